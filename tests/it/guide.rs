//! `steps guide`: the shipped guide as its readers meet it, and what `steps check` says of one that is being written.

use std::collections::BTreeSet;

use serde_json::Value;
use snapbox::str;

use crate::check::base;
use crate::program::{Folder, repository};

/// What people ask of a career framework, each with the question of the guide that answers it.
const ASKED: [(&str, &str); 23] = [
    ("a case that the framework does not foresee", "What if my situation is special?"),
    ("a discipline that is not described", "My discipline isn't in the framework. What is expected of me?"),
    ("roles that are defined", "Is there a fixed list of roles?"),
    ("roles that need a step", "Do I need a certain step for a role?"),
    ("whom one reports to", "Do steps say who reports to whom?"),
    ("steps and titles", "Is a step a level, like \"senior\"?"),
    ("all behaviors or some", "Do I have to show every behavior to move to a wider step?"),
    ("how many examples, how long", "How many of the examples must describe me, and for how long?"),
    ("moving on all the time", "Can I stay at my step, or do I have to keep moving?"),
    ("moving to less impact", "Can I move to a step with less impact?"),
    ("when a move is possible", "When can I be promoted to the next step?"),
    ("who decides", "Who decides on a promotion?"),
    ("feedback and development", "How are steps related to the feedback that I collect from colleagues?"),
    ("goals and what came of them", "How are steps related to my goals for the year?"),
    ("tool, guidance or policy", "Is this a tool, a recommendation or a rule?"),
    ("the step's part in pay", "How does my step affect my salary?"),
    ("more pay without a move", "Do I have to be promoted to get a raise?"),
    ("introverts", "How can I meet the expectations about communication and networking as an introvert?"),
    ("growing without managing", "Do I have to lead people to get ahead?"),
    ("back from managing", "Can I go back after leading people?"),
    ("newcomers", "Which step do I have when I'm new?"),
    ("who sees the step", "Who can see my step and my ratings?"),
    ("two views that differ", "What if my manager and I don't agree?"),
];

/// The texts of the shipped guide, by the names of their files.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = std::fs::read_dir(repository().join("framework/guide"))
        .expect("lists")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let text = std::fs::read_to_string(entry.path()).expect("reads");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    texts.sort();
    assert!(texts.len() > 10, "{}", texts.len());
    texts
}

fn json(arguments: &str) -> Value {
    let answer = Folder::new().steps(&format!("{arguments} --format json")).answer();
    serde_json::from_str(&answer).expect("JSON")
}

#[test]
fn every_question_that_people_ask_is_answered() {
    let contents = json("guide");
    let questions = contents["questions"].as_array().expect("questions");
    let found: BTreeSet<&str> = questions.iter().map(|it| it["question"].as_str().expect("text")).collect();
    let expected: BTreeSet<&str> = ASKED.iter().map(|(_, question)| *question).collect();
    assert_eq!(found, expected);
    let keys: BTreeSet<&str> = ASKED.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys.len(), ASKED.len(), "a question is asked twice");
    for question in questions {
        let number = question["number"].as_u64().expect("a number");
        let read = json(&format!("guide {number}"));
        let answer = read["questions"][0]["answer"].as_str().expect("an answer");
        assert_eq!(read["questions"][0]["question"], question["question"]);
        assert!(answer.split_whitespace().count() >= 20, "{number}: {answer}");
    }
}

#[test]
fn topics_name_their_source() {
    for (name, text) in texts() {
        let last = text.trim_end().lines().last().expect("a line");
        assert!(last.starts_with("Source: "), "{name} ends with {last}");
    }
}

#[test]
fn the_guide_is_worded_plainly() {
    let unwanted = [
        "%",
        "percent",
        "score",
        "rank",
        "average",
        "not ready",
        "verdict",
        "qualif",
        "eligible",
        "—",
        "–",
        "leverage",
        "utilize",
        "stakeholder",
    ];
    for (name, text) in texts() {
        let lower = text.to_lowercase();
        for word in unwanted {
            assert!(!lower.contains(word), "{name} has {word:?}");
        }
        let prose = text.lines().filter(|line| !line.starts_with("steps "));
        for sentence in prose.flat_map(|line| line.split(". ")) {
            assert!(sentence.split_whitespace().count() <= 45, "{name}: {sentence}");
        }
        let words = text.split_whitespace().count();
        assert!(words < 500 || name.contains("questions"), "{name} has {words} words");
    }
}

