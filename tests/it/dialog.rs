//! What holds for every page of a dialog, in a pseudo-terminal: pastes, signals, sizes, leaving.
use std::fs;

use serde_yaml::Value;

use crate::interview::{Workspace, choose, wait_until, yaml};
use crate::program::Folder;
use crate::terminal::{Terminal, signal};

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const CTRL_D: &str = "\x04";

/// The interview in a shell that says how it ended and in which mode it left the terminal.
fn in_shell(workspace: &Workspace) -> Terminal {
    let folder = workspace.path().to_str().unwrap();
    let script = format!(
        "'{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23; \
         echo ended with $?; stty -a"
    );
    let mut terminal = Terminal::start((30, 100), workspace.path(), "bash", ["-ic", &script]);
    terminal.wait_for("Enter begin").send(ENTER);
    terminal
}

/// The process that holds the lock of an assessment.
fn holder(workspace: &Workspace) -> u32 {
    let lock = fs::read_to_string(workspace.file().with_file_name(".self.yaml.lock")).unwrap();
    lock.split(|c: char| !c.is_ascii_digit()).rfind(|word| !word.is_empty()).unwrap().parse().unwrap()
}

fn assert_restored(terminal: &Terminal) {
    let screen = terminal.screen();
    for mode in ["-icanon", "-echo ", "-isig", "-icrnl", "-opost"] {
        assert!(!screen.contains(mode), "{mode} in\n{screen}");
    }
    assert!(terminal.shows_cursor());
    assert!(!terminal.marks_pastes());
}

/// Opens the note of the first question, and begins to write it.
fn begin_a_note(terminal: &mut Terminal, note: &str) {
    choose(terminal, "2");
    terminal.send(&format!("\t{note}")).wait_for(&format!("› Note {note}"));
}

const BEGUN: &str = "{rating: often, note: half a note}";
const AT_IT: &str = "{question: craft/own, open: true}";

#[test]
fn a_signal_keeps_what_was_begun_and_gives_the_terminal_back() {
    for (name, status) in [("TERM", 143), ("HUP", 129), ("QUIT", 131), ("INT", 130)] {
        let workspace = Workspace::new();
        let mut terminal = in_shell(&workspace);
        begin_a_note(&mut terminal, "half a note");
        signal(name, holder(&workspace));
        terminal.wait_for("Continue with: steps assess").wait_for(&format!("ended with {status}"));
        terminal.wait_for("icanon");
        assert_restored(&terminal);
        assert_eq!(workspace.saved()["resume"], yaml(AT_IT), "{name}");
        assert_eq!(workspace.first_answer(), yaml(BEGUN), "{name}");
        let mut terminal = workspace.begin((24, 80), &[]);
        terminal.wait_for("Note half a note").send(ENTER).wait_for("Craft · Shop");
        assert_eq!(workspace.first_answer()["note"], "half a note");
        assert_eq!(workspace.saved()["resume"], yaml("{question: craft/shop}"));
    }
}

#[test]
fn ctrl_c_keeps_what_was_begun() {
    let workspace = Workspace::new();
    let mut terminal = in_shell(&workspace);
    choose(&mut terminal, "5");
    terminal.send("\tno ov").wait_for("› Note no ov").send("\x03");
    terminal.wait_for("ended with 130").wait_for("icanon");
    assert_restored(&terminal);
    assert_eq!(workspace.saved()["resume"], yaml(AT_IT));
    // Also while the help is open above it.
    let mut terminal = workspace.begin((40, 100), &[]);
    terminal
        .wait_for("Note no ov")
        .send("\t\ten\x1bOP")
        .wait_for("this page; in a text, F1 only")
        .send("\x03");
    terminal.wait_for("Your answers are saved");
    assert_eq!(workspace.first_answer(), yaml("{rating: not-applicable, note: no oven}"));
}

#[test]
fn a_closed_window_keeps_what_was_begun() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    begin_a_note(&mut terminal, "half a note");
    terminal.hang_up();
    let status = terminal.wait_for_end();
    assert_eq!(status.exit_code(), 129);
    assert_eq!(workspace.first_answer(), yaml(BEGUN));
    assert!(!workspace.file().with_file_name(".self.yaml.lock").exists());
}

