//! What an import of a ladder would do, to look at before anything is written.

use super::text::Page;
use super::{Block, Document, Line, Printable, Style, count, list, some_of};
use crate::analysis::ladder::{
    Ladder, Layout, Leftover, NewExample, Plan, Rated, Ratings, Resummarized, Summarized,
};
use crate::model::{Framework, Id};

/// How many rows are shown as they will be.
const FIRST: usize = 5;
/// How much of a leftover's text is shown, in characters.
const LONGEST_LEFTOVER: usize = 60;

/// What a ladder becomes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    NewFramework,
    Difference,
}

/// The plan as a report for a terminal; `shown` is the file's name.
pub fn preview(ladder: &Ladder, plan: &Plan, shown: &str, outcome: Outcome, page: Page) -> Printable {
    Printable::painted(&super::text(&document(ladder, plan, shown, outcome), page), page)
}

fn document(ladder: &Ladder, plan: &Plan, shown: &str, outcome: Outcome) -> Document {
    let mut document = Document::titled(format!("Ladder in {shown}"));
    document.paragraph(read_as(ladder));
    taken(&mut document, ladder, plan);
    match outcome {
        Outcome::NewFramework => first_rows(&mut document, ladder, plan),
        Outcome::Difference => difference(&mut document, ladder, plan),
    }
    if !ladder.remarks.is_empty() {
        document.heading(1, "To know");
        document.push(Block::List(ladder.remarks.iter().map(|remark| remark.as_str().into()).collect()));
    }
    if !ladder.leftovers.is_empty() {
        let cells = ladder.leftovers.iter().map(|it| it.to.as_ref().map_or(1, |(_, cells)| *cells)).sum();
        document.heading(1, format!("Not taken: {}", count(cells, "cell")));
        document.push(Block::List(ladder.leftovers.iter().map(leftover).collect()));
    }
    document
}

/// The ratings in a table, as a report for a terminal.
pub fn ratings_preview(
    ratings: &Ratings,
    taken: &[&Rated],
    framework: &Framework,
    shown: &str,
    page: Page,
) -> Printable {
    let mut document = Document::titled(format!("Ratings in {shown}"));
    if !taken.is_empty() {
        document.heading(1, format!("To take over: {}", count(taken.len(), "rating")));
        let row = |rated: &&Rated| {
            let behavior =
                framework.behavior(&rated.behavior).map_or(rated.behavior.as_str(), |it| it.short());
            let step = framework.steps.get(&rated.step).map_or(rated.step.as_str(), |it| &it.name);
            let note = if rated.note.is_empty() {
                String::new()
            } else {
                format!(": {}", rated.note.replace('\n', " "))
            };
            Line::new()
                .with(Style::Strong, format!("{behavior}, {step}: "))
                .text(format!("{}{note}", framework.manifest.scale.label(&rated.rating)))
                .with(Style::Quiet, format!(" (from {})", rated.cell.place))
        };
        document.push(Block::List(taken.iter().map(row).collect()));
    }
    if !ratings.not_understood.is_empty() {
        document.heading(1, format!("Not understood: {}", count(ratings.not_understood.len(), "cell")));
        document.push(Block::List(ratings.not_understood.iter().map(leftover).collect()));
    }
    Printable::painted(&super::text(&document, page), page)
}

fn read_as(ladder: &Ladder) -> String {
    let how = match ladder.layout {
        Layout::Across => "Each column is a step, and each row a behavior.",
        Layout::Down => "Each row is a step, and each column a behavior.",
        Layout::Rows => "Each row is a text, with its step and its behavior beside it.",
    };
    let other = match ladder.layout {
        Layout::Across if ladder.is_guess => " If it is the other way round: `--map steps=down`.",
        Layout::Down if ladder.is_guess => " If it is the other way round: `--map steps=across`.",
        _ => "",
    };
    format!("{how}{other}")
}

/// What was taken for what.
fn taken(document: &mut Document, ladder: &Ladder, plan: &Plan) {
    document.heading(1, format!("Steps: {}", ladder.steps.len()));
    let step = |at: usize| {
        let after = ladder.steps[at].after.map(|after| format!(", after {}", ladder.steps[after].name));
        named(&ladder.steps[at].name, &plan.steps[at], &after.unwrap_or_default())
    };
    document.push(Block::List((0..ladder.steps.len()).map(step).collect()));
    document.heading(1, format!("Behaviors: {}", ladder.behaviors.len()));
    let behavior = |at: usize| {
        let group = &ladder.behaviors[at].group;
        let group = if group.is_empty() { String::new() } else { format!(", in {group}") };
        named(&ladder.behaviors[at].name, &plan.behaviors[at], &group)
    };
    document.push(Block::List((0..ladder.behaviors.len()).map(behavior).collect()));
    if !ladder.disciplines.is_empty() {
        document.heading(1, format!("Disciplines: {}", ladder.disciplines.len()));
        let discipline = |at: usize| named(&ladder.disciplines[at], &plan.disciplines[at], "");
        document.push(Block::List((0..ladder.disciplines.len()).map(discipline).collect()));
    }
}

