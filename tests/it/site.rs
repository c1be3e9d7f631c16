//! `steps site`: the pages as those read them who have no program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::principles::{PROMOTION, UNWANTED, read_by_people};
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
pub fn pages(folder: &Folder) -> BTreeMap<String, String> {
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
            // The front page lists the guide's topics, and each topic leads to its neighbors.
            let is_guide = path.starts_with("guide/") || path == "index.html";
            for word in UNWANTED.into_iter().chain((!is_guide).then_some(PROMOTION)) {
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
fn what_people_wrote_never_comes_there() {
    let folder = Folder::example("first-review");
    let people = folder.read("people.yaml");
    folder.write("people.yaml", format!("{people}- {{id: quillon-vane, name: Quillon Vane}}\n"));
    let mut private = vec!["Quillon Vane".to_owned(), "quillon-vane".to_owned()];
    for text in files(&folder.join("reviews")).into_values() {
        let said = text.lines().filter_map(|line| line.split_once("note: ").or(line.split_once("text: ")));
        private.extend(said.map(|(_, said)| said.trim().to_owned()).filter(|said| said.len() > 12));
    }
    assert!(private.len() > 20, "{private:?}");
    folder.steps("site -o pages --person robin-ek -q").gives(0, "", "");
    for (path, text) in files(&folder.join("pages")) {
        for said in &private {
            assert!(!text.contains(said.as_str()), "{path} has {said}");
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
    has("index.html", "<a href=\"steps/bench.html\" title=\"Bench\">B</a></th>");
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
        "<h2 id=\"why-so\">1. Why so?</h2>",
        "<a rel=\"next\" href=\"../guide/water.html\">About water →</a>",
    ] {
        assert!(flour.contains(link), "{link}: {flour}");
    }
    let front = &pages["index.html"];
    assert!(front.contains("<a href=\"guide/flour.html\">About flour</a><p>Weigh it at the"), "{front}");
    assert!(front.contains("href=\"steps/bench.html\" rel=\"noreferrer\">bench</a>"), "{front}");
}
