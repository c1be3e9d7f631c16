//! What was agreed to work on the last time, and what became of it.

use super::talk::{Meeting, SKIP};
use super::words::{below, day, said};
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Tone, Value};
use crate::model::{Became, FollowUp};

impl Meeting<'_> {
    /// Asks what became of one of the things.
    pub(super) fn ask_follow_up(&self, at: usize) -> Page {
        let Some(FollowUp { behavior, step, attempt, became, note }) = self.record.follow_up.get(at) else {
            return Page::default();
        };
        let mut about = vec![Paragraph::new(Tone::Strong, self.title(behavior, step)).tight(0)];
        about.push(below(Tone::Plain, format!("To try: {attempt}")));
        let focus = self.last_focus.iter().find(|focus| focus.attempt == *attempt);
        if let Some(support) = focus.and_then(|focus| focus.support.as_ref()) {
            about.push(below(Tone::Plain, format!("Support: {support}")));
        }
        if let Some(date) = focus.and_then(|focus| focus.look_again) {
            let passed = if date < self.today { ", which has passed" } else { "" };
            about.push(below(Tone::Quiet, format!("To look at again on {}{passed}", day(date))));
        }
        let items = Became::ALL.map(|became| Item::new(became.words())).into();
        let chosen = Became::ALL.iter().position(|known| Some(known) == became.as_ref());
        let hint = "a word about it; may stay empty".to_owned();
        Page {
            title: "What you agreed to work on".into(),
            progress: format!("{} of {}", at + 1, self.record.follow_up.len()),
            fields: vec![
                Field::read(about),
                Field::new("What became of it?", Input::Choose(items, chosen)),
                Field::write("Note", hint, note.clone().unwrap_or_default(), Lines::Several),
            ],
            accept: "next",
            actions: vec![SKIP],
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Keeps what is said of it.
    pub(super) fn keep_follow_up(&mut self, at: usize, values: &[Value]) {
        let ([_, became, note], Some(follow_up)) = (values, self.record.follow_up.get_mut(at)) else {
            return;
        };
        follow_up.became = became.choice().and_then(|at| Became::ALL.get(at).copied());
        follow_up.note = said(note.text());
    }
}
