//! Whether the steps form lines, and whether what only some disciplines have is theirs everywhere.

use super::known_ids::KnownIds;
use super::parsed_framework::is_whole;
use super::{Behavior, Expects, Id, ParsedFramework, Step, Steps, web_address};
use crate::diagnostic::rules::{UNKNOWN_ID, WRONG_VALUE};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Sourced};

/// The rules about lines of steps and about what a discipline has.
pub const RULES: &[Rule] = &[STEP_ORDER, PARITY, SCATTERED_GROUP, OUTSIDE_DISCIPLINE];

const STEP_ORDER: Rule = Rule {
    id: "step-order",
    catches: "A step that comes `after` itself, or after one that is listed further down.",
    explanation: "Steps are listed narrowest first, so a line forks from a step above it. The first step of the list comes after nothing; every other one comes after the one before it unless `after` names another.",
    bad: "- id: baker\n  after: head-baker\n- id: head-baker",
    good: "- id: baker\n- id: head-baker\n- id: shop-manager\n  after: baker",
    ..Rule::error(Group::Structure)
};

const PARITY: Rule = Rule {
    id: "parity",
    catches: "`beside` names a step of the same line, or one that crosses what another step says.",
    explanation: "`beside` tells which step of another line reaches as far. Along a line, each wider step stands beside a wider one of the other line; a step of the same line is never beside it, since it is narrower or wider.",
    bad: "- id: baker\n- id: head-baker\n  beside: baker",
    good: "- id: baker\n- id: head-baker\n- id: shop-manager\n  after: baker\n  beside: head-baker",
    ..Rule::error(Group::Structure)
};

const SCATTERED_GROUP: Rule = Rule {
    id: "scattered-group",
    catches: "Behaviors of one `group` that are not listed one after another.",
    explanation: "A group is a heading above the behaviors that name it. Where others stand between them in `behaviors` of `framework.yaml`, the heading would have to appear twice.",
    bad: "# craft and range both say `group: Baking`\nbehaviors: [craft, service, range]",
    good: "behaviors: [craft, range, service]",
    ..Rule::error(Group::Structure)
};

const OUTSIDE_DISCIPLINE: Rule = Rule {
    id: "outside-discipline",
    catches: "An example of a discipline for a behavior or a step that the discipline does not have.",
    explanation: "A behavior with `disciplines` is for those alone, and a discipline with `steps` has those alone. Nobody would read an example that stands elsewhere: add the discipline or the step to the list, or move the example.",
    bad: "# disciplines/pastry.yaml\nsteps: [own, shop]\nexamples:\n  craft:\n    chain:\n      - id: judges-fairs",
    good: "# disciplines/pastry.yaml\nsteps: [own, shop, chain]\nexamples:\n  craft:\n    chain:\n      - id: judges-fairs",
    ..Rule::error(Group::Structure)
};

impl ParsedFramework {
    /// What is wrong with lines, parity, target profiles, groups and with what only some disciplines have.
    pub(super) fn check_lines(&self, problems: &mut Vec<Problem>) {
        if let Some(filed) = &self.steps {
            for (index, step) in filed.value.iter().enumerate() {
                self.check_after(filed, index, step, problems);
                self.check_beside(filed, index, step, problems);
                let path = [index.into(), "expects".into()];
                self.check_expects(filed, &path, &step.expects, problems);
                check_line_of_expects(filed, &path, step, problems);
            }
        }
        if let Some(filed) = &self.roles {
            for (index, role) in filed.value.iter().enumerate() {
                self.check_expects(filed, &[index.into(), "expects".into()], &role.expects, problems);
            }
        }
        self.check_groups(problems);
        self.check_outside(problems);
    }

    fn check_after(&self, filed: &Sourced<Steps>, index: usize, step: &Step, problems: &mut Vec<Problem>) {
        let Some(after) = &step.after else { return };
        let at = At::value([index.into(), "after".into()]);
        let named = filed.value.iter().position(|known| known.id == *after);
        let Some(named) = named else { return self.known_step(filed, at, after, problems) };
        if named < index {
            return;
        }
        let message = match named == index {
            true => format!("`{}` comes after itself", step.id),
            false => format!("`{}` comes after `{after}`, which is listed below it", step.id),
        };
        let help = match index {
            0 => "take `after` away: the first step of the list is where every line begins".to_owned(),
            _ => format!("name a step that is listed above `{}`, or move `{}` below it", step.id, step.id),
        };
        problems.push(filed.problem(STEP_ORDER.id, at, message).help(help));
    }

