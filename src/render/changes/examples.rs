//! The examples that changed, under what that means for people.

use super::{Ends, with_rewording};
use crate::analysis::changes::{Changes, ExampleChange, ExampleKind, Placement, ScopeWord};
use crate::render::{Block, Document, Line, Style};

/// A section for each thing that can become of an example, and one for each group that has new ones.
pub(super) fn sections(document: &mut Document, ends: Ends<'_>, changes: &Changes<'_>) {
    let mut sections: Vec<(String, Vec<Line>)> = Vec::new();
    for change in &changes.examples {
        let Some(latest) = change.latest() else { continue };
        let heading = heading(ends, change, latest);
        let line = line(ends, change, latest);
        match sections.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, lines)) => lines.push(line),
            None => sections.push((heading, vec![line])),
        }
    }
    for (heading, lines) in sections {
        document.heading(1, heading);
        document.push(Block::List(lines));
    }
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
    let place = format!("{} · {}", ends.behavior(latest.behavior), ends.step(latest.step));
    let line = Line::new().with(Style::Strong, place);
    let previously = previously(ends, change);
    let previously = (!previously.is_empty()).then(|| format!("previously {}", previously.join(", ")));
    let now =
        change.scope.as_ref().and_then(|scope| scope.after.as_ref()).map(|now| format!("now {}", word(now)));
    let line = match previously.into_iter().chain(now).collect::<Vec<_>>().as_slice() {
        [] => line,
        remarks => line.with(Style::Quiet, format!(" ({})", remarks.join("; "))),
    };
    let line = line.text(": ");
    let line = match &change.rewording {
        Some(rewording) => with_rewording(line, rewording),
        None => line.text(latest.example.text.as_str()),
    };
    if latest.audience.is_empty() || change.kind() == ExampleKind::New {
        return line;
    }
    line.text(" · ").with(Style::Tag, ends.audience(&latest.audience))
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
