//! How well the rules of wording do on sentences that were labeled by hand: precision and recall.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::super::parts_for_tests;
use super::rules;
use crate::diagnostic::Segment;

/// A set of sentences: its file, what is in it, and what the file says.
struct Corpus {
    file: &'static str,
    about: &'static str,
    text: &'static str,
}

const CORPORA: [Corpus; 3] = [
    Corpus {
        file: "held-out-trades.yaml",
        about: "On sentences of many trades that no rule was tuned on",
        text: include_str!("../../../../tests/check/held-out-trades.yaml"),
    },
    Corpus {
        file: "held-out.yaml",
        about: "On sentences that no rule was tuned on",
        text: include_str!("../../../../tests/check/held-out.yaml"),
    },
    Corpus {
        file: "corpus.yaml",
        about: "On the sentences that the rules were tuned on",
        text: include_str!("../../../../tests/check/corpus.yaml"),
    },
];

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

/// How the rules did on one corpus.
struct Measured {
    tallies: BTreeMap<&'static str, Tally>,
    all: usize,
    good: usize,
    /// The good sentences in which something was found.
    faulted: Vec<String>,
    /// Every difference between what was found and what should have been, in words.
    faults: Vec<String>,
}

fn measure(corpus: &Corpus) -> Measured {
    let sentences: Vec<Sentence> = serde_yaml::from_str(corpus.text).expect(corpus.file);
    let ids: BTreeSet<&'static str> = rules().map(|rule| rule.id).collect();
    let tallies = ids.iter().map(|id| (*id, Tally::default())).collect();
    let mut measured =
        Measured { tallies, all: sentences.len(), good: 0, faulted: Vec::new(), faults: Vec::new() };
    for (sentence, found) in sentences.iter().zip(found(&sentences)) {
        let expected: BTreeSet<&str> = sentence.expect.iter().map(String::as_str).collect();
        assert!(expected.is_subset(&ids), "{}: {expected:?}", sentence.text);
        for id in ids.iter().filter(|id| found.contains(*id) || expected.contains(*id)) {
            let tally = measured.tallies.entry(id).or_default();
            match (found.contains(id), expected.contains(id)) {
                (true, true) => tally.right += 1,
                (true, false) => tally.wrong += 1,
                _ => tally.missed += 1,
            }
            if found.contains(id) != expected.contains(id) {
                let fault = if expected.contains(id) { "missed" } else { "found wrongly" };
                measured.faults.push(format!("- `{id}` {fault}: {}", sentence.text));
            }
        }
        if expected.is_empty() {
            measured.good += 1;
            if !found.is_empty() {
                measured.faulted.push(sentence.text.clone());
            }
        }
    }
    measured
}

#[test]
fn the_measured_quality_is_as_reported() {
    let measured = CORPORA.each_ref().map(|corpus| (corpus, measure(corpus)));
    let report = report(&measured);
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        std::fs::write(REPORT, &report).expect("writes");
    }
    let kept = std::fs::read_to_string(REPORT).unwrap_or_default();
    assert_eq!(kept, report, "run the tests with SNAPSHOTS=overwrite to bring {REPORT} up to date");
    for (corpus, measured) in &measured {
        assert!(measured.all >= 200, "{}: {}", corpus.file, measured.all);
        let Measured { good, faulted, .. } = measured;
        assert!(faulted.len() * 30 < *good, "{}: found fault with {faulted:#?}", corpus.file);
    }
}

fn report(measured: &[(&Corpus, Measured)]) -> String {
    let mut report = "# How well the rules of wording do\n\n\
         Measured on sentences that were labeled by hand before any rule had seen them.\n\n\
         - *Precision*: of the sentences in which the rule found something, those where it should have.\n\
         - *Recall*: of the sentences in which it should have found something, those where it did.\n"
        .to_owned();
    for (Corpus { file, about, .. }, Measured { tallies, all, good, faulted, faults }) in measured {
        write!(
            report,
            "\n## {about}\n\n\
             The {all} sentences of `tests/check/{file}`: {good} good ones, many of them hard on purpose,\n\
             and {} with one mistake or more. The rules find something in {} of the good ones.\n\n\
             | rule | precision | recall |\n|---|---|---|\n",
            all - good,
            faulted.len()
        )
        .expect("writes");
        for (id, Tally { right, wrong, missed }) in tallies {
            let (found, expected) = (right + wrong, right + missed);
            writeln!(report, "| `{id}` | {right}/{found} | {right}/{expected} |").expect("writes");
        }
        if !faults.is_empty() {
            write!(report, "\nWhere they fail:\n\n{}\n", faults.join("\n")).expect("writes");
        }
    }
    report
}
