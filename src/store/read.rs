//! Reads files and standard input, under one limit for both.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Finding, Source};
use crate::yaml::{LONGEST_FILE, decode, whole_file};

/// Reads a file's text under the name by which it is to be shown.
///
/// A byte-order mark is left out. A file that is too long or not UTF-8 comes back as a finding.
pub fn source(path: &Path, name: &str) -> anyhow::Result<Result<Arc<Source>, Finding>> {
    Ok(bytes(path, name)?.and_then(|bytes| decode(bytes, name)))
}

/// Reads a file in any encoding; one that is too long comes back as a finding.
pub fn bytes(path: &Path, name: &str) -> anyhow::Result<Result<Vec<u8>, Finding>> {
    let mut file = fs_err::File::open(path)?;
    let length = file.metadata()?.len();
    // One more than is expected shows the end without another allocation.
    let expected = length.min(LONGEST_FILE).saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    // The length may lie, as for a device: the limit holds for what is read as well.
    (&mut file).take(LONGEST_FILE.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST_FILE {
        let shown = if length > LONGEST_FILE { megabytes(length) } else { "longer than that".to_owned() };
        let message = format!("the file is too long: {shown}, where 4 MB is the limit");
        return Ok(Err(whole_file(name, message)));
    }
    Ok(Ok(bytes))
}

/// Reads standard input, under the same limits as a file.
pub fn standard_input() -> anyhow::Result<Result<Arc<Source>, Finding>> {
    Ok(standard_input_bytes()?.and_then(|bytes| decode(bytes, "<stdin>")))
}

/// Reads standard input in any encoding.
pub fn standard_input_bytes() -> anyhow::Result<Result<Vec<u8>, Finding>> {
    let mut bytes = Vec::new();
    std::io::stdin().take(LONGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Ok(Err(whole_file("<stdin>", "the input is too long: 4 MB is the limit".to_owned())));
    }
    Ok(Ok(bytes))
}

fn megabytes(length: u64) -> String {
    format!("{} MB", length.div_ceil(1024 * 1024))
}
