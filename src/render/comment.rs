//! Texts as comments in a YAML file.

use super::visible;

/// How wide the texts in comments are.
const WIDTH: usize = 90;

/// A text as comment lines at this indentation.
///
/// White space that it starts with indents all of it; the lines after a list mark are aligned with its text.
pub fn comment(indent: usize, text: &str) -> String {
    let start = format!("{:indent$}# ", "");
    let lead = text.len() - text.trim_start().len();
    let next = format!("{start}{:lead$}", "");
    let hang = if text.trim_start().starts_with("- ") { "  " } else { "" };
    let below = format!("{next}{hang}");
    let text = visible(text.trim_start()).replace('\n', " ");
    let options = textwrap::Options::new(WIDTH + indent)
        .initial_indent(&next)
        .subsequent_indent(&below)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    textwrap::wrap(&text, options).iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_inside_its_comment() {
        assert_eq!(comment(2, "  one\ntwo"), "  #   one two\n");
        let long = comment(0, &"word ".repeat(30));
        assert!(long.lines().count() == 2 && long.lines().all(|line| line.starts_with("# ")), "{long}");
        let item = comment(0, &format!("  - {}", "word ".repeat(30)));
        assert!(item.starts_with("#   - word") && item.contains("\n#     word"), "{item}");
    }
}
