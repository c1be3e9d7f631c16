//! Text, at the widths that people have.

use super::*;
use crate::render::{Chart, Shape, Style, Table};
use proptest::prelude::*;

fn page(width: usize) -> Page {
    Page { width: Some(width), color: false, ..Page::default() }
}

fn document(blocks: impl IntoIterator<Item = Block>) -> Document {
    Document { title: String::new(), blocks: blocks.into_iter().collect() }
}

fn one(line: &str) -> Vec<Line> {
    vec![line.into()]
}

fn matrix() -> Table {
    let rows = [("Team success", "cons = cons", "cons < some"), ("Mastery", "some > not yet", "?")];
    Table {
        caption: "Ratings".into(),
        head: ["", "Squad/Chapter", "Technology/Company"].map(Line::from).into(),
        rows: rows.map(|(label, first, second)| vec![one(label), one(first), one(second)]).into(),
        shape: Shape::Matrix,
    }
}

fn columns() -> Table {
    Table {
        caption: "Notes".into(),
        head: ["Robin", "Manager"].map(Line::from).into(),
        rows: vec![
            vec![one("Consistently"), one("Sometimes")],
            vec![one("I ran the migration and two colleagues saw how."), vec![]],
        ],
        shape: Shape::Columns,
    }
}

#[track_caller]
fn check(document: &Document, page: Page, expected: &str) {
    assert_eq!(text(document, page), expected);
}

#[test]
fn blocks_are_set_apart_and_headings_keep_to_what_follows() {
    let mut document = Document::titled("Robin");
    document.paragraph("First words.");
    document.heading(1, "Where you differ");
    document.heading(2, "1. Mastery");
    document.paragraph("Both marked:");
    document.push(Block::List(vec!["one".into(), "two".into()]));
    document.push(Block::Chart(Chart {
        title: String::new(),
        description: String::new(),
        meaning: String::new(),
        columns: vec![],
        series: vec![],
        rows: vec![],
    }));
    document.heading(2, "2. Accountability");
    document.paragraph("Only one side could say.");
    let expected = "Robin

First words.

Where you differ

1. Mastery
Both marked:
- one
- two

2. Accountability
Only one side could say.
";
    check(&document, page(80), expected);
}

#[test]
fn an_empty_report_is_an_empty_line() {
    check(&Document::default(), page(80), "\n");
}

#[test]
fn items_and_notices_hang_from_their_marks() {
    let words = "several words that need more than one row";
    check(
        &document([Block::List(vec![words.into()]), Block::Notice(words.into())]),
        page(20),
        "- several words that
  need more than one
  row

! several words that
  need more than one
  row
",
    );
}

#[test]
fn prose_is_never_wider_than_reads_well() {
    let long = document([Block::Paragraph("word ".repeat(60).into())]);
    let widest = |page| text(&long, page).lines().map(str::len).max();
    assert_eq!(widest(page(200)), Some(99));
    assert_eq!(widest(Page { width: None, color: false, ..Page::default() }), Some(79));
}

#[test]
fn a_matrix_is_as_wide_as_its_content() {
    let expected = "              Squad/Chapter   Technology/Company
────────────────────────────────────────────────
Team success  cons = cons     cons < some
Mastery       some > not yet  ?
";
    check(&document([Block::Table(matrix())]), page(80), expected);
    check(
        &document([Block::Table(matrix())]),
        Page { width: None, color: false, ..Page::default() },
        expected,
    );
}

#[test]
fn heads_of_a_matrix_break_before_its_cells_do() {
    let expected = "              Squad/Chapter   Technology/
                              Company
─────────────────────────────────────────
Team success  cons = cons     cons < some
Mastery       some > not yet  ?
";
    check(&document([Block::Table(matrix())]), page(41), expected);
}

#[test]
fn a_matrix_without_room_for_its_words_becomes_a_list() {
    let expected = "Team success
  Squad/Chapter: cons = cons
  Technology/Company:
    cons < some
Mastery
  Squad/Chapter:
    some > not yet
  Technology/Company: ?
";
    check(&document([Block::Table(matrix())]), page(28), expected);
}

#[test]
fn prose_stands_side_by_side_where_there_is_room() {
    let expected = "Robin                           Manager
Consistently                    Sometimes
I ran the migration and two
colleagues saw how.
";
    check(&document([Block::Table(columns())]), page(60), expected);
}

