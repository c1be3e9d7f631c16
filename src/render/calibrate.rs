//! Where the sides of many people differ, to read and as records. Nobody is named, and nothing is ordered by how much
//! it differs.

use super::csv::Records;
use super::{Block, Document, Line, Shape, Style, Table, count, words};
use crate::analysis::calibrate::{Calibration, Group, Marked, Question, Unclear};
use crate::model::{Compared, Framework, Id};

/// What stands in the place of a number that is not told, to look at and to listen to.
const SIGN: &str = "–";
const SAID: &str = "not told";

/// What is told of the reviews of a cycle, to read.
pub fn document(framework: &Framework, calibration: &Calibration<'_>) -> Document {
    let cycle = &calibration.cycle;
    let mut document = Document::titled(format!("How people and managers read the framework in {cycle}"));
    document.paragraph(whom(calibration));
    in_both(&mut document, |sign| {
        Block::Paragraph(Line::from(format!(
            "“{sign}” stands for fewer than five people, also for none, and for a number by which others could be worked out."
        )))
    });
    document.heading(1, "Every question");
    every_question(&mut document, calibration);
    unclear(&mut document, calibration);
    document.heading(1, "Steps by discipline");
    in_both(&mut document, |sign| steps(framework, calibration, sign));
    document
}

/// The same block to look at and to listen to, with what stands in the place of a number.
fn in_both(document: &mut Document, block: impl Fn(&'static str) -> Block) {
    document.push(Block::Picture { drawn: vec![block(SIGN)], said: vec![block(SAID)] });
}

fn whom(calibration: &Calibration<'_>) -> String {
    let people = calibration.people;
    match calibration.pairs {
        Some(pairs) if pairs == people => format!("{people} people, all with both sides sealed."),
        Some(pairs) => format!("{people} people, {pairs} of them with both sides sealed."),
        None => format!("{people} people, not all with both sides sealed."),
    }
}

fn number(count: Option<usize>, sign: &str) -> Vec<Line> {
    vec![count.map_or_else(|| Line::new().with(Style::Quiet, sign), |count| Line::from(count.to_string()))]
}

/// A relation of the two sides in words.
fn relation(compared: Compared) -> &'static str {
    match compared {
        Compared::Same => "The same",
        Compared::SelfHigher => "Person higher",
        Compared::ManagerHigher => "Manager higher",
        Compared::CannotSay => "Cannot say",
        Compared::NotApplicable => "Does not apply",
    }
}

fn place(question: &Question<'_>) -> String {
    format!("{} · {}", question.behavior.short(), question.step.name)
}

fn every_question(document: &mut Document, calibration: &Calibration<'_>) {
    let is_told = |question: &&Question<'_>| question.counts.iter().any(Option::is_some);
    let told: Vec<&Question<'_>> = calibration.questions.iter().filter(is_told).collect();
    if !told.is_empty() {
        in_both(document, |sign| counts(&told, sign));
    }
    let others = calibration.questions.len() - told.len();
    match (told.len(), others) {
        (_, 0) => {}
        (0, _) => document.paragraph("Of no question can anything be told."),
        _ => document.paragraph(format!("{} too few answers to show.", counted(others))),
    }
}

/// How many questions are left, with their verb.
fn counted(others: usize) -> String {
    let have = if others == 1 { "has" } else { "have" };
    format!("{} {have}", count(others, "other question"))
}

fn counts(questions: &[&Question<'_>], sign: &str) -> Block {
    let head = Compared::ALL.map(|compared| Line::from(relation(compared)));
    let row = |question: &&Question<'_>| {
        let place = vec![Line::from(place(question))];
        std::iter::once(place).chain(question.counts.into_iter().map(|it| number(it, sign))).collect()
    };
    Block::Table(Table {
        caption: "How many people and their managers say the same or differ, by question".to_owned(),
        head: std::iter::once(Line::from("Question")).chain(head).collect(),
        rows: questions.iter().map(row).collect(),
        shape: Shape::Matrix,
    })
}

