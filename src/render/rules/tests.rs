//! The rules' reference is up to date, and every rule is fully documented.

use super::*;
use crate::analysis::check::rules;
use crate::analysis::english::list_names;

#[test]
fn the_reference_is_up_to_date() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let quality = std::fs::read_to_string(root.join("tests/check/quality.md")).ok();
    // `SNAPSHOTS=overwrite cargo test` writes it anew.
    snapbox::assert_data_eq!(
        reference(rules(), list_names(), quality.as_deref()),
        snapbox::file!["../../../framework/RULES.md"].raw()
    );
}

#[test]
fn every_rule_is_documented_once() {
    let mut ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules().count(), "an id appears twice");
    for rule in rules() {
        assert!(rule.id.parse::<crate::model::Id>().is_ok(), "{}", rule.id);
        assert!(rule.catches.ends_with('.') && rule.explanation.ends_with('.'), "{}", rule.id);
        assert!(!rule.bad.is_empty() && !rule.good.is_empty() && rule.bad != rule.good, "{}", rule.id);
    }
}
