//! The scale: the framework's own ratings in their order, and the two answers outside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Replaces};

/// The ratings a cell can be given, lowest first, and from which one on it counts as demonstrated.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The id of the first rating that counts as demonstrated; so do all after it.
    pub demonstrated_from: Id,
    /// The ratings in their order, lowest first.
    #[schemars(length(min = 2))]
    pub ratings: Vec<ScalePoint>,
}

/// One rating of the scale.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ScalePoint {
    /// The rating's id, as it stands in assessments.
    #[schemars(extend("not" = {"enum": [Rating::UNSURE, Rating::NOT_APPLICABLE]}))]
    pub id: Id,
    /// The rating in words, as reports show it.
    #[schemars(length(min = 1))]
    pub label: String,
    /// The label in at most six letters, for tables. Without it, the label's first word is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 6))]
    pub short: Option<String>,
    /// The anchor: what this rating means, shown while rating.
    #[schemars(length(min = 1))]
    pub meaning: String,
    /// The id that this rating had before, or a list of all of them: answers with it are carried over.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
}

/// What somebody said about a cell: a rating of the scale, or one of the two answers outside it.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(from = "Id", into = "Id")]
#[schemars(with = "Id", inline)]
pub enum Rating {
    /// A rating of the framework's scale.
    Rated(Id),
    /// Not enough evidence to say.
    Unsure,
    /// Does not apply here; the note holds the reason.
    NotApplicable,
}

impl Rating {
    pub const UNSURE: &str = "unsure";
    pub const NOT_APPLICABLE: &str = "not-applicable";
    pub const UNSURE_LABEL: &str = "Not enough evidence to say";
    pub const NOT_APPLICABLE_LABEL: &str = "Does not apply here";

    /// The rating's id where it is one of the scale.
    pub fn rated(&self) -> Option<&Id> {
        match self {
            Rating::Rated(id) => Some(id),
            Rating::Unsure | Rating::NotApplicable => None,
        }
    }
}

impl From<Id> for Rating {
    fn from(id: Id) -> Self {
        match id.as_str() {
            Self::UNSURE => Rating::Unsure,
            Self::NOT_APPLICABLE => Rating::NotApplicable,
            _ => Rating::Rated(id),
        }
    }
}

impl From<Rating> for Id {
    #[expect(clippy::unwrap_used, reason = "both constants are ids, which a test shows")]
    fn from(rating: Rating) -> Self {
        match rating {
            Rating::Rated(id) => id,
            Rating::Unsure => Rating::UNSURE.parse().unwrap(),
            Rating::NotApplicable => Rating::NOT_APPLICABLE.parse().unwrap(),
        }
    }
}

impl ScalePoint {
    /// The form for tables.
    pub fn short(&self) -> &str {
        let first_word = self.label.split_whitespace().next().unwrap_or(&self.label);
        self.short.as_deref().unwrap_or(first_word)
    }
}

impl Scale {
    /// A rating in words. One that the scale does not know is given by its id.
    pub fn label<'a>(&'a self, rating: &'a Rating) -> &'a str {
        match rating {
            Rating::Rated(id) => self.get(id).map_or(id.as_str(), |point| &point.label),
            Rating::Unsure => Rating::UNSURE_LABEL,
            Rating::NotApplicable => Rating::NOT_APPLICABLE_LABEL,
        }
    }

    /// A rating in short, for tables.
    pub fn short<'a>(&'a self, rating: &'a Rating) -> &'a str {
        match rating {
            Rating::Rated(id) => self.get(id).map_or(id.as_str(), ScalePoint::short),
            Rating::Unsure => "?",
            Rating::NotApplicable => "n/a",
        }
    }

    /// Whether a rating is none of this scale, as from an older framework.
    pub fn is_off(&self, rating: &Rating) -> bool {
        rating.rated().is_some_and(|id| self.get(id).is_none())
    }

    pub fn get(&self, id: &Id) -> Option<&ScalePoint> {
        self.ratings.iter().find(|point| point.id == *id)
    }

    /// Whether a cell with this rating counts as demonstrated.
    ///
    /// A rating that the scale does not know, as from an older framework, does not.
    pub fn demonstrated(&self, rating: &Rating) -> bool {
        rating.rated().is_some_and(|id| {
            matches!(
                (self.position(id), self.position(&self.demonstrated_from)),
                (Some(given), Some(needed)) if given >= needed
            )
        })
    }

    /// How many ratings lie between the two, counting the last: 0 for the same rating.
    ///
    /// `None` where one of them is not of this scale.
    pub fn apart(&self, one: &Id, other: &Id) -> Option<usize> {
        Some(self.position(one)?.abs_diff(self.position(other)?))
    }

    /// Where the rating stands, for ordering and never for showing: positions are not points.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.ratings.iter().position(|point| point.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        text.parse().expect("an id")
    }

    fn scale() -> Scale {
        let point = |name: &str| ScalePoint {
            id: id(name),
            label: name.to_uppercase(),
            short: None,
            meaning: name.to_owned(),
            replaces: Replaces::default(),
        };
        Scale { demonstrated_from: id("often"), ratings: ["no", "often", "more"].map(point).into() }
    }

    #[test]
    fn order_comes_from_the_scale() {
        let scale = scale();
        assert_eq!(scale.apart(&id("no"), &id("more")), Some(2));
        assert_eq!(scale.apart(&id("more"), &id("more")), Some(0));
        assert_eq!(scale.apart(&id("more"), &id("gone")), None);
        let demonstrated = |name: &str| scale.demonstrated(&Rating::from(id(name)));
        assert!(!demonstrated("no") && demonstrated("often") && demonstrated("more"));
        assert!(!demonstrated("unsure") && !demonstrated("not-applicable") && !demonstrated("gone"));
    }

    #[test]
    fn answers_outside_the_scale_keep_their_names() {
        for rating in [Rating::Unsure, Rating::NotApplicable, Rating::Rated(id("no"))] {
            assert_eq!(Rating::from(Id::from(rating.clone())), rating);
        }
    }
}
