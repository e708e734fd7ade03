//! Days laid out in columns: weeks, months or quarters side by side, each as wide as the next.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::text::nearest::suggest;
use crate::text::word_enum::word_enum;

/// The width from which a unit has room for more than a letter.
const WORD: usize = 4;

word_enum! {
    /// What one unit of a timeline is, the finest first.
    #[derive(Default)]
    pub enum Zoom {
        /// Monday to Sunday.
        Week = "week",
        /// A calendar month.
        #[default]
        Month = "month",
        /// A calendar quarter.
        Quarter = "quarter",
    }
}

impl Zoom {
    /// The next finer one, where there is one.
    pub fn finer(self) -> Option<Self> {
        Self::ALL[..self as usize].last().copied()
    }

    /// The next coarser one, where there is one.
    pub fn coarser(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The first day of the unit that a day is in.
    pub fn start(self, day: Date) -> Date {
        let Some(months) = self.months() else {
            let back = i64::from(day.weekday().to_monday_zero_offset()).days();
            return day.checked_sub(back).unwrap_or(Date::MIN);
        };
        let month = (day.month() - 1) / months * months + 1;
        Date::new(day.year(), month, 1).unwrap_or(day)
    }

    /// How many calendar months it has; none for a week.
    fn months(self) -> Option<i8> {
        match self {
            Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
        }
    }

    /// A day so many units later, or earlier; beyond the calendar its last or first day.
    pub fn step(self, day: Date, units: i64) -> Date {
        // More than this is beyond the calendar from any day.
        let units = units.clamp(-1_100_000, 1_100_000);
        let span = match self.months() {
            None => Span::new().try_weeks(units),
            Some(months) => Span::new().try_months(units * i64::from(months)),
        };
        let beyond = if units < 0 { Date::MIN } else { Date::MAX };
        span.and_then(|span| day.checked_add(span)).unwrap_or(beyond)
    }

    /// How many units lie between the units of two days.
    fn between(self, first: Date, day: Date) -> i64 {
        let Some(months) = self.months() else {
            return days(first, self.start(day)).div_euclid(7);
        };
        let month = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
        let [first, last] = [first, day].map(|day| month(day).div_euclid(i64::from(months)));
        last - first
    }

    /// How many days the unit of a day has.
    fn length(self, day: Date) -> i64 {
        let Some(months) = self.months() else { return 7 };
        let first = self.start(day);
        let months =
            (0..months).filter_map(|at| Date::new(first.year(), first.month() + at, 1).ok());
        months.map(|month| i64::from(month.days_in_month())).sum()
    }
}

impl FromStr for Zoom {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let folded = word.trim().to_lowercase();
        let singular = folded.strip_suffix('s').unwrap_or(&folded);
        Self::parse(singular).ok_or_else(|| {
            let all = Self::ALL.map(Self::as_str);
            suggest(&folded, all, || "the zooms are week, month and quarter".to_owned())
        })
    }
}

/// Days laid out in columns. It begins and ends with a whole unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeScale {
    zoom: Zoom,
    first: Date,
    units: usize,
    columns: usize,
}

impl TimeScale {
    /// The units from the one of `from` to the one of `to`, in at most so many columns. Units have
    /// the same width where each has a column at least.
    pub fn new(zoom: Zoom, from: Date, to: Date, columns: usize) -> Self {
        let (from, to) = (from.min(to), from.max(to));
        let first = zoom.start(from);
        let units = usize::try_from(zoom.between(first, to)).unwrap_or(0) + 1;
        let columns = columns.max(1);
        let columns = if columns >= units { units * (columns / units) } else { columns };
        Self { zoom, first, units, columns }
    }

    /// So many units from the one of `from` on, each so many columns wide.
    pub fn of_units(zoom: Zoom, from: Date, units: usize, wide: usize) -> Self {
        let (units, wide) = (units.max(1), wide.max(1));
        Self { zoom, first: zoom.start(from), units, columns: units * wide }
    }

