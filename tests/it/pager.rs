//! Long reports in the user's pager, in a pseudo-terminal.

use std::thread;
use std::time::Duration;

use crate::program::Folder;
use crate::terminal::Terminal;

const STEPS: &str = env!("CARGO_BIN_EXE_steps");

/// A workspace with a pager that writes down what it is given.
fn folder() -> Folder {
    let folder = Folder::example("first-review");
    folder.write("pager", "echo \"$LESS $*\" > options\ncat > shown\necho paged\n");
    folder
}

/// What the terminal shows after this ran in a shell, and how it ended.
fn run(folder: &Folder, script: &str) -> (String, u32) {
    let script = script.replace("steps ", &format!("'{STEPS}' --today 2026-11-23 --person robin-ek "));
    let mut terminal = Terminal::start((24, 80), folder.path(), "sh", ["-c", &script]);
    let status = terminal.wait_for_end().exit_code();
    (terminal.paper(), status)
}

#[test]
fn a_long_report_goes_through_the_pager() {
    let folder = folder();
    let (paper, status) = run(&folder, "PAGER='sh pager -a' steps gap");
    assert_eq!((paper.as_str(), status), ("paged\n", 0));
    let shown = folder.read("shown");
    assert!(shown.starts_with("\x1b[1mRobin Ek: from today to Tribe/Guild\x1b[0m\n"), "{shown}");
    assert_eq!(
        anstream::adapter::strip_str(&shown).to_string(),
        folder.steps("gap robin-ek --person robin-ek").answer()
    );
    assert_eq!(folder.read("options"), "FRX -a\n");
    run(&folder, "LESS=M PAGER='sh pager' steps check --rules");
    assert_eq!(folder.read("options"), "M \n");
    // The shell takes what only it understands.
    let (paper, _) = run(&folder, "PAGER='cat > \"shown\"' steps show mastery");
    assert!(paper.is_empty() && folder.read("shown").contains("Individual"), "{paper}");
}

#[test]
fn everything_else_does_not() {
    let folder = folder();
    let direct = |script: &str| {
        let (paper, status) = run(&folder, script);
        assert!(
            !paper.contains("paged") && status == 0 && !folder.join("shown").exists(),
            "{script}: {paper}"
        );
        paper
    };
    let pager = "PAGER='sh pager'";
    direct(&format!("{pager} steps status"));
    direct(&format!("{pager} steps gap --no-pager"));
    direct(&format!("{pager} steps gap -q"));
    direct(&format!("{pager} steps gap --format json"));
    direct(&format!("{pager} steps gap -o gap.html"));
    direct(&format!("{pager} steps gap | cat"));
    direct(&format!("{pager} steps help gap"));
    assert!(direct("PAGER= steps gap").contains("A move to Tribe/Guild"));
    direct("PAGER=cat steps gap");
    // Line by line only what the user named.
    assert!(!direct("steps gap --linear").contains('\x1b'));
    let (paper, _) = run(&folder, &format!("{pager} steps gap --linear"));
    assert_eq!(paper, "paged\n");
}

#[test]
fn a_pager_that_does_not_exist_leaves_the_report() {
    let folder = folder();
    for pager in ["no-such-pager", "no-such-pager -x | cat >&2; exit 127"] {
        let (paper, status) = run(&folder, &format!("PAGER='{pager}' steps gap"));
        assert!(paper.contains("A move to Tribe/Guild") && status == 0, "{paper}");
    }
}

#[test]
fn whoever_closes_the_pager_has_had_enough() {
    let folder = folder();
    assert_eq!(run(&folder, "PAGER=true steps diff"), (String::new(), 0));
    assert_eq!(run(&folder, "PAGER=true steps diff --exit-code"), (String::new(), 1));
}

#[test]
fn less_is_the_usual_one_and_keeps_ctrl_c_to_itself() {
    let folder = folder();
    let arguments = ["--today", "2026-11-23", "--person", "robin-ek", "gap"];
    let mut terminal = Terminal::start((24, 80), folder.path(), STEPS, arguments);
    terminal.wait_for("From the agreed ratings").send("\x03");
    // The terminal forgets what is typed until the signal has arrived.
    thread::sleep(Duration::from_millis(200));
    terminal.send("G").wait_for("A move to Tribe/Guild");
    assert!(terminal.has_colors());
    assert_eq!(terminal.send("q").wait_for_end().exit_code(), 0);
}
