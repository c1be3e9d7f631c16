//! Commit, then reveal: what is shown of a review before and after both sides have sealed, and to whom.

use snapbox::str;

use crate::office::{KIM, PEOPLE, ROBIN, all_reports, office, one, rate, sealed, whole};
use crate::program::{Folder, TODAY};

#[test]
fn nothing_is_revealed_before_both_have_sealed() {
    let folder = Folder::example("first-review");
    folder.steps("diff noor-haddad").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings open once both have sealed

"#]],
    );
    folder.steps("gap noor-haddad").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings open once both have sealed

"#]],
    );
    folder.steps("gap noor-haddad --from manager").gives(
        2,
        "",
        str![[r#"
error: there is no manager's rating of Noor Haddad in 2026-h2

"#]],
    );
    // Nobody known: nothing unrevealed.
    folder.steps("gap noor-haddad --from self").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings open once both have sealed

"#]],
    );
    folder.steps("gap noor-haddad --from self --person alex-moreau").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings open once both have sealed; `steps assess noor-haddad --as manager --person alex-moreau` goes on with yours

"#]],
    );
    folder.steps("gap noor-haddad --person noor-haddad").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026-h2: Noor Haddad and Alex Moreau
hint: each side's ratings open once both have sealed; `steps assess --person noor-haddad` goes on with yours
hint: `--from self` shows your own ratings until then

