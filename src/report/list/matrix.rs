//! The endorsement matrix on paper: its letters and what they mean, as tables and as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use crate::calendar::When;
use crate::query::QueryContext;
use crate::query::columns::people::people;
use crate::query::provenance::joined;
use crate::register::standing::matrix::{MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, letter};
use crate::register::standing::readiness::stage_word;
use crate::register::{Ix, Matrix, ReadinessTotals, Register, StageSide, StatedPosition};
use crate::report::document::json::list;
use crate::report::document::table::Table;
use crate::report::document::tables::Tables;

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

    /// What it comes to: `0 of 23 final on file`, `20 of 29 present cells second-hand or empty`.
    pub fn totals(self) -> [String; 2] {
        let totals = ReadinessTotals::of(self.rows());
        let next = Matrix::next_word(self.rows());
        let finals = match totals.finals {
            0 => "nothing due at a next stage".to_owned(),
            finals => format!("{} of {finals} {next} on file", totals.finals_on_file),
        };
        [finals, format!("{} of {} present cells second-hand or empty", totals.weak, totals.cells)]
    }

    /// It as tables with a legend.
    pub fn tables(self, ctx: &QueryContext<'_>, title: &str, filter: &str) -> Tables {
        let [finals, weak] = self.totals();
        let cells = || self.rows().flat_map(|row| &row.cells);
        let said = cells().flat_map(|cell| cell.now.iter().chain(&cell.next));
        let shown: BTreeSet<&str> = said.map(|it| letter(&it.stance, true)).collect();
        Tables {
            title: title.to_owned(),
            filter: filter.to_owned(),
            as_at: ctx.today,
            parts: self.groups().map(|(group, rows)| self.section(ctx, group, &rows)).collect(),
            flat: self.flat(ctx),
            notes: vec![
                legend(LETTERS.iter().filter(|(sign, _)| !is_rare(sign) || shown.contains(sign))),
                format!("{}; a > b: present stage > next stage", legend(SIGNS.iter())),
                format!("{finals}; {weak}"),
            ],
            json: self.json(ctx.register),
        }
    }

    /// A group as a table, under its title.
    fn section(
        self,
        ctx: &QueryContext<'_>,
        group: &MatrixGroup,
        rows: &[&MatrixRow],
    ) -> (String, Table) {
        let register = ctx.register;
        let (mut heads, mut lines): (Vec<&str>, Vec<Vec<String>>);
        if self.turned {
            let line = |(at, column): (usize, &MatrixColumn)| {
                let cells = rows.iter().map(|row| cell_words(row, &row.cells[at], &people_date));
                once(column.name.clone()).chain(cells).collect()
            };
            let cases = rows.iter().map(|row| register.id(row.case).as_str());
            heads = once("PARTNER").chain(cases).collect();
            lines = group.columns.iter().enumerate().map(line).collect();
        } else {
            let line = |row: &&MatrixRow| {
                let case = register.record(row.case);
                let cells = row.cells.iter().map(|cell| cell_words(row, cell, &people_date));
                once(format!("{} {}", case.id, case.title())).chain(cells).collect()
            };
            let partners = group.columns.iter().map(|column| column.head.as_str());
            heads = once("CASE").chain(partners).collect();
            lines = rows.iter().map(line).collect();
            // Of these two only what says something: the room is for partners.
            let waiting = rows.iter().map(|row| row.waiting_on(group, register).join(", "));
            let missing = rows.iter().map(|row| missing(row)).collect::<Vec<_>>();
            for (head, words) in [("MISSING", missing), ("WAITING ON", waiting.collect())] {
                if words.iter().any(|words| !words.is_empty()) {
                    heads.push(head);
                    lines.iter_mut().zip(words).for_each(|(line, words)| line.push(words));
                }
            }
        }
        (group.title.clone(), Table::new(heads, Some(0)).with(lines))
    }

    /// One table with a column for every partner of any group and a row for each case.
    fn flat(self, ctx: &QueryContext<'_>) -> Table {
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
        let mut table = Table::new(heads, Some(0));
        for (group, rows) in self.groups() {
            for row in rows {
                let mut cells = vec![String::new(); partners];
                for (column, cell) in group.columns.iter().zip(&row.cells) {
                    if let Some(&at) = places.get(&(&column.partner, &column.body)) {
                        cells[at] = cell_words(row, cell, &people_date);
                    }
                }
                let case = register.record(row.case);
                let begins = [group.title.clone(), case.id.to_string(), case.title().to_owned()];
                let ends = [missing(row), row.waiting_on(group, register).join(", ")];
                table.push(begins.into_iter().chain(cells).chain(ends).collect());
            }
        }
        table
    }

    /// Each cell at each stage, for scripts; `total` counts those of the whole register.
    pub fn json(self, register: &Register) -> Json {
        let sides = |row: &MatrixRow| {
            let next = row.next.as_ref().map(|_| StageSide::Next);
            once(StageSide::Now).chain(next)
        };
        let of = |it: &MatrixGroup| {
            it.columns.len() * it.rows.iter().map(|row| sides(row).count()).sum::<usize>()
        };
        let total: usize = self.matrix.groups.iter().map(of).sum();
        let mut all: Vec<Json> = Vec::new();
        for (group, rows) in self.groups() {
            for row in rows {
                for (column, cell) in group.columns.iter().zip(&row.cells) {
                    let json = |side| cell_json(register, group, row, column, (cell, side));
                    all.extend(sides(row).map(json));
                }
            }
        }
        list("matrix", total, all)
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
        joined([Some(letters), cell.at(side).first().map(date)], " ")
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
    match it.on.as_ref().and_then(When::only_day) {
        Some(day) if day.year() == today.year() => day.strftime("%-d %b").to_string(),
        Some(day) => day.strftime("%b %Y").to_string(),
        None => people_date(it),
    }
}

/// What the next stage of a case lacks: `5 final`; empty where nothing is missing.
pub fn missing(row: &MatrixRow) -> String {
    let next = row.next.as_deref().map(stage_word).unwrap_or_default();
    let missing = row.readiness().finals_missing.filter(|missing| *missing > 0);
    missing.map_or_else(String::new, |missing| format!("{missing} {next}"))
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

/// What stands over a matrix in a file, of the cases in which something is missing or of all.
pub fn heading(incomplete: bool) -> &'static str {
    if incomplete { "Endorsements, cases in which one is missing" } else { "Endorsements" }
}

/// The rows of these cases in a matrix; with `incomplete` only those in which something is missing.
pub fn order(matrix: &Matrix, cases: &[Ix], incomplete: bool) -> Vec<(usize, Vec<usize>)> {
    let mut order = matrix.order(cases);
    order.retain_mut(|(group, rows)| {
        rows.retain(|&row| !(incomplete && matrix.groups[*group].rows[row].is_complete()));
        !rows.is_empty()
    });
    order
}
