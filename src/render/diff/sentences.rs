//! What the comparison says in whole sentences: agreement, remarks, and the chart in words. Neutral throughout.

use crate::analysis::diff::{Agreement, Diff, Remark};
use crate::model::{Framework, Pin};
use crate::render::{ChartRow, list, words};

/// Whether readers must not miss this remark.
pub fn is_grave(remark: &Remark<'_>) -> bool {
    matches!(
        remark,
        Remark::Drafts(_)
            | Remark::ChangedAfterwards(_)
            | Remark::Reopened(..)
            | Remark::CameTwice(..)
            | Remark::SealedSinceAgreed(..)
            | Remark::OtherRecord(..)
            | Remark::Shared
            | Remark::People(_)
    )
}

/// On how many questions the raters agree.
pub fn agreement(diff: &Diff<'_>) -> String {
    let Agreement { same, one_apart, further_apart, off_scale, not_applicable, one_sided, nobody_knows } =
        diff.agreement;
    let compared = diff.agreement.compared();
    let head = match compared {
        0 => format!("No question was rated by {}", everybody(diff)),
        1 => {
            let apart =
                [(same, "the same"), (one_apart, "one apart"), (further_apart, "more than one apart")];
            let word = apart.iter().find(|(number, _)| *number == 1).map_or("", |(_, word)| *word);
            format!("On the only question rated by {}, the ratings are {word}", everybody(diff))
        }
        _ => {
            let apart = [(one_apart, "one apart"), (further_apart, "further apart")];
            let apart: String = apart
                .iter()
                .filter(|(number, _)| *number > 0)
                .map(|(number, words)| format!(", {words} on {number}"))
                .collect();
            let same = if same == 0 { "none".to_owned() } else { same.to_string() };
            format!("The same on {same} of {compared} questions{apart}")
        }
    };
    let pair = diff.raters.len() == 2;
    let rest = [
        (one_sided, if pair { "only one side could say" } else { "not everybody could say" }),
        (
            not_applicable,
            if pair { "only one side says it does not apply" } else { "somebody says it does not apply" },
        ),
        (off_scale, "the ratings use different scales"),
        (nobody_knows, if pair { "neither could say" } else { "nobody could say" }),
    ];
    let rest: Vec<String> = rest
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("on {number} {words}"))
        .collect();
    match rest.as_slice() {
        [] => head + ".",
        rest => format!("{head}; {}.", rest.join(", ")),
    }
}

/// A remark as a sentence.
pub fn remark(framework: &Framework, diff: &Diff<'_>, remark: &Remark<'_>) -> String {
    let name = |index: usize| diff.raters[index].name.as_str();
    match remark {
        Remark::Drafts(who) => match who.as_slice() {
            [only] => format!("{}'s file is a draft: it may still change.", name(*only)),
            who => format!("The files of {} are drafts: they may still change.", names(diff, who)),
        },
        Remark::ChangedAfterwards(at) => format!("{}'s file was changed after it was sealed.", name(*at)),
        Remark::Reopened(at, reopening) => words::reopened(name(*at), reopening),
        Remark::CameTwice(at, before) => words::came_twice(name(*at), *before),
        Remark::Partial(at) => format!("{} sealed with some questions left open.", name(*at)),
        Remark::OtherRecord(name, compare) => words::other_record(name, compare),
        Remark::SealedSinceAgreed(names, command) => {
            format!("{} sealed again after something was agreed; `{command}` changes it.", list(names))
        }
        Remark::Shared => "Only what both sides answered is shown.".to_owned(),
        Remark::People(people) => {
            let names: Vec<String> = people.iter().map(|person| person.to_name()).collect();
            format!("These assessments are about different people: {}.", list(&names))
        }
        Remark::Cycles(cycles) => format!("The cycles differ: {}.", per_rater(diff, cycles)),
        Remark::Disciplines(lists) => {
            let lists: Vec<String> = lists.iter().map(|ids| words::disciplines(framework, ids)).collect();
            format!("The disciplines differ: {}.", per_rater(diff, &lists))
        }
        Remark::NoExamplesAsked(who) => {
            let was = if who.len() == 1 { "was" } else { "were" };
            format!("{} {was} not asked about examples.", names(diff, who))
        }
        Remark::OnlyRatedBy(at, 1) => format!("1 question was rated only by {}.", name(*at)),
        Remark::OnlyRatedBy(at, more) => format!("{more} questions were rated only by {}.", name(*at)),
        Remark::Texts(groups) => texts(framework, diff, groups),
        Remark::Carried(who, ids) => format!(
            "The answers of {} are carried over from an earlier version: {}.",
            names(diff, who),
            words::carried(ids.iter().copied())
        ),
    }
}

fn names(diff: &Diff<'_>, who: &[usize]) -> String {
    list(&who.iter().map(|at| diff.raters[*at].name.as_str()).collect::<Vec<_>>())
}

/// One value per rater: `a (Robin), b (Alex)`.
fn per_rater<T: std::fmt::Display>(diff: &Diff<'_>, values: &[T]) -> String {
    let pairs: Vec<String> =
        diff.raters.iter().zip(values).map(|(rater, value)| format!("{value} ({})", rater.name)).collect();
    pairs.join(", ")
}

fn texts(framework: &Framework, diff: &Diff<'_>, groups: &[(Vec<usize>, &Pin)]) -> String {
    let rated = |(who, pin): &(Vec<usize>, &Pin)| {
        format!("{} rated {}", names(diff, who), words::rated_version(framework, pin))
    };
    let parts: Vec<String> = groups.iter().map(rated).collect();
    format!(
        "{}; today's framework is {}. What it no longer has is marked below.",
        parts.join(", "),
        Pin::of(framework)
    )
}

/// Who rated nothing.
pub fn neither(diff: &Diff<'_>) -> String {
    match diff.raters.as_slice() {
        [first, second] => format!("Neither {} nor {} has", first.name, second.name),
        _ => "Nobody has".to_owned(),
    }
}

/// All raters together.
fn everybody(diff: &Diff<'_>) -> &'static str {
    match diff.raters.len() {
        2 => "both sides",
        _ => "everybody",
    }
}

/// The chart in words.
pub fn chart(columns: &[String], series: &[String], rows: &[ChartRow]) -> String {
    let reach = |reach: &Option<usize>| match reach {
        None => "nothing rated".to_owned(),
        Some(0) => format!("not yet at {}", columns.first().map_or("the first step", String::as_str)),
        Some(reached) => columns.get(reached - 1).cloned().unwrap_or_default(),
    };
    let row = |row: &ChartRow| {
        let says: Vec<String> =
            series.iter().zip(&row.reach).map(|(name, at)| format!("{name}: {}", reach(at))).collect();
        format!("{}: {}.", row.label, says.join("; "))
    };
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

/// What the marks of a chart mean, those only that occur; `place` is where one stands.
pub fn marks(place: &str, rows: &[ChartRow]) -> String {
    let reached = |row: &ChartRow| row.reach.iter().flatten().copied().collect::<Vec<_>>();
    let is_shared = |row: &ChartRow| {
        let reached = reached(row);
        reached.iter().enumerate().any(|(at, one)| reached[..at].contains(one))
    };
    let mut words = format!("A mark stands at {place}.");
    if rows.iter().any(is_shared) {
        words += " A mark inside another: the same step.";
    }
    if rows.iter().any(|row| row.reach.iter().any(Option::is_none)) {
        words += " No mark: nothing was said.";
    }
    words
}
