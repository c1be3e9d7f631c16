//! Whole pages, line by line, on a terminal that is written down: what is typed stands behind each prompt.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;
use crate::analysis::dialog::{Action, Field, Input, Item, Paragraph, Tone};

/// A terminal on which these lines are typed, and what can be read on it.
struct Scripted {
    typed: VecDeque<Heard>,
    /// How many of them came together with the one before.
    pasted: usize,
    paper: String,
    is_first: bool,
}

impl Scripted {
    fn new(lines: &[&str]) -> Self {
        let typed = lines.iter().map(|line| Heard::Line((*line).to_owned())).collect();
        Self { typed, pasted: 0, paper: String::new(), is_first: false }
    }
}

impl Teletype for Scripted {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.paper.push_str(text);
        Ok(())
    }

    fn hear(&mut self) -> io::Result<Heard> {
        let gone = Heard::Gone { signal: SIGINT, begun: String::new() };
        let heard = self.typed.pop_front().unwrap_or(gone);
        match &heard {
            Heard::Line(line) => self.paper.push_str(&format!("{line}\n")),
            Heard::Gone { begun, .. } => self.paper.push_str(begun),
        }
        Ok(heard)
    }

    fn has_more(&mut self) -> io::Result<bool> {
        let has_more = self.pasted > 0;
        self.pasted = self.pasted.saturating_sub(1);
        Ok(has_more)
    }

    fn drain(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn columns(&self) -> usize {
        80
    }

    fn is_first(&mut self) -> bool {
        std::mem::take(&mut self.is_first)
    }
}

/// A conversation of one page, which refuses a text that says nothing, and writes down what happens to it.
struct Recorded {
    page: Page,
    happened: Vec<String>,
    kept: Vec<Value>,
}

impl Recorded {
    fn new(page: Page) -> Self {
        Self { page, happened: Vec::new(), kept: Vec::new() }
    }
}

impl Conversation for Recorded {
    fn page(&self) -> Page {
        self.page.clone()
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.happened.push(format!("reply {values:?}"));
        match values.iter().any(|value| value.text() == "nothing") {
            true => Response::refused("A few words, please."),
            false => Response::Finished,
        }
    }

    fn back(&mut self, _: &[Value]) -> Response {
        self.happened.push("back".to_owned());
        Response::Finished
    }

    fn act(&mut self, key: char) -> Response {
        self.happened.push(format!("act {key}"));
        Response::Finished
    }

    fn keep(&mut self, values: &[Value]) {
        self.kept = values.to_vec();
    }
}

/// All of a question on one page: marks, a choice, a text of several lines and one of one.
fn page() -> Page {
    let bakes = Item { heading: Some("Bread".to_owned()), ..Item::new("Bakes") };
    let often = Item { detail: "as a rule".to_owned(), mark: "(now)".to_owned(), ..Item::new("Often") };
    Page {
        title: "Craft · Shop".into(),
        progress: "question 2 of up to 6".into(),
        context: vec![vec![Paragraph::new(Tone::Plain, "Bakes what the shop sells.")]],
        fields: vec![
            Field::read(vec![Paragraph::new(Tone::Plain, "About the shop")]),
            Field::new("Which?", Input::Mark(vec![bakes, Item::new("Sells")], vec![false, true])),
            Field::new("How often?", Input::Choose(vec![Item::new("Seldom"), often], Some(1))),
            Field::new("What shows it?", Input::Write("Rye".into(), Lines::Several)),
            Field::new("Where?", Input::Write(String::new(), Lines::One)),
        ],
        accept: "accept",
        actions: vec![
            Action { key: 's', does: "skip", explanation: "skip this question" },
            Action { key: 'b', does: "skip rest", explanation: "skip the rest of this behavior" },
        ],
        can_go_back: true,
        ..Page::default()
    }
}

fn only(input: Input) -> Page {
    Page { title: "T".into(), fields: vec![Field::new("Q?", input)], accept: "accept", ..Page::default() }
}

/// Types these lines; gives what can be read then, and what the conversation was told.
fn typed(page: Page, lines: &[&str]) -> (String, Recorded) {
    let (mut conversation, mut wire) = (Recorded::new(page), Scripted::new(lines));
    // Who types too few lines leaves.
    let _ = converse(&mut conversation, &mut wire, &mut |_| Ok(()));
    (wire.paper, conversation)
}

#[track_caller]
fn check(page: Page, lines: &[&str], happened: &[&str]) {
    let (paper, conversation) = typed(page, lines);
    assert_eq!(conversation.happened, happened, "{paper}");
}

