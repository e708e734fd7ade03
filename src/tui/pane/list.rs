//! A list of records under a filter, with the detail of the one under the cursor: the board, the tracker.

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

use super::pane::{FindMode, FindRequest, ListPlace, Pane, Place, Reply, SplitMode, Targets};
use crate::query::Column;
use crate::query::columns::column::title;
use crate::register::Ix;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::{PageBuilder, StyledLine};
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{MOTIONS, Scroll, frame};

/// The width from which the views and facets stand beside the list.
const WIDE: u16 = 100;
/// The width and height below which there is room for one pane only.
const NARROW: (u16, u16) = (60, 16);
/// What hides settled records in a filter.
const HIDING: &str = "-is:settled";
/// The width of the views and facets.
const SIDEBAR: u16 = 24;

/// A list and its detail.
#[derive(Debug)]
pub struct RecordListPane {
    rows: ListRows,
    view: Option<String>,
    split: SplitMode,
    /// Whether the keys go to the detail.
    in_detail: bool,
    detail: Vec<StyledLine>,
    scroll: Scroll,
    sidebar: Option<Sidebar>,
    areas: ListAreas,
}

/// Where the parts stand; a part without room has no area.
#[derive(Debug, Clone, Copy, Default)]
struct ListAreas {
    sidebar: Option<Rect>,
    list: Option<Rect>,
    detail: Option<Rect>,
}

impl RecordListPane {
    /// The list of a screen, as it was left.
    pub fn new(model: &Model, list: &ListPlace) -> Self {
        Self {
            rows: ListRows::new(model, list),
            view: list.view.clone(),
            split: list.split,
            in_detail: list.split == SplitMode::Detail,
            detail: Vec::new(),
            scroll: Scroll::default(),
            sidebar: None,
            areas: ListAreas::default(),
        }
    }

    fn areas(&self, area: Rect, model: &Model) -> ListAreas {
        if model.size.0 < NARROW.0 || model.size.1 < NARROW.1 {
            let detail = self.in_detail || self.split == SplitMode::Detail;
            return ListAreas {
                list: (!detail).then_some(area),
                detail: detail.then_some(area),
                ..ListAreas::default()
            };
        }
        let side =
            if model.size.0 >= WIDE && self.split != SplitMode::Detail { SIDEBAR } else { 0 };
        let main = Rect { x: area.x + side, width: area.width - side, ..area };
        let list_height = match self.split {
            SplitMode::List => main.height,
            SplitMode::Both => main.height * 3 / 5,
            SplitMode::Detail => 0,
        };
        let list = Rect { height: list_height, ..main };
        let detail = Rect { y: main.y + list_height, height: main.height - list_height, ..main };
        ListAreas {
            sidebar: (side > 0).then_some(Rect { width: side, ..area }),
            list: (list.height > 0).then_some(list),
            detail: (detail.height > 0).then_some(detail),
        }
    }

