//! Reads a framework: from a folder, from texts that git keeps, or the shipped one.

mod guide;
mod strays;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use self::strays::{Stray, strays_in};
use super::builtin::{SHIPPED, Template};
use super::path;
use crate::diagnostic::{Finding, Source, Sourced, rules};
use crate::error::InvalidFiles;
use crate::model::misnamed::{FOLDERS, GUIDE, Meant, TOP_LEVEL};
use crate::model::{Framework, Manifest, ParsedFramework, Questions, Unread};
use crate::yaml;
use crate::yaml::{Reading, Strictness};

/// The files of a framework, from wherever they come.
#[derive(Clone, Debug)]
pub struct FrameworkFiles {
    /// The folder, as it is shown; what is shipped has none.
    shown: String,
    /// Each file's path below the framework's folder, and its text or what is wrong with it.
    texts: Vec<(String, Result<Arc<Source>, Finding>)>,
    /// Files of the folder that nothing reads, by their paths below it.
    strays: Vec<Stray>,
}

/// The framework that is compiled in.
pub fn shipped() -> anyhow::Result<Framework> {
    whole(&FrameworkFiles::shipped())
}

/// The framework in a folder; every fault of every file at once where there is one.
pub fn in_folder(folder: &Path, shown: &str) -> anyhow::Result<Framework> {
    whole(&FrameworkFiles::in_folder(folder, shown)?)
}

/// The questions of the shipped framework, for one that has none of its own.
fn shipped_questions() -> anyhow::Result<Questions> {
    match FrameworkFiles::shipped().read_optional("questions.yaml", Strictness::Fit, &mut Vec::new()) {
        Some(questions) => Ok(questions.value),
        None => anyhow::bail!("the shipped questions do not read"),
    }
}

/// The framework that these parts make, if the manifest and the steps could be read.
pub fn assembled(parts: &ParsedFramework) -> anyhow::Result<Option<Framework>> {
    Ok(parts.clone().assemble(shipped_questions()?))
}

/// A framework as far as its files read, for where nobody can fix their faults any more.
#[derive(Debug)]
pub struct Readable {
    pub parts: ParsedFramework,
    /// The files that do not read.
    pub unread: Vec<Unread>,
    /// What is wrong beside that: what is faulty or refers to nothing is left out.
    pub faults: Vec<Finding>,
}

/// Two states of a framework as far as both can be compared.
///
/// A file that does not read at one of the ends says the same at both. Where the same is wrong with it
/// at both ends, the rest of it is compared.
///
/// # Errors
/// Neither of the two has a manifest and steps that read.
pub fn comparable(before: &mut Readable, after: &mut Readable) -> anyhow::Result<[Framework; 2]> {
    let is_shared = |stem: &&str| {
        let faults = before.faults_in_part(stem);
        faults.is_some() && faults == after.faults_in_part(stem)
    };
    let shared: Vec<String> =
        before.unread.iter().map(Unread::stem).filter(is_shared).map(str::to_owned).collect();
    for state in [&mut *before, &mut *after] {
        state.pass_over(&shared);
    }
    let first = before.fixed_by(&after.parts);
    // By the first as it is compared: a file that neither has whole is the same in both.
    let second = after.fixed_by(&first);
    Ok([before.assembled(first)?, after.assembled(second)?])
}

impl Readable {
    /// Whether its version can be read.
    pub fn has_version(&self) -> bool {
        self.parts.manifest.is_some()
    }

    /// The framework; what does not read of it is taken from the one that it is compared with.
    ///
    /// # Errors
    /// Neither of the two has a manifest and steps that read.
    pub fn beside(&self, other: &ParsedFramework) -> anyhow::Result<Framework> {
        self.assembled(self.fixed_by(other))
    }

    /// That nothing is wrong with it.
    ///
    /// # Errors
    /// Every fault there is.
    pub fn without_faults(&self) -> Result<(), InvalidFiles> {
        let of_files = self.unread.iter().flat_map(Unread::faults);
        let faults: Vec<Finding> = of_files.chain(&self.faults).cloned().collect();
        if faults.is_empty() { Ok(()) } else { Err(InvalidFiles(faults)) }
    }

    fn fixed_by(&self, other: &ParsedFramework) -> ParsedFramework {
        let mut parts = self.parts.clone();
        parts.stand_in(&self.unread, other);
        parts
    }

