//! Files that hold anything, or are none: each is said in a sentence, and nothing waits or panics.

use std::process::Command;

use snapbox::str;

use crate::program::Folder;

fn workspace() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder
}

fn pipe(folder: &Folder, path: &str) {
    assert!(Command::new("mkfifo").arg(folder.join(path)).status().expect("runs").success());
}

#[test]
fn a_key_below_a_quoted_text_is_a_mistake_and_no_panic() {
    let folder = workspace();
    folder.write("framework/disciplines/quality.yaml", "name: \"Squad\"\n  step: [x]\n");
    let run = folder.steps("check");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("error[does-not-parse]"), "{}", run.out);
    assert!(run.out.contains("framework/disciplines/quality.yaml:2:"), "{}", run.out);
}

#[test]
fn a_pipe_in_the_place_of_a_baseline_is_not_waited_for() {
    let folder = workspace();
    pipe(&folder, "known.json");
    for arguments in ["check --baseline known.json", "check --baseline known.json --update-baseline"] {
        let run = folder.steps(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(
            run.err.starts_with("error[does-not-parse]: this is a named pipe, where a file is"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_baseline_of_any_length_is_not_read_whole() {
    let folder = workspace();
    folder.write("known.json", vec![b' '; 5 * 1024 * 1024]);
    let run = folder.steps("check --baseline known.json");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("the file is too long: 5 MB, where 4 MB is the limit"), "{}", run.err);
}

#[test]
fn of_many_mistakes_the_first_are_shown() {
    let folder = workspace();
    folder.write("steps.toml", "= =\n".repeat(20_000));
    let run = folder.steps("check steps.toml");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains(" more of this kind in this file are shown once these are fixed"));
    assert!(run.out.ends_with("\n50000 errors in 1 file.\n"));
}

#[test]
fn a_name_with_what_cannot_be_seen_is_an_error() {
    let folder = workspace();
    let quality = folder.read("framework/disciplines/quality.yaml");
    folder.write(
        "framework/disciplines/quality.yaml",
        quality.replace("name: Quality", "name: \"Qual\\u202eity\\nAll\""),
    );
    folder.steps("check").gives(
        1,
        str![[r#"
error[control-character]: the name contains the invisible character U+202E
 --> framework/disciplines/quality.yaml:4:7
  |
4 | name: "Qual/u202eity/nAll"
  |       ^^^^^^^^^^^^^^^^^^^^
  |
  = help: retype the text around it: it was probably pasted from elsewhere

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn a_day_that_has_none_before_or_after_it_is_no_date() {
    let folder = workspace();
    for day in ["-000001-01-01", "0000-01-01", "9999-12-31"] {
        folder.write("people.yaml", format!("- id: robin\n  managers: [{{id: kim, from: {day}}}]\n"));
        let run = folder.steps("check people.yaml");
        assert!(run.status == 1 && run.out.contains(&format!("`{day}` is not a date")), "{}", run.out);
    }
}
