//! For how long a caveat holds, and how often it comes back.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::calendar::{Interval, When, long};
use crate::record::PrintedText;
use crate::record::reader::fields::FieldReader;
use crate::record::reader::table::record;

record! {
    /// The days between which a caveat is in force; either end may be missing.
    pub struct CaveatTerm {
        /// The first day.
        from: Option<When> = date,
        /// The last day.
        to: Option<When> = date,
    }
}

/// How often a caveat comes back, each time to be settled by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// As written: `12 months`.
    pub written: PrintedText,
    /// The time from one due day to the next.
    pub interval: Interval,
    /// The first due day.
    pub first: Date,
}

impl Serialize for Recurrence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(to)
    }
}

impl FieldReader<'_, '_, '_> {
    /// The days between which it holds; a term that ends before it begins is told, and is none.
    pub(super) fn term(&mut self, key: &'static str) -> Option<Box<CaveatTerm>> {
        let term: CaveatTerm = self.table(key)?;
        let from = term.from.as_ref().and_then(When::first_day);
        let to = term.to.as_ref().and_then(When::last_day);
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| from > to) {
            let (from, to) = (long(from), long(to));
            let message = format!("`{key}` ends on {to}, before it begins on {from}");
            self.doubt(key, "term", &message, "until that is mended it has no term");
            return None;
        }
        if from.or(to).is_none() {
            let message = format!("`{key}` names no day, neither `from` nor `to`");
            self.doubt(key, "term", &message, "written as { from = 2018-04-01, to = 2020-03-31 }");
            return None;
        }
        Some(Box::new(term))
    }

    /// How often it comes back, from the day in `from`; what cannot be read is told, and is none.
    pub(super) fn recurrence(&mut self, key: &'static str) -> Option<Box<Recurrence>> {
        let written = self.line(key)?;
        let hint = "written as every = \"12 months\", with from = 2018-04-01";
        let interval = match Interval::every(&written) {
            Ok(interval) => interval,
            Err(why) => {
                let message = format!("`{key}` is `{written}`: {why}");
                self.doubt(key, "recurrence", &message, hint);
                return None;
            }
        };
        let Some(first) = self.peek_day("from") else {
            let message = format!("`{key}` has no `from` that names its first day");
            self.doubt(key, "recurrence", &message, hint);
            return None;
        };
        Some(Box::new(Recurrence { written, interval, first }))
    }
}
