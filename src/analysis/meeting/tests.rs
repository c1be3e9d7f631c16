//! The meeting as a conversation: what its pages say, and what a reply to them does.

use super::{Agenda, Conclusion, Meeting, Session, for_everybody};
use crate::analysis::bakery::{draft, framework, id};
use crate::analysis::dialog::{Conversation, Input, Page, Response, Value};
use crate::analysis::diff::Rater;
use crate::model::{Assessment, Became, Focus, Framework, JournalEntry, Rating, Resume, Side};

const MINE: &str = "{baking: {bench: {rating: often, examples: [b-weighs], note: Rye, evidence: [j-1]}, \
                    house: {rating: often, examples: [b-plans]}, street: {rating: seldom}}, \
                    guests: {bench: {rating: partly, examples: [g-greets]}}, \
                    care: {bench: {rating: not-applicable, note: No bench}}}";
const THEIRS: &str = "{baking: {bench: {rating: often, examples: [b-tastes], evidence: [j-1]}, \
                      house: {rating: seldom, note: Once}}, guests: {bench: {rating: famous, examples: [g-greets]}}, \
                      care: {bench: {rating: not-applicable}}}";

fn entry(text: &str) -> JournalEntry {
    JournalEntry::new(id("j-1"), "2026-02-03".parse().expect("a date"), text)
}

/// The two sides, sealed, each with an entry of its own by the same id.
fn sides() -> [Assessment; 2] {
    let seal = |relation: &str, cells: &str, text: &str| {
        let mut side = draft(relation, cells);
        side.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[entry(text)]);
        side
    };
    [seal("self", MINE, "A loaf"), seal("manager", THEIRS, "A roll")]
}