    fn assembled(&self, parts: ParsedFramework) -> anyhow::Result<Framework> {
        let faults = || self.unread.iter().map(|file| file.fault.clone()).collect();
        parts.assemble(shipped_questions()?).ok_or_else(|| InvalidFiles(faults()).into())
    }

    /// The faults of a file that reads in part, as people are told them, wherever they stand.
    fn faults_in_part(&self, stem: &str) -> Option<Vec<(&str, &str)>> {
        let file = self.unread.iter().find(|file| file.stem() == stem && self.parts.has(stem))?;
        let mut faults: Vec<_> = file.faults().map(|fault| (fault.rule, fault.message.as_str())).collect();
        faults.sort_unstable();
        Some(faults)
    }

    /// Takes the faults of these files for some that leave something out.
    fn pass_over(&mut self, stems: &[String]) {
        let is_one = |file: &mut Unread| stems.iter().any(|stem| stem == file.stem());
        let faults =
            self.unread.extract_if(.., is_one).flat_map(|file| file.faults().cloned().collect::<Vec<_>>());
        self.faults.extend(faults);
    }
}

/// Whether a framework is read from the file at this path below its folder.
pub fn is_read(path: &str) -> bool {
    let Some(stem) = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml")) else {
        return guide::file(path).is_some();
    };
    match stem.split_once('/') {
        None => TOP_LEVEL.contains(&stem),
        Some((folder, name)) => FOLDERS.contains(&folder) && !name.contains('/') && !name.starts_with('.'),
    }
}

/// The framework of these files; every fault of every file at once where there is one.
pub fn whole(files: &FrameworkFiles) -> anyhow::Result<Framework> {
    let files = files.readable();
    files.without_faults()?;
    let assembled = files.parts.assemble(shipped_questions()?);
    assembled.ok_or_else(|| anyhow::anyhow!("the framework has no steps"))
}

fn read_parts(files: &FrameworkFiles, care: Strictness) -> (ParsedFramework, Vec<Finding>) {
    let mut findings = Vec::new();
    let (mut unread_behaviors, mut unread_disciplines) = (Vec::new(), Vec::new());
    let manifest = files.read_required::<Manifest>("framework.yaml", care, &mut findings);
    let listed = manifest.as_ref().map(|filed| filed.value.behaviors.clone()).unwrap_or_default();
    let misfiled = strays::misfiled(files, &listed);
    let files = &files.without(&misfiled);
    for (path, is_of) in &misfiled {
        let name = path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or_default().to_owned();
        let (noun, unread) = match is_of.starts_with("behaviors") {
            true => ("behavior", &mut unread_behaviors),
            false => ("discipline", &mut unread_disciplines),
        };
        unread.push(name);
        let source = Source::new(format!("{}{path}", files.shown), "");
        let message = format!("this is a {noun}, in the folder of the others");
        let help = format!("move it to `{}{is_of}`", files.shown);
        findings.push(Finding::at(rules::WRONG_TYPE.id, &source, 0..0, message).help(help));
    }
    let (topics, unread_topics) = guide::topics(&files.texts);
    findings.extend(unread_topics);
    let mut parts = ParsedFramework {
        manifest,
        steps: files.read_required("steps.yaml", care, &mut findings),
        roles: files.read_optional("roles.yaml", care, &mut findings),
        questions: files.read_optional("questions.yaml", care, &mut findings),
        behaviors: files.read_folder("behaviors/", care, &mut findings, &mut unread_behaviors),
        disciplines: files.read_folder("disciplines/", care, &mut findings, &mut unread_disciplines),
        guide: topics,
        unread_behaviors,
        unread_disciplines,
        unread_at_top: Vec::new(),
        copies: Vec::new(),
    };
    parts.set_copies_aside();
    let is_unread = |stem: &&str| files.has(&format!("{stem}.")) && !parts.has(stem);
    parts.unread_at_top = TOP_LEVEL.iter().copied().filter(is_unread).map(str::to_owned).collect();
    (parts, findings)
}

/// The paths of a framework's files in the order in which they are read.
fn paths_in(folder: &Path, name: impl Fn(&str) -> String) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for name in TOP_LEVEL {
        paths.extend(yaml_or_yml(&folder.join(name)));
    }
    for kind in FOLDERS {
        let mut found = Vec::new();
        let inside = folder.join(kind);
        if path::is_there(&inside) {
            path::check_folder(&inside, &name(kind))?;
            for entry in fs_err::read_dir(&inside)? {
                let path = entry?.path();
                let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                if is_yaml && !hidden {
                    found.push(path);
                }
            }
        }
        found.sort();
        paths.extend(found);
    }
    paths.extend(guide::paths_in(folder, name)?);
    Ok(paths)
}

