//! The gate has no way around it: by no path, link, broken file or misplaced one is the other side's answer to be had.

use snapbox::str;

use crate::office::{KIM, PEOPLE, ROBIN, all_reports, office, one, rate, sealed, whole};
use crate::program::{Folder, TODAY};

#[test]
fn a_file_with_faults_of_the_other_side_is_named_and_not_quoted() {
    let folder = Folder::example("first-review");
    let file = "reviews/noor-haddad/2026-h2/manager.yaml";
    folder.write(file, "note: PRIVATE: too slow\n");
    for command in ["diff noor-haddad", "gap noor-haddad", "gap noor-haddad --from manager", "check"] {
        for format in ["text", "json"] {
            for who in ["", "--person noor-haddad", "--person kim-osei"] {
                let run = folder.steps(&format!("{command} --format {format} {who}"));
                assert!(run.status > 0, "{command}");
                assert!(!format!("{}{}", run.out, run.err).contains("PRIVATE"), "{command} {who}");
            }
        }
    }
    folder.steps(&format!("check {file}")).gives(
        1,
        str![[r#"
error[withheld]: something is wrong here, which only whoever wrote the file may see
 --> reviews/noor-haddad/2026-h2/manager.yaml:1:14
  = help: they see it with `steps check`, where `--person ID` says who they are

1 error in 1 file.

"#]],
        str![[r#""#]],
    );
    // Whoever wrote it sees what is wrong.
    let own = folder.steps(&format!("check {file} --person alex-moreau"));
    assert!(own.out.contains("note: PRIVATE: too slow"), "{}", own.out);
    folder.steps("diff noor-haddad --person noor-haddad").gives(
        2,
        "",
        str![[r#"
error: Alex Moreau's assessment for 2026-h2 cannot be read
hint: `steps check` tells whoever wrote it what is wrong
hint: if it came in an envelope, ask for it again: `steps send` writes the same once more

"#]],
    );
}

#[test]
fn what_cannot_be_read_is_named_beside_what_is_shown() {
    let folder = Folder::example("first-review");
    folder.write("reviews/robin-ek/2026-h2/peer-sam.yaml", "x: [\n");
    let told = "`reviews/robin-ek/2026-h2/peer-sam.yaml` cannot be read, and is left out; `steps check` tells whoever wrote it why.\n";
    for command in ["diff robin-ek", "gap robin-ek"] {
        let run = folder.steps(&format!("{command} --person robin-ek"));
        assert_eq!((run.status, run.err.as_str()), (0, told), "{command}");
    }
    // Other ratings are not shown in the place of those that were agreed.
    folder.write("reviews/robin-ek/2026-h2/agreed.yaml", "x: [\n");
    folder.steps("gap robin-ek --person robin-ek").gives(
        2,
        "",
        str![[r#"
error: the agreed assessment of 2026-h2 cannot be read
hint: `steps check` tells whoever wrote it what is wrong
hint: `--from manager` goes by other ratings until then

"#]],
    );
    assert_eq!(folder.steps("gap robin-ek --person robin-ek --from manager").status, 0);
    // One's own is said where it is wrong.
    folder.write("reviews/robin-ek/2026-h2/self.yaml", "x: [\n");
    folder.steps("diff robin-ek --person robin-ek").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: this `[` has no `]` to close it
 --> reviews/robin-ek/2026-h2/self.yaml:1:4
  |
1 | x: [
  |    ^
  |
  = help: write `]` after the last item

"#]],
    );
}

#[test]
fn a_path_into_the_reviews_is_no_way_around_the_gate() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, TODAY, KIM, &whole("Kim says"), "");
    let (oneself, manager) = ("reviews/robin/2026-h2/self.yaml", "reviews/robin/2026-h2/manager.yaml");
    let refusal = str![[r#"
error: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess robin --as manager --person kim` goes on with yours

"#]];
    folder.steps(&format!("diff {oneself} {manager} --person kim")).gives(2, "", refusal.clone());
    // Neither is a link, another name of the same file, a detour, nor another folder to run it in.
    std::os::unix::fs::symlink(folder.join(oneself), folder.join("link.yaml")).expect("links");
    std::fs::hard_link(folder.join(oneself), folder.join("same.yaml")).expect("links");
    std::os::unix::fs::symlink(folder.join("reviews"), folder.join("elsewhere")).expect("links");
    for path in [
        "link.yaml",
        "same.yaml",
        "elsewhere/robin/2026-h2/self.yaml",
        "./reviews/../reviews/robin/2026-h2/self.yaml",
    ] {
        folder.steps(&format!("diff {path} {manager} --person kim")).gives(2, "", refusal.clone());
    }
    let other = Folder::new();
    let path = |file: &str| folder.join(file).display().to_string();
    let run = other.steps(&format!("diff {} {} --person kim", path(oneself), path(manager)));
    run.gives(2, "", refusal.clone());
    std::os::unix::fs::symlink(folder.join("reviews"), other.join("reviews")).expect("links");
    let run = other.steps(&format!("diff {oneself} {manager} --person kim"));
    assert!(run.status == 2 && !run.err.contains("Robin says"), "{}", run.err);
    // What else is in there is not compared at all.
    folder.write("reviews/robin/journal.yaml", "[{id: a, text: PRIVATE}]\n");
    folder.steps(&format!("diff reviews/robin/journal.yaml {manager} --person kim")).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/journal.yaml` is in the reviews, and is not an assessment

"#]],
    );
    // Files elsewhere are compared as they are.
    std::fs::copy(folder.join(oneself), other.join("a.yaml")).expect("copies");
    std::fs::copy(folder.join(manager), other.join("b.yaml")).expect("copies");
    let answer = other.steps("diff a.yaml b.yaml --all").answer();
    assert!(answer.contains("Robin says") && answer.contains("Kim says"), "{answer}");
    // Once both have sealed, a path shows what a name does, but for what the meeting comes with.
    rate(&folder, TODAY, KIM, &whole("Kim says"), "--seal");
    let by_path = folder.steps(&format!("diff {oneself} {manager} --person kim")).answer();
    let by_name = folder.steps("diff robin --person kim").answer();
    assert_eq!(by_name.split("\nWhat is next\n").next(), Some(by_path.as_str()));
    // A later draft of one's own closes the files, too.
    rate(&folder, "2027-02-01", KIM, &one("{rating: unsure}"), "");
    let run = folder.steps_on("2027-02-01", &format!("diff {oneself} {manager} --person kim"));
    run.gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2027-h1 is sealed; `steps assess robin --as manager --discard --person kim` removes your draft

"#]],
    );
}

#[test]
fn answers_are_not_taken_from_what_others_wrote() {
    let folder = office();
    folder.write("reviews/robin/2026-h2/self.yaml", "cells: {mastery: {individual: {rating: PRIVATE}}}\n");
    for path in ["reviews/robin/2026-h2/self.yaml", "link.yaml"] {
        let _ = std::os::unix::fs::symlink("reviews/robin/2026-h2/self.yaml", folder.join("link.yaml"));
        let run = folder.steps(&format!("assess robin --as manager --person kim --answers {path}"));
        assert!(run.status == 2 && !run.err.contains("PRIVATE"), "{}", run.err);
    }
    folder.steps("assess robin --as manager --person kim --answers reviews/robin/2026-h2/self.yaml").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` is in the reviews, and is not a file of answers
hint: answers come from a file of your own, with `cells` as in an assessment

"#]],
    );
}

#[test]
fn a_file_that_belongs_elsewhere_opens_nothing() {
    let folder = sealed();
    folder.write(
        "people.yaml",
        format!("{PEOPLE}- {{id: noor, name: Noor Haddad, managers: [{{id: kim}}]}}\n"),
    );
    rate(&folder, TODAY, "assess noor --as self --person noor -q --answers", &whole("Noor says"), "--seal");
    std::fs::copy(
        folder.join("reviews/robin/2026-h2/manager.yaml"),
        folder.join("reviews/noor/2026-h2/manager.yaml"),
    )
    .expect("copies");
    folder.steps("diff noor --person kim").gives(
        2,
        "",
        str![[r#"
error: Kim Osei's assessment for 2026-h2 cannot be read
hint: `steps check` tells whoever wrote it what is wrong
hint: if it came in an envelope, ask for it again: `steps send` writes the same once more

"#]],
    );
    let check = folder.steps("check reviews/noor --person kim");
    assert!(check.out.contains("error[wrong-place]"), "{}", check.out);
}

#[test]
fn a_broken_file_of_a_former_manager_is_not_quoted_to_the_new_one() {
    let folder = office();
    folder.write("reviews/robin/2026-h2/manager.yaml", "note: PRIVATE: too slow\n");
    folder.write(
        "people.yaml",
        PEOPLE.replace("    - id: kim\n", "    - id: kim\n    - {id: sam, from: 2026-09-01}\n"),
    );
    folder.write("given.yaml", one("{rating: sometimes}"));
    for command in [
        "check",
        "diff robin",
        "assess robin --as manager --answers given.yaml",
        "assess robin --as manager --discard --yes",
    ] {
        let run = folder.steps(&format!("{command} --person sam"));
        assert!(
            run.status > 0 && !format!("{}{}", run.out, run.err).contains("PRIVATE"),
            "{command}: {}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn what_was_changed_after_sealing_counts_as_not_sealed() {
    let folder = sealed();
    let path = "reviews/robin/2026-h2/self.yaml";
    folder.write(path, folder.read(path).replacen("not-yet", "sometimes", 1));
    folder.steps("diff robin --person kim").gives(
        2,
        "",
        str![[r#"
error: Robin Ek's assessment for 2026-h2 was changed after it was sealed, which counts as not sealed
hint: whoever wrote it seals it again with `steps assess --reopen`

"#]],
    );
    let all = all_reports(&folder, TODAY, "robin");
    assert!(!all.contains("Kim says"), "{all}");
}

#[test]
fn a_profile_is_quoted_only_to_the_person_and_their_manager() {
    let folder = sealed();
    folder.write("reviews/robin/profile.yaml", "step: SECRET step\n");
    folder.steps("diff robin --person sam").gives(
        2,
        "",
        str![[r#"
error: there are mistakes in `reviews/robin/profile.yaml`
hint: `steps check --person ID` shows them to the person and their manager

"#]],
    );
    for who in ["sam", "kim", "robin"] {
        let all = all_reports(&folder, TODAY, who);
        assert_eq!(all.contains("SECRET"), who != "sam", "{who}: {all}");
    }
}

#[test]
fn a_peers_assessment_opens_to_nobody_else() {
    let folder = sealed();
    let sam = "assess robin --as peer --person sam -q --answers";
    rate(&folder, TODAY, sam, &whole("Sam says"), "--seal");
    for who in ["robin", "kim", "sam"] {
        let all = all_reports(&folder, TODAY, who);
        assert!(!all.contains("Sam says"), "{who}: {all}");
    }
    let files = "reviews/robin/2026-h2/peer-sam.yaml reviews/robin/2026-h2/self.yaml";
    folder.steps(&format!("diff {files} --person kim")).gives(
        2,
        "",
        str![[r#"
error: a peer's assessment opens to nobody but whoever wrote it

"#]],
    );
    let own = folder.steps(&format!("diff {files} --person sam --all")).answer();
    assert!(own.contains("Sam says") && own.contains("Robin says"), "{own}");
}

#[test]
fn no_command_quotes_the_other_sides_file_whatever_is_wrong_with_it() {
    let sound = {
        let folder = office();
        rate(&folder, TODAY, ROBIN, &whole("SECRET"), "--seal");
        folder.read(SELF)
    };
    let without_seal = {
        let from = sound.find("sealed:").expect("a seal");
        let to = sound.find("cells:").expect("cells");
        format!("{}{}", &sound[..from], &sound[to..])
    };
    let broken = [
        sound.clone(),
        without_seal.clone(),
        sound.replacen("SECRET", "other", 1),
        without_seal.replace("rating: not-yet", "rating: SECRET"),
        without_seal.replace(
            "not-yet\n      note: SECRET",
            "not-applicable\n      evidence: [SECRET]\n      examples: [secret]\n      notes: SECRET",
        ),
        without_seal.replace("individual", "SECRET"),
        without_seal.replace("  mastery:", "  mastery: # SECRET"),
        without_seal.replace("person: robin", "person: SECRET"),
        without_seal.replace("cells:", "SECRET: ["),
        without_seal.replace("cells:", "# steps: allow(SECRET)\nSECRET:\n  SECRET: SECRET\ncells:"),
        format!("SECRET: &a [*a, \t'SECRET\n{without_seal}"),
        "\u{1b}[31mSECRET".to_owned(),
        "- SECRET".to_owned(),
    ];
    for (index, text) in broken.iter().enumerate() {
        let folder = office();
        folder.write(SELF, text);
        folder.write("reviews/robin/journal.yaml", "[{id: SECRET, text: SECRET, links: [SECRET]}]\n");
        folder.write(
            "reviews/robin/2026-h2/.self.form.yaml",
            "cells: {mastery: {individual: {rating: SECRET}}}\n",
        );
        folder.write("reviews/robin/2026-h2/self.yml", text);
        folder.write("reviews/robin/notes/SELF.yaml", text);
        folder.write("reviews/stray.yaml", text);
        std::os::unix::fs::symlink(folder.join(SELF), folder.join("link.yaml")).expect("links");
        rate(&folder, TODAY, KIM, &whole("Kim says"), "");
        for who in ["--person kim", "--person sam", ""] {
            // Whoever rates themself by name says who they are.
            let is_apt = |command: &str| !command.contains("--as self") || !who.is_empty();
            // What reads is the same for all; every command is tried on three of the texts.
            let is_tried =
                |command: &str| [0, 1, 8].contains(&index) || command.starts_with("check reviews/");
            for command in COMMANDS.iter().filter(|command| is_apt(command) && is_tried(command)) {
                let run = folder.run(folder.command(&format!("{command} {who}")).env("EDITOR", "cat"));
                let all = format!("{}{}", run.out, run.err);
                assert!(!all.contains("SECRET"), "{index}: {command} {who}:\n{all}");
                assert!(!all.contains("has no option") && !all.contains("Usage:"), "{command}: {all}");
            }
        }
        let baseline = folder.steps("check --baseline baseline.json --update-baseline --person kim");
        assert!(!folder.read("baseline.json").contains("SECRET"), "{index}: {}", baseline.err);
        let mut inside = folder.command("check self.yaml --person kim");
        let run = folder.run(inside.current_dir(folder.join("reviews/robin/2026-h2")));
        assert!(!format!("{}{}", run.out, run.err).contains("SECRET"), "{index}: {}{}", run.out, run.err);
    }
}

const SELF: &str = "reviews/robin/2026-h2/self.yaml";

const COMMANDS: &[&str] = &[
    "diff robin",
    "diff robin --all --format json",
    "diff robin --all --format html",
    "diff robin --cycle 2026-h2",
    "diff reviews/robin/2026-h2/self.yaml reviews/robin/2026-h2/manager.yaml",
    "diff reviews/robin/2026-h2/self.yaml reviews/robin/2026-h2/self.yaml",
    "diff reviews/robin/2026-h2/self.yml given.yaml",
    "diff reviews/robin/2026-h2/.self.form.yaml given.yaml",
    "diff reviews/robin/journal.yaml given.yaml",
    "diff reviews/robin/notes/SELF.yaml given.yaml",
    "diff reviews/stray.yaml given.yaml",
    "diff link.yaml given.yaml",
    "gap robin",
    "gap robin --from self",
    "gap robin --from agreed --format markdown",
    "gap robin --from self --to company --format json",
    "history robin",
    "history robin --format json",
    "history robin --format csv",
    "history robin --from self --format html",
    "check",
    "check --deny warnings",
    "check --fix --dry-run",
    "check --fix",
    "check --format json",
    "check --format sarif",
    "check --format github",
    "check reviews",
    "check reviews/robin/2026-h2/self.yaml",
    "check reviews/robin/2026-h2/.self.form.yaml",
    "check link.yaml",
    "changes",
    "notes --about robin",
    "notes --about robin --format csv",
    "notes edit --about robin",
    "assess robin --as manager --answers reviews/robin/2026-h2/self.yaml",
    "assess robin --as manager --answers reviews/robin/2026-h2/self.yml",
    "assess robin --as manager --answers reviews/robin/2026-h2/.self.form.yaml",
    "assess robin --as manager --answers link.yaml",
    "assess robin --as manager --edit",
    "assess robin --as peer --answers reviews/robin/journal.yaml",
    "assess robin --as manager --seal",
    "assess robin --as manager --reopen --reason x --answers given.yaml",
    "assess robin --as self --seal",
];
