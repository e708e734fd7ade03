//! What the entries on one record come to.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::entry::Act;
use super::row::LedgerRow;
use super::verdict::WITHDRAWN;
use crate::text::Clean;

/// One record's entries, folded; everything is kept as an index into the ledger's rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RecordState {
    pub notes: Vec<NoteAt>,
    pub verdicts: Vec<usize>,
    pub latest: BTreeMap<Act, usize>,
    pub tags: BTreeMap<Clean, bool>,
    pub looked: HashMap<Clean, usize>,
    /// For a note whose words were replaced: the entry with the words that are shown.
    pub superseded: HashMap<usize, Uuid>,
}

/// Where a note began and where its present words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoteAt {
    pub first: usize,
    pub now: usize,
    pub edits: usize,
}

impl RecordState {
    /// Folds the entries `on` one record, given in order of place.
    pub fn new(rows: &[LedgerRow], on: &[usize]) -> Self {
        let mut standing = Self::default();
        let mut verdicts: HashMap<&Clean, usize> = HashMap::new();
        for &at in on.iter().filter(|&&at| !rows[at].retracted) {
            let held = &rows[at].held;
            match held.entry.act {
                Act::Verdict => {
                    verdicts.insert(&held.officer, at);
                }
                act @ (Act::Status | Act::Owner | Act::Due | Act::Wait | Act::Flag) => {
                    standing.latest.insert(act, at);
                }
                act @ (Act::Tag | Act::Untag) if !held.entry.value.trim().is_empty() => {
                    standing.tags.insert(Clean::line(held.entry.value.trim()), act == Act::Tag);
                }
                Act::Looked => {
                    standing.looked.insert(held.officer.clone(), at);
                }
                _ => {}
            }
        }
        let given = verdicts.into_values().filter(|&at| rows[at].held.entry.value != WITHDRAWN);
        let given: HashSet<usize> = given.collect();
        standing.verdicts = on.iter().copied().filter(|at| given.contains(at)).collect();
        standing.fold_notes(rows, on);
        standing
    }

    /// Notes, each with the last live words that replaced it. A note that was taken back takes its
    /// edits with it; an edit of a note that is not on file is a note itself.
    fn fold_notes(&mut self, rows: &[LedgerRow], on: &[usize]) {
        let words: Vec<usize> = on
            .iter()
            .copied()
            .filter(|&at| matches!(rows[at].held.entry.act, Act::Note | Act::Supersede))
            .collect();
        let by_id: HashMap<(&Clean, Uuid), usize> = words
            .iter()
            .map(|&at| ((&rows[at].held.officer, rows[at].held.entry.id), at))
            .collect();
        let mut edits: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut firsts = BTreeSet::new();
        for (order, &at) in words.iter().enumerate() {
            let first = first_of(rows, &by_id, at);
            if first == at {
                firsts.insert((order, at));
            }
            if rows[at].held.entry.act == Act::Supersede && !rows[at].retracted {
                edits.entry(first).or_default().push(at);
            }
        }
        for (_, first) in firsts {
            let mut edits = edits.remove(&first).unwrap_or_default();
            if rows[first].held.entry.act == Act::Note {
                if rows[first].retracted {
                    continue;
                }
                edits.insert(0, first);
            }
            let Some(now) = edits.pop() else { continue };
            let id = rows[now].held.entry.id;
            self.superseded.extend(edits.iter().map(|&at| (at, id)));
            self.notes.push(NoteAt { first, now, edits: edits.len() });
        }
    }
}

/// Follows an officer's edits back to the note that they began with.
fn first_of(rows: &[LedgerRow], by_id: &HashMap<(&Clean, Uuid), usize>, at: usize) -> usize {
    let mut first = at;
    let mut passed = HashSet::from([at]);
    loop {
        let held = &rows[first].held;
        let before = (held.entry.act == Act::Supersede)
            .then(|| Uuid::try_parse(held.entry.value.trim()).ok())
            .flatten()
            .and_then(|id| by_id.get(&(&held.officer, id)));
        match before {
            Some(&before) if passed.insert(before) => first = before,
            // Edits that name each other in a ring have no beginning: each stands for itself.
            Some(_) => return at,
            None => return first,
        }
    }
}
