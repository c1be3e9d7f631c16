//! The reviews: one folder per person, one below it per cycle, one file per rater.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_yaml::Value;

use super::path;
use super::read;
use super::write::{self, Privacy};
use crate::diagnostic::{Finding, Source, Sourced};
use crate::error::InvalidFiles;
use crate::model::{Assessment, Framework, Id, Profile, Relation};
use crate::yaml::{self, Strictness};

/// Which of a cycle's files is meant: each rater has one.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Seat {
    Oneself,
    Manager,
    Peer(Id),
    Agreed,
}

/// How far a file is, told without looking at any rating.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Progress {
    Missing,
    Draft,
    Sealed,
}

/// A YAML file below `reviews/`, and what its place says it is.
#[derive(Debug)]
pub struct ReviewFile {
    pub path: PathBuf,
    /// The path as it is shown.
    pub name: String,
    pub kind: ReviewKind,
}

/// What a file is by its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ReviewKind {
    Profile(Id),
    Journal(Id),
    Assessment {
        person: Id,
        cycle: Id,
        seat: Seat,
    },
    /// None of what is read.
    Stray,
}

/// The folder `reviews/` of a workspace.
#[derive(Debug)]
pub struct Reviews<'a> {
    workspace: &'a super::Workspace,
}

impl Seat {
    pub fn new(relation: Relation, rater: &Id) -> Self {
        match relation {
            Relation::Oneself => Seat::Oneself,
            Relation::Manager => Seat::Manager,
            Relation::Peer => Seat::Peer(rater.clone()),
            Relation::Agreed => Seat::Agreed,
        }
    }

    fn from_file(name: &str) -> Option<Self> {
        match name.strip_suffix(".yaml")? {
            "self" => Some(Seat::Oneself),
            "manager" => Some(Seat::Manager),
            "agreed" => Some(Seat::Agreed),
            other => other.strip_prefix("peer-")?.parse().ok().map(Seat::Peer),
        }
    }
}

impl ReviewKind {
    /// Told by the parts of a path below `reviews/`.
    fn of(parts: &[String]) -> Option<Self> {
        match parts {
            [person, file] if file == "profile.yaml" => Some(Self::Profile(person.parse().ok()?)),
            [person, file] if file == "journal.yaml" => Some(Self::Journal(person.parse().ok()?)),
            [person, cycle, file] => Some(Self::Assessment {
                person: person.parse().ok()?,
                cycle: cycle.parse().ok()?,
                seat: Seat::from_file(file)?,
            }),
            _ => None,
        }
    }
}

impl ReviewFile {
    /// Whether somebody other than its owner may read it.
    pub fn readable_by_others(&self) -> anyhow::Result<bool> {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs_err::metadata(&self.path)?.permissions());
        Ok(mode & 0o077 != 0)
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Seat::Oneself => f.write_str("self"),
            Seat::Manager => f.write_str("manager"),
            Seat::Peer(name) => write!(f, "peer-{name}"),
            Seat::Agreed => f.write_str("agreed"),
        }
    }
}

impl<'a> Reviews<'a> {
    pub fn of(workspace: &'a super::Workspace) -> Self {
        Self { workspace }
    }

    pub fn folder(&self) -> PathBuf {
        self.workspace.root.join("reviews")
    }

    pub fn path(&self, person: &Id, cycle: &Id, seat: &Seat) -> PathBuf {
        self.folder().join(person.as_str()).join(cycle.as_str()).join(format!("{seat}.yaml"))
    }

    /// The people who have a folder, in the order of their ids.
    pub fn people(&self) -> anyhow::Result<Vec<Id>> {
        ids_in(&self.folder())
    }

    /// A person's cycles, oldest first.
    pub fn cycles(&self, person: &Id) -> anyhow::Result<Vec<Id>> {
        ids_in(&self.folder().join(person.as_str()))
    }

    /// Every YAML file below the folder, in the order of their paths.
    pub fn files(&self) -> anyhow::Result<Vec<ReviewFile>> {
        let (root, mut found) = (self.folder(), Vec::new());
        if !path::is_there(&root) {
            return Ok(found);
        }
        path::check_folder(&root, &self.workspace.shown(&root))?;
        let visible = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        let walk = walkdir::WalkDir::new(&root).min_depth(1).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(visible) {
            let path = entry?.into_path();
            let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
            if is_yaml && !path.is_dir() {
                let below = path.strip_prefix(&root).unwrap_or(&path);
                let parts: Vec<String> =
                    below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                let kind = ReviewKind::of(&parts).unwrap_or(ReviewKind::Stray);
                found.push(ReviewFile { name: self.workspace.shown(&path), path, kind });
            }
        }
        Ok(found)
    }

    /// The files of a cycle.
    pub fn seats(&self, person: &Id, cycle: &Id) -> anyhow::Result<Vec<Seat>> {
        let folder = self.folder().join(person.as_str()).join(cycle.as_str());
        let mut seats = Vec::new();
        if folder.is_dir() {
            for entry in fs_err::read_dir(&folder)? {
                seats.extend(Seat::from_file(&entry?.file_name().to_string_lossy()));
            }
        }
        seats.sort();
        Ok(seats)
    }

