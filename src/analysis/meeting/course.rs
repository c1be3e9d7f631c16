//! The course of a meeting: which page comes after which, and how a draft keeps the one that is open.

use super::talk::Meeting;
use crate::analysis::interview::Cell;

/// How many things are worked on at most.
pub const MOST_FOCUS: usize = 3;

/// A page of the meeting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Place {
    Opening,
    /// What became of something that was agreed to work on, by its number.
    FollowUp(usize),
    Strengths,
    /// A cell to decide.
    Cell(Cell),
    /// What both sides share, to accept in one go.
    Shared,
    /// Which of what both sides share to open.
    OpenShared,
    /// What to work on next, by its number.
    Focus(usize),
    /// What to try for it.
    Try(usize),
    /// Which cell to work on, of all.
    AnyCell(usize),
    Step,
    /// By when somebody's first step is to be set.
    StepBy,
    /// The whole record, to read.
    End,
    /// Whether each one, by their place, says yes to it.
    Yes(usize),
    /// What to change.
    Changing,
}

impl Place {
    /// How a draft names it.
    pub(super) fn bookmark(&self) -> String {
        match self {
            Place::Opening => "opening".to_owned(),
            Place::FollowUp(at) => format!("follow-up/{}", at + 1),
            Place::Strengths => "strengths".to_owned(),
            Place::Cell(cell) => cell.to_string(),
            Place::Shared | Place::OpenShared => "shared".to_owned(),
            Place::Focus(at) | Place::AnyCell(at) => format!("focus/{}", at + 1),
            Place::Try(at) => format!("try/{}", at + 1),
            Place::Step => "step".to_owned(),
            Place::StepBy => "step-by".to_owned(),
            Place::End | Place::Yes(_) | Place::Changing => "end".to_owned(),
        }
    }
}

impl Meeting<'_> {
    /// The pages in their order, as far as the decisions so far can say.
    pub(super) fn course(&self) -> Vec<Place> {
        let record = &self.record;
        let mut course: Vec<Place> = (0..record.follow_up.len()).map(Place::FollowUp).collect();
        course.extend((!self.agenda.strengths.is_empty()).then_some(Place::Strengths));
        course.extend(self.agenda.differences().map(Place::Cell));
        course.extend(self.agenda.shared().next().map(|_| Place::Shared));
        course.extend(self.agenda.one_sided(record).into_iter().map(Place::Cell));
        for at in 0..=record.focus.len().min(MOST_FOCUS - 1) {
            course.push(Place::Focus(at));
            course.extend((at < record.focus.len()).then_some(Place::Try(at)));
        }
        course.push(Place::Step);
        course.extend(self.has_first_step_ahead().then_some(Place::StepBy));
        course.push(Place::End);
        course
    }

    /// The page that a draft names, where there is such a one.
    pub(super) fn bookmarked(&self) -> Option<Place> {
        let bookmark = &self.record.resume.as_ref()?.question;
        let mut all = self.course();
        all.extend(self.agenda.shared().map(Place::Cell));
        all.into_iter().find(|place| place.bookmark() == *bookmark)
    }

    pub(super) fn after(&self, place: &Place) -> Place {
        let course = self.course();
        match (course.iter().position(|other| other == place), place) {
            (Some(at), _) => course.get(at + 1).cloned().unwrap_or(Place::End),
            // One that both share was opened from among them.
            (None, Place::Cell(_)) => Place::Shared,
            (None, _) => course.first().cloned().unwrap_or(Place::End),
        }
    }

    pub(super) fn before(&self, place: &Place) -> Place {
        let course = self.course();
        match (course.iter().position(|other| other == place), place) {
            (Some(at), _) => {
                at.checked_sub(1).and_then(|at| course.get(at)).cloned().unwrap_or(Place::Opening)
            }
            (None, Place::Cell(_)) => Place::Shared,
            (None, _) => Place::Opening,
        }
    }

    /// A page by the name that people read.
    pub(super) fn name_of(&self, place: &Place) -> String {
        match place {
            Place::Opening => "the beginning".to_owned(),
            Place::FollowUp(_) => "what you agreed to work on".to_owned(),
            Place::Strengths => "strengths".to_owned(),
            Place::Cell(cell) => self.title_of(cell),
            Place::Shared | Place::OpenShared => "what you see the same way".to_owned(),
            Place::Focus(_) | Place::Try(_) | Place::AnyCell(_) => "what to work on next".to_owned(),
            Place::Step | Place::StepBy => "the step".to_owned(),
            Place::End | Place::Yes(_) | Place::Changing => "the summary".to_owned(),
        }
    }
}
