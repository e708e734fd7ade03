//! Writing a long note: what each key does to the note editor, and the bar at which it is finished.

use crossterm::event::KeyEvent;

use super::App;
use super::orders::RepeatableAct;
use super::prompt_keys::{CUT, GONE, letter};
use crate::journal::Act;
use crate::journal::template::TemplateVars;
use crate::query::columns::column::{due_words, title};
use crate::register::Ix;
use crate::tui::effect::external::EditorTarget;
use crate::tui::effect::{ActEntry, Effect, Order};
use crate::tui::keys::command::Command;
use crate::tui::keys::keymap::{KeyContext, KeyMatch};
use crate::tui::note_editor::{EditorPart, NoteEditor};
use crate::tui::theme::Role;

impl App {
    /// A key while a long note is written.
    pub(super) fn pad_key(&mut self, key: &KeyEvent, spelled: String) {
        let Some(pad) = self.pad.as_mut() else { return };
        let context = if pad.finishing { KeyContext::FinishBar } else { KeyContext::Editor };
        if let (Some(letter), false) = (letter(key), pad.finishing) {
            if pad.part == EditorPart::Kind {
                if letter == ' ' {
                    return self.choose_kind(true);
                }
                pad.part = EditorPart::Text;
            }
            return self.write_in(letter.encode_utf8(&mut [0; 4]), false);
        }
        let KeyMatch::Command(command) = self.model.keymap.find(&[context], &[spelled]) else {
            return;
        };
        match command {
            Command::FinishBar => pad.finishing = true,
            Command::KeepEditing => pad.finishing = false,
            Command::Save => self.save_pad(),
            Command::OpenInEditor => {
                if let Some(editor) = self.unchosen_editor.take() {
                    pad.told = format!("{editor}. E again");
                    return;
                }
                let text = pad.text();
                if let Some(of) = pad.draft_key() {
                    let copy = None;
                    self.effects.push(Effect::Edit(EditorTarget::Note { text, of, copy }));
                }
            }
            Command::KeepDraft => self.leave_pad(),
            Command::DiscardDraft => self.discard_pad(),
            Command::NextField => pad.go_on(true),
            Command::PrevField => pad.go_on(false),
            Command::Suspend => self.effects.push(Effect::Suspend),
            Command::Redraw => self.effects.push(Effect::Redraw),
            Command::CursorLeft if pad.part == EditorPart::Kind => self.choose_kind(false),
            Command::CursorRight if pad.part == EditorPart::Kind => self.choose_kind(true),
            Command::NewLine | Command::CursorDown if pad.part != EditorPart::Text => {
                pad.go_on(true);
            }
            Command::CursorUp if pad.part != EditorPart::Text => pad.go_on(false),
            command if pad.edit(command) => self.text_changed(),
            _ => {}
        }
    }

    /// Text that goes into the note editor; `cut` when more was pasted than is here.
    pub(super) fn write_in(&mut self, text: &str, cut: bool) {
        let Some(pad) = self.pad.as_mut() else { return };
        let whole = pad.insert(text) && !cut;
        pad.told = if whole { String::new() } else { CUT.to_owned() };
        self.text_changed();
    }

    /// A text was pasted while the note editor lies on top: it is text, whatever it holds.
    pub(super) fn paste_into_pad(&mut self, text: &str, cut: bool) {
        let Some(pad) = self.pad.as_mut() else { return };
        if pad.part == EditorPart::Kind {
            pad.part = EditorPart::Text;
        }
        pad.finishing = false;
        self.write_in(text, cut);
    }

    /// The text changed: it is kept as a draft.
    fn text_changed(&mut self) {
        let Some(pad) = &self.pad else { return };
        let Some(key) = pad.draft_key() else { return };
        let text = if pad.is_empty() { String::new() } else { pad.draft() };
        self.model.kept_at = None;
        self.order(Order::Draft { key, text });
    }

