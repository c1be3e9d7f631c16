//! The first pages: what this is about, and strengths, read before anything else.

use super::course::Place;
use super::talk::Meeting;
use super::words::below;
use crate::analysis::dialog::{Field, Page, Paragraph, Tone};
use crate::analysis::{count, list};

impl Meeting<'_> {
    /// Says what this is about and what there is to decide.
    pub(super) fn open(&self) -> Page {
        let mut paragraphs: Vec<Paragraph> =
            self.opening.iter().map(|text| Paragraph::new(Tone::Plain, text)).collect();
        let (differences, shared) = (self.agenda.differences().count(), self.agenda.shared().count());
        let before = match self.record.follow_up.len() {
            0 => Vec::new(),
            number => vec![format!("{} from the last time", count(number, "thing"))],
        };
        let now = [count(differences, "difference"), format!("{} that you share", count(shared, "answer"))];
        let before_you: Vec<String> = before.into_iter().chain(now).collect();
        paragraphs.push(Paragraph::new(Tone::Plain, format!("Before you are {}.", list(&before_you))));
        let leaving =
            "Everything is saved as you go. You can leave at any time; the same command continues there.";
        paragraphs.push(Paragraph::new(Tone::Plain, leaving));
        if let Some(start) = self.is_resumed.then(|| self.bookmarked()).flatten() {
            let name = self.name_of(&start);
            paragraphs.push(Paragraph::new(Tone::Strong, format!("Continuing where you stopped: {name}.")));
        }
        Page {
            title: format!("What you agree on, {} in {}", self.name, self.record.cycle),
            fields: vec![Field::read(paragraphs)],
            accept: "begin",
            ..Page::default()
        }
    }

    /// Where everybody calls the widest step demonstrated, with what each wrote there.
    pub(super) fn read_strengths(&self) -> Page {
        let raters = &self.agenda.diff.raters;
        let mut paragraphs = Vec::new();
        for strength in &self.agenda.strengths {
            let title = self.title(&strength.behavior.id, &strength.step.id);
            paragraphs.push(Paragraph::new(Tone::Strong, title).tight(0));
            let mut silent = Vec::new();
            for (rater, answer) in raters.iter().zip(&strength.answers) {
                let rating = self.rating_words(answer.rating.as_ref());
                let written = Self::written(answer, &rater.assessment.cited);
                if written.is_empty() {
                    silent.push(format!("{}: {rating}", rater.name));
                    continue;
                }
                paragraphs.push(below(Tone::Quiet, format!("{}: {rating}", rater.name)));
                paragraphs.extend(written.into_iter().map(|line| line.inside()));
            }
            if !silent.is_empty() {
                paragraphs.push(below(Tone::Quiet, silent.join(", ")));
            }
            paragraphs.push(Paragraph::default().tight(0));
        }
        let names = list(&raters.iter().map(|rater| rater.name.clone()).collect::<Vec<_>>());
        let why = format!("The widest step that {names} call demonstrated. Read it out before what differs.");
        Page {
            title: "Strengths".into(),
            context: vec![vec![Paragraph::new(Tone::Quiet, why)]],
            fields: vec![Field::read(paragraphs)],
            accept: "go on",
            can_go_back: true,
            ..Page::default()
        }
    }

    /// Where the meeting begins, or goes on.
    pub(super) fn start(&self) -> Place {
        self.bookmarked().unwrap_or_else(|| self.after(&Place::Opening))
    }
}
