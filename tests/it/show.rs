//! `show` on the example workspaces, as its readers see it.

use snapbox::str;

use crate::program::Folder;

#[test]
fn the_framework_to_read() {
    let folder = Folder::example("first-review");
    folder.steps("show").gives(
        0,
        str![[r#"
Technology career steps 3.0.0

What growing looks like for people who work in technology: five behaviors, each
shown at four steps of widening impact. The examples are there to start a
conversation between a person and their manager; they are never a checklist.

Behavior                Individual  Squad/Chapter  Tribe/Guild  Technology/Company
──────────────────────────────────────────────────────────────────────────────────
Team success            5           5              5            5
Continuous improvement  5           5              5            5
Accountability          5           5              5            5
Business impact         5           5              5            5
Mastery                 5           5              5            5

- Examples counted: those for everybody
- Steps: Individual (own work), Squad/Chapter (a squad or chapter), Tribe/Guild
  (several squads, a tribe or a guild), Technology/Company (technology, the
  company or the industry)
- Disciplines: Agile coaching, Data engineering, Data science and machine
  learning, Design and user research, Developer relations, Front-end
  development, Mobile development, Project management, Quality, Security, Site
  reliability, Software development, Technical product ownership, Toolsmithing
- Read more: steps show mastery

"#]],
        "",
    );
    folder.steps("show squad").gives(
        0,
        str![[r#"
Squad/Chapter

Is somebody the squad or chapter draws on, as a specialist in a domain or as a
generalist who solves problems. Leads smaller efforts to completion, works
through tough problems independently with feedback from peers, or both.

Scope: a squad or chapter

Includes: Individual

A move to Squad/Chapter is approved by the chapter lead, after consulting the
person's peers in the squad and chapter, and a varied group of the person's
peers.

Roles that need at least this step: Chapter lead

Values team success over individual success
- Makes time in their own work to guide a newcomer into the squad
- Hands the demo to the squad member who did most of the work
- Invites quieter colleagues into a squad discussion before it settles on an
  answer
- Backs a squad decision in public after having argued for another option
- Proposes moving work between people when somebody in the squad carries too
  much

Continuously improves themselves and team
- Runs a small experiment in how the squad works, with a date to judge it
- Gives squad members specific feedback soon after the moment it concerns
- Carries a retrospective action through until the squad notices the difference
- Teaches the chapter something useful from a course, book or conference
- Trims a squad routine down to the part that still helps

Holds themselves and others accountable
- Leads a small squad effort from kickoff to its agreed outcome
- Reminds a squad member of an agreement that colleagues rely on
- Responds when something in the squad's care breaks, whoever made it
- Records the reasons for a squad decision where others find them later
- Upholds the squad's definition of done when a deadline presses

Thinks about the business impact of their work
- Names the measure of success for a squad feature before work on it begins
- Translates a technical risk into its effect on customers when the squad plans
- Brings usage data to squad planning to settle a matter of opinion
- Questions an item on the squad's backlog that has lost its purpose
- Tests a risky assumption cheaply before the squad builds on it

Demonstrates mastery of their discipline
- Solves a hard problem for the squad, with peers reviewing the outcome
- Advises the squad in a specialty where colleagues seek their judgment
- Reviews the work of chapter peers with comments on flaws that take expertise
  to spot
- Writes the technical detail of a standard that the chapter works from
- Turns a vague request to the squad into a clear plan of work

These are for everybody. Disciplines have examples of their own: steps show
squad --discipline NAME

"#]],
        "",
    );
    folder.steps("show software-development").gives(
        0,
        str![[r#"
Software development

Designing, writing and running software that serves the people who use it. The
craft keeps code correct today and easy to change tomorrow.

Demonstrates mastery of their discipline

Individual
- Structures a change as small commits, each with a message that gives the
  reason
- Captures a bug in a failing test before repairing the code
- Traces a request through unfamiliar code before changing it
- Handles timeouts and malformed input in new code with errors that point to the
  cause

Squad/Chapter
- Drafts the interfaces of a feature so that squad members code its parts in
  parallel
- Migrates a database table and the code behind the squad's service while
  traffic keeps flowing
- Profiles the squad's code under load to find the functions where its time goes
- Refactors a module that slows the squad, releasing each small step along the
  way

Tribe/Guild
- Versions an interface that several squads call, keeping older callers working
  until they move
- Untangles a database shared across squads so that each squad deploys on its
  own schedule
- Redesigns the code of the tribe's services so that personal data becomes
  anonymous at its source
- Patches the same bug in the code of several squads, leaving a regression test
  in each

Technology/Company
- Writes a storage engine that services across the company adopt for their most
  demanding data
- Devises an algorithm that lifts a limit on how far the company's systems scale
- Replaces an aging system at the core of the company's products, from prototype
  to final switchover
- Proposes changes to an industry protocol standard, backed by a working
  implementation

The examples for everybody apply as well.

"#]],
        "",
    );
    folder.steps("show --discipline quality --discipline toolsmithing").gives(
        0,
        str![[r#"
Quality and Toolsmithing

Quality                                   Toolsmithing
Testing a product, weighing its risks     Building what other engineers work
and helping teams to build quality in     with: build systems, delivery
from the start. The craft gives people    pipelines, libraries and developer
the evidence they need to release with    environments. The craft treats fellow
confidence.                               engineers as customers and gives them
                                          back time and attention.

Demonstrates mastery of their discipline

Individual
Quality                                   Toolsmithing
- Explores a new feature in the roles     - Scripts a manual build step so that
  of different users, noting each bug       it gives the same result on any
  and surprise                              machine
- Reports a bug with the shortest         - Phrases a tool's error messages so
  steps that reproduce it                   that the engineer learns what to do
- Derives test cases from the               next
  boundaries of each input and state      - Documents a tool's commands with
- Stabilizes a flaky test by finding        examples that run as tests
  what makes its result vary              - Watches a colleague set up a new
                                            developer tool to find the steps
                                            that confuse

Squad/Chapter
Quality                                   Toolsmithing
- Maps the risks of a feature with the    - Shortens the squad's build by
  squad to decide where testing goes        caching the stages that measurement
  deepest                                   shows to be slow
- Pairs with the squad's developers on    - Packages the squad's development
  test ideas while the code takes           environment into a setup that a
  shape                                     single command installs
- Converts the squad's slow end-to-end    - Encodes a recurring review comment
  checks into faster tests closer to        of the squad as an automated lint
  the code                                  rule
- Summarizes the risks that remain        - Equips the squad's deployment
  after testing, ahead of the squad's       pipeline to roll back by itself when
  release decision                          health checks fail

Tribe/Guild
Quality                                   Toolsmithing
- Develops a test strategy for a          - Builds a pipeline template for the
  customer journey that runs through        tribe with extension points for each
  several squads                            squad's own stages
- Groups production defects from          - Generates the code changes that
  across squads to reveal which kinds       several squads need when a library
  escape testing                            is upgraded
- Introduces contract tests between       - Extracts code duplicated across
  squads so that breaking changes           squads into a library with a
  surface before integration                documented release process
- Hosts exploratory testing sessions      - Measures builds across squads to
  where testers from several squads         find the failures that cost
  probe the seams between their             engineers the most time
  features

Technology/Company
Quality                                   Toolsmithing
- Models real customer traffic in a       - Develops a build system that
  simulator that teams across the           recompiles only what a change
  company test against                      affects in the company's code
- Establishes what evidence the           - Extends the company's build tools to
  company gathers before a release          sign each release on its way from
  that carries legal or safety risk         source to production
- Publishes a testing technique,          - Creates a route from commit to
  proven on real systems, that testers      production that teams company-wide
  elsewhere in the industry take up         choose for its convenience
- Designs an automated analysis that      - Maintains a developer tool, released
  exposes a costly class of defect in       as open source, with contributors
  products across the company               from the industry

The examples for everybody apply as well.

"#]],
        "",
    );
}

#[test]
fn another_framework_is_read_as_well() {
    let folder = Folder::example("design-studio");
    folder.steps("show").gives(
        0,
        str![[r#"
Studio ladder 2.1.0

How designers grow in our studio: three behaviors, from one's own work to the
work of the whole studio. It is here to talk about, with the project on the
table.

Behavior  Contributor  Lead  Principal
──────────────────────────────────────
Craft     3            3     2
Together  3            3     3
Clients   –            3     3

- Examples counted: those for everybody
- Steps: Contributor (own work), Lead (a project), Principal (the studio)
- Disciplines: Interaction design, Visual design
- Read more: steps show clients

"#]],
        "",
    );
    folder.steps("show craft").gives(
        0,
        str![[r#"
Practices the craft

Makes things that are clear, useful and worth looking at, and keeps getting
better at it.

Contributor · own work
- Sketches different directions before refining one of them
- Brings unfinished work to critique along with the question it is stuck on
- Credits the source of a borrowed idea, typeface or picture

Lead · a project
- Rewrites a muddled brief until the project team agrees which question it asks
- Redraws a colleague's page in critique to show what a remark means
- Gathers the patterns of a project in one place that its designers draw from

Principal · the studio
- Develops a way of working that designers take up across projects
- Hosts studio-wide critiques that change how people work afterwards

These are for everybody. Disciplines have examples of their own: steps show
craft --discipline NAME

"#]],
        "",
    );
    folder.steps("show visual-design").gives(
        0,
        str![[r#"
Visual design

Designing how things look, on paper, on screens and in space.

Practices the craft

Contributor
- Sets type and spacing so that the eye finds the main thing first

Lead
- Directs a photo shoot that comes home with the pictures the layouts need

Principal
- Publishes typefaces or picture books under the studio's name that other
  designers use
- Sets the standard that the studio's work on screens is judged by before
  delivery

The examples for everybody apply as well.

"#]],
        "",
    );
    folder.steps("gap mika-aalto --from self").gives(
        0,
        str![[r#"
Mika Aalto: from today to Lead

! Only what both sides answered is shown.

From the self-rating of 2026-q4, sealed on 2026-11-11.

Behavior  Steps  Reaches today
──────────────────────────────────────────────
Craft     ■■▪    Lead, and in part Principal
Together  ■▪○    Contributor, and in part Lead
Clients   ×■○    Lead

Steps: Contributor, then Lead, then Principal

■ demonstrated, ▪ in part, ○ not rated, × no examples here

At Lead

Craft
Today: Practicing

Already there:
- Gathers the patterns of a project in one place that its designers draw from
- Plans interviews and tests that answer the open questions of a project
  · Interaction design

In the rater's words:
- I planned the visits to the museum and kept our patterns on one wall. Writing
  the brief anew was more of a group effort.

Evidence:
- https://example.com/museum-guide/research

Together
Today: Emerging

Already there:
- Settles a dispute about a design by going back to what the research found

In the rater's words:
- I ended the debate about the map with what we had heard from visitors.
  Planning who works with whom I still leave to Jo.

Not yet there; you could talk about:
- Pairs people on a project so that newer colleagues learn from the rest
- Closes a project with a talk about what the project team would change next
  time

Clients
Today: Leading

Already there:
- Presents work to a client with the reasons for it and the options set aside
- Invites the client to watch people use a prototype

In the rater's words:
- I presented to the museum three times, and they came along to watch visitors
  try the prototype.

Evidence:
- https://example.com/museum-guide/visit

Candidates to focus on
- Together · Lead: Emerging

"#]],
        "",
    );
}

#[test]
fn a_page_says_in_which_language_the_framework_is() {
    let folder = Folder::example("design-studio");
    let manifest = folder.read("framework/framework.yaml");
    let first_tag = |folder: &Folder| {
        let page = folder.steps("show --format html").answer();
        page.split_inclusive('>').nth(1).expect("a tag").to_owned()
    };
    assert_eq!(first_tag(&folder), "<html lang=\"en\">");
    folder.write("framework/framework.yaml", manifest.replace("language: en", "language: fi"));
    assert_eq!(first_tag(&folder), "<html lang=\"fi\">");
}
