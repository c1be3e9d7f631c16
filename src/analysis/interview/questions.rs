//! The page of a question: the examples, the rating, a note and evidence as fields of one screen, and what they
//! hold as an entry.

use super::entry::{Entry, Typed};
use super::evidence::{is_cited, offered};
use super::overview::WORDS_A_MINUTE;
use super::{Cell, Depth, Interviewer};
use crate::analysis::count;
use crate::analysis::dialog::{Action, Field, Input, Item, Lines, Page, Paragraph, Tone, Value};
use crate::analysis::said::{example_items, rating_items, rating_label, ratings};
use crate::model::{Answer, Forward, JournalEntry, Rating, Tagged};

pub(super) const SKIP: Action = Action { key: 's', does: "skip", explanation: "skip this question" };
pub(super) const SKIP_REST: Action =
    Action { key: 'b', does: "rest of behavior", explanation: "skip the rest of this behavior" };
pub(super) const WIDER: Action =
    Action { key: 'w', does: "wider step", explanation: "look at the next wider step anyway" };

/// How far an answer may go, in the order of the choices.
const FORWARD: [Option<Forward>; 3] = [None, Some(Forward::WithoutName), Some(Forward::WithName)];

/// What a field of the page is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Marks,
    /// The examples, to be read.
    Examples,
    Rating,
    /// What one said oneself the last time, to be read.
    LastTime,
    /// What peers said, to be read once the question is answered.
    Peers,
    Note,
    Journal,
    Links,
    /// How far a peer's answer may go.
    Forward,
}

