//! The reviews: one folder per person, one below it per cycle, one file per rater.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assessment_text::assessment_in;
use super::envelopes::ENDING;
use super::packet::{self, read_packet};
use super::peers::{OPINIONS, REQUEST};
use super::{JournalFile, Lock, Workspace, leftovers, path};
use crate::diagnostic::{Finding, Problem, Source, Sourced};
use crate::error::{InvalidFiles, UserError};
use crate::model::{
    Assessment, Closed, Framework, Id, JournalEntry, People, Person, PersonEntry, Profile, Review, SideKey,
};
use crate::yaml::{self, Reading, Strictness};

/// How the name of a form of `--edit` ends.
const FORM_ENDING: &str = ".form.yaml";

/// The folder `reviews/` of a workspace.
#[derive(Clone, Copy, Debug)]
pub struct Reviews<'a> {
    workspace: &'a Workspace,
}

/// A YAML file or an envelope below `reviews/`, and what its place says it is.
#[derive(Debug)]
pub struct ReviewFile {
    pub path: PathBuf,
    /// The path as it is shown.
    pub name: String,
    pub kind: ReviewKind,
}

/// The files in a folder, and what in it could not be read: one folder that is closed stops nothing.
#[derive(Debug, Default)]
pub struct Files {
    pub files: Vec<ReviewFile>,
    pub unread: Vec<Finding>,
}

/// What a file is by its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ReviewKind {
    Profile(Id),
    /// Of a person, by a writer.
    Journal {
        person: Id,
        writer: Id,
    },
    Assessment {
        person: Id,
        cycle: Id,
        key: SideKey,
    },
    /// What a manager asked a peer.
    Request {
        person: Id,
        cycle: Id,
        peer: Id,
    },
    /// What the peers allowed the person to read, encrypted.
    Opinions {
        person: Id,
        cycle: Id,
    },
    /// An assessment on its way, encrypted.
    Envelope {
        person: Id,
        cycle: Id,
        key: SideKey,
    },
    /// A request for a move, made on what was agreed in a cycle.
    Packet {
        person: Id,
        cycle: Id,
    },
    /// A form of `--edit` that was not finished.
    Form,
    /// Anything else.
    Stray,
}

impl ReviewKind {
    /// Told by the parts of a path below `reviews/`.
    pub(super) fn of(parts: &[String]) -> Option<Self> {
        match parts {
            [person, file] => {
                let person: Id = person.parse().ok()?;
                match file.strip_suffix(".yaml")? {
                    "profile" => Some(Self::Profile(person)),
                    "journal" => Some(Self::Journal { writer: person.clone(), person }),
                    other => {
                        let writer = other.strip_prefix("journal-")?.parse().ok()?;
                        Some(Self::Journal { person, writer })
                    }
                }
            }
            [_, _, file] if file.ends_with(FORM_ENDING) => Some(Self::Form),
            [person, cycle, file] => {
                let (person, cycle) = (person.parse().ok()?, cycle.parse().ok()?);
                if file == packet::NAME {
                    return Some(Self::Packet { person, cycle });
                }
                match file.strip_suffix(ENDING) {
                    Some(OPINIONS) => Some(Self::Opinions { person, cycle }),
                    Some(stem) => Some(Self::Envelope { person, cycle, key: stem.parse().ok()? }),
                    None => {
                        let stem = file.strip_suffix(".yaml")?;
                        match stem.strip_prefix(REQUEST) {
                            Some(peer) => Some(Self::Request { person, cycle, peer: peer.parse().ok()? }),
                            None => Some(Self::Assessment { person, cycle, key: stem.parse().ok()? }),
                        }
                    }
                }
            }
            _ => None,
        }
    }
}

impl ReviewFile {
    /// Whether somebody other than its owner may read it.
    pub fn readable_by_others(&self) -> anyhow::Result<bool> {
        Ok(fs_err::metadata(&self.path)?.mode() & 0o077 != 0)
    }
}

