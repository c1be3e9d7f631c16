//! `steps import review`: one's ratings from a spreadsheet, taken over into a draft.

use snapbox::str;

use crate::program::Folder;

const MINE: &str = "\
Behavior,Individual,Squad/Chapter
Mastery,Consistently,\"Sometimes: when I know the system
and have the time\"
Accountability,Role model,often
Bisness impact,Not yet,
Team success,n/a,?
";

const ROWS: &str = "\
Behavior;Step;Self rating;Manager rating;Comment;Evidence
Mastery;Individual;Consistently;Sometimes;Said so;https://docs.example/x and the log
;Squad/Chapter;;Sometimes;nothing;
Accountability;individual;sometimes;;;
Accountability;individual;consistently;;;
";

fn with(table: &str) -> Folder {
    let folder = Folder::new();
    folder.write("mine.csv", table);
    folder
}

const OWN: &str = "reviews/robin-ek/2026-h2/self.yaml";

#[test]
fn ratings_become_a_draft() {
    let folder = with(MINE);
    folder.steps("import review mine.csv --person robin-ek --dry-run").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 4 ratings
- Mastery, Individual: Consistently (from line 2, column 2)
- Mastery, Squad/Chapter: Sometimes: when I know the system and have the time
  (from line 2, column 3)
- Accountability, Individual: Role model (from line 4, column 2)
- Team success, Squad/Chapter: Not enough evidence to say (from line 6, column
  3)

Not understood: 3 cells
- line 4, column 3: often (no rating is called `often`; expected `not-yet`,
  `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`)
- line 5, column 2: Not yet (no behavior is called `Bisness impact`; did you
  mean `business-impact`?)
- line 6, column 2: n/a (why it does not apply is missing; write it behind the
  rating)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
    assert!(!folder.join("reviews").exists());
    folder.steps("import review mine.csv --person robin-ek").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 4 ratings
- Mastery, Individual: Consistently (from line 2, column 2)
- Mastery, Squad/Chapter: Sometimes: when I know the system and have the time
  (from line 2, column 3)
- Accountability, Individual: Role model (from line 4, column 2)
- Team success, Squad/Chapter: Not enough evidence to say (from line 6, column
  3)

Not understood: 3 cells
- line 4, column 3: often (no rating is called `often`; expected `not-yet`,
  `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`)
- line 5, column 2: Not yet (no behavior is called `Bisness impact`; did you
  mean `business-impact`?)
- line 6, column 2: n/a (why it does not apply is missing; write it behind the
  rating)

"#]],
        str![[r#"
Took over 4 ratings.
Saved a draft in `reviews/robin-ek/2026-h2/self.yaml`.
Next: `steps assess --person robin-ek` continues it, and `steps assess --person robin-ek --seal` seals it.

"#]],
    );
    snapbox::assert_data_eq!(
        folder.read(OWN),
        str![[r#"
format: 1
framework:
  id: technology-career-steps
  version: "[..]"
  digest: [..]
person: robin-ek
rater: robin-ek
relation: self
disciplines: []
cycle: "2026-h2"
started: "2026-11-23"
cells:
  team-success:
    squad:
      rating: unsure
  accountability:
    individual:
      rating: role-model
  mastery:
    individual:
      rating: consistently
    squad:
      rating: sometimes
      note: |-
        when I know the system
        and have the time

"#]]
    );
    assert_eq!(folder.steps("check").status, 0);
    folder.steps("import review mine.csv --person robin-ek").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

Not understood: 3 cells
- line 4, column 3: often (no rating is called `often`; expected `not-yet`,
  `sometimes`, `consistently`, `role-model`, `unsure` or `not-applicable`)
- line 5, column 2: Not yet (no behavior is called `Bisness impact`; did you
  mean `business-impact`?)
- line 6, column 2: n/a (why it does not apply is missing; write it behind the
  rating)

"#]],
        str![[r#"
Nothing to take over: 4 ratings in your draft already.

"#]],
    );
}

#[test]
fn each_side_takes_its_own_column() {
    let folder = with(ROWS);
    folder.steps("import review mine.csv --person robin-ek --as self").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 1 rating
- Mastery, Individual: Consistently: Said so https://docs.example/x and the log
  (from line 2, column 3)

Not understood: 3 cells
- line 3, column 5: nothing (there is no rating beside it)
- line 4, column 3: sometimes (accountability at individual has several ratings
  here, and they differ)
- line 5, column 3: consistently (accountability at individual has several
  ratings here, and they differ)

"#]],
        str![[r#"
Took over 1 rating.
Saved a draft in `reviews/robin-ek/2026-h2/self.yaml`.
Next: `steps assess --person robin-ek` continues it, and `steps assess --person robin-ek --seal` seals it.

"#]],
    );
    folder.steps("import review mine.csv robin-ek --person kim-osei --as manager").gives(0, str![[r#"
Ratings in `mine.csv`

To take over: 2 ratings
- Mastery, Individual: Sometimes: Said so https://docs.example/x and the log
  (from line 2, column 4)
- Mastery, Squad/Chapter: Sometimes: nothing (from line 3, column 4)

"#]], str![[r#"
Took over 2 ratings.
Saved a draft in `reviews/robin-ek/2026-h2/manager.yaml`.
Next: `steps assess robin-ek --as manager --person kim-osei` continues it, and `steps assess robin-ek --as manager --person kim-osei --seal` seals it.

"#]]);
    let manager = folder.read("reviews/robin-ek/2026-h2/manager.yaml");
    assert_eq!(manager.matches("rating: sometimes").count(), 2, "{manager}");
    assert!(!folder.read(OWN).contains("sometimes"));
}

#[test]
fn steps_may_stand_down() {
    let folder = with("Step,Mastery,Accountability\nindividual,Consistently,role-model\nsqaud,Sometimes,\n");
    folder.steps("import review mine.csv --person robin-ek -n").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 2 ratings
- Mastery, Individual: Consistently (from line 2, column 2)
- Accountability, Individual: Role model (from line 2, column 3)

Not understood: 1 cell
- line 3, column 2: Sometimes (no step is called `sqaud`; did you mean `squad`?)

"#]],
        str![[r#"
Nothing was written.

"#]],
    );
}

#[test]
fn an_answer_is_not_overwritten_unasked() {
    let folder = with("Behavior,Individual\nMastery,Consistently\nAccountability,Sometimes\n");
    folder.write(
        "answers.yaml",
        "cells:\n  mastery:\n    individual:\n      rating: not-yet\n      examples: [ma-splits-tasks]\n",
    );
    assert_eq!(folder.steps("assess --person robin-ek --answers answers.yaml").status, 0);
    folder.steps("import review mine.csv --person robin-ek").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 1 rating
- Accountability, Individual: Sometimes (from line 3, column 2)

"#]],
        str![[r#"
1 answer of yours will stay, though the file says otherwise: mastery/individual. `--force` replaces it.
Took over 1 rating.
Saved a draft in `reviews/robin-ek/2026-h2/self.yaml`.
Next: `steps assess --person robin-ek` continues it, and `steps assess --person robin-ek --seal` seals it.

"#]],
    );
    assert!(folder.read(OWN).contains("rating: not-yet"));
    folder.steps("import review mine.csv --person robin-ek --force").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

To take over: 1 rating
- Mastery, Individual: Consistently (from line 2, column 2)

"#]],
        str![[r#"
1 answer of yours will be replaced: mastery/individual.
Took over 1 rating.
Saved a draft in `reviews/robin-ek/2026-h2/self.yaml`.
Next: `steps assess --person robin-ek` continues it, and `steps assess --person robin-ek --seal` seals it.

"#]],
    );
    let own = folder.read(OWN);
    assert!(own.contains("rating: consistently\n      examples: [ma-splits-tasks]"), "{own}");
}

#[test]
fn what_is_sealed_stays_sealed() {
    let folder = with("Behavior,Individual\nMastery,Consistently\n");
    assert_eq!(folder.steps("import review mine.csv --person robin-ek").status, 0);
    assert_eq!(folder.steps("assess --person robin-ek --seal --partial").status, 0);
    folder.write("mine.csv", "Behavior,Individual\nMastery,Sometimes\n");
    let sealed = folder.read(OWN);
    folder.steps("import review mine.csv --person robin-ek").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

"#]],
        str![[r#"
1 answer of yours will stay, though the file says otherwise: mastery/individual. `--force` replaces it.
Nothing to take over.

"#]],
    );
    assert_eq!(folder.read(OWN), sealed);
}

#[test]
fn what_holds_no_ratings_is_told() {
    let folder = with("a,b\nc,d\n");
    folder.steps("import review mine.csv --person robin-ek").gives(2, str![], str![[r#"
error: no ratings were found in `mine.csv`: no row names steps or behaviors of the framework, or a column of ratings
hint: name the columns, as in `--map behavior=A --map step=B --map rating=C`

"#]]);
    folder.write("reviews/robin-ek/2026-h2/manager.yaml", "Behavior,Individual\nMastery,Sometimes\n");
    folder.steps("import review reviews/robin-ek/2026-h2/manager.yaml --person robin-ek").gives(
        2,
        str![],
        str![[r#"
error: `reviews/robin-ek/2026-h2/manager.yaml` is in the reviews, and is not a file of answers
hint: answers come from a file of your own

"#]],
    );
}

#[test]
fn numbers_are_no_ratings() {
    let folder = with("Behavior,Individual\nMastery,3\n");
    folder.steps("import review mine.csv --person robin-ek --dry-run").gives(
        0,
        str![[r#"
Ratings in `mine.csv`

Not understood: 1 cell
- line 2, column 2: 3 (`3` is a number, and ratings are words here; write
  `Not yet`, `Sometimes`, `Consistently` or `Role model`)

"#]],
        str![[r#"
Nothing to take over.

"#]],
    );
}
