//! Texts in quotes, as YAML writes them.

/// The place of the quote that closes the one at a place.
pub fn closing(text: &str, open: usize) -> Option<usize> {
    let mut signs = text.get(open..)?.char_indices().peekable();
    let (_, quote) = signs.next()?;
    while let Some((index, sign)) = signs.next() {
        let doubled = quote == '\'' && sign == quote && signs.peek().is_some_and(|(_, next)| *next == quote);
        if doubled || (quote == '"' && sign == '\\') {
            signs.next();
        } else if sign == quote {
            return open.checked_add(index);
        }
    }
    None
}
