//! A report of words that is no list of records: one or more tables under a title, for a file, a mail
//! or the clipboard.

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::export::{Format, Report, about};
use super::report_document::{ReportBlock, ReportDocument};
use super::table::{Table, one_line};

/// Between two columns of an aligned table.
const GAP: usize = 2;

/// One or more tables of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// What files of it are called: `endorsements`.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// The filter that it was made under, as typed.
    pub filter: String,
    /// The day that counts as today.
    pub as_at: Date,
    /// Its tables, as people read them.
    pub parts: Vec<TableSection>,
    /// The same as one table with one heading, as spreadsheets take it.
    pub flat: TableSection,
    /// What the signs in it mean, and what it comes to, line by line.
    pub notes: Vec<String>,
    /// The same for scripts.
    pub json: Json,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableSection {
    /// Its heading; empty for none.
    pub heading: String,
    /// The headings of its columns.
    pub heads: Vec<String>,
    /// Its rows, each with one cell a column.
    pub rows: Vec<Vec<String>>,
}

impl TableSection {
    /// It as an aligned table, its heading over the first column, which gives way when there is too
    /// little room.
    pub fn table(&self) -> Table {
        match self.heading.as_str() {
            "" => self.under(None),
            heading => self.under(Some(&heading.to_uppercase())),
        }
    }

    /// It as a table, with another heading over its first column where one is given.
    fn under(&self, first: Option<&str>) -> Table {
        let heads = self.heads.iter().enumerate().map(|(at, head)| match first {
            Some(first) if at == 0 => one_line(first),
            _ => one_line(head),
        });
        let mut table = Table::new(heads, Some(0));
        self.rows.iter().for_each(|row| table.push(row.clone()));
        table
    }
}

impl TableSection {
    /// It as several tables that are no wider than `width`, each with the first column again: a
    /// table that is cut would hide its last columns.
    fn fold(&self, width: usize) -> Vec<Self> {
        let widest = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.chain(self.heads.get(at)).map(|it| one_line(it).width());
            cells.max().unwrap_or(0)
        };
        let first = widest(0).max(self.heading.width()).min(width / 2);
        let mut folds: Vec<Vec<usize>> = Vec::new();
        let mut used = width;
        for at in 1..self.heads.len() {
            let wide = widest(at) + GAP;
            if used + wide > width {
                folds.push(vec![0]);
                used = first;
            }
            used += wide;
            if let Some(fold) = folds.last_mut() {
                fold.push(at);
            }
        }
        let of = |cells: &[String], fold: &[usize]| -> Vec<String> {
            fold.iter().filter_map(|&at| cells.get(at).cloned()).collect()
        };
        let part = |fold: Vec<usize>| Self {
            heading: self.heading.clone(),
            heads: of(&self.heads, &fold),
            rows: self.rows.iter().map(|row| of(row, &fold)).collect(),
        };
        folds.into_iter().map(part).collect()
    }
}

impl Tables {
    /// A report of one table.
    pub fn of_one(
        (name, title, filter): (&'static str, &str, &str),
        as_at: Date,
        heads: &[&str],
        rows: Vec<Vec<String>>,
    ) -> Self {
        let in_json = |row: &Vec<String>| {
            let cells = heads
                .iter()
                .zip(row)
                .map(|(head, cell)| (head.to_lowercase(), cell.clone().into()));
            Json::Object(cells.collect())
        };
        let json = json!({
            "schema": 1,
            "kind": name,
            "title": title,
            "filter": filter,
            "as_at": as_at.to_string(),
            "total": rows.len(),
            "rows": rows.iter().map(in_json).collect::<Vec<_>>(),
        });
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        let flat = TableSection { heading: String::new(), heads, rows };
        Self {
            name,
            title: title.to_owned(),
            filter: filter.to_owned(),
            as_at,
            parts: vec![flat.clone()],
            flat,
            notes: Vec::new(),
            json,
        }
    }

    /// Its text in a format.
    pub fn format(&self, format: Format) -> String {
        format.render(self)
    }

    /// Its tables one below the other, and what the signs mean; nothing wider than `width`.
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        for part in &self.parts {
            let folds = width.map_or_else(|| vec![part.clone()], |width| part.fold(width));
            for fold in folds {
                lines.extend(fold.table().lines(width));
                lines.push(String::new());
            }
        }
        for note in &self.notes {
            let note = one_line(note);
            match width {
                Some(width) => {
                    lines.extend(textwrap::wrap(&note, width).into_iter().map(Into::into));
                }
                None => lines.push(note),
            }
        }
        lines
    }
}

impl Report for Tables {
    fn document(&self) -> ReportDocument {
        let about = about(self.flat.rows.len(), self.as_at, &self.filter);
        let mut blocks = vec![ReportBlock::Paragraph(about)];
        for part in &self.parts {
            if !part.heading.is_empty() {
                blocks.push(ReportBlock::Heading(part.heading.clone()));
            }
            blocks.push(ReportBlock::Table(part.under(None)));
        }
        blocks.extend(self.notes.iter().cloned().map(ReportBlock::Paragraph));
        ReportDocument { title: self.title.clone(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        self.flat.under(None)
    }

    fn text(&self) -> String {
        self.lines(None).into_iter().map(|line| line + "\n").collect()
    }

    fn json(&self) -> Json {
        self.json.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_too_wide_is_folded_and_its_first_column_stands_in_every_part() {
        let words = |all: &str| all.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let part = TableSection {
            heading: "Ambleford".into(),
            heads: words("CASE Council Estuary Police"),
            rows: vec![words("AMB-1 A c .")],
        };
        let lines = |width| -> Vec<String> {
            let folds = part.fold(width).into_iter();
            folds.flat_map(|part| part.table().lines(Some(width))).collect()
        };
        assert_eq!(
            lines(40),
            ["AMBLEFORD  Council  Estuary  Police", "AMB-1      A        c        ."]
        );
        assert_eq!(
            lines(30),
            [
                "AMBLEFORD  Council  Estuary",
                "AMB-1      A        c",
                "AMBLEFORD  Police",
                "AMB-1      ."
            ]
        );
        assert!(lines(12).iter().all(|line| line.width() <= 12));
    }
}
