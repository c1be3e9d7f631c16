//! `steps site`: the pages as those read them who have no program.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use snapbox::str;

use crate::principles::{UNWANTED, read_by_people};
use crate::program::Folder;
use crate::repository::{commit, edit, repository};

/// The files below a folder, by their paths from there.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("walks"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (path, String::from_utf8_lossy(&std::fs::read(entry.path()).expect("reads")).into_owned())
    };
    files.map(read).collect()
}

/// The pages that a workspace gives, by their paths.
fn pages(folder: &Folder) -> BTreeMap<String, String> {
    assert_eq!(folder.steps("site -o pages -q").answer(), "");
    let mut files = files(&folder.join("pages"));
    files.retain(|path, _| path.ends_with(".html"));
    files
}

/// The workspaces whose pages are looked at: those of the examples, and one of each odd kind.
fn workspaces() -> Vec<(&'static str, Folder)> {
    let mut found: Vec<(&str, Folder)> =
        ["first-review", "design-studio", "three-cycles"].map(|name| (name, Folder::example(name))).into();
    found.push(("bakery", repository("")));
    found.push(("renamed", renamed()));
    found.push(("wide", wide()));
    found
}

/// The bakery after everything in it got another id.
fn renamed() -> Folder {
    let folder = repository("");
    let moved =
        folder.read("framework/behaviors/baking.yaml").replace("id: baking", "id: craft\nreplaces: baking");
    let moved = moved.replace("id: b-weighs", "id: b-measures\n      replaces: [b-weighs, b-counts]");
    let moved = moved.replace("id: b-plans", "id: b-leads\n      replaces: b-counts");
    std::fs::remove_file(folder.join("framework/behaviors/baking.yaml")).expect("removes");
    folder.write("framework/behaviors/craft.yaml", moved.replace("  house:", "  home:"));
    edit(&folder, "framework/framework.yaml", "[baking]", "[craft]");
    edit(&folder, "framework/framework.yaml", "1.0.0", "2.0.0");
    edit(&folder, "framework/steps.yaml", "id: house,", "id: home, replaces: house,");
    let bread = folder.read("framework/disciplines/bread.yaml");
    std::fs::remove_file(folder.join("framework/disciplines/bread.yaml")).expect("removes");
    let loaves = bread.replace("id: bread", "id: loaves\nreplaces: bread").replace("  baking:", "  craft:");
    folder.write("framework/disciplines/loaves.yaml", loaves);
    commit(&folder);
    folder
}

/// A framework of thirty behaviors at ten steps, without disciplines and roles.
pub fn wide() -> Folder {
    let folder = Folder::new();
    let numbers =
        |count: usize| (0..count).map(|number| char::from(b'a' + u8::try_from(number % 26).expect("few")));
    let names: Vec<String> = numbers(30)
        .enumerate()
        .map(|(at, letter)| format!("{letter}{}", if at < 26 { "" } else { "x" }))
        .collect();
    let steps: Vec<String> = numbers(10).map(|letter| format!("level-{letter}")).collect();
    let list = names.join(", ");
    folder.write(
        "framework/framework.yaml",
        format!(
            "id: wide\nname: A wide framework\nversion: 1.0.0\nsummary: Much of everything.\nlanguage: en\n\
             behaviors: [{list}]\nscale:\n  demonstrated_from: often\n  ratings:\n    \
             - {{id: seldom, label: Seldom, meaning: Now and then}}\n    \
             - {{id: often, label: Often, meaning: On most days}}\n"
        ),
    );
    let entry =
        |id: &String| format!("- {{id: {id}, name: A step called {id}, summary: Reaches some way.}}\n");
    folder.write("framework/steps.yaml", steps.iter().map(entry).collect::<String>());
    for name in &names {
        let mut text =
            format!("id: {name}\nname: The behavior {name}\nsummary: What it is about.\nexamples:\n");
        for step in &steps {
            text += &format!("  {step}:\n    - {{id: {name}-{step}, text: Does {name} well at {step}}}\n");
        }
        folder.write(&format!("framework/behaviors/{name}.yaml"), text);
    }
    folder
}

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The path that a relative address leads to from a page, and the anchor.
fn resolved(page: &str, address: &str) -> (String, String) {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    if path.is_empty() {
        return (page.to_owned(), anchor.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().expect("a link leaves the site");
        } else {
            parts.push(part);
        }
    }
    (parts.join("/"), anchor.to_owned())
}

