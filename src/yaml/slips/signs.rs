//! Signs that look like those of YAML, and are others.

use super::super::emit;
use super::{Place, Slip, Way, content, entry, replaced, slip};
use crate::diagnostic::odd_sign;

/// Quotes that come in pairs of their own.
const QUOTES: &str = "“”„‟‘’‚‛«»‹›″＂";

/// Another space than the ordinary one, where one has a meaning: in the indentation, behind a hyphen or a colon.
pub fn odd_space(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let is_blank = |sign: char| sign.is_whitespace() || odd_sign(sign).is_some();
    let entity = "&nbsp;";
    let mut end = 0_usize;
    // The indentation, with the hyphen and what is behind it, and the colon of the entry.
    let rest = loop {
        let rest = line.get(end..)?;
        let skipped = rest.strip_prefix(entity).map_or_else(
            || rest.chars().next().filter(|sign| is_blank(*sign) || *sign == '-').map(char::len_utf8),
            |_| Some(entity.len()),
        );
        match skipped {
            Some(length) => end = end.saturating_add(length),
            None => break rest,
        }
    };
    let key = rest.find(|sign: char| !(sign.is_alphanumeric() || "-_".contains(sign))).unwrap_or(rest.len());
    let behind = rest.get(key..)?;
    let blank = behind.find(|sign: char| !is_blank(sign) && sign != ':').unwrap_or(behind.len());
    let colon = if behind.get(..blank)?.contains(':') { key.saturating_add(blank) } else { 0 };
    let head = line.get(..end.saturating_add(colon))?;
    let (at, sign) = head.char_indices().find(|(at, sign)| {
        odd_sign(*sign).is_some()
            || *sign == '\t'
            || head.get(*at..).is_some_and(|rest| rest.starts_with(entity))
    })?;
    let shown = if sign == '&' {
        Some(format!("`{entity}`"))
    } else {
        odd_sign(sign).map(|name| format!("a {name}"))
    };
    let shown = shown.unwrap_or_else(|| "a tab".to_owned());
    let place_of = match head.get(..at)?.trim() {
        "" => "in the indentation".to_owned(),
        "-" => "after the hyphen".to_owned(),
        _ => "beside the colon".to_owned(),
    };
    let length = if sign == '&' { entity.len() } else { sign.len_utf8() };
    let message = match (sign, place_of.as_str()) {
        ('\t', "in the indentation") => "a tab is used for indentation".to_owned(),
        _ => format!("there is {shown} {place_of}"),
    };
    let help = match (sign, place_of.as_str()) {
        ('\t', "in the indentation") => "indent with spaces".to_owned(),
        ('\t', _) => "write a space in its place".to_owned(),
        _ => "write ordinary spaces in its place: it was probably pasted from elsewhere".to_owned(),
    };
    let tail = line.get(head.len()..)?;
    let with = |tab: &str, wide: &str| {
        let mut new = String::new();
        for sign in head.replace(entity, " ").chars() {
            match sign {
                '\t' => new.push_str(tab),
                '\u{3000}' => new.push_str(wide),
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
                sign if odd_sign(sign).is_some() => new.push(' '),
                sign => new.push(sign),
            }
        }
        Way::from(vec![(number, format!("{new}{tail}"))])
    };
    let mut found = slip(number, at..at.saturating_add(length), message, help, "");
    found.ways = [" ", "  ", "    ", "      ", "        "].map(|tab| with(tab, "  ")).into();
    found.ways.push(with("  ", " "));
    Some(found)
}

/// A line end of another kind, within a line.
pub fn line_separator(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (at, sign) =
        line.char_indices().find(|(_, sign)| ['\u{2028}', '\u{2029}', '\u{85}'].contains(sign))?;
    let new = line.replace(['\u{2028}', '\u{2029}', '\u{85}'], " ");
    let message = "there is a line separator, which nobody sees, in the text".to_owned();
    let help = "delete it, and write a space in its place: it was probably pasted from elsewhere";
    Some(slip(number, at..at.saturating_add(sign.len_utf8()), message, help, new))
}

