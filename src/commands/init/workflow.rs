//! The workflows for GitHub that `steps init` and `steps site` write: at the top of the repository, the only place
//! where GitHub looks.

use std::path::{Path, PathBuf};

use crate::store::{Around, Privacy, around, replace, shown};

/// A workflow that can be written.
#[derive(Debug)]
pub struct Kind {
    text: &'static str,
    /// Where it is below the top of the repository.
    path: &'static str,
    /// What of a workspace it looks at.
    watched: &'static [&'static str],
}

/// The CI job that runs `steps check`.
pub const CHECK: Kind = Kind {
    text: include_str!("steps.yml"),
    path: ".github/workflows/steps.yml",
    watched: &["framework/**", "people.yaml", "steps.toml"],
};

/// The job that publishes the pages of `steps site`.
pub const PAGES: Kind = Kind {
    text: include_str!("pages.yml"),
    path: ".github/workflows/steps-pages.yml",
    watched: &["framework/**", "steps.toml"],
};

/// The repository of steps, where Cargo.toml names one.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");
/// The commit that this program was built from, where it is a release.
const COMMIT: Option<&str> = option_env!("STEPS_COMMIT");

/// The workflow of a workspace.
#[derive(Debug)]
pub struct Workflow {
    kind: &'static Kind,
    pub path: PathBuf,
    pub text: String,
    /// The repository where the workspace lies below its top: its other files are not this one's.
    pub around: Option<Around>,
}

/// What stands where a workflow is to be.
#[derive(Debug)]
pub enum Standing {
    Nothing,
    /// The same, but for what people set in it.
    Same(String),
    Another,
}

/// What became of the workflow.
#[derive(Debug)]
pub struct Outcome {
    pub told: String,
    /// What is left to people, line by line.
    pub left: Vec<String>,
}

impl Workflow {
    /// The workflow of the workspace in this folder.
    pub fn of(kind: &'static Kind, root: &Path) -> Self {
        let around = around(root);
        let top = around.as_ref().map_or(root, |around| &around.top);
        let path = top.join(kind.path);
        let folder = around.as_ref().map_or(".", |around| &around.below);
        let text = text_for(kind, folder, on_github(REPOSITORY), COMMIT.unwrap_or_default());
        Self { kind, path, text, around }
    }

    /// What stands in its place now.
    pub fn standing(&self) -> Standing {
        if self.path.symlink_metadata().is_err() {
            return Standing::Nothing;
        }
        let existing = fs_err::read_to_string(&self.path).unwrap_or_default();
        let is_same = whatever_is_set(&existing).eq(whatever_is_set(&self.text));
        if is_same { Standing::Same(existing) } else { Standing::Another }
    }

    /// What is left to set in a text of it, line by line, to people in the folder `current`.
    pub fn unset(&self, text: &str, current: &Path) -> Vec<String> {
        unset(text, &self.shown(current))
    }

    /// The path as people read it, from the folder that they are in.
    pub fn shown(&self, current: &Path) -> String {
        let above = self.around.as_ref().and_then(|around| current.strip_prefix(&around.top).ok());
        let up = above.map_or(0, |below| below.components().count());
        match up {
            0 => shown(&self.path, current),
            up => "../".repeat(up) + self.kind.path,
        }
    }

    /// Writes the file of a repository that the workspace is only a part of, unless it is there; says what
    /// was done, to people in the folder `current`.
    pub fn write_once(&self, current: &Path) -> anyhow::Result<Outcome> {
        let done =
            |told: &str, text: &str| Outcome { told: told.to_owned(), left: self.unset(text, current) };
        let job = "a CI job that runs `steps check`";
        let Some(around) = &self.around else { return Ok(done(job, &self.text)) };
        match self.standing() {
            Standing::Nothing => {
                replace(&self.path, &self.text, Privacy::Shared)?;
                let told = format!("{job} in this folder, at the top of the repository");
                return Ok(done(&told, &self.text));
            }
            Standing::Same(existing) => {
                return Ok(done(&format!("{job} in this folder; it was there before"), &existing));
            }
            Standing::Another => {}
        }
        let why =
            "The workflow belongs to the whole repository, so it was not changed, not even with `--force`.";
        let what = format!(
            "To check this folder, it needs a job with `path: {}` and, among its `paths`:",
            quoted(&around.below)
        );
        let patterns =
            paths_below(self.kind, &around.below).into_iter().map(|pattern| format!("  - {pattern}"));
        let left = [why.to_owned(), what].into_iter().chain(patterns).collect();
        Ok(Outcome { told: "already exists; not changed".to_owned(), left })
    }
}

