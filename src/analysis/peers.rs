//! What peers' answers say to both sides of a review: a spread without names, and those who gave theirs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    Answer, Assessment, Declined, Forward, Framework, Id, Named, Opinion, Opinions, People, Pin, Rating,
    Scale,
};

/// Who was asked about somebody in a cycle, for whoever asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub person: Id,
    pub name: String,
    pub cycle: Id,
    pub today: Date,
    pub peers: Vec<AskedPeer>,
    /// What they wrote, as far as the gate opens it; `None` where that was not asked for.
    pub said: Option<Vec<Said>>,
}

/// A peer, and how far they are.
#[derive(Clone, Debug)]
pub struct AskedPeer {
    pub id: Id,
    pub name: String,
    /// The day on which they were asked; `None` where they wrote by themself.
    pub asked: Option<Date>,
    pub by: Option<Date>,
    pub state: AskedState,
}

/// How far a peer is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AskedState {
    Waiting,
    Declined(Declined),
    Sealed(Date),
}

/// What peers wrote about a cell, each under their name.
#[derive(Clone, Debug)]
pub struct Said {
    pub behavior: Id,
    pub step: Id,
    pub answers: Vec<(String, Answer)>,
}

/// What the person reads of a peer's answers, as the peer is told.
pub fn readers(name: &str) -> String {
    format!(
        "{name} reads only as much of each answer as you allow, and may show that to those who decide about a move."
    )
}

/// What peers wrote, cell by cell in the framework's order, of what is open of each.
pub fn said(framework: &Framework, people: &People, open: &[&Assessment]) -> Vec<Said> {
    let mut found = BTreeMap::new();
    for assessment in open {
        for (behavior, step, _) in assessment.rated() {
            let Some(answer) = assessment.answer(behavior, step).cloned() else { continue };
            let empty = || Said { behavior: behavior.clone(), step: step.clone(), answers: Vec::new() };
            let said = found.entry(framework.cell_order(behavior, step)).or_insert_with(empty);
            said.answers.push((people.name_of(&assessment.rater), answer));
        }
    }
    found.into_values().collect()
}

/// What peers' sealed answers say, as far as each was allowed to go. Nobody without a name can be told by the order.
pub fn opinions(
    framework: &Framework,
    people: &People,
    (person, cycle): (&Id, &Id),
    allowed: &[Assessment],
) -> Opinions {
    let mut opinions = Opinions::none(person.clone(), cycle.clone(), Pin::of(framework));
    for assessment in allowed {
        for (behavior, step, rating) in assessment.rated() {
            let Some(answer) = assessment.answer(behavior, step) else { continue };
            let (rating, note) = (rating.clone(), answer.note.clone());
            let opinion = opinions.at(behavior, step);
            match answer.forward {
                None => {}
                Some(Forward::WithName) => {
                    let name = people.name_of(&assessment.rater);
                    opinion.named.push(Named { name, rating, note });
                }
                Some(Forward::WithoutName) => {
                    opinion.ratings.push(rating);
                    opinion.notes.extend(note);
                }
            }
        }
    }
    for opinion in opinions.cells.values_mut().flat_map(BTreeMap::values_mut) {
        if opinion.ratings.len() < Opinions::LEAST {
            opinion.ratings.clear();
            opinion.notes.clear();
        }
        opinion.ratings.sort_by_key(|rating| rating_order(&framework.manifest.scale, rating));
        opinion.notes.sort();
        opinion.named.sort_by(|one, other| one.name.cmp(&other.name));
    }
    opinions.retain(|_, _| true);
    opinions
}

/// The scale's ratings lowest first, then those that it no longer has, then what stands outside of it.
fn rating_order(scale: &Scale, rating: &Rating) -> usize {
    match rating.rated() {
        Some(id) => scale.position(id).unwrap_or(scale.ratings.len()),
        None => scale.ratings.len() + 1 + usize::from(*rating == Rating::NotApplicable),
    }
}

