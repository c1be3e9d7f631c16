//! Numbers with their nouns.

/// A number with its noun, both right: `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The counts that are not zero, as a list in words; `None` where all are.
pub fn counts<'a>(counts: impl IntoIterator<Item = (usize, &'a str)>) -> Option<String> {
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, noun)| count(number, noun)).collect();
    (!counts.is_empty()).then(|| super::list(&counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_follow_their_numbers() {
        let check = |number: usize, expect: &str| assert_eq!(count(number, "file"), expect);
        check(0, "0 files");
        check(1, "1 file");
        check(2, "2 files");
    }

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let said = |errors, notes| counts([(errors, "error"), (notes, "note")]);
        assert_eq!(said(2, 1).as_deref(), Some("2 errors and 1 note"));
        assert_eq!(said(0, 1).as_deref(), Some("1 note"));
        assert_eq!(said(0, 0), None);
    }
}
