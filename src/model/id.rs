//! Identifiers: the one kind of name that files, paths and flags share.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A kebab-case identifier: lower-case letters and digits in words joined by single hyphens.
///
/// Safe as a file name by construction: it holds no dot, no slash and no space.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

/// What was wrong with a text that was meant to be an [`Id`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotAnId(pub String);

impl Id {
    /// The same rule as a regular expression, for schemas.
    pub const PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
    /// The longest identifier, in bytes; file systems end a name at 255.
    pub const LONGEST: usize = 80;

    /// The nearest identifier to a name that a person wrote: `Robin Ek` gives `robin-ek`.
    ///
    /// `None` where nothing of the name is left, as for a name in another script.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut slug = String::new();
        for character in name.chars() {
            let plain = match character.to_ascii_lowercase() {
                'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'Å' | 'Ä' | 'Á' => 'a',
                'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' | 'Ö' | 'Ø' => 'o',
                'é' | 'è' | 'ê' | 'ë' | 'É' => 'e',
                'ü' | 'ú' | 'ù' | 'û' | 'Ü' => 'u',
                'í' | 'ì' | 'î' | 'ï' => 'i',
                'ñ' => 'n',
                'ç' => 'c',
                other => other,
            };
            if plain.is_ascii_alphanumeric() {
                slug.push(plain);
            } else if !slug.is_empty() && !slug.ends_with('-') && plain != '\'' && plain != '’' {
                slug.push('-');
            }
        }
        slug.truncate(Self::LONGEST);
        slug.trim_end_matches('-').parse().ok()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier as a person would write it as a name: `robin-ek` gives `Robin Ek`.
    pub fn to_name(&self) -> String {
        let words = self.0.split('-').map(|word| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) => first.to_uppercase().chain(letters).collect::<String>(),
                None => String::new(),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let words_are_fine = text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if words_are_fine && text.len() <= Self::LONGEST {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId(text.to_owned()))
        }
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": Id::PATTERN,
            "maxLength": Id::LONGEST,
        })
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an id: expected lower-case letters and digits in words joined by hyphens, such as `robin-ek`",
            self.0
        )
    }
}

impl std::error::Error for NotAnId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kebab_case_is_an_id() {
        for good in ["a", "squad", "robin-ek", "2026-h2"] {
            assert_eq!(good.parse::<Id>().map(String::from), Ok(good.to_owned()));
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a b", "../a", "a/b", "a.b", "é", "a\0"] {
            assert_eq!(bad.parse::<Id>(), Err(NotAnId(bad.to_owned())));
        }
        assert!("a".repeat(81).parse::<Id>().is_err());
    }

    #[test]
    fn names_and_ids_turn_into_each_other() {
        let check = |name: &str, expect: Option<&str>| {
            assert_eq!(Id::from_name(name).as_ref().map(Id::as_str), expect, "{name}");
        };
        check("Robin Ek", Some("robin-ek"));
        check("  Åsa  O'Neil-Öberg ", Some("asa-oneil-oberg"));
        check("R2", Some("r2"));
        check("山田", None);
        check("", None);
        assert_eq!(Id::from_name("robin ek").map(|id| id.to_name()), Some("Robin Ek".into()));
    }
}
