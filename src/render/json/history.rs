//! `"report": "history"`.

use jiff::civil::Date;
use serde::Serialize;

use super::{Labeled, Named, RatingName, RemarkText, seal_state};
use crate::analysis::Caveat;
use crate::analysis::history::{
    Change, FocusItem, History, Moved, Moves, Outcome, Said, SeenPattern, SeenReview, SeenSide, Term, Told,
    Unseen,
};
use crate::analysis::reveal::Extent;
use crate::model::{Became, Framework, Id, Pin, Rating, Side, SideKey};
use crate::render::gap::shown;
use crate::render::history::{caveat, change, change_key, sentences};

#[derive(Serialize)]
struct Content<'a> {
    person: Labeled<'a>,
    today: Date,
    /// The earliest first.
    cycles: Vec<Cycle<'a>>,
    /// What moved between the last two reviews that can be compared; `null` where none can.
    moved: Option<Moving<'a>>,
    /// What was agreed to work on, the earliest first.
    focus: Vec<Focus<'a>>,
    /// What was talked about the last time, and stays open.
    left_open: Vec<Open<'a>>,
    /// The managers of today, where they are others than in the last review.
    managers_today: Vec<Manager<'a>>,
}

#[derive(Serialize)]
struct Cycle<'a> {
    cycle: &'a Id,
    /// The day on which what was agreed was sealed.
    agreed_on: Option<Date>,
    /// The step that was agreed.
    step: Option<Named<'a>>,
    managers: Vec<Manager<'a>>,
    frameworks: Vec<Version>,
    disciplines: Vec<Disciplines<'a>>,
    /// What is other than in the review before: `framework`, `disciplines`, `managers` or `step`.
    changes: Vec<RemarkText>,
    /// Never of a peer.
    sides: Vec<SideText<'a>>,
    withheld: Vec<Withheld<'a>>,
}

#[derive(Serialize)]
struct Manager<'a> {
    id: &'a Id,
    label: &'a str,
    since: Option<Date>,
}

/// A version of the framework, and the sides that rated it.
#[derive(Serialize)]
struct Version {
    id: String,
    version: String,
    /// Whether it is today's.
    is_todays: bool,
    sides: Vec<&'static str>,
}

#[derive(Serialize)]
struct Disciplines<'a> {
    disciplines: Vec<Named<'a>>,
    sides: Vec<&'static str>,
}

#[derive(Serialize)]
struct SideText<'a> {
    /// `self`, `manager` or `agreed`.
    side: &'static str,
    rater: Labeled<'a>,
    /// `draft`, `sealed` or `changed_afterwards`.
    seal: &'static str,
    sealed_on: Option<Date>,
    /// Whether only what both sides answered is shown.
    is_shared: bool,
    remarks: Vec<RemarkText>,
    behaviors: Vec<Reached<'a>>,
    /// Ratings that today's framework has no place for.
    gone: Vec<GoneText<'a>>,
}

#[derive(Serialize)]
struct Reached<'a> {
    behavior: Named<'a>,
    /// The widest step demonstrated together with all that it includes.
    reaches: Option<Named<'a>>,
    /// Steps demonstrated beyond one that is open.
    beyond: Vec<Named<'a>>,
    steps: Vec<StepState<'a>>,
    /// Whether something of it was rated under another id.
    carried: bool,
    text: String,
}

#[derive(Serialize)]
struct StepState<'a> {
    step: Named<'a>,
    /// As in the report `gap`, or `not_shown`.
    state: &'static str,
    rating: Option<RatingName<'a>>,
}

#[derive(Serialize)]
struct GoneText<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    rating: RatingName<'a>,
}

#[derive(Serialize)]
struct Withheld<'a> {
    side: &'static str,
    /// Whose it is, where several have the side.
    rater: Option<&'a Id>,
    text: &'a str,
}

