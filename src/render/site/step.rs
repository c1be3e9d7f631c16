//! A step, behavior by behavior.

use maud::{Markup, html as page};

use super::example::{Anchors, cell};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use super::pairs::{self, Pair};
use crate::analysis::overview;
use crate::model::{Lens, Step};
use crate::render::gap::sentences::route_to;
use crate::render::words::prose;

pub fn page(here: &Here<'_>, step: &Step) -> String {
    let framework = here.framework();
    let main = page! {
        p.lead { (prose(&step.summary)) }
        (facts(here, step))
        nav.jump aria-label="Behaviors on this page" {
            @for behavior in &framework.behaviors { a href={ "#" (at(&behavior.id)) } { (behavior.short()) } " " }
        }
        @for behavior in &framework.behaviors {
            h2 #(at(&behavior.id)) { a href=(here.behavior(behavior)) { (behavior.name) } }
            (cell(here, behavior, step, Lens::Whole, Anchors::Elsewhere))
        }
    };
    framed(here, Frame { title: &step.name, kind: "Step", width: Width::Text, main })
}

/// What there is to know of the step beside its examples.
fn facts(here: &Here<'_>, step: &Step) -> Markup {
    let framework = here.framework();
    let narrower: Vec<&Step> = framework.steps.up_to(&step.id).filter(|it| it.id != step.id).collect();
    let roles = overview::roles_from(framework, step);
    let pairs = pairs::of(framework, step);
    page! {
        ul.facts {
            @if let Some(scope) = &step.scope { li { strong { "Scope: " } (scope) } }
            @if !narrower.is_empty() {
                li {
                    strong { "Includes: " }
                    @for (index, it) in narrower.iter().enumerate() {
                        @if index > 0 { ", " }
                        a href=(here.step(it)) { (it.name) }
                    }
                }
            }
            @if let Some(route) = framework.route_to(step) {
                li { (route_to(&step.name, &route)) }
            }
            @if !roles.is_empty() {
                li {
                    strong { "Roles that need at least this step: " }
                    @for (index, role) in roles.iter().enumerate() {
                        @if index > 0 { ", " }
                        a href=(here.role(role)) { (role.name) }
                    }
                }
            }
            @if !pairs.is_empty() { li { (compared(here, step, &pairs)) } }
        }
    }
}

/// What the step can be compared with.
fn compared(here: &Here<'_>, step: &Step, pairs: &[Pair<'_>]) -> Markup {
    page! {
        strong { "Side by side: " }
        @for (index, pair) in pairs.iter().enumerate() {
            @if index > 0 { ", " }
            @let other = if pair.from.id == step.id { pair.to } else { pair.from };
            a href=(here.pair(*pair)) { "with " (other.name) }
        }
        @if pairs::differing(here.framework()).iter().any(|it| it.id == step.id) {
            ", " a href=(here.disciplines_at(step)) { "the disciplines at this step" }
        }
    }
}