impl Interviewer<'_> {
    /// The page of a cell; `rating` is what is chosen on it by now.
    pub(super) fn ask(&self, cell: &Cell, rating: Option<&Rating>) -> Page {
        let progress = self.interview.progress(cell);
        let framework = self.interview.plan().framework;
        let gone = self
            .answer_of(cell)
            .and_then(|answer| answer.rating.as_ref())
            .filter(|rating| !self.ratings().contains(rating));
        Page {
            title: progress.title(),
            progress: progress.to_string(),
            context: self.meanings(cell),
            notice: gone.map(|gone| format!("The earlier answer was {}.", rating_label(framework, gone))),
            fields: self.parts(cell).into_iter().map(|part| self.field(part, cell, rating)).collect(),
            accept: "next",
            actions: vec![SKIP, SKIP_REST],
            help: self.explain(cell),
            can_go_back: true,
        }
    }

    /// The fields of a cell's page, in their order.
    fn parts(&self, cell: &Cell) -> Vec<Part> {
        match self.interview.plan().depth {
            Depth::Quick => return vec![Part::Marks, Part::Rating, Part::Note],
            Depth::Peer => return vec![Part::Examples, Part::Rating, Part::Note, Part::Forward],
            Depth::Full => {}
        }
        let mut parts = vec![Part::Marks, Part::Rating];
        if !self.last_time.about(cell).is_empty() || !self.last_time.agreed(cell).is_empty() {
            parts.push(Part::LastTime);
        }
        if !self.peers_about(cell).is_empty() {
            parts.push(Part::Peers);
        }
        parts.push(Part::Note);
        if !self.offered(cell).is_empty() {
            parts.push(Part::Journal);
        }
        parts.push(Part::Links);
        parts
    }

    fn field(&self, part: Part, cell: &Cell, rating: Option<&Rating>) -> Field {
        // After "cannot say" there is nothing to add, and after "does not apply" only why.
        let (is_unsure, is_outside) = match rating {
            Some(Rating::Unsure) => (true, false),
            Some(Rating::NotApplicable) => (false, true),
            Some(Rating::Rated(_)) | None => (false, false),
        };
        let has_more = !is_unsure && !is_outside;
        match part {
            Part::Marks => self.marks(cell),
            Part::Examples => Field::read(self.examples(cell)),
            Part::Rating => self.scale(cell),
            Part::LastTime => Field::read(self.last_words(cell)).shown_if(has_more),
            Part::Peers => Field::read(self.peers_words(cell)),
            Part::Note => {
                let hint = if is_outside { self.subject.reason() } else { self.subject.note() };
                let note = self.answer_of(cell).and_then(|answer| answer.note.clone()).unwrap_or_default();
                // What does not apply needs a reason, however little is asked.
                let is_asked = is_outside || (self.interview.plan().asks_for_notes() && !is_unsure);
                Field::write("Note", hint, note, Lines::Several).shown_if(is_asked)
            }
            Part::Journal => {
                let entries = self.offered(cell);
                let marked = entries.iter().map(|entry| is_cited(self.answer_of(cell), entry)).collect();
                let items = entries.into_iter().map(journal_item).collect();
                Field::new("Evidence, from your journal", Input::Mark(items, marked)).shown_if(has_more)
            }
            Part::Links => {
                let hint = "where it can be seen: a web link, or several".to_owned();
                Field::write("Links", hint, self.typed(cell), Lines::One).shown_if(has_more)
            }
            Part::Forward => self.forward(cell).shown_if(!is_unsure),
        }
    }

    /// What was agreed to try, and one's own words of the review before.
    fn last_words(&self, cell: &Cell) -> Vec<Paragraph> {
        let line = |text: String| Paragraph::new(Tone::Quiet, text).tight(4);
        let agreed = self
            .last_time
            .agreed(cell)
            .into_iter()
            .map(|attempt| line(format!("  Agreed to try: {attempt}")));
        let said = self.last_time.about(cell);
        let title = (!said.is_empty()).then(|| line(format!("  What you said in {}:", self.last_time.cycle)));
        agreed.chain(title).chain(said.into_iter().map(|said| line(format!("  · {said}")))).collect()
    }

    /// The examples of a cell, to be read rather than marked.
    fn examples(&self, cell: &Cell) -> Vec<Paragraph> {
        let examples = self.interview.plan().examples(cell);
        let line =
            |tagged: &Tagged<'_>| Paragraph::new(Tone::Plain, format!("· {}", tagged.example.text)).tight(2);
        let title = Paragraph::new(Tone::Strong, "What it can look like:").tight(0);
        std::iter::once(title).chain(examples.iter().map(line)).collect()
    }

    /// What peers said about a cell, which whoever asks has answered.
    fn peers_words(&self, cell: &Cell) -> Vec<Paragraph> {
        let line = |text: String| Paragraph::new(Tone::Quiet, text).tight(4);
        let said = self.peers_about(cell).into_iter().map(|said| line(format!("  · {said}")));
        std::iter::once(line("  What peers say:".to_owned())).chain(said).collect()
    }

    fn forward(&self, cell: &Cell) -> Field {
        let current = self.answer_of(cell).and_then(|answer| answer.forward);
        let at = FORWARD.iter().position(|forward| *forward == current);
        let items = self.subject.forward().map(|(label, detail)| Item { detail, ..Item::new(label) });
        Field::new("Who may read this answer?", Input::Choose(items.into(), at))
    }

    fn marks(&self, cell: &Cell) -> Field {
        let examples = self.interview.plan().examples(cell);
        let answer = self.answer_of(cell);
        let is_marked =
            |tagged: &Tagged<'_>| answer.is_some_and(|answer| answer.examples.contains(&tagged.example.id));
        let marked = examples.iter().map(is_marked).collect();
        Field::new(self.subject.marks(), Input::Mark(example_items(&examples), marked))
    }

    fn scale(&self, cell: &Cell) -> Field {
        let scale = &self.interview.plan().framework.manifest.scale;
        let ratings = self.ratings();
        let before = self.answer_of(cell).and_then(|answer| answer.rating.as_ref());
        let current = before.and_then(|before| ratings.iter().position(|rating| rating == before));
        Field::new("How consistently?", Input::Scale(rating_items(scale, &ratings), current))
    }

    /// The ratings in the order of the choices.
    fn ratings(&self) -> Vec<Rating> {
        ratings(&self.interview.plan().framework.manifest.scale)
    }

    pub(super) fn answer_of(&self, cell: &Cell) -> Option<&Answer> {
        self.interview.assessment().answer(&cell.behavior, &cell.step)
    }

    fn offered(&self, cell: &Cell) -> Vec<&JournalEntry> {
        offered(&self.interview.journal, cell, Some(self.interview.entered()))
    }

    /// The evidence that is no entry to tick.
    fn typed(&self, cell: &Cell) -> String {
        if let Some(typed) = self.interview.typed_nowhere(cell) {
            return typed.to_owned();
        }
        let offered = self.offered(cell);
        let pieces = self.answer_of(cell).into_iter().flat_map(|answer| &answer.evidence);
        let typed = pieces.filter(|piece| !offered.iter().any(|entry| entry.id == piece.as_str()));
        typed.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// What the behavior and the step mean; the behavior only where it begins.
    fn meanings(&self, cell: &Cell) -> Vec<Vec<Paragraph>> {
        let plan = self.interview.plan();
        let entry = |name: &str, meaning: &str| {
            let meaning = format!(": {meaning}");
            vec![Paragraph::new(Tone::Strong, name).with(Tone::Quiet, meaning).tight(0)]
        };
        let first = plan.narrower(cell).is_none();
        let behavior = plan.framework.behavior(&cell.behavior).filter(|_| first);
        let behavior = behavior.map(|behavior| entry(&behavior.name, &behavior.summary));
        let step = plan.framework.steps.get(&cell.step);
        behavior.into_iter().chain(step.map(|step| entry(&step.name, &step.summary))).collect()
    }

    /// What the step, the behavior and the ratings mean.
    fn explain(&self, cell: &Cell) -> Vec<Paragraph> {
        let framework = self.interview.plan().framework;
        let step = framework.steps.get(&cell.step);
        let behavior = framework.behavior(&cell.behavior);
        let mut help: Vec<Paragraph> =
            step.map(|step| Paragraph::entry(&step.name, &step.summary)).into_iter().collect();
        help.extend(behavior.map(|behavior| Paragraph::entry(&behavior.name, &behavior.summary)));
        help.push(Paragraph::new(Tone::Strong, self.subject.rating()).tight(0));
        let points = &framework.manifest.scale.ratings;
        help.extend(points.iter().map(|point| Paragraph::entry(&point.label, &point.meaning).tight(2)));
        let outside = [
            (Rating::Unsure, "a good answer when you have seen too little"),
            (Rating::NotApplicable, "you will be asked why; no judgment implied"),
        ];
        let entry = |(rating, meaning): (Rating, &str)| {
            Paragraph::entry(&rating_label(framework, &rating), meaning).tight(2)
        };
        help.extend(outside.map(entry));
        help
    }

    /// What the fields of a cell's page hold.
    pub(super) fn entry_of(&self, cell: &Cell, values: &[Value]) -> Entry {
        let mut entry = Entry::default();
        for (part, value) in self.parts(cell).into_iter().zip(values) {
            match part {
                Part::Marks => {
                    let examples = self.interview.plan().examples(cell);
                    let id = |at: usize| examples.get(at).map(|tagged| tagged.example.id.clone());
                    entry.examples = Some(value.marked().into_iter().filter_map(id).collect());
                }
                Part::Rating => entry.rating = self.rating_of(value),
                Part::LastTime | Part::Peers | Part::Examples => {}
                Part::Note => entry.note = Some(value.text().to_owned()),
                Part::Journal => {
                    let offered = self.offered(cell);
                    let id = |at: usize| offered.get(at).map(|entry| entry.id.clone());
                    let ticked = value.marked().into_iter().filter_map(id).collect();
                    entry.evidence.get_or_insert_with(Typed::default).entries = ticked;
                }
                Part::Links => {
                    value.text().clone_into(&mut entry.evidence.get_or_insert_with(Typed::default).text);
                }
                Part::Forward => {
                    let chosen = value.choice().and_then(|at| FORWARD.get(at).copied()).flatten();
                    entry.forward = Some(chosen);
                }
            }
        }
        entry
    }

    /// The rating that is chosen on a cell's page by now.
    pub(super) fn chosen(&self, cell: &Cell, values: &[Value]) -> Option<Rating> {
        let at = self.parts(cell).iter().position(|part| *part == Part::Rating)?;
        self.rating_of(values.get(at)?)
    }

    fn rating_of(&self, value: &Value) -> Option<Rating> {
        self.ratings().get(value.choice()?).cloned()
    }

    /// The field that holds the note, and the one of the links, by their positions.
    pub(super) fn place_of_note(&self, cell: &Cell) -> Option<usize> {
        self.parts(cell).iter().position(|part| *part == Part::Note)
    }

    pub(super) fn place_of_links(&self, cell: &Cell) -> Option<usize> {
        self.parts(cell).iter().position(|part| *part == Part::Links)
    }

    /// How long it takes, in words.
    pub(super) fn time(&self) -> String {
        format!(
            "Up to {} with {} in all: about {}, at {WORDS_A_MINUTE} words a minute and {} seconds for each answer.",
            count(self.interview.open_cells().max(1), "question"),
            count(self.interview.words(), "word"),
            count(self.interview.minutes(), "minute"),
            self.interview.seconds_each(),
        )
    }
}

/// An entry of the journal to tick: its day, and what happened.
fn journal_item(entry: &JournalEntry) -> Item {
    Item::new(format!("{}  {}", entry.date.strftime("%-d %b %Y"), entry.text))
}
