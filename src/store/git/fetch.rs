//! How a clone gets what it lacks: commands that can be pasted as they are.

use std::path::Path;

use super::maybe;
use crate::error::UserError;

/// What a clone has of its remote.
#[derive(Debug)]
pub struct LocalClone {
    /// The remote that it fetches from: `origin`, where there is one.
    remote: Option<String>,
    /// Whether its history ends somewhere.
    pub is_shallow: bool,
    /// Whether a plain `git fetch` leaves branches out.
    is_narrow: bool,
}

impl LocalClone {
    pub fn of(root: &Path) -> Result<Self, UserError> {
        let remotes = maybe(root, &["remote"])?.unwrap_or_default();
        let remote = remotes.lines().find(|name| *name == "origin").or_else(|| remotes.lines().next());
        let is_shallow = maybe(root, &["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true");
        let fetched = match remote {
            Some(remote) => maybe(root, &["config", "--get-all", &format!("remote.{remote}.fetch")])?,
            None => None,
        };
        let is_narrow = remote.is_some() && !fetched.is_some_and(|refs| refs.contains("refs/heads/*"));
        Ok(Self { remote: remote.map(str::to_owned), is_shallow, is_narrow })
    }

    /// How the rest of the history comes, where it ends somewhere.
    pub fn history(&self) -> Option<String> {
        let remote = self.remote.as_deref().filter(|name| *name != "origin");
        let remote = remote.map(|name| format!(" {name}")).unwrap_or_default();
        self.is_shallow.then(|| format!("`git fetch --unshallow{remote}` gets the history{WORKFLOW}"))
    }

    /// How the main branch comes, where a plain `git fetch` does not bring it.
    pub fn main_branch(&self) -> Option<String> {
        let remote = self.remote.as_deref().filter(|_| self.lacks_something())?;
        let fetch = self.fetch();
        let all = format!("{fetch} {remote} '+refs/heads/*:refs/remotes/{remote}/*'");
        Some(format!(
            "`{all} && git remote set-head {remote} --auto` gets the main branch{}",
            self.workflow()
        ))
    }

    /// How this revision comes, where a plain `git fetch` does not bring it.
    pub fn revision(&self, name: &str) -> Option<String> {
        let remote = self.remote.as_deref().filter(|_| self.lacks_something())?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '-');
        if is_commit(name) || !name.chars().all(is_plain) || name.starts_with('-') {
            return self.history();
        }
        let wanted = match name.strip_prefix(&format!("{remote}/")) {
            Some(branch) => format!("{branch}:refs/remotes/{name}"),
            None if is_version(name) => format!("tag {name}"),
            None => format!("{name}:{name}"),
        };
        Some(format!("`{} {remote} {wanted}` gets it{}", self.fetch(), self.workflow()))
    }

    fn lacks_something(&self) -> bool {
        self.is_shallow || self.is_narrow
    }

    fn fetch(&self) -> &'static str {
        if self.is_shallow { "git fetch --unshallow" } else { "git fetch" }
    }

    fn workflow(&self) -> &'static str {
        if self.is_shallow { WORKFLOW } else { "" }
    }
}

const WORKFLOW: &str = "; in a GitHub workflow, `fetch-depth: 0` for actions/checkout";

/// Whether a name counts commits, as `HEAD~1` does, or is the hash of one.
fn is_commit(name: &str) -> bool {
    let is_hash = name.len() >= 7 && name.chars().all(|c| c.is_ascii_hexdigit());
    is_hash || name.contains(['~', '^', '@'])
}

/// Whether a name is a tag's rather than a branch's: `v1.2.0`, `2.0`.
fn is_version(name: &str) -> bool {
    let number = name.strip_prefix('v').unwrap_or(name);
    number.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_fetched_by_its_name() {
        let clone =
            |is_shallow, is_narrow| LocalClone { remote: Some("origin".into()), is_shallow, is_narrow };
        let check = |clone: LocalClone, name: &str, expect: Option<&str>| {
            let hint = clone.revision(name);
            let command = hint.as_ref().map(|hint| hint.split('`').nth(1).expect("a command"));
            assert_eq!(command, expect, "{name}");
        };
        let main = "main:refs/remotes/origin/main";
        check(clone(true, true), "origin/main", Some(&format!("git fetch --unshallow origin {main}")));
        check(clone(false, true), "origin/main", Some(&format!("git fetch origin {main}")));
        check(clone(false, true), "topic/one", Some("git fetch origin topic/one:topic/one"));
        check(clone(true, false), "v1.0.0", Some("git fetch --unshallow origin tag v1.0.0"));
        check(clone(true, true), "HEAD~3", Some("git fetch --unshallow"));
        check(clone(true, true), "0a1b2c3d", Some("git fetch --unshallow"));
        check(clone(true, true), "a;b", Some("git fetch --unshallow"));
        check(clone(false, true), "HEAD~3", None);
        check(clone(false, false), "origin/main", None);
        check(LocalClone { remote: None, is_shallow: false, is_narrow: false }, "main", None);
    }
}
