//! A list as a file for somebody else: Markdown, CSV, TSV, JSON, a page to print, or plain text.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

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
    heading: ListHeading<'a>,
}

/// Records under columns as the text of a file. Formats with a heading have the title, the filter
/// as it was typed, how many rows there are, and the day.
pub fn export(
    ctx: &QueryContext<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    heading: ListHeading<'_>,
    format: Format,
) -> String {
    format.render(&RecordList { ctx, columns, rows, heading })
}

impl Report for RecordList<'_> {
    fn document(&self) -> ReportDocument {
        self.heading.document(self.rows())
    }

    fn rows(&self) -> Table {
        Table::of(self.ctx, self.columns, self.rows)
    }

    fn text(&self) -> String {
        self.rows().text()
    }

    fn json(&self) -> Json {
        let kind = self.rows.first().map(|&ix| self.ctx.register.record(ix).kind().plural());
        self.heading.json(kind, self.rows.iter().map(|&ix| row(self.ctx, ix)).collect())
    }
}

/// What stands over a list in a file.
#[derive(Debug, Clone)]
pub struct ListHeading<'a> {
    /// Its title.
    pub title: String,
    /// The filter as it was typed; nothing where there is none.
    pub filter: &'a str,
    /// The day that counts as today.
    pub as_at: Date,
    /// Whether its rows are those that the officer marked, and not all that answer.
    pub marked: bool,
}

impl<'a> ListHeading<'a> {
    /// The heading of all that answers a filter.
    pub fn new(title: impl Into<String>, filter: &'a str, as_at: Date) -> Self {
        Self { title: title.into(), filter, as_at, marked: false }
    }

    /// How many rows, the day that they are as at, and the filter:
    /// `3 rows, as at 17 Jul 2025, no filter`.
    pub(crate) fn about(&self, rows: usize) -> String {
        let filter = match one_line(self.filter) {
            filter if filter.is_empty() => "no filter".to_owned(),
            filter => format!("filter: {filter}"),
        };
        let rows = count(rows, if self.marked { "marked row" } else { "row" });
        format!("{rows}, as at {}, {filter}", short(self.as_at))
    }

    /// A table under it.
    fn document(&self, table: Table) -> ReportDocument {
        let about = ReportBlock::Paragraph(self.about(table.len()));
        let blocks = vec![about, ReportBlock::Table(table)];
        ReportDocument { title: self.title.clone(), blocks, ..Default::default() }
    }

    /// Rows for scripts under it.
    pub fn json(&self, kind: Option<&str>, rows: Vec<Json>) -> Json {
        let mut document = json!({"schema": 1, "kind": kind, "title": self.title});
        document["filter"] = json!(self.filter);
        document["as_at"] = json!(self.as_at);
        if self.marked {
            document["marked"] = json!(true);
        }
        document["total"] = rows.len().into();
        document["rows"] = rows.into();
        document
    }
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
        self.heading.document(self.rows())
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

/// Lines of words, such as the text of a document, under a title.
struct WordLines<'a> {
    title: &'a str,
    lines: &'a [String],
}

/// Lines of words as the text of a file: as they are where it is plain text.
pub fn export_lines(title: &str, lines: &[String], format: Format) -> String {
    format.render(&WordLines { title, lines })
}

impl Report for WordLines<'_> {
    fn document(&self) -> ReportDocument {
        let said = self.lines.iter().filter(|line| !line.trim().is_empty());
        let blocks = said.cloned().map(ReportBlock::Paragraph).collect();
        ReportDocument { title: self.title.to_owned(), blocks, ..Default::default() }
    }

    fn rows(&self) -> Table {
        Table::new(["WORDS"], None).with(self.lines.iter().map(|line| vec![line.clone()]))
    }

    fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    fn json(&self) -> Json {
        json!({"schema": 1, "kind": "text", "title": self.title, "rows": self.lines})
    }
}

/// A title with the name of the register, where it has one: `Caveats, Ambleford`.
pub fn title(what: &str, register: &Register) -> String {
    let name = register.settings.title.as_ref();
    name.map_or_else(|| what.to_owned(), |name| format!("{what}, {name}"))
}
