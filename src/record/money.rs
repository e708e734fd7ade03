//! Sums of money as printed ("£1.2 million"), read into whole pence so that they can be added up.
//!
//! `up to £2m`, `£2m each` and `£2m recurrent` keep what is said of the sum as a mark.

use std::fmt;

use serde::{Serialize, Serializer};

use super::money_marks::MoneyMarks;
use crate::text::{Clean, fold::fold};

/// How people write a multiple of pounds, and how many noughts it puts behind the pence.
const UNITS: [(&str, u32); 10] = [
    ("", 2),
    ("k", 5),
    ("thousand", 5),
    ("m", 8),
    ("mn", 8),
    ("million", 8),
    ("bn", 11),
    ("billion", 11),
    ("tn", 14),
    ("trillion", 14),
];

const PENCE_A_POUND: u128 = 100;
const PENCE_A_MILLION: u128 = 100_000_000;

/// A sum as printed, together with the pence that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    written: Clean,
    figure: Figure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Pence(i128, MoneyMarks),
    NotStated,
    Unread,
}

/// A sum that is not known yet, beside `not stated`.
const NOT_KNOWN: [&str; 3] = ["tbc", "to be confirmed", "to be determined"];

impl Money {
    /// Words as they stand in a record; never fails, see [`Money::is_read`]. Only pounds are
    /// read, and only sums of whole pence; `-£2m` and `(£2m)` are negative, `nil` is nothing.
    pub fn read(text: &str) -> Self {
        let written = Clean::line(text);
        let folded = fold(&written);
        let (marks, sum) = MoneyMarks::split(&folded);
        let figure = match pence(sum) {
            Some(pence) => Figure::Pence(pence, marks),
            None if folded == "nil" => Figure::Pence(0, marks),
            None if folded == "not stated" || NOT_KNOWN.contains(&&*folded) => Figure::NotStated,
            None => Figure::Unread,
        };
        Self { written, figure }
    }

    /// The words as written.
    pub fn as_written(&self) -> &Clean {
        &self.written
    }

    /// The sum in pence; `None` where it is not stated or cannot be read.
    pub fn pence(&self) -> Option<i128> {
        match self.figure {
            Figure::Pence(pence, _) => Some(pence),
            Figure::NotStated | Figure::Unread => None,
        }
    }

    /// What is said of the sum: a limit, for each, every year.
    pub fn marks(&self) -> MoneyMarks {
        match self.figure {
            Figure::Pence(_, marks) => marks,
            Figure::NotStated | Figure::Unread => MoneyMarks::default(),
        }
    }

    /// Whether both are read, and mean the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.is_read() && self.figure == other.figure
    }

    /// Whether a figure was given; false only for `not stated` and `TBC`.
    pub fn is_stated(&self) -> bool {
        self.figure != Figure::NotStated
    }

    /// Whether the words were understood; the others deserve a warning.
    pub fn is_read(&self) -> bool {
        self.figure != Figure::Unread
    }

    /// Pence printed for people: `£16.3m` from a million on (rounded to the nearest tenth, halves
    /// upwards in size), `£75,500` below, with pence (`£12.50`) only where there are any.
    pub fn format_pence(pence: i128) -> String {
        let (size, minus) = (pence.unsigned_abs(), minus(pence));
        if size < PENCE_A_MILLION {
            return match size % PENCE_A_POUND {
                0 => format!("{minus}£{}", grouped(size / PENCE_A_POUND)),
                _ => Self::in_full(pence),
            };
        }
        let tenths = (size + PENCE_A_MILLION / 20) / (PENCE_A_MILLION / 10);
        match (grouped(tenths / 10), tenths % 10) {
            (millions, 0) => format!("{minus}£{millions}m"),
            (millions, tenth) => format!("{minus}£{millions}.{tenth}m"),
        }
    }

    /// Pence printed to the last penny: `£1,234.56`.
    pub fn in_full(pence: i128) -> String {
        let size = pence.unsigned_abs();
        let pounds = grouped(size / PENCE_A_POUND);
        format!("{}£{pounds}.{:02}", minus(pence), size % PENCE_A_POUND)
    }
}

fn pence(folded: &str) -> Option<i128> {
    let in_brackets = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let after_minus = folded.strip_prefix('-');
    let negative = in_brackets.or(after_minus);
    let sum = negative.unwrap_or(folded).trim().strip_prefix('£')?.trim_start();

    let end = sum.find(|c: char| !matches!(c, '0'..='9' | ',' | '.')).unwrap_or(sum.len());
    let (number, unit) = sum.split_at(end);
    let (_, noughts) = UNITS.iter().find(|(name, _)| *name == unit.trim_start())?;
    let (whole, part) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, part)) => (whole, part.trim_end_matches('0')),
        None => (number, ""),
    };
    // A part of a penny cannot be added up exactly, so such a sum is not read.
    let noughts_after_part = noughts.checked_sub(u32::try_from(part.len()).ok()?)?;
    let whole = ungrouped(whole)?.checked_mul(10_u128.pow(*noughts))?;
    let part = if part.is_empty() { 0 } else { digits(part)? * 10_u128.pow(noughts_after_part) };
    let size = whole.checked_add(part)?;
    match negative {
        Some(_) => 0_i128.checked_sub_unsigned(size),
        None => size.try_into().ok(),
    }
}