    fn check_beside(&self, filed: &Sourced<Steps>, index: usize, step: &Step, problems: &mut Vec<Problem>) {
        let Some(beside) = &step.beside else { return };
        let steps = &filed.value;
        let at = At::value([index.into(), "beside".into()]);
        if steps.get(beside).is_none() {
            return self.known_step(filed, at, beside, problems);
        }
        if steps.on_one_line(&step.id, beside) {
            let message = match *beside == step.id {
                true => format!("`{}` stands beside itself", step.id),
                false => format!("`{}` stands beside `{beside}`, which is on the same line", step.id),
            };
            let help = "name a step of another line that reaches as far, or take `beside` away";
            problems.push(filed.problem(PARITY.id, at, message).help(help));
            return;
        }
        // Each pair is told once, at the one that is listed later.
        let earlier = steps.iter().take(index).filter_map(|other| Some((&other.id, other.beside.as_ref()?)));
        let crosses = |(one, other): &(&Id, &Id)| {
            let pairs = [(*one, *other), (*other, *one)];
            pairs.into_iter().any(|(one, other)| {
                let narrower = steps.includes(&step.id, one) && steps.includes(other, beside);
                let wider = steps.includes(one, &step.id) && steps.includes(beside, other);
                (narrower || wider) && (*one != step.id || other != beside)
            })
        };
        if let Some((one, other)) = earlier.into_iter().find(crosses) {
            let message = format!("`{}` beside `{beside}` crosses `{one}` beside `{other}`", step.id);
            let help = "along a line, each wider step stands beside a wider one of the other line";
            problems.push(filed.problem(PARITY.id, at, message).help(help));
        }
    }

    fn check_expects<T>(
        &self,
        filed: &Sourced<T>,
        path: &[Segment],
        expects: &Expects,
        problems: &mut Vec<Problem>,
    ) {
        for (behavior, step) in expects {
            let path: Vec<Segment> = path.iter().cloned().chain([behavior.into()]).collect();
            self.known_behavior(filed, At { path: path.clone(), part: Part::Key }, behavior, problems);
            self.known_step(filed, At { path, part: Part::Value }, step, problems);
        }
    }

    /// The groups whose behaviors stand apart from each other.
    fn check_groups(&self, problems: &mut Vec<Problem>) {
        let Some(manifest) = &self.manifest else { return };
        let mut seen: Vec<&str> = Vec::new();
        for (index, id) in manifest.value.behaviors.iter().enumerate() {
            let filed = self.behaviors.iter().find(|filed| filed.value.id == *id);
            let group = filed.and_then(|filed| filed.value.group.as_deref()).unwrap_or_default();
            if !group.is_empty() && seen.contains(&group) && seen.last() != Some(&group) {
                let at = At::value(["behaviors".into(), index.into()]);
                let message = format!("`{id}` stands apart from the others of the group \"{group}\"");
                let help = "list the behaviors of a group one after another";
                problems.push(manifest.problem(SCATTERED_GROUP.id, at, message).help(help));
            }
            seen.push(group);
        }
    }

    /// References to disciplines and steps that are lists of their own, and examples outside of them.
    fn check_outside(&self, problems: &mut Vec<Problem>) {
        for filed in &self.behaviors {
            let behavior = &filed.value;
            for (index, discipline) in behavior.disciplines.iter().enumerate() {
                let at = At::value(["disciplines".into(), index.into()]);
                self.known_discipline(filed, at, discipline, problems);
            }
            for step in behavior.summaries.keys() {
                self.known_step(filed, At::key(["summaries".into(), step.into()]), step, problems);
            }
            for (step, examples) in &behavior.examples {
                for (index, example) in examples.iter().enumerate() {
                    let path = [Segment::from("examples"), step.into(), index.into()];
                    check_links(filed, &path, &example.links, problems);
                    let outside = |(_, id): &(usize, &Id)| !self.has_place(id, &behavior.id, step);
                    for (position, id) in example.disciplines.iter().enumerate().filter(outside) {
                        let own = ["disciplines".into(), position.into()];
                        let path: Vec<Segment> = path.iter().cloned().chain(own).collect();
                        problems.push(self.outside(
                            filed,
                            At { path, part: Part::Value },
                            id,
                            (&behavior.id, step),
                        ));
                    }
                }
            }
        }
        for filed in &self.disciplines {
            for (index, step) in filed.value.steps.iter().enumerate() {
                self.known_step(filed, At::value(["steps".into(), index.into()]), step, problems);
            }
            for (behavior, by_step) in &filed.value.examples {
                for (step, examples) in by_step {
                    let path = [Segment::from("examples"), behavior.into(), step.into()];
                    for (index, example) in examples.iter().enumerate() {
                        let path: Vec<Segment> = path.iter().cloned().chain([index.into()]).collect();
                        check_links(filed, &path, &example.links, problems);
                    }
                    if !examples.is_empty() && !self.has_place(&filed.value.id, behavior, step) {
                        let cell = (behavior, step);
                        problems.push(self.outside(filed, At::key(path), &filed.value.id, cell));
                    }
                }
            }
        }
    }

