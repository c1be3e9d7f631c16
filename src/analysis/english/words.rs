//! A text as words, each with the bytes that it takes.

use std::borrow::Cow;
use std::ops::Range;

use super::spelling::american;

/// A word: letters and digits, with the hyphens and apostrophes inside it.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    pub range: Range<usize>,
    /// As it is written.
    pub text: &'a str,
    /// In lower case, with straight apostrophes, and in American spelling.
    pub lower: Cow<'a, str>,
    /// The bytes of `lower` before the ending of a possessive.
    bare: usize,
}

impl Word<'_> {
    /// Without the ending of a possessive.
    pub fn bare(&self) -> &str {
        &self.lower[..self.bare]
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + start_of_word(&text[at..])?;
        let end = end_of_word(text, start);
        at = end;
        let text = &text[start..end];
        let (lower, bare) = folded(lower(text));
        Some(Word { range: start..end, text, bare, lower })
    })
}

fn start_of_word(text: &str) -> Option<usize> {
    // Nearly all texts are in ASCII, which needs no decoding.
    let other = text.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    if text.as_bytes()[other].is_ascii() {
        return Some(other);
    }
    text[other..].find(char::is_alphanumeric).map(|start| other + start)
}

/// The bytes from the first word to the last.
pub fn range(words: &[Word<'_>]) -> Range<usize> {
    let start = words.first().map_or(0, |word| word.range.start);
    start..words.last().map_or(start, |word| word.range.end)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let ascii = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let mut end = start + ascii;
    if matches!(text.as_bytes().get(end), None | Some(b' ' | b',' | b':')) {
        return end;
    }
    end = start;
    let mut characters = text[start..].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let after = start + offset + character.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        let inside = next.is_some_and(char::is_alphanumeric);
        let owner = is_apostrophe(character) && text[start..start + offset].ends_with(['s', 'S']);
        let joins = character == '-' || is_apostrophe(character);
        // A mark that combines with the letter before it, such as an accent, is part of the word.
        let combines = ('\u{300}'..='\u{36f}').contains(&character);
        match character {
            _ if character.is_alphanumeric() || combines => end = after,
            _ if joins && inside => end = after,
            _ if owner => return after,
            _ => return end,
        }
    }
    end
}

/// A word in American spelling, and how long it is without the ending of a possessive.
fn folded(lower: Cow<'_, str>) -> (Cow<'_, str>, usize) {
    let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(&lower).len();
    if bare == lower.len() {
        let folded = american(lower);
        let bare = folded.len();
        return (folded, bare);
    }
    let folded = american(Cow::Borrowed(&lower[..bare]));
    let bare_folded = folded.len();
    (Cow::Owned(format!("{folded}{}", &lower[bare..])), bare_folded)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}')
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else if text.is_ascii() {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Owned(text.to_lowercase().replace('\u{2019}', "'"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_bytes() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<Word<'_>> = words(text).collect();
            let lower: Vec<&str> = found.iter().map(|word| word.lower.as_ref()).collect();
            assert_eq!(lower, expect, "{text}");
            for word in &found {
                assert_eq!(&text[word.range.clone()], word.text);
            }
        };
        check("", &[]);
        check("Writes a well-known tool's notes", &["writes", "a", "well-known", "tool's", "notes"]);
        check("he/she (or the peers') does, 'too'", &["he", "she", "or", "the", "peers'", "does", "too"]);
        check("Élan’s 80% – doesn't", &["élan's", "80", "doesn't"]);
        check("trailing- dash", &["trailing", "dash"]);
        check("Organises the neighbours' programme", &["organizes", "the", "neighbors'", "program"]);
    }
}
