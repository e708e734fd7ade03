//! A register put together from what its files and its journals hold, and checked.

use std::collections::HashSet;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use super::due_reading::DueReading;
use super::ix::Ix;
use super::links::Links;
use super::register::Register;
use super::{call_in, checks};
use crate::fault::Fault;
use crate::journal::{Aliases, Ledger};
use crate::record::{Id, Record, RegisterSettings};

impl Register {
    /// Puts a register together from what its files hold, in path order, and what its journals
    /// hold. Of two records with one id the first keeps it. `unread` are ids in files that could
    /// not be read, or of records that cannot be used: links to them are not faults.
    pub fn new(
        settings: RegisterSettings,
        found: Vec<Record>,
        unread: &HashSet<Id>,
        ledger: Ledger,
    ) -> (Self, Vec<Fault>) {
        let (holidays, wrong_days) = call_in::holidays::of(&settings);
        let mut register =
            Self { settings, ledger, holidays, unread: unread.clone(), ..Self::default() };
        let doubles = register.admit(found);
        let first = |double: &Record| register.record(register.by_id[&double.id]);
        let refuse = |double| checks::duplicate(first(double), double);
        let mut faults: Vec<Fault> = doubles.iter().map(refuse).collect();
        register.contested = doubles.into_iter().map(|record| record.id).collect();
        let (renamed, taken) = register.name_the_old_ids();
        register.ledger.rename(renamed);
        register.fingerprints.resize_with(register.records.len(), OnceLock::new);
        let (links, dangling) = Links::new(&register, unread);
        register.links = links;
        let (due_readings, undated) = DueReading::all(&register);
        register.due_readings = due_readings;
        faults.extend(wrong_days);
        faults.extend(taken);
        faults.extend(register.settings.vocabulary_faults(&"register.toml".into()));
        faults.extend(dangling);
        faults.extend(undated);
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

    /// Lets old ids find their records too; gives each that leads to a record, with its present one,
    /// and the faults of those that lead to another already: an id wins, then the first in path order.
    fn name_the_old_ids(&mut self) -> (Aliases, Vec<Fault>) {
        let (mut renamed, mut taken) = (Aliases::new(), Vec::new());
        for (at, record) in self.records.iter().enumerate() {
            for old in &record.aka {
                let to = *self.by_id.entry(old.clone()).or_insert(Ix::new(at));
                if to == Ix::new(at) {
                    renamed.insert(old.clone(), record.id.clone());
                } else {
                    let by = &self.records[to.number()];
                    taken.push(checks::contradictions::taken(record, old, by));
                }
            }
        }
        (renamed, taken)
    }
}
