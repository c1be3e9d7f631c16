//! What every course of an interview keeps to, whatever somebody does.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::{Cell, Depth, Entry, Interview, Position, Refusal, Said, Scope};
use crate::model::{
    Answer, Assessment, Behavior, Discipline, Example, Framework, Id, JournalEntry, JournalKind, Manifest,
    Questions, Rating, Replaces, Resume, Scale, ScalePoint, Side, Step, Steps,
};

pub(super) fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn example(name: &str) -> Example {
    Example {
        id: id(name),
        text: name.into(),
        disciplines: Vec::new(),
        links: Vec::new(),
        replaces: Replaces::default(),
    }
}

/// Two behaviors at three steps; `craft` at `wide` is of one discipline only.
pub(super) fn framework() -> Framework {
    let step = |name: &str| Step {
        id: id(name),
        name: name.to_uppercase(),
        short: None,
        summary: name.into(),
        scope: None,
        scope_words: Vec::new(),
        after: None,
        beside: None,
        expects: BTreeMap::new(),
        replaces: Replaces::default(),
        approval: None,
        consult: Vec::new(),
    };
    let behavior = |name: &str, steps: &[&str]| Behavior {
        id: id(name),
        name: name.to_uppercase(),
        short: None,
        summary: name.into(),
        group: None,
        disciplines: Vec::new(),
        summaries: BTreeMap::new(),
        replaces: Replaces::default(),
        examples: steps
            .iter()
            .map(|step| {
                (id(step), vec![example(&format!("{name}-{step}-a")), example(&format!("{name}-{step}-b"))])
            })
            .collect(),
    };
    let point = |name: &str| ScalePoint {
        id: id(name),
        label: name.to_uppercase(),
        short: None,
        meaning: name.into(),
        replaces: Replaces::default(),
    };
    let discipline = Discipline {
        id: id("baking"),
        name: "Baking".into(),
        summary: "Bread".into(),
        steps: Vec::new(),
        replaces: Replaces::default(),
        examples: BTreeMap::from([(
            id("craft"),
            BTreeMap::from([(id("wide"), vec![example("baking-craft-wide")])]),
        )]),
    };
    let questions = || vec!["why?".to_owned()];
    Framework {
        manifest: Manifest {
            id: id("small"),
            name: "Small".into(),
            version: "1.0.0".parse().expect("a version"),
            language: None,
            summary: "Small".into(),
            behaviors: vec![id("team"), id("craft")],
            scale: Scale {
                demonstrated_from: id("often"),
                ratings: ["seldom", "often", "model"].map(point).into(),
            },
        },
        steps: Steps::new(["near", "mid", "wide"].map(step).into()),
        roles: Vec::new(),
        behaviors: vec![behavior("team", &["near", "mid", "wide"]), behavior("craft", &["near", "mid"])],
        disciplines: vec![discipline],
        questions: Questions {
            first_higher: questions(),
            second_higher: questions(),
            wide: questions(),
            one_sided: questions(),
            not_applicable: questions(),
            same_rating_other_examples: questions(),
        },
        guide: Vec::new(),
        digest: OnceLock::new(),
    }
}

pub(super) fn blank(framework: &Framework, disciplines: &[&str]) -> Assessment {
    let started = "2026-11-23".parse().expect("a date");
    let rater = (id("robin"), Side::Oneself);
    let mut assessment = Assessment::new(framework, id("robin"), rater, id("2026-h2"), started);
    assessment.disciplines = disciplines.iter().map(|name| id(name)).collect();
    assessment
}

/// An entry of a journal about these behaviors.
pub(super) fn entry(name: &str, date: &str, behaviors: &[&str]) -> JournalEntry {
    JournalEntry {
        id: id(name),
        date: date.parse().expect("a date"),
        kind: JournalKind::Evidence,
        text: format!("{name} it was"),
        behaviors: behaviors.iter().map(|name| id(name)).collect(),
        step: None,
        links: Vec::new(),
        from: None,
        with_leave: false,
        why: None,
        look_again: None,
        source: None,
    }
}

fn begin<'a>(framework: &'a Framework, draft: Assessment, scope: &Scope) -> Interview<'a> {
    Interview::begin(framework, draft, scope, vec![entry("loaf-7", "2026-02-03", &[])])
}

/// A page with this rating and nothing else.
fn rate(name: &str) -> Entry {
    Entry { rating: Some(Rating::from(id(name))), ..Entry::default() }
}

fn at(interview: &Interview<'_>) -> String {
    match interview.position() {
        Position::At(cell) => cell.to_string(),
        Position::End => "end".into(),
    }
}

