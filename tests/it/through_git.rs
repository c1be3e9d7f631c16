//! Envelopes that cross with git: three clones of one bare repository, of which each sees what it may.

use std::process::Command;

use snapbox::str;

use crate::machine::{Machine, people};

const ROBINS: &str = "{mastery: {individual: {rating: consistently, note: Robin said this}}}";
const ALEXS: &str = "{mastery: {individual: {rating: sometimes, note: Alex said this}}}";

/// Runs git on a machine, and it has to go well.
#[track_caller]
fn git(machine: &Machine, arguments: &str) -> String {
    let run = machine.folder.run(
        Command::new("git")
            .args(["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"])
            .args(arguments.split_whitespace())
            .current_dir(machine.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null"),
    );
    assert_eq!(run.status, 0, "git {arguments}\n{}{}", run.out, run.err);
    run.out
}

/// The commands that `steps send` prints, run as they are.
#[track_caller]
fn runs_what_is_printed(machine: &Machine, said: &str) {
    for line in said.lines().filter_map(|line| line.strip_prefix("  git ")) {
        let words = shell_words(line);
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]);
        let run = machine.folder.run(command.args(words).current_dir(machine.path()));
        assert_eq!(run.status, 0, "git {line}\n{}{}", run.out, run.err);
    }
}

fn shell_words(line: &str) -> Vec<String> {
    let quoted = line.split('\'').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    quoted.collect()
}

/// Robin, their manager Alex and their former manager Kim, each with a clone.
fn three_clones() -> (tempfile::TempDir, [Machine; 3]) {
    let bare = tempfile::tempdir().expect("a folder");
    let machines = ["robin-ek", "alex-moreau", "kim-osei"].map(Machine::of);
    let [robin, alex, kim] = &machines;
    git(robin, &format!("init -q --bare -b main {}", bare.path().display()));
    git(robin, "init -q -b main");
    let managers = "[{id: kim-osei}, {id: alex-moreau, from: 2026-10-01}]";
    let people = people(&robin.key(), &alex.key(), managers)
        .replace("name: Kim Osei}", &format!("name: Kim Osei, key: {}}}", kim.key()));
    robin.folder.write("people.yaml", people);
    robin.folder.write("steps.toml", "share = \"git\"\n").write(".gitignore", "reviews/\nconfig/\n");
    git(robin, "add -A");
    git(robin, "commit -qm Begin");
    git(robin, &format!("remote add origin {}", bare.path().display()));
    git(robin, "push -q -u origin main");
    for machine in [alex, kim] {
        git(machine, "init -q -b main");
        git(machine, &format!("remote add origin {}", bare.path().display()));
        git(machine, "fetch -q origin");
        git(machine, "checkout -q main");
        git(machine, "branch -q -u origin/main");
    }
    (bare, machines)
}

