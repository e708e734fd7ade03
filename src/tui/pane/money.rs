//! Money: every figure as its paper states it, and what those of one case or programme come to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::rows::ListRows;
use super::pane::{ListPlace, Pane, Place, RecordRows, Reply};
use super::timeline::detail::money_of;
use crate::register::Ix;
use crate::register::money::amounts::AmountIndex;
use crate::report::list::money::figure;
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;
use crate::tui::widget::split_view::is_narrow;
use crate::tui::widget::{SplitView, text};

/// The screen whose rows it has, and its name among the screens that are kept.
const AMOUNTS: &str = "amounts";

/// The figures that answer a filter.
#[derive(Debug)]
pub struct MoneyPane {
    rows: ListRows,
    split: SplitView,
    figures: AmountIndex,
}

impl MoneyPane {
    /// The figures as they were left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        let list = ListPlace { screen: AMOUNTS.to_owned(), view: None, ..list.clone() };
        Self {
            rows: ListRows::new(model, &list),
            split: SplitView::new(list.split),
            figures: AmountIndex::new(&model.register),
        }
    }

    /// All that the case or programme of a figure has; of a figure of none the words of it alone.
    fn detail_lines(&self, model: &Model, ix: Ix, width: usize) -> Vec<StyledLine> {
        if width == 0 {
            return Vec::new();
        }
        let Some(of) = model.register.whose_amount(ix) else {
            let words = figure(&model.ctx(), ix);
            let mut lines = text::wrap(&words, width, 2);
            lines.push("It names no case and no programme, so it is added to nothing.".to_owned());
            return lines.iter().map(|words| StyledLine::new(words, Role::Text)).collect();
        };
        money_of(model, of, self.figures.of(of), width)
    }
}

impl Pane for MoneyPane {
    fn name(&self, _: &Model) -> String {
        "Money".into()
    }

    fn commands(&self) -> Vec<Command> {
        let own = [Command::Open, Command::GroupBy, Command::Facets];
        ListRows::commands().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        match command {
            command if self.split.navigate(command) => Reply::Done,
            Command::ViewAll => Reply::Filter(String::new()),
            command => {
                self.rows.handle(command, model, "There is nothing to open: no figure answers")
            }
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        // The list needs no more lines than it has; the years below need many.
        let rows = u16::try_from(self.rows.records.list.line_count()).unwrap_or(u16::MAX);
        let high = rows.saturating_add(3).clamp(5, (area.height / 2).max(5));
        self.split.share(area, high, is_narrow(model));
        self.rows.fit(self.split.upper.unwrap_or_default(), model);
        let width = self.split.detail_width();
        let under = self.rows.under_cursor();
        let lines = under.map(|ix| self.detail_lines(model, ix, width)).unwrap_or_default();
        self.split.set_detail(lines, self.rows.cursor_moved().then_some(0));
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let here = !self.split.in_detail();
        let cursor = self.split.upper.and_then(|upper| self.rows.draw(upper, buffer, model, here));
        let cursor = self.split.draw(cursor, buffer, model, "What it comes to", "");
        cursor.or(Some(area.as_position())).filter(|at| area.contains(*at))
    }

    fn rows(&self) -> Option<&dyn RecordRows> {
        Some(&self.rows)
    }

    fn rows_mut(&mut self) -> Option<&mut dyn RecordRows> {
        Some(&mut self.rows)
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("money-{}.md", model.today))
    }

    fn layer(&self) -> Option<String> {
        self.split.layer("list").or_else(|| self.rows.layer())
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        self.split.leave_detail() || self.rows.peel(model, "")
    }

    fn place(&self, model: &Model) -> Option<Place> {
        let place = self.rows.place(model, self.split.mode());
        Some(Place::Money(ListPlace { screen: AMOUNTS.to_owned(), ..place }))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.figures = AmountIndex::new(&model.register);
        self.rows.refresh(model, own)
    }
}
