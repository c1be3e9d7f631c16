//! Letters in a build without encryption: none is written, and none opens.

use super::Trouble;
use crate::model::PublicKey;

/// A private key, of which there is none here.
#[derive(Clone)]
pub enum Identity {}

impl Identity {
    pub fn generate() -> Result<Self, Trouble> {
        Err(Trouble::Unsupported)
    }

    pub fn from_line(_: &str) -> Option<Self> {
        None
    }

    pub fn public(&self) -> Option<PublicKey> {
        match *self {}
    }

    pub fn line(&self) -> String {
        match *self {}
    }
}

pub fn encrypt(_: &str, _: &[&PublicKey]) -> anyhow::Result<String> {
    Err(Trouble::Unsupported.into())
}

pub fn encrypt_with_passphrase(_: &str, _: &str) -> anyhow::Result<String> {
    Err(Trouble::Unsupported.into())
}

pub fn is_for(_: &str, _: &[Identity]) -> Result<(), Trouble> {
    Err(Trouble::Unsupported)
}

pub fn read(_: &str, _: &[Identity]) -> Result<String, Trouble> {
    Err(Trouble::Unsupported)
}

pub fn read_with_passphrase(_: &str, _: &str) -> Result<String, Trouble> {
    Err(Trouble::Unsupported)
}
