//! The examples of a framework, each with where it was read.

use std::slice;
use std::sync::Arc;

use crate::diagnostic::{At, Part, Problem, Rule, Segment, Source};
use crate::model::{Example, Id, ParsedFramework};

/// An example, and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    pub source: &'a Arc<Source>,
    pub behavior: &'a Id,
    pub step: &'a Id,
    /// The list that it is in: all examples of the cell.
    pub cell: &'a [Example],
    /// Its position in the list, from 0.
    pub index: usize,
    pub example: &'a Example,
    /// The discipline whose file it is in; `None` in a behavior's file.
    pub owner: Option<&'a Id>,
}

impl<'a> Located<'a> {
    /// The disciplines it is for; none where it is for everybody.
    pub fn disciplines(&self) -> &'a [Id] {
        self.owner.map_or(&self.example.disciplines, slice::from_ref)
    }

    /// The path of its text.
    pub fn path(&self) -> Vec<Segment> {
        let behavior = self.owner.map(|_| Segment::from(self.behavior));
        let cell = [Segment::from("examples")].into_iter().chain(behavior);
        cell.chain([self.step.into(), self.index.into(), "text".into()]).collect()
    }

    /// A problem with its text.
    pub fn problem(&self, rule: &Rule, part: Part, message: String) -> Problem {
        Problem::new(rule.id, self.source, At { path: self.path(), part }, message)
    }
}

/// Every example: those of the behaviors' files first, then those of the disciplines' files.
pub fn examples(parts: &ParsedFramework) -> impl Iterator<Item = Located<'_>> {
    let shared = parts.behaviors.iter().flat_map(|filed| {
        let behavior = &filed.value;
        let cells = behavior.examples.iter();
        cells.map(move |(step, examples)| (&filed.source, &behavior.id, step, examples, None))
    });
    let own = parts.disciplines.iter().flat_map(|filed| {
        let discipline = &filed.value;
        discipline.examples.iter().flat_map(move |(behavior, steps)| {
            steps
                .iter()
                .map(move |(step, examples)| (&filed.source, behavior, step, examples, Some(&discipline.id)))
        })
    });
    shared.chain(own).flat_map(|(source, behavior, step, examples, owner)| {
        let located =
            move |(index, example)| Located { source, behavior, step, cell: examples, index, example, owner };
        examples.iter().enumerate().map(located)
    })
}
