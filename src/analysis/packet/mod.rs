//! What the people who approve a move read: what was asked for, what was agreed over the cycles with its evidence, what
//! is not there yet, and who decides. Never whether to move.

mod shared;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::HashSet;

use super::gap::{Gap, GapCell, GapLens, Goal, gap};
use super::line;
use super::pattern::{CellState, Pattern};
use crate::model::{
    Answer, Assessment, Behavior, Framework, Id, JournalEntry, Opinions, Packet, Step, Tagged, Words,
};

pub use shared::shared_record;
pub use writing::{Part, Writing};

/// How many cycles are drawn side by side, the latest ones.
pub const MOST_CYCLES: usize = 4;

/// A request for a move, with all that goes along with it.
#[derive(Clone, Debug)]
pub struct Move<'a> {
    /// From the latest of what was agreed to the step.
    pub gap: Gap<'a>,
    /// The step that the person is at today, where it is known.
    pub from: Option<&'a Step>,
    /// The words of the two, and what was decided.
    pub packet: &'a Packet,
    /// What was agreed, earliest first.
    pub agreed: Vec<Agreed<'a>>,
    /// How many earlier records are not drawn.
    pub earlier: usize,
    /// What there is to show for each behavior, in the framework's order; those with nothing are left out.
    pub shown: Vec<Shown<'a>>,
    /// Behaviors for which nobody cites anything.
    pub without_evidence: Vec<&'a Behavior>,
    pub not_yet: Vec<Missing<'a>>,
    /// What peers allowed the person to read; none where nothing can be shown.
    pub opinions: Option<Opinions>,
}

/// What was agreed in one cycle.
#[derive(Clone, Debug)]
pub struct Agreed<'a> {
    pub assessment: &'a Assessment,
    /// How far each behavior reached, in the framework's order.
    pub patterns: Vec<Pattern<'a>>,
}

/// What there is to show for a behavior.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    pub behavior: &'a Behavior,
    /// The examples of the step to move to that describe the person.
    pub examples: Vec<Tagged<'a>>,
    /// Why it was agreed so, where that is there already.
    pub notes: Vec<Note<'a>>,
    pub evidence: Vec<Piece<'a>>,
}

/// What was written down in a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    pub step: &'a Step,
    pub text: &'a str,
}

/// Something that shows what somebody does.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub step: &'a Step,
    pub cycle: &'a Id,
    /// A link, or the id of an entry of the journal.
    pub evidence: &'a str,
    /// What the entry says, where it was sealed with it.
    pub entry: Option<&'a JournalEntry>,
}

/// A behavior that is not there yet at every step.
#[derive(Clone, Debug)]
pub struct Missing<'a> {
    pub behavior: &'a Behavior,
    /// What is open, and what does not apply, narrowest first.
    pub cells: Vec<GapCell<'a>>,
    /// What makes up for it.
    pub instead: Option<&'a Words>,
}

/// Puts a request together from what was agreed: `records`, earliest first, of which the last is the one to go by.
///
/// `None` where nothing was agreed.
pub fn asked_for<'a>(
    framework: &'a Framework,
    records: &'a [Assessment],
    (from, to): (Option<&'a Step>, &'a Step),
    packet: &'a Packet,
) -> Option<Move<'a>> {
    let gap = gap(framework, (records.last()?, from.map(|step| &step.id)), Goal::step(to), GapLens::Own, &[]);
    let all: Vec<&Assessment> = records.iter().collect();
    let steps = line::columns(framework, Some(&to.id), &all);
    let earlier = records.len().saturating_sub(MOST_CYCLES);
    let patterns = |assessment| {
        let of = |behavior| Pattern::of(framework, assessment, behavior, &steps, GapLens::Own);
        framework.behaviors.iter().map(of).collect()
    };
    let agreed = |assessment| Agreed { assessment, patterns: patterns(assessment) };
    let parts = framework.behaviors.iter().map(|behavior| shown(framework, records, &gap, behavior));
    let (all, without): (Vec<Shown<'_>>, _) = (parts.collect(), |it: &&Shown<'_>| it.evidence.is_empty());
    Some(Move {
        from,
        packet,
        agreed: records.iter().skip(earlier).map(agreed).collect(),
        earlier,
        without_evidence: all.iter().filter(without).map(|it| it.behavior).collect(),
        shown: all.into_iter().filter(Shown::is_something).collect(),
        not_yet: not_yet(framework, &gap, packet),
        opinions: None,
        gap,
    })
}

