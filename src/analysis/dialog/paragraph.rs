//! Text to read: spans in a few tones, and how it is set.

/// How a text stands out. None carries a meaning that the words do not.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Quiet,
    /// What the keys act on.
    Current,
    /// What was chosen or marked.
    Chosen,
    /// A discipline's tag.
    Tag,
    /// Something that went wrong, or is missing.
    Alert,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Setting {
    /// With space before the next.
    #[default]
    Apart,
    /// Directly above the next.
    Tight,
}

/// A paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Paragraph {
    pub spans: Vec<(Tone, String)>,
    /// By how many columns all rows but the first are indented.
    pub hang: usize,
    pub setting: Setting,
}

impl Paragraph {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { spans: vec![(tone, text.into())], ..Self::default() }
    }

    /// A name and what it means.
    pub fn entry(name: &str, meaning: &str) -> Self {
        Self::new(Tone::Strong, name).with(Tone::Plain, format!(": {meaning}"))
    }

    pub fn with(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.spans.push((tone, text.into()));
        self
    }

    /// The same two columns further in.
    pub fn inside(mut self) -> Self {
        if let Some((_, text)) = self.spans.first_mut() {
            text.insert_str(0, "  ");
        }
        Self { hang: self.hang + 2, ..self }
    }

    pub fn tight(self, hang: usize) -> Self {
        Self { hang, setting: Setting::Tight, ..self }
    }
}