#[test]
fn prose_stands_below_each_other_on_a_narrow_page() {
    let expected = "Robin
Consistently
I ran the migration and two colleagues saw how.

Manager
Sometimes
";
    check(&document([Block::Table(columns())]), page(59), expected);
}

#[test]
fn line_by_line_every_cell_has_its_name_and_signs_are_words() {
    let mut report = Document::titled("Robin");
    report.push(Block::Notice("A draft.".into()));
    report.push(Block::Table(matrix()));
    report.push(Block::Picture { drawn: vec![Block::Paragraph("■□".into())], said: vec![] });
    report.push(Block::Table(columns()));
    let reworded = Line::from("Bakes ").with(Style::Removed, "rye").text(" ").with(Style::Added, "oats");
    report.push(Block::List(vec![reworded]));
    let expected = "Robin

Note: A draft.

Ratings:

Team success
  Squad/Chapter: cons = cons
  Technology/Company: cons < some

Mastery
  Squad/Chapter: some > not yet
  Technology/Company: ?

Robin
  Consistently
  I ran the migration and two colleagues saw how.

Manager
  Sometimes

- Bakes (removed: rye) (added: oats)
";
    check(&report, Page { layout: Layout::Linear, ..page(80) }, expected);
}

#[test]
fn colors_dress_the_words_and_add_none() {
    let mut report = Document::titled("Robin");
    let line = Line::from("Both: ").with(Style::Same, "7 the same").text(", ").with(Style::First, "1 not");
    report.push(Block::Notice(line));
    report.push(Block::Table(matrix()));
    let colored = text(&report, Page { width: Some(60), color: true, ..Page::default() });
    let first = "\u{1b}[1mRobin\u{1b}[0m\n\n\
        \u{1b}[1m\u{1b}[33m! Both: \u{1b}[0m\u{1b}[32m7 the same\u{1b}[0m";
    assert_eq!(&colored[..first.len()], first);
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), text(&report, page(60)));
}

fn spans() -> impl Strategy<Value = Line> {
    let style = prop_oneof![
        Just(Style::Plain),
        Just(Style::Strong),
        Just(Style::Code),
        Just(Style::First),
        Just(Style::Removed),
        Just(Style::Added),
        Just(Style::Link)
    ];
    let text = prop_oneof!["(?s).{0,20}", "[a-z/ -]{0,60}", "[成长 a\u{1b}\u{9b}\n]{0,30}"];
    prop::collection::vec((style, text), 0..4)
        .prop_map(|spans| spans.into_iter().fold(Line::new(), |line, (style, text)| line.with(style, text)))
}

fn tables() -> impl Strategy<Value = Table> {
    let shape =
        prop_oneof![Just(Shape::Matrix), Just(Shape::Folding), Just(Shape::Columns), Just(Shape::Lists)];
    let rows = prop::collection::vec(prop::collection::vec(prop::collection::vec(spans(), 0..3), 0..6), 0..4);
    (shape, prop::collection::vec(spans(), 0..6), rows).prop_map(|(shape, head, rows)| Table {
        caption: String::new(),
        head,
        rows,
        shape,
    })
}

proptest! {
    #[test]
    fn any_report_fits_its_page(line in spans(), table in tables(), width in 40usize..200) {
        let blocks = [
            Block::Heading(1, line.clone()),
            Block::Paragraph(line.clone()),
            Block::Notice(line.clone()),
            Block::List(vec![line]),
            Block::Table(table),
        ];
        let report = document(blocks);
        let linear = Page { layout: Layout::Linear, ..page(width) };
        let [shown, said] = [page(width), linear].map(|page| text(&report, page));
        prop_assert!(shown.ends_with('\n') && said.ends_with('\n'));
        for row in shown.lines().chain(said.lines()) {
            prop_assert!(textwrap::core::display_width(row) <= width, "{row:?}");
            prop_assert_eq!(row.trim_end(), row);
            prop_assert!(!row.contains(char::is_control));
        }
    }

    #[test]
    fn color_changes_no_word(line in spans(), table in tables(), width in 40usize..200) {
        let report = document([Block::Paragraph(line), Block::Table(table)]);
        let colored = text(&report, Page { width: Some(width), color: true, ..Page::default() });
        prop_assert_eq!(anstream::adapter::strip_str(&colored).to_string(), text(&report, page(width)));
    }
}
