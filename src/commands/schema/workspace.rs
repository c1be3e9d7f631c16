//! The schemas of a workspace: the general ones, with the ids of its framework.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::model::{
    Answers, Assessment, Behavior, Decisions, Discipline, FileKind, Framework, Id, JournalEntry, Manifest,
    Packet, PersonEntry, Profile, Questions, Rating, Request, Role, Settings, Step,
};
use crate::render::prose;
use crate::store::{Privacy, replace};
use crate::yaml::{Kind, KnownId, Reference, Unknown, refer, schema_of, schema_text};

/// The schema of a kind of file in any framework.
pub fn general(kind: FileKind) -> anyhow::Result<String> {
    schema_text(schema(kind), kind.title())
}

fn schema(kind: FileKind) -> Value {
    match kind {
        FileKind::Framework => schema_of::<Manifest>(),
        FileKind::Steps => at_least_one(schema_of::<Vec<Step>>()),
        FileKind::Roles => schema_of::<Vec<Role>>(),
        FileKind::Questions => schema_of::<Questions>(),
        FileKind::Behavior => schema_of::<Behavior>(),
        FileKind::Discipline => without_disciplines(schema_of::<Discipline>()),
        FileKind::Answers => schema_of::<Answers>(),
        // An agreed file is an assessment, with keys of its own.
        FileKind::Assessment | FileKind::Agreed => schema_of::<Assessment>(),
        FileKind::Decisions => schema_of::<Decisions>(),
        FileKind::Packet => schema_of::<Packet>(),
        FileKind::People => schema_of::<Vec<PersonEntry>>(),
        FileKind::Profile => schema_of::<Profile>(),
        FileKind::Journal => schema_of::<Vec<JournalEntry>>(),
        FileKind::Request => schema_of::<Request>(),
        FileKind::Settings => schema_of::<Settings>(),
    }
}

/// An example in a discipline's file is for that discipline, and does not say for which it is.
fn without_disciplines(mut schema: Value) -> Value {
    let keys = schema.pointer_mut("/definitions/Example/properties").and_then(Value::as_object_mut);
    keys.map(|keys| keys.shift_remove("disciplines"));
    schema
}

/// A framework without steps is none.
fn at_least_one(mut schema: Value) -> Value {
    schema["minItems"] = 1.into();
    schema["contains"] = json!({"type": "object"});
    schema
}

/// What an assessment made with an earlier version refers to may be gone.
fn unknown(kind: FileKind) -> Unknown {
    match kind {
        FileKind::Assessment | FileKind::Agreed => Unknown::Taken,
        _ => Unknown::Refused,
    }
}

/// The ids of a framework, by what they are of.
struct Ids {
    behaviors: Kind,
    steps: Kind,
    disciplines: Kind,
    roles: Kind,
    scale: Kind,
    /// Those of the scale, and the answers that every scale has.
    ratings: Kind,
}

impl Ids {
    fn of(framework: &Framework) -> Self {
        let known = |id: &Id, name: &str, summary: &str| KnownId {
            id: id.to_string(),
            says: if summary.is_empty() { name.to_owned() } else { format!("{name}: {}", prose(summary)) },
        };
        let points = framework.manifest.scale.ratings.iter();
        let scale: Vec<KnownId> = points.map(|one| known(&one.id, &one.label, &one.meaning)).collect();
        let outside =
            [(Rating::UNSURE, Rating::UNSURE_LABEL), (Rating::NOT_APPLICABLE, Rating::NOT_APPLICABLE_LABEL)];
        let outside = outside.map(|(id, says)| KnownId { id: id.to_owned(), says: says.to_owned() });
        let behaviors = framework.behaviors.iter();
        let steps = framework.steps.iter();
        let disciplines = framework.disciplines.iter();
        let roles = framework.roles.iter();
        let kind = |noun, ids| Kind { noun, ids };
        Self {
            behaviors: kind("behavior", behaviors.map(|it| known(&it.id, &it.name, &it.summary)).collect()),
            steps: kind("step", steps.map(|it| known(&it.id, &it.name, &it.summary)).collect()),
            disciplines: kind(
                "discipline",
                disciplines.map(|it| known(&it.id, &it.name, &it.summary)).collect(),
            ),
            roles: kind(
                "role",
                roles.map(|it| known(&it.id, &it.name, it.summary.as_deref().unwrap_or_default())).collect(),
            ),
            ratings: kind("rating", scale.iter().cloned().chain(outside).collect()),
            scale: kind("rating-of-the-scale", scale),
        }
    }