    /// Whether the keys go to the detail, or it alone shows.
    fn has_left_the_list(&self) -> bool {
        self.in_detail || self.split == SplitMode::Detail
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

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::List, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        MOTIONS
            .into_iter()
            .chain([
                Command::Open,
                Command::Left,
                Command::Right,
                Command::ScrollOtherDown,
                Command::ScrollOtherUp,
                Command::NextPane,
                Command::PrevPane,
                Command::MoreDetail,
                Command::MoreList,
                Command::NextHit,
                Command::PrevHit,
                Command::HideSettled,
                Command::GroupBy,
                Command::Facets,
            ])
            .chain(Command::ALL.iter().copied().filter(|command| {
                matches!(command.group(), CommandGroup::Mark) || command.is_sort()
            }))
            .collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        let moved = if self.in_detail {
            self.scroll.navigate(command)
        } else {
            self.rows.navigate(command)
        };
        if moved {
            self.rows.follow_cursor(model);
            return Reply::Done;
        }
        if command.group() == CommandGroup::Mark {
            return self.rows.mark(command, model).map_or(Reply::NotMine, reply);
        }
        if command.is_sort() {
            return self.rows.sort_key(command, model).map_or(Reply::NotMine, reply);
        }
        match command {
            Command::GroupBy => return Reply::Say(self.rows.group_next(model)),
            Command::HideSettled => return Reply::Filter(self.without_settled()),
            Command::Left => self.in_detail = false,
            Command::Right if self.split != SplitMode::List => self.in_detail = true,
            Command::Right => {}
            Command::ScrollOtherDown => self.scroll.by(1),
            Command::ScrollOtherUp => self.scroll.by(-1),
            Command::NextPane | Command::PrevPane => {
                self.in_detail = !self.in_detail;
                if self.split == SplitMode::List {
                    self.split = SplitMode::Both;
                }
            }
            Command::MoreDetail => {
                self.split =
                    if self.split == SplitMode::List { SplitMode::Both } else { SplitMode::Detail };
                self.in_detail = self.split == SplitMode::Detail;
            }
            Command::MoreList => {
                self.split =
                    if self.split == SplitMode::Detail { SplitMode::Both } else { SplitMode::List };
                self.in_detail = false;
            }
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
            Command::Open => {
                return match self.rows.under_cursor() {
                    Some(ix) => Reply::Go(Place::Dossier(model.register.id(ix).clone())),
                    None => {
                        Reply::Say("There is nothing to open: no row answers this filter".into())
                    }
                };
            }
            _ => return Reply::NotMine,
        }
        Reply::Done
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        self.areas = self.areas(area, model);
        let list = self.areas.list.unwrap_or_default();
        self.rows.fit(list, model);
        self.sidebar =
            self.areas.sidebar.map(|_| Sidebar::new(model, &self.rows, self.sidebar.take()));
        let detail = self.areas.detail.unwrap_or_default();
        let width = usize::from(detail.width.saturating_sub(4));
        let shown = self.rows.under_cursor();
        self.detail = match shown {
            Some(ix) if width > 0 => PageBuilder::of(model, ix, width),
            _ => Vec::new(),
        };
        if self.rows.cursor_moved() {
            self.scroll.rewind();
        }
        self.scroll.fit(self.detail.len(), usize::from(detail.height.saturating_sub(2)));
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        if let (Some(area), Some(sidebar)) = (self.areas.sidebar, &self.sidebar) {
            sidebar.draw(area, buffer, model, self.view.as_deref(), &self.rows);
        }
        let cursor =
            self.areas.list.and_then(|area| self.rows.draw(area, buffer, model, !self.in_detail));
        if let Some(area) = self.areas.detail {
            self.draw_detail(area, buffer, model);
            if self.in_detail || cursor.is_none() {
                return Some(Position::new(area.x + 2, area.y + 1));
            }
        }
        cursor
    }

    fn subject(&self, _: &Model) -> Option<Ix> {
        self.rows.under_cursor()
    }

    fn targets(&self, model: &Model) -> Targets {
        self.rows.targets(model)
    }

    fn table(&self, model: &Model) -> Option<(Vec<Ix>, Vec<&'static Column>)> {
        let columns = self.rows.shown_columns(model).map(|(_, column)| column).collect();
        let targets = self.rows.targets(model);
        let rows = if targets.are_marked() { targets.on } else { self.rows.all().to_vec() };
        Some((rows, columns))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter {
            screen: self.rows.screen().to_owned(),
            present: self.rows.filter().to_owned(),
        }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let FindRequest::Rows(text, query) = asked {
            self.rows.set_filter(model, text, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        if self.has_left_the_list() {
            return Some("goes back to the list".into());
        }
        self.rows.layer()
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        if self.has_left_the_list() {
            self.in_detail = false;
            self.split = if self.split == SplitMode::Detail { SplitMode::Both } else { self.split };
            return true;
        }
        let base = self.base_filter(model);
        self.rows.peel(model, &base)
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::List(ListPlace {
            screen: self.rows.screen().to_owned(),
            filter: self.rows.filter().to_owned(),
            view: self.view.clone(),
            land_on: self.rows.under_cursor().map(|ix| model.register.id(ix).clone()),
            marks: self.rows.records.marks.clone(),
            sort: self.rows.own_sort(),
            group: self.rows.grouping_name(),
            split: self.split,
        }))
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.rows.len(), self.rows.total()))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.sidebar = None;
        self.rows.refresh(model, own)
    }
}

impl RecordListPane {
    fn draw_detail(&self, area: Rect, buffer: &mut Buffer, model: &Model) {
        let Some(ix) = self.rows.under_cursor() else {
            frame::draw(buffer, area, model, self.in_detail, "", "");
            return;
        };
        let record = model.register.record(ix);
        let title = format!("{} {}", record.id, title(&model.ctx(), ix));
        let range = self.scroll.range();
        let side = match self.detail.len() {
            lines if range.len() < lines => format!("J/K scroll {}/{lines}", range.end),
            _ => String::new(),
        };
        frame::draw(buffer, area, model, self.in_detail, &title, &side);
        for (y, line) in (area.y + 1..).zip(&self.detail[range]) {
            let words = line.styled(model, model.theme.of(Role::Text));
            buffer.set_line(area.x + 2, y, &words, area.width.saturating_sub(3));
        }
        if self.detail.is_empty() {
            put(
                buffer,
                area.x + 2,
                area.y + 1,
                area.width,
                "nothing on file",
                model.theme.of(Role::Quiet),
            );
        }
    }
}

fn reply(words: String) -> Reply {
    if words.is_empty() { Reply::Done } else { Reply::Say(words) }
}
