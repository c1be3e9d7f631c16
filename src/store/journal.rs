//! A journal's file: read by its writer alone, and added to without touching what was written by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::append::append;
use super::reviews::whole;
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Reviews, Workspace, path};
use crate::diagnostic::{Source, Sourced};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Id, Journal, JournalEntry};
use crate::yaml::{self, Strictness};

/// How deep the files of a person lie in their folder.
const DEPTH: usize = 2;

/// The journal of one writer about one person.
#[derive(Clone, Debug)]
pub struct JournalFile {
    path: PathBuf,
    /// The path as people read it.
    shown: String,
}

impl JournalFile {
    pub fn of(workspace: &Workspace, person: &Id, writer: &Id) -> Self {
        let path = Reviews::of(workspace).journal_path(person, writer);
        Self { shown: workspace.shown(&path), path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A file beside it that nothing reads, for what is being edited: `what` and `ending` are parts of its name.
    pub fn beside(&self, what: &str, ending: &str) -> (PathBuf, String) {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!(".{stem}.{what}.{ending}");
        let shown = Path::new(&self.shown).with_file_name(&name);
        (self.path.with_file_name(name), shown.to_string_lossy().into_owned())
    }

    /// Its text, empty where there is no file.
    pub fn source(&self) -> anyhow::Result<Arc<Source>> {
        if !path::is_there(&self.path) {
            return Ok(Source::new(&self.shown, ""));
        }
        path::text(&self.path, &self.shown).map_err(|finding| InvalidFiles(vec![finding]).into())
    }

    /// What was noted; nothing where there is no file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(&self) -> anyhow::Result<Journal> {
        Ok(Self::parse(&self.source()?)?.value)
    }

    /// The journal that a text holds.
    pub fn parse(source: &Arc<Source>) -> anyhow::Result<Sourced<Journal>> {
        // Comments alone note nothing.
        if matches!(yaml::value(&source.text), Ok(serde_yaml::Value::Null)) {
            return Ok(Sourced { source: source.clone(), value: Journal::default() });
        }
        whole(yaml::typed(source, Strictness::Strict))
    }

    /// Adds what `entries` makes of ids that are free by then, and gives those that it took.
    pub fn add(
        &self,
        entries: impl FnOnce(&mut dyn Iterator<Item = Id>) -> Vec<JournalEntry>,
    ) -> anyhow::Result<Vec<Id>> {
        let _lock = Lock::wait_for(&self.path, &self.shown)?;
        let entries = entries(&mut self.read()?.free_ids(&self.ids_named_beside()));
        append(&self.path, &self.shown, &entries, Privacy::Private)?;
        Ok(entries.into_iter().map(|entry| entry.id).collect())
    }

    /// What the person's other files may name of this journal: whatever in them looks like an id that the program
    /// made. Nothing else of them is read.
    fn ids_named_beside(&self) -> Vec<String> {
        let folder = self.path.parent().unwrap_or(&self.path);
        let files = walkdir::WalkDir::new(folder).max_depth(DEPTH).into_iter().filter_map(Result::ok);
        let texts = files
            .filter(|file| {
                file.file_type().is_file() && file.path().extension().is_some_and(|it| it == "yaml")
            })
            .filter_map(|file| path::text(file.path(), "").ok());
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        texts
            .flat_map(|text| {
                let words = text.text.split(|letter| !is_word(letter)).filter(|word| word.starts_with("j-"));
                words.map(str::to_owned).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Puts an edited text in the place of the one that it was made from. What was noted below it meanwhile is kept.
    ///
    /// # Errors
    /// Also where another program changed the file in another way: then nothing is written over.
    pub fn put_back(&self, made_from: &str, edited: &str) -> anyhow::Result<()> {
        let _lock = Lock::wait_for(&self.path, &self.shown)?;
        let now = self.source()?;
        let Some(meanwhile) = now.text.strip_prefix(made_from) else {
            return Err(self.changed_meanwhile());
        };
        let mut text = edited.to_owned();
        if !meanwhile.is_empty() && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text += meanwhile;
        if !meanwhile.is_empty() && Self::parse(&Source::new(&self.shown, &*text)).is_err() {
            return Err(self.changed_meanwhile());
        }
        if text.trim().is_empty() {
            // An editor that found no room leaves an empty file too.
            return Err(UserError::new("the copy is empty, so nothing was taken over")
                .hint(format!("if nothing of the journal is to stay, remove `{}`", self.shown))
                .into());
        }
        refuse_too_long(&self.shown, &text)?;
        replace(&self.path, &text, Privacy::Private)
    }

    /// SHA-256 over a journal's text, in lower-case hex, by which it is known again.
    pub fn digest(text: &str) -> String {
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn changed_meanwhile(&self) -> anyhow::Error {
        UserError::new(format!("another program changed `{}` meanwhile", self.shown)).into()
    }
}
