//! The examples that changed, under what that means for people.

use super::{Ends, Spot, led, with_rewording};
use crate::analysis::changes::{Changes, ExampleChange, ExampleKind, Placement, ScopeWord};
use crate::render::{Block, Document, Line, Style};

/// A change with the behavior and the step that its example is at.
type Placed<'a> = (&'a ExampleChange<'a>, &'a Placement<'a>);

/// A section for each thing that can become of an example, and one for each group that has new ones.
pub(super) fn sections(document: &mut Document, ends: Ends<'_>, changes: &Changes<'_>) {
    for (heading, placed) in by_heading(ends, changes) {
        document.heading(1, heading);
        document
            .push(Block::List(placed.iter().map(|(change, latest)| line(ends, change, latest)).collect()));
    }
}

/// The same, each place under a heading of its own, with the ways to what is there now.
pub(super) fn placed_sections(
    document: &mut Document,
    ends: Ends<'_>,
    changes: &Changes<'_>,
    ways: &dyn Fn(Spot<'_>) -> Option<String>,
) {
    for (heading, placed) in by_heading(ends, changes) {
        document.heading(1, heading);
        let placed = placed.into_iter().map(|it| ((it.1.behavior, it.1.step), it));
        for ((behavior, step), placed) in gathered(placed) {
            let place = Line::from(place(ends, placed[0].1));
            document.heading(2, led(place, ways(Spot::Cell(behavior, step))));
            let said = |(change, latest): &Placed<'_>| {
                let text = text(change, latest);
                // A text in several styles would be as many links.
                let way =
                    (text.0.len() == 1).then(|| ways(Spot::Example(latest.behavior, &latest.example.id)));
                let line = led(text, way.flatten()).with_all(audience(ends, change, latest));
                line.with_all(remarks(ends, change))
            };
            document.push(Block::List(placed.iter().map(said).collect()));
        }
    }
}

fn by_heading<'a>(ends: Ends<'_>, changes: &'a Changes<'a>) -> Vec<(String, Vec<Placed<'a>>)> {
    let latest = changes.examples.iter().filter_map(|change| Some((change, change.latest()?)));
    gathered(latest.map(|(change, latest)| (heading(ends, change, latest), (change, latest))))
}

/// What has the same key, in the order in which the keys come first.
fn gathered<K: PartialEq, T>(all: impl Iterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut found: Vec<(K, Vec<T>)> = Vec::new();
    for (key, it) in all {
        match found.iter_mut().find(|(known, _)| *known == key) {
            Some((_, those)) => those.push(it),
            None => found.push((key, vec![it])),
        }
    }
    found
}

fn heading(ends: Ends<'_>, change: &ExampleChange<'_>, latest: &Placement<'_>) -> String {
    let heading = match change.kind() {
        ExampleKind::New => return format!("New for {}", ends.audience(&latest.audience)),
        ExampleKind::ForMore if change.loses_some() => "Now for other people",
        ExampleKind::Earlier => "Now expected earlier",
        ExampleKind::WiderScope => "Now with a wider scope",
        ExampleKind::MoreAsked => "Now asks for more",
        ExampleKind::ForMore => "Now for more people",
        ExampleKind::Replaces => "Replaces another example",
        ExampleKind::OtherMeaning => "Now means something else",
        ExampleKind::OtherStep => "Now at another step",
        ExampleKind::OtherBehavior => "Now under another behavior",
        ExampleKind::Later => "Now expected later",
        ExampleKind::NarrowerScope => "Now with a narrower scope",
        ExampleKind::LessAsked => "Now asks for less",
        ExampleKind::ForFewer => "Now for fewer people",
        ExampleKind::Reworded => "Reworded",
        ExampleKind::Gone => "Removed",
    };
    heading.to_owned()
}

/// Where the example is, where it was, and what it says.
fn line(ends: Ends<'_>, change: &ExampleChange<'_>, latest: &Placement<'_>) -> Line {
    let line = Line::new().with(Style::Strong, place(ends, latest)).with_all(remarks(ends, change));
    line.text(": ").with_all(text(change, latest)).with_all(audience(ends, change, latest))
}

fn place(ends: Ends<'_>, at: &Placement<'_>) -> String {
    format!("{} · {}", ends.behavior(at.behavior), ends.step(at.step))
}

/// Where it was, and which words reach further or less far, in brackets after a space.
fn remarks(ends: Ends<'_>, change: &ExampleChange<'_>) -> Line {
    let previously = previously(ends, change);
    let previously = (!previously.is_empty()).then(|| format!("previously {}", previously.join(", ")));
    let now =
        change.scope.as_ref().and_then(|scope| scope.after.as_ref()).map(|now| format!("now {}", word(now)));
    match previously.into_iter().chain(now).collect::<Vec<_>>().as_slice() {
        [] => Line::new(),
        remarks => Line::new().with(Style::Quiet, format!(" ({})", remarks.join("; "))),
    }
}

fn text(change: &ExampleChange<'_>, latest: &Placement<'_>) -> Line {
    match &change.rewording {
        Some(rewording) => with_rewording(Line::new(), rewording),
        None => Line::from(latest.example.text.as_str()),
    }
}

/// Whom it is for, where that is not everybody and no heading says it.
fn audience(ends: Ends<'_>, change: &ExampleChange<'_>, latest: &Placement<'_>) -> Line {
    if latest.audience.is_empty() || change.kind() == ExampleKind::New {
        return Line::new();
    }
    Line::from(" · ").with(Style::Tag, ends.audience(&latest.audience))
}

/// Where it was and who it was for, as far as that has changed.
fn previously(ends: Ends<'_>, change: &ExampleChange<'_>) -> Vec<String> {
    let Some(before) = change.before.as_ref().filter(|_| change.after.is_some()) else { return Vec::new() };
    let is = |kinds: &[ExampleKind]| change.kinds.iter().any(|kind| kinds.contains(kind));
    let mut previously = Vec::new();
    if is(&[ExampleKind::OtherBehavior]) {
        previously.push(format!("under {}", ends.behavior(before.behavior)));
    }
    if is(&[ExampleKind::Earlier, ExampleKind::Later, ExampleKind::OtherStep]) {
        previously.push(format!("at {}", ends.step(before.step)));
    }
    if is(&[ExampleKind::ForMore, ExampleKind::ForFewer]) {
        previously.push(format!("for {}", ends.audience(&before.audience)));
    }
    previously.extend(change.scope.as_ref().and_then(|scope| scope.before.as_ref()).map(word));
    previously
}

/// A scope word, and the step that it marks.
fn word(scope: &ScopeWord<'_>) -> String {
    let word = scope.word.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{word}\" of {}", scope.step.name)
}
