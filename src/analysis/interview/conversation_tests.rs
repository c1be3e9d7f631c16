//! The interview as a conversation: what its pages say, and what a reply to them does.

use super::tests::{blank, framework, id};
use super::{Beginning, Cell, Conclusion, Depth, Interviewer, Scope, Session, Subject};
use crate::analysis::dialog::{Conversation, Input, Item, Page, Paragraph, Response, Value};
use crate::model::{Assessment, Framework, Rating, Resume};

const NOTHING_MISSING: &dyn Fn(&Assessment) -> Vec<Cell> = &|_| Vec::new();

fn session<'a>(framework: &'a Framework, draft: Assessment, depth: Depth) -> Session<'a> {
    Session {
        framework,
        assessment: draft,
        subject: Subject::You,
        scope: Scope { depth, from: None },
        journal: vec![id("loaf-7")],
        opening: vec!["Welcome".into()],
        beginning: Beginning::New,
        missing: NOTHING_MISSING,
    }
}

/// An interview past its opening.
fn begin(session: Session<'_>) -> Interviewer<'_> {
    let mut interviewer = Interviewer::begin(session);
    assert_eq!(interviewer.reply(&[Value::Nothing]), Response::Next);
    interviewer
}

fn choose(at: usize) -> Vec<Value> {
    vec![Value::Choice(Some(at))]
}

fn write(text: &str) -> Vec<Value> {
    vec![Value::Text(text.into())]
}

/// The choices of the last field.
fn labels(page: &Page) -> Vec<&str> {
    match &page.fields.last().expect("a field").input {
        Input::Mark(items, _) | Input::Choose(items, _) | Input::Pick(items) => {
            items.iter().map(|item| item.label.as_str()).collect()
        }
        Input::Write(..) | Input::Read(_) => Vec::new(),
    }
}

/// The text that the last field begins with.
fn text(page: &Page) -> &str {
    let Input::Write(text, _) = &page.fields.last().expect("a field").input else { panic!("{page:?}") };
    text
}

/// Goes to the note of the first cell.
fn at_the_note<'a>(session: Session<'a>) -> Interviewer<'a> {
    let mut interviewer = begin(session);
    interviewer.reply(&[Value::Marks(vec![false, false])]);
    interviewer.reply(&choose(1));
    interviewer
}

/// Rates everything, quickly.
fn at_the_end<'a>(session: Session<'a>) -> Interviewer<'a> {
    let mut interviewer = begin(session);
    for _ in 0..5 {
        interviewer.reply(&choose(1));
    }
    assert_eq!(interviewer.page().title, "What you said about yourself");
    interviewer
}

#[test]
fn a_text_that_was_begun_is_kept_and_there_again() {
    let framework = framework();
    let mut interviewer = at_the_note(session(&framework, blank(&framework, &[]), Depth::Full));
    interviewer.keep(&write("half a note"));
    let draft = interviewer.assessment().clone();
    let kept = Resume { question: "team/near/note".into(), text: Some("half a note".into()) };
    assert_eq!(draft.resume, Some(kept));
    let mut again = begin(session(&framework, draft, Depth::Full));
    assert_eq!(text(&again.page()), "half a note");
    again.keep(&write(""));
    let emptied = Resume { question: "team/near/note".into(), text: None };
    assert_eq!(again.assessment().resume, Some(emptied));
    again.reply(&write("a whole note"));
    let next = Resume { question: "team/near/links".into(), text: None };
    assert_eq!(again.assessment().resume, Some(next));
}

#[test]
fn going_back_keeps_a_text_as_the_answer_if_it_can_be_one() {
    let framework = framework();
    let mut interviewer = at_the_note(session(&framework, blank(&framework, &[]), Depth::Full));
    interviewer.back(&write("half a note"));
    let answer = interviewer.assessment().answer(&id("team"), &id("near")).cloned().expect("an answer");
    assert_eq!(answer.note.as_deref(), Some("half a note"));
    interviewer.reply(&choose(1));
    interviewer.reply(&write("half a note"));
    // What cannot be an answer is kept aside, also for the next time.
    interviewer.back(&write("JIRA-42"));
    let kept = Resume { question: "team/near/links".into(), text: Some("JIRA-42".into()) };
    assert_eq!(interviewer.assessment().resume, Some(kept));
    interviewer.reply(&write("half a note"));
    assert_eq!(text(&interviewer.page()), "JIRA-42");
}

