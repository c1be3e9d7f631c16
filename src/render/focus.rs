//! What was agreed to work on, as every report shows it.

use jiff::civil::Date;

use super::when::when;
use super::{Block, Line, Style, words};
use crate::model::{Focus, Framework};

/// Each with what to try, what the manager does for it, and when to look again, as seen from `today`.
pub fn agreed(framework: &Framework, focus: &[Focus], today: Date) -> Block {
    Block::List(focus.iter().map(|focus| line(framework, focus, today)).collect())
}

fn line(framework: &Framework, focus: &Focus, today: Date) -> Line {
    let behavior = words::behavior(framework, &focus.behavior);
    let step = words::step(framework, &focus.step);
    let mut line = Line::new()
        .with(Style::Strong, format!("{behavior} · {step}"))
        .text(": ")
        .with(Style::Quote, focus.attempt.trim_end());
    if framework.behavior(&focus.behavior).is_none() || framework.steps.get(&focus.step).is_none() {
        line = line.with(Style::Quiet, format!(" ({})", words::GONE));
    }
    if let Some(support) = &focus.support {
        line = line.text("\nSupport: ").with(Style::Quote, support.trim_end());
    }
    match focus.look_again {
        Some(day) => {
            let to_be = if day < today { "Was to be" } else { "To be" };
            line.with(Style::Quiet, format!("\n{to_be} looked at again on {}", when(day, today)))
        }
        None => line,
    }
}
