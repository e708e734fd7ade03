//! What is to be told beside *saved*: that an entry does not count, or that another is dated later.

use super::register::Register;
use crate::journal::{Act, JournalEntry};

impl Register {
    /// What an officer should know of an entry that was just saved: that it does not count, or that
    /// one of the same act on the same record is dated ahead; nothing else.
    pub fn told_of_saved(&self, saved: &JournalEntry) -> Option<String> {
        if !saved.counts() {
            return Some(format!("It {}", saved.doubt()));
        }
        let act = saved.entry.act;
        if !matches!(act, Act::Status | Act::Owner | Act::Due | Act::Flag | Act::Tag | Act::Untag) {
            return None;
        }
        let rows = saved.entry.on.iter().flat_map(|id| self.ledger().entries(id));
        let mut rows = rows.filter(|row| !row.retracted && row.held.counts());
        let ahead = rows.find(|row| {
            let held = row.held;
            held.entry.act == act
                && held.entry.id != saved.entry.id
                && held.counts_from.is_some()
                && held.entry.at > saved.entry.at
        })?;
        let (whose, moment) = (&ahead.held.officer, ahead.held.moment());
        Some(format!("{whose}'s entry is dated ahead, {moment}; yours stands"))
    }
}
