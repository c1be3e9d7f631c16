//! What a release offers: the archive that `.ci/archive` packs, and the names under which it is looked for.

use std::path::Path;
use std::process::Command;

use snapbox::str;

use crate::program::{Folder, repository};

/// Runs a script in a folder, and takes what it writes.
#[track_caller]
fn bash(folder: &Path, script: &str, arguments: &[&str]) -> String {
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", script, "bash"]).args(arguments).current_dir(folder);
    let output = bash.output().expect("runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{script}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Where binstall looks for a target's archive and for the program in it, below the repository's address.
fn looked_for(target: &str) -> [String; 2] {
    let manifest = std::fs::read_to_string(repository().join("Cargo.toml")).expect("reads");
    let manifest: toml::Table = manifest.parse().expect("parses");
    let binstall = &manifest["package"]["metadata"]["binstall"];
    assert_eq!(binstall["pkg-fmt"].as_str(), Some("tgz"));
    ["pkg-url", "bin-dir"].map(|key| {
        let template = binstall[key].as_str().expect("a template").replace("{ repo }/", "");
        let values =
            [("{ version }", env!("CARGO_PKG_VERSION")), ("{ target }", target), ("{ bin }", "steps")];
        values.iter().fold(template, |text, (name, value)| text.replace(name, value))
    })
}

#[test]
#[ignore = "needs python3 and man"]
fn an_archive_holds_what_its_users_need() {
    let target = "x86_64-unknown-linux-gnu";
    let folder = Folder::new();
    let path = folder.path().to_str().expect("UTF-8");
    let archive = r#"bash .ci/archive "$@""#;
    assert_eq!(bash(&repository(), archive, &[target, env!("CARGO_BIN_EXE_steps"), path]), "");
    let [url, program] = looked_for(target);
    let name = url.rsplit('/').next().expect("a name");
    assert_eq!(bash(folder.path(), "sha256sum --check ./*.sha256", &[]), format!("{name}: OK\n"));
    bash(folder.path(), "tar -xzf \"$1\"", &[name]);
    snapbox::assert_data_eq!(
        bash(folder.path(), "find . -type f | LC_ALL=C sort", &[]),
        str![[r#"
./steps-0.1.0-x86_64-unknown-linux-gnu.tar.gz
./steps-0.1.0-x86_64-unknown-linux-gnu.tar.gz.sha256
./steps-0.1.0-x86_64-unknown-linux-gnu/CHANGELOG.md
./steps-0.1.0-x86_64-unknown-linux-gnu/LICENSE-APACHE
./steps-0.1.0-x86_64-unknown-linux-gnu/LICENSE-MIT
./steps-0.1.0-x86_64-unknown-linux-gnu/LICENSES-OTHERS
./steps-0.1.0-x86_64-unknown-linux-gnu/README.md
./steps-0.1.0-x86_64-unknown-linux-gnu/completions/steps.bash
./steps-0.1.0-x86_64-unknown-linux-gnu/completions/steps.elvish
./steps-0.1.0-x86_64-unknown-linux-gnu/completions/steps.fish
./steps-0.1.0-x86_64-unknown-linux-gnu/completions/steps.powershell
./steps-0.1.0-x86_64-unknown-linux-gnu/completions/steps.zsh
./steps-0.1.0-x86_64-unknown-linux-gnu/man/steps.1
./steps-0.1.0-x86_64-unknown-linux-gnu/steps

"#]]
    );
    let version = bash(folder.path(), "\"$1\" --version", &[&program]);
    assert_eq!(version, concat!("steps ", env!("CARGO_PKG_VERSION"), "\n"));
    // Nothing on standard error: the manual is well formed, and each shell that is here takes the completions.
    let read = "MANWIDTH=80 man --warnings --local-file steps-*/man/steps.1 | grep -A 1 '^NAME' | head -n 2";
    snapbox::assert_data_eq!(
        bash(folder.path(), read, &[]),
        str![[r#"
NAME
       steps - Career conversations in plain text

"#]]
    );
    let complete = "source steps-*/completions/steps.bash; complete -p steps";
    snapbox::assert_data_eq!(
        bash(folder.path(), complete, &[]),
        str![[r#"
complete -o bashdefault -o default -o nosort -F _steps steps

"#]]
    );
    let licenses = bash(folder.path(), "cat steps-*/LICENSES-OTHERS", &[]);
    for part in ["\nclap 4.", "Permission is hereby granted, free of charge"] {
        assert!(licenses.contains(part), "{part}");
    }
}

#[test]
fn the_release_packs_with_the_script_and_uploads_where_it_is_looked_for() {
    let text = std::fs::read_to_string(repository().join(".github/workflows/release.yml")).expect("reads");
    let workflow: serde_json::Value = serde_yaml::from_str(&text).expect("parses");
    assert_eq!(workflow["on"], serde_json::json!({"push": {"tags": ["v*"]}}));
    assert!(text.contains("bash .ci/archive \"$target\" \"target/$target/release/steps\" dist"));
    assert!(text.contains("gh release create \"$GITHUB_REF_NAME\""));
    let version = env!("CARGO_PKG_VERSION");
    let expect = format!("releases/download/v{version}/steps-{version}-aarch64-apple-darwin.tar.gz");
    assert_eq!(looked_for("aarch64-apple-darwin")[0], expect);
}
