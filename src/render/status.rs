//! What is waiting for somebody: to read, as records, and as days for a calendar. Never a rating, nor a word of a note.

use jiff::civil::Date;

use super::calendar::{Day, Days};
use super::csv::Records;
use super::when::when;
use super::{Block, Document, Line, Shape, Style, Table, list, words};
use crate::analysis::status::{Kind, State, Status, Waiting};
use crate::model::{Framework, Id, Side};

/// How much of it is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Detail {
    /// The most urgent things in a line each, below something else.
    Glance,
    /// Of those whom they manage, the most urgent thing of each.
    Usual,
    All,
}

/// How many things are shown at a glance.
const AT_A_GLANCE: usize = 3;

/// What is waiting, to read.
pub fn document(framework: &Framework, status: &Status, detail: Detail) -> Document {
    if detail == Detail::Glance {
        return glance(framework, status);
    }
    let mut document = Document::titled(format!("What is waiting for {}", status.name));
    if status.all().next().is_none() {
        document.paragraph("Nothing is waiting.");
        return document;
    }
    if !status.own.is_empty() {
        document.push(in_full(framework, "you", &status.own, status));
    }
    if status.reports.is_empty() {
        return document;
    }
    document.heading(1, "The people you manage");
    if detail == Detail::All {
        for waiting in &status.reports {
            let name = waiting.first().map_or("", |first| first.name.as_str());
            document.heading(2, name);
            document.push(in_full(framework, name, waiting, status));
        }
        return document;
    }
    let rows = status.reports.iter().filter_map(|waiting| first_row(framework, waiting, status));
    document.push(Block::Table(Table {
        caption: "What is most urgent with each of the people you manage".to_owned(),
        head: ["Who", "By", "What"].map(Line::from).into(),
        rows: rows.collect(),
        shape: Shape::Matrix,
    }));
    let command = Line::new().with(Style::Code, "steps status --all");
    document.paragraph(command.text(" lists all of it, with the commands."));
    document
}

/// All that is waiting about somebody: when, what, and the command that goes on with it.
fn in_full(framework: &Framework, whom: &str, waiting: &[Waiting], status: &Status) -> Block {
    let row = |one: &Waiting| {
        let mut lines = vec![Line::from(what(framework, one, status))];
        if let Kind::Focus { attempt: said, .. }
        | Kind::Decision { text: said, .. }
        | Kind::Packet { reason: said, .. } = &one.kind
        {
            lines.push(Line::new().with(Style::Quote, words::prose(said)));
        }
        lines.extend(one.command.iter().map(|command| Line::new().with(Style::Code, command.as_str())));
        vec![vec![day(one, status.today)], lines]
    };
    Block::Table(Table {
        caption: format!("What is waiting about {whom}, the most urgent first"),
        head: ["By", "What"].map(Line::from).into(),
        rows: waiting.iter().map(row).collect(),
        shape: Shape::Matrix,
    })
}

/// The most urgent things, in a line each; nothing where nothing waits.
fn glance(framework: &Framework, status: &Status) -> Document {
    let mut document = Document::default();
    let lines: Vec<Line> = status
        .most_urgent(AT_A_GLANCE)
        .into_iter()
        .map(|waiting| {
            let whom =
                if waiting.person == status.person { String::new() } else { format!("{}: ", waiting.name) };
            let by = match waiting.due {
                Some(due) if due < status.today => format!(" (overdue since {due})"),
                Some(due) => format!(" ({due})"),
                None => String::new(),
            };
            Line::from(format!("{whom}{}{by}", what(framework, waiting, status)))
        })
        .collect();
    if !lines.is_empty() {
        document.paragraph("Waiting for you, as `steps status` says in full:");
        document.push(Block::List(lines));
    }
    document
}

