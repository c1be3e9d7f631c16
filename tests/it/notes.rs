//! `steps notes`: one's own journal, read again, and what of it anybody else sees.

use snapbox::str;

use crate::note::start;
use crate::office::{office, one, sealed};
use crate::program::{Folder, Run};

pub const JOURNAL: &str = "reviews/robin/journal.yaml";

/// Runs `steps` as Robin with these arguments, as they are.
pub fn robin(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(folder.command("--person robin").args(arguments))
}

/// Notes something as Robin.
#[track_caller]
pub fn note(folder: &Folder, arguments: &[&str]) {
    robin(folder, &[&["note", "-q"], arguments].concat()).gives(0, "", "");
}

/// A journal with an entry of each kind.
pub fn noted() -> Folder {
    let folder = office();
    note(&folder, &["Moved the billing jobs", "--date", "2026-09-01", "--for", "mastery", "--step", "tribe"]);
    note(&folder, &["Clear minutes", "--date", "2026-10-01", "--from", "Kim Osei", "--with-leave"]);
    note(
        &folder,
        &[
            "One queue for all",
            "--date",
            "2026-08-01",
            "--why",
            "Two were mixed up",
            "--look-again",
            "2026-11-03",
        ],
    );
    folder
}

#[test]
fn notes_are_listed_newest_first() {
    let folder = noted();
    robin(&folder, &["notes"]).gives(
        0,
        str![[r#"
Journal of Robin Ek

Date        Note
────────────────────────────────────────────────────
2026-10-01  Feedback from Kim Osei, who may be named
            Clear minutes
            j-2
2026-09-01  Moved the billing jobs
            j-1 · Mastery at Tribe/Guild
2026-08-01  Decision
            One queue for all
            Why: Two were mixed up
            Look again: since 3 Nov 2026
            j-3

"#]],
        "",
    );
    robin(&folder, &["notes", "--format", "markdown", "--kind", "decision"]).gives(0, str![[r#"
# Journal of Robin Ek

| Date | Note |
| --- | --- |
| 2026-08-01 | **Decision**<br>One queue for all<br>Why: Two were mixed up<br>**Look again: since 3 Nov 2026**<br>`j-3` |

1 of 3 entries.

"#]], "");
    robin(&folder, &["notes", "--format", "csv"]).gives(
        0,
        str![[r#"
id,date,kind,text,behaviors,step,links,from,with_leave,why,look_again,source
j-2,2026-10-01,feedback,Clear minutes,,,,Kim Osei,yes,,,
j-1,2026-09-01,evidence,Moved the billing jobs,mastery,tribe,,,,,,
j-3,2026-08-01,decision,One queue for all,,,,,,Two were mixed up,2026-11-03,

"#]],
        "",
    );
    robin(&folder, &["notes", "--format", "json", "--for", "mastery"]).gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "notes",
  "framework": {
    "id": "technology-career-steps",
    "label": "Technology career steps",
    "version": "3.0.0"
  },
  "person": "Robin Ek",
  "writer": null,
  "entries": [
    {
      "id": "j-1",
      "date": "2026-09-01",
      "kind": "evidence",
      "text": "Moved the billing jobs",
      "behaviors": [
        {
          "id": "mastery",
          "label": "Mastery",
          "in_framework": true
        }
      ],
      "step": {
        "id": "tribe",
        "label": "Tribe/Guild",
        "in_framework": true
      },
      "links": [],
      "from": null,
      "with_leave": false,
      "why": null,
      "look_again": null,
      "due": false,
      "source": null
    }
  ]
}

"#]],
        "",
    );
    let html = robin(&folder, &["notes", "--format", "html"]).answer();
    assert!(html.contains("Look again: since 3 Nov 2026"), "{html}");
    robin(&folder, &["notes", "-o", "notes.csv"]).gives(
        0,
        "",
        str![[r#"
Wrote `notes.csv`, readable by you alone.

"#]],
    );
    assert_eq!(folder.read("notes.csv"), robin(&folder, &["notes", "--format", "csv"]).answer());
    robin(&folder, &["gap", "--format", "csv"]).gives(
        2,
        "",
        str![[r#"
error: `--format` does not take `csv`
hint: expected `text`, `markdown`, `json` or `html`

"#]],
    );
}

#[test]
fn what_is_listed_can_be_narrowed() {
    let folder = noted();
    let check = |arguments: &[&str], expect: &[&str]| {
        let answer = robin(&folder, &[&["notes", "--format", "csv"], arguments].concat()).answer();
        let ids: Vec<&str> = answer.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert_eq!(ids, expect, "{arguments:?}");
    };
    check(&[], &["j-2", "j-1", "j-3"]);
    check(&["--for", "Mastery"], &["j-1"]);
    check(&["--step", "tribe"], &["j-1"]);
    check(&["--step", "squad"], &[]);
    check(&["--since", "2026-09-01"], &["j-2", "j-1"]);
    check(&["--kind", "feedback"], &["j-2"]);
    check(&["--grep", "MIXED up"], &["j-3"]);
    robin(&folder, &["notes", "--grep", "rye"]).gives(
        0,
        str![[r#"
Journal of Robin Ek

No entry is like this; the journal has 3 entries.

"#]],
        "",
    );
    robin(&office(), &["notes"]).gives(
        0,
        str![[r#"
Journal of Robin Ek

Nothing is noted yet. steps note TEXT notes something.

"#]],
        "",
    );
    let before = folder.steps_on("2026-11-02", "notes --person robin --kind decision");
    assert!(before.answer().contains("Look again: 3 Nov 2026"));
    // A heading's worth of columns fits a terminal.
    let mut terminal = start(&folder, &["notes"]);
    terminal.wait_for_end();
    snapbox::assert_data_eq!(
        terminal.screen(),
        str![[r#"
Journal of Robin Ek

Date        Note
────────────────────────────────────────────────────
2026-10-01  Feedback from Kim Osei, who may be named
            Clear minutes
            j-2
2026-09-01  Moved the billing jobs
            j-1 · Mastery at Tribe/Guild
2026-08-01  Decision
            One queue for all
            Why: Two were mixed up
            Look again: since 3 Nov 2026
            j-3
"#]]
    );
}

#[test]
fn notes_about_somebody_are_the_writers_alone() {
    let folder = noted();
    folder.run(folder.command("note --person kim --about robin").arg("Listens first")).gives(
        0,
        "",
        str![[r#"
Noted `j-4` in `reviews/robin/journal-kim.yaml`.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("reviews/robin/journal-kim.yaml"),
        str![[r#"
- id: j-4
  date: "2026-11-23"
  text: Listens first

"#]]
    );
    let listed = |who: &str, more: &str| folder.steps(&format!("notes --person {who} {more}")).answer();
    snapbox::assert_data_eq!(
        listed("kim", "--about robin"),
        str![[r#"
Kim Osei's notes about Robin Ek

Date        Note
─────────────────────────
2026-11-23  Listens first
            j-4

"#]]
    );
    for (who, more) in [("robin", ""), ("robin", "--about robin"), ("sam", "--about robin"), ("kim", "")] {
        assert!(!listed(who, more).contains("Listens first"), "{who} {more}");
    }
    for (who, more) in [("kim", "--about robin"), ("kim", ""), ("sam", "--about robin")] {
        assert!(!listed(who, more).contains("billing"), "{who} {more}");
    }
    // A fault in it is told to its writer alone.
    folder.write("reviews/robin/journal-kim.yaml", "- id: SECRET thing\n");
    for who in ["robin", "sam"] {
        let run = folder.steps(&format!("check --person {who}"));
        assert!(!run.out.contains("SECRET"), "{}", run.out);
        assert!(!listed(who, "--about robin").contains("SECRET"));
    }
    assert!(folder.steps("check --person kim").out.contains("SECRET"));
}

#[test]
fn no_report_shows_what_nobody_cited() {
    let folder = sealed();
    note(&folder, &["PRIVATE thought", "--for", "mastery"]);
    for command in ["check", "diff robin", "gap robin", "notes --about robin", "check --format json"] {
        for who in ["kim", "sam"] {
            let run = folder.steps(&format!("{command} --person {who}"));
            assert!(!run.out.contains("PRIVATE") && !run.err.contains("PRIVATE"), "{command} of {who}");
        }
    }
}

#[test]
fn a_cited_entry_crosses_without_what_is_the_writers_own() {
    let folder = noted();
    note(&folder, &["Quiet praise", "--from", "Sam Lindqvist"]);
    folder.write("a.yaml", one("{rating: sometimes, evidence: [j-2, j-3, j-4]}"));
    folder.steps("assess --person robin --answers a.yaml --seal --partial -q").gives(0, "", "");
    let sealed = folder.read("reviews/robin/2026-h2/self.yaml");
    snapbox::assert_data_eq!(
        &sealed[sealed.find("cited:").expect("it cites")..],
        str![[r#"
cited:
  - id: j-2
    date: "2026-10-01"
    kind: feedback
    text: Clear minutes
    from: Kim Osei
    with_leave: true
  - id: j-3
    date: "2026-08-01"
    kind: decision
    text: One queue for all
  - id: j-4
    date: "2026-11-23"
    kind: feedback
    text: Quiet praise

"#]]
    );
}

#[test]
fn a_word_that_is_in_the_way_is_told() {
    let folder = Folder::new();
    for arguments in ["notes --kind decision x", "notes --kind decision edit j-1"] {
        let run = folder.steps(arguments);
        assert_eq!(run.status, 2);
        assert!(run.err.starts_with("error: no other word can stand beside `--kind`\nhint: "), "{}", run.err);
    }
}
