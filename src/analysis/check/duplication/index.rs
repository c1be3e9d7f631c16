//! Finds a set of stems that is nearly the same as another, without comparing each with each.
//!
//! Two sets that share three quarters of their stems share two or more of their rarest ones: sets are
//! kept under the pairs of those, and only sets that have such a pair in common are compared. This is
//! the prefix filter of set similarity joins: Chaudhuri, Ganti and Kaushik, "A primitive operator for
//! similarity joins in data cleaning", ICDE 2006.

use std::collections::HashMap;
use std::hash::Hash;

/// Sets of stems in groups; only sets of the same group are compared.
pub struct Index<G> {
    groups: HashMap<G, u32>,
    kept: HashMap<(u32, u32, u32), Vec<usize>>,
}

/// Of all the stems of two texts, the share that both have when they are nearly the same.
const NEAR: (usize, usize) = (3, 4);

/// How many sets are compared with one at most, so that odd frameworks are slow for nobody.
const PATIENCE: usize = 64;

impl<G: Eq + Hash> Index<G> {
    pub fn new(sets: usize) -> Self {
        Self { groups: HashMap::new(), kept: HashMap::with_capacity(2 * sets) }
    }

    /// The number of a group.
    pub fn group(&mut self, group: G) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "there are fewer groups than examples")]
        let next = self.groups.len() as u32;
        *self.groups.entry(group).or_insert(next)
    }

    /// The number of a group that has a set, if it has one.
    pub fn known_group(&self, group: &G) -> Option<u32> {
        self.groups.get(group).copied()
    }

    /// Keeps a set, whose stems are rarest first, under a number of the caller's.
    pub fn insert(&mut self, group: u32, stems: &[u32], number: usize) {
        for (one, other) in pairs(stems) {
            self.kept.entry((group, one, other)).or_default().push(number);
        }
    }

    /// A kept set that is nearly the same; `stems_of` gives its stems, or `None` if it is not to be compared.
    pub fn find<'s>(
        &self,
        group: u32,
        stems: &[u32],
        stems_of: impl Fn(usize) -> Option<&'s Vec<u32>>,
    ) -> Option<usize> {
        let kept = pairs(stems).filter_map(|(one, other)| self.kept.get(&(group, one, other)));
        let mut candidates = kept.flatten().copied().take(PATIENCE);
        candidates.find(|number| stems_of(*number).is_some_and(|other| are_near(stems, other)))
    }
}

/// The pairs of a set's rarest stems, so many that a set nearly the same has one of them.
fn pairs(stems: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    let shared = (stems.len() * NEAR.0).div_ceil(NEAR.1);
    let prefix = &stems[..(stems.len() - shared + 2).min(stems.len())];
    // A single stem makes a pair with itself.
    let alone = <[u32; 1]>::try_from(prefix).ok().map(|[only]| (only, only));
    let several = prefix.iter().enumerate();
    alone
        .into_iter()
        .chain(several.flat_map(move |(at, one)| prefix[at + 1..].iter().map(move |other| (*one, *other))))
}

/// Whether two sets share so many of their stems.
fn are_near(one: &[u32], other: &[u32]) -> bool {
    let shared = one.iter().filter(|stem| other.contains(stem)).count();
    let all = one.len() + other.len() - shared;
    shared * NEAR.1 >= all * NEAR.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_near_is_found(
            one in prop::collection::btree_set(0_u32..12, 1..9),
            other in prop::collection::btree_set(0_u32..12, 1..9),
        ) {
            let (one, other): (Vec<u32>, Vec<u32>) = (one.into_iter().collect(), other.into_iter().collect());
            let mut index = Index::new(1);
            let group = index.group("cell");
            index.insert(group, &one, 7);
            let found = index.find(group, &other, |_| Some(&one));
            prop_assert_eq!(found.is_some(), are_near(&one, &other));
        }
    }
}