/// Rates in turn, and lists the questions that were asked, the last one unanswered.
fn course(interview: &mut Interview<'_>, ratings: &[&str]) -> Vec<String> {
    let mut asked = vec![at(interview)];
    for rating in ratings {
        interview.answer(&rate(rating)).expect("an answer");
        asked.push(at(interview));
    }
    asked
}

#[test]
fn a_cell_is_answered_at_once() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    let evidence =
        super::entry::Typed { entries: vec![id("loaf-7")], text: "https://a.example loaf-7".into() };
    let entry = Entry {
        examples: Some(vec![id("team-near-b")]),
        note: Some("\n seen \n".into()),
        evidence: Some(evidence),
        ..rate("often")
    };
    interview.answer(&entry).expect("an answer");
    assert_eq!(at(&interview), "team/mid");
    let answer = interview.assessment().answer(&id("team"), &id("near")).expect("an answer");
    assert_eq!((answer.note.as_deref(), answer.examples.len()), (Some("seen"), 1));
    assert_eq!(answer.evidence, ["loaf-7", "https://a.example"]);
    let resume = interview.assessment().resume.as_ref().expect("a bookmark");
    assert_eq!((resume.question.as_str(), resume.open), ("team/mid", false));
    let progress = interview.progress(&Cell { behavior: id("craft"), step: id("near") });
    assert_eq!((&*progress.title(), &*progress.to_string()), ("CRAFT · NEAR", "question 4 of up to 5"));
}

#[test]
fn the_plan_follows_the_disciplines_and_the_first_step() {
    let framework = framework();
    let check = |disciplines: &[&str], from: Option<&str>, cells: usize, first: &str| {
        let scope = Scope { depth: Depth::Quick, from: from.map(id), line: None, request: None };
        let interview = begin(&framework, blank(&framework, disciplines), &scope);
        assert_eq!(interview.plan().cells().len(), cells);
        assert_eq!(at(&interview), first);
    };
    check(&[], None, 5, "team/near");
    check(&["baking"], None, 6, "team/near");
    check(&[], Some("mid"), 3, "team/mid");
    check(&[], Some("wide"), 1, "team/wide");
}

#[test]
fn a_rating_below_ends_the_behavior_unless_one_goes_on() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    assert_eq!(course(&mut interview, &["seldom", "unsure"]), ["team/near", "craft/near", "craft/mid"]);
    let said: Vec<Said<'_>> = interview.said().into_iter().map(|(_, said)| said).collect();
    assert_eq!(said[1..3], [Said::NotAsked, Said::NotAsked]);
    assert_eq!(said[4], Said::Skipped);

    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    course(&mut interview, &["seldom"]);
    assert_eq!(interview.ended().map(Cell::to_string).as_deref(), Some("team/mid"));
    interview.look_wider();
    assert_eq!(course(&mut interview, &["often", "seldom"]), ["team/mid", "team/wide", "craft/near"]);
    assert_eq!(interview.ended(), None, "there is nothing wider");
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    let with_note = |note: &str| Entry { note: Some(note.into()), ..rate("not-applicable") };
    assert_eq!(interview.answer(&with_note("  \n")), Err(Refusal::NoReason));
    assert_eq!(interview.answer(&Entry::default()), Err(Refusal::NoRating));
    assert_eq!(at(&interview), "team/near");
    interview.answer(&with_note("there is no team yet")).expect("a reason");
    assert_eq!(at(&interview), "team/mid");
    interview.back();
    interview.keep(&rate("not-applicable"));
    interview.keep(&Entry { note: Some(String::new()), ..rate("not-applicable") });
    assert!(interview.without_reason().is_some());
}

#[test]
fn a_draft_goes_on_where_its_bookmark_says_if_that_makes_sense() {
    let framework = framework();
    let check = |bookmark: &str, open: bool, expect: &str| {
        let mut draft = blank(&framework, &[]);
        let rated = |rating: &str| Answer { rating: Some(Rating::from(id(rating))), ..Answer::default() };
        *draft.answer_mut(&id("team"), &id("near")) = rated("often");
        *draft.answer_mut(&id("craft"), &id("near")) = rated("seldom");
        draft.resume = Some(Resume { question: bookmark.into(), open, typed: None });
        let interview = begin(&framework, draft, &Scope::default());
        assert_eq!(at(&interview), expect, "{bookmark}");
    };
    check("team/near", true, "team/near");
    check("craft/mid", false, "craft/mid");
    check("team/wide", false, "team/wide");
    // Answered, unknown, or not even a bookmark: the first cell without a rating.
    for bookmark in ["team/near", "team/gone", "team", "a/b/c/d", "", "TEAM/mid"] {
        check(bookmark, false, "team/mid");
    }
}

