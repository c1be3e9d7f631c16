//! Who somebody is, and which workspace is meant: flag, environment, user file, question.

use snapbox::str;

use crate::program::Folder;
use crate::terminal::Terminal;

const ANSWERS: &str = "cells: {mastery: {squad: {rating: consistently}}}\n";

/// Who the assessment is about, when the program has to find out.
fn who(folder: &Folder, arguments: &str, variable: Option<(&str, &str)>) -> String {
    folder.write("a.yaml", ANSWERS);
    let mut command = folder.command(&format!("assess --answers a.yaml {arguments}"));
    command.envs(variable);
    let run = command.output().expect("runs");
    let said = String::from_utf8(run.stderr).expect("UTF-8");
    assert_eq!(run.status.code(), Some(0), "{said}");
    said.lines().next().expect("a line").to_owned()
}

#[test]
fn a_flag_comes_before_the_environment_and_that_before_the_user_file() {
    let folder = Folder::new();
    folder.write(".config/steps/config.toml", "person = \"from-file\"\n");
    let saved = |who: &str| format!("Saved a draft in `reviews/{who}/2026-h2/self.yaml`.");
    let variable = Some(("STEPS_PERSON", "from-variable"));
    assert_eq!(who(&folder, "--person from-flag", variable), saved("from-flag"));
    assert_eq!(who(&folder, "", variable), saved("from-variable"));
    assert_eq!(who(&folder, "", Some(("STEPS_PERSON", ""))), saved("from-file"));
    assert_eq!(who(&folder, "", None), saved("from-file"));
}

#[test]
fn a_mistake_in_the_user_file_has_a_place() {
    let folder = Folder::new();
    folder.write(".config/steps/config.toml", "persn = \"robin\"\n").write("a.yaml", ANSWERS);
    folder.steps("assess --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error[unknown-key]: unknown key `persn`
 --> [FOLDER]/.config/steps/config.toml:1:1
  |
1 | persn = "robin"
  | ^^^^^
  |
  = help: did you mean `person`?

"#]],
    );
}

#[test]
fn the_workspace_is_found_from_below_or_named() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder.write("deep/er/a.yaml", ANSWERS);
    let mut command = folder.command("assess robin --as self --answers a.yaml -q");
    assert!(command.current_dir(folder.join("deep/er")).status().expect("runs").success());
    assert!(folder.join("reviews/robin/2026-h2/self.yaml").exists());
    let elsewhere = Folder::new();
    elsewhere.write("a.yaml", ANSWERS);
    let mut command = elsewhere.command("assess kim --as self --answers a.yaml -q");
    assert!(command.env("STEPS_WORKSPACE", folder.path()).status().expect("runs").success());
    assert!(folder.join("reviews/kim/2026-h2/self.yaml").exists());
}

#[test]
fn it_is_asked_once_and_kept() {
    let folder = Folder::new();
    let arguments = ["--today", "2026-11-23", "assess"];
    let start = || Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), arguments);
    let mut terminal = start();
    terminal.wait_for("Who are you?").send("Robin Ek\r");
    terminal.wait_for("> robin-ek").wait_for("Remember this for next time?").send("\r");
    terminal.wait_for("1–2 choose").send("1");
    terminal.wait_for("Your disciplines").send(" ").wait_for("[x]").send("\r");
    terminal
        .wait_for("this is your own assessment for 2026-h2")
        .wait_for("those of Agile coaching")
        .send("q");
    terminal.wait_for("Continue with: steps assess");
    assert_eq!(folder.read("config/steps/config.toml"), "person = \"robin-ek\"\n");
    let mut terminal = start();
    terminal.wait_for("this is your own assessment for 2026-h2");
    terminal.send("q").wait_for("Continue with");
}

#[test]
fn a_name_in_any_script_makes_an_id_that_can_be_changed() {
    let check = |name: &str, id: &str, change: &str, expect: &str| {
        let folder = Folder::new();
        let program = env!("CARGO_BIN_EXE_steps");
        let mut terminal =
            Terminal::start((24, 80), folder.path(), program, ["--today", "2026-11-23", "assess"]);
        terminal.wait_for("Who are you?").send(name).wait_for(name).send("\r");
        terminal.wait_for(&format!("> {id}")).wait_for("Tab fields");
        // To the second field and back: what is typed goes where the focus is.
        terminal.send("\t").wait_for("1–2 choose").send("\x1b[Z").wait_for("Ctrl-C leave").send(change);
        terminal.wait_for(&format!("> {expect}")).send("\r").wait_for("1–2 choose").send("1");
        terminal.wait_for("Your disciplines").send("\r").wait_for("Enter begin").send("q").wait_for_end();
        assert_eq!(folder.read("config/steps/config.toml"), format!("person = \"{expect}\"\n"));
        assert!(folder.join(&format!("reviews/{expect}")).exists());
    };
    check("Łukasz Żółć", "lukasz-zolc", "", "lukasz-zolc");
    check("李小龙", "li-xiao-long", "\x15bruce", "bruce");
}

#[test]
fn a_name_in_another_script_is_kept_and_used_in_reports() {
    let folder = Folder::new();
    let program = env!("CARGO_BIN_EXE_steps");
    let mut terminal = Terminal::start((24, 80), folder.path(), program, ["--today", "2026-11-23", "assess"]);
    terminal.wait_for("Who are you?").send("李小龙").wait_for("> 李小龙").send("\r");
    terminal.wait_for("> li-xiao-long").send("\r").wait_for("1–2 choose").send("2");
    terminal.wait_for("Your disciplines").send("\r").wait_for("李小龙, this is your own assessment");
    terminal.send("q").wait_for("Continue with: steps assess --person li-xiao-long").wait_for_end();
    let people = "- id: li-xiao-long\n  name: 李小龙\n  disciplines: []\n";
    assert_eq!(folder.read("people.yaml"), people);
    folder.write("a.yaml", ANSWERS);
    folder.steps("assess 李小龙 --as self --answers a.yaml --quiet").gives(0, "", "");
    let report = folder.steps("gap 李小龙 --person li-xiao-long --from self").answer();
    assert!(report.starts_with("李小龙"), "{report}");
    assert!(!report.contains("Li Xiao Long"), "{report}");
}

#[test]
fn an_id_that_is_not_one_is_told() {
    let folder = Folder::new();
    let mut terminal = Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), ["assess"]);
    terminal.wait_for("Who are you?").send("\r").wait_for("A name is needed.");
    terminal
        .send("Robin")
        .wait_for("> Robin")
        .send("\r")
        .wait_for("> robin")
        .send("/..")
        .wait_for("robin/..");
    terminal.send("\r").wait_for("1–2 choose").send("1");
    terminal.wait_for("An id has lower-case letters and digits, joined by hyphens.").send("\x1b");
    terminal.wait_for("Who are you?").wait_for("> Robin");
}

#[test]
fn ctrl_c_at_the_first_question_gives_the_cursor_back() {
    let folder = Folder::new();
    let mut terminal = Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), ["assess"]);
    terminal.wait_for("Who are you?").send("\x03");
    terminal.wait_for_end();
    assert!(terminal.shows_cursor());
    assert!(!folder.join("reviews").exists());
}

#[test]
fn no_input_never_asks() {
    let folder = Folder::new();
    let program = env!("CARGO_BIN_EXE_steps");
    let mut terminal = Terminal::start((24, 80), folder.path(), program, ["assess", "--no-input"]);
    terminal.wait_for("error: `--no-input` asks nothing");
}
