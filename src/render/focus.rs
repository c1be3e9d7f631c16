//! What was agreed to work on, as every report shows it.

use jiff::civil::Date;

use super::when::when;
use super::{Block, Line, Style, words};
use crate::model::{Became, Focus, FollowUp, Framework, Id};

/// Each with what to try, what the manager does for it, and when to look again, as seen from `today`.
pub fn agreed(framework: &Framework, focus: &[Focus], today: Date) -> Block {
    Block::List(focus.iter().map(|focus| line(framework, focus, today)).collect())
}

/// Each with what became of it, and a word about it.
pub fn followed_up(framework: &Framework, follow_up: &[FollowUp]) -> Block {
    let line = |it: &FollowUp| {
        let became = it.became.map_or("Nobody said what became of it", Became::words);
        let line = tried(framework, (&it.behavior, &it.step), &it.attempt).text(format!("\n{became}"));
        match &it.note {
            Some(note) => line.text(": ").with(Style::Quote, note.trim_end()),
            None => line,
        }
    };
    Block::List(follow_up.iter().map(line).collect())
}

/// What was to be tried, and where.
pub fn tried(framework: &Framework, (behavior, step): (&Id, &Id), attempt: &str) -> Line {
    let names = (words::behavior(framework, behavior), words::step(framework, step));
    let line = Line::new()
        .with(Style::Strong, format!("{} · {}", names.0, names.1))
        .text(": ")
        .with(Style::Quote, attempt.trim_end());
    match framework.behavior(behavior).is_none() || framework.steps.get(step).is_none() {
        true => line.with(Style::Quiet, format!(" ({})", words::GONE)),
        false => line,
    }
}

/// One of them.
pub fn line(framework: &Framework, focus: &Focus, today: Date) -> Line {
    let mut line = tried(framework, (&focus.behavior, &focus.step), &focus.attempt);
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