    /// What one unit is.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The first day.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last_day(&self) -> Date {
        let after = self.zoom.step(self.first, i64::try_from(self.units).unwrap_or(i64::MAX));
        if after == Date::MAX { after } else { after.yesterday().unwrap_or(after) }
    }

    /// The column in which a day begins; `None` for a day before the first or after the last.
    pub fn column(&self, day: Date) -> Option<usize> {
        let (before, of) = self.place(day)?;
        Some(before * self.columns / of)
    }

    /// The last column that a day has a part of.
    pub fn last_column(&self, day: Date) -> Option<usize> {
        let (before, of) = self.place(day)?;
        Some(((before + 1) * self.columns - 1) / of)
    }

    /// The columns from one day to another, as far as they are laid out.
    pub fn span(&self, from: Date, to: Date) -> Option<(usize, usize)> {
        let (from, to) = (from.max(self.first), to.min(self.last_day()));
        if from > to {
            return None;
        }
        Some((self.column(from)?, self.last_column(to)?))
    }

    /// How many days lie before a day, of how many, as if every unit were as long as its own.
    fn place(&self, day: Date) -> Option<(usize, usize)> {
        if day < self.first {
            return None;
        }
        let unit = usize::try_from(self.zoom.between(self.first, day)).ok()?;
        let within = usize::try_from(days(self.zoom.start(day), day)).ok()?;
        let length = usize::try_from(self.zoom.length(day)).ok()?;
        (unit < self.units).then_some((unit * length + within, self.units * length))
    }

    /// The two lines above the columns: years over months or quarters, months over weeks.
    pub fn head(&self) -> [String; 2] {
        self.labels().map(|labels| {
            let words = labels.into_iter();
            let line = words.fold(String::new(), |line, (at, word)| format!("{line:at$}{word}"));
            format!("{line:0$}", self.columns)
        })
    }

    /// The words of these two lines, each with the column that it begins in.
    pub fn labels(&self) -> [Vec<(usize, String)>; 2] {
        let wide = self.columns / self.units;
        let starts: Vec<(usize, Date)> = (0..self.units)
            .map(|unit| self.zoom.step(self.first, i64::try_from(unit).unwrap_or(i64::MAX)))
            .filter_map(|day| Some((self.column(day)?, day)))
            .collect();
        let top = |day: Date| match self.zoom {
            Zoom::Week => day.strftime("%b %Y").to_string(),
            _ => day.strftime("%Y").to_string(),
        };
        let begins = |day: Date| match self.zoom {
            Zoom::Week => day.day() <= 7,
            _ => day.month() == 1,
        };
        let (mut over, mut under) = (BTreeMap::new(), BTreeMap::new());
        // What it begins with is told where there is room before the first that begins in it.
        for &(column, day) in starts.iter().filter(|(_, day)| begins(*day)).chain(starts.first()) {
            self.put(&mut over, column, top(day));
        }
        for &(column, day) in starts.iter().filter(|_| wide > 0) {
            self.put(&mut under, column, self.label(day, wide));
        }
        [over, under].map(|labels| labels.into_iter().collect())
    }

    /// Puts a word at a column; nothing where it does not fit, or where it would touch another.
    /// Single letters may stand side by side.
    fn put(&self, placed: &mut BTreeMap<usize, String>, column: usize, word: String) {
        let gap = |other: &str| usize::from(word.len().max(other.len()) > 1);
        let end = column + word.len();
        let before = placed.range(..=column).next_back();
        let after = placed.range(column..).next();
        let touches = before.is_some_and(|(at, other)| at + other.len() + gap(other) > column)
            || after.is_some_and(|(at, other)| end + gap(other) > *at);
        if end <= self.columns && !touches {
            placed.insert(column, word);
        }
    }

    fn label(&self, day: Date, wide: usize) -> String {
        match self.zoom {
            Zoom::Week => day.day().to_string(),
            Zoom::Month if wide >= WORD => day.strftime("%b").to_string(),
            Zoom::Month => day.strftime("%b").to_string().chars().take(1).collect(),
            Zoom::Quarter if wide >= WORD - 1 => format!("Q{}", (day.month() + 2) / 3),
            Zoom::Quarter => ((day.month() + 2) / 3).to_string(),
        }
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn months_stand_side_by_side_under_their_years() {
        let scale = TimeScale::new(Zoom::Month, date(2016, 7, 19), date(2017, 2, 1), 26);
        assert_eq!(scale.columns(), 24);
        assert_eq!((scale.first(), scale.last_day()), (date(2016, 7, 1), date(2017, 2, 28)));
        assert_eq!(scale.head(), ["2016              2017  ", "J  A  S  O  N  D  J  F  "]);
        assert_eq!(scale.column(date(2016, 6, 30)), None);
        assert_eq!(scale.column(date(2016, 7, 1)), Some(0));
        assert_eq!(scale.column(date(2017, 1, 31)), Some(20));
        assert_eq!(scale.span(date(2016, 1, 1), date(2016, 8, 31)), Some((0, 5)));
        assert_eq!(scale.span(date(2017, 3, 1), date(2017, 8, 31)), None);
    }

    #[test]
    fn weeks_and_quarters_have_their_own_heads() {
        let weeks = TimeScale::new(Zoom::Week, date(2017, 6, 28), date(2017, 7, 20), 12);
        assert_eq!(weeks.head(), ["   Jul 2017 ", "26 3  10 17 "]);
        let quarters = TimeScale::new(Zoom::Quarter, date(2016, 9, 1), date(2017, 6, 1), 16);
        assert_eq!(quarters.head(), ["2016    2017    ", "Q3  Q4  Q1  Q2  "]);
        let words = TimeScale::new(Zoom::Month, date(2016, 12, 1), date(2017, 2, 1), 15);
        assert_eq!(words.head(), ["2016 2017      ", "Dec  Jan  Feb  "]);
        let letters = TimeScale::new(Zoom::Month, date(2016, 12, 1), date(2017, 5, 1), 6);
        assert_eq!(letters.head(), [" 2017 ", "DJFMAM"]);
    }

    #[test]
    fn thirty_years_and_one_day_have_a_scale() {
        let long = TimeScale::new(Zoom::Week, date(2000, 1, 1), date(2029, 12, 31), 60);
        assert_eq!(long.columns(), 60);
        assert_eq!(long.head()[1].trim(), "");
        assert_eq!(long.column(date(2029, 12, 31)), Some(59));
        let day = date(2017, 7, 17);
        let short = TimeScale::new(Zoom::Week, day, day, 60);
        assert_eq!((short.columns(), short.span(day, day)), (60, Some((0, 8))));
    }

    #[test]
    fn a_zoom_is_read_and_a_slip_is_told() {
        assert_eq!("Months".parse::<Zoom>(), Ok(Zoom::Month));
        assert_eq!("quartr".parse::<Zoom>(), Err("did you mean `quarter`?".to_owned()));
        assert_eq!(
            "fortnight".parse::<Zoom>(),
            Err("the zooms are week, month and quarter".to_owned())
        );
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
    }

    proptest! {
        #[test]
        fn columns_never_run_backwards_and_every_day_has_its_own(
            zoom in prop::sample::select(Zoom::ALL.to_vec()),
            from in any_day(), long in 0_i64..20_000, columns in 0_usize..200,
            offsets in (0_i64..20_000, 0_i64..20_000),
        ) {
            let to = from.saturating_add(long.days());
            let scale = TimeScale::new(zoom, from, to, columns);
            prop_assert!(scale.columns() >= 1 && scale.columns() <= columns.max(1));
            let [one, other] = [offsets.0.min(offsets.1), offsets.0.max(offsets.1)]
                .map(|offset| from.saturating_add(offset.min(long).days()));
            let place = |day| (scale.column(day).unwrap(), scale.last_column(day).unwrap());
            let ((a, a_end), (b, b_end)) = (place(one), place(other));
            prop_assert!(a <= b && a_end <= b_end && a <= a_end && b_end < scale.columns());
            prop_assert_eq!(scale.span(one, other), Some((a, b_end)));
            if one != other && one.saturating_add(1.days()) == other {
                prop_assert!(b <= a_end + 1, "a gap after {}", one);
            }
        }

        #[test]
        fn no_days_and_no_width_are_too_strange(
            zoom in prop::sample::select(Zoom::ALL.to_vec()),
            from in any_day(), units in 0_usize..90, wide in 0_usize..9, by in -2_000_000_i64..2_000_000,
        ) {
            let scale = TimeScale::of_units(zoom, zoom.step(from, by), units, wide);
            prop_assert!(scale.first() <= scale.last_day());
            prop_assert!(scale.head().iter().all(|line| line.len() == scale.columns()));
        }
    }
}
