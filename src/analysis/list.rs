//! Lists in words.

/// A list in words: `a`, `a and b`, `a, b and c`.
pub fn list(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// A list in words that names at most `most`: `a, b and 3 more`.
pub fn some_of(words: &[String], most: usize) -> String {
    if words.len() <= most {
        return list(words);
    }
    format!("{} and {} more", words[..most].join(", "), words.len() - most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_it_is_said() {
        let check = |words: &[&str], expect: &str| assert_eq!(list(words), expect);
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b"], "a and b");
        check(&["a", "b", "c"], "a, b and c");
    }

    #[test]
    fn a_long_list_is_cut_short() {
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(some_of(&words, 3), "a, b and c");
        assert_eq!(some_of(&words, 2), "a, b and 1 more");
    }
}
