//! The framework to read, word by word.

use super::*;
use crate::analysis::bakery::framework;
use crate::analysis::overview;
use crate::render::plain::plain;

fn check(word: Option<&str>, lens: Lens<'_>, expect: &str) {
    let framework = framework();
    let subject = match word {
        Some(word) => overview::find(&framework, word).expect("something known"),
        None => Subject::Overview,
    };
    assert_eq!(plain(&document(&framework, subject, lens)), expect);
}

#[test]
fn the_overview_counts_examples() {
    check(
        None,
        Lens::Everybody,
        "\
Growing in the bakery 2.1.0
How bakers grow.
Behavior | Bench | House | Street
Baking | 2 | 1 | 1
Guests | 1 | 1 | 1
Care | 1 | 1 | –
- Examples counted: those for everybody
- Steps: Bench (one bench), House, Street
- Disciplines: Bread, Pastry
- Read more: steps show care
",
    );
}

#[test]
fn a_behavior_across_the_steps() {
    check(
        Some("baking"),
        Lens::Whole,
        "\
Bakes well
Bread and more.
# Bench · one bench
- Weighs the flour
- Tastes the dough
Bread
- Proofs the loaves
Pastry
- Folds the puff pastry
# House
- Plans the night shift
Bread
- Feeds the sourdough
Pastry
- Glazes the window cakes
# Street
- Judges the bread fair
",
    );
}

#[test]
fn a_step_across_the_behaviors() {
    check(
        Some("house"),
        Lens::Everybody,
        "\
House
Shapes the whole house.
Includes: Bench
A move to House is approved by the owner of the house, after consulting the shift; and friends and family.
Roles that need at least this step: Teacher
# Bakes well
- Plans the night shift
# Guests
- Listens to complaints
# Care
- Fixes the oven
",
    );
}

#[test]
fn a_discipline_shows_its_own() {
    check(
        Some("pastry"),
        Lens::Whole,
        "\
Pastry
Cakes.
# Bakes well
## Bench
- Folds the puff pastry
## House
- Glazes the window cakes
The examples for everybody apply as well.
",
    );
}
