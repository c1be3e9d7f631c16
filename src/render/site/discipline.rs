//! A discipline: what it adds to the examples for everybody.

use maud::{Markup, html as page};

use super::example::{Anchors, examples};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use crate::analysis::discipline::own;
use crate::model::{Behavior, Discipline, Step};
use crate::render::words::prose;

pub fn page(here: &Here<'_>, discipline: &Discipline) -> String {
    let framework = here.framework();
    let (with_own, others): (Vec<&Behavior>, Vec<&Behavior>) =
        framework.behaviors.iter().partition(|behavior| discipline.has_own_for(behavior));
    let main = page! {
        p.lead { (prose(&discipline.summary)) }
        @for behavior in &with_own { (of_behavior(here, discipline, behavior)) }
        (everybodys(here, &with_own, &others))
    };
    framed(here, Frame { title: &discipline.name, kind: "Discipline", width: Width::Text, main })
}

fn of_behavior(here: &Here<'_>, discipline: &Discipline, behavior: &Behavior) -> Markup {
    let framework = here.framework();
    page! {
        h2 #(at(&behavior.id)) { a href=(here.behavior(behavior)) { (behavior.name) } }
        @for step in &framework.steps {
            @let own = own(framework, discipline, behavior, step);
            @if !own.is_empty() {
                h3 { a href=(here.step(step)) { (step.name) } }
                (examples(here, behavior, own.into_iter(), Anchors::Elsewhere))
                (beside(here, step))
            }
        }
    }
}

/// The way to what other disciplines say at this step.
fn beside(here: &Here<'_>, step: &Step) -> Markup {
    let differs = super::pairs::differing(here.framework()).iter().any(|it| it.id == step.id);
    page! {
        @if differs {
            p.more { a href=(here.disciplines_at(step)) { "All disciplines at " (step.name) } }
        }
    }
}

/// What is for everybody, and so for this discipline as well.
fn everybodys(here: &Here<'_>, with_own: &[&Behavior], others: &[&Behavior]) -> Markup {
    page! {
        h2 { "For everybody" }
        @if with_own.is_empty() {
            p { "This discipline has no examples of its own; the ones for everybody apply." }
        } @else {
            p { "The examples for everybody apply as well, of these and of all other behaviors." }
        }
        ul {
            @for behavior in with_own.iter().chain(others) {
                li { a href=(here.behavior(behavior)) { (behavior.name) } }
            }
        }
    }
}
