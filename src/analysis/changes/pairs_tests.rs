//! How well the meaning of a change is told, on pairs of texts that were labeled by hand.

use std::fmt::Write as _;

use serde::Deserialize;

use super::{Meaning, Rewording};

/// A set of pairs: its file, what is in it, and what the file says.
const CORPORA: [(&str, &str, &str); 2] = [
    (
        "held-out.yaml",
        "On pairs that nothing was tuned on",
        include_str!("../../../tests/changes/held-out.yaml"),
    ),
    (
        "corpus.yaml",
        "On the pairs that the words were chosen by",
        include_str!("../../../tests/changes/corpus.yaml"),
    ),
];

/// Where the measured quality is kept.
const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/changes/quality.md");

#[derive(Deserialize)]
struct Pair {
    before: String,
    after: String,
    kind: Kind,
}

/// What a careful reader says of a change.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Reworded,
    DemandAdded,
    DemandRemoved,
    OtherMeaning,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Reworded, Self::DemandAdded, Self::DemandRemoved, Self::OtherMeaning];

    fn found(pair: &Pair) -> Self {
        match Rewording::of(&pair.before, &pair.after, Some("en")).meaning {
            Meaning::Kept => Self::Reworded,
            Meaning::MoreAsked => Self::DemandAdded,
            Meaning::LessAsked => Self::DemandRemoved,
            Meaning::Changed => Self::OtherMeaning,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::DemandAdded => "demand added",
            Self::DemandRemoved => "demand removed",
            Self::OtherMeaning => "other meaning",
        }
    }
}

#[test]
fn the_measured_quality_is_as_reported() {
    let mut report = "# How well the meaning of a change is told\n\n\
         Measured on pairs of texts that were labeled by hand before any word list had seen them. A row is what\n\
         a reader says; a column is what `steps changes` says.\n"
        .to_owned();
    for (file, about, text) in CORPORA {
        let pairs: Vec<Pair> = serde_yaml::from_str(text).expect(file);
        write!(report, "\n## {about}\n\nThe {} pairs of `tests/changes/{file}`.\n\n| |", pairs.len())
            .expect("writes");
        Kind::ALL.iter().for_each(|kind| report.push_str(&format!(" {} |", kind.name())));
        report.push_str("\n|---|---|---|---|---|\n");
        let mut faults = String::new();
        for said in Kind::ALL {
            write!(report, "| {} |", said.name()).expect("writes");
            let of_kind: Vec<&Pair> = pairs.iter().filter(|pair| pair.kind == said).collect();
            for found in Kind::ALL {
                let count = of_kind.iter().filter(|pair| Kind::found(pair) == found).count();
                write!(report, " {count} |").expect("writes");
            }
            report.push('\n');
            for pair in of_kind {
                let found = Kind::found(pair);
                if found != said {
                    let Pair { before, after, .. } = pair;
                    let (said, found) = (said.name(), found.name());
                    writeln!(faults, "- {said}, told as {found}: {before} → {after}").expect("writes");
                }
            }
        }
        write!(report, "\nWhere they fail:\n\n{faults}").expect("writes");
    }
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        std::fs::write(REPORT, &report).expect("writes");
    }
    let kept = std::fs::read_to_string(REPORT).unwrap_or_default();
    assert_eq!(kept, report, "run the tests with SNAPSHOTS=overwrite to bring {REPORT} up to date");
}
