//! The words of the interview, addressed to the person who answers.

use super::{Said, Subject};
use crate::analysis::said::rating_label;
use crate::model::Framework;

impl Subject {
    /// `you`, or the name.
    fn whom(&self) -> &str {
        match self {
            Subject::You => "you",
            Subject::Other(name) => name,
        }
    }

    pub(super) fn title(&self) -> String {
        match self {
            Subject::You => "How you see yourself today".into(),
            Subject::Other(name) => format!("How you see {name} today"),
        }
    }

    pub(super) fn marks(&self) -> String {
        format!("Which of these describe {} today?", self.whom())
    }

    pub(super) fn other_disciplines(&self) -> String {
        let work = match self {
            Subject::You => "do you work".to_owned(),
            Subject::Other(name) => format!("does {name} work"),
        };
        format!("In which other disciplines {work}, and how far does it reach?")
    }

    /// What the rating is about, in full.
    pub(super) fn rating(&self) -> String {
        format!("How consistently does this describe {} today?", self.whom())
    }

    pub(super) fn reason(&self) -> String {
        format!("needed: why does this not apply to {} here?", self.whom())
    }

    pub(super) fn note(&self) -> String {
        format!("what shows it: something {} did, decided or changed", self.whom())
    }

    /// How far a peer's answer may go, the narrowest first, each with what that means.
    pub(super) fn forward(&self) -> [(String, String); 3] {
        let whom = self.whom();
        let [alone, without_name, with_name] = forward(whom);
        [
            ("The manager alone".to_owned(), alone),
            (format!("{whom} too, without your name"), without_name),
            (format!("{whom} too, with your name"), with_name),
        ]
    }

    pub(super) fn said(&self) -> String {
        match self {
            Subject::You => "What you said about yourself".into(),
            Subject::Other(name) => format!("What you said about {name}"),
        }
    }

    /// What evidence may be, for whoever typed something else.
    pub(super) fn not_evidence(&self, piece: &str) -> String {
        let journal = match self {
            Subject::You => "your journal".to_owned(),
            Subject::Other(name) => format!("your notes about {name}"),
        };
        format!("`{piece}` is neither a web link (https://…) nor the id of an entry in {journal}.")
    }
}

/// What it means how far a peer's answer about somebody may go: nowhere, without a name, with it.
pub fn forward(name: &str) -> [String; 3] {
    [
        format!("nothing of it reaches {name}"),
        format!("{name} reads it once at least three allow this, but not whose it is"),
        format!("{name} reads it as yours"),
    ]
}

pub(super) fn said_label(framework: &Framework, said: &Said<'_>) -> String {
    match said {
        Said::Rated(rating) => rating_label(framework, rating),
        Said::Skipped => "skipped".into(),
        Said::NotAsked => "not asked".into(),
    }
}
