//! What `--answers` and the form of `steps agree` change, what they leave, and what they are refused for.

use snapbox::str;

use crate::agree::{AGREED, run, saved, sealed};
use crate::interview::yaml;
use crate::program::Folder;

const DECIDED: &str = "accept_shared: true
cells:
  craft:
    shop: {rating: often, examples: [craft-shop-a], note: Both fairs, evidence: ['https://bread.example/2']}
  team:
    own: {rating: model, note: Shifts for all}
focus: [{behavior: team, step: shop, try: Shifts, look_again: 2026-12-01}]
step: shop
";

/// A workspace in which something is decided.
fn decided() -> Folder {
    let folder = sealed();
    folder.write("decided.yaml", DECIDED);
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    folder
}

/// Fills in the form by these commands of `sed`, and gives what the program says.
fn edit(folder: &Folder, commands: &str) -> String {
    folder.write("form.sed", commands);
    let run =
        folder.run(folder.command("--person kim agree robin --edit").env("EDITOR", "sed -i --file=form.sed"));
    assert_eq!(run.status, 0, "{}", run.err);
    run.err
}

#[test]
fn a_form_keeps_what_it_shows_and_nobody_changed() {
    let folder = decided();
    let before = saved(&folder);
    let expect = yaml("['https://bread.example/2', j-1, 'https://bread.example/1']");
    assert_eq!(before["cells"]["craft"]["shop"]["evidence"], expect);
    edit(&folder, "s/note: Both fairs/note: One fair/\n");
    let after = saved(&folder);
    assert_eq!(after["cells"]["craft"]["shop"]["note"], "One fair");
    for key in ["rating", "examples", "evidence"] {
        assert_eq!(after["cells"]["craft"]["shop"][key], before["cells"]["craft"]["shop"][key], "{key}");
    }
    for key in ["focus", "step", "left_open", "cited"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert_eq!(after["cells"]["team"], before["cells"]["team"]);
}

#[test]
fn what_is_taken_out_of_a_form_is_open_again() {
    let folder = decided();
    let empty = "s/^step: shop/step:/\n/^focus:/,/look_again/d\n/^    shop:/,/^    chain:/{s/rating: .*/rating:/;s/note: .*/note:/;\
                 s/examples: .*/examples: []/}\n/^  team:/,/^focus/s/note: .*/note:/\n";
    let said = edit(&folder, empty);
    assert!(said.contains("Stays open: Craft at Shop and Craft at Chain."), "{said}");
    let after = saved(&folder);
    assert!(after["step"].is_null() && after["focus"].is_null(), "{after:?}");
    assert!(after["cells"]["craft"]["shop"].is_null(), "{after:?}");
    assert_eq!(after["cells"]["team"]["own"], yaml("{rating: model}"));
    assert_eq!(after["follow_up"], yaml("[{behavior: craft, step: shop, try: Bake for the fair}]"));
    // What both share was taken over before, and is none of what the form shows.
    assert_eq!(after["cells"]["team"]["shop"]["rating"], "seldom");
    assert_eq!(run(&folder, "kim", "agree robin --seal").status, 0);
    assert!(!run(&folder, "kim", "gap robin").out.contains("Shifts"));
}

#[test]
fn what_was_left_open_of_what_both_share_is_not_taken_over_unasked() {
    let folder = sealed();
    folder.write("decided.yaml", "cells: {craft: {shop: {rating: often}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    edit(&folder, "0,/note:/s/note:/note: Both fairs/\n");
    let cells = saved(&folder)["cells"].clone();
    assert!(cells["team"].is_null() && cells["craft"]["own"].is_null(), "{cells:?}");
}

#[test]
fn answers_change_only_what_they_name() {
    let folder = decided();
    let before = saved(&folder);
    folder.write("decided.yaml", "cells: {craft: {shop: {note: One fair}}}\n");
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    let after = saved(&folder);
    for key in ["rating", "examples", "evidence"] {
        assert_eq!(after["cells"]["craft"]["shop"][key], before["cells"]["craft"]["shop"][key], "{key}");
    }
    assert_eq!(after["cells"]["craft"]["shop"]["note"], "One fair");
    assert_eq!((&after["focus"], &after["step"]), (&before["focus"], &before["step"]));
    // An empty list says that there is nothing, and a note from before is a reason.
    folder.write(
        "decided.yaml",
        "cells: {craft: {shop: {rating: not-applicable, examples: [], evidence: []}}}\n",
    );
    assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
    assert_eq!(saved(&folder)["cells"]["craft"]["shop"], yaml("{rating: not-applicable, note: One fair}"));
}

#[test]
fn answers_are_refused_what_the_meeting_would_not_take() {
    let folder = sealed();
    folder.write(
        "decided.yaml",
        "follow_up:
  - {behavior: craft, step: shop, try: Bake for the fair, became: done}
  - {behavior: craft, step: shop, try: Bake again, became: dropped}
  - {behavior: sweeping, step: moon, try: Sweep, became: done}
cells: {craft: {shop: {rating: often}}}
focus:
  - {behavior: team, step: shop, try: Shifts, look_again: 2026-11-22}
  - {behavior: team, step: shop, try: More shifts, look_again: 2026-11-23}
",
    );
    run(&folder, "kim", "agree robin --answers decided.yaml").gives(
        2,
        "",
        str![[r#"
error[wrong-value]: `craft` at `shop` is named twice
 --> decided.yaml:3:16
  |
3 |   - {behavior: craft, step: shop, try: Bake again, became: dropped}
  |                ^^^^^

error[wrong-value]: `sweeping` at `moon` is not what was agreed to work on the last time
 --> decided.yaml:4:16
  |
4 |   - {behavior: sweeping, step: moon, try: Sweep, became: done}
  |                ^^^^^^^^
  |
  = help: that was `craft` at `shop`

error[wrong-value]: 2026-11-22 has passed
 --> decided.yaml:7:59
  |
7 |   - {behavior: team, step: shop, try: Shifts, look_again: 2026-11-22}
  |                                                           ^^^^^^^^^^
  |
  = help: write a day that is still to come

error[wrong-value]: `team` at `shop` is to be worked on already
 --> decided.yaml:8:16
  |
8 |   - {behavior: team, step: shop, try: More shifts, look_again: 2026-11-23}
  |                ^^^^
  |
  = help: say what to try for it in one place

"#]],
    );
    assert!(!folder.join(AGREED).exists());
}

#[test]
fn what_became_of_last_time_is_said_one_by_one() {
    let folder = sealed();
    let last = "reviews/robin/2026-h1/agreed.yaml";
    let more = "  - {behavior: team, step: own, try: Plan the shifts}\n";
    folder.write(last, format!("{}{more}", folder.read(last)));
    for (said, expect) in [
        (
            "{behavior: team, step: own, try: The shifts, became: done}",
            "[{behavior: craft, step: shop, try: Bake for the fair}, \
              {behavior: team, step: own, try: Plan the shifts, became: done}]",
        ),
        (
            "{behavior: craft, step: shop, try: Bake for the fair, became: goes-on, note: Twice}",
            "[{behavior: craft, step: shop, try: Bake for the fair, became: goes-on, note: Twice}, \
              {behavior: team, step: own, try: Plan the shifts, became: done}]",
        ),
    ] {
        folder.write("decided.yaml", format!("follow_up: [{said}]\n"));
        assert_eq!(run(&folder, "kim", "agree robin --answers decided.yaml").status, 0);
        assert_eq!(saved(&folder)["follow_up"], yaml(expect));
    }
}

#[test]
fn a_day_that_passed_since_it_was_decided_is_no_mistake() {
    let folder = decided();
    folder.write(
        "decided.yaml",
        "focus: [{behavior: team, step: shop, try: More shifts, look_again: 2026-12-01}]\n",
    );
    let later = "agree robin --today 2026-12-20 --answers decided.yaml";
    assert_eq!(run(&folder, "kim", later).status, 0);
    assert_eq!(saved(&folder)["focus"][0]["try"], "More shifts");
}

#[test]
fn of_three_who_sit_down_all_have_sealed() {
    let folder = sealed();
    folder.write(
        "people.yaml",
        "- {id: robin, name: Robin Ek, managers: [{id: kim}, {id: sam, also: true}], disciplines: []}\n\
         - {id: kim, name: Kim Osei}\n- {id: sam, name: Sam Lind}\n",
    );
    assert_eq!(run(&folder, "sam", "assess robin --answers manager.yaml --seal").status, 0);
    edit(&folder, "w seen.yaml\ns/accept_shared: true/accept_shared: false/\n");
    let seen = folder.read("seen.yaml").replace("\n# ", " ");
    let expect = "Robin Ek, Kim Osei and Sam Lind sit down together. All have sealed; what you decide here";
    assert!(seen.contains(expect), "{seen}");
}
