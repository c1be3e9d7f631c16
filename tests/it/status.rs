//! `steps status`: what is waiting, and for whom.

use icalendar::{Calendar, Component, DatePerhapsTime};
use snapbox::str;

use crate::machine::robin_and_alex;
use crate::office::{KIM, ROBIN, office, one, rate, whole};
use crate::program::Folder;
use crate::repository::git;

const FORMATS: [&str; 6] = ["text", "markdown", "json", "html", "csv", "ics"];

/// Robin, who started in May, noted decisions and stopped in the middle of rating themself.
fn begun() -> Folder {
    let folder = office();
    folder.write("reviews/robin/profile.yaml", "start: 2026-05-04\n");
    folder.write(
        "reviews/robin/journal.yaml",
        "\
- {id: j-1, date: 2026-08-01, kind: decision, text: One queue for all, behaviors: [mastery], look_again: 2026-11-01}
- {id: j-2, date: 2026-08-02, kind: decision, text: No pager at night, look_again: 2027-02-01}
- {id: j-3, date: 2026-08-03, kind: decision, text: Tabs}
",
    );
    rate(&folder, "2026-11-20", ROBIN, &one("{rating: sometimes, note: SECRET}"), "");
    let path = "reviews/robin/2026-h2/self.yaml";
    let draft = folder.read(path).replace("cells:", "resume: {question: mastery/squad}\ncells:");
    folder.write(path, draft);
    folder
}

