//! What every course of an interview keeps to, whatever somebody does.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::{Cell, Depth, Interview, Kind, Onward, Position, Question, Refusal, Reply, Said, Scope};
use crate::model::{
    Answer, Assessment, Behavior, Discipline, Example, Framework, Id, Manifest, Questions, Rating, Resume,
    Scale, ScalePoint, Side, Step, Steps,
};

pub(super) fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn example(name: &str) -> Example {
    Example { id: id(name), text: name.into(), disciplines: Vec::new(), replaces: None }
}

/// Two behaviors at three steps; `craft` at `wide` is of one discipline only.
pub(super) fn framework() -> Framework {
    let step = |name: &str| Step {
        id: id(name),
        name: name.to_uppercase(),
        summary: name.into(),
        scope: None,
        scope_words: Vec::new(),
        approval: None,
        consult: Vec::new(),
    };
    let behavior = |name: &str, steps: &[&str]| Behavior {
        id: id(name),
        name: name.to_uppercase(),
        short: None,
        summary: name.into(),
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
    };
    let discipline = Discipline {
        id: id("baking"),
        name: "Baking".into(),
        summary: "Bread".into(),
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

fn begin<'a>(framework: &'a Framework, draft: Assessment, scope: &Scope) -> Interview<'a> {
    Interview::begin(framework, draft, scope, vec![id("loaf-7")])
}

fn rate(name: &str) -> Reply {
    Reply::Rating(Rating::from(id(name)))
}

fn at(interview: &Interview<'_>) -> String {
    match interview.position() {
        Position::At(question) => question.to_string(),
        Position::End => "end".into(),
    }
}

/// Where a draft would continue, with the text that it keeps.
fn resume<'a>(interview: &'a Interview<'_>) -> Option<(&'a str, Option<&'a str>)> {
    let resume = interview.assessment().resume.as_ref()?;
    Some((&resume.question, resume.text.as_deref()))
}

/// Answers in turn, and lists the questions that were asked, the last one unanswered.
fn course(interview: &mut Interview<'_>, replies: Vec<Reply>) -> Vec<String> {
    let mut asked = vec![at(interview)];
    for reply in replies {
        interview.answer(reply).expect("a reply to the question");
        asked.push(at(interview));
    }
    asked
}

#[test]
fn a_cell_is_asked_in_order() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    let replies = vec![
        Reply::Marks(vec![]),
        rate("often"),
        Reply::Note("\n seen \n".into()),
        Reply::Links(vec!["loaf-7".into()]),
    ];
    assert_eq!(
        course(&mut interview, replies),
        ["team/near/marks", "team/near/rating", "team/near/note", "team/near/links", "team/mid/marks"]
    );
    let answer = interview.assessment().answer(&id("team"), &id("near")).expect("an answer");
    assert_eq!(answer.note.as_deref(), Some("seen"));
    assert_eq!(resume(&interview), Some(("team/mid/marks", None)));
    let progress = interview.progress(&Cell { behavior: id("craft"), step: id("near") });
    assert_eq!((&*progress.title(), &*progress.to_string()), ("CRAFT · NEAR", "question 4 of up to 5"));
}

#[test]
fn the_plan_follows_the_disciplines_and_the_first_step() {
    let framework = framework();
    let check = |disciplines: &[&str], from: Option<&str>, cells: usize, first: &str| {
        let scope = Scope { depth: Depth::Quick, from: from.map(id) };
        let interview = begin(&framework, blank(&framework, disciplines), &scope);
        assert_eq!(interview.plan().cells().len(), cells);
        assert_eq!(at(&interview), first);
    };
    check(&[], None, 5, "team/near/rating");
    check(&["baking"], None, 6, "team/near/rating");
    check(&[], Some("mid"), 3, "team/mid/rating");
    check(&[], Some("wide"), 1, "team/wide/rating");
}

