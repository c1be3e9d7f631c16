//! The pages about cells: what each side says and what is decided, and all that both share at once.

use super::talk::{Meeting, OPEN_ONE, SKIP};
use super::words::said;
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::analysis::diff::{Compared, Kind, Marked};
use crate::analysis::interview::Cell;
use crate::analysis::said::{rating_items, ratings};
use crate::model::{Answer, Id, Lens, Rating};

/// What the page of a cell holds.
struct Entry {
    examples: Vec<Id>,
    rating: Option<Rating>,
    note: Option<String>,
}

impl Meeting<'_> {
    /// Shows what each side says of a cell, and asks what everybody agrees on.
    pub(super) fn ask_cell(&self, cell: &Cell) -> Page {
        let scale = &self.agenda.framework.manifest.scale;
        let ratings = ratings(scale);
        let answer = self.answer_of(cell);
        // What both share is offered as it is; what differs is theirs to choose.
        let shared = self.agenda.shared_rating(cell).filter(|_| answer.is_none());
        let rating = answer.and_then(|answer| answer.rating.clone()).or(shared);
        let chosen = rating.and_then(|rating| ratings.iter().position(|known| *known == rating));
        let (ids, items) = self.examples(cell);
        let marks = answer.map_or_else(|| self.marked_at_first(cell), |answer| answer.examples.clone());
        let marked = ids.iter().map(|id| marks.contains(id)).collect();
        let note = answer.and_then(|answer| answer.note.clone()).unwrap_or_default();
        let hint = "why: what decided it, in a sentence".to_owned();
        let mut fields = vec![Field::read(self.sides(cell))];
        if !ids.is_empty() {
            fields.push(Field::new("Which examples hold?", Input::Mark(items, marked)));
        }
        let scale = Input::Scale(rating_items(scale, &ratings), chosen);
        fields.push(Field::new("You agree on", scale));
        fields.push(Field::write("Note", hint, note, Lines::Several));
        Page {
            title: self.title_of(cell),
            progress: self.progress(cell),
            fields,
            accept: "next",
            actions: vec![SKIP],
            help: self.explain(cell),
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Which one it is, or why it is asked.
    fn progress(&self, cell: &Cell) -> String {
        let differences: Vec<Cell> = self.agenda.differences().collect();
        match (differences.iter().position(|other| other == cell), self.agenda.compared(cell)) {
            (Some(at), _) => format!("difference {} of {}", at + 1, differences.len()),
            (None, Some(Compared { kind: Kind::NotAsked, .. })) => "only one side was asked".to_owned(),
            _ => "you see it the same way".to_owned(),
        }
    }

    /// What each side says, with the question to begin with.
    fn sides(&self, cell: &Cell) -> Vec<Paragraph> {
        let Some(compared) = self.agenda.compared(cell) else { return Vec::new() };
        let mut paragraphs = Vec::new();
        for (at, rater) in self.agenda.diff.raters.iter().enumerate() {
            let answer = compared.answers.get(at).copied().flatten();
            let rating = match answer.and_then(|answer| answer.rating.as_ref()) {
                Some(rating) => self.rating_words(Some(rating)),
                None if compared.asked.get(at) == Some(&false) => "not asked".to_owned(),
                None => "not rated".to_owned(),
            };
            let head = Paragraph::new(Tone::Strong, format!("{}: ", rater.name)).with(Tone::Plain, rating);
            paragraphs.push(head.tight(2));
            paragraphs
                .extend(answer.into_iter().flat_map(|answer| Self::written(answer, &rater.assessment.cited)));
        }
        let question = compared.question.as_ref();
        paragraphs.extend(question.map(|question| {
            Paragraph::new(Tone::Quiet, "Start with: ").with(Tone::Current, question.as_str()).tight(2)
        }));
        paragraphs
    }

    /// The examples to mark: first what somebody marked, with who did, then the others.
    fn examples(&self, cell: &Cell) -> (Vec<Id>, Vec<Item>) {
        let framework = self.agenda.framework;
        let (mut ids, mut items) = (Vec::new(), Vec::new());
        for Marked { id, example, by } in self.agenda.compared(cell).into_iter().flat_map(|it| &it.examples) {
            let names = by.iter().filter_map(|at| self.agenda.diff.raters.get(*at));
            let names: Vec<&str> = names.map(|rater| rater.name.as_str()).collect();
            let everybody = names.len() == self.agenda.diff.raters.len();
            let mark = match (everybody, names.len()) {
                (true, 2) => "(both)".to_owned(),
                (true, _) => "(all)".to_owned(),
                _ => format!("({})", names.join(", ")),
            };
            let label = example.as_ref().map_or_else(
                || format!("`{id}`, no longer in the framework"),
                |tagged| tagged.example.text.clone(),
            );
            ids.push((*id).clone());
            items.push(Item { mark, ..Item::new(label) });
        }
        let own = self.answer_of(cell).map(|answer| answer.examples.clone()).unwrap_or_default();
        let lens = Lens::Of(&self.record.disciplines);
        let here = framework.examples(&cell.behavior, &cell.step, lens).into_iter();
        let here = here.map(|tagged| (tagged.example.id.clone(), tagged.example.text.clone()));
        let kept = own.into_iter().map(|id| {
            let text = self.example_text(&id);
            (id, text)
        });
        for (id, text) in here.chain(kept) {
            if !ids.contains(&id) {
                ids.push(id);
                items.push(Item::new(text));
            }
        }
        (ids, items)
    }

    /// What is marked before anybody decides: what everybody marked, and of what both share all that one of them did.
    fn marked_at_first(&self, cell: &Cell) -> Vec<Id> {
        let (all, is_shared) = (self.agenda.diff.raters.len(), self.agenda.shared_rating(cell).is_some());
        let marked = self.agenda.compared(cell).into_iter().flat_map(|it| &it.examples);
        let holds = marked.filter(|marked| is_shared || marked.by.len() == all);
        holds.map(|marked| marked.id.clone()).collect()
    }

    pub(super) fn answer_of(&self, cell: &Cell) -> Option<&Answer> {
        self.record.answer(&cell.behavior, &cell.step)
    }

    fn entry_of(&self, cell: &Cell, values: &[Value]) -> Option<Entry> {
        let (ids, _) = self.examples(cell);
        let (marks, rating, note) = match values {
            [_, marks, rating, note] => (Some(marks), rating, note),
            [_, rating, note] => (None, rating, note),
            _ => return None,
        };
        let marked = marks.map(Value::marked).unwrap_or_default();
        Some(Entry {
            examples: marked.into_iter().filter_map(|at| ids.get(at).cloned()).collect(),
            rating: rating
                .choice()
                .and_then(|at| ratings(&self.agenda.framework.manifest.scale).get(at).cloned()),
            note: said(note.text()),
        })
    }

    /// The place of the note, where a difference is decided without a word, and nobody was asked for one yet.
    pub(super) fn lacks_why(&self, cell: &Cell, values: &[Value]) -> Option<usize> {
        let entry = self.entry_of(cell, values)?;
        let is_difference = self.agenda.differences().any(|other| other == *cell);
        let is_silent = entry.note.is_none() && entry.rating.is_some_and(|it| it != Rating::NotApplicable);
        let is_asked = is_difference && is_silent && self.asked_why.as_ref() != Some(cell);
        is_asked.then(|| values.len().saturating_sub(1))
    }

    /// Takes what the page of a cell holds as what was decided.
    pub(super) fn decide(&mut self, cell: &Cell, values: &[Value]) -> Response {
        let Some(entry) = self.entry_of(cell, values) else { return Response::Next };
        let last = values.len().saturating_sub(1);
        if entry.rating.is_none() {
            let why = "Choose what you agree on, or skip it and leave it open.".to_owned();
            return Response::Refused { why, field: last.checked_sub(1) };
        }
        if entry.rating == Some(Rating::NotApplicable) && entry.note.is_none() {
            let why = "A reason is needed: why does this not apply here?".to_owned();
            return Response::Refused { why, field: Some(last) };
        }
        self.write(cell, entry);
        let joined = self.agenda.joined(cell);
        let answer = self.record.answer_mut(&cell.behavior, &cell.step);
        for piece in joined.evidence {
            if !answer.evidence.contains(&piece) {
                answer.evidence.push(piece);
            }
        }
        self.is_begun = false;
        Response::Next
    }

    /// Keeps what the page holds, and notes whether that says more than before.
    pub(super) fn keep_cell(&mut self, cell: &Cell, values: &[Value]) {
        let Some(entry) = self.entry_of(cell, values) else { return };
        // What is marked at first says nothing yet.
        let is_touched = entry.rating.is_some()
            || entry.note.is_some()
            || self.answer_of(cell).is_some()
            || entry.examples != self.marked_at_first(cell);
        if is_touched {
            self.write(cell, entry);
            self.is_begun = self.answer_of(cell) != Some(&self.entered);
        }
    }

    fn write(&mut self, cell: &Cell, Entry { examples, rating, note }: Entry) {
        let answer = self.record.answer_mut(&cell.behavior, &cell.step);
        (answer.examples, answer.note) = (examples, note);
        answer.rating = rating;
    }

    /// Leaves a cell without a decision: a rating that was chosen and not accepted is none. What was marked and
    /// written stays.
    pub(super) fn leave_cell(&mut self, cell: &Cell) {
        if self.answer_of(cell).is_some() {
            let before = self.entered.rating.clone();
            let answer = self.record.answer_mut(&cell.behavior, &cell.step);
            answer.rating = before;
            let says_nothing = answer.rating.is_none() && answer.note.is_none();
            if says_nothing && self.entered == Answer::default() {
                answer.examples.clear();
            }
        }
        self.is_begun = false;
    }

    /// Shows what both share, to be accepted in one go.
    pub(super) fn accept_shared_page(&self) -> Page {
        let mut paragraphs = Vec::new();
        let mut above: Option<Id> = None;
        for cell in self.agenda.shared() {
            let behavior = self.agenda.framework.behavior(&cell.behavior);
            if above.as_ref() != Some(&cell.behavior) {
                let name = behavior.map_or(cell.behavior.as_str(), |behavior| behavior.short());
                paragraphs.push(Paragraph::new(Tone::Strong, name).tight(0));
                above = Some(cell.behavior.clone());
            }
            let shared = self.agenda.shared_rating(&cell);
            let decided = self.answer_of(&cell).and_then(|answer| answer.rating.clone());
            let changed = decided.is_some() && decided != shared;
            let rating = self.rating_words(decided.or(shared).as_ref());
            let more = if changed { " (decided otherwise)" } else { "" };
            let step = self.step_name(&cell.step);
            paragraphs.push(
                Paragraph::new(Tone::Quiet, format!("  {step}: "))
                    .with(Tone::Plain, format!("{rating}{more}"))
                    .tight(4),
            );
        }
        let why = "Accepting takes all of it over, with every example that one of you marked.";
        Page {
            title: "What you see the same way".into(),
            context: vec![vec![Paragraph::new(Tone::Quiet, why)]],
            fields: vec![Field::read(paragraphs)],
            accept: "accept all",
            actions: vec![OPEN_ONE, SKIP],
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Asks which of what both share to open.
    pub(super) fn pick_shared(&self) -> Page {
        let item = |cell: Cell| Item {
            detail: self.rating_words(self.agenda.shared_rating(&cell).as_ref()),
            ..Item::new(self.title_of(&cell))
        };
        let items = self.agenda.shared().map(item).collect();
        Page {
            fields: vec![Field::new("Which one do you want to open?", Input::Pick(items))],
            accept: "open",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// What the step, the behavior and the ratings mean.
    fn explain(&self, cell: &Cell) -> Vec<Paragraph> {
        let framework = self.agenda.framework;
        let step = framework.steps.get(&cell.step).map(|step| (&step.name, &step.summary));
        let behavior = framework.behavior(&cell.behavior).map(|it| (&it.name, &it.summary));
        let points = framework.manifest.scale.ratings.iter().map(|point| (&point.label, &point.meaning));
        let about = step.into_iter().chain(behavior).map(|(name, text)| Paragraph::entry(name, text));
        about.chain(points.map(|(name, text)| Paragraph::entry(name, text).tight(2))).collect()
    }
}
