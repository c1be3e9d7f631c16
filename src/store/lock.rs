//! One writer at a time: the second is told who has a file open, and nothing is lost.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;

use super::plain;
use super::write::{Privacy, make_folder};
use crate::error::UserError;

/// How long to wait for a lock that nobody may hold any more.
const MOMENTS: u32 = 5;
const MOMENT: Duration = Duration::from_millis(20);
/// How much of what a lock says is told.
const LONGEST_HOLDER: u64 = 200;

/// Held while a file is being answered; gone with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
    /// The folders that were made for it, the innermost first.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Takes the lock that stands for `path`, or says who has it.
    ///
    /// `holder` is what the next one is told, such as `robin`.
    pub fn take(path: &Path, shown: &str, holder: &str) -> anyhow::Result<Self> {
        // A program that a killed run was just starting holds what that run held, for a moment.
        let patiently = |file: &File| {
            for _ in 0..MOMENTS {
                match file.try_lock() {
                    Err(TryLockError::WouldBlock) => std::thread::sleep(MOMENT),
                    locked => return locked,
                }
            }
            file.try_lock()
        };
        Self::acquire(path, shown, holder, patiently)
    }

    /// Waits for the lock that stands for `path`: for what is changed at once, and not for a conversation.
    pub fn wait_for(path: &Path, shown: &str) -> anyhow::Result<Self> {
        Self::acquire(path, shown, "another run of steps", |file| file.lock().map_err(TryLockError::Error))
    }

    fn acquire(
        path: &Path,
        shown: &str,
        holder: &str,
        lock: impl Fn(&File) -> Result<(), TryLockError>,
    ) -> anyhow::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let lock_path = path.with_file_name(format!(".{name}.lock"));
        let shown_lock = Path::new(shown).with_file_name(format!(".{name}.lock"));
        let shown_lock = shown_lock.to_string_lossy();
        let folder = path.parent().unwrap_or(Path::new("."));
        let made = folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        make_folder(folder, Privacy::Private)?;
        loop {
            let mut options = File::options();
            options.read(true).write(true).create(true).truncate(false).mode(0o600);
            let mut file = plain::open_own(&lock_path, &shown_lock, &mut options)?;
            match lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(held(&mut file, shown)),
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("could not lock `{shown_lock}`"));
                }
            }
            // Whoever held it before may have removed it between opening and locking.
            if !same_file(&file, &lock_path) {
                continue;
            }
            // Who holds it is a courtesy, which a full disk may not have room for.
            let says = format!("{holder}, process {}", std::process::id());
            let _ =
                file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(says.as_bytes()));
            return Ok(Self { file, path: lock_path, made });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays behind is taken over by the next run, so failing here harms nobody.
        // Where the folder was moved away meanwhile, another run's may stand there by now.
        if same_file(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
        // Whoever leaves before the first answer leaves no folder behind; one with a file in it stays.
        let _ = self.made.iter().try_for_each(std::fs::remove_dir);
    }
}

fn same_file(file: &File, path: &Path) -> bool {
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

fn held(file: &mut File, shown: &str) -> anyhow::Error {
    let mut holder = String::new();
    // Who it is helps, but is not needed to say that somebody is.
    let _ = file.take(LONGEST_HOLDER).read_to_string(&mut holder);
    let by = if holder.is_empty() { "another run of steps".to_owned() } else { holder };
    UserError::new(format!("`{shown}` is already being answered by {by}"))
        .hint("finish or leave that run first; its answers are saved one by one")
        .into()
}
