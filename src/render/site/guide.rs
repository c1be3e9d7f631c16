//! A topic of the guide, its links to parts of the framework leading to their pages.

use maud::{Markup, html as page};

use super::frame::{Frame, Width, framed};
use super::headed::{self, Anchored};
use super::here::Here;
use crate::model::Id;
use crate::model::guide::{Kind, Section, Target, Topic, plain};
use crate::render::guide::numbered;
use crate::render::html::block;
use crate::render::written::blocks;
use crate::render::{Line, Style};

pub fn page(here: &Here<'_>, topic: &Topic) -> String {
    let body = body(here, topic);
    let main = page! {
        (markdown(here, &topic.summary))
        (headed::contents(&body))
        (headed::text(&body))
        (neighbors(here, topic))
    };
    framed(here, Frame { title: &topic.title, kind: "Guide", width: Width::Text, main })
}

/// The text below the summary, its questions with their numbers.
fn body(here: &Here<'_>, topic: &Topic) -> Vec<Anchored> {
    let link = |label: Line, address: &str| linked(here, label, address);
    let body = headed::anchored(blocks(&topic.body, &link));
    // The anchors are made of the words alone: a number changes with what comes before it.
    let (anchors, blocks): (Vec<_>, Vec<_>) = body.into_iter().unzip();
    anchors.into_iter().zip(numbered(here.framework(), topic, blocks)).collect()
}

/// What can be found in a topic: the address, the heading and the words of each section. What is before the first
/// heading goes by the topic's title, with the summary.
pub fn found(here: &Here<'_>, topic: &Topic) -> Vec<(String, String, String)> {
    let body = body(here, topic);
    let mut headed = headed::sections(&body);
    let section = |section: Section<'_>| match section.heading {
        None => {
            let words = format!("{} {}", topic.summary, section.text);
            (here.topic(topic), topic.title.clone(), plain(&words))
        }
        Some(heading) => {
            let anchor = headed.next().map(|(anchor, _)| format!("#{anchor}"));
            let address = here.topic(topic) + &anchor.unwrap_or_default();
            (address, heading, format!("{} · {}", topic.title, plain(section.text)))
        }
    };
    topic.sections().into_iter().map(section).collect()
}

/// A text of the guide as it stands on a page.
pub fn markdown(here: &Here<'_>, text: &str) -> Markup {
    let link = |label: Line, address: &str| linked(here, label, address);
    page! { @for (index, it) in blocks(text, &link).iter().enumerate() { (block(it, index)) "\n" } }
}

/// A link's words, leading where its address does.
fn linked(here: &Here<'_>, label: Line, address: &str) -> Line {
    match Target::of(address) {
        Target::Part(kind, id) => match address_of(here, kind, id) {
            Some(address) => label.leading_to(&address),
            None => label,
        },
        Target::Elsewhere if label.to_plain() == address => Line::new().with(Style::Link, address),
        Target::Elsewhere => label.leading_to(address),
        Target::Nowhere => label,
    }
}

/// The page of a part, where there is such a part.
fn address_of(here: &Here<'_>, kind: Kind, id: &str) -> Option<String> {
    let framework = here.framework();
    let id: Id = id.parse().ok()?;
    match kind {
        Kind::Behavior => framework.behavior(&id).map(|it| here.behavior(it)),
        Kind::Step => framework.steps.get(&id).map(|it| here.step(it)),
        Kind::Discipline => framework.discipline(&id).map(|it| here.discipline(it)),
        Kind::Role => framework.role(&id).map(|it| here.role(it)),
        Kind::Topic => framework.guide.iter().find(|it| it.id == id).map(|it| here.topic(it)),
        Kind::Example => {
            let located = framework.located_examples().find(|it| it.example.id == id)?;
            framework.behavior(located.behavior).map(|it| here.example(it, located.example))
        }
    }
}

/// The ways to the topics before and after this one.
fn neighbors(here: &Here<'_>, topic: &Topic) -> Markup {
    let all = &here.framework().guide;
    let after = all.iter().skip_while(|it| it.id != topic.id).nth(1);
    let before = all.iter().take_while(|it| it.id != topic.id).last();
    page! {
        nav.turn aria-label="Other topics" {
            @if let Some(it) = before { a rel="prev" href=(here.topic(it)) { "← " (it.title) } " " }
            @if let Some(it) = after { a rel="next" href=(here.topic(it)) { (it.title) " →" } }
        }
    }
}
