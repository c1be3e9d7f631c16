//! Peers: asked on the manager's machine, answered or declined on their own, and read as far as each of them allowed.

use snapbox::str;

use crate::exchange::{files_with, stable};
use crate::interview::Workspace;
use crate::machine::Machine;
use crate::program::Folder;
use crate::repository::{commit, git};

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const PEERS: [&str; 4] = ["kim-osei", "noor-haddad", "ola-berg", "sam-lindqvist"];

/// Robin, their manager Alex, and four peers, each on a machine with the same small framework. Ola has no key.
struct Office {
    robin: Machine,
    alex: Machine,
    peers: [Machine; 4],
}

impl Office {
    fn new() -> Self {
        let framework = Workspace::new();
        let [robin, alex] = ["robin-ek", "alex-moreau"].map(Machine::of);
        let peers = PEERS.map(Machine::of);
        let key = |machine: &Machine| format!(", key: {}", machine.key());
        let mut people = format!(
            "- {{id: robin-ek, name: Robin Ek, managers: [{{id: alex-moreau}}], disciplines: []{}}}\n\
             - {{id: alex-moreau, name: Alex Moreau{}}}\n",
            key(&robin),
            key(&alex)
        );
        let names = ["Kim Osei", "Noor Haddad", "Ola Berg", "Sam Lindqvist"];
        for ((machine, id), name) in peers.iter().zip(PEERS).zip(names) {
            let key = if id == "ola-berg" { String::new() } else { key(machine) };
            people += &format!("- {{id: {id}, name: {name}{key}}}\n");
        }
        let office = Self { robin, alex, peers };
        for machine in office.all() {
            machine.folder.lay_over(framework.path()).write("people.yaml", &people);
        }
        office.robin.folder.write("reviews/robin-ek/profile.yaml", "start: 2020-08-03\nstep: shop\n");
        office
    }

    fn all(&self) -> impl Iterator<Item = &Machine> {
        [&self.robin, &self.alex].into_iter().chain(&self.peers)
    }

    /// Alex asks all four about both behaviors at two steps, and each of them takes it in.
    fn ask(&self) {
        let from = PEERS.join(" ");
        self.alex.does(&format!("peers ask robin-ek --from {from} --step own shop --by 2026-12-04"));
        for (machine, id) in self.peers.iter().zip(PEERS) {
            let ending = if id == "ola-berg" { "yaml" } else { "steps" };
            let file = format!("robin-ek-2026-h2-request-{id}.{ending}");
            machine.gets(&self.alex, &file);
            machine.does(&format!("receive {file}"));
        }
    }

    /// A peer answers, and Alex takes it in.
    fn answers(&self, at: usize, cells: &str) {
        let (machine, id) = (&self.peers[at], PEERS[at]);
        machine.folder.write("answers.yaml", format!("cells: {cells}\n"));
        machine.does("assess robin-ek --as peer --answers answers.yaml --seal");
        machine.does("send robin-ek");
        let file = format!("robin-ek-2026-h2-peer-{id}.steps");
        self.alex.gets(machine, &file);
        self.alex.does(&format!("receive {file}"));
    }

    /// Everybody but Ola answers: about their own work without a name, about the shop each in another way.
    fn all_answer(&self) {
        self.ask();
        let shop = [
            "often, forward: with-name, note: Runs the queue",
            "often, forward: without-name",
            "model, note: Not to be told",
        ];
        for (at, own, shop) in [
            (0, "often, note: Zest", shop[0]),
            (1, "seldom", shop[1]),
            (3, "often, note: Asks early", shop[2]),
        ] {
            let cells = format!(
                "{{craft: {{own: {{rating: {own}, forward: without-name}}, shop: {{rating: {shop}}}}}}}"
            );
            self.answers(at, &cells);
        }
    }

