//! How a problem can be fixed without a person: an edit of a document, given by path.

use std::ops::Range;

use super::Segment;

/// Bytes of a text, and what comes in their place.
pub type Change = (Range<usize>, String);

/// One edit of a YAML document. Comments, quotes and blank lines beside it stay.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Edit {
    /// The text at the path becomes this one.
    SetText(Vec<Segment>, String),
    /// In the text at the path, these bytes are changed, from front to back; the rest of it stays.
    ChangeText(Vec<Segment>, Vec<Change>),
    /// The key of the entry at the path becomes this one.
    RenameKey(Vec<Segment>, String),
    /// The mapping at the path gets this entry, as its first.
    InsertFirst(Vec<Segment>, String, String),
}

impl Edit {
    /// The node that it edits.
    pub fn path(&self) -> &[Segment] {
        match self {
            Edit::SetText(path, _)
            | Edit::ChangeText(path, _)
            | Edit::RenameKey(path, _)
            | Edit::InsertFirst(path, _, _) => path,
        }
    }

    /// The same edit with its path changed by a rule.
    pub fn with_path(self, change: impl Fn(&[Segment]) -> Vec<Segment>) -> Self {
        let path = change(self.path());
        match self {
            Edit::SetText(_, text) => Edit::SetText(path, text),
            Edit::ChangeText(_, changes) => Edit::ChangeText(path, changes),
            Edit::RenameKey(_, key) => Edit::RenameKey(path, key),
            Edit::InsertFirst(_, key, value) => Edit::InsertFirst(path, key, value),
        }
    }
}
