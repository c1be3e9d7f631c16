//! A text being typed: over several rows, in any script. It knows no terminal.

use std::ops::Range;

use super::input::Key;
use super::rows::char_width;
use crate::render::visible;

/// A text, and where the next letter goes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LineEditor {
    text: Vec<char>,
    at: usize,
}

/// A text in rows of a width, and where the cursor is in them.
#[derive(Debug, Eq, PartialEq)]
pub struct Laid {
    pub rows: Vec<String>,
    pub row: usize,
    pub column: usize,
}

impl LineEditor {
    /// Begins with a text, the cursor at its end.
    pub fn with(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        Self { at: text.len(), text }
    }

    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes a key, in rows of this width. Keys that do not edit change nothing.
    pub fn press(&mut self, key: Key, columns: usize) {
        match key {
            Key::Char(character) => self.insert(&character.to_string()),
            Key::LineBreak => self.insert("\n"),
            Key::Left => self.at = self.before(self.at),
            Key::Right => self.at = self.behind(self.at),
            Key::Up => self.move_row(columns, -1),
            Key::Down => self.move_row(columns, 1),
            Key::Home | Key::Ctrl('a') => self.at = self.line().start,
            Key::End | Key::Ctrl('e') => self.at = self.line().end,
            Key::Backspace => self.delete(self.before(self.at)..self.at),
            Key::Delete | Key::Ctrl('d') => self.delete(self.at..self.behind(self.at)),
            Key::Ctrl('u') => self.delete(self.line().start..self.at),
            Key::Ctrl('k') => self.delete(self.at..self.line().end),
            Key::Ctrl('w') => self.delete(self.word_start()..self.at),
            _ => {}
        }
    }

    /// Inserts a text where the cursor is, without what cannot be typed.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let before = self.text.len();
        let typed = text.chars().filter(|character| *character == '\n' || !character.is_control());
        self.text.splice(self.at..self.at, typed);
        self.at += self.text.len() - before;
    }

    fn delete(&mut self, range: Range<usize>) {
        self.at = range.start;
        self.text.drain(range);
    }

    /// The place before the character here, taking its accents with it.
    fn before(&self, at: usize) -> usize {
        let base = self.text[..at].iter().rposition(|character| is_base(*character));
        base.unwrap_or(0)
    }

    fn behind(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.text.len();
        }
        let next = self.text[at + 1..].iter().position(|character| is_base(*character));
        next.map_or(self.text.len(), |next| at + 1 + next)
    }

    /// The line that the cursor is in, from one line break to the next.
    fn line(&self) -> Range<usize> {
        let start = self.text[..self.at].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
        let end =
            self.text[self.at..].iter().position(|c| *c == '\n').map_or(self.text.len(), |at| self.at + at);
        start..end
    }

    fn word_start(&self) -> usize {
        let start = self.line().start;
        let before = &self.text[start..self.at];
        let word = before.iter().rposition(|character| !character.is_whitespace());
        let space = before[..word.unwrap_or(0)].iter().rposition(|character| character.is_whitespace());
        if word.is_none() && start == self.at {
            self.before(self.at)
        } else {
            start + space.map_or(0, |at| at + 1)
        }
    }

    fn move_row(&mut self, columns: usize, by: isize) {
        let rows = self.rows(columns);
        let (row, column) = self.place(&rows);
        let Some(target) = row.checked_add_signed(by).and_then(|row| rows.get(row)) else { return };
        let mut at = target.start;
        let mut taken = 0;
        // The place after the last character of a row that continues is the first of the next row.
        let last =
            if rows.iter().any(|row| row.start == target.end) { self.before(target.end) } else { target.end };
        while at < last.max(target.start) && taken < column {
            taken += char_width(self.text[at]);
            at += 1;
        }
        self.at = at;
    }

    /// The text in rows of a width.
    pub fn lay(&self, columns: usize) -> Laid {
        let ranges = self.rows(columns);
        let (row, column) = self.place(&ranges);
        let shown = |range: &Range<usize>| {
            let text: String = self.text[range.clone()].iter().collect();
            visible(&text).into_owned()
        };
        Laid { rows: ranges.iter().map(shown).collect(), row, column }
    }

    /// The row and the column that the cursor is in.
    fn place(&self, rows: &[Range<usize>]) -> (usize, usize) {
        let row = rows.iter().rposition(|row| row.start <= self.at).unwrap_or(0);
        let before = &self.text[rows[row].start..self.at.min(rows[row].end)];
        (row, before.iter().map(|character| char_width(*character)).sum())
    }

    /// The characters of each row: broken behind a space where there is one. A space that does not
    /// fit hangs over the end, so that it never begins a row.
    fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        let room = columns.max(4);
        let mut rows = Vec::new();
        let (mut start, mut taken, mut behind_space) = (0, 0, 0);
        for (at, character) in self.text.iter().enumerate() {
            if *character == '\n' {
                rows.push(start..at);
                (start, taken) = (at + 1, 0);
                continue;
            }
            if *character == ' ' {
                behind_space = at + 1;
            }
            while *character != ' ' && taken + char_width(*character) > room && at > start {
                let next = if behind_space > start { behind_space } else { at };
                rows.push(start..next);
                start = next;
                taken = self.text[start..at].iter().map(|character| char_width(*character)).sum();
            }
            taken += char_width(*character);
        }
        rows.push(start..self.text.len());
        rows
    }
}

