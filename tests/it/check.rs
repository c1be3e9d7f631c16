//! `steps check`: each rule finds its own case, and the answer in every format.
//!
//! A case is a folder below `tests/check`, named after its rule: `bad/` lies over the small valid
//! workspace in `base/`, `setup.sh` prepares what files alone cannot (a mode, a git history),
//! `arguments.txt` holds other arguments than `check`, `expected.txt` the exact answer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::str;

use crate::program::{Folder, repository};

fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(repository().join("tests/check")).expect("lists") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && name != "base" {
            cases.push((name, path));
        }
    }
    cases.sort();
    cases
}

/// A copy of the small valid workspace.
pub fn base() -> Folder {
    let folder = Folder::new();
    folder.lay_over(&repository().join("tests/check/base"));
    make_private(&folder);
    folder
}

/// Git keeps no modes of files such as these.
pub fn make_private(folder: &Folder) {
    use std::os::unix::fs::PermissionsExt;
    for entry in walkdir::WalkDir::new(folder.join("reviews")) {
        let entry = entry.expect("walks");
        let mode = if entry.file_type().is_file() { 0o600 } else { 0o700 };
        std::fs::set_permissions(entry.path(), PermissionsExt::from_mode(mode)).expect("sets the mode");
    }
}

fn set_up(case: &Path) -> Folder {
    let folder = base();
    if case.join("bad").is_dir() {
        folder.lay_over(&case.join("bad"));
        make_private(&folder);
    }
    if case.join("setup.sh").is_file() {
        let mut shell = Command::new("sh");
        shell.arg("-e").arg(case.join("setup.sh")).current_dir(folder.path());
        shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        assert!(shell.status().expect("runs").success(), "{}", case.display());
    }
    folder
}

#[test]
fn each_rule_finds_its_case() {
    for (rule, case) in cases() {
        let arguments = std::fs::read_to_string(case.join("arguments.txt")).unwrap_or("check".into());
        let run = set_up(&case).steps(&arguments);
        let expected = snapbox::Data::read_from(&case.join("expected.txt"), None).raw();
        snapbox::assert_data_eq!(run.out.as_str(), expected);
        assert!(run.out.contains(&format!("[{rule}]")), "{rule} is not among the findings");
        let fails = run.out.lines().any(|line| line.starts_with("error["));
        assert_eq!(run.status, i32::from(fails), "{rule}: {}", run.err);
    }
}

