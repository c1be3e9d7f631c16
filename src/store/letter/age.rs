//! Letters by the crate `age`.

use std::io::{BufReader, Read, Write};
use std::str::FromStr;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};

use super::Trouble;
use crate::model::PublicKey;
use crate::yaml::LONGEST_FILE;

/// A private key.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl Identity {
    /// A new one.
    pub fn generate() -> Result<Self, Trouble> {
        Ok(Self(x25519::Identity::generate()))
    }

    /// The one in a line of an identity file; `None` where it is none.
    pub fn from_line(line: &str) -> Option<Self> {
        x25519::Identity::from_str(line.trim()).ok().map(Self)
    }

    pub fn public(&self) -> Option<PublicKey> {
        PublicKey::try_from(self.0.to_public().to_string()).ok()
    }

    /// The line of an identity file. It is a secret.
    pub fn line(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }
}

/// Encrypts a text to everybody who has one of these keys.
pub fn encrypt(text: &str, keys: &[&PublicKey]) -> anyhow::Result<String> {
    let recipients: Vec<x25519::Recipient> = keys
        .iter()
        .map(|key| x25519::Recipient::from_str(key.as_str()).map_err(|why| anyhow::anyhow!("`{key}`: {why}")))
        .collect::<Result<_, _>>()?;
    written(Encryptor::with_recipients(recipients.iter().map(|key| key as _))?, text)
}

/// Encrypts a text to everybody who knows a passphrase.
pub fn encrypt_with_passphrase(text: &str, passphrase: &str) -> anyhow::Result<String> {
    written(Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned())), text)
}

fn written(encryptor: Encryptor, text: &str) -> anyhow::Result<String> {
    let mut letter = Vec::new();
    let armored = ArmoredWriter::wrap_output(&mut letter, Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armored)?;
    writer.write_all(text.as_bytes())?;
    writer.finish()?.finish()?;
    Ok(String::from_utf8(letter)?)
}

/// Whether one of the keys opens a letter. Nothing of what is inside is read.
pub fn is_for(letter: &str, identities: &[Identity]) -> Result<(), Trouble> {
    opened(letter, identities).map(|_| ())
}

/// The text of a letter, opened with one of the keys.
pub fn read(letter: &str, identities: &[Identity]) -> Result<String, Trouble> {
    text(opened(letter, identities)?)
}

/// The text of a letter, opened with a passphrase.
pub fn read_with_passphrase(letter: &str, passphrase: &str) -> Result<String, Trouble> {
    let identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let reader = decryptor(letter)?.decrypt(std::iter::once(&identity as _)).map_err(|why| match why {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Trouble::WrongPassphrase,
        why => trouble(&why),
    })?;
    text(reader)
}

fn decryptor(letter: &str) -> Result<Decryptor<ArmoredReader<BufReader<&[u8]>>>, Trouble> {
    Decryptor::new_buffered(ArmoredReader::new(letter.trim().as_bytes())).map_err(|why| trouble(&why))
}

fn opened<'a>(letter: &'a str, identities: &[Identity]) -> Result<impl Read + use<'a>, Trouble> {
    let decryptor = decryptor(letter)?;
    if decryptor.is_scrypt() {
        return Err(Trouble::NeedsPassphrase);
    }
    let identities = identities.iter().map(|identity| &identity.0 as &dyn age::Identity);
    decryptor.decrypt(identities).map_err(|why| trouble(&why))
}

fn text(reader: impl Read) -> Result<String, Trouble> {
    let mut text = Vec::new();
    reader.take(LONGEST_FILE + 1).read_to_end(&mut text).map_err(|_| Trouble::Damaged)?;
    let text = String::from_utf8(text).map_err(|_| Trouble::NoText)?;
    if text.len() as u64 > LONGEST_FILE { Err(Trouble::NoText) } else { Ok(text) }
}

fn trouble(why: &DecryptError) -> Trouble {
    match why {
        DecryptError::NoMatchingKeys => Trouble::OtherKeys,
        DecryptError::ExcessiveWork { .. } => Trouble::TooMuchWork,
        _ => Trouble::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whom_it_is_written_to_opens_a_letter() {
        let [robin, alex, noor] = [(); 3].map(|()| Identity::generate().expect("a key"));
        let keys: Vec<PublicKey> = [&robin, &alex].map(|one| one.public().expect("a key")).into();
        let letter = encrypt("text\n", &keys.iter().collect::<Vec<_>>()).expect("encrypts");
        for whom in [&robin, &alex] {
            assert_eq!(is_for(&letter, std::slice::from_ref(whom)), Ok(()));
            assert_eq!(read(&letter, std::slice::from_ref(whom)).as_deref(), Ok("text\n"));
        }
        assert_eq!(is_for(&letter, std::slice::from_ref(&noor)), Err(Trouble::OtherKeys));
        assert_eq!(read(&letter, &[]), Err(Trouble::OtherKeys));
        assert_eq!(read_with_passphrase(&letter, "secret"), Err(Trouble::OtherKeys));
    }

    #[test]
    fn a_passphrase_opens_what_was_written_to_it() {
        let letter = encrypt_with_passphrase("text\n", "a long secret").expect("encrypts");
        assert_eq!(read(&letter, &[]), Err(Trouble::NeedsPassphrase));
        assert_eq!(read_with_passphrase(&letter, "a long secret").as_deref(), Ok("text\n"));
        assert_eq!(read_with_passphrase(&letter, "another"), Err(Trouble::WrongPassphrase));
    }

    #[test]
    fn a_letter_with_a_changed_or_missing_part_is_damaged() {
        let robin = Identity::generate().expect("a key");
        let key = robin.public().expect("a key");
        let letter = encrypt(&"text\n".repeat(40), &[&key]).expect("encrypts");
        let lines: Vec<&str> = letter.lines().collect();
        for at in 0..lines.len() {
            let without: Vec<&str> =
                lines.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, line)| *line).collect();
            let why = read(&without.join("\n"), std::slice::from_ref(&robin));
            assert!(matches!(why, Err(Trouble::Damaged | Trouble::OtherKeys)), "without line {at}: {why:?}");
        }
        assert_eq!(read("", std::slice::from_ref(&robin)), Err(Trouble::Damaged));
    }

    #[test]
    #[ignore = "needs the `age` command"]
    fn what_age_wrote_opens() {
        use std::process::{Command, Stdio};
        let robin = Identity::generate().expect("a key");
        let key = robin.public().expect("a key");
        for format in [&["-a"][..], &[]] {
            let mut age = Command::new("age");
            age.args(format).args(["-r", key.as_str()]).stdin(Stdio::piped()).stdout(Stdio::piped());
            let mut child = age.spawn().expect("starts");
            child.stdin.take().expect("an input").write_all(b"text\n").expect("writes");
            let letter = child.wait_with_output().expect("ends").stdout;
            // Only the form that is text can stand in an envelope.
            match String::from_utf8(letter) {
                Ok(letter) => {
                    assert_eq!(read(&letter, std::slice::from_ref(&robin)).as_deref(), Ok("text\n"));
                }
                Err(_) => assert!(format.is_empty()),
            }
        }
    }
}
