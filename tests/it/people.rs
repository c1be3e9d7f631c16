//! `people.yaml`: public keys that are none, and private ones, of which nothing is ever shown.

use snapbox::str;

use crate::check::base;
use crate::program::Folder;

const PRIVATE: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
/// What of it must be nowhere.
const SECRET: &str = "GFPYYSJZ";

fn with_people(people: &str) -> Folder {
    let folder = base();
    folder.write("people.yaml", people);
    folder
}

#[test]
fn what_is_no_public_key_is_said() {
    let people = "- id: robin\n  key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q\n- id: kim\n  key: \"\"\n";
    with_people(people).steps("check people.yaml").gives(
        1,
        str![[r#"
error[wrong-value]: `age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q` is not a whole public key
 --> people.yaml:2:8
  |
2 |   key: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what `steps key` prints, `age1…`

error[wrong-value]: `key` is empty
 --> people.yaml:4:8
  |
4 |   key: ""
  |        ^^

2 errors in 1 file.

"#]],
        "",
    );
}

#[test]
fn a_private_key_is_said_and_not_shown() {
    let folder = with_people(&format!("- id: robin\n  key: {PRIVATE} # mine\n- id: kim\n"));
    folder.steps("check people.yaml").gives(
        1,
        str![[r#"
error[wrong-value]: this is a private key, which belongs in nobody else's hands
 --> people.yaml:2:8
  |
2 |   key: AGE-SECRET-KEY-1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx # mine
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: make a new one with `steps key`, and write its public key here, `age1…`

1 error in 1 file.

"#]],
        "",
    );
    folder.steps("diff robin --person robin").gives(
        2,
        "",
        str![[r#"
error[wrong-value]: this is a private key, which belongs in nobody else's hands
 --> people.yaml:2:8
  |
2 |   key: AGE-SECRET-KEY-1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx # mine
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: make a new one with `steps key`, and write its public key here, `age1…`

"#]],
    );
}

#[test]
fn wherever_a_private_key_was_pasted_nothing_of_it_is_shown() {
    let small = PRIVATE.to_lowercase();
    for people in [
        format!("- id: robin\n  key: {PRIVATE}\n"),
        format!("- id: robin\n  key: {small}\n"),
        format!("- id: robin\n  key: [{PRIVATE}]\n"),
        format!("- id: robin\n  key: \"x{PRIVATE}\"\n"),
        format!("- id: {PRIVATE}\n"),
        format!("- id: robin\n  {PRIVATE}: x\n"),
        format!("- id: robin\n  kee: {PRIVATE}\n"),
        format!("- id: robin\n  managers: [{{id: {PRIVATE}}}]\n"),
        format!("- id: robin\n  disciplines: [{PRIVATE}]\n"),
        format!("- id: robin\n  breadth: {PRIVATE}\n"),
        format!("- id: robin\n  key: {PRIVATE}\n  key: {PRIVATE}\n"),
        format!("- id: robin\n  key: x: {PRIVATE}\n"),
        format!("- id: robin\n key: {PRIVATE}\n"),
        format!("- id: robin\n  key: [{PRIVATE}\n"),
        format!("{PRIVATE}\n"),
        format!("# {PRIVATE}\n- id: robin # {PRIVATE}\n  kee: x\n"),
        format!("- id: robin\n  name: N #{PRIVATE}\n"),
        format!("- id: robin\n  key: {}{PRIVATE}\n", "x".repeat(300)),
    ] {
        let folder = with_people(&people);
        let mut told = String::new();
        for format in ["text", "json", "github", "sarif", "text --linear", "text --color always"] {
            let run = folder.steps(&format!("check people.yaml --format {format}"));
            told += &format!("{}{}", run.out, run.err);
        }
        folder.steps("check --baseline old.json --update-baseline");
        told += &folder.read("old.json");
        for command in ["diff robin --person robin", "gap robin --person robin", "check --fix --dry-run"] {
            let run = folder.steps(command);
            told += &format!("{}{}", run.out, run.err);
        }
        assert!(!told.to_uppercase().contains(SECRET), "{people}\n{told}");
    }
}
