//! The sides of a review: one word for each, in files, on the command line and in reports.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// From which side somebody rates a person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The person.
    #[serde(rename = "self")]
    Oneself,
    /// Their manager.
    Manager,
    /// Somebody who works with them.
    Peer,
    /// The person and the manager together, in the review meeting.
    Agreed,
}

/// One assessment of a cycle: its side and, where there can be several, whose it is.
///
/// Its text is the file's name without the ending: `self`, `manager`, `manager-kim`, `peer-kim`, `agreed`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SideKey {
    pub side: Side,
    /// Whose: of a peer always, of a manager where another one has `manager`, of what was agreed where it came in an
    /// envelope and another record was there.
    pub rater: Option<Id>,
}

impl Side {
    /// Those that somebody rates from by themself; what was agreed is written together.
    pub const RATERS: [Side; 3] = [Side::Oneself, Side::Manager, Side::Peer];
    /// Those that a report can be read from.
    pub const READ: [Side; 3] = [Side::Agreed, Side::Manager, Side::Oneself];

    pub fn word(self) -> &'static str {
        match self {
            Side::Oneself => "self",
            Side::Manager => "manager",
            Side::Peer => "peer",
            Side::Agreed => "agreed",
        }
    }

    /// The command that opens this side of a person's review.
    pub fn assess_command(self, person: &Id) -> String {
        match self {
            Side::Oneself => "steps assess".to_owned(),
            Side::Agreed => format!("steps agree {person}"),
            side => format!("steps assess {person} --as {side}"),
        }
    }
}

impl SideKey {
    pub const ONESELF: SideKey = SideKey { side: Side::Oneself, rater: None };
    pub const MANAGER: SideKey = SideKey { side: Side::Manager, rater: None };
    pub const AGREED: SideKey = SideKey { side: Side::Agreed, rater: None };

    /// That of a rater, where nobody else has the side.
    pub fn of(side: Side, rater: &Id) -> Self {
        Self { side, rater: (side == Side::Peer).then(|| rater.clone()) }
    }

    /// That of one of several managers.
    pub fn manager(rater: &Id) -> Self {
        Self { side: Side::Manager, rater: Some(rater.clone()) }
    }

    /// The name of the file.
    pub fn file_name(&self) -> String {
        format!("{self}.yaml")
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl fmt::Display for SideKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rater {
            Some(rater) => write!(f, "{}-{rater}", self.side),
            None => self.side.fmt(f),
        }
    }
}

/// A text that names no side.
#[derive(Clone, Copy, Debug)]
pub struct NotASide;

impl FromStr for SideKey {
    type Err = NotASide;

    fn from_str(stem: &str) -> Result<Self, NotASide> {
        let of = |side: Side, rater: &str| rater.parse().map(|rater| Self { side, rater: Some(rater) });
        match (stem, stem.split_once('-')) {
            ("self", _) => Ok(Self::ONESELF),
            ("manager", _) => Ok(Self::MANAGER),
            ("agreed", _) => Ok(Self::AGREED),
            (_, Some(("manager", rater))) => of(Side::Manager, rater).map_err(|_| NotASide),
            (_, Some(("agreed", rater))) => of(Side::Agreed, rater).map_err(|_| NotASide),
            (_, Some(("peer", rater))) => of(Side::Peer, rater).map_err(|_| NotASide),
            _ => Err(NotASide),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_file_name() {
        for stem in ["self", "manager", "manager-kim-osei", "peer-kim", "agreed", "agreed-kim"] {
            assert_eq!(stem.parse::<SideKey>().map(|key| key.to_string()).ok().as_deref(), Some(stem));
        }
        for stem in ["peer", "peer-", "self-kim", "manager-Kim", "notes", ""] {
            assert!(stem.parse::<SideKey>().is_err(), "{stem}");
        }
    }
}
