//! All journals folded into one account of each record, whatever order they were read in.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use uuid::Uuid;

use super::entry::{Act, JournalEntry};
use super::record_state::{LedgerRow, Note, RecordState};
use crate::record::Id;
use crate::text::Clean;

/// The old ids of records, each with the present one.
pub type Aliases = HashMap<Id, Id>;

/// What the journals of all officers come to.
///
/// An entry's place is the greatest moment so far in its file, then officer, box, file and line:
/// a clock that steps back reorders nothing, and nothing depends on which journal is read first.
/// One that is dated ahead has the place that its reader gave it, and lifts no other.
///
/// An entry that does not count (see [`Trust`](super::Trust)) is kept and shown, and moves nothing:
/// no place, no verdict, no value, no session, nothing taken back or replaced.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Everything that was read, in no order that matters.
    pub(super) rows: Vec<LedgerRow>,
    /// The row that is taken for an officer's entry, should it stand in two files.
    pub(super) counted: HashMap<(Clean, Uuid), usize>,
    /// The rows on each record, in order of place.
    pub(super) by_record: HashMap<Id, Vec<usize>>,
    pub(super) by_officer: HashMap<Clean, Vec<usize>>,
    /// An officer's rows that go by this id or group.
    pub(super) named: HashMap<(Clean, Uuid), Vec<usize>>,
    /// An officer's retractions and restorations of this id or group.
    answers: HashMap<(Clean, Uuid), Vec<usize>>,
    /// What was entered in each review session.
    by_session: HashMap<Uuid, Vec<usize>>,
    states: HashMap<Id, RecordState>,
    clocks: HashMap<Arc<str>, Timestamp>,
    /// The old ids of records, each with the present one.
    renamed: Aliases,
    /// Who reads this account, and the session that they sit in beside those of the journals.
    pub(super) reader: Option<Clean>,
    pub(super) sits_in: Option<Uuid>,
    /// By session, the items of which the reader is not to see yet what colleagues judged.
    pub(super) hidden: HashMap<Uuid, HashSet<Id>>,
}

/// An entry as the audit shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRow<'a> {
    /// The entry.
    pub held: &'a JournalEntry,
    /// Whether its officer took it back.
    pub retracted: bool,
    /// The entry whose words are shown in its place.
    pub superseded_by: Option<Uuid>,
}

impl<'a> EntryRow<'a> {
    /// An entry that counts: neither taken back nor replaced.
    pub fn live(held: &'a JournalEntry) -> Self {
        Self { held, retracted: false, superseded_by: None }
    }
}

impl Ledger {
    /// Folds the entries of any number of journals, in whatever order they come.
    pub fn new(mut held: Vec<JournalEntry>) -> Self {
        held.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        let mut ledger = Self::default();
        for held in held {
            ledger.push(held);
        }
        ledger.index();
        ledger
    }

    /// Adds an entry that was appended to its journal; only the records that it concerns are
    /// folded again. One that is known already changes nothing.
    pub fn add(&mut self, held: JournalEntry) {
        let key = (held.officer.clone(), held.entry.id);
        let other = self.counted.get(&key).copied();
        if other.is_some_and(|other| self.rows[other].held == held) {
            return;
        }
        let row = self.push(held);
        self.rows[row].hidden = self.conceals(&self.rows[row].held);
        if let Some(other) = other {
            if self.better(row, other) {
                self.index();
            }
            return;
        }
        self.counted.insert(key, row);
        self.file_row(row);
        let mut stale: BTreeSet<Id> = self.update_undone(row).into_iter().collect();
        let mut sessions: Vec<Uuid> = self.rows[row].held.entry.session.into_iter().collect();
        if let Some(target) = self.rows[row].answers() {
            let key = self.rows[row].key(target);
            for other in self.named.get(&key).cloned().unwrap_or_default() {
                stale.extend(self.update_undone(other));
                sessions.extend(self.rows[other].held.entry.session);
            }
        }
        for id in stale {
            self.fold(&id);
        }
        let held = &self.rows[row].held;
        if self.reader.as_ref() == Some(&held.officer) || held.entry.act == Act::Session {
            self.hide_in(sessions);
        }
    }

