//! A report as one value, and the one place that knows which formats there are.

use jiff::civil::Date;

use super::{
    Block, Document, Page, Printable, calendar, calibrate, changes, csv, diff, disciplines, findings, gap,
    guide, history, html, json, markdown, notes, packet, peers, proposal, show, status, templates, text,
};
use crate::analysis::calibrate::Calibration;
use crate::analysis::changes::{Changes, Touched};
use crate::analysis::check::severity::Tally;
use crate::analysis::diff::Diff;
use crate::analysis::gap::Gap;
use crate::analysis::guide::Subject as GuideSubject;
use crate::analysis::history::History;
use crate::analysis::journal::Notes;
use crate::analysis::journal::commits::Group;
use crate::analysis::overview::Subject;
use crate::analysis::packet::Move;
use crate::analysis::peers::Asked;
use crate::analysis::status::Status;
use crate::diagnostic::Finding;
use crate::model::{Assessment, Framework, Id, Lens, Manifest};

/// How a report is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Json,
    /// Annotations of a pull request, one for each finding.
    Github,
    /// SARIF 2.1.0, as code scanning reads it.
    Sarif,
    /// The records of a report that is a table of them.
    Csv,
    /// The days in it, for a calendar.
    Ics,
}

/// What a command found out, with all that any format says of it.
#[derive(Clone, Copy, Debug)]
pub enum Report<'a> {
    /// The framework, or a part of it, with the examples in the lens.
    Show { framework: &'a Framework, subject: Subject<'a>, lens: Lens<'a> },
    /// The guide, or a part of it.
    Guide { framework: &'a Framework, subject: &'a GuideSubject<'a> },
    /// The disciplines with their own examples.
    Disciplines { framework: &'a Framework },
    /// Where raters agree and differ.
    Diff {
        framework: &'a Framework,
        diff: &'a Diff<'a>,
        /// The meeting, where it is one person's review.
        occasion: Option<&'a diff::Occasion<'a>>,
        detail: diff::Detail,
    },
    /// From today's ratings to a step; the chart draws the assessments in `series`, each under its name.
    Gap {
        framework: &'a Framework,
        gap: &'a Gap<'a>,
        person: &'a str,
        /// The name of whoever gave the ratings.
        rater: &'a str,
        series: &'a [(String, &'a Assessment)],
        today: Date,
    },
    /// How things moved over the reviews of a person, who is named with id and name.
    History { framework: &'a Framework, history: &'a History<'a>, person: (&'a Id, &'a str) },
    /// A request for a move to a step, for those who approve it.
    Packet { framework: &'a Framework, asked: &'a Move<'a>, names: packet::Names<'a> },
    /// What a change to the framework means for people; with what it touches, where there are reviews.
    Changes { ends: changes::Ends<'a>, changes: &'a Changes<'a>, touched: Option<Touched> },
    /// What was noted.
    Notes { framework: &'a Framework, notes: &'a Notes<'a> },
    /// What commits would add to a journal.
    Proposal { framework: &'a Framework, groups: &'a [Group] },
    /// Who was asked about somebody.
    Peers { framework: &'a Framework, asked: &'a Asked },
    /// What is waiting for somebody.
    Status { framework: &'a Framework, status: &'a Status, detail: status::Detail },
    /// Where the sides of many people differ.
    Calibrate { framework: &'a Framework, calibration: &'a Calibration<'a> },
    /// The frameworks that one's own can start from.
    Templates { templates: &'a [Framework] },
    /// What is wrong with the files.
    Findings { findings: &'a [Finding], tally: &'a Tally },
}

impl Report<'_> {
    /// The report in this format, with a line end at the end; the page is for text alone.
    pub fn render(&self, format: Format, page: Page) -> Printable {
        match format {
            Format::Text => Printable::painted(&text(&self.document(), page), page),
            Format::Markdown => Printable::text(&markdown(&self.document())),
            Format::Html => Printable::html(&html(&self.document(), self.language())),
            Format::Json => Printable::json(&json::json(self)),
            Format::Github => Printable::commands(&findings::github(self.findings())),
            Format::Sarif => Printable::json(&findings::sarif(self.findings())),
            Format::Csv => Printable::text(&csv::csv(&self.records())),
            Format::Ics => Printable::crlf(&calendar::ics(&self.calendar())),
        }
    }

    /// The language of the texts in it.
    fn language(&self) -> &str {
        match self {
            Report::Show { framework, .. }
            | Report::Guide { framework, .. }
            | Report::Disciplines { framework }
            | Report::Diff { framework, .. }
            | Report::Gap { framework, .. }
            | Report::History { framework, .. }
            | Report::Packet { framework, .. }
            | Report::Notes { framework, .. }
            | Report::Proposal { framework, .. }
            | Report::Peers { framework, .. }
            | Report::Status { framework, .. }
            | Report::Calibrate { framework, .. } => framework.manifest.language_tag(),
            Report::Changes { ends, .. } => ends.after.framework.manifest.language_tag(),
            Report::Templates { .. } | Report::Findings { .. } => Manifest::ENGLISH,
        }
    }

    /// The report to read.
    fn document(&self) -> Document {
        match *self {
            Report::Show { framework, subject, lens } => show::document(framework, subject, lens),
            Report::Guide { framework, subject } => guide::document(framework, subject),
            Report::Disciplines { framework } => disciplines::document(framework),
            Report::Diff { framework, diff, occasion, detail } => {
                diff::document(framework, diff, occasion, detail)
            }
            Report::Gap { framework, gap, person, rater, series, today } => {
                gap::document(framework, gap, person, rater, series, today)
            }
            Report::History { framework, history, person: (_, name) } => {
                history::document(framework, history, name)
            }
            Report::Packet { framework, asked, names } => packet::document(framework, asked, names),
            Report::Changes { ends, changes, touched } => changes::document(ends, changes, touched),
            Report::Notes { framework, notes } => notes::document(framework, notes),
            Report::Proposal { groups, .. } => proposal::document(groups),
            Report::Peers { framework, asked } => peers::document(framework, asked),
            Report::Status { framework, status, detail } => status::document(framework, status, detail),
            Report::Calibrate { framework, calibration } => calibrate::document(framework, calibration),
            Report::Templates { templates } => templates::document(templates),
            Report::Findings { findings, tally } => {
                let mut document = Document::default();
                document.blocks.extend(findings.iter().cloned().map(Block::Finding));
                if let Some(counts) = findings::by_rule(findings) {
                    document.paragraph(counts);
                }
                document.paragraph(findings::summary(tally));
                document
            }
        }
    }

    /// The records, which a report that is no table of them does not have.
    fn records(&self) -> csv::Records {
        match self {
            Report::History { history, .. } => history::records(history),
            Report::Notes { notes, .. } => notes::records(notes),
            Report::Proposal { groups, .. } => proposal::records(groups),
            Report::Peers { asked, .. } => peers::records(asked),
            Report::Status { framework, status, .. } => status::records(framework, status),
            Report::Calibrate { calibration, .. } => calibrate::records(calibration),
            _ => csv::Records::default(),
        }
    }

    /// The days, which a report that tells none does not have.
    fn calendar(&self) -> calendar::Days {
        match self {
            Report::Status { framework, status, .. } => status::calendar(framework, status),
            _ => calendar::Days::default(),
        }
    }

    /// The findings, which no other report has.
    fn findings(&self) -> &[Finding] {
        match self {
            Report::Findings { findings, .. } => findings,
            _ => &[],
        }
    }
}
