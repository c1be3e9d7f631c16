//! Dates as spreadsheets export them. What one of them leaves open, the others of its column may decide.

use jiff::civil::Date;

/// In which order a date is written.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum DateOrder {
    /// 31/12/2026
    DayMonthYear,
    /// 12/31/2026
    MonthDayYear,
    /// 26/12/31
    YearMonthDay,
}

/// What a text may mean as a date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reading {
    /// This day, whatever the order of others is.
    Day(Date),
    /// A day for each order in which it is one.
    ByOrder(Vec<(DateOrder, Date)>),
    /// It is no date.
    None,
}

/// In which order a column's dates are written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Orders {
    /// Only in this one can all be read; also where it makes no difference.
    Settled(DateOrder),
    /// In several of them, with other days: this text of the column is an example of it.
    Open(Vec<DateOrder>, String),
    /// These two texts of the column are not written in one order.
    Mixed(String, String),
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];

    /// The word by which it is chosen.
    pub fn word(self) -> &'static str {
        match self {
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
            Self::YearMonthDay => "ymd",
        }
    }

    /// The order in words: `the day first`.
    pub fn says(self) -> &'static str {
        match self {
            Self::DayMonthYear => "the day first",
            Self::MonthDayYear => "the month first",
            Self::YearMonthDay => "the year first",
        }
    }
}

impl Reading {
    /// What a text may mean.
    pub fn of(text: &str) -> Self {
        let text = without_time(text);
        let parts: Vec<&str> =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let [first, second, third] = parts.as_slice() else { return Self::None };
        let fixed = |year: &str, month: Option<i8>, day: &str| {
            month.and_then(|month| date(year, month, day)).map_or(Self::None, Self::Day)
        };
        match (month_named(first), month_named(second)) {
            (Some(month), _) => return fixed(third, Some(month), second),
            (None, Some(month)) if first.len() == 4 => return fixed(first, Some(month), third),
            (None, Some(month)) => return fixed(third, Some(month), first),
            (None, None) => {}
        }
        if first.len() == 4 {
            return fixed(first, number(second), third);
        }
        // With points, the day comes first wherever dates are written so.
        if text.contains('.') {
            return fixed(third, number(second), first);
        }
        let by_order = |order: &DateOrder| {
            let day = match order {
                DateOrder::DayMonthYear => date(third, number(second)?, first),
                DateOrder::MonthDayYear => date(third, number(first)?, second),
                DateOrder::YearMonthDay if third.len() <= 2 => date(first, number(second)?, third),
                DateOrder::YearMonthDay => None,
            };
            Some((*order, day?))
        };
        let days: Vec<(DateOrder, Date)> = DateOrder::ALL.iter().filter_map(by_order).collect();
        if days.is_empty() { Self::None } else { Self::ByOrder(days) }
    }

    /// The day in this order.
    pub fn day(&self, order: DateOrder) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::ByOrder(days) => days.iter().find(|(known, _)| *known == order).map(|(_, day)| *day),
            Self::None => None,
        }
    }
}

impl Orders {
    /// The order of a column's texts: the one in which every one of them is a date.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut left: Vec<DateOrder> = DateOrder::ALL.into();
        let mut open: Option<&str> = None;
        let mut decisive: Option<&str> = None;
        let readings: Vec<(&str, Reading)> =
            texts.into_iter().map(|text| (text, Reading::of(text))).collect();
        for (text, reading) in &readings {
            let Reading::ByOrder(days) = reading else { continue };
            let fits = |order: &DateOrder| days.iter().any(|(known, _)| known == order);
            if !left.iter().any(fits) {
                return Self::Mixed(decisive.unwrap_or(text).to_owned(), (*text).to_owned());
            }
            if left.iter().any(|order| !fits(order)) {
                decisive = Some(text);
            }
            left.retain(fits);
        }
        for (text, reading) in &readings {
            let mut days: Vec<Option<Date>> = left.iter().map(|order| reading.day(*order)).collect();
            days.dedup();
            if days.len() > 1 {
                open = open.or(Some(text));
            }
        }
        match (open, left.first()) {
            (None, Some(order)) => Self::Settled(*order),
            (example, _) => Self::Open(left, example.unwrap_or_default().to_owned()),
        }
    }
}

/// The text up to a time of day behind the date.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text.trim() };
    let before = text.get(..colon).unwrap_or_default();
    before.rfind(['T', ' ']).and_then(|end| before.get(..end)).unwrap_or(before).trim()
}

fn number(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2)
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let number: i16 = year.parse().ok()?;
    let year = match year.len() {
        2 => number.checked_add(2000)?,
        4 => number,
        _ => return None,
    };
    Date::new(year, month, self::number(day)?).ok().filter(|day| (1..=9998).contains(&day.year()))
}

/// The month that an English word, or its first three letters or more, names.
fn month_named(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let place = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    i8::try_from(place).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_however_it_is_written() {
        let check = |text: &str, expect: &str| {
            let days: Vec<String> = match Reading::of(text) {
                Reading::Day(day) => vec![day.to_string()],
                Reading::ByOrder(days) => {
                    days.iter().map(|(order, day)| format!("{}: {day}", order.word())).collect()
                }
                Reading::None => Vec::new(),
            };
            assert_eq!(days.join(", "), expect, "{text}");
        };
        check("2026-03-01", "2026-03-01");
        check("2026-03-01T00:00:00Z", "2026-03-01");
        check("2026/3/1 00:00", "2026-03-01");
        check("01.03.2026", "2026-03-01");
        check("1.3.26", "2026-03-01");
        check("1 Mar 2026", "2026-03-01");
        check("1-Mar-26", "2026-03-01");
        check("March 1, 2026", "2026-03-01");
        check("3/1/2026", "dmy: 2026-01-03, mdy: 2026-03-01");
        check("3/25/2026 12:00:00 AM", "mdy: 2026-03-25");
        check("25-3-2026", "dmy: 2026-03-25");
        check("01/02/03", "dmy: 2003-02-01, mdy: 2003-01-02, ymd: 2001-02-03");
        check("31/12/99", "dmy: 2099-12-31");
        for text in
            ["", "soon", "46082", "13/14/2026", "30.2.2026", "2026-13-01", "1/2/203", "0000-01-01", "1/2"]
        {
            check(text, "");
        }
    }

    #[test]
    fn the_column_decides() {
        let check = |texts: &[&str], expect: Orders| assert_eq!(Orders::of(texts.iter().copied()), expect);
        check(&["3/1/2026", "3/25/2026", "2026-01-01"], Orders::Settled(DateOrder::MonthDayYear));
        check(&["3/1/2026", "25/3/2026", ""], Orders::Settled(DateOrder::DayMonthYear));
        check(&["3/3/2026"], Orders::Settled(DateOrder::DayMonthYear));
        check(&[], Orders::Settled(DateOrder::DayMonthYear));
        let both = vec![DateOrder::DayMonthYear, DateOrder::MonthDayYear];
        check(&["3/3/2026", "3/1/2026"], Orders::Open(both, "3/1/2026".to_owned()));
        check(
            &["3/1/2026", "3/25/2026", "25/3/2026"],
            Orders::Mixed("3/25/2026".to_owned(), "25/3/2026".to_owned()),
        );
    }
}
