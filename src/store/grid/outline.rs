//! Trees of texts as tables: a list of records, behaviors that hold levels, or names that hold names. What has no
//! place in the table is in its last column, so that it can be told.

use std::collections::BTreeSet;

use crate::model::{Grid, GridCell, Place};
use crate::yaml::{Branch, Says};

/// What the columns of a nested tree are called.
const HEADS: [&str; 7] = ["group", "behavior", "summary", "step", "step summary", "text", "not read"];
const GROUP: usize = 0;
const BEHAVIOR: usize = 1;
const SUMMARY: usize = 2;
const STEP: usize = 3;
const STEP_SUMMARY: usize = 4;
const TEXT: usize = 5;
const REST: usize = 6;

/// What names a part of a tree, the best first.
const NAMES: [&str; 7] = ["name", "title", "label", "competency", "skill", "behavior", "level"];
/// What says in a sentence what a part is about.
const ABOUT: [&str; 4] = ["description", "summary", "about", "definition"];
/// What groups behaviors.
const GROUPS: [&str; 4] = ["category", "group", "theme", "area"];
/// What the key of levels has in it: `levels`, `levelDescriptions`, `proficiencies`, `grades`.
const LEVELS: [&str; 9] =
    ["level", "grade", "step", "proficienc", "maturit", "milestone", "expectation", "rung", "tier"];
/// What the texts of a level are under.
const TEXTS: [&str; 10] = [
    "examples",
    "behaviors",
    "behaviours",
    "criteria",
    "expectations",
    "signals",
    "texts",
    "items",
    "bullets",
    "text",
];
/// What only tells parts apart, for programs.
const FOR_PROGRAMS: [&str; 3] = ["id", "uuid", "$schema"];

type Entries = [(String, Branch)];

/// The tables of a tree.
pub fn grids(tree: &Branch) -> Vec<Grid> {
    let mut nested = Nested { known: levels_in(tree), ..Nested::default() };
    if !nested.known.is_empty() {
        nested.walk(tree, &Around::default());
        return vec![nested.grid];
    }
    if let Says::Mapping(entries) = &tree.says
        && let Some(grid) = matrix(entries)
    {
        return vec![grid];
    }
    records_in(tree, "").into_iter().map(|(name, items)| records(name, items)).collect()
}

fn entry<'a>(entries: &'a Entries, names: &[&str]) -> Option<&'a (String, Branch)> {
    names.iter().find_map(|name| entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)))
}

/// The text of a branch: a list's is one line each.
fn text(branch: &Branch) -> Option<String> {
    match &branch.says {
        Says::Nothing => Some(String::new()),
        Says::Text(text) => Some(text.trim().to_owned()),
        Says::List(items) => {
            // A text of several lines would fall apart among the others.
            let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let lines: Option<Vec<String>> = items.iter().map(|item| text(item).map(one_line)).collect();
            lines.map(|lines| lines.join("\n"))
        }
        Says::Mapping(entries) => {
            let address = entry(entries, &["url", "href", "link"])?;
            text(&address.1)
        }
    }
}

/// A text whatever a branch is, to be shown to somebody.
fn shown(branch: &Branch) -> String {
    match (text(branch), &branch.says) {
        (Some(text), _) => text,
        (None, Says::List(items)) => items.iter().map(shown).collect::<Vec<_>>().join("\n"),
        (None, Says::Mapping(entries)) => entries
            .iter()
            .map(|(key, value)| format!("{key}: {}", shown(value)))
            .collect::<Vec<_>>()
            .join("\n"),
        (None, _) => String::new(),
    }
}

/// A key as a name: `code_review` and `codeReview` read `Code review`.
fn as_name(key: &str) -> String {
    let mut name = String::new();
    let mut is_low = false;
    for sign in key.chars() {
        if matches!(sign, '_' | '-') || (sign.is_uppercase() && is_low) {
            name.push(' ');
        }
        is_low = sign.is_lowercase();
        match sign {
            '_' | '-' => {}
            sign if name.is_empty() => name.extend(sign.to_uppercase()),
            sign if name.ends_with(' ') && !key.contains(' ') => name.extend(sign.to_lowercase()),
            sign => name.push(sign),
        }
    }
    name
}

fn is_levels(key: &str, branch: &Branch) -> bool {
    let key = key.to_lowercase();
    let holds_several = match &branch.says {
        Says::Mapping(entries) => !entries.is_empty(),
        Says::List(items) => items.iter().any(|item| matches!(item.says, Says::Mapping(_))),
        _ => false,
    };
    holds_several && LEVELS.iter().any(|word| key.contains(word))
}

/// Whether a part has levels of its own, be it in another part that bears no name.
fn holds_levels(entries: &Entries) -> bool {
    entries.iter().any(|(key, value)| {
        let is_unnamed = match &value.says {
            Says::Mapping(inner) => entry(inner, &NAMES).is_none() && holds_levels(inner),
            _ => false,
        };
        is_levels(key, value) || is_unnamed
    })
}

