//! Where a word is in its sentence, and so whether something is said of the person or of a thing.

use super::Sentence;

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

/// Words that belong to the verb before them: "writes up".
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

/// Other words that follow a noun.
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

/// Words with the ending of a verb in the third person that are not verbs, whatever follows.
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
pub fn is_subordinator(word: &str) -> bool {
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

/// Whether a word says that something happens once in each span of time, or what happens so: "weekly".
pub fn is_span_adverb(word: &str) -> bool {
    let spans = [
        "hourly",
        "nightly",
        "daily",
        "weekly",
        "biweekly",
        "fortnightly",
        "monthly",
        "quarterly",
        "yearly",
        "annually",
    ];
    spans.contains(&word)
}

/// Whether a word that ends as an adverb does is as often an adjective.
pub fn is_adjective_in_ly(word: &str) -> bool {
    is_span_adverb(word) || matches!(word, "early" | "friendly" | "timely" | "orderly")
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

/// Whether a word introduces a noun.
pub fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "their" | "its" | "this" | "that" | "these" | "those")
        || word.ends_with("'s")
}

/// Whether a word can follow a noun, and so does not start an object.
pub fn is_after_noun(word: &str) -> bool {
    is_auxiliary(word) || is_preposition(word) || LINKS.contains(&word) || is_adverb(word)
}

/// Whether a word describes what the thing before it has been through or does: "the complaints *received* each
/// week", but not "the guild's *meeting* each week".
pub fn is_participle(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    let irregular = matches!(word, "made" | "spent" | "sent" | "lost" | "sold" | "paid" | "found" | "held");
    let plural =
        at > sentence.head + 1 && sentence.before(at).ends_with('s') && !sentence.before(at).ends_with("'s");
    irregular || (has_participle_ending(word) && (plural || word.ends_with("ed")))
}

/// Whether a comma or another mark is before a word, with no other word between.
pub fn follows_mark(sentence: &Sentence<'_>, at: usize) -> bool {
    at > 0 && sentence.gap_before(at).contains([',', ';', '–', '—'])
}

/// Whether a verb or an adverb tells of the person's own conduct: it is before the first verb or that verb, or
/// is joined to it. Anywhere else in the main clause it describes a thing, as in "lists new and rarely used options".
pub fn is_conduct(sentence: &Sentence<'_>, at: usize) -> bool {
    let describes = is_adverb(sentence.word(at)) && has_participle_ending(sentence.word(at + 1));
    let joined = at < sentence.main && (follows_mark(sentence, at) || follows_and(sentence, at));
    at <= sentence.head || (joined && !describes)
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
pub fn follows_and(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = sentence.words[..at].iter().rev().find(|word| !is_adverb(&word.lower));
    before.is_some_and(|word| matches!(word.lower.as_ref(), "and" | "but"))
}