#[derive(Serialize)]
struct Moving<'a> {
    from: &'a Id,
    to: &'a Id,
    /// The sides that rated both times.
    sides: Vec<&'static str>,
    answers: Vec<MovedText<'a>>,
}

#[derive(Serialize)]
struct MovedText<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    side: &'static str,
    before: SaidText<'a>,
    now: SaidText<'a>,
}

#[derive(Serialize)]
struct SaidText<'a> {
    /// `rated`, `unrated`, `not_asked` or `not_shown`.
    state: &'static str,
    rating: Option<RatingName<'a>>,
}

#[derive(Serialize)]
struct Focus<'a> {
    /// When it was agreed; `null` where only its end is known.
    cycle: Option<&'a Id>,
    behavior: Named<'a>,
    step: Named<'a>,
    r#try: &'a str,
    /// What the manager does for it.
    support: Option<&'a str>,
    look_again: Option<Date>,
    /// Whether it is worked on today.
    is_open: bool,
    /// `awaited`, `done`, `goes_on`, `dropped`, `unsaid` or `withheld`.
    outcome: &'static str,
    /// The cycle whose record tells the outcome, or is withheld.
    outcome_cycle: Option<&'a Id>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Open<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
}

/// The history as JSON.
pub fn history<'a>(framework: &'a Framework, history: &'a History<'a>, person: Person<'a>) -> impl Serialize {
    let (id, label) = person;
    Content {
        person: Labeled { id, label },
        today: history.today,
        cycles: history.reviews.iter().map(|review| cycle(framework, review)).collect(),
        moved: history.moves.as_ref().map(|it| moving(framework, it)),
        focus: history.focus.iter().map(|item| focus(framework, item)).collect(),
        left_open: history
            .left_open
            .iter()
            .map(|cell| Open {
                behavior: Named::behavior(framework, &cell.behavior),
                step: Named::step(framework, &cell.step),
            })
            .collect(),
        managers_today: managers(&history.managers_today),
    }
}

/// A person's id and name.
type Person<'a> = (&'a Id, &'a str);

fn cycle<'a>(framework: &'a Framework, review: &'a SeenReview<'a>) -> Cycle<'a> {
    let told = &review.circumstances;
    let version = |one: &Told<&'a Pin>| Version {
        id: one.value.id.to_string(),
        version: one.value.version.to_string(),
        is_todays: one.value.matches(framework),
        sides: words(&one.sides),
    };
    let disciplines = |one: &Told<&'a [Id]>| Disciplines {
        disciplines: Named::disciplines(framework, one.value),
        sides: words(&one.sides),
    };
    let changes = review
        .changes
        .iter()
        .map(|one: &Change<'_>| RemarkText { kind: change_key(one), text: change(framework, one) });
    Cycle {
        cycle: &review.cycle.name,
        agreed_on: told.agreed_on,
        step: told.step.map(|step| Named::step(framework, step)),
        managers: managers(&told.managers),
        frameworks: told.frameworks.iter().map(version).collect(),
        disciplines: told.disciplines.iter().map(disciplines).collect(),
        changes: changes.collect(),
        sides: review.sides.iter().map(|side| side_text(framework, side)).collect(),
        withheld: review.unseen.iter().flat_map(withheld).collect(),
    }
}

fn managers<'a>(terms: &'a [Term<'a>]) -> Vec<Manager<'a>> {
    terms.iter().map(|term| Manager { id: term.id, label: &term.name, since: term.since }).collect()
}

fn words(sides: &[Side]) -> Vec<&'static str> {
    sides.iter().map(|side| side.word()).collect()
}

