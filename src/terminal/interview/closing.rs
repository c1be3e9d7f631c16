//! The end of the interview: what was said, and whether to seal it, keep it or change it.

use dialoguer::Select;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};

use super::Conversation;
use super::pages::{Page, Paragraph, help};
use super::words::{count, rating_label};
use crate::analysis::interview::{Cell, Said};
use crate::terminal::choices::{Choices, Item, Pressed};
use crate::terminal::keys::Key;
use crate::terminal::prompts::unhidden_cursor;
use crate::terminal::rows::{Tone, wrap};
use crate::terminal::screen::{Frame, Size, View, arrange};

/// The rows that the closing menu needs below the summary.
const MENU_ROWS: usize = 5;

/// What was decided at the end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Closing {
    Seal,
    Draft,
    /// Some question is to be asked again.
    Stay,
    Leave,
}

impl Conversation<'_, '_> {
    /// Shows what was said, and asks what becomes of it.
    pub(super) fn close(&mut self) -> anyhow::Result<Closing> {
        let mut page = self.summary();
        let size = self.screen.size();
        if page.frame(size).body.len() + MENU_ROWS + 4 > size.rows {
            match page.read(&mut self.screen)? {
                Key::Char('q') | Key::Ctrl('c' | 'd') => return Ok(Closing::Leave),
                Key::Escape | Key::Left => {
                    self.interview.back();
                    return Ok(Closing::Stay);
                }
                _ => page.paragraphs = self.counts(),
            }
            self.screen.drain()?;
        }
        let below = Size { rows: size.rows.saturating_sub(MENU_ROWS).max(3), ..size };
        let mut frame = page.frame(below);
        frame.keys.clear();
        let mut picture = arrange(&frame, below, &mut View::default());
        picture.cursor = (picture.rows.len().saturating_sub(1), 0);
        self.screen.paint(&picture)?;
        self.choose_ending()
    }

    fn choose_ending(&mut self) -> anyhow::Result<Closing> {
        let rated = self.interview.assessment().rated().next().is_some();
        let skipped = self.tally(&Said::Skipped);
        let mut items = vec![("Keep it as a draft", Closing::Draft), ("Go back and change", Closing::Stay)];
        if rated {
            items.insert(0, ("Seal it now", Closing::Seal));
        }
        let labels: Vec<&str> = items.iter().map(|(label, _)| *label).collect();
        // Sealing is the default only where nothing was left out.
        let default = usize::from(rated && skipped > 0);
        let theme: Box<dyn Theme> = if self.screen.palette.is_plain() {
            Box::new(SimpleTheme)
        } else {
            Box::new(ColorfulTheme::default())
        };
        let term = unhidden_cursor();
        let chosen = Select::with_theme(&*theme)
            .with_prompt("What next")
            .items(&labels)
            .default(default)
            .report(false)
            .interact_on_opt(&term)
            .map_err(|dialoguer::Error::IO(error)| error)?;
        match chosen.and_then(|at| items.get(at)).map(|(_, closing)| *closing) {
            None => {
                self.interview.back();
                Ok(Closing::Stay)
            }
            Some(Closing::Seal) => match self.interview.without_reason().cloned() {
                None => Ok(Closing::Seal),
                Some(cell) => {
                    self.notice = Some("Before sealing, this needs a reason.".into());
                    self.interview.visit(&cell);
                    Ok(Closing::Stay)
                }
            },
            Some(Closing::Stay) => self.choose_cell(),
            Some(other) => Ok(other),
        }
    }