impl<'a> Reviews<'a> {
    pub fn of(workspace: &'a Workspace) -> Self {
        Self { workspace }
    }

    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    pub fn folder(&self) -> PathBuf {
        self.workspace.root.join("reviews")
    }

    /// The folder as it is shown, where somebody other than its owner may look into it or change it. Below one that
    /// keeps others out, nothing is open.
    pub fn open_to_others(&self) -> Option<String> {
        let folder = self.folder();
        let mode = std::fs::metadata(&folder).ok()?.mode();
        (mode & 0o077 != 0).then(|| self.workspace.shown(&folder))
    }

    /// Keeps others on this computer out of the folder. Git makes folders for everybody to look into.
    pub fn close_to_others(&self) {
        let folder = self.folder();
        if self.open_to_others().is_some() {
            // Where it is somebody else's, it is theirs to close.
            let _ = std::fs::set_permissions(folder, PermissionsExt::from_mode(0o700));
        }
    }

    pub fn folder_of(&self, person: &Id) -> PathBuf {
        self.folder().join(person.as_str())
    }

    pub fn path(&self, person: &Id, cycle: &Id, key: &SideKey) -> PathBuf {
        self.folder_of(person).join(cycle.as_str()).join(key.file_name())
    }

    /// The cycles in which there is anything about a person, in the order of their names.
    pub fn cycles(&self, person: &Id) -> anyhow::Result<Vec<Id>> {
        self.ids_in(&self.folder_of(person))
    }

    /// The people who have a folder, in the order of their ids.
    pub fn people(&self) -> anyhow::Result<Vec<Id>> {
        self.ids_in(&self.folder())
    }

    /// Everything about a person, read once; of the journals, only the one that `writer` keeps.
    ///
    /// Envelopes stay closed. An assessment with faults is there, and unreadable. So is one with a rating, a step or an example
    /// that the framework does not know, where it says that it is of this very version.
    pub fn person(
        &self,
        id: &Id,
        people: &People,
        writer: Option<&Id>,
        framework: &Framework,
    ) -> anyhow::Result<Person> {
        let folder = self.folder_of(id);
        let (mut reviews, mut requests) = (Vec::new(), Vec::new());
        for cycle in self.ids_in(&folder)? {
            requests.extend(self.requests(id, &cycle)?);
            let mut sides = BTreeMap::new();
            for key in self.sides_in(&folder.join(cycle.as_str()))? {
                let content = self.own(id, &cycle, &key, framework).map_err(|_| Closed::Unreadable);
                sides.insert(key, content);
            }
            let envelopes = self.envelopes_in(id, &cycle)?;
            if !sides.is_empty() || !envelopes.is_empty() {
                // What is wrong with it is for whoever opens it, and for `check`.
                let packet = read_packet(self.workspace, (id, &cycle), framework).ok().flatten();
                reviews.push(Review::new(id, cycle, sides).with_envelopes(id, envelopes).with_packet(packet));
            }
        }
        reviews.sort_by(|one, other| one.cycle.cmp(&other.cycle));
        let journal = writer.map(|writer| self.journal(id, writer)).transpose()?;
        let mut person = Person {
            entry: people.get(id).cloned().unwrap_or_else(|| PersonEntry::new(id.clone())),
            name: people.name_of(id),
            profile: self.profile(&folder.join("profile.yaml"))?,
            journal: journal.unwrap_or_default(),
            requests,
            reviews,
        };
        person.carry(framework);
        Ok(person)
    }

    /// An assessment for its own rater.
    ///
    /// # Errors
    /// Everything that is wrong with the file, or that there is none.
    pub fn own(
        &self,
        person: &Id,
        cycle: &Id,
        key: &SideKey,
        framework: &Framework,
    ) -> anyhow::Result<Assessment> {
        let source = self.source(person, cycle, key)?;
        assessment_in(&source, framework).map(|sourced| sourced.value)
    }

