//! What a list shows as a file: Markdown, CSV, TSV, JSON, a page to print, plain text.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::copy::{day, escaped, table};
use super::{Table, rows};
use crate::query::{Asker, Column};
use crate::register::Ix;

/// How a list is written to a file. This is the one list of formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Format {
    Markdown,
    Csv,
    Tsv,
    Json,
    Html,
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] =
        [Self::Markdown, Self::Csv, Self::Tsv, Self::Json, Self::Html, Self::Text];

    /// The ending of its files.
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

    /// The format of a name or an ending, with its dot or without, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim_start_matches('.').to_ascii_lowercase();
        match name.as_str() {
            "markdown" => Some(Self::Markdown),
            "htm" => Some(Self::Html),
            "text" => Some(Self::Text),
            name => Self::ALL.into_iter().find(|format| &format.ending()[1..] == name),
        }
    }
}

/// The rows under their columns, with a title, the filter that they answer, and the day.
pub fn export(
    asker: &Asker<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    format: Format,
    title: &str,
    filter: &str,
) -> String {
    let about = about(asker, rows.len(), filter);
    match format {
        Format::Markdown => markdown(asker, columns, rows, title, &about),
        Format::Csv => csv(asker, columns, rows),
        Format::Tsv => table(asker, columns, rows),
        Format::Json => {
            let all: Vec<Json> = rows.iter().map(|&ix| rows::row(asker, ix)).collect();
            let (today, total) = (asker.today.to_string(), all.len());
            let whole = json!({
                "schema": 1, "title": title, "filter": filter, "as_at": today, "total": total,
                "rows": all,
            });
            format!("{whole:#}\n")
        }
        Format::Html => html(asker, columns, rows, title, &about),
        Format::Text => {
            let lines = Table::of(asker, columns, rows).lines(None);
            format!("{title}\n{about}\n\n{}\n", lines.join("\n"))
        }
    }
}

fn about(asker: &Asker<'_>, rows: usize, filter: &str) -> String {
    let noun = if rows == 1 { "row" } else { "rows" };
    let filter = if filter.is_empty() { String::new() } else { format!(", filter: {filter}") };
    format!("{rows} {noun}, as at {}{filter}", day(asker))
}

fn markdown(
    asker: &Asker<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    title: &str,
    about: &str,
) -> String {
    let mut out = format!("# {}\n\n{}\n\n", escaped(title), escaped(about));
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(columns.iter().map(|column| escaped(column.head)).collect()));
    let rule = |column: &&Column| if column.right { "---:" } else { "---" }.to_owned();
    out.push_str(&line(columns.iter().map(rule).collect()));
    for &ix in rows {
        let cells = columns.iter().map(|column| escaped(&(column.show)(asker, ix)));
        out.push_str(&line(cells.collect()));
    }
    out
}

fn csv(asker: &Asker<'_>, columns: &[&'static Column], rows: &[Ix]) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = columns.iter().map(|column| column.head.to_owned());
    let all = std::iter::once(heads.collect::<Vec<_>>()).chain(
        rows.iter().map(|&ix| columns.iter().map(|it| safe((it.show)(asker, ix))).collect()),
    );
    for row in all {
        // Into memory: there is nothing that could fail.
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula. A lone hyphen is none: it stands for nothing.
fn safe(cell: String) -> String {
    let risky = cell != "-" && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky { format!("'{cell}") } else { cell }
}

fn html(
    asker: &Asker<'_>,
    columns: &[&'static Column],
    rows: &[Ix],
    title: &str,
    about: &str,
) -> String {
    let (title, about) = (html_escaped(title), html_escaped(about));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<style>\n@page {{ size: A4; margin: 18mm }}\n\
         body {{ font: 11pt/1.4 sans-serif; color: #000; background: #fff }}\n\
         table {{ border-collapse: collapse; width: 100% }}\n\
         th, td {{ border: 1px solid #000; padding: 2pt 5pt; text-align: left; \
         vertical-align: top }}\ntd.right {{ text-align: right }}\n\
         thead {{ display: table-header-group }}\ntr {{ break-inside: avoid }}\n</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n<p>{about}</p>\n<table>\n<thead><tr>"
    );
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", html_escaped(column.head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for &ix in rows {
        out.push_str("<tr>");
        for column in columns {
            let class = if column.right { " class=\"right\"" } else { "" };
            let cell = html_escaped(&(column.show)(asker, ix));
            let _ = write!(out, "<td{class}>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</body>\n</html>\n");
    out
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_name_and_by_its_ending() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.ending()), Some(format));
        }
        assert_eq!(Format::named("Markdown"), Some(Format::Markdown));
        assert_eq!(Format::named("xlsx"), None);
    }

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        assert_eq!(safe("=1+1".into()), "'=1+1");
        assert_eq!(safe("@sum".into()), "'@sum");
        assert_eq!(safe("-5".into()), "'-5");
        assert_eq!(safe("-".into()), "-");
        assert_eq!(safe("27 Sep 2016".into()), "27 Sep 2016");
    }
}
