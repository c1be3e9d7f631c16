//! Seals: what a whole one needs, what a part of one opens, and that opening one again is told.

use snapbox::str;

use crate::office::{KIM, ROBIN, masked, office, one, rate, sealed, whole};
use crate::program::{Folder, TODAY};

const ROBINS: &str = "reviews/robin/2026-h2/self.yaml";
const KIMS: &str = "reviews/robin/2026-h2/manager.yaml";

/// What opening again left in a file.
fn reopened(folder: &Folder, path: &str) -> String {
    let file = folder.read(path);
    let from = file.find("reopened:").unwrap_or(file.len());
    let lines = file[from..].lines().enumerate();
    let own = lines.take_while(|(at, line)| *at == 0 || line.starts_with([' ', '-']));
    own.map(|(_, line)| format!("{line}\n")).collect()
}

#[test]
fn whoever_seals_one_answer_sees_that_one_answer_of_the_other_side() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    folder.write("given.yaml", one("{rating: unsure}"));
    folder.steps("assess robin --as manager --person kim --answers given.yaml --seal").gives(
        2,
        "",
        str![[r#"
error: not answered yet: Team success at Individual, Continuous improvement at Individual, Accountability at Individual, Business impact at Individual and Mastery at Squad/Chapter
hint: `steps assess robin --as manager --person kim` asks what is missing; "not enough evidence to say" is an answer
hint: `--seal --partial` seals what is there: you then see only the same answers of the other side

"#]],
    );
    // It stays a draft, and nothing opens.
    assert!(!folder.read(KIMS).contains("sealed:"));
    folder.steps("diff robin --person kim").gives(
        2,
        "",
        str![[r#"
error: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess robin --as manager --person kim` goes on with yours

"#]],
    );
    folder.steps("assess robin --as manager --person kim --seal --partial").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/manager.yaml` on 2026-11-23, with some questions left open.
Both have sealed. Next: `steps diff robin --person kim`

"#]],
    );
    folder.steps("diff robin --all --person kim").gives(
        0,
        str![[r#"
Where Robin Ek and Kim Osei agree and differ, 2026-h2

! Only what both sides answered is shown.

- Robin Ek: self-rating, sealed on 2026-11-23
- Kim Osei: manager's rating, sealed on 2026-11-23

Behavior                Individual  Squad/Chapter  Tribe/Guild  Technology/Company
──────────────────────────────────────────────────────────────────────────────────
Team success            –           –              –            –
Continuous improvement  –           –              –            –
Accountability          –           –              –            –
Business impact         –           –              –            –
Mastery                 not ~ ?     –              –            –

Robin Ek's rating comes first, then Kim Osei's: ~ not comparable

not: Not yet, ?: Not enough evidence to say, –: Not rated

No question was rated by both sides; on 1 only one side could say.

- Kim Osei sealed with some questions left open.

Where you differ

1. Mastery · Individual
Robin Ek: Not yet                         Kim Osei: Not enough evidence to say
Robin says mastery                        no note

Start with: What has one of us seen lately that would help the other form a
view?

What is next
Decide each difference together, and what to work on:
  steps agree robin --person kim

"#]],
        "",
    );
    for format in ["text", "markdown", "json", "html"] {
        for command in ["diff robin --all", "gap robin", "gap robin --from self"] {
            let answer = folder.steps(&format!("{command} --person kim --format {format}")).answer();
            let others = ["Robin says team", "Robin says cont", "Robin says acc", "Robin says bus"];
            assert!(others.iter().all(|words| !answer.contains(words)), "{command} {format}: {answer}");
        }
    }
    // Whoever sealed all sees all.
    let answer = folder.steps("diff robin --all --person robin").answer();
    assert!(answer.contains("- Kim Osei sealed with some questions left open.\n"), "{answer}");
}

#[test]
fn a_whole_seal_needs_answers_up_to_the_first_rating_below() {
    let folder = office();
    let seal = |cells: &str| {
        let _ = std::fs::remove_dir_all(folder.join("reviews"));
        folder.write("given.yaml", cells);
        folder.steps("assess robin --as self --person robin --answers given.yaml --seal")
    };
    folder.write("given.yaml", "cells: {}\n");
    folder.steps("assess robin --as self --person robin --answers given.yaml --seal").gives(
        2,
        "",
        str![[r#"
error: there is nothing to seal: nothing is rated yet

"#]],
    );
    seal(&whole("ok")).gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/self.yaml` on 2026-11-23.
Next: `steps send --person robin` writes it as an envelope for the other side.
Still to come: Kim Osei (`steps send robin`); `steps receive FILE` takes it in here.

"#]],
    );
    // A demonstrated rating asks for the next step; "cannot say" does, too.
    for rating in ["consistently", "unsure"] {
        let cells = whole("ok").replace(
            "mastery: {individual: {rating: not-yet",
            &format!("mastery: {{individual: {{rating: {rating}"),
        );
        seal(&cells).gives(
            2,
            "",
            str![[r#"
error: not answered yet: Mastery at Squad/Chapter
hint: `steps assess --person robin` asks what is missing; "not enough evidence to say" is an answer
hint: `--seal --partial` seals what is there: you then see only the same answers of the other side

"#]],
        );
    }
    // A gap before a wider answer is one.
    seal(&whole("ok").replace("mastery: {individual", "mastery: {squad")).gives(
        2,
        "",
        str![[r#"
error: not answered yet: Mastery at Individual
hint: `steps assess --person robin` asks what is missing; "not enough evidence to say" is an answer
hint: `--seal --partial` seals what is there: you then see only the same answers of the other side

"#]],
    );
    seal("cells: {mastery: {tribe: {rating: not-yet}}}\n").gives(2, "", str![[r#"
error: not answered yet: Team success at Individual, Continuous improvement at Individual, Accountability at Individual, Business impact at Individual, Mastery at Individual and 1 more
hint: `steps assess --person robin` asks what is missing; "not enough evidence to say" is an answer
hint: `--seal --partial` seals what is there: you then see only the same answers of the other side

"#]]);
    // From the step that the person is at, nothing narrower is needed.
    std::fs::create_dir_all(folder.join("reviews/robin")).expect("makes the folder");
    folder.write("reviews/robin/profile.yaml", "step: squad\n");
    folder.write("given.yaml", whole("ok").replace("individual", "squad"));
    std::fs::remove_dir_all(folder.join("reviews/robin/2026-h2")).unwrap_or_default();
    folder.steps("assess robin --as self --person robin --answers given.yaml --seal -q").gives(0, "", "");
}

#[test]
fn a_peer_seals_what_they_can_say() {
    let folder = sealed();
    folder.write("given.yaml", one("{rating: sometimes}"));
    folder.steps("assess robin --as peer --person sam --answers given.yaml --seal").gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/peer-sam.yaml` on 2026-11-23.
Next: `steps send robin --person sam` writes it as an envelope for Robin Ek's manager alone.

"#]],
    );
}

#[test]
fn adding_to_a_partial_seal_is_no_reopening_and_changing_it_is_one() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, TODAY, KIM, &one("{rating: unsure}"), "--seal --partial");
    folder.write(
        "given.yaml",
        whole("Kim says").replace(
            "  mastery: {individual: {rating: not-yet, note: Kim says mastery}}\n",
            "  mastery: {squad: {rating: not-yet}}\n",
        ),
    );
    folder.steps("assess robin --as manager --person kim --answers given.yaml").gives(0, "", str![[r#"
`reviews/robin/2026-h2/manager.yaml` was sealed with questions left open. You can answer those, and both sides are hidden until you seal it again.
Saved a draft in `reviews/robin/2026-h2/manager.yaml`.
Next: `steps assess robin --as manager --person kim` continues it, and `steps assess robin --as manager --person kim --seal` seals it.

"#]]);
    folder.steps("diff robin --person kim").gives(
        2,
        "",
        str![[r#"
error: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess robin --as manager --person kim` goes on with yours

"#]],
    );
    folder.steps("assess robin --as manager --person kim --discard --yes").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/manager.yaml` was sealed before, and the other side may have seen it
hint: change it and seal it again, or undo your change

"#]],
    );
    folder.steps("assess robin --as manager --person kim --seal -q").gives(0, "", "");
    assert!(!folder.read(KIMS).contains("reopened:") && !folder.read(KIMS).contains("partial:"));
    let answer = folder.steps("diff robin --all --person kim").answer();
    assert!(answer.contains("Robin says team-success"), "{answer}");
}

#[test]
fn changing_what_a_partial_seal_holds_needs_a_reason() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, TODAY, KIM, &one("{rating: unsure}"), "--seal --partial");
    rate(&folder, TODAY, KIM, &whole("Kim says"), "");
    folder.steps("assess robin --as manager --person kim --seal").gives(
        2,
        "",
        str![[r#"
error: changing answers that were sealed needs a reason
hint: give it with `--reason TEXT`; the other side will read it

"#]],
    );
    assert!(!folder.read(KIMS).contains("sealed:"));
    let run = folder
        .command("assess robin --as manager --person kim --seal -q --reason")
        .arg("Asked Sam")
        .output()
        .expect("runs");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    // Robin's answer was open to Kim when Kim began to change theirs.
    snapbox::assert_data_eq!(
        reopened(&folder, KIMS),
        str![[r#"
reopened:
  - date: "2026-11-23"
    reason: Asked Sam
    after_reveal: true

"#]]
    );
}

#[test]
fn what_is_sealed_is_opened_again_only_with_a_reason_and_that_is_told() {
    let folder = sealed();
    let kim = "assess robin --as manager --person kim";
    folder.write("given.yaml", one("{rating: sometimes, note: Kim says anew}"));
    folder.steps(&format!("{kim} --answers given.yaml")).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/manager.yaml` was sealed on 2026-11-21
hint: `--reopen` opens it again, which hides both sides' answers until you seal it again

"#]],
    );
    folder.steps(&format!("{kim} --answers given.yaml --reopen")).gives(
        2,
        "",
        str![[r#"
error: opening a sealed assessment again needs a reason
hint: give it with `--reason TEXT`; the other side will read it

"#]],
    );
    let blank = folder
        .command(&format!("{kim} --answers given.yaml --reopen --reason"))
        .arg("  ")
        .output()
        .expect("runs");
    assert_eq!(blank.status.code(), Some(2));
    let before = folder.read(KIMS);
    assert!(before.contains("sealed:"));
    let run = folder.run(
        folder.command(&format!("{kim} --answers given.yaml --reopen --reason")).arg("Mixed up two people"),
    );
    run.gives(0, "", str![[r#"
Opened `reviews/robin/2026-h2/manager.yaml` again. Both sides are hidden until you seal it again.
Saved a draft in `reviews/robin/2026-h2/manager.yaml`.
Next: `steps assess robin --as manager --person kim` continues it, and `steps assess robin --as manager --person kim --seal` seals it.

"#]]);
    folder.steps("diff robin --person robin").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Kim Osei
hint: each side's ratings open once both have sealed

"#]],
    );
    folder.steps(&format!("{kim} --seal")).gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/2026-h2/manager.yaml` on 2026-11-23.
Both have sealed. Next: `steps diff robin --person kim`

"#]],
    );
    snapbox::assert_data_eq!(
        masked(&folder.read(KIMS)),
        str![[r#"
format: 1
framework:
  id: technology-career-steps
  version: "3.0.0"
  digest: [..]
person: robin
rater: kim
relation: manager
disciplines: []
cycle: "2026-h2"
started: "2026-11-21"
reopened:
  - date: "2026-11-23"
    reason: Mixed up two people
    after_reveal: true
first_salt: [..]
sealed:
  date: "2026-11-23"
  salt: [..]
  digest: [..]
cells:
  team-success:
    individual:
      rating: not-yet
      note: Kim says team-success
  continuous-improvement:
    individual:
      rating: not-yet
      note: Kim says continuous-improvement
  accountability:
    individual:
      rating: not-yet
      note: Kim says accountability
  business-impact:
    individual:
      rating: not-yet
      note: Kim says business-impact
  mastery:
    individual:
      rating: sometimes
      note: Kim says anew

"#]]
    );
    let diff = folder.steps("diff robin --person robin").answer();
    snapbox::assert_data_eq!(
        diff.lines().take(6).collect::<Vec<_>>().join("\n"),
        str![[r#"
Where Robin Ek and Kim Osei agree and differ, 2026-h2

! Kim Osei opened their sealed assessment again on 2026-11-23, after the other
  side's answers could be seen: Mixed up two people

- Robin Ek: self-rating, sealed on 2026-11-20
"#]]
    );
    let gap = folder.steps("gap robin --from manager --person robin").answer();
    snapbox::assert_data_eq!(
        gap.lines().take(6).collect::<Vec<_>>().join("\n"),
        str![[r#"
Robin Ek: from today to Individual

! Kim Osei opened their sealed assessment again on 2026-11-23, after the other
  side's answers could be seen: Mixed up two people

From the manager's rating of 2026-h2 by Kim Osei, sealed on 2026-11-23.
"#]]
    );
    folder.steps("check --person robin").gives(
        0,
        str![[r#"
note[reopened]: sealed, then opened again on 2026-11-23, when the other side's answers could already be seen
  --> reviews/robin/2026-h2/manager.yaml:13:11
   |
13 |   - date: "2026-11-23"
   |           ^^^^^^^^^^^^

1 note in 1 file.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
    for command in ["diff robin", "gap robin --from manager"] {
        for format in ["markdown", "html", "json"] {
            let answer = folder.steps(&format!("{command} --format {format} --person robin")).answer();
            assert!(answer.contains("Mixed up two people"), "{command} {format}: {answer}");
        }
    }
}

#[test]
fn what_was_agreed_says_that_a_side_was_opened_again_since() {
    let folder = sealed();
    let agreed = folder.read(KIMS).replace("relation: manager", "relation: agreed");
    let agreed = agreed.replace("started: \"2026-11-21\"", "started: \"2026-11-22\"");
    let (head, rest) = agreed.split_once("sealed:").expect("a seal");
    let (_, cells) = rest.split_once("cells:").expect("cells");
    folder.write("reviews/robin/2026-h2/agreed.yaml", format!("{head}cells:{cells}"));
    let said = |folder: &Folder| {
        let gap = folder.steps("gap robin --person robin").answer();
        gap.lines().filter(|line| line.starts_with('!')).map(str::to_owned).collect::<Vec<_>>()
    };
    let draft = "! These ratings are a draft: they may still change.";
    assert_eq!(said(&folder), [draft]);
    let mut again = folder.command("assess robin --as manager --person kim --reopen --seal -q --reason");
    assert_eq!(folder.run(again.arg("A slip")).status, 0);
    assert_eq!(
        said(&folder),
        [draft, "! This was agreed before. Kim Osei opened their sealed assessment again on"]
    );
}

#[test]
fn opened_again_before_anything_was_revealed_is_told_as_that() {
    let folder = office();
    rate(&folder, TODAY, KIM, &whole("Kim says"), "--seal");
    rate(&folder, TODAY, KIM, &one("{rating: sometimes}"), "--reopen --reason Typo --seal");
    snapbox::assert_data_eq!(
        reopened(&folder, KIMS),
        str![[r#"
reopened:
  - date: "2026-11-23"
    reason: Typo
    after_reveal: false

"#]]
    );
}

#[test]
fn no_detour_hides_that_the_other_side_was_open() {
    // A later draft closes the earlier review, which does not undo what was seen.
    let folder = sealed();
    rate(&folder, "2027-02-01", KIM, &one("{rating: unsure}"), "");
    rate(&folder, "2027-02-01", KIM, &one("{rating: sometimes}"), "--cycle 2026-h2 --reopen --reason Later");
    assert!(reopened(&folder, KIMS).contains("after_reveal: true"), "{}", folder.read(KIMS));
    // Nor does the other side, who opened theirs before.
    let folder = sealed();
    rate(&folder, TODAY, ROBIN, &one("{rating: sometimes}"), "--reopen --reason First");
    rate(&folder, TODAY, KIM, &one("{rating: sometimes}"), "--reopen --reason Second");
    assert!(reopened(&folder, KIMS).contains("after_reveal: true"), "{}", folder.read(KIMS));
    // Nor a change by hand, which breaks the seal.
    let folder = sealed();
    folder.write(KIMS, folder.read(KIMS).replacen("not-yet", "sometimes", 1));
    rate(&folder, TODAY, KIM, &one("{rating: sometimes}"), "--reopen --reason Hand");
    assert!(reopened(&folder, KIMS).contains("after_reveal: true"), "{}", folder.read(KIMS));
    // A draft that was sealed before is not removed.
    folder.steps("assess robin --as manager --person kim --discard --yes").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/manager.yaml` was sealed before, and the other side may have seen it
hint: change it and seal it again, or undo your change

"#]],
    );
}

#[test]
fn a_seal_that_was_broken_is_repaired_by_the_command_that_is_named() {
    let folder = sealed();
    folder.write(KIMS, folder.read(KIMS).replacen("not-yet", "sometimes", 1));
    folder.steps("diff robin --person kim").gives(
        2,
        "",
        str![[r#"
error: your assessment for 2026-h2 was changed after it was sealed, which counts as not sealed
hint: undo the change, or seal it again with `steps assess robin --as manager --reopen`

"#]],
    );
    folder.steps("diff robin --person robin").gives(
        2,
        "",
        str![[r#"
error: Kim Osei's assessment for 2026-h2 was changed after it was sealed, which counts as not sealed
hint: whoever wrote it seals it again with `steps assess robin --as manager --reopen`

"#]],
    );
    let check = folder.steps("check --person kim");
    let command = "`steps assess robin --as manager --reopen`";
    assert!(
        check.out.contains(&format!("or open it again with {command} and seal it anew")),
        "{}",
        check.out
    );
    rate(&folder, TODAY, KIM, &whole("Kim says"), "--reopen --reason Slip --seal");
    folder.steps("diff robin --person kim -q").answer();
}

#[test]
fn only_what_is_sealed_is_opened_again() {
    let folder = office();
    let reopen = |who: &str| folder.steps(&format!("{who} given.yaml --reopen --reason Slip"));
    folder.write("given.yaml", one("{rating: sometimes}"));
    reopen(ROBIN).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` is not sealed, so there is nothing to open again
hint: somebody else's is opened again with `steps assess PERSON --as SIDE --reopen`

"#]],
    );
    assert!(!folder.join(ROBINS).exists());
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    // The same command goes on where an opening was interrupted.
    reopen(ROBIN).gives(0, "", "");
    reopen(ROBIN).gives(0, "", "");
}

#[test]
fn a_refused_seal_leaves_a_part_sealed_as_it_was() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, TODAY, KIM, &one("{rating: unsure}"), "--seal --partial");
    let before = folder.read(KIMS);
    assert_eq!(folder.steps("assess robin --as manager --person kim --seal").status, 2);
    assert_eq!(folder.read(KIMS), before);
}

#[test]
fn equal_answers_are_sealed_with_different_digests() {
    let (one, other) = (sealed(), sealed());
    let digest = |folder: &Folder| {
        let file = folder.read(ROBINS);
        let seal = file.split_once("\nsealed:\n").expect("a seal").1;
        seal.lines().find(|line| line.starts_with("  digest: ")).map(str::to_owned)
    };
    assert!(digest(&one).is_some());
    assert_ne!(digest(&one), digest(&other));
    assert_eq!(masked(&one.read(ROBINS)), masked(&other.read(ROBINS)));
}

#[test]
fn nobody_is_taken_for_the_manager_whom_people_yaml_does_not_name() {
    let folder = office();
    folder.write("given.yaml", one("{rating: sometimes}"));
    folder.steps("assess robin --as manager --person sam --answers given.yaml").gives(
        2,
        "",
        str![[r#"
error: people.yaml names Kim Osei as Robin Ek's manager, not `sam`
hint: add `sam` to the `managers` of `robin` in people.yaml, or rate `--as peer`

"#]],
    );
    assert!(!folder.join("reviews").exists());
    // Where it names nobody, whoever rates as the manager is the manager.
    folder.steps("assess kim --as manager --person sam --answers given.yaml -q").gives(0, "", "");
    folder.write(
        "people.yaml",
        format!(
            "{}    - id: alx\n",
            crate::office::PEOPLE.replace("  name: Sam Lindqvist\n", "  name: Sam Lindqvist\n  managers:\n")
        ),
    );
    folder.steps("check").gives(
        1,
        str![[r#"
error[unknown-id]: nobody is called `alx`
  --> people.yaml:11:11
   |
11 |     - id: alx
   |           ^^^
   |
   = help: add an entry with `id: alx` to this file

1 error in 1 file.

"#]],
        str![[r#"
This workspace has no framework of its own; the shipped one was checked.

"#]],
    );
}