/// A text in quotes of a word processor, or in one of those and a straight one.
pub fn curly_quotes(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, value) = entry(line).map_or_else(|| content(line), |(_, start, value)| (start, value));
    let value = value.trim_end();
    let is_curly = |sign: &char| QUOTES.contains(*sign);
    let (first, last) = (value.chars().next()?, value.chars().next_back()?);
    let (at, sign) = match (is_curly(&first), is_curly(&last)) {
        (true, _) => (start, first),
        (_, true) if ['"', '\''].contains(&first) => {
            (start.saturating_add(value.len()).saturating_sub(last.len_utf8()), last)
        }
        _ => return None,
    };
    let is_quote = |sign: char| QUOTES.contains(sign) || ['"', '\''].contains(&sign);
    let inner = value.strip_prefix(is_quote).unwrap_or(value);
    let inner = inner.strip_suffix(is_quote).unwrap_or(inner);
    let new = replaced(line, start..start.saturating_add(value.len()), &emit::quoted(inner))?;
    let kind = match sign {
        '“' | '”' | '‘' | '’' | '‟' | '‛' => "a curly quote",
        '„' | '‚' => "a low quote",
        _ => "a quote of another kind",
    };
    let message = format!("`{sign}` is {kind}, and only straight quotes hold a text together");
    let help = "write a straight quote, `\"`, before the text and after it";
    Some(slip(number, at..at.saturating_add(sign.len_utf8()), message, help, new))
}

/// Another sign in the place of a colon.
pub fn other_colon(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, rest) = content(line);
    let key =
        rest.find(|sign: char| !(sign.is_alphanumeric() || "-_\"".contains(sign))).unwrap_or(rest.len());
    let behind = rest.get(key..)?;
    let sign = behind.trim_start().chars().next().filter(|sign| "：﹕꞉∶;=".contains(*sign) && key > 0)?;
    let at = start.saturating_add(rest.find(sign)?);
    let end = at.saturating_add(sign.len_utf8());
    let word = rest.get(..key)?.trim_matches('"');
    let value = line.get(end..)?.trim_start();
    let new = format!("{}{}: {value}", line.get(..start)?, rest.get(..key)?);
    let message = format!("there is `{sign}` in the place of the colon after `{word}`");
    let shown = if value.is_empty() { format!("`{word}:`") } else { format!("`{word}: …`") };
    Some(slip(number, at..end, message, format!("write a colon, `:`, as in {shown}"), new.trim_end()))
}

/// A value right behind its colon.
pub fn no_space(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, rest) = content(line);
    let key = rest.find(|sign: char| !(sign.is_alphanumeric() || "-_".contains(sign)))?;
    let colon = rest.get(key..)?.trim_start().strip_prefix(':').filter(|_| key > 0)?;
    if colon.is_empty() || colon.starts_with([' ', '/', ':']) {
        return None;
    }
    let word = rest.get(..key)?;
    let new = format!("{}{word}: {colon}", line.get(..start)?);
    let end = line.len().saturating_sub(colon.len());
    let message = format!("there is no space after `{word}:`");
    Some(slip(number, start..end, message, "write a space after the colon", new))
}

/// A key without its colon.
pub fn no_colon(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, rest) = content(line);
    let rest = rest.trim_end();
    let word = rest.split(' ').next()?;
    let is_word = word.chars().all(|sign| sign.is_alphanumeric() || "-_".contains(sign));
    let is_alone = word.len() == rest.len();
    if !is_word || word.is_empty() || !(is_alone || place.is_key(word)) {
        return None;
    }
    let end = start.saturating_add(word.len());
    let shown = if is_alone { format!("`{word}:`") } else { format!("`{word}: …`") };
    let message = format!("there is no colon after `{}`", word);
    Some(slip(number, start..end, message, format!("write {shown}"), replaced(line, end..end, ":")?))
}

/// A key with the signs around it that make it bold, or code, elsewhere.
pub fn decorated_key(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (key, ..) = entry(line)?;
    let start = content(line).0;
    let bare = key.trim_matches(['*', '_', '`', '~']);
    let is_decorated = key.starts_with(['*', '`', '~']) && !bare.is_empty();
    let span = start..start.saturating_add(key.len());
    let new = is_decorated.then(|| replaced(line, span.clone(), bare)).flatten()?;
    let message = format!("the key has signs around it, {}", in_backticks(key));
    Some(slip(number, span, message, format!("write `{bare}`"), new))
}

/// A text to be shown as it is written, be there backticks in it.
fn in_backticks(text: &str) -> String {
    if text.contains('`') { text.to_owned() } else { format!("`{text}`") }
}

/// What web pages write for signs that mean something there.
const ENTITIES: [(&str, &str); 7] = [
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
];

/// A text that a web page wrote.
pub fn entities(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, value) = entry(line).map_or_else(|| content(line), |(_, start, value)| (start, value));
    let (entity, sign) = ENTITIES.into_iter().find(|(entity, _)| value.starts_with(entity))?;
    let plain =
        ENTITIES.into_iter().fold(value.to_owned(), |text, (entity, sign)| text.replace(entity, sign));
    let new = replaced(line, start..start.saturating_add(value.len()), &emit::quoted(&plain))?;
    let message = format!("`{entity}` is how a web page writes `{sign}`");
    let help = format!("write `{sign}` in its place, and put the text in quotes if it starts with that");
    Some(slip(number, start..start.saturating_add(entity.len()), message, help, new))
}
