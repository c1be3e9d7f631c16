//! Envelopes: whether one is as it was sent, and where it belongs.

use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::{Envelope, Holds, Id, Parcel, SideKey};

pub const DAMAGED_ENVELOPE: Rule = Rule {
    id: "damaged-envelope",
    catches: "An envelope that was changed on the way, or lies where another one belongs.",
    explanation: "An envelope (`self.steps`) carries a digest of all that it says. When the two differ, something was changed or cut off on the way, and nobody can tell what is inside. Ask for it again: `steps send` writes the same once more.",
    bad: "# reviews/robin-ek/2026-h2/self.steps\nperson: kim-alm\ndigest: 0000…",
    good: "# reviews/robin-ek/2026-h2/self.steps\nperson: robin-ek\ndigest: 5d41…",
    ..Rule::error(Group::Reviews)
};

/// Where an envelope lies.
#[derive(Clone, Copy, Debug)]
pub struct EnvelopePlace<'a> {
    pub person: &'a Id,
    pub cycle: &'a Id,
    pub key: &'a SideKey,
}

/// What is wrong with an envelope, as far as it can be told without opening it.
pub fn envelope(sourced: &Sourced<Envelope>, place: EnvelopePlace<'_>) -> Vec<Problem> {
    let envelope = &sourced.value;
    let problem = |at: At, message: String| sourced.problem(DAMAGED_ENVELOPE.id, at, message);
    let is_in_place =
        (&envelope.person, &envelope.cycle, &envelope.key()) == (place.person, place.cycle, place.key);
    if !is_in_place {
        let belongs = format!("{}/{}/{}.steps", envelope.person, envelope.cycle, envelope.key());
        let message = format!("this envelope belongs in `reviews/{belongs}`");
        return vec![
            problem(At::value(["person".into()]), message)
                .help("move it there, or take it in with `steps receive`"),
        ];
    }
    if envelope.is_whole() { Vec::new() } else { vec![damaged(sourced)] }
}

/// What is wrong with what peers allowed, as far as it can be told without opening it.
pub fn parcel(sourced: &Sourced<Parcel>, place: (&Id, &Id)) -> Vec<Problem> {
    let parcel = &sourced.value;
    let is_in_place = (&parcel.person, &parcel.cycle) == place && parcel.holds == Holds::Opinions;
    if is_in_place && parcel.is_whole() { Vec::new() } else { vec![damaged(sourced)] }
}

fn damaged<T>(sourced: &Sourced<T>) -> Problem {
    let message = "the envelope is not as it was sent: something was changed or cut off";
    sourced
        .problem(DAMAGED_ENVELOPE.id, At::value(["digest".into()]), message)
        .help("ask for it again: `steps send` writes the same once more")
}