    /// The text of an assessment for its own rater.
    pub fn source(&self, person: &Id, cycle: &Id, key: &SideKey) -> anyhow::Result<Arc<Source>> {
        let path = self.path(person, cycle, key);
        path::text(&path, &self.workspace.shown(&path)).map_err(|finding| InvalidFiles(vec![finding]).into())
    }

    /// Where an assessment is, as it is shown.
    pub fn shown_path(&self, person: &Id, cycle: &Id, key: &SideKey) -> String {
        self.workspace.shown(&self.path(person, cycle, key))
    }

    /// Whether there is an assessment, be it one that cannot be read.
    pub fn has(&self, person: &Id, cycle: &Id, key: &SideKey) -> bool {
        path::is_there(&self.path(person, cycle, key))
    }

    /// Gives an assessment another name, which nothing bears yet.
    pub fn rename(&self, person: &Id, cycle: &Id, from: &SideKey, to: &SideKey) -> anyhow::Result<()> {
        let to = self.path(person, cycle, to);
        if path::is_there(&to) {
            let shown = self.workspace.shown(&to);
            return Err(UserError::new(format!("`{shown}` is there already, and would be overwritten"))
                .hint("`steps check` says what is wrong with it; move it elsewhere, then try again")
                .into());
        }
        let from = self.path(person, cycle, from);
        // A form that its rater left goes with it.
        let form = self.form_path(&from);
        if path::is_there(&form) {
            fs_err::rename(form, self.form_path(&to))?;
        }
        fs_err::rename(from, to)?;
        Ok(())
    }

    /// Removes a draft, and the folders in which nothing else is. Its lock is given up with it.
    pub fn remove(&self, person: &Id, cycle: &Id, key: &SideKey, lock: Lock) -> anyhow::Result<()> {
        let path = self.path(person, cycle, key);
        let form = self.form_path(&path);
        fs_err::remove_file(&path)?;
        if path::is_there(&form) {
            fs_err::remove_file(form)?;
        }
        drop(lock);
        // A folder that is not empty stays.
        let _ = path.ancestors().skip(1).take(2).try_for_each(std::fs::remove_dir);
        Ok(())
    }

    /// Where the form of an assessment is while it is being filled in.
    pub fn form_path(&self, assessment: &Path) -> PathBuf {
        let stem = assessment.file_stem().unwrap_or_default().to_string_lossy();
        assessment.with_file_name(format!(".{stem}{FORM_ENDING}"))
    }

    /// A person's profile. It is private, so that nothing of one with faults is quoted: `check` does, to whoever
    /// may read it.
    fn profile(&self, path: &Path) -> anyhow::Result<Profile> {
        self.optional(path).map_err(|error| match error.downcast_ref::<InvalidFiles>() {
            Some(InvalidFiles(findings))
                if findings.iter().any(|finding| !finding.source.text.is_empty()) =>
            {
                UserError::new(format!("there are mistakes in `{}`", self.workspace.shown(path)))
                    .hint("`steps check --person ID` shows them to the person and their manager")
                    .into()
            }
            _ => error,
        })
    }

    fn journal(&self, person: &Id, writer: &Id) -> anyhow::Result<Vec<JournalEntry>> {
        Ok(JournalFile::of(self.workspace, person, writer).read()?.0)
    }

    /// Where a writer keeps what they note about a person.
    pub fn journal_path(&self, person: &Id, writer: &Id) -> PathBuf {
        let name =
            if person == writer { "journal.yaml".to_owned() } else { format!("journal-{writer}.yaml") };
        self.folder_of(person).join(name)
    }

