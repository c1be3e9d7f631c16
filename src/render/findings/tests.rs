//! Findings, character by character.

use super::*;
use crate::analysis::check::severity::Tally;
use crate::diagnostic::Source;
use crate::render::{Format, Report};

const PAGE: Page = Page { width: Some(80), color: false, layout: Layout::Tables };

fn finding(text: &str, span: Range<usize>) -> Finding {
    Finding {
        rule: "unknown-step",
        severity: Severity::Error,
        source: Source::new("framework.yaml", text),
        path: Vec::new(),
        span,
        message: "there is no step `sqad`".into(),
        expected: Some("a step".into()),
        help: None,
        fix: None,
    }
}

#[track_caller]
fn check(text: &str, span: Range<usize>, expected: &str) {
    let shown = findings(&[finding(text, span)], PAGE);
    let excerpt =
        shown.strip_prefix("error[unknown-step]: there is no step `sqad`\n").expect("the title comes first");
    assert_eq!(excerpt, expected);
}

#[test]
fn the_span_is_underlined_in_its_line() {
    check(
        "id: x\nstep: sqad\n",
        12..16,
        " --> framework.yaml:2:7\n  |\n2 | step: sqad\n  |       ^^^^ a step\n",
    );
}

#[test]
fn the_ends_of_a_file_can_be_pointed_at() {
    check("", 0..0, " --> framework.yaml:1:1\n  |\n1 |\n  | ^ a step\n");
    check("a: 1", 4..4, " --> framework.yaml:1:5\n  |\n1 | a: 1\n  |     ^ a step\n");
    check("a: 1\n", 5..5, " --> framework.yaml:2:1\n  |\n2 |\n  | ^ a step\n");
}

#[test]
fn a_span_past_the_end_points_at_the_end() {
    check("a: 1", 900..1000, " --> framework.yaml:1:5\n  |\n1 | a: 1\n  |     ^ a step\n");
    check("a: 1", 3..1000, " --> framework.yaml:1:4\n  |\n1 | a: 1\n  |    ^ a step\n");
}

#[test]
fn a_span_inside_a_character_takes_it_whole() {
    check("a: é!", 4..5, " --> framework.yaml:1:4\n  |\n1 | a: é!\n  |    ^ a step\n");
    check("a: 成长", 3..7, " --> framework.yaml:1:4\n  |\n1 | a: 成长\n  |    ^^^^ a step\n");
}

#[test]
fn a_span_of_several_lines_is_underlined_in_its_first() {
    check("a:\n  b: 1\n  c: 2\n", 0..16, " --> framework.yaml:1:1\n  |\n1 | a:\n  | ^^ a step\n");
}

#[test]
fn windows_line_ends_and_tabs_do_not_shift_the_underline() {
    check("a: 1\r\nb:\t2\r\n", 9..10, " --> framework.yaml:2:4\n  |\n2 | b: 2\n  |    ^ a step\n");
    check("a: 1\r\nb: 2\r\n", 4..6, " --> framework.yaml:1:5\n  |\n1 | a: 1\n  |     ^ a step\n");
}

#[test]
fn control_characters_are_shown_as_replaced() {
    check(
        "a: \u{1b}[31m\n",
        3..8,
        " --> framework.yaml:1:4\n  |\n1 | a: \\u{1b}[31m\n  |    ^^^^^^^^^^ a step\n",
    );
}

#[test]
fn a_huge_line_is_cut_around_the_span_and_keeps_its_column() {
    let text = format!("é: [{}sqad{}]", "x, ".repeat(350_000), ", y".repeat(1000));
    let at = text.find("sqad").expect("it is in the text");
    check(
        &text,
        at..at + 4,
        " --> framework.yaml:1:1050005
  |
1 | ..., x, x, x, x, x, x, x, x, x, sqad, y, y, y, y, y, y, y, y, y, y, y, y,...
  |                                 ^^^^ a step
",
    );
}

