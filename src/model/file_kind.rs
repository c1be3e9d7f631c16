//! The kinds of YAML files that people write, each with a schema for their editor.

use std::fmt;

/// A kind of file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileKind {
    Framework,
    Steps,
    Roles,
    Questions,
    Behavior,
    Discipline,
    Assessment,
    Answers,
    Agreed,
    Decisions,
    Packet,
    People,
    Profile,
    Journal,
    Request,
    Settings,
}

impl FileKind {
    /// All of them: the framework's first, then the reviews', then the workspace's.
    pub const ALL: [Self; 16] = [
        Self::Framework,
        Self::Steps,
        Self::Roles,
        Self::Questions,
        Self::Behavior,
        Self::Discipline,
        Self::Assessment,
        Self::Answers,
        Self::Agreed,
        Self::Decisions,
        Self::Packet,
        Self::People,
        Self::Profile,
        Self::Journal,
        Self::Request,
        Self::Settings,
    ];

    /// The kind's name, on the command line and as the name of its schema's file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Steps => "steps",
            Self::Roles => "roles",
            Self::Questions => "questions",
            Self::Behavior => "behavior",
            Self::Discipline => "discipline",
            Self::Assessment => "assessment",
            Self::Answers => "answers",
            Self::Agreed => "agreed",
            Self::Decisions => "decisions",
            Self::Packet => "packet",
            Self::People => "people",
            Self::Profile => "profile",
            Self::Journal => "journal",
            Self::Request => "request",
            Self::Settings => "settings",
        }
    }

    /// What a file of this kind holds, as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Framework => "The framework as a whole",
            Self::Steps => "The steps, narrowest first",
            Self::Roles => "The roles",
            Self::Questions => "The questions that open a talk",
            Self::Behavior => "A behavior across the steps",
            Self::Discipline => "A discipline's own examples",
            Self::Assessment => "An assessment",
            Self::Answers => "Answers for an assessment",
            Self::Agreed => "What was agreed in a review",
            Self::Decisions => "Decisions for what was agreed",
            Self::Packet => "A request for a move to a step",
            Self::People => "Who works here",
            Self::Profile => "A person's step and start date",
            Self::Journal => "A journal of evidence",
            Self::Request => "What a manager asks a peer",
            Self::Settings => "The settings of a workspace",
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
