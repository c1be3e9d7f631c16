//! Two people, two machines, one meeting: from two blind ratings to one sealed record on both, in two terminals.

use serde_yaml::Value;

use crate::agree::ENTER;
use crate::exchange::files_with;
use crate::interview::{Workspace, rate};
use crate::machine::{Machine, people};
use crate::terminal::Terminal;

const SELF: &str = "robin-ek-2026-h2-self.steps";
const MANAGER: &str = "robin-ek-2026-h2-manager-alex-moreau.steps";
const AGREED: &str = "robin-ek-2026-h2-agreed-alex-moreau.steps";
const RECORD: &str = "reviews/robin-ek/2026-h2/agreed.yaml";

/// Robin and Alex, each with a small framework and a key, and nothing on one disk.
fn two_machines() -> [Machine; 2] {
    let office = Workspace::new();
    let machines = ["robin-ek", "alex-moreau"].map(Machine::of);
    let people = people(&machines[0].key(), &machines[1].key(), "[{id: alex-moreau}]");
    for machine in &machines {
        machine.folder.lay_over(office.path()).write("people.yaml", &people);
    }
    machines[0].folder.write("reviews/robin-ek/profile.yaml", "start: 2026-08-03\n");
    machines
}

/// Answers every question and seals.
fn assess(machine: &Machine, arguments: &str, ratings: &[(&str, &str)]) {
    let mut terminal = machine.terminal(&format!("assess {arguments} --quick"));
    terminal.wait_for("Enter begin").send(ENTER);
    for (question, digit) in ratings {
        rate(&mut terminal, question, digit);
    }
    terminal.wait_for("› 1 Seal it now").send(ENTER).wait_for("Sealed `reviews/robin-ek/2026-h2/");
    assert!(terminal.wait_for_end().success());
}

/// Runs a command in a terminal until it says something, and to its end.
#[track_caller]
fn says(machine: &Machine, arguments: &str, text: &str) {
    let mut terminal = machine.terminal(arguments);
    terminal.wait_for(text);
    assert!(terminal.wait_for_end().success());
}

/// Both rate, in two terminals at the same time, and each has what the other sealed.
fn rate_and_exchange(robin: &Machine, alex: &Machine) {
    std::thread::scope(|both| {
        let ratings = [("Craft · Own work", "2"), ("Craft · Shop", "2"), ("Craft · Chain", "1")];
        both.spawn(move || assess(robin, "", &[&ratings[..], &[("Team · Own work", "1")]].concat()));
        let ratings = [("Craft · Own work", "2"), ("Craft · Shop", "1"), ("Team · Own work", "1")];
        both.spawn(move || assess(alex, "robin-ek", &ratings));
    });
    says(robin, "send", "Hand it over to Alex Moreau");
    says(alex, "send robin-ek", "Hand it over to Robin Ek");
    alex.gets(robin, SELF);
    robin.gets(alex, MANAGER);
    says(alex, &format!("receive {SELF}"), "Next: `steps diff robin-ek`");
    says(robin, &format!("receive {MANAGER}"), "Next: `steps diff robin-ek`");
}

/// Holds the meeting on a machine, up to the two yeses, and writes the envelope. A step is decided.
fn meet(machine: &Machine) {
    let mut terminal: Terminal = machine.terminal("agree robin-ek");
    terminal.wait_for("Enter begin").send(ENTER).wait_for("Strengths").send(ENTER);
    terminal.wait_for("difference 1 of 1").send("\t2").wait_for("2 (Often)").send("\tThe fair counts");
    terminal.wait_for("counts").send(ENTER).wait_for("the same way").send(ENTER);
    if terminal.wait_for("›").screen().contains("only one side was asked") {
        terminal.send("s");
    }
    terminal.wait_for("Which one?").send("1").wait_for("› Try").send("Bake for the fair").wait_for("fair");
    terminal.send(ENTER).wait_for("› Support").send("A free day").wait_for("free day").send(ENTER);
    terminal.wait_for("› Date").send("\x152027-03-01").wait_for("-01").send(ENTER).wait_for("2 of up to 3");
    terminal.send("s").wait_for("Did you decide on a step?").send("2");
    terminal
        .wait_for("Enter ask each of you")
        .send(ENTER)
        .wait_for("Robin Ek, is this what you agreed on?")
        .send("1")
        .wait_for("Alex Moreau, is this")
        .send("1");
    terminal.wait_for("a page to keep").send("2").wait_for("Write an envelope for Robin Ek").send("1");
    terminal.wait_for("Sealed `reviews/robin-ek/2026-h2/agreed.yaml`").wait_for("Next: `steps gap robin-ek`");
    assert!(terminal.wait_for_end().success());
}

