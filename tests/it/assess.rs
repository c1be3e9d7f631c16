//! `steps assess` without a terminal: answers from a file, who rates whom, and what is said around it.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use snapbox::str;

use crate::office::{PEOPLE, office, one, whole};
use crate::program::{Folder, Run};

const ANSWERS: &str = "\
cells:
  mastery:
    squad:
      rating: consistently
      note: |
        Took the login rework apart
        and shipped it in five parts.
      examples: [ma-solves-hard-problems]
      evidence: [https://example.com/login]
    individual: {rating: role-model}
";

fn answered() -> Folder {
    let folder = Folder::new();
    folder.write("a.yaml", ANSWERS);
    folder
}

#[test]
fn a_file_of_answers_makes_a_draft() {
    let folder = answered();
    let run = folder.steps("assess robin --as self --discipline software-development --answers a.yaml");
    run.gives(
        0,
        "",
        str![[r#"
Saved a draft in `reviews/robin/2026-h2/self.yaml`.
Next: `steps assess --person robin` continues it, and `steps assess --person robin --seal` seals it.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read("reviews/robin/2026-h2/self.yaml"),
        str![[r#"
format: 1
framework:
  id: technology-career-steps
  version: "3.0.0"
  digest: a3c7f8717f59bac031577291b5fa4dda6ddd5384bd759b5fcff49a770f479a2b
person: robin
rater: robin
relation: self
disciplines: [software-development]
cycle: "2026-h2"
started: "2026-11-23"
cells:
  mastery:
    individual:
      rating: role-model
    squad:
      rating: consistently
      examples: [ma-solves-hard-problems]
      note: |
        Took the login rework apart
        and shipped it in five parts.
      evidence:
        - https://example.com/login

"#]]
    );
    let mode =
        |path: &str| std::fs::metadata(folder.join(path)).expect("is there").permissions().mode() & 0o777;
    assert_eq!(mode("reviews/robin/2026-h2/self.yaml"), 0o600);
    assert_eq!(
        (mode("reviews"), mode("reviews/robin"), mode("reviews/robin/2026-h2")),
        (0o700, 0o700, 0o700)
    );
}

#[test]
fn answers_come_from_standard_input_and_from_pipes_too() {
    let folder = office();
    let answers = whole("ok");
    folder.steps_with_input("assess robin --as self --answers - --seal -q", &answers).gives(0, "", "");
    assert!(
        folder
            .read("reviews/robin/2026-h2/self.yaml")
            .contains("\nsealed:\n  date: \"2026-11-23\"\n  salt: ")
    );
    folder.steps_with_input("assess kim --as self --answers /dev/stdin --seal -q", &answers).gives(0, "", "");
    // A pipe with a name, such as `<(…)` of a shell gives.
    folder.write("a.yaml", &answers);
    let program = folder.command("assess sam --as self --seal -q --answers");
    let words: Vec<String> = std::iter::once(program.get_program())
        .chain(program.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let mut shell = Command::new("bash");
    shell.args(["-c", &format!("{} <(cat a.yaml)", words.join(" "))]).current_dir(folder.path());
    shell.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    folder.run(&mut shell).gives(0, "", "");
    for who in ["robin", "kim", "sam"] {
        assert!(folder.read(&format!("reviews/{who}/2026-h2/self.yaml")).contains("note: ok mastery\n"));
    }
    folder.steps("assess robin --as self --answers none.yaml").gives(
        2,
        "",
        str![[r#"
error: there is no file `none.yaml`

"#]],
    );
    folder.steps("assess robin --as self --answers reviews").gives(
        2,
        "",
        str![[r#"
error: `reviews` is a folder, not a file of answers

"#]],
    );
}

#[test]
fn every_mistake_of_an_answers_file_is_told_at_once_and_changes_nothing() {
    let folder = answered();
    folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
    let before = folder.read("reviews/robin/2026-h2/self.yaml");
    folder.write(
        "b.yaml",
        "\
cells:
  mastery:
    squad: {rating: often}
    tribes: {rating: not-yet}
    individual: {rating: not-applicable, note: ' ', examples: [ma-split, ts-asks-for-help]}
  masterly:
    squad: {rating: not-yet}
  accountability:
    squad: {ratings: not-yet, evidence: ['#', JIRA-42, 'https://example.com']}
    tribe: {rating: [not-yet]}
disciplines: [cooking]
",
    );
    folder.steps("assess robin --as self --answers b.yaml").gives(2, "", str![[r#"
error[unknown-key]: unknown key `ratings`
 --> b.yaml:9:13
  |
9 |     squad: {ratings: not-yet, evidence: ['#', JIRA-42, 'https://example.com']}
  |             ^^^^^^^
  |
  = help: did you mean `rating`?

error[wrong-type]: `rating` should be text, not a list
  --> b.yaml:10:21
   |
10 |     tribe: {rating: [not-yet]}
   |                     ^^^^^^^^^ expected text

error[unknown-id]: no rating is called `often`
 --> b.yaml:3:21
  |
3 |     squad: {rating: often}
  |                     ^^^^^
  |
  = help: expected `not-yet`, `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`

error[unknown-id]: no step is called `tribes`
 --> b.yaml:4:5
  |
4 |     tribes: {rating: not-yet}
  |     ^^^^^^
  |
  = help: did you mean `tribe`?

error[reason-missing]: `not-applicable` without a reason
 --> b.yaml:5:26
  |
5 |     individual: {rating: not-applicable, note: ' ', examples: [ma-split, ts-asks-for-help]}
  |                          ^^^^^^^^^^^^^^
  |
  = help: say in `note` why it does not apply

error[unknown-id]: no example here is called `ma-split`
 --> b.yaml:5:64
  |
5 |     individual: {rating: not-applicable, note: ' ', examples: [ma-split, ts-asks-for-help]}
  |                                                                ^^^^^^^^

error[unknown-id]: no example here is called `ts-asks-for-help`
 --> b.yaml:5:74
  |
5 |     individual: {rating: not-applicable, note: ' ', examples: [ma-split, ts-asks-for-help]}
  |                                                                          ^^^^^^^^^^^^^^^^

error[unknown-id]: no behavior is called `masterly`
 --> b.yaml:6:3
  |
6 |   masterly:
  |   ^^^^^^^^
  |
  = help: did you mean `mastery`?

error[bad-link]: `#` is neither an http(s) address nor an entry of the journal
 --> b.yaml:9:42
  |
9 |     squad: {ratings: not-yet, evidence: ['#', JIRA-42, 'https://example.com']}
  |                                          ^^^
  |
  = help: write the whole address, or the id of an entry in the journal

error[bad-link]: `JIRA-42` is neither an http(s) address nor an entry of the journal
 --> b.yaml:9:47
  |
9 |     squad: {ratings: not-yet, evidence: ['#', JIRA-42, 'https://example.com']}
  |                                               ^^^^^^^
  |
  = help: write the whole address, or the id of an entry in the journal

error[unknown-id]: no discipline is called `cooking`
  --> b.yaml:11:15
   |
11 | disciplines: [cooking]
   |               ^^^^^^^
   |
   = help: expected `agile-coaching`, `data-engineering`, `data-science`, `design`, `developer-relations`, `front-end`, `mobile`, `project-management`, `quality`, `security`, `site-reliability`, `software-development`, `technical-product-ownership` or `toolsmithing`

"#]]);
    assert_eq!(folder.read("reviews/robin/2026-h2/self.yaml"), before);
}

#[test]
fn refused_answers_leave_no_folder_behind() {
    let folder = Folder::new();
    for (answers, more) in [
        ("cells: {mastery: {squad: {rating: often}}}\n", ""),
        ("cells: [", ""),
        ("", "--seal"),
        ("cells: {}\n", "--discard --yes"),
    ] {
        folder.write("a.yaml", answers);
        let given = if more.contains("discard") { "" } else { "--answers a.yaml" };
        let run = folder.steps(&format!("assess robin --as self {given} {more}"));
        assert!(run.status == 2, "{answers}: {}", run.err);
        let left: Vec<_> = std::fs::read_dir(folder.path())
            .expect("reads")
            .map(|entry| entry.expect("reads").file_name())
            .collect();
        assert_eq!(left, ["a.yaml"], "{answers:?} {more}");
    }
}

#[test]
fn what_a_check_would_refuse_is_not_sealed() {
    let folder = office();
    folder.write("given.yaml", whole("ok"));
    folder.steps("assess robin --as self --answers given.yaml -q").gives(0, "", "");
    let path = "reviews/robin/2026-h2/self.yaml";
    let draft = folder.read(path);
    let with = |more: &str| draft.replace("      note: ok mastery\n", more);
    folder.write(path, with("      note: ok\n      evidence: ['#', JIRA-42]\n"));
    folder.steps("assess robin --as self --seal").gives(
        2,
        "",
        str![[r#"
error[bad-link]: `#` is neither an http(s) address nor an entry of the journal
  --> reviews/robin/2026-h2/self.yaml:33:18
   |
33 |       evidence: ['#', JIRA-42]
   |                  ^^^
   |
   = help: write the whole address, or the id of an entry in the journal

error[bad-link]: `JIRA-42` is neither an http(s) address nor an entry of the journal
  --> reviews/robin/2026-h2/self.yaml:33:23
   |
33 |       evidence: ['#', JIRA-42]
   |                       ^^^^^^^
   |
   = help: write the whole address, or the id of an entry in the journal

"#]],
    );
    folder.write(path, with("      examples: [ts-asks-for-help]\n"));
    folder.steps("assess robin --as self --seal").gives(
        2,
        "",
        str![[r#"
error[unknown-id]: no example here is called `ts-asks-for-help`
  --> reviews/robin/2026-h2/self.yaml:32:18
   |
32 |       examples: [ts-asks-for-help]
   |                  ^^^^^^^^^^^^^^^^

"#]],
    );
    folder.write(
        path,
        draft.replace("rating: not-yet\n      note: ok mastery", "rating: not-applicable\n      note: '  '"),
    );
    folder.steps("assess robin --as self --seal").gives(
        2,
        "",
        str![[r#"
error[reason-missing]: `not-applicable` without a reason
  --> reviews/robin/2026-h2/self.yaml:31:15
   |
31 |       rating: not-applicable
   |               ^^^^^^^^^^^^^^
   |
   = help: say in `note` why it does not apply

"#]],
    );
    assert!(!folder.read(path).contains("sealed:"));
    // A note that says nothing is none, for whoever seals and for whoever checks.
    folder.write(path, with("      note: ''\n"));
    folder.steps("assess robin --as self --seal -q").gives(0, "", "");
    let check = folder.steps("check --person robin");
    assert_eq!((check.status, check.out.as_str()), (0, "No findings in 42 files.\n"));
    let by_hand = folder.read(path);
    folder.write(
        path,
        by_hand.replace(
            "      rating: not-yet\n      note: ok team-success\n",
            "      rating: not-yet\n      note: ok team-success\n      evidence: []\n",
        ),
    );
    assert_eq!(folder.steps("check --person robin").status, 0);
}

#[test]
fn entries_of_ones_own_journal_are_evidence_and_go_along_with_the_seal() {
    let folder = office();
    let entry = "- id: demo\n  date: 2026-10-01\n  text: The demo held.\n";
    folder.write("reviews/robin/journal.yaml", format!("{entry}{}", entry.replace("demo", "other")));
    folder.write("given.yaml", whole("ok").replace("note: ok mastery", "evidence: [demo]"));
    folder.steps("assess robin --as self --person robin --answers given.yaml --seal -q").gives(0, "", "");
    let file = folder.read("reviews/robin/2026-h2/self.yaml");
    snapbox::assert_data_eq!(
        &file[file.find("  mastery:").expect("it is there")..],
        str![[r#"
  mastery:
    individual:
      rating: not-yet
      evidence: [demo]
cited:
  - id: demo
    date: "2026-10-01"
    text: The demo held.

"#]]
    );
    // Kim cannot cite what only Robin has noted.
    folder.steps("assess robin --as manager --person kim --answers given.yaml").gives(
        2,
        "",
        str![[r#"
error[bad-link]: `demo` is neither an http(s) address nor an entry of the journal
 --> given.yaml:6:54
  |
6 |   mastery: {individual: {rating: not-yet, evidence: [demo]}}
  |                                                      ^^^^
  |
  = help: write the whole address, or the id of an entry in the journal

"#]],
    );
}

#[test]
fn comments_of_a_hand_written_file_stay() {
    let folder = answered();
    folder.write(
        "reviews/robin/2026-h2/self.yaml",
        "# my own words\nformat: 1\nframework: {id: technology-career-steps, version: 1.0.0}\nperson: robin\nrater: robin # that is me\nrelation: self\ncycle: 2026-h2\nstarted: 2026-11-01\ncells:\n  # the squad first\n  team-success:\n    squad: {rating: sometimes}\n",
    );
    folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
    let file = folder.read("reviews/robin/2026-h2/self.yaml");
    for comment in ["# my own words\n", " # that is me\n", "  # the squad first\n"] {
        assert!(file.contains(comment), "{comment:?} is gone from\n{file}");
    }
    assert!(file.contains("    squad: {rating: sometimes}\n"), "{file}");
    assert!(file.contains("Took the login rework apart"), "{file}");
}

#[test]
fn without_a_terminal_it_says_what_to_use() {
    Folder::new().steps("assess robin --as self").gives(
        2,
        "",
        str![[r#"
error: there is no terminal to ask in
hint: `--answers FILE` takes the answers from a file; on a terminal, `--edit` opens a form in your editor

"#]],
    );
    Folder::new().steps("assess --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in `~/.config/steps/config.toml`

"#]],
    );
    Folder::new().steps("assess robin --person kim --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: cannot tell whether `kim` is Robin's manager or a peer
hint: say so with `--as manager` or `--as peer`

"#]],
    );
}

#[test]
fn ids_cannot_leave_the_reviews() {
    let folder = answered();
    for id in ["../x", "a/b", "/etc", ".", "-"] {
        let run =
            folder.command("assess --as self --answers a.yaml").arg("--").arg(id).output().expect("runs");
        assert_eq!(run.status.code(), Some(2), "{id}");
    }
    assert!(!folder.join("reviews").exists());
    folder.steps("assess --person ../x --answers a.yaml").gives(2, "", str![[r#"
error: `../x` is not an id: expected lower-case letters and digits in words joined by hyphens, such as `robin-ek`
hint: write `--person x`

"#]]);
}

#[test]
fn nobody_rates_as_somebody_else() {
    let folder = answered();
    folder.steps("assess robin --as self --person alex --answers a.yaml").gives(
        2,
        "",
        str![[r#"
error: `--as self` is for rating yourself, and you are `alex`
hint: say who you are with `--person ID`, and whom you rate as an argument

"#]],
    );
    folder.steps("assess robin --as self --answers a.yaml --cycle 2099-h1").gives(
        2,
        "",
        str![[r#"
error: 2099-h1 has not begun: today is in 2026-h2
hint: `--today DATE` takes another day for today

"#]],
    );
    assert!(!folder.join("reviews").exists());
}

#[test]
fn a_slip_in_a_name_begins_nobody_new() {
    let folder = Folder::example("first-review");
    folder.write("given.yaml", one("{rating: sometimes}"));
    let assess = "--as manager --person alex-moreau --answers given.yaml";
    folder.steps(&format!("assess robn-ek {assess}")).gives(
        2,
        "",
        str![[r#"
error: nobody is called `robn-ek`
hint: did you mean `robin-ek`? `--new` begins with somebody new

"#]],
    );
    assert!(!folder.join("reviews/robn-ek").exists());
    folder.steps(&format!("assess robn-ek --new {assess}")).gives(0, "", str![[r#"
Saved a draft in `reviews/robn-ek/2026-h2/manager.yaml`.
Next: `steps assess robn-ek --as manager --person alex-moreau` continues it, and `steps assess robn-ek --as manager --person alex-moreau --seal` seals it.

"#]]);
    // A name like nobody's needs no flag.
    folder.steps(&format!("assess zoe {assess} -q")).gives(0, "", "");
    // Part of a name begins nobody new either, however short.
    folder.write(
        "people.yaml",
        "- id: asa-berg-ost\n  name: Åsa Berg Öst\n- {id: jo-lind, name: Jo}\n- {id: jo-vik, name: Jo}\n",
    );
    for part in ["asa", "berg-ost", "Åsa Berg"] {
        let run = folder
            .command("assess --as manager --person alex-moreau --answers given.yaml")
            .arg(part)
            .output();
        let told = String::from_utf8(run.expect("runs").stderr).expect("UTF-8");
        let expected = "\nhint: did you mean `asa-berg-ost`? `--new` begins with somebody new\n";
        assert_eq!(told, format!("error: nobody is called `{part}`{expected}"));
    }
    folder.steps(&format!("assess Jo {assess}")).gives(
        2,
        "",
        str![[r#"
error: `Jo` is the name of several people
hint: write the id: `jo-lind` and `jo-vik`

"#]],
    );
    // A report begins nobody.
    folder.steps("diff robn-ekk").gives(
        2,
        "",
        str![[r#"
error: nobody is called `robn-ekk`
hint: did you mean `robn-ek`?

"#]],
    );
    folder.steps("gap whoever").gives(
        2,
        "",
        str![[r#"
error: nobody is called `whoever`
hint: people.yaml lists who works here: add an entry for them

"#]],
    );
}

#[test]
fn a_name_is_taken_wherever_an_id_is() {
    let folder = Folder::example("first-review");
    let run = |words: &[&str]| folder.run(folder.command("").args(words));
    let same = |words: &[&str], ids: &str| {
        let named = run(words).answer();
        assert_eq!(named, folder.steps(ids).answer(), "{words:?}");
    };
    same(&["diff", "Robin Ek"], "diff robin-ek");
    same(&["diff", "robin ek"], "diff robin-ek");
    same(&["gap", "Robin Ek", "--to", "Squad/Chapter"], "gap robin-ek --to squad");
    same(
        &["gap", "robin-ek", "--discipline", "Software development"],
        "gap robin-ek --discipline software-development",
    );
    folder.write("given.yaml", one("{rating: sometimes}"));
    let assess = [
        "assess",
        "Kim Osei",
        "--as",
        "peer",
        "--person",
        "sam-lindqvist",
        "--discipline",
        "Quality",
        "--from",
        "Squad/Chapter",
        "--answers",
        "given.yaml",
    ];
    run(&assess).gives(0, "", str![[r#"
Saved a draft in `reviews/kim-osei/2026-h2/peer-sam-lindqvist.yaml`.
Next: `steps assess kim-osei --as peer --person sam-lindqvist --from Squad/Chapter` continues it, and `steps assess kim-osei --as peer --person sam-lindqvist --seal` seals it.

"#]]);
    assert!(
        folder
            .read("reviews/kim-osei/2026-h2/peer-sam-lindqvist.yaml")
            .contains("\ndisciplines: [quality]\n")
    );
    run(&["gap", "robin-ek", "--to", "Squad Chapter of all"]).gives(
        2,
        "",
        str![[r#"
error: no step or role is called `Squad Chapter of all`
hint: expected `individual`, `squad`, `tribe`, `company`, `software-engineer`, `tester`, `agile-coach`, `technical-product-owner`, `product-owner`, `road-manager`, `chapter-lead`, `tribe-lead`, `chief-architect` or `chief-technology-officer`

"#]],
    );
    run(&["gap", "robin-ek", "--discipline", "Softwear development"]).gives(
        2,
        "",
        str![[r#"
error: no discipline is called `Softwear development`
hint: did you mean `software-development`?

"#]],
    );
}

#[test]
fn names_are_kept_as_typed_in_any_script() {
    let folder = Folder::new();
    folder.write("given.yaml", whole("ok"));
    let run = |words: &[&str]| folder.run(folder.command("").args(words));
    run(&["assess", "Łukasz Żółć", "--as", "self", "--answers", "given.yaml", "--seal"]).gives(
        0,
        "",
        str![[r#"
Sealed `reviews/lukasz-zolc/2026-h2/self.yaml` on 2026-11-23.
Next: `steps send --person lukasz-zolc` writes it as an envelope for the other side.
Still to come: the manager (`steps send lukasz-zolc`); `steps receive FILE` takes it in here.

"#]],
    );
    run(&["assess", "李小龙", "--as", "manager", "--person", "lukasz-zolc", "--answers", "given.yaml"])
        .gives(0, "", str![[r#"
Saved a draft in `reviews/li-xiao-long/2026-h2/manager.yaml`.
Next: `steps assess li-xiao-long --as manager --person lukasz-zolc` continues it, and `steps assess li-xiao-long --as manager --person lukasz-zolc --seal` seals it.

"#]]);
    snapbox::assert_data_eq!(
        folder.read("people.yaml"),
        str![[r#"
- id: lukasz-zolc
  name: Łukasz Żółć
- id: li-xiao-long
  name: 李小龙
  managers:
    - id: lukasz-zolc

"#]]
    );
    run(&["gap", "Łukasz Żółć", "--from", "self", "--person", "lukasz-zolc"])
        .answer()
        .starts_with("Łukasz Żółć: from today")
        .then_some(())
        .expect("the name");
    run(&["diff", "李小龙"]).gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: 李小龙 and Łukasz Żółć
hint: each side's ratings open once both have sealed

"#]],
    );
    run(&["assess", "!!!", "--as", "self", "--answers", "given.yaml"]).gives(2, "", str![[r#"
error: `!!!` is not an id: expected lower-case letters and digits in words joined by hyphens, such as `robin-ek`

"#]]);
}

#[test]
fn a_newcomer_is_written_into_people_yaml_with_its_comments_kept() {
    let folder = office();
    folder.write("given.yaml", one("{rating: sometimes}"));
    let run = folder
        .run(folder.command("assess --as manager --person kim --answers given.yaml -q").arg("Noor Haddad"));
    run.gives(0, "", "");
    let added = "- id: noor-haddad\n  name: Noor Haddad\n  managers:\n    - id: kim\n";
    assert_eq!(folder.read("people.yaml"), format!("{PEOPLE}{added}"));
    // Somebody who is there already is not written again.
    folder.steps("assess noor-haddad --as manager --person kim --answers given.yaml -q").gives(0, "", "");
    assert_eq!(folder.read("people.yaml"), format!("{PEOPLE}{added}"));
}

#[test]
fn the_command_that_is_printed_works_as_it_stands() {
    let folder = Folder::new();
    folder.write("given.yaml", whole("ok"));
    let printed = |run: &Run| -> Vec<String> {
        let commands = run.err.split('`').filter(|part| part.starts_with("steps "));
        commands.map(|command| command.trim_start_matches("steps ").to_owned()).collect()
    };
    let run = folder.steps("assess --person robin --cycle annual-talk --answers given.yaml");
    run.gives(0, "", str![[r#"
Saved a draft in `reviews/robin/annual-talk/self.yaml`.
Next: `steps assess --person robin --cycle annual-talk` continues it, and `steps assess --person robin --cycle annual-talk --seal` seals it.

"#]]);
    let [_, seal] = printed(&run).try_into().expect("two commands");
    let run = folder.steps(&seal);
    run.gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/annual-talk/self.yaml` on 2026-11-23.
Next: `steps send --person robin --cycle annual-talk` writes it as an envelope for the other side.
Still to come: the manager (`steps send robin`); `steps receive FILE` takes it in here.

"#]],
    );
    assert!(folder.read("reviews/robin/annual-talk/self.yaml").contains("\nsealed:\n"));
    let run = folder
        .steps("assess robin --as manager --person kim --cycle annual-talk --answers given.yaml --seal");
    run.gives(
        0,
        "",
        str![[r#"
Sealed `reviews/robin/annual-talk/manager.yaml` on 2026-11-23.
Both have sealed. Next: `steps diff robin --person kim --cycle annual-talk`

"#]],
    );
    let [diff] = printed(&run).try_into().expect("one command");
    assert!(folder.steps(&diff).answer().contains("annual-talk"));
    // The one that removes a draft in the way.
    folder
        .steps_on("2026-12-01", "assess --person robin --cycle check-in --answers given.yaml -q")
        .gives(0, "", "");
    let run = folder.steps_on("2026-12-02", "diff robin --person robin --cycle annual-talk");
    run.gives(2, "", str![[r#"
error: check-in is still open; seeing annual-talk now could bias it
hint: look at annual-talk once check-in is sealed; `steps assess --discard --person robin --cycle check-in` removes your draft

"#]]);
    let [discard] = printed(&run).try_into().expect("one command");
    folder.steps_on("2026-12-02", &format!("{discard} --yes")).gives(
        0,
        "",
        str![[r#"
Removed `reviews/robin/check-in/self.yaml`.

"#]],
    );
    // What a whole workspace elsewhere needs.
    let other = Folder::new();
    let mut command = other.command("assess --person robin --answers");
    command.arg(folder.join("given.yaml")).arg("--workspace").arg(folder.path());
    let run = other.run(&mut command);
    assert!(
        run.err.contains(" --workspace [FOLDER]") || run.err.contains(&folder.path().display().to_string()),
        "{}",
        run.err
    );
}
