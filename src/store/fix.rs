//! Mends a YAML text by edits told by path, keeping every comment, quote and blank line beside them.
//!
//! The text is read again after each fix and compared with what was meant; a fix that did not come
//! out so is left undone.

mod entries;

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::emit;
use super::positions::Positions;
use crate::model::{At, Change, Edit, Fix, Part, Segment};

/// What came of mending a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mended {
    pub text: String,
    /// How many fixes were made.
    pub made: usize,
    /// How many could not be made without harm.
    pub refused: usize,
}

/// The text with every fix that can be made in it; of several that are in each other's way, one.
pub fn mend(text: &str, fixes: &[Fix]) -> Mended {
    let mut fixes: Vec<&Fix> = fixes.iter().collect();
    // The deepest nodes first: no path is changed by what is done below or behind it.
    let deepest = |fix: &&Fix| fix.edits.iter().map(|edit| edit.path().to_vec()).max();
    fixes.sort_by_key(|fix| std::cmp::Reverse(deepest(fix)));
    fixes.dedup();
    let mut mended = Mended { text: text.to_owned(), ..Mended::default() };
    let mut done: Vec<&Edit> = Vec::new();
    for fix in &fixes {
        // One that is in the way of another was made for the text before: it comes up again.
        let after = |edit: &Edit| after(edit, &done);
        let Some(edits) = fix.edits.iter().map(after).collect::<Option<Vec<Edit>>>() else { continue };
        let one_by_one = |text: String, edit: &Edit| apply(&text, edit);
        match edits.iter().try_fold(mended.text.clone(), one_by_one) {
            Some(text) if !is_ambiguous(fix, &fixes) => {
                mended.text = text;
                mended.made += 1;
                done.extend(&fix.edits);
            }
            _ => mended.refused += 1,
        }
    }
    mended
}

/// Whether two keys of a mapping would become the same one: a person has to tell which is meant.
fn is_ambiguous(fix: &Fix, fixes: &[&Fix]) -> bool {
    let renamed = |edit: &Edit| match edit {
        Edit::RenameKey(path, new) => Some((path.split_last()?.1.to_vec(), new.clone())),
        _ => None,
    };
    let meant = |fix: &Fix| fix.edits.iter().filter_map(renamed).collect::<Vec<_>>();
    let own = meant(fix);
    fixes.iter().filter(|other| meant(other).iter().any(|it| own.contains(it))).count() > 1
}

/// The edit as it is to be made after these; `None` where one of them changed what it is about.
fn after(edit: &Edit, done: &[&Edit]) -> Option<Edit> {
    let mut edit = edit.clone();
    let mut made: Vec<&Change> = Vec::new();
    for done in done.iter().filter(|done| done.path() == edit.path()) {
        let (Edit::ChangeText(..), Edit::ChangeText(_, changes)) = (&edit, done) else { return None };
        made.extend(changes);
    }
    if let Edit::ChangeText(_, changes) = &mut edit {
        for (range, _) in changes {
            *range = moved(range, &made)?;
        }
    }
    Some(edit)
}

/// Where bytes of a text are after these changes; `None` where they are changed themselves.
fn moved(range: &Range<usize>, made: &[&Change]) -> Option<Range<usize>> {
    let mut moved = range.clone();
    for (changed, new) in made {
        if changed.start < range.end && range.start < changed.end {
            return None;
        }
        if changed.end <= range.start {
            let start = moved.start - changed.len() + new.len();
            moved = start..start + range.len();
        }
    }
    Some(moved)
}

/// The text with one edit made in it; `None` where that is not possible without harm.
fn apply(text: &str, edit: &Edit) -> Option<String> {
    let candidates = match edit {
        Edit::ChangeText(path, changes) => return change_text(text, path, changes),
        Edit::SetText(path, new) => set_text(text, path, new)?,
        Edit::RenameKey(path, new) => vec![rename_key(text, path, new)?],
        Edit::InsertFirst(path, key, value) => vec![entries::insert_first(text, path, key, value)?],
        Edit::OrderKeys(path, keys) => vec![entries::in_order(text, path, |key| rank(key, keys))?],
    };
    let before: Value = serde_yaml::from_str(text).ok()?;
    let wanted = in_order(&meant(before, edit)?);
    let found = candidates.into_iter().find(|candidate| {
        serde_yaml::from_str::<Value>(candidate).is_ok_and(|value| in_order(&value) == wanted)
    });
    // The line end that a file lacks is none of the last text's, but it is of a block of text.
    match edit {
        Edit::OrderKeys(..) if found.is_none() && !text.ends_with('\n') => {
            apply(&format!("{text}{}", entries::line_end_of(text)), edit)
        }
        _ => found,
    }
}

