//! Reads TOML into typed values: a workspace's settings, and the user file.
//!
//! What is wrong comes back as findings, all at once; what is right next to it holds.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_yaml::Value;
use serde_yaml::value::{Tag, TaggedValue};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path as paths;
use crate::diagnostic::{At, Finding, Part, Problem, Segment, Severity, Source, limited, rules};
use crate::error::InvalidFiles;
use crate::yaml;
use crate::yaml::shape::{self, Language};

/// What came of reading one TOML file: what is missing or faulty has its default.
#[derive(Debug, Default)]
pub struct SettingsFile<T> {
    pub value: T,
    pub findings: Vec<Finding>,
    /// The path as it is shown, whether or not there is a file.
    pub name: String,
    /// Its text; `None` where there is no file, or none that is text.
    pub source: Option<Arc<Source>>,
}

/// A key of a settings file and its place.
#[derive(Clone, Debug)]
pub struct Setting {
    pub key: String,
    pub source: Arc<Source>,
    pub span: Range<usize>,
}

impl<T: Default + DeserializeOwned + JsonSchema + 'static> SettingsFile<T> {
    /// Reads a file; one that does not exist says nothing.
    pub fn read(path: &Path, shown: &str) -> Self {
        let name = shown.to_owned();
        if !paths::is_there(path) {
            return Self { name, ..Self::default() };
        }
        match paths::text(path, shown) {
            Ok(source) => {
                let (value, findings) = typed(&source);
                Self { value, findings, name, source: Some(source) }
            }
            Err(finding) => Self { findings: vec![finding], name, ..Self::default() },
        }
    }
}

impl<T> SettingsFile<T> {
    /// What the file says, or all that is wrong with it.
    pub fn sound(self) -> anyhow::Result<T> {
        if self.findings.is_empty() { Ok(self.value) } else { Err(InvalidFiles(self.findings).into()) }
    }

    /// The keys of a table of the file, by its path; none where there is no such table.
    pub fn keys(&self, path: [&str; 2]) -> Vec<Setting> {
        let Some(source) = &self.source else { return Vec::new() };
        let (document, _) = DeTable::parse_recoverable(&source.text);
        let [outer, inner] = path;
        let table = document.get_ref().get(outer).and_then(|table| table.get_ref().get(inner));
        let keys =
            table.and_then(|table| table.get_ref().as_table()).into_iter().flat_map(|table| table.keys());
        let setting = |key: &Spanned<Cow<'_, str>>| Setting {
            key: key.get_ref().clone().into_owned(),
            source: Arc::clone(source),
            span: key.span(),
        };
        keys.map(setting).collect()
    }
}

/// What a text says, and all that is wrong with it.
pub(super) fn typed<T: Default + DeserializeOwned + JsonSchema + 'static>(
    source: &Arc<Source>,
) -> (T, Vec<Finding>) {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let does_not_parse = |error: &toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        Finding::at(rules::DOES_NOT_PARSE.id, source, span, format!("not valid TOML: {}", error.message()))
    };
    if !errors.is_empty() {
        return (T::default(), sorted(errors.iter().map(does_not_parse).collect()));
    }
    let mut value = match Value::deserialize(toml::Deserializer::from(document.clone())) {
        Ok(value) => value,
        Err(error) => return (T::default(), vec![does_not_parse(&error)]),
    };
    mark_dates(&mut value);
    let problems = shape::problems(&yaml::form_of::<T>(), &value, source, Language::Toml);
    for problem in &problems {
        shape::prune(&mut value, &problem.at.path);
    }
    yaml::drop_nulls(&mut value, &mut Vec::new(), &mut Vec::new());
    let place = |problem: Problem| Finding {
        rule: problem.rule,
        severity: Severity::Error,
        source: problem.source,
        span: in_table(document.get_ref(), &problem.at).unwrap_or(0..0),
        path: problem.at.path,
        message: problem.message,
        expected: problem.expected,
        help: problem.help,
        fix: None,
    };
    let mut findings: Vec<Finding> = problems.into_iter().map(place).collect();
    let value = serde_yaml::from_value(value).unwrap_or_else(|error| {
        findings.push(Finding::at(rules::DOES_NOT_PARSE.id, source, 0..0, error.to_string()));
        T::default()
    });
    (value, sorted(findings))
}

/// Findings of one file in the order in which they stand in it, the first of each rule.
fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.span.start);
    limited(findings)
}

/// Gives every date a tag: it comes as a mapping with a key that only the reader of TOML knows.
fn mark_dates(value: &mut Value) {
    match value {
        Value::Mapping(mapping) => match mapping.get("$__toml_private_datetime") {
            Some(date) => {
                *value = Value::Tagged(Box::new(TaggedValue { tag: Tag::new("date"), value: date.clone() }));
            }
            None => mapping.values_mut().for_each(mark_dates),
        },
        Value::Sequence(items) => items.iter_mut().for_each(mark_dates),
        _ => {}
    }
}

/// The bytes of a place in a table.
fn in_table(table: &DeTable<'_>, at: &At) -> Option<Range<usize>> {
    let (Segment::Key(key), rest) = at.path.split_first()? else { return None };
    let (key, value) = table.get_key_value(key.as_str())?;
    if rest.is_empty() && at.part == Part::Key {
        return Some(key.span());
    }
    in_value(value, &At { path: rest.to_vec(), part: at.part.clone() })
}

/// The bytes of a place in a value, or of the innermost value around it.
fn in_value(value: &Spanned<DeValue<'_>>, at: &At) -> Option<Range<usize>> {
    let inside = match (value.get_ref(), at.path.split_first()) {
        (DeValue::Table(table), Some(_)) => in_table(table, at),
        (DeValue::Array(items), Some((Segment::Index(index), rest))) => {
            let item = items.get(*index);
            item.and_then(|item| in_value(item, &At { path: rest.to_vec(), part: at.part.clone() }))
        }
        _ => None,
    };
    inside.or_else(|| Some(value.span()))
}
