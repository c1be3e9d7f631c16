//! Texts in sections: every heading has an address, and a long text begins with a list of them.

use std::collections::BTreeMap;

use maud::{Markup, html as page};

use crate::model::Id;
use crate::render::html::{block, heading};
use crate::render::{Block, Line};

/// From how many sections on a text begins with a list of them.
const LONG: usize = 4;

/// A block, with its anchor where it is a heading.
pub type Anchored = (Option<String>, Block);

/// The blocks of a page with the anchors of its headings, made from their words; one that repeats is numbered.
pub fn anchored(blocks: impl IntoIterator<Item = Block>) -> Vec<Anchored> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchor = |line: &Line| {
        let words = slug(&line.to_plain());
        let times = seen.entry(words.clone()).or_default();
        *times += 1;
        // No id has an underscore, so none of another heading is the same.
        if *times == 1 { words } else { format!("{words}_{times}") }
    };
    let with_anchor = |block: Block| match &block {
        Block::Heading(_, line) => (Some(anchor(line)), block),
        _ => (None, block),
    };
    blocks.into_iter().map(with_anchor).collect()
}

fn slug(heading: &str) -> String {
    Id::from_name(heading).map_or_else(|| "section".to_owned(), |id| id.to_string())
}

/// The sections of a text, each with its anchor.
pub fn sections(blocks: &[Anchored]) -> impl Iterator<Item = (&str, &Line)> {
    blocks.iter().filter_map(|(anchor, block)| match block {
        Block::Heading(1, line) => Some((anchor.as_deref()?, line)),
        _ => None,
    })
}

/// The list of the sections, where there are many.
pub fn contents(blocks: &[Anchored]) -> Markup {
    page! {
        @if sections(blocks).count() >= LONG {
            nav.contents aria-label="On this page" {
                ul { @for (anchor, line) in sections(blocks) { li { a href={ "#" (anchor) } { (line.to_plain()) } } } }
            }
        }
    }
}

/// The text itself.
pub fn text(blocks: &[Anchored]) -> Markup {
    page! {
        @for (index, (anchor, it)) in blocks.iter().enumerate() {
            @match it {
                Block::Heading(level, line) => (heading(*level, line, anchor.as_deref())),
                it => (block(it, index)),
            }
            "\n"
        }
    }
}
