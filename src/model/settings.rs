//! A workspace's settings: the file `steps.toml`.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Rhythm;

/// What a workspace decides for itself. Every key may be missing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How often people review, and so how a cycle is named.
    pub cycle: Rhythm,
    /// How sealed assessments reach the other side, beside being handed over as files.
    pub share: Option<Share>,
    /// When a manager reads what a peer wrote about somebody.
    pub peers: PeerRule,
    /// Within how many months after their start date somebody's first step is to be set; 6 unless it says otherwise.
    #[schemars(range(min = 1, max = 60))]
    pub months_to_first_step: u8,
    /// How `steps check` looks at the workspace.
    pub check: CheckSettings,
}

/// A way for envelopes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// They are committed with the workspace, and everything else about people stays out of git.
    Git,
}

/// When a manager reads what a peer wrote about somebody.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum PeerRule {
    /// Once they have answered the same question themself.
    #[default]
    AfterRating,
    /// As soon as it is there.
    AtOnce,
}

impl Settings {
    /// The day by which the first step of somebody who started on this day is to be set.
    pub fn first_step_by(&self, start: Date) -> Date {
        start.checked_add(Span::new().months(self.months_to_first_step)).unwrap_or(start)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cycle: Rhythm::default(),
            share: None,
            peers: PeerRule::default(),
            months_to_first_step: 6,
            check: CheckSettings::default(),
        }
    }
}

/// The table `[check]`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckSettings {
    /// How much a rule matters, by the rule's id: `error`, `warning`, `note` or `off`.
    pub rules: BTreeMap<String, Level>,
    /// Changes to the word lists, by the list's name.
    pub words: BTreeMap<String, WordList>,
}

/// How much a rule matters here.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Error,
    Warning,
    Note,
    Off,
}

/// A change to one word list.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct WordList {
    /// These instead of the shipped ones.
    pub replace: Option<Vec<String>>,
    /// These as well.
    pub add: Vec<String>,
    /// All but these.
    pub remove: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_step_is_set_within_half_a_year_or_as_the_settings_say() {
        let check = |settings: Settings, expect: &str| {
            let by = settings.first_step_by("2026-08-31".parse().expect("a date"));
            assert_eq!(by.to_string(), expect);
        };
        check(Settings::default(), "2027-02-28");
        check(Settings { months_to_first_step: 3, ..Settings::default() }, "2026-11-30");
    }
}
