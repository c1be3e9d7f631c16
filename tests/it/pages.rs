//! The HTML reports in a real browser.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::program::Folder;

/// The page of Robin's review, as the two of them see it.
const DIFF: &str = "diff robin-ek --person robin-ek";
const GAP: &str = "gap robin-ek --person robin-ek";
const HISTORY: &str = "history robin-ek --person robin-ek";

/// Chromium with a profile of its own and nothing that reaches the network.
pub fn chromium(folder: &Folder, arguments: &[String], page: &str) -> Output {
    Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .args(arguments)
        .arg(format!("file://{}", folder.join(page).display()))
        .output()
        .expect("chromium runs: install Debian's package chromium")
}

/// The text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

/// The colors that a reader prefers.
#[derive(Clone, Copy, Debug)]
pub enum Scheme {
    Light,
    Dark,
}

/// What an expression in JavaScript finds in a page at this width, in CSS pixels.
fn measured(folder: &Folder, page: &str, width: u32, expression: &str) -> Value {
    measured_in(folder, page, (width, Scheme::Light), expression)
}

/// The same, of an expression that may be a promise, in these colors. A window is never as narrow as a phone, and so
/// the page is looked at in a frame.
pub fn measured_in(folder: &Folder, page: &str, (width, scheme): (u32, Scheme), expression: &str) -> Value {
    let probe = format!(
        "<script>addEventListener('load', () => Promise.resolve({expression}).then(value => \
         parent.postMessage(JSON.stringify(value), '*')))</script>"
    );
    // The page forbids scripts, and so a probe: the test takes that rule out of its copy.
    let html = folder.read(page);
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
    let end = policy + html[policy..].find('>').expect("its end") + 1;
    let (below, _) = page.rsplit_once('/').map_or(("", page), |(below, name)| (below, name));
    let probed = if below.is_empty() { "probed.html".to_owned() } else { format!("{below}/probed.html") };
    folder.write(&probed, format!("{}{probe}{}", &html[..policy], &html[end..]));
    folder.write(
        "frame.html",
        format!(
            "<!DOCTYPE html><title>none</title><script>addEventListener('message', event => {{ \
             document.title = event.data; }})</script>\
             <iframe src=\"{probed}\" style=\"border: 0; width: {width}px; height: 900px\"></iframe>"
        ),
    );
    let mut arguments: Vec<String> =
        vec!["--virtual-time-budget=3000".into(), "--dump-dom".into(), "--window-size=1400,1000".into()];
    if matches!(scheme, Scheme::Dark) {
        arguments.push("--blink-settings=preferredColorScheme=0".into());
    }
    let output = chromium(folder, &arguments, "frame.html");
    std::fs::remove_file(folder.join(&probed)).expect("removes");
    let document = String::from_utf8_lossy(&output.stdout).into_owned();
    let title = between(&document, "<title>", "</title>").replace("&lt;", "<").replace("&gt;", ">");
    serde_json::from_str(&title.replace("&amp;", "&")).unwrap_or_else(|_| panic!("{title}: {document}"))
}

#[test]
#[ignore = "needs Chromium"]
fn pages_fit_a_phone_and_a_desk() {
    let folder = Folder::example("first-review");
    for (command, has_chart) in [
        (DIFF, true),
        (GAP, true),
        (HISTORY, true),
        ("show mastery", false),
        ("show", false),
        ("guide questions", false),
    ] {
        folder.steps(&format!("{command} -o page.html --force -q")).gives(0, "", "");
        for width in [320, 390, 500, 650, 1200] {
            let found = measured(
                &folder,
                "page.html",
                width,
                "(() => { const box = document.querySelector('svg')?.getBoundingClientRect(); \
                 return [innerWidth, document.documentElement.scrollWidth, box ? [box.width, box.height] : null]; })()",
            );
            assert_eq!(found[0], width);
            assert!(
                found[1].as_u64() <= Some(width.into()),
                "{command} at {width} scrolls sideways: {found}"
            );
            assert_eq!(found[2].is_array(), has_chart, "{command}: {found}");
            if has_chart {
                let (wide, high) = (found[2][0].as_f64(), found[2][1].as_f64());
                assert!(wide > Some(200.0) && high > Some(100.0), "{command} at {width}: {found}");
            }
        }
    }
}

/// For each cell of the first table: what it says, what stands before it, whether all of it is in sight, and its
/// ground.
const CELLS: &str = "[...document.querySelectorAll('.matrix tbody td')].map(cell => { \
    const range = document.createRange(); range.selectNodeContents(cell); \
    const box = range.getBoundingClientRect(); \
    const part = cell.closest('.scroll').getBoundingClientRect(); \
    return { text: cell.textContent, column: getComputedStyle(cell, '::before').content, \
        seen: cell.textContent === '' || box.width > 0 && box.left >= part.left && box.right <= part.right + 1, \
        ground: getComputedStyle(cell).backgroundColor }; })";

