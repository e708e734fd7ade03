//! Who asks, and when: the same filter gives other rows to another officer, or on another day.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::search::fuzzy::SearchNames;
use super::search::similar::SimilarityIndex;
use crate::record::Id;
use crate::register::{Ix, RecordChanges, Register};
use crate::text::fold::fold;

/// Who asks, of which register, on which day.
#[derive(Debug, Clone, Copy)]
pub struct QueryContext<'a> {
    /// The register.
    pub register: &'a Register,
    /// The names of its records, folded once.
    pub index: &'a SearchIndex,
    /// The day that counts as today.
    pub today: Date,
    /// The zone in which a moment falls on a day.
    pub zone: &'a TimeZone,
    /// The login of who asks.
    pub officer: &'a str,
    /// What records are compared with; when none, the day one looked.
    pub baseline: Option<Baseline<'a>>,
}

/// What records are compared with.
#[derive(Debug, Clone, Copy)]
pub enum Baseline<'a> {
    /// What officers had read by the end of a day.
    Day(Date),
    /// A revision of the record files: what became of each record since.
    Revision(&'a RecordChanges),
}

impl QueryContext<'_> {
    /// The day on which a moment falls where who asks is.
    pub fn day(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// Whether a record is new or has changed since the baseline, or has changed since one looked.
    pub fn has_changed(&self, ix: Ix) -> bool {
        match self.baseline {
            Some(Baseline::Revision(fates)) => fates.of(ix).is_some(),
            Some(Baseline::Day(day)) => {
                let then = self.register.read_at(ix, day, self.zone);
                then.is_some_and(|then| then != self.register.fingerprint(ix))
            }
            None => self.register.has_changed_for(ix, self.officer),
        }
    }

    /// Whether somebody named in a record is who asks: by login, or by the name that
    /// `register.toml` gives that login.
    pub fn is_me(&self, name: &str) -> bool {
        self.own_names().any(|own| own == fold(name))
    }

    /// The names of who asks, folded.
    pub fn own_names(&self) -> impl Iterator<Item = String> {
        let name = self.register.settings.officers.get(self.officer);
        std::iter::once(fold(self.officer)).chain(name.map(|name| fold(name)))
    }
}

/// The folded names of every record, worked out when they are first asked for.
#[derive(Debug, Default)]
pub struct SearchIndex {
    names: Vec<OnceLock<SearchNames>>,
    similar: OnceLock<SimilarityIndex>,
}

impl SearchIndex {
    /// An index for a register of so many records.
    pub fn new(records: usize) -> Self {
        Self { names: vec![OnceLock::new(); records], similar: OnceLock::new() }
    }

    /// The words of every caveat, for finding those that say much the same.
    pub fn similar(&self, register: &Register) -> &SimilarityIndex {
        self.similar.get_or_init(|| SimilarityIndex::of(register))
    }

    /// The names of one record: its id, old ids, other names and title.
    pub fn names(&self, register: &Register, ix: Ix) -> Option<&SearchNames> {
        let names = self.names.get(ix.number())?;
        Some(names.get_or_init(|| {
            let record = register.record(ix);
            let ids = std::iter::once(&record.id).chain(&record.aka).map(Id::as_str);
            let names = record.names.iter().chain(&record.references).map(|name| &**name);
            SearchNames::new(ids.chain(names).chain([record.title()]))
        }))
    }
}
