//! The endorsement matrix: cases against partners, with the detail of the cell under the cursor.

pub mod areas;
mod columns;
mod detail;
mod draw;
mod grid;
mod layout;
mod marking;
mod widths;

use areas::MatrixAreas;
use columns::{ColumnNeeds, MatrixLayout};
use grid::Grid;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{
    CellKey, FindMode, FindRequest, MatrixPlace, Pane, Place, Reply, SplitMode, Targets,
};
use crate::query::Query;
use crate::register::standing::readiness::stage_word;
use crate::register::{Ix, StageSide};
use crate::report::Format;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::page::StyledLine;
use crate::tui::theme::Role;
use crate::tui::widget::marks::clearing;
use crate::tui::widget::table::put;
use crate::tui::widget::{ListState, MOTIONS};

/// The screen whose filter and facets these are.
const SCREEN: &str = "cases";

/// The matrix and the detail of a cell.
#[derive(Debug)]
pub struct MatrixPane {
    grid: Grid,
    split: SplitMode,
    /// What the cells need, as of a version of the grid and a width of the window.
    needs: (u64, u16, ColumnNeeds),
    layout: MatrixLayout,
    /// The first column that shows in the line of the cursor.
    first: usize,
    legend: Vec<String>,
    detail: Vec<StyledLine>,
    detail_window: ListState,
    /// The cell whose detail it is.
    detailed: Option<CellKey>,
    /// The empty cell on which Enter was pressed; a second time it opens the case.
    offered: Option<CellKey>,
    areas: MatrixAreas,
}

impl MatrixPane {
    /// The matrix as it was left.
    pub fn new(model: &Model, cells: &MatrixPlace) -> Self {
        Self {
            grid: Grid::new(model, cells),
            split: cells.split,
            needs: (0, 0, ColumnNeeds::default()),
            layout: MatrixLayout::default(),
            first: 0,
            legend: Vec::new(),
            detail: Vec::new(),
            detail_window: ListState::default(),
            detailed: None,
            offered: None,
            areas: MatrixAreas::default(),
        }
    }

    /// Opens what says what the cell shows; where nothing does, says so and offers the case.
    fn open(&mut self, model: &Model) -> Reply {
        let opened = |ix: Ix| Reply::Go(Place::Dossier(model.register.id(ix).clone()));
        let Some(spot) = self.grid.under_cursor() else {
            let nothing = "There is nothing to open: no case answers this filter";
            return self.grid.case_under_cursor().map_or(Reply::Say(nothing.into()), opened);
        };
        if let Some(ix) = self.grid.said_by(spot) {
            return opened(ix);
        }
        let (_, row, column, _) = self.grid.at(spot);
        let key = self.grid.key_of(spot, model);
        if self.offered.as_ref() == Some(&key) {
            return opened(row.case);
        }
        let stage = match (self.grid.side_of(spot), &row.next) {
            (StageSide::Next, Some(next)) => stage_word(next),
            _ => stage_word(&row.stage),
        };
        let words =
            format!("{}, {stage}: nothing on file. Enter again opens {}", column.head, key.case);
        self.offered = Some(key);
        Reply::Say(words)
    }

    fn turn_side(&mut self) -> Reply {
        let Some(spot) = self.grid.under_cursor() else { return Reply::Done };
        if self.grid.at(spot).1.next.is_none() {
            return Reply::Say("This case has no next stage on file".into());
        }
        self.grid.side = match self.grid.side {
            StageSide::Now => StageSide::Next,
            StageSide::Next => StageSide::Now,
        };
        self.detailed = None;
        Reply::Done
    }

    /// A wider or narrower detail, as a command says; `false` when it is none.
    fn share(&mut self, command: Command) -> bool {
        self.split = match (command, self.split) {
            (Command::MoreDetail, SplitMode::List) | (Command::MoreList, SplitMode::Detail) => {
                SplitMode::Both
            }
            (Command::MoreDetail, _) => SplitMode::Detail,
            (Command::MoreList, _) => SplitMode::List,
            _ => return false,
        };
        true
    }
}

impl Pane for MatrixPane {
    fn name(&self, _: &Model) -> String {
        "Endorsements".into()
    }