#[test]
#[ignore = "needs Chromium"]
fn every_rating_is_in_sight_on_a_phone_and_a_desk() {
    let folder = Folder::example("first-review");
    folder.steps(&format!("{DIFF} -o page.html -q")).gives(0, "", "");
    for width in [320, 390, 720, 1000] {
        let cells = measured(&folder, "page.html", width, CELLS);
        let cells = cells.as_array().expect("cells");
        assert_eq!(cells.len(), 20);
        let names = ["Individual", "Squad/Chapter", "Tribe/Guild", "Technology/Company"];
        for (cell, name) in cells.iter().zip(names.iter().cycle()) {
            assert_eq!(cell["seen"], true, "at {width}: {cell}");
            // On a phone, each cell shows its column, which is not read aloud again.
            let named = if width < 721 { format!("\"{name}\" / \"\"") } else { "none".to_owned() };
            assert_eq!(cell["column"], named, "at {width}: {cell}");
        }
        let ground = |text: &str| {
            let cell = cells.iter().find(|cell| cell["text"] == text).expect(text);
            cell["ground"].as_str().expect("a color").to_owned()
        };
        let grounds = ["cons = cons", "cons > some", "cons < model", "some ~ ?", "–"].map(ground);
        for (at, one) in grounds.iter().enumerate() {
            assert!(!grounds[at + 1..].contains(one), "{grounds:?}");
        }
    }
}

#[test]
#[ignore = "needs Chromium"]
fn a_table_stays_one_to_a_screen_reader_on_a_phone() {
    let folder = Folder::example("first-review");
    folder.steps(&format!("{DIFF} -o page.html -q")).gives(0, "", "");
    let roles = "[...document.querySelectorAll('.matrix, .matrix tbody, .matrix tr, .matrix th, .matrix td')] \
        .filter(part => !part.hasAttribute('role')).length";
    assert_eq!(measured(&folder, "page.html", 390, roles), 0);
}

#[test]
#[ignore = "needs Chromium"]
fn equal_ratings_are_drawn_in_one_place() {
    let folder = Folder::example("first-review");
    folder.steps(&format!("{DIFF} -o page.html -q")).gives(0, "", "");
    // The marks below the legend, in pairs: a square, then the circle of the other.
    let middles = "[...document.querySelectorAll('.chart .mark')].slice(2).map(mark => { \
        const box = mark.getBoundingClientRect(); \
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]; })";
    let marks = measured(&folder, "page.html", 1000, middles);
    let together: Vec<bool> =
        marks.as_array().expect("marks").chunks(2).map(|pair| pair[0] == pair[1]).collect();
    // Only in the first and the last behavior both see the same reach.
    assert_eq!(together, [true, false, false, false, true]);
    let meaning = measured(&folder, "page.html", 1000, "document.querySelector('figcaption').textContent");
    assert_eq!(
        meaning,
        "How far each behavior reaches. A mark stands at the widest step demonstrated together with all the narrower \
         ones. A mark inside another: the same step."
    );
}

/// The page printed on this paper.
fn printed(folder: &Folder, paper: &str) -> PathBuf {
    let style = format!("@page {{ size: {paper}; }}</style></head>");
    folder.write("printed.html", folder.read("page.html").replacen("</style></head>", &style, 1));
    let pdf = folder.join("page.pdf");
    let arguments = ["--no-pdf-header-footer".into(), format!("--print-to-pdf={}", pdf.display())];
    assert!(chromium(folder, &arguments, "printed.html").status.success());
    pdf
}

/// What a program of Poppler says of a document.
fn poppler(program: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(pdf).arg("-").output();
    let output = output.expect("it runs: install Debian's package poppler-utils");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
#[ignore = "needs Chromium"]
fn no_heading_is_left_alone_on_paper_and_the_first_page_is_full() {
    let folder = Folder::example("first-review");
    // Files come without a meeting around them, and a note may be longer than a page.
    for (side, more) in
        [("self", "It took long, and there is more to be said. ".repeat(200)), ("manager", String::new())]
    {
        let content = folder.read(&format!("reviews/robin-ek/2026-h2/{side}.yaml"));
        folder.write(
            &format!("{side}.yaml"),
            content.replacen("We did guest checkout first", &format!("{more}We did"), 1),
        );
    }
    for command in
        [DIFF, GAP, "diff robin-ek --all", "gap robin-ek --to company", "diff self.yaml manager.yaml"]
    {
        folder.steps(&format!("{command} -o page.html --force -q")).gives(0, "", "");
        let html = folder.read("page.html");
        let headings: Vec<String> = ["<h2>", "<h3>", "<p class=\"label\"><strong>"]
            .iter()
            .flat_map(|tag| html.split(tag).skip(1))
            .filter_map(|rest| rest.split('<').next())
            .map(|heading| heading.replace("&amp;", "&"))
            .collect();
        assert!(headings.len() > 5, "{headings:?}");
        for (paper, height) in [("A4", 842.0), ("Letter", 792.0)] {
            let pdf = printed(&folder, paper);
            let text = poppler("pdftotext", &["-layout"], &pdf);
            let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
            assert!((2..=12).contains(&pages.len()), "{command} on {paper}: {} pages", pages.len());
            for page in pages {
                let last = page.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim();
                assert!(headings.iter().all(|heading| heading != last), "{command} on {paper}: {page}");
                // Nor the heads of a table, which are the raters with their ratings.
                assert!(!last.contains("Alex Moreau: "), "{command} on {paper}: {page}");
            }
            let boxes = poppler("pdftotext", &["-f", "1", "-l", "1", "-bbox"], &pdf);
            let lowest =
                boxes.split("yMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok());
            let lowest = lowest.fold(0.0, f64::max);
            assert!(lowest > 0.8 * height, "{command} on {paper}: the first page ends at {lowest}");
            let widest =
                boxes.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok());
            let edge = if paper == "A4" { 595.0 } else { 612.0 };
            assert!(widest.fold(0.0, f64::max) < edge - 40.0, "{command} is cut on {paper}");
        }
    }
}
