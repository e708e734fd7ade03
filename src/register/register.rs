//! Everything that is known about one register: its records, who names whom, and what officers added.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::calendar::Holidays;
use crate::fault::Fault;
use crate::journal::{Held, Ledger, Renamed};
use crate::record::{Content, Id, Kind, Record, Settings};

use super::links::Links;
use super::{call_in, checks};

/// The place of a record in its register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix(pub(super) u32);

impl Ix {
    pub(super) fn new(at: usize) -> Self {
        Self(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The same as a number, for tables beside the register.
    pub fn number(self) -> usize {
        self.at()
    }

    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

/// A register as it was read, with its journals folded in.
#[derive(Debug, Default)]
pub struct Register {
    /// The settings that it carries.
    pub settings: Settings,
    pub(super) records: Vec<Record>,
    pub(super) links: Links,
    by_id: HashMap<Id, Ix>,
    /// The records of each kind, in the order of [`Kind::ALL`].
    of_kind: [Vec<Ix>; Kind::ALL.len()],
    /// Ids that two records claim; acts on them are refused until that is mended.
    contested: HashSet<Id>,
    /// Ids that stand in the files although their records cannot be used.
    unread: HashSet<Id>,
    pub(super) ledger: Ledger,
    fingerprints: Vec<OnceLock<String>>,
    /// The holidays that working days are counted by, with those that the settings add.
    pub(super) holidays: Holidays,
}

impl Register {
    /// Puts a register together from what its files hold, in path order, and what its journals
    /// hold. Of two records with one id the first keeps it. `unread` are ids in files that could
    /// not be read, or of records that cannot be used: links to them are not faults.
    pub fn new(
        settings: Settings,
        found: Vec<Record>,
        unread: &HashSet<Id>,
        ledger: Ledger,
    ) -> (Self, Vec<Fault>) {
        let (holidays, wrong_days) = call_in::holidays::of(&settings);
        let unread_ids = unread.clone();
        let mut register =
            Self { settings, ledger, holidays, unread: unread_ids, ..Self::default() };
        let doubles = register.admit(found);
        let mut faults: Vec<_> = doubles.iter().map(|record| register.refuse(record)).collect();
        register.contested = doubles.into_iter().map(|record| record.id).collect();
        register.name_the_old_ids();
        register.ledger.rename(register.renamed());
        register.fingerprints.resize_with(register.records.len(), OnceLock::new);
        let (links, dangling) = Links::new(&register, unread);
        register.links = links;
        faults.extend(wrong_days);
        faults.extend(dangling);
        faults.extend(checks::doubts_and_gaps(&register));
        (register, faults)
    }

    /// Takes the records in; gives back those whose id an earlier one has.
    fn admit(&mut self, mut found: Vec<Record>) -> Vec<Record> {
        self.by_id.reserve(found.len());
        let mut next = 0;
        let has_another = |record: &mut Record| match self.by_id.entry(record.id.clone()) {
            Entry::Occupied(_) => true,
            Entry::Vacant(place) => {
                let ix = *place.insert(Ix::new(next));
                self.of_kind[record.kind() as usize].push(ix);
                next += 1;
                false
            }
        };
        // In place: a second vector of all records would cost as much again as all ids.
        let doubles = found.extract_if(.., has_another).collect();
        self.records = found;
        doubles
    }

    fn refuse(&self, double: &Record) -> Fault {
        let first = self.by_id[&double.id];
        checks::duplicate(self.record(first), double)
    }

    /// The old ids that lead to a record, each with its present one.
    fn renamed(&self) -> Renamed {
        let old = self.records.iter().enumerate().flat_map(|(at, record)| {
            let leads = move |old: &&Id| self.by_id.get(*old) == Some(&Ix::new(at));
            let old = record.aka.iter().filter(leads);
            old.map(|old| (old.clone(), record.id.clone()))
        });
        old.collect()
    }

    fn name_the_old_ids(&mut self) {
        for (at, record) in self.records.iter().enumerate() {
            for old in &record.aka {
                self.by_id.entry(old.clone()).or_insert(Ix::new(at));
            }
        }
    }

    /// The record at a place.
    pub fn record(&self, ix: Ix) -> &Record {
        &self.records[ix.at()]
    }

    /// The id of the record at a place.
    pub fn id(&self, ix: Ix) -> &Id {
        &self.records[ix.at()].id
    }

    /// The record with this id, or with this old id.
    pub fn find(&self, id: &str) -> Option<Ix> {
        self.by_id.get(id).copied()
    }

    /// Every id in use, old ones too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(Id::as_str)
    }

    /// The records of a kind, in the order of their files.
    pub fn of(&self, kind: Kind) -> &[Ix] {
        &self.of_kind[kind as usize]
    }

    /// Every record, in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = Ix> + use<> {
        (0..self.records.len()).map(Ix::new)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether two records claim the id, so that acts on it are refused.
    pub fn is_contested(&self, id: &Id) -> bool {
        self.contested.contains(id)
    }

    /// Whether the id stands in the files, on a record that cannot be used.
    pub fn is_unread(&self, id: &Id) -> bool {
        self.unread.contains(id)
    }

    /// What officers added.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Folds one more entry in.
    pub fn add(&mut self, held: Held) {
        self.ledger.add(held);
    }

    /// Takes one journal as it is now on disk.
    pub fn reread(&mut self, file: &str, held: Vec<Held>) {
        self.ledger.reread(file, held);
    }

    /// The fingerprint of a record as it stands; worked out when it is first asked for.
    pub fn fingerprint(&self, ix: Ix) -> &str {
        self.fingerprints[ix.at()]
            .get_or_init(|| self.record(ix).fingerprint(&self.settings.fingerprint_ignore))
    }

    /// The canonical form that the fingerprint is taken over.
    pub fn canonical(&self, ix: Ix) -> String {
        crate::record::fingerprint::canonical(self.record(ix), &self.settings.fingerprint_ignore)
    }

    /// The words under which people know a partner or body: its short name, else its name; a name
    /// as printed stays as it is.
    pub fn known_as<'a>(&'a self, party: &'a str) -> &'a str {
        match self.find(party).map(|ix| &self.record(ix).content) {
            Some(Content::Partner(it)) => it.short.as_ref().unwrap_or(&it.name),
            Some(Content::Body(it)) => it.short.as_ref().unwrap_or(&it.name),
            _ => party,
        }
    }
}
