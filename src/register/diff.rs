//! What became of each record between two states of a register: new, gone, changed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::ix::Ix;
use super::register::Register;
use crate::fault::Fault;
use crate::record::diff::{Change, changes};
use crate::record::fingerprint::canonical;
use crate::record::{Id, Record};
use crate::text::word_enum::word_enum;

word_enum! {
    /// What became of a record.
    pub enum RecordChange {
        /// It was not on file before.
        New = "added",
        /// It is not on file any more.
        Gone = "removed",
        /// Its words are others.
        Changed = "changed",
    }
}

impl RecordChange {
    /// The sign before a row.
    pub fn sign(self) -> char {
        match self {
            Self::New => '+',
            Self::Gone => '-',
            Self::Changed => '~',
        }
    }
}

/// One of two states that are compared: a register, and its files that could not be read.
#[derive(Debug, Clone)]
pub struct RegisterState<'a> {
    /// What it holds.
    pub register: &'a Register,
    lost: HashSet<Arc<str>>,
}

impl<'a> RegisterState<'a> {
    /// A register, and what is wrong with its files.
    pub fn new(register: &'a Register, faults: &[Fault]) -> Self {
        let lost = faults.iter().filter(|fault| fault.costs_its_file());
        Self { register, lost: lost.filter_map(|fault| fault.file.clone()).collect() }
    }

    /// Whether a record that is not here may only be unread: its id stands in a file that cannot
    /// be used, or the file that it is in elsewhere cannot be read here.
    pub fn may_have(&self, record: &Record) -> bool {
        self.register.is_unread(&record.id) || self.lost.contains(&record.file)
    }
}

/// Two states of a register, compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterDiff {
    /// The records that differ, as they were and as they are; one of the two is always there.
    /// Those that are on file now come first, in the order of their files.
    pub rows: Vec<(Option<Ix>, Option<Ix>)>,
    /// How many are on one side only, but may be in a file of the other that cannot be read.
    pub unknown: usize,
}

impl RegisterDiff {
    /// What became of the record of a row.
    pub fn became(row: (Option<Ix>, Option<Ix>)) -> RecordChange {
        match row {
            (None, _) => RecordChange::New,
            (_, None) => RecordChange::Gone,
            _ => RecordChange::Changed,
        }
    }
}

/// Compares two states. Moving a record to another file is no change, nor are white space, tags
/// and the fields in `ignore`: what counts is what the fingerprint counts. A record that got
/// another id and keeps the old one in `aka` is the same one.
pub fn diff(
    before: &RegisterState<'_>,
    after: &RegisterState<'_>,
    ignore: &[String],
) -> RegisterDiff {
    let (old, new) = (before.register, after.register);
    let renamed = renamed(old, new);
    let pair = |now: Ix| same_id(old, new.id(now)).or_else(|| renamed.get(&now).copied());
    let pairs: Vec<(Ix, Option<Ix>)> = new.all().map(|now| (now, pair(now))).collect();
    let differs = |&(now, was): &(Ix, Option<Ix>)| {
        was.is_none_or(|was| !is_same(old.record(was), new.record(now), ignore))
    };
    let still: HashSet<Ix> = pairs.iter().filter_map(|(_, was)| *was).collect();
    let differing: Vec<(Ix, Option<Ix>)> = pairs.into_par_iter().filter(differs).collect();
    let mut found = RegisterDiff::default();
    for (now, was) in differing {
        if was.is_none() && before.may_have(new.record(now)) {
            found.unknown += 1;
        } else {
            found.rows.push((was, Some(now)));
        }
    }
    for was in old.all().filter(|was| !still.contains(was)) {
        if after.may_have(old.record(was)) {
            found.unknown += 1;
        } else {
            found.rows.push((Some(was), None));
        }
    }
    found
}

/// The fields of a record that differ between two states; of a new or gone one all that it has.
pub fn fields(before: Option<&Record>, after: Option<&Record>, ignore: &[String]) -> Vec<Change> {
    let form = |record: Option<&Record>| {
        record.map_or_else(String::new, |record| canonical(record, ignore))
    };
    let mut all = changes(&form(before), &form(after));
    if before.is_none() || after.is_none() {
        all.retain(|change| change.path != "kind");
    }
    all
}

/// The record whose present id this is.
fn same_id(register: &Register, id: &Id) -> Option<Ix> {
    register.find(id).filter(|&ix| register.id(ix) == id)
}

/// Records that have another id on each side and name the other's as their own old one, by their
/// place in the new state. Where it is not clear which is which, none is.
fn renamed(old: &Register, new: &Register) -> HashMap<Ix, Ix> {
    let mut pairs: HashSet<(Ix, Ix)> = by_old_id(new, old).collect();
    pairs.extend(by_old_id(old, new).map(|(was, now)| (now, was)));
    let (mut of_new, mut of_old) = (HashMap::new(), HashMap::new());
    for &(now, was) in &pairs {
        *of_new.entry(now).or_insert(0_usize) += 1;
        *of_old.entry(was).or_insert(0_usize) += 1;
    }
    pairs.into_iter().filter(|(now, was)| of_new[now] == 1 && of_old[was] == 1).collect()
}

/// Records of one state and of the other, neither with its own id there, the first naming the second
/// by an old id.
fn by_old_id(here: &Register, there: &Register) -> impl Iterator<Item = (Ix, Ix)> {
    let alone = |here: &Register, there: &Register, ix: Ix| same_id(there, here.id(ix)).is_none();
    here.all().filter(move |&ix| alone(here, there, ix)).flat_map(move |ix| {
        let found = here.record(ix).aka.iter().filter_map(|id| same_id(there, id));
        found.filter(move |&other| alone(there, here, other)).map(move |other| (ix, other))
    })
}

fn is_same(one: &Record, other: &Record, ignore: &[String]) -> bool {
    // Most are the same to the letter, and to see that takes no canonical form.
    let plainly = one.id == other.id
        && one.content == other.content
        && (&one.aka, &one.names, &one.source, &one.note, &one.other)
            == (&other.aka, &other.names, &other.source, &other.note, &other.other);
    plainly || canonical(one, ignore) == canonical(other, ignore)
}

/// What became of the records of a register since an earlier state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordChanges {
    became: Vec<Option<RecordChange>>,
    /// The records that are gone, by their place in the earlier state.
    pub gone: Vec<Ix>,
    /// How many are new, and how many changed.
    pub counts: (usize, usize),
    /// How many cannot be compared, because a file of one state could not be read.
    pub unknown: usize,
}

impl RecordChanges {
    /// What became of the records of `after` since `before`.
    pub fn new(before: &RegisterState<'_>, after: &RegisterState<'_>, ignore: &[String]) -> Self {
        let found = diff(before, after, ignore);
        let mut fates = Self { unknown: found.unknown, ..Self::default() };
        fates.became.resize(after.register.len(), None);
        for row in found.rows {
            match row {
                (Some(was), None) => fates.gone.push(was),
                (was, Some(now)) => {
                    let became = RegisterDiff::became((was, Some(now)));
                    fates.became[now.number()] = Some(became);
                    let (new, changed) = &mut fates.counts;
                    *(if became == RecordChange::New { new } else { changed }) += 1;
                }
                (None, None) => {}
            }
        }
        fates
    }

    /// What became of a record; `None` where it is as it was.
    pub fn of(&self, ix: Ix) -> Option<RecordChange> {
        self.became.get(ix.number()).copied().flatten()
    }
}
