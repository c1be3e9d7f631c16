//! Runs the program in a folder of its own, with a scrubbed environment and a fixed date.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The day that every test takes for today.
pub const TODAY: &str = "2026-11-23";

/// A folder to run the program in.
pub struct Folder {
    folder: TempDir,
}

/// What a run gave.
pub struct Run {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A copy of an example workspace.
    pub fn example(name: &str) -> Self {
        let folder = Self::new();
        copy(&repository().join("examples").join(name), folder.path());
        folder
    }

    /// Copies what lies in a folder into this one.
    pub fn lay_over(&self, from: &Path) -> &Self {
        copy(from, self.path());
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("makes the folder");
        std::fs::write(path, content).expect("writes");
        self
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.join(path)).expect("reads")
    }

    /// The program, ready to run with these arguments, separated by spaces.
    pub fn command(&self, arguments: &str) -> Command {
        self.command_on(TODAY, arguments)
    }

    /// The same on another day.
    pub fn command_on(&self, today: &str, arguments: &str) -> Command {
        let mut command = program();
        command.args(["--today", today]).args(arguments.split_whitespace()).current_dir(self.path());
        command.env("XDG_CONFIG_HOME", self.join(".config"));
        command
    }

    /// Runs the program with these arguments and nothing on standard input.
    pub fn steps(&self, arguments: &str) -> Run {
        self.run(&mut self.command(arguments))
    }

    /// Runs a command in this folder with nothing on standard input.
    pub fn run(&self, command: &mut Command) -> Run {
        Run::of(command.stdin(Stdio::null()).output().expect("runs"), self.path())
    }

    /// Runs the program on another day.
    pub fn steps_on(&self, today: &str, arguments: &str) -> Run {
        let output = self.command_on(today, arguments).stdin(Stdio::null()).output().expect("runs");
        Run::of(output, self.path())
    }

    /// Runs the program with these arguments and this on standard input.
    pub fn steps_with_input(&self, arguments: &str, input: &str) -> Run {
        use std::io::Write;
        let mut command = self.command(arguments);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("starts");
        child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("writes");
        Run::of(child.wait_with_output().expect("runs"), self.path())
    }
}

impl Run {
    fn of(output: Output, folder: &Path) -> Self {
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes).expect("UTF-8").replace(&*folder.to_string_lossy(), "[FOLDER]")
        };
        Self {
            out: text(output.stdout),
            err: text(output.stderr),
            status: output.status.code().expect("ends by itself"),
        }
    }

    /// Asserts all that a run gives.
    #[track_caller]
    pub fn gives(&self, status: i32, out: impl snapbox::IntoData, err: impl snapbox::IntoData) {
        assert_eq!(self.status, status, "standard error:\n{}", self.err);
        snapbox::assert_data_eq!(self.out.clone(), out);
        snapbox::assert_data_eq!(self.err.clone(), err);
    }

    /// Asserts that it went well, and takes the answer.
    #[track_caller]
    pub fn answer(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""));
        self.out
    }
}

/// The program without anything from the environment of whoever runs the tests.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steps"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command
}

/// The repository's root.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("walks");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("makes the folder");
        } else {
            std::fs::copy(entry.path(), target).expect("copies");
        }
    }
}
