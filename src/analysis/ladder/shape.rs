//! How a table is laid out: where its heads are, which columns say what, and whether steps stand across or down.

use super::header::{find_header, is_above, may_be_header};
use super::heads::{self, Role, is_level_like, sums_up};
use super::mapping::{Layout, Mapping};
use super::texts::is_number;
use crate::analysis::lookup::NotFound;
use crate::model::{Grid, Place};

/// A table, and what was made out of it.
#[derive(Clone, Debug)]
pub struct Shape {
    pub layout: Layout,
    /// The row of the heads.
    pub header: usize,
    /// A row above it that tells more about the same columns: the lines of steps, or the groups of behaviors.
    pub above: Option<usize>,
    /// Which column says what.
    pub columns: Columns,
    /// The columns with heads of their own: the steps where they stand across, the behaviors where steps stand down.
    pub across: Vec<usize>,
    /// Whether nothing told across from down.
    pub is_guess: bool,
}

/// Columns by what they say, and what was left.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    given: Vec<(Role, usize)>,
    /// What is not read.
    pub rest: Vec<usize>,
}

impl Columns {
    pub fn first(&self, role: Role) -> Option<usize> {
        self.all(role).next()
    }

    pub fn all(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.given.iter().filter(move |(given, _)| *given == role).map(|(_, column)| *column)
    }

    fn has(&self, column: usize) -> bool {
        self.given.iter().any(|(_, given)| *given == column)
    }

    fn give(&mut self, role: Role, column: usize) {
        self.given.push((role, column));
    }
}

/// The shape of a table.
///
/// # Errors
/// None was made out, or the mapping names what is not there.
pub fn shape(grid: &Grid, mapping: &Mapping) -> Result<Shape, NotFound> {
    let (above, header) = match mapping.header {
        Some(number) => {
            let header = row_numbered(grid, number)?;
            (header.checked_sub(1).filter(|above| is_above(grid, *above, header)), header)
        }
        None => find_header(grid).ok_or_else(|| no_header(grid))?,
    };
    let columns = columns(grid, header, mapping)?;
    let has_text = columns.first(Role::Text).is_some();
    let is_rows = has_text && columns.first(Role::Step).is_some() && has_key(&columns);
    let step_heads = across_heads(grid, header, &columns);
    let layout = match mapping.layout {
        Some(layout) => (layout, false),
        None if is_rows && !mostly_levels(grid, header, &step_heads) => (Layout::Rows, false),
        None => across_or_down(grid, header, &columns),
    };
    match layout {
        (Layout::Rows, is_guess) => rows(grid, header, columns, is_guess),
        (Layout::Across, is_guess) => across(grid, (above, header), columns, mapping, is_guess),
        (Layout::Down, is_guess) => down(grid, (above, header), columns, is_guess),
    }
}

fn has_key(columns: &Columns) -> bool {
    columns.first(Role::Behavior).is_some() || columns.first(Role::Group).is_some()
}

fn no_header(grid: &Grid) -> NotFound {
    if grid.rows.last().is_some_and(|_| may_be_header(grid, grid.rows.len() - 1)) {
        let message = "there is nothing below the heads".to_owned();
        return NotFound {
            message,
            hint: Some("each row below them is a behavior, a step or a text".to_owned()),
        };
    }
    NotFound {
        message: "no row names the columns".to_owned(),
        hint: Some(
            "say which does, as in `--map header=3`; the names of steps or of behaviors stand there"
                .to_owned(),
        ),
    }
}

fn row_numbered(grid: &Grid, number: usize) -> Result<usize, NotFound> {
    (0..grid.rows.len()).find(|row| is_row(grid, *row, number)).ok_or_else(|| NotFound {
        message: format!("there is nothing in row {number}"),
        hint: Some("count as the file shows it: rows of a sheet, lines of a text".to_owned()),
    })
}

/// Whether a row is the one that its file shows by this number.
pub fn is_row(grid: &Grid, row: usize, number: usize) -> bool {
    grid.cell(row, 0).is_some_and(|cell| match &cell.place {
        Place::Sheet { row, .. } => row + 1 == number,
        Place::Text { line, .. } | Place::Line(line) => *line == number,
    })
}

/// Which column says what: as the mapping has it, else by the heads.
fn columns(grid: &Grid, header: usize, mapping: &Mapping) -> Result<Columns, NotFound> {
    let mut columns = Columns { rest: mapping.skipped(grid, header)?, ..Columns::default() };
    let mut mapped = Vec::new();
    for role in Role::ALL {
        for column in mapping.columns(role, grid, header)? {
            // Where steps stand across, their columns are named all at once.
            columns.give(role, column);
            mapped.push(role);
        }
    }
    let heads: Vec<&str> = (0..grid.width())
        .map(|at| {
            let is_settled = columns.has(at) || columns.rest.contains(&at) || !says_below(grid, header, at);
            if is_settled { "" } else { grid.text(header, at).lines().next().unwrap_or_default() }
        })
        .collect();
    for (column, role) in heads::roles(&heads).into_iter().enumerate() {
        if let Some(role) = role.filter(|role| !mapped.contains(role)) {
            columns.give(role, column);
        }
    }
    leave_numbers(grid, header, &mut columns);
    Ok(columns)
}

