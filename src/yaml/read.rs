//! Reads YAML into typed values. Whatever is wrong with a file comes back as findings, all at once.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::shape::{self, Form, Language};
use super::value::{self, Unread};
use super::{positions, schema, syntax_error};
use crate::diagnostic::{Finding, Segment, Source, Sourced, boundary, rules};

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
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(without_mark) => Ok(Source::new(name, without_mark)),
            None => Ok(Source::new(name, text)),
        },
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let byte = bytes.get(start).copied().unwrap_or_default();
            let message = format!("not UTF-8: byte 0x{byte:02x} is not part of any character");
            let span = start..start.saturating_add(char::REPLACEMENT_CHARACTER.len_utf8());
            let finding = Finding::at(rules::DOES_NOT_PARSE.id, &Source::new(name, text), span, message)
                .help("save the file as UTF-8");
            Err(finding)
        }
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
    let mut value = match parse(source) {
        Ok(value) => value,
        Err(findings) => return Reading { value: None, findings },
    };
    if value.is_null() {
        let finding = whole_source(source, "the file is empty".to_owned());
        return Reading { value: None, findings: vec![finding] };
    }
    let mut dropped = Vec::new();
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
    let form = form_of::<T>();
    let problems = shape::problems(&form, &value, source, Language::Yaml);
    let mut left_out = source.left_out.clone();
    let mut faulty: Vec<_> = problems.iter().map(|problem| problem.at.path.clone()).collect();
    // What lacks a part that was left out is left out as well.
    while !faulty.is_empty() {
        let items = faulty.iter().filter(|path| shape::prune(&mut value, path));
        left_out.extend(items.map(|path| source.path_in_text(path)));
        faulty = shape::incomplete(&form, &value, source);
    }
    drop_nulls(&mut value, &mut Vec::new(), &mut Vec::new());
    let read = serde_yaml::from_value::<T>(value);
    let mut findings = positions::place(problems);
    if let (Err(error), true) = (&read, findings.is_empty()) {
        findings.push(whole_source(source, error.to_string()));
    }
    let source = source.leaving_out(left_out);
    Reading { value: read.ok().map(|value| filed(&source, value)), findings }
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
    value::value(&source.text).map_err(|unread| {
        let is_duplicate = unread.said.contains(value::DUPLICATE);
        let duplicates = if is_duplicate { positions::duplicate_keys(source) } else { Vec::new() };
        if duplicates.is_empty() { vec![parse_finding(source, &unread)] } else { duplicates }
    })
}

fn parse_finding(source: &Arc<Source>, Unread { said, at }: &Unread) -> Finding {
    let error = syntax_error::explain(&source.text, said, boundary(&source.text, *at));
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

fn whole_source(source: &Arc<Source>, message: String) -> Finding {
    Finding::at(rules::DOES_NOT_PARSE.id, source, 0..0, message)
}

/// A problem with a file as a whole, of which there is no text to show.
pub fn whole_file(name: &str, message: String) -> Finding {
    whole_source(&Source::new(name, ""), message)
}
