//! `show --all`: the whole framework in one document, in every format.

use serde_json::Value;
use snapbox::str;

use crate::program::Folder;

#[test]
fn everything_in_one_document() {
    let folder = Folder::example("design-studio");
    snapbox::assert_data_eq!(
        folder.steps("show --all").answer(),
        str![[r#"
Studio ladder 2.1.0

How designers grow in our studio: three behaviors, from one's own work to the
work of the whole studio. It is here to talk about, with the project on the
table.

Steps

Contributor
Does good work within a project that somebody else leads, and learns from the
people around.

Scope: own work

Lead
Leads a project with its designers and its client, from the first brief to the
last delivery.

Scope: a project

Includes: Contributor

Principal
Shapes what the studio does, how it does it, and with whom.

Scope: the studio

Includes: Contributor and Lead

Ratings
- Emerging: Seen now and then, often with somebody's help
- Practicing: Seen in one project after another, without being asked for
- Leading: Others in the studio look to this person to see how it is done

A behavior counts as demonstrated at a step from "Practicing" on. Outside the
scale: not enough evidence to say; does not apply here.

Behaviors

Practices the craft
Makes things that are clear, useful and worth looking at, and keeps getting
better at it.

Craft · Contributor
- Sketches different directions before refining one of them
- Brings unfinished work to critique along with the question it is stuck on
- Credits the source of a borrowed idea, typeface or picture
- Sets type and spacing so that the eye finds the main thing first · Visual
  design
- Prototypes a flow that people try out without an explanation · Interaction
  design
- Draws the empty, loading and failing states of a screen along with the full
  one · Interaction design

Craft · Lead
- Rewrites a muddled brief until the project team agrees which question it asks
- Redraws a colleague's page in critique to show what a remark means
- Gathers the patterns of a project in one place that its designers draw from
- Directs a photo shoot that comes home with the pictures the layouts need
  · Visual design
- Plans interviews and tests that answer the open questions of a project
  · Interaction design

Craft · Principal
- Develops a way of working that designers take up across projects
- Hosts studio-wide critiques that change how people work afterwards
- Publishes typefaces or picture books under the studio's name that other
  designers use · Visual design
- Sets the standard that the studio's work on screens is judged by before
  delivery · Interaction design and Visual design
- Establishes across projects that prototypes are tested with people who use
  assistive technology · Interaction design

Works well with others
Makes the work of the people around better, and easier.

Together · Contributor
- Shares files early, named so that a colleague opens the right one
- Answers critique with a changed sketch or with a reason
- Warns colleagues in good time when a promised piece will be late

Together · Lead
- Pairs people on a project so that newer colleagues learn from the rest
- Settles a dispute about a design by going back to what the research found
- Closes a project with a talk about what the project team would change next
  time

Together · Principal
- Connects people across projects who face the same question
- Coaches leads through the hard parts of their projects while leaving the
  decisions to them
- Opens the studio to students and critics who see things differently

Earns the trust of clients
Helps clients to see what they need, and tells them what is possible and what is
not.

Clients · Contributor
No examples here.

Clients · Lead
- Presents work to a client with the reasons for it and the options set aside
- Tells a client early what the budget leaves out
- Invites the client to watch people use a prototype
- Runs a workshop in which a client's people put their own wishes in order
  · Interaction design

Clients · Principal
- Declines work that the studio would do badly, naming somebody who would do it
  well
- Rebuilds a client's trust in the studio after a delivery that went wrong
- Shapes what the studio offers from what clients kept missing across projects

Disciplines
- Interaction design: Designing how things behave when people use them.
- Visual design: Designing how things look, on paper, on screens and in space.

Questions to begin with where two ratings differ
A report puts names in the place of words in braces.

The first rater rated higher
- Which recent piece of work did {first} have in mind here?
- Which situation from the last months shows {behavior} at the {step} step best?
- What would a colleague who was close to this work tell us about it?

The second rater rated higher
- What did {second} see in recent work that we have yet to talk about?
- When in the last months did this go well, and what helped?
- Where in recent work did this make a difference to other people?

The ratings are far apart
- What did each of us picture when reading the {step} step of {behavior}?
- Which recent moments did only one of us have the chance to see?
- Which piece of recent work could we go through together to compare how we read
  this?

Only one of them could say
- What has one of us seen lately that would help the other form a view?
- Which colleagues have seen this recently, and what might they add?
- Where in the coming weeks might both of us get to see {behavior} at the {step}
  step?

One of them says that it does not apply
- What would {behavior} at the {step} step look like in the present work?
- Which part of recent work comes closest to what is described here?
- What would have to change in the work for this to apply?

The same rating, seen in other examples
- What recent work is behind an example that only one of us marked?
- Which of the examples we marked says the most about recent work?
- Which of the examples that differ would we like to see more of in the coming
  months?

"#]]
    );
}

#[test]
fn the_same_for_an_assistant() {
    let folder = Folder::example("design-studio");
    let markdown = folder.steps("show --all --format markdown").answer();
    let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
    snapbox::assert_data_eq!(
        headings.join("\n"),
        str![[r#"
# Studio ladder 2.1.0
## Steps
### Contributor
### Lead
### Principal
## Ratings
## Behaviors
### Practices the craft
#### Craft · Contributor
#### Craft · Lead
#### Craft · Principal
### Works well with others
#### Together · Contributor
#### Together · Lead
#### Together · Principal
### Earns the trust of clients
#### Clients · Contributor
#### Clients · Lead
#### Clients · Principal
## Disciplines
## Questions to begin with where two ratings differ
### The first rater rated higher
### The second rater rated higher
### The ratings are far apart
### Only one of them could say
### One of them says that it does not apply
### The same rating, seen in other examples
"#]]
    );
    let page = folder.steps("show --all --format html").answer();
    let texts = |text: &str| text.matches("Sets the standard that the studio").count();
    assert_eq!((texts(&markdown), texts(&page)), (1, 1));
}

#[test]
fn a_lens_leaves_out_what_other_disciplines_have() {
    let folder = Folder::example("design-studio");
    let whole = folder.steps("show --all").answer();
    let visual = folder.steps("show --all --discipline visual-design").answer();
    assert!(whole.contains("Prototypes a flow") && !visual.contains("Prototypes a flow"));
    assert!(visual.contains("Sets type and spacing"));
}

#[test]
fn the_whole_framework_as_json() {
    let folder = Folder::example("first-review");
    let json = folder.steps("show --all --format json").answer();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
    let expect = [
        "version",
        "report",
        "framework",
        "subject",
        "id",
        "summary",
        "steps",
        "behaviors",
        "disciplines",
        "cells",
        "scale",
        "roles",
        "questions",
    ];
    let mut expect = expect.map(str::to_owned);
    expect.sort();
    let mut keys: Vec<String> = keys.into_iter().cloned().collect();
    keys.sort();
    assert_eq!(keys, expect);
    assert_eq!(
        (&value["version"], &value["report"], &value["subject"]),
        (&1.into(), &"show".into(), &"all".into())
    );
    let cells = value["cells"].as_array().expect("cells");
    let examples =
        cells.iter().map(|cell| cell["examples"].as_array().expect("examples").len()).sum::<usize>();
    let records = folder.steps("export framework").answer();
    assert_eq!(examples, records.lines().count());
    assert_eq!(value["scale"]["ratings"][0]["id"], "not-yet");
    assert_eq!(value["roles"][6]["step"]["id"], "squad");
    assert!(value["questions"]["first-higher"].is_array());
}
