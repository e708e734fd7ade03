//! A table of words as a file for somebody else, where its rows are no records: the audit.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::copy::escaped;
use super::export::{Format, STYLE, guarded, in_html};
use super::table::{Head, Table, one_line};
use crate::calendar::short;

/// How many columns a page takes upright; one with more is printed across.
const UPRIGHT: usize = 6;

/// A table with tabs between, as spreadsheets take it.
pub fn tabbed(heads: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| guarded(one_line(cell))).collect();
        cells.join("\t") + "\n"
    };
    std::iter::once(line(heads)).chain(rows.iter().map(|row| line(row))).collect()
}

/// A table as the text of a file. Formats with a heading have the title, the filter as it was
/// typed, how many rows there are, and the day.
pub fn written(
    (title, filter): (&str, &str),
    heads: &[String],
    rows: &[Vec<String>],
    format: Format,
    today: Date,
) -> String {
    let filter = match one_line(filter) {
        filter if filter.is_empty() => "no filter".to_owned(),
        filter => format!("filter: {filter}"),
    };
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let told = format!("{} {word}, as at {}", rows.len(), short(today));
    match format {
        Format::Markdown => {
            let line = |cells: &[String]| {
                let cells: Vec<String> = cells.iter().map(|it| escaped(&one_line(it))).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            let rules = vec!["---"; heads.len()].join(" | ");
            let rows: String = rows.iter().map(|row| line(row)).collect();
            let (title, filter) = (escaped(&one_line(title)), escaped(&filter));
            format!("# {title}\n\n{told}, {filter}\n\n{}| {rules} |\n{rows}", line(heads))
        }
        Format::Csv => {
            let mut writer =
                csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            // Writing to memory does not fail, and every row has as many cells as the first.
            let _ = writer.write_record(heads);
            for row in rows {
                let _ = writer.write_record(row.iter().map(|cell| guarded(one_line(cell))));
            }
            String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
        }
        Format::Tsv => tabbed(heads, rows),
        Format::Json => {
            let row = |row: &Vec<String>| {
                let cells = heads.iter().zip(row);
                let cells = cells.map(|(head, cell)| (head.to_lowercase(), json!(cell)));
                Json::Object(cells.collect::<Map<String, Json>>())
            };
            let rows: Vec<Json> = rows.iter().map(row).collect();
            let document = json!({
                "schema": 1,
                "kind": "table",
                "title": title,
                "as_at": today.to_string(),
                "total": rows.len(),
                "rows": rows,
            });
            let mut bytes = Vec::new();
            // Writing to memory does not fail.
            let _ = super::json::write(&mut bytes, &document);
            String::from_utf8(bytes).unwrap_or_default()
        }
        Format::Html => {
            let title = in_html(&one_line(title));
            let sheet = if heads.len() > UPRIGHT { "A4 landscape" } else { "A4" };
            let line = |tag: &str, cells: &[String]| {
                let cell =
                    |it: &String| ["<", tag, ">", &in_html(&one_line(it)), "</", tag, ">"].concat();
                let cells: String = cells.iter().map(cell).collect();
                format!("<tr>{cells}</tr>\n")
            };
            let rows: String = rows.iter().map(|row| line("td", row)).collect();
            format!(
                "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
                 <title>{title}</title>\n<style>\n@page {{ size: {sheet}; margin: 15mm; }}\n\
                 {STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}, {}</p>\n<table>\n\
                 <thead>\n{}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n",
                in_html(&told),
                in_html(&filter),
                line("th", heads),
            )
        }
        Format::Text => {
            let mut table = Table::new(heads.iter().map(|head| Head::new(head)).collect(), None);
            for row in rows {
                table.push(row.clone());
            }
            table.lines(None).into_iter().map(|line| line + "\n").collect()
        }
    }
}
