//! Goes through the rows, and says what each would change.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::{DateOrder, Reading};
use super::ids::{Known, Subject};
use super::managers::Roster;
use super::{Change, Changed, Columns, Field, Plan, Trouble};
use crate::analysis::check::people::problems;
use crate::analysis::lookup;
use crate::diagnostic::{Segment, Source, Sourced};
use crate::model::{Cell, Framework, Id, ManagerTerm, People, PersonEntry, PublicKey, SheetRow};

/// What a table is read beside.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    pub people: &'a People,
    pub framework: &'a Framework,
    /// Who has reviews, in `people.yaml` or not.
    pub with_folder: &'a [Id],
    pub today: Date,
}

/// A plan on its way.
struct Planning<'a> {
    around: Surroundings<'a>,
    columns: &'a Columns,
    order: DateOrder,
    known: Known<'a>,
    roster: Roster,
    plan: Plan,
}

/// What the rows below the heads would make of `people.yaml`; dates are in this order.
pub fn plan(rows: &[SheetRow], columns: &Columns, order: DateOrder, around: Surroundings<'_>) -> Plan {
    let known = Known::of(around.people);
    let mut plan = Plan::default();
    let mut subjects: Vec<(&SheetRow, Subject)> = Vec::new();
    let mut rows_by_id: BTreeMap<Id, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !columns.are_empty(row)) {
        match known.subject(row, columns) {
            Ok(subject) => match rows_by_id.get(&subject.id) {
                Some(earlier) => plan.troubles.push(twice(row, columns, &subject, *earlier)),
                None => {
                    rows_by_id.insert(subject.id.clone(), row.number);
                    subjects.push((row, subject));
                }
            },
            Err(trouble) => plan.troubles.push(trouble),
        }
    }
    let listed = around.people.0.iter().map(|entry| (entry.id.clone(), entry.called()));
    let folders = around.with_folder.iter().map(|id| (id.clone(), id.to_name()));
    let in_table = subjects.iter().map(|(_, subject)| {
        (subject.id.clone(), subject.name.clone().unwrap_or_else(|| subject.id.to_name()))
    });
    let roster = Roster::of(listed.chain(folders).chain(in_table));
    let is_absent = |entry: &&PersonEntry| !rows_by_id.contains_key(&entry.id);
    plan.absent = around.people.0.iter().filter(is_absent).map(|entry| entry.id.clone()).collect();
    plan.outcome = around.people.clone();
    let mut planning = Planning { around, columns, order, known, roster, plan };
    for (row, subject) in subjects {
        planning.row(row, subject);
    }
    planning.check(&rows_by_id);
    let mut plan = planning.plan;
    // What is wrong with no row comes last.
    plan.troubles.sort_by_key(|trouble| trouble.row.unwrap_or(usize::MAX));
    plan
}

fn twice(row: &SheetRow, columns: &Columns, subject: &Subject, earlier: usize) -> Trouble {
    let named_by = if columns.text(row, Field::Id).is_empty() { Field::Name } else { Field::Id };
    let column = if columns.has(named_by) { named_by } else { Field::FirstName };
    let trouble = Trouble::at(
        row.number,
        columns.head(column),
        format!("`{}` is in row {earlier} already", subject.id),
    );
    trouble.help(match named_by {
        Field::Id => "leave one of the two out",
        _ => "leave one of the two out; if they are two people, tell them apart in a column `id`",
    })
}

