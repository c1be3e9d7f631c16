//! The command line around the commands: what every one of them takes, and the help and the mistakes of all.

mod first_screen;
mod mistake;

use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use jiff::civil::Date;

use super::Command;
use crate::error::UserError;
use crate::render::{Page, Printable};
use crate::terminal::Color;

/// Career conversations in plain text
#[derive(Debug, Parser)]
#[command(
    name = "steps",
    version,
    max_term_width = 80,
    after_help = "`steps help send` shows a whole review; `steps help COMMAND` has examples."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes, before or after its name.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The workspace to use [default: search from this folder upward]
    #[arg(long, value_name = "DIR", env = "STEPS_WORKSPACE", hide_env_values = true, global = true)]
    pub workspace: Option<PathBuf>,
    /// Who you are
    #[arg(long, value_name = "ID", env = "STEPS_PERSON", hide_env_values = true, global = true)]
    pub person: Option<String>,
    /// The date to use as today, such as 2026-11-25
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub today: Option<Date>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Color,
    /// Ask and report line by line, for a screen reader
    #[arg(long, global = true)]
    pub linear: bool,
    /// Print long reports without a pager
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Print only the answer and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Never ask; fail where an answer is missing
    #[arg(long, global = true)]
    pub no_input: bool,
}

/// Why a command line is not a command to run.
#[derive(Debug)]
pub enum Stop {
    /// It asks for help or the version.
    Answer(StyledStr),
    /// A command is missing: its help, as an error.
    Incomplete(StyledStr),
    /// It cannot be understood.
    Mistake(UserError),
}

/// What the command line asks for, or why it does not, and in which colors to say so.
pub fn parse() -> Result<Cli, (Stop, Color)> {
    let parsed = command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
        let words: Vec<String> = words.collect();
        let stop = match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Answer(error.render()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Incomplete(error.render()),
            _ => Stop::Mistake(mistake::mistake(&error, &command(), &words)),
        };
        (stop, color_among(&words))
    })
}

/// Why a command line, the program's name first, names a command or an option that there is not; what else may be
/// wrong with it is left to whoever runs it.
pub fn mistake_in(words: Vec<String>) -> Option<UserError> {
    let error = command().try_get_matches_from(&words).err()?;
    let is_one = matches!(
        error.kind(),
        ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict
    );
    is_one.then(|| mistake::mistake(&error, &command(), words.get(1..).unwrap_or_default()))
}

/// When to use color, as asked for in words that clap could not take, or that ask for help.
fn color_among(words: &[String]) -> Color {
    let joined = words.iter().find_map(|word| word.strip_prefix("--color="));
    let after = || words.iter().skip_while(|word| *word != "--color").nth(1).map(String::as_str);
    joined.or_else(after).and_then(|word| Color::from_str(word, true).ok()).unwrap_or(Color::Auto)
}

/// A text of clap's with its styles, or without them.
pub fn shown(text: &StyledStr, page: Page) -> Printable {
    let text = if page.color { text.ansi().to_string() } else { text.to_string() };
    Printable::painted(&text, page)
}

/// The definition of the whole command line.
pub fn command() -> clap::Command {
    let command = Cli::command();
    let heading = command.get_styles().get_header();
    let template = first_screen::template(&command);
    let foot = "`steps help accessibility` is about screen readers and plain terminals,\n`steps help privacy` about who can read what.";
    let template = format!("{template}\n\n{heading}Options:{heading:#}\n{{options}}\n\n{foot}\n");
    command.help_template(template)
}

/// What the program says when it is asked for nothing.
pub fn first_screen() -> StyledStr {
    let command = Cli::command();
    let template = first_screen::template(&command);
    command.help_template(template).render_help()
}

/// A day that a calendar of four-digit years has a day before and after.
pub fn day(text: &str) -> Result<Date, String> {
    let day: Date = text
        .parse()
        .map_err(|_| format!("`{text}` is not a date: expected year, month and day, such as `2026-11-25`"))?;
    match day.year() {
        1..=9998 => Ok(day),
        _ => Err(format!("`{text}` is outside the years 1 to 9998")),
    }
}
