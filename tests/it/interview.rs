//! The interview of `steps assess`, held in a pseudo-terminal.
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_yaml::Value;
use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

use crate::program::Folder;
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
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

/// Chooses a rating of the question that is open, and leaves it open.
pub fn choose(terminal: &mut Terminal, digit: &str) {
    terminal.wait_for("Which of these").send(&format!("\t{digit}")).wait_for("(");
}

/// Rates the question that is open, and goes on to the next.
pub fn rate(terminal: &mut Terminal, question: &str, digit: &str) {
    terminal.wait_for(question);
    choose(terminal, digit);
    terminal.send(ENTER).wait_for_no(question);
}

pub fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn a_whole_run_gives_a_sealed_file() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--discipline", "pastry"]);
    terminal.wait_for("Craft · Own work, question 1 of up to 6");
    terminal.wait_for("Pastry 3 [ ] Ices a cake").send("13").wait_for("[x] First").wait_for("[x] Ices");
    terminal.send("\t2").wait_for("2 (Often)").wait_for("Often: Seen as a rule");
    terminal.send("\tRye").wait_for("› Note Rye");
    terminal
        .send("\thttps://bread.example/1 rye-2")
        .wait_for("rye-2")
        .send(ENTER)
        .wait_for("`rye-2` is neither a web link (https://…) nor the id of an entry in your journal.")
        .send("\x17https://bread.example/2")
        .wait_for("/2")
        .send(ENTER);
    rate(&mut terminal, "Craft · Shop, question 2 of up to 6", "1");
    terminal
        .wait_for("Craft stops there, since a wider step builds on that one. You can still look at Chain.");
    rate(&mut terminal, "Team · Own work, question 3 of up to 5", "4");
    terminal.wait_for("Team · Shop");
    choose(&mut terminal, "5");
    terminal.wait_for("Note needed: why does this not apply to you here?").wait_for_no("Links");
    terminal.send("\tNo team yet").wait_for("No team").send(ENTER);
    rate(&mut terminal, "Team · Chain", "3");
    terminal.wait_for("What next").wait_for("› 1 Seal it now");
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
fn a_question_is_one_screen() {
    let workspace = Workspace::new();
    workspace.write(
        "reviews/robin/journal.yaml",
        "- {id: j-1, date: 2026-07-17, text: Noor released a first test suite of their own, behaviors: [craft], step: own}\n\
         - {id: j-2, date: 2026-08-03, text: Rye for the fair, behaviors: [team]}\n\
         - {id: j-3, date: 2026-09-03, text: Wheat, behaviors: [craft]}\n",
    );
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").wait_for("leave").send("2\t2\tShe said so").wait_for("She said so");
    terminal.send("\t ").wait_for("1 [x] 17 Jul 2026");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Craft · Own work, question 1 of up to 6

Craft in full: All Craft

Own work: Bakes well

Which of these describe you today?
  1 [ ] First of craft at own
  2 [x] Second of craft at own

  How consistently?  1 Seldom  2 (Often)  3 Model  4 Cannot say
  5 Does not apply
    Often: Seen as a rule
  Note   She said so

Evidence, from your journal
› 1 [x] 17 Jul 2026  Noor released a first test suite of their own
  2 [ ] 3 Sep 2026  Wheat
  Links  where it can be seen: a web link, or several




Enter next · 1–9 mark · Tab fields · Esc back · s skip · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("Craft · Shop");
    let answer = "{rating: often, examples: [craft-own-b], note: She said so, evidence: [j-1]}";
    assert_eq!(workspace.first_answer(), yaml(answer));
    // On a small one, what explains is left out first, and the examples never are.
    terminal.send(ESCAPE).wait_for("Craft · Own work").resize(14, 60).wait_for_no("Craft in full");
    terminal.wait_for("1–9 mark").wait_for_no("Own work: Bakes well");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Craft · Own work, question 1 of up to 6
Which of these describe you today?
› 1 [ ] First of craft at own
  2 [x] Second of craft at own
  How consistently?  1 Seldom  2 (Often)  3 Model
  4 Cannot say  5 Does not apply
    Often: Seen as a rule
  Note   She said so
Evidence, from your journal
  1 [x] 17 Jul 2026  Noor released a first test suite of
        their own
  2 [ ] 3 Sep 2026  Wheat
  Links  where it can be seen: a web link, or several
Enter next · 1–9 mark · Tab fields · ? help · q leave
"#]]
    );
}

/// The keys that were pressed, and the pages that were seen.
struct Counted {
    terminal: Terminal,
    keys: usize,
    pages: usize,
}

