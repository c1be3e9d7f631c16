//! The meeting as a conversation: the page that is open, and what a reply to it does.

use jiff::civil::Date;

use super::agenda::Agenda;
use super::course::Place;
use super::focus::Written;
use crate::analysis::dialog::{Action, Conversation, Page, Response, Value};
use crate::analysis::interview::Cell;
use crate::model::{Answer, Assessment, Focus, FollowUp, Id, Resume};

pub(super) const SKIP: Action = Action {
    key: 's',
    does: "skip",
    explanation: "go on without deciding; what stays open is listed at the end",
};
pub(super) const OPEN_ONE: Action =
    Action { key: 'o', does: "open one", explanation: "look at one of these, and decide it by itself" };
pub(super) const CHANGE: Action = Action { key: 'c', does: "change", explanation: "change something" };

/// What a meeting needs to begin.
pub struct Session<'a> {
    pub agenda: Agenda<'a>,
    /// The record, as far as it goes.
    pub record: Assessment,
    /// What was agreed to work on the last time.
    pub last_focus: Vec<Focus>,
    /// The name of whom it is about.
    pub name: String,
    /// Who says yes in the end, by name: the person, then who manages them.
    pub parties: Vec<String>,
    /// The step that the person is at today.
    pub standing: Option<Id>,
    /// Where there is none, the day by which it is to be set.
    pub first_step_by: Date,
    pub today: Date,
    /// Said first, a paragraph each.
    pub opening: Vec<String>,
    /// Whether there are decisions from before.
    pub is_resumed: bool,
}

/// What becomes of the record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conclusion {
    /// Everybody said yes.
    Seal,
    Draft,
}

/// A meeting under way, a page at a time.
pub struct Meeting<'a> {
    pub(super) agenda: Agenda<'a>,
    pub(super) record: Assessment,
    pub(super) last_focus: Vec<Focus>,
    pub(super) name: String,
    pub(super) parties: Vec<String>,
    pub(super) standing: Option<Id>,
    pub(super) first_step_by: Date,
    pub(super) today: Date,
    pub(super) opening: Vec<String>,
    pub(super) is_resumed: bool,
    pub(super) place: Place,
    /// Where to go back to from what was gone to out of its turn.
    returns: Vec<Place>,
    /// The decision of the open cell as it was when the meeting came to it.
    pub(super) entered: Answer,
    /// Whether the open cell holds something that nobody accepted yet.
    pub(super) is_begun: bool,
    /// The difference of which it was asked why it is decided so.
    pub(super) asked_why: Option<Cell>,
    pub(super) written: Written,
    /// What was typed as a date, and is none.
    pub(super) typed: Option<String>,
    pub(super) notice: Option<String>,
    conclusion: Conclusion,
}

impl<'a> Meeting<'a> {
    pub fn begin(session: Session<'a>) -> Self {
        let Session { agenda, mut record, last_focus, name, parties, standing, .. } = session;
        if record.follow_up.is_empty() {
            record.follow_up = last_focus.iter().map(FollowUp::from).collect();
        }
        let mut meeting = Self {
            agenda,
            record,
            last_focus,
            name,
            parties,
            standing,
            first_step_by: session.first_step_by,
            today: session.today,
            opening: session.opening,
            is_resumed: session.is_resumed,
            place: Place::Opening,
            returns: Vec::new(),
            entered: Answer::default(),
            is_begun: false,
            asked_why: None,
            written: Written::default(),
            typed: None,
            notice: None,
            conclusion: Conclusion::Draft,
        };
        if meeting.record.resume.is_none() {
            let question = meeting.start().bookmark();
            meeting.record.resume = Some(Resume { question, open: false, typed: None });
        }
        meeting
    }

    /// The record, as far as it goes.
    pub fn record(&self) -> &Assessment {
        &self.record
    }

    /// What was decided in the end; to keep a draft where nothing was.
    pub fn conclusion(&self) -> Conclusion {
        self.conclusion
    }

