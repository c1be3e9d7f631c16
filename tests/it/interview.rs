//! The interview of `steps assess`, held in a pseudo-terminal.
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;
use tempfile::TempDir;

use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const CTRL_C: &str = "\x03";

const LONG: &str = "Tells whoever waits for the bread early on that it will be late, says why, and offers them \
                    something else that is ready by then and that they would also like to have";

/// A workspace with a small framework of its own.
pub struct Workspace(TempDir);

impl Workspace {
    pub fn new() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        workspace.write("steps.toml", "");
        workspace.write("people.yaml", "- {id: robin, disciplines: []}\n");
        workspace.write(
            "framework/framework.yaml",
            "id: bakery\nname: Bakery\nversion: 1.0.0\nsummary: How bakers grow\nbehaviors: [craft, team]\n\
             scale:\n  demonstrated_from: often\n  ratings:\n    \
             - {id: seldom, label: Seldom, meaning: Seen now and then}\n    \
             - {id: often, label: Often, meaning: Seen as a rule}\n    \
             - {id: model, label: Model, meaning: Others copy it}\n",
        );
        workspace.write(
            "framework/steps.yaml",
            "- {id: own, name: Own work, summary: Bakes well, scope: own work}\n\
             - {id: shop, name: Shop, summary: Helps the shop bake well, scope: a shop}\n\
             - {id: chain, name: Chain, summary: Helps every shop bake well, scope: all shops}\n",
        );
        for (behavior, name) in [("craft", "Craft"), ("team", "Team")] {
            let cell = |step: &str| {
                format!(
                    "  {step}:\n    - {{id: {behavior}-{step}-a, text: First of {behavior} at {step}}}\n    \
                     - {{id: {behavior}-{step}-b, text: Second of {behavior} at {step}}}\n"
                )
            };
            let cells: String = ["own", "shop", "chain"].map(cell).concat();
            let text = format!(
                "id: {behavior}\nname: {name} in full\nshort: {name}\nsummary: All {name}\nexamples:\n{cells}"
            );
            workspace.write(&format!("framework/behaviors/{behavior}.yaml"), &text);
        }
        workspace.write(
            "framework/disciplines/pastry.yaml",
            "id: pastry\nname: Pastry\nsummary: Cakes\nexamples:\n  craft:\n    own:\n      \
             - {id: pastry-own, text: Ices a cake}\n",
        );
        workspace
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn file(&self) -> PathBuf {
        self.path().join("reviews/robin/2026-h2/self.yaml")
    }

    pub fn saved(&self) -> Value {
        serde_yaml::from_str(&fs::read_to_string(self.file()).unwrap()).unwrap()
    }

    /// What is saved about the first cell.
    pub fn first_answer(&self) -> Value {
        self.saved()["cells"]["craft"]["own"].clone()
    }

    /// Starts the interview.
    pub fn start(&self, size: (u16, u16), more: &[&str]) -> Terminal {
        let folder = self.path().to_str().unwrap();
        let mut arguments = vec!["assess", "--workspace", folder, "--person", "robin", "--cycle", "2026-h2"];
        arguments.extend(["--today", "2026-11-23"]);
        arguments.extend(more);
        Terminal::start(size, self.path(), STEPS, arguments)
    }

    /// Starts the interview, and leaves its first screen open.
    pub fn assess(&self, size: (u16, u16), more: &[&str]) -> Terminal {
        let mut terminal = self.start(size, more);
        terminal.wait_for("Enter begin");
        terminal
    }

    /// Starts the interview, and goes on to its first question.
    pub fn begin(&self, size: (u16, u16), more: &[&str]) -> Terminal {
        let mut terminal = self.assess(size, more);
        terminal.send(ENTER).wait_for_no("Enter begin");
        terminal
    }
}

/// Answers the question about the examples and that about the rating.
pub fn rate(terminal: &mut Terminal, digit: &str) {
    terminal.wait_for("Which of these").send(ENTER);
    terminal.wait_for("How consistently").send(digit);
}

