//! Which numbers about people may be told: none about fewer than five of them, and none by which such a number could
//! be worked out from the others.

use std::collections::{BTreeMap, BTreeSet};

/// Nothing is told about fewer people than this.
pub const FEWEST: usize = 5;

/// The counts of a row that may be told, each of people whom no other count of the row has; `None` in the place of
/// the others, be it that there is nobody.
///
/// `totals` are the numbers of people that are known to whoever reads it, and of whom the counts are parts. What one
/// of them leaves over is about nobody or about enough people, or else the smallest count is not told either. Nor is
/// one that has everybody in it, since it would tell of each of them.
pub fn told(counts: &[usize], totals: &[usize]) -> Vec<Option<usize>> {
    let may_be = |count: &usize| *count >= FEWEST && !totals.contains(count);
    let mut told: Vec<Option<usize>> = counts.iter().map(|count| Some(*count).filter(may_be)).collect();
    // One is enough: it has as many people as are needed, and they are left over with the others.
    if totals.iter().any(|total| is_few(total.saturating_sub(told.iter().flatten().sum()))) {
        let smallest = told.iter_mut().rev().filter(|count| count.is_some()).min_by_key(|count| **count);
        smallest.into_iter().for_each(|count| *count = None);
    }
    told
}

/// The groups whose numbers of people may be told. Everybody else is one group together, of nobody or of enough people
/// unless there are too few in all.
pub fn told_groups<K: Clone + Ord>(sizes: &BTreeMap<K, usize>) -> BTreeSet<K> {
    let (large, rest): (Vec<_>, Vec<_>) = sizes.iter().partition(|(_, size)| **size >= FEWEST);
    let mut kept: BTreeSet<K> = large.iter().map(|(key, _)| (*key).clone()).collect();
    if is_few(rest.iter().map(|(_, size)| **size).sum()) {
        let smallest = large.iter().rev().min_by_key(|(_, size)| **size);
        if let Some((key, _)) = smallest {
            kept.remove(*key);
        }
    }
    kept
}

/// Whether a number of people tells of some, and of too few.
pub fn is_few(people: usize) -> bool {
    (1..FEWEST).contains(&people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_told_where_no_few_people_are_left_over() {
        let check = |counts: &[usize], totals: &[usize], expect: &[Option<usize>]| {
            assert_eq!(told(counts, totals), expect, "{counts:?} of {totals:?}");
        };
        check(&[7, 5], &[12], &[Some(7), Some(5)]);
        check(&[7, 0, 0], &[12], &[Some(7), None, None]);
        // Four are left over, or three beside nobody.
        check(&[7, 4], &[11], &[None, None]);
        check(&[9, 6, 0], &[18], &[Some(9), None, None]);
        check(&[6, 6, 1], &[13], &[Some(6), None, None]);
        check(&[6, 6], &[30, 13], &[Some(6), None]);
        // Everybody said the same.
        check(&[12, 0], &[12], &[None, None]);
        check(&[12, 0], &[40, 12], &[None, None]);
        check(&[4, 4, 4], &[12], &[None, None, None]);
        check(&[], &[12], &[]);
    }

    #[test]
    fn small_groups_are_told_together() {
        let check = |sizes: &[usize], expect: &[usize]| {
            let sizes: BTreeMap<usize, usize> = sizes.iter().copied().enumerate().collect();
            assert_eq!(told_groups(&sizes), expect.iter().copied().collect(), "{sizes:?}");
        };
        check(&[5, 9], &[0, 1]);
        check(&[5, 9, 4], &[1]);
        check(&[5, 9, 4, 1], &[0, 1]);
        check(&[5, 5, 1], &[0]);
        check(&[3, 1], &[]);
        check(&[], &[]);
    }

    /// Every row of `parts` counts that add up to at most `total`.
    fn rows(parts: usize, total: usize) -> Vec<Vec<usize>> {
        if parts == 0 {
            return vec![Vec::new()];
        }
        let begin = |first: usize| {
            rows(parts - 1, total - first).into_iter().map(move |rest| [vec![first], rest].concat())
        };
        (0..=total).flat_map(begin).collect()
    }

    /// Whoever knows how the numbers are chosen, and tries every row that gives the same ones, can tell of no group of
    /// too few people how many they are: neither of one count nor of several together, with whoever is in none.
    #[test]
    fn whoever_tries_every_row_isolates_nobody() {
        for (parts, total) in
            (1..=3).flat_map(|parts| (1..=19).map(move |total| (parts, total))).chain([(5, 11)])
        {
            let mut by_told: BTreeMap<Vec<Option<usize>>, Vec<Vec<usize>>> = BTreeMap::new();
            for row in rows(parts, total) {
                by_told.entry(told(&row, &[total])).or_default().push(row);
            }
            for (told, rows) in by_told {
                for group in 1..1_usize << (parts + 1) {
                    let people = |row: &Vec<usize>| -> usize {
                        let left_over = total - row.iter().sum::<usize>();
                        let all = row.iter().copied().chain([left_over]);
                        all.enumerate().filter(|(at, _)| group >> at & 1 == 1).map(|(_, count)| count).sum()
                    };
                    let possible: BTreeSet<usize> = rows.iter().map(people).collect();
                    let is_isolated = possible.len() == 1 && possible.iter().all(|people| is_few(*people));
                    // Where all the people there are are too few, everybody knows how many they are.
                    assert!(!is_isolated || total < FEWEST, "{told:?} of {total}: {possible:?} in {group:b}");
                }
            }
        }
    }
}
