//! Which row of a table holds its heads, below titles and notes.

use super::heads::{Role, folded, is_level_like};
use super::texts::is_number;
use crate::model::Grid;

/// How far down the heads may stand, below titles and remarks.
const DEEPEST_HEADER: usize = 15;
/// The longest head, in characters of its first line.
const LONGEST_HEAD: usize = 60;

fn filled(grid: &Grid, row: usize) -> usize {
    (0..grid.width()).filter(|column| !grid.text(row, *column).is_empty()).count()
}

fn is_short(text: &str) -> bool {
    text.lines().next().unwrap_or_default().chars().count() <= LONGEST_HEAD
}

/// Whether a row may hold heads: several, all of them short.
pub fn may_be_header(grid: &Grid, row: usize) -> bool {
    let all_short = (0..grid.width()).all(|column| is_short(grid.text(row, column)));
    filled(grid, row) >= 2 && all_short
}

/// Whether a row tells more about the columns of the one below: it names fewer, each for several.
pub fn is_above(grid: &Grid, above: usize, header: usize) -> bool {
    let plain = |row: usize| {
        (0..grid.width())
            .all(|column| !grid.text(row, column).contains('\n') && is_short(grid.text(row, column)))
    };
    let behind_key = |row: usize| (1..grid.width()).filter(move |column| !grid.text(row, *column).is_empty());
    let levels = |row: usize| behind_key(row).filter(|column| is_level_like(grid.text(row, *column))).count();
    let few = behind_key(above).count() < behind_key(header).count();
    // Heads with a row of short texts below them are no such thing.
    let is_narrower = levels(header) >= levels(above);
    behind_key(above).count() > 0
        && few
        && is_narrower
        && plain(above)
        && plain(header)
        && !is_note(grid, above, header)
}

/// The row of the heads, with the one above it that tells more.
pub fn find_header(grid: &Grid) -> Option<(Option<usize>, usize)> {
    let last = grid.rows.len().min(DEEPEST_HEADER);
    // Something has to stand below it.
    let may_be = |row: &usize| may_be_header(grid, *row) && row + 1 < grid.rows.len();
    let is_one = |row: &usize| {
        may_be(row) && !(row + 1..last).any(|later| may_be(&later) && is_note(grid, *row, later))
    };
    let header = (0..last).find(is_one)?;
    let below = header + 1;
    if may_be_header(grid, below) && below + 1 < grid.rows.len() && is_above(grid, header, below) {
        return Some((Some(header), below));
    }
    // A single line may be merged over all of its steps.
    let above = header.checked_sub(1).filter(|above| {
        let over = grid.merged.iter().find(|merged| merged.rows.0 == *above && merged.columns.0 > 0);
        over.is_some() && is_above(grid, *above, header)
    });
    Some((above, header))
}

/// Whether a row is a note above the heads of a later one, as `Version, 3`: a word and what it is, where the later row
/// has more heads, and more of them that are known.
fn is_note(grid: &Grid, row: usize, later: usize) -> bool {
    let says = |column: usize| !grid.text(row, column).is_empty();
    let is_merged = grid.merged.iter().any(|merged| merged.rows.0 == row && merged.columns.1 > 1);
    let is_pair = filled(grid, row) == 2 && says(0) && says(1) && !is_merged;
    let names_lines = Role::Track.rank(grid.text(row, 0)).is_some();
    is_pair
        && !names_lines
        && filled(grid, later) > 2
        && known(grid, later) >= 2
        && known(grid, later) > known(grid, row)
}

/// How many cells of a row are heads that are known, or names of levels.
fn known(grid: &Grid, row: usize) -> usize {
    let is_known = |text: &str| {
        let is_role = Role::ALL.iter().any(|role| role.rank(text).is_some());
        !folded(text).is_empty() && !is_number(text) && (is_role || is_level_like(text))
    };
    (0..grid.width()).filter(|column| is_known(grid.text(row, *column))).count()
}
