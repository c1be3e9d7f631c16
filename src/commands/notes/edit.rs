//! `steps notes edit`: the journal in the editor, as a copy that takes its place once it is sound.

use std::sync::Arc;

use clap::Args;

use crate::analysis::check::reviews::{self, PersonFiles, Pinned};
use crate::commands::Context;
use crate::commands::asking::unattended;
use crate::commands::editor::{ERROR, Edited, Editing};
use crate::commands::journal::OwnJournal;
use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{At, Finding, Source, Sourced, rules};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Framework, Id, Journal};
use crate::store::{self, JournalFile, Lock, Privacy};
use crate::terminal::Input;

/// Begins the line that says which journal a copy was made from.
const MADE_FROM: &str = "#= ";

/// Open your journal in your editor, at an entry
///
/// Examples:
///   steps notes edit                       at the last entry
///   steps notes edit j-12                  at the entry j-12
///   steps notes edit --about robin-ek      what you noted about Robin
///
/// You edit a copy. It takes the journal's place if it can be read; otherwise the
/// editor opens again, with what is wrong on top.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct EditArgs {
    /// The entry to open it at, as `steps notes` lists it
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Whom it is about [default: you]
    #[arg(long, value_name = "PERSON")]
    pub about: Option<String>,
}

/// The copy that is edited.
struct EditedCopy<'a> {
    context: &'a Context,
    journal: &'a OwnJournal,
    /// The journal as it was when the copy was made.
    source: &'a Source,
    /// Without it, what it knows is not asked.
    framework: Option<Framework>,
    copy: Edited,
    _lock: Lock,
}

pub fn run(context: &Context, arguments: &EditArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    if context.streams.input == Input::Never {
        return Err(unattended(context, "an editor is needed", "run it without `--no-input`").into());
    }
    let journal = OwnJournal::of(context, &workspace, arguments.about.as_deref())?;
    let source = journal.file.source()?;
    if source.text.is_empty() {
        return Err(UserError::new("nothing is noted yet")
            .hint(format!("`steps note{}` notes something", journal.flag()))
            .into());
    }
    // A journal with a fault is opened to be mended, at no entry in particular.
    let line = match JournalFile::parse(&source) {
        Ok(read) => line_of(&read, arguments.id.as_deref())?,
        Err(_) => None,
    };
    let framework = workspace.load_framework().ok();
    EditedCopy::begin(context, &journal, &source, framework)?.edit(line)?;
    Ok(Status::Done)
}

/// The line of an entry, or of the last one.
fn line_of(read: &Sourced<Journal>, wanted: Option<&str>) -> Result<Option<usize>, UserError> {
    let ids = || read.value.0.iter().map(|entry| entry.id.as_str());
    let index = match wanted {
        None => read.value.0.len().checked_sub(1),
        Some(word) => Some(ids().position(|id| id == word).ok_or_else(|| {
            let hint = match nearest(word, ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`steps notes` lists the entries".to_owned(),
            };
            UserError::new(format!("no entry is called `{word}`")).hint(hint)
        })?),
    };
    let place =
        index.map(|index| read.problem(rules::UNKNOWN_ID.id, At::value([index.into(), "id".into()]), ""));
    let placed = store::placed(place.into_iter().collect());
    Ok(placed.first().map(|finding| finding.position().0))
}

impl<'a> EditedCopy<'a> {
    /// Opens the copy: the one that was left before, unless the journal was changed since.
    fn begin(
        context: &'a Context,
        journal: &'a OwnJournal,
        source: &'a Source,
        framework: Option<Framework>,
    ) -> anyhow::Result<Self> {
        let (path, shown) = journal.file.beside("edit", "yaml");
        let lock = Lock::take(&path, &shown, journal.writer.as_str())?;
        store::refuse_other(&path, &shown)?;
        let head = format!("{MADE_FROM}{}\n", JournalFile::digest(&source.text));
        let kept =
            format!("the copy is kept in `{shown}`; `steps notes edit{}` opens it again", journal.flag());
        let copy = Edited { path, shown, kept };
        let copy = Self { context, journal, source, framework, copy, _lock: lock };
        let Edited { path, shown, .. } = &copy.copy;
        if path.is_file() {
            // What is in another encoding can be put right in the editor alone.
            if copy.copy.read().map_or(true, |copy| copy.text.contains(&head)) {
                return Ok(copy);
            }
            let aside = store::keep_aside(path, shown, "old")?;
            context.streams.say(&format!(
                "The journal was changed since the copy in `{shown}` was left: it is kept in `{aside}`."
            ));
        }
        store::replace(path, &format!("{head}{}", source.text), Privacy::Private)?;
        Ok(copy)
    }

    /// Opens the editor until the copy reads, then puts it in the journal's place.
    fn edit(mut self, line: Option<usize>) -> anyhow::Result<()> {
        let copy = self.copy.clone();
        // What was made from is said above the journal's first line.
        copy.edit(self.context, line.map(|line| line + 1), &mut self)
    }
}

impl Editing for EditedCopy<'_> {
    fn is_unchanged(&self, text: &str, _: &str) -> bool {
        body(text) == self.source.text
    }

    fn take(&mut self, copy: &Arc<Source>) -> anyhow::Result<Vec<Finding>> {
        let (context, file) = (self.context, &self.journal.file);
        let text = body(&copy.text);
        if text == self.source.text {
            context.streams.say("Nothing was changed.");
            return Ok(Vec::new());
        }
        let findings = faults(copy, &self.journal.writer, self.framework.as_ref())?;
        if findings.is_empty() {
            let put_back = file.put_back(&self.source.text, &text);
            put_back.inspect_err(|_| self.copy.say(context))?;
            context.streams.say(&format!("Saved `{}`.", file.shown()));
        }
        Ok(findings)
    }
}

/// What is wrong with a copy.
fn faults(copy: &Arc<Source>, writer: &Id, framework: Option<&Framework>) -> anyhow::Result<Vec<Finding>> {
    let journal = match JournalFile::parse(copy) {
        Ok(journal) => journal,
        Err(error) => return error.downcast().map(|InvalidFiles(findings)| findings),
    };
    let pinned = framework.map(Pinned::whole);
    let files = PersonFiles { journals: vec![(writer.clone(), journal)], ..PersonFiles::default() };
    Ok(store::placed(reviews::problems(&files, pinned.as_ref())))
}

/// A copy's text without what the program wrote on top of it.
fn body(text: &str) -> String {
    let is_ours = |line: &&str| line.starts_with(ERROR) || line.starts_with(MADE_FROM);
    text.split_inclusive('\n').skip_while(is_ours).collect()
}
