//! `steps check --fix`: it fixes what is safe, and everything else stays as it was written.

use proptest::prelude::*;

use crate::program::{Folder, Run, repository};

/// How a text is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Style {
    Plain,
    PlainLines,
    Single,
    Double,
    Folded,
    Literal,
}

/// A way to write an example, with or without faults that `--fix` fixes.
#[derive(Clone, Debug)]
struct Written {
    style: Style,
    flow: bool,
    has_id: bool,
    misspelled_key: bool,
    id_last: bool,
    /// Faults of the text.
    mark: bool,
    lower: bool,
    spaces: bool,
    stop: bool,
    /// Whether a comment silences `full-stop`.
    silenced: bool,
    comment_above: bool,
    comment_on_id: bool,
    comment_on_text: bool,
    comment_beside: bool,
    blank_below: bool,
}

/// Before or after fixing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum When {
    Before,
    After,
}

fn written() -> impl Strategy<Value = Written> {
    let style = prop_oneof![
        Just(Style::Plain),
        Just(Style::PlainLines),
        Just(Style::Single),
        Just(Style::Double),
        Just(Style::Folded),
        Just(Style::Literal),
    ];
    let flags = proptest::collection::vec(any::<bool>(), 14);
    (flags, style).prop_map(|(flags, style)| Written {
        style,
        flow: flags[0] && flags[13] && matches!(style, Style::Plain | Style::Single | Style::Double),
        has_id: flags[1],
        // Without an id, the text has to stand under its own key.
        misspelled_key: flags[2] && flags[1],
        id_last: flags[3],
        mark: flags[4],
        lower: flags[5],
        spaces: flags[6],
        stop: flags[7],
        silenced: flags[7] && flags[8],
        comment_above: flags[9],
        comment_on_id: flags[10],
        comment_on_text: flags[11],
        comment_beside: flags[12],
        blank_below: flags[13],
    })
}

impl Written {
    fn text(&self, number: usize, when: When) -> String {
        let faulty = |is: bool, wrong: &'static str, right: &'static str| {
            if is && when == When::Before { wrong } else { right }
        };
        let mark = faulty(self.mark, "• ", "");
        let verb = faulty(self.lower, "kneads", "Kneads");
        let space = faulty(self.spaces, "  ", " ");
        let stop = if self.stop && (self.silenced || when == When::Before) { "." } else { "" };
        let comma = if self.flow && self.style == Style::Plain { "" } else { "," };
        format!(
            "{mark}{verb}{comma} with care{comma} the{space}dough & \u{e9}clairs{space}number {number}{stop}"
        )
    }

    /// The entry of the text, without the indentation of its first line.
    fn text_entry(&self, number: usize, when: When) -> String {
        let key = if self.misspelled_key && when == When::Before { "txet" } else { "text" };
        let text = self.text(number, when);
        let beside = if self.comment_beside { format!("  # beside {number}") } else { String::new() };
        let lines = text.replace("care, ", "care,\n        ");
        match self.style {
            Style::Plain => format!("{key}: {text}{beside}\n"),
            Style::PlainLines => format!("{key}: {lines}{beside}\n"),
            Style::Single => format!("{key}: '{text}'{beside}\n"),
            Style::Double => format!("{key}: \"{}\"{beside}\n", text.replace('\u{e9}', "\\u00e9")),
            Style::Folded => format!("{key}: >-{beside}\n        {lines}\n"),
            Style::Literal => format!("{key}: |{beside}\n        {text}\n"),
        }
    }

