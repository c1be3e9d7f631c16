//! `steps site`: where the pages are written, what they say of the framework's history, and how they are published.

use std::os::unix::fs::MetadataExt;

use snapbox::str;

use crate::program::Folder;
use crate::repository::{commit, edit, repository};
use crate::site::{files, pages};

#[test]
fn says_what_it_wrote_and_writes_again_only_what_changed() {
    let folder = repository("");
    folder.steps("site -o pages").gives(
        0,
        "",
        str![[r#"
10 files written. Open `pages/index.html`.

"#]],
    );
    let before = files(&folder.join("pages"));
    folder.steps("site -o pages").gives(
        0,
        "",
        str![[r#"
10 files already the same. Open `pages/index.html`.

"#]],
    );
    assert_eq!(files(&folder.join("pages")), before);
    let inode = |path: &str| folder.join(path).metadata().expect("is there").ino();
    let (kept, changed) = (inode("pages/disciplines/bread.html"), inode("pages/behaviors/baking.html"));
    edit(&folder, "framework/behaviors/baking.yaml", "Tastes the dough", "Tastes the crust");
    commit(&folder);
    folder.steps("site -o pages").gives(
        0,
        "",
        str![[r#"
4 files written and 6 files already the same. Open `pages/index.html`.

"#]],
    );
    assert_eq!(inode("pages/disciplines/bread.html"), kept);
    assert_ne!(inode("pages/behaviors/baking.html"), changed);
    assert!(folder.read("pages/behaviors/baking.html").contains("Tastes the crust"));
}

#[test]
fn a_page_that_is_gone_is_removed_and_what_others_put_there_stays() {
    let folder = repository("");
    folder.steps("site -o pages -q").gives(0, "", "");
    folder.write("pages/CNAME", "growth.example.org\n").write("pages/disciplines/own.html", "Ours\n");
    std::fs::remove_file(folder.join("framework/disciplines/bread.yaml")).expect("removes");
    commit(&folder);
    folder.steps("site -o pages").gives(
        0,
        "",
        str![[r#"
6 files written, 3 files already the same and 1 file removed. Open `pages/index.html`.

"#]],
    );
    assert!(!folder.join("pages/disciplines/bread.html").exists());
    assert_eq!(folder.read("pages/CNAME"), "growth.example.org\n");
    assert_eq!(folder.read("pages/disciplines/own.html"), "Ours\n");
    std::fs::remove_file(folder.join("pages/disciplines/own.html")).expect("removes");
}

#[test]
fn nothing_is_written_over_what_it_did_not_write() {
    let folder = repository("");
    folder.write("notes/todo.txt", "").write("file", "").write("with-git/.git", "gitdir: elsewhere\n");
    let refuses = |arguments: &str, expect: snapbox::data::Inline| {
        let before = files(folder.path());
        folder.steps(arguments).gives(2, "", expect);
        assert_eq!(files(folder.path()), before, "{arguments}");
    };
    refuses(
        "site",
        str![[r#"
error: missing `--output <DIR>`
hint: `steps help site` shows how it is used

"#]],
    );
    refuses(
        "site -o notes",
        str![[r#"
error: `notes` holds `todo.txt`, which `steps site` did not write
hint: name a new folder, or an empty one: pages are written beside nothing else

"#]],
    );
    refuses(
        "site -o file",
        str![[r#"
error: `file` is a file, where a folder for the pages is expected

"#]],
    );
    for own in [".", "..", "framework", "framework/pages", "reviews/pages"] {
        let run = folder.steps(&format!("site -o {own}"));
        let expect = format!("error: `{own}` is where the workspace keeps its own files\n");
        assert!(run.status == 2 && run.err.starts_with(&expect), "{}", run.err);
    }
    std::os::unix::fs::symlink(folder.join(".git"), folder.join("link")).expect("links");
    for gits in [".git", ".git/pages", ".git/new/pages", "link/pages", "link/new/pages", "new/.GIT/pages"] {
        let expect = format!(
            "error: `{gits}` is inside `.git`, where git keeps its own files\n\
             hint: name a folder for the pages alone, such as `steps site -o pages`\n"
        );
        folder.steps(&format!("site -o {gits}")).gives(2, "", expect);
    }
    assert!(!folder.join(".git/pages").exists() && !folder.join(".git/new").exists());
    // A work tree of a branch for pages alone holds nothing else.
    folder.steps("site -o with-git -q").gives(0, "", "");
    folder.steps("site -o pages -q").gives(0, "", "");
    folder.write("pages/disciplines/pastry.html", "Ours\n");
    let bread = folder.read("framework/disciplines/bread.yaml");
    folder.write("framework/disciplines/pastry.yaml", bread.replace("bread", "pastry").replace("br-", "pa-"));
    refuses(
        "site -o pages",
        str![[r#"
error: `pages/disciplines/pastry.html` is in the way of a page, and `steps site` did not write it; nothing was written
hint: move it elsewhere, or name another folder

"#]],
    );
}

#[test]
fn a_list_of_files_that_came_from_elsewhere_removes_nothing_outside() {
    let folder = repository("");
    let outside = Folder::new();
    outside.write("page.html", "Theirs\n");
    folder
        .write("own.html", "Ours\n")
        .write("pages/sub/kept.txt", "Kept\n")
        .write("pages/index.html", "Old\n");
    std::os::unix::fs::symlink(outside.path(), folder.join("pages/link")).expect("links");
    let listed = format!(
        "../own.html\n{}\nlink/page.html\nsub/kept.txt\nsub\n./index.html\nindex.html\nsub/../../own.html\n",
        folder.join("own.html").display()
    );
    folder.write("pages/.steps-site", listed);
    folder.steps("site -o pages -q").gives(0, "", "");
    assert_eq!(folder.read("own.html"), "Ours\n");
    assert_eq!(outside.read("page.html"), "Theirs\n");
    assert_eq!(folder.read("pages/sub/kept.txt"), "Kept\n");
    assert!(folder.read("pages/index.html").starts_with("<!DOCTYPE html>"));
    // Nor is anything written through a link.
    std::fs::remove_dir_all(folder.join("pages/behaviors")).expect("removes");
    std::os::unix::fs::symlink(outside.path(), folder.join("pages/behaviors")).expect("links");
    folder.steps("site -o pages").gives(
        2,
        "",
        str![[r#"
error: `pages/behaviors` is in the way of a page, and `steps site` did not write it; nothing was written
hint: move it elsewhere, or name another folder

"#]],
    );
    assert_eq!(files(outside.path()).len(), 1);
}

#[test]
fn the_day_is_that_of_the_last_commit_unless_something_changed_since() {
    let folder = repository("");
    let day = || {
        folder.steps_on("2027-02-03", "site -o pages -q").gives(0, "", "");
        let page = folder.read("pages/index.html");
        page.split("<time datetime=\"").nth(1).expect("a day")[..10].to_owned()
    };
    assert_eq!(day(), "2026-11-23");
    folder.write("people.yaml", "- id: mika\n");
    assert_eq!(day(), "2026-11-23", "it is no text of the framework");
    edit(&folder, "framework/behaviors/baking.yaml", "Tastes", "Tries");
    assert_eq!(day(), "2027-02-03");
    // In no repository it is today.
    std::fs::remove_dir_all(folder.join(".git")).expect("removes");
    assert_eq!(day(), "2027-02-03");
    folder.steps("site -o pages").gives(
        0,
        "",
        str![[r#"
What changed since the last version is left out: this workspace is in no git repository.
6 files written and 4 files already the same. Open `pages/index.html`.

"#]],
    );
}

#[test]
fn what_changed_since_the_last_version_is_told_for_readers() {
    let folder = repository("");
    assert!(!pages(&folder).contains_key("changes.html"), "there is no version before");
    // The text first, then the version: both belong to the new one.
    edit(&folder, "framework/behaviors/baking.yaml", "Tastes the dough", "Tastes the dough twice");
    commit(&folder);
    assert!(!pages(&folder).contains_key("changes.html"), "there is no version before");
    edit(&folder, "framework/framework.yaml", "1.0.0", "1.0.1");
    commit(&folder);
    folder.write("framework/disciplines/pastry.yaml", "id: pastry\nname: Pastry\nsummary: Cakes.\n");
    edit(&folder, "framework/framework.yaml", "summary: How", "summary: Here is how");
    commit(&folder);
    let pages = pages(&folder);
    let changes = &pages["changes.html"];
    assert!(changes.contains("<h1>What changed since version 1.0.0</h1>"), "{changes}");
    for part in [
        "<h3 id=\"baking-bench\"><a href=\"behaviors/baking.html#at_bench\" rel=\"noreferrer\">Baking · Bench</a></h3>\n\
         <ul><li>Tastes the dough <ins>twice</ins></li></ul>",
        "New: <a href=\"disciplines/pastry.html\" rel=\"noreferrer\"><strong>Pastry</strong></a>",
        "<h2 id=\"the-framework-itself\">The framework itself</h2>",
        "Here is",
    ] {
        assert!(changes.contains(part), "{part}: {changes}");
    }
    assert!(!changes.contains("On this page"), "it is short");
    // What is asked of those who edit it is theirs.
    assert!(!changes.contains("framework.yaml") && !changes.contains("bump"), "{changes}");
    assert!(pages["steps/house.html"].contains("<a href=\"../changes.html\">What changed since 1.0.0</a>"));
}

#[test]
fn the_workflow_publishes_the_pages() {
    let folder = repository("growth/");
    let workflow = ".github/workflows/steps-pages.yml";
    let inside = || {
        let mut command = folder.command("site --workflow");
        folder.run(command.current_dir(folder.join("growth")))
    };
    inside().gives(
        0,
        "",
        str![[r#"
Wrote `../.github/workflows/steps-pages.yml`: a job that publishes the pages.

Before the CI job can run, set at the top of `../.github/workflows/steps-pages.yml`:
  STEPS_REPOSITORY  the repository of steps on GitHub, as OWNER/NAME
  STEPS_COMMIT      the commit of version 0.1.0 there, all 40 characters of it

In the settings of the repository, under Pages, choose GitHub Actions as the source.
GitHub Pages are open to everybody on the internet, those of a private repository as well,
unless your organization lets members alone see them.

"#]],
    );
    let text: serde_json::Value = serde_yaml::from_str(&folder.read(workflow)).expect("parses");
    let watched = serde_json::json!(["growth/framework/**", "growth/steps.toml", workflow]);
    assert_eq!(text["on"]["push"]["paths"], watched);
    let steps = text["jobs"]["write"]["steps"].as_array().expect("a list");
    assert_eq!(steps[3]["uses"], "./.steps-source/.github/actions/site");
    assert_eq!(steps[3]["with"]["path"], "growth");
    // Who builds a program from elsewhere may publish nothing.
    assert_eq!(text["jobs"]["write"]["permissions"], serde_json::json!({"contents": "read"}));
    edit(&folder, workflow, "STEPS_REPOSITORY: \"\"", "STEPS_REPOSITORY: example/steps");
    let again = inside();
    assert!(
        again.err.starts_with("`../.github/workflows/steps-pages.yml` is there already.\n"),
        "{}",
        again.err
    );
    assert!(!again.err.contains("STEPS_REPOSITORY"), "{}", again.err);
    folder.write(workflow, "name: ours\n");
    inside().gives(
        2,
        "",
        str![[r#"
error: `../.github/workflows/steps-pages.yml` exists, and is another workflow; nothing was written
hint: move it elsewhere or remove it, then try again

"#]],
    );
    assert_eq!(folder.read(workflow), "name: ours\n");
}

#[test]
fn where_there_is_no_workspace_it_says_so() {
    let folder = Folder::new();
    folder.write("notes.txt", "Ours\n");
    let refuses = |arguments: &str, expect: snapbox::data::Inline| {
        folder.steps(arguments).gives(2, "", expect);
        assert_eq!(files(folder.path()).len(), 1, "{arguments}");
    };
    refuses(
        "site -o .",
        str![[r#"
error: `.` holds `notes.txt`, which `steps site` did not write
hint: name a new folder, or an empty one: pages are written beside nothing else

"#]],
    );
    refuses(
        "site --workflow",
        str![[r#"
error: there is no workspace here, so a workflow would have nothing to publish
hint: `steps init` makes one; or go to its folder, or name it with `--workspace DIR`

"#]],
    );
    let folder = Folder::example("first-review");
    folder.steps("site --workflow").gives(
        2,
        "",
        str![[r#"
error: this workspace is in no git repository, and workflows run only in one
hint: `git init`, then try again

"#]],
    );
    assert!(!folder.join(".github").exists());
}

#[test]
fn both_actions_install_steps_in_the_same_way() {
    let steps = |name: &str| {
        let path = crate::program::repository().join(format!(".github/actions/{name}/action.yml"));
        let action: serde_json::Value =
            serde_yaml::from_str(&std::fs::read_to_string(path).expect("reads")).expect("parses");
        action["runs"]["steps"].as_array().expect("a list")[..3].to_vec()
    };
    assert_eq!(steps("site"), steps("check"));
}
