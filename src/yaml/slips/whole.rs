//! Files that were meant for other programs.

/// What a text is that is none of ours at all, and what to do.
pub fn other_format(text: &str) -> Option<(&'static str, &'static str)> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.next()?;
    let start = first.to_ascii_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml") {
        let help = "download the file itself, as plain text, in its place";
        return Some(("this is a web page, in the place of the file", help));
    }
    let key = first.split(['=', ' ']).next().unwrap_or_default();
    let is_setting = |line: &str| line.contains('=') && !line.contains(": ");
    if first.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        && lines.clone().all(is_setting)
    {
        return Some((
            "there is `=` in the place of the colon after each key",
            "write a colon, `:`, in its place",
        ));
    }
    let count = |line: &str, sign: char| line.matches(sign).count();
    let is_table = |sign: char| {
        let columns = count(first, sign);
        columns > 0
            && !first.contains(": ")
            && !first.ends_with(':')
            && lines.clone().take(3).all(|line| count(line, sign) >= columns)
    };
    let rows = lines.clone().count();
    let is_one = is_table('\t')
        || is_table('|')
        || rows > 0 && [',', ';'].into_iter().any(|sign| count(first, sign) > 1 && is_table(sign));
    is_one.then_some((
        "this is a table, as from a spreadsheet",
        "write each row as an item, `- id: …` with `text: …` below it, in a file that begins as the others do",
    ))
}
