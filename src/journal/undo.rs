//! Undo and redo: which of one's own acts comes next, and the entries that take it back.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::{Act, Entry, JournalEntry};
use super::ledger::Ledger;
use super::record_state::LedgerRow;
use crate::record::Id;
use crate::text::Clean;

/// How many records one retraction names at the most: it must fit into an entry.
const RECORDS_A_RETRACTION: usize = 500;

/// What one act wrote: an entry that stands alone, or all entries of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActGroup {
    /// The id of the entry or group, which a retraction names.
    pub id: Uuid,
    /// The entries meant, oldest first; never empty.
    pub held: Vec<JournalEntry>,
}

impl ActGroup {
    /// The entries that take it back (`Act::Retract`) or bring it back (`Act::Restore`). More than
    /// one only when it concerns more records than one entry has room for.
    pub fn answers(&self, act: Act, at: Timestamp, by: &str) -> Vec<Entry> {
        let on: BTreeSet<&Id> = self.held.iter().flat_map(|held| &held.entry.on).collect();
        let on: Vec<Id> = on.into_iter().cloned().collect();
        let entry = |on: &[Id]| Entry::new(at, by, act, on).value(&self.id.to_string());
        match on.len() {
            0 => vec![entry(&on)],
            _ => on.chunks(RECORDS_A_RETRACTION).map(entry).collect(),
        }
    }
}

/// One of an officer's acts, and whether it still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAct {
    /// What it wrote.
    pub group: ActGroup,
    /// Whether all of it was taken back.
    pub taken_back: bool,
}

/// What an id, or the beginning of one, leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActLookup {
    /// No entry or group begins with it.
    Nothing,
    /// One entry, or all entries of one group.
    One(ActGroup),
    /// More than one; these.
    Several(Vec<Uuid>),
}

impl Ledger {
    /// The entries that undo would take back: what is live of this officer's newest act.
    pub fn undo_target(&self, officer: &str) -> Option<ActGroup> {
        let mut own = self.own(officer);
        own.retain(|row| row.held.entry.act.can_be_undone() && !row.retracted);
        let id = own.last()?.held.entry.group_id();
        own.retain(|row| row.held.entry.group_id() == id);
        Some(ActGroup { id, held: held(own) })
    }

    /// The entries that redo would bring back: the act of this officer that was taken back last,
    /// unless they have done something else since.
    pub fn redo_target(&self, officer: &str) -> Option<ActGroup> {
        let mut own = self.own(officer);
        let mut undone: Vec<Uuid> = Vec::new();
        for row in &own {
            match (row.held.entry.act, row.answers()) {
                (Act::Retract, Some(target)) => undone.push(target),
                (act, _) if act.can_be_undone() => undone.clear(),
                _ => {}
            }
        }
        // What was brought back since is no longer retracted, and passed over.
        own.retain(|row| row.retracted);
        let id = undone.into_iter().rev().find(|&id| own.iter().any(|row| row.is_named(id)))?;
        own.retain(|row| row.is_named(id));
        Some(ActGroup { id, held: held(own) })
    }

    /// An officer's acts, newest first, those that were taken back too. Taking back, bringing back,
    /// looking and the comings and goings of sessions are left out.
    pub fn act_groups(&self, officer: &str) -> Vec<OwnAct> {
        let mut own = self.own(officer);
        own.retain(|row| row.held.entry.act.can_be_undone());
        let mut groups: HashMap<Uuid, Vec<&LedgerRow>> = HashMap::new();
        for &row in &own {
            groups.entry(row.held.entry.group_id()).or_default().push(row);
        }
        let ids = own.into_iter().rev().map(|row| row.held.entry.group_id());
        ids.filter_map(|id| Some(OwnAct::new(id, groups.remove(&id)?))).collect()
    }

    /// An officer's act by the id of its group, or of one entry; `None` when it is nobody's, or not
    /// this officer's, or cannot be taken back.
    pub fn own_act(&self, id: Uuid, officer: &str) -> Option<OwnAct> {
        let mut own = self.own(officer);
        own.retain(|row| row.is_named(id) && row.held.entry.act.can_be_undone());
        (!own.is_empty()).then(|| OwnAct::new(id, own))
    }

    /// The entry or group whose id begins with `prefix`; hyphens and case do not matter.
    pub fn find(&self, prefix: &str) -> ActLookup {
        let digits = |text: &str| text.replace('-', "").to_ascii_lowercase();
        let prefix = digits(prefix.trim());
        let mut rows: Vec<_> = self.in_order().into_iter().map(|row| &self.rows[row]).collect();
        let begins = |name: &Uuid| name.simple().to_string().starts_with(&prefix);
        let found: BTreeSet<Uuid> =
            rows.iter().flat_map(|row| row.names()).filter(begins).collect();
        match &*Vec::from_iter(found) {
            [] => ActLookup::Nothing,
            &[id] => {
                rows.retain(|row| row.is_named(id));
                ActLookup::One(ActGroup { id, held: held(rows) })
            }
            several => ActLookup::Several(several.to_vec()),
        }
    }

    fn own(&self, officer: &str) -> Vec<&LedgerRow> {
        let rows = self.by_officer.get(&Clean::line(officer));
        rows.into_iter().flatten().map(|&row| &self.rows[row]).collect()
    }
}

impl OwnAct {
    fn new(id: Uuid, rows: Vec<&LedgerRow>) -> Self {
        let taken_back = rows.iter().all(|row| row.retracted);
        Self { group: ActGroup { id, held: held(rows) }, taken_back }
    }
}

fn held(rows: Vec<&LedgerRow>) -> Vec<JournalEntry> {
    rows.into_iter().map(|row| row.held.clone()).collect()
}
