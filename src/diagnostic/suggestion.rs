//! "Did you mean": the nearest known word to a mistyped one. The guess is shown, never taken.

/// For how many words of a file what was meant is looked for: it takes longer to find than all the rest.
pub const MOST: usize = 10_000;

/// Something that may be meant: by its id, or by a name that people know it by.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub id: &'a str,
    pub name: &'a str,
}

impl<'a> From<&'a str> for Candidate<'a> {
    fn from(id: &'a str) -> Self {
        Self { id, name: id }
    }
}

impl Candidate<'_> {
    /// How many slips of the finger the word is away from the id or the name, the nearer of the two.
    fn distance(&self, word: &str) -> usize {
        let of_name = strsim::damerau_levenshtein(word, &self.name.to_lowercase());
        of_name.min(strsim::damerau_levenshtein(word, self.id))
    }

    fn is_near(&self, word: &str) -> bool {
        is_near(word, self.id) || self.name != self.id && is_near(word, &self.name.to_lowercase())
    }
}

/// Whether no more than a few slips lie between the two.
fn is_near(word: &str, candidate: &str) -> bool {
    let (length, tolerance) = (candidate.chars().count(), tolerance(candidate));
    // So many letters more or fewer cannot be slips; to count the slips of a whole file takes too long.
    let longest = length.saturating_add(tolerance);
    let given = word.chars().take(longest.saturating_add(1)).count();
    given <= longest
        && given.saturating_add(tolerance) >= length
        && strsim::damerau_levenshtein(word, candidate) <= tolerance
}

/// The id of the candidate nearest to `word`, if it is near enough to be what was meant.
pub fn nearest<'a, C: Into<Candidate<'a>>>(
    word: &str,
    candidates: impl IntoIterator<Item = C>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(Into::into)
        .filter(|candidate| candidate.is_near(&word) || is_part(&word, candidate))
        .min_by_key(|candidate| (candidate.distance(&word), candidate.id.len()))
        .map(|candidate| candidate.id)
}

/// The one id that is near enough to be a misspelling's meaning; `None` where several are.
pub fn only_near<'a, C: Into<Candidate<'a>>>(
    word: &str,
    candidates: impl IntoIterator<Item = C>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let candidates = candidates.into_iter().map(Into::into);
    let mut near = candidates.filter(|candidate: &Candidate<'_>| candidate.is_near(&word));
    let found = near.next()?.id;
    near.all(|other| other.id == found).then_some(found)
}

/// How many slips of the finger still mean this word.
fn tolerance(candidate: &str) -> usize {
    match candidate.chars().count() {
        0..=3 => 1,
        4..=8 => 2,
        _ => 3,
    }
}

/// Whether the word is one of the parts of a compound, as `software` is of `software-development`.
fn is_part(word: &str, candidate: &Candidate<'_>) -> bool {
    let name = candidate.name.to_lowercase();
    let parts = |text: &str| text.split(|found: char| !found.is_alphanumeric()).any(|part| part == word);
    word.len() >= 4 && (parts(candidate.id) || parts(&name))
}

/// `did you mean …?`, or else the list of what there is.
pub fn did_you_mean<'a, C: Into<Candidate<'a>>>(
    word: &str,
    candidates: impl IntoIterator<Item = C>,
) -> Option<String> {
    let candidates: Vec<Candidate<'_>> = candidates.into_iter().map(Into::into).collect();
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut known: Vec<String> = Vec::new();
    for Candidate { id, .. } in candidates {
        let id = format!("`{id}`");
        if !known.contains(&id) {
            known.push(id);
        }
    }
    match known.len() {
        0 => None,
        1..=16 => Some(format!("expected {}", one_of(&known))),
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
    fn a_name_means_its_id() {
        let check = |word: &str, expect: Option<&str>| {
            let known = [
                ("squad", "Squad/Chapter"),
                ("unsure", "Not enough evidence to say"),
                ("mastery", "Mastery"),
            ];
            let known = known.map(|(id, name)| Candidate { id, name });
            assert_eq!(nearest(word, known), expect, "{word}");
        };
        check("Squad/Chapter", Some("squad"));
        check("squad-chapter", Some("squad"));
        check("chapter", Some("squad"));
        check("Not enough evidence to say", Some("unsure"));
        check("not enough evidence", None);
        check("Mastery", Some("mastery"));
    }

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
        assert_eq!(did_you_mean::<&str>("x", []), None);
    }
}
