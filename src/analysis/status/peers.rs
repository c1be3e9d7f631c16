//! What is waiting between a manager and the peers whom they asked.

use jiff::civil::Date;

use super::{Kind, Question, Waiting};
use crate::model::{Id, Person, Request, Side};

impl Question<'_> {
    /// What whoever asks was asked about somebody, and has neither answered nor declined.
    pub fn requests(&self, person: &Person) -> Vec<Waiting> {
        let open = person.requests.iter().filter(|request| request.is_open(person, self.me));
        let waiting = |request: &Request| {
            let kind =
                Kind::Request { cycle: request.cycle.clone(), from: self.people.name_of(&request.from) };
            let command = Side::Peer.assess_command(person.id());
            let cycle = Some(request.cycle.clone());
            Waiting { cycle, ..Waiting::about(person, kind, request.by, command) }
        };
        open.map(waiting).collect()
    }

    /// The peers whom whoever asks has asked about somebody, and who have not answered, cycle by cycle.
    pub(super) fn peers(&self, person: &Person) -> Vec<Waiting> {
        let asked = || person.requests.iter().filter(|request| request.from == *self.me);
        let mut cycles: Vec<&Id> = asked().map(|request| &request.cycle).collect();
        cycles.dedup();
        let waiting = |cycle: &Id| {
            let open: Vec<&Request> = asked()
                .filter(|request| request.cycle == *cycle && request.is_open(person, &request.peer))
                .collect();
            let by: Option<Date> = open.iter().filter_map(|request| request.by).min();
            let awaited: Vec<String> = open.iter().map(|it| self.people.name_of(&it.peer)).collect();
            let kind = Kind::Peers { cycle: cycle.clone(), awaited };
            let command = format!("steps peers {}", person.id());
            let waiting = Waiting { cycle: Some(cycle.clone()), ..Waiting::about(person, kind, by, command) };
            // Once the meeting is over, nobody waits for them any more.
            let is_over =
                person.review(cycle).is_some_and(|it| it.keys().any(|key| key.side == Side::Agreed));
            (!open.is_empty() && !is_over).then_some(waiting)
        };
        cycles.into_iter().filter_map(waiting).collect()
    }
}