#[test]
fn what_is_marked_and_not_accepted_is_kept_too() {
    let framework = framework();
    let mark = |marks: Vec<bool>| vec![Value::Marks(marks)];
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    interviewer.keep(&mark(vec![true]));
    let draft = interviewer.assessment().clone();
    let marked = draft.answer(&id("team"), &id("near")).expect("an answer").examples.len();
    assert_eq!(marked, 1);
    // The next time begins at the same page, with the mark set.
    let mut again = begin(session(&framework, draft, Depth::Full));
    let at = Resume { question: "team/near/marks".into(), text: None };
    assert_eq!(again.assessment().resume, Some(at));
    again.back(&mark(vec![false]));
    let answer = again.assessment().answer(&id("team"), &id("near"));
    assert!(answer.is_none_or(|answer| answer.examples.is_empty()));
}

#[test]
fn evidence_is_a_web_link_or_an_entry_of_the_journal() {
    let framework = framework();
    let check = |evidence: &str, refused: Option<&str>| {
        let mut interviewer = at_the_note(session(&framework, blank(&framework, &[]), Depth::Full));
        interviewer.reply(&write(""));
        let expected = match refused {
            None => Response::Next,
            Some(piece) => Response::Refused(format!(
                "`{piece}` is neither a web link (https://…) nor the id of an entry in your journal."
            )),
        };
        assert_eq!(interviewer.reply(&write(evidence)), expected);
    };
    check("", None);
    check("https://bread.example/1  loaf-7\nhttp://bread.example/2", None);
    check("https://bread.example/1 #", Some("#"));
    check("JIRA-42", Some("JIRA-42"));
    check("loaf-8", Some("loaf-8"));
}

#[test]
fn the_closing_offers_what_can_be_done() {
    let framework = framework();
    let blank = || blank(&framework, &[]);
    let mut whole = at_the_end(session(&framework, blank(), Depth::Quick));
    assert_eq!(labels(&whole.page()), ["Seal it now", "Keep it as a draft", "Change an answer"]);
    assert_eq!(whole.reply(&choose(0)), Response::Finished);
    assert_eq!(whole.conclusion(), Conclusion::Seal);

    let mut empty = begin(session(&framework, blank(), Depth::Quick));
    empty.act('b');
    empty.act('b');
    assert_eq!(labels(&empty.page()), ["Keep it as a draft", "Change an answer"]);
    assert_eq!(empty.reply(&choose(0)), Response::Finished);
    assert_eq!(empty.conclusion(), Conclusion::Draft);
}

#[test]
fn sealing_a_part_is_a_choice_of_its_own() {
    let framework = framework();
    let wide = Cell { behavior: id("team"), step: id("wide") };
    let lacks = |assessment: &Assessment| match assessment.rating(&id("team"), &id("wide")) {
        Some(Rating::Rated(_)) => Vec::new(),
        _ => vec![wide.clone()],
    };
    let session = || Session { missing: &lacks, ..session(&framework, blank(&framework, &[]), Depth::Quick) };
    let skipping = || {
        let mut interviewer = begin(session());
        interviewer.reply(&choose(1));
        interviewer.reply(&choose(1));
        interviewer.act('s');
        interviewer.reply(&choose(1));
        interviewer.reply(&choose(1));
        interviewer
    };
    let mut partial = skipping();
    let page = partial.page();
    let offered =
        ["Answer what is missing", "Keep it as a draft", "Seal only these answers", "Change an answer"];
    assert_eq!(labels(&page), offered);
    assert!(words(&page).contains("Not answered yet: TEAM · WIDE."), "{}", words(&page));
    assert_eq!(partial.reply(&choose(2)), Response::Finished);
    assert_eq!(partial.conclusion(), Conclusion::SealPartial);

    let mut completed = skipping();
    assert_eq!(completed.reply(&choose(0)), Response::Next);
    assert_eq!(completed.page().title, "TEAM · WIDE");
    completed.reply(&choose(1));
    assert_eq!(labels(&completed.page())[0], "Seal it now");
}

