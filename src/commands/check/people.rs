//! Checks who works here and every file of the reviews, one person after the other, so that memory stays flat
//! however many there are. What whoever asks may not read is told without a word of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::checked::{Checked, settle};
use super::scope::Scope;
use crate::analysis::check::reviews::{
    self, AssessmentFile, EnvelopePlace, PacketPlace, PersonFiles, Pinned, RequestFile,
};
use crate::analysis::check::{people, structure};
use crate::analysis::reveal::{Asker, Extent, awaited, owner, reveal};
use crate::diagnostic::{Finding, Source, Sourced, to_show};
use crate::model::{
    Closed, Envelope, Id, KnownIds, Parcel, ParsedFramework, People, Person, PersonEntry, Review, Side,
};
use crate::store::{self, ReviewFile, ReviewKind, Reviews, Tracked};
use crate::terminal::Progress;
use crate::yaml::{self, Strictness};

/// How many people are read at once.
const AT_ONCE: usize = 64;

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub asker: Asker<'a>,
    pub today: Date,
}

/// What the reviews are checked beside.
struct Surroundings<'a> {
    scope: &'a Scope,
    known_ids: KnownIds<'a>,
    pinned: Option<Pinned<'a>>,
    /// Who works here, by id.
    people: BTreeMap<&'a Id, &'a PersonEntry>,
    asking: Asking<'a>,
    tracked: Tracked,
}

/// A file that was read, and what is wrong with it by itself.
struct Read {
    file: ReviewFile,
    source: Option<Arc<Source>>,
    findings: Vec<Finding>,
}

/// Checks `people.yaml` and all reviews of a scope, beside a framework in these parts.
pub fn check(
    scope: &Scope,
    parts: &ParsedFramework,
    asking: Asking<'_>,
    progress: &mut Progress,
) -> anyhow::Result<Checked> {
    let framework = store::assembled(parts)?;
    let pinned = framework.as_ref().map(|framework| match parts.are_whole() {
        true => Pinned::whole(framework),
        false => Pinned::in_part(framework),
    });
    let reviews = Reviews::of(&scope.workspace);
    let (ids, strays) = reviews.contents()?;
    let known_ids = KnownIds::of_parts(parts);
    let (mut checked, people) = check_people(scope, &known_ids, pinned.as_ref(), &ids)?;
    let tracked = store::tracked_below(&reviews.folder());
    let people = people.0.iter().map(|entry| (&entry.id, entry)).collect();
    let surroundings = Surroundings { scope, known_ids, pinned, people, asking, tracked };
    let read = strays.files.into_iter().map(Read::stray).collect();
    let open = reviews.open_to_others().map(|folder| reviews::open_to_others(&folder));
    checked.append(surroundings.settle(None, read, open.into_iter().collect()));
    checked.append(unread(strays.unread));
    let wanted: Vec<Id> = ids.into_iter().filter(|id| scope.reaches(&reviews.folder_of(id))).collect();
    for (index, some) in wanted.chunks(AT_ONCE).enumerate() {
        progress.at(index * AT_ONCE, wanted.len());
        let results: Vec<anyhow::Result<Checked>> =
            some.par_iter().map(|id| surroundings.person(id, &reviews)).collect();
        for result in results {
            checked.append(result?);
        }
    }
    Ok(checked)
}

/// Checks the file of who works here.
fn check_people(
    scope: &Scope,
    known_ids: &KnownIds<'_>,
    pinned: Option<&Pinned<'_>>,
    with_folder: &[Id],
) -> anyhow::Result<(Checked, People)> {
    let Some(read) = store::people_source(&scope.workspace) else {
        return Ok((Checked::default(), People::default()));
    };
    let source = match read {
        Ok(source) => source,
        Err(finding) => {
            let files = vec![finding.source.name.clone()];
            let checked = Checked { findings: vec![finding], files, ..Checked::default() };
            return Ok((checked, People::default()));
        }
    };
    let mut findings = yaml::lost_texts(&source);
    let sourced = match store::says_nothing(&source.text) {
        true => None,
        false => typed::<People>(&source, &mut findings),
    };
    if let Some(sourced) = &sourced {
        let framework = pinned.and_then(Pinned::known);
        findings.extend(store::placed(people::problems(sourced, framework, with_folder)));
    }
    known_ids.suggest(&mut findings);
    let settled = settle(scope, findings, std::slice::from_ref(&source), None);
    let checked = Checked {
        findings: settled.findings,
        silenced: settled.silenced.len(),
        files: vec![source.name.clone()],
        ..Checked::default()
    };
    Ok((checked, sourced.map(|sourced| sourced.value).unwrap_or_default()))
}

