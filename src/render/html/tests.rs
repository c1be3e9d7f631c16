//! The page, tag by tag, where a reader depends on it.

use std::collections::BTreeMap;

use super::*;
use crate::render::{Chart, ChartRow};

/// What stands in the page's `main`.
fn main_of(blocks: Vec<Block>) -> String {
    let page = html(&Document { title: String::new(), blocks });
    let main = between(&page, "<main>", "</main>");
    main.trim().to_owned()
}

/// What stands after the first text and before the second.
#[track_caller]
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

#[track_caller]
fn check(block: Block, expected: &str) {
    assert_eq!(main_of(vec![block]), expected);
}

#[test]
fn the_page_loads_nothing_and_runs_nothing() {
    let page = html(&Document::titled("Robin <script>"));
    let start = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
        <title>Robin &lt;script&gt;</title><style>";
    assert_eq!(&page[..start.len()], start);
    let end = "</style></head><body><main><h1>Robin &lt;script&gt;</h1></main></body></html>\n";
    assert_eq!(&page[page.len() - end.len()..], end);
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
}

#[test]
fn texts_are_escaped_and_styles_are_classes() {
    let line =
        Line::from("a<b>\n").with(Style::Strong, "c").with(Style::First, "d").with(Style::Code, "\u{1b}");
    check(
        Block::Paragraph(line),
        "<p>a&lt;b&gt;<br><strong>c</strong><span class=\"first\">d</span><code>\\u{1b}</code></p>",
    );
    check(Block::Heading(2, "x".into()), "<h3>x</h3>");
    check(Block::Notice("x".into()), "<p class=\"notice\" role=\"note\"><strong>Note: </strong>x</p>");
}

#[test]
fn only_addresses_of_the_web_are_links() {
    let link = |address: &str| Block::Paragraph(Line::new().with(Style::Link, address));
    check(
        link("https://a.org/\"x"),
        "<p><a href=\"https://a.org/&quot;x\" rel=\"noreferrer\">https://a.org/&quot;x</a></p>",
    );
    check(link("javascript:alert(1)"), "<p><span class=\"link\">javascript:alert(1)</span></p>");
}

#[test]
fn tables_name_their_rows_and_columns() {
    let table = Table {
        caption: "Ratings".into(),
        head: vec!["".into(), "Squad/Chapter".into()],
        rows: vec![vec![vec!["Mastery".into()], vec!["a".into(), "b".into()]]],
        shape: Shape::Matrix,
    };
    check(
        Block::Table(table.clone()),
        "<div class=\"scroll\" role=\"region\" aria-label=\"Ratings\" tabindex=\"0\"><table class=\"matrix\">\
        <caption>Ratings</caption><thead role=\"rowgroup\"><tr role=\"row\"><td role=\"cell\"></td>\
        <th scope=\"col\" role=\"columnheader\">Squad/<wbr>Chapter</th></tr></thead><tbody><tr>\
        <th scope=\"row\">Mastery</th><td class=\"short\">a<br>b</td></tr></tbody></table></div>",
    );
    check(
        Block::Table(Table {
            head: vec!["Robin".into()],
            rows: vec![vec![vec!["x".into()]]],
            shape: Shape::Columns,
            ..table
        }),
        "<table class=\"columns\" role=\"table\"><caption>Ratings</caption><thead role=\"rowgroup\"><tr role=\"row\">\
        <th scope=\"col\" role=\"columnheader\">Robin</th></tr></thead><tbody role=\"rowgroup\"><tr role=\"row\">\
        <td role=\"cell\" data-column=\"Robin\">x</td></tr></tbody></table>",
    );
}

fn chart(rows: Vec<ChartRow>) -> String {
    let series = ["Self", "Manager", "Agreed"].map(String::from).into();
    let columns =
        ["Individual", "Squad/Chapter", "Tribe/Guild", "Technology/Company"].map(String::from).into();
    main_of(vec![Block::Chart(Chart {
        title: "Reach".into(),
        description: "In words".into(),
        columns,
        series,
        rows,
    })])
}

#[test]
fn a_chart_draws_a_mark_for_each_rater() {
    let drawn = chart(vec![ChartRow { label: "Mastery".into(), reach: vec![Some(2), Some(0), None] }]);
    let start = "<div class=\"chart\"><svg role=\"img\" aria-labelledby=\"chart-0-title chart-0-description\" \
        viewBox=\"0 0 441 123\"><title id=\"chart-0-title\">Reach</title>\
        <desc id=\"chart-0-description\">In words</desc>";
    assert_eq!(&drawn[..start.len()], start);
    let row = &drawn[drawn.find("<line class=\"apart\"").expect("a line")..];
    assert_eq!(
        row,
        "<line class=\"apart\" x1=\"50\" x2=\"220\" y1=\"100\" y2=\"100\"></line>\
        <circle class=\"mark mark-0\" cx=\"220\" cy=\"100\" r=\"6\"></circle>\
        <rect class=\"mark mark-1\" x=\"45\" y=\"95\" width=\"10\" height=\"10\"></rect></svg></div>"
    );
}

#[test]
fn marks_in_one_column_stand_side_by_side() {
    let drawn = chart(vec![ChartRow { label: "Mastery".into(), reach: vec![Some(9), Some(4), Some(7)] }]);
    assert!(!drawn.contains("apart"));
    let row = &drawn[drawn.rfind("<circle").expect("a circle")..];
    assert_eq!(
        row,
        "<circle class=\"mark mark-0\" cx=\"373\" cy=\"100\" r=\"6\"></circle>\
        <rect class=\"mark mark-1\" x=\"385\" y=\"95\" width=\"10\" height=\"10\"></rect>\
        <path class=\"mark mark-2\" d=\"M407 93 414 100 407 107 400 100Z\"></path></svg></div>"
    );
}

#[test]
fn an_empty_chart_is_drawn_too() {
    let empty = Chart {
        title: String::new(),
        description: String::new(),
        columns: vec![],
        series: vec![],
        rows: vec![],
    };
    assert!(main_of(vec![Block::Chart(empty)]).ends_with("</svg></div>"));
}

/// The colors of a scheme by name, from the first block of the style sheet after this text.
fn colors(after: &str) -> BTreeMap<&'static str, [f64; 3]> {
    let block = between(STYLE, after, "}");
    let color = |hex: &str| {
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")) / 255.0)
    };
    let pairs = block.split(['{', ';']).filter_map(|pair| pair.trim().strip_prefix("--")?.split_once(": #"));
    pairs.map(|(name, hex)| (name, color(hex))).collect()
}

/// The contrast as the Web Content Accessibility Guidelines 2.1 define it.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let luminance = |color: [f64; 3]| {
        let [r, g, b] =
            color.map(|part| if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

#[test]
fn texts_stand_out_in_both_schemes() {
    for scheme in [":root {\n  color-scheme: light dark;", "@media (prefers-color-scheme: dark) {"] {
        let colors = colors(scheme);
        assert_eq!(colors.len(), 13, "{colors:?}");
        for ground in ["page", "notice", "faint"] {
            for text in ["ink", "quiet", "link", "same", "first", "second", "third", "fourth"] {
                let contrast = contrast(colors[text], colors[ground]);
                assert!(contrast >= 4.5, "{text} on {ground} in {scheme}: {contrast:.2}");
            }
        }
    }
}
