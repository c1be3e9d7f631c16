//! Whether words are about the person, and what they say: what somebody is, has, claims or leaves undone.

use std::ops::Range;

use super::clause::{self, is_adverb, is_subordinator};
use super::{Lists, Sentence};

/// Verbs that say what somebody is.
const COPULAS: &[&str] = &["is", "remains", "stays", "seems", "appears", "acts", "behaves", "comes"];

/// Verbs that say what somebody has.
const SHOWING: &[&str] =
    &["shows", "demonstrates", "displays", "exhibits", "exemplifies", "embodies", "has", "possesses"];

/// Verbs for what makes others do something.
const LETTING: &[&str] = &["lets", "allows", "enables", "permits", "helps"];

/// Verbs for the same where what others do follows with "to": "shows a guest the way to pay".
const SHOWING_HOW: &[&str] = &[
    "asks",
    "coaches",
    "encourages",
    "equips",
    "gives",
    "hands",
    "invites",
    "leaves",
    "prepares",
    "shows",
    "teaches",
    "trains",
];

/// Nouns for what somebody may do something with: "a method to peel tomatoes".
const MEANS: &[&str] = &["way", "ways", "method", "methods", "means", "tool", "tools", "trick", "chance"];

/// Words that "any" or "all" sweeps over what follows them: "in all areas".
const SWEEPING: &[&str] = &["in", "across", "at", "under", "throughout"];

/// Verbs with which "any" asks whether there is one: "looks for any loose bolts".
const SEARCHING: &[&str] =
    &["asks", "checks", "inspects", "listens", "looks", "scans", "searches", "watches"];

/// How many words may be between such a verb and the noun: "has a very good understanding".
const MODIFIERS: usize = 3;

impl Sentence<'_> {
    /// The words from a verb such as `shows`, or this further one, to a noun of this list that is its object.
    pub fn shown(&self, list: &str, further: &str, lists: &Lists) -> Option<Range<usize>> {
        let verb = self.word(self.head);
        // "Brings leadership to the table" is about people.
        let people = verb == further && self.word(self.head + 1) == "leadership";
        if people || (verb != further && !SHOWING.contains(&verb)) {
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
        let joined = next == "and" && lists.has("conduct-noun", self.word(words.end + 2));
        joined
            || lists.has("conduct-noun", next)
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
        let of_verb =
            clause::is_conduct(self, words.start) || self.ends_clause(words) || self.is_of_verb(words);
        let place = last || (words.start < self.main && (!single || of_verb));
        place && !clause::is_determiner(before)
    }

    /// Whether an adverb is right behind the verb and belongs to it: "is always", but not "builds fully automatic".
    fn is_of_verb(&self, words: &Range<usize>) -> bool {
        let next = self.word(words.end);
        words.start == self.head + 1 && (self.word(self.head) == "is" || clause::is_opener(next))
    }

    /// Whether nothing follows some words that they could belong to.
    pub(super) fn ends_clause(&self, words: &Range<usize>) -> bool {
        let next = self.word(words.end);
        next.is_empty()
            || clause::is_after_noun(next)
            || is_subordinator(next)
            || clause::follows_mark(self, words.end)
    }

    /// Whether a verb such as `ensures` is the first one, and nothing behind it tells what is done: "by checking", "with
    /// a checklist".
    pub fn is_result_alone(&self, words: &Range<usize>) -> bool {
        let deed = |at: usize| match self.word(at) {
            "by" => clause::is_gerund(self.word(at + 1)) || is_adverb(self.word(at + 1)),
            "through" | "via" | "using" => true,
            "with" => matches!(self.word(at + 1), "a" | "an"),
            _ => false,
        };
        words.start == self.head && !(words.end..self.words.len()).any(deed)
    }

    /// Whether "all" or "any" claims that there is no exception: right behind the verb, or in such phrases as "in all
    /// areas". Elsewhere it says what something is about.
    pub fn is_sweeping(&self, words: &Range<usize>) -> bool {
        let at = words.start;
        let before = self.before(at);
        let linked = (clause::is_preposition(before) || clause::is_particle(before)) && before != "of";
        let of_verb = at == self.head + 1 || (at == self.head + 2 && linked);
        let any = self.word(at) == "any";
        let asked = any && (before == "for" || SEARCHING.contains(&self.word(self.head)));
        at < self.main && !asked && (of_verb || SWEEPING.contains(&before))
    }

    /// Whether words for help say how much of it the person gets, and not how others do what they are helped to do.
    pub fn is_own_help(&self, words: &Range<usize>) -> bool {
        let of_person = match self.quote(words.clone()).to_ascii_lowercase().as_str() {
            // "On their own machine" and "with support for growers" say something else.
            "on their own" | "on his own" | "on her own" => self.ends_clause(words),
            // "Works with support" names a team.
            "with support" | "with guidance" | "with help" | "with assistance" => {
                self.word(words.end).is_empty() && words.start > self.head + 1
            }
            _ => words.len() > 1 || self.is_claim(words),
        };
        of_person && self.is_own_deed(words.start)
    }

    /// Whether words are about what the person does, and not about what others are helped to do.
    pub fn is_own_deed(&self, at: usize) -> bool {
        let verb = self.word(self.head);
        let infinitive = |at: usize| self.word(at) == "to" && !clause::is_determiner(self.word(at + 1));
        let to = (self.head + 1..at).rev().find(|at| infinitive(*at));
        let others = to.is_some_and(|to| SHOWING_HOW.contains(&verb) || MEANS.contains(&self.before(to)));
        at < self.main && !others && !LETTING.contains(&verb)
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
        // What others need not do is no deed of the person: "without being rushed".
        let passive = next == "being" && clause::has_participle_ending(second);
        let phrase = !matches!(self.quote(words.clone()), "without" | "instead of");
        self.is_own_deed(at) && !passive && (act || phrase || at == self.head + 1)
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
