//! The rules and proclamations together are the bank holidays that were kept, day by day.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use caveat::calendar::{HolidayArea, Holidays};

/// The bank holidays of England and Wales from 2007 to 2035.
const KEPT: &str = include_str!("bank_holidays.csv");

#[test]
fn every_day_of_29_years_is_a_holiday_or_not_as_it_was_kept() {
    let holidays = Holidays::default();
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

/// The bank holidays of some years as gov.uk lists them: the year, then month and day of each.
const ELSEWHERE: &[(HolidayArea, i16, &str)] = &[
    (HolidayArea::Scotland, 2012, "1-2 1-3 4-6 5-7 6-4 6-5 8-6 11-30 12-25 12-26"),
    (HolidayArea::Scotland, 2013, "1-1 1-2 3-29 5-6 5-27 8-5 12-2 12-25 12-26"),
    (HolidayArea::Scotland, 2017, "1-2 1-3 4-14 5-1 5-29 8-7 11-30 12-25 12-26"),
    (HolidayArea::Scotland, 2018, "1-1 1-2 3-30 5-7 5-28 8-6 11-30 12-25 12-26"),
    (HolidayArea::Scotland, 2020, "1-1 1-2 4-10 5-8 5-25 8-3 11-30 12-25 12-28"),
    (HolidayArea::Scotland, 2021, "1-1 1-4 4-2 5-3 5-31 8-2 11-30 12-27 12-28"),
    (HolidayArea::Scotland, 2022, "1-3 1-4 4-15 5-2 6-2 6-3 8-1 9-19 11-30 12-26 12-27"),
    (HolidayArea::Scotland, 2023, "1-2 1-3 4-7 5-1 5-8 5-29 8-7 11-30 12-25 12-26"),
    (HolidayArea::Scotland, 2024, "1-1 1-2 3-29 5-6 5-27 8-5 12-2 12-25 12-26"),
    (HolidayArea::NorthernIreland, 2012, "1-2 3-19 4-6 4-9 5-7 6-4 6-5 7-12 8-27 12-25 12-26"),
    (HolidayArea::NorthernIreland, 2013, "1-1 3-18 3-29 4-1 5-6 5-27 7-12 8-26 12-25 12-26"),
    (HolidayArea::NorthernIreland, 2020, "1-1 3-17 4-10 4-13 5-8 5-25 7-13 8-31 12-25 12-28"),
    (
        HolidayArea::NorthernIreland,
        2022,
        "1-3 3-17 4-15 4-18 5-2 6-2 6-3 7-12 8-29 9-19 12-26 12-27",
    ),
    (HolidayArea::NorthernIreland, 2023, "1-2 3-17 4-7 4-10 5-1 5-8 5-29 7-12 8-28 12-25 12-26"),
    (HolidayArea::NorthernIreland, 2024, "1-1 3-18 3-29 4-1 5-6 5-27 7-12 8-26 12-25 12-26"),
];

#[test]
fn scotland_and_northern_ireland_keep_their_own_days() {
    for &(area, year, kept) in ELSEWHERE {
        let holidays = Holidays::of(area);
        let days = date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year);
        let days = days.filter(|&day| holidays.name(day).is_some());
        let days: Vec<String> = days.map(|day| format!("{}-{}", day.month(), day.day())).collect();
        assert_eq!(days.join(" "), kept, "{area} {year}");
    }
    let name = |area, day| Holidays::of(area).name(day).map(|name| name.to_string());
    let new_year = name(HolidayArea::Scotland, date(2017, 1, 3));
    assert_eq!(new_year.as_deref(), Some("New Year's Day (substitute day)"));
    let boyne = name(HolidayArea::NorthernIreland, date(2020, 7, 13));
    let words = "Battle of the Boyne (Orangemen's Day) (substitute day)";
    assert_eq!(boyne.as_deref(), Some(words));
    assert_eq!(name(HolidayArea::EnglandAndWales, date(2024, 8, 5)), None);
}
