//! What crosses in envelopes goes through the gate: nobody sees more than they gave, by no way around.

use std::process::Stdio;

use serde_yaml::Value;
use snapbox::str;

use crate::exchange::files_with;
use crate::machine::{Machine, people, robin_and_alex};

const ROBINS: &str = "{mastery: {individual: {rating: consistently, note: Robin said this}}}";
const ALEXS: &str = "{mastery: {individual: {rating: sometimes, note: Alex said this}}}";
const SELF: &str = "robin-ek-2026-h2-self.steps";
const MANAGER: &str = "robin-ek-2026-h2-manager-alex-moreau.steps";
const AGREED: &str = "robin-ek-2026-h2-agreed-alex-moreau.steps";
const OWN: &str = "reviews/robin-ek/2026-h2/self.yaml";

/// Alex has sealed and sent, and Robin has taken it in.
fn alex_first() -> (Machine, Machine) {
    let (robin, alex) = robin_and_alex();
    alex.seals("robin-ek", ALEXS);
    alex.does("send robin-ek");
    robin.gets(&alex, MANAGER);
    robin.does(&format!("receive {MANAGER}"));
    (robin, alex)
}

/// Both have sealed and have what the other sealed.
fn both() -> (Machine, Machine) {
    let (robin, alex) = alex_first();
    robin.seals("", ROBINS);
    robin.does("send");
    alex.gets(&robin, SELF);
    alex.does(&format!("receive {SELF}"));
    (robin, alex)
}

