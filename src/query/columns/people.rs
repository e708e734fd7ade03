//! Dates as a column shows them to people.

use crate::calendar::{When, short};

/// A date as people write it: `12 Jul 2017` for a day, else the words of the record.
pub fn people(when: Option<&When>) -> String {
    when.map_or_else(String::new, |when| match when.only_day() {
        Some(day) if when.as_written().starts_with(|c: char| c.is_ascii_digit()) => short(day),
        _ => months_cut(when.as_written()),
    })
}

/// `February 2017` as `Feb 2017`: narrow columns have no room for the whole month.
pub(crate) fn months_cut(written: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let cut = |word: &str| {
        if MONTHS.contains(&word) { word.chars().take(3).collect() } else { word.to_owned() }
    };
    written.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}
