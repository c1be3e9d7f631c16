//! `steps packet`: what goes to the people who approve a move, and what they decided.

use snapbox::{assert_data_eq, str};

use crate::agree::{CTRL_C, ENTER, run, sealed};
use crate::linear::next_prompt;
use crate::office::masked;
use crate::program::{Folder, Run};
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
const TODAY: &str = "2026-11-23";
const PACKET: &str = "reviews/robin/2026-h2/packet.yaml";
const DECISIONS: &str = "
accept_shared: true
follow_up: [{behavior: craft, step: shop, try: Bake for the fair, became: done}]
cells:
  craft: {shop: {rating: seldom, examples: [craft-shop-a], note: One fair is a beginning, evidence: [j-1]}}
  team: {own: {rating: often, note: The shifts are fair}}
";

/// What Robin and Kim agreed on, in a framework that says who approves.
fn agreed() -> Folder {
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
fn asked() -> Folder {
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

fn record(folder: &Folder, who: &str, words: &[&str]) -> Run {
    let mut command = folder.command(&format!("--person {who} packet robin --record"));
    folder.run(command.args(words))
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
fn nothing_is_written_where_nothing_is_given() {
    let folder = agreed();
    let packet = run(&folder, "robin", "packet --to shop").answer();
    assert!(packet.contains("Nothing is here from Robin Ek yet."), "{packet}");
    assert!(!folder.join(PACKET).exists());
    run(&folder, "robin", "packet").gives(
        2,
        "",
        str![[r#"
error: there is no packet on 2026-h2 yet, so it needs the step to move to
hint: name it with `--to`: `own`, `shop`, `chain`

"#]],
    );
}

#[test]
fn the_words_of_the_manager_wait_until_the_person_has_read_them() {
    let folder = agreed();
    folder
        .write("reviews/robin/journal-kim.yaml", "- {id: j-9, date: 2026-08-03, text: A SECRET of Kim's}\n");
    let said = ["--person", "kim", "packet", "robin", "--to", "shop", "--request", "A word of Kim's"];
    let said = folder.run(folder.command("").args(said));
    assert!(!said.out.contains("A word of Kim's") && !said.out.contains("SECRET"), "{}", said.out);
    assert_data_eq!(
        said.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words are left out until Robin Ek has read them: here with `steps packet robin --as self --person kim`, or on their machine, where `--answers` takes in the packet.yaml of this one.

"#]]
    );
    // Robin reads all of it, and so does whoever reads what Robin hands over.
    let theirs = run(&folder, "robin", "packet").answer();
    assert!(theirs.contains("A word of Kim's") && !theirs.contains("SECRET"), "{theirs}");
    run(&folder, "kim", "packet robin --seen").gives(
        2,
        "",
        str![[r#"
error: `--seen` is for Robin Ek to say
hint: where they sit beside you, they say it with `--as self --seen`

"#]],
    );
    assert_eq!(run(&folder, "robin", "packet --seen -q").status, 0);
    assert!(run(&folder, "kim", "packet robin").answer().contains("A word of Kim's"));
    // What is changed by hand has to be read again.
    folder.write(PACKET, folder.read(PACKET).replace("A word", "Another word"));
    assert!(!run(&folder, "kim", "packet robin").out.contains("Another word"));
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
fn another_copy_never_replaces_newer_words_of_ones_own() {
    let (robin, kim) = (agreed(), agreed());
    let write = |folder: &Folder, who: &str, flags: &str, text: &str| {
        let words = format!("--person {who} packet robin{flags} -q --request -");
        let said = folder.steps_with_input(&words, text);
        assert_eq!(said.status, 0, "{}", said.err);
    };
    write(&robin, "robin", " --to shop", "First try");
    kim.write("robin.yaml", robin.read(PACKET));
    assert_eq!(run(&kim, "kim", "packet robin --answers robin.yaml -q").status, 0);
    write(&kim, "kim", "", "A word of Kim's");
    robin.write("kim.yaml", kim.read(PACKET));

    // Robin went on writing before it came back.
    write(&robin, "robin", "", "Much better second version");
    let taken = run(&robin, "robin", "packet --answers kim.yaml --seen");
    assert_data_eq!(
        taken.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words on the request stay, though the answers say something else; to replace them, use `--request` or `--edit`, or first remove them from `reviews/robin/2026-h2/packet.yaml`.

"#]]
    );
    let both = robin.read(PACKET);
    assert!(both.contains("Much better second version") && both.contains("A word of Kim's"), "{both}");
    assert!(both.contains("seen:"), "{both}");

    // Kim went on as well: in the request, and in what makes up for a behavior.
    write(&kim, "kim", "", "A newer word of Kim's");
    let instead = "not_yet:\n- {behavior: team, instead: {manager: Newer rye}}\n";
    kim.write(PACKET, format!("{}{instead}", kim.read(PACKET)));
    let old = "not_yet:\n- {behavior: team, instead: {self: The fair, manager: Older rye}}\n";
    kim.write("robin.yaml", format!("{both}{old}"));
    let taken = run(&kim, "kim", "packet robin --answers robin.yaml");
    assert_data_eq!(
        taken.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words on the request and Team stay, though the answers say something else; to replace them, use `--request` or `--edit`, or first remove them from `reviews/robin/2026-h2/packet.yaml`.
Your words are left out until Robin Ek has read them: here with `steps packet robin --as self --person kim`, or on their machine, where `--answers` takes in the packet.yaml of this one.

"#]]
    );
    assert_data_eq!(
        kim.read(PACKET),
        str![[r#"
format: 1
person: robin
cycle: "2026-h2"
to: shop
request:
  self: Much better second version
  manager: A newer word of Kim's
not_yet:
  - behavior: team
    instead:
      self: The fair
      manager: Newer rye

"#]]
    );

    // What Robin has read by now stays read, whatever an older copy says.
    robin.write("kim.yaml", kim.read(PACKET));
    assert_eq!(run(&robin, "robin", "packet --answers kim.yaml --seen -q").status, 0);
    let seen = robin.read(PACKET).replace("2026-11-23", "2026-11-22");
    robin.write("older.yaml", format!("to: shop\nseen: {{date: 2026-11-01, digest: {}}}\n", "0".repeat(64)));
    robin.write(PACKET, &seen);
    assert_eq!(run(&robin, "robin", "packet --answers older.yaml -q").status, 0);
    assert_eq!(robin.read(PACKET), seen);
    // With Robin's copy, Kim's packet has what Robin has read.
    kim.write("robin.yaml", &seen);
    let shown = run(&kim, "kim", "packet robin --answers robin.yaml");
    assert_eq!(shown.err, "Saved in `reviews/robin/2026-h2/packet.yaml`.\n");
    assert!(shown.out.contains("A newer word of Kim's"), "{}", shown.out);
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
fn what_was_decided_is_written_down_and_looked_at_again() {
    let folder = asked();
    record(&folder, "kim", &["not-now", "--by", "Jo Tan", "--reason", "After the next fair"]).gives(
        0,
        "",
        str![[r#"
Written down in `reviews/robin/2026-h2/packet.yaml`.
To be looked at again on 2027-05-23, as `steps status` says.

"#]],
    );
    let packet = run(&folder, "robin", "packet").answer();
    assert_data_eq!(
        packet.split("Who decides\n").nth(1).expect("an end").to_owned(),
        str![[r#"
A move to Shop is approved by the owner, after consulting the other bakers.

Who          Decision  Date        Reason
──────────────────────────────────────────────────────────────────────
Jo Tan       Not now   2026-11-23  After the next fair
                                   To be looked at again on 2027-05-23
Owner: name  ……………………  ……………………    ……………………
……………………                           ……………………
                                   ……………………

"#]]
    );
    folder.steps_on("2027-05-30", "status --person robin").gives(
        0,
        str![[r#"
What is waiting for Robin Ek

By                      What
─────────────────────────────────────────────────────────────────────
2027-05-23, 7 days ago  Look again at your move
                        After the next fair
                        steps packet --person robin --cycle 2026-h2
2027-06-30, in 4 weeks  Your self-assessment for 2027-h1 is not begun
                        steps assess --person robin

"#]],
        "",
    );
    let all = folder.steps_on("2027-05-30", "status --person kim --all").answer();
    assert!(all.contains("Look again at their move"), "{all}");
    for format in ["ics", "json", "csv"] {
        let days =
            folder.steps_on("2027-05-30", &format!("status --person robin --format {format}")).answer();
        assert!(days.contains("Look again"), "{days}");
        for private in ["Shop", "After the next fair", "Jo Tan"] {
            assert!(!days.contains(private), "{format} tells {private}:\n{days}");
        }
    }
    assert!(!folder.steps_on("2027-05-30", "status --person sam").out.contains("Look again"));
}

#[test]
fn an_approval_sets_the_step_only_where_that_is_asked_for() {
    let folder = asked();
    let profile = "reviews/robin/profile.yaml";
    let approved = ["approved", "--by", "Jo Tan", "--reason", "Bakes for all of us", "--date", "2026-11-20"];
    record(&folder, "kim", &approved).gives(
        0,
        "",
        str![[r#"
Written down in `reviews/robin/2026-h2/packet.yaml`.
The step in the profile of robin stays as it is; once everybody has decided, the line `step: shop` in `reviews/robin/profile.yaml` changes it.

"#]],
    );
    assert_eq!(folder.read(profile), "step: own # since May\n");
    record(&folder, "kim", &[&approved[..], &["--yes"]].concat()).gives(
        0,
        "",
        str![[r#"
This decision was in `reviews/robin/2026-h2/packet.yaml` already.
The step in `reviews/robin/profile.yaml` is Shop now.

"#]],
    );
    assert_eq!(folder.read(profile), "step: shop # since May\n");
    // Nothing is left to fill in.
    let packet = run(&folder, "robin", "packet --linear").answer();
    assert!(packet.contains("Approved") && !packet.contains("To be filled in"), "{packet}");
    assert!(!folder.steps_on("2027-12-30", "status --person robin").out.contains("Look again at your move"));
}

#[test]
fn a_decision_is_written_down_once() {
    let folder = asked();
    let words = ["not-now", "--by", "Noor Haddad", "--reason", "After the fair"];
    assert_eq!(record(&folder, "robin", &words).status, 0);
    let again = record(&folder, "robin", &words);
    assert!(
        again.err.starts_with("This decision was in `reviews/robin/2026-h2/packet.yaml` already.\n"),
        "{}",
        again.err
    );
    assert_eq!(folder.read(PACKET).matches("After the fair").count(), 1);
}

#[test]
fn a_decision_has_a_name_a_reason_and_days_that_can_be() {
    let folder = asked();
    let refused = |words: &[&str]| {
        let run = record(&folder, "kim", words);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        run.err
    };
    assert_data_eq!(
        refused(&["approved", "--by", " ", "--reason", "x"]),
        str![[r#"
error: `--by` is empty
hint: a decision has a name and a reason

"#]]
    );
    assert_data_eq!(
        refused(&["approved", "--by", "Jo"]),
        str![[r#"
error: missing `--reason <TEXT>`
hint: `steps help packet` shows how it is used

"#]]
    );
    let days = ["not-now", "--by", "Jo", "--reason", "x"];
    assert_data_eq!(
        refused(&[&days[..], &["--date", "2026-12-01"]].concat()),
        str![[r#"
error: `--date 2026-12-01` is still to come: today is 2026-11-23
hint: write down what was decided; `--look-again` takes a day to come

"#]]
    );
    assert_data_eq!(
        refused(&[&days[..], &["--look-again", "2026-11-01"]].concat()),
        str![[r#"
error: `--look-again 2026-11-01` has passed: today is 2026-11-23
hint: name a day that is still to come

"#]]
    );
    assert!(!folder.read(PACKET).contains("decisions"));
}

#[test]
fn words_are_written_in_a_form_that_opens_again_with_its_mistakes() {
    let folder = asked();
    let edit =
        |editor: &str| folder.run(folder.command("--person kim packet robin --edit").env("EDITOR", editor));
    folder.write("look.sh", "cp \"$1\" seen.yaml\necho '# Read.' >> \"$1\"\n");
    let run = edit("sh look.sh");
    assert_eq!((run.status, run.err.as_str()), (0, "Saved in `reviews/robin/2026-h2/packet.yaml`.\n"));
    let form = folder.read("seen.yaml");
    let (made_from, form) = form.split_once('\n').expect("two lines");
    assert!(made_from.starts_with("#= manager, "), "{made_from}");
    assert_data_eq!(
        form.to_owned(),
        str![[r#"
# What goes to the people who approve a move of Robin Ek. Save and close to go on.
# The step to move to: own, shop, chain
to: shop

# Why this move, and why now, in your own words.
# Robin Ek: I bake for the shop already.  The fair was one day of many.
request:
  manager: Robin taught two of us the rye.

# What makes up for what is not there yet: as a rule all behaviors are expected, and
# strength in one can make up for another. Leave it empty where there is nothing to say.
not_yet:
  - behavior: craft
    # Shop: Seldom
    #   One fair is a beginning
    instead:
      manager:
  - behavior: team
    # Shop: Seldom
    instead:
      manager: What Robin bakes is what the others learn from.

"#]]
    );
    let before = folder.read(PACKET);
    let wrong = edit("sed -i 's/^to: shop.*/to: shopp/'");
    assert_eq!(wrong.status, 2);
    assert_data_eq!(
        wrong.err,
        str![[r#"
The form is kept in `reviews/robin/2026-h2/.packet.form.yaml`; `--edit` opens it again.
error[unknown-id]: no step is called `shopp`
 --> reviews/robin/2026-h2/.packet.form.yaml:5:5
  |
5 | to: shopp
  |     ^^^^^
  |
  = help: did you mean `shop`?

"#]]
    );
    assert_eq!(folder.read(PACKET), before);
    assert_eq!(edit("sed -i 's/^to: shopp/to: chain/; s/taught two/taught three/'").status, 0);
    let after = folder.read(PACKET);
    assert!(after.contains("to: chain") && after.contains("taught three of us"), "{after}");
    assert!(after.contains("I bake for the shop already."), "the other's words stay: {after}");
}

#[test]
fn a_decided_step_is_not_changed() {
    let folder = asked();
    assert_eq!(record(&folder, "kim", &["not-now", "--by", "Jo", "--reason", "x", "-q"]).status, 0);
    let editor = "sed -i 's/^to: shop/to: chain/'";
    let run = folder.run(folder.command("--person kim packet robin --edit").env("EDITOR", editor));
    assert_eq!(run.status, 2);
    assert_data_eq!(
        run.err,
        str![[r#"
The form is kept in `reviews/robin/2026-h2/.packet.form.yaml`; `--edit` opens it again.
error[wrong-value]: a decision about `shop` is written down already
 --> reviews/robin/2026-h2/.packet.form.yaml:5:5
  |
5 | to: chain
  |     ^^^^^
  |
  = help: leave it, and ask for another move after the next review

"#]]
    );
}

/// Sits down as somebody, in front of a screen of this size.
fn sit_down(folder: &Folder, who: &str, more: &[&str]) -> Terminal {
    let arguments = ["--person", who, "--today", TODAY, "--no-pager", "packet", "robin"];
    let arguments = arguments.into_iter().chain(more.iter().copied());
    Terminal::start((24, 80), folder.path(), STEPS, arguments)
}

#[test]
fn what_is_typed_is_kept_and_gone_on_with() {
    let folder = agreed();
    let mut terminal = sit_down(&folder, "robin", &["--to", "shop"]);
    terminal.wait_for("In your own words").send("It is time.").wait_for("It is time.");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Robin Ek: a move to Shop, 1 of 3

Kim Osei and the people who decide about it read this.

In your own words: why this move, and why now?

> It is time.
















Enter next · Ctrl-E editor · Alt-Enter new line · F1 help · Ctrl-C leave
"#]]
    );
    terminal.send(ENTER).wait_for("What makes up").send("The rye").wait_for("The rye").send(CTRL_C);
    terminal.wait_for("`steps packet robin --to shop --person robin` goes on with it.");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_data_eq!(
        folder.read(PACKET),
        str![[r#"
format: 1
person: robin
cycle: "2026-h2"
to: shop
request:
  self: It is time.
not_yet:
  - behavior: craft
    instead:
      self: The rye
resume:
  side: self
  question: craft

"#]]
    );
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Craft, 2 of 3").wait_for("The rye");
    terminal.send(ENTER).wait_for("Team, 3 of 3").send(ENTER).wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(!folder.read(PACKET).contains("resume"));
    // Once one's words are there, nothing is asked.
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn the_person_reads_what_the_manager_wrote() {
    let folder = agreed();
    assert_eq!(run(&folder, "robin", "packet --to shop --request Yes -q").status, 0);
    assert_eq!(run(&folder, "kim", "packet robin --request Indeed -q").status, 0);
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Indeed");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Robin Ek: a move to Shop, 1 of 1

Kim Osei wrote this, and it goes to those who decide:

Indeed


















Enter I have read it · ↑↓ scroll · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(run(&folder, "kim", "packet robin").answer().contains("Indeed"));
}

#[test]
fn it_is_asked_line_by_line() {
    let folder = agreed();
    let mut terminal = sit_down(&folder, "robin", &["--to", "shop", "--linear"]);
    let mut said = 0;
    for words in ["It is time.\n\n", "The rye\n\n", "\n"] {
        let asked = next_prompt(&mut terminal, said).expect("a question");
        assert!(asked.starts_with("Lines, and an empty one"), "{asked}");
        said = terminal.paper().len();
        terminal.send(words);
    }
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    let file = folder.read(PACKET);
    assert!(file.contains("self: It is time.") && file.contains("self: The rye"), "{file}");
}

#[test]
fn an_approval_asks_whether_to_set_the_step() {
    let folder = asked();
    let mut terminal =
        sit_down(&folder, "kim", &["--record", "approved", "--by", "Jo Tan", "--reason", "All of us"]);
    terminal.wait_for("Set the step of Robin Ek to Shop now?").send("1").send(ENTER);
    terminal.wait_for("The step in `reviews/robin/profile.yaml` is Shop now.");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert_eq!(folder.read("reviews/robin/profile.yaml"), "step: shop # since May\n");
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
