//! Rows of a table of behaviors under the headings of their groups.

use super::{Line, Style};
use crate::model::{Framework, Id};

/// The heading of behaviors that stand below others' headings and have none of their own.
const UNGROUPED: &str = "Further behaviors";

/// A row of a table: cells of lines.
pub type Row = Vec<Vec<Line>>;

/// The rows of these behaviors in their order, each group below a row with its heading alone.
pub fn under_headings<'a>(
    framework: &Framework,
    behaviors: impl IntoIterator<Item = &'a Id>,
    row: impl Fn(&'a Id) -> Row,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut last: Option<&str> = None;
    for behavior in behaviors {
        let group = framework.behavior(behavior).and_then(|behavior| behavior.group.as_deref());
        if group != last {
            rows.push(vec![vec![Line::new().with(Style::Strong, group.unwrap_or(UNGROUPED))]]);
            last = group;
        }
        rows.push(row(behavior));
    }
    rows
}
