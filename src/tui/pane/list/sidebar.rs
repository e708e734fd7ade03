//! Beside a list on a wide screen: the views with their counts, and what the rows are made of.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows::ListRows;
use crate::query::{Field, facet_of};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The fields whose values are counted, and their headings.
const FACETS: [(&str, &str); 4] = [
    ("programme", "PROGRAMME"),
    ("decision", "DECISION"),
    ("owner", "OWNER"),
    ("caveat-owner", "CAVEAT OWNER"),
];
/// The most values of one field that show.
const MOST: usize = 6;

/// Counts of the rows of a list.
#[derive(Debug)]
pub struct Sidebar {
    area: Rect,
    version: u64,
    facets: Vec<(&'static str, Vec<(String, usize)>)>,
}

impl Sidebar {
    /// Counts the rows, unless `before` counted the same ones.
    pub fn new(area: Rect, model: &Model, rows: &ListRows, before: Option<Self>) -> Self {
        let facets = match before {
            Some(before) if before.version == rows.version => before.facets,
            _ => FACETS.map(|(field, head)| (head, count(model, rows, field))).into(),
        };
        Self { area, version: rows.version, facets }
    }

    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, model: &Model, rows: &ListRows) {
        let area = self.area;
        frame::draw(buffer, area, model, false, "Views", "");
        let width = usize::from(area.width.saturating_sub(4));
        let mut lines: Vec<(String, Role)> = Vec::new();
        let tally = |name: &str, count: usize| {
            let count = text::fit_right(&count.to_string(), 5.min(width));
            format!("{}{count}", text::fit(name, width.saturating_sub(5)))
        };
        for (at, own) in model.views.views.iter().enumerate() {
            let Some(number) = own.number else { continue };
            let count = model.counts.get(at).copied().unwrap_or(0);
            let (here, role) = mark(rows.view.as_ref() == Some(&own.name));
            lines.push((tally(&format!("{here}{number} {}", own.name), count), role));
        }
        let (here, role) = mark(rows.view.is_none());
        lines.push((tally(&format!("{here}0 All"), rows.total), role));
        for (head, values) in self.facets.iter().filter(|(_, values)| !values.is_empty()) {
            lines.extend([(String::new(), Role::Text), ((*head).to_owned(), Role::Label)]);
            let value = |(name, count): &(String, usize)| tally(&format!(" {name}"), *count);
            lines.extend(values.iter().map(|it| (value(it), Role::Text)));
        }
        for (y, (line, role)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(lines) {
            put(buffer, area.x + 2, y, area.width.saturating_sub(4), &line, model.theme.of(role));
        }
    }
}

/// The sign before a view and its look, when it is the one in use and when not.
fn mark(here: bool) -> (char, Role) {
    if here { ('>', Role::TabHere) } else { (' ', Role::Text) }
}

/// The values of a field among the rows, the most frequent first.
fn count(model: &Model, rows: &ListRows, field: &str) -> Vec<(String, usize)> {
    let field = Field::named(field).filter(|field| field.on.contains(&rows.kind));
    let Some(field) = field else { return Vec::new() };
    let counted = facet_of(&model.ctx(), rows.all(), field).into_iter();
    counted.take(MOST).map(|it| (it.label, it.rows)).collect()
}