pub fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn a_whole_run_gives_a_sealed_file() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--discipline", "pastry"]);
    terminal.wait_for("Craft · Own work, question 1 of up to 6");
    terminal.wait_for("Pastry 3 [ ] Ices a cake").send("13");
    terminal.wait_for("[x] First").wait_for("[x] Ices").send(ENTER);
    terminal.wait_for("You marked: · First of craft at own · Ices a cake").send("2");
    terminal.wait_for("What shows it?").send("Rye").wait_for("> Rye").send(ENTER);
    terminal
        .wait_for("Where can it be seen?")
        .send("https://bread.example/1 rye-2")
        .wait_for("rye-2")
        .send(ENTER)
        .wait_for("`rye-2` is neither a web link (https://…) nor the id of an entry in your journal.")
        .send("\x17https://bread.example/2")
        .wait_for("/2")
        .send(ENTER);
    terminal.wait_for("Craft · Shop, question 2 of up to 6");
    rate(&mut terminal, "1");
    terminal.wait_for("What shows it?").send(ENTER);
    terminal.wait_for("Where can it be seen?").send(ENTER);
    terminal.wait_for("The questions about Craft end here").send(ENTER);
    terminal.wait_for("Team · Own work, question 3 of up to 5");
    rate(&mut terminal, "4");
    terminal.wait_for("What shows it?").send(ENTER);
    terminal.wait_for("Where can it be seen?").send(ENTER);
    terminal.wait_for("Team · Shop");
    rate(&mut terminal, "5");
    terminal
        .wait_for("Why does this not apply to you here?")
        .send("No team yet")
        .wait_for("> No team")
        .send(ENTER);
    rate(&mut terminal, "3");
    terminal.wait_for("What shows it?").send(ENTER);
    terminal.wait_for("Where can it be seen?").send(ENTER);
    terminal.wait_for("What next").wait_for("› 1 Seal it now");
    terminal.wait_for("Craft Own work: Often · Shop: Seldom · Chain: not asked");
    assert!(terminal.shows_cursor());
    terminal.send(ENTER);
    assert!(terminal.wait_for_end().success());
    assert!(terminal.shows_cursor());

    let text = fs::read_to_string(workspace.file()).unwrap();
    let keys: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split(':').next())
        .collect();
    let order = "format framework person rater relation disciplines cycle started sealed cells";
    assert_eq!(keys, order.split(' ').collect::<Vec<_>>());
    let saved = workspace.saved();
    assert_eq!(saved["relation"], "self");
    assert_eq!(saved["disciplines"], yaml("[pastry]"));
    assert_eq!(saved["sealed"]["date"], "2026-11-23");
    let cells = "
        craft:
          own: {rating: often, examples: [craft-own-a, pastry-own], note: Rye, evidence: ['https://bread.example/1', 'https://bread.example/2']}
          shop: {rating: seldom}
        team:
          own: {rating: unsure}
          shop: {rating: not-applicable, note: No team yet}
          chain: {rating: model}
    ";
    assert_eq!(saved["cells"], yaml(cells));
}

#[test]
fn every_answer_is_on_disk_before_the_next_question() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these describe you today?").send("2").wait_for("[x] Second").send(ENTER);
    terminal.wait_for("How consistently does this describe you today?");
    assert_eq!(workspace.first_answer(), yaml("{examples: [craft-own-b]}"));
    assert_eq!(workspace.saved()["resume"], yaml("{question: craft/own/rating}"));
    terminal.send("3").wait_for("What shows it?");
    assert_eq!(workspace.first_answer(), yaml("{rating: model, examples: [craft-own-b]}"));
    assert_eq!(workspace.saved()["resume"], yaml("{question: craft/own/note}"));
}

#[test]
fn going_back_keeps_what_was_answered() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "2");
    terminal.wait_for("What shows it?").send("half a note").wait_for("half a note").send(ESCAPE);
    terminal.wait_for("2 Often (now)").send(ENTER);
    // The text that was begun is still there.
    terminal.wait_for("> half a note").send(ENTER);
    terminal.wait_for("Where can it be seen?").send(ESCAPE).wait_for("> half a note");
    assert_eq!(workspace.first_answer(), yaml("{rating: often, note: half a note}"));
    terminal.send(ESCAPE).wait_for("(now)").send("\x1b[D");
    terminal.wait_for("Which of these").send(ESCAPE).wait_for("Enter begin");
    terminal.send("q").wait_for_end();
    assert_eq!(workspace.first_answer(), yaml("{rating: often, note: half a note}"));
}

