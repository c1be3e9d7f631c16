//! What was agreed to work on.

use serde::Serialize;

use super::Named;
use crate::model::{Became, Focus, FollowUp, Framework};

#[derive(Serialize)]
pub struct Agreed<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    r#try: &'a str,
    /// What the manager does for it.
    support: Option<&'a str>,
    look_again: Option<String>,
}

/// Each of them, in the order in which they were written.
pub fn agreed<'a>(framework: &'a Framework, focus: &'a [Focus]) -> Vec<Agreed<'a>> {
    let one = |focus: &'a Focus| Agreed {
        behavior: Named::behavior(framework, &focus.behavior),
        step: Named::step(framework, &focus.step),
        r#try: &focus.attempt,
        support: focus.support.as_deref(),
        look_again: focus.look_again.map(|day| day.to_string()),
    };
    focus.iter().map(one).collect()
}

#[derive(Serialize)]
pub struct FollowedUp<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    r#try: &'a str,
    /// `done`, `goes_on` or `dropped`; `null` where nobody said.
    became: Option<&'static str>,
    note: Option<&'a str>,
}

/// Each with what became of it.
pub fn followed_up<'a>(framework: &'a Framework, follow_up: &'a [FollowUp]) -> Vec<FollowedUp<'a>> {
    let one = |it: &'a FollowUp| FollowedUp {
        behavior: Named::behavior(framework, &it.behavior),
        step: Named::step(framework, &it.step),
        r#try: &it.attempt,
        became: it.became.map(|became| match became {
            Became::Done => "done",
            Became::GoesOn => "goes_on",
            Became::Dropped => "dropped",
        }),
        note: it.note.as_deref(),
    };
    follow_up.iter().map(one).collect()
}
