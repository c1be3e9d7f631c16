//! What a cell says: a text for each of its lines, without the marks of lists, and the addresses in it.

use crate::model::{GridCell, web_address};

/// A line of a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CellLine {
    pub text: String,
    pub links: Vec<String>,
}

/// The lines of a cell that say something. Addresses stand beside the text that they belong to; one on a line of its
/// own belongs to the text before it, or else to the first.
pub fn lines(cell: &GridCell) -> Vec<CellLine> {
    let mut lines: Vec<CellLine> = Vec::new();
    let mut waiting = Vec::new();
    for (at, line) in cell.text.lines().enumerate() {
        let mut line = line_of(line);
        let links = cell.links.iter().filter(|link| link.line == at && web_address(&link.address).is_some());
        line.links.extend(links.map(|link| link.address.clone()));
        match (line.text.is_empty(), lines.last_mut()) {
            (false, _) => lines.push(line),
            (true, Some(before)) => before.links.extend(line.links),
            (true, None) => waiting.extend(line.links),
        }
    }
    if let Some(first) = lines.first_mut() {
        first.links.extend(waiting);
    }
    for line in &mut lines {
        let mut seen = Vec::new();
        line.links.retain(|link| {
            let is_new = !seen.contains(link);
            seen.push(link.clone());
            is_new
        });
    }
    lines
}

/// Words that hardly a sentence of English does without, and no other language has so often.
const ENGLISH: [&str; 5] = ["and", "of", "the", "to", "with"];

/// Whether texts read as English: at least a third of those of a few words have one of its commonest words.
pub fn are_english<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut english) = (0, 0);
    for text in texts {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        if words.len() > 3 {
            all += 1;
            english += usize::from(words.iter().any(|word| ENGLISH.contains(&word.as_str())));
        }
    }
    all > 0 && english * 3 >= all
}

/// The addresses in a cell of links.
pub fn links(cell: &GridCell) -> Vec<String> {
    let words = cell.text.split_whitespace().filter_map(address).map(str::to_owned);
    let beside = cell.links.iter().filter_map(|link| web_address(&link.address)).map(str::to_owned);
    words.chain(beside).collect()
}

/// Words after which an address stands for the place of what was named before: they go with it.
const BEFORE_PLACES: [&str; 8] = ["at", "on", "in", "under", "via", "see", "here", "cf."];
/// Words that want another one behind them: an address there is a part of the sentence.
const OPEN_WORDS: [&str; 20] = [
    "a",
    "an",
    "and",
    "as",
    "by",
    "following",
    "for",
    "from",
    "into",
    "like",
    "of",
    "or",
    "per",
    "than",
    "the",
    "through",
    "to",
    "using",
    "with",
    "without",
];
/// What a line says that only leads to an address.
const LABELS: [&str; 14] = [
    "see",
    "see also",
    "source",
    "sources",
    "link",
    "links",
    "guide",
    "more",
    "more at",
    "read more",
    "details",
    "reference",
    "references",
    "docs",
];

fn line_of(line: &str) -> CellLine {
    let (line, mut links) = without_markup(without_mark(line.trim()));
    let all: Vec<&str> = line.split_whitespace().collect();
    links.extend(all.iter().filter_map(|word| address(word)).map(str::to_owned));
    // At its end it is beside the sentence; in its midst it is a part of it.
    let ends = all.iter().rev().take_while(|word| address(word).is_some()).count();
    let text = all.join(" ");
    if ends == 0 {
        return CellLine { text, links };
    }
    let text = match before_addresses(&all[..all.len() - ends], all[all.len() - ends]) {
        Some(before) => before,
        None => text,
    };
    CellLine { text, links }
}

