//! The command line: clap's types, and nothing else. Each doc comment is the help it gives.

mod discipline;
mod schema;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::analysis::gap::FOCUS_RULE;
use crate::model::{Id, Relation};

pub use discipline::{DisciplineArgs, DisciplineCommand, ListArgs, NewArgs};
pub use schema::SchemaArgs;

/// Career conversations in plain text
#[derive(Debug, Parser)]
#[command(
    name = "steps",
    version,
    max_term_width = 100,
    disable_help_subcommand = false,
    after_help = "Examples:\n  steps assess        rate yourself before a one-to-one\n  steps diff robin    see together where Robin and their manager differ"
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes, before or after its name.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// The workspace to use, rather than the one found from the current folder upwards
    #[arg(
        long,
        value_name = "DIR",
        env = "STEPS_WORKSPACE",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub workspace: Option<PathBuf>,
    /// Who you are
    #[arg(
        long,
        value_name = "ID",
        env = "STEPS_PERSON",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub person: Option<String>,
    /// The date to take for today
    #[arg(long, value_name = "DATE", global = true, help_heading = "Global options")]
    pub today: Option<Date>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = "Global options")]
    pub color: When,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Never ask; fail where an answer is missing
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Assess(AssessArgs),
    Diff(DiffArgs),
    Gap(GapArgs),
    Show(ShowArgs),
    Check(CheckArgs),
    Discipline(DisciplineArgs),
    Changes(ChangesArgs),
    Init(InitArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Rate yourself, your report or a colleague, cell by cell
///
/// Examples:
///   steps assess                             rate yourself
///   steps assess robin --as manager          rate Robin as their manager
///   steps assess --quick                     ratings only, no notes
///   steps assess --answers a.yaml --seal     without a terminal, from a file
///
/// Each answer is saved before the next question. Leave at any time: the same command goes on
/// where you stopped. The other side's ratings are not read and not shown before you have sealed
/// yours.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct AssessArgs {
    /// Whom to rate; you, if not given
    #[arg(value_name = "PERSON")]
    pub about: Option<Id>,
    /// How you stand to the person
    #[arg(long = "as", value_name = "RELATION", value_enum)]
    pub relation: Option<RaterRelation>,
    /// A discipline whose examples to rate; may be given several times
    #[arg(long = "discipline", value_name = "ID")]
    pub disciplines: Vec<Id>,
    /// The step to begin at; narrower ones are not asked
    #[arg(long, value_name = "STEP")]
    pub from: Option<Id>,
    /// Who rates, rather than you
    #[arg(long, value_name = "NAME")]
    pub rater: Option<Id>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Ask only for the rating of each cell
    #[arg(long, conflicts_with_all = ["answers", "edit"])]
    pub quick: bool,
    /// Take the answers from a YAML file with `cells`; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "edit")]
    pub answers: Option<PathBuf>,
    /// Answer in a form in your editor
    #[arg(long)]
    pub edit: bool,
    /// Seal what is there, without asking
    #[arg(long)]
    pub seal: bool,
    /// Open a sealed assessment again, which hides both sides again
    #[arg(long)]
    pub reopen: bool,
}

/// How a rater stands to the person, as far as it is typed: what was agreed is written together.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum RaterRelation {
    #[value(name = "self")]
    Oneself,
    Manager,
    Peer,
}

