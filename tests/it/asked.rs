//! What `steps assess` asks before the interview: who is meant, who rates, what happens to the files.
use snapbox::{assert_data_eq, str};

use crate::program::Folder;
use crate::terminal::Terminal;

const ENTER: &str = "\r";
const CTRL_C: &str = "\x03";

/// Robin, whose manager is Noor, in a workspace with the shipped framework.
fn folder() -> Folder {
    let folder = Folder::new();
    let people = "- {id: robin-ek, name: Robin Ek, managers: [{id: noor-haddad}], disciplines: []}\n\
        - {id: noor-haddad, name: Noor Haddad}\n";
    folder.write("steps.toml", "").write("people.yaml", people);
    folder
}

/// The program in a terminal, with these arguments, separated by spaces.
fn steps(folder: &Folder, arguments: &str) -> Terminal {
    let words = ["--today", "2026-11-23"].into_iter().chain(arguments.split(' '));
    Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), words)
}

fn git(folder: &Folder) {
    let made =
        folder.run(std::process::Command::new("git").args(["init", "--quiet"]).current_dir(folder.path()));
    assert_eq!(made.status, 0, "{}", made.err);
}

#[test]
fn a_name_close_to_a_known_one_is_asked_about() {
    let folder = folder();
    let mut terminal = steps(&folder, "assess robn-ek --as manager --person noor-haddad");
    terminal.wait_for("Did you mean").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Who are you rating?

Nobody is called `robn-ek`. Did you mean Robin Ek?

› 1  Yes
  2  No

















1–2 choose · ↑↓ Enter choose · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("How you see Robin Ek today").send("q").wait_for_end();
    assert!(folder.join("reviews/robin-ek/2026-h2/manager.yaml").exists());
    assert!(!folder.join("reviews/robn-ek").exists());
}

#[test]
fn somebody_new_may_have_a_name_close_to_a_known_one() {
    let folder = folder();
    let mut terminal = steps(&folder, "assess robn-ek --as peer --person noor-haddad");
    terminal.wait_for("Did you mean").send("2").wait_for("Robn Ek's disciplines").send(ENTER);
    terminal.wait_for("How you see Robn Ek today").send("q").wait_for_end();
    assert!(folder.join("reviews/robn-ek/2026-h2/peer-noor-haddad.yaml").exists());
    assert!(!folder.join("reviews/robin-ek").exists());
}

#[test]
fn whoever_is_not_named_as_the_manager_is_asked() {
    let folder = folder();
    let before = folder.read("people.yaml");
    let mut terminal = steps(&folder, "assess robin-ek --as manager --person kim");
    terminal.wait_for("as their manager anyway?").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Who is rating?

people.yaml names Noor Haddad as Robin Ek's manager, not `kim`. Do you want to
rate as their manager anyway?

  1  Yes
  2  No
















1–2 choose · ↑↓ Enter choose · ? help · q leave
"#]]
    );
    // Enter alone says neither yes nor no.
    terminal.send(ENTER).wait_for("Choose one: 1–2.").send("2");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert!(!folder.join("reviews").exists());
    let mut terminal = steps(&folder, "assess robin-ek --as manager --person kim");
    terminal
        .wait_for("as their manager anyway?")
        .send("1")
        .wait_for("You are rating Robin Ek as their manager");
    terminal
        .send("q")
        .wait_for("Continue with: steps assess robin-ek --as manager --person kim")
        .wait_for_end();
    assert_eq!(folder.read("people.yaml"), before);
}

#[test]
fn reviews_are_kept_out_of_git_where_that_is_wanted() {
    let folder = folder();
    git(&folder);
    let mut terminal = steps(&folder, "assess --person robin-ek");
    terminal.wait_for("Private answers").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Private answers

These answers are private, but git would commit them. Add `reviews/` to
.gitignore?

› 1  Yes
  2  No
















1–2 choose · ↑↓ Enter choose · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("Enter begin").send("q").wait_for("Continue with");
    terminal.wait_for_end();
    assert!(!terminal.screen().contains("warning"), "{}", terminal.screen());
    let ignored = "# Temporary files of runs that were stopped.\n.steps-*.tmp\n\
                   # What people wrote about each other is private.\nreviews/\n";
    assert_eq!(folder.read(".gitignore"), ignored);
}

