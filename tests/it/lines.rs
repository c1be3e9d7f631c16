//! Steps in more than one line, as a contributor, a manager and whoever is between the two see them.

use snapbox::str;

use crate::program::{Folder, repository};

/// A workspace with the dual-track framework, in which Ida rates herself along a line.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q --template dual-track").gives(0, "", "");
    folder
}

/// Steps, each with the rating that every behavior gets there.
type Cells<'a> = &'a [(&'a str, &'a str)];

/// Answers for every behavior at these steps.
fn answers(cells: Cells<'_>) -> String {
    let behaviors =
        ["delivery", "technical-judgment", "growing-people", "openness", "communication", "direction"];
    let mut text = "cells:\n".to_owned();
    for behavior in behaviors {
        text += &format!("  {behavior}:\n");
        for (step, rating) in cells {
            text += &format!("    {step}: {{rating: {rating}}}\n");
        }
    }
    text
}

const CONTRIBUTOR: &[(&str, &str)] =
    &[("junior", "dependable"), ("mid-level", "dependable"), ("senior", "growing")];

fn sealed(cells: Cells<'_>) -> Folder {
    let folder = folder();
    folder.write("given.yaml", answers(cells));
    let run = folder.steps("assess ida-berg --as self --person ida-berg --answers given.yaml --seal --yes");
    assert_eq!(run.status, 0, "{}", run.err);
    folder
}

