//! `"report": "changes"`.

use serde::Serialize;

use crate::analysis::changes::{
    Change, Changes, ExampleChange, ExampleKind, Noun, PartChange, PartKind, Placement, Raised, Rewording,
    ScopeWord, Touched,
};
use crate::model::{Id, Unread};
use crate::render::changes::{End, Ends, Origin, sentences};

#[derive(Serialize)]
struct Content<'a> {
    before: EndName<'a>,
    after: EndName<'a>,
    version_rise: VersionRise,
    /// Of the framework itself, its steps, behaviors, ratings, disciplines and roles.
    parts: Vec<Part<'a>>,
    examples: Vec<ChangedExample<'a>>,
    /// How many answers the change touches; `null` where no review is sealed by both sides.
    reviews: Option<Answers>,
}

#[derive(Serialize)]
struct EndName<'a> {
    /// `null` for the files as they are.
    revision: Option<&'a str>,
    commit: Option<&'a str>,
    framework_version: String,
    /// Whether there was no framework, so that the shipped one was taken.
    shipped: bool,
    /// The files of the framework that cannot be read, so that nothing in them is compared.
    not_compared: Vec<File<'a>>,
    /// How many errors in the other files were passed over.
    faults: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    place: String,
    fault: &'a str,
}

#[derive(Serialize)]
struct VersionRise {
    /// `patch`, `minor` or `major`; `null` where nothing changed.
    asked: Option<&'static str>,
    /// The lowest version that gives it.
    at_least: Option<String>,
    /// `enough`, `too_little`, `not_at_all` or `lowered`.
    given: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Part<'a> {
    part: &'static str,
    id: &'a Id,
    label: &'a str,
    /// `added`, `removed`, `new_id`, `reworded`, `decided` or `reordered`.
    change: &'static str,
    /// The key whose value changed, where it is one.
    key: Option<&'static str>,
    asks: &'static str,
    words: Vec<WordRun<'a>>,
    /// Of a part that is added: the id before of the one that it seems to be, without `replaces`.
    seems_to_be: Option<&'a Id>,
    /// Ids, where something else was decided.
    was: Option<&'a str>,
    is: Option<&'a str>,
    /// Names, where the order changed.
    order: Option<&'a [&'a str]>,
}

#[derive(Serialize)]
struct ChangedExample<'a> {
    /// What became of it, what weighs most first.
    changes: Vec<&'static str>,
    asks: &'static str,
    before: Option<PlacedExample<'a>>,
    after: Option<PlacedExample<'a>>,
    words: Vec<WordRun<'a>>,
    /// The scope words by which the text reaches further or less far, where it does.
    scope: Option<Scope<'a>>,
}

#[derive(Serialize)]
struct Scope<'a> {
    before: Option<Word<'a>>,
    after: Option<Word<'a>>,
}

#[derive(Serialize)]
struct Word<'a> {
    step: &'a Id,
    text: &'a str,
}

#[derive(Serialize)]
struct PlacedExample<'a> {
    id: &'a Id,
    text: &'a str,
    behavior: &'a Id,
    step: &'a Id,
    /// None for everybody.
    disciplines: &'a [&'a Id],
    /// The ids of the examples whose place it takes.
    replaces: Vec<&'a Id>,
}

/// Words in a row; in all, the text before and the text after in reading order.
#[derive(Serialize)]
struct WordRun<'a> {
    /// `same`, `removed` or `added`.
    change: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Answers {
    marked_examples: usize,
    rated_cells: usize,
    /// Rated cells that are carried over to new ids.
    carried_cells: usize,
    text: String,
}

/// The change as JSON.
pub fn changes<'a>(ends: Ends<'a>, changes: &'a Changes<'a>, touched: Option<Touched>) -> impl Serialize {
    let version = &changes.version;
    Content {
        before: end(ends.before),
        after: end(ends.after),
        version_rise: VersionRise {
            asked: version.asks.as_ref().map(|(rise, _)| sentences::word(*rise)),
            at_least: version.asks.as_ref().map(|(_, least)| least.to_string()),
            given: match version.raised {
                Raised::Enough => "enough",
                Raised::TooLittle => "too_little",
                Raised::NotAtAll => "not_at_all",
                Raised::Lowered => "lowered",
            },
            text: sentences::version(version),
        },
        parts: changes.parts.iter().map(part).collect(),
        examples: changes.examples.iter().map(example).collect(),
        reviews: touched.map(|touched| Answers {
            marked_examples: touched.marked,
            rated_cells: touched.rated,
            carried_cells: touched.carried,
            text: sentences::touched(touched),
        }),
    }
}