/// A value in a form that tells also the order of keys.
fn in_order(value: &Value) -> String {
    format!("{value:?}")
}

/// The value that an edit means.
fn meant(mut value: Value, edit: &Edit) -> Option<Value> {
    match edit {
        Edit::SetText(path, new) => {
            let node = node_mut(&mut value, path)?;
            node.as_str()?;
            *node = Value::String(new.clone());
        }
        Edit::RenameKey(path, new) => {
            let (Segment::Key(old), init) = path.split_last()? else { return None };
            let mapping = node_mut(&mut value, init)?.as_mapping_mut()?;
            if mapping.contains_key(new.as_str()) {
                return None;
            }
            let renamed = |key: Value| if key.as_str() == Some(old) { new.as_str().into() } else { key };
            *mapping =
                std::mem::take(mapping).into_iter().map(|(key, value)| (renamed(key), value)).collect();
        }
        Edit::InsertFirst(path, key, text) => {
            let mapping = node_mut(&mut value, path)?.as_mapping_mut()?;
            if mapping.contains_key(key.as_str()) {
                return None;
            }
            let first = (Value::from(key.as_str()), Value::from(text.as_str()));
            *mapping = std::iter::once(first).chain(std::mem::take(mapping)).collect();
        }
        Edit::ChangeText(..) => return None,
        Edit::OrderKeys(path, order) => {
            let mapping = node_mut(&mut value, path)?.as_mapping_mut()?;
            let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
            entries.sort_by_key(|(key, _)| rank(key.as_str().unwrap_or_default(), order));
            *mapping = entries.into_iter().collect::<Mapping>();
        }
    }
    Some(value)
}

/// Where a key comes in an order; those that are not named come last.
fn rank(key: &str, order: &[String]) -> usize {
    order.iter().position(|known| known == key).unwrap_or(order.len())
}

fn node_mut<'a>(value: &'a mut Value, path: &[Segment]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |node, segment| match segment {
        Segment::Key(key) => node.get_mut(key.as_str()),
        Segment::Index(index) => node.get_mut(*index),
    })
}

/// The text with these bytes of a scalar's value changed: one by one, the last first, so that each
/// is found where it is written.
fn change_text(text: &str, path: &[Segment], changes: &[Change]) -> Option<String> {
    let set = |text: &str, new: String| apply(text, &Edit::SetText(path.to_vec(), new));
    let changed = changes.iter().rev().try_fold(text.to_owned(), |text, (range, new)| {
        let old = text_at(&text, path)?;
        old.get(range.clone())?;
        set(&text, spliced(&old, range, new))
    })?;
    // The line end that a block of YAML has is none that somebody wants in quotes.
    let whole = text_at(&changed, path)?;
    let bare = whole.trim_end_matches('\n');
    let is_quoted = changed[scalar(&changed, path)].starts_with(['"', '\'']);
    if is_quoted && bare.len() < whole.len() { set(&changed, bare.to_owned()) } else { Some(changed) }
}

fn text_at(text: &str, path: &[Segment]) -> Option<String> {
    let mut value: Value = serde_yaml::from_str(text).ok()?;
    node_mut(&mut value, path)?.as_str().map(str::to_owned)
}

/// The bytes of a scalar as it is written; of a block, to the end of its last line.
fn scalar(text: &str, path: &[Segment]) -> Range<usize> {
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Value });
    let is_block = text[span.clone()].starts_with(['|', '>']);
    let behind = &text[span.end..];
    let blanks = if is_block { behind.len() - behind.trim_start_matches([' ', '\t']).len() } else { 0 };
    span.start..span.end + blanks
}

