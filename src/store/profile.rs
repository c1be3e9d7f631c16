//! A person's profile, as far as the program writes it: the step, once one was decided.

use std::path::PathBuf;

use super::reviews::whole;
use super::write::{Privacy, replace};
use super::{Lock, Reviews, Workspace, path};
use crate::error::InvalidFiles;
use crate::model::{Id, Profile};
use crate::yaml::{self, Strictness};

/// Where a person's profile is, as people read it.
pub fn shown_profile(workspace: &Workspace, person: &Id) -> String {
    workspace.shown(&place(workspace, person))
}

fn place(workspace: &Workspace, person: &Id) -> PathBuf {
    Reviews::of(workspace).folder_of(person).join("profile.yaml")
}

/// Keeps a person's step in their profile, whose comments stay. Gives the file as people read it, where it did not say
/// so already.
pub fn keep_step(workspace: &Workspace, person: &Id, step: &Id) -> anyhow::Result<Option<String>> {
    let file = place(workspace, person);
    let shown = workspace.shown(&file);
    let _lock = Lock::wait_for(&file, &shown)?;
    let (existing, profile) = match path::is_there(&file) {
        false => (String::new(), Profile::default()),
        true => {
            let source = path::text(&file, &shown).map_err(|finding| InvalidFiles(vec![finding]))?;
            let profile = whole(yaml::typed::<Profile>(&source, Strictness::Strict))?.value;
            (source.text.clone(), profile)
        }
    };
    if profile.step.as_ref() == Some(step) {
        return Ok(None);
    }
    let value = serde_yaml::to_value(Profile { step: Some(step.clone()), ..profile })?;
    let text = yaml::rewritten(&existing, &value)?;
    replace(&file, &text, Privacy::Private)?;
    Ok(Some(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: Option<&str>, expect: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("reviews/mika/profile.yaml");
        if let Some(before) = before {
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("makes the folder");
            std::fs::write(&file, before).expect("writes");
        }
        let workspace = Workspace::find(Some(folder.path()), folder.path()).expect("a workspace");
        let (mika, house) = ("mika".parse().expect("an id"), "house".parse().expect("an id"));
        let told = keep_step(&workspace, &mika, &house).expect("writes");
        assert_eq!(told.is_some(), before != Some(expect));
        assert_eq!(std::fs::read_to_string(&file).expect("reads"), expect);
    }

    #[test]
    fn the_step_is_kept_with_all_comments() {
        check(None, "step: house\n");
        check(Some("step: house # ours\n"), "step: house # ours\n");
        check(
            Some("# Mika\nstart: 2024-03-01 # in spring\nstep: bench # since May\n"),
            "# Mika\nstart: 2024-03-01 # in spring\nstep: house # since May\n",
        );
        check(Some("# Mika\nstart: 2024-03-01\n"), "# Mika\nstart: 2024-03-01\nstep: house\n");
        check(Some("# Mika\n{start: 2024-03-01}\n"), "# Mika\n{start: 2024-03-01, step: house}\n");
    }
}
