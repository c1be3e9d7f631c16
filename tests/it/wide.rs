//! A framework of thirty behaviors and ten steps, and one of disciplines alone: readable at any width, and piped.

use snapbox::str;

use crate::program::{Folder, repository};
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");

const NAMES: [&str; 10] = [
    "Associate Engineer",
    "Engineer",
    "Experienced Engineer",
    "Senior Engineer",
    "Lead Engineer",
    "Staff Engineer",
    "Senior Staff Engineer",
    "Principal Engineer",
    "Distinguished Engineer",
    "Fellow",
];

/// What stands in the place of a step's short name.
type Short = fn(usize) -> String;

/// Thirty behaviors in three groups at ten steps: mostly one example, two at some places, none at others.
fn big(short: Short) -> Folder {
    let folder = Folder::new();
    let ids: Vec<String> = NAMES.iter().map(|name| name.to_lowercase().replace(' ', "-")).collect();
    let step = |(at, (id, name)): (usize, (&String, &&str))| {
        format!("- {{id: {id}, name: {name}, {}summary: Works as {name}.}}\n", short(at + 1))
    };
    let steps: String = ids.iter().zip(&NAMES).enumerate().map(step).collect();
    let behaviors: Vec<String> = (1..=30).map(|number| format!("behavior-{number}")).collect();
    folder.write("framework/steps.yaml", steps);
    folder.write(
        "framework/framework.yaml",
        format!(
            "id: big\nname: Big ladder\nversion: 1.0.0\nsummary: Many behaviors.\nbehaviors: [{}]\nscale: \
             {{demonstrated_from: often, ratings: [{{id: seldom, label: Seldom, meaning: Now and then}}, {{id: \
             often, label: Often, meaning: On most days}}]}}\n",
            behaviors.join(", ")
        ),
    );
    let questions = std::fs::read(repository().join("framework/questions.yaml")).expect("reads");
    folder.write("framework/questions.yaml", questions);
    for (number, behavior) in (1..).zip(&behaviors) {
        let many = |at: usize| match number {
            _ if number % 7 == 0 && at == 9 => 0,
            _ if number % 5 == 0 && at < 3 => 2,
            _ => 1,
        };
        let example =
            |at, way| format!("{{id: b{number}-{at}-{way}, text: Shows {number} at {at} in way {way}}}");
        let cell = |(at, id): (usize, &String)| {
            let examples: Vec<String> = (0..many(at)).map(|way| example(at, way)).collect();
            if examples.is_empty() { String::new() } else { format!("  {id}: [{}]\n", examples.join(", ")) }
        };
        let cells: String = ids.iter().enumerate().map(cell).collect();
        let group = ["Work", "People", "Influence"][(number - 1) / 10];
        let head = format!("id: {behavior}\nname: Behavior number {number}\ngroup: {group}\n");
        let text = format!("{head}summary: What number {number} is about.\nexamples:\n{cells}");
        folder.write(&format!("framework/behaviors/{behavior}.yaml"), text);
    }
    folder
}

fn long(_: usize) -> String {
    String::new()
}

fn short(at: usize) -> String {
    format!("short: L{at}, ")
}

