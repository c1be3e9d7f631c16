//! What the marks between words tell: what is quoted, and where a second sentence starts.

use std::ops::Range;

use super::{Lists, Sentence};

impl Sentence<'_> {
    /// The first word of a second sentence: after the end of the first one, with a capital, outside of quotation marks.
    pub fn second_sentence(&self, lists: &Lists) -> Option<usize> {
        (1..self.words.len()).find(|at| {
            let gap = self.gap_before(*at);
            let ends = gap.starts_with(['.', '!', '?', '…'])
                || gap.starts_with([')', ']']) && gap[1..].starts_with('.');
            let starts = gap.ends_with(char::is_whitespace)
                && self.words[*at].text.starts_with(|first: char| first.is_uppercase());
            let quoted = self.is_quoted(*at) || self.is_quoted(at - 1);
            ends && starts && !quoted && !self.is_abbreviation(at - 1, lists)
        })
    }

    /// Whether the mark after a word belongs to the word: "Inc.", "U.S.", "Yahoo!".
    fn is_abbreviation(&self, at: usize, lists: &Lists) -> bool {
        let word = self.word(at);
        word.chars().count() == 1 || lists.has("abbreviation", word)
    }
}

/// The bytes of a text that are between quotation marks of any kind.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    if text.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'"' | b'\'')) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let mut before = ' ';
    for (at, mark) in text.char_indices() {
        let next = text[at + mark.len_utf8()..].chars().next().unwrap_or(' ');
        let double = matches!(mark, '"' | '“' | '”' | '„' | '«' | '»');
        // An apostrophe has a letter before it, and so has the mark that closes, which has none behind it.
        let opens =
            double || (matches!(mark, '\'' | '‘') && !before.is_alphanumeric() && next.is_alphanumeric());
        let closes = |of_two: bool| match of_two {
            true => double,
            false => matches!(mark, '\'' | '’') && !next.is_alphanumeric(),
        };
        match open {
            Some((start, of_two)) if closes(of_two) => {
                found.push(start..at);
                open = None;
            }
            None if opens => open = Some((at, double)),
            _ => {}
        }
        before = mark;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_marks_is_quoted() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<&str> = quoted(text)
                .into_iter()
                .map(|range| text[range].trim_start_matches(['"', '\'', '“', '‘', '«']))
                .collect();
            assert_eq!(found, expect, "{text}");
        };
        check("Asks for help", &[]);
        check("Asks \"why?\" and “how?”", &["why?", "how?"]);
        check("Says 'we're late' and ‘it’s fine’", &["we're late", "it’s fine"]);
        check("Reads the pupils' and the nurse's notes", &[]);
        check("Calls «allô» once", &["allô"]);
        check("Writes \"half", &[]);
    }
}