#[test]
fn a_pause_keeps_what_was_begun_even_from_a_kill() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    begin_a_note(&mut terminal, "half a note");
    let before = terminal.written();
    let note = |saved: &Value| saved["cells"]["craft"]["own"]["note"].clone();
    wait_until(&workspace, |saved| note(saved) == "half a note");
    // Nothing changed that had to be drawn; the end of what was drawn may have come late.
    assert!(terminal.written() < before + 100);
    terminal.kill();
    let mut terminal = workspace.begin((24, 80), &[]);
    // A text that is emptied again is kept no longer.
    terminal.wait_for("Note half a note").send("\t\t\x15");
    wait_until(&workspace, |saved| note(saved) == Value::Null);
}

#[test]
fn a_paste_presses_no_key_where_there_is_something_to_choose() {
    let workspace = Workspace::new();
    let mut terminal = workspace.assess((24, 80), &[]);
    terminal.paste("q\r").wait_for("There is nowhere to paste here").send(ENTER);
    // Beside the lists of a question there is a line for links.
    terminal.wait_for("Which of these").paste("https://a.example\r").wait_for("Links https://a.example");
    terminal.wait_for("[ ] First").send("\t3").wait_for("3 (Model)").paste("https://b.example");
    terminal
        .wait_for("Links https://a.example https://b.example")
        .send("\t")
        .wait_for("› Note")
        .paste("a note");
    terminal.wait_for("Note a note").send(ENTER).wait_for("Craft · Shop").send("b");
    terminal.wait_for("Team · Own").send("b");
    terminal.wait_for("What next?").paste("1\r").wait_for("There is nowhere to paste here");
    terminal.send("q").wait_for_end();
    let answer = "{rating: model, note: a note, evidence: ['https://a.example', 'https://b.example']}";
    assert_eq!(workspace.first_answer(), yaml(answer));
    assert_eq!(workspace.saved()["sealed"], Value::Null);
}

#[test]
fn a_long_paste_is_shown_once() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    choose(&mut terminal, "2");
    terminal.send("\t").wait_for("› Note");
    let note = "Bakes the whole night through\r\n".repeat(3_300);
    let before = terminal.written();
    terminal.paste(&format!("{note}the end")).wait_for("the end");
    let written = terminal.written() - before;
    assert!(written < 10_000, "{written} bytes were drawn");
    terminal.send(ENTER).wait_for("Craft · Shop");
    let note = format!("{}the end", note.replace('\r', ""));
    assert_eq!(workspace.first_answer()["note"].as_str(), Some(note.as_str()));
}

#[test]
fn a_terminal_of_one_or_two_rows_is_no_end() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these");
    terminal.resize(1, 10).wait_for_no("Which of these").send("1");
    terminal.resize(24, 80).wait_for("[x] First").send(ENTER);
    terminal.wait_for("› How consistently").resize(2, 1).wait_for_no("How consistently").send("2");
    terminal.resize(24, 80).wait_for("2 (Often)").send("\t").wait_for("› Note");
    terminal.resize(1, 1).wait_for_no("Note").send("Rye");
    terminal.resize(24, 80).wait_for("Note Rye").send(ENTER).wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml("{rating: often, examples: [craft-own-a], note: Rye}"));
    let workspace = Workspace::new();
    let mut terminal = workspace.start((2, 20), &[]);
    terminal
        .wait_for_anything()
        .resize(24, 80)
        .wait_for("Enter begin")
        .send(ENTER)
        .wait_for("Which of these");
}

/// A key, and what shows that the page is open to which it leads.
type Press = (&'static str, &'static str);

const BEGIN: Press = (ENTER, "Which of these");
const PASS_BY: [Press; 2] = [("b", "Team · Own work"), ("b", "What next?")];

