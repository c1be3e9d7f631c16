//! Whether a document has the shape of its type, by the type's own JSON Schema.
//!
//! A test holds what is found here against a validator.

mod folded;
mod form;
mod parts;
mod remedy;
mod scalars;

use std::sync::Arc;

use serde_yaml::Value;

pub use self::form::Form;
use self::form::{MappingForm, Required};
use self::parts::{are_halves, own_id};
pub use self::parts::{beginning, prune, rename, stand_in};
pub use self::remedy::of_no_key;
use super::fix::node;
use crate::diagnostic::suggestion::{self, nearest, one_of};
use crate::diagnostic::{At, Edit, Part, Problem, Segment, Source, kebab, named_odd_signs, odd_sign, rules};

/// What a document is written in, whose nouns its problems are told in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Language {
    Yaml,
    Toml,
}

impl Language {
    fn mapping(self) -> &'static str {
        match self {
            Self::Yaml => "keys with values",
            Self::Toml => "a table",
        }
    }

    fn list(self) -> &'static str {
        match self {
            Self::Yaml => "a list",
            Self::Toml => "an array",
        }
    }

    /// What alone has a tag in it.
    fn tagged(self) -> &'static str {
        match self {
            Self::Yaml => "a tagged value",
            Self::Toml => "a date",
        }
    }

    fn name_of_value(self, value: &Value) -> &'static str {
        match value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Sequence(_) => self.list(),
            Value::Mapping(_) => self.mapping(),
            Value::Tagged(_) => self.tagged(),
        }
    }

    /// What a value has to be.
    fn name_of_form(self, form: &Form) -> &'static str {
        match form {
            Form::Word(_) | Form::Text { .. } => "text",
            Form::Mapping(_) => self.mapping(),
            Form::List { .. } => self.list(),
            Form::Number { .. } => "a number",
            Form::TrueOrFalse => "true or false",
            Form::OneOrSeveral { one, .. } => self.name_of_form(one),
            Form::Anything => "something else",
        }
    }
}

/// Everything in a document that its form does not allow.
pub fn problems(form: &Form, value: &Value, source: &Arc<Source>, language: Language) -> Vec<Problem> {
    let mut walk = Walk { source, language, path: Vec::new(), problems: Vec::new() };
    walk.check(form, value);
    walk.problems
}

/// The unknown keys without a value: what is behind a comma between braces reads as one, and would be lost.
pub fn unknown_without_value(form: &Form, value: &Value, source: &Arc<Source>) -> Vec<Problem> {
    let is_one = |problem: &Problem| {
        problem.rule == rules::UNKNOWN_KEY.id && node(value, &problem.at.path).is_some_and(Value::is_null)
    };
    let help = "if it belongs to the text before it, put all of that text in quotes: between braces, a comma ends it";
    let problems = problems(form, value, source, Language::Yaml).into_iter().filter(is_one);
    let is_prose = |problem: &Problem| {
        problem.at.path.last().and_then(Segment::key).is_some_and(|key| key.contains(' '))
    };
    problems.map(|problem| if is_prose(&problem) { problem.help(help) } else { problem }).collect()
}

/// The parts of a document that lack what they need, and can be left out of it.
pub fn incomplete(form: &Form, value: &Value, source: &Arc<Source>) -> Vec<Vec<Segment>> {
    let problems = problems(form, value, source, Language::Yaml).into_iter();
    let lacking =
        problems.filter(|problem| problem.rule == rules::MISSING_KEY.id && !problem.at.path.is_empty());
    lacking.map(|problem| problem.at.path).collect()
}

/// The key of a mapping by which others refer to it.
const ID: &str = "id";

/// A key without what is around it, and what nobody sees in it.
fn bare(key: &str) -> String {
    let seen: String = key.chars().filter(|sign| odd_sign(*sign).is_none()).collect();
    let bare = seen.trim_matches(|sign: char| !sign.is_alphanumeric());
    if bare.is_empty() { key.to_owned() } else { bare.to_owned() }
}

