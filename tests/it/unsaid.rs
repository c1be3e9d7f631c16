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
error[unknown-key]: unknown key `disciplines`: an example in a discipline's file is for that discipline only
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

#[test]
fn a_new_discipline_is_not_done() {
    let folder = workspace();
    folder.steps("discipline new -q Baking").gives(0, "", "");
    let out = folder.steps("check --format github").out;
    let placeholders: Vec<&str> = out.lines().filter(|line| line.contains("placeholder")).collect();
    snapbox::assert_data_eq!(
        placeholders.join("\n"),
        str![
            "::warning file=framework/disciplines/baking.yaml,line=19,col=10,title=placeholder::this text has not been written yet%0Asay what the discipline is for, in a sentence or two"
        ]
    );
}

#[test]
fn a_text_of_several_lines_is_called_that() {
    let folder = workspace();
    let path = "framework/disciplines/quality.yaml";
    let text = folder.read(path);
    let line = text.lines().find(|line| line.contains(" text: ") && !line.ends_with(">-")).expect("a text");
    let (before, said) = line.split_once("text: ").expect("a text");
    let (one, other) = said.split_once(" and ").unwrap_or((said, "the others"));
    let inner = " ".repeat(before.len() + 2);
    let block = format!("{before}text: |\n{inner}{one}\n{inner}and {other}");
    folder.write(path, text.replacen(line, &block, 1));
    folder.steps("check").gives(
        1,
        str![[r#"
error[control-character]: the text has several lines
  --> framework/disciplines/quality.yaml:12:15
   |
12 |         text: |
   |               ^
   |
   = help: write `>-` instead of `|`, or put the whole text on one line

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn no_id_is_offered_that_is_none() {
    let folder = workspace();
    let text = folder.read("framework/disciplines/quality.yaml");
    std::fs::remove_file(folder.join("framework/disciplines/quality.yaml")).expect("removes");
    folder.write("framework/disciplines/Quality.yaml", text);
    folder.steps("check").gives(
        1,
        str![[r#"
error[file-name]: the id `quality` and the file name `Quality.yaml` differ
 --> framework/disciplines/Quality.yaml:3:5
  |
3 | id: quality
  |     ^^^^^^^
  |
  = help: rename the file to `quality.yaml`

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn what_was_not_read_stays_an_error() {
    let folder = workspace();
    folder.write("framework/roles.yaml", "- {id: tester, name: 42}\n");
    folder.write("steps.toml", "[check.rules]\nwrong-type = \"off\"\nmissing-key = \"error\"\n");
    folder.steps("check --format github").gives(
        1,
        str![[r#"
::error file=framework/roles.yaml,line=1,col=22,title=wrong-type::`name` should be text, not a number%0Aexpected text%0Aput it in quotes
::error file=steps.toml,line=2,col=1,title=wrong-value::`wrong-type` is always an error: what it finds cannot be read, and would be missing without notice%0Aremove this line, and fix what the rule finds

"#]],
        "",
    );
}

#[test]
fn one_file_counts_for_itself() {
    let folder = workspace();
    folder.write(
        "framework/roles.yaml",
        "# steps: allow(wrong-type) why not\n- {id: tester, name: 42, summary: x}\n",
    );
    folder.write("steps.toml", "");
    folder.steps("check steps.toml").gives(0, "No findings in 1 file.\n", "");
    folder.steps("check framework/roles.yaml").gives(0, "No findings in 1 file, 1 silenced.\n", "");
}

#[test]
fn what_a_comma_cuts_off_between_braces_is_told_and_not_lost() {
    let folder = Folder::example("first-review");
    folder.write(
        "answers.yaml",
        "cells:\n  mastery:\n    individual: {rating: unsure, note: Runs the retro, every time}\n",
    );
    folder.steps("assess --person noor-haddad --answers answers.yaml").gives(
        2,
        "",
        str![[r#"
error[unknown-key]: unknown key `every time`
 --> answers.yaml:3:56
  |
3 |     individual: {rating: unsure, note: Runs the retro, every time}
  |                                                        ^^^^^^^^^^
  |
  = help: if it belongs to the text before it, put all of that text in quotes: between braces, a comma ends it

"#]],
    );
}
