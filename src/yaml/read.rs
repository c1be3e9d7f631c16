//! Reads YAML into typed values. Whatever is wrong with a file comes back as findings, all at once.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::shape::{self, Form, Language};
use super::slips::{self, Expected};
use super::syntax_error::{SyntaxError, of_other_format};
use super::value::{self, Unread};
use super::{encoding, positions, schema};
use crate::diagnostic::{Edit, Finding, Part, Problem, Segment, Source, Sourced, rules};

/// The longest file that is read: far beyond any framework, far below what hurts.
pub const LONGEST_FILE: u64 = 4 * 1024 * 1024;

/// What came of reading one file: the value as far as it could be read, and all that is wrong.
#[derive(Debug)]
pub struct Reading<T> {
    pub value: Option<Sourced<T>>,
    pub findings: Vec<Finding>,
}

/// How closely a file is checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Strictness {
    /// A file that fits its type is taken as it is.
    Fit,
    /// Every constraint of the schema is checked, also those that the type does not hold.
    Strict,
}

/// Takes bytes that came from elsewhere, such as from git, through the same limits as a file.
pub fn within_limit(bytes: Vec<u8>, name: &str) -> Result<Arc<Source>, Finding> {
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(whole_file(name, "the file is too large: the limit is 4 MB".to_owned()));
    }
    decode(bytes, name)
}

/// Takes text that is already in memory, such as standard input, through the same checks.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<Arc<Source>, Finding> {
    if let Some(finding) = encoding::of_other_program(&bytes, name) {
        return Err(finding);
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(without_mark) => Ok(Source::new(name, without_mark)),
            None => Ok(Source::new(name, text)),
        },
        Err(error) => Err(encoding::other(error.as_bytes(), name)),
    }
}

/// Reads a text into a typed value.
///
/// A file with problems still gives a value where leaving the faulty parts out makes one, so that
/// one problem hides no other.
pub fn typed<T: DeserializeOwned + JsonSchema + 'static>(
    source: &Arc<Source>,
    strictness: Strictness,
) -> Reading<T> {
    let mut value = match parse_as::<T>(source) {
        Ok(value) => value,
        Err(findings) => return Reading { value: None, findings },
    };
    if value.is_null() {
        let only_comments = source.text.lines().any(|line| line.trim_start().starts_with('#'));
        let message = if only_comments { "there are only comments in the file" } else { "the file is empty" };
        let help = shape::beginning(&form_of::<T>(), &source.name);
        let finding = whole_source(source, message.to_owned()).maybe_help(help);
        return Reading { value: None, findings: vec![finding] };
    }
    let (mut dropped, whole) = (Vec::new(), (value.clone(), source));
    drop_nulls(&mut value, &mut Vec::new(), &mut dropped);
    let source = &match dropped.is_empty() {
        true => Arc::clone(source),
        false => source.leaving_out(dropped),
    };
    if strictness == Strictness::Fit
        && let Ok(read) = serde_yaml::from_value::<T>(value.clone())
    {
        return Reading { value: Some(filed(source, read)), findings: Vec::new() };
    }
    if let (true, Some(error)) = (value.is_string(), of_other_format(&source.text)) {
        return Reading { value: None, findings: vec![syntax_finding(source, error)] };
    }
    let form = form_of::<T>();
    let mut problems = shape::problems(&form, &value, source, Language::Yaml);
    if whole.0 != value {
        problems.extend(shape::unknown_without_value(&form, &whole.0, whole.1));
    }
    let (read, source) = faultless(value, &form, &problems, source, strictness);
    let mut findings = positions::place(problems);
    if let (Err(error), true) = (&read, findings.is_empty()) {
        findings.push(whole_source(&source, error.to_string()));
    }
    Reading { value: read.ok().map(|value| filed(&source, value)), findings }
}

/// What of a value is without a fault, and the source that tells what was left out of it.
fn faultless<T: DeserializeOwned>(
    mut value: Value,
    form: &Form,
    problems: &[Problem],
    source: &Arc<Source>,
    strictness: Strictness,
) -> (Result<T, serde_yaml::Error>, Arc<Source>) {
    let mut left_out = source.left_out.clone();
    left_out.extend(problems.iter().filter_map(|problem| emptied(problem, &value)));
    let mut faulty: Vec<_> = problems
        .iter()
        .filter(|problem| new_name(problem).is_none())
        .map(|problem| problem.at.path.clone())
        .collect();
    // What lacks a part that was left out is left out as well.
    while !faulty.is_empty() {
        let items = faulty.iter().filter(|path| shape::prune(&mut value, path));
        left_out.extend(items.map(|path| source.path_in_text(path)));
        faulty = shape::incomplete(form, &value, source);
    }
    let renamed = rename(&mut value, problems);
    drop_nulls(&mut value, &mut Vec::new(), &mut Vec::new());
    let lacks = |problem: &Problem| problem.rule == rules::MISSING_KEY.id && problem.at.path.is_empty();
    if strictness == Strictness::Strict && !problems.is_empty() {
        // What is not there is not what the file says.
        left_out.extend(problems.iter().any(lacks).then(Vec::new));
        shape::stand_in(form, &mut value, &source.name);
    }
    (serde_yaml::from_value::<T>(value), source.leaving_out(left_out).renaming(renamed))
}

