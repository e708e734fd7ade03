//! What another source says of a fact, where it is something else than the record says.

use serde_json::Value as Json;

use crate::calendar::{When, short};
use crate::fault::Fault;
use crate::record::Record;
use crate::record::kinds::AlsoSaid;
use crate::register::register::Register;
use crate::text::fold::fold;

impl Register {
    /// What other sources say of facts of a record, and whether each differs from what it says.
    pub fn also_said<'a>(&self, record: &'a Record) -> Vec<(&'a AlsoSaid, bool)> {
        if record.also.is_empty() {
            return Vec::new(); // nearly all: nothing is written out for them
        }
        let own = record.to_json();
        record.also.iter().map(|it| (it, self.differs(it, &own[&*it.key]))).collect()
    }

    /// Whether a source differs from a value; a record is named by any of its ids, or by its name.
    fn differs(&self, also: &AlsoSaid, own: &Json) -> bool {
        let named = own.as_str().and_then(|own| self.find(own)).is_some_and(|ix| {
            let names = [self.known_as(self.id(ix)), self.record(ix).title()];
            self.find(also.value.raw()) == Some(ix)
                || names.iter().any(|name| fold(name) == fold(&also.value))
        });
        !named && also.differs_from(own)
    }
}

/// A gap for each fact of which another source says something else.
pub(super) fn of_record(register: &Register, record: &Record, faults: &mut Vec<Fault>) {
    let differ = register.also_said(record).into_iter().filter(|(_, differs)| *differs);
    let own = |key: &str| match record.to_json().get(key)? {
        Json::String(own) => Some(When::read(own).only_day().map_or_else(|| own.clone(), short)),
        other => Some(other.to_string()),
    };
    faults.extend(differ.map(|(also, _)| {
        let (id, key) = (&record.id, &also.key);
        let own = own(key).map_or_else(
            || format!("{id} does not say its `{key}`"),
            |own| format!("`{key}` of {id} is {own}"),
        );
        let message = format!("{own}; {}", also.describe());
        let hint = "look at both papers; what the record says is what counts";
        Fault::gap("another-source-says", message).hint(hint)
    }));
}
