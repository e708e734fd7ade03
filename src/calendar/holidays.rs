//! Which days are bank holidays, by name: those of England and Wales, and what a register adds to them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::holiday_rules::{HolidayCalendar, is_weekend};
use crate::text::Clean;

/// The years whose holidays are kept ready; those of other years are worked out when asked for.
const READY: std::ops::RangeInclusive<i16> = 1990..=2050;

/// The bank holidays that working days are counted by.
#[derive(Debug, Clone)]
pub struct Holidays {
    calendar: &'static HolidayCalendar,
    ready: BTreeMap<Date, Clean>,
}

impl Default for Holidays {
    fn default() -> Self {
        Self::england_and_wales()
    }
}

impl Holidays {
    /// The bank holidays of England and Wales.
    pub fn england_and_wales() -> Self {
        static CALENDAR: OnceLock<HolidayCalendar> = OnceLock::new();
        let calendar = CALENDAR.get_or_init(HolidayCalendar::england_and_wales);
        let days = READY.flat_map(|year| calendar.of_year(year));
        Self { calendar, ready: days.map(|(day, name)| (day, Clean::line(&name))).collect() }
    }

    /// Takes one more day in; a day that is a holiday already gets the new name.
    pub fn add(&mut self, day: Date, name: Clean) {
        self.ready.insert(day, name);
    }

    /// The name of the holiday that falls on a day.
    pub fn name(&self, day: Date) -> Option<Clean> {
        if let Some(name) = self.ready.get(&day) {
            return Some(name.clone());
        }
        if READY.contains(&day.year()) {
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
        if year > last {
            return Some(format!(
                "bank holidays are proclaimed to {last}; those of {year} are worked out by rule"
            ));
        }
        (year < first).then(|| {
            format!("one-off bank holidays before {first} are not on file; those of {year} are worked out by rule")
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_known_by_its_name_and_an_added_one_by_its_own() {
        let mut holidays = Holidays::england_and_wales();
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
        let holidays = Holidays::england_and_wales();
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