/// Leaves out what holds numbers alone and is called nothing that a ladder has: a sum, a weight, the number of a row.
fn leave_numbers(grid: &Grid, header: usize, columns: &mut Columns) {
    let has_key = columns.first(Role::Step).is_some() || columns.first(Role::Behavior).is_some();
    for column in 0..grid.width() {
        let head = grid.text(header, column);
        let below = (header + 1..grid.rows.len()).map(|row| grid.text(row, column));
        let mut below = below.filter(|text| !text.is_empty()).peekable();
        let is_of_numbers = below.peek().is_some() && below.all(is_number);
        let may_be_key = column == 0 && !has_key;
        let is_open = !columns.has(column) && !columns.rest.contains(&column) && !head.is_empty();
        if is_of_numbers && is_open && (sums_up(head) || !is_level_like(head) && !may_be_key) {
            columns.rest.push(column);
        }
    }
}

/// The columns with a head that has no role.
fn across_heads(grid: &Grid, header: usize, columns: &Columns) -> Vec<usize> {
    let is_open = |column: &usize| {
        !grid.text(header, *column).is_empty() && !columns.has(*column) && !columns.rest.contains(column)
    };
    (0..grid.width()).filter(is_open).collect()
}

fn mostly_levels(grid: &Grid, header: usize, heads: &[usize]) -> bool {
    let levels = heads.iter().filter(|column| is_level_like(grid.text(header, **column))).count();
    levels >= 2 && levels * 2 >= heads.len()
}

/// Across or down, by where the names of levels are; and whether that was a guess.
fn across_or_down(grid: &Grid, header: usize, columns: &Columns) -> (Layout, bool) {
    let in_head = (0..grid.width()).filter(|at| is_level_like(grid.text(header, *at)));
    let in_head = in_head.filter(|at| !columns.rest.contains(at)).count();
    let first = (0..grid.width()).find(|at| !columns.rest.contains(at));
    let steps = columns.first(Role::Step).or(first).unwrap_or_default();
    let below = (header + 1..grid.rows.len()).filter(|row| is_level_like(grid.text(*row, steps))).count();
    let says_step = columns.first(Role::Step).is_some();
    let says_behavior = columns.first(Role::Behavior).is_some();
    match (in_head, below) {
        (head, below) if head > below => (Layout::Across, false),
        (head, below) if below > head => (Layout::Down, false),
        _ if says_step && !says_behavior => (Layout::Down, false),
        _ => (Layout::Across, !says_behavior),
    }
}

fn rows(grid: &Grid, header: usize, mut columns: Columns, is_guess: bool) -> Result<Shape, NotFound> {
    for (role, what) in [(Role::Step, "the step"), (Role::Text, "the text")] {
        if columns.first(role).is_none() {
            let word = role.word();
            return Err(NotFound {
                message: format!("no column says what {what} of a row is"),
                hint: Some(format!("name it by its head, as in `--map {word}=HEAD`")),
            });
        }
    }
    // Without a behavior, what they are grouped by is one.
    if columns.first(Role::Behavior).is_none()
        && let Some(group) = columns.given.iter_mut().find(|(role, _)| *role == Role::Group)
    {
        group.0 = Role::Behavior;
    }
    if columns.first(Role::Behavior).is_none() {
        return Err(NotFound {
            message: "no column says which behavior a row is about".to_owned(),
            hint: Some("name it by its head, as in `--map behavior=HEAD`".to_owned()),
        });
    }
    rest(grid, header, &mut columns, &[]);
    Ok(Shape { layout: Layout::Rows, header, above: None, columns, across: Vec::new(), is_guess })
}

