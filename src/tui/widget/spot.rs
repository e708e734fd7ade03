//! What scrolls in a pane, and the way back to the very line at which it was left.

use super::{ListState, ScrolledText, SplitView};

/// What scrolls in a pane: its list or text with a cursor, and the text beside it.
#[derive(Debug, Default)]
pub struct Scrolled<'a> {
    window: Option<&'a mut ListState>,
    /// Whether the pane itself puts the cursor back on its record.
    lands: bool,
    text: Option<&'a mut ScrolledText>,
    in_text: Option<&'a mut bool>,
}

/// Where all that is: the cursor, the first line that shows, that of the text, which has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    cursor: usize,
    offset: usize,
    text: usize,
    in_text: bool,
}

impl<'a> Scrolled<'a> {
    /// A list or a text with a cursor.
    pub fn of(window: &'a mut ListState) -> Self {
        Self { window: Some(window), ..Self::default() }
    }

    /// A list whose cursor the pane puts back itself, and the detail beside it.
    pub fn landing(window: &'a mut ListState, split: &'a mut SplitView) -> Self {
        let (text, in_text) = split.parts();
        Self { window: Some(window), lands: true, text: Some(text), in_text: Some(in_text) }
    }

    /// A text without a cursor.
    pub fn text(text: &'a mut ScrolledText) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    /// Where it is now.
    pub fn spot(&self) -> Spot {
        Spot {
            cursor: self.window.as_ref().map_or(0, |window| window.cursor),
            offset: self.window.as_ref().map_or(0, |window| window.offset),
            text: self.text.as_ref().map_or(0, |text| text.offset()),
            in_text: self.in_text.as_ref().is_some_and(|it| **it),
        }
    }

    /// Comes back there, as far as there are still lines.
    pub fn come_back(self, spot: Spot) {
        if let Some(window) = self.window {
            if !self.lands {
                window.cursor = spot.cursor;
            }
            window.offset = (window.cursor + spot.offset).saturating_sub(spot.cursor);
            window.fit(window.rows, window.height);
        }
        if let Some(text) = self.text {
            text.scroll_to(spot.text);
        }
        if let Some(in_text) = self.in_text {
            *in_text = spot.in_text;
        }
    }
}
