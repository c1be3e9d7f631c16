//! `"report": "guide"`.

use serde::Serialize;

use crate::analysis::guide::{Passage, Question, Subject, questions};
use crate::model::guide::{Topic, plain};
use crate::model::{Framework, Id};

#[derive(Serialize)]
struct Content<'a> {
    /// What was asked for: `contents`, `topic`, `question` or `search`.
    subject: &'static str,
    /// The words that were looked for.
    words: Option<&'a str>,
    topics: Vec<TopicText<'a>>,
    questions: Vec<QuestionText<'a>>,
    passages: Vec<PassageText<'a>>,
}

#[derive(Serialize)]
struct TopicText<'a> {
    id: &'a Id,
    label: &'a str,
    /// Without the marks of Markdown.
    summary: String,
    /// As Markdown, without the title and the summary; only of the topic that was asked for.
    body: Option<&'a str>,
}

#[derive(Serialize)]
struct QuestionText<'a> {
    number: usize,
    topic: &'a Id,
    question: String,
    /// As Markdown; only of the question that was asked for.
    answer: Option<&'a str>,
}

/// What a section says that was looked for.
#[derive(Serialize)]
struct PassageText<'a> {
    topic: &'a Id,
    /// The section's heading; none before the first of the topic.
    heading: Option<&'a str>,
    /// Its number, where it is a question.
    question: Option<usize>,
    /// As Markdown.
    text: &'a str,
}

/// The guide, or what of it was asked for, as JSON.
pub fn guide<'a>(framework: &'a Framework, subject: &'a Subject<'a>) -> impl Serialize {
    let none = |subject| Content {
        subject,
        words: None,
        topics: Vec::new(),
        questions: Vec::new(),
        passages: Vec::new(),
    };
    match subject {
        Subject::Contents => Content {
            topics: framework.guide.iter().map(|it| topic(it, None)).collect(),
            questions: questions(framework)
                .into_iter()
                .map(|it| QuestionText {
                    number: it.number,
                    topic: &it.topic.id,
                    question: it.text,
                    answer: None,
                })
                .collect(),
            ..none("contents")
        },
        Subject::Topic(it) => Content { topics: vec![topic(it, Some(&it.body))], ..none("topic") },
        Subject::Question(it) => {
            Content { questions: vec![question(it, Some(it.answer))], ..none("question") }
        }
        Subject::Search { words, passages } => {
            Content { words: Some(words), passages: passages.iter().map(passage).collect(), ..none("search") }
        }
    }
}

fn topic<'a>(topic: &'a Topic, body: Option<&'a str>) -> TopicText<'a> {
    TopicText { id: &topic.id, label: &topic.title, summary: plain(&topic.summary), body }
}

fn question<'a>(question: &'a Question<'a>, answer: Option<&'a str>) -> QuestionText<'a> {
    QuestionText {
        number: question.number,
        topic: &question.topic.id,
        question: question.text.clone(),
        answer,
    }
}

fn passage<'a>(passage: &'a Passage<'a>) -> PassageText<'a> {
    let Passage { topic, heading, question, text } = passage;
    PassageText { topic: &topic.id, heading: heading.as_deref(), question: *question, text }
}
