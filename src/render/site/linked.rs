//! Names in a sentence, each a link to its page.

use maud::{Markup, html as page};

use super::here::Here;
use crate::model::{Expects, Id, Role, Step};

/// Links one after the other.
fn listed(links: &[(String, &str)]) -> Markup {
    page! {
        @for (index, (address, name)) in links.iter().enumerate() {
            @if index > 0 { ", " }
            a href=(address) { (name) }
        }
    }
}

pub fn steps(here: &Here<'_>, steps: &[&Step]) -> Markup {
    let links: Vec<_> = steps.iter().map(|it| (here.step(it), it.name.as_str())).collect();
    listed(&links)
}

pub fn roles(here: &Here<'_>, roles: &[&Role]) -> Markup {
    let links: Vec<_> = roles.iter().map(|it| (here.role(it), it.name.as_str())).collect();
    listed(&links)
}

pub fn disciplines(here: &Here<'_>, ids: &[Id]) -> Markup {
    let known = ids.iter().filter_map(|id| here.framework().discipline(id));
    let links: Vec<_> = known.map(|it| (here.discipline(it), it.name.as_str())).collect();
    listed(&links)
}

/// A target profile, in the framework's order.
pub fn expected(here: &Here<'_>, expects: &Expects) -> Markup {
    let framework = here.framework();
    let behaviors = framework.behaviors.iter();
    let expected = behaviors.filter_map(|it| Some((it, framework.steps.get(expects.get(&it.id)?)?)));
    let expected: Vec<_> = expected.collect();
    page! {
        @for (index, (behavior, step)) in expected.iter().enumerate() {
            @if index > 0 { ", " }
            a href=(here.cell(behavior, step)) { (behavior.short()) " at " (step.name) }
        }
    }
}
