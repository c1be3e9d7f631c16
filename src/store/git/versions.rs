//! When the framework's texts changed last, and where in its history they had another version.

use jiff::civil::Date;
use semver::Version;

use super::objects::{contents, file_changes};
use super::repository::{AT_A_TIME, MANIFESTS, Repository, Revision, text};
use super::{answer, maybe};
use crate::error::UserError;
use crate::yaml;

impl Repository {
    /// The day on which the framework's files were committed last; `None` where they were changed since, or never
    /// committed.
    ///
    /// # Errors
    /// Git cannot be asked.
    pub fn last_changed(&self) -> anyhow::Result<Option<Date>> {
        if !self.has_commits()? || self.is_changed()? {
            return Ok(None);
        }
        let folder = format!(":(top,literal){}", self.framework);
        let pathspec: &[&str] = if self.framework.is_empty() { &[] } else { &[&folder] };
        let log = [
            "log",
            "-1",
            "--first-parent",
            "--format=%cs",
            "--no-color",
            "--no-show-signature",
            "HEAD",
            "--",
        ];
        let said = answer(&self.root, &[&log[..], pathspec].concat())?;
        let said = String::from_utf8_lossy(&said);
        Ok(said.trim().parse().ok())
    }

    /// The last commit that gave the framework's main file another version than this one, named by that version: what
    /// was changed after it belongs to the next.
    ///
    /// Only what the main line saw counts: the first parent of each merge.
    ///
    /// # Errors
    /// Git cannot be asked.
    pub fn before_version(&self, now: &Version) -> anyhow::Result<Option<Revision>> {
        if !self.has_commits()? {
            return Ok(None);
        }
        let manifests = MANIFESTS.map(|name| format!(":(top,literal){}{name}", self.framework));
        let mut changes = file_changes(&self.root, "HEAD", &manifests)?;
        changes.retain(|change| change.after.is_some());
        for changes in changes.chunks(AT_A_TIME) {
            let blobs: Vec<&String> = changes.iter().filter_map(|change| change.after.as_ref()).collect();
            for (change, content) in changes.iter().zip(contents(&self.root, &blobs)?) {
                let source = text(content, &change.path).ok();
                let version = source.and_then(|source| version_in(&yaml::parse(&source).ok()?));
                if let Some(version) = version.filter(|version| version != now) {
                    let name = format!("version {version}");
                    return Ok(Some(Revision { name, commit: change.commit.clone() }));
                }
            }
        }
        Ok(None)
    }

    fn has_commits(&self) -> Result<bool, UserError> {
        Ok(maybe(&self.root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_some())
    }
}

fn version_in(manifest: &serde_yaml::Value) -> Option<Version> {
    manifest.get("version")?.as_str()?.parse().ok()
}
