//! What was asked of peers, and what they allowed the person to read: the files beside the assessments of a cycle.

use std::path::PathBuf;
use std::sync::Arc;

use super::envelopes::{ENDING, as_it_came};
use super::letter::{self, Identity, Trouble};
use super::reviews::{ReviewKind, whole};
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Reviews, keep_aside, path};
use crate::diagnostic::Source;
use crate::error::{InvalidFiles, UserError};
use crate::model::{Holds, Id, Parcel, Request};
use crate::yaml::{self, Strictness};

/// How the name of a request begins.
pub const REQUEST: &str = "request-";
/// The name of what the peers allowed, without its ending.
pub const OPINIONS: &str = "peers";

/// A parcel in a text, where it is one that is as it was made.
pub fn parcel_in(source: &Arc<Source>) -> Option<Parcel> {
    as_it_came(source).filter(Parcel::is_whole)
}

/// A parcel as the text of a file, which begins with what it is.
pub fn parcel_text(parcel: &Parcel, head: &str) -> anyhow::Result<String> {
    let text = format!("{head}{}", yaml::to_yaml(parcel)?);
    refuse_too_long("the envelope", &text)?;
    Ok(text)
}

/// What is in a parcel, in memory alone.
///
/// # Errors
/// Why it does not open, or that what is inside is not what the outside says.
pub fn open_parcel<T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
    parcel: &Parcel,
    identities: &[Identity],
) -> anyhow::Result<T> {
    let text = letter::read(&parcel.letter, identities)?;
    let reading = yaml::typed::<T>(&Source::new("letter", &text), Strictness::Strict);
    Ok(reading.value.ok_or(Trouble::NoText)?.value)
}

/// A request in a text that says that it is one, and everything that is wrong with it; `None` where it is something else.
pub fn request_in(source: &Arc<Source>) -> Option<anyhow::Result<Request>> {
    let says_so = source.text.lines().any(|line| line.starts_with("peer:"));
    says_so.then(|| whole(yaml::typed::<Request>(source, Strictness::Strict)).map(|sourced| sourced.value))
}

