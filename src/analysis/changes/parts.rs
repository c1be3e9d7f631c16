//! What became of the parts of a framework other than its examples.

use super::renames::Renames;
use super::{Meaning, Noun, PartChange, PartKind, Rewording, Rise};
use crate::model::{Framework, Id, Questions, Step};

/// A part as it is compared: by its id, then key by key.
struct Compared<'a> {
    id: &'a Id,
    name: &'a str,
    facts: Vec<Fact<'a>>,
}

/// What one key of a part says.
enum Fact<'a> {
    /// What people call it. Another name is wording, however different.
    Name(&'static str, &'a str),
    /// A text. Where it means something else, that is more than wording.
    Text(&'static str, &'a str),
    /// Several texts in a row, and the rise that other ones ask for.
    List(&'static str, String, Rise),
    /// The id of what was decided on, and the rise that another asks for.
    Decision(&'static str, String, Rise),
}

/// Every change, in the order of the nouns.
pub fn changes<'a>(
    before: &'a Framework,
    after: &'a Framework,
    renames: &Renames<'a>,
) -> Vec<PartChange<'a>> {
    let nouns = [Noun::Framework, Noun::Step, Noun::Behavior, Noun::Rating, Noun::Discipline, Noun::Role];
    let language = after.manifest.language.as_deref();
    let mut changes = Vec::new();
    for noun in nouns {
        let (old, new) = (parts(before, noun), parts(after, noun));
        let is_same = |old: &Compared<'a>, new: &Compared<'a>| {
            noun == Noun::Framework || renames.said(noun, old.id) == new.id
        };
        let mut change = |part: &Compared<'a>, kind, asks| {
            changes.push(PartChange { noun, id: part.id, name: part.name, kind, asks });
        };
        for part in &new {
            let mut olds = old.iter().filter(|old| is_same(old, part));
            match olds.next() {
                None => change(part, PartKind::Added(renames.seems(noun, part.id)), added(noun)),
                Some(old) => {
                    let others = std::iter::once(old).chain(olds).filter(|old| old.id != part.id);
                    for other in others.filter(|_| noun != Noun::Framework) {
                        change(part, PartKind::NewId(other.id), Rise::Minor);
                    }
                    for (old, new) in old.facts.iter().zip(&part.facts) {
                        match compare(old, new, language) {
                            // A part that has another id is still the same decision.
                            Some((PartKind::Decided("step", old, new), _))
                                if renames.is_now(Noun::Step, &old, &new) => {}
                            Some((PartKind::Decided("demonstrated_from", old, new), _))
                                if renames.is_now(Noun::Rating, &old, &new) => {}
                            Some((kind, asks)) => change(part, kind, asks),
                            None => {}
                        }
                    }
                }
            }
        }
        for part in &old {
            if !new.iter().any(|new| is_same(part, new)) {
                change(part, PartKind::Removed, removed(noun));
            }
        }
        if let Some(asks) = reordered(noun)
            && is_reordered(&old, &new, is_same)
        {
            let order = new.iter().map(|part| part.name).collect();
            let (id, name) = (&after.manifest.id, after.manifest.name.as_str());
            changes.push(PartChange { noun, id, name, kind: PartKind::Reordered(order), asks });
        }
    }
    changes
}

/// What is added asks more of somebody. A role asks nothing: nobody has to take one.
fn added(noun: Noun) -> Rise {
    match noun {
        Noun::Framework | Noun::Role => Rise::Minor,
        Noun::Step | Noun::Behavior | Noun::Rating | Noun::Discipline => Rise::Major,
    }
}

/// Without one of its ratings, the scale is another one.
fn removed(noun: Noun) -> Rise {
    if noun == Noun::Rating { Rise::Major } else { Rise::Minor }
}

/// Steps and ratings mean what they do by their order; that of behaviors is how they are shown, and
/// the other lists have none.
fn reordered(noun: Noun) -> Option<Rise> {
    match noun {
        Noun::Step | Noun::Rating => Some(Rise::Major),
        Noun::Behavior => Some(Rise::Patch),
        Noun::Framework | Noun::Discipline | Noun::Role => None,
    }
}

