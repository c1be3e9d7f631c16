//! A folder of pages that the program wrote: it writes there again, and touches nothing that it did not write.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use anyhow::Context;

use super::write::{Privacy, make_folder};
use super::{leftovers, plain, write};
use crate::error::UserError;

/// The file that marks such a folder, and lists what the program wrote there.
const MARK: &str = ".steps-site";
const MARK_HEAD: &str =
    "# What `steps site` wrote here, and removes again once it is no longer a page of the site.\n";

/// A folder for pages.
#[derive(Debug)]
pub struct SiteFolder {
    folder: PathBuf,
    shown: String,
    /// What earlier runs wrote, by paths below the folder.
    written: BTreeSet<String>,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Written {
    pub changed: usize,
    pub unchanged: usize,
    pub removed: usize,
}

impl SiteFolder {
    /// A folder that is missing, empty, or one of pages.
    ///
    /// # Errors
    /// Something else is there.
    pub fn open(folder: &Path, shown: &str) -> anyhow::Result<Self> {
        let (folder, shown) = (write::followed(folder), shown.to_owned());
        if !folder.exists() {
            return Ok(Self { folder, shown, written: BTreeSet::new() });
        }
        if !folder.is_dir() {
            return Err(UserError::new(format!(
                "`{shown}` is a file, where a folder for the pages is expected"
            ))
            .into());
        }
        let mark = folder.join(MARK);
        plain::refuse_other(&mark, &format!("{shown}/{MARK}"))?;
        if mark.exists() {
            let listed = fs_err::read_to_string(&mark)?;
            let written = listed.lines().filter(|line| is_of_a_site(line)).map(str::to_owned).collect();
            return Ok(Self { folder, shown, written });
        }
        // A work tree of its own, as for a branch that pages are published from, is empty but for git's part.
        let entries = fs_err::read_dir(&folder)?.filter_map(Result::ok);
        match entries.map(|entry| entry.file_name()).filter(|name| name != ".git").min() {
            None => Ok(Self { folder, shown, written: BTreeSet::new() }),
            Some(name) => Err(UserError::new(format!(
                "`{shown}` holds `{}`, which `steps site` did not write",
                name.to_string_lossy()
            ))
            .hint("name a new folder, or an empty one: pages are written beside nothing else")
            .into()),
        }
    }

    /// Writes these files, each with its path below the folder, and removes what earlier runs wrote beside them. A
    /// file that says the same already is left as it is.
    ///
    /// # Errors
    /// Something that the program did not write is in the way; then nothing is written.
    pub fn write(&self, files: &[(&str, &str)]) -> anyhow::Result<Written> {
        let paths: BTreeSet<&str> = files.iter().map(|(path, _)| *path).collect();
        let changed: Vec<_> = files.iter().filter(|(path, text)| !self.says(path, text)).collect();
        self.refuse_foreign(changed.iter().map(|(path, _)| *path))?;
        make_folder(&self.folder, Privacy::Shared)?;
        let gone: Vec<&str> =
            self.written.iter().map(String::as_str).filter(|path| !paths.contains(path)).collect();
        // A run that is stopped leaves nothing that the next one does not know.
        self.mark(self.written.iter().map(String::as_str).chain(paths.iter().copied()).collect())?;
        let folders: BTreeSet<PathBuf> = changed
            .iter()
            .filter_map(|(path, _)| self.folder.join(path).parent().map(Path::to_owned))
            .collect();
        for folder in folders {
            make_folder(&folder, Privacy::Shared)?;
            leftovers::clear(&folder);
        }
        let changed: Vec<(PathBuf, &[u8])> =
            changed.into_iter().map(|(path, text)| (self.folder.join(path), text.as_bytes())).collect();
        write::put_all(&changed).with_context(|| {
            format!("could not write all pages to `{}`; the next run goes on", self.shown)
        })?;
        gone.iter().for_each(|path| self.remove(path));
        self.mark(paths)?;
        Ok(Written {
            changed: changed.len(),
            unchanged: files.len().saturating_sub(changed.len()),
            removed: gone.len(),
        })
    }

    /// Whether a file has this text.
    fn says(&self, path: &str, text: &str) -> bool {
        let path = self.folder.join(path);
        let length = path.symlink_metadata().ok().filter(std::fs::Metadata::is_file).map(|it| it.len());
        length == Some(text.len() as u64)
            && std::fs::read(path).is_ok_and(|existing| existing == text.as_bytes())
    }

    /// That nothing else stands where these files are to be, nor a link where one of their folders is.
    fn refuse_foreign<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), UserError> {
        for path in paths {
            let kind = self.folder.join(path).symlink_metadata().ok();
            let is_ours = kind.is_none_or(|kind| kind.is_file() && self.written.contains(path));
            let folders = Path::new(path).ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
            let foreign = folders
                .map(|above| self.folder.join(above))
                .find(|above| above.symlink_metadata().is_ok_and(|kind| !kind.is_dir()));
            let foreign = foreign.or_else(|| (!is_ours).then(|| self.folder.join(path)));
            if let Some(foreign) = foreign {
                let below = foreign.strip_prefix(&self.folder).unwrap_or(&foreign).display().to_string();
                return Err(UserError::new(format!(
                    "`{}/{below}` is in the way of a page, and `steps site` did not write it; nothing was written",
                    self.shown
                ))
                .hint("move it elsewhere, or name another folder"));
            }
        }
        Ok(())
    }

    /// Removes a file that is no longer one of the site, and the folder that is empty then.
    fn remove(&self, path: &str) {
        let target = self.folder.join(path);
        let is_below = Path::new(path)
            .ancestors()
            .skip(1)
            .all(|above| self.folder.join(above).symlink_metadata().is_ok_and(|kind| kind.is_dir()));
        // What cannot be removed harms nobody.
        if is_below && target.symlink_metadata().is_ok_and(|kind| kind.is_file()) {
            let _ = std::fs::remove_file(&target);
        }
        if let Some(folder) = target.parent().filter(|folder| *folder != self.folder && is_below) {
            let _ = std::fs::remove_dir(folder);
        }
    }

    fn mark(&self, paths: BTreeSet<&str>) -> anyhow::Result<()> {
        let mut text = MARK_HEAD.to_owned();
        paths.into_iter().for_each(|path| text.extend([path, "\n"]));
        if self.says(MARK, &text) {
            return Ok(());
        }
        write::put(&self.folder.join(MARK), text.as_bytes(), Privacy::Shared).map_err(Into::into)
    }
}

/// Whether a line of the mark names a file that a site may have. The list may come from a stranger.
fn is_of_a_site(line: &str) -> bool {
    let path = Path::new(line);
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_)));
    let ending = path.extension().and_then(|ending| ending.to_str());
    !line.is_empty() && is_below && (line == ".nojekyll" || matches!(ending, Some("html" | "css" | "js")))
}
