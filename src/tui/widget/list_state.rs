//! Which rows of a long list are on the screen, and which one the cursor is on.

use crate::tui::keys::command::Command;

/// The commands that move a cursor in a list.
pub const MOTIONS: [Command; 8] = [
    Command::Down,
    Command::Up,
    Command::PageDown,
    Command::PageUp,
    Command::HalfPageDown,
    Command::HalfPageUp,
    Command::First,
    Command::Last,
];

/// A cursor in a list, and the part of the list that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListState {
    /// The row that the cursor is on.
    pub cursor: usize,
    /// The first row that shows.
    pub offset: usize,
    /// How many rows the list has.
    pub rows: usize,
    /// How many rows show.
    pub height: usize,
}

impl ListState {
    /// Takes the list's length and the screen's height as they are now; keeps the cursor in both.
    pub fn fit(&mut self, rows: usize, height: usize) {
        (self.rows, self.height) = (rows, height);
        self.cursor = self.cursor.min(rows.saturating_sub(1));
        self.follow();
    }

    /// Puts the cursor on a row, as near as the list allows.
    pub fn move_to(&mut self, row: usize) {
        self.cursor = row.min(self.rows.saturating_sub(1));
        self.follow();
    }

    /// Moves the cursor by so many rows.
    pub fn step(&mut self, by: isize) {
        self.move_to(self.cursor.saturating_add_signed(by));
    }

    /// Moves as a command says; `false` when it is no motion.
    pub fn navigate(&mut self, command: Command) -> bool {
        // Of a page one row is kept for the eye.
        let page = self.height.saturating_sub(1).max(1).cast_signed();
        let half = (self.height / 2).max(1).cast_signed();
        match command {
            Command::Down => self.step(1),
            Command::Up => self.step(-1),
            Command::PageDown => self.step(page),
            Command::PageUp => self.step(-page),
            Command::HalfPageDown => self.step(half),
            Command::HalfPageUp => self.step(-half),
            Command::First => self.move_to(0),
            Command::Last => self.move_to(usize::MAX),
            _ => return false,
        }
        true
    }

    /// The rows that show.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.offset..(self.offset + self.height).min(self.rows)
    }

    /// Moves what shows so that the cursor is in it, by half a screen at a time: a list that
    /// creeps row by row repaints itself whole at every key.
    fn follow(&mut self) {
        if self.height == 0 {
            return;
        }
        let height = self.height;
        if self.cursor < self.offset {
            self.offset = self.cursor.saturating_sub(height / 2);
        } else if self.cursor >= self.offset + height {
            self.offset = self.cursor + 1 - height
                + (height / 2).min(self.rows.saturating_sub(self.cursor + 1));
        }
        self.offset = self.offset.min(self.rows.saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cursor_is_always_in_the_list_and_on_the_screen(
            rows in 0_usize..60, height in 0_usize..20, steps in prop::collection::vec(-30_isize..30, 0..40)
        ) {
            let mut window = ListState::default();
            window.fit(rows, height);
            for step in steps {
                match step % 4 {
                    0 if step > 0 => _ = window.navigate(Command::HalfPageDown),
                    0 => _ = window.navigate(Command::HalfPageUp),
                    1 => _ = window.navigate(Command::PageDown),
                    -1 => _ = window.navigate(Command::PageUp),
                    2 => window.fit(rows / 2, height),
                    _ => window.step(step),
                }
                prop_assert!(window.cursor < window.rows.max(1));
                if height > 0 && window.rows > 0 {
                    prop_assert!(window.range().contains(&window.cursor));
                    prop_assert!(window.range().len() == height.min(window.rows));
                }
            }
        }
    }
}
