//! A page to read in a browser and to put on paper: its frame and its looks.

use super::escape::escape_html;

/// How a page looks on a screen and on paper: black on white, the heading on every sheet.
const STYLE: &str = "\
body { color: #000; background: #fff; font: 11pt/1.4 sans-serif; margin: 2em; }
h1 { font-size: 16pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 2pt 4pt; text-align: left; vertical-align: top; }
th.right, td.right { text-align: right; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print { body { margin: 0; font-size: 9pt; } }
";

/// How many columns a page takes upright; one with more is printed across.
pub(super) const UPRIGHT: usize = 6;

/// A whole page: its title, which is also its heading, and the HTML that stands below. Broad ones are
/// printed across the sheet.
pub(super) fn page(title: &str, is_broad: bool, body: &str) -> String {
    let title = escape_html(title);
    let sheet = if is_broad { "A4 landscape" } else { "A4" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<style>\n@page {{ size: {sheet}; margin: 15mm; }}\n{STYLE}\
         </style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}
