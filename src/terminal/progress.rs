//! How far a long piece of work is, for somebody who watches: shown after a second, and gone when it is done.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Streams;
use crate::render::Layout;

/// Work that takes longer than this shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error. Without a terminal, or where only the answer is wanted, it shows nothing.
#[derive(Debug)]
pub struct Progress {
    /// Where to draw, until there is a bar that does.
    target: Option<ProgressDrawTarget>,
    patience: Duration,
    started: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub fn new(streams: &Streams) -> Self {
        let wanted = streams.err.width.is_some() && !streams.quiet && streams.err.layout == Layout::Tables;
        Self::on(wanted.then(ProgressDrawTarget::stderr), PATIENCE)
    }

    fn on(target: Option<ProgressDrawTarget>, patience: Duration) -> Self {
        Self { target, patience, started: Instant::now(), bar: None }
    }

    /// Says that so much of the work is done.
    pub fn at(&mut self, done: usize, total: usize) {
        if self.started.elapsed() < self.patience {
            return;
        }
        if let Some(target) = self.target.take() {
            let bar = ProgressBar::with_draw_target(Some(total as u64), target);
            let style = ProgressStyle::with_template("Checking reviews: {pos} of {len} people {wide_bar}");
            self.bar = Some(style.map_or(bar.clone(), |style| bar.with_style(style)));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use indicatif::TermLike;

    use super::*;
    use crate::terminal::streams::{Color, Input, Paging, Stream, Verbosity, Wishes};

    /// A terminal that can be looked at.
    #[derive(Clone)]
    struct Screen(Arc<Mutex<vt100::Parser>>);

    impl Screen {
        fn new() -> Self {
            let cells = |count: u16| count.try_into().expect("not zero");
            Self(Arc::new(Mutex::new(vt100::Parser::new(cells(3), cells(60), 0))))
        }

        fn shown(&self) -> String {
            self.0.lock().expect("a screen").screen().contents().trim_end().to_owned()
        }

        fn draw(&self, text: &str) -> io::Result<()> {
            self.0.lock().expect("a screen").process(text.as_bytes());
            Ok(())
        }

        fn progress(&self, patience: Duration) -> Progress {
            Progress::on(Some(ProgressDrawTarget::term_like(Box::new(self.clone()))), patience)
        }
    }

    impl std::fmt::Debug for Screen {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&self.shown())
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            60
        }
        fn move_cursor_up(&self, rows: usize) -> io::Result<()> {
            if rows == 0 { Ok(()) } else { self.draw(&format!("\x1b[{rows}A")) }
        }
        fn move_cursor_down(&self, rows: usize) -> io::Result<()> {
            if rows == 0 { Ok(()) } else { self.draw(&format!("\x1b[{rows}B")) }
        }
        fn move_cursor_right(&self, columns: usize) -> io::Result<()> {
            if columns == 0 { Ok(()) } else { self.draw(&format!("\x1b[{columns}C")) }
        }
        fn move_cursor_left(&self, columns: usize) -> io::Result<()> {
            if columns == 0 { Ok(()) } else { self.draw(&format!("\x1b[{columns}D")) }
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.draw(&format!("{text}\r\n"))
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.draw(text)
        }
        fn clear_line(&self) -> io::Result<()> {
            self.draw("\r\x1b[2K")
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn it_shows_how_far_the_work_is_and_is_gone_when_done() {
        let screen = Screen::new();
        let mut progress = screen.progress(Duration::ZERO);
        progress.at(64, 1000);
        assert!(screen.shown().starts_with("Checking reviews: 64 of 1000 people"), "{screen:?}");
        assert_eq!(screen.shown().lines().count(), 1, "{screen:?}");
        drop(progress);
        assert_eq!(screen.shown(), "");
    }

    #[test]
    fn short_work_shows_nothing() {
        let screen = Screen::new();
        let mut progress = screen.progress(Duration::MAX);
        progress.at(64, 1000);
        assert_eq!(screen.shown(), "");
    }

    #[test]
    fn it_is_for_somebody_who_watches() {
        let check = |width: Option<usize>, talk: Verbosity, layout: Layout, expect: bool| {
            let (color, input, paging) = (Color::Never, Input::Ask, Paging::Never);
            let mut streams = Streams::new(Wishes { color, input, talk, layout, paging });
            streams.err = Stream { width, layout, ..streams.err };
            assert_eq!(Progress::new(&streams).target.is_some(), expect);
        };
        check(Some(80), Verbosity::Normal, Layout::Tables, true);
        check(None, Verbosity::Normal, Layout::Tables, false);
        check(Some(80), Verbosity::Quiet, Layout::Tables, false);
        check(Some(80), Verbosity::Normal, Layout::Linear, false);
    }
}
