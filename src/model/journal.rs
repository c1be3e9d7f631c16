//! The journal: what was noted along the year, when it happened rather than before the review.

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// What happened and may be worth talking about: the file `reviews/<person>/journal.yaml`, or `journal-<writer>.yaml` of somebody else.
///
/// A list, so that noting something adds lines at the end.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct Journal(pub Vec<JournalEntry>);

/// One thing that happened. Every key but `id`, `date` and `text` may be missing.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JournalEntry {
    /// The entry's id, as an answer's `evidence` names it.
    pub id: Id,
    /// The day it happened.
    pub date: Date,
    /// What kind of entry it is; `evidence` where it is missing.
    #[serde(default, skip_serializing_if = "JournalKind::is_default")]
    pub kind: JournalKind,
    /// What happened, in a sentence or two.
    #[schemars(length(min = 1))]
    pub text: String,
    /// The ids of the behaviors that it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub behaviors: Vec<Id>,
    /// The id of the step that it reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// Links to where it can be seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Of feedback: from whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub from: Option<String>,
    /// Of feedback: whether they agreed to be named. Without it, nobody else reads who it was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub with_leave: bool,
    /// Of a decision: the reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub why: Option<String>,
    /// Of a decision: when to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
    /// What an import took it from, such as commits, so that nothing comes in twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub source: Option<String>,
}

/// What kind of thing was noted.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JournalKind {
    /// Something that happened.
    #[default]
    Evidence,
    /// What somebody said.
    Feedback,
    /// What was decided, why, and when to look at it again.
    Decision,
}

impl Journal {
    /// Ids that no entry has, in the form in which the program makes them: `j-12`, `j-13` … Nor has any of them ever
    /// been used, as far as `elsewhere` tells the ids that other files name: an answer may cite an entry that was
    /// deleted since, and must not come to cite another one.
    #[expect(clippy::unwrap_used, reason = "a letter, a hyphen and digits are an id")]
    pub fn free_ids(&self, elsewhere: &[String]) -> impl Iterator<Item = Id> + use<> {
        let own = self.0.iter().map(|entry| entry.id.as_str());
        let numbers = own
            .chain(elsewhere.iter().map(String::as_str))
            .filter_map(|id| id.strip_prefix("j-")?.parse::<u32>().ok());
        let last = numbers.max().map_or(0, u64::from);
        (last + 1..).map(|number| format!("j-{number}").parse().unwrap())
    }
}

impl JournalKind {
    pub const ALL: [Self; 3] = [Self::Evidence, Self::Feedback, Self::Decision];

    pub fn word(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Feedback => "feedback",
            Self::Decision => "decision",
        }
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for JournalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl JournalEntry {
    /// Evidence of a day, with nothing but a text.
    pub fn new(id: Id, date: Date, text: impl Into<String>) -> Self {
        Self {
            id,
            date,
            kind: JournalKind::default(),
            text: text.into(),
            behaviors: Vec::new(),
            step: None,
            links: Vec::new(),
            from: None,
            with_leave: false,
            why: None,
            look_again: None,
            source: None,
        }
    }

    /// Whether it is a decision that was to be looked at again by this day.
    pub fn is_due(&self, today: Date) -> bool {
        self.kind == JournalKind::Decision && self.look_again.is_some_and(|day| day <= today)
    }

    /// The entry as the other side reads it, once it is cited in what was sealed: what was said, not who said it
    /// unless they agreed, and nothing that the writer keeps for themself.
    pub fn as_cited(&self) -> Self {
        let from = self.from.clone().filter(|_| self.with_leave);
        let with_leave = from.is_some();
        Self { from, with_leave, why: None, look_again: None, source: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_crosses_only_with_leave_and_reasons_never() {
        let id = "j-1".parse().expect("an id");
        let entry = JournalEntry {
            kind: JournalKind::Feedback,
            from: Some("Kim".to_owned()),
            with_leave: true,
            why: Some("Private".to_owned()),
            look_again: Some("2026-12-01".parse().expect("a date")),
            source: Some("git 1a2b3c".to_owned()),
            ..JournalEntry::new(id, "2026-11-03".parse().expect("a date"), "Clear minutes")
        };
        let named = JournalEntry { why: None, look_again: None, source: None, ..entry.clone() };
        assert_eq!(entry.as_cited(), named);
        let nameless = JournalEntry { from: None, with_leave: false, ..named };
        assert_eq!(JournalEntry { with_leave: false, ..entry }.as_cited(), nameless);
    }

    #[test]
    fn a_free_id_is_above_all_that_were_given() {
        let check = |ids: &[&str], expect: &str| {
            let entry = |id: &&str| JournalEntry::new(id.parse().expect("an id"), Date::ZERO, "x");
            let journal = Journal(ids.iter().map(entry).collect());
            assert_eq!(journal.free_ids(&[]).next().expect("an id"), expect);
        };
        check(&[], "j-1");
        check(&["oven", "j-9", "j-10", "j-2b", "j-99999999999999999999"], "j-11");
        check(&["j-4294967295"], "j-4294967296");
    }
}
