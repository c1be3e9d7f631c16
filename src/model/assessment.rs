//! Assessments: what one rater said of one person in one cycle.

mod carried;
mod unknown_ids;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Deserializer, Serialize};

pub use self::carried::{Carried, CarriedId};
use super::framework::sha256_of;
use super::{AgreedOn, Breadth, Focus, FollowUp, Forward, Framework, Id, JournalEntry, Rating, Side};

/// Answers by behavior and step.
pub type Cells = BTreeMap<Id, BTreeMap<Id, Answer>>;

/// One rater's view of one person in one cycle: a file below `reviews/<person>/<cycle>`.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The framework that was rated.
    pub framework: Pin,
    /// The id of the person that the assessment is about.
    pub person: Id,
    /// The id of who wrote it.
    pub rater: Id,
    /// From which side the rater rates.
    pub relation: Side,
    /// The ids of the disciplines whose examples were rated beside those for everybody.
    #[serde(default)]
    pub disciplines: Vec<Id>,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// The day on which it was begun.
    pub started: Date,
    /// Each time that it was opened again after it had been sealed, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<Reopening>,
    /// In a draft: where to continue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<Resume>,
    /// In a draft that adds to a partial seal: that seal, and what was sealed by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<EarlierSeal>,
    /// Where it was sealed before: the salt of its first seal, by which `steps send --calibration` knows it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_salt: Option<String>,
    /// In an agreed file: the sealed assessments that it was agreed on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed_on: Vec<AgreedOn>,
    /// In an agreed file: what became of what was agreed to work on the last time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_up: Vec<FollowUp>,
    /// In an agreed file: the step that was decided, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// In an agreed file about somebody without a step: the day by which their first one is to be set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_by: Option<Date>,
    /// In an agreed file: what to work on next, one to three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 3))]
    pub focus: Vec<Focus>,
    /// In an agreed file: what was talked about and stays open, each as `behavior/step`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_open: Vec<String>,
    /// Whether it was sealed with questions left open: then its rater sees only the same ones of the others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// Set once it is sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Seal>,
    /// The answers, by behavior and step.
    #[serde(default)]
    pub cells: Cells,
    /// In which other disciplines the person works, and how far. Missing: nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breadth: Option<Breadth>,
    /// Once it is sealed, and in an agreed file: the journal entries that the answers cite, since others cannot read the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<JournalEntry>,
    /// Whether answers were taken away for showing, so that what is missing tells nothing. Never in a file.
    #[serde(skip)]
    #[schemars(skip)]
    pub is_cut: bool,
    /// Of one that came in an envelope: the day on which another one of the same side had been sealed that came
    /// before it. Never in a file.
    #[serde(skip)]
    #[schemars(skip)]
    pub came_before: Option<Date>,
    /// That answers were carried over to other ids for showing. Never in a file.
    #[serde(skip)]
    #[schemars(skip)]
    pub carried: Option<Carried>,
}

/// The framework text that was rated.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The framework's id.
    pub id: Id,
    /// The framework's version.
    pub version: Version,
    /// SHA-256 over the texts, in lower-case hex. Missing in a file written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// The mark that an assessment is finished.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The day of sealing.
    pub date: Date,
    /// Random text, so that equal answers do not give equal digests.
    pub salt: String,
    /// SHA-256 over the assessment with this date and salt, in lower-case hex.
    pub digest: String,
}

/// Where to continue a draft.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// The question that is open, as `behavior/step`; in a meeting also another page, such as `focus/1`.
    pub question: String,
    /// Whether its answer was begun and is not accepted yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// What was typed there, as evidence or as a date, and leads nowhere yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub typed: Option<String>,
}

/// A partial seal that is being added to. What it sealed must stay as it is.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierSeal {
    /// The seal as it was.
    pub seal: Seal,
    /// The framework that was rated then.
    pub framework: Pin,
    /// The ids of the disciplines then.
    #[serde(default)]
    pub disciplines: Vec<Id>,
    /// What was sealed: the steps of each behavior.
    pub cells: BTreeMap<Id, BTreeSet<Id>>,
    /// Whether breadth was sealed as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breadth: bool,
    /// Whether the rater could see the other side's answers by then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_reveal: bool,
}

/// That a sealed assessment was opened again.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// The day on which it was opened again.
    pub date: Date,
    /// Why, in the rater's words.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// Whether the rater could see the other side's answers by then.
    pub after_reveal: bool,
}

/// What was said about one cell.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// A rating of the scale, `unsure` or `not-applicable`. Missing in a draft: not rated yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// The ids of the examples that describe the person today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Id>,
    /// In the rater's own words; for `not-applicable`, the reason. A blank one is none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "unless_blank")]
    pub note: Option<String>,
    /// Links, or ids of journal entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// In a peer's answer: how far it may go beyond the manager. Missing: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forward: Option<Forward>,
}

