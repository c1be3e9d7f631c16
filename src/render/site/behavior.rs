//! A behavior over the steps: the page that holds the permanent addresses of its examples.

use maud::{Markup, html as page};

use super::example::{Anchors, cell};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use super::linked;
use crate::model::{Behavior, Step};
use crate::render::words::prose;

pub fn page(here: &Here<'_>, behavior: &Behavior) -> String {
    let framework = here.framework();
    let main = page! {
        p.lead { (prose(&behavior.summary)) }
        @if !behavior.disciplines.is_empty() {
            p { strong { "Only for: " } (linked::disciplines(here, &behavior.disciplines)) }
        }
        nav.jump aria-label="Steps on this page" {
            @for step in &framework.steps { a href={ "#" (at(&step.id)) } { (step.name) } " " }
        }
        @for step in &framework.steps { (section(here, behavior, step)) }
        (neighbors(here, behavior))
    };
    let kind = match &behavior.group {
        Some(group) => format!("Behavior · {group}"),
        None => "Behavior".to_owned(),
    };
    framed(here, Frame { title: &behavior.name, kind: &kind, width: Width::Text, main })
}

fn section(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    page! {
        h2 #(at(&step.id)) {
            @for anchor in here.former.anchors_of(step) { span id=(anchor) {} }
            a href=(here.step(step)) { (step.name) }
            @if let Some(scope) = &step.scope { span.quiet { " · " (scope) } }
        }
        (cell(here, behavior, step, Anchors::Here))
    }
}

/// The ways to the behaviors before and after this one.
fn neighbors(here: &Here<'_>, behavior: &Behavior) -> Markup {
    let all = &here.framework().behaviors;
    let after = all.iter().skip_while(|it| it.id != behavior.id).nth(1);
    let before = all.iter().take_while(|it| it.id != behavior.id).last();
    page! {
        nav.turn aria-label="Other behaviors" {
            @if let Some(it) = before { a rel="prev" href=(here.behavior(it)) { "← " (it.short()) } " " }
            @if let Some(it) = after { a rel="next" href=(here.behavior(it)) { (it.short()) " →" } }
        }
    }
}
