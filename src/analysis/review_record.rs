//! A review as a record for other programs, made of what the gate opened.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::asked::asked_for_examples;
use super::reveal::{Asker, Revealed, is_of_the_two, reveal};
use crate::model::{
    Answer, Assessment, Compared, Framework, Id, Person, Rating, RecordAnswer, RecordKind, Review,
    ReviewRecord, Scale, Side,
};

/// What counts of a review: what both sides sealed, and a sealed record of what was agreed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted<'a> {
    pair: Option<(&'a Assessment, &'a Assessment)>,
    agreed: Option<&'a Assessment>,
}

/// Whom a record is about.
#[derive(Clone, Debug)]
pub struct Whom {
    pub id: Id,
    pub name: Option<String>,
    pub step: Option<Id>,
}

impl<'a> Counted<'a> {
    /// Of the assessments, what is sealed and as it was sealed; `None` where nothing counts.
    pub fn of(
        oneself: Option<&'a Assessment>,
        manager: Option<&'a Assessment>,
        agreed: Option<&'a Assessment>,
    ) -> Option<Self> {
        let sealed = |one: Option<&'a Assessment>| one.filter(|one| one.is_sealed());
        let counted = Self { pair: sealed(oneself).zip(sealed(manager)), agreed: sealed(agreed) };
        (counted.pair.is_some() || counted.agreed.is_some()).then_some(counted)
    }

    /// Of what was opened.
    pub fn of_revealed(revealed: &'a Revealed<'_>) -> Option<Self> {
        let get = |side: Side| revealed.get(side).map(|opened| opened.assessment.as_ref());
        Self::of(get(Side::Oneself), get(Side::Manager), get(Side::Agreed))
    }

    pub fn has_agreed(&self) -> bool {
        self.agreed.is_some()
    }

    /// The same key whichever of the two sides makes it, and however often they seal again. It is made of the salts of
    /// their first seals, which nobody else knows, and so it tells nobody else whose it is.
    #[expect(clippy::unwrap_used, reason = "hex digits are an id")]
    pub fn pseudonym(&self) -> Id {
        let sealed: Vec<&Assessment> = match self.pair {
            Some((oneself, manager)) => vec![oneself, manager],
            None => self.agreed.into_iter().collect(),
        };
        let mut hasher = Sha256::new();
        hasher.update("calibration");
        sealed.iter().filter_map(|one| one.first_salt()).for_each(|salt| hasher.update(salt));
        let digest = hasher.finalize();
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>().parse().unwrap()
    }

    fn all(&self) -> impl Iterator<Item = &'a Assessment> {
        let (oneself, manager) = self.pair.unzip();
        [oneself, manager, self.agreed].into_iter().flatten()
    }

    /// The record, with all that was written.
    pub fn record(&self, framework: &Framework, cycle: &Id, whom: Whom) -> ReviewRecord {
        let mut versions = self.all().map(|one| &one.framework.version);
        let first = versions.next().cloned();
        let version = first.filter(|first| versions.all(|other| other == first));
        ReviewRecord {
            record: RecordKind::Review,
            version: ReviewRecord::VERSION,
            person: whom.id,
            name: whom.name,
            cycle: cycle.clone(),
            framework: framework.manifest.id.clone(),
            framework_version: version,
            disciplines: Some(self.disciplines()),
            person_step: whom.step,
            has_pair: self.pair.is_some(),
            has_agreed: self.agreed.is_some(),
            answers: self.answers(framework),
        }
    }

    /// Those whose examples both sides rated; without them, those of what was agreed.
    fn disciplines(&self) -> Vec<Id> {
        let mut found = match (self.pair, self.agreed) {
            (Some((oneself, manager)), _) => {
                let both = oneself.disciplines.iter().filter(|id| manager.disciplines.contains(id));
                both.cloned().collect()
            }
            (None, agreed) => agreed.map(|agreed| agreed.disciplines.clone()).unwrap_or_default(),
        };
        found.sort();
        found.dedup();
        found
    }

    fn answers(&self, framework: &Framework) -> Vec<RecordAnswer> {
        let mut cells = BTreeSet::new();
        for (behavior, steps) in self.all().flat_map(|one| &one.cells) {
            for (step, _) in steps.iter().filter(|(_, answer)| !answer.is_empty()) {
                cells.insert(framework.cell_order(behavior, step));
            }
        }
        cells.into_iter().map(|(_, behavior, _, step)| self.answer(framework, behavior, step)).collect()
    }

    fn answer(&self, framework: &Framework, behavior: &Id, step: &Id) -> RecordAnswer {
        let (oneself, manager) = self.pair.unzip();
        let of = |side: Option<&'a Assessment>| Said::of(side, behavior, step);
        let (oneself, manager, agreed) = (of(oneself), of(manager), of(self.agreed));
        RecordAnswer {
            behavior: behavior.clone(),
            step: step.clone(),
            compared: compared(&framework.manifest.scale, oneself.rating.as_ref(), manager.rating.as_ref()),
            oneself: oneself.rating,
            manager: manager.rating,
            agreed: agreed.rating,
            self_examples: oneself.examples,
            manager_examples: manager.examples,
            agreed_examples: agreed.examples,
            self_note: oneself.note,
            manager_note: manager.note,
            agreed_note: agreed.note,
            self_evidence: oneself.evidence,
            manager_evidence: manager.evidence,
            agreed_evidence: agreed.evidence,
        }
    }
}

/// What one side said about a cell.
#[derive(Default)]
struct Said {
    rating: Option<Rating>,
    /// `None` where it was not asked for examples.
    examples: Option<Vec<Id>>,
    note: Option<String>,
    evidence: Vec<String>,
}

