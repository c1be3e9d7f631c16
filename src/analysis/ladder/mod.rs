//! A career ladder in a table, as companies keep them: which cells are steps, behaviors, disciplines and texts, and what
//! a framework would become of it. Pure: nothing is read from files or written here.

mod builder;
mod header;
pub mod heads;
mod layouts;
mod lines;
mod mapping;
mod own;
mod plan;
mod ratings;
mod read;
mod rows;
mod shape;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::BTreeMap;

use crate::model::{Id, Place};

pub use mapping::{Layout, Mapping};
pub use own::OwnExport;
pub use plan::{NewExample, OtherFramework, Plan, Resummarized, Summarized, plan};
pub use ratings::{Rated, Ratings, ratings};
pub use read::read;
pub use texts::are_english;

/// What a table says.
#[derive(Clone, Debug)]
pub struct Ladder {
    pub layout: Layout,
    /// Whether nothing told across from down.
    pub is_guess: bool,
    /// What stands above the table.
    pub title: Option<String>,
    /// Narrowest first, line by line.
    pub steps: Vec<LadderStep>,
    pub behaviors: Vec<LadderBehavior>,
    pub disciplines: Vec<String>,
    pub texts: Vec<LadderText>,
    /// The ids that the table gives beside names, by these.
    pub ids: BTreeMap<String, Id>,
    /// Whether it is an export of our own.
    pub own_export: Option<OwnExport>,
    /// What fits nowhere.
    pub leftovers: Vec<Leftover>,
    /// What somebody should know, in sentences.
    pub remarks: Vec<String>,
}

/// A step of a ladder.
#[derive(Clone, Debug, Default)]
pub struct LadderStep {
    pub name: String,
    pub summary: String,
    pub scope: String,
    /// The line that it is on, where the table has several.
    pub track: String,
    /// What the lines that it is on end with, where the table says so.
    pub ends: Vec<String>,
    /// Which step it comes after, where that is not the one before it.
    pub after: Option<usize>,
}

/// A behavior of a ladder.
#[derive(Clone, Debug, Default)]
pub struct LadderBehavior {
    pub name: String,
    pub group: String,
    pub summary: String,
}

/// A text: an example to be, by the places of its behavior, its step and its disciplines in their lists.
#[derive(Clone, Debug)]
pub struct LadderText {
    pub behavior: usize,
    pub step: usize,
    /// None: for everybody.
    pub disciplines: Vec<usize>,
    pub text: String,
    pub links: Vec<String>,
    /// The id that the table gives it.
    pub id: Option<Id>,
    pub place: Place,
}

/// What fits nowhere, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Leftover {
    /// The cell, or the first one of a column.
    pub place: Place,
    /// The last one, and how many there are, where it is more than one.
    pub to: Option<(Place, usize)>,
    pub text: String,
    pub why: String,
}
