//! Whether a document has the shape of its type, told by the type's own JSON Schema.
//!
//! Reads the part of JSON Schema that our types give rise to; a test holds that against a validator.

use std::sync::Arc;

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::schema::NOT_BLANK;
use crate::model::suggestion::did_you_mean;
use crate::model::{At, Edit, Fix, Id, Part, Problem, Segment, Source};

/// Everything in a document that its schema does not allow.
pub fn problems(schema: &Schema, value: &Value, source: &Arc<Source>) -> Vec<Problem> {
    let mut walk = Walk { root: schema, source, path: Vec::new(), problems: Vec::new() };
    walk.check(schema, value);
    walk.problems
}

/// Takes the part of a document that a problem is about out of it: a faulty entry from its mapping,
/// a faulty item from its list. Tells whether it was an item.
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
            mapping.shift_remove(key.as_str());
            false
        }
        // Emptied rather than removed, so that the paths of later items stay true.
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

fn descend<'a>(value: &'a mut Value, segment: &Segment) -> Option<&'a mut Value> {
    match segment {
        Segment::Key(key) => value.get_mut(key.as_str()),
        Segment::Index(index) => value.get_mut(*index),
    }
}

/// The key of a mapping by which others refer to it.
const ID: &str = "id";

/// An id made from the first words of a text; the short ones, such as articles, are passed over.
fn id_of_text(text: &Value) -> Option<Id> {
    let words = text.as_str()?.split_whitespace().enumerate();
    let telling = words.filter(|(index, word)| *index == 0 || word.chars().count() > 3);
    Id::from_name(&telling.map(|(_, word)| word).take(3).collect::<Vec<_>>().join(" "))
}

/// The keys of mappings whose order is for people: those that have an id that does not come first,
/// and those of cells.
pub fn orders(value: &Value) -> Vec<(Vec<Segment>, Vec<String>)> {
    let mut found = Vec::new();
    collect_orders(value, &mut Vec::new(), &mut found);
    found
}

