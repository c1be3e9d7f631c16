//! `steps agree`: the review meeting, in a pseudo-terminal and without one.

use std::os::unix::fs::PermissionsExt;

use serde_yaml::Value;
use snapbox::{assert_data_eq, str};

use crate::interview::{Workspace, yaml};
use crate::linear::next_prompt;
use crate::program::{Folder, Run};
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");
pub const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
pub const CTRL_C: &str = "\x03";

pub const AGREED: &str = "reviews/robin/2026-h2/agreed.yaml";
const TODAY: &str = "2026-11-23";

const SELF: &str = "cells:
  craft:
    own: {rating: often, examples: [craft-own-a], note: Rye each day}
    shop: {rating: often, examples: [craft-shop-a], note: The fair, evidence: [j-1, 'https://bread.example/1']}
    chain: {rating: seldom}
  team:
    own: {rating: often, examples: [team-own-a], note: Shifts}
    shop: {rating: seldom}
";
const MANAGER: &str = "cells:
  craft:
    own: {rating: often, examples: [craft-own-a, craft-own-b]}
    shop: {rating: seldom, examples: [craft-shop-b], note: I saw one fair}
  team:
    own: {rating: model, examples: [team-own-a, team-own-b]}
    shop: {rating: seldom}
";

/// A workspace in which Robin and their manager Kim are about to rate, half a year after they agreed on something.
pub fn before(more: &str) -> Folder {
    let (folder, office) = (Folder::new(), Workspace::new());
    folder.lay_over(office.path());
    folder.write(
        "people.yaml",
        "- {id: robin, name: Robin Ek, managers: [{id: kim}], disciplines: []}\n- {id: kim, name: Kim Osei}\n",
    );
    folder.write("reviews/robin/journal.yaml", "- {id: j-1, date: 2026-08-03, text: Rye for the fair}\n");
    folder.write(
        "reviews/robin/2026-h1/agreed.yaml",
        "format: 1\nframework: {id: bakery, version: 1.0.0}\nperson: robin\nrater: kim\nrelation: agreed\n\
         cycle: 2026-h1\nstarted: 2026-05-04\nfocus:\n  - {behavior: craft, step: shop, try: Bake for the fair, \
         support: A free day, look_again: 2026-09-30}\n",
    );
    folder.write("self.yaml", SELF).write("manager.yaml", MANAGER);
    assert_eq!(run(&folder, "robin", "assess --answers self.yaml --seal").status, 0);
    assert_eq!(run(&folder, "kim", &format!("assess robin --answers manager.yaml --seal{more}")).status, 0);
    folder
}

/// The same, where both have sealed.
pub fn sealed() -> Folder {
    before("")
}

/// Runs the program as somebody.
pub fn run(folder: &Folder, who: &str, arguments: &str) -> Run {
    folder.steps(&format!("--person {who} {arguments}"))
}

pub fn saved(folder: &Folder) -> Value {
    yaml(&folder.read(AGREED))
}

/// Sits down in front of a screen of this size.
pub fn sit_down(folder: &Folder, who: &str, size: (u16, u16), more: &[&str]) -> Terminal {
    let arguments =
        ["--person", who, "--today", TODAY, "agree", "robin"].into_iter().chain(more.iter().copied());
    Terminal::start(size, folder.path(), STEPS, arguments)
}

/// The same, gone on to the first difference.
fn first_difference(folder: &Folder, size: (u16, u16)) -> Terminal {
    let mut terminal = sit_down(folder, "kim", size, &[]);
    terminal.wait_for("Enter begin").send(ENTER).wait_for("What became of it?").send("1").wait_for("› Note");
    terminal.send(ENTER).wait_for("Strengths").send(ENTER).wait_for("difference 1 of 2");
    terminal
}