impl Counted {
    /// Waits for a page, and presses these keys on it.
    fn page(&mut self, shows: &str, keys: &str) {
        self.terminal.wait_for(shows).wait_for("leave").send(keys);
        self.keys += keys.chars().count();
        self.pages += 1;
    }
}

#[test]
fn ten_questions_take_fifteen_screens_and_sixty_keys() {
    for size in [(24, 80), (20, 60), (40, 120)] {
        let folder = Folder::new();
        folder.steps("init -q").gives(0, "", "");
        let terminal = Terminal::start(size, folder.path(), STEPS, ["--today", "2026-11-23", "assess"]);
        let mut counted = Counted { terminal, keys: 0, pages: 0 };
        counted.page("Who are you?", "Robin Ek\r");
        counted.page("Your id", "\r1");
        counted.page("Your disciplines", "4\r");
        counted.page("Enter begin", "\r");
        let manifest: Value = serde_yaml::from_str(&folder.read("framework/framework.yaml")).unwrap();
        let mut number = 0;
        for behavior in manifest["behaviors"].as_sequence().unwrap() {
            let behavior: Value = serde_yaml::from_str(
                &folder.read(&format!("framework/behaviors/{}.yaml", behavior.as_str().unwrap())),
            )
            .unwrap();
            let name = behavior["short"].as_str().or(behavior["name"].as_str()).unwrap();
            for (step, rating) in [("Individual", "3"), ("Squad/Chapter", "1")] {
                number += 1;
                let keys = format!("1\r{rating}\r");
                counted.page(&format!("{name} · {step}, question {number} of"), &keys);
            }
        }
        // What is out of view is read before it is sealed.
        counted.page("What you said about yourself", "\r");
        counted.page("› 1 Seal it now", "\r");
        assert!(counted.terminal.wait_for_end().success());
        assert_eq!((counted.pages - 1, counted.keys), (15, 56), "on {size:?}");
        assert!(folder.read("reviews/robin-ek/2026-h2/self.yaml").contains("\nsealed:\n"));
    }
}

#[test]
fn every_answer_is_on_disk_before_the_next_question() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these describe you today?").send("2\t3\r").wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml("{rating: model, examples: [craft-own-b]}"));
    assert_eq!(workspace.saved()["resume"], yaml("{question: craft/shop}"));
}

#[test]
fn going_back_keeps_what_was_answered() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    choose(&mut terminal, "2");
    terminal.send("\tnote").wait_for("Note note").send(ESCAPE).wait_for("Enter begin");
    assert_eq!(workspace.first_answer(), yaml("{rating: often, note: note}"));
    // All of it is there again, and Enter accepts it as it is.
    terminal.send(ENTER).wait_for("2 (Often)").wait_for("Note note").send(ENTER);
    terminal
        .wait_for("Craft · Shop")
        .send("1")
        .wait_for("[x] First")
        .send(ESCAPE)
        .wait_for("Craft · Own work");
    terminal.send("q").wait_for_end();
    let cells = "{own: {rating: often, note: note}, shop: {examples: [craft-shop-a]}}";
    assert_eq!(workspace.saved()["cells"]["craft"], yaml(cells));
    // What was begun and not rated is where it goes on.
    workspace.assess((24, 80), &[]).wait_for("Continuing where you stopped: Craft · Shop.");
}

