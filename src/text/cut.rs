//! Cuts a text to a number of cells.
//!
//! The crate `unicode-truncate` does not take its place: where letters join (Arabic lam and alef
//! share one cell) it counts more cells than the text has, and stops a debug build for it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A text of at most `cells`, never cut through the middle of a letter; a cut one ends in `…`.
pub fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used > cells {
            break;
        }
        out.push_str(letter);
    }
    out.push_str(if cells > 0 { "…" } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_and_letters_with_accents_stay_whole() {
        assert_eq!(cut("Hub", 3), "Hub");
        assert_eq!(cut("anything", 0), "");
        assert_eq!(cut("日本語の", 4), "日…");
        assert_eq!(cut("e\u{301}te\u{301}s", 3), "e\u{301}t…");
        assert_eq!(cut("لالالا", 3), "لالالا");
        assert_eq!(cut("لالالا", 2), "ل…");
    }
}
