//! The endorsement matrix on paper: its letters and what they mean, as tables and as JSON.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use crate::query::QueryContext;
use crate::query::columns::people::people;
use crate::register::standing::matrix::{MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, letter};
use crate::register::standing::readiness::stage_word;
use crate::register::{Ix, Matrix, ReadinessTotals, Register, StageSide, StatedPosition};
use crate::report::document::json::list;
use crate::report::document::tables::{TableSection, Tables};

/// What the letters mean, each with its words.
pub const LETTERS: [(&str, &str); 13] = [
    ("A", "approved"),
    ("A+", "+conditions"),
    ("E", "endorsed"),
    ("C", "+caveats"),
    ("P", "in principle"),
    ("N", "noted"),
    ("S", "supports"),
    ("M", "aim only"),
    ("D", "deferred"),
    ("X", "against"),
    ("R", "rejected"),
    ("W", "withdrawn"),
    ("F", "referred on"),
];

/// What the other signs mean.
pub const SIGNS: [(&str, &str); 4] = [
    ("small letter:", "second-hand, no paper"),
    ("o", "considered"),
    (".", "nothing"),
    ("-", "not asked"),
];

/// A matrix with the rows of it that show.
#[derive(Debug, Clone, Copy)]
pub struct ShownMatrix<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// The groups that show, and of each the rows.
    pub order: &'a [(usize, Vec<usize>)],
    /// Whether partners stand down the side, and cases along the top.
    pub turned: bool,
}

impl<'a> ShownMatrix<'a> {
    /// The groups that show, each with its rows.
    pub fn groups(self) -> impl Iterator<Item = (&'a MatrixGroup, Vec<&'a MatrixRow>)> {
        self.order.iter().map(move |(at, rows)| {
            let group = &self.matrix.groups[*at];
            (group, rows.iter().map(|&row| &group.rows[row]).collect())
        })
    }

