//! Every console block of the README, run as a newcomer would.

use crate::program::{Folder, repository};
use crate::terminal::Terminal;

/// A command of a console block with what the README says it prints, and its exit status.
struct Block {
    command: String,
    status: i32,
    output: String,
}

fn blocks(markdown: &str) -> Vec<Block> {
    let consoles = markdown.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    let commands = consoles.flat_map(|console| console.split("$ ").skip(1));
    commands
        .map(|text| {
            let (command, rest) = text.split_once('\n').expect("a line");
            let (status, output) = match rest.strip_prefix("? ").and_then(|rest| rest.split_once('\n')) {
                Some((status, output)) => (status.parse().expect("a status"), output),
                None => (0, rest),
            };
            let command = command.strip_prefix("steps").expect("a command of ours").trim().to_owned();
            Block { command, status, output: output.to_owned() }
        })
        .collect()
}

#[test]
fn every_console_block_of_the_readme_is_true() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("reads");
    let blocks = blocks(&readme);
    assert!(!blocks.is_empty());
    for block in blocks {
        let example = if block.command.contains("robin-ek") { "first-review" } else { "three-cycles" };
        let folder = Folder::example(example);
        let run = folder.steps(&block.command);
        let printed = format!("{}{}", run.out, run.err);
        assert_eq!(run.status, block.status, "{}: {printed}", block.command);
        snapbox::assert_data_eq!(printed.trim_end().to_owned() + "\n", block.output);
    }
}

#[test]
fn the_readme_is_short() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("reads");
    assert!(readme.split_whitespace().count() <= 1_100);
}

#[test]
fn the_yaml_of_the_readme_is_of_the_framework() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("reads");
    let yaml = readme.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let behavior = repository().join("framework/behaviors/team-success.yaml");
    let behavior = std::fs::read_to_string(behavior).expect("reads");
    for line in yaml.lines() {
        assert!(behavior.contains(line), "{line}");
    }
}

#[test]
fn adding_a_discipline_as_the_framework_says_works() {
    let guide = std::fs::read_to_string(repository().join("framework/README.md")).expect("reads");
    let yaml = guide.split("```yaml\n").nth(3).and_then(|rest| rest.split("```").next()).expect("a block");
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder.write("framework/disciplines/technical-writing.yaml", yaml);
    let answer = folder.steps("show technical-writing").answer();
    assert!(answer.contains("Follows the steps of a draft on a fresh installation"), "{answer}");
}

/// The screen of the interview that the README shows, row by row, is what a terminal of 80 columns shows.
#[test]
fn the_screen_of_the_readme_is_the_one_that_is_shown() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("reads");
    let screen = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let folder = Folder::new();
    folder.write("people.yaml", "- {id: robin, disciplines: []}\n");
    let arguments = ["--today", "2026-11-23", "assess", "robin", "--as", "self", "--person", "robin"];
    let mut terminal = Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), arguments);
    terminal.wait_for("Enter begin").send("\r").wait_for("question 1 of").send("\t3\r");
    terminal.wait_for("question 2 of").send("2\t3\t").send("Noor showed the importer that she had built");
    terminal.wait_for("she had built");
    let shown = terminal.screen();
    for row in screen.lines().filter(|row| *row != "...") {
        assert!(shown.lines().any(|line| line.trim_end() == row), "{row}\n{shown}");
    }
}