    /// Takes a journal that was read again: `held` is all that it holds now. What was appended is
    /// added; when anything else changed, all is folded anew.
    pub fn reread(&mut self, file: &str, mut held: Vec<JournalEntry>) {
        held.sort_by_key(|held| held.line);
        let mut known: Vec<&JournalEntry> =
            self.rows.iter().map(|row| &row.held).filter(|held| &*held.file == file).collect();
        known.sort_by_key(|held| held.line);
        if held.len() >= known.len() && known.iter().zip(&held).all(|(known, held)| *known == held)
        {
            for held in held.split_off(known.len()) {
                self.add(held);
            }
        } else {
            let others = std::mem::take(&mut self.rows).into_iter().map(|row| row.held);
            held.extend(others.filter(|held| &*held.file != file));
            let renamed = std::mem::take(&mut self.renamed);
            let (reader, sits_in) = (self.reader.take(), self.sits_in);
            *self = Self::new(held);
            self.rename(renamed);
            if let Some(reader) = reader {
                self.set_reader(&reader, sits_in);
            }
        }
    }

    /// The live notes on a record, oldest first, each with its newest words.
    pub fn notes(&self, id: &Id) -> Vec<Note<&JournalEntry>> {
        let held = |row: usize| &self.rows[row].held;
        let notes = self.state(id).into_iter().flat_map(|state| &state.notes);
        let note = |&Note { first, now, edits }| Note { now: held(now), first: held(first), edits };
        notes.map(note).collect()
    }

    /// Whether there is any live note on a record.
    pub fn has_notes(&self, id: &Id) -> bool {
        self.state(id).is_some_and(|state| !state.notes.is_empty())
    }

    /// The live note whose newest words an entry holds; none where it is no note or not the newest.
    pub fn note_of(&self, held: &JournalEntry) -> Option<Note<&JournalEntry>> {
        if !matches!(held.entry.act, Act::Note | Act::Supersede) {
            return None;
        }
        let mut notes = held.entry.on.iter().flat_map(|id| self.notes(id));
        notes.find(|note| std::ptr::eq(note.now, held))
    }

    /// Each officer's last live verdict on a record, oldest first; withdrawn ones are left out.
    pub fn verdicts(&self, id: &Id) -> Vec<&JournalEntry> {
        let rows = self.state(id).into_iter().flat_map(|state| &state.verdicts);
        rows.map(|&row| &self.rows[row].held).collect()
    }

    /// The last live entry of status, owner, due, wait or flag. Its value is empty when it was
    /// cleared.
    pub fn latest(&self, id: &Id, act: Act) -> Option<&JournalEntry> {
        self.state(id)?.latest.get(&act).map(|&row| &self.rows[row].held)
    }

    /// By officer, the last live entry that put a record off. Its value is empty when the wait was
    /// ended.
    pub fn waits(&self, id: &Id) -> impl Iterator<Item = &JournalEntry> {
        let waits = self.state(id).into_iter().flat_map(|state| state.waits.values());
        waits.map(|&row| &self.rows[row].held)
    }

    /// The same of one officer, who alone does not see what they put off.
    pub fn wait_of(&self, id: &Id, officer: &str) -> Option<&JournalEntry> {
        self.waits(id).find(|held| *held.officer == *officer)
    }

    /// The last live entries by which an officer put records off, in no order that matters.
    pub fn waits_of(&self, officer: &str) -> impl Iterator<Item = (&Id, &JournalEntry)> {
        let of = |(id, it): (_, &RecordState)| Some((id, *it.waits.get(&Clean::line(officer))?));
        let found: Vec<_> = self.states.iter().filter_map(of).collect();
        found.into_iter().map(|(id, row)| (id, &self.rows[row].held))
    }

