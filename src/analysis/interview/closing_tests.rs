//! The end of an interview: what can be decided, and what is answered before it is sealed.

use super::conversation_tests::{begin, choose, filled, held, rate, resume, session, text, words};
use super::tests::{blank, framework, id};
use super::{Cell, Conclusion, Depth, Interviewer, Scope, Session};
use crate::analysis::dialog::{Conversation, Input, Page, Response};
use crate::model::{Assessment, Rating};

/// The choices of the last field.
fn labels(page: &Page) -> Vec<&str> {
    match &page.fields.last().expect("a field").input {
        Input::Mark(items, _) | Input::Choose(items, _) | Input::Scale(items, _) | Input::Pick(items) => {
            items.iter().map(|item| item.label.as_str()).collect()
        }
        Input::Write(..) | Input::Read(_) => Vec::new(),
    }
}

/// Rates everything, quickly.
fn at_the_end<'a>(session: Session<'a>) -> Interviewer<'a> {
    let mut interviewer = begin(session);
    for _ in 0..5 {
        rate(&mut interviewer, 1);
    }
    assert_eq!(interviewer.page().title, "What you said about yourself");
    interviewer
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
        rate(&mut interviewer, 1);
        rate(&mut interviewer, 1);
        interviewer.act('s');
        rate(&mut interviewer, 1);
        rate(&mut interviewer, 1);
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
    rate(&mut completed, 1);
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
    let scope = Scope { depth: Depth::Quick, from: Some(id("mid")), line: None, request: None };
    let blank = session(&framework, blank(&framework, &[]), Depth::Quick);
    let mut interviewer = begin(Session { missing: &lacks, scope, ..blank });
    rate(&mut interviewer, 1);
    interviewer.act('s');
    rate(&mut interviewer, 1);
    let title = |interviewer: &Interviewer<'_>| interviewer.page().title;
    assert!(words(&interviewer.page()).contains("Not answered yet: TEAM · NEAR, TEAM · WIDE."));
    interviewer.reply(&choose(0));
    assert_eq!(title(&interviewer), "TEAM · NEAR");
    interviewer.act('s');
    assert_eq!(title(&interviewer), "TEAM · WIDE");
    rate(&mut interviewer, 1);
    // What was skipped again is told, and not asked in circles.
    assert!(words(&interviewer.page()).contains("Not answered yet: TEAM · NEAR."));
    interviewer.reply(&choose(0));
    assert_eq!(title(&interviewer), "TEAM · NEAR");
    interviewer.back(&held(&interviewer.page()));
    assert_eq!(title(&interviewer), "What you said about yourself");
    interviewer.reply(&choose(0));
    rate(&mut interviewer, 1);
    assert_eq!(labels(&interviewer.page())[0], "Seal it now");
}

#[test]
fn what_was_begun_is_finished_before_sealing() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    rate(&mut interviewer, 1);
    let begun = filled(&interviewer, 1, "", "JIRA-42");
    interviewer.back(&begun);
    interviewer.act('b');
    interviewer.act('b');
    interviewer.reply(&choose(0));
    let page = interviewer.page();
    assert_eq!(page.notice.as_deref(), Some("You began this and did not finish it."));
    assert_eq!((page.title.as_str(), text(&page, "Links").as_str()), ("TEAM · MID", "JIRA-42"));
    let finished = filled(&interviewer, 1, "", "loaf-7");
    interviewer.reply(&finished);
    assert_eq!(interviewer.reply(&choose(0)), Response::Finished);
    assert_eq!(interviewer.conclusion(), Conclusion::Seal);
}

#[test]
fn what_was_begun_is_not_forgotten_where_less_is_asked() {
    let framework = framework();
    let mut interviewer = begin(session(&framework, blank(&framework, &[]), Depth::Full));
    interviewer.keep(&filled(&interviewer, 1, "", "JIRA-42"));
    let draft = interviewer.assessment().clone();
    // Quickly, and from a wider step on.
    let scope = Scope { depth: Depth::Quick, from: Some(id("mid")), line: None, request: None };
    let quick = session(&framework, draft, Depth::Quick);
    let mut quick = begin(Session { scope, ..quick });
    for _ in 0..3 {
        rate(&mut quick, 1);
    }
    assert_eq!(quick.assessment().resume, resume("team/near", true, Some("JIRA-42")));
    quick.reply(&choose(0));
    assert_eq!(quick.page().notice.as_deref(), Some("You began this and did not finish it."));
    assert_eq!(quick.page().title, "TEAM · NEAR");
}
