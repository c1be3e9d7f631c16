//! An invented framework to test with: a bakery's, with other numbers and names than the shipped one.

use serde::de::DeserializeOwned;

use crate::diagnostic::{Source, Sourced};
use crate::model::{Assessment, Behavior, Discipline, Framework, Id, ParsedFramework};

const MANIFEST: &str = "
id: bakery
name: Growing in the bakery
version: 2.1.0
summary: How bakers grow.
behaviors: [baking, guests, care]
scale:
  demonstrated_from: often
  ratings:
    - {id: seldom, label: Seldom, meaning: Now and then}
    - {id: partly, label: Partly there, short: part, meaning: On good days}
    - {id: often, label: Often, meaning: On most days}
    - {id: famous, label: Famous for it, short: famous, meaning: People come for it}
";

const STEPS: &str = "
- {id: bench, name: Bench, summary: Works well at the bench., scope: one bench}
- {id: house, name: House, summary: Shapes the whole house., approval: owner, consult: [the shift, friends and family]}
- {id: street, name: Street, summary: Known along the street., consult: [the neighbors]}
";

const ROLES: &str = "
- {id: owner, name: Owner of the house}
- {id: teacher, name: Teacher, step: house}
";

const QUESTIONS: &str = "
first-higher: ['What did {first} bake?', 'Where did {behavior} show?']
second-higher: ['What did {second} taste at {step}?']
wide: ['What does {step} mean to each of us?', 'Which loaf shows {behavior}?']
one-sided: ['Who else has seen it?']
not-applicable: ['When would it apply?']
same-rating-other-examples: ['Which of these says most?']
";

const BEHAVIORS: [&str; 3] = [
    "
id: baking
name: Bakes well
short: Baking
summary: Bread and more.
examples:
  bench: [{id: b-weighs, text: Weighs the flour}, {id: b-tastes, text: Tastes the dough}]
  house: [{id: b-plans, text: Plans the night shift}, {id: b-glazes, text: Glazes the window cakes, disciplines: [pastry]}]
  street: [{id: b-judges, text: Judges the bread fair}]
",
    "
id: guests
name: Guests
summary: Those who come.
examples:
  bench: [{id: g-greets, text: Greets by name}]
  house: [{id: g-listens, text: Listens to complaints}]
  street: [{id: g-feeds, text: Feeds the festival}]
",
    // Nothing at the widest step: a cell may be missing.
    "
id: care
name: Care
summary: For things and people.
examples:
  bench: [{id: c-cleans, text: Cleans the bench}]
  house: [{id: c-fixes, text: Fixes the oven}]
",
];

const DISCIPLINES: [&str; 2] = [
    "
id: bread
name: Bread
summary: Loaves.
examples: {baking: {bench: [{id: br-proofs, text: Proofs the loaves}], house: [{id: br-feeds, text: Feeds the sourdough}]}}
",
    "
id: pastry
name: Pastry
summary: Cakes.
examples: {baking: {bench: [{id: pa-folds, text: Folds the puff pastry}]}}
",
];

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_yaml::from_str(text).expect("the bakery's YAML")
}

fn filed<T: DeserializeOwned>(text: &str) -> Sourced<T> {
    let id = text.lines().find_map(|line| line.strip_prefix("id: "));
    Sourced { source: Source::new(format!("{}.yaml", id.unwrap_or("list")), text), value: read(text) }
}

/// Three behaviors, three steps, four ratings, two disciplines.
pub fn framework() -> Framework {
    edited(&[])
}

/// The same with texts in its files replaced, as by somebody who edits them.
pub fn edited(edits: &[(&str, &str)]) -> Framework {
    parts(edits).assemble(read(QUESTIONS)).expect("a framework")
}

/// The files of the same.
pub fn parts(edits: &[(&str, &str)]) -> ParsedFramework {
    let edit = |text: &str| edits.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    for (from, _) in edits {
        let all = [MANIFEST, STEPS, ROLES].into_iter().chain(BEHAVIORS).chain(DISCIPLINES);
        assert!(all.into_iter().any(|text| text.contains(from)), "the bakery does not say {from}");
    }
    ParsedFramework {
        manifest: Some(filed(&edit(MANIFEST))),
        steps: Some(filed(&edit(STEPS))),
        roles: Some(filed(&edit(ROLES))),
        behaviors: BEHAVIORS.map(|text| filed::<Behavior>(&edit(text))).into(),
        disciplines: DISCIPLINES.map(|text| filed::<Discipline>(&edit(text))).into(),
        ..ParsedFramework::default()
    }
}

/// The texts of the same, each by its path below the framework's folder.
pub fn texts() -> Vec<(String, &'static str)> {
    let top = [
        ("framework.yaml", MANIFEST),
        ("steps.yaml", STEPS),
        ("roles.yaml", ROLES),
        ("questions.yaml", QUESTIONS),
    ];
    let id = |text: &str| text.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
    let behaviors = BEHAVIORS.map(|text| (format!("behaviors/{}.yaml", id(text)), text));
    let disciplines = DISCIPLINES.map(|text| (format!("disciplines/{}.yaml", id(text)), text));
    top.map(|(path, text)| (path.to_owned(), text)).into_iter().chain(behaviors).chain(disciplines).collect()
}

/// An unsealed assessment of Mika, a bread baker; the cells as YAML.
pub fn draft(relation: &str, cells: &str) -> Assessment {
    read(&format!(
        "{{format: 1, framework: {{id: bakery, version: 2.1.0}}, person: mika, rater: {relation}-of-mika, \
         relation: {relation}, disciplines: [bread], cycle: 2026-h1, started: 2026-06-01, cells: {cells}}}"
    ))
}

/// The same, sealed.
pub fn sealed(relation: &str, cells: &str) -> Assessment {
    let mut assessment = draft(relation, cells);
    assessment.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[]);
    assessment
}

pub fn id(text: &str) -> Id {
    text.parse().expect("an id")
}
