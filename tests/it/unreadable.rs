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
error[does-not-parse]: this is a link to `a.yaml`, which leads back to itself
 --> framework/disciplines/a.yaml:1:1
  = help: put what it should lead to in its place, or remove the link

error[does-not-parse]: this is a folder, where a file is expected
 --> framework/disciplines/b.yaml:1:1
  = help: rename the folder, or move it elsewhere

error[does-not-parse]: this is a named pipe, where a file is expected
 --> framework/disciplines/c.yaml:1:1
  = help: rename it, or remove it

error[does-not-parse]: this is a link to `nowhere.yaml`, where there is nothing
 --> framework/disciplines/quality.yaml:1:1
  = help: put what it should lead to in its place, or remove the link

"#]];
    folder.steps("show").gives(2, "", findings);
    let run = folder.steps("check");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.ends_with("\n4 errors in 4 files.\n"), "{}", run.out);
    let named = folder.steps("check framework/disciplines/quality.yaml");
    assert!(named.out.ends_with("\n1 error in 1 file.\n"), "{}{}", named.out, named.err);
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
  = help: rename it to `framework/disciplines/testing.yaml`: upper and lower case are different in names of files

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
    assert!(run.out.contains("this is a link to `nowhere.yaml`, where there is nothing"), "{}", run.out);
}

const NOTHING: &str = "error: there is nothing to check in `.`: it has no framework and no reviews\n";

#[test]
fn where_nothing_is_to_be_checked_is_no_folder_without_a_fault() {
    let folder = Folder::new();
    let hint = "hint: `--workspace DIR` names another folder; `steps init` creates one here\n";
    folder.steps("check").gives(2, "", format!("{NOTHING}{hint}"));
    folder.write("steps.toml", "");
    folder.steps("check").gives(2, "", format!("{NOTHING}{hint}"));
    std::fs::remove_file(folder.join("steps.toml")).expect("removes");
    folder.steps("init -q sub/career").gives(0, "", "");
    folder.steps("check --workspace sub").gives(
        2,
        "",
        str![[r#"
error: there is nothing to check in `sub`: it has no framework and no reviews
hint: did you mean `--workspace sub/career`?

"#]],
    );
    folder.steps("check --workspace sub/career").gives(0, "No findings in 40 files.\n", "");
}

#[test]
fn a_framework_that_is_no_folder_is_not_taken_for_none() {
    let folder = Folder::example("first-review");
    folder.write("framework", "Here was a framework.\n");
    let refused = str![[r#"
error: `framework` is a file, where a folder is expected
hint: rename the file, or move it elsewhere

"#]];
    folder.steps("check").gives(2, "", refused.clone());
    folder.steps("show").gives(2, "", refused);
    std::fs::remove_file(folder.join("framework")).expect("removes");
    symlink("../gone", folder.join("framework")).expect("links");
    folder.steps("check").gives(
        2,
        "",
        str![[r#"
error: `framework` is a link to `../gone`, where there is nothing
hint: put what it should lead to in its place, or remove the link

"#]],
    );
}

#[test]
fn a_folder_of_the_framework_is_a_folder() {
    let folder = workspace();
    std::fs::remove_dir_all(folder.join("framework/disciplines")).expect("removes");
    folder.write("framework/disciplines", "");
    folder.steps("check").gives(
        2,
        "",
        str![[r#"
error: `framework/disciplines` is a file, where a folder is expected
hint: rename the file, or move it elsewhere

"#]],
    );
}

#[test]
fn reviews_are_a_folder() {
    let folder = Folder::new();
    folder.write("reviews", "");
    folder.steps("check").gives(
        2,
        "",
        str![[r#"
error: `reviews` is a file, where a folder is expected
hint: rename the file, or move it elsewhere

"#]],
    );
}
