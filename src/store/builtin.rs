//! The frameworks that are compiled in, file by file: the shipped one, and others that one's own can start from.

use super::framework::FrameworkFiles;
use crate::model::Framework;

/// A framework that is compiled in.
#[derive(Debug)]
pub struct Template {
    /// The id of the framework, by which it is called.
    pub name: &'static str,
    /// Its files, by their paths below the framework's folder. Schemas are made from them.
    pub files: &'static [(&'static str, &'static str)],
}

impl Template {
    /// What its files mean.
    pub fn framework(&self) -> anyhow::Result<Framework> {
        super::framework::whole(&FrameworkFiles::of_template(self))
    }
}

/// What `steps check` looks for, for every framework.
pub const RULES: &str = include_str!("../../framework/RULES.md");

/// Lists files of a folder of the repository, each with its text.
macro_rules! files {
    ($folder:literal: $($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../", $folder, "/", $path)))),*]
    };
}

/// The framework of a workspace that has none of its own, and the template that is taken where none is named.
pub const SHIPPED: &Template = &Template {
    name: "technology-career-steps",
    files: files!["framework":
        "README.md",
        "framework.yaml",
        "steps.yaml",
        "roles.yaml",
        "questions.yaml",
        "behaviors/accountability.yaml",
        "behaviors/business-impact.yaml",
        "behaviors/continuous-improvement.yaml",
        "behaviors/mastery.yaml",
        "behaviors/team-success.yaml",
        "disciplines/agile-coaching.yaml",
        "disciplines/data-engineering.yaml",
        "disciplines/data-science.yaml",
        "disciplines/design.yaml",
        "disciplines/developer-relations.yaml",
        "disciplines/front-end.yaml",
        "disciplines/mobile.yaml",
        "disciplines/project-management.yaml",
        "disciplines/quality.yaml",
        "disciplines/security.yaml",
        "disciplines/site-reliability.yaml",
        "disciplines/software-development.yaml",
        "disciplines/technical-product-ownership.yaml",
        "disciplines/toolsmithing.yaml",
        "guide/10-why-steps.md",
        "guide/15-disciplines.md",
        "guide/20-behaviors.md",
        "guide/25-the-path.md",
        "guide/30-examples.md",
        "guide/35-first-six-months.md",
        "guide/40-moving-steps.md",
        "guide/45-recognition.md",
        "guide/50-pay.md",
        "guide/55-changing-direction.md",
        "guide/60-introverts.md",
        "guide/65-craft-or-people.md",
        "guide/70-depth-and-breadth.md",
        "guide/75-moving-sideways.md",
        "guide/80-journal.md",
        "guide/85-learning.md",
        "guide/90-questions.md",
    ],
};

/// What one's own framework can start from.
pub const TEMPLATES: &[&Template] = &[
    SHIPPED,
    &Template {
        name: "small-company",
        files: files!["examples/small-company/framework":
            "framework.yaml",
            "steps.yaml",
            "roles.yaml",
            "behaviors/customers.yaml",
            "behaviors/follow-through.yaml",
            "behaviors/skill.yaml",
            "behaviors/teamwork.yaml",
            "disciplines/customer-support.yaml",
            "disciplines/software.yaml",
        ],
    },
    &Template {
        name: "dual-track",
        files: files!["examples/dual-track/framework":
            "framework.yaml",
            "steps.yaml",
            "roles.yaml",
            "questions.yaml",
            "behaviors/communication.yaml",
            "behaviors/delivery.yaml",
            "behaviors/direction.yaml",
            "behaviors/growing-people.yaml",
            "behaviors/openness.yaml",
            "behaviors/technical-judgment.yaml",
            "disciplines/back-end.yaml",
            "disciplines/data.yaml",
            "disciplines/front-end.yaml",
            "disciplines/infrastructure.yaml",
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The files below a folder of the repository, but for those that are made from the others.
    fn files_in(folder: &str) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("walks"));
        let files = files.filter(|entry| entry.file_type().is_file());
        let below = files.map(|entry| entry.path().strip_prefix(&root).expect("below it").to_owned());
        let mut names: Vec<String> = below.map(|path| path.to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.starts_with("schema/") && name != "RULES.md");
        names.sort();
        names
    }

    #[test]
    fn every_file_of_a_templates_folder_is_compiled_in() {
        for template in TEMPLATES {
            let folder = match template.name {
                name if name == SHIPPED.name => "framework".to_owned(),
                name => format!("examples/{name}/framework"),
            };
            let mut compiled_in: Vec<&str> = template.files.iter().map(|(path, _)| *path).collect();
            compiled_in.sort_unstable();
            assert_eq!(compiled_in, files_in(&folder), "{}", template.name);
        }
    }

    #[test]
    fn a_template_is_called_by_the_id_of_its_framework() {
        for template in TEMPLATES {
            assert_eq!(template.framework().expect("reads").manifest.id, template.name);
        }
    }
}
