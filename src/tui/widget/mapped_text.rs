//! A text laid out in lines that know which letters of it they show, so that some can be lit.

use std::ops::Range;

use super::text;

/// One line of a text that was wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MappedLine {
    /// What it shows.
    pub text: String,
    /// For each letter (`char`) of it, the letter of the whole text.
    pub origin: Vec<usize>,
}

impl MappedLine {
    /// A text as lines of at most `cells`; line breaks of the text are kept.
    pub fn wrap(whole: &str, cells: usize) -> Vec<Self> {
        let mut letters = whole.chars().enumerate();
        let mut place = |shown: char| {
            // Only blanks at the end of a line are left out.
            letters.find(|&(_, letter)| letter == shown).map(|(at, _)| at)
        };
        text::wrap(whole, cells, 0)
            .into_iter()
            .map(|text| Self { origin: text.chars().filter_map(&mut place).collect(), text })
            .collect()
    }

    /// The line cut where its letters begin or end to be in one of these ranges: each piece, and
    /// the place of the range that it lies in.
    pub fn pieces(&self, ranges: &[Range<usize>]) -> Vec<(String, Option<usize>)> {
        let mut pieces: Vec<(String, Option<usize>)> = Vec::new();
        for (letter, at) in self.text.chars().zip(&self.origin) {
            let range = ranges.iter().position(|range| range.contains(at));
            match pieces.last_mut() {
                Some((words, own)) if *own == range => words.push(letter),
                _ => pieces.push((letter.to_string(), range)),
            }
        }
        pieces
    }

    /// Whether it shows a letter of a range.
    pub fn shows(&self, range: &Range<usize>) -> bool {
        let (first, last) = (self.origin.first(), self.origin.last());
        first.zip(last).is_some_and(|(&first, &last)| first < range.end && range.start <= last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_phrase_is_lit_over_the_end_of_a_line() {
        let lines = MappedLine::wrap("one two three\n  four", 8);
        let all: Vec<_> =
            lines.iter().map(|line| line.pieces(std::slice::from_ref(&(4..13)))).collect();
        assert_eq!(
            all,
            [
                vec![("one ".to_owned(), None), ("two".to_owned(), Some(0))],
                vec![("three".to_owned(), Some(0))],
                vec![("  four".to_owned(), None)],
            ]
        );
        assert!(lines[1].shows(&(4..13)) && !lines[2].shows(&(4..13)) && !lines[0].shows(&(8..9)));
    }

    proptest! {
        #[test]
        fn each_letter_that_shows_is_the_one_that_it_says(whole in "[a c\n日é]{0,60}|\\PC{0,40}", cells in 1_usize..20) {
            let letters: Vec<char> = whole.chars().collect();
            let mut last = None;
            for line in MappedLine::wrap(&whole, cells) {
                prop_assert_eq!(line.text.chars().count(), line.origin.len());
                for (shown, at) in line.text.chars().zip(line.origin) {
                    prop_assert_eq!(shown, letters[at]);
                    prop_assert!(last.is_none_or(|last| last < at));
                    last = Some(at);
                }
            }
        }
    }
}
