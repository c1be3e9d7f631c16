//! A workspace's settings: the file `steps.toml`.

use serde::Deserialize;

use super::Rhythm;

/// What a workspace decides for itself. Every key may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How often people review, and so how a cycle is named.
    pub cycle: Rhythm,
}
