//! The guide: topics in Markdown about how the framework is used here, in sections, with links to its parts.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Id, web_address};

/// A topic of the guide: a file `framework/guide/<number>-<id>.md`.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The file's name, without the number that gives its place and without the ending.
    pub id: Id,
    /// The heading that the file begins with.
    pub title: String,
    /// The paragraph below it, as Markdown on one line; empty where there is none.
    pub summary: String,
    /// The rest, as Markdown.
    pub body: String,
}

/// A part of a topic: what is before the first heading, or below one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Section<'a> {
    /// `None` before the first heading.
    pub heading: Option<String>,
    /// As Markdown, without the heading.
    pub text: &'a str,
}

/// What a link of the guide leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Target<'a> {
    /// A part of the framework, by its id.
    Part(Kind, &'a str),
    /// A page of the web, or somebody's mail address.
    Elsewhere,
    /// Nothing that is known.
    Nowhere,
}

/// What a part is that a link leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    Behavior,
    Step,
    Discipline,
    Role,
    Example,
    Topic,
}

/// A text in a topic, and where it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Spot {
    pub text: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// What a topic's file begins with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    pub title: Option<Spot>,
    pub summary: Option<Spot>,
    /// Where the rest begins.
    end: usize,
}

impl Topic {
    /// The topic in a file of this name. A title that is missing is made from the id.
    pub fn read(file: &str, text: &str) -> Self {
        let id = id_of(file);
        let Opening { title, summary, end } = opening(text);
        Self {
            title: title.map_or_else(|| id.to_name(), |title| title.text),
            summary: summary.map(|summary| summary.text).unwrap_or_default(),
            body: text.get(end..).unwrap_or_default().trim().to_owned(),
            id,
        }
    }

    /// Its sections; the first is what is before any heading.
    pub fn sections(&self) -> Vec<Section<'_>> {
        let text = |range: Range<usize>| self.body.get(range).unwrap_or_default().trim();
        let mut sections = Vec::new();
        let (mut heading, mut start) = (None, 0);
        for (title, range) in headings(&self.body) {
            sections.push(Section { heading: heading.replace(title), text: text(start..range.start) });
            start = range.end;
        }
        sections.push(Section { heading, text: text(start..self.body.len()) });
        sections
    }
}

impl Section<'_> {
    /// Its heading, if that is a question.
    pub fn question(&self) -> Option<&str> {
        self.heading.as_deref().filter(|heading| is_question(heading))
    }
}

/// Whether a heading is a question, with a question mark of any script.
pub fn is_question(heading: &str) -> bool {
    heading.trim_end().ends_with(['?', '？', '؟', '\u{37e}'])
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Behavior, Self::Step, Self::Discipline, Self::Role, Self::Example, Self::Topic];

    /// What stands before the colon of a link.
    pub fn word(self) -> &'static str {
        match self {
            Self::Behavior => "behavior",
            Self::Step => "step",
            Self::Discipline => "discipline",
            Self::Role => "role",
            Self::Example => "example",
            Self::Topic => "guide",
        }
    }

    /// What it is called in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Topic => "topic of the guide",
            _ => self.word(),
        }
    }
}

impl<'a> Target<'a> {
    /// What an address leads to.
    pub fn of(address: &'a str) -> Self {
        if web_address(address).is_some() || address.starts_with("mailto:") {
            return Self::Elsewhere;
        }
        let Some((word, id)) = address.split_once(':') else { return Self::Nowhere };
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        kind.map_or(Self::Nowhere, |kind| Self::Part(kind, id))
    }
}

/// Whether a file in the guide's folder is one of its topics.
pub fn is_topic(file: &str) -> bool {
    let is_markdown = file.strip_suffix(".md").or_else(|| file.strip_suffix(".markdown"));
    is_markdown.is_some_and(|stem| !stem.starts_with('.') && !stem.eq_ignore_ascii_case("readme"))
}

/// What topics are sorted by: the number that a file's name begins with, those without one last; then the name.
pub fn order(file: &str) -> (u32, &str) {
    let digits = file.len().saturating_sub(file.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    (file.get(..digits).and_then(|number| number.parse().ok()).unwrap_or(u32::MAX), file)
}

fn id_of(file: &str) -> Id {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let named = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = if named.len() < stem.len() { named.trim_start_matches(['-', '_', '.', ' ']) } else { named };
    let id = Id::from_name(named).or_else(|| Id::from_name(stem));
    #[expect(clippy::unwrap_used, reason = "the word is an id")]
    id.unwrap_or_else(|| "topic".parse().unwrap())
}

/// What Markdown says, piece by piece, each with its bytes.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter()
}

/// The title and the summary of a topic's file, as far as it begins with them.
pub fn opening(text: &str) -> Opening {
    let mut opening = Opening::default();
    let mut blocks = blocks(text).into_iter();
    let is_title = |tag: &Tag<'_>| matches!(tag, Tag::Heading { level: HeadingLevel::H1, .. });
    let Some((_, span)) = blocks.next().filter(|(tag, _)| is_title(tag)) else { return opening };
    let title = plain(text.get(span.clone()).unwrap_or_default());
    opening.end = span.end;
    opening.title = Some(Spot { text: title, span }).filter(|title| !title.text.is_empty());
    if let Some((_, span)) = blocks.next().filter(|(tag, _)| matches!(tag, Tag::Paragraph)) {
        let written = text.get(span.clone()).unwrap_or_default().split_whitespace();
        opening.end = span.end;
        opening.summary = Some(Spot { text: written.collect::<Vec<_>>().join(" "), span });
    }
    opening
}

