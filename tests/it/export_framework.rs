//! `steps export framework` and `steps export journal`: records for other programs, and spreadsheets for people.

use std::os::unix::fs::PermissionsExt;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use snapbox::str;

use crate::program::Folder;

const ROBIN: &str = "--person robin-ek";

/// The rows of a sheet as texts.
fn sheet(folder: &Folder, file: &str, name: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(folder.join(file)).expect("a workbook");
    let range = workbook.worksheet_range(name).expect("a sheet");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn every_example_is_a_record() {
    let folder = Folder::example("design-studio");
    let csv = folder.steps("export framework --format csv").answer();
    snapbox::assert_data_eq!(
        csv.lines().take(6).collect::<Vec<_>>().join("\n"),
        str![[r#"
version,framework,framework_version,behavior,behavior_name,group,step,step_name,lines,disciplines,discipline_names,id,text,links,replaces
1,studio-ladder,2.1.0,craft,Practices the craft,,contributor,Contributor,,,,cr-sketches-directions,Sketches different directions before refining one of them,,
1,studio-ladder,2.1.0,craft,Practices the craft,,contributor,Contributor,,,,cr-brings-unfinished-work,Brings unfinished work to critique along with the question it is stuck on,,
1,studio-ladder,2.1.0,craft,Practices the craft,,contributor,Contributor,,,,cr-credits-sources,"Credits the source of a borrowed idea, typeface or picture",,
1,studio-ladder,2.1.0,craft,Practices the craft,,contributor,Contributor,,visual-design,Visual design,cr-guides-the-eye,Sets type and spacing so that the eye finds the main thing first,,
1,studio-ladder,2.1.0,craft,Practices the craft,,contributor,Contributor,,interaction-design,Interaction design,ix-prototypes-flows,Prototypes a flow that people try out without an explanation,,
"#]]
    );
    let lines = folder.steps("export framework").answer();
    snapbox::assert_data_eq!(
        lines.lines().nth(3).expect("a line").to_owned(),
        str![[
            r#"{"record":"example","version":1,"framework":"studio-ladder","framework_version":"2.1.0","behavior":"craft","behavior_name":"Practices the craft","group":null,"step":"contributor","step_name":"Contributor","lines":[],"disciplines":["visual-design"],"discipline_names":["Visual design"],"id":"cr-guides-the-eye","text":"Sets type and spacing so that the eye finds the main thing first","links":[],"replaces":[]}"#
        ]]
    );
    assert_eq!(lines.lines().count(), csv.lines().count() - 1);
}

#[test]
fn a_spreadsheet_has_a_table_and_a_matrix() {
    let folder = Folder::example("design-studio");
    folder.steps("export framework -o f.xlsx").gives(
        0,
        "",
        str![[r#"
Wrote 32 examples to `f.xlsx`.

"#]],
    );
    let examples = sheet(&folder, "f.xlsx", "Examples");
    assert_eq!(examples[0], ["Behavior", "Step", "Discipline", "Example", "Id"]);
    assert_eq!(examples.len(), folder.steps("export framework").answer().lines().count() + 1);
    let matrix = sheet(&folder, "f.xlsx", "Matrix");
    assert_eq!(matrix[0], ["Behavior", "Discipline", "Contributor", "Lead", "Principal"]);
    let craft: Vec<(&str, &str)> =
        matrix[1..5].iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let expect = ["", "Interaction design", "Interaction design and Visual design", "Visual design"];
    assert_eq!(craft, expect.map(|discipline| ("Practices the craft", discipline)));
    snapbox::assert_data_eq!(
        matrix[1][2].clone(),
        str![[r#"
Sketches different directions before refining one of them
Brings unfinished work to critique along with the question it is stuck on
Credits the source of a borrowed idea, typeface or picture
"#]]
    );
    let mode = |name: &str| {
        std::fs::metadata(folder.write("plain", "").join(name)).expect("a file").permissions().mode()
    };
    assert_eq!(mode("f.xlsx"), mode("plain"), "a framework is no secret");
}

#[test]
fn the_same_framework_gives_the_same_bytes() {
    let folder = Folder::example("design-studio");
    folder.steps("export framework -o a.xlsx -q").gives(0, "", "");
    folder.steps("export framework -o b.xlsx -q").gives(0, "", "");
    let bytes = |name: &str| std::fs::read(folder.join(name)).expect("reads");
    assert!(bytes("a.xlsx") == bytes("b.xlsx"));
    folder.steps("export framework -o a.xlsx -q").gives(0, "", "");
    folder.write("b.xlsx", "mine");
    folder.steps("export framework -o b.xlsx").gives(
        2,
        "",
        str![[r#"
error: `b.xlsx` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it

"#]],
    );
    folder.steps("export framework -o b.xlsx --force -q").gives(0, "", "");
}

#[test]
fn no_text_is_a_formula_and_a_workbook_needs_a_file() {
    let folder = Folder::example("design-studio");
    let path = "framework/behaviors/clients.yaml";
    let text = folder.read(path).replacen("text: ", "text: \"=1+1\" #", 1);
    folder.write(path, text);
    let csv = folder.steps("export framework --format csv").answer();
    assert_eq!(csv.matches(",'=1+1,").count(), 1, "{csv}");
    folder.steps("export framework -o f.xlsx -q").gives(0, "", "");
    let texts = sheet(&folder, "f.xlsx", "Examples");
    assert!(texts.iter().any(|row| row.contains(&"=1+1".to_owned())));
    for to in ["", " -o -", " -o /dev/stdout"] {
        folder.steps(&format!("export framework --format xlsx{to}")).gives(
            2,
            "",
            str![[r#"
error: a workbook goes to a file
hint: name one: `-o FILE.xlsx`

"#]],
        );
    }
}

#[test]
fn a_text_that_no_cell_takes_is_said() {
    let folder = Folder::example("first-review");
    let path = "reviews/robin-ek/journal.yaml";
    let long = "word ".repeat(7_000);
    folder.write(path, format!("- {{id: j-1, date: 2026-11-01, text: {long}}}\n"));
    folder.steps(&format!("export journal {ROBIN} -o j.xlsx")).gives(
        2,
        "",
        str![[r#"
error: this does not fit into a workbook: String exceeds Excel's limit of 32,767 characters.
hint: `--format csv` takes texts of any length

"#]],
    );
    assert_eq!(folder.steps(&format!("export journal {ROBIN} -o j.csv")).status, 0);
}

#[test]
fn ones_own_journal_is_a_record_for_each_entry() {
    let folder = Folder::example("first-review");
    let csv = folder.steps(&format!("export journal {ROBIN} --format csv")).answer();
    snapbox::assert_data_eq!(
        csv.lines().take(4).collect::<Vec<_>>().join("\n"),
        str![[r#"
version,person,writer,id,date,kind,text,behaviors,step,links,from,with_leave,why,look_again,source
1,robin-ek,robin-ek,friday-outage-review,2026-11-03,evidence,"Moderated the review of the Friday outage, which had hit Timetable and us. Each repair has a name and a date. Sam helped me to prepare.",accountability,,https://example.com/booking/incidents/friday-outage,,false,,,
1,robin-ek,robin-ek,fare-interface-last-caller,2026-10-08,evidence,The last caller of the old fare interface moved over. Nobody had to stop their own work for it.,mastery,,https://example.com/booking/fares/callers,,false,,,
1,robin-ek,robin-ek,guest-checkout-first,2026-09-15,evidence,My page of usage data showed where people leave the checkout. We dropped the address book and do guest checkout first.,business-impact,,https://example.com/checkout/planning/september,,false,,,
"#]]
    );
    let lines = folder.steps(&format!("export journal {ROBIN}")).answer();
    let notes = folder.steps(&format!("notes {ROBIN} --format json")).answer();
    let notes: Value = serde_json::from_str(&notes).expect("JSON");
    let noted: Vec<&Value> =
        notes["entries"].as_array().expect("a list").iter().map(|it| &it["id"]).collect();
    let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(records.iter().map(|record| &record["id"]).collect::<Vec<_>>(), noted);
    folder.steps(&format!("export journal {ROBIN} -o j.xlsx")).gives(
        0,
        "",
        str![[r#"
Wrote 8 entries to `j.xlsx`, readable by you alone.

"#]],
    );
    let journal = sheet(&folder, "j.xlsx", "Journal");
    assert_eq!(journal.len(), records.len() + 1);
    assert_eq!(journal[0][..3], ["Date", "Kind", "What happened"]);
    let mode = std::fs::metadata(folder.join("j.xlsx")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn nobody_elses_journal_is_read() {
    let folder = Folder::example("first-review");
    let theirs = folder.steps("export journal --person alex-moreau --about robin-ek").answer();
    let own = folder.steps(&format!("export journal {ROBIN}")).answer();
    assert!(!own.is_empty());
    for record in theirs.lines() {
        let record: Value = serde_json::from_str(record).expect("JSON");
        assert_eq!(record["writer"], "alex-moreau");
        assert!(!own.contains(record["text"].as_str().expect("a text")));
    }
    folder.steps("export journal").gives(2, "", str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in `~/.config/steps/config.toml`

"#]]);
}

#[test]
fn the_schemas_tell_every_key_of_a_record() {
    let folder = Folder::example("first-review");
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().expect("an object").keys().cloned().collect() };
    for (kind, export) in [
        ("example-record", "export framework".to_owned()),
        ("journal-record", format!("export journal {ROBIN}")),
    ] {
        let schema = folder.steps(&format!("schema {kind}")).answer();
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        let properties = schema["properties"].as_object().expect("keys");
        assert!(properties.values().all(|key| key["description"].is_string()), "{properties:?}");
        let lines = folder.steps(&export).answer();
        let record: Value = serde_json::from_str(lines.lines().next().expect("a record")).expect("JSON");
        assert_eq!(keys(&record), keys(&schema["properties"]), "{kind}");
        assert_eq!(record["version"], schema["properties"]["version"]["maximum"]);
        assert_eq!(record["record"], schema["properties"]["record"]["const"]);
    }
}
