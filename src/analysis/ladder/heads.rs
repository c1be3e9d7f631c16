//! What the heads of columns are called for what is in them, and which names read as those of levels.

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Role {
    Step,
    Behavior,
    Text,
    Group,
    Discipline,
    /// The line of steps.
    Track,
    /// What the behavior is about.
    Summary,
    /// What somebody at the step does.
    StepSummary,
    Links,
    Rating,
    Note,
    Evidence,
}

impl Role {
    /// In the order in which they choose among the heads.
    pub const ALL: [Self; 12] = [
        Self::StepSummary,
        Self::Step,
        Self::Behavior,
        Self::Text,
        Self::Group,
        Self::Discipline,
        Self::Track,
        Self::Summary,
        Self::Links,
        Self::Rating,
        Self::Note,
        Self::Evidence,
    ];

    /// The word that `--map` knows it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Behavior => "behavior",
            Self::Text => "text",
            Self::Group => "group",
            Self::Discipline => "discipline",
            Self::Track => "track",
            Self::Summary => "summary",
            Self::StepSummary => "step-summary",
            Self::Links => "links",
            Self::Rating => "rating",
            Self::Note => "note",
            Self::Evidence => "evidence",
        }
    }

    /// What its column may be called, without case and signs; of several that are there, the first one counts.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Step => &[
                "step",
                "level",
                "joblevel",
                "careerlevel",
                "levelname",
                "jobtitle",
                "grade",
                "rung",
                "stage",
                "seniority",
                "proficiency",
                "band",
                "position",
                "milestone",
                "levels",
                "stufe",
                "niveau",
            ],
            Self::Behavior => &[
                "behavior",
                "behaviour",
                "competency",
                "competence",
                "skill",
                "skillname",
                "capability",
                "attribute",
                "dimension",
                "criterion",
                "pillar",
                "area",
                "focusarea",
                "category",
                "theme",
                "value",
                "topic",
                "subject",
                "behaviors",
                "behaviours",
                "competencies",
                "skills",
                "kompetenz",
                "fähigkeit",
            ],
            Self::Text => &[
                "text",
                "example",
                "expectation",
                "behaviortext",
                "statement",
                "description",
                "indicator",
                "requirement",
                "summary",
                "criteria",
                "examples",
                "expectations",
                "details",
                "whatitlookslike",
                "definition",
                "beschreibung",
            ],
            Self::Group => {
                &["group", "category", "theme", "section", "area", "pillar", "family", "cluster", "dimension"]
            }
            Self::Discipline => &[
                "discipline",
                "team",
                "function",
                "department",
                "jobfamily",
                "specialty",
                "speciality",
                "domain",
                "craft",
                "profession",
                "practice",
                "disciplines",
                "teams",
            ],
            Self::Track => &["track", "careertrack", "line", "path", "careerpath", "ladder"],
            Self::Summary => &[
                "summary",
                "about",
                "definition",
                "description",
                "behaviorsummary",
                "whatitis",
                "meaning",
                "purpose",
            ],
            Self::StepSummary => {
                &["stepsummary", "levelsummary", "stepdescription", "leveldescription", "rolesummary"]
            }
            Self::Links => &[
                "link",
                "links",
                "url",
                "urls",
                "resources",
                "learningresources",
                "supportingurls",
                "references",
            ],
            Self::Rating => &["rating", "answer", "score", "assessment", "evaluation"],
            Self::Note => &["note", "notes", "comment", "comments", "remark", "remarks", "reason", "why"],
            Self::Evidence => &["evidence", "proof"],
        }
    }

    /// How well a head names it, the lower the better.
    pub fn rank(self, head: &str) -> Option<usize> {
        let whole = folded(head);
        let heads = self.heads();
        if let Some(rank) = heads.iter().position(|known| *known == whole) {
            return Some(rank);
        }
        // `Competency name`, `Level (title)`: the longer the head, the less it says.
        let words: Vec<String> = words(head).collect();
        let found = heads.iter().position(|known| words.iter().any(|word| word == known))?;
        (words.len() <= 3).then_some(found + heads.len())
    }
}

/// A head as it is compared: letters and digits alone, without case.
pub fn folded(head: &str) -> String {
    head.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a head, without case.
pub fn words(head: &str) -> impl Iterator<Item = String> {
    head.split(|sign: char| !sign.is_alphanumeric()).map(folded).filter(|word| !word.is_empty())
}

/// Which of these heads has which role: each role takes the one that names it best, and each head has one.
pub fn roles(heads: &[&str]) -> Vec<Option<Role>> {
    let mut given: Vec<Option<Role>> = vec![None; heads.len()];
    for role in Role::ALL {
        let free = (0..heads.len()).filter(|at| given[*at].is_none());
        let best = free.filter_map(|at| Some((role.rank(heads[at])?, at))).min();
        if let Some((_, at)) = best {
            given[at] = Some(role);
        }
    }
    given
}

/// Words that names of levels have in them.
const LEVELS: [&str; 31] = [
    "apprentice",
    "associate",
    "advanced",
    "beginner",
    "director",
    "distinguished",
    "entry",
    "executive",
    "expert",
    "fellow",
    "foundational",
    "graduate",
    "head",
    "intermediate",
    "intern",
    "junior",
    "lead",
    "manager",
    "mid",
    "middle",
    "novice",
    "practitioner",
    "principal",
    "senior",
    "sr",
    "jr",
    "staff",
    "trainee",
    "vp",
    "working",
    "awareness",
];

/// Whether a text reads as the name of a level: it has a word of levels in it, or a number at its end as `L3`.
pub fn is_level_like(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > 40 {
        return false;
    }
    let mut words = line.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        let lower = word.to_lowercase();
        let letters = lower.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let is_numbered =
            letters.len() < lower.len() && lower.len() - letters.len() <= 2 && letters.len() <= 4;
        LEVELS.contains(&lower.as_str())
            || is_numbered
            || matches!(word, "I" | "II" | "III" | "IV" | "V" | "VI")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_have_one_role_each() {
        let check = |heads: &[&str], expect: &str| {
            let found = roles(heads).into_iter().map(|role| role.map_or("-", Role::word));
            assert_eq!(found.collect::<Vec<_>>().join(" "), expect, "{heads:?}");
        };
        check(&["Competency", "Level", "Description"], "behavior step text");
        check(&["id", "summary", "examples", "level", "area", "domain"], "- text - step behavior discipline");
        check(&["Category", "Skill name", "Description", "L1"], "group behavior text -");
        check(
            &["Team", "Behaviour", "Job level", "Text", "Definition"],
            "discipline behavior step text summary",
        );
        check(&["", "Junior", "Senior"], "- - -");
    }

    #[test]
    fn names_of_levels_are_known() {
        for level in
            ["Junior", "Senior Engineer", "L3", "IC 4", "Level 2", "Engineer II", "E5\nOwns a system"]
        {
            assert!(is_level_like(level), "{level}");
        }
        for other in ["Communication", "Technical skills", "Asks before guessing", "", "2026", "Impact"] {
            assert!(!is_level_like(other), "{other}");
        }
    }
}
