//! `show`, `diff` and `gap` on the example workspaces, as their readers see them.

use snapbox::str;

use crate::program::Folder;
use crate::repository::repository;
use crate::terminal::Terminal;

fn review() -> Folder {
    Folder::example("first-review")
}

fn studio() -> Folder {
    Folder::example("design-studio")
}

#[test]
fn the_framework_to_read() {
    let folder = review();
    folder.steps("show").gives(
        0,
        str![[r#"
Technology career steps 1.0.0

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
- Disciplines: Agile coaching, Project management, Quality, Software
  development, Technical product ownership, Toolsmithing
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
person's peers in the squad and chapter; and a varied group of the person's
peers.

Roles that need at least this step: Chapter lead

Values team success over individual success
- Guides a newcomer to the squad until they finish something of their own
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
- Reminds a squad member kindly, in private, of an agreement that slipped
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
- Solves a hard problem for the squad independently, with peers reviewing the
  outcome
- Advises the squad in a specialty where colleagues seek their judgment
- Reviews the work of chapter peers with comments that also improve their next
  piece
- Refines a template or standard that the chapter works from
- Turns a vague request to the squad into a clear plan of work

Agile coaching

- Visualizes the squad's flow of work so that queues and blockages stand out
- Facilitates a tense conversation in the squad until those involved phrase
  their own agreement
- Trains squad members to run retrospectives, giving feedback after each
- Launches a newly formed squad with a workshop on its purpose, roles and ways
  of deciding

Project management

- Plans the squad's project backward from its deadline, with slack where
  estimates vary most
- Renegotiates scope with the sponsor when the squad's deadline comes under
  threat
- Forecasts the squad's finish date as a range drawn from its recent pace
- Coordinates the squad's launch with support, legal and marketing through a
  shared checklist

Quality

- Maps the risks of a feature with the squad to decide where testing goes
  deepest
- Pairs with the squad's developers on test ideas while the code takes shape
- Converts the squad's slow end-to-end checks into faster tests closer to the
  code
- Summarizes the risks that remain after testing, ahead of the squad's release
  decision

Software development

- Drafts the interfaces of a feature so that squad members code its parts in
  parallel
- Migrates a database table behind the squad's service while traffic keeps
  flowing
- Profiles the squad's service under load to find where its time goes
- Refactors a module that slows the squad, releasing each small step along the
  way

Technical product ownership

- Balances new features with upkeep of the system in the squad's roadmap,
  showing what each costs
- Declines a request to the squad by showing the more valuable work it would
  displace
- Slices a platform feature into releases that each give the squad evidence of
  demand
- Negotiates service levels that meet users' needs at a cost the squad is ready
  to carry

Toolsmithing

- Shortens the squad's build by caching the stages that measurement shows to be
  slow
- Packages the squad's development environment into a setup that a single
  command installs
- Encodes a recurring review comment of the squad as an automated lint rule
- Equips the squad's deployment pipeline with a rollback that failing health
  checks trigger

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
- Migrates a database table behind the squad's service while traffic keeps
  flowing
- Profiles the squad's service under load to find where its time goes
- Refactors a module that slows the squad, releasing each small step along the
  way

Tribe/Guild
- Versions an interface that several squads call, keeping older callers working
  until they move
- Untangles a database shared across squads so that each squad deploys on its
  own schedule
- Redesigns how the tribe's services pass personal data so that records become
  anonymous early
- Patches the same flaw in the code of several squads, leaving a regression test
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
Technology career steps 1.0.0

What growing looks like for people who work in technology: five behaviors, each
shown at four steps of widening impact. The examples are there to start a
conversation between a person and their manager; they are never a checklist.

Behavior                Individual  Squad/Chapter  Tribe/Guild  Technology/Company
──────────────────────────────────────────────────────────────────────────────────
Team success            5           5              5            5
Continuous improvement  5           5              5            5
Accountability          5           5              5            5
Business impact         5           5              5            5
Mastery                 5 + 8       5 + 8          5 + 8        5 + 8

- Examples counted: those for everybody + those only for Quality and
  Toolsmithing
- Steps: Individual (own work), Squad/Chapter (a squad or chapter), Tribe/Guild
  (several squads, a tribe or a guild), Technology/Company (technology, the
  company or the industry)
- Disciplines: Agile coaching, Project management, Quality, Software
  development, Technical product ownership, Toolsmithing
- Read more: steps show mastery

"#]],
        "",
    );
}

#[test]
fn another_framework_is_read_as_well() {
    let folder = studio();
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

Interaction design

- Prototypes a flow that people try out without an explanation
- Draws the empty, loading and failing states of a screen along with the full
  one

Visual design

- Sets type and spacing so that the eye finds the main thing first

Lead · a project
- Rewrites a muddled brief until the project team agrees which question it asks
- Redraws a colleague's page in critique to show what a remark means
- Gathers the patterns of a project in one place that its designers draw from

Interaction design

- Plans interviews and tests that answer the open questions of a project

Visual design

- Directs a photo shoot that comes home with the pictures the layouts need

Principal · the studio
- Develops a way of working that designers take up across projects
- Hosts studio-wide critiques that change how people work afterwards

Interaction design

- Establishes across projects that prototypes are tested with people who use
  assistive technology

Interaction design and Visual design

- Sets the standard that the studio's work on screens is judged by before
  delivery

Visual design

- Publishes typefaces or picture books under the studio's name that other
  designers use

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
Together  ■▪·    Contributor, and in part Lead
Clients   ×■·    Lead

Steps: Contributor, then Lead, then Principal

■ demonstrated, ▪ in part, · not rated, × no examples here

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
fn where_two_differ() {
    let folder = review();
    folder.steps("diff robin-ek").gives(
        0,
        str![[r#"
Where Robin Ek and Alex Moreau agree and differ, 2026-h2

- Robin Ek: self-rating, sealed on 2026-11-18
- Alex Moreau: manager's rating, sealed on 2026-11-19

Behavior                Individual     Squad/Chapter  Tribe/Guild  Technology/Company
─────────────────────────────────────────────────────────────────────────────────────
Team success            cons = cons    cons < model   not = not    –
Continuous improvement  cons = cons    cons > some    some ~ ?     –
Accountability          cons = cons    cons = cons    some < cons  –
Business impact         cons = cons    cons = cons    cons > not   n/a ~ not
Mastery                 model = model  cons = cons    cons = cons  not = not

Robin Ek's rating comes first, then Alex Moreau's: = the same, > Robin Ek
higher, < Alex Moreau higher, ~ not comparable

not: Not yet, some: Sometimes, cons: Consistently, model: Role model, ?: Not
enough evidence to say, n/a: Does not apply here, –: Not rated

The same on 11 of 15 questions, one apart on 3, further apart on 1; on 1 only
one side could say, on 1 only one side says it does not apply.

Where you differ

1. Business impact · Tribe/Guild
Robin Ek: Consistently                    Alex Moreau: Not yet
We did guest checkout first because it    The choices I have seen were within
helps more travelers sooner. I also       our own squad. I was away for the
worked out for the tribe lead what it     tribe's planning in October, so I may
costs us to wait for timetable            well have missed something.
changes, and do so again each month.
guest-checkout-first
https://example.com/booking/notes/
cost-of-waiting

Only Robin Ek marked:
- Reorders work across squads so that the most valuable result reaches customers
  soonest
- Estimates for tribe leaders what waiting between squads costs the business

Start with: What did each of us picture when reading the Tribe/Guild step of
Business impact?

2. Team success · Squad/Chapter
Robin Ek: Consistently                    Alex Moreau: Role model
Noor and I paired from May on, until      How Robin brought Noor in is now how
Noor released a test suite alone. I       the squad does it, and Kim wrote it
handed the demo of guest checkout to      down for the next newcomer. In
Kim, who had done more of it than I       planning I hear Robin ask the people
had.                                      who have not spoken.
noor-first-release                        https://example.com/checkout/wiki/
                                          first-weeks

Both marked:
- Guides a newcomer to the squad until they finish something of their own
- Hands the demo to the squad member who did most of the work

Only Alex Moreau marked:
- Invites quieter colleagues into a squad discussion before it settles on an
  answer

Start with: When in the last months did this go well, and what helped?

3. Continuous improvement · Squad/Chapter
Robin Ek: Consistently                    Alex Moreau: Sometimes
I began the trial of written              Robin's feedback comes soon and is
stand-ups, and people seem to like it.    specific. The trial of written
I also try to give feedback on the        stand-ups began well, and then
same day.                                 September passed without the talk that
written-stand-ups                         was to judge it.
                                          https://example.com/checkout/wiki/
                                          written-stand-ups

Both marked:
- Gives squad members specific feedback soon after the moment it concerns

Only Robin Ek marked:
- Runs a small experiment in how the squad works, with a date to judge it

Start with: What would a colleague who was close to this work tell us about it?

4. Accountability · Tribe/Guild
Robin Ek: Sometimes                       Alex Moreau: Consistently
I moderated the review of the Friday      Before the fare work began, Robin had
outage, and each repair got a name and    the squads agree on how they would
a date. It was my first one and Sam       judge it. The review of the Friday
helped me to prepare, so it is no         outage ended with a date for each
habit yet.                                repair, and all but one are done.
friday-outage-review                      https://example.com/booking/fares/
                                          kickoff
                                          https://example.com/booking/incidents/
                                          friday-outage

Both marked:
- Moderates incident reviews across squads that end with a promised date for
  each repair

Only Alex Moreau marked:
- Agrees with several squads, before shared work starts, how success will be
  judged

Start with: What did Alex Moreau see in recent work that we have yet to talk
about?

5. Business impact · Technology/Company
Robin Ek: Does not apply here             Alex Moreau: Not yet
Plans for the company and the choice      I have not seen an occasion for it,
of vendors are settled until the          and nothing in our plans brings one
payment contract ends next autumn.        soon.
Nobody in our tribe has a part in them
before that.

Start with: Which part of recent work comes closest to what is described here?

6. Continuous improvement · Tribe/Guild
Robin Ek: Sometimes                       Alex Moreau: Not enough evidence to
                                          say
In October I held a session of the        I am not in the guild and have not
interface guild in which people           seen this. I would like to hear about
versioned an interface of their own       it from Robin.
squad. It was one session, so I would
not say more.
https://example.com/interface-guild/
sessions/versions

Only Robin Ek marked:
- Organizes practice sessions in the guild where people rehearse a new method on
  real work

Start with: Where in the coming weeks might both of us get to see Continuous
improvement at the Tribe/Guild step?

Where you agree
- Team success · Individual: Consistently, 1 example marked by both
- Team success · Tribe/Guild: Not yet
- Continuous improvement · Individual: Consistently, though each saw it in
  different examples. Which of the examples that differ would we like to see
  more of in the coming months?
- Accountability · Individual: Consistently, 1 example marked by both
- Accountability · Squad/Chapter: Consistently, 1 example marked by both
- Business impact · Individual: Consistently, 1 example marked by both
- Business impact · Squad/Chapter: Consistently, 1 example marked by both
- Mastery · Individual: Role model, 1 example marked by both
- Mastery · Squad/Chapter: Consistently, 2 examples marked by both
- Mastery · Tribe/Guild: Consistently, 2 examples marked by both
- Mastery · Technology/Company: Not yet

"#]],
        "",
    );
    folder.steps("diff robin-ek --exit-code -o review.md --format markdown -q").gives(1, "", "");
    let answer = folder.steps("diff robin-ek --format markdown").answer();
    assert_eq!(folder.read("review.md"), answer);
    assert!(answer.contains("model = model | cons = cons | cons = cons | not = not |"), "{answer}");
    let all = folder.steps("diff robin-ek --all").answer();
    let folded = folder.steps("diff robin-ek").answer();
    let agreed = "Versions an interface that several squads call";
    assert!(all.contains(agreed) && !folded.contains(agreed), "{all}");
}

#[test]
fn the_same_file_twice_does_not_differ() {
    let folder = review();
    let run = folder
        .steps("diff --exit-code reviews/robin-ek/2026-h1/self.yaml reviews/robin-ek/2026-h1/self.yaml");
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn any_files_are_compared() {
    let folder = review();
    let cycle = "reviews/robin-ek/2026-h2";
    for side in ["self", "manager", "peer-kim-osei", "peer-sam-lindqvist"] {
        let content = folder.read(&format!("{cycle}/{side}.yaml"));
        folder.write(&format!("sent/{side}.yaml"), content);
    }
    let run = folder
        .steps("diff sent/self.yaml sent/manager.yaml sent/peer-kim-osei.yaml sent/peer-sam-lindqvist.yaml");
    let answer = run.answer();
    assert!(
        answer.starts_with(
            "Where Robin Ek, Alex Moreau, Kim Osei and Sam Lindqvist agree and differ,\n2026-h2\n"
        ),
        "{answer}"
    );
    folder.steps("diff reviews/robin-ek/2026-h1/agreed.yaml").gives(
        2,
        "",
        str![[r#"
error: there is only one file to compare
hint: name two files or more, or a person: `steps diff robin-ek`

"#]],
    );
    folder.steps(&format!("diff {cycle}/self.yaml {cycle}/peer-kim-osei.yaml")).gives(
        2,
        "",
        str![[r#"
error: a peer's assessment opens to nobody but whoever wrote it

"#]],
    );
    folder.steps("diff a.yaml b.yaml").gives(
        2,
        "",
        str![[r#"
error: there is no file `a.yaml`

"#]],
    );
    let input = folder.read("reviews/robin-ek/2026-h1/agreed.yaml");
    let run = folder.steps_with_input("diff - reviews/robin-ek/2026-h2/agreed.yaml", &input);
    assert!(run.answer().contains("2026-h1"));
}

#[test]
fn an_older_framework_breaks_no_comparison() {
    let folder = review();
    let older = folder
        .read("reviews/robin-ek/2026-h2/self.yaml")
        .replace("version: \"1.0.0\"", "version: \"0.9.0\"")
        .replace("ma-reviews-peers", "ma-long-gone")
        .replace("  mastery:", "  bygone:\n    squad: {rating: often}\n  mastery:");
    folder.write("older.yaml", older);
    let answer = folder.steps("diff older.yaml reviews/robin-ek/2026-h2/manager.yaml").answer();
    assert!(answer.contains("no longer in the framework"), "{answer}");
    assert!(answer.contains("0.9.0"), "{answer}");
}

#[test]
fn the_way_to_a_step() {
    let folder = review();
    folder.steps("gap robin-ek").gives(
        0,
        str![[r#"
Robin Ek: from today to Tribe/Guild

From the agreed ratings of 2026-h2, sealed on 2026-11-20.

Behavior                Steps  Reaches today
─────────────────────────────────────────────────────────────────────
Team success            ■■□·   Squad/Chapter
Continuous improvement  ■▪?·   Individual, and in part Squad/Chapter
Accountability          ■■▪·   Squad/Chapter, and in part Tribe/Guild
Business impact         ■■▪–   Squad/Chapter, and in part Tribe/Guild
Mastery                 ■■■□   Tribe/Guild

Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, · not rated,
– does not apply

Open before Tribe/Guild

Squad/Chapter · Continuous improvement
Today: Sometimes

Already there:
- Runs a small experiment in how the squad works, with a date to judge it
- Gives squad members specific feedback soon after the moment it concerns

In the rater's words:
- Robin had counted the trial for its beginning, and Alex missed its end. We
  both like the idea and the feedback, and agreed that a trial counts once it
  has been judged.

Evidence:
- written-stand-ups

Not yet there; you could talk about:
- Carries a retrospective action through until the squad notices the difference
- Teaches the chapter something useful from a course, book or conference
- Trims a squad routine down to the part that still helps

At Tribe/Guild

Team success
Today: Not yet

In the rater's words:
- We both thought of the week for Timetable in September. Alex keeps a week free
  for it in spring.

Not yet there; you could talk about:
- Postpones their own squad's goal so that a more valuable goal in the tribe
  succeeds
- Mediates between squads whose plans collide until both work from the same
  sequence
- Gathers several squads that face the same problem around a shared solution
- Circulates guild proposals in writing early, so that colleagues in other time
  zones shape them too
- Passes the lead of a cross-squad effort to somebody for whom it is a stretch

Continuous improvement
Today: Not enough evidence to say

Already there:
- Organizes practice sessions in the guild where people rehearse a new method on
  real work

In the rater's words:
- There was one session, and Alex has not seen it. We leave this open, and Alex
  comes along to the next one in January.

Evidence:
- https://example.com/interface-guild/sessions/versions

Nobody could judge this yet; you could talk about:
- Distills the lessons of a failed project into a page that guides work across
  squads
- Fixes a recurring delay that several squads had accepted as normal
- Mentors colleagues across squads toward goals of their own choosing
- Compares how squads in the tribe handle the same task to find a practice worth
  spreading

Accountability
Today: Sometimes

Already there:
- Moderates incident reviews across squads that end with a promised date for
  each repair
- Agrees with several squads, before shared work starts, how success will be
  judged

In the rater's words:
- Robin had left out the kickoff of the fare work, and it belongs here. That
  makes two occasions, one of them with Sam's help, so we kept Robin's rating
  and look again in spring.

Evidence:
- fare-interface-kickoff
- friday-outage-review

Not yet there; you could talk about:
- Finds a lasting owner for a responsibility that had slipped between squads
- Reports the state of a cross-squad project plainly, bad news at the top
- Follows up with tribe leaders on promises they made to the squads

Business impact
Today: Sometimes

Already there:
- Estimates for tribe leaders what waiting between squads costs the business

In the rater's words:
- Alex had not seen the note on the cost of waiting, which went straight to the
  tribe lead. Guest checkout was a choice of our own squad, so we count it
  there. With the one and without the other, sometimes fits.

Evidence:
- https://example.com/booking/notes/cost-of-waiting

Not yet there; you could talk about:
- Reorders work across squads so that the most valuable result reaches customers
  soonest
- Retires a product whose upkeep costs the tribe more than it returns
- Writes the business case that wins the tribe time for a large technical
  investment
- Plans how squads in the tribe will adapt to a new law or market shift

Mastery
Today: Consistently

Already there:
- Develops an approach to a large problem that stakeholders from several squads
  agree to pursue
- Versions an interface that several squads call, keeping older callers working
  until they move · Software development

Evidence:
- fare-interface-kickoff
- fare-interface-last-caller

Agreed focus
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that; look again on
  2026-12-18
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam; look again on
  2027-02-12

Candidates to focus on
- Accountability · Tribe/Guild: Sometimes
- Team success · Tribe/Guild: Not yet
- Continuous improvement · Tribe/Guild: Not enough evidence to say

A move to Tribe/Guild is approved by the tribe lead, after consulting
tribe-level leadership and a varied group of the person's peers.

"#]],
        "",
    );
    folder.steps("gap robin-ek --discipline quality --to squad").gives(
        0,
        str![[r#"
Robin Ek: from today to Squad/Chapter in Quality

From the agreed ratings of 2026-h2, sealed on 2026-11-20. Looking sideways at
Quality: where it has its own examples, what was rated for Software development
counts as open.

Behavior                Steps  Reaches today
──────────────────────────────────────────────────────────────────────
Team success            ■■□·   Squad/Chapter
Continuous improvement  ■▪?·   Individual, and in part Squad/Chapter
Accountability          ■■▪·   Squad/Chapter, and in part Tribe/Guild
Business impact         ■■▪–   Squad/Chapter, and in part Tribe/Guild
Mastery                 ◇◇◇◇   Individual rated for another discipline

Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, · not rated,
– does not apply, ◇ rated for another discipline

Open before Squad/Chapter

Individual · Mastery
Today: Role model, rated for Software development

You could talk about:
- Explores a new feature in the roles of different users, noting each surprise
  · Quality
- Reports a bug with the shortest steps that reproduce it · Quality
- Derives test cases from the boundaries of each input and state · Quality
- Stabilizes a flaky test by finding what makes its result vary · Quality

At Squad/Chapter

Team success
Today: Role model

Already there:
- Guides a newcomer to the squad until they finish something of their own
- Hands the demo to the squad member who did most of the work
- Invites quieter colleagues into a squad discussion before it settles on an
  answer

In the rater's words:
- Robin thought of it as a matter of course. Kim has copied the plan for the
  first weeks, and that others copy it is what role model means.

Evidence:
- noor-first-release
- https://example.com/checkout/wiki/first-weeks

Continuous improvement
Today: Sometimes

Already there:
- Runs a small experiment in how the squad works, with a date to judge it
- Gives squad members specific feedback soon after the moment it concerns

In the rater's words:
- Robin had counted the trial for its beginning, and Alex missed its end. We
  both like the idea and the feedback, and agreed that a trial counts once it
  has been judged.

Evidence:
- written-stand-ups

Not yet there; you could talk about:
- Carries a retrospective action through until the squad notices the difference
- Teaches the chapter something useful from a course, book or conference
- Trims a squad routine down to the part that still helps

Accountability
Today: Consistently

Already there:
- Leads a small squad effort from kickoff to its agreed outcome
- Responds when something in the squad's care breaks, whoever made it
- Records the reasons for a squad decision where others find them later

Evidence:
- guest-checkout-first
- https://example.com/checkout/decisions/guest-checkout

Business impact
Today: Consistently

Already there:
- Brings usage data to squad planning to settle a matter of opinion
- Questions an item on the squad's backlog that has lost its purpose
- Tests a risky assumption cheaply before the squad builds on it

Evidence:
- guest-checkout-first

Mastery
Today: Consistently, rated for Software development

You could talk about:
- Maps the risks of a feature with the squad to decide where testing goes
  deepest · Quality
- Pairs with the squad's developers on test ideas while the code takes shape
  · Quality
- Converts the squad's slow end-to-end checks into faster tests closer to the
  code · Quality
- Summarizes the risks that remain after testing, ahead of the squad's release
  decision · Quality

Agreed focus
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that; look again on
  2026-12-18
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam; look again on
  2027-02-12

Candidates to focus on
- Mastery · Individual: Role model, rated for Software development
- Mastery · Squad/Chapter: Consistently, rated for Software development

A move to Squad/Chapter is approved by the chapter lead, after consulting the
person's peers in the squad and chapter; and a varied group of the person's
peers.

"#]],
        "",
    );
    let company = folder.steps("gap robin-ek --to company --from manager").answer();
    assert!(company.contains("From the manager's rating"), "{company}");
    assert!(company.contains("approved by the chief technology officer"), "{company}");
}

#[test]
fn a_person_that_is_not_there() {
    let folder = review();
    folder.steps("diff robin").gives(
        2,
        "",
        str![[r#"
error: nobody is called `robin`
hint: did you mean `robin-ek`?

"#]],
    );
    folder.steps("gap zoe").gives(
        2,
        "",
        str![[r#"
error: nobody is called `zoe`
hint: `steps assess` begins an assessment

"#]],
    );
    folder.steps("diff robin-ek --cycle 2025-h1").gives(
        2,
        "",
        str![[r#"
error: there is nothing about `robin-ek` in 2025-h1
hint: the latest is `--cycle 2026-h2`

"#]],
    );
}

#[test]
fn json_is_versioned() {
    let folder = review();
    let parse = |arguments: &str| -> serde_json::Value {
        serde_json::from_str(&folder.steps(arguments).answer()).expect("JSON")
    };
    for (arguments, report) in
        [("show", "show"), ("show squad", "show"), ("diff robin-ek", "diff"), ("gap robin-ek", "gap")]
    {
        let value = parse(&format!("{arguments} --format json"));
        assert_eq!((&value["version"], value["report"].as_str()), (&1.into(), Some(report)), "{arguments}");
    }
    for (arguments, example) in [("show", "show"), ("diff robin-ek", "diff"), ("gap robin-ek", "gap")] {
        let expected = snapbox::Data::read_from(
            &crate::program::repository().join(format!("examples/first-review/json/{example}.json")),
            Some(snapbox::data::DataFormat::Text),
        );
        snapbox::assert_data_eq!(folder.steps(&format!("{arguments} --format json")).answer(), expected);
    }
}

#[test]
fn color_follows_the_conventions() {
    let folder = review();
    let escapes = |run: std::process::Output| String::from_utf8_lossy(&run.stdout).contains('\x1b');
    let run = |arguments: &str, variable: (&str, &str)| {
        folder.command(arguments).env(variable.0, variable.1).output().expect("runs")
    };
    assert!(!escapes(run("diff robin-ek", ("TERM", "xterm"))), "a pipe has no color");
    assert!(escapes(run("diff robin-ek --color always", ("NO_COLOR", "1"))), "unless it is asked for");
    let plain = folder.steps("diff robin-ek").answer();
    let colored = folder.steps("diff robin-ek --color always").answer();
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain, "color adds nothing but color");
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let folder = studio();
    let path = "framework/behaviors/craft.yaml";
    let evil = folder.read(path).replacen("name: ", "name: \"\\e]0;owned\\a\\u202e\" #", 1);
    folder.write(path, evil);
    for format in ["text", "markdown", "html"] {
        let answer = folder.steps(&format!("show craft --format {format}")).answer();
        assert!(!answer.contains(['\x1b', '\x07', '\u{202e}']), "{answer}");
    }
}

#[test]
fn a_report_takes_no_place_of_what_it_is_made_from() {
    let folder = review();
    folder.steps("gap robin-ek -o reviews/robin-ek/2026-h2/self.yaml").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin-ek/2026-h2/self.yaml` is where the workspace keeps its own files
hint: write the report somewhere else

"#]],
    );
    folder.steps("show -o steps.toml").gives(
        2,
        "",
        str![[r#"
error: `steps.toml` is where the workspace keeps its own files
hint: write the report somewhere else

"#]],
    );
    folder.steps("show -o nowhere/x.html").gives(
        2,
        "",
        str![[r#"
error: there is no folder for `nowhere/x.html`

"#]],
    );
    assert!(folder.read("reviews/robin-ek/2026-h2/self.yaml").starts_with("format: 1\n"));
}

#[test]
fn hints_break_at_words_on_a_narrow_terminal() {
    let folder = studio();
    let arguments = ["diff", "reviews/mika-aalto/2026-q4/self.yaml"];
    let mut terminal = Terminal::start((24, 40), folder.path(), env!("CARGO_BIN_EXE_steps"), arguments);
    terminal.wait_for("robin");
    let expected = "\
error: there is only one file to compare
hint: name two files or more, or a
      person: `steps diff robin-ek`";
    assert_eq!(terminal.screen().trim_end(), expected);
}

#[test]
fn a_step_without_examples_is_not_called_done() {
    let folder = repository("");
    folder.write(
        "framework/steps.yaml",
        "- {id: bench, name: Bench, summary: Works well.}\n- {id: house, name: House, summary: Shapes the house.}\n\
         - {id: shop, name: Shop manager, summary: Runs the shop.}\n",
    );
    let answers = "cells: {baking: {bench: {rating: often}, house: {rating: often}}}";
    folder.write("a.yaml", answers);
    for (side, rater) in [("self", "robin"), ("manager", "alex")] {
        let arguments = format!("assess robin --as {side} --person {rater} --answers a.yaml --seal -q");
        assert_eq!(folder.steps(&arguments).status, 0);
    }
    folder.steps("gap robin").gives(
        0,
        str![[r#"
Robin: from today to Shop manager

From the manager's rating of 2026-h2 by Alex, sealed on 2026-11-23.

Behavior  Steps  Reaches today
──────────────────────────────
Baking    ■■×    House

Steps: Bench, then House, then Shop manager

■ demonstrated, × no examples here

At Shop manager

Baking
There are no examples here, and so nothing was rated.

Candidates to focus on
Nothing that has examples up to Shop manager is open. Without examples, and so
not rated: Baking at Shop manager.

"#]],
        "",
    );
}