#[test]
fn a_page_of_several_fields_is_answered_field_by_field() {
    let (paper, conversation) =
        typed(page(), &["1 2", "", "se", "We sell", "more of it", "", "At the counter"]);
    let expect = "
Craft · Shop.
Question 2 of up to 6.

Bakes what the shop sells.
You can also type: skip, skip rest.

About the shop

Which?
Bread:
1. Bakes
2. [marked] Sells
Numbers to mark or unmark, such as 1 3; Enter to go on: 1 2
1 is marked. 2 is no longer marked.
Numbers to mark or unmark, such as 1 3; Enter to go on: 

How often?
1. Seldom
2. Often (now): as a rule
Number or first letters [default: Often]: se
Chosen: Seldom.

What shows it?
Now: Rye
Other lines; Enter keeps it, a plus adds to it, a period clears it: We sell
more of it


Where?
Your answer: At the counter
";
    assert_eq!(paper, expect);
    let values = [
        Value::Nothing,
        Value::Marks(vec![true, false]),
        Value::Choice(Some(0)),
        Value::Text("We sell\nmore of it".into()),
        Value::Text("At the counter".into()),
    ];
    assert_eq!(conversation.happened, [format!("reply {values:?}")]);
    assert_eq!(conversation.kept, values);
}

#[test]
fn back_goes_to_the_field_before_and_from_the_first_to_the_page_before() {
    let (paper, conversation) = typed(page(), &["1", "", "back", "back"]);
    let (_, end) = paper.split_once("[default: Often]: back\n").expect("the choice");
    let expect = "
Which?
Marked: 1 and 2.
Numbers to mark or unmark, such as 1 3; Enter to go on: back
";
    assert_eq!(end, expect);
    assert_eq!(conversation.happened, ["back"]);
    let (paper, _) = typed(Page { can_go_back: false, ..page() }, &["back"]);
    assert!(paper.contains("There is nothing to go back to; quit leaves.\nNumbers"), "{paper}");
}

#[test]
fn actions_go_by_their_words() {
    check(page(), &["skip"], &["act s"]);
    check(page(), &["Skip rest"], &["act b"]);
    check(page(), &["", "rest"], &["act b"]);
}

#[test]
fn help_says_what_can_be_typed_and_again_begins_anew() {
    let help = vec![Paragraph::new(Tone::Plain, "Mark what you do today.")];
    let (paper, _) = typed(Page { help, ..page() }, &["?", "again"]);
    let (_, end) = paper.split_once("go on: ?\n").expect("help");
    let expect = "
Mark what you do today.
What you can type:
?: this help
back: the question before, keeping what you answered
again: the same question once more, from its beginning
quit: leave; Ctrl-C and Ctrl-D do the same
skip: skip this question
skip rest: skip the rest of this behavior
A text that is one of these words begins with a space.

Which?
Marked: 2.
Numbers to mark or unmark, such as 1 3; Enter to go on: again

Craft · Shop.
Question 2 of up to 6.
";
    assert!(end.starts_with(expect), "{end}");
    assert!(end.ends_with("2. [marked] Sells\nNumbers to mark or unmark, such as 1 3; Enter to go on: \n"));
}

#[test]
fn what_answers_nothing_is_said_in_a_sentence() {
    let said = |page: Page, line: &str, expect: &str| {
        let (paper, conversation) = typed(page, &[line]);
        assert!(paper.contains(&format!(": {line}\n{expect}\n")), "{paper}");
        assert!(conversation.happened.is_empty(), "{:?}", conversation.happened);
    };
    let items = || ["Seldom", "Sets", "Often"].map(Item::new).to_vec();
    said(page(), "1 9", "There is no 9: the numbers go from 1 to 2.");
    said(page(), "xyzzy", "`xyzzy` is no answer here. Type ? for what is.");
    said(page(), "sell", "2. [marked] Sells");
    let choose = || only(Input::Choose(items(), None));
    said(choose(), "", "Choose one, by a number from 1 to 3.");
    said(choose(), "se", "`se` fits Seldom and Sets: type more of it, or the number.");
    said(choose(), "0", "There is no 0: the numbers go from 1 to 3.");
    said(only(Input::Pick(items())), "SE", "1. Seldom\n2. Sets");
    said(Page { fields: vec![], ..page() }, "yes", "`yes` is no answer here. Type ? for what is.");
}

#[test]
fn one_is_chosen_by_number_or_name_and_enter_takes_the_default() {
    let items = || ["Seldom", "Sets", "Often", "Often enough"].map(Item::new).to_vec();
    let choose = |current| only(Input::Choose(items(), current));
    check(choose(None), &["2"], &["reply [Choice(Some(1))]"]);
    check(choose(None), &["OFTEN"], &["reply [Choice(Some(2))]"]);
    check(choose(Some(1)), &[""], &["reply [Choice(Some(1))]"]);
    check(only(Input::Pick(items())), &["ofte", "4"], &["reply [Choice(Some(3))]"]);
    check(only(Input::Pick(items())), &["sets"], &["reply [Choice(Some(1))]"]);
    let many: Vec<Item> = (1..=40).map(|number| Item::new(format!("Person {number}"))).collect();
    let (paper, _) = typed(only(Input::Pick(many)), &["son 40", "40"]);
    assert!(paper.contains("There are 40 to pick from.\nNumber, or part of a name: son 40\n40. Person 40\n"));
}

