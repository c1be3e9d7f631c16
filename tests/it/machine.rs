//! A machine of one person: a workspace of their own, a home folder of their own, and nothing shared with anybody.

use std::path::Path;
use std::process::Command;

use crate::program::{Folder, Run};
use crate::terminal::Terminal;

/// A person's machine.
pub struct Machine {
    pub folder: Folder,
    person: String,
}

impl Machine {
    /// A machine that knows who uses it, with a key.
    pub fn of(person: &str) -> Self {
        let folder = Folder::new();
        folder.write("config/steps/config.toml", format!("person = \"{person}\"\n"));
        Self { folder, person: person.to_owned() }
    }

    /// Makes the machine's key, and gives its public part.
    pub fn key(&self) -> String {
        let made = self.steps("key");
        assert_eq!(made.status, 0, "{}", made.err);
        made.out.trim().to_owned()
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn command(&self, arguments: &str) -> Command {
        let mut command = self.folder.command(arguments);
        command.env("XDG_CONFIG_HOME", self.folder.join("config"));
        command
    }

    pub fn steps(&self, arguments: &str) -> Run {
        self.folder.run(&mut self.command(arguments))
    }

    /// The same, and it has to go well.
    #[track_caller]
    pub fn does(&self, arguments: &str) -> Run {
        let run = self.steps(arguments);
        assert_eq!(run.status, 0, "{}: `steps {arguments}`\n{}{}", self.person, run.out, run.err);
        run
    }

    /// The same on another day.
    #[track_caller]
    pub fn does_on(&self, today: &str, arguments: &str) -> Run {
        let mut command = self.folder.command_on(today, arguments);
        let run = self.folder.run(command.env("XDG_CONFIG_HOME", self.folder.join("config")));
        assert_eq!(run.status, 0, "{}: `steps {arguments}` on {today}\n{}{}", self.person, run.out, run.err);
        run
    }

    /// In a terminal of 24 rows and 80 columns.
    pub fn terminal(&self, arguments: &str) -> Terminal {
        let arguments = format!("--today {} {arguments}", crate::program::TODAY);
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        Terminal::start((24, 80), self.path(), env!("CARGO_BIN_EXE_steps"), arguments)
    }

    /// Answers and seals from a side.
    #[track_caller]
    pub fn seals(&self, assess: &str, cells: &str) {
        self.folder.write("answers.yaml", format!("cells: {cells}\n"));
        self.does(&format!("assess {assess} --answers answers.yaml --seal --partial"));
    }

    /// Takes a file of another machine by some way, such as mail.
    pub fn gets(&self, from: &Machine, file: &str) {
        self.folder.write(file, std::fs::read(from.folder.join(file)).expect("reads"));
    }
}

/// Robin and their manager Alex, each with a machine, a key, and the same people.yaml.
pub fn robin_and_alex() -> (Machine, Machine) {
    let (robin, alex) = (Machine::of("robin-ek"), Machine::of("alex-moreau"));
    let people = people(&robin.key(), &alex.key(), "[{id: alex-moreau}]");
    for machine in [&robin, &alex] {
        machine.folder.write("people.yaml", &people);
    }
    (robin, alex)
}

pub fn people(robin: &str, alex: &str, managers: &str) -> String {
    format!(
        "- {{id: robin-ek, name: Robin Ek, key: {robin}, managers: {managers}, disciplines: []}}\n\
         - {{id: alex-moreau, name: Alex Moreau, key: {alex}}}\n\
         - {{id: kim-osei, name: Kim Osei}}\n"
    )
}
