//! The interview on a terminal, and what it has to know first.

use jiff::civil::Date;

use super::AssessArgs;
use super::assignment::Assignment;
use super::messages;
use super::open_assessment::{Completeness, OpenAssessment};
use crate::analysis::dialog::{self as pages, Field, Item, Page};
use crate::analysis::interview::{
    Beginning, Cell, Conclusion, Depth, Interviewer, LastTime, Scope, Session, Subject,
};
use crate::analysis::reveal::{Asker, Opened, Reader, reveal, reveal_peers};
use crate::analysis::said::peer_said;
use crate::commands::Context;
use crate::error::Left;
use crate::model::{Assessment, Behavior, Framework, Id, People, Side, Step};
use crate::store::read_people;
use crate::terminal::dialog::{self, Look};

/// Asks one question after the other, and does what was decided at the end.
pub fn interview(
    context: &Context,
    open: &mut OpenAssessment<'_>,
    arguments: &AssessArgs,
    from: Option<&Id>,
) -> anyhow::Result<()> {
    // Who rates, and for which disciplines, are answers too.
    open.save()?;
    let people = read_people(open.workspace)?;
    let subject = match open.assignment.side {
        Side::Oneself => Subject::You,
        _ => Subject::Other(open.assignment.person.name.clone()),
    };
    let session = Session {
        framework: open.framework,
        assessment: open.assessment.clone(),
        subject,
        scope: Scope {
            depth: match open.assignment.side {
                Side::Peer => Depth::Peer,
                _ if arguments.quick => Depth::Quick,
                _ => Depth::Full,
            },
            from: from.cloned(),
            // What somebody asks a peer about may be of any line.
            line: open.line.clone().filter(|_| open.assignment.request.is_none()),
            request: open.assignment.request.clone(),
        },
        journal: open.assignment.person.journal.clone(),
        last_time: last_time(open, context.today),
        opening: messages::opening(open),
        beginning: if open.resumed { Beginning::Resumed } else { Beginning::New },
        asks_breadth: open.asks_breadth,
        missing: &|assessment| {
            let cell = |(behavior, step): (&Behavior, &Step)| Cell {
                behavior: behavior.id.clone(),
                step: step.id.clone(),
            };
            open.missing(assessment).into_iter().map(cell).collect()
        },
        peers: &|so_far, cell| peers(open, &people, context.today, so_far, cell),
    };
    let mut interviewer = Interviewer::begin(session);
    let held = dialog::hold(&mut interviewer, context.streams.look(), &mut |interviewer| {
        open.save_as(interviewer.assessment())
    });
    let (assessment, conclusion) = (interviewer.assessment().clone(), interviewer.conclusion());
    open.assessment = assessment;
    let concluded = held.and_then(|()| match conclusion {
        Conclusion::Seal => open.seal(context, Completeness::Whole, arguments.reason.as_deref()),
        Conclusion::SealPartial => open.seal(context, Completeness::Partial, arguments.reason.as_deref()),
        Conclusion::Draft => open.save(),
    });
    // Also who is asked for a reason before sealing may leave.
    if concluded.as_ref().is_err_and(|error| error.is::<Left>()) {
        messages::left(context, arguments, open);
    }
    concluded
}

/// What peers said about a cell, as far as a manager may read it by what they have answered so far.
fn peers(
    open: &OpenAssessment<'_>,
    people: &People,
    today: Date,
    so_far: &Assessment,
    cell: &Cell,
) -> Vec<String> {
    let Assignment { person, rater, side, .. } = &open.assignment;
    let Some(review) = open.assignment.review().filter(|_| *side == Side::Manager) else { return Vec::new() };
    let rule = open.workspace.settings.value.peers;
    let reader = Reader { asker: Asker::Known(rater), rule, so_far: Some(so_far) };
    let opened =
        reveal_peers(person, review, reader, today).into_iter().filter_map(|(_, opened)| opened.ok());
    let said = |opened: Opened<'_>| {
        let answer = opened.assessment.answer(&cell.behavior, &cell.step)?.clone();
        Some(peer_said(open.framework, &people.name_of(&opened.assessment.rater), &answer))
    };
    opened.filter_map(said).collect()
}

/// What the rater said about the person in the latest review in which they rated them from the same side, and what was
/// agreed to work on in the last one.
fn last_time(open: &OpenAssessment<'_>, today: Date) -> LastTime {
    let Assignment { person, rater, side, .. } = &open.assignment;
    let person = &person.carried_to(open.framework);
    let mut earlier = open.assignment.earlier_of(person, open.assessment.started);
    // What was agreed is between the two who agreed it.
    let last = earlier.clone().next().filter(|_| *side != Side::Peer);
    let focus = last.map(|review| reveal(person, review, Asker::Known(rater), today).focus);
    let own = earlier.find_map(|review| {
        let revealed = reveal(person, review, Asker::Known(rater), today);
        let own = revealed.opened.iter().find(|opened| {
            opened.key.side == *side && opened.assessment.rater == *rater && opened.assessment.is_sealed()
        });
        own.map(|own| LastTime::of(&own.assessment, &review.cycle.to_string()))
    });
    own.unwrap_or_default().and_agreed(focus.unwrap_or_default())
}

/// Asks for the disciplines of a person, once, where nothing says them.
pub fn ask_disciplines(framework: &Framework, whose: &str, look: Look) -> anyhow::Result<Vec<Id>> {
    let items: Vec<Item> =
        framework.disciplines.iter().map(|discipline| Item::new(&discipline.name)).collect();
    let marks = vec![false; items.len()];
    let page = Page {
        title: format!("{whose} disciplines"),
        fields: vec![Field::new(
            "Which examples apply, besides those for everybody?",
            pages::Input::Mark(items, marks),
        )],
        accept: "accept",
        ..Page::default()
    };
    let asked = dialog::ask(page, look)?;
    let marked = asked.values().iter().flat_map(|value| value.marked());
    Ok(marked.map(|at| framework.disciplines[at].id.clone()).collect())
}
