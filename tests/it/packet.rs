//! `steps packet`: what goes to the people who approve a move.

use snapbox::{assert_data_eq, str};

use crate::agree::{run, sealed};
use crate::office::masked;
use crate::program::Folder;

pub const STEPS: &str = env!("CARGO_BIN_EXE_steps");
pub const TODAY: &str = "2026-11-23";
pub const PACKET: &str = "reviews/robin/2026-h2/packet.yaml";
const DECISIONS: &str = "
accept_shared: true
follow_up: [{behavior: craft, step: shop, try: Bake for the fair, became: done}]
cells:
  craft: {shop: {rating: seldom, examples: [craft-shop-a], note: One fair is a beginning, evidence: [j-1]}}
  team: {own: {rating: often, note: The shifts are fair}}
";

/// What Robin and Kim agreed on, in a framework that says who approves.
pub fn agreed() -> Folder {
    let folder = sealed();
    folder.write("decisions.yaml", DECISIONS);
    assert_eq!(run(&folder, "kim", "agree robin --answers decisions.yaml --seal -q").status, 0);
    folder.write("framework/roles.yaml", "- {id: owner, name: Owner}\n");
    let steps = folder.read("framework/steps.yaml");
    let shop = "scope: a shop, approval: owner, consult: [the other bakers]";
    folder.write("framework/steps.yaml", steps.replace("scope: a shop", shop));
    folder.write("reviews/robin/profile.yaml", "step: own # since May\n");
    folder
}

/// The same, with a packet for a move to the shop for which both have written.
pub fn asked() -> Folder {
    let folder = agreed();
    folder.write("mine.txt", "I bake for the shop already.\n\nThe fair was one day of many.\n");
    folder.write(
        "kim.yaml",
        "to: shop\nrequest: {manager: Robin taught two of us the rye.}\nnot_yet:\n  \
         - {behavior: team, instead: {manager: What Robin bakes is what the others learn from.}}\n",
    );
    let mine = folder.read("mine.txt");
    let said = folder.steps_with_input("packet --person robin --to shop --request - -q", &mine);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(run(&folder, "robin", "packet --answers kim.yaml --seen -q").status, 0);
    folder
}

