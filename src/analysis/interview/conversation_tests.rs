//! The interview as a conversation: what its pages say, and what a reply to them does.

use super::tests::{blank, entry, framework, id};
use super::{Beginning, Cell, Depth, Interviewer, LastTime, Scope, Session, Subject};
use crate::analysis::dialog::{Conversation, Input, Item, Page, Paragraph, Response, Value};
use crate::model::{Assessment, Framework, Rating, Resume};

const NOTHING_MISSING: &dyn Fn(&Assessment) -> Vec<Cell> = &|_| Vec::new();

pub(super) fn session<'a>(framework: &'a Framework, draft: Assessment, depth: Depth) -> Session<'a> {
    Session {
        framework,
        assessment: draft,
        subject: Subject::You,
        scope: Scope { depth, ..Scope::default() },
        journal: vec![entry("loaf-7", "2026-02-03", &[])],
        last_time: LastTime::default(),
        opening: vec!["Welcome".into()],
        beginning: Beginning::New,
        asks_breadth: false,
        missing: NOTHING_MISSING,
        peers: &|_, _| Vec::new(),
    }
}

/// An interview past its opening.
pub(super) fn begin(session: Session<'_>) -> Interviewer<'_> {
    let mut interviewer = Interviewer::begin(session);
    assert_eq!(interviewer.reply(&[Value::Nothing]), Response::Next);
    interviewer
}

pub(super) fn choose(at: usize) -> Vec<Value> {
    vec![Value::Choice(Some(at))]
}

/// What a page holds when somebody opens it.
pub(super) fn held(page: &Page) -> Vec<Value> {
    let value = |input: &Input| match input {
        Input::Mark(_, marked) => Value::Marks(marked.clone()),
        Input::Choose(_, current) | Input::Scale(_, current) => Value::Choice(*current),
        Input::Pick(_) => Value::Choice(Some(0)),
        Input::Write(text, _) => Value::Text(text.clone()),
        Input::Read(_) => Value::Nothing,
    };
    page.fields.iter().map(|field| value(&field.input)).collect()
}

/// What a question's page holds with this rating, note and links.
pub(super) fn filled(interviewer: &Interviewer<'_>, rating: usize, note: &str, links: &str) -> Vec<Value> {
    let page = interviewer.page();
    let mut values = held(&page);
    for (value, field) in values.iter_mut().zip(&page.fields) {
        match (&field.input, field.question.as_str()) {
            (Input::Scale(..), _) => *value = Value::Choice(Some(rating)),
            (Input::Write(..), "Note") => *value = Value::Text(note.into()),
            (Input::Write(..), "Links") => *value = Value::Text(links.into()),
            _ => {}
        }
    }
    values
}

/// Rates the question that is open, and says no more.
pub(super) fn rate(interviewer: &mut Interviewer<'_>, rating: usize) -> Response {
    let values = filled(interviewer, rating, "", "");
    interviewer.reply(&values)
}

/// The text in the field that is called by this word.
pub(super) fn text(page: &Page, word: &str) -> String {
    let field = page.fields.iter().find(|field| field.question == word).expect("a field");
    let Input::Write(text, _) = &field.input else { panic!("{page:?}") };
    text.clone()
}

pub(super) fn resume(question: &str, open: bool, typed: Option<&str>) -> Option<Resume> {
    Some(Resume { question: question.into(), open, typed: typed.map(str::to_owned) })
}

#[test]
fn what_was_begun_is_kept_and_there_again() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    let mut values = held(&interviewer.page());
    values[0] = Value::Marks(vec![true, false]);
    values[2] = Value::Text("half a note".into());
    values[3] = Value::Marks(vec![true]);
    values[4] = Value::Text("JIRA-42".into());
    interviewer.keep(&values);
    let draft = interviewer.assessment().clone();
    assert_eq!(draft.resume, resume("team/near", true, Some("JIRA-42")));
    let answer = draft.answer(&id("team"), &id("near")).cloned().expect("an answer");
    assert_eq!((answer.examples.len(), answer.note.as_deref()), (1, Some("half a note")));
    assert_eq!((answer.rating, answer.evidence), (None, vec!["loaf-7".to_owned()]));
    // The next time begins at the same page, with all of it there.
    let mut again = begin(session(&framework, draft, Depth::Full));
    assert_eq!(held(&again.page()), values);
    let whole = filled(&again, 1, "a whole note", "");
    assert_eq!(again.reply(&whole), Response::Next);
    assert_eq!(again.assessment().resume, resume("team/mid", false, None));
}

#[test]
fn looking_at_a_page_begins_nothing() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    rate(&mut interviewer, 1);
    interviewer.back(&held(&interviewer.page()));
    interviewer.keep(&held(&interviewer.page()));
    assert_eq!(interviewer.assessment().resume, resume("team/near", false, None));
}

