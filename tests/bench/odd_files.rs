//! Files that no person writes: whatever one of a megabyte holds, the program answers in time that grows with its
//! size alone.

use std::fs;
use std::time::{Duration, Instant};

use super::Workspace;

/// A text of about so many bytes.
type Text = fn(usize) -> String;

/// What a file may hold.
const TEXTS: [(&str, Text); 19] = [
    ("comments in a list", |bytes| repeated("- a #1\n", bytes)),
    ("silencers in a text", |bytes| format!("a: \"\n{}\"\n", repeated("# steps: allow(a) b\n", bytes))),
    ("unknown keys", |bytes| numbered(bytes, |number| format!("key-{number}: 1\n"))),
    ("one key", |bytes| repeated("a: b\n", bytes)),
    ("open brackets", |bytes| repeated("a: [", bytes)),
    ("equals signs", |bytes| repeated("= =\n", bytes)),
    ("commas", |bytes| format!("[{}]", repeated(",", bytes))),
    ("dashes", |bytes| repeated("- ", bytes)),
    ("an open quote", |bytes| format!("a: \"b\n{}", repeated("c: d\n", bytes))),
    ("aliases", |bytes| repeated("- &a b\n- *a\n", bytes)),
    ("a merge conflict", |bytes| repeated("<<<<<<< a\na: b\n=======\na: c\n>>>>>>> x\n", bytes)),
    ("escapes", |bytes| format!("a: \"{}\"\n", repeated("\\x41\\q", bytes))),
    ("one text", |bytes| format!("name: {}\n", repeated("Writes the plan down ", bytes))),
    ("faulty examples", |bytes| {
        examples(bytes, |number| format!("    - id: ma-{number}\n      text: writes  the plan down.\n"))
    }),
    ("examples without an id", |bytes| {
        examples(bytes, |number| format!("    - text: Writes plan {} down\n", super::spelled(number)))
    }),
    ("examples with a wrong key", |bytes| {
        examples(bytes, |number| format!("    - id: ma-{number}\n      txet: Writes the plan down\n"))
    }),
    ("journal entries", |bytes| {
        let entry = |number| format!("- id: j-{number}\n  date: 2026-01-01\n  text: Fixes bug #{number}\n");
        numbered(bytes, entry)
    }),
    ("people", |bytes| {
        numbered(bytes, |number| {
            format!("- id: p-{number}\n  name: P {number}\n  managers: [{{id: p-{}}}]\n", number + 1)
        })
    }),
    ("a long note", |bytes| {
        let note = repeated("It's so, # 1 ", bytes);
        format!("cells:\n  mastery:\n    individual: {{rating: consistently, note: \"{note}\"}}\n")
    }),
];

/// Where such a file may be, and what reads it there.
const PLACES: [(&str, &[&str]); 7] = [
    ("framework/behaviors/mastery.yaml", &["check", "check --fix -n", "show"]),
    ("steps.toml", &["check"]),
    ("people.yaml", &["check", "diff robin --person robin"]),
    ("reviews/robin/journal.yaml", &["check", "gap robin --person robin"]),
    (
        "reviews/robin/2026-h2/self.yaml",
        &["check", "assess robin --person robin --as self --answers small.yaml"],
    ),
    ("answers.yaml", &["assess robin --person robin --as self --answers answers.yaml"]),
    ("baseline.yaml", &["check --baseline baseline.yaml"]),
];

/// The sizes whose times are compared, in bytes.
const SMALL: usize = 250_000;
const LARGE: usize = 1_000_000;

/// The texts that take longest in each place, and how much longer than a quarter of them.
pub fn measure() {
    println!("\nodd files of 1 MB, the slowest text of each: four times the size takes how much longer?");
    for (path, commands) in PLACES {
        for command in commands {
            let slowest = TEXTS
                .iter()
                .map(|(name, text)| (time(path, command, text(LARGE)), name, text))
                .max_by_key(|it| it.0);
            let (large, name, text) = slowest.expect("there are texts");
            let small = time(path, command, text(SMALL));
            let ratio = large.as_secs_f64() / small.as_secs_f64();
            let command =
                command.split(' ').filter(|word| !word.contains("robin")).collect::<Vec<_>>().join(" ");
            println!("{path:<33} {command:<40} {name:<26} {large:>9.1?}: {ratio:.1}");
        }
    }
}

/// How long a command takes where a file holds this text, the best of two runs.
fn time(path: &str, command: &str, text: String) -> Duration {
    let runs = (0..2).map(|_| {
        let mut workspace = Workspace::new();
        fs::create_dir_all(workspace.folder.path().join("reviews/robin/2026-h2")).expect("makes");
        workspace.add("small.yaml", "cells: {mastery: {individual: {rating: consistently, note: x}}}\n");
        workspace.add(path, &text);
        let start = Instant::now();
        workspace.run(command);
        start.elapsed()
    });
    runs.min().expect("a run")
}

fn repeated(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len())
}

fn numbered(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        text += &part(number);
        if text.len() >= bytes {
            break;
        }
    }
    text
}

fn examples(bytes: usize, item: impl Fn(usize) -> String) -> String {
    let items = numbered(bytes, item);
    format!("id: mastery\nname: Mastery\nsummary: Skill.\nexamples:\n  individual:\n{items}")
}
