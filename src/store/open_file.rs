//! A file of the reviews while it is being answered: saved as a whole, but never over what another program wrote
//! meanwhile, and never into a folder that was moved away.

use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::write::{self, Privacy};
use super::{assessment_text, path};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Assessment, Framework};
use crate::yaml::LONGEST_FILE;

/// A file that is open to be answered.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    /// The path as people read it.
    shown: String,
    /// What was read or written last; `None` where there was no file.
    seen: RefCell<Option<Vec<u8>>>,
}

/// That another program changed the file; what it wrote is kept, and the next save goes through.
#[derive(Debug)]
pub struct ChangedMeanwhile {
    shown: String,
    kept: String,
}

impl fmt::Display for ChangedMeanwhile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shown, kept } = self;
        write!(f, "another program changed `{shown}` meanwhile; its version is kept as `{kept}`")
    }
}

impl std::error::Error for ChangedMeanwhile {}

impl OpenFile {
    /// # Errors
    /// What stands there cannot be read.
    pub fn open(path: PathBuf, shown: String) -> anyhow::Result<Self> {
        let seen = RefCell::new(content(&path, &shown)?);
        Ok(Self { path, shown, seen })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Saves for the owner alone; comments of a hand-written file are kept.
    ///
    /// # Errors
    /// [`ChangedMeanwhile`], and whatever keeps it from being written. Then nothing is written over.
    pub fn save(&self, assessment: &Assessment, framework: &Framework) -> anyhow::Result<()> {
        self.write(|existing| assessment_text::text_of(assessment, framework, existing))
    }

    /// The same of a text, made of the one that is there.
    pub fn write(&self, text: impl FnOnce(&str) -> anyhow::Result<String>) -> anyhow::Result<()> {
        let now = content(&self.path, &self.shown)?;
        if now.is_some() && now != *self.seen.borrow() {
            let kept = self.keep_aside()?;
            self.seen.replace(now);
            return Err(ChangedMeanwhile { shown: self.shown.clone(), kept }.into());
        }
        let existing = String::from_utf8(now.unwrap_or_default()).unwrap_or_default();
        let text = text(&existing)?;
        write::refuse_too_long(&self.shown, &text)?;
        let target = write::followed(&self.path);
        if !target.parent().is_some_and(Path::is_dir) {
            let message = format!("the folder of `{}` was moved or removed; put it back", self.shown);
            return Err(UserError::new(message).into());
        }
        write::put(&target, text.as_bytes(), Privacy::Private)
            .with_context(|| format!("could not save `{}`", self.shown))?;
        self.seen.replace(Some(text.into_bytes()));
        Ok(())
    }

    /// Copies what is there to a name beside it that nothing reads; gives it as people read it.
    fn keep_aside(&self) -> anyhow::Result<String> {
        keep_aside(&self.path, &self.shown, "theirs")
    }
}

/// Copies a file to a name beside it that nothing reads and that is free: with this ending, and a number where
/// there was one before. Gives the name as people read it.
pub fn keep_aside(path: &Path, shown: &str, ending: &str) -> anyhow::Result<String> {
    let mut content = fs_err::File::open(path)?;
    for number in 1.. {
        let ending = if number == 1 { format!(".{ending}") } else { format!(".{ending}-{number}") };
        let mut aside = path.to_owned().into_os_string();
        aside.push(&ending);
        match File::options().write(true).create_new(true).mode(0o600).open(&aside) {
            Ok(mut kept) => {
                io::copy(&mut content, &mut kept).and_then(|_| kept.sync_all())?;
                return Ok(format!("{shown}{ending}"));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    anyhow::bail!("there is no name left for another version")
}

/// The bytes of the file, as far as tells it from others; `None` where nothing bears the name.
fn content(file: &Path, shown: &str) -> anyhow::Result<Option<Vec<u8>>> {
    if !path::is_there(file) {
        return Ok(None);
    }
    if let (false, Err(finding)) = (file.is_file(), path::text(file, shown)) {
        return Err(InvalidFiles(vec![finding]).into());
    }
    let mut bytes = Vec::new();
    fs_err::File::open(file)?.take(LONGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
