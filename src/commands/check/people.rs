//! Reads every file of the reviews, and keeps back what is not revealed yet.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::scope::Scope;
use crate::analysis::check::reviews::{self, Person, Pinned, Place};
use crate::analysis::check::structure;
use crate::diagnostic::{Finding, Segment, Source, Sourced};
use crate::model::{Assessment, Id, Journal, ParsedFramework, Profile, Relation};
use crate::store::{self, ReviewFile, ReviewKind, Reviews, Seat};
use crate::yaml::Strictness;

/// What is wrong with the reviews.
#[derive(Debug, Default)]
pub struct People {
    pub findings: Vec<Finding>,
    pub sources: Vec<Arc<Source>>,
    pub files: Vec<String>,
    pub concealed: Concealed,
}

/// The files whose ratings nobody but their rater has seen, by the names under which they are shown.
#[derive(Debug, Default)]
pub struct Concealed(BTreeSet<String>);

/// Who has begun and who has sealed a cycle, of the two sides.
#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    begun: usize,
    sealed: usize,
}

/// Reads and checks every file of the reviews, beside a framework in these parts.
pub fn look(scope: &Scope, parts: &ParsedFramework) -> anyhow::Result<People> {
    let reviews = Reviews::of(&scope.workspace);
    let tracked = store::tracked_below(&reviews.folder());
    let (mut found, mut people) = (People::default(), BTreeMap::<Id, Person>::new());
    let mut cycles: BTreeMap<(Id, Id), (Sides, Vec<String>)> = BTreeMap::new();
    let files = reviews.files()?;
    let read: Vec<anyhow::Result<Read>> = files.par_iter().map(read).collect();
    for (file, read) in files.into_iter().zip(read) {
        let read = read?;
        found.files.push(file.name.clone());
        found.findings.extend(read.findings);
        if let Some(source) = read.source {
            if tracked.contains(&file.path) {
                found.findings.push(reviews::tracked_by_git(&source));
            }
            found.sources.push(source);
        }
        keep(file, read.content, &mut people, &mut cycles);
    }
    let people: Vec<Person> = people.into_values().collect();
    if !people.is_empty() {
        let framework = store::assembled(parts)?;
        let pinned = framework.as_ref().map(|framework| match parts.are_whole() {
            true => Pinned::whole(framework),
            false => Pinned::in_part(framework),
        });
        let problems = people.par_iter().map(|person| reviews::problems(person, pinned.as_ref()));
        found.findings.extend(store::placed(problems.collect::<Vec<_>>().concat()));
    }
    found.concealed = Concealed::of(&cycles);
    Ok(found)
}

/// One file, read by itself.
#[derive(Debug)]
struct Read {
    /// Its text, where it is text.
    source: Option<Arc<Source>>,
    content: Content,
    findings: Vec<Finding>,
}

/// What a file of the reviews holds, as far as it can be read.
#[derive(Debug)]
enum Content {
    Profile(Option<Sourced<Profile>>),
    Journal(Option<Sourced<Journal>>),
    Assessment(Option<Box<Sourced<Assessment>>>),
    Nothing,
}

fn read(file: &ReviewFile) -> anyhow::Result<Read> {
    let source = match store::source_of_path(&file.path, &file.name) {
        Ok(source) => source,
        Err(finding) => {
            return Ok(Read { source: None, content: Content::Nothing, findings: vec![finding] });
        }
    };
    let mut findings = Vec::new();
    if file.readable_by_others()? {
        findings.push(reviews::readable_by_others(&source));
    }
    findings.extend(crate::yaml::lost_texts(&source));
    let content = match &file.kind {
        ReviewKind::Profile(_) => Content::Profile(typed(&source, &mut findings)),
        ReviewKind::Journal(_) => Content::Journal(typed(&source, &mut findings)),
        ReviewKind::Assessment { .. } => Content::Assessment(typed(&source, &mut findings).map(Box::new)),
        ReviewKind::Stray => {
            let expected = "a person's folder holds profile.yaml, journal.yaml, and for each cycle a folder \
                            with self.yaml, manager.yaml, agreed.yaml or peer-<name>.yaml";
            findings.push(structure::stray(&Source::new(file.name.clone(), ""), expected));
            Content::Nothing
        }
    };
    Ok(Read { source: Some(source), content, findings })
}

