//! What peers allowed both sides to read: a spread without names, and those who gave theirs.

use crate::analysis::peers::{in_order, spread};
use crate::model::{Framework, Named, Opinion, Opinions};
use crate::render::{Block, Document, Line, Style, list, words};

/// How it is to be read, where anything is shown.
const RULE: &str = "Answers without a name are shown where at least three peers allowed it, in no order that \
                    tells who is who. Answers with a name do not count toward the three.";

/// What they said, cell by cell.
pub fn say(document: &mut Document, framework: &Framework, opinions: &Opinions) {
    document.heading(1, "What peers say");
    match opinions.cells.is_empty() {
        true => document.paragraph(
            "No peer has allowed anything that can be shown, or it has not been sent yet: `steps send --peers` is for the manager to run.",
        ),
        false => document.paragraph(RULE),
    }
    for (behavior, step, opinion) in in_order(framework, opinions) {
        let place = format!("{} · {}", words::behavior(framework, behavior), words::step(framework, step));
        document.heading(2, place);
        document.push(Block::List(lines(framework, opinion)));
    }
}

fn lines(framework: &Framework, opinion: &Opinion) -> Vec<Line> {
    let spread = (!opinion.ratings.is_empty()).then(|| {
        Line::new().with(Style::Strong, "Without a name").text(format!(": {}", in_words(framework, opinion)))
    });
    let notes = opinion.notes.iter().map(|note| Line::from(format!("“{note}”")));
    let named = opinion.named.iter().map(|Named { name, rating, note }| {
        let note = note.as_ref().map(|note| format!(". “{note}”")).unwrap_or_default();
        let label = framework.manifest.scale.label(rating);
        Line::new().with(Style::Strong, name.as_str()).text(format!(": {label}{note}"))
    });
    spread.into_iter().chain(notes).chain(named).collect()
}

/// How many gave each rating, lowest first: `2 Consistently and 1 Role model`.
fn in_words(framework: &Framework, opinion: &Opinion) -> String {
    let counts = spread(opinion).into_iter();
    let said = counts.map(|(rating, count)| format!("{count} {}", framework.manifest.scale.label(rating)));
    list(&said.collect::<Vec<_>>())
}
