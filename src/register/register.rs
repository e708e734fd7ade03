//! Everything that is known about one register: its records, who names whom, and what officers added.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::call_in::holidays::AreaHolidays;
use super::due_reading::DueReading;
use super::ix::Ix;
use super::links::Links;
use crate::fault::Fault;
use crate::journal::{JournalEntry, Ledger};
use crate::record::kinds::decision::DecisionEvent;
use crate::record::{Content, ContentOf, Id, Kind, Record, RegisterSettings};
use crate::text::fold::fold;

/// A register as it was read.
#[derive(Debug, Default)]
pub struct LoadedRegister {
    /// What it holds.
    pub register: Register,
    /// Everything that is wrong with it, in the order of the files.
    pub faults: Vec<Fault>,
    /// How many record files it has.
    pub files: usize,
}

/// The records of a register, with its journals folded in.
#[derive(Debug, Default)]
pub struct Register {
    /// The settings that it carries.
    pub settings: RegisterSettings,
    pub(super) records: Vec<Record>,
    pub(super) links: Links,
    pub(super) by_id: HashMap<Id, Ix>,
    /// The records of each kind, in the order of [`Kind::ALL`].
    pub(super) of_kind: [Vec<Ix>; Kind::ALL.len()],
    /// Ids that two records claim; acts on them are refused until that is mended.
    pub(super) contested: HashSet<Id>,
    /// Ids that stand in the files although their records cannot be used.
    pub(super) unread: HashSet<Id>,
    /// The saved texts of documents, white space folded.
    pub(super) source_texts: HashMap<Id, String>,
    pub(super) ledger: Ledger,
    pub(super) fingerprints: Vec<OnceLock<String>>,
    /// The days of what a decision tells, for the records whose words say so.
    pub(super) due_readings: HashMap<Ix, DueReading>,
    /// The day that counts as today, and the zone in which moments fall on days.
    pub(super) stands_on: Option<(Date, TimeZone)>,
    /// The holidays that working days are counted by, with those that the settings add.
    pub(super) holidays: AreaHolidays,
}

impl Register {
    /// The record at a place.
    pub fn record(&self, ix: Ix) -> &Record {
        &self.records[ix.number()]
    }

    /// The id of the record at a place.
    pub fn id(&self, ix: Ix) -> &Id {
        &self.records[ix.number()].id
    }

    /// The record with this id, or with this old id.
    pub fn find(&self, id: &str) -> Option<Ix> {
        self.by_id.get(id).copied()
    }

    /// The records that have this reference, as printed or in other capitals, in the order of their
    /// files.
    pub fn with_reference(&self, typed: &str) -> Vec<Ix> {
        let sought = fold(typed.trim());
        let has = |ix: &Ix| self.record(*ix).references.iter().any(|own| fold(own) == sought);
        if sought.is_empty() { Vec::new() } else { self.all().filter(has).collect() }
    }

    /// The record that goes by an id, else the only one that has it as a reference.
    pub fn find_named(&self, typed: &str) -> Option<Ix> {
        let by_reference = || match *self.with_reference(typed) {
            [one] => Some(one),
            _ => None,
        };
        self.find(typed).or_else(by_reference)
    }

