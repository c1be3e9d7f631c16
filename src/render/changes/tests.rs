//! What the report on a change says.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::bakery::{edited, framework};
use crate::analysis::changes::changes;
use crate::render::{Page, html, markdown, text};

fn ends<'a>(before: &'a Framework, after: &'a Framework) -> Ends<'a> {
    let revision = Some(("main", "c0ffee"));
    let before = End { framework: before, revision, origin: Origin::Own, unread: &[], faults: 0 };
    Ends { before, after: End { framework: after, revision: None, ..before } }
}

const EDITS: &[(&str, &str)] = &[
    ("Tastes the dough", "Tastes each dough"),
    ("{id: g-greets, text: Greets by name}", "{id: g-greets, text: Greets by name, disciplines: [bread]}"),
    ("approval: owner, ", ""),
    ("demonstrated_from: often", "demonstrated_from: partly"),
    ("version: 2.1.0", "version: 2.2.0"),
];

#[test]
fn a_change_is_told_in_the_words_of_its_readers() {
    let (before, after) = (framework(), edited(EDITS));
    let touched = Touched { marked: 1, rated: 2, carried: 3 };
    let document =
        document(ends(&before, &after), &changes(&before, &after, &BTreeMap::new()), Some(touched));
    let page = Page { width: Some(80), color: false, ..Page::default() };
    assert_eq!(
        text(&document, page),
        "What changes for people

- Before: main, version 2.1.0
- After: the files as they are, version 2.2.0

Steps
- House, who approves a move there: [-Owner of the house-] {+none+}

Now for fewer people
- Guests · Bench (previously for everybody): Greets by name · Bread

Reworded
- Baking · Bench: Tastes [-the-] {+each+} dough

The framework itself
- demonstrated from: [-Often-] {+Partly there+}

Reviews
In the reviews that both sides have sealed, it touches 1 marked example and 2
ratings: they keep the version they were made with. 3 ratings are carried over
to the new ids.

Version
This needs a major version bump (2.1.0 → 3.0.0); framework.yaml says 2.2.0.
"
    );
}

#[test]
fn words_that_came_and_went_are_marked_in_every_format() {
    let (before, after) = (framework(), edited(&EDITS[..1]));
    let document = document(ends(&before, &after), &changes(&before, &after, &BTreeMap::new()), None);
    let colored = text(&document, Page { width: Some(80), color: true, ..Page::default() });
    assert!(
        colored.contains("Tastes \u{1b}[31m[-the-]\u{1b}[0m \u{1b}[32m{+each+}\u{1b}[0m dough"),
        "{colored}"
    );
    let markdown = markdown(&document);
    assert!(markdown.contains("- **Baking · Bench**: Tastes ~~the~~ **each** dough\n"), "{markdown}");
    let html = html(&document, "en");
    assert!(html.contains("Tastes <del>the</del> <ins>each</ins> dough"), "{html}");
}

#[test]
fn no_change_is_said_to_be_none() {
    let (before, mut after) = (framework(), framework());
    after.manifest.version = "2.1.1".parse().expect("a version");
    let mut ends = ends(&before, &after);
    ends.before.faults = 1;
    ends.before.origin = Origin::Shipped;
    let document = document(ends, &changes(&before, &after, &BTreeMap::new()), None);
    assert_eq!(
        crate::render::plain::plain(&document),
        "What changes for people
! The framework of main has 1 error; the parts with errors are left out.
- Before: main, which has no framework: the shipped one, version 2.1.0
- After: the files as they are, version 2.1.1
Nothing changes: both say the same.
The version went from 2.1.0 to 2.1.1.
"
    );
}
