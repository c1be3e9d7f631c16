//! What each side has sealed, by the digests of the seals alone, and whether that is what something was agreed on.

use crate::model::{AgreedOn, Assessment, Closed, Content, Id, Review, Side, SideKey, outside};

/// What the two sides have sealed, told by the digests of their seals: nothing of what they hold.
pub fn seals(review: &Review) -> Vec<AgreedOn> {
    let is_side = |key: &SideKey| matches!(key.side, Side::Oneself | Side::Manager);
    let seal = |(key, content): (&SideKey, &Content)| {
        let digest = match content {
            Ok(assessment) if assessment.is_sealed() => &assessment.sealed.as_ref()?.digest,
            Err(Closed::Enveloped(envelope)) => &envelope.sealed.digest,
            _ => return None,
        };
        let rater = outside(content)?.rater.clone();
        is_side(key).then(|| AgreedOn { side: key.side, rater, digest: digest.clone() })
    };
    review.unrevealed().filter_map(seal).collect()
}

/// Who has sealed again since something was agreed.
pub fn sealed_since<'a>(review: &Review, agreed: &'a Assessment) -> Vec<&'a Id> {
    let today = seals(review);
    let is_since = |then: &&AgreedOn| {
        today
            .iter()
            .any(|now| (now.side, &now.rater) == (then.side, &then.rater) && now.digest != then.digest)
    };
    agreed.agreed_on.iter().filter(is_since).map(|then| &then.rater).collect()
}
