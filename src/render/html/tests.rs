//! The page, tag by tag, where a reader depends on it.

use std::collections::BTreeMap;

use super::*;
use crate::render::{Chart, ChartRow};

/// What stands in the page's `main`.
fn main_of(blocks: Vec<Block>) -> String {
    let page = html(&Document { title: String::new(), blocks }, "en");
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
    let page = html(&Document::titled("Robin <script>"), "de-AT");
    let start = "<!DOCTYPE html><html lang=\"de-AT\"><head><meta charset=\"utf-8\">\
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
        "<div class=\"scroll\" role=\"region\" aria-label=\"Ratings\" tabindex=\"0\"><table class=\"matrix\" role=\"table\">\
        <caption>Ratings</caption><thead role=\"rowgroup\"><tr role=\"row\"><td role=\"cell\"></td>\
        <th scope=\"col\" role=\"columnheader\">Squad/<wbr>Chapter</th></tr></thead><tbody role=\"rowgroup\">\
        <tr role=\"row\"><th scope=\"row\" role=\"rowheader\">Mastery</th>\
        <td role=\"cell\" class=\"short\" data-column=\"Squad/Chapter\">a<br>b</td></tr></tbody></table></div>",
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
        meaning: "What a mark means".into(),
        columns,
        series,
        rows,
    })])
}

#[test]
fn cells_stand_on_the_ground_of_their_kind() {
    let cells = [Style::Same, Style::First, Style::Second, Style::Open, Style::Plain];
    let cells = cells.map(|style| vec![Line::new().with(style, "a")]);
    let bar = vec![Line::new().with(Style::Same, "■").with(Style::Plain, "□")];
    let row = [vec!["Mastery".into()]].into_iter().chain(cells).chain([bar]);
    let drawn = main_of(vec![Block::Table(Table { rows: vec![row.collect()], ..Table::default() })]);
    let classes: Vec<&str> =
        drawn.split("<td ").skip(1).map(|cell| between(cell, "class=\"", "\"")).collect();
    assert_eq!(
        classes,
        ["short on-same", "short on-first", "short on-second", "short on-open", "short", "short"]
    );
}

#[test]
fn a_label_keeps_to_what_it_is_for() {
    check(Block::Paragraph("Both marked:".into()), "<p class=\"label\">Both marked:</p>");
}

/// The marks of a chart of one row, as shapes with their place.
fn marks(reach: Vec<Option<usize>>) -> Vec<String> {
    let drawn = chart(vec![ChartRow { label: "Mastery".into(), reach }]);
    let (_, row) = drawn.rsplit_once("class=\"grid\"").expect("a grid");
    let shapes = row.split('<').filter(|tag| tag.starts_with("circle") || tag.starts_with("rect"));
    shapes.map(|tag| tag.trim_end_matches('>').to_owned()).collect()
}

#[test]
fn a_chart_draws_a_mark_for_each_rater() {
    let drawn = chart(vec![ChartRow { label: "Mastery".into(), reach: vec![Some(2), Some(0), None] }]);
    let start = "<figure class=\"chart\"><svg role=\"img\" aria-labelledby=\"chart-0-title chart-0-description\" \
        viewBox=\"0 0 441 140\"><title id=\"chart-0-title\">Reach</title>\
        <desc id=\"chart-0-description\">In words</desc>";
    assert_eq!(&drawn[..start.len()], start);
    assert!(
        drawn.ends_with("</svg><figcaption><strong>Reach.</strong> What a mark means</figcaption></figure>")
    );
    assert!(drawn.contains("<line class=\"apart\" x1=\"50\" x2=\"220\""));
    assert_eq!(
        marks(vec![Some(2), Some(0), None]),
        [
            "rect class=\"mark mark-1\" x=\"43\" y=\"109\" width=\"14\" height=\"14\"",
            "circle class=\"mark mark-0\" cx=\"220\" cy=\"116\" r=\"4\"",
        ]
    );
}

#[test]
fn marks_in_one_place_stand_inside_each_other() {
    let drawn = chart(vec![ChartRow { label: "Mastery".into(), reach: vec![Some(9), Some(4), Some(7)] }]);
    assert!(!drawn.contains("apart"));
    assert_eq!(
        marks(vec![Some(9), Some(4), Some(7)]),
        [
            "circle class=\"mark mark-2\" cx=\"390\" cy=\"116\" r=\"12\"",
            "rect class=\"mark mark-1\" x=\"383\" y=\"109\" width=\"14\" height=\"14\"",
            "circle class=\"mark mark-0\" cx=\"390\" cy=\"116\" r=\"4\"",
        ]
    );
}

#[test]
fn a_fifth_rater_has_a_lane_of_their_own() {
    let names = ["Kim", "Alex", "Noor", "Sam", "Robin"];
    let row = ChartRow { label: "Mastery".into(), reach: vec![Some(1); names.len()] };
    let drawn = main_of(vec![Block::Chart(Chart {
        title: "Reach".into(),
        description: String::new(),
        meaning: String::new(),
        columns: vec!["Individual".into()],
        series: names.map(String::from).into(),
        rows: vec![row],
    })]);
    assert_eq!(drawn.matches("class=\"track\"").count(), 2);
    // Once in the legend and once in the row, and like no other.
    assert!((0..names.len()).all(|series| drawn.matches(&format!("mark-{series}\"")).count() == 2));
}

#[test]
fn an_empty_chart_is_drawn_too() {
    let empty = Chart {
        title: String::new(),
        description: String::new(),
        meaning: String::new(),
        columns: vec![],
        series: vec![],
        rows: vec![],
    };
    assert!(main_of(vec![Block::Chart(empty)]).ends_with("</svg></figure>"));
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
        assert_eq!(colors.len(), 17, "{colors:?}");
        for ground in ["page", "notice", "faint"] {
            for text in ["ink", "quiet", "link", "same", "first", "second", "third", "fourth"] {
                let contrast = contrast(colors[text], colors[ground]);
                assert!(contrast >= 4.5, "{text} on {ground} in {scheme}: {contrast:.2}");
            }
        }
        // On a phone, the name of the column stands on the same ground.
        for kind in ["same", "first", "second", "open"] {
            for text in [if kind == "open" { "quiet" } else { kind }, "quiet"] {
                let contrast = contrast(colors[text], colors[format!("on-{kind}").as_str()]);
                assert!(contrast >= 4.5, "{text} on on-{kind} in {scheme}: {contrast:.2}");
            }
        }
    }
}
