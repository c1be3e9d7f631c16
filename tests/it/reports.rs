//! What `show`, `diff` and `gap` have in common: whom they know, and how they are written.

use snapbox::str;

use crate::program::Folder;
use crate::terminal::Terminal;

#[test]
fn a_person_that_is_not_there() {
    let folder = Folder::example("first-review");
    folder.steps("diff robin").gives(
        2,
        "",
        str![[r#"
error: nobody is called `robin`
hint: did you mean `robin-ek`?

"#]],
    );
    folder.steps("gap zoe").gives(
        2,
        "",
        str![[r#"
error: nobody is called `zoe`
hint: people.yaml lists who works here: add an entry for them

"#]],
    );
    folder.steps("diff robin-ek --cycle 2025-h1").gives(
        2,
        "",
        str![[r#"
error: there is nothing about `robin-ek` in 2025-h1
hint: the latest is `--cycle 2026-h2`

"#]],
    );
}

#[test]
fn json_is_versioned() {
    let folder = Folder::example("first-review");
    let parse = |arguments: &str| -> serde_json::Value {
        serde_json::from_str(&folder.steps(arguments).answer()).expect("JSON")
    };
    for (arguments, report) in [
        ("show", "show"),
        ("show squad", "show"),
        ("diff robin-ek", "diff"),
        ("gap robin-ek --person robin-ek", "gap"),
        ("history robin-ek", "history"),
    ] {
        let value = parse(&format!("{arguments} --format json"));
        assert_eq!((&value["version"], value["report"].as_str()), (&1.into(), Some(report)), "{arguments}");
    }
    for (arguments, example) in [
        ("show", "show"),
        ("diff robin-ek", "diff"),
        ("gap robin-ek --person robin-ek", "gap"),
        ("history robin-ek --for mastery --person robin-ek", "history"),
        ("packet robin-ek --person robin-ek", "packet"),
    ] {
        let expected = snapbox::Data::read_from(
            &crate::program::repository().join(format!("examples/first-review/json/{example}.json")),
            Some(snapbox::data::DataFormat::Text),
        );
        snapbox::assert_data_eq!(folder.steps(&format!("{arguments} --format json")).answer(), expected);
    }
}

#[test]
fn color_follows_the_conventions() {
    let folder = Folder::example("first-review");
    let escapes = |run: std::process::Output| String::from_utf8_lossy(&run.stdout).contains('\x1b');
    let run = |arguments: &str, variable: (&str, &str)| {
        folder.command(arguments).env(variable.0, variable.1).output().expect("runs")
    };
    assert!(!escapes(run("diff robin-ek", ("TERM", "xterm"))), "a pipe has no color");
    assert!(escapes(run("diff robin-ek --color always", ("NO_COLOR", "1"))), "unless it is asked for");
    let plain = folder.steps("diff robin-ek").answer();
    let colored = folder.steps("diff robin-ek --color always").answer();
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain, "color adds nothing but color");
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let folder = Folder::example("design-studio");
    let path = "framework/behaviors/craft.yaml";
    let evil = folder.read(path).replacen("name: ", "name: \"\\e]0;owned\\a\\u202e\" #", 1);
    folder.write(path, evil);
    for format in ["text", "markdown", "html"] {
        let answer = folder.steps(&format!("show craft --format {format}")).answer();
        assert!(!answer.contains(['\x1b', '\x07', '\u{202e}']), "{answer}");
    }
}

#[test]
fn a_report_takes_no_place_of_what_it_is_made_from() {
    let folder = Folder::example("first-review");
    folder.steps("gap robin-ek -o reviews/robin-ek/2026-h2/self.yaml").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin-ek/2026-h2/self.yaml` is where the workspace keeps its own files
hint: write the report somewhere else

"#]],
    );
    folder.steps("show -o steps.toml").gives(
        2,
        "",
        str![[r#"
error: `steps.toml` is where the workspace keeps its own files
hint: write the report somewhere else

"#]],
    );
    folder.steps("show -o nowhere/x.html").gives(
        2,
        "",
        str![[r#"
error: there is no folder for `nowhere/x.html`

"#]],
    );
    assert!(folder.read("reviews/robin-ek/2026-h2/self.yaml").starts_with("format: 1\n"));
}

#[test]
fn hints_break_at_words_on_a_narrow_terminal() {
    let folder = Folder::example("design-studio");
    let arguments = ["diff", "reviews/mika-aalto/2026-q4/self.yaml"];
    let mut terminal = Terminal::start((24, 40), folder.path(), env!("CARGO_BIN_EXE_steps"), arguments);
    terminal.wait_for("robin");
    let expected = "\
error: there is only one file to compare
hint: name two files or more, or a
      person: `steps diff robin-ek`";
    assert_eq!(terminal.screen().trim_end(), expected);
}
