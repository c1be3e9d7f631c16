//! Markdown that people wrote, as the blocks of a report. What links look like is for the caller to say.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Block, Line, Shape, Span, Style, Table};
use crate::model::guide::events;

/// The blocks of a text; `link` makes a line of a link's words and its address.
///
/// Headings begin at level 1. A list inside another of its kind is one list with it; HTML is text as it is written.
pub fn blocks(text: &str, link: &dyn Fn(Line, &str) -> Line) -> Vec<Block> {
    let mut writer = Writer {
        link,
        blocks: Vec::new(),
        line: Line::new(),
        items: Vec::new(),
        table: Table::default(),
        open: Vec::new(),
        lists: Vec::new(),
        is_further: false,
        strong: 0,
        quotes: 0,
        code: None,
        html: String::new(),
    };
    for (event, _) in events(text) {
        writer.take(event);
    }
    writer.blocks
}

struct Writer<'a> {
    link: &'a dyn Fn(Line, &str) -> Line,
    blocks: Vec<Block>,
    line: Line,
    /// The items of the innermost list since its last block of another kind.
    items: Vec<Line>,
    table: Table,
    /// The addresses of the links that the text is in, each with the line before it.
    open: Vec<(String, Line)>,
    /// The lists that the text is in.
    lists: Vec<List>,
    /// Whether a block that is no text of its own parts what comes from the beginning of its item.
    is_further: bool,
    strong: usize,
    quotes: usize,
    /// The text of the block of code so far.
    code: Option<String>,
    /// The block of HTML so far.
    html: String,
}

/// A list that has begun: its next number, if it has numbers.
#[derive(Clone, Copy)]
struct List {
    next: Option<u64>,
}

