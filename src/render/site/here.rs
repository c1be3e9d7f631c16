//! Where a page stands, and how it links to the others: always by relative addresses, so that the site works from
//! any folder.

use super::Site;
use super::former::Former;
use super::pairs::Pair;
use crate::model::guide::Topic;
use crate::model::{Behavior, Discipline, Example, Framework, Id, Role, Step};

/// A place in the site, from which addresses are given.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    pub site: &'a Site<'a>,
    pub former: &'a Former<'a>,
    /// What leads from here to the site's folder.
    pub root: &'static str,
}

impl<'a> Here<'a> {
    pub fn at_the_top(site: &'a Site<'a>, former: &'a Former<'a>) -> Self {
        Self { site, former, root: "" }
    }

    pub fn in_a_folder(site: &'a Site<'a>, former: &'a Former<'a>) -> Self {
        Self { root: "../", ..Self::at_the_top(site, former) }
    }

    pub fn framework(&self) -> &'a Framework {
        self.site.framework
    }

    pub fn front(&self) -> String {
        format!("{}index.html", self.root)
    }

    /// A section of the front page.
    pub fn section(&self, section: &str) -> String {
        format!("{}index.html#{section}", self.root)
    }

    pub fn changes(&self) -> String {
        format!("{}changes.html", self.root)
    }

    pub fn behavior(&self, behavior: &Behavior) -> String {
        format!("{}behaviors/{}.html", self.root, behavior.id)
    }

    /// A behavior at a step, on the behavior's page.
    pub fn cell(&self, behavior: &Behavior, step: &Step) -> String {
        format!("{}#{}", self.behavior(behavior), at(&step.id))
    }

    /// The permanent address of an example.
    pub fn example(&self, behavior: &Behavior, example: &Example) -> String {
        format!("{}#{}", self.behavior(behavior), example.id)
    }

    pub fn step(&self, step: &Step) -> String {
        format!("{}steps/{}.html", self.root, step.id)
    }

    pub fn discipline(&self, discipline: &Discipline) -> String {
        format!("{}disciplines/{}.html", self.root, discipline.id)
    }

    pub fn role(&self, role: &Role) -> String {
        format!("{}roles/{}.html", self.root, role.id)
    }

    pub fn topic(&self, topic: &Topic) -> String {
        format!("{}guide/{}.html", self.root, topic.id)
    }

    pub fn pair(&self, pair: Pair<'_>) -> String {
        format!("{}compare-steps/{}.html", self.root, pair.name())
    }

    /// The disciplines side by side at a step.
    pub fn disciplines_at(&self, step: &Step) -> String {
        format!("{}compare-disciplines/{}.html", self.root, step.id)
    }
}

/// The anchor of a part inside a page. No id has an underscore, so none of an example is the same.
pub fn at(id: &Id) -> String {
    format!("at_{id}")
}
