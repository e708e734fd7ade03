//! A sheet of words that is no list of records: one or more tables under a title, for a file, a mail
//! or the clipboard.

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::copy::escaped;
use super::export::{Format, guarded};
use super::html::{in_html, page};
use super::json as document;
use super::table::{Head, Table, one_line};
use crate::calendar::short;

/// How many columns a page takes upright; one with more is printed across.
const UPRIGHT: usize = 6;
/// Between two columns of an aligned table.
const GAP: usize = 2;

/// One or more tables of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What files of it are called: `endorsements`.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// The filter that it was made under, as typed.
    pub filter: String,
    /// The day that counts as today.
    pub as_at: Date,
    /// Its tables, as people read them.
    pub parts: Vec<Part>,
    /// The same as one table with one heading, as spreadsheets take it.
    pub flat: Part,
    /// What the signs in it mean, and what it comes to, line by line.
    pub notes: Vec<String>,
    /// The same for scripts.
    pub json: Json,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its heading; empty for none.
    pub heading: String,
    /// The headings of its columns.
    pub heads: Vec<String>,
    /// Its rows, each with one cell a column.
    pub rows: Vec<Vec<String>>,
}

impl Part {
    /// It as an aligned table, its heading over the first column, which gives way when there is too
    /// little room.
    pub fn table(&self) -> Table {
        let mut heads: Vec<Head> = self.heads.iter().map(|it| Head::new(&one_line(it))).collect();
        if let Some(first) = heads.first_mut().filter(|_| !self.heading.is_empty()) {
            *first = Head::new(&one_line(&self.heading.to_uppercase()));
        }
        let mut table = Table::new(heads, Some(0));
        self.rows.iter().for_each(|row| table.push(row.clone()));
        table
    }
}

impl Part {
    /// It as several tables that are no wider than `width`, each with the first column again: a
    /// table that is cut would hide its last columns.
    fn folded(&self, width: usize) -> Vec<Self> {
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

impl Sheet {
    /// A sheet of one table.
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
        let flat = Part { heading: String::new(), heads, rows };
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
    pub fn written(&self, format: Format) -> String {
        match format {
            Format::Markdown => self.markdown(),
            Format::Csv => self.csv(),
            Format::Tsv => self.tsv(),
            Format::Html => self.html(),
            Format::Text => self.lines(None).into_iter().map(|line| line + "\n").collect(),
            Format::Json => {
                let mut bytes = Vec::new();
                // Writing to memory does not fail.
                let _ = document::write(&mut bytes, &self.json);
                String::from_utf8(bytes).unwrap_or_default()
            }
        }
    }

    /// Its tables one below the other, and what the signs mean; nothing wider than `width`.
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        for part in &self.parts {
            let folds = width.map_or_else(|| vec![part.clone()], |width| part.folded(width));
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

    /// `13 rows, as at 17 Jul 2025, filter: is:key`.
    fn about(&self) -> String {
        let rows = self.flat.rows.len();
        let noun = if rows == 1 { "row" } else { "rows" };
        let filter = match one_line(&self.filter) {
            filter if filter.is_empty() => "no filter".to_owned(),
            filter => format!("filter: {filter}"),
        };
        format!("{rows} {noun}, as at {}, {filter}", short(self.as_at))
    }

    fn tsv(&self) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|it| guarded(one_line(it))).collect();
            cells.join("\t") + "\n"
        };
        let rows = self.flat.rows.iter().map(|row| line(row));
        std::iter::once(line(&self.flat.heads)).chain(rows).collect()
    }

    fn csv(&self) -> String {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in std::iter::once(&self.flat.heads).chain(&self.flat.rows) {
            // Writing to memory does not fail, and every row has as many cells as the first.
            let _ = writer.write_record(row.iter().map(|it| guarded(one_line(it))));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    fn markdown(&self) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|it| escaped(&one_line(it))).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut text =
            format!("# {}\n\n{}\n", escaped(&one_line(&self.title)), escaped(&self.about()));
        for part in &self.parts {
            if !part.heading.is_empty() {
                text.extend(["\n## ", &escaped(&one_line(&part.heading)), "\n"]);
            }
            text.push('\n');
            text += &row(&part.heads);
            text.extend(["|", &" --- |".repeat(part.heads.len()), "\n"]);
            part.rows.iter().for_each(|cells| text += &row(cells));
        }
        for note in &self.notes {
            text.extend(["\n", &escaped(&one_line(note)), "\n"]);
        }
        text
    }

    fn html(&self) -> String {
        let widest = self.parts.iter().map(|part| part.heads.len()).max().unwrap_or(0);
        let row = |tag: &str, cells: &[String]| {
            let mut line = "<tr>".to_owned();
            for cell in cells {
                line.extend(["<", tag, ">", &in_html(&one_line(cell)), "</", tag, ">"]);
            }
            line + "</tr>\n"
        };
        let mut body = String::new();
        for part in &self.parts {
            if !part.heading.is_empty() {
                body.extend(["<h2>", &in_html(&one_line(&part.heading)), "</h2>\n"]);
            }
            body.extend(["<table>\n<thead>\n", &row("th", &part.heads), "</thead>\n<tbody>\n"]);
            part.rows.iter().for_each(|cells| body += &row("td", cells));
            body += "</tbody>\n</table>\n";
        }
        for note in &self.notes {
            body.extend(["<p>", &in_html(&one_line(note)), "</p>\n"]);
        }
        let body = format!("<p>{}</p>\n{body}", in_html(&self.about()));
        page(&one_line(&self.title), widest > UPRIGHT, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_too_wide_is_folded_and_its_first_column_stands_in_every_part() {
        let words = |all: &str| all.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let part = Part {
            heading: "Ambleford".into(),
            heads: words("CASE Council Estuary Police"),
            rows: vec![words("AMB-1 A c .")],
        };
        let lines = |width| -> Vec<String> {
            let folds = part.folded(width).into_iter();
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