#[test]
fn every_link_leads_to_a_page_and_an_anchor_of_it() {
    for (name, folder) in workspaces() {
        pages(&folder);
        let files = files(&folder.join("pages"));
        let mut seen = 0;
        for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            for address in values(html, "href").into_iter().chain(values(html, "src")) {
                if ["data:,", "https://", "mailto:"].iter().any(|start| address.starts_with(start)) {
                    continue;
                }
                let (target, anchor) = resolved(path, address);
                let target = files.get(&target).unwrap_or_else(|| panic!("{name}: {path}: {address}"));
                let is_there = anchor.is_empty() || values(target, "id").contains(&anchor.as_str());
                assert!(is_there, "{name}: {path}: {address}");
                seen += 1;
            }
        }
        assert!(seen > 50, "{name}: {seen} links");
        let index = &files["search-index.js"];
        let entries = index.trim().strip_prefix("var stepsIndex = ").and_then(|rest| rest.strip_suffix(';'));
        let entries: Vec<[String; 4]> = serde_json::from_str(entries.expect("a list")).expect("JSON");
        assert!(entries.len() > 3, "{name}");
        for [_, _, address, _] in entries {
            let (target, anchor) = resolved("index.html", &address);
            assert!(
                anchor.is_empty() || values(&files[&target], "id").contains(&&*anchor),
                "{name}: {address}"
            );
        }
    }
}