#[test]
fn what_is_missing_is_answered_one_after_the_other() {
    let framework = framework();
    let cells = || ["near", "wide"].map(|step| Cell { behavior: id("team"), step: id(step) }).into_iter();
    let lacks = |assessment: &Assessment| -> Vec<Cell> {
        cells().filter(|cell| assessment.rating(&cell.behavior, &cell.step).is_none()).collect()
    };
    // The interview was to begin at a wider step than what is missing.
    let scope = Scope { depth: Depth::Quick, from: Some(id("mid")) };
    let blank = session(&framework, blank(&framework, &[]), Depth::Quick);
    let mut interviewer = begin(Session { missing: &lacks, scope, ..blank });
    interviewer.reply(&choose(1));
    interviewer.act('s');
    interviewer.reply(&choose(1));
    let title = |interviewer: &Interviewer<'_>| interviewer.page().title;
    assert!(words(&interviewer.page()).contains("Not answered yet: TEAM · NEAR, TEAM · WIDE."));
    interviewer.reply(&choose(0));
    assert_eq!(title(&interviewer), "TEAM · NEAR");
    interviewer.act('s');
    assert_eq!(title(&interviewer), "TEAM · WIDE");
    interviewer.reply(&choose(1));
    // What was skipped again is told, and not asked in circles.
    assert!(words(&interviewer.page()).contains("Not answered yet: TEAM · NEAR."));
    interviewer.reply(&choose(0));
    assert_eq!(title(&interviewer), "TEAM · NEAR");
    interviewer.back(&choose(0));
    assert_eq!(title(&interviewer), "What you said about yourself");
    interviewer.reply(&choose(0));
    interviewer.reply(&choose(1));
    assert_eq!(labels(&interviewer.page())[0], "Seal it now");
}

#[test]
fn what_was_begun_is_finished_before_sealing() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    interviewer.reply(&[Value::Marks(vec![true, false])]);
    interviewer.reply(&choose(1));
    interviewer.reply(&write(""));
    interviewer.back(&write("JIRA-42"));
    interviewer.back(&write(""));
    interviewer.act('b');
    interviewer.act('b');
    interviewer.reply(&choose(0));
    let page = interviewer.page();
    assert_eq!(page.notice.as_deref(), Some("You began this and did not finish it."));
    assert_eq!(text(&page), "JIRA-42");
    interviewer.reply(&write("loaf-7"));
    assert_eq!(interviewer.reply(&choose(0)), Response::Finished);
    assert_eq!(interviewer.conclusion(), Conclusion::Seal);
}

#[test]
fn somebody_else_is_called_by_name() {
    let framework = framework();
    let session = session(&framework, blank(&framework, &[]), Depth::Full);
    let interviewer = begin(Session { subject: Subject::Other("Robin".into()), ..session });
    assert_eq!(interviewer.page().fields[0].question, "Which of these describe Robin today?");
}

/// All that a page says.
fn words(page: &Page) -> String {
    fn of(paragraphs: &[Paragraph]) -> String {
        let spans = paragraphs.iter().flat_map(|paragraph| &paragraph.spans);
        spans.map(|(_, text)| text.as_str()).collect()
    }
    let item = |item: &Item| format!("{} {} {}\n", item.label, item.detail, item.mark);
    let mut said = format!("{} {} {:?}\n", page.title, page.progress, page.notice);
    page.context.iter().chain([&page.help]).for_each(|group| said.push_str(&of(group)));
    for field in &page.fields {
        said.push_str(&field.question);
        match &field.input {
            Input::Mark(items, _) | Input::Choose(items, _) | Input::Pick(items) => {
                said.extend(items.iter().map(item));
            }
            Input::Read(paragraphs) => said.push_str(&of(paragraphs)),
            Input::Write(text, _) => said.push_str(text),
        }
    }
    said.extend(page.actions.iter().map(|action| action.explanation));
    said
}

#[test]
fn people_read_questions_and_never_cells() {
    let framework = framework();
    let mut interviewer = Interviewer::begin(session(&framework, blank(&framework, &[]), Depth::Full));
    for _ in 0..20 {
        let page = interviewer.page();
        assert!(!words(&page).contains("cell"), "{}", words(&page));
        let values = page.fields.iter().map(|field| match &field.input {
            Input::Mark(_, marked) => Value::Marks(marked.clone()),
            Input::Choose(..) | Input::Pick(_) => Value::Choice(Some(0)),
            Input::Write(text, _) => Value::Text(text.clone()),
            Input::Read(_) => Value::Nothing,
        });
        if interviewer.reply(&values.collect::<Vec<_>>()) == Response::Finished {
            break;
        }
    }
}
