//! A list in a frame: headings that the cursor passes over, rows with signs and columns, a detail.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::list_state::ListState;
use super::table::{self, TableCell, TableColumn, put};
use super::{frame, text};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;

/// Where the parts of a row begin, counted in cells from the left edge of the frame.
#[derive(Debug, Clone, Copy)]
pub struct Gutter {
    signs: u16,
    /// The bar that lights the row under the cursor.
    bar: u16,
    text: u16,
    /// How many cells on the sides a heading leaves free.
    beside_heading: u16,
}

impl Gutter {
    /// Room for the cursor alone.
    pub const CURSOR: Self = Self { signs: 1, bar: 2, text: 2, beside_heading: 4 };
    /// Room for the cursor, under headings that stand further to the left.
    pub const INDENTED: Self = Self { signs: 2, bar: 4, text: 4, beside_heading: 2 };
    /// Room for the cursor and a sign.
    pub const SIGN: Self = Self { signs: 1, bar: 4, text: 4, beside_heading: 4 };
    /// Room for the cursor, a mark and a sign.
    pub const MARKS: Self = Self { signs: 1, bar: 2, text: 5, beside_heading: 4 };

    /// How many cells of a frame are left for the columns.
    pub fn room(self, area: Rect) -> u16 {
        area.width.saturating_sub(self.text + 2)
    }
}

/// What stands round the rows of a list.
#[derive(Debug)]
pub struct ListFrame<'a> {
    /// The title in the border.
    pub title: &'a str,
    /// What stands on the right of the border.
    pub side: &'a str,
    /// Whether the keys go to the list.
    pub has_keys: bool,
    /// The lines above the rows.
    pub lead: &'a str,
    /// The columns, perhaps with headings; without any the cells of a row follow each other.
    pub columns: &'a [TableColumn],
    /// What stands before the columns.
    pub gutter: Gutter,
    /// The lines in place of the rows where there are none, and their look.
    pub empty: (&'a str, Role),
}

impl<'a> ListFrame<'a> {
    /// A list without columns that has the keys.
    pub fn new(title: &'a str, side: &'a str) -> Self {
        Self {
            title,
            side,
            has_keys: true,
            lead: "",
            columns: &[],
            gutter: Gutter::CURSOR,
            empty: ("", Role::Text),
        }
    }
}

/// One row as it is drawn.
#[derive(Debug, Default)]
pub struct ListRow {
    /// The signs after that of the cursor.
    pub signs: String,
    /// The look of the row where it has no letters.
    pub style: Style,
    /// What is laid over the look of the row and of its cells.
    pub over: Style,
    /// Its cells.
    pub cells: Vec<TableCell>,
}

impl ListRow {
    /// A row of cells that look alike.
    pub fn of(cells: impl IntoIterator<Item = String>, style: Style) -> Self {
        let cells = cells.into_iter().map(|text| TableCell { text, style, lit: Vec::new() });
        Self { style, cells: cells.collect(), ..Self::default() }
    }
}

/// Rows under headings, with a cursor that is always on a row.
#[derive(Debug, Clone, Default)]
pub struct ListPane {
    /// The headings: the line that each stands on, and its words.
    heads: Vec<(usize, String)>,
    rows: usize,
    /// The lines of rows and headings.
    lines: ListState,
    /// How many lines stand above the rows, and how many of the area belong to the detail.
    above: u16,
    detail: u16,
}

impl ListPane {
    /// So many rows without headings, the cursor on the first.
    pub fn of(rows: usize) -> Self {
        let mut list = Self::default();
        list.set_rows(rows);
        list
    }

    /// Takes so many rows without headings; the cursor stays where it is, as far as there are rows.
    pub fn set_rows(&mut self, rows: usize) {
        self.set_groups([(None, rows)]);
    }

    /// Takes the rows again, by their keys: the cursor stays on the row of this key, if it is there.
    pub fn set_keys<K: PartialEq>(
        &mut self,
        mut keys: impl ExactSizeIterator<Item = K>,
        key: Option<&K>,
    ) {
        self.set_rows(keys.len());
        if let Some(row) = key.and_then(|key| keys.position(|it| it == *key)) {
            self.move_to(row);
        }
    }

    /// Takes groups of rows, none empty: the heading of each, if it has one, and how many are in it.
    pub fn set_groups(&mut self, groups: impl IntoIterator<Item = (Option<String>, usize)>) {
        self.heads.clear();
        self.rows = 0;
        for (heading, rows) in groups {
            self.heads.extend(heading.map(|words| (self.rows + self.heads.len(), words)));
            self.rows += rows;
        }
        self.lines.fit(self.line_count(), self.lines.height);
        self.pass_heading(true);
    }

