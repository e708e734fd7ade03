//! A part of what was typed: from which byte to which.

use std::ops::Range;

use crate::text::fold::fold;

/// A stretch of the typed text, in bytes.
pub type Span = Range<usize>;

/// The plain letter that one letter stands for; itself when it stands for none or for several.
pub(crate) fn plain_letter(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    if c.is_ascii() {
        return c;
    }
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}
