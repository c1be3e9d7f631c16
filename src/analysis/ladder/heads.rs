//! What the heads of columns are called for what is in them, and which names read as those of levels.

/// The words, a line for each role.
const WORDS: &str = include_str!("heads.txt");

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
    /// The id of the example, as our own exports have it.
    Id,
    Rating,
    Note,
    Evidence,
}

impl Role {
    /// In the order in which they choose among the heads.
    pub const ALL: [Self; 13] = [
        Self::StepSummary,
        Self::Step,
        Self::Behavior,
        Self::Text,
        Self::Group,
        Self::Discipline,
        Self::Track,
        Self::Summary,
        Self::Links,
        Self::Id,
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
            Self::Id => "id",
            Self::Rating => "rating",
            Self::Note => "note",
            Self::Evidence => "evidence",
        }
    }

    /// What its column may be called; of several that are there, the first one counts.
    fn heads(self) -> impl Iterator<Item = &'static str> {
        words_of(self.word())
    }

    /// How well a head names it, the lower the better.
    pub fn rank(self, head: &str) -> Option<usize> {
        let whole = folded(head);
        if let Some(rank) = self.heads().position(|known| known == whole) {
            return Some(rank);
        }
        // `Competency name`, `Level (title)`: the longer the head, the less it says.
        let words: Vec<String> = words(head).collect();
        let found = self.heads().position(|known| words.iter().any(|word| word == known))?;
        (words.len() <= 3).then_some(found + self.heads().count())
    }
}

fn words_of(name: &str) -> impl Iterator<Item = &'static str> {
    let line = WORDS.lines().filter_map(|line| line.split_once(':')).find(|(known, _)| *known == name);
    line.map_or("", |(_, words)| words).split_whitespace()
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
    behavior_as_text(heads, &mut given);
    given
}

/// Beside a competency or a skill, a behavior is what somebody does: a text, where there is no other.
fn behavior_as_text(heads: &[&str], given: &mut [Option<Role>]) {
    let at = |given: &[Option<Role>], role: Role| given.iter().position(|one| *one == Some(role));
    let Some(behavior) = at(given, Role::Behavior) else { return };
    let is_meant = words_of("behaviors").any(|word| word == folded(heads[behavior]));
    if !is_meant || at(given, Role::Text).is_some() || at(given, Role::Step).is_none() {
        return;
    }
    let is_open = |at: &usize| matches!(given[*at], None | Some(Role::Group));
    let others = (0..heads.len()).filter(is_open);
    let other = others.filter_map(|at| Some((Role::Behavior.rank(heads[at])?, at))).min();
    if let Some((_, other)) = other {
        given[behavior] = Some(Role::Text);
        given[other] = Some(Role::Behavior);
    }
}

/// Whether a head is that of a sum, a mean or a weight.
pub fn sums_up(head: &str) -> bool {
    let whole = folded(head);
    words_of("sums").any(|word| word == whole)
}

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
        words_of("levels").any(|level| level == lower)
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
        check(
            &["id", "summary", "examples", "level", "area", "domain"],
            "id text - step behavior discipline",
        );
        check(&["Category", "Skill name", "Description", "L1"], "group behavior text -");
        check(
            &["Team", "Behaviour", "Job level", "Text", "Definition"],
            "discipline behavior step text summary",
        );
        check(&["", "Junior", "Senior"], "- - -");
        check(&["Level", "Competency", "Behavior"], "step behavior text");
        check(&["Level", "Skill", "Behaviours", "Notes"], "step behavior text note");
        check(&["Level", "Theme", "Skill", "Behavior"], "step group behavior text");
        check(&["Level", "Competency", "Behavior", "Description"], "step group behavior text");
        check(&["Competency", "Behavior", "Junior"], "group behavior -");
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