fn yaml_or_yml(stem: &Path) -> Option<PathBuf> {
    ["yaml", "yml"].map(|ending| stem.with_extension(ending)).into_iter().find(|path| path::is_there(path))
}

impl FrameworkFiles {
    /// The files of the framework in a folder, shown as lying in `shown`.
    pub fn in_folder(folder: &Path, shown: &str) -> anyhow::Result<Self> {
        let name = |below: &str| match shown {
            "" | "." => below.to_owned(),
            shown => format!("{shown}/{below}"),
        };
        let paths = paths_in(folder, name)?;
        let strays = strays_in(folder, &paths);
        let texts = paths.par_iter().map(|path| {
            let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
            let source = path::text(path, &name(&below));
            (below, source)
        });
        Ok(Self { shown: name(""), texts: texts.collect(), strays })
    }

    /// The files of the framework that is compiled in for whoever has none of their own.
    pub fn shipped() -> Self {
        Self::compiled_in(SHIPPED, "<shipped framework>/".to_owned())
    }

    /// The files of a framework that one's own can start from.
    pub fn of_template(template: &Template) -> Self {
        Self::compiled_in(template, format!("<template {}>/", template.name))
    }

    fn compiled_in(template: &Template, shown: String) -> Self {
        let read = template.files.iter().filter(|(path, _)| is_read(path));
        let texts =
            read.map(|(path, text)| ((*path).to_owned(), Ok(Source::new(format!("{shown}{path}"), *text))));
        Self { texts: texts.collect(), shown, strays: Vec::new() }
    }

    /// The files of these texts, each by its path below the folder that is shown as `shown`.
    pub fn of(shown: String, texts: Vec<(String, Result<Arc<Source>, Finding>)>) -> Self {
        Self { shown, texts, strays: Vec::new() }
    }

    /// Whether both have the same texts at the same paths.
    pub fn say_the_same_as(&self, other: &Self) -> bool {
        let texts = |files: &Self| -> BTreeMap<String, Option<String>> {
            let text =
                |text: &Result<Arc<Source>, Finding>| text.as_ref().ok().map(|source| source.text.clone());
            files.texts.iter().map(|(path, source)| (path.clone(), text(source))).collect()
        };
        texts(self) == texts(other)
    }

    /// What of them can be read.
    pub fn readable(&self) -> Readable {
        let (parts, findings) = read_parts(self, Strictness::Fit);
        let mut unread: Vec<Unread> = Vec::new();
        for fault in findings {
            let name = &fault.source.name;
            let path = name.strip_prefix(&self.shown).unwrap_or(name).to_owned();
            match unread.iter_mut().find(|known| known.path == path) {
                Some(known) => known.further.push(fault),
                None => unread.push(Unread { path, fault, further: Vec::new() }),
            }
        }
        let faults = yaml::place(parts.problems());
        Readable { parts, unread, faults }
    }

    /// The parts as far as they can be read, and all that is wrong with each file by itself.
    pub fn parts(&self) -> (ParsedFramework, Vec<Finding>) {
        let (mut parts, mut findings) = read_parts(self, Strictness::Strict);
        // What only has another name is told as such, and not as missing.
        for path in self.strays.iter().filter_map(Stray::file) {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            match stem.split_once('/') {
                Some(("behaviors", name)) => parts.unread_behaviors.push(name.to_owned()),
                Some((GUIDE, _)) => {}
                Some((_, name)) => parts.unread_disciplines.push(name.to_owned()),
                None => {
                    let missing = format!("{}{stem}.yaml", self.shown);
                    findings.retain(|finding| {
                        finding.rule != rules::MISSING_FILE.id || finding.source.name != missing
                    });
                    parts.unread_at_top.push(stem.to_owned());
                }
            }
        }
        for name in self.strays.iter().filter_map(Stray::either) {
            parts.unread_behaviors.push(name.to_owned());
            parts.unread_disciplines.push(name.to_owned());
        }
        (parts, findings)
    }

    /// The files of YAML that are text, by their paths below the folder.
    pub fn yaml_sources(&self) -> impl Iterator<Item = (&str, &Arc<Source>)> {
        self.sources().filter(|(below, _)| guide::file(below).is_none())
    }

