//! A frame round a pane, its title on the left, what else is to be known on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

use super::table::put;
use super::text;
use crate::tui::model::Model;
use crate::tui::theme::Role;

/// Draws a frame; `here` when the pane has the keys.
pub fn draw(buffer: &mut Buffer, area: Rect, model: &Model, here: bool, title: &str, side: &str) {
    let room = usize::from(area.width).saturating_sub(4);
    let side = text::cut(&text::safe(side), room / 2);
    let title = text::cut(&text::safe(title), room.saturating_sub(text::width(&side) + 3));
    let border = model.theme.of(if here { Role::FrameHere } else { Role::Frame });
    let mut block = Block::bordered().border_style(border);
    if !title.is_empty() {
        block = block.title(Line::styled(format!(" {title} "), model.theme.of(Role::Title)));
    }
    if !side.is_empty() {
        let side = Line::styled(format!(" {side} "), model.theme.of(Role::Label));
        block = block.title(side.alignment(Alignment::Right));
    }
    block.render(area.intersection(buffer.area), buffer);
}

/// The same over whatever was there, for boxes that lie on top; tells the room inside.
pub fn over(buffer: &mut Buffer, area: Rect, model: &Model, title: &str, side: &str) -> Rect {
    let area = area.intersection(buffer.area);
    Clear.render(area, buffer);
    draw(buffer, area, model, true, title, side);
    Block::bordered().inner(area)
}

/// Writes lines one below the other, a cell of room on either side, as far as there is room.
pub fn lines(
    buffer: &mut Buffer,
    inside: Rect,
    model: &Model,
    lines: impl IntoIterator<Item = (Role, String)>,
) {
    for (y, (role, line)) in (inside.y..inside.bottom()).zip(lines) {
        let room = inside.width.saturating_sub(2);
        put(buffer, inside.x + 1, y, room, &line, model.theme.of(role));
    }
}
