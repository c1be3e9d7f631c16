//! The screens of the questions, and the keys that answer them.

use super::pages::help;
use super::words::{ONWARD, rating_label};
use super::{Conversation, Move};
use crate::analysis::interview::{Kind, Onward, Question, Reply};
use crate::model::{Id, Rating, Tagged};
use crate::terminal::choices::{Choices, Item, Pick, Pressed};
use crate::terminal::keys::Key;
use crate::terminal::line_editor::LineEditor;
use crate::terminal::rows::{Row, Tone, shorten, wrap, wrap_spans};
use crate::terminal::screen::{BodyRow, Cursor, Frame, KeyHelp, Size, View};

/// What a list says around its items.
struct Asked {
    question: String,
    /// What helps to answer, the least needed first.
    context: Vec<Context>,
    keys: Vec<KeyHelp>,
    /// What Enter is told when nothing is chosen.
    missing: String,
}

/// A text above the question.
enum Context {
    /// A name and what it means.
    Meaning(String, String),
    /// A heading, and a row for each of these.
    List(&'static str, Vec<String>),
}

/// What came of a list.
enum Picked {
    Item(usize),
    Marks,
    Key(char),
    Move(Move),
}

impl Conversation<'_, '_> {
    pub(super) fn ask(&mut self, question: &Question) -> anyhow::Result<Move> {
        match question.kind {
            Kind::Marks => self.ask_marks(question),
            Kind::Rating => self.ask_rating(question),
            Kind::GoOn => self.ask_whether_to_go_on(question),
            Kind::Reason | Kind::Note | Kind::Links => self.ask_text(question),
        }
    }

    fn ask_marks(&mut self, question: &Question) -> anyhow::Result<Move> {
        let cell = &question.cell;
        let plan = self.interview.plan();
        let examples = plan.examples(cell);
        let answer = self.interview.assessment().answer(&cell.behavior, &cell.step);
        let is_marked = |id: &Id| answer.is_some_and(|answer| answer.examples.contains(id));
        let marked = examples.iter().map(|tagged| is_marked(&tagged.example.id)).collect();
        let ids: Vec<Id> = examples.iter().map(|tagged| tagged.example.id.clone()).collect();
        let mut choices = Choices::many(example_items(&examples), marked);
        let asked = Asked {
            question: self.words.marks(),
            context: self.meanings(question),
            keys: vec![
                help(0, "Enter", "accept"),
                help(3, "Space", "mark"),
                help(4, "Esc", "back"),
                help(5, "s", "skip"),
                help(6, "b", "skip rest"),
                help(2, "?", "help"),
                help(1, "q", "leave"),
            ],
            missing: format!("There are {} here.", super::words::count(ids.len(), "example")),
        };
        loop {
            match self.pick(question, &mut choices, &asked)? {
                Picked::Move(next) => return Ok(next),
                Picked::Marks => {
                    let Pick::Many(marked) = &choices.pick else { continue };
                    let marked = ids.iter().zip(marked).filter(|(_, marked)| **marked);
                    return Ok(Move::Answer(Reply::Marks(marked.map(|(id, _)| id.clone()).collect())));
                }
                Picked::Item(_) | Picked::Key(_) => {}
            }
        }
    }

