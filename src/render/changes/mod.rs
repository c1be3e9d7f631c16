//! The report on a change to the framework, for the people it affects rather than for those who wrote it.

mod examples;
mod parts;
pub(super) mod sentences;
#[cfg(test)]
mod tests;

use super::{Block, Document, Line, Style, list};
use crate::analysis::changes::{Change, Changes, Noun, PartKind, Rewording, Touched};
use crate::model::{Framework, Id, Unread};

/// Two states of the framework, as their readers know them.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'a> {
    pub before: End<'a>,
    pub after: End<'a>,
}

/// One state of the framework.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    pub framework: &'a Framework,
    /// The revision's name and its commit; the files as they are where there is none.
    pub revision: Option<(&'a str, &'a str)>,
    pub origin: Origin,
    /// The files that do not read, of which nothing is compared.
    pub unread: &'a [Unread],
    /// How many errors in the other files were passed over.
    pub faults: usize,
}

/// Where a framework comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Origin {
    /// It is the workspace's own.
    Own,
    /// The workspace had none there, so it is the shipped one.
    Shipped,
}

/// What a site has a place for.
#[derive(Clone, Copy, Debug)]
pub enum Spot<'a> {
    Part(Noun, &'a Id),
    /// A behavior at a step.
    Cell(&'a Id, &'a Id),
    /// An example, after its behavior.
    Example(&'a Id, &'a Id),
}

/// The change as a report; with what it touches, where there are reviews.
pub fn document(ends: Ends<'_>, changes: &Changes<'_>, touched: Option<Touched>) -> Document {
    let mut document = Document::titled("What changes for people");
    notices(&mut document, ends);
    let introduction = [("Before: ", &ends.before), ("After: ", &ends.after)];
    document.push(Block::List(
        introduction.map(|(word, end)| (word.to_owned() + &sentences::end(end)).into()).into(),
    ));
    if changes.is_empty() {
        document.paragraph(sentences::nothing([&ends.before, &ends.after]));
        document
            .push(Block::Paragraph(Line::new().with(Style::Strong, sentences::version(&changes.version))));
        return document;
    }
    sections(&mut document, ends, changes);
    if let Some(touched) = touched {
        document.heading(1, "Reviews");
        document.paragraph(sentences::touched(touched));
    }
    document.heading(1, "Version");
    document.push(Block::Paragraph(Line::new().with(Style::Strong, sentences::version(&changes.version))));
    document
}

/// What changed since the earlier of the two, for those who read the framework: without what that asks of those who
/// edit it, and with the ways to what is there now.
pub fn for_readers(
    ends: Ends<'_>,
    changes: &Changes<'_>,
    ways: &dyn Fn(Spot<'_>) -> Option<String>,
) -> Document {
    let [was, is] = [ends.before, ends.after].map(|end| &end.framework.manifest.version);
    // Which words mark a scope matters to the checks alone.
    let mut changes = changes.clone();
    changes.parts.retain(|change| {
        !matches!(change.kind, PartKind::Reworded("scope_words", _) | PartKind::Decided("scope_words", ..))
    });
    let changes = &changes;
    let mut document = Document::titled(format!("What changed since version {was}"));
    notices(&mut document, ends);
    match changes.is_empty() {
        true => document.paragraph(sentences::nothing([&ends.before, &ends.after])),
        false => document.paragraph(format!("What version {is} says that version {was} did not say.")),
    }
    parts::sections(&mut document, ends, changes, FIRST, ways);
    examples::placed_sections(&mut document, ends, changes, ways);
    parts::sections(&mut document, ends, changes, LAST, ways);
    document
}

/// The parts that are told before the examples, and after them.
const FIRST: &[Noun] = &[Noun::Step, Noun::Behavior, Noun::Rating, Noun::Discipline];
const LAST: &[Noun] = &[Noun::Role, Noun::Framework];

/// What is left out of the comparison.
fn notices(document: &mut Document, ends: Ends<'_>) {
    for end in [&ends.before, &ends.after] {
        for sentence in sentences::unread(end).into_iter().chain(sentences::faults(end)) {
            document.push(Block::Notice(sentence.into()));
        }
    }
}

fn sections(document: &mut Document, ends: Ends<'_>, changes: &Changes<'_>) {
    parts::sections(document, ends, changes, FIRST, &|_| None);
    examples::sections(document, ends, changes);
    parts::sections(document, ends, changes, LAST, &|_| None);
}

/// A line that leads there, if anywhere.
fn led(line: Line, way: Option<String>) -> Line {
    match way {
        Some(way) => line.leading_to(&way),
        None => line,
    }
}

impl<'a> Ends<'a> {
    /// What a behavior is called now, else what it was called; so for steps and disciplines.
    fn behavior(&self, id: &'a Id) -> &'a str {
        let known = [self.after, self.before].map(|end| end.framework.behavior(id));
        known.into_iter().flatten().next().map_or(id.as_str(), |behavior| behavior.short())
    }

    fn step(&self, id: &'a Id) -> &'a str {
        let known = [self.after, self.before].map(|end| end.framework.steps.get(id));
        known.into_iter().flatten().next().map_or(id.as_str(), |step| &step.name)
    }

    fn discipline(&self, id: &'a Id) -> &'a str {
        let known = [self.after, self.before].map(|end| end.framework.discipline(id));
        known.into_iter().flatten().next().map_or(id.as_str(), |discipline| &discipline.name)
    }

    /// Who an example is for.
    fn audience(&self, ids: &[&'a Id]) -> String {
        match ids {
            [] => "everybody".to_owned(),
            ids => list(&ids.iter().map(|id| self.discipline(id)).collect::<Vec<_>>()),
        }
    }
}

/// A text word by word, after what is in the line already.
fn with_rewording(line: Line, rewording: &Rewording) -> Line {
    rewording.runs.iter().enumerate().fold(line, |line, (index, run)| {
        let line = if index > 0 { line.text(" ") } else { line };
        let style = match run.change {
            Change::Same => Style::Plain,
            Change::Removed => Style::Removed,
            Change::Added => Style::Added,
        };
        line.with(style, run.words.as_str())
    })
}
