//! Breadth: in which other disciplines somebody works, from the interview to the T in the reports.

use snapbox::{assert_data_eq, str};

use crate::interview::{Workspace, rate, yaml};
use crate::office::{KIM, ROBIN, office, rate as answer, whole};
use crate::program::{Folder, TODAY};

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";

#[test]
fn after_the_behaviors_the_other_disciplines_are_asked_about() {
    let workspace = Workspace::new();
    let mut terminal = workspace.begin((24, 80), &["--breadth"]);
    rate(&mut terminal, "Craft · Own work, question 1", "1");
    rate(&mut terminal, "Team · Own work, question 2", "1");
    terminal.wait_for("In which other disciplines do you work, and how far does it reach?");
    terminal.send("1").wait_for("[x] Pastry").send(ENTER).wait_for("How far does it reach?");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Pastry, Other disciplines

Cakes

› How far does it reach?  1 Own work  2 Shop  3 Chain
  Note   what shows it: something you did, decided or changed

















Enter next · 1–3 choose · Tab fields · Esc back · s skip · ? help · q leave
"#]]
    );
    // Killed here, it comes again, without being asked for again.
    terminal.kill();
    assert_eq!(workspace.saved()["breadth"], yaml("{pastry: {}}"));
    let mut terminal = workspace.begin((24, 80), &[]);
    terminal.wait_for("How far does it reach?").send(ENTER);
    terminal.wait_for("Choose one: 1–3.");
    terminal.send("2").wait_for("(Shop)").send("\tEvery Friday").wait_for("Note Every Friday").send(ENTER);
    terminal.wait_for("What next?");
    assert_eq!(workspace.saved()["breadth"], yaml("{pastry: {step: shop, note: Every Friday}}"));
    // Back leads through its pages, and taking a discipline back is possible.
    terminal.send(ESCAPE).wait_for("How far does it reach?").send(ESCAPE).wait_for("[x] Pastry");
    terminal.send("1").wait_for("[ ] Pastry").send(ENTER).wait_for("What next?");
    assert_eq!(workspace.saved()["breadth"], yaml("{}"));
}

#[test]
fn it_is_asked_about_where_the_persons_entry_says_so() {
    let workspace = Workspace::new();
    workspace.write("people.yaml", "- {id: robin, disciplines: [], breadth: true}\n");
    let mut terminal = workspace.begin((24, 80), &["--quick"]);
    rate(&mut terminal, "Craft · Own work, question 1", "1");
    rate(&mut terminal, "Team · Own work, question 2", "1");
    terminal.wait_for("In which other disciplines").send("1").wait_for("[x]").send(ENTER);
    // What is skipped is left open.
    terminal.wait_for("How far does it reach?").wait_for_no("Note").send("s").wait_for("Pastry: not said");
    let change = terminal
        .screen()
        .lines()
        .find_map(|line| line.trim().strip_suffix("  Change an answer").map(str::to_owned));
    terminal.send(&change.expect("a choice")).send("").wait_for("Which answer");
    terminal.send("other").send(ENTER).wait_for("In which other disciplines");
}

/// Robin and Kim with breadth in Robin's answers.
fn with_breadth(more: &str) -> Folder {
    let folder = office();
    let breadth = "disciplines: [software-development]\nbreadth:\n  agile-coaching: {step: individual}\n  \
                   quality: {step: squad, note: Pairs with Sam on release tests}\n";
    let rated = whole("Robin says")
        .replace("mastery: {individual: {rating: not-yet", "mastery: {individual: {rating: consistently")
        .replace("Robin says mastery}", "Robin says mastery}, squad: {rating: not-yet}");
    answer(&folder, TODAY, ROBIN, &format!("{rated}{breadth}"), "--seal");
    answer(&folder, TODAY, KIM, &whole("Kim says"), more);
    folder
}

