//! The interview as a conversation: the page of each position, and what a reply to it does.

use super::closing::Decision;
use super::questions::{SKIP, SKIP_REST, WIDER};
use super::{Cell, Interview, LastTime, Position, Refusal, Scope};
use crate::analysis::dialog::{Conversation, Page, Response, Value};
use crate::model::{Assessment, Framework, JournalEntry};

/// What an interview needs to begin.
pub struct Session<'a> {
    pub framework: &'a Framework,
    /// The rater's own assessment, as far as it goes. Nobody else's is ever passed in.
    pub assessment: Assessment,
    pub subject: Subject,
    pub scope: Scope,
    /// What the rater noted about the person along the year, which evidence may name.
    pub journal: Vec<JournalEntry>,
    /// What the rater said in the review before.
    pub last_time: LastTime,
    /// Said first, a paragraph each: who, for whom, which cycle, who will be able to read it.
    pub opening: Vec<String>,
    pub beginning: Beginning,
    /// Whether to ask, after the behaviors, in which other disciplines the person works.
    pub asks_breadth: bool,
    /// The cells that an assessment lacks for a whole seal.
    pub missing: &'a dyn Fn(&Assessment) -> Vec<Cell>,
    /// What the gate lets the rater read of what peers said about a cell, by what they have answered themself.
    pub peers: &'a dyn Fn(&Assessment, &Cell) -> Vec<String>,
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
    pub(super) last_time: LastTime,
    pub(super) missing: &'a dyn Fn(&Assessment) -> Vec<Cell>,
    peers: &'a dyn Fn(&Assessment, &Cell) -> Vec<String>,
    pub(super) asks_breadth: bool,
    /// Which page about breadth comes at the end of the questions, if one is left.
    pub(super) breadth: Option<usize>,
    stage: Stage,
    /// The question that was gone to last, while what is missing is answered one after the other.
    catching_up: Option<Cell>,
    /// The question that was answered last, where peers said something about it.
    peers_behind: Option<Cell>,
    notice: Option<String>,
    conclusion: Conclusion,
}

