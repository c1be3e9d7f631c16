//! The pages of `steps site` under public validators and in a real browser.

use std::process::Command;

use serde_json::{Value, json};

use crate::pages::{Scheme, chromium, measured_in};
use crate::program::Folder;
use crate::repository::edit;
use crate::site::{files, wide};

/// The pages of a workspace, by their paths below its folder.
fn written(folder: &Folder) -> Vec<String> {
    folder.steps("site -o pages -q").gives(0, "", "");
    let pages = files(&folder.join("pages")).into_keys().filter(|path| path.ends_with(".html"));
    pages.map(|path| format!("pages/{path}")).collect()
}

/// One page of each kind, and the front page of a wide framework.
fn looked_at() -> Vec<(Folder, Vec<String>)> {
    let folder = Folder::example("three-cycles");
    let mut pages = written(&folder);
    let mut kinds: Vec<String> = Vec::new();
    pages.retain(|page| {
        let kind = page.rsplit_once('/').map_or("", |(kind, _)| kind).to_owned();
        let is_new = kind == "pages" || !kinds.contains(&kind);
        kinds.push(kind);
        is_new
    });
    let wide = wide();
    written(&wide);
    vec![(folder, pages), (wide, vec!["pages/index.html".to_owned()])]
}

fn workspaces() -> [Folder; 3] {
    [Folder::new(), Folder::example("three-cycles"), wide()]
}

#[test]
#[ignore = "needs html-validate"]
fn every_page_is_valid_html() {
    let program =
        std::env::var_os("HTML_VALIDATE").expect("HTML_VALIDATE is the program html-validate: see .ci/run");
    // The roles keep a table one to a screen reader where its cells are laid out as blocks.
    let rules = json!({
        "root": true,
        "extends": ["html-validate:standard", "html-validate:a11y"],
        "rules": {"no-redundant-role": "off"},
    });
    let run = |folder: &Folder, pages: &[String]| {
        folder.write("rules.json", rules.to_string());
        let mut command = Command::new(&program);
        command.args(["--config", "rules.json"]).args(pages).current_dir(folder.path());
        let output = command.output().expect("runs");
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.success(), said)
    };
    for folder in workspaces() {
        let pages = written(&folder);
        assert!(pages.len() > 20);
        assert_eq!(run(&folder, &pages), (true, String::new()));
    }
    let folder = Folder::new();
    folder.write(
        "wrong.html",
        "<!DOCTYPE html><html lang=\"en\"><head><title>a</title></head><body><p><ul></ul>",
    );
    assert!(!run(&folder, &["wrong.html".to_owned()]).0, "it is heard");
}

/// What axe finds in a page, but for what is well.
fn audited(folder: &Folder, page: &str, seen: (u32, Scheme)) -> Value {
    let axe = std::env::var("AXE").expect("AXE is the script of axe-core: see .ci/run");
    let expression = format!(
        "new Promise(done => {{ const script = document.createElement('script'); script.src = 'file://{axe}'; \
         script.onload = () => axe.run().then(found => done(found.violations.map(it => \
         [it.id, it.nodes.length, it.nodes[0].html]))); document.head.append(script); }})"
    );
    measured_in(folder, page, seen, &expression)
}

#[test]
#[ignore = "needs Chromium and axe-core"]
fn no_page_keeps_anybody_out() {
    for (folder, pages) in looked_at() {
        for page in pages {
            for seen in [(390, Scheme::Light), (1000, Scheme::Dark)] {
                assert_eq!(audited(&folder, &page, seen), json!([]), "{page} at {seen:?}");
            }
        }
    }
    let folder = Folder::new();
    folder
        .write("page.html", "<meta http-equiv=\"Content-Security-Policy\" content=\"\"><img src=\"data:,\">");
    assert_ne!(audited(&folder, "page.html", (390, Scheme::Light)), json!([]), "it is heard");
}

#[test]
#[ignore = "needs Chromium"]
fn no_page_scrolls_sideways() {
    for (folder, pages) in looked_at() {
        for page in pages {
            for width in [320, 1000] {
                let found = measured_in(
                    &folder,
                    &page,
                    (width, Scheme::Light),
                    "[innerWidth, document.documentElement.scrollWidth]",
                );
                assert_eq!(found[0], width);
                assert!(found[1].as_u64() <= Some(width.into()), "{page} at {width}: {found}");
            }
        }
    }
}

