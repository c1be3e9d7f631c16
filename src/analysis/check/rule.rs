//! A rule as documented data: what `--explain`, `--rules` and the reference show.

use crate::diagnostic::Severity;

/// One mistake that `check` finds.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The permanent, kebab-case id: also the name of its test case and its heading in the reference.
    pub id: &'static str,
    pub group: Group,
    /// Whether it says that something was not read: it is what it is, whatever `steps.toml` says.
    pub firm: bool,
    /// What it is where `steps.toml` says nothing else.
    pub severity: Severity,
    /// The mistake that it catches, in one sentence.
    pub catches: &'static str,
    /// Why it is a mistake and how to fix it, in Markdown, a few sentences.
    pub explanation: &'static str,
    /// An excerpt of a file that it finds fault with.
    pub bad: &'static str,
    /// The same excerpt, fixed.
    pub good: &'static str,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// Whether files parse, have the right shape and refer to what exists.
    Structure,
    /// What a change does to those who used the version before.
    History,
    /// Whether every cell and discipline has its examples.
    Coverage,
    /// Whether something is said twice.
    Duplication,
    /// How examples are worded.
    Wording,
    /// What people wrote about each other.
    Reviews,
    /// Comments that silence rules.
    Silencing,
}
