//! A run that is killed at any moment: every file parses, no answer that was taken is lost, and the next run clears
//! what was left.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_yaml::Value;

use crate::agree::{AGREED, sealed, sit_down};
use crate::machine::robin_and_alex;
use crate::program::Folder;
use crate::repository::repository;

/// How often each command is killed.
const KILLS: u32 = 67;
const SELF: &str = "reviews/robin/2026-h2/self.yaml";

/// Runs a command, and kills it after a part of the time that it takes by itself. Gives whether it got to its end.
fn killed(mut command: Command, after: Duration) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("starts");
    std::thread::sleep(after);
    let is_done = child.try_wait().expect("asks").is_some_and(|status| status.success());
    child.kill().expect("kills");
    child.wait().expect("ends").success() || is_done
}

/// How long a command takes that nobody kills.
fn time_of(mut command: Command) -> Duration {
    let started = Instant::now();
    let output = command.output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    started.elapsed()
}

/// Moments that are spread over the time of a run, most of them in its second half, where it writes.
fn moments(whole: Duration) -> impl Iterator<Item = Duration> {
    (1..=KILLS).map(move |number| whole * (KILLS + number * 7 % (KILLS + 3)) / (2 * KILLS))
}

#[track_caller]
fn every_file_parses(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder) {
        let path = entry.expect("walks").into_path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).expect("reads");
            let read = serde_yaml::from_str::<Value>(&text).expect("parses");
            assert!(!read.is_null(), "{} is empty", path.display());
        }
    }
}

fn leftovers(folder: &Path) -> usize {
    let walk = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    walk.filter(|entry| entry.file_name().to_string_lossy().starts_with(".steps-")).count()
}

#[test]
fn answers_that_were_taken_are_kept() {
    let folder = repository("");
    let assess = || folder.command("assess robin --as self --person robin --answers answers.yaml -q");
    let cells = ["bench", "house"];
    let answer = |step: &str, number: usize| {
        folder.write(
            "answers.yaml",
            format!("cells: {{baking: {{{step}: {{rating: often, note: {number}n}}}}}}\n"),
        );
    };
    answer("bench", 0);
    let whole = time_of(assess());
    let mut taken: BTreeMap<&str, usize> = BTreeMap::from([("bench", 0)]);
    for (number, after) in moments(whole).enumerate() {
        let step = cells[number % 2];
        answer(step, number);
        if killed(assess(), after) {
            taken.insert(step, number);
        }
        every_file_parses(folder.path());
        let saved: Value = serde_yaml::from_str(&folder.read(SELF)).expect("parses");
        for (step, taken) in &taken {
            let note = saved["cells"]["baking"][*step]["note"].as_str().expect("a note");
            let kept: usize = note.trim_end_matches('n').parse().expect("a number");
            assert!(kept >= *taken, "{step} has {kept}, where {taken} was taken");
        }
    }
    folder.write("reviews/robin/2026-h2/.steps-gone.tmp", "half an ans").write(".steps-gone.tmp", "half");
    folder.write("reviews/.steps-gone.tmp", "half");
    assert_eq!(folder.steps("check").err, "", "what is cleared is no finding");
    assert_eq!(leftovers(folder.path()), 0);
    assert!(assess().output().expect("runs").status.success(), "no lock is left in the way");
}

#[test]
fn decisions_that_were_taken_are_kept() {
    let folder = sealed();
    let agree = || folder.command("--person kim agree robin --answers decided.yaml -q");
    let decide = |number: usize| {
        folder.write(
            "decided.yaml",
            format!("cells: {{craft: {{shop: {{rating: often, note: {number}n}}}}}}\nstep: shop\n"),
        );
    };
    decide(0);
    let (whole, mut taken) = (time_of(agree()), 0);
    for (number, after) in moments(whole).enumerate() {
        decide(number);
        if killed(agree(), after) {
            taken = number;
        }
        every_file_parses(&folder.join("reviews"));
        let saved: Value = serde_yaml::from_str(&folder.read(AGREED)).expect("parses");
        let note = saved["cells"]["craft"]["shop"]["note"].as_str().expect("a note");
        let kept: usize = note.trim_end_matches('n').parse().expect("a number");
        assert!(kept >= taken, "{kept} is kept, where {taken} was taken");
    }
    // What is sealed is either sealed or the draft that it was.
    let draft = folder.read(AGREED);
    let seal = || folder.command("--person kim agree robin --seal -q");
    let whole = time_of(seal());
    for after in moments(whole) {
        folder.write(AGREED, &draft);
        killed(seal(), after);
        let saved: Value = serde_yaml::from_str(&folder.read(AGREED)).expect("parses");
        assert!(saved.get("sealed").is_some() != saved.get("resume").is_some());
        every_file_parses(&folder.join("reviews"));
    }
    folder.write(AGREED, &draft).steps("--person kim agree robin --seal -q");
    assert_eq!(leftovers(folder.path()), 0);
    assert_eq!(folder.steps("--person robin gap -q").err, "");
}

