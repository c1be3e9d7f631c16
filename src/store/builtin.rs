//! The shipped framework, compiled in, file by file.

/// Every file of the shipped framework, by its path below `framework/`.
pub const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("../../framework/README.md")),
    ("RULES.md", include_str!("../../framework/RULES.md")),
    ("framework.yaml", include_str!("../../framework/framework.yaml")),
    ("steps.yaml", include_str!("../../framework/steps.yaml")),
    ("roles.yaml", include_str!("../../framework/roles.yaml")),
    ("questions.yaml", include_str!("../../framework/questions.yaml")),
    ("behaviors/accountability.yaml", include_str!("../../framework/behaviors/accountability.yaml")),
    ("behaviors/business-impact.yaml", include_str!("../../framework/behaviors/business-impact.yaml")),
    (
        "behaviors/continuous-improvement.yaml",
        include_str!("../../framework/behaviors/continuous-improvement.yaml"),
    ),
    ("behaviors/mastery.yaml", include_str!("../../framework/behaviors/mastery.yaml")),
    ("behaviors/team-success.yaml", include_str!("../../framework/behaviors/team-success.yaml")),
    ("disciplines/agile-coaching.yaml", include_str!("../../framework/disciplines/agile-coaching.yaml")),
    ("disciplines/data-engineering.yaml", include_str!("../../framework/disciplines/data-engineering.yaml")),
    ("disciplines/data-science.yaml", include_str!("../../framework/disciplines/data-science.yaml")),
    ("disciplines/design.yaml", include_str!("../../framework/disciplines/design.yaml")),
    (
        "disciplines/developer-relations.yaml",
        include_str!("../../framework/disciplines/developer-relations.yaml"),
    ),
    ("disciplines/front-end.yaml", include_str!("../../framework/disciplines/front-end.yaml")),
    ("disciplines/mobile.yaml", include_str!("../../framework/disciplines/mobile.yaml")),
    (
        "disciplines/project-management.yaml",
        include_str!("../../framework/disciplines/project-management.yaml"),
    ),
    ("disciplines/quality.yaml", include_str!("../../framework/disciplines/quality.yaml")),
    ("disciplines/security.yaml", include_str!("../../framework/disciplines/security.yaml")),
    ("disciplines/site-reliability.yaml", include_str!("../../framework/disciplines/site-reliability.yaml")),
    (
        "disciplines/software-development.yaml",
        include_str!("../../framework/disciplines/software-development.yaml"),
    ),
    (
        "disciplines/technical-product-ownership.yaml",
        include_str!("../../framework/disciplines/technical-product-ownership.yaml"),
    ),
    ("disciplines/toolsmithing.yaml", include_str!("../../framework/disciplines/toolsmithing.yaml")),
    ("schema/agreed.json", include_str!("../../framework/schema/agreed.json")),
    ("schema/answers.json", include_str!("../../framework/schema/answers.json")),
    ("schema/assessment.json", include_str!("../../framework/schema/assessment.json")),
    ("schema/behavior.json", include_str!("../../framework/schema/behavior.json")),
    ("schema/decisions.json", include_str!("../../framework/schema/decisions.json")),
    ("schema/discipline.json", include_str!("../../framework/schema/discipline.json")),
    ("schema/framework.json", include_str!("../../framework/schema/framework.json")),
    ("schema/journal.json", include_str!("../../framework/schema/journal.json")),
    ("schema/packet.json", include_str!("../../framework/schema/packet.json")),
    ("schema/people.json", include_str!("../../framework/schema/people.json")),
    ("schema/profile.json", include_str!("../../framework/schema/profile.json")),
    ("schema/questions.json", include_str!("../../framework/schema/questions.json")),
    ("schema/request.json", include_str!("../../framework/schema/request.json")),
    ("schema/roles.json", include_str!("../../framework/schema/roles.json")),
    ("schema/settings.json", include_str!("../../framework/schema/settings.json")),
    ("schema/steps.json", include_str!("../../framework/schema/steps.json")),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_compiled_in() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("framework");
        let mut in_folder: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&root).expect("below it").to_string_lossy().into_owned())
            .collect();
        let mut compiled_in: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        in_folder.sort();
        compiled_in.sort_unstable();
        assert_eq!(compiled_in, in_folder);
    }
}
