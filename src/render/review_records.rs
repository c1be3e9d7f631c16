//! Records of reviews for other programs: a line of JSON for each, or a row of CSV for each of its answers.

use super::Printable;
use super::csv::{Records, csv};
use crate::model::{Id, Rating, RecordAnswer, ReviewRecord};

/// How records are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RecordFormat {
    Ndjson,
    Csv,
}

impl RecordFormat {
    pub const ALL: [Self; 2] = [Self::Ndjson, Self::Csv];

    pub fn word(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
        }
    }
}

/// The records in this format, with a line end at the end.
pub fn render(records: &[ReviewRecord], format: RecordFormat) -> Printable {
    match format {
        RecordFormat::Ndjson => Printable::json(&records.iter().map(line).collect::<String>()),
        RecordFormat::Csv => Printable::text(&csv(&rows(records))),
    }
}

/// A record as a line of JSON.
pub fn line(record: &ReviewRecord) -> String {
    #[expect(clippy::unwrap_used, reason = "plain structs with string keys always serialize")]
    let json = serde_json::to_string(record).unwrap();
    json + "\n"
}

fn rows(records: &[ReviewRecord]) -> Records {
    let mut head = vec![
        "version",
        "person",
        "name",
        "cycle",
        "framework",
        "framework_version",
        "disciplines",
        "person_step",
        "has_pair",
        "has_agreed",
        "behavior",
        "step",
        "compared",
        "self",
        "manager",
        "agreed",
        "self_examples",
        "manager_examples",
        "agreed_examples",
        "self_note",
        "manager_note",
        "agreed_note",
        "self_evidence",
        "manager_evidence",
        "agreed_evidence",
    ];
    let of_record = |record: &ReviewRecord, answer: &RecordAnswer| {
        vec![
            record.version.to_string(),
            record.person.to_string(),
            record.name.clone().unwrap_or_default(),
            record.cycle.to_string(),
            record.framework.to_string(),
            record.framework_version.as_ref().map(ToString::to_string).unwrap_or_default(),
            ids(record.disciplines.as_ref()),
            record.person_step.as_ref().map(ToString::to_string).unwrap_or_default(),
            record.has_pair.to_string(),
            record.has_agreed.to_string(),
            answer.behavior.to_string(),
            answer.step.to_string(),
            answer.compared.map(|it| it.word().to_owned()).unwrap_or_default(),
            rating(answer.oneself.as_ref()),
            rating(answer.manager.as_ref()),
            rating(answer.agreed.as_ref()),
            ids(answer.self_examples.as_ref()),
            ids(answer.manager_examples.as_ref()),
            ids(answer.agreed_examples.as_ref()),
            answer.self_note.clone().unwrap_or_default(),
            answer.manager_note.clone().unwrap_or_default(),
            answer.agreed_note.clone().unwrap_or_default(),
            answer.self_evidence.join(" "),
            answer.manager_evidence.join(" "),
            answer.agreed_evidence.join(" "),
        ]
    };
    let mut rows: Vec<Vec<String>> = records
        .iter()
        .flat_map(|record| record.answers.iter().map(|answer| of_record(record, answer)))
        .collect();
    // What an anonymous export never has is no column of it.
    if records.iter().all(|record| record.name.is_none()) {
        let never = |head: &str| {
            matches!(head, "name" | "framework_version")
                || head.ends_with("_note")
                || head.ends_with("_evidence")
        };
        let kept: Vec<bool> = head.iter().map(|head| !never(head)).collect();
        let mut at = kept.iter();
        head.retain(|_| *at.next().unwrap_or(&true));
        for row in &mut rows {
            let mut at = kept.iter();
            row.retain(|_| *at.next().unwrap_or(&true));
        }
    }
    Records { head, rows }
}

fn ids(ids: Option<&Vec<Id>>) -> String {
    ids.map(|ids| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

fn rating(rating: Option<&Rating>) -> String {
    rating.map(|rating| Id::from(rating.clone()).to_string()).unwrap_or_default()
}
