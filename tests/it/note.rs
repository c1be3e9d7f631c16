//! `steps note`: one's own journal, written in seconds.

use std::process::{Command, Stdio};

use snapbox::str;

use crate::notes::{JOURNAL, note, robin};
use crate::office::office;
use crate::program::Folder;
use crate::terminal::Terminal;

const ENTER: &str = "\r";

#[test]
fn a_note_is_one_line_away() {
    let folder = office();
    robin(&folder, &["note", "Moved the billing jobs off the shared cluster"]).gives(
        0,
        "",
        str![[r#"
Noted `j-1` in `reviews/robin/journal.yaml`.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read(JOURNAL),
        str![[r#"
- id: j-1
  date: "2026-11-23"
  text: Moved the billing jobs off the shared cluster

"#]]
    );
    use std::os::unix::fs::PermissionsExt;
    let mode =
        |path: &str| std::fs::metadata(folder.join(path)).expect("is there").permissions().mode() & 0o777;
    assert_eq!((mode(JOURNAL), mode("reviews/robin"), mode("reviews")), (0o600, 0o700, 0o700));
    assert_eq!(std::fs::read_dir(folder.join("reviews/robin")).expect("lists").count(), 1, "no lock is left");
}

#[test]
fn everything_that_may_be_said_of_a_note_is_written() {
    let folder = office();
    note(
        &folder,
        &[
            "Moved the billing jobs",
            "--for",
            "Mastery",
            "--for",
            "team-success",
            "--for",
            "mastery",
            "--step",
            "Tribe/Guild",
            "--link",
            "https://example.com/7",
            "--link",
            "https://example.com/8",
            "--date",
            "2026-11-03",
        ],
    );
    note(&folder, &["Clear minutes", "--from", "Kim Osei", "--with-leave"]);
    note(&folder, &["Too many words", "--kind", "feedback"]);
    note(&folder, &["One queue\nfor all", "--why", "Two were mixed up", "--look-again", "2027-02-01"]);
    let run = folder.steps_with_input("note - --person robin", "  From a pipe: all of it. \n");
    run.gives(
        0,
        "",
        str![[r#"
Noted `j-5` in `reviews/robin/journal.yaml`.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read(JOURNAL),
        str![[r#"
- id: j-1
  date: "2026-11-03"
  text: Moved the billing jobs
  behaviors: [mastery, team-success]
  step: tribe
  links:
    - https://example.com/7
    - https://example.com/8
- id: j-2
  date: "2026-11-23"
  kind: feedback
  text: Clear minutes
  from: Kim Osei
  with_leave: true
- id: j-3
  date: "2026-11-23"
  kind: feedback
  text: Too many words
- id: j-4
  date: "2026-11-23"
  kind: decision
  text: |-
    One queue
    for all
  why: Two were mixed up
  look_again: "2027-02-01"
- id: j-5
  date: "2026-11-23"
  text: "From a pipe: all of it."

"#]]
    );
    folder.steps("check --person robin").gives(
        0,
        str![[r#"
No findings in 42 files.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
}

#[test]
fn what_was_written_by_hand_stays_as_it_is() {
    let folder = office();
    let before = "# My year.\n\n- id: j-7 # the first\n  date: 2026-03-01\n  text: >-\n    Lit\n    the oven\n\n# Later:\n\n- {id: oven, date: 2026-04-01, text: It's warm}   # flow\n# The end.";
    folder.write(JOURNAL, before);
    note(&folder, &["Baked"]);
    let added = "\n\n- id: j-8\n  date: \"2026-11-23\"\n  text: Baked\n";
    assert_eq!(folder.read(JOURNAL), format!("{before}{added}"));
}

#[test]
fn a_layout_that_takes_no_entry_is_left_alone() {
    let folder = office();
    folder.write(JOURNAL, "[{id: oven, date: 2026-04-01, text: It is warm}]\n");
    robin(&folder, &["note", "Baked: rye"]).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/journal.yaml` is laid out so that no entry can be added to it
hint: begin each entry on a line of its own, with `- `; then add:
        - id: j-1
          date: "2026-11-23"
          text: "Baked: rye"

"#]],
    );
    assert_eq!(folder.read(JOURNAL), "[{id: oven, date: 2026-04-01, text: It is warm}]\n");
    folder.write(JOURNAL, "- id: oven\n  dat: 2026-04-01\n");
    robin(&folder, &["note", "Baked"]).gives(
        2,
        "",
        str![[r#"
error[missing-key]: `text` is missing
 --> reviews/robin/journal.yaml:1:3
  |
1 | - id: oven
  |   ^^^^^^^^
  |
  = help: add `text: …` (what happened, in a sentence or two)

error[unknown-key]: unknown key `dat`
 --> reviews/robin/journal.yaml:2:3
  |
2 |   dat: 2026-04-01
  |   ^^^
  |
  = help: did you mean `date`?

"#]],
    );
}

#[test]
fn mistakes_are_told_and_nothing_is_written() {
    let folder = office();
    let check = |arguments: &[&str], told: snapbox::data::Inline| {
        robin(&folder, &[&["note"], arguments].concat()).gives(2, "", told);
        assert!(!folder.join("reviews").exists());
    };
    check(
        &["x", "--for", "mastry"],
        str![[r#"
error: no behavior is called `mastry`
hint: did you mean `mastery`?

"#]],
    );
    check(
        &["x", "--step", "trbe"],
        str![[r#"
error: no step is called `trbe`
hint: did you mean `tribe`?

"#]],
    );
    check(
        &["x", "--link", "wiki/7"],
        str![[r#"
error: `wiki/7` is not an http(s) address
hint: write the whole address, as in `https://example.com/page`

"#]],
    );
    check(
        &["x", "--date", "2026-11-24"],
        str![[r#"
error: `--date 2026-11-24` is still to come: today is 2026-11-23
hint: note what happened; `--look-again` takes a day to come

"#]],
    );
    check(
        &["x", "--from", "Kim", "--why", "So"],
        str![[r#"
error: `--from` belongs to feedback, and `--why` to a decision
hint: note them one after the other

"#]],
    );
    check(
        &["x", "--kind", "evidence", "--look-again", "2027-01-01"],
        str![[r#"
error: `--look-again` belongs to `--kind decision`, not to `evidence`

"#]],
    );
    check(
        &["x", "--with-leave"],
        str![[r#"
error: missing `--from <NAME>`
hint: `steps help note` shows how it is used

"#]],
    );
    check(
        &["x", "--kind", "praise"],
        str![[r#"
error: `--kind` does not take `praise`
hint: expected `evidence`, `feedback` or `decision`

"#]],
    );
    check(
        &["x", "--from", " "],
        str![[r#"
error: `--from` is empty

"#]],
    );
    check(
        &[" \n"],
        str![[r#"
error: the text is empty
hint: say what happened in a sentence or two

"#]],
    );
    check(
        &[],
        str![[r#"
error: there is no terminal to ask in
hint: write the text behind the command, or `-` to read it from standard input

"#]],
    );
    check(
        &["--no-input"],
        str![[r#"
error: `--no-input` asks nothing, and there is no text
hint: write the text behind the command, or `-` to read it from standard input

"#]],
    );
    check(
        &["x", "--about", "kimm"],
        str![[r#"
error: nobody is called `kimm`
hint: did you mean `kim`?

"#]],
    );
    check(
        &["x", "--about", "Jo Tanaka"],
        str![[r#"
error: nobody is called `Jo Tanaka`
hint: add them to people.yaml: `- id: …` and `name: …`

"#]],
    );
    folder.steps("note x").gives(2, "", str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in `~/.config/steps/config.toml`

"#]]);
}

#[test]
fn notes_at_the_same_time_are_all_kept() {
    let folder = office();
    let start = |number: usize| {
        let mut command = folder.command("note -q --person robin");
        command.arg(format!("Note {number}")).stdin(Stdio::null()).spawn().expect("starts")
    };
    let runs: Vec<_> = (0..8).map(start).collect();
    for mut run in runs {
        assert!(run.wait().expect("ends").success());
    }
    let journal = folder.read(JOURNAL);
    for number in 1..=8 {
        assert!(journal.contains(&format!("- id: j-{number}\n")), "{journal}");
        assert!(journal.contains(&format!("text: Note {}\n", number - 1)), "{journal}");
    }
}

#[test]
fn git_is_told_about_and_nothing_is_asked() {
    let folder = office();
    assert!(
        Command::new("git").args(["init", "-q"]).current_dir(folder.path()).status().expect("runs").success()
    );
    robin(&folder, &["note", "One"]).gives(
        0,
        "",
        str![[r#"
Noted `j-1` in `reviews/robin/journal.yaml`.
warning: git would commit `reviews/robin/journal.yaml`, which is private
hint: keep it out of git with a line in .gitignore

"#]],
    );
    assert!(!folder.join(".gitignore").exists());
    robin(&folder, &["note", "Two", "--yes"]).gives(
        0,
        "",
        str![[r#"
Noted `j-2` in `reviews/robin/journal.yaml`.

"#]],
    );
    assert!(folder.read(".gitignore").contains("reviews/\n"));
    robin(&folder, &["note", "Three"]).gives(
        0,
        "",
        str![[r#"
Noted `j-3` in `reviews/robin/journal.yaml`.

"#]],
    );
}

/// Robin in a terminal.
pub fn start(folder: &Folder, arguments: &[&str]) -> Terminal {
    start_in((24, 80), folder, arguments)
}

/// The same in a terminal of this size.
fn start_in(size: (u16, u16), folder: &Folder, arguments: &[&str]) -> Terminal {
    let words = ["--today", "2026-11-23", "--person", "robin"].into_iter().chain(arguments.iter().copied());
    Terminal::start(size, folder.path(), env!("CARGO_BIN_EXE_steps"), words)
}

#[test]
fn without_a_text_one_page_asks() {
    let folder = office();
    let mut terminal = start(&folder, &["note", "--date", "2026-11-20"]);
    terminal.wait_for("What happened?").wait_for("Which behaviors does it show?");
    snapbox::assert_data_eq!(
        terminal.screen(),
        str![[r#"
A note in your journal

What happened?
> 

Which behaviors does it show?
  1 [ ] Values team success over individual success
  2 [ ] Continuously improves themselves and team
  3 [ ] Holds themselves and others accountable
  4 [ ] Thinks about the business impact of their work
  5 [ ] Demonstrates mastery of their discipline

At which step?
› 1  None in particular
  2  Individual
  3  Squad/Chapter
  4  Tribe/Guild
  5  Technology/Company

A link to where it can be seen:
> 


Enter accept · Ctrl-E editor · Tab fields · F1 help · Ctrl-C leave
"#]]
    );
    terminal.send(ENTER).wait_for("1–9 mark").send(ENTER).wait_for("1–5 choose").send("1");
    terminal.wait_for("A link to where").send(ENTER).wait_for("A few words on what happened, please.");
    // The keys act on what is missing.
    terminal.send("Led the demo").wait_for("> Led the demo").send(ENTER);
    terminal.wait_for("1–9 mark").send("15").wait_for("[x] Demonstrates").send(ENTER).wait_for("1–5 choose");
    terminal.send("3").wait_for("Ctrl-C leave").send("wiki").wait_for("> wiki").send(ENTER);
    terminal
        .wait_for("`wiki` is no web link")
        .send("\x17https://example.com/7")
        .wait_for("> https://example.com/7");
    terminal.send(ENTER).wait_for("Noted `j-1` in `reviews/robin/journal.yaml`.").wait_for_end();
    snapbox::assert_data_eq!(
        folder.read(JOURNAL),
        str![[r#"
- id: j-1
  date: "2026-11-20"
  text: Led the demo
  behaviors: [team-success, mastery]
  step: squad
  links:
    - https://example.com/7

"#]]
    );
    assert_eq!(std::fs::read_dir(folder.join("reviews/robin")).expect("lists").count(), 1);
}

#[test]
fn the_page_does_in_any_terminal() {
    for size in [(20, 60), (40, 120)] {
        let folder = office();
        let mut terminal = start_in(size, &folder, &["note", "--for", "mastery", "--step", "tribe"]);
        terminal
            .wait_for("What happened?")
            .paste("Led the demo\nof the day")
            .wait_for("of the day")
            .send(ENTER);
        terminal.wait_for("1–9 mark").send(ENTER);
        terminal
            .wait_for("choose")
            .wait_for("› 4")
            .send(ENTER)
            .wait_for("A link to where")
            .wait_for("Ctrl-C leave");
        terminal.send(ENTER).wait_for("Noted `j-1`").wait_for_end();
        let entry = "  text: |-\n    Led the demo\n    of the day\n  behaviors: [mastery]\n  step: tribe\n";
        assert!(folder.read(JOURNAL).ends_with(entry), "{size:?}: {}", folder.read(JOURNAL));
    }
}

#[test]
fn what_was_typed_is_kept_when_somebody_leaves() {
    let folder = office();
    let mut terminal = start(&folder, &["note"]);
    terminal.wait_for("What happened?").send("Half a thought").wait_for("> Half a thought").send("\x03");
    terminal
        .wait_for("What you wrote is kept in `reviews/robin/.journal.note.txt`; `steps note` continues it.");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert!(!folder.join(JOURNAL).exists());
    let mut terminal = start(&folder, &["note"]);
    terminal.wait_for("> Half a thought").send(" more").wait_for("thought more");
    terminal.send(ENTER).wait_for("1–9 mark").send(ENTER).wait_for("1–5 choose").send("1");
    terminal.wait_for("Ctrl-C leave").send(ENTER).wait_for("Noted `j-1`").wait_for_end();
    assert!(folder.read(JOURNAL).contains("text: Half a thought more\n"));
    // Nothing typed leaves nothing.
    let folder = office();
    start(&folder, &["note"]).wait_for("What happened?").send("\x03").wait_for_end();
    assert!(!folder.join("reviews").exists());
}

#[test]
fn whoever_is_asked_is_asked_about_git_too() {
    let folder = office();
    assert!(
        Command::new("git").args(["init", "-q"]).current_dir(folder.path()).status().expect("runs").success()
    );
    let mut terminal = start(&folder, &["note", "--about", "kim"]);
    terminal.wait_for("A note about Kim Osei").send("Explains well").wait_for("> Explains well").send(ENTER);
    terminal.wait_for("1–9 mark").send(ENTER).wait_for("1–5 choose").send("1").wait_for("Ctrl-C leave");
    terminal.send(ENTER).wait_for("This journal is private, but git would commit it").send("1");
    terminal.wait_for("Noted `j-1` in `reviews/kim/journal-robin.yaml`.").wait_for_end();
    assert!(folder.read(".gitignore").contains("reviews/\n"));
}

#[test]
fn an_id_that_an_answer_cites_is_not_given_to_another_note() {
    let folder = Folder::new();
    for text in ["Led the demo", "Moved the jobs"] {
        let note = folder.command("note --person robin -q").arg(text).output().expect("runs");
        assert!(note.status.success());
    }
    folder.write("a.yaml", "cells: {mastery: {individual: {rating: sometimes, evidence: [j-2]}}}\n");
    folder.steps("assess robin --as self --person robin --answers a.yaml -q").gives(0, "", "");
    let journal = folder.read(JOURNAL);
    let (first, _) = journal.split_once("- id: j-2").expect("a second entry");
    folder.write(JOURNAL, first);
    let run = folder.run(folder.command("note --person robin").arg("Nobody else is to read this"));
    run.gives(0, "", "Noted `j-3` in `reviews/robin/journal.yaml`.\n");
    // What is cited and gone is told, and nothing else goes in its place.
    let sealing = folder.steps("assess robin --as self --person robin --seal --partial");
    assert!(sealing.status == 2 && sealing.err.contains("j-2"), "{}", sealing.err);
}

#[test]
fn a_note_from_a_folder_below_goes_where_the_ones_before_are() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.join("lib/api")).expect("makes");
    let note = |below: &str, text: &str| {
        let mut command = folder.command("note --person robin -q");
        assert!(command.arg(text).current_dir(folder.join(below)).status().expect("runs").success());
    };
    note(".", "Led the demo");
    note("lib/api", "Moved the jobs");
    assert!(folder.read(JOURNAL).contains("id: j-2"));
    assert!(!folder.join("lib/api/reviews").exists());
}