#[test]
fn leaving_and_coming_back_goes_on_at_the_question() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "Craft · Own work", "2");
    terminal.wait_for("question 2 of").send("b").wait_for("Team · Own work").send("q");
    terminal.wait_for_end();
    assert!(terminal.shows_cursor());
    let mut terminal = workspace.assess((24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Team · Own work.");
    terminal.send(ENTER).wait_for("Team · Own work, question").send("b");
    // What was skipped shows up in the summary; the next time begins with it.
    terminal.wait_for("What next").wait_for("Not answered yet: Craft · Shop, Team · Own work.").send("2");
    assert!(terminal.wait_for_end().success());
    workspace.begin((24, 80), &[]).wait_for("Craft · Shop");
}

#[test]
fn after_a_kill_it_goes_on_inside_the_question() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send("1\t2\thalf a note").wait_for("half a note");
    // A pause is enough for all of it to be kept.
    wait_until(&workspace, |saved| saved["cells"]["craft"]["own"]["note"] == "half a note");
    terminal.kill();
    assert!(terminal.shows_cursor());
    let begun = "{rating: often, examples: [craft-own-a], note: half a note}";
    assert_eq!(workspace.first_answer(), yaml(begun));
    assert_eq!(workspace.saved()["resume"], yaml("{question: craft/own, open: true}"));
    // Half an answer is not sealed behind somebody's back.
    let sealing = std::process::Command::new(STEPS)
        .args([
            "assess",
            "robin",
            "--as",
            "self",
            "--person",
            "robin",
            "--cycle",
            "2026-h2",
            "--seal",
            "--partial",
        ])
        .current_dir(workspace.path())
        .output()
        .unwrap();
    assert_eq!(sealing.status.code(), Some(2));
    let said = String::from_utf8(sealing.stderr).unwrap();
    assert!(said.starts_with("error: you began Craft in full · Own work and did not finish it\n"), "{said}");
    let mut terminal = workspace.assess((24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Craft · Own work.").send(ENTER);
    terminal.wait_for("1 [x] First").wait_for("2 (Often)").wait_for("Note half a note").send(ENTER);
    terminal.wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml(begun));
}

/// Waits until what is saved is so.
pub fn wait_until(workspace: &Workspace, holds: impl Fn(&Value) -> bool) {
    let begun = Instant::now();
    while !workspace.file().exists() || !holds(&workspace.saved()) {
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", workspace.saved());
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_rating_that_ends_a_behavior_can_be_passed() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    rate(&mut terminal, "Craft · Own work", "1");
    terminal.wait_for("Team · Own work").wait_for("You can still look at Shop.").send("w");
    rate(&mut terminal, "Craft · Shop, question 2 of up to 6", "2");
    rate(&mut terminal, "Craft · Chain, question 3 of up to 6", "2");
    terminal.wait_for("Team · Own work, question 4 of up to 6");
    assert_eq!(workspace.saved()["cells"]["craft"]["chain"], yaml("{rating: often}"));
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
fn ctrl_c_leaves_at_any_field_and_gives_the_terminal_back() {
    for presses in ["", "\t", "\t2\t", "\t2\t\t"] {
        let workspace = Workspace::new();
        let folder = workspace.path().to_str().unwrap();
        let script = format!(
            "'{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23; \
             echo ended; stty -a"
        );
        let mut terminal = Terminal::start((30, 100), workspace.path(), "sh", ["-c", &script]);
        terminal.wait_for("Enter begin").send(ENTER).wait_for("Which of these").send(presses);
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
    choose(&mut terminal, "2");
    terminal.send("\t").wait_for("› Note").paste("first line\r\nsecond\tline\r");
    terminal.wait_for("› Note first line second line").send(ENTER).wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer()["note"], "first line\nsecond line");
    assert_eq!(workspace.first_answer()["evidence"], Value::Null);
}

#[test]
fn a_long_note_is_written_in_the_editor() {
    let workspace = Workspace::new();
    workspace.write("editor.sh", "printf '\\nand the night shift\\n' >> \"$1\"; stat -c %a \"$1\" > mode\n");
    let start = |editor: &str| {
        let folder = workspace.path().to_str().unwrap();
        let script = format!(
            "EDITOR='{editor}' '{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 --today 2026-11-23"
        );
        let mut terminal = Terminal::start((24, 80), workspace.path(), "sh", ["-c", &script]);
        terminal.wait_for("Enter begin").send(ENTER).wait_for("Which of these");
        terminal
    };
    let mut terminal = start("sh editor.sh");
    choose(&mut terminal, "2");
    terminal.send("\tRye").wait_for("Note Rye").wait_for("Ctrl-E editor").send("\x05");
    terminal.wait_for("Note Rye and the night shift").send(ENTER).wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer()["note"], "Rye\nand the night shift");
    assert_eq!(fs::read_to_string(workspace.path().join("mode")).unwrap(), "600\n");
    terminal.send("q").wait_for_end();
    // An editor that fails loses nothing.
    let mut terminal = start("false");
    terminal.wait_for("Craft · Shop").send("\t2\tWheat").wait_for("Note Wheat").send("\x05");
    terminal
        .wait_for("the editor `false` failed")
        .wait_for("Note Wheat")
        .send(ENTER)
        .wait_for("Craft · Chain");
}

#[test]
fn what_was_saved_in_the_editor_survives_a_signal() {
    let workspace = Workspace::new();
    workspace.write("editor.sh", "echo 'Rye and wheat' > \"$1\"\nkill -TERM \"$PPID\"\nsleep 0.2\n");
    let folder = workspace.path().to_str().unwrap();
    let script = format!(
        "EDITOR='sh editor.sh' '{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 \
         --today 2026-11-23"
    );
    let mut terminal = Terminal::start((24, 100), workspace.path(), "sh", ["-c", &script]);
    terminal.wait_for("Enter begin").send(ENTER);
    choose(&mut terminal, "2");
    terminal.send("\tRye").wait_for("Note Rye").send("\x05").wait_for("Your answers are saved");
    assert_eq!(terminal.wait_for_end().exit_code(), 143);
    assert_eq!(workspace.first_answer(), yaml("{rating: often, note: Rye and wheat}"));
}

#[test]
fn an_editor_that_does_not_wait_is_told_about_and_its_file_stays() {
    let workspace = Workspace::new();
    let folder = workspace.path().to_str().unwrap();
    let script = format!(
        "EDITOR=true TMPDIR='{folder}' '{STEPS}' assess --workspace '{folder}' --person robin --cycle 2026-h2 \
         --today 2026-11-23"
    );
    let mut terminal = Terminal::start((24, 100), workspace.path(), "sh", ["-c", &script]);
    terminal.wait_for("Enter begin").send(ENTER);
    choose(&mut terminal, "2");
    terminal
        .send("\tRye")
        .wait_for("Note Rye")
        .send("\x05")
        .wait_for("the editor came back at once; what you wrote is in `");
    terminal.wait_for("Note Rye").send(ENTER).wait_for("Craft · Shop");
    let kept = fs::read_dir(workspace.path()).unwrap().map(|entry| entry.unwrap().path());
    let kept = kept.into_iter().find(|path| path.display().to_string().contains("steps-note-")).unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "Rye");
}

#[test]
fn what_was_agreed_stands_beside_the_question_and_is_where_it_begins() {
    let workspace = Workspace::new();
    workspace.write(
        "reviews/robin/2026-h1/agreed.yaml",
        "format: 1\nframework: {id: bakery, version: 1.0.0}\nperson: robin\nrater: kim\nrelation: agreed\n\
         cycle: 2026-h1\nstarted: 2026-06-01\nstep: shop\n\
         focus:\n  - {behavior: craft, step: shop, try: Lead the spring menu}\ncells: {}\n",
    );
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Craft · Shop, question 1 of up to 4").wait_for("Agreed to try: Lead the spring menu");
    terminal.send("q").wait_for_end();
    // It is between the two who agreed it.
    let folder = workspace.path().to_str().unwrap();
    let arguments = ["assess", "robin", "--as", "peer", "--person", "noor", "--workspace", folder];
    let more = ["--cycle", "2026-h2", "--today", "2026-11-23"];
    let mut peer = Terminal::start((24, 80), workspace.path(), STEPS, arguments.into_iter().chain(more));
    peer.wait_for("Enter begin").send(ENTER).wait_for("Craft · Own work, question 1 of up to 6").send("s");
    peer.wait_for("Craft · Shop").wait_for("leave").wait_for_no("Agreed to try");
}

#[test]
fn what_was_typed_ahead_answers_nothing() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    // The second Enter accepts; what follows was meant for this screen, and is taken for nothing on the next.
    terminal.wait_for("Which of these").send("\r2\r1\t3\r").wait_for("Craft · Shop");
    terminal.send("?").wait_for("Seldom: Seen now and then").send(ESCAPE);
    terminal.wait_for("Craft · Shop").wait_for("1 [ ] First");
    assert_eq!(workspace.saved()["cells"], yaml("{craft: {own: {rating: often}}}"));
}

