//! What a word on the command line names: by id, or by the name that reports show, upper and lower case alike.

use crate::diagnostic::suggestion::{self, did_you_mean, one_of};
use crate::model::{Behavior, Discipline, Framework, Id, Replaces, Role, Step};

/// Something that a word may name.
#[derive(Clone, Debug)]
pub struct Candidate<'a, T> {
    pub thing: T,
    pub id: &'a str,
    pub names: Vec<&'a str>,
}

/// Why a word names nothing, and what may have been meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotFound {
    pub message: String,
    pub hint: Option<String>,
}

/// The behavior that a word names.
pub fn behavior<'a>(framework: &'a Framework, word: &str) -> Result<&'a Behavior, NotFound> {
    find("behavior", word, behaviors(framework))
}

/// The step that a word names.
pub fn step<'a>(framework: &'a Framework, word: &str) -> Result<&'a Step, NotFound> {
    find("step", word, steps(framework))
}

/// The discipline that a word names.
pub fn discipline<'a>(framework: &'a Framework, word: &str) -> Result<&'a Discipline, NotFound> {
    find("discipline", word, disciplines(framework))
}

/// The framework's behaviors, each with its full name, its short one, and the ids that it had before.
pub fn behaviors(framework: &Framework) -> impl Iterator<Item = Candidate<'_, &Behavior>> {
    framework.behaviors.iter().map(|behavior| Candidate {
        thing: behavior,
        id: behavior.id.as_str(),
        names: names([&behavior.name, behavior.short()], &behavior.replaces),
    })
}

fn names<'a>(names: impl IntoIterator<Item = &'a str>, replaces: &'a Replaces) -> Vec<&'a str> {
    names.into_iter().chain(replaces.iter().map(Id::as_str)).collect()
}

/// The framework's steps.
pub fn steps(framework: &Framework) -> impl Iterator<Item = Candidate<'_, &Step>> {
    framework.steps.iter().map(|step| Candidate {
        thing: step,
        id: step.id.as_str(),
        names: names([step.name.as_str(), step.short()], &step.replaces),
    })
}

/// The framework's disciplines.
pub fn disciplines(framework: &Framework) -> impl Iterator<Item = Candidate<'_, &Discipline>> {
    framework.disciplines.iter().map(|discipline| Candidate {
        thing: discipline,
        id: discipline.id.as_str(),
        names: names([discipline.name.as_str()], &discipline.replaces),
    })
}

/// The framework's roles.
pub fn roles(framework: &Framework) -> impl Iterator<Item = Candidate<'_, &Role>> {
    framework.roles.iter().map(|role| Candidate {
        thing: role,
        id: role.id.as_str(),
        names: vec![role.name.as_str()],
    })
}

impl<'a, T> Candidate<'a, T> {
    /// The same candidate for another view of the thing.
    pub fn map<U>(self, view: impl FnOnce(T) -> U) -> Candidate<'a, U> {
        Candidate { thing: view(self.thing), id: self.id, names: self.names }
    }
}

/// The candidate that a word names. An id goes before a name: it is unique.
///
/// # Errors
/// Where it names none, or is the name of several; `noun` says what was looked for.
pub fn find<'a, T>(
    noun: &str,
    word: &str,
    candidates: impl IntoIterator<Item = Candidate<'a, T>>,
) -> Result<T, NotFound> {
    let mut candidates: Vec<Candidate<'a, T>> = candidates.into_iter().collect();
    let folded = word.trim().to_lowercase();
    let is = |known: &str| known.to_lowercase() == folded;
    if let Some(index) = candidates.iter().position(|candidate| is(candidate.id)) {
        return Ok(candidates.swap_remove(index).thing);
    }
    let has_name = |candidate: &Candidate<'a, T>| candidate.names.iter().any(|name| is(name));
    let named: Vec<usize> = (0..candidates.len()).filter(|&index| has_name(&candidates[index])).collect();
    match named.as_slice() {
        [] => Err(NotFound {
            message: format!("no {noun} is called `{word}`"),
            hint: suggestion(&folded, &candidates),
        }),
        [index] => Ok(candidates.swap_remove(*index).thing),
        several => {
            let ids: Vec<String> =
                several.iter().map(|&index| format!("`{}`", candidates[index].id)).collect();
            Err(NotFound {
                message: format!("more than one {noun} is called `{word}`"),
                hint: Some(format!("use an id: {}", one_of(&ids))),
            })
        }
    }
}

/// The id that may have been meant, or else the ids that there are.
fn suggestion<T>(word: &str, candidates: &[Candidate<'_, T>]) -> Option<String> {
    let known = candidates.iter().flat_map(|candidate| {
        let names = candidate.names.iter().copied().chain([candidate.id]);
        names.map(|name| suggestion::Candidate { id: candidate.id, name })
    });
    did_you_mean(word, known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::framework;

    #[test]
    fn a_word_is_an_id_or_a_name_in_any_case() {
        let framework = framework();
        let check = |word: &str, expect: &str| {
            let found = match find("behavior", word, behaviors(&framework)) {
                Ok(behavior) => behavior.id.to_string(),
                Err(error) => format!("{}; {}", error.message, error.hint.unwrap_or_default()),
            };
            assert_eq!(found, expect, "{word}");
        };
        check("baking", "baking");
        check(" Bakes WELL", "baking");
        check("bakng", "no behavior is called `bakng`; did you mean `baking`?");
        check("bakes wel", "no behavior is called `bakes wel`; did you mean `baking`?");
        check("pasta", "no behavior is called `pasta`; expected `baking`, `guests` or `care`");
    }

    #[test]
    fn a_name_that_several_have_is_not_guessed() {
        let candidate = |id| Candidate { thing: id, id, names: vec!["Kim"] };
        let found = find("person", "kim", ["kim-osei", "kim-lee"].map(candidate));
        let error = NotFound {
            message: "more than one person is called `kim`".to_owned(),
            hint: Some("use an id: `kim-osei` or `kim-lee`".to_owned()),
        };
        assert_eq!(found, Err(error));
        assert_eq!(find("person", "kim", ["kim", "kim-lee"].map(candidate)), Ok("kim"));
    }
}
