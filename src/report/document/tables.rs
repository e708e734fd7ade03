//! A sheet of words that is no list of records: one or more tables under a title, for a file, a mail
//! or the clipboard.

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::escape::escaped;
use super::export::{Format, about};
use super::html::{UPRIGHT, in_html, page};
use super::json as document;
use super::table::{Table, TableHead, one_line};

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
            Some(first) if at == 0 => TableHead::new(&one_line(first)),
            _ => TableHead::new(&one_line(head)),
        });
        let mut table = Table::new(heads.collect(), Some(0));
        self.rows.iter().for_each(|row| table.push(row.clone()));
        table
    }
}

impl TableSection {
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

impl Tables {
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
        match format {
            Format::Markdown => self.markdown(),
            Format::Csv => self.flat.under(None).csv(),
            Format::Tsv => self.flat.under(None).tsv(),
            Format::Html => self.html(),
            Format::Text => self.lines(None).into_iter().map(|line| line + "\n").collect(),
            Format::Json => document::text(&self.json),
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
        about(self.flat.rows.len(), self.as_at, &self.filter)
    }

    fn markdown(&self) -> String {
        let mut text =
            format!("# {}\n\n{}\n", escaped(&one_line(&self.title)), escaped(&self.about()));
        for part in &self.parts {
            if !part.heading.is_empty() {
                text.extend(["\n## ", &escaped(&one_line(&part.heading)), "\n"]);
            }
            text.extend(["\n", &part.under(None).markdown()]);
        }
        for note in &self.notes {
            text.extend(["\n", &escaped(&one_line(note)), "\n"]);
        }
        text
    }

    fn html(&self) -> String {
        let widest = self.parts.iter().map(|part| part.heads.len()).max().unwrap_or(0);
        let mut body = format!("<p>{}</p>\n", in_html(&self.about()));
        for part in &self.parts {
            if !part.heading.is_empty() {
                body.extend(["<h2>", &in_html(&one_line(&part.heading)), "</h2>\n"]);
            }
            body += &part.under(None).html();
        }
        for note in &self.notes {
            body.extend(["<p>", &in_html(&one_line(note)), "</p>\n"]);
        }
        page(&one_line(&self.title), widest > UPRIGHT, &body)
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
