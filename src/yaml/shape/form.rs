//! The part of JSON Schema that our types give rise to, read once into what the reader asks for.

use rustc_hash::FxHashMap;
use serde_json::Value as Schema;

use crate::diagnostic::{kebab, key};
use crate::yaml::schema::NOT_BLANK;

/// What a value has to be.
#[derive(Debug)]
pub enum Form {
    /// One of a few words.
    Word(Vec<String>),
    Mapping(MappingForm),
    List {
        items: Box<Form>,
        least: u64,
        most: Option<u64>,
    },
    Text {
        kind: TextKind,
        says_something: bool,
        longest: Option<u64>,
    },
    Number {
        whole: bool,
        least: Option<f64>,
        most: Option<f64>,
    },
    TrueOrFalse,
    /// One value, or a list of such.
    OneOrSeveral {
        one: Box<Form>,
        several: Box<Form>,
    },
    Anything,
}

/// What a mapping has to hold.
#[derive(Debug)]
pub struct MappingForm {
    pub properties: FxHashMap<String, Form>,
    /// The properties' names, in their order.
    pub names: Vec<String>,
    /// What is under any other key.
    pub others: Option<Others>,
    pub required: Vec<Required>,
}

/// What is under keys that are free.
#[derive(Debug)]
pub struct Others {
    pub keys_are_ids: bool,
    pub form: Box<Form>,
}

/// A key that has to be there.
#[derive(Debug)]
pub struct Required {
    pub key: String,
    /// What is there, as the first sentence of its description says.
    pub says: String,
}

/// What a text has to be in itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextKind {
    Id,
    Date,
    Version,
    Key,
    Free,
}

impl Form {
    /// The form that a JSON Schema of ours describes.
    pub fn of(schema: &Schema) -> Self {
        Self::within(schema, schema)
    }

    /// The keys that are anywhere in it.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Mapping(form) => {
                let others = form.others.iter().map(|others| &*others.form);
                let inner = form.properties.values().chain(others).flat_map(Self::keys);
                form.names.iter().map(String::as_str).chain(inner).collect()
            }
            Self::List { items, .. } => items.keys(),
            _ => Vec::new(),
        }
    }

    fn within(root: &Schema, schema: &Schema) -> Self {
        if let Some([one, several]) = one_or_several(schema) {
            let within = |schema| Box::new(Self::within(root, schema));
            return Self::OneOrSeveral { one: within(one), several: within(several) };
        }
        let schema = resolved(root, schema);
        if let Some(words) = words(schema) {
            return Self::Word(words);
        }
        let types = schema["type"].as_array();
        let first = types.and_then(|names| names.iter().find(|name| *name != "null"));
        let number = |key: &str| schema[key].as_f64();
        match first.unwrap_or(&schema["type"]).as_str() {
            Some("object") => Self::Mapping(MappingForm::within(root, schema)),
            Some("array") => Self::List {
                items: Box::new(Self::within(root, &schema["items"])),
                least: schema["minItems"].as_u64().unwrap_or_default(),
                most: schema["maxItems"].as_u64(),
            },
            Some("string") => Self::Text {
                kind: TextKind::of(schema),
                says_something: schema["minLength"].as_u64().is_some_and(|least| least > 0),
                longest: schema["maxLength"].as_u64(),
            },
            Some(name @ ("integer" | "number")) => {
                Self::Number { whole: name == "integer", least: number("minimum"), most: number("maximum") }
            }
            Some("boolean") => Self::TrueOrFalse,
            _ => Self::Anything,
        }
    }
}

impl MappingForm {
    fn within(root: &Schema, schema: &Schema) -> Self {
        let properties = schema["properties"].as_object();
        let properties = || properties.into_iter().flatten();
        let form = |schema| Box::new(Form::within(root, schema));
        // The one pattern that keys have is that of ids.
        let pattern = schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
        let any = schema.get("additionalProperties").filter(|other| other.is_object());
        let others = match (pattern, any) {
            (Some(ids), _) => Some(Others { keys_are_ids: true, form: form(ids) }),
            (None, any) => any.map(|any| Others { keys_are_ids: false, form: form(any) }),
        };
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str);
        Self {
            properties: properties().map(|(key, value)| (key.clone(), Form::within(root, value))).collect(),
            names: properties().map(|(key, _)| key.clone()).collect(),
            others,
            required: required
                .map(|key| {
                    Required::of(key, schema.get("properties").and_then(|properties| properties.get(key)))
                })
                .collect(),
        }
    }
}

impl Required {
    fn of(key: &str, schema: Option<&Schema>) -> Self {
        let says = schema.and_then(|schema| schema["description"].as_str()).unwrap_or_default();
        Self { key: key.to_owned(), says: says.split('.').next().unwrap_or_default().to_owned() }
    }
}

impl TextKind {
    fn of(schema: &Schema) -> Self {
        match schema["pattern"].as_str() {
            Some(kebab::PATTERN) => Self::Id,
            _ if schema["format"] == "date" => Self::Date,
            Some(key::PATTERN) => Self::Key,
            // The one text with a pattern that is none of the others.
            Some(pattern) if pattern != NOT_BLANK => Self::Version,
            _ => Self::Free,
        }
    }
}

/// The two schemas of "one of these, or a list of them".
fn one_or_several(schema: &Schema) -> Option<[&Schema; 2]> {
    match schema["anyOf"].as_array()?.as_slice() {
        [one, several] if several["type"] == "array" => Some([one, several]),
        _ => None,
    }
}

/// Follows references, and takes the real schema out of "this or nothing".
fn resolved<'a>(root: &'a Schema, schema: &'a Schema) -> &'a Schema {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        return target.map_or(schema, |schema| resolved(root, schema));
    }
    let options = ["anyOf", "allOf"].into_iter().filter_map(|wrapper| schema[wrapper].as_array());
    let inner = options.flatten().find(|option| option["type"] != "null");
    inner.map_or(schema, |inner| resolved(root, inner))
}

/// The words that a schema of a few constants allows.
fn words(schema: &Schema) -> Option<Vec<String>> {
    let of = |options: &Vec<Schema>| options.iter().filter_map(Schema::as_str).map(str::to_owned).collect();
    if let Some(options) = schema["enum"].as_array() {
        return Some(of(options));
    }
    let options = schema["oneOf"].as_array()?.iter().flat_map(|option| {
        let several = option["enum"].as_array().into_iter().flatten();
        several.chain(option.get("const")).cloned()
    });
    Some(of(&options.collect()))
}
