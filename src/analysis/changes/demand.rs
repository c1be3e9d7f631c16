//! Whether a text in English asks for more or for less than another one of which most is kept: by what was put in
//! or taken out, and by a few words that say how much is asked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Meaning;
use crate::analysis::english::{self, Phrases, Sentence, Word};

/// What begins an explanation: the rest of its sentence asks for nothing.
const EXPLANATIONS: &[&str] = &[
    "because",
    "so that",
    "such as",
    "for example",
    "for instance",
    "e.g",
    "i.e",
    "that is",
    "in other words",
    "in order to",
    "the reason being",
    "meaning that",
    "since it",
    "since they",
    "as this",
    "where one",
];

/// Phrases that make the task smaller, and others that make it larger. What is put in and what is taken out is
/// weighed by them where nothing else changed.
const SMALLER: &[&str] = &[
    "guidance",
    "supervision",
    "oversight",
    "with help",
    "with the help",
    "with some help",
    "with support",
    "with the support",
    "with assistance",
    "only",
    "simple",
    "small",
    "smaller",
    "basic",
    "routine",
    "minor",
    "well-defined",
    "well defined",
    "straightforward",
    "known",
    "familiar",
    "some",
    "occasionally",
    "where possible",
    "if needed",
    "when asked",
    "helps",
    "helps to",
    "helps with",
    "helps in",
    "assists",
    "assists in",
    "assists with",
    "contributes",
    "contributes to",
    "participates",
    "participates in",
    "takes part",
    "takes part in",
    "supports",
    "joins",
    "attends",
    "observes",
    "shadows",
    "follows",
    "suggests",
    "proposes",
    "begins to",
    "is learning to",
    "tries to",
];
const LARGER: &[&str] = &[
    "independently",
    "alone",
    "autonomously",
    "single-handedly",
    "without help",
    "without support",
    "on their own",
    "complex",
    "difficult",
    "hard",
    "ambiguous",
    "large",
    "larger",
    "unfamiliar",
    "critical",
    "leads",
    "leads on",
    "takes the lead",
    "takes the lead on",
    "takes the lead in",
    "takes charge",
    "takes charge of",
    "is responsible for",
    "is accountable for",
    "owns",
    "drives",
    "always",
];

/// Stems that say the same; which of the words is taken is a matter of style.
const SYNONYMS: &[&[&str]] = &[
    &["write", "author", "draft", "compose", "pen", "document", "record", "note"],
    &["build", "creat", "develop", "make", "forg", "craft", "produc", "construct", "form"],
    &["give", "provid", "offer", "deliv", "hand", "suppli", "present", "grant", "share", "pass"],
    &["identifi", "spot", "find", "recogn", "recognis", "detect", "notic", "catch", "discov", "uncov", "see"],
    &["show", "demonstr", "display"],
    &["explain", "communic", "describ", "clarifi", "convey", "tell", "inform", "report"],
    &["hold", "run", "conduct", "organis", "organ", "host", "arrang"],
    &["use", "appli", "employ", "util", "utilis"],
    &["start", "begin", "launch", "initi", "open"],
    &["keep", "maintain", "preserv", "treat", "hold"],
    &["ask", "request", "seek", "invit", "solicit"],
    &["check", "review", "inspect", "verifi", "examin", "test", "validat"],
    &["fix", "repair", "resolv", "solv", "correct", "mend"],
    &["improv", "enhanc", "refin", "strengthen"],
    &["help", "assist", "support", "aid"],
    &["teach", "train", "coach", "mentor", "instruct", "guid"],
    &["end", "finish", "complet", "conclud", "close"],
    &["answer", "repli", "respond", "react"],
    &["choos", "select", "pick"],
    &["plan", "schedul"],
    &["cut", "reduc", "lower", "decreas", "shorten", "trim"],
    &["rais", "increas", "lift"],
    &["satisfi", "fulfil", "fulfill"],
    &["get", "obtain", "gather", "collect", "acquir"],
    &["negoti", "haggl", "bargain"],
    &["measur", "gaug", "assess", "evalu", "rate"],
    &["lead", "head", "direct", "steer"],
    &["add", "equip", "includ"],
    &["work", "collabor", "cooper", "partner"],
    &["discuss", "talk", "debat"],
    &["set", "establish", "defin", "determin"],
    &["remov", "delet", "drop", "elimin"],
    &["do", "perform", "carri", "execut"],
    &["lay", "outlin", "sketch", "draw"],
    &["encourag", "promot", "foster"],
    &["problem", "issu"],
    &["colleagu", "teammat", "peer", "cowork"],
    &["durabl", "long-last"],
    &["rapid", "quick", "fast"],
    &["prompt", "immedi", "soon"],
    &["new", "newcom", "joiner"],
    &["big", "larg"],
    &["error", "mistak", "fault", "defect", "bug"],
    &["depart", "divis"],
    &["aim", "goal", "object", "target"],
    &["meet", "session"],
    &["count", "inventori", "take"],
    &["return", "bring"],
    &["advis", "counsel", "consult"],
    &["adjust", "adapt", "tailor", "tune"],
    &["read", "studi"],
    &["turn", "convert", "transform", "translat"],
    &["clean", "tidi", "wash"],
];

