//! The rules and proclamations together are the bank holidays that were kept, day by day.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use caveat::calendar::Holidays;

/// The bank holidays of England and Wales from 2007 to 2035.
const KEPT: &str = include_str!("bank_holidays.csv");

#[test]
fn every_day_of_29_years_is_a_holiday_or_not_as_it_was_kept() {
    let holidays = Holidays::england_and_wales();
    let kept: BTreeMap<Date, &str> = KEPT
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        .map(|(day, name)| (day.parse().unwrap(), name))
        .collect();
    assert_eq!(kept.len(), 237);
    for day in date(2007, 1, 1).series(1.day()).take_while(|day| day.year() <= 2035) {
        let name = holidays.name(day).map(|name| name.to_string());
        assert_eq!(name.as_deref(), kept.get(&day).copied(), "{day}");
    }
}