/// Show where two raters agree and where they differ, widest difference first
///
/// Examples:
///   steps diff robin                         Robin's self-rating and their manager's
///   steps diff robin --all                   with everything about the cells they agree on
///   steps diff self.yaml manager.yaml        any two files or more
///   steps diff robin --format html -o review.html
///
/// Refuses until both sides have sealed, so that neither rates with the other in view.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DiffArgs {
    /// A person, or two assessment files or more; you, if not given
    #[arg(value_name = "PERSON|FILE")]
    pub about: Vec<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Show everything about the cells where they agree, too
    #[arg(long)]
    pub all: bool,
    /// Compare also what is not sealed; the report says so
    #[arg(long)]
    pub drafts: bool,
    /// Exit with 1 where they differ
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Show what to work on next, from today's ratings to a step
///
/// Examples:
///   steps gap                                to your next step
///   steps gap robin --to tribe               to a step of your choice
///   steps gap --from self                    from your own ratings, before both have sealed
///   steps gap --discipline quality           how another discipline looks from here
///
/// Reads the agreed ratings if there are any, else the manager's, else the self-rating.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, after_long_help = focus_rule())]
pub struct GapArgs {
    /// Whose gap; yours, if not given
    #[arg(value_name = "PERSON")]
    pub about: Option<Id>,
    /// The step to look at; the next one, if not given
    #[arg(long, value_name = "STEP")]
    pub to: Option<Id>,
    /// Whose ratings to look at
    #[arg(long, value_name = "SIDE", value_enum)]
    pub from: Option<Side>,
    /// Another discipline, to look sideways
    #[arg(long, value_name = "ID")]
    pub discipline: Option<Id>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Whose ratings a gap is read from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Side {
    Agreed,
    Manager,
    #[value(name = "self")]
    Oneself,
}

/// Show the framework: as a whole, one behavior, one step, or one discipline
///
/// Examples:
///   steps show                               behaviors by steps on one screen
///   steps show mastery                       one behavior across the steps
///   steps show squad                         one step across the behaviors
///   steps show software-development          one discipline's own examples
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ShowArgs {
    /// The id or the name of a behavior, a step or a discipline
    #[arg(value_name = "BEHAVIOR|STEP|DISCIPLINE")]
    pub subject: Option<String>,
    /// Show also the examples of this discipline; may be given several times
    #[arg(long = "discipline", value_name = "ID")]
    pub disciplines: Vec<Id>,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// How a report is written, and where to.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// How to write the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub format: Format,
    /// The file to write it to, for your eyes only; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Json,
    Html,
}

/// Find everything wrong with the framework and the reviews
///
/// Examples:
///   steps check                              the whole workspace
///   steps check framework                    the framework alone
///   steps check --fix --dry-run              show what can be fixed without a person
///   steps check --explain unknown-id         what a rule is about
///
/// A comment `# steps: allow(rule) reason` silences a rule on its line, or on the next one;
/// `[check.rules]` in steps.toml sets how much a rule matters. Exits with 1 where an error stands.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct CheckArgs {
    /// The files or folders to check; the whole workspace, if not given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Hold the framework against what it was in git at this revision, too
    #[arg(long, value_name = "GIT-REF")]
    pub base: Option<String>,
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub format: FindingsFormat,
    /// Exit with 1 where these stand, too
    #[arg(long, value_name = "SEVERITY", value_enum)]
    pub deny: Option<Deny>,
    /// Leave out the findings that this file lists
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write today's findings to the baseline's file
    #[arg(long, requires = "baseline", conflicts_with = "fix")]
    pub update_baseline: bool,
    /// Fix what is safe to fix in the framework, keeping comments and layout
    #[arg(long)]
    pub fix: bool,
    /// Show as a patch what --fix would change, and change nothing
    #[arg(short = 'n', long, requires = "fix", conflicts_with_all = ["base", "baseline", "deny", "format"])]
    pub dry_run: bool,
    /// List the rules
    #[arg(long, conflicts_with_all = ["paths", "base", "baseline", "deny", "explain", "fix", "format"])]
    pub rules: bool,
    /// Explain a rule
    #[arg(long, value_name = "RULE", conflicts_with_all = ["paths", "base", "baseline", "deny", "fix", "format"])]
    pub explain: Option<String>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum FindingsFormat {
    Text,
    Json,
    /// Annotations of a pull request, from a GitHub workflow
    Github,
    /// SARIF 2.1.0, as code scanning reads it
    Sarif,
}

/// What is not let pass beside errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Deny {
    Warnings,
}

/// Show what a change to the framework means for people
///
/// Examples:
///   steps changes                            what this branch changes
///   steps changes HEAD                       what is not committed yet
///   steps changes v1.0.0..v2.0.0             between two releases
///   steps changes --format markdown          for the text of a pull request
///
/// Reads from git what the framework said where this branch parted from BASE; without BASE, from
/// the main branch: origin/HEAD, else main or master. What it says now is the files as they are.
/// BASE..HEAD compares two revisions as they are, and BASE...HEAD begins where they parted.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ChangesArgs {
    /// The revision to compare with, or two; the main branch, if not given
    #[arg(value_name = "BASE[..HEAD]")]
    pub range: Option<String>,
    /// Exit with 1 where something changes
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Make a workspace with a framework to make your own
///
/// Examples:
///   steps init                               in the current folder
///   steps init our-framework                 in a new one
///
/// Writes steps.toml, a copy of the framework, a line in .gitignore that keeps reviews out of git,
/// and a CI job that runs `steps check`, at the top of the git repository where it lies in one.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct InitArgs {
    /// The folder; the current one, if not given
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// Overwrite files that are there
    #[arg(short, long)]
    pub force: bool,
}

/// Write a completion script for a shell
///
/// Examples:
///   steps completions bash > ~/.local/share/bash-completion/completions/steps
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct CompletionsArgs {
    pub shell: clap_complete::Shell,
}

/// Write the manual page
///
/// Examples:
///   steps man > steps.1
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ManArgs {}

/// How candidates to focus on are chosen, as the help of `gap` states it.
fn focus_rule() -> String {
    format!("Candidates to focus on:\n{}", textwrap::indent(&textwrap::fill(FOCUS_RULE, 90), "  "))
}

impl From<RaterRelation> for Relation {
    fn from(relation: RaterRelation) -> Self {
        match relation {
            RaterRelation::Oneself => Relation::Oneself,
            RaterRelation::Manager => Relation::Manager,
            RaterRelation::Peer => Relation::Peer,
        }
    }
}
