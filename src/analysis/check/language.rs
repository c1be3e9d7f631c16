//! The rule `other-language`, and a language in the manifest that is none.

use super::wording;
use crate::analysis::english::Tag;
use crate::diagnostic::rules::WRONG_VALUE;
use crate::diagnostic::{At, Edit, Group, Problem, Rule, Segment};
use crate::model::ParsedFramework;

pub const RULES: &[Rule] = &[RULE];

const RULE: Rule = Rule {
    id: "other-language",
    catches: "The texts are in a language that the rules about words do not know.",
    explanation: "The rules about words, such as `verb-first` and `filler`, are for English. Where `language` in framework.yaml names another language, or none, they are not applied, and this says so. The other rules are for texts in any language. With `other-language = \"off\"` below `[check.rules]` in steps.toml, it is not said again.",
    bad: "language: de",
    good: "language: en",
    ..Rule::note(Group::Wording)
};

/// What is to say about the language of the texts: it is none, or not the one that the rules about words are for.
pub fn problems(parts: &ParsedFramework) -> Option<Problem> {
    let manifest = parts.manifest.as_ref()?;
    let path: Vec<Segment> = vec!["language".into()];
    let Some(written) = manifest.value.language.as_deref() else {
        let message = format!("no `language` is named, so {} were not applied", rules_in_english());
        let problem = manifest.problem(RULE.id, At::value([]), message);
        return Some(problem.help("if the texts are in English, add `language: en`"));
    };
    let at = At::value(["language".into()]);
    let wrong = || {
        manifest
            .problem(WRONG_VALUE.id, at.clone(), format!("`{written}` is not the tag of a language"))
            .expected("a tag such as `en`, `en-GB` or `de`")
    };
    match Tag::read(written) {
        Tag::Valid(_) if Tag::read(written).is_english() => None,
        Tag::Valid(_) => {
            let message = format!("the texts are in `{written}`, so {} were not applied", rules_in_english());
            Some(
                manifest
                    .problem(RULE.id, at, message)
                    .help("the other rules were applied; `other-language = \"off\"` below `[check.rules]` in steps.toml turns this note off"),
            )
        }
        Tag::Meant(tag) => {
            let problem = wrong().help(format!("write `{tag}`"));
            Some(problem.fix(Edit::SetText(path, tag)))
        }
        Tag::Near(tag) => Some(wrong().help(format!("did you mean `{tag}`?"))),
        Tag::Unknown => Some(wrong().help("for English, write `en`")),
    }
}

fn rules_in_english() -> String {
    format!("the {} rules about English words", wording::count_in_english())
}

#[cfg(test)]
mod tests {
    use super::super::parts_for_tests::shipped;
    use super::*;

    /// What is said of a language, with its help.
    fn said(language: Option<&str>) -> Option<String> {
        let mut parts = shipped();
        parts.manifest.as_mut().expect("a manifest").value.language = language.map(str::to_owned);
        let problem = problems(&parts)?;
        Some(format!("{}: {}; {}", problem.rule, problem.message, problem.help.unwrap_or_default()))
    }

    #[test]
    fn a_language_is_english_or_something_is_said() {
        let check =
            |language: Option<&str>, expect: &str| assert_eq!(said(language).as_deref(), Some(expect));
        for english in ["en", "en-GB", "en-US", "EN"] {
            assert_eq!(said(Some(english)), None, "{english}");
        }
        let not_applied = "so the 16 rules about English words were not applied";
        check(
            Some("de"),
            &format!(
                "other-language: the texts are in `de`, {not_applied}; the other rules were applied; `other-language = \"off\"` below `[check.rules]` in steps.toml turns this note off"
            ),
        );
        check(
            None,
            &format!(
                "other-language: no `language` is named, {not_applied}; if the texts are in English, add `language: en`"
            ),
        );
        check(Some("en_US"), "wrong-value: `en_US` is not the tag of a language; write `en-US`");
        check(Some("english"), "wrong-value: `english` is not the tag of a language; write `en`");
        check(Some("Englsh"), "wrong-value: `Englsh` is not the tag of a language; did you mean `en`?");
        check(Some("xx"), "wrong-value: `xx` is not the tag of a language; for English, write `en`");
    }
}
