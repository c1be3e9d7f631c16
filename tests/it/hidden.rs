//! What reaches the eye and other programs: whatever a name, a text, a file's name, a flag or git holds, no output
//! steers a terminal, turns the direction of what it is beside, or is a command to the workflow that prints it.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;

use serde_json::{Value, json};
use snapbox::str;
use unicode_width::UnicodeWidthChar;

use crate::program::{Folder, Run, repository};

/// Each is put into every name and text of a workspace, and given in place of every name on the command line.
const TEXTS: [&str; 8] = [
    "a\u{1b}[31mb\u{1b}[2Jc\u{1b}]0;d\u{7}",
    "a\u{9b}2Jb\u{85}c\u{90}\u{7f}\u{8}",
    "\u{2066}a\u{202e}b\u{202a}c\u{2069}\u{61c}\u{200e}\u{200f}",
    "a\rb\r\nc\td\u{b}e\u{c}",
    "a\n::error::b\n  ::add-mask::c",
    "::error file=a::b",
    "\u{200b}::error::a ##[error]b",
    "a\u{2028}::error::b\u{2029}c %0A::error::d%0D",
];

/// The keys whose values people write freely.
const FREE: [&str; 8] = ["name", "summary", "text", "label", "meaning", "scope", "scope_words", "note"];

fn is_hidden(c: char) -> bool {
    let bidi =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || matches!(c, '\u{2028}' | '\u{2029}') || (c.is_control() && c != '\n')
}

/// Whether a workflow takes a line for a command to it. What takes no room does not count at its start.
fn is_command(line: &str) -> bool {
    let starts = |c: char| c.is_whitespace() || c.width().is_none_or(|width| width == 0);
    line.trim_start_matches(starts).starts_with("::") || line.contains("##[")
}

/// A value as JSON in ASCII, which every reader of YAML takes as well.
fn ascii(value: &Value) -> String {
    let json = serde_json::to_string_pretty(value).expect("writes");
    let escape = |c: char| match c {
        ' '..='~' | '\n' => c.to_string(),
        c => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(escape).collect()
}

/// A value with a text before everything that people write freely, or behind it.
fn written_by(text: &str, value: Value, is_free: bool) -> Value {
    match value {
        Value::String(own) if is_free && text.contains("error") => format!("{text} {own}").into(),
        Value::String(own) if is_free => format!("{own} {text}").into(),
        Value::Array(items) => items.into_iter().map(|item| written_by(text, item, is_free)).collect(),
        Value::Object(entries) => {
            let entry = |(key, value): (String, Value)| {
                let value = written_by(text, value, is_free || FREE.contains(&key.as_str()));
                (key, value)
            };
            Value::Object(entries.into_iter().map(entry).collect())
        }
        other => other,
    }
}

fn value(folder: &Folder, file: &str) -> Value {
    serde_yaml::from_str(&folder.read(file)).expect("reads")
}

fn git(folder: &Folder, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]);
    let output = git.args(arguments).current_dir(folder.path()).output().expect("runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A workspace where everybody wrote this text wherever they could: its framework, the first version of which is
/// in git, and who works here.
fn workspace(text: &str) -> Folder {
    let folder = Folder::example("design-studio");
    let questions = std::fs::read(repository().join("framework/questions.yaml")).expect("reads");
    folder.write("framework/questions.yaml", questions);
    folder.write(
        "framework/roles.yaml",
        "- id: designer\n  name: Designer\n  summary: Designs\n  step: lead\n",
    );
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "one"]);
    let walk = walkdir::WalkDir::new(folder.join("framework")).into_iter();
    for path in walk.map(|entry| entry.expect("walks").into_path()).filter(|path| path.is_file()) {
        let file = path.strip_prefix(folder.path()).expect("below").to_string_lossy().into_owned();
        let is_free = file.ends_with("questions.yaml");
        folder.write(&file, ascii(&written_by(text, value(&folder, &file), is_free)));
    }
    folder.write("people.yaml", ascii(&written_by(text, value(&folder, "people.yaml"), false)));
    folder
}

/// Everything that a run says, beside what it was.
struct Said {
    run: Run,
    what: String,
}

/// Runs the program with these arguments, and holds what it says to the rule.
fn run(folder: &Folder, arguments: &[&str]) -> Said {
    let mut command = folder.command("");
    command.args(arguments);
    let said = Said { run: folder.run(&mut command), what: format!("{arguments:?}") };
    for text in [&said.run.out, &said.run.err] {
        said.holds(text);
    }
    said
}

