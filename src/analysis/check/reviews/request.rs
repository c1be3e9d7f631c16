//! What a manager asked a peer: whether it is where it says, and asks about what there is.

use super::assessment::differs;
use super::{RequestFile, unknown};
use crate::diagnostic::{At, Problem, Segment};
use crate::model::{Framework, Id, Referred};

pub fn check(file: &RequestFile, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let RequestFile { person, cycle, peer, sourced } = file;
    let request = &sourced.value;
    problems.extend(differs(sourced, "person", request.person.as_str(), person.as_str()));
    problems.extend(differs(sourced, "cycle", request.cycle.as_str(), cycle.as_str()));
    problems.extend(differs(sourced, "peer", request.peer.as_str(), peer.as_str()));
    let Some(framework) = framework else { return };
    let mut check = |key: &str, ids: &[Id], kind: Referred| {
        for (index, id) in ids.iter().enumerate() {
            let at = At::value([key.into(), Segment::Index(index)]);
            problems.extend(unknown(sourced, at, kind, id, framework));
        }
    };
    check("behaviors", &request.behaviors, Referred::Behavior);
    check("steps", &request.steps, Referred::Step);
}