    fn ask_rating(&mut self, question: &Question) -> anyhow::Result<Move> {
        let cell = &question.cell;
        let framework = self.interview.plan().framework;
        let before = self.interview.assessment().rating(&cell.behavior, &cell.step).cloned();
        let scale = &framework.manifest.scale;
        let mut ratings: Vec<Rating> =
            scale.ratings.iter().map(|point| Rating::Rated(point.id.clone())).collect();
        ratings.extend([Rating::Unsure, Rating::NotApplicable]);
        let item = |rating: &Rating| Item {
            label: match rating {
                Rating::NotApplicable => format!("{} (asks why)", rating_label(framework, rating)),
                _ => rating_label(framework, rating),
            },
            detail: match rating {
                Rating::Rated(id) => scale.get(id).map(|point| point.meaning.clone()).unwrap_or_default(),
                Rating::Unsure | Rating::NotApplicable => String::new(),
            },
            mark: if before.as_ref() == Some(rating) { "(now)".into() } else { String::new() },
            ..Item::default()
        };
        let current = before.as_ref().and_then(|before| ratings.iter().position(|rating| rating == before));
        let mut choices = Choices::one(ratings.iter().map(item).collect(), current);
        let mut context = Vec::new();
        if self.interview.plan().kinds(self.interview.assessment(), cell).contains(&Kind::Marks) {
            context.extend(self.marked(question));
        } else {
            // Without a screen for the examples, they are read here.
            choices.preamble =
                self.interview.plan().examples(cell).iter().map(|tagged| with_tag(tagged)).collect();
        }
        if let (Some(gone), None) = (&before, current) {
            self.notice = Some(format!("The earlier answer was {}.", rating_label(framework, gone)));
        }
        let digits = format!("1–{}", ratings.len().min(9));
        let asked = Asked {
            question: self.words.rating(),
            context,
            keys: vec![
                help(0, digits.clone(), "choose"),
                help(5, "↑↓ Enter", "choose"),
                help(3, "Esc", "back"),
                help(4, "s", "skip"),
                help(6, "b", "skip rest"),
                help(2, "?", "help"),
                help(1, "q", "leave"),
            ],
            missing: format!("Choose one: {digits}."),
        };
        loop {
            match self.pick(question, &mut choices, &asked)? {
                Picked::Move(next) => return Ok(next),
                Picked::Item(at) => return Ok(Move::Answer(Reply::Rating(ratings[at].clone()))),
                Picked::Marks | Picked::Key(_) => {}
            }
        }
    }

    fn ask_whether_to_go_on(&mut self, question: &Question) -> anyhow::Result<Move> {
        let progress = self.interview.progress(&question.cell);
        let framework = self.interview.plan().framework;
        let wider = self.interview.plan().wider(&question.cell);
        let wider = wider.and_then(|cell| framework.steps.get(&cell.step)).map_or("", |step| &step.name);
        let onward = if progress.behavior_number < progress.behaviors {
            "Go on with the next behavior".to_owned()
        } else {
            "Go on to the summary".to_owned()
        };
        let anyway = format!("Look at {wider} all the same (g)");
        let items = [onward, anyway].map(|label| Item { label, ..Item::default() });
        let went_on = usize::from(self.interview.went_on(&question.cell));
        let mut choices = Choices::one(items.into(), Some(went_on));
        let asked = Asked {
            question: self.words.go_on(progress.behavior),
            context: Vec::new(),
            keys: vec![
                help(0, "Enter", "choose"),
                help(4, "g", "go on all the same"),
                help(3, "Esc", "back"),
                help(2, "?", "help"),
                help(1, "q", "leave"),
            ],
            missing: "Choose one: 1–2.".into(),
        };
        loop {
            match self.pick(question, &mut choices, &asked)? {
                Picked::Move(next) => return Ok(next),
                Picked::Item(at) => return Ok(Move::Answer(Reply::GoOn(ONWARD[at]))),
                Picked::Key('g') => return Ok(Move::Answer(Reply::GoOn(Onward::WiderStep))),
                Picked::Marks | Picked::Key(_) => {}
            }
        }
    }

