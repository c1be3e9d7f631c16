//! What a framework would become of a ladder: a new one, or what differs from the one that is there. Texts keep the ids
//! that they have; nothing that is there is taken out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ladder, LadderText};
use crate::analysis::changes::{Change, Meaning, Rewording};
use crate::analysis::lookup;
use crate::model::{Framework, Id, Lens};

/// What would be written.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The ids of the ladder's steps, behaviors and disciplines, in their order there.
    pub steps: Vec<Id>,
    pub behaviors: Vec<Id>,
    pub disciplines: Vec<Id>,
    /// Those that are not in the framework yet, by their places in the ladder; without a framework, all of them.
    pub new_steps: Vec<usize>,
    pub new_behaviors: Vec<usize>,
    pub new_disciplines: Vec<usize>,
    pub new_examples: Vec<NewExample>,
    pub reworded: Vec<Reworded>,
    /// Summaries of steps and behaviors that differ.
    pub summaries: Vec<Resummarized>,
    /// How many texts are in the framework just as they are in the ladder.
    pub unchanged: usize,
    /// The examples that are in the framework and not in the ladder.
    pub absent: Vec<Id>,
}

/// An example that is not there yet.
#[derive(Clone, Debug)]
pub struct NewExample {
    pub id: Id,
    /// The place of its text in the ladder.
    pub text: usize,
    /// The example whose place it takes.
    pub replaces: Option<Id>,
}

/// An example that keeps its id: the words are others, the meaning is the same.
#[derive(Clone, Debug)]
pub struct Reworded {
    pub id: Id,
    pub text: usize,
    pub before: String,
}

/// A summary that is another in the ladder.
#[derive(Clone, Debug)]
pub struct Resummarized {
    pub of: Summarized,
    pub id: Id,
    pub before: String,
    pub after: String,
}

/// What has a summary.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Summarized {
    Step,
    Behavior,
}

/// Why a ladder is none of the framework that is there.
#[derive(Clone, Debug)]
pub struct OtherFramework {
    pub known_steps: usize,
    pub known_behaviors: usize,
}

/// How many words of a text its id is made of, and how long they may be together.
const WORDS_IN_ID: usize = 6;
const LONGEST_ID: usize = 48;

/// What would be written for a ladder.
///
/// # Errors
/// There is a framework that does not know at least half of the ladder's steps and half of its behaviors: then it is
/// another one.
pub fn plan(ladder: &Ladder, existing: Option<&Framework>) -> Result<Plan, OtherFramework> {
    let mut ids = Ids::default();
    existing.iter().for_each(|framework| ids.take_all(framework));
    let names = ladder.steps.iter().map(|step| step.name.as_str());
    let (steps, new_steps) = ids.of_parts(names, "step", existing, &ladder.ids, |framework, name| {
        lookup::step(framework, name).ok().map(|step| step.id.clone())
    });
    let names = ladder.behaviors.iter().map(|behavior| behavior.name.as_str());
    let (behaviors, new_behaviors) =
        ids.of_parts(names, "behavior", existing, &ladder.ids, |framework, name| {
            lookup::behavior(framework, name).ok().map(|behavior| behavior.id.clone())
        });
    if existing.is_some() {
        let is_few = |known: usize, all: usize| known * 2 < all;
        let known_steps = steps.len() - new_steps.len();
        let known_behaviors = behaviors.len() - new_behaviors.len();
        if is_few(known_steps, steps.len()) || is_few(known_behaviors, behaviors.len()) {
            return Err(OtherFramework { known_steps, known_behaviors });
        }
    }
    let names = ladder.disciplines.iter().map(String::as_str);
    let (disciplines, new_disciplines) =
        ids.of_parts(names, "discipline", existing, &ladder.ids, |framework, name| {
            lookup::discipline(framework, name).ok().map(|discipline| discipline.id.clone())
        });
    let mut plan = Plan {
        steps,
        behaviors,
        disciplines,
        new_steps,
        new_behaviors,
        new_disciplines,
        new_examples: Vec::new(),
        reworded: Vec::new(),
        summaries: Vec::new(),
        unchanged: 0,
        absent: Vec::new(),
    };
    plan.compare_texts(ladder, existing, &mut ids);
    existing.iter().for_each(|framework| plan.compare_summaries(ladder, framework));
    Ok(plan)
}

/// An example of the framework, with where it is.
struct Known {
    id: Id,
    text: String,
    cell: Cell,
}

/// A behavior, a step, and the disciplines, sorted.
type Cell = (Id, Id, Vec<Id>);

