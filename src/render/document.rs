//! A report to read, as a value: built once, then rendered by one pure function per format.

use super::Timeline;
use crate::diagnostic::Finding;

/// A report: its title and its blocks, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading below the title; the level is 1 for a section, 2 for what is inside one.
    Heading(u8, Line),
    Paragraph(Line),
    /// Something the readers must not miss, such as that a seal does not match.
    Notice(Line),
    /// An unordered list.
    List(Vec<Line>),
    /// A list in which order tells something, with the number of its first item.
    Numbered(u64, Vec<Line>),
    /// Code to copy, broken where its own lines end and nowhere else.
    Code(String),
    Table(Table),
    /// What is wrong somewhere in a file, with an excerpt.
    Finding(Finding),
    /// A drawing, for the formats that have one; the others leave it out, for a table says the same.
    Chart(Chart),
    /// How one thing moved: a drawing where there is one, else signs in a table, or words where it is listened to.
    Timeline(Timeline),
    /// What signs and places tell, and the same in words for where nobody looks at it.
    Picture {
        drawn: Vec<Block>,
        said: Vec<Block>,
    },
}

/// A table. A cell holds lines; a line that is too long is wrapped.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the table shows, for a screen reader.
    pub caption: String,
    /// The column heads.
    pub head: Vec<Line>,
    pub rows: Vec<Vec<Vec<Line>>>,
    pub shape: Shape,
}

/// How a table reads.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shape {
    /// Short cells under heads, the first column heading its row.
    #[default]
    Matrix,
    /// A matrix whose rows fold where it has no room: each is told in a line, with the columns that say the same.
    /// A row of one cell is a heading for those below it.
    Folding,
    /// Columns of prose side by side, of equal width.
    Columns,
    /// Columns of lists side by side, of equal width: each line of a cell is an item.
    Lists,
}

/// Text in one style after another.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line(pub Vec<Span>);

/// Text in one style.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    pub text: String,
    pub style: Style,
    /// Where it leads in a site; other formats cannot lead there.
    pub to: Option<String>,
}

/// What a text is, which each format shows in its own way. None is told by color alone.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Style {
    #[default]
    Plain,
    Strong,
    /// Beside the point: ids, counts, explanations.
    Quiet,
    /// What somebody wrote.
    Quote,
    /// A command or a file name.
    Code,
    /// The same inside a sentence that somebody wrote: between backticks where nothing else sets it apart.
    Inline,
    /// A link's address.
    Link,
    /// A discipline's tag.
    Tag,
    /// The same on both sides, or there today.
    Same,
    /// The first rater higher.
    First,
    /// The second rater higher.
    Second,
    /// Only one could say, or nobody could.
    Open,
    /// Words that are no longer there.
    Removed,
    /// Words that are new.
    Added,
}

/// How far each rater sees each behavior reach, over the steps.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    /// The same in words, for a screen reader.
    pub description: String,
    /// What a mark means, and several in one place, in a sentence or two.
    pub meaning: String,
    /// The steps, narrowest first.
    pub columns: Vec<String>,
    /// Who is drawn, each with a mark of their own.
    pub series: Vec<String>,
    pub rows: Vec<ChartRow>,
}

/// One behavior of a chart.
#[derive(Clone, Debug)]
pub struct ChartRow {
    pub label: String,
    /// For each series, how many columns are reached, from the left; `None` where it says nothing.
    pub reach: Vec<Option<usize>>,
}

impl Line {
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text at the end, in this style.
    pub fn with(mut self, style: Style, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), style, to: None });
        self
    }

    /// With a plain text at the end.
    pub fn text(self, text: impl Into<String>) -> Self {
        self.with(Style::Plain, text)
    }

    /// With another line at the end.
    pub fn with_all(mut self, other: Line) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The same words, leading to this address of a site.
    pub fn leading_to(mut self, address: &str) -> Self {
        self.0.iter_mut().for_each(|span| span.to = Some(address.to_owned()));
        self
    }

    /// The words alone.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Line::new().text(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Line::new().text(text)
    }
}

impl Document {
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// The blocks to look at: of a picture, how it is drawn.
    pub fn drawn(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Picture { drawn, .. } => drawn.as_slice(),
            block => std::slice::from_ref(block),
        })
    }

    /// The blocks to listen to: of a picture, what is said.
    pub fn said(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Picture { said, .. } => said.as_slice(),
            block => std::slice::from_ref(block),
        })
    }

    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub fn heading(&mut self, level: u8, text: impl Into<Line>) {
        self.push(Block::Heading(level, text.into()));
    }

    pub fn paragraph(&mut self, text: impl Into<Line>) {
        self.push(Block::Paragraph(text.into()));
    }
}
