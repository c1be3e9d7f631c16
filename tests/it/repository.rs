//! A git repository of its own around a small framework, with fixed names and dates.

use std::process::Command;

use crate::program::Folder;

const MANIFEST: &str = "\
id: bakery
name: Growing in the bakery
version: 1.0.0
summary: How bakers grow.
behaviors: [baking]
scale:
  demonstrated_from: often
  ratings:
    - {id: seldom, label: Seldom, meaning: Now and then}
    - {id: often, label: Often, meaning: On most days}
language: en
";
const STEPS: &str = "\
- {id: bench, name: Bench, summary: Works well at the bench.}
- {id: house, name: House, summary: Shapes the whole house.}
";
const BAKING: &str = "\
id: baking
name: Baking
summary: Bread and more.
examples:
  bench:
    - id: b-weighs
      text: Weighs the flour
    - id: b-tastes
      text: Tastes the dough
  house:
    - id: b-plans
      text: Plans the night shift
";
const BREAD: &str = "\
id: bread
name: Bread
summary: Loaves.
examples:
  baking:
    bench:
      - id: br-proofs
        text: Proofs the loaves
";

/// A folder with a repository, whose main branch holds the framework in a folder of this name.
pub fn repository(workspace: &str) -> Folder {
    let folder = Folder::new();
    git(&folder, "init -q -b main");
    let below = |path: &str| format!("{workspace}framework/{path}");
    folder
        .write(&below("framework.yaml"), MANIFEST)
        .write(&below("steps.yaml"), STEPS)
        .write(&below("behaviors/baking.yaml"), BAKING)
        .write(&below("disciplines/bread.yaml"), BREAD);
    commit(&folder);
    folder
}

/// Runs git with these arguments, separated by spaces.
pub fn git(folder: &Folder, arguments: &str) -> String {
    let mut command = Command::new("git");
    command.args(arguments.split_whitespace()).current_dir(folder.path());
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    for config in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        command.env(config, "/dev/null");
    }
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Mika").env(format!("GIT_{role}_EMAIL"), "mika@example.org");
        command.env(format!("GIT_{role}_DATE"), "2026-11-23T12:00:00Z");
    }
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Commits everything.
pub fn commit(folder: &Folder) {
    git(folder, "add -A");
    git(folder, "commit -q --allow-empty -m Change");
}

/// Replaces a text in a file that holds it.
pub fn edit(folder: &Folder, path: &str, from: &str, to: &str) {
    let text = folder.read(path);
    assert!(text.contains(from), "{path} does not say {from}");
    folder.write(path, text.replace(from, to));
}