/// A text with every run of white space as one space.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what differs from run to run.
pub fn masked(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(": ") {
        Some((key, _)) if ["digest", "salt"].contains(&key.trim()) => format!("{key}: …"),
        _ => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

#[test]
fn a_whole_meeting_gives_a_sealed_record() {
    let folder = sealed();
    folder.write("reviews/robin/profile.yaml", "# Robin\nstart: 2026-08-01 # in summer\n");
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal.wait_for("Enter begin");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you agree on, Robin Ek in 2026-h2

Robin Ek and Kim Osei sit down together. Both have sealed; what you decide here
is what you go on from.

It is saved in `reviews/robin/2026-h2/agreed.yaml`. Nothing counts before you
both say yes in the end.

Before you are 1 thing from the last time, 2 differences and 2 answers that you
share.

Everything is saved as you go. You can leave at any time; the same command
continues there.










Enter begin · ↑↓ scroll · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("What became of it?");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you agreed to work on, 1 of 1

Craft · Shop
  To try: Bake for the fair
  Support: A free day
  To look at again on 30 Sep 2026, which has passed

What became of it?
  1  Done
  2  Goes on
  3  Dropped
  Note   a word about it; may stay empty











1–3 choose · Tab fields · Esc back · s skip · ? help · q leave
"#]]
    );
    terminal
        .send("2")
        .wait_for("› Note")
        .send("Twice so far")
        .wait_for("far")
        .send(ENTER)
        .wait_for("Strengths");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Strengths

The widest step that Robin Ek and Kim Osei call demonstrated. Read it out
before what differs.

Craft · Own work
  Robin Ek: Often
    Rye each day
  Kim Osei: Often

Team · Own work
  Robin Ek: Often
    Shifts
  Kim Osei: Model









Enter go on · ↑↓ scroll · Esc back · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("difference 1 of 2").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Craft · Shop, difference 1 of 2

Robin Ek: Often
  The fair
  3 Aug 2026: Rye for the fair
  https://bread.example/1
Kim Osei: Seldom
  I saw one fair
Start with: Which recent piece of work did Robin Ek have in mind here?

Which examples hold?
› 1 [ ] First of craft at shop (Robin Ek)
  2 [ ] Second of craft at shop (Kim Osei)

  You agree on  1 Seldom  2 Often  3 Model  4 Cannot say  5 Does not apply
  Note   why: what decided it, in a sentence







Enter next · 1–9 mark · Tab fields · Esc back · s skip · ? help · q leave
"#]]
    );
    terminal.send("1").wait_for("[x] First").send("\t2").wait_for("2 (Often)");
    terminal.send("\tBoth fairs count").wait_for("count").send(ENTER).wait_for("difference 2 of 2");
    terminal.send("\t3").wait_for("3 (Model)").send(ENTER).wait_for("Why? A sentence helps");
    terminal.send(ENTER).wait_for("the same way");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you see the same way

Accepting takes all of it over, with every example that one of you marked.

Craft
  Own work: Often
Team
  Shop: Seldom















Enter accept all · Esc back · o open one · s skip · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("Craft · Chain, only one side was asked");
    terminal.send("s").wait_for("Which one?");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What to work on next, 1 of up to 3

The narrowest step that is not yet demonstrated comes first, because wider
steps include it. Within a step, the behavior that is nearest to demonstrated
comes first, then what nobody could judge, has rated or was asked about. Where
this leaves a choice, the framework's order of behaviors decides. What was
agreed to focus on already is left out, and at most three are named.

Which one?

  1  Craft · Shop: Often
  2  Team · Shop: Seldom
  3  Something else










1–3 choose · ↑↓ Enter choose · Esc back · s skip · ? help · q leave
"#]]
    );
    terminal.send("1").wait_for("› Try");
    terminal
        .wait_for("Bake for the fair")
        .send("\x15Two fairs in spring")
        .wait_for("spring")
        .send(ENTER)
        .wait_for("› Support");
    terminal
        .wait_for("A free day")
        .send("\x15Kim keeps a day free")
        .wait_for("keeps a day free")
        .send(ENTER)
        .wait_for("› Date");
    terminal.send("2027-03-01").wait_for("-01").send(ENTER).wait_for("2 of up to 3");
    terminal.send("1").wait_for("Did you decide on a step?").send("1").wait_for("By when");
    terminal.wait_for("2027-02-01").send(ENTER).wait_for("Enter ask each of you");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you agreed on, Robin Ek in 2026-h2

What you agreed to work on
  Craft · Shop: Bake for the fair
    Goes on: Twice so far

Craft
  Own work: Often
    Holds: First of craft at own
    Holds: Second of craft at own
  Shop: Often
    Holds: First of craft at shop
    Both fairs count
    3 Aug 2026: Rye for the fair
    https://bread.example/1

Team
  Own work: Model
    Holds: First of team at own
  Shop: Seldom

Stays open: Craft · Chain.
  ↓ more
Enter ask each of you · ↑↓ scroll · Esc back · c change · ? help · q leave
"#]]
    );
    terminal
        .send("\x1b[6~")
        .wait_for("Support: Kim keeps a day free")
        .wait_for("Step: to be set by 1 Feb 2027");
    terminal.send(ENTER).wait_for("Robin Ek, is this what you agreed on?");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What you agreed on, Robin Ek in 2026-h2, 1 of 2