/// The keys that levels have in a tree, where any part of it holds levels; a list of levels has none.
fn levels_in(tree: &Branch) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match &tree.says {
        Says::Mapping(entries) => {
            for (key, value) in entries {
                match &value.says {
                    Says::Mapping(levels) if is_levels(key, value) => {
                        found.extend(levels.iter().map(|(level, _)| level.clone()));
                    }
                    Says::List(_) if is_levels(key, value) => drop(found.insert(String::new())),
                    _ => found.extend(levels_in(value)),
                }
            }
        }
        Says::List(items) => items.iter().for_each(|item| found.extend(levels_in(item))),
        _ => {}
    }
    found
}

/// What is known of a part from what is around it.
#[derive(Clone, Debug, Default)]
struct Around {
    /// The names, from the outside in.
    names: Vec<String>,
    about: String,
}

/// A table on its way from a tree whose parts hold levels.
#[derive(Debug, Default)]
struct Nested {
    known: BTreeSet<String>,
    grid: Grid,
}

impl Nested {
    fn row(&mut self, line: usize, cells: &[(usize, &str)]) {
        if self.grid.rows.is_empty() {
            let head = HEADS.iter().map(|head| GridCell::new(*head, Place::Line(1)));
            self.grid.rows.push(head.collect());
        }
        let said = |at: usize| cells.iter().find(|(column, _)| *column == at).map_or("", |(_, text)| *text);
        let row = (0..HEADS.len()).map(|column| GridCell::new(said(column), Place::Line(line)));
        self.grid.rows.push(row.collect());
    }

    fn walk(&mut self, branch: &Branch, around: &Around) {
        match &branch.says {
            Says::Mapping(entries) => self.part(entries, around),
            Says::List(items) => items.iter().for_each(|item| self.walk(item, around)),
            _ => {}
        }
    }

    fn part(&mut self, entries: &Entries, around: &Around) {
        let mut here = around.clone();
        let name = entry(entries, &NAMES).filter(|(_, value)| matches!(value.says, Says::Text(_)));
        let group = entry(entries, &GROUPS).filter(|(_, value)| matches!(value.says, Says::Text(_)));
        here.names.extend(group.and_then(|(_, value)| text(value)));
        here.names.extend(name.and_then(|(_, value)| text(value)));
        let about = entry(entries, &ABOUT).filter(|(_, value)| matches!(value.says, Says::Text(_)));
        // What is said of a group has no place in a framework.
        if let Some((key, value)) = about {
            match holds_levels(entries) {
                true => here.about = text(value).unwrap_or_default(),
                false => self.rest(key, value),
            }
        }
        for (key, value) in entries {
            let is_read = [name, about, group].into_iter().flatten().any(|(known, _)| known == key);
            if is_read || FOR_PROGRAMS.contains(&key.as_str()) {
                continue;
            }
            if is_levels(key, value) {
                self.levels(value, &here);
                continue;
            }
            match &value.says {
                Says::Mapping(inner) if inner.iter().all(|(level, _)| self.known.contains(level)) => {
                    let mut named = here.clone();
                    named.names.push(as_name(key));
                    self.levels(value, &Around { about: String::new(), ..named });
                }
                Says::Mapping(inner) if entry(inner, &NAMES).is_none() && levels_in(value).is_empty() => {
                    self.rest(key, value);
                }
                // Nothing but what is around a part, such as the readers that it is for.
                Says::Mapping(_) => self.walk(value, &here),
                Says::List(_) if !levels_in(value).is_empty() => self.walk(value, &here),
                Says::Nothing => {}
                _ => self.rest(key, value),
            }
        }
    }

    fn rest(&mut self, key: &str, value: &Branch) {
        self.row(value.line, &[(REST, &format!("{key}: {}", shown(value)))]);
    }

    fn levels(&mut self, branch: &Branch, around: &Around) {
        match &branch.says {
            Says::Mapping(levels) => levels.iter().for_each(|(key, level)| self.level(key, level, around)),
            Says::List(levels) => levels.iter().for_each(|level| self.level("", level, around)),
            _ => {}
        }
    }

