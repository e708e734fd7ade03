//! A list of records under a filter, with the detail of the one under the cursor: the board, the tracker.

mod actions;
mod draw;
mod footer;
pub(crate) mod records;
pub(crate) mod rows;
mod sidebar;
pub(crate) mod signs;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::ListRows;
use sidebar::Sidebar;

use super::pane::{ListPlace, Pane, Place, Reply};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::page::PageBuilder;
use crate::tui::widget::SplitMode;
use crate::tui::widget::split_view::is_narrow;

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
    /// The views and facets, when there is room for them.
    sidebar: Option<Sidebar>,
}

impl RecordListPane {
    /// The list of a screen, as it was left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        Self { rows: ListRows::new(model, list), sidebar: None }
    }

    /// The filter without settled records, or with them again.
    fn without_settled(&self) -> String {
        let filter = &self.rows.filter;
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
        match command {
            Command::HideSettled => Reply::Filter(self.without_settled()),
            Command::Left => {
                self.rows.split.leave_detail();
                Reply::Done
            }
            Command::Right => {
                self.rows.split.enter_detail();
                Reply::Done
            }
            Command::NextHit | Command::PrevHit => {
                let found = self.rows.hop(command == Command::NextHit, model);
                match &model.past {
                    _ if found => Reply::Done,
                    Some(past) => {
                        Reply::Say(format!("No row here is new or changed since {}", past.name()))
                    }
                    None => Reply::Say("No row here is late, changed, split or suspect".into()),
                }
            }
            command => {
                let nothing = "There is nothing to open: no row answers this filter";
                self.rows.handle(command, model, nothing)
            }
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let narrow = is_narrow(model);
        let has_sidebar =
            area.width >= WIDE && !narrow && self.rows.split.mode() != SplitMode::Detail;
        let side = if has_sidebar { SIDEBAR } else { 0 };
        let main = Rect { x: area.x + side, width: area.width - side, ..area };
        self.rows.share(main, main.height * 3 / 5, model);
        let (side, before) = (Rect { width: side, ..area }, self.sidebar.take());
        self.sidebar = has_sidebar.then(|| Sidebar::new(side, model, &self.rows, before));
        self.rows.set_detail(|ix, width| match width {
            0 => Vec::new(),
            _ => PageBuilder::of(model, ix, width),
        });
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        if let Some(sidebar) = &self.sidebar {
            sidebar.draw(buffer, model, &self.rows);
        }
        let cursor = self.rows.draw(buffer, model);
        let title = self.rows.under_cursor().map(|ix| PageBuilder::heading(model, ix));
        self.rows.split.draw(cursor, buffer, model, &title.unwrap_or_default(), "")
    }

    fn rows(&self) -> Option<&ListRows> {
        Some(&self.rows)
    }

    fn rows_mut(&mut self) -> Option<&mut ListRows> {
        Some(&mut self.rows)
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::List(self.rows.place(model)))
    }
}