fn agenda<'a>(framework: &'a Framework, sides: &'a [Assessment]) -> Agenda<'a> {
    let names = ["Mika", "Kim", "Sam"];
    let rater = |(assessment, name): (&'a Assessment, &str)| Rater { name: name.to_owned(), assessment };
    Agenda::new(framework, sides.iter().zip(names).map(rater).collect())
}

fn last_focus() -> Vec<Focus> {
    let focus = |behavior: &str, attempt: &str| Focus {
        behavior: id(behavior),
        step: id("house"),
        attempt: attempt.to_owned(),
        support: Some("A free day".to_owned()),
        look_again: "2026-03-01".parse().ok(),
    };
    vec![focus("baking", "Bake for the fair"), focus("gone", "Sweep")]
}

fn session<'a>(framework: &'a Framework, sides: &'a [Assessment]) -> Session<'a> {
    Session {
        agenda: agenda(framework, sides),
        record: draft("agreed", "{}"),
        last_focus: Vec::new(),
        name: "Mika".into(),
        parties: vec!["Mika".into(), "Kim".into()],
        standing: None,
        first_step_by: "2026-12-01".parse().expect("a date"),
        today: "2026-06-15".parse().expect("a date"),
        opening: vec!["Welcome".into()],
        is_resumed: false,
    }
}

/// A meeting past its first page.
fn begin(session: Session<'_>) -> Meeting<'_> {
    let mut meeting = Meeting::begin(session);
    assert_eq!(meeting.reply(&[Value::Nothing]), Response::Next);
    meeting
}

/// What a page holds when somebody opens it.
fn held(page: &Page) -> Vec<Value> {
    let value = |input: &Input| match input {
        Input::Mark(_, marked) => Value::Marks(marked.clone()),
        Input::Choose(_, current) | Input::Scale(_, current) => Value::Choice(*current),
        Input::Pick(_) => Value::Choice(Some(0)),
        Input::Write(text, _) => Value::Text(text.clone()),
        Input::Read(_) => Value::Nothing,
    };
    page.fields.iter().map(|field| value(&field.input)).collect()
}

/// Where the meeting is: the title and how far it is.
fn place(meeting: &Meeting<'_>) -> String {
    let page = meeting.page();
    let title = if page.title.is_empty() { page.fields[0].question.clone() } else { page.title };
    if page.progress.is_empty() { title } else { format!("{title}, {}", page.progress) }
}

/// Accepts the page as it is.
fn accept(meeting: &mut Meeting<'_>) -> Response {
    let values = held(&meeting.page());
    meeting.reply(&values)
}

/// What the page holds with a rating and a note.
fn rated(meeting: &Meeting<'_>, rating: Option<usize>, note: &str) -> Vec<Value> {
    let page = meeting.page();
    let mut values = held(&page);
    for (value, field) in values.iter_mut().zip(&page.fields) {
        match field.input {
            Input::Scale(..) => *value = Value::Choice(rating),
            Input::Write(..) => *value = Value::Text(note.into()),
            _ => {}
        }
    }
    values
}

/// Decides a cell; without a note, by a second Enter.
fn decide(meeting: &mut Meeting<'_>, rating: usize, note: &str) -> Response {
    let values = rated(meeting, Some(rating), note);
    match meeting.reply(&values) {
        Response::Refused { why, .. } if why.starts_with("Why?") => meeting.reply(&values),
        response => response,
    }
}

fn choose(meeting: &mut Meeting<'_>, label: &str) -> Response {
    let page = meeting.page();
    let mut values = held(&page);
    for (value, field) in values.iter_mut().zip(&page.fields) {
        if let Input::Choose(items, _) | Input::Pick(items) = &field.input {
            let at = items.iter().position(|item| item.label == label);
            *value = Value::Choice(Some(at.unwrap_or_else(|| panic!("{label}: {items:?}"))));
        }
    }
    meeting.reply(&values)
}

/// Tries something, by what is written.
fn attempt(meeting: &mut Meeting<'_>, texts: [&str; 3]) -> Response {
    meeting.reply(&texts.map(|text| Value::Text(text.into())))
}

fn labels(meeting: &Meeting<'_>) -> Vec<String> {
    let page = meeting.page();
    let items = page.fields.iter().find_map(|field| match &field.input {
        Input::Choose(items, _) | Input::Pick(items) => Some(items.clone()),
        _ => None,
    });
    items.unwrap_or_default().into_iter().map(|item| item.label).collect()
}

/// All that a page says to be read.
fn read(meeting: &Meeting<'_>) -> String {
    let page = meeting.page();
    let mut lines = Vec::new();
    for field in page.fields {
        if let Input::Read(paragraphs) = field.input {
            for paragraph in paragraphs {
                lines.push(paragraph.spans.into_iter().map(|(_, text)| text).collect::<String>());
            }
        }
    }
    lines.join("\n")
}

fn resume(question: &str, open: bool, typed: Option<&str>) -> Option<Resume> {
    Some(Resume { question: question.into(), open, typed: typed.map(str::to_owned) })
}

fn refused(response: &Response) -> &str {
    if let Response::Refused { why, .. } = response { why } else { panic!("{response:?}") }
}

#[test]
fn a_meeting_goes_from_last_time_to_a_yes() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = Meeting::begin(Session { last_focus: last_focus(), ..session(&framework, &sides) });
    assert_eq!(place(&meeting), "What you agree on, Mika in 2026-h1");
    let says = "Before you are 2 things from the last time, 2 differences and 2 answers that you share.";
    assert!(read(&meeting).contains(says), "{}", read(&meeting));
    assert!(!meeting.page().can_go_back);
    accept(&mut meeting);
    assert_eq!(place(&meeting), "What you agreed to work on, 1 of 2");
    assert_eq!(
        read(&meeting),
        "Baking · House\n  To try: Bake for the fair\n  Support: A free day\n  To look at again on 1 Mar 2026, which has passed"
    );
    choose(&mut meeting, "Goes on");
    assert!(read(&meeting).starts_with("gone · House"));
    meeting.act('s');
    assert_eq!(place(&meeting), "Strengths");
    assert_eq!(
        read(&meeting),
        "Baking · Bench\n  Mika: Often\n    Rye\n    3 Feb 2026: A loaf\n  Kim: Often\n    3 Feb 2026: A roll\n"
    );
    accept(&mut meeting);
    assert_eq!(place(&meeting), "Baking · House, difference 1 of 2");
    decide(&mut meeting, 2, "Twice by now");
    assert_eq!(place(&meeting), "Guests · Bench, difference 2 of 2");
    decide(&mut meeting, 3, "");
    assert_eq!(place(&meeting), "What you see the same way");
    assert_eq!(read(&meeting), "Baking\n  Bench: Often\nCare\n  Bench: Does not apply here");
    accept(&mut meeting);
    // Only now that the house counts as demonstrated, the street is a question.
    assert_eq!(place(&meeting), "Baking · Street, only one side was asked");
    assert!(read(&meeting).contains("Kim: not asked"));
    meeting.act('s');
    assert_eq!(place(&meeting), "What to work on next, 1 of up to 3");
    assert_eq!(labels(&meeting)[0], "Baking · House", "what goes on comes first");
    choose(&mut meeting, "Baking · House");
    assert_eq!(place(&meeting), "Baking · House, to work on next, 1 of up to 3");
    assert_eq!(
        held(&meeting.page())[..2],
        ["Bake for the fair", "A free day"].map(|it| Value::Text(it.into()))
    );
    attempt(&mut meeting, ["Bake more", "", "2026-09-01"]);
    assert_eq!(place(&meeting), "What to work on next, 2 of up to 3");
    assert!(!labels(&meeting).contains(&"Baking · House".to_owned()), "what is taken is not offered again");
    choose(&mut meeting, "That is all");
    assert_eq!(place(&meeting), "The step");
    accept(&mut meeting);
    assert_eq!(meeting.page().fields[0].question, "By when is Mika's first step to be set?");
    accept(&mut meeting);
    assert_eq!(place(&meeting), "What you agreed on, Mika in 2026-h1");
    let summary = read(&meeting);
    for said in [
        "Baking · House: Bake for the fair\n    Goes on",
        "  gone · House: Sweep\n    nobody said",
        "  House: Often\n    Twice by now",
        "Stays open: Baking · Street.",
        "Baking · House: Bake more\n    To look at again on 1 Sep 2026",
        "Step: to be set by 1 Dec 2026",
    ] {
        assert!(summary.contains(said), "{said}:\n{summary}");
    }
    accept(&mut meeting);
    let yes = [Value::Choice(Some(0))];
    assert_eq!(meeting.reply(&yes), Response::Next);
    assert_eq!(meeting.reply(&yes), Response::Finished);
    assert_eq!(meeting.conclusion(), Conclusion::Seal);
    let record = meeting.record();
    assert_eq!(record.follow_up[0].became, Some(Became::GoesOn));
    assert_eq!(record.left_open, ["baking/street"]);
    assert_eq!(record.step_by, "2026-12-01".parse().ok());
}

#[test]
fn what_both_share_takes_over_examples_reasons_and_evidence() {
    let (framework, sides) = (framework(), sides());
    let agenda = agenda(&framework, &sides);
    let mut record = draft("agreed", "{}");
    agenda.accept_shared(&mut record);
    let bench = record.answer(&id("baking"), &id("bench")).expect("an answer");
    assert_eq!(bench.examples, [id("b-weighs"), id("b-tastes")]);
    // Two entries by one id are told apart.
    assert_eq!(bench.evidence, ["j-1", "manager-of-mika-j-1"]);
    let texts: Vec<(&str, &str)> = record.cited.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    assert_eq!(texts, [("j-1", "A loaf"), ("manager-of-mika-j-1", "A roll")]);
    let care = record.answer(&id("care"), &id("bench")).expect("an answer");
    assert_eq!((care.rating.clone(), care.note.as_deref()), (Some(Rating::NotApplicable), Some("No bench")));
    // What was decided already stays.
    let mut record = draft("agreed", "{baking: {bench: {rating: famous}}}");
    agenda.accept_shared(&mut record);
    assert_eq!(record.rating(&id("baking"), &id("bench")), Some(&Rating::Rated(id("famous"))));
}

#[test]
fn what_only_one_side_was_asked_is_asked_only_behind_what_is_demonstrated() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = begin(session(&framework, &sides));
    accept(&mut meeting);
    assert!(meeting.record().left_open.contains(&"baking/street".to_owned()));
    decide(&mut meeting, 0, "");
    decide(&mut meeting, 3, "");
    accept(&mut meeting);
    assert_eq!(place(&meeting), "What to work on next, 1 of up to 3");
    assert!(meeting.record().left_open.is_empty());
}

