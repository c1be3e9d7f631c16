//! How well the rules of wording do on sentences that were labelled by hand: precision and recall.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::super::parts_for_tests;
use super::RULES;
use crate::model::Segment;

const CORPUS: &str = include_str!("../../../../tests/check/corpus.yaml");

/// Where the measured quality is kept.
const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/quality.md");

#[derive(Deserialize)]
struct Sentence {
    text: String,
    step: String,
    expect: Vec<String>,
}

/// What a rule did on the corpus.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

fn sentences() -> Vec<Sentence> {
    serde_yaml::from_str(CORPUS).expect("the corpus")
}

/// The rules that find something, for each sentence.
fn found(sentences: &[Sentence]) -> Vec<BTreeSet<&'static str>> {
    let examples = sentences.iter().map(|sentence| (sentence.step.as_str(), sentence.text.as_str()));
    let problems = parts_for_tests::found(super::problems, &parts_for_tests::shipped_with(examples));
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for sentence in sentences {
        let index = places.entry(sentence.step.as_str()).or_default();
        let cell = [Segment::from("examples"), sentence.step.as_str().into(), (*index).into()];
        *index += 1;
        let here = problems.iter().filter(|problem| problem.at.path.starts_with(&cell));
        found.push(here.map(|problem| problem.rule).collect());
    }
    found
}

#[test]
fn the_measured_quality_is_as_reported() {
    let sentences = sentences();
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    let mut tallies: BTreeMap<&str, Tally> = ids.iter().map(|id| (*id, Tally::default())).collect();
    let (mut good, mut faulted, mut faults) = (0, Vec::new(), Vec::new());
    for (sentence, found) in sentences.iter().zip(found(&sentences)) {
        let expected: BTreeSet<&str> = sentence.expect.iter().map(String::as_str).collect();
        assert!(expected.is_subset(&ids), "{}: {expected:?}", sentence.text);
        for id in found.union(&expected) {
            let tally = tallies.get_mut(id).expect("a rule");
            match (found.contains(id), expected.contains(id)) {
                (true, true) => tally.right += 1,
                (true, false) => tally.wrong += 1,
                _ => tally.missed += 1,
            }
            if found.contains(id) != expected.contains(id) {
                let fault = if expected.contains(id) { "missed" } else { "found wrongly" };
                faults.push(format!("- `{id}` {fault}: {}", sentence.text));
            }
        }
        if expected.is_empty() {
            good += 1;
            if !found.is_empty() {
                faulted.push(sentence.text.as_str());
            }
        }
    }
    let report = report(&tallies, sentences.len(), good, faulted.len(), &faults);
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        std::fs::write(REPORT, &report).expect("writes");
    }
    let kept = std::fs::read_to_string(REPORT).unwrap_or_default();
    assert_eq!(kept, report, "run the tests with SNAPSHOTS=overwrite to bring {REPORT} up to date");
    assert!(sentences.len() >= 240, "{}", sentences.len());
    assert!(faulted.len() * 50 < good, "found fault with good sentences: {faulted:#?}");
}

fn report(
    tallies: &BTreeMap<&str, Tally>,
    all: usize,
    good: usize,
    faulted: usize,
    faults: &[String],
) -> String {
    let mut report = format!(
        "# How well the rules of wording do\n\n\
         Measured on the {all} sentences of [corpus.yaml](corpus.yaml), which were labelled by hand before the\n\
         rules were tuned on them: {good} good ones, many of them hard on purpose, and {} with a fault or more.\n\
         Of the good ones, the rules find fault with {faulted}.\n\n\
         - *Precision*: of the sentences in which the rule found something, those where it should have.\n\
         - *Recall*: of the sentences in which it should have found something, those where it did.\n\n\
         The rules were tuned on these sentences, so on others they do less well.\n\n\
         | rule | precision | recall |\n|---|---|---|\n",
        all - good
    );
    for (id, Tally { right, wrong, missed }) in tallies {
        let (found, expected) = (right + wrong, right + missed);
        writeln!(report, "| `{id}` | {right}/{found} | {right}/{expected} |").expect("writes");
    }
    if !faults.is_empty() {
        write!(report, "\n## Where they fail\n\n{}\n", faults.join("\n")).expect("writes");
    }
    report
}
