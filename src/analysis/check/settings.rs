//! What `steps.toml` says about rules and word lists that do not exist, or cannot be changed.

use std::ops::Range;
use std::sync::Arc;

use super::{rule, rules};
use crate::analysis::english::list_names;
use crate::diagnostic::rules::{UNKNOWN_KEY, WRONG_VALUE};
use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{Finding, Group, Rule, Source};
use crate::model::Level;

pub const UNKNOWN_RULE: Rule = Rule {
    id: "unknown-rule",
    catches: "A rule that does not exist, in a comment or in `steps.toml`.",
    explanation: "`steps check --rules` lists the rules. A misspelled one would leave the intended rule unchanged.",
    bad: "[check.rules]\nfile-nam = \"off\"",
    good: "[check.rules]\nfile-name = \"off\"",
    ..Rule::error(Group::Silencing)
};

/// A rule that `steps.toml` names and that does not exist, or whose severity cannot be changed to this.
pub fn check_rule(
    id: &str,
    level: Option<&Level>,
    source: &Arc<Source>,
    span: Range<usize>,
) -> Option<Finding> {
    let Some(rule) = rule(id) else { return Some(unknown_rule(id, source, span)) };
    if !rule.firm || level.is_none_or(|level| *level == Level::Error) {
        return None;
    }
    let message = format!(
        "`{id}` is always an error: what it finds cannot be read, and would be missing without notice"
    );
    Some(
        Finding::at(WRONG_VALUE.id, source, span, message)
            .help("remove this line, and fix what the rule finds"),
    )
}

/// The problem with the name of a rule that does not exist.
pub fn unknown_rule(id: &str, source: &Arc<Source>, span: Range<usize>) -> Finding {
    let near = nearest(id, rules().map(|rule| rule.id)).map(|near| format!("did you mean `{near}`?"));
    Finding::at(UNKNOWN_RULE.id, source, span, format!("no rule is called `{id}`"))
        .help(near.unwrap_or_else(|| "`steps check --rules` lists them".to_owned()))
}

/// A word list that `steps.toml` names and that does not exist.
pub fn check_list(list: &str, source: &Arc<Source>, span: Range<usize>) -> Option<Finding> {
    if list_names().any(|name| name == list) {
        return None;
    }
    let help = match nearest(list, list_names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the word lists are {}", list_names().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("no word list is called `{list}`");
    Some(Finding::at(UNKNOWN_KEY.id, source, span, message).help(help))
}
