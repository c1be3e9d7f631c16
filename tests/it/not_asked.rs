//! What a rater was not asked is told apart from what they left open, in every report.

use snapbox::str;

use crate::program::Folder;

/// An assessment of Robin as a file by itself.
fn file(relation: &str, rater: &str, cells: &str) -> String {
    format!(
        "format: 1\nframework: {{id: technology-career-steps, version: \"3.0.0\"}}\nperson: robin-ek\n\
         rater: {rater}\nrelation: {relation}\ncycle: 2026-h2\nstarted: 2026-11-10\ncells:\n{cells}"
    )
}

/// Robin was asked everything; Jamie rated quickly.
fn folder() -> Folder {
    let folder = Folder::new();
    let robin = "  team-success:\n    individual: {rating: consistently, examples: [ts-credits-helpers]}\n    \
                 squad: {rating: consistently, examples: [ts-guides-newcomers]}\n    tribe: {rating: not-yet}\n  \
                 mastery:\n    individual: {rating: sometimes}\n";
    let jamie = "  team-success:\n    individual: {rating: consistently}\n    squad: {rating: sometimes}\n  \
                 mastery:\n    individual: {rating: sometimes}\n";
    folder.write("robin.yaml", file("self", "robin-ek", robin));
    folder.write("jamie.yaml", file("manager", "jamie-frost", jamie));
    folder
}

#[test]
fn a_comparison_with_a_quick_rating() {
    folder().steps("diff robin.yaml jamie.yaml").gives(
        0,
        str![[r#"
Where Robin Ek and Jamie Frost agree and differ, 2026-h2 (drafts)

! The files of Robin Ek and Jamie Frost are drafts: they may still change.

- Robin Ek: self-rating, draft
- Jamie Frost: manager's rating, draft

Behavior                Individual   Squad/Chapter  Tribe/Guild  Technology/Company
───────────────────────────────────────────────────────────────────────────────────
Team success            cons = cons  cons > some    not ~ ·      ·
Continuous improvement  –            –              –            –
Accountability          –            –              –            –
Business impact         –            –              –            –
Mastery                 some = some  ·              ·            ·

Robin Ek's rating comes first, then Jamie Frost's: = the same, > Robin Ek
higher, ~ not comparable

not: Not yet, some: Sometimes, cons: Consistently, –: Not rated, ·: Not asked

The same on 2 of 3 questions, one apart on 1.

- Jamie Frost was not asked about examples.

Strengths you both see

Team success · Individual
- Robin Ek: Consistently
- Jamie Frost: Consistently

Robin Ek marked:
- Thanks by name the people whose help made a piece of work possible

Where you differ

1. Team success · Squad/Chapter
- Robin Ek: Consistently
- Jamie Frost: Sometimes

Robin Ek marked:
- Makes time in their own work to guide a newcomer into the squad

Start with: Which recent piece of work did Robin Ek have in mind here?

Where you agree
- Team success · Individual: Consistently
- Mastery · Individual: Sometimes

Not asked
- Team success: Jamie Frost was not asked about Tribe/Guild (Robin Ek: Not yet)

"#]],
        "",
    );
}

#[test]
fn every_format_tells_it() {
    let folder = folder();
    let answer =
        |format: &str| folder.steps(&format!("diff robin.yaml jamie.yaml --format {format}")).answer();
    let sentence = "Jamie Frost was not asked about Tribe/Guild (Robin Ek: Not yet)";
    for format in ["markdown", "html"] {
        assert!(answer(format).contains(sentence), "{}", answer(format));
    }
    let json: serde_json::Value = serde_json::from_str(&answer("json")).expect("JSON");
    assert_eq!(json["not_asked"][0]["step"]["id"], "tribe");
    assert_eq!(json["not_asked"][0]["answers"][0]["asked"], true);
    assert_eq!(json["not_asked"][0]["answers"][1]["asked"], false);
    assert_eq!(json["remarks"][1]["kind"], "no_examples_asked");
    let all = folder.steps("diff robin.yaml jamie.yaml --all").answer();
    assert!(all.contains("Robin Ek: Not yet\n- Jamie Frost: Not asked"), "{all}");
}

#[test]
fn what_was_not_asked_is_no_rating_on_the_way() {
    let folder = folder();
    let cycle = "reviews/robin-ek/2026-h2";
    folder.write(&format!("{cycle}/self.yaml"), folder.read("robin.yaml"));
    let answer = folder.steps("gap robin-ek --person robin-ek --from self --to tribe").answer();
    let mastery =
        "Squad/Chapter · Mastery\nToday: Not asked\n\nThis was not asked yet; you could talk about:\n- ";
    assert!(answer.contains(mastery), "{answer}");
    assert!(answer.contains("Mastery                 ▪···   in part Individual\n"), "{answer}");
    // A candidate is named with how it stands.
    let quick = folder.read("jamie.yaml").replace("jamie-frost", "robin-ek").replace("manager", "self");
    folder.write(&format!("{cycle}/self.yaml"), quick.replace("mastery", "accountability"));
    let answer = folder.steps("gap robin-ek --person robin-ek --from self --to tribe").answer();
    assert!(answer.contains("Examples were not asked for; you could talk about:\n- "), "{answer}");
    assert!(answer.contains("- Accountability · Individual: Sometimes\n"), "{answer}");
}
