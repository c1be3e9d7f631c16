//! Frameworks to test the rules on: the shipped one, and a small bakery with one changed cell.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::text::Text;
use crate::analysis::english::Lists;
use crate::diagnostic::{Problem, Source, Sourced};
use crate::model::{Behavior, Discipline, Example, ParsedFramework, Replaces};

const BEHAVIORS: [(&str, &str); 5] = [
    ("accountability", include_str!("../../../framework/behaviors/accountability.yaml")),
    ("business-impact", include_str!("../../../framework/behaviors/business-impact.yaml")),
    ("continuous-improvement", include_str!("../../../framework/behaviors/continuous-improvement.yaml")),
    ("mastery", include_str!("../../../framework/behaviors/mastery.yaml")),
    ("team-success", include_str!("../../../framework/behaviors/team-success.yaml")),
];

const DISCIPLINES: [(&str, &str); 6] = [
    ("agile-coaching", include_str!("../../../framework/disciplines/agile-coaching.yaml")),
    ("project-management", include_str!("../../../framework/disciplines/project-management.yaml")),
    ("quality", include_str!("../../../framework/disciplines/quality.yaml")),
    ("software-development", include_str!("../../../framework/disciplines/software-development.yaml")),
    (
        "technical-product-ownership",
        include_str!("../../../framework/disciplines/technical-product-ownership.yaml"),
    ),
    ("toolsmithing", include_str!("../../../framework/disciplines/toolsmithing.yaml")),
];

/// What a group that looks at texts finds in a framework, with the shipped word lists.
pub fn found(
    group: impl Fn(&ParsedFramework, &[Text<'_>], &Lists) -> Vec<Problem>,
    parts: &ParsedFramework,
) -> Vec<Problem> {
    group(parts, &super::texts(parts), &Lists::new(&BTreeMap::new()))
}

fn filed<T: DeserializeOwned>(name: &str, text: &str) -> Sourced<T> {
    let value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    Sourced { source: Source::new(name, text), value }
}

fn shipped_frame() -> ParsedFramework {
    ParsedFramework {
        manifest: Some(filed("framework.yaml", include_str!("../../../framework/framework.yaml"))),
        steps: Some(filed("steps.yaml", include_str!("../../../framework/steps.yaml"))),
        ..ParsedFramework::default()
    }
}

/// The shipped framework.
pub fn shipped() -> ParsedFramework {
    ParsedFramework {
        behaviors: BEHAVIORS.map(|(name, text)| filed::<Behavior>(name, text)).into(),
        disciplines: DISCIPLINES.map(|(name, text)| filed::<Discipline>(name, text)).into(),
        ..shipped_frame()
    }
}

/// The shipped framework's steps and one behavior with these examples, each a step and a text.
pub fn shipped_with<'a>(examples: impl Iterator<Item = (&'a str, &'a str)>) -> ParsedFramework {
    let mut craft: Sourced<Behavior> =
        filed("behaviors/craft.yaml", "{id: craft, name: Craft, summary: Craft., examples: {}}");
    for (step, text) in examples {
        let cell = craft.value.examples.entry(step.parse().expect("an id")).or_default();
        let id = format!("{step}-{}", cell.len()).parse().expect("an id");
        cell.push(Example {
            id,
            text: text.to_owned(),
            disciplines: Vec::new(),
            links: Vec::new(),
            replaces: Replaces::default(),
        });
    }
    ParsedFramework { behaviors: vec![craft], ..shipped_frame() }
}

const MANIFEST: &str = "
id: bakery
name: Growing in the bakery
version: 1.0.0
language: en
summary: How bakers grow.
behaviors: [craft, guests]
scale:
  demonstrated_from: often
  ratings: [{id: seldom, label: Seldom, meaning: Now and then}, {id: often, label: Often, meaning: On most days}]
";

const STEPS: &str = "
- {id: own, name: Own, summary: Works well., scope: own work}
- {id: shop, name: Shop, summary: Shapes the shop., scope: one shop, scope_words: [the whole shop]}
- {id: chain, name: Chain, summary: Known in the chain., scope: several shops, scope_words: [across shops, all of baking]}
";

/// A bakery of three steps with these behaviors and disciplines, as YAML.
pub fn bakery(behaviors: &[&str], disciplines: &[&str]) -> ParsedFramework {
    ParsedFramework {
        manifest: Some(filed("framework.yaml", MANIFEST)),
        steps: Some(filed("steps.yaml", STEPS)),
        behaviors: behaviors.iter().map(|text| filed("behaviors/craft.yaml", text)).collect(),
        disciplines: disciplines.iter().map(|text| filed("disciplines/pastry.yaml", text)).collect(),
        ..ParsedFramework::default()
    }
}

/// The problems as lines: rule, path, and the bytes or part that is meant.
pub fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{}: {}", problem.rule, problem.message)).collect()
}
