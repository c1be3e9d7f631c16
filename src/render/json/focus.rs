//! What was agreed to work on.

use serde::Serialize;

use super::Named;
use crate::model::{Focus, Framework};

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
