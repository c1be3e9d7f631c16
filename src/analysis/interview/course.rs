//! The course of an interview: which question is open, and where answering, skipping and going back lead.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Onward, Plan, Position, Question, Refusal, Reply, Scope, bookmark};
use crate::model::{Assessment, Framework, Id};

/// An interview under way: the answers so far, and the question that is asked now.
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) assessment: Assessment,
    /// The ids of the entries that evidence may name.
    pub(super) journal: Vec<Id>,
    pub(super) position: Position,
    /// Texts that were begun and not accepted. A draft keeps one of them.
    pub(super) open_texts: BTreeMap<Question, String>,
    /// Cells behind a rating that ends their behavior, which the person wants to look at anyway.
    opened: BTreeSet<Cell>,
    /// Cells asked about since the interview began: going back and forth passes through them again,
    /// where those answered another day are passed by.
    visited: BTreeSet<Cell>,
    course: Course,
}

/// What comes after a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Course {
    /// The next cell.
    Through,
    /// The end, where the person came from to change one cell. These were closed at that time.
    Detour { closed: Vec<Cell> },
}

impl<'a> Interview<'a> {
    /// Begins at the question that the draft's bookmark names, else at the first unanswered one.
    pub fn begin(framework: &'a Framework, assessment: Assessment, scope: &Scope, journal: Vec<Id>) -> Self {
        let plan = Plan::new(framework, &assessment.disciplines, scope);
        let mut interview = Self {
            plan,
            assessment,
            journal,
            position: Position::End,
            open_texts: BTreeMap::new(),
            opened: BTreeSet::new(),
            visited: BTreeSet::new(),
            course: Course::Through,
        };
        let position = match bookmark::of(&interview.plan, &interview.assessment) {
            Some(question) => {
                let text = interview.assessment.resume.as_ref().and_then(|resume| resume.text.clone());
                interview.open_texts.extend(text.map(|text| (question.clone(), text)));
                Position::At(question)
            }
            None => interview.first_unanswered(),
        };
        interview.open(&position);
        interview.enter(position);
        interview
    }

