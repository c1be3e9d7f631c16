//! The command line around the commands: what every one of them takes. Each doc comment is the help it gives.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};
use jiff::civil::Date;

use crate::commands::Command;

/// Career conversations in plain text
#[derive(Debug, Parser)]
#[command(
    name = "steps",
    version,
    max_term_width = 100,
    disable_help_subcommand = false,
    after_help = "Examples:\n  steps assess        rate yourself before a one-to-one\n  steps diff robin    see together where Robin and their manager differ"
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes, before or after its name.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// The workspace to use, rather than the one found from the current folder upwards
    #[arg(
        long,
        value_name = "DIR",
        env = "STEPS_WORKSPACE",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub workspace: Option<PathBuf>,
    /// Who you are
    #[arg(
        long,
        value_name = "ID",
        env = "STEPS_PERSON",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub person: Option<String>,
    /// The date to take for today
    #[arg(long, value_name = "DATE", global = true, help_heading = "Global options")]
    pub today: Option<Date>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = "Global options")]
    pub color: When,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Never ask; fail where an answer is missing
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}
