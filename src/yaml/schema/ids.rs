//! Ids that exist, put into a schema: an editor offers them, and underlines what is none of them.

use serde_json::{Map, Value, json};

use super::in_order;
use crate::diagnostic::kebab;

/// An id that files can refer to.
#[derive(Clone, Debug)]
pub struct KnownId {
    pub id: String,
    /// What an editor says of it.
    pub says: String,
}

/// All ids of one kind.
#[derive(Clone, Debug)]
pub struct Kind {
    /// What each of them is called.
    pub noun: &'static str,
    pub ids: Vec<KnownId>,
}

/// What the ids at a key refer to, wherever that key stands.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    pub key: &'static str,
    /// Of mappings in mappings, the outermost first. A mapping that has fewer levels has the last of them.
    pub kinds: Vec<&'a Kind>,
}

/// What a schema makes of an id that is not known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unknown {
    Refused,
    /// The known ones are offered, and any other is taken as well.
    Taken,
}

/// Puts the ids that the keys of a schema refer to into it.
pub fn refer(schema: &mut Value, references: &[Reference<'_>], unknown: Unknown) {
    let mut put = Put { references, unknown, shared: Map::new() };
    put.walk(schema);
    if let (false, Some(schema)) = (put.shared.is_empty(), schema.as_object_mut()) {
        let definitions = schema.entry("definitions").or_insert_with(|| json!({}));
        definitions.as_object_mut().into_iter().for_each(|it| it.extend(std::mem::take(&mut put.shared)));
    }
}

struct Put<'a> {
    references: &'a [Reference<'a>],
    unknown: Unknown,
    /// What is under each of the ids of a mapping, said once for all of them.
    shared: Map<String, Value>,
}

impl Put<'_> {
    /// What is inside comes first: the ids that are put in are no keys that refer to anything.
    fn walk(&mut self, schema: &mut Value) {
        match schema {
            Value::Object(entries) => entries.values_mut().for_each(|inner| self.walk(inner)),
            Value::Array(items) => items.iter_mut().for_each(|inner| self.walk(inner)),
            _ => {}
        }
        let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
        for (key, property) in properties {
            let Some(reference) = self.references.iter().find(|reference| reference.key == key) else {
                continue;
            };
            let (kinds, levels) = (reference.kinds.len(), levels(property));
            let above = kinds.saturating_sub(levels);
            if let Some(property) = property.as_object_mut().filter(|it| kinds == 1 || inner(it).is_some()) {
                self.put(key, property, reference.kinds.get(above..).unwrap_or_default());
            }
        }
    }

    fn put(&mut self, key: &str, schema: &mut Map<String, Value>, kinds: &[&Kind]) {
        let [kind, below @ ..] = kinds else { return };
        if let Some(mut inner) = inner(schema) {
            if let Some(inner) = inner.as_object_mut() {
                self.put(key, inner, below);
            }
            let inner = self.share(format!("{key}-of-{}", kind.noun), inner);
            let one = |known: &KnownId| {
                (known.id.clone(), json!({"description": known.says, "allOf": [inner.clone()]}))
            };
            schema.insert("properties".to_owned(), kind.ids.iter().map(one).collect());
            match self.unknown {
                Unknown::Refused => schema.shift_remove("patternProperties"),
                Unknown::Taken => {
                    schema.insert("patternProperties".to_owned(), json!({kebab::PATTERN: inner}))
                }
            };
        } else if let Some(Value::Object(items)) = schema.get_mut("items") {
            self.put(key, items, kinds);
        } else {
            self.put_words(schema, kind);
        }
        in_order(schema);
    }

    fn put_words(&mut self, schema: &mut Map<String, Value>, kind: &Kind) {
        let is_optional = schema.get("type").is_some_and(Value::is_array);
        let words: Vec<&str> = kind.ids.iter().map(|known| known.id.as_str()).collect();
        let say: Vec<&str> = kind.ids.iter().map(|known| known.says.as_str()).collect();
        let known = json!({"type": "string", "enum": words, "enumDescriptions": say});
        let known = self.share(kind.noun.to_owned(), known);
        let rest = ["type", "pattern", "maxLength"].into_iter();
        let any: Map<String, Value> = rest.filter_map(|key| schema.shift_remove_entry(key)).collect();
        let (wrapper, options) = match (self.unknown, is_optional) {
            (Unknown::Taken, _) => ("anyOf", vec![known, any.into()]),
            (Unknown::Refused, true) => ("anyOf", vec![known, json!({"type": "null"})]),
            (Unknown::Refused, false) => ("allOf", vec![known]),
        };
        schema.insert(wrapper.to_owned(), options.into());
    }

    /// A reference to what stands among the definitions from now on.
    fn share(&mut self, mut name: String, schema: Value) -> Value {
        while self.shared.get(&name).is_some_and(|other| *other != schema) {
            name += "-too";
        }
        let reference = json!({"$ref": format!("#/definitions/{name}")});
        self.shared.insert(name, schema);
        reference
    }
}