#[test]
fn what_neither_could_say_is_shared() {
    let framework = framework();
    let sides = [
        draft("self", "{baking: {bench: {rating: unsure}}}"),
        draft("manager", "{baking: {bench: {rating: unsure}}}"),
    ];
    let mut record = draft("agreed", "{}");
    agenda(&framework, &sides).accept_shared(&mut record);
    assert_eq!(record.rating(&id("baking"), &id("bench")), Some(&Rating::Unsure));
}

#[test]
fn a_decision_needs_a_rating_and_what_does_not_apply_a_reason() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = begin(session(&framework, &sides));
    accept(&mut meeting);
    let page = meeting.page();
    let Input::Mark(items, marked) = &page.fields[1].input else { panic!("marks") };
    assert_eq!((items[0].mark.as_str(), items.len(), marked[0]), ("(Mika)", 2, false));
    assert!(page.help.iter().any(|paragraph| paragraph.spans[0].1 == "Often"));
    let response = accept(&mut meeting);
    assert_eq!(refused(&response), "Choose what you agree on, or skip it and leave it open.");
    let response = decide(&mut meeting, 5, " ");
    assert_eq!(
        response,
        Response::Refused { why: "A reason is needed: why does this not apply here?".into(), field: Some(3) }
    );
    assert_eq!(decide(&mut meeting, 5, "No house"), Response::Next);
    assert!(meeting.record().answer(&id("baking"), &id("house")).is_some());
    // What both marked is marked.
    let Input::Mark(items, marked) = &meeting.page().fields[1].input else { panic!("marks") };
    assert_eq!((items[0].mark.as_str(), marked[0]), ("(both)", true));
}

