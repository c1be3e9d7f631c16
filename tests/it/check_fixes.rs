//! `steps check --fix`: whatever it mends, comments, blank lines and everything else stay.

use proptest::prelude::*;
use serde_json::Value;

use crate::program::Folder;

/// A way to write an example, with or without faults that `--fix` mends.
#[derive(Clone, Debug)]
struct Written {
    has_id: bool,
    misspelt_key: bool,
    id_last: bool,
    quote: &'static str,
    folded: bool,
    comment_above: bool,
    comment_beside: bool,
    blank_below: bool,
    flow: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let quote = prop_oneof![Just(""), Just("'"), Just("\"")];
    let flags = proptest::collection::vec(any::<bool>(), 8);
    (flags, quote).prop_map(|(flags, quote)| Written {
        has_id: flags[0],
        misspelt_key: flags[1],
        id_last: flags[2],
        quote,
        folded: flags[3],
        comment_above: flags[4],
        comment_beside: flags[5],
        blank_below: flags[6],
        flow: flags[7],
    })
}

impl Written {
    fn to_yaml(&self, number: usize) -> String {
        let mut out = String::new();
        if self.comment_above {
            out.push_str(&format!("    # above {number}: it's \"quoted\"\n"));
        }
        let text = format!("Kneads the dough number {number}");
        let id = format!("id: ca-kneads-{number}");
        // Without an id, the text has to stand under its own key.
        let key = if self.misspelt_key && self.has_id { "txet" } else { "text" };
        let beside = if self.comment_beside { format!("  # beside {number}") } else { String::new() };
        let quote = self.quote;
        if self.flow {
            let text = format!("{key}: {quote}{text}{quote}");
            let entries = match (self.has_id, self.id_last) {
                (false, _) => text,
                (true, false) => format!("{id}, {text}"),
                (true, true) => format!("{text}, {id}"),
            };
            out.push_str(&format!("    - {{{entries}}}{beside}\n"));
        } else {
            let text = match self.folded {
                true => format!("{key}: >-{beside}\n        {}\n", text.replace(" dough", "\n        dough")),
                false => format!("{key}: {quote}{text}{quote}{beside}\n"),
            };
            let entries = match (self.has_id, self.id_last) {
                (false, _) => format!("- {text}"),
                (true, false) => format!("- {id}\n      {text}"),
                (true, true) => format!("- {text}      # about the id of {number}\n      {id}\n"),
            };
            out.push_str(&format!("    {entries}"));
        }
        if self.blank_below {
            out.push('\n');
        }
        out
    }
}

fn comments(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.lines().filter_map(|line| line.split_once("# ")).map(|(_, said)| said).collect();
    found.sort_unstable();
    found
}

fn blank_lines(text: &str) -> usize {
    text.lines().filter(|line| line.trim().is_empty()).count()
}

fn file(examples: &[Written], swapped: bool, misspelt_step: bool) -> String {
    let all: Vec<String> = examples.iter().enumerate().map(|(number, it)| it.to_yaml(number)).collect();
    let (bench, shop) = all.split_at(all.len() / 2);
    let bench = format!("  bench:  # narrow\n{}", bench.concat());
    let step = if misspelt_step { "shoop" } else { "shop" };
    let shop = format!("  # wide\n  {step}:\n{}", shop.concat());
    let examples = if swapped { shop + &bench } else { bench + &shop };
    format!(
        "# top\nid: care\nname: Care\n\nsummary: 'Looks after people' # why\nexamples:\n{examples}# end\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn only_the_faults_change(
        examples in proptest::collection::vec(written(), 2..6),
        swapped: bool,
        misspelt_step: bool,
        windows: bool,
    ) {
        let folder = Folder::new();
        folder.lay_over(&crate::program::repository().join("tests/check/base/framework"));
        let before = file(&examples, swapped, misspelt_step);
        let before = if windows { before.replace('\n', "\r\n") } else { before };
        folder.write("behaviors/care.yaml", &before);
        let run = folder.steps("check --fix --format json .");
        let after = folder.read("behaviors/care.yaml");
        prop_assert_eq!(comments(&before), comments(&after), "{}\n{}", before, after);
        prop_assert_eq!(blank_lines(&before), blank_lines(&after), "{}\n{}", before, after);
        prop_assert_eq!(windows, after.contains("\r\n"));
        prop_assert_eq!(after.matches("\r\n").count(), if windows { after.matches('\n').count() } else { 0 });
        // What is left reads the same as if it had been written without the faults.
        let right: Vec<Written> =
            examples.iter().map(|it| Written { misspelt_key: false, id_last: false, ..it.clone() }).collect();
        let wanted: Value = serde_yaml::from_str(&file(&right, false, false)).expect("parses");
        let read: Value = serde_yaml::from_str(&after).expect("parses");
        let texts = |value: &Value| {
            let steps = ["bench", "shop"].map(|step| value["examples"][step].clone());
            steps.map(|step| {
                let text = |example: &Value| example["text"].clone();
                step.as_array().map(|examples| examples.iter().map(text).collect::<Vec<_>>())
            })
        };
        prop_assert_eq!(texts(&wanted), texts(&read), "{}\n{}", before, after);
        for (number, it) in examples.iter().enumerate().filter(|(_, it)| it.has_id) {
            prop_assert!(after.contains(&format!("id: ca-kneads-{number}")), "{:?}\n{}", it, after);
        }
        for rule in ["missing-key", "unknown-key", "key-order", "unknown-id", "duplicate-id"] {
            prop_assert!(!run.out.contains(rule), "{}\n{}\n{}", before, after, run.out);
        }
        folder.steps("check --fix .");
        prop_assert_eq!(folder.read("behaviors/care.yaml"), after, "a second time changes nothing more");
    }
}
