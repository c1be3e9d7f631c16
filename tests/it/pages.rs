//! The HTML reports in a real browser.

use std::path::Path;
use std::process::Command;

use crate::program::Folder;

/// What Chromium makes of a page: its document after layout, with a probe's findings in its title.
fn rendered(folder: &Folder, page: &str, width: u32) -> String {
    let probe = "<script>addEventListener('load', () => { \
        const wide = document.documentElement.scrollWidth > innerWidth; \
        const marks = document.querySelectorAll('svg [role=img], svg path, svg circle, svg rect').length; \
        const box = document.querySelector('svg')?.getBoundingClientRect(); \
        document.title = JSON.stringify({wide, marks, drawn: box ? box.width > 200 && box.height > 100 : null}); \
        })</script>";
    // The page forbids scripts, and so a probe: the test takes that rule out of its copy.
    let html = folder.read(page);
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
    let end = policy + html[policy..].find('>').expect("its end") + 1;
    let probed = format!("{}{probe}{}", &html[..policy], &html[end..]);
    folder.write("probed.html", probed);
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .args(["--disable-component-update", "--disable-sync", "--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .arg(format!("--window-size={width},900"))
        .arg(format!("file://{}", folder.join("probed.html").display()))
        .output()
        .expect("chromium runs: install Debian's package chromium");
    let document = String::from_utf8_lossy(&output.stdout).into_owned();
    let (_, title) = document.split_once("<title>").expect("a title");
    title.split("</title>").next().unwrap_or_default().to_owned()
}

#[test]
#[ignore = "needs Chromium"]
fn pages_fit_a_phone_and_a_desk() {
    let folder = Folder::example("first-review");
    for (command, has_chart) in
        [("diff robin-ek", true), ("gap robin-ek", true), ("show mastery", false), ("show", false)]
    {
        folder.steps(&format!("{command} -o page.html --force -q")).gives(0, "", "");
        for width in [500, 1200] {
            let found = rendered(&folder, "page.html", width);
            assert!(found.contains("\"wide\":false"), "{command} at {width} scrolls sideways: {found}");
            let drawn = if has_chart { "\"drawn\":true" } else { "\"drawn\":null" };
            assert!(found.contains(drawn), "{command} at {width}: {found}");
        }
    }
}

#[test]
#[ignore = "needs Chromium"]
fn pages_print() {
    let folder = Folder::example("first-review");
    folder.steps("diff robin-ek --format html -o page.html -q").gives(0, "", "");
    let pdf = folder.join("page.pdf");
    let status = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", folder.join("page.html").display()))
        .output()
        .expect("chromium runs: install Debian's package chromium");
    assert!(status.status.success());
    let pages = count_pages(&pdf);
    assert!((2..=8).contains(&pages), "{pages} pages");
}

fn count_pages(pdf: &Path) -> usize {
    let bytes = std::fs::read(pdf).expect("a document");
    let text = String::from_utf8_lossy(&bytes);
    text.matches("/Type /Page\n").count()
        + text.matches("/Type /Page ").count()
        + text.matches("/Type /Page/").count()
}