/// The text for a workspace in a folder of its repository, with the repository and the commit of steps.
fn text_for(kind: &Kind, folder: &str, repository: &str, commit: &str) -> String {
    let values = [
        ("PATHS", paths_below(kind, folder).join(", ")),
        ("FOLDER", quoted(folder)),
        ("X.Y.Z", env!("CARGO_PKG_VERSION").to_owned()),
        ("STEPS_REPOSITORY: \"\"", format!("STEPS_REPOSITORY: {}", quoted(repository))),
        ("STEPS_COMMIT: \"\"", format!("STEPS_COMMIT: {}", quoted(commit))),
    ];
    // In one go: a folder may be called as one of them.
    let (mut text, mut rest) = (String::new(), kind.text);
    let next = |rest: &str| {
        let places = values.iter().filter_map(|(name, value)| Some((rest.find(name)?, *name, value.clone())));
        places.min_by_key(|(at, ..)| *at)
    };
    while let Some((at, name, value)) = next(rest) {
        text += &rest[..at];
        text += &value;
        rest = &rest[at + name.len()..];
    }
    text + rest
}

/// The owner and name of a repository on GitHub; nothing of one that is elsewhere.
fn on_github(address: &str) -> &str {
    address.strip_prefix("https://github.com/").unwrap_or_default().trim_end_matches(".git")
}

/// The files that the workflow of a workspace in a folder looks at, itself among them, as patterns.
fn paths_below(kind: &Kind, folder: &str) -> Vec<String> {
    let below = |path: &str| match folder {
        "." => path.to_owned(),
        _ => format!("{}/{path}", literal(folder)),
    };
    kind.watched.iter().map(|path| quoted(&below(path))).chain([quoted(kind.path)]).collect()
}

/// A path as a pattern that means itself.
fn literal(path: &str) -> String {
    let escape = |c: char| if "*?+[]!\\".contains(c) { format!("\\{c}") } else { c.to_string() };
    path.chars().map(escape).collect()
}

/// A text as YAML has it: JSON's strings are YAML's, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What has to be set in a text before its job can run.
const SETTINGS: [&str; 2] = ["STEPS_REPOSITORY", "STEPS_COMMIT"];

/// What is left to set in the text, line by line.
fn unset(text: &str, shown: &str) -> Vec<String> {
    let is_unset = |name: &str| text.contains(&format!("{name}: \"\""));
    let commit =
        format!("the commit of version {} there, all 40 characters of it", env!("CARGO_PKG_VERSION"));
    let says = ["the repository of steps on GitHub, as OWNER/NAME", &commit];
    let unset = SETTINGS.iter().zip(says).filter(|(name, _)| is_unset(name));
    let mut lines: Vec<String> = unset.map(|(name, what)| format!("  {name:<16}  {what}")).collect();
    if !lines.is_empty() {
        lines.insert(0, format!("Before the CI job can run, set at the top of `{shown}`:"));
    }
    lines
}

/// The lines of a text but for those that set something.
fn whatever_is_set(text: &str) -> impl Iterator<Item = &str> {
    let sets =
        |line: &str| line.trim_start().split_once(':').is_some_and(|(name, _)| SETTINGS.contains(&name));
    text.lines().filter(move |line| !sets(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_be_called_as_a_place_in_the_text() {
        let text = text_for(&CHECK, "HR FOLDER", "", "");
        assert!(text.contains("paths: [\"HR FOLDER/framework/**\", "), "{text}");
        assert!(text.contains("          path: \"HR FOLDER\"\n"), "{text}");
    }

    #[test]
    fn a_release_leaves_nothing_to_set() {
        let (repository, commit) = (on_github("https://github.com/example/steps.git"), "0a1b2c3d");
        let text = text_for(&CHECK, ".", repository, commit);
        assert!(text.contains("\n  STEPS_REPOSITORY: \"example/steps\"\n"), "{text}");
        assert!(text.contains("\n  STEPS_COMMIT: \"0a1b2c3d\"\n"), "{text}");
        assert_eq!(unset(&text, CHECK.path), Vec::<String>::new());
        let elsewhere = text_for(&CHECK, ".", on_github("https://git.example.org/example/steps"), commit);
        let left = unset(&elsewhere, CHECK.path);
        let [first, second] = &left[..] else { panic!("{left:?}") };
        assert_eq!(first, "Before the CI job can run, set at the top of `.github/workflows/steps.yml`:");
        assert_eq!(second, "  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME");
        assert!(whatever_is_set(&text).eq(whatever_is_set(&elsewhere)));
    }
}
