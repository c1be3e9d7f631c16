//! The words that reports share: names, ratings, answers and examples.

use jiff::civil::Date;

use crate::model::{
    Answer, Behavior, CarriedId, Framework, Id, JournalEntry, Pin, Rating, Reopening, Side, Step, Tagged,
};

use super::{Line, Style, list, notes, web_address};

/// What is said of anything that today's framework does not have.
pub const GONE: &str = "no longer in the framework";

/// Prose from a file on one line, its line breaks being the editor's.
pub fn prose(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A behavior's name for tables and headings; the id of one that is gone.
pub fn behavior<'a>(framework: &'a Framework, id: &'a Id) -> &'a str {
    framework.behavior(id).map_or(id.as_str(), |behavior| behavior.short())
}

/// A step's name; the id of one that is gone.
pub fn step<'a>(framework: &'a Framework, id: &'a Id) -> &'a str {
    framework.steps.get(id).map_or(id.as_str(), |step| &step.name)
}

/// A behavior at some steps: `Baking at Bench and House`.
pub fn places(behavior: &Behavior, steps: &[&Step]) -> String {
    let steps: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    format!("{} at {}", behavior.short(), list(&steps))
}

/// A discipline's name; the id of one that is gone.
pub fn discipline<'a>(framework: &'a Framework, id: &'a Id) -> &'a str {
    framework.discipline(id).map_or(id.as_str(), |discipline| &discipline.name)
}

/// Disciplines in words.
pub fn disciplines(framework: &Framework, ids: &[Id]) -> String {
    match ids {
        [] => "no discipline".to_owned(),
        ids => list(&ids.iter().map(|id| discipline(framework, id)).collect::<Vec<_>>()),
    }
}

/// A rating in words, named as such where the scale no longer has it.
pub fn rating(framework: &Framework, rating: Option<&Rating>) -> String {
    let scale = &framework.manifest.scale;
    match rating {
        None => "Not rated".to_owned(),
        Some(rating) if scale.is_off(rating) => format!("{} (no longer on the scale)", scale.label(rating)),
        Some(rating) => scale.label(rating).to_owned(),
    }
}

/// What stands in the place of a rating where the question never came up.
pub const NOT_ASKED: &str = "Not asked";

/// What an assessment is, by who wrote it.
pub fn relation(relation: Side) -> &'static str {
    match relation {
        Side::Oneself => "self-rating",
        Side::Manager => "manager's rating",
        Side::Peer => "peer's rating",
        Side::Agreed => "agreed ratings",
    }
}

/// The version that was rated, marked where only the texts differ from today's.
pub fn rated_version(framework: &Framework, pin: &Pin) -> String {
    let today = Pin::of(framework);
    let edited = pin.id == today.id && pin.version == today.version && !pin.agrees_with(&today);
    format!("{pin}{}", if edited { " with different texts" } else { "" })
}

/// Which ids answers were given under, and what is known by them now.
pub fn carried<'a>(ids: impl IntoIterator<Item = &'a CarriedId>) -> String {
    let is_now = |CarriedId { was, now, .. }: &CarriedId| format!("`{was}` is `{now}` now");
    list(&ids.into_iter().map(is_now).collect::<Vec<_>>())
}

/// An example's text, with the disciplines it is for.
pub fn example(tagged: &Tagged<'_>) -> Line {
    let line = Line::from(tagged.example.text.as_str());
    let names: Vec<&str> = tagged.disciplines.iter().map(|discipline| discipline.name.as_str()).collect();
    match names.as_slice() {
        [] => line,
        names => line.text(" · ").with(Style::Tag, list(names)),
    }
}

/// The id of an example that is gone.
pub fn gone(id: &Id) -> Line {
    Line::new().with(Style::Code, id.as_str()).with(Style::Quiet, format!(" ({GONE})"))
}

/// What was written beside a rating: the note line by line, then the evidence.
pub fn written(answer: &Answer, cited: &[JournalEntry]) -> Vec<Line> {
    note(answer).into_iter().chain(evidence(answer, cited)).collect()
}

/// The note, line by line.
pub fn note(answer: &Answer) -> Vec<Line> {
    let lines = answer.note.iter().flat_map(|note| note.lines());
    lines.map(|line| Line::new().with(Style::Quote, line)).collect()
}

/// Links, and what the entries of the journal say that are cited; one that is not sealed with it is known by its id.
pub fn evidence(answer: &Answer, cited: &[JournalEntry]) -> Vec<Line> {
    let link = |link: &String| Line::new().with(Style::Link, link.as_str());
    let lines = |evidence: &String| match cited.iter().find(|entry| entry.id == evidence.as_str()) {
        Some(entry) => {
            let said = Line::from(format!("{}: {}", notes::day(entry.date), entry.text.replace('\n', " ")));
            std::iter::once(said).chain(entry.links.iter().map(link)).collect()
        }
        None if web_address(evidence).is_some() => vec![link(evidence)],
        None => vec![Line::new().with(Style::Code, evidence.as_str())],
    };
    answer.evidence.iter().flat_map(lines).collect()
}

/// That these people sealed again after something was agreed.
pub fn sealed_since(names: &[String]) -> String {
    format!("{} sealed again since this was agreed.", list(names))
}

/// That somebody opened what they had sealed, and why.
pub fn reopened(name: &str, reopening: &Reopening) -> String {
    let Reopening { date, reason, after_reveal } = reopening;
    let after = if *after_reveal { ", after the other side's answers could be seen" } else { "" };
    format!("{name} opened their sealed assessment again on {date}{after}: {reason}")
}

/// That somebody sent one sealed assessment, and then another one.
pub fn came_twice(name: &str, before: Date) -> String {
    format!("{name} opened their sealed assessment again: another one came before, sealed on {before}")
}

/// That two records of what was agreed say something else.
pub fn other_record(name: &str, compare: &str) -> String {
    format!(
        "There are two records of what was agreed, and the other one is {name}'s: `{compare}` shows where they differ"
    )
}