#[test]
fn long_text_wraps_on_a_narrow_terminal() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((14, 40), &[]);
    choose(&mut terminal, "2");
    let note = "Käse und 山田 and a sentence that goes on for more than one row of this terminal";
    terminal.send("\t").send(note);
    terminal
        .wait_for("› Note Käse und 山田 and a sentence that goes on for more than one row of this terminal");
    terminal.send("\x01\x1b[CX\x1b[F.").wait_for("KXäse").wait_for("terminal.");
    terminal.send(ENTER).wait_for("Craft · Shop");
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
            // Where the cursor goes is the last thing that is written.
            let begun = Instant::now();
            let place = || {
                let (row, column) = terminal.cursor();
                let line = terminal.screen().lines().nth(row.into()).unwrap().to_owned();
                (column, line.chars().take(6).collect::<String>())
            };
            while place() != (5, format!("› {at} [ ")) {
                assert!(begun.elapsed() < Duration::from_secs(20), "{:?} at {size:?}", place());
            }
            terminal.send(DOWN);
        }
        terminal.send(CTRL_C).wait_for_end();
    }
}

#[test]
fn no_rating_is_chosen_beforehand() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send(ENTER).wait_for("› How consistently?");
    assert!(!terminal.screen().contains('('));
    terminal.send(ENTER).wait_for("Choose one: 1–5.");
    assert_eq!(workspace.first_answer(), Value::Null);
    terminal.send("9").send(RIGHT).wait_for("1 (Seldom)").send(RIGHT).wait_for("2 (Often)").send(ENTER);
    terminal.wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml("{rating: often}"));
}

