//! Words that the call-in clock and its rules share.

use jiff::civil::Date;

use crate::calendar::{When, short};

/// A date as people read it: a day as `1 Feb 2017`, words as written.
pub(crate) fn date_text(when: &When) -> String {
    when.only_day().map_or_else(|| when.as_written().to_string(), short)
}

/// Days since the first one of the calendar, for differences.
pub(crate) fn ordinal(day: Date) -> i64 {
    Date::MIN.until(day).map_or(0, |span| i64::from(span.get_days()))
}
