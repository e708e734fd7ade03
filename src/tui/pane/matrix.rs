//! The endorsement matrix: cases against partners, with the detail of the cell under the cursor.

mod columns;
mod detail;
mod draw;
mod grid;
mod marking;
mod widths;

use columns::{ColumnNeeds, MatrixLayout};
use grid::Grid;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pane::{CellKey, FindMode, FindRequest, MatrixPlace, Pane, Place, Reply, Targets};
use crate::query::Query;
use crate::record::Id;
use crate::register::standing::readiness::stage_word;
use crate::register::{Ix, StageSide};
use crate::report::Format;
use crate::report::document::export::title;
use crate::report::list::matrix::heading;
use crate::tui::keys::command::{Command, CommandGroup};
use crate::tui::keys::keymap::KeyContext;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::marks::clearing;
use crate::tui::widget::split_view::{NARROW, SPLIT_COMMANDS, is_narrow};
use crate::tui::widget::table::put;
use crate::tui::widget::{MOTIONS, Scrolled, SplitView};
use draw::{GridView, dated};

/// The screen whose filter and facets these are.
const SCREEN: &str = "cases";

/// The matrix and the detail of a cell.
#[derive(Debug)]
pub struct MatrixPane {
    grid: Grid,
    split: SplitView,
    /// What the cells need, as of a version of the grid and a width of the window.
    needs: (u64, u16, ColumnNeeds),
    layout: MatrixLayout,
    /// The first column that shows in the line of the cursor.
    first: usize,
    legend: Vec<String>,
    legend_area: Rect,
    /// The cell whose detail it is.
    detailed: Option<CellKey>,
    /// The empty cell on which Enter was pressed; a second time it opens the case.
    offered: Option<CellKey>,
}

impl MatrixPane {
    /// The matrix as it was left.
    pub fn new(model: &Model, cells: &MatrixPlace) -> Self {
        Self {
            grid: Grid::new(model, cells),
            split: SplitView::new(cells.split),
            needs: (0, 0, ColumnNeeds::default()),
            layout: MatrixLayout::default(),
            first: 0,
            legend: Vec::new(),
            legend_area: Rect::default(),
            detailed: None,
            offered: None,
        }
    }