#[test]
fn a_t_is_drawn_and_said() {
    let folder = with_breadth("--seal");
    let report = folder.steps("diff robin --person robin").answer();
    let (_, tee) = report.split_once("Depth and breadth\n").expect("a T");
    assert_data_eq!(
        tee,
        str![[r#"
Step                Agile coaching  Software development  Quality
─────────────────────────────────────────────────────────────────
Individual          ■               ■                     ■
Squad/Chapter                                             ■
Tribe/Guild
Technology/Company

As Robin Ek sees it: depth in Software development, demonstrated up to
Individual; breadth in Agile coaching and Quality.

- Agile coaching: Individual
- Quality: Squad/Chapter. Pairs with Sam on release tests

Not asked
- Mastery: Kim Osei was not asked about Squad/Chapter (Robin Ek: Not yet)

What is next
Decide each difference together, and what to work on:
  steps agree robin --person robin

"#]]
    );
    let report = folder.steps("gap robin --person kim --linear").answer();
    let (_, tee) = report.split_once("Depth and breadth\n").expect("a T");
    let (tee, _) = tee.split_once("\nAt ").expect("the step");
    assert_data_eq!(
        tee,
        str![[r#"
Robin Ek: no discipline was rated for depth; breadth in Agile coaching and
Quality, from the self-rating.

- Agile coaching: Individual
- Quality: Squad/Chapter. Pairs with Sam on release tests

"#]]
    );
    let html = folder.steps("gap robin --person robin --from self --format html").answer();
    assert!(html.contains("<title id=\"chart-") && html.contains(">Depth and breadth</title>"), "{html}");
    let json = folder.steps("gap robin --person robin --from self --format json").answer();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["breadth"]["beside"][1]["step"]["id"], "squad");
    assert_eq!(json["breadth"]["depth"]["id"], "individual");
}

#[test]
fn breadth_crosses_only_with_a_whole_seal() {
    let folder = office();
    let one = "cells: {mastery: {individual: {rating: unsure}}}\n";
    answer(
        &folder,
        TODAY,
        ROBIN,
        &format!("{}breadth: {{quality: {{step: squad}}}}\n", whole("Robin says")),
        "--seal",
    );
    answer(&folder, TODAY, KIM, one, "--seal --partial");
    for command in ["diff robin", "gap robin --from self"] {
        let report = folder.steps(&format!("{command} --person kim")).answer();
        assert!(!report.contains("Quality"), "{report}");
    }
    // Adding breadth to a partial seal changes nothing that was sealed.
    answer(&folder, TODAY, KIM, &format!("{one}breadth: {{quality: {{step: tribe}}}}\n"), "--seal --partial");
    assert!(!folder.read("reviews/robin/2026-h2/manager.yaml").contains("reopened"));
    // Changing it afterwards is an opening, and is told.
    folder.write("given.yaml", format!("{one}breadth: {{}}\n"));
    let run = folder.steps(&format!("{KIM} given.yaml --seal --partial"));
    assert!(run.err.contains("changing answers that were sealed needs a reason"), "{}", run.err);
}

#[test]
fn ids_that_nobody_knows_are_found() {
    let folder = office();
    folder.write("given.yaml", format!("{}breadth:\n  qualty: {{step: squat}}\n", whole("Robin says")));
    folder.steps(&format!("{ROBIN} given.yaml")).gives(
        2,
        "",
        str![[r#"
error[unknown-id]: no discipline is called `qualty`
 --> given.yaml:8:3
  |
8 |   qualty: {step: squat}
  |   ^^^^^^
  |
  = help: did you mean `quality`?

error[unknown-id]: no step is called `squat`
 --> given.yaml:8:18
  |
8 |   qualty: {step: squat}
  |                  ^^^^^
  |
  = help: did you mean `squad`?

"#]],
    );
}

#[test]
fn the_form_in_the_editor_offers_the_other_disciplines() {
    let folder = office();
    let fill = "sed -i -e 's/^  quality:/  quality: {step: squad}/' -e '/^  quality: {/,/note:/{/^    /d}'";
    let run = folder
        .run(folder.command("assess robin --as self --person robin --edit --breadth -q").env("EDITOR", fill));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let saved = folder.read("reviews/robin/2026-h2/self.yaml");
    assert!(saved.ends_with("breadth:\n  quality:\n    step: squad\n"), "{saved}");
}
