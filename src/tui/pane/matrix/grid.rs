//! The cells of the matrix under a filter, and the one under the cursor.

use std::collections::{BTreeSet, HashMap};

use super::widths::MatrixWidths;
use crate::query::{Query, select};
use crate::record::{Content, Id, Kind};
use crate::register::standing::matrix::{MatrixCell, MatrixColumn, MatrixGroup, MatrixRow};
use crate::register::{Ix, Matrix, StageSide, StatedPosition};
use crate::report::list::matrix::{ShownMatrix, order};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::place::{CellKey, MatrixPlace};
use crate::tui::widget::ListState;

/// One line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridLine {
    /// The group that it belongs to, by its place among those that show.
    pub group: usize,
    /// The case of a line of cells in it, or the partner when the matrix is turned; none of a heading.
    pub down: Option<usize>,
}

/// A cell by its places: the group among those that show, the case and the column in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GridCell {
    /// The group among those that show.
    pub group: usize,
    /// The case in its group.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The cells that show.
#[derive(Debug)]
pub struct Grid {
    pub(super) matrix: Matrix,
    pub(super) extent: MatrixWidths,
    /// The groups that show, and of each the rows.
    pub(super) order: Vec<(usize, Vec<usize>)>,
    pub(super) lines: Vec<GridLine>,
    /// Of each case that shows the line of its group's heading, the group, and its place in it.
    places: HashMap<Ix, (usize, usize, usize)>,
    /// The line under the cursor, and the lines that show.
    pub window: ListState,
    /// How far to the right the cursor was moved; a group with fewer columns stops it sooner.
    pub(super) column: usize,
    pub(super) side: StageSide,
    pub(super) turned: bool,
    pub(super) hiding: bool,
    pub(super) filter: String,
    query: Query,
    pub(super) marks: BTreeSet<CellKey>,
    /// Where a range of marks begins that is not ended yet.
    pub(super) range: Option<CellKey>,
    /// The cell that the officer chose; while a filter hides it, the cursor waits elsewhere.
    chosen: Option<CellKey>,
    pub(super) total: usize,
    /// Counts up whenever the cells are selected again.
    pub version: u64,
}

impl Grid {
    /// The matrix as it was left.
    pub fn new(model: &Model, cells: &MatrixPlace) -> Self {
        let matrix = model.register.matrix();
        let mut grid = Self {
            extent: MatrixWidths::of(&matrix, &model.register, model.today),
            matrix,
            order: Vec::new(),
            lines: Vec::new(),
            places: HashMap::new(),
            window: ListState::default(),
            column: 0,
            side: cells.side,
            turned: cells.turned,
            hiding: cells.hiding,
            query: model.parse(&cells.filter).unwrap_or_else(|_| Query::everything()),
            filter: cells.filter.clone(),
            marks: cells.marks.clone(),
            range: None,
            chosen: cells.at.clone(),
            total: 0,
            version: 0,
        };
        grid.select(model);
        grid.follow_cursor(model);
        grid
    }

    /// Asks another question; the cursor stays on its cell where that still shows.
    pub fn set_filter(&mut self, model: &Model, filter: &str, query: Query) {
        filter.clone_into(&mut self.filter);
        self.query = query;
        self.select(model);
    }

    /// The register changed, by this officer's act on the records `own`, if any; the cursor stays, a case that left is told.
    pub fn refresh(&mut self, model: &Model, own: &[Id]) -> Option<String> {
        let was = self.key(model);
        if own.is_empty() {
            self.matrix = model.register.matrix();
            self.extent = MatrixWidths::of(&self.matrix, &model.register, model.today);
        } else {
            self.matrix.recount(&model.register);
        }
        self.select(model);
        let was = was?;
        let place = self.place_of(model, &was);
        (!self.move_to(place)).then(|| format!("{} left the matrix", was.case))
    }

    /// Puts the cursor on a cell, if there is one.
    fn move_to(&mut self, place: Option<(usize, usize)>) -> bool {
        let Some((line, column)) = place else { return false };
        self.window.move_to(line);
        self.column = column;
        true
    }

