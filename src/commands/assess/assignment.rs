//! Who rates whom, from which side, and in which file: settled before anything is opened.

use jiff::civil::Date;

use super::AssessArgs;
use crate::analysis::reveal::{Asker, owner, reveal};
use crate::commands::asking::{agreed, confirmed};
use crate::commands::subject::{find_person, known_people, near_person};
use crate::commands::{Context, envelopes, identity};
use crate::error::{Left, UserError};
use crate::model::{
    Assessment, Closed, Cycle, Framework, Id, ManagerTerm, People, Person, Request, Review, Side, SideKey,
};
use crate::render::list;
use crate::store::{Reviews, Workspace, read_people};

/// Who rates whom, and from which side.
#[derive(Clone, Debug)]
pub struct Assignment {
    pub person: Person,
    pub rater: Id,
    pub side: Side,
    pub cycle: Id,
    /// Which file of the cycle is the rater's.
    pub key: SideKey,
    /// The former manager whose file has to make room, as `manager-<id>.yaml`.
    pub displaced: Option<Id>,
    /// Whether nothing was known of the person before.
    pub is_new: bool,
    /// What a peer was asked.
    pub request: Option<Request>,
}

impl Assignment {
    /// The reviews of the person before this one, the latest first.
    pub fn earlier_of<'p>(
        &self,
        person: &'p Person,
        started: Date,
    ) -> impl Iterator<Item = &'p Review> + Clone {
        let this = Cycle::new(self.cycle.clone(), Some(started));
        person.reviews.iter().rev().filter(move |review| review.cycle < this)
    }

    /// The step that the person is at, as far as the rater may know: as the profile says, else as it was agreed the
    /// last time. What narrower steps ask need not be shown again.
    pub fn standing(&self, framework: &Framework, today: Date) -> Option<Id> {
        if self.side == Side::Peer {
            return None;
        }
        let person = self.person.carried_to(framework);
        let agreed = || {
            let last = self.earlier_of(&person, today).next()?;
            reveal(&person, last, Asker::Known(&self.rater), today).get(Side::Agreed)?.assessment.step.clone()
        };
        person.profile.step.clone().or_else(agreed)
    }
    pub fn settle(
        context: &Context,
        arguments: &AssessArgs,
        workspace: &Workspace,
        framework: &Framework,
    ) -> anyhow::Result<Self> {
        let reviews = Reviews::of(workspace);
        let mut people = read_people(workspace)?;
        let (id, name, me) = match (&arguments.about, arguments.side, identity::known(context)?) {
            // Whoever rates themself by name has said who they are.
            (Some(text), Some(Side::Oneself), None) => {
                let (id, name) = whom(context, arguments, text, None, &people, &reviews)?;
                (id.clone(), name, id)
            }
            (about, _, _) => {
                let me = identity::required(context)?;
                let (id, name) = match about {
                    Some(text) => whom(context, arguments, text, Some(&me.id), &people, &reviews)?,
                    None => (me.id.clone(), me.name),
                };
                (id, name, me.id)
            }
        };
        let is_new = people.get(&id).is_none();
        if let (true, Some(name)) = (is_new, name) {
            people.add_named(&id, &name);
        }
        let mut person = reviews.person(&id, &people, Some(&me), framework)?;
        // Of an envelope that does not open, the reports say why.
        envelopes::open(workspace, framework, &people, &mut person, Asker::Known(&me), context.today)?;
        let side = match arguments.side {
            Some(side) => side,
            None if id == me => Side::Oneself,
            None => side_of(&person, &me, context)?,
        };
        if (side == Side::Oneself) != (id == me) {
            let message = match side {
                Side::Oneself => format!("`--as self` is for rating yourself, and you are `{me}`"),
                _ => format!("you are `{me}`, and cannot be your own {side}"),
            };
            return Err(UserError::new(message)
                .hint("say who you are with `--person ID`, and whom you rate as an argument")
                .into());
        }
        if side == Side::Manager {
            confirm_manager(context, &person, &me, &people)?;
            if person.entry.managers.is_empty() {
                person.entry.managers.push(ManagerTerm { id: me.clone(), from: None, also: false });
            }
        }
        let mut cycle = cycle(context, arguments, workspace)?;
        let mut request = None;
        if side == Side::Peer {
            refuse_manager(context, &person, &me)?;
            request = reviews.request(&id, &cycle, &me)?;
            if let (None, None, Some(open)) = (&request, &arguments.cycle, unanswered(&person, &me)) {
                cycle = open.cycle.clone();
                request = Some(open);
            }
        }
        let (key, displaced) = key(context, &person, person.review(&cycle), side, &me)?;
        Ok(Self { person, rater: me, side, cycle, key, displaced, is_new, request })
    }

    /// The review that it belongs to, if anybody has begun it.
    pub fn review(&self) -> Option<&Review> {
        self.person.review(&self.cycle)
    }

    /// What the rater has sealed for this cycle and is here in an envelope alone, as on a second machine of theirs.
    ///
    /// # Errors
    /// The envelope does not open here.
    pub fn own_in_envelope(&self) -> anyhow::Result<Option<Assessment>> {
        let Some(review) = self.review() else { return Ok(None) };
        for (key, content) in review.unrevealed().filter(|(key, _)| key.side == self.side) {
            match content {
                Ok(assessment) if assessment.rater == self.rater => return Ok(Some(assessment.clone())),
                Err(Closed::Enveloped(envelope)) if envelope.rater == self.rater => {
                    return Err(UserError::new(format!(
                        "you sealed {} on {} already, in an envelope that does not open here",
                        self.cycle, envelope.sealed.date
                    ))
                    .hint("`steps key --import FILE` takes the key of the machine on which you sealed it")
                    .hint(format!("to begin anew all the same, move `{key}.steps` away: reports say that there was another one"))
                    .into());
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// The assessment without an answer.
    pub fn begun(&self, framework: &Framework, today: Date) -> Assessment {
        let rater = (self.rater.clone(), self.side);
        Assessment::new(framework, self.person.id().clone(), rater, self.cycle.clone(), today)
    }

    pub fn is_oneself(&self) -> bool {
        self.side == Side::Oneself
    }
}

/// Whom a text names, and the name that was typed where it is somebody new.
fn whom(
    context: &Context,
    arguments: &AssessArgs,
    text: &str,
    me: Option<&Id>,
    people: &People,
    reviews: &Reviews<'_>,
) -> anyhow::Result<(Id, Option<String>)> {
    let text = text.trim();
    let mut known = known_people(people, reviews)?;
    let myself = me.filter(|me| known.iter().all(|(id, _)| id != *me));
    known.extend(myself.map(|me| (me.clone(), people.name_of(me))));
    if let Some(id) = find_person(text, &known)? {
        return Ok((id.clone(), None));
    }
    if let (Some(near), false) = (near_person(text, &known), arguments.new) {
        let refusal = UserError::new(format!("nobody is called `{text}`"))
            .hint(format!("did you mean `{near}`? `--new` begins with somebody new"));
        if !context.streams.attended {
            return Err(refusal.into());
        }
        let question = format!("Nobody is called `{text}`. Did you mean {}?", people.name_of(near));
        if agreed(context, "Who are you rating?", &question)? {
            return Ok((near.clone(), None));
        }
    }
    if text.contains('/') {
        return Err(
            UserError::new(format!("`{text}` is a path, where a person's name or id is expected")).into()
        );
    }
    match (text.parse::<Id>(), Id::from_name(text)) {
        (Ok(id), _) => Ok((id, None)),
        (Err(_), Some(id)) => Ok((id, Some(text.to_owned()))),
        (Err(error), None) => Err(UserError::new(error.to_string()).into()),
    }
}

/// From which side somebody rates another, as far as `people.yaml` tells.
fn side_of(person: &Person, me: &Id, context: &Context) -> anyhow::Result<Side> {
    if person.entry.managers_on(context.today).contains(&me) {
        return Ok(Side::Manager);
    }
    Err(UserError::new(format!("cannot tell whether `{me}` is {}'s manager or a peer", person.name))
        .hint("say so with `--as manager` or `--as peer`")
        .into())
}

/// Makes sure that whoever rates as the manager is not somebody else's slip.
fn confirm_manager(context: &Context, person: &Person, me: &Id, people: &People) -> anyhow::Result<()> {
    let managers = &person.entry.managers;
    if managers.is_empty() || managers.iter().any(|term| term.id == *me) {
        return Ok(());
    }
    let today = person.entry.managers_on(context.today);
    // Whoever only begins later is named as well.
    let named = if today.is_empty() { managers.iter().map(|term| &term.id).collect() } else { today };
    let names: Vec<String> = named.into_iter().map(|id| people.name_of(id)).collect();
    let message = format!("people.yaml names {} as {}'s manager, not `{me}`", list(&names), person.name);
    if !context.streams.attended {
        return Err(UserError::new(message)
            .hint(format!(
                "add `{me}` to the `managers` of `{}` in people.yaml, or rate `--as peer`",
                person.id()
            ))
            .into());
    }
    let question = format!("{message}. Do you want to rate as their manager anyway?");
    if confirmed(context, "Who is rating?", &question)? { Ok(()) } else { Err(Left::by_key().into()) }
}

fn cycle(context: &Context, arguments: &AssessArgs, workspace: &Workspace) -> anyhow::Result<Id> {
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let Some(name) = &arguments.cycle else { return Ok(todays) };
    // A cycle of the future, as from a slip of the finger, would close all those before it.
    if Cycle::new(name.clone(), Some(context.today)).begins_after(context.today) {
        return Err(UserError::new(format!("{name} has not begun: today is in {todays}"))
            .hint("`--today DATE` takes another day for today")
            .into());
    }
    Ok(name.clone())
}

/// Refuses to hear a manager as one of the peers, among whom they would have no name.
fn refuse_manager(context: &Context, person: &Person, me: &Id) -> Result<(), UserError> {
    if !person.entry.managers_on(context.today).contains(&me) {
        return Ok(());
    }
    let (id, name) = (person.id(), &person.name);
    Err(UserError::new(format!("you are {name}'s manager, and so none of the peers"))
        .hint(format!("`steps assess {id} --as manager` rates {name}")))
}

/// The latest request to a peer that they have neither answered nor declined.
fn unanswered(person: &Person, me: &Id) -> Option<Request> {
    let open = person.requests.iter().filter(|request| request.is_open(person, me));
    open.max_by_key(|request| request.asked).cloned()
}

/// Which file is the rater's. A new manager gets `manager.yaml`, and the former one's is kept under their id.
fn key(
    context: &Context,
    person: &Person,
    review: Option<&Review>,
    side: Side,
    me: &Id,
) -> anyhow::Result<(SideKey, Option<Id>)> {
    let own = SideKey::manager(me);
    if side != Side::Manager {
        return Ok((SideKey::of(side, me), None));
    }
    let entry = &person.entry;
    let is_former = entry.is_former_manager(me, context.today);
    let Some(review) = review else {
        return Ok((if is_former { own } else { SideKey::MANAGER }, None));
    };
    if review.keys().any(|key| *key == own) {
        return Ok((own, None));
    }
    let main = review.unrevealed().find(|(key, _)| **key == SideKey::MANAGER);
    match main {
        None if is_former => Ok((own, None)),
        None => Ok((SideKey::MANAGER, None)),
        // An envelope is kept under its rater's name, so that it stands in nobody's way.
        Some((_, Err(Closed::Enveloped(_)))) => Ok((SideKey::MANAGER, None)),
        Some((_, Ok(assessment))) if assessment.rater == *me => Ok((SideKey::MANAGER, None)),
        Some((_, Ok(assessment))) => {
            let other = &assessment.rater;
            let is_todays = entry.managers_on(context.today).contains(&other);
            if is_former || is_todays { Ok((own, None)) } else { Ok((SideKey::MANAGER, Some(other.clone()))) }
        }
        Some((key, Err(Closed::Unreadable))) if owner(person, key, &review.cycle) == [me] => {
            Ok((SideKey::MANAGER, None))
        }
        Some((_, Err(Closed::Unreadable))) => Err(UserError::new(
            "the manager's file for this cycle cannot be read, and may be another manager's",
        )
        .hint("`steps check` tells whoever wrote it what is wrong")
        .into()),
    }
}