#[test]
fn a_difference_that_is_decided_without_a_word_is_asked_about_once() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = begin(session(&framework, &sides));
    accept(&mut meeting);
    let values = rated(&meeting, Some(2), "");
    let why = "Why? A sentence helps when you read this again. Enter leaves it out.".to_owned();
    assert_eq!(meeting.reply(&values), Response::Refused { why, field: Some(3) });
    assert_eq!(meeting.reply(&values), Response::Next);
    meeting.back(&held(&meeting.page()));
    assert_eq!(meeting.reply(&values), Response::Next, "it is not asked twice");
    let values = rated(&meeting, Some(2), "They greet by name");
    assert_eq!(meeting.reply(&values), Response::Next);
}

#[test]
fn going_back_takes_what_is_a_decision_and_keeps_what_is_written() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = begin(session(&framework, &sides));
    accept(&mut meeting);
    let values = rated(&meeting, Some(2), "Both fairs");
    meeting.back(&values);
    assert_eq!(place(&meeting), "Strengths");
    assert_eq!(meeting.record().rating(&id("baking"), &id("house")), Some(&Rating::Rated(id("often"))));
    accept(&mut meeting);
    decide(&mut meeting, 2, "Both fairs");
    let values = rated(&meeting, None, "Many");
    meeting.back(&values);
    assert_eq!(place(&meeting), "Baking · House, difference 1 of 2");
    let guests = meeting.record().answer(&id("guests"), &id("bench")).expect("an answer");
    assert_eq!((guests.rating.as_ref(), guests.note.as_deref()), (None, Some("Many")));
    meeting.back(&held(&meeting.page()));
    meeting.back(&[Value::Nothing]);
    assert!(!meeting.page().can_go_back, "the first page");
}

#[test]
fn what_is_typed_is_kept_and_skipping_decides_nothing() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = begin(session(&framework, &sides));
    accept(&mut meeting);
    // A page that nobody touched says nothing.
    meeting.keep(&held(&meeting.page()));
    assert_eq!(meeting.record().resume, resume("baking/house", false, None));
    let values = rated(&meeting, Some(2), "Bo");
    meeting.keep(&values);
    assert_eq!(meeting.record().resume, resume("baking/house", true, None));
    let kept = meeting.record().clone();
    let mut again = begin(Session { record: kept, is_resumed: true, ..session(&framework, &sides) });
    assert_eq!(place(&again), "Baking · House, difference 1 of 2");
    assert_eq!(held(&again.page())[3], Value::Text("Bo".into()));
    again.act('s');
    let answer = again.record().answer(&id("baking"), &id("house")).expect("an answer");
    assert_eq!((answer.rating.as_ref(), answer.note.as_deref()), (None, Some("Bo")));
    assert_eq!(again.record().resume, resume("guests/bench", false, None));
}

