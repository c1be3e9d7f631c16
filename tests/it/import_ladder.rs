//! `steps import ladder`: sheets and documents of different shapes, and the framework that each becomes.

use std::fmt::Write as _;
use std::io::Write as _;

use rust_xlsxwriter::{Format, Url, Workbook};
use snapbox::str;
use zip::write::SimpleFileOptions;

use crate::program::{Folder, Run, repository};
use crate::terminal::Terminal;

/// A folder with one of the sheets of `tests/import`.
pub fn with(sheet: &str) -> Folder {
    let folder = Folder::new();
    let content = std::fs::read(repository().join("tests/import").join(sheet)).expect("reads");
    folder.write(sheet, content);
    folder
}

/// Puts the sheets into a folder that the examples of the help read.
pub fn sheets(folder: &Folder) {
    folder.write("ladder.csv", "Skill,Junior,Senior\nDough,Weighs the flour,Adjusts the water\n");
    folder.write(
        "ladder.md",
        "| Skill | Level | Description |\n|---|---|---|\n| Dough | L1 | Weighs the flour |\n",
    );
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Engineers").expect("a name");
    for (row, cells) in
        [["Skill", "L1", "L2"], ["Dough", "Weighs the flour", "Adjusts the water"]].iter().enumerate()
    {
        sheet.write_row(row as u32, 0, *cells).expect("writes");
    }
    workbook.save(folder.join("ladder.xlsx")).expect("saves");
}

/// Every file of the framework that was written, one after the other, without the scale, which is the default one.
pub fn framework(folder: &Folder) -> String {
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(folder.join("framework")).sort_by_file_name() {
        let entry = entry.expect("walks");
        if entry.file_type().is_file() {
            let text = std::fs::read_to_string(entry.path()).expect("reads");
            let text = text.split("scale:\n").next().expect("a part").to_owned();
            let path = entry.path().strip_prefix(folder.path()).expect("below").display();
            let _ = writeln!(all, "== {path}\n{text}");
        }
    }
    all
}

/// Writes what a sheet becomes, and asserts that it is a framework without errors, and that there is nothing more to
/// take from the same sheet.
#[track_caller]
pub fn import(folder: &Folder, arguments: &str) -> Run {
    let run = folder.steps(&format!("import ladder {arguments}"));
    assert_eq!(run.status, 0, "{}", run.err);
    let check = folder.steps("check");
    assert_eq!(check.status, 0, "{}", check.out);
    assert_eq!(folder.steps("show").status, 0);
    let written = framework(folder);
    let again = folder.steps(&format!("import ladder {arguments}"));
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(again.err.ends_with("Nothing to write: `framework` says all of it already.\n"), "{}", again.err);
    assert_eq!(framework(folder), written);
    run
}