#[test]
fn what_was_sealed_crosses_with_a_push_and_a_pull() {
    let (_bare, [robin, alex, kim]) = three_clones();
    robin.folder.write("reviews/robin-ek/profile.yaml", "start: 2025-01-07\nstep: individual\n");
    robin.seals("", ROBINS);
    let sent = robin.does("send").err;
    let without_key = |said: &str| {
        let lines = said.lines().filter(|line| !line.starts_with("Writing to "));
        lines.map(|line| line.to_owned() + "\n").collect::<String>()
    };
    snapbox::assert_data_eq!(
        without_key(&sent),
        str![[r#"
Changed `.gitignore`: of the reviews, git now takes envelopes and nothing else. Commit it, too.
Wrote `reviews/robin-ek/2026-h2/self.steps`. To hand it over to Alex Moreau:
  git add reviews/robin-ek/2026-h2/self.steps
  git commit -m 'robin-ek 2026-h2 sealed'
  git push

"#]]
    );
    runs_what_is_printed(&robin, &sent);
    // Both managers write at the same time, from the same state.
    kim.folder.write("answers.yaml", format!("cells: {}\n", ALEXS.replace("Alex", "Kim")));
    kim.does_on("2026-09-30", "assess robin-ek --answers answers.yaml --seal --partial");
    let from_kim = kim.does_on("2026-09-30", "send robin-ek").err;
    alex.seals("robin-ek", ALEXS);
    let from_alex = alex.does("send robin-ek").err;
    for (machine, said) in [(&kim, from_kim), (&alex, from_alex)] {
        let said = said.replace("  git push", "");
        runs_what_is_printed(machine, &said);
        git(machine, "pull -q --no-rebase --no-edit");
        git(machine, "push -q");
    }
    // The next command says what a pull brought, once.
    git(&robin, "pull -q --no-rebase");
    snapbox::assert_data_eq!(
        robin.does("diff --format markdown -o review.md").err,
        str![[r#"
Alex Moreau has sealed 2026-h2 about Robin Ek.
Kim Osei has sealed 2026-h2 about Robin Ek.
Wrote `review.md`, readable by you alone.

"#]]
    );
    let diff = robin.does("diff");
    assert_eq!(diff.err, "");
    for said in ["Robin said this", "Alex said this", "Kim said this"] {
        assert!(diff.out.contains(said), "{said}: {}", diff.out);
    }
    snapbox::assert_data_eq!(
        alex.does("diff robin-ek").err,
        str![[r#"
Robin Ek has sealed 2026-h2.
Kim Osei has sealed 2026-h2 about Robin Ek.

"#]]
    );
    // Of the reviews, git has the envelopes and nothing else.
    snapbox::assert_data_eq!(
        git(&robin, "ls-files reviews"),
        str![[r#"
reviews/robin-ek/2026-h2/manager-alex-moreau.steps
reviews/robin-ek/2026-h2/manager-kim-osei.steps
reviews/robin-ek/2026-h2/self.steps

"#]]
    );
    assert_eq!(git(&robin, "status --porcelain reviews"), "");
    let checked = robin.steps("check reviews");
    assert_eq!((checked.status, checked.err.as_str()), (0, ""), "{}", checked.out);
}

#[test]
fn a_seal_that_a_pull_replaced_is_said_as_reopened() {
    let (_bare, [robin, alex, _kim]) = three_clones();
    robin.seals("", ROBINS);
    runs_what_is_printed(&robin, &robin.does("send").err);
    git(&alex, "pull -q");
    alex.seals("robin-ek", ALEXS);
    assert!(alex.does("diff robin-ek").out.contains("Robin said this"));
    // Robin begins anew, as if nothing had been sealed before.
    for file in ["self.yaml", "self.steps"] {
        std::fs::remove_file(robin.folder.join("reviews/robin-ek/2026-h2").join(file)).expect("removes");
    }
    robin.folder.write("answers.yaml", format!("cells: {}\n", ROBINS.replace("consistently", "role-model")));
    robin.does_on("2026-11-24", "assess --answers answers.yaml --seal --partial");
    runs_what_is_printed(&robin, &robin.does_on("2026-11-24", "send").err);
    git(&alex, "pull -q");
    let diff = alex.does("diff robin-ek").out.replace("\n  ", " ");
    assert!(
        diff.contains(
            "Robin Ek opened their sealed assessment again: another one came before, sealed on 2026-11-23"
        ),
        "{diff}"
    );
}

#[test]
fn a_plain_file_that_git_has_stays_an_error() {
    let (_bare, [robin, ..]) = three_clones();
    robin.seals("", ROBINS);
    robin.does("send");
    git(&robin, "add -f reviews/robin-ek/2026-h2/self.yaml");
    let checked = robin.steps("check reviews");
    assert_eq!(checked.status, 1);
    assert!(checked.out.contains("error[tracked-by-git]"), "{}", checked.out);
}

#[test]
fn of_the_reviews_git_takes_envelopes_alone_also_where_nothing_was_kept_out() {
    let (_bare, [robin, ..]) = three_clones();
    robin.folder.write(".gitignore", "config/\n");
    robin.seals("", ROBINS);
    robin.does("send");
    git(&robin, "add -A");
    assert_eq!(git(&robin, "ls-files reviews"), "reviews/robin-ek/2026-h2/self.steps\n");
}
