//! A text that is longer than its box: which of its lines show.

use std::ops::Range;

use crate::tui::keys::command::Command;

/// The part of a text that shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first line that shows.
    offset: usize,
    lines: usize,
    height: usize,
}

impl Scroll {
    /// Takes the length of the text and the height of its box as they are now.
    pub fn fit(&mut self, lines: usize, height: usize) {
        (self.lines, self.height) = (lines, height);
        self.by(0);
    }

    /// Goes to the beginning.
    pub fn rewind(&mut self) {
        self.offset = 0;
    }

    /// Moves by so many lines, as far as there is text.
    pub fn by(&mut self, lines: isize) {
        let last = self.lines.saturating_sub(self.height);
        self.offset = self.offset.saturating_add_signed(lines).min(last);
    }

    /// Moves as a command says; `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        let page = isize::try_from(self.height.max(2) - 1).unwrap_or(1);
        match command {
            Command::Down => self.by(1),
            Command::Up => self.by(-1),
            Command::PageDown => self.by(page),
            Command::PageUp => self.by(-page),
            Command::HalfPageDown => self.by(page / 2 + 1),
            Command::HalfPageUp => self.by(-(page / 2) - 1),
            Command::First => self.by(isize::MIN),
            Command::Last => self.by(isize::MAX),
            _ => return false,
        }
        true
    }

    /// The lines that show.
    pub fn range(&self) -> Range<usize> {
        self.offset..(self.offset + self.height).min(self.lines)
    }

    /// Whether all of the text shows.
    pub fn shows_all(&self) -> bool {
        self.lines <= self.height
    }

    /// How far down it is, as `60%`; `all` when everything shows.
    pub fn position(&self) -> String {
        match self.lines {
            _ if self.shows_all() => "all".to_owned(),
            lines => format!("{}%", self.range().end * 100 / lines),
        }
    }
}