#[test]
fn steps_across() {
    let folder = with("across.csv");
    folder.steps("import ladder across.csv --dry-run").gives(
        0,
        str![[r#"
Ladder in `across.csv`

Each column is a step, and each row a behavior.

Steps: 3
- Apprentice (apprentice)
- Baker (baker)
- Head baker (head-baker)

Behaviors: 3
- Dough (dough)
- Guests (guests)
- Order (order)

Texts: 9
- Dough, Apprentice: Weighs the flour before mixing
  (weighs-the-flour-before-mixing, from line 4, column 3)
- Dough, Apprentice: Watches the dough for signs of strength
  (watches-the-dough-for-signs, from line 4, column 3)
- Dough, Baker: Adjusts the water to the flour of the day
  (adjusts-the-water-to-the-flour, from line 4, column 4)
- Dough, Baker: Explains the fold to an apprentice
  (explains-the-fold-to-an-apprentice, from line 4, column 4, with
  https://bakery.example/folds)
- Dough, Head baker: Chooses the flour for the season, together with the mill
  (chooses-the-flour-for-the-season, from line 4, column 5)
- and 4 more

Not taken: 1 cell
- line 9, column 1: Coffee breaks (there are no texts beside it)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
    assert!(!folder.join("framework").exists());
    import(&folder, "across.csv").gives(
        0,
        str![],
        str![[r#"
Not taken:
  line 9, column 1: Coffee breaks (there are no texts beside it)
Wrote `framework`: 3 steps, 3 behaviors and 9 examples.
`steps check`: 4 warnings in 2 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: From flour to rest
examples:
  apprentice:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
    - id: watches-the-dough-for-signs
      text: Watches the dough for signs of strength
  baker:
    - id: adjusts-the-water-to-the-flour
      text: Adjusts the water to the flour of the day
    - id: explains-the-fold-to-an-apprentice
      text: Explains the fold to an apprentice
      links:
        - https://bakery.example/folds
  head-baker:
    - id: chooses-the-flour-for-the-season
      text: Chooses the flour for the season, together with the mill

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  apprentice:
    - id: greets-guests-by-name
      text: Greets guests by name
  baker:
    - id: asks-guests-how-the-bread
      text: Asks guests how the bread was

== framework/behaviors/order.yaml
id: order
name: Order
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  apprentice:
    - id: leaves-the-bench-clean
      text: Leaves the bench clean
  head-baker:
    - id: plans-the-night-so-that-nobody
      text: Plans the night so that nobody waits

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: bakery-ladder
name: Bakery ladder
version: "1.0.0"
language: en
summary: Career steps, taken over from across.csv.
behaviors: [dough, guests, order]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: apprentice
  name: Apprentice
  summary: Learns the trade at the bench

- id: baker
  name: Baker
  summary: Bakes alone, night after night

- id: head-baker
  name: Head baker
  summary: Answers for the whole house


"#]]
    );
    folder.steps("show dough").gives(
        0,
        str![[r#"
Dough

From flour to rest

Apprentice
- Weighs the flour before mixing
- Watches the dough for signs of strength

Baker
- Adjusts the water to the flour of the day
- Explains the fold to an apprentice https://bakery.example/folds

Head baker
- Chooses the flour for the season, together with the mill

"#]],
        str![],
    );
}

#[test]
fn steps_down() {
    let folder = with("down.tsv");
    import(&folder, "down.tsv").gives(
        0,
        str![],
        str![[r#"
Wrote `framework`: 2 steps, 2 behaviors and 5 examples.
`steps check`: 2 warnings in 2 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior-baker:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
    - id: watches-the-dough-for-signs
      text: Watches the dough for signs of strength
  senior-baker:
    - id: adjusts-the-water-to-the-flour
      text: Adjusts the water to the flour of the day

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior-baker:
    - id: greets-guests-by-name
      text: Greets guests by name
  senior-baker:
    - id: asks-guests-how-the-bread
      text: Asks guests how the bread was

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: down
name: Down
version: "1.0.0"
language: en
summary: Career steps, taken over from down.tsv.
behaviors: [dough, guests]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: junior-baker
  name: Junior baker
  summary: Learns the trade

- id: senior-baker
  name: Senior baker
  summary: Leads a night


"#]]
    );
}

#[test]
fn a_row_for_each_text() {
    let folder = with("rows.csv");
    import(&folder, "rows.csv").gives(
        0,
        str![],
        str![[r#"
`Job level` is empty in 2 cells, first in line 3, column 4; what stands above them was taken.
`Skill` is empty in 3 cells, first in line 3, column 3; what stands above them was taken.
Not taken:
  line 7, column 7: https://bakery.example/names (it is not clear which behavior and step it is about)
  line 2, column 1 to line 7, column 1: 6 cells (the column `No` is not read)
Wrote `framework`: 2 steps, 2 behaviors, 2 disciplines and 5 examples.
`steps check`: 8 warnings in 5 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
group: Craft
examples:
  apprentice:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
  baker:
    - id: adjusts-the-water-to-the-flour
      text: Adjusts the water to the flour of the day
    - id: tastes-every-batch-before-it-leaves
      text: Tastes every batch before it leaves
      disciplines: [pastry, bread]

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
group: People
examples:
  apprentice:
    - id: greets-guests-by-name
      text: Greets guests by name

== framework/disciplines/bread.yaml
id: bread
name: Bread
summary: "To be written: what this discipline is for, in a sentence or two."

== framework/disciplines/pastry.yaml
id: pastry
name: Pastry
summary: "To be written: what this discipline is for, in a sentence or two."
examples:
  dough:
    apprentice:
      - id: keeps-the-butter-cold
        text: Keeps the butter cold
        links:
          - https://bakery.example/butter

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: rows
name: Rows
version: "1.0.0"
language: en
summary: Career steps, taken over from rows.csv.
behaviors: [dough, guests]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: apprentice
  name: Apprentice
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: baker
  name: Baker
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]]
    );
}

#[test]
fn an_export_with_a_mark_and_semicolons() {
    let folder = with("semicolons.csv");
    import(&folder, "semicolons.csv").gives(
        0,
        str![],
        str![[r#"
Not taken:
  line 11, column 1: Notiz (it is not clear which behavior and step it is about)
Wrote `framework`: 3 steps, 3 behaviors and 6 examples.
`steps check`: 9 warnings and 1 note in 5 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/formen.yaml
id: formen
name: Formen
summary: "To be written: what this behavior is about, in a sentence or two."
group: Teig
examples:
  lehrling:
    - id: formt-laibe
      text: Formt Laibe
  meister:
    - id: plant-die-formen
      text: Plant die Formen

== framework/behaviors/grussen.yaml
id: grussen
name: Grüßen
summary: "To be written: what this behavior is about, in a sentence or two."
group: Laden
examples:
  lehrling:
    - id: grusst-die-gaste
      text: Grüßt die Gäste

== framework/behaviors/kneten.yaml
id: kneten
name: Kneten
summary: Wie Teig entsteht
group: Teig
examples:
  lehrling:
    - id: wiegt-das-mehl
      text: Wiegt das Mehl ab
  geselle:
    - id: fuhrt-lehrlinge-an
      text: Führt Lehrlinge an
    - id: pruft-die-ruhe
      text: Prüft die Ruhe

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: backerei
name: Bäckerei
version: "1.0.0"
summary: Career steps, taken over from semicolons.csv.
behaviors: [kneten, formen, grussen]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: lehrling
  name: Lehrling
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: geselle
  name: Geselle
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: meister
  name: Meister
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]]
    );
}

#[test]
fn two_lines_and_merged_cells() {
    let folder = Folder::new();
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Notes").expect("a name");
    let sheet = workbook.add_worksheet().set_name("Ladder 2026").expect("a name");
    let plain = Format::new();
    sheet.write(0, 0, "How we grow").expect("writes");
    sheet.merge_range(2, 2, 2, 4, "Bakers", &plain).expect("merges");
    sheet.merge_range(2, 5, 2, 6, "Leaders", &plain).expect("merges");
    for (column, head) in ["Area", "Skill", "B1", "B2", "B3", "L1", "L2"].into_iter().enumerate() {
        sheet.write(3, column as u16, head).expect("writes");
    }
    sheet.merge_range(4, 0, 5, 0, "Craft", &plain).expect("merges");
    for (row, cells) in [
        ["Dough", "Weighs the flour", "Adjusts the water", "", "", "Plans the night"],
        ["Fire", "Lights the oven\nSweeps the ash", "", "Reads the embers", "Buys the wood", ""],
        ["Guests", "", "Asks how the bread was", "", "Answers complaints", ""],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in cells.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(row as u32 + 4, column as u16 + 1, text).expect("writes");
        }
    }
    sheet.write(6, 0, "People").expect("writes");
    sheet.merge_range(6, 3, 6, 4, "Asks how the bread was", &plain).expect("merges");
    let link = Url::new("https://bakery.example/fire").set_text("Reads the embers");
    sheet.write_url(5, 4, link).expect("writes");
    sheet.write(7, 9, "Ask Kim about this").expect("writes");
    workbook.save(folder.join("ladder.xlsx")).expect("saves");
    folder.steps("import ladder ladder.xlsx -n").gives(
        0,
        str![[r#"
Ladder in `ladder.xlsx`

Each column is a step, and each row a behavior.

Steps: 5
- B1 (b1)
- B2 (b2)
- B3 (b3)
- L1 (l1), after B1
- L2 (l2)

Behaviors: 3
- Dough (dough), in Craft
- Fire (fire), in Craft
- Guests (guests), in People

Texts: 9
- Dough, B1: Weighs the flour (weighs-the-flour, from Ladder 2026!C5)
- Dough, B2: Adjusts the water (adjusts-the-water, from Ladder 2026!D5)
- Dough, L2: Plans the night (plans-the-night, from Ladder 2026!G5)
- Fire, B1: Lights the oven (lights-the-oven, from Ladder 2026!C6)
- Fire, B1: Sweeps the ash (sweeps-the-ash, from Ladder 2026!C6)
- and 4 more

To know
- Ladder 2026!D7 spans several steps; its texts are at the narrowest of them,
  which the wider ones include.
- `Leaders` is a line of its own, from `L1` on, after `B1`. To fork it
  elsewhere: `--map "after=L1:B1"` with another step.

Not taken: 1 cell
- Ladder 2026!J8: Ask Kim about this (the column has no head)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
    import(&folder, "ladder.xlsx");
    snapbox::assert_data_eq!(
        folder.read("framework/steps.yaml"),
        str![[r##"
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: b1
  name: B1
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: b2
  name: B2
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: b3
  name: B3
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: l1
  name: L1
  summary: "To be written: what somebody at this step does, in a sentence or two."
  after: b1

- id: l2
  name: L2
  summary: "To be written: what somebody at this step does, in a sentence or two."

"##]]
    );
    snapbox::assert_data_eq!(
        folder.read("framework/behaviors/fire.yaml"),
        str![[r#"
id: fire
name: Fire
summary: "To be written: what this behavior is about, in a sentence or two."
group: Craft
examples:
  b1:
    - id: lights-the-oven
      text: Lights the oven
    - id: sweeps-the-ash
      text: Sweeps the ash
  b3:
    - id: reads-the-embers
      text: Reads the embers
      links:
        - https://bakery.example/fire
  l1:
    - id: buys-the-wood
      text: Buys the wood

"#]]
    );
    folder.steps("import ladder ladder.xlsx -n --map sheet=Leader").gives(
        2,
        str![],
        str![[r#"
error: no ladder was found in `ladder.xlsx`: no sheet is called `Leader`
hint: the file has `Ladder 2026`

"#]],
    );
}

/// A spreadsheet of the open format with one sheet, of these rows in its own markup.
fn ods(rows: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).expect("begins");
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("writes");
    archive.start_file("META-INF/manifest.xml", stored).expect("begins");
    let manifest =
        r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    archive.write_all(manifest.as_bytes()).expect("writes");
    archive.start_file("content.xml", stored).expect("begins");
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Ladder">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"#
    );
    archive.write_all(content.as_bytes()).expect("writes");
    archive.finish().expect("ends").into_inner()
}

#[test]
fn an_open_document_with_merged_cells() {
    let cell = |text: &str, more: &str| {
        let lines: String = text.lines().map(|line| format!("<text:p>{line}</text:p>")).collect();
        format!(r#"<table:table-cell office:value-type="string"{more}>{lines}</table:table-cell>"#)
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let covered = "<table:covered-table-cell/>".to_owned();
    let empty = "<table:table-cell/>".to_owned();
    let (wide, high) = (r#" table:number-columns-spanned="2""#, r#" table:number-rows-spanned="2""#);
    let rows = [
        row(&[empty.clone(), empty.clone(), cell("Bakers", wide), covered.clone(), cell("Leaders", "")]),
        row(&[cell("Area", ""), cell("Skill", ""), cell("Junior", ""), cell("Senior", ""), cell("Lead", "")]),
        row(&[
            cell("Craft", high),
            cell("Dough", ""),
            cell("Weighs the flour\nFolds it", ""),
            empty.clone(),
            cell("Plans the night", ""),
        ]),
        row(&[covered, cell("Fire", ""), empty, cell("Reads the embers", "")]),
    ];
    let folder = Folder::new();
    folder.write("ladder.ods", ods(&rows.concat()));
    import(&folder, "ladder.ods").gives(0, str![], str![[r#"
`Leaders` is a line of its own, from `Lead` on, after `Junior`. To fork it elsewhere: `--map "after=Lead:Junior"` with another step.
Wrote `framework`: 3 steps, 2 behaviors and 4 examples.
`steps check`: 8 warnings and 1 note in 4 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]]);
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
group: Craft
examples:
  junior:
    - id: weighs-the-flour
      text: Weighs the flour
    - id: folds-it
      text: Folds it
  lead:
    - id: plans-the-night
      text: Plans the night

== framework/behaviors/fire.yaml
id: fire
name: Fire
summary: "To be written: what this behavior is about, in a sentence or two."
group: Craft
examples:
  senior:
    - id: reads-the-embers
      text: Reads the embers

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: ladder
name: Ladder
version: "1.0.0"
summary: Career steps, taken over from ladder.ods.
behaviors: [dough, fire]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: junior
  name: Junior
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: senior
  name: Senior
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: lead
  name: Lead
  summary: "To be written: what somebody at this step does, in a sentence or two."
  after: junior


"#]]
    );
}

#[test]
fn a_changed_sheet_changes_only_what_differs() {
    let folder = with("across.csv");
    import(&folder, "across.csv");
    let path = "framework/behaviors/dough.yaml";
    let commented = folder.read(path).replace("  baker:\n", "  # What a baker knows.\n  baker:\n");
    folder.write(path, commented.replace("the day\n", "the day # as the mill says\n"));
    let steps = folder.read("framework/steps.yaml");
    folder.write(
        "framework/steps.yaml",
        steps.replace("- id: head-baker\n", "# The widest.\n- id: head-baker # so far\n"),
    );
    let sheet = folder.read("across.csv");
    let sheet = sheet
        .replace("Weighs the flour before mixing", "Weighs all the flour before mixing")
        .replace("Greets guests by name", "Greets guests by name and remembers their bread")
        .replace("Leaves the bench clean", "\"Leaves the bench clean\nLabels the leaven\"")
        .replace("Asks guests how the bread was", "")
        .replace("From flour to rest", "From the mill to the rest")
        .replace(",Head baker", ",Night lead,Head baker")
        .replace(",Answers for the whole house", ",Leads a night,Answers for the whole house")
        .replace(",\"Chooses the flour", ",,\"Chooses the flour")
        .replace("Order,,", "Fire,,Lights the oven,,,\nOrder,,");
    folder.write("across.csv", sheet);
    folder.steps("import ladder across.csv -n").gives(
        0,
        str![[r#"
Ladder in `across.csv`

Each column is a step, and each row a behavior.

Steps: 4
- Apprentice (apprentice)
- Baker (baker)
- Night lead (night-lead)
- Head baker (head-baker)

Behaviors: 4
- Dough (dough)
- Guests (guests)
- Fire (fire)
- Order (order)

New steps: Night lead.

New behaviors: Fire.

New: 3 texts
- Fire, Apprentice: Lights the oven (lights-the-oven, from line 8, column 3)
- Order, Apprentice: Labels the leaven (labels-the-leaven, from line 9, column
  3)
- Order, Night lead: Plans the night so that nobody waits
  (plans-the-night-so-that-nobody-2, from line 9, column 5)

Reworded, under the same id: 1 text
- weighs-the-flour-before-mixing: Weighs the flour before mixing → Weighs all
  the flour before mixing

In place of another: 1 text
- Guests, Apprentice: Greets guests by name and remembers their bread
  (greets-guests-by-name-and-remembers, from line 7, column 3); replaces
  greets-guests-by-name

Summaries that change
- behavior dough: From flour to rest → From the mill to the rest

Unchanged: 5 texts.

In the framework and not in the file, left as they are:
asks-guests-how-the-bread and plans-the-night-so-that-nobody.

Not taken: 1 cell
- line 11, column 1: Coffee breaks (there are no texts beside it)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
    folder.steps("import ladder across.csv").gives(
        0,
        str![],
        str![[r#"
Not taken:
  line 11, column 1: Coffee breaks (there are no texts beside it)
Wrote `framework`: 1 new step, 1 new behavior, 4 new examples, 1 reworded example and 1 changed summary.
`steps check`: 12 warnings and 1 note in 4 files.
Next: raise the version in framework.yaml, and read it with `steps show`.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: From the mill to the rest
examples:
  apprentice:
    - id: weighs-the-flour-before-mixing
      text: Weighs all the flour before mixing
    - id: watches-the-dough-for-signs
      text: Watches the dough for signs of strength
  # What a baker knows.
  baker:
    - id: adjusts-the-water-to-the-flour
      text: Adjusts the water to the flour of the day # as the mill says
    - id: explains-the-fold-to-an-apprentice
      text: Explains the fold to an apprentice
      links:
        - https://bakery.example/folds
  head-baker:
    - id: chooses-the-flour-for-the-season
      text: Chooses the flour for the season, together with the mill

== framework/behaviors/fire.yaml
id: fire
name: Fire
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  apprentice:
    - id: lights-the-oven
      text: Lights the oven

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  apprentice:
    - id: greets-guests-by-name-and-remembers
      text: Greets guests by name and remembers their bread
      replaces: greets-guests-by-name
  baker:
    - id: asks-guests-how-the-bread
      text: Asks guests how the bread was

== framework/behaviors/order.yaml
id: order
name: Order
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  apprentice:
    - id: leaves-the-bench-clean
      text: Leaves the bench clean
    - id: labels-the-leaven
      text: Labels the leaven
  head-baker:
    - id: plans-the-night-so-that-nobody
      text: Plans the night so that nobody waits
  night-lead:
    - id: plans-the-night-so-that-nobody-2
      text: Plans the night so that nobody waits

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: bakery-ladder
name: Bakery ladder
version: "1.0.0"
language: en
summary: Career steps, taken over from across.csv.
behaviors: [dough, guests, order, fire]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: apprentice
  name: Apprentice
  summary: Learns the trade at the bench

- id: baker
  name: Baker
  summary: Bakes alone, night after night

- id: night-lead
  name: Night lead
  summary: Leads a night

# The widest.
- id: head-baker # so far
  name: Head baker
  summary: Answers for the whole house


"#]]
    );
    assert_eq!(folder.steps("check").status, 0);
    let again = folder.steps("import ladder across.csv");
    assert!(again.err.ends_with("Nothing to write: `framework` says all of it already.\n"), "{}", again.err);
}

#[test]
fn what_was_guessed_wrong_can_be_said() {
    let folder = Folder::new();
    folder.write("odd.csv", "Was,Wo,Wer,Wann\nWiegt,Teig,Lehrling,1\nPrüft,Teig,Meister,2\n");
    folder.steps("import ladder odd.csv -n").gives(
        0,
        str![[r#"
Ladder in `odd.csv`

Each column is a step, and each row a behavior. If it is the other way round:
`--map steps=down`.

Steps: 2
- Wo (wo)
- Wer (wer)

Behaviors: 2
- Wiegt (wiegt)
- Prüft (pruft)

Texts: 4
- Wiegt, Wo: Teig (teig, from line 2, column 2)
- Wiegt, Wer: Lehrling (lehrling, from line 2, column 3)
- Prüft, Wo: Teig (teig-2, from line 3, column 2)
- Prüft, Wer: Meister (meister, from line 3, column 3)

Not taken: 2 cells
- line 2, column 4: 1 (the column `Wann` is not read)
- line 3, column 4: 2 (the column `Wann` is not read)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
    folder
        .steps("import ladder odd.csv -n --map text=Was --map behavior=B --map step=3 --map order=Meister --map skip=Wann")
        .gives(0, str![[r#"
Ladder in `odd.csv`

Each row is a text, with its step and its behavior beside it.

Steps: 2
- Meister (meister)
- Lehrling (lehrling)

Behaviors: 1
- Teig (teig)

Texts: 2
- Teig, Lehrling: Wiegt (wiegt, from line 2, column 1)
- Teig, Meister: Prüft (pruft, from line 3, column 1)

Not taken: 2 cells
- line 2, column 4: 1 (the column `Wann` is not read)
- line 3, column 4: 2 (the column `Wann` is not read)

"#]], str![[r#"
Nothing was written.

"#]]);
    folder.steps("import ladder odd.csv --map stp=Wer").gives(
        2,
        str![],
        str![[r#"
error: `--map stp=Wer`: there is nothing called `stp` to be mapped
hint: did you mean `step`?

"#]],
    );
    folder.steps("import ladder odd.csv --map step=Wenn").gives(
        2,
        str![],
        str![[r#"
error: no ladder was found in `odd.csv`: no column is called `Wenn`
hint: did you mean `Wann`?

"#]],
    );
    folder.steps("import ladder odd.csv --map header=9").gives(
        2,
        str![],
        str![[r#"
error: no ladder was found in `odd.csv`: there is nothing in row 9
hint: count as the file shows it: rows of a sheet, lines of a text

"#]],
    );
    folder.steps("import ladder odd.csv --map steps=up").gives(
        2,
        str![],
        str![[r#"
error: `--map steps=up`: steps are not laid out like that
hint: expected `across`, `down` or `rows`

"#]],
    );
}

#[test]
fn our_own_export_comes_back_and_names_its_texts() {
    let folder = Folder::new();
    assert_eq!(folder.steps("init").status, 0);
    for file in ["ladder.xlsx", "ladder.csv"] {
        assert_eq!(folder.steps(&format!("export framework -o {file}")).status, 0);
        let run = folder.steps(&format!("import ladder {file} -n"));
        assert!(run.err.starts_with("Nothing to write"), "{}", run.err);
    }
    let (path, text) =
        ("framework/behaviors/mastery.yaml", "Compares possible methods for a task before settling on one");
    assert!(folder.read(path).contains(text));
    folder.write("ladder.csv", folder.read("ladder.csv").replace(text, "Weighs a few ways to go"));
    let run = folder.steps("import ladder ladder.csv");
    assert_eq!(run.status, 0, "{}", run.err);
    let written = folder.read(path);
    let entry = "- id: weighs-a-few-ways\n      text: Weighs a few ways to go\n      replaces: [ma-compares-methods, ma-applies-practices]\n";
    assert!(written.contains(entry), "{written}");
}

#[test]
fn another_framework_is_never_overwritten() {
    let folder = with("across.csv");
    folder.steps("init");
    let before = folder.read("framework/steps.yaml");
    folder.steps("import ladder across.csv --yes").gives(2, str![], str![[r#"
error: `framework` is another framework, Technology career steps: of the 3 steps in the file it has 0, and of the 3 behaviors 0; nothing was written
hint: run it in an empty folder, or move that one away

"#]]);
    assert_eq!(folder.read("framework/steps.yaml"), before);
    assert!(!folder.join("framework/behaviors/dough.yaml").exists());
}

#[test]
fn on_a_terminal_it_is_shown_and_asked_first() {
    let folder = with("levels.yaml");
    let words = ["import", "ladder", "levels.yaml"];
    let mut terminal = Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), words);
    terminal.wait_for("Write it to `framework`?");
    let screen = terminal.screen();
    for shown in ["2 steps, 2 behaviors and 4 examples.", "Yes", "No"] {
        assert!(screen.contains(shown), "{shown} in {screen}");
    }
    assert!(!folder.join("framework").exists());
    terminal.send("\r");
    terminal.wait_for("Wrote `framework`: 2 steps, 2 behaviors and 4 examples.");
    assert!(folder.join("framework/framework.yaml").exists());
}

#[test]
fn what_holds_no_ladder_is_told() {
    #[track_caller]
    fn check(name: &str, content: impl AsRef<[u8]>, expect: impl snapbox::IntoData) {
        let folder = Folder::new();
        folder.write(name, content);
        folder.steps(&format!("import ladder {name}")).gives(2, "", expect);
    }
    check(
        "text.txt",
        b"Only a sentence.\n",
        str![[r#"
error: no ladder was found in `text.txt`: no row names the columns
hint: say which does, as in `--map header=3`; the names of steps or of behaviors stand there

"#]],
    );
    check(
        "empty.csv",
        b"",
        str![[r#"
error: there is no table in `empty.csv`
hint: export the table as .xlsx, .ods or CSV

"#]],
    );
    check(
        "heads.csv",
        b"Skill,Junior,Senior\n",
        str![[r#"
error: no ladder was found in `heads.csv`: there is nothing below the heads
hint: each row below them is a behavior, a step or a text

"#]],
    );
    check(
        "noise.xlsx",
        b"\x00\x01\x02\x03",
        str![[r#"
error: `noise.xlsx` is neither a spreadsheet nor a text
hint: export the table as .xlsx, .ods or CSV

"#]],
    );
    check(
        "broken.xlsx",
        b"PK\x03\x04 and no more",
        str![[r#"
error: `broken.xlsx` cannot be read as a spreadsheet: it is damaged, or of a kind that is not known here
hint: open it and save it again as .xlsx, .ods or CSV, without a password

"#]],
    );
    let locked =
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"]
            .concat();
    check(
        "locked.xlsx",
        &locked,
        str![[r#"
error: `locked.xlsx` is locked with a password
hint: open it and save it again without one

"#]],
    );
    check(
        "huge.csv",
        vec![b','; 4 * 1024 * 1024 + 1],
        str![[r#"
error[does-not-parse]: the file is too long: 5 MB, where 4 MB is the limit
 --> huge.csv:1:1

"#]],
    );
    check(
        "wide.csv",
        vec![b','; 100_001],
        str![[r#"
error: there is no table in `wide.csv`
hint: export the table as .xlsx, .ods or CSV

"#]],
    );
    check(
        "many.csv",
        format!("Skill,Junior\n{}", "a,b\n".repeat(50_001)),
        str![[r#"
error: `many.csv` has more than 100,000 cells, which is no ladder
hint: copy the ladder to a file of its own

"#]],
    );
    check(
        "broken.json",
        b"[{]",
        str![[r#"
error[does-not-parse]: not valid YAML: did not find expected node content
 --> broken.json:1:3
  |
1 | [{]
  |   ^

"#]],
    );
    check(
        "other.yaml",
        b"a: 1\n",
        str![[r#"
error: there is no table in `other.yaml`
hint: export the table as .xlsx, .ods or CSV

"#]],
    );
    let folder = Folder::new();
    folder.steps("import ladder missing.csv").gives(
        2,
        "",
        str![[r#"
error: there is no file `missing.csv`

"#]],
    );
    folder.steps_with_input("import ladder - -n", "Skill,Junior\nDough,Weighs\n").gives(
        0,
        str![[r#"
Ladder in standard input

Each column is a step, and each row a behavior.

Steps: 1
- Junior (junior)

Behaviors: 1
- Dough (dough)

Texts: 1
- Dough, Junior: Weighs (weighs, from line 2, column 2)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
}
