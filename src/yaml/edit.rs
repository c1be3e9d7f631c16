//! Changes a file that a person may have written by hand, keeping its comments, order and layout.

use serde_yaml::{Mapping, Value};
use yaml_edit::{Document, YamlNode};

use super::comments::comments;
use super::emit;
use super::value::value;

/// `original`, changed so that it reads as `wanted`; written anew where it is laid out so that nothing can be put
/// between. Its comments are kept, as in [`update`].
pub fn rewritten(original: &str, wanted: &Value) -> anyhow::Result<String> {
    match update(original, wanted) {
        Some(updated) => Ok(updated),
        None => Ok(with_comments_of(original, emit::to_yaml(wanted)?)),
    }
}

/// `original`, a mapping or a list, changed so that it reads as `wanted`.
///
/// `None` where that did not work out; the result is read again and compared, so that it is never
/// wrong. A changed scalar is rewritten; comments beside it on the line stay. A comment that has no
/// place any more goes to the top.
pub fn update(original: &str, wanted: &Value) -> Option<String> {
    let is_crlf = original.contains("\r\n");
    let mut text = if is_crlf { original.replace("\r\n", "\n") } else { original.to_owned() };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let current = value(&text).ok()?;
    let document = Document::from_str_relaxed(&text).0;
    match (&current, wanted) {
        (Value::Sequence(current), Value::Sequence(wanted)) => {
            merge_list(&document.as_sequence()?, current, wanted)?;
        }
        _ => merge(&document.as_mapping()?, current.as_mapping()?, wanted.as_mapping()?)?,
    }
    let updated = with_comments_of(&text, document.to_string());
    let read = value(&updated).ok()?;
    let updated = if is_crlf { updated.replace('\n', "\r\n") } else { updated };
    (read == *wanted).then_some(updated)
}

/// `updated`, with those of `original`'s comments at its top that are not in it.
fn with_comments_of(original: &str, updated: String) -> String {
    let mut kept = comments(&updated);
    let is_lost = |comment: &String| match kept.iter().position(|other| other == comment) {
        Some(at) => {
            kept.swap_remove(at);
            false
        }
        None => true,
    };
    let lost: String = comments(original).into_iter().filter(is_lost).map(|comment| comment + "\n").collect();
    lost + &updated
}

/// Changes a mapping's entries from what they read as to what is wanted.
fn merge(mapping: &yaml_edit::Mapping, current: &Mapping, wanted: &Mapping) -> Option<()> {
    let mut before = None;
    for (key, value) in wanted {
        let name = key.as_str()?;
        match (current.get(key), value) {
            (Some(existing), _) if existing == value => {}
            (Some(Value::Mapping(current)), Value::Mapping(wanted))
                if !current.is_empty() && !wanted.is_empty() && !is_flow(mapping, name) =>
            {
                merge(&mapping.get_mapping(name)?, current, wanted)?;
            }
            (Some(Value::Sequence(current)), Value::Sequence(wanted)) if alike(current, wanted) > 0 => {
                merge_list(&mapping.get_sequence(name)?, current, wanted)?;
            }
            (Some(_), _) => mapping.set(name, &node(key, value)?),
            (None, _) => match before {
                Some(before) => {
                    mapping.insert_after(before, name, &node(key, value)?);
                }
                None => mapping.insert_at_index(0, name, &node(key, value)?),
            },
        }
        before = Some(name);
    }
    // Last, so that the mapping is not left with nothing on the way.
    for key in current.keys().filter(|key| !wanted.contains_key(*key)) {
        mapping.remove(key.as_str()?)?;
    }
    Some(())
}

/// Changes a list's items: mappings in place, and the rest from where it differs on.
fn merge_list(list: &yaml_edit::Sequence, current: &[Value], wanted: &[Value]) -> Option<()> {
    let alike = alike(current, wanted);
    for (at, (current, wanted)) in current.iter().zip(wanted).take(alike).enumerate() {
        if current != wanted {
            merge(list.get(at)?.as_mapping()?, current.as_mapping()?, wanted.as_mapping()?)?;
        }
    }
    for at in (alike..current.len()).rev() {
        list.remove(at)?;
    }
    for item in wanted.get(alike..)? {
        list.push(&node(&"item".into(), item)?);
    }
    Some(())
}

/// How many items at the beginning of a list stay where they are, be they changed in themselves.
fn alike(current: &[Value], wanted: &[Value]) -> usize {
    let is_alike = |(current, wanted): &(&Value, &Value)| match (current, wanted) {
        (Value::Mapping(current), Value::Mapping(wanted)) => !current.is_empty() && !wanted.is_empty(),
        (current, wanted) => current == wanted,
    };
    current.iter().zip(wanted).take_while(is_alike).count()
}

/// Whether an entry is a mapping in braces: it is laid out anew, for its parts are not.
fn is_flow(mapping: &yaml_edit::Mapping, name: &str) -> bool {
    mapping.get_mapping(name).is_some_and(|inner| inner.is_flow_style())
}

