//! What rows would make of `people.yaml`.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::analysis::bakery::{framework, id};
use crate::model::{Cell, SheetRow};

const PEOPLE: &str = "\
- id: kim-osei
  name: Kim Osei
- id: robin-ek
  name: Robin Ek
  managers:
    - id: kim-osei
      from: 2025-01-01
  disciplines: [bread, pastry]
- id: sam
";
const TODAY: &str = "2026-11-23";

fn people(text: &str) -> People {
    serde_yaml::from_str(text).expect("people")
}

/// A plan of a table whose cells are apart by bars.
fn planned(people: &People, table: &str) -> Plan {
    let row = |(at, line): (usize, &str)| SheetRow {
        number: at + 1,
        cells: line.split('|').map(|text| Cell::Text(text.to_owned())).collect(),
    };
    let rows: Vec<SheetRow> = table.lines().enumerate().map(row).collect();
    let (head, rows) = rows.split_first().expect("a head");
    let columns = Columns::of(head).expect("columns");
    let around = Surroundings {
        people,
        framework: &framework(),
        with_folder: &[id("noor")],
        today: TODAY.parse().expect("a day"),
    };
    plan(rows, &columns, DateOrder::DayMonthYear, around)
}

/// All that a plan says, in short.
fn said(plan: &Plan) -> String {
    let mut said = Vec::new();
    let term = |term: &ManagerTerm| format!("{} {:?}", term.id, term.from.map(|from| from.to_string()));
    for entry in &plan.new {
        let managers: Vec<String> = entry.managers.iter().map(term).collect();
        said.push(format!(
            "new {} {:?} [{}]",
            entry.id,
            entry.name.as_deref().unwrap_or_default(),
            managers.join(" ")
        ));
    }
    for changed in &plan.changed {
        for change in &changed.changes {
            let change = match change {
                Change::Name { before, after } => format!("name {before:?} {after}"),
                Change::Manager { before, after } => format!("manager {before:?} {}", term(after)),
                Change::Disciplines { after, .. } => format!("disciplines {after:?}"),
                Change::Key { after, .. } => format!("key {}", after.fingerprint()),
            };
            said.push(format!("changed {}: {change}", changed.before.id));
        }
    }
    said.extend(plan.remarks.iter().map(|remark| format!("remark {remark}")));
    let trouble = |trouble: &Trouble| {
        let row = trouble.row.map(|row| row.to_string()).unwrap_or_default();
        format!("trouble {row} {}: {}", trouble.column, trouble.message)
    };
    said.extend(plan.troubles.iter().map(trouble));
    said.join("\n").replace("Id(\"", "(\"")
}

#[track_caller]
fn check(table: &str, expect: &str) {
    assert_eq!(said(&planned(&people(PEOPLE), table)), expect, "{table}");
}

#[test]
fn whoever_is_there_is_known_by_id_or_name() {
    check("name\nRobin Ek\n robin  EK ", "trouble 3 name: `robin-ek` is in row 2 already");
    check("id|name\nrobin-ek|Robin Eck", "changed robin-ek: name Some(\"Robin Ek\") Robin Eck");
    check("name\nSam", "changed sam: name None Sam");
    check("first name|last name\nLi|Xiao", "new li-xiao \"Li Xiao\" []");
    check(
        "name\nОльга Петрова\n山田 太郎",
        "new olga-petrova \"Ольга Петрова\" []\nnew shan-tian-tai-lang \"山田 太郎\" []",
    );
    check(
        "id|name\nE-1|Robin Ek",
        "new e-1 \"Robin Ek\" []\nremark Row 2: `robin-ek` is called Robin Ek as well. If they are one person, write `robin-ek` as the id.",
    );
    check(
        "name\nRóbin Ek",
        "trouble 2 name: `Róbin Ek` would have the id `robin-ek`, which is that of `Robin Ek`",
    );
    check("name|manager\n|kim-osei", "trouble 2 name: it does not say who it is about");
    check("name\n\u{200b}", "trouble 2 name: no id can be made from `\u{200b}`");
}

#[test]
fn a_new_manager_comes_behind_those_before() {
    check("name|manager\nRobin Ek|Kim Osei", "");
    check("name|manager\nRobin Ek|osei, kim", "");
    check(
        "name|manager\nRobin Ek|sam",
        "changed robin-ek: manager [(\"kim-osei\")] sam Some(\"2026-11-23\")",
    );
    check(
        "name|manager|since\nRobin Ek|noor|01.03.2026",
        "changed robin-ek: manager [(\"kim-osei\")] noor Some(\"2026-03-01\")",
    );
    check("name|manager\nSam|Kim Osei", "changed sam: name None Sam\nchanged sam: manager [] kim-osei None");
    check("name|manager\nLi|Bo\nBo|", "new li \"Li\" [bo None]\nnew bo \"Bo\" []");
    check(
        "name|manager|from\nRobin Ek|Kim Osei|2025-02-01",
        "remark Row 2: in people.yaml, Kim Osei is the manager of Robin Ek from 2025-01-01 on; that is left as it is.",
    );
    check("name|from\nRobin Ek|2025-02-01", "remark Row 2: `from` says 2025-02-01, and no manager is named.");
}

