//! What commits would add to a journal, before anything is added.

use super::csv::Records;
use super::{Block, Document, Line, Shape, Style, Table, count, notes};
use crate::analysis::journal::commits::Group;

/// The groups as a report.
pub fn document(groups: &[Group]) -> Document {
    let mut document = Document::titled("What your commits could add to your journal");
    if groups.is_empty() {
        document.paragraph("There are no commits that are not in your journal yet.");
        return document;
    }
    let row = |group: &Group| {
        let mut text = vec![Line::from(group.text.as_str())];
        text.extend(group.link.iter().map(|link| Line::new().with(Style::Link, link.as_str())));
        vec![
            vec![Line::from(group.last.to_string())],
            text,
            vec![Line::from(group.commits.len().to_string())],
        ]
    };
    document.push(Block::Table(Table {
        caption: "Commits by month and place, the newest first".to_owned(),
        head: ["Date", "Note", "Commits"].map(Line::from).into(),
        rows: groups.iter().map(row).collect(),
        shape: Shape::Matrix,
    }));
    document.paragraph("Nothing was added.");
    document
}

/// The groups as records.
pub fn records(groups: &[Group]) -> Records {
    let row = |group: &Group| {
        vec![
            group.first.to_string(),
            group.last.to_string(),
            group.place.clone(),
            group.text.clone(),
            group.link.clone().unwrap_or_default(),
            group.commits.join(" "),
        ]
    };
    Records {
        head: vec!["first", "last", "place", "text", "link", "commits"],
        rows: groups.iter().map(row).collect(),
    }
}

/// When a group was committed, and in how many commits: `2 commits, 3 Aug 2026 to 5 Aug 2026`.
pub fn when(group: &Group) -> String {
    let (commits, last) = (count(group.commits.len(), "commit"), notes::day(group.last));
    match group.first == group.last {
        true => format!("{commits}, {last}"),
        false => format!("{commits}, {} to {last}", notes::day(group.first)),
    }
}
