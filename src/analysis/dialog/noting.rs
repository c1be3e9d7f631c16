//! Noting what happened: one page, of which only the text has to be filled in.

use super::{Conversation, Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::model::{Framework, Id, web_address};

/// What happened, and what it is about.
#[derive(Clone, Debug)]
pub struct Noting<'a> {
    framework: &'a Framework,
    title: String,
    pub text: String,
    pub behaviors: Vec<Id>,
    pub step: Option<Id>,
    pub link: String,
    /// Whether it was accepted.
    pub is_done: bool,
}

impl<'a> Noting<'a> {
    /// Begins with what is known of the note; `title` says whose it is.
    pub fn new(framework: &'a Framework, title: String, text: String) -> Self {
        Self {
            framework,
            title,
            text,
            behaviors: Vec::new(),
            step: None,
            link: String::new(),
            is_done: false,
        }
    }

    fn take(&mut self, values: &[Value]) {
        let [text, behaviors, step, link] = values else { return };
        self.text = text.text().trim().to_owned();
        let marked = behaviors.marked().into_iter();
        self.behaviors = marked.filter_map(|at| Some(self.framework.behaviors.get(at)?.id.clone())).collect();
        let before = |at: usize| at.checked_sub(1);
        let step = step.choice().and_then(before).and_then(|at| self.framework.steps.iter().nth(at));
        self.step = step.map(|step| step.id.clone());
        self.link = link.text().trim().to_owned();
    }
}

impl Conversation for Noting<'_> {
    fn page(&self) -> Page {
        let framework = self.framework;
        let behaviors = framework.behaviors.iter().map(|behavior| Item::new(behavior.name.as_str()));
        let marks = framework.behaviors.iter().map(|behavior| self.behaviors.contains(&behavior.id));
        let mut steps = vec![Item::new("None in particular")];
        steps.extend(framework.steps.iter().map(|step| Item::new(step.name.as_str())));
        let step = framework.steps.iter().position(|step| Some(&step.id) == self.step.as_ref());
        let help = "Only what happened has to be there; the rest helps to find it again. Behaviors and steps can \
                    be added later, in the journal's file.";
        Page {
            title: self.title.clone(),
            fields: vec![
                Field::new("What happened?", Input::Write(self.text.clone(), Lines::Several)),
                Field::new(
                    "Which behaviors does it show?",
                    Input::Mark(behaviors.collect(), marks.collect()),
                ),
                Field::new(
                    "At which step?",
                    Input::Choose(steps, Some(step.map_or(0, |at| at.saturating_add(1)))),
                ),
                Field::new("A link to where it can be seen:", Input::Write(self.link.clone(), Lines::One)),
            ],
            accept: "accept",
            help: vec![Paragraph::new(Tone::Plain, help)],
            ..Page::default()
        }
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.take(values);
        if self.text.is_empty() {
            let why = "A few words on what happened, please.".to_owned();
            return Response::Refused { why, field: Some(0) };
        }
        if !self.link.is_empty() && web_address(&self.link).is_none() {
            let why = format!("`{}` is no web link, such as https://example.com/page.", self.link);
            return Response::Refused { why, field: Some(3) };
        }
        self.is_done = true;
        Response::Finished
    }

    fn back(&mut self, values: &[Value]) -> Response {
        self.take(values);
        Response::Finished
    }

    fn keep(&mut self, values: &[Value]) {
        self.take(values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{framework, id};

    #[test]
    fn only_the_text_is_needed() {
        let framework = framework();
        let mut noting = Noting::new(&framework, "A note".to_owned(), String::new());
        let answer = |text: &str, marks: [bool; 3], step: usize, link: &str| {
            [
                Value::Text(text.to_owned()),
                Value::Marks(marks.into()),
                Value::Choice(Some(step)),
                Value::Text(link.to_owned()),
            ]
        };
        let refused = noting.reply(&answer(" ", [false; 3], 0, ""));
        assert_eq!(
            refused,
            Response::Refused { why: "A few words on what happened, please.".into(), field: Some(0) }
        );
        let refused = noting.reply(&answer("x", [false; 3], 0, "wiki"));
        assert_eq!(
            refused,
            Response::Refused {
                why: "`wiki` is no web link, such as https://example.com/page.".into(),
                field: Some(3)
            }
        );
        assert_eq!(noting.reply(&answer(" Lit it ", [false; 3], 0, "")), Response::Finished);
        assert_eq!((noting.text.as_str(), &noting.step, noting.is_done), ("Lit it", &None, true));
        noting.keep(&answer("Lit it", [false, true, true], 2, " https://example.com "));
        assert_eq!(noting.behaviors, [id("guests"), id("care")]);
        assert_eq!((noting.step.clone(), noting.link.as_str()), (Some(id("house")), "https://example.com"));
        let Input::Choose(_, chosen) = &noting.page().fields[2].input else { panic!("a choice") };
        assert_eq!(*chosen, Some(2));
    }
}