    fn choose_kind(&mut self, forward: bool) {
        let Some(pad) = self.pad.as_ref() else { return };
        let before = pad.draft_key();
        let ix = pad.on.first().and_then(|id| self.model.register.find(id.as_str()));
        let vars = ix.map(|ix| self.template_vars(ix));
        let templates = &self.model.templates;
        if let Some(pad) = self.pad.as_mut() {
            pad.choose(forward, |kind| {
                vars.map_or_else(String::new, |it| templates.fill(kind, &it))
            });
        }
        // The draft goes by its kind.
        if let Some(key) = before {
            self.drop_draft(key);
        }
        self.text_changed();
    }

    /// What a template of a note on this record is filled with.
    fn template_vars(&self, ix: Ix) -> TemplateVars {
        let (register, officer) = (&self.model.register, &self.model.officer);
        let record = register.record(ix);
        let quotes = record.source.iter().filter_map(|source| source.quote.as_deref());
        TemplateVars {
            id: record.id.to_string(),
            title: title(&self.model.ctx(), ix),
            quote: quotes.collect::<Vec<_>>().join("\n"),
            owner: register.owner_words(ix),
            due: register.due(ix).map_or_else(String::new, |due| due_words(&due)),
            officer: register.settings.officers.get(officer).unwrap_or(officer).clone(),
        }
    }

    fn save_pad(&mut self) {
        let Some(pad) = self.pad.take() else { return };
        if pad.is_empty() {
            self.throw_away(&pad);
            return self.say(Role::Text, "Nothing was written, so nothing is saved");
        }
        let (on, read) = self.model.still_on_file(&pad.on, &pad.read);
        if on.is_empty() {
            self.put_pad_away(&pad);
            return self.say(Role::Error, GONE);
        }
        let saying = match pad.rewrites {
            Some(entry) => ActEntry::value(Act::Supersede, &entry.to_string()),
            None => ActEntry::value(Act::Note, pad.kind()),
        };
        let reference = pad.reference.text().trim();
        let saying = ActEntry {
            reference: (!reference.is_empty()).then(|| reference.to_owned()),
            ..saying.text(&pad.text())
        };
        let draft = pad.draft_key();
        if let Some(key) = &draft {
            self.model.drafts.remove(key);
        }
        self.perform(RepeatableAct::one(saying), &on, &read, draft);
    }

    /// The text is kept as a draft, and the note editor closes.
    fn leave_pad(&mut self) {
        let Some(pad) = self.pad.take() else { return };
        if pad.is_empty() {
            return self.throw_away(&pad);
        }
        self.put_pad_away(&pad);
        let on = pad.on.first().map_or_else(String::new, ToString::to_string);
        self.say(Role::Text, format!("Nothing is recorded. The text is kept as a draft of {on}"));
    }

    fn discard_pad(&mut self) {
        let Some(pad) = self.pad.take() else { return };
        self.throw_away(&pad);
        self.say(Role::Text, "Thrown away. Nothing is recorded");
    }

    fn throw_away(&mut self, pad: &NoteEditor) {
        if let Some(key) = pad.draft_key() {
            self.drop_draft(key);
        }
    }

    /// Keeps the text of the note editor as a draft of its item.
    pub(super) fn put_pad_away(&mut self, pad: &NoteEditor) {
        if let (Some(key), false) = (pad.draft_key(), pad.is_empty()) {
            self.keep_text(key, pad.draft());
        }
    }

    /// The officer's own editor was closed with these words.
    pub(super) fn note_edited(&mut self, text: &str) {
        let Some(pad) = self.pad.as_mut() else { return };
        if text.trim().is_empty() && !pad.is_empty() {
            // An editor that fails leaves such a file; it must not take the words with it.
            "The editor left nothing, so your words stay as they were".clone_into(&mut pad.told);
            return;
        }
        pad.set_text(text.trim_end());
        self.text_changed();
    }
}