impl Planning<'_> {
    fn row(&mut self, row: &SheetRow, subject: Subject) {
        let place = self.known.place(&subject.id);
        let before = place.and_then(|place| self.around.people.0.get(place));
        let mut after = before.cloned().unwrap_or_else(|| PersonEntry::new(subject.id.clone()));
        let mut changes = Vec::new();
        if let Some(name) = subject.name {
            if before.is_none()
                && let Some(other) = self.known.namesake(&name, &subject.id)
            {
                self.plan.remarks.push(format!(
                    "Row {}: `{other}` is called {name} as well. If they are one person, write `{other}` as the id.",
                    row.number
                ));
            }
            if after.name.as_ref() != Some(&name) {
                changes.push(Change::Name { before: after.name.replace(name.clone()), after: name });
            }
        }
        changes.extend(self.manager(row, &mut after));
        changes.extend(self.disciplines(row, &mut after));
        changes.extend(self.key(row, &mut after));
        match (place, before) {
            (Some(place), Some(before)) if !changes.is_empty() => {
                if let Some(entry) = self.plan.outcome.0.get_mut(place) {
                    *entry = after.clone();
                }
                self.plan.changed.push(Changed { before: before.clone(), after, changes });
            }
            (Some(_), _) => self.plan.unchanged += 1,
            (None, _) => {
                self.plan.outcome.0.push(after.clone());
                self.plan.new.push(after);
            }
        }
    }

    /// The manager that a row names, as a new time at the end of theirs. A time that is there is never changed.
    fn manager(&mut self, row: &SheetRow, after: &mut PersonEntry) -> Option<Change> {
        let text = self.columns.text(row, Field::Manager);
        let from = self.from(row)?;
        if text.is_empty() {
            if let Some(from) = from {
                let head = self.columns.head(Field::From);
                self.plan
                    .remarks
                    .push(format!("Row {}: `{head}` says {from}, and no manager is named.", row.number));
            }
            return None;
        }
        let id = match self.roster.find(&text) {
            Ok(id) => id,
            Err(missing) => {
                let column = self.columns.head(Field::Manager);
                let trouble = Trouble::at(row.number, column, missing.message);
                let help = missing.hint.unwrap_or_else(|| "add a row for them".to_owned());
                self.plan.troubles.push(trouble.help(help));
                return None;
            }
        };
        let before: Vec<Id> = after.managers_on(self.around.today).into_iter().cloned().collect();
        let terms = || after.managers.iter().filter(|term| term.id == id);
        let is_written = from.is_some() && terms().any(|term| term.from == from);
        if is_written || before.contains(&id) {
            let since = terms().next_back().and_then(|term| term.from);
            let (name, manager) = (after.called(), self.around.people.name_of(&id));
            let differs = if is_written && !before.contains(&id) && from <= Some(self.around.today) {
                Some(format!("{manager} is no longer the manager of {name}"))
            } else {
                let since = since.map_or("the start".to_owned(), |since| since.to_string());
                let said = || format!("{manager} is the manager of {name} from {since} on");
                (!is_written && from.is_some()).then(said)
            };
            if let Some(differs) = differs {
                let remark = format!("Row {}: in people.yaml, {differs}; that is left as it is.", row.number);
                self.plan.remarks.push(remark);
            }
            return None;
        }
        // Whoever had no manager before has this one from the start, unless there is a date.
        let from = from.or_else(|| (!after.managers.is_empty()).then_some(self.around.today));
        let term = ManagerTerm { id, from, also: false };
        after.managers.push(term.clone());
        Some(Change::Manager { before, after: term })
    }

    /// The day in a row, where there is one; `None` where what is there is none.
    fn from(&mut self, row: &SheetRow) -> Option<Option<Date>> {
        let cell = self.columns.cell(row, Field::From);
        let text = cell.text();
        match cell {
            Cell::Day(day) => return Some(Some(*day)),
            _ if text.is_empty() => return Some(None),
            _ => {}
        }
        let reading = Reading::of(&text);
        let day = reading.day(self.order);
        if day.is_none() {
            let with = match reading {
                Reading::ByOrder(_) => format!(" with {}", self.order.says()),
                _ => String::new(),
            };
            let message = format!("`{text}` is not a date{with}");
            let trouble = Trouble::at(row.number, self.columns.head(Field::From), message);
            self.plan.troubles.push(trouble.help("write it as year, month and day, such as 2026-03-01"));
        }
        day.map(Some)
    }

    /// The disciplines that a row names; those that somebody has already stay where they are.
    fn disciplines(&mut self, row: &SheetRow, after: &mut PersonEntry) -> Option<Change> {
        let text = self.columns.text(row, Field::Disciplines);
        let (mut named, mut is_whole) = (Vec::new(), true);
        for word in text.split([';', ',', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
            match lookup::discipline(self.around.framework, word) {
                Ok(discipline) if named.contains(&discipline.id) => {}
                Ok(discipline) => named.push(discipline.id.clone()),
                Err(missing) => {
                    let mut trouble =
                        Trouble::at(row.number, self.columns.head(Field::Disciplines), missing.message);
                    trouble.help = missing.hint;
                    self.plan.troubles.push(trouble);
                    is_whole = false;
                }
            }
        }
        if named.is_empty() || !is_whole {
            return None;
        }
        let before = after.disciplines.clone().unwrap_or_default();
        let mut disciplines: Vec<Id> = before.iter().filter(|id| named.contains(id)).cloned().collect();
        disciplines.extend(named.into_iter().filter(|id| !before.contains(id)));
        if disciplines == before {
            return None;
        }
        after.disciplines = Some(disciplines.clone());
        Some(Change::Disciplines { before, after: disciplines })
    }

    fn key(&mut self, row: &SheetRow, after: &mut PersonEntry) -> Option<Change> {
        let text = self.columns.text(row, Field::Key);
        if text.is_empty() {
            return None;
        }
        match PublicKey::try_from(text) {
            Ok(key) if after.key.as_ref() == Some(&key) => None,
            Ok(key) => Some(Change::Key { before: after.key.replace(key.clone()), after: key }),
            Err(error) => {
                let trouble = Trouble::at(row.number, self.columns.head(Field::Key), error.to_string());
                self.plan.troubles.push(trouble);
                None
            }
        }
    }

    /// What `check` would find in the outcome and does not find today.
    fn check(&mut self, rows: &BTreeMap<Id, usize>) {
        let found = |people: &People| {
            let people = Sourced { source: Source::new("people.yaml", ""), value: people.clone() };
            problems(&people, Some(self.around.framework), self.around.with_folder)
        };
        let before: Vec<(&str, String)> =
            found(self.around.people).into_iter().map(|problem| (problem.rule, problem.message)).collect();
        let mut troubles = Vec::new();
        for problem in found(&self.plan.outcome) {
            if before.iter().any(|(rule, message)| *rule == problem.rule && *message == problem.message) {
                continue;
            }
            let entry = match problem.at.path.first() {
                Some(Segment::Index(place)) => self.plan.outcome.0.get(*place),
                _ => None,
            };
            // What a row has brought about may show at somebody who is not in the table.
            let brought = || {
                let changed = self.plan.changed.iter().map(|changed| &changed.after).chain(&self.plan.new);
                changed.map(|entry| &entry.id).find(|id| problem.message.contains(&format!("`{id}`")))
            };
            let listed = entry.map(|entry| &entry.id).filter(|id| rows.contains_key(*id));
            let row = listed.or_else(brought).and_then(|id| rows.get(id)).copied();
            let column = match problem.at.path.get(1).and_then(Segment::key) {
                Some("managers") => Field::Manager,
                Some("disciplines") => Field::Disciplines,
                Some("key") => Field::Key,
                _ => Field::Id,
            };
            let column = row.map_or("", |_| self.columns.head(column));
            troubles.push(Trouble::found(problem, row, column));
        }
        self.plan.troubles.extend(troubles);
    }
}
