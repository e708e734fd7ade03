//! Where a caveat or action stands now: the record, with what officers added since on top.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::Date;

use super::term::ENDED;
use crate::journal::Act;
use crate::journal::entry::owners_said;
use crate::record::kinds::Meeting;
use crate::record::{Content, Id, Kind, StatusSide};
use crate::register::ix::Ix;
use crate::register::people::quorum::Quorum;
use crate::register::register::Register;
use crate::text::fold::fold;

impl Register {
    /// The status of a caveat or action: an officer's latest word, until a body's settles it.
    pub fn status(&self, ix: Ix) -> Cow<'_, str> {
        let recorded = match &self.record(ix).content {
            Content::Caveat(it) => it.recorded_status(),
            Content::Action(it) => it.status.as_deref().unwrap_or("open"),
            Content::Risk(it) => it.status.as_deref().unwrap_or("open"),
            Content::Decision(it) => it.status.as_deref().unwrap_or(""),
            Content::Programme(it) => it.status.as_deref().unwrap_or(""),
            _ => "",
        };
        if let Some(all) = self.occurrences(ix).filter(|_| !self.has_ended(ix)) {
            return Cow::Owned(self.status_of_occurrence(ix, &all));
        }
        if self.settings.status_side(recorded) == Some(StatusSide::Settled) {
            return Cow::Borrowed(recorded);
        }
        if self.has_ended(ix) {
            return Cow::Borrowed(ENDED);
        }
        let said = self.live_value(ix, Act::Status).filter(|said| self.officer_may_set(ix, said));
        said.map_or(Cow::Borrowed(recorded), Cow::Owned)
    }

    /// Whether an officer's word counts as a status: one that settles a caveat only where the
    /// register lets officers settle and, where it asks for a quorum, enough of them have found it
    /// met; none at all leaves the record's own.
    pub(super) fn officer_may_set(&self, ix: Ix, status: &str) -> bool {
        let settles = || {
            let is_reached = || self.quorum(ix).is_none_or(Quorum::is_reached);
            self.settings.officer_settles() && self.may_settle(ix).is_ok() && is_reached()
        };
        let is_caveat = || self.record(ix).kind() == Kind::Caveat;
        let is_settled = || self.settings.status_side(status) == Some(StatusSide::Settled);
        !status.is_empty() && (!is_caveat() || !is_settled() || settles())
    }

    /// On which side a caveat or action stands; `None` for a word on no side, which counts as open
    /// and for which nobody is chased.
    pub fn status_side(&self, ix: Ix) -> Option<StatusSide> {
        self.settings.status_side(&self.status(ix))
    }

    /// Whether a body has dealt with a caveat, or an action is cleared.
    pub fn is_settled(&self, ix: Ix) -> bool {
        self.status_side(ix) == Some(StatusSide::Settled)
    }

    /// The status of a record in words, and that it is paused where the word itself does not say so;
    /// of a caveat with a term on which nothing else is said, whether it is in force.
    pub fn status_words(&self, ix: Ix) -> String {
        let status = self.status(ix);
        if matches!(&*status, "open" | ENDED)
            && let Some(words) = self.term_words(ix)
        {
            return words;
        }
        let words = status.replace('-', " ");
        let says_so = words.eq_ignore_ascii_case(StatusSide::Paused.as_str());
        match self.status_side(ix) {
            Some(StatusSide::Paused) if !says_so => format!("{words} (paused)"),
            _ => words,
        }
    }

    /// Everybody who answers for a caveat, action or case, or was named by an officer for it or for
    /// chasing an endorsement: their ids or names as given, none when nobody. What an officer said
    /// last takes the place of all.
    pub fn owners(&self, ix: Ix) -> Vec<&str> {
        let mut owners: Vec<&str> = match self.ledger().latest(self.id(ix), Act::Owner) {
            Some(held) => owners_said(&held.entry.value).collect(),
            None => self.recorded_owners(ix),
        };
        owners.retain(|owner| !owner.trim().is_empty());
        if owners.len() > 1 {
            let mut seen = HashSet::new();
            owners.retain(|owner| seen.insert(fold(owner)));
        }
        owners
    }

    /// Everybody whom the record itself names as its owner.
    pub(in crate::register) fn recorded_owners(&self, ix: Ix) -> Vec<&str> {
        let owners = match &self.record(ix).content {
            Content::Caveat(it) => it.owner.as_ref(),
            Content::Case(it) => it.owner.as_ref(),
            Content::Action(it) => Some(&it.owner),
            Content::Risk(it) => it.owner.as_ref(),
            _ => None,
        };
        owners.map_or_else(Vec::new, |owners| owners.names().collect())
    }

    /// The owners as one text, commas between: their ids or names as given, empty when nobody.
    pub fn owner(&self, ix: Ix) -> String {
        self.owners(ix).join(", ")
    }

    /// The owners as people know them, commas between; empty when nobody.
    pub fn owner_words(&self, ix: Ix) -> String {
        let known: Vec<&str> = self.owners(ix).iter().map(|owner| self.known_as(owner)).collect();
        known.join(", ")
    }

    /// The caveats of a case that nobody has settled yet.
    pub fn open_caveats_of(&self, case: Ix) -> impl Iterator<Item = Ix> + '_ {
        self.caveats_of(case).iter().copied().filter(|&caveat| !self.is_settled(caveat))
    }

    /// The day of a meeting, where it is printed.
    pub fn meeting_day(&self, meeting: &Id) -> Option<Date> {
        self.find_as::<Meeting>(meeting)?.on.as_ref()?.last_day()
    }

    /// The tags of a record, with those that officers gave it and without those they took off.
    pub fn tags(&self, ix: Ix) -> Vec<String> {
        let record = self.record(ix);
        let mut tags: Vec<String> = record.tags.iter().map(ToString::to_string).collect();
        for (tag, given) in self.ledger().tags(&record.id) {
            tags.retain(|own| **own != **tag);
            if given {
                tags.push(tag.to_string());
            }
        }
        tags
    }

    /// The latest live word of an act on a record, by any officer.
    pub(crate) fn live_value(&self, ix: Ix, act: Act) -> Option<String> {
        self.ledger().latest(self.id(ix), act).map(|held| held.entry.value.clone())
    }
}
