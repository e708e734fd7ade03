//! Marks that must not be taken for marks: in Markdown, and in cells that a spreadsheet would run.

/// Text in which no letter is read as Markdown.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&')
        {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A cell that no spreadsheet takes for a formula: one that begins like one gets a leading `'`.
/// A lone hyphen stays, as the mark for no verdict.
pub(crate) fn guarded(cell: String) -> String {
    if cell != "-" && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell
}
