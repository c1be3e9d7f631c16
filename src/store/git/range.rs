//! What is compared with what: `BASE`, `BASE..HEAD` or `BASE...HEAD`, much as git writes it.

use std::convert::Infallible;
use std::str::FromStr;

/// Two states of the framework to compare.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Range {
    pub base: Base,
    /// The later revision; the files as they are where there is none.
    pub head: Option<String>,
}

/// Where a comparison begins. A revision that the later state grew out of is where they parted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Base {
    /// Where the later state parted from the main branch.
    MainBranch,
    /// Where the later state parted from this revision.
    Parted(String),
    /// This revision.
    At(String),
}

impl Default for Range {
    fn default() -> Self {
        Self { base: Base::MainBranch, head: None }
    }
}

impl FromStr for Range {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        // As git has it, a side that is left out is HEAD.
        let side = |text: &str| if text.is_empty() { "HEAD".to_owned() } else { text.to_owned() };
        Ok(if let Some((base, head)) = text.split_once("...") {
            Self { base: Base::Parted(side(base)), head: Some(side(head)) }
        } else if let Some((base, head)) = text.split_once("..") {
            Self { base: Base::At(side(base)), head: Some(side(head)) }
        } else {
            // What the main branch gained meanwhile is no change of this branch.
            Self { base: Base::Parted(side(text)), head: None }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_read_as_git_reads_them() {
        let check = |text: &str, base: Base, head: Option<&str>| {
            let expect = Range { base, head: head.map(str::to_owned) };
            assert_eq!(text.parse(), Ok(expect), "{text}");
        };
        check("main", Base::Parted("main".into()), None);
        check("v1.0..HEAD", Base::At("v1.0".into()), Some("HEAD"));
        check("main...topic", Base::Parted("main".into()), Some("topic"));
        check("main..", Base::At("main".into()), Some("HEAD"));
        check("..topic", Base::At("HEAD".into()), Some("topic"));
    }
}
