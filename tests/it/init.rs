//! `steps init`.

use snapbox::str;

use crate::program::Folder;
use crate::repository::git;

#[test]
fn makes_a_workspace_and_says_what_comes_next() {
    let folder = Folder::new();
    folder.steps("init").gives(
        0,
        str![],
        str![[r#"
Wrote:
  steps.toml                   settings
  framework                    the framework: 17 files to make your own
  framework/schema             what editors complete and check them by
  .github/workflows/steps.yml  a CI job that runs `steps check`
  .gitignore                   keeps reviews out of git

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]],
    );
    folder.steps("show").gives(
        0,
        str![[r#"
Technology career steps 1.0.0

What growing looks like for people who work in technology: five behaviors, each
shown at four steps of widening impact. The examples are there to start a
conversation between a person and their manager; they are never a checklist.

Behavior                Individual  Squad/Chapter  Tribe/Guild  Technology/Company
──────────────────────────────────────────────────────────────────────────────────
Team success            5           5              5            5
Continuous improvement  5           5              5            5
Accountability          5           5              5            5
Business impact         5           5              5            5
Mastery                 5           5              5            5

- Examples counted: those for everybody
- Steps: Individual (own work), Squad/Chapter (a squad or chapter), Tribe/Guild
  (several squads, a tribe or a guild), Technology/Company (technology, the
  company or the industry)
- Disciplines: Agile coaching, Project management, Quality, Software
  development, Technical product ownership, Toolsmithing
- Read more: steps show mastery

"#]],
        str![],
    );
    assert_eq!(folder.read(".gitignore"), "# What people wrote about each other is private.\nreviews/\n");
}

#[test]
fn the_copy_of_the_framework_is_the_shipped_one() {
    let (with, without) = (Folder::new(), Folder::new());
    with.steps("init").gives(0, "", str![["..."]]);
    assert_eq!(with.steps("show --format json").answer(), without.steps("show --format json").answer());
}

#[test]
fn overwrites_only_when_told_to() {
    let folder = Folder::new();
    folder.write("ws/steps.toml", "cycle = \"quarter\"\n");
    folder.steps("init ws").gives(
        2,
        str![],
        str![[r#"
error: `ws/steps.toml` is there already; nothing was written
hint: `steps init --force` overwrites it

"#]],
    );
    assert_eq!(folder.read("ws/steps.toml"), "cycle = \"quarter\"\n");
    assert!(!folder.join("ws/framework").exists(), "nothing was written");
    folder.steps("init ws --force -q").gives(0, "", "");
    assert!(folder.read("ws/steps.toml").contains("half-year"));
}

#[test]
fn a_gitignore_that_is_there_is_kept() {
    let folder = Folder::new();
    folder.write(".gitignore", "/target").steps("init -q").gives(0, "", "");
    let expect = "/target\n# What people wrote about each other is private.\nreviews/\n";
    assert_eq!(folder.read(".gitignore"), expect);
    folder.steps("init -q --force").gives(0, "", "");
    assert_eq!(folder.read(".gitignore"), expect, "the line is added once");
}

const WORKFLOW: &str = ".github/workflows/steps.yml";

#[test]
fn the_workflow_stands_where_github_looks() {
    let folder = Folder::new();
    git(&folder, "init -q");
    folder.steps("init people/growth").gives(0, str![], str![[r#"
Wrote:
  people/growth/steps.toml        settings
  people/growth/framework         the framework: 17 files to make your own
  people/growth/framework/schema  what editors complete and check them by
  .github/workflows/steps.yml     a CI job that runs `steps check` in this folder, at the top of the repository
  people/growth/.gitignore        keeps reviews out of git

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
-    paths: [framework/**, steps.toml]
+    paths: ["people/growth/framework/**", "people/growth/steps.toml"]
-    paths: [framework/**, steps.toml]
+    paths: ["people/growth/framework/**", "people/growth/steps.toml"]
+        with:
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
  framework                          the framework: 17 files to make your own
  framework/schema                   what editors complete and check them by
  ../../.github/workflows/steps.yml  was there before, and stays
  .gitignore                         keeps reviews out of git

The workflow is the whole repository's, so that it stays as it was, with `--force` as well.
For this folder, it needs a job with `path: "c++/ladder"`, and among its `paths`:
  - "c//+//+/ladder/framework/**"
  - "c//+//+/ladder/steps.toml"

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
  framework                          the framework: 17 files to make your own
  framework/schema                   what editors complete and check them by
  ../../.github/workflows/steps.yml  a CI job that runs `steps check` in this folder, at the top of the repository
  .gitignore                         keeps reviews out of git, as before

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]]);
    let mut inside = folder.command("init --force");
    let again = folder.run(inside.current_dir(folder.join("c++/ladder"))).err;
    assert!(again.contains("a CI job that runs `steps check` in this folder, as before\n"), "{again}");
    let workflow: serde_json::Value = serde_yaml::from_str(&folder.read(WORKFLOW)).expect("parses");
    let paths = &workflow["on"]["pull_request"]["paths"];
    assert_eq!(*paths, serde_json::json!([r"c\+\+/ladder/framework/**", r"c\+\+/ladder/steps.toml"]));
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("a list");
    assert_eq!(steps.last().expect("a step")["with"]["path"], "c++/ladder");
}

#[test]
fn a_folder_that_git_ignores_is_no_part_of_the_repository() {
    let folder = Folder::new();
    git(&folder, "init -q");
    folder.write(".gitignore", "scratch\n").steps("init -q scratch").gives(0, "", "");
    assert!(!folder.join(".github").exists());
    assert!(folder.join("scratch").join(WORKFLOW).is_file());
}

#[test]
fn what_cannot_be_written_at_the_repositorys_top_leaves_nothing_half_done() {
    let folder = Folder::new();
    crate::repository::git(&folder, "init -q");
    folder.write(".github", "");
    let run = folder.steps("init people");
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(!folder.join("people").exists());
}
