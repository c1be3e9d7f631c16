//! `steps history`: how things moved over the reviews of a person.

use snapbox::str;

use crate::office::{KIM, ROBIN, office, one, rate, sealed, whole};
use crate::program::Folder;
use crate::repository::edit;

#[test]
fn before_they_meet_a_person_reads_what_moved_and_what_became_of_the_focus() {
    let folder = Folder::example("first-review");
    folder.steps("history --person robin-ek").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

What moved from 2026-h1 to 2026-h2
- Team success · Squad/Chapter: Sometimes, then Consistently (self);
  Consistently, then Role model (manager and agreed)
- Continuous improvement · Squad/Chapter: Sometimes, then Consistently (self)
- Accountability · Tribe/Guild: Not yet, then Sometimes (self and agreed); Not
  enough evidence to say, then Consistently (manager)
- Business impact · Individual: Sometimes, then Consistently (manager)
- Business impact · Squad/Chapter: Sometimes, then Consistently (self, manager
  and agreed)
- Mastery · Individual: Consistently, then Role model (self, manager and agreed)
- Mastery · Tribe/Guild: Not yet, then Consistently (self); Sometimes, then
  Consistently (manager and agreed)

Rated only one of the two times:
- Team success · Tribe/Guild: not asked, then Not yet (self); not rated, then
  Not yet (manager and agreed)
- Continuous improvement · Tribe/Guild: not asked, then Sometimes (self); not
  asked, then Not enough evidence to say (manager and agreed)
- Business impact · Tribe/Guild: not asked, then Consistently (self); not asked,
  then Not yet (manager); not asked, then Sometimes (agreed)
- Business impact · Technology/Company: not asked, then Does not apply here
  (self and agreed); not asked, then Not yet (manager)
- Mastery · Technology/Company: not asked, then Not yet (self, manager and
  agreed)

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

What became of the focus before
- 2026-h1, Business impact · Squad/Chapter: Bring a page of usage data to each
  planning, and ask there what it changes
    Done in 2026-h2: The page is part of every planning by now, and guest
    checkout came out of it.
- 2026-h1, Mastery · Tribe/Guild: Draft version two of the fare interface, with
  Sam from Timetable as the first reader
    Done in 2026-h2: The last caller of the old interface moved over in October.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, ○ not rated,
· not asked, – does not apply

Team success
Cycle    Self  Manager  Agreed
──────────────────────────────
2026-h1  ■▪··  ■■○○     ■■○○
2026-h2  ■■□·  ■■□·     ■■□·

Continuous improvement
Cycle    Self  Manager  Agreed
──────────────────────────────
2026-h1  ■▪··  ■▪··     ■▪··
2026-h2  ■■▪·  ■▪?○     ■▪?○

Accountability
Cycle    Self  Manager  Agreed
──────────────────────────────
2026-h1  ■■□·  ■■?○     ■■□·
2026-h2  ■■▪·  ■■■○     ■■▪·

Business impact
Cycle    Self  Manager  Agreed
──────────────────────────────
2026-h1  ■▪··  ▪▪··     ■▪··
2026-h2  ■■■–  ■■□□     ■■▪–

Mastery
Cycle    Self  Manager  Agreed
──────────────────────────────
2026-h1  ■■□·  ■■▪·     ■■▪·
2026-h2  ■■■□  ■■■□     ■■■□

Along the way
- 2026-h1
    Agreed on 2026-06-05
    Framework: technology-career-steps 3.0.0
    Disciplines: Software development
    Manager: Alex Moreau
    Step: Squad/Chapter
- 2026-h2
    Agreed on 2026-11-20

"#]],
        "",
    );
}

