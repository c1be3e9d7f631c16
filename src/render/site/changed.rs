//! What changed since the version before.

use std::collections::BTreeMap;

use maud::html as page;

use super::Changed;
use super::frame::{Frame, RATINGS, Width, framed};
use super::headed;
use super::here::Here;
use crate::analysis::changes::Noun;
use crate::model::{Example, Id};
use crate::render::changes::{self, Spot};

pub fn page(here: &Here<'_>, changed: Changed<'_>) -> String {
    let examples: Examples<'_> =
        here.framework().located_examples().map(|it| (&it.example.id, it.example)).collect();
    let ways = |spot: Spot<'_>| way(here, &examples, spot);
    let document = changes::for_readers(changed.ends, changed.changes, &ways);
    let blocks = headed::anchored(document.drawn().cloned());
    // What is said before the first section comes before the list of them.
    let opening = blocks.iter().take_while(|(anchor, _)| anchor.is_none()).count();
    let (opening, sections) = blocks.split_at(opening);
    let main = page! {
        (headed::text(opening))
        (headed::contents(sections))
        div.changed { (headed::text(sections)) }
    };
    framed(here, Frame { title: &document.title, kind: "What changed", width: Width::Text, main })
}

/// Those that are there now, by their ids.
type Examples<'a> = BTreeMap<&'a Id, &'a Example>;

/// The page of something that is there now.
fn way(here: &Here<'_>, examples: &Examples<'_>, spot: Spot<'_>) -> Option<String> {
    let framework = here.framework();
    match spot {
        Spot::Part(Noun::Step, id) => framework.steps.get(id).map(|it| here.step(it)),
        Spot::Part(Noun::Behavior, id) => framework.behavior(id).map(|it| here.behavior(it)),
        Spot::Part(Noun::Discipline, id) => framework.discipline(id).map(|it| here.discipline(it)),
        Spot::Part(Noun::Role, id) => framework.role(id).map(|it| here.role(it)),
        Spot::Part(Noun::Rating, _) => Some(here.section(RATINGS)),
        Spot::Part(Noun::Framework, _) => None,
        Spot::Cell(behavior, step) => {
            Some(here.cell(framework.behavior(behavior)?, framework.steps.get(step)?))
        }
        Spot::Example(behavior, example) => {
            Some(here.example(framework.behavior(behavior)?, examples.get(example)?))
        }
    }
}
