//! Bytes that are no UTF-8: what wrote them, and how to save them.

use encoding_rs::WINDOWS_1252;

use super::read::whole_file;
use crate::diagnostic::{Finding, Source, rules};

/// How to save a file as it should be.
const SAVE: &str = "save it as UTF-8; most editors ask for the encoding under \"Save as\"";

/// What is wrong with bytes that are none of a plain text in UTF-8, as their beginning shows.
pub fn of_other_program(bytes: &[u8], name: &str) -> Option<Finding> {
    let (message, help) = match bytes {
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] | [b'{', b'\\', b'r', b't', b'f', ..] => (
            "this is a file of a word processor or spreadsheet, under the name of another",
            "save what is in it as plain text, in UTF-8",
        ),
        [b'%', b'P', b'D', b'F', ..] => {
            ("this is a PDF, under the name of another file", "save what is in it as plain text, in UTF-8")
        }
        // Without a mark, a first sign of ASCII shows it.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [1..=127, 0, ..] | [0, 1..=127, ..] => {
            ("the file is saved as UTF-16, and not as UTF-8", SAVE)
        }
        _ => return None,
    };
    Some(whole_file(name, message.to_owned()).help(help))
}

/// What is wrong with bytes of another encoding than UTF-8: the first sign that is.
pub fn other(bytes: &[u8], name: &str) -> Finding {
    let (mut text, mut first) = (String::new(), None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let start = text.len();
        // What old programs write where nothing else is said.
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        if start < text.len() {
            first.get_or_insert(start);
        }
    }
    let start = first.unwrap_or_default();
    let sign = text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let message = format!("the file is not saved as UTF-8, as `{sign}` shows");
    let span = start..start.saturating_add(sign.len_utf8());
    Finding::at(rules::DOES_NOT_PARSE.id, &Source::new(name, text), span, message).help(SAVE)
}
