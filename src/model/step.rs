//! Steps, and the only place that knows their order.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Replaces};

/// A target profile: the step that is expected in each behavior that it names.
pub type Expects = BTreeMap<Id, Id>;

/// One step of widening impact.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The step's id, as it stands in every other file.
    pub id: Id,
    /// The step's name, as reports show it.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The name in a few letters, for the heads of tables. Without it, the name is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub short: Option<String>,
    /// What a person at this step does, in a sentence or two.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// How far the impact reaches, as a short noun phrase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Words and phrases that mark this scope: an example of a narrower step should not use them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_words: Vec<String>,
    /// The id of the step that this one widens: another line forks from there. Missing: the one before it in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Id>,
    /// The id of a step of another line that reaches as far as this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Id>,
    /// Which step somebody here is expected to show in a behavior, where that is another than this one: a pattern to
    /// talk about.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub expects: Expects,
    /// The id that this step had before, or a list of all of them: answers to it are carried over.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
    /// The id of the role that approves a move to this step. Missing: nobody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Id>,
    /// Whom to consult before a move to this step, each in a few words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consult: Vec<String>,
}

impl Step {
    /// The form for the heads of tables.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// The steps of a framework, and their order. Ask here about it, rather than comparing positions elsewhere.
///
/// Steps form lines, each from narrow to wide, that fork from one another like the branches of a tree. Of two steps
/// on different branches neither is the wider one.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct Steps(Vec<Step>);

/// The steps that a line has for itself, and where it forks from another.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    /// The step that the branch forks from; none for the first one.
    pub from: Option<&'a Step>,
    /// Narrowest first; never empty.
    pub steps: Vec<&'a Step>,
}

impl Steps {
    /// Takes the steps narrowest first, as `steps.yaml` lists them.
    pub fn new(narrowest_first: Vec<Step>) -> Self {
        Self(narrowest_first)
    }

    /// The steps in the order of `steps.yaml`.
    pub fn iter(&self) -> std::slice::Iter<'_, Step> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, id: &Id) -> Option<&Step> {
        self.0.iter().find(|step| step.id == *id)
    }

    /// Whether somebody at `wider` is expected to show what `narrower` describes: steps are cumulative along a line.
    /// A step includes itself.
    pub fn includes(&self, wider: &Id, narrower: &Id) -> bool {
        let (Some(wider), Some(narrower)) = (self.position(wider), self.position(narrower)) else {
            return false;
        };
        let mut at = Some(wider);
        while let Some(position) = at.filter(|position| *position > narrower) {
            at = self.before(position);
        }
        at == Some(narrower)
    }

    /// Whether one step reaches further than the other: it includes it, and is another.
    pub fn is_wider(&self, wider: &Id, narrower: &Id) -> bool {
        wider != narrower && self.includes(wider, narrower)
    }

    /// Whether one of two steps includes the other.
    pub fn on_one_line(&self, one: &Id, other: &Id) -> bool {
        self.includes(one, other) || self.includes(other, one)
    }

    /// The step after this one, if there is a wider one; at a fork, the one that is listed first.
    pub fn next(&self, id: &Id) -> Option<&Step> {
        self.all_next(id).next()
    }

    /// The steps that come right after this one: several where lines fork.
    pub fn all_next(&self, id: &Id) -> impl Iterator<Item = &Step> {
        let own = self.position(id);
        let follows = move |position: usize| own.is_some() && self.before(position) == own;
        self.iter().enumerate().filter(move |(position, _)| follows(*position)).map(|(_, step)| step)
    }

    /// The step that this one widens, if there is a narrower one.
    pub fn previous(&self, id: &Id) -> Option<&Step> {
        self.0.get(self.before(self.position(id)?)?)
    }

    /// The steps that this one includes, narrowest first, itself last.
    pub fn up_to<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Step> {
        self.iter().filter(|step| self.includes(id, &step.id))
    }

    /// The steps of other lines that reach as far as this one, whichever of the two says so.
    pub fn beside<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Step> {
        let named = self.get(id).and_then(|step| step.beside.as_ref());
        self.iter().filter(move |step| named == Some(&step.id) || step.beside.as_ref() == Some(id))
    }

    /// The widest step that two steps both include: where their lines part, or the narrower one on one line.
    pub fn fork_of<'a>(&'a self, one: &'a Id, other: &'a Id) -> Option<&'a Step> {
        self.up_to(one).filter(|step| self.includes(other, &step.id)).last()
    }

    /// Whether there is more than one line.
    pub fn have_lines(&self) -> bool {
        (1..self.0.len()).any(|position| self.before(position) != Some(position - 1))
    }

    /// The lines, each with all its steps, narrowest first; the one listed first before those that fork from it.
    pub fn lines(&self) -> Vec<Vec<&Step>> {
        let mut lines = Vec::new();
        let roots = self.iter().enumerate().filter(|(at, _)| self.before(*at).is_none());
        let mut open: Vec<Vec<&Step>> = roots.map(|(_, step)| vec![step]).collect();
        while let Some(line) = open.pop() {
            let next: Vec<&Step> =
                line.last().map(|step| self.all_next(&step.id).collect()).unwrap_or_default();
            if next.is_empty() {
                lines.push(line);
                continue;
            }
            // The last one pushed is followed first.
            open.extend(next.into_iter().rev().map(|step| [line.as_slice(), &[step]].concat()));
        }
        lines
    }

    /// The lines without what each shares with one that stands before it.
    pub fn branches(&self) -> Vec<Branch<'_>> {
        let mut seen: Vec<&Id> = Vec::new();
        let mut branches = Vec::new();
        for line in self.lines() {
            let own = line.partition_point(|step| seen.contains(&&step.id));
            seen.extend(line[own..].iter().map(|step| &step.id));
            let from = own.checked_sub(1).map(|at| line[at]);
            branches.push(Branch { from, steps: line[own..].to_vec() });
        }
        branches
    }

    /// Where reports list the step among the others; unknown ones come last. It says nothing about width.
    pub fn list_order(&self, id: &Id) -> usize {
        self.position(id).unwrap_or(usize::MAX)
    }

    fn position(&self, id: &Id) -> Option<usize> {
        self.0.iter().position(|step| step.id == *id)
    }

    /// The position of the step that the one at this position widens. One that is listed further down, or nowhere,
    /// is reported by the checks; the list's order stands in for it, so that no walk goes around in a circle.
    fn before(&self, position: usize) -> Option<usize> {
        let named = self.0[position].after.as_ref().and_then(|id| self.position(id));
        named.filter(|before| *before < position).or_else(|| position.checked_sub(1))
    }
}