#[test]
fn a_draft_is_taken_up_on_every_page() {
    let (framework, sides) = (framework(), sides());
    let check = |question: &str, expect: &str| {
        let record = Assessment {
            resume: resume(question, false, None),
            focus: vec![Focus { behavior: id("care"), ..last_focus()[0].clone() }],
            ..draft("agreed", "{}")
        };
        let session =
            Session { record, last_focus: last_focus(), is_resumed: true, ..session(&framework, &sides) };
        let mut meeting = Meeting::begin(session);
        assert!(read(&meeting).contains("Continuing where you stopped: ") == (question != "nowhere/at-all"));
        accept(&mut meeting);
        assert_eq!(place(&meeting), expect, "{question}");
    };
    check("follow-up/2", "What you agreed to work on, 2 of 2");
    check("strengths", "Strengths");
    check("guests/bench", "Guests · Bench, difference 2 of 2");
    check("care/bench", "Care · Bench, you see it the same way");
    check("shared", "What you see the same way");
    check("focus/2", "What to work on next, 2 of up to 3");
    check("try/1", "Care · House, to work on next, 1 of up to 3");
    check("step", "The step");
    check("step-by", "The step");
    check("end", "What you agreed on, Mika in 2026-h1");
    // What makes no sense any more begins at the beginning.
    check("nowhere/at-all", "What you agreed to work on, 1 of 2");
}

#[test]
fn what_both_share_can_be_opened_and_decided_otherwise() {
    let (framework, sides) = (framework(), sides());
    let record = Assessment { resume: resume("shared", false, None), ..draft("agreed", "{}") };
    let mut meeting = begin(Session { record, ..session(&framework, &sides) });
    meeting.act('o');
    assert_eq!(labels(&meeting), ["Baking · Bench", "Care · Bench"]);
    meeting.back(&held(&meeting.page()));
    meeting.act('o');
    choose(&mut meeting, "Baking · Bench");
    // It is offered as both rated it, with all that one of them marked.
    let values = held(&meeting.page());
    assert_eq!(values[1], Value::Marks(vec![true, true, false]));
    assert_eq!(values[2], Value::Choice(Some(2)));
    decide(&mut meeting, 3, "Known for it");
    assert!(read(&meeting).contains("Bench: Famous for it (decided otherwise)"));
    meeting.act('s');
    assert_eq!(meeting.record().left_open, ["baking/house", "baking/street", "guests/bench", "care/bench"]);
}

#[test]
fn something_to_work_on_needs_words_and_a_day_to_come() {
    let (framework, sides) = (framework(), sides());
    let record = Assessment { resume: resume("focus/1", false, None), ..draft("agreed", "{}") };
    let mut meeting = begin(Session { record, ..session(&framework, &sides) });
    choose(&mut meeting, "Something else");
    meeting.back(&held(&meeting.page()));
    assert_eq!(place(&meeting), "What to work on next, 1 of up to 3");
    choose(&mut meeting, "Something else");
    assert_eq!(labels(&meeting).len(), 9, "every behavior at every step");
    choose(&mut meeting, "Care · Street");
    assert_eq!(meeting.page().fields[1].hint, "what Kim does for it; may stay empty");
    // Before there is anything to try, there is nothing to keep but the page.
    meeting.keep(&["", "help", ""].map(|text| Value::Text(text.into())));
    assert_eq!(meeting.record().resume, resume("focus/1", false, None));
    assert_eq!(refused(&attempt(&mut meeting, [" ", "", ""])), "What to try, in a few words.");
    assert_eq!(
        refused(&attempt(&mut meeting, ["Sweep", "", ""])),
        "When do you look at it again? Any near date will do."
    );
    let why = attempt(&mut meeting, ["Sweep", "", "soon"]);
    assert_eq!(refused(&why), "`soon` is not a date: write year, month and day, such as 2027-01-15.");
    let why = attempt(&mut meeting, ["Sweep", "", "2026-06-14"]);
    assert_eq!(refused(&why), "2026-06-14 has passed. When do you look at it again?");
    meeting.keep(&["Sweep", "A broom", "soon"].map(|text| Value::Text(text.into())));
    assert_eq!(meeting.record().resume, resume("try/1", false, Some("soon")));
    let mut again = begin(Session { record: meeting.record().clone(), ..session(&framework, &sides) });
    let expect = ["Sweep", "A broom", "soon"].map(|text| Value::Text(text.into()));
    assert_eq!(held(&again.page()), expect);
    again.back(&expect);
    choose(&mut again, "Care · Street");
    attempt(&mut again, ["Sweep", "A broom", "2026-07-01"]);
    for behavior in ["Baking · Bench", "Guests · Bench"] {
        choose(&mut again, behavior);
        attempt(&mut again, ["More", "", "2026-07-01"]);
    }
    // Three are enough.
    assert_eq!((place(&again).as_str(), again.record().focus.len()), ("The step", 3));
    again.back(&held(&again.page()));
    again.back(&held(&again.page()));
    choose(&mut again, "Nothing: take it off the list");
    assert_eq!((place(&again).as_str(), again.record().focus.len()), ("The step", 2));
}

