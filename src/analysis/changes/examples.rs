//! What became of each example, known by its id wherever it is.

use std::collections::BTreeMap;

use super::renames::Renames;
use super::scope::Scopes;
use super::{ExampleChange, ExampleKind, Meaning, Noun, Placement, Rewording};
use crate::model::{Example, Framework, Id, Replaces, Steps};

/// Every change; what weighs most comes first, then in the order of the framework.
pub fn changes<'a>(
    before: &'a Framework,
    after: &'a Framework,
    renames: &Renames<'a>,
    replaced_between: &BTreeMap<Id, Replaces>,
) -> Vec<ExampleChange<'a>> {
    let (old, new) = (placements(before), placements(after));
    let old_by_id = by_id(&old);
    let new_by_id = by_id(&new);
    let moves = Moves { before: &before.steps, after: &after.steps, renames };
    let language = after.manifest.language.as_deref();
    let compared = Compared { moves, language, scopes: Scopes::of(&after.steps) };
    let mut changes = Vec::new();
    let mut replaced: Vec<&Id> = Vec::new();
    for placement in &new {
        if let Some(earlier) = old_by_id.get(&placement.example.id) {
            changes.extend(both(earlier, placement, &compared));
            continue;
        }
        let mut gone = Vec::new();
        for id in &placement.example.replaces {
            earliest(id, replaced_between, &old_by_id, &mut gone);
        }
        gone.retain(|earlier| !new_by_id.contains_key(&earlier.example.id));
        if gone.is_empty() {
            changes.push(ExampleChange {
                before: None,
                after: Some(placement.clone()),
                kinds: vec![ExampleKind::New],
                rewording: None,
                scope: None,
            });
        }
        for earlier in gone {
            replaced.push(&earlier.example.id);
            changes.push(in_the_place_of(earlier, placement, &compared));
        }
    }
    let gone = old.iter().filter(|placement| {
        !new_by_id.contains_key(&placement.example.id) && !replaced.contains(&&placement.example.id)
    });
    changes.extend(gone.map(|placement| ExampleChange {
        before: Some(placement.clone()),
        after: None,
        kinds: vec![ExampleKind::Gone],
        rewording: None,
        scope: None,
    }));
    changes.sort_by_key(ExampleChange::kind);
    changes
}

/// The examples from before that an id goes back to, where each may have replaced others.
fn earliest<'s, 'a>(
    id: &Id,
    replaced: &BTreeMap<Id, Replaces>,
    before: &BTreeMap<&Id, &'s Placement<'a>>,
    found: &mut Vec<&'s Placement<'a>>,
) {
    let (mut open, mut seen) = (vec![id], Vec::new());
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        match before.get(id) {
            Some(placement) => found.push(placement),
            None => open.extend(replaced.get(id).into_iter().flatten()),
        }
    }
}

/// Every example in the order in which the framework is read.
pub fn placements(framework: &Framework) -> Vec<Placement<'_>> {
    let mut found = Vec::new();
    for behavior in &framework.behaviors {
        for step in &framework.steps {
            let shared = behavior.examples.get(&step.id).into_iter().flatten();
            found.extend(shared.map(|example| {
                placement(example, &behavior.id, &step.id, example.disciplines.iter().collect())
            }));
            for discipline in &framework.disciplines {
                let own = discipline.examples.get(&behavior.id).and_then(|steps| steps.get(&step.id));
                let own = own.into_iter().flatten();
                found.extend(
                    own.map(|example| placement(example, &behavior.id, &step.id, vec![&discipline.id])),
                );
            }
        }
    }
    found
}

fn placement<'a>(
    example: &'a Example,
    behavior: &'a Id,
    step: &'a Id,
    mut audience: Vec<&'a Id>,
) -> Placement<'a> {
    audience.sort();
    audience.dedup();
    Placement { example, behavior, step, audience }
}

fn by_id<'s, 'a>(placements: &'s [Placement<'a>]) -> BTreeMap<&'a Id, &'s Placement<'a>> {
    // Of an id that is used twice, which is a problem, the first one counts.
    placements.iter().rev().map(|placement| (&placement.example.id, placement)).collect()
}

