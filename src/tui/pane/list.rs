//! A list of records under a filter, with the detail of the one under the cursor: the board, the tracker.

mod actions;
pub(crate) mod draw;
mod footer;
mod marking;
pub(crate) mod records;
pub(crate) mod rows;
mod sidebar;
pub(crate) mod signs;
mod sort;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::ListRows;
use sidebar::Sidebar;

use super::pane::{ListPlace, Pane, Place, RecordRows, Reply};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::PageBuilder;
use crate::tui::widget::split_view::is_narrow;
use crate::tui::widget::{SplitMode, SplitView};

/// The width from which the views and facets stand beside the list.
const WIDE: u16 = 100;
/// What hides settled records in a filter.
const HIDING: &str = "-is:settled";
/// The width of the views and facets.
const SIDEBAR: u16 = 24;

/// A list and its detail.
#[derive(Debug)]
pub struct RecordListPane {
    rows: ListRows,
    view: Option<String>,
    split: SplitView,
    /// The views and facets, and where they stand when there is room for them.
    sidebar: Option<(Rect, Sidebar)>,
}

impl RecordListPane {
    /// The list of a screen, as it was left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        Self {
            rows: ListRows::new(model, list),
            view: list.view.clone(),
            split: SplitView::new(list.split),
            sidebar: None,
        }
    }

    /// The filter without settled records, or with them again.
    fn without_settled(&self) -> String {
        let filter = self.rows.filter();
        let rest: Vec<&str> = filter.split(' ').filter(|part| *part != HIDING).collect();
        if rest.len() < filter.split(' ').count() {
            return rest.join(" ");
        }
        // Beside an `or` the whole filter needs brackets.
        let loose = filter.split_whitespace().any(|part| part.eq_ignore_ascii_case("or"));
        match filter.trim() {
            "" => HIDING.to_owned(),
            filter if loose => format!("({filter}) {HIDING}"),
            filter => format!("{filter} {HIDING}"),
        }
    }

    /// The filter that Esc brings back: the view's own, or none.
    fn base_filter(&self, model: &Model) -> String {
        let view = self.view.as_ref().and_then(|name| model.view(name));
        view.map_or_else(String::new, |view| view.query.clone())
    }
}

impl Pane for RecordListPane {
    fn name(&self, model: &Model) -> String {
        self.rows.title(model)
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
            Command::Open,
            Command::Left,
            Command::Right,
            Command::NextHit,
            Command::PrevHit,
            Command::HideSettled,
            Command::GroupBy,
            Command::Facets,
        ];
        ListRows::commands().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if self.split.navigate(command) {
            return Reply::Done;
        }
        match command {
            Command::HideSettled => return Reply::Filter(self.without_settled()),
            Command::Left => {
                self.split.leave_detail();
            }
            Command::Right => self.split.enter_detail(),
            Command::NextHit | Command::PrevHit => {
                return match (self.rows.hop(command == Command::NextHit, model), &model.past) {
                    (true, _) => Reply::Done,
                    (false, Some(past)) => {
                        Reply::Say(format!("No row here is new or changed since {}", past.name()))
                    }
                    (false, None) => {
                        Reply::Say("No row here is late, changed, split or suspect".into())
                    }
                };
            }
            command => {
                return self.rows.handle(
                    command,
                    model,
                    "There is nothing to open: no row answers this filter",
                );
            }
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let has_sidebar =
            area.width >= WIDE && !is_narrow(model) && self.split.mode() != SplitMode::Detail;
        let side = if has_sidebar { SIDEBAR } else { 0 };
        let main = Rect { x: area.x + side, width: area.width - side, ..area };
        self.split.share(main, main.height * 3 / 5, is_narrow(model));
        self.rows.fit(self.split.upper.unwrap_or_default(), model);
        let counted = self.sidebar.take().map(|(_, sidebar)| sidebar);
        let side = Rect { width: side, ..area };
        self.sidebar = has_sidebar.then(|| (side, Sidebar::new(model, &self.rows, counted)));
        let width = self.split.detail_width();
        let shown = self.rows.under_cursor().filter(|_| width > 0);
        let lines = shown.map_or_else(Vec::new, |ix| PageBuilder::of(model, ix, width));
        self.split.set_detail(lines, self.rows.cursor_moved().then_some(0));
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        if let Some((area, sidebar)) = &self.sidebar {
            sidebar.draw(*area, buffer, model, self.view.as_deref(), &self.rows);
        }
        let here = !self.split.in_detail();
        let cursor = self.split.upper.and_then(|area| self.rows.draw(area, buffer, model, here));
        let title = self.rows.under_cursor().map(|ix| PageBuilder::heading(model, ix));
        self.split.draw(cursor, buffer, model, &title.unwrap_or_default(), "")
    }

    fn rows(&self) -> Option<&dyn RecordRows> {
        Some(&self.rows)
    }

    fn rows_mut(&mut self) -> Option<&mut dyn RecordRows> {
        Some(&mut self.rows)
    }

    fn layer(&self) -> Option<String> {
        self.split.layer("list").or_else(|| self.rows.layer())
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        self.split.leave_detail() || self.rows.peel(model, &self.base_filter(model))
    }

    fn place(&self, model: &Model) -> Option<Place> {
        let place = self.rows.place(model, self.split.mode());
        Some(Place::List(ListPlace { view: self.view.clone(), ..place }))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.sidebar = None;
        self.rows.refresh(model, own)
    }
}