    /// The files that are text, by their paths below the folder.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Arc<Source>)> {
        self.texts.iter().filter_map(|(below, text)| Some((below.as_str(), text.as_ref().ok()?)))
    }

    /// The files as they are shown, whether or not they are text.
    pub fn names(&self) -> Vec<String> {
        self.texts.iter().map(|(below, _)| format!("{}{below}", self.shown)).collect()
    }

    /// The folder as it is shown, with a slash at its end.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Files that nothing reads, and what they were meant to be, by paths as they are shown.
    pub fn strays(&self) -> impl Iterator<Item = (String, Option<Meant>)> {
        let shown = |path: &String| format!("{}{path}", self.shown);
        self.strays.iter().map(move |stray| {
            let meant = stray.meant.as_ref().map(|meant| match meant {
                Meant::File(path) => Meant::File(shown(path)),
                Meant::Text(path) => Meant::Text(shown(path)),
                Meant::Copy(path) => Meant::Copy(shown(path)),
                Meant::Either(name) => Meant::Either(name.clone()),
            });
            (shown(&stray.below), meant)
        })
    }

    /// Takes another text for a file, by the name under which it is shown. Nothing is written.
    pub fn set(&mut self, name: &str, text: String) {
        for (_, source) in &mut self.texts {
            if source.as_ref().is_ok_and(|source| source.name == name) {
                *source = Ok(Source::new(name, text));
                return;
            }
        }
    }

    /// Takes a text for the file at this path below the folder, be it there or not. Nothing is written.
    pub fn put(&mut self, below: &str, text: String) {
        self.texts.retain(|(path, _)| path != below);
        let source = Source::new(format!("{}{below}", self.shown), text);
        self.texts.push((below.to_owned(), Ok(source)));
    }

    /// The files without some.
    fn without(&self, paths: &[(String, String)]) -> Self {
        let mut files = self.clone();
        files.texts.retain(|(below, _)| paths.iter().all(|(path, _)| path != below));
        files
    }

    /// Whether there is a file whose path below the folder begins like this.
    fn has(&self, beginning: &str) -> bool {
        self.texts.iter().any(|(file, _)| file.starts_with(beginning))
    }

    fn read_required<T: DeserializeOwned + JsonSchema + 'static>(
        &self,
        path: &str,
        care: Strictness,
        findings: &mut Vec<Finding>,
    ) -> Option<Sourced<T>> {
        let read = self.read_optional(path, care, findings);
        let stem = path.trim_end_matches("yaml");
        if read.is_none() && !self.has(stem) {
            let source = Source::new(format!("{}{path}", self.shown), "");
            findings.push(
                Finding::at(rules::MISSING_FILE.id, &source, 0..0, format!("there is no `{path}`"))
                    .help("every framework has one; `steps init DIR` in a new folder writes one to copy"),
            );
        }
        read
    }

    fn read_optional<T: DeserializeOwned + JsonSchema + 'static>(
        &self,
        path: &str,
        care: Strictness,
        findings: &mut Vec<Finding>,
    ) -> Option<Sourced<T>> {
        let stem = path.trim_end_matches("yaml");
        let (_, text) = self.texts.iter().find(|(file, _)| {
            file.strip_prefix(stem).is_some_and(|ending| ending == "yaml" || ending == "yml")
        })?;
        read_text(text, care, findings)
    }

    fn read_folder<T: DeserializeOwned + JsonSchema + Send + 'static>(
        &self,
        folder: &str,
        care: Strictness,
        findings: &mut Vec<Finding>,
        unread: &mut Vec<String>,
    ) -> Vec<Sourced<T>> {
        let inside =
            self.texts.par_iter().filter_map(|(file, text)| Some((file.strip_prefix(folder)?, text)));
        let read: Vec<_> = inside
            .map(|(name, text)| {
                let mut findings = Vec::new();
                (name, read_text(text, care, &mut findings), findings)
            })
            .collect();
        let mut found = Vec::new();
        for (name, filed, own) in read {
            findings.extend(own);
            match filed {
                Some(filed) => found.push(filed),
                None => unread.push(name.split('.').next().unwrap_or(name).to_owned()),
            }
        }
        found
    }
}

fn read_text<T: DeserializeOwned + JsonSchema + 'static>(
    text: &Result<Arc<Source>, Finding>,
    care: Strictness,
    findings: &mut Vec<Finding>,
) -> Option<Sourced<T>> {
    match text {
        Ok(source) => {
            let Reading { value, findings: found } = yaml::typed(source, care);
            findings.extend(found);
            value
        }
        Err(finding) => {
            findings.push(finding.clone());
            None
        }
    }
}
