//! Whether words are about the person, and what they say: what somebody is, has, claims or leaves undone.

use std::ops::Range;

use super::clause::{self, is_adverb};
use super::{Lists, Sentence};

/// Verbs that say what somebody is.
const COPULAS: &[&str] = &["is", "remains", "stays", "seems", "appears", "acts", "behaves", "comes"];

/// Verbs that say what somebody has.
const SHOWING: &[&str] = &["shows", "demonstrates", "displays", "exhibits", "has", "possesses"];

/// How many words may be between such a verb and the noun: "has a very good understanding".
const MODIFIERS: usize = 3;

impl Sentence<'_> {
    /// The words from a verb such as `shows`, or this further one, to a noun of this list that is its object.
    pub fn shown(&self, list: &str, further: &str, lists: &Lists) -> Option<Range<usize>> {
        let verb = self.word(self.head);
        if verb != further && !SHOWING.contains(&verb) {
            return None;
        }
        let mut window = self.head + 1..self.main.min(self.head + 2 + MODIFIERS);
        let noun = window.find(|at| lists.has(list, &self.words[*at].lower))?;
        let between = self.words.get(self.head + 1..noun)?;
        let next = self.word(noun + 1);
        let skill = matches!(next, "skills" | "qualities");
        let ends =
            skill || next.is_empty() || clause::is_after_noun(next) || clause::follows_mark(self, noun + 1);
        (ends && !between.iter().any(|word| clause::is_preposition(&word.lower)))
            .then_some(self.head..noun + 1)
    }

    /// Whether a word is an adjective that is said of the person: of who they are, or of how they go about it.
    pub fn is_trait(&self, words: &Range<usize>, lists: &Lists) -> bool {
        let next = self.word(words.end);
        let at = words.start;
        lists.has("conduct-noun", next)
            || is_complement(self, at)
            || is_role(self, at)
            || is_heading(self, at)
    }

    /// Whether an absolute is about what the person does, and not about a thing as in "an always green build": it is
    /// in the main clause, or comes last, after a comma.
    pub fn is_claim(&self, words: &Range<usize>) -> bool {
        let last = words.end == self.words.len() && clause::follows_mark(self, words.start);
        let before = self.before(words.start);
        if self.word(words.start) == "100" {
            let share = words.len() > 1
                || self.text[self.words[words.start].range.end..].trim_start().starts_with('%');
            return share && words.start < self.main && !clause::is_preposition(before);
        }
        // A single adverb elsewhere belongs to another word: "removes flags never read".
        let single = words.len() == 1 && is_adverb(self.word(words.start));
        let (verb, next) = (self.word(self.head), self.word(words.end));
        let of_verb = clause::is_conduct(self, words.start)
            || (words.start == self.head + 1 && (verb == "is" || !clause::has_participle_ending(next)));
        let place = last || (words.start < self.main && (!single || of_verb || next.is_empty()));
        place && !clause::is_determiner(before)
    }

    /// Whether a negative word is about what the person does. A phrase that begins with a preposition may be anywhere
    /// in the main clause; "without" and "instead of" alone only where they tell of conduct: "without asking".
    pub fn is_left_undone(&self, words: &Range<usize>) -> bool {
        let at = words.start;
        let preposition = matches!(self.word(at), "without" | "instead");
        if !preposition {
            return clause::is_conduct(self, at);
        }
        let (next, second) = (self.word(words.end), self.word(words.end + 1));
        let act = clause::is_gerund(next) || (is_adverb(next) && clause::is_gerund(second));
        let phrase = !matches!(self.quote(words.clone()), "without" | "instead of");
        // What others are let do is theirs: "lets visitors pay without asking for an account".
        let of_others = matches!(self.word(self.head), "lets" | "allows" | "enables" | "permits");
        let way = self.words[..at].windows(2).any(|pair| pair[0].bare() == "way" && pair[1].lower == "to");
        at < self.main && !of_others && !way && (act || phrase || at == self.head + 1)
    }
}

/// Whether a word is at the front, of somebody: "confident speaker", "creative and clever".
fn is_heading(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.word(at + 1);
    at == 0
        && (next.is_empty() || clause::is_after_noun(next) || next.ends_with("er") || next.ends_with("or"))
}

/// Whether a word says in which role the person does what comes first: "works as a motivated member".
fn is_role(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.word(at + 1);
    let somebody = at == sentence.head + 3 || next.ends_with("er") || next.ends_with("or");
    let article = at >= 2 && matches!(sentence.before(at), "a" | "an");
    somebody && article && sentence.word(at - 2) == "as"
}

/// Whether a word is part of what a verb such as `is` says of the person.
fn is_complement(sentence: &Sentence<'_>, at: usize) -> bool {
    let verb = sentence.word(sentence.head);
    let across = verb != "comes" || sentence.word(sentence.head + 1) == "across";
    let skipped = sentence.head + 1 + usize::from(verb == "comes");
    COPULAS.contains(&verb) && across && skipped <= at && (skipped..at).all(|at| leads_on(sentence, at))
}

/// Whether what is after a word is still said of the person, as in "is known *for* being honest".
fn leads_on(sentence: &Sentence<'_>, at: usize) -> bool {
    let being = matches!(sentence.word(at + 1), "being" | "be");
    being || !clause::is_preposition(&sentence.words[at].lower)
}