    /// Shows a list until something is picked.
    fn pick(&mut self, question: &Question, choices: &mut Choices, asked: &Asked) -> anyhow::Result<Picked> {
        let head = self.head(question);
        let mut view = View::default();
        loop {
            let notice = self.notice.clone();
            let shown = &*choices;
            let frame = |size: Size| list_frame(shown, asked, head(size), notice.clone(), size);
            let key = self.screen.show(&mut view, &frame)?;
            self.notice = None;
            let laid = choices.lay(self.screen.size().columns - 1);
            match choices.press(key, &laid, &mut view) {
                Pressed::Stay => continue,
                Pressed::Chose(at) => return Ok(Picked::Item(at)),
                Pressed::Accepted => return Ok(Picked::Marks),
                Pressed::NothingChosen => self.notice = Some(asked.missing.clone()),
                Pressed::Unknown => match key {
                    Key::Escape | Key::Left => return Ok(Picked::Move(Move::Back)),
                    Key::Char('s') => return Ok(Picked::Move(Move::SkipCell)),
                    Key::Char('b') => return Ok(Picked::Move(Move::SkipBehavior)),
                    Key::Char('q') | Key::Ctrl('c' | 'd') => return Ok(Picked::Move(Move::Leave)),
                    Key::Char('?') => {
                        let ended_by = self.explain(question)?;
                        if ended_by == Key::Ctrl('c') {
                            return Ok(Picked::Move(Move::Leave));
                        }
                    }
                    Key::Char(other) => return Ok(Picked::Key(other)),
                    _ => {}
                },
            }
        }
    }

    fn ask_text(&mut self, question: &Question) -> anyhow::Result<Move> {
        let head = self.head(question);
        let before = self.text_before(question);
        let mut editor = LineEditor::with(self.unsent.get(question).unwrap_or(&before));
        let mut view = View::default();
        loop {
            let (typed, asks, notice) = (&editor, self.asks(question, &before), self.notice.clone());
            let context = self.rated_as(question);
            let frame = |size: Size| {
                let columns = size.columns - 1;
                Frame {
                    context: vec![wrap(Tone::Quiet, &context, columns)],
                    question: wrap(Tone::Plain, &asks, columns),
                    notice: notice.clone(),
                    keys: text_keys(question.kind, &before),
                    ..text_frame(typed, head(size), columns)
                }
            };
            let key = self.screen.show(&mut view, &frame)?;
            self.notice = None;
            match key {
                Key::Enter => {
                    self.unsent.remove(question);
                    return Ok(Move::Answer(reply(question.kind, &editor.text())));
                }
                Key::Escape => {
                    // Going back is not throwing away.
                    self.unsent.insert(question.clone(), editor.text());
                    return Ok(Move::Back);
                }
                Key::Ctrl('c') => return Ok(Move::Leave),
                Key::Ctrl('d') if editor.is_empty() => return Ok(Move::Leave),
                other => editor.press(other, text_columns(self.screen.size().columns - 1)),
            }
        }
    }

    fn asks(&self, question: &Question, before: &str) -> String {
        let enter = if before.is_empty() { "Optional: Enter skips it." } else { "Enter keeps it as it is." };
        match question.kind {
            Kind::Reason => self.words.reason(),
            Kind::Links => format!("{} {enter}", self.words.links()),
            _ => format!("{} {enter}", self.words.note()),
        }
    }

    /// The earlier answer to a question that is answered by a text.
    fn text_before(&self, question: &Question) -> String {
        let cell = &question.cell;
        let answer = self.interview.assessment().answer(&cell.behavior, &cell.step);
        let text = answer.map(|answer| match question.kind {
            Kind::Links => answer.evidence.join("\n"),
            _ => answer.note.clone().unwrap_or_default(),
        });
        text.unwrap_or_default()
    }

    /// What the cell was rated, to be read above a text about it.
    fn rated_as(&self, question: &Question) -> String {
        let cell = &question.cell;
        let framework = self.interview.plan().framework;
        let rating = self.interview.assessment().rating(&cell.behavior, &cell.step);
        rating.map(|rating| rating_label(framework, rating)).unwrap_or_default()
    }

    /// What the behavior and the step mean; the behavior only where it begins.
    fn meanings(&self, question: &Question) -> Vec<Context> {
        let plan = self.interview.plan();
        let mut context = Vec::new();
        if plan.narrower(&question.cell).is_none()
            && let Some(behavior) = plan.framework.behavior(&question.cell.behavior)
        {
            context.push(Context::Meaning(behavior.name.clone(), behavior.summary.clone()));
        }
        if let Some(step) = plan.framework.steps.get(&question.cell.step) {
            context.push(Context::Meaning(step.name.clone(), step.summary.clone()));
        }
        context
    }

