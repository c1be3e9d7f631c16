//! A note that is being written: kept beside the journal until it is in there, so that no interruption loses it.

use std::path::PathBuf;

use crate::commands::journal::OwnJournal;
use crate::error::InvalidFiles;
use crate::store::{self, Lock, Privacy};

/// What follows this line is not part of the note.
const END: &str = "# ------------------------ >8 ------------------------";

/// A text that is being written.
#[derive(Debug)]
pub struct Draft {
    pub path: PathBuf,
    pub shown: String,
    _lock: Lock,
}

impl Draft {
    /// Opens the draft of a journal.
    ///
    /// # Errors
    /// Another run writes in it.
    pub fn open(journal: &OwnJournal) -> anyhow::Result<Self> {
        let (path, shown) = journal.file.beside("note", "txt");
        let lock = Lock::take(&path, &shown, journal.writer.as_str())?;
        store::refuse_other(&path, &shown)?;
        Ok(Self { path, shown, _lock: lock })
    }

    /// What was written so far, nothing where there is no draft.
    pub fn text(&self) -> anyhow::Result<String> {
        store::refuse_other(&self.path, &self.shown)?;
        if !self.path.is_file() {
            return Ok(String::new());
        }
        let source =
            store::source_of_path(&self.path, &self.shown).map_err(|finding| InvalidFiles(vec![finding]))?;
        let text = source.text.split_inclusive('\n').take_while(|line| line.trim_end() != END);
        Ok(text.collect::<String>().trim().to_owned())
    }

    /// Keeps what was written; nothing is kept of nothing.
    pub fn keep(&self, text: &str) -> anyhow::Result<()> {
        if text.is_empty() && !self.path.exists() {
            return Ok(());
        }
        store::replace(&self.path, &format!("{text}\n"), Privacy::Private)
    }

    /// Keeps a text for an editor, with what to know below it.
    pub fn lay_out(&self, text: &str, explanation: &str) -> anyhow::Result<()> {
        store::replace(&self.path, &format!("{text}\n\n{END}\n{explanation}"), Privacy::Private)
    }

    /// Removes it, once it is in the journal; one that stays behind is only offered again.
    pub fn remove(self) {
        let _ = fs_err::remove_file(&self.path);
    }
}
