//! Lists that people keep by hand: entries are added at the end, and what stands above them stays byte by byte.

use std::path::Path;

use serde::Serialize;
use serde_yaml::Value;

use super::path;
use super::write::{Privacy, refuse_too_long, replace};
use crate::error::UserError;
use crate::yaml;

/// Adds entries at the end of a file that holds a list, or makes the file. The caller holds its lock.
///
/// # Errors
/// The file is laid out so that nothing can be added to it, which comes with the text to add by hand; or it cannot
/// be read or written. Then nothing is changed.
pub fn append<T: Serialize>(file: &Path, shown: &str, entries: &[T], privacy: Privacy) -> anyhow::Result<()> {
    let before = if path::is_there(file) { fs_err::read_to_string(file)? } else { String::new() };
    let after = appended(&before, shown, entries)?;
    refuse_too_long(shown, &after)?;
    replace(file, &after, privacy)
}

/// The text of a file with entries at its end.
///
/// # Errors
/// It is laid out so that nothing can be added to it, which comes with the text to add by hand.
pub fn appended<T: Serialize>(before: &str, shown: &str, entries: &[T]) -> anyhow::Result<String> {
    if let Some(after) = with_entries(before, entries)? {
        return Ok(after);
    }
    let text = yaml::to_yaml(&entries)?;
    Err(UserError::new(format!("`{shown}` is laid out so that no entry can be added to it"))
        .hint(format!("begin each entry on a line of its own, with `- `; then add:\n{}", text.trim_end()))
        .into())
}

/// The text with the entries at its end, set apart and indented as those before them are; `None` where no such
/// text says what it should.
fn with_entries<T: Serialize>(before: &str, entries: &[T]) -> anyhow::Result<Option<String>> {
    let added = serde_yaml::to_value(entries)?;
    let (Some(mut expected), Value::Sequence(added)) = (list(before), added) else { return Ok(None) };
    expected.extend(added);
    let written: Vec<String> =
        entries.iter().map(|entry| yaml::to_yaml(&[entry])).collect::<anyhow::Result<_>>()?;
    // As the lines above end, those that are added do.
    let line_end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { line_end };
    let is_apart = before
        .lines()
        .zip(before.lines().skip(1))
        .any(|(line, next)| line.trim().is_empty() && next.trim_start().starts_with("- "));
    let layouts = [(is_apart, indentation(before)), (false, indentation(before)), (false, "")];
    Ok(layouts.into_iter().find_map(|(is_apart, indentation)| {
        let mut after = format!("{before}{end}");
        for entry in &written {
            if is_apart && !after.is_empty() {
                after += line_end;
            }
            after += &textwrap::indent(entry, indentation).replace('\n', line_end);
        }
        (list(&after).as_ref() == Some(&expected)).then_some(after)
    }))
}

/// What the first entry of a list is indented by.
fn indentation(text: &str) -> &str {
    let first = text.lines().find(|line| line.trim_start().starts_with("- "));
    first.and_then(|line| line.get(..line.len().saturating_sub(line.trim_start().len()))).unwrap_or_default()
}

/// The items of a list; none where the text says nothing.
fn list(text: &str) -> Option<Vec<Value>> {
    match yaml::value(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Sequence(items)) => Some(items),
        Ok(Value::Null) => Some(Vec::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn entries_are_added_below_what_is_there() {
        let entry = |text: &'static str| BTreeMap::from([("id", text)]);
        let check = |before: &str, added: Option<&str>| {
            let after = with_entries(before, &[entry("a"), entry("b")]).expect("writes");
            assert_eq!(after, added.map(|added| format!("{before}{added}")), "{before}");
        };
        let both = "- id: a\n- id: b\n";
        check("", Some(both));
        check("# Only a comment.\n", Some(both));
        check("# Us.\n- id: robin # the first\n# The end.\n", Some(both));
        check("- {id: robin}", Some("\n- id: a\n- id: b\n"));
        check("- id: x\n\n- id: z\n", Some("\n- id: a\n\n- id: b\n"));
        check("  - id: x\n", Some("  - id: a\n  - id: b\n"));
        check("- id: |\n    x\n", Some(both));
        check("\u{feff}- id: x\r\n", Some("- id: a\r\n- id: b\r\n"));
        // A text that keeps its line ends would grow by one that sets the entries apart.
        check("- id: z\n\n- id: |+\n    x\n\n", Some(both));
        check("[{id: robin}]\n", None);
        check("- id: robin\n...\n", None);
        check("entries: []\n", None);
        check("- id: [\n", None);
    }
}
