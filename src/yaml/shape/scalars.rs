//! What a text, a word or a number has to be in itself.

use serde_yaml::Value;

use super::form::TextKind;
use super::{OWN_IDS, Walk, Way};
use crate::diagnostic::suggestion::did_you_mean;
use crate::diagnostic::{Part, kebab, key, named_odd_signs, rules};

impl Walk<'_> {
    pub(super) fn check_key(&mut self, key: &str) {
        if !kebab::is_kebab_case(key) {
            self.malformed_id(Part::Key, key);
        }
    }

    /// An id is made from a name only where it names what it is in: anywhere else it has to exist already.
    fn malformed_id(&mut self, part: Part, text: &str) {
        let is_own = matches!(self.path.last(), Some(Way::Key(key)) if OWN_IDS.contains(key));
        let is_here = |id: &str| self.source.text.contains(&format!("- id: {id}\n"));
        let made = kebab::kebab_case(text).filter(|id| (is_own || is_here(id)) && *id != text);
        let help = made.map(|id| format!("write `{id}`"));
        let expected = "lower-case letters and digits in words joined by hyphens".to_owned();
        let ending = text.ends_with('-').then(|| "ends with a hyphen".to_owned());
        let odd = named_odd_signs(text).or(ending).map(|odd| format!(": it {odd}")).unwrap_or_default();
        let several: Vec<&str> =
            text.split([' ', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_list = matches!(self.path.last(), Some(Way::Index(_))) && several.len() > 1;
        let commas = (is_list && several.iter().all(|part| kebab::is_kebab_case(part)))
            .then(|| format!("put a comma between them, `{}`", several.join(", ")));
        let message = format!("`{text}` is not an id{odd}");
        self.report(rules::MALFORMED_ID.id, part, message, Some(expected), help.or(commas));
    }

    pub(super) fn check_text(
        &mut self,
        kind: TextKind,
        says_something: bool,
        longest: Option<u64>,
        text: &str,
    ) {
        let wrong = match kind {
            TextKind::Key if key::is_private(text) => {
                let (message, remedy) = (key::IS_PRIVATE.to_owned(), key::REMEDY.to_owned());
                return self.report(rules::WRONG_VALUE.id, Part::Value, message, None, Some(remedy));
            }
            TextKind::Key if !text.trim().is_empty() && !key::is_public(text) => {
                Some(("a whole public key", "what `steps key` prints, `age1…`"))
            }
            TextKind::Id if !kebab::is_kebab_case(text) => {
                return self.malformed_id(Part::Value, text);
            }
            // Outside these years, there is no day before or after some days.
            TextKind::Date
                if !text.parse::<jiff::civil::Date>().is_ok_and(|day| (1..=9998).contains(&day.year())) =>
            {
                Some(("a date", "a date such as 2026-11-23"))
            }
            TextKind::Version if semver::Version::parse(text).is_err() => {
                Some(("a version", "a semantic version such as 1.4.0"))
            }
            TextKind::Id => return,
            _ => None,
        };
        let (message, expected) = match (wrong, longest) {
            (Some((what, expected)), _) => (format!("`{text}` is not {what}"), Some(expected.to_owned())),
            _ if (says_something || kind == TextKind::Key) && text.trim().is_empty() => {
                (format!("{} is empty", self.subject()), None)
            }
            (_, Some(longest)) if text.len() as u64 > longest && text.chars().count() as u64 > longest => {
                (format!("{} should have at most {longest} characters", self.subject()), None)
            }
            _ => return,
        };
        self.report(rules::WRONG_VALUE.id, Part::Value, message, expected, None);
    }

    pub(super) fn check_number(
        &mut self,
        least: Option<f64>,
        most: Option<f64>,
        number: &serde_yaml::Number,
    ) {
        let below = least.zip(number.as_f64()).is_some_and(|(least, given)| given < least);
        let above = most.zip(number.as_f64()).is_some_and(|(most, given)| given > most);
        if below || above {
            let most = most.map(|most| most.to_string()).unwrap_or_default();
            let message = format!("{} is {number}, but this version of steps reads {most}", self.subject());
            self.report(rules::WRONG_VALUE.id, Part::Value, message, None, None);
        }
    }

    /// A value that is one of a few words.
    pub(super) fn check_word(&mut self, options: &[String], value: &Value) {
        let (given, word) = match value {
            Value::String(word) if options.contains(word) => return,
            Value::String(word) => (format!("`{word}`"), word.as_str()),
            other => (self.language.name_of_value(other).to_owned(), ""),
        };
        let help = did_you_mean(word, options.iter().map(String::as_str));
        let message = format!("{} cannot be {given}", self.subject());
        self.report(rules::WRONG_VALUE.id, Part::Value, message, None, help);
    }
}