    /// What each key refers to, in whatever file it stands.
    fn references(&self) -> Vec<Reference<'_>> {
        let Self { behaviors, steps, disciplines, roles, scale, ratings } = self;
        let mut table = vec![
            ("behavior", vec![behaviors]),
            ("behaviors", vec![behaviors]),
            ("breadth", vec![disciplines]),
            ("cells", vec![behaviors, steps]),
            ("demonstrated_from", vec![scale]),
            ("disciplines", vec![disciplines]),
            ("examples", vec![behaviors, steps]),
            ("rating", vec![ratings]),
            ("step", vec![steps]),
            ("to", vec![steps]),
        ];
        // A framework may name who approves without saying what roles there are.
        if !roles.ids.is_empty() {
            table.push(("approval", vec![roles]));
        }
        table.into_iter().map(|(key, kinds)| Reference { key, kinds }).collect()
    }
}

/// The schemas with the ids of a framework, each with the path of its file.
pub fn texts(folder: &Path, framework: &Framework) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let ids = Ids::of(framework);
    let references = ids.references();
    let text = |kind: FileKind| {
        let mut schema = schema(kind);
        refer(&mut schema, &references, unknown(kind));
        Ok((folder.join(format!("schema/{kind}.json")), schema_text(schema, kind.title())?))
    };
    FileKind::ALL.into_iter().map(text).collect()
}

/// Writes those that differ into the folder of a framework; tells how many.
pub fn write(folder: &Path, framework: &Framework) -> anyhow::Result<usize> {
    let differs = |(path, text): &(PathBuf, String)| {
        !fs_err::read(path).is_ok_and(|existing| existing == text.as_bytes())
    };
    let texts: Vec<_> = texts(folder, framework)?.into_iter().filter(differs).collect();
    texts.iter().try_for_each(|(path, text)| replace(path, text, Privacy::Shared))?;
    Ok(texts.len())
}

/// A schema by which an editor would complete or underline wrongly.
#[derive(Debug)]
pub struct Outdated {
    pub path: PathBuf,
    /// What it says.
    pub before: String,
    /// What it should say.
    pub after: String,
}

/// The schemas in the folder of a framework that are out of date, be it by ids, be it by what files may hold.
///
/// What they only explain may be older: whoever rewords a summary does not have to write them again.
pub fn outdated(folder: &Path, framework: &Framework) -> anyhow::Result<Vec<Outdated>> {
    let says = |text: &str| serde_json::from_str::<Value>(text).map(unexplained).ok();
    let texts = texts(folder, framework)?.into_iter();
    let there = texts.filter_map(|(path, after)| {
        let before = String::from_utf8_lossy(&fs_err::read(&path).ok()?).into_owned();
        Some(Outdated { path, before, after })
    });
    let differs = |one: &Outdated| one.before != one.after && says(&one.before) != says(&one.after);
    Ok(there.filter(differs).collect())
}

/// A schema without its explanations.
fn unexplained(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(entries) => {
            // A key of a file may have the same name; then there is no text.
            entries.retain(|key, value| {
                let explains = (key == "description" || key == "title") && value.is_string();
                !explains && key != "enumDescriptions"
            });
            entries.values_mut().for_each(|value| *value = unexplained(value.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = unexplained(item.take())),
        _ => {}
    }
    schema
}
