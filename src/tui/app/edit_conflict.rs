//! What becomes of an edit of a record: it was taken, or the officer says what holds.

use super::App;
use crate::tui::edit_conflict::EditConflict;
use crate::tui::effect::external::{ConflictChoice, EditorResult, EditorTarget};
use crate::tui::effect::{Effect, Order};
use crate::tui::theme::Role;

impl App {
    /// The officer's own editor was closed, or an edit was settled.
    pub(super) fn edited(&mut self, edited: EditorResult) {
        match edited {
            EditorResult::Same => self.say(Role::Text, "Nothing was changed"),
            EditorResult::Saved(edit) => {
                let words = format!("Saved: {}. u takes the edit back", edit.file);
                self.file_edits.push((self.now, edit));
                self.file_redo = None;
                self.say(Role::Good, words);
            }
            EditorResult::TakenBack { edit, redo: true } => {
                let words = format!("Brought back: your edit of {}", edit.file);
                self.file_edits.push((self.now, edit));
                self.say(Role::Good, words);
            }
            EditorResult::TakenBack { edit, redo: false } => {
                let words = format!("Taken back: your edit of {}. U brings it back", edit.file);
                self.file_redo = Some(edit);
                self.say(Role::Good, words);
            }
            EditorResult::Note(text) => self.note_edited(&text),
            EditorResult::Failed { why, kept: None } => self.say(Role::Error, why.as_str()),
            edit => self.unsettled = EditConflict::new(edit),
        }
    }

    /// A key while an edit waits.
    pub(super) fn unsettled_key(&mut self, key: &str) {
        let Some(mut unsettled) = self.unsettled.take() else { return };
        let EditConflict { file, copy, edit, lines, offset } = &mut unsettled;
        let (file, copy) = (file.clone(), copy.clone());
        let how = match (key, edit) {
            ("e", edit) => {
                let line = match edit {
                    EditorResult::Broken { faults, .. } => {
                        faults.first().map_or(1, |it| it.line.max(1))
                    }
                    _ => 1,
                };
                return self.effects.push(Effect::Edit(EditorTarget::Again { file, line, copy }));
            }
            ("m", EditorResult::Moved { theirs, .. } | EditorResult::CutOff { theirs, .. }) => {
                ConflictChoice::Mine(theirs.clone())
            }
            ("m", EditorResult::Fewer { before, .. }) => ConflictChoice::Mine(before.clone()),
            ("Esc", EditorResult::CutOff { .. }) => {
                self.order(Order::Drafts);
                return self.say(Role::Text, "Not saved. The edit stays in the list of drafts");
            }
            ("t", EditorResult::Moved { .. } | EditorResult::CutOff { .. }) => {
                ConflictChoice::Theirs
            }
            (
                "r",
                EditorResult::Broken { .. }
                | EditorResult::Failed { .. }
                | EditorResult::Fewer { .. },
            ) => ConflictChoice::Theirs,
            _ => {
                *offset = match key {
                    "j" | "Down" => (*offset + 1).min(lines.len().saturating_sub(1)),
                    "k" | "Up" => offset.saturating_sub(1),
                    _ => *offset,
                };
                self.unsettled = Some(unsettled);
                return;
            }
        };
        self.said = (Role::Text, "Saving".into());
        self.order(Order::Settle { file, copy, how });
    }
}
