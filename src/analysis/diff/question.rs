//! The open question that begins the talk about a cell, chosen by the kind of difference.

use std::collections::BTreeMap;

use super::{Compared, Kind, Rater};
use crate::model::{Framework, Questions};

/// How often each question was asked in a comparison.
pub(super) type Asked<'a> = BTreeMap<&'a str, usize>;

/// The question for the next cell of a comparison, its placeholders filled.
///
/// Of the questions that fit, it is the first of those asked least, so that none comes again before all have come.
pub(super) fn question<'a>(
    framework: &'a Framework,
    raters: &[Rater<'_>],
    cell: &Compared<'_>,
    asked: &mut Asked<'a>,
) -> Option<String> {
    // To talk about something that the framework gave up would lead nowhere.
    let (behavior, step) = (framework.behavior(cell.behavior)?, framework.steps.get(cell.step)?);
    let list = list(&framework.questions, cell)?;
    let times = |template: &&String| asked.get(template.as_str()).copied().unwrap_or(0);
    let template = list.iter().min_by_key(times)?;
    *asked.entry(template).or_default() += 1;
    let name = |index: usize| raters.get(index).map_or("", |rater| rater.name.as_str());
    // Of more than two raters, the second is whoever rated highest beside the first.
    let second = cell.highest.iter().copied().find(|index| *index != 0).unwrap_or(1);
    let filled = [
        ("{behavior}", behavior.short()),
        ("{step}", step.name.as_str()),
        ("{first}", name(0)),
        ("{second}", name(second)),
    ];
    Some(fill(template, &filled))
}

fn list<'a>(questions: &'a Questions, cell: &Compared<'_>) -> Option<&'a [String]> {
    match cell.kind {
        Kind::Apart(1) if cell.highest.contains(&0) => Some(&questions.first_higher),
        Kind::Apart(1) => Some(&questions.second_higher),
        Kind::Apart(_) | Kind::OffScale => Some(&questions.wide),
        Kind::NotApplicable => Some(&questions.not_applicable),
        Kind::OneSided => Some(&questions.one_sided),
        Kind::Same if cell.seen_in_other_examples() => Some(&questions.same_rating_other_examples),
        Kind::Same | Kind::NobodyKnows | Kind::NotAsked => None,
    }
}

/// Puts values in the place of their names, in one pass: a value that looks like a name stays as it is.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, from_brace) = rest.split_at(start);
        filled.push_str(before);
        match values.iter().find(|(name, _)| from_brace.starts_with(name)) {
            Some((name, value)) => {
                filled.push_str(value);
                rest = &from_brace[name.len()..];
            }
            None => {
                filled.push('{');
                rest = &from_brace[1..];
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn placeholders_are_filled_once() {
        let check = |template: &str, expect: &str| {
            assert_eq!(fill(template, &[("{first}", "{step}"), ("{step}", "Own work")]), expect);
        };
        check("What did {first} see at {step}?", "What did {step} see at Own work?");
        check("{other} {", "{other} {");
        check("", "");
    }
}
