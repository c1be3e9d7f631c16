//! Tables of different shapes, and what is made out of them.

use super::*;
use crate::model::{Grid, GridCell, Merged};

/// A table from lines, its cells separated by `|`; `/` is a line end in a cell.
fn grid(text: &str) -> Grid {
    let row = |(at, line): (usize, &str)| {
        let cells = line.split('|').enumerate();
        let cell = |(column, text): (usize, &str)| {
            let place = Place::Sheet { sheet: "S".into(), row: at, column };
            GridCell::new(text.trim().replace('/', "\n"), place)
        };
        cells.map(cell).collect()
    };
    Grid { name: "S".to_owned(), rows: text.lines().enumerate().map(row).collect(), merged: Vec::new() }
}

/// A ladder in short.
fn shown(ladder: &Ladder) -> String {
    let mut out = format!("{:?}", ladder.layout).to_lowercase();
    if let Some(title) = &ladder.title {
        out += &format!(" «{title}»");
    }
    for step in &ladder.steps {
        let after = step.after.map(|at| format!(" after {}", ladder.steps[at].name)).unwrap_or_default();
        let about = if step.summary.is_empty() { String::new() } else { format!(" ({})", step.summary) };
        out += &format!("\n> {}{after}{about}", step.name);
    }
    for behavior in &ladder.behaviors {
        let group = if behavior.group.is_empty() { String::new() } else { format!("{} / ", behavior.group) };
        let about =
            if behavior.summary.is_empty() { String::new() } else { format!(" ({})", behavior.summary) };
        out += &format!("\n# {group}{}{about}", behavior.name);
    }
    for text in &ladder.texts {
        let of: Vec<&str> = text.disciplines.iter().map(|at| ladder.disciplines[*at].as_str()).collect();
        let of = if of.is_empty() { String::new() } else { format!(" [{}]", of.join(", ")) };
        let (behavior, step) = (&ladder.behaviors[text.behavior].name, &ladder.steps[text.step].name);
        out += &format!("\n{behavior}, {step}{of}: {} ({})", text.text, text.place);
    }
    for leftover in &ladder.leftovers {
        out += &format!("\n? {}: {} ({})", leftover.places(), leftover.text, leftover.why);
    }
    out
}

#[track_caller]
fn check(table: &str, mapping: &[&str], expect: &str) {
    check_grid(grid(table), mapping, expect);
}

#[track_caller]
fn check_grid(grid: Grid, mapping: &[&str], expect: &str) {
    let mapping: Vec<String> = mapping.iter().map(|it| (*it).to_owned()).collect();
    let found = Mapping::of(&mapping).and_then(|mapping| read(&[grid], &mapping));
    let found = match &found {
        Ok(ladder) => shown(ladder),
        Err(error) => format!("{}; {}", error.message, error.hint.as_deref().unwrap_or_default()),
    };
    assert_eq!(found, expect);
}

#[test]
fn steps_across() {
    check(
        "Competency | Junior | Senior\nAsking | Asks early/- Asks twice | Answers\nBaking | Bakes |",
        &[],
        "across\n> Junior\n> Senior\n# Asking\n# Baking\nAsking, Junior: Asks early (S!B2)\n\
         Asking, Junior: Asks twice (S!B2)\nAsking, Senior: Answers (S!C2)\nBaking, Junior: Bakes (S!B3)",
    );
    check(
        "Our ladder\n | First/Learns | Second\nSummary | Begins | Goes on\nAsking | Asks | Answers",
        &[],
        "across «Our ladder»\n> First (Learns Begins)\n> Second (Goes on)\n# Asking\n\
         Asking, First: Asks (S!B4)\nAsking, Second: Answers (S!C4)",
    );
}

#[test]
fn steps_down() {
    check(
        "Level | Asking | Baking\nL1 | Asks | Bakes\n | Asks twice |\nL2 | Answers |",
        &[],
        "down\n> L1\n> L2\n# Asking\n# Baking\nAsking, L1: Asks (S!B2)\nBaking, L1: Bakes (S!C2)\n\
         Asking, L1: Asks twice (S!B3)\nAsking, L2: Answers (S!B4)",
    );
    check(
        "Stufe | Fragen\nEins | Fragt",
        &["steps=down"],
        "down\n> Eins\n# Fragen\nFragen, Eins: Fragt (S!B2)",
    );
}

#[test]
fn a_row_for_each_text() {
    check(
        "Skill | Level | Team | Description | Id\nAsking | L1 | | Asks | 1\n | | Bread, Cake | Asks bakers | 2\n | L2 | all | Answers |",
        &[],
        "rows\n> L1\n> L2\n# Asking\nAsking, L1: Asks (S!D2)\nAsking, L1 [Bread, Cake]: Asks bakers (S!D3)\n\
         Asking, L2: Answers (S!D4)\n? S!E2: 1 (the column `Id` is not read)\n? S!E3: 2 (the column `Id` is not read)",
    );
    check(
        "What | Where | Who\nAsks | First | Asking",
        &["steps=rows", "text=What", "step=B", "behavior=3"],
        "rows\n> First\n# Asking\nAsking, First: Asks (S!A2)",
    );
}

