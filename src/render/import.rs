//! What an import of people would do, to look at before anything is written.

use super::text::Page;
use super::{Block, Document, Line, Printable, Style, count, list, some_of};
use crate::analysis::import::{Change, Changed, Plan, Trouble};
use crate::model::{Framework, Id, ManagerTerm, People, PersonEntry};

/// The plan as a report for a terminal; `shown` is the table's name.
pub fn preview(plan: &Plan, shown: &str, framework: &Framework, page: Page) -> Printable {
    Printable::painted(&super::text(&document(plan, shown, framework), page), page)
}

fn document(plan: &Plan, shown: &str, framework: &Framework) -> Document {
    let names = Names { people: &plan.outcome, framework };
    let mut document = Document::titled(format!("People in {shown}"));
    if !plan.new.is_empty() {
        document.heading(1, format!("New: {}", people(plan.new.len())));
        document.push(Block::List(plan.new.iter().map(|entry| names.newcomer(entry)).collect()));
    }
    if !plan.changed.is_empty() {
        document.heading(1, format!("Changed: {}", people(plan.changed.len())));
        document.push(Block::List(plan.changed.iter().flat_map(|changed| names.changed(changed)).collect()));
    }
    if plan.unchanged > 0 {
        document.paragraph(format!("Unchanged: {}.", people(plan.unchanged)));
    }
    if !plan.absent.is_empty() {
        let absent: Vec<String> = plan.absent.iter().map(|id| plan.outcome.name_of(id)).collect();
        document
            .paragraph(format!("In people.yaml and not here, left as they are: {}.", some_of(&absent, 20)));
    }
    if !plan.remarks.is_empty() {
        document.heading(1, "To know");
        document.push(Block::List(plan.remarks.iter().map(|remark| remark.as_str().into()).collect()));
    }
    if !plan.troubles.is_empty() {
        document.heading(1, format!("To fix: {}", count(plan.troubles.len(), "problem")));
        document.push(Block::List(plan.troubles.iter().map(trouble).collect()));
    }
    document
}

fn people(number: usize) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{number} people") }
}

fn trouble(trouble: &Trouble) -> Line {
    let place = match (trouble.row, trouble.column.as_str()) {
        (None, _) => "people.yaml".to_owned(),
        (Some(row), "") => format!("Row {row}"),
        (Some(row), column) => format!("Row {row}, {column}"),
    };
    let line = Line::new().with(Style::Strong, place).text(format!(": {}", trouble.message));
    match &trouble.help {
        Some(help) => line.with(Style::Quiet, format!(" ({help})")),
        None => line,
    }
}

/// What ids are called.
struct Names<'a> {
    people: &'a People,
    framework: &'a Framework,
}

impl Names<'_> {
    fn person(entry: &PersonEntry) -> Line {
        Line::new().with(Style::Strong, entry.called()).with(Style::Quiet, format!(" ({})", entry.id))
    }

    fn newcomer(&self, entry: &PersonEntry) -> Line {
        let mut parts: Vec<String> =
            entry.managers.iter().map(|term| format!("reports to {}", self.term(term))).collect();
        parts.extend(entry.disciplines.as_ref().map(|ids| self.disciplines(ids)));
        parts.extend(entry.key.as_ref().map(|key| format!("key {}", key.fingerprint())));
        let said = parts.join("; ");
        let line = Self::person(entry);
        if said.is_empty() { line } else { line.text(format!(": {said}")) }
    }

    /// A line for each change of somebody.
    fn changed<'a>(&'a self, changed: &'a Changed) -> impl Iterator<Item = Line> + 'a {
        let line = |change: &Change| {
            let (what, before, after) = self.change(change);
            Self::person(&changed.before).text(format!(": {what} {before} → {after}"))
        };
        changed.changes.iter().map(line)
    }

    fn change(&self, change: &Change) -> (&'static str, String, String) {
        let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
        match change {
            Change::Name { before, after } => {
                ("name", or_none(before.clone().unwrap_or_default()), after.clone())
            }
            Change::Manager { before, after } => {
                let before: Vec<String> = before.iter().map(|id| self.people.name_of(id)).collect();
                ("manager", or_none(list(&before)), self.term(after))
            }
            Change::Disciplines { before, after } => {
                ("disciplines", or_none(self.disciplines(before)), self.disciplines(after))
            }
            Change::Key { before, after } => {
                let before = before.as_ref().map(|key| key.fingerprint());
                ("key", or_none(before.unwrap_or_default()), after.fingerprint())
            }
        }
    }

    fn term(&self, term: &ManagerTerm) -> String {
        let from = term.from.map(|from| format!(" from {from}")).unwrap_or_default();
        format!("{}{from}", self.people.name_of(&term.id))
    }

    fn disciplines(&self, ids: &[Id]) -> String {
        let name = |id: &Id| {
            self.framework.discipline(id).map_or_else(|| id.to_string(), |discipline| discipline.name.clone())
        };
        list(&ids.iter().map(name).collect::<Vec<_>>())
    }
}
