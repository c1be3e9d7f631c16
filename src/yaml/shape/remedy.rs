//! What to do about a value of the wrong type: what people mean who write such a one.

use serde_yaml::Value;

use super::Language;
use super::form::{Form, MappingForm, TextKind};

/// What is wrong with a value, where there is more to say than its type, and what to do about it.
#[derive(Default)]
pub struct Remedy {
    pub message: Option<String>,
    pub help: Option<String>,
}

fn help(help: impl Into<String>) -> Remedy {
    Remedy { message: None, help: Some(help.into()) }
}

/// What is wrong with a key that means something in other programs alone, and what to do.
pub fn of_no_key(key: &str) -> Option<(String, &'static str)> {
    if key == "<<" {
        let message = format!("unknown key `{key}`: keys are not merged in from elsewhere");
        return Some((message, "write all keys and values out, in each place"));
    }
    let mark = ["//", "<!--"].into_iter().find(|mark| key.starts_with(mark))?;
    Some((format!("`{mark}` begins no remark here"), "begin a remark with `# `"))
}

/// Whether what is behind a key is taken for a comment, in the item that a mapping is.
pub fn is_cut_off(key: &str, mapping: &serde_yaml::Mapping, text: &str) -> bool {
    let Some(id) = mapping.get("id").and_then(Value::as_str) else { return false };
    let is_own = |line: &str| line.trim().trim_start_matches("- ") == format!("id: {id}");
    let below = text.lines().skip_while(|line| !is_own(line)).skip(1);
    let mut own = below.take_while(|line| !line.trim_start().starts_with("- "));
    let begins = format!("{key}: #");
    own.any(|line| {
        line.trim_start().strip_prefix(&begins).is_some_and(|said| said.starts_with(char::is_alphanumeric))
    })
}

/// What to do where a value was to be of another form. `subject` names it.
pub fn remedy(form: &Form, value: &Value, language: Language, subject: &str) -> Remedy {
    match (form, value) {
        (Form::Text { kind: TextKind::Version, .. }, Value::Number(number))
            if !number.to_string().contains('e') =>
        {
            let more = if number.is_f64() { ".0" } else { ".0.0" };
            help(format!("write three numbers, `{number}{more}`"))
        }
        (Form::Text { kind: TextKind::Free, .. }, Value::Number(_) | Value::Bool(_)) => {
            help("put it in quotes")
        }
        (Form::Text { kind: TextKind::Free, .. }, Value::Tagged(_)) if language == Language::Yaml => Remedy {
            message: Some(format!("{subject} starts with `!`, which needs quotes")),
            ..help("put the text in double quotes")
        },
        (Form::Text { kind: TextKind::Free, .. }, Value::Sequence(_)) => {
            help("write one text; one that starts with brackets needs quotes")
        }
        (Form::Text { kind: TextKind::Free, .. }, Value::Mapping(_)) => {
            help("write one text; one with a colon in it, or in braces, needs quotes")
        }
        (Form::List { items, .. }, value) => of_list(items, value, subject),
        (Form::Mapping(form), value) => of_mapping(form, value),
        _ => Remedy::default(),
    }
}

/// Where a list is expected.
fn of_list(items: &Form, value: &Value, subject: &str) -> Remedy {
    match (items, value) {
        (Form::Text { .. } | Form::Word(_), Value::String(text)) => {
            let mut signs = text.chars();
            let first = signs.next().filter(|first| !first.is_ascii() && !first.is_alphanumeric());
            if let Some(mark) = first.filter(|_| signs.next().is_some_and(char::is_whitespace)) {
                let message = format!("the list of {subject} has `{mark}` in the place of a hyphen");
                let help = help("start each item of the list with a hyphen and a space, `- `");
                return Remedy { message: Some(message), ..help };
            }
            let parts = text.trim_matches(['(', ')', '[', ']', '{', '}']).split([',', ';']);
            let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
            let is_plain = |part: &&str| {
                part.split(' ').count() < 5
                    && part.chars().all(|sign| sign.is_alphanumeric() || " -_'".contains(sign))
            };
            match parts.iter().all(is_plain) {
                true => help(format!("write a list in brackets, `[{}]`", parts.join(", "))),
                false => help("write a list below it, with each item on a line of its own as `- \"…\"`"),
            }
        }
        (Form::Mapping(form), Value::String(_)) => {
            let Some(first) = form.names.first() else { return Remedy::default() };
            help(format!("write a list below it, with each item as `- {first}: …`"))
        }
        (Form::Mapping(form), Value::Mapping(mapping)) => {
            let mut keys = mapping.keys().filter_map(Value::as_str);
            let first = keys.next().unwrap_or_default();
            if let Some(key) = form.names.iter().find(|name| mapping.contains_key(name.as_str())) {
                let message = format!("{subject} should be a list, but `{key}` has no hyphen before it");
                let help = help(format!("begin each item of the list with a hyphen, `- {first}: …`"));
                return Remedy { message: Some(message), ..help };
            }
            match mapping.values().next() {
                Some(Value::Sequence(_)) if mapping.len() == 1 => help(format!("remove the line `{first}:`")),
                Some(Value::Mapping(_)) => {
                    help(format!("write each as an item, `- id: {first}`, with its keys below"))
                }
                _ => Remedy::default(),
            }
        }
        _ => Remedy::default(),
    }
}

/// Where keys with values are expected.
fn of_mapping(form: &MappingForm, value: &Value) -> Remedy {
    let has = |name: &str| form.names.iter().any(|known| known == name);
    let keys: Vec<String> = form.names.iter().map(|name| format!("`{name}`")).collect();
    match value {
        Value::String(text) if has("id") && has("text") => {
            help(format!("write it as `- id: …`, and below it `text: {text}`"))
        }
        Value::Sequence(items) if has("id") && items.iter().any(Value::is_mapping) => {
            help("remove the `- ` from its first line, and begin all keys in the first column")
        }
        _ if keys.is_empty() => Remedy::default(),
        _ => help(format!("its keys are {}", super::one_of(&keys))),
    }
}
