//! The GitHub action: its scripts, run as GitHub runs them.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::str;

use crate::program::{Folder, repository};
use crate::repository::{self as repositories, edit, git};

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(repository().join(path)).expect("reads");
    serde_yaml::from_str(&text).expect("parses")
}

/// What stands in for GitHub: comments are files, named by their numbers. One is a person's where a file
/// beside them, `comments.by-people`, has its number.
const GH: &str = r#"
case "$*" in
  *--paginate*)
    for comment in "$comments"/*; do
      [ -e "$comment" ] || continue
      case "$*" in
        *'select(.viewerDidAuthor)'*) ! grep -qsx "${comment##*/}" "$comments.by-people" || continue ;;
      esac
      echo "${comment##*/} $(head -n 1 "$comment")"
    done
    exit ;;
esac
if [ -e "$comments.closed" ]; then
  cat "$comments.closed" >&2
  exit 1
fi
body="${*##*@}"
case "$*" in
  *PATCH*) id="${5##*/}" ;;
  *POST*) id=$((100 + $(ls "$comments" | wc -l))) ;;
esac
cp "$body" "$comments/$id"
"#;

/// A folder in which the action's steps run, with programs that tell how they were called.
struct Runner {
    folder: Folder,
    /// Where the repository is checked out, below the folder.
    checkout: &'static str,
    variables: BTreeMap<&'static str, String>,
}

impl Runner {
    /// Whether `steps` finds something, by its exit status.
    fn new(check: i32, changes: i32) -> Self {
        let folder = Folder::new();
        let called = folder.join("called");
        let tell = format!("printf '%s\\n' \"${{0##*/}} $*\" >> '{}'", called.display());
        let steps = format!(
            "{tell}\ncase \"$1\" in\n  check) exit {check} ;;\n  changes) echo '## Changes'; exit {changes} ;;\nesac"
        );
        std::fs::create_dir(folder.join("comments")).expect("makes the folder");
        let gh = format!("{tell}\ncomments='{}'{GH}", folder.join("comments").display());
        let programs = [("bin/cargo", &tell), ("bin/gh", &gh), ("steps/bin/steps", &steps)];
        for (path, script) in programs {
            folder.write(path, format!("#!/bin/sh\n{script}\n"));
            std::fs::set_permissions(folder.join(path), PermissionsExt::from_mode(0o755))
                .expect("sets the mode");
        }
        let at = |path: &str| folder.join(path).to_string_lossy().into_owned();
        let action = repository().join(".github/actions/check").to_string_lossy().into_owned();
        let variables = BTreeMap::from([
            ("PATH", format!("{}:{}", at("bin"), std::env::var("PATH").expect("a path"))),
            ("RUNNER_TEMP", folder.path().to_string_lossy().into_owned()),
            ("GITHUB_ACTION_PATH", action),
            ("GITHUB_OUTPUT", at("output")),
            ("GITHUB_STEP_SUMMARY", at("summary")),
            ("GITHUB_REPOSITORY", "company/ladder".to_owned()),
            ("GITHUB_BASE_REF", String::new()),
            ("GITHUB_SERVER_URL", "https://github.example".to_owned()),
            ("GITHUB_RUN_ID", "5".to_owned()),
        ]);
        Self { folder, checkout: ".", variables }
    }

