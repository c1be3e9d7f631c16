//! `gap` on the example workspaces, as its readers see it.

use snapbox::str;

use crate::program::Folder;
use crate::repository::repository;

#[test]
fn the_way_to_a_step() {
    let folder = Folder::example("first-review");
    folder.steps("gap robin-ek").gives(
        0,
        str![[r#"
Robin Ek: from today to Tribe/Guild

From the agreed ratings of 2026-h2, sealed on 2026-11-20.

Agreed focus
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that
    Support: Alex sets aside the last half hour of the December retrospective
    To be looked at again on 2026-12-18, in 3 weeks
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam
    Support: Alex asks the tribe lead for fifteen minutes in the planning, and
    reads a draft by the end of December
    To be looked at again on 2027-02-12, in 11 weeks

Where things stand today
Behavior                Steps  Reaches today
─────────────────────────────────────────────────────────────────────
Team success            ■■□·   Squad/Chapter
Continuous improvement  ■▪?○   Individual, and in part Squad/Chapter
Accountability          ■■▪·   Squad/Chapter, and in part Tribe/Guild
Business impact         ■■▪–   Squad/Chapter, and in part Tribe/Guild
Mastery                 ■■■□   Tribe/Guild

Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, ○ not rated,
· not asked, – does not apply

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
- 10 Aug 2026: Began a trial of written stand-ups on two days a week. We judge
  it at the end of September.
- https://example.com/checkout/wiki/written-stand-ups

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
- Mediates between squads whose plans collide until each gives way on something
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
- Agrees with several squads, before shared work starts, which result they will
  be judged by

In the rater's words:
- Robin had left out the kickoff of the fare work, and it belongs here. That
  makes two occasions, one of them with Sam's help, so we kept Robin's rating
  and look again in spring.

Evidence:
- 19 Aug 2026: Kickoff for version two of the fare interface, with Timetable and
  Mobile. We wrote down beforehand how we will tell whether it worked.
- https://example.com/booking/fares/kickoff
- 3 Nov 2026: Moderated the review of the Friday outage, which had hit Timetable
  and us. Each repair has a name and a date. Sam helped me to prepare.
- https://example.com/booking/incidents/friday-outage

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
- 19 Aug 2026: Kickoff for version two of the fare interface, with Timetable and
  Mobile. We wrote down beforehand how we will tell whether it worked.
- https://example.com/booking/fares/kickoff
- 8 Oct 2026: The last caller of the old fare interface moved over. Nobody had
  to stop their own work for it.
- https://example.com/booking/fares/callers

Other candidates to focus on
- Accountability · Tribe/Guild: Sometimes
- Team success · Tribe/Guild: Not yet
- Continuous improvement · Tribe/Guild: Not enough evidence to say

A move to Tribe/Guild is approved by the tribe lead, after consulting
tribe-level leadership and a varied group of the person's peers.

How a move is decided: steps guide moving-steps

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

Agreed focus
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that
    Support: Alex sets aside the last half hour of the December retrospective
    To be looked at again on 2026-12-18, in 3 weeks
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam
    Support: Alex asks the tribe lead for fifteen minutes in the planning, and
    reads a draft by the end of December
    To be looked at again on 2027-02-12, in 11 weeks

Where things stand today
Behavior                Steps  Reaches today
──────────────────────────────────────────────────────────────────────
Team success            ■■□·   Squad/Chapter
Continuous improvement  ■▪?○   Individual, and in part Squad/Chapter
Accountability          ■■▪·   Squad/Chapter, and in part Tribe/Guild
Business impact         ■■▪–   Squad/Chapter, and in part Tribe/Guild
Mastery                 ◇◇◇◇   Individual rated for another discipline

Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, ○ not rated,
· not asked, – does not apply, ◇ rated for another discipline

Open before Squad/Chapter

Individual · Mastery
Today: Role model, rated for Software development

You could talk about:
- Explores a new feature in the roles of different users, noting each bug and
  surprise · Quality
- Reports a bug with the shortest steps that reproduce it · Quality
- Derives test cases from the boundaries of each input and state · Quality
- Stabilizes a flaky test by finding what makes its result vary · Quality

At Squad/Chapter

Team success
Today: Role model

Already there:
- Makes time in their own work to guide a newcomer into the squad
- Hands the demo to the squad member who did most of the work
- Invites quieter colleagues into a squad discussion before it settles on an
  answer

In the rater's words:
- Robin thought of it as a matter of course. Kim has copied the plan for the
  first weeks, and that others copy it is what role model means.

Evidence:
- 17 Jul 2026: Noor released a first test suite of their own. By the end I
  mostly asked questions.
- https://example.com/checkout/merge/648
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
- 10 Aug 2026: Began a trial of written stand-ups on two days a week. We judge
  it at the end of September.
- https://example.com/checkout/wiki/written-stand-ups

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
- 15 Sep 2026: My page of usage data showed where people leave the checkout. We
  dropped the address book and do guest checkout first.
- https://example.com/checkout/planning/september
- https://example.com/checkout/decisions/guest-checkout

Business impact
Today: Consistently

Already there:
- Brings usage data to squad planning to settle a matter of opinion
- Questions an item on the squad's backlog that has lost its purpose
- Tests a risky assumption cheaply before the squad builds on it

Evidence:
- 15 Sep 2026: My page of usage data showed where people leave the checkout. We
  dropped the address book and do guest checkout first.
- https://example.com/checkout/planning/september

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

Other candidates to focus on
- Mastery · Individual: Role model, rated for Software development
- Mastery · Squad/Chapter: Consistently, rated for Software development

A move to Squad/Chapter is approved by the chapter lead, after consulting the
person's peers in the squad and chapter, and a varied group of the person's
peers.

Moving sideways: steps guide moving-sideways

"#]],
        "",
    );
    let company = folder.steps("gap robin-ek --to company --from manager").answer();
    assert!(company.contains("From the manager's rating"), "{company}");
    assert!(company.contains("approved by the chief technology officer"), "{company}");
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
