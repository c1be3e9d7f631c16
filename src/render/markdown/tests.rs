//! Markdown, character by character, and read back by a parser.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::render::{Shape, Span, Style, visible};

fn of(block: Block) -> String {
    markdown(&Document { title: String::new(), blocks: vec![block] })
}

#[track_caller]
fn check(line: impl Into<Line>, expected: &str) {
    assert_eq!(of(Block::Paragraph(line.into())), format!("{expected}\n"));
}

#[test]
fn a_report_reads_as_markdown() {
    let mut document = Document::titled("Robin: self & manager");
    document
        .push(Block::Notice(Line::from("Changed; run ").with(Style::Code, "steps diff").text(".\nSoon.")));
    document.heading(1, "1. The picture");
    document.push(Block::Table(Table {
        caption: "Ratings".into(),
        head: vec!["".into(), "Squad/Chapter".into()],
        rows: vec![vec![vec!["Mastery".into()], vec!["cons < some".into(), "a|b".into()]], vec![]],
        shape: Shape::Matrix,
    }));
    document.push(Block::List(vec!["one".into(), Line::new().with(Style::Tag, "[quality]")]));
    let expected = r"# Robin: self & manager

> **Note:** Changed; run `steps diff`.\
> Soon.

## 1. The picture

|  | Squad/Chapter |
| --- | --- |
| Mastery | cons < some<br>a\|b |
|  |  |

- one
- \[quality]
";
    assert_eq!(markdown(&document), expected);
}

#[test]
fn what_would_mean_something_is_escaped() {
    check("a*b* `c` <d> [e](f) ~~g~~ | $h$ \\", r"a\*b\* \`c\` \<d> \[e](f) \~\~g\~\~ \| \$h\$ \\");
    check("snake_case _word_ &amp; AT&T", r"snake_case \_word\_ \&amp; AT&T");
    check("@robin, robin@example.org, @ noon", "@<!-- -->robin, robin@example.org, @ noon");
    check("# no heading", r"\# no heading");
    check("    1. no list", r"1\. no list");
    check("one\n- two\n> three\n===", "one\\\n\\- two\\\n\\> three\\\n\\===");
}

#[test]
fn styles_become_marks() {
    check(Line::from("a ").with(Style::Strong, "b ").text("c"), "a **b** c");
    check(Line::from("a").with(Style::Strong, "(b)").text("c"), "a<strong>(b)</strong>c");
    check(Line::new().with(Style::Removed, "b").text(" ").with(Style::Added, "c"), "~~b~~ **c**");
    check(Line::from("a").with(Style::Removed, "(b)").text("c"), "a<del>(b)</del>c");
    check(Line::new().with(Style::Code, "a`b"), "``a`b``");
    check(Line::new().with(Style::Link, "https://a.org/b_c?d=*"), "<https://a.org/b_c?d=*>");
    check(Line::new().with(Style::Link, "javascript:alert(1)"), "javascript:alert(1)");
    check(Line::new().with(Style::Quote, "said"), "said");
}

/// The text of a document as a parser reads it, white space folded.
fn read(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH,
    ) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::HardBreak | Event::SoftBreak => text.push(' '),
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push(' '),
            Event::InlineHtml(tag)
                if ["<!-- -->", "<strong>", "</strong>", "<del>", "</del>"].contains(&&*tag) => {}
            Event::Start(
                Tag::Paragraph
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Table(_)
                | Tag::TableHead,
            ) => {}
            Event::Start(Tag::TableRow | Tag::TableCell | Tag::Heading { .. } | Tag::List(_) | Tag::Item) => {
            }
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::End(_) => {}
            other => text.push_str(&format!("<<{other:?}>>")),
        }
    }
    folded(&text)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines() -> impl Strategy<Value = Line> {
    let text = prop_oneof![
        "(?s).{0,12}",
        r"[a1 .)*_`<>&;#+=|~$!\\\[\]()\n-]{0,16}",
        "https?://[a-z/_*]{1,9}",
        "&(amp|#35|x);",
    ];
    let style = prop_oneof![
        Just(Style::Plain),
        Just(Style::Strong),
        Just(Style::Code),
        Just(Style::Link),
        Just(Style::Removed),
        Just(Style::Added),
    ];
    prop::collection::vec((text, style), 1..4).prop_map(|spans| {
        Line(spans.into_iter().map(|(text, style)| Span { text, style, to: None }).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_comes_back_from_a_parser(line in lines()) {
        let shown: String = line.0.iter().map(|span| visible(&span.text)).collect();
        let expected = folded(&shown);
        for block in [Block::Paragraph(line.clone()), Block::Heading(1, line.clone()), Block::List(vec![line.clone()])] {
            let markdown = of(block);
            prop_assert_eq!(read(&markdown), expected.clone(), "{}", markdown);
        }
        let table = Table { head: vec!["".into()], rows: vec![vec![vec![line]]], ..Table::default() };
        let markdown = of(Block::Table(table));
        prop_assert_eq!(read(&markdown), expected, "{}", markdown);
    }
}
