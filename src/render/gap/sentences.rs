//! What the gap says in whole sentences: where the ratings come from, how far they reach, who decides.

use jiff::civil::Date;

use crate::analysis::Caveat;
use crate::analysis::gap::{Crossing, Gap, GapLens};
use crate::analysis::interview::Cell;
use crate::analysis::pattern::{CellState, Pattern};
use crate::model::{Framework, Pin, Rating, Reopening, Route, Side, Step};
use crate::render::when::when;
use crate::render::{list, words};

/// Says on every page who it is about, which step it looks to, and whether it rests on a draft.
pub fn title(gap: &Gap<'_>, person: &str) -> String {
    let sideways = match gap.lens {
        GapLens::Own => String::new(),
        GapLens::Sideways(discipline) => format!(" in {}", discipline.name),
    };
    let draft = if gap.caveats.contains(&Caveat::Draft) { " (from a draft)" } else { "" };
    format!("{person}: from today to {}{sideways}{draft}", gap.goal.name())
}

/// Which ratings this looks at.
pub fn source(framework: &Framework, gap: &Gap<'_>, rater: &str) -> String {
    let assessment = gap.assessment;
    let whose = words::relation(assessment.relation);
    let by = match assessment.relation {
        Side::Oneself | Side::Agreed => String::new(),
        Side::Manager | Side::Peer => format!(" by {rater}"),
    };
    let seal = match &assessment.sealed {
        Some(seal) => format!("sealed on {}", seal.date),
        None => "not sealed yet".to_owned(),
    };
    let source = format!("From the {whose} of {}{by}, {seal}.", assessment.cycle);
    match gap.lens {
        GapLens::Own => source,
        GapLens::Sideways(discipline) => format!(
            "{source} Looking sideways at {}: where it has its own examples, what was rated for {} counts as open.",
            discipline.name,
            words::disciplines(framework, &assessment.disciplines)
        ),
    }
}

/// What a move to another line of steps means: what stays, what is new, and the way back.
pub fn crossing(gap: &Gap<'_>, crossing: &Crossing<'_>) -> Vec<String> {
    let names = |steps: &[&Step]| list(&steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>());
    let goal = gap.goal.step.name.as_str();
    let mut lines = vec![match crossing.beside.as_slice() {
        [] => format!("{goal} is on another line of steps: neither wider nor narrower, but different."),
        beside => format!("{goal} is on another line of steps, and reaches as far as {}.", names(beside)),
    }];
    if !crossing.shared.is_empty() {
        let shared = names(&crossing.shared);
        lines.push(format!("Both lines have {shared}: what is demonstrated there counts on both."));
    }
    lines.push(format!("New on the way: {}.", names(&crossing.new)));
    if !crossing.left.is_empty() {
        let left = names(&crossing.left);
        lines.push(format!("What was shown at {left} stays on record: a way back loses nothing of it."));
    }
    lines
}

/// What a role, or a step, expects in which behavior: a pattern to talk about.
pub fn profile(framework: &Framework, gap: &Gap<'_>) -> String {
    let expected = gap.patterns.iter().filter_map(|pattern| {
        let step = gap.goal.expects(framework, &pattern.behavior.id)?;
        Some(format!("{}: {}", pattern.behavior.short(), step.name))
    });
    let expected: Vec<String> = expected.collect();
    format!("The pattern of {}, to talk about: {}.", gap.goal.name(), expected.join("; "))
}

/// What was talked about and not decided.
pub fn left_open(framework: &Framework, cells: &[Cell]) -> String {
    let name = |Cell { behavior, step }: &Cell| {
        format!("{} · {}", words::behavior(framework, behavior), words::step(framework, step))
    };
    let names: Vec<String> = cells.iter().map(name).collect();
    format!("Left open in the meeting: {}.", list(&names))
}

/// By when somebody's first step is to be set.
pub fn step_by(day: Date, today: Date) -> String {
    let (is, by) = (if day < today { "was" } else { "is" }, when(day, today));
    format!("The first step {is} to be set by {by}.")
}

/// A caveat as a sentence.
pub fn caveat(framework: &Framework, caveat: &Caveat<'_>, rater: &str) -> String {
    match caveat {
        Caveat::Draft => "These ratings are a draft: they may still change.".to_owned(),
        Caveat::ChangedAfterwards => "These ratings were changed after they were sealed.".to_owned(),
        Caveat::Reopened(reopening) => words::reopened(rater, reopening),
        Caveat::CameTwice(before) => words::came_twice(rater, *before),
        Caveat::MeetingReopened(Reopening { date, reason, .. }) => {
            format!("What was agreed was opened again on {date}: {reason}")
        }
        Caveat::ReopenedSince(name, reopening) => {
            format!("This was agreed before. {}", words::reopened(name, reopening))
        }
        Caveat::SealedSince(names) => words::sealed_since(names),
        Caveat::OtherRecord(name, compare) => words::other_record(name, compare),
        Caveat::Partial => "They were sealed with some questions left open.".to_owned(),
        Caveat::Shared => "Only what both sides answered is shown.".to_owned(),
        Caveat::OtherTexts(pin) => {
            let rated = words::rated_version(framework, pin);
            format!("These ratings are for {rated}; today's framework is {}.", Pin::of(framework))
        }
        Caveat::Carried(ids) => {
            format!("They are carried over from an earlier version: {}.", words::carried(*ids))
        }
    }
}

