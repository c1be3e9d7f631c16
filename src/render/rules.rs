//! The rules of `check`, to read: one explained, all in a table, and the reference.

#[cfg(test)]
mod tests;

use super::findings::severity;
use super::text::Page;
use super::{Block, Document, Line, Printable, Style, Table};
use crate::analysis::check::{Group, Rule};

/// Everything about one rule, for a terminal.
pub fn explain(rule: &Rule, page: Page) -> Printable {
    let mut document = Document::titled(format!("{} ({}, {})", rule.id, strength(rule), group(rule.group)));
    document.paragraph(marked_up(rule.catches));
    document.paragraph(marked_up(rule.explanation));
    let mut text = super::text(&document, page);
    for (head, excerpt) in [("Flagged:", rule.bad), ("Fixed:", rule.good)] {
        text.push_str(&format!(
            "\n{head}\n\n{}",
            textwrap::indent(&format!("{}\n", excerpt.trim_end()), "    ")
        ));
    }
    Printable::painted(&text, page)
}

/// Every rule in a line.
pub fn table<'a>(rules: impl Iterator<Item = &'a Rule>, page: Page) -> Printable {
    let row = |rule: &Rule| {
        let cells = [rule.id, severity(rule.severity), rule.catches];
        cells.map(|cell| vec![marked_up(cell)]).into()
    };
    let mut document = Document::default();
    document.push(Block::Table(Table {
        caption: "The rules of check".to_owned(),
        head: ["Rule", "Severity", "Catches"].map(Line::from).into(),
        rows: rules.map(row).collect(),
        ..Table::default()
    }));
    Printable::painted(&super::text(&document, page), page)
}

/// The rules' reference: the file `framework/RULES.md`, which a test keeps up to date.
#[cfg(test)]
pub fn reference<'a>(
    rules: impl Iterator<Item = &'a Rule>,
    word_lists: impl Iterator<Item = &'a str>,
    quality: Option<&str>,
) -> String {
    let mut text = "# The rules of `steps check`\n\n\
        What `steps check` looks for in these files and in the reviews. `steps check --explain RULE` shows\n\
        the same for one rule.\n\n\
        A comment `# steps: allow(rule) reason` silences a rule on its own line or, if the comment is on a\n\
        line by itself, on the next one. `steps.toml` sets how severe each rule is in a workspace, except\n\
        for those that are always errors, because what they find cannot be read:\n\n\
        ```toml\n[check.rules]\nfiller = \"off\"           # or \"error\", \"warning\", \"note\"\n```\n\n\
        The rules about wording and duplication use lists of words. `steps.toml` changes each list by its\n\
        name:\n\n\
        ```toml\n[check.words.filler]\nadd = [\"as it were\"]   # `remove` takes words out, `replace` uses only these\n```\n\n"
        .to_owned();
    let lists: Vec<String> = word_lists.map(|list| format!("`{list}`")).collect();
    text.push_str(&textwrap::fill(&format!("The lists are {}.", super::list(&lists)), wrapping()));
    text.push('\n');
    let mut last = None;
    for rule in rules {
        if last != Some(rule.group) {
            let heading = group(rule.group);
            let (first, rest) = heading.split_at(1);
            text.push_str(&format!("\n## {}{rest}\n", first.to_uppercase()));
            last = Some(rule.group);
        }
        text.push_str(&format!("\n### {}\n\n", rule.id));
        text.push_str(&format!("*{}* · {}\n\n", strength(rule), rule.catches));
        text.push_str(&format!("{}\n\n", textwrap::fill(rule.explanation, wrapping())));
        text.push_str(&format!(
            "```text\n# flagged\n{}\n\n# fixed\n{}\n```\n",
            rule.bad.trim_end(),
            rule.good.trim_end()
        ));
    }
    if let Some(quality) = quality {
        // A report of its own elsewhere, a section here.
        let deeper = |line: &str| format!("{}{line}\n", if line.starts_with('#') { "#" } else { "" });
        text.push_str(&format!("\n{}", quality.lines().map(deeper).collect::<String>()));
    }
    text
}

/// Ids and options stay whole.
#[cfg(test)]
fn wrapping() -> textwrap::Options<'static> {
    textwrap::Options::new(100).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// How much a rule matters, and whether that is fixed.
fn strength(rule: &Rule) -> String {
    format!("{}{}", if rule.firm { "always " } else { "" }, severity(rule.severity))
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Structure => "structure",
        Group::History => "history",
        Group::Coverage => "coverage",
        Group::Duplication => "duplication",
        Group::Wording => "wording",
        Group::Reviews => "reviews",
        Group::Silencing => "silencing",
    }
}

/// A text whose words in backticks are code.
fn marked_up(text: &str) -> Line {
    let mut line = Line::new();
    for (index, piece) in text.split('`').enumerate().filter(|(_, piece)| !piece.is_empty()) {
        line = line.with(if index % 2 == 1 { Style::Code } else { Style::Plain }, piece);
    }
    line
}