/// Whether a character has columns of its own, rather than being set on the one before it.
fn is_base(character: char) -> bool {
    character == '\n' || char_width(character) > 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, keys: &[Key]) -> LineEditor {
        let mut editor = LineEditor::with(text);
        for key in keys {
            editor.press(*key, 20);
        }
        editor
    }

    #[test]
    fn keys_edit_the_text() {
        let check = |text: &str, keys: &[Key], expect: &str| {
            assert_eq!(typed(text, keys).text(), expect, "{text} {keys:?}");
        };
        check("ab", &[Key::Char('c')], "abc");
        check("ab", &[Key::Left, Key::Char('x')], "axb");
        check("ab", &[Key::Home, Key::Delete], "b");
        check("ab", &[Key::Home, Key::Backspace], "ab");
        check("aé\u{301}", &[Key::Backspace], "a");
        check("山田", &[Key::Left, Key::Backspace], "田");
        check("one two  ", &[Key::Ctrl('w')], "one ");
        check("one two", &[Key::Ctrl('w'), Key::Ctrl('w')], "");
        check("one\ntwo", &[Key::Ctrl('u')], "one\n");
        check("one\ntwo", &[Key::Ctrl('u'), Key::Ctrl('w')], "one");
        check("one\ntwo", &[Key::Up, Key::Home, Key::Ctrl('k')], "\ntwo");
        check("one two", &[Key::Ctrl('a'), Key::LineBreak, Key::Ctrl('e'), Key::Char('!')], "\none two!");
        check("a\tb", &[Key::Char('\u{7}')], "a\tb");
        let mut editor = typed("ab", &[Key::Left]);
        editor.insert("\r\n1\t2\r\u{1b}3");
        assert_eq!(editor.text(), "a\n1 2\n3b");
    }

    #[test]
    fn text_flows_over_rows() {
        let check = |text: &str, columns: usize, rows: &[&str], place: (usize, usize)| {
            let laid = LineEditor::with(text).lay(columns);
            assert_eq!(laid.rows, rows, "{text:?}");
            assert_eq!((laid.row, laid.column), place, "{text:?}");
        };
        check("", 10, &[""], (0, 0));
        check("one two", 5, &["one ", "two"], (1, 3));
        check("one\n", 5, &["one", ""], (1, 0));
        check("abcdefg", 5, &["abcde", "fg"], (1, 2));
        check("山田山田", 5, &["山田", "山田"], (1, 4));
    }

    proptest! {
        #[test]
        fn rows_hold_the_whole_text_and_never_run_over(
            text in "[a-z 山é\n\u{301}\t\u{1b}\u{202e}]{0,60}",
            columns in 8_usize..30,
            keys in proptest::collection::vec(0_usize..13, 0..30),
        ) {
            let all = [
                Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End, Key::Backspace, Key::Delete,
                Key::Ctrl('u'), Key::Ctrl('w'), Key::Ctrl('k'), Key::Char('x'), Key::LineBreak,
            ];
            let mut editor = LineEditor::with(&text);
            for key in keys {
                editor.press(all[key], columns);
                prop_assert!(editor.at <= editor.text.len());
            }
            let ranges = editor.rows(columns);
            let mut expected = 0;
            for range in &ranges {
                prop_assert!(range.start == expected || range.start == expected + 1);
                expected = range.end;
            }
            prop_assert_eq!(expected, editor.text.len());
            let laid = editor.lay(columns);
            for row in &laid.rows {
                prop_assert!(super::super::rows::width(row.trim_end_matches(' ')) <= columns, "{row:?}");
            }
        }
    }
}
