//! What the gate opens of the peers' answers, and to whom.

use std::collections::BTreeMap;

use super::tests::{TODAY, by, day, mika};
use super::*;
use crate::analysis::bakery::id;
use crate::model::PeerRule;

const MIKA: &str = "{baking: {bench: {rating: often}, house: {rating: partly}}}";
const BENCH: &str = "{baking: {bench: {rating: often}}}";
const SAM: &str =
    "{baking: {bench: {rating: seldom, note: Never, forward: with-name}, house: {rating: often}}}";

/// A review from `(file, rater, day of sealing or nothing, cells)`.
fn review(cycle: &str, files: &[(&str, &str, &str, &str)]) -> Review {
    let side = |(key, rater, sealed, cells): &(&str, &str, &str, &str)| {
        let key: SideKey = key.parse().expect("a key");
        let sealed = (!sealed.is_empty()).then_some(*sealed);
        (key.clone(), by(rater, key.side, sealed, cycle, cells))
    };
    Review::new(&id("mika"), id(cycle), files.iter().map(side).collect::<BTreeMap<_, _>>())
}

/// What somebody reads of Sam's answers: `Shared baking/bench`, or why they do not.
fn read(person: &Person, asker: &str, rule: PeerRule) -> String {
    let asker_id = (asker != "?").then(|| id(asker));
    let asker = asker_id.as_ref().map_or(Asker::Unknown, Asker::Known);
    let reader = Reader { asker, rule, so_far: None };
    let found = reveal_peers(person, &person.reviews[0], reader, day(TODAY));
    let told = found.into_iter().map(|(_, opened)| match opened {
        Ok(opened) => {
            let cells: Vec<String> =
                opened.assessment.rated().map(|(behavior, step, _)| format!("{behavior}/{step}")).collect();
            format!("{:?} {}", opened.extent, cells.join(" "))
        }
        Err(Withheld::LaterDraft(cycle)) => format!("LaterDraft({cycle})"),
        Err(why) => format!("{why:?}"),
    });
    told.collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(files: &[(&str, &str, &str, &str)], expect: &[(&str, &str)]) {
    let person = mika(vec![review("2026-h2", files)]);
    for (asker, expect) in expect {
        assert_eq!(read(&person, asker, PeerRule::AfterRating), *expect, "{asker} of {files:?}");
    }
}

#[test]
fn a_manager_reads_a_peers_answer_once_they_have_given_their_own() {
    let sam = ("peer-sam", "sam", "2026-11-03", SAM);
    check(&[sam], &[("noor", "OwnNotSealed"), ("sam", "Own baking/bench baking/house")]);
    check(&[sam, ("manager", "noor", "", "{}")], &[("noor", "OwnNotSealed")]);
    check(&[sam, ("manager", "noor", "", BENCH)], &[("noor", "Shared baking/bench")]);
    check(&[sam, ("manager", "noor", "2026-11-04", BENCH)], &[("noor", "Whole baking/bench baking/house")]);
    // To nobody else anything opens, whatever was allowed: that is for both sides together.
    let both = [sam, ("manager", "noor", "2026-11-04", MIKA), ("self", "mika", "2026-11-04", MIKA)];
    check(&both, &[("mika", "Peer"), ("ola", "Peer"), ("?", "Peer")]);
}

#[test]
fn what_a_peer_has_not_sealed_opens_to_nobody() {
    let files = [("peer-sam", "sam", "", SAM), ("manager", "noor", "2026-11-04", MIKA)];
    check(&files, &[("noor", "NotSealed"), ("mika", "Peer")]);
}

#[test]
fn to_a_former_manager_nothing_opens_that_came_later() {
    let files = |sealed| [("peer-sam", "sam", sealed, SAM), ("manager", "kim", "2026-08-01", MIKA)];
    check(&files("2026-08-02"), &[("kim", "Whole baking/bench baking/house")]);
    check(&files("2026-10-02"), &[("kim", "SealedAfterLeaving")]);
}

#[test]
fn a_later_draft_closes_what_peers_wrote_before() {
    let first = review(
        "2026-h1",
        &[("peer-sam", "sam", "2026-06-03", SAM), ("manager-noor", "noor", "2026-06-04", MIKA)],
    );
    let later = review("2026-h2", &[("manager", "noor", "", BENCH)]);
    let person = mika(vec![first, later]);
    assert_eq!(read(&person, "noor", PeerRule::AfterRating), "LaterDraft(2026-h2)");
}

#[test]
fn the_settings_may_open_them_at_once() {
    let person = mika(vec![review("2026-h2", &[("peer-sam", "sam", "2026-11-03", SAM)])]);
    assert_eq!(read(&person, "noor", PeerRule::AtOnce), "Whole baking/bench baking/house");
    assert_eq!(read(&person, "mika", PeerRule::AtOnce), "Peer");
    assert_eq!(read(&person, "?", PeerRule::AtOnce), "Peer");
}

#[test]
fn both_sides_read_what_was_allowed_once_theirs_is_open_to_each_other() {
    let sam = ("peer-sam", "sam", "2026-11-03", SAM);
    let check = |files: &[(&str, &str, &str, &str)], asker: &str, expect: &str| {
        let person = mika(vec![review("2026-h2", files)]);
        let asker_id = (asker != "?").then(|| id(asker));
        let asker = asker_id.as_ref().map_or(Asker::Unknown, Asker::Known);
        let told = match allowed_by_peers(&person, &person.reviews[0], asker, day(TODAY)) {
            Err(why) => format!("{why:?}"),
            Ok(peers) => {
                let cells = peers.iter().flat_map(Assessment::rated);
                cells.map(|(behavior, step, _)| format!("{behavior}/{step}")).collect::<Vec<_>>().join(" ")
            }
        };
        assert_eq!(told, expect, "{files:?}");
    };
    let mine = ("self", "mika", "2026-11-04", MIKA);
    let theirs = ("manager", "noor", "2026-11-04", MIKA);
    check(&[sam, mine, theirs], "mika", "baking/bench");
    check(&[sam, mine, theirs], "noor", "baking/bench");
    check(&[sam, mine, theirs], "?", "Peer");
    check(&[sam, mine, theirs], "ola", "Peer");
    // The peer gave theirs, and that opens nothing of the others'.
    check(&[sam, mine, theirs], "sam", "Peer");
    check(&[sam, mine, ("manager", "noor", "", MIKA)], "mika", "OthersNotSealed");
    check(&[sam, ("self", "mika", "", MIKA), theirs], "mika", "OwnNotSealed");
    check(&[("peer-sam", "sam", "", SAM), mine, theirs], "mika", "");
}
