//! Two people with one public key.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::{Id, People, PublicKey};

pub const SHARED_KEY: Rule = Rule {
    id: "shared-key",
    catches: "A public key that two people have.",
    explanation: "What is sent to somebody is encrypted to their key, so whoever holds the private half of this one reads what is meant for the other, who cannot. It is usually a line that was copied. Whoever does not hold the private half makes a key of their own with `steps key`.",
    bad: "- id: kim-osei\n  key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n- id: robin-ek\n  key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    good: "- id: kim-osei\n  key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n- id: robin-ek\n  key: age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg",
    ..Rule::error(Group::Structure)
};

/// Every key that somebody listed before has already.
pub fn problems(people: &Sourced<People>) -> Vec<Problem> {
    let mut owners: BTreeMap<&PublicKey, &Id> = BTreeMap::new();
    let mut problems = Vec::new();
    for (index, entry) in people.value.0.iter().enumerate() {
        let Some(key) = &entry.key else { continue };
        let owner = *owners.entry(key).or_insert(&entry.id);
        if *owner == entry.id {
            continue;
        }
        let at = At::value([index.into(), "key".into()]);
        let message = format!("`{}` has the same key as `{owner}`", entry.id);
        let help =
            "whoever of the two does not hold its private half runs `steps key`, and writes their own here";
        problems.push(people.problem(SHARED_KEY.id, at, message).help(help));
    }
    problems
}
