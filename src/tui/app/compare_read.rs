//! Looking closer: what was looked at is recorded, and what changed since can be seen, beside the
//! source of it all.

use std::sync::Arc;

use super::App;
use super::orders::RepeatableAct;
use crate::journal::{Act, Entry, JournalEntry, Trust};
use crate::record::Id;
use crate::register::Ix;
use crate::text::Clean;
use crate::tui::effect::{ActEntry, Order, PinnedVersion};
use crate::tui::keys::command::Command;
use crate::tui::model::Model;
use crate::tui::pane::pane::FindMode;
use crate::tui::pane::{Place, SourceText};
use crate::tui::theme::Role;

impl Model {
    /// The entry whose words a record is compared with: those of the day of the baseline, else
    /// those that this officer read last before the present ones, also for the current item of a session.
    pub fn compared_with(&self, ix: Ix) -> Option<&JournalEntry> {
        let (register, id) = (&self.register, self.register.id(ix));
        if let Some(day) = self.baseline {
            return register.ledger().read_at(id, day, &self.zone);
        }
        let before = self.read_before.get(id);
        let Some(last) = register.last_read(ix, &self.officer) else { return before };
        let is_present = last.entry.seen.as_deref() == Some(register.fingerprint(ix));
        Some(before.filter(|it| is_present || it.entry.at > last.entry.at).unwrap_or(last))
    }
}

impl App {
    /// The record that was opened on purpose is recorded as looked at, unless its present words
    /// were read before.
    pub(super) fn looked(&mut self) {
        let Some(Place::Dossier(id)) = self.here.place(&self.model) else { return };
        let register = &self.model.register;
        let Some(ix) = register.find(id.as_str()) else { return };
        // What a burst of keys opens was not opened on purpose.
        if self.in_burst || self.model.read_only || register.is_contested(&id) {
            return;
        }
        let before = register.last_read(ix, &self.model.officer).cloned();
        if before.as_ref().and_then(|it| it.entry.seen.as_deref()) == Some(register.fingerprint(ix))
        {
            return;
        }
        let looked = RepeatableAct::one(ActEntry::value(Act::Looked, ""));
        if let Ok(order) = super::orders::order(&self.model, &looked, &[ix], &[], None, None) {
            if let Some(before) = before {
                self.model.read_before.insert(id, before);
            }
            self.save_quietly(order);
        }
    }

    /// The words of the current item of a review session, before the records are read again.
    pub(super) fn on_table(&self) -> Option<(Id, PinnedVersion)> {
        let ix = self.here.session().and_then(|_| self.here.subject(&self.model))?;
        Some((self.model.register.id(ix).clone(), self.model.version(ix)))
    }

    /// Keeps them as read where others lie there now, so that it can be seen what has changed.
    pub(super) fn read_on_table(&mut self, before: Option<(Id, PinnedVersion)>) {
        let Some((id, was)) = before else { return };
        let register = &self.model.register;
        let Some(ix) = register.find(id.as_str()) else { return };
        if register.fingerprint(ix) == was.fingerprint {
            return;
        }
        let on = register.id(ix).clone();
        let officer = &self.model.officer;
        let read = Entry::new(self.now, officer, Act::Looked, [on.clone()]).seen(&was.fingerprint);
        let held = JournalEntry {
            entry: Arc::new(read),
            officer: Clean::line(officer),
            box_name: Clean::default(),
            file: "".into(),
            line: 0,
            trust: Trust::Verified,
            counts_from: None,
        };
        self.model.versions.insert(was.fingerprint, Some(was.canonical));
        self.model.read_before.insert(on, held);
    }

    /// Opens what changed in the record under the cursor, or its source.
    pub(super) fn look_into(&mut self, command: Command) {
        let Some(ix) = self.top().subject(&self.model) else {
            return self.say(Role::Text, "No item is under the cursor");
        };
        if command == Command::SourceText {
            return self.open_source(ix);
        }
        // An earlier revision of the files has been read already, every record of it.
        let compared = self.model.compared_with(ix).filter(|_| self.model.past.is_none());
        if let Some(fingerprint) = compared.and_then(|held| held.entry.seen.clone())
            && !self.model.versions.contains_key(&fingerprint)
        {
            self.order(Order::Version(fingerprint));
        }
        self.go_to(&Place::Changes(self.model.register.id(ix).clone()));
    }

    /// Opens the source of a record that says the most; where it lies open, the next one.
    fn open_source(&mut self, ix: Ix) {
        let of = self.model.register.id(ix).clone();
        let all = SourceText::all_of(&self.model.register, ix);
        let open = match self.here.place(&self.model) {
            Some(Place::Source { document, quote, of: whose }) if whose == of => {
                all.iter().position(|it| (&it.document, &it.quote) == (&document, &quote))
            }
            _ => None,
        };
        // The one that is quoted and saved says the most.
        let best = || (0..all.len()).rev().max_by_key(|&at| all[at].says());
        let Some(at) = open.map(|at| (at + 1) % all.len()).or_else(best) else {
            return self.say(Role::Text, format!("{of} names no document as its source"));
        };
        let SourceText { document, path, quote } = all[at].clone();
        if all.len() > 1 {
            let words = format!("source {} of {} of {of}; O shows the next", at + 1, all.len());
            self.say(Role::Text, words);
        }
        if let Some(path) = path {
            self.order(Order::Source { document: document.clone(), path });
        }
        let place = Place::Source { document, quote, of };
        if open.is_some() { self.show(&place) } else { self.go_to(&place) }
    }

    /// Counts the list by a field, to choose from.
    pub(super) fn facets(&mut self) {
        match self.top().finding() {
            FindMode::Filter { screen, present } => {
                self.lay(&Place::Facets { screen, filter: present });
            }
            _ => self.say(Role::Text, "There is no list here to count"),
        }
    }
}
