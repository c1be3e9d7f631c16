//! What the report on a change says in whole sentences.

use super::{End, Origin};
use crate::analysis::changes::{Raised, Rise, Touched, VersionChange};
use crate::render::{count, counts};

/// What is compared, and its version.
pub fn end(end: &End<'_>) -> String {
    let version = &end.framework.manifest.version;
    let name = end.revision.map_or("the files as they are", |(name, _)| name);
    match end.origin {
        Origin::Own => format!("{name}, version {version}"),
        Origin::Shipped => {
            format!("{name}, which has no framework: the shipped one, version {version}")
        }
    }
}

/// Which files are not compared, and why.
pub fn unread(end: &End<'_>) -> Vec<String> {
    let files = end.unread.iter();
    let sentence = |path: &str, place: String, message: &str| {
        format!("{path} cannot be read, so nothing in it is compared ({place}: {message}).")
    };
    files.map(|file| sentence(&file.path, file.fault.place(), &file.fault.message)).collect()
}

/// That there is no change, as far as anybody can tell.
pub fn nothing(ends: [&End<'_>; 2]) -> &'static str {
    match ends.iter().all(|end| end.unread.is_empty()) {
        true => "Nothing changes: both say the same.",
        false => "Nothing changes in what is compared.",
    }
}

/// What was passed over because it refers to nothing, if anything was.
pub fn faults(end: &End<'_>) -> Option<String> {
    let name = end.revision.map_or("the files as they are", |(name, _)| name);
    (end.faults > 0).then(|| {
        let errors = count(end.faults, "error");
        format!("The framework of {name} has {errors}; the parts with errors are left out.")
    })
}

/// What the change asks of the version, and what was done about it.
pub fn version(change: &VersionChange<'_>) -> String {
    let VersionChange { before, after, asks, raised } = change;
    let Some((rise, least)) = asks else {
        return match raised {
            _ if before == after => format!("The version is {after}, as before."),
            Raised::Lowered => format!("The version went from {before} to {after}, which is lower."),
            _ => format!("The version went from {before} to {after}."),
        };
    };
    let says = match raised {
        Raised::Enough => format!("framework.yaml says {after}, which is enough"),
        Raised::TooLittle => format!("framework.yaml says {after}"),
        Raised::NotAtAll => format!("framework.yaml still says {after}"),
        Raised::Lowered => format!("framework.yaml says {after}, which is lower"),
    };
    format!("This needs a {} version bump ({before} → {least}); {says}.", word(*rise))
}

/// The rise in semantic versioning's word.
pub fn word(rise: Rise) -> &'static str {
    match rise {
        Rise::Patch => "patch",
        Rise::Minor => "minor",
        Rise::Major => "major",
    }
}

/// How many answers the change touches, and how many it carries over.
pub fn touched(Touched { marked, rated, carried }: Touched) -> String {
    let looked_at = "the reviews that both sides have sealed";
    let touches = match counts([(marked, "marked example"), (rated, "rating")]) {
        None if carried > 0 => None,
        None => Some(format!("It touches no answers in {looked_at}.")),
        Some(counts) => {
            Some(format!("In {looked_at}, it touches {counts}: they keep the version they were made with."))
        }
    };
    let carries = (carried > 0).then(|| {
        let place = if touches.is_none() { format!(" in {looked_at}") } else { String::new() };
        let verb = if carried == 1 { "is" } else { "are" };
        format!("{}{place} {verb} carried over to the new ids.", count(carried, "rating"))
    });
    touches.into_iter().chain(carries).collect::<Vec<_>>().join(" ")
}
