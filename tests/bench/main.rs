//! How fast the program is, as a ratio to the YAML crate alone on the same bytes: `cargo bench`.
//!
//! Each group has the program, started as a process, beside `serde_yaml` parsing the same files in
//! memory. The last lines print the ratios of single runs, so that nobody has to divide, how the time
//! grows with files that no person writes, and the memory and the time for each file as reviews grow to a
//! hundred thousand: that takes a few minutes, and with `--ratios` nothing else is measured.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod odd_files;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use tempfile::TempDir;

/// A generated workspace, and the YAML that a run reads.
struct Workspace {
    folder: TempDir,
    texts: Vec<String>,
}

impl Workspace {
    fn new() -> Self {
        let workspace = Self { folder: tempfile::tempdir().expect("a folder"), texts: Vec::new() };
        workspace.run("init -q");
        workspace
    }

    /// With so many disciplines, each with five examples at each step.
    fn with_disciplines(mut self, count: usize) -> Self {
        for number in 0..count {
            self.add(&format!("framework/disciplines/field-{number}.yaml"), &discipline(number));
        }
        self
    }

    /// With so many sealed assessments, two for each person.
    fn with_reviews(self, count: usize) -> Self {
        let answers = self.folder.path().join("answers.yaml");
        fs::write(&answers, answers_text()).expect("writes");
        for number in 0..count / 2 {
            let person = format!("person-{number}");
            for rater in
                [format!("--new --as self --person {person}"), "--as manager --person boss".to_owned()]
            {
                self.run(&format!("assess {person} {rater} --answers answers.yaml --seal -q"));
            }
        }
        fs::remove_file(answers).expect("removes");
        let made = yaml_below(&self.folder.path().join("reviews")).len();
        assert_eq!(made, count, "an assessment was refused");
        self
    }

    /// With so many drafts, two of each person in each of ten cycles: those of one, copied under other names.
    fn with_drafts(mut self, count: usize) -> Self {
        let answers = self.folder.path().join("answers.yaml");
        fs::write(&answers, answers_text()).expect("writes");
        for rater in ["--as self --person person-0", "--as manager --person boss"] {
            self.run(&format!("--today 2026-11-23 assess person-0 {rater} --answers answers.yaml -q"));
        }
        fs::remove_file(answers).expect("removes");
        let reviews = self.folder.path().join("reviews");
        let first = reviews.join("person-0/2026-h2");
        let sides = ["self.yaml", "manager.yaml"].map(|name| {
            let text = fs::read_to_string(first.join(name)).expect("an assessment was refused");
            (name, first.join(name), text)
        });
        let cycles = (2022..=2026).flat_map(|year| [format!("{year}-h1"), format!("{year}-h2")]);
        let cycles: Vec<String> = cycles.collect();
        let mut people = "- id: boss\n".to_owned();
        for number in 0..count / (2 * cycles.len()) {
            let person = format!("person-{number}");
            people += &format!("- id: {person}\n  managers: [{{id: boss}}]\n");
            for cycle in &cycles {
                let folder = reviews.join(&person).join(cycle);
                fs::create_dir_all(&folder).expect("makes");
                for (name, private, text) in &sides {
                    let text = text.replace("person-0", &person).replace("2026-h2", cycle);
                    // The copy has the mode of what it is a copy of.
                    if !folder.join(name).exists() {
                        fs::copy(private, folder.join(name)).expect("copies");
                    }
                    fs::write(folder.join(name), text).expect("writes");
                }
            }
        }
        self.add("people.yaml", &people);
        self
    }

