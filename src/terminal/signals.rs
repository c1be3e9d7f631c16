//! Signals that ask the program to end, noted while something is open that has to be put back first.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag;

/// What the handlers share with the program.
#[derive(Debug, Default)]
struct Noted {
    /// The last signal that arrived, or 0.
    signal: Arc<AtomicUsize>,
    /// Whether signals end the program as usual, since nobody holds them.
    released: Arc<AtomicBool>,
}

/// For as long as this lives, a signal does not end the program; it is noted.
#[derive(Debug)]
pub struct HeldSignals(&'static Noted);

impl HeldSignals {
    /// # Errors
    /// Where the system lets no handler be set.
    pub fn hold() -> io::Result<Self> {
        static NOTED: OnceLock<Noted> = OnceLock::new();
        let is_new = NOTED.get().is_none();
        let noted = NOTED.get_or_init(Noted::default);
        noted.released.store(false, Ordering::SeqCst);
        noted.signal.store(0, Ordering::SeqCst);
        if is_new {
            for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
                flag::register_conditional_default(signal, Arc::clone(&noted.released))?;
                flag::register_usize(signal, Arc::clone(&noted.signal), signal.unsigned_abs() as usize)?;
            }
        }
        Ok(Self(noted))
    }

    /// The signal that arrived, if one did.
    pub fn received(&self) -> Option<i32> {
        i32::try_from(self.0.signal.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }
}

impl Drop for HeldSignals {
    fn drop(&mut self) {
        self.0.released.store(true, Ordering::SeqCst);
    }
}
