//! `steps discipline`.

use snapbox::str;

use crate::program::Folder;

fn workspace() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder
}

/// Runs `steps discipline new` with a name of several words.
fn new(folder: &Folder, name: &str, rest: &str) -> crate::program::Run {
    let mut command = folder.command("discipline new");
    command.arg(name).args(rest.split_whitespace());
    folder.run(&mut command)
}

#[test]
fn an_id_that_reads_as_a_number_or_a_word_of_yaml_is_quoted() {
    for name in ["123", "null", "true", "1e3", "No"] {
        let folder = Folder::new();
        folder.steps("init -q").gives(0, "", "");
        new(&folder, name, "-q").gives(0, "", "");
        let run = folder.steps("check");
        assert!(!run.out.contains("error["), "{name}: {}", run.out);
    }
}

#[test]
fn the_list_tells_what_each_discipline_has() {
    let folder = workspace();
    folder.write(
        "framework/disciplines/data.yaml",
        "id: data\nname: Data\nsummary: Tables\nexamples: {mastery: {squad: [{id: da-asks, text: Asks}]}}\n",
    );
    folder.steps("discipline list").gives(
        0,
        str![[r#"
Disciplines

Discipline                         Individual  Squad/Chapter  Tribe/Guild  Technology/Company
─────────────────────────────────────────────────────────────────────────────────────────────
Agile coaching                     4           4              4            4
Data                               –           1              –            –
Data engineering                   4           4              4            4
Data science and machine learning  4           4              4            4
Design and user research           4           4              4            4
Developer relations                4           4              4            4
Front-end development              4           4              4            4
Mobile development                 4           4              4            4
Project management                 4           4              4            4
Quality                            4           4              4            4
Security                           4           4              4            4
Site reliability                   4           4              4            4
Software development               4           4              4            4
Technical product ownership        4           4              4            4
Toolsmithing                       4           4              4            4

- Disciplines differ in: Mastery
- Read more: steps show toolsmithing
- Add one: steps discipline new NAME

"#]],
        str![],
    );
    folder.steps("discipline list --format markdown").gives(
        0,
        str![[r#"
# Disciplines

| Discipline | Individual | Squad/Chapter | Tribe/Guild | Technology/Company |
| --- | --- | --- | --- | --- |
| Agile coaching | 4 | 4 | 4 | 4 |
| Data | – | 1 | – | – |
| Data engineering | 4 | 4 | 4 | 4 |
| Data science and machine learning | 4 | 4 | 4 | 4 |
| Design and user research | 4 | 4 | 4 | 4 |
| Developer relations | 4 | 4 | 4 | 4 |
| Front-end development | 4 | 4 | 4 | 4 |
| Mobile development | 4 | 4 | 4 | 4 |
| Project management | 4 | 4 | 4 | 4 |
| Quality | 4 | 4 | 4 | 4 |
| Security | 4 | 4 | 4 | 4 |
| Site reliability | 4 | 4 | 4 | 4 |
| Software development | 4 | 4 | 4 | 4 |
| Technical product ownership | 4 | 4 | 4 | 4 |
| Toolsmithing | 4 | 4 | 4 | 4 |

- **Disciplines differ in:** Mastery
- **Read more:** `steps show toolsmithing`
- **Add one:** `steps discipline new NAME`

"#]],
        str![],
    );
}

#[test]
fn a_new_discipline_is_a_file_to_fill_in() {
    let folder = workspace();
    new(&folder, "Technical writing", "").gives(0, str![], str![[r#"
Wrote `framework/disciplines/technical-writing.yaml`.
It has a place for each example, and quotes Technical product ownership and Developer relations in comments.
The schemas in `framework/schema` know it.
Still to write: the summary, and examples of Mastery at Individual, Squad/Chapter, Tribe/Guild and Technology/Company.

Next: fill it in. `steps show technical-writing` shows it, and `steps check` finds what is missing.

"#]]);
    snapbox::assert_data_eq!(
        folder.read("framework/disciplines/technical-writing.yaml"),
        str![[r#"
# yaml-language-server: $schema=../schema/discipline.json
# Technical writing: what it looks like, step by step.
#
# In place of each [], write examples, each under an id that is unique and permanent:
#
#     individual:
#       - id: tw-does-something
#         text: Does something that somebody could see on an ordinary day
#
# Delete these comments when you no longer need them.
id: technical-writing
name: Technical writing
# Technical product ownership: Deciding what a technical product offers its users, often
# engineers in other teams, and in which order the work is done. The craft weighs value to
# those users against cost, feasibility and the health of the system.
# Developer relations: Helping developers outside the company to succeed with its APIs
# and tools, and bringing their experience back inside. The craft joins code, writing,
# teaching and listening.
summary: >-
  To be written: what this discipline is for, in a sentence or two.
examples:
  mastery:
    # Demonstrates mastery of their discipline: Grows in the craft of their discipline, so
    # that harder problems find sound solutions. Uses that craft for an ever wider circle of
    # people, by solving, by teaching or by setting direction.

    # Individual (own work): Contributes usefully while gaining experience and learning how to
    # be effective in a team. This is the introductory step, and the only one that everybody
    # is expected to move on from.
    #   Technical product ownership:
    #     - Writes a backlog item around the user's problem, leaving the solution open
    #     - Fills a backlog from interviews with developers who use the product about the work
    #       they want done
    #     - Frames acceptance criteria as examples that a developer turns into tests
    #     - Ranks backlog items by the cost of delaying each of them
    #   Developer relations:
    #     - Writes a sample program that outside developers copy and run as it stands
    #     - Answers a developer's question in a public forum with code that works
    #     - Records each stumble while trying an API the way a developer new to it would
    #     - Rehearses a live coding talk in front of colleagues before giving it
    individual: []

    # Squad/Chapter (a squad or chapter): Is somebody the squad or chapter draws on, as a
    # specialist in a domain or as a generalist who solves problems. Leads smaller efforts
    # to completion, works through tough problems independently with feedback from peers,
    # or both.
    #   Technical product ownership:
    #     - Balances new features with upkeep of the system in the squad's roadmap, showing
    #       what each costs
    #     - Declines a request to the squad by showing which work on the roadmap it would
    #       displace
    #     - Slices a platform feature into releases that each give the squad evidence of
    #       demand
    #     - Negotiates with users which service levels the squad's product will meet, and by
    #       which release
    #   Developer relations:
    #     - Builds a tutorial that takes outside developers to a first working call of the
    #       squad's API
    #     - Relays to the squad where outside developers get stuck, in their own words and
    #       code
    #     - Explains a breaking change by the squad to outside developers in a migration guide
    #     - Hosts a workshop where outside developers build their own project on the squad's
    #       API
    squad: []

    # Tribe/Guild (several squads, a tribe or a guild): Has an impact across squads or
    # chapters, as an expert or generalist whom a larger group draws on. Leads efforts of
    # several teams to completion, solves large problems with stakeholders in several teams,
    # or both.
    #   Technical product ownership:
    #     - Formulates a platform vision that several squads use to steer their own backlogs
    #     - Combines overlapping feature requests from several squads into a capability of
    #       the platform
    #     - Investigates why adoption of a platform stalls in some squads of the tribe
    #     - Divides an overgrown product among squads along lines that match its users' needs
    #   Developer relations:
    #     - Organizes guides to several squads' APIs around what outside developers want to
    #       build
    #     - Recruits outside developers to early access programs that several squads learn
    #       from
    #     - Prepares engineers from several squads to give talks at developer meetups
    #     - Analyzes forum questions about several squads' APIs to find where outside
    #       developers lack documentation
    tribe: []

    # Technology/Company (technology, the company or the industry): Gives much of their time
    # to initiatives of all of technology or the whole company. Manages projects that span
    # tribes and solves problems technology has in common, represents technology in company
    # or industry forums, is the person sought out for the most complex problems, or several
    # of these.
    #   Technical product ownership:
    #     - Maps platforms across the company against the needs of the engineers who use them
    #     - Consolidates rival platforms in the company into a product that keeps what users
    #       value most
    #     - Grows an internal platform into a product that developers across the industry
    #       choose
    #     - Introduces product owners across the company to a method for valuing technical
    #       work
    #   Developer relations:
    #     - Grows a community in which developers throughout the industry help each other
    #       build on the company's products
    #     - Curates the program of a developer conference that presents work from across the
    #       company
    #     - Convenes a council of outside developers whose judgment shapes APIs across the
    #       company
    #     - Makes APIs from across the company easy for outside developers to try out
    company: []

"#]]
    );
    folder.steps("show technical-writing").gives(
        0,
        str![[r#"
Technical writing

To be written: what this discipline is for, in a sentence or two.

It has no examples of its own; the ones for everybody apply.

"#]],
        str![],
    );
    assert_eq!(folder.steps("check").status, 0, "what is yet to write is no error");
}

#[test]
fn a_copy_has_new_ids() {
    let folder = workspace();
    new(&folder, "Technical writing", "--from software-development").gives(
        0,
        str![],
        str![[r#"
Wrote `framework/disciplines/technical-writing.yaml`.
It contains the examples of Software development, under new ids.
The schemas in `framework/schema` know it.
Still to write: the summary, and your own words in the copy.

Next: fill it in. `steps show technical-writing` shows it, and `steps check` finds what is missing.

"#]],
    );
    let text = folder.read("framework/disciplines/technical-writing.yaml");
    let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("      - id: ")).collect();
    assert_eq!(ids.len(), 16);
    assert!(ids.iter().all(|id| id.starts_with("tw-")), "{ids:?}");
    folder.steps("show technical-writing").gives(0, str![["..."]], str![]);
}

#[test]
fn a_dry_run_only_shows_the_file() {
    let folder = workspace();
    let run = new(&folder, "Technical writing", "--dry-run");
    assert!(!folder.join("framework/disciplines/technical-writing.yaml").exists());
    new(&folder, "Technical writing", "-q").gives(0, "", "");
    assert_eq!(run.out, folder.read("framework/disciplines/technical-writing.yaml"));
    run.gives(
        0,
        str![["..."]],
        str![[r#"
Nothing was written; this would be `framework/disciplines/technical-writing.yaml`.

"#]],
    );
}

#[test]
fn what_is_there_is_overwritten_only_when_told_to() {
    let folder = workspace();
    let before = folder.read("framework/disciplines/quality.yaml");
    new(&folder, "Quality", "").gives(
        2,
        str![],
        str![[r#"
error: `framework/disciplines/quality.yaml` already exists; nothing was written
hint: `steps show quality` shows it; `--force` overwrites it

"#]],
    );
    assert_eq!(folder.read("framework/disciplines/quality.yaml"), before);
    new(&folder, "Quality", "--force --from quality -q").gives(0, "", "");
    let after = folder.read("framework/disciplines/quality.yaml");
    assert!(after.contains("- id: qu-explores-as-users\n"), "the ids are its own: {after}");
    folder.steps("show quality").gives(0, str![["..."]], str![]);
}

#[test]
fn a_name_is_one_line_that_can_be_read() {
    let folder = workspace();
    new(&folder, "Evil\nid: quality", "--id evil").gives(
        2,
        str![],
        str![[r#"
error: the name `Evil/nid: quality` contains the control character U+000A
hint: remove it: a name is one line of letters, digits and symbols

"#]],
    );
    new(&folder, "Evil \u{1b}[31mname", "").gives(
        2,
        str![],
        str![[r#"
error: the name `Evil /u{1b}[31mname` contains the control character U+001B
hint: remove it: a name is one line of letters, digits and symbols

"#]],
    );
    new(&folder, " ", "--id evil").gives(
        2,
        str![],
        str![[r#"
error: the name is empty
hint: give it one, as in `steps discipline new "Technical writing"`

"#]],
    );
    assert!(!folder.join("framework/disciplines/evil.yaml").exists());
}

#[test]
fn an_id_that_says_nothing_or_something_else_is_refused() {
    let folder = workspace();
    new(&folder, "データ基盤", "").gives(
        2,
        str![],
        str![[r#"
error: no id can be made from the name `データ基盤`
hint: choose one, such as `--id technical-writing`

"#]],
    );
    new(&folder, "Mastery", "").gives(
        2,
        str![],
        str![[r#"
error: there is already a behavior called `mastery`
hint: choose another id for the discipline, such as `--id mastery-discipline`

"#]],
    );
    new(&folder, "Data", "--from qualty").gives(
        2,
        str![],
        str![[r#"
error: no discipline is called `qualty`
hint: did you mean `quality`?

"#]],
    );
    new(&folder, "データ基盤", "--id data-platform -q").gives(0, "", "");
    assert!(folder.read("framework/disciplines/data-platform.yaml").contains("\nname: データ基盤\n"));
    folder.steps("show データ基盤").gives(0, str![["..."]], str![]);
}

#[test]
fn a_name_stays_a_name() {
    let folder = workspace();
    new(&folder, "Yes: \"no\" #1 - id: x", "--id odd -q").gives(0, "", "");
    let shown = folder.steps("show odd").answer();
    assert!(shown.starts_with("Yes: \"no\" #1 - id: x\n"), "{shown}");
}

#[test]
fn the_shipped_framework_is_not_added_to() {
    new(&Folder::new(), "Technical writing", "").gives(
        2,
        str![],
        str![[r#"
error: `.` has no framework of its own to add to
hint: `steps init` writes a copy of the built-in one

"#]],
    );
}

#[test]
fn a_framework_without_schemas_gets_a_file_that_names_none() {
    let folder = workspace();
    std::fs::remove_dir_all(folder.join("framework/schema")).expect("removes");
    new(&folder, "Technical writing", "-q").gives(0, "", "");
    let text = folder.read("framework/disciplines/technical-writing.yaml");
    assert!(text.starts_with("# Technical writing: "), "{text}");
}