#[test]
fn every_page_can_be_found_from_the_front_page() {
    for (name, folder) in workspaces() {
        let pages = pages(&folder);
        let mut found = BTreeSet::from(["index.html".to_owned()]);
        let mut open = vec!["index.html".to_owned()];
        while let Some(path) = open.pop() {
            for address in values(&pages[&path], "href") {
                let (target, _) = resolved(&path, address);
                if target.ends_with(".html") && found.insert(target.clone()) {
                    open.push(target);
                }
            }
        }
        // Those of former ids are for old addresses alone.
        let former = |html: &String| html.contains("<link rel=\"canonical\"");
        let lost: Vec<&String> = pages
            .iter()
            .filter(|(path, html)| !found.contains(*path) && !former(html))
            .map(|(path, _)| path)
            .collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn every_page_is_built_for_assistive_technology() {
    for (name, folder) in workspaces() {
        for (path, html) in pages(&folder) {
            let count = |part: &str| html.matches(part).count();
            assert_eq!(
                (count("<h1>"), count("<main "), count("<html lang=\"en\">")),
                (1, 1, 1),
                "{name}: {path}"
            );
            assert_eq!(count("class=\"skip\" href=\"#page_main\""), 1, "{name}: {path}");
            assert_eq!(count("<th "), count("<th scope="), "{name}: {path}");
            let ids = values(&html, "id");
            let different: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(ids.len(), different.len(), "{name}: {path} has an id twice");
        }
    }
}

#[test]
fn a_page_needs_no_script_and_nothing_from_elsewhere() {
    for (name, folder) in workspaces() {
        for (path, html) in pages(&folder) {
            let up = if path.contains('/') { "../" } else { "" };
            let script = format!("<script defer src=\"{up}search.js\"></script>");
            assert_eq!(html.matches("<script").count(), html.matches(&script).count(), "{name}: {path}");
            assert!(html.contains("script-src 'self' file:;"), "{name}: {path}");
            for foreign in ["<style", " style=\"", " onclick=", "<img", "<iframe", "@import", "url("] {
                assert!(!html.contains(foreign), "{name}: {path} has {foreign}");
            }
        }
    }
}

#[test]
fn no_page_measures_or_judges_a_person() {
    for (name, folder) in workspaces() {
        for (path, html) in pages(&folder) {
            let html = read_by_people(&html);
            for word in UNWANTED {
                assert!(!html.contains(word), "{name}: {path} has {word:?}");
            }
        }
    }
}

#[test]
fn every_example_has_its_address_on_the_page_of_its_behavior() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let pages = pages(&folder);
    let mut seen = 0;
    for (path, text) in files(&folder.join("framework")) {
        let Some((kind, _)) =
            path.split_once('/').filter(|(kind, _)| ["behaviors", "disciplines"].contains(kind))
        else {
            continue;
        };
        for id in text.lines().filter_map(|line| line.trim_start().strip_prefix("- id: ")) {
            let item = format!("<li id=\"{id}\">");
            let holding: Vec<&String> =
                pages.iter().filter(|(_, html)| html.contains(&item)).map(|(path, _)| path).collect();
            assert_eq!(holding.len(), 1, "{id}: {holding:?}");
            assert!(holding[0].starts_with("behaviors/"), "{id}: {holding:?}");
            assert!(
                kind == "disciplines" || holding[0] == &path.replace(".yaml", ".html"),
                "{id}: {holding:?}"
            );
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
    let item = "<li id=\"ma-compares-methods\"><span id=\"ma-applies-practices\">";
    assert!(pages["behaviors/mastery.html"].contains(item));
}

#[test]
fn a_former_id_leads_to_what_took_its_place() {
    let folder = renamed();
    let pages = pages(&folder);
    let (old, new) = (&pages["behaviors/baking.html"], &pages["behaviors/craft.html"]);
    assert_eq!(old.replacen("<link rel=\"canonical\" href=\"craft.html\">", "", 1), *new);
    // Two say that they take the place of one; it leads to the first.
    let weighs =
        "<li id=\"b-measures\"><span id=\"b-weighs\"></span><span id=\"b-counts\"></span>Weighs the flour";
    assert!(new.contains(weighs), "{new}");
    assert!(new.contains("<h2 id=\"at_home\"><span id=\"at_house\"></span>"), "{new}");
    assert!(pages.contains_key("steps/house.html") && pages.contains_key("disciplines/bread.html"));
}

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
    for part in ["Tastes the dough <ins>twice</ins>", "New: <strong>Pastry</strong>", "Here is"] {
        assert!(changes.contains(part), "{part}: {changes}");
    }
    // What is asked of those who edit it is theirs.
    assert!(!changes.contains("framework.yaml") && !changes.contains("bump"), "{changes}");
    assert!(pages["steps/house.html"].contains("<a href=\"../changes.html\">What changed since 1.0.0</a>"));
}

#[test]
fn what_people_wrote_never_comes_there() {
    let folder = Folder::example("first-review");
    let people = folder.read("people.yaml");
    let names = people.lines().filter_map(|line| line.split_once("name: ")).map(|(_, name)| name.trim());
    let names: Vec<&str> = names.collect();
    assert!(names.len() > 2, "{names:?}");
    folder.steps("site -o pages --person robin-ek -q").gives(0, "", "");
    for (path, text) in files(&folder.join("pages")) {
        for name in names.iter().chain(&["robin", "2026-h2", "guest checkout"]) {
            assert!(!text.contains(name), "{path} has {name}");
        }
    }
}

#[test]
fn a_text_is_a_text_and_never_markup() {
    let folder = repository("");
    let hostile = "Tastes </script><script>alert(1)</script>&amp; \\\"quotes\\\" \\u202eturned";
    edit(
        &folder,
        "framework/behaviors/baking.yaml",
        "text: Tastes the dough",
        &format!("text: \"{hostile}\""),
    );
    edit(&folder, "framework/steps.yaml", "name: Bench", "name: \"<b>Bench</b>\"");
    let written = pages(&folder);
    for (path, html) in &written {
        let own = html.matches("<script defer").count();
        assert_eq!((html.matches("<script").count(), html.matches("<b>").count()), (own, 0), "{path}");
        assert!(!html.contains('\u{202e}'), "{path}");
    }
    let expect = "Tastes &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp; &quot;quotes&quot; \\u{202e}turned";
    assert!(written["behaviors/baking.html"].contains(expect));
}

#[test]
fn lines_groups_and_summaries_have_their_places() {
    let folder = repository("");
    folder.write(
        "framework/steps.yaml",
        "- {id: bench, name: Bench, summary: Works well., short: B}\n\
         - {id: house, name: House, summary: Shapes the house., expects: {baking: bench}}\n\
         - {id: lead, name: Lead, summary: Leads the shift., after: bench, beside: house}\n",
    );
    let baking = folder.read("framework/behaviors/baking.yaml");
    let more = "group: Craft\ndisciplines: [bread]\nsummaries: {bench: Bakes what is asked for.}\nexamples:";
    let baking = baking.replace("examples:", more);
    let link = "text: Tastes the dough\n      links: [https://example.org/dough/]";
    folder.write("framework/behaviors/baking.yaml", baking.replace("text: Tastes the dough", link));
    let pages = pages(&folder);
    let has = |path: &str, part: &str| assert!(pages[path].contains(part), "{part}: {}", pages[path]);
    has("index.html", "<h2>Bench to House</h2>");
    has("index.html", "<h2>Lead<span class=\"quiet\"> · from Bench on</span></h2>");
    has("index.html", "scope=\"rowgroup\" role=\"rowheader\" colspan=\"3\">Craft</th>");
    has("index.html", "href=\"behaviors/baking.html#at_bench\">Bakes what is asked for.</a>");
    has("behaviors/baking.html", "<p class=\"kind\">Behavior · Craft</p>");
    has("behaviors/baking.html", "Only for: </strong><a href=\"../disciplines/bread.html\">Bread</a>");
    has("behaviors/baking.html", "<p>Bakes what is asked for.</p>");
    has(
        "behaviors/baking.html",
        "href=\"https://example.org/dough/\" rel=\"noreferrer\">example.org/dough</a>",
    );
    has("steps/house.html", "Reaches as far: </strong><a href=\"../steps/lead.html\">Lead</a>");
    has("steps/house.html", "<a href=\"../behaviors/baking.html#at_bench\">Baking at Bench</a>");
    let compared: Vec<&str> = pages.keys().filter_map(|path| path.strip_prefix("compare-steps/")).collect();
    assert_eq!(compared, ["bench--house.html", "bench--lead.html", "house--lead.html"]);
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
fn both_actions_install_steps_in_the_same_way() {
    let steps = |name: &str| {
        let path = crate::program::repository().join(format!(".github/actions/{name}/action.yml"));
        let action: serde_json::Value =
            serde_yaml::from_str(&std::fs::read_to_string(path).expect("reads")).expect("parses");
        action["runs"]["steps"].as_array().expect("a list")[..3].to_vec()
    };
    assert_eq!(steps("site"), steps("check"));
}

#[test]
fn the_guide_leads_to_what_it_speaks_of() {
    let folder = repository("");
    folder.write(
        "framework/guide/10-flour.md",
        "# About flour\n\nWeigh it at the [bench](step:bench).\n\n## Why so?\n\nSee [baking](behavior:baking), \
         [bread](discipline:bread), **[weighing](example:b-weighs)**, [more](guide:water), \
         [the mill](https://example.org/mill) and `steps show`.\n",
    );
    folder.write("framework/guide/20-water.md", "# About water\n\nIt is wet.\n");
    let pages = pages(&folder);
    let flour = &pages["guide/flour.html"];
    for link in [
        "<a href=\"../steps/bench.html\" rel=\"noreferrer\">bench</a>",
        "<a href=\"../behaviors/baking.html\" rel=\"noreferrer\">baking</a>",
        "<a href=\"../disciplines/bread.html\" rel=\"noreferrer\">bread</a>",
        "<a href=\"../behaviors/baking.html#b-weighs\" rel=\"noreferrer\"><strong>weighing</strong></a>",
        "<a href=\"../guide/water.html\" rel=\"noreferrer\">more</a>",
        "<a href=\"https://example.org/mill\" rel=\"noreferrer\">the mill</a>",
        "<h2>Why so?</h2>",
        "<a rel=\"next\" href=\"../guide/water.html\">About water →</a>",
    ] {
        assert!(flour.contains(link), "{link}: {flour}");
    }
    let front = &pages["index.html"];
    assert!(front.contains("<a href=\"guide/flour.html\">About flour</a><p>Weigh it at the"), "{front}");
    assert!(front.contains("href=\"steps/bench.html\" rel=\"noreferrer\">bench</a>"), "{front}");
}