fn is_reordered<'a>(
    old: &[Compared<'a>],
    new: &[Compared<'a>],
    is_same: impl Fn(&Compared<'a>, &Compared<'a>) -> bool,
) -> bool {
    let place = |part: &Compared<'a>| old.iter().position(|old| is_same(old, part));
    !new.iter().filter_map(place).is_sorted()
}

fn compare<'a>(old: &Fact<'_>, new: &Fact<'_>, language: Option<&str>) -> Option<(PartKind<'a>, Rise)> {
    match (old, new) {
        (Fact::Name(key, old), Fact::Name(_, new)) if !same(old, new) => {
            Some((PartKind::Reworded(key, Rewording::of(old, new, language)), Rise::Patch))
        }
        (Fact::Text(key, old), Fact::Text(_, new)) if !same(old, new) => {
            let rewording = Rewording::of(old, new, language);
            let asks = if rewording.meaning == Meaning::Kept { Rise::Patch } else { Rise::Minor };
            Some((PartKind::Reworded(key, rewording), asks))
        }
        (Fact::List(key, old, asks), Fact::List(_, new, _)) if !same(old, new) => {
            Some((PartKind::Reworded(key, Rewording::of(old, new, language)), *asks))
        }
        (Fact::Decision(key, old, asks), Fact::Decision(_, new, _)) if old != new => {
            Some((PartKind::Decided(key, old.clone(), new.clone()), *asks))
        }
        _ => None,
    }
}

/// Whether two texts differ in how their lines are broken at most.
fn same(old: &str, new: &str) -> bool {
    old.split_whitespace().eq(new.split_whitespace())
}

fn parts(framework: &Framework, noun: Noun) -> Vec<Compared<'_>> {
    match noun {
        Noun::Framework => vec![whole(framework)],
        Noun::Step => framework.steps.iter().map(step).collect(),
        Noun::Behavior => {
            let behaviors = framework.behaviors.iter().map(|behavior| Compared {
                id: &behavior.id,
                name: behavior.short(),
                facts: vec![
                    Fact::Name("name", &behavior.name),
                    Fact::Name("short", behavior.short.as_deref().unwrap_or_default()),
                    Fact::Text("summary", &behavior.summary),
                ],
            });
            behaviors.collect()
        }
        Noun::Rating => {
            let ratings = framework.manifest.scale.ratings.iter().map(|rating| Compared {
                id: &rating.id,
                name: &rating.label,
                facts: vec![
                    Fact::Name("label", &rating.label),
                    Fact::Name("short", rating.short.as_deref().unwrap_or_default()),
                    Fact::Text("meaning", &rating.meaning),
                ],
            });
            ratings.collect()
        }
        Noun::Discipline => {
            let disciplines = framework.disciplines.iter().map(|discipline| Compared {
                id: &discipline.id,
                name: &discipline.name,
                facts: vec![Fact::Name("name", &discipline.name), Fact::Text("summary", &discipline.summary)],
            });
            disciplines.collect()
        }
        Noun::Role => {
            let roles = framework.roles.iter().map(|role| Compared {
                id: &role.id,
                name: &role.name,
                facts: vec![
                    Fact::Name("name", &role.name),
                    Fact::Text("summary", role.summary.as_deref().unwrap_or_default()),
                    Fact::Decision("step", optional(role.step.as_ref()), Rise::Minor),
                ],
            });
            roles.collect()
        }
    }
}

fn whole(framework: &Framework) -> Compared<'_> {
    let manifest = &framework.manifest;
    let mut facts = vec![
        Fact::Decision("id", manifest.id.to_string(), Rise::Major),
        Fact::Name("name", &manifest.name),
        Fact::Text("summary", &manifest.summary),
        Fact::Decision("language", manifest.language.clone().unwrap_or_default(), Rise::Patch),
        Fact::Decision("demonstrated_from", manifest.scale.demonstrated_from.to_string(), Rise::Major),
    ];
    facts.extend(questions(&framework.questions));
    Compared { id: &manifest.id, name: &manifest.name, facts }
}

/// Questions open a talk; they expect nothing of anybody.
fn questions(questions: &Questions) -> Vec<Fact<'static>> {
    let lists = [
        ("first-higher", &questions.first_higher),
        ("second-higher", &questions.second_higher),
        ("wide", &questions.wide),
        ("one-sided", &questions.one_sided),
        ("not-applicable", &questions.not_applicable),
        ("same-rating-other-examples", &questions.same_rating_other_examples),
    ];
    lists.map(|(key, list)| Fact::List(key, list.join(" "), Rise::Patch)).into()
}

fn step(step: &Step) -> Compared<'_> {
    Compared {
        id: &step.id,
        name: &step.name,
        facts: vec![
            Fact::Name("name", &step.name),
            Fact::Text("summary", &step.summary),
            Fact::Text("scope", step.scope.as_deref().unwrap_or_default()),
            Fact::List("scope_words", step.scope_words.join(", "), Rise::Patch),
            Fact::Decision("approval", optional(step.approval.as_ref()), Rise::Minor),
            Fact::List("consult", step.consult.join(", "), Rise::Minor),
        ],
    }
}

fn optional(id: Option<&Id>) -> String {
    id.map(Id::to_string).unwrap_or_default()
}
