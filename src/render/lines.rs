//! Lines of steps in words: in which order steps come, and where another line forks off.

use super::{Block, Line, Shape, Style, Table, list};
use crate::model::{Framework, Step, Steps};

const CAPTION: &str = "Lines of steps, side by side what reaches as far";

/// Marks a step after which a line begins that is not shown.
const FORK: &str = "»";

/// The head of a step's column, in short, with a sign where a line forks off that is not among the columns.
pub fn head(framework: &Framework, columns: &[&Step], step: &Step) -> String {
    match hidden_after(&framework.steps, columns, step).is_empty() {
        true => step.short().to_owned(),
        false => format!("{} {FORK}", step.short()),
    }
}

/// What the columns' heads mean: the short names, and what forks off where; nothing where each says all.
pub fn legend(framework: &Framework, columns: &[&Step]) -> Vec<String> {
    let is_short = |step: &&&Step| step.short() != step.name;
    let short = |step: &&Step| format!("{}: {}", step.short(), step.name);
    let shorts: Vec<String> = columns.iter().filter(is_short).map(short).collect();
    let forks = columns.iter().filter_map(|step| fork(framework, columns, step));
    let forks = forks.map(|fork| format!("{FORK} {fork}"));
    [shorts.join(", ")].into_iter().filter(|line| !line.is_empty()).chain(forks).collect()
}

/// Steps in their order, with the forks between them: `Junior, then Senior; after Junior: Lead, then Head`.
pub fn in_order(framework: &Framework, columns: &[&Step]) -> String {
    let mut words = String::new();
    for (at, step) in columns.iter().enumerate() {
        let follows = framework.steps.previous(&step.id).map(|before| &before.id);
        let is_next = at.checked_sub(1).is_some_and(|before| Some(&columns[before].id) == follows);
        let from = follows.and_then(|id| framework.steps.get(id));
        match from {
            _ if at == 0 => {}
            Some(from) if !is_next => words += &format!("; after {}: ", from.name),
            _ => words += ", then ",
        }
        words += &step.name;
    }
    let forks: Vec<String> = columns.iter().filter_map(|step| fork(framework, columns, step)).collect();
    match forks.is_empty() {
        true => words,
        false => format!("{words} ({})", forks.join("; ")),
    }
}

/// The lines as a small tree: a column each, with steps that reach as far in one row. Nothing where there is one line.
pub fn tree(framework: &Framework) -> Option<Block> {
    let steps = &framework.steps;
    let branches = steps.branches();
    if branches.len() < 2 {
        return None;
    }
    let mut rows: Vec<Vec<Option<&Step>>> = Vec::new();
    for (column, branch) in branches.iter().enumerate() {
        let at = |rows: &[Vec<Option<&Step>>], wanted: &dyn Fn(&Step) -> bool| {
            rows.iter().position(|row| row.iter().flatten().any(|step| wanted(step)))
        };
        // Below the step that the branch forks from.
        let mut row =
            branch.from.and_then(|from| at(&rows, &|step| step.id == from.id)).map_or(0, |at| at + 1);
        for step in &branch.steps {
            let is_beside = |other: &Step| steps.beside(&step.id).any(|beside| beside.id == other.id);
            row = match at(&rows, &is_beside).filter(|found| *found >= row) {
                Some(found) => found,
                None => {
                    rows.insert(row, vec![None; branches.len()]);
                    row
                }
            };
            rows[row][column] = Some(step);
            row += 1;
        }
    }
    let head = branches.iter().map(|branch| match branch.from {
        None => Line::from("Step"),
        Some(from) => Line::from(format!("After {}", from.name)),
    });
    let cell = |step: &Option<&Step>| step.iter().map(|step| Line::from(step.name.as_str())).collect();
    let table = Table {
        caption: CAPTION.to_owned(),
        head: head.collect(),
        rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        shape: Shape::Matrix,
    };
    let pairs = steps.iter().filter_map(|step| {
        let beside = step.beside.as_ref().and_then(|id| steps.get(id))?;
        let line = Line::new().with(Style::Strong, step.name.as_str());
        Some(line.text(format!(" reaches as far as {}", beside.name)))
    });
    Some(Block::Picture { drawn: vec![Block::Table(table)], said: vec![Block::List(pairs.collect())] })
}

