//! How the rows of a list are drawn: the cursor, marks and signs in the gutter, then the columns.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::rows::ListRows;
use super::signs::{sign, signs};
use crate::query::columns::column::owners_within;
use crate::query::group::Grouping;
use crate::query::{Column, ColumnSpec, Matcher, SortBy};
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
        let empty = self.why_empty();
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

    /// What is said where no row shows: why, and what the next keys do about it.
    fn why_empty(&self) -> String {
        let (total, all) = (self.total, self.kind.plural());
        if total == 0 {
            return format!("There are no {all} in this register yet.");
        }
        let esc = self.layer("list").map_or_else(String::new, |layer| format!(" Esc {layer}"));
        let keys = match &*esc {
            _ if self.is_typed => String::new(),
            "" => " 0 shows everything.".to_owned(),
            esc => format!("{esc}, 0 shows everything."),
        };
        let words = self.query.bare_words().join(" ");
        let Some((filter, count)) = &self.elsewhere else {
            return format!("None of {total} {all} answers.{keys}");
        };
        let found = format!("Enter: {filter}");
        match (&*words, count) {
            ("", 0) => format!("None of {total} {all} answers.{keys}"),
            ("", _) => format!("No case itself answers, {count} by an open caveat. {found}"),
            // Beside words other things were asked, so that a title may have them all the same.
            (_, 0) if !self.query.is_bare_words() => {
                format!("None of {total} {all} answers.{keys}")
            }
            (_, 0) => format!("No title and no text has “{words}”.{esc}"),
            _ if !self.query.is_bare_words() => {
                format!("None of {total} {all} answers, {count} with it in the text. {found}")
            }
            _ => format!("No title has “{words}”, {count} in the text. {found}"),
        }
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
        let cell = |layout: &ColumnSpec, column: &'static Column| {
            let words = match column.name {
                "owner" if layout.width > 0 => owners_within(&ctx, ix, layout.width.into()),
                _ => column.show(&ctx, ix),
            };
            let words = text::safe(&words).into_owned();
            let style = match column.name {
                "late" => model.theme.of(Role::Late),
                "caveat_due" if sign == '!' && words.contains("late") && words.contains('d') => {
                    model.theme.of(Role::Late)
                }
                "me" | "others" if words.contains('~') => model.theme.of(Role::Struck),
                _ => base,
            };
            let names = matches!(column.name, "id" | "case" | "caveat" | "title");
            let lit = matcher.filter(|_| names).map(|matcher| matcher.lit(&words));
            TableCell { text: words, style, lit: lit.unwrap_or_default() }
        };
        self.shown_columns(model).map(|(layout, column)| cell(layout, column)).collect()
    }
}
