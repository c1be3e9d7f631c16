//! Help: what a newcomer reads first.

use std::process::Command;

use snapbox::str;

use crate::crowd::crowd_at;
use crate::program::{Folder, TODAY, repository};
use crate::repository::{commit, git};

/// The commands, and those below them, as the manual lists them.
fn commands() -> Vec<String> {
    let manual = Folder::new().steps("man").answer();
    let names = manual.lines().filter_map(|line| line.strip_prefix(".TH steps-"));
    names.filter_map(|rest| rest.split_whitespace().next()).map(|name| name.replace('-', " ")).collect()
}

/// The examples of a help text.
fn examples(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    let lines = lines.map_while(|line| line.strip_prefix("  "));
    lines.map(|line| line.split("  ").next().unwrap_or(line)).collect()
}

#[test]
fn the_help_of_every_command_is_pinned() {
    let pinned = |command: &str, name: &str| {
        let path = repository().join("tests/it/help").join(name).with_extension("txt");
        Folder::new().steps(command).gives(0, snapbox::Data::read_from(&path, None).raw(), "");
    };
    pinned("--help", "steps");
    for command in commands() {
        pinned(&format!("help {command}"), &command.replace(' ', "-"));
    }
    let files = std::fs::read_dir(repository().join("tests/it/help")).expect("lists").count();
    assert_eq!(files, commands().len() + 1, "a command that is gone leaves its help behind");
}

#[test]
fn bare_steps_prints_the_first_screen_of_the_help() {
    let folder = Folder::new();
    let (bare, help) = (folder.steps("").answer(), folder.steps("--help").answer());
    assert!(help.starts_with(bare.trim_end()), "{bare}");
    assert!(bare.contains("`steps help send`"), "{bare}");
}

#[test]
fn help_starts_from_examples_and_fits_a_terminal() {
    for command in commands() {
        let help = Folder::new().steps(&format!("help {command}")).answer();
        assert_eq!(help.lines().nth(2), Some("Examples:"), "{command}");
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
        assert_eq!(Folder::new().steps(&format!("{command} --help")).answer(), help);
    }
}

/// A workspace in which everything that an example of the help names is there.
fn workspace() -> Folder {
    let folder = crowd_at("first-review");
    folder.steps("init --force --quiet").gives(0, "", "");
    let reviewed = "reviews/robin-ek/2026-h2";
    for name in ["self.yaml", "manager.yaml"] {
        folder.write(name, folder.read(&format!("{reviewed}/{name}")));
    }
    folder.write("answers.yaml", "cells:\n  mastery:\n    individual: {rating: consistently}\n");
    // Alex's key is the one of this machine, and an envelope of Robin's has come.
    let run = |arguments: &str| {
        folder.run(folder.command(arguments).env("HOME", folder.path()).env_remove("XDG_CONFIG_HOME"))
    };
    let key = run("key").out;
    let people = folder.read("people.yaml");
    // Theirs is the first in the file.
    let (before, after) = people.split_once("key: ").expect("a key");
    let after = after.split_once('\n').expect("a line").1;
    folder.write("people.yaml", format!("{before}key: {key}{after}"));
    assert_eq!(run("send --person robin-ek").status, 0);
    folder.write(".age/key.txt", folder.read(".config/steps/key.txt"));
    folder.write("Downloads/robin.steps", folder.read("robin-ek-2026-h2-self.steps"));
    std::fs::create_dir(folder.join("envelopes")).expect("makes the folder");
    for at in 0..5 {
        let send = format!("send person-{at} --calibration {key} -o envelopes/{at}.age --person boss");
        assert_eq!(run(&send).status, 0);
    }
    assert_eq!(run("export reviews -o reviews.ndjson --person boss").status, 0);
    folder.write("staff.csv", "id,name,manager\nrobin-ek,Robin Ek,Alex Moreau\n");
    folder.write("mine.csv", "Behavior,Individual\nMastery,Consistently\n");
    folder.write("robin.csv", "Behavior,Individual\nMastery,Sometimes\n");
    folder.write("table.csv", "Behavior,Step,My view\nMastery,Individual,Sometimes\n");
    folder.write("decisions.yaml", "accept_shared: true\n");
    folder.write(".local/share/bash-completion/completions/none", "");
    git(&folder, "init -q -b main");
    commit(&folder);
    for tag in ["v1.0.0", "v2.0.0"] {
        git(&folder, &format!("tag {tag}"));
    }
    git(&folder, "config user.email robin@example.com");
    let journal = "reviews/robin-ek/journal.yaml";
    let entry = "- {id: j-12, date: 2026-11-03, text: The outage is understood}\n";
    folder.write(journal, folder.read(journal) + entry);
    folder
}

