//! What `?` shows: the step, the behavior, what the ratings mean, and every key.

use super::Conversation;
use super::pages::{Page, Paragraph, help};
use super::words::rating_label;
use crate::analysis::interview::Question;
use crate::model::Rating;
use crate::terminal::keys::Key;
use crate::terminal::rows::Tone;

const KEYS: [(&str, &str); 10] = [
    ("↑ ↓, j k", "move; PgUp and PgDn by a screen"),
    ("1–9", "choose a rating, or mark an example, at once"),
    ("Space", "mark an example, or take its mark away"),
    ("Enter", "accept"),
    ("Esc, ←", "go back to the question before; in a text, Esc only"),
    ("s", "skip this cell"),
    ("b", "skip the rest of this behavior"),
    ("q, Ctrl-C", "leave; what was answered is saved"),
    ("Alt-Enter", "in a text: begin a new line"),
    ("?", "this page"),
];

impl Conversation<'_, '_> {
    /// Explains the question that is asked. Gives the key that ended it.
    pub(super) fn explain(&mut self, question: &Question) -> anyhow::Result<Key> {
        let framework = self.interview.plan().framework;
        let mut paragraphs = Vec::new();
        if let Some(step) = framework.steps.get(&question.cell.step) {
            paragraphs.push(entry(&step.name, &step.summary));
        }
        if let Some(behavior) = framework.behavior(&question.cell.behavior) {
            paragraphs.push(entry(&behavior.name, &behavior.summary));
        }
        paragraphs.push(Paragraph::new(Tone::Strong, "Ratings").tight(""));
        for point in &framework.manifest.scale.ratings {
            paragraphs.push(entry(&point.label, &point.meaning).tight("  "));
        }
        let outside = [
            (Rating::Unsure, "a good answer where there was too little to see"),
            (Rating::NotApplicable, "with the reason; it is no judgement"),
        ];
        for (rating, meaning) in outside {
            paragraphs.push(entry(&rating_label(framework, &rating), meaning).tight("  "));
        }
        paragraphs.push(Paragraph::new(Tone::Plain, "").tight(""));
        paragraphs.push(Paragraph::new(Tone::Strong, "Keys").tight(""));
        for (key, does) in KEYS {
            paragraphs.push(Paragraph {
                spans: vec![(Tone::Current, format!("{key:<10}")), (Tone::Plain, does.into())],
                ..Paragraph::new(Tone::Plain, "").tight("          ")
            });
        }
        let page = Page {
            title: self.interview.progress(&question.cell).to_string(),
            paragraphs,
            notice: None,
            keys: vec![help(1, "↓ ↑", "scroll"), help(0, "any other key", "returns")],
        };
        Ok(page.read(&mut self.screen)?)
    }
}

fn entry(name: &str, text: &str) -> Paragraph {
    let spans = vec![(Tone::Strong, name.to_owned()), (Tone::Plain, format!(": {text}"))];
    Paragraph { spans, ..Paragraph::default() }
}
