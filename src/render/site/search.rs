//! What the search looks through. It is a script, because a page that was opened as a file may read nothing else.

use super::guide;
use super::here::Here;
use crate::model::Lens;
use crate::render::Printable;
use crate::render::words::prose;

/// One thing to find: what it is, what it is called, where it is, and what else it says.
type Entry = [String; 4];

/// The index as a script that sets `stepsIndex`, one entry on each line.
pub fn index(here: &Here<'_>) -> Printable {
    let lines = entries(here).into_iter().map(|entry| serde_json::Value::from(entry.to_vec()).to_string());
    let lines: Vec<String> = lines.collect();
    Printable::json(&format!("var stepsIndex = [\n{}\n];\n", lines.join(",\n")))
}

fn entries(here: &Here<'_>) -> Vec<Entry> {
    let framework = here.framework();
    let entry = |kind: &str, name: &str, address: String, text: &str| {
        [kind.to_owned(), name.to_owned(), address, prose(text)]
    };
    let mut found: Vec<Entry> = Vec::new();
    found.extend(
        framework.behaviors.iter().map(|it| entry("Behavior", &it.name, here.behavior(it), &it.summary)),
    );
    found.extend(framework.steps.iter().map(|it| entry("Step", &it.name, here.step(it), &it.summary)));
    found.extend(
        framework
            .disciplines
            .iter()
            .map(|it| entry("Discipline", &it.name, here.discipline(it), &it.summary)),
    );
    found.extend(
        framework
            .roles
            .iter()
            .map(|it| entry("Role", &it.name, here.role(it), it.summary.as_deref().unwrap_or_default())),
    );
    let sections = framework.guide.iter().flat_map(|topic| guide::found(here, topic));
    found.extend(sections.map(|(address, name, text)| entry("Guide", &name, address, &text)));
    for behavior in &framework.behaviors {
        for step in &framework.steps {
            for tagged in framework.examples(&behavior.id, &step.id, Lens::Whole) {
                let names = tagged.disciplines.iter().map(|it| it.name.as_str());
                let place: Vec<&str> = [behavior.short(), &step.name].into_iter().chain(names).collect();
                found.push(entry(
                    "Example",
                    &tagged.example.text,
                    here.example(behavior, tagged.example),
                    &place.join(" · "),
                ));
            }
        }
    }
    found
}