    /// The examples marked on the screen before, in short.
    fn marked(&self, question: &Question) -> Option<Context> {
        let cell = &question.cell;
        let answer = self.interview.assessment().answer(&cell.behavior, &cell.step)?;
        let examples = self.interview.plan().examples(cell);
        let marked = examples.iter().filter(|tagged| answer.examples.contains(&tagged.example.id));
        let texts: Vec<String> = marked.map(|tagged| tagged.example.text.clone()).collect();
        (!texts.is_empty()).then_some(Context::List("You marked:", texts))
    }
}

impl Context {
    fn rows(&self, columns: usize) -> Vec<Row> {
        match self {
            Context::Meaning(name, meaning) => {
                let spans = [(Tone::Strong, name.as_str()), (Tone::Quiet, ": "), (Tone::Quiet, meaning)];
                wrap_spans(&spans, columns, "", "")
            }
            Context::List(heading, texts) => {
                let row = |text: &String| {
                    Row::new(Tone::Quiet, format!("  · {}", shorten(text, columns.saturating_sub(4))))
                };
                std::iter::once(Row::new(Tone::Quiet, *heading)).chain(texts.iter().map(row)).collect()
            }
        }
    }
}

fn list_frame(choices: &Choices, asked: &Asked, head: Vec<Row>, notice: Option<String>, size: Size) -> Frame {
    let columns = size.columns - 1;
    let laid = choices.lay(columns);
    Frame {
        head,
        context: asked.context.iter().map(|context| context.rows(columns)).collect(),
        question: wrap(Tone::Strong, &asked.question, columns),
        focus: choices.kept_in_view(&laid),
        cursor: choices.cursor(&laid),
        body: laid.body,
        notice,
        keys: asked.keys.clone(),
    }
}

fn text_frame(editor: &LineEditor, head: Vec<Row>, columns: usize) -> Frame {
    let laid = editor.lay(text_columns(columns));
    let row = |text: &String| BodyRow { row: Row::new(Tone::Plain, format!("> {text}")), item: None };
    Frame {
        head,
        body: laid.rows.iter().map(row).collect(),
        focus: Some(laid.row..laid.row + 1),
        cursor: Cursor::Body { row: laid.row, column: laid.column + 2 },
        ..Frame::default()
    }
}

/// The columns of a text: what the mark at its left and the cursor at its right leave.
fn text_columns(columns: usize) -> usize {
    columns.saturating_sub(3)
}

fn text_keys(kind: Kind, before: &str) -> Vec<KeyHelp> {
    let enter = match kind {
        Kind::Reason => "accept",
        _ if before.is_empty() => "accept or skip",
        _ => "accept",
    };
    vec![
        help(0, "Enter", enter),
        help(3, "Alt-Enter", "new line"),
        help(2, "Esc", "back"),
        help(1, "Ctrl-C", "leave"),
    ]
}

fn reply(kind: Kind, text: &str) -> Reply {
    match kind {
        Kind::Reason => Reply::Reason(text.to_owned()),
        Kind::Links => Reply::Links(text.split_whitespace().map(str::to_owned).collect()),
        _ => Reply::Note(text.to_owned()),
    }
}

/// The examples to mark, each discipline's under its name.
fn example_items(examples: &[Tagged<'_>]) -> Vec<Item> {
    let mut above = String::new();
    let mut items = Vec::new();
    for tagged in examples {
        let tag = tag(tagged);
        let heading = (tag != above && !tag.is_empty()).then(|| tag.clone());
        above = tag;
        items.push(Item { heading, label: tagged.example.text.clone(), ..Item::default() });
    }
    items
}

fn tag(tagged: &Tagged<'_>) -> String {
    let names: Vec<&str> = tagged.disciplines.iter().map(|discipline| discipline.name.as_str()).collect();
    names.join(", ")
}

fn with_tag(tagged: &Tagged<'_>) -> String {
    let tag = tag(tagged);
    if tag.is_empty() {
        format!("· {}", tagged.example.text)
    } else {
        format!("· [{tag}] {}", tagged.example.text)
    }
}
