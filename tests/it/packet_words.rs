//! The words of a packet: asked for, given, taken over, and what the person has read.

use snapbox::{assert_data_eq, str};

use crate::agree::{CTRL_C, ENTER, run};
use crate::linear::next_prompt;
use crate::packet::{PACKET, STEPS, TODAY, agreed, asked};
use crate::program::Folder;
use crate::terminal::Terminal;

#[test]
fn nothing_is_written_where_nothing_is_given() {
    let folder = agreed();
    let packet = run(&folder, "robin", "packet --to shop").answer();
    assert!(packet.contains("Nothing is here from Robin Ek yet."), "{packet}");
    assert!(!folder.join(PACKET).exists());
    run(&folder, "robin", "packet").gives(
        2,
        "",
        str![[r#"
error: there is no packet on 2026-h2 yet, so it needs the step to move to
hint: name it with `--to`: `own`, `shop`, `chain`

"#]],
    );
}

#[test]
fn the_words_of_the_manager_wait_until_the_person_has_read_them() {
    let folder = agreed();
    folder
        .write("reviews/robin/journal-kim.yaml", "- {id: j-9, date: 2026-08-03, text: A SECRET of Kim's}\n");
    let said = ["--person", "kim", "packet", "robin", "--to", "shop", "--request", "A word of Kim's"];
    let said = folder.run(folder.command("").args(said));
    assert!(!said.out.contains("A word of Kim's") && !said.out.contains("SECRET"), "{}", said.out);
    assert_data_eq!(
        said.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words are left out until Robin Ek has read them: here with `steps packet robin --as self --person kim`, or on their machine, where `--answers` takes in the packet.yaml of this one.

"#]]
    );
    // Robin reads all of it, and so does whoever reads what Robin hands over.
    let theirs = run(&folder, "robin", "packet").answer();
    assert!(theirs.contains("A word of Kim's") && !theirs.contains("SECRET"), "{theirs}");
    run(&folder, "kim", "packet robin --seen").gives(
        2,
        "",
        str![[r#"
error: `--seen` is for Robin Ek to say
hint: where they sit beside you, they say it with `--as self --seen`

"#]],
    );
    assert_eq!(run(&folder, "robin", "packet --seen -q").status, 0);
    assert!(run(&folder, "kim", "packet robin").answer().contains("A word of Kim's"));
    // What is changed by hand has to be read again.
    folder.write(PACKET, folder.read(PACKET).replace("A word", "Another word"));
    assert!(!run(&folder, "kim", "packet robin").out.contains("Another word"));
}

#[test]
fn another_copy_never_replaces_newer_words_of_ones_own() {
    let (robin, kim) = (agreed(), agreed());
    let write = |folder: &Folder, who: &str, flags: &str, text: &str| {
        let words = format!("--person {who} packet robin{flags} -q --request -");
        let said = folder.steps_with_input(&words, text);
        assert_eq!(said.status, 0, "{}", said.err);
    };
    write(&robin, "robin", " --to shop", "First try");
    kim.write("robin.yaml", robin.read(PACKET));
    assert_eq!(run(&kim, "kim", "packet robin --answers robin.yaml -q").status, 0);
    write(&kim, "kim", "", "A word of Kim's");
    robin.write("kim.yaml", kim.read(PACKET));

    // Robin went on writing before it came back.
    write(&robin, "robin", "", "Much better second version");
    let taken = run(&robin, "robin", "packet --answers kim.yaml --seen");
    assert_data_eq!(
        taken.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words on the request stay, though the answers say something else; to replace them, use `--request` or `--edit`, or first remove them from `reviews/robin/2026-h2/packet.yaml`.

"#]]
    );
    let both = robin.read(PACKET);
    assert!(both.contains("Much better second version") && both.contains("A word of Kim's"), "{both}");
    assert!(both.contains("seen:"), "{both}");

    // Kim went on as well: in the request, and in what makes up for a behavior.
    write(&kim, "kim", "", "A newer word of Kim's");
    let instead = "not_yet:\n- {behavior: team, instead: {manager: Newer rye}}\n";
    kim.write(PACKET, format!("{}{instead}", kim.read(PACKET)));
    let old = "not_yet:\n- {behavior: team, instead: {self: The fair, manager: Older rye}}\n";
    kim.write("robin.yaml", format!("{both}{old}"));
    let taken = run(&kim, "kim", "packet robin --answers robin.yaml");
    assert_data_eq!(
        taken.err,
        str![[r#"
Saved in `reviews/robin/2026-h2/packet.yaml`.
Your words on the request and Team stay, though the answers say something else; to replace them, use `--request` or `--edit`, or first remove them from `reviews/robin/2026-h2/packet.yaml`.
Your words are left out until Robin Ek has read them: here with `steps packet robin --as self --person kim`, or on their machine, where `--answers` takes in the packet.yaml of this one.

"#]]
    );
    assert_data_eq!(
        kim.read(PACKET),
        str![[r#"
format: 1
person: robin
cycle: "2026-h2"
to: shop
request:
  self: Much better second version
  manager: A newer word of Kim's
not_yet:
  - behavior: team
    instead:
      self: The fair
      manager: Newer rye

"#]]
    );

    // What Robin has read by now stays read, whatever an older copy says.
    robin.write("kim.yaml", kim.read(PACKET));
    assert_eq!(run(&robin, "robin", "packet --answers kim.yaml --seen -q").status, 0);
    let seen = robin.read(PACKET).replace("2026-11-23", "2026-11-22");
    robin.write("older.yaml", format!("to: shop\nseen: {{date: 2026-11-01, digest: {}}}\n", "0".repeat(64)));
    robin.write(PACKET, &seen);
    assert_eq!(run(&robin, "robin", "packet --answers older.yaml -q").status, 0);
    assert_eq!(robin.read(PACKET), seen);
    // With Robin's copy, Kim's packet has what Robin has read.
    kim.write("robin.yaml", &seen);
    let shown = run(&kim, "kim", "packet robin --answers robin.yaml");
    assert_eq!(shown.err, "Saved in `reviews/robin/2026-h2/packet.yaml`.\n");
    assert!(shown.out.contains("A newer word of Kim's"), "{}", shown.out);
}

#[test]
fn words_are_written_in_a_form_that_opens_again_with_its_mistakes() {
    let folder = asked();
    let edit =
        |editor: &str| folder.run(folder.command("--person kim packet robin --edit").env("EDITOR", editor));
    folder.write("look.sh", "cp \"$1\" seen.yaml\necho '# Read.' >> \"$1\"\n");
    let run = edit("sh look.sh");
    assert_eq!((run.status, run.err.as_str()), (0, "Saved in `reviews/robin/2026-h2/packet.yaml`.\n"));
    let form = folder.read("seen.yaml");
    let (made_from, form) = form.split_once('\n').expect("two lines");
    assert!(made_from.starts_with("#= manager, "), "{made_from}");
    assert_data_eq!(
        form.to_owned(),
        str![[r#"
# What goes to the people who approve a move of Robin Ek. Save and close to go on.
# The step to move to: own, shop, chain
to: shop

# Why this move, and why now, in your own words.
# Robin Ek: I bake for the shop already.  The fair was one day of many.
request:
  manager: Robin taught two of us the rye.

# What makes up for what is not there yet: as a rule all behaviors are expected, and
# strength in one can make up for another. Leave it empty where there is nothing to say.
not_yet:
  - behavior: craft
    # Shop: Seldom
    #   One fair is a beginning
    instead:
      manager:
  - behavior: team
    # Shop: Seldom
    instead:
      manager: What Robin bakes is what the others learn from.

"#]]
    );
    let before = folder.read(PACKET);
    let wrong = edit("sed -i 's/^to: shop.*/to: shopp/'");
    assert_eq!(wrong.status, 2);
    assert_data_eq!(
        wrong.err,
        str![[r#"
The form is kept in `reviews/robin/2026-h2/.packet.form.yaml`; `--edit` opens it again.
error[unknown-id]: no step is called `shopp`
 --> reviews/robin/2026-h2/.packet.form.yaml:5:5
  |
5 | to: shopp
  |     ^^^^^
  |
  = help: did you mean `shop`?

"#]]
    );
    assert_eq!(folder.read(PACKET), before);
    assert_eq!(edit("sed -i 's/^to: shopp/to: chain/; s/taught two/taught three/'").status, 0);
    let after = folder.read(PACKET);
    assert!(after.contains("to: chain") && after.contains("taught three of us"), "{after}");
    assert!(after.contains("I bake for the shop already."), "the other's words stay: {after}");
}

/// Sits down as somebody, in front of a screen of this size.
pub fn sit_down(folder: &Folder, who: &str, more: &[&str]) -> Terminal {
    let arguments = ["--person", who, "--today", TODAY, "--no-pager", "packet", "robin"];
    let arguments = arguments.into_iter().chain(more.iter().copied());
    Terminal::start((24, 80), folder.path(), STEPS, arguments)
}

#[test]
fn what_is_typed_is_kept_and_gone_on_with() {
    let folder = agreed();
    let mut terminal = sit_down(&folder, "robin", &["--to", "shop"]);
    terminal.wait_for("In your own words").send("It is time.").wait_for("It is time.");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Robin Ek: a move to Shop, 1 of 3

Kim Osei and the people who decide about it read this.

In your own words: why this move, and why now?

> It is time.
















Enter next · Ctrl-E editor · Alt-Enter new line · F1 help · Ctrl-C leave
"#]]
    );
    terminal.send(ENTER).wait_for("What makes up").send("The rye").wait_for("The rye").send(CTRL_C);
    terminal.wait_for("`steps packet robin --to shop --person robin` goes on with it.");
    assert_eq!(terminal.wait_for_end().exit_code(), 130);
    assert_data_eq!(
        folder.read(PACKET),
        str![[r#"
format: 1
person: robin
cycle: "2026-h2"
to: shop
request:
  self: It is time.
not_yet:
  - behavior: craft
    instead:
      self: The rye
resume:
  side: self
  question: craft

"#]]
    );
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Craft, 2 of 3").wait_for("The rye");
    terminal.send(ENTER).wait_for("Team, 3 of 3").send(ENTER).wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(!folder.read(PACKET).contains("resume"));
    // Once one's words are there, nothing is asked.
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}

#[test]
fn the_person_reads_what_the_manager_wrote() {
    let folder = agreed();
    assert_eq!(run(&folder, "robin", "packet --to shop --request Yes -q").status, 0);
    assert_eq!(run(&folder, "kim", "packet robin --request Indeed -q").status, 0);
    let mut terminal = sit_down(&folder, "robin", &[]);
    terminal.wait_for("Indeed");
    assert_data_eq!(
        terminal.screen(),
        str![[r#"
Robin Ek: a move to Shop, 1 of 1

Kim Osei wrote this, and it goes to those who decide:

Indeed


















Enter I have read it · ↑↓ scroll · ? help · q leave
"#]]
    );
    terminal.send(ENTER).wait_for("Who decides");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    assert!(run(&folder, "kim", "packet robin").answer().contains("Indeed"));
}

#[test]
fn it_is_asked_line_by_line() {
    let folder = agreed();
    let mut terminal = sit_down(&folder, "robin", &["--to", "shop", "--linear"]);
    let mut said = 0;
    for words in ["It is time.\n\n", "The rye\n\n", "\n"] {
        let asked = next_prompt(&mut terminal, said).expect("a question");
        assert!(asked.starts_with("Lines, and an empty one"), "{asked}");
        said = terminal.paper().len();
        terminal.send(words);
    }
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
    let file = folder.read(PACKET);
    assert!(file.contains("self: It is time.") && file.contains("self: The rye"), "{file}");
}
