//! The widths and letters of the whole matrix, worked out once: nothing moves while one filters.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::columns::ColumnNeeds;
use crate::register::standing::matrix::{MatrixCell, MatrixGroup, MatrixRow, letter};
use crate::register::{Matrix, Register, StatedPosition};
use crate::report::list::matrix::{cell_words, narrow_date};
use crate::tui::widget::text;

/// The narrowest and the widest that names make the side column.
const LEAST: usize = 14;
const NAME: usize = 44;

/// The letters of a cell; with the days beside them where there is room.
pub fn cell_text(row: &MatrixRow, cell: &MatrixCell, today: Option<Date>) -> String {
    let date = |it: &StatedPosition| today.map_or_else(String::new, |today| narrow_date(it, today));
    text::safe(&cell_words(row, cell, &date)).into_owned()
}

/// The name of a case at the side.
pub fn case_name(row: &MatrixRow, register: &Register) -> String {
    format!("{} {}", register.id(row.case), register.record(row.case).title())
}

/// The widths of the whole matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixWidths {
    /// The widest cell without days, and with them.
    cells: (usize, usize),
    /// The widest id of a case, and the widest name of one.
    cases: (usize, usize),
    /// The widest heading of a partner, and the widest name of one.
    partners: (usize, usize),
    /// The first letter of every stance that there is.
    pub letters: BTreeSet<&'static str>,
}

impl MatrixWidths {
    /// The widths of a matrix.
    pub fn of(matrix: &Matrix, register: &Register, today: Date) -> Self {
        let of = |group: &MatrixGroup| Self::of_group(group, register, today);
        matrix.groups.par_iter().map(of).reduce(Self::default, Self::with)
    }

    fn of_group(group: &MatrixGroup, register: &Register, today: Date) -> Self {
        let mut extent = Self::default();
        let wider = |widest: &mut usize, words: &str| *widest = (*widest).max(text::width(words));
        for column in &group.columns {
            wider(&mut extent.partners.0, &column.head);
            wider(&mut extent.partners.1, &column.name);
        }
        for row in &group.rows {
            wider(&mut extent.cases.0, register.id(row.case).as_str());
            wider(&mut extent.cases.1, &case_name(row, register));
            for cell in &row.cells {
                wider(&mut extent.cells.0, &cell_text(row, cell, None));
                wider(&mut extent.cells.1, &cell_text(row, cell, Some(today)));
                let said = cell.now.iter().chain(&cell.next);
                extent.letters.extend(said.map(|it| letter(&it.stance, true)));
            }
        }
        extent
    }

    fn with(mut self, other: Self) -> Self {
        let wider = |a: (usize, usize), b: (usize, usize)| (a.0.max(b.0), a.1.max(b.1));
        self.cells = wider(self.cells, other.cells);
        self.cases = wider(self.cases, other.cases);
        self.partners = wider(self.partners, other.partners);
        self.letters.extend(other.letters);
        self
    }

    /// What the cells need, when lines have at most `across` of them.
    pub fn needs(&self, across: usize, turned: bool, dated: bool) -> ColumnNeeds {
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let (name, head) =
            if turned { (self.partners.1, self.cases.0) } else { (self.cases.1, self.partners.0) };
        ColumnNeeds {
            name: narrow(name.clamp(LEAST, NAME)),
            cell: narrow(if dated { self.cells.1 } else { self.cells.0 }),
            head: narrow(head),
            across: narrow(across),
        }
    }
}