/// The keys that lead from the opening to each page, and to each field of a question.
const PAGES: [&[Press]; 9] = [
    &[],
    &[BEGIN],
    &[BEGIN, ("\t", "› How consistently?")],
    &[BEGIN, ("\t2\t", "› Note")],
    &[BEGIN, ("\t2\t\t", "› Links")],
    &[BEGIN, ("\t5\t", "› Note needed: why")],
    &[BEGIN, PASS_BY[0], PASS_BY[1]],
    &[BEGIN, PASS_BY[0], PASS_BY[1], ("3", "Which answer do you want")],
    &[BEGIN, ("?", "this page; in a text, F1 only")],
];

/// The interview open at a page, and what it shows.
fn open(workspace: &Workspace, presses: &[Press]) -> (Terminal, &'static str) {
    let mut terminal = workspace.assess((40, 100), &[]);
    for (press, shows) in presses {
        terminal.send(press).wait_for(shows);
    }
    (terminal, presses.last().map_or("Enter begin", |(_, shows)| *shows))
}

#[test]
fn ctrl_d_leaves_every_page_which_says_how_to_leave() {
    for presses in PAGES {
        let workspace = Workspace::new();
        let (mut terminal, shows) = open(&workspace, presses);
        terminal.wait_for("leave");
        terminal.send(CTRL_D).wait_for("Your answers are saved");
        assert_eq!(terminal.wait_for_end().exit_code(), 130, "{shows}");
        assert!(!terminal.marks_pastes());
    }
}

#[test]
fn f1_and_a_question_mark_explain_every_page() {
    for presses in &PAGES[..8] {
        let workspace = Workspace::new();
        let (mut terminal, shows) = open(&workspace, presses);
        terminal.wait_for("help").send("\x1bOP");
        terminal.wait_for("Esc, ← go back, keeping what was typed").send(ESCAPE).wait_for(shows);
    }
}

#[test]
fn ctrl_d_leaves_the_questions_before_the_interview() {
    let start = |folder: &Folder| {
        Terminal::start((24, 80), folder.path(), STEPS, ["--today", "2026-11-23", "assess"])
    };
    let folder = Folder::new();
    let mut terminal = start(&folder);
    terminal.wait_for("Who are you?").wait_for("Ctrl-C leave").send(CTRL_D);
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    let mut terminal = start(&folder);
    terminal.wait_for("Who are you?").send("Robin").send(ENTER).wait_for("> robin").send(ENTER);
    terminal.wait_for("1–2 choose").send(CTRL_D);
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert!(!folder.join("reviews").exists());
    let mut terminal = start(&folder);
    terminal.wait_for("Who are you?").send("Robin").send(ENTER).wait_for("> robin").send(ENTER);
    terminal.wait_for("1–2 choose").send("2");
    terminal.wait_for("Your disciplines").wait_for("Ctrl-C leave").send(CTRL_D);
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
}

/// The interview at its first question, in a shell where this variable is set.
fn with_variable(workspace: &Workspace, variable: &str) -> Terminal {
    let folder = workspace.path().to_str().unwrap();
    let script = format!(
        "{variable} '{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23"
    );
    Terminal::start((24, 80), workspace.path(), "sh", ["-c", &script])
}

#[test]
fn without_colors_the_words_say_it_all() {
    let workspace = Workspace::new();
    let colored = |variable: &str| {
        let mut terminal = with_variable(&workspace, variable);
        terminal.wait_for("Enter begin").send(ENTER).wait_for("Which of these").wait_for("leave");
        terminal.send("1").wait_for("› 1 [x] First of craft at own");
        let colored = terminal.has_colors();
        terminal.send("1q").wait_for_end();
        colored
    };
    assert!(colored("TERM=xterm"));
    assert!(!colored("NO_COLOR=1"));
}

#[test]
fn a_paste_that_never_ends_does_not_hold_up_a_signal() {
    let workspace = Workspace::new();
    let mut terminal = in_shell(&workspace);
    begin_a_note(&mut terminal, "half a note");
    terminal.send("\x1b[200~and then the connection bro");
    signal("TERM", holder(&workspace));
    terminal.wait_for("ended with 143").wait_for("icanon");
    assert_restored(&terminal);
    assert_eq!(workspace.first_answer()["note"], "half a note");
}
