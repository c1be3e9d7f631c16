//! The format of `age`: what `steps` writes, the `age` command opens, with a key or with a passphrase.

use std::process::Command;

use crate::machine::{Machine, robin_and_alex};
use crate::terminal::Terminal;

const CELLS: &str = "{mastery: {individual: {rating: consistently, note: Robin said this}}}";
const SELF: &str = "robin-ek-2026-h2-self.steps";

/// The letter of an envelope, as a file that `age` reads.
fn letter(machine: &Machine) -> String {
    let envelope: serde_yaml::Value = serde_yaml::from_str(&machine.folder.read(SELF)).expect("YAML");
    envelope["letter"].as_str().expect("a letter").to_owned()
}

#[test]
#[ignore = "needs the `age` command"]
fn age_opens_what_is_written_to_its_keys() {
    let (robin, alex) = robin_and_alex();
    let run = |program: &str, arguments: &str| {
        let run = alex
            .folder
            .run(Command::new(program).args(arguments.split_whitespace()).current_dir(alex.path()));
        assert_eq!(run.status, 0, "{program} {arguments}: {}", run.err);
        run.out
    };
    // A key of age's own making serves as well.
    std::fs::remove_file(alex.folder.join("config/steps/key.txt")).expect("removes");
    run("age-keygen", "-o age.txt");
    alex.does("key --import age.txt");
    let key = alex.key();
    assert_eq!(key, run("age-keygen", "-y age.txt").trim());
    robin.folder.write("people.yaml", crate::machine::people(&robin.key(), &key, "[{id: alex-moreau}]"));
    robin.folder.write("reviews/robin-ek/profile.yaml", "start: 2025-01-07\nstep: individual\n");
    robin.seals("", CELLS);
    robin.does("send");
    alex.folder.write("letter.age", letter(&robin));
    let text = run("age", "-d -i age.txt letter.age");
    assert!(text.contains("note: Robin said this") && text.contains("start: \"2025-01-07\""), "{text}");
    // And Robin's own key opens it, too.
    alex.folder.write("robin.txt", robin.folder.read("config/steps/key.txt"));
    assert_eq!(run("age", "-d -i robin.txt letter.age"), text);
}

#[test]
#[ignore = "needs the `age` command"]
fn age_opens_what_is_written_to_a_passphrase() {
    let (robin, _alex) = robin_and_alex();
    robin.folder.write("secret.txt", "four words of mine\n");
    robin.seals("", CELLS);
    robin.does("send --passphrase-file secret.txt");
    robin.folder.write("letter.age", letter(&robin));
    let mut terminal =
        Terminal::start((24, 80), robin.path(), "age", ["-d", "-o", "text.yaml", "letter.age"]);
    terminal.wait_for("Enter passphrase").send("four words of mine\r");
    assert!(terminal.wait_for_end().success());
    assert!(robin.folder.read("text.yaml").contains("note: Robin said this"));
}