#[test]
fn leaving_and_coming_back_goes_on_at_the_question() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "2");
    terminal.wait_for("What shows it?").send(ENTER);
    terminal.wait_for("Where can it be seen?").send(ENTER);
    terminal.wait_for("question 2 of").send("b").wait_for("Team · Own work").send("q");
    terminal.wait_for_end();
    assert!(terminal.shows_cursor());
    let mut terminal = workspace.assess((24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Team · Own work, the examples.");
    terminal.send(ENTER).wait_for("Team · Own work, question").send("b");
    // What was skipped shows up in the summary; the next time begins with it.
    terminal.wait_for("What next").wait_for("Not answered yet: Craft · Shop, Team · Own work.").send("2");
    assert!(terminal.wait_for_end().success());
    workspace.begin((24, 80), &[]).wait_for("Craft · Shop");
}

#[test]
fn after_kill_it_goes_on_at_the_note() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "2");
    terminal.wait_for("What shows it?").send("lost").wait_for("> lost");
    terminal.kill();
    assert!(terminal.shows_cursor());
    assert_eq!(workspace.first_answer(), yaml("{rating: often}"));
    let mut terminal = workspace.assess((24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Craft · Own work, the note.").send(ENTER);
    terminal.wait_for("What shows it?");
}

#[test]
fn the_cursor_stays_in_the_closing_menu_too() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Craft · Own work").send("b").wait_for("Team · Own work").send("b");
    terminal.wait_for("What next");
    assert!(!terminal.screen().contains("Seal"), "nothing was rated");
    assert!(terminal.shows_cursor());
    terminal.kill();
    assert!(terminal.shows_cursor());
}

#[test]
fn ctrl_c_leaves_at_any_question_and_gives_the_terminal_back() {
    for presses in [&[][..], &[ENTER][..], &[ENTER, "2"][..]] {
        let workspace = Workspace::new();
        let folder = workspace.path().to_str().unwrap();
        let script = format!(
            "'{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23; \
             echo ended; stty -a"
        );
        let mut terminal = Terminal::start((30, 100), workspace.path(), "sh", ["-c", &script]);
        terminal.wait_for("Enter begin").send(ENTER).wait_for("Which of these");
        let screens = ["Which of these", "How consistently", "What shows it?"];
        for (press, next) in presses.iter().zip(&screens[1..]) {
            terminal.send(press).wait_for(next);
        }
        terminal.send(CTRL_C).wait_for("ended").wait_for("icanon");
        let screen = terminal.screen();
        for mode in ["-icanon", "-echo ", "-isig", "-icrnl"] {
            assert!(!screen.contains(mode), "{mode} in\n{screen}");
        }
        assert!(terminal.shows_cursor());
    }
}

#[test]
fn a_paste_of_two_lines_is_one_note() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "2");
    terminal.wait_for("What shows it?").paste("first line\r\nsecond\tline\r");
    terminal.wait_for("> first line > second line").send(ENTER).wait_for("Where can it be seen?");
    assert_eq!(workspace.first_answer()["note"], "first line\nsecond line");
    assert_eq!(workspace.first_answer()["evidence"], Value::Null);
}

#[test]
fn what_was_typed_ahead_answers_nothing() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    // The first Enter accepts; what follows was meant for this screen, and is not taken for a rating.
    terminal.wait_for("Which of these").send("\r2\r3\r").wait_for("How consistently");
    assert_eq!(workspace.first_answer(), Value::Null);
    terminal
        .send("?")
        .wait_for("Ratings Seldom: Seen now and then")
        .send(ESCAPE)
        .wait_for("How consistently");
}

#[test]
fn long_text_wraps_on_a_narrow_terminal() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((12, 40), &[]);
    rate(&mut terminal, "2");
    let note = "Käse und 山田 and a sentence that goes on for more than one row of this terminal";
    terminal.wait_for("What shows it?").send(note);
    terminal
        .wait_for("> Käse und 山田 and a sentence that > goes on for more than one row of > this terminal");
    terminal.send("\x01\x1b[CX\x05.").wait_for("KXäse").wait_for("terminal.");
    terminal.send(ENTER).wait_for("Where can it be seen?");
    let expected = format!("{}.", note.replace("Kä", "KXä"));
    assert_eq!(workspace.first_answer()["note"], expected.as_str());
}

#[test]
fn long_examples_are_all_read_while_scrolling() {
    let workspace = Workspace::new();
    let examples: String =
        (1..=7).map(|at| format!("    - {{id: craft-{at}, text: '{at}. {LONG}'}}\n")).collect();
    let text = format!("id: craft\nname: Craft\nsummary: All craft\nexamples:\n  own:\n{examples}");
    workspace.write("framework/behaviors/craft.yaml", &text);
    for size in [(20, 60), (24, 80), (40, 120), (12, 40)] {
        let mut terminal = workspace.begin(size, &[]);
        for at in 1..=7 {
            terminal.wait_for(&format!("› {at} [ ] {at}. {LONG}"));
            let (row, column) = terminal.cursor();
            let line = terminal.screen().lines().nth(row.into()).unwrap().to_owned();
            assert_eq!((column, &line[..line.len().min(8)]), (5, &*format!("› {at} [ ")), "at {size:?}");
            terminal.send(DOWN);
        }
        terminal.send(CTRL_C).wait_for_end();
    }
}

