//! Going on with a draft, wherever it was begun; or throwing it away.

use super::App;
use crate::journal::{Act, verdict};
use crate::tui::effect::{DraftKey, Order};
use crate::tui::note_editor::NoteEditor;
use crate::tui::pane::Place;
use crate::tui::prompt::purpose::PromptKind;
use crate::tui::theme::Role;

impl App {
    /// Opens the item that a draft is of, and the text as it was left.
    pub(super) fn resume(&mut self, key: &DraftKey) {
        let Some(ix) = self.model.register.find(key.on.as_str()) else {
            let words = format!("{} is not on file any more; the text stays here", key.on);
            return self.say(Role::Warning, words);
        };
        let (what, rest) = key.field.split_once(':').unwrap_or((&key.field, ""));
        let kind = self.model.register.record(ix).kind();
        let note = self.model.register.last_note_of(ix, &self.model.officer);
        let earlier = note.map(|note| {
            let now = &note.now.entry;
            let (kind, reference) = (note.first.entry.value.clone(), now.reference.clone());
            (now.id, kind, reference, now.text.clone())
        });
        self.go_to(&Place::Dossier(key.on.clone()));
        let what = match what {
            "note" => PromptKind::Note,
            "edit" => match rest.parse() {
                Ok(entry) => PromptKind::Rewrite(entry),
                Err(_) => PromptKind::Note,
            },
            "reason" => {
                let at = verdict::words(kind).iter().position(|word| *word == rest);
                let Some(at) = at else {
                    return self.say(Role::Warning, "That verdict is none of this record");
                };
                let (verdict, key) = (verdict::words(kind)[at], verdict::KEYS[at]);
                let required = self.model.register.settings.reason_required(verdict);
                PromptKind::Reason { key, verdict, required }
            }
            "why" => {
                let value = rest.split_once(':').map_or(rest, |(_, value)| value).to_owned();
                let required = self.model.register.needs_words(ix, Act::Status, &value);
                PromptKind::Why { act: Act::Status, value, required }
            }
            "rewrite" => {
                self.pad = Some(NoteEditor::new(&self.model, &[ix], earlier.as_ref()));
                return;
            }
            _ => {
                self.pad = Some(NoteEditor::new(&self.model, &[ix], None));
                return;
            }
        };
        self.open_prompt(what, &[ix]);
    }

    /// Throws a draft away.
    pub(super) fn discard(&mut self, key: &DraftKey) {
        self.model.drafts.remove(key);
        self.order(Order::Draft { key: key.clone(), text: String::new() });
        self.here.refresh(&self.model, true);
        self.say(Role::Text, format!("The draft of {} is thrown away", key.on));
    }
}