#[test]
fn keys_that_nothing_is_bound_to_choose_nothing() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("Which of these").send(ENTER).wait_for("› How consistently");
    // Ctrl-→, F5, Alt-b: each ends in a character that alone would do something.
    terminal.send("\x1b[1;5C\x1b[15~\x1bb").send(RIGHT).wait_for("1 (Seldom)");
    terminal.wait_for("Craft · Own work");
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &[]);
    choose(&mut terminal, "5");
    terminal.send(ENTER).wait_for("A reason is needed").wait_for("› Note needed: why does this not apply");
    terminal.send(ESCAPE).wait_for("Enter begin").send(ENTER).wait_for("5 (Does not apply)");
    terminal.send("\t2\r").wait_for("Craft · Shop").send("\t5").wait_for("5 (Does not apply)").send(ESCAPE);
    terminal.wait_for("Craft · Own work").send(ENTER).wait_for("5 (Does not apply)").send("b");
    terminal.wait_for("Team · Own work").send("b").wait_for("What next").send("3");
    // It is asked for again before sealing.
    terminal
        .wait_for("Before sealing, this needs a reason.")
        .send("\t\tNo oven")
        .wait_for("No oven")
        .send(ENTER);
    terminal.wait_for("What next");
    let answer = "{rating: not-applicable, note: No oven}";
    assert_eq!(workspace.saved()["cells"]["craft"]["shop"], yaml(answer));
}

#[test]
fn an_answer_can_be_changed_at_the_end() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    for cell in 1..=6 {
        rate(&mut terminal, &format!("question {cell} of"), "2");
    }
    terminal.wait_for("What next").send(DOWN).send(DOWN).send(ENTER);
    terminal
        .wait_for("Which answer do you want to change?")
        .send("craft sh")
        .wait_for("› Craft · Shop: Often");
    terminal.wait_for_no("Team").send(ENTER);
    terminal.wait_for("Craft · Shop").wait_for("2 (Often)").send("\t3\r");
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
    terminal.wait_for("Which of these describe Robin today?");
    terminal.wait_for("Note what shows it: something Robin did, decided or changed");
    choose(&mut terminal, "5");
    terminal.wait_for("Note needed: why does this not apply to Robin here?");
}

#[test]
fn somebody_with_a_step_begins_there() {
    let workspace = Workspace::new();
    workspace.write("reviews/robin/profile.yaml", "step: shop\n");
    workspace.begin((24, 80), &[]).wait_for("Craft · Shop, question 1 of up to 4").send("q").wait_for_end();
    fs::remove_file(workspace.file()).unwrap();
    workspace.begin((24, 80), &["--from", "own"]).wait_for("Craft · Own work, question 1 of up to 6");
}

#[test]
fn ones_own_words_of_the_review_before_stand_beside_the_question() {
    let workspace = Workspace::new();
    workspace.write("answers.yaml", "cells: {craft: {own: {rating: model, note: Bread for the fair, evidence: ['https://bread.example/9']}}}\n");
    let mut command = crate::program::program();
    command.args([
        "assess",
        "robin",
        "--as",
        "self",
        "--person",
        "robin",
        "--cycle",
        "2026-h1",
        "--today",
        "2026-05-20",
    ]);
    command.args(["--answers", "answers.yaml", "--seal", "--partial"]).current_dir(workspace.path());
    assert!(command.output().unwrap().status.success());
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("What you said in 2026-h1: · Bread for the fair · https://bread.example/9");
    assert!(!terminal.screen().contains('('), "no rating of then is shown");
    terminal.send("s").wait_for("Craft · Shop").wait_for_no("What you said");
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
    rate(&mut terminal, "Craft · Own work", "1");
    terminal.wait_for("Team · Own work");
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
    terminal.send(CTRL_C).wait_for("Continue with").wait_for_end();
    assert!(!workspace.path().join("reviews/robin/2026-h2/.self.yaml.lock").exists());
}
