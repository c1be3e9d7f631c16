//! The whole record in words: what everybody reads before they say yes to it.

use super::talk::Meeting;
use super::words::{below, day};
use crate::analysis::dialog::{Paragraph, Tone};
use crate::analysis::interview::{Cell, named_cell};
use crate::model::{Answer, Focus, Framework, Id};

fn head(text: &str) -> Paragraph {
    Paragraph::new(Tone::Strong, text).tight(0)
}

fn gap() -> Paragraph {
    Paragraph::default().tight(0)
}

impl Meeting<'_> {
    pub(super) fn summary(&self) -> Vec<Paragraph> {
        let mut paragraphs = self.last_time();
        paragraphs.extend(self.decided());
        if !self.record.left_open.is_empty() {
            let name = |cell: &String| named_cell(cell).map_or_else(|| cell.clone(), |it| self.title_of(&it));
            let names: Vec<String> = self.record.left_open.iter().map(name).collect();
            paragraphs.push(Paragraph::new(Tone::Alert, format!("Stays open: {}.", names.join(", "))));
        }
        paragraphs.extend(self.next());
        if !self.can_seal() {
            let nothing = "Nothing is decided yet, so there is nothing to seal.";
            paragraphs.push(Paragraph::new(Tone::Alert, nothing));
        }
        paragraphs
    }

    /// What became of what was agreed the last time.
    fn last_time(&self) -> Vec<Paragraph> {
        if self.record.follow_up.is_empty() {
            return Vec::new();
        }
        let mut paragraphs = vec![head("What you agreed to work on")];
        for it in &self.record.follow_up {
            let became = it.became.map_or("nobody said", |became| became.words());
            let note = it.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
            let title = self.title(&it.behavior, &it.step);
            paragraphs.push(below(Tone::Plain, format!("{title}: {}", it.attempt)));
            paragraphs.push(below(Tone::Quiet, format!("{became}{note}")).inside());
        }
        paragraphs.push(gap());
        paragraphs
    }

    /// Every answer in the framework's order; last, those about what is no longer in it.
    fn decided(&self) -> Vec<Paragraph> {
        let Framework { behaviors, steps, .. } = self.agenda.framework;
        let row = |id: &Id| behaviors.iter().position(|behavior| behavior.id == *id).unwrap_or(usize::MAX);
        let mut rows: Vec<_> = self.record.cells.iter().collect();
        rows.sort_by_key(|(behavior, _)| row(behavior));
        let mut paragraphs = Vec::new();
        for (behavior, by_step) in rows {
            let known = self.agenda.framework.behavior(behavior);
            paragraphs.push(head(known.map_or(behavior.as_str(), |behavior| behavior.short())));
            let mut answers: Vec<(&Id, &Answer)> = by_step.iter().collect();
            answers.sort_by_key(|(step, _)| steps.list_order(step));
            for (step, answer) in answers {
                paragraphs.extend(self.said_of(&Cell::of(behavior, step), answer));
            }
            paragraphs.push(gap());
        }
        paragraphs
    }

    /// The rating of a cell, which examples hold, and what was written.
    fn said_of(&self, cell: &Cell, answer: &Answer) -> Vec<Paragraph> {
        let framework = self.agenda.framework;
        let is_known =
            framework.behavior(&cell.behavior).is_some() && framework.steps.get(&cell.step).is_some();
        let gone = if is_known { "" } else { " (no longer in the framework)" };
        let head = Paragraph::new(Tone::Quiet, format!("  {}: ", self.step_name(&cell.step)));
        let rating = self.rating_words(answer.rating.as_ref());
        let mut lines = vec![head.with(Tone::Plain, format!("{rating}{gone}")).tight(4)];
        let example = |id: &Id| below(Tone::Plain, format!("Holds: {}", self.example_text(id))).inside();
        lines.extend(answer.examples.iter().map(example));
        lines.extend(Self::written(answer, &self.record.cited).into_iter().map(Paragraph::inside));
        lines
    }

    /// What to work on next, and the step.
    fn next(&self) -> Vec<Paragraph> {
        let record = &self.record;
        let mut paragraphs = vec![head("What to work on next")];
        paragraphs.extend(record.focus.iter().flat_map(|focus| self.focus_lines(focus)));
        if record.focus.is_empty() {
            paragraphs.push(below(Tone::Quiet, "nothing in particular"));
        }
        paragraphs.push(gap());
        let step = match (&record.step, record.step_by) {
            (Some(step), _) => format!("Step: {}", self.step_name(step)),
            (None, Some(date)) => format!("Step: to be set by {}", day(date)),
            (None, None) => "Step: no decision".to_owned(),
        };
        paragraphs.push(Paragraph::new(Tone::Plain, step));
        paragraphs
    }

    fn focus_lines(&self, focus: &Focus) -> Vec<Paragraph> {
        let title = self.title(&focus.behavior, &focus.step);
        let support =
            focus.support.iter().map(|text| below(Tone::Plain, format!("Support: {text}")).inside());
        let look_again = focus
            .look_again
            .iter()
            .map(|date| below(Tone::Quiet, format!("To look at again on {}", day(*date))).inside());
        let attempt = below(Tone::Plain, format!("{title}: {}", focus.attempt));
        [attempt].into_iter().chain(support).chain(look_again).collect()
    }
}