#[test]
fn a_rating_below_ends_the_behavior_unless_one_goes_on() {
    let framework = framework();
    let quick = Scope { depth: Depth::Quick, from: None };
    let mut interview = begin(&framework, blank(&framework, &[]), &quick);
    let ended = vec![rate("seldom"), Reply::GoOn(Onward::NextBehavior), rate("unsure")];
    assert_eq!(
        course(&mut interview, ended),
        ["team/near/rating", "team/near/go-on", "craft/near/rating", "craft/mid/rating"]
    );
    let said: Vec<Said<'_>> = interview.said().into_iter().map(|(_, said)| said).collect();
    assert_eq!(said[1..3], [Said::NotAsked, Said::NotAsked]);
    assert_eq!(said[4], Said::Skipped);

    let mut interview = begin(&framework, blank(&framework, &[]), &quick);
    let gone_on = vec![rate("seldom"), Reply::GoOn(Onward::WiderStep), rate("often"), rate("seldom")];
    assert_eq!(
        course(&mut interview, gone_on),
        ["team/near/rating", "team/near/go-on", "team/mid/rating", "team/wide/rating", "craft/near/rating"]
    );
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let framework = framework();
    let mut interview = begin(&framework, blank(&framework, &[]), &Scope::default());
    course(&mut interview, vec![Reply::Marks(vec![]), rate("not-applicable")]);
    assert_eq!(interview.answer(Reply::Reason("  \n".into())), Err(Refusal::NoReason));
    assert_eq!(at(&interview), "team/near/reason");
    assert!(interview.without_reason().is_some());
    interview.answer(Reply::Reason("there is no team yet".into())).expect("a reason");
    assert_eq!(at(&interview), "team/mid/marks");
    assert_eq!(interview.answer(rate("often")), Err(Refusal::OtherQuestion));
}

#[test]
fn a_draft_goes_on_where_its_bookmark_says_if_that_makes_sense() {
    let framework = framework();
    let check = |bookmark: &str, expect: &str| {
        let mut draft = blank(&framework, &[]);
        let rated = |rating: &str| Answer { rating: Some(Rating::from(id(rating))), ..Answer::default() };
        *draft.answer_mut(&id("team"), &id("near")) = rated("often");
        *draft.answer_mut(&id("craft"), &id("near")) =
            Answer { note: Some("seen".into()), ..rated("seldom") };
        draft.resume = Some(Resume { question: bookmark.into(), text: None });
        let interview = begin(&framework, draft, &Scope::default());
        assert_eq!(at(&interview), expect, "{bookmark}");
    };
    check("team/near/note", "team/near/note");
    check("craft/near/links", "craft/near/links");
    check("craft/near/go-on", "craft/near/go-on");
    check("craft/mid/marks", "craft/mid/marks");
    // Answered, of another rating, unknown, or not even a bookmark: the first cell without a rating.
    for bookmark in
        ["craft/near/note", "team/near/reason", "team/gone/note", "team/mid", "a/b/c/d", "", "TEAM/mid/note"]
    {
        check(bookmark, "team/mid/marks");
    }
}

#[test]
fn changing_one_cell_leads_back_to_the_end() {
    let framework = framework();
    let quick = Scope { depth: Depth::Quick, from: None };
    let mut interview = begin(&framework, blank(&framework, &[]), &quick);
    course(&mut interview, vec![rate("often"), rate("often"), rate("often"), rate("seldom")]);
    interview.answer(Reply::GoOn(Onward::NextBehavior)).expect("an answer");
    assert_eq!(at(&interview), "end");
    interview.visit(&Cell { behavior: id("team"), step: id("near") });
    assert_eq!(course(&mut interview, vec![rate("model")]), ["team/near/rating", "end"]);
    // A better rating opens what nobody has asked about yet.
    interview.visit(&Cell { behavior: id("craft"), step: id("near") });
    assert_eq!(
        course(&mut interview, vec![rate("often"), rate("often")]),
        ["craft/near/rating", "craft/mid/rating", "end"]
    );
}

