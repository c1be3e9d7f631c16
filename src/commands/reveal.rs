//! Commit, then reveal: nobody sees the other side's ratings before having sealed their own.

use crate::error::Trouble;
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

    /// Whether a review has begun that is not sealed by both.
    fn open(&self) -> bool {
        let begun = |progress: Progress| progress != Progress::Missing;
        (begun(self.oneself) || begun(self.manager)) && !self.both()
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
    for later in reviews.cycles(person)?.iter().filter(|later| *later > cycle) {
        if Seals::of(reviews, person, later)?.open() {
            return Err(Trouble::new(format!("{later} is being rated, and {cycle} would color it"))
                .hint(format!("look at {cycle} once both sides have sealed {later}"))
                .into());
        }
    }
    Ok(())
}

/// The cycle to look at: the one asked for, else today's; the latest is named where it has nothing.
pub fn cycle_with_files(
    reviews: &Reviews<'_>,
    person: &Id,
    asked_for: Option<&Id>,
    todays: Id,
) -> anyhow::Result<Id> {
    let cycle = asked_for.cloned().unwrap_or(todays);
    if !reviews.seats(person, &cycle)?.is_empty() {
        return Ok(cycle);
    }
    let known = reviews.cycles(person)?;
    let trouble = Trouble::new(format!("there is nothing about `{person}` in {cycle}"));
    Err(match known.last() {
        Some(latest) if *latest != cycle => trouble.hint(format!("the latest is `--cycle {latest}`")),
        _ => {
            let people = reviews.people()?;
            let near = crate::model::suggestion::nearest(person.as_str(), people.iter().map(Id::as_str));
            let near =
                near.filter(|near| *near != person.as_str()).map(|near| format!("did you mean `{near}`?"));
            trouble.maybe_hint(near).hint("`steps assess` begins an assessment")
        }
    }
    .into())
}
