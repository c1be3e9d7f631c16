//! The points of a scale side by side, of which one is chosen. It knows no terminal.

use super::frame::BodyRow;
use super::input::Key;
use super::rows::{Row, width, wrap};
use crate::analysis::dialog::{Item, Tone};

/// The columns between two points.
const GAP: usize = 2;

/// A scale, and the point that is chosen: none before one was.
#[derive(Clone, Debug)]
pub struct Scale {
    items: Vec<Item>,
    current: Option<usize>,
}

impl Scale {
    pub fn new(items: Vec<Item>, current: Option<usize>) -> Self {
        Self { items, current }
    }

    pub fn choice(&self) -> Option<usize> {
        self.current
    }

    /// The digits that choose, such as `1–6`.
    pub fn digits(&self) -> String {
        format!("1–{}", self.items.len().min(9))
    }

    /// Takes a key; says whether it is one of a scale's.
    pub fn press(&mut self, key: Key) -> bool {
        let last = self.items.len().saturating_sub(1);
        let chosen = match key {
            Key::Right => Some(self.current.map_or(0, |at| (at + 1).min(last))),
            Key::Left => Some(self.current.map_or(last, |at| at.saturating_sub(1))),
            Key::Home => Some(0),
            Key::End => Some(last),
            Key::Char(digit @ '1'..='9') => {
                let at = digit.to_digit(10).map_or(0, |digit| digit as usize - 1);
                if at <= last { Some(at) } else { self.current }
            }
            _ => return false,
        };
        self.current = chosen;
        true
    }

    /// Adds the points to the body of a screen, behind the question, and below them what the chosen one means. Gives
    /// the row and the column of the cursor.
    pub fn lay(
        &self,
        question: &str,
        body: &mut Vec<BodyRow>,
        columns: usize,
        focused: bool,
    ) -> (usize, usize) {
        let lead = if focused { "› " } else { "  " };
        let mut row = Row::new(Tone::Current, lead).with(Tone::Strong, question);
        let mut cursor = (body.len(), row.width() + 1);
        for (at, item) in self.items.iter().enumerate() {
            let is_chosen = self.current == Some(at);
            let label = if is_chosen { format!("({})", item.label) } else { item.label.clone() };
            let point = format!("{} {label}", at + 1);
            if row.width() + GAP + width(&point) > columns && row.width() > GAP {
                body.push(std::mem::take(&mut row).into());
                row = Row::new(Tone::Plain, " ".repeat(GAP));
            } else {
                row = row.with(Tone::Plain, " ".repeat(GAP));
            }
            if is_chosen || (self.current.is_none() && at == 0) {
                cursor = (body.len(), row.width());
            }
            row = row.with(if is_chosen { Tone::Chosen } else { Tone::Plain }, point);
        }
        body.push(row.into());
        if let Some(item) =
            self.current.and_then(|at| self.items.get(at)).filter(|item| !item.detail.is_empty())
        {
            let meaning = format!("{}: {}", item.label, item.detail);
            let rows = wrap(Tone::Quiet, &meaning, columns.saturating_sub(2 * GAP));
            body.extend(rows.into_iter().map(|row| BodyRow::from(row.indented(2 * GAP))));
        }
        cursor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(current: Option<usize>) -> Scale {
        let item = |label: &str| Item { detail: format!("{label} it is"), ..Item::new(label) };
        Scale::new(["Seldom", "Often", "Always"].map(item).into(), current)
    }

    #[test]
    fn digits_and_arrows_choose_and_nothing_is_chosen_before() {
        let check = |from: Option<usize>, key: Key, expect: Option<usize>| {
            let mut scale = scale(from);
            assert!(scale.press(key));
            assert_eq!(scale.choice(), expect, "{key:?}");
        };
        check(None, Key::Right, Some(0));
        check(None, Key::Left, Some(2));
        check(Some(2), Key::Right, Some(2));
        check(Some(0), Key::Left, Some(0));
        check(None, Key::Char('2'), Some(1));
        check(Some(1), Key::Char('7'), Some(1));
        assert!(!scale(None).press(Key::Up) && !scale(None).press(Key::Char(' ')));
    }

    #[test]
    fn the_points_flow_over_rows_and_the_chosen_one_says_what_it_means() {
        let rows = |scale: &Scale, columns: usize| {
            let mut body = Vec::new();
            let cursor = scale.lay("How?", &mut body, columns, true);
            (body.iter().map(|body| body.row.plain()).collect::<Vec<_>>(), cursor)
        };
        let (one_row, cursor) = rows(&scale(None), 60);
        assert_eq!((one_row, cursor), (vec!["› How?  1 Seldom  2 Often  3 Always".to_owned()], (0, 8)));
        let (two_rows, cursor) = rows(&scale(Some(2)), 30);
        let expect = ["› How?  1 Seldom  2 Often", "  3 (Always)", "    Always: Always it is"];
        assert_eq!(
            (two_rows.iter().map(String::as_str).collect::<Vec<_>>(), cursor),
            (expect.to_vec(), (1, 2))
        );
    }
}
