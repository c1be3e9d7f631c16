//! Whether an assessment says enough to be sealed as a whole: one who seals less sees less of the others.
//!
//! In every behavior the answers have to run without a gap from the step that the person starts from, or a
//! narrower one, to the first rating that is not demonstrated, else to the widest step of the person's line.
//! A behavior at a step without examples needs no answer.

use super::line;
use crate::model::{Assessment, Behavior, Framework, Id, Lens, Step};

/// What a whole seal still lacks, as behavior and step in the framework's order; nothing where it is whole.
///
/// `start` is the step that the person starts from: the one they were at, else the narrowest. `on` is a step of the
/// line that is rated, where it is known.
pub fn missing<'a>(
    framework: &'a Framework,
    assessment: &Assessment,
    start: Option<&Id>,
    on: Option<&Id>,
) -> Vec<(&'a Behavior, &'a Step)> {
    let start = start.filter(|start| framework.steps.get(start).is_some());
    let line = line::along(&framework.steps, on.or(start), &[assessment]);
    let start = start.and_then(|start| line::start(&framework.steps, &line, start)).map(|step| &step.id);
    let mut missing = Vec::new();
    for behavior in &framework.behaviors {
        let lens = Lens::Of(&assessment.disciplines);
        let asked: Vec<&Step> = line
            .iter()
            .copied()
            .filter(|step| !framework.examples(&behavior.id, &step.id, lens).is_empty())
            .collect();
        let starts_at = |step: &&Step| start.is_none_or(|start| framework.steps.includes(&step.id, start));
        let first = asked.iter().position(starts_at).unwrap_or(asked.len());
        let gaps = |from: usize| gaps(framework, assessment, behavior, asked.get(from..).unwrap_or_default());
        // Whoever began at a narrower step may have come to their end before the start.
        if (0..first).any(|from| gaps(from).is_empty()) {
            continue;
        }
        missing.extend(gaps(first).into_iter().map(|step| (behavior, step)));
    }
    missing
}

/// The steps without an answer on the way to the first rating below, else to the end. Of those behind the last
/// answer only the first is known to be missing: its answer may end the behavior.
fn gaps<'a>(
    framework: &Framework,
    assessment: &Assessment,
    behavior: &Behavior,
    steps: &[&'a Step],
) -> Vec<&'a Step> {
    let scale = &framework.manifest.scale;
    let (mut missing, mut behind) = (Vec::new(), Vec::new());
    for step in steps {
        match assessment.rating(&behavior.id, &step.id) {
            None => behind.push(*step),
            Some(rating) => {
                missing.append(&mut behind);
                if rating.rated().is_some() && !scale.demonstrated(rating) {
                    return missing;
                }
            }
        }
    }
    missing.extend(behind.first());
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery;

    /// Checks what is missing of cells in YAML, from a start.
    #[track_caller]
    fn check(cells: &str, start: Option<&str>, expect: &[&str]) {
        let framework = bakery::framework();
        let assessment = bakery::draft("self", cells);
        let start = start.map(bakery::id);
        let found = missing(&framework, &assessment, start.as_ref(), None);
        let found: Vec<String> =
            found.iter().map(|(behavior, step)| format!("{}/{}", behavior.id, step.id)).collect();
        assert_eq!(found, expect);
    }

    const BENCH_AND_HOUSE: &str = "{baking: {bench: {rating: often}, house: {rating: partly}}, \
        guests: {bench: {rating: unsure}, house: {rating: often}, street: {rating: seldom}}, \
        care: {bench: {rating: famous}, house: {rating: often}}}";

    #[test]
    fn answers_run_to_the_first_rating_below_or_to_the_widest_step() {
        check(BENCH_AND_HOUSE, None, &[]);
        // One answer, whatever it is, is not a whole one.
        check("{baking: {bench: {rating: unsure}}}", None, &["baking/house", "guests/bench", "care/bench"]);
        // A gap is a gap, also where a wider step is rated.
        check(
            &BENCH_AND_HOUSE
                .replace("house: {rating: often}, street: {rating: seldom}", "street: {rating: seldom}"),
            None,
            &["guests/house"],
        );
        // "Cannot say" and "does not apply" do not end a behavior.
        check(
            &BENCH_AND_HOUSE.replace("house: {rating: partly}", "house: {rating: not-applicable, note: why}"),
            None,
            &["baking/street"],
        );
        // An example without a rating is not an answer.
        check(
            &BENCH_AND_HOUSE.replace("bench: {rating: famous}", "bench: {note: hm}"),
            None,
            &["care/bench"],
        );
    }

    #[test]
    fn answers_begin_at_the_start_or_before() {
        let from_house = "{baking: {house: {rating: seldom}}, guests: {house: {rating: seldom}}, \
            care: {house: {rating: seldom}}}";
        check(from_house, Some("house"), &[]);
        check(from_house, None, &["baking/bench", "guests/bench", "care/bench"]);
        // Whoever began before the start, and came to their end there, is done.
        let at_bench = "{baking: {bench: {rating: partly}}, guests: {house: {rating: seldom}}, \
            care: {bench: {rating: often}, house: {rating: often}}}";
        check(at_bench, Some("house"), &[]);
        // A step that no framework has is no start.
        check(from_house, Some("gone"), &["baking/bench", "guests/bench", "care/bench"]);
    }
}
