//! The first page and the last ones: what this is about, and then what was said and what becomes of it.

use super::breadth::TITLE;
use super::words::said_label;
use super::{Beginning, Cell, Conclusion, Interviewer, Position, Said};
use crate::analysis::count;
use crate::analysis::dialog::{Field, Input, Item, Page, Paragraph, Tone};

/// What somebody can decide at the end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Decision {
    Conclude(Conclusion),
    /// Answer what a whole seal needs.
    AnswerMissing,
    Change,
}

impl Decision {
    fn item(self) -> Item {
        match self {
            Decision::Conclude(Conclusion::Seal) => Item::new("Seal it now"),
            Decision::Conclude(Conclusion::SealPartial) => Item {
                detail: "you will see only the other side's answers to the same questions".into(),
                ..Item::new("Seal only these answers")
            },
            Decision::Conclude(Conclusion::Draft) => Item::new("Keep it as a draft"),
            Decision::AnswerMissing => Item::new("Answer what is missing"),
            Decision::Change => Item::new("Change an answer"),
        }
    }
}

impl Interviewer<'_> {
    /// Says what this is about, how long it takes, and how to get around.
    pub(super) fn open(&self) -> Page {
        let mut paragraphs: Vec<Paragraph> =
            self.opening.iter().map(|text| Paragraph::new(Tone::Plain, text)).collect();
        let position = self.interview.position();
        if *position != Position::End {
            paragraphs.push(Paragraph::new(Tone::Plain, self.time()));
        }
        let leaving =
            "Everything is saved as you go. You can leave at any time; the same command continues there.";
        paragraphs.push(Paragraph::new(Tone::Plain, leaving));
        if self.beginning == Beginning::Resumed {
            let place = match position {
                Position::At(cell) => self.interview.progress(cell).title(),
                Position::End => "the summary".into(),
            };
            paragraphs.push(Paragraph::new(Tone::Strong, format!("Continuing where you stopped: {place}.")));
        }
        Page {
            title: self.subject.title(),
            fields: vec![Field::read(paragraphs)],
            accept: "begin",
            ..Page::default()
        }
    }

    /// Shows what was said, and asks what becomes of it.
    pub(super) fn close(&self) -> Page {
        let mut summary = self.summary();
        summary.extend(self.summary_of_breadth());
        summary.extend(self.counts());
        let decisions = self.decisions();
        // Sealing is the default only where nothing was left out.
        let default = match self.tally(&Said::Skipped) {
            0 => decisions.first(),
            _ => decisions.iter().find(|decision| !matches!(decision, Decision::Conclude(Conclusion::Seal))),
        };
        let default = decisions.iter().position(|decision| Some(decision) == default);
        let items = decisions.iter().map(|decision| decision.item()).collect();
        Page {
            title: self.subject.said(),
            fields: vec![Field::read(summary), Field::new("What next?", Input::Choose(items, default))],
            accept: "choose",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// What can be decided, in the order of the choices.
    pub(super) fn decisions(&self) -> Vec<Decision> {
        let draft = Decision::Conclude(Conclusion::Draft);
        let rated = self.interview.assessment().rated().next().is_some();
        let mut decisions = match (rated, self.missing_cells().is_empty()) {
            (true, true) => vec![Decision::Conclude(Conclusion::Seal), draft],
            (true, false) => {
                vec![Decision::AnswerMissing, draft, Decision::Conclude(Conclusion::SealPartial)]
            }
            (false, true) => vec![draft],
            (false, false) => vec![Decision::AnswerMissing, draft],
        };
        if !self.interview.plan().cells().is_empty() {
            decisions.push(Decision::Change);
        }
        decisions
    }

    /// The answers that a whole seal still needs.
    pub(super) fn missing_cells(&self) -> Vec<Cell> {
        (self.missing)(self.interview.assessment())
    }

    /// Lets the person pick an answer to change.
    pub(super) fn pick_answer(&self) -> Page {
        let framework = self.interview.plan().framework;
        let items = self.interview.said().into_iter().map(|(cell, said)| Item {
            detail: said_label(framework, &said),
            ..Item::new(self.interview.progress(cell).title())
        });
        let breadth = self.has_breadth().then(|| Item::new(TITLE));
        let items = items.chain(breadth).collect();
        Page {
            fields: vec![Field::new("Which answer do you want to change?", Input::Pick(items))],
            accept: "choose",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// What was left out, and what sealing does.
    fn counts(&self) -> Vec<Paragraph> {
        let alert = |text: String| Paragraph::new(Tone::Alert, text).tight(0);
        let mut paragraphs = Vec::new();
        if self.interview.plan().cells().is_empty() {
            paragraphs.push(alert("There is nothing to rate: none of these steps has an example.".into()));
        }
        let missing = self.missing_cells();
        let skipped = self.tally(&Said::Skipped);
        if !missing.is_empty() {
            paragraphs.push(alert(format!("Not answered yet: {}.", self.names_of(&missing))));
        } else if skipped > 0 {
            paragraphs.push(alert(format!("{} skipped.", count(skipped, "question"))));
        }
        let can_seal = self.decisions().iter().any(|decision| {
            matches!(decision, Decision::Conclude(Conclusion::Seal | Conclusion::SealPartial))
        });
        let seal = match can_seal {
            true => "Once sealed, `steps send` hands it over. A draft can be continued at any time.",
            false => "A draft can be continued at any time.",
        };
        paragraphs.push(Paragraph::new(Tone::Quiet, seal));
        paragraphs
    }

    /// The first few by name, and how many more there are.
    fn names_of(&self, cells: &[Cell]) -> String {
        const MOST: usize = 3;
        let shown = if cells.len() > MOST + 1 { MOST } else { cells.len() };
        let (named, rest) = cells.split_at(shown);
        let names: Vec<String> = named.iter().map(|cell| self.interview.progress(cell).title()).collect();
        match rest.len() {
            0 => names.join(", "),
            more => format!("{}, and {more} more", names.join(", ")),
        }
    }

    fn tally(&self, what: &Said<'_>) -> usize {
        self.interview.said().iter().filter(|(_, said)| said == what).count()
    }
}