#[test]
#[ignore = "needs Chromium"]
fn a_wide_matrix_can_be_read_on_a_phone() {
    let folder = wide();
    written(&folder);
    let expression = "[...document.querySelectorAll('#the_matrix td a')].map(link => { \
        const box = link.getBoundingClientRect(); \
        return [box.left >= 0 && box.right <= innerWidth, box.height, getComputedStyle(link, '::before').content]; })";
    let found = measured_in(&folder, "pages/index.html", (390, Scheme::Light), expression);
    let links = found.as_array().expect("links");
    assert_eq!(links.len(), 300);
    for link in links {
        // As large as a finger needs, and with the name of its step.
        assert!(link[0] == true && link[1].as_f64() >= Some(24.0), "{link}");
        assert!(link[2].as_str().is_some_and(|name| name.contains("A step called level-")), "{link}");
    }
}

/// Whether each word of a matrix is on one line, and whether the table lies in what scrolls.
#[test]
#[ignore = "needs Chromium"]
fn no_word_of_a_matrix_is_broken() {
    let wide = wide();
    edit(
        &wide,
        "framework/behaviors/a.yaml",
        "name: The behavior a",
        "name: Entrepreneurshipmanship everywhere",
    );
    edit(&wide, "framework/steps.yaml", "name: A step called level-a", "name: Professionalization");
    written(&wide);
    let tracks = Folder::example("dual-track");
    written(&tracks);
    let expression = "(() => { const broken = []; \
        const texts = document.createTreeWalker(document.querySelector('#the_matrix'), NodeFilter.SHOW_TEXT); \
        while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[^\\s\\/\\u002d]+/g)) { \
        const range = document.createRange(); range.setStart(texts.currentNode, word.index); \
        range.setEnd(texts.currentNode, word.index + word[0].length); \
        if (new Set([...range.getClientRects()].map(it => it.top)).size > 1) broken.push(word[0]); } \
        const scroll = document.querySelector('.scroll'); \
        return [broken, getComputedStyle(scroll).overflowX, scroll.querySelectorAll('th').length > 5]; })()";
    for folder in [&wide, &tracks] {
        for width in [760, 1000] {
            let found = measured_in(folder, "pages/index.html", (width, Scheme::Light), expression);
            assert_eq!(found, json!([[], "auto", true]), "at {width}");
        }
    }
    for (folder, last) in [(&wide, "level-j"), (&tracks, "Disting")] {
        let arguments = [format!("--print-to-pdf={}", folder.join("page.pdf").display())];
        chromium(folder, &arguments, "pages/index.html");
        let mut command = Command::new("pdftotext");
        let output = command.arg("-layout").arg(folder.join("page.pdf")).arg("-").output().expect("runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(last), "the last column is on the paper: {text}");
    }
}

#[test]
#[ignore = "needs Chromium"]
fn the_search_is_there_where_scripts_run_and_finds() {
    let folder = Folder::new();
    written(&folder);
    // A script of the site's own folder, under the page's own rules.
    folder.write(
        "pages/probe.js",
        "addEventListener('load', () => { const input = document.querySelector('input[type=search]'); \
         input.focus(); input.value = 'METHODS comp\u{e4}res'; input.dispatchEvent(new Event('input')); \
         setTimeout(() => { document.title = [document.querySelector('[role=status]').textContent, \
         ...[...document.querySelectorAll('.found a')].map(link => link.href.split('/').pop())].join(' '); }, 500); })",
    );
    for (page, root) in [("pages/index.html", ""), ("pages/steps/squad.html", "../")] {
        let html = folder.read(page);
        assert!(html.contains("<h1>") && !html.contains("type=\"search\""), "{page} has it without scripts");
        let probe = format!("<script defer src=\"{root}probe.js\"></script></head>");
        folder.write(page, html.replacen("</head>", &probe, 1));
        let arguments = ["--virtual-time-budget=3000".to_owned(), "--dump-dom".to_owned()];
        let output = chromium(&folder, &arguments, page);
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(dom.contains("<title>1 found mastery.html#ma-compares-methods</title>"), "{page}: {dom}");
    }
}

#[test]
#[ignore = "needs Chromium"]
fn the_styles_of_the_site_are_those_of_its_pages() {
    let folder = Folder::new();
    written(&folder);
    let ground = "getComputedStyle(document.body).backgroundColor";
    for page in ["pages/index.html", "pages/steps/squad.html"] {
        let ground = |scheme| measured_in(&folder, page, (1000, scheme), ground);
        assert_eq!([ground(Scheme::Light), ground(Scheme::Dark)], ["rgb(253, 253, 251)", "rgb(22, 24, 27)"]);
    }
}