/// Puts what was read to the person that it is about.
fn keep(
    file: ReviewFile,
    content: Content,
    people: &mut BTreeMap<Id, Person>,
    cycles: &mut BTreeMap<(Id, Id), (Sides, Vec<String>)>,
) {
    match (file.kind, content) {
        (ReviewKind::Profile(person), Content::Profile(profile)) => {
            people.entry(person).or_default().profile = profile;
        }
        (ReviewKind::Journal(person), Content::Journal(journal)) => {
            let person = people.entry(person).or_default();
            person.journal_unread = journal.is_none();
            person.journal = journal;
        }
        (ReviewKind::Assessment { person, cycle, seat }, Content::Assessment(filed)) => {
            let (sides, names) = cycles.entry((person.clone(), cycle.clone())).or_default();
            names.push(file.name);
            if matches!(seat, Seat::Oneself | Seat::Manager) {
                sides.begun += 1;
                sides.sealed += usize::from(filed.as_ref().is_some_and(|filed| filed.value.sealed.is_some()));
            }
            if let Some(filed) = filed {
                let place = place(person.clone(), cycle, &seat);
                people.entry(person).or_default().assessments.push((place, *filed));
            }
        }
        _ => {}
    }
}

fn typed<T: DeserializeOwned + JsonSchema + 'static>(
    source: &Arc<Source>,
    findings: &mut Vec<Finding>,
) -> Option<Sourced<T>> {
    let reading = crate::yaml::typed(source, Strictness::Strict);
    findings.extend(reading.findings);
    reading.value
}

fn place(person: Id, cycle: Id, seat: &Seat) -> Place {
    let (relation, rater) = match seat {
        Seat::Oneself => (Relation::Oneself, Some(person.clone())),
        Seat::Manager => (Relation::Manager, None),
        Seat::Peer(rater) => (Relation::Peer, Some(rater.clone())),
        Seat::Agreed => (Relation::Agreed, None),
    };
    Place { person, cycle, relation, rater }
}

impl Sides {
    fn both_sealed(self) -> bool {
        self.sealed == 2
    }
}

impl Concealed {
    /// The files of cycles that are not sealed by both sides, and of those before an open one.
    fn of(cycles: &BTreeMap<(Id, Id), (Sides, Vec<String>)>) -> Self {
        let mut names = BTreeSet::new();
        for ((person, cycle), (sides, files)) in cycles {
            let after = (Bound::Excluded((person.clone(), cycle.clone())), Bound::Unbounded);
            let later = cycles.range(after).take_while(|((other, _), _)| other == person);
            let mut later = later.map(|(_, (sides, _))| sides);
            let later_is_open = later.any(|sides| sides.begun > 0 && !sides.both_sealed());
            if !sides.both_sealed() || later_is_open {
                names.extend(files.iter().cloned());
            }
        }
        Self(names)
    }

    /// Takes out what would tell a rating that is not revealed: findings about answers, and excerpts.
    /// A file that somebody names is theirs to look at.
    pub fn hide(&self, scope: &Scope, findings: Vec<Finding>, remarks: &mut Vec<String>) -> Vec<Finding> {
        let hidden = |name: &str| self.0.contains(name) && scope.covers(name) && !scope.names(name);
        let mut shown = Vec::new();
        let mut kept_back = false;
        for mut finding in findings {
            if hidden(&finding.source.name) {
                if is_of_ratings(&finding.path) {
                    kept_back = true;
                    continue;
                }
                if finding.path.is_empty() {
                    finding.source = blank(&finding.source);
                }
            }
            shown.push(finding);
        }
        if kept_back {
            remarks.push(
                "What is wrong inside ratings that are not revealed yet is not shown; name a file of your own to see it."
                    .to_owned(),
            );
        }
        shown
    }
}

/// Whether a place is inside what raters keep to themselves until both have sealed.
fn is_of_ratings(path: &[Segment]) -> bool {
    let kept_back = ["cells", "step", "focus"];
    matches!(path.first(), Some(Segment::Key(key)) if kept_back.contains(&key.as_str()))
}

/// The source with every line empty, so that places stay true and nothing can be read.
fn blank(source: &Source) -> Arc<Source> {
    let hidden = source.text.chars().map(|character| match character {
        '\n' => "\n".to_owned(),
        other => " ".repeat(other.len_utf8()),
    });
    Source::new(source.name.clone(), hidden.collect::<String>())
}
