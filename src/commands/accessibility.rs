//! `steps help accessibility`: a page of the help that is about all commands.

use clap::Args;

use super::{Context, help_page};
use crate::error::Status;

/// Use steps with a screen reader, line by line
///
/// Examples:
///   steps assess --linear            answer questions by typing lines
///   steps diff robin-ek --linear     read a report line by line
///
/// Line by line, nothing is redrawn and the cursor does not move. There are no
/// columns, and nothing is told by place, sign or color alone.
///
/// How to turn it on:
/// - for one command: `--linear`
/// - for a session: set ACCESSIBLE to any value, such as `ACCESSIBLE=1`
/// - for good: `linear = true` in `~/.config/steps/config.toml`
///
/// A terminal where TERM is not set or is `dumb` has it by itself.
///
/// How questions are asked: each is said once, with its answers as numbered
/// lines. Type a line and press Enter.
/// - Where you can mark several, `1 3` marks or unmarks the first and the third,
///   and Enter alone goes on. A word lists the answers that hold it.
/// - Where you choose one, type its number or the first letters of it. The
///   default is named in the prompt; Enter alone takes it.
/// - A text of several lines ends with an empty line. Where there is a text
///   already, Enter alone keeps it, `+` adds lines to it, and `.` clears it.
/// - `back` goes to the question before, `again` repeats this one, `?` explains
///   it, and `quit` leaves. Other words, such as `skip`, are named once.
/// - A text that is one of these words begins with a space.
///
/// Answers are saved at once, and the same command continues where you stopped.
/// Ctrl-C saves the line that you are typing too. The terminal's own keys edit a
/// line.
///
/// How reports are laid out: each cell of a table is a line that begins with the
/// name of its column. Ratings are whole words, with who gave them. What a change
/// to the framework removed or added is called so. Color is off, unless you ask
/// for it by `--color always`. `--format html` has headings, table headers and
/// descriptions for a browser.
///
/// A report that is longer than the terminal goes through the pager that PAGER
/// names, or else `less`. Line by line, it does so only if PAGER is set.
/// `--no-pager` turns it off.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, hide = true, help_template = "{about}\n")]
pub struct AccessibilityArgs {}

pub fn run(context: &Context, _: &AccessibilityArgs) -> anyhow::Result<Status> {
    help_page(context, "accessibility")
}
