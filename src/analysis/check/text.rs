//! One example's text, taken apart once for all rules about what is said and how.

use std::ops::Range;

use super::lists::{Entry, Role};
use super::located::Located;
use crate::analysis::english::Hit;
use crate::analysis::english::sentence::{self, Word};
use crate::diagnostic::{Change, Edit, Part, Problem};

/// A text with its words, and what the rules need to know about its shape.
pub struct Text<'a> {
    pub located: Located<'a>,
    pub text: &'a str,
    /// Its words, without those of a list mark.
    pub words: Vec<Word<'a>>,
    /// How many of the words come before the first subordinate clause.
    pub main: usize,
    /// Where the first finite verb is or ought to be: behind an adverb, if one comes first, with its degree.
    pub head: usize,
    /// The bytes that are quoted from somebody else.
    quoted: Vec<Range<usize>>,
}

/// Whether a word is an adverb that may come before a verb, by its ending.
pub fn is_adverb(word: &str) -> bool {
    let adverbs = [
        "always",
        "never",
        "often",
        "just",
        "sometimes",
        "seldom",
        "quite",
        "very",
        "rather",
        "also",
        "even",
        "still",
        "first",
        "later",
        "soon",
    ];
    let others = ["applies", "relies", "replies", "supplies"];
    adverbs.contains(&word) || (word.len() > 4 && word.ends_with("ly") && !others.contains(&word))
}

/// Whether a word begins a subordinate clause.
fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "when"
            | "whenever"
            | "if"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "what"
            | "whatever"
            | "whether"
            | "because"
            | "so"
            | "until"
            | "while"
            | "where"
            | "wherever"
            | "unless"
            | "why"
            | "how"
            | "once"
            | "since"
            | "although"
            | "though"
    )
}

impl<'a> Text<'a> {
    pub fn new(located: Located<'a>) -> Self {
        let text = located.example.text.as_str();
        let start = body_start(text);
        // Most words have one space behind them: a guess that is seldom too low, and never far too high.
        let mut words: Vec<Word<'a>> =
            Vec::with_capacity(text.bytes().filter(|byte| *byte == b' ').count() + 1);
        words.extend(sentence::words(text).filter(|word| word.range.start >= start));
        let main = words.iter().position(|word| is_subordinator(&word.lower));
        let head = words.iter().position(|word| !is_adverb(&word.lower)).unwrap_or(0);
        Self {
            located,
            text,
            main: main.unwrap_or(words.len()),
            head: head.min(2),
            quoted: quoted(text),
            words,
        }
    }

    /// A problem with these bytes of the text.
    pub fn problem(&self, rule: &'static str, range: Range<usize>, message: impl Into<String>) -> Problem {
        self.located.problem(rule, Part::Within(range), message.into())
    }

    /// A problem that is fixed by these changes, where the text says anything at all.
    pub fn fixed(&self, problem: Problem, changes: Vec<Change>) -> Problem {
        let says = self.text[body_start(self.text)..].contains(char::is_alphabetic);
        if says { problem.fix(Edit::ChangeText(self.located.path(), changes)) } else { problem }
    }

    /// The phrases of one list in the text, without those that are excused; the longest where several overlap.
    pub fn found<'l>(&self, hits: &Hits<'l>, list: &str) -> Vec<(Range<usize>, Option<&'l str>)> {
        let of_list = || hits.iter().filter(|hit| hit.meaning.list == list);
        let covers = |outer: &Range<usize>, inner: &Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end && outer != inner
        };
        let mut found: Vec<(Range<usize>, Option<&'l str>)> = Vec::new();
        for hit in of_list() {
            if self.is_quoted(hit.words.start) {
                continue;
            }
            let Role::Found(instead) = &hit.meaning.role else { continue };
            let hidden = of_list().any(|other| match other.meaning.role {
                Role::Excused => covers(&other.words, &hit.words) || other.words == hit.words,
                Role::Found(_) => covers(&other.words, &hit.words),
            });
            if !hidden && found.last().is_none_or(|(last, _)| last.end <= hit.words.start) {
                found.push((hit.words.clone(), instead.as_deref()));
            }
        }
        found
    }

    /// Whether a word is quoted from somebody else.
    fn is_quoted(&self, word: usize) -> bool {
        self.quoted.iter().any(|quoted| quoted.contains(&self.words[word].range.start))
    }

    /// The bytes of some of the words.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        sentence::range(&self.words[words])
    }

    /// Some of the words as they are written.
    pub fn quote(&self, words: Range<usize>) -> &'a str {
        &self.text[self.range(words)]
    }
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = text.match_indices(['"', '“', '”', '„']).map(|(at, _)| at).collect();
    marks.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
}

/// What the word lists find in a text.
pub type Hits<'l> = [Hit<'l, Entry>];

/// Where the text begins, behind a list mark and what cannot be seen.
pub fn body_start(text: &str) -> usize {
    let start =
        text.len() - text.trim_start_matches(|found: char| found.is_whitespace() || is_hidden(found)).len();
    start + mark_length(&text[start..])
}

/// The bytes of a list mark at the front, with the spaces behind it; 0 where there is none.
pub fn mark_length(text: &str) -> usize {
    let after_bullet = text.trim_start_matches(['-', '*', '+', '•', '◦', '‣', '·', '–', '—', '>']);
    let after_digits = text.trim_start_matches(|found: char| found.is_ascii_digit());
    let lettered = text.strip_prefix(|found: char| found.is_ascii_lowercase());
    let numbered = Some(after_digits).filter(|rest| rest.len() < text.len()).or(lettered);
    let rest = if after_bullet.len() < text.len() {
        after_bullet
    } else if let Some(rest) = numbered.and_then(|rest| rest.strip_prefix(['.', ')'])) {
        rest
    } else {
        text
    };
    if rest.len() < text.len() && !rest.starts_with(char::is_whitespace) {
        return 0;
    }
    let rest = rest.trim_start();
    let boxes = ["[ ]", "[x]", "[X]"];
    let rest = boxes.iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    let length = text.len() - rest.trim_start().len();
    if text[..length].trim().is_empty() { 0 } else { length }
}

/// Controls, and what hides or turns text around; not the joiners that some scripts are written with.
pub fn is_hidden(found: char) -> bool {
    let invisible = matches!(
        found,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    );
    invisible || found.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_begins_behind_a_list_mark() {
        let check = |text: &str, expect: &str| assert_eq!(&text[body_start(text)..], expect, "{text}");
        check("Writes a note", "Writes a note");
        check("- Writes", "Writes");
        check("- [ ] Writes", "Writes");
        check("[x] Writes", "Writes");
        check("12) Writes", "Writes");
        check("a) Writes", "Writes");
        check("-Writes", "-Writes");
        check("3.5 volts", "3.5 volts");
        check("2 teams", "2 teams");
        check("\u{feff}Writes", "Writes");
        check("", "");
    }
}
