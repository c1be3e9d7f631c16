//! One example's text, taken apart once for all rules about what is said and how.

use std::ops::Range;

use super::located::Located;
use crate::analysis::english::Sentence;
use crate::diagnostic::{Change, Edit, Part, Problem, Rule};

/// List marks that are also signs of a number: `> 90 %`, `- 5 degrees`.
const SIGNS: [char; 5] = ['-', '+', '>', '–', '—'];

/// An example with its text as a sentence, without a list mark.
pub struct Text<'a> {
    pub located: Located<'a>,
    pub sentence: Sentence<'a>,
}

impl<'a> Text<'a> {
    pub fn new(located: Located<'a>) -> Self {
        let text = located.example.text.as_str();
        Self { located, sentence: Sentence::new(text, body_start(text)) }
    }

    /// The whole text, as it is written.
    pub fn as_str(&self) -> &'a str {
        self.sentence.text
    }

    /// The text without a list mark.
    pub fn body(&self) -> &'a str {
        &self.as_str()[body_start(self.as_str())..]
    }

    /// A problem with these bytes of the text.
    pub fn problem(&self, rule: &Rule, range: Range<usize>, message: impl Into<String>) -> Problem {
        self.located.problem(rule, Part::Within(range), message.into())
    }

    /// A problem that is fixed by these changes, where the text says anything at all.
    pub fn fixed(&self, problem: Problem, changes: Vec<Change>) -> Problem {
        let says_something = self.body().contains(char::is_alphabetic);
        if says_something { problem.fix(Edit::ChangeText(self.located.path(), changes)) } else { problem }
    }

    /// Whether what looks like a list mark may belong to the text, as in `3. party libraries` or `> 90 %`.
    ///
    /// A number or a letter is a mark for sure where the examples count: where the one before or after
    /// it in the list has the number before or after its own.
    pub fn is_mark_doubtful(&self) -> bool {
        let trimmed = self.as_str().trim_start();
        let body = &trimmed[mark_length(trimmed)..];
        if body.len() == trimmed.len() {
            return false;
        }
        let Some(number) = number_in_mark(trimmed) else {
            return trimmed.starts_with(SIGNS) && body.starts_with(|found: char| found.is_ascii_digit());
        };
        let Located { cell, index, .. } = self.located;
        let bears = |index: Option<usize>, wanted: Option<u32>| {
            let sibling = index.and_then(|index| cell.get(index));
            wanted.is_some() && sibling.and_then(|it| number_in_mark(it.text.trim_start())) == wanted
        };
        !bears(index.checked_sub(1), number.checked_sub(1))
            && !bears(index.checked_add(1), number.checked_add(1))
    }
}

/// The number that a list mark at the front has; a letter is the number of its code.
fn number_in_mark(text: &str) -> Option<u32> {
    let mark = text[..mark_length(text)].split_whitespace().next()?;
    let bare = mark.strip_suffix(['.', ')'])?;
    let letter = bare.chars().next().filter(|first| first.is_ascii_lowercase()).map(u32::from);
    bare.parse().ok().or(letter)
}

/// Where the text begins, after a list mark and what cannot be seen.
pub fn body_start(text: &str) -> usize {
    let start =
        text.len() - text.trim_start_matches(|found: char| found.is_whitespace() || is_hidden(found)).len();
    start + mark_length(&text[start..])
}

/// The bytes of a list mark at the front, with the spaces after it; 0 where there is none.
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
