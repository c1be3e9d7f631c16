//! The framework to read, word by word.

use super::*;
use crate::analysis::bakery::{edited, framework};
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
A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
Roles that need at least this step: Teacher
# Bakes well
- Plans the night shift
# Guests
- Listens to complaints
# Care
- Fixes the oven
These are for everybody. Disciplines have examples of their own: steps show house --discipline NAME
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

/// A bakery with all that a framework may say.
fn rich() -> Framework {
    let street = "consult: [the neighbors]}\n";
    let van = "- {id: van, name: Van, short: V, summary: Sells from the van., after: bench, beside: house, \
               expects: {baking: bench}}\n";
    edited(&[
        (street, &format!("{street}{van}")),
        ("short: Baking\n", "short: Baking\ngroup: At the oven\nsummaries: {bench: Loaves come out well.}\n"),
        ("name: Care\n", "name: Care\ndisciplines: [pastry]\n"),
        ("text: Tastes the dough}", "text: Tastes the dough, links: ['https://example.com/dough']}"),
        (
            "name: Owner of the house}",
            "name: Owner of the house, summary: Leads., expects: {guests: street}}",
        ),
        ("summary: Cakes.\n", "summary: Cakes.\nsteps: [bench, house]\n"),
    ])
}

#[test]
fn the_whole_framework_part_after_part() {
    let said = plain(&document(&rich(), Subject::Whole, Lens::Whole));
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r#"
Growing in the bakery 2.1.0
How bakers grow.
# Steps
Step | After Bench
Bench |
House | Van
Street |
## Bench
Works well at the bench.
Scope: one bench
## House
Shapes the whole house.
Includes: Bench
Reaches as far as: Van
A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
Roles that need at least this step: Teacher
## Street
Known along the street.
Includes: Bench and House
Before a move to Street, consult the neighbors.
## Van
Sells from the van.
Includes: Bench
Reaches as far as: House
Another step is expected in: Baking (Bench)
# Ratings
- Seldom: Now and then
- Partly there: On good days
- Often: On most days
- Famous for it: People come for it
A behavior counts as demonstrated at a step from "Often" on. Outside the scale: not enough evidence to say; does not apply here.
# Behaviors: At the oven
## Bakes well
Bread and more.
### Baking · Bench
Loaves come out well.
- Weighs the flour
- Tastes the dough https://example.com/dough
- Proofs the loaves · Bread
- Folds the puff pastry · Pastry
### Baking · House
- Plans the night shift
- Glazes the window cakes · Pastry
- Feeds the sourdough · Bread
### Baking · Street
- Judges the bread fair
### Baking · Van
No examples here.
# Behaviors
## Guests
Those who come.
### Guests · Bench
- Greets by name
### Guests · House
- Listens to complaints
### Guests · Street
- Feeds the festival
### Guests · Van
No examples here.
## Care
For things and people.
Only for: Pastry
### Care · Bench
- Cleans the bench
### Care · House
- Fixes the oven
### Care · Street
No examples here.
### Care · Van
No examples here.
# Disciplines
- Bread: Loaves.
- Pastry: Cakes. Its steps: Bench and House.
# Roles
- Owner of the house: Leads. Expected: Guests (Street).
- Teacher: Needs at least House.
# Questions to begin with where two ratings differ
A report puts names in the place of words in braces.
## The first rater rated higher
- What did {first} bake?
- Where did {behavior} show?
## The second rater rated higher
- What did {second} taste at {step}?
## The ratings are far apart
- What does {step} mean to each of us?
- Which loaf shows {behavior}?
## Only one of them could say
- Who else has seen it?
## One of them says that it does not apply
- When would it apply?
## The same rating, seen in other examples
- Which of these says most?

"#]]
    );
}

#[test]
fn two_steps_of_a_line_and_of_two() {
    let framework = rich();
    let said = |one: &str, other: &str| {
        let subject = overview::find_pair(&framework, one, other).expect("steps");
        plain(&document(&framework, subject, Lens::Everybody))
    };
    snapbox::assert_data_eq!(
        said("bench", "house"),
        snapbox::str![[r#"
Bench and House
Bench | House
Works well at the bench. | Shapes the whole house.
Scope: one bench |
 | A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
House includes Bench.
# Bakes well
Bench | House adds
Loaves come out well. / Weighs the flour / Tastes the dough https://example.com/dough | Plans the night shift
# Guests
Bench | House adds
Greets by name | Listens to complaints

"#]]
    );
    snapbox::assert_data_eq!(
        said("house", "van"),
        snapbox::str![[r#"
House and Van
House | Van
Shapes the whole house. | Sells from the van.
A move to House is approved by the owner of the house, after consulting the shift, and friends and family. |
Both include Bench; neither is the wider one.
House reaches as far as Van.
# Bakes well
Only House | Only Van
Plans the night shift | nothing here
# Guests
Only House | Only Van
Listens to complaints | nothing here

"#]]
    );
    snapbox::assert_data_eq!(
        said("bench", "street"),
        snapbox::str![[r#"
Bench and Street
Bench | Street
Works well at the bench. | Known along the street.
Scope: one bench |
 | Before a move to Street, consult the neighbors.
Street includes Bench, and House between them.
# Bakes well
Bench | Street adds
Loaves come out well. / Weighs the flour / Tastes the dough https://example.com/dough | Plans the night shift · House / Judges the bread fair · Street
# Guests
Bench | Street adds
Greets by name | Listens to complaints · House / Feeds the festival · Street

"#]]
    );
}

#[test]
fn disciplines_side_by_side() {
    let said = |edits: &[(&str, &str)]| {
        let framework = edited(edits);
        let all: Vec<&Discipline> = framework.disciplines.iter().collect();
        plain(&document(&framework, Subject::Disciplines(&all), Lens::Whole))
    };
    snapbox::assert_data_eq!(
        said(&[("disciplines: [pastry]", "disciplines: [pastry, bread]")]),
        snapbox::str![[r#"
Bread and Pastry
Bread | Pastry
Loaves. | Cakes.
# Bakes well
## Bench
Bread | Pastry
Proofs the loaves | Folds the puff pastry
## House
For each of them:
- Glazes the window cakes
Bread | Pastry
Feeds the sourdough | nothing here
The examples for everybody apply as well.

"#]]
    );
}

#[test]
fn a_framework_of_disciplines_alone_counts_theirs() {
    let mut framework = framework();
    for behavior in &mut framework.behaviors {
        behavior.examples.clear();
    }
    let lens = overview::usual_lens(&framework, Subject::Overview);
    snapbox::assert_data_eq!(
        plain(&document(&framework, Subject::Overview, lens)),
        snapbox::str![[r#"
Growing in the bakery 2.1.0
How bakers grow.
Behavior | Bench | House | Street
Baking | 2 | 1 | –
Guests | – | – | –
Care | – | – | –
- Examples counted: those only for some disciplines; none is for everybody
- Steps: Bench (one bench), House, Street
- Disciplines: Bread, Pastry
- Read more: steps show care

"#]]
    );
}
