//! Lines of steps: which step a second line begins after, where the table has several lines.

use super::heads::folded;
use super::{Ladder, LadderStep};
use crate::analysis::lookup::NotFound;
use crate::diagnostic::suggestion::{Candidate, did_you_mean};

use super::mapping::Mapping;

/// Puts the steps in order, and says which of them a line begins after.
///
/// # Errors
/// The mapping names a step that is not there.
pub fn arrange(ladder: &mut Ladder, mapping: &Mapping) -> Result<(), NotFound> {
    share(ladder);
    ladder.order_own();
    order(ladder, mapping)?;
    fork(ladder);
    ladder.part_lines();
    for (first, before) in &mapping.after {
        let told = |why: NotFound| NotFound {
            message: format!("`--map \"after={first}:{before}\"`: {}", why.message),
            ..why
        };
        let (first, before) = (find(ladder, first).map_err(told)?, find(ladder, before).map_err(told)?);
        if first <= before {
            return Err(told(comes_later(ladder, first, before)));
        }
        ladder.steps[first].after = Some(before);
    }
    Ok(())
}

/// Why a step cannot come after this other one.
fn comes_later(ladder: &Ladder, first: usize, before: usize) -> NotFound {
    let name = |at: usize| &ladder.steps[at].name;
    if first == before {
        let message = format!("`{}` cannot come after itself", name(first));
        return NotFound { message, hint: Some("name the step before it behind the colon".to_owned()) };
    }
    let message = format!("`{}` stands further down the ladder than `{}`", name(before), name(first));
    let mut order: Vec<&str> = ladder.steps.iter().map(|step| step.name.as_str()).collect();
    let moved = order.remove(before);
    order.insert(first, moved);
    let hint = format!(
        "a step comes after one that is listed above it; another order is said with `--map \"order={}\"`",
        order.join(",")
    );
    NotFound { message, hint: Some(hint) }
}

/// Steps of several lines that bear one name: where a line has others as well, they are one step; else each has the
/// name of its line in its own.
fn share(ladder: &mut Ladder) {
    let tracks = tracks(&ladder.steps);
    let Some((first, others)) = tracks.split_first() else { return };
    let of = |steps: &[LadderStep], track: &str| -> Vec<String> {
        steps.iter().filter(|step| step.track == track).map(|step| folded(&step.name)).collect()
    };
    for track in others {
        let (known, own) = (of(&ladder.steps, first), of(&ladder.steps, track));
        let shared: Vec<&String> = own.iter().filter(|name| known.contains(name)).collect();
        if shared.is_empty() {
            continue;
        }
        if shared.len() == own.len() {
            for step in ladder.steps.iter_mut().filter(|step| step.track == *track) {
                step.name = format!("{track} {}", step.name);
            }
            continue;
        }
        let shared: Vec<String> = shared.into_iter().cloned().collect();
        while let Some(double) =
            ladder.steps.iter().position(|step| step.track == *track && shared.contains(&folded(&step.name)))
        {
            let name = folded(&ladder.steps[double].name);
            let kept =
                ladder.steps.iter().position(|step| step.track == *first && folded(&step.name) == name);
            let Some(kept) = kept else { break };
            // What was said of it on the other line is kept.
            let summary = ladder.steps[double].summary.clone();
            ladder.summarize_step(kept, &summary);
            merge(ladder, double, kept);
        }
    }
}

/// Takes one step for another, and leaves it out.
fn merge(ladder: &mut Ladder, from: usize, to: usize) {
    ladder.steps.remove(from);
    let moved = |step: usize| match step {
        step if step == from => {
            if to > from {
                to - 1
            } else {
                to
            }
        }
        step if step > from => step - 1,
        step => step,
    };
    ladder.texts.iter_mut().for_each(|text| text.step = moved(text.step));
}

/// The lines in the order in which they come. Steps of no line come first.
fn tracks(steps: &[LadderStep]) -> Vec<String> {
    let mut tracks: Vec<String> = Vec::new();
    for step in steps {
        if !step.track.is_empty() && !tracks.contains(&step.track) {
            tracks.push(step.track.clone());
        }
    }
    tracks
}

/// The steps line by line, in the order that was said or in which they come.
fn order(ladder: &mut Ladder, mapping: &Mapping) -> Result<(), NotFound> {
    let mut places: Vec<usize> = Vec::new();
    for name in &mapping.order {
        let found = find(ladder, name)?;
        if !places.contains(&found) {
            places.push(found);
        }
    }
    let tracks = tracks(&ladder.steps);
    let track = |step: usize| {
        tracks.iter().position(|track| *track == ladder.steps[step].track).map_or(0, |at| at + 1)
    };
    let mut rest: Vec<usize> = (0..ladder.steps.len()).filter(|step| !places.contains(step)).collect();
    rest.sort_by_key(|step| track(*step));
    places.extend(rest);
    ladder.steps = places.iter().map(|place| ladder.steps[*place].clone()).collect();
    let moved = |step: usize| places.iter().position(|place| *place == step).unwrap_or(step);
    ladder.texts.iter_mut().for_each(|text| text.step = moved(text.step));
    Ok(())
}

/// Where each line but the first begins: after the last step that it shares, else so that the widest steps of both
/// stand side by side.
fn fork(ladder: &mut Ladder) {
    let tracks = tracks(&ladder.steps);
    let on = |steps: &[LadderStep], track: &str| -> Vec<usize> {
        (0..steps.len()).filter(|step| steps[*step].track == track).collect()
    };
    let Some((first, others)) = tracks.split_first() else { return };
    let trunk: Vec<usize> = on(&ladder.steps, "");
    let main: Vec<usize> = trunk.iter().copied().chain(on(&ladder.steps, first)).collect();
    for track in others {
        let own = on(&ladder.steps, track);
        let Some(start) = own.first().copied() else { continue };
        let at = match trunk.last() {
            Some(last) => Some(*last),
            None => main.get(main.len().saturating_sub(own.len() + 1)).copied(),
        };
        ladder.steps[start].after = at;
        if let Some(at) = at {
            let (start, at) = (&ladder.steps[start].name, &ladder.steps[at].name);
            ladder.remarks.push(format!(
                "`{track}` is a line of its own, from `{start}` on, after `{at}`. To fork it elsewhere: `--map \"after={start}:{at}\"` with another step."
            ));
        }
    }
}

fn find(ladder: &Ladder, name: &str) -> Result<usize, NotFound> {
    let found = ladder.steps.iter().position(|step| folded(&step.name) == folded(name));
    found.ok_or_else(|| {
        let known = ladder.steps.iter().map(|step| Candidate { id: &step.name, name: &step.name });
        NotFound { message: format!("no step is called `{name}`"), hint: did_you_mean(name, known) }
    })
}
