//! A list as a file for somebody else: Markdown, CSV, TSV, JSON, a page to print, or plain text.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::escape::escaped;
use super::html::{UPRIGHT, in_html, page};
use super::json;
use super::table::one_line;
use crate::calendar::short;
use crate::query::{Column, QueryContext};
use crate::register::Ix;
use crate::report::list::record_json::row;
use crate::report::{Table, clipboard_text};

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
    ctx: &QueryContext<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    format: Format,
    title: &str,
    filter: &str,
) -> String {
    let table = || Table::of(ctx, columns, rows);
    let about = about(rows.len(), ctx.today, filter);
    match format {
        Format::Markdown => {
            let title = escaped(&one_line(title));
            let table = if columns.is_empty() { String::new() } else { table().markdown() };
            let gap = if table.is_empty() { "" } else { "\n" };
            format!("# {title}\n\n{}\n{gap}{table}", escaped(&about))
        }
        Format::Csv => table().csv(),
        Format::Tsv => clipboard_text::table(ctx, columns, rows),
        Format::Json => in_json(ctx, rows, title, filter),
        Format::Html => {
            let body = format!("<p>{}</p>\n{}", in_html(&about), table().html());
            page(&one_line(title), columns.len() > UPRIGHT, &body)
        }
        Format::Text => table().lines(None).into_iter().map(|line| line + "\n").collect(),
    }
}

/// How many rows, the day that they are as at, and the filter: `3 rows, as at 17 Jul 2025, no filter`.
pub(super) fn about(rows: usize, as_at: Date, filter: &str) -> String {
    let noun = if rows == 1 { "row" } else { "rows" };
    let filter = match one_line(filter) {
        filter if filter.is_empty() => "no filter".to_owned(),
        filter => format!("filter: {filter}"),
    };
    format!("{rows} {noun}, as at {}, {filter}", short(as_at))
}

fn in_json(ctx: &QueryContext<'_>, rows: &[Ix], title: &str, filter: &str) -> String {
    let kind = rows.first().map(|&ix| ctx.register.record(ix).kind().plural());
    let rows: Vec<Json> = rows.iter().map(|&ix| row(ctx, ix)).collect();
    let document = json!({
        "schema": 1,
        "kind": kind,
        "title": title,
        "filter": filter,
        "as_at": ctx.today.to_string(),
        "total": rows.len(),
        "rows": rows,
    });
    json::text(&document)
}
