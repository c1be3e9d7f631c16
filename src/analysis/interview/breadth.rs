//! Breadth: after the behaviors, in which other disciplines somebody works, and how far it reaches there. One page
//! to mark the disciplines, then one for each that was marked.

use super::questions::SKIP;
use super::{Interviewer, Position};
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Paragraph, Response, Tone, Value};
use crate::model::{Assessment, Discipline, Framework, OtherDiscipline, Step};

/// What the pages are called.
pub(super) const TITLE: &str = "Other disciplines";

impl<'a> Interviewer<'a> {
    /// The page of these that comes first: the disciplines, else the first one whose reach is not said yet. By
    /// number: 0 for the disciplines, then those that were marked.
    pub(super) fn first_of_breadth(framework: &Framework, assessment: &Assessment) -> Option<usize> {
        let Some(breadth) = &assessment.breadth else {
            return (!others(framework, assessment).is_empty()).then_some(0);
        };
        let mut marked = marked(framework, assessment).into_iter();
        let open =
            marked.position(|discipline| breadth.get(&discipline.id).is_some_and(|work| work.step.is_none()));
        open.map(|at| at + 1)
    }

    /// Whether breadth can be asked about and was asked for.
    pub(super) fn has_breadth(&self) -> bool {
        self.asks_breadth && !others(self.framework(), self.interview.assessment()).is_empty()
    }

    /// The page of these that is open, if one is.
    pub(super) fn open_breadth(&self) -> Option<usize> {
        self.breadth.filter(|_| self.is_asking() && *self.interview.position() == Position::End)
    }

    /// Goes to the last of these pages.
    pub(super) fn last_of_breadth(&self) -> usize {
        marked(self.framework(), self.interview.assessment()).len()
    }

    /// Goes on to the page behind one.
    pub(super) fn pass_breadth(&mut self, at: usize) {
        self.breadth = Some(at + 1).filter(|next| *next <= self.last_of_breadth());
    }

    pub(super) fn ask_breadth(&self, at: usize) -> Page {
        let assessment = self.interview.assessment();
        let chosen = at.checked_sub(1).and_then(|at| marked(self.framework(), assessment).get(at).copied());
        let page = Page { progress: TITLE.into(), accept: "next", can_go_back: true, ..Page::default() };
        let Some(discipline) = chosen else {
            let others = others(self.framework(), assessment);
            let item = |discipline: &&Discipline| Item::new(discipline.name.as_str());
            let is_marked = |discipline: &&Discipline| {
                assessment.breadth.as_ref().is_some_and(|breadth| breadth.contains_key(&discipline.id))
            };
            let marks =
                Input::Mark(others.iter().map(item).collect(), others.iter().map(is_marked).collect());
            let question = self.subject.other_disciplines();
            let fields = vec![Field::new(question, marks)];
            return Page { title: TITLE.into(), progress: String::new(), fields, ..page };
        };
        let work = assessment.breadth.as_ref().and_then(|breadth| breadth.get(&discipline.id));
        let meaning = Paragraph::new(Tone::Quiet, discipline.summary.as_str());
        Page {
            title: discipline.name.clone(),
            context: vec![vec![meaning]],
            fields: self.fields_of(work),
            actions: vec![SKIP],
            ..page
        }
    }

    /// How far the work in one discipline reaches, and a note where notes are asked for.
    fn fields_of(&self, work: Option<&OtherDiscipline>) -> Vec<Field> {
        let steps = &self.framework().steps;
        let item = |step: &Step| Item { detail: step.summary.clone(), ..Item::new(step.name.as_str()) };
        let step = work.and_then(|work| work.step.as_ref());
        let current = steps.iter().position(|known| step.is_some_and(|step| known.id == *step));
        let scale = Input::Scale(steps.iter().map(item).collect(), current);
        let mut fields = vec![Field::new("How far does it reach?", scale)];
        if self.interview.plan().asks_for_notes() {
            let note = work.and_then(|work| work.note.clone()).unwrap_or_default();
            fields.push(Field::write("Note", self.subject.note(), note, Lines::Several));
        }
        fields
    }