#[test]
fn the_examples_of_the_help_work() {
    let workspace = workspace();
    let helps = commands().iter().map(|command| format!("help {command}")).collect::<Vec<_>>();
    for help in helps.iter().map(String::as_str).chain([""]) {
        let help = Folder::new().steps(help).answer();
        for example in examples(&help) {
            let folder = Folder::new();
            match example.starts_with("steps import ladder") {
                true => crate::import_ladder::sheets(&folder),
                false if !example.starts_with("steps init") => drop(folder.lay_over(workspace.path())),
                false => {}
            }
            if example.contains("key --import") {
                std::fs::remove_file(folder.join(".config/steps/key.txt")).expect("removes");
            }
            // What was agreed in the example is sealed.
            if example.starts_with("steps agree") && !example.contains("--reopen") {
                std::fs::remove_file(folder.join("reviews/robin-ek/2026-h2/agreed.yaml")).expect("removes");
            }
            if example.contains("peers") {
                crate::peers::asked(&folder);
            }
            // Robin has sealed; Noor is in the middle of it.
            let is_begun = example.starts_with("steps assess") || example.starts_with("steps import review");
            let me = if is_begun { "noor-haddad" } else { "robin-ek" };
            let is_managers = ["--as manager", "steps send robin-ek", "steps receive", "steps peers"]
                .iter()
                .any(|part| example.contains(part));
            let me = if is_managers { "alex-moreau" } else { me };
            let me = if example.starts_with("steps peers decline") { "noor-haddad" } else { me };
            let program = env!("CARGO_BIN_EXE_steps");
            let script = format!("steps() {{ {program} --today {TODAY} --person {me} \"$@\"; }}\n{example}");
            let mut shell = Command::new("sh");
            shell.args(["-c", &script]).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
            shell.env("EDITOR", "sh -c 'echo \"# Read.\" >> \"$0\"'");
            shell.env("HOME", folder.path()).current_dir(folder.path());
            let run = folder.run(&mut shell);
            let asks = run.err.starts_with("error: there is no terminal to ask in");
            assert!(run.status == 0 || asks, "{example}: {}", run.err);
        }
    }
}