/// Reads `1234` or `1,234`; a comma anywhere but before three digits may be a slip.
fn ungrouped(number: &str) -> Option<u128> {
    let mut groups = number.split(',');
    let first = groups.next()?;
    let groups_of_three = groups.all(|group| group.len() == 3);
    let well_grouped = !number.contains(',') || (groups_of_three && first.len() <= 3);
    if well_grouped && !first.is_empty() { digits(&number.replace(',', "")) } else { None }
}

fn digits(text: &str) -> Option<u128> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn minus(pence: i128) -> &'static str {
    if pence < 0 { "-" } else { "" }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sums_are_read_as_they_are_printed() {
        for (text, pence) in [
            ("£156m", 15_600_000_000),
            ("£156million", 15_600_000_000),
            ("£1.2 million", 120_000_000),
            ("£240,000", 24_000_000),
            ("£16.35m", 1_635_000_000),
            ("£3bn", 300_000_000_000),
            ("£12.50", 1_250),
            ("£75K", 7_500_000),
            ("£1,234.5", 123_450),
            ("£0.1234567m", 12_345_670),
            ("-£2m", -200_000_000),
            ("−£2m", -200_000_000),
            ("(£2m)", -200_000_000),
            (" £ 0 ", 0),
        ] {
            let money = Money::read(text);
            assert_eq!(money.pence(), Some(pence), "{text}");
            assert!(money.is_stated() && money.is_read(), "{text}");
        }
    }

    #[test]
    fn what_is_no_sum_of_pounds_is_not_read() {
        for text in [
            "",
            "£",
            "156m",
            "€2m",
            "$2m",
            "about £2m",
            "£1-2m",
            "£1.234",
            "£12.",
            "£.5m",
            "£1,2m",
            "£1234,567",
            "£,123",
            "£1.2.3",
            "£1.0,1m",
            "(£2m",
            "(-£2m)",
            "£-2m",
            "£2\u{200b}m",
            "£999999999999999999999999999999bn",
            "£340282366920938463463374607431768211456",
        ] {
            let money = Money::read(text);
            assert_eq!(money.pence(), None, "{text}");
            assert!(money.is_stated() && !money.is_read(), "{text}");
        }
    }

    #[test]
    fn a_fund_without_a_figure_is_read_and_not_stated() {
        let money = Money::read("Not  stated");
        assert!(!money.is_stated() && money.is_read());
        assert_eq!(money.pence(), None);
        for text in ["TBC", "to be confirmed", "To be determined"] {
            assert!(money.is_same_as(&Money::read(text)), "{text}");
        }
        assert_eq!(Money::read("Nil").pence(), Some(0));
        assert!(Money::read("nil").is_stated() && !Money::read("nil each").is_read());
    }

    #[test]
    fn pence_are_printed_for_people() {
        for (pence, words) in [
            (1_630_000_000, "£16.3m"),
            (1_635_000_000, "£16.4m"),
            (15_600_000_000, "£156m"),
            (300_000_000_000, "£3,000m"),
            (100_000_000, "£1m"),
            (99_999_900, "£999,999"),
            (7_550_000, "£75,500"),
            (1_250, "£12.50"),
            (5, "£0.05"),
            (0, "£0"),
            (-200_000_000, "-£2m"),
            (-7_550_001, "-£75,500.01"),
        ] {
            assert_eq!(Money::format_pence(pence), words);
        }
        assert_eq!(Money::in_full(i128::MIN).len(), "-£".len() + 37 + 12 + ".28".len());
    }

    #[test]
    fn a_sum_is_written_out_as_it_came_in() {
        let json = serde_json::to_string(&Money::read("£156million")).unwrap();
        assert_eq!(json, r#""£156million""#);
    }

    proptest! {
        #[test]
        fn every_sum_printed_in_full_reads_back(pence in any::<i128>(), small in -1_000_000_i128..1_000_000) {
            for pence in [pence, small, i128::MIN, i128::MAX] {
                prop_assert_eq!(Money::read(&Money::in_full(pence)).pence(), Some(pence));
            }
        }

        #[test]
        fn a_sum_printed_for_people_is_off_by_a_twentieth_of_a_million_at_most(pence in any::<i64>()) {
            let read = Money::read(&Money::format_pence(pence.into())).pence().unwrap();
            prop_assert!((read - i128::from(pence)).abs() <= 5_000_000);
        }

        #[test]
        fn no_text_is_too_strange_to_read(text in "[-(]?£?[0-9,.]{0,45}[a-z ]{0,9}|\\PC*") {
            let money = Money::read(&text);
            prop_assert_eq!(money.as_written(), &Clean::line(&text));
            let _ = money.pence().map(Money::format_pence);
        }
    }
}
