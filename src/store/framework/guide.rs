//! The topics of the guide among a framework's files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::path;
use crate::diagnostic::{Finding, Source, Sourced};
use crate::model::guide::{Topic, is_topic, order};
use crate::model::misnamed::GUIDE;

/// The name of a topic's file, if the path below the framework's folder is that of one.
pub fn file(below: &str) -> Option<&str> {
    let file = below.strip_prefix(GUIDE)?.strip_prefix('/')?;
    (!file.contains('/') && is_topic(file)).then_some(file)
}

/// The files of the topics in a framework's folder.
pub fn paths_in(folder: &Path, name: impl Fn(&str) -> String) -> anyhow::Result<Vec<PathBuf>> {
    let inside = folder.join(GUIDE);
    if !path::is_there(&inside) {
        return Ok(Vec::new());
    }
    path::check_folder(&inside, &name(GUIDE))?;
    let mut found = Vec::new();
    for entry in fs_err::read_dir(&inside)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| is_topic(&name.to_string_lossy())) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The topics in their order, and what keeps one from being read.
pub fn topics(texts: &[(String, Result<Arc<Source>, Finding>)]) -> (Vec<Sourced<Topic>>, Vec<Finding>) {
    let mut files: Vec<_> = texts.iter().filter_map(|(below, text)| Some((file(below)?, text))).collect();
    files.sort_by_key(|(file, _)| order(file));
    let (mut topics, mut findings) = (Vec::new(), Vec::new());
    for (file, text) in files {
        match text {
            Ok(source) => {
                topics.push(Sourced { source: Arc::clone(source), value: Topic::read(file, &source.text) });
            }
            Err(finding) => findings.push(finding.clone()),
        }
    }
    (topics, findings)
}
