//! Help: what a newcomer reads first.

use snapbox::str;

use crate::program::Folder;

#[test]
fn bare_steps_prints_short_help_with_two_examples() {
    Folder::new().steps("").gives(
        0,
        str![[r#"
Career conversations in plain text

Usage: steps [OPTIONS] [COMMAND]

Commands:
  assess       Rate yourself, your report or a colleague, cell by cell
  diff         Show where two raters agree and where they differ, widest difference first
  gap          Show what to work on next, from today's ratings to a step
  show         Show the framework: as a whole, one behavior, one step, or one discipline
  check        Find everything wrong with the framework and the reviews
  discipline   Add a discipline, or list those that there are
  changes      Show what a change to the framework means for people
  init         Make a workspace with a framework to make your own
  schema       Write the JSON Schema of a kind of file, for editors
  completions  Write a completion script for a shell
  man          Write the manual page
  help         Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

Global options:
      --workspace <DIR>  The workspace to use, rather than the one found from the current folder
                         upwards [env: STEPS_WORKSPACE]
      --person <ID>      Who you are [env: STEPS_PERSON]
      --today <DATE>     The date to take for today
      --color <WHEN>     When to use color [default: auto] [possible values: auto, always, never]
  -q, --quiet            Say nothing but the answer and errors
      --no-input         Never ask; fail where an answer is missing

Examples:
  steps assess        rate yourself before a one-to-one
  steps diff robin    see together where Robin and their manager differ

"#]],
        str![],
    );
}

#[test]
fn long_help_starts_from_examples() {
    let folder = Folder::new();
    folder.steps("help assess").gives(
        0,
        str![[r#"
Rate yourself, your report or a colleague, cell by cell

Examples:
  steps assess                             rate yourself
  steps assess robin --as manager          rate Robin as their manager
  steps assess --quick                     ratings only, no notes
  steps assess --answers a.yaml --seal     without a terminal, from a file

Each answer is saved before the next question. Leave at any time: the same command goes on
where you stopped. The other side's ratings are not read and not shown before you have sealed
yours.

Usage: steps assess [OPTIONS] [PERSON]

Arguments:
  [PERSON]
          Whom to rate; you, if not given

Options:
      --as <RELATION>
          How you stand to the person
          
          [possible values: self, manager, peer]

      --discipline <DISCIPLINE>
          A discipline whose examples to rate; may be given several times

      --from <STEP>
          The step to begin at; narrower ones are not asked

      --rater <NAME>
          Who rates, rather than you

      --cycle <NAME>
          The review cycle, such as 2026-h2

      --quick
          Ask only for the rating of each cell

      --answers <FILE>
          Take the answers from a YAML file with `cells`; `-` is standard input

      --edit
          Answer in a form in your editor

      --seal
          Seal what is there, without asking

      --reopen
          Open a sealed assessment again, which hides both sides again

  -h, --help
          Print help (see a summary with '-h')

Global options:
      --workspace <DIR>
          The workspace to use, rather than the one found from the current folder upwards
          
          [env: STEPS_WORKSPACE]

      --person <ID>
          Who you are
          
          [env: STEPS_PERSON]

      --today <DATE>
          The date to take for today

      --color <WHEN>
          When to use color
          
          [default: auto]
          [possible values: auto, always, never]

  -q, --quiet
          Say nothing but the answer and errors

      --no-input
          Never ask; fail where an answer is missing

"#]],
        str![],
    );
    folder.steps("diff --help").gives(
        0,
        str![[r#"
Show where two raters agree and where they differ, widest difference first

Examples:
  steps diff robin                         Robin's self-rating and their manager's
  steps diff robin --all                   with everything about the cells they agree on
  steps diff self.yaml manager.yaml        any two files or more
  steps diff robin --format html -o review.html

Refuses until both sides have sealed, so that neither rates with the other in view.

Usage: steps diff [OPTIONS] [PERSON|FILE]...

Arguments:
  [PERSON|FILE]...
          A person, or two assessment files or more; you, if not given

Options:
      --cycle <NAME>
          The review cycle, such as 2026-h2

      --all
          Show everything about the cells where they agree, too

      --drafts
          Compare also what is not sealed; the report says so

      --exit-code
          Exit with 1 where they differ

      --format <FORMAT>
          How to write the report
          
          [default: text]
          [possible values: text, markdown, json, html]

  -o, --output <FILE>
          The file to write it to, for your eyes only; `-` is standard output

  -h, --help
          Print help (see a summary with '-h')

Global options:
      --workspace <DIR>
          The workspace to use, rather than the one found from the current folder upwards
          
          [env: STEPS_WORKSPACE]

      --person <ID>
          Who you are
          
          [env: STEPS_PERSON]

      --today <DATE>
          The date to take for today

      --color <WHEN>
          When to use color
          
          [default: auto]
          [possible values: auto, always, never]

  -q, --quiet
          Say nothing but the answer and errors

      --no-input
          Never ask; fail where an answer is missing

"#]],
        str![],
    );
    folder.steps("gap --help").gives(
        0,
        str![[r#"
Show what to work on next, from today's ratings to a step

Examples:
  steps gap                                to your next step
  steps gap robin --to tribe               to a step of your choice
  steps gap --from self                    from your own ratings, before both have sealed
  steps gap --discipline quality           how another discipline looks from here

Reads the agreed ratings if there are any, else the manager's, else the self-rating.

Usage: steps gap [OPTIONS] [PERSON]

Arguments:
  [PERSON]
          Whose gap; yours, if not given

Options:
      --to <STEP>
          The step to look at; the next one, if not given

      --from <SIDE>
          Whose ratings to look at
          
          [possible values: agreed, manager, self]

      --discipline <DISCIPLINE>
          Another discipline, to look sideways

      --cycle <NAME>
          The review cycle, such as 2026-h2

      --format <FORMAT>
          How to write the report
          
          [default: text]
          [possible values: text, markdown, json, html]

  -o, --output <FILE>
          The file to write it to, for your eyes only; `-` is standard output

  -h, --help
          Print help (see a summary with '-h')

Global options:
      --workspace <DIR>
          The workspace to use, rather than the one found from the current folder upwards
          
          [env: STEPS_WORKSPACE]

      --person <ID>
          Who you are
          
          [env: STEPS_PERSON]

      --today <DATE>
          The date to take for today

      --color <WHEN>
          When to use color
          
          [default: auto]
          [possible values: auto, always, never]

  -q, --quiet
          Say nothing but the answer and errors

      --no-input
          Never ask; fail where an answer is missing

Candidates to focus on:
  The narrowest step that is not yet demonstrated comes first, because wider steps include
  it. Within a step, the behavior that is nearest to demonstrated comes first, then what
  nobody could judge or has rated. Where this leaves a choice, the framework's order of
  behaviors decides. What was agreed to focus on already is left out, and at most three
  are named.

"#]],
        str![],
    );
    folder.steps("show --help").gives(
        0,
        str![[r#"
Show the framework: as a whole, one behavior, one step, or one discipline

Examples:
  steps show                               behaviors by steps on one screen
  steps show mastery                       one behavior across the steps
  steps show squad                         one step across the behaviors
  steps show software-development          one discipline's own examples

Usage: steps show [OPTIONS] [BEHAVIOR|STEP|DISCIPLINE]

Arguments:
  [BEHAVIOR|STEP|DISCIPLINE]
          The id or the name of a behavior, a step or a discipline

Options:
      --discipline <DISCIPLINE>
          Show also the examples of this discipline; may be given several times

      --format <FORMAT>
          How to write the report
          
          [default: text]
          [possible values: text, markdown, json, html]

  -o, --output <FILE>
          The file to write it to, for your eyes only; `-` is standard output

  -h, --help
          Print help (see a summary with '-h')

Global options:
      --workspace <DIR>
          The workspace to use, rather than the one found from the current folder upwards
          
          [env: STEPS_WORKSPACE]

      --person <ID>
          Who you are
          
          [env: STEPS_PERSON]

      --today <DATE>
          The date to take for today

      --color <WHEN>
          When to use color
          
          [default: auto]
          [possible values: auto, always, never]

  -q, --quiet
          Say nothing but the answer and errors

      --no-input
          Never ask; fail where an answer is missing

"#]],
        str![],
    );
    folder.steps("init --help").gives(
        0,
        str![[r#"
Make a workspace with a framework to make your own

Examples:
  steps init                               in the current folder
  steps init our-framework                 in a new one

Writes steps.toml, a copy of the framework, a line in .gitignore that keeps reviews out of git,
and a CI job that runs `steps check`, at the top of the git repository where it lies in one.

Usage: steps init [OPTIONS] [DIR]

Arguments:
  [DIR]
          The folder; the current one, if not given

Options:
  -f, --force
          Overwrite files that are there

  -h, --help
          Print help (see a summary with '-h')

Global options:
      --workspace <DIR>
          The workspace to use, rather than the one found from the current folder upwards
          
          [env: STEPS_WORKSPACE]

      --person <ID>
          Who you are
          
          [env: STEPS_PERSON]

      --today <DATE>
          The date to take for today

      --color <WHEN>
          When to use color
          
          [default: auto]
          [possible values: auto, always, never]

  -q, --quiet
          Say nothing but the answer and errors

      --no-input
          Never ask; fail where an answer is missing

"#]],
        str![],
    );
}

#[test]
fn a_mistyped_word_gets_a_suggestion_and_is_not_run() {
    let folder = Folder::new();
    folder.steps("asess").gives(
        2,
        str![],
        str![[r#"
error: unrecognized subcommand 'asess'

  tip: a similar subcommand exists: 'assess'

Usage: steps [OPTIONS] [COMMAND]

For more information, try '--help'.

"#]],
    );
    folder.steps("gap --form self").gives(
        2,
        str![],
        str![[r#"
error: unexpected argument '--form' found

  tip: a similar argument exists: '--from'

Usage: steps gap --from <SIDE> [PERSON]

For more information, try '--help'.

"#]],
    );
    folder.steps("show mastry").gives(
        2,
        str![],
        str![[r#"
error: no behavior, step or discipline is called `mastry`
hint: did you mean `mastery`?

"#]],
    );
    folder.steps("show --discipline qualty").gives(
        2,
        str![],
        str![[r#"
error: no discipline is called `qualty`
hint: did you mean `quality`?

"#]],
    );
    folder.steps("show team-sucess").gives(
        2,
        str![],
        str![[r#"
error: no behavior, step or discipline is called `team-sucess`
hint: did you mean `team-success`?

"#]],
    );
    folder.steps("gap robin --to sqad").gives(
        2,
        str![],
        str![[r#"
error: there is nothing about `robin` yet
hint: `steps assess` begins an assessment

"#]],
    );
}

#[test]
fn a_name_does_where_an_id_does() {
    let folder = Folder::example("first-review");
    let by_id = folder.steps("gap robin-ek --to squad").answer();
    assert_eq!(folder.steps("gap robin-ek --to Squad/Chapter").answer(), by_id);
    let by_id = folder.steps("show --discipline agile-coaching").answer();
    let mut by_name = folder.command("show --discipline");
    assert_eq!(folder.run(by_name.arg("agile COACHING")).answer(), by_id);
    folder.steps("gap robin-ek --to Squad/Chaptr").gives(
        2,
        str![],
        str![[r#"
error: no step is called `Squad/Chaptr`
hint: did you mean `squad`?

"#]],
    );
    folder.steps("check --explain Qota").gives(
        2,
        str![],
        str![[r#"
error: no rule is called `Qota`
hint: did you mean `quota`?

"#]],
    );
}

#[test]
fn completions_and_the_manual_come_from_the_same_definition() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(folder.steps(&format!("completions {shell}")).answer().contains("assess"));
    }
    let manual = folder.steps("man").answer();
    assert!(manual.contains(".TH steps 1"), "{manual}");
    assert!(manual.contains("steps\\-assess"), "{manual}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    let folder = Folder::new();
    let mut child = folder
        .command("show mastery")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut said).expect("reads");
    assert_eq!((child.wait().expect("ends").code(), said.as_str()), (Some(0), ""));
}
