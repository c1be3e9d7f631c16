//! Texts that are begun and not accepted yet: kept aside, and one of them with the draft.

use super::{Interview, Kind, Position, Question, Refusal, Reply, reply};
use crate::model::Resume;

impl Interview<'_> {
    /// Records what is marked or typed, if it can be taken, and else keeps the text.
    pub fn keep_open(&mut self, reply: Reply, text: &str) {
        let Position::At(question) = self.position.clone() else { return };
        match self.record(&question, reply) {
            Ok(()) => self.bookmark(),
            Err(_) => self.set_aside(text),
        }
    }

    /// Keeps the open text aside as it is: it is not an answer yet.
    pub fn set_aside(&mut self, text: &str) {
        let Position::At(question) = self.position.clone() else { return };
        if text.trim().is_empty() || text == self.recorded_text(&question) {
            self.open_texts.remove(&question);
        } else {
            self.open_texts.insert(question, text.to_owned());
        }
        self.bookmark();
    }

    /// What a text begins with: what was set aside, else the earlier answer.
    pub fn text(&self, question: &Question) -> String {
        self.open_texts.get(question).cloned().unwrap_or_else(|| self.recorded_text(question))
    }

    /// The earlier answer to a question that is answered by a text.
    pub fn recorded_text(&self, question: &Question) -> String {
        let answer = self.assessment.answer(&question.cell.behavior, &question.cell.step);
        let text = answer.map(|answer| match question.kind {
            Kind::Links => answer.evidence.join(" "),
            _ => answer.note.clone().unwrap_or_default(),
        });
        text.unwrap_or_default()
    }

    /// A question whose text was set aside and never accepted, if there is one.
    pub fn unfinished(&self) -> Option<Question> {
        self.open_texts.keys().find(|question| self.plan.asks(&self.assessment, question)).cloned()
    }

    pub(super) fn record(&mut self, question: &Question, reply: Reply) -> Result<(), Refusal> {
        reply::record(&self.plan, &self.journal, &mut self.assessment, question, reply)?;
        self.open_texts.remove(question);
        Ok(())
    }

    /// Keeps in the draft which question comes next, and what was typed there. A text that was set
    /// aside elsewhere comes first, since a draft keeps only one.
    pub(super) fn bookmark(&mut self) {
        let next = if let Position::At(question) = &self.position { Some(question.clone()) } else { None };
        let has_text = next.as_ref().is_some_and(|question| self.open_texts.contains_key(question));
        let question = if has_text { next } else { self.unfinished().or(next) };
        self.assessment.resume = question.map(|question| Resume {
            text: self.open_texts.get(&question).cloned(),
            question: question.to_string(),
        });
    }
}
