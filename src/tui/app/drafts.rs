//! Drafts: kept, gone on with wherever they were begun, or thrown away.

use super::App;
use crate::journal::{Act, verdict};
use crate::tui::effect::{DraftKey, Order};
use crate::tui::note_editor::NoteEditor;
use crate::tui::pane::Place;
use crate::tui::prompt::purpose::PromptKind;
use crate::tui::theme::Role;
use crate::tui::unsaved::UnsavedEntries;

impl App {
    /// Opens the item that a draft is of, and the text as it was left.
    pub(super) fn resume(&mut self, key: &DraftKey) {
        let Some(ix) = self.model.register.find(key.on.as_str()) else {
            let words = format!("{} is not on file any more; the text stays here", key.on);
            return self.say(Role::Warning, words);
        };
        let (what, rest) = key.field.split_once(':').unwrap_or((&key.field, ""));
        let kind = self.model.register.record(ix).kind();
        self.go_to(&Place::Dossier(key.on.clone()));
        let register = &self.model.register;
        let what = match what {
            "note" => PromptKind::Note,
            "edit" => rest.parse().map_or(PromptKind::Note, PromptKind::Rewrite),
            "reason" => {
                let mut known = verdict::words(kind).iter().zip(verdict::KEYS);
                let Some((&verdict, key)) = known.find(|(word, _)| **word == rest) else {
                    return self.say(Role::Warning, "That verdict is none of this record");
                };
                let required = register.settings.reason_required(verdict);
                PromptKind::Reason { key, verdict, required }
            }
            "why" => {
                let value = rest.split_once(':').map_or(rest, |(_, value)| value).to_owned();
                let required = register.needs_words(ix, Act::Status, &value);
                PromptKind::Why { value, required }
            }
            what => {
                let note = register.last_note_of(ix, &self.model.officer);
                let note = note.filter(|_| what == "rewrite");
                self.pad = Some(NoteEditor::new(&self.model, &[ix], note.as_ref()));
                return;
            }
        };
        self.open_prompt(what, &[ix]);
    }

    /// Throws a draft away.
    pub(super) fn discard(&mut self, key: &DraftKey) {
        self.drop_draft(key.clone());
        self.here.refresh(&self.model, std::slice::from_ref(&key.on));
        self.say(Role::Text, format!("The draft of {} is thrown away", key.on));
    }

    /// Takes a draft off the screen and off the disk.
    pub(super) fn drop_draft(&mut self, key: DraftKey) {
        self.model.drafts.remove(&key);
        self.order(Order::Draft { key, text: String::new() });
    }

    /// Keeps a text as a draft in place of the one that is there under the same key.
    pub(super) fn keep_text(&mut self, key: DraftKey, text: String) {
        self.model.drafts.insert(key.clone(), text.clone());
        self.order(Order::Draft { key, text });
    }

    /// Keeps a text as a draft, beside the one that is there under the same key.
    pub(super) fn put_away(&mut self, key: DraftKey, text: &str) {
        let text = match self.model.draft(&key) {
            Some(other) if other != text => format!("{other} {text}"),
            _ => text.to_owned(),
        };
        self.keep_text(key, text);
    }

    /// A text that was saved took its draft off the disk, and with it what was begun meanwhile
    /// under the same key: that is kept again.
    pub(super) fn keep_again(&mut self, key: &DraftKey) {
        let typed = self.keep().filter(|(typed, _)| typed == key).map(|(_, text)| text);
        if let Some(text) = typed.or_else(|| self.model.draft(key).map(str::to_owned)) {
            self.order(Order::Draft { key: key.clone(), text });
        }
    }

    /// The program ends: every text that is not on disk is kept as a draft.
    pub(super) fn keep_all(&mut self) {
        self.keep_draft();
        if let Some(pad) = self.pad.take() {
            self.put_pad_away(&pad);
        }
        let unsaved: Vec<_> = self.unsaved.iter().filter_map(UnsavedEntries::as_draft).collect();
        for (key, text) in unsaved {
            self.put_away(key, &text);
        }
    }
}
