//! The course of an interview: which question is open, and where answering, skipping and going back lead.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Entry, Plan, Position, Refusal, Scope, bookmark, entry};
use crate::model::{Answer, Assessment, Framework, JournalEntry, Resume};

/// An interview under way: the answers so far, and the question that is asked now.
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) assessment: Assessment,
    /// The entries that evidence may name.
    pub(super) journal: Vec<JournalEntry>,
    position: Position,
    /// The answer of the open question as it was when the interview came to it.
    entered: Answer,
    /// Answers that were begun and not accepted, each with what was typed as evidence and leads nowhere. A draft
    /// keeps one of them.
    begun: BTreeMap<Cell, Option<String>>,
    /// The next wider cell, where the last answer ended its behavior.
    ended: Option<Cell>,
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
    pub fn begin(
        framework: &'a Framework,
        assessment: Assessment,
        scope: &Scope,
        journal: Vec<JournalEntry>,
    ) -> Self {
        let plan = Plan::new(framework, &assessment.disciplines, scope);
        let mut interview = Self {
            plan,
            assessment,
            journal,
            position: Position::End,
            entered: Answer::default(),
            begun: BTreeMap::new(),
            ended: None,
            opened: BTreeSet::new(),
            visited: BTreeSet::new(),
            course: Course::Through,
        };
        if let Some(Resume { question, open, typed }) = &interview.assessment.resume
            && (*open || typed.is_some())
            && let Some(cell) = bookmark::named_cell(question)
            && Plan::new(framework, &interview.assessment.disciplines, &Scope::default())
                .cells()
                .contains(&cell)
        {
            interview.begun.insert(cell, typed.clone());
        }
        let position = match bookmark::of(&interview.plan, &interview.assessment) {
            Some(cell) => Position::At(cell),
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

    /// The first cell that still needs an answer.
    pub fn first_unanswered(&self) -> Position {
        let open = self.path().find(|cell| !self.plan.is_complete(&self.assessment, cell));
        open.cloned().map_or(Position::End, Position::At)
    }

    /// The answer of the open question as it was when the interview came to it: what its page is made from, while
    /// what is on it is kept meanwhile.
    pub fn entered(&self) -> &Answer {
        &self.entered
    }

    /// What was typed as evidence for a cell, and leads nowhere.
    pub fn typed_nowhere(&self, cell: &Cell) -> Option<&str> {
        self.begun.get(cell)?.as_deref()
    }

    /// A cell whose answer was begun and never accepted, if there is one.
    pub fn unfinished(&self) -> Option<&Cell> {
        self.begun.keys().next()
    }

    /// The next wider cell, where the last answer ended its behavior and nobody has gone on yet.
    pub fn ended(&self) -> Option<&Cell> {
        self.ended.as_ref()
    }

    /// Takes the answer to the question that is asked now, and moves on to the next.
    ///
    /// # Errors
    /// A [`Refusal`]; the interview stays where it is.
    pub fn answer(&mut self, entry: &Entry) -> Result<(), Refusal> {
        let Position::At(cell) = self.position.clone() else { return Ok(()) };
        entry::accept(&self.plan, &self.journal, &mut self.assessment, &cell, entry)?;
        // What was typed as evidence stays where evidence is not asked for.
        if entry.evidence.is_some() || self.typed_nowhere(&cell).is_none() {
            self.begun.remove(&cell);
        }
        let wider = self.plan.wider(&cell).filter(|wider| self.is_closed(wider)).cloned();
        let next = self.after_cell(&cell);
        self.move_to(next);
        self.ended = wider;
        Ok(())
    }

    /// Keeps what is on the page of the question that is asked now, as far as it differs from what was said.
    pub fn keep(&mut self, entry: &Entry) {
        let Position::At(cell) = self.position.clone() else { return };
        let before = self.assessment.cells.clone();
        let nowhere = entry::keep(&self.plan, &self.journal, &mut self.assessment, &cell, entry);
        if self.assessment.cells != before || nowhere.is_some() {
            self.begun.insert(cell, nowhere);
        } else if let Some(typed) = self.begun.get_mut(&cell) {
            *typed = None;
        }
        self.bookmark();
    }

    /// Takes what is on the page as the answer where it is one, and else keeps it as begun; moves nowhere.
    pub fn settle(&mut self, entry: &Entry) {
        let Position::At(cell) = self.position.clone() else { return };
        match entry::accept(&self.plan, &self.journal, &mut self.assessment, &cell, entry) {
            Ok(()) if entry.evidence.is_some() || self.typed_nowhere(&cell).is_none() => {
                self.begun.remove(&cell);
            }
            Ok(()) => {}
            Err(_) => self.keep(entry),
        }
    }

    /// Leaves the question, and moves on to the next.
    pub fn skip_cell(&mut self) {
        if let Some(cell) = self.leave() {
            let next = self.after_cell(&cell);
            self.move_to(next);
        }
    }

    /// Leaves the rest of the behavior as it is, and moves on to the next behavior.
    pub fn skip_behavior(&mut self) {
        if let Some(cell) = self.leave() {
            let next = self.after_behavior(&cell);
            self.move_to(next);
        }
    }

    /// Leaves the open question without an answer: a rating that was chosen and not accepted is none. What was
    /// marked and typed stays, to be gone on with.
    fn leave(&mut self) -> Option<Cell> {
        let Position::At(cell) = self.position.clone() else { return None };
        if self.begun.get(&cell).is_some_and(Option::is_none) {
            self.begun.remove(&cell);
        }
        if self.assessment.answer(&cell.behavior, &cell.step).is_some() {
            let entered = self.entered.rating.clone();
            self.assessment.answer_mut(&cell.behavior, &cell.step).rating = entered;
            self.assessment.drop_empty_answers();
        }
        Some(cell)
    }

    /// Asks about the next wider step, although the last answer ended its behavior.
    pub fn look_wider(&mut self) {
        if let Some(wider) = self.ended.take() {
            self.opened.insert(wider.clone());
            self.move_to(Position::At(wider));
        }
    }

    /// Goes to the question before. At the first one it stays, and says so by `false`.
    pub fn back(&mut self) -> bool {
        let before = match &self.position {
            Position::End => self.path().last().cloned(),
            Position::At(_) if matches!(self.course, Course::Detour { .. }) => {
                self.move_to(Position::End);
                return true;
            }
            Position::At(cell) => self.cell_before(cell).cloned(),
        };
        let found = before.is_some();
        if let Some(cell) = before {
            self.move_to(Position::At(cell));
        }
        found
    }

    /// Goes to a cell to change it; after it comes the end again.
    pub fn visit(&mut self, cell: &Cell) {
        let position = Position::At(cell.clone());
        let closed = self.plan.cells().iter().filter(|cell| self.is_closed(cell)).cloned().collect();
        self.course = Course::Detour { closed };
        self.open(&position);
        self.enter(position);
    }

    /// Asks about these cells too, though the interview was to begin at a wider step.
    pub fn ask_about(&mut self, cells: &[Cell]) {
        if cells.iter().any(|cell| !self.plan.cells().contains(cell)) {
            self.plan = self.plan.with_all_steps();
        }
    }

    /// The cells that are asked about, as far as the answers so far can say.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.plan.cells().iter().filter(|cell| !self.is_closed(cell))
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

    fn after_cell(&self, cell: &Cell) -> Position {
        let mut later = self.later(cell);
        let next = match &self.course {
            Course::Through => later.find(|next| self.is_next(next)),
            // A better rating may open the next wider step, which nobody has asked about yet.
            Course::Detour { closed } => later.next().filter(|next| {
                next.behavior == cell.behavior && closed.contains(next) && !self.visited.contains(next)
            }),
        };
        next.cloned().map_or(Position::End, Position::At)
    }

    fn after_behavior(&self, cell: &Cell) -> Position {
        let mut later = self.later(cell).filter(|next| next.behavior != cell.behavior);
        let next = match &self.course {
            Course::Through => later.find(|next| self.is_next(next)),
            Course::Detour { .. } => None,
        };
        next.cloned().map_or(Position::End, Position::At)
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

    /// Keeps a cell on the path that a rating below would close.
    fn open(&mut self, position: &Position) {
        if let Position::At(cell) = position
            && self.is_closed(cell)
        {
            self.opened.insert(cell.clone());
        }
    }

    fn move_to(&mut self, position: Position) {
        self.enter(position);
        self.bookmark();
    }

    fn enter(&mut self, position: Position) {
        match &position {
            Position::At(cell) => {
                self.visited.insert(cell.clone());
                self.entered =
                    self.assessment.answer(&cell.behavior, &cell.step).cloned().unwrap_or_default();
            }
            Position::End => self.course = Course::Through,
        }
        self.ended = None;
        self.position = position;
    }

    /// Keeps in the draft which question comes next. One that was begun elsewhere comes first, since a draft keeps
    /// only one.
    fn bookmark(&mut self) {
        let here = if let Position::At(cell) = &self.position { Some(cell) } else { None };
        let is_begun = |cell: &&Cell| self.begun.contains_key(*cell);
        let cell = here.filter(is_begun).or_else(|| self.unfinished()).or(here).cloned();
        self.assessment.resume = cell.map(|cell| Resume {
            question: cell.to_string(),
            open: self.begun.contains_key(&cell),
            typed: self.begun.get(&cell).cloned().flatten(),
        });
    }
}