    /// Every id in use, old ones too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(Id::as_str)
    }

    /// The records of a kind, in the order of their files.
    pub fn of(&self, kind: Kind) -> &[Ix] {
        &self.of_kind[kind as usize]
    }

    /// The record at a place as one of a kind; `None` where it is of another.
    pub fn record_as<T: ContentOf>(&self, ix: Ix) -> Option<&T> {
        T::of(&self.record(ix).content)
    }

    /// The record of a kind with this id, or with this old id.
    pub fn find_as<T: ContentOf>(&self, id: &str) -> Option<&T> {
        self.record_as(self.find(id)?)
    }

    /// The records of a kind with their places, in the order of their files.
    pub fn every<T: ContentOf + 'static>(&self) -> impl Iterator<Item = (Ix, &T)> {
        self.of(T::KIND).iter().filter_map(|&ix| Some((ix, self.record_as(ix)?)))
    }

    /// Every record, in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = Ix> + use<> {
        (0..self.records.len()).map(Ix::new)
    }

    /// How many records each file has, for those that have any.
    pub fn records_by_file(&self) -> BTreeMap<Arc<str>, usize> {
        let mut files = BTreeMap::new();
        for ix in self.all() {
            *files.entry(Arc::clone(&self.record(ix).file)).or_insert(0) += 1;
        }
        files
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

    /// Keeps the saved texts of documents, by which a quotation can be searched.
    pub fn set_source_texts(&mut self, texts: HashMap<Id, String>) {
        self.source_texts = texts;
    }

    /// The saved text of a document, white space folded; `None` where there is none, and where that
    /// cannot be read.
    pub fn source_text(&self, document: &Id) -> Option<&str> {
        self.source_texts.get(document).map(String::as_str)
    }

    /// Whether the id stands in the files, on a record that cannot be used.
    pub fn is_unread(&self, id: &str) -> bool {
        self.unread.contains(id)
    }

    /// What officers added.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// From now on what officers added is told as this officer may see it, who may sit in a review
    /// session.
    pub fn set_reader(&mut self, officer: &str, sits_in: Option<uuid::Uuid>) {
        self.ledger.set_reader(officer, sits_in);
    }

    /// Folds one more entry in.
    pub fn add(&mut self, held: JournalEntry) {
        self.ledger.add(held);
    }

    /// Takes one journal as it is now on disk.
    pub fn reread(&mut self, file: &str, held: Vec<JournalEntry>) {
        self.ledger.reread(file, held);
    }

    /// The fingerprint of a record as it stands; worked out when it is first asked for.
    pub fn fingerprint(&self, ix: Ix) -> &str {
        self.fingerprints[ix.number()]
            .get_or_init(|| self.record(ix).fingerprint(&self.settings.fingerprint_ignore))
    }

    /// The canonical form that the fingerprint is taken over.
    pub fn canonical(&self, ix: Ix) -> String {
        crate::record::fingerprint::canonical(self.record(ix), &self.settings.fingerprint_ignore)
    }

    /// The short name of a partner or body, else its name; a name as printed stays as it is.
    pub fn known_as<'a>(&'a self, party: &'a str) -> &'a str {
        match self.find(party).map(|ix| &self.record(ix).content) {
            Some(Content::Partner(it)) => it.short.as_ref().unwrap_or(&it.name),
            Some(Content::Body(it)) => it.short.as_ref().unwrap_or(&it.name),
            _ => party,
        }
    }

    /// Who brought an event about, in words: ` by Cllr Odd and Cllr Even`; empty where nobody is
    /// named.
    pub(super) fn by_words(&self, event: &DecisionEvent) -> String {
        let names: Vec<&str> = event.by.iter().map(|by| self.known_as(&by.0)).collect();
        match &*names {
            [] => String::new(),
            [one] => format!(" by {one}"),
            [first @ .., last] => format!(" by {} and {last}", first.join(", ")),
        }
    }

    /// An event of a decision in words: `called in by Cllr Odd: the figures are not clear`.
    pub fn happened_words(&self, event: &DecisionEvent) -> String {
        let words = event.happened() + &self.by_words(event);
        let text: Vec<&str> = event.text.iter().flat_map(|text| text.split_whitespace()).collect();
        if text.is_empty() { words } else { format!("{words}: {}", text.join(" ")) }
    }

    /// The records that this one names, with the key that names each.
    pub fn names(&self, ix: Ix) -> &[(&'static str, Ix)] {
        self.links.names.of(ix)
    }

    /// The records that name this one, with the key that does.
    pub fn named_by(&self, ix: Ix) -> &[(&'static str, Ix)] {
        self.links.named_by.of(ix)
    }

    /// The records that name this one with a key.
    pub fn named_as<'a>(&'a self, ix: Ix, key: &'a str) -> impl Iterator<Item = Ix> + use<'a> {
        self.named_by(ix).iter().filter(move |(own, _)| *own == key).map(|&(_, from)| from)
    }

    /// The cases that a caveat falls on.
    pub fn cases_of(&self, caveat: Ix) -> &[Ix] {
        self.links.cases.of(caveat)
    }

    /// The caveats that fall on a case.
    pub fn caveats_of(&self, case: Ix) -> &[Ix] {
        self.links.caveats.of(case)
    }

    /// The endorsements of a case.
    pub fn endorsements_of(&self, case: Ix) -> &[Ix] {
        self.links.endorsements.of(case)
    }

    /// The decisions on a case, in the order of their files.
    pub fn decisions_of(&self, case: Ix) -> &[Ix] {
        self.links.decisions.of(case)
    }
}