    /// Takes rows in another order, or with others among them; the one under the cursor is here now.
    /// What shows moves along, unless it is the beginning: what has just come in is seen there.
    pub fn set_rows_around(&mut self, rows: usize, row: Option<usize>) {
        let (cursor, offset) = (self.lines.cursor, self.lines.offset);
        self.set_rows(rows);
        if let Some(row) = row {
            if offset > 0 {
                self.lines.offset = (offset + row).saturating_sub(cursor);
            }
            self.move_to(row);
        }
    }

    /// Takes the area: how many lines stand above the rows, and how many the detail has.
    pub fn fit(&mut self, area: Rect, above: u16, detail: u16) {
        (self.above, self.detail) = (above, detail.min(area.height));
        let height = area.height.saturating_sub(2 + above + detail);
        self.lines.fit(self.line_count(), height.into());
    }

    /// The lines of rows and headings, as they scroll.
    pub fn window(&mut self) -> &mut ListState {
        &mut self.lines
    }

    /// The row under the cursor.
    pub fn row(&self) -> Option<usize> {
        self.row_at(self.lines.cursor)
    }

    /// The row on a line; none on a heading.
    pub fn row_at(&self, line: usize) -> Option<usize> {
        let before = self.heads.partition_point(|(at, _)| *at < line);
        let is_head = self.heads.get(before).is_some_and(|(at, _)| *at == line);
        (!is_head && line - before < self.rows).then(|| line - before)
    }

    /// Whether the cursor is on a line.
    pub fn is_under_cursor(&self, line: usize) -> bool {
        line == self.lines.cursor
    }

    /// The heading on a line; empty on a row.
    pub fn heading_at(&self, line: usize) -> &str {
        let found = self.heads.binary_search_by_key(&line, |(at, _)| *at);
        found.map_or("", |at| &self.heads[at].1)
    }

    /// The lines that show, rows and headings.
    pub fn range(&self) -> Range<usize> {
        self.lines.range()
    }

    /// The rows that show.
    pub fn rows_in_view(&self) -> impl Iterator<Item = usize> + '_ {
        self.range().filter_map(|line| self.row_at(line))
    }

    /// How many lines there are, rows and headings.
    pub fn line_count(&self) -> usize {
        self.rows + self.heads.len()
    }

    /// Puts the cursor on a row, as near as the list allows.
    pub fn move_to(&mut self, row: usize) {
        let row = row.min(self.rows.saturating_sub(1));
        let heads = self.heads.iter().enumerate();
        let before = heads.take_while(|(before, (line, _))| line - before <= row).count();
        self.lines.move_to(row + before);
    }

    /// Moves as a command says; headings are passed over. `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        let moved = self.lines.navigate(command);
        self.pass_heading(command != Command::Up);
        moved
    }

    fn pass_heading(&mut self, forward: bool) {
        if self.rows > 0 && self.row().is_none() {
            let up = !forward && self.lines.cursor > 0;
            self.lines.step(if up { -1 } else { 1 });
        }
    }

    /// Goes to the next row of which this is true, round and round; `false` when there is none.
    pub fn hop(&mut self, forward: bool, is_one: impl Fn(usize) -> bool) -> bool {
        let (rows, here) = (self.rows, self.row().unwrap_or(0));
        let step = |by: usize| if forward { here + by } else { here + rows - by };
        let found = (1..=rows).map(|by| step(by) % rows).find(|&at| is_one(at));
        self.move_to(found.unwrap_or(here));
        found.is_some()
    }

    /// Draws the list with the rows in view; returns where the terminal's cursor belongs.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        model: &Model,
        around: &ListFrame<'_>,
        row: impl Fn(usize) -> ListRow,
    ) -> Option<Position> {
        let area = Rect { height: area.height.saturating_sub(self.detail), ..area };
        let (title, label) = (model.theme.of(Role::Title), model.theme.of(Role::Label));
        frame::draw(buffer, area, model, around.has_keys, around.title, around.side);
        let width = area.width.saturating_sub(4);
        for (y, line) in (area.y + 1..).zip(around.lead.lines()) {
            put(buffer, area.x + 2, y, width, line, label);
        }
        let gutter = around.gutter;
        let (x, y, room) = (area.x + gutter.text, area.y + self.above, gutter.room(area));
        let inside = Rect { x, y, width: room, height: 1 };
        if around.columns.iter().any(|column| !column.head.is_empty()) {
            table::heading(buffer, inside, around.columns, label);
        }
        if self.rows == 0 {
            let (words, role) = around.empty;
            for (y, line) in (inside.y + 1..).zip(words.lines()) {
                put(buffer, area.x + 2, y, width, line, model.theme.of(role));
            }
        }
        let mut cursor = None;
        for (y, line) in (inside.y + 1..).zip(self.range()) {
            let Some(at) = self.row_at(line) else {
                let width = area.width.saturating_sub(gutter.beside_heading);
                put(buffer, area.x + 2, y, width, self.heading_at(line), title);
                continue;
            };
            let here = self.is_under_cursor(line);
            let selected = if here { model.theme.of(Role::Selected) } else { Style::default() };
            let ListRow { signs, style, over, mut cells } = row(at);
            let over = selected.patch(over);
            let bar = area.width.saturating_sub(gutter.bar + 2);
            let blank = text::fit("", bar.into());
            put(buffer, area.x + gutter.bar, y, bar, &blank, style.patch(over));
            if here || !signs.is_empty() {
                let signs = format!("{}{signs}", if here { '>' } else { ' ' });
                put(buffer, area.x + gutter.signs, y, gutter.text, &signs, title);
            }
            for cell in &mut cells {
                cell.style = cell.style.patch(over);
            }
            draw_cells(buffer, inside, y, around.columns, &cells, model.theme.of(Role::Lit));
            if here {
                cursor = Some(Position::new(inside.x, y));
            }
        }
        cursor
    }

    /// Draws the detail of the row under the cursor below the list, where there is room for it.
    pub fn draw_detail(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        model: &Model,
        (title, side): (&str, &str),
        role: Role,
        lines: impl IntoIterator<Item = String>,
    ) {
        if self.detail < 3 {
            return;
        }
        let y = area.bottom().saturating_sub(self.detail);
        let area = Rect { y, height: self.detail, ..area };
        frame::draw(buffer, area, model, false, title, side);
        for (y, line) in (area.y + 1..area.bottom() - 1).zip(lines) {
            let width = area.width.saturating_sub(4);
            put(buffer, area.x + 2, y, width, &line, model.theme.of(role));
        }
    }
}

