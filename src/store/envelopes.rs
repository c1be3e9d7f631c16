//! Envelopes on disk: `reviews/<person>/<cycle>/<side>.steps`, filed as they come and opened in memory alone.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::letter::{self, Identity, Trouble};
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Reviews, keep_aside, leftovers, path};
use crate::diagnostic::rules::UNKNOWN_KEY;
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Closed, Content, Envelope, Framework, Id, Letter, OuterSeal, Side, SideKey};
use crate::yaml::{self, Strictness};

/// How the name of an envelope ends.
pub const ENDING: &str = ".steps";
/// Keeps in mind which envelopes came, beside them.
const RECEIVED: &str = ".received.yaml";
/// How many envelopes of a cycle are kept in mind.
const MOST_RECEIPTS: usize = 1_000;

/// What became of an envelope that came.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Filed {
    /// The first of its side.
    New,
    /// It is there already.
    Again,
    /// It takes the place of an earlier one, which is kept under this name.
    InPlaceOf(OuterSeal, String),
    /// It was sealed before the one that is there, which stays.
    TooOld(OuterSeal),
}

/// That an envelope came.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Receipt {
    side: Side,
    rater: Id,
    sealed: OuterSeal,
}

impl Receipt {
    fn of(envelope: &Envelope) -> Self {
        Self { side: envelope.side, rater: envelope.rater.clone(), sealed: envelope.sealed.clone() }
    }
}

/// Reads an envelope from a text.
///
/// # Errors
/// It is none, or not as it was made. Nobody writes one by hand, so no more is said of its keys.
pub fn envelope_in(source: &Arc<Source>) -> anyhow::Result<Envelope> {
    if let Some(envelope) = as_it_came::<Envelope>(source).filter(Envelope::is_whole) {
        return Ok(envelope);
    }
    let name = &source.name;
    Err(match source.text.contains("BEGIN AGE ENCRYPTED FILE")
        || ["steps receive", "letter:", "sealed:"].iter().any(|part| source.text.contains(part))
    {
        true => {
            UserError::new(format!("`{name}` is not as it was sent: something in it was changed or cut off"))
                .hint(
                    "ask for it again, as a file rather than as text: `steps send` writes the same once more",
                )
        }
        false => UserError::new(format!("`{name}` is not an envelope"))
            .hint("an envelope is a file that `steps send` wrote, such as robin-ek-2026-h2-self.steps"),
    }
    .into())
}

/// What a text holds, whatever greeting a mail has put above it: that reads as a key without a value.
pub(super) fn as_it_came<T: DeserializeOwned + JsonSchema + 'static>(source: &Arc<Source>) -> Option<T> {
    let reading = yaml::typed::<T>(source, Strictness::Strict);
    let is_greeting = |finding: &Finding| finding.rule == UNKNOWN_KEY.id;
    reading.value.filter(|_| reading.findings.iter().all(is_greeting)).map(|sourced| sourced.value)
}

/// An envelope as the text of a file, which begins with what it is.
pub fn envelope_text(envelope: &Envelope, head: &str) -> anyhow::Result<String> {
    let text = format!("{head}{}", yaml::to_yaml(envelope)?);
    refuse_too_long("the envelope", &text)?;
    Ok(text)
}

/// Opens an envelope, in memory alone.
///
/// # Errors
/// Why it does not open, or that what is inside is not what the outside says.
pub fn opened(envelope: &Envelope, identities: &[Identity], framework: &Framework) -> anyhow::Result<Letter> {
    let text = letter::read(&envelope.letter, identities)?;
    let source = Source::new("letter", &text);
    let letter = yaml::typed::<Letter>(&source, Strictness::Strict).value.ok_or(Trouble::NoText)?.value;
    let is_known = letter.assessment.unknown_ids(&source, framework).is_empty();
    if !is_known || !envelope.holds(&letter) {
        anyhow::bail!("what is inside is not what its outside says");
    }
    Ok(letter)
}

