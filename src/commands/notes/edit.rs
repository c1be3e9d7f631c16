//! `steps notes edit`: the journal in the editor, as a copy that takes its place once it is sound.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::analysis::check::reviews::{self, PersonFiles, Pinned};
use crate::commands::Context;
use crate::commands::asking::unattended;
use crate::commands::editor::{self, ERROR, with_errors, without_errors};
use crate::commands::journal::OwnJournal;
use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{At, Finding, Source, Sourced, rules};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Framework, Id, Journal};
use crate::store::{self, JournalFile, Lock, Privacy};
use crate::terminal::{AT_ONCE, Input, open_editor};

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
struct EditedCopy {
    path: PathBuf,
    shown: String,
    /// Where it is and how to go on, should that fail.
    kept: String,
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
    let copy = EditedCopy::begin(context, &journal, &source)?;
    // Without the framework what it knows is not asked.
    let framework = workspace.load_framework().ok();
    copy.edit(context, &journal, &source, line, framework.as_ref())?;
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

impl EditedCopy {
    /// Opens the copy: the one that was left before, unless the journal was changed since.
    fn begin(context: &Context, journal: &OwnJournal, source: &Source) -> anyhow::Result<Self> {
        let (path, shown) = journal.file.beside("edit", "yaml");
        let lock = Lock::take(&path, &shown, journal.writer.as_str())?;
        store::refuse_other(&path, &shown)?;
        let head = format!("{MADE_FROM}{}\n", JournalFile::digest(&source.text));
        let kept =
            format!("the copy is kept in `{shown}`; `steps notes edit{}` opens it again", journal.flag());
        let copy = Self { path, shown, kept, _lock: lock };
        if copy.path.is_file() {
            // What is in another encoding can be put right in the editor alone.
            if copy.read().map_or(true, |copy| copy.text.contains(&head)) {
                return Ok(copy);
            }
            let aside = store::keep_aside(&copy.path, &copy.shown, "old")?;
            context.streams.say(&format!(
                "The journal was changed since the copy in `{}` was left: it is kept in `{aside}`.",
                copy.shown
            ));
        }
        store::replace(&copy.path, &format!("{head}{}", source.text), Privacy::Private)?;
        Ok(copy)
    }

    /// Opens the editor until the copy reads, then puts it in the journal's place.
    fn edit(
        &self,
        context: &Context,
        journal: &OwnJournal,
        source: &Source,
        line: Option<usize>,
        framework: Option<&Framework>,
    ) -> anyhow::Result<()> {
        // What was made from is said above the journal's first line.
        let mut line = line.map(|line| line + 1);
        let mut before = self.read().map_or_else(|_| String::new(), |copy| copy.text.clone());
        loop {
            let started = Instant::now();
            open_editor(&self.path, line.take(), &self.kept)?;
            let copy = self.read().inspect_err(|_| context.streams.say(&self.sentence()))?;
            let text = body(&copy.text);
            if text == source.text {
                if started.elapsed() < AT_ONCE {
                    return Err(editor::did_not_wait(&self.kept));
                }
                self.remove();
                context.streams.say("Nothing was changed.");
                return Ok(());
            }
            let findings = faults(&copy, &journal.writer, framework)?;
            if findings.is_empty() {
                let put_back = journal.file.put_back(&source.text, &text);
                put_back.inspect_err(|_| context.streams.say(&self.sentence()))?;
                self.remove();
                context.streams.say(&format!("Saved `{}`.", journal.file.shown()));
                return Ok(());
            }
            // Where nobody is there, a program that repeats its mistake would be run without end.
            let has_given_up = without_errors(&copy.text) == without_errors(&before);
            if before.starts_with(ERROR) && (has_given_up || !context.streams.attended) {
                context.streams.say(&self.sentence());
                return Err(InvalidFiles(findings).into());
            }
            before = with_errors(&copy.text, &findings);
            store::replace(&self.path, &before, Privacy::Private)?;
        }
    }

    fn read(&self) -> anyhow::Result<Arc<Source>> {
        store::refuse_other(&self.path, &self.shown)?;
        store::source_of_path(&self.path, &self.shown).map_err(|finding| InvalidFiles(vec![finding]).into())
    }

    /// Its content is in the journal; a copy that stays behind is only opened again.
    fn remove(&self) {
        let _ = fs_err::remove_file(&self.path);
    }

    fn sentence(&self) -> String {
        self.kept.replacen("the copy", "The copy", 1) + "."
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
