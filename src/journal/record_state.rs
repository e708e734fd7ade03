//! The entries of the journals as they count now, and what those on one record come to.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::{Act, JournalEntry};
use super::verdict::WITHDRAWN;
use crate::text::Clean;

/// One entry with its place and whether it was taken back.
#[derive(Debug, Clone)]
pub(crate) struct LedgerRow {
    pub held: JournalEntry,
    pub at: Timestamp,
    pub retracted: bool,
    /// Whether the reader is not to see it yet.
    pub hidden: bool,
}

impl LedgerRow {
    pub fn place(&self) -> impl Ord + '_ {
        let JournalEntry { entry, officer, box_name, file, line, .. } = &self.held;
        (self.at, officer, box_name, file, line, entry.id)
    }

    /// Whether it gives a verdict that stands, rather than withdraws one.
    pub fn gives_verdict(&self) -> bool {
        let entry = &self.held.entry;
        entry.act == Act::Verdict && entry.value != WITHDRAWN && !self.retracted
    }

    /// Whether it counts for anything that binds.
    pub fn counts(&self) -> bool {
        self.held.counts()
    }

    /// The id or group that a retraction or restoration names.
    pub fn answers(&self) -> Option<Uuid> {
        let entry = &self.held.entry;
        matches!(entry.act, Act::Retract | Act::Restore)
            .then(|| Uuid::try_parse(entry.value.trim()).ok())?
    }

    /// The names that it can be retracted by: its id and its group.
    pub fn names(&self) -> impl Iterator<Item = Uuid> + use<> {
        let entry = &self.held.entry;
        [Some(entry.id), entry.group.filter(|&group| group != entry.id)].into_iter().flatten()
    }

    /// Whether it goes by this id or group.
    pub fn is_named(&self, id: Uuid) -> bool {
        self.names().any(|name| name == id)
    }

    pub(super) fn key(&self, uuid: Uuid) -> (Clean, Uuid) {
        (self.held.officer.clone(), uuid)
    }
}

/// One record's entries, folded; everything is kept as an index into the ledger's rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RecordState {
    pub notes: Vec<Note<usize>>,
    pub verdicts: Vec<usize>,
    pub latest: BTreeMap<Act, usize>,
    /// Until when each officer put it off, for themselves alone.
    pub waits: BTreeMap<Clean, usize>,
    pub tags: BTreeMap<Clean, bool>,
    pub looked: HashMap<Clean, usize>,
    /// For a note whose words were replaced: the entry with the words that are shown.
    pub superseded: HashMap<usize, Uuid>,
}

/// A note with its newest words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note<T> {
    /// The entry whose words are shown.
    pub now: T,
    /// The entry that the note began with; its value is the kind of note.
    pub first: T,
    /// How many times it was edited.
    pub edits: usize,
}

impl RecordState {
    /// Folds the entries `on` one record, given in order of place. Those that do not count are
    /// passed over.
    pub fn new(rows: &[LedgerRow], on: &[usize]) -> Self {
        let mut state = Self::default();
        let mut verdicts: HashMap<&Clean, usize> = HashMap::new();
        for &at in on.iter().filter(|&&at| rows[at].counts() && !rows[at].retracted) {
            let held = &rows[at].held;
            match held.entry.act {
                Act::Verdict => {
                    verdicts.insert(&held.officer, at);
                }
                act @ (Act::Status | Act::Owner | Act::Due | Act::Wait | Act::Flag) => {
                    state.latest.insert(act, at);
                    if act == Act::Wait {
                        state.waits.insert(held.officer.clone(), at);
                    }
                }
                act @ (Act::Tag | Act::Untag) if !held.entry.value.trim().is_empty() => {
                    state.tags.insert(Clean::line(held.entry.value.trim()), act == Act::Tag);
                }
                Act::Looked => {
                    state.looked.insert(held.officer.clone(), at);
                }
                _ => {}
            }
        }
        let given = verdicts.into_values().filter(|&at| rows[at].held.entry.value != WITHDRAWN);
        state.verdicts = given.collect();
        // Rows are numbered as they were read; their places are those in `on`.
        state.verdicts.sort_by(|&a, &b| rows[a].place().cmp(&rows[b].place()));
        state.fold_notes(rows, on);
        state
    }

    /// Notes, each with the last live words that replaced it. A note that was taken back takes its
    /// edits with it; an edit of a note that is not on file is a note itself.
    fn fold_notes(&mut self, rows: &[LedgerRow], on: &[usize]) {
        let entry = |at: usize| &rows[at].held.entry;
        let is_words = |at: &usize| matches!(entry(*at).act, Act::Note | Act::Supersede);
        let words: Vec<usize> =
            on.iter().copied().filter(is_words).filter(|&at| rows[at].counts()).collect();
        let by_id: HashMap<(&Clean, Uuid), usize> =
            words.iter().map(|&at| ((&rows[at].held.officer, entry(at).id), at)).collect();
        let mut edits: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut firsts = Vec::new();
        for at in words {
            let first = first_of(rows, &by_id, at);
            if first == at {
                firsts.push(at);
            }
            if entry(at).act == Act::Supersede && !rows[at].retracted {
                edits.entry(first).or_default().push(at);
            }
        }
        for first in firsts {
            let mut edits = edits.remove(&first).unwrap_or_default();
            if entry(first).act == Act::Note {
                if rows[first].retracted {
                    continue;
                }
                edits.insert(0, first);
            }
            let Some(now) = edits.pop() else { continue };
            self.superseded.extend(edits.iter().map(|&at| (at, entry(now).id)));
            self.notes.push(Note { first, now, edits: edits.len() });
        }
    }
}

/// Follows an officer's edits back to the note that they began with.
fn first_of(rows: &[LedgerRow], by_id: &HashMap<(&Clean, Uuid), usize>, at: usize) -> usize {
    let mut first = at;
    let mut passed = HashSet::from([at]);
    loop {
        let held = &rows[first].held;
        let before = match held.entry.act {
            Act::Supersede => Uuid::try_parse(held.entry.value.trim()).ok(),
            _ => None,
        };
        match before.and_then(|id| by_id.get(&(&held.officer, id))) {
            Some(&before) if passed.insert(before) => first = before,
            // Edits that name each other in a ring have no beginning: each stands for itself.
            Some(_) => return at,
            None => return first,
        }
    }
}
