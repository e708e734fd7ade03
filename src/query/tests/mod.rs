//! Filters as officers type them, and properties that hold for any text.
#![allow(clippy::unwrap_used)]

mod errors;
mod examples;
mod flags;
mod properties;
mod zone;

use jiff::tz::TimeZone;

use super::{Query, QueryContext, QueryError, SearchIndex};
use crate::query::parse;
use crate::register::Register;
use crate::register::tests::TODAY;

/// Asks something as `amk`, in a zone.
fn asked<T>(register: &Register, zone: &TimeZone, ask: &dyn Fn(&QueryContext<'_>) -> T) -> T {
    let index = &SearchIndex::new(register.len());
    ask(&QueryContext { register, index, today: TODAY, zone, officer: "amk", baseline: None })
}

/// Reads a filter with a small calendar: ISO days, years, `jul-2017`, `late 2017`, `today`.
fn read(text: &str) -> Result<Query, QueryError> {
    let date = |text: &str| {
        let parts: Vec<_> = text.split('-').collect();
        let sized =
            |wanted: &[usize]| parts.iter().map(|part| part.len()).eq(wanted.iter().copied());
        let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        (digits && (sized(&[4, 2, 2]) || sized(&[4])))
            || ["jul-2017", "aug-2017", "late 2017", "today", "by 2021"].contains(&text)
    };
    parse(text, &date)
}