    /// The tags that officers put on a record (true) or took off it (false), by name.
    pub fn tags(&self, id: &Id) -> impl Iterator<Item = (&Clean, bool)> {
        self.state(id).into_iter().flat_map(|state| state.tags.iter().map(|(tag, &on)| (tag, on)))
    }

    /// The last live entries of one such act, one for each record, in no order that matters.
    pub fn latest_of(&self, act: Act) -> impl Iterator<Item = (&Id, &JournalEntry)> {
        let states = self.states.iter();
        states.filter_map(move |(id, it)| Some((id, &self.rows[*it.latest.get(&act)?].held)))
    }

    /// The records that officers put a tag on or took one off, in no order that matters.
    pub fn tagged(&self) -> impl Iterator<Item = &Id> {
        self.states.iter().filter(|(_, it)| !it.tags.is_empty()).map(|(id, _)| id)
    }

    /// When, and at which fingerprint, an officer last opened a record.
    pub fn looked(&self, id: &Id, officer: &str) -> Option<&JournalEntry> {
        self.state(id)?.looked.get(&Clean::line(officer)).map(|&row| &self.rows[row].held)
    }

    /// Everything that was ever entered on a record, oldest first, with what was taken back; here and
    /// wherever entries are given out, without what is hidden from the reader.
    pub fn entries(&self, id: &Id) -> Vec<EntryRow<'_>> {
        let rows = self.by_record.get(self.present(id)).into_iter().flatten().copied();
        rows.filter(|&row| !self.rows[row].hidden).map(|row| self.entry_row(row)).collect()
    }

    /// The entries on a record that say something and do not count, oldest first.
    pub fn uncounted(&self, id: &Id) -> Vec<&JournalEntry> {
        let rows = self.on(id).filter(|row| !row.counts() && !row.hidden);
        let rows = rows.filter(|row| row.held.entry.act.says_something());
        rows.map(|row| &row.held).collect()
    }

    /// The officers who have a journal that counts, in no order that matters.
    pub fn officers(&self) -> impl Iterator<Item = &Clean> {
        self.by_officer.keys()
    }

    pub(super) fn entry_row(&self, row: usize) -> EntryRow<'_> {
        let LedgerRow { held, retracted, .. } = &self.rows[row];
        let by = held.entry.on.iter().find_map(|id| self.state(id)?.superseded.get(&row));
        EntryRow { held, retracted: *retracted, superseded_by: by.copied() }
    }

    /// The rows on a record, in order of place.
    pub(super) fn on(&self, id: &Id) -> impl DoubleEndedIterator<Item = &LedgerRow> {
        self.by_record.get(self.present(id)).into_iter().flatten().map(|&row| &self.rows[row])
    }

    /// The rows of a review session that count, in order of place.
    pub(super) fn in_session(&self, session: Uuid) -> impl Iterator<Item = &LedgerRow> {
        self.all_in_session(session).filter(|row| row.counts())
    }

    /// The same with those that do not count.
    pub(super) fn all_in_session(&self, session: Uuid) -> impl Iterator<Item = &LedgerRow> {
        self.by_session.get(&session).into_iter().flatten().map(|&row| &self.rows[row])
    }

    /// The review sessions that something was entered in, in no order that matters.
    pub(super) fn session_ids(&self) -> impl Iterator<Item = Uuid> {
        self.by_session.keys().copied()
    }

    fn state(&self, id: &Id) -> Option<&RecordState> {
        self.states.get(self.present(id))
    }

    fn push(&mut self, held: JournalEntry) -> usize {
        let at = held.counts_from.unwrap_or(held.entry.at);
        let at = self.clocks.get(&held.file).map_or(at, |&clock| clock.max(at));
        if held.counts() {
            self.clocks.insert(Arc::clone(&held.file), at);
        }
        self.rows.push(LedgerRow { at, held, retracted: false, hidden: false });
        self.rows.len() - 1
    }

    /// Of two copies of one entry the more trusted counts, then the earlier.
    fn better(&self, row: usize, than: usize) -> bool {
        let (a, b) = (&self.rows[row], &self.rows[than]);
        (a.held.trust, a.place()) < (b.held.trust, b.place())
    }

    /// The rows that count and may be seen by the reader, in order of place.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let counted = self.counted.values().copied();
        let mut rows: Vec<usize> = counted.filter(|&row| !self.rows[row].hidden).collect();
        rows.par_sort_unstable_by(|&a, &b| self.rows[a].place().cmp(&self.rows[b].place()));
        rows
    }

    fn index(&mut self) {
        *self = Self {
            rows: std::mem::take(&mut self.rows),
            clocks: std::mem::take(&mut self.clocks),
            renamed: std::mem::take(&mut self.renamed),
            reader: self.reader.take(),
            sits_in: self.sits_in,
            ..Self::default()
        };
        for row in 0..self.rows.len() {
            self.rows[row].hidden = false;
            let key = self.rows[row].key(self.rows[row].held.entry.id);
            if self.counted.get(&key).is_none_or(|&other| self.better(row, other)) {
                self.counted.insert(key, row);
            }
        }
        let order = self.in_order();
        for &row in &order {
            self.file_row(row);
        }
        for row in order {
            self.update_undone(row);
        }
        for id in self.by_record.keys().cloned().collect::<Vec<_>>() {
            self.fold(&id);
        }
        self.hide_in(self.session_ids().collect());
    }

    /// Puts a row where it is looked for.
    fn file_row(&mut self, row: usize) {
        let rows = &self.rows;
        let insert = |list: &mut Vec<usize>| {
            let at = list.partition_point(|&other| rows[other].place() < rows[row].place());
            list.insert(at, row);
        };
        let this = &rows[row];
        if this.counts() {
            insert(self.by_officer.entry(this.held.officer.clone()).or_default());
        }
        let renamed = &self.renamed;
        let present = |id| renamed.get(id).unwrap_or(id);
        for id in this.held.entry.on.iter().map(present).collect::<BTreeSet<_>>() {
            insert(self.by_record.entry(id.clone()).or_default());
        }
        for name in this.names() {
            insert(self.named.entry(this.key(name)).or_default());
        }
        if let Some(target) = this.answers().filter(|_| this.counts()) {
            insert(self.answers.entry(this.key(target)).or_default());
        }
        if let Some(session) = this.held.entry.session {
            insert(self.by_session.entry(session).or_default());
        }
    }

    /// Works out whether a row is taken back: its officer's last word on it. Gives its records.
    fn update_undone(&mut self, row: usize) -> Vec<Id> {
        let this = &self.rows[row];
        let last = this
            .names()
            .filter_map(|name| self.answers.get(&this.key(name))?.last())
            .map(|&answer| &self.rows[answer])
            .max_by(|a, b| a.place().cmp(&b.place()));
        let retracted = this.held.entry.act.can_be_undone()
            && last.is_some_and(|answer| answer.held.entry.act == Act::Retract);
        self.rows[row].retracted = retracted;
        let on = self.rows[row].held.entry.on.iter();
        on.map(|id| self.present(id).clone()).collect()
    }

    pub(super) fn fold(&mut self, id: &Id) {
        if let Some(rows) = self.by_record.get(id) {
            let seen = rows.iter().copied().filter(|&row| !self.rows[row].hidden);
            let seen: Vec<usize> = seen.collect();
            self.states.insert(id.clone(), RecordState::new(&self.rows, &seen));
        }
    }

    /// Takes the old ids of the records that have some; entries under them belong to the records as
    /// they are called now.
    pub fn rename(&mut self, renamed: Aliases) {
        if renamed == self.renamed {
            return;
        }
        let is_old = |id: &Id| renamed.contains_key(id) || self.renamed.contains_key(id);
        let concerns = self.rows.iter().any(|row| row.held.entry.on.iter().any(is_old));
        self.renamed = renamed;
        if concerns {
            self.index();
        }
    }

    /// The id that a record has now.
    pub(super) fn present<'a>(&'a self, id: &'a Id) -> &'a Id {
        self.renamed.get(id).unwrap_or(id)
    }
}
