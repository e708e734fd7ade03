//! How counts are shown: a value with its bar, and a table of two fields that scrolls sideways.

use std::ops::Range;

use crate::query::{CrossTable, FacetCount, Field};
use crate::tui::theme::Role;
use crate::tui::widget::table::TableColumn;
use crate::tui::widget::text;

/// The width of a column of a table, the gap before it included.
const COLUMN: usize = 11;
/// The widest bar.
const BAR: usize = 40;
/// The cells of a count and of what stands round it.
const COUNT: usize = 9;

/// A field with how many different values the rows have of it.
pub fn field(field: &Field, different: usize) -> Vec<(String, Role)> {
    let count = text::fit_right(&different.to_string(), 5);
    let name = text::fit(field.name, 12);
    vec![(format!("{name} {count} values   "), Role::Text), (field.help.to_owned(), Role::Text)]
}

/// A value with its count and its bar; the longest bar is that of the most frequent one.
pub fn value(all: &[FacetCount], at: usize, marked: bool, width: usize) -> Vec<(String, Role)> {
    let it = &all[at];
    let label = label_width(all, width.saturating_sub(2 * COUNT));
    let most = all.iter().map(|it| it.rows).max().unwrap_or(1).max(1);
    let room = width.saturating_sub(label + COUNT).min(BAR);
    let bar = "█".repeat((it.rows * room).div_ceil(most));
    let mark = if marked { '*' } else { ' ' };
    let count = text::fit_right(&it.rows.to_string(), 6);
    let name = text::fit(&text::safe(&it.label), label);
    vec![(format!("{mark}{name}{count} "), Role::Text), (bar, Role::Label)]
}

/// The columns of a table, scrolled so that `column` shows: the labels, then those that have room.
pub fn columns(table: &CrossTable, at: usize, width: usize) -> Vec<TableColumn> {
    let label = label_width(&table.rows, width / 3);
    let shown = shown(table, label, at, width);
    let heads = shown.map(|at| column(&table.columns[at].label, COLUMN - 1, true));
    std::iter::once(column("", label + 1, false)).chain(heads).collect()
}

/// The label and the counts of a row of a table; the count under the cursor, `here`, in brackets.
pub fn counts(
    table: &CrossTable,
    at: usize,
    column: usize,
    here: Option<usize>,
    width: usize,
) -> Vec<(String, Role)> {
    let label = label_width(&table.rows, width / 3);
    let mut cells = vec![(text::safe(&table.rows[at].label).into_owned(), Role::Text)];
    for column in shown(table, label, column, width) {
        cells.push(match (table.cells[at][column], here == Some(column)) {
            (0, false) => (".".to_owned(), Role::Text),
            (count, false) => (count.to_string(), Role::Text),
            (count, true) => (format!("[{count}]"), Role::Title),
        });
    }
    cells
}

fn column(head: &str, width: usize, right: bool) -> TableColumn {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    TableColumn { head: text::safe(head).into_owned(), width, right }
}

fn label_width(all: &[FacetCount], most: usize) -> usize {
    let widest = all.iter().map(|it| text::width(&text::safe(&it.label))).max();
    widest.unwrap_or(0).min(most.max(8))
}

/// The columns that show beside labels of this width.
fn shown(table: &CrossTable, label: usize, column: usize, width: usize) -> Range<usize> {
    let fit = (width.saturating_sub(label + 1) / COLUMN).max(1);
    let first = (column + 1).saturating_sub(fit);
    first..(first + fit).min(table.columns.len())
}