#[test]
fn a_person_reads_what_is_waiting_what_is_overdue_first() {
    begun().steps("status --person robin").gives(
        0,
        str![[r#"
What is waiting for Robin Ek

By                       What
────────────────────────────────────────────────────────────────────────────────────────────
2026-11-01, 3 weeks ago  Look again at your decision j-1 about Mastery
                         One queue for all
                         steps notes edit j-1 --person robin
2026-11-04, 2 weeks ago  Set your first step
                         steps agree robin --person robin
2026-12-31, in 5 weeks   Your self-assessment for 2026-h2 stopped at Mastery · Squad/Chapter
                         steps assess --person robin
2027-02-01, in 10 weeks  Look again at your decision j-2
                         No pager at night
                         steps notes edit j-2 --person robin

"#]],
        "",
    );
}

#[test]
fn of_the_other_side_nobody_learns_more_than_the_seal() {
    let folder = begun();
    folder.steps("status --person kim").gives(
        0,
        str![[r#"
What is waiting for Kim Osei

The people you manage
Who       By                       What
───────────────────────────────────────────────────────────────────
Robin Ek  2026-11-04, 2 weeks ago  Set their first step, and 1 more

steps status --all lists all of it, with the commands.

"#]],
        "",
    );
    rate(&folder, "2026-11-22", ROBIN, &whole("Robin says"), "--seal");
    folder.steps("status --person kim --all").gives(
        0,
        str![[r#"
What is waiting for Kim Osei

The people you manage

Robin Ek
By                       What
─────────────────────────────────────────────────────────────────────
2026-11-04, 2 weeks ago  Set their first step
                         steps agree robin --person kim
2026-12-31, in 5 weeks   They have sealed 2026-h2; yours opens it
                         steps assess robin --as manager --person kim

"#]],
        "",
    );
    folder.steps("status --person robin --all").gives(
        0,
        str![[r#"
What is waiting for Robin Ek

By                       What
────────────────────────────────────────────────────────────────────────────────────
2026-11-01, 3 weeks ago  Look again at your decision j-1 about Mastery
                         One queue for all
                         steps notes edit j-1 --person robin
2026-11-04, 2 weeks ago  Set your first step
                         steps agree robin --person robin
2026-12-31, in 5 weeks   You have sealed 2026-h2; nothing has come from Kim Osei yet
                         steps send --person robin
2027-02-01, in 10 weeks  Look again at your decision j-2
                         No pager at night
                         steps notes edit j-2 --person robin

"#]],
        "",
    );
    rate(&folder, "2026-11-23", KIM, &whole("Kim says"), "--seal");
    folder.steps("status --person kim --all").gives(
        0,
        str![[r#"
What is waiting for Kim Osei

The people you manage

Robin Ek
By                       What
────────────────────────────────────────────────────────────────────────────
2026-11-04, 2 weeks ago  Set their first step
                         steps agree robin --person kim
2026-12-31, in 5 weeks   Both sides have sealed 2026-h2; the meeting is next
                         steps agree robin --person kim

"#]],
        "",
    );
}

#[test]
fn of_a_side_that_has_not_come_nobody_says_that_it_is_not_sealed() {
    let folder = office();
    rate(&folder, "2026-11-22", KIM, &whole("Kim says"), "--seal");
    let waits = || folder.steps("status --person kim --all --format csv").answer();
    let expect = "You have sealed 2026-h2; nothing has come from them yet,steps send robin --person kim";
    assert!(waits().contains(expect), "{}", waits());
    // A draft that lies here is told no other way.
    rate(&folder, "2026-11-23", ROBIN, &one("{rating: sometimes}"), "");
    assert!(waits().contains(expect), "{}", waits());
}

#[test]
fn an_envelope_on_its_way_is_told_to_both() {
    let (robin, alex) = robin_and_alex();
    for machine in [&robin, &alex] {
        git(&machine.folder, "init -q -b main");
        machine.folder.write("steps.toml", "share = \"git\"\n");
    }
    robin.seals("", "{mastery: {individual: {rating: sometimes, note: SECRET}}}");
    let of_robin = || robin.does("status --format csv").out;
    // What is sent already is not to be sent again.
    snapbox::assert_data_eq!(
        of_robin(),
        str![[r#"
person,name,kind,cycle,due,what,command
robin-ek,Robin Ek,others,2026-h2,2026-12-31,You have sealed 2026-h2; nothing has come from Alex Moreau yet,steps send

"#]]
    );
    robin.does("send");
    snapbox::assert_data_eq!(
        of_robin(),
        str![[r#"
person,name,kind,cycle,due,what,command
robin-ek,Robin Ek,others,2026-h2,2026-12-31,You have sealed 2026-h2; nothing has come from Alex Moreau yet,

"#]]
    );
    let of_alex = || alex.does("status --all").out;
    snapbox::assert_data_eq!(
        of_alex(),
        str![[r#"
What is waiting for Alex Moreau

The people you manage

Robin Ek
By                      What
────────────────────────────────────────────────────────────────
2026-12-31, in 5 weeks  Your assessment for 2026-h2 is not begun
                        steps assess robin-ek --as manager

"#]]
    );
    alex.gets(&robin, "reviews/robin-ek/2026-h2/self.steps");
    snapbox::assert_data_eq!(
        of_alex(),
        str![[r#"
What is waiting for Alex Moreau

The people you manage

Robin Ek
By                      What
────────────────────────────────────────────────────────────────
2026-12-31, in 5 weeks  They have sealed 2026-h2; yours opens it
                        steps assess robin-ek --as manager

"#]]
    );
    alex.seals("robin-ek", "{mastery: {individual: {rating: not-yet}}}");
    let command = |of: String| of.lines().rfind(|line| line.contains("steps ")).unwrap().trim().to_owned();
    assert_eq!(command(of_alex()), "steps send robin-ek");
    alex.does("send robin-ek");
    snapbox::assert_data_eq!(
        of_alex(),
        str![[r#"
What is waiting for Alex Moreau

The people you manage

Robin Ek
By                      What
───────────────────────────────────────────────────────────────────────────
2026-12-31, in 5 weeks  Both sides have sealed 2026-h2; the meeting is next
                        steps agree robin-ek

"#]]
    );
}

/// Alex with eight reports, all of whom started in June; the first three have sealed.
fn department() -> Folder {
    let folder = Folder::new();
    let names = ["Ada Berg", "Bo Cruz", "Cy Dahl", "Di Eriks", "Ed Falk", "Fay Gran", "Gil Holm", "Hui Ito"];
    let ids = names.map(|name| name.to_lowercase().replace(' ', "-"));
    let mut people = "- {id: alex, name: Alex Moreau, managers: [{id: kim}]}\n".to_owned();
    for (name, id) in names.iter().zip(&ids) {
        people += &format!("- {{id: {id}, name: {name}, managers: [{{id: alex}}]}}\n");
    }
    // Somebody else's.
    people +=
        "- {id: kim, name: Kim Osei}\n- {id: sam, managers: [{id: alex}, {id: kim, from: 2026-10-01}]}\n";
    folder.write("people.yaml", people);
    for id in &ids[3..] {
        folder.write(&format!("reviews/{id}/profile.yaml"), "start: 2026-06-01\n");
    }
    for id in &ids[..3] {
        rate(
            &folder,
            "2026-11-20",
            &format!("assess {id} --as self --person {id} -q --answers"),
            &whole("SECRET"),
            "--seal",
        );
    }
    folder
}

#[test]
fn a_manager_of_eight_reads_a_line_of_each() {
    department().steps("status --person alex").gives(
        0,
        str![[r#"
What is waiting for Alex Moreau

By                      What
─────────────────────────────────────────────────────────────────────
2026-12-31, in 5 weeks  Your self-assessment for 2026-h2 is not begun
                        steps assess --person alex

The people you manage
Who       By                      What
──────────────────────────────────────────────────────────────────────────
Di Eriks  2026-12-01, in 8 days   Set their first step, and 1 more
Ed Falk   2026-12-01, in 8 days   Set their first step, and 1 more
Fay Gran  2026-12-01, in 8 days   Set their first step, and 1 more
Gil Holm  2026-12-01, in 8 days   Set their first step, and 1 more
Hui Ito   2026-12-01, in 8 days   Set their first step, and 1 more
Ada Berg  2026-12-31, in 5 weeks  They have sealed 2026-h2; yours opens it
Bo Cruz   2026-12-31, in 5 weeks  They have sealed 2026-h2; yours opens it
Cy Dahl   2026-12-31, in 5 weeks  They have sealed 2026-h2; yours opens it

steps status --all lists all of it, with the commands.

"#]],
        "",
    );
}

#[test]
fn who_is_no_longer_the_manager_is_told_nothing() {
    let folder = department();
    let of = |day: &str, who: &str| folder.steps_on(day, &format!("status --all --person {who}")).answer();
    assert!(of("2026-09-30", "alex").contains("Sam"));
    assert!(!of("2026-10-01", "alex").contains("Sam"));
    assert!(!of("2026-09-30", "kim").contains("Sam"));
    assert!(of("2026-10-01", "kim").contains("Sam"));
}

#[test]
fn who_asks_has_to_be_known() {
    let folder = department();
    folder.steps("status").gives(2, "", str![[r#"
error: cannot tell who you are
hint: say so with `--person ID`, the variable STEPS_PERSON, or `person = "ID"` in `~/.config/steps/config.toml`

"#]]);
    folder.steps("status --person ada-bergh").gives(
        0,
        str![[r#"
What is waiting for Ada Bergh

Nothing is waiting.

"#]],
        str![[r#"
`ada-bergh` is not in people.yaml, nor in the reviews; did you mean `ada-berg`?

"#]],
    );
}

#[test]
fn programs_read_dates_and_kinds() {
    let folder = begun();
    folder.steps("status --person robin --format csv").gives(0, str![[r#"
person,name,kind,cycle,due,what,command
robin,Robin Ek,decision,,2026-11-01,Look again at your decision j-1 about Mastery,steps notes edit j-1 --person robin
robin,Robin Ek,first-step,,2026-11-04,Set your first step,steps agree robin --person robin
robin,Robin Ek,assessment,2026-h2,2026-12-31,Your self-assessment for 2026-h2 stopped at Mastery · Squad/Chapter,steps assess --person robin
robin,Robin Ek,decision,,2027-02-01,Look again at your decision j-2,steps notes edit j-2 --person robin

"#]], "");
    let json = folder.steps("status --person robin --format json").answer();
    let first = json.find("  \"today\"").expect("a day");
    let end = json.find("    },\n    {\n      \"about\"").expect("a second one");
    snapbox::assert_data_eq!(
        &json[first..end],
        str![[r#"
  "today": "2026-11-23",
  "waiting": [
    {
      "about": {
        "id": "robin",
        "label": "Robin Ek"
      },
      "kind": "decision",
      "cycle": null,
      "state": null,
      "behaviors": [
        {
          "id": "mastery",
          "label": "Mastery",
          "in_framework": true
        }
      ],
      "step": null,
      "sealed": [],
      "awaited": [],
      "due": "2026-11-01",
      "is_due": true,
      "text": "Look again at your decision j-1 about Mastery",
      "command": "steps notes edit j-1 --person robin"

"#]]
    );
}

#[test]
fn the_calendar_has_dates_and_titles() {
    let folder = begun();
    folder.write("people.yaml", folder.read("people.yaml").replace("Robin Ek", "\"Robin, Ek;\\u202e\\n\""));
    let ics = folder.steps("status --person robin --format ics").answer();
    assert!(ics.lines().all(|line| line.len() <= 75), "{ics}");
    assert_eq!(ics.matches('\n').count(), ics.matches("\r\n").count());
    let calendar: Calendar = ics.parse().expect("a calendar");
    let told = |event: &icalendar::Event| {
        let Some(DatePerhapsTime::Date(day)) = event.get_start() else { panic!("no day: {ics}") };
        format!("{day} {} {}\n", event.get_uid().unwrap(), event.get_summary().unwrap())
    };
    snapbox::assert_data_eq!(
        calendar.events().map(told).collect::<String>(),
        str![[r#"
2026-11-01 a6f6e6ea92eafaadedb225334b1c886d@steps Look again: Mastery, Robin, Ek;/u{202e}/n
2026-11-04 6d7101c952b9fccae6bc2b2f4664deea@steps First step, Robin, Ek;/u{202e}/n
2026-12-31 98491ce61c8d37720b81f3ee11d371f0@steps Review 2026-h2, Robin, Ek;/u{202e}/n
2027-02-01 40b2fbb39ef52a7f25f8d743048a27db@steps Look again: a decision, Robin, Ek;/u{202e}/n

"#]]
    );
    // Of another day, the days are the same ones.
    let later = folder.steps_on("2026-11-30", "status --person robin --format ics").answer();
    assert_eq!(later.replace("DTSTAMP:20261130", "DTSTAMP:20261123"), ics);
}

#[test]
fn a_calendar_in_a_file_is_written_over_by_the_same_person_s_alone() {
    let folder = begun();
    let wrote = "Wrote `steps.ics`, readable by you alone.\n";
    for today in ["2026-11-23", "2026-11-24"] {
        folder.steps_on(today, "status --person robin -o steps.ics").gives(0, "", wrote);
    }
    assert!(folder.read("steps.ics").starts_with("BEGIN:VCALENDAR\r\n"));
    folder.steps("status --person kim -o steps.ics").gives(
        2,
        "",
        str![[r#"
error: `steps.ics` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it

"#]],
    );
}

#[test]
fn the_exit_code_tells_whether_anything_is_due() {
    let folder = office();
    let status = |day: &str, more: &str| {
        let run = folder.steps_on(day, &format!("status --person robin {more}"));
        assert_eq!(run.err, "");
        run.status
    };
    assert_eq!(status("2026-12-30", "--exit-code"), 0);
    assert_eq!(status("2026-12-31", "--exit-code"), 1);
    assert_eq!(status("2026-12-31", "--exit-code --format json"), 1);
    assert_eq!(status("2026-12-31", ""), 0);
}

#[test]
fn steps_alone_ends_with_what_is_most_urgent() {
    let folder = begun();
    let (bare, help) = (folder.steps("--person robin").answer(), Folder::new().steps("").answer());
    snapbox::assert_data_eq!(
        bare.strip_prefix(help.as_str()).expect("the help first"),
        str![[r#"

Waiting for you, as `steps status` says in full:
- Look again at your decision j-1 about Mastery (overdue since 2026-11-01)
- Set your first step (overdue since 2026-11-04)
- Your self-assessment for 2026-h2 stopped at Mastery · Squad/Chapter
  (2026-12-31)

"#]]
    );
    // Nothing changes where it is not known who asks, where nothing waits, and where something is in the way.
    assert_eq!(folder.steps("").answer(), help);
    assert_eq!(folder.steps("--person sam").answer(), help);
    folder.write("people.yaml", "[");
    assert_eq!(folder.steps("--person robin").answer(), help);
}

#[test]
fn one_person_s_files_do_not_stand_in_the_way_of_the_others() {
    let folder = department();
    folder.write("reviews/hui-ito/profile.yaml", "start: SECRET\n");
    let run = folder.steps("status --person alex");
    assert!(run.out.contains("Gil Holm") && !run.out.contains("Hui Ito"), "{}", run.out);
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
Hui Ito is left out, for a file about them cannot be read; `steps check` tells you why.

"#]]
    );
}

#[test]
fn no_rating_and_no_word_of_a_note_is_in_it() {
    let mut runs = 0;
    let mut check = |folder: &Folder, who: &str| {
        for (format, more) in FORMATS.iter().flat_map(|format| [(format, ""), (format, "--all --linear")]) {
            let run = folder.steps(&format!("status --person {who} --format {format} {more}"));
            assert_eq!(run.status, 0, "{}", run.err);
            let told =
                run.out.split_once("</style>").map_or(run.out.as_str(), |(_, rest)| rest).to_lowercase();
            for word in told.split(|sign: char| !sign.is_alphanumeric()) {
                assert!(!["cons", "some", "model"].contains(&word), "{who} {format}: {word} in {told}");
            }
            let scale = ["%", "not yet", "not-yet", "sometimes", "consistently", "role model", "role-model"];
            for word in
                scale.into_iter().chain(["not enough evidence", "does not apply", "secret", "robin says"])
            {
                assert!(!told.contains(word), "{who} {format}: {word} in {told}");
            }
            runs += 1;
        }
    };
    let (begun, department) = (begun(), department());
    for who in ["robin", "kim", "sam"] {
        check(&begun, who);
    }
    rate(&begun, "2026-11-22", ROBIN, &whole("Robin says"), "--seal");
    rate(&begun, "2026-11-22", KIM, &one("{rating: role-model, note: SECRET}"), "");
    for who in ["robin", "kim"] {
        check(&begun, who);
    }
    check(&department, "alex");
    for (workspace, people) in [
        ("first-review", &["robin-ek", "noor-haddad", "alex-moreau", "kim-osei"][..]),
        ("design-studio", &["mika-aalto"]),
    ] {
        for who in people {
            check(&Folder::example(workspace), who);
        }
    }
    assert_eq!(runs, 11 * FORMATS.len() * 2);
}

#[test]
fn what_was_decided_and_is_to_be_tried_stays_out_of_what_programs_read() {
    let folder = Folder::example("first-review");
    let focus = "Judge the trial of written stand-ups";
    for format in FORMATS {
        for (folder, who, text) in [(&folder, "robin-ek", focus), (&begun(), "robin", "One queue for all")] {
            let run = folder.steps(&format!("status --all --person {who} --format {format}"));
            let is_for_people = ["text", "markdown", "html"].contains(&format);
            assert_eq!(run.out.contains(text), is_for_people, "{format}: {}", run.out);
        }
    }
}