    fn add(&mut self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).expect("writes");
    }

    /// Reads the texts that the program reads.
    fn read(mut self) -> Self {
        self.texts = yaml_below(self.folder.path());
        self
    }

    fn run(&self, arguments: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steps"));
        let command = command.args(arguments.split_whitespace()).current_dir(self.folder.path());
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        black_box(status.expect("runs"));
    }

    /// Runs the program, and gives how long that took and the most memory that it held, in bytes.
    ///
    /// Linux tells the latter as long as a process runs, so it is asked until the end.
    fn measure(&self, arguments: &str) -> (Duration, u64) {
        let start = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_steps"));
        let command = command.args(arguments.split_whitespace()).current_dir(self.folder.path());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("starts");
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0;
        while child.try_wait().expect("waits").is_none() {
            let held = fs::read_to_string(&status).unwrap_or_default();
            let kilobytes = held
                .lines()
                .find_map(|line| line.strip_prefix("VmHWM:"))
                .map(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap_or_default());
            peak = peak.max(kilobytes.unwrap_or_default() * 1024);
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(child.wait().expect("waits").success(), "{arguments} found something");
        (start.elapsed(), peak)
    }

    fn parse(&self) {
        for text in &self.texts {
            black_box(serde_yaml::from_str::<serde_yaml::Value>(text).expect("parses"));
        }
    }
}

fn yaml_below(folder: &Path) -> Vec<String> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "yaml"))
        .map(|entry| fs::read_to_string(entry.path()).expect("reads"))
        .collect()
}

/// How many words the disciplines' texts are made from, as many as people have for their work.
const VOCABULARY: usize = 5000;

/// A discipline whose texts are its own; every twentieth repeats one of the others'.
fn discipline(number: usize) -> String {
    let mut text = format!(
        "id: field-{number}\nname: Field {number}\nsummary: The work of field {number}\nexamples:\n  mastery:\n"
    );
    let verbs = ["Repairs", "Draws", "Tests", "Paints", "Records"];
    let scopes =
        [("individual", "own"), ("squad", "squad's"), ("tribe", "tribe's"), ("company", "company-wide")];
    for (place, (step, scope)) in scopes.into_iter().enumerate() {
        text.push_str(&format!("    {step}:\n"));
        for (at, verb) in verbs.into_iter().enumerate() {
            let seed = (number * 20 + place * 5 + at) * 7;
            // The multiplier is that of Knuth's multiplicative hash: words recur in no pattern.
            let word = |turn: usize| spelled((((seed + turn * 1_000_003) * 2_654_435_761) >> 7) % VOCABULARY);
            let sentence = match (place, at) {
                (0, 0) if number.is_multiple_of(20) => {
                    "Writes down what was decided before the day ends".to_owned()
                }
                _ => format!(
                    "{verb} the {scope} {} of a {} with {} and {}",
                    word(1),
                    word(2),
                    word(3),
                    word(4)
                ),
            };
            text.push_str(&format!("      - id: f{number}-{step}-{at}\n        text: {sentence}\n"));
        }
    }
    text
}

/// A number in words of letters, for texts that hold no digits.
fn spelled(number: usize) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| ["ka", "lo", "mi", "nu", "pe", "ra", "so", "tu", "ve", "zi"][usize::from(digit - b'0')])
        .collect()
}

fn answers_text() -> String {
    let mut text = String::from("cells:\n");
    for behavior in ["team-success", "continuous-improvement", "accountability", "business-impact", "mastery"]
    {
        text.push_str(&format!("  {behavior}:\n"));
        for step in ["individual", "squad", "tribe", "company"] {
            text.push_str(&format!("    {step}: {{rating: consistently, note: Shown in the spring and again in the autumn, evidence: [https://example.com/{step}]}}\n"));
        }
    }
    text
}

fn workspaces() -> Vec<(&'static str, &'static str, Workspace)> {
    vec![
        ("check 1,000 reviews", "check", Workspace::new().with_reviews(1000).read()),
        ("show, 200 disciplines", "show", Workspace::new().with_disciplines(200).read()),
        ("check 200 disciplines", "check", Workspace::new().with_disciplines(200).read()),
        ("check 500 disciplines", "check", Workspace::new().with_disciplines(500).read()),
    ]
}

