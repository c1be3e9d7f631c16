//! `steps import ladder` from what is no spreadsheet: Markdown, web pages, and data for programs.

use snapbox::str;

use crate::import_ladder::{framework, import, with};

#[test]
fn tables_of_a_text_under_their_headings() {
    let folder = with("tables.md");
    import(&folder, "tables.md").gives(
        0,
        str![],
        str![[r#"
The table `Prices` is not read; `--map sheet="Prices"` reads it alone.
Wrote `framework`: 2 steps, 2 behaviors and 5 examples.
`steps check`: 4 warnings in 3 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
group: Craft
examples:
  l1:
    - id: weighs-the-flour
      text: Weighs the flour
    - id: folds-as-shown
      text: Folds as shown
      links:
        - https://bakery.example/folds
  l2:
    - id: adjusts-the-water
      text: Adjusts the water

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
group: People
examples:
  l1:
    - id: greets-guests
      text: Greets guests
  l2:
    - id: asks-guests-how-the-bread
      text: Asks guests how the bread was

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: tables
name: Tables
version: "1.0.0"
language: en
summary: Career steps, taken over from tables.md.
behaviors: [dough, guests]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: l1
  name: L1
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: l2
  name: L2
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]]
    );
}

#[test]
fn a_web_page_with_cells_that_span() {
    let folder = with("page.html");
    import(&folder, "page.html").gives(0, str![], str![[r#"
line 13, column 2 spans several steps; its texts are at the narrowest of them, which the wider ones include.
`Leaders` is a line of its own, from `Lead` on, after `Junior`. To fork it elsewhere: `--map "after=Lead:Junior"` with another step.
Wrote `framework`: 3 steps, 2 behaviors and 5 examples.
`steps check`: 7 warnings in 3 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]]);
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: weighs-the-flour-the-salt
      text: Weighs the flour & the salt
    - id: folds-as-shown
      text: Folds as shown
      links:
        - https://bakery.example/folds
  senior:
    - id: adjusts-the-water
      text: Adjusts the water
  lead:
    - id: plans-the-night
      text: Plans the night

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: greets-guests-by-name
      text: Greets guests by name

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: page
name: Page
version: "1.0.0"
language: en
summary: Career steps, taken over from page.html.
behaviors: [dough, guests]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: junior
  name: Junior
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: senior
  name: Senior
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: lead
  name: Lead
  summary: "To be written: what somebody at this step does, in a sentence or two."
  after: junior


"#]]
    );
}

#[test]
fn records_for_programs() {
    let folder = with("records.json");
    import(&folder, "records.json").gives(
        0,
        str![],
        str![[r#"
`examples` may hold texts as well: `--map "text=summary,examples"` takes them, too.
Not taken:
  line 3: 0b1f8a52-0000-4000-8000-000000000001 (the column `id` is not read)
  line 13: 0b1f8a52-0000-4000-8000-000000000002 (the column `id` is not read)
  line 5: Sets the scale to zero first Writes the weight down (the column `examples` is not read)
Wrote `framework`: 2 steps, 1 behavior, 1 discipline and 2 examples.
`steps check`: 5 warnings in 3 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
    );
    snapbox::assert_data_eq!(
        framework(&folder),
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
      links:
        - https://bakery.example/scales

== framework/disciplines/bread.yaml
id: bread
name: Bread
summary: "To be written: what this discipline is for, in a sentence or two."
examples:
  dough:
    senior-1:
      - id: adjusts-the-water-to-the-flour
        text: Adjusts the water to the flour of the day

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: records
name: Records
version: "1.0.0"
language: en
summary: Career steps, taken over from records.json.
behaviors: [dough]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: junior
  name: Junior
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: senior-1
  name: Senior 1
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]]
    );
    let folder = with("records.json");
    import(&folder, "records.json --map text=summary,examples");
    snapbox::assert_data_eq!(
        folder.read("framework/behaviors/dough.yaml"),
        str![[r#"
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
      links:
        - https://bakery.example/scales
    - id: sets-the-scale-to-zero-first
      text: Sets the scale to zero first
    - id: writes-the-weight-down
      text: Writes the weight down

"#]]
    );
}

#[test]
fn trees_for_programs() {
    #[track_caller]
    fn check(sheet: &str, said: impl snapbox::IntoData, written: impl snapbox::IntoData) {
        let folder = with(sheet);
        import(&folder, sheet).gives(0, "", said);
        snapbox::assert_data_eq!(framework(&folder), written);
    }
    check(
        "nested.yaml",
        str![[r#"
Not taken:
  line 4: description: All that happens at the oven. (it is no part of a ladder)
  line 3: ordinalRank: 1 (it is no part of a ladder)
Wrote `framework`: 2 steps, 2 behaviors and 4 examples.
`steps check`: 3 warnings in 2 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: From flour to rest.
group: Craft
examples:
  awareness:
    - id: weighs-the-flour-before-mixing
      text: Weighs the flour before mixing
  working:
    - id: adjusts-the-water-to-the-flour
      text: Adjusts the water to the flour of the day
    - id: watches-the-dough-for-signs
      text: Watches the dough for signs of strength

== framework/behaviors/keeping-the-fire.yaml
id: keeping-the-fire
name: Keeping the fire
summary: From kindling to embers.
group: Craft
examples:
  awareness:
    - id: lights-the-oven-in-time
      text: Lights the oven in time

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: nested
name: Nested
version: "1.0.0"
language: en
summary: Career steps, taken over from nested.yaml.
behaviors: [dough, keeping-the-fire]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: awareness
  name: Awareness
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: working
  name: Working
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]],
    );
    check(
        "levels.yaml",
        str![[r#"
Wrote `framework`: 2 steps, 2 behaviors and 4 examples.
`steps check`: 3 warnings and 1 note in 3 files.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: weighs-the-flour
      text: Weighs the flour
    - id: folds-the-dough
      text: Folds the dough
  senior:
    - id: adjusts-the-water
      text: Adjusts the water

== framework/behaviors/guests.yaml
id: guests
name: Guests
summary: "To be written: what this behavior is about, in a sentence or two."
examples:
  junior:
    - id: greets-guests
      text: Greets guests

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: levels
name: Levels
version: "1.0.0"
summary: Career steps, taken over from levels.yaml.
behaviors: [dough, guests]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: junior
  name: Junior
  summary: Learns the trade

- id: senior
  name: Senior
  summary: Leads a night


"#]],
    );
    check(
        "skills.json",
        str![[r#"
Not taken:
  line 8: level: 1 (it is no part of a ladder)
  line 9: level: 2 (it is no part of a ladder)
Wrote `framework`: 2 steps, 1 behavior and 3 examples.
`steps check`: 2 warnings in 1 file.
Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it.

"#]],
        str![[r#"
== framework/behaviors/dough.yaml
id: dough
name: Dough
summary: From flour to rest
group: Craft
examples:
  learning:
    - id: weighs-the-flour
      text: Weighs the flour
    - id: asks-when-to-stop
      text: Asks when to stop
  doing:
    - id: adjusts-the-water
      text: Adjusts the water

== framework/framework.yaml
# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.
id: skills
name: Skills
version: "1.0.0"
language: en
summary: Career steps, taken over from skills.json.
behaviors: [dough]

== framework/steps.yaml
# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.
- id: learning
  name: Learning
  summary: "To be written: what somebody at this step does, in a sentence or two."

- id: doing
  name: Doing
  summary: "To be written: what somebody at this step does, in a sentence or two."


"#]],
    );
}
