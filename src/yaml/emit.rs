//! Writes values as YAML that every reader takes the same way, and that reads well in a diff.
//!
//! `serde_yaml` writes `no`, `on` and `2026-01-01` plain, which readers of YAML 1.1 take for
//! booleans and dates, and texts of several lines in quotes. So what we write is laid out here.

use serde::Serialize;
use serde_yaml::{Mapping, Value};

/// A value as a YAML document, keys in the order in which they come.
pub fn to_yaml(value: &impl Serialize) -> anyhow::Result<String> {
    let mut out = String::new();
    match &serde_yaml::to_value(value)? {
        Value::Mapping(mapping) if !mapping.is_empty() => entries(mapping, 0, &mut out),
        Value::Sequence(items) if !items.is_empty() => list(items, 0, &mut out),
        other => out.push_str(&format!("{}\n", inline(other))),
    }
    Ok(out)
}

/// An entry of a form at this indentation: left empty where there is nothing yet.
pub fn form_entry(key: &str, value: &Option<impl Serialize>, indent: usize) -> anyhow::Result<String> {
    let laid_out = match value {
        Some(value) => after_key(&serde_yaml::to_value(value)?, indent),
        None => "\n".to_owned(),
    };
    Ok(format!("{:indent$}{key}:{laid_out}", ""))
}

/// A value as it is after `key:` at this indentation, its line end included.
pub fn after_key(value: &Value, indent: usize) -> String {
    let mut out = String::new();
    match value {
        Value::Mapping(mapping) if !mapping.is_empty() => {
            out.push('\n');
            entries(mapping, deeper(indent), &mut out);
        }
        Value::Sequence(items) if !items.is_empty() => {
            let flow = format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", "));
            let short = items.iter().all(|item| matches!(item, Value::String(text) if is_word(text)));
            if short && indent.saturating_add(flow.len()) < 80 {
                out.push_str(&format!(" {flow}\n"));
            } else {
                out.push('\n');
                list(items, deeper(indent), &mut out);
            }
        }
        Value::String(text) if reads_as_block(text) => block(text, deeper(indent), &mut out),
        other => out.push_str(&format!(" {}\n", inline(other))),
    }
    out
}

/// The indentation of what is inside.
fn deeper(indent: usize) -> usize {
    indent.saturating_add(2)
}

fn entries(mapping: &Mapping, indent: usize, out: &mut String) {
    for (key, value) in mapping {
        out.push_str(&format!("{:indent$}{}:{}", "", inline(key), after_key(value, indent)));
    }
}

fn list(items: &[Value], indent: usize, out: &mut String) {
    for item in items {
        let mut laid_out = String::new();
        match item {
            Value::Mapping(mapping) if !mapping.is_empty() => entries(mapping, deeper(indent), &mut laid_out),
            Value::String(text) if reads_as_block(text) => {
                out.push_str(&format!("{:indent$}-", ""));
                block(text, deeper(indent), out);
                continue;
            }
            other => laid_out = format!("{:1$}{2}\n", "", deeper(indent), inline(other)),
        }
        out.push_str(&format!("{:indent$}- {}", "", laid_out.trim_start_matches(' ')));
    }
}

/// A text of several lines as a literal block scalar.
fn block(text: &str, indent: usize, out: &mut String) {
    let body = text.trim_end_matches('\n');
    let chomping = match text.len().saturating_sub(body.len()) {
        0 => "-",
        1 => "",
        _ => "+",
    };
    out.push_str(&format!(" |{chomping}\n"));
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let line = if line.is_empty() { String::new() } else { format!("{:indent$}{line}", "") };
        out.push_str(&line);
        out.push('\n');
    }
}

/// Whether a text can be written as a literal block and read back the same.
fn reads_as_block(text: &str) -> bool {
    let harmless = |character: char| character == '\n' || (!character.is_control() && !is_odd(character));
    let body = text.trim_end_matches('\n');
    body.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && text.chars().all(harmless)
        && text.split('\n').all(|line| !line.ends_with(' ') && !line.starts_with('\t'))
}

/// Line separators and marks that some readers take for line ends or for nothing, and what hides or turns the text
/// around it.
fn is_odd(character: char) -> bool {
    matches!(
        character,
        '\u{85}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// A scalar on one line, or an empty collection.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if is_plain(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Sequence(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Mapping(mapping) => {
            let pairs = mapping.iter().map(|(key, value)| format!("{}: {}", inline(key), inline(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Tagged(tagged) => inline(&tagged.value),
    }
}

/// Whether every reader takes the plain text for this text: conservative on purpose.
pub(super) fn is_plain(text: &str) -> bool {
    let starts_well = text.chars().next().is_some_and(|first| first.is_alphabetic());
    let harmless = |character: char| {
        character.is_alphanumeric()
            || " -_.,;()/+?!'’“”–—…=@*&%$<>~^\"".contains(character)
            || character == ':'
    };
    starts_well
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(harmless)
        && !is_reserved(text)
}

/// A word that needs no quotes even inside `[…]`.
pub(super) fn is_word(text: &str) -> bool {
    is_plain(text) && !text.contains([',', '[', ']', '{', '}', ' ', ':'])
}

/// Whether what is left of a text that somebody wrote plain can stay so: no reader takes it for a
/// number or a date. What cannot be plain where it is shows when it is read.
pub(super) fn may_stay_plain(text: &str) -> bool {
    // A version such as 2.0.0 has one dot too many for a number.
    let is_version =
        text.matches('.').count() == 2 && text.split('.').all(|part| part.parse::<u64>().is_ok());
    !is_reserved(text) && (is_version || text.split(' ').any(|word| word.starts_with(char::is_alphabetic)))
}

/// Words that a reader of YAML 1.1 or 1.2 takes for something other than a text.
fn is_reserved(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    words.contains(&lower.as_str())
}

/// A double-quoted scalar; JSON's escapes are YAML's as well.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            odd if odd.is_control() || is_odd(odd) => out.push_str(&format!("\\u{:04x}", odd as u32)),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(value: serde_json::Value, expect: &str) {
        assert_eq!(to_yaml(&value).expect("writes"), expect);
    }

    #[test]
    fn layout() {
        check(serde_json::json!({"a": {"b": ["x", "z"], "c": []}}), "a:\n  b: [x, z]\n  c: []\n");
        check(serde_json::json!({"a": ["two words"]}), "a:\n  - two words\n");
        check(serde_json::json!({"a": [{"b": 1, "c": 2}]}), "a:\n  - b: 1\n    c: 2\n");
        check(serde_json::json!({"a": "one\ntwo"}), "a: |-\n  one\n  two\n");
        check(serde_json::json!({"a": "one\n\ntwo\n"}), "a: |\n  one\n\n  two\n");
        check(serde_json::json!({"a": ["x\ny"]}), "a:\n  - |-\n    x\n    y\n");
        check(serde_json::json!({"a": "b\u{202e}c\nd"}), "a: \"b\\u202ec\\nd\"\n");
        check(
            serde_json::json!({"a": "no", "b": "2026-01-01", "c": "x: y"}),
            "a: \"no\"\nb: \"2026-01-01\"\nc: \"x: y\"\n",
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(texts in proptest::collection::vec("(?s).{0,12}|[ -]?(no|on|a|\n|:|#|'|\"|- ){0,5}", 1..4)) {
            let value = serde_json::json!({"list": texts, "map": {"text": texts[0], "deep": [{"text": texts[0]}]}});
            let written = to_yaml(&value).expect("writes");
            let read: serde_json::Value = serde_yaml::from_str(&written).expect("reads");
            prop_assert_eq!(read, value, "{}", written);
        }
    }
}