    /// Every row that shows.
    pub fn rows(self) -> impl Iterator<Item = &'a MatrixRow> {
        self.groups().flat_map(|(_, rows)| rows)
    }

    /// What it comes to: `0 of 23 final on file`, `20 of 29 cells of the present stage second-hand
    /// or empty`.
    pub fn totals(self) -> [String; 2] {
        let totals = ReadinessTotals::of(self.rows());
        let next = Matrix::next_word(self.rows());
        let finals = match totals.finals {
            0 => "nothing due at a next stage".to_owned(),
            finals => format!("{} of {finals} {next} on file", totals.finals_on_file),
        };
        [finals, format!("{} of {} present cells second-hand or empty", totals.weak, totals.cells)]
    }

    /// The sheet of it.
    pub fn sheet(self, ctx: &QueryContext<'_>, title: &str, filter: &str) -> Tables {
        let [finals, weak] = self.totals();
        let cells = || self.rows().flat_map(|row| &row.cells);
        let said = cells().flat_map(|cell| cell.now.iter().chain(&cell.next));
        let shown: BTreeSet<&str> = said.map(|it| letter(&it.stance, true)).collect();
        Tables {
            name: "endorsements",
            title: title.to_owned(),
            filter: filter.to_owned(),
            as_at: ctx.today,
            parts: self.groups().map(|group| self.section(ctx, &group)).collect(),
            flat: self.flat(ctx),
            notes: vec![
                legend(LETTERS.iter().filter(|(sign, _)| !is_rare(sign) || shown.contains(sign))),
                format!("{}; a > b: present stage > next stage", legend(SIGNS.iter())),
                format!("{finals}; {weak}"),
            ],
            json: self.json(ctx.register),
        }
    }

    fn section(
        self,
        ctx: &QueryContext<'_>,
        (group, rows): &(&MatrixGroup, Vec<&MatrixRow>),
    ) -> TableSection {
        let register = ctx.register;
        if self.turned {
            let cases = rows.iter().map(|row| register.id(row.case).to_string());
            let line = |(at, column): (usize, &MatrixColumn)| {
                let cells = rows.iter().map(|row| cell_words(row, &row.cells[at], &people_date));
                std::iter::once(column.name.clone()).chain(cells).collect()
            };
            return TableSection {
                heading: group.title.clone(),
                heads: std::iter::once("PARTNER".to_owned()).chain(cases).collect(),
                rows: group.columns.iter().enumerate().map(line).collect(),
            };
        }
        let columns = group.columns.iter().map(|column| column.head.clone());
        let line = |row: &&MatrixRow| {
            let name = format!("{} {}", register.id(row.case), register.record(row.case).title());
            let cells = row.cells.iter().map(|cell| cell_words(row, cell, &people_date));
            std::iter::once(name).chain(cells).collect()
        };
        let mut part = TableSection {
            heading: group.title.clone(),
            heads: std::iter::once("CASE".to_owned()).chain(columns).collect(),
            rows: rows.iter().map(line).collect(),
        };
        // Of these two only what says something: the room is for partners.
        let waiting = rows.iter().map(|row| row.waiting_on(group, register).join(", "));
        let missing = rows.iter().map(|row| missing(row)).collect::<Vec<_>>();
        for (head, words) in [("MISSING", missing), ("WAITING ON", waiting.collect())] {
            if words.iter().any(|words| !words.is_empty()) {
                part.heads.push(head.to_owned());
                part.rows.iter_mut().zip(words).for_each(|(row, words)| row.push(words));
            }
        }
        part
    }

    /// One table with a column for every partner of any group; it is never turned, so that each of
    /// its rows is a case.
    fn flat(self, ctx: &QueryContext<'_>) -> TableSection {
        let register = ctx.register;
        let mut places = BTreeMap::new();
        let mut heads: Vec<String> = ["PROGRAMME", "ID", "CASE"].map(str::to_owned).into();
        let before = heads.len();
        for column in self.groups().flat_map(|(group, _)| &group.columns) {
            places.entry((&column.partner, &column.body)).or_insert_with(|| {
                let id = column.body.as_ref().unwrap_or(&column.partner);
                let twice = heads.contains(&column.name);
                let name = column.name.clone();
                heads.push(if twice { format!("{name} ({id})") } else { name });
                heads.len() - 1 - before
            });
        }
        let partners = heads.len() - before;
        heads.extend(["MISSING", "WAITING ON"].map(str::to_owned));
        let mut lines = Vec::new();
        for (group, rows) in self.groups() {
            for row in rows {
                let mut cells = vec![String::new(); partners];
                for (column, cell) in group.columns.iter().zip(&row.cells) {
                    if let Some(&at) = places.get(&(&column.partner, &column.body)) {
                        cells[at] = cell_words(row, cell, &people_date);
                    }
                }
                let title = register.record(row.case).title().to_owned();
                let begins = [group.title.clone(), register.id(row.case).to_string(), title];
                let ends = [missing(row), row.waiting_on(group, register).join(", ")];
                lines.push(begins.into_iter().chain(cells).chain(ends).collect());
            }
        }
        TableSection { heading: String::new(), heads, rows: lines }
    }

    /// Each cell at each stage, for scripts; `total` counts those of the whole register.
    pub fn json(self, register: &Register) -> Json {
        let of = |group: &MatrixGroup, row: &MatrixRow| {
            group.columns.len() * if row.next.is_some() { 2 } else { 1 }
        };
        let all = self.matrix.groups.iter().flat_map(|it| it.rows.iter().map(|row| of(it, row)));
        let total: usize = all.sum();
        let mut rows: Vec<Json> = Vec::new();
        for (group, of) in self.groups() {
            for row in of {
                for (column, cell) in group.columns.iter().zip(&row.cells) {
                    rows.push(cell_json(register, group, row, column, (cell, StageSide::Now)));
                    if row.next.is_some() {
                        rows.push(cell_json(register, group, row, column, (cell, StageSide::Next)));
                    }
                }
            }
        }
        list("matrix", total, rows)
    }
}

