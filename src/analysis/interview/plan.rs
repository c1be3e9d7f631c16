//! The cells that an interview may ask about, in their order, and what there is to ask about each.

use super::{Cell, Depth, Scope};
use crate::model::{Assessment, Framework, Id, Lens, Rating, Request, Tagged};

/// The cells to ask about, in the framework's order: behavior by behavior, narrowest step first.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub framework: &'a Framework,
    pub depth: Depth,
    line: Option<Id>,
    request: Option<Request>,
    disciplines: Vec<Id>,
    cells: Vec<Cell>,
}

impl<'a> Plan<'a> {
    /// Plans for a person of these disciplines. A cell without an example for them is left out.
    pub fn new(framework: &'a Framework, disciplines: &[Id], scope: &Scope) -> Self {
        let in_scope = |behavior: &Id, step: &Id| {
            scope.from.as_ref().is_none_or(|from| framework.steps.includes(step, from))
                && scope.line.as_ref().is_none_or(|line| framework.steps.includes(line, step))
                && scope.request.as_ref().is_none_or(|request| request.asks(behavior, step))
        };
        let lens = Lens::Of(disciplines);
        let mut cells = Vec::new();
        for behavior in &framework.behaviors {
            for step in framework.steps.iter().filter(|step| in_scope(&behavior.id, &step.id)) {
                if !framework.examples(&behavior.id, &step.id, lens).is_empty() {
                    cells.push(Cell::of(&behavior.id, &step.id));
                }
            }
        }
        Self {
            framework,
            depth: scope.depth,
            line: scope.line.clone(),
            request: scope.request.clone(),
            disciplines: disciplines.to_vec(),
            cells,
        }
    }

    /// The same without a narrowest step to begin at.
    pub fn with_all_steps(&self) -> Self {
        let (line, request) = (self.line.clone(), self.request.clone());
        let scope = Scope { depth: self.depth, from: None, line, request };
        Self::new(self.framework, &self.disciplines, &scope)
    }

    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The examples of a cell that concern this person: those for everybody first.
    pub fn examples(&self, cell: &Cell) -> Vec<Tagged<'a>> {
        self.framework.examples(&cell.behavior, &cell.step, Lens::Of(&self.disciplines))
    }

    /// The cell of the same behavior that this one widens.
    pub fn narrower(&self, cell: &Cell) -> Option<&Cell> {
        self.cells.iter().rev().find(|other| self.widens(cell, other))
    }

    /// The next cell of the same behavior that widens this one.
    pub fn wider(&self, cell: &Cell) -> Option<&Cell> {
        self.cells.iter().find(|other| self.widens(other, cell))
    }

    /// Whether `wider` is of the same behavior as `narrower`, at a step that includes its step.
    pub fn widens(&self, wider: &Cell, narrower: &Cell) -> bool {
        wider.behavior == narrower.behavior
            && wider.step != narrower.step
            && self.framework.steps.includes(&wider.step, &narrower.step)
    }

    /// Whether the cell's rating is one of the scale, below the one that counts as demonstrated.
    pub fn is_below(&self, assessment: &Assessment, cell: &Cell) -> bool {
        let scale = &self.framework.manifest.scale;
        assessment.rating(&cell.behavior, &cell.step).is_some_and(|rating| {
            rating.rated().is_some_and(|id| scale.get(id).is_some()) && !scale.demonstrated(rating)
        })
    }

    /// Whether a note is asked for.
    pub fn asks_for_notes(&self) -> bool {
        self.depth != Depth::Quick
    }

    /// Whether nothing that is needed is missing: a rating, and a reason where it asks for one.
    pub fn is_complete(&self, assessment: &Assessment, cell: &Cell) -> bool {
        match assessment.rating(&cell.behavior, &cell.step) {
            None => false,
            Some(Rating::NotApplicable) => !self.lacks_reason(assessment, cell),
            Some(_) => true,
        }
    }

    /// Whether the cell is said not to apply, and not yet why.
    pub fn lacks_reason(&self, assessment: &Assessment, cell: &Cell) -> bool {
        assessment.answer(&cell.behavior, &cell.step).is_some_and(|answer| {
            answer.rating == Some(Rating::NotApplicable)
                && answer.note.as_ref().is_none_or(|note| note.trim().is_empty())
        })
    }
}