With a yes from each of you it is sealed, and you go on from there.

Robin Ek, is this what you agreed on?

  1  Yes
  2  No















1–2 choose · ↑↓ Enter choose · Esc back · ? help · q leave
"#]]
    );
    terminal.send("1").wait_for("Kim Osei, is this").send("1").wait_for("a page to keep");
    terminal.send(ENTER);
    assert!(terminal.wait_for_end().success());
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Chain.
Wrote `robin-2026-h2.html`, readable by you alone.
Next: `steps gap robin --person kim`
"#]]
    );
    assert_data_eq!(
        masked(&folder.read(AGREED)),
        str![[r#"
format: 1
framework:
  id: bakery
  version: "1.0.0"
  digest: …
person: robin
rater: kim
relation: agreed
disciplines: []
cycle: "2026-h2"
started: "2026-11-23"
agreed_on:
  - side: self
    rater: robin
    digest: …
  - side: manager
    rater: kim
    digest: …
follow_up:
  - behavior: craft
    step: shop
    try: Bake for the fair
    became: goes-on
    note: Twice so far
step_by: "2027-02-01"
focus:
  - behavior: craft
    step: shop
    try: Two fairs in spring
    support: Kim keeps a day free
    look_again: "2027-03-01"
left_open: [craft/chain]
sealed:
  date: "2026-11-23"
  salt: …
  digest: …
cells:
  craft:
    own:
      rating: often
      examples: [craft-own-a, craft-own-b]
    shop:
      rating: often
      examples: [craft-shop-a]
      note: Both fairs count
      evidence:
        - j-1
        - https://bread.example/1
  team:
    own:
      rating: model
      examples: [team-own-a]
    shop:
      rating: seldom
cited:
  - id: j-1
    date: "2026-08-03"
    text: Rye for the fair

"#]]
    );
    assert!(folder.read("robin-2026-h2.html").starts_with("<!DOCTYPE html>"));
    let mode = std::fs::metadata(folder.join(AGREED)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let check = run(&folder, "robin", "check").answer();
    assert!(!check.contains("2026-h2"), "{check}");
}

#[test]
fn what_is_typed_is_kept_and_the_other_one_may_go_on() {
    let folder = sealed();
    let mut terminal = first_difference(&folder, (24, 80));
    terminal.send("\t2\tBoth fa").wait_for("› Note Both fa").send(CTRL_C);
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Your decisions are saved in `reviews/robin/2026-h2/agreed.yaml`.
Continue with: steps agree robin --person kim
"#]]
    );
    let draft = saved(&folder);
    assert_eq!(draft["resume"], yaml("{question: craft/shop, open: true}"));
    assert_eq!(draft["cells"]["craft"]["shop"]["note"], "Both fa");
    // What was begun and not accepted is no decision.
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: you began Craft at Shop and did not finish it
hint: `steps agree robin --person kim` continues there

"#]],
    );
    let mut terminal = sit_down(&folder, "robin", (24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: Craft · Shop.").send(ENTER).wait_for("Note   Both fa");
    // Skipping leaves what was written, and decides nothing.
    terminal.send("s").wait_for("difference 2 of 2").send("q");
    terminal.wait_for_end();
    let draft = saved(&folder);
    assert_eq!(draft["resume"], yaml("{question: team/own}"));
    assert_eq!(draft["cells"]["craft"]["shop"], yaml("{note: Both fa}"));
    assert_eq!(draft["left_open"][1], "craft/shop");
}

#[test]
fn a_no_goes_back_to_what_should_be_different() {
    let folder = sealed();
    folder.write("decided.yaml", "accept_shared: true\ncells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    let mut terminal = sit_down(&folder, "robin", (24, 80), &[]);
    terminal.wait_for("Continuing where you stopped: the summary.").send(ENTER).wait_for("ask each of you");
    terminal.send(ENTER).wait_for("Robin Ek, is this what").send("1").wait_for("Kim Osei, is this").send("2");
    terminal.wait_for("Not everybody says yes.");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
What do you want to change?

>
› What became of: Bake for the fair
  Craft · Shop: Often
  Team · Own work: open
  Craft · Own work: Often
  Team · Shop: Seldom
  Craft · Chain: open
  To work on, 1: one more
  The step
  By when a first step is set: no date
  Keep it as a draft









Not everybody says yes. What should be different?
Enter choose · letters search · Esc back · F1 help · Ctrl-C leave
"#]]
    );
    terminal.send("team · own").wait_for_no("Craft").send(ENTER).wait_for("difference 2 of 2");
    terminal.send("\t2").wait_for("2 (Often)").send(ENTER).wait_for("Why?").send(ENTER);
    terminal.wait_for("What you agreed on, Robin Ek");
    terminal
        .send("c")
        .wait_for("What do you want to change?")
        .send("draft")
        .wait_for("› Keep it")
        .send(ENTER);
    assert!(terminal.wait_for_end().success());
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/agreed.yaml`.
Stays open: Craft at Chain.
Next: `steps agree robin --person robin` continues it, and
`steps agree robin --person robin --seal` seals it.
"#]]
    );
    assert_eq!(saved(&folder)["cells"]["team"]["own"]["rating"], "often");
}

#[test]
fn what_both_share_can_be_opened_one_by_one() {
    let folder = sealed();
    let mut terminal = first_difference(&folder, (24, 80));
    terminal.send("s").wait_for("difference 2 of 2").send("s").wait_for("the same way").send("o");
    terminal.wait_for("Which one do you want to open?").send("shop").wait_for_no("Craft").send(ENTER);
    terminal.wait_for("Team · Shop, you see it the same way").wait_for("1 (Seldom)");
    terminal.send("\t5").wait_for("5 (Does not").send(ENTER).wait_for("A reason is needed");
    terminal.send("No team yet").wait_for("yet").send(ENTER).wait_for("(decided otherwise)");
    terminal.send(ESCAPE).wait_for("difference 2 of 2").send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(saved(&folder)["cells"], yaml("{team: {shop: {rating: not-applicable, note: No team yet}}}"));
}

#[test]
fn something_else_can_be_worked_on_and_a_date_has_to_be_one() {
    let folder = sealed();
    folder.write("decided.yaml", "accept_shared: true\ncells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal
        .wait_for("the summary")
        .send(ENTER)
        .wait_for("ask each of you")
        .send("c")
        .wait_for("want to change");
    terminal.send("to work").wait_for("› To work on, 1").send(ENTER).wait_for("Something else");
    let screen = terminal.screen();
    let other =
        screen.lines().find(|line| line.contains("Something else")).unwrap().trim().chars().next().unwrap();
    terminal.send(&other.to_string()).wait_for("Which behavior, at which step?").send("chain team");
    terminal.wait_for("› Team · Chain").send(ENTER).wait_for("Team · Chain, to work on next, 1 of up to 3");
    terminal
        .send(ENTER)
        .wait_for("› Support")
        .send(ENTER)
        .wait_for("› Date")
        .send("soon")
        .wait_for("soon")
        .send(ENTER);
    terminal
        .wait_for("What to try, in a few words.")
        .send("A chain")
        .wait_for("A chain")
        .send(ENTER)
        .wait_for("› Support")
        .send(ENTER)
        .wait_for("› Date");
    terminal.send(ENTER).wait_for("`soon` is not a date: write year, month and day, such as 2027-01-15.");
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(saved(&folder)["resume"], yaml("{question: try/1, typed: soon}"));
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal
        .wait_for("Continuing")
        .send(ENTER)
        .wait_for("Date   soon")
        .send("\t\t\x152026-11-01")
        .wait_for("-01");
    terminal
        .send(ENTER)
        .wait_for("2026-11-01 has passed.")
        .send("\x152026-12-01")
        .wait_for("12-01")
        .send(ENTER);
    terminal.wait_for("2 of up to 3").send(CTRL_C);
    terminal.wait_for_end();
    let expect = "[{behavior: team, step: chain, try: A chain, look_again: '2026-12-01'}]";
    assert_eq!(saved(&folder)["focus"], yaml(expect));
}

#[test]
fn a_small_or_a_wide_screen_shows_a_difference_too() {
    let folder = sealed();
    let mut terminal = first_difference(&folder, (20, 60));
    terminal.wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Craft · Shop, difference 1 of 2

Robin Ek: Often
  The fair
  3 Aug 2026: Rye for the fair
  https://bread.example/1
Kim Osei: Seldom
  I saw one fair
Start with: Which recent piece of work did Robin Ek have in
  mind here?

Which examples hold?
› 1 [ ] First of craft at shop (Robin Ek)
  2 [ ] Second of craft at shop (Kim Osei)

  You agree on  1 Seldom  2 Often  3 Model  4 Cannot say
  5 Does not apply
  Note   why: what decided it, in a sentence

Enter next · 1–9 mark · Tab fields · ? help · q leave
"#]]
    );
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    let mut terminal = sit_down(&folder, "kim", (40, 120), &[]);
    terminal.wait_for("Continuing").send(ENTER).wait_for("difference 1 of 2").wait_for("leave");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Craft · Shop, difference 1 of 2

Robin Ek: Often
  The fair
  3 Aug 2026: Rye for the fair
  https://bread.example/1
Kim Osei: Seldom
  I saw one fair
Start with: Which recent piece of work did Robin Ek have in mind here?

Which examples hold?
› 1 [ ] First of craft at shop (Robin Ek)
  2 [ ] Second of craft at shop (Kim Osei)

  You agree on  1 Seldom  2 Often  3 Model  4 Cannot say  5 Does not apply
  Note   why: what decided it, in a sentence























Enter next · 1–9 mark · Tab fields · Esc back · s skip · ? help · q leave
"#]]
    );
}

#[test]
fn a_meeting_is_held_line_by_line() {
    let folder = sealed();
    let mut terminal = sit_down(&folder, "kim", (24, 80), &["--linear"]);
    let mut said = 0;
    for (prompt, reply) in [
        ("Enter to begin", "\n"),
        ("Number or first letters", "done\n"),
        ("Lines, and an empty one", "Twice\n\n"),
        ("Enter to go on", "\n"),
        ("Numbers to mark", "1\n"),
        ("Numbers to mark", "\n"),
        ("Number or first letters", "often\n"),
        ("Lines, and an empty one", "Both fairs\n\n"),
        ("Numbers to mark", ""),
    ] {
        let asked = next_prompt(&mut terminal, said).unwrap();
        assert!(asked.starts_with(prompt), "{asked}, where {prompt} is expected");
        said = terminal.paper().len();
        terminal.send(reply);
    }
    assert!(!terminal.paper().contains('\x1b'));
    assert_data_eq!(
        terminal.paper(),
        str![[r#"
Answer each question by typing a line and pressing Enter. Type ? for help, back
for the question before, again to have this one repeated, and quit to leave.

What you agree on, Robin Ek in 2026-h2.

Robin Ek and Kim Osei sit down together. Both have sealed; what you decide here
is what you go on from.

It is saved in `reviews/robin/2026-h2/agreed.yaml`. Nothing counts before you
both say yes in the end.

Before you are 1 thing from the last time, 2 differences and 2 answers that you
share.

Everything is saved as you go. You can leave at any time; the same command
continues there.
Enter to begin: 

What you agreed to work on.
1 of 1.
You can also type: skip.

Craft · Shop
To try: Bake for the fair
Support: A free day
To look at again on 30 Sep 2026, which has passed

What became of it?
1. Done
2. Goes on
3. Dropped
Number or first letters: done
Chosen: Done.

Note: a word about it; may stay empty.
Lines, and an empty one at the end: Twice


Strengths.

The widest step that Robin Ek and Kim Osei call demonstrated. Read it out before
what differs.

Craft · Own work
Robin Ek: Often
Rye each day
Kim Osei: Often

Team · Own work
Robin Ek: Often
Shifts
Kim Osei: Model
Enter to go on: 

Craft · Shop.
Difference 1 of 2.
You can also type: skip.

Robin Ek: Often
The fair
3 Aug 2026: Rye for the fair
https://bread.example/1
Kim Osei: Seldom
I saw one fair
Start with: Which recent piece of work did Robin Ek have in mind here?

Which examples hold?
1. First of craft at shop (Robin Ek)
2. Second of craft at shop (Kim Osei)
Numbers to mark or unmark, such as 1 3; Enter to go on: 1
1 is marked.
Numbers to mark or unmark, such as 1 3; Enter to go on: 

You agree on
1. Seldom: Seen now and then
2. Often: Seen as a rule
3. Model: Others copy it
4. Cannot say: not enough evidence; a good answer when you have seen too little
5. Does not apply: a note says why; no judgment implied
Number or first letters: often
Chosen: Often.

Note: why: what decided it, in a sentence.
Lines, and an empty one at the end: Both fairs


Team · Own work.
Difference 2 of 2.

Robin Ek: Often
Shifts
Kim Osei: Model
Start with: What did Kim Osei see in recent work that we have yet to talk about?

Which examples hold?
1. [marked] First of team at own (both)
2. Second of team at own (Kim Osei)
Numbers to mark or unmark, such as 1 3; Enter to go on: 
"#]]
    );
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert!(
        terminal.paper().contains("Continue with: steps agree robin --person kim --linear"),
        "{}",
        terminal.paper()
    );
}
