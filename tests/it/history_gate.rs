//! Who sees what of a history, and what is said of the rest.

use snapbox::str;

use crate::office::{KIM, PEOPLE, ROBIN, office, one, rate, sealed, whole};
use crate::program::{Folder, TODAY};

const FORMATS: [&str; 5] = ["text", "markdown", "json", "html", "csv"];

/// The same in every format, and what is said about it.
fn in_all_formats(folder: &Folder, today: &str, arguments: &str) -> String {
    let run = |format: &&str| folder.steps_on(today, &format!("history {arguments} --format {format}"));
    FORMATS.iter().map(run).map(|run| format!("{}{}", run.out, run.err)).collect()
}

#[test]
fn peers_never_appear() {
    let folder = Folder::example("first-review");
    for who in ["robin-ek", "alex-moreau", "kim-osei", "noor-haddad", ""] {
        let who = if who.is_empty() { String::new() } else { format!("--person {who}") };
        let all = in_all_formats(&folder, TODAY, &format!("robin-ek {who}"));
        let report = all.split("</style>").last().unwrap_or_default().to_lowercase();
        assert!(!report.contains("peer") && !report.contains("kim-osei"), "{who}: {report}");
    }
    // Neither is what a peer wrote a history of its own.
    std::fs::remove_dir_all(folder.join("reviews/robin-ek/2026-h1")).expect("removes");
    for file in ["self", "manager", "agreed"] {
        std::fs::remove_file(folder.join(&format!("reviews/robin-ek/2026-h2/{file}.yaml"))).expect("removes");
    }
    folder.steps("history robin-ek --person kim-osei").gives(
        2,
        "",
        str![[r#"
error: there is nothing to show about Robin Ek yet
hint: what peers say is for nobody else

"#]],
    );
}

#[test]
fn where_one_side_has_nothing_the_reason_is_told() {
    let folder = office();
    let of_kim = |who: &str| folder.steps(&format!("history robin --person {who} --from manager"));
    rate(&folder, "2026-11-20", ROBIN, &one("{rating: sometimes}"), "");
    of_kim("robin").gives(
        2,
        "",
        str![[r#"
error: no manager's rating of Robin Ek can be shown
hint: not sealed yet in 2026-h2: Robin Ek and Kim Osei
hint: each side's ratings open once both have sealed; `steps assess --person robin` goes on with yours

"#]],
    );
    rate(&folder, "2026-11-20", ROBIN, &whole("Robin says"), "--seal");
    of_kim("robin").gives(
        2,
        "",
        str![[r#"
error: no manager's rating of Robin Ek can be shown
hint: Kim Osei's side has not come yet for 2026-h2
hint: they hand it over with `steps send robin`, and `steps receive FILE` takes it in here

"#]],
    );
    of_kim("kim").gives(2, "", str![[r#"
error: no manager's rating of Robin Ek can be shown
hint: you have not sealed yours for 2026-h2 yet
hint: each side's ratings open once both have sealed; `steps assess robin --as manager --person kim` goes on with yours

"#]]);
    // A draft is withheld, and counts as not sealed.
    rate(&folder, "2026-11-21", KIM, &one("{rating: sometimes}"), "");
    of_kim("robin").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Kim Osei
hint: each side's ratings open once both have sealed

"#]],
    );
}

#[test]
fn whoever_still_rates_sees_nothing_of_the_other_sides_earlier_ratings() {
    let later = "2027-02-01";
    let folder = sealed();
    rate(&folder, later, KIM, &one("{rating: sometimes}"), "");
    folder.steps_on(later, "history robin --person kim --for mastery").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h2 to 2027-h1

! What is marked as a draft or as changed in 2027-h1 is not sealed yet.

! Not all of 2026-h2 is shown; "What is withheld" below says why.

No two of these reviews can be compared yet: no side that is shown has sealed
twice.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

▪ in part, □ not yet, · not asked

Mastery
Cycle    Self      Manager
─────────────────────────────
2026-h2  withheld  □···
2027-h1  none      ▪··· draft

What is withheld
- 2026-h2, self-rating: 2027-h1 is still open; seeing 2026-h2 now could bias it

Hint: look at 2026-h2 once 2027-h1 is sealed;
`steps assess robin --as manager --discard --person kim` removes your draft

Along the way
- 2026-h2
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    // The person has not begun, and sees all that is sealed.
    folder.steps_on(later, "history robin --person robin --for mastery").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h2 to 2027-h1

! Not all of 2027-h1 is shown; "What is withheld" below says why.

No two of these reviews can be compared yet: no side that is shown has sealed
twice.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

□ not yet, · not asked

Mastery
Cycle    Self  Manager
─────────────────────────
2026-h2  □···  □···
2027-h1  none  not sealed

What is withheld
- 2027-h1, manager's rating: not sealed yet in 2027-h1: Robin Ek and Kim Osei

Hint: each side's ratings open once both have sealed;
`steps assess --person robin` goes on with yours

Along the way
- 2026-h2
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    // It may be anybody who has still to rate.
    folder.steps_on(later, "history robin").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2027-h1: Robin Ek and Kim Osei
hint: each side's ratings open once both have sealed

"#]],
    );
    // With a draft of their own it is the other way round.
    rate(&folder, later, ROBIN, &one("{rating: role-model}"), "");
    folder.steps_on(later, "history robin --person robin --for mastery").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h2 to 2027-h1

! What is marked as a draft or as changed in 2027-h1 is not sealed yet.

! Not all of 2026-h2 and 2027-h1 is shown; "What is withheld" below says why.

No two of these reviews can be compared yet: no side that is shown has sealed
twice.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, □ not yet, ○ not rated, · not asked

Mastery
Cycle    Self        Manager
───────────────────────────────
2026-h2  □···        withheld
2027-h1  ■○○○ draft  not sealed

What is withheld
- 2026-h2, manager's rating: 2027-h1 is still open; seeing 2026-h2 now could
  bias it
- 2027-h1, manager's rating: not sealed yet in 2027-h1: Robin Ek and Kim Osei

Hint: each side's ratings open once both have sealed;
`steps assess --person robin` goes on with yours

Along the way
- 2026-h2
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    for (who, other) in [("robin", "manager,kim"), ("kim", "self,robin")] {
        let all = in_all_formats(&folder, later, &format!("robin --person {who}"));
        assert!(!all.contains(other), "{who}: {all}");
    }
}

#[test]
fn a_stranger_and_a_former_manager_see_what_they_may() {
    let folder = office();
    let more = "  business-impact: {individual: {rating: consistently}, squad: {rating: not-yet}}\n";
    let robin: String = whole("Robin says")
        .lines()
        .filter(|line| !line.contains("business-impact"))
        .map(|line| format!("{line}\n"))
        .collect();
    rate(&folder, "2026-05-20", ROBIN, &(robin + more), "--seal");
    rate(&folder, "2026-05-21", KIM, &whole("Kim says"), "--seal");
    // What only one side answered is not shown, and is told from what was rated and from what was not.
    folder.steps("history robin --person sam --for business-impact").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1

! Of 2026-h1, only what both sides answered is shown.

There is one review so far; what moves shows from the second one on.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, □ not yet, · not asked, … not shown

Business impact
Cycle    Self  Manager
──────────────────────
2026-h1  ■………  □···

Along the way
- 2026-h1
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei

"#]],
        "",
    );
    let managers = "    - id: kim\n    - {id: sam, from: 2026-07-01}\n";
    folder.write("people.yaml", PEOPLE.replace("    - id: kim\n", managers));
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    rate(&folder, TODAY, &KIM.replace("kim", "sam"), &whole("Sam says"), "--seal");
    folder.steps("history robin --person kim --for business-impact").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

! Not all of 2026-h2 is shown; "What is withheld" below says why.

No two of these reviews can be compared yet: no side that is shown has sealed
twice.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, □ not yet, · not asked

Business impact
Cycle    Self      Manager
───────────────────────────
2026-h1  ■□··      □···
2026-h2  withheld  withheld

What is withheld
- 2026-h2, self-rating: Robin Ek's assessment for 2026-h2 was sealed after you
  stopped being Robin Ek's manager
- 2026-h2, manager's rating: Sam Lindqvist's assessment for 2026-h2 was sealed
  after you stopped being Robin Ek's manager

Along the way
- 2026-h1
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei
- 2026-h2
    Manager: Sam Lindqvist, since 2026-07-01; before, Kim Osei

"#]],
        "",
    );
    folder.steps("history robin --person sam --for business-impact").gives(
        0,
        str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

! Of 2026-h1, only what both sides answered is shown.

What moved from 2026-h1 to 2026-h2
- Business impact · Individual: Consistently, then Not yet (self)

In between, the manager was changed, as told under "Along the way".

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, □ not yet, · not asked, … not shown

Business impact
Cycle    Self  Manager
──────────────────────
2026-h1  ■………  □···
2026-h2  □···  □···

Along the way
- 2026-h1
    Framework: technology-career-steps 3.0.0
    Disciplines: no discipline
    Manager: Kim Osei
- 2026-h2
    Manager: Sam Lindqvist, since 2026-07-01; before, Kim Osei

"#]],
        "",
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_shown() {
    let folder = Folder::example("first-review");
    folder.write("reviews/robin-ek/2026-h1/manager.yaml", "note: PRIVATE: too slow\n");
    let run = folder.steps("history robin-ek --person robin-ek --for mastery");
    run.gives(0, str![[r#"
Robin Ek over time, 2026-h1 to 2026-h2

! Not all of 2026-h1 is shown; "What is withheld" below says why.

What moved from 2026-h1 to 2026-h2
- Mastery · Individual: Consistently, then Role model (self and agreed)
- Mastery · Tribe/Guild: Not yet, then Consistently (self); Sometimes, then
  Consistently (agreed)

Rated only one of the two times:
- Mastery · Technology/Company: not asked, then Not yet (self and agreed)

What became of the focus before
- 2026-h1, Mastery · Tribe/Guild: Draft version two of the fare interface, with
  Sam from Timetable as the first reader
    Done in 2026-h2: The last caller of the old interface moved over in October.

How far each behavior reached
Steps: Individual, then Squad/Chapter, then Tribe/Guild, then Technology/Company

■ demonstrated, ▪ in part, □ not yet, · not asked

Mastery
Cycle    Self  Manager     Agreed
─────────────────────────────────
2026-h1  ■■□·  unreadable  ■■▪·
2026-h2  ■■■□  ■■■□        ■■■□

What is withheld
- 2026-h1, manager's rating: Alex Moreau's assessment for 2026-h1 cannot be read

Hint: `steps check` tells whoever wrote it what is wrong

Hint: if it came in an envelope, ask for it again: `steps send` writes the same
once more

Along the way
- 2026-h1
    Agreed on 2026-06-05
    Framework: technology-career-steps 3.0.0
    Disciplines: Software development
    Manager: Alex Moreau
    Step: Squad/Chapter
- 2026-h2
    Agreed on 2026-11-20

"#]], str![[r#"
`reviews/robin-ek/2026-h1/manager.yaml` cannot be read, and is left out; `steps check` tells whoever wrote it why.

"#]]);
    let all = in_all_formats(&folder, TODAY, "robin-ek --person robin-ek");
    assert!(!all.contains("PRIVATE"), "{all}");
}

#[test]
fn nothing_a_file_says_steers_a_terminal_or_a_spreadsheet() {
    let folder = Folder::example("first-review");
    let path = "reviews/robin-ek/2025-h2/agreed.yaml";
    folder.write(
        path,
        "\
format: 1
framework: {id: technology-career-steps, version: 3.0.0}
person: robin-ek
rater: alex-moreau
relation: agreed
cycle: 2025-h2
started: 2025-12-01
focus: [{behavior: mastery, step: squad, try: \"<b>\\e[31m|x\"}]
cells: {mastery: {individual: {rating: sometimes}}}
",
    );
    for format in FORMATS {
        let run = folder.steps(&format!("history robin-ek --person robin-ek --format {format}"));
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(!run.out.contains('\u{1b}'), "{format}: {}", run.out);
        assert!(format != "html" || run.out.contains("&lt;b&gt;"), "{}", run.out);
    }
}
