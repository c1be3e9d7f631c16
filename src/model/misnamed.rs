//! Files that nothing reads under their names, and what they were meant to be called.

use super::{Id, ParsedFramework};
use crate::diagnostic::suggestion::only_near;

/// The files at the top of a framework's folder, without their ending.
pub const TOP_LEVEL: [&str; 4] = ["framework", "steps", "roles", "questions"];
/// The folders in it, whose files are named by the ids that they hold.
pub const FOLDERS: [&str; 2] = ["behaviors", "disciplines"];
/// The folder of the guide, whose files are Markdown.
pub const GUIDE: &str = "guide";

/// Endings that come behind the right one, of backups and of editors that add their own.
const BEHIND: [&str; 8] = [".txt", ".bak", ".backup", ".old", ".orig", "~", ".save", ".tmp"];
/// Endings of programs whose files are no plain text.
const OTHER_PROGRAMS: [&str; 10] =
    ["docx", "doc", "odt", "rtf", "pages", "xlsx", "xls", "ods", "numbers", "pdf"];
/// Endings of texts that may lie beside the files.
const OTHER_TEXTS: [&str; 8] = ["md", "csv", "tsv", "txt", "html", "png", "svg", "toml"];

/// Files of other programs, and those that a repository has in any folder, in lower case and without their endings.
const OTHERS: [&str; 12] = [
    "license",
    "licence",
    "makefile",
    "dockerfile",
    "readme",
    "notice",
    "authors",
    "codeowners",
    "changelog",
    "package",
    "package-lock",
    "tsconfig",
];

/// What a file that nothing reads was meant to be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Meant {
    /// The file at this path below the framework's folder.
    File(String),
    /// The same, saved by a program whose files are no plain text.
    Text(String),
    /// A copy of the file at this path, which is there.
    Copy(String),
    /// A behavior or a discipline, in neither's folder.
    Either(String),
}

/// What the file at a path below the framework's folder was meant to be; `is_there` tells what is.
pub fn meant(below: &str, is_there: impl Fn(&str) -> bool) -> Option<Meant> {
    let (folders, file) = below.rsplit_once('/').unwrap_or(("", below));
    let first = folders.split('/').next().unwrap_or_default();
    if only_near(first, [GUIDE]).is_some() {
        return meant_topic(folders, file);
    }
    let folder = only_near(first, FOLDERS);
    let bare = BEHIND.iter().find_map(|behind| file.strip_suffix(behind)).unwrap_or(file);
    let (stem, ending) = split(bare)?;
    let ending_in_lower = ending.to_lowercase();
    let is_ours = ["yaml", "yml"].iter().any(|ending| bare.to_lowercase().ends_with(&format!(".{ending}")));
    if !is_ours && OTHERS.contains(&stem.to_lowercase().as_str()) {
        return None;
    }
    let is_yaml = is_yaml(&ending_in_lower);
    // Beside the folders, only what says that it is YAML is one of the files.
    if !is_yaml && (folder.is_none() || OTHER_TEXTS.contains(&ending_in_lower.as_str())) {
        return None;
    }
    let original = original(stem);
    let path = |folder: &str, stem: &str| {
        let ending = if ending_in_lower == "yml" { "yml" } else { "yaml" };
        let found =
            if folder.is_empty() { format!("{stem}.{ending}") } else { format!("{folder}/{stem}.{ending}") };
        let other = format!("{}yaml", found.trim_end_matches("yaml").trim_end_matches("yml"));
        if is_there(&found) || !is_there(&other) { found } else { other }
    };
    let stem_as_id = Id::from_name(stem)?;
    let Some(folder) = folder else {
        let top = original.as_deref().unwrap_or(stem);
        let meant = only_near(top, TOP_LEVEL).filter(|_| folders.is_empty());
        let Some(meant) = meant.map(|meant| path("", meant)) else {
            return (folders.is_empty() && is_yaml).then(|| Meant::Either(stem_as_id.to_string()));
        };
        return match is_there(&meant) {
            true => original.map(|_| Meant::Copy(meant)),
            false => Some(Meant::File(meant)),
        };
    };
    let found = path(folder, stem_as_id.as_str());
    let of = original.map(|stem| path(folder, &stem)).filter(|path| is_there(path));
    Some(match of {
        Some(original) => Meant::Copy(original),
        None if is_there(&found) => Meant::Copy(found),
        None if OTHER_PROGRAMS.contains(&ending_in_lower.as_str()) => Meant::Text(found),
        None => Meant::File(found),
    })
}

