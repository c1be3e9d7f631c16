//! Files that are not what they seem, that change under one's hands, or that there is no room for: nothing is
//! written elsewhere, and nothing is lost.

use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use snapbox::str;

use crate::interview::{Workspace, choose, wait_until, yaml};
use crate::program::Folder;
use crate::repository::{edit, repository};

const ASSESS: &str = "assess robin --as self --person robin -q";
const SELF: &str = "reviews/robin/2026-h2/self.yaml";
const OFTEN: &str = "cells: {baking: {bench: {rating: often}}}\n";
const SELDOM: &str = "cells: {baking: {house: {rating: seldom}}}\n";

/// A workspace with a framework, and answers to take.
fn workspace() -> Folder {
    let folder = repository("");
    folder.write(".gitignore", "reviews/\n").write("often.yaml", OFTEN).write("seldom.yaml", SELDOM);
    folder
}

/// One with a draft.
fn with_draft() -> Folder {
    let folder = workspace();
    folder.steps(&format!("{ASSESS} --answers often.yaml")).gives(0, "", "");
    folder
}

/// Runs a program of the system.
#[track_caller]
fn run(program: &str, arguments: &[&str], at: &Path) {
    assert!(Command::new(program).args(arguments).arg(at).status().expect("runs").success(), "{program}");
}

fn is_root() -> bool {
    let said = Command::new("id").arg("-u").output().expect("runs").stdout;
    said == b"0\n"
}

/// Puts something where the first path leads; the second is a file.
type Put = fn(&Path, &Path);

/// The kinds of things that are no plain file with one name.
const OTHERS: [(&str, Put); 5] = [
    ("a link", |at, elsewhere| symlink(elsewhere, at).expect("links")),
    ("a link", |at, _| symlink("nowhere", at).expect("links")),
    ("a file with a second name", |at, elsewhere| std::fs::hard_link(elsewhere, at).expect("links")),
    ("a folder", |at, _| std::fs::create_dir(at).expect("makes")),
    ("no file", |at, _| run("mkfifo", &[], at)),
];

#[expect(clippy::print_stderr, reason = "whoever reads the tests' output is to know")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

#[track_caller]
fn remove(path: &Path) {
    let is_folder = path.symlink_metadata().expect("is there").is_dir();
    if is_folder { std::fs::remove_dir(path) } else { std::fs::remove_file(path) }.expect("removes");
}

#[test]
fn a_lock_or_a_form_that_leads_elsewhere_is_refused() {
    for (name, command) in [(".self.yaml.lock", "--answers seldom.yaml"), (".self.form.yaml", "--edit")] {
        let folder = with_draft();
        let path = format!("reviews/robin/2026-h2/{name}");
        folder.write("precious", "Precious.\n");
        let before = folder.read(SELF);
        for (is, put) in OTHERS {
            put(&folder.join(&path), &folder.join("precious"));
            let mut run = folder.command(&format!("{ASSESS} {command}"));
            folder.run(run.env("VISUAL", "true")).gives(
                2,
                "",
                format!(
                    "error: `{path}` is {is}, where `steps` keeps a file of its own\n\
                     hint: look at what it is, then move it elsewhere or remove it\n"
                ),
            );
            assert_eq!(folder.read("precious"), "Precious.\n");
            assert_eq!(folder.read(SELF), before);
            remove(&folder.join(&path));
        }
        assert!(!folder.join("reviews/robin/2026-h2/nowhere").exists());
    }
}

