//! `steps assess` without a terminal: from a file, in an editor, sealed and opened again.

use std::os::unix::fs::PermissionsExt;

use snapbox::str;

use crate::program::Folder;

const ANSWERS: &str = "\
cells:
  mastery:
    squad:
      rating: consistently
      note: |
        Took the login rework apart
        and shipped it in five parts.
      examples: [ma-solves-hard-problems]
      evidence: [https://example.com/login]
    individual: {rating: role-model}
";

fn answered() -> Folder {
    let folder = Folder::new();
    folder.write("a.yaml", ANSWERS);
    folder
}

#[test]
fn a_file_of_answers_makes_a_draft() {
    let folder = answered();
    let run = folder.steps("assess robin --as self --discipline software-development --answers a.yaml");
    run.gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess robin --as self` goes on with it, `steps assess robin --as self --seal` seals it as it is.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("reviews/robin/2026-h2/self.yaml"),
        str![[r#"
format: 1
framework:
  id: technology-career-steps
  version: "1.0.0"
  digest: d73ff3143001f36a75d8cf87486aeb00d33924b3979b55a3bafdb55bcb7ba77c
person: robin
rater: robin
relation: self
disciplines: [software-development]
cycle: "2026-h2"
started: "2026-11-23"
cells:
  mastery:
    individual:
      rating: role-model
    squad:
      rating: consistently
      examples: [ma-solves-hard-problems]
      note: |
        Took the login rework apart
        and shipped it in five parts.
      evidence:
        - https://example.com/login

"#]]
    );
    let mode =
        |path: &str| std::fs::metadata(folder.join(path)).expect("is there").permissions().mode() & 0o777;
    assert_eq!(mode("reviews/robin/2026-h2/self.yaml"), 0o600);
    assert_eq!(
        (mode("reviews"), mode("reviews/robin"), mode("reviews/robin/2026-h2")),
        (0o700, 0o700, 0o700)
    );
}

#[test]
fn answers_come_from_standard_input_too() {
    let folder = Folder::new();
    let run = folder.steps_with_input("assess robin --as self --answers - --seal -q", ANSWERS);
    run.gives(0, "", "");
    assert!(
        folder
            .read("reviews/robin/2026-h2/self.yaml")
            .contains("sealed:\n  \"on\": \"2026-11-23\"\n  digest: ")
    );
}

#[test]
fn wrong_answers_change_nothing() {
    let folder = answered();
    folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
    let before = folder.read("reviews/robin/2026-h2/self.yaml");
    folder.write("b.yaml", "cells:\n  mastery:\n    squad: {rating: often}\n    tribes: {rating: not-yet}\n    individual: {rating: not-applicable, examples: [ma-split]}\n");
    folder.steps("assess robin --as self --answers b.yaml").gives(
        2,
        "",
        str![[r#"
error[unknown-id]: no rating is called `often`
 --> b.yaml:3:21
  |
3 |     squad: {rating: often}
  |                     ^^^^^
  |
  = help: expected `not-yet`, `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`

error[unknown-id]: no step is called `tribes`
 --> b.yaml:4:5
  |
4 |     tribes: {rating: not-yet}
  |     ^^^^^^
  |
  = help: did you mean `tribe`?

error[reason-missing]: `not-applicable` needs a reason
 --> b.yaml:5:26
  |
5 |     individual: {rating: not-applicable, examples: [ma-split]}
  |                          ^^^^^^^^^^^^^^
  |
  = help: add it as the `note` of this cell

error[unknown-id]: no example here is called `ma-split`
 --> b.yaml:5:53
  |
5 |     individual: {rating: not-applicable, examples: [ma-split]}
  |                                                     ^^^^^^^^

"#]],
    );
    assert_eq!(folder.read("reviews/robin/2026-h2/self.yaml"), before);
}

#[test]
fn a_sealed_file_is_opened_again_only_when_told_to() {
    let folder = answered();
    folder.steps("assess robin --as self --answers a.yaml --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/self.yaml` on 2026-11-23.
Next: waiting for the manager to seal.

"#]],
    );
    folder.steps("assess robin --as self --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` was sealed on 2026-11-23
hint: `--reopen` opens it again, which hides both sides' ratings until it is sealed anew

"#]],
    );
    folder.steps("assess robin --as manager --rater alex --answers a.yaml --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/manager.yaml` on 2026-11-23.
Both have sealed. Next: `steps diff robin`

"#]],
    );
    folder.steps("assess robin --as self --answers a.yaml --reopen").gives(
        0,
        "",
        str![[r#"
Opened `reviews/robin/2026-h2/self.yaml` again: both sides are hidden until it is sealed anew.
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess robin --as self` goes on with it, `steps assess robin --as self --seal` seals it as it is.

"#]],
    );
    folder.steps("diff robin").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Robin
hint: each side's ratings are shown once both have sealed; `--drafts` shows them as they are

"#]],
    );
}

#[test]
fn comments_of_a_hand_written_file_stay() {
    let folder = answered();
    folder.write(
        "reviews/robin/2026-h2/self.yaml",
        "# my own words\nformat: 1\nframework: {id: technology-career-steps, version: 1.0.0}\nperson: robin\nrater: robin # that is me\nrelation: self\ncycle: 2026-h2\nstarted: 2026-11-01\ncells:\n  # the squad first\n  team-success:\n    squad: {rating: sometimes}\n",
    );
    folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
    let file = folder.read("reviews/robin/2026-h2/self.yaml");
    for comment in ["# my own words\n", " # that is me\n", "  # the squad first\n"] {
        assert!(file.contains(comment), "{comment:?} is gone from\n{file}");
    }
    assert!(file.contains("    squad: {rating: sometimes}\n"), "{file}");
    assert!(file.contains("Took the login rework apart"), "{file}");
}

#[test]
fn without_a_terminal_it_says_what_to_use() {
    Folder::new().steps("assess robin --as self").gives(
        2,
        "",
        str![[r#"
error: there is no terminal to ask in
hint: `--answers FILE` takes the answers from a file, `--edit` opens a form in your editor

"#]],
    );
    Folder::new().steps("assess --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in the user file

"#]],
    );
    Folder::new().steps("assess robin --person kim --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: it is not known how `kim` stands to `robin`
hint: say so with `--as manager` or `--as peer`

"#]],
    );
}

#[test]
fn ids_cannot_leave_the_reviews() {
    let folder = answered();
    for id in ["../x", "a/b", "/etc", ".", "Robin"] {
        let run =
            folder.command("assess --as self --answers a.yaml").arg("--").arg(id).output().expect("runs");
        assert_eq!(run.status.code(), Some(2), "{id}");
    }
    assert!(!folder.join("reviews").exists());
    folder.steps("assess --person ../x --answers a.yaml").gives(2, "", str![[r#"
error: `../x` is not an id: expected lower-case letters and digits in words joined by hyphens, such as `robin-ek`
hint: write `--person x`

"#]]);
}

#[test]
fn git_is_told_about_only_where_it_would_pick_the_file_up() {
    let folder = answered();
    let git = |arguments: &[&str]| {
        let status = std::process::Command::new("git").args(arguments).current_dir(folder.path()).status();
        assert!(status.expect("git runs").success());
    };
    git(&["init", "-q"]);
    folder.steps("assess robin --as self --answers a.yaml").gives(0, "", str![[r#"
warning: git would pick up `reviews/robin/2026-h2/self.yaml`, and what people write about each other is private.
hint: add the line `reviews/` to .gitignore
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess robin --as self` goes on with it, `steps assess robin --as self --seal` seals it as it is.

"#]]);
    folder.write(".gitignore", "reviews/\n");
    folder.steps("assess kim --as self --answers a.yaml").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/kim/2026-h2/self.yaml`.
Next: `steps assess kim --as self` goes on with it, `steps assess kim --as self --seal` seals it as it is.

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
#! line 44: no rating is called `oftn` (expected `not-yet`, `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`)
#= 589437ea1118c151879c29e1261cbdba1281d450a2045b7f9fd574e7e638662d
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
fn nobody_rates_as_somebody_else() {
    let folder = answered();
    folder.steps("assess robin --as self --person alex --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: `alex` cannot rate `robin` as oneself
hint: say who you are with `--person ID`, and whom you rate as an argument

"#]],
    );
    folder.steps("assess robin --as self --answers a.yaml --cycle 2099-h1").gives(
        2,
        "",
        str![[r#"
error: 2099-h1 has not begun: today is in 2026-h2
hint: `--today DATE` takes another day for today

"#]],
    );
    assert!(!folder.join("reviews").exists());
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
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains("There are other answers since the form"), "{said}");
    assert!(folder.read("reviews/robin/2026-h2/self.yaml").contains("Took the login rework apart"));
}