impl Surroundings<'_> {
    /// Checks all files of one person.
    fn person(&self, id: &Id, reviews: &Reviews<'_>) -> anyhow::Result<Checked> {
        let (mut files, mut read, mut forms) = (PersonFiles::default(), Vec::new(), Vec::new());
        let found = reviews.files_of(id);
        for file in found.files {
            match file.kind {
                ReviewKind::Form => forms.push(file.name),
                _ => read.push(Read::of(file, &mut files, &self.tracked)?),
            }
        }
        let problems = reviews::problems(&files, self.pinned.as_ref());
        let person = self.known(id, &read, files);
        let mut checked = self.settle(Some(&person), read, store::placed(problems));
        checked.append(unread(found.unread));
        let said = |name: &String| {
            let command =
                if name.contains("/.packet.") { format!("packet {id}") } else { "assess".to_owned() };
            format!(
                "A form that was not finished is in `{name}`: `steps {command} --edit` opens it for whoever began it."
            )
        };
        checked.remarks = forms.iter().filter(|name| self.scope.covers(name)).map(said).collect();
        Ok(checked)
    }

    /// The person, as far as the gate has to know them.
    fn known(&self, id: &Id, read: &[Read], files: PersonFiles) -> Person {
        let mut cycles: BTreeMap<Id, BTreeMap<_, _>> = BTreeMap::new();
        for Read { file, .. } in read {
            if let ReviewKind::Assessment { cycle, key, .. } = &file.kind {
                cycles.entry(cycle.clone()).or_default().insert(key.clone(), Err(Closed::Unreadable));
            }
        }
        for AssessmentFile { cycle, key, sourced, .. } in files.assessments {
            cycles.entry(cycle).or_default().insert(key, Ok(sourced.value));
        }
        let mut envelopes: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        for envelope in files.envelopes {
            cycles.entry(envelope.cycle.clone()).or_default();
            let (cycle, key) = (envelope.cycle.clone(), envelope.key());
            envelopes.entry(cycle).or_default().push((key, Err(Closed::Enveloped(Box::new(envelope)))));
        }
        let review = |(cycle, sides): (Id, _)| {
            let came = envelopes.remove(&cycle).unwrap_or_default();
            Review::new(id, cycle, sides).with_envelopes(id, came)
        };
        let mut reviews: Vec<Review> = cycles.into_iter().map(review).collect();
        reviews.sort_by(|one, other| one.cycle.cmp(&other.cycle));
        Person {
            entry: self.people.get(id).map_or_else(|| PersonEntry::new(id.clone()), |entry| (*entry).clone()),
            // Nobody is called by their name here.
            name: String::new(),
            profile: files.profile.map(|sourced| sourced.value).unwrap_or_default(),
            journal: Vec::new(),
            requests: Vec::new(),
            reviews,
        }
    }

    /// The findings with their severities; of files that whoever asks may not read, without what they say.
    fn settle(&self, person: Option<&Person>, read: Vec<Read>, mut findings: Vec<Finding>) -> Checked {
        let (mut sources, mut files, mut closed) = (Vec::new(), Vec::new(), Vec::new());
        for Read { file, source, findings: own } in read {
            findings.extend(own);
            sources.extend(source);
            if !person.is_some_and(|person| self.may_read(person, &file)) {
                closed.push(file.name.clone());
            }
            files.push(file.name);
        }
        self.known_ids.suggest(&mut findings);
        let settled = settle(self.scope, findings, &sources, None);
        let covered = |finding: &&Finding| self.scope.covers(&finding.source.name);
        let silenced = settled.silenced.iter().filter(covered).count();
        let shown = to_show(settled.findings).into_iter().filter_map(|finding| {
            if closed.contains(&finding.source.name) { reviews::withhold(finding) } else { Some(finding) }
        });
        Checked { findings: shown.collect(), files, silenced, ..Checked::default() }
    }

    /// Whether a file is one's own, or opened by the gate.
    fn may_read(&self, person: &Person, file: &ReviewFile) -> bool {
        // What stands outside of an envelope is no secret.
        if matches!(file.kind, ReviewKind::Envelope { .. } | ReviewKind::Opinions { .. }) {
            return true;
        }
        let Asker::Known(me) = self.asking.asker else { return false };
        match &file.kind {
            // What goes to others is for the two of them to hand over.
            ReviewKind::Profile(id) | ReviewKind::Packet { person: id, .. } => {
                me == id || person.entry.managers_on(self.asking.today).contains(&me)
            }
            ReviewKind::Journal { writer, .. } => me == writer,
            ReviewKind::Assessment { cycle, key, .. } => person.review(cycle).is_some_and(|review| {
                let revealed = reveal(person, review, self.asking.asker, self.asking.today);
                let opened = revealed.opened.iter().find(|opened| opened.key == key);
                match opened {
                    Some(opened) => opened.extent != Extent::Shared,
                    // What cannot be read is its rater's to fix; what was agreed is both sides', who have sealed.
                    None if key.side == Side::Agreed => {
                        let managers =
                            person.entry.managers_on(review.cycle.last_day().min(self.asking.today));
                        let is_party = me == person.id() || managers.contains(&me);
                        is_party
                            && review.is_unreadable(key)
                            && awaited(person, review, self.asking.today).is_empty()
                    }
                    None => review.is_unreadable(key) && owner(person, key, &review.cycle) == [me],
                }
            }),
            // Who was asked is between the two of them.
            ReviewKind::Request { peer, .. } => {
                me == peer || me != person.id() && person.entry.managers_on(self.asking.today).contains(&me)
            }
            ReviewKind::Envelope { .. }
            | ReviewKind::Opinions { .. }
            | ReviewKind::Form
            | ReviewKind::Stray => false,
        }
    }
}