/// The blocks of a text that are inside no other, with their bytes; of a list, its items.
pub fn blocks(text: &str) -> Vec<(Tag<'_>, Range<usize>)> {
    let mut found = Vec::new();
    let (mut depth, mut lists) = (0_usize, 0_usize);
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::List(_)) if depth == lists => {
                (depth, lists) = (depth.saturating_add(1), lists.saturating_add(1));
            }
            Event::End(TagEnd::List(_)) if depth == lists => {
                (depth, lists) = (depth.saturating_sub(1), lists.saturating_sub(1));
            }
            Event::Start(tag) => {
                if depth == lists && lists <= 1 {
                    found.push((tag, range));
                }
                depth = depth.saturating_add(1);
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// The words of Markdown alone.
pub fn plain(text: &str) -> String {
    let mut said = String::new();
    for (event, _) in events(text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => said.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                said.push(' ');
            }
            _ => {}
        }
    }
    said.trim().to_owned()
}

/// The headings that part a topic's sections.
fn headings(text: &str) -> Vec<(String, Range<usize>)> {
    let is_one =
        |tag: &Tag<'_>| matches!(tag, Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. });
    let headings = blocks(text).into_iter().filter(|(tag, _)| is_one(tag));
    headings.map(|(_, range)| (plain(text.get(range.clone()).unwrap_or_default()), range)).collect()
}

/// The addresses of all links and pictures, each where it is written.
pub fn links(text: &str) -> Vec<Spot> {
    let address = |(event, range): (Event<'_>, Range<usize>)| {
        let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else {
            return None;
        };
        let written = text.get(range.clone()).unwrap_or_default();
        let span = match written.rfind(&*dest_url) {
            Some(at) => {
                range.start.saturating_add(at)..range.start.saturating_add(at).saturating_add(dest_url.len())
            }
            None => range,
        };
        Some(Spot { text: dest_url.into_string(), span })
    };
    events(text).filter_map(address).collect()
}

/// The command lines of this program: what is set as code and begins with its name.
pub fn commands(text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut take = |code: &str, start: usize| {
        let mut start = start;
        for line in code.split_inclusive('\n') {
            let command = line.trim().trim_start_matches("$ ");
            if command == "steps" || command.starts_with("steps ") {
                let at = start.saturating_add(line.find(command).unwrap_or_default());
                found.push(Spot { text: command.to_owned(), span: at..at.saturating_add(command.len()) });
            }
            start = start.saturating_add(line.len());
        }
    };
    let mut is_code = false;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(code) if is_code => take(&code, range.start),
            Event::Code(code) => {
                let written = text.get(range.clone()).unwrap_or_default();
                take(&code, range.start.saturating_add(written.find(&*code).unwrap_or_default()));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# The *path*\n\nIt is\nyour own.\n\nWalk.\n\n## How far?\n\n- As far\n  as [bread](behavior:bread)\n- `steps gap`\n\n### Small\n\nMore.\n\n## Later\n\n```\n$ steps note \"a\"\nls\n```\n";

    #[test]
    fn a_topic_is_a_title_a_summary_and_sections() {
        let topic = Topic::read("20-the-path.md", TEXT);
        assert_eq!((topic.id.as_str(), topic.title.as_str()), ("the-path", "The path"));
        assert_eq!(topic.summary, "It is your own.");
        let sections = topic.sections();
        let headings: Vec<_> = sections.iter().map(|section| section.heading.as_deref()).collect();
        assert_eq!(headings, [None, Some("How far?"), Some("Later")]);
        assert_eq!(sections[0].text, "Walk.");
        assert!(sections[1].text.ends_with("### Small\n\nMore."), "{}", sections[1].text);
        let questions: Vec<_> = sections.iter().filter_map(Section::question).collect();
        assert_eq!(questions, ["How far?"]);
    }

    #[test]
    fn a_file_without_a_title_is_called_by_its_name() {
        let check = |file: &str, text: &str, expect: [&str; 4]| {
            let topic = Topic::read(file, text);
            let found = [topic.id.as_str(), &topic.title, &topic.summary, &topic.body];
            assert_eq!(found, expect, "{file}");
        };
        check("pay.md", "Hello.\n", ["pay", "Pay", "", "Hello."]);
        check("1 Über Geld.md", "", ["uber-geld", "Uber Geld", "", ""]);
        check("2026.md", "# Plans\n\n- one\n", ["2026", "Plans", "", "- one"]);
        check("☃☃.md", "## Small\n", ["snowman-snowman", "Snowman Snowman", "", "## Small"]);
    }

    #[test]
    fn numbers_give_the_order() {
        let mut files = ["b.md", "100-x.md", "20-y.md", "a.md", "9-z.md"];
        files.sort_by_key(|file| order(file));
        assert_eq!(files, ["9-z.md", "20-y.md", "100-x.md", "a.md", "b.md"]);
    }

    #[test]
    fn links_and_commands_are_found_where_they_are_written() {
        let [link] = &*links(TEXT) else { panic!("one link") };
        assert_eq!(&TEXT[link.span.clone()], "behavior:bread");
        assert_eq!(Target::of(&link.text), Target::Part(Kind::Behavior, "bread"));
        let found = commands(TEXT);
        let commands: Vec<&str> = found.iter().map(|spot| &TEXT[spot.span.clone()]).collect();
        assert_eq!(commands, ["steps gap", "steps note \"a\""]);
        assert_eq!(Target::of("https://example.com"), Target::Elsewhere);
        assert_eq!(Target::of("pay.md"), Target::Nowhere);
        assert_eq!(Target::of("behaviour:bread"), Target::Nowhere);
    }
}
