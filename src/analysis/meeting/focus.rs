//! What to work on next: one to three things, of the candidates or of one's own, each with what to try.

use super::course::{MOST_FOCUS, Place};
use super::talk::{Meeting, SKIP};
use super::words::{date_in, names, said};
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::analysis::gap::{FOCUS_RULE, GapLens, default_target, gap};
use crate::analysis::interview::Cell;
use crate::model::{Became, Focus};

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
        let help = match self.parties.get(1..) {
            Some(managers) if !managers.is_empty() => {
                format!("what {} does for it; may stay empty", names(managers))
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
                write("Help", &help, &written.support, Lines::Several),
                write("Date", date, &written.look_again, Lines::One),
            ],
            accept: "next",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Asks for any behavior at any step.
    pub(super) fn pick_any_cell(&self) -> Page {
        let items = self.all_cells().iter().map(|cell| Item::new(self.title_of(cell))).collect();
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
        match picked.and_then(|picked| self.all_cells().get(picked).cloned()) {
            Some(cell) => self.try_at(at, cell),
            None => self.move_to(Place::Focus(at)),
        }
    }

    /// Goes on to what to try for a cell.
    fn try_at(&mut self, at: usize, cell: Cell) {
        let goes_on = self.last_focus.iter().find(|it| it.behavior == cell.behavior && it.step == cell.step);
        match (self.record.focus.get_mut(at), goes_on) {
            (Some(focus), _) => {
                (focus.behavior, focus.step) = (cell.behavior.clone(), cell.step.clone());
                self.written = self.written_at(at);
            }
            // What goes on begins with what it was the last time.
            (None, Some(before)) => {
                self.written = Written {
                    attempt: before.attempt.clone(),
                    support: before.support.clone().unwrap_or_default(),
                    ..Written::default()
                };
            }
            (None, None) => self.written = Written::default(),
        }
        self.written.cell = Some(cell);
        self.place = Place::Try(at);
        self.bookmark();
    }

    fn all_cells(&self) -> Vec<Cell> {
        let framework = self.agenda.framework;
        let at = |behavior: &crate::model::Behavior| {
            let behavior = behavior.id.clone();
            framework.steps.iter().map(move |step| Cell { behavior: behavior.clone(), step: step.id.clone() })
        };
        framework.behaviors.iter().flat_map(at).collect()
    }

    /// What can be chosen: what goes on from the last time, then the candidates, then anything.
    fn choices(&self, at: usize) -> Vec<Choice> {
        let (framework, record) = (self.agenda.framework, &self.record);
        let follow_up = record.follow_up.iter().filter(|it| it.became == Some(Became::GoesOn));
        let mut cells: Vec<Cell> = follow_up
            .map(|it| Cell { behavior: it.behavior.clone(), step: it.step.clone() })
            .filter(|cell| self.all_cells().contains(cell))
            .collect();
        if let Some(target) = default_target(framework, record, self.standing.as_ref()) {
            let candidates = gap(framework, record, target, GapLens::Own, &[]).candidates.into_iter();
            cells.extend(
                candidates.map(|it| Cell { behavior: it.behavior.id.clone(), step: it.step.id.clone() }),
            );
        }
        let own = record.focus.get(at);
        cells.extend(own.map(|own| Cell { behavior: own.behavior.clone(), step: own.step.clone() }));
        let others = record.focus.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<Cell> = others
            .map(|(_, focus)| Cell { behavior: focus.behavior.clone(), step: focus.step.clone() })
            .collect();
        let mut choices: Vec<Choice> = if at > 0 { vec![Choice::Enough] } else { Vec::new() };
        for cell in cells {
            let choice = Choice::At(cell.clone());
            if !others.contains(&cell) && !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices.push(Choice::Another);
        choices
    }

    fn item(&self, choice: &Choice) -> Item {
        match choice {
            Choice::Enough => Item::new("That is all"),
            Choice::Another => Item::new("Something else"),
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
            Some(Choice::Enough) => {
                self.record.focus.truncate(at);
                self.leave_focus();
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

    /// Takes the page, and goes on.
    pub(super) fn take_try(&mut self, at: usize, values: &[Value]) -> Response {
        let refused = |why: &str, field| Response::Refused { why: why.to_owned(), field: Some(field) };
        let text = |at: usize| values.get(at).map_or("", Value::text);
        if said(text(0)).is_none() {
            return refused("What to try, in a few words.", 0);
        }
        match date_in(text(2)) {
            Err(why) => return refused(&why, 2),
            Ok(None) => return refused("When do you look at it again? Any near date will do.", 2),
            Ok(Some(date)) if date < self.today => {
                return refused(&format!("{date} has passed. When do you look at it again?"), 2);
            }
            Ok(Some(_)) => {}
        }
        self.keep_try(at, values);
        self.go_on();
        Response::Next
    }

    /// What is on the page of a focus when it opens.
    pub(super) fn written_at(&self, at: usize) -> Written {
        let Some(focus) = self.record.focus.get(at) else { return Written::default() };
        Written {
            cell: Some(Cell { behavior: focus.behavior.clone(), step: focus.step.clone() }),
            attempt: focus.attempt.clone(),
            support: focus.support.clone().unwrap_or_default(),
            look_again: focus.look_again.map(|date| date.to_string()).unwrap_or_default(),
        }
    }
}
