//! The JSON Schemas of the files, made from the types that the files are read into.
//!
//! What an editor completes and underlines by is what the reader checks by: the same value.

mod ids;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

pub use self::ids::{Kind, KnownId, Reference, Unknown, refer};

/// The pattern of a text that says something: white space alone does not.
pub const NOT_BLANK: &str = r"\S";

/// The order in which a schema reads well: what it is about, what it has to be, what it holds.
const ORDER: [&str; 22] = [
    "$schema",
    "title",
    "description",
    "type",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "enum",
    "enumDescriptions",
    "minItems",
    "maxItems",
    "additionalProperties",
    "required",
    "properties",
    "patternProperties",
    "items",
    "contains",
    "not",
    "allOf",
    "anyOf",
    "definitions",
];

/// The schema of a type, by draft 07, which editors read.
pub fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(as_read));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A schema as a file for editors, under a title for people.
pub fn text(mut schema: Value, title: &str) -> anyhow::Result<String> {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), title.into());
        in_order(schema);
    }
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Makes one schema accept what the reader accepts.
fn as_read(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    // A comment's line breaks are the editor's.
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace("\n\n", "\0").replace('\n', " ").replace('\0', "\n\n");
    }
    // An editor would write the default out; what is missing is meant to stay missing.
    schema.shift_remove("default");
    // The width of a Rust integer is not a format of JSON Schema.
    if schema.get("type").is_some_and(|name| name == "integer") {
        schema.shift_remove("format");
    }
    if schema.contains_key("minLength") && !schema.contains_key("pattern") {
        schema.insert("pattern".to_owned(), NOT_BLANK.into());
    }
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required =
        |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|required| required == key));
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let optional = properties.iter_mut().filter(|(key, _)| !is_required(key));
        optional.for_each(|(_, value)| allow_nothing(value));
    }
    if let Some(Value::Object(values)) = schema.get_mut("patternProperties") {
        values.values_mut().for_each(allow_nothing);
    }
    if let Some(values) = schema.get_mut("additionalProperties") {
        allow_nothing(values);
    }
    if let Some(items) = schema.get_mut("items") {
        allow_nothing(items);
    }
    // What is empty is left out, and so is none of those that a list needs.
    if schema.contains_key("minItems") {
        schema.insert("contains".to_owned(), json!({"not": {"type": "null"}}));
    }
    in_order(schema);
}

/// Puts the keys of a schema in the order in which it reads well.
fn in_order(schema: &mut Map<String, Value>) {
    for key in ORDER {
        if let Some(value) = schema.shift_remove(key) {
            schema.insert(key.to_owned(), value);
        }
    }
}

/// Lets a value be null: to the reader, a key with nothing after it is a key that is missing.
fn allow_nothing(schema: &mut Value) {
    let Value::Object(schema) = schema else { return };
    let nothing = Value::from("null");
    if let Some(names) = schema.get_mut("type") {
        match names {
            Value::Array(names) if names.contains(&nothing) => {}
            Value::Array(names) => names.push(nothing),
            name => *name = json!([name, nothing]),
        }
    } else if !schema.contains_key("anyOf") {
        let (described, shape): (Map<_, _>, Map<_, _>) =
            std::mem::take(schema).into_iter().partition(|(key, _)| key == "description");
        *schema = described;
        schema.insert("anyOf".to_owned(), json!([bare(shape), {"type": nothing}]));
    }
}

/// A schema without the wrapper that draft 07 needs to describe a reference.
fn bare(mut schema: Map<String, Value>) -> Value {
    match schema.get_mut("allOf") {
        Some(Value::Array(parts)) if parts.len() == 1 => parts.remove(0),
        _ => Value::Object(schema),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[expect(dead_code, reason = "only its schema is looked at")]
    #[derive(Deserialize, JsonSchema)]
    struct Inner {
        needed: u8,
    }

    #[expect(dead_code, reason = "only its schema is looked at")]
    #[derive(Deserialize, JsonSchema)]
    struct Outer {
        #[schemars(length(min = 1))]
        text: String,
        /// Said.
        #[serde(default)]
        list: Vec<String>,
        #[schemars(length(min = 1))]
        some: Vec<String>,
        /// Said.
        inner: Option<Inner>,
        map: BTreeMap<String, Inner>,
    }

    #[test]
    fn what_may_be_missing_may_be_nothing() {
        let properties = of::<Outer>()["properties"].clone();
        let check = |key: &str, expect: Value| assert_eq!(properties[key], expect, "{key}");
        check("text", json!({"type": "string", "minLength": 1, "pattern": NOT_BLANK}));
        check(
            "list",
            json!({"description": "Said.", "type": ["array", "null"], "items": {"type": ["string", "null"]}}),
        );
        let items = json!({"type": ["string", "null"]});
        let something = json!({"not": {"type": "null"}});
        check("some", json!({"type": "array", "items": items, "minItems": 1, "contains": something}));
        let inner = json!({"$ref": "#/definitions/Inner"});
        check("inner", json!({"description": "Said.", "anyOf": [inner, {"type": "null"}]}));
        let value = json!({"anyOf": [inner, {"type": "null"}]});
        check("map", json!({"type": "object", "additionalProperties": value}));
    }
}