/// Words that tell nothing of how much is asked.
const LIGHT: &[&str] = &[
    "each", "own", "both", "also", "too", "then", "just", "simpli", "veri", "well", "effect", "clear",
    "care", "activ", "proactiv", "consist", "regular", "around", "across", "up", "out", "in", "on", "even",
    "if", "but", "about", "after", "befor", "until", "through", "one", "other", "your", "our", "you", "we",
    "there", "has", "have", "had", "do", "doe", "can", "be", "been", "will", "may", "any", "all", "everi",
    "s", "how", "more", "still", "alreadi", "yet", "again", "than", "not", "no", "without", "whenev",
];

/// What a phrase says of how much is asked.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Weight {
    Smaller,
    Larger,
}

static WEIGHTS: LazyLock<Phrases<Weight>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    SMALLER.iter().for_each(|phrase| phrases.add(phrase, Weight::Smaller));
    LARGER.iter().for_each(|phrase| phrases.add(phrase, Weight::Larger));
    phrases
});

static EXPLANATION: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    EXPLANATIONS.iter().for_each(|phrase| phrases.add(phrase, ()));
    phrases
});

/// How the one text differs from the other in what it asks for.
pub fn meaning(before: &str, after: &str) -> Meaning {
    let [old, new] = [before, after].map(demands);
    let (removed, added) = (beyond(&old, &new), beyond(&new, &old));
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    let (lost, gained) = (total(&removed), total(&added));
    let kept = total(&old) - lost;
    let weights = weigh(before, after);
    // What is put in as a whole may say "not" of something else.
    let is_put_in = lost.min(gained) == 0 && lost.max(gained) > 1;
    if is_turned(before, after) && !is_put_in {
        return Meaning::Changed;
    }
    match (lost, gained) {
        _ if kept == 0 && lost.max(gained) > 0 => Meaning::Changed,
        // The verb has become a noun, or the other way around.
        (0, 1) | (1, 0) if verb(before) != verb(after) => weights.unwrap_or(Meaning::Kept),
        (0, 0) => weights.unwrap_or(Meaning::Kept),
        (0, _) => weights.unwrap_or(Meaning::MoreAsked),
        (_, 0) => weights.unwrap_or(Meaning::LessAsked),
        // Dice's coefficient against one third where a word says how much is asked, else against three fifths.
        _ if 4 * kept >= lost + gained && weights.is_some() => weights.unwrap_or(Meaning::Kept),
        _ if 4 * kept <= 3 * (lost + gained) => Meaning::Changed,
        _ if has_another_verb(before, after) => Meaning::Changed,
        _ if gained >= lost + 2 && lost <= 1 => Meaning::MoreAsked,
        _ if lost >= gained + 2 && gained <= 1 => Meaning::LessAsked,
        _ => numbers(before, after).unwrap_or(Meaning::Kept),
    }
}

/// The stems of what a text asks for, without what it explains.
fn demands(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (stem, count) in english::stem_counts(&asking(text)) {
        if !LIGHT.contains(&stem.as_str()) {
            *counts.entry(one_of_the_same(stem)).or_default() += count;
        }
    }
    counts
}

/// A stem that stands for all those that say the same.
fn one_of_the_same(stem: String) -> String {
    let group = SYNONYMS.iter().find(|group| group.contains(&stem.as_str()));
    group.and_then(|group| group.first()).map_or(stem, |first| (*first).to_owned())
}

/// A text without its explanations: what is in brackets, what a conjunction says to be a reason or an example, and
/// sentences that say nothing of what somebody does.
fn asking(text: &str) -> String {
    let mut kept = String::new();
    for (index, sentence) in sentences(text).into_iter().enumerate() {
        let words: Vec<Word<'_>> = english::words(sentence).collect();
        if index > 0 && !words.first().is_some_and(is_deed) {
            continue;
        }
        let explained = EXPLANATION.hits(&words).into_iter().map(|hit| words[hit.words.start].range.start);
        let end = explained.filter(|at| *at > 0).min().unwrap_or(sentence.len());
        kept.push_str(&without_brackets(&sentence[..end]));
        kept.push(' ');
    }
    kept
}

fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices([';', '.']) {
        if text[at + 1..].starts_with(char::is_whitespace) {
            sentences.push(&text[start..at]);
            start = at + 1;
        }
    }
    sentences.push(&text[start..]);
    sentences
}

/// Whether a later sentence begins with a verb in the third person, and so asks for something.
fn is_deed(word: &Word<'_>) -> bool {
    let lower = word.lower.as_ref();
    let is_other =
        matches!(lower, "this" | "its" | "his" | "as" | "others" | "sometimes" | "always" | "these" | "is");
    (lower.ends_with('s') && !is_other) || matches!(lower, "also" | "and" | "then")
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return (depth == 0).then_some(c),
        }
        None
    };
    text.chars().filter_map(keep).collect()
}

/// Phrases with a "not" that turns nothing around.
const HARMLESS: &[&str] = &[
    "without help",
    "without guidance",
    "without support",
    "without supervision",
    "without being asked",
    "without being told",
    "without being prompted",
    "not only",
    "no later than",
    "no longer than",
    "no more than",
    "whether or not",
];

/// Whether one of the texts alone says "not".
fn is_turned(before: &str, after: &str) -> bool {
    let [old, new] = [before, after].map(|text| {
        let lower = asking(text).to_lowercase();
        let rest = HARMLESS.iter().fold(lower, |text, phrase| text.replace(phrase, ""));
        english::is_negated(&rest)
    });
    old != new
}

/// What one text has more often than the other.
fn beyond(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut beyond = one.clone();
    for (stem, count) in &mut beyond {
        *count = count.saturating_sub(other.get(stem).copied().unwrap_or_default());
    }
    beyond.retain(|_, count| *count > 0);
    beyond
}

/// What the words that say how much is asked tell: those that only one of the texts has.
fn weigh(before: &str, after: &str) -> Option<Meaning> {
    let [old, new] = [before, after].map(weights);
    let mut balance = 0_i32;
    for weight in [Weight::Smaller, Weight::Larger] {
        let count = |found: &[Weight]| found.iter().filter(|other| **other == weight).count().min(1) as i32;
        let more = count(&new) - count(&old);
        balance += if weight == Weight::Larger { more } else { -more };
    }
    match balance {
        0 => None,
        1.. => Some(Meaning::MoreAsked),
        _ => Some(Meaning::LessAsked),
    }
}

fn weights(text: &str) -> Vec<Weight> {
    let words: Vec<Word<'_>> = english::words(text).collect();
    WEIGHTS.hits(&words).into_iter().map(|hit| *hit.meaning).collect()
}

/// Whether something else is done to much the same things: neither verb is in the other text, nor says the same.
fn has_another_verb(before: &str, after: &str) -> bool {
    let [old, new] = [before, after].map(verb);
    let (Some(old), Some(new)) = (old, new) else { return false };
    let is_in = |verb: &String, text: &str| {
        english::stem_counts(text).into_keys().any(|stem| one_of_the_same(stem) == *verb)
    };
    !is_in(&old, after) && !is_in(&new, before)
}

/// The stem of the verb at the front.
fn verb(text: &str) -> Option<String> {
    let sentence = Sentence::new(text, 0);
    english::stem_counts(sentence.verb()).into_keys().next().map(one_of_the_same)
}

/// Where a number is another one, whether it asks for more.
fn numbers(before: &str, after: &str) -> Option<Meaning> {
    let [old, new] = [before, after].map(numbers_in);
    let ([(old, is_limit)], [(new, _)]) = (old.as_slice(), new.as_slice()) else { return None };
    // Less time is harder to keep to.
    let (less, more) = if *is_limit { (new, old) } else { (old, new) };
    match more.cmp(less) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Meaning::MoreAsked),
        std::cmp::Ordering::Less => Some(Meaning::LessAsked),
    }
}

const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The numbers of a text, and whether each is one not to go beyond.
fn numbers_in(text: &str) -> Vec<(usize, bool)> {
    let words: Vec<Word<'_>> = english::words(text).collect();
    let number = |word: &Word<'_>| {
        let named = NUMBERS.iter().position(|number| *number == word.lower);
        named.or_else(|| word.lower.parse().ok())
    };
    let is_limit = |at: usize| {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        before
            .iter()
            .any(|word| matches!(word.lower.as_ref(), "within" | "under" | "most" | "than" | "by" | "in"))
    };
    words.iter().enumerate().filter_map(|(at, word)| Some((number(word)?, is_limit(at)))).collect()
}
