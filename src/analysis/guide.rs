//! The guide to read: its topics, the questions in them by number, and where it says something.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::english::stem_counts;
use super::lookup::{self, Candidate, NotFound};
use crate::model::Framework;
use crate::model::guide::{Section, Topic, blocks, events};

/// What `steps guide` is asked for.
#[derive(Clone, Debug)]
pub enum Subject<'a> {
    /// The topics and the questions.
    Contents,
    Topic(&'a Topic),
    Question(Question<'a>),
    /// Where the guide has these words.
    Search {
        words: &'a str,
        passages: Vec<Passage<'a>>,
    },
}

/// A question that the guide answers: a section of a topic whose heading is one.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Its place among all questions of the guide, from 1.
    pub number: usize,
    pub topic: &'a Topic,
    pub text: String,
    /// As Markdown.
    pub answer: &'a str,
}

/// What a section says that was looked for.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    pub topic: &'a Topic,
    /// The section's heading; `None` before the first of the topic.
    pub heading: Option<String>,
    /// The section's number, where its heading is a question.
    pub question: Option<usize>,
    /// As Markdown.
    pub text: String,
}

/// Words of a question that say nothing about what is looked for.
const ASKING: [&str; 16] = [
    "am", "can", "do", "doe", "have", "how", "i", "if", "may", "me", "must", "my", "should", "we", "will",
    "you",
];

/// What somebody is doing when a topic of the guide may help.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Occasion {
    /// Looking at examples, about to rate.
    Rating,
    /// A review that was just agreed.
    Agreed,
    /// Looking at the way to another step.
    Step,
    /// Looking at another discipline.
    Sideways,
}

/// The topic that helps there, where the framework's guide has one of this id.
pub fn pointer(framework: &Framework, occasion: Occasion) -> Option<&Topic> {
    let id = match occasion {
        Occasion::Rating => "examples",
        Occasion::Agreed => "the-path",
        Occasion::Step => "moving-steps",
        Occasion::Sideways => "moving-sideways",
    };
    framework.guide.iter().find(|topic| topic.id.as_str() == id)
}

/// The questions of the guide, in its order.
pub fn questions(framework: &Framework) -> Vec<Question<'_>> {
    let asked = numbered(framework).filter_map(|(topic, number, section)| {
        let answer = section.text;
        Some(Question { number: number?, topic, text: section.heading?, answer })
    });
    asked.collect()
}

/// The sections of all topics; those whose heading is a question with its number.
fn numbered(framework: &Framework) -> impl Iterator<Item = (&Topic, Option<usize>, Section<'_>)> {
    let sections =
        framework.guide.iter().flat_map(|topic| topic.sections().into_iter().map(move |it| (topic, it)));
    sections.scan(0_usize, |asked, (topic, section)| {
        let is_question = section.question().is_some();
        *asked = asked.saturating_add(usize::from(is_question));
        Some((topic, is_question.then_some(*asked), section))
    })
}

/// The topic that a word names, or the question of this number or with these words.
///
/// # Errors
/// What may have been meant, where there is none.
pub fn find<'a>(framework: &'a Framework, word: &str) -> Result<Subject<'a>, NotFound> {
    let candidates = framework.guide.iter().map(|topic| Candidate {
        thing: topic,
        id: topic.id.as_str(),
        names: vec![topic.title.as_str()],
    });
    // A topic may be called by a number as well.
    let found = lookup::find("topic of the guide", word, candidates);
    let asked = || questions(framework).into_iter().find(|it| bare(&it.text) == bare(word));
    match (found, word.trim().parse::<usize>()) {
        (Ok(topic), _) => Ok(Subject::Topic(topic)),
        (Err(_), Ok(number)) => question(framework, number),
        (Err(NotFound { message, hint }), Err(_)) => {
            if let Some(question) = asked() {
                return Ok(Subject::Question(question));
            }
            let search = format!("`steps guide --search \"{word}\"` looks for these words");
            let hint = match hint {
                Some(hint) if hint.starts_with("did you mean") => hint,
                _ => format!("`steps guide` lists the topics; {search}"),
            };
            Err(NotFound { message, hint: Some(hint) })
        }
    }
}

/// A question's letters and digits: shells have a use of their own for the other signs.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn question(framework: &Framework, number: usize) -> Result<Subject<'_>, NotFound> {
    let mut questions = questions(framework);
    let count = questions.len();
    match questions.iter().position(|question| question.number == number) {
        Some(at) => Ok(Subject::Question(questions.swap_remove(at))),
        None => Err(NotFound {
            message: format!("the guide has no question {number}"),
            hint: Some(match count {
                0 => "it has no questions; `steps guide` lists the topics".to_owned(),
                _ => format!("`steps guide` lists the questions, 1 to {count}"),
            }),
        }),
    }
}

