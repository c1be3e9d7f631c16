//! The guide: topics that do not begin with a title, are called alike, or lead to something that is not there.

use std::collections::HashMap;

use crate::diagnostic::rules::{DUPLICATE_ID, UNKNOWN_ID};
use crate::diagnostic::suggestion::{Candidate, did_you_mean};
use crate::diagnostic::{Finding, Group, Rule, Sourced};
use crate::model::guide::{Kind, Spot, Target, Topic, links, opening};
use crate::model::{KnownIds, ParsedFramework};

/// The rules of this module, and the one that the command line applies, for it alone knows the commands.
pub const RULES: &[Rule] = &[GUIDE_TOPIC, SAME_TITLE, GUIDE_LINK, UNKNOWN_COMMAND];

const GUIDE_TOPIC: Rule = Rule {
    id: "guide-topic",
    catches: "A topic of the guide without a title, or without a summary.",
    explanation: "A topic begins with its title, on a line that begins with `# `, and a paragraph below it that says in a sentence what the topic comes to. `steps guide` lists the topics by these. A title that is missing is made from the name of the file.",
    bad: "Steps let everybody grow.",
    good: "# Why there are steps\n\nSteps let everybody grow.",
    ..Rule::warning(Group::Structure)
};

const SAME_TITLE: Rule = Rule {
    id: "same-title",
    catches: "Two topics of the guide with the same title.",
    explanation: "People look for a topic by its title. Put the two together, or call one of them by what is special about it. A number at the beginning of a file's name is only for the order, so `10-pay.md` and `20-pay.md` have the same id, too; that is `duplicate-id`.",
    bad: "10-pay.md:    # Pay\n20-bonus.md:  # Pay",
    good: "10-pay.md:    # Pay\n20-bonus.md:  # Pay for special occasions",
    ..Rule::error(Group::Structure)
};

const GUIDE_LINK: Rule = Rule {
    id: "guide-link",
    catches: "A link in the guide that leads nowhere.",
    explanation: "A link leads to a part of the framework by its kind and id, as in `[mastery](behavior:mastery)`: `behavior`, `step`, `discipline`, `role`, `example`, or `guide` for another topic. It can also lead to a page on the web or a mail address. A path to a file leads nowhere, for the guide is read on a terminal, too. An id that does not exist is `unknown-id`.",
    bad: "See [pay](50-pay.md).",
    good: "See [pay](guide:pay).",
    ..Rule::error(Group::Structure)
};

/// A command line in the guide that this program would not take.
pub const UNKNOWN_COMMAND: Rule = Rule {
    id: "unknown-command",
    catches: "A command in the guide that `steps` does not have, or not with this option.",
    explanation: "Whoever reads the guide copies a command from it. What is set as code and begins with `steps` is held against the commands and options of this version; whom or what it names is not looked at.",
    bad: "`steps gap --till tribe` looks further.",
    good: "`steps gap --to tribe` looks further.",
    ..Rule::warning(Group::Structure)
};

/// What is wrong with the guide.
pub fn findings(parts: &ParsedFramework) -> Vec<Finding> {
    let known = Known::of(parts);
    let topics = parts.guide.iter();
    let own = topics.flat_map(|topic| beginning(topic).into_iter().chain(dead_links(topic, &known)));
    let mut found: Vec<Finding> = own.collect();
    found.extend(called_alike(parts));
    found
}

/// What is missing of a title and a summary.
fn beginning(topic: &Sourced<Topic>) -> Option<Finding> {
    let opening = opening(&topic.source.text);
    let at = |span, message| Finding::at(GUIDE_TOPIC.id, &topic.source, span, message);
    let Some(title) = opening.title else {
        let first = topic.source.line(0);
        let help = "write `# ` and the title on the first line, then a paragraph that says what it comes to";
        return Some(at(first, "this topic does not begin with a title").help(help));
    };
    if opening.summary.is_none() {
        let span = title.span.start..title.span.start.saturating_add(trimmed(topic, &title));
        let help = "write a sentence below the title that says what the topic comes to";
        return Some(at(span, "this topic has no summary").help(help));
    }
    None
}

/// How many bytes a heading has without the line's end.
fn trimmed(topic: &Sourced<Topic>, title: &Spot) -> usize {
    topic.source.text.get(title.span.clone()).unwrap_or_default().trim_end().len()
}

