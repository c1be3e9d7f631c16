//! The rules of history, with `steps check --base`, in real repositories.

use snapbox::str;

use crate::program::Folder;
use crate::repository::{commit, edit, git, repository};

const BAKING: &str = "framework/behaviors/baking.yaml";
const MANIFEST: &str = "framework/framework.yaml";
const TASTES: &str = "    - id: b-tastes\n      text: Tastes the dough\n";

/// A repository with a small framework, of which only the history is looked at.
fn bakery() -> Folder {
    let folder = repository("");
    folder.write("steps.toml", "[check.rules]\ndiscipline-gap = \"off\"\n");
    folder
}

#[test]
fn a_change_that_is_told_rightly_passes() {
    let folder = bakery();
    edit(
        &folder,
        BAKING,
        "id: b-tastes\n      text: Tastes the dough",
        "id: b-sweeps\n      replaces: b-tastes\n      text: Sweeps the floor",
    );
    edit(&folder, MANIFEST, "1.0.0", "2.0.0");
    folder.steps("check --base main").gives(0, "No findings in 4 files.\n", "");
}

#[test]
fn a_scope_word_of_a_wider_step_raises_what_is_expected() {
    let folder = bakery();
    let steps = "framework/steps.yaml";
    edit(&folder, steps, "whole house.}", "whole house., scope_words: [all the ovens, of the house]}");
    commit(&folder);
    git(&folder, "switch -q -c topic");
    edit(&folder, BAKING, "Tastes the dough", "Tastes the doughs of the house");
    edit(&folder, MANIFEST, "1.0.0", "1.0.1");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
warning[scope-word]: `of the house` belongs to the step `house`, but this is an example of `bench`
 --> framework/behaviors/baking.yaml:9:31
  |
9 |       text: Tastes the doughs of the house
  |                               ^^^^^^^^^^^^
  |
  = help: name a smaller circle, or move the example to `house`

error[version-too-low]: the version 1.0.1 is too low after 1.0.0: something was added or raised
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.1
  |          ^^^^^
  |
  = help: write `version: 2.0.0`; `steps changes main` shows why

1 error and 1 warning in 2 files.

"#]],
        "",
    );
    folder.steps("changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 1.0.0
- After: the files as they are, version 1.0.1

Now with a wider scope
- Baking · Bench (now "of the house" of House): Tastes the [-dough-] {+doughs of
  the house+}

Version
This needs a major version bump (1.0.0 → 2.0.0); framework.yaml says 1.0.1.

"#]],
        "",
    );
    commit(&folder);
    folder.steps("changes HEAD..main").gives(
        0,
        str![[r#"
What changes for people

- Before: HEAD, version 1.0.1
- After: main, version 1.0.0

Now with a narrower scope
- Baking · Bench (previously "of the house" of House): Tastes the [-doughs of
  the house-] {+dough+}

Version
This needs a minor version bump (1.0.1 → 1.1.0); framework.yaml says 1.0.0,
which is lower.

"#]],
        "",
    );
    let json: serde_json::Value =
        serde_json::from_str(&folder.steps("changes --format json").answer()).expect("JSON");
    let example = &json["examples"][0];
    assert_eq!(
        (&example["changes"], &example["asks"], &example["scope"]),
        (
            &serde_json::json!(["wider_scope", "more_asked"]),
            &serde_json::json!("major"),
            &serde_json::json!({"before": null, "after": {"step": "house", "text": "of the house"}}),
        ),
    );
}

#[test]
fn ids_are_permanent_and_versions_rise() {
    let folder = bakery();
    git(&folder, "switch -q -c topic");
    edit(&folder, BAKING, TASTES, "");
    edit(&folder, BAKING, "Plans the night shift", "Sings to the guests");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
warning[id-removed]: `b-tastes` of main was removed from here
 --> framework/behaviors/baking.yaml:5:3
  |
5 |   bench:
  |   ^^^^^ it said "Tastes the dough"
  |
  = help: if another example replaces it, add `replaces: b-tastes` to that one; if none does, write `# steps: allow(id-removed) why` above this line

warning[meaning-changed]: `b-plans` no longer means what it meant in main
  --> framework/behaviors/baking.yaml:10:13
   |
10 |       text: Sings to the guests
   |             ^^^^^^^^^^^^^^^^^^^ it said "Plans the night shift"
   |
   = help: give it a new id and `replaces: b-plans`, or keep the old meaning

error[version-not-raised]: the version is still 1.0.0, as in main, but something was added or raised
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^
  |
  = help: write `version: 2.0.0`; `steps changes main` shows why

1 error and 2 warnings in 2 files.

"#]],
        "",
    );
    edit(&folder, MANIFEST, "1.0.0", "1.0.1");
    let out = folder.steps("check --base main").out;
    assert!(
        out.contains(
            "error[version-too-low]: the version 1.0.1 is too low after 1.0.0: something was added or raised"
        ),
        "{out}"
    );
}

