//! `steps changes`, in real repositories.

use snapbox::str;

use crate::program::Folder;
use crate::repository::{commit, edit, git, repository};

const BAKING: &str = "framework/behaviors/baking.yaml";

/// An edit that is told in one section.
fn reword(folder: &Folder, workspace: &str) {
    edit(folder, &format!("{workspace}{BAKING}"), "Tastes the dough", "Tastes each dough");
}

/// What is said of that edit, after the line about what it is compared with.
const REWORDED: &str = "
Reworded
- Baking · Bench: Tastes [-the-] {+each+} dough

Version
This needs a patch version bump (1.0.0 → 1.0.1); framework.yaml still says
1.0.0.
";

/// Asserts that the edit is told, and nothing else.
#[track_caller]
fn tells_the_rewording(answer: &str) {
    let rest = answer.split_once("Version\n").map(|(before, _)| before);
    assert!(rest.is_some() && answer.ends_with(REWORDED), "{answer}");
    assert_eq!(answer.lines().count(), 5 + REWORDED.lines().count() - 1, "{answer}");
}

#[test]
fn a_branch_is_told_by_what_it_means_for_people() {
    let folder = repository("");
    git(&folder, "switch -q -c topic");
    let tastes = "    - id: b-tastes\n      text: Tastes the dough\n";
    let plans = "    - id: b-plans\n      text: Plans the night shift\n";
    let moved = format!("{plans}    - id: b-greets\n      text: Greets every guest by name\n");
    edit(&folder, BAKING, tastes, &moved);
    edit(
        &folder,
        BAKING,
        &format!("  house:\n{plans}"),
        "  house:\n    - id: b-fair\n      replaces: b-tastes\n      text: Tastes the loaves at the bread fair\n",
    );
    edit(
        &folder,
        "framework/disciplines/bread.yaml",
        "text: Proofs the loaves\n",
        "text: Proofs the loaves in baskets\n      - id: br-slashes\n        text: Slashes the crust\n",
    );
    commit(&folder);
    folder.write("framework/disciplines/pastry.yaml", "id: pastry\nname: Pastry\nsummary: Cakes.\nexamples: {baking: {bench: [{id: pa-folds, text: Folds the puff pastry}]}}\n");
    edit(&folder, "framework/framework.yaml", "1.0.0", "1.0.1");
    folder.steps("changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 1.0.0
- After: the files as they are, version 1.0.1

Disciplines
- New: Pastry

Now expected earlier
- Baking · Bench (previously at House): Plans the night shift

New for everybody
- Baking · Bench: Greets every guest by name

New for Bread
- Baking · Bench: Slashes the crust

New for Pastry
- Baking · Bench: Folds the puff pastry

Now asks for more
- Baking · Bench: Proofs the loaves {+in baskets+} · Bread

Replaces another example
- Baking · House (previously at Bench): [-Tastes the dough-] {+Tastes the loaves
  at the bread fair+}

Version
This needs a major version bump (1.0.0 → 2.0.0); framework.yaml says 1.0.1.

"#]],
        "",
    );
    folder.steps("changes --format markdown").gives(
        0,
        str![[r#"
# What changes for people

- Before: main, version 1.0.0
- After: the files as they are, version 1.0.1

## Disciplines

- New: **Pastry**

## Now expected earlier

- **Baking · Bench** (previously at House): Plans the night shift

## New for everybody

- **Baking · Bench**: Greets every guest by name

## New for Bread

- **Baking · Bench**: Slashes the crust

## New for Pastry

- **Baking · Bench**: Folds the puff pastry

## Now asks for more

- **Baking · Bench**: Proofs the loaves **in baskets** · Bread

## Replaces another example

- **Baking · House** (previously at Bench): ~~Tastes the dough~~ **Tastes the loaves at the bread fair**

## Version

**This needs a major version bump (1.0.0 → 2.0.0); framework.yaml says 1.0.1.**

"#]],
        "",
    );
}

#[test]
fn no_change_is_said_to_be_none() {
    let folder = repository("");
    folder.steps("changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 1.0.0
- After: the files as they are, version 1.0.0

Nothing changes: both say the same.

The version is 1.0.0, as before.

"#]],
        "",
    );
    let json = folder.steps("changes --format json").answer();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        (&json["examples"], &json["version_rise"]["asked"]),
        (&serde_json::json!([]), &serde_json::Value::Null)
    );
}

#[test]
fn the_default_begins_where_the_branch_parted_from_main() {
    let folder = repository("");
    git(&folder, "switch -q -c topic");
    reword(&folder, "");
    commit(&folder);
    git(&folder, "switch -q main");
    edit(&folder, BAKING, "Weighs the flour", "Weighs all flour");
    commit(&folder);
    git(&folder, "switch -q topic");
    tells_the_rewording(&folder.steps("changes").answer());
    tells_the_rewording(&folder.steps("changes main...topic").answer());
    let both = folder.steps("changes main..topic").answer();
    assert!(both.contains("Weighs [-all-] {+the+} flour"), "{both}");
    let uncommitted = folder.steps("changes HEAD").answer();
    assert!(uncommitted.contains("Nothing changes"), "{uncommitted}");
}

#[test]
fn two_releases_are_compared_as_they_are() {
    let folder = repository("");
    git(&folder, "tag v1.0.0");
    reword(&folder, "");
    commit(&folder);
    git(&folder, "tag v1.0.1");
    edit(&folder, BAKING, "Tastes each dough", "Sweeps the floor");
    tells_the_rewording(&folder.steps("changes v1.0.0..v1.0.1").answer());
    let undone = folder.steps("changes v1.0.1..v1.0.0").answer();
    assert!(undone.contains("Tastes [-each-] {+the+} dough"), "{undone}");
}

#[test]
fn a_remote_names_the_main_branch() {
    let upstream = repository("");
    git(&upstream, "branch -q -m trunk");
    let folder = Folder::new();
    git(&folder, &format!("clone -q file://{} clone", upstream.path().display()));
    reword(&folder, "clone/");
    let answer = folder.steps("--workspace clone changes").answer();
    assert!(answer.contains("- Before: origin/trunk, version 1.0.0"), "{answer}");
    tells_the_rewording(&answer);
}

#[test]
fn a_workspace_may_lie_in_a_folder_of_the_repository() {
    let folder = repository("people/growth/");
    reword(&folder, "people/growth/");
    tells_the_rewording(&folder.steps("--workspace people/growth changes HEAD").answer());
    let mut inside = folder.command("changes");
    let output = inside.current_dir(folder.join("people/growth/framework/behaviors")).output().expect("runs");
    tells_the_rewording(&String::from_utf8(output.stdout).expect("UTF-8"));
}

#[test]
fn a_folder_may_have_any_name() {
    for name in ["für-alle/", "\"all\" of us/", ":all/"] {
        let folder = repository(name);
        let baking = format!("{name}{BAKING}");
        edit(&folder, &baking, "id: b-tastes", "id: b-tries\n      replaces: b-tastes");
        commit(&folder);
        edit(
            &folder,
            &baking,
            "id: b-tries\n      replaces: b-tastes",
            "id: b-eats\n      replaces: b-tries",
        );
        let run = |arguments: &str| {
            let mut command = folder.command(arguments);
            folder.run(command.current_dir(folder.join(name)))
        };
        let answer = run("changes HEAD~1").answer();
        assert!(
            answer.contains("\nReplaces another example\n- Baking · Bench: Tastes the dough\n"),
            "{answer}"
        );
        edit(
            &folder,
            &baking,
            "id: b-eats\n      replaces: b-tries\n      text: Tastes the dough",
            "id: b-tastes\n      text: Sings at work",
        );
        let found = run("check --base HEAD").out;
        assert!(
            found.contains("error[id-reused]: `b-tastes` was the id of an example that was removed\n"),
            "{found}"
        );
    }
}

#[test]
fn a_linked_worktree_is_a_place_like_any_other() {
    let folder = repository("");
    git(&folder, "worktree add -q -b topic tree");
    reword(&folder, "tree/");
    tells_the_rewording(&folder.steps("--workspace tree changes").answer());
}

#[test]
fn files_and_the_framework_are_followed_where_they_move() {
    let folder = repository("");
    git(&folder, "mv framework/disciplines/bread.yaml framework/disciplines/loaves.yaml");
    edit(&folder, "framework/disciplines/loaves.yaml", "id: bread\n", "id: loaves\nreplaces: bread\n");
    let answer = folder.steps("changes").answer();
    assert!(answer.contains("\nDisciplines\n- Bread, id: [-bread-] {+loaves+}\n\nVersion\n"), "{answer}");
    commit(&folder);
    git(&folder, "mv framework/disciplines/loaves.yaml framework/disciplines/loaves.yml");
    let answer = folder.steps("changes HEAD").answer();
    assert!(answer.contains("Nothing changes"), "{answer}");
    commit(&folder);
    std::fs::create_dir(folder.join("growth")).expect("makes the folder");
    git(&folder, "mv framework growth/framework");
    reword(&folder, "growth/");
    tells_the_rewording(&folder.steps("--workspace growth changes HEAD").answer());
    git(&folder, "mv growth/framework/framework.yaml growth/framework/framework.yml");
    commit(&folder);
    git(&folder, "mv growth/framework framework");
    git(&folder, "mv framework/framework.yml framework/framework.yaml");
    edit(&folder, BAKING, "Tastes each dough", "Tastes the dough");
    let answer = folder.steps("changes HEAD").answer();
    assert!(answer.contains("- Before: HEAD, version 1.0.0\n"), "{answer}");
    assert!(answer.contains("Tastes [-each-] {+the+} dough"), "{answer}");
}

#[test]
fn a_framework_is_found_where_links_lead() {
    let folder = repository("");
    git(&folder, "mv framework ladder");
    std::os::unix::fs::symlink("ladder", folder.join("framework")).expect("links");
    commit(&folder);
    reword(&folder, "");
    tells_the_rewording(&folder.steps("changes HEAD").answer());
    tells_the_rewording(&folder.steps("changes HEAD~1").answer());
}

#[test]
fn the_framework_of_another_workspace_is_not_this_one() {
    let folder = repository("a/");
    std::fs::create_dir(folder.join("b")).expect("makes the folder");
    folder.steps("init -q b").gives(0, "", "");
    edit(&folder, "b/framework/framework.yaml", "version: 3.0.0", "version: 3.1.0");
    let answer = folder.steps("--workspace b changes").answer();
    assert!(answer.contains("- Before: main, which has no framework: the shipped one"), "{answer}");
    folder.steps("check b --base main").gives(0, "No findings in 40 files.\n", "");
}

#[test]
fn a_hook_of_a_linked_worktree_is_told_the_same() {
    let folder = repository("people/");
    git(&folder, "worktree add -q -b topic tree");
    reword(&folder, "tree/people/");
    let mut hook = folder.command("--workspace people changes");
    let hook = hook.current_dir(folder.join("tree")).env("GIT_DIR", folder.join(".git/worktrees/tree"));
    tells_the_rewording(&folder.run(hook).answer());
}

#[test]
fn an_example_goes_from_one_discipline_to_another() {
    let folder = repository("");
    edit(
        &folder,
        "framework/disciplines/bread.yaml",
        "id: br-proofs\n        text: Proofs the loaves",
        "id: br-bakes\n        text: Bakes loaves",
    );
    let rolls = "id: rolls\nname: Rolls\nsummary: Rolls.\nexamples: {baking: {bench: [{id: br-proofs, text: Proofs the loaves}]}}\n";
    folder.write("framework/disciplines/rolls.yaml", rolls);
    let answer = folder.steps("changes").answer();
    let told = "\nNow for other people\n- Baking · Bench (previously for Bread): Proofs the loaves · Rolls\n";
    assert!(answer.contains(told), "{answer}");
}

#[test]
fn a_framework_that_is_new_is_compared_with_the_shipped_one() {
    let folder = Folder::new();
    git(&folder, "init -q -b main");
    commit(&folder);
    folder.steps("init -q").gives(0, "", "");
    folder.steps("changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, which has no framework: the shipped one, version 3.0.0
- After: the files as they are, version 3.0.0

Nothing changes: both say the same.

The version is 3.0.0, as before.

"#]],
        "",
    );
}

#[test]
fn faults_of_the_past_are_passed_over_and_told() {
    let folder = repository("");
    folder.write("framework/disciplines/bread.yaml", "id: bread\n  name: Bread\n");
    commit(&folder);
    git(&folder, "checkout -q HEAD~1 framework");
    folder.steps("changes HEAD").gives(
        0,
        str![[r#"
What changes for people

! disciplines/bread.yaml cannot be read, so nothing in it is compared
  ([..]:framework/disciplines/bread.yaml:2:3: `name` begins in column 3, too
  far to the right).

- Before: HEAD, version 1.0.0
- After: the files as they are, version 1.0.0

Nothing changes in what is compared.

The version is 1.0.0, as before.

"#]],
        "",
    );
    folder.write("framework/steps.yaml", "- {id: bench}\n");
    folder.steps("changes HEAD").gives(
        2,
        "",
        str![[r#"
error[missing-key]: `name` is missing
 --> framework/steps.yaml:1:3
  |
1 | - {id: bench}
  |   ^^^^^^^^^^^
  |
  = help: add `name: …` (the step's name, as reports show it)

error[missing-key]: `summary` is missing
 --> framework/steps.yaml:1:3
  |
1 | - {id: bench}
  |   ^^^^^^^^^^^
  |
  = help: add `summary: …` (what a person at this step does, in a sentence or two)

error[wrong-value]: there are no steps
 --> framework/steps.yaml:1:1
  |
1 | - {id: bench}
  | ^ a list of steps, narrowest first

"#]],
    );
}

#[test]
fn the_same_fault_at_both_ends_hides_nothing_else() {
    let folder = repository("");
    edit(&folder, BAKING, "name: Baking\n", "name: Baking\nowner: Kim\n");
    commit(&folder);
    let plans = "    - id: b-plans\n";
    let greets = "    - id: b-greets\n      text: Greets every guest by name\n";
    edit(&folder, BAKING, plans, &format!("{greets}{plans}"));
    commit(&folder);
    folder.steps("changes HEAD~1..HEAD").gives(
        0,
        str![[r#"
What changes for people

! The framework of HEAD~1 has 1 error; the parts with errors are left out.

! The framework of HEAD has 1 error; the parts with errors are left out.

- Before: HEAD~1, version 1.0.0
- After: HEAD, version 1.0.0

New for everybody
- Baking · House: Greets every guest by name

Version
This needs a major version bump (1.0.0 → 2.0.0); framework.yaml still says
1.0.0.

"#]],
        "",
    );
    let undone = folder.steps("changes HEAD..HEAD~1").answer();
    assert!(undone.contains("\nRemoved\n- Baking · House: Greets every guest by name\n"), "{undone}");
    folder.steps("changes HEAD~1").gives(
        2,
        "",
        str![[r#"
error[unknown-key]: unknown key `owner`
 --> framework/behaviors/baking.yaml:3:1
  |
3 | owner: Kim
  | ^^^^^
  |
  = help: expected `id`, `name`, `short`, `summary`, `group`, `disciplines`, `summaries`, `replaces` or `examples`

"#]],
    );
}

#[test]
fn a_file_that_reads_at_neither_end_is_compared_with_nothing() {
    let folder = repository("");
    edit(&folder, BAKING, "name: Baking\n", "name: Baking\nowner: Kim\n");
    commit(&folder);
    let plans = "    - id: b-plans\n";
    let greets = "    - id: b-greets\n      text: Greets every guest by name\n";
    edit(&folder, BAKING, plans, &format!("{greets}{plans}"));
    edit(&folder, BAKING, "owner: Kim", "since: 2026");
    commit(&folder);
    folder.steps("changes HEAD~1..HEAD").gives(
        0,
        str![[r#"
What changes for people

! behaviors/baking.yaml cannot be read, so nothing in it is compared
  ([..]:framework/behaviors/baking.yaml:3:1: unknown key `owner`).

! behaviors/baking.yaml cannot be read, so nothing in it is compared
  ([..]:framework/behaviors/baking.yaml:3:1: unknown key `since`).

- Before: HEAD~1, version 1.0.0
- After: HEAD, version 1.0.0

Nothing changes in what is compared.

The version is 1.0.0, as before.

"#]],
        "",
    );
    folder.write("framework/steps.yaml", "- {id: [bench\n");
    commit(&folder);
    edit(&folder, "framework/disciplines/bread.yaml", "Proofs the loaves", "Proofs all loaves");
    commit(&folder);
    folder.steps("changes HEAD~1..HEAD").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: this `{` has no `}` to close it
 --> [..]:framework/steps.yaml:1:3
  |
1 | - {id: [bench
  |   ^
  |
  = help: write `}` after the last item

"#]],
    );
    folder.steps("changes HEAD~2..HEAD").gives(
        0,
        str![[r#"
What changes for people

! The framework of HEAD~2 has 1 error; the parts with errors are left out.

! steps.yaml cannot be read, so nothing in it is compared
  ([..]:framework/steps.yaml:1:3: this `{` has no `}` to close it).

! The framework of HEAD has 1 error; the parts with errors are left out.

- Before: HEAD~2, version 1.0.0
- After: HEAD, version 1.0.0

Reworded
- Baking · Bench: Proofs [-the-] {+all+} loaves · Bread

Version
This needs a patch version bump (1.0.0 → 1.0.1); framework.yaml still says
1.0.0.

"#]],
        "",
    );
}

#[test]
fn a_link_that_leads_nowhere_is_a_file_that_does_not_read() {
    let folder = repository("");
    let links = [
        ("behaviors/out.yaml", "../../../out.yaml"),
        ("behaviors/none.yaml", "of nobody.yaml"),
        ("behaviors/round.yaml", "round.yaml"),
        ("disciplines/folder.yaml", "../behaviors"),
        ("disciplines/through.yaml", "bread.yaml/x"),
    ];
    for (path, target) in links {
        std::os::unix::fs::symlink(target, folder.join("framework").join(path)).expect("links");
    }
    commit(&folder);
    // In the files as they are, such a link is an error.
    for (path, _) in links {
        std::fs::remove_file(folder.join("framework").join(path)).expect("removes");
    }
    reword(&folder, "");
    folder.steps("changes HEAD").gives(
        0,
        str![[r#"
What changes for people

! behaviors/none.yaml cannot be read, so nothing in it is compared
  ([..]:framework/behaviors/none.yaml:1:1: the link leads to nothing).

! behaviors/out.yaml cannot be read, so nothing in it is compared
  ([..]:framework/behaviors/out.yaml:1:1: the link leads out of the
  repository).

! behaviors/round.yaml cannot be read, so nothing in it is compared
  ([..]:framework/behaviors/round.yaml:1:1: the link leads in a circle).

! disciplines/folder.yaml cannot be read, so nothing in it is compared
  ([..]:framework/disciplines/folder.yaml:1:1: the link leads to a folder).

! disciplines/through.yaml cannot be read, so nothing in it is compared
  ([..]:framework/disciplines/through.yaml:1:1: the link leads through a file
  as if that were a folder).

- Before: HEAD, version 1.0.0
- After: the files as they are, version 1.0.0

Reworded
- Baking · Bench: Tastes [-the-] {+each+} dough

Version
This needs a patch version bump (1.0.0 → 1.0.1); framework.yaml still says
1.0.0.

"#]],
        "",
    );
    let found = folder.steps("check --base HEAD").out;
    assert!(found.contains("note[history-unread]: 5 files of HEAD cannot be read"), "{found}");
    assert!(found.contains("error[version-not-raised]: the version is still 1.0.0, as in HEAD"), "{found}");
}

#[test]
fn answers_are_counted_once_both_sides_have_sealed() {
    let folder = repository("");
    folder.write(".gitignore", "reviews\n");
    let answers =
        "cells: {baking: {bench: {rating: often, examples: [b-tastes]}, house: {rating: seldom}}}\n";
    let assess = |side: &str| {
        let rater = if side == "self" { "robin" } else { "alex" };
        let arguments = format!("assess robin --as {side} --person {rater} --answers - --seal -q");
        folder.steps_with_input(&arguments, answers).gives(0, "", "");
    };
    assess("self");
    edit(&folder, BAKING, "Tastes the dough", "Sweeps the floor");
    let answer = folder.steps("changes").answer();
    assert!(!answer.contains("reviews"), "{answer}");
    edit(&folder, BAKING, "Sweeps the floor", "Tastes the dough");
    assess("manager");
    edit(&folder, BAKING, "Tastes the dough", "Sweeps the floor");
    folder.steps("changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 1.0.0
- After: the files as they are, version 1.0.0

Now means something else
- Baking · Bench: [-Tastes the dough-] {+Sweeps the floor+}

Reviews
In the reviews that both sides have sealed, it touches 2 marked examples and 2
ratings: they keep the version they were made with.

Version
This needs a major version bump (1.0.0 → 2.0.0); framework.yaml still says
1.0.0.

"#]],
        "",
    );
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let upstream = repository("");
    git(&upstream, "switch -q -c topic");
    reword(&upstream, "");
    commit(&upstream);
    let folder = Folder::new();
    let url = format!("file://{}", upstream.path().display());
    git(&folder, &format!("clone -q --depth 1 --no-single-branch {url} clone"));
    folder.steps("--workspace clone changes main").gives(2, "", str![[r#"
error: git knows no revision `main`
hint: did you mean `origin/main`?
hint: this clone is shallow: `git fetch --unshallow` gets the history; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]]);
    folder.steps("--workspace clone changes origin/main").gives(
        2,
        "",
        str![[r#"
error: this clone is shallow: where its history parted from `origin/main` is not in it
hint: `git fetch --unshallow` gets the history; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]],
    );
    tells_the_rewording(&folder.steps("--workspace clone changes origin/main..HEAD").answer());
}

/// A clone of one branch, as little of it as can be, of a repository whose main branch has this name.
fn smallest_clone(main: &str) -> (Folder, Folder) {
    let upstream = repository("");
    git(&upstream, &format!("branch -q -m {main}"));
    git(&upstream, "tag -m Release v1.0.0");
    git(&upstream, "switch -q -c topic");
    reword(&upstream, "");
    commit(&upstream);
    git(&upstream, &format!("switch -q {main}"));
    let folder = Folder::new();
    let url = format!("file://{}", upstream.path().display());
    git(&folder, &format!("clone -q --depth 1 --single-branch -b topic {url} clone"));
    (folder, upstream)
}

/// Pastes the command that a hint names.
#[track_caller]
fn paste_the_hint(folder: &Folder, said: &str) {
    let command = said.split('`').find(|part| part.starts_with("git fetch")).expect("a command");
    let mut shell = std::process::Command::new("sh");
    let shell = shell.args(["-e", "-c", command]).current_dir(folder.join("clone"));
    for config in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        shell.env(config, "/dev/null");
    }
    let output = shell.output().expect("runs");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_clone_of_one_branch_says_how_to_get_the_other() {
    let (folder, _upstream) = smallest_clone("main");
    let run = folder.steps("--workspace clone changes origin/main");
    paste_the_hint(&folder, &run.err);
    run.gives(2, "", str![[r#"
error: git knows no revision `origin/main`
hint: this clone is shallow: `git fetch --unshallow origin main:refs/remotes/origin/main` gets it; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]]);
    tells_the_rewording(&folder.steps("--workspace clone changes origin/main").answer());

    let (folder, _upstream) = smallest_clone("main");
    let run = folder.steps("--workspace clone check --base main");
    paste_the_hint(&folder, &run.err);
    run.gives(2, "", str![[r#"
error: git knows no revision `main`
hint: this clone is shallow: `git fetch --unshallow origin main:main` gets it; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]]);
    assert_eq!(folder.steps("--workspace clone check --base main").status, 1, "the version is the same");

    let (folder, _upstream) = smallest_clone("main");
    let run = folder.steps("--workspace clone changes v1.0.0");
    paste_the_hint(&folder, &run.err);
    run.gives(2, "", str![[r#"
error: git knows no revision `v1.0.0`
hint: this clone is shallow: `git fetch --unshallow origin tag v1.0.0` gets it; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]]);
    tells_the_rewording(&folder.steps("--workspace clone changes v1.0.0").answer());
}

#[test]
fn a_clone_of_one_branch_says_how_to_get_the_main_branch() {
    for main in ["main", "trunk"] {
        let (folder, _upstream) = smallest_clone(main);
        let run = folder.steps("--workspace clone changes");
        paste_the_hint(&folder, &run.err);
        run.gives(2, "", str![[r#"
error: there is no main branch: neither origin/HEAD nor `main` nor `master`
hint: `git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*' && git remote set-head origin --auto` gets the main branch; in a GitHub workflow, `fetch-depth: 0` for actions/checkout
hint: name what to compare with: `steps changes BASE`, such as a branch, a tag or HEAD~1

"#]]);
        tells_the_rewording(&folder.steps("--workspace clone changes").answer());
    }
}

#[test]
fn history_that_is_missing_between_is_fetched() {
    let (folder, _upstream) = smallest_clone("main");
    git(&folder, "-C clone fetch -q --depth 1 origin main:refs/remotes/origin/main");
    let run = folder.steps("--workspace clone changes");
    paste_the_hint(&folder, &run.err);
    run.gives(
        2,
        "",
        str![[r#"
error: this clone is shallow: where its history parted from `origin/main` is not in it
hint: `git fetch --unshallow` gets the history; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]],
    );
    tells_the_rewording(&folder.steps("--workspace clone changes").answer());
    let (folder, _upstream) = smallest_clone("main");
    let run = folder.steps("--workspace clone changes HEAD~1");
    paste_the_hint(&folder, &run.err);
    run.gives(2, "", str![[r#"
error: git knows no revision `HEAD~1`
hint: this clone is shallow: `git fetch --unshallow` gets the history; in a GitHub workflow, `fetch-depth: 0` for actions/checkout

"#]]);
    tells_the_rewording(&folder.steps("--workspace clone changes HEAD~1").answer());
}

#[test]
fn what_git_does_not_know_is_said_plainly() {
    let folder = repository("");
    folder.steps("changes mian").gives(
        2,
        "",
        str![[r#"
error: git knows no revision `mian`
hint: did you mean `main`?

"#]],
    );
    folder.steps("changes v1.0.0").gives(
        2,
        "",
        str![[r#"
error: git knows no revision `v1.0.0`
hint: name a branch, a tag or a commit; `git fetch` gets new ones

"#]],
    );
    folder.steps("changes main..--all").gives(
        2,
        "",
        str![[r#"
error: git knows no revision `--all`
hint: name a branch, a tag or a commit; `git fetch` gets new ones

"#]],
    );
    git(&folder, "branch -q -m somewhere");
    folder.steps("changes").gives(
        2,
        "",
        str![[r#"
error: there is no main branch: neither origin/HEAD nor `main` nor `master`
hint: name what to compare with: `steps changes BASE`, such as a branch, a tag or HEAD~1

"#]],
    );
    let empty = Folder::new();
    empty.steps("init -q").gives(0, "", "");
    empty.steps("changes").gives(
        2,
        "",
        str![[r#"
error: this workspace is in no git repository
hint: `git init`, then commit the framework: changes are told from its history

"#]],
    );
    git(&empty, "init -q");
    empty.steps("changes").gives(
        2,
        "",
        str![[r#"
error: there is no commit yet to compare with
hint: `git add framework`, then `git commit`

"#]],
    );
    empty.steps("changes HEAD").gives(
        2,
        "",
        str![[r#"
error: there is no commit yet to compare with
hint: `git add framework`, then `git commit`

"#]],
    );
    let mut without_git = folder.command("changes");
    let output = without_git.env("PATH", folder.path()).output().expect("runs");
    snapbox::assert_data_eq!(
        String::from_utf8(output.stderr).expect("UTF-8"),
        str![[r#"
error: git is not installed, or not on the PATH
hint: what the framework said before is read by running git: https://git-scm.com

"#]]
    );
}
