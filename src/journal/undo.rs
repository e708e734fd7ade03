//! Undo and redo: which of one's own acts comes next, and the entries that take it back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use super::entry::{Act, Entry, Held};
use super::ledger::{Ledger, Row};
use crate::record::Id;

/// How many records one retraction names at the most: it must fit into an entry.
const RECORDS_A_RETRACTION: usize = 500;

/// What an id, or the beginning of one, leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// No entry or group begins with it.
    Nothing,
    /// One entry, or all entries of one group, oldest first.
    One(Uuid, Vec<Held>),
    /// More than one; these.
    Several(Vec<Uuid>),
}

impl Ledger {
    /// The entries that undo would take back: what is live of this officer's newest act.
    pub fn undo_target(&self, officer: &str) -> Option<Vec<Held>> {
        let own = self.own(officer);
        let live = |row: &&Row| row.held.entry.act.can_be_undone() && !row.retracted;
        let newest = own.iter().rev().copied().find(live)?.held.entry.gesture();
        let group = own.iter().copied().filter(live);
        Some(held(group.filter(|row| row.held.entry.gesture() == newest)))
    }

    /// The entries that redo would bring back: the act of this officer that was taken back last,
    /// unless they have done something else since.
    pub fn redo_target(&self, officer: &str) -> Option<Vec<Held>> {
        let own = self.own(officer);
        let mut undone: Vec<Uuid> = Vec::new();
        for row in &own {
            match (row.held.entry.act, row.answers()) {
                (act, Some(target)) => {
                    undone.retain(|&other| other != target);
                    if act == Act::Retract {
                        undone.push(target);
                    }
                }
                (act, None) if act.can_be_undone() => undone.clear(),
                _ => {}
            }
        }
        undone.into_iter().rev().find_map(|target| {
            let back = own.iter().copied().filter(|row| row.retracted);
            let back = held(back.filter(|row| row.names().any(|name| name == target)));
            (!back.is_empty()).then_some(back)
        })
    }

    /// The entry or group whose id begins with `prefix`; hyphens and case do not matter.
    pub fn find(&self, prefix: &str) -> Found {
        let digits = |text: &str| text.replace('-', "").to_ascii_lowercase();
        let prefix = digits(prefix.trim());
        let rows: Vec<_> = self.log().into_iter().map(|row| row.held).collect();
        let names = |held: &Held| [Some(held.entry.id), held.entry.group].into_iter().flatten();
        let begins = |name: &Uuid| name.simple().to_string().starts_with(&prefix);
        let found: BTreeSet<Uuid> =
            rows.iter().flat_map(|held| names(held)).filter(begins).collect();
        match found.len() {
            1 if !prefix.is_empty() => found.first().map_or(Found::Nothing, |&one| {
                let all = rows.into_iter().filter(|held| names(held).any(|name| name == one));
                Found::One(one, all.cloned().collect())
            }),
            0 => Found::Nothing,
            _ => Found::Several(found.into_iter().collect()),
        }
    }

    fn own(&self, officer: &str) -> Vec<&Row> {
        self.by_officer.get(officer).into_iter().flatten().map(|&row| &self.rows[row]).collect()
    }
}

fn held<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<Held> {
    rows.map(|row| row.held.clone()).collect()
}

/// The entries that take a target back (`Act::Retract`) or bring it back (`Act::Restore`):
/// `target` is the id of an entry or group, `held` its entries. More than one only when they
/// concern more records than one entry has room for.
pub fn answers(act: Act, target: Uuid, held: &[Held], at: Timestamp, by: &str) -> Vec<Entry> {
    let on: BTreeSet<&Id> = held.iter().flat_map(|held| &held.entry.on).collect();
    let on: Vec<Id> = on.into_iter().cloned().collect();
    let entry = |on: &[Id]| Entry::new(at, by, act, on).value(&target.to_string());
    if on.is_empty() {
        return vec![entry(&on)];
    }
    on.chunks(RECORDS_A_RETRACTION).map(entry).collect()
}