/// What was said of each cell, in the framework's order; what it no longer has comes last.
pub fn in_order<'a>(framework: &Framework, opinions: &'a Opinions) -> Vec<(&'a Id, &'a Id, &'a Opinion)> {
    let cells = opinions
        .cells
        .iter()
        .flat_map(|(behavior, by_step)| by_step.iter().map(move |(step, opinion)| (behavior, step, opinion)));
    let mut cells: Vec<_> = cells.collect();
    cells.sort_by_key(|(behavior, step, _)| framework.cell_order(behavior, step));
    cells
}

/// The ratings that were given, lowest first, each with how many gave it.
pub fn spread(opinion: &Opinion) -> Vec<(&Rating, usize)> {
    let runs = opinion.ratings.chunk_by(|one, other| one == other);
    runs.filter_map(|run| Some((run.first()?, run.len()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework, id};

    /// What each peer said of one cell, by name: a rating, a note, and how far it may go.
    fn said(peers: &[(&str, &str)]) -> Opinions {
        let assessment = |(name, answer): &(&str, &str)| {
            let mut assessment = draft("peer", &format!("{{baking: {{bench: {answer}}}}}"));
            assessment.rater = id(name);
            assessment
        };
        let all: Vec<Assessment> = peers.iter().map(assessment).collect();
        opinions(&framework(), &People::default(), (&id("mika"), &id("2026-h2")), &all)
    }

    #[track_caller]
    fn check(opinions: &Opinions, expect: &str) {
        let cells = serde_json::to_string(&opinions.cells).expect("writes");
        assert_eq!(cells.replace('"', ""), expect);
    }

    #[test]
    fn a_cell_shows_those_without_a_name_from_three_on() {
        let [one, two, three] = ["often, note: Zest", "seldom", "often, note: Apples"]
            .map(|said| format!("{{rating: {said}, forward: without-name}}"));
        check(&said(&[("kim", &one), ("noor", &two)]), "{}");
        check(
            &said(&[("kim", &one), ("noor", &two), ("sam", &three)]),
            "{baking:{bench:{ratings:[seldom,often,often],notes:[Apples,Zest]}}}",
        );
        // Those with a name do not count, and what is for the manager alone goes nowhere.
        check(
            &said(&[
                ("kim", &one),
                ("noor", &two),
                ("sam", "{rating: often, note: Mine, forward: with-name}"),
            ]),
            "{baking:{bench:{named:[{name:Sam,rating:often,note:Mine}]}}}",
        );
        check(&said(&[("kim", &one), ("noor", &two), ("sam", "{rating: often, note: Mine}")]), "{}");
    }

    #[test]
    fn the_order_tells_nothing_of_who_is_who() {
        let [one, two, three] = ["often, note: C", "seldom, note: B", "unsure, note: A"]
            .map(|said| format!("{{rating: {said}, forward: without-name}}"));
        let expect = "{baking:{bench:{ratings:[seldom,often,unsure],notes:[A,B,C]}}}";
        check(&said(&[("kim", &one), ("noor", &two), ("sam", &three)]), expect);
        check(&said(&[("sam", &three), ("kim", &one), ("noor", &two)]), expect);
    }

    #[test]
    fn what_a_few_add_later_is_held_back() {
        let often = "{rating: often, forward: without-name}";
        let peers = ["kim", "noor", "sam", "ola", "pim", "uma"].map(|name| (name, often));
        let sent = said(&peers[..3]);
        for (count, expect) in [(3, (3, false)), (4, (3, true)), (5, (3, true)), (6, (6, false))] {
            let (told, is_held_back) = said(&peers[..count]).after(&sent);
            assert_eq!(
                (told.cells[&id("baking")][&id("bench")].ratings.len(), is_held_back),
                expect,
                "{count}"
            );
        }
        // Whoever takes theirs back is not shown any more, and then neither are the two others.
        check(&said(&peers[..2]).after(&sent).0, "{}");
        // Where nothing was shown before, nothing can be compared.
        assert_eq!(said(&peers[..4]).after(&said(&[])), (said(&peers[..4]), false));
    }
}
