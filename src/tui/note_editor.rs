//! The note editor on which a long note is written: its kind, what backs it, and the text.

use ratatui_textarea::{CursorMove, Scrolling, TextArea, WrapMode};
use uuid::Uuid;

use super::effect::{DraftKey, DraftSource, PinnedVersion};
use super::keys::command::Command;
use super::model::Model;
use super::prompt::{NOTE, with_room};
use super::widget::TextInput;
use crate::journal::template::KINDS;
use crate::journal::{JournalEntry, Note};
use crate::record::Id;
use crate::register::Ix;
use crate::text::Clean;

/// What a draft begins with that says what backs the note.
const REFERENCE: &str = "ref: ";

/// Where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EditorPart {
    /// Among the kinds.
    Kind,
    /// In the line for what backs the note.
    Reference,
    /// In the text.
    #[default]
    Text,
}

/// A long note being written.
#[derive(Debug, Clone, Default)]
pub struct NoteEditor {
    /// The records; never empty.
    pub on: Vec<Id>,
    /// The words of the records as they were read when it was opened.
    pub read: Vec<PinnedVersion>,
    /// The note that is replaced, when one is edited.
    pub rewrites: Option<Uuid>,
    /// Its kind, as a place among the kinds.
    pub kind: usize,
    /// What backs it.
    pub reference: TextInput,
    /// The text.
    pub text: TextArea<'static>,
    /// Where the cursor is.
    pub part: EditorPart,
    /// Whether it is being finished: the bar shows.
    pub finishing: bool,
    /// What somebody else did meanwhile, or what was left out of a paste.
    pub told: String,
    /// The template that was put in, to be replaced while nothing else was written.
    template: String,
}

impl NoteEditor {
    /// A note editor for a note on records, with the draft that was begun on them; `earlier` is the note
    /// that is edited.
    pub fn new(model: &Model, on: &[Ix], earlier: Option<&Note<&JournalEntry>>) -> Self {
        let mut pad = Self {
            on: on.iter().map(|&ix| model.register.id(ix).clone()).collect(),
            read: on.iter().map(|&ix| model.version(ix)).collect(),
            rewrites: earlier.map(|note| note.now.entry.id),
            ..Self::default()
        };
        if let Some(note) = earlier {
            let now = &note.now.entry;
            pad.kind = kind_at(&note.first.entry.value);
            pad.reference = TextInput::with(now.reference.as_deref().unwrap_or_default());
            pad.set_text(&now.text);
        }
        // A draft of it, of whatever kind.
        let (on, prefix) = (pad.on.first(), Self::draft_prefix(pad.rewrites));
        let is_own = |key: &DraftKey| {
            Some(&key.on) == on && key.field.starts_with(&prefix) && key.source == DraftSource::Here
        };
        if let Some((key, draft)) = model.drafts.iter().find(|(key, _)| is_own(key)) {
            pad.kind = kind_at(key.field.rsplit(':').next().unwrap_or_default());
            pad.resume(&draft.text);
        }
        pad.set_text_look();
        pad
    }

    /// What the field of its draft begins with, whatever its kind; `rewrites` is the note that is
    /// replaced.
    pub fn draft_prefix(rewrites: Option<Uuid>) -> String {
        match rewrites {
            Some(entry) => format!("rewrite:{entry}:"),
            None => "long:".to_owned(),
        }
    }

    /// Which draft its text is.
    pub fn draft_key(&self) -> Option<DraftKey> {
        let on = self.on.first()?.clone();
        Some(DraftKey::here(on, format!("{}{}", Self::draft_prefix(self.rewrites), self.kind())))
    }

    /// What is kept of it as a draft: what backs it, then the text.
    pub fn draft(&self) -> String {
        let text = self.text();
        match self.reference.text().trim() {
            "" => text,
            reference => format!("{REFERENCE}{reference}\n{text}"),
        }
    }

    fn resume(&mut self, draft: &str) {
        let backed = draft.strip_prefix(REFERENCE).and_then(|rest| rest.split_once('\n'));
        if let Some((reference, _)) = backed {
            self.reference = TextInput::with(reference);
        }
        self.set_text(backed.map_or(draft, |(_, text)| text));
    }