/// The part of a file of which nothing is known where a problem is: anything may have been meant to be in it.
fn emptied(problem: &Problem, value: &Value) -> Option<Vec<Segment>> {
    let path = &problem.at.path;
    let is_part = path.iter().all(|segment| segment.key().is_some());
    match problem.rule {
        rule if rule == rules::MALFORMED_ID.id && problem.at.part == Part::Key && is_part => {
            Some(path.split_last()?.1.to_vec())
        }
        rule if rule == rules::WRONG_TYPE.id && is_part && problem.at.part == Part::Key => {
            Some(path.split_last()?.1.to_vec())
        }
        // It may have slipped out of another part.
        rule if rule == rules::UNKNOWN_KEY.id && new_name(problem).is_none() => {
            let [Segment::Key(key)] = path.as_slice() else { return None };
            value.get(key.as_str()).filter(|value| is_collection(value)).map(|_| Vec::new())
        }
        rule if rule == rules::WRONG_TYPE.id && is_part && !path.is_empty() => Some(path.clone()),
        _ => None,
    }
}

/// The name that a misspelled key was meant to have, where that is clear.
fn new_name(problem: &Problem) -> Option<(&[Segment], &str)> {
    match &problem.fix {
        Some(Edit::RenameKey(path, name)) if problem.rule == rules::UNKNOWN_KEY.id => Some((path, name)),
        _ => None,
    }
}

/// Gives misspelled keys the names that they were meant to have, so that nothing below them is passed over. Tells
/// which ones.
fn rename(value: &mut Value, problems: &[Problem]) -> Vec<(Vec<Segment>, String)> {
    let mut renamed: Vec<_> = problems.iter().filter_map(new_name).collect();
    // The deepest first, so that the paths of the others stay true.
    renamed.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
    renamed.retain(|(path, name)| shape::rename(value, path, name));
    renamed.into_iter().map(|(path, name)| (path.to_vec(), name.to_owned())).collect()
}

/// The form of a file's type, made from its JSON Schema: what an editor completes from is what is checked.
pub fn form_of<T: JsonSchema + 'static>() -> Arc<Form> {
    static FORMS: LazyLock<Mutex<HashMap<TypeId, Arc<Form>>>> = LazyLock::new(Mutex::default);
    let mut forms = FORMS.lock().unwrap_or_else(PoisonError::into_inner);
    let form = forms.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(Form::of(&schema::of::<T>())));
    Arc::clone(form)
}

/// The document as an untyped value: duplicate keys, aliases without end and depth are refused.
pub fn parse(source: &Arc<Source>) -> Result<Value, Vec<Finding>> {
    value::value(&source.text).map_err(|unread| unread_findings(source, &unread, &Expected::default()))
}

/// The same of a file of a type, which tells what may have been meant.
fn parse_as<T: JsonSchema + 'static>(source: &Arc<Source>) -> Result<Value, Vec<Finding>> {
    value::value(&source.text).map_err(|unread| {
        let form = form_of::<T>();
        let faults = |value: &Value| {
            // With what is empty: a key that has come to stand for nothing is a fault.
            shape::problems(&form, value, source, Language::Yaml).len()
        };
        unread_findings(source, &unread, &Expected { keys: form.keys(), faults: Some(&faults) })
    })
}

fn unread_findings(source: &Arc<Source>, unread: &Unread, expected: &Expected<'_>) -> Vec<Finding> {
    let is_duplicate = unread.said.contains(value::DUPLICATE);
    let duplicates = if is_duplicate { positions::duplicate_keys(source) } else { Vec::new() };
    if !duplicates.is_empty() {
        return duplicates;
    }
    let errors = slips::explain(&source.text, unread, expected).into_iter();
    errors.map(|error| syntax_finding(source, error)).collect()
}

fn syntax_finding(source: &Arc<Source>, error: SyntaxError) -> Finding {
    Finding::at(rules::DOES_NOT_PARSE.id, source, error.span, error.message).maybe_help(error.help)
}

/// `key:` with nothing after it means the same as no key at all, and `-` as no item. The paths of
/// such items are kept.
pub fn drop_nulls(value: &mut Value, path: &mut Vec<Segment>, dropped: &mut Vec<Vec<Segment>>) {
    match value {
        Value::Mapping(mapping) => {
            mapping.retain(|_, value| !value.is_null());
            for (key, value) in mapping.iter_mut().filter(|(_, value)| is_collection(value)) {
                path.push(key.as_str().unwrap_or_default().into());
                drop_nulls(value, path, dropped);
                path.pop();
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                path.push(index.into());
                if item.is_null() {
                    dropped.push(path.clone());
                }
                drop_nulls(item, path, dropped);
                path.pop();
            }
            items.retain(|item| !item.is_null());
        }
        _ => {}
    }
}

fn is_collection(value: &Value) -> bool {
    value.is_mapping() || value.is_sequence()
}

fn filed<T>(source: &Arc<Source>, value: T) -> Sourced<T> {
    Sourced { source: Arc::clone(source), value }
}

pub(super) fn whole_source(source: &Arc<Source>, message: String) -> Finding {
    Finding::at(rules::DOES_NOT_PARSE.id, source, 0..0, message)
}

/// A problem with a file as a whole, of which there is no text to show.
pub fn whole_file(name: &str, message: String) -> Finding {
    whole_source(&Source::new(name, ""), message)
}
