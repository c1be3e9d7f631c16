//! The first screen of the help: the commands by what they are for. clap has no headings for commands, so the
//! template is made here, from clap's own list.

use clap::Command;

/// The first command of each group, with the group's heading, and whether its commands are only named.
const GROUPS: [(&str, &str, Shown); 4] = [
    ("assess", "For a conversation", Shown::Explained),
    ("show", "The framework", Shown::Explained),
    ("notes", "Around reviews", Shown::Named),
    ("init", "More", Shown::Named),
];

/// How the commands of a group are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shown {
    Explained,
    Named,
}

/// clap's template for the first screen.
pub fn template(command: &Command) -> String {
    let (heading, literal) = (command.get_styles().get_header(), command.get_styles().get_literal());
    let shown = || command.get_subcommands().filter(|below| !below.is_hide_set());
    let width = shown().map(|it| it.get_name().len()).max().unwrap_or_default();
    let mut text = "{about}\n{usage-heading} {usage}\n".to_owned();
    let mut is_named_only = false;
    for below in shown() {
        let name = below.get_name();
        let group = GROUPS.iter().find(|(first, ..)| *first == name);
        if let Some((_, title, shown)) = group {
            is_named_only = *shown == Shown::Named;
            let end = if is_named_only { "" } else { "\n" };
            text.push_str(&format!("\n{heading}{title}:{heading:#}{end}"));
        }
        if is_named_only {
            let comma = if group.is_some() { "" } else { "," };
            text.push_str(&format!("{comma} {literal}{name}{literal:#}"));
        } else {
            let about = below.get_about().map(ToString::to_string).unwrap_or_default();
            text.push_str(&format!("  {literal}{name:<width$}{literal:#}  {about}\n"));
        }
    }
    text + "{after-help}"
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::commands::cli::{Cli, first_screen};

    #[test]
    fn every_command_is_on_the_first_screen() {
        let command = Cli::command();
        let screen = first_screen().to_string();
        let words: Vec<&str> = screen.split(|letter: char| !letter.is_alphanumeric()).collect();
        for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
            assert!(words.contains(&below.get_name()), "{}:\n{screen}", below.get_name());
        }
        for (first, ..) in GROUPS {
            assert!(command.find_subcommand(first).is_some(), "{first}");
        }
    }

    #[test]
    fn the_first_screen_fits_a_terminal_and_its_prompt() {
        let screen = first_screen().to_string();
        assert!(screen.lines().count() < 24, "{screen}");
        assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    }
}
