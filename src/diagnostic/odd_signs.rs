//! Signs that nobody sees, or takes for others: what they are called.

/// The signs that come with what is pasted from word processors, chat and web pages.
const SIGNS: &[(char, &str)] = &[
    ('\u{a0}', "no-break space"),
    ('\u{ad}', "soft hyphen"),
    ('\u{2002}', "wide space"),
    ('\u{2003}', "wide space"),
    ('\u{2007}', "no-break space"),
    ('\u{2009}', "thin space"),
    ('\u{200a}', "thin space"),
    ('\u{200b}', "zero-width space"),
    ('\u{200c}', "zero-width mark"),
    ('\u{200d}', "zero-width mark"),
    ('\u{200e}', "mark of direction"),
    ('\u{200f}', "mark of direction"),
    ('\u{2028}', "line separator"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{2060}', "zero-width mark"),
    ('\u{3000}', "full-width space"),
    ('\u{feff}', "byte order mark (U+FEFF)"),
];

/// What a sign is called that looks like a space, or like nothing.
pub fn odd_sign(sign: char) -> Option<&'static str> {
    SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, name)| *name)
}

/// What is odd about a word that should be an id or a key: its first sign that looks like another, or like nothing.
pub fn named_odd_signs(word: &str) -> Option<String> {
    word.chars().find_map(|sign| match sign {
        '\u{2011}' => Some("contains a no-break hyphen".to_owned()),
        '\u{2010}' | '–' | '—' | '−' => Some(format!("contains `{sign}`, which is no hyphen")),
        '“' | '”' | '‘' | '’' => Some(format!("has curly quotes, `{sign}`")),
        '„' | '‚' | '«' | '»' => Some(format!("has quotes of another kind, `{sign}`")),
        _ => odd_sign(sign).map(|name| format!("contains a {name}")).or_else(|| {
            let is_look_alike = sign.is_alphabetic() && matches!(sign, '\u{370}'..='\u{52f}');
            is_look_alike.then(|| format!("contains a letter of another alphabet, U+{:04X}", u32::from(sign)))
        }),
    })
}
