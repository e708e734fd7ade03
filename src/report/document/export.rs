//! A list as a file for somebody else: Markdown, CSV, TSV, JSON, a page to print, or plain text.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::json;
use super::report_document::{ReportBlock, ReportDocument};
use super::table::{Table, one_line};
use crate::calendar::short;
use crate::query::{Column, QueryContext};
use crate::register::{Ix, Register};
use crate::report::list::record_json::row;
use crate::text::plural::count;
use crate::text::word_enum::word_enum;

word_enum! {
    /// What a list is written as, with what the name of such a file ends in.
    pub enum Format {
        /// A heading and a table, for a wiki or a mail.
        Markdown = ".md",
        /// For a spreadsheet.
        Csv = ".csv",
        /// The same with tabs.
        Tsv = ".tsv",
        /// For scripts.
        Json = ".json",
        /// One page, to read and to print.
        Html = ".html",
        /// Aligned columns.
        Text = ".txt",
    }
}

impl Format {
    /// The format of a name or of a file's ending, in any case: `md`, `.csv`, `HTML`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let ending = match name.strip_prefix('.').unwrap_or(&name) {
            "markdown" => "md",
            "tab" => "tsv",
            "htm" => "html",
            "text" | "plain" => "txt",
            ending => ending,
        };
        Self::parse(&format!(".{ending}"))
    }

    /// The text of a report in this format.
    pub(crate) fn render(self, report: &dyn Report) -> String {
        match self {
            Self::Markdown => report.document().markdown(),
            Self::Csv => report.rows().csv(),
            Self::Tsv => report.rows().tsv(),
            Self::Json => json::text(&report.json()),
            Self::Html => report.document().html(),
            Self::Text => report.text(),
        }
    }
}

/// What can be written in every format.
pub(crate) trait Report {
    /// What people read, as Markdown or as a page.
    fn document(&self) -> ReportDocument;

    /// The same as one table, for spreadsheets.
    fn rows(&self) -> Table;

    /// The same for scripts.
    fn json(&self) -> Json;

    /// The same as plain text.
    fn text(&self) -> String {
        self.document().text()
    }
}

/// Records under columns.
struct RecordList<'a> {
    ctx: &'a QueryContext<'a>,
    columns: &'a [&'static Column],
    rows: &'a [Ix],
    title: &'a str,
    filter: &'a str,
}

/// Records under columns as the text of a file. Formats with a heading have the title, the filter
/// as it was typed, how many rows there are, and the day.
pub fn export(
    ctx: &QueryContext<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    format: Format,
    title: &str,
    filter: &str,
) -> String {
    format.render(&RecordList { ctx, columns, rows, title, filter })
}

impl Report for RecordList<'_> {
    fn document(&self) -> ReportDocument {
        let about = about(self.rows.len(), self.ctx.today, self.filter);
        let blocks = vec![ReportBlock::Paragraph(about), ReportBlock::Table(self.rows())];
        ReportDocument { title: self.title.to_owned(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        Table::of(self.ctx, self.columns, self.rows)
    }

    fn text(&self) -> String {
        self.rows().text()
    }

    fn json(&self) -> Json {
        let kind = self.rows.first().map(|&ix| self.ctx.register.record(ix).kind().plural());
        let rows = self.rows.iter().map(|&ix| row(self.ctx, ix)).collect();
        json::titled(kind, self.title, self.filter, self.ctx.today, rows)
    }
}

/// What stands over a list of words: its title, the filter as it was typed, the day that it is as at.
#[derive(Debug, Clone)]
pub struct ListHeading<'a> {
    /// Its title.
    pub title: String,
    /// The filter; nothing where there is none.
    pub filter: &'a str,
    /// The day that counts as today.
    pub as_at: Date,
}

/// A list that is no list of records; its table and its rows for scripts are made when a format
/// wants them.
struct WordList<'a, T, J> {
    heading: ListHeading<'a>,
    table: T,
    json: J,
}

/// A list of words as the text of a file: `table` for people and spreadsheets, `json` for scripts.
pub fn export_table(
    heading: ListHeading<'_>,
    format: Format,
    table: impl Fn() -> Table,
    json: impl Fn() -> Json,
) -> String {
    format.render(&WordList { heading, table, json })
}

impl<T: Fn() -> Table, J: Fn() -> Json> Report for WordList<'_, T, J> {
    fn document(&self) -> ReportDocument {
        let table = self.rows();
        let about = about(table.len(), self.heading.as_at, self.heading.filter);
        let blocks = vec![ReportBlock::Paragraph(about), ReportBlock::Table(table)];
        ReportDocument { title: self.heading.title.clone(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        (self.table)()
    }

    fn text(&self) -> String {
        self.rows().text()
    }

    fn json(&self) -> Json {
        (self.json)()
    }
}

/// A title with the name of the register, where it has one: `Caveats, Ambleford`.
pub fn title(what: &str, register: &Register) -> String {
    let name = register.settings.title.as_ref();
    name.map_or_else(|| what.to_owned(), |name| format!("{what}, {name}"))
}

/// How many rows, the day that they are as at, and the filter: `3 rows, as at 17 Jul 2025, no filter`.
pub(crate) fn about(rows: usize, as_at: Date, filter: &str) -> String {
    let filter = match one_line(filter) {
        filter if filter.is_empty() => "no filter".to_owned(),
        filter => format!("filter: {filter}"),
    };
    format!("{}, as at {}, {filter}", count(rows, "row"), short(as_at))
}
