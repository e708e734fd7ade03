//! An edit of a record that could not simply be taken: it is shown, and the officer says what holds.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::App;
use crate::fault::Fault;
use crate::text::Clean;
use crate::text::word_diff::{DiffPart, PartChange, marked, word_diff};
use crate::tui::effect::external::{ConflictChoice, EditorResult, EditorTarget};
use crate::tui::effect::{Effect, Order};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widget::{frame, text};

/// An edit that waits for a word of the officer.
#[derive(Debug)]
pub struct EditConflict {
    file: String,
    /// The working copy with the officer's words.
    copy: PathBuf,
    /// What came of the editor, and so why it waits.
    edit: EditorResult,
    /// The words that stand above the keys.
    lines: Vec<(Role, String)>,
    /// The first line of them that shows.
    offset: usize,
}

impl EditConflict {
    /// An edit that waits; `None` for one that has nothing to wait for.
    fn new(edit: EditorResult) -> Option<Self> {
        let (file, copy, lines) = match &edit {
            EditorResult::Broken { file, copy, faults } => {
                let line = |it: &Fault| (Role::Error, format!("{}: {}", it.place(), it.describe()));
                (file, copy, faults.iter().map(line).collect())
            }
            EditorResult::Moved { file, copy, mine, theirs } => {
                (file, copy, compared(&word_diff(theirs, mine)))
            }
            EditorResult::Failed { why, kept: Some((file, copy)) } => {
                (file, copy, vec![(Role::Error, why.to_string())])
            }
            _ => return None,
        };
        Some(Self { file: file.clone(), copy: copy.clone(), lines, edit, offset: 0 })
    }

    /// The title of its box, and what its keys do.
    fn words(&self) -> (&'static str, &'static str) {
        let again = "e edit again   r restore: leave the file as it was";
        match self.edit {
            EditorResult::Broken { .. } => ("NOT SAVED: your edit cannot be read", again),
            EditorResult::Moved { .. } => (
                "NOT SAVED: somebody changed the file while you edited it",
                "m mine   t theirs   e edit mine   j k scroll",
            ),
            _ => ("NOT SAVED", again),
        }
    }

    /// Draws it over everything; tells where the terminal's cursor belongs.
    pub fn draw(&self, model: &Model, area: Rect, buffer: &mut Buffer) -> Position {
        let place = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let (title, keys) = self.words();
        let inside = frame::over(buffer, place, model, title, &self.file);
        let room = usize::from(inside.width.saturating_sub(2));
        let lines = self.lines.iter().flat_map(|(role, words)| {
            let wrapped = text::wrap(&Clean::prose(words), room, 2).into_iter();
            wrapped.map(move |line| (*role, line))
        });
        let last = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
        let above = Rect { height: last.y.saturating_sub(inside.y), ..inside };
        frame::lines(buffer, above, model, lines.skip(self.offset));
        frame::lines(buffer, last, model, [(Role::Key, keys.to_owned())]);
        Position::new(inside.x + 1, last.y)
    }
}

/// The lines in which two texts differ, as `[-theirs-]{+mine+}`.
fn compared(parts: &[DiffPart]) -> Vec<(Role, String)> {
    let mut lines = vec![(String::new(), false)];
    for part in parts {
        for (at, piece) in part.text.split('\n').enumerate() {
            if at > 0 {
                lines.push((String::new(), false));
            }
            if let Some((line, differs)) = lines.last_mut()
                && !piece.is_empty()
            {
                let piece = DiffPart { fate: part.fate, text: piece.to_owned() };
                line.push_str(&marked(&[piece]));
                *differs |= part.fate != PartChange::Same;
            }
        }
    }
    let head = "What differs: [-theirs, in the file now-] {+mine+}".to_owned();
    let differing = lines.into_iter().filter(|(_, differs)| *differs);
    let differing = differing.map(|(line, _)| (Role::Text, line));
    std::iter::once((Role::Label, head)).chain(differing).collect()
}

impl App {
    /// The officer's own editor was closed, or an edit was settled.
    pub(super) fn edited(&mut self, edited: EditorResult) {
        match edited {
            EditorResult::Same => self.say(Role::Text, "Nothing was changed"),
            EditorResult::Saved { file } => self.say(Role::Good, format!("Saved: {file}")),
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
            ("m", EditorResult::Moved { theirs, .. }) => ConflictChoice::Mine(theirs.clone()),
            ("t", EditorResult::Moved { .. })
            | ("r", EditorResult::Broken { .. } | EditorResult::Failed { .. }) => {
                ConflictChoice::Theirs
            }
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
