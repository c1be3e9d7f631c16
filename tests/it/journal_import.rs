//! `steps notes import --git`: real repositories, and a person who picks.

use std::process::Command;

use snapbox::str;

use crate::office::office;
use crate::program::Folder;
use crate::terminal::Terminal;

const JOURNAL: &str = "reviews/robin/journal.yaml";

/// Runs git in a repository of the folder, on a day, as somebody.
fn git(folder: &Folder, repository: &str, (day, who): (&str, &str), arguments: &[&str]) {
    let date = format!("{day}T12:00:00Z");
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder.join(repository)).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), who)
            .env(format!("GIT_{role}_EMAIL"), format!("{who}@example.com"));
        command.env(format!("GIT_{role}_DATE"), &date);
    }
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Commits a change to a file.
fn commit(folder: &Folder, repository: &str, when: (&str, &str), path: &str, subject: &str) {
    folder.write(&format!("{repository}/{path}"), subject);
    git(folder, repository, when, &["add", "."]);
    git(folder, repository, when, &["commit", "-qm", subject]);
}

const ROBIN: &str = "robin";

/// A workspace with a repository in it, to which Robin and Kim committed.
fn folder() -> Folder {
    let folder = office();
    folder.write("ovens/.keep", "");
    let init = ("2026-03-01", ROBIN);
    git(&folder, "ovens", init, &["init", "-q", "-b", "main"]);
    git(&folder, "ovens", init, &["config", "user.email", "robin@example.com"]);
    git(&folder, "ovens", init, &["remote", "add", "origin", "git@github.com:bakery/ovens.git"]);
    commit(&folder, "ovens", ("2026-03-01", ROBIN), "src/old.rs", "Before the cycle");
    commit(&folder, "ovens", ("2026-08-03", ROBIN), "src/heat/gauge.rs", "Measure the heat");
    commit(&folder, "ovens", ("2026-08-04", "kim"), "src/heat/gauge.rs", "Measure it in degrees");
    commit(&folder, "ovens", ("2026-08-05", ROBIN), "src/heat/deep/er.rs", "Turn the heat down");
    git(&folder, "ovens", ("2026-09-01", ROBIN), &["checkout", "-qb", "flours"]);
    commit(&folder, "ovens", ("2026-09-01", "kim"), "flours/rye.txt", "Add rye");
    git(&folder, "ovens", ("2026-09-02", ROBIN), &["checkout", "-q", "main"]);
    git(
        &folder,
        "ovens",
        ("2026-09-03", ROBIN),
        &["merge", "-q", "--no-ff", "-m", "Merge the flours", "flours"],
    );
    commit(&folder, "ovens", ("2026-10-01", ROBIN), "README.md", "=Say what it is");
    folder
}

const IMPORT: &str = "notes import --person robin --git ovens";

/// Robin in a terminal, with the hashes masked.
fn start(folder: &Folder, arguments: &str) -> Terminal {
    let words = ["--today", "2026-11-23"].into_iter().chain(arguments.split(' '));
    Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), words)
}

