//! What a comparison says of the meeting that it is read in: peers, last time, what is next; and in brief.

use snapbox::str;

use crate::program::Folder;
use crate::terminal::Terminal;

/// The lines of a report from this one on, up to the next blank one.
fn paragraph<'a>(report: &'a str, first: &str) -> Option<&'a str> {
    report.split("\n\n").map(|part| part.trim_end()).find(|part| part.starts_with(first))
}

#[test]
fn that_peers_have_answered_is_for_the_person_and_their_manager() {
    let folder = Folder::example("first-review");
    let said = |person: &str| {
        let report = folder.steps(&format!("diff robin-ek {person}")).answer();
        report.lines().find(|line| line.contains("answered, too")).map(str::to_owned)
    };
    let both = Some("- 2 peers have answered, too".to_owned());
    assert_eq!(said("--person robin-ek"), both);
    assert_eq!(said("--person alex-moreau"), both);
    for somebody in ["--person sam-lindqvist", "--person noor-haddad", ""] {
        assert_eq!(said(somebody), None, "{somebody}");
    }
    // Only that they sealed, which a draft has not, nor what was changed afterwards.
    let path = "reviews/robin-ek/2026-h2/peer-sam-lindqvist.yaml";
    folder.write(path, folder.read(path).replacen("rating: consistently", "rating: sometimes", 1));
    assert_eq!(said("--person robin-ek").as_deref(), Some("- 1 peer has answered, too"));
    std::fs::remove_file(folder.join("reviews/robin-ek/2026-h2/peer-kim-osei.yaml")).expect("removes");
    assert_eq!(said("--person robin-ek"), None);
}

#[test]
fn it_ends_with_what_to_do_next() {
    let folder = Folder::example("first-review");
    let next = |arguments: &str| {
        let report = folder.steps(&format!("diff robin-ek {arguments}")).answer();
        paragraph(&report, "What is next").map(str::to_owned)
    };
    let agreed = |day: &str, command: &str| {
        Some(format!(
            "What is next\nYou agreed on this, and sealed it on {day}. The way from there:\n  {command}"
        ))
    };
    assert_eq!(next(""), agreed("2026-11-20", "steps gap robin-ek"));
    assert_eq!(
        next("--person robin-ek --cycle 2026-h1"),
        agreed("2026-06-05", "steps gap robin-ek --person robin-ek --cycle 2026-h1")
    );
    // The first review has no time before it.
    let first = folder.steps("diff robin-ek --cycle 2026-h1").answer();
    assert!(!first.contains("last time"), "{first}");
    assert!(first.contains("Was to be looked at again on 2026-09-30, 7 weeks ago"), "{first}");
    // While what was agreed is a draft, the meeting goes on.
    let path = "reviews/robin-ek/2026-h2/agreed.yaml";
    let sealed = folder.read(path);
    let (before, rest) = sealed.split_once("sealed:\n").expect("a seal");
    let (_, after) = rest.split_once("\ncells:").expect("cells");
    folder.write(path, format!("{before}cells:{after}"));
    let decide = |command: &str| {
        Some(format!("What is next\nDecide each difference together, and what to work on:\n  {command}"))
    };
    assert_eq!(next("--person alex-moreau"), decide("steps agree robin-ek --person alex-moreau"));
    std::fs::remove_file(folder.join(path)).expect("removes");
    assert_eq!(next("--person robin-ek"), decide("steps agree robin-ek --person robin-ek"));
    assert_eq!(next(""), decide("steps agree robin-ek"));
    // To somebody who has no part in it, there is nothing to decide.
    assert_eq!(next("--person noor-haddad"), None);
    // What was agreed the last time stays what it was.
    let report = folder.steps("diff robin-ek").answer();
    let last = paragraph(&report, "What you agreed to work on last time").expect("it is there");
    assert!(
        last.contains("Bring a page of usage data") && last.contains("2026-09-30, 7 weeks ago"),
        "{last}"
    );
}

#[test]
fn what_the_manager_does_for_a_focus_is_said() {
    let folder = Folder::example("first-review");
    let expect = "Support: Alex gets Robin access to the usage reports";
    let report = folder.steps("diff robin-ek").answer();
    assert!(report.contains(expect), "{report}");
    let report = folder.steps("gap robin-ek --cycle 2026-h1").answer();
    assert!(report.contains(expect), "{report}");
    let json = folder.steps("gap robin-ek --cycle 2026-h1 --format json").answer();
    assert!(json.contains("\"support\": \"Alex gets Robin access to the usage reports"), "{json}");
}

#[test]
fn in_brief_it_fits_one_screen() {
    let folder = Folder::example("first-review");
    folder.steps("diff robin-ek --brief").gives(
        0,
        str![[r#"
Where Robin Ek and Alex Moreau agree and differ, 2026-h2

Behavior                Individual     Squad/Chapter  Tribe/Guild  Technology/Company
─────────────────────────────────────────────────────────────────────────────────────
Team success            cons = cons    cons < model   not = not    ·
Continuous improvement  cons = cons    cons > some    some ~ ?     –
Accountability          cons = cons    cons = cons    some < cons  –
Business impact         cons = cons    cons = cons    cons > not   n/a ~ not
Mastery                 model = model  cons = cons    cons = cons  not = not

Robin Ek's rating comes first, then Alex Moreau's: = the same, > Robin Ek
higher, < Alex Moreau higher, ~ not comparable, –: Not rated, ·: Not asked

The same on 11 of 15 questions, one apart on 3, further apart on 1; on 1 only
one side could say, on 1 only one side says it does not apply. Where you differ:
- Business impact · Tribe/Guild: Consistently > Not yet
- Team success · Squad/Chapter: Consistently < Role model
- Continuous improvement · Squad/Chapter: Consistently > Sometimes
- Accountability · Tribe/Guild: Sometimes < Consistently
- Business impact · Technology/Company: Does not apply here ~ Not yet
- Continuous improvement · Tribe/Guild: Sometimes ~ Not enough evidence to say

"#]],
        "",
    );
    let arguments = ["--today", "2026-11-23", "diff", "robin-ek", "--brief"];
    let mut terminal = Terminal::start((24, 80), folder.path(), env!("CARGO_BIN_EXE_steps"), arguments);
    terminal.wait_for("Sometimes ~ Not enough evidence to say");
    let shown = terminal.screen();
    assert!(shown.starts_with("Where Robin Ek and Alex Moreau agree and differ"), "{shown}");
    let run = folder.steps("diff robin-ek --brief --all");
    assert_eq!(run.status, 2, "{}", run.out);
}
