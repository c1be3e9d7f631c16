//! The example of three cycles: a framework, a manager and a discipline that changed on the way.

use snapbox::str;

use crate::program::Folder;

const LUCIA: &str = "lucia-berger";
const JONAS: &str = "jonas-adeyemi";
const CYCLES: [&str; 3] = ["2025-h2", "2026-h1", "2026-h2"];

/// Every report on the example, as those ask for them whom it is for.
pub fn reports() -> Vec<String> {
    let mut commands: Vec<String> = [
        "show",
        "show guests",
        "show foresight",
        "show company",
        "show guest-desk",
        "discipline list",
        "gap lucia-berger --to company",
        "gap jonas-adeyemi --discipline guest-desk",
        "gap jonas-adeyemi --linear --person jonas-adeyemi",
        "diff lucia-berger --brief",
        "diff lucia-berger --cycle 2026-h1 --brief --linear --person lucia-berger",
        "diff lucia-berger --cycle 2026-h1 --all --linear --person emre-yildiz",
        "diff lucia-berger --cycle 2025-h2 --person ruth-okafor",
        "gap lucia-berger --cycle 2025-h2 --person ruth-okafor",
        "gap lucia-berger --cycle 2026-h1 --person ruth-okafor",
        "diff lucia-berger --person marta-kowal",
        "gap jonas-adeyemi --person marta-kowal",
        "diff lucia-berger --with peers --brief --person lucia-berger",
        "diff lucia-berger --with peers --linear --person emre-yildiz",
        "peers lucia-berger --answers --person emre-yildiz",
        "packet lucia-berger --person lucia-berger",
        "packet lucia-berger --linear --person emre-yildiz",
        "peers lucia-berger --linear --person emre-yildiz",
        "history lucia-berger --for guests --person ruth-okafor",
        "history jonas-adeyemi --person marta-kowal --linear",
        "notes --person lucia-berger",
        "notes --person jonas-adeyemi --for guests",
        "notes --about lucia-berger --person emre-yildiz",
        "notes --about jonas-adeyemi --person sunniva-rao",
        "status --person lucia-berger",
        "status --person jonas-adeyemi --all",
        "status --person emre-yildiz",
        "status --person ruth-okafor --all",
        "status --person sunniva-rao --all",
    ]
    .map(str::to_owned)
    .to_vec();
    for (person, manager) in [(LUCIA, "emre-yildiz"), (JONAS, "sunniva-rao")] {
        for cycle in CYCLES {
            commands.push(format!("diff {person} --cycle {cycle} --all --person {person}"));
            commands.push(format!("gap {person} --cycle {cycle} --person {person}"));
        }
        commands.push(format!("history {person} --person {person}"));
        commands.push(format!("history {person} --person {manager}"));
        commands.push(format!("diff {person}"));
        commands.push(format!("diff {person} --person {manager}"));
        commands.push(format!("gap {person} --from manager --person {manager}"));
        commands.push(format!("gap {person} --from self --person {person}"));
        let [first, second, third] = CYCLES.map(|cycle| format!("reviews/{person}/{cycle}/agreed.yaml"));
        commands.push(format!("diff {first} {second} {third} --person {person}"));
    }
    commands
}

