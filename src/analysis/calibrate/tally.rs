//! Counts records one after another, and keeps nothing of them but the counts and a mark of whose they were.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Calibration, Group, Marked, Question};
use crate::analysis::review_record::compared;
use crate::analysis::suppression::{FEWEST, told, told_groups};
use crate::model::{Compared, Framework, Id, Lens, Rating, RecordAnswer, ReviewRecord, Tagged};

/// How many other cycles are kept in mind.
const MOST_CYCLES: usize = 50;

/// The counts of the records of one cycle.
#[derive(Clone, Debug)]
pub struct Tally<'a> {
    framework: &'a Framework,
    cycle: Id,
    /// Whose record was counted, by a hash: with a hundred thousand of them it stays small.
    seen: HashSet<u64>,
    pairs: usize,
    /// How many have a record of what was agreed.
    agreed: usize,
    /// By behavior and step, in the order of the framework.
    cells: Vec<Cell<'a>>,
    /// Where an example's counts are: in which cell, and which of its examples.
    places: HashMap<&'a Id, (usize, usize)>,
    groups: BTreeMap<Option<Vec<Id>>, Counts>,
    pub left_out: LeftOut,
}

/// What was not counted.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LeftOut {
    /// Records of a person who was counted already.
    pub twice: usize,
    /// Records of another framework.
    pub foreign: usize,
    /// Records with neither two sides nor what was agreed.
    pub uncounted: usize,
    /// Answers that name what is no longer in the framework.
    pub gone: usize,
    /// Whether somebody rated another version of the framework.
    pub is_of_other_versions: bool,
    /// The other cycles that there are.
    pub cycles: BTreeSet<Id>,
}

#[derive(Clone, Debug)]
struct Cell<'a> {
    behavior: &'a Id,
    step: &'a Id,
    counts: [usize; 5],
    agreed_cannot_say: usize,
    examples: Vec<(Tagged<'a>, [usize; 3])>,
}

/// People of the same disciplines.
#[derive(Clone, Debug, Default)]
struct Counts {
    people: usize,
    pairs: usize,
    steps: BTreeMap<Id, usize>,
}

impl<'a> Tally<'a> {
    pub fn new(framework: &'a Framework, cycle: Id) -> Self {
        let mut cells = Vec::new();
        let mut places = HashMap::new();
        for behavior in &framework.behaviors {
            for step in &framework.steps {
                let examples = framework.examples(&behavior.id, &step.id, Lens::Whole);
                for (at, tagged) in examples.iter().enumerate() {
                    places.insert(&tagged.example.id, (cells.len(), at));
                }
                let examples = examples.into_iter().map(|tagged| (tagged, [0; 3])).collect();
                let (behavior, step) = (&behavior.id, &step.id);
                cells.push(Cell { behavior, step, counts: [0; 5], agreed_cannot_say: 0, examples });
            }
        }
        let (seen, groups, left_out) = (HashSet::new(), BTreeMap::new(), LeftOut::default());
        Self { framework, cycle, seen, pairs: 0, agreed: 0, cells, places, groups, left_out }
    }

    /// Counts a record, where it counts.
    pub fn add(&mut self, record: &ReviewRecord) {
        if record.framework != self.framework.manifest.id {
            self.left_out.foreign += 1;
            return;
        }
        if record.cycle != self.cycle {
            if self.left_out.cycles.len() < MOST_CYCLES {
                self.left_out.cycles.insert(record.cycle.clone());
            }
            return;
        }
        if !record.has_pair && !record.has_agreed {
            self.left_out.uncounted += 1;
            return;
        }
        let mut hasher = DefaultHasher::new();
        record.person.hash(&mut hasher);
        if !self.seen.insert(hasher.finish()) {
            self.left_out.twice += 1;
            return;
        }
        let version = &self.framework.manifest.version;
        self.left_out.is_of_other_versions |=
            record.framework_version.as_ref().is_some_and(|it| it != version);
        self.pairs += usize::from(record.has_pair);
        self.agreed += usize::from(record.has_agreed);
        self.add_person(record);
        self.add_answers(record);
    }

    fn add_person(&mut self, record: &ReviewRecord) {
        // A set of what the framework knows, so that there are no more groups than can be.
        let known = |ids: &Vec<Id>| {
            let known: BTreeSet<&Id> =
                ids.iter().filter(|id| self.framework.discipline(id).is_some()).collect();
            known.into_iter().cloned().collect::<Vec<Id>>()
        };
        let group = self.groups.entry(record.disciplines.as_ref().map(known)).or_default();
        group.people += 1;
        group.pairs += usize::from(record.has_pair);
        let step = record.person_step.as_ref().filter(|step| self.framework.steps.get(step).is_some());
        step.into_iter().for_each(|step| *group.steps.entry(step.clone()).or_default() += 1);
    }

