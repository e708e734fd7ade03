//! A list as a file for somebody else: Markdown, CSV, TSV, JSON, a page to print, or plain text.

use serde_json::{Value as Json, json};

use super::copy::{escaped, table};
use super::html::{in_html, page};
use super::table::one_line;
use super::{Table, json, rows};
use crate::calendar::short;
use crate::query::{Asker, Column};
use crate::register::Ix;

/// How many columns a page takes upright; one with more is printed across.
const UPRIGHT: usize = 6;

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A heading and a table, for a wiki or a mail.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// The same with tabs.
    Tsv,
    /// For scripts.
    Json,
    /// One page, to read and to print.
    Html,
    /// Aligned columns.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] =
        [Self::Markdown, Self::Csv, Self::Tsv, Self::Json, Self::Html, Self::Text];

    /// The format of a name or of a file's ending, in any case: `md`, `.csv`, `HTML`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        match name.strip_prefix('.').unwrap_or(&name) {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            "txt" | "text" | "plain" => Some(Self::Text),
            _ => None,
        }
    }

    /// What the name of such a file ends in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Csv => ".csv",
            Self::Tsv => ".tsv",
            Self::Json => ".json",
            Self::Html => ".html",
            Self::Text => ".txt",
        }
    }
}

/// Records under columns as the text of a file. Formats with a heading have the title, the filter
/// as it was typed, how many rows there are, and the day.
pub fn export(
    asker: &Asker<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    format: Format,
    title: &str,
    filter: &str,
) -> String {
    let sheet = Sheet { asker, columns, rows, title, filter };
    match format {
        Format::Markdown => sheet.markdown(),
        Format::Csv => sheet.csv(),
        Format::Tsv => table(asker, columns, rows),
        Format::Json => sheet.json(),
        Format::Html => sheet.html(),
        Format::Text => {
            let lines = Table::of(asker, columns, rows).lines(None);
            lines.into_iter().map(|line| line + "\n").collect()
        }
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like one gets a leading `'`.
/// A lone hyphen stays, as the mark for no verdict.
pub(super) fn guarded(cell: String) -> String {
    if cell != "-" && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell
}

/// Rows under headings for a spreadsheet, in cells that it takes for no formula.
pub(super) fn csv<'a>(
    heads: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells as the first.
    let _ = writer.write_record(heads);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(guarded));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// What is written.
struct Sheet<'a> {
    asker: &'a Asker<'a>,
    columns: &'a [&'static Column],
    rows: &'a [Ix],
    title: &'a str,
    filter: &'a str,
}

impl Sheet<'_> {
    fn cells(&self, ix: Ix) -> impl Iterator<Item = String> {
        self.columns.iter().map(move |column| one_line(&(column.show)(self.asker, ix)))
    }

    /// `3 rows, as at 17 Jul 2025`.
    fn count(&self) -> String {
        let rows = if self.rows.len() == 1 { "row" } else { "rows" };
        format!("{} {rows}, as at {}", self.rows.len(), short(self.asker.today))
    }

    /// The filter, or that there is none.
    fn filter(&self) -> String {
        match one_line(self.filter) {
            filter if filter.is_empty() => "no filter".to_owned(),
            filter => format!("filter: {filter}"),
        }
    }

    fn markdown(&self) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = format!(
            "# {}\n\n{}, {}\n",
            escaped(&one_line(self.title)),
            self.count(),
            escaped(&self.filter())
        );
        if !self.columns.is_empty() {
            text.push('\n');
            text += &row(self.columns.iter().map(|it| it.head.to_owned()).collect());
            let rules = self.columns.iter().map(|it| if it.right { "---:" } else { "---" });
            text += &row(rules.map(str::to_owned).collect());
            for &ix in self.rows {
                text += &row(self.cells(ix).map(|cell| escaped(&cell)).collect());
            }
        }
        text
    }

    fn csv(&self) -> String {
        let heads = self.columns.iter().map(|column| column.head);
        csv(heads, self.rows.iter().map(|&ix| self.cells(ix).collect()))
    }

    fn json(&self) -> String {
        let kind = self.rows.first().map(|&ix| self.asker.register.record(ix).kind().plural());
        let rows: Vec<Json> = self.rows.iter().map(|&ix| rows::row(self.asker, ix)).collect();
        let document = json!({
            "schema": 1,
            "kind": kind,
            "title": self.title,
            "filter": self.filter,
            "as_at": self.asker.today.to_string(),
            "total": rows.len(),
            "rows": rows,
        });
        json::text(&document)
    }

    fn html(&self) -> String {
        let row = |tag: &str, cells: Vec<String>| {
            let mut line = "<tr>".to_owned();
            for (cell, column) in cells.iter().zip(self.columns) {
                let class = if column.right { " class=\"right\"" } else { "" };
                line.extend(["<", tag, class, ">", &in_html(cell), "</", tag, ">"]);
            }
            line + "</tr>\n"
        };
        let heads = row("th", self.columns.iter().map(|it| it.head.to_owned()).collect());
        let body: String =
            self.rows.iter().map(|&ix| row("td", self.cells(ix).collect())).collect();
        let told = format!("{}, {}", in_html(&self.count()), in_html(&self.filter()));
        page(
            &one_line(self.title),
            self.columns.len() > UPRIGHT,
            &format!(
                "<p>{told}</p>\n<table>\n<thead>\n{heads}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"
            ),
        )
    }
}
