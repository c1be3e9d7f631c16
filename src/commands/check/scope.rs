//! What is to be checked: the workspace, or what the paths name.

use std::path::{Component, Path, PathBuf};

use super::super::Context;
use crate::error::UserError;
use crate::store::{Workspace, own_framework, shown, workspaces_around};

/// A workspace, and what of it is checked.
#[derive(Debug)]
pub struct Scope {
    pub workspace: Workspace,
    /// The framework's folder; without one, the shipped framework is meant.
    pub framework: Option<PathBuf>,
    /// Whether the reviews are checked.
    pub reviews: bool,
    /// Only what is found in these files and folders is reported; everything where it is empty.
    pub only: Vec<PathBuf>,
    /// The folder that paths are shown relative to.
    pub current: PathBuf,
}

impl Scope {
    /// All of a workspace.
    fn whole(workspace: Workspace, context: &Context) -> Self {
        Self {
            framework: workspace.framework.clone(),
            workspace,
            reviews: true,
            only: Vec::new(),
            current: context.current.clone(),
        }
    }

    /// Whether a file, by the name under which it is shown, is to be reported on. What is wrong with
    /// the settings matters for everything that is found.
    pub fn covers(&self, name: &str) -> bool {
        let path = self.current.join(name);
        let is_settings = self.workspace.settings.name == name;
        is_settings || self.only.is_empty() || self.only.iter().any(|only| path.starts_with(only))
    }

    /// Whether anything in a folder is to be reported on.
    pub fn reaches(&self, folder: &Path) -> bool {
        let meets = |only: &PathBuf| only.starts_with(folder) || folder.starts_with(only);
        self.only.is_empty() || self.only.iter().any(meets)
    }

    /// Whether somebody named this very file.
    pub fn names(&self, name: &str) -> bool {
        let path = self.current.join(name);
        self.only.contains(&path)
    }
}

/// What the paths name, workspace by workspace.
pub fn scopes(context: &Context, paths: &[PathBuf]) -> anyhow::Result<Vec<Scope>> {
    if paths.is_empty() {
        let workspace = Workspace::find(context.workspace.as_deref(), &context.current)?;
        refuse_emptiness(&workspace)?;
        return Ok(vec![Scope::whole(workspace, context)]);
    }
    let mut scopes: Vec<Scope> = Vec::new();
    for path in paths {
        let scope = scope_of(context, path)?;
        let same = scopes
            .iter_mut()
            .find(|known| known.workspace.root == scope.workspace.root && known.framework == scope.framework);
        match same {
            Some(known) => {
                known.reviews |= scope.reviews;
                known.only.extend(scope.only);
            }
            None => scopes.push(scope),
        }
    }
    Ok(scopes)
}

/// Every workspace of the git repository; without one, somebody relies on a check that checks nothing.
pub fn of_repository(context: &Context) -> anyhow::Result<Vec<Scope>> {
    let roots = workspaces_around(&context.current)?;
    if roots.is_empty() {
        return Err(UserError::new("there is nothing to check: the git repository has no workspace")
            .hint("`steps init` creates one, in a folder that git does not ignore")
            .into());
    }
    let scope = |root: &PathBuf| Ok(Scope::whole(Workspace::find(Some(root), &context.current)?, context));
    roots.iter().map(scope).collect()
}

fn scope_of(context: &Context, given: &Path) -> anyhow::Result<Scope> {
    let path = tidy(&context.current.join(given));
    // What is found is told by its name, and so is whether a path covers it.
    if context.current.join(shown(&path, &context.current)) != path {
        let message =
            format!("the path `{}` is not valid UTF-8, so what is in it cannot be named", given.display());
        let hint = "give the file or folder another name, or run `steps check` inside it";
        return Err(UserError::new(message).hint(hint).into());
    }
    // A link that leads nowhere exists, and is a problem of its own.
    if path.symlink_metadata().is_err() {
        return Err(UserError::new(format!("there is no file or folder `{}`", given.display())).into());
    }
    let in_framework = path.ancestors().find(|folder| has_manifest(folder)).map(Path::to_owned);
    let reviews = path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "reviews"));
    let is_workspace = path.is_dir()
        && (path.join("steps.toml").is_file()
            || own_framework(&path).is_some()
            || path.join("reviews").is_dir());
    let root = match (&in_framework, reviews) {
        (Some(folder), _) => workspace_root(folder),
        (None, Some(reviews)) => reviews.parent().unwrap_or(reviews).to_owned(),
        (None, None) if is_workspace => path.clone(),
        (None, None)
            if path.file_name().is_some_and(|name| name == "steps.toml" || name == "people.yaml") =>
        {
            path.parent().unwrap_or(&path).to_owned()
        }
        (None, None) => return Err(no_part(given)),
    };
    let workspace = Workspace::find(Some(&root), &context.current)?;
    if path.is_dir() && in_framework.is_none() {
        refuse_emptiness(&workspace)?;
    }
    let framework = in_framework.clone().or_else(|| workspace.framework.clone());
    Ok(Scope {
        workspace,
        framework,
        reviews: in_framework.is_none(),
        only: vec![path],
        current: context.current.clone(),
    })
}

/// Refuses a workspace with nothing to check, so that nobody takes it for one without findings.
fn refuse_emptiness(workspace: &Workspace) -> anyhow::Result<()> {
    if !workspace.is_empty() {
        return Ok(());
    }
    let shown = workspace.shown(&workspace.root);
    let hint = match workspace.below() {
        Some(below) => format!("did you mean `--workspace {}`?", workspace.shown(&below)),
        None => "`--workspace DIR` names another folder; `steps init` creates one here".to_owned(),
    };
    let message = format!("there is nothing to check in `{shown}`: it has no framework and no reviews");
    Err(UserError::new(message).hint(hint).into())
}

fn no_part(given: &Path) -> anyhow::Error {
    UserError::new(format!("`{}` is not part of a framework or of reviews", given.display()))
        .hint("name a folder with a `framework.yaml`, `reviews`, a file in one of the two, or `people.yaml`")
        .into()
}

fn has_manifest(folder: &Path) -> bool {
    ["framework.yaml", "framework.yml"].iter().any(|name| folder.join(name).is_file())
}

/// The workspace that a framework's folder belongs to.
fn workspace_root(framework: &Path) -> PathBuf {
    let with_settings = framework.ancestors().find(|folder| folder.join("steps.toml").is_file());
    with_settings.or_else(|| framework.parent()).unwrap_or(framework).to_owned()
}

/// A path without `.` and `..`, links left as they are, so that it can be compared with what is shown.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                tidied.pop();
            }
            other => tidied.push(other),
        }
    }
    tidied
}