/// What the guide says that has all of these words, in one form or another: section by section, those first whose
/// heading has them.
pub fn search<'a>(framework: &'a Framework, words: &str) -> Vec<Passage<'a>> {
    let wanted = Wanted::new(words);
    let passages = numbered(framework).filter_map(|(topic, question, section)| {
        let heading = section.heading.as_deref().unwrap_or(&topic.title);
        let parts = blocks(section.text).into_iter();
        let mut parts: Vec<&str> =
            parts.filter_map(|(_, range)| section.text.get(range)).map(str::trim).collect();
        if section.heading.is_none() {
            parts.insert(0, &topic.summary);
        }
        parts.retain(|part| !part.is_empty());
        let is_about = wanted.are_in(heading);
        if is_about {
            parts.truncate(1);
        } else {
            parts.retain(|part| wanted.are_in(&format!("{heading}\n{}", said(part))));
        }
        let text = parts.join("\n\n");
        let passage = Passage { topic, heading: section.heading.clone(), question, text };
        (!passage.text.is_empty()).then_some((is_about, passage))
    });
    let (about, more): (Vec<_>, Vec<_>) = passages.partition(|(is_about, _)| *is_about);
    about.into_iter().chain(more).map(|(_, passage)| passage).collect()
}

/// The words of a passage. That a command is one of this program says nothing, nor does an address.
fn said(text: &str) -> String {
    let mut said = String::new();
    let mut is_address = false;
    for (event, _) in events(text) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                is_address = true
            }
            Event::End(TagEnd::Link) => is_address = false,
            Event::Text(_) if is_address => {}
            Event::Code(text) | Event::Text(text) => said.push_str(text.trim_start_matches("steps ")),
            _ => said.push(' '),
        }
    }
    said
}

/// Words that are looked for.
struct Wanted {
    /// As they were written, in lower case: some languages set no spaces between words.
    written: String,
    stems: Vec<String>,
}

impl Wanted {
    fn new(words: &str) -> Self {
        let stems: Vec<String> = stem_counts(words).into_keys().collect();
        let telling = |stem: &&String| !ASKING.contains(&stem.as_str());
        let told: Vec<String> = stems.iter().filter(telling).cloned().collect();
        Self { written: words.trim().to_lowercase(), stems: if told.is_empty() { stems } else { told } }
    }

    fn are_in(&self, text: &str) -> bool {
        let has_stems = || {
            let stems = stem_counts(text);
            self.stems.iter().all(|stem| stems.contains_key(stem))
        };
        begins_a_word_in(&self.written, &text.to_lowercase()) || !self.stems.is_empty() && has_stems()
    }
}

/// Whether a text has these letters, not in the middle of a word: whoever looks for a raise wants no praise.
fn begins_a_word_in(written: &str, text: &str) -> bool {
    let is_inside = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|c| c.is_ascii_alphabetic())
            && written.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    text.match_indices(written).any(|(at, _)| !is_inside(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery;

    fn framework() -> Framework {
        let mut framework = bakery::framework();
        framework.guide = vec![
            Topic::read(
                "1-flour.md",
                "# About flour\n\nIt is milled, see [here](https://example.com/stone), <https://example.com/stone>.\n\n## Why rye?\n\nIt keeps.\n",
            ),
            Topic::read(
                "2-asked.md",
                "# Asked\n\nAnswers.\n\n## Can I stay at the bench?\n\nYou can.\n\nFor years.\n\n## Other\n\n- Rye stays\n- Wheat goes\n\n## Late\n\nWith other work, for flour.\n\n## Work\n\nLess.\n",
            ),
        ];
        framework
    }

    #[test]
    fn a_word_names_a_topic_and_a_number_a_question() {
        let framework = framework();
        let check = |word: &str, expect: &str| {
            let found = match find(&framework, word) {
                Ok(Subject::Topic(topic)) => topic.id.to_string(),
                Ok(Subject::Question(Question { number, text, answer, .. })) => {
                    format!("{number}. {text} {answer}")
                }
                Ok(other) => format!("{other:?}"),
                Err(NotFound { message, hint }) => format!("{message}; {}", hint.unwrap_or_default()),
            };
            assert_eq!(found, expect, "{word}");
        };
        check("flour", "flour");
        check("about FLOUR", "flour");
        check("1", "1. Why rye? It keeps.");
        check("why RYE", "1. Why rye? It keeps.");
        check("Can I stay at the bench?", "2. Can I stay at the bench? You can.\n\nFor years.");
        check("2", "2. Can I stay at the bench? You can.\n\nFor years.");
        check("3", "the guide has no question 3; `steps guide` lists the questions, 1 to 2");
        check("flor", "no topic of the guide is called `flor`; did you mean `flour`?");
        check(
            "salt",
            "no topic of the guide is called `salt`; `steps guide` lists the topics; `steps guide --search \"salt\"` looks for these words",
        );
    }

    #[test]
    fn words_are_found_in_any_form() {
        let framework = framework();
        let check = |words: &str, expect: &[&str]| {
            let found = search(&framework, words);
            let found: Vec<String> = found
                .iter()
                .map(|it| format!("{} {:?} {}", it.topic.id, it.question, it.text.replace('\n', "|")))
                .collect();
            assert_eq!(found, expect, "{words}");
        };
        check("can I stay", &["asked Some(2) You can.", "asked None - Rye stays"]);
        check("rye", &["flour Some(1) It keeps.", "asked None - Rye stays"]);
        check(
            "milling",
            &["flour None It is milled, see [here](https://example.com/stone), <https://example.com/stone>."],
        );
        check("bench years", &["asked Some(2) For years."]);
        check("wheat rye", &[]);
        check("other", &["asked None - Rye stays", "asked None With other work, for flour."]);
        check("work", &["asked None Less.", "asked None With other work, for flour."]);
        check("ther", &[]);
        check("stone", &[]);
        check("example", &[]);
    }
}
