//! Commit, then reveal: nobody sees the other side's ratings before having sealed their own.

use crate::diagnostic::suggestion::nearest;
use crate::error::UserError;
use crate::model::{Id, Profile};
use crate::store::{Progress, Reviews, Seat};

/// Who of a cycle has sealed, and nothing more.
#[derive(Debug)]
pub struct Seals {
    pub oneself: Progress,
    pub manager: Progress,
}

impl Seals {
    pub fn of(reviews: &Reviews<'_>, person: &Id, cycle: &Id) -> anyhow::Result<Self> {
        Ok(Self {
            oneself: reviews.progress(person, cycle, &Seat::Oneself)?,
            manager: reviews.progress(person, cycle, &Seat::Manager)?,
        })
    }

    pub fn both(&self) -> bool {
        self.oneself == Progress::Sealed && self.manager == Progress::Sealed
    }

    /// Whether neither side has begun, as where only what was agreed was kept.
    pub fn none(&self) -> bool {
        self.oneself == Progress::Missing && self.manager == Progress::Missing
    }

    /// Whether a review has begun that is not sealed by both.
    fn open(&self) -> bool {
        !self.none() && !self.both()
    }

    /// Who has not sealed, in words.
    pub fn waiting_for(&self, person: &str, manager: &str) -> Option<String> {
        match (self.oneself == Progress::Sealed, self.manager == Progress::Sealed) {
            (true, true) => None,
            (false, true) => Some(person.to_owned()),
            (true, false) => Some(manager.to_owned()),
            (false, false) => Some(format!("{person} and {manager}")),
        }
    }
}

/// How reports call a person's manager: by name where it is known.
pub fn manager_name(reviews: &Reviews<'_>, profile: &Profile) -> anyhow::Result<String> {
    match &profile.manager {
        Some(id) => super::display_name(reviews, id),
        None => Ok("the manager".to_owned()),
    }
}

/// Refuses to show a cycle while a later one is being rated: the other side's last ratings would
/// color this time's.
pub fn refuse_while_a_later_cycle_is_open(
    reviews: &Reviews<'_>,
    person: &Id,
    cycle: &Id,
) -> anyhow::Result<()> {
    match open_later_cycle(reviews, person, cycle)? {
        Some(later) => Err(UserError::new(format!("{later} is being rated, and {cycle} would color it"))
            .hint(format!("look at {cycle} once both sides have sealed {later}"))
            .into()),
        None => Ok(()),
    }
}

/// A later cycle that is being rated, if there is one.
pub fn open_later_cycle(reviews: &Reviews<'_>, person: &Id, cycle: &Id) -> anyhow::Result<Option<Id>> {
    for later in reviews.cycles(person)?.into_iter().filter(|later| later > cycle) {
        if Seals::of(reviews, person, &later)?.open() {
            return Ok(Some(later));
        }
    }
    Ok(None)
}

/// The cycle to look at: the one asked for, else today's, else the latest before it.
pub fn cycle_to_show(
    reviews: &Reviews<'_>,
    person: &Id,
    asked_for: Option<&Id>,
    todays: Id,
) -> anyhow::Result<Id> {
    let has_files = |cycle: &Id| Ok::<_, anyhow::Error>(!reviews.seats(person, cycle)?.is_empty());
    let wanted = asked_for.unwrap_or(&todays);
    if has_files(wanted)? {
        return Ok(wanted.clone());
    }
    let known = reviews.cycles(person)?;
    let mut latest = None;
    for cycle in known.iter().filter(|cycle| asked_for.is_some() || **cycle < todays) {
        if has_files(cycle)? {
            latest = Some(cycle);
        }
    }
    match (latest, asked_for) {
        (Some(latest), None) => Ok(latest.clone()),
        (Some(latest), Some(_)) => {
            Err(UserError::new(format!("there is nothing about `{person}` in {wanted}"))
                .hint(format!("the latest is `--cycle {latest}`"))
                .into())
        }
        (None, _) => Err(nobody(reviews, person)?.into()),
    }
}

/// There is nothing about somebody at all: perhaps the id is mistyped.
fn nobody(reviews: &Reviews<'_>, person: &Id) -> anyhow::Result<UserError> {
    let people = reviews.people()?;
    let others = people.iter().map(Id::as_str).filter(|other| *other != person.as_str());
    let near = nearest(person.as_str(), others).map(|near| format!("did you mean `{near}`?"));
    let begin = "`steps assess` begins an assessment".to_owned();
    Ok(UserError::new(format!("there is nothing about `{person}` yet")).hint(near.unwrap_or(begin)))
}
