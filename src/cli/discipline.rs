//! `steps discipline`.

use clap::{Args, Subcommand};

use super::ReportArgs;
use crate::model::Id;

/// Add a discipline, or list those that there are
///
/// Examples:
///   steps discipline list                    how many examples each has at each step
///   steps discipline new "Data engineering"  a file to fill in
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DisciplineArgs {
    #[command(subcommand)]
    pub command: DisciplineCommand,
}

#[derive(Debug, Subcommand)]
pub enum DisciplineCommand {
    New(NewArgs),
    List(ListArgs),
}

/// Make the file of a new discipline, with a place for each example to be
///
/// Examples:
///   steps discipline new "Data engineering"
///   steps discipline new "Data engineering" --from software-development
///   steps discipline new データ基盤 --id data-platform
///
/// Writes framework/disciplines/<id>.yaml and nothing else. What the nearest disciplines say in
/// the same place is there as comments.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct NewArgs {
    /// The discipline's name
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Its id; made from the name, if not given
    #[arg(long, value_name = "ID")]
    pub id: Option<Id>,
    /// Start from a copy of this discipline's examples, to be edited
    #[arg(long, value_name = "ID")]
    pub from: Option<Id>,
    /// Overwrite the file if it is there
    #[arg(short, long)]
    pub force: bool,
    /// Write the file to standard output instead
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

/// Show how many examples of its own each discipline has at each step
///
/// Examples:
///   steps discipline list
///   steps discipline list --format markdown
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ListArgs {
    #[command(flatten)]
    pub report: ReportArgs,
}
