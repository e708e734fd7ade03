//! Dates as a column shows them to people.

use crate::calendar::{When, short};
use crate::query::context::QueryContext;
use crate::record::Id;

/// A date as people write it: `12 Jul 2017` for a day, else the words of the record.
pub fn people(when: Option<&When>) -> String {
    when.map_or_else(String::new, |when| match when.only_day() {
        Some(day) if when.as_written().starts_with(|c: char| c.is_ascii_digit()) => short(day),
        _ => months_cut(when.as_written()),
    })
}

/// A body and the day on which it met: `Stockport Cabinet, 12 Jul 2017`.
pub(crate) fn body_and_day(ctx: &QueryContext<'_>, body: &Id, on: Option<&When>) -> String {
    let body = ctx.register.known_as(body.as_str());
    let day = on.map_or_else(|| "date not printed".to_owned(), |on| people(Some(on)));
    format!("{body}, {day}")
}

/// `February 2017` as `Feb 2017`: narrow columns have no room for the whole month.
fn months_cut(written: &str) -> String {
    const MONTHS: &str = "January February March April May June July August September October \
                          November December";
    let is_month = |word: &str| MONTHS.split(' ').any(|month| month == word);
    let cut = |word| if is_month(word) { &word[..3] } else { word };
    written.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}
