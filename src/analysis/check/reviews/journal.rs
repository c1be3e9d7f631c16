//! A journal: its entries' ids, their links, what they are about, and what each kind of entry has.

use std::collections::BTreeSet;

use super::{evidence, unknown};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Sourced, rules};
use crate::model::{Framework, Journal, JournalEntry, JournalKind, Referred};

pub const WRONG_KIND: Rule = Rule {
    id: "wrong-kind",
    catches: "A journal entry with a key that belongs to another kind of entry.",
    explanation: "`from` and `with_leave` say whose feedback it is, and whether they agreed to be named; `why` and `look_again` belong to a decision. In an entry of another kind nothing reads them.",
    bad: "text: Our minutes are clearer now\nfrom: Kim",
    good: "kind: feedback\ntext: Our minutes are clearer now\nfrom: Kim",
    ..Rule::error(Group::Reviews)
};

/// What is wrong with a journal.
pub fn check(journal: &Sourced<Journal>, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (index, entry) in journal.value.0.iter().enumerate() {
        let at = |rest: &[Segment]| {
            let path = std::iter::once(index.into()).chain(rest.iter().cloned()).collect();
            At { path, part: Part::Value }
        };
        if !seen.insert(entry.id.as_str()) {
            let message = format!("the entry id `{}` is used twice", entry.id);
            problems.push(journal.problem(rules::DUPLICATE_ID.id, at(&["id".into()]), message));
        }
        for (position, link) in entry.links.iter().enumerate() {
            problems.extend(evidence::check_link(journal, at(&["links".into(), position.into()]), link));
        }
        problems.extend(out_of_place(entry).map(|(key, message, help)| {
            journal.problem(WRONG_KIND.id, at(&[key.into()]), message).help(help)
        }));
        let Some(framework) = framework else { continue };
        for (position, id) in entry.behaviors.iter().enumerate() {
            let at = at(&["behaviors".into(), position.into()]);
            problems.extend(unknown(journal, at, Referred::Behavior, id, framework));
        }
        if let Some(id) = &entry.step {
            problems.extend(unknown(journal, at(&["step".into()]), Referred::Step, id, framework));
        }
    }
}

/// The first key of each kind that an entry of this kind does not have, with what to say of it.
fn out_of_place(entry: &JournalEntry) -> impl Iterator<Item = (&'static str, String, String)> {
    use JournalKind::{Decision, Feedback};
    let nameless = entry.from.is_none();
    let keys = [
        ("from", !nameless, Feedback),
        ("with_leave", entry.with_leave, Feedback),
        ("why", entry.why.is_some(), Decision),
        ("look_again", entry.look_again.is_some(), Decision),
    ];
    let kind = entry.kind;
    let misplaced = keys.into_iter().filter(move |(_, is_there, owner)| *is_there && *owner != kind).map(
        |(key, _, owner)| {
            (
                key,
                format!("`{key}` belongs to an entry of the kind `{owner}`"),
                format!("write `kind: {owner}`, or remove `{key}`"),
            )
        },
    );
    let unsaid = (entry.with_leave && nameless && kind == Feedback).then(|| {
        let message = "`with_leave` says that somebody may be named, and nobody is".to_owned();
        ("with_leave", message, "say in `from` who it was, or remove `with_leave`".to_owned())
    });
    misplaced.chain(unsaid)
}