/// Ways to write a new text in the place of an old one, the most faithful first.
fn set_text(text: &str, path: &[Segment], new: &str) -> Option<Vec<String>> {
    let old = text_at(text, path)?;
    let span = scalar(text, path);
    let written = text.get(span.clone())?;
    if written.is_empty() || written.starts_with(['*', '&', '!']) {
        return None;
    }
    let is_plain = !written.starts_with(['"', '\'', '|', '>']);
    let is_one_line = !written.contains('\n') && !written.starts_with(['|', '>']);
    let mut ways = Vec::new();
    // What stays of a plain text on one line may read as something else than a text.
    if !(is_plain && is_one_line) {
        ways.extend(smallest_changes(written, &old, new));
    }
    if is_one_line {
        ways.push(in_style_of(written, new));
        ways.push(emit::quoted(new));
    }
    Some(ways.iter().map(|way| spliced(text, &span, way)).collect())
}

/// The scalar as it is written, with only what differs between the two texts changed in it, wherever
/// that occurs.
fn smallest_changes(written: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let mut start = same(&mut old.iter().zip(&new));
    let end = same(&mut old[start..].iter().rev().zip(new[start..].iter().rev()));
    let (mut old_end, mut new_end) = (old.len() - end, new.len() - end);
    // With a neighbor, for what is only put in, and a blank, stand in more places than can be tried.
    let is_blank = |start: usize, end: usize| old[start..end].iter().all(|found| found.is_whitespace());
    while start > 0 && is_blank(start, old_end) {
        start -= 1;
    }
    while old_end < old.len() && is_blank(start, old_end) {
        (old_end, new_end) = (old_end + 1, new_end + 1);
    }
    let gone: String = old[start..old_end].iter().collect();
    let come: String = new[start..new_end].iter().collect();
    if gone.trim().is_empty() {
        return Vec::new();
    }
    // In double quotes, a line end and the like may be escaped.
    let escaped = |text: &str| emit::quoted(text).trim_matches('"').to_owned();
    let mut ways = Vec::new();
    for (gone, come) in [(escaped(&gone), escaped(&come)), (gone, come)] {
        let places = written.match_indices(&gone).take(50);
        ways.extend(places.map(|(at, _)| spliced(written, &(at..at + gone.len()), &come)));
    }
    ways
}

/// A text on one line, in the style of the scalar that it replaces, where it can be.
fn in_style_of(written: &str, new: &str) -> String {
    let one_line = !new.contains(|character: char| character.is_control());
    match written.chars().next() {
        Some('\'') if one_line => format!("'{}'", new.replace('\'', "''")),
        Some('\'' | '"') => emit::quoted(new),
        _ if emit::may_stay_plain(new) => new.to_owned(),
        _ => emit::quoted(new),
    }
}

fn rename_key(text: &str, path: &[Segment], new: &str) -> Option<String> {
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Key });
    Some(spliced(text, &span, &in_style_of(text.get(span.clone())?, new)))
}

