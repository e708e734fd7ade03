//! Text that is safe to show: whatever was pasted into a record, nothing hidden in it reaches a screen.
//!
//! Council pages, PDFs and hostile files hold characters that move the cursor, reverse the
//! reading order or cannot be seen at all (the "Trojan Source" family, CVE-2021-42574). They are
//! replaced, never dropped, so that tampering stays visible.

use std::fmt;

use compact_str::CompactString;
use serde::{Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

/// The most combining marks that one letter may carry.
const MARKS_A_BASE: usize = 4;

/// Text without anything hidden in it; the only text that a screen, a terminal or a log is given.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clean(CompactString);

impl Clean {
    /// One line: line breaks become visible signs (`␊`), tabs become a space.
    pub fn line(raw: &str) -> Self {
        Self::scrub(raw, false)
    }

    /// A text of several lines: `\n` stays, `\r\n` is read as `\n`.
    pub fn prose(raw: &str) -> Self {
        Self::scrub(raw, true)
    }

    /// The text as an ordinary string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn scrub(raw: &str, lines: bool) -> Self {
        if is_plain(raw, lines) {
            return Self(raw.into());
        }
        let mut out = String::with_capacity(raw.len());
        let mut marks = 0;
        let mut letters = raw.chars().peekable();
        while let Some(c) = letters.next() {
            if is_combining_mark(c) {
                marks += 1;
                if marks > MARKS_A_BASE {
                    continue;
                }
            } else {
                marks = 0;
            }
            match c {
                '\n' if lines => out.push('\n'),
                '\r' if lines && letters.peek() == Some(&'\n') => {}
                '\t' => out.push(' '),
                '\0'..='\x1f' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
                '\x7f' => out.push('\u{2421}'),
                c if is_hidden(c) => out.push('\u{fffd}'),
                c => out.push(c),
            }
        }
        Self(out.into())
    }
}

/// Whether a text shows as it stands because every letter of it is of the usual ones; a line
/// break is one with `lines`. When this is false, some other letter may still be harmless.
pub(crate) fn is_plain(text: &str, lines: bool) -> bool {
    let is_odd = |b: u8| b.wrapping_sub(b' ') > b'~' - b' ';
    // Nine texts in ten end here. No way out of this loop, so that the compiler looks at sixteen
    // bytes at once: a third of the time.
    if !text.bytes().fold(false, |odd, b| odd | is_odd(b)) {
        return true;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_odd) {
        let mut letters = rest[at..].chars();
        if !letters.next().is_some_and(|c| is_usual(c) || (lines && c == '\n')) {
            return false;
        }
        rest = letters.as_str();
    }
    true
}

/// Letters, dashes, quotes and signs of money as English prints them: never hidden, never marks.
fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}')
}

/// Whether a character is one that a reader cannot see or that changes how others are read.
///
/// Line feeds and tabs are not counted: they are ordinary in records.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The hidden characters of a text with their byte offsets; `\r` before `\n` is ordinary.
pub fn hidden(raw: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    raw.char_indices().filter(move |&(at, c)| {
        is_hidden(c) && !(c == '\r' && raw.as_bytes().get(at + 1) == Some(&b'\n'))
    })
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::ops::Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Clean {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Clean {
    /// The same as [`Clean::line`].
    fn from(raw: &str) -> Self {
        Self::line(raw)
    }
}

impl Serialize for Clean {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_pictures_and_hidden_characters_a_replacement() {
        assert_eq!(Clean::line("a\x1b[2Jb\tc\n").as_str(), "a␛[2Jb c␊");
        assert_eq!(Clean::line("\u{202e}evil\u{200b}").as_str(), "\u{fffd}evil\u{fffd}");
        assert_eq!(Clean::prose("one\r\ntwo\rthree").as_str(), "one\ntwo␍three");
    }

    #[test]
    fn a_letter_carries_four_marks_at_the_most() {
        let tower = format!("e{}", "\u{301}".repeat(2000));
        assert_eq!(Clean::line(&tower).chars().count(), 5);
    }

    #[test]
    fn no_scalar_value_leaves_anything_hidden() {
        for c in '\0'..=char::MAX {
            let clean = Clean::line(&c.to_string());
            assert!(!clean.chars().any(is_hidden), "{:04X} came through", c as u32);
            assert!(!clean.chars().any(char::is_control), "{:04X} came through", c as u32);
        }
    }

    #[test]
    fn hidden_characters_are_told_with_their_place() {
        let found: Vec<_> = hidden("a\u{200b}b\r\nc\u{7}").collect();
        assert_eq!(found, [(1, '\u{200b}'), (8, '\u{7}')]);
    }
}
