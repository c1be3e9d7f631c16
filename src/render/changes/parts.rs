//! The parts of the framework that changed, other than its examples.

use super::{End, Ends, Spot, with_rewording};
use crate::analysis::changes::{Changes, Noun, PartChange, PartKind};
use crate::model::{Id, Rating};
use crate::render::{Block, Document, Line, Style, list};

/// A section for each of these kinds of parts in which something changed, with the ways to what is there now.
pub(super) fn sections(
    document: &mut Document,
    ends: Ends<'_>,
    changes: &Changes<'_>,
    nouns: &[Noun],
    ways: &dyn Fn(Spot<'_>) -> Option<String>,
) {
    for noun in nouns {
        let of_noun = changes.parts.iter().filter(|change| change.noun == *noun);
        let lines: Vec<Line> = of_noun.map(|change| with_way(line(ends, change), change, ways)).collect();
        if !lines.is_empty() {
            document.heading(1, heading(*noun));
            document.push(Block::List(lines));
        }
    }
}

/// The line of a change, in which the part's name leads to it.
fn with_way(mut line: Line, change: &PartChange<'_>, ways: &dyn Fn(Spot<'_>) -> Option<String>) -> Line {
    let name = line.0.iter_mut().find(|span| span.style == Style::Strong && span.text == change.name);
    if let Some(name) = name {
        name.to = ways(Spot::Part(change.noun, change.id));
    }
    line
}

fn heading(noun: Noun) -> &'static str {
    match noun {
        Noun::Framework => "The framework itself",
        Noun::Step => "Steps",
        Noun::Behavior => "Behaviors",
        Noun::Rating => "Ratings",
        Noun::Discipline => "Disciplines",
        Noun::Role => "Roles",
    }
}

fn line(ends: Ends<'_>, change: &PartChange<'_>) -> Line {
    let name = |before: &str| Line::from(before).with(Style::Strong, change.name);
    match &change.kind {
        PartKind::Added(None) => name("New: "),
        PartKind::Added(Some(before)) => name("New: ").text(format!(
            "; it seems to be `{before}` under a new id: with `replaces: {before}` on it, answers are carried over"
        )),
        PartKind::Removed => name("Removed: "),
        PartKind::NewId(before) => Line::new()
            .with(Style::Strong, change.name)
            .text(", id: ")
            .with(Style::Removed, before.as_str())
            .text(" ")
            .with(Style::Added, change.id.as_str()),
        PartKind::Reordered(order) => Line::from(format!("Now in this order: {}", list(order))),
        PartKind::Reworded(key, rewording) => with_rewording(named(change, key), rewording),
        PartKind::Decided(key, old, new) => {
            let shown = |end: End<'_>, id: &str| meant(end, key, id);
            named(change, key)
                .with(Style::Removed, shown(ends.before, old))
                .text(" ")
                .with(Style::Added, shown(ends.after, new))
        }
    }
}

/// Which part, and what of it.
fn named(change: &PartChange<'_>, key: &str) -> Line {
    let what = what(key);
    match change.noun {
        Noun::Framework => Line::new().with(Style::Strong, what).text(": "),
        _ => Line::new().with(Style::Strong, change.name).text(format!(", {what}: ")),
    }
}

/// A key in the words of a reader.
fn what(key: &str) -> String {
    match key {
        "short" => "short name".to_owned(),
        "scope_words" => "words that mark the scope".to_owned(),
        "approval" => "who approves a move there".to_owned(),
        "consult" => "whom to consult".to_owned(),
        "step" => "the narrowest step it needs".to_owned(),
        "demonstrated_from" => "demonstrated from".to_owned(),
        "id" | "name" | "summary" | "scope" | "label" | "meaning" | "language" => key.to_owned(),
        question => format!("questions, {question}"),
    }
}

/// What the id at a key means.
fn meant(end: End<'_>, key: &str, value: &str) -> String {
    let Ok(id) = value.parse::<Id>() else {
        return if value.is_empty() { "none" } else { value }.to_owned();
    };
    let framework = end.framework;
    let name = match key {
        "approval" => framework.role(&id).map(|role| role.name.clone()),
        "step" => framework.steps.get(&id).map(|step| step.name.clone()),
        "demonstrated_from" => Some(framework.manifest.scale.label(&Rating::Rated(id)).to_owned()),
        _ => None,
    };
    name.unwrap_or_else(|| value.to_owned())
}
