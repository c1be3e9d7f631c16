//! The marks of a chart: a shape of its own for each series, so that they differ without color, and of such sizes
//! that all of them can stand in one place, each inside the next.

use maud::{Markup, html as page};

/// How many shapes there are.
pub const SHAPES: usize = 4;

/// The height that the marks of so many series take where they stand in one place.
pub fn height(series: usize) -> usize {
    match series {
        0 | 1 => 12,
        2 => 16,
        3 => 26,
        _ => 32,
    }
}

/// The mark of a series around this point. Four shapes, then the same ones filled where they were hollow and hollow
/// where they were filled; after eight they begin again.
pub fn mark(series: usize, x: usize, y: usize) -> Markup {
    let class = format!("mark mark-{}", series % (2 * SHAPES));
    let square = |half: usize| {
        page! { rect class=(class) x=(x - half) y=(y - half) width=(2 * half) height=(2 * half) {} }
    };
    match series % SHAPES {
        0 => page! { circle class=(class) cx=(x) cy=(y) r="4" {} },
        1 => square(7),
        2 => page! { circle class=(class) cx=(x) cy=(y) r="12" {} },
        _ => square(15),
    }
}