/// A line by its first step of its own and its last one.
pub fn name(steps: &[&Step]) -> String {
    match steps {
        [first, .., last] => format!("{} to {}", first.name, last.name),
        [only] => only.name.clone(),
        [] => String::new(),
    }
}

fn fork(framework: &Framework, columns: &[&Step], step: &Step) -> Option<String> {
    let hidden = hidden_after(&framework.steps, columns, step);
    let names: Vec<String> = hidden.iter().map(|line| name(line)).collect();
    (!names.is_empty()).then(|| format!("another line begins after {}: {}", step.name, list(&names)))
}

/// The lines that fork right after a step and are not among the columns; none where no column goes on.
fn hidden_after<'a>(steps: &'a Steps, columns: &[&Step], step: &Step) -> Vec<Vec<&'a Step>> {
    let is_shown = |other: &Step| columns.iter().any(|column| column.id == other.id);
    let lines = steps.lines().into_iter().filter_map(|line| {
        let at = line.iter().position(|other| other.id == step.id)?;
        Some(line[at + 1..].to_vec()).filter(|rest| !rest.is_empty())
    });
    // One of its own is there already: each line is named once, by what it has alone.
    let mut hidden: Vec<Vec<&Step>> = Vec::new();
    for line in lines.filter(|line| line.iter().all(|other| !is_shown(other))) {
        if hidden.iter().all(|known| known[0].id != line[0].id) {
            hidden.push(line);
        }
    }
    // Where no column goes on, the rest of the line is no fork.
    if steps.all_next(&step.id).any(is_shown) { hidden } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery;

    fn framework() -> Framework {
        let mut framework = bakery::framework();
        framework.steps = serde_yaml::from_str(
            "[{id: bench, name: Bench, summary: B}, {id: house, name: House, short: Ho, summary: H}, {id: lead, name: Lead, \
              summary: L, after: bench, beside: house}, {id: head, name: Head, summary: H}]",
        )
        .expect("steps");
        framework
    }

    fn columns<'a>(framework: &'a Framework, ids: &[&str]) -> Vec<&'a Step> {
        framework.steps.iter().filter(|step| ids.contains(&step.id.as_str())).collect()
    }

    #[test]
    fn a_fork_is_marked_where_its_line_is_not_shown() {
        let framework = framework();
        let own = columns(&framework, &["bench", "house"]);
        let heads: Vec<String> = own.iter().map(|step| head(&framework, &own, step)).collect();
        assert_eq!(heads, ["Bench »", "Ho"]);
        assert_eq!(
            legend(&framework, &own),
            ["Ho: House", "» another line begins after Bench: Lead to Head"]
        );
        let all = columns(&framework, &["bench", "house", "lead", "head"]);
        assert_eq!(legend(&framework, &all), ["Ho: House"]);
    }

    #[test]
    fn the_tree_has_what_reaches_as_far_side_by_side() {
        let framework = framework();
        let Some(Block::Picture { drawn, said }) = tree(&framework) else { panic!("a tree") };
        let ([Block::Table(table)], [Block::List(pairs)]) = (drawn.as_slice(), said.as_slice()) else {
            panic!("{drawn:?} {said:?}")
        };
        let text = |cells: &Vec<Vec<Line>>| {
            let cells = cells.iter().map(|cell| cell.iter().map(Line::to_plain).collect::<String>());
            cells.collect::<Vec<_>>().join("|")
        };
        assert_eq!(table.rows.iter().map(text).collect::<Vec<_>>(), ["Bench|", "House|Lead", "|Head"]);
        assert_eq!(pairs.iter().map(Line::to_plain).collect::<Vec<_>>(), ["Lead reaches as far as House"]);
        assert!(tree(&bakery::framework()).is_none());
    }

    #[test]
    fn steps_are_told_in_their_order() {
        let framework = framework();
        let check = |ids: &[&str], expect: &str| {
            assert_eq!(in_order(&framework, &columns(&framework, ids)), expect);
        };
        check(&["bench", "house"], "Bench, then House (another line begins after Bench: Lead to Head)");
        check(
            &["bench", "lead", "head"],
            "Bench, then Lead, then Head (another line begins after Bench: House)",
        );
        check(&["bench", "house", "lead", "head"], "Bench, then House; after Bench: Lead, then Head");
    }
}
