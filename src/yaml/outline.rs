//! A YAML text of no known form as a tree of texts with their lines. JSON is read the same way, which YAML includes.

use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::read::whole_source;
use super::tree::DEEPEST;
use crate::diagnostic::{Finding, Source, rules};

/// A part of a text, and the line on which it begins, counted from 1.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Branch {
    pub line: usize,
    pub says: Says,
}

/// What a part of a text is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Says {
    Nothing,
    Text(String),
    List(Vec<Branch>),
    Mapping(Vec<(String, Branch)>),
}

/// The tree of a text; several documents are a list.
///
/// # Errors
/// It is not YAML, nests too deep, or refers to other places of itself.
pub fn outline(source: &Arc<Source>) -> Result<Branch, Vec<Finding>> {
    let mut growing = Growing::default();
    for event in Parser::new_from_str(&source.text) {
        let (event, span) = event.map_err(|error| not_yaml(source, error.marker().line(), error.info()))?;
        let line = span.start.line();
        match event {
            Event::Scalar(text, style, ..) => {
                let is_null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let says = if is_null { Says::Nothing } else { Says::Text(text.into_owned()) };
                growing.add(Branch { line, says });
            }
            Event::SequenceStart(..) => growing.begin(Branch { line, says: Says::List(Vec::new()) }),
            Event::MappingStart(..) => growing.begin(Branch { line, says: Says::Mapping(Vec::new()) }),
            Event::SequenceEnd | Event::MappingEnd => growing.end(),
            Event::Alias(_) => return Err(not_yaml(source, line, "it refers to another place of itself")),
            _ => {}
        }
        if growing.open.len() > DEEPEST {
            return Err(not_yaml(source, line, "it nests too deep"));
        }
    }
    let mut documents = growing.documents;
    match (documents.pop(), documents.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            documents.extend(last);
            Ok(Branch { line: 1, says: Says::List(documents) })
        }
    }
}

fn not_yaml(source: &Arc<Source>, line: usize, why: &str) -> Vec<Finding> {
    // The reader of our own files says more about the same mistake.
    if let Err(findings) = super::parse(source) {
        return findings;
    }
    let mut finding = whole_source(source, format!("this cannot be read: {why} (line {line})"));
    finding.rule = rules::DOES_NOT_PARSE.id;
    vec![finding]
}

/// A tree on its way.
#[derive(Default)]
struct Growing {
    documents: Vec<Branch>,
    /// The branches around the next one, each with the key that waits for a value.
    open: Vec<(Branch, Option<String>)>,
}

impl Growing {
    fn begin(&mut self, branch: Branch) {
        self.open.push((branch, None));
    }

    fn end(&mut self) {
        if let Some((branch, _)) = self.open.pop() {
            self.add(branch);
        }
    }

    fn add(&mut self, branch: Branch) {
        let Some((around, key)) = self.open.last_mut() else {
            self.documents.push(branch);
            return;
        };
        match (&mut around.says, key.take()) {
            (Says::List(items), _) => items.push(branch),
            (Says::Mapping(entries), Some(key)) => entries.push((key, branch)),
            (_, _) => {
                *key = Some(match branch.says {
                    Says::Text(text) => text,
                    _ => String::new(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(branch: &Branch) -> String {
        let inner = match &branch.says {
            Says::Nothing => "-".to_owned(),
            Says::Text(text) => text.clone(),
            Says::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
            Says::Mapping(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{key}:{}", shown(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
            }
        };
        format!("{}@{inner}", branch.line)
    }

    #[test]
    fn yaml_and_json_are_trees_with_lines() {
        let check = |text: &str, expect: &str| {
            let tree = outline(&Source::new("ladder.yaml", text)).expect("reads");
            assert_eq!(shown(&tree), expect, "{text}");
        };
        check("- a: b\n  c: null\n- \"null\"\n", "1@[1@{a:1@b c:2@-} 3@null]");
        check("[\n\t{\n\t\t\"a\": [\"x \\u00e9\"]\n\t}\n]\n", "1@[2@{a:3@[3@x é]}]");
        check("a: 1\n---\nb: 2\n", "1@[1@{a:1@1} 3@{b:3@2}]");
        check("", "1@[]");
    }

    #[test]
    fn what_is_no_tree_is_told() {
        for text in ["a: [\n", "a: &x [b]\nc: *x\n", &"[".repeat(500)] {
            assert_eq!(
                outline(&Source::new("ladder.yaml", text)).map_err(|found| found.len()),
                Err(1),
                "{text}"
            );
        }
    }
}