fn end(end: End<'_>) -> EndName<'_> {
    EndName {
        revision: end.revision.map(|(name, _)| name),
        commit: end.revision.map(|(_, commit)| commit),
        framework_version: end.framework.manifest.version.to_string(),
        shipped: end.origin == Origin::Shipped,
        not_compared: end.unread.iter().map(file).collect(),
        faults: end.faults,
    }
}

fn file(file: &Unread) -> File<'_> {
    File { path: &file.path, place: file.fault.place(), fault: &file.fault.message }
}

fn part<'a>(change: &'a PartChange<'a>) -> Part<'a> {
    let part = match change.noun {
        Noun::Framework => "framework",
        Noun::Step => "step",
        Noun::Behavior => "behavior",
        Noun::Rating => "rating",
        Noun::Discipline => "discipline",
        Noun::Role => "role",
    };
    let mut found = Part {
        part,
        id: change.id,
        label: change.name,
        change: "added",
        key: None,
        asks: sentences::word(change.asks),
        words: Vec::new(),
        seems_to_be: None,
        was: None,
        is: None,
        order: None,
    };
    match &change.kind {
        PartKind::Added(seems) => found.seems_to_be = *seems,
        PartKind::Removed => found.change = "removed",
        PartKind::NewId(before) => {
            found.change = "new_id";
            found.was = Some(before.as_str());
            found.is = Some(change.id.as_str());
        }
        PartKind::Reworded(key, rewording) => {
            found.change = "reworded";
            found.key = Some(*key);
            found.words = words(Some(rewording));
        }
        PartKind::Decided(key, was, is) => {
            found.change = "decided";
            found.key = Some(*key);
            found.was = Some(was.as_str());
            found.is = Some(is.as_str());
        }
        PartKind::Reordered(order) => {
            found.change = "reordered";
            found.order = Some(order.as_slice());
        }
    }
    found
}

fn example<'a>(change: &'a ExampleChange<'a>) -> ChangedExample<'a> {
    ChangedExample {
        changes: change.kinds.iter().map(|kind| kind_word(*kind)).collect(),
        asks: change.kinds.iter().map(|kind| kind.asks()).max().map_or("patch", sentences::word),
        before: change.before.as_ref().map(placed),
        after: change.after.as_ref().map(placed),
        words: words(change.rewording.as_ref()),
        scope: change.scope.as_ref().map(|scope| Scope {
            before: scope.before.as_ref().map(word),
            after: scope.after.as_ref().map(word),
        }),
    }
}

fn word<'a>(scope: &'a ScopeWord<'_>) -> Word<'a> {
    Word { step: &scope.step.id, text: &scope.word }
}

fn placed<'a>(placement: &'a Placement<'a>) -> PlacedExample<'a> {
    PlacedExample {
        id: &placement.example.id,
        text: &placement.example.text,
        behavior: placement.behavior,
        step: placement.step,
        disciplines: &placement.audience,
        replaces: placement.example.replaces.iter().collect(),
    }
}

fn words(rewording: Option<&Rewording>) -> Vec<WordRun<'_>> {
    let runs = rewording.into_iter().flat_map(|rewording| &rewording.runs);
    runs.map(|run| WordRun {
        change: match run.change {
            Change::Same => "same",
            Change::Removed => "removed",
            Change::Added => "added",
        },
        text: &run.words,
    })
    .collect()
}

fn kind_word(kind: ExampleKind) -> &'static str {
    match kind {
        ExampleKind::Earlier => "earlier",
        ExampleKind::WiderScope => "wider_scope",
        ExampleKind::New => "new",
        ExampleKind::MoreAsked => "more_asked",
        ExampleKind::ForMore => "for_more",
        ExampleKind::Replaces => "replaces",
        ExampleKind::OtherMeaning => "other_meaning",
        ExampleKind::OtherStep => "other_step",
        ExampleKind::OtherBehavior => "other_behavior",
        ExampleKind::Later => "later",
        ExampleKind::NarrowerScope => "narrower_scope",
        ExampleKind::LessAsked => "less_asked",
        ExampleKind::ForFewer => "for_fewer",
        ExampleKind::Reworded => "reworded",
        ExampleKind::Gone => "gone",
    }
}
