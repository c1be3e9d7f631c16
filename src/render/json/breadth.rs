//! A T as JSON: depth in one's own disciplines, and breadth beside it.

use serde::Serialize;

use super::Named;
use crate::analysis::breadth::Tee;
use crate::model::Framework;
use crate::render::breadth::sentence;

#[derive(Serialize)]
pub struct Breadth<'a> {
    disciplines: Vec<Named<'a>>,
    /// The widest step demonstrated in these disciplines.
    depth: Option<Named<'a>>,
    /// Whose words the rest is.
    relation: &'static str,
    beside: Vec<Beside<'a>>,
    text: String,
}

#[derive(Serialize)]
struct Beside<'a> {
    discipline: Named<'a>,
    step: Option<Named<'a>>,
    note: Option<&'a str>,
}

impl<'a> Breadth<'a> {
    pub fn of(framework: &'a Framework, tee: &Tee<'a>) -> Self {
        let beside = tee.beside.iter().map(|(id, work)| Beside {
            discipline: Named::discipline(framework, id),
            step: work.step.as_ref().map(|step| Named::step(framework, step)),
            note: work.note.as_deref(),
        });
        Self {
            disciplines: Named::disciplines(framework, &tee.rated.disciplines),
            depth: tee.depth.map(|step| Named::step(framework, &step.id)),
            relation: tee.says.relation.word(),
            beside: beside.collect(),
            text: sentence(framework, tee),
        }
    }
}
