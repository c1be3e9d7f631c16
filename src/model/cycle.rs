//! Review cycles: how long one lasts, and what it is called.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Id;

/// How often a company reviews.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
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

impl Rhythm {
    /// The name of the cycle that a day falls into.
    #[expect(clippy::unwrap_used, reason = "digits, a hyphen and a letter are an id")]
    pub fn cycle(self, day: Date) -> Id {
        let (year, month) = (day.year(), day.month());
        let name = match self {
            Rhythm::HalfYear => format!("{year:04}-h{}", (month - 1) / 6 + 1),
            Rhythm::Quarter => format!("{year:04}-q{}", (month - 1) / 3 + 1),
            Rhythm::Month => format!("{year:04}-{month:02}"),
            Rhythm::Date => day.to_string(),
        };
        name.parse().unwrap()
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
        check(Rhythm::HalfYear, "2026-06-30", "2026-h1");
        check(Rhythm::HalfYear, "2026-07-01", "2026-h2");
        check(Rhythm::Quarter, "2026-01-01", "2026-q1");
        check(Rhythm::Quarter, "2026-12-31", "2026-q4");
        check(Rhythm::Month, "2026-03-09", "2026-03");
        check(Rhythm::Date, "2026-03-09", "2026-03-09");
    }
}
