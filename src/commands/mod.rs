//! One file per command: load, compute, render, exit. What several share is here.

mod accessibility;
mod agree;
mod arrivals;
mod asking;
mod assess;
mod calibrate;
mod changes;
mod check;
pub mod cli;
mod completions;
mod diff;
mod discard;
mod discipline;
mod draft_file;
mod editor;
mod envelopes;
mod error_report;
mod everybody;
mod export;
mod form;
mod gap;
mod given;
mod guide;
mod history;
mod identity;
mod import;
mod init;
mod journal;
mod key;
mod man;
mod note;
mod notes;
mod output;
mod packet;
mod peers;
mod privacy;
mod privacy_help;
mod receive;
mod report_args;
mod schema;
mod send;
mod show;
mod site;
mod status;
mod subject;

use std::borrow::Borrow;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

pub use self::error_report::report;

use self::cli::{Cli, Global};
use self::report_args::ReportArgs;
use crate::analysis::lookup::{self, NotFound};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Behavior, Discipline, Framework, Id, JournalKind, Side, Step};
use crate::render::{self, Format, Layout, Report};
use crate::store::{UserFile, Workspace};
use crate::terminal::Streams;

/// The commands, in the order in which the help lists them.
#[derive(Debug, Subcommand)]
pub enum Command {
    Assess(assess::AssessArgs),
    Note(note::NoteArgs),
    Send(send::SendArgs),
    Receive(receive::ReceiveArgs),
    Diff(diff::DiffArgs),
    Agree(agree::AgreeArgs),
    Gap(gap::GapArgs),
    History(history::HistoryArgs),
    Status(status::StatusArgs),
    Show(show::ShowArgs),
    Guide(guide::GuideArgs),
    Check(check::CheckArgs),
    Notes(notes::NotesArgs),
    Peers(peers::PeersArgs),
    Packet(packet::PacketArgs),
    Export(export::ExportArgs),
    Calibrate(calibrate::CalibrateArgs),
    Init(init::InitArgs),
    Site(site::SiteArgs),
    Changes(changes::ChangesArgs),
    Discipline(discipline::DisciplineArgs),
    Schema(schema::SchemaArgs),
    Import(import::ImportArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
    Key(key::KeyArgs),
    Accessibility(accessibility::AccessibilityArgs),
    Privacy(privacy_help::PrivacyArgs),
}

impl Command {
    /// Whether whoever runs it is in the middle of a review.
    fn is_about_people(&self) -> bool {
        matches!(
            self,
            Command::Assess(_)
                | Command::Agree(_)
                | Command::Note(_)
                | Command::Notes(_)
                | Command::Send(_)
                | Command::Receive(_)
                | Command::Diff(_)
                | Command::Peers(_)
                | Command::Gap(_)
                | Command::History(_)
                | Command::Packet(_)
        )
    }
}

/// What every command needs to know of its surroundings.
#[derive(Debug)]
pub struct Context {
    pub streams: Streams,
    /// The folder that the program runs in.
    pub current: PathBuf,
    pub today: Date,
    /// The workspace that was asked for.
    pub workspace: Option<PathBuf>,
    /// Whether line by line was asked for on the command line.
    linear: bool,
    /// Who the user says they are.
    person: Option<String>,
}

impl Context {
    pub fn new(global: &Global, streams: Streams) -> anyhow::Result<Self> {
        let current = std::env::current_dir()
            .map_err(|error| UserError::new(format!("the current folder cannot be used: {error}")))?;
        let given = |path: &Option<PathBuf>| path.clone().filter(|path| !path.as_os_str().is_empty());
        Ok(Self {
            streams,
            current,
            today: global.today.unwrap_or_else(|| jiff::Zoned::now().date()),
            workspace: given(&global.workspace),
            linear: global.linear,
            person: global.person.clone().filter(|person| !person.is_empty()),
        })
    }

    /// The workspace, whose settings have to be sound: what they mean is not to be guessed.
    fn workspace(&self) -> anyhow::Result<Workspace> {
        let workspace = Workspace::find(self.workspace.as_deref(), &self.current)?;
        match workspace.settings.findings.as_slice() {
            [] => Ok(workspace),
            findings => Err(InvalidFiles(findings.to_vec()).into()),
        }
    }

    /// Renders a report in the format asked for, and puts it where it was asked for.
    fn deliver(&self, report: &Report<'_>, arguments: &ReportArgs) -> anyhow::Result<()> {
        self.deliver_as(arguments.format(), report, arguments)
    }

    /// The same for a report that is a table of records.
    fn deliver_records(&self, report: &Report<'_>, arguments: &ReportArgs) -> anyhow::Result<()> {
        self.deliver_as(arguments.record_format(), report, arguments)
    }

    /// The same for one that also tells days.
    fn deliver_calendar(&self, report: &Report<'_>, arguments: &ReportArgs) -> anyhow::Result<()> {
        self.deliver_as(arguments.calendar_format(), report, arguments)
    }

    fn deliver_as(&self, format: Format, report: &Report<'_>, arguments: &ReportArgs) -> anyhow::Result<()> {
        let to_file = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
        let page = match to_file {
            None => self.streams.out.page(),
            Some(_) => render::Page { width: None, color: false, ..self.streams.out.page() },
        };
        let text = report.render(format, page);
        match to_file {
            None if format == Format::Text => self.streams.present(&text),
            None => self.streams.answer(&text),
            Some(path) => output::write(self, path, &text, arguments),
        }
    }
}

/// How everything is laid out, as far as the user says: line by line where the command line, the environment or
/// their own file asks for it. A terminal that can do no more has it so in any case.
pub fn layout(global: &Global) -> Layout {
    let is_accessible = || std::env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty());
    // What is wrong with the file is said where it is needed to go on.
    let is_kept = || UserFile::load().is_ok_and(|file| file.linear);
    if global.linear || is_accessible() || is_kept() { Layout::Linear } else { Layout::Tables }
}

