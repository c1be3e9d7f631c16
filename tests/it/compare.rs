//! `show A..B` and `show --discipline … --discipline …`: two steps, or disciplines, side by side.

use serde_json::Value;
use snapbox::str;

use crate::program::Folder;
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");

/// What a terminal of so many columns shows.
fn at(folder: &Folder, columns: u16, arguments: &str) -> String {
    let script = format!("'{STEPS}' --no-pager --color never --today 2026-11-23 {arguments}");
    let mut terminal = Terminal::start((200, columns), folder.path(), "sh", ["-c", &script]);
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    terminal.paper().replace('\r', "")
}

#[test]
fn two_steps_stand_side_by_side() {
    let folder = Folder::example("design-studio");
    let piped = folder.steps("show contributor..lead").answer();
    snapbox::assert_data_eq!(
        piped.clone(),
        str![[r#"
Contributor and Lead

Contributor                               Lead
Does good work within a project that      Leads a project with its designers and
somebody else leads, and learns from      its client, from the first brief to
the people around.                        the last delivery.
Scope: own work                           Scope: a project

Lead includes Contributor.

Practices the craft
Contributor                               Lead adds
- Sketches different directions before    - Rewrites a muddled brief until the
  refining one of them                      project team agrees which question
- Brings unfinished work to critique        it asks
  along with the question it is stuck     - Redraws a colleague's page in
  on                                        critique to show what a remark means
- Credits the source of a borrowed        - Gathers the patterns of a project in
  idea, typeface or picture                 one place that its designers draw
- Sets type and spacing so that the         from
  eye finds the main thing first          - Directs a photo shoot that comes
  · Visual design                           home with the pictures the layouts
- Prototypes a flow that people try         need · Visual design
  out without an explanation              - Plans interviews and tests that
  · Interaction design                      answer the open questions of a
- Draws the empty, loading and failing      project · Interaction design
  states of a screen along with the
  full one · Interaction design

Works well with others
Contributor                               Lead adds
- Shares files early, named so that a     - Pairs people on a project so that
  colleague opens the right one             newer colleagues learn from the rest
- Answers critique with a changed         - Settles a dispute about a design by
  sketch or with a reason                   going back to what the research
- Warns colleagues in good time when a      found
  promised piece will be late             - Closes a project with a talk about
                                            what the project team would change
                                            next time

Earns the trust of clients
Contributor                               Lead adds
- nothing here                            - Presents work to a client with the
                                            reasons for it and the options set
                                            aside
                                          - Tells a client early what the budget
                                            leaves out
                                          - Invites the client to watch people
                                            use a prototype
                                          - Runs a workshop in which a client's
                                            people put their own wishes in order
                                            · Interaction design

"#]]
    );
    assert_eq!(at(&folder, 80, "show contributor..lead"), piped, "a pipe is as wide as a terminal");
    assert_eq!(folder.steps("show Lead..Contributor").answer(), piped, "the narrower one comes first");
    snapbox::assert_data_eq!(
        at(&folder, 60, "show contributor..lead --discipline visual-design"),
        str![[r#"
Contributor and Lead

Contributor                     Lead
Does good work within a         Leads a project with its
project that somebody else      designers and its client,
leads, and learns from the      from the first brief to the
people around.                  last delivery.
Scope: own work                 Scope: a project

Lead includes Contributor.

Practices the craft
Contributor
- Sketches different directions before refining one of them
- Brings unfinished work to critique along with the question
  it is stuck on
- Credits the source of a borrowed idea, typeface or picture
- Sets type and spacing so that the eye finds the main thing
  first · Visual design

Lead adds
- Rewrites a muddled brief until the project team agrees
  which question it asks
- Redraws a colleague's page in critique to show what a
  remark means
- Gathers the patterns of a project in one place that its
  designers draw from
- Directs a photo shoot that comes home with the pictures
  the layouts need · Visual design

Works well with others
Contributor
- Shares files early, named so that a colleague opens the
  right one
- Answers critique with a changed sketch or with a reason
- Warns colleagues in good time when a promised piece will
  be late

Lead adds
- Pairs people on a project so that newer colleagues learn
  from the rest
- Settles a dispute about a design by going back to what the
  research found
- Closes a project with a talk about what the project team
  would change next time

Earns the trust of clients
Contributor
- nothing here

Lead adds
- Presents work to a client with the reasons for it and the
  options set aside
- Tells a client early what the budget leaves out
- Invites the client to watch people use a prototype

"#]]
    );
}

#[test]
fn what_lies_between_is_what_the_wider_one_adds() {
    let folder = Folder::example("design-studio");
    let shown = folder.steps("show contributor..principal --discipline visual-design").answer();
    snapbox::assert_data_eq!(
        shown,
        str![[r#"
Contributor and Principal

Contributor                               Principal
Does good work within a project that      Shapes what the studio does, how it
somebody else leads, and learns from      does it, and with whom.
the people around.
Scope: own work                           Scope: the studio

Principal includes Contributor, and Lead between them.

Practices the craft
Contributor                               Principal adds
- Sketches different directions before    - Rewrites a muddled brief until the
  refining one of them                      project team agrees which question
- Brings unfinished work to critique        it asks · Lead
  along with the question it is stuck     - Redraws a colleague's page in
  on                                        critique to show what a remark means
- Credits the source of a borrowed          · Lead
  idea, typeface or picture               - Gathers the patterns of a project in
- Sets type and spacing so that the         one place that its designers draw
  eye finds the main thing first            from · Lead
  · Visual design                         - Directs a photo shoot that comes
                                            home with the pictures the layouts
                                            need · Visual design · Lead
                                          - Develops a way of working that
                                            designers take up across projects
                                            · Principal
                                          - Hosts studio-wide critiques that
                                            change how people work afterwards
                                            · Principal
                                          - Publishes typefaces or picture books
                                            under the studio's name that other
                                            designers use · Visual design
                                            · Principal
                                          - Sets the standard that the studio's
                                            work on screens is judged by before
                                            delivery · Visual design · Principal

Works well with others
Contributor                               Principal adds
- Shares files early, named so that a     - Pairs people on a project so that
  colleague opens the right one             newer colleagues learn from the rest
- Answers critique with a changed           · Lead
  sketch or with a reason                 - Settles a dispute about a design by
- Warns colleagues in good time when a      going back to what the research
  promised piece will be late               found · Lead
                                          - Closes a project with a talk about
                                            what the project team would change
                                            next time · Lead
                                          - Connects people across projects who
                                            face the same question · Principal
                                          - Coaches leads through the hard parts
                                            of their projects while leaving the
                                            decisions to them · Principal
                                          - Opens the studio to students and
                                            critics who see things differently
                                            · Principal

Earns the trust of clients
Contributor                               Principal adds
- nothing here                            - Presents work to a client with the
                                            reasons for it and the options set
                                            aside · Lead
                                          - Tells a client early what the budget
                                            leaves out · Lead
                                          - Invites the client to watch people
                                            use a prototype · Lead
                                          - Declines work that the studio would
                                            do badly, naming somebody who would
                                            do it well · Principal
                                          - Rebuilds a client's trust in the
                                            studio after a delivery that went
                                            wrong · Principal
                                          - Shapes what the studio offers from
                                            what clients kept missing across
                                            projects · Principal

"#]]
    );
}

#[test]
fn two_steps_in_markdown_line_by_line_and_on_a_page() {
    let folder = Folder::example("design-studio");
    let compare = "show lead..principal --discipline visual-design";
    let markdown = folder.steps(&format!("{compare} --format markdown")).answer();
    snapbox::assert_data_eq!(
        markdown,
        str![[r#"
# Lead and Principal

| Lead | Principal |
| --- | --- |
| Leads a project with its designers and its client, from the first brief to the last delivery. | Shapes what the studio does, how it does it, and with whom. |
| **Scope:** a project | **Scope:** the studio |

Principal includes Lead.

## Practices the craft

| Lead | Principal adds |
| --- | --- |
| • Rewrites a muddled brief until the project team agrees which question it asks<br>• Redraws a colleague's page in critique to show what a remark means<br>• Gathers the patterns of a project in one place that its designers draw from<br>• Directs a photo shoot that comes home with the pictures the layouts need · Visual design | • Develops a way of working that designers take up across projects<br>• Hosts studio-wide critiques that change how people work afterwards<br>• Publishes typefaces or picture books under the studio's name that other designers use · Visual design<br>• Sets the standard that the studio's work on screens is judged by before delivery · Visual design |

## Works well with others

| Lead | Principal adds |
| --- | --- |
| • Pairs people on a project so that newer colleagues learn from the rest<br>• Settles a dispute about a design by going back to what the research found<br>• Closes a project with a talk about what the project team would change next time | • Connects people across projects who face the same question<br>• Coaches leads through the hard parts of their projects while leaving the decisions to them<br>• Opens the studio to students and critics who see things differently |

## Earns the trust of clients

| Lead | Principal adds |
| --- | --- |
| • Presents work to a client with the reasons for it and the options set aside<br>• Tells a client early what the budget leaves out<br>• Invites the client to watch people use a prototype | • Declines work that the studio would do badly, naming somebody who would do it well<br>• Rebuilds a client's trust in the studio after a delivery that went wrong<br>• Shapes what the studio offers from what clients kept missing across projects |

"#]]
    );
    snapbox::assert_data_eq!(
        folder.steps(&format!("{compare} --linear")).answer(),
        str![[r#"
Lead and Principal

Lead
  Leads a project with its designers and its client, from the first brief to the
  last delivery.
  Scope: a project

Principal
  Shapes what the studio does, how it does it, and with whom.
  Scope: the studio

Principal includes Lead.

Practices the craft
Lead:
- Rewrites a muddled brief until the project team agrees which question it asks
- Redraws a colleague's page in critique to show what a remark means
- Gathers the patterns of a project in one place that its designers draw from
- Directs a photo shoot that comes home with the pictures the layouts need
  · Visual design

Principal adds:
- Develops a way of working that designers take up across projects
- Hosts studio-wide critiques that change how people work afterwards
- Publishes typefaces or picture books under the studio's name that other
  designers use · Visual design
- Sets the standard that the studio's work on screens is judged by before
  delivery · Visual design

Works well with others
Lead:
- Pairs people on a project so that newer colleagues learn from the rest
- Settles a dispute about a design by going back to what the research found
- Closes a project with a talk about what the project team would change next
  time

Principal adds:
- Connects people across projects who face the same question
- Coaches leads through the hard parts of their projects while leaving the
  decisions to them
- Opens the studio to students and critics who see things differently

Earns the trust of clients
Lead:
- Presents work to a client with the reasons for it and the options set aside
- Tells a client early what the budget leaves out
- Invites the client to watch people use a prototype

Principal adds:
- Declines work that the studio would do badly, naming somebody who would do it
  well
- Rebuilds a client's trust in the studio after a delivery that went wrong
- Shapes what the studio offers from what clients kept missing across projects

"#]]
    );
    let page = folder.steps(&format!("{compare} --format html")).answer();
    assert!(page.contains("<td role=\"cell\" data-column=\"Principal adds\"><ul><li>"), "{page}");
}

#[test]
fn disciplines_stand_side_by_side() {
    let folder = Folder::example("design-studio");
    let both = "show --discipline interaction-design --discipline visual-design";
    snapbox::assert_data_eq!(
        folder.steps(both).answer(),
        str![[r#"
Interaction design and Visual design

Interaction design                        Visual design
Designing how things behave when          Designing how things look, on paper,
people use them.                          on screens and in space.

Practices the craft

Contributor
Interaction design                        Visual design
- Prototypes a flow that people try       - Sets type and spacing so that the
  out without an explanation                eye finds the main thing first
- Draws the empty, loading and failing
  states of a screen along with the
  full one

Lead
Interaction design                        Visual design
- Plans interviews and tests that         - Directs a photo shoot that comes
  answer the open questions of a            home with the pictures the layouts
  project                                   need

Principal
For each of them:
- Sets the standard that the studio's work on screens is judged by before
  delivery

Interaction design                        Visual design
- Establishes across projects that        - Publishes typefaces or picture books
  prototypes are tested with people         under the studio's name that other
  who use assistive technology              designers use

Earns the trust of clients

Lead
Interaction design                        Visual design
- Runs a workshop in which a client's     - nothing here
  people put their own wishes in order

The examples for everybody apply as well.

"#]]
    );
    // Named twice it is still one, and its examples are counted in the overview.
    let twice = folder.steps("show --discipline visual-design --discipline visual-design").answer();
    assert_eq!(twice, folder.steps("show --discipline visual-design").answer());
    // With something to show, the examples of several are put together, as before.
    let union =
        folder.steps("show craft --discipline interaction-design --discipline visual-design").answer();
    assert!(union.contains("\nInteraction design\n") && union.contains("\nVisual design\n"), "{union}");
    // Without any, what is for everybody, and the way to the others.
    let alone = folder.steps("show craft").answer();
    assert!(!alone.contains("\nVisual design\n"), "{alone}");
    assert!(alone.ends_with("own: steps show\ncraft --discipline NAME\n"), "{alone}");
}

#[test]
fn what_is_compared_as_json() {
    let folder = Folder::example("design-studio");
    let json = |arguments: &str| -> Value {
        serde_json::from_str(&folder.steps(&format!("show {arguments} --format json")).answer())
            .expect("JSON")
    };
    let ids = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|it| it["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let steps = json("contributor..principal");
    assert_eq!(steps["subject"], "steps");
    assert_eq!(steps["compared"], serde_json::json!(["contributor", "principal"]));
    let includes =
        serde_json::json!({"both": ["contributor"], "only_first": [], "only_second": ["lead", "principal"]});
    assert_eq!(steps["includes"], includes);
    assert_eq!(ids(&steps["steps"]), ["contributor", "lead", "principal"]);
    let disciplines = json("--discipline interaction-design --discipline visual-design");
    assert_eq!(disciplines["subject"], "disciplines");
    assert_eq!(ids(&disciplines["disciplines"]), ["interaction-design", "visual-design"]);
    let cells = disciplines["cells"].as_array().expect("cells");
    let examples = cells.iter().flat_map(|cell| cell["examples"].as_array().expect("examples"));
    assert!(examples.clone().count() > 5 && examples.into_iter().all(|it| !it["disciplines"][0].is_null()));
}

#[test]
fn what_cannot_be_compared_says_why() {
    let folder = Folder::example("design-studio");
    folder.steps("show contributor..").gives(
        2,
        "",
        str![[r#"
error: `A..B` needs a step on each side
hint: as in `steps show contributor..lead`

"#]],
    );
    folder.steps("show contributor..leed").gives(
        2,
        "",
        str![[r#"
error: no step is called `leed`
hint: did you mean `lead`?

"#]],
    );
    folder.steps("show lead..lead").gives(
        2,
        "",
        str![[r#"
error: `lead` and `lead` are the same step
hint: name two steps, such as the one you are at and the next

"#]],
    );
    folder.steps("show interaction-design..visual-design").gives(
        2,
        "",
        str![[r#"
error: `A..B` compares steps, and these are disciplines
hint: `steps show --discipline interaction-design --discipline visual-design` compares them

"#]],
    );
    folder.steps("show lead --all").gives(
        2,
        "",
        str![[r#"
error: `[BEHAVIOR|STEP|DISCIPLINE|ROLE|STEP..STEP]` cannot be used with `--all`

"#]],
    );
}
