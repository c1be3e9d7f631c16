//! What every page has around its text: the head, the way to the other pages, and which version it tells of.

use maud::{DOCTYPE, Markup, html as page};

use super::here::Here;

/// Scripts and styles of the site alone. Pages that are opened as files have no `self`, so files are named.
const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// The sections of the front page, and where the header leads.
pub const MATRIX: &str = "the_matrix";
pub const GUIDE: &str = "the_guide";
pub const STEPS: &str = "the_steps";
pub const DISCIPLINES: &str = "the_disciplines";
pub const ROLES: &str = "the_roles";
pub const RATINGS: &str = "the_ratings";

/// A page of the site.
pub struct Frame<'a> {
    /// What it is about, its only heading of the first level.
    pub title: &'a str,
    /// What it is in a word or two, above the title.
    pub kind: &'a str,
    /// How much room it takes.
    pub width: Width,
    pub main: Markup,
}

/// How much room a page takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Width {
    /// As much as is good to read.
    Text,
    /// More, for tables.
    Table,
}

/// The page with all that stands around it.
pub fn framed(here: &Here<'_>, frame: Frame<'_>) -> String {
    let manifest = &here.framework().manifest;
    let is_front = frame.title == manifest.name && frame.kind.is_empty();
    let title =
        if is_front { manifest.name.clone() } else { format!("{} · {}", frame.title, manifest.name) };
    let markup = page! {
        (DOCTYPE)
        html lang=(manifest.language_tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href={ (here.root) "style.css" };
                script defer src={ (here.root) "search.js" } {}
            }
            body {
                a.skip href="#page_main" { "Skip to the content" }
                (header(here))
                main #page_main class=[(frame.width == Width::Table).then_some("wide")] tabindex="-1" {
                    @if !frame.kind.is_empty() { p.kind { (frame.kind) } }
                    h1 { (frame.title) }
                    (frame.main)
                }
                (footer(here))
            }
        }
    };
    markup.into_string() + "\n"
}

fn header(here: &Here<'_>) -> Markup {
    let framework = here.framework();
    page! {
        header.site {
            a.home href=(here.front()) { (framework.manifest.name) }
            nav aria-label="Pages" {
                a href=(here.section(MATRIX)) { "Behaviors" } " "
                @if !framework.guide.is_empty() { a href=(here.section(GUIDE)) { "Guide" } " " }
                a href=(here.section(STEPS)) { "Steps" } " "
                @if !framework.disciplines.is_empty() { a href=(here.section(DISCIPLINES)) { "Disciplines" } " " }
                @if !framework.roles.is_empty() { a href=(here.section(ROLES)) { "Roles" } " " }
                @if here.site.changed.is_some() { a href=(here.changes()) { "What changed" } }
            }
        }
    }
}

fn footer(here: &Here<'_>) -> Markup {
    page! { footer.site { p { (here.framework().manifest.name) ", " (version(here)) } } }
}

/// Which version the pages tell of, and the way to what is new in it.
pub fn version(here: &Here<'_>) -> Markup {
    page! {
        "version " (here.framework().manifest.version) " of "
        time datetime=(here.site.date) { (here.site.date) } "."
        @if let Some(changed) = here.site.changed {
            " " a href=(here.changes()) { "What changed since " (changed.ends.before.framework.manifest.version) }
        }
    }
}