    pub fn plan(&self) -> &Plan<'a> {
        &self.plan
    }

    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    pub fn position(&self) -> &Position {
        &self.position
    }

    /// The first question of the first cell that still needs an answer.
    pub fn first_unanswered(&self) -> Position {
        self.path()
            .find(|cell| !self.plan.is_complete(&self.assessment, cell))
            .map_or(Position::End, |cell| Position::At(self.plan.entry(&self.assessment, cell)))
    }

    /// Takes an answer to the question that is asked now, and moves on to the next.
    ///
    /// # Errors
    /// A [`Refusal`]; the interview stays where it is.
    pub fn answer(&mut self, reply: Reply) -> Result<(), Refusal> {
        let Position::At(question) = self.position.clone() else { return Err(Refusal::OtherQuestion) };
        let onward = if let Reply::GoOn(onward) = reply { Some(onward) } else { None };
        self.record(&question, reply)?;
        let next = match onward {
            Some(onward) => self.past_the_end_of_behavior(&question.cell, onward),
            None => self.after(&question),
        };
        self.enter(next);
        self.bookmark();
        Ok(())
    }

    /// Leaves the cell as it is, and moves on to the next.
    pub fn skip_cell(&mut self) {
        if let Position::At(question) = self.position.clone() {
            let next = self.after_cell(&question.cell);
            self.enter(next);
            self.bookmark();
        }
    }

    /// Leaves the rest of the behavior as it is, and moves on to the next behavior.
    pub fn skip_behavior(&mut self) {
        if let Position::At(question) = self.position.clone() {
            let next = self.after_behavior(&question.cell);
            self.enter(next);
            self.bookmark();
        }
    }

    /// Goes to the question before. At the first one it stays, and says so by `false`.
    pub fn back(&mut self) -> bool {
        let before = match &self.position {
            Position::End => self.path().last().map(|cell| self.last_question(cell)),
            Position::At(question) => {
                let kinds = self.plan.kinds(&self.assessment, &question.cell);
                match kinds.into_iter().rev().find(|kind| *kind < question.kind) {
                    Some(kind) => Some(Question { cell: question.cell.clone(), kind }),
                    None if matches!(self.course, Course::Detour { .. }) => {
                        self.course = Course::Through;
                        self.position = Position::End;
                        self.bookmark();
                        return true;
                    }
                    None => self.cell_before(&question.cell).map(|cell| self.last_question(cell)),
                }
            }
        };
        let found = before.is_some();
        if let Some(question) = before {
            if self.position == Position::End {
                self.course = Course::Through;
            }
            self.enter(Position::At(question));
        }
        found
    }

    /// Goes to a cell to change it; after it comes the end again.
    pub fn visit(&mut self, cell: &Cell) {
        self.visit_question(self.plan.entry(&self.assessment, cell));
    }

    /// Goes to a question to answer it; after its cell comes the end again.
    pub fn visit_question(&mut self, question: Question) {
        let position = Position::At(question);
        let closed = self.plan.cells().iter().filter(|cell| self.is_closed(cell)).cloned().collect();
        self.course = Course::Detour { closed };
        self.open(&position);
        self.enter(position);
    }

    /// Asks about these cells too, though the interview was to begin at a wider step.
    pub fn ask_about(&mut self, cells: &[Cell]) {
        if cells.iter().any(|cell| !self.plan.cells().contains(cell)) {
            let scope = Scope { depth: self.plan.depth, from: None };
            self.plan = Plan::new(self.plan.framework, &self.assessment.disciplines, &scope);
        }
    }

    /// The cells that are asked about, as far as the answers so far can say.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.plan.cells().iter().filter(|cell| !self.is_closed(cell))
    }

    /// Whether the person went on past a cell whose rating ends the behavior.
    pub fn went_on(&self, cell: &Cell) -> bool {
        self.plan.wider(cell).is_some_and(|wider| self.is_touched_from(wider))
    }

    /// Whether a rating below ends the behavior before this cell.
    fn is_closed(&self, cell: &Cell) -> bool {
        let behind =
            |narrower: &Cell| self.plan.is_below(&self.assessment, narrower) || self.is_closed(narrower);
        !self.is_touched_from(cell) && self.plan.narrower(cell).is_some_and(behind)
    }

    /// Whether there is an answer or a wish to answer in this cell or a wider one of its behavior.
    fn is_touched_from(&self, cell: &Cell) -> bool {
        let touched = |cell: &Cell| {
            self.opened.contains(cell)
                || self.assessment.answer(&cell.behavior, &cell.step).is_some_and(|answer| !answer.is_empty())
        };
        self.plan
            .cells()
            .iter()
            .any(|other| (other == cell || self.plan.widens(other, cell)) && touched(other))
    }

    fn after(&self, question: &Question) -> Position {
        let kinds = self.plan.kinds(&self.assessment, &question.cell);
        match kinds.into_iter().find(|kind| *kind > question.kind) {
            Some(kind) => Position::At(Question { cell: question.cell.clone(), kind }),
            None => self.after_cell(&question.cell),
        }
    }

    fn after_cell(&self, cell: &Cell) -> Position {
        let mut later = self.later(cell);
        let next = match &self.course {
            Course::Through => later.find(|next| self.is_next(next)),
            // A better rating may open the next wider step, which nobody has asked about yet.
            Course::Detour { closed } => later.next().filter(|next| {
                next.behavior == cell.behavior && closed.contains(next) && !self.visited.contains(next)
            }),
        };
        next.map_or(Position::End, |next| Position::At(self.first_question(next)))
    }

    fn after_behavior(&self, cell: &Cell) -> Position {
        let mut later = self.later(cell).filter(|next| next.behavior != cell.behavior);
        let next = match &self.course {
            Course::Through => later.find(|next| self.is_next(next)),
            Course::Detour { .. } => None,
        };
        next.map_or(Position::End, |next| Position::At(self.first_question(next)))
    }

    fn past_the_end_of_behavior(&mut self, cell: &Cell, onward: Onward) -> Position {
        match (onward, self.plan.wider(cell).cloned()) {
            (Onward::WiderStep, Some(wider)) => {
                self.opened.insert(wider.clone());
                Position::At(self.first_question(&wider))
            }
            (Onward::WiderStep | Onward::NextBehavior, _) => {
                let plan = &self.plan;
                self.opened.retain(|opened| !plan.widens(opened, cell));
                self.after_behavior(cell)
            }
        }
    }

    /// The cells of the path after this one.
    fn later(&self, cell: &Cell) -> impl Iterator<Item = &Cell> {
        let from = self.plan.cells().iter().position(|other| other == cell).map_or(0, |at| at + 1);
        self.plan.cells().iter().skip(from).filter(|cell| !self.is_closed(cell))
    }

    fn cell_before(&self, cell: &Cell) -> Option<&Cell> {
        self.path().take_while(|other| *other != cell).last()
    }

    fn is_next(&self, cell: &Cell) -> bool {
        self.visited.contains(cell) || !self.plan.is_complete(&self.assessment, cell)
    }

    /// Where a cell begins: at its first question when it was visited already, so that going back
    /// and forth passes the same questions.
    fn first_question(&self, cell: &Cell) -> Question {
        if !self.visited.contains(cell) {
            return self.plan.entry(&self.assessment, cell);
        }
        let kinds = self.plan.kinds(&self.assessment, cell);
        Question { cell: cell.clone(), kind: kinds[0] }
    }

    fn last_question(&self, cell: &Cell) -> Question {
        let kinds = self.plan.kinds(&self.assessment, cell);
        Question { cell: cell.clone(), kind: kinds[kinds.len() - 1] }
    }

    /// Keeps a cell on the path that a rating below would close.
    fn open(&mut self, position: &Position) {
        if let Position::At(question) = position
            && self.is_closed(&question.cell)
        {
            self.opened.insert(question.cell.clone());
        }
    }

    fn enter(&mut self, position: Position) {
        match &position {
            Position::At(question) => {
                self.visited.insert(question.cell.clone());
            }
            Position::End => self.course = Course::Through,
        }
        self.position = position;
    }
}
