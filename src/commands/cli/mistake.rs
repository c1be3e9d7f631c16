//! A mistake on the command line, said as all other errors are: what is wrong, and how to go on.

use std::error::Error as _;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::suggestion::{did_you_mean, nearest};
use crate::error::UserError;
use crate::render::list;

/// What a mistake is and what was meant, `words` being what was typed after the program's name.
pub fn mistake(error: &clap::Error, command: &Command, words: &[String]) -> UserError {
    let spoken = Spoken::of(command, words);
    let usage = format!("`{}` shows how it is used", spoken.help());
    let (argument, value) = (option(error, ContextKind::InvalidArg), text(error, ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => spoken.unknown_command(&text(error, ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let options = spoken.options();
            let near = nearest(&argument, options.iter().map(String::as_str));
            let near = near.map(|near| format!("did you mean `{near}`?"));
            UserError::new(format!("`{}` has no option `{argument}`", spoken.name))
                .hint(near.unwrap_or_else(|| format!("`{}` lists its options", spoken.help())))
        }
        ErrorKind::UnknownArgument if spoken.name.ends_with(" note") => {
            UserError::new(format!("unexpected argument `{argument}`"))
                .hint("put the whole text in quotes, as in `steps note \"Led the demo\"`")
        }
        ErrorKind::UnknownArgument if spoken.name.ends_with(" guide") => {
            UserError::new(format!("unexpected argument `{argument}`"))
                .hint("put a title in quotes; `steps guide --search \"can I stay\"` looks for words")
        }
        ErrorKind::UnknownArgument => UserError::new(format!("unexpected argument `{argument}`")).hint(usage),
        ErrorKind::InvalidValue => {
            let known = strings(error, ContextKind::ValidValue);
            let message = match argument.strip_prefix(['<', '[']) {
                _ if value.is_empty() => format!("`{argument}` needs a value"),
                Some(noun) => {
                    format!("`{value}` is not a {}", noun.trim_end_matches(['>', ']']).to_lowercase())
                }
                None => format!("`{argument}` does not take `{value}`"),
            };
            let hint = did_you_mean(&value, known.iter().map(String::as_str));
            UserError::new(message).hint(hint.unwrap_or(usage))
        }
        // What our own parsers say is whole sentences.
        ErrorKind::ValueValidation => UserError::new(error.source().map_or(usage, ToString::to_string)),
        ErrorKind::MissingRequiredArgument => {
            let missing = strings(error, ContextKind::InvalidArg);
            let missing: Vec<String> = missing.iter().map(|it| format!("`{it}`")).collect();
            UserError::new(format!("missing {}", list(&missing))).hint(usage)
        }
        ErrorKind::ArgumentConflict => {
            let prior = option(error, ContextKind::PriorArg);
            // What is in the way may be a word, which has no name.
            match argument.as_str() {
                "" => UserError::new(format!("no other word can stand beside `{prior}`")).hint(usage),
                same if same == prior => UserError::new(format!("`{argument}` can be given only once")),
                _ => UserError::new(format!("`{argument}` cannot be used with `{prior}`")),
            }
        }
        ErrorKind::TooManyValues => UserError::new(format!("`{argument}` takes no value")).hint(usage),
        ErrorKind::InvalidUtf8 => UserError::new("an argument is not valid UTF-8"),
        _ => UserError::new(error.to_string().lines().next().unwrap_or_default().replace("error: ", "")),
    }
}

/// The command that was meant, as far as its words are right.
struct Spoken<'a> {
    name: String,
    command: &'a Command,
    root: &'a Command,
}

impl<'a> Spoken<'a> {
    fn of(root: &'a Command, words: &[String]) -> Self {
        let mut spoken = Self { name: root.get_name().to_owned(), command: root, root };
        for word in words {
            if let Some(below) = spoken.command.find_subcommand(word) {
                spoken.name = format!("{} {word}", spoken.name);
                spoken.command = below;
            }
        }
        spoken
    }

    /// The command line that explains it.
    fn help(&self) -> String {
        let root = self.root.get_name();
        format!("{root} help{}", self.name.strip_prefix(root).unwrap_or_default())
    }

    fn unknown_command(&self, word: &str) -> UserError {
        let known = self.command.get_subcommands().map(Command::get_name);
        let hint = match nearest(word, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`{}` lists the commands", self.help()),
        };
        UserError::new(match self.name == self.root.get_name() {
            true => format!("there is no command `{word}`"),
            false => format!("`{}` has no command `{word}`", self.name),
        })
        .hint(hint)
    }

    /// The options that it takes, its own and the global ones.
    fn options(&self) -> Vec<String> {
        let all = self.command.get_arguments().chain(self.root.get_arguments());
        all.filter_map(|argument| argument.get_long()).map(|name| format!("--{name}")).collect()
    }
}

/// An option without the name of its value: `--to` of `--to <STEP>`.
fn option(error: &clap::Error, kind: ContextKind) -> String {
    text(error, kind).split_whitespace().next().unwrap_or_default().to_owned()
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    strings(error, kind).into_iter().next().unwrap_or_default()
}

fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
