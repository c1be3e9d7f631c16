//! How a public key is written: an age X25519 recipient, whose text carries a checksum. And the text of a private
//! one, which is never shown, wherever somebody pasted it.

use std::borrow::Cow;

use bech32::primitives::decode::CheckedHrpstring;

/// The rule as a regular expression, for schemas, which cannot reckon the checksum.
pub const PATTERN: &str = "^age1[02-9ac-hj-np-z]{58}$";
/// What a text is called that is a private key.
pub const IS_PRIVATE: &str = "this is a private key, which belongs in nobody else's hands";
/// How to come by the right one.
pub const REMEDY: &str = "make a new one with `steps key`, and write its public key here, `age1…`";

/// What a public key begins with, before the `1` that sets it apart.
const PREFIX: &str = "age";
/// How many bytes a key has.
const LENGTH: usize = 32;
/// What a private key begins with, in capitals.
const PRIVATE: &str = "AGE-SECRET-KEY-1";

/// Whether a text is a whole public key, as age writes it.
pub fn is_public(text: &str) -> bool {
    let is_lower = !text.contains(char::is_uppercase);
    let is_key = |checked: &CheckedHrpstring<'_>| {
        checked.hrp().as_str() == PREFIX && checked.byte_iter().count() == LENGTH
    };
    is_lower && CheckedHrpstring::new::<bech32::Bech32>(text).is_ok_and(|checked| is_key(&checked))
}

/// Whether a text is a private key, or a part of one.
pub fn is_private(text: &str) -> bool {
    text.trim().to_ascii_uppercase().starts_with(PRIVATE.trim_end_matches('1'))
}

/// The text without what is secret in it: of a private key, `x` for each letter, so that all else keeps its place.
pub fn without_secrets(text: &str) -> Cow<'_, str> {
    let capitals = text.to_ascii_uppercase();
    if !capitals.contains(PRIVATE) {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut at) = (String::with_capacity(text.len()), 0_usize);
    for (found, _) in capitals.match_indices(PRIVATE) {
        let secret = found.saturating_add(PRIVATE.len());
        let behind = capitals.get(secret..).unwrap_or_default();
        let length = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
        shown.push_str(text.get(at..secret).unwrap_or_default());
        shown.push_str(&"x".repeat(length));
        at = secret.saturating_add(length);
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIVATE_KEY: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    #[test]
    fn a_slip_in_a_key_is_found() {
        const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        let check = |text: &str, expect: bool| assert_eq!(is_public(text), expect, "{text}");
        check(KEY, true);
        check(&KEY.replace("7w3j", "7w3k"), false);
        check(KEY.strip_suffix('p').expect("a key"), false);
        check(&KEY.to_uppercase(), false);
        check("age1", false);
        check("", false);
        check(PRIVATE_KEY, false);
        assert!(is_private(PRIVATE_KEY) && is_private(&PRIVATE_KEY.to_lowercase()) && !is_private(KEY));
    }

    #[test]
    fn nothing_of_a_private_key_is_shown() {
        let check = |text: &str, expect: &str| assert_eq!(without_secrets(text), expect);
        check("é: AGE-SECRET-KEY-1GFPYY # x", "é: AGE-SECRET-KEY-1xxxxx # x");
        check("age-secret-key-1abc AGE-SECRET-KEY-1D", "age-secret-key-1xxx AGE-SECRET-KEY-1x");
        check("AGE-SECRET-KEY-", "AGE-SECRET-KEY-");
        check("AGE-SECRET-KEY-1AGE-SECRET-KEY-1AB", "AGE-SECRET-KEY-1xxx-SECRET-KEY-1xx");
        assert!(matches!(without_secrets("nothing to hide"), Cow::Borrowed(_)));
    }
}
