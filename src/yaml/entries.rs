//! Changes entries of a list that people keep by hand: a value of an entry, or one more item in a list of it. All
//! that is around it stays byte by byte, comments and layout as well.

use std::ops::Range;

use serde_yaml::{Mapping as Values, Value};

use super::comments::comments;
use super::emit;
use super::tree::{self, Kind, Mapping, Node};
use super::value::value;

/// A change of one entry of a list of mappings.
#[derive(Clone, Debug)]
pub enum EntryEdit {
    /// The key gets this value.
    Set(&'static str, Value),
    /// The list under the key gets this item at its end.
    Push(&'static str, Value),
}

/// Bytes of a text, and what comes in their place.
type Splice = (Range<usize>, String);

/// The text with its entries changed, each by its place in the list, the keys of an entry in the order `keys`.
///
/// `None` where a layout does not allow it: the result is read again and compared, so that it is never wrong.
pub fn change_entries(text: &str, keys: &[&str], edits: &[(usize, Vec<EntryEdit>)]) -> Option<String> {
    let Value::Sequence(mut wanted) = value(text).ok()? else { return None };
    let root = tree::root(text)?;
    let Kind::List(nodes) = &root.kind else { return None };
    let mut splices: Vec<Splice> = Vec::new();
    for (place, edits) in edits {
        let Kind::Mapping(mapping) = &nodes.get(*place)?.as_ref()?.kind else { return None };
        let values = wanted.get_mut(*place)?.as_mapping_mut()?;
        for edit in edits {
            splices.push(splice(text, mapping, keys, edit)?);
            apply(values, edit)?;
        }
    }
    // Those at one place stay in the order in which they were asked for.
    splices.sort_by_key(|(span, _)| span.start);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
    for (span, new) in splices {
        changed.push_str(text.get(at..span.start)?);
        changed.push_str(&new.replace('\n', line_end));
        at = span.end;
    }
    changed.push_str(text.get(at..)?);
    (value(&changed).ok()? == Value::Sequence(wanted)).then_some(changed)
}

/// Makes an edit in what an entry reads as.
fn apply(values: &mut Values, edit: &EntryEdit) -> Option<()> {
    match edit {
        EntryEdit::Set(key, value) => {
            values.insert((*key).into(), value.clone());
        }
        EntryEdit::Push(key, item) => match values.get_mut(*key) {
            None | Some(Value::Null) => {
                values.insert((*key).into(), Value::Sequence(vec![item.clone()]));
            }
            Some(list) => list.as_sequence_mut()?.push(item.clone()),
        },
    }
    Some(())
}

/// How an edit is to be written.
fn splice(text: &str, mapping: &Mapping, keys: &[&str], edit: &EntryEdit) -> Option<Splice> {
    let (key, value) = match edit {
        EntryEdit::Set(key, value) => (*key, value.clone()),
        EntryEdit::Push(key, item) => (*key, Value::Sequence(vec![item.clone()])),
    };
    let indent = indent(text, mapping.entries.first()?.key.start)?;
    let Some(entry) = mapping.get(key) else { return insertion(text, mapping, keys, key, &value) };
    let Some(node) = &entry.value else {
        // What is behind the key says nothing: its value comes behind the colon.
        let colon = entry.key.end.checked_add(text.get(entry.key.end..)?.find(':')?)?.checked_add(1)?;
        let new =
            if mapping.is_flow { format!(" {}", emit::flow(&value)) } else { after_key(&value, indent) };
        return Some((colon..colon, new));
    };
    let written = text.get(node.span.clone())?;
    let new = match edit {
        EntryEdit::Push(_, item) => return push(text, node, item),
        EntryEdit::Set(..) if mapping.is_flow || written.starts_with(['[', '{']) => emit::flow(&value),
        EntryEdit::Set(..) if written.starts_with('-') => return list(text, node, &value),
        EntryEdit::Set(..) => emit::inline(&value),
    };
    Some((node.span.clone(), new))
}

/// A new key of an entry, behind the last one that goes before it.
fn insertion(text: &str, mapping: &Mapping, keys: &[&str], key: &str, value: &Value) -> Option<Splice> {
    if mapping.is_flow {
        let last = mapping.entries.last()?;
        let end = last.value.as_ref().map_or(last.key.end, |node| node.span.end);
        return Some((end..end, format!(", {key}: {}", emit::flow(value))));
    }
    let earlier = keys.iter().rev().skip_while(|known| **known != key).skip(1);
    let before = earlier.filter_map(|known| mapping.get(known)).next().or(mapping.entries.last())?;
    let end = before.value.as_ref().map_or(before.key.end, |node| node.span.end);
    let at = end_of_line(text, end);
    let indent = indent(text, mapping.entries.first()?.key.start)?;
    Some((at..at, format!("\n{:indent$}{key}:{}", "", after_key(value, indent))))
}

/// One more item of a list.
fn push(text: &str, node: &Node, item: &Value) -> Option<Splice> {
    let Kind::List(items) = &node.kind else { return None };
    let last = items.last().map(Option::as_ref);
    if text.get(node.span.clone())?.starts_with('[') {
        let at = match last {
            Some(last) => last?.span.end,
            None => node.span.start.checked_add(1)?,
        };
        let comma = if items.is_empty() { "" } else { ", " };
        return Some((at..at, format!("{comma}{}", emit::flow(item))));
    }
    let at = end_of_line(text, last??.span.end);
    let indent = indent(text, node.span.start)?;
    Some((at..at, format!("\n{}", laid_out(std::slice::from_ref(item), indent)?)))
}

/// A list of one line for each item anew; comments inside it go above it.
fn list(text: &str, node: &Node, value: &Value) -> Option<Splice> {
    let indent = indent(text, node.span.start)?;
    let lines = laid_out(value.as_sequence()?, indent)?;
    let end = end_of_line(text, node.span.end);
    let written = format!("{:indent$}{}", "", text.get(node.span.start..end)?);
    let kept: String =
        comments(&written).iter().map(|comment| format!("{comment}\n{:indent$}", "")).collect();
    Some((node.span.start..end, format!("{kept}{}", lines.trim_start())))
}

/// Items, each behind its dash at an indentation.
fn laid_out(items: &[Value], indent: usize) -> Option<String> {
    let text = emit::to_yaml(&items).ok()?;
    let lines = text.lines().map(|line| format!("{:indent$}{line}", ""));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn after_key(value: &Value, indent: usize) -> String {
    emit::after_key(value, indent).trim_end_matches('\n').to_owned()
}

/// The column of a byte, where nothing but blanks and the dash of an item is before it.
fn indent(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|sign| matches!(sign, ' ' | '-' | '{')).then_some(line.len())
}

/// The end of a byte's line, without what ends it.
fn end_of_line(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or_default();
    let line = behind.split('\n').next().unwrap_or_default();
    at.saturating_add(line.strip_suffix('\r').unwrap_or(line).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 5] = ["id", "name", "managers", "disciplines", "key"];

    fn term(id: &str) -> Value {
        serde_yaml::from_str(&format!("{{id: {id}, from: 2026-03-01}}")).expect("a value")
    }

    #[track_caller]
    fn check(text: &str, edits: Vec<EntryEdit>, expect: Option<&str>) {
        assert_eq!(change_entries(text, &KEYS, &[(0, edits)]).as_deref(), expect, "{text}");
    }

    #[test]
    fn what_is_around_a_change_stays() {
        let name = || vec![EntryEdit::Set("name", "Robin Ek".into())];
        check(
            "# us\n- id: r # one\n  name: R # two\n",
            name(),
            Some("# us\n- id: r # one\n  name: Robin Ek # two\n"),
        );
        check("- id: r # one\n- id: k\n", name(), Some("- id: r # one\n  name: Robin Ek\n- id: k\n"));
        check("- id: r\n  key: k\n", name(), Some("- id: r\n  name: Robin Ek\n  key: k\n"));
        check("- id: r\n  name:\n  key: k\n", name(), Some("- id: r\n  name: Robin Ek\n  key: k\n"));
        check("- {id: r}\n", name(), Some("- {id: r, name: \"Robin Ek\"}\n"));
        check("- {name: 'R', id: r} # x", name(), Some("- {name: \"Robin Ek\", id: r} # x"));
        check("- id: r\r\n- id: k\r\n", name(), Some("- id: r\r\n  name: Robin Ek\r\n- id: k\r\n"));
        check("-\n  id: r\n", name(), Some("-\n  id: r\n  name: Robin Ek\n"));
        check("- id: r", name(), Some("- id: r\n  name: Robin Ek"));
        check("- *a\n", name(), None);
        check("a: b\n", name(), None);
    }

    #[test]
    fn lists_grow_at_their_end() {
        let push = || vec![EntryEdit::Push("managers", term("k"))];
        check(
            "- id: r\n  managers:\n    - id: a # first\n    # then\n  key: x\n",
            push(),
            Some(
                "- id: r\n  managers:\n    - id: a # first\n    - id: k\n      from: \"2026-03-01\"\n    # then\n  key: x\n",
            ),
        );
        check(
            "- id: r\n  managers:\n  - id: a\n    from: 2025-01-01\n",
            push(),
            Some(
                "- id: r\n  managers:\n  - id: a\n    from: 2025-01-01\n  - id: k\n    from: \"2026-03-01\"\n",
            ),
        );
        check(
            "- id: r\n  managers: [{id: a}] # x\n",
            push(),
            Some("- id: r\n  managers: [{id: a}, {id: k, from: \"2026-03-01\"}] # x\n"),
        );
        check(
            "- id: r\n  managers: []\n",
            push(),
            Some("- id: r\n  managers: [{id: k, from: \"2026-03-01\"}]\n"),
        );
        check("- id: r\n", push(), Some("- id: r\n  managers:\n    - id: k\n      from: \"2026-03-01\"\n"));
        check(
            "- id: r\n  managers:\n",
            push(),
            Some("- id: r\n  managers:\n    - id: k\n      from: \"2026-03-01\"\n"),
        );
    }

    #[test]
    fn a_list_is_replaced_and_its_comments_are_kept() {
        let set = || vec![EntryEdit::Set("disciplines", Value::Sequence(vec!["a".into(), "b".into()]))];
        check("- id: r\n  disciplines: [a] # x\n", set(), Some("- id: r\n  disciplines: [a, b] # x\n"));
        check(
            "- id: r\n  disciplines:\n    - a # x\n    - c\n  key: k\n",
            set(),
            Some("- id: r\n  disciplines:\n    # x\n    - a\n    - b\n  key: k\n"),
        );
        let all = || {
            let mut all = set();
            all.insert(0, EntryEdit::Push("managers", term("k")));
            all.push(EntryEdit::Set("key", "x".into()));
            all
        };
        check(
            "- id: r\n# end\n",
            all(),
            Some(
                "- id: r\n  managers:\n    - id: k\n      from: \"2026-03-01\"\n  disciplines: [a, b]\n  key: x\n# end\n",
            ),
        );
    }
}
