//! An earlier revision of the register, and what became of each record since.

use crate::calendar::short;
use crate::fault::Fault;
use crate::record::Record;
use crate::register::LoadedRegister;
use crate::register::{RecordChanges, Register, RegisterState, RevisionSpec};
use crate::text::Clean;

/// The revision that the records are compared with.
#[derive(Debug)]
pub struct BaselineRevision {
    /// Which one, as it was asked for.
    pub then: RevisionSpec,
    earlier: LoadedRegister,
    /// What became of each record since.
    pub fates: RecordChanges,
}

impl BaselineRevision {
    /// Compares a register with what it was; `faults` is what is wrong with it now.
    pub fn new(
        then: RevisionSpec,
        earlier: LoadedRegister,
        register: &Register,
        faults: &[Fault],
    ) -> Self {
        let mut earlier = earlier;
        earlier.register.stand_as(register);
        let mut past = Self { then, earlier, fates: RecordChanges::default() };
        past.compare(register, faults);
        past
    }

    /// Compares once more: the register has changed.
    pub fn compare(&mut self, register: &Register, faults: &[Fault]) {
        let before = RegisterState::new(&self.earlier.register, &self.earlier.faults);
        let after = RegisterState::new(register, faults);
        self.fates = RecordChanges::new(&before, &after, &register.settings.fingerprint_ignore);
    }

    /// Since when, for people: `1 Jul 2017`, `v1.2`.
    pub fn name(&self) -> String {
        name(&self.then)
    }

    /// A record as it was; `None` when it was not on file.
    pub fn was(&self, record: &Record) -> Option<&Record> {
        let register = &self.earlier.register;
        let mut ids = std::iter::once(&record.id).chain(&record.aka);
        ids.find_map(|id| register.find(id.as_str())).map(|ix| register.record(ix))
    }

    /// Whether a record that was not on file may only have been unread.
    pub fn may_have_been(&self, record: &Record) -> bool {
        RegisterState::new(&self.earlier.register, &self.earlier.faults).may_have(record)
    }

    /// What became of the records in all, for the status line.
    pub fn summary(&self) -> String {
        let (new, changed) = self.fates.counts;
        let name = self.name();
        let words = match (new, changed) {
            (0, 0) => "No record is new or changed".to_owned(),
            (0, changed) => format!("{changed} changed"),
            (new, 0) => format!("{new} new"),
            (new, changed) => format!("{new} new, {changed} changed"),
        };
        let gone = match (self.fates.gone.len(), as_typed(&self.then)) {
            (0, _) => format!(" since {name}. B and Enter ends that"),
            (1, plain) => format!(". 1 is gone since {name}: caveat diff {plain}"),
            (gone, plain) => format!(". {gone} are gone since {name}: caveat diff {plain}"),
        };
        match self.fates.unknown {
            0 => words + &gone,
            some => format!("{words}{gone} ({some} in files that cannot be read)"),
        }
    }
}

/// A revision for people: `1 Jul 2017`, `v1.2`.
pub fn name(then: &RevisionSpec) -> String {
    match then {
        RevisionSpec::Day(day) => short(*day),
        RevisionSpec::Revision(asked) => Clean::line(asked).to_string(),
    }
}

/// A revision as it is typed: `2017-07-01`, `v1.2`.
pub fn as_typed(then: &RevisionSpec) -> String {
    match then {
        RevisionSpec::Day(day) => day.to_string(),
        RevisionSpec::Revision(asked) => Clean::line(asked).to_string(),
    }
}
