//! A terminal for tests: runs the program in a pseudo-terminal, types, and reads the screen.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a terminal's window holds open.
struct Window {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
}

/// A program under way in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// None once the window is closed.
    window: Option<Window>,
    output: Arc<Output>,
}

/// What the program wrote, and who waits for more of it.
struct Output {
    seen: Mutex<Seen>,
    changed: Condvar,
}

struct Seen {
    screen: vt100::Parser,
    /// What the program wrote.
    written: Vec<u8>,
    /// Whether nothing more comes: the program and all that it started have let go of the terminal.
    ended: bool,
    /// Whether nobody reads what the program writes any more.
    hung_up: bool,
}

impl Output {
    /// Reads what the program writes until it ends or nobody wants to read on.
    fn follow(&self, mut from: impl Read) {
        let mut buffer = [0; 4096];
        loop {
            let count = from.read(&mut buffer).unwrap_or(0);
            let mut seen = self.seen();
            seen.written.extend_from_slice(&buffer[..count]);
            seen.screen.process(&buffer[..count]);
            seen.ended = count == 0;
            let is_over = seen.ended || seen.hung_up;
            drop(seen);
            self.changed.notify_all();
            if is_over {
                return;
            }
        }
    }

    /// Waits until all that the program wrote is on the screen, unless nobody looks any more.
    fn wait_for_the_last(&self) {
        let more = |seen: &mut Seen| !seen.ended && !seen.hung_up;
        drop(self.changed.wait_timeout_while(self.seen(), PATIENCE, more).expect("the screen"));
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().expect("the screen")
    }
}

impl Terminal {
    /// Starts a program with these arguments in a folder, and with nothing of the tester's environment.
    pub fn start<A: AsRef<OsStr>>(
        (rows, columns): (u16, u16),
        folder: &Path,
        program: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        command.env("PATH", std::env::var("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", folder);
        command.env("XDG_CONFIG_HOME", folder.join("config"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.env("GIT_CONFIG_SYSTEM", "/dev/null");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        let seen = Mutex::new(Seen { screen, written: Vec::new(), ended: false, hung_up: false });
        let output = Arc::new(Output { seen, changed: Condvar::new() });
        let (followed, from) = (Arc::clone(&output), pair.master.try_clone_reader().expect("a reader"));
        thread::spawn(move || followed.follow(from));
        let keyboard = pair.master.take_writer().expect("a writer");
        let window = Some(Window { master: pair.master, keyboard });
        Self { child, window, output }
    }

    /// Types, all at once.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        let keyboard = &mut self.window.as_mut().expect("an open window").keyboard;
        keyboard.write_all(keys.as_bytes()).expect("the terminal is open");
        keyboard.flush().expect("the terminal is open");
        self
    }

    /// Pastes, as a terminal does that marks pastes.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        assert!(self.marks_pastes(), "nobody asked for pastes to be marked");
        self.send(&format!("\x1b[200~{text}\x1b[201~"))
    }

    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.output.seen().screen.screen_mut().set_size(cells(rows), cells(columns));
        self.window.as_ref().expect("an open window").master.resize(size).expect("the terminal is open");
        self
    }

    /// Waits until the screen shows a text, in one row or wrapped over several.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| flat(screen).contains(&flat(text)))
    }

    /// Waits until the screen shows no such text any more.
    #[track_caller]
    pub fn wait_for_no(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| !flat(screen).contains(&flat(text)))
    }

    /// Waits until the screen shows something.
    #[track_caller]
    pub fn wait_for_anything(&mut self) -> &mut Self {
        self.wait_until("anything", |screen| !screen.trim().is_empty())
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        let mut seen = self.output.seen();
        loop {
            let screen = seen.screen.screen().contents();
            if holds(&screen) {
                break;
            }
            let (ended, left) = (seen.ended, PATIENCE.saturating_sub(begun.elapsed()));
            if ended || left.is_zero() {
                drop(seen);
                panic!(
                    "{} {what:?}; the screen shows\n{screen}",
                    if ended { "it ended before" } else { "waited for" }
                );
            }
            seen = self.output.changed.wait_timeout(seen, left).expect("the screen").0;
        }
        drop(seen);
        self
    }

    /// What the screen shows, a line per row.
    pub fn screen(&self) -> String {
        self.output.seen().screen.screen().contents()
    }

    /// Row and column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.output.seen().screen.screen().cursor_position()
    }

    pub fn shows_cursor(&self) -> bool {
        !self.output.seen().screen.screen().hide_cursor()
    }

    /// Whether anything on the screen is in a color, bold or dimmed.
    pub fn has_colors(&self) -> bool {
        let seen = self.output.seen();
        let screen = seen.screen.screen();
        let (rows, columns) = screen.size();
        let mut places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        places.any(|(row, column)| {
            screen.cell(row, column).is_some_and(|cell| {
                cell.fgcolor() != vt100::Color::Default || cell.bold() || cell.dim() || cell.inverse()
            })
        })
    }

    /// Whether the terminal was asked to mark what is pasted.
    pub fn marks_pastes(&self) -> bool {
        self.output.seen().screen.screen().bracketed_paste()
    }

    /// How many bytes the program has written so far.
    pub fn written(&self) -> usize {
        self.output.seen().written.len()
    }

    /// All that the program has written so far, a line per line of its own.
    pub fn paper(&self) -> String {
        String::from_utf8_lossy(&self.output.seen().written).replace("\r\n", "\n")
    }

    /// Whether nothing more comes from the program.
    pub fn has_ended(&self) -> bool {
        self.output.seen().ended
    }

    /// Ends the program without asking it.
    pub fn kill(&mut self) {
        self.signal("KILL");
        self.wait_for_end();
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().expect("the program runs");
        signal(name, id);
        self
    }

    /// Closes the window.
    pub fn hang_up(&mut self) -> &mut Self {
        self.output.seen().hung_up = true;
        // What the program writes now is the last that is read, after which nobody holds the terminal.
        self.resize(20, 70);
        self.window = None;
        self
    }

    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                self.output.wait_for_the_last();
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end; the screen shows\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Sends a signal to a process.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status();
    assert!(sent.expect("kill runs").success());
}

/// A text with every run of white space as one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has rows and columns")
}
