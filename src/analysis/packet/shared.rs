//! What was agreed, as far as both the person and whoever asks may see it: nothing goes to others that the person has
//! not been shown.

use jiff::civil::Date;

use crate::analysis::reveal::{Asker, Opened, reveal};
use crate::model::{Assessment, Id, Person, Review, Side};

/// The record of a review that is open to `asker` and to the person, with only what both of them see.
pub fn shared_record(person: &Person, review: &Review, asker: &Id, today: Date) -> Option<Assessment> {
    let opened = reveal(person, review, Asker::Known(asker), today);
    let record = opened.get(Side::Agreed)?;
    // A later draft of theirs closes the past to themself, and is nobody else's business.
    let past = person.reviews.iter().filter(|one| one.cycle <= review.cycle).cloned().collect();
    let past = Person { reviews: past, ..person.clone() };
    let theirs = reveal(&past, past.review(&review.cycle.name)?, Asker::Known(person.id()), today);
    let to_them = theirs.opened.iter().find(|other: &&Opened<'_>| other.key == record.key)?;
    let is_theirs = |behavior: &Id, step: &Id| to_them.assessment.answer(behavior, step).is_some();
    // What both see of it is all that one of them sees.
    match to_them.assessment.cells == record.assessment.cells {
        true => Some(record.assessment.clone().into_owned()),
        false => Some(record.assessment.cut(is_theirs)),
    }
}