fn side_text<'a>(framework: &'a Framework, side: &'a SeenSide<'a>) -> SideText<'a> {
    let assessment = side.assessment;
    let remark =
        |it: &Caveat<'_>| Some(RemarkText { kind: super::gap::caveat_key(it), text: caveat(it, side)? });
    SideText {
        side: side.key.side.word(),
        rater: Labeled { id: &assessment.rater, label: &side.name },
        seal: seal_state(assessment.seal_state()),
        sealed_on: assessment.sealed.as_ref().map(|seal| seal.date),
        is_shared: side.extent == Extent::Shared,
        remarks: side.caveats.iter().filter_map(remark).collect(),
        behaviors: side.patterns.iter().map(|it| reached(framework, side, it)).collect(),
        gone: side
            .gone
            .iter()
            .map(|(behavior, step, rating)| GoneText {
                behavior: Named::behavior(framework, behavior),
                step: Named::step(framework, step),
                rating: RatingName::of(framework, rating),
            })
            .collect(),
    }
}

fn reached<'a>(framework: &'a Framework, side: &'a SeenSide<'a>, it: &'a SeenPattern<'a>) -> Reached<'a> {
    let behavior = it.pattern.behavior;
    let rating = |step: &Id| side.assessment.rating(&behavior.id, step);
    let reach = &it.pattern.reach;
    Reached {
        behavior: Named::behavior(framework, &behavior.id),
        reaches: reach.whole.map(|step| Named::step(framework, &step.id)),
        beyond: reach.beyond.iter().map(|step| Named::step(framework, &step.id)).collect(),
        steps: it
            .states
            .iter()
            .map(|(step, state)| StepState {
                step: Named::step(framework, &step.id),
                state: state.map_or("not_shown", |state| shown(state).key),
                rating: rating(&step.id).map(|rating| RatingName::of(framework, rating)),
            })
            .collect(),
        carried: it.is_carried,
        text: sentences::pattern(it),
    }
}

fn withheld<'a>(unseen: &'a Unseen<'a>) -> impl Iterator<Item = Withheld<'a>> {
    let of = |key: &&'a SideKey| Withheld {
        side: key.side.word(),
        rater: key.rater.as_ref(),
        text: unseen.why.as_str(),
    };
    unseen.keys.iter().map(of)
}

fn moving<'a>(framework: &'a Framework, moves: &'a Moves<'a>) -> Moving<'a> {
    let answer = |one: &'a Moved<'a>| MovedText {
        behavior: Named::behavior(framework, &one.behavior.id),
        step: Named::step(framework, &one.step.id),
        side: one.side.word(),
        before: said(framework, one.before),
        now: said(framework, one.now),
    };
    Moving {
        from: &moves.before.name,
        to: &moves.now.name,
        sides: words(&moves.sides),
        answers: moves.moved.iter().map(answer).collect(),
    }
}

fn said<'a>(framework: &'a Framework, said: Said<'a>) -> SaidText<'a> {
    let name = |rating: &'a Rating| RatingName::of(framework, rating);
    let (state, rating) = match said {
        Said::Rated(rating) => ("rated", Some(name(rating))),
        Said::Unrated => ("unrated", None),
        Said::NotAsked => ("not_asked", None),
        Said::NotShown => ("not_shown", None),
    };
    SaidText { state, rating }
}

fn focus<'a>(framework: &'a Framework, item: &'a FocusItem<'a>) -> Focus<'a> {
    let (outcome, outcome_cycle, note) = match item.outcome {
        Outcome::Awaited => ("awaited", None, None),
        Outcome::Unsaid => ("unsaid", None, None),
        Outcome::Withheld(cycle) => ("withheld", Some(&cycle.name), None),
        Outcome::Became { cycle, became, note } => {
            let became = match became {
                Became::Done => "done",
                Became::GoesOn => "goes_on",
                Became::Dropped => "dropped",
            };
            (became, Some(&cycle.name), note)
        }
    };
    Focus {
        cycle: item.cycle.map(|cycle| &cycle.name),
        behavior: Named::behavior(framework, item.behavior),
        step: Named::step(framework, item.step),
        r#try: item.attempt,
        support: item.support,
        look_again: item.look_again,
        is_open: item.is_open,
        outcome,
        outcome_cycle,
        note,
    }
}
