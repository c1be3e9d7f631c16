//! How a problem can be mended without a person: edits of a document, told by path.

use super::Segment;

/// Edits that mend one problem, all of them or none.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fix {
    pub edits: Vec<Edit>,
}

/// One edit of a YAML document. Comments, quotes and blank lines beside it stay.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Edit {
    /// The text at the path becomes this one.
    SetText(Vec<Segment>, String),
    /// The key of the entry at the path becomes this one.
    RenameKey(Vec<Segment>, String),
    /// The mapping at the path gets this entry, as its first.
    InsertFirst(Vec<Segment>, String, String),
    /// The entries of the mapping at the path come in this order of keys; others stay behind them.
    OrderKeys(Vec<Segment>, Vec<String>),
}

impl Fix {
    /// A fix of one edit.
    pub fn one(edit: Edit) -> Self {
        Self { edits: vec![edit] }
    }
}
