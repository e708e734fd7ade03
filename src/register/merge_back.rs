//! What officers said by journal and is in force now, but does not stand in the record files yet.

use super::ix::Ix;
use super::register::Register;
use crate::journal::entry::BETWEEN_OWNERS;
use crate::journal::{Act, JournalEntry};
use crate::record::kinds::Action;
use crate::record::toml::patch::NewValue;
use crate::record::{Content, Kind};

/// Something that an officer said of a record and that its file could say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeBackValue {
    /// The record.
    pub on: Ix,
    /// What was said: its status, its owner, when it is due.
    pub act: Act,
    /// What the record says, where it says anything.
    pub before: Option<String>,
    /// What is in force; empty where nothing is.
    pub after: String,
    /// The keys of the record, and what each gets.
    pub keys: Vec<(&'static str, NewValue)>,
    /// The entry that says so.
    pub held: JournalEntry,
}

/// Something that an officer said and that cannot be put into the record's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmergeable {
    /// The record.
    pub on: Ix,
    /// What was said.
    pub act: Act,
    /// Why it stays in the journal alone.
    pub why: &'static str,
}

/// Either of both.
type MergeBackFinding = Option<Result<MergeBackValue, Unmergeable>>;

impl Register {
    /// What officers said of caveats, actions and risks that counts and is not in their files, in
    /// the order of the files: statuses that settle; with `all` also the other statuses, owners
    /// and due dates, of cases and milestones too. A caveat's settled status counts only where
    /// the register lets officers settle; what a body settled in the record stands.
    pub fn folds(&self, all: bool) -> (Vec<MergeBackValue>, Vec<Unmergeable>) {
        let kinds = [Kind::Caveat, Kind::Action, Kind::Risk, Kind::Case, Kind::Milestone];
        let mut on: Vec<Ix> = kinds.iter().flat_map(|&kind| self.of(kind)).copied().collect();
        on.sort_unstable();
        let (mut folds, mut left) = (Vec::new(), Vec::new());
        for ix in on {
            let status = self.status_fold(ix, all);
            let more = if all { [self.owner_fold(ix), self.due_fold(ix)] } else { [None, None] };
            for found in std::iter::once(status).chain(more).flatten() {
                match found {
                    Ok(MergeBackValue { act, .. }) if self.is_contested(self.id(ix)) => {
                        left.push(Unmergeable { on: ix, act, why: "two records have its id" });
                    }
                    Ok(fold) => folds.push(fold),
                    Err(stays) => left.push(stays),
                }
            }
        }
        (folds, left)
    }

    fn status_fold(&self, ix: Ix, all: bool) -> MergeBackFinding {
        let recorded = match &self.record(ix).content {
            Content::Caveat(it) => it.status.as_deref(),
            Content::Action(it) => it.status.as_deref(),
            Content::Risk(it) => it.status.as_deref(),
            _ => return None,
        };
        let held = self.ledger().latest(self.id(ix), Act::Status)?;
        let now = self.status(ix);
        let settles = self.is_settled(ix);
        // What is in force may be the record's own after all.
        let counts = held.entry.value == *now && now != recorded.unwrap_or("open");
        if settles && self.occurrences(ix).is_some() {
            let why = "it was settled for this time only, and its record is about every time";
            return Some(Err(Unmergeable { on: ix, act: Act::Status, why }));
        }
        let keys = vec![("status", NewValue::Words(now.into_owned()))];
        (counts && (all || settles)).then(|| Ok(fold(ix, recorded.map(str::to_owned), keys, held)))
    }

    fn owner_fold(&self, ix: Ix) -> MergeBackFinding {
        if self.record(ix).kind() == Kind::Milestone {
            return None;
        }
        let recorded = self.recorded_owners(ix);
        let held = self.ledger().latest(self.id(ix), Act::Owner)?;
        let now = self.owners(ix);
        if now == recorded {
            return None;
        }
        let recorded = (!recorded.is_empty()).then(|| recorded.join(BETWEEN_OWNERS));
        if now.is_empty() && self.record(ix).kind() == Kind::Action {
            let why = "an action needs an owner, and nobody is none";
            return Some(Err(Unmergeable { on: ix, act: Act::Owner, why }));
        }
        let new = match &*now {
            [] => NewValue::Nothing,
            [one] => NewValue::Words((*one).to_owned()),
            all => NewValue::List(all.iter().map(|&owner| owner.to_owned()).collect()),
        };
        Some(Ok(fold(ix, recorded, vec![("owner", new)], held)))
    }

    fn due_fold(&self, ix: Ix) -> MergeBackFinding {
        let (key, recorded, meeting) = match &self.record(ix).content {
            Content::Caveat(it) => ("due", it.due.as_ref(), it.due_at.is_some()),
            Content::Action(it) => ("due", it.due.as_ref(), it.due_at.is_some()),
            Content::Risk(it) => ("due", it.due.as_ref(), false),
            Content::Case(it) => ("final_due", it.final_due.as_ref(), false),
            // The first date of a milestone stays, for it is what others are measured by.
            Content::Milestone(it) => ("forecast", it.forecast.as_ref(), false),
            _ => return None,
        };
        let held = self.ledger().latest(self.id(ix), Act::Due)?;
        let now = held.entry.value.as_str();
        let recorded = recorded.map(|due| due.as_written().to_string());
        // Cleared, the record's own date counts again.
        if now.is_empty() || (!meeting && recorded.as_deref() == Some(now)) {
            return None;
        }
        if let Some(it) = self.record_as::<Action>(ix)
            && it.update.iter().any(|update| update.due.is_some())
        {
            let why = "its date stands in a report on it; add another report to the record";
            return Some(Err(Unmergeable { on: ix, act: Act::Due, why }));
        }
        if self.deadline(ix).is_some() {
            let why =
                "it is a target: the deadline of the record stays until whoever set it moves it";
            return Some(Err(Unmergeable { on: ix, act: Act::Due, why }));
        }
        Some(Ok(fold(ix, recorded, vec![(key, NewValue::date(now))], held)))
    }
}

/// What an entry says of a record, as its file could say it.
fn fold(
    on: Ix,
    before: Option<String>,
    keys: Vec<(&'static str, NewValue)>,
    held: &JournalEntry,
) -> MergeBackValue {
    let (act, after) = (held.entry.act, held.entry.value.clone());
    MergeBackValue { on, act, before, after, keys, held: held.clone() }
}
