//! What was decided about a move: written down once, looked at again, and what it does to the step.

use snapbox::{assert_data_eq, str};

use crate::agree::{ENTER, run};
use crate::packet::{PACKET, asked};
use crate::packet_words::sit_down;
use crate::program::{Folder, Run};

fn record(folder: &Folder, who: &str, words: &[&str]) -> Run {
    let mut command = folder.command(&format!("--person {who} packet robin --record"));
    folder.run(command.args(words))
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
