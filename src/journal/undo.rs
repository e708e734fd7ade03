//! Undo and redo: which of one's own acts comes next, and the entries that take it back.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::{Act, Entry, JournalEntry};
use super::ledger::Ledger;
use super::row::LedgerRow;
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
        if on.is_empty() {
            return vec![entry(&on)];
        }
        on.chunks(RECORDS_A_RETRACTION).map(entry).collect()
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
        let own = self.own(officer);
        let live = |row: &&LedgerRow| row.held.entry.act.can_be_undone() && !row.retracted;
        let newest = own.iter().rev().copied().find(live)?.held.entry.group_id();
        let group = own.iter().copied().filter(live);
        let group = group.filter(|row| row.held.entry.group_id() == newest);
        Some(ActGroup { id: newest, held: held(group) })
    }

    /// The entries that redo would bring back: the act of this officer that was taken back last,
    /// unless they have done something else since.
    pub fn redo_target(&self, officer: &str) -> Option<ActGroup> {
        let own = self.own(officer);
        let mut undone: Vec<Uuid> = Vec::new();
        for row in &own {
            match (row.held.entry.act, row.answers()) {
                (Act::Retract, Some(target)) => undone.push(target),
                (act, _) if act.can_be_undone() => undone.clear(),
                _ => {}
            }
        }
        // What was brought back since is no longer retracted, and passed over.
        undone.into_iter().rev().find_map(|target| {
            let back = own.iter().copied().filter(|row| row.retracted);
            let back = held(back.filter(|row| row.names().any(|name| name == target)));
            (!back.is_empty()).then_some(ActGroup { id: target, held: back })
        })
    }

    /// An officer's acts, newest first, those that were taken back too. Taking back, bringing back,
    /// looking and the comings and goings of sessions are left out.
    pub fn act_groups(&self, officer: &str) -> Vec<OwnAct> {
        let mut order = Vec::new();
        let mut rows: HashMap<Uuid, Vec<&LedgerRow>> = HashMap::new();
        for row in self.own(officer).into_iter().rev() {
            if row.held.entry.act.can_be_undone() {
                let id = row.held.entry.group_id();
                let of_it = rows.entry(id).or_insert_with(|| {
                    order.push(id);
                    Vec::new()
                });
                of_it.push(row);
            }
        }
        let doing = |id| Some(doing(id, rows.remove(&id)?.into_iter().rev().collect()));
        order.into_iter().filter_map(doing).collect()
    }

    /// An officer's act by the id of its group, or of one entry; `None` when it is nobody's, or not
    /// this officer's, or cannot be taken back.
    pub fn own_act(&self, id: Uuid, officer: &str) -> Option<OwnAct> {
        let named = |row: &&LedgerRow| row.names().any(|name| name == id);
        let own = self.own(officer).into_iter().filter(named);
        let rows: Vec<_> = own.filter(|row| row.held.entry.act.can_be_undone()).collect();
        (!rows.is_empty()).then(|| doing(id, rows))
    }

    /// The entry or group whose id begins with `prefix`; hyphens and case do not matter.
    pub fn find(&self, prefix: &str) -> ActLookup {
        let digits = |text: &str| text.replace('-', "").to_ascii_lowercase();
        let prefix = digits(prefix.trim());
        let rows: Vec<_> = self.log().into_iter().map(|row| row.held).collect();
        let names =
            |held: &JournalEntry| [Some(held.entry.id), held.entry.group].into_iter().flatten();
        let begins = |name: &Uuid| name.simple().to_string().starts_with(&prefix);
        let found: BTreeSet<Uuid> =
            rows.iter().flat_map(|held| names(held)).filter(begins).collect();
        match found.len() {
            1 => found.first().map_or(ActLookup::Nothing, |&id| {
                let all = rows.into_iter().filter(|held| names(held).any(|name| name == id));
                ActLookup::One(ActGroup { id, held: all.cloned().collect() })
            }),
            0 => ActLookup::Nothing,
            _ => ActLookup::Several(found.into_iter().collect()),
        }
    }

    fn own(&self, officer: &str) -> Vec<&LedgerRow> {
        self.by_officer
            .get(&Clean::line(officer))
            .into_iter()
            .flatten()
            .map(|&row| &self.rows[row])
            .collect()
    }
}

fn doing(id: Uuid, rows: Vec<&LedgerRow>) -> OwnAct {
    let taken_back = rows.iter().all(|row| row.retracted);
    OwnAct { group: ActGroup { id, held: held(rows.into_iter()) }, taken_back }
}

fn held<'a>(rows: impl Iterator<Item = &'a LedgerRow>) -> Vec<JournalEntry> {
    rows.map(|row| row.held.clone()).collect()
}
