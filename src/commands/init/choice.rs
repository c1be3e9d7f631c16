//! Which template a workspace starts from: named, asked for, or the shipped framework.

use std::path::Path;

use super::files::{Files, Overwrite};
use crate::analysis::dialog::{Field, Input, Item, Page, Paragraph, Tone};
use crate::commands::Context;
use crate::error::Left;
use crate::render::templates::in_a_sentence;
use crate::store::{SHIPPED, TEMPLATES, Template};
use crate::terminal::dialog;

/// The template for the workspace in the folder `root`, where none was named.
pub fn ask(context: &Context, root: &Path, overwrite: Overwrite) -> anyhow::Result<&'static Template> {
    // Where none of them can be written, there is nothing to choose: the refusal follows.
    let is_free = |template| Files::of(template, root)?.check_free(&context.current, overwrite);
    if !context.streams.attended || !TEMPLATES.iter().any(|template| is_free(template).is_ok()) {
        return Ok(SHIPPED);
    }
    let item = |template: &&Template| {
        let framework = template.framework()?;
        let detail = in_a_sentence(&framework);
        Ok(Item { detail, ..Item::new(framework.manifest.name) })
    };
    let items: Vec<Item> = TEMPLATES.iter().map(item).collect::<anyhow::Result<_>>()?;
    let help = "Each is a framework to make your own: its texts, names and steps are there to be changed. \
                `steps init --template NAME` takes one without asking.";
    let page = Page {
        title: "A new workspace".to_owned(),
        fields: vec![Field::new("Which framework do you want to start from?", Input::Choose(items, Some(0)))],
        accept: "accept",
        help: vec![Paragraph::new(Tone::Plain, help)],
        ..Page::default()
    };
    let asked = dialog::ask(page, context.streams.look())?;
    let chosen = asked.values().first().and_then(|value| value.choice());
    let template = chosen.and_then(|at| TEMPLATES.get(at)).copied();
    template.ok_or_else(|| Left::by_key().into())
}
