//! Esc: what it takes away next, one layer at a time, and how that is said beforehand.

use super::App;

impl App {
    /// Takes one layer away: a box on top, a search, a filter, the place.
    pub(super) fn back_out(&mut self) {
        let (top, model) = self.top_mut();
        if top.close_layer(model) {
            self.remember_filter();
        } else if self.layers.pop().is_none() {
            self.go_back();
        }
    }

    /// What the next Esc does, in words.
    pub(crate) fn next_esc(&self) -> Option<String> {
        if let Some(layer) = self.top().layer() {
            return Some(format!("Esc {layer}"));
        }
        if !self.layers.is_empty() {
            return Some("Esc closes this".into());
        }
        self.places.before().map(|place| format!("Esc goes back to {}", place.describe()))
    }
}