/// A line without the addresses at its end; `None` where it would not be a sentence any more.
fn before_addresses(words: &[&str], first: &str) -> Option<String> {
    let before = words.join(" ");
    // All that stands in the same parentheses is about the address: `(see https://…)`.
    let opened = before.rfind('(').filter(|at| !before[*at..].contains(')'));
    let in_parentheses = first.starts_with(['(', '[', '<']) || opened.is_some();
    let before = opened.map_or(before.as_str(), |at| &before[..at]);
    let marks = [':', '[', '<', '-', '–', '—', '(', ',', ';', ' '];
    let is_led_to = before.trim_end().ends_with([':', '-', '–', '—']);
    let before = before.trim_end_matches(marks);
    if LABELS.iter().any(|label| before.eq_ignore_ascii_case(label)) || before.is_empty() {
        return Some(String::new());
    }
    if in_parentheses || is_led_to {
        return Some(before.to_owned());
    }
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    if OPEN_WORDS.contains(&last.as_str()) {
        return None;
    }
    if !BEFORE_PLACES.contains(&last.as_str()) {
        // A verb alone wants something to do.
        return before.contains(' ').then(|| before.to_owned());
    }
    let rest = before[..before.len() - last.len()].trim_end_matches(marks);
    (rest.split_whitespace().count() >= 2).then(|| rest.to_owned())
}

/// A line whose links in Markdown are their words alone, and the addresses of these.
fn without_markup(line: &str) -> (String, Vec<String>) {
    let (mut text, mut links, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, words, target, after)) = next_link(rest) {
        text += before;
        match web_address(target) {
            Some(address) => {
                text += words;
                links.push(address.to_owned());
            }
            None => text += &rest[before.len()..rest.len() - after.len()],
        }
        rest = after;
    }
    (text + rest, links)
}