fn collect_orders(value: &Value, path: &mut Vec<Segment>, found: &mut Vec<(Vec<Segment>, Vec<String>)>) {
    match value {
        Value::Mapping(mapping) => {
            let of_cells = path.first() == Some(&Segment::from("examples"))
                && !path.iter().any(|segment| matches!(segment, Segment::Index(_)));
            let first = mapping.keys().next().and_then(Value::as_str);
            if of_cells || (mapping.contains_key(ID) && first != Some(ID)) {
                let keys = mapping.keys().filter_map(Value::as_str).map(str::to_owned);
                found.push((path.clone(), keys.collect()));
            }
            for (key, value) in mapping {
                if let (Some(key), true) = (key.as_str(), value.is_mapping() || value.is_sequence()) {
                    path.push(key.into());
                    collect_orders(value, path, found);
                    path.pop();
                }
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.into());
                collect_orders(item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

struct Walk<'a> {
    root: &'a Schema,
    source: &'a Arc<Source>,
    path: Vec<Segment>,
    problems: Vec<Problem>,
}

impl<'a> Walk<'a> {
    fn check(&mut self, schema: &'a Schema, value: &Value) {
        let schema = self.resolve(schema);
        if let Some(options) = words(schema) {
            return self.check_word(&options, value);
        }
        if !self.type_fits(schema, value) {
            let wanted = type_name(schema);
            let help =
                matches!(value, Value::Number(_) | Value::Bool(_)).then(|| "put it in quotes".to_owned());
            // An id, a date or a version is none in quotes either.
            let is_free = schema.get("pattern").is_none() && schema.get("format").is_none();
            let help = help.filter(|_| wanted == "a text" && is_free);
            let subject = self.subject();
            let message = format!("{subject} should be {wanted}, not {}", value_name(value));
            return self.report("wrong-type", Part::Value, message, Some(format!("expected {wanted}")), help);
        }
        match value {
            Value::Mapping(mapping) => self.check_mapping(schema, mapping),
            Value::Sequence(items) => self.check_list(schema, items),
            Value::String(text) => self.check_text(schema, text),
            Value::Number(number) => self.check_number(schema, number),
            _ => {}
        }
    }

    fn check_mapping(&mut self, schema: &'a Schema, mapping: &serde_yaml::Mapping) {
        let no_properties = serde_json::Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&no_properties);
        for (key, value) in mapping {
            let Value::String(key) = key else {
                let message = format!("a key should be a text, not {}", value_name(key));
                self.report("wrong-type", Part::Value, message, None, None);
                continue;
            };
            self.path.push(Segment::Key(key.clone()));
            if let Some(schema) = schema["properties"].get(key) {
                self.check(schema, value);
            } else if let Some(schema) = self.open_ended(schema) {
                self.check_key(key);
                self.check(schema, value);
            } else {
                let known: Vec<&str> = properties.keys().map(String::as_str).collect();
                let at = At { path: self.path.clone(), part: Part::Key };
                let message = format!("unknown key `{key}`");
                let mut problem = Problem::new("unknown-key", self.source, at, message).meant(key, known);
                // A key that is there already cannot have been meant.
                problem.fix = problem.fix.filter(|fix| !fix.edits.iter().any(|edit| matches!(edit, Edit::RenameKey(_, meant) if mapping.contains_key(meant.as_str()))));
                self.problems.push(problem);
            }
            self.path.pop();
        }
        for required in schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str) {
            if !mapping.contains_key(required) {
                let says = properties[required]["description"].as_str().unwrap_or_default();
                let says = says.split('.').next().unwrap_or_default();
                let help = (!says.is_empty()).then(|| format!("add `{required}: …` ({})", lower_first(says)));
                self.report("missing-key", Part::Key, format!("`{required}` is missing"), None, help);
                if let (ID, Some(id)) = (required, mapping.get("text").and_then(id_of_text)) {
                    let edit = Edit::InsertFirst(self.path.clone(), ID.to_owned(), id.to_string());
                    self.problems
                        .last_mut()
                        .into_iter()
                        .for_each(|problem| problem.fix = Some(Fix::one(edit.clone())));
                }
            }
        }
    }

    /// The schema of a mapping's values where its keys are free.
    fn open_ended(&self, schema: &'a Schema) -> Option<&'a Schema> {
        let patterns = schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
        patterns.or_else(|| schema.get("additionalProperties").filter(|schema| schema.is_object()))
    }

    /// The free keys of every file are ids.
    fn check_key(&mut self, key: &str) {
        if key.parse::<Id>().is_err() {
            let help = Id::from_name(key).map(|id| format!("write `{id}`"));
            let expected = Some("lower-case letters and digits in words joined by hyphens".to_owned());
            self.report("malformed-id", Part::Key, format!("`{key}` is not an id"), expected, help);
        }
    }

    fn check_list(&mut self, schema: &'a Schema, items: &[Value]) {
        for (index, item) in items.iter().enumerate() {
            self.path.push(Segment::Index(index));
            self.check(&schema["items"], item);
            self.path.pop();
        }
        let count = items.len() as u64;
        if schema["minItems"].as_u64().is_some_and(|least| count < least) {
            let subject = self.subject();
            let message = format!("{subject} should have at least {} items", schema["minItems"]);
            self.report(
                "wrong-value",
                Part::Value,
                message.replace("least 1 items", "least one item"),
                None,
                None,
            );
        }
        if schema["maxItems"].as_u64().is_some_and(|most| count > most) {
            let subject = self.subject();
            let message = format!("{subject} should have at most {} items, not {count}", schema["maxItems"]);
            self.report("wrong-value", Part::Value, message, None, None);
        }
    }

    fn check_text(&mut self, schema: &'a Schema, text: &str) {
        let is_id = schema["pattern"] == Id::PATTERN;
        if is_id && text.parse::<Id>().is_err() {
            let help = Id::from_name(text).filter(|id| *id != text).map(|id| format!("write `{id}`"));
            let expected = Some("lower-case letters and digits in words joined by hyphens".to_owned());
            self.report("malformed-id", Part::Value, format!("`{text}` is not an id"), expected, help);
        } else if schema["format"] == "date" && text.parse::<jiff::civil::Date>().is_err() {
            let expected = Some("a date such as 2026-11-23".to_owned());
            self.report("wrong-value", Part::Value, format!("`{text}` is not a date"), expected, None);
        } else if is_version(schema) && semver::Version::parse(text).is_err() {
            let expected = Some("a semantic version such as 1.4.0".to_owned());
            self.report("wrong-value", Part::Value, format!("`{text}` is not a version"), expected, None);
        } else if schema["minLength"].as_u64().is_some_and(|least| least > 0) && text.trim().is_empty() {
            self.report("wrong-value", Part::Value, format!("{} is empty", self.subject()), None, None);
        } else if !is_id
            && schema["maxLength"].as_u64().is_some_and(|most| text.chars().count() as u64 > most)
        {
            let message = format!("{} should have at most {} letters", self.subject(), schema["maxLength"]);
            self.report("wrong-value", Part::Value, message, None, None);
        }
    }

    fn check_number(&mut self, schema: &'a Schema, number: &serde_yaml::Number) {
        let below =
            schema["minimum"].as_f64().zip(number.as_f64()).is_some_and(|(least, given)| given < least);
        let above = schema["maximum"].as_f64().zip(number.as_f64()).is_some_and(|(most, given)| given > most);
        if below || above {
            let (subject, most) = (self.subject(), &schema["maximum"]);
            let message = format!("{subject} is {number}, but this version of steps reads {most}");
            self.report("wrong-value", Part::Value, message, None, None);
        }
    }

    /// A value that is one of a few words.
    fn check_word(&mut self, options: &[&str], value: &Value) {
        if value.as_str().is_none_or(|word| !options.contains(&word)) {
            let given =
                value.as_str().map_or_else(|| value_name(value).to_owned(), |word| format!("`{word}`"));
            let help = did_you_mean(value.as_str().unwrap_or_default(), options.iter().copied());
            let message = format!("{} cannot be {given}", self.subject());
            self.report("wrong-value", Part::Value, message, None, help);
        }
    }

    fn type_fits(&self, schema: &Schema, value: &Value) -> bool {
        let allowed: Vec<&str> = match &schema["type"] {
            Schema::String(name) => vec![name],
            Schema::Array(names) => names.iter().filter_map(Schema::as_str).collect(),
            _ => return true,
        };
        allowed.iter().any(|name| match *name {
            "string" => value.is_string(),
            "object" => value.is_mapping(),
            "array" => value.is_sequence(),
            "integer" => value.is_u64() || value.is_i64(),
            "number" => value.is_number(),
            "boolean" => value.is_bool(),
            _ => false,
        })
    }

    /// Follows references, and takes the real schema out of "this or nothing".
    fn resolve(&self, schema: &'a Schema) -> &'a Schema {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.root.pointer(reference.trim_start_matches('#'));
            return target.map_or(schema, |schema| self.resolve(schema));
        }
        for wrapper in ["anyOf", "allOf"] {
            let inner = schema[wrapper]
                .as_array()
                .and_then(|options| options.iter().find(|option| option["type"] != "null"));
            if let Some(inner) = inner {
                return self.resolve(inner);
            }
        }
        schema
    }

    /// The value at the current path, in words.
    fn subject(&self) -> String {
        match self.path.last() {
            None => "the file".to_owned(),
            Some(Segment::Key(key)) => format!("`{key}`"),
            Some(Segment::Index(index)) => match self.path.iter().rev().nth(1) {
                Some(Segment::Key(list)) => format!("item {} of `{list}`", index + 1),
                _ => format!("item {}", index + 1),
            },
        }
    }

    fn report(
        &mut self,
        rule: &'static str,
        part: Part,
        message: String,
        expected: Option<String>,
        help: Option<String>,
    ) {
        let at = At { path: self.path.clone(), part };
        let mut problem = Problem::new(rule, self.source, at, message).maybe_help(help);
        problem.expected = expected;
        self.problems.push(problem);
    }
}

/// The words that a schema of a few constants allows.
fn words(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(options) = schema["enum"].as_array() {
        return Some(options.iter().filter_map(Schema::as_str).collect());
    }
    let options = schema["oneOf"].as_array()?;
    Some(
        options
            .iter()
            .flat_map(|option| {
                let several = option["enum"].as_array().into_iter().flatten();
                several.chain(option.get("const")).filter_map(Schema::as_str)
            })
            .collect(),
    )
}

/// Whether a schema is that of a version: the one text with a pattern that is neither of the two others.
fn is_version(schema: &Schema) -> bool {
    schema["pattern"].as_str().is_some_and(|pattern| pattern != Id::PATTERN && pattern != NOT_BLANK)
}

fn type_name(schema: &Schema) -> &'static str {
    let name = match &schema["type"] {
        Schema::Array(names) => names.first().and_then(Schema::as_str),
        other => other.as_str(),
    };
    match name {
        Some("string") => "a text",
        Some("object") => "a mapping",
        Some("array") => "a list",
        Some("integer" | "number") => "a number",
        Some("boolean") => "true or false",
        _ => "something else",
    }
}

fn value_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a mapping",
        Value::Tagged(_) => "a tagged value",
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