    pub(super) fn seals(&mut self) {
        self.conclusion = Conclusion::Seal;
    }

    /// Goes to where it was left, from the first page.
    fn take_up(&mut self) {
        let Resume { open, typed, .. } = self.record.resume.clone().unwrap_or(Resume {
            question: String::new(),
            open: false,
            typed: None,
        });
        let start = self.start();
        self.enter(start);
        if open && matches!(self.place, Place::Cell(_)) {
            // What was chosen there was not accepted.
            self.entered.rating = None;
            self.is_begun = true;
        }
        match (&self.place, typed) {
            (Place::Try(_), Some(typed)) => self.written.look_again = typed,
            (Place::StepBy, typed) => self.typed = typed,
            _ => {}
        }
        self.bookmark();
    }

    /// Goes on to what comes next, or back to where a detour began.
    pub(super) fn go_on(&mut self) {
        let next = self.returns.pop().unwrap_or_else(|| self.after(&self.place));
        self.move_to(next);
    }

    /// Goes on to what comes next after a focus, or back to where a detour began.
    pub(super) fn leave_focus(&mut self, next: Place) {
        let next = self.returns.pop().unwrap_or(next);
        self.move_to(next);
    }

    /// Goes somewhere out of its turn; `then` comes after it.
    pub(super) fn detour(&mut self, place: Place, then: Place) {
        self.returns.push(then);
        self.move_to(place);
    }

    pub(super) fn move_to(&mut self, place: Place) {
        self.enter(place);
        self.bookmark();
    }

    fn enter(&mut self, place: Place) {
        if let Place::Cell(cell) = &place {
            self.entered = self.answer_of(cell).cloned().unwrap_or_default();
        }
        if let Place::Focus(at) | Place::Try(at) = place {
            self.written = self.written_at(at);
        }
        self.is_begun = false;
        self.typed = None;
        self.place = place;
    }

    /// Keeps in the record which page is open, and what follows from the decisions so far.
    pub(super) fn bookmark(&mut self) {
        self.agenda.settle(&mut self.record);
        if self.place == Place::Opening {
            return;
        }
        // What is typed as a date and is none has no other place to be kept.
        let typed = match &self.place {
            Place::Try(_) => {
                let text = &self.written.look_again;
                (!text.is_empty() && text.parse::<Date>().is_err()).then(|| text.clone())
            }
            _ => self.typed.clone(),
        };
        let question = match &self.place {
            // Before there is anything to try, it is still to be chosen.
            Place::Try(at) if *at >= self.record.focus.len() || self.replaces_another(*at) => {
                Place::Focus(*at).bookmark()
            }
            place => place.bookmark(),
        };
        self.record.resume = Some(Resume { question, open: self.is_begun, typed });
    }

    fn open_cell(&self) -> Option<Cell> {
        if let Place::Cell(cell) = &self.place { Some(cell.clone()) } else { None }
    }

    /// Keeps what the open page holds, but what is to stand in the place of another focus only once it can.
    fn keep_on_the_way_back(&mut self, values: &[Value]) {
        match self.place {
            Place::Try(at) if self.replaces_another(at) && self.lacks(values).is_some() => {}
            _ => self.keep_page(values),
        }
    }

    /// Keeps what the open page holds, as far as it makes sense.
    fn keep_page(&mut self, values: &[Value]) {
        match self.place.clone() {
            Place::Cell(cell) => self.keep_cell(&cell, values),
            Place::FollowUp(at) => self.keep_follow_up(at, values),
            Place::Try(at) => self.keep_typed(at, values),
            Place::Step => self.keep_step(values),
            Place::StepBy => {
                // What is no date is kept as it was typed.
                let _ = self.keep_step_by(values);
            }
            _ => {}
        }
    }
}

