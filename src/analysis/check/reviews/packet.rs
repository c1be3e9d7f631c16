//! A request for a move: its place, and what it refers to.

use super::assessment::differs;
use super::{PacketPlace, unknown};
use crate::diagnostic::{At, Problem, Sourced};
use crate::model::{Framework, Packet, Referred};

/// What is wrong with a request.
pub fn problems(place: &PacketPlace, framework: Option<&Framework>) -> Vec<Problem> {
    let PacketPlace { person, cycle, sourced } = place;
    let says = [("person", &sourced.value.person, person), ("cycle", &sourced.value.cycle, cycle)];
    let elsewhere = says.into_iter().filter_map(|(name, says, expected)| {
        differs(sourced, name, says.as_ref()?.as_str(), expected.as_str())
    });
    let unknown = framework.into_iter().flat_map(|framework| unknown_ids(sourced, framework));
    elsewhere.chain(unknown).collect()
}

/// Ids that the framework neither has nor had.
pub fn unknown_ids(sourced: &Sourced<Packet>, framework: &Framework) -> Vec<Problem> {
    let packet = &sourced.value;
    let step = unknown(sourced, At::value(["to".into()]), Referred::Step, &packet.step, framework);
    let behaviors = packet.not_yet.iter().enumerate().filter_map(|(index, it)| {
        let at = At::value(["not_yet".into(), index.into(), "behavior".into()]);
        unknown(sourced, at, Referred::Behavior, &it.behavior, framework)
    });
    step.into_iter().chain(behaviors).collect()
}