/// A value laid out as everything else that is written.
fn node(key: &Value, value: &Value) -> Option<YamlNode> {
    let text = emit::to_yaml(&Mapping::from_iter([(key.clone(), value.clone())])).ok()?;
    Document::from_str_relaxed(&text).0.get(key.as_str()?)
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
            "a: 1\nb: |-\n  t\n  u\nc:\n  - x\n  - w\n# end\n",
        );
        check(
            "# top\nc:\n  # why\n  m: {s: {rating: x}, t: {rating: v}} # both\n  # end\nd: 1\n",
            "{c: {m: {s: {rating: z, note: w}, t: {rating: v}}}, d: 1}",
            "# top\nc:\n  # why\n  m: # both\n    s:\n      rating: z\n      note: w\n    t:\n      rating: v\n  # end\nd: 1\n",
        );
        check(
            "m:\n  # one\n  s: {rating: x}  # two\n  # three\n  t: {rating: v}\n",
            "{m: {s: {rating: z}, t: {rating: v}}}",
            "m:\n  # one\n  s:  # two\n    rating: z\n  # three\n  t: {rating: v}\n",
        );
        check("a: 1\nb:\n  c: 1\n  d: 2\ne: 3\n", "{a: 1, e: 3}", "a: 1\ne: 3\n");
        check("a: |\n  one\n  two\nb: 1\n", "{a: one, b: 1}", "a: one\nb: 1\n");
        check("a: {}\n", "{a: {b: c}}", "a:\n  b: c\n");
        check(
            "a: 1 # one\nf:\n  - try: x # why\n",
            "{a: 1, f: [{try: x}, {try: w, note: \"t\\nu\"}]}",
            "a: 1 # one\nf:\n  - try: x # why\n  - try: w\n    note: |-\n      t\n      u\n",
        );
        check(
            "c:\n  m:\n    s:\n      rating: x\n      # end\nd: 1\n",
            "{c: {m: {s: {rating: x, note: \"t\\nu\", l: [{b: c, d: e}]}}}, d: 1}",
            "c:\n  m:\n    s:\n      rating: x\n      note: |-\n        t\n        u\n      l:\n        - b: c\n          d: e\n      # end\nd: 1\n",
        );
    }

    #[test]
    fn entries_of_a_list_change_in_their_place() {
        let named = "[{id: r, name: Robin Ek}]";
        check(
            "# us\n- id: r # one\n  name: R # two\n",
            named,
            "# us\n- id: r # one\n  name: Robin Ek # two\n",
        );
        check(
            "- id: r # one\n- id: k\n",
            "[{id: r, name: R}, {id: k}]",
            "- id: r # one\n  name: R\n- id: k\n",
        );
        check("- {name: 'R', id: r} # x", named, "- {name: Robin Ek, id: r} # x\n");
        check("- id: r\n  name:\n", named, "- id: r\n  name: Robin Ek\n");
        check("- {id: r} # x\n", named, "- {id: r, name: Robin Ek} # x\n");
        check("- {id: r}\n", "[{id: r, name: 'Ek, Robin'}]", "- {id: r, name: \"Ek, Robin\"}\n");
        check("-\n  id: r\n", named, "-\n  id: r\n  name: Robin Ek\n");
        check("- id: r", named, "- id: r\n  name: Robin Ek\n");
        check("- id: r\r\n- id: k\r\n", "[{id: r, name: R}, {id: k}]", "- id: r\r\n  name: R\r\n- id: k\r\n");
        let keyed = "[{id: r, name: Robin Ek, key: k}, {id: k}]";
        check("- id: r\n  key: k\n- id: k\n", keyed, "- id: r\n  name: Robin Ek\n  key: k\n- id: k\n");
    }

    #[test]
    fn lists_grow_and_shrink_at_their_end() {
        let managed = "[{id: r, managers: [{id: a}, {id: k, from: '2026-03-01'}], key: x}]";
        check(
            "- id: r\n  managers:\n    - id: a # first\n    # then\n  key: x\n",
            managed,
            "- id: r\n  managers:\n    - id: a # first\n    - id: k\n      from: \"2026-03-01\"\n    # then\n  key: x\n",
        );
        check(
            "- id: r\n  managers:\n  - id: a\n  key: x\n# end\n",
            managed,
            "- id: r\n  managers:\n  - id: a\n  - id: k\n    from: \"2026-03-01\"\n  key: x\n# end\n",
        );
        check(
            "- id: r\n  managers: [{id: a}] # x\n  key: x\n",
            managed,
            "- id: r\n  managers: [{id: a}, {id: k, from: \"2026-03-01\"}] # x\n  key: x\n",
        );
        let first = "[{id: r, managers: [{id: k}]}]";
        for before in ["- id: r\n  managers: []\n", "- id: r\n", "- id: r\n  managers:\n"] {
            check(before, first, "- id: r\n  managers:\n    - id: k\n");
        }
        check("d: [a] # x\n", "{d: [a, b]}", "d: [a, b] # x\n");
        check("d:\n  - a # x\n  - c\nk: k\n", "{d: [a, b], k: k}", "d:\n  - a # x\n  - b\nk: k\n");
        check("d:\n  - a # x\n  - c\nk: k\n", "{d: [a], k: k}", "d:\n  - a # x\nk: k\n");
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        let named = serde_yaml::from_str("[{id: r, name: Robin Ek}]").expect("a value");
        for text in ["- *a\n", "a: b\n", "- [\n"] {
            assert_eq!(update(text, &named), None, "{text}");
        }
    }

    #[test]
    fn a_comment_without_a_place_goes_to_the_top() {
        check(
            "d:\n  - a # x\n  - c # why\nk: k\n",
            "{d: [a, b], k: k}",
            "# why\nd:\n  - a # x\n  - b\nk: k\n",
        );
        let wanted = serde_yaml::from_str("{d: [b]}").expect("a value");
        assert_eq!(rewritten("d:\n  - a # why\n", &wanted).expect("writes"), "# why\nd: [b]\n");
        assert_eq!(rewritten("# Only this.\n", &wanted).expect("writes"), "# Only this.\nd: [b]\n");
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
