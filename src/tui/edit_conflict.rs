//! An edit of a record that could not simply be taken: why, and what differs.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::effect::external::EditorResult;
use super::model::Model;
use super::theme::Role;
use super::widget::{frame, text};
use crate::fault::Fault;
use crate::text::Clean;
use crate::text::word_diff::{DiffPart, PartChange, marked, word_diff};

/// An edit that waits for a word of the officer.
#[derive(Debug)]
pub struct EditConflict {
    pub(super) file: String,
    /// The working copy with the officer's words.
    pub(super) copy: PathBuf,
    /// What came of the editor, and so why it waits.
    pub(super) edit: EditorResult,
    /// The words that stand above the keys.
    pub(super) lines: Vec<(Role, String)>,
    /// The first line of them that shows.
    pub(super) offset: usize,
}

impl EditConflict {
    /// An edit that waits; `None` for one that has nothing to wait for.
    pub(super) fn new(edit: EditorResult) -> Option<Self> {
        let (file, copy, lines) = match &edit {
            EditorResult::Broken { file, copy, faults } => {
                let line = |it: &Fault| (Role::Error, format!("{}: {}", it.place(), it.describe()));
                (file, copy, faults.iter().map(line).collect())
            }
            EditorResult::Moved { file, copy, mine, theirs } => {
                (file, copy, compared(&word_diff(theirs, mine), MINE))
            }
            EditorResult::Fewer { file, copy, gone, .. } => {
                let what = match gone.len() {
                    1 => "1 record".to_owned(),
                    some => format!("{some} records"),
                };
                let words = format!("It takes {what} out of the register: {}", gone.join(", "));
                (file, copy, vec![(Role::Warning, words)])
            }
            EditorResult::CutOff { file, copy, mine, before, theirs } => {
                let mut lines = compared(&word_diff(theirs, mine), MINE);
                if before != theirs {
                    lines.extend(compared(&word_diff(before, theirs), MEANWHILE));
                }
                (file, copy, lines)
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
            EditorResult::Fewer { .. } => (
                "NOT SAVED YET: your edit takes records away",
                "m save it all the same   e edit again   r restore   j k scroll",
            ),
            EditorResult::CutOff { .. } => (
                "NOT SAVED: this edit was cut off",
                "e go on   m save mine   t throw mine away   Esc later   j k scroll",
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

/// What stands above the lines in which an edit differs from its file.
const MINE: &str = "What differs: [-theirs, in the file now-] {+mine+}";
/// What stands above those in which the file has changed since the edit began.
const MEANWHILE: &str = "Changed in the file meanwhile: [-before-] {+now+}";

/// The lines in which two texts differ, as `[-theirs-]{+mine+}`, below a heading.
fn compared(parts: &[DiffPart], head: &str) -> Vec<(Role, String)> {
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
    let differing = lines.into_iter().filter(|(_, differs)| *differs);
    let differing = differing.map(|(line, _)| (Role::Text, line));
    std::iter::once((Role::Label, head.to_owned())).chain(differing).collect()
}
