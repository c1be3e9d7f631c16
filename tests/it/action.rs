//! What continuous integration runs: the GitHub action, the workflow that `init` writes, and the hook.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::str;

use crate::program::{Folder, program, repository};

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(repository().join(path)).expect("reads");
    serde_yaml::from_str(&text).expect("parses")
}

/// A folder in which the action's steps run, with programs that tell how they were called.
struct Runner {
    folder: Folder,
    variables: BTreeMap<&'static str, String>,
}

impl Runner {
    /// Whether `steps` finds something, by its exit status.
    fn new(check: i32, changes: i32) -> Self {
        let folder = Folder::new();
        let called = folder.join("called");
        let tell = format!("echo \"${{0##*/}} $*\" >> '{}'", called.display());
        let steps = format!(
            "{tell}\ncase \"$1\" in\n  check) exit {check} ;;\n  changes) echo '## Changes'; exit {changes} ;;\nesac"
        );
        for (name, script) in [("cargo", &tell), ("gh", &tell), ("steps", &steps)] {
            let path = format!("bin/{name}");
            folder.write(&path, format!("#!/bin/sh\n{script}\n"));
            std::fs::set_permissions(folder.join(&path), PermissionsExt::from_mode(0o755))
                .expect("sets the mode");
        }
        let at = |path: &str| folder.join(path).to_string_lossy().into_owned();
        let action = repository().join(".github/actions/check").to_string_lossy().into_owned();
        let variables = BTreeMap::from([
            ("PATH", format!("{}:{}", at("bin"), std::env::var("PATH").expect("a path"))),
            ("RUNNER_TEMP", folder.path().to_string_lossy().into_owned()),
            ("GITHUB_ACTION_PATH", action),
            ("GITHUB_PATH", at("path")),
            ("GITHUB_OUTPUT", at("output")),
            ("GITHUB_STEP_SUMMARY", at("summary")),
            ("GITHUB_REPOSITORY", "company/ladder".to_owned()),
            ("GITHUB_BASE_REF", String::new()),
        ]);
        Self { folder, variables }
    }

    /// Runs a step as GitHub does, with these values for its own variables; gives its exit status and output.
    fn step(&self, name: &str, values: &[(&str, &str)]) -> (Option<i32>, String) {
        let action = yaml(".github/actions/check/action.yml");
        let steps = action["runs"]["steps"].as_array().expect("a list").clone();
        let step = steps.iter().find(|step| step["name"] == name).expect(name);
        assert_eq!(step["shell"], "bash", "a composite action names the shell");
        let script = step["run"].as_str().expect("a script");
        assert!(!script.contains("${{"), "values come in by variables, never as part of the script");
        let own = step["env"].as_object();
        let wanted: Vec<&str> = own.into_iter().flat_map(|env| env.keys().map(String::as_str)).collect();
        let given: Vec<&str> =
            values.iter().map(|(name, _)| *name).filter(|name| *name != "GH_TOKEN").collect();
        assert_eq!(given, wanted, "the variables of {name}");
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script])
            .env_clear()
            .envs(&self.variables)
            .envs(values.iter().copied())
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("runs");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    }

    fn called(&self) -> String {
        self.read("called")
    }

    fn read(&self, path: &str) -> String {
        let text = std::fs::read_to_string(self.folder.join(path)).unwrap_or_default();
        text.replace(&*self.folder.path().to_string_lossy(), "[FOLDER]")
    }
}

#[test]
fn steps_is_installed_from_the_actions_own_repository() {
    let runner = Runner::new(0, 0);
    assert_eq!(runner.step("Know which steps it is", &[("SOURCE", "")]), (Some(0), String::new()));
    assert_eq!(runner.read("path"), "[FOLDER]/steps/bin\n");
    let output = runner.read("output");
    let [source, digest] = output.lines().collect::<Vec<_>>()[..] else { panic!("{output}") };
    let source = source.strip_prefix("source=").expect("a source");
    assert_eq!(std::fs::canonicalize(source).expect("a folder"), repository());
    assert_eq!(digest.strip_prefix("digest=").map(str::len), Some(16), "{digest}");
    assert_eq!(runner.step("Install steps", &[("SOURCE", "source")]), (Some(0), String::new()));
    assert_eq!(runner.called(), "cargo install --locked --root [FOLDER]/steps --path source\n");
}

