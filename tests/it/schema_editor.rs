//! What an editor shows in the files of a workspace, by the language server that editors run for YAML.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use snapbox::str;

use crate::program::{Folder, repository};

/// A file, by its path in a folder, its text, and the cursor, if it matters.
type Question = (String, String, Option<(usize, usize)>);

/// What the language server answers about files of a folder.
fn ask(folder: &Folder, questions: &[Question]) -> Vec<Value> {
    let server = std::env::var("YAML_LANGUAGE_SERVER").expect(
        "the path of a language server is needed in YAML_LANGUAGE_SERVER: npm install yaml-language-server",
    );
    let mut python = Command::new("python3")
        .arg(repository().join("tests/it/schema/editor.py"))
        .arg(server)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = python.stdin.take().expect("an input");
    for (path, text, cursor) in questions {
        let path = folder.join(path);
        let question = match cursor {
            Some((line, column)) => json!([path, text, line, column]),
            None => json!([path, text]),
        };
        writeln!(input, "{question}").expect("writes");
    }
    drop(input);
    let output = python.wait_with_output().expect("ends");
    assert!(output.status.success(), "the language server failed");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}

/// A question about a file of the framework with something else in the place of this text: what is wrong with it,
/// or what is offered at the cursor, `|`.
fn changed(folder: &Folder, file: &str, from: &str, to: &str) -> Question {
    let path = format!("framework/{file}");
    let text = folder.read(&path);
    assert!(text.contains(from), "{file} does not hold {from}");
    let text = text.replacen(from, to, 1);
    cursor(path, &text)
}

/// The same about a file of another kind.
fn elsewhere(folder: &Folder, kind: &str, text: &str) -> Question {
    let path = format!("{kind}.yaml");
    let text = with_schema(folder, &path, text);
    cursor(path, &text)
}

fn cursor(path: String, text: &str) -> Question {
    let Some((before, after)) = text.split_once('|').filter(|_| text.matches('|').count() == 1) else {
        return (path, text.to_owned(), None);
    };
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (path, format!("{before}{after}"), Some((line, column)))
}

/// Each answer on lines of its own.
fn shown(answers: &[Value]) -> String {
    let pair = |pair: &Value| {
        let said = pair[1].as_str().expect("a text").lines().next().unwrap_or_default();
        let said = match said.char_indices().nth(60) {
            Some((end, _)) => format!("{}…", &said[..end]),
            None => said.to_owned(),
        };
        format!("{} {said}\n", pair[0].to_string().trim_matches('"'))
    };
    let answer = |answer: &Value| answer.as_array().expect("a list").iter().map(pair).collect::<String>();
    answers.iter().map(answer).collect::<Vec<_>>().join("---\n")
}

/// A text with the schema that its file has, by the file's name, where it does not name it itself.
fn with_schema(folder: &Folder, path: &str, text: &str) -> String {
    if text.starts_with("# yaml-language-server:") {
        return text.to_owned();
    }
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let kind = match (above.rsplit('/').next(), name.trim_end_matches(".yaml")) {
        (Some("behaviors"), _) => "behavior",
        (Some("disciplines"), _) => "discipline",
        (_, "self" | "manager") => "assessment",
        (_, name) if name.starts_with("peer-") => "assessment",
        (_, name) => name,
    };
    let schema = folder.join(&format!("framework/schema/{kind}.json"));
    assert!(schema.is_file(), "{path}");
    format!("# yaml-language-server: $schema=file://{}\n{text}", schema.display())
}

fn workspace() -> Folder {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    folder
}

