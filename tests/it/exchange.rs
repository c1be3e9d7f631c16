//! Sealed assessments cross from one machine to another, and only those they are written to read them.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use snapbox::str;

use crate::machine::{Machine, people, robin_and_alex};

const ROBINS: &str = "{mastery: {individual: {rating: consistently, note: Robin said this}}}";
const ALEXS: &str = "{mastery: {individual: {rating: sometimes, note: Alex said this}}}";
const SELF: &str = "robin-ek-2026-h2-self.steps";
const MANAGER: &str = "robin-ek-2026-h2-manager-alex-moreau.steps";
const FILED: &str = "reviews/robin-ek/2026-h2/self.steps";

/// Replaces what differs from run to run.
pub fn stable(text: &str, machines: &[&Machine]) -> String {
    let mut text = text.to_owned();
    for machine in machines {
        text = text.replace(&*machine.path().to_string_lossy(), "[FOLDER]");
        let key = machine.steps("key").out.trim().to_owned();
        text = text.replace(&key, "age1[KEY]");
    }
    // Four groups of four digits: a fingerprint.
    let is_fingerprint = |part: &str| {
        part.split(' ')
            .filter(|group| group.len() == 4 && group.bytes().all(|b| b.is_ascii_hexdigit()))
            .count()
            == 4
    };
    let mut stable = String::new();
    while !text.is_empty() {
        let length = text.char_indices().nth(19).map_or(text.len(), |(at, _)| at);
        let taken = match is_fingerprint(&text[..length]) {
            true => (length, "[FINGERPRINT]".to_owned()),
            false => {
                let first = text.chars().next().expect("a character");
                (first.len_utf8(), first.to_string())
            }
        };
        stable += &taken.1;
        text.drain(..taken.0);
    }
    stable
}

/// The files below a folder that hold a text.
pub fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let holds = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).expect("reads")).contains(text);
    let found = files.filter(|entry| holds(entry.path()));
    found.map(|entry| entry.path().strip_prefix(folder).expect("below").display().to_string()).collect()
}

/// Robin has sealed and sent, and Alex has it as a file.
fn sent() -> (Machine, Machine) {
    let (robin, alex) = robin_and_alex();
    robin.folder.write("reviews/robin-ek/profile.yaml", "start: 2025-01-07\nstep: squad\n");
    robin.seals("--from individual", ROBINS);
    robin.does("send");
    alex.gets(&robin, SELF);
    (robin, alex)
}