/// A meeting at a page, in which three things are to be worked on.
fn with_three<'a>(framework: &'a Framework, sides: &'a [Assessment], question: &str) -> Meeting<'a> {
    let focus = |behavior: &str| Focus {
        behavior: id(behavior),
        step: id("bench"),
        attempt: format!("Try {behavior}"),
        support: None,
        look_again: "2026-09-01".parse().ok(),
    };
    let focus = ["baking", "guests", "care"].map(focus).into();
    let cells = "{baking: {house: {rating: often}}}";
    let record = Assessment { resume: resume(question, false, None), focus, ..draft("agreed", cells) };
    begin(Session { record, ..session(framework, sides) })
}

fn worked_on(meeting: &Meeting<'_>) -> Vec<String> {
    let line = |it: &Focus| {
        let date = it.look_again.map(|date| format!(", {date}")).unwrap_or_default();
        format!("{}/{}: {}{date}", it.behavior, it.step, it.attempt)
    };
    meeting.record().focus.iter().map(line).collect()
}

#[test]
fn another_cell_takes_the_place_of_a_focus_only_once_it_is_one() {
    let (framework, sides) = (framework(), sides());
    let page = |texts: [&str; 3]| texts.map(|text| Value::Text(text.into()));
    let other = || {
        let mut meeting = with_three(&framework, &sides, "focus/2");
        choose(&mut meeting, "Something else");
        choose(&mut meeting, "Care · Street");
        meeting
    };
    let three = [
        "baking/bench: Try baking, 2026-09-01",
        "guests/bench: Try guests, 2026-09-01",
        "care/bench: Try care, 2026-09-01",
    ];
    // Nothing of the old one stands on its page.
    let mut meeting = other();
    assert_eq!(held(&meeting.page()), page(["", "", ""]));
    meeting.keep(&page(["", "", ""]));
    assert_eq!(worked_on(&meeting), three);
    assert_eq!(meeting.record().resume, resume("focus/2", false, None));
    meeting.back(&page(["Sweep", "", ""]));
    assert_eq!(worked_on(&meeting), three);
    let mut meeting = other();
    meeting.back(&page(["Sweep", "", "2026-10-01"]));
    assert_eq!(worked_on(&meeting)[1], "care/street: Sweep, 2026-10-01");
    // What was typed is kept for whoever leaves in the middle of it.
    let mut meeting = other();
    meeting.keep(&page(["Sweep", "", ""]));
    assert_eq!(worked_on(&meeting)[1], "care/street: Sweep");
    assert_eq!(meeting.record().resume, resume("try/2", false, None));
    // The same cell again is the same focus.
    let mut meeting = with_three(&framework, &sides, "focus/2");
    choose(&mut meeting, "Guests · Bench");
    assert_eq!(held(&meeting.page()), page(["Try guests", "", "2026-09-01"]));
}

#[test]
fn any_focus_is_taken_off_the_list_alone() {
    let (framework, sides) = (framework(), sides());
    for (number, expect) in [(1, ["guests", "care"]), (2, ["baking", "care"]), (3, ["baking", "guests"])] {
        let mut meeting = with_three(&framework, &sides, "end");
        meeting.act('c');
        choose(&mut meeting, &format!("To work on, {number}"));
        assert!(!labels(&meeting).contains(&"That is all".to_owned()));
        choose(&mut meeting, "Nothing: take it off the list");
        assert!(place(&meeting).starts_with("What you agreed on"));
        assert_eq!(worked_on(&meeting), expect.map(|it| format!("{it}/bench: Try {it}, 2026-09-01")));
    }
    // On the way through all of them, the next one comes.
    let mut meeting = with_three(&framework, &sides, "focus/2");
    choose(&mut meeting, "Nothing: take it off the list");
    assert_eq!(place(&meeting), "What to work on next, 2 of up to 3");
    choose(&mut meeting, "Nothing: take it off the list");
    assert_eq!(place(&meeting), "The step");
}