#[test]
fn what_is_there_and_cannot_be_read_is_not_taken_for_nothing() {
    for path in [SELF, "steps.toml", "people.yaml", "reviews/robin/profile.yaml"] {
        let folder = workspace();
        folder.write("precious", "Precious.\n").write("reviews/robin/2026-h2/kept", "");
        let messages = ["is a link to `nowhere`, where there is nothing", "is a folder", "is a named pipe"];
        let [_, loose, _, a_folder, pipe] = OTHERS;
        for (message, (_, put)) in messages.iter().zip([loose, a_folder, pipe]) {
            put(&folder.join(path), &folder.join("precious"));
            let kind = folder.join(path).symlink_metadata().expect("is there").file_type();
            let run = folder.steps(&format!("{ASSESS} --answers often.yaml"));
            assert_eq!(run.status, 2, "{path} {message}");
            assert!(run.err.contains(&format!("this {message}")), "{path} {message}: {}", run.err);
            assert!(run.err.contains(&format!("--> {path}:1:1")), "{path} {message}: {}", run.err);
            let after = folder.join(path).symlink_metadata().expect("is there").file_type();
            assert_eq!(after, kind, "{path} {message}");
            let names = std::fs::read_dir(folder.join("reviews/robin/2026-h2")).expect("lists").count();
            assert_eq!(names, if path == SELF { 2 } else { 1 }, "{path} {message}");
            remove(&folder.join(path));
        }
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_by_every_command() {
    let folder = workspace();
    symlink("nowhere", folder.join("steps.toml")).expect("links");
    std::fs::create_dir(folder.join("sub")).expect("makes");
    for command in ["show", "check", "gap robin", "discipline list"] {
        let mut inside = folder.command(command);
        let run = folder.run(inside.current_dir(folder.join("sub")));
        let said = run.out + &run.err;
        assert!(said.contains("this is a link to `nowhere`, where there is nothing"), "{command}: {said}");
        assert_ne!(run.status, 0, "{command}");
    }
}

#[test]
fn a_user_file_that_cannot_be_read_is_told() {
    let folder = workspace();
    folder.write(".config/steps/kept", "");
    symlink("nowhere", folder.join(".config/steps/config.toml")).expect("links");
    let run = folder.steps("gap");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("this is a link to `nowhere`, where there is nothing"), "{}", run.err);
}

/// An editor that changes the assessment behind the program's back, while the form is open.
fn changing_editor(folder: &Folder, change: &str) -> String {
    folder.write("editor", format!("#!/bin/sh\nprintf '#\\n' >> \"$1\"\n{change}\n"));
    std::fs::set_permissions(folder.join("editor"), PermissionsExt::from_mode(0o755)).expect("sets the mode");
    folder.join("editor").to_string_lossy().into_owned()
}

#[test]
fn a_change_by_another_program_is_kept_beside_the_answers() {
    let folder = with_draft();
    let change = format!("printf '# By hand.\\n' >> '{}'", folder.join(SELF).display());
    let editor = changing_editor(&folder, &change);
    for kept in [".theirs", ".theirs-2"] {
        let before = folder.read(SELF);
        let mut command = folder.command(&format!("{ASSESS} --edit"));
        folder.run(command.env("VISUAL", &editor)).gives(
            2,
            "",
            format!(
                "error: another program changed `{SELF}` meanwhile; its version is kept as `{SELF}{kept}`\n\
                 hint: your answers are saved in `{SELF}`: compare the two, then go on\n"
            ),
        );
        assert_eq!(folder.read(&format!("{SELF}{kept}")), before + "# By hand.\n");
        assert_eq!(std::fs::metadata(folder.join(SELF)).expect("is there").mode() & 0o777, 0o600);
        assert!(folder.read(SELF).contains("rating: often"));
        // Nothing reads it, and the answers go on as ever.
        folder.steps(&format!("{ASSESS} --answers seldom.yaml")).gives(0, "", "");
        assert!(folder.read(SELF).contains("rating: seldom"));
        let checked = folder.steps("check");
        assert!(!checked.out.contains("theirs"), "{}", checked.out);
    }
}

/// An interview that is on its way.
fn interview() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("reviews/robin/profile.yaml", "{}\n");
    workspace.write("people.yaml", "- {id: robin, disciplines: []}\n");
    workspace
}

#[test]
fn an_interview_says_that_the_file_was_changed_and_goes_on() {
    let workspace = interview();
    let mut terminal = workspace.begin((24, 80), &[]);
    choose(&mut terminal, "2");
    wait_until(&workspace, |saved| saved["cells"]["craft"]["own"]["rating"] == "often");
    let theirs = std::fs::read_to_string(workspace.file()).unwrap().replace("often", "seldom");
    std::fs::write(workspace.file(), &theirs).unwrap();
    // Already while typing.
    terminal.send("\tmine").wait_for("The answer could not be saved").wait_for("another program changed");
    terminal.send("\r").wait_for("Note mine").send("\r").wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml("{rating: often, note: mine}"));
    let kept = workspace.path().join("reviews/robin/2026-h2/self.yaml.theirs");
    assert_eq!(std::fs::read_to_string(kept).unwrap(), theirs);
}

