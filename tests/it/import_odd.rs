//! `steps import ladder` from sheets with what people write around a ladder: notes, sums, fillers, links, and gaps.

use snapbox::str;

use crate::import_ladder::import;
use crate::program::{Folder, repository};

#[track_caller]
fn check(sheet: &str, arguments: &str, expect: impl snapbox::IntoData) {
    let folder = Folder::new();
    folder.write("ladder.csv", sheet);
    let run = folder.steps(&format!("import ladder ladder.csv -n {arguments}"));
    assert_eq!(run.status, 0, "{}", run.err);
    snapbox::assert_data_eq!(run.out, expect);
}

#[test]
fn behaviors_of_a_group_stand_together() {
    let folder = Folder::new();
    let sheet = "Area,Skill,Junior\nCraft,Dough,Weighs the flour\nPeople,Guests,Greets guests\nCraft,Fire,Lights the oven\n";
    folder.write("ladder.csv", sheet);
    import(&folder, "ladder.csv");
    let manifest = folder.read("framework/framework.yaml");
    assert!(manifest.contains("behaviors: [dough, fire, guests]\n"), "{manifest}");
    folder.write(
        "ladder.csv",
        format!(
            "{sheet}Craft,Salt,Weighs the salt\nShop,Order,Sweeps the floor\nCraft,Leaven,Feeds the leaven\n"
        ),
    );
    import(&folder, "ladder.csv");
    let manifest = folder.read("framework/framework.yaml");
    assert!(manifest.contains("behaviors: [dough, fire, salt, leaven, guests, order]\n"), "{manifest}");
    let check = folder.steps("check");
    assert!(!check.out.contains("scattered-group"), "{}", check.out);
}

