//! Text in cells: how wide it is, how it is cut to a column, how a paragraph is wrapped.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::text::Clean;
pub use crate::text::cut::cut;

/// A text as it may reach the screen, on one line: nothing hidden in it, and no control.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(Clean::line(text).to_string())
}

/// How many cells a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The same, as a buffer counts.
pub fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// A text cut or padded to exactly `cells`, never through the middle of a letter; a cut one ends
/// in `…`, so that nobody takes it for the whole.
pub fn fit(text: &str, cells: usize) -> String {
    let cut = cut(text, cells);
    let free = cells.saturating_sub(cut.width());
    format!("{cut}{:free$}", "")
}

/// A text padded on the left to exactly `cells`.
pub fn fit_right(text: &str, cells: usize) -> String {
    let cut = cut(text, cells);
    let free = cells.saturating_sub(cut.width());
    format!("{:free$}{cut}", "")
}

/// A paragraph as lines of at most `cells`, the second and later ones indented by `hang` cells.
/// Line breaks of the text are kept.
pub fn wrap(text: &str, cells: usize, hang: usize) -> Vec<String> {
    let cells = cells.max(1);
    let indent = " ".repeat(hang.min(cells - 1));
    let options = textwrap::Options::new(cells)
        .subsequent_indent(&indent)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let wrapped = text.split('\n').flat_map(|line| textwrap::wrap(line.trim_end(), &options));
    wrapped.map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_says_so_and_fills_its_column_exactly() {
        assert_eq!(fit("Neighbourhood Model", 10), "Neighbour…");
        assert_eq!(fit("Hub", 5), "Hub  ");
        assert_eq!(fit("日本語の", 4), "日… ");
        assert_eq!(fit_right("8/8", 5), "  8/8");
        assert_eq!(cut("anything", 0), "");
    }

    #[test]
    fn a_paragraph_wraps_at_spaces_and_hangs() {
        assert_eq!(wrap("one two three\nfour", 9, 2), ["one two", "  three", "four"]);
        assert_eq!(wrap("", 9, 2), [""]);
        assert_eq!(
            wrap("long words do not stick out", 3, 0).iter().map(|line| width(line)).max(),
            Some(3)
        );
    }
}
