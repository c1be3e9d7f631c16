//! Reads a framework: from a folder, from texts that git keeps, or the shipped one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::read::{self, Care, Reading};
use super::{builtin, positions};
use crate::error::Faults;
use crate::model::{Filed, Finding, Framework, Parts, Questions, Source};

/// The files at the top of a framework's folder, without their ending.
const TOP_LEVEL: [&str; 4] = ["framework", "steps", "roles", "questions"];
/// The folders in it, whose files are named by the ids that they hold.
const FOLDERS: [&str; 2] = ["behaviors", "disciplines"];

/// The files of a framework, from wherever they come.
struct Files {
    /// Each file's path below the framework's folder, and its text or what is wrong with it.
    texts: Vec<(String, Result<Arc<Source>, Finding>)>,
}

/// The framework that is compiled in.
pub fn shipped() -> anyhow::Result<Framework> {
    whole(shipped_files(), Care::Fit)
}

/// The framework in a folder; every fault of every file at once where there is one.
pub fn in_folder(folder: &Path, shown: &str) -> anyhow::Result<Framework> {
    whole(files_in(folder, shown)?, Care::Fit)
}

/// The parts of the framework in a folder as far as they can be read, and all that is wrong.
pub fn parts_in_folder(folder: &Path, shown: &str) -> anyhow::Result<(Parts, Vec<Finding>)> {
    Ok(read_parts(files_in(folder, shown)?, Care::Strict))
}

/// The questions of the shipped framework, for one that has none of its own.
pub fn shipped_questions() -> anyhow::Result<Questions> {
    match shipped_files().read_optional("questions.yaml", Care::Fit, &mut Vec::new()) {
        Some(questions) => Ok(questions.value),
        None => anyhow::bail!("the shipped questions do not read"),
    }
}

/// A framework as it was once, as far as it can be read.
#[derive(Debug)]
pub struct Earlier {
    pub framework: Framework,
    /// What is wrong with its files. Nobody can mend them any more, so it is left out.
    pub faults: Vec<Finding>,
}

/// The framework that these texts make, each by its path below the framework's folder.
pub fn earlier(texts: Vec<(String, Result<Arc<Source>, Finding>)>) -> anyhow::Result<Earlier> {
    let (parts, mut faults) = read_parts(Files { texts }, Care::Fit);
    faults.extend(positions::place(parts.problems()));
    match parts.assemble(shipped_questions()?) {
        Some(framework) => Ok(Earlier { framework, faults }),
        None => Err(Faults(faults).into()),
    }
}

/// Whether a framework is read from the file at this path below its folder.
pub fn is_read(path: &str) -> bool {
    let Some(stem) = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml")) else { return false };
    match stem.split_once('/') {
        None => TOP_LEVEL.contains(&stem),
        Some((folder, name)) => FOLDERS.contains(&folder) && !name.contains('/') && !name.starts_with('.'),
    }
}

fn whole(files: Files, care: Care) -> anyhow::Result<Framework> {
    let (parts, mut findings) = read_parts(files, care);
    findings.extend(positions::place(parts.problems()));
    if !findings.is_empty() {
        return Err(Faults(findings).into());
    }
    let assembled = parts.assemble(shipped_questions()?);
    assembled.ok_or_else(|| anyhow::anyhow!("the framework has no steps"))
}

fn read_parts(files: Files, care: Care) -> (Parts, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut unread = Vec::new();
    let parts = Parts {
        manifest: files.read_required("framework.yaml", care, &mut findings),
        steps: files.read_required("steps.yaml", care, &mut findings),
        roles: files.read_optional("roles.yaml", care, &mut findings),
        questions: files.read_optional("questions.yaml", care, &mut findings),
        behaviors: files.read_folder("behaviors/", care, &mut findings, &mut unread),
        disciplines: files.read_folder("disciplines/", care, &mut findings, &mut unread),
        unread,
    };
    (parts, findings)
}

