//! Comparing raters, on an invented framework.

use super::*;
use crate::analysis::bakery::{draft, framework, id, sealed};

/// One line per compared cell: where, kind, who is higher, marks, question.
fn lines(diff: &Diff<'_>) -> Vec<String> {
    let line = |cell: &Compared<'_>| {
        let name = |at: &usize| diff.raters[*at].name.as_str();
        let higher: Vec<&str> = cell.highest.iter().map(name).collect();
        let marks: Vec<String> = cell
            .examples
            .iter()
            .map(|marked| {
                let gone = if marked.example.is_none() { " gone" } else { "" };
                format!("{}{gone} {:?}", marked.id, marked.by)
            })
            .collect();
        let question = cell.question.as_deref().unwrap_or("-");
        format!(
            "{}/{} {:?} {higher:?} [{}] {question}",
            cell.behavior,
            cell.step,
            cell.kind,
            marks.join(", ")
        )
        .replace('"', "")
    };
    diff.differences.iter().chain(&diff.agreements).chain(&diff.open).map(line).collect()
}

fn check(first: &str, second: &str, expect: &[&str]) {
    let framework = framework();
    let (one, two) = (sealed("self", first), sealed("manager", second));
    let raters = vec![
        Rater { name: "Mika".into(), assessment: &one },
        Rater { name: "Noor".into(), assessment: &two },
    ];
    assert_eq!(lines(&diff(&framework, raters)), expect, "{first} and {second}");
}

#[test]
fn each_kind_of_difference_is_told_and_has_its_question() {
    let at_bench = |rating: &str| format!("{{care: {{bench: {{rating: {rating}}}}}}}");
    let kind = |first: &str, second: &str, expect: &str| {
        check(&at_bench(first), &at_bench(second), &[&format!("care/bench {expect}")]);
    };
    kind("often", "often", "Same [] [] -");
    kind("often", "partly", "Apart(1) [Mika] [] What did Mika bake?");
    kind("partly", "often", "Apart(1) [Noor] [] What did Noor taste at Bench?");
    kind("seldom", "famous", "Apart(3) [Noor] [] What does Bench mean to each of us?");
    kind("often", "unsure", "OneSided [] [] Who else has seen it?");
    kind("often, note: x", "", "OneSided [] [] Who else has seen it?");
    kind("not-applicable", "often", "NotApplicable [] [] When would it apply?");
    kind("unsure", "not-applicable", "NotApplicable [] [] When would it apply?");
    kind("not-applicable", "not-applicable", "Same [] [] -");
    kind("unsure", "unsure", "NobodyKnows [] [] -");
    kind("crusty", "often", "OffScale [] [] What does Bench mean to each of us?");
    kind("crusty", "crusty", "Same [] [] -");
}

#[test]
fn the_widest_difference_comes_first_and_questions_change() {
    check(
        "{care: {bench: {rating: often}, house: {rating: unsure}}, guests: {bench: {rating: famous}}, \
          baking: {bench: {rating: often}, house: {rating: not-applicable}, street: {rating: often}}}",
        "{care: {bench: {rating: partly}, house: {rating: often}}, guests: {bench: {rating: seldom}}, \
          baking: {bench: {rating: seldom}, house: {rating: often}, street: {rating: partly}}}",
        &[
            "guests/bench Apart(3) [Mika] [] What does Bench mean to each of us?",
            "baking/bench Apart(2) [Mika] [] Which loaf shows Baking?",
            "baking/street Apart(1) [Mika] [] What did Mika bake?",
            "care/bench Apart(1) [Mika] [] Where did Care show?",
            "baking/house NotApplicable [] [] When would it apply?",
            "care/house OneSided [] [] Who else has seen it?",
        ],
    );
}

#[test]
fn what_the_framework_gave_up_is_kept_and_comes_last() {
    check(
        "{baking: {attic: {rating: often}, bench: {rating: often, examples: [old-one, b-tastes, b-weighs]}}}",
        "{baking: {bench: {rating: often, examples: [b-weighs, c-fixes]}}, accounts: {bench: {rating: often}}}",
        &[
            "baking/attic OneSided [] [] -",
            "accounts/bench OneSided [] [] -",
            "baking/bench Same [] [b-weighs [0, 1], b-tastes [0], c-fixes [1], old-one gone [0]] -",
        ],
    );
}

#[test]
fn the_same_rating_by_other_examples_has_a_question() {
    let marks = |first: &str, second: &str, expect: &str| {
        let cell = |ids: &str| format!("{{baking: {{bench: {{rating: often, examples: [{ids}]}}}}}}");
        check(&cell(first), &cell(second), &[&format!("baking/bench Same [] {expect}")]);
    };
    marks("b-weighs", "b-tastes", "[b-weighs [0], b-tastes [1]] Which of these says most?");
    marks("b-weighs", "b-tastes, b-weighs", "[b-weighs [0, 1], b-tastes [1]] -");
    marks("b-weighs", "", "[b-weighs [0]] -");
}

