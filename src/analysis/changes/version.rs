//! Which rise of the version a change asks for, and whether it was given.

use semver::{Prerelease, Version};

/// How far a version rises.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Rise {
    /// Wording.
    Patch,
    /// An expectation clarified or removed.
    Minor,
    /// An expectation added or raised.
    Major,
}

/// The version before and after, and what the change asks of it.
#[derive(Clone, Debug)]
pub struct VersionChange<'a> {
    pub before: &'a Version,
    pub after: &'a Version,
    /// The rise asked for, with the lowest version that gives it; nothing where nothing changed.
    pub asks: Option<(Rise, Version)>,
    pub raised: Raised,
}

/// What was done about the version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Raised {
    /// As far as the change asks, or further.
    Enough,
    /// Not as far.
    TooLittle,
    /// It is the same as before, and something changed.
    NotAtAll,
    /// It is lower than before.
    Lowered,
}

impl<'a> VersionChange<'a> {
    /// Below 1.0.0 a framework is still a draft: as semantic versioning has it, a minor rise is enough there.
    pub fn new(before: &'a Version, after: &'a Version, asks: Option<Rise>) -> Self {
        let is_draft = before.major == 0;
        let asks = asks.map(|rise| if is_draft { rise.min(Rise::Minor) } else { rise });
        let asks = asks.map(|rise| (rise, raised(before, rise)));
        let raised = match &asks {
            _ if after < before => Raised::Lowered,
            None => Raised::Enough,
            Some(_) if after == before => Raised::NotAtAll,
            // A version that was not final yet stands for the rise that it announces.
            Some(_) if !before.pre.is_empty() => Raised::Enough,
            Some((_, least)) if without_pre(after) < *least => Raised::TooLittle,
            Some(_) => Raised::Enough,
        };
        Self { before, after, asks, raised }
    }
}

/// The lowest version that is higher by this rise.
pub fn raised(version: &Version, rise: Rise) -> Version {
    if !version.pre.is_empty() {
        return without_pre(version);
    }
    match rise {
        Rise::Patch => Version::new(version.major, version.minor, version.patch + 1),
        Rise::Minor => Version::new(version.major, version.minor + 1, 0),
        Rise::Major => Version::new(version.major + 1, 0, 0),
    }
}

/// `2.0.0-rc.1` counts as 2.0.0.
fn without_pre(version: &Version) -> Version {
    Version { pre: Prerelease::EMPTY, ..version.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rises_are_compared_with_what_is_asked() {
        let check = |before: &str, after: &str, rise: Rise, raised: Raised, least: &str| {
            let [old, new] = [before, after].map(|text| text.parse().expect("a version"));
            let change = VersionChange::new(&old, &new, Some(rise));
            let asked = change.asks.map(|(_, version)| version.to_string());
            assert_eq!((change.raised, asked.as_deref()), (raised, Some(least)), "{before} to {after}");
        };
        check("1.2.3", "1.2.4", Rise::Patch, Raised::Enough, "1.2.4");
        check("1.2.3", "1.2.4", Rise::Minor, Raised::TooLittle, "1.3.0");
        check("1.2.3", "2.0.0", Rise::Minor, Raised::Enough, "1.3.0");
        check("1.2.3", "1.9.0", Rise::Major, Raised::TooLittle, "2.0.0");
        check("1.2.3", "1.2.3", Rise::Patch, Raised::NotAtAll, "1.2.4");
        check("1.2.3", "1.2.2", Rise::Patch, Raised::Lowered, "1.2.4");
        check("0.4.1", "0.5.0", Rise::Major, Raised::Enough, "0.5.0");
        check("1.2.3", "2.0.0-rc.1", Rise::Major, Raised::Enough, "2.0.0");
        check("2.0.0-rc.1", "2.0.0-rc.2", Rise::Major, Raised::Enough, "2.0.0");
    }

    #[test]
    fn nothing_is_asked_where_nothing_changed() {
        let version: Version = "1.0.0".parse().expect("a version");
        let change = VersionChange::new(&version, &version, None);
        assert_eq!((change.asks, change.raised), (None, Raised::Enough));
    }
}
