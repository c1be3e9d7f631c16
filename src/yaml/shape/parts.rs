//! Parts of a document that are taken out of it, renamed, or put in, so that the rest can be read.

use serde_yaml::Value;

use super::ID;
use super::form::{Form, Required, TextKind};
use crate::diagnostic::{Segment, kebab};

/// Empties the part of a document that a problem is about: a faulty entry of a mapping, a faulty item of
/// a list. Tells whether it was an item.
///
/// Emptied rather than removed, so that the paths of later items stay true, and in one step.
pub fn prune(value: &mut Value, path: &[Segment]) -> bool {
    let Some((last, init)) = path.split_last() else { return false };
    let mut parent = &mut *value;
    for segment in init {
        match descend(parent, segment) {
            Some(child) => parent = child,
            // An earlier problem took it already.
            None => return false,
        }
    }
    match (parent, last) {
        (Value::Mapping(mapping), Segment::Key(key)) => {
            mapping.get_mut(key.as_str()).map(std::mem::take);
            false
        }
        (Value::Sequence(items), Segment::Index(index)) => match items.get_mut(*index) {
            Some(item) if !item.is_null() => {
                *item = Value::Null;
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Gives the entry at a path another key, in its place. Tells whether that could be: the key may be taken.
pub fn rename(value: &mut Value, path: &[Segment], name: &str) -> bool {
    let Some((Segment::Key(key), init)) = path.split_last() else { return false };
    let mut parent = value;
    for segment in init {
        match descend(parent, segment) {
            Some(child) => parent = child,
            None => return false,
        }
    }
    let Value::Mapping(mapping) = parent else { return false };
    let Some(entry) = mapping.remove(key.as_str()) else { return false };
    if mapping.contains_key(name) {
        return false;
    }
    mapping.insert(name.into(), entry);
    true
}

/// Puts an empty text in the place of each one that a file with an id of its own lacks, so that what else is in it is
/// not passed over.
pub fn stand_in(form: &Form, value: &mut Value, name: &str) {
    let (Form::Mapping(form), Value::Mapping(mapping)) = (form, value) else { return };
    if form.names.first().is_none_or(|name| name != ID) {
        return;
    }
    for Required { key, .. } in &form.required {
        if mapping.get(key.as_str()).is_some_and(|value| !value.is_null()) {
            continue;
        }
        let text = match form.properties.get(key) {
            Some(Form::Text { kind: TextKind::Id, .. }) => stem(name),
            Some(Form::Text { kind: TextKind::Free, .. }) => Some(String::new()),
            _ => None,
        };
        if let Some(text) = text {
            mapping.insert(key.as_str().into(), text.into());
        }
    }
}

/// The id that a file's name makes.
fn stem(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.split('.').next().and_then(kebab::kebab_case)
}

/// How a file of a form begins, where there is none of it yet.
pub fn beginning(form: &Form, name: &str) -> Option<String> {
    match form {
        Form::Mapping(form) if form.names.first().is_some_and(|name| name == ID) => {
            Some(format!("begin it with {}, and remove it if it is not needed", own_id(name)))
        }
        _ => None,
    }
}

fn descend<'a>(value: &'a mut Value, segment: &Segment) -> Option<&'a mut Value> {
    match segment {
        Segment::Key(key) => value.get_mut(key.as_str()),
        Segment::Index(index) => value.get_mut(*index),
    }
}

/// The line with the id of a file that is called by it.
pub(super) fn own_id(name: &str) -> String {
    format!("`id: {}`", stem(name).unwrap_or_else(|| "…".to_owned()))
}

/// Whether two items are one that was taken apart: each lacks what the other has.
pub(super) fn are_halves(items: &Form, one: &Value, other: &Value) -> bool {
    let (Form::Mapping(form), Value::Mapping(one), Value::Mapping(other)) = (items, one, other) else {
        return false;
    };
    let lacks =
        |half: &serde_yaml::Mapping| form.required.iter().any(|required| !half.contains_key(&required.key));
    let has_all = form
        .required
        .iter()
        .all(|required| one.contains_key(&required.key) != other.contains_key(&required.key));
    let are_known = one
        .keys()
        .chain(other.keys())
        .all(|key| key.as_str().is_some_and(|key| form.properties.contains_key(key)));
    lacks(one) && lacks(other) && has_all && are_known && one.contains_key(ID)
}
