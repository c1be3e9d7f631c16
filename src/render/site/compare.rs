//! Side by side: two steps, and the disciplines at one step.

use maud::{Markup, html as page};

use super::example::{Anchors, examples};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use super::matrix::{Grid, grid};
use super::pairs::{self, Kind, Pair};
use crate::analysis::discipline::own;
use crate::model::{Behavior, Discipline, Lens, Step};
use crate::render::words::prose;

/// Two steps, behavior by behavior.
pub fn steps(here: &Here<'_>, pair: Pair<'_>) -> String {
    let framework = here.framework();
    let both = [pair.from, pair.to];
    let row = |name: &str, of: &dyn Fn(&Step) -> Markup| (page! { (name) }, both.map(of).into());
    let mut rows = vec![row("In short", &|step| page! { (prose(&step.summary)) })];
    if both.iter().any(|step| step.scope.is_some()) {
        rows.push(row("Scope", &|step| page! { (step.scope.as_deref().unwrap_or("–")) }));
    }
    rows.extend(framework.behaviors.iter().map(|behavior| {
        let head = page! { a href=(here.behavior(behavior)) { (behavior.short()) } };
        (head, both.map(|step| everybodys(here, behavior, step)).into())
    }));
    let main = page! {
        p.lead {
            @match pair.kind {
                Kind::Next => "What the wider of the two adds to the narrower, behavior by behavior.",
                Kind::Beside => "Two steps on different lines that reach equally far, behavior by behavior.",
            }
        }
        (grid(&Grid {
            caption: format!("{} and {}", pair.from.name, pair.to.name),
            class: "prose",
            corner: "Behavior",
            columns: both.map(|step| (step.name.clone(), page! { a href=(here.step(step)) { (step.name) } })).into(),
            groups: vec![(None, rows)],
        }))
        (disciplines_at_both(here, &both))
    };
    let title = format!("{} and {}", pair.from.name, pair.to.name);
    framed(here, Frame { title: &title, kind: "Steps side by side", width: Width::Table, main })
}

/// The examples for everybody.
fn everybodys(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    let found = here.framework().examples(&behavior.id, &step.id, Lens::Everybody);
    page! {
        @if let Some(summary) = behavior.summaries.get(&step.id) { p { (prose(summary)) } }
        @if found.is_empty() {
            span.quiet { "No examples for everybody" }
        } @else {
            (examples(here, behavior, found.iter().map(|it| it.example), Anchors::Elsewhere))
        }
    }
}

/// The ways to what disciplines say at the two steps.
fn disciplines_at_both(here: &Here<'_>, both: &[&Step]) -> Markup {
    let differing = pairs::differing(here.framework());
    let found: Vec<&&Step> = both.iter().filter(|step| differing.iter().any(|it| it.id == step.id)).collect();
    page! {
        @if !found.is_empty() {
            p.more {
                "Disciplines have examples of their own: see them side by side at "
                @for (index, step) in found.iter().enumerate() {
                    @if index > 0 { " and at " }
                    a href=(here.disciplines_at(step)) { (step.name) }
                }
                "."
            }
        }
    }
}

/// What each discipline adds at a step.
pub fn disciplines(here: &Here<'_>, step: &Step) -> String {
    let framework = here.framework();
    let main = page! {
        p.lead { "What each discipline adds to the examples for everybody at this step." }
        nav.jump aria-label="The disciplines at other steps" {
            @for it in pairs::differing(framework) {
                @if it.id == step.id {
                    span aria-current="page" { (it.name) }
                } @else {
                    a href=(here.disciplines_at(it)) { (it.name) }
                }
                " "
            }
        }
        @for behavior in &framework.behaviors { (of_behavior(here, behavior, step)) }
    };
    let title = format!("Disciplines at {}", step.name);
    framed(here, Frame { title: &title, kind: "Disciplines side by side", width: Width::Table, main })
}

fn of_behavior(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    let framework = here.framework();
    let own = |discipline| (discipline, own(framework, discipline, behavior, step));
    let found: Vec<(&Discipline, Vec<_>)> =
        framework.disciplines.iter().map(own).filter(|(_, own)| !own.is_empty()).collect();
    page! {
        @if !found.is_empty() {
            h2 #(at(&behavior.id)) { a href=(here.cell(behavior, step)) { (behavior.name) } }
            div.beside {
                @for (discipline, own) in found {
                    section aria-label=(discipline.name) {
                        h3 { a href=(here.discipline(discipline)) { (discipline.name) } }
                        (examples(here, behavior, own.into_iter(), Anchors::Elsewhere))
                    }
                }
            }
        }
    }
}
