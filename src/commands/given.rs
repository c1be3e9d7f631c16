//! `--answers FILE`: the text that answers come from, of any command that takes them.

use std::path::Path;
use std::sync::Arc;

use super::Context;
use crate::diagnostic::Source;
use crate::error::{InvalidFiles, UserError};
use crate::store::{self, ReviewPlace, Workspace};

/// Reads the answers from a file, a pipe or standard input.
///
/// # Errors
/// Where nothing can be read there, or where it is one of the files of the reviews: what others wrote is not
/// taken from there.
pub fn read(context: &Context, path: &Path, workspace: &Workspace) -> anyhow::Result<Arc<Source>> {
    let shown = path.to_string_lossy();
    let source = if path == Path::new("-") {
        store::standard_input()?
    } else {
        let full = context.current.join(path);
        match fs_err::metadata(&full) {
            Err(_) => return Err(UserError::new(format!("there is no file `{shown}`")).into()),
            Ok(metadata) if metadata.is_dir() => {
                return Err(UserError::new(format!("`{shown}` is a folder, not a file of answers")).into());
            }
            Ok(_) if ReviewPlace::of(&full, workspace).is_some() => {
                return Err(UserError::new(format!(
                    "`{shown}` is in the reviews, and is not a file of answers"
                ))
                .hint("answers come from a file of your own, with `cells` as in an assessment")
                .into());
            }
            Ok(_) => store::source(&full, &shown)?,
        }
    };
    source.map_err(|finding| InvalidFiles(vec![finding]).into())
}
