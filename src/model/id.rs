//! Identifiers: the one kind of name that files, paths and flags share.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Segment, kebab};

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
    /// The nearest identifier to a name that a person wrote: `Robin Ek` gives `robin-ek`.
    ///
    /// `None` where nothing of the name is left.
    pub fn from_name(name: &str) -> Option<Self> {
        kebab::kebab_case(name).map(Self)
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
        if kebab::is_kebab_case(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId(text.to_owned())) }
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
            "pattern": kebab::PATTERN,
            "maxLength": kebab::LONGEST,
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

impl From<&Id> for Segment {
    fn from(key: &Id) -> Self {
        Segment::Key(key.to_string())
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
    fn names_and_ids_turn_into_each_other() {
        assert_eq!("robin-ek".parse::<Id>().map(String::from), Ok("robin-ek".to_owned()));
        assert_eq!("../a".parse::<Id>(), Err(NotAnId("../a".to_owned())));
        assert_eq!(Id::from_name("robin ek").map(|id| id.to_name()), Some("Robin Ek".into()));
    }
}
