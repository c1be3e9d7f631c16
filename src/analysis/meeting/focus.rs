//! What to work on next: one to three things, of the candidates or of one's own, each with what to try.

use super::course::{MOST_FOCUS, Place};
use super::talk::{Meeting, SKIP};
use super::words::{date_in, said};
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::analysis::gap::{FOCUS_RULE, GapLens, Goal, default_target, gap};
use crate::analysis::interview::Cell;
use crate::analysis::list;
use crate::model::{Became, Focus, Framework};

/// What is written on the page of a focus by now.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub cell: Option<Cell>,
    attempt: String,
    support: String,
    /// The date as it was typed.
    pub look_again: String,
}

/// What can be chosen there.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Choice {
    /// Nothing more.
    Enough,
    /// None in the place of the one that stands there.
    Remove,
    At(Cell),
    /// A cell that is not among the candidates.
    Another,
}

impl Meeting<'_> {
    /// Asks for one thing to work on.
    pub(super) fn ask_focus(&self, at: usize) -> Page {
        let choices = self.choices(at);
        let items = choices.iter().map(|choice| self.item(choice)).collect();
        let chosen = choices.iter().position(|choice| match (choice, &self.written.cell) {
            (Choice::At(cell), Some(chosen)) => cell == chosen,
            _ => false,
        });
        let context = vec![Paragraph::new(Tone::Quiet, FOCUS_RULE)];
        Page {
            title: "What to work on next".into(),
            progress: format!("{} of up to {MOST_FOCUS}", at + 1),
            context: vec![context.clone()],
            fields: vec![Field::new("Which one?", Input::Choose(items, chosen))],
            accept: "choose",
            actions: vec![SKIP],
            help: context,
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Asks what to try for it, what the manager does, and when to look again.
    pub(super) fn ask_try(&self, at: usize) -> Page {
        let title = self.written.cell.as_ref().map(|cell| self.title_of(cell)).unwrap_or_default();
        let support = match self.parties.get(1..) {
            Some(managers) if !managers.is_empty() => {
                format!("what {} does for it; may stay empty", list(managers))
            }
            _ => "what the manager does for it; may stay empty".to_owned(),
        };
        let write =
            |word, hint: &str, text: &str, lines| Field::write(word, hint.to_owned(), text.to_owned(), lines);
        let written = &self.written;
        let date = "when to look at it again, such as 2027-01-15";
        Page {
            title,
            progress: format!("to work on next, {} of up to {MOST_FOCUS}", at + 1),
            fields: vec![
                write("Try", "what to try, in a sentence", &written.attempt, Lines::Several),
                write("Support", &support, &written.support, Lines::Several),
                write("Date", date, &written.look_again, Lines::One),
            ],
            accept: "next",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Asks for any behavior at any step.
    pub(super) fn pick_any_cell(&self, at: usize) -> Page {
        let items = self.free_cells(at).iter().map(|cell| Item::new(self.title_of(cell))).collect();
        Page {
            fields: vec![Field::new("Which behavior, at which step?", Input::Pick(items))],
            accept: "choose",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Takes the cell that was picked of all.
    pub(super) fn pick(&mut self, at: usize, values: &[Value]) {
        let picked = values.first().and_then(Value::choice);
        match picked.and_then(|picked| self.free_cells(at).get(picked).cloned()) {
            Some(cell) => self.try_at(at, cell),
            None => self.move_to(Place::Focus(at)),
        }
    }

    /// Goes on to what to try for a cell.
    fn try_at(&mut self, at: usize, cell: Cell) {
        let is_here = |it: &&Focus| Cell::of(&it.behavior, &it.step) == cell;
        let stands = self.record.focus.get(at).filter(is_here);
        // What goes on begins with what it was the last time.
        let goes_on = self.last_focus.iter().find(is_here);
        self.written = match (stands, goes_on) {
            (Some(_), _) => self.written_at(at),
            (None, Some(before)) => Written {
                attempt: before.attempt.clone(),
                support: before.support.clone().unwrap_or_default(),
                ..Written::default()
            },
            (None, None) => Written::default(),
        };
        self.written.cell = Some(cell);
        self.place = Place::Try(at);
        self.bookmark();
    }

    /// Every cell but those that are worked on already, under another number.
    fn free_cells(&self, at: usize) -> Vec<Cell> {
        let Framework { behaviors, steps, .. } = self.agenda.framework;
        let focus = self.record.focus.iter().enumerate().filter(|(other, _)| *other != at);
        let taken: Vec<Cell> = focus.map(|(_, it)| Cell::of(&it.behavior, &it.step)).collect();
        let all =
            behaviors.iter().flat_map(|behavior| steps.iter().map(|step| Cell::of(&behavior.id, &step.id)));
        all.filter(|cell| !taken.contains(cell)).collect()
    }

    /// What can be chosen: what goes on from the last time, then the candidates, then anything.
    fn choices(&self, at: usize) -> Vec<Choice> {
        let (framework, record) = (self.agenda.framework, &self.record);
        let free = self.free_cells(at);
        let follow_up = record.follow_up.iter().filter(|it| it.became == Some(Became::GoesOn));
        let mut cells: Vec<Cell> = follow_up.map(|it| Cell::of(&it.behavior, &it.step)).collect();
        if let Some(target) = default_target(framework, record, self.standing.as_ref()) {
            let candidates =
                gap(framework, (record, self.standing.as_ref()), Goal::step(target), GapLens::Own, &[])
                    .candidates
                    .into_iter();
            cells.extend(candidates.map(|it| Cell::of(&it.behavior.id, &it.step.id)));
        }
        cells.retain(|cell| free.contains(cell));
        let own = record.focus.get(at);
        cells.extend(own.map(|own| Cell::of(&own.behavior, &own.step)));
        let mut choices: Vec<Choice> =
            if at > 0 && own.is_none() { vec![Choice::Enough] } else { Vec::new() };
        for cell in cells {
            let choice = Choice::At(cell);
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices.push(Choice::Another);
        choices.extend(own.map(|_| Choice::Remove));
        choices
    }

    fn item(&self, choice: &Choice) -> Item {
        match choice {
            Choice::Enough => Item::new("That is all"),
            Choice::Another => Item::new("Something else"),
            Choice::Remove => Item::new("Nothing: take it off the list"),
            Choice::At(cell) => {
                let rating = self.record.rating(&cell.behavior, &cell.step);
                let detail = rating.map_or_else(|| "not rated".to_owned(), |it| self.rating_words(Some(it)));
                Item { detail, ..Item::new(self.title_of(cell)) }
            }
        }
    }

    /// Takes what was chosen to work on.
    pub(super) fn take_focus(&mut self, at: usize, values: &[Value]) {
        let chosen = values.first().and_then(Value::choice);
        match chosen.and_then(|chosen| self.choices(at).get(chosen).cloned()) {
            None => {}
            Some(Choice::Enough) => self.leave_focus(Place::Step),
            Some(Choice::Remove) => {
                self.record.focus.remove(at);
                // The next one has its number now.
                let has_next = at < self.record.focus.len();
                self.leave_focus(if has_next { Place::Focus(at) } else { Place::Step });
            }
            Some(Choice::Another) => self.place = Place::AnyCell(at),
            Some(Choice::At(cell)) => self.try_at(at, cell),
        }
    }

    /// Takes what the page holds, and keeps it in the record as far as it makes a focus.
    pub(super) fn keep_try(&mut self, at: usize, values: &[Value]) {
        let [attempt, support, look_again] = values else { return };
        let text = |value: &Value| value.text().trim().to_owned();
        let written = &mut self.written;
        (written.attempt, written.support) = (text(attempt), text(support));
        written.look_again = text(look_again);
        if let (Some(cell), Some(attempt)) = (&written.cell, said(&written.attempt)) {
            let focus = Focus {
                behavior: cell.behavior.clone(),
                step: cell.step.clone(),
                attempt,
                support: said(&written.support),
                look_again: date_in(&written.look_again).ok().flatten(),
            };
            match self.record.focus.get_mut(at) {
                Some(existing) => *existing = focus,
                None => self.record.focus.push(focus),
            }
        }
    }

    /// Keeps what was typed; what nobody wrote replaces nothing.
    pub(super) fn keep_typed(&mut self, at: usize, values: &[Value]) {
        let Written { attempt, support, look_again, .. } = &self.written;
        let before = [attempt, support, look_again].map(|text| text.trim());
        let is_untouched = values.iter().map(|value| value.text().trim()).eq(before);
        if !(is_untouched && self.replaces_another(at)) {
            self.keep_try(at, values);
        }
    }

    /// Whether what is on the page is to stand in the place of another focus.
    pub(super) fn replaces_another(&self, at: usize) -> bool {
        let stands = self.record.focus.get(at).map(|it| Cell::of(&it.behavior, &it.step));
        stands.is_some() && stands != self.written.cell
    }

    /// Takes the page, and goes on.
    pub(super) fn take_try(&mut self, at: usize, values: &[Value]) -> Response {
        if let Some(refusal) = self.lacks(values) {
            return refusal;
        }
        self.keep_try(at, values);
        self.go_on();
        Response::Next
    }

    /// What the page lacks to be a focus.
    pub(super) fn lacks(&self, values: &[Value]) -> Option<Response> {
        let refused = |why: &str, field| Some(Response::Refused { why: why.to_owned(), field: Some(field) });
        let text = |at: usize| values.get(at).map_or("", Value::text);
        if said(text(0)).is_none() {
            return refused("What to try, in a few words.", 0);
        }
        match date_in(text(2)) {
            Err(why) => refused(&why, 2),
            Ok(None) => refused("When do you look at it again? Any near date will do.", 2),
            Ok(Some(date)) if date < self.today => {
                refused(&format!("{date} has passed. When do you look at it again?"), 2)
            }
            Ok(Some(_)) => None,
        }
    }

    /// What is on the page of a focus when it opens.
    pub(super) fn written_at(&self, at: usize) -> Written {
        let Some(focus) = self.record.focus.get(at) else { return Written::default() };
        Written {
            cell: Some(Cell::of(&focus.behavior, &focus.step)),
            attempt: focus.attempt.clone(),
            support: focus.support.clone().unwrap_or_default(),
            look_again: focus.look_again.map(|date| date.to_string()).unwrap_or_default(),
        }
    }
}