/// What a seal says about its file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SealState {
    /// There is none yet.
    Draft,
    /// It matches the content.
    Sealed,
    /// The content was changed after sealing.
    ChangedAfterwards,
}

impl Assessment {
    const FORMAT: u8 = 1;

    /// A new one, without an answer.
    pub fn new(
        framework: &Framework,
        person: Id,
        (rater, relation): (Id, Side),
        cycle: Id,
        started: Date,
    ) -> Self {
        Self {
            format: Self::FORMAT,
            framework: Pin::of(framework),
            person,
            rater,
            relation,
            disciplines: Vec::new(),
            cycle,
            started,
            reopened: Vec::new(),
            resume: None,
            continues: None,
            first_salt: None,
            agreed_on: Vec::new(),
            follow_up: Vec::new(),
            step: None,
            step_by: None,
            focus: Vec::new(),
            left_open: Vec::new(),
            partial: false,
            sealed: None,
            cells: Cells::new(),
            breadth: None,
            cited: Vec::new(),
            is_cut: false,
            came_before: None,
            carried: None,
        }
    }

    pub fn answer(&self, behavior: &Id, step: &Id) -> Option<&Answer> {
        self.cells.get(behavior)?.get(step)
    }

    /// The answer to a cell, made empty where there is none yet.
    pub fn answer_mut(&mut self, behavior: &Id, step: &Id) -> &mut Answer {
        self.cells.entry(behavior.clone()).or_default().entry(step.clone()).or_default()
    }

    /// The rating of a cell, where it has one.
    pub fn rating(&self, behavior: &Id, step: &Id) -> Option<&Rating> {
        self.answer(behavior, step)?.rating.as_ref()
    }

    /// SHA-256 over everything but the digest itself and the bookmark of a draft, in lower-case hex.
    pub fn digest(&self) -> String {
        let sealed = self.sealed.clone().map(|seal| Seal { digest: String::new(), ..seal });
        sha256_of(&Self { sealed, resume: None, ..self.clone() })
    }

    /// Adds the seal, with a random `salt` and the journal entries that are cited, and takes away what only
    /// a draft has.
    pub fn seal(&mut self, date: Date, salt: String, journal: &[JournalEntry]) {
        self.resume = None;
        self.continues = None;
        self.drop_empty_answers();
        self.cited = journal.iter().map(JournalEntry::as_cited).collect();
        self.drop_uncited();
        self.sealed = Some(Seal { date, salt, digest: String::new() });
        let digest = self.digest();
        if let Some(seal) = &mut self.sealed {
            seal.digest = digest;
        }
    }

    /// The salt of the first seal, however often it was sealed since.
    pub fn first_salt(&self) -> Option<&String> {
        let seal = self.sealed.as_ref().or(self.continues.as_ref().map(|earlier| &earlier.seal));
        self.first_salt.as_ref().or(seal.map(|seal| &seal.salt))
    }

    /// Takes a partial seal away to add answers, and keeps in mind what it sealed, and whether the other side
    /// was open by then.
    pub fn add_to_seal(&mut self, after_reveal: bool) {
        self.first_salt = self.first_salt().cloned();
        let steps = |by_step: &BTreeMap<Id, Answer>| by_step.keys().cloned().collect();
        let cells = self.cells.iter().map(|(behavior, by_step)| (behavior.clone(), steps(by_step))).collect();
        self.continues = self.sealed.take().map(|seal| EarlierSeal {
            seal,
            framework: self.framework.clone(),
            disciplines: self.disciplines.clone(),
            cells,
            breadth: self.breadth.is_some(),
            after_reveal,
        });
        self.partial = false;
    }

    /// Whether what an earlier, partial seal sealed is still as it was. True where there was none.
    pub fn keeps_earlier_seal(&self) -> bool {
        let Some(EarlierSeal { seal, framework, disciplines, cells, breadth, .. }) = &self.continues else {
            return true;
        };
        let mut earlier = self.clone();
        earlier.continues = None;
        earlier.first_salt = earlier.first_salt.filter(|first| *first != seal.salt);
        earlier.partial = true;
        earlier.framework = framework.clone();
        earlier.disciplines = disciplines.clone();
        earlier.sealed = Some(seal.clone());
        earlier.breadth = earlier.breadth.filter(|_| *breadth);
        for (behavior, by_step) in &mut earlier.cells {
            by_step.retain(|step, _| cells.get(behavior).is_some_and(|steps| steps.contains(step)));
        }
        earlier.cells.retain(|_, by_step| !by_step.is_empty());
        earlier.digest() == seal.digest
    }