#[test]
fn a_line_cannot_begin_after_a_later_step() {
    let folder = Folder::new();
    folder.write("ladder.csv", "Skill,L1,L2,L3\nDough,Weighs,Folds,Bakes\n");
    folder.steps("import ladder ladder.csv --yes --map after=L2:L3").gives(2, "", str![[r#"
error: no ladder was found in `ladder.csv`: `--map "after=L2:L3"`: `L3` stands further down the ladder than `L2`
hint: a step comes after one that is listed above it; another order is said with `--map "order=L1,L3,L2"`

"#]]);
    folder.steps("import ladder ladder.csv --yes --map after=L2:L2").gives(
        2,
        "",
        str![[r#"
error: no ladder was found in `ladder.csv`: `--map "after=L2:L2"`: `L2` cannot come after itself
hint: name the step before it behind the colon

"#]],
    );
    folder.steps("import ladder ladder.csv --yes --map after=L4:L2").gives(
        2,
        "",
        str![[r#"
error: no ladder was found in `ladder.csv`: `--map "after=L4:L2"`: no step is called `L4`
hint: expected `L1`, `L2` or `L3`

"#]],
    );
    assert!(!folder.join("framework").exists());
    let run = folder.steps("import ladder ladder.csv --yes --map after=L2:L3 --map order=L1,L3,L2");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(folder.steps("check").status, 0);
}

#[test]
fn what_would_not_load_is_not_written() {
    let folder = Folder::new();
    folder.write(
        "ladder.csv",
        "Skill,Team,L1,L2\nDough,,Weighs the flour,Folds the dough\nDough,Bread,Feeds it,\n",
    );
    import(&folder, "ladder.csv");
    let discipline = "framework/disciplines/bread.yaml";
    let narrowed = folder.read(discipline).replace("examples:\n", "steps: [l1]\nexamples:\n");
    folder.write(discipline, &narrowed);
    let sheet = folder
        .read("ladder.csv")
        .replace("Feeds it,", "Feeds it,Grows it")
        .replace("Folds the dough", "Folds it");
    folder.write("ladder.csv", sheet);
    let before = folder.read("framework/behaviors/dough.yaml");
    folder.steps("import ladder ladder.csv --yes").gives(
        2,
        "",
        str![[r#"
What would be written has errors, so nothing was written:
error[outside-discipline]: the discipline `bread` does not have the step `l2`
  --> framework/disciplines/bread.yaml:10:5
   |
10 |     l2:
   |     ^^
   |
   = help: add it to `steps` in `disciplines/bread.yaml`, or move the example

"#]],
    );
    assert_eq!(folder.read(discipline), narrowed);
    assert_eq!(folder.read("framework/behaviors/dough.yaml"), before);
}

/// The framework of an example, exported to a file and taken over from it in an empty folder.
fn round_trip(file: &str) -> (Folder, String) {
    let whole = Folder::new();
    let from = repository().join("examples/dual-track");
    let run = whole.steps(&format!("--workspace {} export framework -o {file}", from.display()));
    assert_eq!(run.status, 0, "{}", run.err);
    let folder = Folder::new();
    folder.write(file, std::fs::read(whole.join(file)).expect("reads"));
    let run = import(&folder, file);
    (folder, run.err)
}

#[test]
fn our_own_records_bring_back_ids_and_lines() {
    let (folder, said) = round_trip("ladder.csv");
    snapbox::assert_data_eq!(
        said,
        str![[r#"
This is an export of `steps`, which holds the examples alone: the scale, roles, summaries, scopes, steps that stand beside each other and the guide come from the framework's own files. Copy those instead, if you have them.
Wrote `framework`: 11 steps, 6 behaviors, 4 disciplines and 271 examples.
`steps check`: 45 warnings in 11 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]]
    );
    let steps = folder.read("framework/steps.yaml");
    let told: Vec<&str> =
        steps.lines().filter(|line| ["- id:", "  after:"].iter().any(|key| line.starts_with(key))).collect();
    snapbox::assert_data_eq!(
        told.join("\n"),
        str![[r#"
- id: junior
- id: mid-level
- id: senior
- id: staff
- id: principal
- id: distinguished
- id: tech-lead
  after: mid-level
- id: engineering-manager
- id: senior-engineering-manager
- id: director
- id: vp-of-engineering
"#]]
    );
    let original = repository().join("examples/dual-track/framework/behaviors/delivery.yaml");
    let original = std::fs::read_to_string(original).expect("reads");
    let ids = |text: &str| -> Vec<String> {
        let mut ids: Vec<String> = text
            .lines()
            .filter(|line| line.trim().starts_with("- id:"))
            .map(str::trim)
            .map(Into::into)
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&folder.read("framework/behaviors/delivery.yaml")), ids(&original));
    assert!(folder.join("framework/disciplines/data.yaml").exists());
}

#[test]
fn our_own_sheet_brings_back_lines() {
    let (folder, said) = round_trip("ladder.xlsx");
    snapbox::assert_data_eq!(
        said,
        str![[r#"
The table `Matrix` is not read; `--map sheet="Matrix"` reads it alone.
This is an export of `steps`, which holds the examples alone: the scale, roles, summaries, scopes, steps that stand beside each other, the guide, and the ids of steps and behaviors come from the framework's own files. Copy those instead, if you have them; an export as .csv has the ids.
Wrote `framework`: 11 steps, 6 behaviors, 4 disciplines and 271 examples.
`steps check`: 45 warnings in 11 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]]
    );
    let steps = folder.read("framework/steps.yaml");
    assert_eq!(steps.matches("  after: mid-level-engineer\n").count(), 1, "{steps}");
    assert_eq!(steps.matches("  after:").count(), 1, "{steps}");
}

#[test]
fn a_behavior_beside_a_competency_is_the_text() {
    check(
        "Level,Competency,Behavior\nJunior,Dough,Weighs the flour\n,,Folds the dough\nSenior,,Adjusts the water\n,Guests,Greets guests\n",
        "",
        str![[r#"
Ladder in `ladder.csv`

Each row is a text, with its step and its behavior beside it.

Steps: 2
- Junior (junior)
- Senior (senior)

Behaviors: 2
- Dough (dough)
- Guests (guests)

Texts: 4
- Dough, Junior: Weighs the flour (weighs-the-flour, from line 2, column 3)
- Dough, Junior: Folds the dough (folds-the-dough, from line 3, column 3)
- Dough, Senior: Adjusts the water (adjusts-the-water, from line 4, column 3)
- Guests, Senior: Greets guests (greets-guests, from line 5, column 3)

To know
- `Level` is empty in 2 cells, first in line 3, column 1; what stands above them
  was taken.
- `Competency` is empty in 2 cells, first in line 3, column 2; what stands above
  them was taken.

"#]],
    );
}

#[test]
fn sums_and_what_says_nothing_are_left() {
    check(
        "Version,3\nOwner,Kim\n\nNo,Skill,Junior,Senior,Total,Weight\n1,Dough,\"Weighs the flour before the mixing\nn/a\",Adjusts the water,3,10%\n2,Fire,TBD,✓,2,5%\n3,Guests,x,Same as Junior,1,3\n4,Salt,#REF!,12,1,3\n,Total,3,4,7,\n",
        "",
        str![[r#"
Ladder in `ladder.csv`

Each column is a step, and each row a behavior.

Steps: 2
- Junior (junior)
- Senior (senior)

Behaviors: 4
- Dough (dough)
- Fire (fire)
- Guests (guests)
- Salt (salt)

Texts: 2
- Dough, Junior: Weighs the flour before the mixing
  (weighs-the-flour-before-the-mixing, from line 5, column 3)
- Dough, Senior: Adjusts the water (adjusts-the-water, from line 5, column 4)

Not taken: 27 cells
- line 1, column 1: Version (it stands above the table)
- line 1, column 2: 3 (it stands above the table)
- line 2, column 1: Owner (it stands above the table)
- line 2, column 2: Kim (it stands above the table)
- line 5, column 3: n/a (it says nothing by itself)
- line 7, column 3: TBD (it says nothing by itself)
- line 7, column 4: ✓ (there is no text in it)
- line 8, column 3: x (it says nothing by itself)
- line 8, column 4: Same as Junior (it says nothing by itself)
- line 9, column 3: #REF! (the spreadsheet could not work it out)
- line 9, column 4: 12 (a number is no text)
- line 10, column 2: Total (the row sums up, and holds no texts)
- line 10, column 3: 3 (the row sums up, and holds no texts)
- line 10, column 4: 4 (the row sums up, and holds no texts)
- line 5, column 1 to line 9, column 1: 4 cells (the column `No` is not read)
- line 5, column 5 to line 10, column 5: 5 cells (the column `Total` is not
  read)
- line 5, column 6 to line 9, column 6: 4 cells (the column `Weight` is not
  read)

"#]],
    );
    check(
        "Level,Title,Salary,Communication,Delivery,Order\nL1,Baker,30000,Talks to guests at the door,Bakes the bread of the day,Sweeps the floor after work\nL2,Senior baker,40000,Talks to mills about the flour,Plans the nights of a week,Labels the leaven every day\nTotal,,70000,,,\n",
        "",
        str![[r#"
Ladder in `ladder.csv`

Each row is a step, and each column a behavior.

Steps: 2
- L1 (l1)
- L2 (l2)

Behaviors: 4
- Title (title)
- Communication (communication)
- Delivery (delivery)
- Order (order)

Texts: 8
- Title, L1: Baker (baker, from line 2, column 2)
- Communication, L1: Talks to guests at the door (talks-to-guests-at-the-door,
  from line 2, column 4)
- Delivery, L1: Bakes the bread of the day (bakes-the-bread, from line 2, column
  5)
- Order, L1: Sweeps the floor after work (sweeps-the-floor-after-work, from line
  2, column 6)
- Title, L2: Senior baker (senior-baker, from line 3, column 2)
- and 3 more

To know
- `Title` has no more than a few words at each step. Is it a behavior? If not,
  `--map "skip=Title"` leaves it out.

Not taken: 4 cells
- line 4, column 1: Total (the row sums up, and holds no texts)
- line 2, column 3: 30000 (the column `Salary` is not read)
- line 3, column 3: 40000 (the column `Salary` is not read)
- line 4, column 3: 70000 (the column `Salary` is not read)

"#]],
    );
}

#[test]
fn links_leave_a_sentence_behind() {
    check(
        "Skill,L1\nDough,\"Tests per the guide at https://g.example/a_(b)\nWorks according to https://g.example/c\nFolds as [the page](https://g.example/d) shows\nNames the dough\n(see https://g.example/e)\"\n",
        "",
        str![[r#"
Ladder in `ladder.csv`

Each column is a step, and each row a behavior.

Steps: 1
- L1 (l1)

Behaviors: 1
- Dough (dough)

Texts: 4
- Dough, L1: Tests per the guide (tests-per-the-guide, from line 2, column 2,
  with https://g.example/a_(b))
- Dough, L1: Works according to https://g.example/c (works-according-to, from
  line 2, column 2, with https://g.example/c)
- Dough, L1: Folds as the page shows (folds-as-the-page-shows, from line 2,
  column 2, with https://g.example/d)
- Dough, L1: Names the dough (names-the-dough, from line 2, column 2, with
  https://g.example/e)

"#]],
    );
}

#[test]
fn a_name_and_what_comes_next() {
    let folder = Folder::new();
    folder.write("ladder.csv", "Skill,L1,L2\nDough,Weighs the flour,Folds the dough\n");
    folder.steps("import ladder ladder.csv --map name=Bread").gives(0, "", str![[r#"
Wrote `framework`: 2 steps, 1 behavior and 2 examples.
`steps check`: 3 warnings and 1 note in 3 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]]);
    assert!(folder.read("framework/framework.yaml").contains("id: bread\nname: Bread\n"));
    folder.steps("import ladder ladder.csv --map sheet=Foo").gives(
        2,
        "",
        str![[r#"
error: no ladder was found in `ladder.csv`: no sheet is called `Foo`
hint: the file has one table, which bears no name; leave `sheet` out

"#]],
    );
    folder.write("ladder.pdf", "%PDF-1.7 and more");
    folder.steps("import ladder ladder.pdf").gives(
        2,
        "",
        str![[r#"
error: `ladder.pdf` is a PDF, and the tables in it cannot be read
hint: export the table as .xlsx, .ods or CSV from the program that the PDF was made with

"#]],
    );
}
