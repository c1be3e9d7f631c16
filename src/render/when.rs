//! How far off a day is, in plain words.

use jiff::civil::Date;

/// A day with how far it is from `today`: `2026-10-01, 7 weeks ago`.
pub fn when(day: Date, today: Date) -> String {
    format!("{day}, {}", from_today(day, today))
}

/// In days up to two weeks, then in whole weeks.
fn from_today(day: Date, today: Date) -> String {
    let days = today.until(day).map_or(0, |span| span.get_days());
    let (number, unit) = match days.unsigned_abs() {
        days @ ..14 => (days, "days"),
        days => (days / 7, "weeks"),
    };
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {number} {unit}"),
        _ => format!("{number} {unit} ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_days_are_counted_in_days_and_far_ones_in_weeks() {
        let check = |day: &str, expect: &str| {
            let date = |text: &str| text.parse().expect("a date");
            assert_eq!(when(date(day), date("2026-11-25")), format!("{day}, {expect}"));
        };
        check("2026-11-25", "today");
        check("2026-11-26", "tomorrow");
        check("2026-11-24", "yesterday");
        check("2026-11-12", "13 days ago");
        check("2026-12-02", "in 7 days");
        check("2026-10-01", "7 weeks ago");
        check("2026-12-18", "in 3 weeks");
        check("2025-11-25", "52 weeks ago");
    }
}
