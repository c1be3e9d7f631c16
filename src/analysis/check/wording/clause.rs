//! Where a word stands in its sentence, and so whether something is said of the person or of a thing.

use super::super::text::{Text, is_adverb};

/// Words that follow a noun at the front rather than a verb: "Goals are set".
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "should", "must", "will", "would",
    "may", "get", "got",
];

/// Words that begin an object, and so follow a verb.
const OPENERS: &[&str] = &[
    "a", "an", "the", "their", "its", "his", "her", "this", "these", "those", "them", "it", "others", "what",
    "whether", "how", "each", "any", "every", "another", "to",
];

/// Words that belong to the verb in front of them: "writes up".
const PARTICLES: &[&str] = &["up", "out", "down", "off", "back", "away"];

/// Words that lead away from what is said of the person: "is the owner *of* a smart meter".
const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "into",
    "across",
    "between",
    "before",
    "after",
    "until",
    "over",
    "under",
    "against",
    "about",
    "behind",
    "throughout",
    "within",
    "without",
    "through",
    "during",
    "toward",
    "towards",
    "around",
    "near",
    "per",
    "via",
    "than",
];

/// Other words that go on behind a noun.
const LINKS: &[&str] = &[
    "as",
    "and",
    "or",
    "but",
    "when",
    "where",
    "while",
    "that",
    "which",
    "who",
    "so",
    "if",
    "early",
    "late",
    "together",
    "alike",
    "along",
    "ahead",
    "instead",
    "then",
    "not",
    "again",
    "too",
    "there",
    "here",
    "online",
    "beforehand",
    "next",
    "side",
    "plus",
    "because",
    "unless",
    "once",
    "since",
    "whenever",
    "whose",
    "whom",
];

/// Words with the ending of a verb in the third person that are none, whatever is behind them.
const FUNCTION_WORDS: &[&str] = &[
    "this",
    "thus",
    "always",
    "perhaps",
    "besides",
    "sometimes",
    "afterwards",
    "towards",
    "sideways",
    "nowadays",
    "its",
    "his",
    "hers",
    "theirs",
    "ours",
    "yours",
    "us",
    "as",
    "across",
    "less",
    "unless",
    "plus",
    "minus",
    "versus",
    "yes",
    "was",
];

/// Whether a word that ends as an adverb does is as often an adjective.
pub fn is_adjective_in_ly(word: &str) -> bool {
    matches!(
        word,
        "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "early" | "friendly" | "timely" | "orderly"
    )
}

pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

pub fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word)
}

pub fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word)
}

pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a word stands in front of a noun and what describes it.
pub fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "their" | "its" | "this" | "that" | "these" | "those")
        || word.ends_with("'s")
}

/// Whether a word goes on behind a noun, and so tells nothing of an object.
pub fn is_after_noun(word: &str) -> bool {
    is_auxiliary(word) || is_preposition(word) || LINKS.contains(&word) || is_adverb(word)
}

/// Whether a word describes what the thing in front of it has been through or does: "the complaints *received* each
/// week", but not "the guild's *meeting* each week".
pub fn is_participle(text: &Text<'_>, at: usize) -> bool {
    let word = word(text, at);
    let irregular = matches!(word, "made" | "spent" | "sent" | "lost" | "sold" | "paid" | "found" | "held");
    let plural = at > text.head + 1 && before(text, at).ends_with('s') && !before(text, at).ends_with("'s");
    irregular || (has_participle_ending(word) && (plural || word.ends_with("ed")))
}

/// The word in front, in lower case; empty where there is none.
pub fn before<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    at.checked_sub(1).map_or("", |at| text.words[at].lower.as_ref())
}

/// The word at a place, in lower case; empty where there is none.
pub fn word<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    text.words.get(at).map_or("", |word| word.lower.as_ref())
}

/// Whether a comma or another mark stands in front of a word, with no other word between.
pub fn follows_mark(text: &Text<'_>, at: usize) -> bool {
    at > 0
        && text.text[text.words[at - 1].range.end..text.words[at].range.start].contains([',', ';', '–', '—'])
}

/// Whether a verb or an adverb tells of the person's own conduct: it is in front of the first verb or that verb, or
/// is joined to it. Anywhere else in the main clause it describes a thing, as in "lists new and rarely used options".
pub fn is_conduct(text: &Text<'_>, at: usize) -> bool {
    let describes = is_adverb(word(text, at)) && has_participle_ending(word(text, at + 1));
    let joined = at < text.main && (follows_mark(text, at) || follows_and(text, at));
    at <= text.head || (joined && !describes)
}

/// Whether a word ends as most participles do.
pub fn has_participle_ending(word: &str) -> bool {
    word == "used" || (word.len() > 4 && word.ends_with("ed")) || is_gerund(word)
}

/// Whether a word names an act by its ending.
pub fn is_gerund(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ing") && !word.ends_with("thing")
}

/// Whether a word is joined to what is before it, with an adverb between at most.
pub fn follows_and(text: &Text<'_>, at: usize) -> bool {
    let before = text.words[..at].iter().rev().find(|word| !is_adverb(&word.lower));
    before.is_some_and(|word| matches!(word.lower.as_ref(), "and" | "but"))
}