#[test]
fn it_holds_all_that_they_asked_for_agreed_on_and_can_show() {
    let folder = asked();
    run(&folder, "kim", "packet robin").gives(
        0,
        str![[r#"
Robin Ek: from Own work to Shop

A request for a move, on what Robin Ek and Kim Osei agreed in 2026-h2, sealed on
2026-11-23.

Shop: Helps the shop bake well

The request

In the words of Robin Ek
I bake for the shop already.

The fair was one day of many.

In the words of Kim Osei
Robin taught two of us the rye.

What was agreed
Behavior  2026-h1  2026-h2  Reaches
──────────────────────────────────────────────────────
Craft     ○○○      ■▪·      Own work, and in part Shop
Team      ○○○      ■□·      Own work

Steps: Own work, then Shop, then Chain

■ demonstrated, ▪ in part, □ not yet, ○ not rated, · not asked

Evidence

Craft
Shop:
- 3 Aug 2026: Rye for the fair
- https://bread.example/1

Examples of Shop that hold:
- First of craft at shop

Team
Noted in the meeting:
- Own work: The shifts are fair

Without evidence
- Team

What is not there yet
As a rule all behaviors are expected, and strength in one can make up for
another.

Craft
- Shop: Seldom
    One fair is a beginning

Team
- Shop: Seldom

What makes up for it:
- Kim Osei: What Robin bakes is what the others learn from.

Who decides
A move to Shop is approved by the owner, after consulting the other bakers.

Who          Decision  Date      Reason
─────────────────────────────────────────
Owner: name  ……………………  ……………………  ……………………
……………………                         ……………………
                                 ……………………

"#]],
        "",
    );
    run(&folder, "kim", "packet robin --linear").gives(
        0,
        str![[r#"
Robin Ek: from Own work to Shop

A request for a move, on what Robin Ek and Kim Osei agreed in 2026-h2, sealed on
2026-11-23.

Shop: Helps the shop bake well

The request

In the words of Robin Ek
I bake for the shop already.

The fair was one day of many.

In the words of Kim Osei
Robin taught two of us the rye.

What was agreed
How far each behavior reached, by cycle:

Behavior: Craft
  2026-h1: not rated at Own work
  2026-h2: Own work, and in part Shop

Behavior: Team
  2026-h1: not rated at Own work
  2026-h2: Own work

Evidence

Craft
Shop:
- 3 Aug 2026: Rye for the fair
- https://bread.example/1

Examples of Shop that hold:
- First of craft at shop

Team
Noted in the meeting:
- Own work: The shifts are fair

Without evidence
- Team

What is not there yet
As a rule all behaviors are expected, and strength in one can make up for
another.

Craft
- Shop: Seldom
    One fair is a beginning

Team
- Shop: Seldom

What makes up for it:
- Kim Osei: What Robin bakes is what the others learn from.

Who decides
A move to Shop is approved by the owner, after consulting the other bakers.

To be filled in by the owner: name, decision, date and reason.

"#]],
        "",
    );
}

#[test]
fn every_format_has_the_words_of_both() {
    let folder = asked();
    for format in ["text", "markdown", "json", "html"] {
        let packet = run(&folder, "kim", &format!("packet robin --format {format}")).answer();
        for words in ["I bake for the shop already.", "Robin taught two of us the rye.", "Rye for the fair"] {
            assert!(packet.contains(words), "{format} without {words:?}:\n{packet}");
        }
    }
    let packet = run(&folder, "kim", "packet robin --format json").answer();
    let packet: serde_json::Value = serde_json::from_str(&packet).expect("JSON");
    assert_eq!((&packet["version"], &packet["report"]), (&1.into(), &"packet".into()));
    assert_eq!((&packet["from"]["id"], &packet["to"]["id"]), (&"own".into(), &"shop".into()));
    assert_eq!(packet["agreed"][1]["behaviors"][0]["steps"][1]["state"], "in_part");
    assert_eq!(packet["evidence"][0]["cited"][0]["entry"]["text"], "Rye for the fair");
    assert_eq!(packet["without_evidence"][0]["id"], "team");
    assert_eq!(packet["not_yet"][1]["instead"]["manager"], "What Robin bakes is what the others learn from.");
    assert_eq!(packet["route"]["approval"]["id"], "owner");
    assert_eq!(packet["decisions"], serde_json::json!([]));
}

#[test]
fn the_file_reads_well_and_can_be_written_by_hand() {
    let folder = asked();
    assert_data_eq!(
        masked(&folder.read(PACKET)),
        str![[r#"
format: 1
person: robin
cycle: "2026-h2"
to: shop
request:
  self: |-
    I bake for the shop already.

    The fair was one day of many.
  manager: Robin taught two of us the rye.
not_yet:
  - behavior: team
    instead:
      manager: What Robin bakes is what the others learn from.
seen:
  date: "2026-11-23"
  digest: [..]

"#]]
    );
    // By hand, the step alone is enough.
    folder.write(PACKET, "# For spring\nto: shop # at last\n");
    let said = ["--person", "robin", "packet", "--request", "It is time.", "-o", "packet.md"];
    folder.run(folder.command("").args(said)).gives(
        0,
        "",
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Wrote `packet.md`, readable by you alone.

"#]],
    );
    assert_eq!(
        folder.read(PACKET),
        "# For spring\nformat: 1\nto: shop # at last\nrequest:\n  self: It is time.\n"
    );
}

#[test]
fn it_is_refused_to_others_and_without_a_record() {
    let folder = asked();
    for who in ["sam", "robin-ek"] {
        let refused = run(&folder, who, "packet robin");
        assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    }
    run(&folder, "sam", "packet robin").gives(
        2,
        "",
        str![[r#"
error: a packet is between Robin Ek and their manager, and you are `sam`
hint: say who you are with `--person ID`

"#]],
    );
    folder.steps("packet robin --no-input").gives(2, "", str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in `~/.config/steps/config.toml`

"#]]);
    run(&sealed(), "robin", "packet --to shop --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: nothing was agreed about Robin Ek in 2026-h2
hint: a packet is built on what `steps agree robin` records in the review meeting

"#]],
    );
    // One's own later draft closes what came before.
    run(&folder, "kim", "packet robin --cycle 2026-h1 --to shop").answer();
    let path = "reviews/robin/2027-h1/manager.yaml";
    let draft = folder.read("reviews/robin/2026-h2/manager.yaml").replace("2026-h2", "2027-h1");
    folder.write(path, draft.split("sealed:").next().expect("a beginning"));
    run(&folder, "kim", "packet robin").gives(2, "", str![[r#"
error: 2027-h1 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2027-h1 is sealed; `steps assess robin --as manager --discard --person kim --cycle 2027-h1` removes your draft

"#]]);
    run(&folder, "robin", "packet").answer();
}

#[test]
fn a_meeting_that_is_not_over_is_left_out_and_told() {
    let folder = asked();
    let record = folder.read("reviews/robin/2026-h2/agreed.yaml").replace("2026-h2", "2027-h1");
    let (before, _) = record.split_once("sealed:").expect("a seal");
    let resume = "resume: {question: focus/1}\ncells: {craft: {own: {rating: model}}}\n";
    folder.write("reviews/robin/2027-h1/agreed.yaml", format!("{before}{resume}"));
    let packet = folder.steps_on("2027-03-01", "--person robin packet");
    assert!(packet.out.contains("agreed in 2026-h2") && !packet.out.contains("2027-h1"), "{}", packet.out);
    assert_data_eq!(
        packet.err,
        str![[r#"
What was agreed in 2027-h1 is not sealed yet, and is left out; `steps agree robin --person robin` continues it.

"#]]
    );
}

#[test]
fn where_one_of_them_sees_only_a_part_it_says_so() {
    let folder = Folder::example("three-cycles");
    let packet = |who: &str| run(&folder, who, "packet lucia-berger").answer();
    let shared = "Only what both sides answered is shown.";
    // Emre came after the first of the cycles.
    assert!(packet("emre-yildiz").contains(shared));
    assert!(!packet("lucia-berger").contains(shared));
}

#[test]
fn a_packet_is_for_one_step_and_about_one_person() {
    let folder = asked();
    run(&folder, "robin", "packet --to chain").gives(
        2,
        "",
        str![[r#"
error: the packet of 2026-h2 asks for `shop`, not `chain`
hint: `steps packet robin --edit --person robin` changes the step, and the words with it

"#]],
    );
    folder.write("other.yaml", "to: shop\nperson: sam\n");
    run(&folder, "robin", "packet --answers other.yaml").gives(
        2,
        "",
        str![[r#"
error: the answers say `person: sam`, and this is about `robin`
hint: take in the packet.yaml of the same person, cycle and step

"#]],
    );
    folder.write("other.yaml", "to: shopp\nnot_yet:\n  - {behavior: tem, instead: {self: x}}\n");
    run(&folder, "robin", "packet --answers other.yaml").gives(
        2,
        "",
        str![[r#"
error[unknown-id]: no step is called `shopp`
 --> other.yaml:1:5
  |
1 | to: shopp
  |     ^^^^^
  |
  = help: did you mean `shop`?

error[unknown-id]: no behavior is called `tem`
 --> other.yaml:3:16
  |
3 |   - {behavior: tem, instead: {self: x}}
  |                ^^^
  |
  = help: did you mean `team`?

"#]],
    );
}

#[test]
fn a_narrower_step_and_the_one_of_today_are_steps_to_ask_for() {
    let folder = agreed();
    folder.write("reviews/robin/profile.yaml", "step: shop\n");
    let head = |to: &str| {
        let packet = run(&folder, "robin", &format!("packet --to {to}")).answer();
        packet.split("\nThe request").next().expect("a beginning").to_owned()
    };
    assert_data_eq!(
        head("own"),
        str![[r#"
Robin Ek: from Shop to Own work

A request for a move, on what Robin Ek and Kim Osei agreed in 2026-h2, sealed on
2026-11-23.

Own work: Bakes well

This is a move to a step with less impact: Shop includes all of Own work.

"#]]
    );
    assert_data_eq!(
        head("shop"),
        str![[r#"
Robin Ek: a move to Shop

A request for a move, on what Robin Ek and Kim Osei agreed in 2026-h2, sealed on
2026-11-23.

Shop: Helps the shop bake well

Robin Ek is at Shop already.

"#]]
    );
    let nobody = run(&folder, "robin", "packet --to own").answer();
    assert!(nobody.contains("`steps.yaml` names nobody who approves a move to Own work"), "{nobody}");
}

#[test]
fn check_knows_the_file_and_shows_it_to_the_two_alone() {
    let folder = asked();
    let found = run(&folder, "robin", "check reviews").answer();
    assert!(!found.contains("packet.yaml"), "{found}");
    folder.write(PACKET, "to: shopp\nperson: sam\ncycle: 2026-h2\nrequest: {boss: x}\n");
    let check = format!("check {PACKET}");
    run(&folder, "robin", &check).gives(
        1,
        str![[r#"
error[unknown-id]: no step is called `shopp`
 --> reviews/robin/2026-h2/packet.yaml:1:5
  |
1 | to: shopp
  |     ^^^^^
  |
  = help: did you mean `shop`?

error[wrong-place]: `person` is `sam`, but the file is where `robin` is expected
 --> reviews/robin/2026-h2/packet.yaml:2:9
  |
2 | person: sam
  |         ^^^
  |
  = help: write `person: robin`, or move the file

error[unknown-key]: unknown key `boss`
 --> reviews/robin/2026-h2/packet.yaml:4:11
  |
4 | request: {boss: x}
  |           ^^^^
  |
  = help: expected `self` or `manager`

3 errors in 1 file.

"#]],
        "",
    );
    run(&folder, "sam", &check).gives(
        1,
        str![[r#"
error[withheld]: something is wrong here, which only whoever wrote the file may see
 --> reviews/robin/2026-h2/packet.yaml:1:5
  = help: they see it with `steps check`, where `--person ID` says who they are

error[withheld]: something is wrong here, which only whoever wrote the file may see
 --> reviews/robin/2026-h2/packet.yaml:2:9
  = help: they see it with `steps check`, where `--person ID` says who they are

error[withheld]: something is wrong here, which only whoever wrote the file may see
 --> reviews/robin/2026-h2/packet.yaml:4:11
  = help: they see it with `steps check`, where `--person ID` says who they are

3 errors in 1 file.

"#]],
        "",
    );
    let refused = run(&folder, "robin", "packet");
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("unknown key `boss`"), "{}", refused.err);
}

#[test]
fn a_step_and_a_behavior_with_other_ids_are_carried_over() {
    let folder = asked();
    let steps = folder.read("framework/steps.yaml");
    folder.write("framework/steps.yaml", steps.replace("{id: shop,", "{id: bakery, replaces: shop,"));
    for behavior in ["craft", "team"] {
        let path = format!("framework/behaviors/{behavior}.yaml");
        folder.write(&path, folder.read(&path).replace("  shop:", "  bakery:"));
    }
    let manifest = folder.read("framework/framework.yaml");
    folder.write("framework/framework.yaml", manifest.replace("version: 1.0.0", "version: 2.0.0"));
    let packet = run(&folder, "robin", "packet --to bakery").answer();
    assert!(packet.starts_with("Robin Ek: from Own work to Shop\n"), "{packet}");
    assert!(packet.contains("`shop` is `bakery` now"), "{packet}");
}
