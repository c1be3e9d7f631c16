//! `steps check`: of a file that whoever asks may not read, it tells where something is wrong, and no more.

use snapbox::str;

use crate::check::{base, make_private};
use crate::program::Folder;

/// How a file of the manager's begins, up to the answers.
const HEAD: &str = "format: 1\nframework: {id: bakery-steps, version: 1.0.0}\nperson: robin\nrater: kim\n\
    relation: manager\ndisciplines: [pastry]\ncycle: 2026-h2\nstarted: 2026-11-21\n";

const MANAGER: &str = "reviews/robin/2026-h2/manager.yaml";

/// A faulty file of Kim's about Robin. In all of them, what only Kim may see has the word `secret` in it.
struct Case {
    path: &'static str,
    content: Vec<u8>,
}

fn cases() -> Vec<Case> {
    let case = |path: &'static str, content: Vec<u8>| Case { path, content };
    let of_manager = |rest: &str| case(MANAGER, format!("{HEAD}{rest}").into_bytes());
    let cell = |answer: &str| of_manager(&format!("cells:\n  care:\n    bench:\n{answer}"));
    let mut not_utf8 = format!("{HEAD}cells:\n  care:\n    bench:\n      note: secret caf").into_bytes();
    not_utf8.extend(b"\xe9\n");
    vec![
        of_manager("cells:\n  care: [secret\n"),
        case(MANAGER, not_utf8),
        of_manager("cell: {care: {bench: {rating: secret}}}\n"),
        of_manager("rating: secret\n"),
        of_manager("secret-key: 1\n"),
        cell("      note: the first secret\n      note: the second secret\n"),
        cell("      rating: secret\n"),
        cell("      rating: [secret]\n"),
        cell("      rating: seldom\n      evidence: [secret]\n"),
        cell("      rating: seldom\n      examples: [ca-secret]\n"),
        cell("      rating: seldom\n      note: Fixed the secret #42 in May\n"),
        cell("      rating: often # secret\n"),
        cell("      # steps: allow(secret) because\n      rating: seldom\n"),
        of_manager("cells: {secret: {bench: {rating: seldom}}}\n"),
        case(MANAGER, HEAD.replace("person: robin", "person: secret").into_bytes()),
        case("reviews/robin/2026-h2/peer-kim.yaml", b"secret: 1\n".to_vec()),
        case("reviews/robin/journal-kim.yaml", b"- id: Secret thing\n".to_vec()),
    ]
}

/// The base workspace with such a file.
fn with(case: &Case) -> Folder {
    let folder = base();
    folder.write(case.path, &case.content);
    make_private(&folder);
    folder
}

/// All that `check` writes for somebody, in every format, and to a baseline.
fn told(folder: &Folder, who: &str) -> String {
    let mut told = String::new();
    for format in ["text", "json", "github", "sarif"] {
        let run = folder.steps(&format!("check {who} --format {format}"));
        assert!(run.status < 2, "{}", run.err);
        told += &(run.out + &run.err);
    }
    told + &baseline(folder, who)
}

/// The baseline that `check` writes for somebody.
fn baseline(folder: &Folder, who: &str) -> String {
    let run = folder.steps(&format!("check {who} --baseline old.json --update-baseline"));
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
    let written = folder.read("old.json");
    std::fs::remove_file(folder.join("old.json")).expect("removes");
    written + &run.err
}

#[test]
fn nothing_of_the_other_sides_file_is_told() {
    for case in cases() {
        let folder = with(&case);
        let shown = String::from_utf8_lossy(&case.content).into_owned();
        for who in ["", "--person robin", "--person sam"] {
            let told = told(&folder, who).to_lowercase();
            assert!(!told.contains("secret"), "`{who}` is told of\n{shown}\n{told}");
        }
        let own = folder.steps("check --person kim").out.to_lowercase();
        assert!(own.contains("secret"), "Kim is not told of\n{shown}\n{own}");
    }
}

#[test]
fn a_baseline_is_for_everybody_to_read() {
    for case in cases() {
        let folder = with(&case);
        let of_kim = baseline(&folder, "--person kim");
        assert!(!of_kim.to_lowercase().contains("secret"), "{of_kim}");
        assert_eq!(of_kim, baseline(&folder, "--person robin"));
        // What is in it, is in it for both.
        folder.steps("check --person robin --baseline old.json --update-baseline");
        for who in ["--person kim", "--person robin"] {
            assert_eq!(folder.steps(&format!("check {who} --baseline old.json")).status, 0);
        }
    }
}

