//! Public keys, as `people.yaml` holds them: an age X25519 recipient, whose text carries a checksum.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostic::key;

/// A public key whose text holds together. What is encrypted to it, only whoever holds the private one can read.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey(String);

/// A text that is no public key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotAKey(String);

impl PublicKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key in a form that two people can compare by reading it out: four groups of its SHA-256.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.0.as_bytes());
        let groups =
            digest.chunks(2).take(4).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect());
        groups.collect::<Vec<String>>().join(" ")
    }
}

impl TryFrom<String> for PublicKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        if key::is_public(&text) { Ok(Self(text)) } else { Err(NotAKey(text)) }
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.0
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if key::is_private(&self.0) {
            return write!(f, "{}: {}", key::IS_PRIVATE, key::REMEDY);
        }
        let shown = key::without_secrets(&self.0);
        write!(f, "`{shown}` is not a whole public key: expected what `steps key` prints, `age1…`")
    }
}

impl JsonSchema for PublicKey {
    fn schema_name() -> Cow<'static, str> {
        "PublicKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": key::PATTERN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn what_is_no_key_is_said_and_no_secret_is() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                PublicKey::try_from(text.to_owned()).map_err(|error| error.to_string()),
                Err(expect.to_owned())
            );
        };
        check("age1x", "`age1x` is not a whole public key: expected what `steps key` prints, `age1…`");
        check(
            "AGE-SECRET-KEY-1GFPYYSJZ",
            "this is a private key, which belongs in nobody else's hands: make a new one with `steps key`, and write its public key here, `age1…`",
        );
        check(
            "key: AGE-SECRET-KEY-1GFPYYSJZ",
            "`key: AGE-SECRET-KEY-1xxxxxxxx` is not a whole public key: expected what `steps key` prints, `age1…`",
        );
        assert!(PublicKey::try_from(KEY.to_owned()).is_ok());
    }

    #[test]
    fn a_fingerprint_is_short_and_always_the_same() {
        let key = PublicKey::try_from(KEY.to_owned()).expect("a key");
        assert_eq!(key.fingerprint(), "cf7e 5682 3131 5068");
    }
}
