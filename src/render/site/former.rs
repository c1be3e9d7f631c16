//! Ids that something had before: an address with one of them still leads to what took its place.

use std::collections::{BTreeMap, BTreeSet};

use super::here::{Here, at};
use super::{File, behavior, discipline, page, step};
use crate::model::{Framework, Id, Referred, Step};

/// The former ids that lead somewhere, each to one place.
#[derive(Clone, Debug, Default)]
pub struct Former<'a> {
    /// Of each example, those whose place it takes.
    examples: BTreeMap<&'a Id, Vec<&'a Id>>,
    /// The same of steps.
    steps: BTreeMap<&'a Id, Vec<&'a Id>>,
    behaviors: BTreeMap<&'a Id, Vec<&'a Id>>,
    disciplines: BTreeMap<&'a Id, Vec<&'a Id>>,
}

impl<'a> Former<'a> {
    pub fn of(framework: &'a Framework) -> Self {
        let examples: Vec<_> =
            framework.located_examples().map(|it| (&it.example.id, &it.example.replaces)).collect();
        let of = |kind| by_successor(framework.referred(kind));
        Self {
            examples: by_successor(examples),
            steps: of(Referred::Step),
            behaviors: of(Referred::Behavior),
            disciplines: of(Referred::Discipline),
        }
    }

    /// The ids whose place this example takes.
    pub fn of_example(&self, id: &Id) -> &[&'a Id] {
        self.examples.get(id).map_or(&[], Vec::as_slice)
    }

    /// The anchors that a step's section had before.
    pub fn anchors_of(&self, step: &Step) -> impl Iterator<Item = String> {
        self.steps.get(&step.id).into_iter().flatten().map(|id| at(id))
    }
}

/// By the id of what is there now, the ids that it had before. One that is in use again is none, and of two
/// that claim one, the first has it.
fn by_successor<'a>(parts: Vec<(&'a Id, &'a crate::model::Replaces)>) -> BTreeMap<&'a Id, Vec<&'a Id>> {
    let mut taken: BTreeSet<&Id> = parts.iter().map(|(id, _)| *id).collect();
    let mut found: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for (id, replaces) in parts {
        let former = replaces.iter().filter(|former| taken.insert(former));
        let former: Vec<&Id> = former.collect();
        if !former.is_empty() {
            found.insert(id, former);
        }
    }
    found
}

/// The pages of former ids. Each is a copy of today's page, so that the anchors in an old address work, too.
pub fn pages(here: &Here<'_>) -> Vec<File> {
    let (framework, former) = (here.framework(), here.former);
    let of = |ids: &BTreeMap<&Id, Vec<&Id>>, folder: &str, id: &Id, text: &dyn Fn() -> String| {
        let former = ids.get(id).into_iter().flatten();
        former.map(|former| page(format!("{folder}/{former}.html"), moved(&text(), id))).collect::<Vec<_>>()
    };
    let mut files = Vec::new();
    for it in &framework.behaviors {
        files.extend(of(&former.behaviors, "behaviors", &it.id, &|| behavior::page(here, it)));
    }
    for it in &framework.steps {
        files.extend(of(&former.steps, "steps", &it.id, &|| step::page(here, it)));
    }
    for it in &framework.disciplines {
        files.extend(of(&former.disciplines, "disciplines", &it.id, &|| discipline::page(here, it)));
    }
    files
}

/// The page with a note to whoever lists addresses: its own is another one.
fn moved(html: &str, id: &Id) -> String {
    html.replacen("</head>", &format!("<link rel=\"canonical\" href=\"{id}.html\"></head>"), 1)
}