fn cell_json(
    register: &Register,
    group: &MatrixGroup,
    row: &MatrixRow,
    column: &MatrixColumn,
    (cell, side): (&MatrixCell, StageSide),
) -> Json {
    let said = cell.at(side);
    let first = said.first();
    let also: Vec<_> = said.iter().skip(1).map(|it| register.id(it.from)).collect();
    let stage = if side == StageSide::Next { row.next.as_deref() } else { Some(&*row.stage) };
    json!({
        "case": register.id(row.case),
        "partner": column.partner,
        "stage": stage,
        "stance": first.map(|it| &it.stance),
        "evidence": first.and_then(|it| evidence(it)),
        "programme": group.programme,
        "body": column.body.as_ref().or(first.and_then(|it| it.body.as_ref())),
        "on": first.and_then(|it| it.on.as_ref()),
        "from": first.map(|it| register.id(it.from)),
        "caveats_not_recorded": first.is_some_and(|it| it.is_answer() && !register.has_its_caveats(it, row.case)),
        "asked": cell.asked,
        "also": also,
    })
}

/// How well a word is known; what is awaited is known by nobody.
fn evidence(it: &StatedPosition) -> Option<&str> {
    match (&it.evidence, &*it.stance) {
        (None, "awaited" | "not-sought") => None,
        _ => Some(it.strength()),
    }
}

/// What a column said of a case: `C 12 Jul 2017 > .`; `date` is how a day is written.
pub fn cell_words(
    row: &MatrixRow,
    cell: &MatrixCell,
    date: &dyn Fn(&StatedPosition) -> String,
) -> String {
    let side = |side: StageSide| {
        let letters = cell.letters(side);
        match cell.at(side).first().map(date).filter(|words| !words.is_empty()) {
            Some(words) => format!("{letters} {words}"),
            None => letters,
        }
    };
    match row.next {
        Some(_) if !(cell.is_not_sought(StageSide::Now) && cell.next.is_empty()) => {
            format!("{} > {}", side(StageSide::Now), side(StageSide::Next))
        }
        _ => side(StageSide::Now),
    }
}

fn people_date(it: &StatedPosition) -> String {
    people(it.on.as_ref())
}

/// A day as narrow cells write it: `12 Jul` in the year of today, `Jul 2016` in another.
pub fn narrow_date(it: &StatedPosition, today: Date) -> String {
    let Some(when) = &it.on else { return String::new() };
    let only = when.only_day();
    match only {
        Some(day) if day.year() == today.year() => day.strftime("%-d %b").to_string(),
        Some(day) => day.strftime("%b %Y").to_string(),
        None => people(Some(when)),
    }
}

/// What the next stage of a case lacks: `5 final`; empty where nothing is missing.
pub fn missing(row: &MatrixRow) -> String {
    let next = row.next.as_deref().map(stage_word).unwrap_or_default();
    match row.readiness().finals_missing {
        None | Some(0) => String::new(),
        Some(missing) => format!("{missing} {next}"),
    }
}

/// Signs and their words in one line.
fn legend<'a>(signs: impl Iterator<Item = &'a (&'static str, &'static str)>) -> String {
    let signs: Vec<String> = signs.map(|(sign, words)| format!("{sign} {words}")).collect();
    signs.join("; ")
}

/// Whether a sign is explained only where it shows.
pub fn is_rare(sign: &str) -> bool {
    matches!(sign, "A+" | "R" | "W" | "F")
}

/// The cases that answer, in order, as they stand in a matrix; with `incomplete` only those in which
/// something is missing.
pub fn order(matrix: &Matrix, cases: &[Ix], incomplete: bool) -> Vec<(usize, Vec<usize>)> {
    let mut order = matrix.order(cases);
    if incomplete {
        for (group, rows) in &mut order {
            rows.retain(|&row| !matrix.groups[*group].rows[row].is_complete());
        }
        order.retain(|(_, rows)| !rows.is_empty());
    }
    order
}
