//! `steps export reviews`: sealed reviews as records, through the gate.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;
use snapbox::str;

use crate::crowd::crowd;
use crate::office::{ROBIN, office, rate, sealed, whole};
use crate::program::{Folder, Run};

fn records(run: Run) -> Vec<Value> {
    run.answer().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_record_holds_what_both_sides_sealed_side_by_side() {
    let folder = sealed();
    folder.steps("export reviews --person kim").gives(0, str![[r#"
{"record":"review","version":1,"person":"robin","name":"Robin Ek","cycle":"2026-h2","framework":"technology-career-steps","framework_version":"3.0.0","disciplines":[],"person_step":null,"has_pair":true,"has_agreed":false,"answers":[{"behavior":"team-success","step":"individual","compared":"same","self":"not-yet","manager":"not-yet","agreed":null,"self_examples":null,"manager_examples":null,"agreed_examples":null,"self_note":"Robin says team-success","manager_note":"Kim says team-success"},{"behavior":"continuous-improvement","step":"individual","compared":"same","self":"not-yet","manager":"not-yet","agreed":null,"self_examples":null,"manager_examples":null,"agreed_examples":null,"self_note":"Robin says continuous-improvement","manager_note":"Kim says continuous-improvement"},{"behavior":"accountability","step":"individual","compared":"same","self":"not-yet","manager":"not-yet","agreed":null,"self_examples":null,"manager_examples":null,"agreed_examples":null,"self_note":"Robin says accountability","manager_note":"Kim says accountability"},{"behavior":"business-impact","step":"individual","compared":"same","self":"not-yet","manager":"not-yet","agreed":null,"self_examples":null,"manager_examples":null,"agreed_examples":null,"self_note":"Robin says business-impact","manager_note":"Kim says business-impact"},{"behavior":"mastery","step":"individual","compared":"same","self":"not-yet","manager":"not-yet","agreed":null,"self_examples":null,"manager_examples":null,"agreed_examples":null,"self_note":"Robin says mastery","manager_note":"Kim says mastery"}]}

"#]], "");
    folder.steps("export reviews --person robin --format csv").gives(0, str![[r#"
version,person,name,cycle,framework,framework_version,disciplines,person_step,has_pair,has_agreed,behavior,step,compared,self,manager,agreed,self_examples,manager_examples,agreed_examples,self_note,manager_note,agreed_note,self_evidence,manager_evidence,agreed_evidence
1,robin,Robin Ek,2026-h2,technology-career-steps,3.0.0,,,true,false,team-success,individual,same,not-yet,not-yet,,,,,Robin says team-success,Kim says team-success,,,,
1,robin,Robin Ek,2026-h2,technology-career-steps,3.0.0,,,true,false,continuous-improvement,individual,same,not-yet,not-yet,,,,,Robin says continuous-improvement,Kim says continuous-improvement,,,,
1,robin,Robin Ek,2026-h2,technology-career-steps,3.0.0,,,true,false,accountability,individual,same,not-yet,not-yet,,,,,Robin says accountability,Kim says accountability,,,,
1,robin,Robin Ek,2026-h2,technology-career-steps,3.0.0,,,true,false,business-impact,individual,same,not-yet,not-yet,,,,,Robin says business-impact,Kim says business-impact,,,,
1,robin,Robin Ek,2026-h2,technology-career-steps,3.0.0,,,true,false,mastery,individual,same,not-yet,not-yet,,,,,Robin says mastery,Kim says mastery,,,,

"#]], "");
}

#[test]
fn todays_step_is_told_to_the_person_and_their_manager_alone() {
    let folder = sealed();
    folder.write("reviews/robin/profile.yaml", "step: squad\n");
    let step = |who: &str| {
        let run = folder.steps(&format!("export reviews {who}"));
        let records: Vec<Value> =
            run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        records[0]["person_step"].clone()
    };
    for (who, expect) in
        [("--person robin", "squad"), ("--person kim", "squad"), ("--person sam", ""), ("", "")]
    {
        assert_eq!(step(who).as_str().unwrap_or_default(), expect, "{who}");
    }
    // One who was the manager then is a stranger to what is today.
    let people = folder.read("people.yaml");
    folder.write(
        "people.yaml",
        people.replace("    - id: kim\n", "    - id: kim\n    - {id: sam, from: 2026-11-23}\n"),
    );
    assert_eq!(step("--person kim").as_str(), None);
    // What was agreed since may have set it.
    folder.write("people.yaml", people);
    folder.write("reviews/robin/2027-h1/agreed.yaml", "[");
    assert_eq!(step("--person kim").as_str(), None);
}

#[test]
fn nothing_is_exported_that_the_gate_keeps_closed() {
    let folder = office();
    rate(&folder, "2026-11-20", ROBIN, &whole("Robin says"), "--seal");
    for who in ["--person robin", "--person kim", "--person sam", ""] {
        folder.steps(&format!("export reviews {who}")).gives(
            0,
            "",
            str![[r#"
Left out: 1 review that both sides have not sealed, or that is not open to you.
There is no review that both sides have sealed and that is open to you.

"#]],
        );
    }
    // One's own draft of a later cycle closes the earlier one.
    let folder = sealed();
    rate(&folder, "2027-01-05", ROBIN, &whole("Robin says again"), "");
    let export = |who: &str| folder.steps_on("2027-01-06", &format!("export reviews --person {who}")).out;
    assert_eq!(export("robin"), "");
    assert_eq!(export("kim").lines().count(), 1);
}

#[test]
fn an_anonymous_record_has_nothing_that_tells_whose_it_is() {
    let folder = crowd();
    let export = || folder.steps("export reviews --anonymous --person boss");
    let (one, other) = (export(), export());
    for secret in ["person-", "Secret", "SECRET", "boss", "2026-11", "salt", "digest", "_note", "\"name\""] {
        assert!(!one.out.contains(secret), "{secret}");
    }
    snapbox::assert_data_eq!(
        one.err.clone(),
        str![[r#"
Without a step: 5 reviews, for fewer than five such people are at it, or all of them.

"#]]
    );
    let keys = |run: &Run| -> Vec<String> {
        let lines = run.out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        lines.map(|record| record["person"].as_str().expect("a key").to_owned()).collect()
    };
    let (one, other) = (keys(&one), keys(&other));
    assert!(one.iter().all(|key| !other.contains(key)), "a key links two exports");
    // Their order is that of random keys, and so none.
    assert!(one.is_sorted() && one.len() == 16);
}

#[test]
fn disciplines_and_steps_of_few_are_left_out() {
    let folder = crowd();
    // Of eleven and five become ten, five and one; the one is hidden, and the five with them.
    let path = |side: &str| format!("reviews/person-0/2026-h2/{side}.yaml");
    for side in ["self", "manager"] {
        std::fs::remove_file(folder.join(&path(side))).expect("removes");
    }
    let people = folder.read("people.yaml").replacen("[quality]", "[agile-coaching]", 1);
    folder.write("people.yaml", people);
    for who in ["--as self --person person-0", "--as manager --person boss"] {
        let cells = "cells: {mastery: {individual: {rating: sometimes, examples: [EXAMPLE]}}}\n";
        let example = "co-open-questions";
        folder.write("given.yaml", cells.replace("EXAMPLE", example));
        let run = folder.steps(&format!("assess person-0 {who} --answers given.yaml --seal --partial -q"));
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let run = folder.steps("export reviews --anonymous --person boss");
    snapbox::assert_data_eq!(
        run.err.clone(),
        str![[r#"
Without disciplines: 6 reviews, for fewer than five people have the same, or to hide these.
Without a step: 6 reviews, for fewer than five such people are at it, or all of them.

"#]]
    );
    assert!(!run.out.contains("agile-coaching") && !run.out.contains("co-open"), "{}", run.out);
    assert_eq!(run.out.matches("\"disciplines\":null").count(), 6);
    assert_eq!(run.out.matches("\"disciplines\":[\"quality\"]").count(), 10);
}

#[test]
fn of_fewer_than_five_nothing_anonymous_is_written() {
    let folder = sealed();
    folder.steps("export reviews --anonymous --person kim -o x.ndjson").gives(
        2,
        "",
        str![[r#"
error: no cycle has five people or more whose reviews are sealed and open to you
hint: records of fewer would tell who they are, names or not

"#]],
    );
    assert!(!folder.join("x.ndjson").exists());
}

#[test]
fn a_cycle_with_a_name_of_its_own_is_called_by_a_number() {
    let folder = crowd();
    for at in 0..16 {
        let folder_of = |name: &str| folder.join(&format!("reviews/person-{at}/{name}"));
        std::fs::rename(folder_of("2026-h2"), folder_of("boss-offsite")).expect("renames");
        for side in ["self", "manager"] {
            let path = format!("reviews/person-{at}/boss-offsite/{side}.yaml");
            std::fs::remove_file(folder.join(&path)).expect("removes");
            let who = if side == "self" { format!("person-{at}") } else { "boss".to_owned() };
            folder.write("given.yaml", "cells: {mastery: {individual: {rating: sometimes}}}\n");
            let assess = format!("assess person-{at} --as {side} --person {who} --cycle boss-offsite");
            folder.steps(&format!("{assess} --answers given.yaml --seal --partial -q")).gives(0, "", "");
        }
    }
    let run = folder.steps("export reviews --anonymous --person boss -o x.ndjson");
    assert_eq!(run.status, 0, "{}", run.err);
    let text = folder.read("x.ndjson");
    assert!(!text.contains("offsite") && text.matches("\"cycle\":\"cycle-1\"").count() == 16, "{text}");
    assert_eq!(folder.steps("calibrate x.ndjson --cycle cycle-1").status, 0);
}

#[test]
fn a_file_of_records_is_private_and_takes_the_place_of_an_earlier_one() {
    let folder = crowd();
    let export = |to: &str| folder.steps(&format!("export reviews --person boss -q -o {to}"));
    export("out.ndjson").gives(0, "", "");
    export("out.csv").gives(0, "", "");
    assert!(folder.read("out.csv").starts_with("version,person,name,"));
    let mode = std::fs::metadata(folder.join("out.ndjson")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    export("out.ndjson").gives(0, "", "");
    folder.write("other.ndjson", "{\"mine\": 1}\n");
    export("other.ndjson").gives(
        2,
        "",
        str![[r#"
error: `other.ndjson` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it

"#]],
    );
}

#[test]
fn the_schema_tells_every_key_of_a_record() {
    let schema = Folder::new().steps("schema review-record").answer();
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().expect("an object").keys().cloned().collect() };
    let known = keys(&schema["properties"]);
    let answers = keys(&schema["definitions"]["RecordAnswer"]["properties"]);
    for record in records(sealed().steps("export reviews --person kim")) {
        assert!(keys(&record).iter().all(|key| known.contains(key)), "{known:?}");
        assert!(keys(&record["answers"][0]).iter().all(|key| answers.contains(key)), "{answers:?}");
    }
    let described =
        |of: &Value| of.as_object().expect("keys").values().all(|key| key["description"].is_string());
    assert!(
        described(&schema["properties"]) && described(&schema["definitions"]["RecordAnswer"]["properties"])
    );
    assert_eq!(schema["properties"]["version"]["maximum"], 1);
}

#[test]
#[ignore = "needs jsonschema for Python"]
fn a_record_is_what_the_schema_says() {
    let folder = crowd();
    folder.write("schema.json", folder.steps("schema review-record").answer());
    for (name, flag) in [("a.ndjson", "--anonymous"), ("b.ndjson", "--quiet")] {
        folder.write(name, folder.steps(&format!("export reviews --person boss {flag}")).out);
    }
    let script = "import json, jsonschema\n\
                  schema = json.load(open('schema.json'))\n\
                  for name in ['a.ndjson', 'b.ndjson']:\n\
                  \x20   lines = open(name).read().splitlines()\n\
                  \x20   assert len(lines) == 16\n\
                  \x20   for line in lines: jsonschema.validate(json.loads(line), schema)\n";
    let mut python = std::process::Command::new("python3");
    let run = folder.run(python.args(["-B", "-c", script]).current_dir(folder.path()));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}