fn beside_the_parser(criterion: &mut Criterion) {
    for (name, arguments, workspace) in &workspaces() {
        let mut group = criterion.benchmark_group(*name);
        group.sample_size(20).measurement_time(Duration::from_secs(4));
        group.bench_function("steps", |bencher| bencher.iter(|| workspace.run(arguments)));
        group.bench_function("serde_yaml alone", |bencher| bencher.iter(|| workspace.parse()));
        group.finish();
    }
}

fn at_the_prompt(criterion: &mut Criterion) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/first-review");
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        let command =
            command.args(arguments).current_dir(&example).stdout(Stdio::null()).stderr(Stdio::null());
        black_box(command.status().expect("runs"));
    };
    let steps = env!("CARGO_BIN_EXE_steps");
    let mut group = criterion.benchmark_group("at the prompt");
    group.sample_size(50);
    group.bench_function("true", |bencher| bencher.iter(|| run("true", &[])));
    group.bench_function("steps --version", |bencher| bencher.iter(|| run(steps, &["--version"])));
    group.bench_function("steps diff robin-ek", |bencher| bencher.iter(|| run(steps, &["diff", "robin-ek"])));
    group.finish();
}

/// The best of a few runs of each, and their ratio.
fn ratios() {
    let best = |work: &dyn Fn()| {
        let runs = (0..7).map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        });
        runs.min().expect("a run")
    };
    println!("\nthe program beside the YAML crate alone, best of seven runs:");
    for (name, arguments, workspace) in &workspaces() {
        let (program, parser) = (best(&|| workspace.run(arguments)), best(&|| workspace.parse()));
        let ratio = program.as_secs_f64() / parser.as_secs_f64();
        println!("{name:<24} {program:>9.1?} beside {parser:>9.1?}: {ratio:.2}");
    }
}

/// The pages of ten thousand examples of disciplines, written for the first time and again.
fn pages() {
    println!("\nthe pages of 10,000 examples, beside the YAML crate alone:");
    let workspace = Workspace::new().with_disciplines(500).read();
    let pages = workspace.folder.path().join("pages");
    let timed = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let parser = (0..7).map(|_| timed(&|| workspace.parse())).min().expect("a run");
    let first = (0..7).map(|_| {
        let _ = fs::remove_dir_all(&pages);
        timed(&|| workspace.run("site -o pages"))
    });
    let first = first.min().expect("a run");
    let again = (0..7).map(|_| timed(&|| workspace.run("site -o pages"))).min().expect("a run");
    assert!(pages.join("index.html").exists(), "nothing was written");
    for (what, time) in [("first", first), ("again", again)] {
        println!(
            "{what} {time:>9.1?} beside {parser:>9.1?}: {:.2}",
            time.as_secs_f64() / parser.as_secs_f64()
        );
    }
}

/// How time and memory grow with the reviews.
fn growth() {
    println!("\ncheck as reviews grow, beside the YAML crate alone:");
    for count in [1_000, 10_000, 100_000] {
        let workspace = Workspace::new().with_drafts(count);
        let (time, peak) = workspace.measure("check -q");
        let workspace = workspace.read();
        let start = Instant::now();
        workspace.parse();
        let parser = start.elapsed();
        let ratio = time.as_secs_f64() / parser.as_secs_f64();
        let each = time / u32::try_from(count).expect("a small number");
        let peak = peak.div_ceil(1024 * 1024);
        println!(
            "{count:>7} files {time:>9.1?} beside {parser:>9.1?}: {ratio:.2}; {each:.1?} a file, at most {peak} MiB"
        );
    }
}

criterion_group!(benches, beside_the_parser, at_the_prompt);

fn main() {
    // `cargo bench -- --ratios` prints the ratios alone.
    if !std::env::args().any(|argument| argument == "--ratios") {
        benches();
        Criterion::default().configure_from_args().final_summary();
    }
    ratios();
    pages();
    odd_files::measure();
    growth();
}
