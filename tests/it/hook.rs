//! The hook for pre-commit, run by pre-commit itself before real commits.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use snapbox::str;

use crate::program::{Folder, repository};
use crate::repository::{edit, git};

/// The hook as others get it.
fn hook() -> Value {
    let text = std::fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).expect("reads");
    let hooks: Vec<Value> = serde_yaml::from_str(&text).expect("parses");
    let [hook] = &hooks[..] else { panic!("{hooks:?}") };
    assert_eq!((&hook["id"], &hook["language"]), (&json!("steps-check"), &json!("rust")));
    hook.clone()
}

/// A repository with these workspaces, whose commits pre-commit looks at.
fn with_hook(workspaces: &[&str]) -> Folder {
    let folder = Folder::new();
    git(&folder, "init -q -b main");
    let mut hook = hook();
    // The program that is being tested, rather than one that is built from the hook's repository.
    hook["language"] = json!("system");
    let settings = json!({"repos": [{"repo": "local", "hooks": [hook]}]});
    folder
        .write(".pre-commit-config.yaml", settings.to_string())
        .write(".gitignore", "/.cache/\n/.config/\n");
    for workspace in workspaces {
        folder.steps(&format!("init -q {workspace}")).gives(0, "", "");
        folder.write(&format!("{workspace}/people.yaml"), "- id: robin-ek\n");
    }
    assert!(
        run(&folder, &["pre-commit", "install"]).0,
        "pre-commit is needed: python3 -m pip install pre-commit"
    );
    folder
}

/// Runs a program with the one that is tested on its PATH; whether it went well, and what it said.
fn run(folder: &Folder, command: &[&str]) -> (bool, String) {
    let built = Path::new(env!("CARGO_BIN_EXE_steps")).parent().expect("a folder");
    let path = std::env::var("PATH").expect("a path");
    let mut process = Command::new(command[0]);
    process.args(&command[1..]).current_dir(folder.path()).stdin(Stdio::null()).env_clear();
    process.env("PATH", format!("{}:{path}", built.display()));
    process.env("PRE_COMMIT_HOME", folder.join(".cache")).env("HOME", folder.path());
    for role in ["AUTHOR", "COMMITTER"] {
        process.env(format!("GIT_{role}_NAME"), "Mika").env(format!("GIT_{role}_EMAIL"), "mika@example.org");
    }
    let Ok(output) = process.output() else { return (false, String::new()) };
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("UTF-8").replace(&*folder.path().to_string_lossy(), "[FOLDER]");
    (output.status.success(), said)
}

/// Commits everything: whether the hook let it pass, and what it said.
fn commit(folder: &Folder) -> (bool, String) {
    git(folder, "add -A");
    run(folder, &["git", "commit", "-q", "-m", "Change"])
}

/// That the hook ran and found nothing.
#[track_caller]
fn passes(folder: &Folder) {
    let (passed, said) = commit(folder);
    assert!(passed, "{said}");
    assert_eq!(said, format!("steps check{}Passed\n", ".".repeat(62)));
}

/// That the hook stopped the commit.
#[track_caller]
fn stops(folder: &Folder, expect: impl snapbox::IntoData) {
    let (passed, said) = commit(folder);
    assert!(!passed, "{said}");
    snapbox::assert_data_eq!(said, expect);
    git(folder, "reset -q --hard");
}

#[test]
#[ignore = "needs pre-commit"]
fn every_change_to_any_workspace_is_checked() {
    let folder = with_hook(&["people/growth", "studio"]);
    passes(&folder);

    edit(&folder, "people/growth/framework/behaviors/mastery.yaml", "ma-explains-approach", "Explains");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[malformed-id]: `Explains` is not an id
  --> people/growth/framework/behaviors/mastery.yaml:17:11
   |
17 |     - id: Explains
   |           ^^^^^^^^ lower-case letters and digits in words joined by hyphens
   |
   = help: write `explains`

1 error in 1 file.


"#]],
    );

    folder.write("studio/people.yaml", "- id: robin-ek\n- id: robin-ek\n");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[duplicate-id]: the person `robin-ek` is listed twice
 --> studio/people.yaml:2:7
  |
2 | - id: robin-ek
  |       ^^^^^^^^

1 error in 1 file.


"#]],
    );

    folder.write("studio/steps.toml", "cycle = \"yearly\"\n");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[wrong-value]: `cycle` cannot be `yearly`
 --> studio/steps.toml:1:9
  |
1 | cycle = "yearly"
  |         ^^^^^^^^
  |
  = help: did you mean `year`?

1 error in 1 file.


"#]],
    );

    std::fs::remove_file(folder.join("people/growth/framework/behaviors/mastery.yaml")).expect("removes");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/agile-coaching.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/data-engineering.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/data-science.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/design.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/developer-relations.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/front-end.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/mobile.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/project-management.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/quality.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/security.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/site-reliability.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/software-development.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/technical-product-ownership.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/disciplines/toolsmithing.yaml:9:3
  |
9 |   mastery:
  |   ^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[missing-behavior]: behavior `mastery` is listed, but there is no file `behaviors/mastery.yaml`
  --> people/growth/framework/framework.yaml:10:84
   |
10 | behaviors: [team-success, continuous-improvement, accountability, business-impact, mastery]
   |                                                                                    ^^^^^^^
   |
   = help: put the file back, or take the behavior out of this list

error[unknown-id]: no behavior is called `mastery`
 --> people/growth/framework/guide/15-disciplines.md:9:238
  |
9 | hing](discipline:agile-coaching) and others. Only [mastery](behavior:mastery) has examples of its own for each discipline. What the o...
  |                                                             ^^^^^^^^^^^^^^^^
  |
  = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
  --> people/growth/framework/guide/20-behaviors.md:13:13
   |