    /// Both sides seal, and each has what the other sealed.
    fn both_seal(&self) {
        let cells = |note: &str| {
            format!(
                "{{craft: {{own: {{rating: often, note: {note}}}, shop: {{rating: seldom}}}}, team: {{own: {{rating: seldom}}}}}}"
            )
        };
        self.robin.seals("--from own", &cells("So I think"));
        self.alex.seals("robin-ek", &cells("So it is"));
        self.robin.does("send");
        self.alex.does("send robin-ek");
        self.alex.gets(&self.robin, "robin-ek-2026-h2-self.steps");
        self.robin.gets(&self.alex, "robin-ek-2026-h2-manager-alex-moreau.steps");
        self.alex.does("receive robin-ek-2026-h2-self.steps");
        self.robin.does("receive robin-ek-2026-h2-manager-alex-moreau.steps");
    }
}

#[test]
fn a_request_says_what_is_asked_and_nothing_of_the_persons_step() {
    let office = Office::new();
    let alex = &office.alex;
    let asked = alex.steps(
        "peers ask robin-ek --from kim-osei ola-berg --for craft --step shop --by 2026-12-04 --note Gladly-short",
    );
    assert_eq!(asked.status, 0);
    snapbox::assert_data_eq!(
        stable(&asked.err, &[alex]),
        str![[r#"
Writing to Kim Osei, whose key has the fingerprint [FINGERPRINT].
Wrote `robin-ek-2026-h2-request-kim-osei.steps`. Hand it over to Kim Osei, who runs `steps receive FILE`.
Wrote `robin-ek-2026-h2-request-ola-berg.yaml`. Hand it over to Ola Berg, who runs `steps receive FILE`.
people.yaml has no key of Ola Berg, so the request is not encrypted: whoever opens it reads that you ask about Robin Ek.
Next: `steps peers robin-ek` shows who has answered.

"#]]
    );
    snapbox::assert_data_eq!(
        alex.folder.read("robin-ek-2026-h2-request-ola-berg.yaml"),
        str![[r##"
# Alex Moreau asks Ola Berg what they see of Robin Ek by 2026-12-04: Craft, at Shop. Each
# is a rating and a note. Alex Moreau reads all of it. Robin Ek reads only as much of each
# answer as you allow, and may show that to those who decide about a move. `steps receive
# FILE` takes this in, and `steps assess robin-ek --as peer` answers it.
format: 1
person: robin-ek
cycle: "2026-h2"
peer: ola-berg
from: alex-moreau
asked: "2026-11-23"
by: "2026-12-04"
note: Gladly-short
behaviors: [craft]
steps: [shop]

"##]]
    );
    // Encrypted, it tells outside that somebody is asked something, and not what.
    let kims = alex.folder.read("robin-ek-2026-h2-request-kim-osei.steps");
    assert!(!kims.contains("craft") && !kims.contains("Gladly"), "{kims}");
    office.peers[0].gets(alex, "robin-ek-2026-h2-request-kim-osei.steps");
    office.peers[0].steps("receive robin-ek-2026-h2-request-kim-osei.steps").gives(
        0,
        "",
        str![[r#"
Alex Moreau asks you what you see of Robin Ek for 2026-h2 by 2026-12-04. It is kept in `reviews/robin-ek/2026-h2/request-kim-osei.yaml`.
Next: `steps assess robin-ek --as peer` answers it, and `steps peers decline robin-ek` declines.

"#]],
    );
    office.peers[0].steps("status").gives(
        0,
        str![[r#"
What is waiting for Kim Osei

By                      What
─────────────────────────────────────────────────────────────────────────────
2026-12-04, in 11 days  Alex Moreau asks what you see of Robin Ek for 2026-h2
                        steps assess robin-ek --as peer

"#]],
        "",
    );
}

#[test]
fn only_a_manager_asks_and_only_somebody_else() {
    let office = Office::new();
    office.robin.steps("peers ask robin-ek --from kim-osei").gives(
        2,
        "",
        str![[r#"
error: only your manager asks peers about you
hint: `steps diff --with peers` shows what peers allowed you to read

"#]],
    );
    office.peers[0].steps("peers ask robin-ek --from ola-berg").gives(
        2,
        "",
        str![[r#"
error: only Robin Ek's manager asks peers about Robin Ek, and you are `kim-osei`
hint: if that is wrong, say who you are with `--person ID`

"#]],
    );
    for (from, why) in [("robin-ek", "it is their own review"), ("alex-moreau", "you rate as the manager")] {
        let run = office.alex.steps(&format!("peers ask robin-ek --from {from}"));
        assert_eq!((run.status, run.err), (2, format!("error: `{from}` is no peer here: {why}\n")));
    }
    // A slip is told, and nobody is asked.
    office.alex.steps("peers ask robin-ek --from kim-osei kim-ossei --for crafts").gives(
        2,
        "",
        str![[r#"
error: nobody is called `kim-ossei`
hint: did you mean `kim-osei`?

"#]],
    );
    assert!(!office.alex.folder.join("reviews").exists());
}

#[test]
fn a_request_goes_to_nobody_else() {
    let office = Office::new();
    office.ask();
    for (file, expect) in [
        ("robin-ek-2026-h2-request-kim-osei.steps", "is written to other keys than yours, for Kim Osei"),
        ("robin-ek-2026-h2-request-ola-berg.yaml", "is a request to Ola Berg, and you are `robin-ek`"),
    ] {
        office.robin.gets(&office.alex, file);
        let run = office.robin.steps(&format!("receive {file}"));
        assert_eq!(run.status, 2);
        assert!(run.err.contains(expect), "{}", run.err);
    }
    let run = office.alex.steps("receive robin-ek-2026-h2-request-ola-berg.yaml");
    assert!(
        run.err
            .starts_with("error: `robin-ek-2026-h2-request-ola-berg.yaml` is your own request to Ola Berg\n"),
        "{}",
        run.err
    );
    assert!(!office.robin.folder.join("reviews/robin-ek/2026-h2").exists());
}

#[test]
fn whoever_would_rather_not_says_so_and_waits_no_more() {
    let office = Office::new();
    office.ask();
    let ola = &office.peers[2];
    let declined = ola.does("peers decline robin-ek --reason Hardly-met");
    assert!(declined.err.contains("Wrote `robin-ek-2026-h2-declined-ola-berg.steps`"), "{}", declined.err);
    assert_eq!(ola.does("status").out, "What is waiting for Ola Berg\n\nNothing is waiting.\n");
    office.alex.gets(ola, "robin-ek-2026-h2-declined-ola-berg.steps");
    office.alex.steps("receive robin-ek-2026-h2-declined-ola-berg.steps").gives(
        0,
        "",
        str![[r#"
Ola Berg would rather not write about Robin Ek for 2026-h2: Hardly-met
Next: `steps peers robin-ek` shows who has answered.

"#]],
    );
    office.answers(0, "{craft: {own: {rating: often}}}");
    office.alex.steps("peers robin-ek").gives(
        0,
        str![[r#"
Peers asked about Robin Ek, 2026-h2

Peer           Asked       By                      State
─────────────────────────────────────────────────────────────────────────
Kim Osei       2026-11-23  2026-12-04              sealed on 2026-11-23
Noor Haddad    2026-11-23  2026-12-04, in 11 days  not sealed yet
Ola Berg       2026-11-23  2026-12-04              declined on 2026-11-23
                                                   Hardly-met
Sam Lindqvist  2026-11-23  2026-12-04, in 11 days  not sealed yet

"#]],
        "",
    );
    let status = office.alex.does("status --all").out;
    assert!(
        status.contains("Noor Haddad and Sam Lindqvist, whom you asked about 2026-h2, have not answered"),
        "{status}"
    );
    for person in [&office.robin, &office.peers[0]] {
        let run = person.steps("peers robin-ek");
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.starts_with("error: only "), "{}", run.err);
    }
}

#[test]
fn a_peer_is_asked_what_was_asked_and_how_far_each_answer_may_go() {
    let office = Office::new();
    office.alex.does("peers ask robin-ek --from kim-osei --for craft --step own shop --note Gladly-short");
    let kim = &office.peers[0];
    kim.gets(&office.alex, "robin-ek-2026-h2-request-kim-osei.steps");
    kim.does("receive robin-ek-2026-h2-request-kim-osei.steps");
    let mut terminal = kim.terminal("assess robin-ek --as peer");
    terminal.wait_for("Enter begin");
    let opening = terminal.screen();
    assert!(opening.contains("Alex Moreau asks you for this, and reads all of it."), "{opening}");
    assert!(opening.contains("Gladly-short"), "{opening}");
    terminal.send(ENTER).wait_for("question 1 of up to 2");
    let page = terminal.screen();
    // The examples are there to read, and there is nothing to mark.
    assert!(page.contains("· First of craft at own") && !page.contains("[ ]"), "{page}");
    assert!(page.contains("Who may read this answer?") && page.contains("› 1  The manager alone"), "{page}");
    terminal.send("2").wait_for("2 (Often)").send("\tOn time").wait_for("On time").send("\t2").send(ENTER);
    terminal.wait_for("question 2 of up to 2").send("1").wait_for("1 (Seldom)").send(ENTER);
    terminal
        .wait_for("› 1 Seal it now")
        .send(ENTER)
        .wait_for("Sealed `reviews/robin-ek/2026-h2/peer-kim-osei.yaml`");
    assert!(terminal.wait_for_end().success());
    let sealed = kim.folder.read("reviews/robin-ek/2026-h2/peer-kim-osei.yaml");
    let (_, cells) = sealed.split_once("cells:\n").expect("cells");
    assert_eq!(
        cells,
        "  craft:\n    own:\n      rating: often\n      note: On time\n      forward: without-name\n    shop:\n      rating: seldom\n"
    );
    assert!(!sealed.contains("step:"), "{sealed}");
}

#[test]
fn a_manager_reads_what_peers_say_after_their_own_answer_and_not_before() {
    let office = Office::new();
    office.all_answer();
    let alex = &office.alex;
    let closed = alex.does("peers robin-ek --answers").out;
    assert!(closed.contains("Nothing is open yet."), "{closed}");
    let mut terminal = alex.terminal("assess robin-ek --as manager --from own");
    terminal.wait_for("Enter begin").send(ENTER).wait_for("question 1 of");
    assert!(!terminal.screen().contains("peers say"));
    // What is chosen on the page and not accepted is no answer yet.
    terminal.send("\t2").wait_for("2 (Often)");
    assert!(!terminal.screen().contains("peers say"), "{}", terminal.screen());
    terminal.send(ENTER).wait_for("What peers say about Craft · Own work is there now: go back to read it.");
    terminal.send(ESCAPE).wait_for("What peers say:").wait_for("· Kim Osei: Often. Zest");
    terminal.send("q").wait_for("Continue with");
    terminal.wait_for_end();
    alex.steps("peers robin-ek --answers").gives(
        0,
        str![[r#"
Peers asked about Robin Ek, 2026-h2

Peer           Asked       By                      State
───────────────────────────────────────────────────────────────────────
Kim Osei       2026-11-23  2026-12-04              sealed on 2026-11-23
Noor Haddad    2026-11-23  2026-12-04              sealed on 2026-11-23
Ola Berg       2026-11-23  2026-12-04, in 11 days  not sealed yet
Sam Lindqvist  2026-11-23  2026-12-04              sealed on 2026-11-23

What they wrote

Craft · Own work
- Kim Osei: Often. “Zest” (may be passed on without the name)
- Noor Haddad: Seldom (may be passed on without the name)
- Sam Lindqvist: Often. “Asks early” (may be passed on without the name)

"#]],
        "",
    );
    // The settings may open them at once.
    alex.folder.write("steps.toml", "peers = \"at-once\"\n");
    let open = alex.does("peers robin-ek --answers --format json").out;
    assert!(open.contains("Not to be told") && open.contains("\"forward\": \"nowhere\""), "{open}");
}

#[test]
fn what_peers_allowed_reaches_the_person_and_nothing_else_of_it() {
    let office = Office::new();
    office.all_answer();
    let (robin, alex) = (&office.robin, &office.alex);
    let early = alex.steps("send robin-ek --peers");
    assert_eq!(early.status, 2, "{}", early.err);
    office.both_seal();
    let sent = alex.does("send robin-ek --peers");
    assert!(sent.err.contains("Still to come: Ola Berg."), "{}", sent.err);
    robin.gets(alex, "robin-ek-2026-h2-peers.steps");
    robin.steps("receive robin-ek-2026-h2-peers.steps").gives(0, "", str![[r#"
Took in what peers allowed you to read for 2026-h2, from Alex Moreau, as `reviews/robin-ek/2026-h2/peers.steps`.
Next: `steps diff --with peers` shows it once both sides have sealed.

"#]]);
    let said = |machine: &Machine, arguments: &str| {
        let report = machine.does(arguments).out;
        let (_, said) = report.split_once("What peers say\n").expect("peers");
        said.to_owned()
    };
    snapbox::assert_data_eq!(
        said(robin, "diff --with peers --brief"),
        str![[r#"
Answers without a name are shown where at least three peers allowed it, in no
order that tells who is who. Answers with a name do not count toward the three.

Craft · Own work
- Without a name: 1 Seldom and 2 Often
- “Asks early”
- “Zest”

Craft · Shop
- Kim Osei: Often. “Runs the queue”

"#]]
    );
    // In front of one screen it is the same, on whichever machine.
    assert_eq!(said(robin, "diff --with peers --brief"), said(alex, "diff robin-ek --with peers --brief"));
    // On the person's machine nothing tells who was asked, nor what was not allowed.
    let reviews = robin.path().join("reviews");
    for text in ["kim-osei", "noor", "sam-lindqvist", "ola-berg", "Not to be told", "Zest"] {
        assert_eq!(files_with(&reviews, text), Vec::<String>::new(), "{text}");
    }
    for format in ["text", "markdown", "json", "html"] {
        let report = robin.does(&format!("diff --with peers --format {format}")).out;
        assert!(report.contains("Asks early") && report.contains("Runs the queue"), "{format}: {report}");
        assert!(!report.contains("Not to be told") && !report.contains("Noor"), "{format}: {report}");
    }
    // Opened again, one's own closes it.
    robin.does("assess --reopen --reason Again --answers answers.yaml");
    let closed = robin.steps("diff --with peers");
    assert_eq!((closed.status, closed.out.as_str()), (2, ""));
}

#[test]
fn what_peers_say_is_for_the_two_of_them() {
    let office = Office::new();
    office.all_answer();
    office.both_seal();
    // All on one disk, as in an example: the gate is the same.
    let folder = &office.alex.folder;
    for somebody in ["--person sam-lindqvist", "--person ola-berg"] {
        let run = office.alex.steps(&format!("diff robin-ek --with peers {somebody}"));
        assert_eq!(run.out, "", "{somebody}");
        assert_eq!(run.status, 2, "{somebody}");
    }
    folder.write("config/steps/config.toml", "");
    let unknown = office.alex.steps("diff robin-ek --with peers");
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
}

#[test]
fn what_a_peer_says_goes_to_the_manager_alone() {
    let office = Office::new();
    office.ask();
    let kim = &office.peers[0];
    kim.folder.write("answers.yaml", "cells: {craft: {own: {rating: often, forward: with-name}}}\n");
    kim.does("assess robin-ek --as peer --answers answers.yaml --seal");
    for somebody in ["robin-ek", "noor-haddad"] {
        let run = kim.steps(&format!("send robin-ek --to {somebody}"));
        assert_eq!(run.status, 2, "{somebody}");
        assert!(run.err.starts_with("error: what a peer says goes to Robin Ek's manager alone, and not to "));
    }
    kim.does("send robin-ek --to alex-moreau");
    // Whoever asked reads it, though people.yaml names another manager by now.
    let people = kim.folder.read("people.yaml").replace("{id: alex-moreau}", "{id: sam-lindqvist}");
    kim.folder.write("people.yaml", people);
    let sent = kim.does("send robin-ek");
    assert!(sent.err.contains("Hand it over to Alex Moreau"), "{}", sent.err);
}

#[test]
fn a_parcel_that_was_changed_on_the_way_is_refused() {
    let office = Office::new();
    office.ask();
    let file = "robin-ek-2026-h2-request-kim-osei.steps";
    let whole = office.alex.folder.read(file);
    office.peers[0].folder.write(file, whole.replace("from: alex-moreau", "from: robin-ek"));
    office.peers[0].steps(&format!("receive {file}")).gives(
        2,
        "",
        str![[r#"
error: `robin-ek-2026-h2-request-kim-osei.steps` is not as it was sent: something in it was changed or cut off
hint: ask for it again, as a file rather than as text: `steps send` writes the same once more

"#]],
    );
}

#[test]
fn what_peers_write_never_goes_through_git() {
    let office = Office::new();
    for machine in office.all() {
        machine.folder.write("steps.toml", "share = \"git\"\n");
    }
    office.all_answer();
    let (alex, kim) = (&office.alex, &office.peers[0]);
    assert!(kim.folder.join("robin-ek-2026-h2-peer-kim-osei.steps").exists());
    assert!(!kim.folder.join("reviews/robin-ek/2026-h2/peer-kim-osei.steps").exists());
    git(&alex.folder, "init -q -b main");
    alex.seals("robin-ek", "{craft: {own: {rating: often, note: So}}}");
    alex.does("send robin-ek");
    git(&alex.folder, "add reviews");
    let staged = git(&alex.folder, "diff --cached --name-only");
    assert_eq!(staged, "reviews/robin-ek/2026-h2/manager-alex-moreau.steps\n");
    // By force it is told.
    git(&alex.folder, "add -f reviews/robin-ek/2026-h2/peer-kim-osei.steps");
    commit(&alex.folder);
    let told = alex.steps("check reviews").out;
    assert!(told.contains("error[tracked-by-git]") && told.contains("peer-kim-osei.steps"), "{told}");
}

#[test]
fn a_request_that_is_written_by_hand_is_checked() {
    let folder = Folder::example("first-review");
    let request = "format: 1\nperson: robin-ek\ncycle: 2026-h1\npeer: kim-osei\nfrom: alex-moreau\n\
                   asked: 2026-11-01\nbehaviors: [mastry]\nsteps: [squad]\n";
    folder.write("reviews/robin-ek/2026-h2/request-kim-osei.yaml", request);
    let own = "reviews/robin-ek/2026-h2/self.yaml";
    folder.steps("check reviews/robin-ek/2026-h2/request-kim-osei.yaml --person kim-osei").gives(
        1,
        str![[r#"
error[wrong-place]: `cycle` is `2026-h1`, but the file is where `2026-h2` is expected
 --> reviews/robin-ek/2026-h2/request-kim-osei.yaml:3:8
  |
3 | cycle: 2026-h1
  |        ^^^^^^^
  |
  = help: write `cycle: 2026-h2`, or move the file

error[unknown-id]: no behavior is called `mastry`
 --> reviews/robin-ek/2026-h2/request-kim-osei.yaml:7:13
  |
7 | behaviors: [mastry]
  |             ^^^^^^
  |
  = help: did you mean `mastery`?

2 errors in 1 file.

"#]],
        "",
    );
    // To the person it says that something is wrong there, and not what.
    let told = folder.steps("check reviews/robin-ek/2026-h2/request-kim-osei.yaml --person robin-ek").out;
    assert!(!told.contains("mastry") && told.contains("request-kim-osei.yaml"), "{told}");
    // Only a peer says how far an answer may go.
    folder.write(
        own,
        folder.read(own).replacen("      rating: ", "      forward: with-name\n      rating: ", 1),
    );
    let told = folder.steps(&format!("check {own} --person robin-ek")).out;
    assert!(told.contains("only a peer says how far an answer may go"), "{told}");
}

#[test]
fn a_manager_is_none_of_the_peers() {
    let office = Office::new();
    let run = office.alex.steps("assess robin-ek --as peer --answers answers.yaml");
    assert_eq!(run.status, 2);
    assert!(
        run.err.starts_with("error: you are Robin Ek's manager, and so none of the peers\n"),
        "{}",
        run.err
    );
}

#[test]
fn that_one_cannot_say_opens_nothing() {
    let office = Office::new();
    office.all_answer();
    office.alex.folder.write("unsure.yaml", "cells: {craft: {own: {rating: unsure}}}\n");
    office.alex.does("assess robin-ek --as manager --answers unsure.yaml");
    assert!(office.alex.does("peers robin-ek --answers").out.contains("Nothing is open yet."));
}

#[test]
fn a_few_who_answer_later_cannot_be_picked_out() {
    let office = Office::new();
    office.all_answer();
    office.both_seal();
    let (robin, alex) = (&office.robin, &office.alex);
    alex.does("send robin-ek --peers");
    // Ola answers after all, and would be the difference between the two.
    office.peers[2].does("key");
    office.answers(2, "{craft: {own: {rating: model, note: Late, forward: without-name}}}");
    let again = alex.does("send robin-ek --peers");
    assert!(again.err.contains("They are held back until they are three more"), "{}", again.err);
    robin.gets(alex, "robin-ek-2026-h2-peers.steps");
    robin.does("receive robin-ek-2026-h2-peers.steps");
    for report in [robin.does("diff --with peers --brief"), alex.does("diff robin-ek --with peers --brief")] {
        assert!(
            report.out.contains("1 Seldom and 2 Often") && !report.out.contains("Late"),
            "{}",
            report.out
        );
    }
}

#[test]
fn what_was_allowed_stays_where_it_belongs() {
    let office = Office::new();
    office.all_answer();
    office.both_seal();
    let (robin, alex) = (&office.robin, &office.alex);
    alex.does("send robin-ek --peers");
    robin.gets(alex, "robin-ek-2026-h2-peers.steps");
    robin.does("receive robin-ek-2026-h2-peers.steps");
    // In another cycle's folder it is nobody's word.
    let parcel = robin.folder.read("reviews/robin-ek/2026-h2/peers.steps");
    robin.folder.write("reviews/robin-ek/2026-h2/peers.steps", parcel.replace("2026-h2", "2026-h1"));
    let run = robin.steps("diff --with peers");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("is not as it was sent"), "{}", run.err);
    let told = robin.steps("check reviews").out;
    assert!(told.contains("error[damaged-envelope]"), "{told}");
}

#[test]
fn a_newer_request_and_a_no_are_not_overwritten() {
    let office = Office::new();
    let (alex, kim) = (&office.alex, &office.peers[0]);
    let file = "robin-ek-2026-h2-request-kim-osei.steps";
    alex.does_on("2026-11-01", "peers ask robin-ek --from kim-osei --for craft");
    kim.gets(alex, file);
    kim.does("receive robin-ek-2026-h2-request-kim-osei.steps");
    let first = kim.folder.read(file);
    kim.folder.write("reviews/robin-ek/2026-h2/request-kim-osei.yaml", {
        let kept = kim.folder.read("reviews/robin-ek/2026-h2/request-kim-osei.yaml");
        kept.replace("behaviors:", "# Ask Noor, too\nbehaviors:")
    });
    let again = alex.does_on("2026-11-10", "peers ask robin-ek --from kim-osei --for craft team");
    assert!(
        again.err.contains("This takes the place of what you asked Kim Osei on 2026-11-01."),
        "{}",
        again.err
    );
    kim.gets(alex, file);
    kim.does("receive robin-ek-2026-h2-request-kim-osei.steps");
    let kept = kim.folder.read("reviews/robin-ek/2026-h2/request-kim-osei.yaml");
    assert!(kept.contains("# Ask Noor, too\nbehaviors: [craft, team]\n"), "{kept}");
    // The one of before comes late.
    kim.folder.write("old.steps", &first);
    let run = kim.steps("receive old.steps");
    assert_eq!(run.status, 2);
    assert!(
        run.err.starts_with(
            "error: Alex Moreau asked you about Robin Ek on 2026-11-10 already, and that stays\n"
        )
    );
    // Whoever declined is not asked the same again.
    kim.does("peers decline robin-ek");
    let run = kim.does("receive robin-ek-2026-h2-request-kim-osei.steps");
    assert!(run.err.starts_with("You declined this on 2026-11-23."), "{}", run.err);
    // Nobody else asks.
    let text = kim.folder.read("reviews/robin-ek/2026-h2/request-kim-osei.yaml");
    let (text, _) = text.split_once("declined:").expect("a no");
    kim.folder.write("stranger.yaml", text.replace("from: alex-moreau", "from: noor-haddad"));
    let run = kim.steps("receive stranger.yaml");
    assert!(run.err.contains("who does not manage Robin Ek as people.yaml says"), "{}", run.err);
    kim.folder.write("nonsense.yaml", text.replace("[craft, team]", "[crafts]"));
    let run = kim.steps("receive nonsense.yaml");
    assert!(run.err.contains("it asks about `crafts`"), "{}", run.err);
}

#[test]
fn what_is_sealed_is_not_declined() {
    let office = Office::new();
    office.ask();
    office.answers(0, "{craft: {own: {rating: often}}}");
    let run = office.peers[0].steps("peers decline robin-ek");
    assert_eq!(run.status, 2);
    assert!(run.err.starts_with("error: you have sealed your answers about Robin Ek for 2026-h2 already\n"));
}

#[test]
fn a_request_that_does_not_read_is_told_and_not_overwritten() {
    let office = Office::new();
    office.ask();
    let file = "reviews/robin-ek/2026-h2/request-kim-osei.yaml";
    for machine in [&office.alex, &office.peers[0]] {
        machine.folder.write(file, "garbage");
    }
    let told = office.alex.does("peers robin-ek").err;
    assert!(told.contains(&format!("`{file}` cannot be read, and is left out")), "{told}");
    assert_eq!(office.alex.steps("peers ask robin-ek --from kim-osei").status, 2);
    assert_eq!(office.alex.folder.read(file), "garbage");
    let told = office.peers[0].does("status").err;
    assert!(told.starts_with("Robin Ek is left out, for a file about them cannot be read"), "{told}");
}

#[test]
fn with_a_passphrase_both_sides_read_it_too_and_it_can_be_sent_again() {
    let office = Office::new();
    office.all_answer();
    office.both_seal();
    let (robin, alex) = (&office.robin, &office.alex);
    for machine in [robin, alex] {
        machine.folder.write("phrase.txt", "four words of ours\n");
    }
    for _ in 0..2 {
        alex.does("send robin-ek --peers --passphrase-file phrase.txt");
        assert!(alex.does("diff robin-ek --with peers --brief").out.contains("Asks early"));
    }
    robin.gets(alex, "robin-ek-2026-h2-peers.steps");
    robin.does("receive robin-ek-2026-h2-peers.steps --passphrase-file phrase.txt");
    assert!(robin.does("diff --with peers --brief").out.contains("Asks early"));
}

#[test]
fn an_answer_that_does_not_open_is_told() {
    let office = Office::new();
    office.all_answer();
    office.both_seal();
    let alex = &office.alex;
    // Alex has another key by now than the one that the peers wrote to.
    alex.folder.write("config/steps/key.txt", office.peers[0].folder.read("config/steps/key.txt"));
    for command in ["peers robin-ek --answers", "send robin-ek --peers"] {
        let told = alex.steps(command).err;
        assert!(told.contains("Kim Osei's answers for 2026-h2 do not open: "), "{command}: {told}");
    }
}

/// Alex asks Kim about Robin, and both peers let Robin read what they said.
pub fn asked(folder: &Folder) {
    folder.steps("peers ask robin-ek --from kim-osei noor-haddad --person alex-moreau");
    for peer in ["kim-osei", "sam-lindqvist"] {
        let file = folder.read(&format!("reviews/robin-ek/2026-h2/peer-{peer}.yaml"));
        let (_, cells) = file.split_once("\ncells:\n").expect("cells");
        let (cells, _) = cells.split_once("\ncited:").unwrap_or((cells, ""));
        folder.write(
            "said.yaml",
            format!("cells:\n{}", cells.replace("      rating:", "      forward: with-name\n      rating:")),
        );
        let assess = "assess robin-ek --as peer --reopen --reason Allowed --answers said.yaml --seal";
        let run = folder.steps(&format!("{assess} --person {peer}"));
        assert_eq!(run.status, 0, "{}", run.err);
    }
}