#[test]
fn reviews_that_stay_in_git_are_warned_of_at_the_end() {
    let folder = folder();
    git(&folder);
    let mut terminal = steps(&folder, "assess --person robin-ek --quick");
    terminal.wait_for("Private answers").send("2").wait_for("Enter begin").send(ENTER);
    terminal.wait_for("question 1 of").send("q");
    terminal.wait_for_end();
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Your answers are saved in `reviews/robin-ek/2026-h2/self.yaml`.
Continue with: steps assess --person robin-ek --quick
warning: git would commit `reviews/robin-ek/2026-h2/self.yaml`, which is private
hint: add the line `reviews/` to .gitignore, or run this with `--yes`
"#]]
    );
    assert!(!folder.join(".gitignore").exists());
    // It is asked once, and told every time.
    let mut terminal = steps(&folder, "assess --person robin-ek --quick");
    terminal.wait_for("Enter begin").send(ENTER).wait_for("question 1 of").send("\t3\r");
    for question in [2, 5, 9, 13, 17] {
        terminal.wait_for(&format!("question {question} of")).send("b");
    }
    terminal.wait_for("What you said about yourself").send("2").wait_for("› 2 Keep it as a draft");
    terminal.send("2").wait_for("Saved a draft");
    terminal.wait_for("warning: git would commit `reviews/robin-ek/2026-h2/self.yaml`").wait_for_end();
    // Leaving the question leaves everything as it was.
    let other = self::folder();
    git(&other);
    let mut terminal = steps(&other, "assess --person robin-ek");
    terminal.wait_for("Private answers").send(CTRL_C).wait_for_end();
    assert!(!other.join("reviews").exists() && !other.join(".gitignore").exists());
}

#[test]
fn a_draft_is_removed_only_after_a_yes() {
    let folder = folder();
    folder.write("a.yaml", "cells: {mastery: {squad: {rating: consistently}}}\n");
    folder.steps("assess --person robin-ek --answers a.yaml --quiet").gives(0, "", "");
    let file = "reviews/robin-ek/2026-h2/self.yaml";
    let before = folder.read(file);
    for answer in ["2", CTRL_C] {
        let mut terminal = steps(&folder, "assess --person robin-ek --discard");
        terminal.wait_for("Remove `reviews/robin-ek/2026-h2/self.yaml` for good?").wait_for("leave");
        terminal.send(ENTER).wait_for("Choose one: 1–2.").send(answer).wait_for_end();
        assert_eq!(folder.read(file), before);
    }
    let mut terminal = steps(&folder, "assess --person robin-ek --discard");
    terminal.wait_for("for good?").send("1").wait_for("Removed `reviews/robin-ek/2026-h2/self.yaml`.");
    assert!(terminal.wait_for_end().success());
    assert!(!folder.join("reviews/robin-ek").exists());
}

#[test]
fn a_draft_that_is_being_answered_is_not_removed() {
    let folder = folder();
    let mut terminal = steps(&folder, "assess --person robin-ek --quick");
    terminal
        .wait_for("Enter begin")
        .send(ENTER)
        .wait_for("question 1 of")
        .send("\t3\r")
        .wait_for("question 2 of");
    let run = folder.steps("assess --person robin-ek --discard --yes");
    assert_eq!(run.status, 2);
    let told = "error: `reviews/robin-ek/2026-h2/self.yaml` is already being answered by robin-ek, process ";
    assert!(run.err.starts_with(told), "{}", run.err);
    terminal.send("\t3\r").wait_for("question 3 of").send("q").wait_for_end();
    assert!(folder.join("reviews/robin-ek/2026-h2/self.yaml").exists());
}

#[test]
fn evidence_leads_somewhere_and_may_be_an_entry_of_the_journal() {
    let folder = folder();
    let entry = "- {id: summer-launch, date: 2026-07-03, text: Launched in July}\n";
    folder.write("reviews/robin-ek/journal.yaml", entry);
    let mut terminal = steps(&folder, "assess --person robin-ek");
    terminal.wait_for("Enter begin").send(ENTER).wait_for("Which of these").send("\t3");
    // It can be ticked, or typed; whatever else is typed leads nowhere.
    terminal
        .wait_for("1 [ ] 3 Jul 2026 Launched in July")
        .send("\t\t\tsummer-launch JIRA-42")
        .wait_for("JIRA-42");
    let told = "`JIRA-42` is neither a web link (https://…) nor the id of an entry in your journal.";
    terminal.send(ENTER).wait_for(told).wait_for("Links summer-launch JIRA-42");
    terminal.send("\x17").wait_for_no("JIRA-42").send(ENTER).wait_for("question 2 of");
    terminal.send("q").wait_for_end();
    assert!(folder.read("reviews/robin-ek/2026-h2/self.yaml").contains("evidence: [summer-launch]"));
}

#[test]
fn the_command_that_leaving_tells_continues_at_the_same_question() {
    let folder = folder();
    let begun =
        "assess robin-ek --as manager --person noor-haddad --cycle 2026-h1 --quick --from Squad/Chapter";
    let mut terminal = steps(&folder, begun);
    terminal.wait_for("Enter begin").send(ENTER).wait_for("question 1 of up to 15").send("\t3\r");
    terminal.wait_for("Team success · Tribe/Guild, question 2 of up to 15").send("q").wait_for_end();
    let said = terminal.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, command) = said.split_once("Continue with: steps ").expect("a command");
    let told =
        "assess robin-ek --as manager --person noor-haddad --cycle 2026-h1 --quick --from Squad/Chapter";
    assert_eq!(command, told);
    let mut terminal = steps(&folder, command);
    terminal.wait_for("Continuing where you stopped: Team success · Tribe/Guild").send(ENTER);
    terminal.wait_for("Team success · Tribe/Guild, question 2 of up to 15");
}
