//! Lines that read as a part of the text above them, because the key that they belong to is missing or indented.

use serde_yaml::{Mapping, Value};

use super::form::{Form, MappingForm};

/// Whether what is of this form holds items with an id, at whatever depth.
fn has_items(form: &Form) -> bool {
    match form {
        Form::List { items, .. } => {
            matches!(&**items, Form::Mapping(item) if item.properties.contains_key("id")) || has_items(items)
        }
        Form::Mapping(MappingForm { others: Some(others), .. }) => has_items(&others.form),
        _ => false,
    }
}

/// What is wrong with the text behind a key that has the items of a list in it, and what to do. `text` is the file.
pub fn folded(
    form: &MappingForm,
    mapping: &Mapping,
    key: &str,
    value: &Value,
    text: &str,
) -> Option<(String, String)> {
    let item = value.as_str()?.lines().map(str::trim).find(|line| line.starts_with("- id: "))?;
    let holds_items = |name: &&String| {
        let form = form.properties.get(*name);
        !mapping.contains_key(name.as_str()) && form.is_some_and(has_items)
    };
    let missing = form.names.iter().find(holds_items)?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let before = lines.get(..lines.iter().position(|line| line.trim() == item)?)?;
    // The keys right above the item belong to it.
    let is_key = |line: &&&str| line.ends_with(':') && !line.trim().contains(' ');
    let first = before.len().saturating_sub(before.iter().rev().take_while(is_key).count());
    let number = first.saturating_add(1);
    let line = lines.get(first)?;
    if line.trim() == format!("{missing}:") {
        let message = format!(
            "`{missing}` in line {number} is indented, and so taken for a part of the text of `{key}`"
        );
        return Some((message, format!("begin `{missing}:` in the column of `{key}`")));
    }
    let message = format!(
        "`{missing}:` is missing above line {number}, so all from there on is taken for a part of the text of `{key}`"
    );
    Some((message, format!("write `{missing}:` on a line of its own above line {number}")))
}
