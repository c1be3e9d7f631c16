//! `steps`: career conversations in plain text.
//!
//! `model` says what the files mean, and `analysis` answers questions about it: a rule of `steps check` is in
//! `analysis/check`, a question of the interview in `analysis/interview`. `render` turns answers into reports, one
//! file per format. `diagnostic` is what can be wrong in a file, `yaml` reads and writes YAML. All these are pure.
//!
//! `store` alone touches files and git; `terminal` alone prints and prompts. `commands` brings them together: a
//! command is one file, its arguments with their help above the function that runs it. `commands/cli.rs`
//! is what all of them share on the command line. Nothing points back up.

mod analysis;
mod commands;
mod diagnostic;
mod error;
mod model;
mod render;
mod store;
mod terminal;
mod yaml;

use std::process::ExitCode;

use crate::commands::cli::{self, Stop};
use crate::error::Status;
use crate::render::Layout;
use crate::terminal::{Color, Input, Paging, Streams, Verbosity, Wishes};

/// Runs the program: reads the command line, carries it out, says what went wrong.
pub fn run() -> ExitCode {
    terminal::report_panics_as_bugs();
    let cli = match cli::parse() {
        Ok(cli) => cli,
        Err((stop, color)) => return ExitCode::from(stopped(stop, color).code()),
    };
    let input = if cli.global.no_input { Input::Never } else { Input::Ask };
    let talk = if cli.global.quiet { Verbosity::Quiet } else { Verbosity::Normal };
    let paging = if cli.global.no_pager { Paging::Never } else { Paging::Auto };
    let layout = commands::layout(&cli.global);
    let streams = Streams::new(Wishes { color: cli.global.color, input, talk, layout, paging });
    let outcome =
        commands::Context::new(&cli.global, streams).and_then(|context| commands::run(&context, &cli));
    ExitCode::from(outcome.unwrap_or_else(|error| commands::report(&streams, &error)).code())
}

/// Says why there is no command to run: help goes to standard output with 0, a mistake to standard error with 2.
fn stopped(stop: Stop, color: Color) -> Status {
    let (talk, layout) = (Verbosity::Normal, Layout::Tables);
    let streams = Streams::new(Wishes { color, input: Input::Never, talk, layout, paging: Paging::Never });
    let said = match stop {
        Stop::Answer(text) => streams.answer(&cli::shown(&text, streams.out.page())),
        Stop::Incomplete(help) => {
            streams.report(&cli::shown(&help, streams.err.page()));
            return Status::UserError;
        }
        Stop::Mistake(error) => Err(error.into()),
    };
    said.map_or_else(|error| commands::report(&streams, &error), |()| Status::Done)
}