/// What is the most urgent about somebody, and how much more there is.
fn first_row(framework: &Framework, waiting: &[Waiting], status: &Status) -> Option<Vec<Vec<Line>>> {
    let (first, more) = waiting.split_first()?;
    let what = Line::from(what(framework, first, status));
    let what = match more.len() {
        0 => what,
        more => what.with(Style::Quiet, format!(", and {more} more")),
    };
    Some(vec![vec![Line::from(first.name.as_str())], vec![day(first, status.today)], vec![what]])
}

fn day(waiting: &Waiting, today: Date) -> Line {
    match waiting.due {
        Some(due) if due <= today => Line::new().with(Style::Strong, when(due, today)),
        Some(due) => Line::from(when(due, today)),
        None => Line::from("no date"),
    }
}

/// What it is, in words that tell of a rating no more than that there is one.
pub fn what(framework: &Framework, waiting: &Waiting, status: &Status) -> String {
    let who = |names: &[String]| who(names, waiting, status);
    match &waiting.kind {
        Kind::Assessment { cycle, state: State::NotBegun, sealed, .. } if !sealed.is_empty() => {
            format!("{} sealed {cycle}; yours opens it", upper_first(&who(sealed)))
        }
        Kind::Assessment { cycle, side, state, sealed } => {
            let subject = if *side == Side::Oneself { "self-assessment" } else { "assessment" };
            let state = self::state(framework, state);
            let others = if sealed.is_empty() { String::new() } else { format!("; {} sealed", who(sealed)) };
            format!("Your {subject} for {cycle} {state}{others}")
        }
        // Somebody may have sealed on another machine, and nothing here tells.
        Kind::Others { cycle, awaited } => {
            format!("You have sealed {cycle}; nothing has come from {} yet", from(awaited, waiting, status))
        }
        Kind::Meeting { cycle, begun: false } => {
            format!("Both sides have sealed {cycle}; the meeting is next")
        }
        Kind::Meeting { cycle, begun: true } => format!("The meeting about {cycle} is not finished"),
        Kind::Request { cycle, from } => format!("{from} asks what you see of {} for {cycle}", waiting.name),
        Kind::Peers { cycle, awaited } => {
            let have = if awaited.len() == 1 { "has" } else { "have" };
            format!("{}, whom you asked about {cycle}, {have} not answered", list(awaited))
        }
        Kind::FirstStep if waiting.person == status.person => "Set your first step".to_owned(),
        Kind::FirstStep => "Set their first step".to_owned(),
        Kind::Focus { behavior, step, .. } => format!("Look again at {}", place(framework, behavior, step)),
        Kind::Decision { id, behaviors, .. } if behaviors.is_empty() => {
            format!("Look again at your decision {id}")
        }
        Kind::Decision { id, behaviors, .. } => {
            let behaviors: Vec<&str> = behaviors.iter().map(|id| words::behavior(framework, id)).collect();
            format!("Look again at your decision {id} about {}", list(&behaviors))
        }
        // To which step tells where somebody stands.
        Kind::Packet { .. } if waiting.person == status.person => "Look again at your move".to_owned(),
        Kind::Packet { .. } => "Look again at their move".to_owned(),
    }
}

fn state(framework: &Framework, state: &State) -> String {
    match state {
        State::NotBegun => "is not begun".to_owned(),
        State::Draft(Some(cell)) => format!("stopped at {}", place(framework, &cell.behavior, &cell.step)),
        State::Draft(None) => "is not sealed".to_owned(),
        State::ChangedAfterwards => "was changed after it was sealed".to_owned(),
        State::Unreadable => "cannot be read".to_owned(),
    }
}

fn place(framework: &Framework, behavior: &Id, step: &Id) -> String {
    format!("{} · {}", words::behavior(framework, behavior), words::step(framework, step))
}

/// Names with their verb; whom the line is about anyway is `they`.
fn who(names: &[String], waiting: &Waiting, status: &Status) -> String {
    match names {
        [only] if *only == waiting.name && waiting.person != status.person => "they have".to_owned(),
        [only] => format!("{only} has"),
        several => format!("{} have", list(several)),
    }
}

