//! The rule `history-unread`.

use super::Before;
use super::locations::Locations;
use crate::diagnostic::{At, Finding, Group, Problem, Rule};
use crate::model::{Id, ParsedFramework};

pub const RULE: Rule = Rule {
    id: "history-unread",
    catches: "A file of an earlier revision cannot be read, so its contents cannot be compared.",
    explanation: "What cannot be read counts as neither removed nor new; everything else is compared. If a file of the base cannot be read, use `--base` to name a revision in which it can. If a new id is in an older version that cannot be read, nobody can tell whether it meant the same.",
    bad: "# at the base:\nid: bread\n  name: Bread",
    good: "id: bread\nname: Bread",
    ..Rule::note(Group::History)
};

/// Files of the base that cannot be read: nobody knows whether what they hold is new or gone.
pub fn at_base(before: Before<'_>, parts: &ParsedFramework) -> Option<Problem> {
    let (manifest, first) = (parts.manifest.as_ref()?, before.unread.first()?);
    let files: Vec<String> = before.unread.iter().map(|file| format!("`{}`", file.path)).collect();
    let message = match files.as_slice() {
        [only] => format!("{only} of {} cannot be read, so nothing in it is compared", before.name),
        several => format!(
            "{} files of {} cannot be read, so nothing in them is compared: {}",
            several.len(),
            before.name,
            several.join(", ")
        ),
    };
    let problem = manifest.problem(RULE.id, At::value(["version".into()]), message);
    let help = "to compare it too, name a revision in which it can be read";
    Some(problem.expected(reason(&first.fault)).help(help))
}

/// A new id that may have meant something else in an older version, which cannot be read.
pub fn in_older_version(id: &Id, fault: &Finding, locations: &Locations<'_>) -> Option<Problem> {
    let message =
        format!("cannot tell whether `{id}` was used before: a version that contains it cannot be read");
    let problem = locations.problem(&RULE, id, "id", message)?;
    Some(problem.expected(reason(fault)).help("choose another id to be safe"))
}

/// Where a file cannot be read, and why.
fn reason(fault: &Finding) -> String {
    format!("{}: {}", fault.place(), fault.message)
}
