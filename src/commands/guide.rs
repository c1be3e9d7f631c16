//! `steps guide`: how the framework is used, to read.

use clap::Args;

use super::Context;
use super::report_args::ReportArgs;
use crate::analysis::guide::{self, Subject};
use crate::error::{Status, UserError};
use crate::model::Framework;
use crate::render::Report;
use crate::render::guide::NONE;

/// Read how the framework is used: topics, questions and answers
///
/// Examples:
///   steps guide                            what there is to read
///   steps guide the-path                   one topic, by its id or title
///   steps guide 9                          one question with its answer
///   steps guide --search "less impact"     where the guide speaks of something
///   steps guide questions -o answers.html  as a page to share or print
///
/// The guide belongs to the framework: it is in framework/guide, one file of
/// Markdown for each topic, and a company makes it its own.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct GuideArgs {
    /// The id or the title of a topic, or a question, by its number or in its words
    #[arg(value_name = "TOPIC|QUESTION")]
    pub topic: Option<String>,
    /// Show what the guide says that has these words, in one form or another
    #[arg(long, value_name = "WORDS", conflicts_with = "topic")]
    pub search: Option<String>,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &GuideArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    let subject = subject(&framework, arguments)?;
    context.deliver(&Report::Guide { framework: &framework, subject: &subject }, &arguments.report)?;
    let is_nowhere = matches!(&subject, Subject::Search { passages, .. } if passages.is_empty());
    Ok(if is_nowhere { Status::No } else { Status::Done })
}

fn subject<'a>(framework: &'a Framework, arguments: &'a GuideArgs) -> Result<Subject<'a>, UserError> {
    match (&arguments.topic, &arguments.search) {
        (Some(_), _) if framework.guide.is_empty() => {
            Err(UserError::new(NONE.trim_end_matches('.').replacen('T', "t", 1))
                .hint("`steps guide` says how to write one"))
        }
        (Some(word), _) => Ok(guide::find(framework, word)?),
        (None, Some(words)) if !words.contains(char::is_alphanumeric) => {
            Err(UserError::new(format!("`--search` looks for words, and `{words}` has none"))
                .hint("`steps guide` lists the topics and the questions"))
        }
        (None, Some(words)) => Ok(Subject::Search { words, passages: guide::search(framework, words) }),
        (None, None) => Ok(Subject::Contents),
    }
}