/// The topics that cannot be told apart by their ids or titles from one before them.
fn called_alike(parts: &ParsedFramework) -> Vec<Finding> {
    let mut ids: HashMap<&str, &str> = HashMap::new();
    let mut titles: HashMap<String, &str> = HashMap::new();
    let mut found = Vec::new();
    for Sourced { source, value: topic } in &parts.guide {
        let title = opening(&source.text).title;
        if let Some(first) = ids.insert(topic.id.as_str(), &source.name) {
            let message = format!("the topic `{}` is also in {first}", topic.id);
            let help = "rename one of the two files; the number at the beginning is not a part of the id";
            found.push(Finding::at(DUPLICATE_ID.id, source, 0..0, message).help(help));
            continue;
        }
        let Some(title) = title else { continue };
        if let Some(first) = titles.insert(title.text.to_lowercase(), &source.name) {
            let message = format!("the title `{}` is also that of {first}", title.text);
            let span = title.span.start..title.span.end;
            let help = "give one of the two a title that says what is special about it";
            found.push(Finding::at(SAME_TITLE.id, source, span, message).help(help));
        }
    }
    found
}

/// What links may lead to; `None` where files do not read, and more may be there.
struct Known<'a> {
    ids: KnownIds<'a>,
    steps: bool,
    roles: bool,
    examples: Option<Vec<Candidate<'a>>>,
    topics: Vec<Candidate<'a>>,
}

impl<'a> Known<'a> {
    fn of(parts: &'a ParsedFramework) -> Self {
        let is_read = |name: &str| !parts.unread_at_top.iter().any(|unread| unread == name);
        let steps = parts.steps.iter().all(|filed| filed.source.left_out.is_empty());
        let roles = parts.roles.iter().all(|filed| filed.source.left_out.is_empty());
        let examples = || super::located::examples(parts).map(|it| it.example.id.as_str().into()).collect();
        let topic = |filed: &'a Sourced<Topic>| {
            let Topic { id, title, .. } = &filed.value;
            Candidate { id: id.as_str(), name: title }
        };
        Self {
            ids: KnownIds::of_parts(parts),
            steps: steps && is_read("steps"),
            roles: roles && is_read("roles"),
            examples: parts.are_whole().then(examples),
            topics: parts.guide.iter().map(topic).collect(),
        }
    }

    fn of_kind(&self, kind: Kind) -> Option<&[Candidate<'a>]> {
        match kind {
            Kind::Behavior => Some(&self.ids.behaviors),
            Kind::Step => self.steps.then_some(&self.ids.steps),
            Kind::Discipline => Some(&self.ids.disciplines),
            Kind::Role => self.roles.then_some(&self.ids.roles),
            Kind::Example => self.examples.as_deref(),
            Kind::Topic => Some(&self.topics),
        }
    }
}

/// The links of a topic that lead to nothing.
fn dead_links(topic: &Sourced<Topic>, known: &Known<'_>) -> Vec<Finding> {
    let dead = links(&topic.source.text).into_iter().filter_map(|link| match Target::of(&link.text) {
        Target::Elsewhere => None,
        Target::Nowhere => Some(leads_nowhere(topic, &link)),
        Target::Part(kind, id) => {
            let candidates = known.of_kind(kind)?;
            if candidates.iter().any(|candidate| candidate.id == id) {
                return None;
            }
            let message = format!("no {} is called `{id}`", kind.noun());
            let finding = Finding::at(UNKNOWN_ID.id, &topic.source, link.span.clone(), message);
            Some(finding.maybe_help(did_you_mean(id, candidates.iter().copied())))
        }
    });
    dead.collect()
}

fn leads_nowhere(topic: &Sourced<Topic>, link: &Spot) -> Finding {
    let message = format!("the link `{}` leads nowhere", link.text);
    let finding = Finding::at(GUIDE_LINK.id, &topic.source, link.span.clone(), message);
    let words = Kind::ALL.map(Kind::word);
    let help = match link.text.split_once(':') {
        Some((word, id)) => did_you_mean(word, words)
            .filter(|help| help.starts_with("did you mean"))
            .map(|help| help.replace("`?", &format!(":{id}`?"))),
        None => None,
    };
    finding.help(help.unwrap_or_else(|| {
        "write what it leads to before its id, such as `guide:pay`, `step:…`, or a whole web address"
            .to_owned()
    }))
}
