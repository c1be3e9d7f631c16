//! Many people whose reviews both sides have sealed, so that there is something to tell that names nobody.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::program::Folder;

/// How many of the crowd have which discipline.
const DISCIPLINES: [(&str, usize); 2] = [("quality", 11), ("project-management", 5)];

/// A workspace of sixteen people who were rated by their manager `boss`: both sides of each have sealed, today.
pub fn crowd() -> Folder {
    // Each side is sealed by a run of its own, so that they are made once.
    static MADE: LazyLock<Folder> = LazyLock::new(made);
    let folder = Folder::new();
    folder.lay_over(MADE.path());
    folder
}

/// The same beside what is in an example workspace.
pub fn crowd_at(example: &str) -> Folder {
    let folder = Folder::example(example);
    let people = folder.read("people.yaml");
    folder.lay_over(crowd().path());
    folder.write("people.yaml", people + &crowd().read("people.yaml"));
    folder
}

fn made() -> Folder {
    let folder = Folder::new();
    let disciplines = DISCIPLINES.into_iter().flat_map(|(discipline, people)| vec![discipline; people]);
    let entry = |(at, discipline): (usize, &str)| {
        format!(
            "- {{id: person-{at}, name: Person Secret{at}, managers: [{{id: boss}}], disciplines: [{discipline}]}}\n"
        )
    };
    let people: String = disciplines.clone().enumerate().map(entry).collect();
    folder.write("people.yaml", people + "- {id: boss}\n");
    for at in 0..disciplines.count() {
        let step = if at % 2 == 0 { "individual" } else { "squad" };
        folder.write(&format!("reviews/person-{at}/profile.yaml"), format!("step: {step}\n"));
        let sides = [format!("--as self --person person-{at}"), "--as manager --person boss".to_owned()];
        for (side, answers) in sides.iter().zip(answers(at)) {
            folder.write("given.yaml", answers);
            let assess = format!("assess person-{at} {side} --answers given.yaml --seal --partial -q");
            folder.steps(&assess).gives(0, "", "");
        }
    }
    std::fs::remove_file(folder.join("given.yaml")).expect("removes");
    folder
}

/// What a person says, and their manager: seven rate themselves higher in team success, ten cannot say in mastery.
fn answers(at: usize) -> [String; 2] {
    let (own, theirs) =
        if at < 7 { ("role-model", "consistently") } else { ("consistently", "consistently") };
    let other = if at < 10 { "unsure" } else { "sometimes" };
    let cells = |rating: &str, examples: &str| {
        format!(
            "cells:\n  team-success: {{individual: {{rating: {rating}, examples: [{examples}], note: SECRET{at}}}}}\n  \
             mastery: {{individual: {{rating: {other}, examples: [ma-compares-methods], note: SECRET{at}}}}}\n"
        )
    };
    [cells(own, "ts-credits-helpers"), cells(theirs, if at < 6 { "" } else { "ts-credits-helpers" })]
}

/// The shipped framework with the examples of every discipline, as JSON.
pub fn framework() -> Value {
    let json = Folder::new().steps("show --all --format json").answer();
    serde_json::from_str(&json).expect("JSON")
}

/// Records of so many people, always the same, as `steps export reviews` writes them.
pub fn records(framework: &Value, people: usize) -> impl Iterator<Item = String> {
    let cells = framework["cells"].as_array().expect("a list").clone();
    let ids = |what: &Value| -> Vec<String> {
        let all = what.as_array().expect("a list").iter();
        all.map(|it| it["id"].as_str().expect("an id").to_owned()).collect()
    };
    let (disciplines, steps) = (ids(&framework["disciplines"]), ids(&framework["steps"]));
    let id = framework["framework"]["id"].clone();
    let mut random = Random(7);
    (0..people).map(move |person| {
        let own: Vec<&String> = disciplines.iter().filter(|_| random.below(9) == 0).collect();
        let has_pair = random.below(8) > 0;
        let has_agreed = !has_pair || random.below(3) == 0;
        let mut answers = Vec::new();
        for cell in &cells {
            if random.below(10) > 2 {
                answers.push(answer(cell, &mut random, (has_pair, has_agreed)));
            }
        }
        let step = random.below(steps.len() + 1);
        let record = json!({
            "record": "review", "version": 1, "person": format!("p{person}"), "cycle": "2026-h2", "framework": id,
            "disciplines": if random.below(20) == 0 { None } else { Some(own) }, "person_step": steps.get(step),
            "has_pair": has_pair, "has_agreed": has_agreed, "answers": answers,
        });
        record.to_string() + "\n"
    })
}

fn answer(cell: &Value, random: &mut Random, (has_pair, has_agreed): (bool, bool)) -> Value {
    let scale = ["not-yet", "sometimes", "consistently", "role-model"];
    let all = [&scale[..], &["unsure", "not-applicable"]].concat();
    let mut rating = |is_there: bool| (is_there && random.below(9) > 0).then(|| all[random.below(6)]);
    let (own, theirs, agreed) = (rating(has_pair), rating(has_pair), rating(has_agreed));
    let place = |rating: &str| scale.iter().position(|it| *it == rating);
    let compared = own.zip(theirs).map(|(own, theirs)| match (place(own), place(theirs)) {
        _ if own == "unsure" || theirs == "unsure" => "cannot-say",
        (Some(own), Some(theirs)) if own > theirs => "self-higher",
        (Some(own), Some(theirs)) if own < theirs => "manager-higher",
        (Some(_), None) | (None, Some(_)) => "not-applicable",
        _ => "same",
    });
    let mut marks = || {
        let examples = cell["examples"].as_array().expect("a list").iter();
        let marked: Vec<&Value> = examples.map(|it| &it["id"]).filter(|_| random.below(3) == 0).collect();
        (has_pair && random.below(12) > 0).then_some(marked)
    };
    json!({
        "behavior": cell["behavior"]["id"], "step": cell["step"]["id"], "compared": compared,
        "self": own, "manager": theirs, "agreed": agreed,
        "self_examples": marks(), "manager_examples": marks(), "agreed_examples": null,
    })
}

/// Numbers that look random, and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("fits") % end
    }
}
