//! A discipline: what it adds to the examples for everybody.

use maud::{Markup, html as page};

use super::example::{Anchors, examples};
use super::frame::{Frame, Width, framed};
use super::here::{Here, at};
use super::linked;
use crate::analysis::discipline::own;
use crate::model::{Behavior, Discipline, Lens, Step};
use crate::render::words::prose;

pub fn page(here: &Here<'_>, discipline: &Discipline) -> String {
    let framework = here.framework();
    let lens = Lens::Of(std::slice::from_ref(&discipline.id));
    let behaviors = framework.behaviors.iter().filter(|behavior| framework.has_behavior(&behavior.id, lens));
    let (with_own, others): (Vec<&Behavior>, Vec<&Behavior>) =
        behaviors.partition(|behavior| discipline.has_own_for(behavior));
    let steps: Vec<&Step> =
        framework.steps.iter().filter(|step| framework.has_step(&step.id, lens)).collect();
    let main = page! {
        p.lead { (prose(&discipline.summary)) }
        @if !discipline.steps.is_empty() { p { strong { "Its steps: " } (linked::steps(here, &steps)) } }
        @for behavior in &with_own { (of_behavior(here, discipline, behavior, &steps)) }
        (everybodys(here, &with_own, &others))
    };
    framed(here, Frame { title: &discipline.name, kind: "Discipline", width: Width::Text, main })
}

fn of_behavior(here: &Here<'_>, discipline: &Discipline, behavior: &Behavior, steps: &[&Step]) -> Markup {
    let differing = super::pairs::differing(here.framework());
    page! {
        h2 #(at(&behavior.id)) { a href=(here.behavior(behavior)) { (behavior.name) } }
        @for step in steps {
            @let own = own(here.framework(), discipline, behavior, step);
            @if !own.is_empty() {
                h3 { a href=(here.step(step)) { (step.name) } }
                (examples(here, behavior, own.into_iter(), Anchors::Elsewhere))
                @if differing.iter().any(|it| it.id == step.id) {
                    p.more { a href=(here.disciplines_at(step)) { "All disciplines at " (step.name) } }
                }
            }
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
            p { "The examples for everybody apply as well, in all of these behaviors:" }
        }
        ul {
            @for behavior in with_own.iter().chain(others) {
                li { a href=(here.behavior(behavior)) { (behavior.name) } }
            }
        }
    }
}