13 | - [Mastery](behavior:mastery): you get better at your craft. This one depends on your discipline; the other four are for everyone.
   |             ^^^^^^^^^^^^^^^^
   |
   = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

error[unknown-id]: no behavior is called `mastery`
  --> people/growth/framework/guide/70-depth-and-breadth.md:21:28
   |
21 | Depth is most of [mastery](behavior:mastery). Breadth shows in it, too, and in the way your work reaches other squads. Neither is wo...
   |                            ^^^^^^^^^^^^^^^^
   |
   = help: expected `accountability`, `business-impact`, `continuous-improvement` or `team-success`

By rule: unknown-id 17, missing-behavior 1.

18 errors in 18 files.


"#]],
    );

    git(&folder, "mv studio/framework/behaviors/mastery.yaml studio/framework/behaviors/craft.yaml");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[file-name]: the id `mastery` and the file name `craft.yaml` differ
 --> studio/framework/behaviors/craft.yaml:3:5
  |
3 | id: mastery
  |     ^^^^^^^
  |
  = help: rename the file to `mastery.yaml`, or write `id: craft`

1 error in 1 file.


"#]],
    );

    folder.write("README.md", "Hello\n");
    passes(&folder);
    std::fs::remove_dir_all(folder.join("studio")).expect("removes");
    passes(&folder);
}

#[test]
#[ignore = "needs pre-commit"]
fn what_is_not_part_of_the_commit_is_not_looked_at() {
    let folder = with_hook(&["."]);
    passes(&folder);
    edit(&folder, "framework/framework.yaml", "version: 3.0.0", "version: 2");
    folder.write("notes.md", "Hello\n");
    git(&folder, "add notes.md");
    let (passed, said) = run(&folder, &["git", "commit", "-q", "-m", "Change"]);
    assert!(passed, "{said}");
    assert!(said.contains("steps check....") && said.contains("Passed"), "{said}");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 1

error[wrong-type]: `version` should be text, not a number
 --> framework/framework.yaml:5:10
  |
5 | version: 2
  |          ^ expected text
  |
  = help: write three numbers, `2.0.0`

1 error in 1 file.


"#]],
    );
}

#[test]
#[ignore = "needs pre-commit"]
fn nothing_is_skipped_in_silence() {
    let folder = with_hook(&[]);
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 2

error: there is nothing to check: the git repository has no workspace
hint: `steps init` creates one, in a folder that git does not ignore


"#]],
    );
    let folder = with_hook(&[]);
    folder.write(".gitignore", "growth/\n/.config/\n/.cache/\n").steps("init -q growth").gives(0, "", "");
    stops(
        &folder,
        str![[r#"
steps check..............................................................Failed
- hook id: steps-check
- exit code: 2

error: there is nothing to check: the git repository has no workspace
hint: `steps init` creates one, in a folder that git does not ignore


"#]],
    );
}

#[test]
fn check_finds_the_workspaces_of_a_repository() {
    let folder = Folder::new();
    folder.steps("check --repository").gives(
        2,
        "",
        str![[r#"
error: git cannot do this; it says: not a git repository (or any of the parent directories): .git

"#]],
    );
    git(&folder, "init -q");
    folder.steps("check --repository").gives(
        2,
        "",
        str![[r#"
error: there is nothing to check: the git repository has no workspace
hint: `steps init` creates one, in a folder that git does not ignore

"#]],
    );
    // Neither a framework of PHP nor other settings make a workspace; a framework without its main file does.
    folder.write("php/framework/index.php", "").write("other/framework.yaml", "a: 1\n");
    folder.write("ladder/framework/behaviors/baking.yaml", "id: baking\n");
    folder.write("studio/deep/er/steps.toml", "cycle = \"year\"\n").write("aside/notes.md", "");
    folder.steps("check --repository").gives(
        1,
        str![[r#"
error[missing-key]: `name` is missing
 --> ladder/framework/behaviors/baking.yaml:1:1
  |
1 | id: baking
  | ^
  |
  = help: add `name: …` (the behavior's name, as a heading)

error[missing-key]: `summary` is missing
 --> ladder/framework/behaviors/baking.yaml:1:1
  |
1 | id: baking
  | ^
  |
  = help: add `summary: …` (what the behavior is about, in a sentence or two)

error[missing-file]: there is no `framework.yaml`
 --> ladder/framework/framework.yaml:1:1
  = help: every framework has one; `steps init DIR` in a new folder writes one to copy

error[missing-file]: there is no `steps.yaml`
 --> ladder/framework/steps.yaml:1:1
  = help: every framework has one; `steps init DIR` in a new folder writes one to copy

4 errors in 3 files.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
    let mut inside = folder.command("check --repository --format github");
    folder.run(inside.current_dir(folder.join("aside"))).gives(1, str![[r#"
::error file=ladder/framework/behaviors/baking.yaml,line=1,col=1,title=missing-key::`name` is missing%0Aadd `name: …` (the behavior's name, as a heading)
::error file=ladder/framework/behaviors/baking.yaml,line=1,col=1,title=missing-key::`summary` is missing%0Aadd `summary: …` (what the behavior is about, in a sentence or two)
::error file=ladder/framework/framework.yaml,line=1,col=1,title=missing-file::there is no `framework.yaml`%0Aevery framework has one; `steps init DIR` in a new folder writes one to copy
::error file=ladder/framework/steps.yaml,line=1,col=1,title=missing-file::there is no `steps.yaml`%0Aevery framework has one; `steps init DIR` in a new folder writes one to copy

"#]], str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]]);
    folder.steps("check --repository ladder").gives(
        2,
        "",
        str![[r#"
error: `--repository` cannot be used with `[PATH]...`

"#]],
    );
}
