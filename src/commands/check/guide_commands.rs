//! Commands that the guide names: held against the definition of the command line.

use super::super::cli;
use crate::analysis::check::guide::UNKNOWN_COMMAND;
use crate::diagnostic::Finding;
use crate::model::ParsedFramework;
use crate::model::guide::commands;

/// The commands of the guide that the program does not have, or not like this.
pub fn findings(parts: &ParsedFramework) -> Vec<Finding> {
    let mut found = Vec::new();
    for topic in &parts.guide {
        for command in commands(&topic.source.text) {
            let Ok(words) = shell_words::split(&command.text) else { continue };
            let Some(mistake) = cli::mistake_in(words) else { continue };
            let finding = Finding::at(UNKNOWN_COMMAND.id, &topic.source, command.span, mistake.message);
            found.push(finding.maybe_help(mistake.hints.into_iter().next()));
        }
    }
    found
}
