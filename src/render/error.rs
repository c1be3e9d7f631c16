//! What could not be done, and how to go on: `error:` and `hint:` lines.

use anstyle::{AnsiColor, Color, Style};

use super::flow::{Row, wrap};
use super::{Page, Printable};

/// An error with its hints, broken at words where the page is narrower.
pub fn error(message: &str, hints: &[String], page: Page) -> Printable {
    hinted(labeled("error:", AnsiColor::Red.into(), message, page), hints, page)
}

/// What somebody has to know though it went well, with its hints.
pub fn warning(message: &str, hints: &[String], page: Page) -> Printable {
    hinted(labeled("warning:", AnsiColor::Yellow.into(), message, page), hints, page)
}

/// Something said beside the answer, on one line, broken at words where the page is narrower.
pub fn remark(text: &str, page: Page) -> Printable {
    let line = Printable::line(text);
    match page.width {
        Some(width) if unicode_width::UnicodeWidthStr::width(&*line) > width => {
            let rows: Vec<String> = wrap(&text.into(), width).iter().map(Row::to_plain).collect();
            Printable::text(&rows.join("\n"))
        }
        _ => line,
    }
}

fn hinted(said: String, hints: &[String], page: Page) -> Printable {
    let hints = hints.iter().map(|hint| labeled("hint:", AnsiColor::Cyan.into(), hint, page));
    Printable::painted(&(said + &hints.collect::<String>()), page)
}

/// A text after its label, its further rows below its first.
fn labeled(label: &str, color: Color, text: &str, page: Page) -> String {
    let style = Style::new().fg_color(Some(color)).bold();
    let painted = if page.color { format!("{style}{label}{style:#}") } else { label.to_owned() };
    let indent = " ".repeat(label.len() + 1);
    let rows = wrap(&text.into(), page.width.unwrap_or(usize::MAX).saturating_sub(indent.len()));
    let rows: Vec<String> = rows.iter().map(Row::to_plain).collect();
    format!("{painted} {}\n", rows.join(&format!("\n{indent}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_break_at_words_and_keep_commands_whole() {
        let hints = ["`steps check --rules` lists them, and `--explain RULE` explains one".to_owned()];
        let narrow = error(
            "no rule is called `quata`",
            &hints,
            Page { width: Some(40), color: false, ..Page::default() },
        );
        assert_eq!(
            &*narrow,
            "\
error: no rule is called `quata`
hint: `steps check --rules` lists them,
      and `--explain RULE` explains one
"
        );
        let said = "Next: `steps assess robin --as manager` continues it, or `--discard` removes it.";
        assert_eq!(
            &*remark(said, Page { width: Some(40), color: false, ..Page::default() }),
            "Next: `steps assess robin --as manager`\ncontinues it, or `--discard` removes it."
        );
        assert_eq!(&*remark(said, Page { width: None, color: false, ..Page::default() }), said);
        let piped =
            error("no rule is called `quata`", &hints, Page { width: None, color: false, ..Page::default() });
        assert_eq!(*piped, format!("error: no rule is called `quata`\nhint: {}\n", hints[0]));
    }
}
