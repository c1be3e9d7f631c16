//! The word lists: shipped as data files, changed by a workspace's settings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::Phrases;
use super::spelling::american;
use crate::model::WordList;

/// The names of the word lists, as `steps.toml` names them, with the shipped words.
const LISTS: &[(&str, &str)] = &[
    ("abbreviation", include_str!("lists/abbreviation.txt")),
    ("absolute", include_str!("lists/absolute.txt")),
    ("compound-verb", include_str!("lists/compound-verb.txt")),
    ("conduct-noun", include_str!("lists/conduct-noun.txt")),
    ("exclusive-word", include_str!("lists/exclusive-word.txt")),
    ("filler", include_str!("lists/filler.txt")),
    ("gendered-pronoun", include_str!("lists/gendered-pronoun.txt")),
    ("how-often", include_str!("lists/how-often.txt")),
    ("limit", include_str!("lists/limit.txt")),
    ("lower-case-name", include_str!("lists/lower-case-name.txt")),
    ("mental-noun", include_str!("lists/mental-noun.txt")),
    ("negative", include_str!("lists/negative.txt")),
    ("not-a-verb", include_str!("lists/not-a-verb.txt")),
    ("noun-or-verb", include_str!("lists/noun-or-verb.txt")),
    ("number", include_str!("lists/number.txt")),
    ("quota", include_str!("lists/quota.txt")),
    ("rank", include_str!("lists/rank.txt")),
    ("rate", include_str!("lists/rate.txt")),
    ("result-verb", include_str!("lists/result-verb.txt")),
    ("stop-word", include_str!("lists/stop-word.txt")),
    ("supervision", include_str!("lists/supervision.txt")),
    ("tally-verb", include_str!("lists/tally-verb.txt")),
    ("trait-adjective", include_str!("lists/trait-adjective.txt")),
    ("trait-noun", include_str!("lists/trait-noun.txt")),
    ("trait-word", include_str!("lists/trait-word.txt")),
    ("unobservable-verb", include_str!("lists/unobservable-verb.txt")),
    ("verb", include_str!("lists/verb.txt")),
    ("we-or-you", include_str!("lists/we-or-you.txt")),
    ("widening", include_str!("lists/widening.txt")),
];

/// The names of the word lists.
pub fn list_names() -> impl Iterator<Item = &'static str> {
    LISTS.iter().map(|(name, _)| *name)
}

/// What a phrase in a text is: an entry of a word list.
#[derive(Debug)]
pub struct ListPhrase {
    /// The list's name.
    pub list: &'static str,
    pub role: Role,
}

/// What becomes of a phrase where it is in a text.
#[derive(Debug, Eq, PartialEq)]
pub enum Role {
    /// It is found, and this may be written in its place.
    Found(Option<String>),
    /// A phrase of the list inside it is not found.
    Excused,
}

/// The word lists of a workspace.
#[derive(Debug)]
pub struct Lists {
    /// The lists of phrases, in one index.
    pub phrases: Phrases<ListPhrase>,
    /// The lists of single words.
    words: BTreeMap<&'static str, FxHashSet<String>>,
}

/// Lists that are asked about one word at a time.
const OF_SINGLE_WORDS: &[&str] = &[
    "abbreviation",
    "compound-verb",
    "conduct-noun",
    "lower-case-name",
    "mental-noun",
    "not-a-verb",
    "noun-or-verb",
    "stop-word",
    "tally-verb",
    "trait-noun",
    "verb",
    "widening",
];

impl Lists {
    /// The shipped lists with these changes. A change to a list that there is not is left out.
    pub fn new(changes: &BTreeMap<String, WordList>) -> Self {
        let mut lists = Self { phrases: Phrases::new(), words: BTreeMap::new() };
        for (list, shipped) in LISTS {
            let entries = changed(shipped, changes.get(*list));
            if OF_SINGLE_WORDS.contains(list) {
                let word = |entry: Cow<'_, str>| american(entry.to_lowercase().into()).into_owned();
                lists.words.insert(list, entries.map(word).collect());
                continue;
            }
            for entry in entries {
                let (phrase, role) = match entry.strip_prefix('!') {
                    Some(excused) => (excused, Role::Excused),
                    None => match entry.split_once(" -> ") {
                        Some((phrase, instead)) => (phrase, Role::Found(Some(instead.trim().to_owned()))),
                        None => (&*entry, Role::Found(None)),
                    },
                };
                lists.phrases.add(phrase, ListPhrase { list, role });
            }
        }
        lists
    }

