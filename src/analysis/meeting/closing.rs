//! The last pages: the step, and the whole record to read before everybody says yes.

use super::course::Place;
use super::talk::{CHANGE, Meeting};
use super::words::{date_in, day};
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::analysis::interview::Cell;

impl Meeting<'_> {
    /// Asks for the step.
    pub(super) fn ask_step(&self) -> Page {
        let steps = &self.agenda.framework.steps;
        let none = if self.standing.is_some() { "Not this time" } else { "Not yet" };
        let items = [Item::new(none)].into_iter().chain(steps.iter().map(|step| Item::new(&step.name)));
        let chosen = self.record.step.as_ref();
        let chosen =
            chosen.and_then(|id| steps.iter().position(|step| step.id == *id)).map_or(0, |at| at + 1);
        let today = match &self.standing {
            Some(step) => format!("{} is at {} today.", self.name, self.step_name(step)),
            None => format!("{} has no step yet. You do not have to decide on one today.", self.name),
        };
        Page {
            title: "The step".into(),
            fields: vec![
                Field::read(vec![Paragraph::new(Tone::Plain, today)]),
                Field::new("Did you decide on a step?", Input::Choose(items.collect(), Some(chosen))),
            ],
            accept: "next",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Takes the step that is chosen on the page.
    pub(super) fn keep_step(&mut self, values: &[Value]) {
        let chosen = values.get(1).and_then(Value::choice).and_then(|at| at.checked_sub(1));
        let step = chosen.and_then(|at| self.agenda.framework.steps.iter().nth(at));
        self.record.step = step.map(|step| step.id.clone());
        if self.record.step.is_some() || self.standing.is_some() {
            self.record.step_by = None;
        }
    }

    /// Whether they have no step, and did not decide on one.
    pub(super) fn has_first_step_ahead(&self) -> bool {
        self.record.step.is_none() && self.standing.is_none()
    }

    /// Asks by when the step of somebody who has none is to be set.
    pub(super) fn ask_step_by(&self) -> Page {
        let date = || self.record.step_by.unwrap_or(self.first_step_by).to_string();
        let text = self.typed.clone().unwrap_or_else(date);
        Page {
            title: "The step".into(),
            fields: vec![Field::new(
                format!("By when is {}'s first step to be set?", self.name),
                Input::Write(text, Lines::One),
            )],
            accept: "next",
            help: vec![Paragraph::new(Tone::Plain, "Leave it empty to set no date.")],
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Keeps the date that is on the page.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn keep_step_by(&mut self, values: &[Value]) -> Result<(), String> {
        let text = values.first().map_or("", Value::text);
        let date = date_in(text);
        self.typed = date.is_err().then(|| text.trim().to_owned());
        self.record.step_by = date?;
        Ok(())
    }

    /// Shows the whole record, to be read.
    pub(super) fn close(&self) -> Page {
        Page {
            title: format!("What you agreed on, {} in {}", self.name, self.record.cycle),
            fields: vec![Field::read(self.summary())],
            accept: if self.can_seal() { "ask each of you" } else { "keep as a draft" },
            actions: vec![CHANGE],
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Asks one after the other whether it says what they agreed on.
    pub(super) fn ask_for_yes(&self, at: usize) -> Page {
        let ask = |name: &String| {
            let items = ["Yes", "No"].map(Item::new).into();
            Field::new(format!("{name}, is this what you agreed on?"), Input::Choose(items, None))
        };
        let sealing = "With a yes from each of you it is sealed, and you go on from there.";
        Page {
            title: format!("What you agreed on, {} in {}", self.name, self.record.cycle),
            context: vec![vec![Paragraph::new(Tone::Quiet, sealing)]],
            progress: format!("{} of {}", at + 1, self.parties.len()),
            fields: self.parties.get(at).map(ask).into_iter().collect(),
            accept: "answer",
            can_go_back: true,
            ..Page::default()
        }
    }

    pub(super) fn can_seal(&self) -> bool {
        self.record.rated().next().is_some()
    }

    /// Goes on from the whole record, or keeps it as a draft where there is nothing to say yes to.
    pub(super) fn have_read(&mut self) -> Response {
        if !self.can_seal() {
            return Response::Finished;
        }
        self.place = Place::Yes(0);
        Response::Next
    }

    /// Takes what one of them answered; after the last yes it is sealed.
    pub(super) fn conclude(&mut self, at: usize, values: &[Value]) -> Response {
        if values.iter().all(Value::is_yes) {
            if at + 1 < self.parties.len() {
                self.place = Place::Yes(at + 1);
                return Response::Next;
            }
            self.seals();
            return Response::Finished;
        }
        self.notice = Some("Not everybody says yes. What should be different?".to_owned());
        self.place = Place::Changing;
        Response::Next
    }

    /// What can be changed, each with the page where that is done.
    fn changeable(&self) -> Vec<Place> {
        let record = &self.record;
        let mut all: Vec<Place> = (0..record.follow_up.len()).map(Place::FollowUp).collect();
        let cells = self.agenda.differences().chain(self.agenda.shared());
        all.extend(cells.chain(self.agenda.one_sided(record)).map(Place::Cell));
        all.extend((0..=record.focus.len().min(super::course::MOST_FOCUS - 1)).map(Place::Focus));
        all.push(Place::Step);
        all.extend(self.has_first_step_ahead().then_some(Place::StepBy));
        all
    }

    pub(super) fn pick_change(&self) -> Page {
        let rating = |cell: &Cell| self.rating_words(self.record.rating(&cell.behavior, &cell.step));
        let item = |place: &Place| {
            let (label, detail) = match place {
                Place::Cell(cell) => (self.title_of(cell), rating(cell)),
                Place::FollowUp(at) => {
                    let it = self.record.follow_up.get(*at);
                    ("What became of".to_owned(), it.map(|it| it.attempt.clone()).unwrap_or_default())
                }
                Place::Focus(at) => match self.record.focus.get(*at) {
                    Some(focus) => (format!("To work on, {}", at + 1), focus.attempt.clone()),
                    None => (format!("To work on, {}", at + 1), "one more".to_owned()),
                },
                Place::StepBy => {
                    let date = self.record.step_by.map_or_else(|| "no date".to_owned(), day);
                    ("By when a first step is set".to_owned(), date)
                }
                _ => ("The step".to_owned(), self.record.step.iter().map(|it| self.step_name(it)).collect()),
            };
            Item { detail, ..Item::new(label) }
        };
        let items = self.changeable().iter().map(item).chain([Item::new("Keep it as a draft")]).collect();
        Page {
            notice: self.notice.clone(),
            fields: vec![Field::new("What do you want to change?", Input::Pick(items))],
            accept: "choose",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Goes where something is to be changed; the end comes after it. Else the draft is kept.
    pub(super) fn change(&mut self, values: &[Value]) -> Response {
        let chosen = values.first().and_then(Value::choice);
        match chosen.and_then(|at| self.changeable().get(at).cloned()) {
            None => Response::Finished,
            Some(place) => {
                self.detour(place, Place::End);
                Response::Next
            }
        }
    }
}