#[test]
fn more_than_two_raters_are_compared() {
    let framework = framework();
    let check = |ratings: [&str; 3], expect: &str| {
        let of = |rating: &str| sealed("peer", &format!("{{care: {{bench: {{rating: {rating}}}}}}}"));
        let assessments = ratings.map(of);
        let named = ["Mika", "Noor", "Ola"].iter().zip(&assessments);
        let raters = named.map(|(name, assessment)| Rater { name: (*name).into(), assessment });
        assert_eq!(lines(&diff(&framework, raters.collect())), [format!("care/bench {expect}")]);
    };
    check(["often", "often", "often"], "Same [] [] -");
    check(["seldom", "often", "often"], "Apart(2) [Noor, Ola] [] What does Bench mean to each of us?");
    check(["partly", "partly", "often"], "Apart(1) [Ola] [] What did Ola taste at Bench?");
    check(["often", "partly", "unsure"], "Apart(1) [Mika] [] What did Mika bake?");
    check(["often", "often", "unsure"], "OneSided [] [] Who else has seen it?");
    check(["often", "often", "not-applicable"], "NotApplicable [] [] When would it apply?");
}

#[test]
fn cells_are_counted_by_how_they_agree() {
    let framework = framework();
    let one = sealed(
        "self",
        "{baking: {bench: {rating: often}, house: {rating: often}, street: {rating: often}}, \
          guests: {bench: {rating: unsure}, house: {rating: unsure}}, care: {bench: {rating: not-applicable}}}",
    );
    let two = sealed(
        "manager",
        "{baking: {bench: {rating: often}, house: {rating: famous}, street: {rating: seldom}}, \
          guests: {bench: {rating: unsure}}, care: {bench: {rating: often}, house: {rating: often}}}",
    );
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let diff = diff(&framework, raters.into());
    let expect = Agreement {
        same: 1,
        one_apart: 1,
        further_apart: 1,
        off_scale: 0,
        not_applicable: 1,
        one_sided: 1,
        nobody_knows: 2,
    };
    assert_eq!((diff.agreement, diff.agreement.compared()), (expect, 3));
    assert_eq!(diff.remarks, [Remark::OnlyRatedBy(0, 1), Remark::OnlyRatedBy(1, 1)]);
}

#[test]
fn everything_that_bears_on_the_comparison_is_remarked() {
    let framework = framework();
    let cells = "{care: {bench: {rating: often}}}";
    let remarks = |first: &Assessment, second: &Assessment| -> String {
        let raters = [("Mika", first), ("Noor", second)];
        let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
        format!("{:?}", diff(&framework, raters.into()).remarks)
    };
    let one = sealed("self", cells);
    assert_eq!(remarks(&one, &sealed("manager", cells)), "[]");
    assert_eq!(remarks(&one, &draft("manager", cells)), "[Drafts([1])]");

    let mut changed = sealed("manager", cells);
    changed.answer_mut(&id("care"), &id("bench")).note = Some("Later".into());
    assert_eq!(remarks(&changed, &one), "[ChangedAfterwards(0)]");

    let mut other = draft("manager", cells);
    other.framework.version = semver::Version::new(1, 0, 0);
    other.disciplines = vec![id("pastry")];
    other.cycle = id("2025-h2");
    other.person = id("kim");
    other.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[]);
    let said = remarks(&one, &other);
    for kind in ["People(", "Texts([([0], ", "([1], ", "Cycles(", "Disciplines("] {
        assert!(said.contains(kind), "{kind} in {said}");
    }
    assert!(!remarks(&other, &other).contains("Disciplines"));
}

#[test]
fn raters_of_one_name_are_told_apart() {
    let check = |set: fn(&mut Assessment), expect: [&str; 2]| {
        let (one, mut two) = (draft("self", "{}"), draft("self", "{}"));
        set(&mut two);
        let raters = [&one, &two].map(|assessment| Rater { name: "Mika".into(), assessment });
        let names: Vec<String> = told_apart(raters.into()).into_iter().map(|rater| rater.name).collect();
        assert_eq!(names, expect);
    };
    check(|it| it.cycle = id("2026-h2"), ["Mika (2026-h1)", "Mika (2026-h2)"]);
    check(|it| it.relation = crate::model::Side::Peer, ["Mika (self)", "Mika (peer)"]);
    check(|_| (), ["Mika (1)", "Mika (2)"]);
}

#[test]
fn each_question_comes_once_before_one_comes_again() {
    let of = |rating: &str| format!("{{bench: {{rating: {rating}}}, house: {{rating: {rating}}}}}");
    let cells =
        |guests: &str| format!("{{baking: {}, guests: {}, care: {}}}", of("often"), of(guests), of("often"));
    let (one, two) = (sealed("self", &cells("often")), sealed("manager", &cells("partly")));
    let three =
        sealed("manager", &format!("{{baking: {0}, guests: {0}, care: {1}}}", of("partly"), of("seldom")));
    let framework = framework();
    let asked = |other: &Assessment| -> Vec<String> {
        let raters = [("Mika", &one), ("Noor", other)];
        let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
        let diff = diff(&framework, raters.into());
        diff.differences.into_iter().filter_map(|cell| cell.question).collect()
    };
    assert_eq!(asked(&two), ["What did Mika bake?", "Where did Guests show?"]);
    // Those of another kind stand between them.
    assert_eq!(
        asked(&three),
        [
            "What does Bench mean to each of us?",
            "Which loaf shows Care?",
            "What did Mika bake?",
            "Where did Baking show?",
            "What did Mika bake?",
            "Where did Guests show?",
        ]
    );
}