    fn add_answers(&mut self, record: &ReviewRecord) {
        // A person is one person, however often their record has the same.
        let (mut answered, mut marked) = (BTreeSet::new(), BTreeSet::new());
        for answer in &record.answers {
            let is_it = |cell: &Cell<'_>| *cell.behavior == answer.behavior && *cell.step == answer.step;
            let Some(at) = self.cells.iter().position(is_it) else {
                self.left_out.gone += 1;
                continue;
            };
            if !answered.insert(at) {
                continue;
            }
            if record.has_agreed && answer.agreed == Some(Rating::Unsure) {
                self.cells[at].agreed_cannot_say += 1;
            }
            if !record.has_pair {
                continue;
            }
            let scale = &self.framework.manifest.scale;
            let compared = compared(scale, answer.oneself.as_ref(), answer.manager.as_ref());
            if let Some(kind) = compared.and_then(|it| Compared::ALL.iter().position(|one| *one == it)) {
                self.cells[at].counts[kind] += 1;
            }
            self.add_examples(record, answer, &mut marked);
        }
    }

    fn add_examples(
        &mut self,
        record: &ReviewRecord,
        answer: &RecordAnswer,
        marked: &mut BTreeSet<(usize, usize)>,
    ) {
        let (Some(oneself), Some(manager)) = (&answer.self_examples, &answer.manager_examples) else {
            return;
        };
        for id in oneself.iter().chain(manager) {
            let Some((cell, example)) = self.places.get(id).copied() else { continue };
            let tagged = &self.cells[cell].examples[example].0;
            if may_mark(tagged, record.disciplines.as_ref()) && marked.insert((cell, example)) {
                let who = match (oneself.contains(id), manager.contains(id)) {
                    (true, false) => 0,
                    (false, _) => 1,
                    (true, true) => 2,
                };
                self.cells[cell].examples[example].1[who] += 1;
            }
        }
    }

    pub fn cycle(&self) -> &Id {
        &self.cycle
    }

    /// How many people were counted.
    pub fn people(&self) -> usize {
        self.seen.len()
    }

    /// What is told; nothing of too few people.
    pub fn calibration(&self) -> Option<Calibration<'a>> {
        let people = self.people();
        if people < FEWEST {
            return None;
        }
        // That everybody has two sides tells nothing of anybody.
        let pairs = told(&[self.pairs], &[people])[0].or((self.pairs == people).then_some(people));
        Some(Calibration {
            cycle: self.cycle.clone(),
            people,
            pairs,
            questions: self.cells.iter().filter_map(|cell| self.question(cell)).collect(),
            groups: self.told_groups(),
        })
    }

    fn question(&self, cell: &Cell<'a>) -> Option<Question<'a>> {
        let (behavior, step) =
            (self.framework.behavior(cell.behavior)?, self.framework.steps.get(cell.step)?);
        let is_asked = !cell.examples.is_empty() || cell.counts.iter().any(|count| *count >= FEWEST);
        let (people, counts) = (self.people(), told(&cell.counts, &[self.people(), self.pairs]));
        is_asked.then(|| Question {
            behavior,
            step,
            counts: std::array::from_fn(|at| counts[at]),
            agreed_cannot_say: told(&[cell.agreed_cannot_say], &[people, self.agreed])[0],
            examples: cell.examples.iter().map(|(tagged, counts)| self.marked(tagged, counts)).collect(),
        })
    }

    fn marked(&self, tagged: &Tagged<'a>, counts: &[usize; 3]) -> Marked<'a> {
        // Who has a discipline is no secret, so that those who have it are known as well.
        let may_mark =
            |(disciplines, _): &(&Option<Vec<Id>>, &Counts)| may_mark(tagged, disciplines.as_ref());
        let (people, pairs) = self
            .groups
            .iter()
            .filter(may_mark)
            .fold((0, 0), |(people, pairs), (_, group)| (people + group.people, pairs + group.pairs));
        let told = told(counts, &[people, pairs]);
        Marked { tagged: tagged.clone(), self_alone: told[0], manager_alone: told[1], both: told[2] }
    }

    fn told_groups(&self) -> Vec<Group<'a>> {
        let kept = told_groups(&self.groups.iter().map(|(group, it)| (group, it.people)).collect());
        let (mut groups, mut others) = (Vec::new(), Counts::default());
        for (disciplines, counts) in &self.groups {
            if disciplines.is_some() && kept.contains(&disciplines) {
                groups.push(self.group(disciplines.clone(), counts));
                continue;
            }
            others.people += counts.people;
            for (step, people) in &counts.steps {
                *others.steps.entry(step.clone()).or_default() += people;
            }
        }
        if others.people > 0 {
            groups.push(self.group(None, &others));
        }
        groups
    }

    fn group(&self, disciplines: Option<Vec<Id>>, counts: &Counts) -> Group<'a> {
        let steps = self.framework.steps.iter();
        let of_step: Vec<usize> =
            steps.clone().map(|step| counts.steps.get(&step.id).copied().unwrap_or(0)).collect();
        let told = told(&of_step, &[counts.people]);
        Group { disciplines, people: counts.people, steps: steps.zip(told).collect() }
    }
}

/// Whether an example is for somebody of these disciplines. Whoever marks one of another is none of those whom it is for.
fn may_mark(tagged: &Tagged<'_>, disciplines: Option<&Vec<Id>>) -> bool {
    let has = |id: &Id| disciplines.is_some_and(|its| its.contains(id));
    tagged.disciplines.is_empty() || tagged.disciplines.iter().any(|it| has(&it.id))
}
