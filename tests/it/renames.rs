//! What has another id now: told as what it is, and answers carried over to it.

use snapbox::str;

use crate::check::make_private;
use crate::program::{Folder, Run, repository};
use crate::repository::{commit, edit, git};

const MANIFEST: &str = "framework/framework.yaml";
const CRAFT: &str = "framework/behaviors/craft.yaml";

/// The example workspace with a framework of its own, under version control.
fn workspace() -> Folder {
    let folder = Folder::example("first-review");
    for entry in walkdir::WalkDir::new(repository().join("framework")) {
        let path = entry.expect("walks").into_path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let below = path.strip_prefix(repository()).expect("below").display().to_string();
            folder.write(&below, std::fs::read(&path).expect("reads"));
        }
    }
    make_private(&folder);
    folder.write(".gitignore", "/reviews/\n");
    git(&folder, "init -q -b main");
    commit(&folder);
    folder
}

/// Calls the behavior `mastery` `craft`, in every file of the framework.
fn rename_mastery(folder: &Folder) {
    std::fs::rename(folder.join("framework/behaviors/mastery.yaml"), folder.join(CRAFT)).expect("moves");
    edit(folder, CRAFT, "id: mastery\n", "id: craft\n");
    edit(folder, MANIFEST, "mastery", "craft");
    for discipline in std::fs::read_dir(folder.join("framework/disciplines")).expect("lists") {
        let name = discipline.expect("an entry").file_name().into_string().expect("UTF-8");
        edit(folder, &format!("framework/disciplines/{name}"), "\n  mastery:\n", "\n  craft:\n");
    }
}

/// A report for Robin, after the other side has sealed as well.
fn report(folder: &Folder, arguments: &str) -> Run {
    folder.steps(&format!("{arguments} --person robin-ek"))
}