impl Move<'_> {
    /// Whether the move is to a step that the one of today includes.
    pub fn is_narrower(&self, framework: &Framework) -> bool {
        self.from.is_some_and(|from| framework.steps.is_wider(&from.id, &self.gap.goal.step.id))
    }

    /// Whether the person is at this step already.
    pub fn is_there(&self) -> bool {
        self.from.is_some_and(|from| from.id == self.gap.goal.step.id)
    }
}

impl Shown<'_> {
    fn is_something(&self) -> bool {
        !self.examples.is_empty() || !self.notes.is_empty() || !self.evidence.is_empty()
    }
}

/// What is not there yet up to the step, and whatever somebody wrote to make up for it.
pub fn not_yet<'a>(framework: &'a Framework, gap: &Gap<'a>, packet: &'a Packet) -> Vec<Missing<'a>> {
    let is_missing = |cell: &&GapCell<'_>| cell.state.is_open() || cell.state == CellState::NotApplicable;
    let of = |behavior: &'a Behavior| {
        let cells = gap.below.iter().chain(&gap.at_target).filter(is_missing);
        let cells: Vec<_> = cells.filter(|cell| cell.behavior.id == behavior.id).cloned().collect();
        let instead = packet.not_yet.iter().find(|it| it.behavior == behavior.id);
        Missing { behavior, cells, instead: instead.map(|it| &it.instead) }
    };
    let all = framework.behaviors.iter().map(of);
    all.filter(|it| !it.cells.is_empty() || it.instead.is_some()).collect()
}

/// What there is to show for a behavior; what several cycles cite is there once, where it was cited last.
fn shown<'a>(
    framework: &'a Framework,
    records: &'a [Assessment],
    gap: &Gap<'a>,
    behavior: &'a Behavior,
) -> Shown<'a> {
    let at_target = gap.at_target.iter().filter(|cell| cell.behavior.id == behavior.id);
    let examples = at_target.filter(|cell| cell.state != CellState::NotApplicable);
    let examples = examples.flat_map(|cell| cell.there.iter().cloned()).collect();
    let (mut notes, mut evidence, mut cited) = (Vec::new(), Vec::new(), HashSet::new());
    let latest = records.last().map(|record| &record.cycle);
    for record in records.iter().rev() {
        for step in framework.steps.iter() {
            let state = CellState::of(framework, record, behavior, step, GapLens::Own);
            let answer = record.answer(&behavior.id, &step.id);
            let Some(answer) = answer.filter(|_| state != CellState::NotApplicable) else { continue };
            if Some(&record.cycle) == latest && state == CellState::Demonstrated {
                notes.extend(answer.note.as_deref().map(|text| Note { step, text }));
            }
            let new = pieces(record, step, answer).filter(|piece| cited.insert(piece.evidence));
            evidence.extend(new);
        }
    }
    evidence.sort_by_key(|piece: &Piece<'_>| framework.steps.list_order(&piece.step.id));
    Shown { behavior, examples, notes, evidence }
}

fn pieces<'a>(record: &'a Assessment, step: &'a Step, answer: &'a Answer) -> impl Iterator<Item = Piece<'a>> {
    answer.evidence.iter().map(move |evidence| Piece {
        step,
        cycle: &record.cycle,
        evidence,
        entry: record.cited.iter().find(|entry| entry.id == evidence.as_str()),
    })
}
