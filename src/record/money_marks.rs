//! What is said of a sum of money that is not simply so much: a limit, one of several, every year.

/// What is said of a sum that is not simply so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MoneyMarks {
    /// It is a limit: `up to £2m`.
    pub is_limit: bool,
    /// It is for one of several: `£2m each`.
    pub is_each: bool,
    /// It comes every year: `£2m recurrent`.
    pub is_recurrent: bool,
}

/// What stands before a limit; the first is how it is printed.
const LIMIT: [&str; 4] = ["up to ", "no more than ", "not exceeding ", "a maximum of "];

/// What stands behind the sum for one of several; the first is how it is printed.
const EACH: [&str; 2] = [" each", " per unit"];

/// What stands behind the sum of every year; the first is how it is printed.
const RECURRENT: [&str; 6] =
    [" recurrent", " recurring", " a year", " per year", " per annum", " p.a."];

impl MoneyMarks {
    /// The marks of a sum in folded words, and the words of the sum alone.
    pub(super) fn split(folded: &str) -> (Self, &str) {
        let mut marks = Self::default();
        let mut sum = folded;
        let mut ends = |words: &[&str]| {
            let rest = words.iter().find_map(|end| sum.strip_suffix(end));
            sum = rest.unwrap_or(sum);
            rest.is_some()
        };
        marks.is_recurrent = ends(&RECURRENT);
        marks.is_each = ends(&EACH);
        if let Some(rest) = LIMIT.iter().find_map(|begin| sum.strip_prefix(begin)) {
            (marks.is_limit, sum) = (true, rest);
        }
        (marks, sum)
    }

    /// A sum with its marks: `up to £2m each recurrent`.
    pub fn describe(self, sum: &str) -> String {
        let word = |is: bool, words: &[&'static str]| if is { words[0] } else { "" };
        let (limit, each) = (word(self.is_limit, &LIMIT), word(self.is_each, &EACH));
        format!("{limit}{sum}{each}{}", word(self.is_recurrent, &RECURRENT))
    }

    /// The marks by name, for scripts: `up-to`, `each`, `recurrent`.
    pub fn names(self) -> Vec<&'static str> {
        let all =
            [(self.is_limit, "up-to"), (self.is_each, "each"), (self.is_recurrent, "recurrent")];
        all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect()
    }

    /// The marks of two sums together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            is_limit: self.is_limit || other.is_limit,
            is_each: self.is_each || other.is_each,
            is_recurrent: self.is_recurrent || other.is_recurrent,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Money;
    use super::*;

    #[test]
    fn what_is_said_of_a_sum_is_kept_beside_it() {
        for (text, pence, names, printed) in [
            ("up to £47.4 million", 4_740_000_000, &["up-to"][..], "up to £47.4m"),
            ("No more than £2m", 200_000_000, &["up-to"], "up to £2m"),
            ("£1,890,000 each", 189_000_000, &["each"], "£1.9m each"),
            ("£3.2m recurrent", 320_000_000, &["recurrent"], "£3.2m recurrent"),
            ("£2m a year", 200_000_000, &["recurrent"], "£2m recurrent"),
            ("Up to £500 each per annum", 50_000, &["up-to", "each", "recurrent"], ""),
        ] {
            let money = Money::read(text);
            assert_eq!((money.pence(), money.marks().names()), (Some(pence), names.to_vec()));
            let words = money.marks().describe(&Money::format_pence(pence));
            assert!(printed.is_empty() || words == printed, "{words}");
            assert_eq!(money.as_written().as_str(), text);
        }
        for text in ["up to", "each", "£2m each each", "up to up to £2m", "up to TBC", "£2meach"]
        {
            assert!(!Money::read(text).is_read(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_sum_printed_with_its_marks_reads_back(
            pence in any::<i128>(), is_limit: bool, is_each: bool, is_recurrent: bool,
        ) {
            let marks = MoneyMarks { is_limit, is_each, is_recurrent };
            let read = Money::read(&marks.describe(&Money::in_full(pence)));
            prop_assert_eq!((read.pence(), read.marks()), (Some(pence), marks));
        }
    }
}
