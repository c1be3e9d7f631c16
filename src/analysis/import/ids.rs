//! Who a row is about: by the id in it, else by the name, which somebody in `people.yaml` has or an id is made of.

use std::collections::BTreeMap;

use super::{Columns, Field, Trouble};
use crate::model::{Id, People, SheetRow};

/// Who a row is about.
#[derive(Clone, Debug)]
pub struct Subject {
    pub id: Id,
    pub name: Option<String>,
}

/// Who is in `people.yaml`, by their names.
pub struct Known<'a> {
    people: &'a People,
    by_name: BTreeMap<String, Vec<&'a Id>>,
    by_id: BTreeMap<&'a Id, usize>,
}

/// A name as it is compared: without case, and with one space between words.
pub fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl<'a> Known<'a> {
    pub fn of(people: &'a People) -> Self {
        let mut known = Self { people, by_name: BTreeMap::new(), by_id: BTreeMap::new() };
        for (place, entry) in people.0.iter().enumerate() {
            known.by_name.entry(folded(&entry.called())).or_default().push(&entry.id);
            known.by_id.entry(&entry.id).or_insert(place);
        }
        known
    }

    /// Where somebody is in `people.yaml`.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Who else than this one has the name.
    pub fn namesake(&self, name: &str, id: &Id) -> Option<&'a Id> {
        let named = self.by_name.get(&folded(name)).into_iter().flatten().copied();
        named.into_iter().find(|other| *other != id)
    }

    /// Who a row is about.
    pub fn subject(&self, row: &SheetRow, columns: &Columns) -> Result<Subject, Trouble> {
        let name = name(row, columns)?;
        let given = columns.text(row, Field::Id);
        if !given.is_empty() {
            let id = given.parse().ok().or_else(|| Id::from_name(&given)).ok_or_else(|| {
                Trouble::at(row.number, columns.head(Field::Id), format!("no id can be made from `{given}`"))
                    .help("use letters or digits")
            })?;
            return Ok(Subject { id, name });
        }
        let Some(name) = name else {
            let column = [Field::Name, Field::FirstName, Field::LastName, Field::Id].into_iter();
            let column = column.map(|field| columns.head(field)).find(|head| !head.is_empty());
            return Err(Trouble::at(
                row.number,
                column.unwrap_or_default(),
                "it does not say who it is about",
            ));
        };
        let trouble = |message: String| {
            let column = [Field::Name, Field::FirstName].map(|field| columns.head(field));
            let column = column.into_iter().find(|head| !head.is_empty()).unwrap_or_default();
            Trouble::at(row.number, column, message).help("say who is meant in a column `id`")
        };
        match self.by_name.get(&folded(&name)).map(Vec::as_slice) {
            Some([id]) => return Ok(Subject { id: (*id).clone(), name: Some(name) }),
            Some([first, second, ..]) => {
                return Err(trouble(format!("`{first}` and `{second}` are both called `{name}`")));
            }
            _ => {}
        }
        let id = Id::from_name(&name).ok_or_else(|| trouble(format!("no id can be made from `{name}`")))?;
        // Whoever has the id and no name is meant; whoever has another name is not.
        let other = self.place(&id).and_then(|place| self.people.0.get(place)?.name.as_deref());
        match other {
            Some(other) => {
                Err(trouble(format!("`{name}` would have the id `{id}`, which is that of `{other}`")))
            }
            None => Ok(Subject { id, name: Some(name) }),
        }
    }
}

/// The name in a row, from one column or two.
fn name(row: &SheetRow, columns: &Columns) -> Result<Option<String>, Trouble> {
    let mut words = Vec::new();
    for field in [Field::Name, Field::FirstName, Field::LastName] {
        let text = columns.text(row, field);
        if text.contains(['\n', '\r']) {
            return Err(Trouble::at(row.number, columns.head(field), "there is more than one line in it")
                .help("look for a quotation mark that is not closed"));
        }
        // `Ek, Robin`, as lists of staff have it.
        let text = match text.split_once(',') {
            Some((last, first)) if field == Field::Name && !first.contains(',') => format!("{first} {last}"),
            _ => text,
        };
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    Ok((!words.is_empty()).then(|| words.join(" ")))
}
