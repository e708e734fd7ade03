//! How the rows of a list are drawn: the cursor, marks and signs in the gutter, then the columns.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::ListRows;
use super::signs::sign;
use crate::query::group::Grouping;
use crate::query::{Column, Matcher};
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::TableCell;
use crate::tui::widget::{Gutter, ListFrame, ListRow, text};

impl ListRows {
    /// Draws the list in its frame; tells where the terminal's cursor belongs.
    pub fn draw(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        model: &Model,
        here: bool,
    ) -> Option<Position> {
        let title = format!("{} {} of {}", self.title(model), self.len(), self.total());
        let side = match (self.filter(), self.own_sort()) {
            ("", _) => format!("sort: {}", self.sort_words()),
            (filter, own) if own.is_empty() => filter.to_owned(),
            (filter, own) => format!("{filter}   sort: {own}"),
        };
        let side = match self.grouping {
            Grouping::None => side,
            by => format!("{side}   by {}", by.as_str()),
        };
        let matcher = Matcher::new(&self.query.bare_words());
        let matcher = (!self.query.bare_words().is_empty()).then_some(&matcher);
        let range = self.records.in_range(model);
        let empty = self.why_empty();
        let frame = ListFrame {
            has_keys: here,
            columns: &self.columns,
            gutter: Gutter::MARKS,
            empty: (&empty, Role::Text),
            ..ListFrame::new(&title, &side)
        };
        let cursor = self.records.list.draw(area, buffer, model, &frame, |at| {
            let (ix, sign) = (self.all()[at], sign(model, self.all()[at]));
            let mark = self.records.mark_sign(model, ix, range);
            let cells = self.cells(model, ix, sign, matcher);
            ListRow { signs: format!("{mark}{sign}"), cells, ..ListRow::default() }
        });
        super::footer::draw(&self.overdue, area, buffer, model);
        let first = Position::new(area.x + 2, area.y + 2);
        cursor.or(self.all().is_empty().then_some(first))
    }

    fn cells(
        &self,
        model: &Model,
        ix: Ix,
        sign: char,
        matcher: Option<&Matcher>,
    ) -> Vec<TableCell> {
        let ctx = model.ctx();
        let settled = model.register.is_settled(ix);
        let base = model.theme.of(if settled { Role::Quiet } else { Role::Text });
        let cell = |column: &'static Column| {
            let words = text::safe(&column.show(&ctx, ix)).into_owned();
            let role = match column.name {
                "due" | "late"
                    if sign == '!' && words.contains('d') && words.contains("late")
                        || (column.name == "late") =>
                {
                    Some(Role::Late)
                }
                "me" | "others" if words.contains('~') => Some(Role::Struck),
                _ => None,
            };
            let style = role.map_or(base, |role| model.theme.of(role));
            let names = matches!(column.name, "id" | "case" | "caveat" | "title");
            let lit = matcher.filter(|_| names).map(|matcher| matcher.lit(&words));
            TableCell { text: words, style, lit: lit.unwrap_or_default() }
        };
        self.shown_columns(model).map(|(_, column)| cell(column)).collect()
    }

    /// Why no row shows, and what would.
    fn why_empty(&self) -> String {
        let title = self.kind().plural();
        if self.total() == 0 {
            return format!("There are no {title} in this register yet.");
        }
        format!(
            "None of {} {title} answers. Esc clears the filter, 0 shows everything.",
            self.total()
        )
    }
}
