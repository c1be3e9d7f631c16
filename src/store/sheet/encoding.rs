//! The encodings in which spreadsheets write CSV.

/// Of the bytes 0x80 to 0x9f, what Windows-1252 takes them for; all others are as in Latin-1.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Whether a sign is in no text: a control that is no white space.
fn is_no_text(sign: char) -> bool {
    sign.is_ascii_control() && !sign.is_ascii_whitespace()
}

/// The text of a file, and what to say about how it was read; `None` where it is no text.
pub fn decode(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let utf_16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        // Without a mark, a first sign of ASCII shows it.
        [1..=255, 0, ..] => Some((bytes, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0, 1..=255, ..] => Some((bytes, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((bytes, unit)) = utf_16 {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        let is_text = |text: &String| rest.is_empty() && !text.contains(is_no_text);
        let text = String::from_utf16(&units).ok().filter(is_text)?;
        return Some((text, Some("It was read as UTF-16.".to_owned())));
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.trim_start_matches('\u{feff}').to_owned(), None));
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte & 0x1f)).unwrap_or_default(),
        byte => char::from(*byte),
    };
    let remark = "It is not UTF-8, and was read as Windows-1252 (Latin-1): look whether names with accents are \
                  right. If they are not, save it as `CSV UTF-8`, or as .xlsx.";
    Some((bytes.iter().map(letter).collect(), Some(remark.to_owned())))
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
        check(b"a\0b\0", Some("ab"));
        check(b"\xff\xfea", None);
        check(b"ab\0c", None);
        check(b"\x01\0\0\x02", None);
        check(b"", Some(""));
        assert_eq!(WINDOWS.chars().count(), 0x20);
    }
}
