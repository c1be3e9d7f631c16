//! What a review meeting comes with and goes on with, beside the ratings. Files that are compared have none of it.

use jiff::civil::Date;

use crate::analysis::diff::Diff;
use crate::model::{Focus, Framework, Opinions};
use crate::render::{Document, Line, Style, count, focus};

/// The meeting that a comparison is read in.
#[derive(Clone, Debug)]
pub struct Occasion<'a> {
    pub today: Date,
    /// What was agreed to work on in the cycles before.
    pub last_focus: &'a [Focus],
    /// How many peers have sealed, as far as whoever asks may know of them. Who they are is the manager's to know.
    pub peers: usize,
    /// What they said, where that was asked for.
    pub opinions: Option<&'a Opinions>,
    pub next: Next<'a>,
}

/// What comes after the comparison.
#[derive(Clone, Debug)]
pub enum Next<'a> {
    /// To decide together, with this command.
    Agree(String),
    /// It was agreed and sealed on this day, with what to work on; the command looks further.
    Agreed { sealed: Date, focus: &'a [Focus], command: String },
    /// Nothing, for somebody who has no part in it.
    Nothing,
}

impl Occasion<'_> {
    /// Who has answered beside those who are compared, if anybody has.
    pub(super) fn peers(&self) -> Option<Line> {
        let have = match self.peers {
            0 => return None,
            1 => "has",
            _ => "have",
        };
        Some(
            Line::new().with(Style::Strong, count(self.peers, "peer")).text(format!(" {have} answered, too")),
        )
    }

    /// What was agreed to work on last time.
    pub(super) fn begin(&self, document: &mut Document, framework: &Framework) {
        if !self.last_focus.is_empty() {
            document.heading(1, "What you agreed to work on last time");
            document.push(focus::agreed(framework, self.last_focus, self.today));
            document.heading(1, "What you say today");
        }
    }

    /// What was agreed this time, and what to do next.
    pub(super) fn end(&self, document: &mut Document, framework: &Framework, diff: &Diff<'_>) {
        match &self.next {
            Next::Nothing => {}
            Next::Agree(command) => {
                document.heading(1, "What is next");
                let decide = match diff.differences.is_empty() {
                    true => "Decide together what to work on:",
                    false => "Decide each difference together, and what to work on:",
                };
                document.paragraph(to_run(decide, command));
            }
            Next::Agreed { sealed, focus, command } => {
                if !focus.is_empty() {
                    document.heading(1, "What you agreed to work on next");
                    document.push(focus::agreed(framework, focus, self.today));
                }
                document.heading(1, "What is next");
                let agreed = format!("You agreed on this, and sealed it on {sealed}. The way from there:");
                document.paragraph(to_run(&agreed, command));
            }
        }
    }
}

fn to_run(what: &str, command: &str) -> Line {
    Line::from(format!("{what}\n")).with(Style::Code, command)
}
