//! How the rows of a list are drawn: the cursor, marks and signs in the gutter, then the columns.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::rows::{GUTTER, ListRows};
use super::signs::sign;
use crate::query::Matcher;
use crate::query::group::Grouping;
use crate::register::Ix;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::{self, TableCell, put};
use crate::tui::widget::{frame, text};

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
            by => format!("{side}   by {}", by.name()),
        };
        frame::draw(buffer, area, model, here, &title, &side);
        super::footer::draw(&self.overdue, area, buffer, model);
        let inside = Rect {
            x: area.x + 1 + GUTTER,
            y: area.y + 1,
            width: area.width.saturating_sub(GUTTER + 3),
            height: 1,
        };
        table::heading(buffer, inside, &self.columns, model.theme.of(Role::Label));
        if self.answers.is_empty() {
            let words = self.why_empty();
            put(
                buffer,
                area.x + 2,
                area.y + 2,
                area.width.saturating_sub(4),
                &words,
                model.theme.of(Role::Text),
            );
            return Some(Position::new(area.x + 2, area.y + 2));
        }
        let matcher = Matcher::new(&self.query.bare_words());
        let lit = !self.query.bare_words().is_empty();
        let range = self.in_range(model);
        let mut cursor = None;
        for (y, line) in (area.y + 2..).zip(self.window.range()) {
            let here = line == self.window.cursor;
            let Some(at) = self.at_line(line) else {
                let head = self.heads.iter().find(|(at, _)| *at == line);
                let words = head.map_or("", |(_, words)| words.as_str());
                put(buffer, area.x + 2, y, inside.width, words, model.theme.of(Role::Title));
                continue;
            };
            self.draw_row(
                buffer,
                Rect { y, ..inside },
                model,
                self.answers[at],
                (here, range.contains(&self.answers[at])),
                lit.then_some(&matcher),
            );
            if here {
                cursor = Some(Position::new(inside.x, y));
            }
        }
        cursor
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        model: &Model,
        ix: Ix,
        (here, in_range): (bool, bool),
        matcher: Option<&Matcher>,
    ) {
        let ctx = model.ctx();
        let settled = model.register.is_settled(ix);
        let base = model.theme.of(if settled { Role::Quiet } else { Role::Text });
        let under = if here { model.theme.of(Role::Selected) } else { Style::default() };
        let whole = Rect { x: area.x - 3, width: area.width + 3, ..area };
        put(buffer, whole.x, area.y, whole.width, &text::fit("", usize::from(whole.width)), under);
        let sign = sign(model, ix);
        let marked = in_range || self.marks.has(model.register.id(ix));
        let mark = if marked { '*' } else { ' ' };
        let signs = format!("{}{mark}{sign}", if here { '>' } else { ' ' });
        put(buffer, area.x - GUTTER, area.y, 3, &signs, model.theme.of(Role::Title));
        let cells: Vec<TableCell> = self
            .shown_columns(model)
            .map(|(_, column)| {
                let words = text::safe(&(column.show)(&ctx, ix)).into_owned();
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
                let style = role.map_or(base, |role| model.theme.of(role)).patch(under);
                let names = matches!(column.name, "id" | "case" | "caveat" | "title");
                let lit = matcher
                    .filter(|_| names)
                    .map(|matcher| matcher.lit(&words))
                    .unwrap_or_default();
                TableCell { text: words, style, lit }
            })
            .collect();
        table::row(buffer, area, area.y, &self.columns, &cells, model.theme.of(Role::Lit));
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