#[test]
fn groups_stand_in_a_column_or_on_a_row_of_their_own() {
    check(
        "Area | Skill | About | L1 | L2\nPeople | Asking | To ask | Asks | Answers\n | Helping | | Helps | \nCraft | Baking | | Bakes | ",
        &[],
        "across\n> L1\n> L2\n# People / Asking (To ask)\n# People / Helping\n# Craft / Baking\nAsking, L1: Asks (S!D2)\n\
         Asking, L2: Answers (S!E2)\nHelping, L1: Helps (S!D3)\nBaking, L1: Bakes (S!D4)",
    );
    check(
        " | L1 | L2\nPeople\nAsking | Asks | Answers\nCraft\n | Bakes | \nLeft",
        &[],
        "across\n> L1\n> L2\n# People / Asking\n# People / Craft\nAsking, L1: Asks (S!B3)\nAsking, L2: Answers (S!C3)\n\
         Craft, L1: Bakes (S!B5)\n? S!A6: Left (there are no texts beside it)",
    );
}

#[test]
fn two_lines_of_steps() {
    check(
        " | Makers | | | Leaders |\nSkill | L1 | L2 | L3 | M1 | M2\nAsking | a | b | c | d | e",
        &[],
        "across\n> L1\n> L2\n> L3\n> M1 after L1\n> M2\n# Asking\nAsking, L1: a (S!B3)\nAsking, L2: b (S!C3)\n\
         Asking, L3: c (S!D3)\nAsking, M1: d (S!E3)\nAsking, M2: e (S!F3)",
    );
    check(
        "Track | Level | Asking\nMakers | L1 | a\n | L2 | b\nLeaders | L1 | c\n | M2 | d",
        &["after=M2:L2"],
        "down\n> L1\n> L2\n> M2 after L2\n# Asking\nAsking, L1: a (S!C2)\nAsking, L2: b (S!C3)\nAsking, L1: c (S!C4)\n\
         Asking, M2: d (S!C5)",
    );
    let mut table = grid(" | Both | Makers | Leaders\nSkill | L1 | L2 | M1\nAsking | a | b | c");
    table.rows[0][1].text.clear();
    table.merged = vec![Merged { rows: (0, 0), columns: (2, 2) }];
    check_grid(
        table,
        &[],
        "across\n> L1\n> L2\n> M1 after L1\n# Asking\nAsking, L1: a (S!B3)\nAsking, L2: b (S!C3)\nAsking, M1: c (S!D3)",
    );
}

#[test]
fn what_is_no_ladder_is_told() {
    check(
        "Just a text",
        &[],
        "no row names the columns; say which does, as in `--map header=3`; the names of steps or of behaviors stand there",
    );
    check(
        "a | b\n |",
        &[],
        "there are no texts between the steps and the behaviors; say how the table is laid out, as in `--map steps=down` or `--map header=3`",
    );
    check("a | b\nc | d", &["step=Levle"], "no column is called `Levle`; expected `a` or `b`");
    check(
        "a | b\nc | d",
        &["stp=a"],
        "`--map stp=a`: there is nothing called `stp` to be mapped; did you mean `step`?",
    );
    check(
        "a | b\nc | d",
        &["step"],
        "`--map step` does not say what stands where; write `--map KEY=VALUE`, as in `--map step=Level`",
    );
    check("a | b\nc | d", &["order=b,x"], "no step is called `x`; did you mean `b`?");
}

#[test]
fn notes_above_the_heads_are_no_heads() {
    check(
        "Version | 3\nTeam | Platform\nSkill | Junior | Senior\nDough | Weighs | Folds",
        &[],
        "across\n> Junior\n> Senior\n# Dough\nDough, Junior: Weighs (S!B4)\nDough, Senior: Folds (S!C4)\n\
         ? S!A1: Version (it stands above the table)\n? S!B1: 3 (it stands above the table)\n\
         ? S!A2: Team (it stands above the table)\n? S!B2: Platform (it stands above the table)",
    );
}

#[test]
fn what_is_filled_from_above_is_told_unless_it_is_merged() {
    let table = "Level | Skill | Text\nL1 | Dough | Weighs\n | | Folds\nL2 | | Bakes";
    let told = |merged: Vec<Merged>| {
        let grid = Grid { merged, ..grid(table) };
        read(&[grid], &Mapping::default()).expect("a ladder").remarks.join("\n")
    };
    assert_eq!(
        told(Vec::new()),
        "`Level` is empty in S!A3; what stands above it was taken.\n\
         `Skill` is empty in 2 cells, first in S!B3; what stands above them was taken."
    );
    assert_eq!(
        told(vec![Merged { rows: (1, 3), columns: (1, 1) }]),
        "`Level` is empty in S!A3; what stands above it was taken."
    );
}

#[test]
fn steps_of_our_own_export_have_the_order_of_the_framework() {
    check(
        "Behavior | Step | Line | Example | Id\nDough | First | A, B | Weighs | weighs-it\n\
         Dough | Third | A | Folds | folds-it\nFire | First | A, B | Lights | lights-it\n\
         Fire | Second | A | Keeps | keeps-it\nFire | Third | A | Reads | reads-it\n\
         Fire | Other | B | Leads | leads-it",
        &[],
        "rows\n> First\n> Second\n> Third\n> Other after First\n# Dough\n# Fire\nDough, First: Weighs (S!D2)\n\
         Dough, Third: Folds (S!D3)\nFire, First: Lights (S!D4)\nFire, Second: Keeps (S!D5)\n\
         Fire, Third: Reads (S!D6)\nFire, Other: Leads (S!D7)",
    );
}

#[test]
fn an_empty_row_for_sums_is_no_group() {
    check(
        "Skill | Junior | Senior\nTotal | |\nDough | Weighs | Folds",
        &[],
        "across\n> Junior\n> Senior\n# Dough\nDough, Junior: Weighs (S!B3)\nDough, Senior: Folds (S!C3)\n\
         ? S!A2: Total (the row sums up, and holds no texts)",
    );
}
