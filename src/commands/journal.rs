//! The journal that whoever runs the program keeps: about themself, or about somebody else. Nobody else's is opened.

use super::subject::{find_person, known_people, near_person};
use super::{Context, identity};
use crate::error::{Left, UserError};
use crate::model::{Id, People};
use crate::store::{JournalFile, Reviews, Workspace, read_people};

/// One's own journal about somebody.
#[derive(Debug)]
pub struct OwnJournal {
    pub file: JournalFile,
    /// Whom it is about.
    pub person: Id,
    pub writer: Id,
    people: People,
}

impl OwnJournal {
    /// The journal about whom `about` names by id or by name, else about whoever runs the program.
    ///
    /// # Errors
    /// Nobody is called that; or who runs the program is not known, and nobody is there to say so.
    pub fn of(context: &Context, workspace: &Workspace, about: Option<&str>) -> anyhow::Result<Self> {
        let people = read_people(workspace)?;
        let writer = identity::required(context)?.id;
        let person = match about {
            Some(text) => whom(text.trim(), &writer, &people, &Reviews::of(workspace))?,
            None => writer.clone(),
        };
        Ok(Self { file: JournalFile::of(workspace, &person, &writer), person, writer, people })
    }

    pub fn is_about_oneself(&self) -> bool {
        self.person == self.writer
    }

    /// The name of whom it is about.
    pub fn person_name(&self) -> String {
        self.people.name_of(&self.person)
    }

    /// The name of who wrote it, where that is somebody else.
    pub fn writer_name(&self) -> Option<String> {
        (!self.is_about_oneself()).then(|| self.people.name_of(&self.writer))
    }

    /// What a command needs to be about the same journal: ` --about ID`, or nothing.
    pub fn flag(&self) -> String {
        if self.is_about_oneself() { String::new() } else { format!(" --about {}", self.person) }
    }
}

fn whom(text: &str, me: &Id, people: &People, reviews: &Reviews<'_>) -> anyhow::Result<Id> {
    let mut known = known_people(people, reviews)?;
    if known.iter().all(|(id, _)| id != me) {
        known.push((me.clone(), people.name_of(me)));
    }
    if let Some(id) = find_person(text, &known)? {
        return Ok(id.clone());
    }
    let hint = match near_person(text, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add them to people.yaml: `- id: …` and `name: …`".to_owned(),
    };
    Err(UserError::new(format!("nobody is called `{text}`")).hint(hint).into())
}

/// That whoever was asked went back without an answer.
pub fn left() -> anyhow::Error {
    Left::by_key().into()
}
