//! Ratings and examples as conversations show them: in words, and as items to choose from.

use super::dialog::Item;
use crate::model::{Answer, Framework, Rating, Scale, Tagged};

/// The ratings in the order of the choices: the scale's, then those outside it.
pub fn ratings(scale: &Scale) -> Vec<Rating> {
    let rated = scale.ratings.iter().map(|point| Rating::Rated(point.id.clone()));
    rated.chain([Rating::Unsure, Rating::NotApplicable]).collect()
}

/// The ratings to choose from, each with what it means.
pub fn rating_items(scale: &Scale, ratings: &[Rating]) -> Vec<Item> {
    let item = |rating: &Rating| Item {
        detail: match rating {
            Rating::Rated(id) => scale.get(id).map(|point| point.meaning.clone()).unwrap_or_default(),
            Rating::Unsure => "not enough evidence; a good answer when you have seen too little".to_owned(),
            Rating::NotApplicable => "a note says why; no judgment implied".to_owned(),
        },
        ..Item::new(point_label(scale, rating))
    };
    ratings.iter().map(item).collect()
}

/// The examples to mark, each discipline's under its name.
pub fn example_items(examples: &[Tagged<'_>]) -> Vec<Item> {
    let mut above = String::new();
    let mut items = Vec::new();
    for tagged in examples {
        let tag = tag(tagged);
        let heading = (tag != above && !tag.is_empty()).then(|| tag.clone());
        above = tag;
        items.push(Item { heading, ..Item::new(&tagged.example.text) });
    }
    items
}

/// A rating in words, as the framework has them.
pub fn rating_label(framework: &Framework, rating: &Rating) -> String {
    match rating {
        Rating::Rated(id) => match framework.manifest.scale.get(id) {
            Some(point) => point.label.clone(),
            None => format!("`{id}`, no longer in the framework"),
        },
        Rating::Unsure => "Not enough evidence to say".into(),
        Rating::NotApplicable => "Does not apply here".into(),
    }
}

/// What a peer said in one line, under their name.
pub fn peer_said(framework: &Framework, name: &str, answer: &Answer) -> String {
    let rating = answer.rating.as_ref().map(|rating| rating_label(framework, rating));
    let said = [rating.as_deref(), answer.note.as_deref()].into_iter().flatten();
    format!("{name}: {}", said.collect::<Vec<_>>().join(". "))
}

/// A rating in as few words as its scale has for it.
fn point_label(scale: &Scale, rating: &Rating) -> String {
    match rating {
        Rating::Rated(id) => scale.get(id).map(|point| point.label.clone()).unwrap_or_default(),
        Rating::Unsure => "Cannot say".into(),
        Rating::NotApplicable => "Does not apply".into(),
    }
}

/// The disciplines that an example is of, or nothing where it is for everybody.
fn tag(tagged: &Tagged<'_>) -> String {
    let names: Vec<&str> = tagged.disciplines.iter().map(|discipline| discipline.name.as_str()).collect();
    names.join(", ")
}