/// Steps across: what stands to the left of them tells which behavior a row is about.
fn across(
    grid: &Grid,
    (above, header): (Option<usize>, usize),
    mut columns: Columns,
    mapping: &Mapping,
    is_guess: bool,
) -> Result<Shape, NotFound> {
    let named = mapping.columns(Role::Step, grid, header)?;
    let has_mapped_text = !mapping.columns(Role::Text, grid, header)?.is_empty();
    // The head above the behaviors may tell what the heads of the columns are: `Level`.
    let over_key = columns.first(Role::Step).filter(|_| named.is_empty());
    columns.given.retain(|(role, _)| *role != Role::Step);
    for (role, _) in columns.given.iter_mut().filter(|(role, _)| *role == Role::Text && !has_mapped_text) {
        // What a row is about, and not one of its texts.
        *role = Role::Summary;
    }
    let mut steps = if named.is_empty() { across_heads(grid, header, &columns) } else { named.clone() };
    if columns.first(Role::Behavior).is_none() {
        let first = steps.first().copied().unwrap_or(grid.width());
        let open: &[usize] = if named.is_empty() { &steps } else { &[] };
        let key = over_key.unwrap_or_else(|| behavior_column(grid, header, &columns, first, open));
        columns.given.retain(|(_, column)| *column != key);
        columns.give(Role::Behavior, key);
    }
    let behavior = columns.first(Role::Behavior).unwrap_or_default();
    steps.retain(|column| *column != behavior);
    if named.is_empty() {
        // What stands to the left of the behaviors, or of what they are about, groups them.
        let edge = columns.first(Role::Summary).unwrap_or_default().max(behavior);
        let blank =
            (0..behavior).rev().find(|at| grid.text(header, *at).is_empty() && says_below(grid, header, *at));
        let group = steps.iter().copied().rfind(|column| *column < edge).or(blank);
        steps.retain(|column| *column > edge);
        if let (Some(group), None) = (group.filter(|group| !columns.has(*group)), columns.first(Role::Group))
        {
            columns.give(Role::Group, group);
        }
    }
    if steps.is_empty() {
        return Err(NotFound {
            message: "no column is a step".to_owned(),
            hint: Some(
                "name them, as in `--map step=\"Junior,Senior\"`, or say `--map steps=down`".to_owned(),
            ),
        });
    }
    // A column without a head right behind one with a head belongs to it, as where heads are merged.
    let mut kept = steps.clone();
    for column in 1..grid.width() {
        let is_open = grid.text(header, column).is_empty() && !columns.has(column);
        if is_open && kept.contains(&(column - 1)) && says_below(grid, header, column) {
            kept.push(column);
        }
    }
    rest(grid, header, &mut columns, &kept);
    Ok(Shape { layout: Layout::Across, header, above, columns, across: steps, is_guess })
}

/// The column that tells which behavior a row is about, where no head says so: to the left of the first step, or one
/// of those that are open to be anything.
fn behavior_column(grid: &Grid, header: usize, columns: &Columns, first: usize, open: &[usize]) -> usize {
    // What a row is about in full stands behind what it is called.
    let about = columns.first(Role::Summary);
    let before_about = about.and_then(|about| open.iter().copied().rfind(|column| *column < about));
    let blank =
        (0..first).rev().find(|at| grid.text(header, *at).is_empty() && says_below(grid, header, *at));
    let found = before_about.or(blank).or_else(|| columns.first(Role::Group));
    found.or_else(|| open.first().copied()).unwrap_or_default()
}

pub fn says_below(grid: &Grid, header: usize, column: usize) -> bool {
    (header + 1..grid.rows.len()).any(|row| !grid.text(row, column).is_empty())
}

/// Steps down: every other column is a behavior.
fn down(
    grid: &Grid,
    (above, header): (Option<usize>, usize),
    mut columns: Columns,
    is_guess: bool,
) -> Result<Shape, NotFound> {
    if columns.first(Role::Step).is_none() {
        let key = (0..grid.width()).find(|column| !columns.rest.contains(column)).unwrap_or_default();
        columns.given.retain(|(_, column)| *column != key);
        columns.give(Role::Step, key);
    }
    // Heads such as `Area` or `Skill` are names of behaviors here.
    let is_kept =
        |role: &Role| matches!(role, Role::Step | Role::StepSummary | Role::Track | Role::Discipline);
    columns.given.retain(|(role, _)| is_kept(role));
    let is_about = |column: &usize| {
        let head = grid.text(header, *column);
        [Role::Summary, Role::Text].iter().any(|role| role.rank(head).is_some())
    };
    let mut behaviors = across_heads(grid, header, &columns);
    if columns.first(Role::StepSummary).is_none()
        && let Some(about) = behaviors.first().copied().filter(is_about)
        && behaviors.len() > 1
    {
        columns.give(Role::StepSummary, about);
        behaviors.remove(0);
    }
    if behaviors.is_empty() {
        return Err(NotFound {
            message: "no column is a behavior".to_owned(),
            hint: Some("say how the steps stand, as in `--map steps=across`".to_owned()),
        });
    }
    rest(grid, header, &mut columns, &behaviors);
    Ok(Shape { layout: Layout::Down, header, above, columns, across: behaviors, is_guess })
}

/// Notes what is not read.
fn rest(grid: &Grid, header: usize, columns: &mut Columns, across: &[usize]) {
    let says_something =
        |column: &usize| (header..grid.rows.len()).any(|row| !grid.text(row, *column).is_empty());
    let is_left =
        |column: &usize| !columns.has(*column) && !across.contains(column) && !columns.rest.contains(column);
    let left: Vec<usize> = (0..grid.width()).filter(is_left).filter(says_something).collect();
    columns.rest.extend(left);
}