/// How far a behavior's pattern reaches, in words.
pub fn reach(pattern: &Pattern<'_>) -> String {
    let reach = &pattern.reach;
    let open = reach.open.map(|(step, state)| open(step, state, reach.whole.is_some()));
    let mut words = match (reach.whole, open) {
        (Some(whole), Some(Some(open))) => format!("{}, and {open}", whole.name),
        (Some(whole), _) => whole.name.clone(),
        (None, Some(Some(open))) => open,
        (None, _) => nothing(pattern).to_owned(),
    };
    if !reach.beyond.is_empty() {
        let names: Vec<&str> = reach.beyond.iter().map(|step| step.name.as_str()).collect();
        words += &format!("; {} already", list(&names));
    }
    words
}

/// Why there is neither anything reached nor anything open.
fn nothing(pattern: &Pattern<'_>) -> &'static str {
    let inapplicable = pattern.states.iter().any(|(_, it)| *it == CellState::NotApplicable);
    if inapplicable { "does not apply" } else { "no examples to rate" }
}

/// That nothing is left to choose from, as far as there is anything to rate.
pub fn nothing_open(gap: &Gap<'_>) -> String {
    let nothing = match gap.agreed_focus.is_empty() {
        true => "Nothing",
        false => "Apart from the agreed focus, nothing",
    };
    let target = &gap.goal.name();
    if gap.undescribed.is_empty() {
        return format!("{nothing} up to {target} is open.");
    }
    let places = gap.undescribed.iter().map(|(behavior, steps)| words::places(behavior, steps));
    let places: Vec<String> = places.collect();
    format!(
        "{nothing} that has examples up to {target} is open. Without examples, and so not rated: {}.",
        places.join("; ")
    )
}

/// The first open step, where it adds something to what is reached.
fn open(step: &Step, state: CellState<'_>, follows: bool) -> Option<String> {
    let name = &step.name;
    match state {
        CellState::InPart => Some(format!("in part {name}")),
        CellState::Elsewhere(_) => Some(format!("{name} rated for another discipline")),
        CellState::OffScale(_) => Some(format!("{name} rated on an older scale")),
        _ if follows => None,
        CellState::Unsure => Some(format!("not enough evidence at {name}")),
        CellState::Unrated => Some(format!("not rated at {name}")),
        CellState::NotAsked => Some(format!("not asked at {name}")),
        _ => Some(format!("not yet at {name}")),
    }
}

/// What was rated, as the line under a cell's heading.
pub fn rated(framework: &Framework, gap: &Gap<'_>, rating: Option<&Rating>, state: CellState<'_>) -> String {
    let rating = words::rating(framework, rating);
    match state {
        CellState::NotAsked | CellState::TakenAsGiven => words::NOT_ASKED.to_owned(),
        CellState::Elsewhere(_) => {
            format!("{rating}, rated for {}", words::disciplines(framework, &gap.assessment.disciplines))
        }
        _ => rating,
    }
}

/// Who decides about a move to the target, and whom to consult.
pub fn route(gap: &Gap<'_>) -> Option<String> {
    gap.route.as_ref().map(|route| route_to(gap.goal.name(), route))
}

/// The approval route of one step, in one line.
pub fn route_to(step: &str, route: &Route<'_>) -> String {
    // A phrase may hold commas or an `and` of its own: then semicolons keep them apart.
    let compound = route.consult.iter().any(|phrase| phrase.contains([',', ';']) || phrase.contains(" and "));
    let consult = match route.consult.as_slice() {
        [first, last] if compound => format!("{first}, and {last}"),
        [init @ .., last] if compound && !init.is_empty() => format!("{}; and {last}", init.join("; ")),
        phrases => list(phrases),
    };
    match (route.approver, route.consult.is_empty()) {
        (Some(role), true) => format!("A move to {step} is approved by the {}.", lower(&role.name)),
        (Some(role), false) => {
            format!("A move to {step} is approved by the {}, after consulting {consult}.", lower(&role.name))
        }
        (None, _) => format!("Before a move to {step}, consult {consult}."),
    }
}

/// A role's name inside a sentence; one that starts with capitals, as `CTO`, stays.
pub fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