impl Reviews<'_> {
    pub fn request_path(&self, person: &Id, cycle: &Id, peer: &Id) -> PathBuf {
        self.folder_of(person).join(cycle.as_str()).join(format!("{REQUEST}{peer}.yaml"))
    }

    pub fn opinions_path(&self, person: &Id, cycle: &Id) -> PathBuf {
        self.folder_of(person).join(cycle.as_str()).join(format!("{OPINIONS}{ENDING}"))
    }

    /// What a peer was asked about somebody in a cycle.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn request(&self, person: &Id, cycle: &Id, peer: &Id) -> anyhow::Result<Option<Request>> {
        let file = self.request_path(person, cycle, peer);
        if !path::is_there(&file) {
            return Ok(None);
        }
        let source = path::text(&file, &self.workspace().shown(&file))
            .map_err(|finding| InvalidFiles(vec![finding]))?;
        let request = whole(yaml::typed::<Request>(&source, Strictness::Strict))?.value;
        if (&request.person, &request.cycle, &request.peer) != (person, cycle, peer) {
            return Err(UserError::new(format!("`{}` says that it belongs elsewhere", source.name))
                .hint(format!("it is about {} in {}, for {}", request.person, request.cycle, request.peer))
                .into());
        }
        Ok(Some(request))
    }

    /// Whoever was asked about somebody in a cycle, in the order of their ids. What does not read is for `check` to tell.
    pub fn requests(&self, person: &Id, cycle: &Id) -> anyhow::Result<Vec<Request>> {
        let mut peers: Vec<Id> = Vec::new();
        for entry in fs_err::read_dir(self.folder_of(person).join(cycle.as_str()))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let stem = name.strip_suffix(".yaml").and_then(|stem| stem.strip_prefix(REQUEST));
            peers.extend(stem.and_then(|peer| peer.parse::<Id>().ok()));
        }
        peers.sort();
        Ok(peers.iter().filter_map(|peer| self.request(person, cycle, peer).ok().flatten()).collect())
    }

    /// The people about whom somebody was asked, told by the names of files alone.
    pub fn people_with_request_to(&self, peer: &Id) -> anyhow::Result<Vec<Id>> {
        let mut found = Vec::new();
        for person in self.people()? {
            let cycles = self.cycles(&person)?;
            if cycles.iter().any(|cycle| path::is_there(&self.request_path(&person, cycle, peer))) {
                found.push(person);
            }
        }
        Ok(found)
    }

    /// The requests that do not read, as their paths are shown.
    pub fn unreadable_requests(&self, person: &Id) -> anyhow::Result<Vec<String>> {
        let requests = self.files_of(person).files.into_iter().filter_map(|file| match file.kind {
            ReviewKind::Request { cycle, peer, .. } => {
                self.request(person, &cycle, &peer).is_err().then_some(file.name)
            }
            _ => None,
        });
        Ok(requests.collect())
    }

    /// Keeps a request, over one that is there, whose comments stay; gives the file as people read it.
    pub fn keep_request(&self, request: &Request) -> anyhow::Result<String> {
        let file = self.request_path(&request.person, &request.cycle, &request.peer);
        let shown = self.workspace().shown(&file);
        let _lock = Lock::wait_for(&file, &shown)?;
        let existing = match path::is_there(&file) {
            true => path::text(&file, &shown).map_err(|finding| InvalidFiles(vec![finding]))?.text.clone(),
            false => String::new(),
        };
        replace(&file, &yaml::rewritten(&existing, &serde_yaml::to_value(request)?)?, Privacy::Private)?;
        Ok(shown)
    }

    /// The parcel with what the peers allowed, where one came.
    pub fn opinions(&self, person: &Id, cycle: &Id) -> anyhow::Result<Option<Parcel>> {
        let file = self.opinions_path(person, cycle);
        if !path::is_there(&file) {
            return Ok(None);
        }
        let shown = self.workspace().shown(&file);
        let source = path::text(&file, &shown).map_err(|finding| InvalidFiles(vec![finding]))?;
        let is_in_place = |parcel: &Parcel| {
            (&parcel.person, &parcel.cycle, parcel.holds) == (person, cycle, Holds::Opinions)
        };
        let parcel = parcel_in(&source).filter(is_in_place).ok_or_else(|| {
            UserError::new(format!("`{shown}` is not as it was sent: something in it was changed or cut off"))
                .hint("ask for it again: `steps send --peers` writes it once more")
        })?;
        Ok(Some(parcel))
    }

    /// Files what the peers allowed. What was there before is kept aside; one that is newer stays.
    ///
    /// # Errors
    /// There is a newer one.
    pub fn file_opinions(&self, parcel: &Parcel, text: &str) -> anyhow::Result<String> {
        let file = self.opinions_path(&parcel.person, &parcel.cycle);
        let shown = self.workspace().shown(&file);
        let _lock = Lock::wait_for(&file, &shown)?;
        let there = self.opinions(&parcel.person, &parcel.cycle).ok().flatten();
        if let Some(there) = there.as_ref().filter(|there| there.date > parcel.date) {
            return Err(UserError::new(format!(
                "this was written on {}, and what was written on {} is here already, which stays",
                parcel.date, there.date
            ))
            .into());
        }
        if path::is_there(&file) && there.is_none_or(|there| there.letter != parcel.letter) {
            keep_aside(&file, &shown, "old")?;
        }
        replace(&file, text, Privacy::Private)?;
        Ok(shown)
    }
}

/// A request, or what the peers allowed, as the text of a letter or a file.
pub fn peers_text<T: serde::Serialize>(value: &T) -> anyhow::Result<String> {
    yaml::to_yaml(value)
}
