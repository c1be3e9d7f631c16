//! What `steps agree` writes without a terminal, who may, and how reports take it.

use snapbox::{assert_data_eq, str};

use crate::agree::{AGREED, CTRL_C, flat, masked, run, saved, sealed, sit_down};
use crate::program::Folder;
use crate::repository::git;

#[test]
fn a_step_that_is_decided_is_set_in_the_profile() {
    let folder = sealed();
    folder.write("reviews/robin/profile.yaml", "# Robin\nstep: own # since May\n");
    folder
        .write("decided.yaml", "accept_shared: true\nstep: shop\ncells: {craft: {shop: {rating: often}}}\n");
    run(&folder, "kim", "agree robin --answers decided.yaml --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Chain and Team at Own work.
The step in `reviews/robin/profile.yaml` is Shop now.
Next: `steps gap robin --person kim`

"#]],
    );
    assert_eq!(folder.read("reviews/robin/profile.yaml"), "# Robin\nstep: shop # since May\n");
    run(&folder, "robin", "gap").gives(
        0,
        str![[r#"
Robin Ek: from today to Chain

From the agreed ratings of 2026-h2, sealed on 2026-11-23.

Left open in the meeting: Craft · Chain and Team · Own work.

Agreed focus
- Craft · Shop: Bake for the fair
    Support: A free day
    Was to be looked at again on 2026-09-30, 7 weeks ago

Where things stand today
Behavior  Steps  Reaches today
──────────────────────────────────────
Craft     ■■○    Shop
Team      ○□·    not rated at Own work

Steps: Own work, then Shop, then Chain

■ demonstrated, □ not yet, ○ not rated, · not asked

Open before Chain

Own work · Team
Today: Not rated

This was left open in the meeting; you could talk about:
- First of team at own
- Second of team at own

Shop · Team
Today: Seldom

Not yet there; you could talk about:
- First of team at shop
- Second of team at shop

At Chain

Craft
Today: Not rated

This was left open in the meeting; you could talk about:
- First of craft at chain
- Second of craft at chain

Team
Today: Not asked

This was not asked yet; you could talk about:
- First of team at chain
- Second of team at chain

Other candidates to focus on
- Team · Own work: Not rated
- Team · Shop: Seldom
- Craft · Chain: Not rated

"#]],
        "",
    );
}

#[test]
fn a_record_that_is_not_sealed_is_left_out_of_reports() {
    let folder = sealed();
    folder.write(
        "decided.yaml",
        "cells: {craft: {shop: {rating: often}}}\nfocus: [{behavior: team, step: shop, try: Shifts}]\n",
    );
    run(&folder, "kim", "agree robin --answers decided.yaml").gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/agreed.yaml`.
Stays open: Craft at Own work, Craft at Chain, Team at Own work and Team at Shop.
Next: `steps agree robin --person kim` continues it, and `steps agree robin --person kim --seal` seals it.

"#]],
    );
    let gap = run(&folder, "robin", "gap");
    assert_eq!(
        gap.err,
        "What was agreed in 2026-h2 is not sealed yet, and is left out; `steps agree robin --person robin` continues it.\n"
    );
    assert!(gap.out.contains("From the manager's rating"), "{}", gap.out);
    assert!(gap.out.contains("Bake for the fair") && !gap.out.contains("Shifts"), "{}", gap.out);
    run(&folder, "robin", "gap --from agreed").gives(
        2,
        "",
        str![[r#"
error: what was agreed in 2026-h2 is not sealed yet
hint: `steps agree robin` continues it

"#]],
    );
    run(&folder, "robin", &format!("diff {AGREED} reviews/robin/2026-h2/self.yaml")).gives(
        2,
        "",
        str![[r#"
error: what was agreed in 2026-h2 is not sealed yet
hint: `steps agree robin` continues it

"#]],
    );
    run(&folder, "kim", "agree robin --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Own work, Craft at Chain, Team at Own work and Team at Shop.
Next: `steps gap robin --person kim`

"#]],
    );
    let gap = run(&folder, "robin", "gap");
    assert!(gap.out.contains("From the agreed ratings of 2026-h2, sealed on 2026-11-23."), "{}", gap.out);
    assert!(gap.out.contains("Shifts"), "{}", gap.out);
}

#[test]
fn a_record_that_was_written_by_hand_counts_and_can_be_sealed() {
    let folder = sealed();
    folder.write(
        AGREED,
        "# ours\nformat: 1\nframework: {id: bakery, version: 1.0.0}\nperson: robin\nrater: kim\nrelation: agreed\n\
         cycle: 2026-h2\nstarted: 2026-11-20\ncells:\n  craft:\n    shop: {rating: often} # both fairs\n",
    );
    let gap = run(&folder, "robin", "gap");
    assert!(gap.out.contains("These ratings are a draft: they may still change."), "{}", gap.out);
    run(&folder, "robin", "agree --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Own work, Craft at Chain, Team at Own work and Team at Shop.
Next: `steps gap robin --person robin`

"#]],
    );
    assert_data_eq!(
        masked(&folder.read(AGREED)),
        str![[r##"
# ours
format: 1
framework: {id: bakery, version: 1.0.0}
person: robin
rater: robin
relation: agreed
disciplines: []
cycle: 2026-h2
started: 2026-11-20
agreed_on:
  - side: self
    rater: robin
    digest: …
  - side: manager
    rater: kim
    digest: …
left_open: [craft/own, craft/chain, team/own, team/shop]
sealed:
  date: "2026-11-23"
  salt: …
  digest: …
cells:
  craft:
    shop: {rating: often} # both fairs

"##]]
    );
    assert!(run(&folder, "robin", "gap").out.contains("sealed on 2026-11-23"));
}

#[test]
fn decisions_come_from_a_file_or_say_what_is_wrong_with_it() {
    let folder = sealed();
    folder.write(
        "decided.yaml",
        "accept_shared: true\nfollow_up:\n  - {behavior: craft, step: shop, try: Bake for the fair, became: done}\n\
         cells:\n  craft:\n    shop: {rating: sometimes, evidence: [j-9]}\n  crafts: {}\nstep: shops\n\
         focus: [{behavior: craft, step: shop}]\n",
    );
    run(&folder, "kim", "agree robin --answers decided.yaml").gives(
        2,
        "",
        str![[r#"
error[missing-key]: `try` is missing
 --> decided.yaml:9:9
  |
9 | focus: [{behavior: craft, step: shop}]
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `try: …` (what to try)

error[unknown-id]: no rating is called `sometimes`
 --> decided.yaml:6:20
  |
6 |     shop: {rating: sometimes, evidence: [j-9]}
  |                    ^^^^^^^^^
  |
  = help: expected `seldom`, `often`, `model`, `unsure` or `not-applicable`

error[bad-link]: `j-9` is neither an http(s) address nor an entry of the journal
 --> decided.yaml:6:42
  |
6 |     shop: {rating: sometimes, evidence: [j-9]}
  |                                          ^^^
  |
  = help: did you mean `j-1`?

error[unknown-id]: no behavior is called `crafts`
 --> decided.yaml:7:3
  |
7 |   crafts: {}
  |   ^^^^^^
  |
  = help: did you mean `craft`?

error[unknown-id]: no step is called `shops`
 --> decided.yaml:8:7
  |
8 | step: shops
  |       ^^^^^
  |
  = help: did you mean `shop`?

"#]],
    );
    assert!(!folder.join(AGREED).exists());
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: there is nothing to seal: nothing is decided yet
hint: `steps agree robin --person kim` decides it

"#]],
    );
    let self_file = "reviews/robin/2026-h2/self.yaml";
    run(&folder, "kim", &format!("agree robin --answers {self_file}")).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` is in the reviews, and is not a file of answers
hint: answers come from a file of your own, with `cells` as in an assessment

"#]],
    );
}

#[test]
fn a_form_is_filled_in_in_the_editor() {
    let folder = sealed();
    let edit =
        |editor: &str| folder.run(folder.command("--person kim agree robin --edit").env("EDITOR", editor));
    edit("cp .form-copy").gives(
        2,
        "",
        str![[r#"
cp: cannot stat '.form-copy': No such file or directory
error: the editor `cp` failed, and nothing was taken over
hint: the form is kept in `reviews/robin/2026-h2/.agreed.form.yaml`; `--edit` opens it again

"#]],
    );
    let form = folder.read("reviews/robin/2026-h2/.agreed.form.yaml");
    assert_data_eq!(
        masked(&form).replacen(form.lines().next().unwrap(), "#= …", 1),
        str![[r#"
#= …
# Robin Ek and Kim Osei sit down together. Both have sealed; what you decide here is what
# you go on from.
#
# It is saved in `reviews/robin/2026-h2/agreed.yaml`. Nothing counts before you both say
# yes in the end.
#
# Fill in what you decide, and leave the rest empty: it stays open. Save and close to
# go on.
#
# rating: one of
#   seldom: Seen now and then
#   often: Seen as a rule
#   model: Others copy it
#   unsure: not enough evidence to say
#   not-applicable: does not apply here; the note holds the reason
# examples: the ids of those that hold; note: why you decided so

# Whether to take over what both of you rated the same, with every example that one of
# you marked.
accept_shared: true

# What became of what you agreed to work on: done, goes-on or dropped, and a word about it
follow_up:
  - behavior: craft
    step: shop
    try: Bake for the fair
    became:
    note:

cells:
  craft:

    shop:
      # Craft · Shop
      # Robin Ek: Often
      #   The fair
      #   Rye for the fair
      #   https://bread.example/1
      # Kim Osei: Seldom
      #   I saw one fair
      # Marked:
      #   craft-shop-a (Robin Ek): First of craft at shop
      #   craft-shop-b (Kim Osei): Second of craft at shop
      rating:
      examples: []
      note:
      evidence:

    chain:
      # Craft · Chain
      # Robin Ek: Seldom
      # Kim Osei: not rated
      rating:
      examples: []
      note:
      evidence:
  team:

    own:
      # Team · Own work
      # Robin Ek: Often
      #   Shifts
      # Kim Osei: Model
      # Marked:
      #   team-own-a (Robin Ek, Kim Osei): First of team at own
      #   team-own-b (Kim Osei): Second of team at own
      rating:
      examples: []
      note:
      evidence:

# What to work on next, one to three. Take the marks of comments away, and add more like
# it:
# focus:
#   - behavior: …
#     step: …
#     try: …
#     support: what the manager does for it
#     look_again: 2027-01-15

# The step, if you decide on one: own, shop, chain
step:
# Without a step: the day by which the first one is to be set
step_by:

"#]]
    );
    // A mistake comes back with what is wrong on top; what is mended is taken over.
    let editor = "sh -c 'grep -q ^.!  \"$0\" && sed -i s/oftener/often/ \"$0\" || sed -i \"0,/rating:$/s//rating: oftener/\" \"$0\"'";
    edit(editor).gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/agreed.yaml`.
Stays open: Craft at Chain and Team at Own work.
Next: `steps agree robin --person kim` continues it, and `steps agree robin --person kim --seal` seals it.

"#]],
    );
    let record = saved(&folder);
    assert_eq!(record["cells"]["craft"]["shop"]["rating"], "often");
    assert_eq!(record["cells"]["team"]["shop"]["rating"], "seldom");
    assert_eq!(record["follow_up"][0]["try"], "Bake for the fair");
}

#[test]
fn only_the_two_sides_agree_and_only_once_both_have_sealed() {
    let folder = sealed();
    folder.write("people.yaml", "- {id: robin, name: Robin Ek, managers: [{id: sam}, {id: kim, from: 2026-01-01}]}\n- {id: kim, name: Kim Osei}\n- {id: sam, name: Sam}\n");
    run(&folder, "sam", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: you are no longer Robin Ek's manager
hint: Robin Ek and their manager of today decide on what they agree

"#]],
    );
    run(&folder, "noor", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: what is agreed is between Robin Ek and their manager, and you are `noor`
hint: say who you are with `--person ID`

"#]],
    );
    run(&folder, "robin", "agree").gives(
        2,
        "",
        str![[r#"
error: there is no terminal to ask in
hint: `--answers FILE` takes the decisions from a file; on a terminal, `--edit` opens a form in your editor

"#]],
    );
    assert_eq!(run(&folder, "robin", "assess --reopen --reason Again --answers self.yaml").status, 0);
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Robin Ek
hint: each side's ratings open once both have sealed

"#]],
    );
    run(&folder, "robin", "agree --seal").gives(
        2,
        "",
        str![[r#"
error: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess --person robin` goes on with yours

"#]],
    );
}

#[test]
fn what_was_agreed_is_opened_again_only_with_a_reason() {
    let folder = sealed();
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml --seal").status, 0);
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/agreed.yaml` was sealed on 2026-11-23
hint: `steps agree robin --person kim --reopen` opens it again, with a reason

"#]],
    );
    run(&folder, "kim", "agree robin --discard --yes").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/agreed.yaml` was sealed on 2026-11-23; only a draft can be removed

"#]],
    );
    run(&folder, "kim", "agree robin --reopen --answers decided.yaml").gives(
        2,
        "",
        str![[r#"
error: opening what was agreed again needs a reason
hint: give it with `--reason TEXT`; the other side will read it

"#]],
    );
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: seldom}}}\n");
    let again = "agree robin --reopen --reason Miscounted --answers decided.yaml";
    run(&folder, "kim", again).gives(
        0,
        "",
        str![[r#"
Opened `reviews/robin/2026-h2/agreed.yaml` again. Reports leave it out until it is sealed again.
Saved a draft in `reviews/robin/2026-h2/agreed.yaml`.
Stays open: Craft at Own work, Team at Own work and Team at Shop.
Next: `steps agree robin --person kim` continues it, and `steps agree robin --person kim --seal` seals it.

"#]],
    );
    assert!(run(&folder, "robin", "gap").err.contains("is not sealed yet"));
    assert_eq!(run(&folder, "kim", "agree robin --seal").status, 0);
    let gap = run(&folder, "robin", "gap");
    assert!(gap.out.contains("! What was agreed was opened again on 2026-11-23: Miscounted"), "{}", gap.out);
}

#[test]
fn a_side_that_is_sealed_again_is_told() {
    let folder = sealed();
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    assert_eq!(run(&folder, "robin", "assess --reopen --reason Again --answers self.yaml --seal").status, 0);
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal.wait_for("Robin Ek sealed again since this was begun: look at what you decided once more.");
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(run(&folder, "kim", "agree robin --seal").status, 0);
    // What was agreed on that very seal is not since.
    assert!(!run(&folder, "kim", "gap robin").out.contains("! "));
    assert_eq!(run(&folder, "robin", "assess --reopen --reason More --answers self.yaml --seal").status, 0);
    let gap = run(&folder, "kim", "gap robin");
    assert!(
        gap.out.contains("! This was agreed before. Robin Ek opened their sealed assessment again"),
        "{}",
        gap.out
    );
    let diff = run(&folder, "kim", "diff robin");
    let told = "! Robin Ek sealed again after something was agreed; `steps agree robin --person kim --reopen` changes it.";
    assert!(flat(&diff.out).contains(told), "{}", diff.out);
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/agreed.yaml` was sealed on 2026-11-23; since then, Robin Ek sealed again
hint: `steps agree robin --person kim --reopen` opens it again, with a reason

"#]],
    );
}

#[test]
fn only_what_both_sides_answered_is_on_the_table() {
    let folder = Folder::new();
    folder.lay_over(sealed().path());
    std::fs::remove_file(folder.join("reviews/robin/2026-h2/manager.yaml")).unwrap();
    folder.write("manager.yaml", "cells: {craft: {shop: {rating: seldom}}}\n");
    assert_eq!(run(&folder, "kim", "assess robin --answers manager.yaml --seal --partial").status, 0);
    let mut terminal = sit_down(&folder, "robin", (24, 80), &[]);
    terminal
        .wait_for("Before you are 1 thing from the last time, 1 difference and 0 answers that you share.");
    terminal.wait_for("Only what both sides answered is talked about.").send(CTRL_C);
    terminal.wait_for_end();
    folder.write("decided.yaml", "cells: {craft: {own: {rating: often}, shop: {rating: often}}}\n");
    run(&folder, "robin", "agree --answers decided.yaml").gives(
        2,
        "",
        str![[r#"
error[wrong-value]: `craft` at `own` is not open to both sides
 --> decided.yaml:1:17
  |
1 | cells: {craft: {own: {rating: often}, shop: {rating: often}}}
  |                 ^^^
  |
  = help: whoever sealed only part adds their answer to it first

"#]],
    );
    folder.write("decided.yaml", "accept_shared: true\ncells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "robin", "agree --answers decided.yaml --seal").status, 0);
    assert_eq!(saved(&folder)["cells"].as_mapping().unwrap().len(), 1);
}

#[test]
fn a_draft_is_discarded_by_either() {
    let folder = sealed();
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    run(&folder, "kim", "agree robin --discard --yes").gives(
        2,
        "",
        str![[r#"
error: there is no draft to remove for 2026-h2

"#]],
    );
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    run(&folder, "robin", "agree --discard --yes").gives(
        0,
        "",
        str![[r#"
Removed `reviews/robin/2026-h2/agreed.yaml`.

"#]],
    );
    assert!(!folder.join(AGREED).exists());
}

#[test]
fn what_was_written_by_hand_is_not_discarded() {
    let folder = sealed();
    folder.write(
        AGREED,
        "format: 1\nframework: {id: bakery, version: 1.0.0}\nperson: robin\nrater: kim\nrelation: agreed\n\
         cycle: 2026-h2\nstarted: 2026-11-20\ncells: {craft: {shop: {rating: often}}}\n",
    );
    run(&folder, "kim", "agree robin --discard --yes").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/agreed.yaml` was written by hand, and reports go by it
hint: `--seal` seals it; where none of it counts, delete the file yourself

"#]],
    );
    assert!(folder.join(AGREED).exists());
    // Once it is being decided on, it is a draft.
    folder.write("decided.yaml", "cells: {craft: {shop: {note: Both fairs}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    let mut terminal = sit_down(&folder, "kim", (24, 80), &["--discard"]);
    terminal.wait_for("The draft of what you agree on").wait_for("for good?").send("1");
    assert!(terminal.wait_for_end().success());
    assert!(!folder.join(AGREED).exists());
}

/// A record that says all that one can say.
fn full() -> Folder {
    let folder = sealed();
    folder.write(
        "decided.yaml",
        "follow_up: [{behavior: craft, step: shop, try: Bake for the fair, became: goes-on, note: Twice so far}]\n\
         accept_shared: true\ncells: {craft: {shop: {rating: often}}}\nstep_by: 2027-02-01\n\
         focus: [{behavior: team, step: shop, try: Shifts, look_again: 2026-12-01}]\n",
    );
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml --seal").status, 0);
    folder
}

#[test]
fn a_report_says_what_the_record_holds_beside_ratings() {
    let folder = full();
    let head = |arguments: &str| {
        let report = run(&folder, "robin", arguments).out;
        let (head, _) = report.split_once("Where things stand today").expect("a heading");
        head.to_owned()
    };
    assert_data_eq!(
        head("gap"),
        str![[r#"
Robin Ek: from today to Own work

From the agreed ratings of 2026-h2, sealed on 2026-11-23.

Left open in the meeting: Craft · Chain and Team · Own work.

The first step is to be set by 2027-02-01, in 10 weeks.

Agreed focus
- Team · Shop: Shifts
    To be looked at again on 2026-12-01, in 8 days


"#]]
    );
    assert_data_eq!(
        head("gap --format markdown"),
        str![[r#"
# Robin Ek: from today to Own work

From the agreed ratings of 2026-h2, sealed on 2026-11-23.

Left open in the meeting: Craft · Chain and Team · Own work.

The first step is to be set by 2027-02-01, in 10 weeks.

## Agreed focus

- **Team · Shop**: Shifts/
  To be looked at again on 2026-12-01, in 8 days

## 
"#]]
    );
    let html = head("gap --format html");
    assert_data_eq!(
        html.split_once("<main>").expect("a page").1.to_owned(),
        str![[r#"
<h1>Robin Ek: from today to Own work</h1><p>From the agreed ratings of 2026-h2, sealed on 2026-11-23.</p>
<p>Left open in the meeting: Craft · Chain and Team · Own work.</p>
<p>The first step is to be set by 2027-02-01, in 10 weeks.</p>
<h2>Agreed focus</h2>
<ul><li><strong>Team · Shop</strong>: <span class="quote">Shifts</span><span class="quiet"><br>To be looked at again on 2026-12-01, in 8 days</span></li></ul>
<h2>
"#]]
    );
    // Further down is what became of the last time.
    for (arguments, said) in [
        (
            "gap",
            "What became of the focus before\n- Craft · Shop: Bake for the fair\n    Goes on: Twice so far\n",
        ),
        ("gap --format markdown", "- **Craft · Shop**: Bake for the fair\\\n  Goes on: Twice so far\n"),
        (
            "gap --format html",
            "<strong>Craft · Shop</strong>: <span class=\"quote\">Bake for the fair</span><br>Goes on: ",
        ),
    ] {
        let report = run(&folder, "robin", arguments).out;
        assert!(report.contains(said), "{report}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(&folder, "robin", "gap --format json").out).unwrap();
    let named = |key: &str| serde_json::to_string_pretty(&json[key]).unwrap();
    assert_data_eq!(
        ["follow_up", "left_open", "step_by"].map(named).join("\n"),
        str![[r#"
[
  {
    "behavior": {
      "id": "craft",
      "label": "Craft",
      "in_framework": true
    },
    "step": {
      "id": "shop",
      "label": "Shop",
      "in_framework": true
    },
    "try": "Bake for the fair",
    "became": "goes_on",
    "note": "Twice so far"
  }
]
[
  {
    "behavior": {
      "id": "craft",
      "label": "Craft",
      "in_framework": true
    },
    "step": {
      "id": "chain",
      "label": "Chain",
      "in_framework": true
    }
  },
  {
    "behavior": {
      "id": "team",
      "label": "Team",
      "in_framework": true
    },
    "step": {
      "id": "own",
      "label": "Own work",
      "in_framework": true
    }
  }
]
"2027-02-01"
"#]]
    );
    // The ratings of one side have none of it.
    let own = run(&folder, "robin", "gap --from self").out;
    assert!(
        !own.contains("Left open") && !own.contains("Twice so far") && !own.contains("2027-02-01"),
        "{own}"
    );
    let later = run(&folder, "robin", "gap --today 2027-02-09").out;
    assert!(later.contains("The first step was to be set by 2027-02-01, 8 days ago."), "{later}");
}

#[test]
fn a_step_that_cannot_be_set_is_told_and_the_rest_is_done() {
    let folder = sealed();
    folder.write("decided.yaml", "step: shop\ncells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    let mut terminal = sit_down(&folder, "kim", (24, 80), &[]);
    terminal
        .wait_for("the summary")
        .send("\r")
        .wait_for("ask each of you")
        .send("\r")
        .wait_for("is this what");
    folder.write("reviews/robin/profile.yaml", "step: own\nmood: good\n");
    terminal.send("1").wait_for("Kim Osei, is this").send("1").wait_for("a page to keep").send("2");
    assert!(terminal.wait_for_end().success());
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Own work, Craft at Chain, Team at Own work and Team at
Shop.
warning: the step was not set: reviews/robin/profile.yaml:2:1: unknown key
         `mood`
hint: write `step: shop` in the profile of robin
Next: `steps gap robin --person kim`
"#]]
    );
    assert!(saved(&folder)["sealed"].is_mapping());
}

#[test]
fn what_is_decided_is_kept_out_of_git() {
    let folder = sealed();
    git(&folder, "init -q -b main");
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    let run_it = run(&folder, "kim", "agree robin --answers decided.yaml");
    assert!(
        run_it.err.contains(&format!("warning: git would commit `{AGREED}`, which is private")),
        "{}",
        run_it.err
    );
    let run_it = run(&folder, "kim", "agree robin --answers decided.yaml --yes");
    assert!(!run_it.err.contains("warning"), "{}", run_it.err);
    assert!(folder.read(".gitignore").contains("reviews/"));
}

#[test]
fn a_former_managers_word_counts_and_only_todays_says_yes() {
    let folder = sealed();
    // Sam took over from Kim, who had sealed by then.
    folder.write(
        "people.yaml",
        "- {id: robin, name: Robin Ek, managers: [{id: kim}, {id: sam, from: 2026-11-20}], disciplines: []}\n\
         - {id: kim, name: Kim Osei}\n- {id: sam, name: Sam Lind}\n",
    );
    assert_eq!(run(&folder, "sam", "assess robin --answers manager.yaml --seal").status, 0);
    run(&folder, "kim", "agree robin --seal").gives(
        2,
        "",
        str![[r#"
error: you are no longer Robin Ek's manager
hint: Robin Ek and their manager of today decide on what they agree

"#]],
    );
    let mut terminal = sit_down(&folder, "sam", (24, 80), &[]);
    terminal
        .wait_for("Robin Ek and Sam Lind sit down together.")
        .send("\r")
        .wait_for("What became")
        .send("s");
    terminal.wait_for("Strengths").wait_for("Kim Osei: Often").send(CTRL_C);
    terminal.wait_for_end();
}

#[test]
fn what_a_former_manager_left_open_is_talked_about_all_the_same() {
    let folder = Folder::new();
    folder.lay_over(sealed().path());
    std::fs::remove_file(folder.join("reviews/robin/2026-h2/manager.yaml")).unwrap();
    folder.write("part.yaml", "cells: {craft: {shop: {rating: seldom}}}\n");
    assert_eq!(run(&folder, "kim", "assess robin --answers part.yaml --seal --partial").status, 0);
    folder.write(
        "people.yaml",
        "- {id: robin, name: Robin Ek, managers: [{id: kim}, {id: sam, from: 2026-11-20}], disciplines: []}\n\
         - {id: kim, name: Kim Osei}\n- {id: sam, name: Sam Lind}\n",
    );
    assert_eq!(run(&folder, "sam", "assess robin --answers manager.yaml --seal").status, 0);
    let mut terminal = sit_down(&folder, "sam", (24, 80), &[]);
    terminal.wait_for("Enter begin");
    let opening = flat(&terminal.screen());
    assert!(!opening.contains("Only what both sides answered"), "{opening}");
    terminal.send(CTRL_C).wait_for_end();
    folder.write("decided.yaml", "accept_shared: true\ncells: {team: {own: {rating: model}}}\n");
    run(&folder, "sam", "agree robin --answers decided.yaml --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/agreed.yaml` on 2026-11-23.
Stays open: Craft at Shop, Craft at Chain and Team at Shop.
Next: `steps gap robin --person sam`

"#]],
    );
}
