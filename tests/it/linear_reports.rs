//! Reports line by line: each value after its name, nothing told by place or sign.

use snapbox::str;

use crate::program::Folder;
use crate::repository::{commit, git};

#[test]
fn a_comparison_is_read_line_by_line() {
    let folder = Folder::example("first-review");
    folder.steps("diff robin-ek --linear").gives(
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
Ratings by behavior and step:

Behavior: Team success
  Individual: Consistently, say both
  Squad/Chapter: Robin Ek: Consistently; Alex Moreau: Role model
  Tribe/Guild: Not yet, say both
  Technology/Company: Not asked

Behavior: Continuous improvement
  Individual: Consistently, say both
  Squad/Chapter: Robin Ek: Consistently; Alex Moreau: Sometimes
  Tribe/Guild: Robin Ek: Sometimes; Alex Moreau: Not enough evidence to say
  Technology/Company: Not rated

Behavior: Accountability
  Individual: Consistently, say both
  Squad/Chapter: Consistently, say both
  Tribe/Guild: Robin Ek: Sometimes; Alex Moreau: Consistently
  Technology/Company: Not rated

Behavior: Business impact
  Individual: Consistently, say both
  Squad/Chapter: Consistently, say both
  Tribe/Guild: Robin Ek: Consistently; Alex Moreau: Not yet
  Technology/Company: Robin Ek: Does not apply here; Alex Moreau: Not yet

Behavior: Mastery
  Individual: Role model, say both
  Squad/Chapter: Consistently, say both
  Tribe/Guild: Consistently, say both
  Technology/Company: Not yet, say both

The same on 11 of 15 questions, one apart on 3, further apart on 1; on 1 only
one side could say, on 1 only one side says it does not apply.

Strengths you both see
...
Where you differ

1. Business impact · Tribe/Guild
Robin Ek: Consistently
  We did guest checkout first because it helps more travelers sooner. I also
  worked out for the tribe lead what it costs us to wait for timetable changes,
  and do so again each month.
  15 Sep 2026: My page of usage data showed where people leave the checkout. We
  dropped the address book and do guest checkout first.
  https://example.com/checkout/planning/september
  https://example.com/booking/notes/cost-of-waiting

Alex Moreau: Not yet
  The choices I have seen were within our own squad. I was away for the tribe's
...
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
}

#[test]
fn a_gap_is_read_line_by_line() {
    let folder = Folder::example("first-review");
    folder.steps("gap robin-ek --linear").gives(
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
How far each behavior reaches today:

Behavior: Team success
  Individual: demonstrated
  Squad/Chapter: demonstrated
  Tribe/Guild: not yet
  Technology/Company: not asked
  Reaches today: Squad/Chapter

Behavior: Continuous improvement
  Individual: demonstrated
  Squad/Chapter: in part
  Tribe/Guild: not enough evidence to say
  Technology/Company: not rated
  Reaches today: Individual, and in part Squad/Chapter

Behavior: Accountability
  Individual: demonstrated
  Squad/Chapter: demonstrated
  Tribe/Guild: in part
  Technology/Company: not asked
  Reaches today: Squad/Chapter, and in part Tribe/Guild

Behavior: Business impact
  Individual: demonstrated
  Squad/Chapter: demonstrated
  Tribe/Guild: in part
  Technology/Company: does not apply
  Reaches today: Squad/Chapter, and in part Tribe/Guild

Behavior: Mastery
  Individual: demonstrated
  Squad/Chapter: demonstrated
  Tribe/Guild: demonstrated
  Technology/Company: not yet
  Reaches today: Tribe/Guild

Open before Tribe/Guild

Squad/Chapter · Continuous improvement
Today: Sometimes

Already there:
...
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
}

#[test]
fn the_framework_and_its_disciplines_are_read_line_by_line() {
    let folder = Folder::example("first-review");
    folder.steps("show --linear --discipline quality").gives(
        0,
        str![[r#"
Technology career steps 3.0.0

What growing looks like for people who work in technology: five behaviors, each
shown at four steps of widening impact. The examples are there to start a
conversation between a person and their manager; they are never a checklist.

Number of examples by behavior and step:
- Team success: 5 everywhere
- Continuous improvement: 5 everywhere
- Accountability: 5 everywhere
- Business impact: 5 everywhere
- Mastery: 5 for everybody, 4 for a discipline everywhere

- Examples counted: those for everybody + those only for Quality
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
    folder.steps("discipline list --linear").gives(
        0,
        str![[r#"
Disciplines

Number of a discipline's own examples by step:
- Agile coaching: 4 everywhere
- Data engineering: 4 everywhere
- Data science and machine learning: 4 everywhere
- Design and user research: 4 everywhere
- Developer relations: 4 everywhere
- Front-end development: 4 everywhere
- Mobile development: 4 everywhere
- Project management: 4 everywhere
- Quality: 4 everywhere
- Security: 4 everywhere
- Site reliability: 4 everywhere
- Software development: 4 everywhere
- Technical product ownership: 4 everywhere
- Toolsmithing: 4 everywhere

- Disciplines differ in: Mastery
- Read more: steps show toolsmithing
- Add one: steps discipline new NAME

"#]],
        "",
    );
    let rules = folder.steps("check --rules --linear").answer();
    assert!(
        rules.starts_with("The rules of check:\n\nRule: does-not-parse\n  Severity: error\n  Catches: A")
    );
}

#[test]
fn what_changes_is_read_line_by_line() {
    let folder = Folder::new();
    folder.steps("init --quiet").gives(0, "", "");
    git(&folder, "init -q -b main");
    commit(&folder);
    let name = "framework/behaviors/team-success.yaml";
    let text = folder.read(name).replace("made a piece of work possible", "made a release possible");
    folder.write(name, text);
    let changes = folder.steps("changes --linear").answer().replace("\n  ", " ");
    assert!(changes.contains("made a (removed: piece of work) (added: release) possible"), "{changes}");
}