    /// A runner with the real program, and a clone of a repository.
    fn real(upstream: &Folder) -> Self {
        let mut runner = Self::new(0, 0);
        let steps = runner.folder.join("steps/bin/steps");
        std::fs::remove_file(&steps).expect("removes");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_steps"), steps).expect("links");
        git(&runner.folder, &format!("clone -q file://{} checkout", upstream.path().display()));
        runner.checkout = "checkout";
        runner
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
            .current_dir(self.folder.join(self.checkout))
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
    let output = runner.read("output");
    let [source, digest] = output.lines().collect::<Vec<_>>()[..] else { panic!("{output}") };
    let source = source.strip_prefix("source=").expect("a source");
    assert_eq!(std::fs::canonicalize(source).expect("a folder"), repository());
    assert_eq!(digest.strip_prefix("digest=").map(str::len), Some(16), "{digest}");
    // The settings of what is checked are not those of what is built.
    let source = Folder::new();
    source.write("Cargo.toml", "").write(".cargo/config.toml", "");
    let tell = "#!/bin/sh\n{ echo \"cargo $*\"; pwd; ls -A; } >> \"$RUNNER_TEMP/called\"\n";
    runner.folder.write("bin/cargo", tell);
    let values = [("SOURCE", source.path().to_str().expect("UTF-8"))];
    assert_eq!(runner.step("Install steps", &values), (Some(0), String::new()));
    snapbox::assert_data_eq!(
        runner.called(),
        str![[r#"
cargo install --locked --root [FOLDER]/steps --path .
[FOLDER]/steps-source
.cargo
Cargo.toml

"#]]
    );
}

/// What an event is compared with, and what is said of it.
fn base(runner: &Runner, given: &str, before: &str) -> (String, String) {
    let _ = std::fs::remove_file(runner.folder.join("output"));
    let (status, said) = runner.step("Find what to compare with", &[("GIVEN", given), ("BEFORE", before)]);
    assert_eq!(status, Some(0), "{said}");
    let output = runner.read("output");
    (output.strip_prefix("ref=").expect("a ref").trim_end().to_owned(), said)
}

#[test]
fn a_pull_request_is_compared_with_the_branch_it_goes_to() {
    let mut runner = Runner::new(0, 0);
    runner.variables.insert("GITHUB_BASE_REF", "main".to_owned());
    // Of a pull request, what was before is its own last commit.
    assert_eq!(base(&runner, "", "0a1b2c"), ("origin/main".to_owned(), String::new()));
    assert_eq!(base(&runner, "v1", ""), ("v1".to_owned(), String::new()));
    runner.variables.insert("GITHUB_BASE_REF", String::new());
    assert_eq!(base(&runner, "", ""), (String::new(), String::new()));
}

#[test]
fn a_push_is_compared_with_what_was_there_before() {
    let upstream = repositories::repository("");
    let first = git(&upstream, "rev-parse HEAD").trim().to_owned();
    repositories::commit(&upstream);
    repositories::commit(&upstream);
    let runner = Runner::real(&upstream);
    assert_eq!(base(&runner, "", &first), (first.clone(), String::new()));
    assert_eq!(base(&runner, "", &"0".repeat(40)), (String::new(), String::new()));
    let (parent, said) = base(&runner, "", &"1".repeat(40));
    assert_eq!(parent, git(&upstream, "rev-parse HEAD^").trim());
    snapbox::assert_data_eq!(
        said,
        str![[r#"
::warning::the push replaced the history: what was there before, 1111111111111111111111111111111111111111, is gone. The framework is compared with what was there before the last commit.

"#]]
    );
    git(&runner.folder, &format!("-C checkout reset -q --hard {first}"));
    assert_eq!(base(&runner, "", &"1".repeat(40)).0, "", "the history has one commit");
}

#[test]
fn two_branches_that_take_the_same_version_are_told_after_the_merge() {
    let upstream = repositories::repository("");
    let before = git(&upstream, "rev-parse HEAD").trim().to_owned();
    let added = [("one", "Kneads the dough by hand"), ("two", "Cleans the oven each night")];
    for (branch, text) in added {
        git(&upstream, &format!("switch -q -c {branch} {before}"));
        edit(&upstream, "framework/framework.yaml", "version: 1.0.0", "version: 2.0.0");
        let path = format!("framework/disciplines/{branch}.yaml");
        let discipline = upstream.read("framework/disciplines/bread.yaml");
        let own =
            discipline.replace("br-proofs", "n-tidies").replace("bread", branch).replace("Bread", branch);
        upstream.write(&path, own.replace("Proofs the loaves", text));
        repositories::commit(&upstream);
    }
    git(&upstream, "switch -q main");
    git(&upstream, "merge -q --no-ff -m One one");
    let between = git(&upstream, "rev-parse HEAD").trim().to_owned();
    git(&upstream, "merge -q --no-ff -m Two two");
    let runner = Runner::real(&upstream);
    let (base, _) = base(&runner, "", &between);
    assert_eq!(base, between);
    let (status, said) = runner.step("Check", &[("WORKSPACE", "."), ("BASE", &base)]);
    assert_eq!(status, Some(1), "{said}");
    snapbox::assert_data_eq!(
        said.replace(&between, "[BEFORE]"),
        str![[r#"
::warning file=framework/disciplines/bread.yaml,line=5,col=3,title=discipline-gap::`bread` has no example of its own for `baking` at the step `house`%0Aadd one or more under `examples`, `baking`, `house`: disciplines differ in this behavior
::warning file=framework/disciplines/one.yaml,line=5,col=3,title=discipline-gap::`one` has no example of its own for `baking` at the step `house`%0Aadd one or more under `examples`, `baking`, `house`: disciplines differ in this behavior
::warning file=framework/disciplines/one.yaml,line=8,col=15,title=meaning-changed::`n-tidies` no longer means what it meant in [BEFORE]%0Ait said "Kneads the dough by hand"%0Agive it a new id and `replaces: n-tidies`, or keep the old meaning
::warning file=framework/disciplines/two.yaml,line=5,col=3,title=discipline-gap::`two` has no example of its own for `baking` at the step `house`%0Aadd one or more under `examples`, `baking`, `house`: disciplines differ in this behavior
::error file=framework/disciplines/two.yaml,line=7,col=13,title=duplicate-id::the example id `n-tidies` is used twice%0Aan id that is unique in the whole framework%0Athe other one is in `framework/disciplines/one.yaml`: give the newer of the two another id
::error file=framework/framework.yaml,line=3,col=10,title=version-not-raised::the version is still 2.0.0, as in [BEFORE], but something was added or raised%0Awrite `version: 3.0.0`; `steps changes [BEFORE]` shows why

"#]]
    );
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

const TELL: &[(&str, &str)] = &[("WORKSPACE", "."), ("BASE", "origin/main")];

#[test]
fn what_changes_is_told_in_the_summary() {
    let runner = Runner::new(0, 1);
    assert_eq!(runner.step("Tell what changes", TELL), (Some(0), String::new()));
    assert_eq!(
        (runner.read("summary"), runner.read("output")),
        ("## Changes\n".to_owned(), "changed=true\n".to_owned())
    );
    assert_eq!(runner.called(), "steps changes origin/main --workspace . --format markdown --exit-code\n");

    let runner = Runner::new(0, 0);
    assert_eq!(runner.step("Tell what changes", TELL), (Some(0), String::new()));
    assert_eq!(runner.read("output"), "changed=false\n");

    let runner = Runner::new(0, 2);
    let (status, said) = runner.step("Tell what changes", TELL);
    assert_eq!(
        (status, said.as_str()),
        (Some(0), "::warning::steps could not tell what changes; its log says why\n")
    );
    let written = (runner.read("summary"), runner.read("output"));
    assert_eq!(written, (String::new(), String::new()), "half a report is none");
}

/// Comments on the pull request, with a token.
fn comment(runner: &Runner, workspace: &str, changed: &str) -> (Option<i32>, String) {
    let values = [("WORKSPACE", workspace), ("CHANGED", changed), ("NUMBER", "7"), ("GH_TOKEN", "secret")];
    runner.step("Comment on the pull request", &values)
}

#[test]
fn the_comment_is_known_by_its_first_line() {
    let runner = Runner::new(0, 1);
    let of_a_person = "<!-- steps changes -->\nWhat do you make of this one?\n";
    runner.folder.write("comments/2", of_a_person).write("comments.by-people", "2\n3\n");
    runner.folder.write("comments/3", "I quote\n<!-- steps changes -->\n");
    assert_eq!(runner.step("Tell what changes", TELL), (Some(0), String::new()));
    assert_eq!(comment(&runner, ".", "false"), (Some(0), String::new()));
    assert!(!runner.folder.join("comments/102").exists(), "without a change there is nothing to say");
    assert_eq!(comment(&runner, ".", "true"), (Some(0), String::new()));
    assert_eq!(runner.read("comments/102"), "<!-- steps changes -->\n## Changes\n");

    // Another bot comments after it, and each workspace has a comment of its own.
    runner.folder.write("comments/4", "<!-- another bot -->\n");
    runner.folder.write("comments/102", "<!-- steps changes -->\r\nAs it was\n");
    assert_eq!(comment(&runner, ".", "false"), (Some(0), String::new()));
    assert_eq!(runner.read("comments/102"), "<!-- steps changes -->\n## Changes\n");
    assert_eq!(comment(&runner, "people/growth", "true"), (Some(0), String::new()));
    assert_eq!(runner.read("comments/104"), "<!-- steps changes: people/growth -->\n## Changes\n");
    assert_eq!(runner.read("comments/3"), "I quote\n<!-- steps changes -->\n");
    assert_eq!(runner.read("comments/4"), "<!-- another bot -->\n");
    assert_eq!(runner.read("comments/2"), of_a_person);
    snapbox::assert_data_eq!(
        runner.called(),
        str![[r#"
steps changes origin/main --workspace . --format markdown --exit-code
gh api graphql --paginate -f owner=company -f name=ladder -F number=7 -f query=query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $endCursor) {
      nodes { url body viewerDidAuthor } pageInfo { hasNextPage endCursor }
    } } } } --jq .data.repository.pullRequest.comments.nodes[] | select(.viewerDidAuthor)
  | "/(.url | split("-") | last) /(.body // "" | split("/n")[0])"
gh api graphql --paginate -f owner=company -f name=ladder -F number=7 -f query=query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $endCursor) {
      nodes { url body viewerDidAuthor } pageInfo { hasNextPage endCursor }
    } } } } --jq .data.repository.pullRequest.comments.nodes[] | select(.viewerDidAuthor)
  | "/(.url | split("-") | last) /(.body // "" | split("/n")[0])"
gh api --silent --method POST repos/company/ladder/issues/7/comments -F body=@[FOLDER]/steps-comment.md
gh api graphql --paginate -f owner=company -f name=ladder -F number=7 -f query=query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $endCursor) {
      nodes { url body viewerDidAuthor } pageInfo { hasNextPage endCursor }
    } } } } --jq .data.repository.pullRequest.comments.nodes[] | select(.viewerDidAuthor)
  | "/(.url | split("-") | last) /(.body // "" | split("/n")[0])"
