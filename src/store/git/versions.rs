//! When the framework's texts changed last, and where in its history they had another version.

use jiff::civil::Date;
use semver::Version;

use super::objects::contents;
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
    pub fn last_changed(&self) -> Result<Option<Date>, UserError> {
        if maybe(&self.root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none()
            || self.is_changed()?
        {
            return Ok(None);
        }
        let said = self.log(&["-1", "--format=%cs"], &[format!(":(top,literal){}", self.framework)])?;
        Ok(said.trim().parse().ok())
    }

    /// The last commit at which the framework had another version than this one, named by that version.
    ///
    /// Only what the main line saw counts: the first parent of each merge.
    ///
    /// # Errors
    /// Git cannot be asked.
    pub fn before_version(&self, now: &Version) -> anyhow::Result<Option<Revision>> {
        if maybe(&self.root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none() {
            return Ok(None);
        }
        let manifests = MANIFESTS.map(|name| format!(":(top,literal){}{name}", self.framework));
        let said = self.log(&["--format=%H"], &manifests)?;
        let commits: Vec<&str> = said.lines().collect();
        for commits in commits.chunks(AT_A_TIME) {
            for name in MANIFESTS {
                let names = commits.iter().map(|commit| format!("{commit}:{}{name}", self.framework));
                let names: Vec<String> = names.collect();
                for (commit, content) in commits.iter().zip(contents(&self.root, &names)?) {
                    let version =
                        text(content, name).ok().and_then(|source| version_in(&yaml::parse(&source).ok()?));
                    if let Some(version) = version.filter(|version| version != now) {
                        return Ok(Some(Revision {
                            name: format!("version {version}"),
                            commit: (*commit).to_owned(),
                        }));
                    }
                }
            }
        }
        Ok(None)
    }

    /// What git lists of the commits that changed something at these paths, the newest first.
    fn log(&self, options: &[&str], paths: &[String]) -> Result<String, UserError> {
        let mut arguments = vec!["log", "--first-parent", "--no-color", "--no-show-signature"];
        arguments.extend(options);
        arguments.extend(["HEAD", "--"]);
        arguments.extend(paths.iter().map(String::as_str));
        Ok(String::from_utf8_lossy(&answer(&self.root, &arguments)?).into_owned())
    }
}

fn version_in(manifest: &serde_yaml::Value) -> Option<Version> {
    manifest.get("version")?.as_str()?.parse().ok()
}