/// Names after a preposition; whom the line is about anyway is `them`.
fn from(names: &[String], waiting: &Waiting, status: &Status) -> String {
    match names {
        [only] if *only == waiting.name && waiting.person != status.person => "them".to_owned(),
        names => list(names),
    }
}

fn upper_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// The word for what it is, in files.
pub fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Assessment { .. } => "assessment",
        Kind::Others { .. } => "others",
        Kind::Meeting { .. } => "meeting",
        Kind::Request { .. } => "request",
        Kind::Peers { .. } => "peers",
        Kind::FirstStep => "first-step",
        Kind::Focus { .. } => "focus",
        Kind::Decision { .. } => "decision",
        Kind::Packet { .. } => "packet",
    }
}

/// The cycle of the review that it is about, if it is about one.
pub fn cycle(kind: &Kind) -> Option<&Id> {
    match kind {
        Kind::Assessment { cycle, .. }
        | Kind::Others { cycle, .. }
        | Kind::Meeting { cycle, .. }
        | Kind::Request { cycle, .. }
        | Kind::Peers { cycle, .. }
        | Kind::Packet { cycle, .. } => Some(cycle),
        Kind::FirstStep | Kind::Focus { .. } | Kind::Decision { .. } => None,
    }
}

/// What is waiting as records.
pub fn records(framework: &Framework, status: &Status) -> Records {
    let row = |waiting: &Waiting| {
        vec![
            waiting.person.to_string(),
            waiting.name.clone(),
            kind(&waiting.kind).to_owned(),
            cycle(&waiting.kind).map(ToString::to_string).unwrap_or_default(),
            waiting.due.map(|day| day.to_string()).unwrap_or_default(),
            what(framework, waiting, status),
            waiting.command.clone().unwrap_or_default(),
        ]
    };
    Records {
        head: vec!["person", "name", "kind", "cycle", "due", "what", "command"],
        rows: status.all().map(row).collect(),
    }
}

/// The days of what has one. A title says no more than a passer-by may read.
pub fn calendar(framework: &Framework, status: &Status) -> Days {
    let of = |waiting: &Waiting| {
        let (name, person) = (&waiting.name, &waiting.person);
        let look = |ids: &[Id]| {
            let behaviors: Vec<&str> = ids.iter().map(|id| words::behavior(framework, id)).collect();
            let behaviors = if behaviors.is_empty() { "a decision".to_owned() } else { list(&behaviors) };
            format!("Look again: {behaviors}, {name}")
        };
        let (title, what) = match &waiting.kind {
            Kind::Request { cycle, .. } => {
                (format!("Peer's answer {cycle}, {name}"), format!("request {cycle}"))
            }
            Kind::Peers { cycle, .. } => {
                (format!("Peers' answers {cycle}, {name}"), format!("peers {cycle}"))
            }
            Kind::FirstStep => (format!("First step, {name}"), "first-step".to_owned()),
            Kind::Focus { behavior, step, .. } => {
                (look(std::slice::from_ref(behavior)), format!("focus {behavior} {step}"))
            }
            Kind::Decision { id, behaviors, .. } => (look(behaviors), format!("decision {id}")),
            Kind::Packet { cycle, .. } => (look(&[]), format!("packet {cycle}")),
            // Whatever became of it, it is the same review.
            Kind::Assessment { cycle, .. } | Kind::Others { cycle, .. } | Kind::Meeting { cycle, .. } => {
                (format!("Review {cycle}, {name}"), format!("review {cycle}"))
            }
        };
        waiting.due.map(|date| Day { date, title, what: format!("{} {person} {what}", status.person) })
    };
    Days {
        name: format!("What is waiting for {}", status.name),
        today: status.today,
        days: status.all().filter_map(of).collect(),
    }
}
