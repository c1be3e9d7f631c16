//! Changes a file that a person may have written by hand, keeping its comments, order and layout.

use serde_yaml::{Mapping, Value};
use yaml_edit::{Document, YamlNode};

use super::emit;
use super::value::value;

/// `original`, changed so that it reads as `wanted`.
///
/// `None` where that did not work out; the result is read again and compared, so that it is never
/// wrong. A changed scalar or list is rewritten; comments beside it on the line stay.
pub fn update(original: &str, wanted: &Value) -> Option<String> {
    let mut text = original.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let current = value(&text).ok()?;
    let document = Document::from_str_relaxed(&text).0;
    merge(&document.as_mapping()?, current.as_mapping()?, wanted.as_mapping()?)?;
    let updated = document.to_string();
    let read = value(&updated).ok()?;
    (read == *wanted).then_some(updated)
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
            "a: 1\nb: |-\n  t\n  u\nc: [x, w]\n# end\n",
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
            "a: 1 # one\nf:\n  - try: x\n  - try: w\n    note: |-\n      t\n      u\n",
        );
        check(
            "c:\n  m:\n    s:\n      rating: x\n      # end\nd: 1\n",
            "{c: {m: {s: {rating: x, note: \"t\\nu\", l: [{b: c, d: e}]}}}, d: 1}",
            "c:\n  m:\n    s:\n      rating: x\n      note: |-\n        t\n        u\n      l:\n        - b: c\n          d: e\n      # end\nd: 1\n",
        );
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
