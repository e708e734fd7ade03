//! Blind review: what colleagues judged of an item is left out of everything that is told to an
//! officer who has still to judge it.
//!
//! This is the one place that knows what is hidden. A ledger that has a reader gives that officer
//! only what they may see, so whoever asks it needs no thought of blindness.

use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use super::entry::{Act, JournalEntry};
use super::ledger::Ledger;
use super::session::SessionStep;
use crate::record::Id;
use crate::text::Clean;

impl Ledger {
    /// From now on it tells what this officer may see; `sits_in` is a session that they take part
    /// in even where no journal says so yet.
    pub fn set_reader(&mut self, officer: &str, sits_in: Option<Uuid>) {
        let reader = Some(Clean::line(officer));
        if (&self.reader, self.sits_in) != (&reader, sits_in) {
            let same = self.reader == reader;
            let moved = [self.sits_in, sits_in].into_iter().flatten();
            let sessions: Vec<Uuid> =
                if same { moved.collect() } else { self.session_ids().collect() };
            (self.reader, self.sits_in) = (reader, sits_in);
            self.hide_in(sessions);
        }
    }

    /// Whether what colleagues judged of a record is hidden: the reader sits in an open, blind
    /// session with it, has not asked to see it, and has given no verdict of their own on it there.
    pub fn hides(&self, on: &Id) -> bool {
        self.hidden.values().any(|items| items.contains(self.present(on)))
    }

    /// Whether an entry, on file or to come, is hidden from the reader: a colleague's verdict on
    /// such a record, a note on it from the same session, and whatever takes those back.
    pub fn conceals(&self, held: &JournalEntry) -> bool {
        if self.hidden.is_empty() || self.reader.as_ref() == Some(&held.officer) {
            return false;
        }
        let entry = &held.entry;
        let concerns =
            |items: &HashSet<Id>| entry.on.iter().any(|id| items.contains(self.present(id)));
        let in_session = || entry.session.and_then(|it| self.hidden.get(&it)).is_some_and(concerns);
        let answers_hidden = || {
            let target = Uuid::try_parse(entry.value.trim()).ok();
            let rows = target.and_then(|id| self.named.get(&(held.officer.clone(), id)));
            rows.into_iter().flatten().any(|&row| self.rows[row].hidden)
        };
        match entry.act {
            Act::Verdict => self.hidden.values().any(concerns),
            Act::Note => in_session(),
            Act::Supersede => in_session() || answers_hidden(),
            Act::Retract | Act::Restore => answers_hidden(),
            _ => false,
        }
    }

    /// Whether a colleague has given a verdict on a record that is hidden from the reader.
    pub fn has_hidden_verdict(&self, on: &Id) -> bool {
        self.hides(on) && self.on(on).any(|row| row.hidden && row.gives_verdict())
    }

    /// A session because of which something is hidden from the reader; none where nothing is.
    pub fn blind_session(&self) -> Option<Uuid> {
        self.hidden.keys().min().copied()
    }

    /// Works out anew what is hidden because of these sessions; only records about which that has
    /// changed are folded again.
    pub(super) fn hide_in(&mut self, sessions: Vec<Uuid>) {
        let mut changed: BTreeSet<Id> = BTreeSet::new();
        for session in sessions {
            let now = self.still_to_judge(session);
            let before = self.hidden.remove(&session).unwrap_or_default();
            changed.extend(before.symmetric_difference(&now).cloned());
            if !now.is_empty() {
                self.hidden.insert(session, now);
            }
        }
        let rows = changed.iter().filter_map(|id| self.by_record.get(id)).flatten().copied();
        let mut rows: Vec<usize> = rows.collect();
        // What answers an entry stands after it.
        rows.sort_by(|&a, &b| self.rows[a].place().cmp(&self.rows[b].place()));
        for row in rows {
            let hidden = self.conceals(&self.rows[row].held);
            if hidden != self.rows[row].hidden {
                self.rows[row].hidden = hidden;
                let on = &self.rows[row].held.entry.on;
                changed.extend(on.iter().map(|id| self.present(id).clone()));
            }
        }
        for id in changed {
            self.fold(&id);
        }
    }

    /// The items of a session on which the reader is to know nothing of colleagues' verdicts yet;
    /// none where it is not blind, is over, or the reader is not in it.
    fn still_to_judge(&self, session: Uuid) -> HashSet<Id> {
        let none = HashSet::new();
        let (Some(reader), Some((_, terms))) = (&self.reader, self.opening(session)) else {
            return none;
        };
        let is_for = terms.dealt_to.as_deref().is_none_or(|to| *to == **reader);
        if !terms.blind || !is_for || self.closed(session).is_some() {
            return none;
        }
        let (mut items, mut judged) = (HashSet::new(), HashSet::new());
        let mut sits = false;
        for row in self.in_session(session) {
            let (entry, own) = (&row.held.entry, row.held.officer == *reader);
            let on = || entry.on.iter().map(|id| self.present(id));
            match entry.step() {
                Some(SessionStep::Opened) => items.extend(on().cloned()),
                Some(SessionStep::Unblinded) if own => return none,
                _ => {}
            }
            match entry.step() {
                Some(SessionStep::Opened | SessionStep::Joined) if own => sits = true,
                Some(SessionStep::Left) if own => sits = false,
                _ => {}
            }
            if own && row.gives_verdict() {
                judged.extend(on().cloned());
            }
        }
        if !sits && self.sits_in != Some(session) {
            return none;
        }
        items.retain(|id| !judged.contains(id));
        items
    }
}