/// The keys whose ids refer to nothing in the framework.
const OWN_IDS: [&str; 5] = [ID, "person", "rater", "manager", "cycle"];

/// An id made from the first words of a text; the short ones, such as articles, are passed over, and
/// what is not a word, such as a list mark.
fn id_of_text(text: &Value) -> Option<String> {
    let words = text.as_str()?.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let telling = words.enumerate().filter(|(index, word)| *index == 0 || word.chars().count() > 3);
    kebab::kebab_case(&telling.map(|(_, word)| word).take(3).collect::<Vec<_>>().join(" "))
}

/// Whether a value is of the kind that a form asks for.
fn may_be(form: &Form, value: &Value) -> bool {
    match form {
        Form::Mapping(_) => value.is_mapping(),
        Form::List { .. } => value.is_sequence(),
        Form::Anything => true,
        _ => !value.is_mapping() && !value.is_sequence(),
    }
}

struct Walk<'a> {
    source: &'a Arc<Source>,
    language: Language,
    path: Vec<Way<'a>>,
    problems: Vec<Problem>,
}

/// A segment of the path to where the walk is.
#[derive(Clone, Copy)]
enum Way<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Walk<'a> {
    fn check(&mut self, form: &Form, value: &'a Value) {
        match (form, value) {
            (Form::Word(options), value) => self.check_word(options, value),
            (Form::Mapping(form), Value::Mapping(mapping)) => self.check_mapping(form, mapping),
            (Form::List { items, least, most }, Value::Sequence(values)) => {
                self.check_list(items, *least, *most, values);
            }
            (Form::Text { kind, says_something, longest }, Value::String(text)) => {
                self.check_text(*kind, *says_something, *longest, text);
            }
            (Form::Number { whole, least, most }, Value::Number(number))
                if !whole || number.is_u64() || number.is_i64() =>
            {
                self.check_number(*least, *most, number);
            }
            (Form::OneOrSeveral { several, .. }, Value::Sequence(_)) => self.check(several, value),
            (Form::OneOrSeveral { one, .. }, value) => self.check(one, value),
            (Form::TrueOrFalse, Value::Bool(_)) | (Form::Anything, _) => {}
            _ => self.wrong_type(form, value),
        }
    }

    fn wrong_type(&mut self, form: &Form, value: &Value) {
        let subject = self.subject();
        let remedy::Remedy { message, mut help } = remedy::remedy(form, value, self.language, &subject);
        let (wanted, found) = (self.language.name_of_form(form), self.language.name_of_value(value));
        let message = message.unwrap_or_else(|| format!("{subject} should be {wanted}, not {found}"));
        if self.path.is_empty() && value.is_string() && self.has_own_id(form) {
            help = Some(format!("a file of this kind has lines with keys, beginning with {}", self.own_id()));
        }
        // Where what is between a key and its value is missing, or is one too many, the key is where it shows.
        let part = match (form, value) {
            (Form::Mapping(MappingForm { others: Some(_), .. }), Value::Sequence(_)) => Part::Key,
            (Form::List { .. }, Value::Mapping(mapping)) if mapping.values().all(Value::is_sequence) => {
                Part::Key
            }
            (Form::Text { .. }, Value::Tagged(_)) => Part::Key,
            _ => Part::Value,
        };
        self.report(rules::WRONG_TYPE.id, part, message, Some(format!("expected {wanted}")), help);
    }

    /// Whether the file is of a kind that is called by the id in it.
    fn has_own_id(&self, form: &Form) -> bool {
        matches!(form, Form::Mapping(form) if form.names.first().is_some_and(|name| name == ID))
    }

    /// The line that the file begins with.
    fn own_id(&self) -> String {
        own_id(&self.source.name)
    }

    /// An example whose id is the key of its text: the two keys that it should have are told.
    fn id_as_key(&mut self, form: &MappingForm, mapping: &'a serde_yaml::Mapping) -> bool {
        let mut entries = mapping.iter();
        let (Some((Value::String(key), Value::String(_))), None) = (entries.next(), entries.next()) else {
            return false;
        };
        let is_so = form.required.iter().map(|required| required.key.as_str()).eq([ID, "text"])
            && kebab::is_kebab_case(key)
            && !form.properties.contains_key(key);
        if is_so {
            let message = format!("`{key}` is the key here, and should be the id");
            let help = format!("write `{ID}: {key}`, and below it `text: …`");
            self.report(rules::MISSING_KEY.id, Part::Value, message, None, Some(help));
        }
        is_so
    }

    fn check_mapping(&mut self, form: &MappingForm, mapping: &'a serde_yaml::Mapping) {
        if self.id_as_key(form, mapping) {
            return;
        }
        // Keys that are there under another name.
        let mut misspelled: Vec<&String> = Vec::new();
        for (key, value) in mapping {
            let Value::String(key) = key else {
                let message = format!("a key should be text, not {}", self.language.name_of_value(key));
                self.report(rules::WRONG_TYPE.id, Part::Value, message, None, None);
                continue;
            };
            self.path.push(Way::Key(key));
            if let Some((message, help)) = folded::folded(form, mapping, key, value, &self.source.text) {
                self.report(rules::WRONG_TYPE.id, Part::Key, message, None, Some(help));
            } else if let Some(form) = form.properties.get(key) {
                self.check(form, value);
            } else if let Some(others) = &form.others {
                if others.keys_are_ids {
                    self.check_key(key);
                }
                self.check(&others.form, value);
            } else {
                let meant = self.unknown_key(key, value, form, mapping);
                if let Some((name, form)) = meant.and_then(|name| form.properties.get_key_value(&name)) {
                    self.check(form, value);
                    misspelled.push(name);
                }
            }
            self.path.pop();
        }
        let is_missing = |key: &str| {
            mapping.get(key).is_none_or(Value::is_null) && !misspelled.iter().any(|name| *name == key)
        };
        for required in form.required.iter().filter(|required| is_missing(&required.key)) {
            self.missing_key(required, mapping);
        }
    }

    /// Reports a key that there is not, and tells which one is meant where that is clear.
    fn unknown_key(
        &mut self,
        key: &str,
        value: &Value,
        form: &MappingForm,
        mapping: &serde_yaml::Mapping,
    ) -> Option<String> {
        if let Some((message, help)) = remedy::of_no_key(key) {
            self.report(rules::UNKNOWN_KEY.id, Part::Key, message, None, Some(help.to_owned()));
            return None;
        }
        let at = At { path: self.path(), part: Part::Key };
        let fits = |name: &&str| form.properties.get(*name).is_some_and(|form| may_be(form, value));
        let known = form.names.iter().map(String::as_str).filter(|_| self.problems.len() < suggestion::MOST);
        // A list may have slipped out of what is by id beside it.
        let around = form.names.iter().find(|name| match form.properties.get(*name) {
            Some(Form::Mapping(MappingForm { others: Some(others), .. })) => {
                may_be(&others.form, value) && !value.is_string()
            }
            _ => false,
        });
        let slipped = around.map(|name| {
            format!("if it belongs below `{name}`, indent it by two more spaces, with what is below it")
        });
        let odd = named_odd_signs(key).map(|odd| format!(", which {odd}")).unwrap_or_default();
        let mut problem =
            Problem::new(rules::UNKNOWN_KEY.id, self.source, at, format!("unknown key `{key}`{odd}"));
        let near = nearest(&bare(key), known.clone());
        problem = match slipped {
            Some(help) if near.is_none_or(|name| !fits(&name)) => problem.help(help),
            _ => problem.meant(&bare(key), known),
        };
        // A key that is there already cannot have been meant, nor one with another kind of value.
        let cannot_be = |edit: &Edit| match edit {
            Edit::RenameKey(_, meant) => mapping.contains_key(meant.as_str()) || !fits(&meant.as_str()),
            _ => false,
        };
        problem.fix = problem.fix.filter(|edit| !cannot_be(edit));
        let meant = match &problem.fix {
            Some(Edit::RenameKey(_, name)) => Some(name.clone()),
            _ => None,
        };
        self.problems.push(problem);
        meant
    }

    fn missing_key(&mut self, Required { key, says }: &Required, mapping: &serde_yaml::Mapping) {
        if remedy::is_cut_off(key, mapping, &self.source.text) {
            let message = format!("`{key}` is empty, because `#` begins a comment");
            let help = "put the text in double quotes".to_owned();
            return self.report(rules::MISSING_KEY.id, Part::Value, message, None, Some(help));
        }
        let help = (!says.is_empty()).then(|| format!("add `{key}: …` ({})", lower_first(says)));
        self.report(rules::MISSING_KEY.id, Part::Key, format!("`{key}` is missing"), None, help);
        let made = mapping.get("text").and_then(id_of_text).filter(|_| key == ID);
        if let (Some(id), Some(problem)) = (made, self.problems.last_mut()) {
            let mapping = problem.at.path.clone();
            problem.fix = Some(Edit::InsertFirst(mapping, ID.to_owned(), id.to_string()));
        }
    }

    fn check_list(&mut self, items: &Form, least: u64, most: Option<u64>, values: &'a [Value]) {
        let mut is_told = false;
        for (index, value) in values.iter().enumerate() {
            let next = values.get(index.saturating_add(1));
            let is_half = next.is_some_and(|next| are_halves(items, value, next));
            self.path.push(Way::Index(index.saturating_add(usize::from(is_half))));
            match is_half {
                true => self.second_hyphen(),
                false if !is_told => self.check(items, value),
                false => {}
            }
            is_told = is_half;
            self.path.pop();
        }
        let count = values.len() as u64;
        let subject = self.subject();
        let message = match most {
            _ if count < least && least == 1 => format!("{subject} should have at least one item"),
            _ if count < least => format!("{subject} should have at least {least} items"),
            Some(most) if count > most => format!("{subject} should have at most {most} items, not {count}"),
            _ => return,
        };
        self.report(rules::WRONG_VALUE.id, Part::Value, message, None, None);
    }

    /// An item whose hyphen is one too many: it belongs to the one before.
    fn second_hyphen(&mut self) {
        let message = "the hyphen begins another item, but this belongs to the same example or item as above";
        let help = "write two spaces in the place of the hyphen and the space behind it".to_owned();
        self.report(rules::MISSING_KEY.id, Part::Value, message.to_owned(), None, Some(help));
    }

    /// The value at the current path, in words.
    fn subject(&self) -> String {
        match self.path.last() {
            None => "the file".to_owned(),
            Some(Way::Key(key)) => format!("`{key}`"),
            Some(Way::Index(index)) => {
                let number = index.saturating_add(1);
                match self.path.iter().rev().nth(1) {
                    Some(Way::Key(list)) => format!("item {number} of `{list}`"),
                    _ => format!("item {number}"),
                }
            }
        }
    }

    fn path(&self) -> Vec<Segment> {
        let segment = |way: &Way<'_>| match *way {
            Way::Key(key) => Segment::from(key),
            Way::Index(index) => Segment::from(index),
        };
        self.path.iter().map(segment).collect()
    }

    fn report(
        &mut self,
        rule: &'static str,
        part: Part,
        message: String,
        expected: Option<String>,
        help: Option<String>,
    ) {
        let at = At { path: self.path(), part };
        let mut problem = Problem::new(rule, self.source, at, message).maybe_help(help);
        problem.expected = expected;
        self.problems.push(problem);
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
