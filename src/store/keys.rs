//! Keys on this machine: the private one of whoever uses it, and which public ones they have written to.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use etcetera::{BaseStrategy, choose_base_strategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Lock;
use super::letter::{Identity, Trouble};
use super::path;
use super::reviews::whole;
use super::write::{Privacy, replace};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Id, PublicKey};
use crate::yaml::{self, Strictness};

/// What the line of a private key begins with.
const PRIVATE: &str = "AGE-SECRET-KEY-";

/// The user's private keys, as a file that `age` reads, too.
#[derive(Debug)]
pub struct KeyFile {
    path: PathBuf,
}

/// The public keys that were written to, by person: a file in the user's configuration folder.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct KnownKeys(BTreeMap<Id, PublicKey>);

impl KeyFile {
    /// The one in the user's configuration folder, be it there yet or not.
    pub fn of_user() -> anyhow::Result<Self> {
        Ok(Self { path: in_configuration("key.txt")? })
    }

    pub fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// The private keys, the one to be written to first; none where there is no file.
    ///
    /// # Errors
    /// The file cannot be read, or holds no key.
    pub fn identities(&self) -> anyhow::Result<Vec<Identity>> {
        if !path::is_there(&self.path) {
            return Ok(Vec::new());
        }
        identities_in(&self.path, &self.shown())
    }

    /// The public key of the first private one; `None` where there is no file.
    pub fn public(&self) -> anyhow::Result<Option<PublicKey>> {
        Ok(self.identities()?.first().and_then(Identity::public))
    }

    /// Makes a new key, where there is none yet.
    ///
    /// # Errors
    /// There is one, which is never overwritten, or it cannot be written.
    pub fn make(&self) -> anyhow::Result<PublicKey> {
        self.keep(&[Identity::generate()?])
    }

    /// Takes the keys of another file, where there are none yet.
    ///
    /// # Errors
    /// As [`KeyFile::make`], and where the file holds no key that can be used.
    pub fn import(&self, from: &Path, shown: &str) -> anyhow::Result<PublicKey> {
        if !from.is_file() {
            return Err(UserError::new(format!("there is no file `{shown}`")).into());
        }
        self.keep(&identities_in(from, shown)?)
    }

    fn keep(&self, identities: &[Identity]) -> anyhow::Result<PublicKey> {
        let folder = self.path.parent().context("a file is in a folder")?;
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let public = identities.first().and_then(Identity::public).context("the key has no public part")?;
        let mut text = String::from(
            "# A private key, in the format of age. Keep it to yourself, and keep a copy where you keep passwords.\n",
        );
        for identity in identities {
            let public = identity.public().map(String::from).unwrap_or_default();
            text += &format!("# public key: {public}\n{}\n", identity.line());
        }
        self.refuse_existing()?;
        let mut temporary = super::leftovers::begin(folder, 0o600)?;
        temporary.write_all(text.as_bytes())?;
        temporary.as_file().sync_all()?;
        // Another run may have made one meanwhile.
        if let Err(error) = temporary.persist_noclobber(&self.path) {
            self.refuse_existing()?;
            return Err(error.into());
        }
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(public)
    }

    fn refuse_existing(&self) -> anyhow::Result<()> {
        if !path::is_there(&self.path) {
            return Ok(());
        }
        Err(UserError::new(format!(
            "there is a key in `{}` already, which is never overwritten",
            self.shown()
        ))
        .hint("`steps key` prints its public part")
        .hint(
            "for a new key, move the file away first: whatever was written to the old one opens only with it",
        )
        .into())
    }
}

/// The private keys in a file.
///
/// # Errors
/// The file cannot be read, or holds no key.
pub fn identities_in(file: &Path, shown: &str) -> anyhow::Result<Vec<Identity>> {
    let source = path::text(file, shown).map_err(|finding| InvalidFiles(vec![finding]))?;
    let lines = source.text.lines().map(str::trim).filter(|line| line.starts_with(PRIVATE));
    let found: Vec<Identity> = lines.clone().filter_map(Identity::from_line).collect();
    if found.is_empty() {
        if !cfg!(feature = "envelopes") {
            return Err(Trouble::Unsupported.into());
        }
        let other = match () {
            () if source.text.contains("BEGIN AGE ENCRYPTED FILE")
                || source.text.starts_with("age-encryption") =>
            {
                "it is itself encrypted: decrypt it with `age -d` first"
            }
            () if source.text.contains("PRIVATE KEY") => "an SSH key is none: `steps key` makes one that is",
            () if lines.count() > 0 => {
                "its key is damaged, or of a kind that `steps` does not know: `steps key` makes one"
            }
            () => "expected a line that begins with `AGE-SECRET-KEY-1`, as `age-keygen` writes it",
        };
        return Err(UserError::new(format!("`{shown}` holds no private key")).hint(other).into());
    }
    Ok(found)
}

impl KnownKeys {
    /// Those that this user has written to; none where there is no file.
    pub fn load() -> anyhow::Result<Self> {
        let file = in_configuration("known_keys.yaml")?;
        if !path::is_there(&file) {
            return Ok(Self::default());
        }
        let source = path::text(&file, &file.to_string_lossy());
        let source = source.map_err(|finding| InvalidFiles(vec![finding]))?;
        whole(yaml::typed::<Self>(&source, Strictness::Strict)).map(|sourced| sourced.value)
    }

    pub fn get(&self, person: &Id) -> Option<&PublicKey> {
        self.0.get(person)
    }

    /// Keeps in mind which key somebody was written to with.
    pub fn keep(person: &Id, key: &PublicKey) -> anyhow::Result<()> {
        let file = in_configuration("known_keys.yaml")?;
        let _lock = Lock::wait_for(&file, &file.to_string_lossy())?;
        let mut known = Self::load()?;
        if known.0.insert(person.clone(), key.clone()).as_ref() == Some(key) {
            return Ok(());
        }
        replace(&file, &yaml::to_yaml(&known)?, Privacy::Private)
    }
}

fn in_configuration(name: &str) -> anyhow::Result<PathBuf> {
    let strategy =
        choose_base_strategy().map_err(|_| UserError::new("this system has no configuration folder"))?;
    Ok(strategy.config_dir().join("steps").join(name))
}

/// A passphrase from a file: its first line.
pub fn passphrase_in(file: &Path, shown: &str) -> anyhow::Result<String> {
    let source = path::text(file, shown).map_err(|finding| InvalidFiles(vec![finding]))?;
    let line = source.text.lines().next().unwrap_or_default().trim_end();
    if line.is_empty() {
        return Err(UserError::new(format!("`{shown}` holds no passphrase"))
            .hint("its first line is the passphrase")
            .into());
    }
    Ok(line.to_owned())
}
