//! Whom a text names: by id or by name, and near enough to ask.

use std::collections::HashSet;

use crate::diagnostic::kebab;
use crate::diagnostic::suggestion::nearest;
use crate::error::UserError;
use crate::model::{Id, People};
use crate::render::list;
use crate::store::Reviews;

/// The person with this id or name.
///
/// # Errors
/// Where nobody is called that: with whom may have been meant.
pub fn known_person(text: &str, people: &People, reviews: &Reviews<'_>) -> anyhow::Result<Id> {
    let text = text.trim();
    let known = known_people(people, reviews)?;
    if let Some(id) = find_person(text, &known)? {
        return Ok(id.clone());
    }
    let hint = match near_person(text, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if text.contains(',') => "several people are named with spaces between them".to_owned(),
        None if people.0.is_empty() => "`steps assess` begins an assessment".to_owned(),
        None => "people.yaml lists who works here: add an entry for them".to_owned(),
    };
    Err(UserError::new(format!("nobody is called `{text}`")).hint(hint).into())
}

/// Everybody who is in `people.yaml` or has a folder, each with the name to call them by.
pub fn known_people(people: &People, reviews: &Reviews<'_>) -> anyhow::Result<Vec<(Id, String)>> {
    let mut known: Vec<_> = people.0.iter().map(|entry| (entry.id.clone(), entry.called())).collect();
    let written: HashSet<&Id> = people.0.iter().map(|entry| &entry.id).collect();
    let with_folder = reviews.people()?.into_iter().filter(|id| !written.contains(id));
    known.extend(with_folder.map(|id| (id.clone(), id.to_name())));
    Ok(known)
}

/// Whom a text names, by id or by name, whatever its capitals.
///
/// # Errors
/// Where several people have this name.
pub fn find_person<'a>(text: &str, known: &'a [(Id, String)]) -> anyhow::Result<Option<&'a Id>> {
    if let Some((id, _)) = known.iter().find(|(id, _)| *id == text) {
        return Ok(Some(id));
    }
    let lower = text.to_lowercase();
    let named = known.iter().filter(|(_, name)| name.to_lowercase() == lower);
    let ids: Vec<&Id> = named.map(|(id, _)| id).collect();
    match ids.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => {
            let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
            Err(UserError::new(format!("`{text}` is the name of several people"))
                .hint(format!("write the id: {}", list(&several)))
                .into())
        }
    }
}

/// Whom a text that names nobody may have meant.
pub fn near_person<'a>(text: &str, known: &'a [(Id, String)]) -> Option<&'a Id> {
    let word = kebab::kebab_case(text)?;
    let mut ids = known.iter().map(|(id, _)| id);
    // A part of a name, however short, such as the first name.
    let part = ids.clone().find(|id| format!("-{id}-").contains(&format!("-{word}-")));
    part.or_else(|| {
        let near = nearest(&word, ids.clone().map(Id::as_str))?;
        ids.find(|id| **id == near)
    })
}
