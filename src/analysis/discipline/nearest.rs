//! Which disciplines are near to one that there is only a name of so far.

use std::cmp::Reverse;

use crate::model::{Discipline, Framework, Id};

/// How many are near enough to learn from without reading for long.
const MOST: usize = 2;

/// The disciplines nearest to a name, nearest first: by the words that they share in their names,
/// then in the summary, then in the examples; last by how alike the names look.
pub fn nearest<'a>(framework: &'a Framework, name: &str, itself: &Id) -> Vec<&'a Discipline> {
    let wanted = words(name);
    let shared = |text: &str| {
        let words = words(text);
        wanted.iter().filter(|word| words.iter().any(|other| are_akin(word, other))).count()
    };
    let mut found: Vec<&Discipline> =
        framework.disciplines.iter().filter(|discipline| discipline.id != *itself).collect();
    found.sort_by_cached_key(|discipline| {
        let examples = discipline.examples.values().flat_map(|steps| steps.values().flatten());
        let texts: Vec<&str> = examples.map(|example| example.text.as_str()).collect();
        let alike = strsim::sorensen_dice(&name.to_lowercase(), &discipline.name.to_lowercase());
        Reverse((
            shared(&discipline.name),
            shared(&discipline.summary),
            shared(&texts.join(" ")),
            // Between 0 and 1; a whole number, so that it can be ordered.
            (alike * 1000.0) as u32,
        ))
    });
    found.truncate(MOST);
    found
}

/// The words that say something: short ones, such as `and`, do not.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// Whether two words are the same but for their endings: `engineering` and `engineers`.
fn are_akin(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || (same >= 5 && same + 3 >= shorter)
}