impl Read {
    /// Reads a file of a person's folder, and keeps what it holds.
    fn of(file: ReviewFile, files: &mut PersonFiles, tracked: &Tracked) -> anyhow::Result<Self> {
        let source = match store::source_of_path(&file.path, &file.name) {
            Ok(source) => source,
            Err(finding) => return Ok(Self { file, source: None, findings: vec![finding] }),
        };
        let mut findings = Vec::new();
        // What is encrypted may lie anywhere; only what peers wrote is not for a history.
        let is_open = !matches!(file.kind, ReviewKind::Envelope { .. } | ReviewKind::Opinions { .. });
        if is_open && file.readable_by_others()? {
            findings.push(reviews::readable_by_others(&source));
        }
        let is_peers = match &file.kind {
            ReviewKind::Envelope { key, .. } => key.side == Side::Peer,
            kind => matches!(kind, ReviewKind::Opinions { .. }),
        };
        if (is_open || is_peers) && tracked.contains(&file.path) {
            findings.push(reviews::tracked_by_git(&source));
        }
        findings.extend(yaml::lost_texts(&source));
        match &file.kind {
            ReviewKind::Profile(_) => files.profile = typed(&source, &mut findings),
            ReviewKind::Journal { writer, .. } => match typed(&source, &mut findings) {
                Some(journal) => files.journals.push((writer.clone(), journal)),
                None => files.journal_unread = true,
            },
            ReviewKind::Assessment { person, cycle, key } => {
                if let Some(sourced) = typed(&source, &mut findings) {
                    let (person, cycle, key) = (person.clone(), cycle.clone(), key.clone());
                    files.assessments.push(AssessmentFile { person, cycle, key, sourced });
                }
            }
            ReviewKind::Request { person, cycle, peer } => {
                if let Some(sourced) = typed(&source, &mut findings) {
                    let (person, cycle, peer) = (person.clone(), cycle.clone(), peer.clone());
                    files.requests.push(RequestFile { person, cycle, peer, sourced });
                }
            }
            ReviewKind::Opinions { person, cycle } => {
                if let Some(sourced) = typed::<Parcel>(&source, &mut findings) {
                    findings.extend(store::placed(reviews::parcel(&sourced, (person, cycle))));
                }
            }
            ReviewKind::Envelope { person, cycle, key } => {
                if let Some(sourced) = typed::<Envelope>(&source, &mut findings) {
                    let place = EnvelopePlace { person, cycle, key };
                    findings.extend(store::placed(reviews::envelope(&sourced, place)));
                    files.envelopes.push(sourced.value);
                }
            }
            ReviewKind::Packet { person, cycle } => {
                if let Some(sourced) = typed(&source, &mut findings) {
                    files.packets.push(PacketPlace { person: person.clone(), cycle: cycle.clone(), sourced });
                }
            }
            ReviewKind::Form | ReviewKind::Stray => findings.push(stray(&file.name)),
        }
        Ok(Self { file, source: Some(source), findings })
    }

    /// A file outside the folders of people.
    fn stray(file: ReviewFile) -> Self {
        Self { findings: vec![stray(&file.name)], file, source: None }
    }
}

/// Folders that could not be read: they are told by their names alone, so to whoever asks.
fn unread(findings: Vec<Finding>) -> Checked {
    let files = findings.iter().map(|finding| finding.source.name.clone()).collect();
    Checked { findings, files, ..Checked::default() }
}

fn stray(name: &str) -> Finding {
    let expected = "a person's folder holds profile.yaml, journal.yaml, and for each cycle a folder with \
                    self.yaml, manager.yaml, agreed.yaml, packet.yaml, peer-<name>.yaml or request-<name>.yaml, and envelopes such as self.steps";
    structure::stray(&Source::new(name, ""), None, expected)
}

fn typed<T: DeserializeOwned + JsonSchema + 'static>(
    source: &Arc<Source>,
    findings: &mut Vec<Finding>,
) -> Option<Sourced<T>> {
    let reading = yaml::typed(source, Strictness::Strict);
    findings.extend(reading.findings);
    reading.value
}
