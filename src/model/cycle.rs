//! Review cycles: how long one lasts, what it is called, and which one comes later.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Id;

/// How often a company reviews.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Once a year: `2026`.
    Year,
    /// Twice a year: `2026-h2`.
    #[default]
    HalfYear,
    /// Four times a year: `2026-q4`.
    Quarter,
    /// Every month: `2026-11`.
    Month,
    /// By the day: `2026-11-23`.
    Date,
}

/// One review cycle of a person. Cycles are ordered by date, never by name.
///
/// The order is total: the later first day is the later cycle; of two with the same first day, the one that
/// ends first is the later one, for it is the more recent occasion; then the name decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cycle {
    /// The folder's name, as in `2026-h2`.
    pub name: Id,
    first: Date,
    last: Date,
}

impl Rhythm {
    /// The name of the cycle that a day falls into.
    #[expect(clippy::unwrap_used, reason = "digits, a hyphen and a letter are an id")]
    pub fn cycle(self, day: Date) -> Id {
        let (year, month) = (day.year(), day.month());
        let name = match self {
            Rhythm::Year => format!("{year:04}"),
            Rhythm::HalfYear => format!("{year:04}-h{}", (month - 1) / 6 + 1),
            Rhythm::Quarter => format!("{year:04}-q{}", (month - 1) / 3 + 1),
            Rhythm::Month => format!("{year:04}-{month:02}"),
            Rhythm::Date => day.to_string(),
        };
        name.parse().unwrap()
    }
}

impl Cycle {
    /// A cycle by its name. One whose name is not a date is ordered by the day it was begun; where that is
    /// not known either, as of a file that cannot be read, it counts as the latest.
    pub fn new(name: Id, begun: Option<Date>) -> Self {
        let (first, last) = days(name.as_str()).unwrap_or_else(|| {
            let day = begun.unwrap_or(Date::MAX);
            (day, day)
        });
        Self { name, first, last }
    }

    /// Its first day; of one with a free name, the day on which it was begun.
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// Its last day; of one with a free name, the day on which it was begun.
    pub fn last_day(&self) -> Date {
        self.last
    }

    /// Whether its name tells no days.
    pub fn has_free_name(&self) -> bool {
        days(self.name.as_str()).is_none()
    }

    /// Whether it begins after this day.
    pub fn begins_after(&self, day: Date) -> bool {
        self.first > day
    }
}

/// The first and the last day of a cycle whose name tells them.
fn days(name: &str) -> Option<(Date, Date)> {
    let (year, rest) = name.split_once('-').unwrap_or((name, ""));
    let whole = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = if whole { year.parse().ok()? } else { return None };
    let months = |first: i8, count: i8| {
        let first = Date::new(year, first, 1).ok()?;
        let last = Date::new(year, first.month() + count - 1, 1).ok()?.last_of_month();
        Some((first, last))
    };
    match rest.as_bytes() {
        [] => months(1, 12),
        [b'h', half @ b'1'..=b'2'] => months((*half as i8 - b'1' as i8) * 6 + 1, 6),
        [b'q', quarter @ b'1'..=b'4'] => months((*quarter as i8 - b'1' as i8) * 3 + 1, 3),
        [_, _] => months(rest.parse().ok()?, 1),
        _ => name.parse().ok().map(|day| (day, day)),
    }
}

impl Ord for Cycle {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_days = self.first.cmp(&other.first).then(other.last.cmp(&self.last));
        by_days.then_with(|| self.name.cmp(&other.name))
    }
}

impl PartialOrd for Cycle {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cycles() {
        let check = |rhythm: Rhythm, day: &str, expect: &str| {
            assert_eq!(rhythm.cycle(day.parse().expect("a date")), expect);
        };
        check(Rhythm::Year, "2026-06-30", "2026");
        check(Rhythm::HalfYear, "2026-06-30", "2026-h1");
        check(Rhythm::HalfYear, "2026-07-01", "2026-h2");
        check(Rhythm::Quarter, "2026-01-01", "2026-q1");
        check(Rhythm::Quarter, "2026-12-31", "2026-q4");
        check(Rhythm::Month, "2026-03-09", "2026-03");
        check(Rhythm::Date, "2026-03-09", "2026-03-09");
    }

    #[test]
    fn cycles_are_ordered_by_date() {
        let cycle = |name: &str, begun: Option<&str>| {
            let begun = begun.map(|day| day.parse().expect("a date"));
            Cycle::new(name.parse().expect("an id"), begun)
        };
        // From earliest to latest, whatever the names are as texts.
        let mut ordered = vec![
            cycle("annual-talk", Some("2025-11-30")),
            cycle("2026", None),
            cycle("2026-h1", None),
            cycle("2026-q1", None),
            cycle("2026-01", None),
            cycle("2026-01-01", None),
            cycle("check-in", Some("2026-03-09")),
            cycle("2026-h2", None),
            cycle("2026-q4", None),
            cycle("2026-10", None),
            cycle("2026-11", None),
            cycle("9", Some("2026-12-01")),
            cycle("unreadable", None),
        ];
        let expect = ordered.clone();
        ordered.reverse();
        ordered.sort();
        assert_eq!(ordered, expect);
    }

    #[test]
    fn a_cycle_of_the_future_is_known_by_its_first_day() {
        let today = "2026-11-25".parse().expect("a date");
        let check = |name: &str, expect: bool| {
            let cycle = Cycle::new(name.parse().expect("an id"), None);
            assert_eq!(cycle.begins_after(today), expect, "{name}");
        };
        check("2026-h2", false);
        check("2026-11-25", false);
        check("2026-12", true);
        check("2027", true);
        check("2026-13", true);
    }
}