#[test]
fn one_behavior_of_one_side_is_short() {
    let folder = Folder::example("first-review");
    let mastery = "history robin-ek --from agreed --for mastery";
    folder.steps(mastery).gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

What moved from 2026-h1 to 2026-h2
- Mastery · Individual: Consistently, then Role model (agreed)
- Mastery · Tribe/Guild: Sometimes, then Consistently (agreed)

Rated only one of the two times:
- Mastery · Technology/Company: not asked, then Not yet (agreed)

What became of the focus before
- 2026-h1, Mastery · Tribe/Guild: Draft version two of the fare interface, with
  Sam from Timetable as the first reader
    What became of it is withheld, with 2026-h2

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, · not asked

Mastery
Cycle    Agreed
───────────────
2026-h1  ■■▪·
2026-h2  ■■■□

Along the way
- 2026-h1
    Agreed on 2026-06-05
    Framework: technology-career-steps 3.0.0
    Disciplines: Software development
    Manager: Alex Moreau
- 2026-h2
    Agreed on 2026-11-20

"#]],
        "",
    );
    folder.steps(&format!("{mastery} --format markdown")).gives(0, str![[r#"
# Robin Ek over time, 2026-h1 to 2026-h2

## What moved from 2026-h1 to 2026-h2

- **Mastery · Individual**: Consistently, then Role model (agreed)
- **Mastery · Tribe/Guild**: Sometimes, then Consistently (agreed)

**Rated only one of the two times:**

- **Mastery · Technology/Company**: not asked, then Not yet (agreed)

## What became of the focus before

- **2026-h1, Mastery · Tribe/Guild**: Draft version two of the fare interface, with Sam from Timetable as the first reader/
  What became of it is withheld, with 2026-h2

## How far each behavior reached

Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, · not asked

### Mastery

| Cycle | Agreed |
| --- | --- |
| 2026-h1 | ■■▪· |
| 2026-h2 | ■■■□ |

## Along the way

- **2026-h1**/
  Agreed on 2026-06-05/
  Framework: technology-career-steps 3.0.0/
  Disciplines: Software development/
  Manager: Alex Moreau
- **2026-h2**/
  Agreed on 2026-11-20

"#]], "");
    folder.steps(&format!("{mastery} --format csv")).gives(0, str![[r#"
cycle,side,rater,sealed,framework,disciplines,behavior,reaches,beyond,steps,carried,withheld
2026-h1,agreed,alex-moreau,2026-06-05,technology-career-steps 3.0.0,software-development,mastery,squad,,individual=demonstrated squad=demonstrated tribe=in_part company=not_asked,,
2026-h2,agreed,alex-moreau,2026-11-20,technology-career-steps 3.0.0,software-development,mastery,tribe,,individual=demonstrated squad=demonstrated tribe=demonstrated company=not_yet,,

"#]], "");
    // The file's name tells the format.
    folder.steps(&format!("{mastery} -o history.csv -q")).gives(0, "", "");
    assert!(folder.read("history.csv").starts_with("cycle,side,rater,"));
}

#[test]
fn a_history_is_read_line_by_line() {
    let folder = Folder::example("first-review");
    folder.steps("history robin-ek --for accountability --linear").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

What moved from 2026-h1 to 2026-h2
- Accountability · Tribe/Guild: Not yet, then Sometimes (self and agreed); Not
  enough evidence to say, then Consistently (manager)

How far each behavior reached

Accountability
Accountability, cycle by cycle:

Cycle: 2026-h1
  Self: demonstrated at Individual and Squad/Chapter; not yet at Tribe/Guild;
  not asked at Technology/Company
  Manager: demonstrated at Individual and Squad/Chapter; not enough evidence to
  say at Tribe/Guild; not rated at Technology/Company
  Agreed: demonstrated at Individual and Squad/Chapter; not yet at Tribe/Guild;
  not asked at Technology/Company

Cycle: 2026-h2
  Self: demonstrated at Individual and Squad/Chapter; in part at Tribe/Guild;
  not asked at Technology/Company
  Manager: demonstrated at Individual, Squad/Chapter and Tribe/Guild; not rated
  at Technology/Company
  Agreed: demonstrated at Individual and Squad/Chapter; in part at Tribe/Guild;
  not asked at Technology/Company

Along the way
- 2026-h1
    Agreed on 2026-06-05
    Framework: technology-career-steps 3.0.0
    Disciplines: Software development
    Manager: Alex Moreau
- 2026-h2
    Agreed on 2026-11-20

"#]],
        "",
    );
}

#[test]
fn a_page_draws_each_behavior_and_says_the_same_in_words() {
    let page = Folder::example("first-review").steps("history robin-ek --format html").answer();
    let count = |text: &str| page.matches(text).count();
    assert_eq!((count("<figure class=\"chart timeline\">"), count("<details>")), (5, 5));
    assert!(page.contains("aria-labelledby=\"chart-"), "{page}");
    let words = "<td role=\"cell\" data-column=\"Self\">demonstrated at Individual and Squad/Chapter; \
                 in part at Tribe/Guild; not asked at Technology/Company</td>";
    assert!(page.contains(words), "{page}");
}

#[test]
fn one_review_is_no_history_yet() {
    let folder = sealed();
    folder.steps("history --person robin --for mastery").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h2

There is one review so far; what moves shows from the second one on.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

□ not yet, · not asked

Mastery
Cycle    Self  Manager
──────────────────────
2026-h2  □···  □···

Along the way
- 2026-h2
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    folder.steps("history sam").gives(
        2,
        "",
        str![[r#"
error: there is nothing about `sam` yet
hint: `steps assess` begins an assessment

"#]],
    );
    folder.steps("history robin --person robin --since 2027-06-01").gives(
        2,
        "",
        str![[r#"
error: there is no review of Robin Ek since 2027-06-01
hint: the latest is 2026-h2

"#]],
    );
    folder.steps("history robin --person robin --from agreed").gives(
        2,
        "",
        str![[r#"
error: no agreed ratings of Robin Ek can be shown
hint: nothing is agreed for 2026-h2 yet
hint: `steps agree robin` is for the meeting

"#]],
    );
}

/// Lucía's history of foresight, which came into the framework on the way.
fn foresight(more: &str) -> crate::program::Run {
    let folder = Folder::example("three-cycles");
    folder.steps(&format!("history --for foresight --person lucia-berger {more}"))
}

#[test]
fn what_was_never_asked_is_told_from_what_was_left_open() {
    foresight("").gives(
        0,
        str![[r#"
Lucía Berger over time, 2025-h2 to 2026-h2

What moved from 2026-h1 to 2026-h2
Nothing here was rated both times.

Rated only one of the two times:
- Foresight · Own work: not asked, then Growing (self and agreed); not asked,
  then Settled (manager)
- Foresight · Team: not asked, then Growing (manager and agreed)

In between, the version of the framework was changed, as told under "Along the
way".

Agreed focus
- Foresight · Team: Go through the list of what broke with the team in the first
  week of January, and say what would have to be put off
    Support: Emre tells the desk and Vigdis beforehand that something will be
    put off, so that it is no surprise
    To be looked at again on 2027-02-12, in 11 weeks

How far each behavior reached
Steps: Own work, then Team, then Company

■ demonstrated, ▪ in part, · not asked

Foresight
Cycle    Self  Manager                 Agreed
─────────────────────────────────────────────
2025-h2  ···   ···                     ···
2026-h1  ···   Emre Yıldız: ···        ···
               Ruth Okafor: not rated
2026-h2  ▪··   ■▪·                     ▪▪·

Along the way
- 2025-h2
    Agreed on 2025-12-11
    Framework: waymarks 1.0.0
    Disciplines: Software
    Manager: Ruth Okafor
    Step: Own work
    Carried over: `leader` is `company` now and `customers` is `guests` now
- 2026-h1
    Agreed on 2026-06-16
    Manager: Emre Yıldız, since 2026-04-13; before, Ruth Okafor
    Ruth Okafor sealed with some questions left open
    Carried over: `leader` is `company` now and `customers` is `guests` now
- 2026-h2
    Agreed on 2026-11-18
    Framework: waymarks 2.0.0; before, waymarks 1.0.0

"#]],
        "",
    );
    foresight("--linear --since 2026-01-01").gives(
        0,
        str![[r#"
Lucía Berger over time, 2026-h1 to 2026-h2

What moved from 2026-h1 to 2026-h2
Nothing here was rated both times.

Rated only one of the two times:
- Foresight · Own work: not asked, then Growing (self and agreed); not asked,
  then Settled (manager)
- Foresight · Team: not asked, then Growing (manager and agreed)

In between, the version of the framework was changed, as told under "Along the
way".

Agreed focus
- Foresight · Team: Go through the list of what broke with the team in the first
  week of January, and say what would have to be put off
    Support: Emre tells the desk and Vigdis beforehand that something will be
    put off, so that it is no surprise
    To be looked at again on 2027-02-12, in 11 weeks

How far each behavior reached

Foresight
Foresight, cycle by cycle:

Cycle: 2026-h1
  Self: not asked
  Manager, Emre Yıldız: not asked
  Manager, Ruth Okafor: not rated
  Agreed: not asked

Cycle: 2026-h2
  Self: in part at Own work; not asked at Team and Company
  Manager: demonstrated at Own work; in part at Team; not asked at Company
  Agreed: in part at Own work and Team; not asked at Company

Along the way
- 2026-h1
    Agreed on 2026-06-16
    Framework: waymarks 1.0.0
    Disciplines: Software
    Manager: Emre Yıldız, since 2026-04-13
    Step: Own work
    Ruth Okafor sealed with some questions left open
    Carried over: `leader` is `company` now and `customers` is `guests` now
- 2026-h2
    Agreed on 2026-11-18
    Framework: waymarks 2.0.0; before, waymarks 1.0.0

"#]],
        "",
    );
}

#[test]
fn two_managers_in_one_cycle_are_told_apart() {
    let page = foresight("--format html").answer();
    let drawing = page.split("<figure").nth(1).and_then(|it| it.split("</figure>").next()).expect("one");
    for label in [">EY<", ">RO<", "<strong>EY</strong> Emre Yıldız, <strong>RO</strong> Ruth Okafor"] {
        assert!(drawing.contains(label), "{label}: {drawing}");
    }
    // On paper nobody can open what the words are in.
    assert!(page.contains("details::details-content { content-visibility: visible"), "{page}");
}

/// Robin and Kim over three years of quarters: what Robin says of mastery rises, falls and has holes.
fn twelve_quarters() -> Folder {
    let folder = office();
    folder.write("steps.toml", "cycle = \"quarter\"\n");
    let said = [
        "individual: {rating: not-yet}",
        "individual: {rating: sometimes}",
        "individual: {rating: consistently}, squad: {rating: sometimes}",
        "individual: {rating: consistently}, squad: {rating: consistently}, tribe: {rating: not-yet}",
        "individual: {rating: consistently}, squad: {rating: not-yet}, tribe: {rating: consistently}, company: {rating: not-yet}",
        "individual: {rating: not-yet}",
    ];
    for quarter in 0..12 {
        let today = format!("{}-{:02}-10", 2024 + quarter / 4, quarter % 4 * 3 + 1);
        let mastery = said[quarter / 2];
        let robin = whole("Robin says").lines().fold(String::new(), |text, line| {
            let line =
                if line.contains("mastery") { format!("  mastery: {{{mastery}}}") } else { line.to_owned() };
            text + &line + "\n"
        });
        rate(&folder, &today, ROBIN, &robin, "--seal");
        rate(&folder, &today, KIM, &whole("Kim says"), "--seal");
    }
    folder
}

#[test]
fn twelve_cycles_fit_and_a_hole_is_seen() {
    let folder = twelve_quarters();
    folder.steps("history --person robin --for mastery").gives(
        0,
        str![[r#"
Robin Ek over time, 2024-q1 to 2026-q4

What moved from 2026-q3 to 2026-q4
What was rated both times is rated the same (self and manager).

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, · not asked

Mastery
Cycle    Self  Manager
──────────────────────
2024-q1  □···  □···
2024-q2  □···  □···
2024-q3  ▪···  □···
2024-q4  ▪···  □···
2025-q1  ■▪··  □···
2025-q2  ■▪··  □···
2025-q3  ■■□·  □···
2025-q4  ■■□·  □···
2026-q1  ■□■□  □···
2026-q2  ■□■□  □···
2026-q3  □···  □···
2026-q4  □···  □···

Along the way
- 2024-q1
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    let page = folder.steps("history --person robin --format html").answer();
    assert!(page.contains("style=\"min-width: "), "many cycles scroll rather than shrink");
    let since = folder.steps("history --person robin --for mastery --since 2026-07-01 --format csv").answer();
    let cycles: Vec<&str> = since.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(cycles, ["2026-q3", "2026-q3", "2026-q4", "2026-q4"]);
}

#[test]
fn cycles_with_free_names_go_by_the_day_on_which_they_were_begun() {
    let folder = office();
    for (day, cycle) in [("2026-03-02", "zebra"), ("2026-06-01", "first-talk"), ("2026-09-01", "apple")] {
        rate(&folder, day, ROBIN, &whole("Robin says"), &format!("--seal --cycle {cycle}"));
        rate(&folder, day, KIM, &whole("Kim says"), &format!("--seal --cycle {cycle}"));
    }
    let records = folder.steps("history --person robin --for mastery --from self --format csv").answer();
    let cycles: Vec<&str> = records.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(cycles, ["zebra", "first-talk", "apple"]);
    let text = folder.steps("history --person robin").answer();
    assert!(text.starts_with("Robin Ek over time, zebra to apple\n"), "{text}");
    assert!(text.contains("What moved from first-talk to apple\n"), "{text}");
}

#[test]
fn ratings_of_another_version_are_carried_over_or_listed() {
    let folder = Folder::example("first-review");
    folder.steps("init --force -q").gives(0, "", "");
    let manifest = "framework/framework.yaml";
    edit(&folder, manifest, "version: 3.0.0", "version: 4.0.0");
    edit(&folder, manifest, "id: sometimes", "id: often\n      replaces: sometimes");
    edit(&folder, manifest, "id: role-model", "id: taught");
    // A record of a version that nobody remembers, written by hand.
    folder.write(
        "reviews/robin-ek/2025-h2/agreed.yaml",
        "\
format: 1
framework: {id: technology-career-steps, version: 1.0.0}
person: robin-ek
rater: alex-moreau
relation: agreed
disciplines: [quality]
cycle: 2025-h2
started: 2025-12-01
cells:
  care: {attic: {rating: crusty}}
  mastery: {individual: {rating: sometimes}, attic: {rating: not-yet}}
",
    );
    folder.steps("history robin-ek --person robin-ek --from agreed").gives(
        0,
        str![[r#"
Robin Ek over time, 2025-h2 to 2026-h2

What moved from 2026-h1 to 2026-h2
- Team success · Squad/Chapter: Consistently, then role-model (no longer on the
  scale) (agreed)
- Accountability · Tribe/Guild: Not yet, then Sometimes (agreed)
- Business impact · Squad/Chapter: Sometimes, then Consistently (agreed)
- Mastery · Individual: Consistently, then role-model (no longer on the scale)
  (agreed)
- Mastery · Tribe/Guild: Sometimes, then Consistently (agreed)

Rated only one of the two times:
- Team success · Tribe/Guild: not rated, then Not yet (agreed)
- Continuous improvement · Tribe/Guild: not asked, then Not enough evidence to
  say (agreed)
- Business impact · Tribe/Guild: not asked, then Sometimes (agreed)
- Business impact · Technology/Company: not asked, then Does not apply here
  (agreed)
- Mastery · Technology/Company: not asked, then Not yet (agreed)

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

What became of the focus before
- 2026-h1, Business impact · Squad/Chapter: Bring a page of usage data to each
  planning, and ask there what it changes
    Done in 2026-h2: The page is part of every planning by now, and guest
    checkout came out of it.
- 2026-h1, Mastery · Tribe/Guild: Draft version two of the fare interface, with
  Sam from Timetable as the first reader
    Done in 2026-h2: The last caller of the old interface moved over in October.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, ○ not rated,
· not asked, – does not apply, † rated on an older scale

carried: rated under another id, as told under "Along the way"

Team success
Cycle    Agreed
──────────────────
2025-h2  not rated
2026-h1  ■■○○
2026-h2  ■†□·

Continuous improvement
Cycle    Agreed
─────────────────────
2025-h2  not rated
2026-h1  ■▪·· carried
2026-h2  ■▪?○ carried

Accountability
Cycle    Agreed
─────────────────────
2025-h2  not rated
2026-h1  ■■□·
2026-h2  ■■▪· carried

Business impact
Cycle    Agreed
─────────────────────
2025-h2  not rated
2026-h1  ■▪·· carried
2026-h2  ■■▪– carried

Mastery
Cycle    Agreed
─────────────────────
2025-h2  ▪··· carried
2026-h1  ■■▪· carried
2026-h2  †■■□

Along the way
- 2025-h2
    Framework: technology-career-steps 1.0.0
    Disciplines: Quality
    Manager: Alex Moreau
    Carried over: `sometimes` is `often` now
- 2026-h1
    Agreed on 2026-06-05
    Framework: technology-career-steps 3.0.0; before, technology-career-steps
    1.0.0
    Disciplines: Software development; before, Quality
    Step: Squad/Chapter
    Carried over: `sometimes` is `often` now
- 2026-h2
    Agreed on 2026-11-20
    Carried over: `sometimes` is `often` now

No longer in the framework
- 2025-h2, care · attic: crusty (no longer on the scale) (agreed)
- 2025-h2, Mastery · attic: Not yet (agreed)
- 2026-h2, Mastery · Individual: role-model (no longer on the scale) (agreed)
- 2026-h2, Team success · Squad/Chapter: role-model (no longer on the scale)
  (agreed)

"#]],
        "",
    );
    let records = folder.steps("history robin-ek --person robin-ek --from agreed --format csv").answer();
    let gone: Vec<&str> = records.lines().filter(|line| line.contains("attic=")).collect();
    assert_eq!(gone.len(), 2, "{records}");
}

#[test]
fn a_side_that_left_out_a_behavior_did_not_rate_it() {
    let folder = office();
    rate(&folder, "2026-05-20", ROBIN, &one("{rating: not-yet}"), "--seal --partial");
    rate(&folder, "2026-05-21", KIM, &whole("Kim says"), "--seal");
    folder.steps("history --person robin --for mastery --for accountability").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1

! Of 2026-h1, only what both sides answered is shown.

There is one review so far; what moves shows from the second one on.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

□ not yet, · not asked, … not shown

Accountability
Cycle    Self       Manager
───────────────────────────
2026-h1  not rated  …………

Mastery
Cycle    Self  Manager
──────────────────────
2026-h1  □···  □………

Along the way
- 2026-h1
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei
    Robin Ek sealed with some questions left open

"#]],
        "",
    );
}

#[test]
fn a_sealed_assessment_that_was_opened_again_is_told() {
    let folder = sealed();
    folder.steps("assess --person robin --reopen --reason Slip -q --answers given.yaml --seal");
    let answer = folder.steps("history --person robin --for mastery").answer();
    let told = "Robin Ek opened their sealed assessment again on 2026-11-23";
    assert!(answer.contains(told), "{answer}");
    let json = folder.steps("history --person robin --format json").answer();
    assert!(json.contains("\"kind\": \"reopened\""), "{json}");
}