/// What a terminal of so many columns shows.
fn at(folder: &Folder, columns: u16, arguments: &str) -> String {
    let script = format!("'{STEPS}' --no-pager --color never --today 2026-11-23 {arguments}");
    let mut terminal = Terminal::start((200, columns), folder.path(), "sh", ["-c", &script]);
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.paper().replace('\r', "")
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn ten_steps_with_long_names_are_told_behavior_by_behavior() {
    let folder = big(long);
    let piped = folder.steps("show").answer();
    snapbox::assert_data_eq!(
        piped.clone(),
        str![[r#"
Big ladder 1.0.0

Many behaviors.

Number of examples by behavior and step:

Work:
- Behavior number 1: 1 everywhere
- Behavior number 2: 1 everywhere
- Behavior number 3: 1 everywhere
- Behavior number 4: 1 everywhere
- Behavior number 5: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer
- Behavior number 6: 1 everywhere
- Behavior number 7: 1 everywhere, but none at Fellow
- Behavior number 8: 1 everywhere
- Behavior number 9: 1 everywhere
- Behavior number 10: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer

People:
- Behavior number 11: 1 everywhere
- Behavior number 12: 1 everywhere
- Behavior number 13: 1 everywhere
- Behavior number 14: 1 everywhere, but none at Fellow
- Behavior number 15: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer
- Behavior number 16: 1 everywhere
- Behavior number 17: 1 everywhere
- Behavior number 18: 1 everywhere
- Behavior number 19: 1 everywhere
- Behavior number 20: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer

Influence:
- Behavior number 21: 1 everywhere, but none at Fellow
- Behavior number 22: 1 everywhere
- Behavior number 23: 1 everywhere
- Behavior number 24: 1 everywhere
- Behavior number 25: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer
- Behavior number 26: 1 everywhere
- Behavior number 27: 1 everywhere
- Behavior number 28: 1 everywhere, but none at Fellow
- Behavior number 29: 1 everywhere
- Behavior number 30: 1 everywhere, but 2 at Associate Engineer, Engineer and
  Experienced Engineer

- Examples counted: those for everybody
- Steps: Associate Engineer, Engineer, Experienced Engineer, Senior Engineer,
  Lead Engineer, Staff Engineer, Senior Staff Engineer, Principal Engineer,
  Distinguished Engineer, Fellow
- Read more: steps show behavior-30

"#]]
    );
    assert!(widest(&piped) <= 80, "{piped}");
    for columns in [60, 80] {
        let shown = at(&folder, columns, "show");
        assert!(widest(&shown) <= columns.into(), "{shown}");
        assert!(shown.contains("- Behavior number 7: 1 everywhere, but none at Fellow"), "{shown}");
    }
}

#[test]
fn ten_steps_with_long_names_fit_where_their_heads_may_break() {
    let shown = at(&big(long), 140, "show");
    snapbox::assert_data_eq!(
        shown.lines().take(12).collect::<Vec<_>>().join("\n"),
        str![[r#"
Big ladder 1.0.0

Many behaviors.

Behavior      Associate     Engineer  Experienced   Senior        Lead          Staff        Senior       Principal    Distinguished  Fellow
              Engineer                Engineer      Engineer      Engineer      Engineer     Staff        Engineer     Engineer
                                                                                             Engineer
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Work
Behavior      1             1         1             1             1             1            1            1            1              1
number 1
Behavior      1             1         1             1             1             1            1            1            1              1
"#]]
    );
}

#[test]
fn ten_steps_with_short_names_are_a_matrix_at_any_width() {
    let folder = big(short);
    let piped = folder.steps("show").answer();
    snapbox::assert_data_eq!(
        piped.clone(),
        str![[r#"
Big ladder 1.0.0

Many behaviors.

Behavior            L1  L2  L3  L4  L5  L6  L7  L8  L9  L10
───────────────────────────────────────────────────────────
Work
Behavior number 1   1   1   1   1   1   1   1   1   1   1
Behavior number 2   1   1   1   1   1   1   1   1   1   1
Behavior number 3   1   1   1   1   1   1   1   1   1   1
Behavior number 4   1   1   1   1   1   1   1   1   1   1
Behavior number 5   2   2   2   1   1   1   1   1   1   1
Behavior number 6   1   1   1   1   1   1   1   1   1   1
Behavior number 7   1   1   1   1   1   1   1   1   1   –
Behavior number 8   1   1   1   1   1   1   1   1   1   1
Behavior number 9   1   1   1   1   1   1   1   1   1   1
Behavior number 10  2   2   2   1   1   1   1   1   1   1

People
Behavior number 11  1   1   1   1   1   1   1   1   1   1
Behavior number 12  1   1   1   1   1   1   1   1   1   1
Behavior number 13  1   1   1   1   1   1   1   1   1   1
Behavior number 14  1   1   1   1   1   1   1   1   1   –
Behavior number 15  2   2   2   1   1   1   1   1   1   1
Behavior number 16  1   1   1   1   1   1   1   1   1   1
Behavior number 17  1   1   1   1   1   1   1   1   1   1
Behavior number 18  1   1   1   1   1   1   1   1   1   1
Behavior number 19  1   1   1   1   1   1   1   1   1   1
Behavior number 20  2   2   2   1   1   1   1   1   1   1

Influence
Behavior number 21  1   1   1   1   1   1   1   1   1   –
Behavior number 22  1   1   1   1   1   1   1   1   1   1
Behavior number 23  1   1   1   1   1   1   1   1   1   1
Behavior number 24  1   1   1   1   1   1   1   1   1   1
Behavior number 25  2   2   2   1   1   1   1   1   1   1
Behavior number 26  1   1   1   1   1   1   1   1   1   1
Behavior number 27  1   1   1   1   1   1   1   1   1   1
Behavior number 28  1   1   1   1   1   1   1   1   1   –
Behavior number 29  1   1   1   1   1   1   1   1   1   1
Behavior number 30  2   2   2   1   1   1   1   1   1   1

- Examples counted: those for everybody
- Steps: Associate Engineer (L1), Engineer (L2), Experienced Engineer (L3),
  Senior Engineer (L4), Lead Engineer (L5), Staff Engineer (L6), Senior Staff
  Engineer (L7), Principal Engineer (L8), Distinguished Engineer (L9), Fellow
  (L10)
- Read more: steps show behavior-30

"#]]
    );
    for columns in [60, 80, 120] {
        let shown = at(&folder, columns, "show");
        assert!(widest(&shown) <= columns.into(), "{shown}");
        assert!(shown.contains("L8  L9  L10\n"), "{shown}");
    }
}

#[test]
fn markdown_and_pages_fold_what_is_wide() {
    let folder = big(long);
    let markdown = folder.steps("show --format markdown").answer();
    assert!(!markdown.contains("| ---"), "{markdown}");
    assert!(markdown.contains("\n**Work:**\n\n- **Behavior number 1:** 1 everywhere\n"), "{markdown}");
    let page = folder.steps("show --format html").answer();
    assert!(!page.contains("<table"), "{page}");
    assert!(page.contains("<li><strong>Behavior number 1: </strong>1 everywhere</li>"), "{page}");
    let narrow = big(short);
    assert!(narrow.steps("show --format markdown").answer().contains("| Behavior | L1 | L2 |"));
    // A phone has no room for any: the page has both, and shows one of them.
    let page = narrow.steps("show --format html").answer();
    let (wide, folded) = page.split_once("<div class=\"folded\">").expect("both");
    assert!(wide.contains("<div class=\"unfolded\"><div class=\"scroll\""), "{page}");
    assert!(folded.contains("<strong>Behavior number 1: </strong>1 everywhere"), "{page}");
}

#[test]
fn line_by_line_a_wide_matrix_is_short() {
    let said = big(long).steps("show --linear").answer();
    assert!(said.contains("- Behavior number 7: 1 everywhere, but none at Fellow\n"), "{said}");
    assert!(said.lines().count() < 60, "{said}");
}

#[test]
fn the_whole_of_a_big_framework_has_every_example() {
    let folder = big(long);
    let whole = folder.steps("show --all").answer();
    let examples = whole.lines().filter(|line| line.starts_with("- Shows ")).count();
    assert_eq!(examples, 30 * 10 + 6 * 3 - 4);
    assert!(widest(&whole) <= 80);
    let csv = folder.steps("export framework --format csv").answer();
    assert_eq!(csv.lines().count(), examples + 1);
}
