//! People who manage each other in a circle, on some day.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Date;

use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::{Id, People, PersonEntry};

pub const MANAGER_CYCLE: Rule = Rule {
    id: "manager-cycle",
    catches: "People who are each other's managers in a circle on the same day.",
    explanation: "Somebody would be the manager of their own manager, so nobody could say who decides with whom. Two people may have managed each other one after the other: then give the later time its first day with `from`, and the one who was the manager before a new manager of their own from that day.",
    bad: "- id: kim-osei\n  managers: [{id: robin-ek}]\n- id: robin-ek\n  managers: [{id: kim-osei}]",
    good: "- id: kim-osei\n- id: robin-ek\n  managers: [{id: kim-osei}]",
    ..Rule::error(Group::Structure)
};

/// Who has whom for a manager, by the place of the entry and of the term.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Link {
    entry: usize,
    term: usize,
}

/// How many people are gone through above somebody: no company has so many levels.
const MOST_ABOVE: usize = 1_000;

/// Every circle of managers that there is on any day, once: at the term that closes it.
///
/// A circle is there from the day on which the last of its terms begins, so those are the days to look at.
pub fn problems(people: &Sourced<People>) -> Vec<Problem> {
    let entries = &people.value.0;
    let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        places.entry(&entry.id).or_insert(place);
    }
    let suspects = suspects(entries, &places);
    let (mut known, mut problems) = (BTreeSet::new(), Vec::new());
    for place in &suspects {
        let Some(entry) = entries.get(*place) else { continue };
        let company = Company { entries, places: &places, suspects: &suspects };
        for (term, begun) in entry.managers.iter().enumerate() {
            let day = begun.from.unwrap_or(Date::MIN);
            let Some(circle) = company.circle(Link { entry: *place, term }, day) else { continue };
            let mut members: Vec<usize> = circle.iter().map(|link| link.entry).collect();
            members.sort_unstable();
            if known.insert(members) {
                problems.extend(problem(people, &circle, day));
            }
        }
    }
    problems
}

/// Those who may be in a circle: whoever has at any time a manager, and somebody to manage, among those who may.
///
/// Nearly everybody drops out here, so that the days need not be gone through for them.
fn suspects(entries: &[PersonEntry], places: &BTreeMap<&Id, usize>) -> BTreeSet<usize> {
    let managers = |entry: &PersonEntry| -> BTreeSet<usize> {
        entry.managers.iter().filter_map(|term| places.get(&term.id).copied()).collect()
    };
    let above: Vec<BTreeSet<usize>> = entries.iter().map(managers).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    for (place, managers) in above.iter().enumerate() {
        managers.iter().for_each(|manager| below[*manager].push(place));
    }
    let mut left: BTreeSet<usize> = (0..entries.len()).collect();
    let mut counts: Vec<[usize; 2]> =
        above.iter().zip(&below).map(|(above, below)| [above.len(), below.len()]).collect();
    let mut ends: Vec<usize> = left.iter().copied().filter(|place| counts[*place].contains(&0)).collect();
    while let Some(end) = ends.pop() {
        if !left.remove(&end) {
            continue;
        }
        let upward = above[end].iter().map(|manager| (*manager, 1));
        let downward = below[end].iter().map(|managed| (*managed, 0));
        for (neighbor, side) in upward.chain(downward) {
            counts[neighbor][side] -= 1;
            if counts[neighbor][side] == 0 {
                ends.push(neighbor);
            }
        }
    }
    left
}

/// Everybody, and those who may be in a circle.
struct Company<'a> {
    entries: &'a [PersonEntry],
    places: &'a BTreeMap<&'a Id, usize>,
    suspects: &'a BTreeSet<usize>,
}

impl Company<'_> {
    /// The shortest circle that a term closes on a day: whoever has whom for a manager, from whoever is listed first.
    fn circle(&self, closing: Link, day: Date) -> Option<Vec<Link>> {
        let (_, first) = self.links(closing.entry, day).into_iter().find(|(link, _)| *link == closing)?;
        // By which way each of those above was come to.
        let mut ways: BTreeMap<usize, Link> = BTreeMap::from([(first, closing)]);
        let mut ahead = VecDeque::from([first]);
        while let Some(place) = ahead.pop_front().filter(|_| ways.len() < MOST_ABOVE) {
            for (link, manager) in self.links(place, day) {
                if manager == closing.entry {
                    return Some(from_the_first(way_back(&ways, link, closing)));
                }
                if let Entry::Vacant(way) = ways.entry(manager) {
                    way.insert(link);
                    ahead.push_back(manager);
                }
            }
        }
        None
    }

    /// Somebody's managers on a day, as far as they may be in a circle, each with the term.
    fn links(&self, place: usize, day: Date) -> Vec<(Link, usize)> {
        let Some(entry) = self.entries.get(place) else { return Vec::new() };
        let link = |id: &Id| {
            let begun = |from: Option<Date>| from.is_none_or(|from| from <= day);
            let term = entry.managers.iter().rposition(|term| term.id == *id && begun(term.from))?;
            let manager = self.places.get(id).copied().filter(|manager| self.suspects.contains(manager))?;
            // Whoever is named as their own manager is told so anyway.
            (manager != place).then_some((Link { entry: place, term }, manager))
        };
        entry.managers_on(day).into_iter().filter_map(link).collect()
    }
}

/// The way to a last link from the first one.
fn way_back(ways: &BTreeMap<usize, Link>, last: Link, first: Link) -> Vec<Link> {
    let mut way = vec![last];
    while let Some(link) = way.last().filter(|link| **link != first).and_then(|link| ways.get(&link.entry)) {
        way.push(*link);
    }
    way.reverse();
    way
}

/// The circle begun at whoever is listed first.
fn from_the_first(mut circle: Vec<Link>) -> Vec<Link> {
    let first = circle.iter().enumerate().min_by_key(|(_, link)| link.entry).map_or(0, |(at, _)| at);
    circle.rotate_left(first);
    circle
}

fn problem(people: &Sourced<People>, circle: &[Link], day: Date) -> Option<Problem> {
    let entries = &people.value.0;
    let term = |link: &Link| entries.get(link.entry).and_then(|entry| entry.managers.get(link.term));
    // Of the terms that begin last, the one that is listed last closes the circle.
    let closing = circle.iter().max_by_key(|link| (term(link).and_then(|term| term.from), **link))?;
    let said = |(at, link): (usize, &Link)| {
        let (entry, term) = (entries.get(link.entry)?, term(link)?);
        Some(format!("`{}` {} `{}`", entry.id, if at == 0 { "reports to" } else { "to" }, term.id))
    };
    let said: Vec<String> = circle.iter().enumerate().filter_map(said).collect();
    let when = if day == Date::MIN { String::new() } else { format!(" from {day} on") };
    let (last, before) = said.split_last()?;
    let message = format!("a circle of managers{when}: {} and {last}", before.join(", "));
    let at = At::value([closing.entry.into(), "managers".into(), closing.term.into(), "id".into()]);
    let help =
        "take one of them out of it: name another manager, or the day from which on there is another one";
    Some(people.problem(MANAGER_CYCLE.id, at, message).help(help))
}
