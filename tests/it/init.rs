//! `steps init`.

use snapbox::str;

use crate::program::Folder;
use crate::repository::git;

/// What a file `.gitignore` gets.
const IGNORED: &str = "\
# Temporary files of runs that were stopped.
.steps-*.tmp
# What people wrote about each other is private.
reviews/
";

#[test]
fn makes_a_workspace_and_says_what_comes_next() {
    let folder = Folder::new();
    folder.steps("init").gives(
        0,
        str![],
        str![[r#"
Wrote:
  steps.toml                   settings
  framework                    the framework: 25 files to make your own
  framework/guide              the guide: how the framework is used, topic by topic
  framework/schema             schemas, for editors to complete and check them
  .github/workflows/steps.yml  a CI job that runs `steps check`
  .gitignore                   keeps reviews out of git

Before the CI job can run, set at the top of `.github/workflows/steps.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

Next: `steps show` to read the framework, framework/README.md to change it,
and `steps assess` to rate yourself.

"#]],
    );
    folder.steps("show").gives(
        0,
        str![[r#"
Technology career steps 3.0.0

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
- Disciplines: Agile coaching, Data engineering, Data science and machine
  learning, Design and user research, Developer relations, Front-end
  development, Mobile development, Project management, Quality, Security, Site
  reliability, Software development, Technical product ownership, Toolsmithing
- Read more: steps show mastery

"#]],
        str![],
    );
    assert_eq!(folder.read(".gitignore"), IGNORED);
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
error: `ws/steps.toml` already exists; nothing was written
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
    let expect = format!("/target\n{IGNORED}");
    assert_eq!(folder.read(".gitignore"), expect);
    folder.steps("init -q --force").gives(0, "", "");
    assert_eq!(folder.read(".gitignore"), expect, "the line is added once");
}

#[test]
fn a_pattern_that_lets_reviews_in_is_seen_in_whatever_form() {
    for pattern in ["!*/", "!*", "!/r*", "!review[s]", "!**/reviews", "!rev?ews/"] {
        let folder = Folder::new();
        git(&folder, "init -q");
        folder.write(".gitignore", format!("reviews/\n{pattern}\n")).steps("init -q").gives(0, "", "");
        assert!(folder.read(".gitignore").ends_with("private.\nreviews/\n"), "{pattern}");
        folder.write("reviews/robin/profile.yaml", "step: squad\n");
        let ignored = std::process::Command::new("git")
            .args(["check-ignore", "-q", "reviews/robin/profile.yaml"])
            .current_dir(folder.path())
            .status();
        assert!(ignored.expect("runs").success(), "{pattern}");
    }
}

#[test]
fn a_gitignore_in_any_encoding_keeps_its_bytes() {
    let folder = Folder::new();
    folder.write(".gitignore", b"gr\xfc\xdfe\n").steps("init -q").gives(0, "", "");
    let expect = [b"gr\xfc\xdfe\n", IGNORED.as_bytes()].concat();
    assert_eq!(std::fs::read(folder.join(".gitignore")).expect("reads"), expect);
}

#[test]
fn a_gitignore_that_git_does_not_read_is_not_waited_for() {
    let folder = Folder::new();
    let path = folder.join(".gitignore");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().expect("runs").success());
    folder.steps("init").gives(
        2,
        "",
        str![[r#"
error: `[FOLDER]/.gitignore` is not a file, so git does not read it
hint: put a file in its place, or remove it

"#]],
    );
    std::fs::remove_file(&path).expect("removes");
    std::fs::File::create(&path).and_then(|file| file.set_len(2 << 30)).expect("makes");
    folder.steps("init").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the file is too long: 2048 MB, where 4 MB is the limit
 --> .gitignore:1:1

"#]],
    );
    assert!(!folder.join("steps.toml").exists());
}

#[test]
fn what_a_run_that_was_stopped_wrote_is_not_in_the_way() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    std::fs::remove_file(folder.join("framework/steps.yaml")).expect("removes");
    folder.steps("init -q").gives(0, "", "");
    folder.write("framework/steps.yaml", "[]\n").steps("init").gives(
        2,
        "",
        str![[r#"
error: `framework/steps.yaml` already exists; nothing was written
hint: `steps init --force` overwrites it

"#]],
    );
}

#[test]
fn a_line_that_lets_reviews_in_again_is_noticed() {
    for again in ["!/reviews", "!reviews/", "!/reviews/**"] {
        let folder = Folder::new();
        git(&folder, "init -q");
        folder.write(".gitignore", format!("/reviews\n{again}\n"));
        let said = folder.steps("init").err;
        assert!(said.contains("keeps reviews out of git, although an earlier line let them in"), "{said}");
        folder.write("reviews/robin-ek/profile.yaml", "name: Robin Ek\n");
        assert!(!git(&folder, "status --short -uall").contains("reviews/"), "{again}");
    }
}

const WORKFLOW: &str = ".github/workflows/steps.yml";

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
