//! "Did you mean": the nearest known word to a mistyped one. The guess is shown, never taken.

/// The candidate nearest to `word`, if it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= tolerance(candidate) || is_part(&word, candidate))
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

/// The one candidate that is near enough to be a misspelling's meaning; `None` where several are.
pub fn only_near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let is_near = |candidate: &&str| strsim::damerau_levenshtein(&word, candidate) <= tolerance(candidate);
    let mut near = candidates.into_iter().filter(is_near);
    let found = near.next()?;
    near.all(|other| other == found).then_some(found)
}

/// How many slips of the finger still mean this word.
fn tolerance(candidate: &str) -> usize {
    match candidate.chars().count() {
        0..=3 => 1,
        4..=8 => 2,
        _ => 3,
    }
}

/// Whether the word is one of the parts of a compound id, as `software` is of `software-development`.
fn is_part(word: &str, candidate: &str) -> bool {
    word.len() >= 4 && candidate.split('-').any(|part| part == word)
}

/// `did you mean …?`, or else the list of what there is.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(word, candidates.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut known: Vec<String> = Vec::new();
    for name in candidates {
        let name = format!("`{name}`");
        if !known.contains(&name) {
            known.push(name);
        }
    }
    match known.len() {
        0 => None,
        1..=12 => Some(format!("expected {}", one_of(&known))),
        _ => None,
    }
}

/// A list in words: `a`, `a or b`, `a, b or c`.
pub fn one_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found() {
        let check = |word: &str, expect: Option<&str>| {
            let known = ["squad", "tribe", "company", "software-development"];
            assert_eq!(nearest(word, known), expect, "{word}");
        };
        check("sqaud", Some("squad"));
        check("Tribe", Some("tribe"));
        check("software", Some("software-development"));
        check("software-developement", Some("software-development"));
        check("guild", None);
        check("", None);
    }

    #[test]
    fn without_a_near_word_the_known_ones_are_listed() {
        assert_eq!(
            did_you_mean("x", ["aaaa", "bbbb", "cccc"]).as_deref(),
            Some("expected `aaaa`, `bbbb` or `cccc`")
        );
        assert_eq!(did_you_mean("aaab", ["aaaa", "bbbb"]).as_deref(), Some("did you mean `aaaa`?"));
        assert_eq!(did_you_mean("x", []), None);
    }
}
