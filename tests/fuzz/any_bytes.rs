//! Whatever bytes a file holds: reading and fixing it never panics, and all that is said has a place in it.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::envelopes::envelope_in;
use super::{builtin, letter, settings};
use crate::diagnostic::{Edit, Finding, Segment, Source};
use crate::model::{
    Answers, Assessment, Behavior, Decisions, Discipline, Envelope, Journal, Letter, Manifest, PersonEntry,
    Profile, Questions, Reopening, Role, Settings, Step,
};
use crate::yaml::{self, Strictness};

/// Texts to begin with, beside the shipped files: of the other kinds, and those that were trouble once.
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("lists").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("reads")).collect()
}

/// What is put into a text.
const PARTS: [&str; 32] = [
    "\n",
    "  ",
    "\t",
    "- ",
    ": ",
    "? ",
    "#",
    " # ",
    "\"",
    "'",
    "''",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "%",
    "@",
    "`",
    "é",
    "\u{1f600}",
    "\r\n",
    "\0",
    "# steps: allow(x) y\n",
];

#[derive(Clone, Debug)]
enum Change {
    Insert(Index, Index),
    Repeat(Index, Index, Index),
    Remove(Index, Index),
    Byte(Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), any::<Index>()).prop_map(|(at, part)| Change::Insert(at, part)),
        1 => any::<(Index, Index, Index)>().prop_map(|(at, from, to)| Change::Repeat(at, from, to)),
        2 => any::<(Index, Index)>().prop_map(|(from, to)| Change::Remove(from, to)),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index, bytes: &[u8]| index.index(bytes.len() + 1);
        match self {
            Self::Insert(at, part) => {
                let at = place(at, bytes);
                bytes.splice(at..at, part.get(&PARTS).bytes());
            }
            Self::Repeat(at, from, to) => {
                let (at, from) = (place(at, bytes), place(from, bytes));
                let to = place(to, bytes).clamp(from, from.saturating_add(80).min(bytes.len()));
                let copy = bytes[from..to].to_vec();
                bytes.splice(at..at, copy);
            }
            Self::Remove(from, to) => {
                let from = place(from, bytes);
                let to = place(to, bytes).clamp(from, from.saturating_add(80).min(bytes.len()));
                bytes.drain(from..to);
            }
            Self::Byte(at, byte) => {
                let at = place(at, bytes);
                bytes.truncate(bytes.len().max(at));
                match bytes.get_mut(at) {
                    Some(there) => *there = *byte,
                    None => bytes.push(*byte),
                }
            }
        }
    }
}

/// A text that is changed in a few places.
pub fn changed(text: String) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(change(), 0..8).prop_map(move |changes| {
        let mut bytes = text.clone().into_bytes();
        changes.iter().for_each(|change| change.make(&mut bytes));
        bytes
    })
}

/// A file that somebody may have: one of ours, changed in a few places, or no file at all.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let shipped =
        builtin::SHIPPED.files.iter().filter(|(path, _)| path.ends_with(".yaml")).map(|(_, text)| *text);
    // The beginning of a file is enough: what is behind it is more of the same.
    let beginning = |text: &'static str| text.lines().take(25).collect::<Vec<_>>().join("\n");
    let seeds: Vec<String> = shipped.map(beginning).chain(seeds()).collect();
    let changed = proptest::sample::select(seeds).prop_flat_map(changed);
    let parts = proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..40);
    prop_oneof![
        8 => changed,
        1 => parts.prop_map(|parts| parts.concat().into_bytes()),
        1 => proptest::collection::vec(any::<u8>(), 0..200),
    ]
}

#[track_caller]
pub fn has_a_place(finding: &Finding) {
    let text = &finding.source.text;
    assert!(text.get(finding.span.clone()).is_some(), "{:?} of {text:?}: {finding:?}", finding.span);
    let ((line, column), end) = (finding.position(), finding.end());
    assert!(line >= 1 && column >= 1 && (line, column) <= end, "{finding:?}");
}

/// Reads the text as a kind of file; gives the edits that would fix it.
fn read_as<T: DeserializeOwned + JsonSchema + 'static>(source: &Arc<Source>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for care in [Strictness::Fit, Strictness::Strict] {
        let findings = yaml::typed::<T>(source, care).findings;
        findings.iter().for_each(has_a_place);
        edits.extend(findings.into_iter().filter_map(|finding| finding.fix));
    }
    edits
}

