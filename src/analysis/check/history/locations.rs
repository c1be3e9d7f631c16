//! Where the examples are in the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::changes::Noun;
use crate::diagnostic::{At, Part, Problem, Rule, Segment, Source, Sourced};
use crate::model::{Example, Id, LocatedPart, Manifest, ParsedFramework};

/// The files that hold examples, and where each example is in them.
pub struct Locations<'a> {
    pub manifest: Option<&'a Sourced<Manifest>>,
    /// By what the file is about: a behavior or a discipline, and its id.
    pub files: BTreeMap<(Noun, &'a Id), &'a Arc<Source>>,
    pub examples: BTreeMap<&'a Id, (&'a Arc<Source>, Vec<Segment>)>,
    /// The other parts that answers refer to.
    pub parts: Vec<LocatedPart<'a>>,
}

impl<'a> Locations<'a> {
    pub fn of(parts: &'a ParsedFramework) -> Self {
        let manifest = parts.manifest.as_ref();
        let parts_referred_to = parts.referred();
        let mut locations =
            Self { manifest, files: BTreeMap::new(), examples: BTreeMap::new(), parts: parts_referred_to };
        for Sourced { source, value } in &parts.behaviors {
            locations.files.insert((Noun::Behavior, &value.id), source);
            for (step, examples) in &value.examples {
                locations.note(source, &["examples".into(), step.into()], examples);
            }
        }
        for Sourced { source, value } in &parts.disciplines {
            locations.files.insert((Noun::Discipline, &value.id), source);
            for (behavior, steps) in &value.examples {
                for (step, examples) in steps {
                    locations.note(source, &["examples".into(), behavior.into(), step.into()], examples);
                }
            }
        }
        locations
    }

    /// A problem at a key of an example.
    pub fn problem(&self, rule: &Rule, id: &Id, key: &str, message: String) -> Option<Problem> {
        let (source, path) = self.examples.get(id)?;
        let path = path.iter().cloned().chain([key.into()]).collect();
        Some(Problem::new(rule.id, source, At { path, part: Part::Value }, message))
    }

    fn note(&mut self, source: &'a Arc<Source>, cell: &[Segment], examples: &'a [Example]) {
        for (index, example) in examples.iter().enumerate() {
            let path = cell.iter().cloned().chain([index.into()]).collect();
            self.examples.entry(&example.id).or_insert((source, path));
        }
    }
}
