//! What can go wrong, as the user reads it, and the exit status that goes with it.

use std::fmt;

use crate::diagnostic::Finding;

/// A request that cannot be carried out, with how to go on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UserError {
    pub message: String,
    pub hints: Vec<String>,
}

/// Files with mistakes that have to be fixed first.
#[derive(Clone, Debug)]
pub struct InvalidFiles(pub Vec<Finding>);

/// The person left on purpose, or this signal made them leave.
#[derive(Clone, Copy, Debug)]
pub struct Left(pub i32);

/// What a command's answer was, as scripts see it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// Done, or the answer is yes.
    Done,
    /// The answer is no: findings, or differences where they were asked for.
    No,
    /// The request could not be carried out.
    UserError,
    /// Left, by Ctrl-C or this signal: 128 and the signal's number, as shells have it.
    Left(i32),
}

impl Status {
    pub fn code(self) -> u8 {
        match self {
            Status::Done => 0,
            Status::No => 1,
            Status::UserError => 2,
            Status::Left(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }
}

impl Left {
    /// By a key, which counts as Ctrl-C.
    pub fn by_key() -> Self {
        Self(signal_hook::consts::SIGINT)
    }
}

impl UserError {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hints: Vec::new() }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// With the hint where there is one.
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hints.extend(hint);
        self
    }
}

impl fmt::Display for UserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for InvalidFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.0.iter().map(|finding| format!("{}: {}", finding.place(), finding.message));
        f.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("left")
    }
}

impl std::error::Error for UserError {}
impl std::error::Error for InvalidFiles {}
impl std::error::Error for Left {}