/// What became of an example that is there before and after.
fn both<'a>(
    before: &Placement<'a>,
    after: &Placement<'a>,
    compared: &Compared<'a, '_>,
) -> Option<ExampleChange<'a>> {
    let change = compared.change(before, after);
    (!change.kinds.is_empty()).then_some(change)
}

/// An example that says which one it replaces.
fn in_the_place_of<'a>(
    before: &Placement<'a>,
    after: &Placement<'a>,
    compared: &Compared<'a, '_>,
) -> ExampleChange<'a> {
    let mut change = compared.change(before, after);
    change.kinds.retain(|kind| *kind != ExampleKind::Reworded);
    change.kinds.push(ExampleKind::Replaces);
    change.kinds.sort();
    change
}

/// What examples of two states are compared by.
struct Compared<'a, 'r> {
    moves: Moves<'a, 'r>,
    language: Option<&'a str>,
    scopes: Scopes<'a>,
}

impl<'a> Compared<'a, '_> {
    /// How an example moved, whom it is for now, and whether it says something else.
    fn change(&self, before: &Placement<'a>, after: &Placement<'a>) -> ExampleChange<'a> {
        let (old, new) = (&before.example.text, &after.example.text);
        let same = old.split_whitespace().eq(new.split_whitespace());
        let rewording = (!same).then(|| Rewording::of(old, new, self.language));
        let mut kinds = moved(before, after, &self.moves);
        let mut scope = None;
        match rewording.as_ref().map(|rewording| rewording.meaning) {
            Some(Meaning::Changed) => kinds.push(ExampleKind::OtherMeaning),
            Some(meaning) => {
                scope = self.scopes.change(old, new, after.step);
                kinds.push(match meaning {
                    Meaning::MoreAsked => ExampleKind::MoreAsked,
                    Meaning::LessAsked => ExampleKind::LessAsked,
                    _ => ExampleKind::Reworded,
                });
            }
            None => {}
        }
        kinds.extend(scope.as_ref().map(|scope| match scope.is_wider {
            true => ExampleKind::WiderScope,
            false => ExampleKind::NarrowerScope,
        }));
        kinds.sort();
        ExampleChange { before: Some(before.clone()), after: Some(after.clone()), kinds, rewording, scope }
    }
}

/// How an example moved, and whom it is for now.
fn moved<'a>(before: &Placement<'a>, after: &Placement<'a>, moves: &Moves<'a, '_>) -> Vec<ExampleKind> {
    let mut kinds = Vec::new();
    let now = |noun, id| moves.renames.now(noun, id);
    let step = now(Noun::Step, before.step);
    if step != after.step {
        kinds.push(match () {
            () if moves.is_wider(step, after.step) => ExampleKind::Earlier,
            () if moves.is_wider(after.step, step) => ExampleKind::Later,
            () => ExampleKind::OtherStep,
        });
    }
    if now(Noun::Behavior, before.behavior) != after.behavior {
        kinds.push(ExampleKind::OtherBehavior);
    }
    let mut old: Vec<&Id> = before.audience.iter().map(|id| now(Noun::Discipline, id)).collect();
    old.sort();
    let new = &after.audience;
    if old != *new {
        let gains = !old.is_empty() && (new.is_empty() || new.iter().any(|id| !old.contains(id)));
        kinds.push(if gains { ExampleKind::ForMore } else { ExampleKind::ForFewer });
    }
    kinds
}

/// The steps of two states of a framework, compared through those that both have.
struct Moves<'a, 'r> {
    before: &'a Steps,
    after: &'a Steps,
    renames: &'r Renames<'a>,
}

impl Moves<'_, '_> {
    /// Whether one step is wider than another, as far as both states tell: where only one of them has
    /// one of the two, a step between them that both have tells.
    fn is_wider(&self, wider: &Id, narrower: &Id) -> bool {
        let mut between = self.before.iter().chain(self.after).map(|step| &step.id);
        wider != narrower && between.any(|step| self.includes(wider, step) && self.includes(step, narrower))
    }

    fn includes(&self, wider: &Id, narrower: &Id) -> bool {
        let has_both = self.after.get(wider).is_some() && self.after.get(narrower).is_some();
        if has_both { self.after.includes(wider, narrower) } else { self.before.includes(wider, narrower) }
    }
}
