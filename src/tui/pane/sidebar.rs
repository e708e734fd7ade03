//! Beside a list on a wide screen: the views with their counts, and what the rows are made of.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows::Rows;
use crate::query::reading::{Reading, readings};
use crate::record::Kind;
use crate::tui::desk::Desk;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// The fields whose values are counted, and their headings.
const FACETS: [(&str, &str); 3] =
    [("programme", "PROGRAMME"), ("decision", "DECISION"), ("owner", "OWNER")];
/// The most values of one field that show.
const MOST: usize = 6;

/// Counts of the rows of a list.
#[derive(Debug)]
pub struct Sidebar {
    version: u64,
    facets: Vec<(&'static str, Vec<(String, usize)>)>,
}

impl Sidebar {
    /// Counts the rows, unless `before` counted the same ones.
    pub fn new(desk: &Desk, rows: &Rows, before: Option<Self>) -> Self {
        match before {
            Some(before) if before.version == rows.version => before,
            _ => Self {
                version: rows.version,
                facets: FACETS
                    .iter()
                    .map(|(field, head)| (*head, count(desk, rows, field)))
                    .collect(),
            },
        }
    }

    /// Draws it.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        desk: &Desk,
        view: Option<&str>,
        rows: &Rows,
    ) {
        frame::draw(buffer, area, desk, false, "Views", "");
        let width = usize::from(area.width.saturating_sub(4));
        let mut lines: Vec<(String, Role)> = Vec::new();
        let tally = |name: &str, count: usize| {
            format!(
                "{}{}",
                text::fit(name, width.saturating_sub(5)),
                text::fit_right(&count.to_string(), 5.min(width))
            )
        };
        for (at, own) in desk.views.views.iter().enumerate() {
            let Some(number) = own.number else { continue };
            let count = desk.counts.get(at).copied().unwrap_or(0);
            let (here, role) = mark(view == Some(&own.name));
            lines.push((tally(&format!("{here}{number} {}", own.name), count), role));
        }
        let (here, role) = mark(view.is_none());
        lines.push((tally(&format!("{here}0 All"), rows.total()), role));
        for (head, values) in &self.facets {
            if values.is_empty() {
                continue;
            }
            lines.push((String::new(), Role::Text));
            lines.push(((*head).to_owned(), Role::Label));
            lines.extend(
                values.iter().map(|(name, count)| (tally(&format!(" {name}"), *count), Role::Text)),
            );
        }
        for (y, (line, role)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(lines) {
            put(buffer, area.x + 2, y, area.width.saturating_sub(4), &line, desk.theme.of(role));
        }
    }
}

/// The sign before a view and its look, when it is the one in use and when not.
fn mark(here: bool) -> (char, Role) {
    if here { ('>', Role::TabHere) } else { (' ', Role::Text) }
}

/// The values of a field among the rows, the most frequent first.
fn count(desk: &Desk, rows: &Rows, field: &str) -> Vec<(String, usize)> {
    let asker = desk.asker();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for &ix in rows.all() {
        let value = match field {
            "decision" if rows.kind() == Kind::Case => {
                desk.register.decided(ix).map(|decided| decided.words())
            }
            "decision" => None,
            "programme" => readings(&asker, field, ix).into_iter().next_back().map(words),
            _ => readings(&asker, field, ix).into_iter().next().map(words),
        };
        let Some(mut value) = value else { continue };
        if value.is_empty() {
            value.push_str("nobody");
        }
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.truncate(MOST);
    counts
}

fn words(reading: Reading<'_>) -> String {
    match reading {
        Reading::Word(text) | Reading::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}
