//! `diff` on the example workspaces, as its readers see it.

use snapbox::str;

use crate::program::Folder;

#[test]
fn where_two_differ() {
    let folder = Folder::example("first-review");
    folder.steps("diff robin-ek").gives(
        0,
        str![[r#"
Where Robin Ek and Alex Moreau agree and differ, 2026-h2

- Robin Ek: self-rating, sealed on 2026-11-18
- Alex Moreau: manager's rating, sealed on 2026-11-19

What you agreed to work on last time
- Business impact · Squad/Chapter: Bring a page of usage data to each planning,
  and ask there what it changes
    Support: Alex gets Robin access to the usage reports, and leaves ten minutes
    of each planning to the page
    Was to be looked at again on 2026-09-30, 7 weeks ago
- Mastery · Tribe/Guild: Draft version two of the fare interface, with Sam from
  Timetable as the first reader
    Support: Alex tells the leads of Timetable and Mobile that Robin drafts it,
    and why
    Was to be looked at again on 2026-10-15, 5 weeks ago

What you say today
Behavior                Individual     Squad/Chapter  Tribe/Guild  Technology/Company
─────────────────────────────────────────────────────────────────────────────────────
Team success            cons = cons    cons < model   not = not    ·
Continuous improvement  cons = cons    cons > some    some ~ ?     –
Accountability          cons = cons    cons = cons    some < cons  –
Business impact         cons = cons    cons = cons    cons > not   n/a ~ not
Mastery                 model = model  cons = cons    cons = cons  not = not

Robin Ek's rating comes first, then Alex Moreau's: = the same, > Robin Ek
higher, < Alex Moreau higher, ~ not comparable

not: Not yet, some: Sometimes, cons: Consistently, model: Role model, ?: Not
enough evidence to say, n/a: Does not apply here, –: Not rated, ·: Not asked

The same on 11 of 15 questions, one apart on 3, further apart on 1; on 1 only
one side could say, on 1 only one side says it does not apply.

Strengths you both see

Mastery · Tribe/Guild
Robin Ek: Consistently                    Alex Moreau: Consistently
Version two of the fare interface         Timetable and Mobile both told me that
serves Timetable, Mobile and us. I        the fare interface got settled because
drafted it in July and stayed with it     Robin brought drafts rather than
until the last caller had moved in        opinions. No caller broke on the way.
October.                                  https://example.com/booking/fares/
19 Aug 2026: Kickoff for version two      callers
of the fare interface, with Timetable
and Mobile. We wrote down beforehand
how we will tell whether it worked.
https://example.com/booking/fares/
kickoff
8 Oct 2026: The last caller of the old
fare interface moved over. Nobody had
to stop their own work for it.
https://example.com/booking/fares/
callers

Both marked:
- Develops an approach to a large problem that stakeholders from several squads
  agree to pursue
- Versions an interface that several squads call, keeping older callers working
  until they move · Software development

Where you differ

1. Business impact · Tribe/Guild
Robin Ek: Consistently                    Alex Moreau: Not yet
We did guest checkout first because it    The choices I have seen were within
helps more travelers sooner. I also       our own squad. I was away for the
worked out for the tribe lead what it     tribe's planning in October, so I may
costs us to wait for timetable            well have missed something.
changes, and do so again each month.
15 Sep 2026: My page of usage data
showed where people leave the
checkout. We dropped the address book
and do guest checkout first.
https://example.com/checkout/planning/
september
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
17 Jul 2026: Noor released a first        https://example.com/checkout/wiki/
test suite of their own. By the end I     first-weeks
mostly asked questions.
https://example.com/checkout/merge/648

Both marked:
- Makes time in their own work to guide a newcomer into the squad
- Hands the demo to the squad member who did most of the work

Only Alex Moreau marked:
- Invites quieter colleagues into a squad discussion before it settles on an
  answer

Start with: What did Alex Moreau see in recent work that we have yet to talk
about?

3. Continuous improvement · Squad/Chapter
Robin Ek: Consistently                    Alex Moreau: Sometimes
I began the trial of written              Robin's feedback comes soon and is
stand-ups, and people seem to like it.    specific. The trial of written
I also try to give feedback on the        stand-ups began well, and then
same day.                                 September passed without the talk that
10 Aug 2026: Began a trial of written     was to judge it.
stand-ups on two days a week. We judge    https://example.com/checkout/wiki/
it at the end of September.               written-stand-ups
https://example.com/checkout/wiki/
written-stand-ups

Both marked:
- Gives squad members specific feedback soon after the moment it concerns

Only Robin Ek marked:
- Runs a small experiment in how the squad works, with a date to judge it

Start with: Which recent piece of work did Robin Ek have in mind here?

4. Accountability · Tribe/Guild
Robin Ek: Sometimes                       Alex Moreau: Consistently
I moderated the review of the Friday      Before the fare work began, Robin had
outage, and each repair got a name and    the squads agree on how they would
a date. It was my first one and Sam       judge it. The review of the Friday
helped me to prepare, so it is no         outage ended with a date for each
habit yet.                                repair, and all but one are done.
3 Nov 2026: Moderated the review of       https://example.com/booking/fares/
the Friday outage, which had hit          kickoff
Timetable and us. Each repair has a       https://example.com/booking/incidents/
name and a date. Sam helped me to         friday-outage
prepare.
https://example.com/booking/incidents/
friday-outage

Both marked:
- Moderates incident reviews across squads that end with a promised date for
  each repair

Only Alex Moreau marked:
- Agrees with several squads, before shared work starts, which result they will
  be judged by

Start with: When in the last months did this go well, and what helped?

5. Business impact · Technology/Company
Robin Ek: Does not apply here             Alex Moreau: Not yet
Plans for the company and the choice      I have not seen an occasion for it,
of vendors are settled until the          and nothing in our plans brings one
payment contract ends next autumn.        soon.
Nobody in our tribe has a part in them
before that.

Start with: What would Business impact at the Technology/Company step look like
in the present work?

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

Start with: What has one of us seen lately that would help the other form a
view?

Where you agree
- Team success · Individual: Consistently, 1 example marked by both
- Team success · Tribe/Guild: Not yet
- Continuous improvement · Individual: Consistently, though each saw it in
  different examples. What recent work is behind an example that only one of us
  marked?
- Accountability · Individual: Consistently, 1 example marked by both
- Accountability · Squad/Chapter: Consistently, 1 example marked by both
- Business impact · Individual: Consistently, 1 example marked by both
- Business impact · Squad/Chapter: Consistently, 1 example marked by both
- Mastery · Individual: Role model, 1 example marked by both
- Mastery · Squad/Chapter: Consistently, 2 examples marked by both
- Mastery · Tribe/Guild: Consistently, 2 examples marked by both
- Mastery · Technology/Company: Not yet

What you agreed to work on next
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that
    Support: Alex sets aside the last half hour of the December retrospective
    To be looked at again on 2026-12-18, in 3 weeks
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam
    Support: Alex asks the tribe lead for fifteen minutes in the planning, and
    reads a draft by the end of December
    To be looked at again on 2027-02-12, in 11 weeks

What is next
You agreed on this, and sealed it on 2026-11-20. The way from there:
  steps gap robin-ek

"#]],
        "",
    );
    folder.steps("diff robin-ek --exit-code -o review.md --format markdown -q").gives(1, "", "");
    let answer = folder.steps("diff robin-ek --format markdown").answer();
    assert_eq!(folder.read("review.md"), answer);
    assert!(answer.contains("model = model | cons = cons | cons = cons | not = not |"), "{answer}");
    let all = folder.steps("diff robin-ek --all").answer();
    let folded = folder.steps("diff robin-ek").answer();
    let agreed = "Raises a likely delay as soon as it shows";
    assert!(all.contains(agreed) && !folded.contains(agreed), "{all}");
}

#[test]
fn the_same_file_twice_does_not_differ() {
    let folder = Folder::example("first-review");
    let run = folder
        .steps("diff --exit-code reviews/robin-ek/2026-h1/self.yaml reviews/robin-ek/2026-h1/self.yaml");
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn any_files_are_compared() {
    let folder = Folder::example("first-review");
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
    let folder = Folder::example("first-review");
    let older = folder
        .read("reviews/robin-ek/2026-h2/self.yaml")
        .replace("version: \"3.0.0\"", "version: \"1.0.0\"")
        .replace("ma-reviews-peers", "ma-long-gone")
        .replace("  mastery:", "  bygone:\n    squad: {rating: often}\n  mastery:");
    folder.write("older.yaml", older);
    let answer = folder.steps("diff older.yaml reviews/robin-ek/2026-h2/manager.yaml").answer();
    assert!(answer.contains("no longer in the framework"), "{answer}");
    assert!(answer.contains("1.0.0"), "{answer}");
}
