//! `steps assess --edit`, and what keeps the answers out of git.

use snapbox::str;

use crate::office::{office, one};
use crate::program::{Folder, Run};

/// One answer in a file.
fn answered() -> Folder {
    let folder = office();
    folder.write("a.yaml", one("{rating: sometimes, note: Took the login rework apart}"));
    folder
}

/// Opens the form in an editor.
fn edit(folder: &Folder, editor: &str, more: &str) -> Run {
    folder.run(folder.command(&format!("assess robin --as self --edit {more}")).env("EDITOR", editor))
}

/// An editor that answers one question.
const ANSWERS_ONE: &str = "sed -i '0,/^ *rating:/s/^ *rating:/      rating: consistently/'";

#[test]
fn git_is_told_about_only_where_it_would_pick_the_file_up() {
    let folder = answered();
    let git = |arguments: &[&str]| {
        let status = std::process::Command::new("git").args(arguments).current_dir(folder.path()).status();
        assert!(status.expect("git runs").success());
    };
    git(&["init", "-q"]);
    folder.steps("assess robin --as self --answers a.yaml").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess --person robin` continues it, and `steps assess --person robin --seal` seals it.
warning: git would commit `reviews/robin/2026-h2/self.yaml`, which is private
hint: add the line `reviews/` to .gitignore, or run this with `--yes`

"#]],
    );
    assert!(!folder.join(".gitignore").exists());
    // With `--yes` the line is added, once.
    folder.steps("assess robin --as self --answers a.yaml --yes").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess --person robin` continues it, and `steps assess --person robin --seal` seals it.

"#]],
    );
    assert_eq!(
        folder.read(".gitignore"),
        "# Temporary files of runs that were stopped.\n.steps-*.tmp\n\
         # What people wrote about each other is private.\nreviews/\n"
    );
    folder.steps("assess kim --as self --answers a.yaml").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/kim/2026-h2/self.yaml`.
Next: `steps assess --person kim` continues it, and `steps assess --person kim --seal` seals it.

"#]],
    );
}

#[test]
fn an_editor_fills_the_form_in_and_is_opened_again_on_a_mistake() {
    let folder = Folder::new();
    // The first time it leaves a mistake, the second time it fixes it and keeps what it was told.
    folder.write(
        "editor.sh",
        "#!/bin/sh\ncp \"$1\" \"form-$(ls form-* 2>/dev/null | wc -l)\"\nif [ -f form-1 ]; then sed -i '/^#!/d; s/rating: oftn/rating: consistently/' \"$1\"; else sed -i '0,/^ *rating:/s/^ *rating:/      rating: oftn/' \"$1\"; fi\n",
    );
    let run =
        folder.command("assess robin --as self --edit").env("EDITOR", "sh editor.sh").output().expect("runs");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    snapbox::assert_data_eq!(
        folder.read("form-1").lines().take(2).collect::<Vec<_>>().join("\n"),
        str![[r#"
#! line 43, column 15: no rating is called `oftn` (expected `not-yet`, `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`)
#= 7b08a52589e034bdbe50ba5d1448c06de72c8a5576b7dc6909bdea3a32b1e464
"#]]
    );
    assert!(
        folder.read("form-0").contains("Thanks by name the people whose help made a piece of work possible")
    );
    assert!(
        folder
            .read("reviews/robin/2026-h2/self.yaml")
            .ends_with("cells:\n  team-success:\n    individual:\n      rating: consistently\n")
    );
    assert!(!folder.join("reviews/robin/2026-h2/.self.form.yaml").exists());
}

#[test]
fn a_failing_editor_takes_nothing_over() {
    let folder = Folder::new();
    let run = folder.command("assess robin --as self --edit").env("VISUAL", "false").output().expect("runs");
    assert_eq!(run.status.code(), Some(2));
    snapbox::assert_data_eq!(
        String::from_utf8_lossy(&run.stderr).into_owned(),
        str![[r#"
error: the editor `false` failed, and nothing was taken over
hint: the form is kept in `reviews/robin/2026-h2/.self.form.yaml`; `--edit` opens it again

"#]]
    );
}

#[test]
fn an_editor_that_does_not_wait_is_told_about_and_keeps_its_form() {
    let folder = office();
    edit(&folder, "true", "").gives(
        2,
        "",
        str![[r#"
error: the editor came back at once, and nothing was changed
hint: an editor with a window has to be told to wait, as in `VISUAL="code --wait"`
hint: the form is kept in `reviews/robin/2026-h2/.self.form.yaml`; `--edit` opens it again

"#]],
    );
    assert!(folder.join("reviews/robin/2026-h2/.self.form.yaml").exists());
    // What its window saves later is taken over the next time.
    folder.run(
        std::process::Command::new("sh")
            .args(["-c", &format!("{ANSWERS_ONE} reviews/robin/2026-h2/.self.form.yaml")])
            .current_dir(folder.path()),
    );
    edit(&folder, "true", "").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess --person robin` continues it, and `steps assess --person robin --seal` seals it.

