//! The last page of the interview, and opening again what was sealed, in a pseudo-terminal.
use std::fs;

use snapbox::{assert_data_eq, str};

use crate::interview::{Workspace, rate, yaml};
use crate::terminal::Terminal;

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const CTRL_C: &str = "\x03";
const WHOLE: &str =
    "cells: {craft: {own: {rating: seldom}}, team: {own: {rating: unsure}, shop: {rating: seldom}}}\n";

/// Answers the first three questions, and skips the rest.
fn with_a_gap(workspace: &Workspace, size: (u16, u16)) -> Terminal {
    let mut terminal = workspace.begin(size, &["--quick"]);
    for at in 1..=3 {
        rate(&mut terminal, &format!("question {at} of"), "2");
    }
    terminal.wait_for("Team · Own work").send("b").wait_for("What next?").wait_for("leave");
    terminal
}

/// Seals these answers without a terminal.
fn seal(workspace: &Workspace, answers: &str, more: &[&str]) {
    workspace.write("answers.yaml", answers);
    let mut command = crate::program::program();
    command.args(["assess", "--person", "robin", "--cycle", "2026-h2", "--today", "2026-11-20", "--quiet"]);
    command.args(["--answers", "answers.yaml", "--seal"]).args(more).current_dir(workspace.path());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn it_says_what_is_missing_and_what_sealing_it_would_mean() {
    let workspace = Workspace::new();
    let mut terminal = with_a_gap(&workspace, (24, 80));
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you said about yourself

Craft
  Own work: Often
  Shop: Often
  Chain: Often

Team
  Own work, Shop, Chain: skipped

Not answered yet: Team · Own work.
Once sealed, `steps send` hands it over. A draft can be continued at any time.

What next?
› 1  Answer what is missing
  2  Keep it as a draft
  3  Seal only these answers: you will see only the other side's answers to the
     same questions
  4  Change an answer




1–4 choose · ↑↓ Enter choose · Esc back · ? help · q leave
"#]]
    );
    // Leaving tells the command that continues in the same way.
    terminal.send("q").wait_for("Continue with: steps assess --person robin --workspace");
    terminal.wait_for("--quick");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
}

#[test]
fn what_is_missing_is_asked_in_one_go_and_then_it_can_be_sealed() {
    let workspace = Workspace::new();
    let mut terminal = with_a_gap(&workspace, (24, 80));
    terminal.send(ENTER);
    rate(&mut terminal, "Team · Own work, question 4 of", "2");
    // What is skipped again is not asked in circles.
    terminal.wait_for("Team · Shop, question 5 of").send("s");
    terminal.wait_for("Not answered yet: Team · Shop.").wait_for("› 1 Answer what is missing").send(ENTER);
    terminal.wait_for("question 5 of").send(ESCAPE).wait_for("What next?").send(ENTER);
    rate(&mut terminal, "question 5 of", "2");
    rate(&mut terminal, "question 6 of", "2");
    terminal.wait_for("› 1 Seal it now").wait_for_no("Not answered");
    terminal.send(ENTER).wait_for("Sealed `reviews/robin/2026-h2/self.yaml` on 2026-11-23.");
    assert!(terminal.wait_for_end().success());
    assert!(workspace.saved()["sealed"]["digest"].is_string());
    assert!(workspace.saved()["partial"].is_null());
}

#[test]
fn narrower_steps_than_the_interview_began_at_can_be_answered_too() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--quick", "--from", "chain"]);
    rate(&mut terminal, "Craft · Chain, question 1 of up to 2", "1");
    rate(&mut terminal, "Team · Chain, question 2 of up to 2", "1");
    let missing = "Not answered yet: Craft · Own work, Craft · Shop, Team · Own work, Team · Shop.";
    terminal.wait_for(missing).send(ENTER);
    rate(&mut terminal, "Craft · Own work, question 1 of up to 6", "1");
    rate(&mut terminal, "Team · Own work, question", "1");
    terminal.wait_for("2 questions skipped.").wait_for("1 Seal it now");
}