fn spliced(text: &str, span: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, edit: Edit, expect: Option<&str>) {
        assert_eq!(apply(text, &edit).as_deref(), expect);
    }

    fn path<const N: usize>(segments: [&str; N]) -> Vec<Segment> {
        let segment = |text: &str| text.parse().map_or_else(|_| text.into(), Segment::Index);
        segments.map(segment).into()
    }

    #[test]
    fn texts_keep_their_quotes_and_comments() {
        let set = |text: &str, new: &str, expect: Option<&str>| {
            check(text, Edit::SetText(path(["a"]), new.into()), expect);
        };
        set("a: Writes. # why\n", "Writes", Some("a: Writes # why\n"));
        set("a: 'It''s.'\nb: 1\n", "It's", Some("a: 'It''s'\nb: 1\n"));
        set("a: \"Writes.\"\n", "Writes", Some("a: \"Writes\"\n"));
        set("a: \"\\u0041sks.\"\n", "Asks", Some("a: \"\\u0041sks\"\n"));
        set(
            "a: >-\n  Writes a\n  text.\n# end\n",
            "Writes a text",
            Some("a: >-\n  Writes a\n  text\n# end\n"),
        );
        set("a: Writes a\n  text.\n", "Writes a text", Some("a: Writes a\n  text\n"));
        set("a: |\n  Writes \nb: 1\n", "Writes\n", Some("a: |\n  Writes\nb: 1\n"));
        set("a: {b: c}\n", "x", None);
        set("a: one  two\n", "one two", Some("a: one two\n"));
        set("{a: sqaud, b: 1}\n", "squad", Some("{a: squad, b: 1}\n"));
    }

    #[test]
    fn a_plain_text_is_quoted_only_where_it_has_to_be() {
        let set = |text: &str, new: &str, expect: &str| {
            check(text, Edit::SetText(path(["a"]), new.into()), Some(expect));
        };
        set("a: Writes, [asks] & {sings}.\n", "Writes, [asks] & {sings}", "a: Writes, [asks] & {sings}\n");
        set("a: 2 or 3, at times.\n", "2 or 3, at times", "a: 2 or 3, at times\n");
        set("a: It's \"so\".\n", "It's \"so\"", "a: It's \"so\"\n");
        set("a: writes\n", "no", "a: \"no\"\n");
        set("a: 12…\n", "12", "a: \"12\"\n");
        set("a: 2026-01-01.\n", "2026-01-01", "a: \"2026-01-01\"\n");
        set("a: Asks:.\n", "Asks:", "a: \"Asks:\"\n");
        set("{a: one}\n", "one, two", "{a: \"one, two\"}\n");
    }

    #[test]
    fn several_parts_of_a_text_are_changed() {
        let cut = |text: &str, cuts: &[(usize, usize)], expect: Option<&str>| {
            let changes = cuts.iter().map(|(start, end)| (*start..*end, String::new())).collect();
            check(text, Edit::ChangeText(path(["a"]), changes), expect);
        };
        cut("a: '- Asks  often.'\n", &[(0, 2), (6, 7), (13, 14)], Some("a: 'Asks often'\n"));
        cut("a: >-\n  - Asks\n  often.\n", &[(0, 2), (12, 13)], Some("a: >-\n  Asks\n  often\n"));
        cut("a: \"Asks.\\n\"\n", &[(4, 5)], Some("a: \"Asks\"\n"));
        cut("a: >\n  Asks.\n", &[(4, 5)], Some("a: >\n  Asks\n"));
        cut("a: Asks\n", &[(9, 10)], None);
    }

    #[test]
    fn fixes_of_one_text_are_made_together() {
        let change = |changes: &[(Range<usize>, &str)]| {
            let changes = changes.iter().map(|(range, new)| (range.clone(), (*new).to_owned())).collect();
            Fix::one(Edit::ChangeText(path(["a"]), changes))
        };
        let fixes = [change(&[(0..2, "")]), change(&[(2..3, "A")]), change(&[(6..8, " "), (13..14, "")])];
        let mended = mend("a: \"- asks  often.\"\n", &fixes);
        assert_eq!(mended, Mended { text: "a: \"Asks often\"\n".into(), made: 3, refused: 0 });
        // Those that overlap come up again.
        let mended = mend("a: one  .\n", &[change(&[(3..5, " ")]), change(&[(3..6, "")])]);
        assert_eq!(mended, Mended { text: "a: one .\n".into(), made: 1, refused: 0 });
    }

    #[test]
    fn keys_are_renamed_and_put_in() {
        check("a: 1\nb: 2 # x\n", Edit::RenameKey(path(["b"]), "c".into()), Some("a: 1\nc: 2 # x\n"));
        check("a: 1\nb: 2\n", Edit::RenameKey(path(["b"]), "a".into()), None);
        let insert = |text: &str, expect: &str| {
            check(text, Edit::InsertFirst(path(["l", "0"]), "id".into(), "x".into()), Some(expect));
        };
        insert("l:\n  - text: T # c\n", "l:\n  - id: x\n    text: T # c\n");
        insert("l:\n- # why\n  text: T\n", "l:\n- # why\n  id: x\n  text: T\n");
        insert("l:\n-\n  # text,\n  text: T\n", "l:\n-\n  id: x\n  # text,\n  text: T\n");
        insert("l:\n# item\n- text: T", "l:\n# item\n- id: x\n  text: T");
        insert("l:\n# steps: x\n- text: T\n", "l:\n- id: x\n  # steps: x\n  text: T\n");
        insert("l:\n  - { text: T }\n", "l:\n  - { id: x, text: T }\n");
        insert("l: [{text: T}]\n", "l: [{id: x, text: T}]\n");
    }

    #[test]
    fn of_two_keys_that_mean_the_same_neither_is_renamed() {
        let rename = |key: &str| Fix::one(Edit::RenameKey(path([key]), "text".into()));
        let mended = mend("txet: 1\ntetx: 2\n", &[rename("txet"), rename("tetx")]);
        assert_eq!(mended, Mended { text: "txet: 1\ntetx: 2\n".into(), made: 0, refused: 2 });
    }

    #[track_caller]
    fn check_order(at: &[Segment], text: &str, expect: &str) {
        check(text, Edit::OrderKeys(at.into(), vec!["id".into(), "text".into()]), Some(expect));
    }

    #[test]
    fn keys_are_put_in_order_with_their_comments() {
        let nested = |text: &str, expect: &str| check_order(&path(["m"]), text, expect);
        nested(
            "m: # beside\n  # about text\n  text: T # t\n  # about id\n  id: x\n# end\n",
            "m: # beside\n  # about id\n  id: x\n  # about text\n  text: T # t\n# end\n",
        );
        // A blank line keeps a comment where it is.
        nested(
            "m:\n  # all\n\n  # about text,\n  text: T\n\n  # free\n\n  id: x\n\n  # end\n",
            "m:\n  # all\n\n  id: x\n\n  # free\n\n  # about text,\n  text: T\n\n  # end\n",
        );
        // What is deeper, or right below, is of the entry above.
        nested(
            "m:\n  text:\n    - T\n    # - U\n  # below\n\n  id: x\n  # behind\n",
            "m:\n  id: x\n  # behind\n\n  text:\n    - T\n    # - U\n  # below\n",
        );
        nested(
            "m:\n  text:\n    - T\n    # - U\n  id: x\n    # deep\n\n# end\n",
            "m:\n  id: x\n    # deep\n  text:\n    - T\n    # - U\n\n# end\n",
        );
    }

    #[test]
    fn comments_that_head_more_than_an_entry_stay() {
        let file = |text: &str, expect: &str| check_order(&[], text, expect);
        file("# file\ntext: T # t\n# about id\nid: x\n", "# file\n# about id\nid: x\ntext: T # t\n");
        file("---\n# file\ntext: T\nid: x\n", "---\n# file\nid: x\ntext: T\n");
        file("# file\n\n# text\ntext: T\nid: x\n", "# file\n\nid: x\n# text\ntext: T\n");
        file("# steps: t\n# file\ntext: T\nid: x\n", "# file\nid: x\n# steps: t\ntext: T\n");
        let item = |text: &str, expect: &str| check_order(&path(["0"]), text, expect);
        item("# item\n- text: T\n  id: x\n", "# item\n- id: x\n  text: T\n");
        item("- # item\n  # text\n  text: T\n  id: x\n", "- # item\n  id: x\n  # text\n  text: T\n");
        item(
            "# item\n# steps: t\n- text: T\n  # steps: i\n  id: x\n- id: y\n",
            "# item\n# steps: i\n- id: x\n  # steps: t\n  text: T\n- id: y\n",
        );
    }

    #[test]
    fn entries_keep_their_layout_in_another_order() {
        let file = |text: &str, expect: &str| check_order(&[], text, expect);
        file("text: >-\n  a\n\n  # b\nid: x", "id: x\ntext: >-\n  a\n\n  # b");
        file("text: T\r\n# i\r\nid: x", "# i\r\nid: x\r\ntext: T");
        file("other: 1\n\ntext: T\n\nid: x\n", "id: x\n\ntext: T\n\nother: 1\n");
        file("text: |\n  T\nid: x", "id: x\ntext: |\n  T\n");
        check_order(&path(["0"]), "[{text: T, id: x}]\n", "[{id: x, text: T}]\n");
        check_order(&path(["0"]), "[{text: T,\n  id: x}]\n", "[{id: x,\n  text: T}]\n");
        let order = |text: &str| apply(text, &Edit::OrderKeys(path(["m"]), vec!["id".into()]));
        assert_eq!(order("m: {text: T, # t\n  id: x}\n"), None);
        assert_eq!(order("m: {id: x, text: T}\nm: 1\n"), None);
    }
}
