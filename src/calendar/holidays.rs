//! Which days are bank holidays, by name: those of a part of the United Kingdom, and what a register
//! adds to them or takes away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::holiday_rules::{HolidayArea, HolidayCalendar, is_weekend};
use crate::text::Clean;

/// The years whose holidays are kept ready; those of other years are worked out when asked for.
const READY: std::ops::RangeInclusive<i16> = 1990..=2050;

/// The bank holidays that working days are counted by.
#[derive(Debug, Clone)]
pub struct Holidays {
    area: HolidayArea,
    calendar: &'static HolidayCalendar,
    ready: BTreeMap<Date, Clean>,
    /// Holidays that were taken away.
    removed: BTreeSet<Date>,
}

impl Default for Holidays {
    fn default() -> Self {
        Self::of(HolidayArea::default())
    }
}

impl Holidays {
    /// The bank holidays of a part of the United Kingdom.
    pub fn of(area: HolidayArea) -> Self {
        static CALENDARS: OnceLock<[HolidayCalendar; HolidayArea::ALL.len()]> = OnceLock::new();
        let calendars = CALENDARS.get_or_init(|| HolidayArea::ALL.map(HolidayCalendar::of));
        let calendar = &calendars[area as usize];
        let days = READY.flat_map(|year| calendar.of_year(year));
        let ready = days.map(|(day, name)| (day, Clean::line(&name))).collect();
        Self { area, calendar, ready, removed: BTreeSet::new() }
    }

    /// Takes one more day in; a day that is a holiday already gets the new name.
    pub fn add(&mut self, day: Date, name: Clean) {
        self.removed.remove(&day);
        self.ready.insert(day, name);
    }

    /// Takes the holiday of a day away; tells whether there was one.
    pub fn remove(&mut self, day: Date) -> bool {
        let was_there = self.name(day).is_some();
        self.ready.remove(&day);
        self.removed.insert(day);
        was_there
    }

    /// The name of the holiday that falls on a day.
    pub fn name(&self, day: Date) -> Option<Clean> {
        if let Some(name) = self.ready.get(&day) {
            return Some(name.clone());
        }
        if READY.contains(&day.year()) || self.removed.contains(&day) {
            return None;
        }
        let days = self.calendar.of_year(day.year()).into_iter();
        days.filter(|(other, _)| *other == day).map(|(_, name)| Clean::line(&name)).next()
    }

    /// Whether a day is Monday to Friday and no holiday.
    pub fn is_working_day(&self, day: Date) -> bool {
        !is_weekend(day) && self.name(day).is_none()
    }

    /// The first and the last year whose one-off holidays are on file.
    pub fn years(&self) -> (i16, i16) {
        (self.calendar.first_year, self.calendar.proclaimed_to)
    }

    /// What is to be said of a year whose one-off holidays are not on file.
    pub fn doubt(&self, year: i16) -> Option<String> {
        let (first, last) = self.years();
        let of = match self.area {
            HolidayArea::EnglandAndWales => String::new(),
            other => format!(" of {}", other.name()),
        };
        if year > last {
            return Some(format!(
                "bank holidays{of} are proclaimed to {last}; those of {year} are worked out by rule"
            ));
        }
        (year < first).then(|| {
            format!("one-off bank holidays{of} before {first} are not on file; those of {year} are worked out by rule")
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_known_by_its_name_and_an_added_one_by_its_own() {
        let mut holidays = Holidays::default();
        let name = |holidays: &Holidays, day| holidays.name(day).map(|name| name.to_string());
        assert_eq!(
            name(&holidays, date(2022, 9, 19)).as_deref(),
            Some("State Funeral of Queen Elizabeth II")
        );
        assert_eq!(name(&holidays, date(2020, 5, 4)), None);
        assert_eq!(name(&holidays, date(2025, 3, 20)), None);
        assert!(holidays.is_working_day(date(2025, 3, 20)));
        holidays.add(date(2025, 3, 20), Clean::line("Ambleford Fair"));
        assert_eq!(name(&holidays, date(2025, 3, 20)).as_deref(), Some("Ambleford Fair"));
        assert!(!holidays.is_working_day(date(2025, 3, 20)));
        assert!(!holidays.is_working_day(date(2025, 3, 22)));
    }

    #[test]
    fn years_that_are_not_on_file_go_by_rule_and_say_so() {
        let holidays = Holidays::default();
        assert_eq!(holidays.doubt(2007), None);
        assert_eq!(holidays.doubt(holidays.years().1), None);
        let told = "one-off bank holidays before 2007 are not on file; those of 1899 are worked out by rule";
        assert_eq!(holidays.doubt(1899).as_deref(), Some(told));
        assert!(
            holidays
                .doubt(2040)
                .is_some_and(|it| it.starts_with("bank holidays are proclaimed to "))
        );
        for (day, is_working) in [
            (date(1899, 12, 25), false),
            (date(1899, 12, 27), true),
            (date(2087, 12, 25), false),
            (date(Date::MAX.year(), 12, 31), true),
        ] {
            assert_eq!(holidays.is_working_day(day), is_working, "{day}");
        }
    }
}
