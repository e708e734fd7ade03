//! A text with a cursor in it: the lines that show, and a sign before the one under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::ListState;
use super::table::put;
use crate::tui::model::Model;
use crate::tui::theme::Role;

/// Draws them inside a frame that is there already, each as `line` makes it over a look; returns
/// where the terminal's cursor belongs.
pub fn draw<'a>(
    area: Rect,
    buffer: &mut Buffer,
    model: &Model,
    window: ListState,
    line: impl Fn(usize, Style) -> Line<'a>,
) -> Position {
    let mut cursor = area.as_position();
    for (y, at) in (area.y + 1..).zip(window.range()) {
        let here = at == window.cursor;
        let under = if here { model.theme.of(Role::Selected) } else { Style::default() };
        buffer.set_line(area.x + 2, y, &line(at, under), area.width.saturating_sub(3));
        if here {
            put(buffer, area.x + 1, y, 1, ">", model.theme.of(Role::Title));
            cursor = Position::new(area.x + 2, y);
        }
    }
    cursor
}