impl Plan {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.new_steps.is_empty()
            && self.new_behaviors.is_empty()
            && self.new_disciplines.is_empty()
            && self.new_examples.is_empty()
            && self.reworded.is_empty()
            && self.summaries.is_empty()
    }

    /// The cell of a text.
    fn cell(&self, text: &LadderText) -> Cell {
        let mut disciplines: Vec<Id> =
            text.disciplines.iter().map(|at| self.disciplines[*at].clone()).collect();
        disciplines.sort();
        (self.behaviors[text.behavior].clone(), self.steps[text.step].clone(), disciplines)
    }

    /// Finds each text of the ladder again, or gives it an id.
    fn compare_texts(&mut self, ladder: &Ladder, existing: Option<&Framework>, ids: &mut Ids) {
        let mut known = existing.map(known_examples).unwrap_or_default();
        let cells: Vec<Cell> = ladder.texts.iter().map(|text| self.cell(text)).collect();
        let is_same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        let mut open = Vec::new();
        for (at, text) in ladder.texts.iter().enumerate() {
            let has_text = |it: &&Known| it.cell == cells[at] && is_same(&it.text, &text.text);
            match known.iter().find(has_text).map(|it| it.id.clone()) {
                Some(id) => {
                    known.retain(|it| it.id != id);
                    self.unchanged += 1;
                }
                None => open.push(at),
            }
        }
        let language = existing.and_then(|it| it.manifest.language.as_deref());
        for (at, was) in pairs(ladder, &cells, &open, &known, language) {
            let was = was.map(|place| {
                (&known[place], Rewording::of(&known[place].text, &ladder.texts[at].text, language))
            });
            match was {
                Some((was, rewording)) if rewording.meaning == Meaning::Kept => {
                    self.reworded.push(Reworded { id: was.id.clone(), text: at, before: was.text.clone() });
                }
                was => {
                    let id = ids.given(&ladder.texts[at]);
                    let replaces = was.map(|(was, _)| was.id.clone());
                    self.new_examples.push(NewExample { id, text: at, replaces });
                }
            }
        }
        let found: BTreeSet<&Id> = self
            .reworded
            .iter()
            .map(|it| &it.id)
            .chain(self.new_examples.iter().filter_map(|it| it.replaces.as_ref()))
            .collect();
        let absent = known.iter().filter(|it| !found.contains(&it.id));
        self.absent = absent.map(|it| it.id.clone()).collect();
    }

    /// Finds which steps and behaviors that are there are about something else now.
    fn compare_summaries(&mut self, ladder: &Ladder, framework: &Framework) {
        let differs = |before: &str, after: &str| {
            !after.is_empty() && !before.split_whitespace().eq(after.split_whitespace())
        };
        for (id, one) in self.steps.iter().zip(&ladder.steps) {
            let before = framework.steps.get(id).map(|step| step.summary.clone());
            if let Some(before) = before.filter(|before| differs(before, &one.summary)) {
                let after = one.summary.clone();
                self.summaries.push(Resummarized { of: Summarized::Step, id: id.clone(), before, after });
            }
        }
        for (id, one) in self.behaviors.iter().zip(&ladder.behaviors) {
            let before = framework.behavior(id).map(|behavior| behavior.summary.clone());
            if let Some(before) = before.filter(|before| differs(before, &one.summary)) {
                let after = one.summary.clone();
                self.summaries.push(Resummarized { of: Summarized::Behavior, id: id.clone(), before, after });
            }
        }
    }
}

/// The examples of a framework, each with its cell.
fn known_examples(framework: &Framework) -> Vec<Known> {
    let mut known = Vec::new();
    for behavior in &framework.behaviors {
        for step in &framework.steps {
            for tagged in framework.examples(&behavior.id, &step.id, Lens::Whole) {
                let mut disciplines: Vec<Id> = tagged.disciplines.iter().map(|it| it.id.clone()).collect();
                disciplines.sort();
                known.push(Known {
                    id: tagged.example.id.clone(),
                    text: tagged.example.text.clone(),
                    cell: (behavior.id.clone(), step.id.clone(), disciplines),
                });
            }
        }
    }
    known
}

