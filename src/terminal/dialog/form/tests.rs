//! Keys on pages with one field and with several.

use super::*;
use crate::analysis::dialog::{Field, Item, Tone};

const SIZE: Size = Size { rows: 30, columns: 80 };

/// All of a question on one page: marks, a choice, a text of several lines and one of one.
fn page() -> Page {
    let items = |names: [&str; 2]| names.map(Item::new).to_vec();
    Page {
        title: "Craft · Shop".into(),
        progress: "question 2 of up to 6".into(),
        fields: vec![
            Field::read(vec![Paragraph::new(Tone::Plain, "About the shop")]),
            Field::new("Which?", Input::Mark(items(["Bakes", "Sells"]), vec![false, true])),
            Field::new("How often?", Input::Choose(items(["Seldom", "Often"]), None)),
            Field::new("What shows it?", Input::Write("Rye".into(), Lines::Several)),
            Field::new("Where?", Input::Write(String::new(), Lines::One)),
        ],
        accept: "accept",
        can_go_back: true,
        ..Page::default()
    }
}

fn press(form: &mut Form, keys: &[Key]) -> Wish {
    keys.iter().fold(Wish::Stay, |_, key| {
        form.draw(SIZE);
        form.press(*key, SIZE)
    })
}

fn shown(form: &mut Form) -> (Vec<String>, (usize, usize)) {
    let picture = form.draw(SIZE);
    let rows = picture.rows.iter().map(|row| row.plain().trim_end().to_owned());
    (rows.collect(), picture.cursor)
}

#[test]
fn several_fields_are_laid_out_with_one_in_focus() {
    let mut form = Form::new(page());
    let (rows, cursor) = shown(&mut form);
    let expect = [
        "Craft · Shop, question 2 of up to 6",
        "",
        "About the shop",
        "",
        "Which?",
        "› 1 [ ] Bakes",
        "  2 [x] Sells",
        "",
        "How often?",
        "  1  Seldom",
        "  2  Often",
        "",
        "What shows it?",
        "> Rye",
        "",
        "Where?",
        ">",
    ];
    assert_eq!(rows[..expect.len()], expect);
    assert_eq!(cursor, (5, 5));
    assert_eq!(
        rows.last().map(String::as_str),
        Some("Enter accept · 1–9 mark · Tab fields · Esc back · ? help · q leave")
    );
}

#[test]
fn tab_moves_between_the_fields_and_the_last_enter_replies() {
    let mut form = Form::new(page());
    assert_eq!(press(&mut form, &[Key::Char('1'), Key::Tab, Key::Tab, Key::Char('!')]), Wish::Stay);
    assert_eq!(shown(&mut form).1.1, "> Rye!".len());
    assert_eq!(press(&mut form, &[Key::BackTab, Key::BackTab, Key::BackTab, Key::Char('x')]), Wish::Stay);
    // Nothing was chosen: Enter in the last field goes to what is missing.
    assert_eq!(press(&mut form, &[Key::Enter]), Wish::Stay);
    assert!(form.draw(SIZE).rows.iter().any(|row| row.plain() == "Choose one: 1–2."));
    assert_eq!(press(&mut form, &[Key::Char('2'), Key::Enter, Key::Enter]), Wish::Reply);
    let expect = [
        Value::Nothing,
        Value::Marks(vec![true, true]),
        Value::Choice(Some(1)),
        Value::Text("Rye!".into()),
        Value::Text("x".into()),
    ];
    assert_eq!(form.values(), expect);
}

#[test]
fn letters_are_keys_in_a_list_and_text_in_a_text() {
    let mut form = Form::new(page());
    assert_eq!(press(&mut form, &[Key::Char('q')]), Wish::Leave);
    assert_eq!(press(&mut form, &[Key::Char('?')]), Wish::Help);
    assert_eq!(press(&mut form, &[Key::BackTab, Key::Char('q')]), Wish::Stay);
    assert_eq!(press(&mut form, &[Key::Ctrl('d')]), Wish::Stay);
    assert_eq!(press(&mut form, &[Key::Backspace, Key::Ctrl('d')]), Wish::Leave);
    assert_eq!(press(&mut form, &[Key::Help]), Wish::Help);
    assert_eq!(press(&mut form, &[Key::Escape]), Wish::Back);
}

#[test]
fn a_paste_goes_into_a_text_as_a_whole_or_into_the_line_of_the_page() {
    let mut form = Form::new(page());
    press(&mut form, &[Key::BackTab, Key::BackTab]);
    form.paste("\ntwo\r\nlines");
    press(&mut form, &[Key::BackTab]);
    form.paste("https://a.example\r");
    form.paste("https://b.example");
    let expect =
        [Value::Text("Rye\ntwo\nlines".into()), Value::Text("https://a.example https://b.example".into())];
    assert_eq!(form.values()[3..], expect);
    let mut lists = Form::new(Page { fields: page().fields[..3].to_vec(), ..page() });
    let before = lists.values();
    lists.paste("1\rq");
    assert_eq!(lists.values(), before);
    assert!(
        lists.draw(SIZE).rows.iter().any(|row| row.plain().starts_with("There is nowhere to paste here"))
    );
}