#[test]
fn what_is_wrong_is_told_by_row_and_column() {
    check("name|manager\nRobin Ek|Kim Ose", "trouble 2 manager: no person is called `Kim Ose`");
    check(
        "id|name|manager\nkim-2|Kim Osei|\nrobin-ek||Kim Osei",
        "new kim-2 \"Kim Osei\" []\nremark Row 2: `kim-osei` is called Kim Osei as well. If they are one person, write `kim-osei` as the id.\ntrouble 3 manager: more than one person is called `Kim Osei`",
    );
    check(
        "name|manager|from\nRobin Ek|sam|1/13/2026\nLi|sam|soon",
        "new li \"Li\" []\ntrouble 2 from: `1/13/2026` is not a date with the day first\ntrouble 3 from: `soon` is not a date",
    );
    check(
        "name|manager\nRobin Ek|robin-ek",
        "changed robin-ek: manager [(\"kim-osei\")] robin-ek Some(\"2026-11-23\")\ntrouble 2 manager: `robin-ek` is named as their own manager",
    );
    check(
        "name|manager\nKim Osei|Robin Ek",
        "changed kim-osei: manager [] robin-ek None\ntrouble 2 manager: a circle of managers from 2025-01-01 on: `kim-osei` reports to `robin-ek` and `robin-ek` to `kim-osei`",
    );
    check(
        "name|manager|from\nRobin Ek|sam|2024-01-01",
        "changed robin-ek: manager [(\"kim-osei\")] sam Some(\"2024-01-01\")\ntrouble 2 manager: `sam` is listed after a manager who began later",
    );
    check(
        "name|disciplines\nRobin Ek|Bread, rolls",
        "trouble 2 disciplines: no discipline is called `rolls`",
    );
    check("name|disciplines\nRobin Ek|pastry; Bread", "");
    check("name|disciplines\nRobin Ek|Pastry", "changed robin-ek: disciplines [(\"pastry\")]");
    let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    check(
        &format!("name|key\nRobin Ek|{key}\nKim Osei|{key}"),
        "changed robin-ek: key cf7e 5682 3131 5068\nchanged kim-osei: key cf7e 5682 3131 5068\ntrouble 2 key: `robin-ek` has the same key as `kim-osei`",
    );
}

proptest! {
    #[test]
    fn any_cells_are_planned_or_told(
        rows in proptest::collection::vec(proptest::collection::vec(
            "([a-c]|kim-osei|Robin Ek|1/2/2026|2026-02-30|bread;x|,|AGE-SECRET-KEY-1Q|\\PC{0,4})", 5), 1..6)
    ) {
        let lines: Vec<String> = rows.iter().map(|cells| cells.join("|").replace('\n', " ")).collect();
        let plan = planned(&people(PEOPLE), &format!("id|name|manager|from|key\n{}", lines.join("\n")));
        prop_assert_eq!(plan.outcome.0.len(), 3 + plan.new.len());
        prop_assert_eq!(plan.changed.len() + plan.unchanged + plan.absent.len(), 3);
    }

    #[test]
    fn twice_is_as_once(rows in proptest::collection::vec(
        ("[a-e]", ("[x-z]?", "(20(25|26|27)-0[1-9]-0[1-9])?", "(bread|pastry|bread; pastry)?")), 1..8)
    ) {
        // Each person once.
        let rows: BTreeMap<String, (String, String, String)> = rows.into_iter().collect();
        let lines: Vec<String> = rows.iter().map(|(id, (manager, from, disciplines))| {
            format!("{id}|{}|{manager}|{from}|{disciplines}", id.to_uppercase())
        }).collect();
        let table = format!("id|name|manager|from|disciplines\n{}", lines.join("\n"));
        let first = planned(&people("- id: a\n- {id: b, managers: [{id: z}]}\n- id: x\n- id: y\n- id: z\n"), &table);
        prop_assume!(first.troubles.is_empty());
        let again = planned(&first.outcome, &table);
        prop_assert!(again.is_empty(), "{}", said(&again));
        prop_assert_eq!(again.outcome.0, first.outcome.0);
    }
}