#[test]
fn from_two_blind_ratings_to_one_comparison() {
    let (robin, alex) = robin_and_alex();
    let both = [&robin, &alex];
    let said = |run: crate::program::Run| stable(&run.err, &both);
    robin.folder.write("answers.yaml", format!("cells: {ROBINS}\n"));
    snapbox::assert_data_eq!(
        said(robin.does("assess --answers answers.yaml --seal --partial")),
        str![[r#"
Sealed `reviews/robin-ek/2026-h2/self.yaml` on 2026-11-23, with some questions left open.
Next: `steps send` writes it as an envelope for the other side.
Still to come: Alex Moreau (`steps send robin-ek`); `steps receive FILE` takes it in here.

"#]]
    );
    snapbox::assert_data_eq!(
        said(robin.does("send")),
        str![[r#"
Writing to Alex Moreau, whose key has the fingerprint [FINGERPRINT].
Wrote `robin-ek-2026-h2-self.steps`. Hand it over to Alex Moreau by mail, by chat or in a shared folder; they run `steps receive FILE`.

"#]]
    );
    snapbox::assert_data_eq!(
        said(robin.steps("diff")),
        str![[r#"
error: Alex Moreau's side has not come yet for 2026-h2
hint: they hand it over with `steps send robin-ek`, and `steps receive FILE` takes it in here

"#]]
    );
    alex.gets(&robin, SELF);
    snapbox::assert_data_eq!(
        said(alex.does(&format!("receive {SELF}"))),
        str![[r#"
Took in Robin Ek's self-assessment for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/self.steps`.
Next: `steps assess robin-ek --as manager` is your own, which opens this one once it is sealed.

"#]]
    );
    snapbox::assert_data_eq!(
        said(alex.steps("diff robin-ek")),
        str![[r#"
error: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess robin-ek --as manager` goes on with yours

"#]]
    );
    alex.folder.write("answers.yaml", format!("cells: {ALEXS}\n"));
    snapbox::assert_data_eq!(
        said(alex.does("assess robin-ek --answers answers.yaml --seal --partial")),
        str![[r#"
Sealed `reviews/robin-ek/2026-h2/manager.yaml` on 2026-11-23, with some questions left open.
Next: `steps send robin-ek` writes it as an envelope for the other side.
Both have sealed: `steps diff robin-ek` shows where you agree and differ.

"#]]
    );
    snapbox::assert_data_eq!(
        said(alex.does("send robin-ek")),
        str![[r#"
Writing to Robin Ek, whose key has the fingerprint [FINGERPRINT].
Wrote `robin-ek-2026-h2-manager-alex-moreau.steps`. Hand it over to Robin Ek by mail, by chat or in a shared folder; they run `steps receive FILE`.

"#]]
    );
    robin.gets(&alex, MANAGER);
    snapbox::assert_data_eq!(
        said(robin.does(&format!("receive {MANAGER}"))),
        str![[r#"
Took in Alex Moreau's assessment of you for 2026-h2, sealed on 2026-11-23, as `reviews/robin-ek/2026-h2/manager-alex-moreau.steps`.
Both have sealed. Next: `steps diff robin-ek`

"#]]
    );
    for report in ["diff", "diff robin-ek"].iter().zip(both).map(|(diff, machine)| machine.does(diff).out) {
        assert!(report.contains("Robin said this") && report.contains("Alex said this"), "{report}");
    }
    // It was opened in memory alone.
    assert_eq!(files_with(alex.path(), "Robin said this"), Vec::<String>::new());
    assert_eq!(files_with(robin.path(), "Alex said this"), Vec::<String>::new());
}

#[test]
fn an_envelope_shows_no_more_than_it_has_to() {
    let (robin, _alex) = sent();
    let envelope = robin.folder.read(SELF);
    let outside: String =
        envelope.lines().filter(|line| !line.starts_with("  ")).map(|line| line.to_owned() + "\n").collect();
    let hidden = outside.lines().map(|line| match line.split_once(": ") {
        Some(("digest", _)) => "digest: …\n".to_owned(),
        _ => line.to_owned() + "\n",
    });
    snapbox::assert_data_eq!(
        hidden.collect::<String>(),
        str![[r##"
# Robin Ek's self-assessment for 2026-h2, sealed on 2026-11-23 and encrypted for Alex
# Moreau. `steps receive FILE` takes it in.
format: 1
person: robin-ek
cycle: "2026-h2"
side: self
rater: robin-ek
framework:
sealed:
to: [alex-moreau]
letter: |
digest: …

"##]]
    );
    for secret in ["consistently", "Robin said this", "2025-01-07", "squad"] {
        assert!(!envelope.contains(secret), "{secret}");
    }
    // Whoever may take it along reads it, as from a shared folder.
    let mode = std::fs::metadata(robin.folder.join(SELF)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o444, 0o444);
}

#[test]
fn until_it_opens_nothing_of_it_is_known() {
    let (robin, alex) = sent();
    alex.does(&format!("receive {SELF}"));
    let gap = alex.steps("gap robin-ek --from self");
    assert_eq!((gap.status, gap.out.as_str()), (2, ""));
    // The interview of the manager begins at the narrowest step: their machine knows no other.
    let mut terminal = alex.terminal("assess robin-ek");
    terminal.wait_for("You are rating Robin Ek").send("\r").wait_for("Team success · Individual");
    terminal.send("\x03");
    // Once it is open, it tells the start date and the step.
    alex.does("assess robin-ek --discard --yes");
    alex.seals("robin-ek", ALEXS);
    let gap = alex.does("gap robin-ek").out;
    assert!(gap.starts_with("Robin Ek: from today to Tribe/Guild"), "{gap}");
    drop(robin);
}

#[test]
fn the_step_of_the_latest_self_assessment_is_what_counts() {
    let (robin, alex) = robin_and_alex();
    for (today, cycle, step) in [("2025-11-23", "2025-h2", "individual"), ("2026-11-23", "2026-h2", "squad")]
    {
        robin.folder.write("reviews/robin-ek/profile.yaml", format!("step: {step}\n"));
        robin.folder.write("answers.yaml", format!("cells: {ROBINS}\n"));
        robin.does_on(today, "assess --from individual --answers answers.yaml --seal --partial");
        robin.does_on(today, "send");
        let envelope = format!("robin-ek-{cycle}-self.steps");
        alex.gets(&robin, &envelope);
        alex.does_on(today, &format!("receive {envelope}"));
        alex.folder.write("answers.yaml", format!("cells: {ALEXS}\n"));
        alex.does_on(today, "assess robin-ek --answers answers.yaml --seal --partial");
    }
    let gap = alex.does("gap robin-ek").out;
    assert!(gap.starts_with("Robin Ek: from today to Tribe/Guild"), "{gap}");
}

#[test]
fn what_cannot_be_taken_in_is_told_and_overwrites_nothing() {
    let (robin, alex) = sent();
    let envelope = alex.folder.read(SELF);
    let refuses = |name: &str, text: &str, expect: snapbox::data::Inline| {
        alex.folder.write(name, text);
        let run = alex.steps(&format!("receive {name}"));
        assert_eq!(run.status, 2, "{name}: {}", run.err);
        snapbox::assert_data_eq!(stable(&run.err, &[&robin, &alex]), expect);
        assert_eq!(
            files_with(alex.path(), "robin").iter().filter(|file| file.starts_with("reviews")).count(),
            0
        );
    };
    refuses(
        "header.steps",
        &envelope.replace("cycle: \"2026-h2\"", "cycle: \"2026-h1\""),
        str![[r#"
error: `header.steps` is not as it was sent: something in it was changed or cut off
hint: ask for it again, as a file rather than as text: `steps send` writes the same once more

"#]],
    );
    let letter = envelope.replacen("YWdl", "YWdm", 1);
    refuses(
        "letter.steps",
        &letter,
        str![[r#"
error: `letter.steps` is not as it was sent: something in it was changed or cut off
hint: ask for it again, as a file rather than as text: `steps send` writes the same once more

"#]],
    );
    let half = &envelope[..envelope.len() / 2];
    refuses(
        "cut-off.steps",
        half,
        str![[r#"
error: `cut-off.steps` is not as it was sent: something in it was changed or cut off
hint: ask for it again, as a file rather than as text: `steps send` writes the same once more

"#]],
    );
    refuses(
        "text.steps",
        "Hi Alex, my review is attached.\n",
        str![[r#"
error: `text.steps` is not an envelope
hint: an envelope is a file that `steps send` wrote, such as robin-ek-2026-h2-self.steps

"#]],
    );
    refuses(
        "answers.steps",
        "cells: {}\n",
        str![[r#"
error: `answers.steps` is not an envelope
hint: an envelope is a file that `steps send` wrote, such as robin-ek-2026-h2-self.steps

"#]],
    );
    let none = alex.steps("receive none.steps");
    none.gives(
        2,
        "",
        str![[r#"
error: there is no file `none.steps`

"#]],
    );
    // Robin took their own.
    let own = robin.steps(&format!("receive {SELF}"));
    own.gives(
        2,
        "",
        str![[r#"
error: `robin-ek-2026-h2-self.steps` is your own envelope for 2026-h2
hint: hand it over to Alex Moreau, who takes it in with `steps receive`

"#]],
    );
}

#[test]
fn an_envelope_survives_what_mail_does_to_a_text() {
    let (_robin, alex) = sent();
    let envelope = alex.folder.read(SELF);
    let quoted: String = envelope.lines().map(|line| format!("> {line}\n")).collect();
    let greeted = format!("Hi Alex, here it is:\n\n{envelope}");
    for text in [envelope.replace('\n', "\r\n"), format!("\u{feff}{envelope}"), quoted, greeted] {
        let _ = std::fs::remove_dir_all(alex.folder.join("reviews"));
        alex.folder.write("mail.steps", text);
        assert!(alex.does("receive mail.steps").err.starts_with("Took in Robin Ek's self-assessment"));
    }
}

#[test]
fn a_letter_for_somebody_else_stays_closed() {
    let (robin, alex) = sent();
    let kim = Machine::of("kim-osei");
    kim.folder.write("people.yaml", alex.folder.read("people.yaml"));
    kim.gets(&robin, SELF);
    let said = |run: crate::program::Run| {
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        stable(&run.err, &[&robin, &alex])
    };
    // Kim has nothing to do with Robin.
    snapbox::assert_data_eq!(
        said(kim.steps(&format!("receive {SELF}"))),
        str![[r#"
error: `robin-ek-2026-h2-self.steps` is about Robin Ek and for Alex Moreau, and you are `kim-osei`
hint: say who you are with `--person ID`, or give it to whom it is for

"#]]
    );
    // Somebody who is Robin's manager, too, and has no key, or another one.
    let managers = "[{id: alex-moreau}, {id: kim-osei, also: true}]";
    kim.folder.write("people.yaml", people(&robin.key(), &alex.key(), managers));
    snapbox::assert_data_eq!(
        said(kim.steps(&format!("receive {SELF}"))),
        str![[r#"
error: `robin-ek-2026-h2-self.steps` is encrypted, and you have no key here
hint: `steps key --import FILE` takes a key that you have on another machine
hint: `steps key` makes a new one: put it into people.yaml, then ask for the envelope again

"#]]
    );
    kim.key();
    snapbox::assert_data_eq!(
        said(kim.steps(&format!("receive {SELF}"))),
        str![[r#"
error: `robin-ek-2026-h2-self.steps` is written to other keys than yours, for Alex Moreau
hint: if your key is new, ask for it again: they run `steps send` once more

"#]]
    );
    // Put where it belongs by hand, it stays closed as well, and says so.
    kim.folder.write(FILED, kim.folder.read(SELF));
    kim.seals("robin-ek", ALEXS);
    snapbox::assert_data_eq!(
        said(kim.steps("diff robin-ek")),
        str![[r#"
error: Robin Ek's envelope for 2026-h2 does not open: it is written to another key than yours; ask for it again, written to your new one

"#]]
    );
}

#[test]
fn a_newer_seal_takes_the_place_of_an_older_one_which_is_kept() {
    let (robin, alex) = sent();
    alex.does(&format!("receive {SELF}"));
    let first = alex.folder.read(FILED);
    let again = alex.does(&format!("receive {SELF}"));
    snapbox::assert_data_eq!(
        again.err,
        str![[r#"
Robin Ek's self-assessment for 2026-h2, sealed on 2026-11-23, is here already.
Next: `steps assess robin-ek --as manager` is your own, which opens this one once it is sealed.

"#]]
    );
    // Robin begins anew, so that the file says nothing of having been opened again.
    std::fs::remove_file(robin.folder.join("reviews/robin-ek/2026-h2/self.yaml")).expect("removes");
    robin.folder.write("answers.yaml", format!("cells: {}\n", ROBINS.replace("consistently", "role-model")));
    robin.does_on("2026-11-24", "assess --answers answers.yaml --seal --partial");
    robin.does("send");
    alex.gets(&robin, SELF);
    let newer = alex.does(&format!("receive {SELF}"));
    snapbox::assert_data_eq!(
        newer.err,
        str![[r#"
Took in Robin Ek's self-assessment for 2026-h2, sealed again on 2026-11-24.
The one sealed on 2026-11-23 is kept as `reviews/robin-ek/2026-h2/self.steps.old`, and reports say that it was opened again.
Next: `steps assess robin-ek --as manager` is your own, which opens this one once it is sealed.

"#]]
    );
    assert_eq!(alex.folder.read("reviews/robin-ek/2026-h2/self.steps.old"), first);
    alex.folder.write("older.steps", &first);
    alex.steps("receive older.steps").gives(2, "", str![[r#"
error: Robin Ek's self-assessment for 2026-h2 was sealed on 2026-11-23, and one sealed on 2026-11-24 is here already, which stays
hint: if the older one is meant, they seal it again and send that

"#]]);
    alex.seals("robin-ek", ALEXS);
    let diff = alex.does("diff robin-ek").out.replace("\n  ", " ");
    assert!(
        diff.contains(
            "Robin Ek opened their sealed assessment again: another one came before, sealed on 2026-11-23"
        ),
        "{diff}"
    );
}

#[test]
fn a_lost_key_means_a_new_one_and_the_other_side_sends_again() {
    let (robin, alex) = sent();
    alex.does(&format!("receive {SELF}"));
    alex.seals("robin-ek", ALEXS);
    std::fs::rename(alex.folder.join("config/steps/key.txt"), alex.folder.join("old-key.txt"))
        .expect("moves");
    let said = |run: crate::program::Run| {
        assert_eq!(run.status, 2);
        stable(&run.err, &[&robin])
    };
    snapbox::assert_data_eq!(
        said(alex.steps("diff robin-ek")),
        str![[r#"
error: Robin Ek's envelope for 2026-h2 does not open: you have no key here: `steps key` makes one, and `steps key --import FILE` takes the one you have

"#]]
    );
    let new = alex.key();
    snapbox::assert_data_eq!(
        said(alex.steps("diff robin-ek")),
        str![[r#"
error: Robin Ek's envelope for 2026-h2 does not open: it is written to another key than yours; ask for it again, written to your new one

"#]]
    );
    // Robin is told before they write to the new key.
    robin.folder.write("people.yaml", people(&robin.key(), &new, "[{id: alex-moreau}]"));
    snapbox::assert_data_eq!(
        stable(&said(robin.steps("send")), &[&alex]),
        str![[r#"
error: Alex Moreau's key in people.yaml is another one than you wrote to before: its fingerprint is [FINGERPRINT], and it was [FINGERPRINT]
hint: whoever changes people.yaml could read what you send: ask them whether the new key is theirs
hint: `--trust` writes to it

"#]]
    );
    robin.does("send --trust");
    robin.does("send");
    alex.gets(&robin, SELF);
    alex.does(&format!("receive {SELF}"));
    assert!(alex.does("diff robin-ek").out.contains("Robin said this"));
}

#[test]
fn a_passphrase_serves_whom_nobody_knows_a_key_of() {
    let (robin, alex) = robin_and_alex();
    let strangers = "- {id: robin-ek, name: Robin Ek, managers: [{id: alex-moreau}], disciplines: []}\n";
    for machine in [&robin, &alex] {
        machine.folder.write("people.yaml", strangers).write("secret.txt", "four words of mine\n");
    }
    robin.seals("", ROBINS);
    robin.steps("send").gives(
        2,
        "",
        str![[r#"
error: people.yaml has no key of Alex Moreau
hint: they make one with `steps key`, and add its line to their entry
hint: `--passphrase-file FILE` encrypts with a passphrase that you tell them another way

"#]],
    );
    let sent = robin.does("send --passphrase-file secret.txt");
    snapbox::assert_data_eq!(
        sent.err,
        str![[r#"
Wrote `robin-ek-2026-h2-self.steps`. Hand it over to Alex Moreau by mail, by chat or in a shared folder; they run `steps receive FILE`.
Tell them the passphrase another way than the envelope.

"#]]
    );
    alex.gets(&robin, SELF);
    alex.steps(&format!("receive {SELF}")).gives(
        2,
        "",
        str![[r#"
error: `robin-ek-2026-h2-self.steps` opens with a passphrase
hint: `--passphrase-file FILE` reads it from a file

"#]],
    );
    alex.folder.write("wrong.txt", "other words\n");
    alex.steps(&format!("receive {SELF} --passphrase-file wrong.txt")).gives(
        2,
        "",
        str![[r#"
error: `robin-ek-2026-h2-self.steps` cannot be opened: the passphrase does not open it

"#]],
    );
    alex.does(&format!("receive {SELF} --passphrase-file secret.txt"));
    // From here on, one's own key opens it.
    std::fs::remove_file(alex.folder.join("secret.txt")).expect("removes");
    alex.seals("robin-ek", ALEXS);
    assert!(alex.does("diff robin-ek").out.contains("Robin said this"));
}

#[test]
fn a_passphrase_is_typed_twice_and_not_shown() {
    let (robin, alex) = robin_and_alex();
    let strangers = "- {id: robin-ek, name: Robin Ek, managers: [{id: alex-moreau}], disciplines: []}\n";
    robin.folder.write("people.yaml", strangers);
    alex.folder.write("people.yaml", strangers);
    robin.seals("", ROBINS);
    let mut terminal = robin.terminal("send");
    terminal.wait_for("Passphrase (not shown; Ctrl-C leaves):").send("short\r").wait_for("That is short");
    terminal.send("a long secret\r").wait_for("The same once more:").send("another secret\r");
    terminal.wait_for("The two were not the same.").send("a long secret\r").wait_for("once more:");
    terminal.send("a long secret\r").wait_for("Tell them the passphrase another way");
    assert!(!terminal.screen().contains("long secret"), "{}", terminal.screen());
    alex.gets(&robin, SELF);
    let mut terminal = alex.terminal(&format!("receive {SELF}"));
    terminal
        .wait_for("Passphrase for")
        .send("a wrong secret\r")
        .wait_for("That passphrase does not open it.");
    terminal.send("a long secret\r").wait_for("Took in Robin Ek's self-assessment");
}

#[test]
fn leaving_a_passphrase_leaves_nothing_behind_and_the_terminal_as_it_was() {
    let (robin, _alex) = robin_and_alex();
    robin.folder.write("people.yaml", "- {id: robin-ek, managers: [{id: alex-moreau}], disciplines: []}\n");
    robin.seals("", ROBINS);
    let script = format!(
        "trap : INT; {} send --today 2026-11-23; stty -a | grep -o ' echo '",
        env!("CARGO_BIN_EXE_steps")
    );
    let mut terminal = crate::terminal::Terminal::start((24, 80), robin.path(), "sh", ["-c", &script]);
    terminal.wait_for("Passphrase").send("half a sec\x03").wait_for(" echo ");
    assert!(!robin.folder.join(SELF).exists());
}

#[test]
fn keys_are_made_once_and_kept_to_oneself() {
    let machine = Machine::of("robin-ek");
    let key = machine.key();
    assert!(key.starts_with("age1"), "{key}");
    let file = machine.folder.join("config/steps/key.txt");
    assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    let secret = std::fs::read_to_string(&file).expect("reads");
    assert_eq!(machine.key(), key);
    assert_eq!(std::fs::read_to_string(&file).expect("reads"), secret);
    let again = machine.steps("key");
    snapbox::assert_data_eq!(
        stable(&again.err, &[&machine]),
        str![[r#"
Your private key is in `[FOLDER]/config/steps/key.txt`. Keep a copy where you keep passwords.
Its fingerprint is [FINGERPRINT].
Next: add this line to your entry in people.yaml:
  key: age1[KEY]

"#]]
    );
    // One that is there is not overwritten by another.
    let other = Machine::of("robin-ek");
    other.key();
    machine
        .folder
        .write("other.txt", std::fs::read(other.folder.join("config/steps/key.txt")).expect("reads"));
    let refused = machine.steps("key --import other.txt");
    assert_eq!(refused.status, 2);
    snapbox::assert_data_eq!(
        refused.err,
        str![[r#"
error: there is a key in `[FOLDER]/config/steps/key.txt` already, which is never overwritten
hint: `steps key` prints its public part
hint: for a new key, move the file away first: whatever was written to the old one opens only with it

"#]]
    );
    assert_eq!(machine.key(), key);
}

#[test]
fn what_is_no_key_is_not_imported() {
    let machine = Machine::of("robin-ek");
    let check = |text: &str, expect: snapbox::data::Inline| {
        machine.folder.write("key.txt", text);
        machine.steps("key --import key.txt").gives(2, "", expect);
        assert!(!machine.folder.join("config/steps/key.txt").exists());
    };
    check(
        "",
        str![[r#"
error: `key.txt` holds no private key
hint: expected a line that begins with `AGE-SECRET-KEY-1`, as `age-keygen` writes it

"#]],
    );
    check(
        "-----BEGIN OPENSSH PRIVATE KEY-----\n",
        str![[r#"
error: `key.txt` holds no private key
hint: an SSH key is none: `steps key` makes one that is

"#]],
    );
    check(
        "-----BEGIN AGE ENCRYPTED FILE-----\n",
        str![[r#"
error: `key.txt` holds no private key
hint: it is itself encrypted: decrypt it with `age -d` first

"#]],
    );
    check(
        "AGE-SECRET-KEY-1QQQQ\n",
        str![[r#"
error: `key.txt` holds no private key
hint: its key is damaged, or of a kind that `steps` does not know: `steps key` makes one

"#]],
    );
    machine.steps("key --import none.txt").gives(
        2,
        "",
        str![[r#"
error: there is no file `none.txt`

"#]],
    );
}

#[test]
fn the_manager_of_today_is_written_to_and_another_one_on_request() {
    let (robin, alex) = robin_and_alex();
    let kim = Machine::of("kim-osei");
    let managers = "[{id: kim-osei}, {id: alex-moreau, from: 2026-10-01}]";
    let people = people(&robin.key(), &alex.key(), managers)
        .replace("name: Kim Osei}", &format!("name: Kim Osei, key: {}}}", kim.key()));
    for machine in [&robin, &alex, &kim] {
        machine.folder.write("people.yaml", &people);
    }
    // Kim sealed while they were the manager, and sent it; Alex goes on without having seen it.
    kim.folder.write("answers.yaml", format!("cells: {}\n", ALEXS.replace("Alex", "Kim")));
    kim.does_on("2026-09-30", "assess robin-ek --answers answers.yaml --seal --partial");
    kim.does_on("2026-09-30", "send robin-ek");
    robin.seals("", ROBINS);
    let from_kim = "robin-ek-2026-h2-manager-kim-osei.steps";
    robin.gets(&kim, from_kim);
    robin.does(&format!("receive {from_kim}"));
    snapbox::assert_data_eq!(stable(&robin.steps("diff").err, &[]), str![""]);
    snapbox::assert_data_eq!(
        stable(&robin.does("send").err, &[]),
        str![[r#"
Writing to Alex Moreau, whose key has the fingerprint [FINGERPRINT].
Wrote `robin-ek-2026-h2-self.steps`. Hand it over to Alex Moreau by mail, by chat or in a shared folder; they run `steps receive FILE`.

"#]]
    );
    alex.gets(&robin, SELF);
    alex.does(&format!("receive {SELF}"));
    alex.seals("robin-ek", ALEXS);
    alex.does("send robin-ek");
    robin.gets(&alex, MANAGER);
    robin.does(&format!("receive {MANAGER}"));
    // Each has a column; what Kim said is Kim's.
    let diff = robin.does("diff").out;
    snapbox::assert_data_eq!(
        diff.lines().take(5).collect::<Vec<_>>().join("\n"),
        str![[r#"
Where Robin Ek, Alex Moreau and Kim Osei agree and differ, 2026-h2

- Robin Ek: self-rating, sealed on 2026-11-23
- Alex Moreau: manager's rating, sealed on 2026-11-23
- Kim Osei: manager's rating, sealed on 2026-09-30
"#]]
    );
    snapbox::assert_data_eq!(
        stable(&robin.does("send --to kim-osei").err, &[]),
        str![[r#"
Writing to Kim Osei, whose key has the fingerprint [FINGERPRINT].
Wrote `robin-ek-2026-h2-self.steps`. Hand it over to Kim Osei by mail, by chat or in a shared folder; they run `steps receive FILE`.

"#]]
    );
    kim.gets(&robin, SELF);
    kim.does(&format!("receive {SELF}"));
}
