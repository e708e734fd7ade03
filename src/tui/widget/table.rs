//! A table: a heading and the rows in view, each cell cut to its column; only what shows is built.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text;

/// One column as it is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its heading.
    pub head: String,
    /// Its width in cells.
    pub width: u16,
    /// Whether its cells stand on the right, as numbers do.
    pub right: bool,
}

/// Columns by heading, width and whether they stand on the right, in so many cells with one between
/// them; one of no width takes what the others leave.
pub fn columns<'a>(
    room: u16,
    known: impl IntoIterator<Item = (&'a str, u16, bool)>,
) -> Vec<TableColumn> {
    let column =
        |(head, width, right): (&str, u16, bool)| TableColumn { head: head.into(), width, right };
    let mut columns: Vec<TableColumn> = known.into_iter().map(column).collect();
    let used: usize = columns.iter().map(|it| usize::from(it.width) + 1).sum();
    let left = u16::try_from((usize::from(room) + 1).saturating_sub(used)).unwrap_or(0);
    columns.iter_mut().filter(|it| it.width == 0).for_each(|it| it.width = left);
    columns
}

/// One cell of a row.
#[derive(Debug, Clone, Default)]
pub struct TableCell {
    /// What it says.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
    /// The letters to light, counted from the first.
    pub lit: Vec<usize>,
}

/// Writes a text at a cell, at most `cells` wide, without anything hidden in it.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, cells: u16, words: &str, style: Style) {
    let area = buffer.area;
    if y >= area.bottom() || x >= area.right() {
        return;
    }
    let room = cells.min(area.right() - x);
    buffer.set_stringn(x, y, text::safe(words), usize::from(room), style);
}

/// Draws one row of cells under its columns, from `x`, one cell between columns.
pub fn row(
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    columns: &[TableColumn],
    cells: &[TableCell],
    lit: Style,
) {
    let mut x = area.x;
    for (column, cell) in columns.iter().zip(cells) {
        if x >= area.right() {
            break;
        }
        let room = column.width.min(area.right() - x);
        let wide = usize::from(room);
        let fit = if column.right { text::fit_right } else { text::fit };
        put(buffer, x, y, room, &fit(&cell.text, wide), cell.style);
        light(buffer, x, y, room, &cell.text, &cell.lit, cell.style.patch(lit));
        x = x.saturating_add(column.width + 1);
    }
}

/// Draws the heading.
pub fn heading(buffer: &mut Buffer, area: Rect, columns: &[TableColumn], style: Style) {
    let cell = |it: &TableColumn| TableCell { text: it.head.clone(), style, lit: Vec::new() };
    let cells: Vec<TableCell> = columns.iter().map(cell).collect();
    row(buffer, area, area.y, columns, &cells, style);
}

/// Lights single letters of a text that stands at `x`.
fn light(buffer: &mut Buffer, x: u16, y: u16, room: u16, words: &str, lit: &[usize], style: Style) {
    if lit.is_empty() {
        return;
    }
    let mut at = 0;
    for (index, letter) in words.chars().enumerate() {
        let wide = text::width(letter.encode_utf8(&mut [0; 4]));
        if at + wide >= usize::from(room) && index + 1 < words.chars().count() {
            break;
        }
        if lit.contains(&index) {
            let offset = u16::try_from(at).unwrap_or(u16::MAX);
            if let Some(cell) = buffer.cell_mut((x.saturating_add(offset), y)) {
                cell.set_style(style);
            }
        }
        at += wide;
    }
}
