//! The user's editor.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::HeldSignals;
use crate::error::{Left, UserError};

/// An editor that comes back sooner than this with nothing changed has opened a window and not waited.
pub const AT_ONCE: Duration = Duration::from_millis(1500);

/// The editors that take `+12` for line 12.
const TAKE_A_LINE: [&str; 12] =
    ["vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"];

/// Opens a file in the editor that the user has set, at this line where the editor can be told, and waits for it.
/// `kept` says where the text is and how to go on, should that fail.
pub fn open_editor(path: &Path, line: Option<usize>, kept: &str) -> anyhow::Result<()> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words = shell_words::split(&editor)
        .map_err(|error| UserError::new(format!("`{editor}` cannot be run as an editor: {error}")))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(UserError::new("no editor is set").hint("set VISUAL or EDITOR").into());
    };
    // Ctrl-C in an editor is the editor's.
    let signals = HeldSignals::hold()?;
    let status = Command::new(program)
        .args(arguments)
        .args(line.filter(|_| takes_a_line(program)).map(|line| format!("+{line}")))
        .arg(path)
        .status()
        .map_err(|error| {
            UserError::new(format!("the editor `{program}` did not start: {error}"))
                .hint("set VISUAL or EDITOR")
        })?;
    if let Some(signal) = signals.received().filter(|signal| *signal != Left::by_key().0) {
        return Err(Left(signal).into());
    }
    if status.success() {
        Ok(())
    } else {
        Err(UserError::new(format!("the editor `{program}` failed, and nothing was taken over"))
            .hint(kept)
            .into())
    }
}

fn takes_a_line(program: &str) -> bool {
    let name = Path::new(program).file_name().unwrap_or_default();
    TAKE_A_LINE.iter().any(|known| name == *known)
}

/// What came of a text that was opened in the editor.
#[derive(Debug)]
pub struct Edited {
    /// The text as it was saved there, if it is to come in the place of the one before.
    pub text: Option<String>,
    /// What went wrong; [`Left`] where a signal arrived meanwhile.
    pub trouble: Option<anyhow::Error>,
}

/// Opens a text in the editor. Meanwhile it is in a file that only its writer can open, which stays where it cannot be
/// taken over.
pub fn edited(text: &str) -> Edited {
    match edit(text) {
        Ok(edited) => edited,
        Err(trouble) => Edited { text: None, trouble: Some(trouble) },
    }
}

fn edit(text: &str) -> anyhow::Result<Edited> {
    let mut file = tempfile::Builder::new().prefix("steps-note-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let path = file.into_temp_path();
    let (begun, kept) = (Instant::now(), format!("what you wrote is in `{}`", path.display()));
    let ended = open_editor(&path, None, &kept);
    let read = || std::fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let trouble = match (ended, read()) {
        (Ok(()), None) => UserError::new("the text was not saved as UTF-8").hint(&kept).into(),
        // A window that was opened and not waited for: what is written in it comes to this file later.
        (Ok(()), Some(new)) if new == text && begun.elapsed() < AT_ONCE => {
            UserError::new("the editor came back at once").hint(&kept).into()
        }
        (Ok(()), Some(new)) => return Ok(Edited { text: Some(new.trim_end().to_owned()), trouble: None }),
        (Err(left), Some(new)) if left.is::<Left>() => {
            return Ok(Edited { text: Some(new.trim_end().to_owned()), trouble: Some(left) });
        }
        (Err(trouble), _) => trouble,
    };
    path.keep()?;
    Err(trouble)
}