    /// The people who have a folder, and the files that are in nobody's, each in the order of their paths.
    pub fn contents(&self) -> anyhow::Result<(Vec<Id>, Files)> {
        let (root, mut ids, mut strays) = (self.folder(), Vec::new(), Files::default());
        if !path::is_there(&root) {
            return Ok((ids, strays));
        }
        path::check_folder(&root, &self.workspace.shown(&root))?;
        for entry in fs_err::read_dir(&root)? {
            let entry = entry?;
            if leftovers::remove_if_left(&entry.path()) {
                continue;
            }
            match entry.file_name().to_string_lossy().parse::<Id>() {
                Ok(id) if entry.path().is_dir() => ids.push(id),
                _ => {
                    let Files { files, unread } = self.files_below(&entry.path());
                    strays.files.extend(files);
                    strays.unread.extend(unread);
                }
            }
        }
        ids.sort();
        strays.files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok((ids, strays))
    }

    /// Every YAML file and envelope in a person's folder, in the order of their paths.
    pub fn files_of(&self, person: &Id) -> Files {
        self.files_below(&self.folder_of(person))
    }

    fn files_below(&self, folder: &Path) -> Files {
        let (root, mut found) = (self.folder(), Files::default());
        let is_form = |name: &str| name.ends_with(FORM_ENDING);
        let visible = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            !name.starts_with('.') || is_form(&name) || leftovers::is_one(entry.file_name())
        };
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible) {
            let path = match entry {
                Ok(entry) => entry.into_path(),
                Err(error) => {
                    found.unread.push(path::passed_over(&error, |path| self.workspace.shown(path)));
                    continue;
                }
            };
            if leftovers::remove_if_left(&path) {
                continue;
            }
            let is_ours = path
                .extension()
                .is_some_and(|ending| ["yaml", "yml", "steps"].iter().any(|known| ending == *known));
            if is_ours && !path.is_dir() {
                let below = path.strip_prefix(&root).unwrap_or(&path);
                let parts: Vec<String> =
                    below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                let kind = ReviewKind::of(&parts).unwrap_or(ReviewKind::Stray);
                found.files.push(ReviewFile { name: self.workspace.shown(&path), path, kind });
            }
        }
        found
    }

    /// Whose assessments a cycle's folder holds, by their file names.
    fn sides_in(&self, folder: &Path) -> anyhow::Result<Vec<SideKey>> {
        path::check_folder(folder, &self.workspace.shown(folder))?;
        let mut keys = Vec::new();
        for entry in fs_err::read_dir(folder)? {
            let entry = entry?;
            if leftovers::remove_if_left(&entry.path()) {
                continue;
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            keys.extend(name.strip_suffix(".yaml").and_then(|stem| stem.parse().ok()));
        }
        Ok(keys)
    }

    fn ids_in(&self, folder: &Path) -> anyhow::Result<Vec<Id>> {
        let mut ids: Vec<Id> = Vec::new();
        if !path::is_there(folder) {
            return Ok(ids);
        }
        path::check_folder(folder, &self.workspace.shown(folder))?;
        for entry in fs_err::read_dir(folder)? {
            let entry = entry?;
            if leftovers::remove_if_left(&entry.path()) {
                continue;
            }
            if entry.path().is_dir() {
                ids.extend(entry.file_name().to_string_lossy().parse::<Id>());
            }
        }
        ids.sort();
        Ok(ids)
    }

    fn optional<T: Default + serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
        &self,
        path: &Path,
    ) -> anyhow::Result<T> {
        if !path::is_there(path) {
            return Ok(T::default());
        }
        let source = path::text(path, &self.workspace.shown(path));
        let source = source.map_err(|finding| InvalidFiles(vec![finding]))?;
        whole(yaml::typed(&source, Strictness::Strict)).map(|sourced| sourced.value)
    }
}

/// The value of a reading without faults.
pub fn whole<T>(reading: Reading<T>) -> Result<Sourced<T>, anyhow::Error> {
    match reading.value {
        Some(value) if reading.findings.is_empty() => Ok(value),
        _ => Err(InvalidFiles(reading.findings).into()),
    }
}

/// The findings of a file's problems, placed.
pub fn placed(problems: Vec<Problem>) -> Vec<Finding> {
    yaml::place(problems)
}