/// What a file in the guide's folder, or in one that is almost called so, was meant to be.
fn meant_topic(folders: &str, file: &str) -> Option<Meant> {
    let (stem, ending) = file.rsplit_once('.')?;
    let path = format!("{GUIDE}/{stem}.md");
    match ending.to_lowercase().as_str() {
        "md" | "markdown" if (folders, ending) != (GUIDE, "md") && !stem.eq_ignore_ascii_case("readme") => {
            Some(Meant::File(path))
        }
        ending if OTHER_PROGRAMS.contains(&ending) => Some(Meant::Text(path)),
        _ => None,
    }
}

impl ParsedFramework {
    /// Whether the framework cannot do without the file that another was meant to be: nothing reads it until then.
    pub fn needs(&self, meant: &Meant) -> bool {
        let (path, is_either) = match meant {
            Meant::File(path) | Meant::Text(path) => (path.as_str(), false),
            Meant::Either(name) => (name.as_str(), true),
            Meant::Copy(_) => return false,
        };
        let file = path.rsplit('/').next().unwrap_or_default();
        let stem = file.split('.').next().unwrap_or_default();
        if path.rsplit('/').nth(1) == Some(GUIDE) {
            return false;
        }
        let is_in_folder = is_either || FOLDERS.contains(&path.rsplit('/').nth(1).unwrap_or_default());
        match stem {
            _ if is_in_folder => self.refers_to(stem),
            "roles" => self.steps.iter().flat_map(|filed| &filed.value).any(|step| step.approval.is_some()),
            _ => ["framework", "steps"].contains(&stem),
        }
    }
}

/// A file's name without its ending, and the ending, be it set apart by another sign than a dot.
fn split(file: &str) -> Option<(&str, &str)> {
    if let Some(parts) = file.rsplit_once('.') {
        return Some(parts).filter(|(stem, _)| !stem.is_empty());
    }
    let by_other = file.rsplit_once(['-', '_', ' ', ',']).filter(|(_, ending)| is_yaml(ending));
    Some(by_other.unwrap_or((file, "yaml")))
}

/// Whether an ending is that of YAML, but for a slip.
fn is_yaml(ending: &str) -> bool {
    ending == "json" || ["yaml", "yml"].iter().any(|yaml| strsim::damerau_levenshtein(ending, yaml) <= 1)
}

/// The name of which another is that of a copy, as systems and people call those.
pub fn original(stem: &str) -> Option<String> {
    let lower = stem.to_lowercase();
    let before = ["copy of ", "copy-of-", "copy_of_", "kopie von ", "copie de "];
    if let Some(name) = before.iter().find_map(|before| lower.strip_prefix(before)) {
        return Some(original(name).unwrap_or_else(|| name.to_owned()));
    }
    let numbered = lower.trim_end_matches(|sign: char| sign.is_ascii_digit() || "() ".contains(sign));
    let behind = [
        "- copy", " copy", "-copy", "_copy", ".copy", " - kopie", " backup", "-backup", "-old", "-new",
        " old", " new",
    ];
    let name = behind.iter().find_map(|behind| numbered.strip_suffix(behind)).or_else(|| {
        let is_numbered =
            lower.len() > numbered.len() && lower.get(numbered.len()..)?.starts_with([' ', '(']);
        is_numbered.then_some(numbered)
    })?;
    Some(name.trim_end_matches([' ', '-']).to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        let check = |stem: &str, expect: Option<&str>| {
            assert_eq!(original(stem).as_deref(), expect, "{stem}");
        };
        check("quality (1)", Some("quality"));
        check("quality - Copy", Some("quality"));
        check("quality - Copy (2)", Some("quality"));
        check("quality-copy", Some("quality"));
        check("quality copy 2", Some("quality"));
        check("Copy of quality", Some("quality"));
        check("quality 2", Some("quality"));
        check("quality", None);
        check("level-2", None);
        check("copywriting", None);
    }
}