#[test]
fn it_is_sound_and_every_seal_holds() {
    let folder = Folder::example("three-cycles");
    folder.steps("check --deny warnings").gives(
        0,
        str![[r#"
note[reopened]: sealed, then opened again on 2026-11-11, before the other side's answers could be seen
 --> reviews/jonas-adeyemi/2026-h2/self.yaml:13:11

1 note in 1 file.

"#]],
        "",
    );
    let reviews =
        walkdir::WalkDir::new(folder.join("reviews")).into_iter().map(|entry| entry.expect("walks"));
    let is_beside = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        name.starts_with("request-") || name == "packet.yaml"
    };
    let assessments = reviews.filter(|entry| entry.depth() == 3 && !is_beside(entry));
    let mut sealed = 0;
    for entry in assessments {
        let (path, text) = (entry.path(), std::fs::read_to_string(entry.path()).expect("reads"));
        assert!(text.contains("\nsealed:\n"), "{} is not sealed", path.display());
        // A seal that holds is one that breaks.
        std::fs::write(path, text.replacen("rating: settled", "rating: growing", 1)).expect("writes");
        let run = folder.steps("check");
        assert!(run.status == 1 && run.out.contains("error[broken-seal]"), "{}: {}", path.display(), run.out);
        std::fs::write(path, text).expect("writes");
        sealed += 1;
    }
    assert_eq!(sealed, 23);
}

#[test]
fn what_the_framework_replaced_is_carried_over_and_what_it_dropped_is_told() {
    let folder = Folder::example("three-cycles");
    let report = folder.steps("diff lucia-berger --cycle 2025-h2 --person lucia-berger").answer();
    let (head, rest) = report.split_once("Where you differ").expect("a heading");
    snapbox::assert_data_eq!(
        head.to_owned(),
        str![[r#"
Where Lucía Berger and Ruth Okafor agree and differ, 2025-h2

- Lucía Berger: self-rating, sealed on 2025-12-05
- Ruth Okafor: manager's rating, sealed on 2025-12-08

Behavior   Own work         Team           Company
────────────────────────────────────────────────────
Guests     settle = settle  grow = grow    ·
Together   grow < settle    · ~ begin      ·
Foresight  ·                ·              ·
Craft      settle = settle  grow < settle  · ~ begin

Lucía Berger's rating comes first, then Ruth Okafor's: = the same, < Ruth Okafor
higher, ~ not comparable

begin: Beginning, grow: Growing, settle: Settled, ·: Not asked

The same on 3 of 5 questions, one apart on 2.

- Lucía Berger and Ruth Okafor rated waymarks 1.0.0; today's framework is
  waymarks 2.0.0. What it no longer has is marked below.
- The answers of Lucía Berger and Ruth Okafor are carried over from an earlier
  version: `customers` is `guests` now and `leader` is `company` now.

Strengths you both see

Guests · Own work
Lucía Berger: Settled                     Ruth Okafor: Settled
I go to the desk and ask who wanted a     Ask the desk who they like to see
thing before I start. The date picker     coming. It is Lucía.
I tried on my own old phone, on the
train, which is how I found out that
it did not fit.

Both marked:
- Asks who will use a change, and on what occasion, before beginning it

Only Lucía Berger marked:
- cu-tests-on-phone (no longer in the framework)

Only Ruth Okafor marked:
- Answers a guest's question in words that need no knowledge of the booking
  system

Craft · Own work
Lucía Berger: Settled                     Ruth Okafor: Settled
I do not touch a thing before there is    I have stopped asking whether there is
a test that shows it broken.              a test.

Both marked:
- Finds the cause of a problem before proposing a remedy
- Writes a test that shows a fault before mending it · Software

Only Lucía Berger marked:
- cr-works-alone (no longer in the framework)

Only Ruth Okafor marked:
- Splits a change into parts that a reviewer takes in one by one · Software


"#]]
    );
    // What is new was not asked; what was dropped is in the report.
    assert!(rest.contains("- Craft: Lucía Berger was not asked about Company"), "{rest}");
    let jonas = folder.steps("gap jonas-adeyemi --cycle 2025-h2 --person sunniva-rao").answer();
    snapbox::assert_data_eq!(
        jonas.lines().take(8).map(|line| format!("{line}\n")).collect::<String>(),
        str![[r#"
Jonas Adeyemi: from today to Company

! These ratings are for waymarks 1.0.0; today's framework is waymarks 2.0.0.

! They are carried over from an earlier version: `leader` is `company` now,
  `customers` is `guests` now and `support` is `guest-desk` now.

From the agreed ratings of 2025-h2, sealed on 2025-12-09.

"#]]
    );
    let version = |cycle: &str| folder.read(&format!("reviews/jonas-adeyemi/{cycle}/self.yaml"));
    assert!(version("2026-h1").contains("\n  version: \"1.0.0\"\n"));
    assert!(version("2026-h2").contains("\n  version: \"2.0.0\"\n"));
}

#[test]
fn in_the_half_year_between_two_managers_both_have_a_column() {
    let folder = Folder::example("three-cycles");
    for person in [LUCIA, "emre-yildiz"] {
        let report = folder.steps(&format!("diff lucia-berger --cycle 2026-h1 --person {person}")).answer();
        let (_, table) = report.split_once("What you say today\n").expect("a table");
        let (table, _) = table.split_once("Strengths").expect("strengths");
        snapbox::assert_data_eq!(
            table.to_owned(),
            str![[r#"
Behavior   Own work                Team                  Company
────────────────────────────────────────────────────────────────
Guests     settle/settle/settle =  grow/?/– ~            ·/?/– ~
Together   settle/settle/settle =  grow/grow/– ~         –
Foresight  –                       –                     –
Craft      settle/settle/settle =  grow/settle/settle ≠  ·/?/– ~

Lucía Berger's rating comes first, then Emre Yıldız's, then Ruth Okafor's: = the
same, ≠ apart, ~ not comparable

grow: Growing, settle: Settled, ?: Not enough evidence to say, –: Not rated, ·:
Not asked

The same on 3 of 4 questions, one apart on 1; on 2 not everybody could say, on 2
nobody could say.

- Ruth Okafor sealed with some questions left open.
- Lucía Berger, Emre Yıldız and Ruth Okafor rated waymarks 1.0.0; today's
  framework is waymarks 2.0.0. What it no longer has is marked below.
- The answers of Lucía Berger, Emre Yıldız and Ruth Okafor are carried over from
  an earlier version: `customers` is `guests` now and `leader` is `company` now.
- 2 questions were rated only by Emre Yıldız.


"#]]
        );
    }
}

#[test]
fn to_the_former_manager_nothing_opens_that_came_after_her() {
    let folder = Folder::example("three-cycles");
    // What she shared with Lucía in December stays theirs.
    let then = folder.steps("diff lucia-berger --cycle 2025-h2 --person ruth-okafor").answer();
    assert!(then.contains("On the tax rounding I sat for"), "{then}");
    for cycle in &CYCLES[1..] {
        let run = folder.steps(&format!("diff lucia-berger --cycle {cycle} --person ruth-okafor"));
        let expect = format!(
            "error: Lucía Berger's assessment for {cycle} was sealed after you stopped being Lucía Berger's manager\n"
        );
        assert_eq!((run.status, run.out.as_str(), run.err), (2, "", expect));
    }
    let refused = folder.steps("gap lucia-berger --person ruth-okafor");
    assert_eq!((refused.status, refused.out.as_str()), (2, ""), "{}", refused.err);
    // Of the half-year in which she left, her own ratings are what she sees, and what was agreed before.
    let own = folder.steps("gap lucia-berger --cycle 2026-h1 --person ruth-okafor").answer();
    assert!(
        own.contains("From the manager's rating of 2026-h1 by Ruth Okafor, sealed on 2026-04-10."),
        "{own}"
    );
    assert!(own.contains("Be on call for the opening day") && !own.contains("arrivals list"), "{own}");
    assert!(!own.contains("sticky note"), "{own}");
}

#[test]
fn each_reads_their_own_journal_alone() {
    let folder = Folder::example("three-cycles");
    folder.steps("notes --about lucia-berger --person ruth-okafor").gives(
        0,
        str![[r#"
Ruth Okafor's notes about Lucía Berger

Nothing is noted yet.

"#]],
        "",
    );
    let written =
        |person: &str| folder.steps(&format!("notes --about lucia-berger --person {person}")).answer();
    assert!(written("emre-yildiz").contains("paired-on-refunds"));
    let own = written(LUCIA);
    assert!(own.contains("j-13") && !own.contains("paired-on-refunds"), "{own}");
    // What was noted under an id of 1.0.0 is found under today's.
    let noted = folder.steps("notes --for guests --person lucia-berger").answer();
    assert!(noted.contains("j-3 · Guests") && noted.contains("j-9 · Guests at Team"), "{noted}");
}

#[test]
fn whoever_has_nothing_to_do_with_it_sees_what_both_sides_answered() {
    let folder = Folder::example("three-cycles");
    for asker in ["", " --person marta-kowal", " --person bao-nguyen"] {
        let report = folder.steps(&format!("diff lucia-berger{asker}")).answer();
        assert!(report.contains("! Only what both sides answered is shown."), "{asker}: {report}");
        // Emre's word on Foresight at Team, which Lucía did not go on to.
        assert!(!report.contains("not asked about Team (Emre Yıldız: Growing)"), "{asker}: {report}");
    }
    // What was decided about her, and what became of what was agreed, are for her and her manager.
    let decided = ["Step: Own work", "which we did not have in June"];
    for asker in ["", " --person bao-nguyen"] {
        let report = folder.steps(&format!("history lucia-berger{asker}")).answer().replace("\n      ", "");
        assert!(decided.iter().all(|it| !report.contains(it)), "{asker}: {report}");
        assert!(report.contains("What became of it is withheld, with 2026-h2"), "{asker}: {report}");
    }
    let own = folder.steps("history lucia-berger --person emre-yildiz").answer();
    assert!(own.contains("Step: Own work"), "{own}");
    let own = folder.steps("diff lucia-berger --person lucia-berger").answer();
    assert!(own.contains("not asked about Team (Emre Yıldız: Growing)"), "{own}");
    // That something was opened again is said to everybody.
    let report = folder.steps("diff jonas-adeyemi --person lucia-berger").answer();
    assert!(
        report.contains("! Jonas Adeyemi opened their sealed assessment again on 2026-11-11"),
        "{report}"
    );
}

#[test]
fn peers_are_heard_as_far_as_each_of_them_allowed() {
    let folder = Folder::example("three-cycles");
    let report = folder.steps("diff lucia-berger --with peers --brief --person lucia-berger").answer();
    let (_, peers) = report.split_once("What peers say\n").expect("peers");
    snapbox::assert_data_eq!(
        peers.to_owned(),
        str![[r#"
Answers without a name are shown where at least three peers allowed it, in no
order that tells who is who. Answers with a name do not count toward the three.

Guests · Team
- Inês Duarte: Settled. “The cancel page got better on the day she read the
  complaints aloud to us.”
- Marta Kowal: Settled. “I no longer explain the arrivals list to anybody.
  Before the season she listens at the desk for a morning, which the others
  upstairs could do as well.”

Together · Team
- Without a name: 1 Growing and 2 Settled
- “She asks what worries us before she says what worries her.”
- “When it is her own piece that runs late, I still hear of it last.”
- “Whoever takes over from her finds a note, and it is never about how clever
  the thing is.”
- Marta Kowal: Settled. “In September we knew a week ahead that the cancel page
  would be late. That had not happened to the desk before.”

Craft · Team
- Tevita Fonua: Settled. “We followed her page about the alarms at two in the
  morning and did not have to call her. One step was missing, which I still owe
  her.”

"#]]
    );
    // In front of one screen it is the same, and what is for Emre alone is in his own report.
    let shared = folder.steps("diff lucia-berger --with peers --brief --person emre-yildiz").answer();
    assert!(shared.ends_with(peers), "{shared}");
    let own = folder.steps("peers lucia-berger --answers --person emre-yildiz").answer();
    assert!(own.contains("some evenings") && !report.contains("some evenings"), "{own}");
    for somebody in ["", " --person marta-kowal", " --person ruth-okafor"] {
        let run = folder.steps(&format!("diff lucia-berger --with peers{somebody}"));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{somebody}: {}", run.err);
        let run = folder.steps(&format!("peers lucia-berger --answers{somebody}"));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{somebody}: {}", run.err);
    }
}

#[test]
fn what_was_decided_about_a_move_is_looked_at_again() {
    let folder = Folder::example("three-cycles");
    let packet = folder.steps("packet lucia-berger --person lucia-berger").answer();
    // What peers allowed is in it, and what they did not is not.
    assert!(packet.contains("- Without a name: 1 Growing and 2 Settled\n"), "{packet}");
    assert!(!packet.contains("some evenings") && !packet.contains("Bảo Nguyễn:"), "{packet}");
    assert!(packet.contains("Vigdis Moen      Not now"), "{packet}");
    for person in [LUCIA, "emre-yildiz"] {
        let status = folder.steps(&format!("status --all --person {person}")).answer();
        let line = "2027-02-12, in 11 weeks  Look again at ";
        assert_eq!(status.matches(line).count(), 2, "{status}");
        // In a calendar nothing of it is told but that there is something.
        let days = folder.steps(&format!("status --all --person {person} --format ics")).answer();
        assert!(!days.contains("Nobody doubts") && !days.contains("Not now"), "{days}");
    }
    for somebody in ["", " --person marta-kowal", " --person ruth-okafor"] {
        let run = folder.steps(&format!("packet lucia-berger{somebody}"));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{somebody}: {}", run.err);
    }
}

#[test]
fn a_discipline_that_was_left_is_breadth() {
    let folder = Folder::example("three-cycles");
    let report = folder.steps("gap jonas-adeyemi --person jonas-adeyemi").answer();
    let (_, tee) = report.split_once("Depth and breadth\n").expect("a T");
    let (tee, _) = tee.split_once("\n\nWhat became").expect("the focus before");
    snapbox::assert_data_eq!(
        format!("{tee}\n"),
        str![[r#"
Step      Design  Guest desk
────────────────────────────
Own work  ■       ■
Team              ■
Company

Jonas Adeyemi: depth in Design, demonstrated up to Own work; breadth in Guest
desk, from the self-rating.

- Guest desk: Team. Storm days, and the newcomers.

"#]]
    );
}
