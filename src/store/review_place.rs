//! Tells whether a file is one of somebody's reviews, by whatever path or link it is named, so that no command
//! reads it on the way around the gate.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::reviews::{ReviewKind, Reviews};
use super::{Workspace, path};

/// Where a file is in the reviews of a workspace.
#[derive(Debug)]
pub struct ReviewPlace {
    /// The workspace's folder.
    pub root: PathBuf,
    pub kind: ReviewKind,
}

impl ReviewPlace {
    /// The place of a file: told by its path, as it is written and with links followed, or because it is the
    /// very same file as one of the reviews of `workspace`.
    pub fn of(file: &Path, workspace: &Workspace) -> Option<Self> {
        let target = fs_err::canonicalize(file).ok();
        let by_path = target.as_deref().and_then(Self::by_path).or_else(|| Self::by_path(file));
        by_path.or_else(|| Self::by_identity(file, workspace))
    }

    /// Told by a path such as `…/reviews/<person>/<cycle>/<side>.yaml`.
    fn by_path(file: &Path) -> Option<Self> {
        let folders = file.ancestors().skip(1);
        let reviews = folders.filter(|folder| folder.file_name().is_some_and(|name| name == "reviews"));
        let places: Vec<Self> = reviews.filter_map(|reviews| Self::below(reviews, file)).collect();
        let is_known = |place: &Self| place.kind != ReviewKind::Stray;
        let known = places.iter().position(is_known);
        places.into_iter().nth(known.unwrap_or_default())
    }

    fn below(reviews: &Path, file: &Path) -> Option<Self> {
        let root = reviews.parent()?.to_owned();
        let parts = file.strip_prefix(reviews).ok()?.components();
        let parts: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        match ReviewKind::of(&parts) {
            Some(kind) => Some(Self { root, kind }),
            // Beside the assessments are the forms that are kept.
            None if matches!(parts.as_slice(), [_, _, file] if file.starts_with('.')) => {
                Some(Self { root, kind: ReviewKind::Stray })
            }
            None => super::workspace::is_root(&root).then_some(Self { root, kind: ReviewKind::Stray }),
        }
    }

    fn by_identity(file: &Path, workspace: &Workspace) -> Option<Self> {
        let reviews = Reviews::of(workspace).folder();
        let identity = |path: &Path| {
            let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
            Some((metadata.dev(), metadata.ino()))
        };
        let wanted = identity(file)?;
        if !path::is_there(&reviews) {
            return None;
        }
        let files = walkdir::WalkDir::new(&reviews).follow_links(true).into_iter().filter_map(Result::ok);
        let same = files.map(walkdir::DirEntry::into_path).find(|path| identity(path) == Some(wanted))?;
        let below = Self::below(&reviews, &same);
        below.or(Some(Self { root: workspace.root.clone(), kind: ReviewKind::Stray }))
    }
}
