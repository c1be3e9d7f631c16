//! A step, behavior by behavior.

use maud::{Markup, html as page};

use super::example::{Anchors, cell};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use super::linked;
use super::pairs::{self, Pair};
use crate::analysis::overview;
use crate::model::Step;
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
            @if !behavior.disciplines.is_empty() {
                p.quiet { "Only for " (linked::disciplines(here, &behavior.disciplines)) }
            }
            (cell(here, behavior, step, Anchors::Elsewhere))
        }
    };
    framed(here, Frame { title: &step.name, kind: "Step", width: Width::Text, main })
}

/// What there is to know of the step beside its examples.
fn facts(here: &Here<'_>, step: &Step) -> Markup {
    let framework = here.framework();
    let narrower: Vec<&Step> = framework.steps.up_to(&step.id).filter(|it| it.id != step.id).collect();
    let next: Vec<&Step> = framework.steps.all_next(&step.id).collect();
    let beside: Vec<&Step> = framework.steps.beside(&step.id).collect();
    let roles = overview::roles_from(framework, step);
    let fact = |label: &str, said: Markup| page! { li { strong { (label) ": " } (said) } };
    page! {
        ul.facts {
            @if let Some(scope) = &step.scope { (fact("Scope", page! { (scope) })) }
            @if !narrower.is_empty() { (fact("Includes", linked::steps(here, &narrower))) }
            @if !next.is_empty() { (fact("Next", linked::steps(here, &next))) }
            @if !beside.is_empty() { (fact("Reaches as far", linked::steps(here, &beside))) }
            @if let Some(route) = framework.route_to(step) { li { (route_to(&step.name, &route)) } }
            @if !roles.is_empty() { (fact("Roles that need at least this step", linked::roles(here, &roles))) }
            @if !step.expects.is_empty() {
                (fact("Expected in some behaviors at another step", linked::expected(here, &step.expects)))
            }
            (compared(here, step))
        }
    }
}

/// What the step can be compared with.
fn compared(here: &Here<'_>, step: &Step) -> Markup {
    let framework = here.framework();
    let pairs = pairs::of(framework, step);
    let differs = pairs::differing(framework).iter().any(|it| it.id == step.id);
    let other =
        |pair: &Pair<'_>| if pair.from.id == step.id { pair.to.name.clone() } else { pair.from.name.clone() };
    page! {
        @if !pairs.is_empty() || differs {
            li {
                strong { "Side by side: " }
                @for (index, pair) in pairs.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href=(here.pair(*pair)) { "with " (other(pair)) }
                }
                @if differs {
                    @if !pairs.is_empty() { ", " }
                    a href=(here.disciplines_at(step)) { "the disciplines at this step" }
                }
            }
        }
    }
}