#[test]
fn going_back_takes_a_page_as_the_answer_if_it_can_be_one() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    rate(&mut interviewer, 1);
    let values = filled(&interviewer, 1, "seen", "");
    interviewer.back(&values);
    assert_eq!(interviewer.assessment().resume, resume("team/near", false, None));
    let answer = interviewer.assessment().answer(&id("team"), &id("mid")).cloned().expect("an answer");
    assert_eq!((answer.note.as_deref(), answer.rating), (Some("seen"), Some(Rating::from(id("often")))));
    // What cannot be an answer is kept as begun, also for the next time.
    let values = filled(&interviewer, 1, "", "JIRA-42");
    interviewer.back(&values);
    assert_eq!(interviewer.assessment().resume, resume("team/near", true, Some("JIRA-42")));
    interviewer.reply(&[Value::Nothing]);
    assert_eq!(text(&interviewer.page(), "Links"), "JIRA-42");
}

#[test]
fn what_makes_sense_is_asked_after_each_rating() {
    let framework = framework();
    let interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    let check = |rating: usize, asked: &[&str], hint: &str| {
        let page = interviewer.revise(&filled(&interviewer, rating, "", "")).expect("a page");
        let shown: Vec<&str> =
            page.fields.iter().filter(|field| field.is_asked).map(|field| field.question.as_str()).collect();
        assert_eq!(shown[2..], *asked, "{rating}");
        assert!(page.fields[2].hint.starts_with(hint), "{}", page.fields[2].hint);
    };
    check(1, &["Note", "Evidence, from your journal", "Links"], "what shows it");
    check(3, &[], "what shows it");
    check(4, &["Note"], "needed: why does this not apply to you here?");
}

#[test]
fn a_quick_page_has_the_examples_and_the_rating_and_asks_only_why_something_does_not_apply() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Quick));
    let asked = |page: &Page| page.fields.iter().filter(|field| field.is_asked).count();
    assert_eq!(asked(&interviewer.page()), 2);
    let values =
        |note: &str| [Value::Marks(vec![false, true]), Value::Choice(Some(4)), Value::Text(note.into())];
    assert_eq!(asked(&interviewer.revise(&values("")).expect("a page")), 3);
    assert!(matches!(interviewer.reply(&values("")), Response::Refused { field: Some(2), .. }));
    interviewer.reply(&values("No team yet"));
    let answer = interviewer.assessment().answer(&id("team"), &id("near")).cloned().expect("an answer");
    assert_eq!((answer.examples.len(), answer.rating), (1, Some(Rating::NotApplicable)));
}

#[test]
fn ones_own_words_of_the_last_time_stand_beside_and_no_rating_does() {
    let framework = framework();
    let mut before = blank(&framework, &[]);
    let answer = before.answer_mut(&id("team"), &id("near"));
    answer.note = Some("Bread for the fair".into());
    answer.rating = Some(Rating::from(id("model")));
    answer.evidence = vec!["loaf-7".into(), "https://bread.example/1".into()];
    before.cited = vec![entry("loaf-7", "2025-02-03", &[])];
    let last_time = LastTime::of(&before, "2025-h2");
    let mut interviewer =
        begin(Session { last_time, ..session(&framework, blank(&framework, &[]), Depth::Full) });
    let said = words(&interviewer.page());
    for expected in
        ["What you said in 2025-h2:", "Bread for the fair", "loaf-7 it was", "https://bread.example/1"]
    {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert_eq!(
        interviewer.page().fields.iter().find_map(|field| match &field.input {
            Input::Scale(_, current) => Some(*current),
            _ => None,
        }),
        Some(None)
    );
    rate(&mut interviewer, 1);
    assert!(!words(&interviewer.page()).contains("What you said"));
}

#[test]
fn the_journal_offers_what_belongs_to_the_question_first() {
    let framework = framework();
    let mut of_step = entry("of-step", "2026-01-01", &["team"]);
    of_step.step = Some(id("near"));
    let journal = vec![
        entry("of-none", "2026-05-01", &[]),
        entry("of-craft", "2026-05-02", &["craft"]),
        entry("older", "2026-03-01", &["team"]),
        of_step,
        entry("newer", "2026-04-01", &["team", "craft"]),
    ];
    let interviewer = begin(Session { journal, ..session(&framework, blank(&framework, &[]), Depth::Full) });
    let Input::Mark(items, marked) = &interviewer.page().fields[3].input else { panic!("no journal") };
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    let expect = [
        "1 Jan 2026  of-step it was",
        "1 Apr 2026  newer it was",
        "1 Mar 2026  older it was",
        "1 May 2026  of-none it was",
    ];
    assert_eq!(labels, expect);
    assert!(!marked.contains(&true));
}

#[test]
fn evidence_is_a_web_link_or_an_entry_of_the_journal() {
    let framework = framework();
    let check = |evidence: &str, refused: Option<&str>| {
        let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
        let expected = match refused {
            None => Response::Next,
            Some(piece) => Response::Refused {
                why: format!(
                    "`{piece}` is neither a web link (https://…) nor the id of an entry in your journal."
                ),
                field: Some(4),
            },
        };
        let values = filled(&interviewer, 1, "", evidence);
        assert_eq!(interviewer.reply(&values), expected);
    };
    check("", None);
    check("https://bread.example/1  loaf-7\nhttp://bread.example/2", None);
    check("https://bread.example/1 #", Some("#"));
    check("JIRA-42", Some("JIRA-42"));
    check("loaf-8", Some("loaf-8"));
}

#[test]
fn a_rating_and_a_reason_are_needed_where_they_are_missing() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    let held = held(&interviewer.page());
    assert!(matches!(interviewer.reply(&held), Response::Refused { field: Some(1), .. }));
    let no_reason = filled(&interviewer, 4, " \n", "");
    assert!(matches!(interviewer.reply(&no_reason), Response::Refused { field: Some(2), .. }));
    let reason = filled(&interviewer, 4, "No team yet", "");
    assert_eq!(interviewer.reply(&reason), Response::Next);
}