#[test]
fn marks_of_examples_that_are_not_shown_are_kept() {
    let framework = framework();
    let mut draft = blank(&framework, &[]);
    draft.answer_mut(&id("team"), &id("near")).examples = vec![id("gone"), id("team-near-b")];
    let mut interview = begin(&framework, draft, &Scope::default());
    assert!(interview.back());
    interview.answer(Reply::Marks(vec![id("team-near-a")])).expect("an answer");
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
    Visit(usize),
    Reopen,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (0_usize..5).prop_map(Act::Answer),
        3 => Just(Act::Back),
        1 => Just(Act::SkipCell),
        1 => Just(Act::SkipBehavior),
        1 => (0_usize..6).prop_map(Act::Visit),
        1 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 0..60)
}

fn reply_to(question: &Question, choice: usize) -> Reply {
    match question.kind {
        Kind::Marks => Reply::Marks(Vec::new()),
        Kind::Rating => rate(["seldom", "often", "model", "unsure", "not-applicable"][choice]),
        Kind::Reason => Reply::Reason("why".into()),
        Kind::Note => Reply::Note(if choice == 0 { String::new() } else { "seen".into() }),
        Kind::Links => Reply::Links(Vec::new()),
        Kind::GoOn => Reply::GoOn(if choice < 2 { Onward::NextBehavior } else { Onward::WiderStep }),
    }
}

/// The reply that changes nothing, or `None` where there is no answer yet.
fn same_reply(interview: &Interview<'_>, question: &Question) -> Option<Reply> {
    let answer = interview.assessment().answer(&question.cell.behavior, &question.cell.step).cloned();
    let answer = answer.unwrap_or_default();
    Some(match question.kind {
        Kind::Marks => Reply::Marks(answer.examples),
        Kind::Rating => Reply::Rating(answer.rating?),
        Kind::Reason => Reply::Reason(answer.note?),
        Kind::Note => Reply::Note(answer.note.unwrap_or_default()),
        Kind::Links => Reply::Links(answer.evidence),
        Kind::GoOn if interview.went_on(&question.cell) => Reply::GoOn(Onward::WiderStep),
        Kind::GoOn => Reply::GoOn(Onward::NextBehavior),
    })
}

fn check_back_and_forth(interview: &Interview<'_>) -> Result<(), TestCaseError> {
    let Position::At(_) = interview.position() else { return Ok(()) };
    let mut there = interview.clone();
    if !there.back() {
        return Ok(());
    }
    let Position::At(before) = there.position().clone() else { return Ok(()) };
    match same_reply(&there, &before) {
        Some(reply) => there.answer(reply).expect("the answer it had"),
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
        let scope = Scope { depth, from };
        let mut interview = begin(&framework, blank(&framework, &["baking"]), &scope);
        for act in acts {
            let rated: Vec<Cell> = interview
                .assessment()
                .rated()
                .map(|(behavior, step, _)| Cell { behavior: behavior.clone(), step: step.clone() })
                .collect();
            match (act, interview.position().clone()) {
                (Act::Answer(choice), Position::At(question)) => {
                    interview.answer(reply_to(&question, choice)).expect("a reply to the question");
                }
                (Act::Back, _) => { interview.back(); }
                (Act::SkipCell, _) => interview.skip_cell(),
                (Act::SkipBehavior, _) => interview.skip_behavior(),
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
            if let Position::At(question) = interview.position() {
                prop_assert!(interview.path().any(|cell| *cell == question.cell), "{} is off the path", question);
            }
            check_back_and_forth(&interview)?;
        }
        // From anywhere it ends, if one only answers.
        let mut questions = 0;
        while let Position::At(question) = interview.position().clone() {
            interview.answer(reply_to(&question, 1)).expect("a reply to the question");
            questions += 1;
            prop_assert!(questions <= 6 * interview.plan().cells().len());
        }
    }
}