#[test]
fn changing_one_cell_leads_back_to_the_end() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    course(&mut interview, &["often", "often", "often", "seldom"]);
    assert_eq!(at(&interview), "end");
    interview.visit(&Cell { behavior: id("team"), step: id("near") });
    assert_eq!(course(&mut interview, &["model"]), ["team/near", "end"]);
    // A better rating opens what nobody has asked about yet.
    interview.visit(&Cell { behavior: id("craft"), step: id("near") });
    assert_eq!(course(&mut interview, &["often", "often"]), ["craft/near", "craft/mid", "end"]);
}

#[test]
fn marks_of_examples_that_are_not_shown_are_kept() {
    let framework = framework();
    let mut draft = blank(&framework, &[]);
    draft.answer_mut(&id("team"), &id("near")).examples = vec![id("gone"), id("team-near-b")];
    let mut interview = begin(&framework, draft, &Scope::default());
    interview.answer(&Entry { examples: Some(vec![id("team-near-a")]), ..rate("often") }).expect("an answer");
    let answer = interview.assessment().answer(&id("team"), &id("near")).expect("an answer");
    assert_eq!(answer.examples, [id("team-near-a"), id("gone")]);
}

/// Something that a person does.
#[derive(Clone, Debug)]
enum Act {
    Answer(usize),
    Back,
    SkipCell,
    SkipBehavior,
    Wider,
    Visit(usize),
    Reopen,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (0_usize..5).prop_map(Act::Answer),
        3 => Just(Act::Back),
        1 => Just(Act::SkipCell),
        1 => Just(Act::SkipBehavior),
        1 => Just(Act::Wider),
        1 => (0_usize..6).prop_map(Act::Visit),
        1 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 0..60)
}

/// A page with a rating, and where it is needed a note.
fn page(choice: usize) -> Entry {
    let rating = ["seldom", "often", "model", "unsure", "not-applicable"][choice];
    Entry { note: (choice > 2).then(|| "why".into()), ..rate(rating) }
}

fn check_back_and_forth(interview: &Interview<'_>) -> Result<(), TestCaseError> {
    let Position::At(_) = interview.position() else { return Ok(()) };
    let mut there = interview.clone();
    if !there.back() {
        return Ok(());
    }
    let Position::At(before) = there.position().clone() else { return Ok(()) };
    match there.assessment().answer(&before.behavior, &before.step).and_then(|answer| answer.rating.clone()) {
        Some(rating) => {
            there.answer(&Entry { rating: Some(rating), ..Entry::default() }).expect("the answer it had");
        }
        None => there.skip_cell(),
    }
    prop_assert_eq!(there.position(), interview.position(), "through {}", before);
    Ok(())
}

proptest! {
    #[test]
    fn whatever_somebody_does(acts in acts(), quick in any::<bool>(), from in 0_usize..3) {
        let framework = framework();
        let depth = if quick { Depth::Quick } else { Depth::Full };
        let from = [None, Some(id("near")), Some(id("mid"))][from].clone();
        let scope = Scope { depth, from, line: None, request: None };
        let mut interview = begin(&framework, blank(&framework, &["baking"]), &scope);
        for act in acts {
            let rated: Vec<Cell> = interview
                .assessment()
                .rated()
                .map(|(behavior, step, _)| Cell::of(behavior, step))
                .collect();
            match (act, interview.position().clone()) {
                (Act::Answer(choice), Position::At(_)) => {
                    interview.answer(&page(choice)).expect("an answer");
                }
                (Act::Back, _) => { interview.back(); }
                (Act::SkipCell, _) => interview.skip_cell(),
                (Act::SkipBehavior, _) => interview.skip_behavior(),
                (Act::Wider, _) => interview.look_wider(),
                (Act::Visit(at), _) => {
                    let cells = interview.plan().cells();
                    let cell = cells[at % cells.len()].clone();
                    interview.visit(&cell);
                }
                (Act::Reopen, _) => {
                    let draft = interview.assessment().clone();
                    interview = begin(&framework, draft, &scope);
                }
                (Act::Answer(_), Position::End) => {}
            }
            for cell in rated {
                prop_assert!(interview.assessment().rating(&cell.behavior, &cell.step).is_some());
            }
            if let Position::At(here) = interview.position() {
                prop_assert!(interview.path().any(|cell| cell == here), "{} is off the path", here);
            }
            check_back_and_forth(&interview)?;
        }
        // From anywhere it ends, if one only answers.
        let mut questions = 0;
        while let Position::At(_) = interview.position() {
            interview.answer(&page(1)).expect("an answer");
            questions += 1;
            prop_assert!(questions <= interview.plan().cells().len());
        }
    }
}