    /// The entries of a list of single words.
    pub fn words_of(&self, list: &str) -> impl Iterator<Item = &str> {
        self.words.get(list).into_iter().flatten().map(String::as_str)
    }

    /// Whether a list of single words has this one, which is in lower case.
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.words.get(list).is_some_and(|words| words.contains(word))
    }
}

/// The entries of a list: those of the file or those instead of them, without some, and with more.
fn changed<'a>(shipped: &'a str, change: Option<&'a WordList>) -> impl Iterator<Item = Cow<'a, str>> {
    let replaced = change.and_then(|change| change.replace.as_ref());
    let shipped = if replaced.is_some() { "" } else { shipped };
    let entries = shipped.lines().chain(replaced.into_iter().flatten().map(String::as_str));
    let removed = change.map_or(&[][..], |change| &change.remove);
    let kept = spelled_out(entries).filter(move |entry| !removed.iter().any(|word| is_about(entry, word)));
    kept.chain(spelled_out(change.map_or(&[][..], |change| &change.add).iter().map(String::as_str)))
}

/// Entries without comments, with each choice spelled out: `once a day|week` is `once a day` and `once a week`.
fn spelled_out<'a>(entries: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Cow<'a, str>> {
    let entries = entries.map(str::trim).filter(|entry| !entry.is_empty() && !entry.starts_with('#'));
    entries.flat_map(|entry| {
        if !entry.contains('|') {
            return vec![Cow::Borrowed(entry)];
        }
        let (excuse, phrase) = entry.strip_prefix('!').map_or(("", entry), |phrase| ("!", phrase));
        let mut spelled = vec![excuse.to_owned()];
        for (at, part) in phrase.split(' ').enumerate() {
            let space = if at == 0 { "" } else { " " };
            let with = |start: &str, word: &str| format!("{start}{space}{word}");
            spelled =
                spelled.iter().flat_map(|start| part.split('|').map(|word| with(start, word))).collect();
        }
        spelled.into_iter().map(Cow::Owned).collect()
    })
}

/// Whether an entry is this word, whatever it would have in its place.
fn is_about(entry: &str, word: &str) -> bool {
    let phrase = entry.split_once(" -> ").map_or(entry, |(phrase, _)| phrase);
    phrase.trim().eq_ignore_ascii_case(word.trim())
}

#[cfg(test)]
mod tests {
    use super::super::words::words as words_in;
    use super::*;

    fn finds(lists: &Lists, list: &str, text: &str) -> bool {
        let words: Vec<_> = words_in(text).collect();
        lists.phrases.hits(&words).iter().any(|hit| hit.meaning.list == list)
    }

    #[test]
    fn settings_replace_add_and_remove() {
        let check = |change: WordList, text: &str, expect: bool| {
            let lists = Lists::new(&BTreeMap::from([("filler".to_owned(), change)]));
            assert_eq!(finds(&lists, "filler", text), expect, "{text}");
        };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        check(WordList::default(), "Basically writes", true);
        check(
            WordList { replace: Some(words(&["sort of"])), ..WordList::default() },
            "Basically writes",
            false,
        );
        check(WordList { replace: Some(words(&["sort of"])), ..WordList::default() }, "Sort of writes", true);
        check(WordList { add: words(&["as it were"]), ..WordList::default() }, "Writes as it were", true);
        check(WordList { remove: words(&["in general"]), ..WordList::default() }, "Writes in general", false);
        check(WordList { add: words(&["so|as it were"]), ..WordList::default() }, "Writes so it were", true);
        check(WordList { add: words(&["humor"]), ..WordList::default() }, "Writes humour", true);
        check(WordList { remove: words(&["Basically"]), ..WordList::default() }, "Basically writes", false);
    }

    #[test]
    fn every_list_has_entries_that_stand_once() {
        for (list, text) in LISTS {
            let entries: Vec<Cow<'_, str>> = changed(text, None).collect();
            assert!(text.starts_with("# "), "{list} says what it is");
            assert!(!entries.is_empty(), "{list}");
            let mut seen = FxHashSet::default();
            for entry in entries {
                assert!(seen.insert(entry.clone()), "{list} has `{entry}` twice");
            }
        }
    }
}