/// What is before the next link in Markdown, its words and its target, and what is behind it.
fn next_link(line: &str) -> Option<(&str, &str, &str, &str)> {
    let middle = line.find("](")?;
    let open = line[..middle].rfind('[')?;
    let inside = &line[middle + 2..];
    let mut depth = 1;
    let close = inside.char_indices().find(|(_, sign)| {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    Some((&line[..open], &line[open + 1..middle], inside[..close.0].trim(), &inside[close.0 + 1..]))
}

/// The address in a word, without what is around it. A parenthesis that it opens itself is a part of it.
fn address(word: &str) -> Option<&str> {
    let mut word = word.trim_start_matches(['(', '[', '<', '"']);
    loop {
        let is_open = |open: char, close: char| word.matches(close).count() > word.matches(open).count();
        let is_around = match word.chars().last()? {
            '.' | ',' | ';' | ':' | '"' | '>' => true,
            ')' => is_open('(', ')'),
            ']' => is_open('[', ']'),
            _ => false,
        };
        if !is_around {
            return web_address(word);
        }
        word = &word[..word.len() - 1];
    }
}

/// Whether a line is a number, be it of money or in percent.
pub fn is_number(line: &str) -> bool {
    let signs = |sign: char| sign.is_ascii_digit() || ".,'%$€£+- k".contains(sign);
    line.chars().any(|sign| sign.is_ascii_digit()) && line.chars().all(signs)
}

/// What stands in cells that are to be filled one day, or that point at others.
const FILLERS: [&str; 26] = [
    "n/a",
    "n.a.",
    "na",
    "none",
    "nil",
    "null",
    "tbd",
    "tba",
    "tbc",
    "t.b.d.",
    "todo",
    "to do",
    "to be defined",
    "to be determined",
    "to be done",
    "to be written",
    "wip",
    "ditto",
    "dito",
    "same",
    "idem",
    "as above",
    "see above",
    "x",
    "xx",
    "xxx",
];

/// Why a line is no text: it is a number, or says nothing by itself.
pub fn why_no_text(line: &str) -> Option<&'static str> {
    let line = line.trim().trim_matches(['(', ')', '[', ']', '.']).trim().to_lowercase();
    let points_elsewhere = ["same as ", "see above", "see previous", "as in ", "ditto "];
    let is_short = line.split_whitespace().count() <= 6;
    if is_number(&line) {
        return Some("a number is no text");
    }
    if line.starts_with('#') && line.ends_with(['!', '?']) || line == "#n/a" {
        return Some("the spreadsheet could not work it out");
    }
    let says_nothing = FILLERS.contains(&line.as_str()) || !line.contains(char::is_alphanumeric);
    if says_nothing || is_short && points_elsewhere.iter().any(|beginning| line.starts_with(beginning)) {
        return Some("it says nothing by itself");
    }
    None
}

/// A line without the mark of a list: a bullet, or a number or a letter in front of a point.
fn without_mark(line: &str) -> &str {
    let bullets = ['-', '*', '•', '·', '–', '—', '◦', '▪', '●', '○', '☐', '✓', '‣', '+'];
    if let Some(rest) = line.strip_prefix(bullets) {
        return if rest.is_empty()
            || rest.starts_with(char::is_whitespace)
            || !line.starts_with(['-', '+', '*'])
        {
            rest.trim_start()
        } else {
            line
        };
    }
    let mark = line.split_whitespace().next().unwrap_or_default();
    let inner = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = !inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter =
        mark.ends_with(')') && inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_number || is_letter { line.strip_prefix(mark).unwrap_or(line).trim_start() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    #[test]
    fn lines_lose_their_marks_and_keep_their_links() {
        let check = |text: &str, expect: &str| {
            let shown = lines(&GridCell::new(text, Place::Line(1))).into_iter().map(|line| {
                match line.links.join(" ") {
                    links if links.is_empty() => line.text,
                    links => format!("{} [{links}]", line.text),
                }
            });
            assert_eq!(shown.collect::<Vec<_>>().join("|"), expect, "{text}");
        };
        check("- Asks\n\n* Helps\n• Leads\n1. Plans\n2) Acts\na) Goes", "Asks|Helps|Leads|Plans|Acts|Goes");
        check("-5 degrees is cold", "-5 degrees is cold");
        check(
            "Keeps the guide (https://guide.example/a) current",
            "Keeps the guide (https://guide.example/a) current [https://guide.example/a]",
        );
        check("Keeps the guide: <https://guide.example/a>.", "Keeps the guide [https://guide.example/a]");
        check("Keeps the guide\nhttps://guide.example/a", "Keeps the guide [https://guide.example/a]");
        check("https://guide.example/a\nKeeps the guide", "Keeps the guide [https://guide.example/a]");
        check(
            "Tests per the guide at https://guide.example/a",
            "Tests per the guide [https://guide.example/a]",
        );
        check(
            "Works according to https://guide.example/a",
            "Works according to https://guide.example/a [https://guide.example/a]",
        );
        check("Follows https://guide.example/a", "Follows https://guide.example/a [https://guide.example/a]");
        check("Names the dough (see https://guide.example/a).", "Names the dough [https://guide.example/a]");
        check("Names it: https://a.example/Dough_(food)", "Names it [https://a.example/Dough_(food)]");
        check("Names it (https://a.example/Dough_(food))", "Names it [https://a.example/Dough_(food)]");
        check(
            "Keeps [the guide](https://guide.example/a_(b)) up",
            "Keeps the guide up [https://guide.example/a_(b)]",
        );
        check("Marks work [x](done) as such", "Marks work [x](done) as such");
        check("Names the dough\n(see https://guide.example/a)", "Names the dough [https://guide.example/a]");
        check(
            "Names the dough\nSource: https://guide.example/a",
            "Names the dough [https://guide.example/a]",
        );
        check("E.g. asks", "E.g. asks");
        check(" \n- \n", "");
    }
    #[test]
    fn what_says_nothing_by_itself_is_no_text() {
        for line in [
            "n/a",
            "TBD",
            "(tbd)",
            "-",
            "–",
            "x",
            "✓",
            "Ditto",
            "#REF!",
            "#N/A",
            "3",
            "1,200.50",
            "25 %",
            "$80k",
            "Same as Senior",
            "See above",
        ] {
            assert!(why_no_text(line).is_some(), "{line}");
        }
        for line in
            ["Asks", "Same day answers to every guest are a habit", "Names 3 flours", "Xenia", "Seeks help"]
        {
            assert_eq!(why_no_text(line), None, "{line}");
        }
    }
}
