//! Each rule of wording on a few texts, and all of them on the shipped framework.

use std::collections::BTreeMap;

use super::super::parts_for_tests;
use super::rules;
use crate::diagnostic::{Edit, Part, Problem};

fn problems_of(step: &str, text: &str) -> Vec<Problem> {
    parts_for_tests::found(super::problems, &parts_for_tests::shipped_with([(step, text)].into_iter()))
}

/// What is found in a text, as `rule: the words it points at`.
fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> = problems_of("squad", text)
        .iter()
        .map(|problem| match &problem.at.part {
            Part::Within(range) => format!("{}: {}", problem.rule, &text[range.clone()]),
            part => panic!("{text}: {part:?}"),
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

/// What a text becomes when it is fixed.
fn check_fix(text: &str, expect: &str) {
    let problems = problems_of("squad", text);
    let [problem] = problems.as_slice() else { panic!("{text}: {problems:?}") };
    let fix = problem.fix.as_ref().expect("a fix");
    let Edit::ChangeText(path, changes) = fix else { panic!("{fix:?}") };
    assert_eq!(*path, problem.at.path);
    let mut fixed = text.to_owned();
    for (range, new) in changes.iter().rev() {
        fixed.replace_range(range.clone(), new);
    }
    assert_eq!(fixed, expect, "{text}");
    assert_eq!(problems_of("squad", &fixed).len(), 0, "{fixed}");
}

#[test]
fn the_shipped_framework_has_no_fault() {
    let problems = parts_for_tests::found(super::problems, &parts_for_tests::shipped());
    assert_eq!(parts_for_tests::lines(&problems), Vec::<String>::new());
}

#[test]
fn verbs() {
    check("Knowledge of the code", &["verb-first: Knowledge"]);
    check("Goals are set with care", &["verb-first: Goals"]);
    check("Does a dry run first", &[]);
    check("Co-writes a plan", &[]);
    check("A/B-tests a headline", &[]);
    check("Red-teams a login", &[]);
    check("Follow-ups with guests", &["verb-first: Follow-ups"]);
    check("Role models calm handovers", &[]);
    check("Spot checks of trays", &["verb-first: Spot"]);
    check("Promptly and kindly answers guests", &[]);
    check("Daily and weekly visits", &["verb-first: visits"]);
    check("Picks tools and techniques to support a test", &[]);
    check("Captions the photo", &[]);
    check("Teams up with a neighbor", &[]);
    check("Teams of writers", &["verb-first: Teams"]);
    check("Strategies for saving energy", &["verb-first: Strategies"]);
    check("iOS builds get signed", &["verb-first: iOS"]);
    check("Reviews of contracts", &["verb-first: Reviews"]);
    check("Reviews contracts", &[]);
    check("Weekly visits to the site", &["verb-first: visits"]);
    check("Quite often takes notes", &["how-often: often", "filler: Quite"]);
    check("-", &["verb-first: -"]);
    check("Understands the code", &["unobservable-verb: Understands"]);
    check("Explains what people believe", &[]);
    check("Thinks aloud at the whiteboard", &[]);
    check("Shows awareness of costs", &["unobservable-verb: Shows awareness"]);
    check("Shows interest rates on a chart", &[]);
    check("Trusts a colleague with the keys", &[]);
    check("Tries a recipe on neighbors", &[]);
    check("Asks about hopes and fears", &[]);
    check("Asks early and believes the answer", &["unobservable-verb: believes", "two-behaviors: believes"]);
    check("Writes notes and mentors newcomers", &["two-behaviors: mentors"]);
    check("Writes notes; asks for help", &["two-behaviors: asks"]);
    check("Asks for feedback and acts on it", &["two-behaviors: acts"]);
    check("Answers 2 a.m. pages from a runbook", &[]);
    check("Moves, towards the end of a project, to the next", &[]);
    check("Sends praise and questions to the author", &[]);
    check("Writes tests and reports for the board", &[]);
    check("Tells what somebody says and does", &[]);
}

#[test]
fn vocabulary() {
    check("Is a passionate tester", &["trait-word: passionate"]);
    check("Deploys a smart contract", &[]);
    check("Comes across as confident and kind", &["trait-word: confident", "trait-word: kind"]);
    check("Takes a smart approach", &["trait-word: smart"]);
    check("Finds creative solutions", &[]);
    check("Works in a kind and open manner", &["trait-word: kind"]);
    check("Listens with great empathy", &["trait-word: with great empathy"]);
    check("Works as a loyal member", &["trait-word: loyal"]);
    check("Smart thinker", &["verb-first: Smart", "trait-word: Smart"]);
    check("Is the owner of a smart meter", &[]);
    check("Demonstrates strong ownership", &["trait-word: Demonstrates strong ownership"]);
    check("Demonstrates leadership dashboards", &[]);
    check("Always asks", &["absolute: Always"]);
    check("Credits authors, always by name", &["absolute: always"]);
    check("Removes flags never read", &[]);
    check("Draws an always green build", &[]);
    check("Documents an alert that never fires", &[]);
    check("Lists options for everyone who asks", &[]);
    check("Lists all options", &["absolute: all"]);
    check("Lists the options of all sites", &[]);
    check("Moves 100 tables", &[]);
    check("Quotes \"we always did it so\" with a smile", &[]);
    check("Writes for all of technology", &["scope-word: all of technology"]);
    check("Simply writes down the reasons", &["filler: Simply"]);
    check("Proposes a just split of the work", &[]);
    check("Avoids blame", &["negative: Avoids"]);
    check("Helps people who do not ask", &[]);
    check("Ships parts without batteries", &[]);
    check("Ships parts without first testing them", &["negative: without"]);
    check("Works without help", &["supervision: without help"]);
    check("Lets guests pay without asking for an account", &[]);
    check("Finds a way to deploy without stopping a service", &[]);
    check("Removes flags no longer read", &[]);
    check("Lists new and rarely used options", &[]);
    check("Settles a question without a meeting", &[]);
    check("Asks a colleague for his view", &["gendered-pronoun: his"]);
    check("Plans the manpower of a project", &["exclusive-word: manpower"]);
}

#[test]
fn people_and_help() {
    check("Coaches junior nurses", &["rank: junior"]);
    check("Reports to VPs", &["rank: VPs"]);
    check("Visits a senior center", &[]);
    check("Explains our prices to us", &["we-or-you: our", "we-or-you: us"]);
    check("Prints the US price list", &[]);
    check("Asks 'are you safe?' first", &[]);
    check("Prepares part I of the exam", &[]);
    check("Tells a guest what I baked", &["we-or-you: I"]);
    check("Bakes rolls with minimal supervision", &["supervision: with minimal supervision"]);
    check("Bakes rolls with support", &["supervision: with support"]);
    check("Settles a refund together with support", &[]);
    check("Closes the shop on their own", &["supervision: on their own"]);
    check("Tries a build on their own machine", &[]);
    check("Teaches a guest to pay on their own", &[]);
    check("Splits a plan into independently tested parts", &[]);
    check("Bakes rolls without being asked", &[]);
    check("Answers guests. They come back", &["several-sentences: They come back"]);
    check("Calls Kern Inc. Berlin and the U.S. office", &[]);
    check("Ensures quality", &["unobservable-verb: Ensures"]);
    check("Ensures quality by tasting each batch", &[]);
}

#[test]
fn how_often_and_how_much() {
    check("Regularly asks guests", &["how-often: Regularly"]);
    check("Checks the oven daily", &["how-often: daily"]);
    check("Writes a daily menu", &[]);
    check("Reads daily and weekly figures", &[]);
    check("Reads the figures weekly", &["how-often: weekly"]);
    check("Moves a regularly held meeting", &[]);
    check("Answers what guests ask most often", &[]);
    check("Attends three fairs annually", &["quota: three"]);
    check("Solves every day problems", &[]);
    check("Bakes rye every day", &["quota: every day"]);
    check("Answers all questions", &["absolute: all"]);
    check("Takes part in all stages", &["absolute: all"]);
    check("Draws a map of all stages", &[]);
    check("Looks for any loose bolts", &[]);
    check("Takes on any task", &["absolute: any"]);
    check("Fully tests a form", &["absolute: Fully"]);
    check("Loads fully charged batteries", &[]);
    check("Sells rolls and more", &["filler: and more"]);
    check("Buys rolls and more flour", &[]);
}

#[test]
fn british_spelling_is_no_other_language() {
    check("Realises that a guest waits", &["unobservable-verb: Realises"]);
    check("Organises two workshops", &["quota: two"]);
    check("Has an organised demeanour", &["trait-word: organised"]);
    check("Apologises to a neighbour", &[]);
}

#[test]
fn quotas_and_scope() {
    check("Reviews ten changes a week", &["quota: ten"]);
    check("Gives at least three talks", &["quota: at least three"]);
    check("Covers 80% of the code", &["quota: 80"]);
    check("Ships something every sprint", &["quota: every sprint"]);
    check("Mentors two colleagues", &["quota: two"]);
    check("Compares two drafts", &[]);
    check("Sorts complaints received each week", &[]);
    check("Holds a meeting each week", &["quota: each week"]);
    check("Runs a drill once a quarter", &["quota: once a quarter"]);
    check("Plans each sprint with the testers", &[]);
    check("Reads each sprint's goals aloud", &[]);
    check("Draws the goals of each sprint", &[]);
    check("Leads two squads through their weekly review", &[]);
    check("Rents two rooms for a week", &[]);
    check("Cuts waste by 20 percent", &["quota: 20"]);
    check("Negotiates a 99.9 % target", &[]);
    check("Moves a feed of ten orders per hour", &[]);
    check("Pins a build to version 2 of a library", &[]);
    check("Shares a plan with the tribe's leads", &["scope-word: tribe's"]);
    check("Shares a plan with the whole squad", &[]);
}

#[test]
fn layout() {
    check("Asks for help.", &["full-stop: ."]);
    check("asks for help", &["lower-case-start: a"]);
    check("Asks  for help", &["double-space:   "]);
    check("- Asks for help", &["list-mark: -"]);
    check("Asks 🎉 for help", &["emoji: 🎉"]);
    check("Asks\u{200b} for help", &["control-character: \u{200b}"]);
    check("iOS-tests a page", &[]);
    check("npm-installs a package", &[]);
    check("git-blames a line", &[]);
    check("lib.api is split", &["verb-first: lib"]);
    check("snake_case is kept", &["verb-first: snake"]);
    check("sends lib.api notes", &["lower-case-start: s"]);
    check("e-mails a caller", &["lower-case-start: e"]);
    let many = format!("Asks{} for more help", " and".repeat(23));
    check(&many, &["too-long: more help"]);
}

#[test]
fn what_is_safe_is_fixed() {
    check_fix("Asks for help.", "Asks for help");
    check_fix("asks for help", "Asks for help");
    check_fix("éclairs the window", "Éclairs the window");
    check_fix("Asks   for help", "Asks for help");
    check_fix(" Asks for help ", "Asks for help");
    check_fix("Asks  for\u{a0}help", "Asks for\u{a0}help");
    check_fix("- [ ] Asks for help", "Asks for help");
    check_fix("* Asks for help", "Asks for help");
    check_fix("Asks for help. . .", "Asks for help");
}

/// Which of the texts of a list are fixed.
#[track_caller]
fn check_list(texts: &[&str], expect: &[bool]) {
    let cell = texts.iter().map(|text| ("squad", *text));
    let problems = parts_for_tests::found(super::problems, &parts_for_tests::shipped_with(cell));
    let marks: Vec<bool> = problems
        .iter()
        .filter(|problem| problem.rule == "list-mark")
        .map(|problem| problem.fix.is_some())
        .collect();
    assert_eq!(marks, expect, "{texts:?}");
}

#[test]
fn a_number_is_a_list_mark_where_the_examples_count() {
    check_list(&["2) Asks for help"], &[false]);
    check_list(&["3. party libraries are replaced", "Asks"], &[false]);
    check_list(&["1. Asks", "2. Answers", "3) Sings", "Jumps", "5. Runs"], &[true, true, true, false]);
    check_list(&["a) Asks", "b) Answers"], &[true, true]);
    check_list(&["1. Asks", "1. Answers"], &[false, false]);
    check_list(&["> 90 % of the builds", "- 5 degrees", "• 5 degrees"], &[false, false, true]);
}

#[test]
fn a_text_that_says_nothing_is_left_to_a_person() {
    for text in ["- .", "...", "- [ ] …", " - ", "1. !", "  "] {
        assert!(problems_of("squad", text).iter().all(|problem| problem.fix.is_none()), "{text}");
    }
}

#[test]
fn every_invisible_character_is_named() {
    let check = |text: &str, expect: &str| {
        let problems = problems_of("squad", text);
        let found = problems.iter().find(|problem| problem.rule == "control-character").expect(text);
        assert_eq!(found.message, format!("the text contains the invisible character{expect}"));
    };
    check("Asks\u{200b} for help", " U+200B");
    check("Asks\u{200b} for\u{200b} help", " U+200B (2 times)");
    check("Asks\u{200b} \u{7}for\u{200b} help", "s U+200B (2 times), U+0007");
    check(
        "Asks\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{1}",
        "s U+0001 (2 times), U+0002, U+0003, U+0004, U+0005, and 2 more",
    );
}

#[test]
fn words_are_for_english_only() {
    let mut parts = parts_for_tests::shipped_with([("squad", "always  he simply.")].into_iter());
    let rules = |parts: &_| {
        let problems = parts_for_tests::found(super::problems, parts);
        problems.iter().map(|problem| problem.rule).collect::<Vec<_>>()
    };
    assert!(rules(&parts).contains(&"filler"));
    for language in [Some("de".to_owned()), None] {
        parts.manifest.as_mut().expect("a manifest").value.language = language;
        assert_eq!(rules(&parts), ["full-stop", "double-space"]);
    }
}

#[test]
fn odd_texts_are_borne() {
    for text in [
        "", " ", "-", ".", "-  ", "1.", "\u{200b}", "…", "'", "\"", "é", "🎉", "a.", "  .", "İ", "ǆ x", "- .",
    ] {
        for problem in problems_of("squad", text) {
            let Part::Within(range) = &problem.at.part else { panic!("{problem:?}") };
            assert!(text.get(range.clone()).is_some(), "{text:?}: {problem:?}");
        }
    }
}

#[test]
fn rules_are_documented_by_texts_that_they_find() {
    for rule in rules().filter(|rule| rule.id != "scope-word") {
        let text = |excerpt: &str| -> String {
            let read: BTreeMap<String, String> = serde_yaml::from_str(excerpt).expect("an excerpt");
            read["text"].clone()
        };
        let found = |excerpt: &str| -> Vec<&str> {
            problems_of("squad", &text(excerpt)).iter().map(|problem| problem.rule).collect()
        };
        assert!(found(rule.bad).contains(&rule.id), "{}", rule.id);
        assert_eq!(found(rule.good), Vec::<&str>::new(), "{}", rule.id);
    }
}