    /// The item, without a blank line below.
    fn item(&self, number: usize, when: When) -> String {
        let comment = |is: bool, said: &str| if is { format!("# {said} {number}\n") } else { String::new() };
        let head = comment(self.comment_above, "it's \"quoted\" above");
        let silencer = comment(self.silenced, "steps: allow(full-stop) as it was said by");
        let id = match (self.has_id, when) {
            (true, _) => format!("id: ca-kneads-{number}\n"),
            (false, When::Before) => String::new(),
            (false, When::After) => "id: NEW\n".to_owned(),
        };
        let text = self.text_entry(number, when);
        let id_last = self.has_id && self.id_last;
        if self.flow {
            let (text, beside) = text.trim_end().split_once("  #").map_or_else(
                || (text.trim_end(), String::new()),
                |(text, beside)| (text, format!("  #{beside}")),
            );
            let entries = match (id.trim_end(), id_last) {
                ("", _) => text.to_owned(),
                (id, false) => format!("{id}, {text}"),
                (id, true) => format!("{text}, {id}"),
            };
            return indented(4, &(head + &silencer)) + &format!("    - {{{entries}}}{beside}\n");
        }
        let on_id = comment(self.comment_on_id && self.has_id, "on id of");
        let on_text = comment(self.comment_on_text && self.has_id && !self.id_last, "on text of") + &silencer;
        let entries = match (id.is_empty(), id_last) {
            (true, _) => vec![(on_text, text)],
            (false, false) => vec![(on_id, id), (on_text, text)],
            (false, true) => vec![(on_text, text), (on_id, id)],
        };
        let mut out = indented(4, &head);
        for (place, (above, entry)) in entries.iter().enumerate() {
            let (column, lead) = if place == 0 { (4, "    - ") } else { (6, "      ") };
            out += &format!("{}{lead}{entry}", indented(column, above));
        }
        out
    }
}

fn indented(column: usize, lines: &str) -> String {
    lines.split_inclusive('\n').map(|line| format!("{:column$}{line}", "")).collect()
}

/// How a file with examples is written.
#[derive(Clone, Debug)]
struct File {
    examples: Vec<Written>,
    swapped: bool,
    misspelled_step: bool,
    comment_on_cells: bool,
    end_comment: bool,
    is_ended: bool,
    windows: bool,
}

fn files() -> impl Strategy<Value = File> {
    let flags = proptest::collection::vec(any::<bool>(), 6);
    (proptest::collection::vec(written(), 2..6), flags).prop_map(|(examples, flags)| File {
        examples,
        swapped: flags[0],
        misspelled_step: flags[1],
        comment_on_cells: flags[2],
        end_comment: flags[3],
        is_ended: flags[4],
        windows: flags[5],
    })
}

impl File {
    fn to_yaml(&self, when: When) -> String {
        let items = self.examples.iter().enumerate();
        let all: Vec<(String, bool)> =
            items.map(|(number, it)| (it.item(number, when), it.blank_below)).collect();
        let (bench, shop) = all.split_at(all.len() / 2);
        let step = if self.misspelled_step && when == When::Before { "shoop" } else { "shop" };
        let bench = format!("  # narrow\n  bench: # beside bench\n{}", cell(bench));
        let shop = format!("  # wide,\n  {step}:\n{}", cell(shop));
        let mut cells = [bench, shop];
        if self.swapped {
            cells.reverse();
        }
        let on_cells = if self.comment_on_cells { "  # on all cells\n\n" } else { "" };
        let end = if self.end_comment { "# end\n" } else { "" };
        let head = "# top\nid: care\nname: Care\n\nsummary: 'Looks after people' # why\nexamples:\n";
        let text = format!("{head}{on_cells}{}{}{end}", cells[0], cells[1]);
        let text = if self.is_ended { text } else { text.trim_end().to_owned() };
        if self.windows { text.replace('\n', "\r\n") } else { text }
    }
}

fn cell(items: &[(String, bool)]) -> String {
    items.iter().map(|(item, blank)| if *blank { format!("{item}\n") } else { item.clone() }).collect()
}

/// The text with each id that `--fix` made as `NEW`.
fn with_new_ids(text: &str) -> String {
    let fix = |line: &str| match line.split_once("id: ") {
        Some((before, rest)) if rest.contains("kneads-with-care") => {
            let id = rest.find([',', '\r', '\n']).unwrap_or(rest.len());
            format!("{before}id: NEW{}", &rest[id..])
        }
        _ => line.to_owned(),
    };
    text.split_inclusive('\n').map(fix).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn only_the_faults_change(file in files()) {
        let folder = Folder::new();
        folder.lay_over(&repository().join("tests/check/base/framework"));
        let before = file.to_yaml(When::Before);
        folder.write("behaviors/care.yaml", &before);
        let run = folder.steps("check --fix --format json .");
        let after = folder.read("behaviors/care.yaml");
        // A block of text that comes to stand last, or was, ends its line.
        let may_end = !file.is_ended && file.examples.iter().any(|it| it.style == Style::Literal);
        let (mut found, wanted) = (with_new_ids(&after), file.to_yaml(When::After));
        if may_end && !wanted.ends_with('\n') {
            found.truncate(found.trim_end().len());
        }
        prop_assert_eq!(found, wanted, "{}", before);
        for rule in [
            "missing-key", "unknown-key", "unknown-id", "duplicate-id", "full-stop", "list-mark",
            "double-space", "lower-case-start", "unused-allow", "does-not-parse",
        ] {
            prop_assert!(!run.out.contains(&format!("\"{rule}\"")), "{}\n{}\n{}", before, after, run.out);
        }
        prop_assert!(!run.err.contains("fixed safely"), "{}\n{}", before, run.err);
        folder.steps("check --fix .");
        prop_assert_eq!(folder.read("behaviors/care.yaml"), after, "a second time changes nothing more");
    }
}

