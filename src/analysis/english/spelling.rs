//! British spelling read as American, so that each list and rule knows both by one entry.
//!
//! The words of texts and the entries of lists are folded alike. A word that only looks British, such as "promises",
//! may become one that does not exist: it still equals itself, and nobody gets to read what was folded.

use std::borrow::Cow;

/// Whole words that no ending tells.
const WHOLE: &[(&str, &str)] = &[
    ("enrol", "enroll"),
    ("enrols", "enrolls"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("whilst", "while"),
];

/// The same by how they start.
const STARTS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("amongst", "among"),
    ("artefact", "artifact"),
    ("cheque", "check"),
    ("defence", "defense"),
    ("enquir", "inquir"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("judgement", "judgment"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("manoeuvr", "maneuver"),
    ("mould", "mold"),
    ("offence", "offense"),
    ("practis", "practic"),
    ("sceptic", "skeptic"),
    ("skilful", "skillful"),
];

/// Stems by their last letters, how many letters are before those at least, and what may follow: `color` + `ing`.
const STEMS: &[(&str, &str, usize, &[&str])] = &[
    ("our", "or", 3, &["", "s", "ed", "ing", "er", "ers", "ite", "ites", "able", "al", "ally", "hood", "y"]),
    ("is", "iz", 4, &["e", "es", "ed", "ing", "er", "ers", "ation", "ations", "able"]),
    ("lys", "lyz", 3, &["e", "es", "ed", "ing", "er", "ers"]),
    ("ell", "el", 2, &["ed", "ing", "er", "ers", "or", "ors"]),
    ("tre", "ter", 2, &["", "s"]),
    ("bre", "ber", 2, &["", "s"]),
    ("ogue", "og", 3, &["", "s"]),
];

/// Letters that are a syllable of their own: "modelled" has one before its "ell", and "spelled" has none.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// A word in lower case as an American would write it.
pub fn american(word: Cow<'_, str>) -> Cow<'_, str> {
    match folded(&word) {
        Some(folded) => Cow::Owned(folded),
        None => word,
    }
}

/// The word in its other spelling, if it has one.
fn folded(word: &str) -> Option<String> {
    if let Some((_, american)) = WHOLE.iter().find(|(british, _)| *british == word) {
        return Some((*american).to_owned());
    }
    let start = STARTS.iter().find_map(|(british, american)| Some((word.strip_prefix(british)?, american)));
    if let Some((rest, american)) = start {
        return Some(format!("{american}{rest}"));
    }
    STEMS.iter().find_map(|(british, american, least, endings)| {
        let stem = endings.iter().find_map(|ending| word.strip_suffix(ending)?.strip_suffix(british))?;
        (stem.len() >= *least && stem.contains(VOWELS))
            .then(|| format!("{stem}{american}{}", &word[stem.len() + british.len()..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_words_are_folded() {
        let check = |word: &str, expect: &str| assert_eq!(american(Cow::Borrowed(word)), expect);
        check("organisation", "organization");
        check("prioritises", "prioritizes");
        check("analysing", "analyzing");
        check("behaviour", "behavior");
        check("neighbouring", "neighboring");
        check("centres", "centers");
        check("fibre", "fiber");
        check("catalogues", "catalogs");
        check("programmes", "programs");
        check("labelled", "labeled");
        check("practises", "practices");
        check("fulfils", "fulfills");
        check("licences", "licenses");
        for word in [
            "our",
            "yours",
            "ourselves",
            "four",
            "hours",
            "resources",
            "encourages",
            "colleague",
            "analysis",
            "raises",
            "spelled",
            "sells",
            "this",
            "programmer",
            "tre",
            "",
        ] {
            check(word, word);
        }
    }
}