    /// Takes the seal away, and records that.
    pub fn reopen(&mut self, reopening: Reopening) {
        self.first_salt = self.first_salt().cloned();
        self.sealed = None;
        self.continues = None;
        self.partial = false;
        self.cited.clear();
        self.reopened.push(reopening);
    }

    pub fn drop_empty_answers(&mut self) {
        self.cells.values_mut().for_each(|steps| steps.retain(|_, answer| !answer.is_empty()));
        self.cells.retain(|_, steps| !steps.is_empty());
    }

    /// Keeps of the journal entries only those that an answer cites.
    pub fn drop_uncited(&mut self) {
        let answers = self.cells.values().flat_map(BTreeMap::values);
        let evidence: Vec<&str> = answers.flat_map(|answer| &answer.evidence).map(String::as_str).collect();
        self.cited.retain(|entry| evidence.contains(&entry.id.as_str()));
    }

    /// The assessment with only the cells that `keep` lets through, for showing: still sealed where it was.
    /// Breadth is seen only as a part of the whole.
    pub fn cut(&self, keep: impl Fn(&Id, &Id) -> bool) -> Self {
        self.for_showing(|cut| {
            for (behavior, by_step) in &mut cut.cells {
                by_step.retain(|step, _| keep(behavior, step));
            }
            cut.cells.retain(|_, by_step| !by_step.is_empty());
            cut.breadth = None;
            cut.drop_uncited();
            cut.is_cut = self.is_cut || cut.cells != self.cells;
        })
    }

    /// The record of a meeting without what was decided about the person, and with only what was left open of the cells
    /// that `keep` lets through.
    pub fn for_others(&self, keep: impl Fn(&Id, &Id) -> bool) -> Self {
        let is_kept = |cell: &String| {
            let (behavior, step) = cell.split_once('/')?;
            Some(keep(&behavior.parse().ok()?, &step.parse().ok()?))
        };
        self.for_showing(|cut| {
            cut.step = None;
            cut.step_by = None;
            cut.follow_up.clear();
            cut.left_open.retain(|cell| is_kept(cell) == Some(true));
        })
    }

    /// The assessment with something taken away, still sealed where it was.
    fn for_showing(&self, take: impl FnOnce(&mut Self)) -> Self {
        let was_sealed = self.is_sealed();
        let mut shown = self.clone();
        take(&mut shown);
        let digest = shown.digest();
        if let (true, Some(seal)) = (was_sealed, &mut shown.sealed) {
            seal.digest = digest;
        }
        shown
    }

    pub fn seal_state(&self) -> SealState {
        // What was sealed are the answers as they were given.
        if let Some(carried) = &self.carried {
            return carried.seal;
        }
        match &self.sealed {
            None => SealState::Draft,
            Some(seal) if seal.digest == self.digest() => SealState::Sealed,
            Some(_) => SealState::ChangedAfterwards,
        }
    }

    /// Whether it is sealed, and as it was sealed: what was changed since does not count as sealed.
    pub fn is_sealed(&self) -> bool {
        self.seal_state() == SealState::Sealed
    }

    /// The cells that have a rating, as behavior and step.
    pub fn rated(&self) -> impl Iterator<Item = (&Id, &Id, &Rating)> {
        self.cells.iter().flat_map(|(behavior, steps)| {
            steps.iter().filter_map(move |(step, answer)| Some((behavior, step, answer.rating.as_ref()?)))
        })
    }
}

impl Answer {
    /// Whether it says that something does not apply, and not why: the one answer that needs a reason.
    pub fn lacks_reason(&self) -> bool {
        self.rating == Some(Rating::NotApplicable)
            && self.note.as_ref().is_none_or(|note| note.trim().is_empty())
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Pin {
    pub fn of(framework: &Framework) -> Self {
        Self {
            id: framework.manifest.id.clone(),
            version: framework.manifest.version.clone(),
            digest: Some(framework.digest().to_owned()),
        }
    }

    /// Whether both mean the same texts, as far as can be told where one has no digest.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let digests = (&self.digest, &other.digest);
        self.id == other.id
            && self.version == other.version
            && !matches!(digests, (Some(one), Some(other)) if one != other)
    }

    /// Whether what was rated is what `framework` says today.
    ///
    /// A pin written by hand has no digest; then id and version decide.
    pub fn matches(&self, framework: &Framework) -> bool {
        self.id == framework.manifest.id
            && self.version == framework.manifest.version
            && self.digest.as_ref().is_none_or(|digest| digest == framework.digest())
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)
    }
}

/// Reads a text; one that says nothing is none.
pub(super) fn unless_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.filter(|text| !text.trim().is_empty()))
}
