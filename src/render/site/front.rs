//! The front page: the matrix, and the way to everything else.

use maud::{Markup, html as page};

use super::frame::{DISCIPLINES, Frame, GUIDE, RATINGS, ROLES, STEPS, Width, framed, version};
use super::guide::markdown;
use super::here::Here;
use super::matrix::{hint, matrix};
use super::pairs;
use crate::model::Scale;
use crate::render::words::prose;

pub fn page(here: &Here<'_>) -> String {
    let manifest = &here.framework().manifest;
    let main = page! {
        p.lead { (prose(&manifest.summary)) }
        p.quiet { "This is " (version(here)) }
        (matrix(here))
        p.quiet.hint { (hint(here.framework())) }
        (guide(here))
        (steps(here))
        (disciplines(here))
        (roles(here))
        (ratings(&manifest.scale))
    };
    framed(here, Frame { title: &manifest.name, kind: "", width: Width::Table, main })
}

/// The topics of the guide, each with what it comes to.
fn guide(here: &Here<'_>) -> Markup {
    let topics = &here.framework().guide;
    page! {
        @if !topics.is_empty() {
            h2 #(GUIDE) { "Guide" }
            ul.parts {
                @for topic in topics {
                    li { a href=(here.topic(topic)) { (topic.title) } (markdown(here, &topic.summary)) }
                }
            }
        }
    }
}

fn steps(here: &Here<'_>) -> Markup {
    let framework = here.framework();
    let pairs = pairs::pairs(framework);
    page! {
        h2 #(STEPS) { "Steps" }
        ul.parts {
            @for step in &framework.steps {
                li {
                    a href=(here.step(step)) { (step.name) }
                    @if let Some(scope) = &step.scope { span.quiet { " · " (scope) } }
                    p { (prose(&step.summary)) }
                }
            }
        }
        @if !pairs.is_empty() {
            ul.pairs {
                @for pair in pairs {
                    li { a href=(here.pair(pair)) { (pair.from.name) " and " (pair.to.name) ", side by side" } }
                }
            }
        }
    }
}

fn disciplines(here: &Here<'_>) -> Markup {
    let framework = here.framework();
    let differing = pairs::differing(framework);
    page! {
        @if !framework.disciplines.is_empty() {
            h2 #(DISCIPLINES) { "Disciplines" }
            ul.parts {
                @for discipline in &framework.disciplines {
                    li {
                        a href=(here.discipline(discipline)) { (discipline.name) }
                        p { (prose(&discipline.summary)) }
                    }
                }
            }
            @if !differing.is_empty() {
                ul.pairs {
                    @for step in differing {
                        li { a href=(here.disciplines_at(step)) { "Disciplines at " (step.name) ", side by side" } }
                    }
                }
            }
        }
    }
}

fn roles(here: &Here<'_>) -> Markup {
    let roles = &here.framework().roles;
    page! {
        @if !roles.is_empty() {
            h2 #(ROLES) { "Roles" }
            ul.parts {
                @for role in roles {
                    li {
                        a href=(here.role(role)) { (role.name) }
                        @if let Some(summary) = &role.summary { p { (prose(summary)) } }
                    }
                }
            }
        }
    }
}

/// What the ratings mean, lowest first.
fn ratings(scale: &Scale) -> Markup {
    page! {
        h2 #(RATINGS) { "Ratings" }
        ul.parts {
            @for point in &scale.ratings { li { strong { (point.label) } p { (prose(&point.meaning)) } } }
        }
    }
}
