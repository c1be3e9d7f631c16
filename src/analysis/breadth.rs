//! A T: how far somebody's work reaches in their own disciplines, and in others beside it. It compares no two
//! people and adds nothing up.

use super::line;
use super::pattern::{GapLens, Pattern};
use crate::model::{Assessment, Framework, Id, OtherDiscipline, Step};

/// Depth in one's own disciplines, and breadth beside it.
#[derive(Clone, Debug)]
pub struct Tee<'a> {
    /// Whose disciplines and ratings the depth is.
    pub rated: &'a Assessment,
    /// The widest step demonstrated in a behavior of which these disciplines have examples of their own.
    pub depth: Option<&'a Step>,
    /// The other disciplines, in the framework's order; unknown ones last.
    pub beside: Vec<(&'a Id, &'a OtherDiscipline)>,
    /// Whose words the breadth is.
    pub says: &'a Assessment,
}

/// The T of an assessment, with the breadth that another may tell; `None` where nobody was asked about breadth.
pub fn tee<'a>(framework: &'a Framework, rated: &'a Assessment, says: &'a Assessment) -> Option<Tee<'a>> {
    let mut beside: Vec<(&Id, &OtherDiscipline)> = says.breadth.as_ref()?.iter().collect();
    let place = |id: &Id| framework.disciplines.iter().position(|discipline| discipline.id == *id);
    beside.sort_by_key(|(id, _)| place(id).unwrap_or(usize::MAX));
    Some(Tee { rated, depth: depth(framework, rated), beside, says })
}

fn depth<'a>(framework: &'a Framework, rated: &'a Assessment) -> Option<&'a Step> {
    let own = || rated.disciplines.iter().filter_map(|id| framework.discipline(id));
    let steps = line::columns(framework, None, &[rated]);
    let described =
        framework.behaviors.iter().filter(|it| own().any(|discipline| discipline.has_own_for(it)));
    let reached = described
        .filter_map(|behavior| Pattern::of(framework, rated, behavior, &steps, GapLens::Own).reach.whole);
    reached.reduce(|widest, step| if framework.steps.is_wider(&step.id, &widest.id) { step } else { widest })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework};

    #[test]
    fn depth_is_what_the_own_discipline_describes() {
        let framework = framework();
        // Of guests, no discipline has examples.
        let mut rated = draft(
            "self",
            "{baking: {bench: {rating: often}, house: {rating: partly}}, guests: {bench: {rating: often}, \
              house: {rating: often}, street: {rating: often}}}",
        );
        assert!(tee(&framework, &rated, &rated).is_none());
        rated.breadth =
            Some(serde_yaml::from_str("{gone: {step: house}, pastry: {step: bench}}").expect("YAML"));
        let found = tee(&framework, &rated, &rated).expect("a T");
        let beside: Vec<&str> = found.beside.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(found.depth.map(|step| step.id.as_str()), Some("bench"));
        assert_eq!(beside, ["pastry", "gone"]);
    }
}