    fn contexts(&self) -> &'static [KeyContext] {
        &[KeyContext::Matrix, KeyContext::Global]
    }

    fn commands(&self) -> Vec<Command> {
        let own = [
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
            Command::MarkAndDown,
            Command::MarkAllShown,
            Command::MarkRange,
            Command::Facets,
            Command::HideSettled,
            Command::GroupBy,
        ];
        MOTIONS.into_iter().chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if command == Command::Open {
            return self.open(model);
        }
        self.offered = None;
        if self.split == SplitMode::Detail && self.move_detail(command) {
            return Reply::Done;
        }
        if self.grid.navigate(command) {
            self.grid.follow_cursor(model);
            return Reply::Done;
        }
        if command.group() == CommandGroup::Mark {
            let said = self.grid.mark(command, model);
            return match said {
                Some(words) if words.is_empty() => Reply::Done,
                Some(words) => Reply::Say(words),
                None => Reply::NotMine,
            };
        }
        if self.share(command) {
            return Reply::Done;
        }
        match command {
            Command::GroupBy => {
                self.grid.turn(model);
                self.first = 0;
                let words = if self.grid.turned { "partners" } else { "cases" };
                Reply::Say(format!("{words} down the side; T turns it back"))
            }
            Command::HideSettled => {
                self.grid.hide(model);
                Reply::Say(if self.grid.hiding {
                    "Cases in which nothing is missing are hidden; H shows them".into()
                } else {
                    "All cases show".into()
                })
            }
            Command::ScrollOtherDown => {
                self.scroll_detail(1);
                Reply::Done
            }
            Command::ScrollOtherUp => {
                self.scroll_detail(-1);
                Reply::Done
            }
            Command::NextPane | Command::PrevPane => self.turn_side(),
            Command::NextHit | Command::PrevHit => {
                if !self.grid.hop(command == Command::NextHit) {
                    return Reply::Say("No partner's answer is missing in the cases here".into());
                }
                self.grid.follow_cursor(model);
                Reply::Done
            }
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        let stale = (self.needs.0, self.needs.1) != (self.grid.version, model.size.0);
        if stale {
            let across = self.grid.most_across();
            let needs = self.grid.extent.needs(across, self.grid.turned, draw::dated(model));
            self.needs = (self.grid.version, model.size.0, needs);
            let width = usize::from(area.width.saturating_sub(2)).max(1);
            self.legend = draw::legend(&self.grid, width, model);
        }
        self.areas = self.areas(area, model);
        let height = self.areas.grid.height.saturating_sub(3);
        self.grid.window.fit(self.grid.lines.len(), usize::from(height));
        let wide = draw::dated(model);
        self.layout = MatrixLayout::of(self.areas.grid.width, self.needs.2, wide);
        let line = self.grid.lines.get(self.grid.window.cursor);
        let across = line.map_or(0, |it| self.grid.across(it.group()));
        let column = self.grid.column.min(across.saturating_sub(1));
        self.first = self.layout.follow(column, self.layout.first(across, self.first));
        let here = self.grid.key(model);
        if stale || here != self.detailed || self.detail_window.rows == 0 {
            let width = usize::from(area.width.saturating_sub(4));
            let spot = self.grid.under_cursor();
            self.detail =
                spot.map_or_else(Vec::new, |spot| detail::detail(&self.grid, spot, model, width));
            if here != self.detailed {
                // The stage that an act is on is in view.
                let chosen = self.detail.iter().position(|line| line.text().starts_with('>'));
                self.detail_window.offset = chosen.unwrap_or(0);
            }
            self.detailed = here;
        }
        self.detail_window.rows = self.detail.len();
        self.detail_window.height = usize::from(self.areas.detail.height.saturating_sub(2));
        self.scroll_detail(0);
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let MatrixAreas { grid, detail, legend } = self.areas;
        let place = (self.layout, self.first);
        let mut cursor = None;
        if grid.height > 0 {
            cursor = draw::draw(&self.grid, place, grid, buffer, model, detail.height == 0);
        }
        if detail.height > 0 {
            self.draw_detail(detail, buffer, model);
            cursor = cursor.or(Some(Position::new(detail.x + 2, detail.y + 1)));
        }
        for (y, line) in (legend.y..legend.bottom()).zip(&self.legend) {
            let room = legend.width.saturating_sub(2);
            put(buffer, legend.x + 1, y, room, line, model.theme.of(Role::Label));
        }
        cursor
    }

    fn subject(&self, model: &Model) -> Option<Ix> {
        let Some(spot) = self.grid.under_cursor() else { return self.grid.case_under_cursor() };
        Some(self.grid.said_by(spot).unwrap_or_else(|| self.grid.acted_on(spot, model)))
    }

    fn targets(&self, model: &Model) -> Targets {
        self.grid.targets(model)
    }

    fn queue(&self, model: &Model) -> Option<Vec<Ix>> {
        Some(self.grid.queue(model))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("endorsements-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let title = model.register.settings.title.as_deref();
        let title = title.map_or_else(|| "Endorsements".into(), |it| format!("Endorsements, {it}"));
        let sheet = self.grid.shown().sheet(&model.ctx(), &title, &self.grid.filter);
        Some(sheet.format(format))
    }

    fn finding(&self) -> FindMode {
        FindMode::Filter { screen: SCREEN.to_owned(), present: self.grid.filter.clone() }
    }

    fn find(&mut self, asked: &FindRequest, model: &Model) -> Option<String> {
        if let FindRequest::Rows(text, query) = asked {
            self.grid.set_filter(model, text, query.clone());
        }
        None
    }

    fn layer(&self) -> Option<String> {
        if self.split == SplitMode::Detail {
            return Some("goes back to the matrix".into());
        }
        if self.grid.range.is_some() {
            return Some("ends the range".into());
        }
        let filtered = || (!self.grid.filter.is_empty()).then(|| "clears the filter".into());
        clearing(self.grid.marks.len()).or_else(filtered)
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        if self.split == SplitMode::Detail {
            self.split = SplitMode::Both;
        } else if self.grid.range.is_some() {
            self.grid.range = None;
        } else if !self.grid.marks.is_empty() {
            self.grid.marks.clear();
        } else if !self.grid.filter.is_empty() {
            self.grid.follow_cursor(model);
            self.grid.set_filter(model, "", Query::everything());
        } else {
            return false;
        }
        true
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::Matrix(MatrixPlace {
            filter: self.grid.filter.clone(),
            at: self.grid.key(model),
            side: self.grid.side,
            marks: self.grid.marks.clone(),
            turned: self.grid.turned,
            hiding: self.grid.hiding,
            split: self.split,
        }))
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.grid.shown().rows().count(), self.grid.total))
    }

    fn refresh(&mut self, model: &Model, own: bool) -> Option<String> {
        self.grid.refresh(model, own)
    }
}