impl Said {
    fn holds(&self, text: &str) {
        let hidden = text.chars().find(|c| is_hidden(*c));
        assert_eq!(hidden, None, "{}:\n{text:?}", self.what);
        // Annotations are meant, and counted elsewhere; a file that is asked for is handed over as it is.
        let is_meant = ["github", "-n"].iter().any(|word| self.what.contains(word)) && *text == self.run.out;
        let command = text.lines().find(|line| is_command(line) && !is_meant);
        assert_eq!(command, None, "{}:\n{text}", self.what);
    }

    /// Holds the same in color to the rule: the same words, so that nothing but our own styles is left out of it.
    /// Only what a text has of them could pass for ours.
    fn in_color(self, folder: &Folder, arguments: &[&str], text: &str) {
        if !text.contains('\u{1b}') {
            return;
        }
        let mut command = folder.command("--color always");
        let colored = folder.run(command.args(arguments));
        for (colored, plain) in [(colored.out, self.run.out), (colored.err, self.run.err)] {
            assert_eq!(without_styles(&colored), plain, "{}", self.what);
        }
    }
}

/// A text without the sequences that set colors and weight.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let unstyled = parts.map(|part| match part.split_once('m') {
        Some((style, rest)) if style.chars().all(|c| c.is_ascii_digit() || c == ';') => rest.to_owned(),
        _ => format!("\u{1b}[{part}"),
    });
    first + &unstyled.collect::<String>()
}

/// Whether some text of a value holds this one.
fn says(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own.contains(text),
        Value::Array(items) => items.iter().any(|item| says(item, text)),
        Value::Object(entries) => entries.values().any(|value| says(value, text)),
        _ => false,
    }
}

/// Both sides' answers, with the text in every note and piece of evidence, sealed again.
fn answer(folder: &Folder, text: &str) {
    for (side, person) in [("self", "mika-aalto"), ("manager", "jo-tanaka")] {
        let review = value(folder, &format!("reviews/mika-aalto/2026-q4/{side}.yaml"));
        let mut cells = written_by(text, review["cells"].clone(), false);
        let word = text.replace(|c: char| c.is_whitespace() || c.is_control(), "");
        cells["craft"]["contributor"]["evidence"] = json!([format!("https://example.com/{word}")]);
        let file = format!("{side}.json");
        folder.write(&file, ascii(&json!({"cells": cells})));
        let common = ["--as", side, "--person", person, "--answers", &file, "--reopen", "--reason", text];
        let sealed = run(folder, &[&["assess", "mika-aalto", "--seal", "--partial"], &common[..]].concat());
        assert_eq!(sealed.run.status, 0, "{}: {}{}", sealed.what, sealed.run.out, sealed.run.err);
    }
    let entry = json!({"id": "a", "date": "2026-11-03", "kind": "decision", "text": text, "why": text});
    folder.write("reviews/mika-aalto/journal-jo-tanaka.yaml", format!("- {}\n", ascii(&entry)));
}

const REPORTS: [&[&str]; 12] = [
    &["show"],
    &["show", "craft"],
    &["show", "lead"],
    &["show", "visual-design"],
    &["discipline", "list"],
    &["diff", "mika-aalto", "--person", "jo-tanaka"],
    &["diff", "mika-aalto", "--person", "jo-tanaka", "--all"],
    &["diff", "reviews/mika-aalto/2026-q4/self.yaml", "reviews/mika-aalto/2026-q4/manager.yaml"],
    &["gap", "mika-aalto", "--person", "jo-tanaka"],
    &["gap", "mika-aalto", "--person", "jo-tanaka", "--to", "principal"],
    &["changes", "HEAD"],
    &["notes", "--about", "mika-aalto", "--person", "jo-tanaka"],
];

#[test]
fn no_text_of_a_workspace_steers_what_reads_a_report() {
    for text in TEXTS {
        let folder = workspace(text);
        answer(&folder, text);
        for report in REPORTS {
            for format in ["text", "markdown", "html", "json"] {
                let arguments = [report, &["--format", format]].concat();
                let said = run(&folder, &arguments);
                assert!(said.run.status < 2, "{}: {}", said.what, said.run.err);
                match format {
                    "json" => {
                        let value: Value = serde_json::from_str(&said.run.out).expect("is JSON");
                        assert!(says(&value, text), "{}: {}", said.what, said.run.out);
                    }
                    "text" => said.in_color(&folder, &arguments, text),
                    _ => {}
                }
            }
        }
    }
}