#[test]
fn a_mistyped_word_gets_a_suggestion_and_is_not_run() {
    let folder = Folder::new();
    let mistake =
        |arguments: &str, expect: snapbox::data::Inline| folder.steps(arguments).gives(2, "", expect);
    mistake(
        "asess",
        str![[r#"
error: there is no command `asess`
hint: did you mean `assess`?

"#]],
    );
    mistake(
        "help gapp",
        str![[r#"
error: there is no command `gapp`
hint: did you mean `gap`?

"#]],
    );
    mistake(
        "discipline nw",
        str![[r#"
error: `steps discipline` has no command `nw`
hint: did you mean `new`?

"#]],
    );
    mistake(
        "help discipline nw",
        str![[r#"
error: `steps discipline` has no command `nw`
hint: did you mean `new`?

"#]],
    );
    mistake(
        "xyzzy",
        str![[r#"
error: there is no command `xyzzy`
hint: `steps help` lists the commands

"#]],
    );
    mistake(
        "gap --form self",
        str![[r#"
error: `steps gap` has no option `--form`
hint: did you mean `--from`?

"#]],
    );
    mistake(
        "gap --xyzzy",
        str![[r#"
error: `steps gap` has no option `--xyzzy`
hint: `steps help gap` lists its options

"#]],
    );
    mistake(
        "gap --format jsn",
        str![[r#"
error: `--format` does not take `jsn`
hint: did you mean `json`?

"#]],
    );
    mistake(
        "schema behaviour",
        str![[r#"
error: `behaviour` is not a kind
hint: did you mean `behavior`?

"#]],
    );
    folder.steps("show mastry").gives(
        2,
        str![],
        str![[r#"
error: no behavior, step, discipline or role is called `mastry`
hint: did you mean `mastery`?

"#]],
    );
    folder.steps("show --discipline qualty").gives(
        2,
        str![],
        str![[r#"
error: no discipline is called `qualty`
hint: did you mean `quality`?

"#]],
    );
    folder.steps("show team-sucess").gives(
        2,
        str![],
        str![[r#"
error: no behavior, step, discipline or role is called `team-sucess`
hint: did you mean `team-success`?

"#]],
    );
    folder.steps("gap robin --to sqad").gives(
        2,
        str![],
        str![[r#"
error: no step or role is called `sqad`
hint: did you mean `squad`?

"#]],
    );
}

#[test]
fn a_mistake_on_the_command_line_is_said_in_our_words() {
    let folder = Folder::new();
    let mistake =
        |arguments: &str, expect: snapbox::data::Inline| folder.steps(arguments).gives(2, "", expect);
    mistake(
        "gap --to",
        str![[r#"
error: `--to` needs a value
hint: `steps help gap` shows how it is used

"#]],
    );
    mistake(
        "gap robin-ek noor-haddad",
        str![[r#"
error: unexpected argument `noor-haddad`
hint: `steps help gap` shows how it is used

"#]],
    );
    mistake(
        "gap --to squad --to tribe",
        str![[r#"
error: `--to` can be given only once

"#]],
    );
    mistake(
        "gap --quiet=yes",
        str![[r#"
error: `--quiet` takes no value
hint: `steps help gap` shows how it is used

"#]],
    );
    mistake(
        "assess --quick --edit",
        str![[r#"
error: `--quick` cannot be used with `--edit`

"#]],
    );
    mistake(
        "check --update-baseline",
        str![[r#"
error: missing `--baseline <FILE>`
hint: `steps help check` shows how it is used

"#]],
    );
    mistake(
        "discipline new",
        str![[r#"
error: missing `<NAME>`
hint: `steps help discipline new` shows how it is used

"#]],
    );
}

#[test]
fn a_date_that_is_none_is_told_in_plain_words() {
    let refuses = |date: &str, expect: snapbox::data::Inline| {
        let folder = Folder::new();
        let mut command = crate::program::program();
        command.args([&format!("--today={date}"), "gap", "robin-ek"]).current_dir(folder.path());
        folder.run(&mut command).gives(2, "", expect);
    };
    refuses(
        "2026-13-01",
        str![[r#"
error: `2026-13-01` is not a date: expected year, month and day, such as `2026-11-25`

"#]],
    );
    refuses(
        "tomorrow",
        str![[r#"
error: `tomorrow` is not a date: expected year, month and day, such as `2026-11-25`

"#]],
    );
    refuses(
        "-000001-01-01",
        str![[r#"
error: `-000001-01-01` is outside the years 1 to 9998

"#]],
    );
    refuses(
        "9999-12-31",
        str![[r#"
error: `9999-12-31` is outside the years 1 to 9998

"#]],
    );
}

#[test]
fn help_and_mistakes_have_color_where_it_is_asked_for() {
    let folder = Folder::new();
    for arguments in ["--help", "help gap", "", "gapp", "gap --form self", "discipline"] {
        let colored = folder.steps(&format!("--color always {arguments}"));
        assert!((colored.out + &colored.err).contains('\x1b'), "{arguments}");
        let plain = folder.steps(&format!("--color=never {arguments}"));
        assert!(!(plain.out + &plain.err).contains('\x1b'), "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    for arguments in ["help gap", "--version", "show", ""] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("opens");
        let output = Folder::new().command(arguments).stdout(full).output().expect("runs");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
    }
}

#[test]
fn a_name_does_where_an_id_does() {
    let folder = Folder::example("first-review");
    let by_id = folder.steps("gap robin-ek --to squad").answer();
    assert_eq!(folder.steps("gap robin-ek --to Squad/Chapter").answer(), by_id);
    let by_id = folder.steps("show --discipline agile-coaching").answer();
    let mut by_name = folder.command("show --discipline");
    assert_eq!(folder.run(by_name.arg("agile COACHING")).answer(), by_id);
    folder.steps("gap robin-ek --to Squad/Chaptr").gives(
        2,
        str![],
        str![[r#"
error: no step or role is called `Squad/Chaptr`
hint: did you mean `squad`?

"#]],
    );
    folder.steps("check --explain Qota").gives(
        2,
        str![],
        str![[r#"
error: no rule is called `Qota`
hint: did you mean `quota`?

"#]],
    );
}

#[test]
fn completions_and_the_manual_come_from_the_same_definition() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(folder.steps(&format!("completions {shell}")).answer().contains("assess"));
    }
    let manual = folder.steps("man").answer();
    assert!(manual.contains(".TH steps 1"), "{manual}");
    assert!(manual.contains("steps\\-assess"), "{manual}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    let folder = Folder::new();
    let mut child = folder
        .command("show mastery")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut said).expect("reads");
    assert_eq!((child.wait().expect("ends").code(), said.as_str()), (Some(0), ""));
}