#[test]
fn severities_labels_and_help_are_said_in_words() {
    let mut note = finding("a: 1\n", 0..1);
    note.severity = Severity::Note;
    note.expected = None;
    let mut warning = finding("a: 1\n", 3..4);
    warning.severity = Severity::Warning;
    warning.help = Some("write `squad`\nor leave it out".into());
    assert_eq!(
        &*findings(&[note, warning], PAGE),
        "note[unknown-step]: there is no step `sqad`
 --> framework.yaml:1:1
  |
1 | a: 1
  | ^

warning[unknown-step]: there is no step `sqad`
 --> framework.yaml:1:4
  |
1 | a: 1
  |    ^ a step
  |
  = help: write `squad`
            or leave it out
"
    );
}

#[test]
fn what_is_wider_than_the_page_breaks_at_words() {
    let mut wide = finding("step: sqad\n", 6..10);
    wide.message = "there is no step `sqad` in this framework".into();
    wide.expected = Some("one of `individual`, `squad`, `tribe` and `company`".into());
    wide.help = Some("write `squad`, or leave it out where people have no step yet".into());
    assert_eq!(
        &*findings(&[wide], Page { width: Some(50), color: false, ..Page::default() }),
        "error[unknown-step]: there is no step `sqad` in
                     this framework
 --> framework.yaml:1:7
  |
1 | step: sqad
  |       ^^^^
  |
  = note: one of `individual`, `squad`, `tribe`
          and `company`
  = help: write `squad`, or leave it out where
          people have no step yet
"
    );
}

#[test]
fn line_by_line_nothing_points_at_anything() {
    let page = Page { layout: Layout::Linear, ..PAGE };
    let mut faulty = finding("id: x\n  step: sqad\n", 14..18);
    faulty.help = Some("did you mean `squad`?".into());
    let expected = "error, unknown-step: there is no step `sqad`
Where: framework.yaml:2:9
Line: step: sqad
Expected: a step
Help: did you mean `squad`?
";
    assert_eq!(&*findings(&[faulty], page), expected);
    assert!(!findings(&[finding("a\u{1b}[2J: \u{9b}x", 0..4)], page).contains('\u{1b}'));
}

#[test]
fn an_excerpt_is_kept_as_it_is_in_every_format() {
    let found = [finding("a: ```<b>\n", 3..9)];
    let tally = Tally { errors: 1, files: 1, files_with_findings: 1, ..Tally::default() };
    let report = Report::Findings { findings: &found, tally: &tally };
    let excerpt = &*findings(&found, Page { width: None, color: false, ..Page::default() });
    let markdown = format!("````text\n{excerpt}````\n\n1 error in 1 file.\n");
    assert_eq!(*report.render(Format::Markdown, PAGE), markdown);
    assert_eq!(*report.render(Format::Text, PAGE), format!("{excerpt}\n1 error in 1 file.\n"));
    let html = report.render(Format::Html, PAGE);
    assert!(html.contains("1 | a: ```&lt;b&gt;\n") && html.contains("<p>1 error in 1 file.</p>"), "{html:?}");
}

#[test]
fn many_findings_end_with_a_count_of_each_rule() {
    let of = |rule: &'static str, many: usize| {
        (0..many).map(move |_| Finding { rule, ..finding("a: 1\n", 3..4) }).collect::<Vec<_>>()
    };
    let check = |rules: &[(&'static str, usize)], expect: Option<&str>| {
        let found: Vec<Finding> = rules.iter().flat_map(|(rule, many)| of(rule, *many)).collect();
        assert_eq!(by_rule(&found).as_deref(), expect);
    };
    check(
        &[("filler", 3), ("quota", 1), ("verb-first", 6)],
        Some("By rule: verb-first 6, filler 3, quota 1."),
    );
    check(&[("filler", 3), ("quota", 6)], None);
    check(&[("filler", 12)], None);
}

#[test]
fn no_findings_are_no_text() {
    assert_eq!(&*findings(&[], PAGE), "");
}

#[test]
fn color_is_only_added() {
    let found = [finding("a: 1\n", 3..4)];
    let colored = findings(&found, Page { color: true, ..PAGE });
    assert!(colored.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), *findings(&found, PAGE));
}

proptest::proptest! {
    #[test]
    fn any_span_of_any_text_is_shown(text in "(?s).{0,60}", start in 0usize..80, length in 0usize..80) {
        let shown = findings(&[finding(&text, start..start + length)], PAGE);
        proptest::prop_assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
    }
}
