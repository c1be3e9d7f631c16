//! Everybody's reviews, one person after another, as records of what the gate opens to whoever asks.

use jiff::civil::Date;

use super::{Context, envelopes, identity};
use crate::analysis::reveal::{Asker, reveal};
use crate::analysis::review_record::{Counted, Whom, step_then};
use crate::model::{Cycle, Framework, Id, People, Person, Review, ReviewRecord};
use crate::render::count;
use crate::store::{Reviews, Workspace, read_people};

/// What is in the reviews and gives no record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Missing {
    /// Reviews of which nothing counts that is open to whoever asks.
    pub reviews: usize,
    /// People about whom a file cannot be read.
    pub people: usize,
}

impl Missing {
    /// Says what is left out, and names nobody.
    pub fn tell(self, context: &Context) {
        if self.reviews > 0 {
            context.streams.say(&format!(
                "Left out: {} that both sides have not sealed, or that is not open to you.",
                count(self.reviews, "review")
            ));
        }
        if self.people > 0 {
            let people =
                if self.people == 1 { "one person".to_owned() } else { format!("{} people", self.people) };
            context.streams.say(&format!(
                "Left out: {people}, for a file about them cannot be read; `steps check` tells you why."
            ));
        }
    }
}

/// Takes the record of every review that counts, of one cycle or of all, and holds one person at a time.
pub fn each_review(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
    cycle: Option<&Id>,
    mut take: impl FnMut(&Cycle, ReviewRecord),
) -> anyhow::Result<Missing> {
    let (people, me) = (read_people(workspace)?, identity::known(context)?);
    let asker = me.as_ref().map_or(Asker::Unknown, Asker::Known);
    let mut missing = Missing::default();
    for id in Reviews::of(workspace).people()? {
        let Ok(person) = read(context, workspace, framework, (&people, &id), asker) else {
            missing.people += 1;
            continue;
        };
        for review in person.reviews.iter().filter(|it| cycle.is_none_or(|wanted| it.cycle.name == *wanted)) {
            match record(framework, &person, review, asker, context.today) {
                Some(record) => take(&review.cycle, record),
                None => missing.reviews += 1,
            }
        }
    }
    Ok(missing)
}

fn read(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
    (people, id): (&People, &Id),
    asker: Asker<'_>,
) -> anyhow::Result<Person> {
    let mut person = Reviews::of(workspace).person(id, people, None, framework)?;
    envelopes::open(workspace, framework, people, &mut person, asker, context.today)?;
    Ok(person.carried_to(framework))
}

fn record(
    framework: &Framework,
    person: &Person,
    review: &Review,
    asker: Asker<'_>,
    today: Date,
) -> Option<ReviewRecord> {
    let revealed = reveal(person, review, asker, today);
    let counted = Counted::of_revealed(&revealed)?;
    let step = step_then(person, review, asker, today);
    let whom = Whom { id: person.id().clone(), name: Some(person.name.clone()), step };
    Some(counted.record(framework, &review.cycle.name, whom))
}
