//! A folder of envelopes: those that were written to a calibration key, and those that were sent to a person.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::analysis::calibrate::Tally;
use crate::analysis::review_record::{Counted, Whom};
use crate::commands::Context;
use crate::error::UserError;
use crate::model::{Assessment, Envelope, Framework, Id, Letter, Side};
use crate::render::count;
use crate::store::{self, Identity, KeyFile};

/// How the name of what was written to a calibration key ends; any other is a letter in its envelope.
pub const ENDING: &str = "age";

/// The envelopes of one review, by side and rater.
type Sides = BTreeMap<(Side, Id), PathBuf>;

/// What did not become a record.
#[derive(Default)]
struct Unused {
    unopened: usize,
    alone: usize,
}

/// Whether a file is an envelope, by its name.
pub fn is_envelope(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING || ending == "steps")
}

/// Counts the envelopes in a folder, or the one that a file is. Of one that was sent to a person, only the outside is
/// read until it counts: both sides are there, or what was agreed.
pub fn add(
    context: &Context,
    key: Option<&Path>,
    (folder, shown): (&Path, &str),
    framework: &Framework,
    tally: &mut Tally<'_>,
) -> anyhow::Result<()> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.filter_map(|entry| Some(entry.ok()?.into_path()).filter(|path| path.is_file()));
    let (letters, sent): (Vec<_>, Vec<_>) = files
        .filter(|path| is_envelope(path))
        .partition(|path| path.extension().is_some_and(|ending| ending == ENDING));
    if letters.is_empty() && sent.is_empty() {
        return Err(UserError::new(format!("there are no envelopes in `{shown}`"))
            .hint("they are made by `steps send --calibration`, and their names end in `.age`")
            .into());
    }
    let identities = identities(context, key)?;
    let mut unused = Unused::default();
    for path in letters {
        let text = store::source_of_path(&path, "letter").ok();
        let letter = text.and_then(|source| store::read_letter(&source.text, &identities).ok());
        match letter.and_then(|letter| store::record_in(&letter)) {
            Some(record) => tally.add(&record),
            None => unused.unopened += 1,
        }
    }
    add_sent(sent, &identities, framework, tally, &mut unused);
    let say = |line: String| context.streams.say(&line);
    match unused.unopened {
        0 => {}
        number => say(format!(
            "Left out: {} that the key does not open, or that holds no review.",
            count(number, "envelope")
        )),
    }
    match unused.alone {
        0 => {}
        number => say(format!("Left out: {} of which one side alone is here.", count(number, "review"))),
    }
    Ok(())
}

fn identities(context: &Context, key: Option<&Path>) -> anyhow::Result<Vec<Identity>> {
    let identities = match key {
        Some(file) => store::identities_in(&context.current.join(file), &file.to_string_lossy())?,
        None => KeyFile::of_user()?.identities()?,
    };
    if identities.is_empty() {
        return Err(UserError::new("you have no key here, and envelopes open with one")
            .hint("`--key FILE` names the file of the private key that they are written to")
            .into());
    }
    Ok(identities)
}

/// Counts what was sent to a person.
fn add_sent(
    files: Vec<PathBuf>,
    identities: &[Identity],
    framework: &Framework,
    tally: &mut Tally<'_>,
    unused: &mut Unused,
) {
    let mut reviews: BTreeMap<(Id, Id), Sides> = BTreeMap::new();
    for path in files {
        match envelope(&path) {
            Some(Envelope { person, cycle, side, rater, .. }) => {
                reviews.entry((person, cycle)).or_default().insert((side, rater), path);
            }
            None => unused.unopened += 1,
        }
    }
    for ((person, cycle), sides) in reviews {
        let has = |side: Side| sides.keys().any(|(it, _)| *it == side);
        let has_pair = has(Side::Oneself) && has(Side::Manager);
        if !(has_pair || has(Side::Agreed)) {
            unused.alone += 1;
            continue;
        }
        let letter = |side: Side| {
            let path = sides.iter().find(|((it, _), _)| *it == side).map(|(_, path)| path)?;
            store::opened(&envelope(path)?, identities, framework).ok()
        };
        let [oneself, manager, agreed] = [Side::Oneself, Side::Manager, Side::Agreed].map(letter);
        let step = step(agreed.as_ref(), oneself.as_ref());
        let carried = |letter: Option<Letter>| letter.map(|letter| letter.assessment.carried_to(framework));
        let [oneself, manager, agreed]: [Option<Assessment>; 3] = [oneself, manager, agreed].map(carried);
        match Counted::of(oneself.as_ref(), manager.as_ref(), agreed.as_ref()) {
            Some(counted) => {
                tally.add(&counted.record(framework, &cycle, Whom { id: person, name: None, step }));
            }
            None => unused.unopened += 1,
        }
    }
}

fn envelope(path: &Path) -> Option<Envelope> {
    store::envelope_in(&store::source_of_path(path, "envelope").ok()?).ok()
}

/// The step that was decided, else the one that the person's own letter tells.
fn step(agreed: Option<&Letter>, oneself: Option<&Letter>) -> Option<Id> {
    let decided = agreed.and_then(|letter| letter.assessment.step.clone());
    decided.or_else(|| oneself?.profile.as_ref()?.step.clone())
}