/// A question as the interview asks it: marks, a scale, a note and links.
fn question() -> Page {
    let items = |names: [&str; 2]| names.map(Item::new).to_vec();
    Page {
        title: "Craft · Shop".into(),
        context: vec![vec![Paragraph::new(Tone::Plain, "Shop: helps the shop")]],
        fields: vec![
            Field::new("Which?", Input::Mark(items(["Bakes", "Sells"]), vec![false, false])),
            Field::new("How often?", Input::Scale(items(["Seldom", "Often"]), None)),
            Field::write("Note", "what shows it".into(), String::new(), Lines::Several),
            Field::write("Links", "where it can be seen".into(), String::new(), Lines::One),
        ],
        accept: "next",
        can_go_back: true,
        ..Page::default()
    }
}

#[test]
fn a_question_is_accepted_once_it_is_rated_wherever_one_is() {
    let mut form = Form::new(question());
    assert_eq!(press(&mut form, &[Key::Char('2'), Key::Enter]), Wish::Stay);
    assert_eq!(press(&mut form, &[Key::Enter]), Wish::Stay);
    assert!(form.draw(SIZE).rows.iter().any(|row| row.plain() == "Choose one: 1–2."));
    assert_eq!(press(&mut form, &[Key::Char('2'), Key::Enter]), Wish::Reply);
    assert_eq!(press(&mut form, &[Key::BackTab, Key::Enter]), Wish::Reply);
    assert_eq!(press(&mut form, &[Key::BackTab, Key::Char('q'), Key::Enter]), Wish::Reply);
    // From behind the scale, Enter leads back to it.
    let mut form = Form::new(question());
    assert_eq!(press(&mut form, &[Key::BackTab, Key::Enter]), Wish::Stay);
    assert_eq!(press(&mut form, &[Key::Char('1')]), Wish::Stay);
    assert_eq!(form.values()[1], Value::Choice(Some(0)));
}

#[test]
fn arrows_lead_from_field_to_field_and_stop_at_the_ends() {
    let mut form = Form::new(question());
    let at = |form: &mut Form, keys: &[Key]| {
        press(form, keys);
        form.focus
    };
    assert_eq!(at(&mut form, &[Key::Up]), 0);
    assert_eq!(at(&mut form, &[Key::Down]), 0);
    assert_eq!(at(&mut form, &[Key::Down]), 1);
    assert_eq!(at(&mut form, &[Key::Char('j')]), 2);
    assert_eq!(at(&mut form, &[Key::Char('j')]), 2);
    assert_eq!(at(&mut form, &[Key::LineBreak, Key::Up]), 2);
    assert_eq!(at(&mut form, &[Key::Down, Key::Down]), 3);
    assert_eq!(at(&mut form, &[Key::Down]), 3);
    assert_eq!(at(&mut form, &[Key::Up, Key::Up, Key::Up, Key::Up]), 0);
    // From below it begins at the last item.
    press(&mut form, &[Key::Char(' ')]);
    assert_eq!(form.values()[0], Value::Marks(vec![false, true]));
}

#[test]
fn a_question_is_drawn_close_where_there_is_no_room_for_space() {
    let mut form = Form::new(question());
    let rows = |form: &mut Form, rows: usize| -> Vec<String> {
        let picture = form.draw(Size { rows, columns: 60 });
        picture.rows.iter().map(|row| row.plain().trim_end().to_owned()).collect()
    };
    let close = [
        "Craft · Shop",
        "",
        "Which?",
        "› 1 [ ] Bakes",
        "  2 [ ] Sells",
        "  How often?  1 Seldom  2 Often",
        "  Note   what shows it",
        "  Links  where it can be seen",
        "Enter next · 1–9 mark · Tab fields · ? help · q leave",
    ];
    assert_eq!(rows(&mut form, 9), close);
    let airy = [
        "Craft · Shop",
        "",
        "Shop: helps the shop",
        "",
        "Which?",
        "› 1 [ ] Bakes",
        "  2 [ ] Sells",
        "",
        "  How often?  1 Seldom  2 Often",
    ];
    assert_eq!(rows(&mut form, 16)[..airy.len()], airy);
}

#[test]
fn what_is_not_asked_is_neither_shown_nor_reached_unless_it_holds_something() {
    let mut form = Form::new(question());
    let hide = |form: &mut Form| {
        let mut page = question();
        page.fields[2].is_asked = false;
        page.fields[3].is_asked = false;
        form.revise(page);
    };
    hide(&mut form);
    press(&mut form, &[Key::BackTab]);
    assert_eq!(form.focus, 1);
    let mut form = Form::new(question());
    press(&mut form, &[Key::Tab, Key::Tab, Key::Char('x')]);
    hide(&mut form);
    let drawn: Vec<String> = form.draw(SIZE).rows.iter().map(|row| row.plain()).collect();
    assert!(drawn.iter().any(|row| row.starts_with("› Note   x")), "{drawn:?}");
    assert!(!drawn.iter().any(|row| row.contains("Links")), "{drawn:?}");
}
