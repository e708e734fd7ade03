//! The parts of the matrix on the screen: the grid, the detail below it, and what the letters mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::areas::{MatrixAreas, NARROW};
use super::{MatrixPane, detail};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::SplitMode;
use crate::tui::theme::Role;
use crate::tui::widget::frame;

impl MatrixPane {
    /// Shares the area of the place between the parts.
    pub(super) fn areas(&self, area: Rect, model: &Model) -> MatrixAreas {
        let narrow = model.size.0 < NARROW.0;
        let lines = u16::try_from(self.legend.len()).unwrap_or(u16::MAX);
        let lines = match model.size.1 {
            height if height < NARROW.1 => 0,
            _ if narrow => lines.min(area.height / 3),
            _ => lines.min(area.height / 5),
        };
        let rest = area.height - lines;
        if narrow || model.size.1 < NARROW.1 {
            let alone = self.split == SplitMode::Detail;
            let whole = Rect { height: rest, ..area };
            let none = Rect { height: 0, ..area };
            let (grid, detail) = if alone { (none, whole) } else { (whole, none) };
            let legend = Rect { y: area.y + rest, height: lines, ..area };
            return MatrixAreas { grid, detail, legend };
        }
        let least = (rest * 2 / 5).clamp(5, 10).min(rest);
        let wanted = u16::try_from(self.grid.lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let grid = match self.split {
            SplitMode::List => rest,
            SplitMode::Both => wanted.clamp(5, (rest - least).max(5)).min(rest),
            SplitMode::Detail => 0,
        };
        MatrixAreas {
            grid: Rect { height: grid, ..area },
            detail: Rect { y: area.y + grid, height: rest - grid, ..area },
            legend: Rect { y: area.y + rest, height: lines, ..area },
        }
    }

    /// Scrolls the detail so many lines, as far as it goes.
    pub(super) fn scroll_detail(&mut self, by: isize) {
        let last = self.detail.len().saturating_sub(self.detail_window.height);
        self.detail_window.offset = self.detail_window.offset.saturating_add_signed(by).min(last);
    }

    /// Moves in the detail as a command says; `false` when it is no motion.
    pub(super) fn move_detail(&mut self, command: Command) -> bool {
        let page = isize::try_from(self.detail_window.height.max(2) - 1).unwrap_or(1);
        match command {
            Command::Down => self.scroll_detail(1),
            Command::Up => self.scroll_detail(-1),
            Command::PageDown => self.scroll_detail(page),
            Command::PageUp => self.scroll_detail(-page),
            Command::HalfPageDown => self.scroll_detail(page / 2 + 1),
            Command::HalfPageUp => self.scroll_detail(-(page / 2) - 1),
            Command::First => self.scroll_detail(isize::MIN),
            Command::Last => self.scroll_detail(isize::MAX),
            _ => return false,
        }
        true
    }

    /// Draws the detail of the cell under the cursor in its frame.
    pub(super) fn draw_detail(&self, area: Rect, buffer: &mut Buffer, model: &Model) {
        let Some(spot) = self.grid.under_cursor() else {
            frame::draw(buffer, area, model, false, "", "");
            return;
        };
        let alone = self.split == SplitMode::Detail;
        let range = self.detail_window.range();
        let mut side = match self.detail.len() {
            lines if range.len() < lines => format!("J/K scroll {}/{lines}", range.end),
            _ => String::new(),
        };
        if self.grid.at(spot).1.next.is_some() {
            side = format!("Tab other stage   {side}");
        }
        let title = detail::title(&self.grid, spot, model);
        frame::draw(buffer, area, model, alone, &title, side.trim_end());
        for (y, line) in (area.y + 1..).zip(&self.detail[range]) {
            let words = line.styled(model, model.theme.of(Role::Text));
            buffer.set_line(area.x + 2, y, &words, area.width.saturating_sub(3));
        }
    }
}