impl<'a> Interviewer<'a> {
    pub fn begin(session: Session<'a>) -> Self {
        let Session { framework, assessment, scope, journal, asks_breadth, .. } = session;
        let breadth = Self::first_of_breadth(framework, &assessment).filter(|_| asks_breadth);
        Self {
            interview: Interview::begin(framework, assessment, &scope, journal),
            subject: session.subject,
            opening: session.opening,
            beginning: session.beginning,
            last_time: session.last_time,
            missing: session.missing,
            peers: session.peers,
            asks_breadth,
            breadth,
            stage: Stage::Opening,
            catching_up: None,
            peers_behind: None,
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

    fn answer(&mut self, cell: &Cell, values: &[Value]) -> Response {
        let entry = self.entry_of(cell, values);
        let was_rated = self.interview.entered().rating.is_some();
        let Err(refusal) = self.interview.answer(&entry) else {
            let has_more = !was_rated && !(self.peers)(self.interview.assessment(), cell).is_empty();
            self.peers_behind = has_more.then(|| cell.clone());
            return Response::Next;
        };
        let (why, field) = match refusal {
            Refusal::NoRating => ("Choose how consistently, or skip it.".to_owned(), Some(1)),
            Refusal::NoReason => (
                "A reason is needed, so that there is something to talk about.".to_owned(),
                self.place_of_note(cell),
            ),
            Refusal::NotEvidence(piece) => (self.subject.not_evidence(&piece), self.place_of_links(cell)),
        };
        Response::Refused { why, field }
    }

    /// What the rater may read of what peers said about the open question: what they answered before they came to it
    /// counts, and what they choose now does not yet.
    pub(super) fn peers_about(&self, cell: &Cell) -> Vec<String> {
        let mut so_far = self.interview.assessment().clone();
        so_far.answer_mut(&cell.behavior, &cell.step).rating.clone_from(&self.interview.entered().rating);
        (self.peers)(&so_far, cell)
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
                } else if let Some(cell) = self.interview.unfinished().cloned() {
                    self.notice = Some("You began this and did not finish it.".into());
                    self.interview.ask_about(std::slice::from_ref(&cell));
                    self.interview.visit(&cell);
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

    /// Whether the questions, and what follows them, are being asked.
    pub(super) fn is_asking(&self) -> bool {
        self.stage == Stage::Questions
    }

    fn is_closing(&self) -> bool {
        self.is_asking() && *self.interview.position() == Position::End
    }

    /// The question that is open, if one is.
    fn open_cell(&self) -> Option<Cell> {
        match (self.stage, self.interview.position()) {
            (Stage::Questions, Position::At(cell)) => Some(cell.clone()),
            _ => None,
        }
    }

    /// Says where the last answer ended its behavior, and how to go on anyway.
    fn with_the_end_of_behavior(&self, mut page: Page) -> Page {
        let is_next = self.is_asking() && self.open_breadth().is_none_or(|at| at == 0);
        let Some(wider) = self.interview.ended().filter(|_| is_next) else {
            return page;
        };
        let progress = self.interview.progress(wider);
        page.notice = Some(format!(
            "{} stops there, since a wider step builds on that one. You can still look at {}.",
            progress.behavior, progress.step
        ));
        page.actions.insert(0, WIDER);
        page
    }
}

impl Conversation for Interviewer<'_> {
    fn page(&self) -> Page {
        let page = match (self.stage, self.interview.position()) {
            (Stage::Opening, _) => self.open(),
            (Stage::Changing, _) => self.pick_answer(),
            (Stage::Questions, Position::At(cell)) => {
                let rating = self.interview.assessment().rating(&cell.behavior, &cell.step);
                self.ask(cell, rating)
            }
            (Stage::Questions, Position::End) => match self.breadth {
                Some(at) => self.ask_breadth(at),
                None => self.close(),
            },
        };
        let page = self.with_the_end_of_behavior(page);
        let peers = self.peers_behind.as_ref().map(|cell| {
            format!(
                "What peers say about {} is there now: go back to read it.",
                self.interview.progress(cell).title()
            )
        });
        let told = [page.notice, peers].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let notice = self.notice.clone().or((!told.is_empty()).then_some(told));
        Page { notice, ..page }
    }

    fn revise(&self, values: &[Value]) -> Option<Page> {
        let cell = self.open_cell()?;
        let rating = self.chosen(&cell, values);
        Some(self.with_the_end_of_behavior(self.ask(&cell, rating.as_ref())))
    }

    fn reply(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        self.peers_behind = None;
        let chosen = values.last().and_then(Value::choice);
        match (self.stage, self.interview.position().clone()) {
            (Stage::Opening, _) => self.stage = Stage::Questions,
            (Stage::Changing, _) => {
                let cell = chosen.and_then(|at| self.interview.plan().cells().get(at)).cloned();
                self.stage = Stage::Questions;
                match cell {
                    Some(cell) => self.interview.visit(&cell),
                    None if self.has_breadth() => self.breadth = Some(0),
                    None => {}
                }
            }
            (Stage::Questions, Position::At(cell)) => {
                let response = self.answer(&cell, values);
                self.catch_up();
                return response;
            }
            (Stage::Questions, Position::End) => {
                if let Some(at) = self.breadth {
                    return self.answer_breadth(at, values);
                }
                if let Some(decision) = chosen.and_then(|at| self.decisions().get(at).copied()) {
                    return self.decide(decision);
                }
            }
        }
        Response::Next
    }

    fn back(&mut self, values: &[Value]) -> Response {
        self.notice = None;
        self.peers_behind = None;
        if let Some(cell) = self.open_cell() {
            let entry = self.entry_of(&cell, values);
            self.interview.settle(&entry);
        }
        let breadth = self.open_breadth();
        if let Some(at) = breadth {
            self.keep_breadth(at, values);
        }
        match self.stage {
            Stage::Changing => self.stage = Stage::Questions,
            _ if breadth.is_some_and(|at| at > 0) => self.breadth = breadth.map(|at| at - 1),
            _ if breadth.is_none() && self.is_closing() && self.has_breadth() => {
                self.breadth = Some(self.last_of_breadth());
            }
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
        self.peers_behind = None;
        let breadth = self.open_breadth();
        match key {
            key if key == SKIP.key && breadth.is_some() => {
                breadth.into_iter().for_each(|at| self.pass_breadth(at))
            }
            key if key == SKIP.key => self.interview.skip_cell(),
            key if key == SKIP_REST.key => self.interview.skip_behavior(),
            key if key == WIDER.key => self.interview.look_wider(),
            _ => {}
        }
        self.catch_up();
        Response::Next
    }

    fn keep(&mut self, values: &[Value]) {
        if let Some(cell) = self.open_cell() {
            let entry = self.entry_of(&cell, values);
            self.interview.keep(&entry);
        } else if let Some(at) = self.open_breadth() {
            self.keep_breadth(at, values);
        }
    }
}
