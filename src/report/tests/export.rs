//! A list in each format, and cells that would mean something else in it.

use super::Open;
use crate::query::Column;
use crate::report::document::escape::escape_cell;
use crate::report::document::export::{Format, ListHeading, export};

fn exported(format: Format, filter: &str) -> String {
    let open = Open::new();
    let columns = ["id", "caveat", "late", "me"].map(|name| Column::named(name).unwrap());
    let rows = [open.ix("AMB-C1"), open.ix("AMB-C2")];
    let heading = ListHeading::new("R&D *list*", filter, open.ctx().today);
    export(&open.ctx(), &columns, &rows, heading, format)
}

#[test]
fn a_format_is_known_by_its_name_and_its_ending_in_any_case() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.as_str()), Some(format));
        assert_eq!(Format::named(&format.as_str()[1..].to_uppercase()), Some(format));
    }
    assert_eq!(Format::named("Markdown"), Some(Format::Markdown));
    assert_eq!(Format::named("text"), Some(Format::Text));
    assert_eq!(Format::named("..csv"), None);
    assert_eq!(Format::named("xlsx"), None);
    assert_eq!(Format::named(""), None);
}

#[test]
fn csv_is_quoted_and_has_no_formula() {
    assert_eq!(
        exported(Format::Csv, ""),
        "ID,CAVEAT,LATE,ME\r\nAMB-C1,Beds *before* staff,17d,p~\r\n\
         AMB-C2,\"'=1+1 | <b>\"\"R&D\"\"</b>, costs\",,-\r\n"
    );
}

#[test]
fn only_a_cell_that_begins_like_a_formula_is_guarded() {
    for cell in ["=1", "+1", "-1", "@a", "\ta", "\ra", "--"] {
        assert_eq!(escape_cell(cell), format!("'{cell}"));
    }
    for cell in ["-", "", "1=1", "a-b", "'=1"] {
        assert_eq!(escape_cell(cell), cell);
    }
}

#[test]
fn tabs_stand_between_cells_of_tsv() {
    assert_eq!(
        exported(Format::Tsv, ""),
        "ID\tCAVEAT\tLATE\tME\nAMB-C1\tBeds *before* staff\t17d\tp~\n\
         AMB-C2\t'=1+1 | <b>\"R&D\"</b>, costs\t\t-\n"
    );
}

#[test]
fn markdown_has_the_filter_the_count_and_a_table_whose_pipes_are_escaped() {
    assert_eq!(
        exported(Format::Markdown, "is:overdue"),
        "# R\\&D \\*list\\*\n\n2 rows, as at 17 Jul 2025, filter: is:overdue\n\n\
         | ID | CAVEAT | LATE | ME |\n| --- | --- | ---: | --- |\n\
         | AMB-C1 | Beds \\*before\\* staff | 17d | p\\~ |\n\
         | AMB-C2 | =1+1 \\| \\<b\\>\"R\\&D\"\\</b\\>, costs |  | - |\n"
    );
}

#[test]
fn text_is_the_aligned_table() {
    assert_eq!(
        exported(Format::Text, ""),
        "ID      CAVEAT                      LATE  ME\n\
         AMB-C1  Beds *before* staff          17d  p~\n\
         AMB-C2  =1+1 | <b>\"R&D\"</b>, costs        -\n"
    );
}

#[test]
fn json_has_the_rows_of_the_list_with_title_and_filter() {
    let text = exported(Format::Json, "is:overdue");
    let start = "{\"schema\":1,\"kind\":\"caveats\",\"title\":\"R&D *list*\",\
                 \"filter\":\"is:overdue\",\"as_at\":\"2025-07-17\",\"total\":2,\"rows\":[\n{\"id\":\"AMB-C1\",";
    assert!(text.starts_with(start), "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["rows"][0]["verdicts"][0]["value"], "partly");
    assert_eq!(json["rows"][1]["text"], "=1+1 | <b>\"R&D\"</b>, costs");
}

#[test]
fn a_page_is_plain_escaped_and_made_for_paper() {
    let page = exported(Format::Html, "<script>");
    let (head, body) = page.split_once("</style>\n").unwrap();
    assert!(
        head.starts_with(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>R&amp;D *list*</title>\n<style>\n@page { size: A4; margin: 15mm; }\n"
        ),
        "{head}"
    );
    assert_eq!(
        body,
        "</head>\n<body>\n<h1>R&amp;D *list*</h1>\n\
         <p>2 rows, as at 17 Jul 2025, filter: &lt;script&gt;</p>\n<table>\n<thead>\n\
         <tr><th>ID</th><th>CAVEAT</th><th class=\"right\">LATE</th><th>ME</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>AMB-C1</td><td>Beds *before* staff</td><td class=\"right\">17d</td>\
         <td>p~</td></tr>\n<tr><td>AMB-C2</td>\
         <td>=1+1 | &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;, costs</td><td class=\"right\"></td>\
         <td>-</td></tr>\n</tbody>\n</table>\n</body>\n</html>\n"
    );
}
