//! A repository that came from a stranger: nothing in it makes git run a program, whatever command looks at it.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::Folder;
use crate::repository::{commit, edit, git, repository};

/// Commands that ask git something.
const COMMANDS: [&str; 12] = [
    "check",
    "check --base HEAD",
    "check --base main",
    "check --repository",
    "changes",
    "changes HEAD~1",
    "changes HEAD~1..HEAD",
    "notes import --git --dry-run --author a --since 2000-01-01 --person robin",
    "assess --person robin --answers answers.yaml",
    "init",
    "init sub",
    "site -o pages",
];

/// A repository of two commits, and a program outside of it that says when it is run.
struct Hostile {
    outside: Folder,
    folder: Folder,
}

#[test]
fn a_program_beside_the_workspace_is_not_taken_for_git() {
    let hostile = Hostile::new();
    std::fs::copy(hostile.program(), hostile.folder.join("git")).expect("copies");
    for path in [":/usr/bin:/bin:/usr/local/bin", ".:/usr/bin:/bin:/usr/local/bin"] {
        for command in COMMANDS {
            hostile.folder.run(hostile.folder.command(command).env("PATH", path));
            assert!(!hostile.was_run(), "{command} with {path}");
        }
    }
}

impl Hostile {
    fn new() -> Self {
        let folder = repository("");
        edit(&folder, "framework/behaviors/baking.yaml", "Weighs the flour", "Weighs the flour and the salt");
        folder.write("answers.yaml", "cells: {}\n");
        commit(&folder);
        let outside = Folder::new();
        let mark = outside.join("was-run");
        outside.write("program", format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\nexit 1\n", mark.display()));
        let executable = PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(outside.join("program"), executable).expect("sets the mode");
        Self { outside, folder }
    }

    fn program(&self) -> PathBuf {
        self.outside.join("program")
    }

    /// A copy as `git clone` makes it.
    fn cloned(&self) -> Folder {
        let clone = Folder::new();
        let status =
            Command::new("git").args(["clone", "-q"]).arg(self.folder.path()).arg(clone.path()).status();
        assert!(status.expect("git runs").success());
        clone
    }

    fn was_run(&self) -> bool {
        let mark = self.outside.join("was-run");
        let was_run = mark.exists();
        let _ = std::fs::remove_file(mark);
        was_run
    }

    /// That nothing is run in a folder by any command, in a copy of its own each.
    #[track_caller]
    fn runs_nothing_in(&self, folder: &Folder) {
        for arguments in COMMANDS {
            let copy = copy_of(folder.path());
            let run = copy.steps(arguments);
            assert!(!self.was_run(), "{arguments}: {}{}", run.out, run.err);
            // A framework in disguise is no framework of git's; the rest is as ever.
            let is_gits =
                ["safe.bareRepository", "git does not have"].iter().any(|why| run.err.contains(why));
            let is_refused = run.status == 2 && !is_gits;
            assert!(!is_refused || arguments == "init", "{arguments}: {}", run.err);
        }
    }
}

/// Everything in a folder, with its modes.
fn copy_of(folder: &Path) -> Folder {
    let copy = Folder::new();
    let from = folder.join(".");
    let status = Command::new("cp").arg("-a").arg(from).arg(copy.path()).status();
    assert!(status.expect("runs").success());
    copy
}

/// Runs git itself there as anybody would, whatever comes of it.
fn plain_git(folder: &Path, arguments: &[&str]) {
    let _ = Command::new("git").args(arguments).current_dir(folder).output().expect("git runs");
}

#[test]
fn a_folder_that_git_takes_for_a_repository_is_none() {
    for disguise in ["reviews", "framework", "reviews/robin", "framework/behaviors"] {
        let hostile = Hostile::new();
        let below = |path: &str| format!("{disguise}/{path}");
        let config = format!(
            "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {}\n",
            hostile.program().display()
        );
        hostile
            .folder
            .write(&below("HEAD"), "ref: refs/heads/main\n")
            .write(&below("config"), config)
            .write(&below("objects/kept"), "")
            .write(&below("refs/kept"), "")
            .write("reviews/robin/profile.yaml", "{}\n");
        commit(&hostile.folder);
        let clone = hostile.cloned();
        plain_git(&copy_of(clone.path()).join(disguise), &["status"]);
        assert!(hostile.was_run(), "git itself falls for {disguise}");
        hostile.runs_nothing_in(&clone);
    }
}

#[test]
fn reviews_in_disguise_are_still_known_to_be_tracked() {
    for disguise in ["reviews", "reviews/robin"] {
        let folder = repository("");
        let below = |path: &str| format!("{disguise}/{path}");
        folder
            .write(&below("HEAD"), "ref: refs/heads/main\n")
            .write(&below("config"), "[core]\n\tbare = false\n")
            .write(&below("objects/kept"), "")
            .write(&below("refs/kept"), "")
            .write("reviews/robin/profile.yaml", "{}\n")
            .write("answers.yaml", "cells: {}\n");
        let warned = "warning: git would ";
        let run = folder.steps("assess --as self robin --answers answers.yaml");
        assert!(run.err.contains(warned), "{disguise}: {}", run.err);
        commit(&folder);
        let run = folder.steps("check");
        assert!(run.out.contains("error[tracked-by-git]"), "{disguise}: {}{}", run.out, run.err);
    }
}

#[test]
fn what_the_settings_of_a_repository_name_is_not_run() {
    let hostile = Hostile::new();
    let program = hostile.program();
    let program = program.to_str().expect("UTF-8");
    let settings = [
        ("core.fsmonitor", program),
        ("core.hooksPath", hostile.outside.path().to_str().expect("UTF-8")),
        ("core.pager", program),
        ("pager.log", program),
        ("core.editor", program),
        ("core.sshCommand", program),
        ("core.gitProxy", program),
        ("core.askPass", program),
        ("credential.helper", program),
        ("diff.external", program),
        ("diff.yaml.command", program),
        ("diff.yaml.textconv", program),
        ("filter.yaml.clean", program),
        ("filter.yaml.smudge", program),
        ("filter.yaml.process", program),
        ("gpg.program", program),
        ("log.showSignature", "true"),
        ("alias.rev-parse", &format!("!{program}")),
        ("alias.ls-files", &format!("!{program}")),
        ("uploadpack.packObjectsHook", program),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", "ssh://nowhere.invalid/framework"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", program),
    ];
    for (name, value) in settings {
        git(&hostile.folder, "config core.repositoryFormatVersion 1");
        let status =
            Command::new("git").args(["config", name, value]).current_dir(hostile.folder.path()).status();
        assert!(status.expect("git runs").success(), "{name}");
    }
    hostile.folder.write(".gitattributes", "*.yaml diff=yaml filter=yaml\n");
    for hook in
        ["post-index-change", "pre-commit", "reference-transaction", "post-checkout", "fsmonitor-watchman"]
    {
        std::fs::copy(hostile.program(), hostile.folder.join(&format!(".git/hooks/{hook}"))).expect("copies");
        std::fs::copy(hostile.program(), hostile.outside.join(hook)).expect("copies");
    }
    plain_git(copy_of(hostile.folder.path()).path(), &["status"]);
    assert!(hostile.was_run(), "git itself falls for it");
    hostile.runs_nothing_in(&hostile.folder);
}

#[test]
fn what_a_partial_clone_lacks_is_not_fetched() {
    let hostile = Hostile::new();
    git(&hostile.folder, "config uploadpack.allowFilter true");
    let clone = Folder::new();
    let from = format!("file://{}", hostile.folder.path().display());
    let clone_it = ["clone", "-q", "--filter=blob:none", &from, "."];
    plain_git(clone.path(), &clone_it);
    git(&clone, &format!("config remote.origin.uploadpack {}", hostile.program().display()));
    plain_git(copy_of(clone.path()).path(), &["log", "-p"]);
    assert!(hostile.was_run(), "git itself fetches");
    clone.write("answers.yaml", "cells: {}\n");
    hostile.runs_nothing_in(&clone);
    let run = clone.steps("changes HEAD~1");
    assert_eq!(run.status, 2, "{}{}", run.out, run.err);
    assert!(run.err.starts_with("error: git does not have `"), "{}", run.err);
    git(&clone, "config --unset remote.origin.uploadpack");
    assert!(
        run.err.ends_with("in a partial clone, `git fetch --refetch --no-filter` gets it\n"),
        "{}",
        run.err
    );
    git(&clone, "fetch -q --refetch --no-filter");
    clone.steps("changes HEAD~1").gives(0, snapbox::str![["..."]], "");
}

#[test]
fn a_replaced_commit_does_not_change_what_was_said() {
    let folder = repository("");
    edit(&folder, "framework/behaviors/baking.yaml", "Weighs the flour", "Weighs the flour and the salt");
    commit(&folder);
    let before = folder.steps("changes HEAD~1");
    edit(&folder, "framework/behaviors/baking.yaml", "Weighs the flour and the salt", "Guesses");
    commit(&folder);
    git(&folder, "replace HEAD~1 HEAD");
    git(&folder, "reset -q --hard HEAD~1");
    folder.write(
        "framework/behaviors/baking.yaml",
        git(&folder, "--no-replace-objects show HEAD:framework/behaviors/baking.yaml"),
    );
    let after = folder.steps("changes HEAD~1");
    assert_eq!((after.status, &after.out), (before.status, &before.out), "{}", after.err);
}

#[test]
fn what_the_environment_says_to_git_is_not_handed_on() {
    let hostile = Hostile::new();
    let program = hostile.program();
    for variable in
        ["GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_EDITOR", "GIT_ASKPASS", "PAGER"]
    {
        for arguments in ["changes HEAD~1", "check"] {
            let mut command = hostile.folder.command(arguments);
            hostile.folder.run(command.env(variable, &program));
            assert!(!hostile.was_run(), "{variable}: {arguments}");
        }
    }
    let mut command = hostile.folder.command("check");
    command.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_KEY_0", "core.fsmonitor");
    hostile.folder.run(command.env("GIT_CONFIG_VALUE_0", &program));
    assert!(!hostile.was_run());
    // As in a hook: git names the index and the folder of a repository that is not this one.
    let other = repository("");
    for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"] {
        let mut command = hostile.folder.command("changes HEAD~1");
        let expect = hostile.folder.steps("changes HEAD~1");
        let run = hostile.folder.run(command.env(variable, other.join(".git")));
        assert_eq!((run.status, run.out, run.err), (expect.status, expect.out, expect.err), "{variable}");
    }
}

#[test]
fn a_user_who_keeps_the_work_tree_apart_is_understood() {
    let folder = repository("");
    let apart = Folder::new();
    std::fs::rename(folder.join(".git"), apart.join("repository")).expect("moves");
    edit(&folder, "framework/behaviors/baking.yaml", "Weighs the flour", "Weighs the flour and the salt");
    let mut command = folder.command("changes HEAD");
    command.env("GIT_DIR", apart.join("repository")).env("GIT_WORK_TREE", folder.path());
    let run = folder.run(&mut command);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("Weighs the flour {+and the salt+}"), "{}", run.out);
}
