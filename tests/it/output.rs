//! `-o FILE`: a report in a file, and what is there already.

use std::os::unix::fs::symlink;

use snapbox::str;

use crate::program::Folder;

#[test]
fn what_is_not_this_report_is_overwritten_only_when_told_to() {
    let folder = Folder::example("first-review");
    folder.write("notes.html", "<p>Mine.</p>\n").write("empty.html", "");
    folder.steps("gap robin-ek --format html -o notes.html").gives(
        2,
        "",
        str![[r#"
error: `notes.html` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it

"#]],
    );
    assert_eq!(folder.read("notes.html"), "<p>Mine.</p>\n");
    folder.steps("gap robin-ek --format html -o notes.html --force -q").gives(0, "", "");
    folder.steps("gap robin-ek --format html -o empty.html -q").gives(0, "", "");
}

#[test]
fn an_earlier_version_of_the_same_report_is_replaced() {
    let folder = Folder::example("first-review");
    for format in ["text", "markdown", "json", "html"] {
        let report = format!("diff robin-ek --format {format} -o report.{format} -q");
        folder.steps(&report).gives(0, "", "");
        let file = format!("report.{format}");
        folder.write(&file, folder.read(&file) + "an older text");
        folder.steps(&report).gives(0, "", "");
        assert!(!folder.read(&file).contains("an older text"));
        let other = format!("show --format {format} -o report.{format} -q");
        assert_eq!(folder.steps(&other).status, 2, "{format}");
    }
}

#[test]
fn the_name_of_the_file_says_the_format_unless_another_is_asked_for() {
    let folder = Folder::example("first-review");
    let begins = |arguments: &str, name: &str| {
        folder.steps(&format!("diff robin-ek -o {name} -q {arguments}")).gives(0, "", "");
        folder.read(name).chars().take(15).collect::<String>()
    };
    assert_eq!(begins("", "review.html"), "<!DOCTYPE html>");
    assert_eq!(begins("", "REVIEW.HTM"), "<!DOCTYPE html>");
    assert_eq!(begins("", "review.md"), "# Where Robin E");
    assert_eq!(begins("", "review.json").chars().next(), Some('{'));
    assert_eq!(begins("", "review"), "Where Robin Ek ");
    assert_eq!(begins("--format text", "text.html"), "Where Robin Ek ");
}

#[test]
fn a_link_is_followed_and_guarded_by_where_it_leads() {
    let folder = Folder::example("first-review");
    folder.write("elsewhere/none", "");
    symlink("elsewhere/gap.md", folder.join("link.md")).expect("links");
    folder.steps("gap robin-ek -o link.md").gives(
        0,
        "",
        str![[r#"
Wrote `link.md`, readable by you alone.

"#]],
    );
    assert!(folder.join("link.md").is_symlink());
    assert!(
        folder.read("elsewhere/gap.md").starts_with("# Robin Ek: from today"),
        "{}",
        folder.read("elsewhere/gap.md")
    );
    symlink("reviews/robin-ek/2026-h2/self.yaml", folder.join("own")).expect("links");
    symlink("reviews/new.html", folder.join("new")).expect("links");
    for name in ["own", "new"] {
        let run = folder.steps(&format!("gap robin-ek --force -o {name}"));
        run.gives(
            2,
            "",
            format!(
                "error: `{name}` is where the workspace keeps its own files\nhint: write the report somewhere else\n"
            ),
        );
    }
}

#[test]
fn a_folder_is_not_a_file() {
    let folder = Folder::example("first-review");
    folder.steps("show -o reviews/").gives(
        2,
        "",
        str![[r#"
error: `reviews/` is a folder
hint: name a file in it

"#]],
    );
    folder.steps("show -o nowhere/").gives(
        2,
        "",
        str![[r#"
error: there is no folder for `nowhere/`

"#]],
    );
}

#[test]
fn a_device_is_written_to() {
    let folder = Folder::example("first-review");
    let answer = folder.steps("show").answer();
    folder.steps("show -o /dev/stdout").gives(0, answer, "");
    folder.steps("show -o /dev/null").gives(0, "", "");
}

#[test]
fn a_pipe_is_written_to() {
    let folder = Folder::example("first-review");
    let answer = folder.steps("show").answer();
    let pipe = folder.join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs").success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).expect("reads")
    });
    folder.steps("show -o pipe").gives(0, "", "");
    assert_eq!(reader.join().expect("ends"), answer);
    assert!(!pipe.is_file());
}

#[test]
fn a_name_that_promises_another_kind_of_file_is_refused() {
    let folder = Folder::example("first-review");
    folder.steps("gap robin-ek -o gap.pdf").gives(
        2,
        "",
        str![[r#"
error: `.pdf` is no format of a report
hint: `-o gap.html` writes a page, which a browser prints or saves as PDF

"#]],
    );
    assert!(!folder.join("gap.pdf").exists());
}
