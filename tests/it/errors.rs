//! A mistake in any file: where it is, what was expected, how to fix it. Never a panic.

use snapbox::{IntoData, str};

use crate::program::{Folder, Run};

/// A workspace with its own framework, one of whose files has this content.
fn with(path: &str, content: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder.write(path, content);
    folder
}

#[track_caller]
fn show(path: &str, content: impl AsRef<[u8]>) -> Run {
    with(path, content).steps("show")
}

#[test]
fn every_fault_of_every_file_is_shown_at_once() {
    let folder = with(
        "framework/behaviors/mastery.yaml",
        "id: mastery\nname: [a]\nsumary: x\nexamples:\n  sqaud:\n    - id: Not An Id\n      text: Writes\n",
    );
    folder.write("framework/disciplines/quality.yaml", "id: qualty\nname: Quality\n");
    folder.write("framework/roles.yaml", "- id: tester\n  step: 3\n");
    folder.steps("show").gives(
        2,
        "",
        str![[r#"
error[missing-key]: `name` is missing
 --> framework/roles.yaml:1:3
  |
1 | - id: tester
  |   ^^^^^^^^^^
  |
  = help: add `name: …` (the role's name, as reports show it)

error[wrong-type]: `step` should be text, not a number
 --> framework/roles.yaml:2:9
  |
2 |   step: 3
  |         ^ expected text

error[wrong-type]: `name` should be text, not a list
 --> framework/behaviors/mastery.yaml:2:7
  |
2 | name: [a]
  |       ^^^ expected text
  |
  = help: write one text; one that starts with brackets needs quotes

error[unknown-key]: unknown key `sumary`
 --> framework/behaviors/mastery.yaml:3:1
  |
3 | sumary: x
  | ^^^^^^
  |
  = help: did you mean `summary`?

error[malformed-id]: `Not An Id` is not an id
 --> framework/behaviors/mastery.yaml:6:11
  |
6 |     - id: Not An Id
  |           ^^^^^^^^^ lower-case letters and digits in words joined by hyphens
  |
  = help: write `not-an-id`

error[missing-key]: `summary` is missing
 --> framework/disciplines/quality.yaml:1:1
  |
1 | id: qualty
  | ^
  |
  = help: add `summary: …` (what the discipline is for, in a sentence or two)

"#]],
    );
}

#[test]
fn references_are_checked() {
    let folder = with(
        "framework/disciplines/quality.yaml",
        "id: testing\nname: Testing\nsummary: x\nexamples:\n  masterly:\n    individual:\n      - {id: ma-splits-tasks, text: Splits}\n",
    );
    let manifest = folder.read("framework/framework.yaml");
    folder.write(
        "framework/framework.yaml",
        manifest.replace("mastery]", "mastry]").replace("from: consistently", "from: always"),
    );
    folder.steps("show").gives(
        2,
        "",
        str![[r#"
error[file-name]: the id `testing` and the file name `quality.yaml` differ
 --> framework/disciplines/quality.yaml:1:5
  |
1 | id: testing
  |     ^^^^^^^
  |
  = help: rename the file to `testing.yaml`, or write `id: quality`

error[unknown-id]: no behavior is called `masterly`
 --> framework/disciplines/quality.yaml:5:3
  |
5 |   masterly:
  |   ^^^^^^^^
  |
  = help: did you mean `mastery`?

error[duplicate-id]: the example id `ma-splits-tasks` is used twice
 --> framework/disciplines/quality.yaml:7:14
  |
7 |       - {id: ma-splits-tasks, text: Splits}
  |              ^^^^^^^^^^^^^^^ an id that is unique in the whole framework
  |
  = help: the other one is in `framework/behaviors/mastery.yaml`: give the newer of the two another id

error[missing-behavior]: behavior `mastry` is listed, but there is no file `behaviors/mastry.yaml`
  --> framework/framework.yaml:10:84
   |
10 | behaviors: [team-success, continuous-improvement, accountability, business-impact, mastry]
   |                                                                                    ^^^^^^
   |
   = help: did you mean `mastery`?

error[unknown-id]: no rating is called `always`
  --> framework/framework.yaml:12:22
   |
12 |   demonstrated_from: always
   |                      ^^^^^^
   |
   = help: expected `not-yet`, `sometimes`, `consistently` or `role-model`

"#]],
    );
}

#[test]
fn texts_that_do_not_parse() {
    show("framework/steps.yaml", "").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the file is empty
 --> framework/steps.yaml:1:1

"#]],
    );
    show("framework/steps.yaml", "- id: a\n\tname: b\n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: a tab is used for indentation
 --> framework/steps.yaml:2:1
  |
2 |  name: b
  | ^
  |
  = help: indent with spaces

"#]],
    );
    show("framework/steps.yaml", "- id: a\n  name: b: c\n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: text with a colon before a space needs quotes
 --> framework/steps.yaml:2:10
  |
2 |   name: b: c
  |          ^
  |
  = help: put the text in double quotes

"#]],
    );
    show("framework/steps.yaml", "a: 1\n---\nb: 2\n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: `---` ends the file here, and what follows would not be read
 --> framework/steps.yaml:2:1
  |
2 | ---
  | ^^^
  |
  = help: remove this line

"#]],
    );
    show("framework/steps.yaml", "- id: a\n  id: b\n  name: x\n  name: y\n").gives(
        2,
        "",
        str![[r#"
error[duplicate-key]: the key `id` appears twice; the first is in line 1
 --> framework/steps.yaml:2:3
  |
2 |   id: b
  |   ^^
  |
  = help: keep one of the two

error[duplicate-key]: the key `name` appears twice; the first is in line 3
 --> framework/steps.yaml:4:3
  |
4 |   name: y
  |   ^^^^
  |
  = help: keep one of the two

"#]],
    );
    show("framework/steps.yaml", b"- id: \xff\n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the file is not saved as UTF-8, as `ÿ` shows
 --> framework/steps.yaml:1:7
  |
1 | - id: ÿ
  |       ^
  |
  = help: save it as UTF-8; most editors ask for the encoding under "Save as"

"#]],
    );
}

/// What is said of each text in the place of a step's name, a line for each slip: its place, what is
/// wrong, how to fix it.
fn said_of(names: &[&str]) -> String {
    let folder = with("framework/steps.yaml", "");
    let mut said = String::new();
    for name in names {
        folder.write("framework/steps.yaml", format!("- id: a\n  {name}\n  summary: x\n"));
        let err = folder.steps("show").err;
        let line = |mark: &str| err.lines().find_map(|line| line.split_once(mark)).expect(mark).1;
        let place = line("--> framework/steps.yaml:");
        said += &format!("{name:?}\n  {place} {}\n  {}\n", line("[does-not-parse]: "), line("= help: "));
    }
    said
}

#[test]
fn slips_of_yaml_are_said_in_plain_words() {
    let quotes = ["name: 'Don't write'", "name: \"Says \"hello\"\"", "name: \"C:\\path\""];
    let unclosed = ["name: \"Says", "name: \"Says\n  short: \"No\"", "name: [", "name: {a: b"];
    let beginnings =
        ["name: @foo", "name: `foo` bar", "name: %foo", "name: *Writes* \"code\"", "name: [a] b"];
    let signs = ["name: - foo", "name: | foo", "name: a:"];
    let lines = ["name:Writes", "   name: b", "Writes", "\n<<<<<<< HEAD\n  name: b\n=======\n"];
    let all = [&quotes[..], &unclosed, &beginnings, &signs, &lines].concat();
    snapbox::assert_data_eq!(
        said_of(&all),
        str![[r#"
"name: 'Don't write'"
  2:13 the quoted text ends at this `'`, but the line continues
  put the whole text in double quotes, or write `''` for each `'` inside it
"name: \"Says \"hello\"\""
  2:15 the quoted text ends at this `"`, but the line continues
  put the whole text in single quotes, or write `\"` for each `"` inside it
"name: \"C:\\path\""
  2:12 `\p` means nothing inside double quotes
  write `\\` for a backslash, or put the text in single quotes
"name: \"Says"
  2:9 the text that starts with this `"` has no closing one
  end the text with `"`, and write `\"` for each one inside it
"name: \"Says\n  short: \"No\""
  2:9 the text that starts with this `"` has no closing one
  end the text with `"`, and write `\"` for each one inside it
"name: ["
  2:9 this `[` has no `]` to close it
  write `]` after the last item
"name: {a: b"
  2:9 this `{` has no `}` to close it
  write `}` after the last item
"name: @foo"
  2:9 text that starts with `@` needs quotes
  put the text in double quotes
"name: `foo` bar"
  2:9 text that starts with a backtick needs quotes
  put the text in double quotes
"name: %foo"
  2:9 text that starts with `%` needs quotes
  put the text in double quotes
"name: *Writes* \"code\""
  2:9 text that starts with `*` needs quotes
  put the text in single quotes
"name: [a] b"
  2:9 text that starts with `[` needs quotes
  put the text in double quotes
"name: - foo"
  2:9 text that starts with `- ` needs quotes
  put the text in double quotes; a list starts on a line of its own
"name: | foo"
  2:9 `|` starts a text of several lines, which begins on the next line
  start the text on the next line, indented, or put it in double quotes
"name: a:"
  2:10 text with a colon at its end needs quotes
  put the text in double quotes
"name:Writes"
  2:3 there is no space after `name:`
  write a space after the colon
"   name: b"
  2:6 `name` begins in column 6, too far to the right
  begin it in column 3
"Writes"
  2:3 this line is neither a key with its value nor part of the text above it
  indent it further than the key above if it goes on with the text above; begin it with `# ` if it is a remark
"\n<<<<<<< HEAD\n  name: b\n=======\n"
  3:1 a merge left two versions of these lines
  keep what you want of the two sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`

"#]]
        .raw()
    );
}

#[test]
fn an_alias_that_holds_itself_is_not_called_deep() {
    show("framework/steps.yaml", "a: &a [*a]\n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the alias `*a` is inside the value that it repeats
 --> framework/steps.yaml:1:4
  |
1 | a: &a [*a]
  |    ^^
  |
  = help: write the value out instead of `*a`

"#]],
    );
}

#[test]
fn texts_that_would_hurt() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    show("framework/steps.yaml", bomb).gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the aliases in this file expand to far more than is written in it
 --> framework/steps.yaml:1:1
  |
1 | a0: &a0 [x, x, x, x, x, x, x, x, x, x]
  | ^
  |
  = help: write the values out instead of repeating them with `*alias`

"#]],
    );
    show("framework/steps.yaml", "[".repeat(10_000)).gives(2, "", str![[r#"
error[does-not-parse]: the file is nested too deeply
 --> framework/steps.yaml:1:256
  |
1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
  |                                                             ^

"#]]);
    let deep: String = (0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let run = show("framework/steps.yaml", &deep[..3_000_000]);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("nested too deeply"), "{}", run.err);
    let run = show("framework/steps.yaml", "x".repeat(100 * 1024 * 1024));
    run.gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the file is too long: 100 MB, where 4 MB is the limit
 --> framework/steps.yaml:1:1

"#]],
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let before = folder.steps("show mastery").answer();
    let windows =
        format!("\u{feff}{}", folder.read("framework/behaviors/mastery.yaml").replace('\n', "\r\n"));
    folder.write("framework/behaviors/mastery.yaml", windows);
    assert_eq!(folder.steps("show mastery").answer(), before);
}

#[test]
fn settings_have_places_too() {
    show("steps.toml", "cycel = \"half-year\"\n").gives(
        2,
        "",
        str![[r#"
error[unknown-key]: unknown key `cycel`
 --> steps.toml:1:1
  |
1 | cycel = "half-year"
  | ^^^^^
  |
  = help: did you mean `cycle`?

"#]],
    );
    show("steps.toml", "cycle = \"half-yer\"\n").gives(
        2,
        "",
        str![[r#"
error[wrong-value]: `cycle` cannot be `half-yer`
 --> steps.toml:1:9
  |
1 | cycle = "half-yer"
  |         ^^^^^^^^^^
  |
  = help: did you mean `half-year`?

"#]],
    );
    show("steps.toml", "cycle = \n").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: not valid TOML: string values must be quoted, expected literal string
 --> steps.toml:1:9
  |
1 | cycle = 
  |         ^

"#]],
    );
}

#[test]
fn a_workspace_that_is_not_there() {
    Folder::new().steps("show --workspace nowhere").gives(
        2,
        "",
        str![[r#"
error: there is no folder `[FOLDER]/nowhere`
hint: `steps init DIR` makes a workspace

"#]],
    );
}

#[test]
fn one_fault_of_a_file_hides_none_of_the_others() {
    let folder = with("roles.txt", "");
    let path = "framework/behaviors/team-success.yaml";
    let text = folder.read(path);
    // The wording of texts, with nothing else wrong and with much else.
    let faulty = text
        .replace("text: Thanks by name", "text: Simply thanks by name")
        .replace("text: Makes time in their own work", "text: Regularly makes time in their own work");
    folder.write(path, &faulty);
    let wording = |run: &Run| {
        run.out.matches("warning[filler]").count() + run.out.matches("warning[how-often]").count()
    };
    let alone = folder.steps("check framework");
    assert_eq!((alone.status, wording(&alone)), (0, 2), "{}", alone.out);
    let worse = faulty
        .replacen("id: team-success\n", "id: team-success\nowner: Kim\n", 1)
        .replacen("- id: ts-asks-for-help\n", "- id: [ts-asks]\n", 1)
        .replacen("summary:", "sumary:", 1);
    folder.write(path, worse);
    let beside = folder.steps("check framework");
    let rules = ["unknown-key]: unknown key `owner`", "unknown-key]: unknown key `sumary`", "wrong-type]"];
    assert!(rules.iter().all(|rule| beside.out.contains(rule)), "{}", beside.out);
    assert_eq!((beside.status, wording(&beside)), (1, 2), "{}", beside.out);
}