#[test]
fn a_meeting_that_is_killed_goes_on_where_it_was() {
    let folder = sealed();
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal.wait_for("Enter begin").send("\r").wait_for("What became of it?").send("3").wait_for("› Note");
    terminal.send("\r").wait_for("Strengths").kill();
    let mut terminal = sit_down(&folder, "robin", (24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: strengths.").send("\r").wait_for("Strengths").send("\r");
    terminal.wait_for("difference 1 of 2").send("\t2\tBoth").wait_for("› Note   Both");
    // What was typed is kept whenever somebody pauses.
    let begun = Instant::now();
    while !folder.read(AGREED).contains("note: Both") {
        assert!(begun.elapsed() < Duration::from_secs(20), "{}", folder.read(AGREED));
        std::thread::sleep(Duration::from_millis(20));
    }
    terminal.kill();
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Craft · Shop.").send("\r").wait_for("Note   Both");
    terminal.send("\x03");
    terminal.wait_for_end();
    every_file_parses(&folder.join("reviews"));
    assert_eq!(leftovers(folder.path()), 0);
}

#[test]
fn fixes_are_whole_or_not_made() {
    let folder = repository("");
    let path = "framework/behaviors/baking.yaml";
    let faulty = folder.read(path).replace("the flour", "the flour.").replace("the dough", "the  dough");
    folder.write(path, &faulty);
    let fixed = folder.read(path).replace("the flour.", "the flour").replace("the  dough", "the dough");
    let whole = time_of(folder.command("check --fix"));
    assert_eq!(folder.read(path), fixed);
    for after in moments(whole) {
        folder.write(path, &faulty);
        killed(folder.command("check --fix"), after);
        let read = folder.read(path);
        assert!(read == faulty || read == fixed, "{read}");
    }
    for place in ["framework/behaviors", "framework", ".github/workflows"] {
        folder.write(&format!("{place}/.steps-gone.tmp"), "half");
    }
    folder.steps("show");
    assert_eq!(leftovers(folder.path()), 0);
}

#[test]
fn a_workspace_that_is_half_made_is_finished_by_the_next_run() {
    let whole = time_of(Folder::new().command("init"));
    for after in moments(whole) {
        let folder = Folder::new();
        killed(folder.command("init"), after);
        every_file_parses(folder.path());
        folder.steps("show -q");
        assert_eq!(leftovers(folder.path()), 0, "any command clears what is left");
        folder.steps("init -q").gives(0, "", "");
        folder.steps("check").gives(0, "No findings in 40 files.\n", "");
    }
}

/// The files below a folder that hold a text, beside those by the names given.
fn holding(folder: &Path, text: &str, but: &[&str]) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let holds = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).expect("reads")).contains(text);
    let names = files
        .filter(|entry| holds(entry.path()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| !but.contains(&name.as_str())).collect()
}

#[test]
fn an_envelope_is_written_and_filed_as_a_whole_or_not_at_all() {
    let (robin, alex) = robin_and_alex();
    robin.seals("", "{mastery: {individual: {rating: consistently, note: Robin said this}}}");
    let (envelope, filed) = ("robin-ek-2026-h2-self.steps", "reviews/robin-ek/2026-h2/self.steps");
    let is_whole = |text: &str| {
        let value: Value = serde_yaml::from_str(text).expect("parses");
        value["digest"].is_string()
    };
    let whole = time_of(robin.command("send"));
    for after in moments(whole) {
        let _ = std::fs::remove_file(robin.folder.join(envelope));
        let is_done = killed(robin.command("send"), after);
        let written = std::fs::read_to_string(robin.folder.join(envelope)).ok();
        assert!(written.is_none_or(|text| is_whole(&text)));
        assert!(!is_done || robin.folder.join(envelope).exists());
        assert_eq!(
            holding(robin.path(), "Robin said this", &["self.yaml", "answers.yaml"]),
            Vec::<String>::new()
        );
    }
    robin.does("send");
    alex.gets(&robin, envelope);
    let receive = || alex.command(&format!("receive {envelope}"));
    let whole = time_of(receive());
    for after in moments(whole) {
        let _ = std::fs::remove_file(alex.folder.join(filed));
        let is_done = killed(receive(), after);
        let there = std::fs::read_to_string(alex.folder.join(filed)).ok();
        assert!(there.is_none_or(|text| is_whole(&text)));
        assert!(!is_done || alex.folder.join(filed).exists());
        assert_eq!(holding(alex.path(), "Robin said this", &[]), Vec::<String>::new());
        every_file_parses(alex.path());
    }
    alex.does(&format!("receive {envelope}"));
    assert_eq!(leftovers(alex.path()), 0);
    alex.seals("robin-ek", "{mastery: {individual: {rating: sometimes}}}");
    assert!(alex.does("diff robin-ek").out.contains("Robin said this"));
}
