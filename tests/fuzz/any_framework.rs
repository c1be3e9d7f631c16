//! A framework with any one file of it changed: all that `check` finds has a place, and what `--fix` makes of it reads.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::checking;
use crate::analysis::bakery;
use crate::diagnostic::{Edit, Finding};
use crate::model::CheckSettings;
use crate::store::FrameworkFiles;
use crate::store::any_bytes::{changed, has_a_place};
use crate::yaml;

/// The bakery's framework with one of its files as somebody may have left it.
fn framework() -> impl Strategy<Value = FrameworkFiles> {
    let texts = bakery::texts();
    (0..texts.len()).prop_flat_map(move |at| {
        let texts = texts.clone();
        changed(texts[at].1.to_owned()).prop_map(move |bytes| {
            let texts = texts.iter().enumerate().map(|(index, (path, text))| {
                let bytes = if index == at { bytes.clone() } else { text.as_bytes().to_vec() };
                (path.clone(), yaml::decode(bytes, path))
            });
            FrameworkFiles::of(String::new(), texts.collect())
        })
    })
}

fn found(files: &FrameworkFiles) -> Vec<Finding> {
    let findings = checking::framework(files, &CheckSettings::default()).1;
    findings.iter().for_each(has_a_place);
    findings
}

/// The files after one round of fixing.
fn fixed(mut files: FrameworkFiles) -> FrameworkFiles {
    let mut edits: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
    for finding in found(&files) {
        if let Some(edit) = finding.fix {
            edits.entry(finding.source.name.clone()).or_default().push(edit);
        }
    }
    for (name, edits) in edits {
        let (_, source) = files.sources().find(|(_, source)| source.name == name).expect("is one of them");
        let fixed = yaml::fix(&source.text, &edits);
        assert!(
            fixed.made == 0 || yaml::value(&fixed.text).is_ok(),
            "{:?} became {:?}",
            source.text,
            fixed.text
        );
        files.set(&name, fixed.text);
    }
    files
}

proptest! {
    // A file that does not read is read many times on trial, so fewer of them take as long as what else is random.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases.div_ceil(4),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_framework_is_checked_and_fixed_without_a_panic(files in framework()) {
        found(&fixed(fixed(files)));
    }
}
