//! Questions asked of a journal: which entries are meant, what is due, and what commits would add.

pub mod commits;

use jiff::civil::Date;

use crate::model::{Id, JournalEntry, JournalKind};

/// Which entries are wanted; what is `None` or empty leaves nothing out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Those about any of these behaviors.
    pub behaviors: &'a [Id],
    pub step: Option<&'a Id>,
    /// Those of this day and later.
    pub since: Option<Date>,
    pub kind: Option<JournalKind>,
    /// Those that say this, upper and lower case alike.
    pub words: Option<&'a str>,
}

/// Entries of one journal, to be read.
#[derive(Clone, Debug)]
pub struct Notes<'a> {
    /// The name of whom they are about.
    pub person: &'a str,
    /// The name of who wrote them, where that is somebody else.
    pub writer: Option<&'a str>,
    /// The newest first.
    pub entries: Vec<&'a JournalEntry>,
    /// How many more there are.
    pub left_out: usize,
    pub today: Date,
}

impl Wanted<'_> {
    /// The entries that are wanted, the newest first; of one day, the last one that was noted.
    pub fn select<'a>(&self, entries: &'a [JournalEntry]) -> Vec<&'a JournalEntry> {
        let mut found: Vec<_> = entries.iter().rev().filter(|entry| self.takes(entry)).collect();
        found.sort_by_key(|entry| std::cmp::Reverse(entry.date));
        found
    }

    fn takes(&self, entry: &JournalEntry) -> bool {
        (self.behaviors.is_empty() || entry.behaviors.iter().any(|id| self.behaviors.contains(id)))
            && self.step.is_none_or(|step| entry.step.as_ref() == Some(step))
            && self.since.is_none_or(|since| entry.date >= since)
            && self.kind.is_none_or(|kind| entry.kind == kind)
            && self.words.is_none_or(|words| says(entry, words))
    }
}

fn says(entry: &JournalEntry, words: &str) -> bool {
    let words = words.to_lowercase();
    let texts = [Some(&entry.text), entry.why.as_ref(), entry.from.as_ref()];
    let mut texts = texts.into_iter().flatten().chain(&entry.links);
    texts.any(|text| text.to_lowercase().contains(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::id;

    fn entries() -> Vec<JournalEntry> {
        let entry = |name: &str, date: &str, kind: JournalKind| JournalEntry {
            kind,
            ..JournalEntry::new(id(name), date.parse().expect("a date"), format!("The {name}"))
        };
        let mut entries = vec![
            entry("oven", "2026-03-01", JournalKind::Evidence),
            entry("flour", "2026-05-01", JournalKind::Decision),
            entry("praise", "2026-02-01", JournalKind::Feedback),
            entry("list", "2026-05-01", JournalKind::Evidence),
        ];
        entries[0].behaviors = vec![id("baking")];
        entries[0].step = Some(id("house"));
        entries[1].look_again = Some("2026-06-01".parse().expect("a date"));
        entries[2].from = Some("Kim Öst".to_owned());
        entries
    }

    #[test]
    fn what_is_wanted_comes_newest_first() {
        let entries = entries();
        let check = |wanted: Wanted<'_>, expect: &[&str]| {
            let found: Vec<&str> =
                wanted.select(&entries).into_iter().map(|entry| entry.id.as_str()).collect();
            assert_eq!(found, expect, "{wanted:?}");
        };
        let all = Wanted::default();
        check(all, &["list", "flour", "oven", "praise"]);
        check(Wanted { behaviors: &[id("baking"), id("care")], ..all }, &["oven"]);
        check(Wanted { step: Some(&id("bench")), ..all }, &[]);
        check(Wanted { since: "2026-03-01".parse().ok(), ..all }, &["list", "flour", "oven"]);
        check(Wanted { kind: Some(JournalKind::Decision), ..all }, &["flour"]);
        check(Wanted { words: Some("kim ö"), ..all }, &["praise"]);
    }

    #[test]
    fn a_decision_is_due_from_its_day_on() {
        let entries = entries();
        let due = |index: usize, day: &str| entries[index].is_due(day.parse().expect("a date"));
        assert_eq!([due(1, "2026-05-31"), due(1, "2026-06-01"), due(0, "2026-06-01")], [false, true, false]);
    }
}
