//! Text in which nothing is taken for a mark: in Markdown, in HTML, and in cells of a spreadsheet.

/// Text in which no letter is read as Markdown.
pub(crate) fn escape_markdown(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        out.push_str(if r"\`*_[]<>|#~&".contains(letter) { "\\" } else { "" });
        out.push(letter);
    }
    out
}

/// Text in which no letter is read as HTML.
pub(crate) fn escape_html(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A cell that no spreadsheet takes for a formula: one that begins like one gets a leading `'`.
/// A lone hyphen stays, as the mark for no verdict.
pub(crate) fn escape_cell(cell: &str) -> String {
    let is_formula = cell != "-" && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{cell}", if is_formula { "'" } else { "" })
}
