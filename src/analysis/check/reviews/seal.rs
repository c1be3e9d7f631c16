//! Seals: whether what was sealed is still as it was, and what was opened again.

use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::{Assessment, SealState};

pub const BROKEN_SEAL: Rule = Rule {
    id: "broken-seal",
    catches: "A sealed assessment that was changed afterwards.",
    explanation: "A seal holds a digest of what was sealed. When the two differ, somebody changed the file after committing to these answers, and all reports treat it as not sealed. The same goes for answers of a partial seal that were changed while others were added. `steps assess --reopen` changes an answer openly, with a reason.",
    bad: "sealed: {date: 2026-11-23, salt: 9c1f…, digest: 0000…}",
    good: "sealed: {date: 2026-11-23, salt: 9c1f…, digest: 5d41…}",
    ..Rule::error(Group::Reviews)
};

pub const REOPENED: Rule = Rule {
    id: "reopened",
    catches: "An assessment that was opened again after it was sealed.",
    explanation: "People may change their minds, and say why. Both sides should know: whoever opens a sealed assessment again after seeing the other side's answers no longer rates blind.",
    bad: "reopened:\n  - {date: 2026-12-01, reason: mixed up two steps, after_reveal: true}",
    good: "# no `reopened`: sealed once",
    ..Rule::note(Group::Reviews)
};

/// What is to be said of an assessment's seal.
pub fn check(filed: &Sourced<Assessment>, problems: &mut Vec<Problem>) {
    let assessment = &filed.value;
    for (index, reopening) in assessment.reopened.iter().enumerate() {
        let at = At::value(["reopened".into(), index.into(), "date".into()]);
        let when = match reopening.after_reveal {
            true => "when the other side's answers could already be seen",
            false => "before the other side's answers could be seen",
        };
        let message = format!("sealed, then opened again on {}, {when}", reopening.date);
        problems.push(filed.problem(REOPENED.id, at, message));
    }
    let place = match assessment.seal_state() {
        SealState::ChangedAfterwards => vec!["sealed".into(), "digest".into()],
        SealState::Draft if !assessment.keeps_earlier_seal() => {
            vec!["continues".into(), "seal".into(), "digest".into()]
        }
        SealState::Draft | SealState::Sealed => return,
    };
    let assess = assessment.relation.assess_command(&assessment.person);
    let at = At { path: place, part: crate::diagnostic::Part::Value };
    let problem = filed.problem(BROKEN_SEAL.id, at, "the file was changed after it was sealed");
    problems.push(
        problem.help(format!("undo the change, or open it again with `{assess} --reopen` and seal it anew")),
    );
}
