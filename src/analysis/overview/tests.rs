//! Finding one's way in the framework.

use super::*;
use crate::analysis::bakery::{edited, framework, id};

#[test]
fn words_find_ids_and_names() {
    let framework = framework();
    let check = |word: &str, expect: &str| {
        let found = match find(&framework, word) {
            Ok(Subject::Behavior(it)) => format!("behavior {}", it.id),
            Ok(Subject::Step(it)) => format!("step {}", it.id),
            Ok(Subject::Discipline(it)) => format!("discipline {}", it.id),
            Ok(other) => format!("{other:?}"),
            Err(error) => error.message,
        };
        assert_eq!(found, expect, "{word}");
    };
    check("baking", "behavior baking");
    check(" Bakes WELL", "behavior baking");
    check("HOUSE", "step house");
    check("Pastry", "discipline pastry");
    check("pasta", "no behavior, step, discipline or role is called `pasta`");
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

/// A line that forks from the bench: `van`, beside the house.
fn forked() -> Framework {
    let street = "consult: [the neighbors]}\n";
    let van = "- {id: van, name: Van, summary: Sells from the van., after: bench, beside: house}\n";
    edited(&[(street, &format!("{street}{van}"))])
}

#[test]
fn two_steps_include_what_they_share_and_what_they_do_not() {
    let check = |framework: &Framework, words: (&str, &str), expect: &str| {
        let found = match find_pair(framework, words.0, words.1) {
            Ok(Subject::Steps(first, second)) => {
                let pair = pair(framework, first, second);
                let ids =
                    |steps: &[&Step]| steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>().join(" ");
                let StepPair { shared, only_first, only_second } = pair;
                let includes = [ids(&shared), ids(&only_first), ids(&only_second)].join(" | ");
                format!("{} {}: {includes}", first.id, second.id)
            }
            Ok(other) => format!("{other:?}"),
            Err(NotFound { message, hint }) => format!("{message}; {}", hint.unwrap_or_default()),
        };
        assert_eq!(found, expect, "{words:?}");
    };
    check(&framework(), ("bench", "street"), "bench street: bench |  | house street");
    check(&framework(), ("Street", "bench"), "bench street: bench |  | house street");
    check(&forked(), ("house", "van"), "house van: bench | house | van");
    let same =
        "`Bench` and `bench` are the same step; name two steps, such as the one you are at and the next";
    check(&framework(), ("Bench", "bench"), same);
    check(&framework(), ("bench", "hose"), "no step is called `hose`; did you mean `house`?");
}

#[test]
fn the_overview_counts_for_everybody_unless_only_disciplines_fill_a_place() {
    assert!(matches!(usual_lens(&framework(), Subject::Overview), Lens::Everybody));
    let only = edited(&[(
        "{id: c-cleans, text: Cleans the bench}",
        "{id: c-cleans, text: Cleans the bench, disciplines: [bread]}",
    )]);
    assert!(matches!(usual_lens(&only, Subject::Overview), Lens::Whole));
    let limited = edited(&[("name: Care\n", "name: Care\ndisciplines: [pastry]\n")]);
    assert!(matches!(usual_lens(&limited, Subject::Overview), Lens::Whole));
    let of = |behavior: usize| usual_lens(&only, Subject::Behavior(&only.behaviors[behavior]));
    assert!(matches!((of(0), of(2)), (Lens::Everybody, Lens::Whole)));
}

#[test]
fn behaviors_stand_under_their_headings_and_only_where_somebody_has_them() {
    let framework = edited(&[
        ("short: Baking\n", "short: Baking\ngroup: At the oven\n"),
        ("name: Care\n", "name: Care\ndisciplines: [pastry]\n"),
    ]);
    let check = |lens: Lens<'_>, expect: &str| {
        let section = |section: &Section<'_>| {
            let ids: Vec<&str> = section.behaviors.iter().map(|it| it.id.as_str()).collect();
            format!("{}: {}", section.group.unwrap_or_default(), ids.join(" "))
        };
        let sections: Vec<String> = sections(&framework, lens).iter().map(section).collect();
        assert_eq!(sections.join("; "), expect, "{lens:?}");
    };
    check(Lens::Everybody, "At the oven: baking; : guests care");
    check(Lens::Of(&[id("bread")]), "At the oven: baking; : guests");
    check(Lens::Of(&[id("pastry")]), "At the oven: baking; : guests care");
    check(Lens::Whole, "At the oven: baking; : guests care");
}