#[test]
fn a_dry_run_shows_what_could_be_added() {
    let folder = folder();
    folder.steps(&format!("{IMPORT} --dry-run")).gives(
        0,
        str![[r#"
What your commits could add to your journal

Date        Note                                                                             Commits
────────────────────────────────────────────────────────────────────────────────────────────────────
2026-10-01  =Say what it is                                                                  1
            https://github.com/bakery/ovens/commit/3a69853085b2a2f9ca62327a4034172b16f519f0
2026-09-03  flours: Merge the flours                                                         1
            https://github.com/bakery/ovens/commit/ccc800e1f9feea36bc469549a8f9a282a4b8dab1
2026-08-05  src/heat: Measure the heat; Turn the heat down                                   2
            https://github.com/bakery/ovens/commit/b09b9730586e32113e52ebae456fcc59e4875035

Nothing was added.

"#]],
        "",
    );
    folder.steps(&format!("{IMPORT} -n --format csv --since 2026-09-01")).gives(0, str![[r#"
first,last,place,text,link,commits
2026-10-01,2026-10-01,,'=Say what it is,https://github.com/bakery/ovens/commit/3a69853085b2a2f9ca62327a4034172b16f519f0,3a69853085b2a2f9ca62327a4034172b16f519f0
2026-09-03,2026-09-03,flours,flours: Merge the flours,https://github.com/bakery/ovens/commit/ccc800e1f9feea36bc469549a8f9a282a4b8dab1,ccc800e1f9feea36bc469549a8f9a282a4b8dab1

"#]], "");
    folder.steps(&format!("{IMPORT} -n --format json --since 2026-10-01")).gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "notes_proposal",
  "framework": {
    "id": "technology-career-steps",
    "label": "Technology career steps",
    "version": "3.0.0"
  },
  "groups": [
    {
      "first": "2026-10-01",
      "last": "2026-10-01",
      "place": "",
      "text": "=Say what it is",
      "link": "https://github.com/bakery/ovens/commit/3a69853085b2a2f9ca62327a4034172b16f519f0",
      "commits": [
        "3a69853085b2a2f9ca62327a4034172b16f519f0"
      ]
    }
  ]
}

"#]],
        "",
    );
    folder.steps(&format!("{IMPORT} -n --author KIM")).gives(
        0,
        str![[r#"
What your commits could add to your journal

Date        Note                                                                             Commits
────────────────────────────────────────────────────────────────────────────────────────────────────
2026-09-01  flours: Add rye                                                                  1
            https://github.com/bakery/ovens/commit/6ddc33c1057fb752e601be66444bc91ff13359ca
2026-08-04  src/heat: Measure it in degrees                                                  1
            https://github.com/bakery/ovens/commit/1b2b41385248e5bce7b4e0078f84020252a5c93b

Nothing was added.

"#]],
        "",
    );
    folder.steps(&format!("{IMPORT} -n --author nobody")).gives(
        0,
        "",
        "There are no commits of `nobody` since 2026-07-01.\n",
    );
    assert!(!folder.join("reviews").exists());
}

#[test]
fn what_is_marked_is_added_once() {
    let folder = folder();
    let mut terminal = start(&folder, IMPORT);
    terminal
        .wait_for("Which of these belong in your journal?")
        .wait_for("2 commits, 3 Aug 2026 to 5 Aug 2026");
    snapbox::assert_data_eq!(
        terminal.screen(),
        str![[r#"
Your commits

Which of these belong in your journal?

› 1 [ ] =Say what it is (1 commit, 1 Oct 2026)
  2 [ ] flours: Merge the flours (1 commit, 3 Sep 2026)
  3 [ ] src/heat: Measure the heat; Turn the heat down (2 commits, 3 Aug 2026
        to 5 Aug 2026)















Enter accept · Space mark · ? help · q leave
"#]]
    );
    terminal.send("13").wait_for("[x] src/heat").send("\r");
    terminal.wait_for("Added 2 entries to `reviews/robin/journal.yaml`.").wait_for_end();
    snapbox::assert_data_eq!(
        folder.read(JOURNAL),
        str![[r#"
- id: j-1
  date: "2026-08-05"
  text: "src/heat: Measure the heat; Turn the heat down"
  links:
    - https://github.com/bakery/ovens/commit/b09b9730586e32113e52ebae456fcc59e4875035
  source: git 5fb92a5d913a b09b9730586e
- id: j-2
  date: "2026-10-01"
  text: "=Say what it is"
  links:
    - https://github.com/bakery/ovens/commit/3a69853085b2a2f9ca62327a4034172b16f519f0
  source: git 3a69853085b2

"#]]
    );
    folder.steps("check --person robin").gives(
        0,
        str![[r#"
No findings in 42 files.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
    // What was taken is not proposed again, and what was committed since is.
    commit(&folder, "ovens", ("2026-08-06", ROBIN), "src/heat/gauge.rs", "Read the gauge");
    folder.steps(&format!("{IMPORT} --dry-run")).gives(
        0,
        str![[r#"
What your commits could add to your journal

Date        Note                                                                             Commits
────────────────────────────────────────────────────────────────────────────────────────────────────
2026-09-03  flours: Merge the flours                                                         1
            https://github.com/bakery/ovens/commit/ccc800e1f9feea36bc469549a8f9a282a4b8dab1
2026-08-06  src/heat: Read the gauge                                                         1
            https://github.com/bakery/ovens/commit/8b9402fe59fa9fb5160dcf658ae8ad88a53539b2

Nothing was added.

"#]],
        "",
    );
    let mut terminal = start(&folder, IMPORT);
    terminal.wait_for("Which of these").send("12").wait_for("[x] src/heat").send("\r");
    terminal.wait_for("Added 2 entries").wait_for_end();
    start(&folder, IMPORT)
        .wait_for("There are no commits since 2026-07-01 that are not in your journal yet.");
    let mut terminal = start(&folder, &format!("{IMPORT} --since 2026-01-01"));
    terminal.wait_for("Before the cycle").send("\r").wait_for("Nothing was added.").wait_for_end();
    let mut terminal = start(&folder, &format!("{IMPORT} --since 2026-01-01"));
    terminal.wait_for("Before the cycle").send("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
}

#[test]
fn several_repositories_are_told_apart() {
    let folder = folder();
    folder.write("flours/.keep", "");
    git(&folder, "flours", ("2026-08-01", ROBIN), &["init", "-q", "-b", "main"]);
    git(&folder, "flours", ("2026-08-01", ROBIN), &["config", "user.email", "robin@example.com"]);
    commit(&folder, "flours", ("2026-08-01", ROBIN), "rye.txt", "Add rye");
    let said = folder.steps(&format!("{IMPORT} flours ovens -n --format csv")).answer();
    let texts: Vec<&str> = said.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(
        texts,
        [
            "ovens: =Say what it is",
            "ovens: flours: Merge the flours",
            "ovens: src/heat: Measure the heat; Turn the heat down",
            "flours: Add rye"
        ]
    );
    // Named by no folder, it is the one around.
    let mut command = folder.command("notes import --person robin -n --format csv --git");
    let here = folder.run(command.current_dir(folder.join("flours"))).answer();
    assert!(here.contains(",Add rye,"), "{here}");
}

#[test]
fn what_stands_in_the_way_is_told() {
    let folder = folder();
    let check = |arguments: &str, told: snapbox::data::Inline| folder.steps(arguments).gives(2, "", told);
    check(
        IMPORT,
        str![[r#"
error: there is no terminal to ask in
hint: `--dry-run` shows what could be added; to pick from it, run this on a terminal

"#]],
    );
    check(
        "notes import --person robin",
        str![[r#"
error: missing `--git [<REPO>...]`
hint: `steps help notes import` shows how it is used

"#]],
    );
    check(
        "notes import --person robin --git nowhere -n",
        str![[r#"
error: `nowhere` is in no git repository
hint: name one behind `--git`, as in `--git ~/checkout`

"#]],
    );
    check(
        &format!("{IMPORT} --format csv"),
        str![[r#"
error: missing `--dry-run`
hint: `steps help notes import` shows how it is used

"#]],
    );
    folder.write("new/.keep", "");
    git(&folder, "new", ("2026-08-01", ROBIN), &["init", "-q", "-b", "main"]);
    check(
        "notes import --person robin --git new -n",
        str![[r#"
error: git does not know who you are in `new`: it has no user.email there
hint: say whose commits they are with `--author NAME`

"#]],
    );
    let none = folder.steps("notes import --person robin --git new -n --author robin");
    none.gives(0, "", "There are no commits of `robin` since 2026-07-01.\n");
}
