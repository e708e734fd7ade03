//! Drafts: kept, gone on with wherever they were begun, or thrown away.

use std::collections::BTreeMap;

use super::App;
use crate::journal::{Act, verdict};
use crate::record::Id;
use crate::tui::effect::external::EditorTarget;
use crate::tui::effect::{DraftKey, DraftSource, Effect, KeptDraft, Order};
use crate::tui::model::Model;
use crate::tui::pane::Place;
use crate::tui::prompt::purpose::PromptKind;
use crate::tui::theme::Role;
use crate::tui::unsaved::UnsavedEntries;

/// What is said at the start of the drafts that wait, and of those that are being written elsewhere.
pub(super) fn waiting(model: &Model) -> Option<String> {
    let waiting = model.waiting_drafts();
    let elsewhere = match model.drafts.len() - waiting {
        0 => String::new(),
        1 => "1 is being written on another terminal".to_owned(),
        some => format!("{some} are being written on another terminal"),
    };
    match waiting {
        0 if elsewhere.is_empty() => None,
        0 => Some(format!("Of your drafts {elsewhere}: gd")),
        1 if elsewhere.is_empty() => Some("1 draft waits, not saved yet: gd shows it".to_owned()),
        1 => Some(format!("1 draft waits, {elsewhere}: gd")),
        some if elsewhere.is_empty() => {
            Some(format!("{some} drafts wait, not saved yet: gd lists them"))
        }
        some => Some(format!("{some} drafts wait, {elsewhere}: gd")),
    }
}

impl App {
    /// Opens the item that a draft is of, and the text as it was left.
    pub(super) fn resume(&mut self, key: &DraftKey) {
        let Some(kept) = self.model.drafts.get(key).cloned() else { return };
        if kept.elsewhere {
            return self.say(Role::Warning, written_elsewhere(key, &kept));
        }
        if let (Some(file), DraftSource::Copy(copy)) = (key.record_file(), &key.source) {
            let (file, copy) = (file.to_owned(), copy.clone());
            return self.order(Order::LeftEdit { file, copy });
        }
        let Some(ix) = self.model.register.find(key.on.as_str()) else {
            let words = format!("{} is not on file any more; the text stays here", key.on);
            return self.say(Role::Warning, words);
        };
        let (what, rest) = key.field.split_once(':').unwrap_or((&key.field, ""));
        let kind = self.model.register.record(ix).kind();
        let what = match what {
            "note" => Some(PromptKind::Note),
            "edit" => Some(rest.parse().map_or(PromptKind::Note, PromptKind::Rewrite)),
            "reason" => {
                let mut known = verdict::words(kind).iter().zip(verdict::KEYS);
                let Some((&verdict, key)) = known.find(|(word, _)| **word == rest) else {
                    return self.say(Role::Warning, "That verdict is none of this record");
                };
                let required = self.model.register.settings.reason_required(verdict);
                Some(PromptKind::Reason { key, verdict, required })
            }
            "why" => {
                let value = rest.split_once(':').map_or(rest, |(_, value)| value).to_owned();
                let required = self.model.register.needs_words(ix, Act::Status, &value);
                Some(PromptKind::Why { value, required })
            }
            _ => None,
        };
        let edits = key.field.starts_with("rewrite:");
        self.go_to(&Place::Dossier(key.on.clone()));
        let reopened = if let (DraftSource::Copy(copy), true) = (&key.source, kept.reopens) {
            self.model.drafts.remove(key);
            Some(copy.clone())
        } else {
            self.take_over(key);
            None
        };
        match what {
            Some(what) => self.open_prompt(what, &[ix]),
            None => self.open_pad(&[ix], edits),
        }
        if let (Some(copy), Some(pad)) = (reopened, &self.pad)
            && let Some(of) = pad.draft_key()
        {
            let (text, copy) = (pad.text(), Some(copy));
            self.effects.push(Effect::Edit(EditorTarget::Note { text, of, copy }));
        }
    }

    /// Before a text on a record is opened: where there is no draft of it here, the newest of those
    /// that no open terminal has becomes one of this terminal; first what was left in an editor,
    /// for that goes on from the text it was given. Whether there was one.
    pub(super) fn take_up(&mut self, on: &Id, fits: impl Fn(&str) -> bool) -> bool {
        let of = self.model.drafts.iter().filter(|(key, _)| key.on == *on && fits(&key.field));
        let mut of = of.filter(|(_, kept)| !kept.elsewhere && !kept.reopens).peekable();
        if of.peek().is_none_or(|(key, _)| key.source == DraftSource::Here) {
            return false;
        }
        let Some(key) = of
            .max_by_key(|(key, kept)| (matches!(key.source, DraftSource::Copy(_)), kept.at))
            .map(|(key, _)| key.clone())
        else {
            return false;
        };
        self.take_over(&key);
        true
    }

    /// Makes a draft that was left elsewhere one of this terminal, beside the one that is here.
    fn take_over(&mut self, left: &DraftKey) {
        if left.source == DraftSource::Here {
            return;
        }
        let Some(kept) = self.model.drafts.remove(left) else { return };
        let here = DraftKey::here(left.on.clone(), left.field.clone());
        let text = self.beside(&here, &kept.text);
        self.model.drafts.insert(here, KeptDraft::new(text.clone(), self.now));
        self.order(Order::TakeUp { left: left.clone(), text });
    }

    /// A text beside the one that is there under the same key.
    fn beside(&self, key: &DraftKey, text: &str) -> String {
        match self.model.draft(key) {
            Some(other) if other != text => format!("{other} {text}"),
            _ => text.to_owned(),
        }
    }

    /// The drafts of other terminals were looked for.
    pub(super) fn drafts_read(&mut self, others: BTreeMap<DraftKey, KeptDraft>) {
        self.model.drafts.retain(|key, _| key.source == DraftSource::Here);
        self.model.drafts.extend(others);
        self.here.refresh(&self.model, &[]);
    }

    /// Throws a draft away.
    pub(super) fn discard(&mut self, key: &DraftKey) {
        if let Some(kept) = self.model.drafts.get(key).filter(|kept| kept.elsewhere) {
            return self.say(Role::Warning, written_elsewhere(key, kept));
        }
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
        self.model.drafts.insert(key.clone(), KeptDraft::new(text.clone(), self.now));
        self.order(Order::Draft { key, text });
    }

    /// Keeps a text as a draft, beside the one that is there under the same key.
    pub(super) fn put_away(&mut self, key: DraftKey, text: &str) {
        let text = self.beside(&key, text);
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

/// Why a draft is not touched here.
fn written_elsewhere(key: &DraftKey, kept: &KeptDraft) -> String {
    let place = if kept.place.is_empty() { String::new() } else { format!(" ({})", kept.place) };
    format!("{} on {} is being written on another terminal{place}", key.describe(), key.on)
}