#[test]
fn nothing_is_offered_twice_to_work_on() {
    let (framework, sides) = (framework(), sides());
    let mut meeting = with_three(&framework, &sides, "focus/2");
    choose(&mut meeting, "Something else");
    let offered = labels(&meeting);
    assert!(offered.contains(&"Guests · Bench".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"Baking · Bench".to_owned()), "{offered:?}");
    assert_eq!(offered.len(), 7);
    choose(&mut meeting, "Guests · House");
    assert!(place(&meeting).starts_with("Guests · House"));
}

#[test]
fn the_day_of_a_first_step_is_changed_at_the_end() {
    let (framework, sides) = (framework(), sides());
    let day = |text: &str| [Value::Text(text.into())];
    let mut meeting = with_three(&framework, &sides, "end");
    meeting.act('c');
    choose(&mut meeting, "By when a first step is set");
    meeting.reply(&day("2027-01-15"));
    assert!(read(&meeting).contains("Step: to be set by 15 Jan 2027"));
    meeting.act('c');
    choose(&mut meeting, "The step");
    choose(&mut meeting, "House");
    meeting.act('c');
    assert!(!labels(&meeting).contains(&"By when a first step is set".to_owned()));
    // Whoever takes the step back is asked by when there is to be one.
    choose(&mut meeting, "The step");
    choose(&mut meeting, "Not yet");
    assert_eq!(meeting.page().fields[0].question, "By when is Mika's first step to be set?");
    meeting.reply(&day("2027-02-01"));
    assert!(read(&meeting).contains("Step: to be set by 1 Feb 2027"));
}

#[test]
fn the_whole_record_is_read_before_everybody_says_yes() {
    let (framework, sides) = (framework(), sides());
    let cells = "{baking: {house: {rating: often, examples: [b-plans, b-gone], note: Twice, \
                 evidence: [j-1, 'https://bread.example/1']}, oven: {rating: seldom}}, sweeping: {bench: {rating: famous}}}";
    let record = Assessment { resume: resume("end", false, None), ..draft("agreed", cells) };
    let meeting = begin(Session { record, ..session(&framework, &sides) });
    let expect = [
        "Baking",
        "  House: Often",
        "    Holds: Plans the night shift",
        "    Holds: `b-gone`, no longer in the framework",
        "    Twice",
        "    3 Feb 2026: A loaf",
        "    https://bread.example/1",
        "  oven: Seldom (no longer in the framework)",
        "",
        "sweeping",
        "  Bench: Famous for it (no longer in the framework)",
        "",
        "Stays open: Baking · Bench, Baking · Street, Guests · Bench, Care · Bench.",
        "What to work on next",
        "  nothing in particular",
        "",
        "Step: no decision",
    ];
    assert_eq!(read(&meeting).lines().collect::<Vec<_>>(), expect);
}

#[test]
fn the_step_of_somebody_who_has_one_needs_no_date() {
    let (framework, sides) = (framework(), sides());
    let record = || Assessment { resume: resume("step", false, None), ..draft("agreed", "{}") };
    let standing = Some(id("bench"));
    let mut meeting = begin(Session { record: record(), standing, ..session(&framework, &sides) });
    assert_eq!(read(&meeting), "Mika is at Bench today.");
    assert_eq!(labels(&meeting), ["Not this time", "Bench", "House", "Street"]);
    choose(&mut meeting, "House");
    assert_eq!(meeting.record().step, Some(id("house")));
    assert!(place(&meeting).starts_with("What you agreed on"));
    meeting.back(&held(&meeting.page()));
    choose(&mut meeting, "Not this time");
    assert_eq!(meeting.record().step, None);
    let mut meeting = begin(Session { record: record(), ..session(&framework, &sides) });
    choose(&mut meeting, "Not yet");
    let text = |text: &str| [Value::Text(text.into())];
    assert_eq!(
        refused(&meeting.reply(&text("spring"))),
        "`spring` is not a date: write year, month and day, such as 2027-01-15."
    );
    meeting.keep(&text("spring"));
    assert_eq!(meeting.record().resume, resume("step-by", false, Some("spring")));
    let mut again = begin(Session { record: meeting.record().clone(), ..session(&framework, &sides) });
    assert_eq!(held(&again.page()), text("spring"));
    again.reply(&text(""));
    assert_eq!(again.record().step_by, None);
    assert!(read(&again).contains("Step: no decision"));
}