fn shipped_files() -> Files {
    let yaml = builtin::FILES.iter().filter(|(path, _)| path.ends_with(".yaml"));
    let texts = yaml.map(|(path, text)| {
        ((*path).to_owned(), Ok(Source::new(format!("<shipped framework>/{path}"), *text)))
    });
    Files { texts: texts.collect() }
}

fn files_in(folder: &Path, shown: &str) -> anyhow::Result<Files> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for name in TOP_LEVEL {
        paths.extend(yaml_or_yml(&folder.join(name)));
    }
    for kind in FOLDERS {
        let mut found = Vec::new();
        let inside = folder.join(kind);
        if inside.is_dir() {
            for entry in fs_err::read_dir(&inside)? {
                let path = entry?.path();
                let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                if is_yaml && !hidden && path.is_file() {
                    found.push(path);
                }
            }
        }
        found.sort();
        paths.extend(found);
    }
    let mut texts = Vec::new();
    for path in paths {
        let below = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        let name = if shown.is_empty() { below.clone() } else { format!("{shown}/{below}") };
        texts.push((below, read::source(&path, &name)?));
    }
    if !texts.iter().any(|(path, _)| path == "framework.yaml" || path == "framework.yml") {
        return Err(crate::error::Trouble::new(format!("there is no `framework.yaml` in `{shown}`"))
            .hint("`steps init` writes a framework to start from")
            .into());
    }
    Ok(Files { texts })
}

fn yaml_or_yml(stem: &Path) -> Option<PathBuf> {
    ["yaml", "yml"].map(|ending| stem.with_extension(ending)).into_iter().find(|path| path.is_file())
}

impl Files {
    fn read_required<T: DeserializeOwned + JsonSchema + 'static>(
        &self,
        path: &str,
        care: Care,
        findings: &mut Vec<Finding>,
    ) -> Option<Filed<T>> {
        let read = self.read_optional(path, care, findings);
        let stem = path.trim_end_matches("yaml");
        if read.is_none() && !self.texts.iter().any(|(file, _)| file.starts_with(stem)) {
            let folder = self.texts.first().and_then(|(below, text)| {
                let name = text.as_ref().map_or_else(|finding| &finding.source.name, |source| &source.name);
                name.strip_suffix(below.as_str())
            });
            let source = Source::new(format!("{}{path}", folder.unwrap_or_default()), "");
            findings.push(
                Finding::at("missing-file", &source, 0..0, format!("there is no `{path}`"))
                    .help("every framework has one; `steps init` writes one to start from"),
            );
        }
        read
    }

    fn read_optional<T: DeserializeOwned + JsonSchema + 'static>(
        &self,
        path: &str,
        care: Care,
        findings: &mut Vec<Finding>,
    ) -> Option<Filed<T>> {
        let stem = path.trim_end_matches("yaml");
        let (_, text) = self.texts.iter().find(|(file, _)| {
            file.strip_prefix(stem).is_some_and(|ending| ending == "yaml" || ending == "yml")
        })?;
        read_text(text, care, findings)
    }

    fn read_folder<T: DeserializeOwned + JsonSchema + 'static>(
        &self,
        folder: &str,
        care: Care,
        findings: &mut Vec<Finding>,
        unread: &mut Vec<String>,
    ) -> Vec<Filed<T>> {
        let mut found = Vec::new();
        for (file, text) in &self.texts {
            let Some(name) = file.strip_prefix(folder) else { continue };
            match read_text(text, care, findings) {
                Some(filed) => found.push(filed),
                None => unread.push(name.split('.').next().unwrap_or(name).to_owned()),
            }
        }
        found
    }
}

fn read_text<T: DeserializeOwned + JsonSchema + 'static>(
    text: &Result<Arc<Source>, Finding>,
    care: Care,
    findings: &mut Vec<Finding>,
) -> Option<Filed<T>> {
    match text {
        Ok(source) => {
            let Reading { value, findings: found } = read::typed(source, care);
            findings.extend(found);
            value
        }
        Err(finding) => {
            findings.push(finding.clone());
            None
        }
    }
}
