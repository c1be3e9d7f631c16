//! `steps note --edit` and `steps notes edit`: the user's editor, and nothing lost by it.

use snapbox::str;

use crate::office::office;
use crate::program::{Folder, Run};

const JOURNAL: &str = "reviews/robin/journal.yaml";
const TWO: &str = "# Mine.\n- id: oven\n  date: 2026-03-01\n  text: Lit it\n\n- id: j-2 # the second\n  date: 2026-04-01\n  text: Baked\n";

/// Runs a command of Robin's with an editor.
fn with_editor(folder: &Folder, editor: &str, arguments: &str) -> Run {
    folder.run(folder.command(&format!("{arguments} --person robin")).env("EDITOR", editor))
}

fn journal() -> Folder {
    let folder = office();
    folder.write(JOURNAL, TWO);
    folder
}

/// The files in Robin's folder.
fn files(folder: &Folder) -> Vec<String> {
    let listed = std::fs::read_dir(folder.join("reviews/robin")).expect("lists");
    let mut names: Vec<String> =
        listed.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_note_is_written_in_the_editor() {
    let folder = office();
    let editor =
        "sh -c 'cp \"$0\" seen; { echo \"# Led it: the demo\"; echo; echo \"- twice\"; cat seen; } > \"$0\"'";
    with_editor(&folder, editor, "note begun --edit --for mastery").gives(
        0,
        "",
        str![[r#"
Noted `j-1` in `reviews/robin/journal.yaml`.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("seen"),
        str![[r#"
begun

# ------------------------ >8 ------------------------
# Write above what happened, in a sentence or two. Save and close to note it.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.read(JOURNAL),
        str![[r#"
- id: j-1
  date: "2026-11-23"
  text: |-
    # Led it: the demo

    - twice
    begun
  behaviors: [mastery]

"#]]
    );
    assert_eq!(files(&folder), ["journal.yaml"]);
}

#[test]
fn an_editor_that_fails_loses_nothing() {
    let folder = office();
    with_editor(&folder, "true", "note --edit").gives(
        2,
        "",
        str![[r#"
error: the editor came back at once, and nothing was changed
hint: an editor with a window has to be told to wait, as in `VISUAL="code --wait"`
hint: what you wrote is kept in `reviews/robin/.journal.note.txt`; `steps note --edit` opens it again

"#]],
    );
    with_editor(&folder, "sh -c 'echo Led the demo > \"$0\"; exit 1'", "note --edit").gives(
        2,
        "",
        str![[r#"
error: the editor `sh` failed, and nothing was taken over
hint: what you wrote is kept in `reviews/robin/.journal.note.txt`; `steps note --edit` opens it again

"#]],
    );
    assert_eq!(files(&folder), [".journal.note.txt"]);
    with_editor(&folder, "sed -i s/demo/show/", "note --edit").gives(
        0,
        "",
        str![[r#"
Noted `j-1` in `reviews/robin/journal.yaml`.

"#]],
    );
    assert!(folder.read(JOURNAL).contains("text: Led the show\n"));
    with_editor(&folder, "sh -c ': > \"$0\"'", "note given --edit").gives(
        1,
        "",
        str![[r#"
The text is empty: nothing was noted.

"#]],
    );
    with_editor(&folder, "true", "note --edit --no-input").gives(
        2,
        "",
        str![[r#"
error: `--no-input` asks nothing, and there is no text
hint: write the text behind the command, or `-` to read it from standard input

"#]],
    );
    assert_eq!(files(&folder), ["journal.yaml"]);
}

#[test]
fn the_journal_is_edited_as_a_copy() {
    let folder = journal();
    with_editor(&folder, "sed -i 's/Lit it/Lit the oven/'", "notes edit").gives(
        0,
        "",
        str![[r#"
Saved `reviews/robin/journal.yaml`.

"#]],
    );
    assert_eq!(folder.read(JOURNAL), TWO.replace("Lit it", "Lit the oven"));
    assert_eq!(files(&folder), ["journal.yaml"]);
    with_editor(&folder, "true", "notes edit").gives(
        2,
        "",
        str![[r#"
error: the editor came back at once, and nothing was changed
hint: an editor with a window has to be told to wait, as in `VISUAL="code --wait"`
hint: the copy is kept in `reviews/robin/.journal.edit.yaml`; `steps notes edit` opens it again

"#]],
    );
    with_editor(&folder, "true", "notes edit ovn").gives(
        2,
        "",
        str![[r#"
error: no entry is called `ovn`
hint: did you mean `oven`?

"#]],
    );
    with_editor(&folder, "true", "notes edit --no-input").gives(
        2,
        "",
        str![[r#"
error: `--no-input` asks nothing, and an editor is needed
hint: run it without `--no-input`

"#]],
    );
    with_editor(&office(), "true", "notes edit").gives(
        2,
        "",
        str![[r#"
error: nothing is noted yet
hint: `steps note` notes something

"#]],
    );
}

#[test]
fn the_editor_is_opened_at_the_entry() {
    let folder = journal();
    folder.write(
        "bin/vim",
        "#!/bin/sh\necho \"$1 $(sed -n \"${1#+}p\" \"$2\")\" >> seen\necho '# Read.' >> \"$2\"\n",
    );
    let mut chmod = std::process::Command::new("chmod");
    assert!(chmod.args(["+x", "bin/vim"]).current_dir(folder.path()).status().expect("runs").success());
    with_editor(&folder, "bin/vim", "notes edit oven -q").gives(0, "", "");
    with_editor(&folder, "bin/vim", "notes edit -q").gives(0, "", "");
    assert_eq!(folder.read("seen"), "+3 - id: oven\n+7 - id: j-2 # the second\n");
}

#[test]
fn a_mistake_opens_the_editor_again_with_what_is_wrong_on_top() {
    let folder = journal();
    // The first time it leaves mistakes, the second time it mends them and keeps what it was told.
    folder.write(
        "editor.sh",
        "cp \"$1\" \"copy-$(ls copy-* 2>/dev/null | wc -l)\"\nif [ -f copy-1 ]; then sed -i 's/dte:/date:/; s/mastry/mastery/' \"$1\"; else sed -i '0,/date:/s/date:/dte:/; $a\\  behaviors: [mastry]' \"$1\"; fi\n",
    );
    with_editor(&folder, "sh editor.sh", "notes edit").gives(
        0,
        "",
        str![[r#"
Saved `reviews/robin/journal.yaml`.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("copy-1"),
        str![[r#"
#! line 5, column 3: `date` is missing (add `date: …` (the day it happened))
#! line 6, column 3: unknown key `dte` (did you mean `date`?)
#= aeff9366fe42d6670c7f6cb182fc11c40d58e9fcd1afc698d597dade6cbf0bd2
# Mine.
- id: oven
  dte: 2026-03-01
  text: Lit it

- id: j-2 # the second
  date: 2026-04-01
  text: Baked
  behaviors: [mastry]

"#]]
    );
    assert_eq!(folder.read(JOURNAL), format!("{TWO}  behaviors: [mastery]\n"));
    assert_eq!(files(&folder), ["journal.yaml"]);
}

#[test]
fn a_copy_that_stays_broken_is_kept_and_opened_again() {
    let folder = journal();
    with_editor(&folder, "sed -i s/date:/dte:/", "notes edit").gives(
        2,
        "",
        str![[r#"
The copy is kept in `reviews/robin/.journal.edit.yaml`; `steps notes edit` opens it again.
error[missing-key]: `date` is missing
 --> reviews/robin/.journal.edit.yaml:7:3
  |
7 | - id: oven
  |   ^^^^^^^^
  |
  = help: add `date: …` (the day it happened)

error[unknown-key]: unknown key `dte`
 --> reviews/robin/.journal.edit.yaml:8:3
  |
8 |   dte: 2026-03-01
  |   ^^^
  |
  = help: did you mean `date`?

error[missing-key]: `date` is missing
  --> reviews/robin/.journal.edit.yaml:11:3
   |
11 | - id: j-2 # the second
   |   ^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `date: …` (the day it happened)

error[unknown-key]: unknown key `dte`
  --> reviews/robin/.journal.edit.yaml:12:3
   |
12 |   dte: 2026-04-01
   |   ^^^
   |
   = help: did you mean `date`?

"#]],
    );
    assert_eq!(folder.read(JOURNAL), TWO);
    assert_eq!(files(&folder), [".journal.edit.yaml", "journal.yaml"]);
    folder.steps("check --person robin").gives(
        0,
        str![[r#"
warning[readable-by-others]: others on this computer can look into this folder
 --> reviews:1:1
  = help: `chmod 700 reviews` keeps it for you alone

warning[readable-by-others]: others on this computer can read this file
 --> reviews/robin/journal.yaml:1:1
  |
1 | # Mine.
  | ^
  |
  = help: `chmod 600 reviews/robin/journal.yaml` keeps it for you alone

2 warnings in 2 files.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
    with_editor(&folder, "sed -i s/dte:/date:/;s/Lit/Lighted/", "notes edit").gives(
        0,
        "",
        str![[r#"
Saved `reviews/robin/journal.yaml`.

"#]],
    );
    assert_eq!(folder.read(JOURNAL), TWO.replace("Lit", "Lighted"));
    // Of another journal than today's, the copy is kept aside.
    with_editor(&folder, "sed -i s/date:/dte:/", "notes edit -q").gives(
        2,
        "",
        str![[r#"
error[missing-key]: `date` is missing
 --> reviews/robin/.journal.edit.yaml:7:3
  |
7 | - id: oven
  |   ^^^^^^^^
  |
  = help: add `date: …` (the day it happened)

error[unknown-key]: unknown key `dte`
 --> reviews/robin/.journal.edit.yaml:8:3
  |
8 |   dte: 2026-03-01
  |   ^^^
  |
  = help: did you mean `date`?

error[missing-key]: `date` is missing
  --> reviews/robin/.journal.edit.yaml:11:3
   |
11 | - id: j-2 # the second
   |   ^^^^^^^^^^^^^^^^^^^^
   |
   = help: add `date: …` (the day it happened)

error[unknown-key]: unknown key `dte`
  --> reviews/robin/.journal.edit.yaml:12:3
   |
12 |   dte: 2026-04-01
   |   ^^^
   |
   = help: did you mean `date`?

"#]],
    );
    folder.run(folder.command("note -q --person robin").arg("Meanwhile")).gives(0, "", "");
    with_editor(&folder, "sed -i s/Meanwhile/Since/", "notes edit").gives(0, "", str![[r#"
The journal was changed since the copy in `reviews/robin/.journal.edit.yaml` was left: it is kept in `reviews/robin/.journal.edit.yaml.old`.
Saved `reviews/robin/journal.yaml`.

"#]]);
    assert_eq!(files(&folder), [".journal.edit.yaml.old", "journal.yaml"]);
}

#[test]
fn what_is_noted_meanwhile_is_kept_and_nothing_is_written_over() {
    let folder = journal();
    let steps = env!("CARGO_BIN_EXE_steps");
    folder.write(
        "editor.sh",
        format!(
            "'{steps}' --today 2026-11-23 --person robin note -q Meanwhile\nsed -i s/Lit/Lighted/ \"$1\"\n"
        ),
    );
    with_editor(&folder, "sh editor.sh", "notes edit").gives(
        0,
        "",
        str![[r#"
Saved `reviews/robin/journal.yaml`.

"#]],
    );
    let added = "\n- id: j-3\n  date: \"2026-11-23\"\n  text: Meanwhile\n";
    assert_eq!(folder.read(JOURNAL), TWO.replace("Lit", "Lighted") + added);
    folder.write("editor.sh", format!("sed -i s/Baked/Other/ {JOURNAL}\nsed -i s/Lighted/Lit/ \"$1\"\n"));
    with_editor(&folder, "sh editor.sh", "notes edit").gives(
        2,
        "",
        str![[r#"
The copy is kept in `reviews/robin/.journal.edit.yaml`; `steps notes edit` opens it again.
error: another program changed `reviews/robin/journal.yaml` meanwhile

"#]],
    );
    assert!(folder.read(JOURNAL).contains("text: Other"));
    assert!(folder.read("reviews/robin/.journal.edit.yaml").contains("text: Lit it"));
    // Emptied, it stays: an editor that finds no room leaves an empty file too.
    let folder = journal();
    with_editor(&folder, "sh -c ': > \"$0\"'", "notes edit").gives(
        2,
        "",
        str![[r#"
The copy is kept in `reviews/robin/.journal.edit.yaml`; `steps notes edit` opens it again.
error: the copy is empty, so nothing was taken over
hint: if nothing of the journal is to stay, remove `reviews/robin/journal.yaml`

"#]],
    );
    assert_eq!(folder.read(JOURNAL), TWO);
}