impl Said {
    fn of(side: Option<&Assessment>, behavior: &Id, step: &Id) -> Self {
        let Some((side, answer)) = side.and_then(|side| Some((side, side.answer(behavior, step)?))) else {
            return Self::default();
        };
        let Answer { rating, examples, note, evidence, .. } = answer.clone();
        let examples = asked_for_examples(side).then_some(examples);
        Self { rating, examples, note, evidence }
    }
}

/// How the ratings of the person and the manager relate, where both gave one.
pub fn compared(scale: &Scale, oneself: Option<&Rating>, manager: Option<&Rating>) -> Option<Compared> {
    let (oneself, manager) = (oneself?, manager?);
    let place = |rating: &Rating| rating.rated().and_then(|id| scale.position(id));
    match (oneself, manager) {
        (Rating::Unsure, _) | (_, Rating::Unsure) => Some(Compared::CannotSay),
        (Rating::NotApplicable, Rating::NotApplicable) => Some(Compared::Same),
        (Rating::NotApplicable, _) | (_, Rating::NotApplicable) => Some(Compared::NotApplicable),
        _ => Some(match place(oneself)?.cmp(&place(manager)?) {
            std::cmp::Ordering::Equal => Compared::Same,
            std::cmp::Ordering::Greater => Compared::SelfHigher,
            std::cmp::Ordering::Less => Compared::ManagerHigher,
        }),
    }
}

/// The step that somebody was at in a review: what was decided then, or the last time before. Where nothing was agreed
/// since, the profile says it to the person and to today's managers, and to nobody else.
pub fn step_then(person: &Person, review: &Review, asker: Asker<'_>, today: Date) -> Option<Id> {
    let decided =
        |review: &Review| reveal(person, review, asker, today).get(Side::Agreed)?.assessment.step.clone();
    let (then, later): (Vec<_>, Vec<_>) =
        person.reviews.iter().partition(|other| other.cycle <= review.cycle);
    // What was agreed since may have set it, be it withheld.
    let is_latest = later.iter().all(|other| other.keys().all(|key| key.side != Side::Agreed));
    let profile = || person.profile.step.clone().filter(|_| is_latest && is_of_the_two(person, asker, today));
    then.iter().rev().find_map(|it| decided(it)).or_else(profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework, id, sealed};

    fn whom() -> Whom {
        Whom { id: id("mika"), name: Some("Mika".to_owned()), step: None }
    }

    #[test]
    fn two_ratings_relate_by_the_scale() {
        let scale = framework().manifest.scale;
        let check = |oneself: &str, manager: &str, expect: Option<Compared>| {
            let [oneself, manager] = [oneself, manager].map(|word| Rating::from(id(word)));
            assert_eq!(compared(&scale, Some(&oneself), Some(&manager)), expect, "{oneself:?} {manager:?}");
        };
        check("often", "often", Some(Compared::Same));
        check("famous", "seldom", Some(Compared::SelfHigher));
        check("partly", "often", Some(Compared::ManagerHigher));
        check("unsure", "often", Some(Compared::CannotSay));
        check("unsure", "not-applicable", Some(Compared::CannotSay));
        check("often", "not-applicable", Some(Compared::NotApplicable));
        check("not-applicable", "not-applicable", Some(Compared::Same));
        check("crusty", "often", None);
        assert_eq!(compared(&scale, Some(&Rating::from(id("often"))), None), None);
    }

    #[test]
    fn only_what_is_sealed_counts() {
        let cells = "{baking: {bench: {rating: often}}}";
        let (oneself, manager, agreed) =
            (sealed("self", cells), sealed("manager", cells), sealed("agreed", cells));
        let open = draft("manager", cells);
        let mut changed = sealed("agreed", cells);
        changed.disciplines.clear();
        assert!(Counted::of(Some(&oneself), None, None).is_none());
        assert!(Counted::of(Some(&oneself), Some(&open), Some(&changed)).is_none());
        let record = |counted: Option<Counted<'_>>| {
            let record = counted.expect("counts").record(&framework(), &id("2026-h1"), whom());
            (record.has_pair, record.has_agreed)
        };
        assert_eq!(record(Counted::of(Some(&oneself), Some(&manager), None)), (true, false));
        assert_eq!(record(Counted::of(Some(&oneself), Some(&open), Some(&agreed))), (false, true));
        assert_eq!(record(Counted::of(Some(&oneself), Some(&manager), Some(&agreed))), (true, true));
    }

    #[test]
    fn a_record_tells_what_was_not_asked_from_what_was_left_open() {
        let oneself = sealed(
            "self",
            "{guests: {bench: {rating: often, note: Rye}}, baking: {bench: {rating: often, examples: [b-weighs]}}}",
        );
        let manager = sealed("manager", "{baking: {bench: {rating: partly}}}");
        let counted = Counted::of(Some(&oneself), Some(&manager), None).expect("counts");
        let record = counted.record(&framework(), &id("2026-h1"), whom());
        assert_eq!(record.disciplines, Some(vec![id("bread")]));
        let [baking, guests] = record.answers.as_slice() else { panic!("{:?}", record.answers) };
        assert_eq!(baking.compared, Some(Compared::SelfHigher));
        assert_eq!((&baking.self_examples, &baking.manager_examples), (&Some(vec![id("b-weighs")]), &None));
        assert_eq!((guests.compared, &guests.self_examples), (None, &Some(Vec::new())));
        assert_eq!((guests.self_note.as_deref(), &guests.manager), (Some("Rye"), &None));
    }
}