    /// Takes what a page holds, and goes on to the next.
    pub(super) fn answer_breadth(&mut self, at: usize, values: &[Value]) -> Response {
        self.keep_breadth(at, values);
        if at == 0 {
            self.interview.assessment.breadth.get_or_insert_default();
        } else if values.first().and_then(Value::choice).is_none() {
            let why = "Choose how far it reaches, or skip it.".to_owned();
            return Response::Refused { why, field: Some(0) };
        }
        self.pass_breadth(at);
        Response::Next
    }

    /// Keeps what a page holds. Where nothing is marked, nobody has answered yet.
    pub(super) fn keep_breadth(&mut self, at: usize, values: &[Value]) {
        let framework = self.framework();
        let Some(value) = values.first() else { return };
        if at == 0 {
            let others = others(framework, &self.interview.assessment);
            let is_marked: Vec<usize> = value.marked();
            if is_marked.is_empty() && self.interview.assessment.breadth.is_none() {
                return;
            }
            let breadth = self.interview.assessment.breadth.get_or_insert_default();
            for (at, discipline) in others.iter().enumerate() {
                if is_marked.contains(&at) {
                    breadth.entry(discipline.id.clone()).or_default();
                } else {
                    breadth.remove(&discipline.id);
                }
            }
            return;
        }
        let Some(discipline) = marked(framework, &self.interview.assessment).get(at - 1).copied() else {
            return;
        };
        let breadth = self.interview.assessment.breadth.get_or_insert_default();
        let work = breadth.entry(discipline.id.clone()).or_default();
        if let Some(step) = value.choice().and_then(|at| framework.steps.iter().nth(at)) {
            work.step = Some(step.id.clone());
        }
        if let Some(note) = values.get(1) {
            work.note = Some(note.text().trim().to_owned()).filter(|note| !note.is_empty());
        }
    }

    /// What was said, as the other side will read it.
    pub(super) fn summary_of_breadth(&self) -> Vec<Paragraph> {
        let Some(breadth) = &self.interview.assessment().breadth else { return Vec::new() };
        let framework = self.framework();
        let mut paragraphs = vec![Paragraph::new(Tone::Strong, TITLE).tight(0)];
        if breadth.is_empty() {
            paragraphs.push(Paragraph::new(Tone::Quiet, "  none").tight(4));
        }
        for (id, work) in breadth {
            let name = framework.discipline(id).map_or(id.as_str(), |discipline| &discipline.name);
            let step = work.step.as_ref();
            let step =
                step.map_or("not said", |id| framework.steps.get(id).map_or(id.as_str(), |it| &it.name));
            let line = Paragraph::new(Tone::Quiet, format!("  {name}: ")).with(Tone::Plain, step);
            paragraphs.push(line.tight(4));
            let note = work.note.iter().map(|note| format!("    {}", note.replace('\n', "\n    ")));
            paragraphs.extend(note.map(|note| Paragraph::new(Tone::Plain, note).tight(6)));
        }
        paragraphs.push(Paragraph::default().tight(0));
        paragraphs
    }

    fn framework(&self) -> &'a Framework {
        self.interview.plan.framework
    }
}

/// The disciplines that are not rated, in the framework's order.
fn others<'a>(framework: &'a Framework, assessment: &Assessment) -> Vec<&'a Discipline> {
    let disciplines = framework.disciplines.iter();
    disciplines.filter(|discipline| !assessment.disciplines.contains(&discipline.id)).collect()
}

/// Those of them that were marked.
fn marked<'a>(framework: &'a Framework, assessment: &Assessment) -> Vec<&'a Discipline> {
    let mut others = others(framework, assessment);
    others.retain(|discipline| {
        assessment.breadth.as_ref().is_some_and(|breadth| breadth.contains_key(&discipline.id))
    });
    others
}
