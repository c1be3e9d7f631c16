//! Everything line by line: conversations in a pseudo-terminal, and reports.

use std::thread;
use std::time::{Duration, Instant};

use snapbox::{assert_data_eq, str};

use crate::interview::Workspace;
use crate::program::Folder;
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
const CTRL_C: &str = "\x03";
const CTRL_D: &str = "\x04";

/// What is asked last on this paper, if somebody waits for an answer.
fn prompt(paper: &str) -> Option<&str> {
    paper.lines().last().filter(|line| !paper.ends_with('\n') && line.ends_with(": "))
}

/// Waits for the next prompt after so much was said; nothing where the program ended.
pub fn next_prompt(terminal: &mut Terminal, said: usize) -> Option<String> {
    let begun = Instant::now();
    loop {
        let paper = terminal.paper();
        if paper.len() > said
            && let Some(prompt) = prompt(&paper)
        {
            return Some(prompt.to_owned());
        }
        if terminal.has_ended() {
            return None;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "nothing is asked:\n{paper}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Answers one prompt after the other, each by its own words, up to one that `until` stops at.
fn answer(terminal: &mut Terminal, until: &str) {
    let mut said = 0;
    for _ in 0..200 {
        let Some(prompt) = next_prompt(terminal, said) else { return };
        if prompt.starts_with(until) {
            return;
        }
        said = terminal.paper().len();
        terminal.send(match prompt.as_str() {
            it if it.starts_with("Lines, ") => "Rye\n\n",
            it if it.contains("[default") => "\n",
            it if it.starts_with("Number or first letters") => "2\n",
            it if it.starts_with("Your answer") => "https://bakery.example/1\n",
            _ => "\n",
        });
    }
    panic!("it does not end:\n{}", terminal.paper());
}

fn assert_plain(terminal: &Terminal) {
    let paper = terminal.paper();
    assert!(!paper.contains(|c: char| c.is_control() && c != '\n'), "{paper:?}");
}

#[test]
fn who_somebody_is_can_be_told_line_by_line() {
    let folder = Folder::new();
    let arguments = ["--today", "2026-11-23", "--linear", "assess"];
    let mut terminal = Terminal::start((24, 80), folder.path(), STEPS, arguments);
    let mut said = 0;
    for line in ["", "Robin Ek", "back", "", "../x", "n", "robin", "quit"] {
        next_prompt(&mut terminal, said).expect("a prompt");
        said = terminal.paper().len();
        terminal.send(&format!("{line}\n"));
    }
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_plain(&terminal);
    assert_data_eq!(
        terminal.paper(),
        str![[r#"
Answer each question by typing a line and pressing Enter. Type ? for help, back
for the question before, again to have this one repeated, and quit to leave.

Who are you?

Your name, as you write it:
Your answer: 
A name is needed.

Your name, as you write it:
Your answer: Robin Ek

Robin Ek.

Your id, for file names and the command line:
Now: robin-ek
Another answer; Enter keeps it, a period clears it: back

Who are you?

Your name, as you write it:
Now: Robin Ek
Another answer; Enter keeps it, a period clears it: 

Robin Ek.

Your id, for file names and the command line:
Now: robin-ek
Another answer; Enter keeps it, a period clears it: ../x

Remember this for next time?
1. Yes
2. No
Number or first letters [default: Yes]: n
Chosen: No.
An id has lower-case letters and digits, joined by hyphens.

Your id, for file names and the command line:
Now: ../x
Another answer; Enter keeps it, a period clears it: robin

Remember this for next time?
Number or first letters [default: No]: quit

"#]]
    );
    assert!(!folder.join("reviews").exists());
}

#[test]
fn a_whole_interview_is_answered_line_by_line() {
    let workspace = Workspace::new();
    let mut terminal = workspace.start((24, 80), &["--linear", "--discipline", "pastry"]);
    answer(&mut terminal, "never");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert_plain(&terminal);
    assert_eq!(workspace.first_answer()["rating"], "often");
    assert!(terminal.paper().contains("3. Ices a cake"), "{}", terminal.paper());
}

#[test]
fn leaving_in_the_middle_of_a_line_keeps_it() {
    for leaving in ["key", "TERM", "end"] {
        let workspace = Workspace::new();
        let mut terminal = workspace.start((24, 80), &["--linear"]);
        answer(&mut terminal, "Lines, ");
        terminal.send("We bake\nwith ry").wait_for("with ry");
        match leaving {
            "key" => terminal.send(CTRL_C),
            "end" => terminal.send(CTRL_D).send(CTRL_D),
            signal => terminal.signal(signal),
        };
        let status = terminal.wait_for("Continue with:").wait_for_end().exit_code();
        assert_eq!(status, if leaving == "TERM" { 143 } else { 130 });
        let mut terminal = workspace.start((24, 80), &["--linear"]);
        terminal.wait_for("Enter to begin:").send("\n");
        answer(&mut terminal, "Other lines; ");
        terminal.wait_for("Now: We bake with ry").send("+\ne flour\n\n");
        answer(&mut terminal, "never");
        assert_eq!(workspace.first_answer()["note"], "We bake\nwith ry\ne flour");
        assert_plain(&terminal);
    }
}

#[test]
fn a_kill_takes_only_the_line_that_was_not_ended() {
    let workspace = Workspace::new();
    let mut terminal = workspace.start((24, 80), &["--linear"]);
    answer(&mut terminal, "Lines, ");
    terminal.send("We bake\nwith ry");
    let kept = || std::fs::read_to_string(workspace.file()).is_ok_and(|text| text.contains("We bake"));
    let begun = Instant::now();
    while !kept() {
        assert!(begun.elapsed() < Duration::from_secs(30));
        thread::sleep(Duration::from_millis(5));
    }
    terminal.kill();
    let mut terminal = workspace.start((24, 80), &["--linear"]);
    terminal.wait_for("Enter to begin:").send("\n");
    answer(&mut terminal, "Other lines; ");
    terminal.wait_for("Now: We bake");
}

#[test]
fn a_paste_of_several_paragraphs_is_one_text() {
    let workspace = Workspace::new();
    let mut terminal = workspace.start((24, 80), &["--linear"]);
    answer(&mut terminal, "Lines, ");
    terminal.send("One\n\nquit\nback\n").wait_for("quit back");
    thread::sleep(Duration::from_millis(100));
    terminal.send("\n");
    answer(&mut terminal, "never");
    assert_eq!(workspace.first_answer()["note"], "One\n\nquit\nback");
}

#[test]
fn the_terminal_is_given_back_as_it_was() {
    let workspace = Workspace::new();
    let folder = workspace.path().to_str().expect("UTF-8");
    let script = format!(
        "stty -a > before; '{STEPS}' assess --linear --workspace '{folder}' --person robin; stty -a > after; \
         cmp before after && echo the same"
    );
    let mut terminal = Terminal::start((24, 80), workspace.path(), "bash", ["-ic", &script]);
    terminal.wait_for("Enter to begin:").send(CTRL_C).wait_for("the same").wait_for_end();
}

/// The interview in a shell that says something first; gives its first page.
fn after(workspace: &Workspace, words: &str) -> Terminal {
    let folder = workspace.path().to_str().expect("UTF-8");
    let script = format!(
        "{words} '{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23"
    );
    Terminal::start((24, 80), workspace.path(), "sh", ["-c", &script])
}

#[test]
fn it_is_turned_on_by_the_environment_the_user_file_or_the_terminal() {
    for words in [
        "ACCESSIBLE=1",
        "TERM=dumb",
        "TERM=",
        "env -u TERM",
        "mkdir -p config/steps; echo 'linear = true' > config/steps/config.toml;",
    ] {
        let workspace = Workspace::new();
        let mut terminal = after(&workspace, words);
        terminal.wait_for("Enter to begin:").send(CTRL_D);
        assert_eq!(terminal.wait_for_end().exit_code(), 130, "{words}");
        assert_plain(&terminal);
    }
    let workspace = Workspace::new();
    let mut terminal = after(&workspace, "ACCESSIBLE=");
    terminal.wait_for("Enter begin").send("q").wait_for_end();
}

#[test]
fn a_report_in_a_plain_terminal_is_line_by_line_and_in_a_pipe_only_where_it_is_asked_for() {
    let folder = Folder::example("first-review");
    let shown = |words: &str| {
        let script = format!("{words} '{STEPS}' --today 2026-11-23 show");
        let mut terminal = Terminal::start((80, 80), folder.path(), "sh", ["-c", &script]);
        assert_eq!(terminal.wait_for_end().exit_code(), 0);
        terminal.paper()
    };
    let linear = folder.steps("show --linear").answer();
    assert_eq!(shown("TERM=dumb"), linear);
    assert!(shown("").contains("\x1b[1m"));
    let piped = folder.run(folder.command("show").env("TERM", "dumb")).answer();
    assert!(piped.contains("───"), "{piped}");
    assert_eq!(folder.run(folder.command("show").env("ACCESSIBLE", "1")).answer(), linear);
}