fn yaml(machine: &Machine, file: &str) -> Value {
    serde_yaml::from_str(&machine.folder.read(file)).expect("YAML")
}

#[test]
fn by_files_from_two_blind_ratings_to_one_record_on_both() {
    let [robin, alex] = two_machines();
    rate_and_exchange(&robin, &alex);
    meet(&alex);
    robin.gets(&alex, AGREED);
    let mut terminal = robin.terminal(&format!("receive {AGREED}"));
    terminal.wait_for("You decided on the step Own work. Set it in the profile?").send("1");
    terminal.wait_for("Took in").wait_for("Saved what was agreed").wait_for("The step in");
    assert!(terminal.wait_for_end().success());
    assert_eq!(robin.folder.read(RECORD), alex.folder.read(RECORD));
    let record = yaml(&robin, RECORD);
    assert!(
        record["sealed"].is_mapping() && record["agreed_on"].as_sequence().is_some_and(|on| on.len() == 2)
    );
    assert_eq!(yaml(&robin, "reviews/robin-ek/profile.yaml")["step"], "own");
    for (machine, gap) in [(&robin, "gap"), (&alex, "gap robin-ek")] {
        assert!(machine.does(gap).out.contains("Bake for the fair"));
    }
    // What each sealed alone is on no other disk in plain text.
    assert_eq!(files_with(&robin.path().join("reviews"), "relation: manager"), Vec::<String>::new());
    assert_eq!(files_with(&alex.path().join("reviews"), "relation: self"), Vec::<String>::new());
}

#[test]
fn an_envelope_that_was_lost_is_sent_again_and_a_side_that_is_opened_again_is_told() {
    let [robin, alex] = two_machines();
    rate_and_exchange(&robin, &alex);
    meet(&alex);
    // Lost in the mail; the same command writes it again.
    std::fs::remove_file(alex.folder.join(AGREED)).expect("removes");
    says(&alex, "send robin-ek --agreed", "Hand it over to Robin Ek");
    robin.gets(&alex, AGREED);
    robin.does(&format!("receive {AGREED} --yes"));
    // Robin changes their mind after the meeting.
    robin.folder.write("answers.yaml", "cells: {craft: {shop: {rating: seldom}}}\n");
    robin.does("assess --reopen --reason Slept-on-it --answers answers.yaml --seal --partial");
    robin.does("send");
    alex.gets(&robin, SELF);
    alex.does(&format!("receive {SELF}"));
    for report in ["gap robin-ek", "diff robin-ek"] {
        let report = alex.does(report).out.replace("\n  ", " ");
        assert!(report.contains("Robin Ek") && report.contains("again"), "{report}");
    }
}

#[test]
fn a_yes_to_everything_is_one_to_the_envelope_too() {
    let [robin, alex] = two_machines();
    rate_and_exchange(&robin, &alex);
    alex.folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    let mut terminal = alex.terminal("agree robin-ek --answers decided.yaml --seal --yes");
    terminal.wait_for("Sealed `reviews/robin-ek/2026-h2/agreed.yaml`").wait_for("Next: `steps gap robin-ek`");
    assert!(terminal.wait_for_end().success());
    assert!(alex.folder.join(AGREED).exists());
}
