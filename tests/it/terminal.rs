//! A terminal for tests: runs the program in a pseudo-terminal, types, and reads the screen.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program under way in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
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
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let painted = Arc::clone(&screen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                painted.lock().expect("the screen").process(&buffer[..count]);
            }
        });
        let keyboard = pair.master.take_writer().expect("a writer");
        Self { child, master: pair.master, keyboard, screen }
    }

    /// Types, all at once, as a paste does.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).expect("the terminal is open");
        self.keyboard.flush().expect("the terminal is open");
        self
    }

    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.screen.lock().expect("the screen").screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size).expect("the terminal is open");
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

    #[track_caller]
    fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        while !holds(&self.screen()) {
            assert!(begun.elapsed() < PATIENCE, "waited for {what:?}; the screen shows\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// What the screen shows, a line per row.
    pub fn screen(&self) -> String {
        self.screen.lock().expect("the screen").screen().contents()
    }

    /// Row and column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.screen.lock().expect("the screen").screen().cursor_position()
    }

    pub fn shows_cursor(&self) -> bool {
        !self.screen.lock().expect("the screen").screen().hide_cursor()
    }

    /// Ends the program without asking it.
    pub fn kill(&mut self) {
        let id = self.child.process_id().expect("the program runs").to_string();
        assert!(Command::new("kill").args(["-9", &id]).status().expect("kill runs").success());
        self.wait_for_end();
    }

    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
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

/// A text with every run of white space as one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has rows and columns")
}