#[test]
#[ignore = "needs python3 and yaml-language-server"]
fn an_editor_offers_the_ids_of_the_workspace() {
    let folder = workspace();
    let in_discipline = |from: &str, to: &str| changed(&folder, "disciplines/quality.yaml", from, to);
    let in_behavior = |from: &str, to: &str| changed(&folder, "behaviors/mastery.yaml", from, to);
    let elsewhere = |kind: &str, text: &str| elsewhere(&folder, kind, text);
    let example = "id: ma-explains-approach\n";
    let questions = [
        in_discipline("  mastery:", "  |\n  mastery:"),
        in_discipline("    squad:", "    |\n    tribe:"),
        in_discipline("      - id:", "      - |\n      - id:"),
        elsewhere("behavior", "id: mastery\nexamples:\n  squad: []\n  |\n"),
        in_behavior(example, &format!("{example}      disciplines: [|]\n")),
        changed(&folder, "framework.yaml", "demonstrated_from: consistently", "demonstrated_from: |"),
        changed(&folder, "steps.yaml", "approval: tribe-lead", "approval: |"),
        elsewhere("people", "- id: robin-ek\n  disciplines: [|]\n"),
        elsewhere("answers", "cells:\n  mastery:\n    squad: {rating: |}\n"),
        elsewhere("self", "cells:\n  mastery:\n    |\n"),
        elsewhere("self", "cells:\n  mastery:\n    squad:\n      rating: |\n"),
    ];
    snapbox::assert_data_eq!(
        shown(&ask(&folder, &questions)),
        str![[r#"
team-success Values team success over individual success: Puts what the s…
continuous-improvement Continuously improves themselves and team: Keeps learning, a…
accountability Holds themselves and others accountable: Takes responsibilit…
business-impact Thinks about the business impact of their work: Makes choice…
---
squad Squad/Chapter: Is somebody the squad or chapter draws on, as…
---
id The example's id: unique in the whole framework, and permane…
Example What a behavior looks like at a step: a trigger for a conver…
text One observable behavior in the third person. Starts with a v…
links Addresses to read more at, such as a document that shows wha…
replaces The id of the example whose place this one takes, when its m…
---
individual Individual: Contributes usefully while gaining experience an…
tribe Tribe/Guild: Has an impact across squads or chapters, as an …
company Technology/Company: Gives much of their time to initiatives …
---
agile-coaching Agile coaching: Helping people and teams to see how they wor…
data-engineering Data engineering: Moving, shaping and keeping data so that p…
data-science Data science and machine learning: Learning from data by sta…
design Design and user research: Finding out what people need, and …
developer-relations Developer relations: Helping developers outside the company …
front-end Front-end development: Building what people see and use in a…
mobile Mobile development: Building apps for phones and tablets tha…
project-management Project management: Bringing people, work and dates together…
quality Quality: Testing a product, weighing its risks and helping t…
security Security: Finding out how systems can be attacked, and build…
site-reliability Site reliability: Keeping services in production available a…
software-development Software development: Designing, writing and running softwar…
technical-product-ownership Technical product ownership: Deciding what a technical produ…
toolsmithing Toolsmithing: Building what other engineers work with: build…
- (array item) discipline Create an item of an array type `discipline`
- (array item) null Create an item of an array type `null`
null 
---
not-yet Not yet: Seen rarely or not so far; there is room to begin
sometimes Sometimes: Seen on some occasions; it still depends on the s…
consistently Consistently: Seen as a matter of course over months, also w…
role-model Role model: Seen so dependably that colleagues point to it, …
---
software-engineer Software engineer: Designs, builds and runs software togethe…
tester Tester: Finds out how well the product works, and helps the …
agile-coach Agile coach: Helps people and teams to find ways of working …
technical-product-owner Technical product owner: Sets priorities with a squad whose …
product-owner Product owner: Decides with a squad what to build next for c…
road-manager Road manager: Plans and coordinates a project that several t…
chapter-lead Chapter lead: Manages the people of a chapter, supports thei…
tribe-lead Tribe lead: Leads a tribe, and approves moves to the tribe/g…
chief-architect Chief architect: Guides how the systems of the whole company…
chief-technology-officer Chief technology officer: Leads technology as a whole, and a…
null 
---
agile-coaching Agile coaching: Helping people and teams to see how they wor…
data-engineering Data engineering: Moving, shaping and keeping data so that p…
data-science Data science and machine learning: Learning from data by sta…
design Design and user research: Finding out what people need, and …
developer-relations Developer relations: Helping developers outside the company …
front-end Front-end development: Building what people see and use in a…
mobile Mobile development: Building apps for phones and tablets tha…
project-management Project management: Bringing people, work and dates together…
quality Quality: Testing a product, weighing its risks and helping t…
security Security: Finding out how systems can be attacked, and build…
site-reliability Site reliability: Keeping services in production available a…
software-development Software development: Designing, writing and running softwar…
technical-product-ownership Technical product ownership: Deciding what a technical produ…
toolsmithing Toolsmithing: Building what other engineers work with: build…
- (array item) discipline Create an item of an array type `discipline`
- (array item) null Create an item of an array type `null`
null 
---
not-yet Not yet: Seen rarely or not so far; there is room to begin
sometimes Sometimes: Seen on some occasions; it still depends on the s…
consistently Consistently: Seen as a matter of course over months, also w…
role-model Role model: Seen so dependably that colleagues point to it, …
unsure Not enough evidence to say
not-applicable Does not apply here
null 
---
individual Individual: Contributes usefully while gaining experience an…
squad Squad/Chapter: Is somebody the squad or chapter draws on, as…
tribe Tribe/Guild: Has an impact across squads or chapters, as an …
company Technology/Company: Gives much of their time to initiatives …
---
not-yet Not yet: Seen rarely or not so far; there is room to begin
sometimes Sometimes: Seen on some occasions; it still depends on the s…
consistently Consistently: Seen as a matter of course over months, also w…
role-model Role model: Seen so dependably that colleagues point to it, …
unsure Not enough evidence to say
not-applicable Does not apply here
null 

"#]]
    );
}

#[test]
#[ignore = "needs python3 and yaml-language-server"]
fn an_editor_underlines_what_is_no_id() {
    let folder = workspace();
    let example = "id: ma-explains-approach\n";
    let elsewhere = |kind: &str, text: &str| elsewhere(&folder, kind, text);
    let agreed = Folder::example("first-review").read("reviews/robin-ek/2026-h2/agreed.yaml");
    let of = |ids: &str| format!("{example}      disciplines: {ids}\n");
    let in_discipline = |from: &str, to: &str| changed(&folder, "disciplines/quality.yaml", from, to);
    let questions = [
        in_discipline("  mastery:", "  masteri:"),
        in_discipline("    squad:", "    chapter:"),
        in_discipline("      - id: ", "      - disciplines: [quality]\n        id: "),
        changed(&folder, "behaviors/mastery.yaml", "  squad:", "  chapter:"),
        changed(&folder, "behaviors/mastery.yaml", example, &of("[qualty]")),
        changed(&folder, "framework.yaml", "mastery]", "masteri]"),
        changed(&folder, "framework.yaml", "from: consistently", "from: unsure"),
        changed(&folder, "steps.yaml", "approval: tribe-lead", "approval: tribe-leed"),
        changed(&folder, "roles.yaml", "step: squad", "step: chapter"),
        elsewhere("people", "- id: robin-ek\n  disciplines: [testing]\n"),
        elsewhere(
            "answers",
            "cells:\n  mastery:\n    squad: {rating: often, examples: [ma-explains-approach]}\n",
        ),
        // Of an earlier version.
        elsewhere("agreed", &agreed.replace("rating: consistently", "rating: often")),
    ];
    snapbox::assert_data_eq!(
        shown(&ask(&folder, &questions)),
        str![[r#"
9 Property masteri is not allowed.
---
19 Property chapter is not allowed.
---
11 Property disciplines is not allowed.
---
23 Property chapter is not allowed.
---
18 Value is not accepted. Valid values: "agile-coaching", "data…
---
10 Value is not accepted. Valid values: "team-success", "contin…
---
12 Value is not accepted. Valid values: "not-yet", "sometimes",…
---
51 Value is not accepted. Valid values: "software-engineer", "t…
---
31 Value is not accepted. Valid values: "individual", "squad", …
---
3 Value is not accepted. Valid values: "agile-coaching", "data…
---
4 Value is not accepted. Valid values: "not-yet", "sometimes",…
---

"#]]
    );
}

/// Every YAML file of a folder.
fn files(folder: &Folder) -> Vec<Question> {
    let entries = walkdir::WalkDir::new(folder.path()).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.expect("walks").into_path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let question = |path: std::path::PathBuf| {
        let below = path.strip_prefix(folder.path()).expect("below").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("reads");
        let text = with_schema(folder, &below, &text);
        (below, text, None)
    };
    yaml.map(question).collect()
}

#[test]
#[ignore = "needs python3 and yaml-language-server"]
fn an_editor_finds_nothing_in_good_files() {
    let own = Folder::example("first-review");
    own.steps("init -q --force").gives(0, "", "");
    own.steps("discipline new Safety -q").gives(0, "", "");
    let studio = Folder::new();
    studio.lay_over(&repository().join("examples/design-studio"));
    studio.steps("schema --for-workspace -q").gives(0, "", "");
    for (folder, count) in [(own, 29), (studio, 10)] {
        let files = files(&folder);
        assert!(files.len() >= count, "{}", files.len());
        for ((path, ..), faults) in files.iter().zip(ask(&folder, &files)) {
            assert_eq!(faults, json!([]), "{path}");
        }
    }
}
