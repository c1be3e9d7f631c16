//! What a public key looks like: an age X25519 recipient, whose text carries a checksum.

use bech32::primitives::decode::CheckedHrpstring;

/// As far as a pattern can tell.
pub const PATTERN: &str = "^age1[02-9ac-hj-np-z]{58}$";
/// What the text begins with, before the `1` that sets it apart.
const PREFIX: &str = "age";
/// How many bytes a key has.
const LENGTH: usize = 32;

/// Whether a text is a whole public key: a slip in one letter is found.
pub fn is_recipient(text: &str) -> bool {
    let is_lower = !text.contains(|c: char| c.is_ascii_uppercase());
    is_lower
        && CheckedHrpstring::new::<bech32::Bech32>(text)
            .is_ok_and(|checked| checked.hrp().as_str() == PREFIX && checked.byte_iter().count() == LENGTH)
}