/// Edits of every text in a value.
fn edits_of_texts(value: &serde_yaml::Value, path: &mut Vec<Segment>, edits: &mut Vec<Edit>) {
    let mut below = |segment: Segment, value: &serde_yaml::Value| {
        path.push(segment);
        edits_of_texts(value, path, edits);
        path.pop();
    };
    match value {
        serde_yaml::Value::String(text) => {
            let end = text.len();
            let start = text.char_indices().last().map_or(end, |(last, _)| last);
            edits.push(Edit::ChangeText(path.clone(), vec![(start..end, String::new())]));
            edits.push(Edit::SetText(path.clone(), "no: \"it's\" #1".to_owned()));
        }
        serde_yaml::Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(index.into(), item));
        }
        serde_yaml::Value::Mapping(mapping) => {
            for (key, value) in mapping.iter().filter_map(|(key, value)| Some((key.as_str()?, value))) {
                below(key.into(), value);
            }
            edits.push(Edit::InsertFirst(path.clone(), "first".to_owned(), "a b".to_owned()));
        }
        _ => {}
    }
}

/// Whatever an assessment says: sealed, it is as it was sealed until something is changed, also when it is read back.
fn seals(mut assessment: Assessment) {
    let _ = (assessment.seal_state(), assessment.keeps_earlier_seal());
    assessment.seal(jiff::civil::date(2026, 6, 1), "salt".to_owned(), &[]);
    let read =
        |text: &str| yaml::typed::<Assessment>(&Source::new("self.yaml", text), Strictness::Strict).value;
    let written = yaml::to_yaml(&assessment).expect("writes");
    assert!(read(&written).is_some_and(|read| read.value.is_sealed()), "{written}");
    let mut changed = assessment.clone();
    changed.person = "somebody-else".parse().expect("an id");
    assert!(!changed.is_sealed());
    assert!(assessment.cut(|_, step| step.as_str() == "squad").is_sealed());
    let reopening = Reopening {
        date: jiff::civil::date(2026, 6, 2),
        reason: "More to say".to_owned(),
        after_reveal: false,
    };
    assessment.reopen(reopening);
    assert!(!assessment.is_sealed());
}

fn check(bytes: Vec<u8>) {
    let source = match yaml::decode(bytes, "file.yaml") {
        Ok(source) => source,
        Err(finding) => return has_a_place(&finding),
    };
    let mut edits = [
        read_as::<Manifest>(&source),
        read_as::<Vec<Step>>(&source),
        read_as::<Vec<Role>>(&source),
        read_as::<Questions>(&source),
        read_as::<Behavior>(&source),
        read_as::<Discipline>(&source),
        read_as::<Assessment>(&source),
        read_as::<Answers>(&source),
        read_as::<Vec<PersonEntry>>(&source),
        read_as::<Profile>(&source),
        read_as::<Journal>(&source),
        read_as::<Decisions>(&source),
        read_as::<Envelope>(&source),
        read_as::<Letter>(&source),
    ]
    .concat();
    if let Some(read) = yaml::typed::<Assessment>(&source, Strictness::Fit).value {
        seals(read.value);
    }
    if let Ok(envelope) = envelope_in(&source) {
        assert!(envelope.is_whole());
    }
    // Whatever a letter is, it is opened or it is not.
    let letter = yaml::typed::<Envelope>(&source, Strictness::Fit).value.map(|read| read.value.letter);
    let _ = letter::read(letter.as_deref().unwrap_or(&source.text), &[]);
    settings::typed::<Settings>(&source).1.iter().for_each(has_a_place);
    yaml::lost_texts(&source).iter().for_each(has_a_place);
    for comment in yaml::to_the_program(&source) {
        let written = source.text.get(comment.span.clone()).expect("is in the text");
        assert!(written.starts_with('#') && written.contains(&comment.text), "{written} in {source:?}");
    }
    if let Ok(value) = yaml::value(&source.text) {
        edits_of_texts(&value, &mut Vec::new(), &mut edits);
        edits.truncate(12);
        let fixed = yaml::fix(&source.text, &edits);
        assert!(yaml::value(&fixed.text).is_ok(), "{:?} became {:?}", source.text, fixed.text);
    }
}

#[test]
fn what_was_trouble_once_is_none() {
    seeds().into_iter().for_each(|seed| check(seed.into_bytes()));
    PARTS.iter().for_each(|part| check(part.repeat(200).into_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_read_and_fixed_without_a_panic(bytes in file()) {
        check(bytes);
    }
}
