//! Filters as officers type them, and properties that hold for any text.
#![allow(clippy::unwrap_used)]

mod errors;
mod examples;
mod flags;
mod properties;
mod zone;

use super::{Query, QueryError};
use crate::query::parse;

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
