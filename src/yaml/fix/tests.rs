//! Each kind of edit on a few texts.

use super::*;

/// The text with one edit made in it.
fn apply(text: &str, edit: &Edit) -> Option<String> {
    let fixed = fix(text, std::slice::from_ref(edit));
    (fixed.made == 1).then_some(fixed.text)
}

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
    set("a: >-\n  Writes a\n  text.\n# end\n", "Writes a text", Some("a: >-\n  Writes a\n  text\n# end\n"));
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
fn so_many_parts_of_a_text_are_changed_at_once() {
    let words = vec!["a"; 2000];
    for quote in ["\"", "'", ""] {
        let text = format!("a: {quote}{}{quote}\n", words.join("  "));
        let places = (0..words.len() - 1).map(|at| (at * 3 + 1..at * 3 + 3, " ".to_owned()));
        let expect = format!("a: {quote}{}{quote}\n", words.join(" "));
        check(&text, Edit::ChangeText(path(["a"]), places.collect()), Some(&expect));
    }
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
        Edit::ChangeText(path(["a"]), changes)
    };
    let fixes = [change(&[(0..2, "")]), change(&[(2..3, "A")]), change(&[(6..8, " "), (13..14, "")])];
    let fixed = fix("a: \"- asks  often.\"\n", &fixes);
    assert_eq!(fixed, Fixed { text: "a: \"Asks often\"\n".into(), made: 3, refused: 0 });
    // Those that overlap come up again.
    let fixed = fix("a: one  .\n", &[change(&[(3..5, " ")]), change(&[(3..6, "")])]);
    assert_eq!(fixed, Fixed { text: "a: one .\n".into(), made: 1, refused: 0 });
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
    let rename = |key: &str| Edit::RenameKey(path([key]), "text".into());
    let fixed = fix("txet: 1\ntetx: 2\n", &[rename("txet"), rename("tetx")]);
    assert_eq!(fixed, Fixed { text: "txet: 1\ntetx: 2\n".into(), made: 0, refused: 2 });
}

#[test]
fn what_cannot_be_fixed_keeps_nothing_else_from_it() {
    let stop = |index: usize| {
        Edit::ChangeText(vec!["l".into(), index.into(), "text".into()], vec![(1..2, String::new())])
    };
    let text = "l:\n  - {text: A.}\n  - {text: &b B.}\n  - {text: *b}\n  - text: C.\n  - text: |+\n      D.\n\n  - text: E.\n";
    let fixed = fix(text, &(0..6).map(stop).collect::<Vec<_>>());
    let expect = "l:\n  - {text: A}\n  - {text: &b B.}\n  - {text: *b}\n  - text: C\n  - text: |+\n      D\n\n  - text: E\n";
    assert_eq!(fixed, Fixed { text: expect.into(), made: 4, refused: 2 });
}

#[test]
fn the_same_kind_of_edit_is_made_in_neighbors() {
    let insert =
        |index: usize| Edit::InsertFirst(vec!["l".into(), index.into()], "id".into(), format!("i-{index}"));
    let text = "l:\n- text: S\n  # steps: u\n- text: T\n  # steps: t\n- {text: U}\n";
    let fixed = fix(text, &[insert(0), insert(1), insert(2)]);
    let expect =
        "l:\n- id: i-0\n  text: S\n- id: i-1\n  # steps: u\n  text: T\n  # steps: t\n- {id: i-2, text: U}\n";
    assert_eq!(fixed, Fixed { text: expect.into(), made: 3, refused: 0 });
}
