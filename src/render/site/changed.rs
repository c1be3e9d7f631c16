//! What changed since the version before.

use maud::html as page;

use super::Changed;
use super::frame::{Frame, Width, framed};
use super::here::Here;
use crate::render::changes;
use crate::render::html::block;

pub fn page(here: &Here<'_>, changed: Changed<'_>) -> String {
    let document = changes::for_readers(changed.ends, changed.changes);
    let main = page! {
        @for (index, it) in document.drawn().enumerate() { (block(it, index)) "\n" }
    };
    framed(here, Frame { title: &document.title, kind: "What changed", width: Width::Text, main })
}