    /// Selects the cells again.
    pub(super) fn select(&mut self, model: &Model) {
        let cases = select(&model.ctx(), Kind::Case, &self.query, &[]);
        self.order = order(&self.matrix, &cases, self.hiding);
        self.total = model.register.of(Kind::Case).len();
        self.lines.clear();
        self.places.clear();
        for (group, (at, rows)) in self.order.iter().enumerate() {
            let of = &self.matrix.groups[*at];
            for (place, &row) in rows.iter().enumerate() {
                self.places.insert(of.rows[row].case, (self.lines.len(), group, place));
            }
            let down = if self.turned { of.columns.len() } else { rows.len() };
            let lines = std::iter::once(None).chain((0..down).map(Some));
            self.lines.extend(lines.map(|down| GridLine { group, down }));
        }
        self.version += 1;
        self.window.fit(self.lines.len(), self.window.height);
        self.move_to(self.chosen.as_ref().and_then(|it| self.place_of(model, it)));
        self.leave_heading(false);
        // The first heading shows as long as there is room for it.
        if self.window.cursor == 1 {
            self.window.offset = 0;
        }
    }

    /// What shows, for papers.
    pub fn shown(&self) -> ShownMatrix<'_> {
        ShownMatrix { matrix: &self.matrix, order: &self.order, turned: self.turned }
    }

    /// How many cells a line of a group has.
    pub fn across(&self, group: usize) -> usize {
        let Some((at, rows)) = self.order.get(group) else { return 0 };
        if self.turned { rows.len() } else { self.matrix.groups[*at].columns.len() }
    }

    /// The column of the cursor in its line, and how many cells that has.
    pub fn column_here(&self) -> (usize, usize) {
        let line = self.lines.get(self.window.cursor);
        let across = line.map_or(0, |it| self.across(it.group));
        (self.column.min(across.saturating_sub(1)), across)
    }

    /// The cell on a line, so many cells from the left; none on a heading.
    pub fn spot(&self, line: usize, across: usize) -> Option<GridCell> {
        let GridLine { group, down } = *self.lines.get(line)?;
        let (down, across) = (down?, Some(across).filter(|it| *it < self.across(group))?);
        let (row, column) = if self.turned { (across, down) } else { (down, across) };
        Some(GridCell { group, row: *self.order[group].1.get(row)?, column })
    }

    /// The cell under the cursor.
    pub fn under_cursor(&self) -> Option<GridCell> {
        self.spot(self.window.cursor, self.column_here().0)
    }

    /// The case on a line where cases stand down the side; it may have no cell at all.
    pub fn case_on(&self, line: usize) -> Option<&MatrixRow> {
        let GridLine { group, down } = *self.lines.get(line).filter(|_| !self.turned)?;
        let (at, rows) = &self.order[group];
        Some(&self.matrix.groups[*at].rows[*rows.get(down?)?])
    }

    /// The case of the line under the cursor.
    pub fn case_under_cursor(&self) -> Option<Ix> {
        let cell = self.under_cursor().map(|spot| self.at(spot).1);
        cell.or_else(|| self.case_on(self.window.cursor)).map(|row| row.case)
    }

    /// Every cell that shows, line by line.
    pub fn spots(&self) -> impl Iterator<Item = (usize, usize, GridCell)> + '_ {
        let lines = self.lines.iter().enumerate();
        lines.flat_map(|(line, it)| {
            let cells = (0..self.across(it.group)).map(move |across| (line, across));
            cells.filter_map(|(line, across)| Some((line, across, self.spot(line, across)?)))
        })
    }

    /// The group, the case, the column and the cell at a spot.
    pub fn at(&self, spot: GridCell) -> (&MatrixGroup, &MatrixRow, &MatrixColumn, &MatrixCell) {
        let group = &self.matrix.groups[self.order[spot.group].0];
        let row = &group.rows[spot.row];
        (group, row, &group.columns[spot.column], &row.cells[spot.column])
    }

    /// What a cell is known by.
    pub fn key_of(&self, spot: GridCell, model: &Model) -> CellKey {
        let (_, row, column, _) = self.at(spot);
        CellKey {
            case: model.register.id(row.case).clone(),
            partner: Some(column.partner.clone()),
            body: column.body.clone(),
        }
    }

    /// What the cell under the cursor is known by.
    pub fn key(&self, model: &Model) -> Option<CellKey> {
        if let Some(spot) = self.under_cursor() {
            return Some(self.key_of(spot, model));
        }
        let case = model.register.id(self.case_under_cursor()?).clone();
        Some(CellKey { case, partner: None, body: None })
    }

    /// Remembers the cell that the cursor was moved to.
    pub fn follow_cursor(&mut self, model: &Model) {
        self.chosen = self.key(model).or(self.chosen.take());
    }

    /// The line and the place in it of a cell; of a case alone its first cell.
    pub(super) fn place_of(&self, model: &Model, key: &CellKey) -> Option<(usize, usize)> {
        let case = model.register.find(key.case.as_str())?;
        let &(head, group, row) = self.places.get(&case)?;
        let of = &self.matrix.groups[self.order[group].0];
        let same = |it: &MatrixColumn| Some(&it.partner) == key.partner.as_ref();
        let exact = of.columns.iter().position(|it| same(it) && it.body == key.body);
        let column = exact.or_else(|| of.columns.iter().position(same)).unwrap_or(0);
        let (down, across) = if self.turned { (column, row) } else { (row, column) };
        Some((head + 1 + down, across))
    }

    /// Moves as a command says; `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        let (here, across) = self.column_here();
        match command {
            Command::Left => self.column = here.saturating_sub(1),
            Command::Right => self.column = (here + 1).min(across.saturating_sub(1)),
            command => {
                let moved = self.window.navigate(command);
                self.leave_heading(command == Command::Up);
                return moved;
            }
        }
        true
    }

    /// Goes on from a heading, which the cursor never rests on.
    fn leave_heading(&mut self, up: bool) {
        if self.lines.get(self.window.cursor).is_some_and(|line| line.down.is_none()) {
            let up = up && self.window.cursor > 0;
            self.window.step(if up { -1 } else { 1 });
        }
    }

    /// Goes to the next cell without an answer at the present stage; `false` when there is none.
    pub fn hop(&mut self, forward: bool) -> bool {
        let here = (self.window.cursor, self.column_here().0);
        let silent = self.spots().filter(|(.., spot)| self.at(*spot).3.is_awaited());
        let places: Vec<(usize, usize)> = silent.map(|(line, across, _)| (line, across)).collect();
        let next = if forward {
            places.iter().find(|it| **it > here).or(places.first())
        } else {
            places.iter().rev().find(|it| **it < here).or(places.last())
        };
        self.move_to(next.copied())
    }

    /// The stage that an act is on: the one chosen, where the case has it.
    pub fn side_of(&self, spot: GridCell) -> StageSide {
        if self.at(spot).1.next.is_some() { self.side } else { StageSide::Now }
    }

    /// The record that says what a cell shows: an endorsement, or a decision.
    pub fn said_by(&self, spot: GridCell) -> Option<Ix> {
        self.at(spot).3.at(self.side_of(spot)).first().map(|it| it.from)
    }

    /// The record that an act on a cell is on: the endorsement that says what the cell shows; the
    /// case where nothing does, or a decision alone.
    pub fn acted_on(&self, spot: GridCell, model: &Model) -> Ix {
        let (_, row, _, cell) = self.at(spot);
        let said = cell.at(self.side_of(spot));
        let strongest = said.first().map(StatedPosition::strength);
        let shown = said.iter().filter(|it| Some(it.strength()) == strongest);
        let mut rows = shown.map(|it| it.from);
        let is_endorsement =
            |ix: &Ix| matches!(model.register.record(*ix).content, Content::Endorsement(_));
        rows.find(is_endorsement).unwrap_or(row.case)
    }
}