#[test]
fn a_text_is_kept_added_to_cleared_or_replaced() {
    let several = || only(Input::Write("Rye".into(), Lines::Several));
    check(several(), &[""], &["reply [Text(\"Rye\")]"]);
    check(several(), &["."], &["reply [Text(\"\")]"]);
    check(several(), &["+", "and oats", ""], &["reply [Text(\"Rye\\nand oats\")]"]);
    check(several(), &["Oats", ""], &["reply [Text(\"Oats\")]"]);
    check(several(), &[" back", ""], &["reply [Text(\"back\")]"]);
    check(only(Input::Write(String::new(), Lines::One)), &["+"], &["reply [Text(\"+\")]"]);
    let refused = ["nothing", "", "more", ""];
    check(several(), &refused, &["reply [Text(\"nothing\")]", "reply [Text(\"more\")]"]);
}

#[test]
fn a_paste_is_one_text_and_answers_nothing_else() {
    let pasted = |page: Page, lines: &[&str], pasted: usize| {
        let (mut conversation, mut wire) = (Recorded::new(page), Scripted::new(lines));
        wire.pasted = pasted;
        let _ = converse(&mut conversation, &mut wire, &mut |_| Ok(()));
        (wire.paper, conversation.happened)
    };
    let several = only(Input::Write(String::new(), Lines::Several));
    assert_eq!(pasted(several, &["", "a", "", "b", ""], 2).1, ["reply [Text(\"a\\n\\nb\")]"]);
    let one = only(Input::Write(String::new(), Lines::One));
    assert_eq!(pasted(one, &["two", "lines"], 1).1, ["reply [Text(\"two lines\")]"]);
    let (paper, happened) = pasted(page(), &["1"], 1);
    assert!(paper.contains("nothing was changed.") && happened.is_empty(), "{paper}");
}

#[test]
fn leaving_keeps_half_a_line_and_a_broken_disk_is_told() {
    let mut wire = Scripted::new(&["", "", "+"]);
    wire.typed.push_back(Heard::Gone { signal: 15, begun: "half".into() });
    let mut conversation = Recorded::new(page());
    let left = converse(&mut conversation, &mut wire, &mut |_| Ok(()));
    assert!(left.is_err_and(|error| error.downcast_ref().is_some_and(|Left(signal)| *signal == 15)));
    assert_eq!(conversation.kept[3], Value::Text("Rye\nhalf".into()));
    let mut wire = Scripted::new(&["1", "", "quit"]);
    let mut failures = 1;
    let held = converse(&mut Recorded::new(page()), &mut wire, &mut |_| match failures {
        0 => Ok(()),
        _ => {
            failures = 0;
            anyhow::bail!("no space left")
        }
    });
    assert!(held.is_err_and(|error| error.is::<Left>()));
    assert!(wire.paper.contains("The answer could not be saved.\n\nno space left\n"), "{}", wire.paper);
    assert!(wire.paper.contains("Enter to try again: \n1 is marked."), "{}", wire.paper);
}

#[test]
fn the_hints_come_once_and_no_text_steers_the_terminal() {
    let mut wire = Scripted::new(&[]);
    wire.is_first = true;
    let page =
        Page { title: "a\u{1b}[2Jb".into(), ..only(Input::Choose(vec![Item::new("\u{9b}1m")], Some(0))) };
    let _ = converse(&mut Recorded::new(page), &mut wire, &mut |_| Ok(()));
    assert!(wire.paper.starts_with("Answer each question by typing a line"), "{}", wire.paper);
    assert!(!wire.paper.contains(|c: char| c.is_control() && c != '\n'), "{}", wire.paper);
    assert!(wire.paper.contains("[default: \\u{9b}1m]: "), "{}", wire.paper);
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let known = ["", "", "1", "2 1", "often", "back", "again", "?", "+", ".", "se", "nothing", "9"];
    let line = prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,30}",
    ];
    prop::collection::vec(line, 0..40)
}

proptest! {
    #[test]
    fn any_lines_keep_the_fields_as_they_are_asked(lines in lines(), pasted in 0..3_usize) {
        let mut wire = Scripted::new(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        wire.pasted = pasted;
        let mut conversation = Recorded::new(page());
        let _ = converse(&mut conversation, &mut wire, &mut |_| Ok(()));
        let is_whole = matches!(
            conversation.kept.as_slice(),
            [] | [Value::Nothing, Value::Marks(_), Value::Choice(Some(0 | 1)), Value::Text(_), Value::Text(_)]
        );
        prop_assert!(is_whole, "{:?}", conversation.kept);
    }
}