    /// An assessment, if there is one.
    ///
    /// A rating, a step or an example that the framework does not know is a fault where the file
    /// says that it is of this very version; otherwise it is kept as it is.
    pub fn load(
        &self,
        person: &Id,
        cycle: &Id,
        seat: &Seat,
        framework: &Framework,
    ) -> anyhow::Result<Option<Assessment>> {
        let path = self.path(person, cycle, seat);
        if !path.is_file() {
            return Ok(None);
        }
        load_assessment(&path, &self.workspace.shown(&path), framework).map(|filed| Some(filed.value))
    }

    /// An assessment as it is, where its file reads: ids that the framework does not know are kept.
    pub fn readable(&self, person: &Id, cycle: &Id, seat: &Seat) -> anyhow::Result<Option<Assessment>> {
        let path = self.path(person, cycle, seat);
        let reading = read::file::<Assessment>(&path, &self.workspace.shown(&path), Strictness::Fit)?;
        Ok(whole(reading).ok().map(|filed| filed.value))
    }

    /// Whether a rater has sealed, and nothing else of what the file holds: one that cannot be read is
    /// a draft, for its faults are its rater's to see.
    pub fn progress(&self, person: &Id, cycle: &Id, seat: &Seat) -> anyhow::Result<Progress> {
        let path = self.path(person, cycle, seat);
        if !path.is_file() {
            return Ok(Progress::Missing);
        }
        let Ok(source) = read::source(&path, &self.workspace.shown(&path))? else {
            return Ok(Progress::Draft);
        };
        let value = yaml::parse(&source).unwrap_or_default();
        let sealed = value.get("sealed").is_some_and(|seal| !seal.is_null());
        Ok(if sealed { Progress::Sealed } else { Progress::Draft })
    }

    pub fn profile(&self, person: &Id) -> anyhow::Result<Profile> {
        self.optional(&self.folder().join(person.as_str()).join("profile.yaml"))
    }

    fn optional<T: Default + serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
        &self,
        path: &Path,
    ) -> anyhow::Result<T> {
        if !path.is_file() {
            return Ok(T::default());
        }
        whole(read::file(path, &self.workspace.shown(path), Strictness::Fit)?).map(|filed| filed.value)
    }
}

/// Reads an assessment from any path.
pub fn load_assessment(
    path: &Path,
    shown: &str,
    framework: &Framework,
) -> anyhow::Result<Sourced<Assessment>> {
    let source = read::source(path, shown)?.map_err(|finding| InvalidFiles(vec![finding]))?;
    assessment_in(&source, framework)
}

/// Reads an assessment from a text.
pub fn assessment_in(source: &Arc<Source>, framework: &Framework) -> anyhow::Result<Sourced<Assessment>> {
    let filed: Sourced<Assessment> = whole(yaml::typed(source, Strictness::Fit))?;
    let problems = filed.value.unknown_ids(&filed.source, framework);
    if problems.is_empty() { Ok(filed) } else { Err(InvalidFiles(yaml::place(problems)).into()) }
}

/// Saves an assessment: as a whole, for its owner alone, comments of a hand-written file kept.
///
/// Behaviors and steps are written in the framework's order.
pub fn save_assessment(path: &Path, assessment: &Assessment, framework: &Framework) -> anyhow::Result<()> {
    let value = in_framework_order(assessment, framework)?;
    let written = yaml::to_yaml(&value)?;
    let existing = fs_err::read_to_string(path).unwrap_or_default();
    let hand_written = existing.contains('#');
    let content = hand_written.then(|| yaml::update(&existing, &value)).flatten().unwrap_or(written);
    write::replace(path, &content, Privacy::Private)
}

/// The assessment as a value whose cells stand in the framework's order, unknown ones last.
fn in_framework_order(assessment: &Assessment, framework: &Framework) -> anyhow::Result<Value> {
    let mut value = serde_yaml::to_value(assessment)?;
    let Some(Value::Mapping(cells)) = value.get_mut("cells") else { return Ok(value) };
    let behaviors: Vec<&str> = framework.behaviors.iter().map(|behavior| behavior.id.as_str()).collect();
    let steps: Vec<&str> = framework.steps.iter().map(|step| step.id.as_str()).collect();
    sort(cells, &behaviors);
    for (_, by_step) in cells.iter_mut() {
        if let Value::Mapping(by_step) = by_step {
            sort(by_step, &steps);
        }
    }
    Ok(value)
}

fn sort(mapping: &mut serde_yaml::Mapping, order: &[&str]) {
    let rank = |key: &Value| {
        let known = order.iter().position(|id| key.as_str() == Some(id));
        known.unwrap_or(order.len())
    };
    let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
    entries.sort_by_key(|(key, _)| rank(key));
    mapping.extend(entries);
}

/// The value of a reading without faults.
pub fn whole<T>(reading: yaml::Reading<T>) -> Result<Sourced<T>, anyhow::Error> {
    match reading.value {
        Some(value) if reading.findings.is_empty() => Ok(value),
        _ => Err(InvalidFiles(reading.findings).into()),
    }
}

/// The findings of a file's problems, placed.
pub fn placed(problems: Vec<crate::diagnostic::Problem>) -> Vec<Finding> {
    yaml::place(problems)
}

fn ids_in(folder: &Path) -> anyhow::Result<Vec<Id>> {
    let mut ids: Vec<Id> = Vec::new();
    if folder.is_dir() {
        for entry in fs_err::read_dir(folder)? {
            let entry = entry?;
            if entry.path().is_dir() {
                ids.extend(entry.file_name().to_string_lossy().parse::<Id>());
            }
        }
    }
    ids.sort();
    Ok(ids)
}
