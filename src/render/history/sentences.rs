//! What a history says in words: what was said before and is said now, without a word on which is better.

use crate::analysis::history::{Change, FocusItem, Gone, History, Moved, Moves, Outcome, Said, SeenPattern};
use crate::analysis::interview::Cell;
use crate::analysis::pattern::CellState;
use crate::model::{Cycle, Framework, Side, SideKey};
use crate::render::gap::shown;
use crate::render::{Line, Style, list, some_of, words};

/// What stands where an answer is not shown.
pub const NOT_SHOWN: &str = "not shown";

/// Says whom it is about, and over which time.
pub fn title(history: &History<'_>, person: &str) -> String {
    match history.reviews.as_slice() {
        [] => format!("{person} over time"),
        [only] => format!("{person} over time, {}", only.cycle),
        [first, .., last] => format!("{person} over time, {} to {}", first.cycle, last.cycle),
    }
}

/// That ratings may still change.
pub fn drafts(cycles: &[&str]) -> Option<String> {
    (!cycles.is_empty())
        .then(|| format!("What is marked as a draft or as changed in {} is not sealed yet.", list(cycles)))
}

/// That only a part is shown.
pub fn shared(cycles: &[&str]) -> Option<String> {
    (!cycles.is_empty()).then(|| format!("Of {}, only what both sides answered is shown.", list(cycles)))
}

/// That there is more, which may not be seen.
pub fn withheld(cycles: &[&str]) -> Option<String> {
    let names: Vec<String> = cycles.iter().map(|cycle| (*cycle).to_owned()).collect();
    (!names.is_empty())
        .then(|| format!("Not all of {} is shown; \"What is withheld\" below says why.", some_of(&names, 4)))
}

/// Sides in words: `manager's rating and agreed ratings`.
pub fn sides_of(keys: &[&SideKey]) -> String {
    let mut names: Vec<&str> = keys.iter().map(|key| words::relation(key.side)).collect();
    names.dedup();
    list(&names)
}

/// Why nothing is compared.
pub fn nothing_to_compare(history: &History<'_>) -> String {
    match history.reviews.len() {
        0 | 1 => "There is one review so far; what moves shows from the second one on.".to_owned(),
        _ => {
            "No two of these reviews can be compared yet: no side that is shown has sealed twice.".to_owned()
        }
    }
}

/// That every rating is as it was, or that there is none from both times.
pub fn nothing_moved(moves: &Moves<'_>) -> String {
    let sides: Vec<&str> = moves.rated_twice.iter().map(|side| side.word()).collect();
    if sides.is_empty() {
        return "Nothing here was rated both times.".to_owned();
    }
    format!("What was rated both times is rated the same ({}).", list(&sides))
}

/// Sentences, each with those who say it.
type Grouped = Vec<(String, Vec<String>)>;

