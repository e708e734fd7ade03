//! An edit of a record that could not simply be taken: it is shown, and the officer says what holds.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::App;
use crate::text::Clean;
use crate::text::word_diff::word_diff;
use crate::tui::edit_conflict::{ConflictReason, EditConflict};
use crate::tui::effect::external::{ConflictChoice, EditorResult, EditorTarget};
use crate::tui::effect::{Effect, Order};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::table::put;
use crate::tui::widget::{frame, text};

/// Draws it over everything; tells where the terminal's cursor belongs.
pub fn draw(unsettled: &EditConflict, model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
    let place = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let inside = frame::over(buffer, place, model, unsettled.title(), &unsettled.file);
    let room = usize::from(inside.width.saturating_sub(2));
    let lines = unsettled.lines().into_iter().flat_map(|(role, words)| {
        let wrapped = text::wrap(&Clean::prose(&words), room, 2).into_iter();
        wrapped.map(move |line| (role, line))
    });
    let keys = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
    for (y, (role, line)) in (inside.y..keys.y).zip(lines.skip(unsettled.offset)) {
        put(buffer, inside.x + 1, y, inside.width - 2, &line, model.theme.of(role));
    }
    put(
        buffer,
        inside.x + 1,
        keys.y,
        inside.width - 2,
        unsettled.keys(),
        model.theme.of(Role::Key),
    );
    Position::new(inside.x + 1, keys.y)
}

impl App {
    /// The officer's own editor was closed, or an edit was settled.
    pub(super) fn edited(&mut self, edited: EditorResult) {
        match edited {
            EditorResult::Same => self.say(Role::Text, "Nothing was changed"),
            EditorResult::Saved { file } => self.say(Role::Good, format!("Saved: {file}")),
            EditorResult::Note(text) => self.note_edited(&text),
            EditorResult::Broken { file, copy, faults } => {
                self.wait_for_word(file, copy, ConflictReason::Broken(faults));
            }
            EditorResult::Moved { file, copy, mine, theirs } => {
                let parts = word_diff(&theirs, &mine);
                self.wait_for_word(file, copy, ConflictReason::Moved(theirs, parts));
            }
            EditorResult::Failed { why, kept: Some((file, copy)) } => {
                self.wait_for_word(file, copy, ConflictReason::Failed(why));
            }
            EditorResult::Failed { why, kept: None } => self.say(Role::Error, why.to_string()),
        }
    }

    fn wait_for_word(&mut self, file: String, copy: PathBuf, why: ConflictReason) {
        self.unsettled = Some(EditConflict { file, copy, why, offset: 0 });
    }

    /// A key while an edit waits.
    pub(super) fn unsettled_key(&mut self, key: &str) {
        let Some(unsettled) = self.unsettled.as_mut() else { return };
        let last = unsettled.lines().len().saturating_sub(1);
        match key {
            "j" | "Down" => unsettled.offset = (unsettled.offset + 1).min(last),
            "k" | "Up" => unsettled.offset = unsettled.offset.saturating_sub(1),
            _ => self.settle_by(key),
        }
    }

    fn settle_by(&mut self, key: &str) {
        let Some(unsettled) = self.unsettled.take() else { return };
        let EditConflict { file, copy, why, .. } = &unsettled;
        let (file, copy) = (file.clone(), copy.clone());
        let how = match (key, why) {
            ("e", why) => {
                let line = match why {
                    ConflictReason::Broken(faults) => {
                        faults.first().map_or(1, |fault| fault.line.max(1))
                    }
                    _ => 1,
                };
                let again = EditorTarget::Again { file, line, copy };
                return self.effects.push(Effect::Edit(again));
            }
            ("m", ConflictReason::Moved(theirs, _)) => {
                ConflictChoice::Mine { theirs: theirs.clone() }
            }
            ("t", ConflictReason::Moved(..))
            | ("r", ConflictReason::Broken(_) | ConflictReason::Failed(_)) => {
                ConflictChoice::Theirs
            }
            _ => {
                self.unsettled = Some(unsettled);
                return;
            }
        };
        self.said = (Role::Text, "Saving".into());
        self.order(Order::Settle { file, copy, how });
    }
}
