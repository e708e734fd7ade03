//! An edit of a record that could not simply be taken: it is shown, and the officer says what holds.

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
    let above = Rect { height: keys.y.saturating_sub(inside.y), ..inside };
    frame::lines(buffer, above, model, lines.skip(unsettled.offset));
    frame::lines(buffer, keys, model, [(Role::Key, unsettled.keys().to_owned())]);
    Position::new(inside.x + 1, keys.y)
}

impl App {
    /// The officer's own editor was closed, or an edit was settled.
    pub(super) fn edited(&mut self, edited: EditorResult) {
        let (file, copy, why) = match edited {
            EditorResult::Same => return self.say(Role::Text, "Nothing was changed"),
            EditorResult::Saved { file } => return self.say(Role::Good, format!("Saved: {file}")),
            EditorResult::Note(text) => return self.note_edited(&text),
            EditorResult::Failed { why, kept: None } => return self.say(Role::Error, why.as_str()),
            EditorResult::Failed { why, kept: Some((file, copy)) } => {
                (file, copy, ConflictReason::Failed(why))
            }
            EditorResult::Broken { file, copy, faults } => {
                (file, copy, ConflictReason::Broken(faults))
            }
            EditorResult::Moved { file, copy, mine, theirs } => {
                let parts = word_diff(&theirs, &mine);
                (file, copy, ConflictReason::Moved(theirs, parts))
            }
        };
        self.unsettled = Some(EditConflict { file, copy, why, offset: 0 });
    }

    /// A key while an edit waits.
    pub(super) fn unsettled_key(&mut self, key: &str) {
        let Some(mut unsettled) = self.unsettled.take() else { return };
        let last = unsettled.lines().len().saturating_sub(1);
        let EditConflict { file, copy, why, offset } = &mut unsettled;
        let how = match (key, why) {
            ("e", why) => {
                let line = match why {
                    ConflictReason::Broken(faults) => faults.first().map_or(1, |it| it.line.max(1)),
                    _ => 1,
                };
                let again = EditorTarget::Again { file: file.clone(), line, copy: copy.clone() };
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
                *offset = match key {
                    "j" | "Down" => (*offset + 1).min(last),
                    "k" | "Up" => offset.saturating_sub(1),
                    _ => *offset,
                };
                self.unsettled = Some(unsettled);
                return;
            }
        };
        self.said = (Role::Text, "Saving".into());
        self.order(Order::Settle { file: unsettled.file, copy: unsettled.copy, how });
    }
}
