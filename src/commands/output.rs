//! `-o FILE`: puts a report into a file, and takes care of what is there.

use std::io::{ErrorKind, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::Context;
use super::report_args::ReportArgs;
use crate::error::UserError;
use crate::render::Printable;
use crate::store::{Privacy, followed, replace_bytes};

/// Writes a report to a path that is not `-`.
pub fn write(
    context: &Context,
    path: &Path,
    report: &Printable,
    arguments: &ReportArgs,
) -> anyhow::Result<()> {
    refuse_document(path)?;
    if put(context, path, report, (Privacy::Private, arguments.force))? {
        context.streams.say(&format!("Wrote `{}`, readable by you alone.", path.display()));
    }
    Ok(())
}

/// Refuses the name of a kind of file that no report is, and that no program would open.
fn refuse_document(path: &Path) -> Result<(), UserError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if !["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "png", "svg"].contains(&ending.as_str()) {
        return Ok(());
    }
    let page = path.with_extension("html");
    Err(UserError::new(format!("`.{ending}` is no format of a report"))
        .hint(format!("`-o {}` writes a page, which a browser prints or saves as PDF", page.display())))
}

/// Puts a text into a file. What is there is overwritten where it is an earlier version of it, or by force.
/// Says whether it is a file now; a device or a pipe takes a text, too.
pub fn put(
    context: &Context,
    path: &Path,
    report: &Printable,
    (privacy, force): (Privacy, bool),
) -> anyhow::Result<bool> {
    if path == Path::new("/dev/stdout") {
        return context.streams.answer(report).map(|()| false);
    }
    put_opening(context, path, (report.as_bytes(), opening(report).as_bytes()), (privacy, force))
}

/// The same for what is no text. Two of them look alike only where they are the same.
pub fn put_bytes(
    context: &Context,
    path: &Path,
    bytes: &[u8],
    (privacy, force): (Privacy, bool),
) -> anyhow::Result<bool> {
    put_opening(context, path, (bytes, bytes), (privacy, force))
}

/// Puts a content into a file. An earlier version of it is what begins with its opening.
fn put_opening(
    context: &Context,
    path: &Path,
    (content, opening): (&[u8], &[u8]),
    (privacy, force): (Privacy, bool),
) -> anyhow::Result<bool> {
    let shown = path.display();
    let target = context.current.join(path);
    let existing = fs_err::metadata(&target).ok();
    if existing.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(UserError::new(format!("`{shown}` is a folder")).hint("name a file in it").into());
    }
    // What is open already is written to by its number, whatever it leads to.
    let is_systems = ["/dev", "/proc"].iter().any(|folder| target.starts_with(folder));
    if existing.is_some_and(|existing| is_systems || !existing.is_file()) {
        return pour(&target, content).map(|()| false);
    }
    let target = followed(&target);
    let folder = target.parent().unwrap_or(&context.current);
    if path.as_os_str().as_bytes().ends_with(b"/") || !folder.is_dir() {
        return Err(UserError::new(format!("there is no folder for `{shown}`")).into());
    }
    refuse_the_workspaces_own(context, path, &target)?;
    if !force && !is_earlier_version(&target, opening) {
        let message = format!("`{shown}` exists and is not an earlier version of what is to be written");
        return Err(UserError::new(message).hint("`--force` overwrites it").into());
    }
    replace_bytes(&target, content, privacy)?;
    Ok(true)
}

/// Writes to a device or a pipe, which is not to be replaced by a file. A reader that went away has had enough.
fn pour(target: &Path, content: &[u8]) -> anyhow::Result<()> {
    let mut file = fs_err::OpenOptions::new().append(true).open(target)?;
    match file.write_all(content) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A report never takes the place of what it was made from, wherever a link leads.
fn refuse_the_workspaces_own(context: &Context, path: &Path, target: &Path) -> anyhow::Result<()> {
    let root = &context.workspace()?.root;
    let own = ["reviews", "framework", "steps.toml", "people.yaml"].map(|name| followed(&root.join(name)));
    if !own.iter().any(|own| target.starts_with(own)) {
        return Ok(());
    }
    let message = format!("`{}` is where the workspace keeps its own files", path.display());
    Err(UserError::new(message).hint("write the report somewhere else").into())
}

/// Whether nothing would be lost but what this report said before: both begin with the same title, in JSON with
/// the same kind of report, and in a calendar with its name.
fn is_earlier_version(target: &Path, opening: &[u8]) -> bool {
    let Ok(existing) = fs_err::read(target) else { return !target.exists() };
    existing.is_empty() || existing.starts_with(opening)
}

fn opening(report: &str) -> &str {
    // Of a record, what it is and in which version of its format.
    let record = report.split_inclusive(',').take(2).map(str::len).sum();
    if report.starts_with("{\"record\":") {
        return &report[..record];
    }
    // What is encrypted begins as any other, and nothing tells what is in it.
    if report.starts_with("-----BEGIN AGE ENCRYPTED FILE-----") {
        return report;
    }
    let lines = match report.lines().next() {
        Some("{") => 3,
        Some("BEGIN:VCALENDAR") => 5,
        _ => 1,
    };
    let length = report.split_inclusive('\n').take(lines).map(str::len).sum();
    &report[..length]
}