/// The first paragraphs of what is printed, up to a line that begins so.
fn up_to(text: &str, end: &str) -> String {
    text.lines().take_while(|line| !line.starts_with(end)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_lines_stand_side_by_side() {
    let answer = folder().steps("show").answer();
    let tree = answer.split_once("- Direction: 3 everywhere\n\n").expect("the matrix").1;
    snapbox::assert_data_eq!(
        up_to(tree, "- Examples counted"),
        str![[r#"
Step                    After Mid-level engineer
──────────────────────────────────────────────────
Junior engineer
Mid-level engineer
                        Tech lead
Senior engineer         Engineering manager
Staff engineer          Senior engineering manager
Principal engineer      Director of engineering
Distinguished engineer  VP of engineering


"#]]
    );
}

#[test]
fn the_gap_goes_along_ones_own_line() {
    let folder = sealed(CONTRIBUTOR);
    let answer = folder.steps("gap --from self --person ida-berg").answer();
    snapbox::assert_data_eq!(
        up_to(&answer, "At Senior"),
        str![[r#"
Ida Berg: from today to Senior engineer

From the self-rating of 2026-h2, sealed on 2026-11-23.

Behavior            Steps   Reaches today
───────────────────────────────────────────────────────────────────────────
Work
Delivery            ■■▪···  Mid-level engineer, and in part Senior engineer
Technical judgment  ■■▪···  Mid-level engineer, and in part Senior engineer

People
Growing people      ■■▪···  Mid-level engineer, and in part Senior engineer
Openness            ■■▪···  Mid-level engineer, and in part Senior engineer

Influence
Communication       ■■▪···  Mid-level engineer, and in part Senior engineer
Direction           ■■▪···  Mid-level engineer, and in part Senior engineer

Steps: Junior engineer, then Mid-level engineer, then Senior engineer, then
Staff engineer, then Principal engineer, then Distinguished engineer (another
line begins after Mid-level engineer: Tech lead to VP of engineering)

■ demonstrated, ▪ in part, · not asked


"#]]
    );
    assert!(!answer.contains("Open before"), "{answer}");
}

#[test]
fn a_move_to_another_line_says_what_is_shared_and_what_is_new() {
    let folder = sealed(CONTRIBUTOR);
    let answer = folder.steps("gap --from self --person ida-berg --to engineering-manager").answer();
    snapbox::assert_data_eq!(
        up_to(&answer, "Tech lead · Delivery"),
        str![[r#"
Ida Berg: from today to Engineering manager

From the self-rating of 2026-h2, sealed on 2026-11-23.

- Engineering manager is on another line of steps, and reaches as far as Senior
  engineer.
- Both lines have Junior engineer and Mid-level engineer: what is demonstrated
  there counts on both.
- New on the way: Tech lead and Engineering manager.
- What was shown at Senior engineer stays on record: a way back loses nothing of
  it.

Behavior            Steps     Reaches today
─────────────────────────────────────────────────────────────────────────────
Work
Delivery            ■■▪·····  Mid-level engineer, and in part Senior engineer
Technical judgment  ■■▪·····  Mid-level engineer, and in part Senior engineer

People
Growing people      ■■▪·····  Mid-level engineer, and in part Senior engineer
Openness            ■■▪·····  Mid-level engineer, and in part Senior engineer

Influence
Communication       ■■▪·····  Mid-level engineer, and in part Senior engineer
Direction           ■■▪·····  Mid-level engineer, and in part Senior engineer

Steps: Junior engineer, then Mid-level engineer, then Senior engineer; after
Mid-level engineer: Tech lead, then Engineering manager, then Senior engineering
manager, then Director of engineering, then VP of engineering

■ demonstrated, ▪ in part, · not asked

Open before Engineering manager


"#]]
    );
    let json = folder.steps("gap --from self --person ida-berg --to engineering-manager --format json");
    let json: serde_json::Value = serde_json::from_str(&json.answer()).expect("JSON");
    assert_eq!(json["other_line"]["beside"][0]["id"], "senior");
    assert_eq!(json["other_line"]["new"][0]["id"], "tech-lead");
}

#[test]
fn a_role_is_a_pattern_to_talk_about() {
    let folder = sealed(CONTRIBUTOR);
    let answer = folder.steps("gap --from self --person ida-berg --to architect").answer();
    snapbox::assert_data_eq!(
        up_to(&answer, "Behavior"),
        str![[r#"
Ida Berg: from today to Architect

From the self-rating of 2026-h2, sealed on 2026-11-23.

The pattern of Architect, to talk about: Delivery: Senior engineer; Technical
judgment: Staff engineer; Growing people: Senior engineer; Openness: Senior
engineer; Communication: Staff engineer; Direction: Staff engineer.


"#]]
    );
    assert!(answer.contains("\nAs Architect\n\nDelivery · Senior engineer\n"), "{answer}");
    folder.steps("show architect").gives(
        0,
        str![[r#"
Architect

Designs systems that cut across teams, and answers for the soundness of an area
over the years.

Needs at least: Staff engineer

A pattern to talk about: Delivery (Senior engineer), Technical judgment (Staff
engineer), Growing people (Senior engineer), Openness (Senior engineer),
Communication (Staff engineer) and Direction (Staff engineer)

steps gap --to architect shows the way there from your ratings.

"#]],
        "",
    );
    folder.steps("gap --from self --person ida-berg --to line-manager").gives(
        2,
        "",
        str![[r#"
error: the role `line-manager` expects no step of anybody
hint: `expects` in `roles.yaml` says which step it expects in which behavior

"#]],
    );
}

#[test]
fn one_rates_along_one_line() {
    let form = |arguments: &str| {
        let folder = folder();
        folder.write("editor.sh", "cp \"$1\" form.yaml; false");
        let arguments = format!("assess kim-osei --as self --person kim-osei --edit --yes {arguments}");
        folder.command(arguments.trim()).env("VISUAL", "sh ./editor.sh").output().expect("runs");
        folder.read("form.yaml")
    };
    let own = form("");
    assert!(own.contains("\n    distinguished:") && !own.contains("\n    tech-lead:"), "{own}");
    let managers = form("--line vp-of-engineering");
    assert!(managers.contains("\n    junior:") && managers.contains("\n    tech-lead:"), "{managers}");
    assert!(!managers.contains("\n    senior:"), "{managers}");
    let folder = folder();
    folder.write("given.yaml", answers(CONTRIBUTOR));
    folder
        .steps(
            "assess kim-osei --as self --person kim-osei --line director --from senior --answers given.yaml",
        )
        .gives(
            2,
            "",
            str![[r#"
error: `senior` is not on the line of `director`
hint: leave out `--from`, or name a step of that line

"#]],
        );
}

#[test]
fn who_rates_along_the_managers_line_is_whole_there() {
    let cells: &[(&str, &str)] = &[
        ("junior", "dependable"),
        ("mid-level", "dependable"),
        ("tech-lead", "dependable"),
        ("engineering-manager", "growing"),
    ];
    let folder = sealed(cells);
    let sealed = folder.read("reviews/ida-berg/2026-h2/self.yaml");
    assert!(!sealed.contains("partial"), "{sealed}");
    folder.write("given.yaml", answers(&cells[..3]));
    let run = folder.steps("assess kim-osei --as self --person kim-osei --answers given.yaml --seal --yes");
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("Engineering manager") && !run.err.contains("Senior engineer"), "{}", run.err);
}

#[test]
fn a_change_of_line_is_a_move_and_no_fall() {
    let folder = folder();
    folder.write("people.yaml", "- {id: ida-berg, managers: [{id: kim-osei}]}\n- {id: kim-osei}\n");
    let rounds: [(&str, &str, Cells<'_>); 2] = [
        ("2026-03-02", "senior", CONTRIBUTOR),
        ("2026-09-01", "tech-lead", &[("mid-level", "dependable"), ("tech-lead", "growing")]),
    ];
    for (day, step, cells) in rounds {
        folder.write("given.yaml", answers(cells));
        for rater in ["ida-berg --as self --person ida-berg", "ida-berg --as manager --person kim-osei"] {
            let run =
                folder.steps_on(day, &format!("assess {rater} --answers given.yaml --seal --yes --partial"));
            assert_eq!(run.status, 0, "{}", run.err);
        }
        folder.write("decided.yaml", format!("accept_shared: true\nstep: {step}\n"));
        let run =
            folder.steps_on(day, "agree ida-berg --person kim-osei --answers decided.yaml --seal --yes");
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let answer = folder.steps_on("2026-09-02", "history ida-berg --person ida-berg --for delivery").answer();
    snapbox::assert_data_eq!(
        answer,
        str![[r#"
Ida Berg over time, 2026-h1 to 2026-h2

What moved from 2026-h1 to 2026-h2
What was rated both times is rated the same (self, manager and agreed).

Rated only one of the two times:
- Delivery · Junior engineer: Dependable, then not asked (self, manager and
  agreed)

How far each behavior reached
Steps: Junior engineer, then Mid-level engineer, then Senior engineer; after
Mid-level engineer: Tech lead, then Engineering manager, then Senior engineering
manager, then Director of engineering, then VP of engineering

■ demonstrated, ▪ in part, · not asked

Delivery
Cycle    Self      Manager   Agreed
─────────────────────────────────────
2026-h1  ■■▪·····  ■■▪·····  ■■▪·····
2026-h2  ·■·▪····  ·■·▪····  ·■·▪····

Along the way
- 2026-h1
    Agreed on 2026-03-02
    Framework: dual-track 1.0.0
    Disciplines: no discipline
    Manager: Kim Osei
    Step: Senior engineer
- 2026-h2
    Agreed on 2026-09-01
    Step: Tech lead; before, Senior engineer, a move to another line of steps
    Ida Berg sealed with some questions left open
    Kim Osei sealed with some questions left open

"#]]
    );
}

#[test]
fn the_lines_in_the_readme_of_the_framework_work() {
    let readme = std::fs::read_to_string(repository().join("framework/README.md")).expect("reads");
    let yaml = readme.split("```yaml\n").nth(2).and_then(|rest| rest.split("```").next()).expect("a block");
    let folder = Folder::new();
    let scale = "scale: {demonstrated_from: often, ratings: [{id: often, label: Often, meaning: Mostly}]}";
    folder.write(
        "framework/framework.yaml",
        format!("id: small\nname: Small\nversion: 1.0.0\nsummary: Small.\nbehaviors: [mastery]\n{scale}\n"),
    );
    let first = "- {id: mid-level, name: Mid-level, summary: Builds features.}\n";
    folder.write("framework/steps.yaml", format!("{first}{yaml}"));
    folder.write(
        "framework/behaviors/mastery.yaml",
        "id: mastery\nname: Mastery\nsummary: Craft.\nexamples:\n  mid-level: [{id: ma-tests, text: Tests it}]\n",
    );
    let answer = folder.steps("show manager").answer();
    assert!(answer.contains("Reaches as far as: Senior engineer"), "{answer}");
    assert!(answer.contains("Another step is expected in: Mastery (Mid-level)"), "{answer}");
}