    /// Lets the person choose a cell to change.
    fn choose_cell(&mut self) -> anyhow::Result<Closing> {
        let said: Vec<(Cell, String)> = self
            .interview
            .said()
            .into_iter()
            .map(|(cell, said)| (cell.clone(), self.in_words(&said)))
            .collect();
        let items = said.iter().map(|(cell, said)| {
            let progress = self.interview.progress(cell);
            let label = format!("{} · {}", progress.behavior, progress.step);
            Item { label, detail: said.clone(), ..Item::default() }
        });
        let mut choices = Choices::one(items.collect(), Some(0));
        let mut view = View::default();
        self.screen.drain()?;
        loop {
            let shown = &choices;
            let frame = |size: Size| {
                let laid = shown.lay(size.columns - 1);
                Frame {
                    question: wrap(Tone::Strong, "Which answer do you want to change?", size.columns - 1),
                    focus: shown.kept_in_view(&laid),
                    cursor: shown.cursor(&laid),
                    body: laid.body,
                    keys: vec![help(0, "Enter", "choose"), help(1, "Esc", "back"), help(2, "q", "leave")],
                    ..Frame::default()
                }
            };
            let key = self.screen.show(&mut view, &frame)?;
            let laid = choices.lay(self.screen.size().columns - 1);
            match choices.press(key, &laid, &mut view) {
                Pressed::Chose(at) => {
                    self.interview.visit(&said[at].0);
                    return Ok(Closing::Stay);
                }
                Pressed::Unknown => match key {
                    Key::Escape | Key::Left => return Ok(Closing::Stay),
                    Key::Char('q') | Key::Ctrl('c' | 'd') => return Ok(Closing::Leave),
                    _ => {}
                },
                Pressed::Stay | Pressed::Accepted | Pressed::NothingChosen => {}
            }
        }
    }

    fn summary(&self) -> Page {
        let said = self.interview.said();
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for cells in said.chunk_by(|(one, _), (other, _)| one.behavior == other.behavior) {
            let behavior = cells.first().map(|(cell, _)| self.interview.progress(cell).behavior);
            let mut spans = vec![(Tone::Strong, format!("{}  ", behavior.unwrap_or_default()))];
            for (at, alike) in cells.chunk_by(|(_, one), (_, other)| one == other).enumerate() {
                let separator = if at == 0 { "" } else { " · " };
                let steps: Vec<&str> =
                    alike.iter().map(|(cell, _)| self.interview.progress(cell).step).collect();
                spans.push((Tone::Quiet, format!("{separator}{}: ", steps.join(", "))));
                let said = &alike[0].1;
                let tone = if matches!(said, Said::Rated(_)) { Tone::Plain } else { Tone::Quiet };
                spans.push((tone, self.in_words(said)));
            }
            paragraphs.push(Paragraph { spans, ..Paragraph::new(Tone::Plain, "").tight("  ") });
        }
        paragraphs.push(Paragraph::new(Tone::Plain, "").tight(""));
        paragraphs.extend(self.counts());
        Page {
            title: self.words.said(),
            paragraphs,
            notice: None,
            keys: vec![
                help(0, "Enter", "what next"),
                help(3, "↓ ↑", "scroll"),
                help(2, "Esc", "back"),
                help(1, "q", "leave"),
            ],
        }
    }

    /// What is missing, and what sealing does.
    fn counts(&self) -> Vec<Paragraph> {
        let skipped = self.tally(&Said::Skipped);
        let mut paragraphs = Vec::new();
        if self.interview.said().is_empty() {
            let nothing = "There is nothing to rate: no step in question has an example.";
            paragraphs.push(Paragraph::new(Tone::Alert, nothing).tight(""));
        }
        if skipped > 0 {
            paragraphs
                .push(Paragraph::new(Tone::Alert, format!("{} skipped.", count(skipped, "cell"))).tight(""));
        }
        let seal = "Sealing finishes it; a draft can be gone on with at any time.";
        paragraphs.push(Paragraph::new(Tone::Quiet, seal).tight(""));
        paragraphs
    }

    fn tally(&self, what: &Said<'_>) -> usize {
        self.interview.said().iter().filter(|(_, said)| said == what).count()
    }

    fn in_words(&self, said: &Said<'_>) -> String {
        match said {
            Said::Rated(rating) => rating_label(self.interview.plan().framework, rating),
            Said::Skipped => "skipped".into(),
            Said::NotAsked => "not asked".into(),
        }
    }
}