/// Whether HTML is a comment, which is for whoever keeps the text.
fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.say(self.style(), &text),
            },
            Event::Code(text) => self.say(Style::Inline, &text),
            Event::InlineHtml(html) if !is_comment(&html) => self.say(self.style(), &html),
            Event::Html(html) => self.html.push_str(&html),
            Event::SoftBreak => self.say(self.style(), " "),
            Event::HardBreak => self.say(self.style(), "\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            // A further paragraph of the same item.
            Tag::Paragraph if !self.lists.is_empty() && !self.line.0.is_empty() => {
                self.say(Style::Plain, " ")
            }
            Tag::List(next) => {
                self.end_item();
                if next.is_some() || self.has_numbers() {
                    self.end_list();
                }
                self.lists.push(List { next });
            }
            Tag::Item => self.is_further = false,
            Tag::BlockQuote(_) => self.quotes = self.quotes.saturating_add(1),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::Strong => self.strong = self.strong.saturating_add(1),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.open.push((dest_url.into_string(), std::mem::take(&mut self.line)));
            }
            Tag::Table(_) => self.table = Table { shape: Shape::Columns, ..Table::default() },
            Tag::TableRow => self.table.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.lists.is_empty() || self.is_further => {
                let line = self.taken();
                self.push(Block::Paragraph(line));
            }
            TagEnd::Heading(level) => {
                let level = if matches!(level, HeadingLevel::H1 | HeadingLevel::H2) { 1 } else { 2 };
                let line = self.taken();
                self.push(Block::Heading(level, line));
            }
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                if self.has_numbers() || self.lists.len() == 1 || self.outer_has_numbers() {
                    self.end_list();
                }
                self.lists.pop();
                self.is_further = self.has_numbers();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                if !is_comment(&html) {
                    self.push(Block::Paragraph(html.trim_end().into()));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                if let Some((address, before)) = self.open.pop() {
                    let label = std::mem::replace(&mut self.line, before);
                    for span in (self.link)(label, &address).0 {
                        match span.to {
                            Some(_) => self.line.0.push(span),
                            None => self.say(span.style, &span.text),
                        }
                    }
                }
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.push(Block::Table(table));
            }
            _ => {}
        }
    }

    fn style(&self) -> Style {
        match (self.strong, self.quotes) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Quote,
            _ => Style::Strong,
        }
    }

    /// Adds to the line; Markdown comes in smaller pieces than it is written in.
    fn say(&mut self, style: Style, text: &str) {
        match self.line.0.last_mut() {
            Some(last) if last.style == style && style != Style::Link && last.to.is_none() => {
                last.text.push_str(text)
            }
            _ => self.line.0.push(Span { text: text.to_owned(), style, to: None }),
        }
    }

    fn taken(&mut self) -> Line {
        std::mem::take(&mut self.line)
    }

    fn push(&mut self, block: Block) {
        let is_empty = match &block {
            Block::Paragraph(line) | Block::Heading(_, line) => line.0.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.blocks.push(block);
        }
    }

    fn end_item(&mut self) {
        let line = self.taken();
        if line.0.is_empty() {
            return;
        }
        if self.is_further {
            self.push(Block::Paragraph(line));
        } else {
            self.items.push(line);
        }
    }

    fn has_numbers(&self) -> bool {
        self.lists.last().is_some_and(|list| list.next.is_some())
    }

    fn outer_has_numbers(&self) -> bool {
        self.lists.iter().rev().nth(1).is_some_and(|list| list.next.is_some())
    }

    /// Pushes the items so far; those that follow in the same list go on counting.
    fn end_list(&mut self) {
        let items = std::mem::take(&mut self.items);
        if items.is_empty() {
            return;
        }
        let first = self.lists.last_mut().and_then(|list| {
            let first = list.next?;
            list.next = Some(first.saturating_add(u64::try_from(items.len()).unwrap_or(u64::MAX)));
            Some(first)
        });
        self.push(match first {
            Some(first) => Block::Numbered(first, items),
            None => Block::List(items),
        });
    }

    fn end_code(&mut self) {
        self.end_item();
        self.end_list();
        let code = self.code.take().unwrap_or_default();
        if !code.trim().is_empty() {
            self.push(Block::Code(code));
        }
        self.is_further = !self.lists.is_empty();
    }

    fn end_cell(&mut self) {
        let line = self.taken();
        match self.table.rows.last_mut() {
            Some(row) => row.push(vec![line]),
            None => self.table.head.push(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Document;
    use crate::render::plain::plain;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let link = |label: Line, address: &str| label.text(format!(" <{address}>"));
        let document = Document { title: String::new(), blocks: blocks(text, &link) };
        assert_eq!(plain(&document).trim_start_matches('\n'), expect);
    }

    #[test]
    fn what_people_write_becomes_blocks() {
        check("One\ntwo, **three** `steps gap`.\n\nFour.", "One two, three steps gap.\nFour.\n");
        check("# A\n## B\n### C", "# A\n# B\n## C\n");
        check("- a\n- b\n  - c\n- d\n\n  more", "- a\n- b\n- c\n- d more\n");
        check("1. a\n2. b", "1. a\n2. b\n");
        check("3. a\n   - b\n   - c\n4. d\n   1. e", "3. a\n- b\n- c\n4. d\n1. e\n");
        check("1. a\n   - b\n\n   c\n2. d", "1. a\n- b\nc\n2. d\n");
        check("- a\n  1. b\n- c", "- a\n1. b\n- c\n");
        check("1. a\n\n   ```\n   b\n   ```\n\n   c\n2. d", "1. a\n    b\nc\n2. d\n");
        check("> Said\n> so.", "Said so.\n");
        check("```\n$ steps gap\n\n$ steps diff\n```", "    $ steps gap\n\n    $ steps diff\n");
        check("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2\n");
        check("A [**bold** word](guide:pay).", "A bold word <guide:pay>.\n");
        check("<https://example.com>", "https://example.com <https://example.com>\n");
        check("For <team><!-- c -->.\n\n<!--\nno\n-->\n\n---\n", "For <team>.\n");
        check("<div>\nyes\n</div>\n", "<div>\nyes\n</div>\n");
    }

    #[test]
    fn styles_tell_code_and_strong_words() {
        let [Block::Paragraph(line)] = &*blocks("**a** `b` c", &|label, _| label) else {
            panic!("a paragraph")
        };
        let styles: Vec<Style> = line.0.iter().map(|span| span.style).collect();
        assert_eq!(styles, [Style::Strong, Style::Plain, Style::Inline, Style::Plain]);
    }
}
