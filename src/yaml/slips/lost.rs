//! Keys that are lost where what is meant as an entry reads as a part of a text.

use serde_yaml::Value;

use super::{entry, says_something};

/// How many lines look like entries with one of these keys, but are not read as such.
pub fn lost(lines: &[String], value: &Value, known: &[&str]) -> usize {
    let lines = lines.iter().flat_map(|line| line.lines()).filter(|line| says_something(line));
    let written = lines.filter_map(entry).filter(|(key, ..)| known.contains(key)).count();
    written.saturating_sub(read(value, known))
}

/// How many such keys there are in what is read.
fn read(value: &Value, known: &[&str]) -> usize {
    match value {
        Value::Mapping(mapping) => {
            let one = |(key, value): (&Value, &Value)| {
                let is_known = key.as_str().is_some_and(|key| known.contains(&key));
                read(value, known).saturating_add(usize::from(is_known))
            };
            mapping.iter().map(one).sum()
        }
        Value::Sequence(items) => items.iter().map(|item| read(item, known)).sum(),
        _ => 0,
    }
}