"#]],
    );
    assert!(folder.read("reviews/robin/2026-h2/self.yaml").contains("rating: consistently"));
    assert!(!folder.join("reviews/robin/2026-h2/.self.form.yaml").exists());
}

#[test]
fn without_input_no_editor_is_opened() {
    let folder = office();
    edit(&folder, "touch opened;", "--no-input").gives(
        2,
        "",
        str![[r#"
error: `--no-input` asks nothing, and there are no answers
hint: `--answers FILE` takes the answers from a file; on a terminal, `--edit` opens a form in your editor

"#]],
    );
    assert!(!folder.join("opened").exists() && !folder.join("reviews").exists());
}

#[test]
fn a_form_that_was_not_finished_is_mentioned() {
    let folder = office();
    assert_eq!(edit(&folder, "false", "").status, 2);
    folder.write("given.yaml", one("{rating: sometimes}"));
    folder.steps("assess robin --as self --answers given.yaml").gives(0, "", str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess --person robin` continues it, and `steps assess --person robin --seal` seals it.
A form that was not finished is in `reviews/robin/2026-h2/.self.form.yaml`; `steps assess --person robin --edit` opens it.

"#]]);
    folder.steps("check --person robin").gives(
        0,
        str![[r#"
No findings in 42 files.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.
A form that was not finished is in `reviews/robin/2026-h2/.self.form.yaml`: `steps assess --edit` opens it for whoever began it.

"#]],
    );
}

#[test]
fn a_form_that_was_left_wipes_no_newer_answers() {
    let folder = answered();
    let edit = |editor: &str| {
        folder.command("assess robin --as self --edit").env("EDITOR", editor).output().expect("runs")
    };
    assert_eq!(edit("false").status.code(), Some(2));
    folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
    let run = edit("true");
    snapbox::assert_data_eq!(
        String::from_utf8_lossy(&run.stderr).into_owned(),
        str![[r#"
There are other answers since the form in `reviews/robin/2026-h2/.self.form.yaml` was left: it is kept in `reviews/robin/2026-h2/.self.form.yaml.old`.
error: the editor came back at once, and nothing was changed
hint: an editor with a window has to be told to wait, as in `VISUAL="code --wait"`
hint: the form is kept in `reviews/robin/2026-h2/.self.form.yaml`; `--edit` opens it again

"#]]
    );
    assert!(folder.read("reviews/robin/2026-h2/self.yaml").contains("Took the login rework apart"));
}

#[test]
fn a_form_that_does_not_read_is_where_the_message_says() {
    let folder = office();
    folder.write("editor.sh", "sed -i '0,/^ *rating:/s/^ *rating:/      rating: oftn/' \"$1\"\n");
    let run = edit(&folder, "sh editor.sh", "");
    run.gives(
        2,
        "",
        str![[r#"
The form is kept in `reviews/robin/2026-h2/.self.form.yaml`; `--edit` opens it again.
error[malformed-id]: `oftn oftn` is not an id
  --> reviews/robin/2026-h2/.self.form.yaml:43:15
   |
43 |       rating: oftn oftn
   |               ^^^^^^^^^ lower-case letters and digits in words joined by hyphens
   |
   = help: expected `not-yet`, `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`

"#]],
    );
    let form = folder.read("reviews/robin/2026-h2/.self.form.yaml");
    assert!(form.starts_with("#! line ") && form.contains("rating: oftn"), "{form}");
    assert!(!folder.join("reviews/robin/2026-h2/self.yaml").exists());
}

#[test]
fn a_form_in_another_encoding_is_kept_and_put_right_in_the_editor() {
    let folder = office();
    let form = "reviews/robin/2026-h2/.self.form.yaml";
    folder.write("latin.sh", "sed -i '0,/^ *rating:/s/^ *rating:/      rating: sometimes/' \"$1\"; printf '# caf\\351\\n' >> \"$1\"\n");
    edit(&folder, "sh latin.sh", "").gives(
        2,
        "",
        str![[r#"
The form is kept in `reviews/robin/2026-h2/.self.form.yaml`; `--edit` opens it again.
error[does-not-parse]: the file is not saved as UTF-8, as `é` shows
   --> reviews/robin/2026-h2/.self.form.yaml:413:6
    |
413 | # café
    |      ^
    |
    = help: save it as UTF-8; most editors ask for the encoding under "Save as"

"#]],
    );
    // The editor has it again, as it was left.
    folder.write("utf.sh", "iconv -f latin1 -t utf-8 \"$1\" > new; cat new > \"$1\"\n");
    let run = edit(&folder, "sh utf.sh", "-q");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(folder.read("reviews/robin/2026-h2/self.yaml").contains("rating: sometimes"));
    assert!(!folder.join(form).exists());
}
