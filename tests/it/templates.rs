//! The frameworks that `steps init` can start from: choosing one, and a whole review with each.

use std::path::Path;

use serde_json::{Value, json};
use snapbox::{assert_data_eq, str};

use crate::linear::next_prompt;
use crate::program::{Folder, repository};
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");

/// The templates as the program lists them, the default first.
fn templates() -> Vec<Value> {
    let listed: Value =
        serde_json::from_str(&Folder::new().steps("init --list --format json").answer()).unwrap();
    assert_eq!((&listed["version"], &listed["report"]), (&json!(1), &json!("templates")));
    listed["templates"].as_array().unwrap().clone()
}

/// The ids of a list.
fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// A new workspace from a template.
fn workspace(template: &str) -> Folder {
    let folder = Folder::new();
    folder.steps(&format!("init -q --template {template}")).gives(0, "", "");
    folder
}

fn yaml(folder: &Folder, path: &str) -> Value {
    serde_yaml::from_str(&folder.read(path)).unwrap()
}

#[test]
fn they_are_listed_with_a_line_each() {
    Folder::new().steps("init --list").gives(
        0,
        str![[r#"
Templates

- technology-career-steps (default): What growing looks like for people who work
  in technology: five behaviors, each shown at four steps of widening impact
- small-company: How people grow in a company of about twenty: four behaviors at
  three steps, from one's own work to the whole company
- dual-track: What growing looks like in engineering on two lines of equal
  standing: contributors, who deepen their craft, and managers, who work through
  people

- Start from one: steps init --template NAME

"#]],
        "",
    );
    for template in templates() {
        for key in ["behaviors", "steps"] {
            assert!(ids(&template[key]).len() > 1, "{template}");
        }
    }
    Folder::new().steps("init --list --format json somewhere").gives(
        2,
        "",
        str![[r#"
error: `--list` cannot be used with `[DIR]`

"#]],
    );
    Folder::new().steps("init --format json").gives(
        2,
        "",
        str![[r#"
error: missing `--list`
hint: `steps help init` shows how it is used

"#]],
    );
}

#[test]
fn a_name_that_is_none_gets_a_suggestion() {
    let folder = Folder::new();
    folder.steps("init --template small-compny").gives(
        2,
        "",
        str![[r#"
error: `--template` does not take `small-compny`
hint: did you mean `small-company`?

"#]],
    );
    folder.steps("init --template ours").gives(
        2,
        "",
        str![[r#"
error: `--template` does not take `ours`
hint: expected `technology-career-steps`, `small-company` or `dual-track`

"#]],
    );
    assert!(!folder.join("steps.toml").exists());
}

#[test]
fn a_workspace_from_a_template_says_what_comes_next() {
    let folder = Folder::new();
    folder.steps("init --template small-company people").gives(
        0,
        "",
        str![[r#"
Wrote:
  people/steps.toml                   settings
  people/framework                    the framework: 11 files to make your own
  people/framework/schema             schemas, for editors to complete and check them
  people/.github/workflows/steps.yml  a CI job that runs `steps check`
  people/.gitignore                   keeps reviews out of git

Before the CI job can run, set at the top of `people/.github/workflows/steps.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `cd people`, then `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]],
    );
    folder.steps("show --workspace people").gives(
        0,
        str![[r#"
Growing in a small company 1.0.0

How people grow in a company of about twenty: four behaviors at three steps,
from one's own work to the whole company. The examples are there to begin a
conversation, with recent work on the table; they are never a checklist.

Behavior        Own work  Shared work  Whole company
────────────────────────────────────────────────────
Customers       4         4            4
Teamwork        4         4            4
Follow-through  4         4            4
Skill           4         4            4

- Examples counted: those for everybody
- Steps: Own work (one's own tasks), Shared work (what several colleagues work
  on), Whole company (the company and its customers)
- Disciplines: Customer support, Software
- Read more: steps show skill

"#]],
        "",
    );
    assert_data_eq!(
        folder.read("people/framework/README.md"),
        str![[r#"
# Growing in a small company

These files say what growing looks like here. They are read by `steps`, and meant to be read and
changed by people: in pull requests, like code.

An example is a trigger for a conversation, never an item of a checklist. Nobody is expected to
show every one, and nobody is measured by how many they show.

## The files

| file | holds |
|---|---|
| `framework.yaml` | name and version, the order of the behaviors, the scale of ratings |
| `steps.yaml` | the steps of widening reach, with who approves a move to each |
| `roles.yaml` | roles, and the narrowest step each one needs, if any |
| `behaviors/<id>.yaml` | one behavior across the steps, with examples for everybody |
| `disciplines/<id>.yaml` | one discipline's own examples |
| `schema/<kind>.json` | what an editor completes and checks these files by, with the ids used here |
| `RULES.md` | what `steps check` finds in these files, and how to fix it |

A behavior at a step is a *cell*. Its examples are those for everybody from the behavior's file,
then those of each discipline. An example has an id and a text:

```yaml
- id: cu-asks-purpose
  text: Asks what a customer wants to get done before proposing a solution
```

The `id` is unique in the whole framework and permanent: assessments refer to it. Reword a text as
you like, but when its meaning changes, give it a new id and write `replaces: old-id` below it. A
behavior, a step, a discipline or a rating keeps its id, too, even if its name changes; if it has to
change, `replaces` carries people's answers over.

An editor with the YAML language server, such as VS Code with its YAML extension, completes and
checks these files by what is in `schema/`. After an id is added or removed, `steps check --fix`
writes the schemas again.

## Lines, groups and profiles

Steps are listed narrowest first, and each includes those before it. Where paths part, a step says
which one it comes `after`, and with `beside` which step of another line reaches as far. A step or a
role may have `expects: {behavior: step}`, a pattern to talk about. A behavior may name a `group`, the
`disciplines` that alone have it, and `summaries` by step; a discipline its own `steps`; an example
`links`.

## Add a discipline

Adding a discipline is adding one file and raising the version, since more is expected of somebody.
`steps discipline new NAME` writes the file to fill in, with what similar disciplines say in the same
places as comments; `steps discipline list` shows which discipline has how many examples where.
Whoever works in it has its id under `disciplines` in `people.yaml`.

Three examples or more for each step make a good start. Then look at it as its readers will, with
`steps show` and `steps check`.

## Write a good example

Read what a behavior says from step to step: the reach should widen. Then read each text aloud.

- One behavior that somebody could see on an ordinary day, in the third person, 25 words at most.
- Start with a verb for something that is done: *writes*, *asks*, *repairs*; not *understands*.
- Say what is done, rather than what is left undone; leave out numbers, ranks, *we*, and how often.
- No trailing full stop, and no word that belongs to one team alone.

## Change what is expected

Raise `version` in `framework.yaml` with every change: the first number when something is added or
more is expected, the second when something is clarified or removed, the third for wording.
Assessments keep the version that they were made with. `steps changes` shows what a branch means for
people, word by word, and which rise of the version it asks for; `steps check --fix --base main`
writes it.

"#]]
    );
}

#[test]
fn the_default_is_the_shipped_framework_to_the_byte() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let files = |root: &Path| -> Vec<(String, String)> {
        let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
        let files = files.filter(|entry| entry.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        files.map(|file| (name(file.path()), std::fs::read_to_string(file.path()).unwrap())).collect()
    };
    assert_eq!(files(&folder.join("framework")), files(&repository().join("framework")));
    let named = templates()[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(files(&workspace(&named).join("framework")), files(&folder.join("framework")));
}

#[test]
fn another_framework_is_never_written_over() {
    let folder = workspace("small-company");
    let before = folder.read("framework/steps.yaml");
    let refusal = str![[r#"
error: `framework` holds another framework, Growing in a small company; nothing was written
hint: move it away first, or make the workspace in a new folder: `steps init DIR`

"#]];
    folder.steps("init").gives(2, "", refusal.clone());
    folder.steps("init --force").gives(2, "", refusal);
    folder.write("framework/framework.yaml", "[]\n");
    folder.steps("init --template small-company").gives(
        2,
        "",
        str![[r#"
error: `framework/framework.yaml` already exists; nothing was written
hint: `steps init --force` overwrites it

"#]],
    );
    assert_eq!(folder.read("framework/steps.yaml"), before);
    folder.steps("init -q --template small-company --force").gives(0, "", "");
    folder.steps("check --deny warnings -q").gives(0, str![["..."]], "");
}

/// `steps init` in a terminal.
fn start(folder: &Folder, more: &[&str]) -> Terminal {
    Terminal::start((24, 80), folder.path(), STEPS, [&["init"], more].concat())
}

#[test]
fn a_terminal_asks_which_one() {
    let folder = Folder::new();
    let mut terminal = start(&folder, &[]);
    terminal.wait_for("Which framework do you want to start from?").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
A new workspace

Which framework do you want to start from?

› 1  Technology career steps: What growing looks like for people who work in
     technology: five behaviors, each shown at four steps of widening impact
  2  Growing in a small company: How people grow in a company of about twenty:
     four behaviors at three steps, from one's own work to the whole company
  3  Dual-track engineering: What growing looks like in engineering on two
     lines of equal standing: contributors, who deepen their craft, and
     managers, who work through people












1–3 choose · ↑↓ Enter choose · ? help · q leave
"#]]
    );
    terminal.send("2").wait_for("and `steps assess` to rate yourself.");
    assert!(terminal.wait_for_end().success());
    assert_eq!(yaml(&folder, "framework/framework.yaml")["id"], "small-company");
}

#[test]
fn enter_takes_the_shipped_one_and_leaving_writes_nothing() {
    let folder = Folder::new();
    let mut terminal = start(&folder, &[]);
    terminal.wait_for("Which framework").wait_for("leave").send("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let mut terminal = start(&folder, &[]);
    terminal.wait_for("Which framework").wait_for("leave").send("\r").wait_for("Next: `steps show`");
    assert!(terminal.wait_for_end().success());
    assert_eq!(yaml(&folder, "framework/framework.yaml")["id"], templates()[0]["id"]);
}

#[test]
fn nothing_is_asked_that_is_known_or_makes_no_difference() {
    let folder = Folder::new();
    let mut terminal = start(&folder, &["--no-input", "-q", "one"]);
    assert!(terminal.wait_for_end().success());
    let mut terminal = start(&folder, &["--template", "small-company", "-q", "two"]);
    assert!(terminal.wait_for_end().success());
    folder.write("three/steps.toml", "cycle = \"quarter\"\n");
    let mut terminal = start(&folder, &["three"]);
    terminal.wait_for("`three/steps.toml` already exists; nothing was written");
    assert_eq!(terminal.wait_for_end().exit_code(), 2);
    let name =
        |workspace: &str| yaml(&folder, &format!("{workspace}/framework/framework.yaml"))["id"].clone();
    assert_eq!((name("one"), name("two")), (templates()[0]["id"].clone(), json!("small-company")));
}

#[test]
fn it_is_asked_line_by_line_as_well() {
    let folder = Folder::new();
    let mut terminal = start(&folder, &["--linear", "-q"]);
    next_prompt(&mut terminal, 0).expect("a prompt");
    let asked = terminal.paper();
    terminal.send("2\n");
    assert!(terminal.wait_for_end().success());
    assert_data_eq!(
        asked,
        str![[r#"
Answer each question by typing a line and pressing Enter. Type ? for help, back
for the question before, again to have this one repeated, and quit to leave.

A new workspace.

Which framework do you want to start from?
1. Technology career steps: What growing looks like for people who work in
technology: five behaviors, each shown at four steps of widening impact
2. Growing in a small company: How people grow in a company of about twenty:
four behaviors at three steps, from one's own work to the whole company
3. Dual-track engineering: What growing looks like in engineering on two lines
of equal standing: contributors, who deepen their craft, and managers, who work
through people
Number or first letters [default: Technology career steps]: 
"#]]
    );
    assert_eq!(yaml(&folder, "framework/framework.yaml")["id"], "small-company");
}

#[test]
fn each_is_sound_and_every_file_names_its_schema() {
    for template in templates() {
        let name = template["id"].as_str().unwrap();
        let folder = workspace(name);
        let checked = folder.steps("check --deny warnings");
        assert!(checked.status == 0 && checked.out.starts_with("No findings in "), "{name}: {}", checked.out);
        folder.steps("schema --for-workspace").gives(
            0,
            "",
            "The schemas in `framework/schema` are up to date.\n",
        );
        for entry in walkdir::WalkDir::new(folder.join("framework")) {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|ending| ending == "yaml") {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=");
                let schema = schema.expect("a schema is named");
                assert!(entry.path().with_file_name(schema).is_file(), "{name}: {schema}");
            }
        }
    }
}

#[test]
fn each_has_three_examples_or_more_everywhere() {
    for template in templates() {
        let name = template["id"].as_str().unwrap();
        let folder = workspace(name);
        let steps = ids(&template["steps"]);
        for behavior in ids(&template["behaviors"]) {
            let file = yaml(&folder, &format!("framework/behaviors/{behavior}.yaml"));
            for step in &steps {
                let examples = file["examples"][step].as_array().map_or(0, Vec::len);
                assert!(examples >= 3, "{name}: {behavior} at {step} has {examples}");
            }
        }
        for discipline in ids(&template["disciplines"]) {
            let file = yaml(&folder, &format!("framework/disciplines/{discipline}.yaml"));
            let own = file["steps"].as_array().map(|own| own.iter().filter_map(Value::as_str).collect());
            for step in own.unwrap_or_else(|| steps.clone()) {
                let by_behavior = file["examples"].as_object().unwrap().values();
                let examples: usize = by_behavior.filter_map(|at| at[step].as_array()).map(Vec::len).sum();
                assert!(examples >= 3, "{name}: {discipline} at {step} has {examples}");
            }
        }
    }
}

/// Answers of one side: the narrowest step of each behavior shown, the wider ones not yet but for the first
/// behavior at `reaches`.
fn answers(folder: &Folder, template: &Value, reaches: usize) -> String {
    let scale = &yaml(folder, "framework/framework.yaml")["scale"];
    let (lowest, shown) = (&scale["ratings"][0]["id"], &scale["demonstrated_from"]);
    let mut cells = serde_json::Map::new();
    for (row, behavior) in ids(&template["behaviors"]).into_iter().enumerate() {
        let file = yaml(folder, &format!("framework/behaviors/{behavior}.yaml"));
        let cell = |(column, step): (usize, &&str)| {
            let is_shown = column == 0 || row == 0 && column <= reaches;
            let rating = if is_shown { shown } else { lowest };
            let example = &file["examples"][step][0]["id"];
            (
                (*step).to_owned(),
                json!({"rating": rating, "examples": [example], "note": "Seen in the spring"}),
            )
        };
        let by_step: serde_json::Map<_, _> = ids(&template["steps"]).iter().enumerate().map(cell).collect();
        cells.insert(behavior.to_owned(), Value::Object(by_step));
    }
    let disciplines: Vec<&str> = ids(&template["disciplines"]).into_iter().take(1).collect();
    json!({"disciplines": disciplines, "cells": cells}).to_string()
}

#[test]
fn each_holds_a_whole_review() {
    for template in templates() {
        let name = template["id"].as_str().unwrap();
        let folder = workspace(name);
        folder.write(
            "people.yaml",
            "- id: kim\n  name: Kim Osei\n- id: robin\n  name: Robin Ek\n  managers: [{id: kim}]\n",
        );
        folder.write("self.yaml", answers(&folder, &template, 0));
        folder.write("manager.yaml", answers(&folder, &template, 1));
        for (side, who) in [("self", "robin"), ("manager", "kim")] {
            let assess = format!("assess robin --as {side} --person {who} -q --answers {side}.yaml --seal");
            folder.steps(&assess).gives(0, "", "");
        }
        let behaviors = ids(&template["behaviors"]);
        let steps = ids(&template["steps"]);
        let brief = folder.steps("diff robin --person kim").answer();
        assert!(
            brief.starts_with("Where Robin Ek and Kim Osei agree and differ, 2026-h2\n"),
            "{name}: {brief}"
        );
        let shown = yaml(&folder, "framework/framework.yaml")["scale"]["demonstrated_from"].clone();
        let decided = json!({
            "accept_shared": true,
            "cells": {behaviors[0]: {steps[1]: {"rating": shown}}},
            "focus": [{"behavior": behaviors[1], "step": steps[1], "try": "Lead the spring fair", "look_again": "2027-01-18"}],
            "step": steps[0],
        });
        folder.write("decided.yaml", decided.to_string());
        let agree = "agree robin --person kim -q --answers decided.yaml --seal";
        folder.steps(agree).gives(0, "", "");
        assert_eq!(yaml(&folder, "reviews/robin/profile.yaml")["step"], steps[0], "{name}");
        let gap = folder.steps("gap robin --person robin").answer();
        assert!(gap.contains("Lead the spring fair"), "{name}: {gap}");
        let parts = ["behaviors", "steps", "disciplines"];
        for id in parts.into_iter().flat_map(|part| ids(&template[part])) {
            folder.steps(&format!("show {id}")).gives(0, str![["..."]], "");
        }
        let checked = folder.steps("check --deny warnings");
        assert!(checked.status == 0 && checked.out.starts_with("No findings in "), "{name}: {}", checked.out);
    }
}

#[test]
fn a_workspace_is_made_around_a_framework_that_is_there() {
    let folder = Folder::new();
    folder.lay_over(&repository().join("tests/check/base"));
    std::fs::remove_file(folder.join("steps.toml")).expect("removes");
    let before = folder.read("framework/steps.yaml");
    folder.steps("init").gives(
        0,
        "",
        str![[r#"
Wrote:
  steps.toml                   settings
  framework                    what was missing beside the framework that is there
  framework/schema             schemas, for editors to complete and check them
  .github/workflows/steps.yml  a CI job that runs `steps check`
  .gitignore                   keeps reviews out of git

Before the CI job can run, set at the top of `.github/workflows/steps.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]],
    );
    assert_eq!(folder.read("framework/steps.yaml"), before);
    assert!(folder.read("framework/README.md").starts_with("# Bakery steps\n"));
    assert!(folder.read("framework/schema/behavior.json").contains("bench"));
    folder.steps("check framework --deny warnings").gives(
        0,
        str![[r#"
No findings in 6 files.

"#]],
        "",
    );
}
