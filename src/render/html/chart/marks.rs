//! The marks of a chart: a shape of its own for each series, so that they differ without color.

use maud::{Markup, html as page};

/// The mark of a series around this point. Four shapes, then the same ones filled where
/// they were hollow and hollow where they were filled; after eight they begin again.
pub fn mark(series: usize, x: usize, y: usize) -> Markup {
    let class = format!("mark mark-{}", series % 8);
    let path = match series % 4 {
        0 => return page! { circle class=(class) cx=(x) cy=(y) r="6" {} },
        1 => return page! { rect class=(class) x=(x - 5) y=(y - 5) width="10" height="10" {} },
        2 => format!("M{x} {} {} {y} {x} {} {} {y}Z", y - 7, x + 7, y + 7, x - 7),
        _ => format!("M{x} {} {} {} {} {}Z", y - 6, x + 7, y + 6, x - 7, y + 6),
    };
    page! { path class=(class) d=(path) {} }
}