#[test]
fn what_is_withheld_has_a_place() {
    let folder = base();
    folder.write(MANAGER, format!("{HEAD}cells:\n  care:\n    bench:\n      rating: ofen\n"));
    make_private(&folder);
    folder.steps("check --person robin").gives(
        1,
        str![[r#"
error[withheld]: something is wrong here, which only whoever wrote the file may see
 --> reviews/robin/2026-h2/manager.yaml:12:15
  = help: they see it with `steps check`, where `--person ID` says who they are

1 error in 1 file.

"#]],
        "",
    );
    folder.steps("check --person robin --format json").gives(
        1,
        str![[r#"
{
  "version": 1,
  "findings": [
    {
      "rule": "withheld",
      "severity": "error",
      "file": "reviews/robin/2026-h2/manager.yaml",
      "line": 12,
      "column": 15,
      "message": "something is wrong here, which only whoever wrote the file may see",
      "help": "they see it with `steps check`, where `--person ID` says who they are"
    }
  ]
}

"#]],
        "",
    );
    folder.steps("check --person robin --format github").gives(
        1,
        str![[r#"
::error file=reviews/robin/2026-h2/manager.yaml,line=12,col=15,title=withheld::something is wrong here, which only whoever wrote the file may see%0Athey see it with `steps check`, where `--person ID` says who they are

"#]],
        "",
    );
    snapbox::assert_data_eq!(
        baseline(&folder, "--person robin"),
        str![[r#"
{
  "version": 1,
  "findings": [
    {"file":"reviews/robin/2026-h2/manager.yaml","rule":"withheld","line":""}
  ]
}
Wrote 1 finding to `old.json`.

"#]]
    );
    folder.steps("check --person kim").gives(
        1,
        str![[r#"
error[unknown-id]: no rating is called `ofen`
  --> reviews/robin/2026-h2/manager.yaml:12:15
   |
12 |       rating: ofen
   |               ^^^^
   |
   = help: did you mean `often`?

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn what_would_tell_a_rating_is_not_even_hinted_at() {
    let folder = base();
    folder.write(MANAGER, format!("{HEAD}cells:\n  care:\n    bench:\n      rating: often\n"));
    make_private(&folder);
    for settings in ["", "[check.rules]\nno-evidence = \"error\"\n"] {
        folder.write("steps.toml", settings);
        folder.steps("check --person robin").gives(0, "No findings in 11 files.\n", "");
        let own = folder.steps("check --person kim");
        assert!(own.out.contains("[no-evidence]"), "{}", own.out);
    }
}

#[test]
fn a_file_that_nothing_reads_is_named_and_not_read() {
    let folder = base();
    folder.write("reviews/robin/2026-h2/manager.yml", "secret: [\n");
    make_private(&folder);
    for who in ["", "--person robin", "--person kim"] {
        let told = told(&folder, who);
        assert!(told.contains("stray-file") && !told.contains("secret"), "{told}");
    }
}

#[test]
fn a_form_that_was_left_is_named_and_not_read() {
    let folder = base();
    folder.write("reviews/robin/2026-h2/.manager.form.yaml", "secret: [\n");
    make_private(&folder);
    for who in ["", "--person robin", "--person kim"] {
        folder.steps(&format!("check {who}")).gives(
            0,
            "No findings in 10 files.\n",
            str![[r#"
A form that was not finished is in `reviews/robin/2026-h2/.manager.form.yaml`: `steps assess --edit` opens it for whoever began it.

"#]],
        );
    }
}

#[test]
fn what_assess_writes_about_people_is_found_to_be_right() {
    let folder = base();
    let answers = "cells: {care: {bench: {rating: seldom}}, craft: {bench: {rating: seldom}}}\n";
    folder.write("answers.yaml", answers);
    folder.steps("assess alex --as manager --person sam --answers answers.yaml --seal -q").gives(0, "", "");
    assert!(folder.read("people.yaml").ends_with("- id: alex\n  managers:\n    - id: sam\n- id: sam\n"));
    folder.steps("check --person sam").gives(0, "No findings in 11 files.\n", "");
}

/// Both sides of Noor Haddad's review, sealed.
fn sealed() -> Folder {
    let folder = Folder::example("first-review");
    let answers = |rating: &str| {
        let behaviors =
            ["team-success", "continuous-improvement", "accountability", "business-impact", "mastery"];
        let cell =
            |id: &str| format!("  {id}: {{individual: {{rating: {rating}, note: A note of {rating}}}}}\n");
        format!("cells:\n{}", behaviors.map(cell).concat())
    };
    folder.write("self-answers.yaml", answers("sometimes"));
    folder.write("manager-answers.yaml", answers("not-yet"));
    std::fs::remove_file(folder.join("reviews/noor-haddad/2026-h2/self.yaml")).expect("removes");
    for (who, side) in [("noor-haddad", "self"), ("alex-moreau", "manager")] {
        let run = folder.steps(&format!(
            "assess noor-haddad --person {who} --as {side} --answers {side}-answers.yaml --seal -q"
        ));
        assert_eq!(run.status, 0, "{}", run.err);
    }
    make_private(&folder);
    folder
}

#[test]
fn a_sealed_file_that_was_changed_is_told_to_everybody() {
    let folder = sealed();
    let path = "reviews/noor-haddad/2026-h2/manager.yaml";
    folder.write(path, folder.read(path).replacen("A note of not-yet", "Another note", 1));
    for who in ["", "--person noor-haddad", "--person alex-moreau", "--person kim-osei"] {
        let run = folder.steps(&format!("check {who}"));
        assert_eq!(run.status, 1);
        assert!(
            run.out.contains("error[broken-seal]: the file was changed after it was sealed"),
            "{}",
            run.out
        );
        let is_own = who.ends_with("moreau");
        assert_eq!(run.out.contains("digest:"), is_own, "{}", run.out);
        assert!(!run.out.contains("Another note"), "{}", run.out);
    }
}

#[test]
fn what_was_opened_again_is_told_to_everybody_and_why_only_to_whom_it_opens() {
    let folder = sealed();
    let reopen = "assess noor-haddad --person alex-moreau --as manager --reopen --reason Mixed-up";
    let run = folder.steps(&format!("{reopen} --answers manager-answers.yaml --seal -q"));
    assert_eq!(run.status, 0, "{}", run.err);
    make_private(&folder);
    let nothing = "This workspace has no framework of its own; the shipped one was checked.\n";
    folder.steps("check --person noor-haddad").gives(
        0,
        str![[r#"
note[reopened]: sealed, then opened again on 2026-11-23, when the other side's answers could already be seen
  --> reviews/noor-haddad/2026-h2/manager.yaml:13:11
   |
13 |   - date: "2026-11-23"
   |           ^^^^^^^^^^^^

1 note in 1 file.

"#]],
        nothing,
    );
    std::fs::remove_file(folder.join("reviews/noor-haddad/2026-h2/self.yaml")).expect("removes");
    folder.steps("check --person noor-haddad").gives(
        0,
        str![[r#"
note[reopened]: sealed, then opened again on 2026-11-23, when the other side's answers could already be seen
 --> reviews/noor-haddad/2026-h2/manager.yaml:13:11

1 note in 1 file.

"#]],
        nothing,
    );
}

#[test]
fn a_partial_seal_is_whole_as_far_as_it_goes() {
    let folder = Folder::example("first-review");
    folder.write("answers.yaml", "cells: {mastery: {individual: {rating: sometimes, note: A note}}}\n");
    folder.write("more.yaml", "cells: {mastery: {squad: {rating: not-yet, note: Another}}}\n");
    let assess = "assess noor-haddad --person alex-moreau --as manager";
    let run = folder.steps(&format!("{assess} --answers answers.yaml --partial --seal -q"));
    assert_eq!(run.status, 0, "{}", run.err);
    make_private(&folder);
    let nothing = "This workspace has no framework of its own; the shipped one was checked.\n";
    folder.steps("check --person alex-moreau").gives(0, "No findings in 55 files.\n", nothing);
    // Answers are added, and what was sealed is changed by hand.
    folder.steps(&format!("{assess} --answers more.yaml -q")).gives(0, "", "");
    folder.steps("check --person alex-moreau").gives(0, "No findings in 55 files.\n", nothing);
    let path = "reviews/noor-haddad/2026-h2/manager.yaml";
    folder.write(path, folder.read(path).replace("A note", "Something else"));
    let run = folder.steps("check --person alex-moreau");
    assert_eq!(run.status, 1);
    assert!(run.out.contains("error[broken-seal]: the file was changed after it was sealed"), "{}", run.out);
}

#[test]
fn what_was_agreed_is_for_both_sides_to_fix() {
    let folder = sealed();
    folder.write("reviews/noor-haddad/2026-h2/agreed.yaml", "step: secret\n");
    make_private(&folder);
    for who in ["noor-haddad", "alex-moreau"] {
        let run = folder.steps(&format!("check --person {who}"));
        assert!(run.out.contains("step: secret"), "{}", run.out);
    }
    for who in ["", "--person kim-osei"] {
        let told = told(&folder, who);
        assert!(told.contains("agreed.yaml") && !told.contains("secret"), "{told}");
    }
}
