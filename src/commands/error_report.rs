//! What went wrong, as it is said to whoever ran the program.

use crate::diagnostic::to_show;
use crate::error::{InvalidFiles, Left, Status, UserError};
use crate::render;
use crate::terminal::Streams;

/// Says what went wrong on standard error, and gives the exit status that goes with it.
pub fn report(streams: &Streams, error: &anyhow::Error) -> Status {
    if let Some(Left(signal)) = error.downcast_ref() {
        return Status::Left(*signal);
    }
    let page = streams.err.page();
    if let Some(InvalidFiles(findings)) = error.downcast_ref() {
        streams.report(&render::findings(&to_show(findings.clone()), page));
        return Status::UserError;
    }
    let hints = error.downcast_ref::<UserError>().map_or(&[][..], |trouble| &trouble.hints);
    streams.report(&render::error(&format!("{error:#}"), hints, page));
    Status::UserError
}
