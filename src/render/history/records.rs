//! A history as records: one for each cycle, side and behavior, ids as in the files.

use crate::analysis::history::{History, SeenReview, SeenSide};
use crate::model::{Id, Rating, SideKey};
use crate::render::csv::Records;
use crate::render::gap::shown;

const HEAD: [&str; 12] = [
    "cycle",
    "side",
    "rater",
    "sealed",
    "framework",
    "disciplines",
    "behavior",
    "reaches",
    "beyond",
    "steps",
    "carried",
    "withheld",
];

/// The records; of a side that is withheld, one that says why.
pub fn records(history: &History<'_>) -> Records {
    let rows = history.reviews.iter().flat_map(|review| {
        let seen = review.sides.iter().flat_map(|side| of_side(review, side));
        seen.chain(withheld(review)).collect::<Vec<_>>()
    });
    Records { head: HEAD.into(), rows: rows.collect() }
}

fn of_side(review: &SeenReview<'_>, side: &SeenSide<'_>) -> Vec<Vec<String>> {
    let assessment = side.assessment;
    let row = |behavior: &Id, reached: [String; 4]| {
        let sealed = assessment.sealed.as_ref().map(|seal| seal.date.to_string()).unwrap_or_default();
        let ids: Vec<&str> = assessment.disciplines.iter().map(Id::as_str).collect();
        let [reaches, beyond, steps, carried] = reached;
        vec![
            review.cycle.to_string(),
            side.key.side.to_string(),
            assessment.rater.to_string(),
            sealed,
            assessment.framework.to_string(),
            ids.join(" "),
            behavior.to_string(),
            reaches,
            beyond,
            steps,
            carried,
            String::new(),
        ]
    };
    let ratings = |behavior: &Id| {
        let of_it = side.gone.iter().filter(|(other, ..)| *other == behavior);
        let rating = |rating: &Rating| Id::from(rating.clone());
        of_it.map(|(_, step, it)| format!("{step}={}", rating(it))).collect::<Vec<_>>()
    };
    let known = side.patterns.iter().map(|it| {
        let (pattern, behavior) = (&it.pattern, &it.pattern.behavior.id);
        let state = |state| Option::map_or(state, "not_shown", |state| shown(state).key);
        let mut steps: Vec<String> =
            it.states.iter().map(|(step, at)| format!("{}={}", step.id, state(*at))).collect();
        let is_known =
            |step: &str| it.states.iter().any(|(known, _)| step.starts_with(&format!("{}=", known.id)));
        steps.extend(ratings(behavior).into_iter().filter(|gone| !is_known(gone)));
        let beyond: Vec<&str> = pattern.reach.beyond.iter().map(|step| step.id.as_str()).collect();
        let reaches = pattern.reach.whole.map(|step| step.id.to_string()).unwrap_or_default();
        let carried = if it.is_carried { "yes" } else { "" };
        row(behavior, [reaches, beyond.join(" "), steps.join(" "), carried.to_owned()])
    });
    let mut others: Vec<&Id> = side.gone.iter().map(|(behavior, ..)| *behavior).collect();
    others.dedup();
    others.retain(|id| side.patterns.iter().all(|it| it.pattern.behavior.id != **id));
    let unknown = others
        .into_iter()
        .map(|id| row(id, [String::new(), String::new(), ratings(id).join(" "), String::new()]));
    known.chain(unknown).collect()
}

fn withheld(review: &SeenReview<'_>) -> Vec<Vec<String>> {
    let rows = review.unseen.iter().flat_map(|unseen| unseen.keys.iter().map(move |key| (key, &unseen.why)));
    let row = |(key, why): (&&SideKey, &String)| {
        let mut row = vec![String::new(); HEAD.len()];
        row[0] = review.cycle.to_string();
        row[1] = key.side.to_string();
        row[2] = key.rater.as_ref().map(ToString::to_string).unwrap_or_default();
        row[HEAD.len() - 1] = why.clone();
        row
    };
    rows.map(row).collect()
}