/// The lines of a report that hold a text.
fn lines(run: &Run, text: &str) -> String {
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    run.out.lines().filter(|line| line.contains(text)).map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The lines in which two texts differ.
fn changed_lines(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let changed = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    changed.map(|change| format!("{}{}", change.tag(), change.value())).collect()
}

#[test]
fn a_new_id_without_a_word_is_a_removal_and_an_addition_that_touches_answers() {
    let folder = workspace();
    rename_mastery(&folder);
    report(&folder, "changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 3.0.0
- After: the files as they are, version 3.0.0

Behaviors
- New: Mastery; it seems to be `mastery` under a new id: with
  `replaces: mastery` on it, answers are carried over
- Removed: Mastery

Reviews
In the reviews that both sides have sealed, it touches 21 ratings: they keep the
version they were made with.

Version
This needs a major version bump (3.0.0 → 4.0.0); framework.yaml still says
3.0.0.

"#]],
        "",
    );
    folder.steps("check framework --base main").gives(
        1,
        str![[r#"
warning[id-removed]: `craft` seems to be the behavior `mastery` of main under a new id
 --> framework/behaviors/craft.yaml:3:5
  |
3 | id: craft
  |     ^^^^^
  |
  = help: add `replaces: mastery`, so that answers are carried over; or go back to `id: mastery`

error[version-not-raised]: the version is still 3.0.0, as in main, but something was added or raised
 --> framework/framework.yaml:5:10
  |
5 | version: 3.0.0
  |          ^^^^^
  |
  = help: write `version: 4.0.0`; `steps changes main` shows why

1 error and 1 warning in 2 files.

"#]],
        "",
    );
    snapbox::assert_data_eq!(
        lines(&report(&folder, "diff robin-ek"), "†"),
        str![[r#"
mastery †               model = model  cons = cons    cons = cons  not = not
† no longer in the framework

"#]]
    );
}

#[test]
fn with_replaces_every_report_carries_the_answers_over_and_says_so() {
    let folder = workspace();
    let before = [report(&folder, "diff robin-ek"), report(&folder, "gap robin-ek")];
    rename_mastery(&folder);
    edit(&folder, CRAFT, "id: craft\n", "id: craft\nreplaces: mastery\n");
    report(&folder, "changes").gives(
        0,
        str![[r#"
What changes for people

- Before: main, version 3.0.0
- After: the files as they are, version 3.0.0

Behaviors
- Mastery, id: [-mastery-] {+craft+}

Reviews
21 ratings in the reviews that both sides have sealed are carried over to the
new ids.

Version
This needs a minor version bump (3.0.0 → 3.1.0); framework.yaml still says
3.0.0.

"#]],
        "",
    );
    edit(&folder, MANIFEST, "version: 3.0.0", "version: 3.1.0");
    folder.steps("check framework --base main").gives(
        0,
        str![[r#"
No findings in 23 files.

"#]],
        "",
    );
    let after = [report(&folder, "diff robin-ek"), report(&folder, "gap robin-ek")];
    for (before, after) in before.iter().zip(&after) {
        let of_mastery = |run: &Run| lines(run, "Mastery");
        assert_eq!(of_mastery(before), of_mastery(after));
        assert!(
            !after.out.contains('†') && !after.out.contains("no longer in the framework"),
            "{}",
            after.out
        );
    }
    let [diffs, gaps] = [0, 1].map(|at: usize| changed_lines(&before[at].out, &after[at].out));
    snapbox::assert_data_eq!(
        diffs,
        str![[r#"
+- Robin Ek and Alex Moreau rated technology-career-steps 3.0.0; today's
+  framework is technology-career-steps 3.1.0. What it no longer has is marked
+  below.
+- The answers of Robin Ek and Alex Moreau are carried over from an earlier
+  version: `mastery` is `craft` now.
+

"#]]
    );
    snapbox::assert_data_eq!(
        gaps,
        str![[r#"
+! These ratings are for technology-career-steps 3.0.0; today's framework is
+  technology-career-steps 3.1.0.
+
+! They are carried over from an earlier version: `mastery` is `craft` now.
+

"#]]
    );
    let noted = lines(&report(&folder, "notes --for craft"), " · ");
    assert_eq!(noted.matches("Mastery").count(), noted.lines().count(), "{noted}");
    assert!(noted.contains("double-refunds · Accountability and Mastery"), "{noted}");
    let json = report(&folder, "gap robin-ek --format json").answer();
    assert!(json.contains("\"kind\": \"carried\""), "{json}");
    // What was sealed stays sealed, byte by byte.
    let check = report(&folder, "check reviews");
    assert!(check.status == 0 && !check.out.contains("broken-seal"), "{}", check.out);
    let cycle = folder.join("reviews/robin-ek/2026-h2");
    let sealed = ["self.yaml", "manager.yaml"].map(|name| cycle.join(name));
    let as_sealed = sealed.clone().map(|path| std::fs::read(path).expect("reads"));
    std::fs::remove_file(cycle.join("agreed.yaml")).expect("removes");
    folder.write("decided.yaml", "accept_shared: true\n");
    report(&folder, "agree robin-ek --answers decided.yaml -q").answer();
    let agreed = folder.read("reviews/robin-ek/2026-h2/agreed.yaml");
    assert!(
        agreed.contains("\n  craft:\n") && agreed.contains("behaviors: [accountability, craft]"),
        "{agreed}"
    );
    assert!(!agreed.contains("mastery"), "{agreed}");
    assert_eq!(sealed.map(|path| std::fs::read(path).expect("reads")), as_sealed);
    let said =
        "# Answers are carried over from an earlier version of the framework: `mastery` is `craft`\n# now.\n";
    let form = folder.run(folder.command("--person robin-ek agree robin-ek --edit").env("EDITOR", "cat")).out;
    assert!(form.contains(said), "{form}");
}

#[test]
fn steps_ratings_and_disciplines_are_carried_over_too() {
    let folder = workspace();
    let before = report(&folder, "diff robin-ek --all").out;
    let files = ["behaviors", "disciplines"].map(|kind| {
        let entries = std::fs::read_dir(folder.join(&format!("framework/{kind}"))).expect("lists");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
        names.map(|name| format!("framework/{kind}/{name}")).collect::<Vec<_>>()
    });
    for file in files.iter().flatten() {
        folder.write(file, folder.read(file).replace(" squad:\n", " team:\n"));
    }
    edit(&folder, "framework/steps.yaml", "id: squad\n", "id: team\n  replaces: squad\n");
    let roles = folder.read("framework/roles.yaml").replace("step: squad", "step: team");
    folder.write("framework/roles.yaml", roles);
    edit(&folder, MANIFEST, "demonstrated_from: consistently", "demonstrated_from: regularly");
    edit(&folder, MANIFEST, "- id: consistently\n", "- id: regularly\n      replaces: consistently\n");
    let software = "framework/disciplines/engineering.yaml";
    std::fs::rename(folder.join("framework/disciplines/software-development.yaml"), folder.join(software))
        .expect("moves");
    edit(
        &folder,
        software,
        "id: software-development\n",
        "id: engineering\nreplaces: software-development\n",
    );
    edit(&folder, MANIFEST, "version: 3.0.0", "version: 3.1.0");
    folder.steps("check framework --base main").gives(
        0,
        str![[r#"
No findings in 23 files.

"#]],
        "",
    );
    let after = report(&folder, "diff robin-ek --all");
    // But for that and the version, the report is the same.
    let rest = |text: &str| text.split_once("What you say today").expect("the picture").1.to_owned();
    snapbox::assert_data_eq!(
        changed_lines(&rest(&before), &rest(&after.out)),
        str![[r#"
+- Robin Ek and Alex Moreau rated technology-career-steps 3.0.0; today's
+  framework is technology-career-steps 3.1.0. What it no longer has is marked
+  below.
+- The answers of Robin Ek and Alex Moreau are carried over from an earlier
+  version: `squad` is `team` now, `consistently` is `regularly` now and
+  `software-development` is `engineering` now.
+

"#]]
    );
    // The profile and people.yaml still name the old ids, and are understood.
    let gap = report(&folder, "gap robin-ek");
    assert_eq!((gap.status, gap.err.as_str()), (0, ""));
    let check = report(&folder, "check");
    assert_eq!(check.status, 0, "{}", check.out);
    report(&folder, "show squad").gives(0, str![["..."]], "");
}

#[test]
fn fix_follows_a_new_id_through_every_file() {
    let folder = workspace();
    edit(&folder, "framework/steps.yaml", "- id: squad\n", "- id: team\n  replaces: squad\n");
    folder.steps("check --fix --base main framework").gives(
        0,
        str![[r#"
No findings in 23 files.

"#]],
        str![[r#"
Fixed 21 problems in 21 files.

"#]],
    );
    let role = folder.read("framework/roles.yaml");
    assert!(role.contains("step: team\n") && !role.contains("step: squad"), "{role}");
    assert!(folder.read("framework/behaviors/mastery.yaml").contains("\n  team:\n"));
}

#[test]
fn a_draft_goes_on_under_the_new_ids() {
    let folder = workspace();
    folder.write(
        "answers.yaml",
        "disciplines: [software-development]\ncells: {mastery: {individual: {rating: consistently, note: Kept}}}\n",
    );
    let assess = "assess --person mika-roe --cycle 2026-h2";
    folder.steps(&format!("{assess} --answers answers.yaml -q")).answer();
    rename_mastery(&folder);
    edit(&folder, CRAFT, "id: craft\n", "id: craft\nreplaces: mastery\n");
    folder.write("more.yaml", "cells: {team-success: {individual: {rating: sometimes}}}\n");
    folder.steps(&format!("{assess} --answers more.yaml")).gives(0, "", str![[r#"
The framework's texts have changed since this was begun. Your answers are carried over: `mastery` is `craft` now.
Saved a draft in `reviews/mika-roe/2026-h2/self.yaml`.
Next: `steps assess --person mika-roe` continues it, and `steps assess --person mika-roe --seal` seals it.

"#]]);
    let draft = folder.read("reviews/mika-roe/2026-h2/self.yaml");
    assert!(draft.contains("craft:") && draft.contains("Kept") && !draft.contains("mastery"), "{draft}");
}

/// A bakery with two behaviors whose answers are in YAML files.
struct Bakery(Folder);

impl Bakery {
    fn new() -> Self {
        let folder = crate::repository::repository("");
        edit(&folder, MANIFEST, "[baking]", "[baking, guests]");
        folder.write(
            "framework/behaviors/guests.yaml",
            "id: guests\nname: Guests\nsummary: Those who come.\nexamples:\n  bench:\n    - id: g-greets\n      text: Greets by name\n",
        );
        folder.write("people.yaml", "- id: ann\n  managers: [{id: bob}]\n  disciplines: []\n- id: bob\n");
        folder.write(".gitignore", "/reviews/\n");
        commit(&folder);
        Self(folder)
    }

    /// Calls the behavior `guests` `visitors`.
    fn rename_guests(&self, replaces: &str) {
        let to = "framework/behaviors/visitors.yaml";
        std::fs::rename(self.0.join("framework/behaviors/guests.yaml"), self.0.join(to)).expect("moves");
        edit(&self.0, to, "id: guests\n", &format!("id: visitors\nreplaces: {replaces}\n"));
        edit(&self.0, MANIFEST, "guests]", "visitors]");
        edit(&self.0, MANIFEST, "1.0.0", "2.0.0");
    }

    fn assess(&self, whom: &str, cells: &str, seal: &str) -> Run {
        self.0.write("answers.yaml", format!("cells: {cells}\n"));
        self.0.steps(&format!("assess {whom} --answers answers.yaml --cycle 2026-h2 -q {seal}"))
    }
}

const ANN: &str = "--person ann";
const BOB: &str = "ann --as manager --person bob";

#[test]
fn what_was_sealed_in_part_is_not_answered_again_under_another_id_in_silence() {
    let bakery = Bakery::new();
    bakery.assess(ANN, "{guests: {bench: {rating: often}}}", "--seal --partial").answer();
    bakery.assess(BOB, "{guests: {bench: {rating: seldom}}}", "--seal --partial").answer();
    bakery.rename_guests("guests");
    let again = bakery.assess(ANN, "{visitors: {bench: {rating: seldom}}}", "--seal --partial");
    again.gives(
        2,
        "",
        str![[r#"
error: changing answers that were sealed needs a reason
hint: give it with `--reason TEXT`; the other side will read it

"#]],
    );
}

#[test]
fn the_gate_compares_what_has_another_id_now() {
    let bakery = Bakery::new();
    bakery
        .assess(
            BOB,
            "{guests: {bench: {rating: seldom}}, baking: {bench: {rating: often}}}",
            "--seal --partial",
        )
        .answer();
    bakery.rename_guests("guests");
    bakery.assess(ANN, "{visitors: {bench: {rating: often}}}", "--seal --partial").answer();
    let diff = bakery.0.steps("diff ann --person ann --cycle 2026-h2");
    snapbox::assert_data_eq!(
        lines(&diff, "Guests  "),
        str![[r#"
Guests    Often > Seldom

"#]]
    );
}

#[test]
fn answers_to_two_ids_that_became_one_are_left_as_they_were() {
    let bakery = Bakery::new();
    bakery.assess(ANN, "{guests: {bench: {rating: often}}}", "--seal --partial").answer();
    bakery
        .assess(
            BOB,
            "{guests: {bench: {rating: seldom}}, baking: {bench: {rating: often}}}",
            "--seal --partial",
        )
        .answer();
    bakery.rename_guests("[baking, guests]");
    std::fs::remove_file(bakery.0.join("framework/behaviors/baking.yaml")).expect("removes");
    std::fs::remove_file(bakery.0.join("framework/disciplines/bread.yaml")).expect("removes");
    edit(&bakery.0, MANIFEST, "[baking, ", "[");
    for who in ["ann", "bob"] {
        let diff = bakery.0.steps(&format!("diff ann --person {who} --cycle 2026-h2"));
        assert!(diff.out.contains("guests †") && !diff.out.contains("carried over"), "{}", diff.out);
    }
}

#[test]
fn an_id_that_was_replaced_twice_is_not_forgotten() {
    let bakery = Bakery::new();
    bakery.rename_guests("guests");
    commit(&bakery.0);
    edit(
        &bakery.0,
        "framework/behaviors/visitors.yaml",
        "id: visitors\nreplaces: guests\n",
        "id: callers\nreplaces: visitors\n",
    );
    std::fs::rename(
        bakery.0.join("framework/behaviors/visitors.yaml"),
        bakery.0.join("framework/behaviors/callers.yaml"),
    )
    .expect("moves");
    edit(&bakery.0, MANIFEST, "visitors]", "callers]");
    edit(&bakery.0, MANIFEST, "2.0.0", "2.1.0");
    bakery.0.steps("check framework --base main").gives(
        0,
        str![[r#"
warning[empty-cell]: `callers` has no example at the step `house`
 --> framework/behaviors/callers.yaml:1:5
  |
1 | id: callers
  |     ^^^^^^^
  |
  = help: add one or more under `house`: who showed this there last year?

warning[id-removed]: `callers` no longer replaces `guests`, as it did in main
 --> framework/behaviors/callers.yaml:2:11
  |
2 | replaces: visitors
  |           ^^^^^^^^
  |
  = help: write `replaces: [guests, visitors]`: answers of all these times are carried over

warning[discipline-gap]: `bread` has no example of its own for `baking` at the step `house`
 --> framework/disciplines/bread.yaml:5:3
  |
5 |   baking:
  |   ^^^^^^
  |
  = help: add one or more under `examples`, `baking`, `house`: disciplines differ in this behavior

3 warnings in 2 files.

"#]],
        "",
    );
}

#[test]
fn an_id_is_not_replaced_while_it_is_there() {
    let bakery = Bakery::new();
    bakery.rename_guests("baking");
    let found = bakery.0.steps("check framework");
    assert!(
        found.status == 1 && found.out.contains("error[replaced-id]: behavior `baking` is still there"),
        "{}",
        found.out
    );
}
