//! The frameworks that one's own can start from.

use super::{Block, Document, Line, Style, prose};
use crate::model::Framework;

/// The templates as a report; the first is taken where none is named.
pub fn document(templates: &[Framework]) -> Document {
    let mut document = Document::titled("Templates");
    let line = |(at, template): (usize, &Framework)| {
        let name = Line::new().with(Style::Strong, template.manifest.id.as_str());
        let name = if at == 0 { name.with(Style::Quiet, " (default)") } else { name };
        name.text(format!(": {}", in_a_sentence(template)))
    };
    document.push(Block::List(templates.iter().enumerate().map(line).collect()));
    let command = "steps init --template NAME";
    document.push(Block::List(vec![
        Line::new().with(Style::Strong, "Start from one: ").with(Style::Code, command),
    ]));
    document
}

/// What a framework is, in a sentence without a full stop: the first of its summary.
pub fn in_a_sentence(framework: &Framework) -> String {
    let summary = prose(&framework.manifest.summary);
    let first = summary.split_once(". ").map_or(&*summary, |(first, _)| first);
    first.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::framework;
    use crate::render::plain::plain;

    #[test]
    fn each_has_a_line_and_the_first_is_the_default() {
        let mut other = framework();
        other.manifest.id = "mill".parse().expect("an id");
        other.manifest.summary = "How millers grow.".to_owned();
        let mut first = framework();
        first.manifest.summary = "How bakers\ngrow. Not a checklist.".to_owned();
        let expect = "\
Templates
- bakery (default): How bakers grow
- mill: How millers grow
- Start from one: steps init --template NAME
";
        assert_eq!(plain(&document(&[first, other])), expect);
    }
}