#[test]
fn nothing_is_sealed_without_a_decision_or_without_every_yes() {
    let (framework, sides) = (framework(), sides());
    let at_end = |cells: &str| Assessment { resume: resume("end", false, None), ..draft("agreed", cells) };
    let mut meeting = begin(Session { record: at_end("{}"), ..session(&framework, &sides) });
    assert!(read(&meeting).contains("Nothing is decided yet, so there is nothing to seal."));
    assert_eq!(accept(&mut meeting), Response::Finished);
    assert_eq!(meeting.conclusion(), Conclusion::Draft);
    let record = at_end("{baking: {house: {rating: often}}}");
    let mut meeting = begin(Session { record, ..session(&framework, &sides) });
    accept(&mut meeting);
    assert_eq!(meeting.reply(&[Value::Choice(Some(0))]), Response::Next);
    assert_eq!(meeting.reply(&[Value::Choice(Some(1))]), Response::Next);
    assert_eq!(meeting.page().notice.as_deref(), Some("Not everybody says yes. What should be different?"));
    choose(&mut meeting, "Guests · Bench");
    assert!(meeting.page().notice.is_none());
    decide(&mut meeting, 1, "");
    // What was gone to out of its turn leads back to the end.
    assert!(place(&meeting).starts_with("What you agreed on"));
    meeting.act('c');
    choose(&mut meeting, "The step");
    choose(&mut meeting, "House");
    assert!(read(&meeting).contains("Step: House"));
    meeting.act('c');
    choose(&mut meeting, "To work on, 1");
    meeting.act('s');
    assert!(place(&meeting).starts_with("What you agreed on"));
    meeting.act('c');
    meeting.back(&held(&meeting.page()));
    accept(&mut meeting);
    meeting.back(&[]);
    meeting.act('c');
    assert_eq!(choose(&mut meeting, "Keep it as a draft"), Response::Finished);
    assert_eq!(meeting.conclusion(), Conclusion::Draft);
}

#[test]
fn two_managers_are_both_heard() {
    let framework = framework();
    let [mine, theirs] = sides();
    let sides = [mine, theirs.clone(), Assessment { rater: id("sam"), ..theirs }];
    let parties = ["Mika", "Kim", "Sam"].map(str::to_owned).to_vec();
    let mut meeting = begin(Session { parties, ..session(&framework, &sides) });
    assert!(read(&meeting).contains("Sam: Often"), "{}", read(&meeting));
    accept(&mut meeting);
    let Input::Mark(items, _) = &meeting.page().fields[1].input else { panic!("marks") };
    assert_eq!(items[0].mark, "(Mika)");
    decide(&mut meeting, 2, "");
    let Input::Mark(items, _) = &meeting.page().fields[1].input else { panic!("marks") };
    assert_eq!(items[0].mark, "(all)");
}

#[test]
fn only_what_everybody_who_sealed_in_part_answered_is_on_the_table() {
    let [mine, theirs] = sides();
    let whole = for_everybody(&[&mine, &theirs], |_| true);
    assert_eq!(whole, [mine.clone(), theirs.clone()]);
    let mut part = draft("manager", "{baking: {house: {rating: seldom}}}");
    part.partial = true;
    part.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[]);
    let cut = for_everybody(&[&mine, &part], |_| true);
    let cells = |side: &Assessment| {
        side.rated().map(|(behavior, step, _)| format!("{behavior}/{step}")).collect::<Vec<_>>()
    };
    assert_eq!(cells(&cut[0]), ["baking/house"]);
    assert_eq!(cells(&cut[1]), ["baking/house"]);
    assert!(cut.iter().all(Assessment::is_sealed));
    // A former manager is not there to look.
    let all = for_everybody(&[&mine, &part], |side| side.relation != Side::Manager);
    assert_eq!(all, [mine, part]);
}
