//! A rule as documented data: what `--explain`, `--rules` and the reference show.

use super::Severity;

/// One mistake that `check` finds. Its constant is declared right above the code that finds it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The permanent, kebab-case id: also the name of its test case and its heading in the reference.
    pub id: &'static str,
    pub group: Group,
    /// Whether it says that something was not read: then `steps.toml` cannot change its severity.
    pub firm: bool,
    /// How much it matters where `steps.toml` says nothing else.
    pub severity: Severity,
    /// The mistake that it catches, in one sentence.
    pub catches: &'static str,
    /// Why it is a mistake and how to fix it, in Markdown, a few sentences.
    pub explanation: &'static str,
    /// An excerpt of a file with the mistake.
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

impl Rule {
    /// What rules of a group have in common, to be completed: `Rule { id: …, ..Rule::error(…) }`.
    pub const fn error(group: Group) -> Self {
        let severity = Severity::Error;
        Self { id: "", group, firm: false, severity, catches: "", explanation: "", bad: "", good: "" }
    }

    /// The same for rules that warn.
    pub const fn warning(group: Group) -> Self {
        Self { severity: Severity::Warning, ..Self::error(group) }
    }

    /// The same for rules that only mention something.
    pub const fn note(group: Group) -> Self {
        Self { severity: Severity::Note, ..Self::error(group) }
    }

    /// The same for rules about what could not be read, and would be missing without notice.
    pub const fn unread() -> Self {
        Self { firm: true, ..Self::error(Group::Structure) }
    }
}