    /// Opens what says what the cell shows; where nothing does, says so and offers the case.
    fn open(&mut self, model: &Model) -> Reply {
        let nothing = "There is nothing to open: no case answers this filter";
        let spot = self.grid.under_cursor();
        let said = spot.map_or(self.grid.case_under_cursor(), |spot| self.grid.said_by(spot));
        let (Some(spot), None) = (spot, said) else { return Reply::open(said, model, nothing) };
        let (_, row, column, _) = self.grid.at(spot);
        let key = self.grid.key_of(spot, model);
        if self.offered.as_ref() == Some(&key) {
            return Reply::open(Some(row.case), model, nothing);
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

    /// Shares the place between the grid, the detail below it, and what the letters mean.
    fn share(&mut self, area: Rect, model: &Model) {
        let lines = u16::try_from(self.legend.len()).unwrap_or(u16::MAX);
        let lines = match model.size {
            (_, height) if height < NARROW.1 => 0,
            (width, _) if width < NARROW.0 => lines.min(area.height / 3),
            _ => lines.min(area.height / 5),
        };
        let rest = area.height - lines;
        self.legend_area = Rect { y: area.y + rest, height: lines, ..area };
        let least = (rest * 2 / 5).clamp(5, 10).min(rest);
        let wanted = u16::try_from(self.grid.lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let high = wanted.clamp(5, (rest - least).max(5));
        self.split.share(Rect { height: rest, ..area }, high, is_narrow(model));
    }

    /// Takes the detail of the cell under the cursor; another one begins with the chosen stage.
    fn fill_detail(&mut self, width: usize, model: &Model) {
        let (here, spot) = (self.grid.key(model), self.grid.under_cursor());
        let lines = spot.map(|spot| detail::detail(&self.grid, spot, model, width));
        let lines = lines.unwrap_or_default();
        let chosen = lines.iter().position(|line| line.text().starts_with('>')).unwrap_or(0);
        self.split.set_detail(lines, (here != self.detailed).then_some(chosen));
        self.detailed = here;
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
            Command::NextHit,
            Command::PrevHit,
            Command::MarkAndDown,
            Command::MarkAllShown,
            Command::MarkRange,
            Command::Facets,
            Command::HideSettled,
            Command::GroupBy,
        ];
        MOTIONS.into_iter().chain(SPLIT_COMMANDS).chain(own).collect()
    }

    fn handle(&mut self, command: Command, model: &Model) -> Reply {
        if command == Command::Open {
            return self.open(model);
        }
        self.offered = None;
        // Tab does not give the keys to the detail here: it chooses the stage.
        if matches!(command, Command::NextPane | Command::PrevPane) {
            return self.turn_side();
        }
        if self.split.navigate(command) {
            return Reply::Done;
        }
        if self.grid.navigate(command) {
            self.grid.follow_cursor(model);
            return Reply::Done;
        }
        match command {
            command if command.group() == CommandGroup::Mark => {
                Reply::of(self.grid.mark(command, model))
            }
            Command::GroupBy => {
                self.grid.follow_cursor(model);
                self.grid.turned = !self.grid.turned;
                self.grid.select(model);
                self.first = 0;
                let words = if self.grid.turned { "partners" } else { "cases" };
                Reply::Say(format!("{words} down the side; T turns it back"))
            }
            Command::HideSettled => {
                self.grid.follow_cursor(model);
                self.grid.hiding = !self.grid.hiding;
                self.grid.select(model);
                Reply::Say(if self.grid.hiding {
                    "Cases in which nothing is missing are hidden; H shows them".into()
                } else {
                    "All cases show".into()
                })
            }
            Command::NextHit | Command::PrevHit => {
                if self.grid.hop(command == Command::NextHit) {
                    self.grid.follow_cursor(model);
                    return Reply::Done;
                }
                Reply::Say("No partner's answer is missing in the cases here".into())
            }
            _ => Reply::NotMine,
        }
    }

    fn prepare(&mut self, area: Rect, model: &Model) {
        if (self.needs.0, self.needs.1) != (self.grid.version, model.size.0) {
            let groups = 0..self.grid.order.len();
            let across = groups.map(|group| self.grid.across(group)).max().unwrap_or(0);
            let needs = self.grid.extent.needs(across, self.grid.turned, dated(model));
            self.needs = (self.grid.version, model.size.0, needs);
            let width = usize::from(area.width.saturating_sub(2)).max(1);
            self.legend = draw::legend(&self.grid, width, model);
        }
        self.share(area, model);
        let grid = self.split.upper.unwrap_or_default();
        self.grid.window.fit(self.grid.lines.len(), usize::from(grid.height.saturating_sub(3)));
        self.layout = MatrixLayout::of(grid.width, self.needs.2, dated(model));
        let (column, across) = self.grid.column_here();
        self.first = self.layout.follow(column, self.layout.first(across, self.first));
        self.fill_detail(usize::from(area.width.saturating_sub(4)), model);
    }

    fn draw(&self, _: Rect, buffer: &mut Buffer, model: &Model) -> Option<Position> {
        let view = GridView { grid: &self.grid, layout: self.layout, first: self.first, model };
        let alone = self.split.lower.is_none();
        let cursor = self.split.upper.and_then(|area| view.draw(area, buffer, alone));
        let spot = self.grid.under_cursor();
        let title = spot.map_or_else(String::new, |spot| detail::title(&self.grid, spot, model));
        let has_next = spot.is_some_and(|spot| self.grid.at(spot).1.next.is_some());
        let side = if has_next { "Tab other stage" } else { "" };
        let cursor = self.split.draw(cursor, buffer, model, &title, side);
        let legend = self.legend_area;
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

    fn caution(&self, model: &Model) -> Option<(String, bool)> {
        self.grid.caution(model)
    }

    fn queue(&self, model: &Model) -> Option<Vec<Ix>> {
        Some(self.grid.queue(model))
    }

    fn file_name(&self, model: &Model) -> Option<String> {
        Some(format!("endorsements-{}.md", model.today))
    }

    fn document(&self, format: Format, model: &Model) -> Option<String> {
        let title = title(heading(self.grid.hiding), &model.register);
        Some(self.grid.shown().tables(&model.ctx(), &title, &self.grid.filter).format(format))
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
        let range = || self.grid.range.is_some().then(|| "ends the range".into());
        let marks = || clearing(self.grid.marks.len());
        let filter = || (!self.grid.filter.is_empty()).then(|| "clears the filter".into());
        self.split.layer("matrix").or_else(range).or_else(marks).or_else(filter)
    }

    fn close_layer(&mut self, model: &Model) -> bool {
        if self.split.leave_detail()
            || self.grid.range.take().is_some()
            || !std::mem::take(&mut self.grid.marks).is_empty()
        {
            return true;
        }
        let had_filter = !self.grid.filter.is_empty();
        if had_filter {
            self.grid.follow_cursor(model);
            self.grid.set_filter(model, "", Query::everything());
        }
        had_filter
    }

    fn scrolled(&mut self) -> Scrolled<'_> {
        Scrolled::landing(&mut self.grid.window, &mut self.split)
    }

    fn place(&self, model: &Model) -> Option<Place> {
        Some(Place::Matrix(MatrixPlace {
            filter: self.grid.filter.clone(),
            at: self.grid.key(model),
            side: self.grid.side,
            marks: self.grid.marks.clone(),
            turned: self.grid.turned,
            hiding: self.grid.hiding,
            split: self.split.mode(),
        }))
    }

    fn row_counts(&self) -> Option<(usize, usize)> {
        Some((self.grid.shown().rows().count(), self.grid.total))
    }

    fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        self.grid.refresh(model, own)
    }
}
