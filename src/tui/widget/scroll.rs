//! A text that may be longer than its box: which of its lines show.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;

/// A text, and the part of it that shows.
#[derive(Debug, Default)]
pub struct ScrolledText {
    lines: Vec<StyledLine>,
    /// The first line that shows.
    offset: usize,
    height: usize,
}

impl ScrolledText {
    /// Takes the text and the height of its box as they are now; it stays where it is.
    pub fn set(&mut self, lines: Vec<StyledLine>, height: u16) {
        (self.lines, self.height) = (lines, usize::from(height));
        self.scroll_by(0);
    }

    /// The first line that shows.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Puts a line at the top, as far as there is text below it.
    pub fn scroll_to(&mut self, line: usize) {
        self.offset = line.min(self.lines.len().saturating_sub(self.height));
    }

    /// Moves by so many lines, as far as there is text.
    pub fn scroll_by(&mut self, lines: isize) {
        self.scroll_to(self.offset.saturating_add_signed(lines));
    }

    /// Moves as a command says; `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        let page = isize::try_from(self.height.max(2) - 1).unwrap_or(1);
        match command {
            Command::Down => self.scroll_by(1),
            Command::Up => self.scroll_by(-1),
            Command::PageDown => self.scroll_by(page),
            Command::PageUp => self.scroll_by(-page),
            Command::HalfPageDown => self.scroll_by(page / 2 + 1),
            Command::HalfPageUp => self.scroll_by(-(page / 2) - 1),
            Command::First => self.scroll_to(0),
            Command::Last => self.scroll_to(usize::MAX),
            _ => return false,
        }
        true
    }

    fn range(&self) -> Range<usize> {
        self.offset..(self.offset + self.height).min(self.lines.len())
    }

    /// How far down it is, as `60%`; `all` when everything shows, empty without a text.
    pub fn position(&self) -> String {
        match self.lines.len() {
            0 => String::new(),
            lines if lines <= self.height => "all".to_owned(),
            lines => format!("{}%", self.range().end * 100 / lines),
        }
    }

    /// Draws it in a frame with a title; on the right of that `side`, and how far down it is where
    /// there is more: `J/K scroll 6/29`.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        model: &Model,
        here: bool,
        title: &str,
        side: &str,
    ) {
        let range = self.range();
        let scroll = match self.lines.len() {
            lines if range.len() < lines => format!("J/K scroll {}/{lines}", range.end),
            _ => String::new(),
        };
        let between = if side.is_empty() || scroll.is_empty() { "" } else { "   " };
        frame::draw(buffer, area, model, here, title, &format!("{side}{between}{scroll}"));
        self.draw_lines(area, buffer, model);
    }

    /// Draws the lines that show inside a frame that is there already.
    pub fn draw_lines(&self, area: Rect, buffer: &mut Buffer, model: &Model) {
        let rows = area.y + 1..area.bottom().saturating_sub(1);
        for (y, line) in rows.zip(&self.lines[self.range()]) {
            let words = line.styled(model, model.theme.of(Role::Text));
            buffer.set_line(area.x + 2, y, &words, area.width.saturating_sub(3));
        }
    }
}
