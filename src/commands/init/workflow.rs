//! The CI job that `steps init` writes: at the top of the repository, the only place where GitHub looks.

use std::path::{Path, PathBuf};

use crate::store::{Around, Privacy, around, replace, shown};

const TEXT: &str = include_str!("steps.yml");
/// Where it is below the top of the repository.
const PATH: &str = ".github/workflows/steps.yml";
/// What the text says for a workspace at the top of its repository.
const PATHS: &str = "[framework/**, steps.toml]";
const ACTION: &str = "      - uses: ./.steps-source/.github/actions/check\n";

/// The workflow of a workspace.
#[derive(Debug)]
pub struct Workflow {
    pub path: PathBuf,
    pub text: String,
    /// The repository where the workspace lies below its top: its other files are not this one's.
    pub around: Option<Around>,
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
    pub fn of(root: &Path) -> Self {
        let around = around(root);
        let top = around.as_ref().map_or(root, |around| &around.top);
        let path = top.join(PATH);
        let text = around.as_ref().map_or(TEXT.to_owned(), |around| text_below(&around.below));
        Self { path, text, around }
    }

    /// The path as people read it, from the folder that they are in.
    pub fn shown(&self, current: &Path) -> String {
        let above = self.around.as_ref().and_then(|around| current.strip_prefix(&around.top).ok());
        let up = above.map_or(0, |below| below.components().count());
        match up {
            0 => shown(&self.path, current),
            up => "../".repeat(up) + PATH,
        }
    }

    /// Writes the file of a repository that the workspace is only a part of, unless it is there; says what
    /// was done.
    pub fn write_once(&self) -> anyhow::Result<Outcome> {
        let done = |told: &str| Outcome { told: told.to_owned(), left: Vec::new() };
        let job = "a CI job that runs `steps check`";
        let Some(around) = &self.around else { return Ok(done(job)) };
        if !self.path.exists() {
            replace(&self.path, &self.text, Privacy::Shared)?;
            return Ok(done(&format!("{job} in this folder, at the top of the repository")));
        }
        if fs_err::read_to_string(&self.path).is_ok_and(|text| text == self.text) {
            return Ok(done(&format!("{job} in this folder; it was there before")));
        }
        let why =
            "The workflow belongs to the whole repository, so it was not changed, not even with `--force`.";
        let what = format!(
            "To check this folder, it needs a job with `path: {}` and, among its `paths`:",
            quoted(&around.below)
        );
        let patterns = paths_below(&around.below).map(|pattern| format!("  - {pattern}"));
        let left = [why.to_owned(), what].into_iter().chain(patterns).collect();
        Ok(Outcome { told: "already exists; not changed".to_owned(), left })
    }
}

/// The text for a workspace in a folder of its repository.
fn text_below(folder: &str) -> String {
    let paths = format!("[{}]", paths_below(folder).join(", "));
    let action = format!("{ACTION}        with:\n          path: {}\n", quoted(folder));
    TEXT.replace(PATHS, &paths).replace(ACTION, &action)
}

/// The files of a workspace in a folder of its repository, as patterns of a workflow.
fn paths_below(folder: &str) -> [String; 2] {
    ["framework/**", "steps.toml"].map(|path| quoted(&format!("{}/{path}", literal(folder))))
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
