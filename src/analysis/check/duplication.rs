//! Whether something is said twice: the same, nearly the same, or again at the next step.
//!
//! Texts are compared through an index of the rare words that they share, never each with each.

mod index;
mod rules;
mod stems;
#[cfg(test)]
mod tests;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet};

use self::index::Index;
use self::stems::Stems;
use super::lists::Lists;
use super::located::Located;
use super::text::Text;
use crate::analysis::english::Phrases;
use crate::analysis::english::sentence::{self, Word};
use crate::diagnostic::{Part, Problem};
use crate::model::{Id, ParsedFramework, Step};

pub use self::rules::RULES;

/// An example, and what its text says.
struct Said<'a> {
    located: Located<'a>,
    words: &'a [Word<'a>],
    /// The stems of its words, without repetition, rarest first.
    stems: Vec<u32>,
    /// Whether another example before it has the same text.
    repeats: bool,
}

/// Every example that says what another one says.
pub fn problems(parts: &ParsedFramework, texts: &[Text<'_>], lists: &Lists) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut stems = Stems::new(lists);
    let mut first: FxHashMap<Normal<'_>, Located<'_>> = FxHashMap::default();
    let mut said: Vec<Said<'_>> = Vec::with_capacity(texts.len());
    for Text { located, words, .. } in texts {
        let before = (!words.is_empty()).then(|| *first.entry(Normal(words)).or_insert(*located));
        let before = before.filter(|before| !std::ptr::eq(before.example, located.example));
        problems.extend(before.map(|before| same_text(&before, located)));
        said.push(Said { located: *located, words, stems: stems.of(words), repeats: before.is_some() });
    }
    for said in &mut said {
        stems.rarest_first(&mut said.stems);
    }
    let (near, narrow) = rayon::join(
        || near_duplicates(&said),
        || {
            let steps = parts.steps.as_ref();
            steps
                .map(|steps| Widening::new(steps.value.as_slice(), lists).problems(&said))
                .unwrap_or_default()
        },
    );
    problems.extend(near);
    problems.extend(narrow);
    problems
}

/// A text as its words alone: what stands between them, and capitals, make no other text of it.
struct Normal<'a>(&'a [Word<'a>]);

impl Normal<'_> {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| word.lower.as_ref())
    }
}

impl PartialEq for Normal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

impl Eq for Normal<'_> {}

impl Hash for Normal<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.words().for_each(|word| word.hash(hasher));
    }
}

fn same_text(first: &Located<'_>, second: &Located<'_>) -> Problem {
    let message = format!("`{}` says the same as `{}`", second.example.id, first.example.id);
    let same_cell = first.behavior == second.behavior && first.step == second.step;
    let of_disciplines = !first.disciplines().is_empty() && !second.disciplines().is_empty();
    let help = if same_cell && of_disciplines && first.disciplines() != second.disciplines() {
        format!(
            "what several disciplines share is for everybody: keep it once, in the file of the behavior `{}`",
            first.behavior
        )
    } else if same_cell {
        "remove one of the two".to_owned()
    } else {
        "keep it where it fits best, and say in the other place what is different there".to_owned()
    };
    second.problem("same-text", Part::Value, message).expected(place(first)).help(help)
}

/// Where the other text is, in words.
fn place(other: &Located<'_>) -> String {
    format!("the other is at `{}`, `{}` in {}", other.behavior, other.step, other.source.name)
}

fn near_duplicates(said: &[Said<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut index: Index<(&Id, &Id)> = Index::for_sets(said.len());
    for (at, this) in (0..).zip(said).filter(|(_, this)| !this.repeats) {
        let cell = index.group((this.located.behavior, this.located.step));
        let near = index.find(cell, &this.stems, |other| &said[other as usize].stems, |_| true);
        let Some(near) = near else {
            // What is like another text is found through that one, so it need not be indexed.
            index.insert(cell, &this.stems, at);
            continue;
        };
        let other = &said[near as usize].located;
        let message = format!("`{}` says nearly the same as `{}`", this.located.example.id, other.example.id);
        let problem = this.located.problem("near-duplicate", Part::Value, message);
        let help = format!(
            "keep the better one, or bring out how they differ; the other reads: {}",
            other.example.text
        );
        problems.push(problem.expected(place(other)).help(help));
    }
    problems
}

/// What makes a text reach further than the one it repeats.
struct Widening<'a> {
    steps: &'a [Step],
    /// By step: the framework's words for a reach at least as wide, and words that widen any reach.
    phrases: Vec<Phrases<()>>,
}

/// The examples of a behavior at a step, for everybody or for one discipline.
type Audience<'a> = (&'a Id, &'a Id, Option<&'a Id>);

impl<'a> Widening<'a> {
    fn new(steps: &'a [Step], lists: &Lists) -> Self {
        let mut all = Vec::new();
        for place in 0..steps.len() {
            let mut phrases = Phrases::new();
            lists.words_of("widening").for_each(|word| phrases.add(word, ()));
            steps[place..].iter().flat_map(|step| &step.scope_words).for_each(|word| phrases.add(word, ()));
            for word in sentence::words(steps[place].scope.as_deref().unwrap_or_default()) {
                if !lists.has("stop-word", &word.lower) {
                    phrases.add(&word.lower, ());
                }
            }
            all.push(phrases);
        }
        Self { steps, phrases: all }
    }

    fn problems(&self, said: &[Said<'_>]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut index: Index<Audience<'_>> = Index::for_sets(said.len());
        // What repeats another text is found by another rule.
        let said_once = || (0..).zip(said).filter(|(_, this)| !this.repeats);
        for (at, this) in said_once() {
            for audience in audiences(&this.located) {
                let group = index.group((this.located.behavior, this.located.step, audience));
                index.insert(group, &this.stems, at);
            }
        }
        for (_, this) in said_once() {
            let located = &this.located;
            let Some(place) = self.steps.iter().position(|step| step.id == *located.step) else { continue };
            let Some(narrower) = place.checked_sub(1).map(|place| &self.steps[place].id) else { continue };
            let near = audiences(located).chain([None]).find_map(|audience| {
                let group = index.known_group(&(located.behavior, narrower, audience))?;
                index.find(
                    group,
                    &this.stems,
                    |other| &said[other as usize].stems,
                    |other| !self.widens(place, &said[other as usize], this),
                )
            });
            let Some(near) = near else { continue };
            problems.push(no_widening(&said[near as usize].located, located));
        }
        problems
    }

    /// Whether a text has a word for a wider reach that the narrower text is without.
    fn widens(&self, place: usize, narrower: &Said<'_>, wider: &Said<'_>) -> bool {
        let known: FxHashSet<&str> = narrower.words.iter().map(Word::bare).collect();
        let hits = self.phrases[place].hits(wider.words);
        hits.iter().any(|hit| wider.words[hit.words.clone()].iter().any(|word| !known.contains(word.bare())))
    }
}

/// For whom an example is: everybody, or each of its disciplines.
fn audiences<'a>(located: &Located<'a>) -> impl Iterator<Item = Option<&'a Id>> {
    let disciplines = located.disciplines();
    disciplines.is_empty().then_some(None).into_iter().chain(disciplines.iter().map(Some))
}

fn no_widening(narrower: &Located<'_>, wider: &Located<'_>) -> Problem {
    let message = format!(
        "`{}` says nearly the same as `{}` at the narrower step `{}`",
        wider.example.id, narrower.example.id, narrower.step
    );
    let help = format!("say what reaches further, or remove it; the other reads: {}", narrower.example.text);
    wider.problem("no-widening", Part::Value, message).expected("something that widens the scope").help(help)
}