#[test]
fn the_topics_and_the_questions() {
    let found = Folder::new().steps("guide").answer();
    let expected = str![[r#"
The guide to Technology career steps

Topics
- why-steps: Steps let everyone grow, and be seen to grow, without having to
  become a manager first.
- disciplines: Your discipline is what you're good at, your role is what you do
  for a team at the moment, and your step is how far your impact reaches.
- behaviors: The behaviors are what you talk about: five things that people can
  see in daily work, and that look different as someone's impact widens.
- the-path: There's no set route through the steps and no timetable, and staying
  where you are is a good choice.
- examples: The examples show what a step tends to look like; nobody has to show
  all of them, and no number of them adds up to a step.
- first-six-months: New hires start without a step; after six months, they and
  their manager agree on one.
- moving-steps: You're promoted to a wider step when you already work there,
  steadily, and when you want what comes with it.
- recognition: Thank people in public for the work they finish; a promotion is a
  private matter, and far too rare to wait for.
- pay: Your step is used to find the range that your salary falls in. It doesn't
  set your pay, and it gives you no title.
- changing-direction: Moving to a narrower step is no demotion. It can be the
  right choice, and so can a discipline in which you're still a beginner; talk
  it over with your manager first.
- introverts: Quiet people reach as far as anyone else; what matters is that the
  people who need your work can understand it and use it.
- craft-or-people: Leading people is another profession rather than a promotion;
  choose it because you like the work, and try it before you commit.
- depth-and-breadth: Know one thing well and its neighbors well enough to work
  with them; how you divide your time between the two changes over a career.
- moving-sideways: A move to another subject, role or team is growth, too; it
  goes best in small stages, from where people already know your work.
- journal: A few lines a week, written when something happens, make a review
  fair; reasons written down at the time let you learn from what you chose.
- learning: Learn most of what you need in your daily work, look around a
  little, and go deep in something new now and then.
- questions: Short answers to what people ask most often, each with a place to
  read more.

Questions
- 1: What if my situation is special?
- 2: My discipline isn't in the framework. What is expected of me?
- 3: Is there a fixed list of roles?
- 4: Do I need a certain step for a role?
- 5: Do steps say who reports to whom?
- 6: Is a step a level, like "senior"?
- 7: Do I have to show every behavior to move to a wider step?
- 8: How many of the examples must describe me, and for how long?
- 9: Can I stay at my step, or do I have to keep moving?
- 10: Can I move to a step with less impact?
- 11: When can I be promoted to the next step?
- 12: Who decides on a promotion?
- 13: How are steps related to the feedback that I collect from colleagues?
- 14: How are steps related to my goals for the year?
- 15: Is this a tool, a recommendation or a rule?
- 16: How does my step affect my salary?
- 17: Do I have to be promoted to get a raise?
- 18: How can I meet the expectations about communication and networking as an
  introvert?
- 19: Do I have to lead people to get ahead?
- 20: Can I go back after leading people?
- 21: Which step do I have when I'm new?
- 22: Who can see my step and my ratings?
- 23: What if my manager and I don't agree?

Read on: steps guide why-steps, steps guide 23

"#]];
    snapbox::assert_data_eq!(found, expected);
}

#[test]
fn a_topic_to_read() {
    let folder = Folder::new();
    let by_id = folder.steps("guide the-path").answer();
    let expected = str![[r#"
Your path is your own

There's no set route through the steps and no timetable, and staying where you
are is a good choice.

You and your manager look for work that interests you and that the organization
needs. Sometimes that leads to a promotion to a wider step. Sometimes it leads
to another role, another team or another subject, or deeper into the one you
have.

No clock
No step has an expected duration. Some people move on quickly, others slowly,
and neither says anything about how good they are. How long someone has been at
a step is no reason for a move, nor against one.

Staying is fine
You can reach a step and decide to stay there. You'll still learn, and your work
will still matter; it just doesn't have to reach more and more people. Tell your
manager, who can then look for the work that you do want.

One step is different. Individual is where people begin while they gain
experience, and everyone is expected to move on from it in time.

Looking ahead
- `steps gap` shows what the next step would ask of you, beginning with what is
  closest.
- `steps gap --to tribe` looks further, and `steps gap --discipline quality`
  looks sideways.
- `steps history` shows what has changed since the last reviews.

In a review, choose one to three things to work on. For each, agree on what
you'll try, who will support you, and when you'll look at it again.
`steps agree` asks for these.

For other ways to grow, read moving sideways (`steps guide moving-sideways`) and
depth and breadth (`steps guide depth-and-breadth`).

Source: Kevin Goldsmith, "Spotify Technology Career Steps", 2016,
https://labs.spotify.com/2016/02/15/spotify-technology-career-steps/.

"#]];
    snapbox::assert_data_eq!(by_id.clone(), expected);
    let by_title = folder.run(folder.command("guide").arg("your path is your OWN")).answer();
    assert_eq!(by_title, by_id);
}

#[test]
fn a_question_by_its_number() {
    Folder::new().steps("guide 10").gives(
        0,
        str![[r#"
10. Can I move to a step with less impact?

Yes, and it's no demotion. You may want to begin in a discipline where you have
far less mastery, or you may have another reason, and nobody can list them all.
Talk with your manager before you decide. Your pay is tied to your step, so ask
about that as well. See starting over (`steps guide changing-direction`).

All of them: steps guide questions

"#]],
        "",
    );
    Folder::new().steps("guide 10 --format markdown").gives(0, str![[r#"
# 10. Can I move to a step with less impact?

Yes, and it's no demotion. You may want to begin in a discipline where you have far less mastery, or you may have another reason, and nobody can list them all. Talk with your manager before you decide. Your pay is tied to your step, so ask about that as well. See starting over (`steps guide changing-direction`).

All of them: `steps guide questions`

"#]], "");
    Folder::new().steps("guide 40").gives(
        2,
        "",
        str![[r#"
error: the guide has no question 40
hint: `steps guide` lists the questions, 1 to 23

"#]],
    );
}

#[test]
fn words_that_the_guide_has_somewhere() {
    let folder = Folder::new();
    let search = |words: &str| folder.run(folder.command("guide --search").arg(words));
    search("headphones").gives(
        0,
        str![[r#"
What the guide says about "headphones"

Examples are there to be talked about · Why there is no count · steps guide
examples
There are many ways to make a big difference. One person puts on headphones and
builds something that saves hundreds of colleagues time every week. Another
spends the same months in meetings, until departments that disagreed can act
together. Both moved the company forward, and they'd recognize themselves in
different examples.

"#]],
        "",
    );
    search("can I stay at my step").gives(
        0,
        str![[r#"
What the guide says about "can I stay at my step"

9. Can I stay at my step, or do I have to keep moving? · steps guide 9
You can stay. Everyone is expected to keep learning, but your impact doesn't
have to keep widening. Whether it should is something to talk about with your
manager. The one exception is Individual: it's for starting out, and you're
expected to move on from it as you become a contributing member of your squad.
See your path (`steps guide the-path`).

Disciplines, roles and steps · steps guide disciplines
The three are kept apart because they change at different times. You can take on
another role next month, learn another discipline over a year, and stay at the
same step the whole time. Or your impact can widen while your role keeps its
name.

Your path is your own · steps guide the-path
There's no set route through the steps and no timetable, and staying where you
are is a good choice.

Your path is your own · Staying is fine · steps guide the-path
You can reach a step and decide to stay there. You'll still learn, and your work
will still matter; it just doesn't have to reach more and more people. Tell your
manager, who can then look for the work that you do want.

One step is different. Individual is where people begin while they gain
experience, and everyone is expected to move on from it in time.

22. Who can see my step and my ratings? · steps guide 22
You and your manager, with two exceptions. When a promotion is proposed, those
who approve it get what the two of you agreed, in the packet. And with
`steps send --calibration`, either of you can hand a review, without names or
notes, to someone who looks at many. Everything else stays between you.

Your answers stay closed to your manager until you've both sealed your own, and
the other way around. `steps help privacy` says in detail who can read what.

"#]],
        "",
    );
    search("pineapple").gives(
        1,
        str![[r#"
What the guide says about "pineapple"

Nothing in it has all of these words in one place. `steps guide` lists the
topics and the questions.

"#]],
        "",
    );
}

#[test]
fn what_is_about_the_words_comes_first() {
    let folder = base();
    folder.write(
        "framework/guide/10-shifts.md",
        "# Shifts\n\nWho bakes when.\n\nA raise goes with nights, as [pay](guide:rye) has it.\n\n## For whom\n\nPraise the night shift.\n",
    );
    folder.write(
        "framework/guide/20-rye.md",
        "# Rye\n\nIt keeps.\n\n## When is there a raise?\n\nIn spring.\n",
    );
    folder.steps("guide --search raise").gives(
        0,
        str![[r#"
What the guide says about "raise"

1. When is there a raise? · steps guide 1
In spring.

Shifts · steps guide shifts
A raise goes with nights, as pay (`steps guide rye`) has it.

"#]],
        "",
    );
    folder.steps("guide --search rye").gives(
        0,
        str![[r#"
What the guide says about "rye"

Rye · steps guide rye
It keeps.

"#]],
        "",
    );
    for words in ["", " ? "] {
        folder.run(folder.command("guide --search").arg(words)).gives(
            2,
            "",
            &*format!(
                "error: `--search` looks for words, and `{words}` has none\nhint: `steps guide` lists the topics and the questions\n"
            ),
        );
    }
}

#[test]
fn a_question_in_its_own_words() {
    let folder = Folder::new();
    let by_number = folder.steps("guide 6").answer();
    for words in ["Is a step a level, like \"senior\"?", "is a step a level like senior"] {
        assert_eq!(folder.run(folder.command("guide").arg(words)).answer(), by_number);
    }
}

#[test]
fn code_and_numbers_as_they_were_written() {
    let folder = base();
    folder.write(
        "framework/guide/10-shifts.md",
        "# Shifts\n\nWho bakes when.\n\n3. Ask.\n4. Write:\n\n   ```\n   steps note \"Took the early shift in place of somebody who had been up all night with the rye\"\n\n   steps status\n   ```\n\n5. Read `a`.\n",
    );
    folder.steps("guide shifts").gives(
        0,
        str![[r#"
Shifts

Who bakes when.

3. Ask.
4. Write:

    steps note "Took the early shift in place of somebody who had been up all night with the rye"

    steps status

5. Read `a`.

"#]],
        "",
    );
    folder.steps("guide shifts --format markdown").gives(
        0,
        str![[r##"
# Shifts

Who bakes when.

3. Ask.
4. Write:

```
steps note "Took the early shift in place of somebody who had been up all night with the rye"

steps status
```

5. Read `a`.

"##]],
        "",
    );
    let html = folder.steps("guide shifts --format html").answer();
    let list = html.split_once("<ol").and_then(|(_, rest)| rest.split_once("</main>")).expect("a list").0;
    snapbox::assert_data_eq!(
        list.to_owned(),
        str![[r#"
 start="3"><li>Ask.</li><li>Write:</li></ol>
<pre><code>steps note &quot;Took the early shift in place of somebody who had been up all night with the rye&quot;

steps status
</code></pre>
<ol start="5"><li>Read <code>a</code>.</li></ol>

"#]]
    );
}

#[test]
fn a_word_that_names_nothing() {
    let folder = Folder::new();
    folder.steps("guide the-pat").gives(
        2,
        "",
        str![[r#"
error: no topic of the guide is called `the-pat`
hint: did you mean `the-path`?

"#]],
    );
    folder.steps("guide vacation").gives(
        2,
        "",
        str![[r#"
error: no topic of the guide is called `vacation`
hint: `steps guide` lists the topics; `steps guide --search "vacation"` looks for these words

"#]],
    );
    folder.steps("guide can I stay").gives(
        2,
        "",
        str![[r#"
error: unexpected argument `I`
hint: put a title in quotes; `steps guide --search "can I stay"` looks for words

"#]],
    );
    folder.steps("guide pay --search pay").gives(
        2,
        "",
        str![[r#"
error: `[TOPIC|QUESTION]` cannot be used with `--search`

"#]],
    );
}

#[test]
fn a_topic_as_json() {
    let folder = base();
    folder.write(
        "framework/guide/10-shifts.md",
        "# Shifts\n\nWho works *when*, see\n[care](behavior:care).\n\nAsk `steps show care`.\n\n## Who plans them?\n\nAll of us.\n",
    );
    folder.steps("guide --format json").gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "guide",
  "framework": {
    "id": "bakery-steps",
    "label": "Bakery steps",
    "version": "1.0.0"
  },
  "subject": "contents",
  "words": null,
  "topics": [
    {
      "id": "shifts",
      "label": "Shifts",
      "summary": "Who works when, see care.",
      "body": null
    }
  ],
  "questions": [
    {
      "number": 1,
      "topic": "shifts",
      "question": "Who plans them?",
      "answer": null
    }
  ],
  "passages": []
}

"#]],
        "",
    );
    folder.steps("guide shifts --format json").gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "guide",
  "framework": {
    "id": "bakery-steps",
    "label": "Bakery steps",
    "version": "1.0.0"
  },
  "subject": "topic",
  "words": null,
  "topics": [
    {
      "id": "shifts",
      "label": "Shifts",
      "summary": "Who works when, see care.",
      "body": "Ask `steps show care`./n/n## Who plans them?/n/nAll of us."
    }
  ],
  "questions": [],
  "passages": []
}

"#]],
        "",
    );
    folder.steps("guide --search planned --format json").gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "guide",
  "framework": {
    "id": "bakery-steps",
    "label": "Bakery steps",
    "version": "1.0.0"
  },
  "subject": "search",
  "words": "planned",
  "topics": [],
  "questions": [],
  "passages": [
    {
      "topic": "shifts",
      "heading": "Who plans them?",
      "question": 1,
      "text": "All of us."
    }
  ]
}

"#]],
        "",
    );
}

#[test]
fn a_topic_as_a_page() {
    let folder = base();
    folder.write(
        "framework/guide/10-shifts.md",
        "# Shifts <now>\n\nWho works when.\n\n- See [care](behavior:care), [all](guide:all) or\n  [the web](https://example.com/a?b=1&c)\n- **Ask** `steps show care`\n\n> Bread & roses\n\n## Who <plans> them?\n\n<script>alert(1)</script>\n\n| When | Who |\n|---|---|\n| Night | Kim |\n",
    );
    let page = folder.steps("guide shifts --format html").answer();
    let (_, main) = page.split_once("<main>").expect("a body");
    snapbox::assert_data_eq!(
        main.split("</main>").next().expect("its end").to_owned(),
        str![[r#"
<h1>Shifts &lt;now&gt;</h1><p>Who works when.</p>
<ul><li>See care, all (<code>steps guide all</code>) or the web (<a href="https://example.com/a?b=1&amp;c" rel="noreferrer">https://example.com/a?b=1&amp;c</a>)</li><li><strong>Ask</strong> <code>steps show care</code></li></ul>
<p><span class="quote">Bread &amp; roses</span></p>
<h2>1. Who &lt;plans&gt; them?</h2>
<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
<table class="columns" role="table"><caption></caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">When</th><th scope="col" role="columnheader">Who</th></tr></thead><tbody role="rowgroup"><tr role="row"><td role="cell" data-column="When">Night</td><td role="cell" data-column="Who">Kim</td></tr></tbody></table>

"#]]
    );
}

#[test]
fn every_page_of_the_guide_needs_nothing_from_elsewhere() {
    let contents = json("guide");
    for topic in contents["topics"].as_array().expect("topics") {
        let id = topic["id"].as_str().expect("an id");
        let page = Folder::new().steps(&format!("guide {id} --format html")).answer();
        for foreign in ["<script", "<link", "<img", "@import", "url(", "src="] {
            assert!(!page.contains(foreign), "{id} has {foreign}");
        }
        assert!(page.contains("href=\"https://") || !page.contains("https://"), "{id}");
    }
}

#[test]
fn a_framework_without_a_guide() {
    let folder = base();
    folder.steps("guide").gives(
        0,
        str![[r#"
The guide to Bakery steps

This framework has no guide.

To write one, add a folder `guide` to the framework, with a file for each topic,
such as `10-pay.md`: its title on the first line, after `#` and a space, and
below it a paragraph that says what the topic comes to. `steps init DIR` writes
a whole guide to begin from.

"#]],
        "",
    );
    folder.steps("guide pay").gives(
        2,
        "",
        str![[r#"
error: this framework has no guide
hint: `steps guide` says how to write one

"#]],
    );
    folder.steps("guide --search pay").gives(
        1,
        str![[r#"
What the guide says about "pay"

This framework has no guide.

"#]],
        "",
    );
    folder.steps("guide --format json").gives(
        0,
        str![[r#"
{
  "version": 1,
  "report": "guide",
  "framework": {
    "id": "bakery-steps",
    "label": "Bakery steps",
    "version": "1.0.0"
  },
  "subject": "contents",
  "words": null,
  "topics": [],
  "questions": [],
  "passages": []
}

"#]],
        "",
    );
}

#[test]
fn check_looks_at_the_guide() {
    let folder = base();
    folder
        .write("framework/guide/10-pay.md", "# Pay\n\nSee [care](behavior:car) and [shifts](guide:shift).\n")
        .write("framework/guide/20-pay.md", "# Money\n\nAt [the shop](step:shopp), by [x](role:x).\n")
        .write(
            "framework/guide/shifts.md",
            "# Shifts\n\n[A](example:ca-greet-guests) [B](discipline:pastry)\n",
        )
        .write("framework/guide/README.md", "How these files are kept, [here](elsewhere.md).\n")
        .write("framework/guide/old.docx", "PK")
        .write("framework/guides/late.md", "# Late\n\nToo late.\n");
    folder.steps("check").gives(
        1,
        str![[r#"
error[unknown-id]: no behavior is called `car`
 --> framework/guide/10-pay.md:3:12
  |
3 | See [care](behavior:car) and [shifts](guide:shift).
  |            ^^^^^^^^^^^^
  |
  = help: did you mean `care`?

error[unknown-id]: no topic of the guide is called `shift`
 --> framework/guide/10-pay.md:3:39
  |
3 | See [care](behavior:car) and [shifts](guide:shift).
  |                                       ^^^^^^^^^^^
  |
  = help: did you mean `shifts`?

error[duplicate-id]: the topic `pay` is also in framework/guide/10-pay.md
 --> framework/guide/20-pay.md:1:1
  |
1 | # Money
  | ^
  |
  = help: rename one of the two files; the number at the beginning is not a part of the id

error[unknown-id]: no step is called `shopp`
 --> framework/guide/20-pay.md:3:15
  |
3 | At [the shop](step:shopp), by [x](role:x).
  |               ^^^^^^^^^^
  |
  = help: did you mean `shop`?

error[unknown-id]: no role is called `x`
 --> framework/guide/20-pay.md:3:35
  |
3 | At [the shop](step:shopp), by [x](role:x).
  |                                   ^^^^^^
  |
  = help: expected `head-baker`

warning[stray-file]: nothing reads this file
 --> framework/guide/old.docx:1:1
  = help: save what is in it as plain text, as `framework/guide/old.md`

error[unknown-id]: no example is called `ca-greet-guests`
 --> framework/guide/shifts.md:3:5
  |
3 | [A](example:ca-greet-guests) [B](discipline:pastry)
  |     ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `ca-greets-guests`?

warning[stray-file]: nothing reads this file
 --> framework/guides/late.md:1:1
  = help: move it to `framework/guide/late.md`

6 errors and 2 warnings in 5 files.

"#]],
        "",
    );
}

#[test]
fn a_part_that_does_not_read_is_no_dead_link() {
    let folder = base();
    folder.write(
        "framework/guide/10-pay.md",
        "# Pay\n\nSee [care](behavior:care), [x](example:ca-asks-for-help), [y](role:head-baker).\n",
    );
    folder.write("framework/behaviors/care.yaml", "id: care\nname: [\n");
    folder.write("framework/roles.yaml", "- {id: head-baker, name: 4}\n");
    let found = folder.steps("check").out;
    assert!(found.contains("care.yaml") && !found.contains("10-pay.md"), "{found}");
}

#[test]
fn a_topic_that_is_no_text_is_told() {
    let folder = base();
    folder.write("framework/guide/10-pay.md", b"# Pay\n\nH\xf6he.\n");
    folder.steps("guide").gives(
        2,
        "",
        str![[r#"
error[does-not-parse]: the file is not saved as UTF-8, as `ö` shows
 --> framework/guide/10-pay.md:3:2
  |
3 | Höhe.
  |  ^
  |
  = help: save it as UTF-8; most editors ask for the encoding under "Save as"

"#]],
    );
}

#[test]
fn the_guide_of_a_new_workspace_is_its_own() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    assert_eq!(folder.steps("guide").answer(), Folder::new().steps("guide").answer());
    folder.write("framework/guide/05-here.md", "# Here\n\nHow it is done here.\n");
    let contents = folder.steps("guide").answer();
    assert!(contents.contains("Topics\n- here: How it is done here.\n- why-steps: "), "{contents}");
}
