//! Which addresses become links: only those of the web, so that no file can hide a script behind one.

/// The address, where a click on it leads to a web page.
pub fn web_address(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let odd = |c: char| c.is_whitespace() || c.is_control();
    (!rest.is_empty() && !text.contains(odd)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for address in ["https://example.com/a?b=1#c", "http://localhost"] {
            assert_eq!(web_address(address), Some(address));
        }
        for text in [
            "javascript:alert(1)",
            "HTTPS",
            "https://",
            "https://a b",
            " https://a",
            "ftp://a",
            "https://a\nb",
        ] {
            assert_eq!(web_address(text), None, "{text}");
        }
    }
}
