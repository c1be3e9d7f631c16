//! Whether what people wrote about each other stays private: on disk, in git, and in what `check` says.

use std::sync::Arc;

use super::seal;
use crate::analysis::check::{rule, structure};
use crate::diagnostic::{Finding, Group, Rule, Severity, Source};

pub const READABLE_BY_OTHERS: Rule = Rule {
    id: "readable-by-others",
    catches: "A file of the reviews, or their folder, that other users of the computer can read.",
    explanation: "What people wrote about each other is for the two of them. `steps` writes these files for their owner alone; a copy or an editor may have opened them up.",
    bad: "-rw-r--r-- reviews/robin-ek/profile.yaml",
    good: "-rw------- reviews/robin-ek/profile.yaml",
    ..Rule::warning(Group::Reviews)
};

/// A file that somebody other than its owner can read.
pub fn readable_by_others(source: &Arc<Source>) -> Finding {
    let help = format!("`chmod 600 {}` keeps it for you alone", source.name);
    Finding::at(READABLE_BY_OTHERS.id, source, 0..0, "others on this computer can read this file").help(help)
}

/// The folder of the reviews, as it is shown, that somebody other than its owner can look into.
pub fn open_to_others(folder: &str) -> Finding {
    let help = format!("`chmod 700 {folder}` keeps it for you alone");
    let message = "others on this computer can look into this folder";
    Finding::at(READABLE_BY_OTHERS.id, &Source::new(folder, ""), 0..0, message).help(help)
}

pub const TRACKED_BY_GIT: Rule = Rule {
    id: "tracked-by-git",
    catches: "A file of the reviews that git tracks.",
    explanation: "Whoever can clone the repository can read it, now and in its history. Keep `reviews/` in `.gitignore`.",
    bad: "git add --force reviews/",
    good: "echo reviews/ >> .gitignore",
    ..Rule::error(Group::Reviews)
};

/// A file whose history git keeps.
pub fn tracked_by_git(source: &Arc<Source>) -> Finding {
    let help = format!(
        "`git rm --cached {}`, add `reviews/` to .gitignore, and remember that the history still holds it",
        source.name
    );
    Finding::at(TRACKED_BY_GIT.id, source, 0..0, "git tracks this file, so whoever clones it can read it")
        .help(help)
}

pub const WITHHELD: Rule = Rule {
    id: "withheld",
    catches: "An error in a file of the reviews that whoever runs `check` may not read.",
    explanation: "Nobody sees the other side's answers before both have sealed, not even in an excerpt. Whoever wrote the file sees what is wrong when they run `steps check` and it is known who they are, from `--person`, `STEPS_PERSON` or the user file.",
    bad: "rating: often",
    good: "rating: consistently",
    ..Rule::error(Group::Reviews)
};

/// The rules that are about a file, and not about what it says.
const ABOUT_THE_FILE: &[Rule] =
    &[READABLE_BY_OTHERS, TRACKED_BY_GIT, structure::STRAY_FILE, seal::BROKEN_SEAL, seal::REOPENED];

/// What is said of a finding in a file that whoever asks may not read: that something is wrong there, and
/// where, and nothing of what the file says.
pub fn withhold(finding: Finding) -> Option<Finding> {
    let is_about_the_file = ABOUT_THE_FILE.iter().any(|rule| rule.id == finding.rule);
    if finding.source.text.is_empty() || is_about_the_file {
        let source = blank(&finding);
        let end = source.text.len();
        return Some(Finding { source, span: end..end, path: Vec::new(), fix: None, ..finding });
    }
    // Even that something is worth a note may tell a rating, however severe a workspace takes it.
    rule(finding.rule).is_some_and(|rule| rule.severity == Severity::Error).then(|| {
        let source = blank(&finding);
        let end = source.text.len();
        let message = "something is wrong here, which only whoever wrote the file may see";
        let help = "they see it with `steps check`, where `--person ID` says who they are";
        Finding {
            severity: finding.severity,
            ..Finding::at(WITHHELD.id, &source, end..end, message).help(help)
        }
    })
}

/// Nothing but the way to the place of a finding: line breaks and spaces.
fn blank(finding: &Finding) -> Arc<Source> {
    let (line, column) = finding.position();
    Source::new(finding.source.name.clone(), "\n".repeat(line - 1) + &" ".repeat(column - 1))
}
