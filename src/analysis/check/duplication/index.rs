//! Finds a set of stems that is nearly the same as another, without comparing each with each.
//!
//! Two sets that share three quarters of their stems share two or more of their rarest ones: sets are
//! kept under the pairs of those, and only sets that have such a pair in common are compared. This is
//! the prefix filter of set similarity joins: Chaudhuri, Ganti and Kaushik, "A primitive operator for
//! similarity joins in data cleaning", ICDE 2006.

use std::hash::Hash;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Sets of stems in groups; only sets of the same group are compared.
pub struct Index<G> {
    groups: FxHashMap<G, u32>,
    /// Where the sets kept under a pair of stems begin in `kept`.
    heads: FxHashMap<(u32, u32, u32), u32>,
    kept: Vec<Kept>,
}

/// A set that is kept under a pair of stems.
struct Kept {
    number: u32,
    /// Where the next one of the same pair is.
    next: Option<u32>,
    marks: Marks,
}

/// A set of stems in short: for most sets it tells that they are not near, without a look at their stems.
#[derive(Clone, Copy)]
struct Marks(u64);

/// Of all the stems of two texts, the share that both have when they are nearly the same.
const NEAR: (usize, usize) = (3, 4);

/// How many sets are compared with one at most, so that odd frameworks are slow for nobody.
const PATIENCE: usize = 100;

/// The pairs under which a set of usual length is kept.
const USUAL_PAIRS: usize = 6;

impl<G: Eq + Hash> Index<G> {
    /// An index with room for so many sets.
    pub fn for_sets(count: usize) -> Self {
        let room = count * USUAL_PAIRS;
        let heads = FxHashMap::with_capacity_and_hasher(room, FxBuildHasher);
        Self { groups: FxHashMap::default(), heads, kept: Vec::with_capacity(room) }
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
    pub fn insert(&mut self, group: u32, stems: &[u32], number: u32) {
        let marks = Marks::of(stems);
        for (one, other) in pairs(stems) {
            #[expect(clippy::cast_possible_truncation, reason = "a set has few pairs")]
            let next = self.heads.insert((group, one, other), self.kept.len() as u32);
            self.kept.push(Kept { number, marks, next });
        }
    }

    /// The first kept set that is nearly the same and is `wanted`; `stems_of` gives the stems of a set.
    pub fn find<'s>(
        &self,
        group: u32,
        stems: &[u32],
        stems_of: impl Fn(u32) -> &'s [u32],
        wanted: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let mut patience = PATIENCE;
        for (one, other) in pairs(stems) {
            let mut at = self.heads.get(&(group, one, other)).copied();
            while let Some(kept) = at.map(|at| &self.kept[at as usize]) {
                at = kept.next;
                patience = patience.checked_sub(1)?;
                let may_be = kept.marks.may_be_near(stems);
                if may_be && are_near(stems, stems_of(kept.number)) && wanted(kept.number) {
                    return Some(kept.number);
                }
            }
        }
        None
    }
}

impl Marks {
    fn of(stems: &[u32]) -> Self {
        Self(stems.iter().fold(0, |marks, stem| marks | Self::mark(*stem)))
    }

    fn mark(stem: u32) -> u64 {
        1 << (stem % u64::BITS)
    }

    /// False only where the set of these marks and the other one surely are not near.
    fn may_be_near(self, stems: &[u32]) -> bool {
        let shared = stems.iter().filter(|stem| self.0 & Self::mark(**stem) != 0).count();
        shared * NEAR.1 >= stems.len() * NEAR.0
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
            let mut index = Index::for_sets(1);
            let group = index.group("cell");
            index.insert(group, &one, 7);
            let found = index.find(group, &other, |_| one.as_slice(), |_| true);
            prop_assert_eq!(found.is_some(), are_near(&one, &other));
        }
    }
}
