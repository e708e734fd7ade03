//! Years of money: calendar years and financial years, one after the other.

use jiff::civil::Date;

use crate::calendar::When;

/// The most years that are named one by one.
const MOST: i16 = 60;

/// When a year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum YearKind {
    /// On 1 January.
    Calendar,
    /// On 1 April.
    Financial,
}

/// One year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Year {
    /// Its first day.
    pub first: Date,
    /// When such a year begins.
    pub kind: YearKind,
}

impl Year {
    /// The year that a date means; `None` unless it is one whole calendar or financial year.
    pub fn read(when: &When) -> Option<Self> {
        let (first, last) = (when.first_day()?, when.last_day()?);
        let kind = match (first.month(), first.day()) {
            (1, 1) => YearKind::Calendar,
            (4, 1) => YearKind::Financial,
            _ => return None,
        };
        let year = Self { first, kind };
        (last.tomorrow().ok()? == year.next()?.first).then_some(year)
    }

    fn next(self) -> Option<Self> {
        let first = Date::new(self.first.year().checked_add(1)?, self.first.month(), 1).ok()?;
        Some(Self { first, ..self })
    }

    /// As it is written: `2017`, `2017/18`.
    pub fn describe(self) -> String {
        let year = self.first.year();
        match self.kind {
            YearKind::Calendar => year.to_string(),
            YearKind::Financial => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
        }
    }
}

/// Every year from the first of these to the last, and whether too many lie between to name.
pub(super) fn through(known: &[Year]) -> (Vec<Year>, bool) {
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return (Vec::new(), false);
    };
    if last.first.year() - first.first.year() > MOST {
        return (known.to_vec(), true);
    }
    let all = std::iter::successors(Some(*first), |year| year.next());
    (all.take_while(|year| year.first <= last.first).collect(), false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn words(text: &str) -> Option<String> {
        Year::read(&When::read(text)).map(Year::describe)
    }

    #[test]
    fn only_whole_years_are_years() {
        assert_eq!(words("2017").as_deref(), Some("2017"));
        assert_eq!(words("2017/18").as_deref(), Some("2017/18"));
        assert_eq!(words("2099/2100").as_deref(), Some("2099/00"));
        for text in ["by 2021", "late 2017", "2017-Q2", "2017..2018", "standing", "2017-01-01"] {
            assert_eq!(words(text), None, "{text}");
        }
        assert_eq!(words("9999"), None);
    }

    #[test]
    fn years_between_are_named_unless_they_are_too_many() {
        let year = |text: &str| Year::read(&When::read(text)).unwrap();
        let (all, has_gaps) = through(&[year("2017/18"), year("2020/21")]);
        let all: Vec<String> = all.into_iter().map(Year::describe).collect();
        assert_eq!((all.join(" "), has_gaps), ("2017/18 2018/19 2019/20 2020/21".into(), false));
        let (all, has_gaps) = through(&[year("1900"), year("2017")]);
        assert_eq!((all.len(), has_gaps), (2, true));
        assert_eq!(through(&[]), (Vec::new(), false));
    }
}