impl Conversation for Meeting<'_> {
    fn page(&self) -> Page {
        match &self.place {
            Place::Opening => self.open(),
            Place::FollowUp(at) => self.ask_follow_up(*at),
            Place::Strengths => self.read_strengths(),
            Place::Cell(cell) => self.ask_cell(cell),
            Place::Shared => self.accept_shared_page(),
            Place::OpenShared => self.pick_shared(),
            Place::Focus(at) => self.ask_focus(*at),
            Place::Try(at) => self.ask_try(*at),
            Place::AnyCell(at) => self.pick_any_cell(*at),
            Place::Step => self.ask_step(),
            Place::StepBy => self.ask_step_by(),
            Place::End => self.close(),
            Place::Yes(at) => self.ask_for_yes(*at),
            Place::Changing => self.pick_change(),
        }
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        match self.place.clone() {
            Place::Opening => self.take_up(),
            Place::FollowUp(at) => {
                self.keep_follow_up(at, values);
                self.go_on();
            }
            Place::Strengths => self.go_on(),
            Place::Cell(cell) => {
                if let Some(place_of_note) = self.lacks_why(&cell, values) {
                    self.asked_why = Some(cell);
                    let why = "Why? A sentence helps when you read this again. Enter leaves it out.";
                    return Response::Refused { why: why.to_owned(), field: Some(place_of_note) };
                }
                let response = self.decide(&cell, values);
                if response == Response::Next {
                    self.go_on();
                }
                return response;
            }
            Place::Shared => {
                self.agenda.accept_shared(&mut self.record);
                self.go_on();
            }
            Place::OpenShared => {
                let chosen = values.first().and_then(Value::choice);
                match chosen.and_then(|at| self.agenda.shared().nth(at)) {
                    Some(cell) => self.detour(Place::Cell(cell), Place::Shared),
                    None => self.move_to(Place::Shared),
                }
            }
            Place::Focus(at) => self.take_focus(at, values),
            Place::Try(at) => return self.take_try(at, values),
            Place::AnyCell(at) => self.pick(at, values),
            Place::Step => {
                self.keep_step(values);
                match self.has_first_step_ahead() {
                    true => self.move_to(Place::StepBy),
                    false => self.go_on(),
                }
            }
            Place::StepBy => match self.keep_step_by(values) {
                Ok(()) => self.go_on(),
                Err(why) => return Response::Refused { why, field: Some(0) },
            },
            Place::End => return self.have_read(),
            Place::Yes(at) => return self.conclude(at, values),
            Place::Changing => return self.change(values),
        }
        Response::Next
    }

    fn back(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        match self.open_cell() {
            // What is a decision by now is one; else what was written stays, and nothing is decided.
            Some(cell) if self.decide(&cell, values) != Response::Next => {
                self.keep_cell(&cell, values);
                self.leave_cell(&cell);
            }
            Some(_) => {}
            None => self.keep_on_the_way_back(values),
        }
        let before = match &self.place {
            Place::OpenShared => Place::Shared,
            Place::AnyCell(at) | Place::Try(at) => Place::Focus(*at),
            Place::Yes(at) if *at > 0 => Place::Yes(at - 1),
            Place::Changing | Place::Yes(_) => Place::End,
            place => self.returns.pop().unwrap_or_else(|| self.before(place)),
        };
        self.move_to(before);
        Response::Next
    }

    fn act(&mut self, key: char) -> Response {
        self.notice = None;
        match (key, self.place.clone()) {
            (key, place) if key == SKIP.key => {
                match place {
                    Place::Cell(cell) => self.leave_cell(&cell),
                    Place::Focus(_) => {
                        self.leave_focus(Place::Step);
                        return Response::Next;
                    }
                    _ => {}
                }
                self.go_on();
            }
            (key, Place::Shared) if key == OPEN_ONE.key => self.place = Place::OpenShared,
            (key, Place::End) if key == CHANGE.key => self.place = Place::Changing,
            _ => {}
        }
        Response::Next
    }

    fn keep(&mut self, values: &[Value]) {
        self.keep_page(values);
        self.bookmark();
    }
}
