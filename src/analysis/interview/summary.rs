//! Everything that was said, as the other side will read it.

use super::words::said_label;
use super::{Cell, Interviewer, Said};
use crate::analysis::dialog::{Paragraph, Tone};
use crate::analysis::said::rating_label;

impl Interviewer<'_> {
    /// Each behavior with what was said at its steps; what was skipped or not asked in a line at its end.
    pub(super) fn summary(&self) -> Vec<Paragraph> {
        let said = self.interview.said();
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for cells in said.chunk_by(|(one, _), (other, _)| one.behavior == other.behavior) {
            let behavior = self.interview.progress(cells[0].0).behavior;
            paragraphs.push(Paragraph::new(Tone::Strong, behavior).tight(0));
            for (cell, said) in cells.iter().filter(|(cell, said)| self.says(cell, said)) {
                paragraphs.extend(self.said_about(cell, said));
            }
            paragraphs.extend(self.left_out(cells));
            paragraphs.push(Paragraph::default().tight(0));
        }
        paragraphs
    }

    /// Whether there is anything to read about a cell.
    fn says(&self, cell: &Cell, said: &Said<'_>) -> bool {
        matches!(said, Said::Rated(_)) || self.answer_of(cell).is_some_and(|answer| !answer.is_empty())
    }

    fn said_about(&self, cell: &Cell, said: &Said<'_>) -> Vec<Paragraph> {
        let framework = self.interview.plan().framework;
        let rating = match said {
            Said::Rated(rating) => rating_label(framework, rating),
            Said::Skipped | Said::NotAsked => "not rated".to_owned(),
        };
        let step = self.interview.progress(cell).step;
        let line = |tone: Tone, text: String| Paragraph::new(tone, format!("    {text}")).tight(6);
        let mut paragraphs =
            vec![Paragraph::new(Tone::Quiet, format!("  {step}: ")).with(Tone::Plain, rating).tight(4)];
        let Some(answer) = self.answer_of(cell) else { return paragraphs };
        let examples = self.interview.plan().examples(cell);
        for id in &answer.examples {
            let known = examples.iter().find(|tagged| tagged.example.id == *id);
            let text = known.map_or_else(|| id.to_string(), |tagged| tagged.example.text.clone());
            paragraphs.push(line(Tone::Quiet, format!("· {text}")));
        }
        let note = answer.note.iter().flat_map(|note| note.lines().enumerate());
        paragraphs
            .extend(note.map(|(at, text)| line(Tone::Plain, format!("{}{text}", ["Note: ", ""][at.min(1)]))));
        for piece in &answer.evidence {
            let entry = self.interview.journal.iter().find(|entry| entry.id == piece.as_str());
            let text = entry.map_or_else(|| piece.clone(), |entry| entry.text.clone());
            paragraphs.push(line(Tone::Quiet, format!("Evidence: {text}")));
        }
        paragraphs
    }

    /// `  Tribe: skipped · Company: not asked`.
    fn left_out(&self, cells: &[(&Cell, Said<'_>)]) -> Option<Paragraph> {
        let framework = self.interview.plan().framework;
        let left: Vec<_> = cells.iter().filter(|(cell, said)| !self.says(cell, said)).collect();
        let alike = left.chunk_by(|(_, one), (_, other)| one == other).map(|alike| {
            let steps: Vec<&str> = alike.iter().map(|(cell, _)| self.interview.progress(cell).step).collect();
            format!("{}: {}", steps.join(", "), said_label(framework, &alike[0].1))
        });
        let alike: Vec<String> = alike.collect();
        (!alike.is_empty()).then(|| Paragraph::new(Tone::Quiet, format!("  {}", alike.join(" · "))).tight(4))
    }
}
