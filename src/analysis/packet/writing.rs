//! The conversation in which one of the two writes their words: why this move, and what makes up for what is not there
//! yet. The person reads at the end what their manager wrote.

use jiff::civil::Date;

use super::Missing;
use crate::analysis::dialog::{Conversation, Field, Input, Lines, Page, Paragraph, Response, Tone, Value};
use crate::model::{Framework, Id, Packet, PacketResume, Side};

const REQUEST: &str = "request";
const SEEN: &str = "seen";

/// Which pages are asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// All of them, from where it was left.
    All,
    /// What the manager wrote, to be read.
    Seen,
}

/// Words that are being written.
#[derive(Clone, Debug)]
pub struct Writing {
    packet: Packet,
    side: Side,
    title: String,
    /// The names of the person and of who manages them.
    names: [String; 2],
    today: Date,
    pages: Vec<Asked>,
    at: usize,
}

/// One page.
#[derive(Clone, Debug)]
enum Asked {
    Request,
    /// What makes up for a behavior, by its name, and what was agreed about it.
    Instead(Id, String, Vec<Paragraph>),
    /// What the manager wrote.
    Seen(Vec<Paragraph>),
}

impl Asked {
    fn bookmark(&self) -> &str {
        match self {
            Asked::Request => REQUEST,
            Asked::Instead(behavior, ..) => behavior.as_str(),
            Asked::Seen(_) => SEEN,
        }
    }
}

