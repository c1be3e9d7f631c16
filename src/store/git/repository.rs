//! A repository around a workspace, and the framework as it stood at one of its revisions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fetch::LocalClone;
use super::former::{Former, Search};
use super::objects::{Content, contents, paths_below, replaced_versions, short};
use super::range::{Base, Range};
use super::{answer, maybe, output, said};
use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{Finding, Source};
use crate::error::UserError;
use crate::model::{Id, Replaces};
use crate::store::framework::{self, FrameworkFiles, Readable};
use crate::yaml;

/// A repository, seen from the framework in it.
#[derive(Debug)]
pub struct Repository {
    /// The folder in which git is run.
    pub(super) root: PathBuf,
    /// The top of the work tree.
    top: PathBuf,
    /// The framework's folder as git names it, with a slash at its end; empty at the top.
    pub(super) framework: String,
}

/// A commit, by the name that people know it by.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Revision {
    pub name: String,
    /// The commit's full hash.
    pub commit: String,
}

/// A file's path, and its text or what is wrong with it.
type Text = (String, Result<Arc<Source>, Finding>);

/// The file that makes a folder a framework's.
pub(super) const MANIFESTS: [&str; 2] = ["framework.yaml", "framework.yml"];
/// How many texts are asked of git before what they hold is looked at.
pub(super) const AT_A_TIME: usize = 100;

impl Revision {
    /// The commit as people write it.
    pub fn short(&self) -> &str {
        short(&self.commit)
    }
}

impl Repository {
    /// The repository that a workspace's framework lies in, or lay in where its folder is gone.
    ///
    /// # Errors
    /// There is none, or there is no git to ask.
    pub fn around(workspace: &Path, framework: &Path) -> Result<Self, UserError> {
        // Git knows a folder by its own name, whatever links lead there.
        let real = framework.canonicalize().ok().filter(|folder| folder.is_dir());
        let root = real.as_deref().unwrap_or(workspace).to_owned();
        let asked = output(&root, &["rev-parse", "--show-toplevel", "--show-prefix"])?;
        if !asked.status.success() {
            let text = String::from_utf8_lossy(&asked.stderr);
            return Err(match text.contains("not a git repository") {
                true => UserError::new("this workspace is in no git repository")
                    .hint("`git init`, then commit the framework: changes are told from its history"),
                false => said(&asked),
            });
        }
        let said = String::from_utf8_lossy(&asked.stdout);
        let (top, prefix) = said.split_once('\n').unwrap_or((&said, ""));
        let prefix = prefix.trim_end_matches('\n');
        let framework = if real.is_some() { prefix.to_owned() } else { format!("{prefix}framework/") };
        Ok(Self { root, top: top.into(), framework })
    }

    /// The two ends of a range; the later one is `None` for the files as they are.
    pub fn ends(&self, range: &Range) -> Result<(Revision, Option<Revision>), UserError> {
        let head = range.head.as_deref().map(|name| self.revision(name)).transpose()?;
        let later = head.as_ref().map_or("HEAD", |head| &head.commit).to_owned();
        let base = match &range.base {
            Base::At(name) => self.revision(name)?,
            Base::Parted(name) => self.merge_base(self.revision(name)?, &later)?,
            Base::MainBranch => {
                let main = self.main_branch()?;
                self.revision("HEAD")?;
                self.merge_base(main, &later)?
            }
        };
        Ok((base, head))
    }

    /// Where the files as they are parted from a revision, under the revision's name, and the revision itself where
    /// it went on since.
    ///
    /// On that very branch, without a change that is not committed, it is the commit before: what came last, be it a
    /// merge, is the change.
    pub fn parted_from(&self, name: &str) -> anyhow::Result<(Revision, Option<Revision>)> {
        let tip = self.revision(name)?;
        let base = self.merge_base(tip.clone(), "HEAD")?;
        if tip.commit != base.commit {
            return Ok((base, Some(tip)));
        }
        let is_head = self.commit("HEAD")?.is_some_and(|head| head == tip.commit);
        if is_head && self.is_own_branch(name)? && !self.is_changed()? {
            let before = format!("{name}~1");
            if let Some(commit) = self.commit(&before)? {
                return Ok((Revision { name: before, commit }, None));
            }
        }
        Ok((base, None))
    }