/// The two have met in front of Alex's machine, and decided.
fn met() -> (Machine, Machine) {
    let (robin, alex) = both();
    alex.folder.write(
        "decisions.yaml",
        "cells: {mastery: {individual: {rating: consistently, note: We agreed on this}}}\n\
         focus: [{behavior: mastery, step: squad, try: Pairs on the importer, look_again: 2027-02-01}]\n\
         step: individual\n",
    );
    let met = alex.does("agree robin-ek --answers decisions.yaml --seal");
    snapbox::assert_data_eq!(
        met.err,
        str![[r#"
Sealed `reviews/robin-ek/2026-h2/agreed.yaml` on 2026-11-23.
The step in `reviews/robin-ek/profile.yaml` is Individual now.
`steps send robin-ek --agreed` writes it for the other machine.
Your path is your own: `steps guide the-path`
Next: `steps gap robin-ek`

"#]]
    );
    alex.does("send robin-ek --agreed");
    robin.gets(&alex, AGREED);
    (robin, alex)
}

/// Another machine of the same person, with the same key.
fn second_machine(of: &Machine, person: &str) -> Machine {
    let second = Machine::of(person);
    for file in ["config/steps/key.txt", "people.yaml"] {
        second.gets(of, file);
    }
    second
}

#[test]
fn the_key_of_a_machine_opens_nothing_for_somebody_else() {
    let (robin, _alex) = alex_first();
    for who in ["alex-moreau", "kim-osei"] {
        for report in ["gap robin-ek --from manager", "gap robin-ek", "diff robin-ek"] {
            let run = robin.steps(&format!("{report} --person {who}"));
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{report} by {who}: {}", run.err);
        }
    }
    let run = robin.steps("gap robin-ek --from manager --person alex-moreau");
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
error: Alex Moreau's envelope for 2026-h2 does not open: the key on this machine is Robin Ek's in people.yaml

"#]]
    );
}

#[test]
fn what_was_agreed_opens_for_whoever_sealed_theirs() {
    let (robin, alex) = met();
    let received = robin.does(&format!("receive {AGREED}"));
    snapbox::assert_data_eq!(
        received.err,
        str![[r#"
Took in Alex Moreau's record of what was agreed for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/agreed-alex-moreau.steps`.
Saved what was agreed in `reviews/robin-ek/2026-h2/agreed.yaml`.
You decided on the step Individual; the profile stays as it is, and `--yes` sets it.
Next: `steps gap robin-ek`

"#]]
    );
    assert!(robin.does("gap").out.contains("Pairs on the importer"));
    let set = robin.does(&format!("receive {AGREED} --yes"));
    snapbox::assert_data_eq!(
        set.err,
        str![[r#"
Alex Moreau's record of what was agreed for 2026-h2, sealed on 2026-11-23, is here already.
The step in `reviews/robin-ek/profile.yaml` is Individual now.
Next: `steps gap robin-ek`

"#]]
    );
    assert_eq!(robin.folder.read("reviews/robin-ek/profile.yaml"), "step: individual\n");
    let same = |machine: &Machine| machine.folder.read("reviews/robin-ek/2026-h2/agreed.yaml");
    assert_eq!(same(&robin), same(&alex));
}

#[test]
fn what_was_agreed_stays_closed_before_ones_own_seal() {
    let (robin, _alex) = met();
    let second = second_machine(&robin, "robin-ek");
    second.gets(&robin, AGREED);
    let received = second.does(&format!("receive {AGREED}"));
    snapbox::assert_data_eq!(
        received.err,
        str![[r#"
Took in Alex Moreau's record of what was agreed for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/agreed-alex-moreau.steps`.
It opens once you have sealed yours; then take it in once more.

"#]]
    );
    let gap = second.steps("gap");
    assert_eq!((gap.status, gap.out.as_str()), (2, ""), "{}", gap.err);
    assert_eq!(files_with(&second.path().join("reviews"), "agreed on this"), Vec::<String>::new());
}

#[test]
fn a_part_of_what_was_agreed_is_not_sent_as_all_of_it() {
    let (robin, _alex) = met();
    let second = second_machine(&robin, "robin-ek");
    second.gets(&robin, AGREED);
    second.seals("--from individual", "{team-success: {individual: {rating: sometimes, note: Another one}}}");
    let received = second.does(&format!("receive {AGREED}"));
    snapbox::assert_data_eq!(
        received.err,
        str![[r#"
Took in Alex Moreau's record of what was agreed for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/agreed-alex-moreau.steps`.
Of what was agreed, reports show what you answered, too. The rest opens once you seal all of yours.

"#]]
    );
    assert!(!second.does("gap").out.contains("We agreed on this"));
    let sent = second.steps("send robin-ek --agreed --to alex-moreau");
    assert_eq!((sent.status, sent.out.as_str()), (2, ""));
    snapbox::assert_data_eq!(
        sent.err,
        str![[r#"
error: you see only a part of what was agreed about Robin Ek for 2026-h2
hint: Alex Moreau has all of it, and can send it

"#]]
    );
}

#[test]
fn another_record_of_the_meeting_is_kept_and_both_are_shown() {
    let (robin, alex) = met();
    // Robin recorded the meeting, too, and otherwise.
    robin.folder.write(
        "decisions.yaml",
        "cells: {mastery: {individual: {rating: sometimes, note: As I remember}}}\n",
    );
    robin.does("agree --answers decisions.yaml --seal");
    let received = robin.does(&format!("receive {AGREED}"));
    snapbox::assert_data_eq!(
        received.err,
        str![[r#"
Took in Alex Moreau's record of what was agreed for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/agreed-alex-moreau.steps`.
You have another record in `reviews/robin-ek/2026-h2/agreed.yaml`, which stays; reports show both.
Saved what was agreed in `reviews/robin-ek/2026-h2/agreed-alex-moreau.yaml`.
You decided on the step Individual; the profile stays as it is, and `--yes` sets it.
Next: `steps gap robin-ek`

"#]]
    );
    for report in ["gap", "diff"] {
        let report = robin.does(report).out.replace("\n  ", " ");
        assert!(
            report.contains("There are two records of what was agreed, and the other one is Alex Moreau's"),
            "{report}"
        );
    }
    let compared = robin
        .does("diff reviews/robin-ek/2026-h2/agreed.yaml reviews/robin-ek/2026-h2/agreed-alex-moreau.yaml");
    assert!(
        compared.out.contains("As I remember") && compared.out.contains("We agreed on this"),
        "{}",
        compared.out
    );
    drop(alex);
}

#[test]
fn a_record_that_was_opened_again_takes_the_place_of_the_one_before() {
    let (robin, alex) = met();
    robin.does(&format!("receive {AGREED}"));
    alex.folder
        .write("decisions.yaml", "cells: {mastery: {individual: {rating: sometimes, note: Miscounted}}}\n");
    alex.does("agree robin-ek --reopen --reason Miscounted --answers decisions.yaml --seal");
    alex.does("send robin-ek --agreed");
    robin.gets(&alex, AGREED);
    let received = robin.does(&format!("receive {AGREED}"));
    snapbox::assert_data_eq!(
        received.err,
        str![[r#"
Took in Alex Moreau's record of what was agreed for 2026-h2, sealed again on 2026-11-23.
The one sealed on 2026-11-23 is kept as `reviews/robin-ek/2026-h2/agreed-alex-moreau.steps.old`, and reports say that it was opened again.
Saved what was agreed in `reviews/robin-ek/2026-h2/agreed.yaml`; the one before is kept as `reviews/robin-ek/2026-h2/agreed.yaml.old`.
You decided on the step Individual; the profile stays as it is, and `--yes` sets it.
Next: `steps gap robin-ek`

"#]]
    );
    for report in ["gap", "diff"] {
        let report = robin.does(report).out;
        assert!(!report.contains("There are two records"), "{report}");
    }
    assert!(robin.folder.read("reviews/robin-ek/2026-h2/agreed.yaml").contains("Miscounted"));
}

#[test]
fn to_whom_an_envelope_goes_is_somebody_else_whom_people_yaml_knows() {
    let (robin, _alex) = both();
    for (arguments, expect) in [
        (
            "send --to alx",
            str![[r#"
error: nobody in people.yaml is called `alx`
hint: add an entry for them there, with their `key`

"#]],
        ),
        (
            "send --to zzz",
            str![[r#"
error: nobody in people.yaml is called `zzz`
hint: add an entry for them there, with their `key`

"#]],
        ),
        (
            "send --to robin-ek",
            str![[r#"
error: you would be writing to yourself, who can open it anyway
hint: name the other side with `--to ID`

"#]],
        ),
    ] {
        robin.steps(arguments).gives(2, "", expect);
    }
}

#[test]
fn what_was_sealed_on_another_machine_is_not_begun_anew() {
    let (robin, _alex) = both();
    let second = second_machine(&robin, "robin-ek");
    second.folder.write("reviews/robin-ek/2026-h2/self.steps", robin.folder.read(SELF));
    second.folder.write("answers.yaml", format!("cells: {}\n", ROBINS.replace("Robin", "Otherwise")));
    let refused = second.steps("assess --answers answers.yaml --seal --partial --reopen");
    assert_eq!(refused.status, 2);
    snapbox::assert_data_eq!(
        refused.err,
        str![[r#"
What you sealed on another machine is in `reviews/robin-ek/2026-h2/self.yaml` now.
error: opening a sealed assessment again needs a reason
hint: give it with `--reason TEXT`; the other side will read it

"#]]
    );
    let saved: Value = serde_yaml::from_str(&second.folder.read(OWN)).expect("YAML");
    assert!(saved["sealed"].is_mapping(), "{saved:?}");
    assert_eq!(second.folder.read(OWN), robin.folder.read(OWN));
    // Without the key it is not begun anew either.
    let third = Machine::of("robin-ek");
    third.gets(&robin, "people.yaml");
    third.folder.write("reviews/robin-ek/2026-h2/self.steps", robin.folder.read(SELF));
    third.folder.write("answers.yaml", format!("cells: {ROBINS}\n"));
    let refused = third.steps("assess --answers answers.yaml");
    assert_eq!(refused.status, 2);
    snapbox::assert_data_eq!(
        refused.err,
        str![[r#"
error: you sealed 2026-h2 on 2026-11-23 already, in an envelope that does not open here
hint: `steps key --import FILE` takes the key of the machine on which you sealed it
hint: to begin anew all the same, move `self.steps` away: reports say that there was another one

"#]]
    );
}

#[test]
fn a_second_machine_of_the_manager_shows_both() {
    let (robin, alex) = both();
    let second = second_machine(&alex, "alex-moreau");
    second.folder.write("reviews/robin-ek/2026-h2/self.steps", robin.folder.read(SELF));
    second.folder.write("reviews/robin-ek/2026-h2/manager-alex-moreau.steps", alex.folder.read(MANAGER));
    let diff = second.does("diff robin-ek").out;
    assert!(diff.contains("Robin said this") && diff.contains("Alex said this"), "{diff}");
}

#[test]
fn a_new_manager_sees_nothing_of_a_cycle_with_a_free_name_before_sealing_theirs() {
    let (robin, alex) = robin_and_alex();
    let kim = Machine::of("kim-osei");
    let managers = "[{id: alex-moreau}, {id: kim-osei, from: 2026-12-01}]";
    let people = people(&robin.key(), &alex.key(), managers)
        .replace("name: Kim Osei}", &format!("name: Kim Osei, key: {}}}", kim.key()));
    for machine in [&robin, &alex, &kim] {
        machine.folder.write("people.yaml", &people);
    }
    robin.seals("--cycle autumn", ROBINS);
    robin.does("send --to kim-osei");
    alex.seals("robin-ek --cycle autumn", ALEXS);
    alex.does("send robin-ek --to kim-osei");
    for (machine, file) in
        [(&robin, "robin-ek-autumn-self.steps"), (&alex, "robin-ek-autumn-manager-alex-moreau.steps")]
    {
        kim.gets(machine, file);
        kim.does_on("2026-12-05", &format!("receive {file}"));
    }
    let mut command = kim.folder.command_on("2026-12-05", "diff robin-ek");
    let diff = kim.folder.run(command.env("XDG_CONFIG_HOME", kim.folder.join("config")));
    assert_eq!((diff.status, diff.out.as_str()), (2, ""), "{}", diff.err);
}

#[test]
fn nobody_else_s_envelope_is_written_over() {
    let (_robin, alex) = both();
    let there = alex.folder.read(SELF);
    let refused = alex.steps(&format!("send robin-ek -o {SELF}"));
    assert_eq!(refused.status, 2);
    snapbox::assert_data_eq!(
        refused.err.lines().skip(1).collect::<Vec<_>>().join("\n"),
        str![[r#"
error: `robin-ek-2026-h2-self.steps` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it
"#]]
    );
    assert_eq!(alex.folder.read(SELF), there);
}

#[test]
fn a_header_that_somebody_made_up_is_told() {
    let (robin, alex) = both();
    let envelope = robin.folder.read(SELF);
    // The digest of a header that was changed with care is right; here it is enough that the outside is refused.
    alex.folder.write("forged.steps", envelope.replace("rater: robin-ek", "rater: kim-osei"));
    let refused = alex.steps("receive forged.steps");
    assert_eq!(refused.status, 2);
    // What is sealed on a day that is yet to come would make every later one older.
    let second = second_machine(&robin, "robin-ek");
    second.folder.write("answers.yaml", format!("cells: {ROBINS}\n"));
    second.does_on("2036-11-25", "assess --cycle 2026-h2 --answers answers.yaml --seal --partial");
    second.does_on("2036-11-25", "send");
    alex.gets(&second, SELF);
    let refused = alex.steps(&format!("receive {SELF}"));
    assert_eq!(refused.status, 2);
    snapbox::assert_data_eq!(
        refused.err,
        str![[r#"
error: Robin Ek's self-assessment was sealed on 2036-11-25, which is yet to come
hint: they open it again, seal it with the right date, and send it once more

"#]]
    );
}

#[test]
fn every_envelope_that_comes_is_kept_in_mind() {
    let (robin, alex) = robin_and_alex();
    let names = (0..12).map(|number| format!("manager-{number}"));
    let terms: Vec<String> = names.clone().map(|name| format!("{{id: {name}, also: true}}")).collect();
    let managers = format!("[{{id: alex-moreau}}, {}]", terms.join(", "));
    let mut people = people(&robin.key(), &alex.key(), &managers);
    let mut files = Vec::new();
    for name in names {
        people += &format!("- {{id: {name}}}\n");
        let manager = Machine::of(&name);
        manager.key();
        manager.folder.write("people.yaml", &people);
        manager.seals("robin-ek --as manager", ALEXS);
        manager.does("send robin-ek --to robin-ek");
        let file = format!("robin-ek-2026-h2-manager-{name}.steps");
        robin.gets(&manager, &file);
        files.push(file);
    }
    robin.folder.write("people.yaml", &people);
    let runs: Vec<_> = files
        .iter()
        .map(|file| {
            let mut command = robin.command(&format!("receive {file}"));
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts")
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().expect("ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let receipts: Value =
        serde_yaml::from_str(&robin.folder.read("reviews/robin-ek/2026-h2/.received.yaml")).expect("YAML");
    assert_eq!(receipts.as_sequence().map(Vec::len), Some(files.len()));
}

#[test]
fn an_envelope_of_brackets_is_told_as_one() {
    let (robin, _alex) = alex_first();
    let many = 100_000;
    let text = format!("a: {}{}\n", "[".repeat(many), "]".repeat(many));
    robin
        .folder
        .write("brackets.steps", &text)
        .write("reviews/robin-ek/2026-h2/agreed-alex-moreau.steps", &text);
    let refused = robin.steps("receive brackets.steps");
    assert!(refused.err.starts_with("error: `brackets.steps` is not an envelope"), "{}", refused.err);
    assert_eq!(robin.steps("diff").status, 2);
    let checked = robin.steps("check");
    assert!(checked.out.contains("the file is nested too deeply"), "{}", checked.out);
}

#[test]
fn nobody_agrees_alone() {
    let (robin, alex) = robin_and_alex();
    let kim = Machine::of("kim-osei");
    let managers = "[{id: kim-osei}, {id: alex-moreau, from: 2026-10-01}]";
    let people = people(&robin.key(), &alex.key(), managers)
        .replace("name: Kim Osei}", &format!("name: Kim Osei, key: {}}}", kim.key()));
    for machine in [&robin, &kim] {
        machine.folder.write("people.yaml", &people);
    }
    kim.folder.write("answers.yaml", format!("cells: {ALEXS}\n"));
    kim.does_on("2026-09-30", "assess robin-ek --answers answers.yaml --seal --partial");
    kim.does_on("2026-09-30", "send robin-ek");
    let from_kim = "robin-ek-2026-h2-manager-kim-osei.steps";
    robin.gets(&kim, from_kim);
    robin.does(&format!("receive {from_kim}"));
    robin.seals("", ROBINS);
    robin.folder.write("decisions.yaml", "accept_shared: true\n");
    robin.steps("agree --answers decisions.yaml --seal").gives(
        2,
        "",
        str![[r#"
error: Alex Moreau's side has not come yet for 2026-h2
hint: they hand it over with `steps send robin-ek`, and `steps receive FILE` takes it in here

"#]],
    );
}
