//! `steps site`: the sections of its pages, and the addresses inside a page.

use crate::repository::{edit, repository};
use crate::site::pages;

#[test]
fn every_heading_of_the_guide_has_an_address_and_the_search_leads_there() {
    let folder = repository("");
    folder.write(
        "framework/guide/10-flour.md",
        "# About flour\n\nIt is white.\n\nMostly.\n\n## Is it *good*?\n\nIt is.\n\n### Small\n\nPrint.\n\n\
         ## Where from?\n\nThe mill.\n\n## Later\n\nMore.\n\n## Later\n\nStill more.\n",
    );
    folder.write("framework/guide/20-water.md", "# About water\n\nWet.\n\n## Is it cold?\n\nOften.\n");
    let flour = &pages(&folder)["guide/flour.html"];
    for part in [
        "<nav class=\"contents\" aria-label=\"On this page\"><ul>\
         <li><a href=\"#is-it-good\">1. Is it good?</a></li><li><a href=\"#where-from\">2. Where from?</a></li>\
         <li><a href=\"#later\">Later</a></li><li><a href=\"#later_2\">Later</a></li></ul></nav>",
        "<h2 id=\"is-it-good\">1. Is it good?</h2>",
        "<h3 id=\"small\">Small</h3>",
        "<h2 id=\"later_2\">Later</h2>",
    ] {
        assert!(flour.contains(part), "{part}: {flour}");
    }
    let water = folder.read("pages/guide/water.html");
    assert!(water.contains("<h2 id=\"is-it-cold\">3. Is it cold?</h2>") && !water.contains("On this page"));
    let index = folder.read("pages/search-index.js");
    for entry in [
        r#"["Guide","About flour","guide/flour.html","It is white. Mostly."]"#,
        r##"["Guide","Is it good?","guide/flour.html#is-it-good","About flour · It is. Small Print."]"##,
        r##"["Guide","Later","guide/flour.html#later_2","About flour · Still more."]"##,
        r##"["Guide","Is it cold?","guide/water.html#is-it-cold","About water · Often."]"##,
    ] {
        assert!(index.contains(entry), "{entry}: {index}");
    }
}

#[test]
fn what_disciplines_have_is_told_apart_from_what_is_for_everybody() {
    let folder = repository("");
    let bread = folder.read("framework/disciplines/bread.yaml");
    for name in ["cake", "pizza"] {
        let other = bread.replace("bread", name).replace("Bread", name).replace("br-", &format!("{name}-"));
        folder.write(&format!("framework/disciplines/{name}.yaml"), other);
    }
    let pages = pages(&folder);
    let baking = &pages["behaviors/baking.html"];
    let step = bread.lines().skip_while(|line| *line != "  baking:").nth(1).expect("a step");
    let step = step.trim().trim_end_matches(':');
    let heading =
        format!("<h3 class=\"for\" id=\"at_{step}_cake\"><a href=\"../disciplines/cake.html\">cake</a></h3>");
    assert!(baking.contains(&heading), "{heading}: {baking}");
    for name in ["bread", "cake", "pizza"] {
        assert_eq!(baking.matches(&format!("<a href=\"#at_{step}_{name}\">")).count(), 1, "{baking}");
    }
    let at_step = &pages[&format!("steps/{step}.html")];
    assert!(at_step.contains("<h3 class=\"for\" id=\"at_baking_cake\">"), "{at_step}");
    let front = &pages["index.html"];
    assert!(front.contains("for disciplines</span>"), "{front}");
}

#[test]
fn many_changes_are_told_place_by_place() {
    let folder = repository("");
    let more = "  bench:\n    - {id: b-cools, text: Cools the loaves on a rack}\n    - {id: b-wraps, text: Wraps the loaves}\n";
    edit(&folder, "framework/behaviors/baking.yaml", "  bench:\n", more);
    edit(&folder, "framework/framework.yaml", "1.0.0", "2.0.0");
    edit(&folder, "framework/framework.yaml", "summary: How", "summary: Here is how");
    edit(&folder, "framework/disciplines/bread.yaml", "name: Bread", "name: Loaves");
    edit(&folder, "framework/steps.yaml", "name: House", "name: Whole house");
    let pages = pages(&folder);
    let changes = &pages["changes.html"];
    let list = "<nav class=\"contents\" aria-label=\"On this page\"><ul><li><a href=\"#steps\">Steps</a></li>\
                <li><a href=\"#disciplines\">Disciplines</a></li>\
                <li><a href=\"#new-for-everybody\">New for everybody</a></li>";
    let new = "<h2 id=\"new-for-everybody\">New for everybody</h2>\n\
               <h3 id=\"baking-bench\"><a href=\"behaviors/baking.html#at_bench\" rel=\"noreferrer\">Baking · Bench</a></h3>\n\
               <ul><li><a href=\"behaviors/baking.html#b-cools\" rel=\"noreferrer\">Cools the loaves on a rack</a></li>\
               <li><a href=\"behaviors/baking.html#b-wraps\" rel=\"noreferrer\">Wraps the loaves</a></li></ul>";
    assert!(changes.contains(list), "{changes}");
    assert!(changes.contains(new), "{changes}");
}