    /// Whether a name is that of the branch that is checked out, here or at the remote; of any branch, where only a
    /// commit is checked out, as in a job.
    fn is_own_branch(&self, name: &str) -> Result<bool, UserError> {
        let full = maybe(&self.root, &["rev-parse", "--symbolic-full-name", name])?.unwrap_or_default();
        let local = full.strip_prefix("refs/heads/").filter(|_| name != "HEAD");
        let remote = full.strip_prefix("refs/remotes/").and_then(|full| full.split_once('/'));
        let Some(branch) = local.or(remote.map(|(_, branch)| branch)) else { return Ok(false) };
        let head = maybe(&self.root, &["symbolic-ref", "--quiet", "--short", "HEAD"])?;
        Ok(head.is_none_or(|head| head == branch))
    }

    /// Whether the framework's files differ from what was committed last. Git is not asked for its own answer: it would
    /// run whatever a repository names as a filter.
    pub(super) fn is_changed(&self) -> anyhow::Result<bool> {
        let now = FrameworkFiles::in_folder(&self.root, ".")?;
        let then = self.files_at(&self.revision("HEAD")?, &now)?;
        Ok(then.is_none_or(|then| !then.say_the_same_as(&now)))
    }

    /// The commit that a name stands for.
    fn revision(&self, name: &str) -> Result<Revision, UserError> {
        match self.commit(name)? {
            Some(commit) => Ok(Revision { name: name.to_owned(), commit }),
            None => Err(self.unknown(name)?),
        }
    }

    /// The framework at a revision: at the same path, or where else it stood; the shipped one, `None`,
    /// where the revision has none of its own.
    pub fn framework_at(&self, revision: &Revision) -> anyhow::Result<Option<Readable>> {
        let Some(folder) = self.folder_at(revision)? else { return Ok(None) };
        let shown = format!("{}:{folder}", revision.short());
        Ok(Some(FrameworkFiles::of(shown, self.texts_at(revision, &folder)?).readable()))
    }

