//! Whether a caveat with a term is in force, has ended, or has still to begin; it depends on the day.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::{When, Window, short};
use crate::record::kinds::Caveat;
use crate::register::ix::Ix;
use crate::register::register::Register;

/// The word for a caveat whose term is over.
pub(super) const ENDED: &str = "ended";

impl Register {
    /// Sets the day that counts as today, and the zone in which a moment falls on a day: what has
    /// ended and what comes back depend on it. Without a day nothing has ended.
    pub fn stand_on(&mut self, day: Date, zone: &TimeZone) {
        self.stands_on = Some((day, zone.clone()));
    }

    /// Sets the day that counts as today to that of another register.
    pub fn stand_as(&mut self, other: &Self) {
        self.stands_on.clone_from(&other.stands_on);
    }

    /// The day that counts as today.
    pub(super) fn today(&self) -> Option<Date> {
        self.stands_on.as_ref().map(|(day, _)| *day)
    }

    /// The day on which a moment falls.
    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        match &self.stands_on {
            Some((_, zone)) => zone.to_datetime(at).date(),
            None => TimeZone::UTC.to_datetime(at).date(),
        }
    }

    /// The days between which a caveat is in force, where it has a term.
    pub fn term(&self, ix: Ix) -> Option<Window> {
        let term = self.record_as::<Caveat>(ix)?.holds.as_deref()?;
        let from = term.from.as_ref().and_then(When::first_day);
        Window::new(from, term.to.as_ref().and_then(When::last_day))
    }

    /// Whether the term of a caveat is over.
    pub fn has_ended(&self, ix: Ix) -> bool {
        let ends = self.term(ix).and_then(|term| term.to);
        ends.zip(self.today()).is_some_and(|(last, today)| last < today)
    }

    /// How a caveat with a term stands: `in force until 31 Mar 2020`, `ended 31 Mar 2020`.
    pub fn term_words(&self, ix: Ix) -> Option<String> {
        let (term, today) = (self.term(ix)?, self.today()?);
        Some(match (term.from, term.to) {
            (_, Some(last)) if last < today => format!("ended {}", short(last)),
            (Some(first), _) if today < first => format!("in force from {}", short(first)),
            (_, Some(last)) => format!("in force until {}", short(last)),
            (Some(first), None) => format!("in force since {}", short(first)),
            (None, None) => return None,
        })
    }
}
