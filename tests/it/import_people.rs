//! `steps import people`: tables as other programs export them, and what they make of `people.yaml`.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use snapbox::str;

use crate::program::Folder;
use crate::terminal::Terminal;

const PEOPLE: &str = "\
# Who works here.
- id: kim-osei # leads the ovens
  name: Kim Osei
- id: robin-ek
  name: Robin Ek
  managers:
    - id: kim-osei # since ever
    # The next one goes here.
  disciplines: [quality]

- {id: sam, name: Sam Lindqvist}
# The end.
";

const STAFF: &str = "\
Full name,Employee ID,Reports to,Manager since,Disciplines,Salary,Start date
Robin Ek,robin-ek,Alex Moreau,2026-03-01,Software development; quality,1,2020-01-01
Kim Osei,kim-osei,,,,2,2019-01-01
Alex Moreau,alex-moreau,,,,3,2026-02-01
";

fn with(people: &str, table: &str) -> Folder {
    let folder = Folder::new();
    folder.write("people.yaml", people).write("staff.csv", table);
    folder
}

#[test]
fn what_would_change_is_shown_first() {
    let folder = with(PEOPLE, STAFF);
    folder.steps("import people staff.csv").gives(
        0,
        str![[r#"
People in `staff.csv`

New: 1 person
- Alex Moreau (alex-moreau)

Changed: 1 person
- Robin Ek (robin-ek): manager Kim Osei → Alex Moreau from 2026-03-01
- Robin Ek (robin-ek): disciplines Quality → Quality and Software development

Unchanged: 1 person.

In people.yaml and not here, left as they are: Sam Lindqvist.

To know
- `Start date` is passed over, since a first day is private; it is kept in
  `profile.yaml`.
- The column `Salary` is not known, and is passed over.

"#]],
        str![[r#"
Nothing was written: `--yes` writes it.

"#]],
    );
    assert_eq!(folder.read("people.yaml"), PEOPLE);
}

#[test]
fn comments_and_layout_stay_and_twice_is_as_once() {
    let folder = with(PEOPLE, STAFF);
    let run = folder.steps("import people staff.csv --yes");
    assert_eq!(run.status, 0, "{}", run.err);
    snapbox::assert_data_eq!(
        folder.read("people.yaml"),
        str![[r##"
# Who works here.
- id: kim-osei # leads the ovens
  name: Kim Osei
- id: robin-ek
  name: Robin Ek
  managers:
    - id: kim-osei # since ever
    - id: alex-moreau
      from: "2026-03-01"
    # The next one goes here.
  disciplines: [quality, software-development]

- {id: sam, name: Sam Lindqvist}
# The end.

- id: alex-moreau
  name: Alex Moreau

"##]]
    );
    assert_eq!(folder.steps("check people.yaml").status, 0);
    let written = folder.read("people.yaml");
    folder.steps_on("2027-01-01", "import people staff.csv --yes").gives(
        0,
        str![[r#"
People in `staff.csv`

Unchanged: 3 people.

In people.yaml and not here, left as they are: Sam Lindqvist.

To know
- `Start date` is passed over, since a first day is private; it is kept in
  `profile.yaml`.
- The column `Salary` is not known, and is passed over.

"#]],
        str![[r#"
Nothing to write: `people.yaml` says all of it already.

"#]],
    );
    assert_eq!(folder.read("people.yaml"), written);
}

#[test]
fn a_workspace_without_people_gets_them() {
    let folder = Folder::new();
    folder.write("staff.csv", "name;manager\nÅsa Ek;\n李小龙;Åsa Ek\n\n;;;\nOlga O'Neil;ek, åsa\n");
    folder.steps("import people staff.csv --yes").gives(
        0,
        str![[r#"
People in `staff.csv`

New: 3 people
- Åsa Ek (asa-ek)
- 李小龙 (li-xiao-long): reports to Åsa Ek
- Olga O'Neil (olga-oneil): reports to Åsa Ek

"#]],
        str![[r#"
Wrote `people.yaml`: 3 new.
Next: whoever has no key yet makes one with `steps key`, and adds it there.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("people.yaml"),
        str![[r#"
- id: asa-ek
  name: Åsa Ek
- id: li-xiao-long
  name: 李小龙
  managers:
    - id: asa-ek
- id: olga-oneil
  name: Olga O'Neil
  managers:
    - id: asa-ek

"#]]
    );
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_written() {
    let table = "\
name,manager,from,disciplines,key
Robin Ek,Kim Ossei,2026-03-01,baking,
Alex Moreau,Alex Moreau,,,AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZ
Kim Osei,Robin Ek,2026-02-30,,age1x
Róbin Ek,,,,
Sam Lindqvist,Robin Ek,2026-01-01,,
sam lindqvist,,,,
,Kim Osei,,,
";
    let folder = with(PEOPLE, table);
    folder.steps("import people staff.csv --yes").gives(
        1,
        str![[r#"
People in `staff.csv`

New: 1 person
- Alex Moreau (alex-moreau): reports to Alex Moreau

Changed: 1 person
- Sam Lindqvist (sam): manager none → Robin Ek from 2026-01-01

Unchanged: 2 people.

To fix: 9 problems
- Row 2, manager: no person is called `Kim Ossei` (did you mean `kim-osei`?)
- Row 2, disciplines: no discipline is called `baking` (expected
  `agile-coaching`, `data-engineering`, `data-science`, `design`,
  `developer-relations`, `front-end`, `mobile`, `project-management`, `quality`,
  `security`, `site-reliability`, `software-development`,
  `technical-product-ownership` or `toolsmithing`)
- Row 3, key: this is a private key, which belongs in nobody else's hands: make
  a new one with `steps key`, and write its public key here, `age1…`
- Row 3, manager: `alex-moreau` is named as their own manager
- Row 4, from: `2026-02-30` is not a date (write it as year, month and day, such
  as 2026-03-01)
- Row 4, key: `age1x` is not a whole public key: expected what `steps key`
  prints, `age1…`
- Row 5, name: `Róbin Ek` would have the id `robin-ek`, which is that of
  `Robin Ek` (say who is meant in a column `id`)
- Row 7, name: `sam` is in row 6 already (leave one of the two out; if they are
  two people, tell them apart in a column `id`)
- Row 8, name: it does not say who it is about

"#]],
        str![[r#"
Nothing was written: fix 9 problems first.

"#]],
    );
    assert_eq!(folder.read("people.yaml"), PEOPLE);
}

#[test]
fn dates_that_may_be_two_are_not_guessed() {
    let table = "name\tmanager\tsince\nRobin Ek\tSam Lindqvist\t3/1/2026\n";
    let folder = with(PEOPLE, table);
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: `3/1/2026` in `since` may be 2026-01-03 (the day first) or 2026-03-01 (the month first)
hint: say which with `--dates dmy` or `--dates mdy`

"#]],
    );
    let run = folder.steps("import people staff.csv --dates mdy");
    assert!(run.out.contains("Sam Lindqvist from 2026-03-01"), "{}", run.out);
    folder.write("staff.csv", format!("{table}Kim Osei\tAlex\t3/25/2026\nAlex\t\t\n"));
    let run = folder.steps("import people staff.csv");
    assert!(run.out.contains("Sam Lindqvist from 2026-03-01"), "{}", run.out);
    folder.write("staff.csv", format!("{table}Kim Osei\tAlex\t3/25/2026\nAlex\tRobin Ek\t25/3/2026\n"));
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: the dates in `since` are not all written in one order: `3/25/2026`, `25/3/2026`
hint: write them as year, month and day, such as 2026-03-01

"#]],
    );
}

#[test]
fn a_spreadsheet_is_read_with_its_dates() {
    let folder = with(PEOPLE, "");
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Notes").expect("a name");
    let sheet = workbook.add_worksheet().set_name("People").expect("a name");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, head) in ["Name", "Employee number", "Line manager", "Since"].into_iter().enumerate() {
        sheet.write(2, column as u16 + 1, head).expect("writes");
    }
    sheet.write(3, 1, "Robin Ek").expect("writes");
    sheet.write(3, 2, "robin-ek").expect("writes");
    sheet.write(3, 3, 1001).expect("writes");
    let since = ExcelDateTime::from_ymd(2026, 3, 1).expect("a day");
    sheet.write_with_format(3, 4, &since, &day).expect("writes");
    sheet.write(5, 1, "Alex Moreau").expect("writes");
    sheet.write(5, 2, 1001).expect("writes");
    // What strayed far away.
    sheet.write(1_048_575, 0, "end").expect("writes");
    sheet.write(1_048_575, 16_383, "end").expect("writes");
    workbook.add_worksheet().set_hidden(true).write(0, 0, "x").expect("writes");
    workbook.save(folder.join("staff.xlsx")).expect("saves");
    folder.steps("import people staff.xlsx").gives(
        0,
        str![[r#"
People in `staff.xlsx`

New: 1 person
- Alex Moreau (1001)

Changed: 1 person
- Robin Ek (robin-ek): manager Kim Osei → Alex Moreau from 2026-03-01

In people.yaml and not here, left as they are: Kim Osei and Sam Lindqvist.

To know
- Of its 2 sheets, `People` was read.

"#]],
        str![[r#"
Nothing was written: `--yes` writes it.

"#]],
    );
}

#[test]
fn every_usual_encoding_is_read_and_what_is_no_table_is_said() {
    let folder = with("", "");
    folder.write("people.yaml", "# Nobody yet.\n");
    let names = |folder: &Folder| {
        let run = folder.steps("import people staff.csv");
        run.out
            .lines()
            .filter(|line| line.starts_with("- "))
            .map(|line| line.to_owned() + "\n")
            .collect::<String>()
    };
    let utf_16: Vec<u8> = "\u{feff}name\nÅsa\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("staff.csv", "\u{feff}name\r\nÅsa\r\n");
    snapbox::assert_data_eq!(
        names(&folder),
        str![[r#"
- Åsa (asa)

"#]]
    );
    folder.write("staff.csv", utf_16);
    snapbox::assert_data_eq!(
        names(&folder),
        str![[r#"
- Åsa (asa)
- It was read as UTF-16.

"#]]
    );
    folder.write("staff.csv", b"name\n\xc5sa\n");
    snapbox::assert_data_eq!(
        names(&folder),
        str![[r#"
- Åsa (asa)
- It is not UTF-8, and was read as Windows-1252 (Latin-1): look whether names

"#]]
    );
    folder.write("staff.csv", b"\x01\x00\x00\x02");
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: `staff.csv` is neither a spreadsheet nor a text
hint: export the table as .xlsx, .ods or CSV

"#]],
    );
    folder.write("staff.csv", b"PK\x03\x04 nothing");
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: `staff.csv` cannot be read as a spreadsheet: Cannot detect file format
hint: open it and save it again as .xlsx, .ods or CSV, without a password

"#]],
    );
    folder.write("staff.csv", "\n\n");
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: there is nothing in `staff.csv`

"#]],
    );
    folder.write("staff.csv", "Robin Ek,Kim Osei\n");
    folder.steps("import people staff.csv").gives(
        2,
        "",
        str![[r#"
error: no column says who somebody is
hint: call one of them `name` or `id`; row 1 was taken for the heads: `Robin Ek`, `Kim Osei`

"#]],
    );
    folder.steps("import people nowhere.csv").gives(2, "", "error: there is no file `nowhere.csv`\n");
    let run = folder.steps_with_input("import people - --yes", "name\nLi\n");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(folder.read("people.yaml"), "# Nobody yet.\n- id: li\n  name: Li\n");
}

#[test]
fn what_cannot_be_changed_is_shown_to_be_written_by_hand() {
    let people = "- &r\n  id: robin-ek\n  name: Robin Ek\n  managers: &m\n    - id: kim-osei\n- {id: kim-osei, managers: *m}\n- {id: alex}\n";
    let folder = with(people, "id,manager\nkim-osei,alex\n");
    folder.steps("import people staff.csv --yes").gives(
        2,
        str![[r#"
People in `staff.csv`

Changed: 1 person
- Kim Osei (kim-osei): manager Kim Osei → Alex from 2026-11-23

In people.yaml and not here, left as they are: Robin Ek and Alex.

"#]],
        str![[r#"
error: `people.yaml` is laid out so that it cannot be changed; nothing was written
hint: write it so by hand:
        - id: kim-osei
          managers:
            - id: kim-osei
            - id: alex
              from: "2026-11-23"

"#]],
    );
    assert_eq!(folder.read("people.yaml"), people);
}

#[test]
fn on_a_terminal_it_asks() {
    let folder = with(PEOPLE, "name,manager,since\nRobin Ek,Sam Lindqvist,3/1/2026\n");
    let words = ["--today", "2026-11-23", "import", "people", "staff.csv"];
    let mut terminal = Terminal::start((30, 100), folder.path(), env!("CARGO_BIN_EXE_steps"), words);
    terminal.wait_for("What is `3/1/2026` in the column `since`?");
    terminal.send("2\r");
    terminal.wait_for("Write it to `people.yaml`?");
    snapbox::assert_data_eq!(
        terminal.screen(),
        str![[r#"
People in `staff.csv`

Changed: 1 person
- Robin Ek (robin-ek): manager Kim Osei → Sam Lindqvist from 2026-03-01

In people.yaml and not here, left as they are: Kim Osei and Sam Lindqvist.

Write it to `people.yaml`?
› 1  Yes
  2  No



















1–2 choose · ↑↓ Enter choose · ? help · q leave
"#]]
    );
    terminal.send("\r");
    terminal.wait_for("Wrote `people.yaml`: 1 changed.");
    assert!(folder.read("people.yaml").contains("    - id: sam\n      from: \"2026-03-01\"\n"));
}

#[test]
fn a_thousand_people_are_taken_at_once() {
    let row = |at: usize| {
        format!(
            "p{at},Person {at},{},2026-01-01,quality\n",
            if at > 0 { format!("Person {}", at / 8) } else { String::new() }
        )
    };
    let table: String = (0..1000).map(row).collect();
    let folder = with("# Us.\n", &format!("id,name,manager,since,disciplines\n{table}"));
    let run = folder.steps("import people staff.csv --yes");
    assert_eq!(run.status, 0, "{}", run.err);
    let again: String = (1..1000).map(|at| format!("p{at},p{},2026-02-01\n", (at - 1) / 9)).collect();
    folder.write("staff.csv", format!("id,manager,since\n{again}"));
    let run = folder.steps("import people staff.csv --yes");
    assert_eq!(run.err, "Wrote `people.yaml`: 971 changed.\n");
}

#[test]
fn names_turned_around_and_a_first_line_that_names_the_separator_are_understood() {
    let folder =
        with(PEOPLE, "sep=;\nName;Manager\n\"Ek, Robin\";\"Osei, Kim\"\n\"Alm, Noor\";\"Ek, Robin\"\n");
    folder.steps("import people staff.csv").gives(
        0,
        str![[r#"
People in `staff.csv`

New: 1 person
- Noor Alm (noor-alm): reports to Robin Ek

Unchanged: 1 person.

In people.yaml and not here, left as they are: Kim Osei and Sam Lindqvist.

"#]],
        str![[r#"
Nothing was written: `--yes` writes it.

"#]],
    );
}

#[test]
fn a_new_file_names_the_schema_of_the_workspace_for_editors() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder.write("staff.csv", "Name\nRobin Ek\n");
    folder.steps("import people staff.csv --yes -q").answer();
    let expected =
        "# yaml-language-server: $schema=framework/schema/people.json\n- id: robin-ek\n  name: Robin Ek\n";
    assert_eq!(folder.read("people.yaml"), expected);
    folder.steps("check").gives(0, "No findings in 41 files.\n", "");
}