impl Writing {
    /// Begins, or goes on where it was left. `names` are those of the person and of who manages them.
    pub fn begin(
        framework: &Framework,
        packet: Packet,
        (side, part): (Side, Part),
        names: [String; 2],
        not_yet: &[Missing<'_>],
        today: Date,
    ) -> Self {
        let step = framework.steps.get(&packet.step).map_or(packet.step.as_str(), |step| &step.name);
        let title = format!("{}: a move to {step}", names[0]);
        let mut writing = Self { packet, side, title, names, today, pages: Vec::new(), at: 0 };
        if part == Part::All {
            let instead = not_yet.iter().map(|missing| writing.instead(framework, missing));
            writing.pages = std::iter::once(Asked::Request).chain(instead).collect();
        }
        if side == Side::Oneself && writing.packet.is_unseen() {
            let said = writing.managers_words(framework);
            writing.pages.push(Asked::Seen(said));
        }
        let resume = writing.packet.resume.take().filter(|resume| resume.side == side);
        let left = resume.and_then(|it| writing.pages.iter().position(|page| page.bookmark() == it.question));
        writing.at = left.unwrap_or_default();
        writing.bookmark();
        writing
    }

    /// The packet, as far as it goes.
    pub fn packet(&self) -> &Packet {
        &self.packet
    }

    fn other(&self) -> Side {
        if self.side == Side::Oneself { Side::Manager } else { Side::Oneself }
    }

    fn name(&self, side: Side) -> &str {
        if side == Side::Oneself { &self.names[0] } else { &self.names[1] }
    }

    fn instead(&self, framework: &Framework, missing: &Missing<'_>) -> Asked {
        let scale = &framework.manifest.scale;
        let cells = missing.cells.iter().flat_map(|cell| {
            let rating = cell.answer.and_then(|answer| answer.rating.as_ref());
            let rating = rating.map_or("not rated", |rating| scale.label(rating));
            let note = cell.answer.and_then(|answer| answer.note.as_ref());
            let note = note.map(|note| Paragraph::new(Tone::Plain, note.as_str()).inside());
            std::iter::once(Paragraph::entry(&cell.step.name, rating)).chain(note)
        });
        let (behavior, name) = (&missing.behavior.id, missing.behavior.short().to_owned());
        let cells = cells.chain(self.said_by_other(self.packet.instead(behavior, self.other()))).collect();
        Asked::Instead(behavior.clone(), name, cells)
    }

    /// What the other of the two wrote: of the manager's words, the person reads all at the end.
    fn said_by_other(&self, text: Option<&str>) -> Option<Paragraph> {
        let text = text.filter(|_| self.side == Side::Manager)?;
        Some(Paragraph::entry(self.name(self.other()), text))
    }

    fn managers_words(&self, framework: &Framework) -> Vec<Paragraph> {
        let request = self.packet.request.of(Side::Manager);
        let request = request.map(|text| Paragraph::new(Tone::Plain, text));
        let instead = self.packet.not_yet.iter().filter_map(|it| {
            let name = framework.behavior(&it.behavior).map_or(it.behavior.as_str(), |known| known.short());
            Some(Paragraph::entry(name, it.instead.of(Side::Manager)?))
        });
        request.into_iter().chain(instead).collect()
    }

    fn take(&mut self, values: &[Value]) {
        let text = values.first().map_or("", Value::text);
        match self.pages.get(self.at) {
            Some(Asked::Request) => self.packet.request.set(self.side, text),
            Some(Asked::Instead(behavior, ..)) => self.packet.set_instead(behavior, self.side, text),
            Some(Asked::Seen(_)) | None => {}
        }
    }

    /// Notes where to continue; nothing once everything is answered.
    fn bookmark(&mut self) {
        let question = self.pages.get(self.at).map(|page| page.bookmark().to_owned());
        self.packet.resume = question.map(|question| PacketResume { side: self.side, question });
    }
}

impl Conversation for Writing {
    fn page(&self) -> Page {
        let write = |question: &str, text: Option<&str>| {
            let text = text.unwrap_or_default().to_owned();
            vec![Field::new(question, Input::Write(text, Lines::Several))]
        };
        let page = Page {
            title: self.title.clone(),
            progress: format!("{} of {}", self.at + 1, self.pages.len()),
            accept: "next",
            can_go_back: self.at > 0,
            ..Page::default()
        };
        match self.pages.get(self.at) {
            Some(Asked::Request) => {
                let readers = match self.side {
                    Side::Oneself => {
                        format!("{} and the people who decide about it read this.", self.name(Side::Manager))
                    }
                    _ => format!("{} reads this first, then the people who decide about it.", self.names[0]),
                };
                let said = self.said_by_other(self.packet.request.of(self.other()));
                let readers = Paragraph::new(Tone::Quiet, readers);
                Page {
                    context: said.map(|said| vec![said]).into_iter().chain([vec![readers]]).collect(),
                    fields: write(
                        "In your own words: why this move, and why now?",
                        self.packet.request.of(self.side),
                    ),
                    ..page
                }
            }
            Some(Asked::Instead(behavior, name, cells)) => Page {
                title: format!("{} · {name}", self.title),
                context: vec![cells.clone()],
                fields: write(
                    "What makes up for what is not there yet?",
                    self.packet.instead(behavior, self.side),
                ),
                help: vec![Paragraph::new(
                    Tone::Plain,
                    "As a rule all behaviors are expected, and strength in one can make up for another. Leave it \
                     empty where there is nothing to say.",
                )],
                ..page
            },
            Some(Asked::Seen(said)) => {
                let about = format!("{} wrote this, and it goes to those who decide:", self.names[1]);
                let about = Paragraph::new(Tone::Strong, about);
                Page {
                    fields: vec![Field::read(std::iter::once(about).chain(said.iter().cloned()).collect())],
                    accept: "I have read it",
                    ..page
                }
            }
            None => page,
        }
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.take(values);
        if let Some(Asked::Seen(_)) = self.pages.get(self.at) {
            self.packet.see(self.today);
        }
        self.at += 1;
        self.bookmark();
        if self.at < self.pages.len() { Response::Next } else { Response::Finished }
    }

    fn back(&mut self, values: &[Value]) -> Response {
        self.take(values);
        self.at = self.at.saturating_sub(1);
        self.bookmark();
        Response::Next
    }

    fn keep(&mut self, values: &[Value]) {
        self.take(values);
    }
}
