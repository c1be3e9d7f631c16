//! Commit, then reveal: what is shown of a review before and after both sides have sealed.

use snapbox::str;

use crate::program::Folder;

fn review() -> Folder {
    Folder::example("first-review")
}

#[test]
fn nothing_is_revealed_before_both_have_sealed() {
    let folder = review();
    folder.steps("diff noor-haddad").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings are shown once both have sealed; `--drafts` shows them as they are

"#]],
    );
    folder.steps("gap noor-haddad").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: `--from self` shows your own ratings until then

"#]],
    );
    folder.steps("gap noor-haddad --from manager").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: `--from self` shows your own ratings until then

"#]],
    );
    folder.steps("gap noor-haddad --from self --person alex-moreau").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: `--from manager` shows your own ratings until then

"#]],
    );
    // A file of the other side that cannot be read shows nothing of itself, and stops nobody.
    folder.write("reviews/noor-haddad/2026-h2/manager.yaml", "note: PRIVATE: too slow\n");
    for command in ["diff noor-haddad", "gap noor-haddad", "gap noor-haddad --from manager"] {
        let run = folder.steps(command);
        assert!(run.status == 2 && !run.err.contains("PRIVATE"), "{command}: {}", run.err);
    }
    let own = folder.steps("gap noor-haddad --from self").answer();
    assert!(own.contains("These ratings are a draft: they may still change."), "{own}");
    // A review that has begun closes the one before.
    folder.write("b.yaml", "cells: {mastery: {individual: {rating: sometimes}}}\n");
    folder.steps_on("2027-02-01", "assess robin-ek --as self --answers b.yaml -q").gives(0, "", "");
    folder.steps("diff robin-ek --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is being rated, and 2026-h2 would color it
hint: look at 2026-h2 once both sides have sealed 2027-h1

"#]],
    );
    folder.steps("gap robin-ek --cycle 2026-h2 --from manager").gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is being rated, and 2026-h2 would color it
hint: look at 2026-h2 once both sides have sealed 2027-h1

"#]],
    );
    folder.steps_on("2027-02-01", "assess robin-ek --as self --seal -q").gives(0, "", "");
    let waiting = folder.steps_on("2027-02-01", "diff robin-ek");
    waiting.gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2027-h1: Alex Moreau
hint: each side's ratings are shown once both have sealed; `--drafts` shows them as they are

"#]],
    );
}

#[test]
fn drafts_are_compared_only_when_asked_for_and_say_so() {
    let folder = review();
    folder.write("m.yaml", "cells: {mastery: {individual: {rating: sometimes}}}\n");
    folder.steps("assess noor-haddad --as manager --rater alex-moreau --answers m.yaml -q").gives(0, "", "");
    let answer = folder.steps("diff noor-haddad --drafts").answer();
    let first_lines: Vec<&str> = answer.lines().take(3).collect();
    snapbox::assert_data_eq!(
        first_lines.join("\n"),
        str![[r#"
Where Noor Haddad and Alex Moreau agree and differ, 2026-h2 (drafts)

! The files of Noor Haddad and Alex Moreau are drafts: they may still change.
"#]]
    );
}

#[test]
fn what_was_changed_after_sealing_is_said() {
    let folder = review();
    let path = "reviews/robin-ek/2026-h2/self.yaml";
    let changed = folder.read(path).replacen("rating: consistently", "rating: role-model", 1);
    folder.write(path, changed);
    let answer = folder.steps("diff robin-ek").answer();
    assert!(answer.contains("! Robin Ek's"), "{answer}");
    assert!(answer.contains("changed"), "{answer}");
}
