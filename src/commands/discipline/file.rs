//! What a new discipline's file says: what is certain, places to fill in, and comments to learn from.

use std::fmt::Write as _;

use crate::analysis::discipline::{PLACEHOLDER, Section, SectionStep};
use crate::model::{Discipline, Example, Id};
use crate::render::{comment, prose};
use crate::yaml::form_entry;

/// What goes into the file.
pub struct NewFile<'a> {
    /// Where the schema is, from the file's folder.
    pub schema: Option<&'a str>,
    pub id: &'a Id,
    pub name: &'a str,
    /// What the ids of its examples begin with.
    pub prefix: &'a str,
    /// The disciplines whose summaries are quoted above the place for this one.
    pub inspiring: &'a [&'a Discipline],
    pub sections: &'a [Section<'a>],
}

/// The file's text.
pub fn text(file: &NewFile<'_>) -> anyhow::Result<String> {
    let mut out = String::new();
    if let Some(schema) = file.schema {
        let _ = writeln!(out, "# yaml-language-server: $schema={schema}");
    }
    out += &comment(0, &format!("{}: what it looks like, step by step.", file.name));
    out += &how_to(file);
    // Quoted where a number or a word such as `true` would be read.
    out += &form_entry("id", &Some(file.id), 0)?;
    out += &form_entry("name", &Some(file.name), 0)?;
    for discipline in file.inspiring {
        out += &comment(0, &format!("{}: {}", discipline.name, prose(&discipline.summary)));
    }
    let _ = writeln!(out, "summary: >-\n  {PLACEHOLDER} what this discipline is for, in a sentence or two.");
    out += "examples:\n";
    for section in file.sections {
        let _ = writeln!(out, "  {}:", section.behavior.id);
        out += &comment(4, &format!("{}: {}", section.behavior.name, prose(&section.behavior.summary)));
        for place in &section.steps {
            out.push('\n');
            write_place(&mut out, place)?;
        }
    }
    Ok(out)
}

/// How to fill the file in, by the example of its first place.
fn how_to(file: &NewFile<'_>) -> String {
    let Some(place) = file.sections.iter().flat_map(|section| &section.steps).next() else {
        return String::new();
    };
    let task = if place.examples.is_empty() {
        "In place of each [], write examples, each under an id that is unique and permanent:"
    } else {
        "Make each example your own; its id is unique in the framework and permanent:"
    };
    let lines = [
        String::new(),
        format!(" {task}"),
        String::new(),
        format!("     {}:", place.step.id),
        format!("       - id: {}-does-something", file.prefix),
        "         text: Does something that somebody could see on an ordinary day".to_owned(),
        String::new(),
        " Delete these comments when you no longer need them.".to_owned(),
    ];
    lines.iter().map(|line| format!("#{line}\n")).collect()
}

/// A step's examples, after what it means and what others say there.
fn write_place(out: &mut String, place: &SectionStep<'_>) -> anyhow::Result<()> {
    let step = place.step;
    let scope = step.scope.as_ref().map(|scope| format!(" ({})", prose(scope))).unwrap_or_default();
    *out += &comment(4, &format!("{}{scope}: {}", step.name, prose(&step.summary)));
    for (discipline, examples) in &place.inspiration {
        *out += &comment(4, &format!("  {}:", discipline.name));
        for Example { text, .. } in examples {
            *out += &comment(4, &format!("    - {}", prose(text)));
        }
    }
    let examples: Vec<&Example> = place.examples.iter().collect();
    *out += &form_entry(step.id.as_str(), &Some(examples), 4)?;
    Ok(())
}