impl<'a> IntoIterator for &'a Steps {
    type Item = &'a Step;
    type IntoIter = std::slice::Iter<'a, Step>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lines that part after the second step, with a third that forks from the second line.
    fn bakery() -> Steps {
        let text = "
            [{id: own, name: O, summary: O}, {id: shop, name: S, summary: S}, {id: master, name: M, summary: M},
            {id: lead, name: L, summary: L, after: shop, beside: master}, {id: head, name: H, summary: H},
            {id: coach, name: C, summary: C, after: lead}]";
        serde_yaml::from_str(text).expect("steps")
    }

    fn ids<'a>(steps: impl IntoIterator<Item = &'a Step>) -> String {
        let ids: Vec<&str> = steps.into_iter().map(|step| step.id.as_str()).collect();
        ids.join(" ")
    }

    fn id(text: &str) -> Id {
        text.parse().expect("an id")
    }

    #[test]
    fn steps_are_cumulative_along_their_line() {
        let steps = bakery();
        let check = |wider: &str, expect: &str| {
            assert_eq!(ids(steps.up_to(&id(wider))), expect, "{wider}");
        };
        check("own", "own");
        check("master", "own shop master");
        check("head", "own shop lead head");
        check("coach", "own shop lead coach");
        check("gone", "");
        assert!(!steps.includes(&id("head"), &id("master")) && !steps.on_one_line(&id("head"), &id("coach")));
    }

    #[test]
    fn the_next_and_the_one_before() {
        let steps = bakery();
        let check = |step: &str, before: Option<&str>, next: &str| {
            let previous = steps.previous(&id(step)).map(|step| step.id.as_str());
            assert_eq!((previous, ids(steps.all_next(&id(step))).as_str()), (before, next), "{step}");
        };
        check("own", None, "shop");
        check("shop", Some("own"), "master lead");
        check("master", Some("shop"), "");
        check("lead", Some("shop"), "head coach");
        assert_eq!(steps.next(&id("shop")).map(|step| step.id.as_str()), Some("master"));
    }

    #[test]
    fn lines_and_where_they_part() {
        let steps = bakery();
        let lines: Vec<String> = steps.lines().into_iter().map(ids).collect();
        assert_eq!(lines, ["own shop master", "own shop lead head", "own shop lead coach"]);
        let branches = steps.branches();
        let branches: Vec<(Option<&str>, String)> = branches
            .iter()
            .map(|branch| (branch.from.map(|step| step.id.as_str()), ids(branch.steps.clone())))
            .collect();
        let expect = [(None, "own shop master"), (Some("shop"), "lead head"), (Some("lead"), "coach")];
        assert_eq!(branches, expect.map(|(from, steps)| (from, steps.to_owned())));
        let fork = |one: &str, other: &str| ids(steps.fork_of(&id(one), &id(other)));
        assert_eq!(
            [fork("master", "head"), fork("head", "coach"), fork("own", "head")],
            ["shop", "lead", "own"]
        );
    }

    #[test]
    fn parity_holds_both_ways() {
        let steps = bakery();
        assert_eq!(ids(steps.beside(&id("master"))), "lead");
        assert_eq!(ids(steps.beside(&id("lead"))), "master");
        assert_eq!(ids(steps.beside(&id("own"))), "");
    }

    #[test]
    fn a_wrong_after_leads_no_walk_in_circles() {
        let steps: Steps = serde_yaml::from_str(
            "[{id: a, name: A, summary: A, after: b}, {id: b, name: B, summary: B, after: b}]",
        )
        .expect("steps");
        assert_eq!(steps.lines().into_iter().map(ids).collect::<Vec<_>>(), ["a b"]);
        assert!(steps.includes(&id("b"), &id("a")) && !steps.includes(&id("a"), &id("b")));
    }
}
