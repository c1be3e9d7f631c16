//! What answers and journal entries point to: addresses and entries of the journal.

use std::collections::BTreeSet;

use crate::diagnostic::{At, Group, Problem, Rule, Segment, Sourced};
use crate::model::{Answer, Id, web_address};

/// What a piece of evidence may name beside an address.
#[derive(Clone, Copy, Debug)]
pub enum Evidence<'a> {
    /// The entries of the person's journal.
    Entries(&'a BTreeSet<&'a str>),
    /// Anything that is an id, for the journal could not be read.
    AnyId,
}

pub const BAD_LINK: Rule = Rule {
    id: "bad-link",
    catches: "A link that is not an http(s) address, or evidence that is neither such a link nor in the journal.",
    explanation: "An answer's `evidence` holds web addresses or ids of entries in the rater's journal; a journal entry's `links` are addresses. Anything else leads nowhere a year later.",
    bad: "evidence: [wiki/design]",
    good: "evidence: [https://wiki.example.com/design]",
    ..Rule::error(Group::Reviews)
};

/// Evidence of an answer that leads nowhere.
pub fn check<T>(
    sourced: &Sourced<T>,
    cell: &[Segment; 3],
    answer: &Answer,
    evidence: Evidence<'_>,
    problems: &mut Vec<Problem>,
) {
    for (index, piece) in answer.evidence.iter().enumerate() {
        let (known, entries) = match evidence {
            Evidence::Entries(entries) => {
                (entries.contains(piece.as_str()), entries.iter().copied().collect())
            }
            Evidence::AnyId => (piece.parse::<Id>().is_ok(), Vec::new()),
        };
        if !known && web_address(piece).is_none() {
            let at = super::assessment::within(cell, &["evidence".into(), index.into()]);
            let message = format!("`{piece}` is neither an http(s) address nor an entry of the journal");
            let help = "write the whole address, or the id of an entry in the journal".to_owned();
            let problem = sourced.problem(BAD_LINK.id, at, message);
            problems.push(problem.meant(piece, entries).maybe_help(Some(help)));
        }
    }
}

/// A link that is not an address.
pub fn check_link<T>(sourced: &Sourced<T>, at: At, link: &str) -> Option<Problem> {
    web_address(link).is_none().then(|| {
        let problem = sourced.problem(BAD_LINK.id, at, format!("`{link}` is not an http(s) address"));
        problem.help("write the whole address, as in `https://example.com/page`")
    })
}
