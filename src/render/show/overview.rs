//! The framework on one screen: how many examples there are where, and what there is to read.

use super::labeled;
use crate::analysis::overview::{Count, Section, count, only_for, sections, steps};
use crate::model::{Behavior, Branch, Framework, Lens, Step};
use crate::render::fold::NOTHING;
use crate::render::{Block, Document, Line, Shape, Style, Table, groups, lines, list, words};

/// What is counted.
#[derive(Clone, Copy)]
struct Counted<'a> {
    framework: &'a Framework,
    lens: Lens<'a>,
    /// Whether every example is for some disciplines.
    all_own: bool,
}

/// The overview with the examples in the lens.
pub fn document(framework: &Framework, lens: Lens<'_>) -> Document {
    let manifest = &framework.manifest;
    let mut document = Document::titled(format!("{} {}", manifest.name, manifest.version));
    document.paragraph(words::prose(&manifest.summary));
    let counted = Counted { framework, lens, all_own: is_all_own(framework) };
    let sections = sections(framework, lens);
    document.push(Block::Picture {
        drawn: vec![Block::Table(counted.matrix(&sections, |count| counted.drawn(count)))],
        said: vec![Block::Table(counted.matrix(&sections, |count| counted.said(count)))],
    });
    if let Some(tree) = lines::tree(framework) {
        document.push(tree);
    }
    let mut lines: Vec<Line> = counted.legend().into_iter().collect();
    lines.extend(lines_of_steps(framework));
    if !framework.disciplines.is_empty() {
        let names: Vec<&str> = framework.disciplines.iter().map(|it| it.name.as_str()).collect();
        lines.push(labeled("Disciplines", names.join(", ")));
    }
    // The last behavior is as good an example as any, and rarely the one at the top of the screen.
    if let Some(behavior) = framework.behaviors.last() {
        let command = format!("steps show {}", behavior.id);
        lines.push(Line::new().with(Style::Strong, "Read more: ").with(Style::Code, command));
    }
    // One list, so that all of it stays on one screen.
    document.push(Block::List(lines));
    document
}

/// The steps, a line of the list for each line of steps.
fn lines_of_steps(framework: &Framework) -> Vec<Line> {
    let step = |step: &&Step| {
        let known: Vec<&str> = [&step.short, &step.scope].into_iter().flatten().map(String::as_str).collect();
        if known.is_empty() { step.name.clone() } else { format!("{} ({})", step.name, known.join(": ")) }
    };
    let of = |branch: &Branch<'_>| {
        let steps: Vec<String> = branch.steps.iter().map(step).collect();
        let label = match branch.from {
            None => "Steps".to_owned(),
            Some(from) => format!("From {} also", from.name),
        };
        labeled(&label, steps.join(", "))
    };
    framework.steps.branches().iter().map(of).collect()
}

fn is_all_own(framework: &Framework) -> bool {
    let is_there =
        |behavior: &Behavior, step: &Step| count(framework, behavior, step, Lens::Everybody).everybody > 0;
    !framework.behaviors.iter().any(|behavior| framework.steps.iter().any(|step| is_there(behavior, step)))
}

impl Counted<'_> {
    fn count(&self, behavior: &Behavior, step: &Step) -> Count {
        count(self.framework, behavior, step, self.lens)
    }

    /// How a number of examples is drawn.
    fn drawn(&self, count: Count) -> Line {
        match count {
            Count { everybody: 0, own: 0 } => Line::new().with(Style::Quiet, NOTHING),
            Count { everybody, own: 0 } => Line::from(everybody.to_string()),
            Count { own, .. } if self.all_own => Line::from(own.to_string()),
            Count { everybody, own } => Line::from(format!("{everybody} + {own}")),
        }
    }

    /// The same in words.
    fn said(&self, count: Count) -> Line {
        match count {
            Count { everybody: 0, own: 0 } => Line::from("none"),
            Count { everybody, own: 0 } => Line::from(everybody.to_string()),
            Count { own, .. } if self.all_own => Line::from(own.to_string()),
            Count { everybody, own } => {
                Line::from(format!("{everybody} for everybody, {own} for a discipline"))
            }
        }
    }

    /// Behaviors down, under their headings; steps across.
    fn matrix(&self, sections: &[Section<'_>], shown: impl Fn(Count) -> Line) -> Table {
        let steps = steps(self.framework, self.lens);
        let mut head = vec![Line::from("Behavior")];
        head.extend(steps.iter().map(|step| Line::from(step.short())));
        let row = |behavior: &Behavior| {
            let only: Vec<&str> =
                only_for(self.framework, behavior).into_iter().map(|it| it.name.as_str()).collect();
            let name = Line::from(behavior.short());
            let name =
                if only.is_empty() { name } else { name.with(Style::Quiet, format!(" ({})", list(&only))) };
            let mut row = vec![vec![name]];
            row.extend(steps.iter().map(|step| vec![shown(self.count(behavior, step))]));
            row
        };
        let behaviors = sections.iter().flat_map(|section| &section.behaviors);
        let rows = groups::under_headings(self.framework, behaviors.map(|behavior| &behavior.id), |id| {
            self.framework.behavior(id).map(row).unwrap_or_default()
        });
        Table {
            caption: "Number of examples by behavior and step".to_owned(),
            head,
            rows,
            shape: Shape::Folding,
        }
    }

    /// What the numbers of the matrix count.
    fn legend(&self) -> Option<Line> {
        let Counted { framework, lens, all_own } = *self;
        let own = framework
            .behaviors
            .iter()
            .any(|behavior| framework.steps.iter().any(|step| self.count(behavior, step).own > 0));
        let whose = match lens {
            Lens::Of(ids) if own && all_own => {
                format!("those only for {}", words::disciplines(framework, ids))
            }
            Lens::Whole if own && all_own => {
                "those only for some disciplines; none is for everybody".to_owned()
            }
            Lens::Of(ids) if own => {
                format!("those for everybody + those only for {}", words::disciplines(framework, ids))
            }
            Lens::Whole if own => "those for everybody + those only for some disciplines".to_owned(),
            Lens::Everybody | Lens::Of(_) | Lens::Whole => "those for everybody".to_owned(),
        };
        (!framework.behaviors.is_empty()).then(|| labeled("Examples counted", whose))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{framework, id};

    #[test]
    fn a_lens_adds_its_own_examples() {
        let bread = [id("bread")];
        let framework = framework();
        let document = document(&framework, Lens::Of(&bread));
        let Some(Block::Table(table)) = document.drawn().nth(1) else { panic!("a table") };
        let numbers = |table: &Table| table.rows[0].iter().flatten().map(Line::to_plain).collect::<Vec<_>>();
        assert_eq!(numbers(table), ["Baking", "2 + 1", "1 + 1", "1"]);
        let Some(Block::Table(said)) = document.said().nth(1) else { panic!("a table") };
        let one = "1 for everybody, 1 for a discipline";
        assert_eq!(numbers(said), ["Baking", "2 for everybody, 1 for a discipline", one, "1"]);
        let check = |lens: Lens<'_>, expect: &str| {
            let counted = Counted { framework: &framework, lens, all_own: false };
            assert_eq!(counted.legend().map(|line| line.to_plain()).as_deref(), Some(expect));
        };
        check(Lens::Everybody, "Examples counted: those for everybody");
        check(Lens::Of(&bread), "Examples counted: those for everybody + those only for Bread");
        check(Lens::Of(&[]), "Examples counted: those for everybody");
    }
}