fn named(name: &str, id: &Id, more: &str) -> Line {
    Line::new().with(Style::Strong, name).with(Style::Quiet, format!(" ({id})")).text(more)
}

/// A text as it will be, with where it comes from.
fn row(ladder: &Ladder, text: usize, id: &Id) -> Line {
    let text = &ladder.texts[text];
    let (behavior, step) = (&ladder.behaviors[text.behavior].name, &ladder.steps[text.step].name);
    let of: Vec<String> = text.disciplines.iter().map(|at| ladder.disciplines[*at].clone()).collect();
    let of = if of.is_empty() { String::new() } else { format!(", {}", list(&of)) };
    let links = if text.links.is_empty() { String::new() } else { format!(", with {}", list(&text.links)) };
    Line::new()
        .with(Style::Strong, format!("{behavior}, {step}{of}: "))
        .text(&*text.text)
        .with(Style::Quiet, format!(" ({id}, from {}{links})", text.place))
}

fn first_rows(document: &mut Document, ladder: &Ladder, plan: &Plan) {
    document.heading(1, format!("Texts: {}", ladder.texts.len()));
    let rows = plan.new_examples.iter().take(FIRST).map(|it| row(ladder, it.text, &it.id));
    let mut rows: Vec<Line> = rows.collect();
    let more = plan.new_examples.len().saturating_sub(FIRST);
    if more > 0 {
        rows.push(Line::new().with(Style::Quiet, format!("and {more} more")));
    }
    document.push(Block::List(rows));
}

/// What is another in the framework that is there.
fn difference(document: &mut Document, ladder: &Ladder, plan: &Plan) {
    let parts = [
        ("New steps", plan.new_steps.iter().map(|at| ladder.steps[*at].name.clone()).collect::<Vec<_>>()),
        ("New behaviors", plan.new_behaviors.iter().map(|at| ladder.behaviors[*at].name.clone()).collect()),
        ("New disciplines", plan.new_disciplines.iter().map(|at| ladder.disciplines[*at].clone()).collect()),
    ];
    for (what, names) in parts.into_iter().filter(|(_, names)| !names.is_empty()) {
        document.paragraph(format!("{what}: {}.", list(&names)));
    }
    let (replacing, new): (Vec<_>, Vec<_>) = plan.new_examples.iter().partition(|it| it.replaces.is_some());
    if !new.is_empty() {
        document.heading(1, format!("New: {}", count(new.len(), "text")));
        document.push(Block::List(new.iter().map(|it| row(ladder, it.text, &it.id)).collect()));
    }
    if !plan.reworded.is_empty() {
        document.heading(1, format!("Reworded, under the same id: {}", count(plan.reworded.len(), "text")));
        let line = |before: &str, id: &Id, after: &str| {
            Line::new().with(Style::Strong, id.to_string()).text(format!(": {before} → {after}"))
        };
        let rows = plan.reworded.iter().map(|it| line(&it.before, &it.id, &ladder.texts[it.text].text));
        document.push(Block::List(rows.collect()));
    }
    if !replacing.is_empty() {
        document.heading(1, format!("In place of another: {}", count(replacing.len(), "text")));
        let line = |it: &&NewExample| {
            let replaces = it.replaces.as_ref().map(|id| format!("; replaces {id}")).unwrap_or_default();
            row(ladder, it.text, &it.id).text(replaces)
        };
        document.push(Block::List(replacing.iter().map(line).collect()));
    }
    if !plan.summaries.is_empty() {
        document.heading(1, "Summaries that change");
        let line = |it: &Resummarized| {
            let noun = match it.of {
                Summarized::Step => "step",
                Summarized::Behavior => "behavior",
            };
            Line::new()
                .with(Style::Strong, format!("{noun} {}", it.id))
                .text(format!(": {} → {}", it.before, it.after))
        };
        document.push(Block::List(plan.summaries.iter().map(line).collect()));
    }
    if plan.unchanged > 0 {
        document.paragraph(format!("Unchanged: {}.", count(plan.unchanged, "text")));
    }
    if !plan.absent.is_empty() {
        let absent: Vec<String> = plan.absent.iter().map(Id::to_string).collect();
        document.paragraph(format!(
            "In the framework and not in the file, left as they are: {}.",
            some_of(&absent, 20)
        ));
    }
}

fn leftover(leftover: &Leftover) -> Line {
    let shortened = |text: &str| match text.char_indices().nth(LONGEST_LEFTOVER) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    };
    let line = Line::new().with(Style::Strong, leftover.places());
    match &leftover.to {
        Some((_, cells)) => line.text(format!(": {} ({})", count(*cells, "cell"), leftover.why)),
        None => line.text(format!(": {} ({})", shortened(&leftover.text), leftover.why)),
    }
}
