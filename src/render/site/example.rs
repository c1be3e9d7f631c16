//! Examples in lists, each with its permanent address.

use maud::{Markup, html as page};

use super::here::{Here, at};
use crate::analysis::overview::{self, Group};
use crate::model::{Behavior, Example, Id, Lens, Step};
use crate::render::words::prose;
use crate::render::{list, web_address};

/// Whether this is the page that the permanent addresses of its examples are on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Anchors {
    Here,
    Elsewhere,
}

/// The examples of a behavior at a step, those of disciplines under headings of the third level.
pub fn cell(here: &Here<'_>, behavior: &Behavior, step: &Step, anchors: Anchors) -> Markup {
    let groups = overview::groups(here.framework(), behavior, step, Lens::Whole);
    let section = match anchors {
        Anchors::Here => &step.id,
        Anchors::Elsewhere => &behavior.id,
    };
    let own: Vec<&Group<'_>> = groups.iter().filter(|group| !group.disciplines.is_empty()).collect();
    page! {
        @if let Some(summary) = behavior.summaries.get(&step.id) { p { (prose(summary)) } }
        @if groups.is_empty() { p.quiet { "No examples here." } }
        @if own.len() >= MANY {
            nav.jump.quiet aria-label={ "Disciplines: " (behavior.short()) ", " (step.name) } {
                @for group in &own { a href={ "#" (anchor(section, group)) } { (names(group)) } " " }
            }
        }
        @for group in &groups {
            (disciplines(here, section, group))
            (examples(here, behavior, group.examples.iter().map(|tagged| tagged.example), anchors))
        }
    }
}

/// From how many groups of disciplines on there is a list of them.
const MANY: usize = 3;

/// Whom a group of examples is for, unless that is everybody.
fn disciplines(here: &Here<'_>, section: &Id, group: &Group<'_>) -> Markup {
    let id = anchor(section, group);
    page! {
        @match group.disciplines.as_slice() {
            [] => {}
            [only] => h3.for id=(id) { a href=(here.discipline(only)) { (only.name) } },
            _ => h3.for id=(id) { (names(group)) },
        }
    }
}

fn names(group: &Group<'_>) -> String {
    list(&group.disciplines.iter().map(|it| it.name.as_str()).collect::<Vec<_>>())
}

/// The anchor of a group in a section of the page, which has this id.
fn anchor(section: &Id, group: &Group<'_>) -> String {
    group.disciplines.iter().fold(at(section), |anchor, it| format!("{anchor}_{}", it.id))
}

/// These examples as a list.
pub fn examples<'e>(
    here: &Here<'_>,
    behavior: &Behavior,
    examples: impl Iterator<Item = &'e Example>,
    anchors: Anchors,
) -> Markup {
    page! {
        ul.examples { @for example in examples { (item(here, behavior, example, anchors)) "\n" } }
    }
}

fn item(here: &Here<'_>, behavior: &Behavior, example: &Example, anchors: Anchors) -> Markup {
    let id = (anchors == Anchors::Here).then_some(&example.id);
    let former = if anchors == Anchors::Here { here.former.of_example(&example.id) } else { &[] };
    // On its own page, an address that is copied begins where the page was found.
    let address = match anchors {
        Anchors::Here => format!("#{}", example.id),
        Anchors::Elsewhere => here.example(behavior, example),
    };
    page! {
        li id=[id] {
            @for id in former { span id=(id) {} }
            (example.text)
            @for address in example.links.iter().filter_map(|link| web_address(link)) {
                " " a.link href=(address) rel="noreferrer" { (without_scheme(address)) }
            }
            "\u{a0}"
            a.address href=(address) aria-label="Link to this example" {}
        }
    }
}

/// An address as people read it.
fn without_scheme(address: &str) -> &str {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    rest.trim_end_matches('/')
}
