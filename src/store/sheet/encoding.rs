//! The encodings in which spreadsheets write CSV.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Whether a sign is in no text: a control that is no white space.
fn is_no_text(sign: char) -> bool {
    sign.is_ascii_control() && !sign.is_ascii_whitespace()
}

/// The text of a file, and what to say about how it was read; `None` where it is no text.
pub fn decode(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let utf_16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, UTF_16LE)),
        [0xfe, 0xff, rest @ ..] => Some((rest, UTF_16BE)),
        // Without a mark, a first sign of ASCII shows it.
        [1..=255, 0, ..] => Some((bytes, UTF_16LE)),
        [0, 1..=255, ..] => Some((bytes, UTF_16BE)),
        _ => None,
    };
    if let Some((bytes, encoding)) = utf_16 {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let is_text = !text.contains(is_no_text);
        return is_text.then(|| (text.into_owned(), Some("It was read as UTF-16.".to_owned())));
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.trim_start_matches('\u{feff}').to_owned(), None));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let remark = "It is not UTF-8, and was read as Windows-1252 (Latin-1): look whether names with accents are \
                  right. If they are not, save it as `CSV UTF-8`, or as .xlsx.";
    Some((text.into_owned(), Some(remark.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_the_usual_encodings() {
        let check = |bytes: &[u8], expect: Option<&str>| {
            assert_eq!(decode(bytes).map(|(text, _)| text).as_deref(), expect, "{bytes:?}");
        };
        check("é,€".as_bytes(), Some("é,€"));
        check(b"\xef\xbb\xbfa", Some("a"));
        check(b"\xe9,\x80,\x9f,\xff", Some("é,€,Ÿ,ÿ"));
        check(b"\xff\xfea\0\xe9\0", Some("aé"));
        check(b"\xfe\xff\0a\0\xe9", Some("aé"));
        check(b"\xff\xfea\0\xe9", None);
        check(b"\xff\xfea\0\0\xd8", None);
        check(b"a\0b\0", Some("ab"));
        check(b"\xff\xfea", None);
        check(b"ab\0c", None);
        check(b"\x01\0\0\x02", None);
        check(b"", Some(""));
    }
}
