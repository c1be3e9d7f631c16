//! Which ids of an assessment the framework does not know.

use std::sync::Arc;

use super::Assessment;
use crate::diagnostic::suggestion::Candidate;
use crate::diagnostic::{At, Part, Problem, Source, rules};
use crate::model::{Framework, Id, KnownIds, Lens};

impl Assessment {
    /// Ids that the framework does not know, where the file says that it is of these very texts.
    ///
    /// Against another version they are kept and shown as no longer in the framework.
    pub fn unknown_ids(&self, source: &Arc<Source>, framework: &Framework) -> Vec<Problem> {
        if !self.framework.matches(framework) {
            return Vec::new();
        }
        let mut problems = Vec::new();
        let mut unknown = |at: At, noun: &str, id: &Id, known: &[Candidate<'_>]| {
            if known.iter().all(|known| known.id != id.as_str()) {
                let message = format!("no {noun} is called `{id}`");
                let problem = Problem::new(rules::UNKNOWN_ID.id, source, at, message);
                problems.push(problem.meant(id.as_str(), known.iter().copied()));
            }
        };
        let KnownIds { behaviors, steps, disciplines, ratings, .. } = KnownIds::of(framework);
        for (index, id) in self.disciplines.iter().enumerate() {
            unknown(At::value(["disciplines".into(), index.into()]), "discipline", id, &disciplines);
        }
        for (behavior, by_step) in &self.cells {
            unknown(At::key(["cells".into(), behavior.into()]), "behavior", behavior, &behaviors);
            for (step, answer) in by_step {
                unknown(At::key(["cells".into(), behavior.into(), step.into()]), "step", step, &steps);
                let inside = |key: &str| ["cells".into(), behavior.into(), step.into(), key.into()];
                if let Some(rating) = &answer.rating {
                    unknown(At::value(inside("rating")), "rating", &rating.clone().into(), &ratings);
                }
                for (index, id) in answer.examples.iter().enumerate() {
                    let here = framework.examples(behavior, step, Lens::Whole);
                    let mut path = inside("examples").to_vec();
                    path.push(index.into());
                    let known = here.iter().map(|tagged| tagged.example.id.as_str().into());
                    let known: Vec<Candidate<'_>> = known.collect();
                    unknown(At { path, part: Part::Value }, "example here", id, &known);
                }
            }
        }
        for (discipline, work) in self.breadth.iter().flatten() {
            unknown(At::key(["breadth".into(), discipline.into()]), "discipline", discipline, &disciplines);
            if let Some(step) = &work.step {
                unknown(
                    At::value(["breadth".into(), discipline.into(), "step".into()]),
                    "step",
                    step,
                    &steps,
                );
            }
        }
        let listed_steps = self.step.iter().map(|id| (vec!["step".into()], id));
        let focus = self.focus.iter().enumerate();
        let focus_steps = focus
            .clone()
            .map(|(index, focus)| (vec!["focus".into(), index.into(), "step".into()], &focus.step));
        for (path, id) in listed_steps.chain(focus_steps) {
            unknown(At { path, part: Part::Value }, "step", id, &steps);
        }
        for (index, focus) in focus {
            let at = At::value(["focus".into(), index.into(), "behavior".into()]);
            unknown(at, "behavior", &focus.behavior, &behaviors);
        }
        for (index, cell) in self.left_open.iter().enumerate() {
            let at = || At::value(["left_open".into(), index.into()]);
            let (behavior, step) = cell.split_once('/').unwrap_or((cell, ""));
            for (noun, text, known) in [("behavior", behavior, &behaviors), ("step", step, &steps)] {
                if known.iter().all(|known| known.id != text) {
                    let message = format!("no {noun} is called `{text}`");
                    let problem = Problem::new(rules::UNKNOWN_ID.id, source, at(), message);
                    problems.push(problem.help("write it as `behavior/step`"));
                }
            }
        }
        problems
    }
}