#[test]
fn a_folder_that_was_moved_away_is_not_made_again() {
    let workspace = interview();
    let mut terminal = workspace.begin((24, 80), &[]);
    let (folder, away) = (workspace.path().join("reviews/robin"), workspace.path().join("away"));
    terminal.wait_for("Which of these");
    std::fs::rename(&folder, &away).unwrap();
    terminal
        .send("\t2\r")
        .wait_for("The answer could not be saved")
        .wait_for("was moved or removed; put it back");
    terminal.send("\r").wait_for("The answer could not be saved");
    assert!(!folder.exists());
    std::fs::rename(&away, &folder).unwrap();
    terminal.send("\r").wait_for("Craft · Shop");
    assert_eq!(workspace.first_answer(), yaml("{rating: often}"));
}

#[test]
fn what_would_not_be_read_again_is_not_written() {
    let folder = with_draft();
    let note = "A note. ".repeat(320_000);
    let answers = |step: &str| format!("cells: {{baking: {{{step}: {{rating: often, note: {note}}}}}}}\n");
    folder.write("one.yaml", answers("bench")).write("two.yaml", answers("house"));
    folder.steps(&format!("{ASSESS} --answers one.yaml")).gives(0, "", "");
    let before = folder.read(SELF);
    folder.steps(&format!("{ASSESS} --answers two.yaml")).gives(
        2,
        "",
        str![[r#"
error: `reviews/robin/2026-h2/self.yaml` would be longer than 4 MB, and a file that long is not read again
hint: nothing was written; shorten the longest notes

"#]],
    );
    assert_eq!(folder.read(SELF), before);
    folder.steps(&format!("{ASSESS} --answers often.yaml")).gives(0, "", "");
}

#[test]
fn comments_beside_braces_stay() {
    let folder = with_draft();
    let draft = folder.read(SELF);
    let by_hand = "cells:\n  # Think of the night shift.\n  baking: {bench: {rating: often}} # for now\n";
    folder.write(
        SELF,
        "# Mine.\n".to_owned() + &draft.replace(&draft[draft.find("cells:").expect("cells")..], by_hand),
    );
    folder.steps(&format!("{ASSESS} --answers seldom.yaml")).gives(0, "", "");
    let saved = folder.read(SELF);
    for kept in
        ["# Mine.\n", "  # Think of the night shift.\n", "# for now\n", "rating: often", "rating: seldom"]
    {
        assert!(saved.contains(kept), "{saved}");
    }
    let value: serde_json::Value = serde_yaml::from_str(&saved).expect("parses");
    // All of it in braces: nothing can be put between, and nothing is forgotten.
    folder.write(SELF, format!("# On top.\n{value} # beside\n"));
    folder.steps(&format!("{ASSESS} --answers often.yaml")).gives(0, "", "");
    assert!(folder.read(SELF).contains("# On top.\n"));
    // Braces over several lines, and an alias: what stood between them is kept on top.
    let over_lines = "cells: {\n  # one\n  baking: { # two\n    bench: &x {rating: often,  # three\n      note: n}, # four\n    house: *x # five\n  } }\n";
    let draft = draft.replace(&draft[draft.find("cells:").expect("cells")..], over_lines);
    folder.write(SELF, draft).steps(&format!("{ASSESS} --answers seldom.yaml")).gives(0, "", "");
    let saved = folder.read(SELF);
    for kept in ["# one", "# two", "# three", "# four", "# five"] {
        assert_eq!(saved.matches(kept).count(), 1, "{kept}: {saved}");
    }
}

/// The names of everything in a folder and below.
fn names_below(folder: &Path) -> Vec<String> {
    let walk = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    walk.map(|entry| entry.expect("walks").path().strip_prefix(folder).expect("below").display().to_string())
        .collect()
}

#[test]
fn an_init_without_room_takes_back_what_it_wrote() {
    let folder = Folder::new();
    let steps = env!("CARGO_BIN_EXE_steps");
    // No file may be longer than 4 KB, and a signal says so to whoever does not listen.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" init ws/career", steps]);
    limited.current_dir(folder.path());
    let run = folder.run(&mut limited);
    assert_eq!(run.status, 2, "{}{}", run.out, run.err);
    assert!(run.err.starts_with("error: could not save `[FOLDER]/ws/career/"), "{}", run.err);
    let ending = "; what was written was taken back\nhint: make room or fix the folder, then try again\n";
    assert!(run.err.ends_with(ending), "{}", run.err);
    assert_eq!(names_below(folder.path()), ["ws", "ws/career"]);
    folder.steps("init ws/career -q").gives(0, "", "");
}

#[test]
fn a_full_disk_loses_nothing() {
    let folder = with_draft();
    let script = "mount -t tmpfs -o size=600k none disk && cp -r framework reviews disk && cd disk || exit
        dd if=/dev/zero of=fill bs=1k 2>/dev/null
        $STEPS assess robin --as self --person robin --answers ../seldom.yaml 2>&1
        cmp $SELF ../$SELF && ls -A reviews/robin/2026-h2
        $STEPS init new 2>&1
        ls -A new
        rm fill && $STEPS init new -q && $STEPS assess robin --as self --person robin --answers ../seldom.yaml -q
        grep -c rating $SELF";
    std::fs::create_dir(folder.join("disk")).expect("makes");
    let mut apart = Command::new("unshare");
    apart.args(["--mount", "--map-root-user", "sh", "-c", script]).current_dir(folder.path());
    apart.env("SELF", SELF).env("STEPS", concat!(env!("CARGO_BIN_EXE_steps"), " --today 2026-11-23"));
    let Ok(output) = apart.output() else {
        return skipped("no `unshare` here to mount a small disk with");
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("unshare:") || said.contains("mount:") {
        return skipped(&format!("a small disk cannot be mounted here: {said}"));
    }
    snapbox::assert_data_eq!(
        output.stdout,
        str![[r#"
error: could not save `reviews/robin/2026-h2/self.yaml`: No space left on device (os error 28)[..]
self.yaml
error: could not save `[..]/disk/new/.gitignore`: No space left on device (os error 28)[..]
2

"#]]
    );
    assert_eq!(said, "");
}

#[test]
fn a_file_keeps_its_owner() {
    if !is_root() {
        return skipped("only the superuser can give files away");
    }
    let folder = with_draft();
    let baking = "framework/behaviors/baking.yaml";
    edit(&folder, baking, "Weighs the flour", "Weighs the flour.");
    for path in [SELF, baking] {
        std::os::unix::fs::chown(folder.join(path), Some(12_345), Some(54_321)).expect("gives it away");
    }
    std::fs::set_permissions(folder.join(baking), PermissionsExt::from_mode(0o640)).expect("sets the mode");
    folder.steps(&format!("{ASSESS} --answers seldom.yaml")).gives(0, "", "");
    folder.steps("check --fix");
    assert!(!folder.read(baking).contains("flour."));
    for (path, mode) in [(SELF, 0o600), (baking, 0o640)] {
        let metadata = std::fs::metadata(folder.join(path)).expect("is there");
        assert_eq!(
            (metadata.uid(), metadata.gid(), metadata.mode() & 0o777),
            (12_345, 54_321, mode),
            "{path}"
        );
    }
}

#[test]
fn a_device_is_not_replaced_by_the_superuser_either() {
    let folder = workspace();
    if !is_root()
        || !Command::new("mknod")
            .args(["-m", "666"])
            .arg(folder.join("null"))
            .args(["c", "1", "3"])
            .status()
            .is_ok_and(|made| made.success())
    {
        return skipped("no device can be made here");
    }
    folder.steps("show -o null").gives(0, "", "");
    assert!(std::fs::metadata(folder.join("null")).expect("is there").file_type().is_char_device());
}

#[test]
fn a_folder_of_reviews_that_others_can_look_into_is_a_finding() {
    let folder = with_draft();
    folder.steps("check reviews").gives(0, "No findings in 1 file.\n", "");
    for mode in [0o777, 0o750, 0o711] {
        std::fs::set_permissions(folder.join("reviews"), PermissionsExt::from_mode(mode))
            .expect("sets the mode");
        folder.steps("check reviews").gives(
            0,
            str![[r#"
warning[readable-by-others]: others on this computer can look into this folder
 --> reviews:1:1
  = help: `chmod 700 reviews` keeps it for you alone

1 warning in 1 file.

"#]],
            "",
        );
    }
}

#[test]
fn a_report_by_a_second_name_leaves_the_first_alone() {
    let folder = with_draft();
    let before = folder.read(SELF);
    std::fs::hard_link(folder.join(SELF), folder.join("report.txt")).expect("links");
    assert_eq!(folder.steps("show -o report.txt").status, 2);
    folder.steps("show -o report.txt --force -q").gives(0, "", "");
    assert_eq!(folder.read(SELF), before);
    assert!(folder.read("report.txt").contains("Baking"));
}

#[test]
fn what_is_open_already_is_written_to_by_its_number() {
    let folder = workspace();
    let answer = folder.steps("show").answer();
    let file = std::fs::File::create(folder.join("out")).expect("makes");
    let mut command = folder.command("show -o /dev/fd/1");
    assert!(command.stdout(file).status().expect("runs").success());
    assert_eq!(folder.read("out"), answer);
    assert_eq!(
        std::fs::metadata(folder.join("out")).expect("is there").mode() & 0o044,
        0o044,
        "not replaced"
    );
}

#[test]
fn one_odd_id_does_not_rename_all_others() {
    let folder = workspace();
    folder.write("framework/behaviors/serving.yaml", "id: serving\nname: Serving\nsummary: Guests.\nexamples:\n  bench:\n    - id: s-smiles\n      text: Smiles at guests\n");
    edit(&folder, "framework/framework.yaml", "[baking]", "[baking, serving]");
    for name in ["cakes", "rolls"] {
        let example = format!("{}-sweetens", &name[..2]);
        folder.write(
            &format!("framework/disciplines/{name}.yaml"),
            format!("id: {name}\nname: {name}\nsummary: {name}.\nexamples:\n  baking:\n    bench:\n      - id: {example}\n        text: Sweetens the {name}\n"),
        );
    }
    let framework = || {
        names_below(&folder.join("framework"))
            .into_iter()
            .filter(|name| name.ends_with("yaml"))
            .map(|name| folder.read(&format!("framework/{name}")))
            .collect::<Vec<_>>()
    };
    folder.steps("check --fix -q");
    let before = framework();
    edit(&folder, "framework/behaviors/baking.yaml", "id: baking", "id: bakin");
    folder.steps("check --fix -q");
    assert_eq!(framework(), before, "the rest of the framework outvotes it");
    for odd in ["Bakin", "baking_2", "Our baking"] {
        edit(&folder, "framework/behaviors/baking.yaml", "id: baking", &format!("id: {odd}"));
        folder.steps("check --fix -q");
        assert_eq!(framework(), before, "{odd} is no id, and the file's name is");
    }
    edit(&folder, "framework/steps.yaml", "id: bench", "id: Bench!");
    folder.steps("check --fix -q");
    assert_eq!(framework(), before, "what the others say");
    // A step, whose name no file tells.
    edit(&folder, "framework/steps.yaml", "id: bench", "id: bensh");
    let slipped = framework();
    folder.steps("check --fix -q");
    assert_eq!(framework(), slipped, "three places against one");
    edit(&folder, "framework/steps.yaml", "id: bensh", "id: bench");
    // Where one alone goes by another id, it is the slip.
    edit(&folder, "framework/disciplines/cakes.yaml", "  baking:", "  bakin:");
    folder.steps("check --fix -q");
    assert_eq!(framework(), before);
    // Where nothing decides, nothing is done.
    edit(&folder, "framework/behaviors/serving.yaml", "id: serving", "id: servin");
    edit(&folder, "framework/framework.yaml", "[baking, serving]", "[baking, servin]");
    let torn = framework();
    folder.steps("check --fix -q");
    assert_eq!(framework(), torn);
}