#[test]
fn a_part_is_sealed_by_a_choice_of_its_own_and_can_be_added_to() {
    let workspace = Workspace::new();
    let mut terminal = with_a_gap(&workspace, (24, 80));
    terminal.send("3").wait_for("Next:");
    assert!(terminal.wait_for_end().success());
    assert_data_eq!(
        terminal.screen().lines().take(2).collect::<Vec<_>>().join("\n"),
        str![[r#"
Sealed `reviews/robin/2026-h2/self.yaml` on 2026-11-23, with some questions left
open.
"#]]
    );
    assert_eq!(workspace.saved()["partial"], true);
    let sealed = workspace.saved()["sealed"].clone();
    // Adding to it is no opening again: nobody is asked why.
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    rate(&mut terminal, "Team · Own work", "1");
    terminal.wait_for("› 1 Seal it now").send(ENTER);
    assert!(terminal.wait_for_end().success());
    assert!(workspace.saved()["reopened"].is_null());
    assert!(workspace.saved()["partial"].is_null());
    assert_ne!(workspace.saved()["sealed"], sealed);
}

#[test]
fn changing_an_answer_of_a_sealed_part_asks_for_the_reason() {
    let workspace = Workspace::new();
    seal(&workspace, "cells: {craft: {own: {rating: often}}}\n", &["--partial"]);
    let change = |terminal: &mut Terminal| {
        terminal.wait_for("Craft · Shop").send(ESCAPE).wait_for("2 (Often)");
        rate(terminal, "Craft · Own work", "1");
        rate(terminal, "Team · Own work", "1");
        terminal.wait_for("› 1 Seal it now").send(ENTER).wait_for("Why do you change it?");
    };
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    change(&mut terminal);
    // Whoever leaves there has a draft.
    terminal.send(CTRL_C).wait_for("Your answers are saved in `reviews/robin/2026-h2/self.yaml`.");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert!(workspace.saved()["sealed"].is_null());
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    terminal.wait_for("› 1 Seal it now").send(ENTER).wait_for("Why do you change it?");
    terminal.send("Pressed the wrong key").wait_for("wrong key").send(ENTER).wait_for("Sealed `reviews");
    let reopened = "[{date: '2026-11-23', reason: Pressed the wrong key, after_reveal: false}]";
    assert_eq!(workspace.saved()["reopened"], yaml(reopened));
}

#[test]
fn opening_it_again_asks_why_and_leaving_there_changes_nothing() {
    let workspace = Workspace::new();
    seal(&workspace, WHOLE, &[]);
    let before = fs::read_to_string(workspace.file()).unwrap();
    let mut terminal = workspace.start((12, 80), &["--reopen"]);
    terminal.wait_for("Why do you change it?").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Changing what you sealed

Why do you change it? The other side will read this.

> 






Enter accept · Ctrl-E editor · Alt-Enter new line · F1 help · Ctrl-C leave
"#]]
    );
    terminal.send(ENTER).wait_for("A few words, please.").send("Mis").wait_for("> Mis").send(CTRL_C);
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_eq!(fs::read_to_string(workspace.file()).unwrap(), before);
    assert_eq!(fs::read_dir(workspace.file().parent().unwrap()).unwrap().count(), 1, "a lock is left");

    let mut terminal = workspace.start((24, 80), &["--reopen"]);
    terminal.wait_for("Why do you change it?").send("Misread it").wait_for("> Misread it").send(ENTER);
    terminal.wait_for("Enter begin").send(ENTER).wait_for("What next?").send(ENTER);
    assert!(terminal.wait_for_end().success());
    let reopened = "[{date: '2026-11-23', reason: Misread it, after_reveal: false}]";
    assert_eq!(workspace.saved()["reopened"], yaml(reopened));
    assert_eq!(workspace.saved()["sealed"]["date"], "2026-11-23");
}

#[test]
fn what_is_out_of_view_is_not_chosen_by_enter() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((8, 40), &["--quick"]);
    for at in 1..=6 {
        rate(&mut terminal, &format!("question {at} of"), "2");
    }
    terminal.wait_for("What you said about yourself").wait_for("↓ 3 more").send(ENTER);
    terminal.wait_for("› 1 Seal it now").send(DOWN).wait_for("› 2 Keep it as a draft").send(ENTER);
    terminal.wait_for("Saved a draft");
    assert!(workspace.saved()["sealed"].is_null());
}