#[test]
fn a_pull_request_is_compared_with_the_branch_it_goes_to() {
    let check = |given: &str, branch: &str, expect: &str| {
        let mut runner = Runner::new(0, 0);
        runner.variables.insert("GITHUB_BASE_REF", branch.to_owned());
        assert_eq!(runner.step("Find what to compare with", &[("GIVEN", given)]), (Some(0), String::new()));
        assert_eq!(runner.read("output"), format!("ref={expect}\n"));
    };
    check("", "main", "origin/main");
    check("v1", "main", "v1");
    check("", "", "");
}

#[test]
fn the_status_of_check_decides() {
    let runner = Runner::new(1, 0);
    let check = |base: &str| runner.step("Check", &[("WORKSPACE", "."), ("BASE", base)]).0;
    assert_eq!((check(""), check("origin/main")), (Some(1), Some(1)));
    let expect = "\
steps check --workspace . --format github
steps check --workspace . --format github --base origin/main
";
    assert_eq!(runner.called(), expect);
}

#[test]
fn what_changes_is_told_in_the_summary_and_on_the_pull_request() {
    let told = [("WORKSPACE", "."), ("BASE", "origin/main"), ("NUMBER", "7")];
    let runner = Runner::new(0, 0);
    assert_eq!(runner.step("Tell what changes", &told), (Some(0), String::new()));
    assert_eq!(runner.read("summary"), "## Changes\n");
    assert_eq!(runner.called(), "steps changes origin/main --workspace . --format markdown\n");

    let runner = Runner::new(0, 0);
    let with_token = [&told[..], &[("GH_TOKEN", "secret")]].concat();
    assert_eq!(runner.step("Tell what changes", &with_token), (Some(0), String::new()));
    snapbox::assert_data_eq!(
        runner.called(),
        str![[r#"
steps changes origin/main --workspace . --format markdown
gh pr comment 7 --repo company/ladder --edit-last --create-if-none --body-file [FOLDER]/steps-changes.md

"#]]
    );

    let runner = Runner::new(0, 2);
    let (status, said) = runner.step("Tell what changes", &with_token);
    assert_eq!(
        (status, said.as_str()),
        (Some(0), "::warning::steps could not tell what changes; its log says why\n")
    );
    assert_eq!(runner.read("summary"), "", "half a report is none");
}

#[test]
fn the_workflow_that_init_writes_uses_the_action() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let workflow: Value = serde_yaml::from_str(&folder.read(".github/workflows/steps.yml")).expect("parses");
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("a list");
    let checkouts: Vec<&Value> = steps.iter().filter(|step| step["uses"] == "actions/checkout@v4").collect();
    assert_eq!(checkouts[0]["with"]["fetch-depth"], 0, "history is what is compared with");
    let source = checkouts[1]["with"]["path"].as_str().expect("a folder");
    let action = ".github/actions/check";
    assert_eq!(steps.last().expect("a step")["uses"], format!("./{source}/{action}"));
    assert!(repository().join(action).join("action.yml").is_file());
    let inputs = yaml(".github/actions/check/action.yml")["inputs"].as_object().expect("inputs").clone();
    assert_eq!(inputs.keys().collect::<Vec<_>>(), ["path", "base", "source"]);
}

#[test]
fn the_hook_runs_check_where_the_framework_changes() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hook = &hooks[0];
    assert_eq!((&hook["id"], &hook["language"]), (&"steps-check".into(), &"rust".into()));
    assert_eq!((&hook["files"], &hook["pass_filenames"]), (&"^framework/".into(), &false.into()));
    let entry = hook["entry"].as_str().expect("a command");
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let mut command = program();
    command.args(entry.split(' ').skip(1)).current_dir(folder.path());
    assert_eq!(folder.run(&mut command).status, 0);
}
