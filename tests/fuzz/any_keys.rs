//! An interview and a meeting under any keys, on a screen of any size: nothing breaks, and what was said stays whole.

use proptest::prelude::*;

use super::form::{Form, Wish};
use super::frame::Size;
use super::input::Key;
use crate::analysis::bakery;
use crate::analysis::dialog::{Conversation, Response};
use crate::analysis::diff::Rater;
use crate::analysis::interview::{Beginning, Depth, Interviewer, LastTime, Scope, Session, Subject};
use crate::analysis::meeting::{self, Agenda, Meeting};
use crate::model::{Assessment, Journal, JournalEntry};
use crate::yaml::Strictness;

/// One thing that a person does.
#[derive(Clone, Debug)]
enum Deed {
    Press(Key),
    Paste(String),
    Resize(usize, usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let named = prop::sample::select(vec![
        Key::Enter,
        Key::Enter,
        Key::Enter,
        Key::LineBreak,
        Key::Escape,
        Key::Backspace,
        Key::Delete,
        Key::Tab,
        Key::BackTab,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::Help,
    ]);
    let key = prop_oneof![
        4 => named,
        4 => prop::sample::select(vec!['1', '2', '3', '4', '5', '6', ' ', 's', 'b', 'j', 'k']).prop_map(Key::Char),
        1 => any::<char>().prop_map(Key::Char),
        1 => prop::char::range('a', 'z').prop_map(Key::Ctrl),
    ];
    let deed = prop_oneof![
        20 => key.prop_map(Deed::Press),
        1 => ".{0,40}".prop_map(Deed::Paste),
        1 => (1..60_usize, 1..140_usize).prop_map(|(rows, columns)| Deed::Resize(rows, columns)),
    ];
    prop::collection::vec(deed, 0..160)
}

fn journal() -> Vec<JournalEntry> {
    let text = "[{id: loaf-7, date: 2026-02-03, text: Rye}, {id: loaf-8, date: 2026-02-04, text: Wheat, behaviors: [baking]}]";
    serde_yaml::from_str::<Journal>(text).expect("a journal").0
}

/// Holds an interview with these deeds; gives what was said, and whether it came to its end.
fn hold(deeds: &[Deed], draft: Assessment) -> (Assessment, bool) {
    let framework = bakery::framework();
    let session = Session {
        framework: &framework,
        assessment: draft,
        subject: Subject::You,
        scope: Scope { depth: Depth::Full, ..Scope::default() },
        journal: journal(),
        last_time: LastTime::default(),
        opening: vec!["Welcome".to_owned()],
        beginning: Beginning::New,
        asks_breadth: true,
        missing: &|_| Vec::new(),
        peers: &|_, _| Vec::new(),
    };
    let mut interviewer = Interviewer::begin(session);
    let finished = drive(&mut interviewer, deeds);
    (interviewer.assessment().clone(), finished)
}

/// Holds a meeting with these deeds; gives what was decided.
fn meet(deeds: &[Deed], record: Assessment) -> Assessment {
    let framework = bakery::framework();
    let mine = "{baking: {bench: {rating: often, examples: [b-weighs], evidence: [loaf-7]}, house: {rating: often}, \
                street: {rating: partly}}, guests: {bench: {rating: unsure}}, care: {bench: {rating: famous}}}";
    let theirs = "{baking: {bench: {rating: often}, house: {rating: seldom, note: Once}}, guests: {bench: {rating: unsure}}, \
                  care: {bench: {rating: not-applicable, note: No bench}}}";
    let sides = [bakery::sealed("self", mine), bakery::sealed("manager", theirs)];
    let raters = sides.iter().map(|assessment| Rater { name: assessment.rater.to_name(), assessment });
    let focus = "[{behavior: baking, step: house, try: Bake}, {behavior: gone, step: gone, try: Sweep}]";
    let mut meeting = Meeting::begin(meeting::Session {
        agenda: Agenda::new(&framework, raters.collect()),
        record,
        last_focus: serde_yaml::from_str(focus).expect("a focus"),
        name: "Mika".to_owned(),
        parties: vec!["Mika".to_owned(), "Kim".to_owned()],
        standing: None,
        first_step_by: "2026-12-01".parse().expect("a date"),
        today: "2026-06-15".parse().expect("a date"),
        opening: vec!["Welcome".to_owned()],
        is_resumed: false,
    });
    drive(&mut meeting, deeds);
    meeting.record().clone()
}

/// Holds a conversation with these deeds; gives whether it came to its end.
fn drive(conversation: &mut impl Conversation, deeds: &[Deed]) -> bool {
    let mut form = Form::new(conversation.page());
    let mut size = Size { rows: 24, columns: 80 };
    for deed in deeds {
        form.draw(size);
        let wish = match deed {
            Deed::Press(key) => form.press(*key, size),
            Deed::Paste(text) => {
                form.paste(text);
                Wish::Stay
            }
            Deed::Resize(rows, columns) => {
                size = Size { rows: *rows, columns: *columns };
                Wish::Stay
            }
        };
        let response = match wish {
            Wish::Stay | Wish::Help => {
                conversation.keep(&form.values());
                if let Some(page) = conversation.revise(&form.values()) {
                    form.revise(page);
                }
                continue;
            }
            Wish::Edit => {
                form.rewrite("from the editor");
                conversation.keep(&form.values());
                continue;
            }
            Wish::Leave => {
                conversation.keep(&form.values());
                break;
            }
            Wish::Reply => conversation.reply(&form.values()),
            Wish::Back => conversation.back(&form.values()),
            Wish::Act(key) => {
                conversation.keep(&form.values());
                conversation.act(key)
            }
        };
        match response {
            Response::Refused { why, field } => {
                form.say(why);
                form.focus_on(field);
            }
            Response::Finished => return true,
            Response::Next => form = Form::new(conversation.page()),
        }
    }
    form.draw(size);
    false
}

proptest! {
    #[test]
    fn any_keys_leave_a_sound_draft(first in deeds(), second in deeds()) {
        let framework = bakery::framework();
        let (said, finished) = hold(&first, bakery::draft("self", "{}"));
        for assessment in [&said, &hold(&second, said.clone()).0] {
            // Every example stands where the framework has it, and every answer reads back as it was written.
            let source = crate::diagnostic::Source::new("", "");
            prop_assert!(assessment.unknown_ids(&source, &framework).is_empty());
            let text = serde_yaml::to_string(assessment).expect("writes");
            prop_assert_eq!(&serde_yaml::from_str::<Assessment>(&text).expect("reads"), assessment);
        }
        // At the end only what was begun and never accepted is left to go on with.
        let left = said.resume.as_ref().filter(|resume| !resume.open);
        prop_assert!(!finished || left.is_none(), "{:?}", left);
    }

    #[test]
    fn any_keys_leave_a_sound_record(first in deeds(), second in deeds()) {
        let framework = bakery::framework();
        let decided = meet(&first, bakery::draft("agreed", "{}"));
        for record in [&decided, &meet(&second, decided.clone())] {
            let text = crate::yaml::to_yaml(record).expect("writes");
            let source = crate::diagnostic::Source::new("", &text);
            prop_assert!(record.is_open_meeting() && record.unknown_ids(&source, &framework).is_empty(), "{}", text);
            let reading = crate::yaml::typed::<Assessment>(&source, Strictness::Strict);
            prop_assert!(reading.findings.is_empty(), "{:?}\n{}", reading.findings, text);
            prop_assert_eq!(&reading.value.expect("reads").value, record);
        }
    }
}