gh api --silent --method PATCH repos/company/ladder/issues/comments/102 -F body=@[FOLDER]/steps-comment.md
gh api graphql --paginate -f owner=company -f name=ladder -F number=7 -f query=query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $endCursor) {
      nodes { url body viewerDidAuthor } pageInfo { hasNextPage endCursor }
    } } } } --jq .data.repository.pullRequest.comments.nodes[] | select(.viewerDidAuthor)
  | "/(.url | split("-") | last) /(.body // "" | split("/n")[0])"
gh api --silent --method POST repos/company/ladder/issues/7/comments -F body=@[FOLDER]/steps-comment.md

"#]]
    );
}

#[test]
fn without_the_right_to_comment_the_job_goes_on() {
    let runner = Runner::new(0, 1);
    runner.step("Tell what changes", TELL);
    let without_token = [("WORKSPACE", "."), ("CHANGED", "true"), ("NUMBER", "7")];
    assert_eq!(
        runner.step("Comment on the pull request", &without_token),
        (
            Some(0),
            "There is no GH_TOKEN to comment with; what changes is in the summary of this job.\n".to_owned()
        )
    );
    // As where a pull request comes from a fork.
    let refused = "gh: Resource not accessible by integration (HTTP 403)\n";
    runner.folder.write("comments.closed", refused);
    let (status, said) = comment(&runner, ".", "true");
    assert_eq!(status, Some(0));
    snapbox::assert_data_eq!(
        said,
        str![[r#"
::warning::what changes could not be put on the pull request: gh: Resource not accessible by integration (HTTP 403). It is in the summary of this job.

"#]]
    );
}

#[test]
fn what_is_too_long_for_a_comment_is_pointed_to() {
    let runner = Runner::new(0, 1);
    runner.folder.write("steps-changes.md", "long\n".repeat(20_000));
    assert_eq!(comment(&runner, ".", "true"), (Some(0), String::new()));
    snapbox::assert_data_eq!(
        runner.read("comments/100"),
        str![[r#"
<!-- steps changes -->
# What changes for people

Too much for a comment: see the summary of [the job](https://github.example/company/ladder/actions/runs/5).

"#]]
    );
}

#[test]
fn values_are_never_part_of_a_script() {
    let runner = Runner::new(0, 1);
    let evil = "$(touch evil)`touch evil`\"; touch evil; \"";
    runner.step("Find what to compare with", &[("GIVEN", evil), ("BEFORE", "")]);
    runner.step("Find what to compare with", &[("GIVEN", ""), ("BEFORE", evil)]);
    runner.step("Check", &[("WORKSPACE", evil), ("BASE", evil)]);
    runner.step("Tell what changes", &[("WORKSPACE", evil), ("BASE", evil)]);
    assert_eq!(comment(&runner, evil, "true"), (Some(0), String::new()));
    assert!(!runner.folder.join("evil").exists());
    assert_eq!(runner.read("comments/100"), format!("<!-- steps changes: {evil} -->\n## Changes\n"));
}

#[test]
fn a_pull_request_is_told_by_the_real_program() {
    let upstream = repositories::repository("growth/");
    let runner = Runner::real(&upstream);
    let baking = "checkout/growth/framework/behaviors/baking.yaml";
    git(&runner.folder, "-C checkout switch -q -c topic");
    edit(&runner.folder, baking, "Tastes the dough", "Sweeps the floor");
    let values = [("WORKSPACE", "growth"), ("BASE", "origin/main")];
    let (status, said) = runner.step("Check", &values);
    assert_eq!(status, Some(1));
    snapbox::assert_data_eq!(
        said,
        str![[r#"
::warning file=growth/framework/behaviors/baking.yaml,line=9,col=13,title=meaning-changed::`b-tastes` no longer means what it meant in origin/main%0Ait said "Tastes the dough"%0Agive it a new id and `replaces: b-tastes`, or keep the old meaning
::warning file=growth/framework/disciplines/bread.yaml,line=5,col=3,title=discipline-gap::`bread` has no example of its own for `baking` at the step `house`%0Aadd one or more under `examples`, `baking`, `house`: disciplines differ in this behavior
::error file=growth/framework/framework.yaml,line=3,col=10,title=version-not-raised::the version is still 1.0.0, as in origin/main, but something was added or raised%0Awrite `version: 2.0.0`; `steps changes origin/main` shows why

"#]]
    );
    assert_eq!(runner.step("Tell what changes", &values), (Some(0), String::new()));
    assert_eq!(comment(&runner, "growth", "true"), (Some(0), String::new()));
    assert_eq!(runner.read("output"), "changed=true\n");
    snapbox::assert_data_eq!(
        runner.read("comments/100"),
        str![[r#"
<!-- steps changes: growth -->
# What changes for people

- Before: origin/main, version 1.0.0
- After: the files as they are, version 1.0.0

## Now means something else

- **Baking · Bench**: ~~Tastes the dough~~ **Sweeps the floor**

## Version

**This needs a major version bump (1.0.0 → 2.0.0); framework.yaml still says 1.0.0.**

"#]]
    );
    let summary = runner.read("summary");
    let (report, changes) = summary.split_once("````\n").expect("the findings, fenced");
    assert!(report.starts_with("````text\nwarning[meaning-changed]: `b-tastes` no longer means"), "{report}");
    assert!(report.ends_with("\n1 error and 2 warnings in 3 files.\n"), "{report}");
    assert_eq!(runner.read("comments/100"), format!("<!-- steps changes: growth -->\n{changes}"));

    // The change is taken back.
    edit(&runner.folder, baking, "Sweeps the floor", "Tastes the dough");
    assert_eq!(runner.step("Check", &values).0, Some(0));
    assert_eq!(runner.step("Tell what changes", &values), (Some(0), String::new()));
    assert_eq!(comment(&runner, "growth", "false"), (Some(0), String::new()));
    assert_eq!(runner.read("output"), "changed=true\nchanged=false\n");
    snapbox::assert_data_eq!(
        runner.read("comments/100"),
        str![[r#"
<!-- steps changes: growth -->
# What changes for people

- Before: origin/main, version 1.0.0
- After: the files as they are, version 1.0.0

Nothing changes: both say the same.

**The version is 1.0.0, as before.**

"#]]
    );
}
