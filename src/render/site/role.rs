//! A role, and what it needs.

use maud::html as page;

use super::frame::{Frame, Width, framed};
use super::here::Here;
use super::linked;
use crate::model::{Role, Step};
use crate::render::words::prose;

pub fn page(here: &Here<'_>, role: &Role) -> String {
    let steps = &here.framework().steps;
    let needed = role.step.as_ref().and_then(|id| steps.get(id));
    let approved: Vec<&Step> = steps.iter().filter(|step| step.approval.as_ref() == Some(&role.id)).collect();
    let main = page! {
        @if let Some(summary) = &role.summary { p.lead { (prose(summary)) } }
        ul.facts {
            li {
                @match needed {
                    Some(step) => { strong { "Narrowest step: " } (linked::steps(here, &[step])) },
                    None => "Open to people at any step.",
                }
            }
            @if !role.expects.is_empty() { li { strong { "Expects: " } (linked::expected(here, &role.expects)) } }
            @if !approved.is_empty() { li { strong { "Approves a move to: " } (linked::steps(here, &approved)) } }
        }
    };
    framed(here, Frame { title: &role.name, kind: "Role", width: Width::Text, main })
}