/// A workspace whose files have a text in everything that is wrong with them, and one of them in its name.
fn faulty(text: &str) -> Folder {
    let folder = workspace(text);
    answer(&folder, text);
    let quoted = ascii(&text.into());
    let named = text.replace('/', "");
    folder
        .write(&format!("framework/behaviors/{named}.yaml"), format!("id: {quoted}\nname: 1\n{quoted}: 2\n"));
    folder.write(&format!("reviews/{named}/profile.yaml"), "");
    folder.write(&format!("reviews/mika-aalto/2026-q4/{named}.yaml"), "");
    folder.write("reviews/mika-aalto/profile.yaml", format!("step: {quoted}\n# {text}\n{quoted}: [\n"));
    folder.write("reviews/mika-aalto/journal.yaml", format!("- id: {quoted}\n  text: {text}\n"));
    folder.write("framework/disciplines/raw.yaml", format!("id: raw\nname: \"{text}\"\nsummary: {text} !\n"));
    folder.write(
        "steps.toml",
        format!("{quoted} = 1\n[check.rules]\n{quoted} = {quoted}\nfiller = {quoted}\n"),
    );
    folder
}

#[test]
fn no_fault_of_a_workspace_steers_what_reads_about_it() {
    for text in TEXTS {
        let folder = faulty(text);
        for person in [&[][..], &["--person", "jo-tanaka"]] {
            let mut count = 0;
            for format in ["text", "json", "github", "sarif"] {
                let arguments = [&["check", "--format", format], person].concat();
                let said = run(&folder, &arguments);
                assert_eq!(said.run.status, 1, "{}: {}", said.what, said.run.err);
                match format {
                    "json" | "sarif" => {
                        let value: Value = serde_json::from_str(&said.run.out).expect("is JSON");
                        assert!(says(&value, &text.replace('/', "")), "{}: {}", said.what, said.run.out);
                        count = value["findings"].as_array().map_or(count, Vec::len);
                    }
                    "github" => {
                        let is_annotation = |line: &str| line.starts_with("::") && line.contains(",title=");
                        assert!(said.run.out.lines().all(is_annotation), "{}: {}", said.what, said.run.out);
                        assert_eq!(said.run.out.lines().count(), count, "{}", said.run.out);
                    }
                    _ => said.in_color(&folder, &arguments, text),
                }
            }
        }
        run(&folder, &["check", "--baseline", "b.json", "--update-baseline"]);
        assert_eq!(folder.read("b.json").chars().find(|c| is_hidden(*c)), None);
        folder.write("framework/disciplines/raw.yaml", "id: raw\n");
        run(&folder, &["check", "--baseline", "b.json"]);
        folder.write("b.json", format!("{{\"version\": 1, \"findings\": [], {}: 1}}", ascii(&text.into())));
        let said = run(&folder, &["check", "--baseline", "b.json"]);
        assert!(said.run.err.contains("\n --> b.json:1:"), "{}", said.run.err);
        for report in REPORTS {
            run(&folder, report);
        }
    }
}

#[test]
fn a_patch_stays_what_it_is_for_a_program() {
    // Those that a file can hold as they are.
    for text in ["a\u{202e}b\u{2066}c", "a\tb", "a ##[error]b", "a\u{61c}\u{200e}b"] {
        let folder = workspace("x");
        let (file, named) =
            ("framework/disciplines/visual-design.yaml", "framework/behaviors/a\u{202e}\"\n.yaml");
        let examples =
            format!("examples:\n  craft:\n    lead:\n      - id: a\n        text: Draws  it\n# {text}\n");
        folder.write(file, format!("id: visual-design\nname: Visual design\nsummary: Draws.\n{examples}"));
        folder.write(
            named,
            folder
                .read("framework/behaviors/clients.yaml")
                .replace("text\": \"", "text\": \"  ")
                .replace("\"id\": \"", "\"id\": \"other-"),
        );
        let mut command = folder.command("check --fix -n");
        let Run { out: patch, err, .. } = folder.run(&mut command);
        assert!(patch.contains(&format!("\n # {text}\n")), "{patch:?}{err}");
        folder.write("a.patch", &patch);
        git(&folder, &["apply", "a.patch"]);
        assert!(folder.read(file).contains("Draws it\n"), "{patch}");
        assert!(!folder.read(named).contains("\"  "), "{patch}");
    }
}