    fn level(&mut self, key: &str, level: &Branch, around: &Around) {
        let Says::Mapping(entries) = &level.says else {
            let texts = text(level).unwrap_or_else(|| shown(level));
            self.texts(level.line, &as_name(key), &texts, around);
            return;
        };
        let name = entry(entries, &NAMES).filter(|(_, value)| matches!(value.says, Says::Text(_)));
        let step = name.and_then(|(_, value)| text(value)).unwrap_or_else(|| as_name(key));
        let about = entry(entries, &ABOUT);
        for (key, value) in entries {
            let is_name = name.is_some_and(|(known, _)| known == key);
            let is_about = about.is_some_and(|(known, _)| known == key);
            let is_texts = is_about || TEXTS.iter().any(|word| key.eq_ignore_ascii_case(word));
            if is_name || FOR_PROGRAMS.contains(&key.as_str()) || value.says == Says::Nothing {
                continue;
            }
            match text(value) {
                Some(texts) if around.names.is_empty() && is_about => {
                    self.row(value.line, &[(STEP, &step), (STEP_SUMMARY, &texts)]);
                }
                Some(texts) if is_texts && !around.names.is_empty() => {
                    self.texts(value.line, &step, &texts, around);
                }
                Some(texts) if around.names.is_empty() && matches!(value.says, Says::List(_)) => {
                    self.row(value.line, &[(BEHAVIOR, &as_name(key)), (STEP, &step), (TEXT, &texts)]);
                }
                Some(_) => self.rest(key, value),
                None => self.behaviors(&step, key, value),
            }
        }
    }

    /// The texts of a level by what they are about.
    fn behaviors(&mut self, step: &str, key: &str, branch: &Branch) {
        let Says::Mapping(entries) = &branch.says else { return self.rest(key, branch) };
        for (behavior, value) in entries {
            match text(value) {
                Some(texts) => {
                    let cells = [(BEHAVIOR, &*as_name(behavior)), (STEP, step), (TEXT, &*texts)];
                    self.row(value.line, &cells);
                }
                None => self.rest(behavior, value),
            }
        }
    }

    fn texts(&mut self, line: usize, step: &str, texts: &str, around: &Around) {
        let (behavior, above) = match around.names.split_last() {
            Some((behavior, above)) => (behavior.as_str(), above),
            None => ("", [].as_slice()),
        };
        let group = above.last().map_or("", String::as_str);
        let cells =
            [(GROUP, group), (BEHAVIOR, behavior), (SUMMARY, &around.about), (STEP, step), (TEXT, texts)];
        self.row(line, &cells);
    }
}

/// Names that hold names that hold texts, as a table.
fn matrix(entries: &Entries) -> Option<Grid> {
    let mut columns: Vec<&str> = Vec::new();
    for (_, value) in entries {
        let Says::Mapping(inner) = &value.says else { return None };
        if inner.is_empty() || inner.iter().any(|(_, value)| text(value).is_none()) {
            return None;
        }
        columns.extend(inner.iter().map(|(key, _)| key.as_str()));
    }
    let mut seen = BTreeSet::new();
    columns.retain(|column| seen.insert(*column));
    let first = GridCell::new("", Place::Line(1));
    let head = columns.iter().map(|column| GridCell::new(as_name(column), Place::Line(1)));
    let mut rows: Vec<Vec<GridCell>> = vec![std::iter::once(first).chain(head).collect()];
    for (key, value) in entries {
        let Says::Mapping(inner) = &value.says else { return None };
        let mut row = vec![GridCell::new(as_name(key), Place::Line(value.line))];
        for column in &columns {
            let found = inner.iter().find(|(key, _)| key == column);
            let line = found.map_or(value.line, |(_, value)| value.line);
            let text = found.and_then(|(_, value)| text(value)).unwrap_or_default();
            row.push(GridCell::new(text, Place::Line(line)));
        }
        rows.push(row);
    }
    (!columns.is_empty()).then(|| Grid { rows, ..Grid::default() })
}

/// The lists of records in a tree, each by the key that it is under.
fn records_in<'a>(branch: &'a Branch, key: &str) -> Vec<(String, Vec<&'a Entries>)> {
    match &branch.says {
        Says::List(items) => {
            let records: Vec<&Entries> = items
                .iter()
                .filter_map(|item| match &item.says {
                    Says::Mapping(entries) => Some(entries.as_slice()),
                    _ => None,
                })
                .collect();
            if records.is_empty() { Vec::new() } else { vec![(as_name(key), records)] }
        }
        Says::Mapping(entries) => entries.iter().flat_map(|(key, value)| records_in(value, key)).collect(),
        _ => Vec::new(),
    }
}

/// A list of records, its columns by the keys in the order in which they come.
fn records(name: String, items: Vec<&Entries>) -> Grid {
    let mut columns: Vec<&str> =
        items.iter().flat_map(|item| item.iter().map(|(key, _)| key.as_str())).collect();
    let mut seen = BTreeSet::new();
    columns.retain(|column| seen.insert(*column));
    let head = columns.iter().map(|column| GridCell::new(*column, Place::Line(1)));
    let mut rows: Vec<Vec<GridCell>> = vec![head.collect()];
    for item in items {
        let line = item.first().map_or(1, |(_, value)| value.line);
        let cell = |column: &&str| {
            let found = item.iter().find(|(key, _)| key == column);
            let line = found.map_or(line, |(_, value)| value.line);
            GridCell::new(found.map(|(_, value)| shown(value)).unwrap_or_default(), Place::Line(line))
        };
        rows.push(columns.iter().map(cell).collect());
    }
    Grid { name, rows, merged: Vec::new() }
}
