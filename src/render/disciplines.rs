//! The disciplines, and how many examples of its own each has at each step.

use super::{Block, Document, Line, Shape, Style, Table, list, words};
use crate::analysis::discipline::{Coverage, Section, coverage};
use crate::model::{Framework, Step};

/// The disciplines as a report.
pub fn document(framework: &Framework) -> Document {
    let mut document = Document::titled("Disciplines");
    let add = Line::new().with(Style::Strong, "Add one: ").with(Style::Code, "steps discipline new NAME");
    let coverage = coverage(framework);
    if coverage.is_empty() {
        document.paragraph("This framework has no disciplines yet: its examples are for everybody.");
        document.push(Block::List(vec![add]));
        return document;
    }
    let table = |none: Line| vec![Block::Table(self::table(framework, &coverage, &none))];
    let drawn = table(Line::new().with(Style::Quiet, "–"));
    document.push(Block::Picture { drawn, said: table("none".into()) });
    let mut lines = Vec::new();
    let differ: Vec<&str> = framework
        .behaviors
        .iter()
        .filter(|behavior| framework.differs_by_discipline(&behavior.id))
        .map(|behavior| behavior.short())
        .collect();
    if !differ.is_empty() {
        let line = Line::new().with(Style::Strong, "Disciplines differ in: ").text(list(&differ));
        lines.push(line);
    }
    if let Some(last) = coverage.last() {
        let command = format!("steps show {}", last.discipline.id);
        lines.push(Line::new().with(Style::Strong, "Read more: ").with(Style::Code, command));
    }
    lines.push(add);
    document.push(Block::List(lines));
    document
}

/// The table; a place without examples says `none`.
fn table(framework: &Framework, coverage: &[Coverage<'_>], none: &Line) -> Table {
    let mut head = vec![Line::from("Discipline")];
    head.extend(framework.steps.iter().map(|step| Line::from(step.name.as_str())));
    let count = |own: usize| match own {
        0 => none.clone(),
        own => Line::from(own.to_string()),
    };
    let row = |coverage: &Coverage<'_>| {
        let name = vec![Line::from(coverage.discipline.name.as_str())];
        std::iter::once(name).chain(coverage.own.iter().map(|(_, own)| vec![count(*own)])).collect()
    };
    Table {
        caption: "Number of a discipline's own examples by step".to_owned(),
        head,
        rows: coverage.iter().map(row).collect(),
        shape: Shape::Folding,
    }
}

/// Where a new discipline's file says nothing yet, in words; `None` where it says something everywhere.
pub fn yet_to_write(sections: &[Section<'_>]) -> Option<String> {
    let mut parts = Vec::new();
    for section in sections {
        let empty = section.steps.iter().filter(|place| place.examples.is_empty());
        let steps: Vec<&Step> = empty.map(|place| place.step).collect();
        if !steps.is_empty() {
            parts.push(words::places(section.behavior, &steps));
        }
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{framework, id};
    use crate::analysis::discipline::{copy, empty};
    use crate::render::plain::plain;

    #[test]
    fn each_discipline_has_a_row() {
        let expect = "\
Disciplines
Discipline | Bench | House | Street
Bread | 1 | 1 | –
Pastry | 1 | 1 | –
- Disciplines differ in: Baking
- Read more: steps show pastry
- Add one: steps discipline new NAME
";
        assert_eq!(plain(&document(&framework())), expect);
    }

    #[test]
    fn without_disciplines_it_says_so() {
        let mut framework = framework();
        framework.disciplines.clear();
        let expect = "\
Disciplines
This framework has no disciplines yet: its examples are for everybody.
- Add one: steps discipline new NAME
";
        assert_eq!(plain(&document(&framework)), expect);
    }

    #[test]
    fn what_is_yet_to_write_is_named() {
        let framework = framework();
        let all = yet_to_write(&empty(&framework, &[]));
        assert_eq!(all.as_deref(), Some("Baking at Bench, House and Street"));
        let from = framework.discipline(&id("bread")).expect("bread");
        let rest = yet_to_write(&copy(&framework, from, &id("rolls")));
        assert_eq!(rest.as_deref(), Some("Baking at Street"));
    }
}
