//! A line of text being typed: letters go in where the cursor is, and never half a letter comes out.

use unicode_segmentation::UnicodeSegmentation;

use super::text::width;
use crate::text::Clean;
use crate::tui::keys::command::Command;

/// A text field of one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextInput {
    text: String,
    /// Bytes before the cursor; always at a letter's edge.
    cursor: usize,
}

/// What shows of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleText {
    /// The letters, safe to show.
    pub shown: String,
    /// The cell of the cursor among them.
    pub cursor: usize,
    /// The byte of the text that they begin with.
    first: usize,
}

impl TextInput {
    /// A field with a text in it, the cursor behind it.
    pub fn with(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types a text in at the cursor. Line breaks and tabs become spaces, other controls nothing.
    pub fn insert(&mut self, typed: &str) {
        let plain: String = typed
            .chars()
            .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &plain);
        self.cursor += plain.len();
    }

    /// Puts `text` in place of these bytes, the cursor behind it.
    pub fn replace(&mut self, bytes: std::ops::Range<usize>, text: &str) {
        if self.text.get(bytes.clone()).is_some() {
            self.cursor = bytes.start + text.len();
            self.text.replace_range(bytes, text);
        }
    }

    /// Moves or edits as a command says; `true` when the text changed.
    pub fn edit(&mut self, command: Command) -> bool {
        let (cursor, end) = (self.cursor, self.text.len());
        let deleted = match command {
            Command::DeleteBack => self.letter_before()..cursor,
            Command::DeleteForward => cursor..self.letter_after(),
            Command::KillToStart => 0..cursor,
            Command::KillToEnd => cursor..end,
            Command::KillWord => {
                let before = self.text[..cursor].trim_end();
                before.rfind(' ').map_or(0, |at| at + 1)..cursor
            }
            _ => {
                self.cursor = match command {
                    Command::CursorLeft => self.letter_before(),
                    Command::CursorRight => self.letter_after(),
                    Command::CursorHome => 0,
                    Command::CursorEnd => end,
                    _ => cursor,
                };
                return false;
            }
        };
        self.cursor = deleted.start;
        self.text.replace_range(deleted.clone(), "");
        !deleted.is_empty()
    }

    /// The part of the text that fits into `cells`, which the cursor is always in.
    pub fn view(&self, cells: usize) -> VisibleText {
        let room = cells.saturating_sub(1);
        let (mut first, mut cursor) = (self.cursor, 0);
        for (at, letter) in self.text[..self.cursor].grapheme_indices(true).rev() {
            let wide = width(&Clean::line(letter));
            if cursor + wide > room {
                break;
            }
            (first, cursor) = (at, cursor + wide);
        }
        let (mut shown, mut used) = (String::new(), 0);
        for letter in self.text[first..].graphemes(true).map(Clean::line) {
            let wide = width(&letter);
            if used + wide > cells {
                break;
            }
            shown.push_str(&letter);
            used += wide;
        }
        VisibleText { shown, cursor, first }
    }

    /// The cell at which a letter of the text stands in a view of it; letters count from 0, those
    /// that are left of the view stand at its edge.
    pub fn cell_of(&self, letter: usize, view: &VisibleText) -> usize {
        let end = self.text.char_indices().nth(letter).map_or(self.text.len(), |(at, _)| at);
        let before = self.text.get(view.first..end).unwrap_or_default();
        before.graphemes(true).map(|letter| width(&Clean::line(letter))).sum()
    }

    fn letter_before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn letter_after(&self) -> usize {
        let after = self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        self.cursor + after
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_whole_and_words_go_at_once() {
        let mut field = TextInput::with("cafe\u{301} au lait");
        field.edit(Command::KillWord);
        assert_eq!(field.text(), "cafe\u{301} au ");
        field.edit(Command::KillWord);
        field.edit(Command::DeleteBack);
        field.edit(Command::DeleteBack);
        assert_eq!(field.text(), "caf");
    }

    #[test]
    fn a_pasted_line_break_stays_one_line() {
        let mut field = TextInput::default();
        field.insert("one\ntwo\x1b[2J");
        assert_eq!(field.text(), "one two[2J");
    }

    #[test]
    fn a_long_line_shows_what_is_round_the_cursor_and_where_each_letter_stands() {
        let mut field = TextInput::with("is:overdue decison:approved");
        let view = field.view(20);
        assert_eq!((view.shown.as_str(), view.cursor), ("ue decison:approved", 19));
        assert_eq!((field.cell_of(11, &view), field.cell_of(0, &view)), (3, 0));
        field.edit(Command::CursorHome);
        let view = field.view(20);
        assert_eq!((view.shown.as_str(), view.cursor), ("is:overdue decison:a", 0));
    }

    #[test]
    fn what_is_hidden_shows_as_such_and_counts_as_wide_as_it_shows() {
        let view = TextInput::with("a\u{202e}b\u{200b}日").view(10);
        assert_eq!((view.shown.as_str(), view.cursor), ("a\u{fffd}b\u{fffd}日", 6));
    }

    proptest! {
        #[test]
        fn the_cursor_shows_wherever_it_goes(text in "\\PC{0,40}", moves in prop::collection::vec(0_u8..6, 0..30), cells in 1_usize..20) {
            let mut field = TextInput::with(&text);
            for step in moves {
                match step {
                    0 => _ = field.edit(Command::CursorLeft),
                    1 => _ = field.edit(Command::CursorRight),
                    2 => _ = field.edit(Command::DeleteBack),
                    3 => _ = field.edit(Command::CursorHome),
                    4 => field.insert("é"),
                    _ => _ = field.edit(Command::KillWord),
                }
                let view = field.view(cells);
                prop_assert!(width(&view.shown) <= cells);
                prop_assert!(view.cursor < cells, "{} of {cells}", view.cursor);
            }
        }
    }
}
