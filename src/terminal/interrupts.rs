//! Ctrl-C during a prompt: an answer like any other, rather than the end of the process.

use std::sync::Once;

/// From here on Ctrl-C interrupts the prompt that is open, so that it puts the cursor back and what
/// was answered is saved. To be called before the first prompt.
pub fn take_interrupts_as_input() -> anyhow::Result<()> {
    static SET: Once = Once::new();
    let mut outcome = Ok(());
    // The handler does nothing: what matters is that the default, ending at once, is gone.
    SET.call_once(|| outcome = ctrlc::set_handler(|| {}).map_err(anyhow::Error::from));
    outcome
}
