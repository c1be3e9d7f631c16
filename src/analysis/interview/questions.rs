//! The pages of the questions, and how what their fields hold answers them.

use super::words::{LINKS, count, question_name, rating_label, tag};
use super::{Interview, Interviewer, Kind, Onward, Question, Reply};
use crate::analysis::dialog::{Action, Field, Input, Item, Lines, Page, Paragraph, Tone, Value};
use crate::model::{Rating, Tagged};

/// What to do after a rating that ends a behavior, in the order of the choices.
const ONWARD: [Onward; 2] = [Onward::NextBehavior, Onward::WiderStep];

pub(super) const SKIP: Action = Action { key: 's', does: "skip", explanation: "skip this question" };
pub(super) const SKIP_REST: Action =
    Action { key: 'b', does: "skip rest", explanation: "skip the rest of this behavior" };
pub(super) const ANYWAY: Action =
    Action { key: 'g', does: "continue anyway", explanation: "look at the wider step anyway" };

impl Interviewer<'_> {
    /// The page of a question.
    pub(super) fn ask(&self, question: &Question) -> Page {
        let progress = self.interview.progress(&question.cell);
        let page = Page {
            title: progress.title(),
            progress: progress.to_string(),
            accept: "accept",
            help: self.explain(question),
            can_go_back: true,
            ..Page::default()
        };
        match question.kind {
            Kind::Marks => self.ask_marks(question, page),
            Kind::Rating => self.ask_rating(question, page),
            Kind::GoOn => self.ask_whether_to_continue(question, page),
            Kind::Reason | Kind::Note | Kind::Links => self.ask_text(question, page),
        }
    }

    fn ask_marks(&self, question: &Question, page: Page) -> Page {
        let cell = &question.cell;
        let examples = self.interview.plan().examples(cell);
        let answer = self.interview.assessment().answer(&cell.behavior, &cell.step);
        let is_marked =
            |tagged: &Tagged<'_>| answer.is_some_and(|answer| answer.examples.contains(&tagged.example.id));
        let marked = examples.iter().map(is_marked).collect();
        Page {
            context: self.meanings(question),
            fields: vec![Field::new(self.subject.marks(), Input::Mark(example_items(&examples), marked))],
            actions: vec![SKIP, SKIP_REST],
            ..page
        }
    }

    fn ask_rating(&self, question: &Question, page: Page) -> Page {
        let cell = &question.cell;
        let framework = self.interview.plan().framework;
        let scale = &framework.manifest.scale;
        let before = self.interview.assessment().rating(&cell.behavior, &cell.step);
        let ratings = ratings(&self.interview);
        let item = |rating: &Rating| Item {
            label: match rating {
                Rating::NotApplicable => format!("{} (asks why)", rating_label(framework, rating)),
                _ => rating_label(framework, rating),
            },
            detail: match rating {
                Rating::Rated(id) => scale.get(id).map(|point| point.meaning.clone()).unwrap_or_default(),
                Rating::Unsure | Rating::NotApplicable => String::new(),
            },
            mark: if before == Some(rating) { "(now)".into() } else { String::new() },
            ..Item::default()
        };
        let current = before.and_then(|before| ratings.iter().position(|rating| rating == before));
        let gone = before.filter(|_| current.is_none());
        let choose = Input::Choose(ratings.iter().map(item).collect(), current);
        let asks_for_examples =
            self.interview.plan().kinds(self.interview.assessment(), cell).contains(&Kind::Marks);
        // Without a page of their own, the examples are read here.
        let read = (!asks_for_examples).then(|| Field::read(self.examples(question)));
        Page {
            context: if asks_for_examples { self.marked(question) } else { Vec::new() },
            notice: gone.map(|gone| format!("The earlier answer was {}.", rating_label(framework, gone))),
            fields: read.into_iter().chain([Field::new(self.subject.rating(), choose)]).collect(),
            actions: vec![SKIP, SKIP_REST],
            ..page
        }
    }

    fn ask_whether_to_continue(&self, question: &Question, page: Page) -> Page {
        let plan = self.interview.plan();
        let behavior = self.interview.progress(&question.cell).behavior;
        let wider = plan.wider(&question.cell).and_then(|cell| plan.framework.steps.get(&cell.step));
        let wider = wider.map_or("", |step| &step.name);
        let last = plan.cells().last().is_some_and(|cell| cell.behavior == question.cell.behavior);
        let next = if last { "the summary" } else { "the next behavior" };
        let items =
            [format!("Continue with {next}"), format!("Look at {wider} anyway")].map(Item::new).into();
        let current = usize::from(self.interview.went_on(&question.cell));
        let asks =
            format!("The questions about {behavior} end here: a wider step usually builds on this one.");
        Page {
            fields: vec![Field::new(asks, Input::Choose(items, Some(current)))],
            actions: vec![ANYWAY],
            ..page
        }
    }

    fn ask_text(&self, question: &Question, page: Page) -> Page {
        let optional = match self.interview.recorded_text(question).is_empty() {
            true => "Optional: Enter skips it.",
            false => "Enter keeps it as it is.",
        };
        let asks = match question.kind {
            Kind::Reason => self.subject.reason(),
            Kind::Links => format!("{LINKS} {optional}"),
            _ => format!("{} {optional}", self.subject.note()),
        };
        let cell = &question.cell;
        let rating = self.interview.assessment().rating(&cell.behavior, &cell.step);
        let rated = rating.map(|rating| rating_label(self.interview.plan().framework, rating));
        Page {
            context: rated
                .map(|rated| vec![Paragraph::new(Tone::Quiet, rated).tight(0)])
                .into_iter()
                .collect(),
            fields: vec![Field::new(asks, Input::Write(self.interview.text(question), Lines::Several))],
            ..page
        }
    }

    /// What the behavior and the step mean; the behavior only where it begins.
    fn meanings(&self, question: &Question) -> Vec<Vec<Paragraph>> {
        let plan = self.interview.plan();
        let entry = |name: &str, meaning: &str| {
            let meaning = format!(": {meaning}");
            vec![Paragraph::new(Tone::Strong, name).with(Tone::Quiet, meaning).tight(0)]
        };
        let first = plan.narrower(&question.cell).is_none();
        let behavior = plan.framework.behavior(&question.cell.behavior).filter(|_| first);
        let behavior = behavior.map(|behavior| entry(&behavior.name, &behavior.summary));
        let step = plan.framework.steps.get(&question.cell.step);
        behavior.into_iter().chain(step.map(|step| entry(&step.name, &step.summary))).collect()
    }

    /// The examples marked on the page before, in short.
    fn marked(&self, question: &Question) -> Vec<Vec<Paragraph>> {
        let cell = &question.cell;
        let Some(answer) = self.interview.assessment().answer(&cell.behavior, &cell.step) else {
            return Vec::new();
        };
        let examples = self.interview.plan().examples(cell);
        let marked = examples.iter().filter(|tagged| answer.examples.contains(&tagged.example.id));
        let mut rows = vec![Paragraph::new(Tone::Quiet, "You marked:").one_row()];
        rows.extend(
            marked
                .map(|tagged| Paragraph::new(Tone::Quiet, format!("  · {}", tagged.example.text)).one_row()),
        );
        if rows.len() == 1 { Vec::new() } else { vec![rows] }
    }

    /// The examples, to be read.
    fn examples(&self, question: &Question) -> Vec<Paragraph> {
        let examples = self.interview.plan().examples(&question.cell);
        let shown = examples.iter().map(|tagged| {
            let tag = tag(tagged);
            let tag = if tag.is_empty() { tag } else { format!("[{tag}] ") };
            Paragraph::new(Tone::Plain, format!("  · {tag}{}", tagged.example.text)).tight(4)
        });
        shown.collect()
    }

    /// What the step, the behavior and the ratings mean.
    fn explain(&self, question: &Question) -> Vec<Paragraph> {
        let framework = self.interview.plan().framework;
        let step = framework.steps.get(&question.cell.step);
        let behavior = framework.behavior(&question.cell.behavior);
        let mut help: Vec<Paragraph> =
            step.map(|step| Paragraph::entry(&step.name, &step.summary)).into_iter().collect();
        help.extend(behavior.map(|behavior| Paragraph::entry(&behavior.name, &behavior.summary)));
        help.push(Paragraph::new(Tone::Strong, "Ratings").tight(0));
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

    /// What the field of a question's page answers, if it answers anything.
    pub(super) fn reply_of(&self, question: &Question, values: &[Value]) -> Option<Reply> {
        let value = values.last()?;
        Some(match question.kind {
            Kind::Marks => {
                let examples = self.interview.plan().examples(&question.cell);
                let id = |at: usize| examples.get(at).map(|tagged| tagged.example.id.clone());
                Reply::Marks(value.marked().into_iter().filter_map(id).collect())
            }
            Kind::Rating => Reply::Rating(ratings(&self.interview).get(value.choice()?)?.clone()),
            Kind::GoOn => Reply::GoOn(*ONWARD.get(value.choice()?)?),
            Kind::Reason => Reply::Reason(value.text().to_owned()),
            Kind::Note => Reply::Note(value.text().to_owned()),
            Kind::Links => Reply::Links(value.text().split_whitespace().map(str::to_owned).collect()),
        })
    }

    /// Where the interview continues: `Craft · Shop, the note`.
    pub(super) fn name_of(&self, question: &Question) -> String {
        format!("{}, {}", self.interview.progress(&question.cell).title(), question_name(question.kind))
    }

    /// How long it takes, in words.
    pub(super) fn time(&self) -> String {
        format!(
            "This takes about {}: up to {}, each about one behavior at one step.",
            count(self.interview.minutes(), "minute"),
            count(self.interview.open_cells().max(1), "question"),
        )
    }
}

/// The ratings in the order of the choices.
fn ratings(interview: &Interview<'_>) -> Vec<Rating> {
    let points = &interview.plan().framework.manifest.scale.ratings;
    let rated = points.iter().map(|point| Rating::Rated(point.id.clone()));
    rated.chain([Rating::Unsure, Rating::NotApplicable]).collect()
}

/// The examples to mark, each discipline's under its name.
fn example_items(examples: &[Tagged<'_>]) -> Vec<Item> {
    let mut above = String::new();
    let mut items = Vec::new();
    for tagged in examples {
        let tag = tag(tagged);
        let heading = (tag != above && !tag.is_empty()).then(|| tag.clone());
        above = tag;
        items.push(Item { heading, ..Item::new(&tagged.example.text) });
    }
    items
}
