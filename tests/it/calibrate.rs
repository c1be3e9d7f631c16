//! `steps calibrate`: over many people, and nothing about few of them.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use snapbox::str;

use crate::crowd::{crowd, framework, records};
use crate::machine::{Machine, robin_and_alex};
use crate::program::{Folder, repository};

/// The numbers that are told, without the rows that tell none.
const TOLD: &str = "\
people,,,,,people,16
people,,,,,both-sides,16
question,team-success,individual,,,same,9
question,team-success,individual,,,self-higher,7
example,team-success,individual,ts-credits-helpers,,self-alone,6
example,team-success,individual,ts-credits-helpers,,both,10
question,mastery,individual,,,same,6
question,mastery,individual,,,cannot-say,10
discipline,,,,project-management,people,5
discipline,,,,quality,people,11
discipline,,individual,,quality,step,6
discipline,,squad,,quality,step,5
";

/// The rows of a table of records that have a number.
fn told(csv: &str) -> String {
    csv.lines().skip(1).filter(|line| !line.ends_with(',')).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_text_stands_beside_the_numbers_and_nobody_is_named() {
    crowd().steps("calibrate --person boss").gives(
        0,
        str![[r#"
How people and managers read the framework in 2026-h2

16 people, all with both sides sealed.

“–” stands for fewer than five people, also for none, and for a number by which
others could be worked out.

Every question
Question                   The same  Person higher  Manager higher  Cannot say  Does not apply
──────────────────────────────────────────────────────────────────────────────────────────────
Team success · Individual  9         7              –               –           –
Mastery · Individual       6         –              –               10          –

18 other questions have too few answers to show.

Unclear places
Where five people or more differ from their managers in the same direction,
where more cannot say than say anything else, and where one side alone marks an
example.

Team success · Individual
- The two sides differ: person higher 7, the same 9
- Examples that one side alone marks: below, with how many do

Example                                                             Person alone  Manager alone  Both
─────────────────────────────────────────────────────────────────────────────────────────────────────
Thanks by name the people whose help made a piece of work possible  6             –              10

Of its other examples nothing can be told:
- Asks for help while there is still time to keep teammates from waiting
- Puts their own task aside to help a teammate who is stuck
- Adopts a teammate's better idea in place of their own
- Leaves work in progress with notes clear enough for a teammate to continue

Mastery · Individual
- Cannot say: one side or both 10

- Compares possible methods for a task before settling on one
- Covers the unusual cases in their work as thoroughly as the common ones
- Explains to a reviewer the reasons behind a chosen approach
- Splits a large task of their own into parts built and checked one by one
- Narrows a problem down to its cause before proposing a remedy
- Logs each project risk with its likely effect, an owner and a planned response
  · Project management
- Sends meeting notes that list each decision with its owner and date · Project
  management
- Collects estimates from the people who will do the work before drafting a
  schedule · Project management
- Checks the dependencies in a project plan with their owners well ahead of each
  date · Project management
- Explores a new feature in the roles of different users, noting each bug and
  surprise · Quality
- Reports a bug with the shortest steps that reproduce it · Quality
- Derives test cases from the boundaries of each input and state · Quality
- Stabilizes a flaky test by finding what makes its result vary · Quality

Steps by discipline
Discipline          People  Individual  Squad/Chapter  Tribe/Guild  Technology/Company
──────────────────────────────────────────────────────────────────────────────────────
Project management  5       –           –              –            –
Quality             11      6           5              –            –

"#]],
        "",
    );
}

#[test]
fn every_format_tells_the_same_and_names_nobody() {
    let folder = crowd();
    for format in ["text", "markdown", "json", "html", "csv"] {
        let report = folder.steps(&format!("calibrate --person boss --format {format}")).answer();
        for secret in ["person-", "Secret", "SECRET", "boss"] {
            assert!(!report.contains(secret), "{format} tells {secret}");
        }
    }
    assert_eq!(told(&folder.steps("calibrate --person boss --format csv").answer()), TOLD);
    let json = folder.steps("calibrate --person boss --format json").answer();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let first = &json["questions"][0];
    assert_eq!(
        (&first["same"], &first["self_higher"], &first["cannot_say"]),
        (&9.into(), &7.into(), &().into())
    );
    assert_eq!(first["unclear"], serde_json::json!(["differs", "one_sided"]));
}

#[test]
fn whatever_it_is_read_from_the_numbers_are_the_same() {
    let folder = crowd();
    folder.steps("export reviews --person boss -o named.ndjson").gives(
        0,
        "",
        "Wrote 16 reviews to `named.ndjson`, readable by you alone.\n",
    );
    folder.steps("export reviews --person boss -q --anonymous -o anonymous.ndjson").gives(0, "", "");
    let named = folder.steps("calibrate named.ndjson --format csv").answer();
    let from = |source: &str| folder.steps(&format!("calibrate {source} --format csv"));
    assert_eq!(told(&named), TOLD);
    assert_eq!(from("anonymous.ndjson").answer(), named);
    assert_eq!(from("reviews --person boss").answer(), named);
    let input = folder.read("anonymous.ndjson");
    assert_eq!(folder.steps_with_input("calibrate - --format csv", &input).answer(), named);
    // A person counts once, wherever their record comes from.
    from("named.ndjson reviews --person boss").gives(
        0,
        named,
        "Left out: 16 records of somebody who is counted already.\n",
    );
}

#[test]
fn of_few_people_nothing_is_told_nor_how_many() {
    let folder = crowd();
    folder.steps("export reviews --person boss -q -o all.ndjson").gives(0, "", "");
    let four: String = folder.read("all.ndjson").split_inclusive('\n').take(4).collect();
    folder.write("four.ndjson", &four);
    folder.steps("calibrate four.ndjson").gives(
        2,
        "",
        str![[r#"
error: fewer than five people can be counted in 2026-h2, so nothing is shown

"#]],
    );
    folder.write("other.ndjson", four.replace("2026-h2", "2026-h1").replacen("2026-h1", "robins-own", 1));
    folder.steps("calibrate four.ndjson other.ndjson").gives(
        2,
        "",
        str![[r#"
error: fewer than five people can be counted in 2026-h2, so nothing is shown
hint: there are records of other cycles: `--cycle 2026-h1`

"#]],
    );
    Folder::new().steps("calibrate").gives(
        2,
        "",
        str![[r#"
error: fewer than five people can be counted in 2026-h2, so nothing is shown

"#]],
    );
}

#[test]
fn what_both_sides_have_not_sealed_is_left_out() {
    let folder = crowd();
    let path = |at: usize, side: &str| format!("reviews/person-{at}/2026-h2/{side}.yaml");
    // One was changed since, one has but one side, and one cannot be read.
    folder.write(&path(15, "self"), folder.read(&path(15, "self")).replace("SECRET15", "other"));
    std::fs::remove_file(folder.join(&path(14, "manager"))).expect("removes");
    folder.write("reviews/person-13/profile.yaml", "step: [");
    folder.steps("calibrate --person boss --format csv -q -o told.csv").gives(0, "", "");
    assert!(folder.read("told.csv").contains("people,,,,,people,13\n"));
    let run = folder.steps("calibrate --person boss --format csv");
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
Left out: 2 reviews that both sides have not sealed, or that is not open to you.
Left out: one person, for a file about them cannot be read; `steps check` tells you why.

"#]]
    );
}

#[test]
fn a_line_that_is_no_record_is_said_with_its_place() {
    let folder = Folder::new();
    folder.write("bad.ndjson", "{\"record\":\"review\",\"version\":1}\n\n[\n{\"version\":2}\n");
    folder.steps("calibrate bad.ndjson").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: this is no record of a review: missing field `person`
 --> bad.ndjson:1:31
  = help: `steps export reviews` writes such records, and `steps schema review-record` tells what they hold

error[does-not-parse]: this is no record of a review: EOF while parsing a list
 --> bad.ndjson:3:1
  = help: `steps export reviews` writes such records, and `steps schema review-record` tells what they hold

error[does-not-parse]: this is a record of version 2, and `steps` knows version 1
 --> bad.ndjson:4:1
  = help: `steps export reviews` writes such records, and `steps schema review-record` tells what they hold

"#]],
    );
    folder.steps("calibrate none.ndjson").gives(2, "", "error: there is no file or folder `none.ndjson`\n");
    folder.write("empty/readme.txt", "");
    folder.steps("calibrate empty").gives(
        2,
        "",
        str![[r#"
error: there are no envelopes in `empty`
hint: they are made by `steps send --calibration`, and their names end in `.age`

"#]],
    );
}

/// Whoever was given reviews on purpose, with a key of their own.
fn calibrator() -> (Machine, String) {
    let machine = Machine::of("hana");
    let key = machine.key();
    (machine, key)
}

#[test]
fn reviews_that_were_sent_to_a_key_are_counted_and_hold_no_more_than_that_needs() {
    let (hana, key) = calibrator();
    let folder = crowd();
    for at in 0..16 {
        let output = format!("-o sent/{at}.age");
        std::fs::create_dir_all(folder.join("sent")).expect("makes the folder");
        let run = folder.steps(&format!("send person-{at} --calibration {key} --person boss {output}"));
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        hana.folder.write(&format!("given/{at}.age"), folder.read(&format!("sent/{at}.age")));
    }
    // The same from the other side, and something else.
    folder.steps(&format!("send --calibration {key} --person person-3 -q -o again.age")).gives(0, "", "");
    hana.folder.write("given/x.age", folder.read("again.age"));
    hana.folder.write("given/y.age", "no letter\n");
    let run = hana.does("calibrate given --format csv");
    assert_eq!(told(&run.out), TOLD);
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
Left out: 1 envelope that the key does not open, or that holds no review.
Left out: 1 record of somebody who is counted already.

"#]]
    );
    // Without the key, nothing opens; with its file, anywhere.
    let other = Machine::of("noor");
    other.key();
    other.folder.write("given/1.age", hana.folder.read("given/1.age"));
    assert_eq!(other.steps("calibrate given").status, 2);
    folder.write("hana.txt", hana.folder.read("config/steps/key.txt"));
    assert_eq!(told(&folder.steps("calibrate sent --key hana.txt --format csv").answer()), TOLD);
}

#[test]
fn whoever_seals_again_counts_once() {
    let (hana, key) = calibrator();
    let folder = crowd();
    let mut sent = 0;
    let mut send = || {
        sent += 1;
        let output = format!("given/{sent}.age");
        std::fs::create_dir_all(folder.join("given")).expect("makes the folder");
        let run = folder.steps(&format!("send --calibration {key} --person person-3 -o {output}"));
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        hana.folder.write(&output, folder.read(&output));
    };
    let assess = |side: &str, cells: &str, flags: &str| {
        folder.write("given.yaml", format!("cells: {cells}\n"));
        let assess = format!("assess person-3 {side} --answers given.yaml --seal --partial -q {flags}");
        folder.steps(&assess).gives(0, "", "");
    };
    let sides = ["--as self --person person-3", "--as manager --person boss"];
    let again = "--reopen --reason Thought";
    let [known, new] =
        ["mastery", "accountability"].map(|it| format!("{{{it}: {{individual: {{rating: sometimes}}}}}}"));
    send();
    // Each adds to what was sealed, and opens it again, twice.
    for side in sides {
        assess(side, &new, "");
        send();
        assess(side, &known, again);
        send();
        assess(side, &known, again);
        send();
    }
    snapbox::assert_data_eq!(
        hana.steps("calibrate given").err,
        str![[r#"
Left out: 6 records of somebody who is counted already.
error: fewer than five people can be counted in 2026-h2, so nothing is shown

"#]]
    );
}

#[test]
fn what_is_sent_to_a_key_says_what_it_is() {
    let (_, key) = calibrator();
    let folder = crowd();
    let send = |more: &str| folder.steps(&format!("send person-2 --person boss {more}"));
    let stable = |text: &str| {
        let at = text.find("calibration-").expect("a name") + "calibration-".len();
        let text = text.replace(&text[at..at + 16], "[KEY]");
        let at = text.find("fingerprint ").expect("a fingerprint") + "fingerprint ".len();
        text.replace(&text[at..at + 19], "[FINGERPRINT]")
    };
    let run = send(&format!("--calibration {key}"));
    snapbox::assert_data_eq!(
        stable(&run.err),
        str![[r#"
Writing to the key with the fingerprint [FINGERPRINT].
Wrote `calibration-[KEY].age`: ratings, marked examples, disciplines and step of 2026-h2; no names, notes or evidence.
Hand it over together with those of others, such as in a shared folder: alone, it tells whose it is by who brings it.

"#]]
    );
    send(&format!("--agreed --calibration {key}")).gives(
        2,
        "",
        str![[r#"
error: nothing is agreed and sealed about Person Secret2
hint: for calibration, a review is sent once both sides have sealed it

"#]],
    );
    send("--calibration age1xyz").gives(
        2,
        "",
        str![[r#"
error: `age1xyz` is not a whole public key: expected what `steps key` prints, `age1…`

"#]],
    );
    send("--calibration person-1").gives(
        2,
        "",
        str![[r#"
error: people.yaml has no key of Person Secret1
hint: name a public key as `steps key` prints it, `age1…`, or somebody who has one there

"#]],
    );
    // Nothing of the same form is taken for an earlier version of it.
    folder.write("other.age", "-----BEGIN AGE ENCRYPTED FILE-----\n");
    send(&format!("-q --calibration {key} -o other.age")).gives(
        2,
        "",
        str![[r#"
error: `other.age` exists and is not an earlier version of what is to be written
hint: `--force` overwrites it

"#]],
    );
}

#[test]
fn envelopes_that_were_sent_to_a_person_count_where_both_sides_came() {
    let (robin, alex) = robin_and_alex();
    let (hana, key) = calibrator();
    let entry = format!("- {{id: hana, key: {key}}}\n");
    for machine in [&robin, &alex] {
        machine.folder.write("people.yaml", machine.folder.read("people.yaml") + &entry);
    }
    robin.seals("", "{mastery: {individual: {rating: sometimes}}}");
    robin.does("send --to hana -o self.steps");
    hana.folder.write("given/self.steps", robin.folder.read("self.steps"));
    snapbox::assert_data_eq!(
        hana.steps("calibrate given").err,
        str![[r#"
Left out: 1 review of which one side alone is here.
error: fewer than five people can be counted in 2026-h2, so nothing is shown

"#]]
    );
    alex.seals("robin-ek", "{mastery: {individual: {rating: not-yet}}}");
    alex.does("send robin-ek --to hana -o manager.steps");
    hana.folder.write("given/manager.steps", alex.folder.read("manager.steps"));
    // It opens, and one person is too few.
    snapbox::assert_data_eq!(
        hana.steps("calibrate given").err,
        str![[r#"
error: fewer than five people can be counted in 2026-h2, so nothing is shown

"#]]
    );
    // With four others, it is one of five.
    let four: String = records(&framework(), 40).collect();
    let four = four.split_inclusive('\n').filter(|line| line.contains("\"has_pair\":true")).take(4);
    hana.folder.write("four.ndjson", four.collect::<String>());
    assert!(hana.does("calibrate given four.ndjson --format csv").out.contains("people,,,,,people,5\n"));
}

/// The rows of a table, in no order.
fn rows(csv: &str) -> BTreeSet<&str> {
    csv.lines().collect()
}

#[test]
#[ignore = "needs DuckDB for Python"]
fn the_query_gives_the_same_numbers() {
    let framework = framework();
    let query = repository().join("examples/calibrate");
    for people in [3, 9, 25, 60, 400, 3_000] {
        let folder = Folder::new();
        folder.write("framework.json", framework.to_string());
        folder.write("reviews.ndjson", records(&framework, people).collect::<String>());
        let mut python = Command::new("python3");
        python.arg("-B").arg(repository().join("tests/it/calibrate/query.py")).arg(&query);
        let asked = folder.run(python.current_dir(folder.path()));
        assert_eq!(asked.status, 0, "{}", asked.err);
        let told = folder.steps("calibrate reviews.ndjson --format csv").out;
        if people < 5 {
            assert_eq!((told.as_str(), asked.out.lines().count()), ("", 1));
            continue;
        }
        assert_eq!(rows(&asked.out), rows(&told), "{people} people");
        let numbers = told.lines().filter(|line| !line.ends_with(',')).count();
        assert!(people < 60 || numbers > 30, "{people} people give {numbers} numbers");
    }
}

#[test]
#[ignore = "needs sqlglot for Python"]
fn the_query_reads_as_one_for_spark() {
    let mut python = Command::new("python3");
    python.arg("-B").arg(repository().join("tests/it/calibrate/spark.py"));
    let run = Folder::new().run(python.arg(repository().join("examples/calibrate")));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}

/// The most memory that counting so many records takes, in kilobytes.
fn peak(framework: &serde_json::Value, people: usize) -> u64 {
    let folder = Folder::new();
    let mut command = folder.command("calibrate - --format csv");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("starts");
    let mut input = child.stdin.take().expect("an input");
    let thousand: Vec<String> = records(framework, 1_000).collect();
    for number in 0..people {
        let record = &thousand[number % thousand.len()];
        let whose = format!("\"person\":\"p{}\"", number % thousand.len());
        assert!(record.contains(&whose));
        let record = record.replace(&whose, &format!("\"person\":\"p{number}\""));
        input.write_all(record.as_bytes()).expect("writes");
    }
    // Nearly all was read by now, and the program waits for the end.
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("reads");
    drop(input);
    assert!(child.wait().expect("ends").success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches("kB").trim().parse().expect("a number")
}

#[test]
#[ignore = "takes a minute"]
fn a_hundred_thousand_records_take_the_memory_of_a_few() {
    let framework = framework();
    let [few, many] = [1_000, 100_000].map(|people| peak(&framework, people));
    // A mark of whom was counted is 8 bytes, and room to grow.
    assert!(many < few + 8 * 1024, "{few} kB for a thousand, {many} kB for a hundred thousand");
}
