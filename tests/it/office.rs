//! A workspace in which two sides rate: Robin, whose manager is Kim, and their colleague Sam.

use crate::program::Folder;

pub const PEOPLE: &str = "\
# Who works here.
- id: kim
  name: Kim Osei
- id: robin
  name: Robin Ek
  managers:
    - id: kim
- id: sam
  name: Sam Lindqvist
";

const BEHAVIORS: [&str; 5] =
    ["team-success", "continuous-improvement", "accountability", "business-impact", "mastery"];

/// The people, and nothing rated yet.
pub fn office() -> Folder {
    let folder = Folder::new();
    folder.write("people.yaml", PEOPLE);
    folder
}

/// Answers that suffice for a whole seal, each with a note that begins with `words`.
pub fn whole(words: &str) -> String {
    let cells = BEHAVIORS.map(|behavior| {
        format!("  {behavior}: {{individual: {{rating: not-yet, note: {words} {behavior}}}}}\n")
    });
    format!("cells:\n{}", cells.concat())
}

/// One answer: `mastery` at `individual`.
pub fn one(answer: &str) -> String {
    format!("cells: {{mastery: {{individual: {answer}}}}}\n")
}

/// Robin and Kim, with these further arguments.
pub const ROBIN: &str = "assess robin --as self --person robin -q --answers";
pub const KIM: &str = "assess robin --as manager --person kim -q --answers";

/// Takes answers over as somebody, with further arguments of `assess`.
#[track_caller]
pub fn rate(folder: &Folder, today: &str, who: &str, answers: &str, more: &str) {
    folder.write("given.yaml", answers);
    folder.steps_on(today, &format!("{who} given.yaml {more}")).gives(0, "", "");
}

/// Both have sealed all: what Robin wrote is "Robin says", what Kim wrote is "Kim says".
pub fn sealed() -> Folder {
    let folder = office();
    rate(&folder, "2026-11-20", ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, "2026-11-21", KIM, &whole("Kim says"), "--seal");
    folder
}

/// A text with the salts and digests of seals left out, which differ from run to run.
pub fn masked(text: &str) -> String {
    let line = |line: &str| match line.trim_start().split_once(": ") {
        Some((key @ ("salt" | "digest"), _)) => {
            format!("{}{key}: [..]\n", &line[..line.len() - line.trim_start().len()])
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Every report, in every format, as this person; `""` is nobody known.
pub fn all_reports(folder: &Folder, today: &str, who: &str) -> String {
    let who = if who.is_empty() { String::new() } else { format!("--person {who}") };
    let mut all = String::new();
    for command in [
        "diff robin --all",
        "gap robin",
        "gap robin --from self",
        "gap robin --from manager",
        "history robin",
    ] {
        for format in ["text", "markdown", "json", "html"] {
            let run = folder.steps_on(today, &format!("{command} --format {format} {who}"));
            all += &format!("{}{}", run.out, run.err);
        }
    }
    for command in ["check", "check --format json", "check --format sarif", "check --format github"] {
        let run = folder.steps_on(today, &format!("{command} {who}"));
        all += &format!("{}{}", run.out, run.err);
    }
    all
}
