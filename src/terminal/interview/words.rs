//! The words of the interview, addressed to the person who answers.

use super::Subject;
use crate::analysis::interview::{Interview, Kind, Onward, Place};
use crate::model::{Framework, Rating};

pub use crate::render::count;

/// Words about a person: "you" to themself, their name to anybody else.
#[derive(Clone, Debug)]
pub struct Words {
    subject: Subject,
}

impl Words {
    pub fn about(subject: Subject) -> Self {
        Self { subject }
    }

    /// `you`, or the name.
    pub fn whom(&self) -> &str {
        match &self.subject {
            Subject::You => "you",
            Subject::Other(name) => name,
        }
    }

    pub fn title(&self) -> String {
        match &self.subject {
            Subject::You => "How you see yourself today".into(),
            Subject::Other(name) => format!("How you see {name} today"),
        }
    }

    pub fn marks(&self) -> String {
        format!("Which of these describe {} today?", self.whom())
    }

    pub fn rating(&self) -> String {
        format!("How consistently does this describe {} today?", self.whom())
    }

    pub fn reason(&self) -> String {
        format!("Why does this not apply to {} here?", self.whom())
    }

    pub fn note(&self) -> String {
        format!("What shows it? Something {} did, decided or changed.", self.whom())
    }

    pub fn links(&self) -> String {
        "Where can it be seen? Links, or ids of journal entries, with spaces between.".into()
    }

    pub fn go_on(&self, behavior: &str) -> String {
        format!("This ends {behavior} here: a wider step usually builds on this one.")
    }

    pub fn said(&self) -> String {
        match &self.subject {
            Subject::You => "What you said about yourself".into(),
            Subject::Other(name) => format!("What you said about {name}"),
        }
    }

    /// Where the interview goes on: `Mastery · Squad/Chapter, the note`.
    pub fn place(interview: &Interview<'_>) -> String {
        match interview.place() {
            Place::End => "the summary".into(),
            Place::At(question) => {
                let progress = interview.progress(&question.cell);
                format!("{} · {}, {}", progress.behavior, progress.step, question_name(question.kind))
            }
        }
    }
}

fn question_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Marks => "the examples",
        Kind::Rating => "the rating",
        Kind::Reason => "the reason",
        Kind::Note => "the note",
        Kind::Links => "the links",
        Kind::GoOn => "whether to go on",
    }
}

/// A rating in words, as the framework has them.
pub fn rating_label(framework: &Framework, rating: &Rating) -> String {
    match rating {
        Rating::Rated(id) => match framework.manifest.scale.get(id) {
            Some(point) => point.label.clone(),
            None => format!("`{id}`, no longer in the framework"),
        },
        Rating::Unsure => "Not enough evidence to say".into(),
        Rating::NotApplicable => "Does not apply here".into(),
    }
}

/// What to do after a rating that ends a behavior, in the order of the list.
pub const ONWARD: [Onward; 2] = [Onward::NextBehavior, Onward::WiderStep];