/// A bakery with these examples of its craft, fixed.
fn fixed(examples: &str) -> (String, Run) {
    let folder = Folder::new();
    folder.lay_over(&repository().join("tests/check/base/framework"));
    let head = "id: craft\nname: Craft\nsummary: Bakes well.\nexamples:\n";
    folder.write("behaviors/craft.yaml", format!("{head}{examples}"));
    let run = folder.steps("check --fix .");
    let after = folder.read("behaviors/craft.yaml");
    (after.strip_prefix(head).unwrap_or(&after).to_owned(), run)
}

#[test]
fn a_text_keeps_its_quotes_unless_it_needs_others() {
    let (after, _) = fixed(
        "  bench:
    - {id: cr-1, text: Shapes loaves and rolls.}
    - id: cr-2
      text: Shapes loaves, rolls [and] buns & cakes; asks, says.  # why
    - id: cr-3
      text: 'Shapes  loaves, isn''t late.'
    - id: cr-4
      text: \"Shapes caf\\u00e9 loaves, rolls.\\n\"
    - id: cr-5
      text: >-
        Shapes  loaves, rolls
        and  buns.
",
    );
    assert_eq!(
        after,
        "  bench:
    - {id: cr-1, text: Shapes loaves and rolls}
    - id: cr-2
      text: Shapes loaves, rolls [and] buns & cakes; asks, says  # why
    - id: cr-3
      text: 'Shapes loaves, isn''t late'
    - id: cr-4
      text: \"Shapes caf\\u00e9 loaves, rolls\"
    - id: cr-5
      text: >-
        Shapes loaves, rolls
        and buns
"
    );
}