#[test]
fn no_rating_is_chosen_beforehand() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send(ENTER).wait_for("How consistently");
    assert!(!terminal.screen().contains('›'));
    terminal.send(ENTER).wait_for("Choose one: 1–5.");
    assert_eq!(workspace.first_answer(), Value::Null);
    terminal.send("9").send(DOWN).wait_for("› 1 Seldom").send(DOWN).wait_for("› 2 Often").send(ENTER);
    terminal.wait_for("What shows it?");
    assert_eq!(workspace.first_answer(), yaml("{rating: often}"));
}

#[test]
fn keys_that_nothing_is_bound_to_choose_nothing() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send(ENTER).wait_for("How consistently");
    // Ctrl-→, F5, Alt-b: each ends in a character that alone would do something.
    terminal.send("\x1b[1;5C\x1b[15~\x1bb").send(DOWN).wait_for("› 1 Seldom");
    assert_eq!(workspace.first_answer(), Value::Null);
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "5");
    terminal.wait_for("Why does this not apply to you here?").send(ENTER).wait_for("A reason is needed");
    terminal.send(ESCAPE).wait_for("Does not apply here (asks why) (now)").send("b");
    terminal.wait_for("Team · Own work").send("b").wait_for("What next").send("3");
    // It is asked for again before sealing.
    terminal.wait_for("Before sealing, this needs a reason.").send("No oven").wait_for("No oven").send(ENTER);
    terminal.wait_for("What next");
    assert_eq!(workspace.first_answer(), yaml("{rating: not-applicable, note: No oven}"));
}

#[test]
fn an_answer_can_be_changed_at_the_end() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    for cell in 1..=6 {
        terminal.wait_for(&format!("question {cell} of")).send("2");
    }
    terminal.wait_for("What next").send(DOWN).send(DOWN).send(ENTER);
    terminal
        .wait_for("Which answer do you want to change?")
        .send("craft sh")
        .wait_for("› Craft · Shop: Often");
    terminal.wait_for_no("Team").send(ENTER);
    terminal.wait_for("Craft · Shop").wait_for("2 Often (now)").send("3");
    terminal.wait_for("Shop: Model").wait_for("What next").send(ENTER);
    assert!(terminal.wait_for_end().success());
    let cells = "
        craft: {own: {rating: often}, shop: {rating: model}, chain: {rating: often}}
        team: {own: {rating: often}, shop: {rating: often}, chain: {rating: often}}
    ";
    assert_eq!(workspace.saved()["cells"], yaml(cells));
}

#[test]
fn somebody_else_is_called_by_name() {
    let workspace = Workspace::new();
    let folder = workspace.path().to_str().unwrap();
    let arguments = ["assess", "robin", "--as", "manager", "--person", "kim", "--workspace", folder];
    let more = ["--cycle", "2026-h2", "--today", "2026-11-23"];
    let mut terminal = Terminal::start((24, 80), workspace.path(), STEPS, arguments.into_iter().chain(more));
    terminal.wait_for("How you see Robin today").send(ENTER);
    terminal.wait_for("Which of these describe Robin today?").send(ENTER);
    terminal.wait_for("How consistently does this describe Robin today?").send("2");
    terminal.wait_for("What shows it? Something Robin did, decided, or changed.").send(ESCAPE);
    terminal.wait_for("(now)").send("5").wait_for("Why does this not apply to Robin here?");
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((40, 120), &[]);
    terminal.wait_for("Craft in full: All Craft");
    terminal.resize(12, 30).wait_for_no("question 1 of").wait_for("Craft · Own work");
    terminal.wait_for("Which of these describe you today?");
    terminal.resize(24, 80).wait_for("Craft · Own work, question 1 of up to 6");
}

#[test]
fn a_second_run_is_told_who_has_the_file() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send("1").wait_for("[x]").send(ENTER).wait_for("How consistently");
    let before = workspace.saved();
    let second = std::process::Command::new(STEPS)
        .args(["assess", "robin", "--as", "self", "--cycle", "2026-h2", "--seal"])
        .current_dir(workspace.path())
        .output()
        .unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{said}");
    let holder = "error: `reviews/robin/2026-h2/self.yaml` is already being answered by robin, process ";
    assert!(said.starts_with(holder), "{said}");
    assert_eq!(workspace.saved(), before);
    terminal.send("2").wait_for("What shows it?").send(CTRL_C).wait_for("Continue with");
    assert!(!workspace.path().join("reviews/robin/2026-h2/.self.yaml.lock").exists());
}