/// Runs a command.
pub fn run(context: &Context, cli: &Cli) -> anyhow::Result<Status> {
    if cli.command.as_ref().is_some_and(Command::is_about_people) {
        arrivals::tell(context);
    }
    match &cli.command {
        None => context
            .streams
            .answer(&cli::shown(&cli::first_screen(), context.streams.out.page()))
            .and_then(|()| status::glance(context))
            .map(|()| Status::Done),
        Some(Command::Accessibility(arguments)) => accessibility::run(context, arguments),
        Some(Command::Agree(arguments)) => agree::run(context, arguments),
        Some(Command::Peers(arguments)) => peers::run(context, arguments),
        Some(Command::Assess(arguments)) => assess::run(context, arguments),
        Some(Command::Calibrate(arguments)) => calibrate::run(context, arguments),
        Some(Command::Changes(arguments)) => changes::run(context, arguments),
        Some(Command::Check(arguments)) => check::run(context, arguments),
        Some(Command::Completions(arguments)) => completions::run(context, arguments),
        Some(Command::Diff(arguments)) => diff::run(context, arguments),
        Some(Command::Discipline(arguments)) => discipline::run(context, arguments),
        Some(Command::Export(arguments)) => export::run(context, arguments),
        Some(Command::Gap(arguments)) => gap::run(context, arguments),
        Some(Command::Guide(arguments)) => guide::run(context, arguments),
        Some(Command::History(arguments)) => history::run(context, arguments),
        Some(Command::Import(arguments)) => import::run(context, arguments),
        Some(Command::Init(arguments)) => init::run(context, arguments),
        Some(Command::Key(arguments)) => key::run(context, arguments),
        Some(Command::Man(arguments)) => man::run(context, arguments),
        Some(Command::Note(arguments)) => note::run(context, arguments),
        Some(Command::Notes(arguments)) => notes::run(context, arguments),
        Some(Command::Packet(arguments)) => packet::run(context, arguments),
        Some(Command::Privacy(arguments)) => privacy_help::run(context, arguments),
        Some(Command::Receive(arguments)) => receive::run(context, arguments),
        Some(Command::Schema(arguments)) => schema::run(context, arguments),
        Some(Command::Send(arguments)) => send::run(context, arguments),
        Some(Command::Show(arguments)) => show::run(context, arguments),
        Some(Command::Site(arguments)) => site::run(context, arguments),
        Some(Command::Status(arguments)) => status::run(context, arguments),
    }
}

/// Prints a page of the help that is about all commands.
fn help_page(context: &Context, name: &str) -> anyhow::Result<Status> {
    let mut command = cli::command();
    let page = command.find_subcommand_mut(name).map(clap::Command::render_long_help);
    let shown = cli::shown(&page.unwrap_or_default(), context.streams.out.page());
    context.streams.answer(&shown).map(|()| Status::Done)
}

/// The step that a word names.
fn known_step<'a>(framework: &'a Framework, word: &str) -> anyhow::Result<&'a Step> {
    Ok(lookup::step(framework, word).map_err(UserError::from)?)
}

/// The behavior that a word names.
fn known_behavior<'a>(framework: &'a Framework, word: &str) -> anyhow::Result<&'a Behavior> {
    Ok(lookup::behavior(framework, word).map_err(UserError::from)?)
}

/// The discipline that a word names.
fn known_discipline<'a>(framework: &'a Framework, word: &str) -> anyhow::Result<&'a Discipline> {
    Ok(lookup::discipline(framework, word).map_err(UserError::from)?)
}

/// The ids of the disciplines that the words name.
fn known_disciplines(framework: &Framework, words: &[impl Borrow<str>]) -> anyhow::Result<Vec<Id>> {
    words.iter().map(|word| known_discipline(framework, word.borrow()).map(|it| it.id.clone())).collect()
}

impl From<NotFound> for UserError {
    fn from(NotFound { message, hint }: NotFound) -> Self {
        UserError::new(message).maybe_hint(hint)
    }
}

/// Parses the word of one of these values.
fn one_of<T: Clone + Send + Sync + 'static>(
    values: impl IntoIterator<Item = (PossibleValue, T)>,
) -> impl TypedValueParser<Value = T> {
    let values: Vec<(PossibleValue, T)> = values.into_iter().collect();
    let words = PossibleValuesParser::new(values.iter().map(|(word, _)| word.clone()));
    words.try_map(move |word| {
        let found = values.iter().find(|(known, _)| known.get_name() == word);
        found.map(|(_, value)| value.clone()).ok_or("there is no such value")
    })
}

/// The kinds of journal entries by their words.
fn journal_kinds() -> [(PossibleValue, JournalKind); 3] {
    JournalKind::ALL.map(|kind| (PossibleValue::new(kind.word()), kind))
}

/// Sides by their words.
fn sides<const N: usize>(sides: [Side; N]) -> [(PossibleValue, Side); N] {
    sides.map(|side| (PossibleValue::new(side.word()), side))
}