/// The rules, by the table that `--rules` prints.
fn rules() -> BTreeSet<String> {
    let table = Folder::new().steps("check --rules").answer();
    table.lines().skip(2).filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn each_rule_has_a_case() {
    let cases: BTreeSet<String> = cases().into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(cases, rules());
}

#[test]
fn each_rule_of_a_finding_is_in_the_table() {
    let rules = rules();
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(repository().join("src")) {
        let path = entry.expect("walks").into_path();
        if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("findings/tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("reads");
        for opening in ["problem(", "Problem::new(", "Finding::at(", "report(", "Rule = Rule {"] {
            for (at, _) in text.match_indices(opening) {
                let inside = text[at + opening.len()..].trim_start().trim_start_matches("id: ");
                let Some(rule) = inside.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                assert!(rules.contains(rule), "`{rule}` of {}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn what_is_valid_has_no_finding() {
    base().steps("check --deny warnings").gives(0, "No findings in 10 files.\n", "");
    let own_reviews = Folder::example("first-review");
    make_private(&own_reviews);
    own_reviews.steps("check").gives(
        0,
        "No findings in 54 files.\n",
        "This workspace has no framework of its own; the shipped one was checked.\n",
    );
    let shipped = Folder::new();
    shipped.steps("init -q").gives(0, "", "");
    shipped.steps("check").gives(0, "No findings in 40 files.\n", "");
}

/// A workspace with a fault in each of two files, two of them in one.
fn faulty() -> Folder {
    let folder = base();
    let steps = folder.read("framework/steps.yaml");
    folder.write(
        "framework/steps.yaml",
        steps.replace("head-baker", "head-bakr").replace("scope: a", "scop: a"),
    );
    let care =
        folder.read("framework/behaviors/care.yaml").replace("- id: ca-greets-guests\n      text", "- text");
    folder.write("framework/behaviors/care.yaml", care);
    folder
}

#[test]
fn json() {
    faulty().steps("check --format json").gives(
        1,
        str![[r#"
{
  "version": 1,
  "findings": [
    {
      "rule": "missing-key",
      "severity": "error",
      "file": "framework/behaviors/care.yaml",
      "line": 6,
      "column": 7,
      "message": "`id` is missing",
      "help": "add an id, such as `id: ca-greets-each-guest`"
    },
    {
      "rule": "unknown-key",
      "severity": "error",
      "file": "framework/steps.yaml",
      "line": 9,
      "column": 3,
      "message": "unknown key `scop`",
      "help": "did you mean `scope`?"
    },
    {
      "rule": "unknown-id",
      "severity": "error",
      "file": "framework/steps.yaml",
      "line": 11,
      "column": 13,
      "message": "no role is called `head-bakr`",
      "help": "did you mean `head-baker`?"
    }
  ]
}

"#]],
        "",
    );
    base().steps("check --format json").gives(0, "{\n  \"version\": 1,\n  \"findings\": []\n}\n", "");
}

#[test]
fn github() {
    let folder = faulty();
    std::fs::rename(folder.join("framework"), folder.join("100%, a:b")).expect("renames");
    let run = folder.command("check --format github").arg("100%, a:b").output().expect("runs");
    snapbox::assert_data_eq!(
        String::from_utf8(run.stdout).expect("UTF-8"),
        str![[r#"
::error file=100%25%2C a%3Ab/behaviors/care.yaml,line=6,col=7,title=missing-key::`id` is missing%0Aadd an id, such as `id: ca-greets-each-guest`
::error file=100%25%2C a%3Ab/steps.yaml,line=9,col=3,title=unknown-key::unknown key `scop`%0Adid you mean `scope`?
::error file=100%25%2C a%3Ab/steps.yaml,line=11,col=13,title=unknown-id::no role is called `head-bakr`%0Adid you mean `head-baker`?

"#]]
    );
}

#[test]
fn sarif() {
    let run = faulty().steps("check --format sarif framework/steps.yaml");
    snapbox::assert_data_eq!(run.out, snapbox::file!["../check/sarif.json"].raw());
}

/// What it needs: `pip install jsonschema`, and the schema, which
/// `npm pack @microsoft/jest-sarif@1.0.0-beta.0` carries as `lib/schemas/sarif-2.1.0-rtm.5.json`.
#[test]
#[ignore = "needs Python's jsonschema and the schema's path in SARIF_SCHEMA"]
fn sarif_fits_the_published_schema() {
    let schema = std::env::var("SARIF_SCHEMA").expect("SARIF_SCHEMA is set");
    for (name, folder) in
        [("faulty", faulty()), ("valid", base()), ("own reviews", Folder::example("first-review"))]
    {
        let run = folder.steps("check --format sarif");
        folder.write("log.sarif", &run.out);
        let script = "import json, sys, jsonschema\n\
            schema, log = (json.load(open(path)) for path in sys.argv[1:])\n\
            jsonschema.Draft7Validator(schema).validate(log)";
        let mut python = Command::new("python3");
        python.args(["-c", script, &schema]).arg(folder.join("log.sarif"));
        assert!(python.status().expect("runs").success(), "{name}: {}", run.out);
    }
}

#[test]
fn warnings_are_let_pass_unless_they_are_denied() {
    let folder = base();
    folder.write("framework/rolse.yaml", "- id: x\n");
    assert_eq!(folder.steps("check").status, 0);
    assert_eq!(folder.steps("check --deny warnings").status, 1);
    folder.write("steps.toml", "[check.rules]\nstray-file = \"error\"\n");
    assert_eq!(folder.steps("check").status, 1);
    folder.write("steps.toml", "[check.rules]\nstray-file = \"off\"\n");
    folder.steps("check --deny warnings").gives(0, "No findings in 10 files.\n", "");
}

#[test]
fn silenced_findings_are_counted() {
    let folder = base();
    let roles = "# steps: allow(wrong-type, unknown-key) the payroll wants numbers\n- {id: head-baker, name: 42, nr: x}\n";
    folder.write("framework/roles.yaml", roles);
    folder.steps("check").gives(0, "No findings in 10 files, 2 silenced.\n", "");
    let quoted = "- id: head-baker\n  name: 42\n  summary: \"see # steps: allow(wrong-type) this\"\n";
    folder.write("framework/roles.yaml", quoted);
    assert_eq!(folder.steps("check").status, 1);
}

#[test]
fn paths_say_what_is_checked() {
    let folder = faulty();
    let summary = |arguments: &str| {
        let run = folder.steps(arguments);
        (run.status, run.out.lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(summary("check framework"), (1, "3 errors in 2 files.".into()));
    assert_eq!(summary("check framework/steps.yaml"), (1, "2 errors in 1 file.".into()));
    assert_eq!(summary("check framework/behaviors ./reviews"), (1, "1 error in 1 file.".into()));
    assert_eq!(summary("check reviews/robin"), (0, "No findings in 3 files.".into()));
    assert_eq!(
        summary("check framework/../reviews/robin/profile.yaml"),
        (0, "No findings in 1 file.".into())
    );
    folder.steps("check framework nowhere").gives(2, "", "error: there is no file or folder `nowhere`\n");
    folder.write("notes/a.yaml", "a: b\n");
    folder.steps("check notes").gives(
        2,
        "",
        str![[r#"
error: `notes` is not part of a framework or of reviews
hint: name a folder with a `framework.yaml`, `reviews`, a file in one of the two, or `people.yaml`

"#]],
    );
}

#[test]
fn a_baseline_lets_old_faults_be_and_shows_new_ones() {
    let folder = faulty();
    folder.steps("check --baseline old.json").gives(
        2,
        "",
        str![[r#"
error: there is no baseline `old.json`
hint: `steps check --baseline old.json --update-baseline` writes it

"#]],
    );
    folder.steps("check --baseline old.json --update-baseline").gives(
        0,
        "",
        "Wrote 3 findings to `old.json`.\n",
    );
    snapbox::assert_data_eq!(
        folder.read("old.json"),
        str![[r#"
{
  "version": 1,
  "findings": [
    {"file":"framework/behaviors/care.yaml","rule":"missing-key","line":"- text: Greets each guest at the counter by looking up from the work"},
    {"file":"framework/steps.yaml","rule":"unknown-id","line":"approval: head-bakr"},
    {"file":"framework/steps.yaml","rule":"unknown-key","line":"scop: a shop"}
  ]
}

"#]]
    );
    folder.steps("check --baseline old.json").gives(0, "No findings in 10 files, 3 in the baseline.\n", "");
    // Moved by a line above, it is the same; a second one like it is not.
    let steps = format!("# A line more.\n{}", folder.read("framework/steps.yaml"));
    folder.write("framework/steps.yaml", steps.replace("scope: own", "scop: a shop #"));
    folder.steps("check --baseline old.json").gives(
        1,
        str![[r#"
error[unknown-key]: unknown key `scop`
 --> framework/steps.yaml:5:3
  |
5 |   scop: a shop # work
  |   ^^^^
  |
  = help: did you mean `scope`?

1 error in 1 file, 3 in the baseline.

"#]],
        "",
    );
    folder.write("framework/steps.yaml", steps.replace("head-bakr", "head-baker"));
    folder.steps("check --baseline old.json").gives(
        0,
        str![[r#"
No findings in 10 files, 2 in the baseline.

"#]],
        str![[r#"
No longer found, but still listed in `old.json`:
  framework/steps.yaml: unknown-id: approval: head-bakr
To remove these entries: `steps check --baseline old.json --update-baseline`

"#]],
    );
}

#[test]
fn a_baseline_of_one_file_leaves_the_others_entries() {
    let folder = faulty();
    folder.steps("check --baseline old.json --update-baseline").gives(
        0,
        "",
        "Wrote 3 findings to `old.json`.\n",
    );
    let before = folder.read("old.json");
    folder.steps("check --baseline old.json --update-baseline framework/behaviors").gives(
        0,
        "",
        "Wrote 1 finding to `old.json`, and kept 2 of files that were not checked.\n",
    );
    assert_eq!(folder.read("old.json"), before);
}

#[test]
fn annotations_name_files_from_the_top_of_the_repository() {
    let outside = Folder::new();
    crate::repository::git(&outside, "init -q");
    outside.steps("init people -q").gives(0, "", "");
    let steps = outside.read("people/framework/steps.yaml").replace("scope: own work", "scop: own work");
    outside.write("people/framework/steps.yaml", steps);
    let expected = outside.steps("check people --format github").out;
    assert!(expected.starts_with("::error file=people/framework/steps.yaml,line="), "{expected}");
    for folder in ["people", "people/framework/disciplines"] {
        let run = outside.run(outside.command("check --format github").current_dir(outside.join(folder)));
        assert_eq!(run.out, expected, "in {folder}");
    }
}

#[test]
fn no_option_is_taken_that_would_do_nothing() {
    for options in ["--fix --dry-run --format json", "--fix -n --deny warnings", "--rules --format json"] {
        let run = base().steps(&format!("check {options}"));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{options}");
        assert!(run.err.contains("cannot be used with"), "{options}: {}", run.err);
    }
}

#[test]
fn a_files_name_starts_no_line_of_its_own() {
    let folder = base();
    folder.write("framework/behaviors/a\n::error::b.yaml", "id: [\n");
    let run = folder.steps("check");
    assert!(run.out.contains(" --> framework/behaviors/a\\n::error::b.yaml:"), "{}", run.out);
    let begins = |line: &str| line.trim_start().starts_with("::");
    assert!(!run.out.lines().chain(run.err.lines()).any(begins), "{}{}", run.out, run.err);
}

#[test]
fn help_starts_from_examples() {
    Folder::new().steps("check -h").gives(
        0,
        str![[r#"
Find mistakes in the framework and the reviews

Usage: steps check [OPTIONS] [PATH]...

Arguments:
  [PATH]...  The files or folders to check [default: the whole workspace]

Options:
      --repository       Check every workspace of the git repository
      --base <GIT-REF>   Also compare the framework with where it parted from
                         this git revision; on that branch itself, with the
                         commit before
      --since-base       Only report what is on lines that the change since
                         --base touched, or came with it elsewhere
      --format <FORMAT>  The format of the findings [default: text] [possible
                         values: text, json, github, sarif]
      --deny <SEVERITY>  Also exit with status 1 if there are findings of this
                         severity [possible values: warnings]
      --baseline <FILE>  Leave out the findings listed in this file
      --update-baseline  Write the current findings to the baseline file
      --fix              Fix what can be fixed safely in the framework; comments
                         and layout stay. With --base, also raise the version
  -n, --dry-run          Show what `--fix` would change as a patch, and change
                         nothing
      --rules            List the rules
      --explain <RULE>   Explain a rule
  -h, --help             Print help (see more with '--help')

Global options:
      --workspace <DIR>  The workspace to use [default: search from this folder
                         upward] [env: STEPS_WORKSPACE]
      --person <ID>      Who you are [env: STEPS_PERSON]
      --today <DATE>     The date to use as today, such as 2026-11-25
      --color <WHEN>     When to use color [default: auto] [possible values:
                         auto, always, never]
      --linear           Ask and report line by line, for a screen reader
      --no-pager         Print long reports without a pager
  -q, --quiet            Print only the answer and errors
      --no-input         Never ask; fail where an answer is missing

"#]],
        "",
    );
}

#[test]
fn a_comment_holds_for_its_own_line_or_the_next() {
    let folder = base();
    let check = |roles: &str, expect: &str| {
        folder.write("framework/roles.yaml", roles);
        let run = folder.steps("check framework/roles.yaml");
        assert_eq!(run.out.lines().last(), Some(expect), "{roles}\n{}", run.out);
    };
    let allow = "# steps: allow(wrong-type) numbers are fine here";
    check(&format!("- id: head-baker\n  name: 42 {allow}\n"), "No findings in 1 file, 1 silenced.");
    check(
        &format!("- id: head-baker\n  {allow}\n  # and another\n  name: 42\n"),
        "No findings in 1 file, 1 silenced.",
    );
    check(&format!("- id: head-baker {allow}\n  name: 42\n"), "1 error and 1 warning in 1 file.");
    check("- id: head-baker\n  name: 42 # steps: alow(wrong-type) x\n", "1 error and 1 warning in 1 file.");
    check("- id: head-baker\n  name: 42 # steps: allow(wrong-type)\n", "1 warning in 1 file, 1 silenced.");
}

#[test]
fn rules_are_explained() {
    let folder = Folder::new();
    folder.steps("check --explain file-name").gives(
        0,
        str![[r#"
file-name (error, structure)

A behavior or a discipline whose id differs from the name of its file.

The file's name without its ending is the id, so that people who read one find
the other.

Flagged:

    # disciplines/quality.yaml
    id: testing

Fixed:

    # disciplines/quality.yaml
    id: quality

"#]],
        "",
    );
    folder.steps("check --explain file-nam").gives(
        2,
        "",
        str![[r#"
error: no rule is called `file-nam`
hint: did you mean `file-name`?

"#]],
    );
}

#[test]
fn a_patch_shows_what_would_be_fixed_and_fix_fixes_it() {
    let folder = faulty();
    let before = folder.read("framework/steps.yaml");
    folder.steps("check --fix --dry-run").gives(
        0,
        str![[r#"
--- a/framework/steps.yaml
+++ b/framework/steps.yaml
@@ -6,6 +6,6 @@
 - id: shop
   name: Shop
   summary: Makes a difference to a whole shop.
-  scop: a shop
+  scope: a shop
   scope_words: [across the shop]
-  approval: head-bakr
+  approval: head-baker
--- a/framework/behaviors/care.yaml
+++ b/framework/behaviors/care.yaml
@@ -3,7 +3,8 @@
 summary: Looks after guests and colleagues.
 examples:
   bench:
-    - text: Greets each guest at the counter by looking up from the work
+    - id: ca-greets-each-guest
+      text: Greets each guest at the counter by looking up from the work
     - id: ca-asks-for-help
       text: Asks for help while there is still time to act on the answer
   shop:

"#]],
        str![[r#"
Would fix 3 problems in 2 files.

"#]],
    );
    assert_eq!(folder.read("framework/steps.yaml"), before);
    folder.steps("check --fix").gives(0, "No findings in 10 files.\n", "Fixed 3 problems in 2 files.\n");
    folder.steps("check --fix").gives(
        0,
        "No findings in 10 files.\n",
        "Nothing can be fixed automatically.\n",
    );
}

#[test]
fn settings_that_are_no_text_are_found_whatever_is_named() {
    let folder = base();
    fs_err::write(folder.join("steps.toml"), b"cycle = \"\xff\"\n").expect("writes");
    let run = folder.steps("check framework");
    assert_eq!(run.status, 1);
    assert!(run.out.contains("not saved as UTF-8"), "{}", run.out);
}

#[test]
fn settings_are_looked_at_once() {
    let folder = base();
    for team in ["a", "b"] {
        folder.lay_over(&repository().join("tests/check/base"));
        let from = folder.join("framework");
        fs_err::create_dir(folder.join(team)).expect("makes");
        fs_err::rename(from, folder.join(team).join("framework")).expect("moves");
    }
    folder.write("steps.toml", "cycle = \"half-yer\"\n[check.rules]\nnone = \"off\"\n");
    let run = folder.steps("check a/framework b/framework");
    assert_eq!(run.out.matches(" --> steps.toml").count(), 2, "{}", run.out);
}

#[test]
fn settings_are_told_of_in_terms_of_toml() {
    let folder = base();
    let check = |settings: &str, expect: &str| {
        folder.write("steps.toml", settings);
        let run = folder.steps("check");
        assert!(run.out.contains(expect), "{settings}\n{}", run.out);
    };
    check("cycle = 2026-01-01\n", "`cycle` cannot be a date\n");
    check("cycle = {}\n", "`cycle` cannot be a table\n");
    check("cycle = \"a mapping\"\n", "`cycle` cannot be `a mapping`\n");
    check("check = []\n", "`check` should be a table, not an array\n");
    check("[check.words]\nfiller = { add = 3 }\n", "`add` should be an array, not a number\n");
    check("[check.words]\nfiller = 10:00:00\n", "`filler` should be a table, not a date\n");
}

#[test]
fn word_lists_are_changed_in_the_settings() {
    let folder = base();
    let craft = folder.read("framework/behaviors/craft.yaml").replace("Shapes loaves", "Simply shapes frobs");
    folder.write("framework/behaviors/craft.yaml", craft);
    let found = |settings: &str| {
        folder.write("steps.toml", settings);
        folder.steps("check --format json").out
    };
    assert!(found("").contains("\"rule\": \"filler\""));
    assert!(!found("[check.words.filler]\nremove = [\"simply\"]\n").contains("\"rule\": \"filler\""));
    let added = found("[check.words.exclusive-word]\nadd = [\"frobs\"]\n");
    assert!(added.contains("\"rule\": \"exclusive-word\""), "{added}");
    assert!(!found("[check.rules]\nfiller = \"off\"\n").contains("\"rule\": \"filler\""));
    let unknown = found("[check.words.filer]\nadd = []\n");
    assert!(unknown.contains("no word list is called `filer`") && unknown.contains("`filler`"), "{unknown}");
}

#[test]
fn faults_of_the_settings_are_found_beside_all_others() {
    let folder = base();
    let craft = folder.read("framework/behaviors/craft.yaml").replace("Shapes loaves", "Simply shapes");
    folder.write("framework/behaviors/craft.yaml", craft);
    let settings = "cycle = \"half-yer\"\n[check.rules]\nfiller = \"off\"\nnegative = \"of\"\n\
                    [check.words]\nabsolute = [\"ever\"]\nquota = { ad = [], add = [3] }\n";
    folder.write("steps.toml", settings);
    // The settings bear on everything, so they are looked at whatever is named.
    assert_eq!(folder.steps("check framework").out, folder.steps("check").out);
    folder.steps("check").gives(
        1,
        str![[r#"
error[wrong-value]: `cycle` cannot be `half-yer`
 --> steps.toml:1:9
  |
1 | cycle = "half-yer"
  |         ^^^^^^^^^^
  |
  = help: did you mean `half-year`?

error[wrong-value]: `negative` cannot be `of`
 --> steps.toml:4:12
  |
4 | negative = "of"
  |            ^^^^
  |
  = help: did you mean `off`?

error[wrong-type]: `absolute` should be a table, not an array
 --> steps.toml:6:12
  |
6 | absolute = ["ever"]
  |            ^^^^^^^^ expected a table
  |
  = help: its keys are `replace`, `add` or `remove`

error[unknown-key]: unknown key `ad`
 --> steps.toml:7:11
  |
7 | quota = { ad = [], add = [3] }
  |           ^^
  |
  = help: did you mean `add`?

error[wrong-type]: item 1 of `add` should be text, not a number
 --> steps.toml:7:27
  |
7 | quota = { ad = [], add = [3] }
  |                           ^ expected text
  |
  = help: put it in quotes

5 errors in 1 file.

"#]],
        "",
    );
    folder.steps("show").gives(
        2,
        "",
        str![[r#"
error[wrong-value]: `cycle` cannot be `half-yer`
 --> steps.toml:1:9
  |
1 | cycle = "half-yer"
  |         ^^^^^^^^^^
  |
  = help: did you mean `half-year`?

error[wrong-value]: `negative` cannot be `of`
 --> steps.toml:4:12
  |
4 | negative = "of"
  |            ^^^^
  |
  = help: did you mean `off`?

error[wrong-type]: `absolute` should be a table, not an array
 --> steps.toml:6:12
  |
6 | absolute = ["ever"]
  |            ^^^^^^^^ expected a table
  |
  = help: its keys are `replace`, `add` or `remove`

error[unknown-key]: unknown key `ad`
 --> steps.toml:7:11
  |
7 | quota = { ad = [], add = [3] }
  |           ^^
  |
  = help: did you mean `add`?

error[wrong-type]: item 1 of `add` should be text, not a number
 --> steps.toml:7:27
  |
7 | quota = { ad = [], add = [3] }
  |                           ^ expected text
  |
  = help: put it in quotes

"#]],
    );
}

#[test]
fn settings_that_do_not_parse_are_a_finding_in_every_format() {
    let folder = base();
    folder.write("steps.toml", "cycle = half-year\n");
    folder.steps("check --format github").gives(
        1,
        str![[r#"
::error file=steps.toml,line=1,col=9,title=does-not-parse::not valid TOML: string values must be quoted, expected literal string

"#]],
        "",
    );
    let found = folder.steps("check --format json");
    assert_eq!((found.status, found.err.as_str()), (1, ""));
    assert!(found.out.contains("\"rule\": \"does-not-parse\""), "{}", found.out);
    let run = folder.steps("check --format sarif");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
}

#[test]
fn a_name_in_the_place_of_an_id_suggests_the_id_that_exists() {
    let folder = base();
    let steps = folder.read("framework/steps.yaml").replace("name: Shop", "name: Shop/Counter");
    folder.write("framework/steps.yaml", steps);
    folder.write("framework/roles.yaml", "- {id: head-baker, name: Head baker, step: Shop/Counter}\n");
    let path = "reviews/robin/2026-h2/self.yaml";
    let answers = "cells:\n  Care:\n    Shop/Counter: {rating: Not enough evidence to say}\n";
    let (head, _) = folder
        .read(path)
        .split_once("cells:")
        .map(|(head, rest)| (head.to_owned(), rest.len()))
        .expect("cells");
    folder.write(path, format!("{head}{answers}"));
    make_private(&folder);
    let found = folder.steps(&format!("check --person robin --format json framework {path}")).out;
    let helps: Vec<&str> =
        found.lines().filter(|line| line.contains("\"help\": \"did")).map(str::trim).collect();
    let meant = |id: &str| format!("\"help\": \"did you mean `{id}`?\"");
    assert_eq!(helps, [meant("shop"), meant("care"), meant("shop"), meant("unsure")], "{found}");
    assert!(!found.contains("shop-counter") && !found.contains("not-enough"), "{found}");
    // In the framework, it is fixed.
    folder.steps("check --fix framework");
    assert!(folder.read("framework/roles.yaml").contains("step: shop}"));
    folder.write("answers.yaml", answers);
    let run = folder.steps("assess kim --as self --answers answers.yaml");
    assert_eq!(run.status, 2);
    for id in ["care", "shop", "unsure"] {
        assert!(run.err.contains(&format!("did you mean `{id}`?")), "{}", run.err);
    }
}

#[test]
fn a_baseline_takes_no_other_files_place() {
    let folder = base();
    let before = folder.read("framework/framework.yaml");
    let run = folder.steps("check --baseline framework/framework.yaml --update-baseline");
    run.gives(
        2,
        "",
        str![[r#"
error: `framework/framework.yaml` exists and is not a baseline
hint: choose another file name for the baseline

"#]],
    );
    assert_eq!(folder.read("framework/framework.yaml"), before);
}

#[test]
fn a_part_that_an_example_lacks_hides_no_other_fault() {
    let folder = base();
    let path = "framework/behaviors/craft.yaml";
    let text = folder.read(path).replace("id: cr-shapes-loaves", "id: Cr-Tunes-Ovens");
    let text = text.replace("Weighs the dough before dividing it into portions", "12");
    folder.write(path, text.replace("the other bakers", "the  other bakers"));
    folder.steps("check").gives(
        1,
        str![[r#"
error[malformed-id]: `Cr-Tunes-Ovens` is not an id, and equals another one except for upper case
 --> framework/behaviors/craft.yaml:6:11
  |
6 |     - id: Cr-Tunes-Ovens
  |           ^^^^^^^^^^^^^^ lower-case letters and digits in words joined by hyphens
  |
  = help: `cr-tunes-ovens` is in `framework/behaviors/craft.yaml`: give this one an id of its own

error[wrong-type]: `text` should be text, not a number
 --> framework/behaviors/craft.yaml:9:13
  |
9 |       text: 12
  |             ^^ expected text
  |
  = help: put it in quotes

warning[double-space]: there is more than one space between two words
  --> framework/behaviors/craft.yaml:12:36
   |
12 |       text: Writes recipes that the  other bakers of the shop work from
   |                                    ^^ one space between words, none at either end
   |
   = help: remove the extra space

2 errors and 1 warning in 1 file.

"#]],
        str![],
    );
}

#[test]
fn who_works_here_is_checked() {
    let folder = base();
    folder.write(
        "people.yaml",
        "- id: robin\n  managers:\n    - {id: kimm}\n    - {id: noor}\n    - {id: robin, from: 2026-05-01}\n  disciplines: [pasty]\n\
         - id: kim\n- id: robin\n",
    );
    folder.steps("check").gives(
        1,
        str![[r#"
error[unknown-id]: nobody is called `kimm`
 --> people.yaml:3:12
  |
3 |     - {id: kimm}
  |            ^^^^
  |
  = help: did you mean `kim`?

error[wrong-value]: `noor` is listed after another manager, without the day from which on
 --> people.yaml:4:12
  |
4 |     - {id: noor}
  |            ^^^^
  |
  = help: add `from: …`, or `also: true` for a second manager at the same time

error[unknown-id]: nobody is called `noor`
 --> people.yaml:4:12
  |
4 |     - {id: noor}
  |            ^^^^
  |
  = help: add an entry with `id: noor` to this file

error[wrong-value]: `robin` is named as their own manager
 --> people.yaml:5:12
  |
5 |     - {id: robin, from: 2026-05-01}
  |            ^^^^^

error[unknown-id]: no discipline is called `pasty`
 --> people.yaml:6:17
  |
6 |   disciplines: [pasty]
  |                 ^^^^^
  |
  = help: did you mean `pastry`?

error[duplicate-id]: the person `robin` is listed twice
 --> people.yaml:8:7
  |
8 | - id: robin
  |       ^^^^^

6 errors in 1 file.

"#]],
        "",
    );
    folder.write("people.yaml", "- {id: Robin Ek, manager: kim}\n- [\n");
    folder.steps("check people.yaml").gives(
        1,
        str![[r#"
error[does-not-parse]: not valid YAML: did not find expected node content
 --> people.yaml:3:1
  |
3 |
  | ^

1 error in 1 file.

"#]],
        "",
    );
    folder.write("people.yaml", "- {id: Robin Ek, manager: kim}\n");
    folder.steps("check people.yaml").gives(
        1,
        str![[r#"
error[malformed-id]: `Robin Ek` is not an id
 --> people.yaml:1:8
  |
1 | - {id: Robin Ek, manager: kim}
  |        ^^^^^^^^ lower-case letters and digits in words joined by hyphens
  |
  = help: write `robin-ek`

error[unknown-key]: unknown key `manager`
 --> people.yaml:1:18
  |
1 | - {id: Robin Ek, manager: kim}
  |                  ^^^^^^^
  |
  = help: did you mean `managers`?

2 errors in 1 file.

"#]],
        "",
    );
    // Without the file, everything works as for one person alone.
    std::fs::remove_file(folder.join("people.yaml")).expect("removes");
    folder.steps("check").gives(0, "No findings in 9 files.\n", "");
}

#[test]
fn findings_come_in_the_order_of_their_paths() {
    let folder = base();
    // More people than are read at once.
    let people: Vec<String> = (0..150).map(|number| format!("person-{number}")).collect();
    for person in &people {
        folder.write(&format!("reviews/{person}/profile.yaml"), "step: nowhere\n");
        folder.write(&format!("reviews/{person}/old.yaml"), "");
    }
    folder.write("reviews/lost.yaml", "");
    folder.write("framework/rolse.yaml", "");
    folder.write("people.yaml", "- {id: robin, managers: [{id: nobody}]}\n");
    make_private(&folder);
    let run = folder.steps("check --format github");
    let places: Vec<&str> = run.out.lines().filter_map(|line| line.split([' ', ',']).nth(1)).collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    assert_eq!(places.len(), 2 * people.len() + 3, "{}", run.out);
    assert_eq!(places, sorted);
}