#[test]
fn what_is_silenced_stays_silenced_and_unfixed() {
    let (after, run) = fixed(
        "  bench:
    # steps: allow(full-stop) as the baker said it
    - text: Shapes loaves that rise evenly in the oven.
    # An item.
    # steps: allow(full-stop, double-space) as the baker said it
    - text: Weighs  the dough before dividing it into portions.
      # why it is last
      id: cr-weighs-dough
    - # why this one matters
      # steps: allow(list-mark) as the baker said it
      text: \"- writes  recipes that the other bakers work from.\"
      id: cr-writes-recipes
  # steps: allow(unknown-id) comes next month
  shp:
    - id: cr-tunes-ovens
      text: Tunes the ovens of the shop to the weather of the day. # steps: allow(full-stop) said so
",
    );
    assert_eq!(
        after,
        "  bench:
    - id: cr-shapes-loaves-that
      # steps: allow(full-stop) as the baker said it
      text: Shapes loaves that rise evenly in the oven.
    # An item.
    # steps: allow(full-stop, double-space) as the baker said it
    - text: Weighs  the dough before dividing it into portions.
      # why it is last
      id: cr-weighs-dough
    - # why this one matters
      # steps: allow(list-mark) as the baker said it
      text: \"- Writes recipes that the other bakers work from\"
      id: cr-writes-recipes
  # steps: allow(unknown-id) comes next month
  shp:
    - id: cr-tunes-ovens
      text: Tunes the ovens of the shop to the weather of the day. # steps: allow(full-stop) said so
"
    );
    run.gives(
        0,
        snapbox::str![[r#"
No findings in 6 files, 6 silenced.

"#]],
        snapbox::str![[r#"
Fixed 4 problems in 1 file.

"#]],
    );
}

#[test]
fn what_only_a_person_can_tell_is_reported() {
    let (after, run) = fixed(
        "  bench:
    - id: cr-1
      text: \"3. party libraries are replaced\"
    - id: cr-2
      text: \"- .\"
    - id: cr-3
      text: \"> 90 % of the loaves are sold.\"
    - id: cr-4
      txet: Shapes loaves that rise evenly in the oven
      tetx: Shapes loaves that rise evenly in the oven
",
    );
    assert_eq!(
        after,
        "  bench:
    - id: cr-1
      text: \"3. party libraries are replaced\"
    - id: cr-2
      text: \"- .\"
    - id: cr-3
      text: \"> 90 % of the loaves are sold\"
    - id: cr-4
      txet: Shapes loaves that rise evenly in the oven
      tetx: Shapes loaves that rise evenly in the oven
"
    );
    run.gives(
        1,
        snapbox::str![[r#"
warning[list-mark]: the text starts with the list mark `3.`
 --> behaviors/craft.yaml:7:14
  |
7 |       text: "3. party libraries are replaced"
  |              ^^
  |
  = help: if it is a list mark, remove it: each report sets its own marks

warning[verb-first]: `party` is not a verb in the third person
 --> behaviors/craft.yaml:7:17
  |
7 |       text: "3. party libraries are replaced"
  |                 ^^^^^ a verb for something people do, such as `writes` or `asks`
  |
  = help: start with what the person does; leave out who does it, and how well

warning[lower-case-start]: `party` starts in lower case
 --> behaviors/craft.yaml:7:17
  |
7 |       text: "3. party libraries are replaced"
  |                 ^
  |
  = help: write `Party`

warning[list-mark]: the text starts with the list mark `-`
 --> behaviors/craft.yaml:9:14
  |
9 |       text: "- ."
  |              ^
  |
  = help: remove it: each report sets its own marks

warning[verb-first]: `- .` says nothing
 --> behaviors/craft.yaml:9:14
  |
9 |       text: "- ."
  |              ^^^ a verb for something people do, such as `writes` or `asks`

warning[full-stop]: the text ends with `.`
 --> behaviors/craft.yaml:9:15
  |
9 |       text: "- ."
  |               ^^
  |
  = help: an example is an item in a list, not a sentence: remove the mark

warning[list-mark]: the text starts with the list mark `>`
  --> behaviors/craft.yaml:11:14
   |
11 |       text: "> 90 % of the loaves are sold"
   |              ^
   |
   = help: if it is a list mark, remove it: each report sets its own marks

warning[verb-first]: `90` is not a verb in the third person
  --> behaviors/craft.yaml:11:16
   |
11 |       text: "> 90 % of the loaves are sold"
   |                ^^ a verb for something people do, such as `writes` or `asks`
   |
   = help: start with what the person does; leave out who does it, and how well

error[unknown-key]: unknown key `txet`
  --> behaviors/craft.yaml:13:7
   |
13 |       txet: Shapes loaves that rise evenly in the oven
   |       ^^^^
   |
   = help: did you mean `text`?

error[unknown-key]: unknown key `tetx`
  --> behaviors/craft.yaml:14:7
   |
14 |       tetx: Shapes loaves that rise evenly in the oven
   |       ^^^^
   |
   = help: did you mean `text`?

By rule: list-mark 3, verb-first 3, unknown-key 2, full-stop 1, lower-case-start
1.

2 errors and 8 warnings in 1 file.

"#]],
        snapbox::str![[r#"
Fixed 1 problem in 1 file.
2 problems could not be fixed safely; left as is.

"#]],
    );
}

#[test]
fn a_language_becomes_its_tag() {
    let folder = crate::check::base();
    let manifest = folder.read("framework/framework.yaml");
    folder.write("framework/framework.yaml", manifest.replace("language: en", "language: English"));
    let run = folder.steps("check");
    snapbox::assert_data_eq!(
        run.out,
        snapbox::str![[r#"
error[wrong-value]: `English` is not the tag of a language
 --> framework/framework.yaml:5:11
  |
5 | language: English
  |           ^^^^^^^ a tag such as `en`, `en-GB` or `de`
  |
  = help: write `en`

1 error in 1 file.

"#]]
    );
    assert_eq!(folder.steps("check --fix").status, 0);
    assert_eq!(folder.read("framework/framework.yaml"), manifest);
}
