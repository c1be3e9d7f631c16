//! What the comparison says in whole sentences: agreement, remarks, and the chart in words. Neutral throughout.

use crate::analysis::diff::{Agreement, Compared, Diff, Remark};
use crate::model::{Framework, Pin};
use crate::render::{ChartRow, words};

/// Whether readers must not miss this remark.
pub fn is_grave(remark: &Remark<'_>) -> bool {
    matches!(remark, Remark::Draft(_) | Remark::ChangedAfterwards(_) | Remark::People(_))
}

/// In how many cells the raters agree.
pub fn agreement(diff: &Diff<'_>) -> String {
    let Agreement { same, one_apart, further_apart, off_scale, not_applicable, one_sided, nobody_knows } =
        diff.agreement;
    let compared = diff.agreement.compared();
    let head = match compared {
        0 => format!("No cell has ratings of {}", everybody(diff)),
        1 if same == 1 => "The same in the only cell that can be compared".to_owned(),
        _ => {
            let apart = [(one_apart, "one apart"), (further_apart, "further apart")];
            let apart: String = apart
                .iter()
                .filter(|(number, _)| *number > 0)
                .map(|(number, words)| format!(", {words} in {number}"))
                .collect();
            format!("The same in {same} of {}{apart}", words::count(compared, "cell"))
        }
    };
    let pair = diff.raters.len() == 2;
    let rest = [
        (one_sided, if pair { "only one side could say" } else { "not everybody could say" }),
        (
            not_applicable,
            if pair { "only one side says that it applies" } else { "not everybody says that it applies" },
        ),
        (off_scale, "the ratings are of different scales"),
        (nobody_knows, if pair { "neither could say" } else { "nobody could say" }),
    ];
    let rest: Vec<String> = rest
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("in {number} {words}"))
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
        Remark::Draft(at) => format!("{}'s file is a draft: it may still change.", name(*at)),
        Remark::ChangedAfterwards(at) => format!("{}'s file was changed after it was sealed.", name(*at)),
        Remark::People(people) => {
            let names: Vec<String> = people.iter().map(|person| person.to_name()).collect();
            format!("These are assessments of different people: {}.", words::list(&names))
        }
        Remark::Cycles(cycles) => format!("The cycles differ: {}.", per_rater(diff, cycles)),
        Remark::Disciplines(lists) => {
            let lists: Vec<String> = lists.iter().map(|ids| words::disciplines(framework, ids)).collect();
            format!("The disciplines differ: {}.", per_rater(diff, &lists))
        }
        Remark::OnlyRatedBy(at, cells) => format!("Only {} rated {}.", name(*at), count_of_these(*cells)),
        Remark::Texts(groups) => texts(framework, diff, groups),
    }
}

fn count_of_these(cells: usize) -> String {
    match cells {
        1 => "1 cell that nobody else rated".to_owned(),
        _ => format!("{cells} cells that nobody else rated"),
    }
}

/// One value per rater: `Robin a, Alex b`.
fn per_rater<T: std::fmt::Display>(diff: &Diff<'_>, values: &[T]) -> String {
    let pairs: Vec<String> =
        diff.raters.iter().zip(values).map(|(rater, value)| format!("{} {value}", rater.name)).collect();
    pairs.join(", ")
}

fn texts(framework: &Framework, diff: &Diff<'_>, groups: &[(Vec<usize>, &Pin)]) -> String {
    let today = Pin::of(framework);
    let names =
        |who: &[usize]| words::list(&who.iter().map(|at| diff.raters[*at].name.as_str()).collect::<Vec<_>>());
    let parts: Vec<String> = groups
        .iter()
        .map(|(who, pin)| {
            let edited = pin.id == today.id && pin.version == today.version && !pin.agrees_with(&today);
            format!("{} rated {pin}{}", names(who), if edited { " with other texts" } else { "" })
        })
        .collect();
    format!("{}; the framework is {today} today. What it no longer has is named below.", parts.join(", "))
}

/// Who rated nothing.
pub fn neither(diff: &Diff<'_>) -> String {
    match diff.raters.as_slice() {
        [first, second] => format!("Neither {} nor {} has", first.name, second.name),
        _ => "Nobody has".to_owned(),
    }
}

/// All raters together.
pub fn everybody(diff: &Diff<'_>) -> &'static str {
    match diff.raters.len() {
        2 => "both sides",
        _ => "everybody",
    }
}

/// Who rated highest: `Robin higher`.
pub fn higher(diff: &Diff<'_>, cell: &Compared<'_>) -> Vec<String> {
    cell.highest.iter().map(|at| diff.raters[*at].name.clone()).collect()
}

/// The chart in words.
pub fn chart(columns: &[String], series: &[String], rows: &[ChartRow]) -> String {
    let reach = |reach: &Option<usize>| match reach {
        None => "not rated".to_owned(),
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
