//! How the bank holidays of a year are found: fixed days and their substitutes, Easter, first and last Mondays.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::Deserialize;
use toml::value::Datetime;

use crate::text::word_enum::word_enum;

word_enum! {
    /// The parts of the United Kingdom that have bank holidays of their own (Banking and Financial
    /// Dealings Act 1971, schedule 1, and royal proclamations).
    #[derive(Default)]
    pub enum HolidayArea {
        /// England and Wales, where nothing else is said.
        #[default]
        EnglandAndWales = "england-and-wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}

impl HolidayArea {
    /// Its name: `Scotland`.
    pub fn name(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "England and Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
        }
    }

    /// Its calendar as its file lays it down.
    fn text(self) -> &'static str {
        match self {
            Self::EnglandAndWales => {
                include_str!("../../data/calendar/england-and-wales.toml")
            }
            Self::Scotland => include_str!("../../data/calendar/scotland.toml"),
            Self::NorthernIreland => include_str!("../../data/calendar/northern-ireland.toml"),
        }
    }
}

/// The rules of a calendar, and the days that were moved or proclaimed once.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayCalendar {
    /// The first year whose one-off days are on file.
    pub(super) first_year: i16,
    /// The last year whose one-off days have been proclaimed.
    pub(super) proclaimed_to: i16,
    yearly: Vec<YearlyHoliday>,
    moved: Vec<MovedHoliday>,
    proclaimed: Vec<ProclaimedHoliday>,
}

/// A holiday of every year.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct YearlyHoliday {
    name: String,
    month: Option<i8>,
    day: Option<i8>,
    /// Which Monday of the month: 1 the first, -1 the last.
    monday: Option<i8>,
    /// So many days after Easter Sunday.
    easter: Option<i64>,
}

/// A holiday that was kept on another day, once.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedHoliday {
    name: String,
    from: Datetime,
    to: Datetime,
}

/// A holiday that was proclaimed once.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProclaimedHoliday {
    date: Datetime,
    name: String,
}

impl HolidayCalendar {
    pub(super) fn of(area: HolidayArea) -> Self {
        toml::from_str(area.text()).unwrap_or_default()
    }

    /// The holidays of a year, in the order of the file.
    pub(super) fn of_year(&self, year: i16) -> Vec<(Date, String)> {
        let mut days: Vec<(Date, String)> = Vec::new();
        for rule in &self.yearly {
            let Some(day) = rule.in_year(year) else { continue };
            if !is_weekend(day) {
                days.push((self.kept_on(day, &rule.name), rule.name.clone()));
            } else if let Some(substitute) = self.substitute(day, &days) {
                days.push((substitute, format!("{} (substitute day)", rule.name)));
            }
        }
        for it in &self.proclaimed {
            days.extend(
                day_of(&it.date).filter(|day| day.year() == year).map(|day| (day, it.name.clone())),
            );
        }
        days
    }

    /// Where a holiday was kept in the one year in which it was moved.
    fn kept_on(&self, day: Date, name: &str) -> Date {
        let mut moved = self.moved.iter().filter(|it| it.name == name);
        let moved = moved.find(|it| day_of(&it.from) == Some(day));
        moved.and_then(|it| day_of(&it.to)).unwrap_or(day)
    }

    /// The next day that is no weekend, no fixed holiday and not taken by another substitute.
    fn substitute(&self, day: Date, taken: &[(Date, String)]) -> Option<Date> {
        let is_free = |day: Date| {
            !is_weekend(day)
                && !taken.iter().any(|(other, _)| *other == day)
                && !self
                    .yearly
                    .iter()
                    .any(|it| it.is_fixed() && it.in_year(day.year()) == Some(day))
        };
        day.series(1.day()).skip(1).find(|&day| is_free(day))
    }
}

impl YearlyHoliday {
    fn is_fixed(&self) -> bool {
        self.day.is_some()
    }

    fn in_year(&self, year: i16) -> Option<Date> {
        if let Some(after) = self.easter {
            return easter(year)?.checked_add(Span::new().try_days(after).ok()?).ok();
        }
        let month = self.month?;
        match (self.day, self.monday) {
            (Some(day), _) => Date::new(year, month, day).ok(),
            (None, Some(nth)) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Monday).ok()
            }
            (None, None) => None,
        }
    }
}

/// Whether a day is a Saturday or a Sunday.
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day of a TOML date; none of a time without a date.
pub(super) fn day_of(date: &Datetime) -> Option<Date> {
    let date = date.date?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(i16::try_from(date.year).ok()?, month, day).ok()
}

/// Easter Sunday of a year of the Gregorian calendar, by the tables of the Calendar (New Style)
/// Act 1750 put into arithmetic; none for years before 1583.
fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let year_number = i32::from(year);
    let (century, in_century) = (year_number / 100, year_number % 100);
    let golden = year_number % 19;
    // The moon's age, corrected for leap years left out at centuries and for the moon's own drift.
    let drift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - drift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_file_is_read_whole() {
        for (area, to, days) in [
            (HolidayArea::EnglandAndWales, 2026, 8),
            (HolidayArea::Scotland, 2025, 9),
            (HolidayArea::NorthernIreland, 2025, 10),
        ] {
            let calendar: HolidayCalendar = toml::from_str(area.text()).unwrap();
            assert_eq!((calendar.first_year, calendar.proclaimed_to), (2007, to));
            assert_eq!(calendar.yearly.len(), days);
            for one in &calendar.proclaimed {
                assert!(!is_weekend(day_of(&one.date).unwrap()), "{}", one.name);
            }
            for one in &calendar.moved {
                let from = day_of(&one.from).unwrap();
                assert_ne!(calendar.kept_on(from, &one.name), from, "{}", one.name);
                let in_year = calendar.yearly.iter().find(|it| it.name == one.name).unwrap();
                assert_eq!(in_year.in_year(from.year()), Some(from), "{}", one.name);
            }
        }
    }

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        assert_eq!(easter(1066), None);
    }

    #[test]
    fn a_fixed_day_on_a_weekend_has_a_substitute_after_the_other_fixed_days() {
        let of = |year: i16| -> Vec<String> {
            let days = HolidayCalendar::of(HolidayArea::EnglandAndWales).of_year(year);
            let late = days.iter().filter(|(day, _)| day.month() == 12);
            late.map(|(day, name)| format!("{} {name}", day.day())).collect()
        };
        // Christmas Day on a Saturday, a Sunday, a Friday.
        assert_eq!(
            of(2021),
            ["27 Christmas Day (substitute day)", "28 Boxing Day (substitute day)"]
        );
        assert_eq!(of(2016), ["27 Christmas Day (substitute day)", "26 Boxing Day"]);
        assert_eq!(of(2020), ["25 Christmas Day", "28 Boxing Day (substitute day)"]);
    }
}
