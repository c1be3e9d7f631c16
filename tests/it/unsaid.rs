//! What a file says and nobody would read: told, not passed over.

use snapbox::str;

use crate::program::Folder;

/// A workspace with a framework of its own.
fn workspace() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder
}

#[test]
fn an_example_in_a_disciplines_file_is_for_that_discipline() {
    let folder = workspace();
    let path = "framework/disciplines/quality.yaml";
    let text = folder.read(path);
    let id =
        text.lines().find(|line| line.trim_start().starts_with("- id: ")).expect("an example").to_owned();
    folder.write(path, text.replacen(&id, &format!("{id}\n        disciplines: [toolsmithing, nobody]"), 1));
    folder.steps("check").gives(
        1,
        str![[r#"
error[unknown-key]: unknown key `disciplines`: an example in a discipline's file is for that one alone
  --> framework/disciplines/quality.yaml:12:9
   |
12 |         disciplines: [toolsmithing, nobody]
   |         ^^^^^^^^^^^
   |
   = help: remove it, or move the example to `behaviors/mastery.yaml`

1 error in 1 file.

"#]],
        "",
    );
}