/// Cell by cell what each side said, and what it says now; those that say the same together.
pub fn moved(framework: &Framework, moved: &[&Moved<'_>]) -> Vec<Line> {
    let mut lines: Vec<(Cell, Grouped)> = Vec::new();
    for one in moved {
        let cell = Cell::of(&one.behavior.id, &one.step.id);
        if lines.last().is_none_or(|(last, _)| *last != cell) {
            lines.push((cell, Vec::new()));
        }
        let says = format!("{}, then {}", said(framework, one.before), said(framework, one.now));
        let who = match &one.name {
            Some(name) => format!("{}, {name}", one.side),
            None => one.side.to_string(),
        };
        let Some((_, all)) = lines.last_mut() else { continue };
        match all.iter_mut().find(|(other, _)| *other == says) {
            Some((_, sides)) => sides.push(who),
            None => all.push((says, vec![who])),
        }
    }
    let line = |(cell, all): (Cell, Grouped)| {
        let says: Vec<String> =
            all.into_iter().map(|(says, sides)| format!("{says} ({})", list(&sides))).collect();
        Line::new().with(Style::Strong, place(framework, &cell)).text(format!(": {}", says.join("; ")))
    };
    lines.into_iter().map(line).collect()
}

fn place(framework: &Framework, cell: &Cell) -> String {
    format!("{} · {}", words::behavior(framework, &cell.behavior), words::step(framework, &cell.step))
}

fn said(framework: &Framework, said: Said<'_>) -> String {
    match said {
        Said::Rated(rating) => words::rating(framework, Some(rating)),
        Said::Unrated => "not rated".to_owned(),
        Said::NotAsked => "not asked".to_owned(),
        Said::NotShown => NOT_SHOWN.to_owned(),
    }
}

/// What was other, too, so that ratings from both times are not the same measure.
pub fn also_changed(changes: &[&Change<'_>]) -> Option<String> {
    let what = |change: &&Change<'_>| match change {
        Change::Framework { before, .. } if !before.is_empty() => Some("the version of the framework"),
        Change::Disciplines { before, .. } if !before.is_empty() => Some("the disciplines"),
        Change::Managers { before, .. } if !before.is_empty() => Some("the manager"),
        _ => None,
    };
    let mut what: Vec<&str> = changes.iter().filter_map(what).collect();
    what.sort_by_key(|word| word.len());
    what.dedup();
    let were = if what.len() == 1 && what != ["the disciplines"] { "was" } else { "were" };
    (!what.is_empty())
        .then(|| format!("In between, {} {were} changed, as told under \"Along the way\".", list(&what)))
}

/// What became of something; nothing where that is still to be seen.
pub fn outcome(item: &FocusItem<'_>) -> Option<Line> {
    match item.outcome {
        Outcome::Awaited => None,
        Outcome::Unsaid => Some("Nobody said what became of it".into()),
        Outcome::Withheld(cycle) => Some(format!("What became of it is withheld, with {cycle}").into()),
        Outcome::Became { cycle, became, note } => {
            let line = Line::from(format!("{} in {cycle}", became.words()));
            Some(match note {
                Some(note) => line.text(": ").with(Style::Quote, note.trim_end()),
                None => line,
            })
        }
    }
}

/// How a behavior stood at each step, those together at which it stood the same.
pub fn pattern(pattern: &SeenPattern<'_>) -> String {
    if pattern.is_unrated {
        return "not rated".to_owned();
    }
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for (step, state) in &pattern.states {
        let meaning = state.map_or(NOT_SHOWN, |state| shown(state).meaning);
        match found.iter_mut().find(|(other, _)| *other == meaning) {
            Some((_, steps)) => steps.push(&step.name),
            None => found.push((meaning, vec![&step.name])),
        }
    }
    if let [(only, _)] = found.as_slice()
        && *only == shown(CellState::NotAsked).meaning
    {
        return (*only).to_owned();
    }
    let parts = found.iter().map(|(meaning, steps)| match *meaning {
        "no examples here" => format!("no examples at {}", list(steps)),
        meaning => format!("{meaning} at {}", list(steps)),
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// A rating that today's framework has no place for, by those who gave it.
pub fn gone(framework: &Framework, cycle: &Cycle, gone: &Gone<'_>) -> Line {
    let cell = Cell::of(gone.behavior, gone.step);
    let says = gone.ratings.iter().map(|(rating, sides)| {
        let sides: Vec<&str> = sides.iter().map(|side| side.word()).collect();
        format!("{} ({})", words::rating(framework, Some(rating)), list(&sides))
    });
    Line::new()
        .with(Style::Strong, format!("{cycle}, {}", place(framework, &cell)))
        .text(format!(": {}", says.collect::<Vec<_>>().join("; ")))
}

/// A side as the head of a column.
pub fn head(side: Side) -> &'static str {
    match side {
        Side::Oneself => "Self",
        Side::Manager => "Manager",
        Side::Peer => "Peer",
        Side::Agreed => "Agreed",
    }
}
