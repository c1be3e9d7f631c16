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

fn line_of(line: &str) -> CellLine {
    let line = without_mark(line.trim());
    let links: Vec<String> = line.split_whitespace().filter_map(address).map(str::to_owned).collect();
    let mut words: Vec<&str> = line.split_whitespace().collect();
    // At its end it is beside the sentence; in its midst it is a part of it.
    while words.last().is_some_and(|word| address(word).is_some()) {
        words.pop();
    }
    let text = words.join(" ");
    let text = if links.is_empty() {
        text.as_str()
    } else {
        text.trim_end_matches([':', '(', '[', '<', '-', '–', ' '])
    };
    let text = if text.eq_ignore_ascii_case("see") { "" } else { text };
    CellLine { text: text.to_owned(), links }
}

/// The address in a word, without what is around it.
fn address(word: &str) -> Option<&str> {
    let word = word.trim_start_matches(['(', '[', '<', '"']);
    let word = word.trim_end_matches(['.', ')', ']', '>', ',', ';', '"']);
    web_address(word)
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
        check("E.g. asks", "E.g. asks");
        check(" \n- \n", "");
    }
}
