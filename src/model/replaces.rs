//! Which ids something takes the place of.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Framework, Id, ParsedFramework};
use crate::diagnostic::{At, Part, Problem, Rule, Segment, Source, Sourced};

/// The ids whose place something takes: one, or a list where there were several, one after the other or side by side.
///
/// Answers refer to ids, so each that was ever used stays in it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Replaces(Vec<Id>);

impl Replaces {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, id: &Id) -> bool {
        self.0.contains(id)
    }

    #[cfg(test)]
    pub fn one(id: Id) -> Self {
        Self(vec![id])
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Id> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Replaces {
    type Item = &'a Id;
    type IntoIter = std::slice::Iter<'a, Id>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The kinds of parts that people's answers refer to by id, examples aside.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Referred {
    Step,
    Behavior,
    Rating,
    Discipline,
}

impl Referred {
    pub const ALL: [Self; 4] = [Self::Step, Self::Behavior, Self::Rating, Self::Discipline];

    /// The kind in a word.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Behavior => "behavior",
            Self::Rating => "rating",
            Self::Discipline => "discipline",
        }
    }
}

impl Framework {
    /// The parts of a kind: of each its id, and those whose place it takes.
    pub fn referred(&self, kind: Referred) -> Vec<(&Id, &Replaces)> {
        match kind {
            Referred::Step => self.steps.iter().map(|it| (&it.id, &it.replaces)).collect(),
            Referred::Behavior => self.behaviors.iter().map(|it| (&it.id, &it.replaces)).collect(),
            Referred::Rating => self.manifest.scale.ratings.iter().map(|it| (&it.id, &it.replaces)).collect(),
            Referred::Discipline => self.disciplines.iter().map(|it| (&it.id, &it.replaces)).collect(),
        }
    }

    /// The id of the part that takes the place of one that is no longer there; `None` where the id is still
    /// there, or nothing replaces it.
    pub fn successor(&self, kind: Referred, id: &Id) -> Option<&Id> {
        let parts = self.referred(kind);
        if parts.iter().any(|(known, _)| *known == id) {
            return None;
        }
        parts.into_iter().find(|(_, replaces)| replaces.contains(id)).map(|(successor, _)| successor)
    }
}

/// A part that answers refer to, and where it is.
#[derive(Clone, Debug)]
pub struct LocatedPart<'a> {
    pub kind: Referred,
    pub id: &'a Id,
    pub replaces: &'a Replaces,
    source: &'a Arc<Source>,
    /// The path of the mapping that it is.
    path: Vec<Segment>,
}

impl LocatedPart<'_> {
    /// A problem with the value at one of its keys.
    pub fn problem(&self, rule: &Rule, key: &str, message: String) -> Problem {
        let path = self.path.iter().cloned().chain([key.into()]).collect();
        Problem::new(rule.id, self.source, At { path, part: Part::Value }, message)
    }
}

impl ParsedFramework {
    /// Every part that answers refer to: steps, behaviors, ratings, disciplines.
    pub fn referred(&self) -> Vec<LocatedPart<'_>> {
        let mut found = Vec::new();
        let mut push = |kind, (id, replaces), source, path| {
            found.push(LocatedPart { kind, id, replaces, source, path });
        };
        if let Some(filed) = &self.steps {
            for (index, it) in filed.value.iter().enumerate() {
                push(Referred::Step, (&it.id, &it.replaces), &filed.source, vec![index.into()]);
            }
        }
        for Sourced { source, value } in &self.behaviors {
            push(Referred::Behavior, (&value.id, &value.replaces), source, Vec::new());
        }
        if let Some(filed) = &self.manifest {
            for (index, it) in filed.value.scale.ratings.iter().enumerate() {
                let path = vec!["scale".into(), "ratings".into(), index.into()];
                push(Referred::Rating, (&it.id, &it.replaces), &filed.source, path);
            }
        }
        for Sourced { source, value } in &self.disciplines {
            push(Referred::Discipline, (&value.id, &value.replaces), source, Vec::new());
        }
        found
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral {
    One(Id),
    Several(Vec<Id>),
}

impl<'de> Deserialize<'de> for Replaces {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match OneOrSeveral::deserialize(deserializer)? {
            OneOrSeveral::One(id) => Self(vec![id]),
            OneOrSeveral::Several(ids) => Self(ids),
        })
    }
}

impl Serialize for Replaces {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => only.serialize(serializer),
            ids => ids.serialize(serializer),
        }
    }
}

impl JsonSchema for Replaces {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Replaces".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        json_schema!({ "anyOf": [id, { "type": "array", "items": id, "minItems": 1 }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_id_is_written_without_a_list() {
        let check = |yaml: &str, expect: &str| {
            let replaces: Replaces = serde_yaml::from_str(yaml).expect(yaml);
            assert_eq!(serde_yaml::to_string(&replaces).expect("writes").trim(), expect, "{yaml}");
        };
        check("craft", "craft");
        check("[craft]", "craft");
        check("[craft, mastery]", "- craft\n- mastery");
        assert!(serde_yaml::from_str::<Replaces>("[Not An Id]").is_err());
    }
}