    /// The text of a file of the work tree as it was at a revision; `None` where it was not there, or is no text.
    pub fn text_at(&self, revision: &Revision, path: &Path) -> anyhow::Result<Option<String>> {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let top = self.top.canonicalize().unwrap_or_else(|_| self.top.clone());
        let Ok(below) = real.strip_prefix(&top) else { return Ok(None) };
        let below = below.display().to_string();
        if !paths_below(&self.root, &revision.commit, &below)?.contains(&below) {
            return Ok(None);
        }
        let name = format!("{}:{below}", revision.commit);
        let found = contents(&self.root, &[name])?.into_iter().next();
        Ok(found.and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// The framework's files as they were at a revision, under the names under which today's are shown; `None`
    /// where it had none of its own.
    pub fn files_at(
        &self,
        revision: &Revision,
        today: &FrameworkFiles,
    ) -> anyhow::Result<Option<FrameworkFiles>> {
        let Some(folder) = self.folder_at(revision)? else { return Ok(None) };
        let shown = today.shown();
        let texts = self.texts_at(revision, &folder)?.into_iter().map(|(below, text)| {
            let text = text.map(|source| source.renamed(format!("{shown}{below}")));
            (below, text)
        });
        Ok(Some(FrameworkFiles::of(shown.to_owned(), texts.collect())))
    }

    /// The framework's files in a folder at a revision, by their paths below it.
    fn texts_at(&self, revision: &Revision, folder: &str) -> anyhow::Result<Vec<Text>> {
        let mut paths = paths_below(&self.root, &revision.commit, folder)?;
        paths.retain(|path| path.strip_prefix(folder).is_some_and(framework::is_read));
        let names: Vec<String> = paths.iter().map(|path| format!("{}:{path}", revision.commit)).collect();
        let contents = contents(&self.root, &names)?;
        let texts = paths.iter().zip(contents).map(|(path, bytes)| {
            let shown = format!("{}:{path}", revision.short());
            (path.strip_prefix(folder).unwrap_or(path).to_owned(), text(bytes, &shown))
        });
        Ok(texts.collect())
    }

    /// What the history before a revision knows of examples with these ids, none of which the
    /// revision's own framework has.
    ///
    /// Only what the revision's own line of history saw counts, the first parent of each merge: an
    /// id that came and went inside a branch was never anybody's. A shallow clone knows what it has.
    pub fn former_examples(&self, revision: &Revision, ids: BTreeSet<&Id>) -> anyhow::Result<Former> {
        let mut search = Search::of(ids);
        if let (false, Some(folder)) = (search.is_over(), self.folder_at(revision)?) {
            self.look_back(&mut search, &revision.commit, &folder)?;
        }
        Ok(search.found())
    }

    /// Which ids these ids replaced in their time, and which those did, as the history between two
    /// revisions has it; the later one is HEAD where it is `None`.
    pub fn replaced_between(
        &self,
        base: &Revision,
        head: Option<&Revision>,
        ids: BTreeSet<&Id>,
    ) -> anyhow::Result<BTreeMap<Id, Replaces>> {
        let mut search = Search::of(ids);
        if search.is_over() {
            return Ok(BTreeMap::new());
        }
        let head = head.cloned().map_or_else(|| self.revision("HEAD"), Ok)?;
        if let Some(folder) = self.folder_at(&head)? {
            for (_, text) in self.texts_at(&head, &folder)? {
                search.look_at(text);
            }
            self.look_back(&mut search, &format!("{}..{}", base.commit, head.commit), &folder)?;
        }
        Ok(search.found().replaced)
    }

    /// Looks at the texts that were replaced or removed in these commits, the newest first.
    fn look_back(&self, search: &mut Search, commits: &str, folder: &str) -> anyhow::Result<()> {
        let folders = ["behaviors", "disciplines"].map(|kind| format!(":(top,literal){folder}{kind}"));
        for versions in replaced_versions(&self.root, commits, &folders)?.chunks(AT_A_TIME) {
            let blobs: Vec<&str> = versions.iter().map(|version| version.blob.as_str()).collect();
            for (version, bytes) in versions.iter().zip(contents(&self.root, &blobs)?) {
                search.look_once_at(&version.blob, text(bytes, &version.shown()));
            }
            if search.is_over() {
                break;
            }
        }
        Ok(())
    }

    /// The framework's folder at a revision, with a slash at its end.
    fn folder_at(&self, revision: &Revision) -> Result<Option<String>, UserError> {
        let own = paths_below(&self.root, &revision.commit, &self.framework)?;
        let manifests = MANIFESTS.map(|name| format!("{}{name}", self.framework));
        if own.iter().any(|path| manifests.contains(path)) {
            return Ok(Some(self.framework.clone()));
        }
        let all = paths_below(&self.root, &revision.commit, "")?;
        // It may have stood elsewhere, where there is none now. Two of them cannot be told apart.
        let moved: BTreeSet<&str> = all
            .iter()
            .filter_map(|path| MANIFESTS.iter().find_map(|name| path.strip_suffix(name)))
            .filter(|folder| folder.ends_with("/framework/") || *folder == "framework/")
            .filter(|folder| !self.is_another_now(folder))
            .collect();
        match moved.into_iter().collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [only] => Ok(Some((*only).to_owned())),
            several => {
                let several: Vec<String> = several.iter().map(|folder| format!("`{folder}`")).collect();
                Err(UserError::new(format!(
                    "`{}` has no framework at `{}`, but several elsewhere: {}",
                    revision.name,
                    self.framework,
                    several.join(", ")
                )))
            }
        }
    }

    /// Whether another framework than this one is in this folder.
    fn is_another_now(&self, folder: &str) -> bool {
        let there = self.top.join(folder);
        let has_one = MANIFESTS.iter().any(|name| there.join(name).exists());
        has_one && there.canonicalize().is_ok_and(|there| there != self.root)
    }

    fn commit(&self, name: &str) -> Result<Option<String>, UserError> {
        if name.starts_with('-') {
            return Ok(None);
        }
        maybe(&self.root, &["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])
    }

    /// The main branch: what the remote calls its own, else one of the usual names.
    fn main_branch(&self) -> Result<Revision, UserError> {
        let default = maybe(&self.root, &["config", "init.defaultBranch"])?;
        let usual = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
        for name in usual.into_iter().chain(default.as_deref()) {
            if let Some(commit) = self.commit(name)? {
                let shown = maybe(&self.root, &["rev-parse", "--abbrev-ref", name])?;
                return Ok(Revision { name: shown.unwrap_or_else(|| name.to_owned()), commit });
            }
        }
        if self.commit("HEAD")?.is_none() {
            return Err(no_commits());
        }
        let trouble = UserError::new("there is no main branch: neither origin/HEAD nor `main` nor `master`");
        Err(trouble
            .maybe_hint(LocalClone::of(&self.root)?.main_branch())
            .hint("name what to compare with: `steps changes BASE`, such as a branch, a tag or HEAD~1"))
    }

    /// Where a commit parted from a branch, under the branch's name.
    fn merge_base(&self, branch: Revision, later: &str) -> Result<Revision, UserError> {
        if let Some(commit) = maybe(&self.root, &["merge-base", &branch.commit, later])? {
            return Ok(Revision { commit, ..branch });
        }
        match LocalClone::of(&self.root)?.history() {
            Some(hint) => Err(UserError::new(format!(
                "this clone is shallow: where its history parted from `{}` is not in it",
                branch.name
            ))
            .hint(hint)),
            None => Err(UserError::new(format!("there is no history in common with `{}`", branch.name))
                .hint(format!("`steps changes {}..HEAD` compares the two as they are", branch.name))),
        }
    }

    fn unknown(&self, name: &str) -> Result<UserError, UserError> {
        if name == "HEAD" {
            return Ok(no_commits());
        }
        let refs = answer(&self.root, &["for-each-ref", "--format=%(refname:short)"])?;
        let refs = String::from_utf8_lossy(&refs);
        // A branch that was never checked out here is known by its remote's name as well.
        let of_remote =
            refs.lines().find(|known| known.split_once('/').is_some_and(|(_, rest)| rest == name));
        let clone = LocalClone::of(&self.root)?;
        let fetch = match of_remote {
            Some(_) => clone.history(),
            None => clone.revision(name),
        };
        let near = of_remote.or_else(|| nearest(name, refs.lines()));
        let near = near.map(|near| format!("did you mean `{near}`?"));
        let trouble = UserError::new(format!("git knows no revision `{name}`"));
        Ok(match (near, fetch) {
            (near, Some(fetch)) => {
                let kind = if clone.is_shallow { "shallow" } else { "of some branches only" };
                trouble.maybe_hint(near).hint(format!("this clone is {kind}: {fetch}"))
            }
            (Some(near), None) => trouble.hint(near),
            (None, None) => trouble.hint("name a branch, a tag or a commit; `git fetch` gets new ones"),
        })
    }
}

/// What git gave, under the limits that hold for every file.
pub(super) fn text(content: Content, shown: &str) -> Result<Arc<Source>, Finding> {
    match content {
        Ok(bytes) => yaml::within_limit(bytes, shown),
        Err(fault) => Err(yaml::whole_file(shown, fault.to_owned())),
    }
}

fn no_commits() -> UserError {
    UserError::new("there is no commit yet to compare with").hint("`git add framework`, then `git commit`")
}