    /// Whether anybody is asked about a behavior at a step: some are for certain disciplines only.
    pub fn is_for_somebody(&self, behavior: &Behavior, step: &Id) -> bool {
        behavior.disciplines.is_empty()
            || behavior.disciplines.iter().any(|discipline| self.has_place(discipline, &behavior.id, step))
    }

    /// Whether a discipline has a behavior and a step, as far as both were read.
    pub fn has_place(&self, discipline: &Id, behavior: &Id, step: &Id) -> bool {
        let in_list = |list: &[Id], id: &Id| list.is_empty() || list.contains(id);
        let mut behaviors = self.behaviors.iter().filter(|filed| filed.value.id == *behavior);
        let mut disciplines = self.disciplines.iter().filter(|filed| filed.value.id == *discipline);
        behaviors.all(|filed| in_list(&filed.value.disciplines, discipline))
            && disciplines.all(|filed| in_list(&filed.value.steps, step))
    }

    fn outside<T>(
        &self,
        filed: &Sourced<T>,
        at: At,
        discipline: &Id,
        (behavior, step): (&Id, &Id),
    ) -> Problem {
        let own = self.disciplines.iter().find(|filed| filed.value.id == *discipline);
        let lacks_step =
            own.is_some_and(|own| !own.value.steps.is_empty() && !own.value.steps.contains(step));
        let (message, help) = match lacks_step {
            true => (
                format!("the discipline `{discipline}` does not have the step `{step}`"),
                format!("add it to `steps` in `disciplines/{discipline}.yaml`, or move the example"),
            ),
            false => (
                format!("the behavior `{behavior}` is not for the discipline `{discipline}`"),
                format!(
                    "add it to `disciplines` at the top of `behaviors/{behavior}.yaml`, or move the example"
                ),
            ),
        };
        filed.problem(OUTSIDE_DISCIPLINE.id, at, message).help(help)
    }

    fn known_behavior<T>(&self, filed: &Sourced<T>, at: At, behavior: &Id, problems: &mut Vec<Problem>) {
        if !self.behavior_ids().contains(&behavior.as_str()) {
            let message = format!("no behavior is called `{behavior}`");
            let known = KnownIds::of_parts(self).behaviors;
            problems.push(filed.problem(UNKNOWN_ID.id, at, message).meant(behavior.as_str(), known));
        }
    }

    /// A step that is referred to must be there, as far as the steps were read.
    pub(super) fn known_step<T>(&self, filed: &Sourced<T>, at: At, step: &Id, problems: &mut Vec<Problem>) {
        let Some(steps) = self.steps.as_ref().filter(|_| is_whole(&self.steps)) else { return };
        if steps.value.get(step).is_none() {
            let message = format!("no step is called `{step}`");
            let known = KnownIds::of_parts(self).steps;
            problems.push(filed.problem(UNKNOWN_ID.id, at, message).meant(step.as_str(), known));
        }
    }
}

/// What a step expects at a step of another line: nobody there is asked about it.
fn check_line_of_expects(filed: &Sourced<Steps>, path: &[Segment], step: &Step, problems: &mut Vec<Problem>) {
    let steps = &filed.value;
    let is_elsewhere =
        |expected: &Id| steps.get(expected).is_some() && !steps.on_one_line(&step.id, expected);
    for (behavior, expected) in step.expects.iter().filter(|(_, expected)| is_elsewhere(expected)) {
        let path: Vec<Segment> = path.iter().cloned().chain([behavior.into()]).collect();
        let message = format!("`{}` expects `{expected}`, which is on another line of steps", step.id);
        let problem = filed.problem(WRONG_VALUE.id, At { path, part: Part::Value }, message);
        problems.push(problem.expected(format!("a step of the line of `{}`", step.id)));
    }
}

/// Links that lead to no web page.
fn check_links<T>(filed: &Sourced<T>, example: &[Segment], links: &[String], problems: &mut Vec<Problem>) {
    for (index, link) in links.iter().enumerate().filter(|(_, link)| web_address(link).is_none()) {
        let path: Vec<Segment> = example.iter().cloned().chain(["links".into(), index.into()]).collect();
        let message = format!("`{link}` is not an address of a web page");
        let problem = filed.problem(WRONG_VALUE.id, At { path, part: Part::Value }, message);
        problems.push(problem.expected("an address that starts with `https://` or `http://`"));
    }
}
