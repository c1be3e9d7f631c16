//! Where examples stand in the files, and where those stood that are gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Before;
use crate::analysis::changes::{Changes, ExampleKind, Noun, PartKind, Placement};
use crate::diagnostic::{At, Part, Problem, Segment, Source, Sourced};
use crate::model::{Example, Id, Manifest, ParsedFramework};

/// The files that hold examples, and where each example stands in them.
pub struct Places<'a> {
    manifest: Option<&'a Sourced<Manifest>>,
    /// By what the file is about: a behavior or a discipline, and its id.
    files: BTreeMap<(Noun, &'a Id), &'a Arc<Source>>,
    examples: BTreeMap<&'a Id, (&'a Arc<Source>, Vec<Segment>)>,
}

impl<'a> Places<'a> {
    pub fn of(parts: &'a ParsedFramework) -> Self {
        let manifest = parts.manifest.as_ref();
        let mut places = Self { manifest, files: BTreeMap::new(), examples: BTreeMap::new() };
        for Sourced { source, value } in &parts.behaviors {
            places.files.insert((Noun::Behavior, &value.id), source);
            for (step, examples) in &value.examples {
                places.note(source, &["examples".into(), step.into()], examples);
            }
        }
        for Sourced { source, value } in &parts.disciplines {
            places.files.insert((Noun::Discipline, &value.id), source);
            for (behavior, steps) in &value.examples {
                for (step, examples) in steps {
                    places.note(source, &["examples".into(), behavior.into(), step.into()], examples);
                }
            }
        }
        places
    }

    /// A problem at a key of an example.
    pub fn problem(&self, rule: &'static str, id: &Id, key: &str, message: String) -> Option<Problem> {
        let (source, path) = self.examples.get(id)?;
        let path = path.iter().cloned().chain([key.into()]).collect();
        Some(Problem::new(rule, source, At { path, part: Part::Value }, message))
    }

    fn note(&mut self, source: &'a Arc<Source>, cell: &[Segment], examples: &'a [Example]) {
        for (index, example) in examples.iter().enumerate() {
            let path = cell.iter().cloned().chain([index.into()]).collect();
            self.examples.entry(&example.id).or_insert((source, path));
        }
    }
}

/// Examples that are gone: each at the cell that it left, or all together where their file is gone.
pub fn removed(before: Before<'_>, changes: &Changes<'_>, places: &Places<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut with_file: BTreeMap<(Noun, &Id), usize> = BTreeMap::new();
    let gone = changes.examples.iter().filter(|change| change.kind() == ExampleKind::Gone);
    let gone = gone.filter_map(|change| change.before.as_ref());
    // One that still stands in a file that is not listed is not gone; that is another fault.
    for placement in gone.filter(|placement| !places.examples.contains_key(&placement.example.id)) {
        let (noun, owner) = owner(placement);
        match places.files.get(&(noun, now(changes, noun, owner))) {
            Some(source) => problems.push(left(before, placement, noun, source)),
            None => *with_file.entry((noun, owner)).or_default() += 1,
        }
    }
    let Some(manifest) = places.manifest else { return problems };
    for ((noun, id), examples) in with_file {
        let (noun, key) = match noun {
            Noun::Behavior => ("behavior", "behaviors"),
            _ => ("discipline", "id"),
        };
        let examples = match examples {
            1 => "its example".to_owned(),
            more => format!("its {more} examples"),
        };
        let message = format!("{noun} `{id}` of {} is gone with {examples}", before.name);
        problems.push(
            manifest
                .problem("id-removed", At::value([key.into()]), message)
                .help("where other examples take the place of these, say so with `replaces`"),
        );
    }
    problems
}

/// The file that an example stands in.
fn owner<'a>(placement: &Placement<'a>) -> (Noun, &'a Id) {
    match placement.audience.as_slice() {
        // A behavior's file names the disciplines at the example; a discipline's need not.
        [only] if placement.example.disciplines.is_empty() => (Noun::Discipline, only),
        _ => (Noun::Behavior, placement.behavior),
    }
}

/// The id that a part has now.
fn now<'a>(changes: &Changes<'a>, noun: Noun, id: &'a Id) -> &'a Id {
    let mut parts = changes.parts.iter().filter(|part| part.noun == noun);
    let renamed = parts.find(|part| matches!(part.kind, PartKind::NewId(before) if before == id));
    renamed.map_or(id, |part| part.id)
}

fn left(before: Before<'_>, placement: &Placement<'_>, noun: Noun, source: &Arc<Source>) -> Problem {
    let id = &placement.example.id;
    let (behavior, step) = (placement.behavior, placement.step);
    let at = match noun {
        Noun::Discipline => At::key(["examples".into(), behavior.into(), step.into()]),
        _ => At::key(["examples".into(), step.into()]),
    };
    Problem::new("id-removed", source, at, format!("`{id}` of {} is gone from this cell", before.name))
        .expected(format!("it said \"{}\"", placement.example.text))
        .help(format!("where another example takes its place, write `replaces: {id}` there"))
}
