//! Which language a tag such as `en-GB` names, and what was meant by one that names none.

use isolang::Language;

use crate::diagnostic::suggestion::{Candidate, nearest};

/// What somebody wrote for a language.
#[derive(Debug, Eq, PartialEq)]
pub enum Tag {
    /// A tag by BCP 47, of this language.
    Valid(Language),
    /// None, but there is no doubt which one was meant, as with "English" or "en_US".
    Meant(String),
    /// None, and this one may have been meant.
    Near(String),
    Unknown,
}

impl Tag {
    /// Reads what a file says.
    pub fn read(written: &str) -> Self {
        let mut parts = written.split('-');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        let well_formed = rest.iter().all(|part| is_subtag(part)) && !rest.contains(&"UK");
        match by_code(&first.to_lowercase()) {
            Some(language) if well_formed && first.eq_ignore_ascii_case(code(language)) => {
                Self::Valid(language)
            }
            _ => Self::guess(written),
        }
    }

    fn guess(written: &str) -> Self {
        let mut words = written.split(|found: char| !found.is_alphanumeric()).filter(|word| !word.is_empty());
        let named = Language::from_autonym(&written.to_lowercase()).or_else(|| by_name(written));
        if let Some(language) = named {
            return Self::Meant(code(language).to_owned());
        }
        let Some(first) = words.next() else { return Self::Unknown };
        if let Some(language) = by_code(&first.to_lowercase()).or_else(|| by_name(first)) {
            let region =
                words.find(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
            let region = region.map(|region| match region.to_uppercase().as_str() {
                "UK" => "-GB".to_owned(),
                region => format!("-{region}"),
            });
            return Self::Meant(format!("{}{}", code(language), region.unwrap_or_default()));
        }
        let known = common().map(|language| Candidate { id: code(language), name: language.to_name() });
        let named = known.filter(|candidate| candidate.name.len() > 3 && first.len() > 3);
        nearest(first, named).map_or(Self::Unknown, |code| Self::Near(code.to_owned()))
    }

    /// Whether the language is English, or would be if what was meant had been written.
    pub fn is_english(&self) -> bool {
        match self {
            Self::Valid(language) => *language == Language::Eng,
            Self::Meant(tag) | Self::Near(tag) => tag.split('-').next() == Some("en"),
            Self::Unknown => false,
        }
    }
}

/// Whether this may follow the language in a tag: a script, a region, a variant.
fn is_subtag(part: &str) -> bool {
    (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The shortest code that a language has, as tags take it.
fn code(language: Language) -> &'static str {
    language.to_639_1().unwrap_or(language.to_639_3())
}

fn by_code(code: &str) -> Option<Language> {
    Language::from_639_1(code).or_else(|| Language::from_639_3(code))
}

fn by_name(name: &str) -> Option<Language> {
    let is_name = |own: &str| own.to_lowercase() == name.to_lowercase();
    common().find(|language| is_name(language.to_name()) || language.to_autonym().is_some_and(is_name))
}

/// The languages that have a code of two letters.
fn common() -> impl Iterator<Item = Language> {
    isolang::languages().filter(|language| language.to_639_1().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read() {
        let check =
            |written: &str, expect: Language| assert_eq!(Tag::read(written), Tag::Valid(expect), "{written}");
        check("en", Language::Eng);
        check("en-GB", Language::Eng);
        check("en-US", Language::Eng);
        check("EN", Language::Eng);
        check("zh-Hans-CN", Language::Zho);
        check("de-1996", Language::Deu);
        check("gsw", Language::Gsw);
    }

    #[test]
    fn what_was_meant_is_found() {
        let check = |written: &str, expect: &str| {
            assert_eq!(Tag::read(written), Tag::Meant(expect.to_owned()), "{written}");
        };
        check("english", "en");
        check("English", "en");
        check("English (US)", "en-US");
        check("en_US", "en-US");
        check("en_US.UTF-8", "en-US");
        check("en-UK", "en-GB");
        check("eng", "en");
        check("en-", "en");
        check(" en", "en");
        check("Deutsch", "de");
        check("german", "de");
        check("Français", "fr");
        assert_eq!(Tag::read("Englsh"), Tag::Near("en".to_owned()));
        for unknown in ["", "xx", "-", "klingonish", "e", "12"] {
            assert_eq!(Tag::read(unknown), Tag::Unknown, "{unknown}");
        }
    }

    #[test]
    fn english_is_known_also_by_what_was_meant() {
        for english in ["en", "en-AU", "English", "en_GB", "Englich"] {
            assert!(Tag::read(english).is_english(), "{english}");
        }
        for other in ["de", "german", "enm", "", "xx"] {
            assert!(!Tag::read(other).is_english(), "{other}");
        }
    }
}