    /// The kind of note.
    pub fn kind(&self) -> &'static str {
        KINDS[self.kind]
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.text.lines().join("\n")
    }

    /// Whether anything was written beside a template.
    pub fn is_empty(&self) -> bool {
        let text = self.text();
        text.trim().is_empty() || text == self.template
    }

    /// Puts a text in place of the one that stands there, the cursor behind it.
    pub fn set_text(&mut self, text: &str) {
        self.text = TextArea::from(Clean::prose(text).lines());
        self.set_text_look();
        self.text.move_cursor(CursorMove::Bottom);
        self.text.move_cursor(CursorMove::End);
    }

    fn set_text_look(&mut self) {
        self.text.set_wrap_mode(WrapMode::WordOrGlyph);
        self.text.set_cursor_line_style(ratatui::style::Style::default());
        self.text.set_cursor_style(ratatui::style::Style::default());
    }

    /// Types a text in where the cursor is, as much of it as a note has room for; `false` when
    /// some is left out. What cannot be seen in it shows as such, and is kept so.
    pub fn insert(&mut self, typed: &str) -> bool {
        match self.part {
            EditorPart::Kind => true,
            EditorPart::Reference => {
                self.reference.insert(typed);
                true
            }
            EditorPart::Text => {
                let whole = Clean::prose(&typed.replace("\r\n", "\n").replace('\r', "\n"));
                let taken = with_room(&self.text(), &whole, NOTE);
                self.text.insert_str(taken);
                taken.len() == whole.len()
            }
        }
    }

    /// Chooses the next or previous kind. While nothing is written but the template of the kind
    /// before, the template of this one takes its place.
    pub fn choose(&mut self, forward: bool, template: impl FnOnce(&str) -> String) {
        let all = KINDS.len();
        self.kind = if forward { (self.kind + 1) % all } else { (self.kind + all - 1) % all };
        if self.is_empty() && self.rewrites.is_none() {
            let text = template(self.kind());
            self.set_text(&text);
            self.template = self.text();
        }
    }

    /// Carries out a command that moves or edits; `true` when the text changed.
    pub fn edit(&mut self, command: Command) -> bool {
        match self.part {
            EditorPart::Kind => false,
            EditorPart::Reference => self.reference.edit(command),
            EditorPart::Text => self.edit_text(command),
        }
    }

    fn edit_text(&mut self, command: Command) -> bool {
        let moved = match command {
            Command::CursorLeft => CursorMove::Back,
            Command::CursorRight => CursorMove::Forward,
            Command::CursorUp => CursorMove::Up,
            Command::CursorDown => CursorMove::Down,
            Command::CursorHome => CursorMove::Head,
            Command::CursorEnd => CursorMove::End,
            Command::NewLine => {
                if self.text().len() < NOTE {
                    self.text.insert_newline();
                }
                return true;
            }
            Command::DeleteBack => return self.text.delete_char(),
            Command::DeleteForward => return self.text.delete_next_char(),
            Command::KillToStart => return self.text.delete_line_by_head(),
            Command::KillToEnd => return self.text.delete_line_by_end(),
            Command::KillWord => return self.text.delete_word(),
            Command::PageDown | Command::PageUp => {
                let down = command == Command::PageDown;
                self.text.scroll(if down { Scrolling::PageDown } else { Scrolling::PageUp });
                return false;
            }
            _ => return false,
        };
        self.text.move_cursor(moved);
        false
    }

    /// Moves to the next or previous part.
    pub fn go_on(&mut self, forward: bool) {
        self.part = match (self.part, forward) {
            (EditorPart::Text, true) | (EditorPart::Reference, false) => EditorPart::Kind,
            (EditorPart::Kind, true) | (EditorPart::Text, false) => EditorPart::Reference,
            (EditorPart::Reference, true) | (EditorPart::Kind, false) => EditorPart::Text,
        };
    }
}

fn kind_at(kind: &str) -> usize {
    KINDS.iter().position(|own| *own == kind).unwrap_or(0)
}
