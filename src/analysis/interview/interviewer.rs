//! The interview as a conversation: the page of each position, and what a reply to it does.

use super::closing::Decision;
use super::questions::{ANYWAY, SKIP, SKIP_REST};
use super::{Cell, Interview, Onward, Position, Refusal, Reply, Scope};
use crate::analysis::dialog::{Conversation, Page, Response, Value};
use crate::model::{Assessment, Framework, Id};

/// What an interview needs to begin.
pub struct Session<'a> {
    pub framework: &'a Framework,
    /// The rater's own assessment, as far as it goes. Nobody else's is ever passed in.
    pub assessment: Assessment,
    pub subject: Subject,
    pub scope: Scope,
    /// The ids of the person's journal entries, which evidence may name.
    pub journal: Vec<Id>,
    /// Said first, a paragraph each: who, for whom, which cycle, who will be able to read it.
    pub opening: Vec<String>,
    pub beginning: Beginning,
    /// The cells that an assessment lacks for a whole seal.
    pub missing: &'a dyn Fn(&Assessment) -> Vec<Cell>,
}

/// Whom the interview is about, as seen by the person who answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Subject {
    You,
    /// Somebody else, by name.
    Other(String),
}

/// Whether there are answers from before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Beginning {
    New,
    Resumed,
}

/// What becomes of the answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conclusion {
    Seal,
    /// Sealed although something is missing for a whole seal.
    SealPartial,
    Draft,
}

/// Which pages are being shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Opening,
    /// The questions, and the closing behind the last one.
    Questions,
    /// Which answer is to be changed.
    Changing,
}

/// An interview under way, a page at a time.
pub struct Interviewer<'a> {
    pub(super) interview: Interview<'a>,
    pub(super) subject: Subject,
    pub(super) opening: Vec<String>,
    pub(super) beginning: Beginning,
    pub(super) missing: &'a dyn Fn(&Assessment) -> Vec<Cell>,
    stage: Stage,
    /// The question that was gone to last, while what is missing is answered one after the other.
    catching_up: Option<Cell>,
    notice: Option<String>,
    conclusion: Conclusion,
}

impl<'a> Interviewer<'a> {
    pub fn begin(session: Session<'a>) -> Self {
        let Session { framework, assessment, scope, journal, .. } = session;
        Self {
            interview: Interview::begin(framework, assessment, &scope, journal),
            subject: session.subject,
            opening: session.opening,
            beginning: session.beginning,
            missing: session.missing,
            stage: Stage::Opening,
            catching_up: None,
            notice: None,
            conclusion: Conclusion::Draft,
        }
    }

    pub fn assessment(&self) -> &Assessment {
        self.interview.assessment()
    }

    /// What was decided at the end; to keep a draft where nothing was.
    pub fn conclusion(&self) -> Conclusion {
        self.conclusion
    }

    fn answer(&mut self, reply: Reply) -> Response {
        match self.interview.answer(reply) {
            Ok(()) => Response::Next,
            Err(refusal) => Response::Refused(match refusal {
                Refusal::NoReason => "A reason is needed, so that there is something to talk about.".into(),
                Refusal::NotEvidence(piece) => self.subject.not_evidence(&piece),
                Refusal::OtherQuestion => "This answers another question.".into(),
            }),
        }
    }

    fn decide(&mut self, decision: Decision) -> Response {
        match decision {
            Decision::Change => self.stage = Stage::Changing,
            Decision::AnswerMissing => {
                let missing = self.missing_cells();
                self.interview.ask_about(&missing);
                self.go_to(missing.into_iter().next());
            }
            Decision::Conclude(Conclusion::Draft) => return Response::Finished,
            Decision::Conclude(conclusion) => {
                if let Some(cell) = self.interview.without_reason().cloned() {
                    self.notice = Some("Before sealing, this needs a reason.".into());
                    self.interview.visit(&cell);
                } else if let Some(question) = self.interview.unfinished() {
                    self.notice = Some("You began this and did not finish it.".into());
                    self.interview.visit_question(question);
                } else {
                    self.conclusion = conclusion;
                    return Response::Finished;
                }
            }
        }
        Response::Next
    }

    /// Goes to an answer that is missing, or stays where there is none.
    fn go_to(&mut self, missing: Option<Cell>) {
        if let Some(cell) = &missing {
            self.interview.visit(cell);
        }
        self.catching_up = missing;
    }

    /// Goes on to the next answer that is missing, where the one before was just given or skipped.
    fn catch_up(&mut self) {
        if *self.interview.position() != Position::End {
            return;
        }
        if let Some(last) = self.catching_up.take() {
            let cells = self.interview.plan().cells();
            let place = |cell: &Cell| cells.iter().position(|other| other == cell);
            let next = self.missing_cells().into_iter().find(|cell| place(cell) > place(&last));
            self.go_to(next);
        }
    }

    /// Keeps in the draft what is on the page and was not accepted: marks as they are, a text as the answer
    /// or beside the answers.
    fn keep_open(&mut self, values: &[Value], text_as_answer: bool) {
        let Position::At(question) = self.interview.position() else { return };
        if self.stage != Stage::Questions {
            return;
        }
        let Some(reply) = self.reply_of(question, values) else { return };
        let text = values.iter().find_map(|value| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        });
        match (text, &reply) {
            (Some(text), _) if text_as_answer => self.interview.keep_open(reply, &text),
            (Some(text), _) => self.interview.set_aside(&text),
            (None, Reply::Marks(_)) => self.interview.keep_open(reply, ""),
            _ => {}
        }
    }
}

impl Conversation for Interviewer<'_> {
    fn page(&self) -> Page {
        let page = match (self.stage, self.interview.position()) {
            (Stage::Opening, _) => self.open(),
            (Stage::Changing, _) => self.pick_answer(),
            (Stage::Questions, Position::At(question)) => self.ask(question),
            (Stage::Questions, Position::End) => self.close(),
        };
        Page { notice: self.notice.clone().or(page.notice), ..page }
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        let chosen = values.last().and_then(Value::choice);
        match (self.stage, self.interview.position().clone()) {
            (Stage::Opening, _) => self.stage = Stage::Questions,
            (Stage::Changing, _) => {
                let cell = chosen.and_then(|at| self.interview.plan().cells().get(at)).cloned();
                self.stage = Stage::Questions;
                if let Some(cell) = cell {
                    self.interview.visit(&cell);
                }
            }
            (Stage::Questions, Position::At(question)) => {
                if let Some(reply) = self.reply_of(&question, values) {
                    let response = self.answer(reply);
                    self.catch_up();
                    return response;
                }
            }
            (Stage::Questions, Position::End) => {
                if let Some(decision) = chosen.and_then(|at| self.decisions().get(at).copied()) {
                    return self.decide(decision);
                }
            }
        }
        Response::Next
    }

    fn back(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        self.keep_open(values, true);
        match self.stage {
            Stage::Changing => self.stage = Stage::Questions,
            _ if !self.interview.back() => self.stage = Stage::Opening,
            _ => {}
        }
        if *self.interview.position() == Position::End {
            self.catching_up = None;
        }
        Response::Next
    }

    fn act(&mut self, key: char) -> Response {
        self.notice = None;
        match key {
            key if key == SKIP.key => self.interview.skip_cell(),
            key if key == SKIP_REST.key => self.interview.skip_behavior(),
            key if key == ANYWAY.key => return self.answer(Reply::GoOn(Onward::WiderStep)),
            _ => {}
        }
        self.catch_up();
        Response::Next
    }

    fn keep(&mut self, values: &[Value]) {
        self.keep_open(values, false);
    }
}
