//! How one thing moved over time, as a value: a drawing, a table of signs and the same in words are made of it.

use super::{Line, Shape, Style, Table};

/// What stands in the place of a side that has said nothing at all.
pub(super) const NONE: &str = "none";

/// One behavior over the cycles, each side in a band of its own.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub title: String,
    /// The steps, narrowest first.
    pub steps: Vec<String>,
    /// The cycles, the earliest first.
    pub cycles: Vec<String>,
    pub bands: Vec<Band>,
}

/// What one side said over the cycles.
#[derive(Clone, Debug)]
pub struct Band {
    pub name: String,
    /// For each cycle, what everybody who has this side said; none where nobody did.
    pub spots: Vec<Vec<Spot>>,
}

/// What somebody said in one cycle.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Who, where several have the same side.
    pub who: Option<String>,
    /// One for each step, narrowest first; none where it is not shown.
    pub signs: Vec<Sign>,
    /// The same in words, or why it is not shown.
    pub said: String,
    /// What to know of it, such as that it is a draft.
    pub notes: Vec<&'static str>,
}

/// How something stands at one step.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    pub sign: &'static str,
    pub style: Style,
    pub mark: Mark,
}

/// What is drawn for a sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    Whole,
    Part,
    Hollow,
    /// The sign itself.
    Sign,
}

impl Timeline {
    /// A row for each cycle, with a sign for each step.
    pub fn in_signs(&self) -> Table {
        self.table(|spot| {
            let signs = spot.signs.iter();
            let mut line = signs.fold(spot.led(), |line, sign| line.with(sign.style, sign.sign));
            if spot.signs.is_empty() {
                line = line.with(Style::Quiet, spot.said.as_str());
            }
            spot.notes.iter().fold(line, |line, note| line.with(Style::Quiet, format!(" {note}")))
        })
    }

    /// A row for each cycle, in words.
    pub fn in_words(&self) -> Table {
        self.table(|spot| spot.led().text(spot.in_words()))
    }

    /// What stands above the tables.
    pub(super) fn caption(&self) -> String {
        format!("{}, cycle by cycle", self.title)
    }

    fn table(&self, line: impl Fn(&Spot) -> Line) -> Table {
        let cell = |spots: Option<&Vec<Spot>>| match spots {
            Some(spots) if !spots.is_empty() => spots.iter().map(&line).collect(),
            _ => vec![Line::new().with(Style::Quiet, NONE)],
        };
        let row = |(at, cycle): (usize, &String)| {
            let cells = self.bands.iter().map(|band| cell(band.spots.get(at)));
            [vec![Line::from(cycle.as_str())]].into_iter().chain(cells).collect()
        };
        let heads = self.bands.iter().map(|band| Line::from(band.name.as_str()));
        Table {
            caption: self.caption(),
            head: [Line::from("Cycle")].into_iter().chain(heads).collect(),
            rows: self.cycles.iter().enumerate().map(row).collect(),
            shape: Shape::Matrix,
        }
    }
}

impl Spot {
    /// What was said, and what to know of it, without who said it.
    pub(super) fn in_words(&self) -> String {
        let notes: String = self.notes.iter().map(|note| format!(" ({note})")).collect();
        format!("{}{notes}", self.said)
    }

    fn led(&self) -> Line {
        match &self.who {
            Some(who) => Line::from(format!("{who}: ")),
            None => Line::new(),
        }
    }
}
