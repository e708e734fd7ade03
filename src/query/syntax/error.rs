//! What is wrong with a filter, and where: one mistake, its column and what to type instead.

use unicode_width::UnicodeWidthStr;

use crate::text::Clean;

/// The first mistake in a filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong, or what may follow, in one plain sentence.
    pub message: Clean,
    /// The letter that is meant, in `char`s from 0; the text's length when its end is meant.
    pub column: usize,
    /// What to type instead.
    pub hint: Option<Clean>,
    /// Whether more typing may put it right, so that a prompt can say it quietly.
    pub unfinished: bool,
}

impl QueryError {
    /// A mistake at this byte of the text.
    pub(super) fn at(text: &str, byte: usize, message: impl AsRef<str>) -> Self {
        let column = text.char_indices().take_while(|&(at, _)| at < byte).count();
        Self { message: Clean::line(message.as_ref()), column, hint: None, unfinished: false }
    }

    /// The same mistake, with advice.
    pub(super) fn hint(mut self, hint: impl AsRef<str>) -> Self {
        self.hint = Some(Clean::line(hint.as_ref()));
        self
    }

    /// The same mistake, which more typing may put right when `so`.
    pub(super) fn unfinished(mut self, so: bool) -> Self {
        self.unfinished = so;
        self
    }

    /// The filter with a `^` under the letter that is meant: two lines, safe to show, aligned by
    /// the cells that a terminal gives each letter.
    pub fn pointed(&self, text: &str) -> String {
        let before: String = text.chars().take(self.column).collect();
        let indent = Clean::line(&before).as_str().width();
        format!("{}\n{:indent$}^", Clean::line(text), "")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_mark_stands_under_the_letter_even_after_wide_ones() {
        let text = "é漢 onwer:amk";
        let mistake = QueryError::at(text, text.find("onwer").unwrap(), "no");
        assert_eq!(mistake.column, 3);
        assert_eq!(mistake.pointed(text), "é漢 onwer:amk\n    ^");
    }

    #[test]
    fn nothing_hidden_in_a_filter_reaches_the_screen() {
        let text = "\u{202e}x";
        assert_eq!(QueryError::at(text, 3, "\u{1b}[2J").pointed(text), "\u{fffd}x\n ^");
        assert_eq!(QueryError::at(text, 3, "\u{1b}[2J").message.as_str(), "␛[2J");
    }
}