/// For each text that is not there as it is, the example of its cell that it comes from: of all that share half of
/// their words, those that share most.
fn pairs(
    ladder: &Ladder,
    cells: &[Cell],
    open: &[usize],
    known: &[Known],
    language: Option<&str>,
) -> BTreeMap<usize, Option<usize>> {
    let mut near = Vec::new();
    for &at in open {
        for (place, was) in known.iter().enumerate().filter(|(_, was)| was.cell == cells[at]) {
            let rewording = Rewording::of(&was.text, &ladder.texts[at].text, language);
            // What the table names by its id is meant, whatever it says now.
            let is_named = ladder.texts[at].id.as_ref() == Some(&was.id);
            let words = |change: Change| {
                let runs = rewording.runs.iter().filter(|run| run.change == change);
                runs.map(|run| run.words.split_whitespace().count()).sum::<usize>()
            };
            let other = words(Change::Removed) + words(Change::Added);
            if is_named || words(Change::Same) > 0 {
                near.push((!is_named, other, at, place));
            }
        }
    }
    near.sort_unstable();
    let mut pairs: BTreeMap<usize, Option<usize>> = open.iter().map(|at| (*at, None)).collect();
    let mut taken = BTreeSet::new();
    for (_, _, at, place) in near {
        if pairs[&at].is_none() && taken.insert(place) {
            pairs.insert(at, Some(place));
        }
    }
    pairs
}

/// Ids that nothing else in the framework has, or had.
#[derive(Debug, Default)]
struct Ids {
    parts: BTreeSet<Id>,
    examples: BTreeSet<Id>,
}

impl Ids {
    fn take_all(&mut self, framework: &Framework) {
        self.parts.extend(framework.steps.iter().map(|it| it.id.clone()));
        self.parts.extend(framework.behaviors.iter().map(|it| it.id.clone()));
        self.parts.extend(framework.disciplines.iter().map(|it| it.id.clone()));
        for located in framework.located_examples() {
            self.examples.insert(located.example.id.clone());
            self.examples.extend(located.example.replaces.iter().cloned());
        }
    }

    /// The ids of parts by their names, and which of them the framework does not have yet.
    fn of_parts<'n>(
        &mut self,
        names: impl Iterator<Item = &'n str>,
        noun: &str,
        existing: Option<&Framework>,
        given: &BTreeMap<String, Id>,
        find: impl Fn(&Framework, &str) -> Option<Id>,
    ) -> (Vec<Id>, Vec<usize>) {
        let (mut ids, mut new) = (Vec::new(), Vec::new());
        for (at, name) in names.enumerate() {
            // What was written as an id is a name by now.
            let by_id = |framework| {
                find(framework, given.get(name).cloned().or_else(|| Id::from_name(name))?.as_str())
            };
            let known = existing.and_then(|framework| find(framework, name).or_else(|| by_id(framework)));
            // Two names may read alike to a framework, and are two all the same.
            match known.filter(|id| !ids.contains(id)) {
                Some(id) => ids.push(id),
                None => {
                    new.push(at);
                    ids.push(self.of_part(given.get(name).map_or(name, Id::as_str), noun));
                }
            }
        }
        (ids, new)
    }

    /// The id of a step, a behavior or a discipline: no two of them share one, so that a word names one of them.
    fn of_part(&mut self, name: &str, noun: &str) -> Id {
        free(&mut self.parts, Id::from_name(name).as_ref().map_or(noun, Id::as_str))
    }

    /// The id of an example: as the table gives it, where that is free, else from its first words.
    fn given(&mut self, text: &LadderText) -> Id {
        match text.id.clone().filter(|id| self.examples.insert(id.clone())) {
            Some(id) => id,
            None => self.of_text(&text.text),
        }
    }

    /// The id of an example, from its first words.
    fn of_text(&mut self, text: &str) -> Id {
        let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).collect();
        let id = Id::from_name(&words.join(" ").replace('_', " "));
        let mut short = String::new();
        let words = id.as_ref().map_or("example", Id::as_str).split('-').take(WORDS_IN_ID);
        for word in words {
            if !short.is_empty() && short.len() + word.len() >= LONGEST_ID {
                break;
            }
            if !short.is_empty() {
                short.push('-');
            }
            short.push_str(word);
        }
        // An id does not end in the middle of `for the`.
        while short.split('-').count() > 3 && short.rsplit('-').next().is_some_and(|last| last.len() <= 3) {
            short.truncate(short.rfind('-').unwrap_or_default());
        }
        free(&mut self.examples, &short)
    }
}

/// The word, or the first that is free of those with a number behind it.
fn free(taken: &mut BTreeSet<Id>, word: &str) -> Id {
    let mut number = 1;
    loop {
        let wanted = match number {
            1 => word.to_owned(),
            // Room for the number.
            number => {
                let word: String = word.chars().take(LONGEST_ID + 20).collect();
                format!("{}-{number}", word.trim_end_matches('-'))
            }
        };
        if let Some(id) = Id::from_name(&wanted).filter(|id| !taken.contains(id)) {
            taken.insert(id.clone());
            return id;
        }
        number += 1;
    }
}
