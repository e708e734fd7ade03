//! How the rows of a list are drawn: the cursor, marks and signs in the gutter, then the columns.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::rows::ListRows;
use super::signs::{sign, signs};
use crate::query::group::Grouping;
use crate::query::{Column, Matcher, SortBy};
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::TableCell;
use crate::tui::widget::{Gutter, ListFrame, ListRow, text};

impl ListRows {
    /// Draws the list in its frame, where it shows; tells where the terminal's cursor belongs.
    pub fn draw(&self, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let area = self.split.upper?;
        let waiting = match self.waiting {
            0 => String::new(),
            waiting => format!(", {waiting} waiting"),
        };
        let title = format!("{} {} of {}{waiting}", self.title(model), self.len(), self.total);
        let side = match (&*self.filter, SortBy::write(&self.own_sort)) {
            ("", _) => format!("sort: {}", SortBy::write(self.sort())),
            (filter, own) if own.is_empty() => filter.to_owned(),
            (filter, own) => format!("{filter}   sort: {own}"),
        };
        let side = match self.grouping {
            Grouping::None => side,
            by => format!("{side}   by {}", by.as_str()),
        };
        let words = self.query.bare_words();
        let matcher = (!words.is_empty()).then(|| Matcher::new(&words));
        let range = self.records.in_range(model);
        let empty = match (self.total, self.kind.plural()) {
            (0, all) => format!("There are no {all} in this register yet."),
            (total, all) => {
                format!("None of {total} {all} answers. Esc clears the filter, 0 shows everything.")
            }
        };
        let frame = ListFrame {
            has_keys: !self.split.in_detail(),
            columns: &self.columns,
            gutter: Gutter::MARKS,
            empty: (&empty, Role::Text),
            ..ListFrame::new(&title, &side)
        };
        let cursor = self.records.list.draw(area, buffer, model, &frame, |at| {
            let ix = self.all()[at];
            let cells = self.cells(model, ix, sign(model, ix), matcher.as_ref());
            let signs = signs(model, ix, self.records.mark_sign(model, ix, range));
            ListRow { signs, cells, ..ListRow::default() }
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
            let style = match column.name {
                "late" => model.theme.of(Role::Late),
                "due" if sign == '!' && words.contains("late") && words.contains('d') => {
                    model.theme.of(Role::Late)
                }
                "me" | "others" if words.contains('~') => model.theme.of(Role::Struck),
                _ => base,
            };
            let names = matches!(column.name, "id" | "case" | "caveat" | "title");
            let lit = matcher.filter(|_| names).map(|matcher| matcher.lit(&words));
            TableCell { text: words, style, lit: lit.unwrap_or_default() }
        };
        self.shown_columns(model).map(|(_, column)| cell(column)).collect()
    }
}
