//! Files that hold anything, or are none: each is said in a sentence, and nothing waits or panics.

use std::process::Command;

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
    assert!(run.out.ends_with("\n10000 errors in 1 file.\n"));
}
