//! What cannot be read where a file or a folder is expected: said, never passed over.

use std::os::unix::fs::symlink;
use std::process::Command;

use snapbox::str;

use crate::program::Folder;

/// A workspace with a framework of its own.
fn workspace() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder
}

/// A workspace where nothing is at a place below the framework.
fn without(path: &str) -> Folder {
    let folder = workspace();
    std::fs::remove_file(folder.join(&format!("framework/{path}"))).expect("removes");
    folder
}

const QUALITY: &str = "disciplines/quality.yaml";

#[test]
fn what_is_no_file_is_a_fault_of_its_own() {
    let folder = without(QUALITY);
    symlink("nowhere.yaml", folder.join("framework/disciplines/quality.yaml")).expect("links");
    symlink("a.yaml", folder.join("framework/disciplines/a.yaml")).expect("links");
    std::fs::create_dir(folder.join("framework/disciplines/b.yaml")).expect("makes a folder");
    let mut pipe = Command::new("mkfifo");
    assert!(pipe.arg(folder.join("framework/disciplines/c.yaml")).status().expect("runs").success());
    let findings = str![[r#"
error[does-not-parse]: the file is a link to `a.yaml`, which leads back to itself
 --> framework/disciplines/a.yaml:1:1
  |
1 |
  | ^
  |
  = help: put the file itself in its place, or remove the link

error[does-not-parse]: this is a folder, where a file is expected
 --> framework/disciplines/b.yaml:1:1
  |
1 |
  | ^
  |
  = help: rename the folder, or move it elsewhere

error[does-not-parse]: this is a named pipe, where a file is expected
 --> framework/disciplines/c.yaml:1:1
  |
1 |
  | ^
  |
  = help: put a file in its place, or remove it

error[does-not-parse]: the file is a link to `nowhere.yaml`, where there is nothing
 --> framework/disciplines/quality.yaml:1:1
  |
1 |
  | ^
  |
  = help: put the file itself in its place, or remove the link

"#]];
    folder.steps("show").gives(2, "", findings);
    let run = folder.steps("check");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.ends_with("\n4 errors in 4 files.\n"), "{}", run.out);
}

#[test]
fn a_file_that_every_framework_has_is_there_though_it_cannot_be_read() {
    let folder = without("steps.yaml");
    std::fs::create_dir(folder.join("framework/steps.yaml")).expect("makes a folder");
    folder.steps("check").gives(
        1,
        str![[r#"
error[does-not-parse]: this is a folder, where a file is expected
 --> framework/steps.yaml:1:1
  |
1 |
  | ^
  |
  = help: rename the folder, or move it elsewhere

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn an_ending_in_upper_case_is_not_read() {
    let folder = workspace();
    folder.write("framework/disciplines/Testing.YAML", "id: testing\n");
    folder.steps("check").gives(
        0,
        str![[r#"
warning[stray-file]: nothing reads this file
 --> framework/disciplines/Testing.YAML:1:1
  |
1 |
  | ^
  |
  = help: write its ending in lower case: rename it to `framework/disciplines/Testing.yaml`

1 warning in 1 file.

"#]],
        "",
    );
}

#[test]
fn reviews_that_cannot_be_read_stop_nothing() {
    let folder = Folder::example("first-review");
    std::fs::create_dir_all(folder.join("reviews/kim")).expect("makes a folder");
    symlink("nowhere.yaml", folder.join("reviews/kim/profile.yaml")).expect("links");
    let run = folder.steps("check");
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.out.contains("the file is a link to `nowhere.yaml`, where there is nothing"), "{}", run.out);
}