#[test]
fn an_id_that_was_removed_long_ago_is_not_free() {
    let folder = bakery();
    edit(&folder, BAKING, TASTES, "");
    edit(&folder, MANIFEST, "1.0.0", "1.1.0");
    commit(&folder);
    edit(
        &folder,
        BAKING,
        "Weighs the flour\n",
        "Weighs the flour\n    - id: b-tastes\n      text: Asks guests about the cakes\n",
    );
    edit(&folder, MANIFEST, "1.1.0", "2.0.0");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
error[id-reused]: `b-tastes` was the id of an example that was removed
 --> framework/behaviors/baking.yaml:8:11
  |
8 |     - id: b-tastes
  |           ^^^^^^^^ it said "Tastes the dough"
  |
  = help: choose an id that was never used: earlier assessments still refer to this one

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn an_id_that_came_and_went_inside_one_branch_is_free() {
    let folder = bakery();
    git(&folder, "switch -q -c topic");
    edit(&folder, BAKING, "id: b-tastes", "id: b-tries");
    commit(&folder);
    edit(&folder, BAKING, "id: b-tries", "id: b-tastes");
    commit(&folder);
    git(&folder, "switch -q main");
    git(&folder, "merge -q --no-ff -m Merge topic");
    edit(
        &folder,
        BAKING,
        "Weighs the flour\n",
        "Weighs the flour\n    - id: b-tries\n      text: Tries a new loaf\n",
    );
    edit(&folder, MANIFEST, "1.0.0", "2.0.0");
    folder.steps("check --base HEAD").gives(0, "No findings in 4 files.\n", "");
}

#[test]
fn a_file_that_moved_takes_no_id_away() {
    let folder = bakery();
    git(&folder, "mv framework/disciplines/bread.yaml framework/disciplines/loaves.yaml");
    edit(&folder, "framework/disciplines/loaves.yaml", "id: bread\n", "id: loaves\nreplaces: bread\n");
    edit(&folder, MANIFEST, "1.0.0", "1.1.0");
    folder.steps("check --base main").gives(0, "No findings in 4 files.\n", "");
}

#[test]
fn an_unknown_base_is_no_finding() {
    repository("").steps("check --base mian").gives(
        2,
        "",
        str![[r#"
error: git knows no revision `mian`
hint: did you mean `main`?

"#]],
    );
}

#[test]
fn an_example_that_comes_back_as_it_was_keeps_its_id() {
    let folder = bakery();
    commit(&folder);
    edit(&folder, BAKING, TASTES, "");
    edit(&folder, MANIFEST, "1.0.0", "1.1.0");
    commit(&folder);
    git(&folder, "revert --no-commit HEAD");
    edit(&folder, MANIFEST, "1.0.0", "2.0.0");
    folder.steps("check --base main").gives(0, "No findings in 4 files.\n", "");
    edit(&folder, BAKING, "Tastes the dough", "Tastes each dough");
    folder.steps("check --base main").gives(0, "No findings in 4 files.\n", "");
    edit(&folder, BAKING, "Tastes each dough", "Sweeps the floor");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
error[id-reused]: `b-tastes` was the id of an example that was removed
 --> framework/behaviors/baking.yaml:8:11
  |
8 |     - id: b-tastes
  |           ^^^^^^^^ it said "Tastes the dough"
  |
  = help: choose an id that was never used: earlier assessments still refer to this one

1 error in 1 file.

"#]],
        "",
    );
}

/// Makes files of the framework unreadable.
fn break_files(folder: &Folder, paths: &[&str]) {
    for path in paths {
        edit(folder, path, "\nname: ", "\n  name: ");
    }
}

#[test]
fn what_does_not_read_at_the_base_is_not_compared_and_the_rest_is() {
    let folder = bakery();
    let whole = folder.read(BAKING);
    break_files(&folder, &[BAKING]);
    commit(&folder);
    git(&folder, "switch -q -c topic");
    folder.write(BAKING, &whole);
    folder.steps("check --base main").gives(
        0,
        str![[r#"
note[history-unread]: `behaviors/baking.yaml` of main cannot be read, so nothing in it is compared
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^ 4531835:framework/behaviors/baking.yaml:2:3: `name` begins in column 3, too far to the right
  |
  = help: to compare it too, name a revision in which it can be read

1 note in 1 file.

"#]],
        "",
    );
    // The other file is compared, and asks for its version.
    edit(&folder, "framework/disciplines/bread.yaml", "Proofs the loaves", "Proofs its loaves");
    edit(&folder, BAKING, TASTES, "");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
note[history-unread]: `behaviors/baking.yaml` of main cannot be read, so nothing in it is compared
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^ 4531835:framework/behaviors/baking.yaml:2:3: `name` begins in column 3, too far to the right
  |
  = help: to compare it too, name a revision in which it can be read

error[version-not-raised]: the version is still 1.0.0, as in main, but the wording changed
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^
  |
  = help: write `version: 1.0.1`; `steps changes main` shows why

1 error and 1 note in 1 file.

"#]],
        "",
    );
    edit(&folder, MANIFEST, "1.0.0", "1.0.1");
    folder.steps("check --base main --format github").gives(0, str![[r#"
::notice file=framework/framework.yaml,line=3,col=10,title=history-unread::`behaviors/baking.yaml` of main cannot be read, so nothing in it is compared%0A4531835:framework/behaviors/baking.yaml:2:3: `name` begins in column 3, too far to the right%0Ato compare it too, name a revision in which it can be read

"#]], "");
}

#[test]
fn a_manifest_that_does_not_read_at_the_base_says_nothing_of_the_version() {
    let folder = bakery();
    let manifest = folder.read(MANIFEST);
    let steps = folder.read("framework/steps.yaml");
    break_files(&folder, &[MANIFEST]);
    folder.write("framework/steps.yaml", "- {id: [bench\n");
    commit(&folder);
    folder.write(MANIFEST, &manifest).write("framework/steps.yaml", &steps);
    edit(&folder, BAKING, TASTES, "");
    folder.steps("check --base main").gives(0, str![[r#"
warning[id-removed]: `b-tastes` of main was removed from here
 --> framework/behaviors/baking.yaml:5:3
  |
5 |   bench:
  |   ^^^^^ it said "Tastes the dough"
  |
  = help: if another example replaces it, add `replaces: b-tastes` to that one; if none does, write `# steps: allow(id-removed) why` above this line

note[history-unread]: 2 files of main cannot be read, so nothing in them is compared: `framework.yaml`, `steps.yaml`
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^ 4bbd06c:framework/framework.yaml:2:3: `name` begins in column 3, too far to the right
  |
  = help: to compare it too, name a revision in which it can be read

1 warning and 1 note in 2 files.

"#]], "");
}

#[test]
fn an_id_in_a_version_that_does_not_read_is_not_known_to_be_free() {
    let folder = bakery();
    let whole = folder.read(BAKING);
    edit(&folder, BAKING, "id: b-tastes\n      text: Tastes the dough", "id: b-sings\n      text: [Sings");
    commit(&folder);
    folder.write(BAKING, &whole);
    commit(&folder);
    folder.steps("check --base HEAD").gives(0, "No findings in 4 files.\n", "");
    edit(&folder, BAKING, TASTES, &format!("{TASTES}    - id: b-sings\n      text: Sings at work\n"));
    edit(&folder, MANIFEST, "1.0.0", "2.0.0");
    folder.steps("check --base main").gives(
        0,
        str![[r#"
note[history-unread]: cannot tell whether `b-sings` was used before: a version that contains it cannot be read
  --> framework/behaviors/baking.yaml:10:11
   |
10 |     - id: b-sings
   |           ^^^^^^^ [..]~1:framework/behaviors/baking.yaml:9:13: this `[` has no `]` to close it
   |
   = help: choose another id to be safe

1 note in 1 file.

"#]],
        "",
    );
}

#[test]
fn a_framework_that_is_named_is_compared_with_itself() {
    let folder = repository("");
    folder.steps("init -q our").gives(0, "", "");
    git(&folder, "mv framework ladder");
    commit(&folder);
    edit(&folder, "ladder/behaviors/baking.yaml", "Tastes the dough", "Tastes each dough");
    let out = folder.steps("check ladder --base HEAD").out;
    assert!(
        out.contains(
            "error[version-not-raised]: the version is still 1.0.0, as in HEAD, but the wording changed"
        ),
        "{out}"
    );
    let mut inside = folder.command("check . --base HEAD");
    let out = folder.run(inside.current_dir(folder.join("ladder"))).out;
    assert!(out.contains(" --> framework.yaml:3:10\n"), "{out}");
}

#[test]
fn a_file_that_is_deleted_hides_nothing_and_one_that_does_not_read_does() {
    let folder = bakery();
    let roles = "framework/roles.yaml";
    folder.write(roles, "- {id: owner, name: Owner}\n");
    commit(&folder);
    edit(&folder, BAKING, TASTES, "");
    std::fs::remove_file(folder.join(roles)).expect("removes");
    folder.steps("check --base HEAD").gives(
        1,
        str![[r#"
warning[id-removed]: `b-tastes` of HEAD was removed from here
 --> framework/behaviors/baking.yaml:5:3
  |
5 |   bench:
  |   ^^^^^ it said "Tastes the dough"
  |
  = help: if another example replaces it, add `replaces: b-tastes` to that one; if none does, write `# steps: allow(id-removed) why` above this line

error[version-not-raised]: the version is still 1.0.0, as in HEAD, but something was clarified or removed
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^
  |
  = help: write `version: 1.1.0`; `steps changes HEAD` shows why

1 error and 1 warning in 2 files.

"#]],
        "",
    );
    folder.write(roles, "- {id: [owner\n");
    folder.steps("check --base HEAD").gives(
        1,
        str![[r#"
error[does-not-parse]: this `{` has no `}` to close it
 --> framework/roles.yaml:1:3
  |
1 | - {id: [owner
  |   ^
  |
  = help: write `}` after the last item

1 error in 1 file.

"#]],
        "",
    );
}

#[test]
fn a_version_never_goes_back() {
    let folder = bakery();
    edit(&folder, MANIFEST, "1.0.0", "0.9.0");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
error[version-not-raised]: the version is 0.9.0, lower than 1.0.0 in main
 --> framework/framework.yaml:3:10
  |
3 | version: 0.9.0
  |          ^^^^^
  |
  = help: write `version: 1.0.0`: nothing else changed

1 error in 1 file.

"#]],
        "",
    );
    let answer = folder.steps("changes").answer();
    assert!(answer.ends_with("\nThe version went from 1.0.0 to 0.9.0, which is lower.\n"), "{answer}");
}

#[test]
fn an_example_is_followed_through_those_that_took_its_place_between() {
    let folder = bakery();
    commit(&folder);
    git(&folder, "tag v1.0.0");
    edit(&folder, BAKING, "id: b-tastes", "id: b-tries\n      replaces: b-tastes");
    edit(&folder, MANIFEST, "1.0.0", "1.1.0");
    commit(&folder);
    let next = "id: b-samples\n      replaces: b-tries";
    edit(&folder, BAKING, "id: b-tries\n      replaces: b-tastes", next);
    edit(&folder, MANIFEST, "1.1.0", "1.2.0");
    let told = "\nReplaces another example\n- Baking · Bench: Tastes the dough\n\nVersion\n";
    let answer = folder.steps("changes v1.0.0").answer();
    assert!(answer.contains(told), "{answer}");
    folder.steps("check --base v1.0.0").gives(0, "No findings in 4 files.\n", "");
    commit(&folder);
    let answer = folder.steps("changes v1.0.0..HEAD").answer();
    assert!(answer.contains(told), "{answer}");
}

#[test]
fn two_branches_with_one_version_are_told_before_and_after_they_merge() {
    let folder = bakery();
    let add = |branch: &str, file: &str, example: (&str, &str)| {
        git(&folder, &format!("switch -q -c {branch} main"));
        let (before, after) = example;
        edit(&folder, file, before, &format!("{before}{after}"));
        edit(&folder, MANIFEST, "1.0.0", "2.0.0");
        commit(&folder);
        assert_eq!(folder.steps("check -q --base main --format github").out.matches("::error").count(), 0);
    };
    add("one", BAKING, ("Tastes the dough\n", "    - id: b-kneads\n      text: Kneads the rye\n"));
    let bread = "framework/disciplines/bread.yaml";
    let plaits = "      - id: br-plaits\n        text: Plaits the Sunday loaves\n";
    add("two", bread, ("Proofs the loaves\n", plaits));
    git(&folder, "switch -q main");
    git(&folder, "merge -q --no-ff -m Merge one");
    git(&folder, "switch -q two");
    folder.steps("check --base main").gives(
        1,
        str![[r#"
warning[discipline-gap]: `bread` has no example of its own for `baking` at the step `house`
 --> framework/disciplines/bread.yaml:5:3
  |
5 |   baking:
  |   ^^^^^^
  |
  = help: add one or more under `examples`, `baking`, `house`: disciplines differ in this behavior

error[version-not-raised]: the version 2.0.0 is taken: main says 2.0.0 by now
 --> framework/framework.yaml:3:10
  |
3 | version: 2.0.0
  |          ^^^^^
  |
  = help: write `version: 3.0.0`; so that each version is one framework

1 error and 1 warning in 2 files.

"#]],
        "",
    );
    git(&folder, "switch -q main");
    git(&folder, "merge -q --no-ff -m Merge two");
    // On main itself, what came last is the change.
    folder.steps("check --base main").gives(
        1,
        str![[r#"
error[version-not-raised]: the version is still 2.0.0, as in main~1, but something was added or raised
 --> framework/framework.yaml:3:10
  |
3 | version: 2.0.0
  |          ^^^^^
  |
  = help: write `version: 3.0.0`; `steps changes main~1` shows why

1 error in 1 file.

"#]],
        "",
    );
    assert_eq!(folder.steps("check --base HEAD").status, 0);
    git(&folder, "checkout -q --detach main");
    let detached = folder.steps("check --base main");
    assert!(detached.out.contains("error[version-not-raised]"), "{}", detached.out);
    folder.steps("check --fix --base main").gives(
        0,
        str![[r#"
No findings in 4 files.

"#]],
        "Fixed 1 problem in 1 file.\n",
    );
    assert!(folder.read(MANIFEST).contains("version: 3.0.0\n"), "{}", folder.read(MANIFEST));
}

#[test]
fn fix_raises_the_version_as_far_as_the_change_asks() {
    let folder = bakery();
    edit(&folder, BAKING, "Tastes the dough\n", "Tastes the dough.\n");
    edit(&folder, BAKING, "Weighs the flour\n", "Weighs all flour.\n");
    folder.steps("check --fix --dry-run --base main").gives(
        0,
        str![[r#"
--- a/framework/framework.yaml
+++ b/framework/framework.yaml
@@ -1,6 +1,6 @@
 id: bakery
 name: Growing in the bakery
-version: 1.0.0
+version: 1.0.1
 summary: How bakers grow.
 behaviors: [baking]
 scale:
--- a/framework/behaviors/baking.yaml
+++ b/framework/behaviors/baking.yaml
@@ -4,9 +4,9 @@
 examples:
   bench:
     - id: b-weighs
-      text: Weighs all flour.
+      text: Weighs all flour
     - id: b-tastes
-      text: Tastes the dough.
+      text: Tastes the dough
   house:
     - id: b-plans
       text: Plans the night shift

"#]],
        str![[r#"
Would fix 3 problems in 2 files.

"#]],
    );
    edit(&folder, MANIFEST, "version: 1.0.0", "version: 1.0.0  # since spring");
    edit(
        &folder,
        BAKING,
        "    - id: b-plans\n",
        "    - id: b-bakes\n      text: Bakes the loaves of the week\n    - id: b-plans\n",
    );
    folder.steps("check --fix --base main").gives(
        0,
        str![[r#"
warning[absolute]: `all` claims that there are no exceptions
 --> framework/behaviors/baking.yaml:7:20
  |
7 |       text: Weighs all flour
  |                    ^^^
  |
  = help: leave it out: the rating scale says how consistently something is seen

1 warning in 1 file.

"#]],
        str![[r#"
Fixed 3 problems in 2 files.

"#]],
    );
    assert!(folder.read(MANIFEST).contains("version: 2.0.0  # since spring\n"), "{}", folder.read(MANIFEST));
}

#[test]
fn an_id_that_changed_with_the_same_text_is_offered_back() {
    let folder = bakery();
    edit(&folder, BAKING, "id: b-tastes", "id: b-dough");
    folder.steps("check --base main").gives(1, str![[r#"
warning[id-removed]: `b-dough` says what `b-tastes` said in main
 --> framework/behaviors/baking.yaml:8:11
  |
8 |     - id: b-dough
  |           ^^^^^^^
  |
  = help: write `id: b-tastes` again, which answers refer to; or, if it has to change, add `replaces: b-tastes`

error[version-not-raised]: the version is still 1.0.0, as in main, but something was added or raised
 --> framework/framework.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^
  |
  = help: write `version: 2.0.0`; `steps changes main` shows why

1 error and 1 warning in 2 files.

"#]], "");
    folder.steps("check --fix --base main").gives(
        0,
        "No findings in 4 files.\n",
        "Fixed 1 problem in 1 file.\n",
    );
    assert!(folder.read(BAKING).contains("id: b-tastes"));
}

#[test]
fn only_what_the_change_touched_is_told_on_request() {
    let folder = bakery();
    edit(&folder, BAKING, "Tastes the dough\n", "Simply tastes the dough.\n");
    edit(&folder, BAKING, "Plans the night shift\n", "Always plans the night shift\n");
    folder.write("people.yaml", "- id: mika\n  discipline: bread\n");
    commit(&folder);
    edit(&folder, BAKING, "Weighs the flour\n", "Weighs the flour.\n");
    edit(
        &folder,
        BAKING,
        "    - id: b-plans\n",
        "    - id: b-shift\n      text: Always plans the night shift\n    - id: b-plans\n",
    );
    edit(&folder, MANIFEST, "1.0.0", "2.0.0");
    folder.steps("check --base HEAD --since-base").gives(1, str![[r#"
warning[full-stop]: the text ends with `.`
 --> framework/behaviors/baking.yaml:7:29
  |
7 |       text: Weighs the flour.
  |                             ^
  |
  = help: an example is an item in a list, not a sentence: remove the mark

warning[absolute]: `Always` claims that there are no exceptions
  --> framework/behaviors/baking.yaml:12:13
   |
12 |       text: Always plans the night shift
   |             ^^^^^^
   |
   = help: leave it out: the rating scale says how consistently something is seen

warning[same-text]: `b-plans` says the same as `b-shift`
  --> framework/behaviors/baking.yaml:14:13
   |
14 |       text: Always plans the night shift
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the other one is at `baking`, `house` in framework/behaviors/baking.yaml
   |
   = help: remove one of the two

error[unknown-key]: unknown key `discipline`
 --> people.yaml:2:3
  |
2 |   discipline: bread
  |   ^^^^^^^^^^
  |
  = help: did you mean `disciplines`?

1 error and 3 warnings in 2 files, 3 where the change touched nothing.

"#]], "");
    // What only moved is as it was, and git keeps no reviews.
    git(&folder, "mv framework/behaviors/baking.yaml framework/behaviors/craft.yaml");
    edit(&folder, "framework/behaviors/craft.yaml", "id: baking\n", "id: craft\nreplaces: baking\n");
    edit(&folder, MANIFEST, "[baking]", "[craft]");
    edit(&folder, "framework/disciplines/bread.yaml", "  baking:\n", "  craft:\n");
    folder.write(".gitignore", "/reviews/\n").write("reviews/mika/profile.yaml", "stepp: bench\n");
    let moved = folder.steps("check --base HEAD --since-base");
    snapbox::assert_data_eq!(
        moved
            .out
            .lines()
            .filter(|line| line.contains("]: ") || line.contains(" in "))
            .collect::<Vec<_>>()
            .join("\n"),
        str![[r#"
warning[full-stop]: the text ends with `.`
  = help: an example is an item in a list, not a sentence: remove the mark
warning[absolute]: `Always` claims that there are no exceptions
warning[same-text]: `b-plans` says the same as `b-shift`
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the other one is at `craft`, `house` in framework/behaviors/craft.yaml
error[unknown-key]: unknown key `discipline`
1 error and 3 warnings in 2 files, 6 where the change touched nothing.
"#]]
    );
    folder.steps("check --since-base").gives(
        2,
        "",
        str![[r#"
error: missing `--base <GIT-REF>`
hint: `steps help check` shows how it is used

"#]],
    );
}

#[test]
fn another_branch_or_a_tag_of_the_same_commit_is_compared_as_it_is() {
    let folder = bakery();
    edit(&folder, BAKING, "Tastes the dough", "Tastes each dough");
    commit(&folder);
    git(&folder, "tag v1");
    git(&folder, "switch -q -c feature");
    for base in ["main", "v1", "HEAD"] {
        folder.steps(&format!("check --base {base}")).gives(0, "No findings in 4 files.\n", "");
    }
    let own = folder.steps("check --base feature");
    assert!(own.out.contains("version-not-raised") && own.out.contains("feature~1"), "{}", own.out);
}

#[test]
fn the_version_is_not_raised_while_something_is_wrong() {
    let folder = bakery();
    edit(&folder, BAKING, "  bench:\n", "  brench:\n");
    edit(&folder, BAKING, "  house:\n", "  horse:\n");
    edit(&folder, "framework/steps.yaml", "id: bench", "id: oven");
    let before = folder.read(MANIFEST);
    assert_eq!(folder.steps("check --fix --base main").status, 1);
    assert_eq!(folder.read(MANIFEST), before);
}

#[test]
fn what_went_for_good_is_silenced_by_a_comment_until_the_next_change() {
    let folder = bakery();
    git(&folder, "switch -q -c topic");
    edit(&folder, BAKING, TASTES, "");
    edit(&folder, BAKING, "  bench:\n", "  # steps: allow(id-removed) Everybody tastes.\n  bench:\n");
    edit(&folder, "framework/framework.yaml", "version: 1.0.0", "version: 1.1.0");
    folder.steps("check --base main --deny warnings").gives(
        0,
        str![[r#"
No findings in 4 files, 1 silenced.

"#]],
        "",
    );
    // Without a base, nobody can tell whether it is of use.
    folder.steps("check --deny warnings").gives(
        0,
        str![[r#"
No findings in 4 files.

"#]],
        "",
    );
    // The next change tells that it has nothing left to silence.
    commit(&folder);
    git(&folder, "switch -q -c next");
    edit(&folder, BAKING, "Plans the night shift", "Plans the night shifts");
    commit(&folder);
    let run = folder.steps("check --base topic");
    assert!(run.out.contains("`id-removed` finds nothing to silence here"), "{}", run.out);
}