/// Command lines with a text in place of everything that is given freely.
fn command_lines(text: &str) -> Vec<Vec<&str>> {
    let free = [
        "show %",
        "show --format %",
        "show --discipline %",
        "gap %",
        "gap mika-aalto --to %",
        "gap mika-aalto --cycle %",
        "gap mika-aalto --discipline %",
        "gap mika-aalto --format html -o %",
        "diff %",
        "diff % %",
        "diff mika-aalto --cycle %",
        "changes %",
        "changes %..HEAD",
        "check %",
        "check --base %",
        "check --explain %",
        "check --baseline %",
        "discipline new %",
        "discipline new % --id given -n",
        "discipline new Given --id %",
        "discipline new Given --from %",
        "assess %",
        "assess --answers %",
        "assess --person mika-aalto --discipline %",
        "assess --person mika-aalto --from %",
        "assess --person mika-aalto --cycle %",
        "init %",
        "schema %",
        "completions %",
        "help %",
        "%",
        "--%",
        "show --% x",
        "show --workspace %",
        "show --today %",
        "show --color %",
        "show --person %",
        "gap --person %",
        "show extra %",
    ];
    let fill = |word: &'static str| if word == "%" { text } else { word };
    let plain = free.into_iter().filter(|line| !line.contains("--%") && !line.contains("%.."));
    plain.map(|line| line.split(' ').map(fill).collect()).collect()
}

#[test]
fn nothing_given_on_the_command_line_steers_what_reads_the_answer() {
    for text in TEXTS {
        let folder = workspace("x");
        for arguments in command_lines(text) {
            let said = run(&folder, &arguments);
            // What was carried out is not to be done twice.
            if said.run.status == 2 {
                said.in_color(&folder, &arguments, text);
            }
        }
        let (option, range) = (format!("--{text}"), format!("{text}..HEAD"));
        for arguments in [vec![option.as_str()], vec!["show", &option, "x"], vec!["changes", &range]] {
            assert_ne!(run(&folder, &arguments).run.status, 0);
        }
    }
}

#[test]
fn what_cannot_be_named_is_not_taken_for_nothing() {
    let folder = Folder::example("design-studio");
    let odd = folder.path().join(OsStr::from_bytes(b"d\xff"));
    std::fs::create_dir(&odd).expect("makes a folder");
    std::fs::rename(folder.join("framework"), odd.join("framework")).expect("moves");
    let mut command = folder.command("check");
    folder.run(command.arg(odd.file_name().expect("a name"))).gives(
        2,
        "",
        str![[r#"
error: the path `d�` is not valid UTF-8, so what is in it cannot be named
hint: give the file or folder another name, or run `steps check` inside it

"#]],
    );
    let mut inside = folder.command("check");
    assert_eq!(
        folder.run(inside.arg("framework").current_dir(odd)).out,
        "No findings in 7 files, 2 silenced.\n"
    );
}

#[test]
fn a_folder_that_cannot_be_entered_stops_no_other() {
    let folder = Folder::example("first-review");
    // Its path is longer than the system takes, which holds for every user.
    let deeper =
        "d=$(printf '%200s' '' | tr ' ' d); for i in $(seq 25); do mkdir $d && cd -P $d || exit; done";
    std::fs::create_dir_all(folder.join("reviews/kim-osei")).expect("makes a folder");
    let mut shell = Command::new("sh");
    let status = shell.args(["-c", deeper]).current_dir(folder.join("reviews/kim-osei")).status();
    assert!(status.expect("runs").success());
    folder.write("reviews/robin-ek/other.yaml", "");
    let run = folder.steps("check");
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.out.contains("error[does-not-parse]: this cannot be read: "), "{}", run.out);
    assert!(run.out.contains(" --> reviews/robin-ek/other.yaml:1:1"), "{}", run.out);
}

#[test]
fn a_baseline_that_does_not_read_says_where() {
    let folder = Folder::example("design-studio");
    folder.write("b.json", "{\"version\": 1,\n \"findings\": [{\"file\": 3}]}\n");
    let found = str![[r#"
error[does-not-parse]: this is not a baseline: invalid type: integer `3`, expected a string
 --> b.json:2:24
  |
2 |  "findings": [{"file": 3}]}
  |                        ^
  |
  = help: restore it from git, or remove it and write it anew with `--update-baseline`

"#]];
    folder.steps("check --baseline b.json").gives(2, "", found);
    folder.write("b.json", "{\n  \"version\": 7,\n  \"findings\": []\n}\n");
    let run = folder.steps("check --baseline b.json");
    assert!(run.err.contains("\n --> b.json:2:3\n"), "{}", run.err);
}
