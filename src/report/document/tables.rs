//! A report of words that is no list of records: one or more tables under a title, for a file, a mail
//! or the clipboard.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::export::{Format, ListHeading, Report};
use super::report_document::{ReportBlock, ReportDocument};
use super::table::{Table, one_line};

/// One or more tables of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Its title.
    pub title: String,
    /// The filter that it was made under, as typed.
    pub filter: String,
    /// The day that counts as today.
    pub as_at: Date,
    /// Its tables, as people read them, each with its heading; empty for none.
    pub parts: Vec<(String, Table)>,
    /// The same as one table with one heading, as spreadsheets take it.
    pub flat: Table,
    /// What the signs in it mean, and what it comes to, line by line.
    pub notes: Vec<String>,
    /// The same for scripts.
    pub json: Json,
}

impl Tables {
    /// Its text in a format.
    pub fn format(&self, format: Format) -> String {
        format.render(self)
    }

    /// Its tables one below the other, and what the signs mean; nothing wider than `width`.
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        for (heading, table) in &self.parts {
            let folds = width.map_or_else(|| vec![table.clone()], |it| table.fold(it, heading));
            for fold in folds {
                lines.extend(fold.headed(heading).lines(width));
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
        let about = ListHeading::new("", &self.filter, self.as_at).about(self.flat.len());
        let mut blocks = vec![ReportBlock::Paragraph(about)];
        for (heading, table) in &self.parts {
            if !heading.is_empty() {
                blocks.push(ReportBlock::Heading(heading.clone()));
            }
            blocks.push(ReportBlock::Table(table.clone()));
        }
        blocks.extend(self.notes.iter().cloned().map(ReportBlock::Paragraph));
        ReportDocument { title: self.title.clone(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        self.flat.clone()
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
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn a_table_that_is_too_wide_is_folded_and_its_first_column_stands_in_every_part() {
        let words = |all: &str| all.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut table = Table::new(words("CASE Council Estuary Police"), Some(0));
        table.push(words("AMB-1 A c ."));
        let lines = |width| -> Vec<String> {
            let folds = table.fold(width, "Ambleford").into_iter();
            folds.flat_map(|fold| fold.headed("Ambleford").lines(Some(width))).collect()
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
