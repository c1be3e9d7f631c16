//! The framework as pages for people who have no program: each page is made from the framework alone, and what
//! people wrote about each other never comes here. Without scripts everything can be read; a search is added where
//! they run.

mod behavior;
mod changed;
mod compare;
mod discipline;
mod example;
mod former;
mod frame;
mod front;
mod guide;
mod headed;
mod here;
mod linked;
mod matrix;
mod pairs;
mod role;
mod search;
mod step;

use jiff::civil::Date;

use super::Printable;
use super::changes::Ends;
use super::html::STYLE;
use crate::analysis::changes::Changes;
use crate::model::Framework;
use former::Former;
use here::Here;

const SITE_STYLE: &str = include_str!("style.css");
const SEARCH: &str = include_str!("search.js");

/// All that the pages tell.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub framework: &'a Framework,
    /// The day on which its texts changed last.
    pub date: Date,
    /// What changed since the version before, where that is known.
    pub changed: Option<Changed<'a>>,
}

/// What changed since an earlier version.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a> {
    pub ends: Ends<'a>,
    pub changes: &'a Changes<'a>,
}

/// A file of the site.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct File {
    /// Its path below the site's folder, with slashes.
    pub path: String,
    pub text: Printable,
}

/// Every file of the site, in the order of their paths.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let framework = site.framework;
    let former = Former::of(framework);
    let top = Here::at_the_top(site, &former);
    let below = Here::in_a_folder(site, &former);
    let mut files = vec![page("index.html".to_owned(), front::page(&top))];
    if let Some(changed) = site.changed {
        files.push(page("changes.html".to_owned(), changed::page(&top, changed)));
    }
    let one = |folder: &str, id: &str, text: String| page(format!("{folder}/{id}.html"), text);
    files.extend(
        framework.behaviors.iter().map(|it| one("behaviors", it.id.as_str(), behavior::page(&below, it))),
    );
    files.extend(framework.steps.iter().map(|it| one("steps", it.id.as_str(), step::page(&below, it))));
    files.extend(
        framework
            .disciplines
            .iter()
            .map(|it| one("disciplines", it.id.as_str(), discipline::page(&below, it))),
    );
    files.extend(framework.roles.iter().map(|it| one("roles", it.id.as_str(), role::page(&below, it))));
    files.extend(framework.guide.iter().map(|it| one("guide", it.id.as_str(), guide::page(&below, it))));
    for pair in pairs::pairs(framework) {
        files.push(one("compare-steps", &pair.name(), compare::steps(&below, pair)));
    }
    for step in pairs::differing(framework) {
        files.push(one("compare-disciplines", step.id.as_str(), compare::disciplines(&below, step)));
    }
    files.extend(former::pages(&below));
    files
        .push(File { path: "style.css".to_owned(), text: Printable::text(&(STYLE.to_owned() + SITE_STYLE)) });
    files.push(File { path: "search.js".to_owned(), text: Printable::text(SEARCH) });
    files.push(File { path: "search-index.js".to_owned(), text: search::index(&top) });
    // Without it, GitHub's own generator would look through the pages.
    files.push(File { path: ".nojekyll".to_owned(), text: Printable::text("") });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn page(path: String, html: String) -> File {
    File { path, text: Printable::html(&html) }
}
