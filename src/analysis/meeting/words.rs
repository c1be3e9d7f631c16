//! The words of the meeting, for both who sit in it.

use jiff::civil::Date;

use super::talk::Meeting;
use crate::analysis::dialog::{Paragraph, Tone};
use crate::analysis::interview::Cell;
use crate::analysis::said::rating_label;
use crate::model::{Answer, Id, JournalEntry, Rating};

/// `3 Oct 2026`.
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A line below what it belongs to.
pub(super) fn below(tone: Tone, text: impl Into<String>) -> Paragraph {
    Paragraph::new(tone, format!("  {}", text.into())).tight(4)
}

/// A text without the space around it, or none where nothing is left.
pub(super) fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A date as it was typed. Nothing is no date.
///
/// # Errors
/// Why it is none.
pub(super) fn date_in(text: &str) -> Result<Option<Date>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| format!("`{text}` is not a date: write year, month and day, such as 2027-01-15.")),
    }
}

impl Meeting<'_> {
    /// `Craft · Shop`; an id stands for what is no longer in the framework.
    pub(super) fn title_of(&self, cell: &Cell) -> String {
        self.title(&cell.behavior, &cell.step)
    }

    pub(super) fn title(&self, behavior: &Id, step: &Id) -> String {
        let framework = self.agenda.framework;
        let behavior = framework.behavior(behavior).map_or(behavior.as_str(), |behavior| behavior.short());
        let step = framework.steps.get(step).map_or(step.as_str(), |step| &step.name);
        format!("{behavior} · {step}")
    }

    pub(super) fn step_name<'s>(&'s self, step: &'s Id) -> &'s str {
        self.agenda.framework.steps.get(step).map_or(step.as_str(), |step| &step.name)
    }

    pub(super) fn example_text(&self, id: &Id) -> String {
        let tagged = self.agenda.framework.tagged(id);
        tagged.map_or_else(|| format!("`{id}`, no longer in the framework"), |it| it.example.text.clone())
    }

    pub(super) fn rating_words(&self, rating: Option<&Rating>) -> String {
        rating.map_or_else(|| "open".to_owned(), |rating| rating_label(self.agenda.framework, rating))
    }

    /// The note and the evidence of an answer, a line each, with the words of the entries that it cites.
    pub(super) fn written(answer: &Answer, cited: &[JournalEntry]) -> Vec<Paragraph> {
        let note = answer.note.iter().flat_map(|note| note.lines()).map(|line| below(Tone::Plain, line));
        let evidence = answer.evidence.iter().map(|piece| {
            let entry = cited.iter().find(|entry| entry.id == piece.as_str());
            let text =
                entry.map_or_else(|| piece.clone(), |entry| format!("{}: {}", day(entry.date), entry.text));
            below(Tone::Quiet, text)
        });
        note.chain(evidence).collect()
    }
}
