//! The rules `version-not-raised` and `version-too-low`.

use super::Before;
use crate::analysis::changes::{Changes, Raised, Rise, raised};
use crate::diagnostic::{At, Edit, Group, Problem, Rule};
use crate::model::ParsedFramework;

pub const NOT_RAISED: Rule = Rule {
    id: "version-not-raised",
    catches: "Something that people read changed, but the version is the same as before, or lower.",
    explanation: "Assessments record the version that they were made with. Two texts under one version cannot be told apart, nor can two branches that both took the same one. `--fix --base` raises it. Raise the first number when something is added or more is expected, the second when something is clarified or removed, the third for wording.",
    bad: "# an example was added\nversion: 1.2.0",
    good: "version: 2.0.0",
    ..Rule::error(Group::History)
};

pub const TOO_LOW: Rule = Rule {
    id: "version-too-low",
    catches: "The version was raised, but by less than the change asks for.",
    explanation: "The number that rises tells people whether to read the framework again. The first rises when something is added or more is expected: an example moves to a narrower step, has a scope word of a wider one, asks for one thing more or means something else, or the scale changes. The second rises when something is clarified or removed, such as when a text reaches less far or asks for less; the third for wording, which includes an explanation put in or taken out. Below 1.0.0, the second number is enough.",
    bad: "# was 1.2.0; an example was added\nversion: 1.2.1",
    good: "version: 2.0.0",
    ..Rule::error(Group::History)
};

/// Whether a rule asks for another version.
pub fn asks(rule: &str) -> bool {
    [NOT_RAISED.id, TOO_LOW.id].contains(&rule)
}

pub fn find(before: Before<'_>, changes: &Changes<'_>, parts: &ParsedFramework) -> Option<Problem> {
    let manifest = parts.manifest.as_ref()?;
    let (old, new) = (changes.version.before, changes.version.after);
    let Some((rise, least)) = &changes.version.asks else {
        let message = format!("the version is {new}, lower than {old} in {}", before.name);
        let lowered = manifest.problem(NOT_RAISED.id, At::value(["version".into()]), message);
        let is_lower = changes.version.raised == Raised::Lowered;
        return is_lower.then(|| lowered.help(format!("write `version: {old}`: nothing else changed")));
    };
    let reason = match rise {
        Rise::Major => "something was added or raised",
        Rise::Minor => "something was clarified or removed",
        Rise::Patch => "the wording changed",
    };
    // Two branches that both add something would both be this version.
    let taken = before.by_now.filter(|by_now| *by_now > old && new <= *by_now);
    let (rule, message) = match changes.version.raised {
        Raised::Enough => {
            let by_now = taken?;
            (&NOT_RAISED, format!("the version {new} is taken: {} says {by_now} by now", before.name))
        }
        Raised::NotAtAll => {
            (&NOT_RAISED, format!("the version is still {new}, as in {}, but {reason}", before.name))
        }
        Raised::Lowered => {
            (&NOT_RAISED, format!("the version is {new}, lower than {old} in {}", before.name))
        }
        Raised::TooLittle => (&TOO_LOW, format!("the version {new} is too low after {old}: {reason}")),
    };
    let (least, why) = match taken {
        Some(by_now) => (raised(by_now, *rise), "so that each version is one framework".to_owned()),
        None => (least.clone(), format!("`steps changes {}` shows why", before.name)),
    };
    let help = format!("write `version: {least}`; {why}");
    let mut problem = manifest.problem(rule.id, At::value(["version".into()]), message).help(help);
    let written = 0..new.to_string().len();
    problem.fix = Some(Edit::ChangeText(problem.at.path.clone(), vec![(written, least.to_string())]));
    Some(problem)
}