/// What is under the ids of a mapping, taken out of its schema.
fn inner(schema: &Map<String, Value>) -> Option<Value> {
    schema.get("patternProperties")?.get(kebab::PATTERN).cloned()
}

/// How many levels of ids a schema has.
fn levels(schema: &Value) -> usize {
    let inner = schema.get("patternProperties").and_then(|patterns| patterns.get(kebab::PATTERN));
    match (inner, schema.get("items")) {
        (Some(inner), _) => levels(inner).saturating_add(1),
        (None, Some(items)) => levels(items),
        (None, None) => usize::from(schema.get("pattern").is_some_and(|it| it == kebab::PATTERN)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A schema with the ids `mix` and `bake` for two kinds, under keys that refer to both of them, and to one.
    fn referred(properties: Value, unknown: Unknown) -> Value {
        let kind = |noun, id: &str, says: &str| Kind {
            noun,
            ids: vec![KnownId { id: id.to_owned(), says: says.to_owned() }],
        };
        let (craft, step) = (kind("craft", "bake", "Baking"), kind("step", "house", "The house"));
        let references = [
            Reference { key: "cells", kinds: vec![&craft, &step] },
            Reference { key: "step", kinds: vec![&step] },
        ];
        let mut schema = json!({"properties": properties});
        refer(&mut schema, &references, unknown);
        schema
    }

    fn id() -> Value {
        json!({"type": "string", "pattern": kebab::PATTERN, "maxLength": 80})
    }

    fn by_id(inner: &Value) -> Value {
        json!({"type": "object", "additionalProperties": false, "patternProperties": {kebab::PATTERN: inner}})
    }

    #[test]
    fn a_text_is_one_of_the_ids() {
        let optional = json!({"type": ["string", "null"], "pattern": kebab::PATTERN});
        let known = json!({"$ref": "#/definitions/step"});
        let check = |property: &Value, unknown: Unknown, expect: Value| {
            let schema = referred(json!({"step": property, "other": property}), unknown);
            assert_eq!(schema["properties"], json!({"step": expect, "other": property}));
            let words = json!({"type": "string", "enum": ["house"], "enumDescriptions": ["The house"]});
            assert_eq!(schema["definitions"], json!({"step": words}));
        };
        check(&id(), Unknown::Refused, json!({"allOf": [known]}));
        check(&optional, Unknown::Refused, json!({"anyOf": [known, {"type": "null"}]}));
        check(&optional, Unknown::Taken, json!({"anyOf": [known, optional]}));
        let list = json!({"type": "array", "items": id()});
        check(&list, Unknown::Refused, json!({"type": "array", "items": {"allOf": [known]}}));
    }

    #[test]
    fn a_mapping_has_the_ids_as_keys() {
        let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
        let of = |name: &str| json!({"$ref": format!("#/definitions/cells-of-{name}")});
        let keys = |id: &str, says: &str, inner: &Value| json!({id: {"description": says, "allOf": [inner]}});
        // A mapping of one level has the steps; a list of ids is no mapping, and what is in it is left as it is.
        let ids = json!({"type": "array", "items": id()});
        let inside = json!({"properties": {"cells": by_id(&number)}});
        let both =
            json!({"cells": by_id(&by_id(&text)), "list": {"properties": {"cells": ids}}, "inside": inside});
        let schema = referred(both, Unknown::Refused);
        let closed =
            |keys: Value| json!({"type": "object", "additionalProperties": false, "properties": keys});
        let properties = &schema["properties"];
        assert_eq!(properties["cells"], closed(keys("bake", "Baking", &of("craft"))));
        assert_eq!(properties["list"]["properties"]["cells"], ids);
        assert_eq!(
            properties["inside"]["properties"]["cells"],
            closed(keys("house", "The house", &of("step")))
        );
        assert_eq!(
            schema["definitions"],
            json!({
                "cells-of-craft": closed(keys("house", "The house", &of("step-too"))),
                "cells-of-step": number,
                "cells-of-step-too": text,
            })
        );
        let open = &referred(json!({"cells": by_id(&text)}), Unknown::Taken)["properties"]["cells"];
        assert_eq!(open["patternProperties"], json!({kebab::PATTERN: of("step")}));
        assert_eq!(open["properties"], keys("house", "The house", &of("step")));
    }
}