impl Reviews<'_> {
    pub fn envelope_path(&self, person: &Id, cycle: &Id, key: &SideKey) -> PathBuf {
        self.folder_of(person).join(cycle.as_str()).join(format!("{key}{ENDING}"))
    }

    /// The envelopes in a cycle's folder, closed; one that does not read is there as such.
    pub fn envelopes_in(&self, person: &Id, cycle: &Id) -> anyhow::Result<Vec<(SideKey, Content)>> {
        let folder = self.folder_of(person).join(cycle.as_str());
        let mut found = Vec::new();
        for entry in fs_err::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let key: Option<SideKey> = name.strip_suffix(ENDING).and_then(|stem| stem.parse().ok());
            let Some(key) = key.filter(|_| !leftovers::is_one(&entry.file_name())) else { continue };
            let shown = self.workspace().shown(&entry.path());
            let envelope =
                path::text(&entry.path(), &shown).ok().and_then(|source| envelope_in(&source).ok());
            let content = match envelope {
                Some(envelope) => Closed::Enveloped(Box::new(envelope)),
                None => Closed::Unreadable,
            };
            found.push((key, Err(content)));
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(found)
    }

    /// Files an envelope that came, as it came. One that is there is never lost.
    pub fn file(&self, envelope: &Envelope, text: &str) -> anyhow::Result<Filed> {
        let target = self.envelope_path(&envelope.person, &envelope.cycle, &envelope.key());
        let shown = self.workspace().shown(&target);
        let _lock = Lock::wait_for(&target, &shown)?;
        let mut filed = Filed::New;
        if path::is_there(&target) {
            let there = path::text(&target, &shown).map_err(|finding| InvalidFiles(vec![finding]))?;
            // One that does not read is in nobody's way, and is kept all the same.
            let sealed = envelope_in(&there).ok().map(|there| there.sealed);
            match sealed {
                Some(sealed) if sealed.digest == envelope.sealed.digest => filed = Filed::Again,
                Some(sealed) if envelope.sealed.is_before(&sealed) => {
                    self.note_receipt(envelope)?;
                    return Ok(Filed::TooOld(sealed));
                }
                sealed => {
                    let kept = keep_aside(&target, &shown, "old")?;
                    let sealed = sealed.unwrap_or_else(|| envelope.sealed.clone());
                    filed = Filed::InPlaceOf(sealed, kept);
                }
            }
        }
        // The same assessment may have been written to one's new key.
        replace(&target, text, Privacy::Shared)?;
        self.note_receipt(envelope)?;
        Ok(filed)
    }

    /// Keeps in mind that an envelope came; says whether it is new.
    pub fn note_receipt(&self, envelope: &Envelope) -> anyhow::Result<bool> {
        let file = self.receipts_path(&envelope.person, &envelope.cycle);
        let shown = self.workspace().shown(&file);
        let receipt = Receipt::of(envelope);
        if self
            .receipts(&envelope.person, &envelope.cycle)
            .is_some_and(|receipts| receipts.contains(&receipt))
        {
            return Ok(false);
        }
        let _lock = Lock::wait_for(&file, &shown)?;
        let receipts = self.receipts(&envelope.person, &envelope.cycle);
        if receipts.is_none() {
            keep_aside(&file, &shown, "old")?;
        }
        let mut receipts = receipts.unwrap_or_default();
        receipts.push(receipt);
        // Whoever sends a hundred has said often enough that they changed their mind.
        let excess = receipts.len().saturating_sub(MOST_RECEIPTS);
        receipts.drain(..excess);
        replace(&file, &yaml::to_yaml(&receipts)?, Privacy::Private)?;
        Ok(true)
    }

    /// The day on which another assessment of the same side was sealed that came, too.
    pub fn came_before(&self, envelope: &Envelope) -> Option<Date> {
        let this = Receipt::of(envelope);
        let receipts = self.receipts(&envelope.person, &envelope.cycle).unwrap_or_default();
        let others = receipts.into_iter().filter(|other| {
            (other.side, &other.rater) == (this.side, &this.rater)
                && other.sealed.digest != this.sealed.digest
        });
        others.map(|other| other.sealed.date).rfind(|date| *date <= this.sealed.date)
    }

    fn receipts_path(&self, person: &Id, cycle: &Id) -> PathBuf {
        self.folder_of(person).join(cycle.as_str()).join(RECEIVED)
    }

    /// Which envelopes came; `None` where that cannot be read.
    fn receipts(&self, person: &Id, cycle: &Id) -> Option<Vec<Receipt>> {
        let file = self.receipts_path(person, cycle);
        if !path::is_there(&file) {
            return Some(Vec::new());
        }
        let source = path::text(&file, RECEIVED).ok()?;
        yaml::typed::<Vec<Receipt>>(&source, Strictness::Strict).value.map(|sourced| sourced.value)
    }
}