/// The questions that are unclear, each with its text, in the framework's order.
fn unclear(document: &mut Document, calibration: &Calibration<'_>) {
    document.heading(1, "Unclear places");
    let found: Vec<(&Question<'_>, Vec<Unclear>)> = calibration
        .questions
        .iter()
        .map(|question| (question, question.unclear(calibration.people)))
        .filter(|(_, why)| !why.is_empty())
        .collect();
    if found.is_empty() {
        document.paragraph("No question stands out.");
        return;
    }
    document.paragraph(
        "Where five people or more differ from their managers in the same direction, where more cannot say than say anything else, and where one side alone marks an example.",
    );
    for (question, why) in found {
        document.heading(2, place(question));
        document.push(Block::List(why.iter().map(|why| reason(question, *why)).collect()));
        examples(document, calibration, question);
    }
}

/// Why a question is unclear, with the numbers that are told.
fn reason(question: &Question<'_>, why: Unclear) -> Line {
    let label = |text: &str| Line::new().with(Style::Strong, text);
    let numbers = |parts: &[(&str, Option<usize>)]| {
        let parts = parts.iter().filter_map(|(what, count)| Some(format!("{what} {}", (*count)?)));
        parts.collect::<Vec<_>>().join(", ")
    };
    let of = |compared: Compared| question.count(compared);
    match why {
        Unclear::Differs => label("The two sides differ: ").text(numbers(&[
            ("person higher", of(Compared::SelfHigher)),
            ("manager higher", of(Compared::ManagerHigher)),
            ("the same", of(Compared::Same)),
        ])),
        Unclear::CannotSay => label("Cannot say: ").text(numbers(&[
            ("one side or both", of(Compared::CannotSay)),
            ("both together, in the meeting", question.agreed_cannot_say),
        ])),
        Unclear::OneSided => label("Examples that one side alone marks: ").text("below, with how many do"),
    }
}

/// The examples that are told to be marked, with how many mark them, then the others. Those of disciplines that nobody
/// has, as far as that is told, are left out.
fn examples(document: &mut Document, calibration: &Calibration<'_>, question: &Question<'_>) {
    let has =
        |id: &Id| calibration.groups.iter().any(|it| it.disciplines.iter().flatten().any(|own| own == id));
    let is_shown = |marked: &&Marked<'_>| {
        let disciplines = &marked.tagged.disciplines;
        disciplines.is_empty() || disciplines.iter().any(|it| has(&it.id))
    };
    let (told, others): (Vec<&Marked<'_>>, Vec<_>) = question.examples.iter().partition(|it| it.is_told());
    if !told.is_empty() {
        in_both(document, |sign| marks(question, &told, sign));
    }
    let others: Vec<Line> =
        others.into_iter().filter(is_shown).map(|marked| words::example(&marked.tagged)).collect();
    if !told.is_empty() && !others.is_empty() {
        document.paragraph("Of its other examples nothing can be told:");
    }
    if !others.is_empty() {
        document.push(Block::List(others));
    }
}

fn marks(question: &Question<'_>, examples: &[&Marked<'_>], sign: &str) -> Block {
    let row = |marked: &&Marked<'_>| {
        let numbers = [marked.self_alone, marked.manager_alone, marked.both].map(|it| number(it, sign));
        std::iter::once(vec![words::example(&marked.tagged)]).chain(numbers).collect()
    };
    Block::Table(Table {
        caption: format!("How many mark which example: {}", place(question)),
        head: ["Example", "Person alone", "Manager alone", "Both"].map(Line::from).into(),
        rows: examples.iter().map(row).collect(),
        shape: Shape::Matrix,
    })
}

fn steps(framework: &Framework, calibration: &Calibration<'_>, sign: &str) -> Block {
    let names = framework.steps.iter().map(|step| Line::from(step.name.as_str()));
    let row = |group: &Group<'_>| {
        let name = vec![Line::from(group_name(framework, calibration, group))];
        let people = number(Some(group.people), sign);
        let steps = group.steps.iter().map(|(_, people)| number(*people, sign));
        [name, people].into_iter().chain(steps).collect()
    };
    Block::Table(Table {
        caption: "How many people are at each step, by the disciplines that they have".to_owned(),
        head: ["Discipline", "People"].map(Line::from).into_iter().chain(names).collect(),
        rows: calibration.groups.iter().map(row).collect(),
        shape: Shape::Matrix,
    })
}

fn group_name(framework: &Framework, calibration: &Calibration<'_>, group: &Group<'_>) -> String {
    match &group.disciplines {
        Some(ids) if ids.is_empty() => "No discipline".to_owned(),
        Some(ids) => words::disciplines(framework, ids),
        None if calibration.groups.len() == 1 => "Everybody".to_owned(),
        None => "All others".to_owned(),
    }
}

/// What is unclear, as a word of JSON.
pub fn word(why: Unclear) -> &'static str {
    match why {
        Unclear::Differs => "differs",
        Unclear::CannotSay => "cannot_say",
        Unclear::OneSided => "one_sided",
    }
}

/// What is told, a number to each row; where one is not told, the cell is empty.
pub fn records(calibration: &Calibration<'_>) -> Records {
    let mut rows = vec![row("people", ["", "", "", "", "people"], Some(calibration.people))];
    rows.push(row("people", ["", "", "", "", "both-sides"], calibration.pairs));
    for question in &calibration.questions {
        let (behavior, step) = (question.behavior.id.as_str(), question.step.id.as_str());
        let counts = Compared::ALL.into_iter().zip(question.counts);
        rows.extend(
            counts.map(|(compared, count)| row("question", [behavior, step, "", "", compared.word()], count)),
        );
        let agreed = "agreed-cannot-say";
        rows.push(row("question", [behavior, step, "", "", agreed], question.agreed_cannot_say));
        for marked in &question.examples {
            let id = marked.tagged.example.id.as_str();
            let numbers = [
                ("self-alone", marked.self_alone),
                ("manager-alone", marked.manager_alone),
                ("both", marked.both),
            ];
            rows.extend(numbers.map(|(what, count)| row("example", [behavior, step, id, "", what], count)));
        }
    }
    for group in &calibration.groups {
        let disciplines = match &group.disciplines {
            Some(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" "),
            None => "(others)".to_owned(),
        };
        rows.push(row("discipline", ["", "", "", &disciplines, "people"], Some(group.people)));
        let steps = group.steps.iter();
        rows.extend(steps.map(|(step, count)| {
            row("discipline", ["", step.id.as_str(), "", &disciplines, "step"], *count)
        }));
    }
    Records { head: vec!["about", "behavior", "step", "example", "disciplines", "what", "people"], rows }
}

fn row(about: &str, place: [&str; 5], people: Option<usize>) -> Vec<String> {
    let people = people.map(|count| count.to_string()).unwrap_or_default();
    std::iter::once(about).chain(place).map(str::to_owned).chain([people]).collect()
}
