//! Finding one's way in the framework.

use super::*;
use crate::analysis::bakery::{framework, id};

#[test]
fn words_find_ids_and_names() {
    let framework = framework();
    let check = |word: &str, expect: &str| {
        let found = match find(&framework, word) {
            Ok(Subject::Overview) => "overview".to_owned(),
            Ok(Subject::Behavior(it)) => format!("behavior {}", it.id),
            Ok(Subject::Step(it)) => format!("step {}", it.id),
            Ok(Subject::Discipline(it)) => format!("discipline {}", it.id),
            Err(error) => error.message,
        };
        assert_eq!(found, expect, "{word}");
    };
    check("baking", "behavior baking");
    check(" Bakes WELL", "behavior baking");
    check("HOUSE", "step house");
    check("Pastry", "discipline pastry");
    check("pasta", "no behavior, step or discipline is called `pasta`");
}

#[test]
fn examples_are_counted_and_grouped_by_discipline() {
    let framework = framework();
    let bread = [id("bread")];
    let check = |lens: Lens<'_>, expect: (usize, usize), grouped: &str| {
        let behavior = framework.behavior(&id("baking")).expect("a behavior");
        let step = framework.steps.get(&id("house")).expect("a step");
        let Count { everybody, own } = count(&framework, behavior, step, lens);
        assert_eq!((everybody, own), expect, "{lens:?}");
        let groups: Vec<String> = groups(&framework, behavior, step, lens)
            .iter()
            .map(|group| {
                let names: Vec<&str> = group.disciplines.iter().map(|it| it.id.as_str()).collect();
                format!("{}:{}", names.join(" "), group.examples.len())
            })
            .collect();
        assert_eq!(groups.join(", "), grouped, "{lens:?}");
    };
    check(Lens::Everybody, (1, 0), ":1");
    check(Lens::Of(&bread), (1, 1), ":1, bread:1");
    check(Lens::Whole, (1, 2), ":1, bread:1, pastry:1");
}

#[test]
fn roles_stand_at_their_narrowest_step() {
    let framework = framework();
    let check = |step: &str, expect: &[&str]| {
        let step = framework.steps.get(&id(step)).expect("a step");
        let roles: Vec<&str> = roles_from(&framework, step).iter().map(|role| role.id.as_str()).collect();
        assert_eq!(roles, expect);
    };
    check("house", &["teacher"]);
    check("bench", &[]);
}
