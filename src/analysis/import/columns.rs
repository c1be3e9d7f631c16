//! Which column of a table holds what, by its head: in any order and case, under the names that other programs give.

use std::collections::BTreeMap;

use crate::analysis::lookup::NotFound;
use crate::model::{Cell, SheetRow};

/// What a column says of a person.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Field {
    Id,
    Name,
    FirstName,
    LastName,
    Manager,
    /// Their manager's first day as such.
    From,
    Disciplines,
    Key,
}

/// The columns of a table that say something of people.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    found: BTreeMap<Field, Column>,
    /// The heads of the others, each with why it is passed over where there is more to say than that it is unknown.
    pub passed_over: Vec<(String, Option<String>)>,
}

#[derive(Clone, Debug)]
struct Column {
    place: usize,
    head: String,
    /// Its place among the names that such a column may have.
    rank: usize,
}

impl Field {
    const ALL: [Self; 8] = [
        Self::Id,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Manager,
        Self::From,
        Self::Disciplines,
        Self::Key,
    ];

    /// What its column may be called, without case and signs; of several that are there, the first one counts.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Id => &[
                "id",
                "personid",
                "employeeid",
                "employeenumber",
                "employeeno",
                "staffid",
                "userid",
                "workerid",
            ],
            Self::Name => &[
                "name",
                "fullname",
                "displayname",
                "preferredname",
                "employeename",
                "employee",
                "person",
                "worker",
            ],
            Self::FirstName => &["firstname", "givenname", "forename"],
            Self::LastName => &["lastname", "surname", "familyname"],
            Self::Manager => &[
                "managerid",
                "manager",
                "managername",
                "reportsto",
                "reportstoid",
                "linemanager",
                "linemanagerid",
                "supervisor",
                "supervisorid",
            ],
            Self::From => &[
                "from",
                "since",
                "managersince",
                "managerfrom",
                "managerstart",
                "managerstartdate",
                "startofmanagement",
                "reportssince",
                "reportstosince",
            ],
            Self::Disciplines => &["disciplines", "discipline"],
            Self::Key => &["key", "publickey", "agekey"],
        }
    }
}

/// What the column of somebody's first day is called, which is for two people to know.
const STARTS: &[&str] = &[
    "startdate",
    "start",
    "started",
    "startday",
    "hiredate",
    "dateofhire",
    "joined",
    "joiningdate",
    "dateofjoining",
];

impl Columns {
    /// The columns by the first row of a table.
    ///
    /// # Errors
    /// No column says who somebody is, or two are called the same.
    pub fn of(head: &SheetRow) -> Result<Self, NotFound> {
        let mut columns = Self::default();
        for (place, cell) in head.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Empty) {
            let head = cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let plain = plain(&head);
            let ranked = Field::ALL.into_iter().find_map(|field| {
                field.heads().iter().position(|known| *known == plain).map(|rank| (field, rank))
            });
            let Some((field, rank)) = ranked else {
                let why = STARTS
                    .contains(&plain.as_str())
                    .then(|| "a first day is private; it is kept in `profile.yaml`".to_owned());
                columns.passed_over.push((head, why));
                continue;
            };
            match columns.found.get(&field) {
                Some(other) if other.rank == rank => {
                    return Err(NotFound {
                        message: format!("two columns say the same: `{}` and `{head}`", other.head),
                        hint: Some("leave one of them out, or give it another head".to_owned()),
                    });
                }
                Some(other) if other.rank < rank => {
                    let why = format!("`{}` says it", other.head);
                    columns.passed_over.push((head, Some(why)));
                    continue;
                }
                Some(other) => {
                    columns.passed_over.push((other.head.clone(), Some(format!("`{head}` says it"))));
                }
                None => {}
            }
            columns.found.insert(field, Column { place, head, rank });
        }
        columns.refuse_nobody(head)?;
        if columns.has(Field::Name) {
            for field in [Field::FirstName, Field::LastName] {
                let Some(part) = columns.found.remove(&field) else { continue };
                columns
                    .passed_over
                    .push((part.head, Some(format!("`{}` says it", columns.head(Field::Name)))));
            }
        }
        Ok(columns)
    }

    fn refuse_nobody(&self, head: &SheetRow) -> Result<(), NotFound> {
        if [Field::Id, Field::Name, Field::FirstName, Field::LastName].iter().any(|field| self.has(*field)) {
            return Ok(());
        }
        let heads: Vec<String> = head
            .cells
            .iter()
            .filter(|cell| **cell != Cell::Empty)
            .take(8)
            .map(|cell| format!("`{}`", cell.text()))
            .collect();
        let read = format!("row {} was taken for the heads: {}", head.number, heads.join(", "));
        Err(NotFound {
            message: "no column says who somebody is".to_owned(),
            hint: Some(format!("call one of them `name` or `id`; {read}")),
        })
    }

    pub fn has(&self, field: Field) -> bool {
        self.found.contains_key(&field)
    }

    /// What the column is called in the table.
    pub fn head(&self, field: Field) -> &str {
        self.found.get(&field).map_or("", |column| &column.head)
    }

    /// What a row says there.
    pub fn text(&self, row: &SheetRow, field: Field) -> String {
        let Some(column) = self.found.get(&field) else { return String::new() };
        row.cell(column.place).text().into_owned()
    }

    /// Whether a row says nothing in any of the columns, as one with a note below the table.
    pub fn are_empty(&self, row: &SheetRow) -> bool {
        self.found.values().all(|column| row.cell(column.place).text().is_empty())
    }

    /// What a row has there.
    pub fn cell<'a>(&self, row: &'a SheetRow, field: Field) -> &'a Cell {
        self.found.get(&field).map_or(&Cell::Empty, |column| row.cell(column.place))
    }
}

/// A head without case and signs: `Employee-ID` gives `employeeid`.
fn plain(head: &str) -> String {
    head.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> SheetRow {
        SheetRow { number: 1, cells: cells.split('|').map(|text| Cell::Text(text.to_owned())).collect() }
    }

    #[test]
    fn columns_are_known_by_many_names() {
        let check = |heads: &str, expect: &str| {
            let said = Columns::of(&row(heads)).map_or_else(
                |error| error.message,
                |columns| {
                    let found = Field::ALL.into_iter().filter(|field| columns.has(*field));
                    let found: Vec<String> =
                        found.map(|field| format!("{field:?}={}", columns.head(field))).collect();
                    let others: Vec<&str> =
                        columns.passed_over.iter().map(|(head, _)| head.as_str()).collect();
                    format!("{}; {}", found.join(" "), others.join(" "))
                },
            );
            assert_eq!(said, expect, "{heads}");
        };
        check("id|name", "Id=id Name=name; ");
        check("Reports-To|EMPLOYEE ID|Full  Name", "Id=EMPLOYEE ID Name=Full Name Manager=Reports-To; ");
        check("Salary|Name|Start date", "Name=Name; Salary Start date");
        check("Manager|Manager ID|Name", "Name=Name Manager=Manager ID; Manager");
        check("First name|Last name", "FirstName=First name LastName=Last name; ");
        check("First name|Display name", "Name=Display name; First name");
        check("Name|name", "two columns say the same: `Name` and `name`");
        check("Kim Osei|Robin Ek", "no column says who somebody is");
    }
}
