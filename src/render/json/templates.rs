//! `"report": "templates"`.

use serde::Serialize;

use super::{Labeled, VERSION};
use crate::model::{Framework, Id};

#[derive(Serialize)]
struct Content<'a> {
    version: u8,
    report: &'static str,
    /// The first is taken where none is named.
    templates: Vec<TemplateText<'a>>,
}

#[derive(Serialize)]
struct TemplateText<'a> {
    id: &'a Id,
    label: &'a str,
    version: String,
    summary: &'a str,
    behaviors: Vec<Labeled<'a>>,
    steps: Vec<Labeled<'a>>,
    disciplines: Vec<Labeled<'a>>,
}

/// The templates as JSON.
pub fn templates(templates: &[Framework]) -> impl Serialize {
    Content { version: VERSION, report: "templates", templates: templates.iter().map(template).collect() }
}

fn template(framework: &Framework) -> TemplateText<'_> {
    let Framework { manifest, behaviors, steps, disciplines, .. } = framework;
    TemplateText {
        id: &manifest.id,
        label: &manifest.name,
        version: manifest.version.to_string(),
        summary: &manifest.summary,
        behaviors: behaviors.iter().map(|it| Labeled { id: &it.id, label: &it.name }).collect(),
        steps: steps.iter().map(|it| Labeled { id: &it.id, label: &it.name }).collect(),
        disciplines: disciplines.iter().map(|it| Labeled { id: &it.id, label: &it.name }).collect(),
    }
}
