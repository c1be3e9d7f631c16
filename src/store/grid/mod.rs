//! Tables with the place of each cell, from whatever people keep a ladder in: spreadsheets, CSV, Markdown, web
//! pages, YAML and JSON. What a table means is not decided here.

mod csv;
mod html;
mod markdown;
mod outline;
mod workbook;

use std::path::Path;

use super::sheet::{decode, is_workbook, unless_it_panics};
use super::{path, read};
use crate::diagnostic::Source;
use crate::error::{InvalidFiles, UserError};
use crate::model::Grid;
use crate::yaml;

/// As many cells as nobody's ladder has.
const MOST_CELLS: usize = 100_000;

/// The tables in a file that say something, and what somebody should know about how they were read.
///
/// # Errors
/// There is no such file, it holds no table, or one that is larger than any ladder.
pub fn grids_of_file(file: &Path, shown: &str) -> anyhow::Result<(Vec<Grid>, Vec<String>)> {
    if !path::is_there(file) {
        return Err(UserError::new(format!("there is no file `{shown}`")).into());
    }
    let bytes = path::bytes(file, shown).map_err(|finding| InvalidFiles(vec![finding]))?;
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    grids(&bytes, shown, ending.as_deref().unwrap_or_default())
}

/// The same of what is on standard input.
pub fn grids_of_standard_input() -> anyhow::Result<(Vec<Grid>, Vec<String>)> {
    let bytes = read::standard_input_bytes()?.map_err(|finding| InvalidFiles(vec![finding]))?;
    grids(&bytes, "<stdin>", "")
}

fn grids(bytes: &[u8], shown: &str, ending: &str) -> anyhow::Result<(Vec<Grid>, Vec<String>)> {
    if bytes.starts_with(b"%PDF") {
        return Err(UserError::new(format!("`{shown}` is a PDF, and the tables in it cannot be read"))
            .hint("export the table as .xlsx, .ods or CSV from the program that the PDF was made with")
            .into());
    }
    let (grids, remarks) = match is_workbook(bytes) {
        true => (of_workbook(bytes, shown)?, Vec::new()),
        false => {
            let (text, remark) = decode(bytes).ok_or_else(|| {
                UserError::new(format!("`{shown}` is neither a spreadsheet nor a text"))
                    .hint("export the table as .xlsx, .ods or CSV")
            })?;
            (of_text(text, shown, ending)?, remark.into_iter().collect())
        }
    };
    let grids: Vec<Grid> = grids.into_iter().filter(|grid| !grid.is_blank()).collect();
    if grids.is_empty() {
        return Err(UserError::new(format!("there is no table in `{shown}`"))
            .hint("export the table as .xlsx, .ods or CSV")
            .into());
    }
    let cells = grids.iter().flat_map(|grid| &grid.rows).map(Vec::len).fold(0, usize::saturating_add);
    if cells > MOST_CELLS { Err(too_large(shown).into()) } else { Ok((grids, remarks)) }
}

/// What the files of one vendor have in them, in UTF-16, when they are locked.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

fn of_workbook(bytes: &[u8], shown: &str) -> anyhow::Result<Vec<Grid>> {
    if bytes.windows(LOCKED.len()).any(|part| part == LOCKED) {
        return Err(UserError::new(format!("`{shown}` is locked with a password"))
            .hint("open it and save it again without one")
            .into());
    }
    let read = unless_it_panics(|| workbook::grids(bytes, MOST_CELLS));
    let read = read.unwrap_or_else(|| Err("it is damaged".to_owned())).map_err(|why| {
        UserError::new(format!("`{shown}` cannot be read as a spreadsheet: {why}"))
            .hint("open it and save it again as .xlsx, .ods or CSV, without a password")
    })?;
    Ok(read.ok_or_else(|| too_large(shown))?)
}

fn of_text(text: String, shown: &str, ending: &str) -> anyhow::Result<Vec<Grid>> {
    match ending {
        "yaml" | "yml" | "json" => of_outline(text, shown),
        "html" | "htm" | "xhtml" => Ok(html::grids(&text)),
        "md" | "markdown" => Ok(markdown::grids(&text)),
        "csv" | "tsv" | "tab" => csv::grids(&text),
        _ if text.trim_start().starts_with(['{', '[']) => of_outline(text, shown),
        _ if text.to_lowercase().contains("<table") => Ok(html::grids(&text)),
        _ => {
            let tables = markdown::grids(&text);
            if tables.is_empty() { csv::grids(&text) } else { Ok(tables) }
        }
    }
}

fn of_outline(text: String, shown: &str) -> anyhow::Result<Vec<Grid>> {
    let source = Source::new(shown, text);
    let tree = yaml::outline(&source).map_err(InvalidFiles)?;
    Ok(outline::grids(&tree))
}

fn too_large(shown: &str) -> UserError {
    UserError::new(format!("`{shown}` has more than 100,000 cells, which is no ladder"))
        .hint("copy the ladder to a file of its own")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::ladder::{Mapping, read};

    proptest! {
        #[test]
        fn any_text_is_a_ladder_or_an_error(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "Skill", "Level", "L1", "Text", "a", "\n", ",", ";", "\t", "|", "|---|---|\n", "\"", "- ", ": ",
                    "  ", "[", "]", "{", "}", "<table>", "<tr>", "<td rowspan=3>", "<th colspan=2>", "</table>", "<br>",
                    "levels:", "name: ", "# H\n", "\u{e9}", "https://a.example/b",
                ]),
                0..40,
            ),
            ending in proptest::sample::select(vec!["csv", "md", "html", "yaml", "json", ""]),
        ) {
            if let Ok((grids, _)) = grids(parts.concat().as_bytes(), "ladder", ending) {
                let _ = read(&grids, &Mapping::default());
            }
        }
    }
}
