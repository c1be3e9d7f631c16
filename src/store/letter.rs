//! What is inside an envelope: encrypted to people's keys or to a passphrase, in the format of `age`, so that other
//! programs open it, too. A build without the feature `envelopes` does neither, and says so.

#[cfg(feature = "envelopes")]
#[path = "letter/age.rs"]
mod cipher;
#[cfg(not(feature = "envelopes"))]
#[path = "letter/none.rs"]
mod cipher;

pub use cipher::{Identity, encrypt, encrypt_with_passphrase, is_for, read, read_with_passphrase};

use std::fmt;

/// Why a letter does not open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(not(feature = "envelopes"), expect(dead_code, reason = "a build without encryption has but one"))]
pub enum Trouble {
    /// It is written to other keys.
    OtherKeys,
    /// It is written to a passphrase.
    NeedsPassphrase,
    WrongPassphrase,
    /// It is no letter, or not as it was written.
    Damaged,
    /// Its passphrase takes more work than this machine does in a moment, so that somebody means it no good.
    TooMuchWork,
    /// What was written is no text, or longer than a file may be.
    NoText,
    /// This build has no encryption.
    Unsupported,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Trouble::OtherKeys => "it is written to other keys than yours",
            Trouble::NeedsPassphrase => "it opens only with a passphrase",
            Trouble::WrongPassphrase => "the passphrase does not open it",
            Trouble::Damaged => "its letter was changed or cut off on the way",
            Trouble::TooMuchWork => {
                "its passphrase was made to take minutes to try, which `steps send` never does"
            }
            Trouble::NoText => "nothing inside can be read",
            Trouble::Unsupported => "this `steps` was built without `envelopes`, and so without encryption",
        })
    }
}

impl std::error::Error for Trouble {}