"#]],
    );
    let own = folder.steps("gap noor-haddad --from self --person noor-haddad").answer();
    assert!(own.contains("These ratings are a draft: they may still change."), "{own}");
    // There is no flag around it.
    folder.steps("diff noor-haddad --drafts").gives(
        2,
        "",
        str![[r#"
error: `steps diff` has no option `--drafts`
hint: `steps help diff` lists its options

"#]],
    );
}

#[test]
fn no_report_in_any_format_says_a_word_of_the_other_side_before_both_have_sealed() {
    let folder = office();
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    for who in ["kim", "sam", "", "robin-ek"] {
        let all = all_reports(&folder, TODAY, who);
        let says = match who {
            "kim" => "you have not sealed yours for 2026-h2 yet",
            _ => "not sealed yet in 2026-h2: Kim Osei",
        };
        assert!(all.contains(says) && !all.contains("Robin says"), "{who}: {all}");
    }
    rate(&folder, TODAY, KIM, &whole("Kim says"), "");
    let all = all_reports(&folder, TODAY, "robin");
    assert!(all.contains("Robin says") && !all.contains("Kim says"), "{all}");
    let all = all_reports(&folder, TODAY, "kim");
    assert!(all.contains("Kim says") && !all.contains("Robin says"), "{all}");
    for today in ["2020-01-01", "2026-07-01", "2027-02-01", "9999-12-31"] {
        let all = all_reports(&folder, today, "kim");
        assert!(!all.contains("Robin says"), "{today}: {all}");
        let all = all_reports(&folder, today, "sam");
        assert!(!all.contains("Robin says") && !all.contains("Kim says"), "{today}: {all}");
    }
    // Once both have, both are open to the two of them.
    rate(&folder, TODAY, KIM, &one("{rating: not-yet, note: Kim says mastery}"), "--seal");
    for who in ["robin", "kim"] {
        let all = all_reports(&folder, TODAY, who);
        assert!(all.contains("Robin says") && all.contains("Kim says"), "{who}: {all}");
    }
}

#[test]
fn somebody_else_sees_what_both_sides_answered_once_all_have_sealed() {
    let folder = office();
    let more = "  business-impact: {individual: {rating: consistently, note: Robin says once}, squad: {rating: not-yet, note: Robin says alone}}\n";
    let robin: String = whole("Robin says")
        .lines()
        .filter(|line| !line.contains("business-impact"))
        .map(|line| format!("{line}\n"))
        .collect();
    rate(&folder, TODAY, ROBIN, &(robin + more), "--seal");
    rate(&folder, TODAY, KIM, &whole("Kim says"), "--seal");
    for who in ["--person sam", ""] {
        let run = folder.steps(&format!("diff robin --all {who}"));
        let answer = run.answer();
        assert!(answer.contains("Robin says once") && !answer.contains("Robin says alone"), "{answer}");
        assert!(answer.contains("! Only what both sides answered is shown.\n"), "{answer}");
    }
    let answer = folder.steps("diff robin --all --person kim").answer();
    assert!(answer.contains("Robin says alone") && !answer.contains("Only what both sides"), "{answer}");
}

#[test]
fn only_ones_own_later_draft_closes_earlier_ratings() {
    let folder = sealed();
    let later = "2027-02-01";
    rate(&folder, later, ROBIN, &one("{rating: sometimes}"), "");
    folder.steps_on(later, "diff robin --person robin --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2027-h1 is sealed; `steps assess --discard --person robin` removes your draft

"#]],
    );
    folder.steps_on(later, "gap robin --person robin --cycle 2026-h2 --from manager").gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2027-h1 is sealed; `steps assess --discard --person robin` removes your draft

"#]],
    );
    folder.steps_on(later, "diff robin --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: 2027-h1 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2027-h1 is sealed; if the draft is not yours, say who you are with `--person ID`

"#]],
    );
    let kims = folder.steps_on(later, "diff robin --person kim --cycle 2026-h2 --all").answer();
    assert!(kims.contains("Robin says") && kims.contains("Kim says"), "{kims}");
    // The draft is removed after a question, and all is open again.
    folder.steps_on(later, "assess --discard --person robin").gives(
        2,
        "",
        str![[r#"
error: removing `reviews/robin/2027-h1/self.yaml` needs a yes
hint: give it with `--yes`

"#]],
    );
    folder.steps_on(later, "assess --discard --person robin --yes").gives(
        0,
        "",
        str![[r#"
Removed `reviews/robin/2027-h1/self.yaml`.

"#]],
    );
    assert!(!folder.join("reviews/robin/2027-h1").exists());
    folder.steps_on(later, "assess --discard --person robin --yes").gives(
        2,
        "",
        str![[r#"
error: there is no draft to remove for 2027-h1

"#]],
    );
    folder.steps_on(later, "diff robin --person robin --cycle 2026-h2 --all").answer();
    // What is sealed, or was, is no draft to be removed.
    folder.steps("assess --discard --person robin --yes").gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` was sealed on 2026-11-20; only a draft can be removed

"#]],
    );
}

#[test]
fn cycles_are_ordered_by_date_whatever_they_are_called() {
    let folder = sealed();
    // A talk that was begun before blocks nothing that came after it.
    rate(&folder, "2026-05-04", ROBIN, &one("{rating: sometimes}"), "--cycle annual-talk");
    folder.steps("diff robin --person robin --all").answer();
    // A month is later than the half year that it is in.
    rate(&folder, TODAY, ROBIN, &one("{rating: sometimes}"), "--cycle 2026-11");
    folder.steps("diff robin --person robin --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: 2026-11 is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once 2026-11 is sealed; `steps assess --discard --person robin --cycle 2026-11` removes your draft

"#]],
    );
    // One with a free name counts by the day on which it was begun.
    folder.steps("assess --discard --person robin --cycle 2026-11 --yes -q").gives(0, "", "");
    rate(&folder, TODAY, ROBIN, &one("{rating: sometimes}"), "--cycle check-in");
    folder.steps("diff robin --person robin --cycle 2026-h2").gives(
        2,
        "",
        str![[r#"
error: check-in is still open; seeing 2026-h2 now could bias it
hint: look at 2026-h2 once check-in is sealed; `steps assess --discard --person robin --cycle check-in` removes your draft

"#]],
    );
}

#[test]
fn a_year_is_a_cycle_too() {
    let folder = office();
    folder.write("steps.toml", "cycle = \"year\"\n");
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    assert!(folder.read("reviews/robin/2026/self.yaml").contains("\ncycle: \"2026\"\n"));
    folder.steps("diff robin").gives(
        2,
        "",
        str![[r#"
error: not sealed yet in 2026: Kim Osei
hint: each side's ratings open once both have sealed

"#]],
    );
}

#[test]
fn what_was_agreed_to_work_on_is_never_closed() {
    let folder = Folder::example("first-review");
    folder.write("given.yaml", one("{rating: sometimes}"));
    folder.steps_on("2027-02-01", "assess --person robin-ek --answers given.yaml -q").gives(0, "", "");
    let answer = folder.steps_on("2027-02-01", "gap robin-ek --from self --person robin-ek").answer();
    let from = answer.find("Agreed focus").expect("it is there");
    let until = answer.find("\nWhere things stand today").expect("it is there");
    snapbox::assert_data_eq!(
        &answer[from..until],
        str![[r#"
Agreed focus
- Continuous improvement · Squad/Chapter: Judge the trial of written stand-ups
  with the squad in December, and begin no other before that
    Support: Alex sets aside the last half hour of the December retrospective
    Was to be looked at again on 2026-12-18, 6 weeks ago
- Business impact · Tribe/Guild: Turn the note on the cost of waiting into a
  page for the tribe's planning in January, together with Sam
    Support: Alex asks the tribe lead for fifteen minutes in the planning, and
    reads a draft by the end of December
    To be looked at again on 2027-02-12, in 11 days

"#]]
    );
}

#[test]
fn two_managers_open_to_each_other_and_a_former_one_is_not_waited_for() {
    let folder = office();
    let people = |managers: &str| PEOPLE.replace("    - id: kim\n", managers);
    folder.write("people.yaml", people("    - id: kim\n    - {id: sam, also: true}\n"));
    rate(&folder, TODAY, KIM, &whole("Kim says"), "--seal");
    let sam = KIM.replace("kim", "sam");
    rate(&folder, TODAY, &sam, &whole("Sam says"), "");
    assert!(folder.join("reviews/robin/2026-h2/manager-sam.yaml").exists());
    let all = all_reports(&folder, TODAY, "sam");
    assert!(all.contains("Sam says") && !all.contains("Kim says"), "{all}");
    // By no clock is a manager to be taken for a bystander.
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    folder.write("people.yaml", people("    - id: kim\n    - {id: sam, from: 2026-11-01, also: true}\n"));
    for today in [TODAY, "2026-10-01", "2020-01-01"] {
        let all = all_reports(&folder, today, "sam");
        assert!(!all.contains("Kim says") && !all.contains("Robin says"), "{today}: {all}");
    }
    rate(&folder, TODAY, &sam, &whole("Sam says"), "--seal");
    let answer = folder.steps("diff robin --all --person sam").answer();
    assert!(["Sam says", "Kim says", "Robin says"].iter().all(|words| answer.contains(words)), "{answer}");
}

#[test]
fn a_former_manager_sees_nothing_that_was_sealed_after_they_left() {
    let folder = office();
    let people = |managers: &str| PEOPLE.replace("    - id: kim\n", managers);
    rate(&folder, "2026-08-03", KIM, &whole("Kim says"), "--seal");
    folder.write("people.yaml", people("    - id: kim\n    - {id: sam, from: 2026-09-01}\n"));
    rate(&folder, TODAY, ROBIN, &whole("Robin says"), "--seal");
    for today in [TODAY, "2026-08-20", "2020-01-01", "2030-01-01"] {
        let all = all_reports(&folder, today, "kim");
        assert!(!all.contains("Robin says"), "{today}: {all}");
    }
    folder.steps("diff robin --person kim").gives(
        2,
        "",
        str![[r#"
error: Robin Ek's assessment for 2026-h2 was sealed after you stopped being Robin Ek's manager

"#]],
    );
    // The new one is waited for, and their file makes room for the former one's.
    folder.steps("diff robin --person robin").answer();
    let sam = KIM.replace("kim", "sam");
    rate(&folder, TODAY, &sam, &whole("Sam says"), "--seal");
    let file = |name: &str| folder.read(&format!("reviews/robin/2026-h2/{name}.yaml"));
    assert!(file("manager").contains("rater: sam\n") && file("manager-kim").contains("rater: kim\n"));
    assert_eq!(folder.steps("check --person robin").status, 0);
    let answer = folder.steps("diff robin --all --person sam").answer();
    assert!(answer.contains("Robin says") && answer.contains("Sam says"), "{answer}");
    // What the two of them agree on is theirs, too.
    folder.write(
        "decided.yaml",
        "accept_shared: true\nfocus: [{behavior: mastery, step: squad, try: Robin tries}]\n\
         cells: {mastery: {individual: {rating: consistently, note: Both say}}}\n",
    );
    let agree = format!("agree robin {sam} --answers decided.yaml --seal", sam = "--person sam");
    assert_eq!(folder.steps(&agree).status, 0);
    let answer = folder.steps("gap robin --person robin").answer();
    assert!(answer.contains("Both say") && answer.contains("Robin tries"), "{answer}");
    let all = all_reports(&folder, TODAY, "kim");
    for words in ["Robin says", "Sam says", "Both say", "Robin tries"] {
        assert!(!all.contains(words), "{words} in {all}");
    }
}

#[test]
fn a_former_manager_does_not_see_what_was_agreed_since() {
    let folder = office();
    let people = |managers: &str| PEOPLE.replace("    - id: kim\n", managers);
    rate(&folder, "2026-08-03", KIM, &whole("Kim says"), "--seal");
    rate(&folder, "2026-08-03", ROBIN, &whole("Robin says"), "--seal");
    folder.write("people.yaml", people("    - id: kim\n    - {id: sam, from: 2026-09-01}\n"));
    let record = |started: &str| {
        format!(
            "format: 1\nframework: {{id: technology-career-steps, version: 3.0.0}}\nperson: robin\nrater: sam\n\
             relation: agreed\ncycle: 2026-h2\nstarted: {started}\n\
             focus: [{{behavior: mastery, step: squad, try: Robin tries}}]\n\
             cells: {{mastery: {{individual: {{rating: consistently, note: Both say}}}}}}\n"
        )
    };
    let file = "reviews/robin/2026-h2/agreed.yaml";
    folder.write(file, record("2026-11-20"));
    folder.steps("gap robin --from agreed --person kim").gives(
        2,
        "",
        str![[r#"
error: what was agreed for 2026-h2 came after you stopped being Robin Ek's manager

"#]],
    );
    let all = all_reports(&folder, TODAY, "kim");
    assert!(all.contains("Robin says") && !all.contains("Both say") && !all.contains("Robin tries"), "{all}");
    // What they agreed on themself stays open to them.
    folder.write(file, record("2026-08-04"));
    let all = all_reports(&folder, TODAY, "kim");
    assert!(all.contains("Both say") && all.contains("Robin tries"), "{all}");
}