/// Draws the cells of a row under their columns, or one after the other.
fn draw_cells(
    buffer: &mut Buffer,
    inside: Rect,
    y: u16,
    columns: &[TableColumn],
    cells: &[TableCell],
    lit: Style,
) {
    if let ([], [one]) = (columns, cells) {
        let text = text::fit(&one.text, inside.width.into());
        return put(buffer, inside.x, y, inside.width, &text, one.style);
    }
    if !columns.is_empty() {
        return table::row(buffer, inside, y, columns, cells, lit);
    }
    let mut x = inside.x;
    for cell in cells {
        put(buffer, x, y, inside.right().saturating_sub(x), &cell.text, cell.style);
        x = x.saturating_add(u16::try_from(text::width(&cell.text)).unwrap_or(u16::MAX));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::widget::MOTIONS;

    proptest! {
        #[test]
        fn the_cursor_is_on_a_row_and_in_view_whatever_the_rows_heights_and_motions(
            groups in prop::collection::vec((any::<bool>(), 1_usize..7), 0..8),
            fewer in 0_usize..8,
            steps in prop::collection::vec((0_u16..14, 0_usize..60), 0..40),
        ) {
            let named = |&(has, rows): &(bool, usize)| (has.then(|| "heading".to_owned()), rows);
            let mut list = ListPane::default();
            list.set_groups(groups.iter().map(named));
            for (height, step) in steps {
                match step {
                    0..8 => prop_assert!(list.navigate(MOTIONS[step])),
                    8..12 => list.fit(Rect::new(0, 0, 80, height), 1, height / 3),
                    12..16 => list.set_groups(groups.iter().take(fewer).map(named)),
                    16..20 => list.set_groups(groups.iter().map(named)),
                    20..24 => list.set_rows(step),
                    _ => {
                        list.move_to(step);
                        prop_assert!(list.row() == step.min(list.rows.wrapping_sub(1)).into() || list.rows == 0);
                    }
                }
                prop_assert_eq!(list.row().is_some(), list.rows > 0);
                if list.rows > 0 && list.lines.height > 0 {
                    prop_assert!(list.rows_in_view().any(|row| Some(row) == list.row()));
                }
            }
        }
    }

    #[test]
    fn the_cursor_passes_over_headings_and_stays_on_its_key() {
        let mut list = ListPane::default();
        list.fit(Rect::new(0, 0, 80, 10), 0, 0);
        list.set_groups([(Some("first".to_owned()), 2), (Some("second".to_owned()), 1)]);
        assert_eq!((list.row(), list.heading_at(0)), (Some(0), "first"));
        assert_eq!(list.heading_at(3), "second");
        list.navigate(Command::Up);
        assert_eq!(list.row(), Some(0));
        list.navigate(Command::Last);
        assert_eq!(list.row(), Some(2));
        list.navigate(Command::Up);
        assert_eq!(list.row(), Some(1));
        list.set_keys(["d", "e", "b"].into_iter(), Some(&"b"));
        assert_eq!(list.row(), Some(2));
        list.set_keys(["d", "e"].into_iter(), Some(&"b"));
        assert_eq!(list.row(), Some(1));
    }
}