#[test]
fn the_end_of_a_behavior_is_told_and_can_be_passed() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    rate(&mut interviewer, 0);
    let page = interviewer.page();
    assert_eq!(page.title, "CRAFT · NEAR");
    let notice = "TEAM stops there, since a wider step builds on that one. You can still look at MID.";
    assert_eq!(page.notice.as_deref(), Some(notice));
    interviewer.act('w');
    assert_eq!(interviewer.page().title, "TEAM · MID");
    assert_eq!(interviewer.page().notice, None);
}

#[test]
fn somebody_else_is_called_by_name() {
    let framework = framework();
    let session = session(&framework, blank(&framework, &[]), Depth::Full);
    let interviewer = begin(Session { subject: Subject::Other("Robin".into()), ..session });
    assert_eq!(interviewer.page().fields[0].question, "Which of these describe Robin today?");
}

/// All that a page says.
pub(super) fn words(page: &Page) -> String {
    fn of(paragraphs: &[Paragraph]) -> String {
        let spans = paragraphs.iter().flat_map(|paragraph| &paragraph.spans);
        spans.map(|(_, text)| text.as_str()).collect()
    }
    let item = |item: &Item| format!("{} {} {}\n", item.label, item.detail, item.mark);
    let mut said = format!("{} {} {:?}\n", page.title, page.progress, page.notice);
    page.context.iter().chain([&page.help]).for_each(|group| said.push_str(&of(group)));
    for field in &page.fields {
        said.push_str(&format!("{} {}", field.question, field.hint));
        match &field.input {
            Input::Mark(items, _) | Input::Choose(items, _) | Input::Scale(items, _) | Input::Pick(items) => {
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
        let values = if page.fields.len() > 2 { filled(&interviewer, 1, "", "") } else { held(&page) };
        if interviewer.reply(&values) == Response::Finished {
            break;
        }
    }
}

#[test]
fn a_pause_changes_no_page_under_ones_hands() {
    let framework = framework();
    let about_craft = |name: &str| entry(name, "2026-02-03", &["craft"]);
    let journal = || vec![about_craft("rye-1"), about_craft("rye-2")];
    let evidence = |interviewer: &Interviewer<'_>| {
        let answer = interviewer.assessment().answer(&id("team"), &id("near")).cloned().expect("an answer");
        answer.evidence
    };
    // Typed by its id, an entry stays typed, however often what is on the page is kept.
    let blank_one = session(&framework, blank(&framework, &[]), Depth::Full);
    let mut typing = begin(Session { journal: journal(), ..blank_one });
    let values = filled(&typing, 1, "", "rye-1 https://bread.example/1");
    typing.keep(&values);
    assert_eq!(typing.reply(&values), Response::Next);
    assert_eq!(evidence(&typing), ["rye-1", "https://bread.example/1"]);
    // What was cited and is unticked stays in its place until the page is left.
    let mut draft = blank(&framework, &[]);
    draft.answer_mut(&id("team"), &id("near")).evidence = vec!["rye-1".into(), "rye-2".into()];
    let mut ticking = begin(Session { journal: journal(), ..session(&framework, draft, Depth::Full) });
    let mut values = filled(&ticking, 1, "", "https://bread.example/1");
    values[3] = Value::Marks(vec![false, true]);
    ticking.keep(&values);
    assert_eq!(ticking.reply(&values), Response::Next);
    assert_eq!(evidence(&ticking), ["rye-2", "https://bread.example/1"]);
}

#[test]
fn what_is_skipped_is_not_rated_and_what_was_typed_stays() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    let values = filled(&interviewer, 1, "half a note", "JIRA-42");
    interviewer.keep(&values);
    interviewer.act('s');
    let answer = interviewer.assessment().answer(&id("team"), &id("near")).cloned().expect("an answer");
    assert_eq!((answer.rating, answer.note.as_deref()), (None, Some("half a note")));
    assert_eq!(interviewer.assessment().resume, resume("team/near", true, Some("JIRA-42")));
}
