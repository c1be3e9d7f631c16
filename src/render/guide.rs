//! The guide to read: what is in it, one topic, one question, or where it says something.

use super::written::blocks;
use super::{Block, Document, Line, Style};
use crate::analysis::guide::{Passage, Question, Subject, questions};
use crate::model::Framework;
use crate::model::guide::{Kind, Target, Topic, is_question};

/// What was asked for, as a report.
pub fn document(framework: &Framework, subject: &Subject<'_>) -> Document {
    match subject {
        Subject::Contents => contents(framework),
        Subject::Topic(topic) => of_topic(framework, topic),
        Subject::Question(question) => of_question(question),
        Subject::Search { words, passages } => found(framework, words, passages),
    }
}

/// Every topic and question, each after what one types to read it.
fn contents(framework: &Framework) -> Document {
    let mut document = Document::titled(format!("The guide to {}", framework.manifest.name));
    let [first, ..] = framework.guide.as_slice() else {
        document.paragraph(NONE);
        document.paragraph(
            Line::new()
                .text("To write one, add a folder ")
                .with(Style::Inline, "guide")
                .text(" to the framework, with a file for each topic, such as ")
                .with(Style::Inline, "10-pay.md")
                .text(": its title on the first line, after ")
                .with(Style::Inline, "#")
                .text(" and a space, and below it a paragraph that says what the topic comes to. ")
                .with(Style::Inline, "steps init DIR")
                .text(" writes a whole guide to begin from."),
        );
        return document;
    };
    let topic = |topic: &Topic| typed(topic.id.to_string(), &summary(topic));
    document.heading(1, "Topics");
    document.push(Block::List(framework.guide.iter().map(topic).collect()));
    let questions = questions(framework);
    if !questions.is_empty() {
        document.heading(1, "Questions");
        let question = |it: &Question<'_>| typed(it.number.to_string(), &it.text.as_str().into());
        document.push(Block::List(questions.iter().map(question).collect()));
    }
    let mut more =
        Line::new().with(Style::Strong, "Read on: ").with(Style::Code, format!("steps guide {}", first.id));
    if let Some(last) = questions.last() {
        more = more.text(", ").with(Style::Code, format!("steps guide {}", last.number));
    }
    document.paragraph(more);
    document
}

/// What is said of a framework without a guide.
pub const NONE: &str = "This framework has no guide.";

fn typed(word: String, says: &Line) -> Line {
    let line = Line::new().with(Style::Code, word);
    if says.0.is_empty() { line } else { line.text(": ").with_all(says.clone()) }
}

/// What a topic comes to, or what it is called.
fn summary(topic: &Topic) -> Line {
    match blocks(&topic.summary, &link).into_iter().next() {
        Some(Block::Paragraph(line)) => line,
        _ => topic.title.as_str().into(),
    }
}

fn of_topic(framework: &Framework, topic: &Topic) -> Document {
    let mut document = Document::titled(topic.title.as_str());
    document.blocks.extend(blocks(&topic.summary, &link));
    document.blocks.extend(numbered(framework, topic, blocks(&topic.body, &link)));
    document
}

/// The blocks of a topic, its questions with the numbers by which they can be asked for.
pub fn numbered(framework: &Framework, topic: &Topic, blocks: Vec<Block>) -> Vec<Block> {
    let questions = questions(framework);
    let mut numbers = questions.iter().filter(|it| it.topic.id == topic.id).map(|it| it.number);
    let number = |block: Block| match block {
        Block::Heading(1, line) if is_question(&line.to_plain()) => {
            let number = numbers.next().map(|number| format!("{number}. ")).unwrap_or_default();
            Block::Heading(1, Line::from(number).with_all(line))
        }
        block => block,
    };
    blocks.into_iter().map(number).collect()
}

fn of_question(question: &Question<'_>) -> Document {
    let Question { number, topic, text, answer } = question;
    let mut document = Document::titled(format!("{number}. {text}"));
    document.blocks.extend(blocks(answer, &link));
    let all = Line::new().with(Style::Quiet, "All of them: ");
    document.paragraph(all.with(Style::Code, format!("steps guide {}", topic.id)));
    document
}

fn found(framework: &Framework, words: &str, passages: &[Passage<'_>]) -> Document {
    let mut document = Document::titled(format!("What the guide says about \"{words}\""));
    if framework.guide.is_empty() {
        document.paragraph(NONE);
    } else if passages.is_empty() {
        let line = Line::from("Nothing in it has all of these words in one place. ");
        document
            .paragraph(line.with(Style::Inline, "steps guide").text(" lists the topics and the questions."));
    }
    for Passage { topic, heading, question, text } in passages {
        let (title, word) = match (question, heading) {
            (Some(number), Some(heading)) => (format!("{number}. {heading}"), number.to_string()),
            (_, Some(heading)) => (format!("{} · {heading}", topic.title), topic.id.to_string()),
            (_, None) => (topic.title.clone(), topic.id.to_string()),
        };
        document.heading(1, Line::from(title).with(Style::Quiet, format!(" · steps guide {word}")));
        document.blocks.extend(blocks(text, &link));
    }
    document
}

/// A link in a text: its words, with where it leads where nobody can click.
fn link(label: Line, address: &str) -> Line {
    match Target::of(address) {
        Target::Part(Kind::Topic, id) => {
            label.text(" (").with(Style::Inline, format!("steps guide {id}")).text(")")
        }
        Target::Elsewhere if label.to_plain() == address => Line::new().with(Style::Link, address),
        Target::Elsewhere => label.text(" (").with(Style::Link, address).text(")"),
        Target::Part(..) | Target::Nowhere => label,
    }
}
