//! Changes a file that a person may have written by hand, keeping its comments, order and layout.

use serde_yaml::{Mapping, Value};

use super::emit;
use super::positions::Positions;
use crate::diagnostic::Segment;

/// `original`, changed so that it reads as `wanted`.
///
/// `None` where that did not work out; the result is read again and compared, so that it is never
/// wrong. A changed scalar or list is written anew; comments beside it on the line stay.
pub fn update(original: &str, wanted: &Value) -> Option<String> {
    let mut text = original.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    // Each round fixes one difference; a document has fewer nodes than bytes.
    for _ in 0..=wanted_rounds(wanted) + text.len() {
        let current: Value = serde_yaml::from_str(&text).ok()?;
        let Some(change) = first_difference(&current, wanted, &mut Vec::new()) else { return Some(text) };
        text = apply(&text, &change)?;
    }
    None
}

/// One thing to do to a document's text.
#[derive(Debug)]
enum Change {
    Replace(Vec<Segment>, Value),
    /// An entry to add to the mapping at the path, after the named key.
    Insert(Vec<Segment>, Option<String>, String, Value),
    Remove(Vec<Segment>),
}

fn wanted_rounds(value: &Value) -> usize {
    match value {
        Value::Mapping(mapping) => 1 + mapping.values().map(wanted_rounds).sum::<usize>(),
        _ => 1,
    }
}

fn first_difference(current: &Value, wanted: &Value, path: &mut Vec<Segment>) -> Option<Change> {
    let (Value::Mapping(have), Value::Mapping(want)) = (current, wanted) else {
        return (current != wanted).then(|| Change::Replace(path.clone(), wanted.clone()));
    };
    if have == want {
        return None;
    }
    if have.is_empty() || want.is_empty() {
        return Some(Change::Replace(path.clone(), wanted.clone()));
    }
    let mut before = None;
    for key in text_keys(want) {
        let value = &want[key.as_str()];
        match have.get(key.as_str()) {
            None => return Some(Change::Insert(path.clone(), before, key, value.clone())),
            Some(existing) => {
                path.push(Segment::Key(key.clone()));
                let change = first_difference(existing, value, path);
                if change.is_some() {
                    return change;
                }
                path.pop();
            }
        }
        before = Some(key);
    }
    // Last, so that a mapping is not left with nothing on the way.
    let gone = text_keys(have).into_iter().find(|key| !want.contains_key(key.as_str()))?;
    path.push(Segment::Key(gone));
    Some(Change::Remove(path.clone()))
}

fn text_keys(mapping: &Mapping) -> Vec<String> {
    mapping.keys().filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

fn apply(text: &str, change: &Change) -> Option<String> {
    let positions = Positions::of(text);
    match change {
        Change::Replace(path, value) => {
            let entry = positions.entry(path)?;
            let key_line = &text[entry.line_start..];
            let indent = key_line.len() - key_line.trim_start_matches(' ').len();
            let laid_out = emit::after_key(value, indent);
            let one_line = laid_out.matches('\n').count() == 1 && laid_out.starts_with(' ');
            let old = text.get(entry.value.clone())?;
            let beside_key = !text[entry.key_end..entry.value.start].contains('\n');
            if one_line
                && beside_key
                && !old.is_empty()
                && !old.contains('\n')
                && !old.starts_with(['|', '>'])
            {
                return Some(spliced(text, entry.value, laid_out.trim()));
            }
            Some(spliced(text, entry.key_end..entry.line_end, &format!(":{laid_out}")))
        }
        Change::Insert(path, after, key, value) => {
            let sibling = |key: &str| {
                let path: Vec<_> = path.iter().cloned().chain([Segment::from(key)]).collect();
                positions.entry(&path)
            };
            let (at, like) = match after {
                Some(before) => sibling(before).map(|entry| (entry.line_end, entry.line_start))?,
                None => positions.first_entry(path).map(|entry| (entry.line_start, entry.line_start))?,
            };
            let indent = text[like..].len() - text[like..].trim_start_matches(' ').len();
            let line = format!("{:indent$}{key}:{}", "", emit::after_key(value, indent));
            Some(spliced(text, at..at, &line))
        }
        Change::Remove(path) => {
            let entry = positions.entry(path)?;
            Some(spliced(text, entry.line_start..entry.line_end, ""))
        }
    }
}

fn spliced(text: &str, span: std::ops::Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(original: &str, wanted: &str, expect: &str) {
        let wanted: Value = serde_yaml::from_str(wanted).expect("a document");
        assert_eq!(update(original, &wanted).as_deref(), Some(expect));
    }

    #[test]
    fn comments_order_and_layout_stay() {
        check("a: 1 # one\nb: 2\n", "{a: 3, b: 2}", "a: 3 # one\nb: 2\n");
        check(
            "# top\ncells:\n  # why\n  m:\n    s: {rating: x}  # flow\n",
            "{cells: {m: {s: {rating: x}, t: {rating: z}}}}",
            "# top\ncells:\n  # why\n  m:\n    s: {rating: x}  # flow\n    t:\n      rating: z\n",
        );
        check(
            "a: 1\nc:\n  - x\n# end\n",
            "{a: 1, b: \"t\\nu\", c: [x, w]}",
            "a: 1\nb: |-\n  t\n  u\nc: [x, w]\n# end\n",
        );
        check("a: 1\nb:\n  c: 1\n  d: 2\ne: 3\n", "{a: 1, e: 3}", "a: 1\ne: 3\n");
        check("a: |\n  one\n  two\nb: 1\n", "{a: one, b: 1}", "a: one\nb: 1\n");
        check("a: {}\n", "{a: {b: c}}", "a:\n  b: c\n");
    }

    proptest! {
        #[test]
        fn the_result_reads_as_wanted(
            have in proptest::collection::btree_map("[a-e]", "[a-z ]{0,9}", 1..5),
            want in proptest::collection::btree_map("[a-e]", "[a-z \n]{0,9}", 1..5),
        ) {
            let wanted = serde_yaml::to_value(&want).expect("a value");
            let text = emit::to_yaml(&have).expect("writes").replace('\n', "\n# kept\n");
            let updated = update(&text, &wanted).expect("updates");
            let read: Value = serde_yaml::from_str(&updated).expect("reads");
            prop_assert_eq!(read, wanted);
        }
    }
}
